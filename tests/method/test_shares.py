"""Shares of the weightings, against fractions by hand, closed forms, exact clipping and random weightings."""

import random
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method import shares
from decision.method.factors import Factor
from decision.method.preferences import Order
from decision.method.robustness import Blocks, blocks_of, order_proof
from decision.method.scoring import Score
from decision.method.shares import Shares
from tests.conftest import factor, provider, ranked
from tests.oracle import first_shares
from tests.strategies import orders, values

CLOSE = 1e-12
ABOUT = 0.02  # what the docstring of Shares promises

Rows = Sequence[Sequence[float]]


def named(count: int) -> list[Factor]:
    return [factor(f"f{place}") for place in range(count)]


def scored(rows: Rows) -> tuple[Score, ...]:
    """Centers C0, C1 and so on with these values on the factors f0, f1 and so on."""
    factors = named(len(rows[0]))
    centers = [
        provider(f"C{number}", **{f"f{place}": value for place, value in enumerate(row)})
        for number, row in enumerate(rows)
    ]
    return ranked(centers, factors, {f.id: 1 / len(factors) for f in factors})


def in_order(count: int) -> Blocks:
    return tuple((f"f{place}",) for place in range(count))


def found(rows: Rows, blocks: Blocks | None = None) -> Shares:
    return first_shares(scored(rows), blocks or in_order(len(rows[0])))


def shares_of(rows: Rows, blocks: Blocks | None = None) -> list[float]:
    """The shares by row."""
    by_id = found(rows, blocks).by_id
    return [by_id[f"c{number}"] for number in range(len(rows))]


def with_corners(corners: Rows) -> list[list[float]]:
    """Values, in order of what matters, whose means down to each place are these."""
    return [
        [place * mean - (place - 1) * before for place, (before, mean) in enumerate(pairwise((0, *row)), 1)]
        for row in corners
    ]


def seeded(*seed: object) -> random.Random:
    return random.Random(repr(seed))  # noqa: S311  (the same on every run; no secret)


def anything(count: int, size: int, seed: int) -> list[list[float]]:
    """Values spread evenly, or on a small grid, where many centers are level at many weightings."""
    chance = seeded(count, size, seed)
    grid = (None, (0, 0.5, 1), (0, 0.25, 0.5, 0.75, 1))[seed % 3]
    return [[chance.choice(grid) if grid else chance.random() for _ in range(size)] for _ in range(count)]


def rivals(count: int, size: int, seed: int) -> list[list[float]]:
    """Centers none of which covers another: their scores at the corners lie on a sphere."""
    chance = seeded(count, size, seed)
    corners = []
    for _ in range(count):
        row = [abs(chance.gauss(0, 1)) for _ in range(size)]
        corners.append([0.5 + part / sqrt(sum(map(pow, row, [2] * size))) / 4 / size for part in row])
    return with_corners(corners)


@st.composite
def tables(draw: st.DrawFn, kinds: int = 6, most: int = 7) -> tuple[Rows, Order]:
    """Up to `most` centers by up to `kinds` factors, and an order with ties; rows often stand twice."""
    width = draw(st.integers(1, kinds))
    row = st.lists(values, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=1, max_size=most))
    twice = draw(st.lists(st.sampled_from(rows), max_size=2))
    return [*rows, *twice], draw(orders([f"f{place}" for place in range(width)]))


def blocks_in(table: tuple[Rows, Order]) -> Blocks:
    rows, order = table
    return blocks_of(order, [f"f{place}" for place in range(len(rows[0]))])


def orderings(blocks: Blocks) -> list[list[str]]:
    """Every order without ties that parts these blocks: as weightings go, they are equally many of each."""
    parted = product(*(permutations(block) for block in blocks))
    return [[id for block in order for id in block] for order in parted]


def corners_of(rows: Rows, ordering: Sequence[str]) -> list[list[Fraction]]:
    """The exact mean of each row down to each place of an order without ties."""
    return [
        [
            sum((Fraction(row[int(id[1:])]) for id in ordering[:end]), Fraction(0)) / end
            for end in range(1, len(ordering) + 1)
        ]
        for row in rows
    ]


