"""The person's order on What matters: no row moves under the finger, and the order is in sight and kept."""

import re
from collections.abc import Iterator

import pytest

from decision.catalog.catalog import load
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import html_of
from tests.screens.walk import Walk, drawn_from, every_node, text

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


def test_what_is_too_much_is_asked_before_the_way_on(walk: Walk) -> None:
    drawn = [
        getattr(node, "label", "") or getattr(getattr(node, "proto", None), "label", "")
        for node in every_node(walk.app._tree)
    ]
    assert words.WEIGH_TOO_MUCH_TITLE in text(walk)
    on = words.GO_ON.format(title=words.COMPARE)
    assert drawn.index(words.WEIGH_TOO_MUCH_TITLE) < drawn.index(on)
