"""The method once more, by brute force, to hold the engine against: it shares no code with it.

A problem is drawn at random and kept as plain numbers. What an amount is worth is read off its scale again;
an unknown is filled with answers of every kind and scored again; the weightings that keep an order are known
by the corners of their region, found by solving every set of equations that could make one, and by drawing
from it. What the engine says is compared with that, and every disagreement is one line of text.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, islice, pairwise, permutations, product
from math import sqrt

from decision.method import calls, changing, robustness, scoring, shares
from decision.method.factors import Factor, Indicator, Levels, Points, Scale, YesNo
from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.method.providers import Measurement, Provider

Answer = float | bool | str
Weights = tuple[float, ...]

NEAR = 1e-7  # in points; closer than this, rounding decides
BEYOND = 1e-6  # of a weight: a third center may be first a little further on
DRAWS = 1000  # weightings, and fillings of one center, to count
ERRORS = 5.5  # standard errors that a count may be off


@dataclass(frozen=True)
class Fact:
    """One fact: how an amount is worth, its part of the whole factor, and what is allowed."""

    id: str
    kind: str  # "number", "yes" or "words"
    worths: tuple[tuple[Answer, float], ...]  # points of a number, or every answer
    share: float
    allowed: tuple[float, float] | None


@dataclass(frozen=True)
class Problem:
    """Factors as groups of facts, a table of amounts with None for unknown, and what a person said."""

    groups: tuple[tuple[Fact, ...], ...]
    table: tuple[dict[str, Answer | None], ...]
    preference: Preference

    @property
    def ids(self) -> list[str]:
        return [f"f{at}" for at in range(len(self.groups))]


# ---- drawing


def problem(seed: object) -> Problem:
    """A problem of two to four centers on one to four factors, the same for the same seed."""
    chance = random.Random(repr(seed))  # noqa: S311  (the same on every run; no secret)
    groups = tuple(_group(chance, at) for at in range(chance.randint(1, 4)))
    facts = [fact for group in groups for fact in group]
    table: list[dict[str, Answer | None]] = [
        {fact.id: _amount(chance, fact) for fact in facts} for _ in range(chance.randint(2, 4))
    ]
    for _ in range(chance.randint(0, 5)):
        chance.choice(table)[chance.choice(facts).id] = None
    return Problem(groups, tuple(table), _preference(chance, len(groups)))


def _group(chance: random.Random, at: int) -> tuple[Fact, ...]:
    parts = [chance.randint(1, 4) for _ in range(chance.choice([1, 1, 2]))]
    return tuple(_fact(chance, f"f{at}_{place}", part / sum(parts)) for place, part in enumerate(parts))


def _fact(chance: random.Random, id: str, share: float) -> Fact:
    kind = chance.choice(["number", "number", "yes", "words"])
    if kind == "yes":
        good = chance.random() < 0.5
        return Fact(id, kind, ((good, 1.0), (not good, 0.0)), share, None)
    worths = [chance.randint(0, 8) / 8 for _ in range(chance.randint(2, 3))]
    if len(set(worths)) == 1:
        worths[0] = (worths[0] + 0.5) % 1
    if kind == "words":
        return Fact(id, kind, tuple((f"w{at}", worth) for at, worth in enumerate(worths)), share, None)
    amounts = sorted(chance.sample(range(100), len(worths)))
    allowed = None
    if chance.random() < 0.5:
        least = chance.randint(-10, 90)
        allowed = float(least), float(least + chance.randint(0, 60))
    points = tuple((float(amount), worth) for amount, worth in zip(amounts, worths, strict=True))
    return Fact(id, kind, points, share, allowed)


def _amount(chance: random.Random, fact: Fact) -> Answer:
    if fact.kind == "number":
        least, most = fact.allowed or (-10.0, 110.0)
        return round(chance.uniform(least, most) * 4) / 4 if most - least > 1 else least
    return chance.choice(fact.worths)[0]


def _preference(chance: random.Random, count: int) -> Preference:
    ids = [f"f{at}" for at in range(count)]
    way = chance.choice(["order", "order", "words", "numbers"])
    if way == "words":
        said = {id: chance.choice(list(Word)) for id in ids if chance.random() < 0.9}
        return Words({**said, chance.choice(ids): Word.VERY})
    if way == "numbers":
        numbers = {id: float(chance.randint(0, 3)) for id in ids if chance.random() < 0.9}
        return Numbers({**numbers, chance.choice(ids): 2.0})
    chance.shuffle(ids)
    counted = chance.randint(1, count)
    blocks: list[tuple[str, ...]] = []
    for id in ids[: chance.randint(0, counted)]:
        if blocks and chance.random() < 0.4:
            blocks[-1] = (*blocks[-1], id)
        else:
            blocks.append((id,))
    return Order(tuple(blocks), frozenset(ids[counted:]))


# ---- the method by brute force


def worth(fact: Fact, answer: Answer) -> float:
    """What an answer is worth, read off the scale."""
    if fact.kind != "number":
        return dict(fact.worths)[answer]
    xs, ys = [float(x) for x, _ in fact.worths], [y for _, y in fact.worths]
    x = float(answer)
    if x <= xs[0] or x >= xs[-1]:
        return ys[0] if x <= xs[0] else ys[-1]
    at = max(place for place, start in enumerate(xs) if start <= x)
    return ys[at] * (xs[at + 1] - x) / (xs[at + 1] - xs[at]) + ys[at + 1] * (x - xs[at]) / (
        xs[at + 1] - xs[at]
    )


def corner_answers(fact: Fact) -> list[Answer]:
    """Answers among which are those worth least and most."""
    if fact.kind != "number":
        return [answer for answer, _ in fact.worths]
    xs = [float(x) for x, _ in fact.worths]
    least, most = fact.allowed or (xs[0], xs[-1])
    tried = [least, most, *(x for x in xs if least <= x <= most)]
    return [pick(tried, key=lambda x: worth(fact, x)) for pick in (min, max)]


def middle(fact: Fact) -> float:
    """What it counts as while it is not known: the mean of all answers, of a number's two ends."""
    worths = [worth(fact, answer) for answer in corner_answers(fact)]
    return sum(worths) / len(worths)