def mean(parts: Sequence[Fraction]) -> float:
    return float(sum(parts, Fraction(0)) / len(parts))


# ---- by hand


def test_two_centers_in_two_blocks_part_where_they_are_level() -> None:
    # On the first factor alone A leads by 0.6 - 0.5 = 1/10, over both it is behind by 0.6 - 0.4 = 2/10;
    # so it leads on the first 1/10 / (1/10 + 2/10) = 1/3 of the way.
    assert shares_of([[0.6, 0.2], [0.5, 0.7]]) == pytest.approx([1 / 3, 2 / 3])


def test_two_centers_in_three_blocks_part_by_a_cut_around_one_corner() -> None:
    # A's means are 0.9, 0.5, 0.4 and B's 0.6, 0.7, 0.7: A leads by 3/10, then is behind by 2/10 and 3/10.
    # The cut around the first corner leaves 3/5 of one side and 3/6 of the other: 3/5 * 1/2 = 3/10.
    assert shares_of([[0.9, 0.1, 0.2], [0.6, 0.8, 0.7]]) == pytest.approx([3 / 10, 7 / 10])


def test_three_centers_in_three_blocks_of_which_each_leads_at_one_corner() -> None:
    # The means are 1/2, but 1/2 + 3/10, 1/2 + 1/10 and 1/2 + 1/10 at a corner each. A's part is all but
    # where B or C is ahead of it: 1 - 1/(1 + 3) - 1/(1 + 3) + 1/(1 + 3 + 3) = 9/14; the rest is shared.
    rows = [[0.8, 0.2, 0.5], [0.5, 0.7, 0.3], [0.5, 0.5, 0.8]]
    assert shares_of(rows) == pytest.approx([9 / 14, 5 / 28, 5 / 28])


def test_tied_factors_are_free_so_two_that_lead_on_one_each_have_half() -> None:
    assert shares_of([[1, 0], [0, 1]], (("f0", "f1"),)) == pytest.approx([1 / 2, 1 / 2])
    # With the third factor last, the first two may still be parted either way.
    assert shares_of([[1, 0, 0.5], [0, 1, 0.5]], (("f0", "f1"), ("f2",))) == pytest.approx([1 / 2, 1 / 2])


def test_a_tie_is_cut_where_two_centers_are_level() -> None:
    # Of the two weights that sum to 1, A leads by w0 - 0.98 w1: from w0 = 0.98/1.98 on.
    assert shares_of([[1, 0], [0, 0.98]], (("f0", "f1"),)) == pytest.approx([1 / 1.98, 0.98 / 1.98])
    # Level on f2, whatever its weight: the same cut goes through the whole region from the corner it has.
    ash, birch = shares_of([[1, 0, 0.5], [0, 0.98, 0.5]], (("f0", "f1"), ("f2",)))
    assert 0.5 < ash < 0.52
    assert ash + birch == pytest.approx(1)


def test_what_is_in_no_block_has_no_weight() -> None:
    # The mean of both ways to part f0 and f1. With f0 first the leads at the corners are 0.8, 0.1 and -0.2/3:
    # all but a corner cut of 2/23 of one side and 2/5 of the other. With f1 first they are -0.6, 0.1, -0.2/3,
    # so A is ahead around the second corner only: 1/7 of one side and 3/5 of the other.
    rows = [[1, 0, 0.5, 0], [0.2, 0.6, 0.9, 1]]
    one, other = 1 - Fraction(2, 26) * Fraction(2, 5), Fraction(1, 7) * Fraction(3, 5)
    assert shares_of(rows, (("f0", "f1"), ("f2",)))[0] == pytest.approx(mean([one, other]))


def test_one_center_has_every_weighting() -> None:
    assert found([[0.25] * 12]) == Shares({"c0": 1.0}, exact=True)


def test_a_covered_center_has_no_share_and_the_other_has_all_of_it() -> None:
    # B is ahead on the second factor, but by less than it is behind on the first.
    assert found([[0.7, 0.4, 0.6], [0.5, 0.6, 0.4]]) == Shares({"c0": 1.0, "c1": 0.0}, exact=True)


