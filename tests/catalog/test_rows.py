"""One center as cells, and back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from decision.catalog import catalog
from decision.catalog.rows import amount_text, cells_of, read_row
from decision.lists.problems import Place
from decision.method.factors import Amount
from decision.method.providers import Measurement, Provider
from tests.conftest import DATA, EXAMPLE

LIST = catalog.load(EXAMPLE)
ASH = LIST.providers[0]
CELLS = cells_of(ASH, LIST)


@pytest.mark.parametrize("folder", [DATA, EXAMPLE], ids=["data", "tests/example"])
def test_each_center_is_itself_again(folder: Path) -> None:
    found = catalog.load(folder)
    for center in found.providers:
        assert read_row(cells_of(center, found), found) == center


def test_the_cells_of_a_center_are_those_of_its_row() -> None:
    header, row = (EXAMPLE / "providers.csv").read_text(encoding="utf-8").splitlines()[:2]
    assert dict(zip(header.split(","), row.split(","), strict=True)) == CELLS


def test_where_nothing_is_known_each_cell_says_so() -> None:
    cells = cells_of(Provider("oak", "Oak", {}), LIST)
    assert cells == {**dict.fromkeys(CELLS, "unknown"), "id": "oak", "name": "Oak"}
    read = read_row(cells, LIST)
    assert isinstance(read, Provider)
    assert set(read.measurements) == set(LIST.indicators)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (None, "unknown"),
        (True, "yes"),
        (False, "no"),
        ("full", "full"),
        (35.0, "35"),
        (2.5, "2.5"),
        (0.0, "0"),
        (-2.0, "-2"),
        (1e22, "10000000000000000000000"),
        (1e-7, "0.0000001"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)
def test_an_amount_is_written_in_plain_words_and_digits(amount: Amount | None, text: str) -> None:
    assert amount_text(amount) == text


def test_all_that_is_wrong_with_a_form_is_reported_by_column_and_without_a_row() -> None:
    reported = read_row({**CELLS, "minutes": "35 min", "zip": "2138", "name": ""}, LIST)
    assert isinstance(reported, list)
    assert {problem.place for problem in reported} == {
        Place("", column=id) for id in ("minutes", "zip", "name")
    }


def test_outer_spaces_of_a_form_do_not_count() -> None:
    assert read_row({id: f" {cell}\n" for id, cell in CELLS.items()}, LIST) == ASH


def test_a_form_without_some_fields_leaves_them_unknown() -> None:
    read = read_row({"id": "ash", "name": "Ash"}, LIST)
    assert read == read_row(cells_of(Provider("ash", "Ash", {}), LIST), LIST)


def test_a_text_of_a_form_keeps_its_apostrophe() -> None:
    read = read_row({**CELLS, "about": "'=1+1"}, LIST)
    assert isinstance(read, Provider)
    assert read.about == "'=1+1"


def test_a_day_after_today_is_reported() -> None:
    assert read_row(CELLS, LIST, today=date(2026, 10, 1)) == ASH
    reported = read_row(CELLS, LIST, today=date(2026, 9, 30))
    assert isinstance(reported, list)
    assert [problem.place.column for problem in reported] == ["checked_on"]


def test_a_fact_that_was_reported_is_written_with_the_source_of_its_row() -> None:
    reported = Measurement(99.0, "Ann", date(2026, 11, 1), reported=True)
    read = read_row(
        cells_of(replace(ASH, measurements={**ASH.measurements, "minutes": reported}), LIST), LIST
    )
    assert isinstance(read, Provider)
    assert read.measurements["minutes"] == Measurement(99.0, ASH.source, ASH.checked_on)


def test_the_columns_of_a_list_are_those_of_its_catalog() -> None:
    assert [column.id for column in LIST.columns] == list(CELLS)
