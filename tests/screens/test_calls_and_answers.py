"""Ask on the whole app: what to ask first, the calls, the answers typed in, and the call sheets."""

import re
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog.catalog import current
from decision.method.factors import Amount
from decision.method.providers import Measurement
from decision.wording import words
from tests.conftest import holes
from tests.screens.deeds import (
    A_TO_Z,
    LEFT,
    all_html,
    answer_rows,
    answered,
    at_center,
    back_at,
    behind,
    call_lines,
    change_table,
    names_of_rows,
    pick,
    plain,
    planned,
    reported,
    seen,
    side_by_side,
    tick,
    typed_in,
    unfold,
    weighed,
)
from tests.screens.tapping import at, calm, headings, led_to, opened_row, pressed, status

NURSES = "MS nurses on the staff: {}. ({} said so on November 20, 2026.)"


def _questions(app: AppTest) -> list[str]:
    """The titles of the questions that count alone, in their order."""
    return re.findall(r"<h3>([^<]*)</h3><p>Ask: ", all_html(app))


def _reported_list(app: AppTest) -> list[str]:
    """What was reported, as it stands on the screen."""
    lines = plain(app).splitlines()
    parts = ("said so on", "You typed this in on", "no longer fits")
    return [line for line in lines if any(part in line for part in parts)]


MOVED = words.REPORTED_MOVED.format(moves="Ash Hospital from place 1 to place 2")


MOVED_BACK = words.REPORTED_MOVED.format(moves="Ash Hospital from place 2 to place 1")


def test_before_weighing_ask_says_to_weigh_first_and_still_offers_call_sheets(opened: Any) -> None:
    app = at(opened(), words.ASK)
    assert words.ASK_NEEDS_ORDER in seen(app)
    assert words.ASK_CALLS not in headings(app)
    assert _questions(app) == []
    app = calm(app.selectbox(key="sheet").set_value("cedar").run())
    html = all_html(app)
    assert words.SHEET_TITLE.format(name="Cedar Clinic") in html
    assert html.index("Who to ask: the nurse in charge") < html.index("How many MS nurses work there?")
    assert html.index("Who to ask: the billing office") < html.index("What will I pay for one visit?")
    assert html.count("<li>") == 3  # and the trip, which the list has for its example person only
    assert len(app.get("download_button")) == 1
    app = calm(app.selectbox(key="sheet").set_value("ash").run())
    assert all_html(app).count("<li>") == 1
    assert "How long is the trip from my home?" in all_html(app)


def test_the_questions_are_by_worth_with_what_to_ask_whom_and_what_the_answers_could_do(
    opened: Any,
) -> None:
    app = at(weighed(opened(), "staff"), words.ASK)
    assert [line.partition("\\:")[0] for line in call_lines(app)] == ["Cedar Clinic"]
    assert _questions(app) == []
    app = unfold(app, "call.cedar")
    assert _questions(app) == ["MS nurses", "What you pay for a visit"]
    lines = [
        "<h3>MS nurses</h3>",
        "<p>Ask: How many MS nurses work there?</p>",
        "<p>Who to ask: the nurse in charge</p>",
        "<p>An answer of 2 nurses or more puts it first.</p>",
    ]
    assert "".join(lines) in all_html(app)
    assert "<p>An answer of 201 dollars or less puts it first.</p>" in all_html(app)
    assert all_html(app).count(words.ASK_CALL_FIRST.format(name="Cedar Clinic")) == 1
    assert words.ASK_CALLS_INTRO in seen(app)
    assert words.CALL_NOTE in seen(app)
    assert headings(app).count(words.ASK_CALLS) == 1
    assert words.ASK_NEEDS_ORDER not in seen(app)
    app = unfold(at(weighed(opened(), "staff", "cost"), words.ASK), "call.cedar")
    reported = re.findall("<li>(.*?)</li>", all_html(app))
    asked = re.findall("<li>(.*?)</li>", all_html(unfold(app, "call.dogwood")))[len(reported) :]
    doctor, steps = "Is a doctor in the building the whole time?", "Can I get to the chair without a step?"
    nurses, trip = "How many MS nurses work there?", "How long is the trip from my home?"
    price = "What will I pay for one visit?"
    assert asked == [nurses, doctor, price, steps, *(nurses, doctor, price, trip, steps)]  # then its sheet


