"""The page to take home as a value, and as plain text to paste."""

from dataclasses import replace
from datetime import date

import pytest

from decision.catalog.catalog import load
from decision.method.preferences import Order
from decision.person import take_home
from decision.person.answers import Answers
from decision.person.stages import stages
from decision.person.take_home import ROOM, ShortListed, as_text
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.taken_home import center, taken_home

PAGE = taken_home(3)
BARE = replace(taken_home(0), leaning=(), matters=())


def test_the_text_says_all_in_the_order_of_the_page() -> None:
    text = as_text(PAGE)
    first = PAGE.centers[0]
    said = [
        words.HOME_TITLE,
        "November 28, 2026",
        PAGE.list_name,
        *PAGE.leaning,
        "1. Travel time",
        first.fit,
        first.unknown,
        *first.questions,
        *PAGE.stale,
        *PAGE.call,
        words.HOME_ADVICE,
    ]
    places = [text.index(each) for each in said]
    assert places == sorted(places)


def test_each_question_has_room_for_its_answer_in_the_text() -> None:
    asked = sum(len(each.questions) for each in PAGE.centers)
    lines = as_text(PAGE).splitlines()
    assert sum(set(line.strip()) == {"_"} for line in lines) == ROOM * asked


def test_what_was_not_said_is_called_open() -> None:
    text = as_text(BARE)
    for open_ in (words.HOME_OPEN, words.HOME_SHORT_NONE):
        assert open_ in text


def test_a_made_up_list_is_called_so() -> None:
    assert words.HOME_MADE_UP in as_text(PAGE)
    assert words.HOME_MADE_UP not in as_text(replace(PAGE, made_up=False))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((), words.HOME_ALL_KNOWN),
        (("parking",), "Not known: parking."),
        (("parking", "the ramp", "fees"), "Not known: parking, the ramp, and fees."),
        (("parking", "the ramp", "fees", "hours"), "Not known: parking, the ramp, and 2 more facts."),
    ],
    ids=["none", "one", "three", "four"],
)
def test_what_is_not_known_is_named_and_counted(facts: tuple[str, ...], said: str) -> None:
    assert replace(center(1), not_known=facts).unknown == said


def test_the_page_has_the_first_question_and_counts_the_others() -> None:
    assert center(1).question == (
        "My question: How many of your nurses give MS medicines every week?",
        "(2 more are on the call sheet.)",
    )
    assert ShortListed("Ash", "fits").question == (words.HOME_ASK_OPEN,)


def test_what_must_be_clear_is_open_on_the_page_though_all_that_was_weighed_is_known() -> None:
    """The bill and first doses: nothing is said to be known of a center while one of these is not."""
    shipped = load(EXAMPLE)
    clear = tuple(
        replace(each, fact=replace(each.fact, clear_first=True)) if each.fact else each
        for each in shipped.must_haves
    )
    found = replace(shipped, must_haves=clear)
    said = Answers(order=Order((("staff",),)), compared=("ash",))
    (ash,) = take_home.taken_home(stages(found, found, said), date(2026, 11, 28)).centers
    assert "Takes me for my first dose" in ash.not_known
    assert any("May I have my first dose with you?" in asked for asked in ash.asks.values())
