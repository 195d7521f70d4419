"""Must-haves on the whole app: whom they set aside, what would bring some back, and what a visit is."""

import re
import tomllib
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from decision.catalog.catalog import current
from decision.guide.texts import VISIT
from decision.person.answers import Answers
from decision.wording import words
from tests.conftest import DATA, EXAMPLE
from tests.screens.deeds import (
    A_TO_Z,
    LEFT,
    all_html,
    back_at,
    behind,
    call_lines,
    change_table,
    labels_of,
    limited,
    names_of_rows,
    pick,
    picked,
    plain,
    planned,
    seen,
    tick,
    unfold,
    untick,
    weighed,
)
from tests.screens.tapping import at, calm, opened_row, pressed, status


@pytest.mark.parametrize("folder", [pytest.param(EXAMPLE, id="tests/example"), pytest.param(DATA, id="data")])
def test_must_haves_have_texts_of_the_chosen_medicine_and_of_no_other(opened: Any, folder: Path) -> None:
    found = current(folder)
    app = tick(at(opened(folder), words.MUST), *(each.id for each in found.must_haves[:1]))
    for medicine in found.medicines:
        text = unescape(seen(planned(app, medicine.id)))
        own = {fact.text for fact in medicine.facts}
        reported = [fact.text for fact in medicine.facts if fact.about in VISIT]
        assert all(each in text for each in reported)
        others = [each for each in found.medicines if each is not medicine]
        said = " ".join(own)
        theirs = {fact.text for each in others for fact in each.facts if fact.text not in said}
        assert [each for each in theirs if each in text] == []
        left = text.replace(medicine.name, "")
        names = {each.name for each in others if each.name not in said and each.name not in medicine.name}
        assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", left)] == []
        programmes = {each.label for each in found.programmes if each.id != medicine.programme}
        assert [label for label in programmes if label in text and label not in said] == []


def _frame(app: AppTest, must_have: str) -> str:
    """What stands in the frame of one must-have, as HTML."""
    (frame,) = [block for block in _blocks(app.main) if block.proto.id.endswith(f"-must-have.{must_have}")]
    return "".join(str(each.proto.body) for each in frame.get("html"))


def _blocks(block: Block) -> list[Block]:
    inner = [child for child in block.children.values() if isinstance(child, Block)]
    return [*inner, *(below for child in inner for below in _blocks(child))]


def _does(app: AppTest, must_have: str) -> list[str]:
    """The sentences on what one must-have does, behind its line; while it waits, the line itself."""
    html = _frame(app, must_have)
    waits = re.findall("</span>(.*?[.])</summary>", html)
    sentences = [*waits, *re.findall("<p>(.*?)</p>", html)]
    means = {each["id"]: each["means"] for each in _must_haves()}[must_have]
    return [sentence for sentence in sentences if not re.fullmatch(means.replace("{limit}", ".*"), sentence)]


def _must_haves() -> list[dict[str, str]]:
    written: list[dict[str, str]] = tomllib.loads((EXAMPLE / "must_haves.toml").read_text())["must_have"]
    return written


def _in_short(app: AppTest, must_have: str) -> list[str]:
    """The line under a must-have, which opens."""
    return re.findall("</span>([^<]*)</summary>", _frame(app, must_have))


def test_before_anything_is_ticked_all_centers_are_left(opened: Any) -> None:
    app = at(opened(), words.MUST)
    assert LEFT.format(4) in status(app)
    assert not [box.key for box in app.checkbox if box.value]
    assert _does(app, "no_fee") == ["This would set aside 2 of 4: Ash Hospital and Dogwood Hospital."]
    assert _does(app, "the_medicine") == _does(app, "near_enough") == []
    assert "Set aside by your must-haves" not in seen(app)
    app = at(app, words.COMPARE)
    assert names_of_rows(app) == A_TO_Z
    assert "Set aside by your must-haves" not in seen(app)


def test_ticking_a_must_have_sets_aside_whom_it_says_on_every_later_screen(opened: Any) -> None:
    app = tick(at(opened(), words.MUST), "no_fee")
    assert LEFT.format(2) in status(app)
    assert _does(app, "no_fee") == ["This sets aside 2 of 4: Ash Hospital and Dogwood Hospital."]
    app = pressed(at(app, words.WEIGH), "open.staff")
    assert "MS nurses: 2 nurses at each center where it is known. Not known at 1." in seen(app)
    app = at(pressed(app, "place.staff"), words.COMPARE)
    assert [card.partition(". ")[2] or card for card in names_of_rows(app)] == [
        "Cedar Clinic",
        "Birch Clinic",
    ]
    assert unfold(app, "why").selectbox(key="why.one").options == ["Birch Clinic", "Cedar Clinic"]
    app = at(app, words.ASK)
    assert [line.partition("\\:")[0] for line in call_lines(app)] == ["Cedar Clinic"]