def test_what_is_counted_on_ask_is_as_many_as_there_are(opened: Any) -> None:
    app = pressed(at(opened(), words.MUST), "example.switch")  # then no trip is known
    app = at(weighed(app, "way"), words.ASK)
    assert len(call_lines(app)) == 3
    all_ = holes(words.CALL_ALL, app.checkbox(key="calls.all").label)
    app = calm(app.checkbox(key="calls.all").check().run())
    assert all_ == {"count": str(len(call_lines(app)))}
    before = all_html(app)
    app = unfold(app, "call.cedar")
    folds = re.findall(r"<details[^>]*><summary>.*?</details>", all_html(app), re.DOTALL)
    (fold,) = [each for each in folds if each not in before and ">And " in each]
    said = holes(words.ASK_TOGETHER_MORE, re.findall(r"<summary>(.*?)</summary>", fold)[0])
    assert said == {"count": str(fold.count("<li>")), "name": "Cedar Clinic"}
    app = at(weighed(pressed(at(opened(), words.MUST), "example.switch"), "cost"), words.ASK)
    titles = re.findall(r"<summary>(.*?)</summary>", all_html(app))
    (idle,) = [read for each in titles if (read := holes(words.ASK_IDLE, each))]
    names = re.findall(
        r"<li>(.*?)</li>", all_html(app).partition(words.ASK_IDLE_WHY)[2].partition("</ul>")[0]
    )
    assert (int(idle["count"]), names) == (2, ["Dogwood Hospital", "Ash Hospital"])
    titles_of_answers = [holes(words.REPORTED_TITLE, each.label) for each in app.expander]
    assert [int(each["count"]) for each in titles_of_answers if each] == [len(reported(app))]


def test_a_call_that_would_change_nothing_is_not_among_those_worth_making(opened: Any) -> None:
    """By its own text it is not; it is named behind a tap, with why, and one in vain is named with why."""
    app = at(weighed(opened(), "staff"), words.ASK)
    assert not any("Dogwood" in line for line in call_lines(app))
    (idle,) = re.findall(
        rf"<details[^>]*><summary>{words.ASK_IDLE.format(count=1)}.*?</details>", all_html(app)
    )
    assert "<li>Dogwood Hospital</li>" in idle
    assert words.ASK_IDLE_WHY in idle
    app = pressed(
        planned(at(opened(), words.MUST), "betamab"), "example.switch"
    )  # then its trip is not known
    app = at(weighed(app, "way"), words.ASK)
    assert words.ASK_IN_VAIN.format(medicine="Betamab", names="Birch Clinic") in plain(app)
    assert not any("Birch" in line for line in call_lines(app))


def test_a_call_that_would_change_nothing_is_worth_making_where_it_is_asked_first(opened: Any) -> None:
    app = at(weighed(opened(), "staff"), words.ASK)
    assert words.ASK_MUST not in headings(app)
    assert words.ASK_IDLE_STILL not in all_html(app)
    app = at(weighed(planned(at(opened(), words.MUST), "betamab"), "staff"), words.ASK)
    assert words.ASK_MUST in headings(app)
    assert f"<p>{words.ASK_IDLE_WHY}</p><p>{words.ASK_IDLE_STILL}</p>" in all_html(app)


def test_a_call_in_its_line_has_the_chance_its_sheet_and_a_way_to_type_in_the_answers(
    opened: Any,
) -> None:
    app = at(weighed(opened(), "staff"), words.ASK)
    assert (
        call_lines(app)[0].replace("\\", "")
        == "Cedar Clinic: a call could change first place (a chance of about 47 in 100)"
    )  # made up: no number to call
    assert not app.get("download_button")
    app = unfold(app, "call.cedar")
    assert words.table("CALL_CHANCE")["some"].format(cases=47) in all_html(app)
    assert words.SHEET_TITLE.format(name="Cedar Clinic") in all_html(app)
    assert len(app.get("download_button")) == 1
    app = pressed(app, "have.cedar")
    assert app.selectbox(key="tell.center").value == "cedar"
    assert "MS nurses, in nurses" in answer_rows(app)
    assert led_to(app) == "st-key-tell"  # has the focus


