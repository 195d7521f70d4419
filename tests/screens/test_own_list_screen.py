"""The screen for a list of one's own, drawn from the example folder."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog import catalog
from decision.catalog.list_files import list_csv
from decision.lists.questions import Item, Question
from decision.method.must_haves import Wanted
from decision.person.answers import Answers
from decision.person.own_lists import OwnList
from decision.screens.lists.bringing import examples, what_is_left
from decision.wording import words
from tests.conftest import EXAMPLE, measurement
from tests.screens.tapping import calm as _calm
from tests.screens.tapping import headings

LIST = catalog.load(EXAMPLE)
HERE = "id,name,town\noak,Oak Center,Oakville\nelm,Elm Clinic,unknown\n"


def _screen() -> None:
    # Runs as a script of its own, so it imports what it needs.
    import os  # noqa: PLC0415
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from decision.catalog import catalog  # noqa: PLC0415
    from decision.screens.lists import own_list  # noqa: PLC0415

    own_list.show(catalog.current(Path(os.environ["DECISION_TEST_FOLDER"])), date(2026, 11, 21))


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def draw(**state: Any) -> AppTest:
        monkeypatch.setenv("DECISION_TEST_FOLDER", str(EXAMPLE))
        app = AppTest.from_function(_screen, default_timeout=30)
        for key, value in state.items():
            app.session_state[key.replace("_", ".")] = value
        return _calm(app.run())

    return draw


def _text(app: AppTest) -> str:
    bodies = [each.value for each in app.markdown] + [each.proto.body for each in app.get("html")]
    return unescape(re.sub(r"<[^>]+>", "\n", "\n".join(bodies)))


def _brought(app: AppTest, content: str, name: str = "mine.csv") -> AppTest:
    return _calm(app.file_uploader[0].set_value((name, content.encode(), "text/csv")).run())


def _own(app: AppTest) -> OwnList | None:
    found: OwnList | None = app.session_state.get("list.own", None)
    return found


def test_the_list_that_came_is_open_at_first(screen: Any) -> None:
    app = screen()
    assert words.LIST_OPEN.format(name="Example list", count=4) in _text(app)
    assert _own(app) is None
    assert [button.key for button in app.button if button.key in ("list.undo", "list.back")] == []


def test_a_good_file_is_open_then(screen: Any) -> None:
    app = _brought(screen(), HERE.replace("elm", " elm "))
    text = _text(app)
    assert words.LIST_USED in text
    assert words.LIST_OPEN.format(name="mine.csv", count=2) in text
    found = _own(app)
    assert found is not None
    assert [center.name for center in found.providers] == ["Oak Center", "Elm Clinic"]


def test_a_file_that_is_no_list_is_refused_and_the_list_that_was_open_stays(screen: Any) -> None:
    before = _own(_brought(screen(), HERE))
    app = _brought(_brought(screen(), HERE), "%PDF-1.7", "bad.csv")
    text = _text(app)
    assert words.LIST_REFUSED.format(name="bad.csv", count=1) in text
    assert "It is a PDF." in text
    assert _own(app) == before


def test_empty_cells_are_unknown_only_if_the_person_says_so(screen: Any) -> None:
    app = _brought(screen(), HERE.replace("unknown", ""))
    assert "empty becomes 'unknown'" in _text(app)
    assert _own(app) is None
    app = _calm(app.button(key="ask.nothing..0").click().run())
    found = _own(app)
    assert found is not None
    assert [center.town for center in found.providers] == ["Oakville", ""]


THEIRS = (
    "Clinic,City,Drive time,doctor,Parking\n"
    "Oak Center,Oakville,about 30,Y,yes\n"
    "Elm Clinic,Elmtown,half an hour,N,no\n"
)


def test_nothing_is_used_before_the_person_agreed_to_what_each_column_is(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    text = _text(app)
    assert words.MAP_UNUSED.format(unused=1, count=5, names="'Parking'") in text
    assert "'half an hour'" not in text.partition(words.MAP_INTRO)[0]
    assert words.BRING_ASK_TITLE not in headings(app)
    picks = {each.label: each.value for each in app.selectbox if (each.key or "").startswith("bring.map")}
    assert picks == {
        "Clinic": "name",
        "City": "town",
        "Drive time": "minutes",
        "doctor": "doctor",
        "Parking": "",
    }
    assert _own(app) is None


def test_a_list_in_other_words_is_open_after_its_columns_questions_and_cells(screen: Any) -> None:
    app = _calm(_brought(screen(), THEIRS).button(key="bring.agree").click().run())
    for key in ("ask.yes_no..0", "ask.about..0"):
        app = _calm(app.button(key=key).click().run())
    assert "'half an hour' is not a number." in app.text_input(key="fix.1.minutes").label
    app.text_input(key="fix.1.minutes").set_value("30")
    app = _calm(app.button(key="fix.check").click().run())
    found = _own(app)
    assert found is not None
    assert [each.amount("minutes") for each in found.providers] == [30.0, 30.0]
    assert [each.amount("doctor") for each in found.providers] == [True, False]


def test_a_wrong_guess_is_changed_and_kept_for_the_next_version_of_the_file(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    (pick,) = [each for each in app.selectbox if each.label == "Drive time"]
    app = _calm(pick.set_value("").run())
    assert words.MAP_UNUSED.format(unused=2, count=5, names="'Drive time' and 'Parking'") in _text(app)
    app = _calm(app.button(key="bring.agree").click().run())
    app = _calm(app.button(key="ask.yes_no..0").click().run())
    assert _own(app) is not None
    app = _brought(app, THEIRS.replace("Oak", "Fir"), "next.csv")
    picks = {each.label: each.value for each in app.selectbox if (each.key or "").startswith("bring.map")}
    assert picks["Drive time"] == ""


def test_without_names_or_with_one_thing_twice_the_columns_are_not_agreed_to(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    (pick,) = [each for each in app.selectbox if each.label == "Clinic"]
    app = _calm(pick.set_value("town").run())
    app = _calm(app.button(key="bring.agree").click().run())
    assert words.MAP_NO_NAME in _text(app)
    (pick,) = [each for each in app.selectbox if each.label == "City"]
    app = _calm(pick.set_value("name").run())
    (pick,) = [each for each in app.selectbox if each.label == "Clinic"]
    app = _calm(pick.set_value("name").run())
    app = _calm(app.button(key="bring.agree").click().run())
    assert words.MAP_TWICE.format(names="Name") in _text(app)
    assert _own(app) is None


def test_each_cell_of_a_question_can_be_looked_at_and_written(screen: Any) -> None:
    app = _calm(_brought(screen(), THEIRS).button(key="bring.agree").click().run())
    app = _calm(app.checkbox(key="ask.yes_no..each").check().run())
    app.text_input(key="each.yes_no..1.doctor").set_value("unknown")
    app = _calm(app.button(key="take.yes_no.").click().run())
    app = _calm(app.button(key="ask.about..0").click().run())
    app = _calm(app.button(key="fix.unknown").click().run())
    found = _own(app)
    assert found is not None
    assert [each.amount("doctor") for each in found.providers] == [True, None]
    assert [each.amount("minutes") for each in found.providers] == [30.0, None]


def test_a_table_can_be_pasted_and_a_file_can_be_left(screen: Any) -> None:
    app = screen()
    app.text_area(key="list.pasted").set_value(THEIRS.replace(",", "\t"))
    app = _calm(app.button(key="list.paste.read").click().run())
    assert words.MAP_TITLE in headings(app)
    app = _calm(app.button(key="list.drop").click().run())
    assert words.MAP_TITLE not in headings(app)
    assert _own(app) is None


def test_the_box_is_empty_once_the_file_in_it_is_not_used_and_takes_the_next_one(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    assert app.file_uploader[0].value is not None
    app = _calm(app.button(key="list.drop").click().run())
    assert app.file_uploader[0].value is None
    assert words.MAP_TITLE in headings(_brought(app, THEIRS))


def test_the_word_on_the_columns_is_also_below_those_that_are_behind_a_tap(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    (others,) = [each for each in app.expander if each.label == words.MAP_OTHERS.format(count=5)]
    assert [(each.key, each.label) for each in others.button] == [("bring.agree.below", words.MAP_AGREE)]
    assert words.BRING_ASK_TITLE in headings(_calm(others.button[0].click().run()))


def test_what_is_wrong_with_the_columns_is_said_at_the_button_that_was_tapped(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    (pick,) = [each for each in app.selectbox if each.label == "Clinic"]
    app = _calm(pick.set_value("").run())
    app = _calm(app.button(key="bring.agree.below").click().run())
    (others,) = [each for each in app.expander if each.label.startswith(words.MAP_OTHERS.partition("{")[0])]
    assert [each for each in others.markdown if words.MAP_NO_NAME in each.value]


def test_a_question_names_the_center_of_each_cell_and_shows_every_way_it_is_written(screen: Any) -> None:
    ways = ("Y", "y", "N", "TRUE", "Y")
    rows = "".join(f"C{n},{each}\n" for n, each in enumerate(ways))
    text = _text(_brought(screen(), f"name,doctor\n{rows}"))
    head = "A doctor in the building"
    shown = ((2, "C0", "Y", "yes"), (4, "C2", "N", "no"), (5, "C3", "TRUE", "yes"))
    for row, name, one, other in shown:
        assert f"Row {row}, {name}, {head}: '{one}' becomes '{other}'" in text
    assert [name for name in ("C0", "C1", "C2", "C3", "C4") if name in text] == ["C0", "C2", "C3"]


def test_what_is_read_alike_in_several_columns_is_shown_once(screen: Any) -> None:
    text = _text(_brought(screen(), "name,gives_alphamab,doctor,fee\nOak,Y,y,N\nElm,y,Y,n\n"))
    assert text.count("becomes") == 2


def test_one_word_that_means_another_thing_in_another_column_is_shown_for_both() -> None:
    asked = [Item(0, 2, column, "Clinic", ("clinic",), name="Oak") for column in ("site_type", "about")]
    found = examples(Question("word", "", tuple(asked)), LIST)
    assert found == ["Row 2, Oak, Kind of place: 'Clinic'", "Row 2, Oak, About: 'Clinic' becomes 'clinic'"]


def test_a_word_of_the_list_is_shown_as_people_read_it(screen: Any) -> None:
    text = _text(_brought(screen(), "name,step_free,doctor,site_type\nOak,Partial,Y,Hospital\n"))
    says = LIST.indicators["step_free"].says or {}
    assert f"'Partial' becomes '{says['partial']}'" in text
    assert "'Y' becomes 'yes'" in text
    assert "'Hospital' becomes 'Hospital unit'" in text


def test_of_many_ways_that_cells_are_written_the_first_are_shown_and_the_rest_counted(screen: Any) -> None:
    days = "".join(f"C{n},1/{n}/2026\n" for n in range(13, 22))
    text = _text(_brought(screen(), f"name,checked_on\n{days}"))
    assert text.count("becomes") == 6
    assert words.BRING_ASK_MORE.format(count=3) in text


def test_what_cannot_be_read_is_written_once_for_all_cells_with_the_same_in_them(screen: Any) -> None:
    rows = "name,minutes,phone\nOak,soon,front desk\nElm,later,front desk\nFir,soon,front desk\n"
    app = _brought(screen(), rows)
    fields = {str(each.key): each.label for each in app.text_input if str(each.key).startswith("fix.")}
    phones = [f"fix.{row}.phone" for row in range(3)]  # each has a number of its own
    assert {*fields} == {"fix.0.minutes", "fix.1.minutes", *phones}
    more = words.FIX_SAME.format(count=1)
    assert [key for key, label in fields.items() if more in label] == ["fix.0.minutes"]
    for key in fields:
        app.text_input(key=key).set_value("unknown" if "phone" in key else "30")
    found = _own(_calm(app.button(key="fix.check").click().run()))
    assert found is not None
    assert [each.amount("minutes") for each in found.providers] == [30.0, 30.0, 30.0]


def test_a_cell_that_stays_as_it_is_is_not_said_to_become_another(screen: Any) -> None:
    app = _calm(_brought(screen(), "Clinic,Drug\nOak,Gammamab\n").button(key="bring.agree").click().run())
    text = _text(app)
    assert "'Gammamab'" in text
    assert "becomes" not in text


def test_what_a_file_holds_is_shown_and_never_drawn(screen: Any) -> None:
    app = _brought(screen(), "Clinic,<b>City</b>\n<script>alert(1)</script>,<i>x</i>\n")
    bodies = [each.proto.body for each in app.get("html")]
    assert not [body for body in bodies if "<b>City" in body or "<script>alert" in body or "<i>x" in body]


def test_one_goes_back_to_the_list_that_came_and_the_last_change_can_be_undone(screen: Any) -> None:
    app = _brought(screen(), HERE)
    app = _calm(app.button(key="list.back").click().run())
    assert _own(app) is None
    assert words.LIST_WENT_BACK in _text(app)
    app = _calm(app.button(key="list.undo").click().run())
    assert words.LIST_OPEN.format(name="mine.csv", count=2) in _text(app)


def test_answers_about_centers_that_are_not_on_the_new_list_are_put_away_and_that_is_said(
    screen: Any,
) -> None:
    reported = {(id, "minutes"): measurement(10.0) for id in ("ash", "birch")}
    app = screen(answers=Answers(reported=reported, compared=("ash", "birch")))
    app = _brought(app, "id,name\nash,Ash Hospital\nelm,Elm Clinic\n")
    said = app.session_state["answers"]
    assert ([id for id, _ in said.reported], said.compared) == (["ash"], ("ash",))
    assert words.LIST_PUT_AWAY.format(count=1) in _text(app)


def test_changes_are_undone_one_by_one_the_last_one_first(screen: Any) -> None:
    app = _brought(_brought(screen(), HERE), HERE.replace("Oak", "Fir"), "second.csv")
    for name in ("mine.csv", "Example list"):
        app = _calm(app.button(key="list.undo").click().run())
        assert f"It is called {name}, and it has" in _text(app)
    assert [button for button in app.button if button.key == "list.undo"] == []


def test_must_haves_that_still_count_are_reported_when_another_list_is_opened(screen: Any) -> None:
    wanted = Answers(wanted=Wanted(frozenset({"no_fee"})))
    assert words.LIST_MUST_STAY in _text(_brought(screen(answers=wanted), HERE))
    assert words.LIST_MUST_STAY not in _text(_brought(screen(), HERE))


def test_a_file_is_read_once_and_not_on_every_tap_after_it(screen: Any) -> None:
    app = _brought(screen(), HERE)
    app = _calm(app.button(key="list.back").click().run())
    app = _calm(app.button(key="row.add").click().run())
    assert _own(app) is None


def test_while_a_file_is_on_its_way_nothing_is_said_of_the_list_that_is_open(screen: Any) -> None:
    app = _brought(screen(), THEIRS)
    assert words.MAP_TITLE in headings(app)
    assert not {words.LIST_STALE_TITLE, words.LIST_CHANGE_TITLE, words.LIST_SAVE_TITLE} & {*headings(app)}
    assert {words.LIST_CHANGE_TITLE, words.LIST_SAVE_TITLE} <= {*headings(screen())}


def test_nobody_has_to_check_made_up_centers_again(screen: Any) -> None:
    assert words.LIST_STALE_TITLE not in headings(screen())
    assert words.LIST_STALE_TITLE in headings(_brought(screen(), HERE))


def test_one_goes_on_to_the_must_haves_from_where_the_list_is_said_to_be_open(screen: Any) -> None:
    app = screen()
    assert [button for button in app.button if button.key == "list.go.on"] == []
    app = _brought(app, HERE)
    assert app.button(key="list.go.on").label == words.GO_ON.format(title=words.MUST)
    app = _calm(app.button(key="list.go.on").click().run())
    assert app.session_state["go_to"] == "must-haves"


def test_what_a_check_mark_means_is_chosen_from_the_words_of_its_column(screen: Any) -> None:
    theirs = "Clinic,step_free\nOak,✓\nElm,x\nFir,ramp\n"
    app = _calm(_brought(screen(), theirs).button(key="bring.agree").click().run())
    assert "What does 'x' or '✓' mean under Way in without steps?" in _text(app)
    app = _calm(app.button(key="ask.which.step_free.yes.1").click().run())
    app.selectbox(key="fix.2.step_free").set_value("none")
    app = _calm(app.button(key="fix.check").click().run())
    found = _own(app)
    assert found is not None
    assert [each.amount("step_free") for each in found.providers] == ["partial", "partial", "none"]


def test_what_one_mark_means_can_be_chosen_cell_by_cell(screen: Any) -> None:
    theirs = "Clinic,step_free\nOak,✓\nElm,✓\n"
    app = _calm(_brought(screen(), theirs).button(key="bring.agree").click().run())
    app = _calm(app.checkbox(key="ask.which.step_free.yes.each").check().run())
    for row, word in enumerate(("full", "unknown")):
        app.selectbox(key=f"each.which.step_free.yes.{row}.step_free").set_value(word)
    found = _own(_calm(app.button(key="take.which.step_free.yes").click().run()))
    assert found is not None
    assert [each.amount("step_free") for each in found.providers] == ["full", None]


def test_the_guesses_to_check_are_named_first_with_what_each_means(screen: Any) -> None:
    app = _brought(screen(), "Clinic,Wait (min)\nOak,5\nElm,6\n")
    assert words.MAP_LOOK.format(names="'Wait (min)'") in _text(app)
    (caption,) = [each.value for each in app.caption if words.table("MAP_SURE")["likely"] in each.value]
    assert LIST.indicators["minutes"].ask in caption


def test_what_to_check_is_above_the_word_on_it_and_what_is_sure_is_named_and_below(screen: Any) -> None:
    app = _brought(screen(), "Clinic,Wait (min),Parking\nOak,5,a\nElm,6,b\n")
    sure = words.MAP_SURE_ONE.format(heading="'Clinic'", column=words.table("COLUMN_HEADINGS")["name"])
    assert words.MAP_SURE_OF.format(columns=sure) in _text(app)
    (others,) = [each for each in app.expander if each.label == words.MAP_OTHERS.format(count=2)]
    assert not others.proto.expanded
    assert [each.label for each in others.selectbox] == ["Clinic", "Parking"]
    drawn = [str(each.key) for each in app.main if each.type in ("selectbox", "button") and each.key]
    ours = [key for key in drawn if key.startswith("bring.")]
    assert ours.index("bring.map..1.1") < ours.index("bring.agree") < ours.index("bring.map..1.0")


def test_where_no_column_is_the_name_all_columns_are_open_to_choose_it(screen: Any) -> None:
    app = _brought(screen(), "α,β,γ\nνθ,ξο,30\nλμ,ξο,ημι\n")
    assert [each.proto.expanded for each in app.expander if each.selectbox] == [True]


def test_the_place_for_a_file_is_first_and_while_one_is_asked_about_the_open_list_is_not_spoken_of(
    screen: Any,
) -> None:
    app = screen()
    kinds = [each.type for each in app.main]
    assert kinds.index("file_uploader") < kinds.index("markdown")
    assert words.LIST_KEPT in _text(app)
    asked = _brought(app, "Clinic,Wait (min)\nOak,5\nElm,6\n")
    for each in (words.LIST_INTRO, words.LIST_KEPT, words.LIST_OPEN.forms["other"].partition("{")[0]):
        assert each not in _text(asked)


def test_what_is_not_known_of_a_list_is_open_only_when_it_is_asked_for(screen: Any) -> None:
    app = _brought(screen(), list_csv(LIST).decode())
    (gaps,) = [each for each in app.expander if each.label == words.LIST_GAPS]
    assert not gaps.proto.expanded
    assert words.GAPS_LEGEND not in _text(app)


def test_old_and_undated_centers_are_named(screen: Any) -> None:
    old = list_csv(LIST).decode().replace("2026-10-01", "2025-11-20")
    text = _text(_brought(screen(), old))
    assert words.LIST_STALE.format(count=2) in text
    assert words.LIST_STALE_ONE.format(name="Ash Hospital", day="November 20, 2025") in text
    assert words.LIST_UNDATED.format(count=1) in text
    assert words.LIST_STALE.format(count=2) not in _text(screen())


def test_a_center_is_changed_with_the_checks_of_a_file(screen: Any) -> None:
    app = _calm(screen().selectbox(key="row.which").set_value("ash").run())
    app.text_input(key="row.ash.minutes").set_value("35 min")
    app = _calm(app.button(key="row.keep.ash").click().run())
    assert "'35 min' is not a number." in _text(app)
    assert _own(app) is None
    app.text_input(key="row.ash.minutes").set_value("35")
    app = _calm(app.button(key="row.keep.ash").click().run())
    found = _own(app)
    assert found is not None
    assert (found.providers[0].name, found.providers[0].amount("minutes")) == ("Ash Hospital", 35.0)
    assert words.LIST_KEPT_ONE.format(name="Ash Hospital") in _text(app)
    assert app.selectbox(key="row.which").value is None


def test_a_center_is_added_and_what_is_left_alone_is_unknown(screen: Any) -> None:
    app = _calm(screen().button(key="row.add").click().run())
    app = _calm(app.button(key="row.keep.center_1").click().run())
    assert "The cell is empty." in _text(app)
    app.text_input(key="row.center_1.name").set_value("Oak Center")
    app = _calm(app.button(key="row.keep.center_1").click().run())
    found = _own(app)
    assert found is not None
    added = found.providers[-1]
    assert (added.id, added.name, added.town) == ("center_1", "Oak Center", "")
    assert {added.amount(id) for id in LIST.indicators} == {None}


def test_a_center_is_taken_off_and_comes_back_with_undo(screen: Any) -> None:
    app = _calm(screen().selectbox(key="row.which").set_value("ash").run())
    app = _calm(app.button(key="row.remove.ash").click().run())
    assert words.LIST_REMOVED.format(name="Ash Hospital") in _text(app)
    found = _own(app)
    assert found is not None
    assert "ash" not in [center.id for center in found.providers]
    app = _calm(app.button(key="list.undo").click().run())
    assert words.LIST_OPEN.format(name="Example list", count=4) in _text(app)


def test_a_list_that_was_brought_can_be_named(screen: Any) -> None:
    app = _brought(screen(), HERE)
    app = _calm(app.text_input(key="list.name.mine.csv").set_value("North region").run())
    found = _own(app)
    assert found is not None
    assert found.name == "North region"
    assert words.LIST_OPEN.format(name="North region", count=2) in _text(app)


def test_a_center_has_at_most_twelve_fields_before_a_tap(screen: Any) -> None:
    app = _calm(screen().button(key="row.add").click().run())
    keys = {
        each.key for each in (*app.text_input, *app.selectbox) if (each.key or "").startswith("row.center_1.")
    }
    folded = {each.key for one in app.expander for each in (*one.text_input, *one.selectbox)}
    assert 1 <= len(keys - folded) <= 12
    assert keys & folded


def test_a_form_closed_keeps_nothing(screen: Any) -> None:
    app = _calm(screen().selectbox(key="row.which").set_value("ash").run())
    app.text_input(key="row.ash.name").set_value("Another")
    app = _calm(app.button(key="row.cancel.ash").click().run())
    assert _own(app) is None
    assert [each for each in app.text_input if each.key == "row.ash.name"] == []


def test_in_a_long_list_a_center_is_found_by_its_name_or_town(screen: Any) -> None:
    rows = "".join(f"c{number},Center {number:03},Oakville\n" for number in range(60))
    app = _brought(screen(), f"id,name,town\n{rows}zed,Zed Center,Elmtown\n")
    assert [each for each in app.selectbox if each.key == "row.which"] == []
    app = _calm(app.text_input(key="row.search").set_value("elmtown").run())
    assert words.LIST_SEARCH_MANY.format(count=1) in _text(app)
    assert app.selectbox(key="row.which").options == ["Zed Center"]


@pytest.mark.parametrize(
    ("questions", "cells", "sentence"),
    [
        pytest.param(3, 2, "3 questions are left. 2 cells still need you.", id="many"),
        pytest.param(1, 1, "1 question is left. 1 cell still needs you.", id="one of each"),
        pytest.param(2, 0, "2 questions are left.", id="no cell"),
        pytest.param(0, 1, "All questions are answered. 1 cell still needs you.", id="no question"),
    ],
)
def test_what_is_left_of_a_file_is_said_in_whole_sentences(questions: int, cells: int, sentence: str) -> None:
    assert what_is_left(questions, cells) == sentence