def test_a_center_that_covers_all_others_has_every_weighting_under_however_many_blocks() -> None:
    answer = found([[0.25] * 12, [0.5] * 12, [0.5, *[0.25] * 11]])
    assert answer == Shares({"c1": 1.0, "c2": 0.0, "c0": 0.0}, exact=True)


def test_a_center_level_with_the_first_at_one_corner_only_has_no_share() -> None:
    assert shares_of([[0.5, 0.5], [0.5, 0.25], [0, 1]]) == [1, 0, 0]


def test_a_center_first_only_where_two_others_are_level_has_no_share() -> None:
    rows = with_corners([[0.6, 0.4, 0.5], [0.4, 0.6, 0.5], [0.5, 0.5, 0.5]])
    assert shares_of(rows) == pytest.approx([0.5, 0.5, 0])


def test_an_unknown_counts_in_the_middle() -> None:
    factors = named(2)
    centers = [provider("A", f0=0.6, f1=0.2), provider("B", f0=None, f1=0.7)]
    scores = ranked(centers, factors, {"f0": 0.5, "f1": 0.5})
    assert first_shares(scores, in_order(2)).by_id == pytest.approx({"a": 1 / 3, "b": 2 / 3})


@pytest.mark.parametrize("blocks", [((),), (("f9",),), (("f0",), ("f0",))])
def test_an_order_that_names_a_factor_wrongly_is_refused(blocks: Blocks) -> None:
    with pytest.raises(ValueError, match="name"):
        first_shares(scored([[1.0]]), blocks)


# ---- against closed forms and exact arithmetic


@pytest.mark.parametrize("size", [2, 3, 4, 5, 6, 7, 8])
def test_centers_that_lead_at_one_corner_each_have_the_shares_of_the_formula(size: int) -> None:
    # Mixes are exponential waits, divided by their sum; by inclusion and exclusion, i waits longest with
    # the chance: sum over sets of others of (-1)^size / (1 + sum of lead_i / lead_j).
    leads = [(2 + number) / 20 / size for number in range(size)]
    corners = [
        [0.5 + (lead if at == number else 0) for at in range(size)] for number, lead in enumerate(leads)
    ]
    expected = []
    for number, lead in enumerate(leads):
        parts = [lead / other for at, other in enumerate(leads) if at != number]
        subsets = [chosen for count in range(size) for chosen in combinations(parts, count)]
        expected.append(sum((-1) ** len(chosen) / (1 + sum(chosen)) for chosen in subsets))
    answer = found(with_corners(corners))
    assert answer.exact
    assert [answer.by_id[f"c{number}"] for number in range(size)] == pytest.approx(expected)


def part_ahead(differences: Sequence[Fraction]) -> Fraction:
    """The part of a simplex on which a mix of these is above 0, by recursion over the corners.

    Between a corner that leads by x and one that lags by y, an edge crosses 0 so that x and y split what
    each of the two smaller simplexes has. A corner at 0 moves no mix across 0, so it is left out.
    """
    leads = [lead for lead in differences if lead > 0]
    lags = [-lag for lag in differences if lag < 0]
    ahead = [Fraction(0)] * (len(lags) + 1)
    for lead in leads:
        ahead[0] = Fraction(1)
        for at, lag in enumerate(lags, 1):
            ahead[at] = (lead * ahead[at - 1] + lag * ahead[at]) / (lead + lag)
    return ahead[-1]


@pytest.mark.parametrize(
    ("differences", "part"),
    [
        pytest.param([1, -1], Fraction(1, 2), id="one each"),
        pytest.param([1, -1, -2], Fraction(1, 6), id="one leads, two lag"),
        pytest.param([3, 1, -2], Fraction(11, 15), id="two lead, one lags"),
        pytest.param([0, 1, -2], Fraction(1, 3), id="one at 0"),
    ],
)
def test_the_part_ahead_is_what_can_be_worked_out_by_hand(differences: list[int], part: Fraction) -> None:
    assert part_ahead([Fraction(difference) for difference in differences]) == part


