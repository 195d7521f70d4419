"""What matters on the whole app: each way to say it, and what it does to the list."""

import re
from html import escape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.wording import words
from tests.screens.deeds import all_html, names_of_rows, seen, unfold
from tests.screens.tapping import at, calm, has, html_of, listings, opened_row, pressed, rows, status


def test_tapping_factors_in_order_gives_the_order_of_the_centers(opened: Any) -> None:
    app = at(opened(), words.WEIGH)
    for factor in ("cost", "way", "staff"):
        app = pressed(app, f"place.{factor}")
    assert _ordered(app) == "1. Cost; 2. Way; 3. Staff"
    assert names_of_rows(at(app, words.COMPARE))[0] == "1. Birch Clinic"


def _ordered(app: AppTest) -> str:
    """The order of what is placed: in the line under the rows, and nowhere a second time."""
    said = re.findall(words.WEIGH_SO_FAR.format(order="([^<]*)"), all_html(app))
    assert len(said) == 1
    assert words.READ_BACK_ORDER.partition("{")[0] not in seen(app)
    return str(said[0])


def test_what_is_not_tapped_is_said_to_count_least(opened: Any) -> None:
    app = pressed(at(opened(), words.WEIGH), "place.cost")
    assert "Not said yet: Staff and Getting there." in status(app)


def test_a_second_tap_on_the_same_factor_changes_nothing(opened: Any) -> None:
    app = pressed(pressed(at(opened(), words.WEIGH), "place.cost"), "place.cost")
    assert _ordered(app) == "1. Cost"


def test_a_tap_can_be_taken_back_and_all_of_them_too(opened: Any) -> None:
    app = at(opened(), words.WEIGH)
    for key in ("place.cost", "place.staff", "take_back"):
        app = pressed(app, key)
    assert _ordered(app) == "1. Cost"
    assert words.READ_BACK_NOTHING in status(pressed(app, "start_again"))


def test_ties_moves_and_what_does_not_matter_can_be_said_without_dragging(opened: Any) -> None:
    app = at(opened(), words.WEIGH)
    for factor in ("way", "cost"):
        app = pressed(app, f"place.{factor}")
    app = pressed(pressed(app, "open.cost"), "tie.cost")
    assert _ordered(app) == "1. Way and Cost"
    app = pressed(app, "up.cost")
    assert _ordered(app) == "1. Cost; 2. Way"
    app = pressed(app, "down.cost")
    assert _ordered(app) == "1. Way; 2. Cost"
    app = pressed(app, "remove.way")
    assert _ordered(app) == "1. Cost"
    app = pressed(pressed(app, "open.staff"), "none.staff")
    assert "Does not matter to you: Staff." in status(app)
    app = pressed(app, "remove.staff")
    assert "Not said yet: Staff and Getting there." in status(app)


def test_what_is_at_its_end_already_keeps_its_buttons_but_they_do_nothing(opened: Any) -> None:
    app = at(opened(), words.WEIGH)
    for factor in ("cost", "staff"):
        app = pressed(app, f"place.{factor}")
    assert [has(app, key) for key in ("up.cost", "down.cost", "up.staff", "down.staff")] == [
        False,
        True,
        True,
        False,
    ]
    assert html_of(app, "swings").count('aria-disabled="true"') == 2


def _birch(app: AppTest) -> tuple[str, bool]:
    """The points of Birch Clinic in the list so far, and whether Compare has as many."""
    (points,) = re.findall(r"Birch Clinic</span> <b class=\"points\">(\d+) points</b>", seen(app))
    app = calm(unfold(at(app, words.COMPARE), "change").radio(key="order_by").set_value("name").run())
    on_compare = f'<b class="points">{points} points</b>' in rows(app)["Birch Clinic"]
    pressed(app, "go.back")
    return points, on_compare


@pytest.mark.parametrize(
    ("fact", "points", "said"),
    [
        # Birch has 2 nurses, worth 0.8, and no doctor, worth 0. Staff alone counts, with shares 3/4 and 1/4.
        pytest.param(
            "nurses",
            "60",
            "“MS nurses” now counts for 75 of 100 here. The other facts share the remaining 25",
            id="nurses",
        ),
        pytest.param(
            "doctor", "20", "“A doctor in the building” now counts for 75 of 100 here", id="the doctor"
        ),
    ],
)
def test_the_fact_that_matters_most_inside_a_factor_counts_more_everywhere_and_can_be_taken_back(
    opened: Any, fact: str, points: str, said: str
) -> None:
    app = calm(at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = pressed(app, "word.staff 3")
    assert _birch(app) == ("40", True)  # both facts count the same
    app = pressed(app, "open.staff")
    assert escape(words.WEIGH_INSIDE) in seen(app)
    app = pressed(app, f"most.staff {fact}")
    assert _birch(app) == (points, True)
    assert said in seen(app)
    assert "In Staff, this matters most to you" in status(app)
    app = pressed(app, "most.staff")
    assert _birch(app) == ("40", True)
    assert "In Staff, this matters most to you" not in status(app)


def test_about_and_the_sums_follow_the_fact_that_matters_most(opened: Any) -> None:
    app = pressed(pressed(at(opened(), words.WEIGH), "open.staff"), "most.staff nurses")
    text = opened_row(at(pressed(app, "place.staff"), words.COMPARE), "Birch Clinic")
    assert "counts for 75 of 100 here" in text
    assert "counts for 25 of 100 here" in text


@pytest.mark.parametrize("way", ["words", "numbers"])
def test_the_word_way_and_the_number_way_order_the_list_and_fill_in_nothing(opened: Any, way: str) -> None:
    app = calm(at(opened(), words.WEIGH).radio(key="way").set_value(way).run())
    assert words.READ_BACK_NOTHING in status(app)
    if way == "words":
        app = pressed(app, "word.way 3")
    else:
        app = calm(app.number_input(key="number.way").set_value(20.0).run())
    unsaid = words.READ_BACK_NO_WORD if way == "words" else words.READ_BACK_NO_NUMBER
    assert unsaid.format(factors="Staff and Cost") in status(app)
    assert names_of_rows(at(app, words.COMPARE))[0] == "1. Birch Clinic"


def test_what_was_said_survives_going_to_another_step_and_back(opened: Any) -> None:
    app = calm(at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = pressed(app, "word.cost 2")
    app = pressed(pressed(app, "go.back"), "go.on")
    assert app.radio(key="way").value == "words"
    assert re.findall(r'data-move="word cost (\d)" checked', listings(app)) == ["2"]
    assert "Matters quite a lot to you: Cost." in status(app)


def test_all_that_counts_nothing_is_refused_with_the_next_step(opened: Any) -> None:
    app = calm(at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = pressed(app, "word.cost 0")
    assert words.READ_BACK_ALL_ZERO in status(app)
    assert names_of_rows(at(app, words.COMPARE))[0] == "Ash Hospital"


def test_what_is_too_much_for_the_person_moves_the_scale(opened: Any) -> None:
    app = pressed(at(opened(), words.WEIGH), "place.way")
    before = seen(at(app, words.COMPARE))
    app = pressed(app, "go.back")
    app = calm(app.number_input(key="too_much.minutes").set_value(40.0).run())
    assert seen(at(app, words.COMPARE)) != before