def test_only_where_nothing_at_all_is_unknown_is_there_nothing_to_ask(
    opened: Any, copied_example: Path
) -> None:
    """Must-haves and what differs from person to person are part of the count."""
    change_table(copied_example, {("cedar", "nurses"): "1", ("cedar", "dollars"): "200"}, without="dogwood")
    for file, old, new in (
        ("must_haves.toml", "in_list = false", "in_list = true"),
        ("factors.toml", "personal = true\n", ""),
    ):
        path = copied_example / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert words.ASK_ALL_KNOWN not in seen(at(weighed(opened(copied_example), "staff"), words.ASK))
    path = copied_example / "providers.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{head},first_dose", *(f"{row},yes" for row in rows)]), "utf-8")
    current.cache_clear()
    assert words.ASK_ALL_KNOWN in seen(at(weighed(opened(copied_example), "staff"), words.ASK))


def test_where_all_is_known_there_is_nothing_to_ask(opened: Any, copied_example: Path) -> None:
    change_table(copied_example, {("cedar", "nurses"): "1", ("cedar", "dollars"): "200"}, without="dogwood")
    app = at(weighed(opened(copied_example), "staff"), words.ASK)
    assert words.ASK_CALLS not in headings(app)
    # First doses and the trip are not known for this person, though no must-have is ticked.
    assert words.ASK_WEIGHED_KNOWN in seen(app)
    assert words.ASK_ALL_KNOWN not in seen(app)


def test_an_answer_is_kept_with_who_and_when_orders_the_list_anew_and_takes_its_question_away(
    opened: Any,
) -> None:
    app = at(weighed(opened(), "staff"), words.ASK)
    assert not app.number_input
    assert "MS nurses" in _questions(unfold(app, "call.cedar"))
    app = answered(app, "cedar", "nurses", 4.0, " Ann, a nurse ")
    kept = Measurement(4.0, "Ann, a nurse", date(2026, 11, 20), reported=True)
    assert reported(app) == {("cedar", "nurses"): kept}
    assert MOVED in status(app)
    assert words.SO_FAR_FIRST.format(name="Cedar Clinic") in status(app)
    assert "MS nurses" not in _questions(app)
    assert _reported_list(app) == [f"Cedar Clinic: {NURSES.format(4, 'Ann, a nurse')}"]
    assert app.number_input(key="answer.cedar.nurses").value == 4
    assert MOVED not in status(calm(app.run()))  # said once
    app = pressed(app, "back.cedar.nurses")
    assert "MS nurses" in _questions(unfold(app, "call.cedar"))
    assert app.number_input(key="answer.cedar.nurses").value is None


def test_what_an_answer_changed_stays_in_sight_too_until_the_next_tap(opened: Any) -> None:
    app = answered(at(weighed(opened(), "staff"), words.ASK), "cedar", "nurses", 4.0)
    in_the_bar = words.HEARD_FIRST.format(count=1, name="Cedar Clinic")
    assert MOVED in plain(app)
    assert plain(app).splitlines()[-1] == in_the_bar  # in short, or it would cover half of a phone
    after = plain(calm(app.run()))
    assert MOVED not in after
    assert after.splitlines()[-1] != in_the_bar


def test_a_tap_that_takes_its_own_button_away_says_where_the_focus_goes(opened: Any) -> None:
    app = answered(at(opened(), words.ASK), "cedar", "nurses", 4.0)
    assert led_to(app) == ""
    app = pressed(app, "back.cedar.nurses")
    assert led_to(app) == "st-key-reported"
    assert led_to(calm(app.run())) == ""  # once


def test_what_was_reported_is_on_the_card_with_who_and_when_and_in_short_side_by_side(opened: Any) -> None:
    app = at(weighed(opened(), "staff"), words.ASK)
    app = answered(app, "cedar", "nurses", 4.0, "<b>Ann</b>")
    app = pressed(app, "go.back")
    assert names_of_rows(app)[0] == "1. Cedar Clinic"
    fact = escape(NURSES.format(4, "<b>Ann</b>"))
    assert f"<li>{fact}</li>" in opened_row(app, "Cedar Clinic")
    app = pick(app, "ash", "cedar")
    assert words.SIDE_REPORTED.format(fact="4 nurses") in side_by_side(app)[0]["MS nurses"]
    assert "<b>Ann</b>" not in seen(app)


