from datetime import date

import pytest

from decision.guide.glossary import Term
from decision.guide.texts import (
    ABOUT,
    ROUTES,
    VISIT,
    Effect,
    Evidence,
    ListInfo,
    Medicine,
    SiteType,
    StudyNumber,
)

EVIDENCE = Evidence(("label",), date(2026, 10, 1), date(2027, 10, 1))


@pytest.mark.parametrize(
    ("today", "due"),
    [
        pytest.param(date(2026, 10, 1), False, id="the day of the check"),
        pytest.param(date(2027, 10, 1), False, id="the review date itself is in time"),
        pytest.param(date(2027, 10, 2), True, id="the day after it is due"),
    ],
)
def test_a_fact_is_due_after_its_review_date(today: date, due: bool) -> None:
    assert EVIDENCE.is_due(today) is due


@pytest.mark.parametrize(
    ("name", "generic", "full"),
    [
        pytest.param("Alphamab", "alpha", "Alphamab (alpha)", id="a brand with its generic name"),
        pytest.param("Alpha", "alpha", "Alpha", id="one name where both are the same, capitals aside"),
    ],
)
def test_a_medicine_has_one_full_name(name: str, generic: str, full: str) -> None:
    assert Medicine("alphamab", name, generic, "infusion", ()).full_name == full


def number(medicine: str, count: int) -> StudyNumber:
    return StudyNumber(medicine, count, 100, "had a reaction", "adults", "2 years", ("label",))


@pytest.mark.parametrize(
    ("medicine", "counts"),
    [
        pytest.param("alphamab", [34, 12], id="all of its own, in their order"),
        pytest.param("betamab", [7], id="no one else's"),
        pytest.param("gammamab", [], id="a medicine without figures"),
        pytest.param(None, [], id="no medicine named yet"),
    ],
)
def test_only_the_figures_of_one_medicine_are_shown(medicine: str | None, counts: list[int]) -> None:
    numbers = (number("alphamab", 34), number("betamab", 7), number("alphamab", 12))
    effect = Effect("reaction", "", "", ("alphamab", "betamab"), "", "", EVIDENCE, numbers)
    assert [found.count for found in effect.numbers_for(medicine)] == counts


def test_a_kind_of_site_has_a_label_people_can_read() -> None:
    info = ListInfo("List", True, (SiteType("hospital", "Hospital unit"), SiteType("clinic", "Clinic")))
    assert info.site_label("clinic") == "Clinic"


@pytest.mark.parametrize(("route", "under"), [("infusion", False), ("under the skin", True)])
def test_a_medicine_says_if_it_is_given_under_the_skin(route: str, under: bool) -> None:
    assert route in ROUTES
    assert Medicine("alphamab", "Alphamab", "alpha", route, ()).is_under_skin is under


def test_what_a_visit_is_made_of_is_a_part_of_what_can_be_known_in_the_same_order() -> None:
    assert [about for about in ABOUT if about in VISIT] == list(VISIT)
    assert not {"use", "action", "warning"} & {*VISIT}


def test_a_word_is_written_as_its_term_and_in_other_ways() -> None:
    assert Term("jcv", "JC virus", "A virus.", EVIDENCE, ("JCV",)).spellings == ("JC virus", "JCV")
    assert Term("pml", "PML", "An infection.", EVIDENCE).spellings == ("PML",)


def test_a_kind_of_site_that_is_not_known_has_a_label_too() -> None:
    assert ListInfo("List", True, ()).site_label("") is None
