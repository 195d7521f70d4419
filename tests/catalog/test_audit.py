"""The findings: outcomes with the sentences they rest on; and those of the list that ships."""

import re
from dataclasses import replace
from datetime import date

import pytest

from decision.catalog import audit, catalog
from decision.catalog.audit import page_texts
from decision.catalog.checklist import FAIL, NOT_APPLICABLE, NOT_OURS, PASS, TIERS, Item
from tests.conftest import DATA, EXAMPLE

TODAY = date(2026, 11, 28)


def told(check: str, *abouts: str) -> str:
    """Why of one check, in the example with these lines on its centers."""
    found = catalog.load(EXAMPLE)
    centers = tuple(replace(c, about=a) for c, a in zip(found.providers, abouts, strict=True))
    asked = replace(found, providers=centers, checklist=(Item("x", "quality", "So?", check),))
    (finding,) = audit.checklist(asked, TODAY, {})
    return finding.why


@pytest.mark.parametrize(
    ("abouts", "why"),
    [
        pytest.param("abcd", "Centers with a line on what kind of place it is: 4 of 4.", id="all"),
        pytest.param(
            ["a", "", "c", "d"],
            "Centers with a line on what kind of place it is: 3 of 4. Not so: Birch Clinic.",
            id="not one",
        ),
        pytest.param(
            ["a", "", "", ""],
            "Centers with a line on what kind of place it is: 1 of 4. "
            "Not so: Birch Clinic, Cedar Clinic, and Dogwood Hospital.",
            id="not three",
        ),
        pytest.param(
            ["", "", "", ""],
            "Centers with a line on what kind of place it is: 0 of 4. "
            "Not so: Ash Hospital, Birch Clinic, Cedar Clinic, and 1 more.",
            id="none",
        ),
    ],
)
def test_what_is_not_as_asked_is_counted_and_named(abouts: list[str], why: str) -> None:
    assert told("centers_described", *abouts) == why


def test_what_falls_short_twice_is_named_once() -> None:
    found = catalog.load(EXAMPLE)
    (risk,) = found.risks
    (figure,) = risk.numbers
    nameless = replace(figure, who="")
    asked = replace(
        found,
        risks=(replace(risk, numbers=(nameless, nameless)),),
        checklist=(Item("x", "quality", "So?", "figure_groups"),),
    )
    (finding,) = audit.checklist(asked, TODAY, {})
    assert (
        finding.why == "Figures that name the medicine and the people: 1 of 3. Not so: A reaction on the day."
    )


def test_each_item_has_its_finding_in_the_order_of_the_list() -> None:
    found = catalog.load(EXAMPLE)
    findings = audit.checklist(found, TODAY, {})
    assert [(each.item.id, each.outcome) for each in findings] == [
        ("q1", PASS),
        ("c3", PASS),
        ("k12", NOT_OURS),
    ]
    pages, dates, people = (each.why for each in findings)
    assert pages == (
        "Pages on this that are there, and not past their day: 1 of 1. "
        "This is said there: \u201cruns slowly into a vein\u201d"
    )
    assert dates == "Facts and pages that say when they were checked: 7 of 7."
    assert people == "No one was asked yet."


# ---- the list that ships

FOUND = catalog.load(DATA)
ALL = {
    "qualifying": [f"q{number}" for number in range(1, 7)],
    "certifying": [f"c{number}" for number in range(1, 11)],
    "quality": [f"k{number}" for number in range(1, 29)],
}
# What the standard asks of tests that look for an illness only.
OF_TESTS = {"c7", "c8", "c9", "c10", "k24", "k25", "k26", "k27", "k28"}
# What no build can show: people were asked, looked it over, tried it, or were in a trial.
OF_PEOPLE = {"k12", "k13", "k14", "k15", "k16", "k17", "k22", "k23"}
FAILED = {"k3", "k20"}
PASSED = {id for ids in ALL.values() for id in ids} - OF_TESTS - OF_PEOPLE - FAILED


def outcomes(today: date = TODAY) -> dict[str, str]:
    grades = dict.fromkeys(page_texts(FOUND), 6.0)
    return {found.item.id: found.outcome for found in audit.checklist(FOUND, today, grades)}


@pytest.mark.parametrize("tier", TIERS)
def test_each_item_of_the_standard_is_there_once(tier: str) -> None:
    assert [item.id for item in FOUND.checklist if item.tier == tier] == ALL[tier]


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
    assert {id for id, got in outcomes().items() if got == outcome} == ids


def test_no_pass_is_written_down_and_none_that_needs_people_is_checked() -> None:
    assert [item.id for item in FOUND.checklist if item.outcome == PASS] == []
    assert {item.id for item in FOUND.checklist if item.id in OF_PEOPLE and item.check} == set()


def test_what_is_past_its_date_fails_without_a_change_to_the_list() -> None:
    late = outcomes(date(2027, 6, 1))
    assert {id for id, got in outcomes().items() if got == PASS and late[id] == FAIL} >= {"c4", "q6", "c6"}
    assert not [id for id, got in late.items() if got == PASS and outcomes()[id] != PASS]


def test_each_finding_is_told_in_whole_sentences() -> None:
    for found in audit.checklist(FOUND, TODAY, dict.fromkeys(page_texts(FOUND), 6.0)):
        assert found.item.asks.endswith("?")
        assert re.fullmatch(r"[A-Z0-9\u201c].*[.\u201d]", found.why, re.DOTALL), found.why
        assert "{" not in found.why


def test_the_words_looked_for_are_whole_sentences() -> None:
    assert [
        item.id for item in FOUND.checklist if item.says and not re.fullmatch(r"[A-Z].*\.", item.says)
    ] == []
