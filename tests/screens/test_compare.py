"""Compare on the whole app: in which order, which are too close to call, side by side, and why."""

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog.catalog import load
from decision.wording import words
from tests.conftest import EXAMPLE, holes
from tests.screens.deeds import (
    all_html,
    change_table,
    names_of_rows,
    pick,
    planned,
    seen,
    side_by_side,
    unfold,
    weighed,
)
from tests.screens.tapping import at, calm, html_of, listings, opened_row, pressed, rows, status, tap


def test_before_anything_is_chosen_the_list_is_a_to_z_and_says_what_to_do_next(opened: Any) -> None:
    app = at(opened(), words.COMPARE)
    assert names_of_rows(app) == ["Ash Hospital", "Birch Clinic", "Cedar Clinic", "Dogwood Hospital"]
    assert words.STATUS_NOTHING in status(app)
    assert "of 100 points" not in seen(app)


def test_a_weight_changed_on_compare_orders_the_page_anew(opened: Any) -> None:
    app = unfold(at(opened(), words.COMPARE), "change")
    app = calm(app.radio(key="way").set_value("words").run())
    app = pressed(app, "word.staff 3")
    assert names_of_rows(app)[0] == "1. Ash Hospital"
    app = calm(app.selectbox(key="which").set_value("way").run())
    app = pressed(app, "word.way 3")
    app = calm(app.selectbox(key="which").set_value("staff").run())
    app = pressed(app, "word.staff 0")
    assert names_of_rows(app)[0] == "1. Birch Clinic"


def test_more_on_a_factor_shows_its_facts_on_compare_too(opened: Any) -> None:
    app = pressed(unfold(at(opened(), words.COMPARE), "change"), "open.staff")
    (factor,) = (each for each in load(EXAMPLE).factors if each.id == "staff")
    for fact in factor.indicators:
        assert f'aria-label="{words.WEIGH_INSIDE_MOST.format(fact=fact.label)}"' in listings(app)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        pytest.param("name", ["Ash", "Birch", "Cedar", "Dogwood"], id="A to Z"),
        pytest.param("nearest", ["Birch", "Cedar", "Ash", "Dogwood"], id="near"),
    ],
)
def test_the_list_can_be_in_other_orders_without_places(opened: Any, by: str, names: list[str]) -> None:
    app = pressed(at(opened(), words.WEIGH), "place.staff")
    app = calm(unfold(at(app, words.COMPARE), "change").radio(key="order_by").set_value(by).run())
    assert [card.split()[0] for card in names_of_rows(app)] == names


def test_a_list_that_cannot_tell_what_is_near_does_not_offer_it(opened: Any, copied_example: Path) -> None:
    info = copied_example / "list.toml"
    info.write_text(info.read_text().replace('nearest_by = "minutes"\n', ""))
    app = unfold(at(opened(copied_example), words.COMPARE), "change")
    assert words.table("COMPARE_ORDERS")["nearest"] not in app.radio(key="order_by").options


def test_a_center_that_may_not_give_the_medicine_says_so_on_its_card(opened: Any) -> None:
    app = planned(unfold(at(opened(), words.COMPARE), "beside.change"), "betamab")
    assert "It does not give Betamab." in rows(app)["Birch Clinic"]  # before its row is opened
    enrolled = words.ENROLLED_YES.format(medicine="Betamab", programme="Beta Watch")
    assert enrolled in opened_row(app, "Ash Hospital")
    assert words.GIVES_UNKNOWN.format(medicine="Betamab") in opened_row(app, "Cedar Clinic")


def test_picked_centers_are_side_by_side_and_under_each_risk(opened: Any) -> None:
    app = pick(at(opened(), words.COMPARE), "ash", "cedar")
    text = seen(app)
    assert words.SIDE_TABLE in text
    assert "<dt>Ash Hospital</dt><dd>A doctor is in the building.</dd>" in text
    assert "<dd>We do not know how many MS nurses work there.</dd>" in text