@given(tables(kinds=5, most=2))
def test_two_centers_have_the_parts_of_a_simplex_cut_in_two(table: tuple[Rows, Order]) -> None:
    rows, blocks = table[0][:2], blocks_in(table)
    parts = []
    for ordering in orderings(blocks):
        one, *other = corners_of(rows, ordering)
        differences = [a - b for a, b in zip(one, other[0], strict=True)] if other else [Fraction(1)]
        parts.append(part_ahead(differences) if any(differences) else Fraction(1, 2))
    assert shares_of(rows, blocks)[0] == pytest.approx(mean(parts), abs=CLOSE)


Mix = Sequence[Fraction]


def clipped(polygon: Sequence[Mix], difference: Sequence[Fraction]) -> list[Mix]:
    """The part of a polygon of mixes where the mix of a difference is 0 or more."""
    kept = list[Mix]()
    for here, there in zip(polygon, [*polygon[1:], *polygon[:1]], strict=True):
        one, other = (sum(map(Fraction.__mul__, mix, difference), Fraction(0)) for mix in (here, there))
        if one >= 0:
            kept.append(here)
        if one * other < 0:
            part = one / (one - other)
            kept.append([a + part * (b - a) for a, b in zip(here, there, strict=True)])
    return kept


def area(polygon: Sequence[Mix]) -> Fraction:
    """The area of a polygon of mixes, as a share of the whole triangle's."""
    pairs = zip(polygon, [*polygon[1:], *polygon[:1]], strict=True)
    return abs(sum((a[0] * b[1] - a[1] * b[0] for a, b in pairs), Fraction(0)))


TRIANGLE: list[Mix] = [[Fraction(at == corner) for at in range(3)] for corner in range(3)]


@given(
    st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=9),
    st.sampled_from(
        [(("f0",), ("f1",), ("f2",)), (("f0", "f1"), ("f2",)), (("f0",), ("f1", "f2")), (("f2", "f0", "f1"),)]
    ),
)
def test_shares_on_three_factors_are_the_areas_of_exact_polygons(rows: Rows, blocks: Blocks) -> None:
    parts: list[list[Fraction]] = []
    for ordering in orderings(blocks):
        corners = corners_of(rows, ordering)
        parts.append([])
        for row in corners:
            polygon = TRIANGLE
            for other in corners:
                polygon = clipped(polygon, [a - b for a, b in zip(row, other, strict=True)])
            parts[-1].append(area(polygon) / corners.count(row))
    expected = [mean(each) for each in zip(*parts, strict=True)]
    assert shares_of(rows, blocks) == pytest.approx(expected, abs=CLOSE)


# ---- laws


@given(tables())
def test_shares_sum_to_one_in_the_order_of_the_list(table: tuple[Rows, Order]) -> None:
    scores = scored(table[0])
    answer = first_shares(scores, blocks_in(table))
    assert answer.exact
    assert sum(answer.by_id.values()) == pytest.approx(1, abs=CLOSE)
    assert all(0 <= share <= 1 for share in answer.by_id.values())
    assert list(answer.by_id) == [score.provider.id for score in scores]


@pytest.mark.parametrize("make", [anything, rivals])
def test_the_order_of_the_list_does_not_matter_to_the_last_digit(
    make: Callable[[int, int, int], Rows],
) -> None:
    for seed in range(20):
        scores, blocks = list(scored(make(8, 4, seed))), in_order(4)
        answer = first_shares(scores, blocks)
        seeded(seed).shuffle(scores)
        assert first_shares(scores, blocks) == answer


@given(tables())
def test_centers_equal_on_all_that_counts_share_equally_what_one_of_them_would_have(
    table: tuple[Rows, Order],
) -> None:
    rows, blocks = table[0], blocks_in(table)
    counted = [[row[int(id[1:])] for block in blocks for id in block] for row in rows]
    alone = [row for at, row in enumerate(rows) if counted[at] not in counted[:at]]
    kinds = [row for at, row in enumerate(counted) if row not in counted[:at]]
    single = dict(zip(map(tuple, kinds), shares_of(alone, blocks), strict=True))
    expected = [single[tuple(row)] / counted.count(row) for row in counted]
    assert shares_of(rows, blocks) == pytest.approx(expected, abs=CLOSE)


