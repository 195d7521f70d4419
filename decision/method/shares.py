"""The share of all weightings that keep a person's order under which each provider is first.

At middle values; the acceptability index of Lahdelma & Salminen (2001), Operations Research 49(3), under an
order. The highest score over all weightings is a polyhedron with a face for each who can be first: the double
description method (Fukuda & Prodon 1996) finds its vertices, and pyramids give the volumes (Cohen & Hickey
1979, Journal of the ACM 26(3)). If that is too much, weightings spread evenly are counted.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations, islice
from math import comb, factorial, isclose, prod
from operator import add, mul, sub
from typing import NamedTuple, TypeAlias

from decision.method.robustness import ALIKE, Blocks, Row, Sizes, corners_of, counted_first, places, planes_of
from decision.method.scoring import Score

# Beyond any of these the shares are about. The last two were set where the exact way took some 50 ms of one
# core: 10 for the vertices of six factors, and 20 to 45 microseconds for each face.
_MOST_FACTORS = 8
_MOST_VERTICES = 400
_MOST_FACES = 1_500


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares by provider id, from 0 to 1, summing to 1: `exact` to rounding, or about, within some 0.02."""

    by_id: Mapping[str, float]
    exact: bool


_Known: TypeAlias = dict[tuple[int, int], list[float]]  # what faces extend to, by dimension and face


class _Vertex(NamedTuple):
    """A weighting, the highest score there, from 0 to 1, and a bit for each plane it lies on.

    The planes are first those of the order, where a factor is as light as it may be, then those of the
    providers' scores.
    """

    weights: Row
    height: float
    planes: int


class _TooMuchWork(Exception):
    pass


def in_order(ranked: Sequence[Score], blocks: Blocks) -> tuple[tuple[str, Row], ...]:
    """The id of each of one or more providers with its middle values: all of them that its share depends on.

    Raises ValueError for `blocks` that are empty or name a factor wrongly.
    """
    order = [place for block in places(ranked[0], blocks) for place in block]
    return tuple((score.provider.id, tuple(map(score.values.middle.__getitem__, order))) for score in ranked)


def shares_among(providers: Sequence[tuple[str, Row]], sizes: Sizes) -> Shares:
    """The share of the weightings that keep the order under which each provider is first, at middle values.

    `providers` are as `in_order` has them, one or more; `sizes` is how many factors each block has.
    Providers that are level wherever they are first share equally what they have together.
    """
    rows = dict(providers)
    left = [id for id, row in rows.items() if not any(_covers(other, row, sizes) for other in rows.values())]
    # The order of the work, and so its rounding, must not depend on the order of the list.
    left.sort(key=lambda id: (-sum(rows[id]), rows[id]))
    contenders = [rows[id] for id in left]
    found = _exactly(contenders, sizes)
    shares = counted_first(contenders, sizes) if found is None else found
    return Shares(dict.fromkeys(rows, 0.0) | dict(zip(left, shares, strict=True)), found is not None)


def _covers(one: Row, other: Row, sizes: Sizes) -> bool:
    """Whether the other one has no share: some weightings put it behind, and none puts it ahead."""
    differences = map(sub, one, other)
    total, count, is_ahead = 0.0, 0, False
    for size in sizes:
        block = sorted(islice(differences, size))
        lows = list(accumulate(block, initial=total))
        if min(lows) < 0:
            return False
        highs = accumulate(reversed(block), initial=total)
        is_ahead = is_ahead or any(high > ALIKE * place for place, high in enumerate(highs, count))
        total, count = lows[-1], count + size
    return is_ahead


def _exactly(rows: Sequence[Row], sizes: Sizes) -> list[float] | None:
    """The shares of providers none of which covers another, or None if they cannot be had exactly."""
    size = sum(sizes)
    if len(rows) == 1:
        return [1.0]
    if size > _MOST_FACTORS:
        return None
    order = planes_of(sizes)
    try:
        vertices = _vertices(rows, corners_of(sizes), len(order))
        planes = [
            sum(1 << number for number, vertex in enumerate(vertices) if vertex.planes >> plane & 1)
            for plane in range(len(order) + len(rows))
        ]
        # A weighting is known by all its parts but one, and on those the whole simplex has the determinant 1.
        at = {1 << number: vertex.weights[1:] for number, vertex in enumerate(vertices)}
        cells, known = planes[len(order) :], _Known()
        volumes = {cell: abs(_extent(cell, planes, size - 1, at, known)[0]) for cell in set(cells) - {0}}
    except _TooMuchWork:
        return None
    level = Counter(cells)
    whole = prod(map(factorial, sizes)) / factorial(
        sum(sizes)
    )  # of the order; the simplex of all weights is 1
    shares = [min(1.0, volumes.get(cell, 0.0) / whole) / level[cell] for cell in cells]
    # Differences hardly larger than a tie can blur a vertex; then the parts do not make the whole.
    return shares if isclose(sum(shares), 1, abs_tol=1e-9) else None