def test_taking_an_answer_back_restores_the_order_and_the_question(opened: Any) -> None:
    app = at(weighed(opened(), "staff"), words.ASK)
    before, questions = status(app), _questions(unfold(app, "call.cedar"))
    app = answered(app, "cedar", "nurses", 4.0)
    app = answered(app, "dogwood", "doctor", False)
    assert list(reported(app)) == [("cedar", "nurses"), ("dogwood", "doctor")]
    app = pressed(app, "back.cedar.nurses")
    assert list(reported(app)) == [("dogwood", "doctor")]
    assert MOVED_BACK in status(app)
    app = pressed(app, "back.dogwood.doctor")
    assert reported(app) == {}
    assert words.REPORTED_NONE in seen(app)
    assert _questions(unfold(app, "call.cedar")) == questions
    assert status(calm(app.run())) == before
    assert names_of_rows(pressed(app, "go.back")) == [
        "Ash Hospital",
        "Cedar Clinic",
        "3. Birch Clinic",
        "4. Dogwood Hospital",
    ]


@pytest.mark.parametrize(
    ("center", "fact", "amount", "sentence"),
    [
        pytest.param("dogwood", "nurses", 0.0, "MS nurses on the staff: 0.", id="a number, 0 too"),
        pytest.param("dogwood", "doctor", True, "A doctor is in the building.", id="yes"),
        pytest.param("dogwood", "doctor", False, "No doctor is in the building.", id="no is an answer"),
        pytest.param("dogwood", "step_free", "partial", "Part of the way in has steps.", id="a level"),
    ],
)
def test_any_open_fact_can_be_answered_with_or_without_an_order(
    opened: Any, center: str, fact: str, amount: Amount, sentence: str
) -> None:
    app = answered(at(opened(), words.ASK), center, fact, amount)
    kept = Measurement(amount, "Ann", date(2026, 11, 20), reported=True)
    assert reported(app) == {(center, fact): kept}
    assert type(reported(app)[center, fact].amount) is type(amount)
    assert words.REPORTED_SAME in status(app)
    line = words.REPORTED_FACT.format(fact=sentence, who="Ann", day="November 20, 2026")
    assert _reported_list(app) == [f"Dogwood Hospital: {line}"]


def test_what_can_be_reported_is_what_the_list_does_not_know_what_is_the_person_s_own_and_what_was_reported(
    opened: Any,
) -> None:
    app = answered(at(opened(), words.ASK), "cedar", "nurses", 4.0)
    open_ = [
        "MS nurses, in nurses",
        "Travel time, one way, in minutes",
        "What you pay for a visit, in dollars",
    ]
    assert answer_rows(app) == open_
    app = answered(app, "cedar", "nurses", 1.0, "Bob")
    assert _reported_list(app) == [f"Cedar Clinic: {NURSES.format(1, 'Bob')}"]
    fields = {each.key: each.placeholder for each in app.number_input}
    assert fields["answer.cedar.nurses"] == words.TELL_OPEN  # the list does not say how many; it was reported
    assert fields["answer.cedar.minutes"] == words.OWN_LIST_SAYS.format(
        fact=words.GLANCE_EXAMPLE.format(fact="30 min")
    )
    app = answered(app, "cedar", "minutes", 45.0)
    assert len(reported(app)) == 2


@pytest.mark.parametrize(("fact", "amount"), [("nurses", 2.0), ("doctor", True), ("step_free", "partial")])
def test_an_answer_that_is_cleared_is_taken_back(opened: Any, fact: str, amount: Amount) -> None:
    app = answered(at(weighed(opened(), "staff"), words.ASK), "dogwood", fact, amount)
    assert list(reported(app)) == [("dogwood", fact)]
    assert reported(typed_in(app, "dogwood", fact, None)) == {}


@pytest.mark.parametrize("who", ["", "  "], ids=["nothing", "spaces"])
def test_where_nobody_is_named_the_person_put_it_in(opened: Any, who: str) -> None:
    app = answered(at(opened(), words.ASK), "cedar", "nurses", 4.0, who)
    own = words.REPORTED_OWN.format(fact="MS nurses on the staff: 4.", day="November 20, 2026")
    assert _reported_list(app) == [f"Cedar Clinic: {own}"]


def test_who_reported_it_is_shown_as_it_was_typed(opened: Any) -> None:
    app = answered(at(opened(), words.ASK), "cedar", "nurses", 4.0, "*Ann* <b> {0} [x](y)")
    assert _reported_list(app) == [f"Cedar Clinic: {NURSES.format(4, '*Ann* <b> {0} [x](y)')}"]
    (line,) = [element.value for element in app.markdown if "said so on" in element.value]
    assert "\\*Ann\\* \\<b>" in line
    assert "\\[x\\]" in line