@given(tables())
def test_a_center_order_proof_over_all_others_has_every_weighting(table: tuple[Rows, Order]) -> None:
    scores, blocks = scored(table[0]), blocks_in(table)
    by_id = first_shares(scores, blocks).by_id
    heads = [one for one in scores if all(order_proof(one, other, blocks) for other in scores)]
    for one in heads:
        assert by_id[one.provider.id] == pytest.approx(1 / len(heads), abs=CLOSE)
    for one, other in product(scores, repeat=2):
        if order_proof(one, other, blocks) and not order_proof(other, one, blocks):
            assert by_id[other.provider.id] == 0


def mixes(size: int, steps: int) -> Iterator[list[Fraction]]:
    """Mixes of the corners on a grid."""
    for cuts in combinations(range(steps + size - 1), size - 1):
        ends = (-1, *cuts, steps + size - 1)
        yield [Fraction(after - before - 1, steps) for before, after in pairwise(ends)]


@given(tables(kinds=3, most=6))
def test_who_is_first_alone_somewhere_has_a_share_and_who_is_never_first_has_none(
    table: tuple[Rows, Order],
) -> None:
    rows, blocks = table[0], blocks_in(table)
    answer, ever = shares_of(rows, blocks), set[int]()
    for ordering in orderings(blocks):
        corners = corners_of(rows, ordering)
        for mix in mixes(len(ordering), 12):
            heights = [sum(map(Fraction.__mul__, mix, row), Fraction(0)) for row in corners]
            firsts = [at for at, height in enumerate(heights) if height == max(heights)]
            ever |= {*firsts}
            if len(firsts) == 1:
                assert answer[firsts[0]] > 0
    # The mixes of the grid are 1/12 apart: what is larger than a cell of it has one of them.
    assert {at for at, share in enumerate(answer) if share > 0.5} <= ever


def kept_at_random(chance: random.Random, blocks: Blocks) -> dict[str, float]:
    """A weighting drawn evenly from all that keep the order: from all there are, until one keeps it."""
    while True:
        waits = [[chance.expovariate(1) for _ in block] for block in blocks]
        if all(min(one) >= max(next) for one, next in pairwise(waits)):
            whole = sum(map(sum, waits))
            return {
                id: wait / whole
                for block, parts in zip(blocks, waits, strict=True)
                for id, wait in zip(block, parts, strict=True)
            }


@pytest.mark.parametrize("count", [4, 6, 9])
@pytest.mark.parametrize(
    "blocks",
    [
        (("f0",), ("f1",), ("f2",), ("f3",)),
        (("f2", "f0"), ("f3",), ("f1", "f4")),
        (("f4",), ("f1", "f2", "f3"), ("f0",)),
    ],
)
def test_shares_are_what_random_weightings_that_keep_the_order_find(count: int, blocks: Blocks) -> None:
    rows, tries = rivals(count, 5, 0), 3000
    chance, wins = seeded(count), [0] * count
    for _ in range(tries):
        weights = kept_at_random(chance, blocks)
        heights = [sum(weights.get(f"f{at}", 0) * row[at] for at in range(5)) for row in rows]
        wins[heights.index(max(heights))] += 1
    for share, won in zip(shares_of(rows, blocks), wins, strict=True):
        # Five standard errors, and five hits for the shares that are next to none.
        assert abs(share - won / tries) <= 5 * sqrt(share * (1 - share) / tries) + 5 / tries


# ---- exact, and about


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("seed", range(6))
def test_shares_of_fourteen_centers_are_exact_up_to_six_factors(size: int, seed: int) -> None:
    assert found(anything(14, size, seed)).exact


