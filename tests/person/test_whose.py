"""Whose fact a trip or a bill on a list is: not known, till one asks for the example's or the list's."""

from dataclasses import replace
from datetime import date

import pytest

from decision.catalog.catalog import Catalog, load
from decision.method.providers import Measurement, Reported
from decision.person.answers import Answers
from decision.person.stages import known
from decision.person.whose import (
    as_known,
    has_places,
    is_own,
    lent_facts,
    own_facts,
    own_unknown,
)
from decision.wording.describing import known_sentence
from decision.wording.placing import short_text
from tests.conftest import EXAMPLE

LIST = load(EXAMPLE)
MINUTES = LIST.indicators["minutes"]  # the one fact of the example that differs from person to person
REAL = replace(LIST, info=replace(LIST.info, made_up=False, example=""))


@pytest.mark.parametrize(
    ("catalog", "whose", "mark"), [(LIST, "Robin", "(example)"), (REAL, "the list", "(list)")]
)
def test_what_is_another_ones_counts_once_it_is_asked_for_and_is_marked_wherever_it_is_read(
    catalog: Catalog, whose: str, mark: str
) -> None:
    for before, after in zip(catalog.providers, as_known(catalog, said=True), strict=True):
        assert after.amount("minutes") == before.amount("minutes")
        assert known_sentence(MINUTES, after).endswith(f" (This is from {whose}, not from you.)")
        assert short_text(MINUTES, after).endswith(f" {mark}")


@pytest.mark.parametrize("said", [None, False])
def test_unless_it_is_asked_for_only_what_differs_from_person_to_person_is_not_known(
    said: bool | None,
) -> None:
    for before, after in zip(LIST.providers, as_known(LIST, said=said), strict=True):
        assert after.amount("minutes") is None
        others = {id: each for id, each in before.measurements.items() if id != "minutes"}
        assert {id: each for id, each in after.measurements.items() if id != "minutes"} == others
        assert after.phone == "", "the list is made up, so there is no one to call"
        assert replace(after, measurements=before.measurements, phone=before.phone) == before


def test_what_a_person_says_of_themselves_counts_and_is_nobody_elses() -> None:
    mine = Measurement(12.0, "", date(2026, 11, 1), reported=True)
    (ash, *_) = known(LIST, Answers(example=False).with_reported("ash", "minutes", mine)).providers
    assert ash.measurements["minutes"] == mine
    assert "Robin" not in known_sentence(MINUTES, ash)


def test_what_is_another_ones_can_be_asked_for_where_the_list_has_something_of_it() -> None:
    assert [fact.id for fact in lent_facts(LIST)] == ["minutes"]
    assert [fact.id for fact in lent_facts(REAL)] == ["minutes"]
    assert not lent_facts(replace(LIST, providers=as_known(LIST, said=False)))


def test_what_each_person_finds_out_is_what_differs_between_them_and_what_must_be_clear_first() -> None:
    assert [fact.id for fact in own_facts(LIST)] == ["minutes"]
    clear = tuple(
        replace(each, fact=replace(each.fact, clear_first=True)) if each.fact else each
        for each in LIST.must_haves
    )
    assert [fact.id for fact in own_facts(replace(LIST, must_haves=clear))] == ["minutes", "must:first_dose"]


def test_a_must_have_is_about_the_person_where_it_asks_for_their_medicine_or_what_is_their_own() -> None:
    assert [each.id for each in LIST.must_haves if is_own(LIST, each)] == ["the_medicine", "near_enough"]


def test_a_list_has_places_where_one_center_has_a_zip_code_that_is_known() -> None:
    assert not has_places(LIST)  # its ZIP codes are made up
    ash, *others = LIST.providers
    assert has_places(replace(LIST, providers=(*others, replace(ash, zip="60601"))))


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [({}, ["minutes"]), ({("ash", "minutes"): Measurement(12.0, "", date(2026, 11, 1), reported=True)}, [])],
    ids=["nothing typed in", "one trip typed in"],
)
def test_what_is_the_persons_own_is_asked_for_until_it_is_known_somewhere(
    typed: Reported, unknown: list[str]
) -> None:
    assert [fact.id for fact in own_unknown(known(LIST, Answers(reported=typed)))] == unknown
    assert own_unknown(known(LIST, Answers(example=True))) == ()