def worths_of(problem: Problem, row: dict[str, Answer | None]) -> Iterator[tuple[float, ...]]:
    """The worths on the factors of a center, its unknowns filled with corner answers in every combination.

    Of each factor only the least and the most of its fillings are combined with those of the others.
    """
    ends = []
    for group in problem.groups:
        options = [_options(fact, row[fact.id]) for fact in group]
        totals = [
            sum(f.share * v for f, v in zip(group, filled, strict=True)) for filled in product(*options)
        ]
        ends.append({min(totals), max(totals)})
    yield from product(*ends)


def _options(fact: Fact, answer: Answer | None) -> list[float]:
    return [worth(fact, each) for each in (corner_answers(fact) if answer is None else [answer])]


def middles_of(problem: Problem, row: dict[str, Answer | None]) -> tuple[float, ...]:
    """The worth on every factor with each unknown in its middle."""

    def one(fact: Fact) -> float:
        answer = row[fact.id]
        return middle(fact) if answer is None else worth(fact, answer)

    return tuple(sum(fact.share * one(fact) for fact in group) for group in problem.groups)


def points(weights: Sequence[float], worths: Sequence[float]) -> float:
    return 100 * sum(w * v for w, v in zip(weights, worths, strict=True))


def heights(preference: Preference, ids: Sequence[str]) -> list[int | None] | None:
    """How high each factor stands, equal where tied, None where it does not count; None with a gap in it."""
    if isinstance(preference, Order):
        found: list[int | None] = []
        for id in ids:
            at = [place for place, block in enumerate(preference.blocks) if id in block]
            found.append(None if id in preference.not_mattering else -(at[0] if at else len(ids)))
        return found
    said = preference.words if isinstance(preference, Words) else preference.numbers
    if any(id not in said for id in ids):
        return None
    return [int(said[id]) or None for id in ids]


def weights_of(preference: Preference, ids: Sequence[str]) -> Weights:
    """The weights as set: in proportion, or the mean of all corners of all ways to break the ties."""
    if not isinstance(preference, Order):
        said = preference.words if isinstance(preference, Words) else preference.numbers
        numbers = [float(said.get(id, 0)) for id in ids]
        return tuple(number / sum(numbers) for number in numbers)
    stands = heights(preference, ids) or []
    counted = [at for at, height in enumerate(stands) if height is not None]
    total, ways = [0.0] * len(ids), 0
    for order in permutations(counted):
        places = [stands[at] or 0 for at in order]
        if places != sorted(places, reverse=True):
            continue
        ways += 1
        for end in range(1, len(order) + 1):
            for at in order[:end]:
                total[at] += 1 / end / len(order)
    return tuple(each / ways for each in total)