def test_switching_a_must_have_off_brings_all_back(opened: Any) -> None:
    app = untick(tick(at(opened(), words.MUST), "no_fee"), "no_fee")
    assert LEFT.format(4) in status(app)
    assert _does(app, "no_fee")[0].startswith("This would set aside 2 of 4")
    assert names_of_rows(at(app, words.COMPARE)) == A_TO_Z


def test_where_it_is_not_known_the_center_stays_and_its_card_says_to_ask_first(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "enough_nurses"), "enough_nurses", 3.0)
    assert _does(app, "enough_nurses") == [
        "This sets aside 1 of 4: Birch Clinic.",
        "Not known, so ask first: Cedar Clinic and Dogwood Hospital.",
    ]
    app = at(app, words.COMPARE)
    assert names_of_rows(app) == ["Ash Hospital", "Cedar Clinic", "Dogwood Hospital"]
    first = "Ask first about your must-haves: \u201cEnough MS nurses\u201d."
    assert [first in opened_row(app, name) for name in names_of_rows(app)] == [False, True, True]
    app = at(pressed(pressed(app, "go.back"), "place.staff"), words.COMPARE)
    assert [first in opened_row(app, name) for name in ("Ash Hospital", "Cedar Clinic")] == [False, True]


def test_a_limit_counts_once_it_is_typed_in_and_the_limit_itself_passes(opened: Any) -> None:
    app = tick(at(opened(), words.MUST), "near_enough")
    assert _does(app, "near_enough") == [words.MUST_NEEDS_LIMIT.format(must_have="“Near enough for me”")]
    assert LEFT.format(4) in status(app)
    app = limited(app, "near_enough", 30.0)
    assert LEFT.format(2) in status(app)
    assert _does(app, "near_enough") == ["This sets aside 2 of 4: Ash Hospital and Dogwood Hospital."]
    app = limited(app, "near_enough", 50.0)
    assert LEFT.format(3) in status(app)
    assert names_of_rows(at(app, words.COMPARE)) == ["Ash Hospital", "Birch Clinic", "Cedar Clinic"]


