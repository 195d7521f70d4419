"""How sure the order of the providers is: against what is unknown, and against other weightings.

Unknowns are independent: each one of each provider lies anywhere in its own range, so two providers are
compared by their difference, the worst of one against the best of the other. Weightings that keep a
person's order: Kirkwood & Sarin (1985), Operations Research 33(1). Providers are named by their ids.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, combinations, groupby, islice, pairwise, product
from math import inf
from operator import mul, sub
from typing import TypeAlias

from decision.method.preferences import Order, Preference
from decision.method.scoring import TIE, Score

CLEAR_LEAD = 5.0  # points; a project choice: a smaller lead alone does not set two providers apart

Blocks: TypeAlias = tuple[tuple[str, ...], ...]
"""Factor ids, most important first; those in none weigh 0. Those in one block are tied: nothing is said of
which of them counts more, so a weighting may part them in any way that keeps each no lighter than any of the
next block. No block at all means that nothing can be said of all weightings.
"""

ALIKE = TIE / 100  # the tie of scores in points, as a tie of values in [0, 1]


def possibly_first(ranked: Sequence[Score]) -> frozenset[str]:
    """The providers that some answers to what is unknown would put first, alone or level with others."""
    most = max((score.low for score in ranked), default=0.0)  # its own low is never above its high
    return frozenset(score.provider.id for score in ranked if score.high >= most - TIE)


def certainly_first(ranked: Sequence[Score]) -> frozenset[str]:
    """The providers that are first, alone or level with others, whatever the unknowns turn out to be."""
    highs = [score.high for score in ranked]
    *_, second, most = sorted((-inf, -inf, *highs))
    return frozenset(
        score.provider.id
        for score, high in zip(ranked, highs, strict=True)
        if score.low >= (second if high == most else most) - TIE
    )


def blocks_of(preference: Preference, factor_ids: Sequence[str]) -> Blocks:
    """The order a preference gives, ties as blocks; what does not matter is left out, the unplaced are last.

    Empty while words or numbers are not given for every factor: one still to come may turn the order around.
    Raises NothingMatters if every weight would be 0, and ValueError for an unknown or repeated id.
    """
    # Equal weight is what a tie means in all three ways, so the weights already hold the order.
    weights = preference.weights(factor_ids)
    if not isinstance(preference, Order) and preference.unanswered(factor_ids):
        return ()
    counted = sorted((id for id in factor_ids if weights[id] > 0), key=lambda id: -weights[id])
    return tuple(tuple(block) for _, block in groupby(counted, key=lambda id: weights[id]))


def order_proof(one: Score, other: Score, blocks: Blocks) -> bool:
    """Whether `one` is at least as good as `other` under every weighting that keeps the order.

    It is if and only if no cumulative sum of differences is below 0 (Kirkwood & Sarin 1985), those of a block
    taken least first, as the weighting that hurts `one` most parts it; with unknowns, `one` at its worst
    against `other` at its best. Nothing is order-proof where there is no block.
    Raises ValueError if `blocks` has an empty one, names a factor that is unknown, or one twice.
    """
    return bool(blocks) and _is_proof(one, other, places(one, blocks))


def _is_proof(one: Score, other: Score, at: Sequence[Sequence[int]]) -> bool:
    """As `order_proof`, with the places of the factors in each block."""
    ahead = list(map(sub, one.values.low, other.values.high))
    steps = (step for block in at for step in sorted(ahead[place] for place in block))
    return all(total >= -ALIKE for total in accumulate(steps))


def about_equal(ranked: Sequence[Score], blocks: Blocks) -> tuple[tuple[Score, ...], ...]:
    """The list in groups of about equal providers, each group headed by the one that leads it.

    A provider is in the group of the leader above it unless the leader is `CLEAR_LEAD` points ahead or
    more, or is order-proof over it; then it leads the next group. Providers that are level stay together.
    The points are those of the weights as set; without blocks they alone set two apart.
    Raises ValueError as `order_proof` does.
    """
    groups: list[list[Score]] = []
    at = places(ranked[0], blocks) if ranked and blocks else []
    for score in ranked:
        if groups and not _set_apart(groups[-1][0], score, at):
            groups[-1].append(score)
        else:
            groups.append([score])
    return tuple(map(tuple, groups))


def _set_apart(leader: Score, other: Score, at: Sequence[Sequence[int]]) -> bool:
    lead = leader.middle - other.middle
    # A provider is order-proof over its own double; that is no reason to part them.
    return lead > TIE and (lead >= CLEAR_LEAD - TIE or (bool(at) and _is_proof(leader, other, at)))


def places(score: Score, blocks: Blocks) -> list[list[int]]:
    """Where the factors of each block are among the factors of the score."""
    place = {factor.id: number for number, factor in enumerate(score.factors)}
    named = [id for block in blocks for id in block]
    if not named or not all(blocks):
        raise ValueError("the order has no factor or an empty place: name what matters")
    wrong = sorted(id for id in set(named) if id not in place or named.count(id) > 1)
    if wrong:
        raise ValueError(f"factor {', '.join(map(repr, wrong))} is unknown or there twice: name each once")
    return [[place[id] for id in block] for block in blocks]


# ---- the region of all weightings that keep an order
#
# Tied factors are free among themselves, so it is the part of the simplex of all weights where no factor is
# lighter than one of the next block. Weightings are rows of one weight for each factor that counts, block by
# block.

Row: TypeAlias = tuple[float, ...]  # a number for each factor that counts, block by block
Sizes: TypeAlias = tuple[int, ...]  # how many factors each block has

SPREAD = 4096  # weightings in a spread


@lru_cache
def planes_of(sizes: Sizes) -> tuple[tuple[int, int | None], ...]:
    """Where the order ends: a factor as heavy as one of the next block, or one of the last with no weight."""
    ends = [0, *accumulate(sizes)]
    blocks = [range(start, end) for start, end in pairwise(ends)]
    level = [pair for block, after in pairwise(blocks) for pair in product(after, block)]
    return (*level, *((place, None) for place in blocks[-1]))


@lru_cache
def corners_of(sizes: Sizes) -> tuple[tuple[Row, int], ...]:
    """The corners of all weightings that keep the order, with a bit for each plane of the order they lie on.

    All weight on one factor of the first block; or spread evenly over all blocks down to one, and over some
    or all factors of the next.
    """
    count, start, found = sum(sizes), 0, list[frozenset[int]]()
    for size in sizes:
        block, above = range(start, start + size), range(start)
        some = chain.from_iterable(
            combinations(block, picked) for picked in range(1, size + 1 if start else 2)
        )
        found += [frozenset((*above, *picked)) for picked in some]
        start += size
    return tuple(
        (
            tuple((place in carry) / len(carry) for place in range(count)),
            sum(1 << bit for bit, (a, b) in enumerate(planes_of(sizes)) if (a in carry) == (b in carry)),
        )
        for carry in found
    )


@lru_cache(maxsize=4)
def spread_over(sizes: Sizes) -> tuple[Row, ...]:
    """Weightings spread evenly over all that keep the order, by points spread evenly over a cube.

    The first axes of the cube give weights that fall from place to place, the others a turn to each of the
    tied. Even steps on one axis, Roberts' R sequence (2018) on the others.
    """
    size = sum(sizes)
    axes = size - 1 + sum(each for each in sizes if each > 1)
    root = 2.0
    for _ in range(64):
        root = (1 + root) ** (1 / axes)
    found = list[Row]()
    for number in range(SPREAD):
        others = ((0.5 + number * root**-axis) % 1 for axis in range(1, axes))
        point = iter(((number + 0.5) / SPREAD, *others))
        falling = iter(_falling(tuple(islice(point, size - 1))))
        found.append(
            tuple(chain.from_iterable(_turned(list(islice(falling, each)), point) for each in sizes))
        )
    return tuple(found)


def counted_first(rows: Sequence[Row], sizes: Sizes) -> list[float]:
    """The share of the spread weightings under which each row is first; rows that are level share them."""
    counts = [0.0] * len(rows)
    spread = spread_over(sizes)
    for scores in zip(*([sum(map(mul, row, weights)) for weights in spread] for row in rows), strict=True):
        least = max(scores) - ALIKE
        firsts = [number for number, score in enumerate(scores) if score >= least]
        for number in firsts:
            counts[number] += 1 / len(firsts)
    return [count / SPREAD for count in counts]


def _falling(point: Row) -> Row:
    """A point of a cube as weights that fall from place to place, equal volumes on equal ones."""
    # Broken off part by part, the point is laid on a simplex: a mix of the corners of the order.
    kept = (part ** (1 / (len(point) - number)) for number, part in enumerate(point))
    left = [*accumulate(kept, mul, initial=1.0), 0.0]
    means = [part / place for place, part in enumerate(map(sub, left, left[1:]), 1)]
    return tuple(accumulate(reversed(means)))[::-1]


def _turned(weights: list[float], turns: Iterator[float]) -> list[float]:
    """The weights of a block in the order of their turns; one alone takes none."""
    if len(weights) == 1:
        return weights
    return [weight for _, weight in sorted(zip(islice(turns, len(weights)), weights, strict=True))]