@pytest.mark.parametrize("seed", range(3))
def test_shares_of_fourteen_centers_that_can_all_be_first_are_exact_at_six_factors(seed: int) -> None:
    answer = found(rivals(14, 6, seed))
    assert answer.exact
    assert min(answer.by_id.values()) > 0
    assert sum(answer.by_id.values()) == pytest.approx(1, abs=CLOSE)


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_many_ties_are_the_same_in_hundredths_as_where_no_number_is_rounded(size: int) -> None:
    # Orders of the same few leads: very many centers are level at one mix.
    for seed in range(5):
        chance = seeded(size, seed)
        leads = [chance.sample(range(size), size) for _ in range(14)]
        rounded, whole = (
            found(with_corners([[0.5 + lead * step for lead in row] for row in leads]))
            for step in (0.01, 1 / 128)
        )
        assert rounded.exact
        assert rounded.by_id == pytest.approx(whole.by_id, abs=CLOSE)


@pytest.mark.parametrize("size", [2, 3, 4, 5, 6, 7, 8])
@pytest.mark.parametrize("make", [anything, rivals])
@pytest.mark.parametrize("tied", [False, True])
def test_shares_counted_on_spread_weightings_are_about_the_exact_ones(
    size: int, make: Callable[[int, int, int], Rows], *, tied: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(4):
        rows = make(6, size, seed)
        blocks = tied_at_random(size, seed) if tied else in_order(size)
        with monkeypatch.context() as patched:
            # However long it takes: eight factors with ties are more work than is done on a page.
            patched.setattr(shares, "_MOST_VERTICES", 10_000)
            patched.setattr(shares, "_MOST_FACES", 100_000)
            exact = found(rows, blocks)
            patched.setattr(shares, "_MOST_FACTORS", 0)
            about = found(rows, blocks)
        assert exact.exact
        assert about.by_id == pytest.approx(exact.by_id, abs=ABOUT)
        assert sum(about.by_id.values()) == pytest.approx(1, abs=CLOSE)


def tied_at_random(size: int, seed: int) -> Blocks:
    """So many factors in order, about half of them tied to the one before."""
    chance, blocks = seeded("tied", size, seed), list[tuple[str, ...]]()
    for (id,) in in_order(size):
        if blocks and chance.random() < 0.5:
            blocks[-1] = (*blocks[-1], id)
        else:
            blocks.append((id,))
    return tuple(blocks)


def test_centers_that_are_level_share_each_weighting_where_they_are_counted() -> None:
    rows = rivals(3, 12, 0)
    answer = shares_of([*rows, rows[0]])
    assert answer[0] == answer[3] > 0
    assert answer[0] + answer[3] == pytest.approx(shares_of(rows)[0])


@pytest.mark.parametrize(("limit", "most"), [("_MOST_FACTORS", 3), ("_MOST_VERTICES", 8), ("_MOST_FACES", 8)])
def test_more_work_than_the_limit_makes_shares_about(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rivals(5, 4, 0)
    assert found(rows).exact
    monkeypatch.setattr(shares, limit, most)
    assert not found(rows).exact


def test_many_centers_that_can_all_be_first_under_many_factors_are_about() -> None:
    answer = found(rivals(30, 8, 0))
    assert not answer.exact
    assert sum(answer.by_id.values()) == pytest.approx(1, abs=CLOSE)


@pytest.mark.parametrize("tenths", range(6, 17))
def test_near_doubles_are_no_trouble_however_near(tenths: int) -> None:
    for seed in range(25):
        chance = seeded(tenths, seed)
        rows = anything(8, 2 + seed % 5, seed)
        near = [[value + chance.gauss(0, 0.1**tenths) for value in row] for row in rows]
        alone, doubled = shares_of(rows), found([*rows, *near])
        assert sum(doubled.by_id.values()) == pytest.approx(1, abs=1e-9)
        together = [doubled.by_id[f"c{at}"] + doubled.by_id[f"c{at + len(rows)}"] for at in range(len(rows))]
        for row in rows:
            alike = [at for at, other in enumerate(rows) if other == row]
            expected = sum(alone[at] for at in alike)
            within = 1e-4 if doubled.exact else ABOUT
            assert sum(together[at] for at in alike) == pytest.approx(expected, abs=within)