def test_an_answer_that_no_longer_fits_is_not_counted_and_is_said(opened: Any, copied_example: Path) -> None:
    app = at(weighed(opened(copied_example), "staff"), words.ASK)
    before = _questions(unfold(app, "call.cedar"))
    app = answered(app, "cedar", "nurses", 30.0)
    assert words.SO_FAR_FIRST.format(name="Cedar Clinic") in status(app)
    factors = copied_example / "factors.toml"
    factors.write_text(factors.read_text().replace("allowed = [0, 50]", "allowed = [0, 20]"))
    current.cache_clear()  # as when the app is started again
    app = calm(app.run())
    assert _reported_list(app) == [words.REPORTED_UNFIT.format(name="Cedar Clinic", label="MS nurses")]
    assert _questions(unfold(app, "call.cedar")) == before
    assert names_of_rows(pressed(app, "go.back"))[0] == "Ash Hospital"
    assert "said so on" not in seen(app)


def test_an_answer_of_a_center_that_is_gone_is_said_and_can_be_taken_back(
    opened: Any, copied_example: Path
) -> None:
    app = answered(at(opened(copied_example), words.ASK), "cedar", "nurses", 4.0)
    app = calm(app.selectbox(key="sheet").set_value("cedar").run())
    change_table(copied_example, {}, without="cedar")
    current.cache_clear()  # as when the app is started again
    app = calm(app.run())
    assert _reported_list(app) == [words.REPORTED_UNFIT.format(name="cedar", label="MS nurses")]
    app = pressed(app, "back.cedar.nurses")
    assert reported(app) == {}


def _asking(app: AppTest, *must_haves: str, medicine: str = "betamab") -> AppTest:
    """On Ask, with a medicine, must-haves and something that matters."""
    app = tick(planned(at(app, words.MUST), medicine), *must_haves)
    return at(weighed(app, "staff"), words.ASK)


def test_the_questions_of_the_must_haves_are_before_all_others(opened: Any) -> None:
    app = unfold(_asking(opened(), "the_medicine"), "call.cedar")
    assert headings(app).index(words.ASK_MUST) < headings(app).index(words.ASK_CALLS)
    assert _questions(app) == [
        "In the safety program for Betamab",
        "Gives Betamab",
        "In the safety program for Betamab",
        "Gives Betamab",
        "MS nurses",
        "What you pay for a visit",
    ]
    lines = re.findall("<summary><span><strong>(.*?)</strong>", all_html(app))
    assert lines == ["Cedar Clinic", "Dogwood Hospital"], "each is named once, in the line that opens"
    assert "<p>Ask: Do you give Betamab now, and would you give it to me?</p>" in all_html(app)
    assert "<p>Ask: Are you in Beta Watch today?</p>" in all_html(app)


def test_where_no_must_have_has_to_be_asked_there_is_no_group_for_them(opened: Any) -> None:
    app = _asking(opened(), "no_fee", medicine="alphamab")
    assert words.ASK_MUST not in headings(app)


def test_what_to_ask_first_is_open_for_the_short_list_and_behind_a_tap_for_the_others(opened: Any) -> None:
    app = _asking(opened(), "the_medicine", "help_there")
    (html,) = [str(each.proto.body) for each in app.get("html") if 'class="line"' in str(each.proto.body)]
    assert "<strong>Cedar Clinic</strong> Ask about safety program and Betamab." in html
    assert "more center" not in html
    app = pick(back_at(app, words.COMPARE), "ash", "cedar")
    app = at(app, words.ASK)
    (html,) = [str(each.proto.body) for each in app.get("html") if 'class="line"' in str(each.proto.body)]
    near, _, others = html.partition(words.ASK_OTHERS.format(count=1))
    reported = holes(words.ASK_OTHERS, re.findall(r"<summary>([^<]*)</summary>", html)[0])
    assert reported
    assert int(reported["count"]) == others.count('class="line"')
    assert "<strong>Cedar Clinic</strong>" in near
    assert "<strong>Dogwood Hospital</strong>" not in near
    assert "<strong>Dogwood Hospital</strong>" in others


def test_a_no_to_the_medicine_sets_the_center_aside_at_once_and_can_be_taken_back(opened: Any) -> None:
    app = _asking(opened(), "the_medicine", "no_fee")
    app = answered(app, "cedar", "gives:betamab", False, "Ann")
    assert reported(app)["cedar", "gives:betamab"].amount is False
    assert words.ASK_MUST not in headings(app)
    assert words.COMPARE_NONE_LEFT in seen(app)
    line = "It does not give Betamab. (Ann said so on November 20, 2026.)"
    assert f"Cedar Clinic: {line}" in _reported_list(app)
    app = pressed(app, "back.cedar.gives:betamab")
    assert "Gives Betamab" in _questions(app)
    assert words.COMPARE_NONE_LEFT not in seen(app)


