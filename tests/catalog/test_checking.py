"""Each check of the checklist: a small catalog that passes it, and others in which it fails."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from decision.catalog import audit, catalog
from decision.catalog.audit import Finding, page_texts
from decision.catalog.catalog import Catalog
from decision.catalog.checking import DRAWABLE, HARDEST_GRADE
from decision.catalog.checklist import CHECKS, FAIL, PAGE_CHECKS, PASS, Item
from decision.guide.texts import Effect, Evidence, Page
from decision.wording import words
from tests.conftest import EXAMPLE

TODAY = date(2026, 11, 21)
BEFORE, AFTER = date(2026, 9, 30), date(2027, 10, 2)  # of the check, and of the review, in the example
Change = Callable[[Catalog], Catalog]


@cache
def good() -> Catalog:
    """The example with what it lacks: a figure for each medicine; a day and a good point for each center."""
    found = last("providers", checked_on=date(2026, 10, 1))(catalog.load(EXAMPLE))
    found = amounts("dogwood", {"minutes": 20.0})(found)
    return replace(
        found,
        benefits=tuple(map(_with_second_figure, found.benefits)),
        risks=tuple(map(_with_second_figure, found.risks)),
    )


def _with_second_figure(effect: Effect) -> Effect:
    (figure,) = effect.numbers
    return replace(effect, numbers=(figure, replace(figure, medicine="betamab")))


def item(check: str, **keys: Any) -> Item:
    pages = ("guide/what_it_is", "about/who_made_it") if check in PAGE_CHECKS else ()
    return Item("x", "quality", "Is it so?", check, **{"pages": pages, **keys})


def found_in(
    build: Catalog, asked: Item, today: date = TODAY, grades: Mapping[str, float] | None = None
) -> Finding:
    (finding,) = audit.checklist(
        replace(build, checklist=(asked,)),
        today,
        dict.fromkeys(page_texts(build), 6.0) if grades is None else grades,
    )
    return finding


# ---- small edits of the catalog


def with_part(build: Catalog, part: str, value: tuple[Any, ...]) -> Catalog:
    changes: dict[str, Any] = {part: value}
    return replace(build, **changes)


def first(part: str, **keys: Any) -> Change:
    """The first of a part of the catalog, such as its risks, with other values."""

    def changed(build: Catalog) -> Catalog:
        one, *others = getattr(build, part)
        return with_part(build, part, (replace(one, **keys), *others))

    return changed


def last(part: str, **keys: Any) -> Change:
    def changed(build: Catalog) -> Catalog:
        *others, one = getattr(build, part)
        return with_part(build, part, (*others, replace(one, **keys)))

    return changed


def without(part: str) -> Change:
    return lambda build: with_part(build, part, ())


def figure(part: str, **keys: Any) -> Change:
    """The first figure of the first benefit or risk with other values."""

    def changed(build: Catalog) -> Catalog:
        one, *others = getattr(build, part)[0].numbers
        return first(part, numbers=(replace(one, **keys), *others))(build)

    return changed


def fact(**keys: Any) -> Change:
    """The first indicator with other values."""

    def changed(build: Catalog) -> Catalog:
        one, *others = build.factors[0].indicators
        return first("factors", indicators=(replace(one, **keys), *others))(build)

    return changed


def dated(part: str, **keys: Any) -> Change:
    def changed(build: Catalog) -> Catalog:
        return first(part, evidence=replace(getattr(build, part)[0].evidence, **keys))(build)

    return changed


def of_a_medicine(**keys: Any) -> Change:
    """The first fact of the first medicine with other values."""

    def changed(build: Catalog) -> Catalog:
        one, *others = build.medicines[0].facts
        return first("medicines", facts=(replace(one, **keys), *others))(build)

    return changed


def amounts(id: str, values: Mapping[str, Any]) -> Change:
    """One center with these amounts, and what it has beside them."""

    def changed(build: Catalog) -> Catalog:
        center = build.provider(id)
        assert center is not None
        told = {
            about: replace(found, amount=values.get(about, found.amount))
            for about, found in center.measurements.items()
        }
        others = tuple(each for each in build.providers if each.id != id)
        return replace(build, providers=(*others, replace(center, measurements=told)))

    return changed


OLD = Evidence(("label",), date(2025, 1, 1), date(2026, 1, 1))
UNSOURCED = Evidence((), date(2026, 10, 1), date(2027, 10, 1))
TO_COME = {"checked_on": date(2026, 11, 22)}
DUE = {"review_by": date(2026, 11, 20)}
POOR = {"nurses": 0.0, "doctor": False, "minutes": 90.0, "step_free": "none", "fee": True, "dollars": 500.0}
FINE = {"nurses": 4.0, "doctor": True, "minutes": 10.0, "step_free": "full", "fee": False, "dollars": 0.0}

FAILS: dict[str, dict[str, Change]] = {
    "pages": {
        "a page is gone": without("about"),
        "a page is past its day": dated("pages", **DUE),
    },
    "kept_current": {
        "the page on it is gone": without("about"),
        "the page on it is past its day": dated("about", **DUE),
        "a benefit is past its day": dated("benefits", **DUE),
        "a risk is past its day": dated("risks", **DUE),
        "a program is past its day": dated("programmes", **DUE),
        "a fact of a medicine is past its day": of_a_medicine(evidence=OLD),
    },
    "centers_described": {
        "nothing is said of a center": first("providers", about=""),
        "nothing is known of a center": last("providers", about="unknown"),
    },
    "good_points": {
        "all facts of a center are poor": amounts("birch", POOR),
        "nothing is known of a center": amounts("birch", dict.fromkeys(POOR)),
    },
    "other_points": {"all facts of a center are good": amounts("birch", FINE)},
    "same_parts": {
        "a benefit has no text": first("benefits", text=""),
        "a benefit does not say when": first("benefits", when=""),
        "a benefit does not say how sure": first("benefits", sure=""),
        "a benefit has no source": first("benefits", evidence=UNSOURCED),
        "a risk has no title": first("risks", title=""),
        "a risk has no text": first("risks", text=""),
        "a risk does not say when": first("risks", when=""),
        "a risk has no source": first("risks", evidence=UNSOURCED),
        "there is no risk": without("risks"),
        "there is no benefit": without("benefits"),
    },
    "same_facts": {"a center lacks a fact": first("providers", measurements={})},
    "sourced": {
        "a benefit has no source": first("benefits", evidence=UNSOURCED),
        "a fact of a medicine has no source": of_a_medicine(evidence=UNSOURCED),
        "a program has no source": first("programmes", evidence=UNSOURCED),
        "a page has no source": first("pages", evidence=UNSOURCED),
        "an indicator has no source": fact(sources=()),
        "a figure has no source": figure("risks", sources=()),
        "a source is not in the list": figure("benefits", sources=("label", "hearsay")),
        "nobody knows who told of a center": first("providers", source="unknown"),
        "it is not said who told of a center": last("providers", source=""),
    },
    "dated": {
        "a risk is to be checked yet": dated("risks", **TO_COME),
        "a page is to be checked yet": dated("about", **TO_COME),
    },
    "uncertainty": {
        "a fact has no line for unknown": fact(says={"known": "It is {amount}."}),
        "a fact has no line at all": fact(says=None),
        "a risk does not say how sure": first("risks", sure=""),
    },
    "how_sure": {
        "a benefit does not say": first("benefits", sure=""),
        "a risk does not say": first("risks", sure=""),
    },
    "figures": {
        "a medicine has none on a benefit": lambda build: first(
            "benefits", numbers=build.benefits[0].numbers[1:]
        )(build),
        "a medicine has none on a risk": lambda build: first("risks", numbers=build.risks[0].numbers[:1])(
            build
        ),
    },
    "figure_groups": {
        "a figure names no people": figure("benefits", who=""),
        "a figure names a medicine nobody knows": figure("risks", medicine="gammamab"),
    },
    "figure_spans": {
        "a figure names no time": figure("risks", span=""),
        "a figure compares with nobody": figure("risks", against=""),
        "a group has no count": figure("benefits", compared=None),
    },
    "figure_bases": {
        "two figures side by side have two bases": figure("risks", medicine="betamab", of=1_000),
    },
    "counts": {
        "a benefit has a percentage": first("benefits", text="It helps 20% of them."),
        "a risk says how sure in percent": first("risks", sure="It is 95 percent sure."),
        "a risk says when in percent": first("risks", when="In 5 Percent at once."),
        "a risk asks for a percentage": first("risks", asks="Nurses for 50% of the day."),
        "a figure has a percentage": figure("risks", event="lost 10 per cent of weight"),
        "a figure is of people with one": figure("benefits", who="adults with a loss of 20%"),
        "a figure compares with one": figure("benefits", against="5% sugar water"),
        "a fact of a medicine has one": of_a_medicine(text="It is for 10 % of all."),
        "a page has one": first("pages", text="Some 3% have it."),
        "a page on the tool has one": first("about", text="We know 3 percent."),
    },
    "three_ways": {
        "too many dots to draw": figure("risks", of=6_148),
        "more have it than there are": figure("risks", count=101),
        "more of the others have it than there are": figure("risks", compared=101),
        "it has no words": figure("benefits", event=""),
    },
    "what_matters": {"a factor does not say why": first("factors", why="")},
    "questions": {
        "a fact has no question": fact(ask=""),
        "nobody is named to ask": fact(whom=""),
    },
}
NOT_OF_THE_CATALOG = {"steps", "reading_grade"}
EACH_FAIL = [
    pytest.param(check, change, id=f"{check}: {name}")
    for check, changes in FAILS.items()
    for name, change in changes.items()
]


def test_each_check_has_a_way_to_fail() -> None:
    assert {*FAILS} | NOT_OF_THE_CATALOG == {*CHECKS} == {*audit.CHECKS}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_passes_where_all_is_as_asked(check: str) -> None:
    assert found_in(good(), item(check)).outcome == PASS


@pytest.mark.parametrize(("check", "change"), EACH_FAIL)
def test_a_check_fails_where_one_thing_is_not(check: str, change: Change) -> None:
    assert found_in(change(good()), item(check)).outcome == FAIL


@pytest.mark.parametrize("check", [check for check in CHECKS if check != "steps"])
def test_a_check_with_nothing_to_count_fails(check: str) -> None:
    empty = catalog.load(EXAMPLE)
    for part in ("providers", "factors", "benefits", "risks", "medicines", "programmes", "pages", "about"):
        empty = with_part(empty, part, ())
    assert found_in(empty, item(check, pages=())).outcome == FAIL


@pytest.mark.parametrize("check", PAGE_CHECKS)
@pytest.mark.parametrize(("says", "outcome"), [("into a vein", PASS), ("into a muscle", FAIL)])
def test_words_that_must_stand_on_a_page_are_looked_for(check: str, says: str, outcome: str) -> None:
    finding = found_in(good(), item(check, says=says))
    assert finding.outcome == outcome
    assert f"\u201c{says}\u201d" in finding.why
    assert ("not said" in finding.why) is (outcome == FAIL)


def test_words_are_looked_for_on_the_pages_of_the_item_only() -> None:
    assert found_in(good(), item("pages", pages=("about/who_made_it",), says="into a vein")).outcome == FAIL


@pytest.mark.parametrize("check", ["pages", "kept_current"])
def test_the_day_itself_is_in_time_and_the_next_is_not(check: str) -> None:
    day = date(2027, 10, 1)
    assert found_in(good(), item(check), day).outcome == PASS
    assert found_in(good(), item(check), AFTER).outcome == FAIL


def test_what_is_checked_today_is_dated_and_what_is_to_come_is_not() -> None:
    assert found_in(good(), item("dated"), date(2026, 10, 1)).outcome == PASS
    assert found_in(good(), item("dated"), BEFORE).outcome == FAIL


def test_a_center_with_a_gap_has_a_point_that_is_not_known() -> None:
    build = amounts("birch", {**FINE, "nurses": None})(good())
    assert found_in(build, item("other_points")).outcome == PASS


def test_figures_of_two_medicines_never_stand_side_by_side_so_their_bases_may_differ() -> None:
    assert found_in(figure("risks", of=1_000)(good()), item("figure_bases")).outcome == PASS


@pytest.mark.parametrize("shown", DRAWABLE)
def test_a_figure_of_a_hundred_or_a_thousand_can_be_drawn(shown: int) -> None:
    assert found_in(figure("risks", of=shown)(good()), item("three_ways")).outcome == PASS


# ---- the steps and the reading grade, which are not of the catalog


@pytest.mark.parametrize("steps", [(), ("Read.", "")], ids=["no step", "a step without words"])
def test_steps_that_are_not_said_fail(monkeypatch: pytest.MonkeyPatch, steps: tuple[str, ...]) -> None:
    monkeypatch.setattr(words, "lines", lambda _: steps)
    assert found_in(good(), item("steps")).outcome == FAIL


@pytest.mark.parametrize(
    ("grades", "outcome", "hardest"),
    [
        pytest.param({"guide/what_it_is": 8.0, "about/who_made_it": 5.0}, PASS, "grade 8.", id="just so"),
        pytest.param({"guide/what_it_is": 8.01, "about/who_made_it": 5.0}, FAIL, "grade 8.1.", id="above"),
        pytest.param({"guide/what_it_is": 6.2}, FAIL, "grade 6.2.", id="a page without a grade"),
        pytest.param({}, FAIL, None, id="no grade at all"),
    ],
)
def test_the_reading_grade_is_that_of_the_hardest_page(
    grades: Mapping[str, float], outcome: str, hardest: str | None
) -> None:
    finding = found_in(good(), item("reading_grade"), grades=grades)
    assert finding.outcome == outcome
    assert f"at grade {HARDEST_GRADE:g} or below" in finding.why
    assert (hardest is not None) is ("hardest" in finding.why)
    assert hardest is None or finding.why.endswith(hardest)


def test_the_pages_of_both_folders_are_to_be_graded() -> None:
    second = Page("what_it_is", "The same name", 2, "Read this.", OLD)
    build = replace(good(), about=(*good().about, second))
    assert page_texts(build) == {
        "guide/what_it_is": "A medicine runs slowly into a vein.",
        "about/who_made_it": "Nobody paid for this example.",
        "about/what_it_is": "Read this.",
    }
