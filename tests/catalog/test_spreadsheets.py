"""A saved list that LibreOffice opened and saved again is the same list, both ways."""

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from decision.catalog import catalog
from decision.catalog.catalog import Catalog
from decision.catalog.list_files import CENTERS, list_csv, list_xlsx, template_xlsx
from decision.method.providers import Provider
from decision.person.own_lists import opened_file
from tests.conftest import DATA, EXAMPLE, answered, read_list

OFFICE = shutil.which("soffice")
LIST = catalog.load(EXAMPLE)
OURS = catalog.load(DATA)
TODAY = date(2026, 11, 21)
EAST = replace(LIST.providers[0], id="0012", zip="02138", phone="6175550101", about="=1+1", town="Peña, A")
WHOLE = replace(LIST, providers=(*LIST.providers, EAST))

pytestmark = pytest.mark.skipif(
    OFFICE is None,
    reason="LibreOffice (soffice) is not installed, so no saved list went through a real spreadsheet",
)


@pytest.fixture
def through_office(tmp_path: Path) -> Callable[[bytes, str, str], bytes]:
    """The content of a file after LibreOffice opened it and saved it as another kind."""

    def converted(content: bytes, kind: str, to: str) -> bytes:
        (tmp_path / f"list.{kind}").write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [str(OFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(tmp_path / "out")]
        # Without a person to ask, it takes a text for Latin-1 unless it is named: commas, quotes, UTF-8.
        command += ["--infilter=CSV:44,34,76,1"] if kind == "csv" else []
        subprocess.run(
            [*command, str(tmp_path / f"list.{kind}")], check=True, capture_output=True, timeout=180
        )
        return (tmp_path / "out" / f"list.{to.partition(':')[0]}").read_bytes()

    return converted


def centers(content: bytes, of: Catalog) -> tuple[Provider, ...]:
    return read_list("list", content, of, TODAY).providers


CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1"  # commas, quotes, UTF-8


@pytest.mark.parametrize("to", ["xlsx", "ods", "xls", CSV], ids=["xlsx", "ods", "xls", "csv"])
def test_a_saved_workbook_is_the_same_list_after_libreoffice(
    through_office: Callable[[bytes, str, str], bytes], to: str
) -> None:
    content = through_office(list_xlsx(WHOLE, {"Clinic": "name"}), "xlsx", to)
    assert centers(content, WHOLE) == WHOLE.providers
    brought, _, asked = answered(opened_file("list", content, WHOLE, {}), WHOLE, TODAY)
    assert [question.key for question in asked] == []
    assert to == CSV or brought.kept == {"Clinic": "name"}  # it saves the first sheet alone as CSV


def test_a_saved_csv_is_the_same_list_after_libreoffice_once_the_zeros_it_dropped_are_put_back(
    through_office: Callable[[bytes, str, str], bytes],
) -> None:
    east = (replace(each, id=f"east_{n}", zip=f"0213{n}") for n, each in enumerate(WHOLE.providers))
    whole = replace(WHOLE, providers=tuple(east))
    content = through_office(list_csv(whole, {"Clinic": "name"}), "csv", "xlsx")
    brought, _, asked = answered(opened_file("list", content, whole, {}), whole, TODAY)
    assert [question.key for question in asked] == ["zip_zero."]
    assert brought.kept == {"Clinic": "name"}
    assert centers(content, whole) == whole.providers


def test_a_template_keeps_its_drop_downs_and_its_folded_columns_in_libreoffice(
    through_office: Callable[[bytes, str, str], bytes],
) -> None:
    sheet = load_workbook(io.BytesIO(through_office(template_xlsx(OURS), "xlsx", "xlsx")))[CENTERS]
    assert isinstance(sheet, Worksheet)
    words = sum(bool(column.words) for column in OURS.columns)
    offered = [part for each in sheet.data_validations.dataValidation for part in str(each.sqref).split()]
    assert len(offered) == words
    folded = [each for each in sheet.column_dimensions.values() if each.hidden and (each.min or 0) < 100]
    assert sum((each.max or 0) - (each.min or 0) + 1 for each in folded) == len(OURS.columns) - 20