def test_the_list_says_beside_the_picks_where_they_can_be_compared(opened: Any) -> None:
    app = at(opened(), words.COMPARE)
    for count in range(3):
        said = re.findall(r'class="picks.*?role="status">(.*?)<', html_of(app, "centers"), re.DOTALL)[0]
        read = holes(words.SIDE_PICKED, said.strip())
        assert (
            (int(read["count"]) == count > 1)
            if read
            else said == (words.SIDE_FEW, words.SIDE_ONE_MORE)[count]
        )
        assert (words.SIDE_SEE in html_of(app, "centers")) is (count > 1)
        app = pick(app, ("ash", "cedar", "birch")[count])


def test_the_reason_for_any_two_centers_can_be_asked(opened: Any) -> None:
    app = pressed(at(opened(), words.WEIGH), "place.way")
    app = calm(unfold(at(app, words.COMPARE), "why").selectbox(key="why.one").set_value("dogwood").run())
    app = calm(app.selectbox(key="why.other").set_value("birch").run())
    assert "Birch Clinic is " in seen(app)
    app = calm(app.selectbox(key="why.other").set_value("dogwood").run())
    assert words.WHY_SAME in seen(app)


def test_what_is_behind_a_fold_of_compare_is_drawn_once_it_is_open_and_stays_chosen_when_it_is_closed(
    opened: Any,
) -> None:
    app = at(weighed(opened(), "way"), words.COMPARE)
    inside = {"why.one", "why.other", "medicine", "no_figures", "order_by", "way"}
    keys = {each.key for each in (*app.selectbox, *app.radio, *app.checkbox)}
    assert not inside & keys
    app = unfold(app, "why", "change", "beside.change")
    assert inside <= {each.key for each in (*app.selectbox, *app.radio, *app.checkbox)}
    reason = "points ahead of Dogwood Hospital"
    assert reason not in all_html(app)
    app = planned(calm(app.selectbox(key="why.one").set_value("dogwood").run()), "betamab")
    assert reason in all_html(app)
    for key in ("why", "change", "beside.change"):
        app.session_state[key] = False
    app = calm(app.run())
    assert not inside & {each.key for each in (*app.selectbox, *app.radio, *app.checkbox)}
    assert "It does not give Betamab." in listings(app)
    assert reason in all_html(app)


