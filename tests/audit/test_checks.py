"""Each check of the checklist: a small catalog that passes it, and others, cut or gutted, that fail it."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from decision.catalog import catalog
from decision.catalog.audit_table import FAIL, PASS, Outcome
from decision.catalog.catalog import Catalog
from decision.guide.texts import Effect, Evidence, Page
from decision.method.providers import Provider
from decision.screens.drawing import study_pictures
from decision.screens.steps import ordering
from tests.audit import outcomes
from tests.audit.build import Build, pages_by_name
from tests.audit.effects import DRAWABLE
from tests.audit.items import CHECKS, CHOICE_CHECKS, PAGE_CHECKS, Choice, Item, read_items
from tests.audit.pages import HARDEST_GRADE
from tests.audit.walking import Walk, walk
from tests.conftest import EXAMPLE

TODAY = date(2026, 11, 28)
BEFORE, AFTER = date(2026, 9, 30), date(2027, 10, 2)  # of the check, and of the review, in the example
Change = Callable[[Catalog], Catalog]

LONG = (
    "A medicine runs slowly into a vein through a thin tube. First a nurse asks how you are and checks "
    "your blood. Then you sit in a large chair while the bag on a pole empties, drop by drop. Bring "
    "something warm to wear, a snack, and a friend who can drive you home. If you feel sick, hot or short "
    "of breath, call out at once: they can stop it and help. Tomorrow you may still be tired, so plan to "
    "rest. A nurse may also come to your home and give it there."
)
ELSEWHERE = LONG.replace("into a vein", "into an arm").replace("come to your home", "see you there")
HOME = "A nurse may also come to your home and give it there."


@cache
def good() -> Catalog:
    """The example with what it lacks: a figure for each medicine, pages of some length, a good point each."""
    found = last("providers", checked_on=date(2026, 10, 1))(catalog.load(EXAMPLE))
    found = amounts("dogwood", {"minutes": 20.0})(found)
    about = "A hospital unit with its own doctors."
    return replace(
        found,
        providers=tuple(replace(center, about=about) for center in found.providers),
        benefits=tuple(map(_with_second_figure, found.benefits)),
        risks=tuple(map(_with_second_figure, found.risks)),
        pages=tuple(replace(page, text=LONG) for page in found.pages),
        about=tuple(replace(page, text=ELSEWHERE) for page in found.about),
    )


def _with_second_figure(effect: Effect) -> Effect:
    (figure,) = effect.numbers
    return replace(effect, numbers=(figure, replace(figure, medicine="betamab")))


@cache
def walked() -> Walk:
    """The example, gone through once."""
    return walk_through()


def walk_through() -> Walk:
    found = catalog.load(EXAMPLE)
    factors, names = [each.id for each in found.factors], [each.name for each in found.providers]
    return walk(EXAMPLE, TODAY, factors, names)


def item(check: str, **keys: Any) -> Item:
    pages = ("guide/what_it_is", "about/who_made_it") if check in (*PAGE_CHECKS, *CHOICE_CHECKS) else ()
    choices = (Choice("Home", HOME),) if check in CHOICE_CHECKS else ()
    return Item("x", "quality", "Is it so?", check, **{"pages": pages, "choices": choices, **keys})


def found_in(
    build: Catalog,
    asked: Item,
    today: date = TODAY,
    grades: Mapping[str, float] | None = None,
    gone: Walk | None = None,
) -> Outcome:
    known = dict.fromkeys(pages_by_name(build), 6.0) if grades is None else grades
    (found,) = outcomes.outcomes(Build(build, today, known, gone or walked()), [asked])
    return found


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
        reported = {
            about: replace(found, amount=values.get(about, found.amount))
            for about, found in center.measurements.items()
        }
        others = tuple(each for each in build.providers if each.id != id)
        return replace(build, providers=(*others, replace(center, measurements=reported)))

    return changed


def many_risks(build: Catalog) -> Catalog:
    """One benefit, and thirteen risks of the same length."""
    (risk,) = build.risks
    return replace(build, risks=tuple(replace(risk, id=f"risk_{number}") for number in range(13)))


def facts_reported_in_letters(build: Catalog) -> Catalog:
    return replace(
        build,
        factors=tuple(replace(factor, indicators=with_x(factor.indicators)) for factor in build.factors),
    )


OLD = Evidence(("label",), date(2025, 1, 1), date(2026, 1, 1))
UNSOURCED = Evidence((), date(2026, 10, 1), date(2027, 10, 1))
TO_COME = {"checked_on": date(2026, 11, 29)}
DUE = {"review_by": date(2026, 11, 20)}
POOR = {"nurses": 0.0, "doctor": False, "minutes": 90.0, "step_free": "none", "fee": True, "dollars": 500.0}
FINE = {"nurses": 4.0, "doctor": True, "minutes": 10.0, "step_free": "full", "fee": False, "dollars": 0.0}

FAILS: dict[str, dict[str, Change]] = {
    "pages": {
        "a page says nothing": first("pages", text="x"),
        "a page is gone": without("about"),
        "a page is past its day": dated("pages", **DUE),
    },
    "kept_current": {
        "a fact is looked at again only after years": dated("risks", review_by=date(2100, 1, 1)),
        "the page on it is gone": without("about"),
        "the page on it is past its day": dated("about", **DUE),
        "a benefit is past its day": dated("benefits", **DUE),
        "a risk is past its day": dated("risks", **DUE),
        "a program is past its day": dated("programmes", **DUE),
        "a fact of a medicine is past its day": of_a_medicine(evidence=OLD),
    },
    "choices_described": {
        "home is not described": first("pages", text=LONG.replace(HOME, "")),
        "next to nothing is said of a center": first("providers", about="x"),
        "nothing is said of a center": first("providers", about=""),
        "nothing is known of a center": last("providers", about="unknown"),
    },
    "good_points": {
        "good points are reported in letters": facts_reported_in_letters,
        "no good point of home": first("pages", text=LONG.replace(HOME, "")),
        "all facts of a center are poor": amounts("birch", POOR),
        "nothing is known of a center": amounts("birch", dict.fromkeys(POOR)),
    },
    "other_points": {
        "all facts of a center are good": amounts("birch", FINE),
        "other points are reported in letters": facts_reported_in_letters,
        "no drawback of home": first("pages", text=LONG.replace(HOME, "")),
    },
    "same_detail": {
        "one benefit against thirteen risks": many_risks,
        "a risk is reported at great length": first("risks", text=LONG),
        "a benefit is cut short": first("benefits", text="x"),
        "a risk says when in a letter": first("risks", when="x"),
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
    "same_facts": {
        "a center lacks a fact": first("providers", measurements={}),
        "a row has no name": fact(label="x"),
    },
    "sourced": {
        "a fact rests on our own judgment only": first("sources", publisher="This project"),
        "a center is from a letter": first("providers", source="x"),
        "a benefit has no source": first("benefits", evidence=UNSOURCED),
        "a fact of a medicine has no source": of_a_medicine(evidence=UNSOURCED),
        "a program has no source": first("programmes", evidence=UNSOURCED),
        "a page has no source": first("pages", evidence=UNSOURCED),
        "an indicator has no source": fact(sources=()),
        "a figure has no source": figure("risks", sources=()),
        "a source is not in the list": figure("benefits", sources=("label", "hearsay")),
        "nobody knows who reported on a center": first("providers", source="unknown"),
        "it is not said who reported on a center": last("providers", source=""),
    },
    "dated": {
        "a risk is to be checked yet": dated("risks", **TO_COME),
        "a page is to be checked yet": dated("about", **TO_COME),
    },
    "uncertainty": {
        "a line for unknown does not say so": fact(says={"unknown": "There are many nurses there today."}),
        "a benefit says how sure in a letter": first("benefits", sure="x"),
        "a risk says how sure without a word on it": first("risks", sure="It comes and goes with the day."),
        "a fact has no line for unknown": fact(says={"known": "It is {amount}."}),
        "a fact has no line at all": fact(says=None),
        "a risk does not say how sure": first("risks", sure=""),
    },
    "proof": {
        "a benefit says it in a letter": first("benefits", sure="x"),
        "a risk does not say what it rests on": first("risks", sure="It is well known to all of us."),
        "a benefit does not say": first("benefits", sure=""),
        "a risk does not say": first("risks", sure=""),
    },
    "figures": {
        "what happened is a letter": figure("risks", event="x"),
        "a medicine has none on a benefit": lambda build: first(
            "benefits", numbers=build.benefits[0].numbers[1:]
        )(build),
        "a medicine has none on a risk": lambda build: first("risks", numbers=build.risks[0].numbers[:1])(
            build
        ),
    },
    "figure_groups": {
        "the people are a letter": figure("risks", who="x"),
        "nobody says they are people": figure("risks", who="the first group in one study"),
        "a figure names no people": figure("benefits", who=""),
        "a figure names a medicine nobody knows": figure("risks", medicine="gammamab"),
    },
    "figure_spans": {
        "the time is a letter": figure("risks", span="x"),
        "the time has no length": figure("risks", span="the years of its studies"),
        "the other group is a letter": figure("benefits", against="x"),
        "a figure names no time": figure("risks", span=""),
        "a figure compares with nobody": figure("risks", against=""),
        "a group has no count": figure("benefits", compared=None),
    },
    "figure_bases": {
        "two figures side by side have two bases": figure("risks", medicine="betamab", of=1_000),
    },
    "counts": {
        "a figure does not count people": figure("risks", who="doses in one study"),
        "more had it than there are": figure("risks", count=101),
        "what they had is a letter": figure("benefits", event="x"),
        "all figures are cut": lambda build: first("risks", numbers=())(first("benefits", numbers=())(build)),
        "a risk says nothing": first("risks", text="x"),
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
    "what_matters": {
        "a factor does not say why": first("factors", why=""),
        "a factor says why in a letter": first("factors", why="x"),
    },
    "questions": {
        "a question is a letter": fact(ask="x?"),
        "it is no question": fact(ask="Tell me how many nurses work there."),
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
    assert {*FAILS} | NOT_OF_THE_CATALOG == {*CHECKS} == {*outcomes.CHECKS}


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_passes_where_all_is_as_asked(check: str) -> None:
    assert found_in(good(), item(check)).outcome == PASS


@pytest.mark.parametrize(("check", "change"), EACH_FAIL)
def test_a_check_fails_where_one_thing_is_not(check: str, change: Change) -> None:
    assert found_in(change(good()), item(check)).outcome == FAIL


@pytest.mark.parametrize("check", [check for check in CHECKS if check != "steps"])
def test_a_check_with_nothing_to_count_fails(check: str) -> None:
    empty = catalog.load(EXAMPLE)
    for part in (
        "providers",
        "factors",
        "benefits",
        "risks",
        "medicines",
        "programmes",
        "pages",
        "about",
        "terms",
        "checks",
        "jobs",
    ):
        empty = with_part(empty, part, ())
    assert found_in(empty, item(check, pages=())).outcome == FAIL


@pytest.mark.parametrize("check", PAGE_CHECKS)
@pytest.mark.parametrize(("says", "outcome"), [("into a vein", PASS), ("into a muscle", FAIL)])
def test_words_that_must_be_on_a_page_are_looked_for(check: str, says: str, outcome: str) -> None:
    found = found_in(good(), item(check, says=(says,)))
    assert found.outcome == outcome
    assert f"\u201c{says}\u201d" in found.why
    assert ("not said" in found.why) is (outcome == FAIL)


@pytest.mark.parametrize("check", CHOICE_CHECKS)
@pytest.mark.parametrize("word", ["home", "x", "may"])
def test_a_choice_needs_a_sentence_and_not_a_word_of_the_page(check: str, word: str) -> None:
    assert found_in(good(), item(check, choices=(Choice("Home", word),))).outcome == FAIL


def test_words_are_looked_for_on_the_pages_of_the_item_only() -> None:
    assert (
        found_in(good(), item("pages", pages=("about/who_made_it",), says=("into a vein",))).outcome == FAIL
    )


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


def test_figures_of_two_medicines_are_never_side_by_side_so_their_bases_may_differ() -> None:
    assert found_in(figure("risks", of=1_000)(good()), item("figure_bases")).outcome == PASS


@pytest.mark.parametrize("shown", DRAWABLE)
def test_a_figure_of_a_hundred_or_a_thousand_can_be_drawn(shown: int) -> None:
    assert found_in(figure("risks", of=shown)(good()), item("three_ways")).outcome == PASS


# ---- all of it gutted

TEXTS = {
    *(
        "text",
        "title",
        "when",
        "sure",
        "asks",
        "why",
        "ask",
        "whom",
        "event",
        "who",
        "span",
        "against",
        "label",
    ),
    *("term", "means", "source", "publisher", "says"),
}
NO_TEXT = {"dated", "figure_bases"}  # which look at days and numbers alone


def with_x(value: Any) -> Any:
    """A value of the catalog with each text in it replaced by x."""
    if isinstance(value, tuple):
        return tuple(map(with_x, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for each in fields(value):
        held = getattr(value, each.name)
        is_text = each.name in TEXTS or (each.name == "about" and isinstance(value, Provider))
        if isinstance(held, str) and is_text:
            changed[each.name] = "x" if held else held
        elif isinstance(held, Mapping) and is_text:
            changed[each.name] = dict.fromkeys(held, "x")
        elif isinstance(held, tuple):
            changed[each.name] = with_x(held)
    return replace(value, **changed)


@pytest.mark.parametrize("check", [check for check in CHECKS if check not in {*NO_TEXT, "steps"}])
def test_with_every_text_replaced_by_x_it_fails(check: str) -> None:
    assert found_in(good(), item(check)).outcome == PASS
    assert found_in(with_x(good()), item(check)).outcome == FAIL


def test_every_item_that_is_checked_has_a_check_that_can_fail() -> None:
    checked = {each.check for each in read_items() if each.check}
    assert checked <= {*FAILS} | NOT_OF_THE_CATALOG


# ---- the steps, the pictures and the reading grade, which are not of the catalog


@pytest.mark.parametrize(
    ("check", "gone"),
    [
        pytest.param("steps", {"numbered": ()}, id="the first screen numbers no step"),
        pytest.param("steps", {"numbered": ("x",) * 5}, id="the steps are letters"),
        pytest.param("steps", {"screens": ("Start",)}, id="going on leads nowhere"),
        pytest.param("steps", {"screens": ("Start", *["Learn"] * 5)}, id="going on leads to the same screen"),
        pytest.param("steps", {"screens": ("Start", "Learn", "Must", "", "", "")}, id="a screen breaks"),
        pytest.param("what_matters", {"orders": {}}, id="nothing can be put first"),
        pytest.param(
            "what_matters",
            {"orders": dict.fromkeys(("staff", "way"), ("Ash", "Birch"))},
            id="the order is the same whatever is put first",
        ),
        pytest.param(
            "what_matters", {"orders": {"staff": ("Ash",), "way": ()}}, id="there is no order of centers"
        ),
        pytest.param("questions", {"last": ""}, id="the last step asks nothing"),
        pytest.param("questions", {"last": "x"}, id="the last step is a letter"),
    ],
)
def test_a_broken_walk_fails(check: str, gone: dict[str, Any]) -> None:
    assert found_in(good(), item(check), gone=walked()._replace(**gone)).outcome == FAIL


def test_a_step_that_takes_no_tap_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """The buttons are there and do nothing: a check that only looks for them would pass."""
    monkeypatch.setattr(ordering, "take", lambda _: None)
    assert found_in(good(), item("what_matters"), gone=walk_through()).outcome == FAIL


def broken(*_: object) -> None:
    raise ValueError


def nothing(*_: object) -> None:
    """Draws nothing."""


@pytest.mark.parametrize(
    ("part", "instead", "check"),
    [
        pytest.param("steps.must_haves.show", broken, "steps", id="a step breaks"),
        pytest.param("steps.compare.show", broken, "what_matters", id="the step with the order breaks"),
        pytest.param("steps.compare.show", nothing, "what_matters", id="the step with the order is empty"),
        pytest.param(
            "steps.weighing.show", broken, "what_matters", id="the step where one is put first breaks"
        ),
        pytest.param("steps.ordering.swings", lambda *_: "", "what_matters", id="nothing can be tapped"),
        pytest.param("steps.ordering.start_again", nothing, "what_matters", id="a tap cannot be taken back"),
        pytest.param("frame.frame.go_on", nothing, "steps", id="there is no way on"),
        pytest.param("steps.take_home.show", nothing, "questions", id="the last step is empty"),
    ],
)
def test_a_step_that_does_not_work_fails(
    monkeypatch: pytest.MonkeyPatch, part: str, instead: Any, check: str
) -> None:
    assert found_in(good(), item(check)).outcome == PASS
    monkeypatch.setattr(f"decision.screens.{part}", instead)
    assert found_in(good(), item(check), gone=walk_through()).outcome == FAIL


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(lambda _: "", id="no dots"),
        pytest.param(lambda _: "\u25cf", id="one dot whatever the figure"),
    ],
)
def test_figures_that_are_not_drawn_fail(monkeypatch: pytest.MonkeyPatch, picture: Any) -> None:
    monkeypatch.setattr(study_pictures, "html", picture)
    assert found_in(good(), item("three_ways")).outcome == FAIL


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
    found = found_in(good(), item("reading_grade"), grades=grades)
    assert found.outcome == outcome
    assert f"at grade {HARDEST_GRADE:g} or below" in found.why
    assert (hardest is not None) is ("hardest" in found.why)
    assert hardest is None or found.why.endswith(hardest)


@pytest.mark.parametrize("text", ["x", "It is good. " * 100], ids=["a letter", "the same words again"])
def test_a_page_that_says_nothing_is_not_easy_to_read(text: str) -> None:
    assert found_in(first("pages", text=text)(good()), item("reading_grade")).outcome == FAIL


def test_the_pages_of_both_folders_are_to_be_graded() -> None:
    second = Page("what_it_is", "The same name", 2, "Read this.", OLD)
    build = replace(good(), about=(*good().about, second))
    assert [*pages_by_name(build)] == ["guide/what_it_is", "about/who_made_it", "about/what_it_is"]
