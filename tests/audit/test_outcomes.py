"""The outcomes with the sentences they rest on; those of the list that ships; and the table that says so."""

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from decision.catalog import catalog
from decision.catalog.audit_table import (
    FAIL,
    FILE,
    NOT_APPLICABLE,
    NOT_OURS,
    PASS,
    TIERS,
    Outcome,
    fingerprint,
)
from decision.guide.glossary import used_in
from decision.lists.problems import Problems
from decision.wording import words
from decision.wording.language import ENGLISH
from decision.wording.language import FOLDER as SENTENCES
from tests.audit.build import Build
from tests.audit.items import Choice, Item, read_items
from tests.audit.outcomes import outcomes
from tests.audit.pages import HARDEST_GRADE
from tests.audit.reading_grade import sentence_lengths
from tests.audit.table import COMMAND, build_of, sentences_of_the_app, worked_out
from tests.audit.walking import Walk
from tests.conftest import DATA, EXAMPLE

TODAY = date(2026, 11, 28)
NOWHERE = Walk((), (), {}, "")


def found_in(build: catalog.Catalog, *items: Item) -> tuple[Outcome, ...]:
    return outcomes(Build(build, TODAY, {}, NOWHERE), items)


def reported(*abouts: str) -> str:
    """Why of one check, in the example with these lines on its centers."""
    found = catalog.load(EXAMPLE)
    centers = tuple(replace(c, about=a) for c, a in zip(found.providers, abouts, strict=True))
    asked = Item("x", "quality", "So?", "choices_described")
    (outcome,) = found_in(replace(found, providers=centers), asked)
    return outcome.why.partition(" For 0 of 0 other choices")[0]


LINE = "A hospital with its own doctors."


@pytest.mark.parametrize(
    ("abouts", "why"),
    [
        pytest.param(
            [LINE] * 4, "For 4 of 4 centers, there is a line on what kind of place it is.", id="all"
        ),
        pytest.param(
            [LINE, "", LINE, LINE],
            "For 3 of 4 centers, there is a line on what kind of place it is. "
            "This is not so for Birch Clinic.",
            id="not one",
        ),
        pytest.param(
            [LINE, "", "", ""],
            "For 1 of 4 centers, there is a line on what kind of place it is. "
            "This is not so for Birch Clinic, Cedar Clinic and Dogwood Hospital.",
            id="not three",
        ),
        pytest.param(
            ["", "", "", ""],
            "For 0 of 4 centers, there is a line on what kind of place it is. "
            "This is not so for Ash Hospital, Birch Clinic, Cedar Clinic, and 1 more.",
            id="none",
        ),
    ],
)
def test_what_is_not_as_asked_is_counted_and_named(abouts: list[str], why: str) -> None:
    assert reported(*abouts) == why


def test_what_falls_short_twice_is_named_once() -> None:
    found = catalog.load(EXAMPLE)
    (risk,) = found.risks
    (figure,) = risk.numbers
    nameless = replace(figure, who="")
    asked = replace(found, risks=(replace(risk, numbers=(nameless, nameless)),))
    (outcome,) = found_in(asked, Item("x", "quality", "So?", "figure_groups"))
    assert outcome.why == (
        "For 1 of 3 figures, we name the medicine and the people. This is not so for A reaction on the day."
    )


def test_each_item_has_its_outcome_in_the_order_of_the_list() -> None:
    found = replace(catalog.load(EXAMPLE), terms=())
    page = Item(
        "q1", "qualifying", "Is it?", "pages", pages=("guide/what_it_is",), says=("slowly into a vein",)
    )
    items = (
        page,
        Item("c3", "certifying", "When?", "dated"),
        Item("k12", "quality", "Who?", outcome=NOT_OURS, why="No one was asked yet."),
    )
    pages, dates, people = found_in(found, *items)
    assert [(each.id, each.outcome) for each in (pages, dates, people)] == [
        ("q1", FAIL),
        ("c3", PASS),
        ("k12", NOT_OURS),
    ]
    assert pages.why == (
        "On 0 of 1 pages about this, enough is said and the review day has not passed. "
        "This is not so for What an infusion is. "
        "This is said there: \u201cslowly into a vein\u201d"
    )
    assert dates.why == "For 11 of 11 facts and pages, we say when they were checked."
    assert people.why == "No one was asked yet."


def test_a_choice_that_no_page_speaks_of_is_named() -> None:
    choices = (Choice("Home", "A medicine runs slowly into a vein."), Choice("Waiting"))
    asked = Item("q3", "quality", "So?", "choices_described", pages=("guide/what_it_is",), choices=choices)
    (outcome,) = found_in(catalog.load(EXAMPLE), asked)
    assert outcome.why.endswith("there is a sentence on this. This is not so for Waiting.")


# ---- the list that ships

ALL = {
    "qualifying": [f"q{number}" for number in range(1, 7)],
    "certifying": [f"c{number}" for number in range(1, 11)],
    "quality": [f"k{number}" for number in range(1, 29)],
}
# What the standard asks of tests that look for an illness only.
OF_TESTS = {"c7", "c8", "c9", "c10", "k24", "k25", "k26", "k27", "k28"}
# What no build can show: people were asked, looked it over, tried it, or were in a trial.
OF_PEOPLE = {"k12", "k13", "k14", "k15", "k16", "k17", "k22", "k23"}
FAILED = {"c2", "k3", "k6", "k20"}
PASSED = {id for ids in ALL.values() for id in ids} - OF_TESTS - OF_PEOPLE - FAILED
ITEMS = read_items()