def test_a_yes_to_the_medicine_and_its_program_leaves_nothing_to_ask_first(opened: Any) -> None:
    app = _asking(opened(), "the_medicine", "no_fee")
    for about in ("gives:betamab", "enrolled:beta_watch"):
        assert words.ASK_MUST in headings(app)
        app = answered(app, "cedar", about, True)
    assert words.ASK_MUST not in headings(app)
    card = opened_row(back_at(app, words.COMPARE), "Cedar Clinic")
    assert "Ask first" not in card
    assert "It gives Betamab. It is in the safety program that Betamab needs: Beta Watch." in card


def test_answers_on_the_medicine_can_be_typed_in_and_are_on_the_call_sheet(opened: Any) -> None:
    app = at(opened(), words.ASK)
    assert "Gives Betamab" not in answer_rows(at_center(app, "cedar"))  # no medicine is planned
    app = at(planned(back_at(app, words.MUST), "betamab"), words.ASK)
    options = answer_rows(at_center(app, "cedar"))
    assert {"Gives Betamab", "In the safety program for Betamab"} <= {*options}
    assert "Gives Alphamab" not in options
    sheet = calm(app.selectbox(key="sheet").set_value("cedar").run())
    assert "<li>Are you in Beta Watch today?</li>" in all_html(sheet)
    app = answered(app, "cedar", "enrolled:beta_watch", False)
    assert "<li>Are you in Beta Watch today?</li>" not in all_html(app)


def test_what_only_a_must_have_asks_is_asked_while_it_is_ticked_and_its_answer_decides(opened: Any) -> None:
    label, question = "Takes me for my first dose", "<li>May I have my first dose with you?</li>"
    app = at_center(at(opened(), words.ASK), "ash")
    assert label not in answer_rows(app)
    assert question not in all_html(calm(app.selectbox(key="sheet").set_value("ash").run()))
    app = tick(back_at(app, words.MUST), "first_dose")
    assert LEFT.format(4) in status(app)
    app = at(app, words.ASK)
    assert question in all_html(app)
    app = answered(app, "ash", "must:first_dose", False)
    line = "First doses are not given there. (Ann said so on November 20, 2026.)"
    assert _reported_list(app) == [f"Ash Hospital: {line}"]
    app = back_at(app, words.COMPARE)
    assert "Ash Hospital" not in names_of_rows(app)
    assert behind(all_html(app), words.MUST_ASIDE.format(count=1)) == [f"Ash Hospital: {line}"]
    app = pressed(at(app, words.ASK), "back.ash.must:first_dose")
    assert names_of_rows(back_at(app, words.COMPARE)) == A_TO_Z


def test_a_call_sheet_says_there_is_nothing_to_ask_only_where_nothing_at_all_is_unknown(
    opened: Any, copied_example: Path
) -> None:
    factors = copied_example / "factors.toml"
    factors.write_text(factors.read_text("utf-8").replace("personal = true\n", ""), "utf-8")
    app = calm(at(opened(copied_example), words.ASK).selectbox(key="sheet").set_value("ash").run())
    assert "<li>May I have my first dose with you?</li>" in all_html(app)  # though it is no must-have
    app = at(tick(back_at(app, words.MUST), "first_dose"), words.ASK)
    app = answered(app, "ash", "must:first_dose", True)
    app = calm(app.selectbox(key="sheet").set_value("ash").run())
    assert words.SHEET_NOTHING.format(name="Ash Hospital") in seen(app)


def test_a_question_of_the_must_haves_is_not_said_to_change_nothing(opened: Any) -> None:
    question = "<li>Can I get to the chair without a step?</li>"
    before = all_html(unfold(at(weighed(opened(), "staff", "cost"), words.ASK), "call.dogwood"))
    assert question in before.partition(words.SHEET_TITLE.format(name="Dogwood Hospital"))[0]
    app = tick(at(opened(), words.MUST), "help_there")
    after = all_html(unfold(at(weighed(app, "staff", "cost"), words.ASK), "call.dogwood"))
    assert "<p>Ask: Can I get to the chair without a step?</p>" in after
    assert question not in after.partition(words.SHEET_TITLE.format(name="Dogwood Hospital"))[0]
