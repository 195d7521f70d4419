"""All weightings that keep an order: the corners of their region, and points spread evenly over it.

Tied factors are free among themselves, so it is the part of the simplex of all weights where no factor is
lighter than one of the next block: of the size of product(block size!) / (factors!). Weightings are rows of
one weight for each factor that counts, block by block.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain, combinations, islice, pairwise, product
from math import factorial, prod
from operator import mul, sub
from typing import TypeAlias

Row: TypeAlias = tuple[float, ...]  # a number for each factor that counts, block by block
Sizes: TypeAlias = tuple[int, ...]  # how many factors each block has

SPREAD = 4096  # weightings in a spread


def size_of(sizes: Sizes) -> float:
    """The size of the region, the simplex of all weights being 1."""
    return prod(map(factorial, sizes)) / factorial(sum(sizes))


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