def region_corners(stands: tuple[int | None, ...]) -> list[Weights]:
    """Every corner of the weightings that keep an order, in which what stands level is free."""
    counted = sorted((-height, at) for at, height in enumerate(stands) if height is not None)
    levels = sorted({height for height, _ in counted})
    found = []
    for corner in _corners_of_levels(tuple(levels.index(height) for height, _ in counted)):
        weights = [0.0] * len(stands)
        for (_, at), weight in zip(counted, corner, strict=True):
            weights[at] = float(weight)
        found.append(tuple(weights))
    return found


@cache
def _corners_of_levels(levels: tuple[int, ...]) -> list[tuple[Fraction, ...]]:
    """The corners where each weight has a level, 0 for the heaviest."""
    size, last = len(levels), max(levels)
    # Each row is one weight that may not fall below another of the next level, or below nothing.
    pairs = [(a, b) for a, b in product(range(size), repeat=2) if levels[b] == levels[a] + 1]
    rows = [[int(c == a) - int(c == b) for c in range(size)] for a, b in pairs]
    rows += [[int(c == a) for c in range(size)] for a in range(size) if levels[a] == last]
    found = set()
    for chosen in combinations(rows, size - 1):
        solved = _solved([[1] * size, *chosen], [1] + [0] * (size - 1))
        if solved and all(sum(r * w for r, w in zip(row, solved, strict=True)) >= 0 for row in rows):
            found.add(tuple(solved))
    return sorted(found)


def _solved(rows: Sequence[Sequence[int]], sums: Sequence[int]) -> list[Fraction] | None:
    """The one solution of as many equations as unknowns, by elimination; None if there is not just one."""
    table = [[*map(Fraction, row), Fraction(total)] for row, total in zip(rows, sums, strict=True)]
    for at in range(len(table)):
        pivot = next((row for row in table[at:] if row[at]), None)
        if pivot is None:
            return None
        table.remove(pivot)
        pivot = [each / pivot[at] for each in pivot]
        table = [[a - row[at] * b for a, b in zip(row, pivot, strict=True)] for row in table]
        table.insert(at, pivot)
    return [row[-1] for row in table]


def drawn_weights(chance: random.Random, stands: Sequence[int | None]) -> Weights:
    """One of all weightings that keep an order, all equally likely."""
    counted = [at for at, height in enumerate(stands) if height is not None]
    waits = sorted((chance.expovariate(1) for _ in counted), reverse=True)
    chance.shuffle(counted)  # so that which of the tied is heavier is left to chance
    counted.sort(key=lambda at: -(stands[at] or 0))
    weights = [0.0] * len(stands)
    for at, wait in zip(counted, waits, strict=True):
        weights[at] = wait / sum(waits)
    return tuple(weights)


def off(chance: float) -> float:
    """How far a count of draws may be from what is expected, a few hits for what is next to none among it."""
    return ERRORS * sqrt(max(chance * (1 - chance), 0.0) / DRAWS) + 6 / DRAWS


# ---- the engine's own form of a problem


def problem_of(factors: Sequence[Factor], providers: Sequence[Provider], seed: object) -> Problem:
    """A list as it is, with a preference drawn at random."""
    groups = tuple(tuple(map(_fact_of, factor.indicators)) for factor in factors)
    table = tuple({i.id: p.amount(i.id) for f in factors for i in f.indicators} for p in providers)
    return Problem(groups, table, _preference(random.Random(repr(seed)), len(groups)))  # noqa: S311  (as above)


def _fact_of(indicator: Indicator) -> Fact:
    match indicator.scale:
        case Points(worths):
            return Fact(indicator.id, "number", worths, indicator.share, indicator.allowed)
        case YesNo(good):
            return Fact(indicator.id, "yes", ((good, 1.0), (not good, 0.0)), indicator.share, None)
        case Levels(levels):
            return Fact(indicator.id, "words", levels, indicator.share, None)


