"""No center of a long list is silently left out on its way from the file to the screen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from decision.catalog import catalog as catalogs
from decision.catalog.catalog import Catalog
from decision.catalog.gaps import gaps, never_dated, stale
from decision.catalog.list_files import list_csv, list_xlsx
from decision.method.must_haves import Wanted
from decision.method.providers import Provider, laid_over
from decision.method.scoring import rank, valued
from decision.method.screening import screen
from decision.person.narrowing import Narrow, narrowed
from decision.person.own_lists import as_list, as_own, asked_about, opened, opened_file
from decision.screens.frame import parts
from tests.conftest import EXAMPLE

COUNT = 1_001  # more than any number to which a list could be cut without a reader who notices
TODAY = date(2026, 11, 20)
FOUND = catalogs.load(EXAMPLE)
LONG = replace(
    FOUND,
    providers=tuple(replace(FOUND.providers[0], id=f"c{n}", name=f"Center {n}") for n in range(COUNT)),
)
UNDATED = tuple(replace(each, checked_on=None) for each in LONG.providers)
NEVER = Wanted(frozenset({"no_fee"}))
WEIGHTS = dict.fromkeys((factor.id for factor in LONG.factors), 1 / len(LONG.factors))


def ids(found: Iterable[Any]) -> list[str]:
    """The ids of centers, or of the centers in what they became."""
    return [each.id if isinstance(each, Provider) else each.provider.id for each in found]


def loaded_from(folder: Path) -> Catalog:
    (folder / "providers.csv").write_bytes(list_csv(LONG))
    return catalogs.load(folder)


def read_again(name: str, content: bytes, found: Catalog) -> Iterable[Any]:
    brought = opened_file(name, content, found, {})
    return as_list(brought, asked_about(brought, found, TODAY), found, TODAY).providers


STAGES: dict[str, Callable[[Catalog], Iterable[Any]]] = {
    "written as CSV and read": lambda found: read_again("l.csv", list_csv(found), found),
    "written for Excel and read": lambda found: read_again("l.xlsx", list_xlsx(found), found),
    "opened as an own list": lambda found: opened(found, as_own(found)).providers,
    "laid over": lambda found: laid_over(found.providers, {}),
    "left of a list that is not narrowed": lambda found: narrowed(found, Narrow(), "").left,
    "screened": lambda found: screen(found.providers, found.must_haves, NEVER, ()).rows,
    "set aside": lambda found: screen(found.providers, found.must_haves, NEVER, ()).set_aside,
    "ranked": lambda found: rank(valued(found.providers, found.factors), WEIGHTS),
    "checked too long ago": lambda found: stale(found.providers, date(2036, 1, 1)),
    "never dated": lambda _: never_dated(UNDATED),
}


@pytest.mark.parametrize("stage", STAGES)
def test_every_center_comes_through(stage: str) -> None:
    assert sorted(ids(STAGES[stage](LONG))) == sorted(ids(LONG.providers))


def test_every_center_of_a_folder_is_loaded(copied_example: Path) -> None:
    assert len(loaded_from(copied_example).providers) == COUNT


def test_what_is_counted_of_each_fact_is_counted_over_all() -> None:
    found = gaps(LONG)
    assert {len(fact.known) for fact in found.by_fact} == {COUNT}
    assert len(found.by_center) == COUNT


def test_no_sentence_of_a_long_list_of_sentences_is_left_out() -> None:
    said = [f"Center {n}" for n in range(COUNT)]
    assert parts.bullets(said).count("<li>") == COUNT
    assert parts.paragraphs(said).count("<p>") == COUNT
    assert parts.ways("To", {f"c{n}": each for n, each in enumerate(said)}).count("<a ") == COUNT