def _vertices(rows: Sequence[Row], corners: Sequence[tuple[Row, int]], order: int) -> list[_Vertex]:
    """The vertices of all that is no lower than any provider's score; `order` planes are the order's."""
    mask = (1 << order) - 1
    # What rises without end is a vertex at infinity: no weight at all, on no provider's plane.
    found = [_Vertex((0.0,) * len(rows[0]), 1.0, mask)]
    for weights, planes in corners:
        found.append(_Vertex(weights, sum(map(mul, rows[0], weights)), planes | 1 << order))
    for number, row in enumerate(rows[1:], order + 1):
        found = _raised(found, row, 1 << number)
        if len(found) > _MOST_VERTICES:
            raise _TooMuchWork
    # Those on the most planes of the order first: pyramids from them are the fewest.
    return sorted(found, key=lambda vertex: -(vertex.planes & mask).bit_count())


def _raised(found: Sequence[_Vertex], row: Row, plane: int) -> list[_Vertex]:
    """The vertices after one more provider, with its scores at the corners and the bit of its plane."""
    raised, under, over = [], [], []
    for vertex in found:
        gap = vertex.height - sum(map(mul, row, vertex.weights))
        if gap < -ALIKE:
            under.append((vertex, -gap))
        elif gap > ALIKE:
            over.append((vertex, gap))
            raised.append(vertex)
        else:
            raised.append(vertex._replace(planes=vertex.planes | plane))
    least, everyone = len(row) - 1, [vertex.planes for vertex in found]
    for low, depth in under:
        for high, gap in over:
            shared = low.planes & high.planes
            if shared.bit_count() >= least and _is_edge(shared, everyone):
                raised.append(_level(low, depth, high, gap, shared | plane))
    return raised


def _is_edge(shared: int, everyone: Sequence[int]) -> bool:
    """Whether the two vertices that share these planes are alone in that."""
    through = (planes for planes in everyone if shared & planes == shared)
    return not any(islice(through, 2, None))


def _level(low: _Vertex, depth: float, high: _Vertex, gap: float, planes: int) -> _Vertex:
    """Where an edge meets a provider's plane, with one end `depth` under it and the other `gap` over it."""
    mixed = [gap * one + depth * other for one, other in zip(low.weights, high.weights, strict=True)]
    whole = sum(mixed)
    height = (gap * low.height + depth * high.height) / whole
    return _Vertex(tuple(part / whole for part in mixed), height, planes)


def _extent(face: int, planes: list[int], level: int, at: Mapping[int, Row], known: _Known) -> list[float]:
    """The direction of a face of dimension `level` times its volume times level!, as a multivector.

    `planes` are all that can bound the face. It is cut into pyramids from one of its vertices over the facets
    without it; each is a step from there to the base, times the base. They lie in the same direction but
    for the sign, so they are turned to agree and added. `known` keeps the faces that others need too.
    """
    if level == 0:
        return [1.0]
    if (level, face) not in known:
        if len(known) >= _MOST_FACES:
            raise _TooMuchWork
        tip = face & -face
        # Parts of lower dimension among these come to nothing: they are out of parts before level 0.
        parts = {face & plane for plane in planes} - {face}
        facets = [part for part in parts if part.bit_count() >= level]
        total = [0.0] * comb(len(at[tip]), level)
        for base in facets:
            if not base & tip:
                step = list(map(sub, at[base & -base], at[tip]))
                pyramid = _times(step, _extent(base, facets, level - 1, at, known), level)
                agree = sum(map(mul, total, pyramid)) >= 0
                total = list(map(add if agree else sub, total, pyramid))
        known[level, face] = total
    return known[level, face]


def _times(step: list[float], base: list[float], degree: int) -> list[float]:
    """The exterior product of a vector and a multivector; `degree` is its own."""
    signed = step + [-part for part in step]
    ours, its = _factors_of_product(len(step), degree)
    products = map(mul, map(signed.__getitem__, ours), map(base.__getitem__, its))
    return list(map(sum, zip(*[products] * degree, strict=True)))


@lru_cache
def _factors_of_product(size: int, degree: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places in the signed step and in the base: `degree` products for each component of the whole."""
    place = {axes: number for number, axes in enumerate(combinations(range(size), degree - 1))}
    chosen = [(axes, number) for axes in combinations(range(size), degree) for number in range(degree)]
    ours = tuple(axes[number] + size * (number % 2) for axes, number in chosen)
    return ours, tuple(place[axes[:number] + axes[number + 1 :]] for axes, number in chosen)
