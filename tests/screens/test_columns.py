"""The columns of the list: what the person put in order, no other; what has none is named over the rows."""

from collections.abc import Mapping
from dataclasses import replace
from html import unescape

import pytest

from decision.catalog.catalog import Catalog, Same, load
from decision.method.factors import Amount, Points
from decision.method.preferences import Order
from decision.person.answers import Answers
from decision.person.stages import Stages, stages
from decision.screens.drawing import at_a_glance, side_by_side
from decision.screens.drawing.columns import columns, texts_of, top_factors
from decision.screens.drawing.orders import listed
from decision.wording import words
from tests.conftest import EXAMPLE, factor, indicator, provider

CATALOG = load(EXAMPLE)
WAY = factor("way", indicator("trip", share=0.6), indicator("wait", share=0.3), indicator("hours", share=0.1))
COST = factor("cost", indicator("price", share=0.7), indicator("aid", share=0.3))
STAFF = factor("staff", indicator("nurses"))


def now(*placed: str, centers: Mapping[str, Mapping[str, Amount | None]]) -> Stages:
    catalog: Catalog = replace(
        CATALOG,
        factors=(WAY, COST, STAFF),
        must_haves=(),
        providers=tuple(provider(name, **amounts) for name, amounts in centers.items()),
    )
    return stages(catalog, catalog, Answers(order=Order(tuple((id,) for id in placed))))


def shown(found: Stages) -> tuple[list[str], tuple[str, ...]]:
    facts, over = columns(found, found.possible.providers, texts_of(Same(found.possible)))
    return [fact.id for _, fact in facts], over


ALL: Mapping[str, Amount | None] = {
    "trip": 0.2,
    "wait": 0.4,
    "hours": 1,
    "price": 0.5,
    "aid": 0.3,
    "nurses": 0,
}


@pytest.mark.parametrize(
    ("placed", "ids"),
    [
        pytest.param((), ["way", "cost", "staff"], id="before anything is said, the first of the file"),
        pytest.param(("staff",), ["staff"], id="one is put in order, and no other has a column"),
        pytest.param(("cost", "way"), ["cost", "way"], id="two, in their order"),
    ],
)
def test_what_was_never_put_in_order_has_no_column_once_something_is(
    placed: tuple[str, ...], ids: list[str]
) -> None:
    assert [each.id for each in top_factors(now(*placed, centers={"Ash": ALL, "Birch": ALL}))] == ids


@pytest.mark.parametrize(
    ("unknown", "facts", "over"),
    [
        pytest.param((), ["price", "trip"], (), id="each is known"),
        pytest.param(
            ("price",),
            ["aid", "trip"],
            ("Not known at any center yet: Price (Cost).",),
            id="the first is not",
        ),
        pytest.param(
            ("price", "aid", "trip", "wait"),
            ["hours"],
            ("Not known at any center yet: Price (Cost); Trip (Way).",),
            id="of one nothing is known, and of the other little",
        ),
        pytest.param(tuple(ALL), ["price", "trip"], (), id="nothing is known: a question mark at each"),
    ],
)
def test_what_was_put_in_order_shows_what_is_known_of_it_and_what_is_known_nowhere_is_named(
    unknown: tuple[str, ...], facts: list[str], over: tuple[str, ...]
) -> None:
    known: dict[str, Amount | None] = {**ALL, **dict.fromkeys(unknown)}
    other = {**known, "trip": None, "wait": None} | {
        id: 1 for id in ("price", "aid") if known[id] is not None
    }
    found = now("cost", "way", centers={"Ash": known, "Birch": other})
    assert shown(found) == (facts, over)


def rows_and_over(found: Stages) -> tuple[str, str]:
    html = unescape(at_a_glance.html(found, listed(found, "priorities"), {}, everything=True))
    over, _, rows = html.partition('<div class="glance-head"')
    return over, rows


def test_the_biggest_question_is_said_once_where_it_is_the_same_at_each_center_shown() -> None:
    centers = {"Ash": {**ALL, "price": None}, "Birch": {**ALL, "price": None, "nurses": 0.4}}
    over, rows = rows_and_over(now("cost", centers=centers))
    here = words.GLANCE_LOST_OPEN.partition("{")[0]
    assert words.GLANCE_LOST_ALL.format(label="Price") in over
    assert here not in rows
    over, rows = rows_and_over(now("cost", centers={**centers, "Cedar": {**ALL, "price": 0}}))
    assert words.GLANCE_LOST_ALL.partition("{")[0] not in over
    assert rows.count(f"<small>{words.GLANCE_LOST_OPEN.format(label='Price')}</small>") == 2
    _, rows = rows_and_over(now("cost", centers={"Ash": centers["Ash"]}))
    assert here in rows, "one center is no list"


def marks(found: Stages) -> list[str]:
    html = side_by_side.html(found, listed(found, "priorities"), found.possible.providers, None)
    (row,) = [each for each in html.split("<tr")[3:] if "Nurses" in each]
    said = (words.SIDE_STRONGER, words.SIDE_STRONGEST, words.SIDE_FULL)
    return [next((word for word in said if f'of-all">{word}<' in cell), "") for cell in row.split("<td")[1:]]


@pytest.mark.parametrize(
    ("nurses", "placed", "said"),
    [
        pytest.param(
            (11, 8, 4), "staff", ["counts in full", "counts in full", ""], id="both as good as can be"
        ),
        pytest.param((11, 11, 4), "staff", ["fits you more", "fits you more", ""], id="the same at two"),
        pytest.param((5, 3, 4), "staff", ["fits you most", "", ""], id="one has more than the others"),
        pytest.param((11, 8, 4), "cost", ["", "", ""], id="it was never put in order"),
    ],
)
def test_side_by_side_marks_the_best_of_what_counts_and_nothing_else(
    nurses: tuple[int, ...], placed: str, said: list[str]
) -> None:
    staff = factor("staff", indicator("nurses", Points(((0, 0.0), (6, 1.0)))))
    found = now("cost", centers={})
    centers = tuple(
        provider(name, **{**ALL, "nurses": each}) for name, each in zip("ABC", nurses, strict=True)
    )
    catalog = replace(found.shipped, factors=(WAY, COST, staff), providers=centers)
    assert marks(stages(catalog, catalog, Answers(order=Order(((placed,),))))) == said
