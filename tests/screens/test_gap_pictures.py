"""The squares of what a list does not know, and the words beside them."""

import re

import pytest

from decision.catalog import catalog
from decision.catalog.gaps import Grid, Line, by_center, by_column
from decision.screens.drawing.gap_pictures import drawn, html
from tests.conftest import EXAMPLE

LIST = catalog.load(EXAMPLE)
ROW = re.compile(
    r'<tr><th scope="row">(.*?)</th><td>(.*?)<span class="squares" aria-hidden="true">(.*?)</span></td></tr>'
)
TWO = Grid(
    (Line("Oak", 1, 2), Line("Elm", 0, 2)),
    (Line("Cost", 1, 2), Line("Beds", 0, 2)),
    ((0.0, 1.0), (1.0, 1.0)),
    1,
    1,
)


def one(share: float, rows: int = 1, columns: int = 1) -> str:
    return drawn(Grid((Line("Oak", 1, 9),), (Line("Cost", 1, 9),), ((share,),), rows, columns))


def test_known_is_full_and_unknown_is_hollow_by_fact_and_by_center() -> None:
    assert ROW.findall(drawn(TWO)) == [
        ("Cost", "1 of 2 not known", "□■"),
        ("Beds", "0 of 2 not known", "■■"),
        ("Oak", "1 of 2 not known", "□■"),
        ("Elm", "0 of 2 not known", "■■"),
    ]


@pytest.mark.parametrize(
    ("share", "square"),
    [(0.0, "□"), (0.001, "◧"), (0.5, "◧"), (0.999, "◧"), (1.0, "■")],
    ids=["none", "hardly any", "half", "nearly all", "all"],
)
def test_a_square_of_a_group_is_full_only_where_all_is_known(share: float, square: str) -> None:
    assert [row[2] for row in ROW.findall(one(share))] == [square, square]


@pytest.mark.parametrize(
    ("rows", "columns", "said"),
    [
        pytest.param(1, 1, "", id="each by itself"),
        pytest.param(
            3,
            1,
            "This list is too long to draw each center, so one stands for up to 3 centers. {partly}",
            id="rows in groups",
        ),
        pytest.param(
            1,
            2,
            "There are too many facts to draw each one, so one stands for up to 2 facts. {partly}",
            id="columns in groups",
        ),
    ],
)
def test_the_legend_says_what_a_square_is_and_how_the_list_is_grouped(
    rows: int, columns: int, said: str
) -> None:
    middle = said.format(partly="In a half-full square, some of it is known. ")
    assert one(0.5, rows, columns).startswith(
        f"<p>A full square is a fact that is known. A hollow one is not known. {middle}"
        "What is unknown most often stands first.</p>"
    )


def test_a_name_is_never_html() -> None:
    found = drawn(Grid((Line("<script>", 1, 1),), (Line("a & b", 1, 1),), ((0.0,),), 1, 1))
    assert "<script>" not in found
    assert [row[0] for row in ROW.findall(found)] == ["a &amp; b", "&lt;script&gt;"]


def test_an_empty_list_has_no_picture() -> None:
    assert drawn(Grid((), (), (), 1, 1)) == ""


def test_the_picture_of_a_list_has_a_row_for_each_fact_and_each_center() -> None:
    rows = ROW.findall(html(LIST))
    facts = [f"{each.unknown} of {each.of} not known" for each in by_column(LIST)]
    centers = [f"{each.unknown} of {each.of} not known" for each in by_center(LIST)]
    assert [row[1] for row in rows] == [*facts, *centers]