def engine_factors(problem: Problem) -> list[Factor]:
    return [
        Factor(
            f"f{at}",
            "",
            tuple(Indicator(fact.id, "", _scale(fact), fact.share, allowed=fact.allowed) for fact in group),
        )
        for at, group in enumerate(problem.groups)
    ]


def _scale(fact: Fact) -> Scale:
    if fact.kind == "number":
        return Points(tuple((float(amount), worth) for amount, worth in fact.worths))
    if fact.kind == "yes":
        return YesNo(good=fact.worths[0][0] is True)
    return Levels(tuple((str(word), worth) for word, worth in fact.worths))


def engine_scores(problem: Problem) -> tuple[scoring.Score, ...]:
    providers = [
        Provider(f"c{at}", f"C{at}", {id: Measurement(amount, "drawn", None) for id, amount in row.items()})
        for at, row in enumerate(problem.table)
    ]
    values = scoring.valued(providers, engine_factors(problem))
    return scoring.rank(values, problem.preference.weights(problem.ids))


# ---- where the two disagree


def disagreements(problem: Problem, seed: int = 0) -> list[str]:
    """Everything the engine says of a problem that brute force does not find; each begins with its kind."""
    case = _Case(problem, seed)
    kinds = (_ranges, _firsts, _order_proof, _shares, _intervals, _calls)
    return [f"{kind.__name__[1:]}: {text}" for kind in kinds for text in kind(case)]


