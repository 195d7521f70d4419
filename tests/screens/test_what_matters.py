"""The rows of what matters: each scale with its centers, the buttons, and the list so far, as drawn."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.screens.html.marks import Dots, Fit
from decision.screens.html.so_far import SoFarGroup, so_far
from decision.screens.html.swings import Change, Inside, Mark, Scale, SwingRow, choices, swings
from tests.screens.walk import texts_of

_MARKS = (Mark(0.25, 1), Mark(0.5, 3))
_SCALE = Scale("The trip", "90 min", "10 min", _MARKS, "From 90 to 10.", "Not known at 1.")
_ROW = SwingRow(
    "way",
    "More",
    "More on Getting there",
    Change("Getting there", "2. Getting there", "next way"),
    "2",
    _SCALE,
    (Change("Up", "Move up: Getting there", "up way"), Change("Down", "Move down: Getting there", "")),
    texts=("You make this trip each time.",),
    facts=(Inside("The trip", _SCALE, Change("Travel", "Travel matters most", "most minutes", on=True)),),
)
_CENTER = ("Wrenmarsh", Fit("A good part", "75 (68 to 82)", Dots(2, 1, 1)))


def test_a_scale_has_a_mark_for_each_place_and_a_number_where_there_are_more_at_it() -> None:
    marks = re.findall(r"<i[^>]*>\d*</i>", swings([_ROW]))
    assert marks == ['<i style="--at:25%"></i>', '<i style="--at:50%">3</i>']


def test_a_scale_is_heard_in_one_sentence_and_its_drawing_is_not() -> None:
    html = swings([_ROW])
    assert '<p class="heard">From 90 to 10.</p>' in html
    assert '<span class="line" aria-hidden="true">' in html
    assert '<p class="about" aria-hidden="true">' in html
    assert '<p class="ends" aria-hidden="true">' in html
    assert '<p class="note" aria-hidden="true">Not known at 1.</p>' in html


def test_a_button_that_can_do_nothing_now_stays_and_reports_nothing() -> None:
    up, down = re.findall(r'<button[^>]*aria-label="Move [^>]*>', swings([_ROW]))
    assert 'data-move="up way"' in up
    assert "disabled" not in up
    assert 'aria-disabled="true"' in down
    assert "data-move" not in down


def test_what_is_inside_is_drawn_only_where_the_row_is_open() -> None:
    closed, opened = swings([_ROW]), swings([replace(_ROW, is_open=True)])
    assert 'data-open="way" aria-expanded="false"' in closed
    assert "You make this trip" not in closed
    assert 'data-open="way" aria-expanded="true"' in opened
    assert "You make this trip each time." in opened
    assert 'data-move="most minutes" aria-pressed="true"' in opened


def test_a_row_that_is_weighed_in_another_way_has_its_scale_alone() -> None:
    html = swings([replace(_ROW, put=None, place="", changes=())])
    assert "next way" not in html
    assert "--at:25%" in html


@pytest.mark.parametrize("chosen", [None, "a little", "very much"])
def test_of_the_words_only_the_one_that_was_said_is_chosen_and_none_is_before(chosen: str | None) -> None:
    offered = [Change(each, each, f"word way {each}", each == chosen) for each in ("a little", "very much")]
    html = choices("Getting there", "word.way", offered)
    assert "<legend>Getting there</legend>" in html
    assert re.findall(r'name="word.way" data-move="word way ([a-z ]+)" checked', html) == [
        *filter(None, [chosen])
    ]
    assert html.count('type="radio"') == len(offered)


def test_centers_about_equal_share_a_bracket_in_the_list_so_far() -> None:
    html = so_far(
        "So far", "First now: 2.", [SoFarGroup("Too close", (_CENTER, _CENTER)), SoFarGroup("", (_CENTER,))]
    )
    assert html.count('<section class="close">') == html.count("Too close") == 1
    assert html.count("<li>") == 3


@pytest.mark.parametrize("groups", [[], [SoFarGroup("", (_CENTER,))]])
def test_the_one_line_gives_way_to_the_list_only_where_there_is_one(groups: list[SoFarGroup]) -> None:
    html = so_far("So far", "First now: Wrenmarsh.", groups)
    assert ('class="so-far listed"' in html) is bool(groups)
    assert "First now: Wrenmarsh." in html


@given(st.text(min_size=1).map(lambda text: f"<u>{text}\"'&"))
def test_no_text_handed_in_can_become_a_tag_or_leave_its_attribute(text: str) -> None:
    scale = Scale(text, text, text, (), text, text)
    change = Change(text, text, text)
    row = SwingRow(
        text, text, text, change, text, scale, (change,), True, (text,), text,
        (Inside(text, scale, change),), (change,),
    )  # fmt: skip
    center = (text, Fit(text, text, Dots(1, 0, 3)))
    html = choices(text, text, [change]) + swings([row]) + so_far(text, text, [SoFarGroup(text, (center,))])
    assert text not in html
    assert any("<u>" in each for each in texts_of(html))