@cache
def today() -> Build:
    return build_of(DATA, TODAY)


@cache
def shipped(day: date = TODAY) -> dict[str, Outcome]:
    return {found.id: found for found in outcomes(today()._replace(today=day), ITEMS)}


def outcome_by_id(day: date = TODAY) -> dict[str, str]:
    return {id: found.outcome for id, found in shipped(day).items()}


@pytest.mark.parametrize("tier", TIERS)
def test_each_item_of_the_standard_is_there_once(tier: str) -> None:
    assert [item.id for item in ITEMS if item.tier == tier] == ALL[tier]


@pytest.mark.parametrize(
    ("outcome", "ids"),
    [
        pytest.param(PASS, PASSED, id="pass"),
        pytest.param(FAIL, FAILED, id="fail"),
        pytest.param(NOT_OURS, OF_PEOPLE, id="not ours to claim"),
        pytest.param(NOT_APPLICABLE, OF_TESTS, id="does not apply"),
    ],
)
def test_today_these_items_have_this_outcome(outcome: str, ids: set[str]) -> None:
    assert {id for id, got in outcome_by_id().items() if got == outcome} == ids


def test_no_pass_is_written_down_and_none_that_needs_people_is_checked() -> None:
    assert [item.id for item in ITEMS if item.outcome == PASS] == []
    assert {item.id for item in ITEMS if item.id in OF_PEOPLE and item.check} == set()


def test_what_is_past_its_date_fails_without_a_change_to_the_list() -> None:
    late = outcome_by_id(date(2027, 6, 1))
    assert {id for id, got in outcome_by_id().items() if got == PASS and late[id] == FAIL} >= {
        "c4",
        "q6",
        "c6",
    }
    assert not [id for id, got in late.items() if got == PASS and outcome_by_id()[id] != PASS]


DATED = sorted(id for id, found in shipped().items() if found.holds_until)


@pytest.mark.parametrize("id", DATED)
def test_a_pass_holds_until_the_day_on_which_it_would_fail_anew(id: str) -> None:
    until = shipped()[id].holds_until
    assert until is not None
    assert outcome_by_id(until)[id] == PASS
    assert outcome_by_id(until + timedelta(days=1))[id] == FAIL


def test_what_would_fail_in_a_year_by_its_dates_alone_says_until_when_it_holds() -> None:
    late = outcome_by_id(date(2028, 1, 1))
    assert {id for id, got in outcome_by_id().items() if got == PASS != late[id]} == {*DATED}


def test_each_reason_is_in_whole_sentences() -> None:
    for found in shipped().values():
        assert found.asks.endswith("?")
        assert re.fullmatch(r"[A-Z0-9\u201c].*[.\u201d]", found.why, re.DOTALL), found.why
        assert "{" not in found.why


def test_the_words_looked_for_are_whole_sentences() -> None:
    looked_for = [(item.id, text) for item in ITEMS for text in item.says]
    assert [(id, text) for id, text in looked_for if not re.fullmatch(r"[A-Z].*\.", text)] == []


# ---- the table


def test_the_table_is_what_the_audit_works_out_now() -> None:
    """With the day that it names, so that it does not go out of date by itself."""
    written = (DATA / FILE).read_text(encoding="utf-8")
    named = re.search(r"^worked_out_on = (.+)$", written, re.MULTILINE)
    assert named, f"data/{FILE} has no day; write it again: {COMMAND}"
    if written != worked_out(DATA, date.fromisoformat(named[1])):
        pytest.fail(f"data/{FILE} is not what the audit works out now. Make it again: {COMMAND}")


def test_the_table_that_is_written_can_be_read() -> None:
    found = catalog.load(DATA)
    assert found.audit is not None
    assert [(each.id, each.outcome) for each in found.audit.outcomes] == [*outcome_by_id().items()]
    names = [*(f"guide/{page.id}" for page in found.pages), *(f"about/{page.id}" for page in found.about)]
    assert [*found.audit.pages] == names
    assert all(0 <= page.short <= page.sentences for page in found.audit.pages.values())
    for page in found.pages:
        reading, lengths = found.audit.pages[f"guide/{page.id}"], sentence_lengths(page.text)
        assert (reading.sentences, reading.longest) == (len(lengths), max(lengths))
        assert reading.hard == len(used_in(page.text, found.terms)) > 0


def test_the_sentences_of_the_app_are_in_the_table_each_subject_under_a_title() -> None:
    found = catalog.load(DATA).audit
    assert found is not None
    subjects = {path.stem for path in (SENTENCES / ENGLISH).glob("*.toml")}
    assert {*found.subjects} == subjects == {*words.table("ABOUT_SUBJECTS")}
    for subject, text in sentences_of_the_app().items():
        reading, lengths = found.subjects[subject], sentence_lengths(text)
        assert (reading.sentences, reading.longest) == (len(lengths), max(lengths))
        assert reading.grade <= HARDEST_GRADE


def test_a_label_is_no_sentence_of_the_app_and_a_blank_is_one_word() -> None:
    said = sentences_of_the_app()
    assert words.ABOUT_SUBJECT not in said["about"]
    assert words.TELL not in said["asking"].split("\n\n")
    assert "It gives one." in said["compare"].split("\n\n")


def test_the_table_names_the_folder_it_is_about() -> None:
    assert f'folder = "{fingerprint(DATA, Problems())}"' in (DATA / FILE).read_text(encoding="utf-8")