class _Case:
    """A problem, worked out by brute force; lists are by center, in the order of the table."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem = problem
        self.chance = random.Random(seed)  # noqa: S311  (the same on every run; no secret)
        self.weights = weights_of(problem.preference, problem.ids)
        self.stands = heights(problem.preference, problem.ids)
        self.filled = [list(worths_of(problem, row)) for row in problem.table]
        self.middles = [middles_of(problem, row) for row in problem.table]
        self.scores = {score.provider.id: score for score in engine_scores(problem)}
        self.by_row = [self.scores[f"c{at}"] for at in range(len(problem.table))]
        self.blocks = robustness.blocks_of(problem.preference, problem.ids)

    def firsts(self, weights: Weights) -> set[int]:
        """Who is first, or within rounding of it, with each unknown in the middle."""
        totals = [points(weights, worths) for worths in self.middles]
        return {at for at, total in enumerate(totals) if total >= max(totals) - NEAR}


def _ranges(case: _Case) -> Iterator[str]:
    for score, filled, mid in zip(case.by_row, case.filled, case.middles, strict=True):
        totals = [points(case.weights, worths) for worths in filled]
        expected = min(totals), points(case.weights, mid), max(totals)
        said = score.low, score.middle, score.high
        if any(abs(one - other) > NEAR for one, other in zip(said, expected, strict=True)):
            yield f"{score.provider.id} is {said}, not {expected}"


def _firsts(case: _Case) -> Iterator[str]:
    """Every center at the least and at the most of its fillings, in all combinations."""
    totals = [[points(case.weights, worths) for worths in filled] for filled in case.filled]
    ever, always = set[int](), set(range(len(totals)))
    for chosen in product(*({min(each), max(each)} for each in totals)):
        first = {at for at, total in enumerate(chosen) if total >= max(chosen) - NEAR}
        ever, always = ever | first, always & first
    for name, said, expected in (
        ("possibly", robustness.possibly_first(case.by_row), ever),
        ("certainly", robustness.certainly_first(case.by_row), always),
    ):
        if said != {f"c{at}" for at in expected}:
            yield f"{name} first are {sorted(said)}, not {sorted(expected)}"


def _order_proof(case: _Case) -> Iterator[str]:
    """At every corner of the region, one at the least of its fillings, the other at the most of its own."""
    if case.stands is None:
        if case.blocks:
            yield f"the order {case.blocks} is claimed of a preference with gaps"
        return
    corners = region_corners(tuple(case.stands))
    ends = [
        [(min(totals), max(totals)) for w in corners if (totals := [points(w, v) for v in filled])]
        for filled in case.filled
    ]
    for one, other in permutations(range(len(case.by_row)), 2):
        said = robustness.order_proof(case.by_row[one], case.by_row[other], case.blocks)
        pairs = zip(ends[one], ends[other], strict=True)
        holds = all(least >= most - NEAR for (least, _), (_, most) in pairs)
        if said != holds:
            yield f"c{one} over c{other} is said to be {said}, and is {holds}"


def first_shares(ranked: Sequence[scoring.Score], blocks: robustness.Blocks) -> shares.Shares:
    """The shares of scored providers, as the app has them worked out."""
    return shares.shares_among(shares.in_order(ranked, blocks), tuple(map(len, blocks)))


def _shares(case: _Case) -> Iterator[str]:
    if case.stands is None:
        return
    answer = first_shares(case.by_row, case.blocks)
    counts = [0.0] * len(case.by_row)
    for _ in range(DRAWS):
        first = case.firsts(drawn_weights(case.chance, case.stands))
        for at in first:
            counts[at] += 1 / len(first)
    for at, count in enumerate(counts):
        said, found = answer.by_id[f"c{at}"], count / DRAWS
        if abs(said - found) > off(said) + (0.0 if answer.exact else 0.02):
            yield f"c{at} has {said}, and {found} of those drawn"
    if abs(sum(answer.by_id.values()) - 1) > 1e-9:
        yield f"the sum is {sum(answer.by_id.values())}"


def _intervals(case: _Case) -> Iterator[str]:
    """Each weight on a grid and just beyond the ends, the others in proportion, scored again."""
    ranked = sorted(case.by_row, key=lambda score: (score.place, score.provider.name))
    leader = int(ranked[0].provider.id[1:])
    for at, id in enumerate(case.problem.ids if len(case.problem.ids) > 1 else []):
        said = changing.weight_interval(ranked, id)
        rest = 1 - case.weights[at]

        def again(weight: float, at: int = at, rest: float = rest) -> set[int]:
            count = len(case.weights) - 1
            others = [w / rest if rest > 1e-12 else 1 / count for w in case.weights]
            return case.firsts(tuple(weight if i == at else (1 - weight) * w for i, w in enumerate(others)))

        for step in range(21):
            weight = step / 20
            if said.low <= weight <= said.high and leader not in again(weight):
                yield f"c{leader} is not first at {weight} of {id}, inside {said.low} to {said.high}"
        for beyond in (said.low - BEYOND, said.high + BEYOND):
            # Those first together there may still be parted further on, where a lead grows slowly.
            if 0 <= beyond <= 1 and again(beyond) == {leader}:
                yield f"c{leader} is still first at {beyond} of {id}"


def _calls(case: _Case) -> Iterator[str]:
    """Answers drawn for all that is not known of a center, put in together and scored again."""
    found = calls.calls(sorted(case.by_row, key=lambda score: (score.place, score.provider.name)))
    said = [call.chance for call in found]
    if any(later > one + 1e-8 for one, later in pairwise(said)):
        yield f"the calls stand by {said}"
    totals = [points(case.weights, worths) for worths in case.middles]
    open_rows = {f"c{at}" for at, row in enumerate(case.problem.table) if None in row.values()}
    if {call.provider.id for call in found} != open_rows:
        yield f"calls go to {[call.provider.id for call in found]}, not {open_rows}"
    for call in found:
        at = int(call.provider.id[1:])
        rival = max(total for other, total in enumerate(totals) if other != at)
        before, changed = totals[at] - rival, 0
        for total in islice(_drawn_points(case, at), DRAWS):
            lead = total - rival
            changed += (before <= NEAR < lead) or (before >= -NEAR > lead)
        share = changed / DRAWS
        if abs(call.chance - share) > off(call.chance) + (0.0 if call.exact else 0.01):
            yield f"{call.provider.id} is said to change it with {call.chance}, and does with {share}"


def _drawn_points(case: _Case, at: int) -> Iterator[float]:
    """The points of a center with its unknowns answered at random, over and over."""
    row, known = case.problem.table[at], 0.0
    evens, few = list[tuple[float, float]](), list[list[float]]()
    for group, weight in zip(case.problem.groups, case.weights, strict=True):
        for fact in group:
            worths = [100 * weight * fact.share * each for each in _options(fact, row[fact.id])]
            if row[fact.id] is not None:
                known += worths[0]
            elif fact.kind == "number":
                evens.append((worths[0], worths[1] - worths[0]))
            else:
                few.append(worths)
    drawn = case.chance.random
    while True:
        yield (
            known
            + sum(least + width * drawn() for least, width in evens)
            + sum(each[int(drawn() * len(each))] for each in few)
        )
