"""The person's order on What matters: no row moves under the finger, and the order is in sight and kept."""

import re
from collections.abc import Iterator

import pytest

from decision.catalog.catalog import load
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import html_of, status
from tests.screens.walk import Walk, drawn_from, text

FILE = [factor.id for factor in load(EXAMPLE).factors]


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        walk = Walk()
        walk.to("what-matters")
        yield walk


def rows(walk: Walk) -> list[str]:
    return re.findall('data-key="swing-([^"]+)"', html_of(walk.app, "swings"))


def in_line(walk: Walk) -> str:
    return "".join(re.findall('<p class="so-ordered">(.*?)</p>', html_of(walk.app, "swings")))


def test_the_order_is_said_in_one_line_after_each_tap(walk: Walk) -> None:
    assert in_line(walk) == ""
    walk.tap("place.cost", "place.staff")
    assert in_line(walk) == words.WEIGH_SO_FAR.format(order="1. Cost; 2. Staff")
    walk.tap("up.staff")
    assert in_line(walk) == words.WEIGH_SO_FAR.format(order="1. Staff; 2. Cost")
    walk.tap("open.cost", "tie.cost")
    assert in_line(walk) == words.WEIGH_SO_FAR.format(order="1. Staff and Cost")


def test_who_comes_back_finds_the_rows_in_the_order_they_gave_and_what_has_no_place_after_them(
    walk: Walk,
) -> None:
    assert rows(walk) == FILE
    walk.tap("place.cost", "place.way")
    walk.to("compare")
    walk.to("what-matters")
    assert rows(walk) == ["cost", "way", "staff"]


def test_that_too_much_can_be_said_at_the_end_is_said_before_anything_is_tapped(walk: Walk) -> None:
    assert words.WEIGH_TOO_MUCH_TITLE in text(walk)
    assert words.WEIGH_TOO_MUCH_BELOW in status(walk.app)
    walk.tap("place.cost")
    assert words.WEIGH_TOO_MUCH_BELOW not in status(walk.app)
