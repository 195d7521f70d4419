"""The knowledge check: an answer is heard, its reason is said, and nothing is counted, kept or in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from decision.catalog.catalog import load
from decision.screens.frame import parts
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.walk import Walk, drawn_from, said, text

(CHECK,) = load(EXAMPLE).checks
RIGHT = CHECK.right - 1
KEY = f"check.{CHECK.id}"


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        yield Walk()


def opened(walk: Walk) -> Walk:
    walk.app.query_params["read"] = "check-what-you-know"
    walk.to("learn")
    return walk


def test_nothing_is_picked_and_nothing_is_said_before_an_answer(walk: Walk) -> None:
    assert opened(walk).app.radio(key=KEY).value is None
    assert CHECK.why not in text(walk)


@pytest.mark.parametrize("place", range(len(CHECK.choices)))
def test_each_answer_is_met_with_what_is_known_in_a_sentence_that_is_spoken(walk: Walk, place: int) -> None:
    opened(walk).set("radio", KEY, place)
    spoken = [each.value for each in walk.app.markdown if 'role="status"' in each.value]
    sentence = words.CHECK_YES if place == RIGHT else words.CHECK_NO
    heard = f'<div role="status" class="heard">{parts.spoken_again(sentence, place)}</div>'
    assert f'{heard}<div class="shown">{sentence} {CHECK.why}</div>' in spoken


def test_where_the_answer_is_can_be_read_before_it_is_given(walk: Walk) -> None:
    shown = text(opened(walk))
    page = next(each for each in load(EXAMPLE).pages if each.id == CHECK.page)
    assert words.CHECK_WHERE.format(page=page.title, part=CHECK.part) in shown
    assert f'data-go="learn?read={CHECK.page}"' in shown


@pytest.mark.parametrize("medicine", ["", "betamab"])
def test_an_answer_that_depends_on_the_medicine_leads_to_that_of_mine(walk: Walk, medicine: str) -> None:
    walk.to("learn")
    walk.set("selectbox", "medicine", medicine)
    shown = text(opened(walk))
    assert (words.CHECK_DEPENDS in shown) is not bool(medicine)
    assert ("at=fact-use" in shown) is bool(medicine)


def test_an_answer_changes_nothing_that_is_kept(walk: Walk) -> None:
    before = said(opened(walk))
    walk.set("radio", KEY, RIGHT)
    assert said(walk) == before
    walk.to("compare")
    assert KEY not in walk.app.session_state


def test_a_folder_without_questions_has_no_way_to_them(copied_example: Path) -> None:
    (copied_example / "knowledge_check.toml").write_text("")
    with drawn_from(copied_example):
        walk = Walk()
        walk.to("learn")
        assert words.CHECK not in text(walk)