@pytest.mark.parametrize(
    ("key", "inside"), [("why", "why.one"), ("change", "which"), ("beside.change", "medicine")]
)
def test_a_tap_on_a_line_of_compare_opens_and_the_next_closes_what_is_under_it(
    opened: Any, key: str, inside: str
) -> None:
    app = calm(at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = at(app, words.COMPARE)
    for is_open in (True, False):
        tap(app, "centers", "fold", key)
        assert (f'data-fold="{key}" aria-expanded="true"' in listings(app)) is is_open
        assert any(each.key == inside for each in app.selectbox) is is_open


def test_what_counts_most_names_what_the_person_tapped_and_no_more(opened: Any) -> None:
    app = at(pressed(at(opened(), words.WEIGH), "place.way"), words.COMPARE)
    assert words.GLANCE_YOURS.format(factors="Way") in seen(app)


def test_how_a_number_is_made_is_shown_where_its_center_is_opened(opened: Any) -> None:
    app = at(pressed(at(opened(), words.WEIGH), "place.way"), words.COMPARE)
    made = words.CARD_MADE.format(name="Birch Clinic")
    assert made not in seen(app)
    assert made in opened_row(app, "Birch Clinic")


def test_an_opened_center_is_closed_by_the_next_tap_and_by_opening_another(opened: Any) -> None:
    app = at(opened(), words.COMPARE)
    opened_row(app, "Ash Hospital")
    opened_row(app, "Birch Clinic")
    assert ['aria-expanded="true"' in row for row in rows(app).values()] == [False, True, False, False]
    tap(app, "centers", "open", "birch")
    assert 'aria-expanded="true"' not in listings(app)


def test_the_center_where_the_person_goes_now_is_marked_and_can_be_unmarked(opened: Any) -> None:
    app = at(opened(), words.COMPARE)
    assert words.GLANCE_STAY_OPEN in listings(app)
    assert words.GLANCE_MARK in opened_row(app, "Cedar Clinic")
    tap(app, "centers", "mark", "cedar")
    assert [words.GLANCE_PRESENT in row for row in rows(app).values()] == [False, False, True, False]
    assert words.GLANCE_STAY_HERE.format(name="Cedar Clinic") in listings(app)
    tap(app, "centers", "mark", "cedar")
    assert words.GLANCE_PRESENT not in listings(app)


def test_a_fact_past_its_review_date_says_so(opened: Any) -> None:
    assert "It was due for another check by" not in seen(at(opened(day="2027-10-01"), words.COMPARE))
    assert "It was due for another check by" in seen(at(opened(day="2027-10-02"), words.COMPARE))


def test_a_factor_on_which_all_centers_are_equal_is_named(opened: Any, copied_example: Path) -> None:
    table = copied_example / "providers.csv"
    rows = [row.split(",") for row in table.read_text().splitlines()]
    for column in ("fee", "dollars"):
        for row in rows[1:]:
            row[rows[0].index(column)] = "no" if column == "fee" else "100"
    table.write_text("\n".join(map(",".join, rows)) + "\n")
    app = pressed(at(opened(copied_example), words.WEIGH), "place.way")
    assert words.INSEPARABLE.format(factors="Cost") in status(app)
    assert words.INSEPARABLE.format(factors="Cost") in seen(unfold(at(app, words.COMPARE), "change"))


def _together(app: AppTest) -> dict[str, list[str]]:
    """The headings of the rows in each bracket, by its title."""
    brackets = re.findall(
        r'<section class="close"><p class="close-title">(.*?)</p>(.*?)</section>', all_html(app)
    )
    return {title: re.findall(r'data-open="[^>]*>(.*?)</button>', inner) for title, inner in brackets}


def test_about_equal_centers_keep_the_order_of_points_and_share_one_place(
    opened: Any,
) -> None:
    # Cedar Clinic has 76 points, Ash Hospital 74, and the others 60 and fewer.
    app = at(weighed(opened(), "staff", "cost"), words.COMPARE)
    assert names_of_rows(app) == ["Cedar Clinic", "Ash Hospital", "3. Birch Clinic", "4. Dogwood Hospital"]
    text = seen(unfold(app, "why"))
    assert _together(app) == {words.GROUP_TITLE.format(count=2, place=1): ["Cedar Clinic", "Ash Hospital"]}
    assert words.GROUP_NOTE.format(points=5) in text
    assert "Cedar Clinic (76 of 100) and Ash Hospital (74 of 100)" in status(app)


def test_centers_that_are_apart_are_in_no_group(opened: Any) -> None:
    app = at(weighed(opened(), "cost", "way", "staff"), words.COMPARE)
    assert names_of_rows(app) == [
        "1. Birch Clinic",
        "2. Cedar Clinic",
        "3. Ash Hospital",
        "4. Dogwood Hospital",
    ]
    assert _together(app) == {}
    assert words.GROUP_NOTE.format(points=5) not in seen(unfold(app, "why"))


def test_a_group_further_down_says_its_places_and_what_a_group_is_only_in_the_first(
    opened: Any, copied_example: Path
) -> None:
    change_table(copied_example, {("dogwood", "doctor"): "yes"})
    app = at(weighed(opened(copied_example), "staff", "cost"), words.COMPARE)
    assert names_of_rows(app) == ["Cedar Clinic", "Ash Hospital", "Birch Clinic", "Dogwood Hospital"]
    text = seen(unfold(app, "why"))
    assert words.GROUP_TITLE.format(count=2, place=3) in text
    assert text.count(words.GROUP_NOTE.format(points=5)) == 1


def test_how_sure_the_order_is_is_there_once_it_is_weighed_and_not_before(opened: Any) -> None:
    app = unfold(at(opened(), words.COMPARE), "why", "change")
    assert words.SURE not in seen(app)
    assert words.COMPARE_FOLLOWS not in seen(app)
    for factor in ("staff", "cost"):
        app = pressed(app, f"place.{factor}")
    text = seen(app)
    assert words.COMPARE_FOLLOWS in text
    after = text[text.index(f"<h3>{words.SURE}</h3>") :]
    assert words.SURE_SHARES.format(shares="Cedar Clinic 62; Ash Hospital 38") in after
    assert text.count(words.SURE_POSSIBLE.format(names="Ash Hospital and Dogwood Hospital")) == 1
    assert words.SURE_OFF.format(first="Cedar Clinic", percent=7) in after
    assert after.count("would have the most points") == 3
    assert after.count("would catch up with Cedar Clinic") == 3


@pytest.mark.parametrize("by", ["name", "nearest"])
def test_how_sure_is_reported_of_the_person_s_own_order_only(opened: Any, by: str) -> None:
    app = unfold(at(weighed(opened(), "staff"), words.COMPARE), "why", "change")
    assert words.SURE in seen(app)
    app = calm(app.radio(key="order_by").set_value(by).run())
    assert words.SURE not in seen(app)
    assert words.COMPARE_FOLLOWS not in seen(app)


BEST = {"nurses": "4", "doctor": "yes", "minutes": "10", "step_free": "full", "fee": "no", "dollars": "0"}


WORST = {"nurses": "0", "doctor": "no", "minutes": "90", "step_free": "none", "fee": "yes", "dollars": "500"}


def test_where_no_one_change_puts_another_first_that_is_said(opened: Any, copied_example: Path) -> None:
    changes = {("birch", column): word for column, word in BEST.items()}
    changes |= {(id, column): word for id in ("ash", "cedar", "dogwood") for column, word in WORST.items()}
    change_table(copied_example, changes)
    app = unfold(at(weighed(opened(copied_example), "cost", "way"), words.COMPARE), "why")
    text = seen(app)
    assert words.SURE_WHATEVER.format(first="Birch Clinic") in text
    assert any(holes(words.CHANGE_NONE, item) for item in re.findall(r"<li>(.*?)</li>", text))


def test_where_two_are_level_in_everything_nothing_is_said_of_one_alone(
    opened: Any, copied_example: Path
) -> None:
    changes = {(id, column): word for id in ("birch", "cedar") for column, word in BEST.items()}
    changes |= {(id, column): word for id in ("ash", "dogwood") for column, word in WORST.items()}
    change_table(copied_example, changes)
    app = unfold(at(weighed(opened(copied_example), "cost", "way"), words.COMPARE), "why")
    assert "these centers are level in first place" in status(app)
    text = seen(app)
    assert words.SURE_WHATEVER.format(first="Birch Clinic") not in text
    assert words.CHANGE_NONE.partition("{")[0] not in text


def test_of_one_center_nothing_is_said_of_what_would_change_the_order(
    opened: Any, copied_example: Path
) -> None:
    for center in ("ash", "birch", "dogwood"):
        change_table(copied_example, {}, without=center)
    app = unfold(at(weighed(opened(copied_example), "cost"), words.COMPARE), "why")
    assert "One center is left to compare: " in status(app)
    assert words.COMPARE_FOLLOWS in seen(app)
    assert words.SURE not in seen(app)


def test_facts_that_are_the_same_side_by_side_are_folded_away_with_their_count(
    opened: Any, copied_example: Path
) -> None:
    change_table(copied_example, {("cedar", "dollars"): "100"})  # as at Birch Clinic; neither adds a fee
    app = pick(at(opened(copied_example), words.COMPARE), "birch", "cedar")
    apart, same = side_by_side(app)
    assert same == {"What you pay for a visit": "$100", "Extra hospital fee": "no fee"}
    assert not {*apart} & {*same}
    assert words.SIDE_SAME.format(count=2) in seen(app)


def test_what_fits_more_side_by_side_goes_by_what_is_too_much_for_the_person(
    opened: Any, copied_example: Path
) -> None:
    far = {("ash", "minutes"): "100", ("dogwood", "minutes"): "120", ("dogwood", "step_free"): "full"}
    change_table(copied_example, far)
    app = pick(at(weighed(opened(copied_example), "way"), words.COMPARE), "ash", "dogwood")
    row = "Travel time, one way"
    assert words.SIDE_STRONGER not in side_by_side(app)[0][row]  # from 90 minutes on it is worth nothing
    app = pressed(app, "go.back")
    app = calm(app.number_input(key="too_much.minutes").set_value(150.0).run())
    assert words.SIDE_STRONGER in side_by_side(at(app, words.COMPARE))[0][row]


@pytest.mark.parametrize(
    ("minutes", "narrow", "wide"),
    [
        pytest.param((80, 50, 20), [1], [2], id="the second beats the first, and the third both"),
        pytest.param((80, 80, 20), [], [2], id="the two in sight are the same"),
        pytest.param((20, 50, 80), [0], [0], id="the first beats both"),
    ],
)
def test_of_three_side_by_side_a_phone_marks_what_fits_more_of_the_two_in_sight(
    opened: Any, copied_example: Path, minutes: tuple[int, ...], narrow: list[int], wide: list[int]
) -> None:
    centers = ("ash", "birch", "cedar")
    trips = zip(centers, minutes, strict=True)
    change_table(copied_example, {(center, "minutes"): str(trip) for center, trip in trips})
    app = pick(at(weighed(opened(copied_example), "way"), words.COMPARE), *centers)
    cells = side_by_side(app)[0]["Travel time, one way"].split("</td>")
    for kind, word, marked in (
        ("of-two", words.SIDE_STRONGER, narrow),
        ("of-all", words.SIDE_STRONGEST, wide),
    ):
        mark = f'<b class="word {kind}">{word}</b>'
        assert [place for place, cell in enumerate(cells) if mark in cell] == marked


def test_however_many_centers_are_about_equal_none_and_no_sentence_below_them_is_lost(
    opened: Any, copied_example: Path
) -> None:
    app = at(weighed(_twins(opened, copied_example, 30), "cost"), words.COMPARE)
    assert len(names_of_rows(app)) == 8
    assert words.GROUP_TITLE_PART.format(count=30, place=1, shown=8) in all_html(app)
    all_ = holes(words.COMPARE_SHOW_ALL, app.checkbox(key="show_all").label)
    assert all_ == {"count": "30"}
    app = calm(app.checkbox(key="show_all").check().run())
    assert len(names_of_rows(app)) == 30
    assert f"<h3>{words.SURE}</h3>" in all_html(unfold(app, "why"))


def _twins(opened: Any, copied_example: Path, count: int) -> Any:
    """The app, with so many centers that are one another's twins."""
    table = copied_example / "providers.csv"
    header, _, birch, *_ = table.read_text().splitlines()
    twins = [birch.replace("birch,Birch", f"birch{place},Birch {place:02}", 1) for place in range(count)]
    table.write_text("\n".join([header, *twins]) + "\n")
    return opened(copied_example)


def test_of_a_list_that_only_names_put_in_order_none_is_hidden_for_its_name(
    opened: Any, copied_example: Path
) -> None:
    app = at(_twins(opened, copied_example, 14), words.COMPARE)
    assert words.STATUS_NOTHING in all_html(app)
    assert len(names_of_rows(app)) == 14
    assert not [box for box in app.checkbox if box.key == "show_all"]
    app = pressed(unfold(app, "change"), "place.cost")
    assert len(names_of_rows(app)) == 8
    assert [box for box in app.checkbox if box.key == "show_all"]
    app = calm(app.radio(key="order_by").set_value("name").run())
    assert len(names_of_rows(app)) == 14


def test_a_list_too_long_to_be_seen_at_once_is_cut_short_in_any_order(
    opened: Any, copied_example: Path
) -> None:
    app = at(_twins(opened, copied_example, 15), words.COMPARE)
    assert len(names_of_rows(app)) == 8
    assert [box for box in app.checkbox if box.key == "show_all"]


def test_with_one_center_there_is_nothing_to_compare_it_with(opened: Any, copied_example: Path) -> None:
    table = copied_example / "providers.csv"
    table.write_text("\n".join(table.read_text().splitlines()[:2]) + "\n")
    app = at(weighed(opened(copied_example), "cost"), words.COMPARE)
    assert words.WHY_ONE_LEFT in all_html(app)
    assert words.WHY_NEEDS_ORDER not in all_html(app)