def test_compare_says_of_each_must_have_that_sets_nothing_aside_whether_it_was_checked(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough", "the_medicine"), "near_enough", 500.0)
    app = at(app, words.COMPARE)
    waits = words.MUST_NEEDS_MEDICINE.format(must_have="“Gives my medicine”")
    way = f'{waits} <a href="./must-haves" data-go="must-haves">{words.MUST}</a>'
    assert all_html(app).count(way) == 1
    passed = words.MUST_PASSED.format(count=4, must_haves="“Near enough for me”")
    assert passed in all_html(app)
    app = limited(planned(back_at(app, words.MUST), "betamab"), "near_enough", 30.0)
    app = at(app, words.COMPARE)
    assert waits not in all_html(app)
    assert "centers on this list pass" not in all_html(app)


def test_behind_a_fold_is_which_centers_and_why(opened: Any) -> None:
    app = at(opened(), words.MUST)
    assert _in_short(app, "help_there") == ["Would set aside 1 of 4, not known at 1"]
    assert behind(_frame(app, "help_there"), "not known at 1") == [
        "Birch Clinic: No doctor is in the building.",
        "Dogwood Hospital: We do not know if a doctor is in the building. We do not know if there are steps.",
    ]


def test_whom_the_must_haves_set_aside_is_a_to_z_with_every_reason_on_both_screens(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough", "no_fee"), "near_enough", 60.0)
    trip = "The trip takes 70 minutes one way. (This is from Robin, not from you.)"
    aside = [
        "Ash Hospital: A hospital fee is added.",
        f"Dogwood Hospital: A hospital fee is added. {trip}",
    ]
    title = words.MUST_ASIDE.format(count=2)
    assert behind(all_html(app), title) == aside
    assert _does(app, "no_fee")[1:] == ["Without this must-have, you would get back: Ash Hospital."]
    app = at(app, words.COMPARE)
    assert behind(all_html(app), title) == aside
    assert names_of_rows(app) == ["Birch Clinic", "Cedar Clinic"]


def test_who_would_be_back_without_it_is_worked_out_by_what_is_ticked_and_not_by_all_there_is(
    opened: Any,
) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough", "no_fee"), "near_enough", 5.0)
    # Birch Clinic has no doctor either, but that is not asked for.
    assert _does(app, "near_enough")[1:] == [
        "Without this must-have, you would get back: Birch Clinic and Cedar Clinic."
    ]


def test_must_haves_survive_going_to_another_step_and_back(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough", "no_fee"), "near_enough", 60.0)
    for title in (words.LEARN, words.ASK):
        app = back_at(app, title) if title == words.LEARN else at(app, title)
    app = back_at(app, words.MUST)
    assert [box.key for box in app.checkbox if box.value] == ["must.near_enough", "must.no_fee"]
    assert app.number_input(key="limit.near_enough").value == 60
    assert LEFT.format(2) in status(app)


def test_a_limit_stays_typed_in_while_its_must_have_is_off(opened: Any) -> None:
    app = limited(tick(at(opened(), words.MUST), "near_enough"), "near_enough", 30.0)
    app = tick(untick(app, "near_enough"), "near_enough")
    assert LEFT.format(2) in status(app)


def test_while_the_medicine_is_not_decided_its_must_have_says_that_it_is_not_checked(opened: Any) -> None:
    app = tick(at(opened(), words.MUST), "the_medicine")
    assert _does(app, "the_medicine") == [words.MUST_NEEDS_MEDICINE.format(must_have="“Gives my medicine”")]
    assert LEFT.format(4) in status(app)
    app = planned(app, "betamab")
    assert _does(app, "the_medicine") == [
        "This sets aside 1 of 4: Birch Clinic.",
        "Not known, so ask first: Cedar Clinic and Dogwood Hospital.",
    ]
    assert LEFT.format(3) in status(app)


def test_a_medicine_changed_on_compare_sets_aside_at_once(opened: Any) -> None:
    app = planned(tick(at(opened(), words.MUST), "the_medicine"), "alphamab")
    app = unfold(at(app, words.COMPARE), "beside.change")
    assert names_of_rows(app) == A_TO_Z
    app = planned(app, "betamab")
    assert names_of_rows(app) == ["Ash Hospital", "Cedar Clinic", "Dogwood Hospital"]
    assert [line.partition(":")[0] for line in behind(all_html(app), words.MUST_ASIDE.format(count=1))] == [
        "Birch Clinic"
    ]


def test_a_center_that_is_picked_and_then_set_aside_leaves_every_screen_whole(opened: Any) -> None:
    app = pick(at(opened(), words.COMPARE), "ash", "birch", "cedar")
    app = calm(unfold(app, "why").selectbox(key="why.one").set_value("ash").run())
    app = tick(back_at(app, words.MUST), "no_fee")
    app = at(app, words.COMPARE)
    assert picked(app) == ["birch", "cedar"]
    assert "Ash Hospital" not in "".join(names_of_rows(app))


def _nobody_left(app: AppTest) -> AppTest:
    """Cedar Clinic is too far, Birch Clinic has no doctor, and the others fail more."""
    app = tick(at(app, words.MUST), "no_fee", "near_enough", "help_there")
    return limited(app, "near_enough", 20.0)


def test_when_no_center_is_left_the_screen_says_what_would_bring_some_back(opened: Any) -> None:
    app = _nobody_left(opened())
    assert LEFT.format(0) in status(app)
    text = plain(app)
    advised = [
        words.MUST_EMPTY,
        "Without \u201cNear enough for me\u201d, you get back: Cedar Clinic.",
        "With 30 minutes for \u201cNear enough for me\u201d, you get back: Cedar Clinic.",
        "Without \u201cHelp there, and a way in\u201d, you get back: Birch Clinic.",
    ]
    places = [text.index(sentence) for sentence in advised]
    assert places == sorted(places)
    assert labels_of(app, "let_go", "move") == {
        "let_go.0": "Let go: Near enough for me",
        "move.0": "Change to 30 minutes for \u201cNear enough for me\u201d",
        "let_go.1": "Let go: Help there, and a way in",
    }


@pytest.mark.parametrize(
    ("key", "back"),
    [
        pytest.param("let_go.0", "Cedar Clinic", id="let one go"),
        pytest.param("move.0", "Cedar Clinic", id="move its limit"),
        pytest.param("let_go.1", "Birch Clinic", id="let the other go"),
    ],
)
def test_a_tap_on_what_is_advised_brings_exactly_those_back(opened: Any, key: str, back: str) -> None:
    app = pressed(_nobody_left(opened()), key)
    assert LEFT.format(1) in status(app)
    assert words.MUST_EMPTY not in seen(app)
    assert not labels_of(app, "let_go", "move")
    on = {box.key for box in app.checkbox if box.value}
    gone = {"let_go.0": "must.near_enough", "let_go.1": "must.help_there"}.get(key)
    assert on == {"must.no_fee", "must.near_enough", "must.help_there"} - {gone}
    said: Answers = app.session_state["answers"]
    assert said.wanted.limits == {"near_enough": 30 if key == "move.0" else 20}
    assert names_of_rows(at(app, words.COMPARE)) == [back]


def test_when_no_center_is_left_every_later_screen_stands_and_says_so(opened: Any) -> None:
    app = at(weighed(_nobody_left(opened()), "staff"), words.COMPARE)
    assert words.COMPARE_NONE_LEFT in seen(app)
    assert names_of_rows(app) == []
    app = at(app, words.ASK)
    assert words.COMPARE_NONE_LEFT in seen(app)
    assert words.ASK_NEEDS_ORDER not in seen(app)  # it was said what matters


def test_where_no_center_gives_the_medicine_that_is_said_and_nothing_is_to_be_let_go(
    opened: Any, copied_example: Path
) -> None:
    centers = ("ash", "birch", "cedar", "dogwood")
    change_table(copied_example, {(center, "gives_alphamab"): "no" for center in centers})
    app = planned(tick(at(opened(copied_example), words.MUST), "the_medicine", "no_fee"), "alphamab")
    assert words.MUST_EMPTY_MEDICINE.format(medicine="Alphamab") in plain(app)
    assert words.MUST_EMPTY not in seen(app)
    assert not labels_of(app, "let_go", "move")
    app = planned(app, "betamab")
    assert words.MUST_EMPTY_MEDICINE.partition("{")[0] not in plain(app)


def _add_visit(folder: Path, *, route: str = "infusion") -> None:
    """Give Betamab a fact of a visit and one that is none, and a way it is given."""
    file = folder / "medicines.toml"
    said = 'sources = ["label"]\nchecked_on = 2026-10-01\nreview_by = 2027-03-01\n'
    facts = {"schedule": "Once in 6 months.", "warning": "It can harm the liver."}
    before, betamab = file.read_text().split('id = "betamab"')
    betamab = betamab.replace('route = "infusion"', f'route = "{route}"')
    blocks = [f'\n[[medicine.fact]]\nabout = "{k}"\ntext = "{v}"\n{said}' for k, v in facts.items()]
    file.write_text(f'{before}id = "betamab"{betamab}' + "".join(blocks))


def _visit(app: AppTest) -> str:
    """What stands behind the fold on a visit, and before it on the way it is given."""
    (html,) = [
        str(each.proto.body)
        for each in app.get("html")
        if words.MUST_VISIT.format(medicine="Betamab") in str(each.proto.body)
    ]
    return html


@pytest.mark.parametrize(
    ("today", "checked"),
    [
        pytest.param("2027-03-01", words.CHECKED, id="on its review date"),
        pytest.param("2027-03-02", words.CHECKED_DUE, id="past it"),
    ],
)
@pytest.mark.parametrize("screen", [words.MUST, words.COMPARE])
def test_what_a_visit_is_made_of_is_with_its_source_and_its_dates(
    opened: Any, copied_example: Path, screen: str, today: str, checked: str
) -> None:
    _add_visit(copied_example)
    app = at(opened(copied_example, today), screen)
    app = unfold(app, "beside.change") if screen == words.COMPARE else app
    assert words.MUST_VISIT.partition("{")[0] not in all_html(app)  # no medicine yet
    visit = _visit(planned(app, "betamab"))
    assert "<h3>How often</h3><p>Once in 6 months.</p>" in visit
    assert "Example label — Nobody, 2026-02" in visit
    assert 'href="https://example.org/label"' in visit
    assert escape(checked.format(checked_on="October 1, 2026", review_by="March 1, 2027")) in visit
    assert "liver" not in visit
    assert "For adults with relapsing MS." not in visit


def test_a_medicine_given_under_the_skin_says_first_that_no_chair_may_be_needed(
    opened: Any, copied_example: Path
) -> None:
    _add_visit(copied_example, route="under the skin")
    app = planned(at(opened(copied_example), words.MUST), "betamab")
    assert _visit(app).startswith(f"<p>{escape(words.ROUTE_UNDER_SKIN)}</p>")
    assert words.ROUTE_UNDER_SKIN not in seen(planned(app, "alphamab"))


def test_only_the_must_haves_that_set_a_center_apart_are_open_and_the_rest_behind_one_tap(
    opened: Any,
) -> None:
    app = at(opened(), words.MUST)
    (more,) = [part for part in app.expander if part.label == words.MUST_MORE.format(count=1)]
    assert [box.key for box in more.checkbox] == ["must.first_dose"]
    assert not more.proto.expanded
    app = at(pressed(tick(app, "first_dose"), "go.back"), words.MUST)
    (more,) = [part for part in app.expander if part.label == words.MUST_MORE.format(count=1)]
    assert more.proto.expanded  # what is ticked is seen
