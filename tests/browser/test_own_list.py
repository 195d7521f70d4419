"""A coordinator's day in a real browser, and files that try to run something."""

import csv
import io
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from decision.wording import words
from tests.browser.taps import tap
from tests.lists_of_others import SIX

_RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# What Streamlit's own part for choosing a file breaks; no app can mend it.
OF_THE_UPLOADER = frozenset({"aria-allowed-attr", "aria-prohibited-attr"})
_ATTACK = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


def _opened(tab: Page, address: str) -> None:
    tab.goto(f"{address}/your-own-list")
    expect(tab.get_by_role("heading", name=words.LIST_SAVE_TITLE)).to_be_visible()


def _saved(tab: Page, label: str, folder: Path) -> Path:
    _calm(tab)
    with tab.expect_download() as download:
        tap(tab.get_by_role("button", name=label))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _written(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _bring(tab: Page, path: Path) -> None:
    tab.locator('input[type="file"]').set_input_files(path)


def _calm(tab: Page) -> None:
    expect(tab.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)


def test_a_coordinators_day(tab: Page, example: str, tmp_path: Path) -> None:
    """The form down, three rows in with four mistakes, each put right here, compared, changed, saved."""
    _opened(tab, example)
    (shown,) = _rows(_saved(tab, words.LIST_GET_CSV, tmp_path))
    rows = [{**shown, "id": name, "name": f"{name.title()} Center"} for name in ("oak", "elm", "fir")]
    wrong = [dict(row) for row in rows]
    wrong[0]["minutes"] = f"{rows[0]['minutes']} min"
    wrong[1]["zip"] = "1"
    wrong[2]["doctor"] = "Y" if rows[2]["doctor"] == "yes" else "N"
    wrong[2]["checked_on"] = rows[2]["checked_on"].replace("-", "/")
    _bring(tab, _written(tmp_path / "wrong.csv", wrong))
    expect(tab.get_by_text(words.BRING_ASK_INTRO.format(questions=3, cells=1))).to_be_visible()
    for left in (2, 1, 0):
        tap(tab.get_by_role("button", name=words.BRING_ASK_YES.format(count=1), exact=True).first)
        expect(tab.get_by_text(words.BRING_ASK_INTRO.format(questions=left, cells=1))).to_be_visible()
    zip_code = tab.get_by_role("textbox", name="ZIP code")
    zip_code.fill(rows[1]["zip"])
    zip_code.press("Tab")
    tap(tab.get_by_role("button", name=words.FIX_CHECK))
    expect(tab.get_by_text(words.LIST_OPEN.format(name="wrong.csv", count=3))).to_be_visible()
    tap(tab.get_by_role("button", name=words.GO_ON.format(title=words.MUST)))
    expect(tab.get_by_role("heading", name=words.MUST, level=1)).to_be_visible()
    tap(tab.get_by_role("link", name=words.COMPARE).first)
    expect(tab.locator(".center h3")).to_have_count(3)
    expect(tab.locator(".center h3").first).to_have_text("Elm Center")

    tap(tab.get_by_role("link", name=words.LIST))
    tap(tab.get_by_role("combobox", name=words.TELL_CENTER))
    tap(tab.get_by_role("option", name="Oak Center"))
    name = tab.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_have_value("Oak Center")
    name.fill("Oak House")
    name.press("Tab")
    tap(tab.get_by_role("button", name=words.LIST_KEEP))
    kept = words.LIST_KEPT_ONE.format(name="Oak House")
    expect(tab.locator(".shown").get_by_text(kept)).to_be_visible()
    _calm(tab)
    saved = _rows(_saved(tab, words.LIST_SAVE_CSV, tmp_path))
    assert [row["name"] for row in saved] == ["Oak House", "Elm Center", "Fir Center"]
    assert [{**row, "name": ""} for row in saved] == [{**row, "name": ""} for row in rows]


def test_nothing_in_a_file_runs_on_the_page_or_in_the_saved_list(
    tab: Page, example: str, tmp_path: Path
) -> None:
    _opened(tab, example)
    (shown,) = _rows(_saved(tab, words.LIST_GET_CSV, tmp_path))
    rows = [
        {**shown, "id": "a", "name": _ATTACK, "about": "[link](javascript:alert(1)) **bold** :smile: $x$"},
        {**shown, "id": "b", "name": '=HYPERLINK("http://example.org","x")', "source": "+1+1"},
        {**shown, "id": "c", "name": "@SUM(A1)", "about": "-2+3"},
    ]
    _bring(tab, _written(tmp_path / "bad.csv", rows))
    expect(tab.get_by_text(words.LIST_OPEN.format(name="bad.csv", count=3))).to_be_visible()
    for step in (words.MUST, words.WEIGH, words.COMPARE, words.ASK, words.LIST):
        title = tab.title()
        tap(tab.get_by_role("link", name=step).first)
        expect(tab).not_to_have_title(title)
        _calm(tab)
        assert tab.locator("img[src=x]").count() == 0
        assert tab.title() not in ("1", "2")
        assert tab.locator('a[href^="javascript"]').count() == 0
        if step == words.COMPARE:
            expect(tab.locator(".center h3", has_text="<img src=x")).to_have_count(1)
            tap(tab.locator("[data-open]", has_text="<img src=x"))
            expect(tab.get_by_text("[link](javascript:alert(1)) **bold** :smile: $x$").first).to_be_visible()
    for row in _rows(_saved(tab, words.LIST_SAVE_CSV, tmp_path)):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    book = load_workbook(_saved(tab, words.LIST_SAVE_XLSX, tmp_path))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


@pytest.mark.parametrize("name", SIX)
def test_a_list_in_other_words_is_compared_in_at_most_ten_taps(
    tab: Page, sample: str, tmp_path: Path, name: str
) -> None:
    """From the upload to the comparison, and no edit in a spreadsheet."""
    _opened(tab, sample)
    path = tmp_path / (name if "." in name else "pasted.txt")
    path.write_bytes(SIX[name].make())
    _bring(tab, path)
    agree = tab.get_by_role("button", name=words.MAP_AGREE)
    expect(agree).to_be_visible()
    tap(agree)
    opened = tab.get_by_text(words.LIST_OPEN.format(name=path.name, count=len(SIX[name].centers)))
    unknown = tab.get_by_role("button", name=re.compile("^Mark .*as not known$"))
    question = tab.locator('[class*="st-key-ask-"] button').first
    taps = 2  # the upload is one
    left = tab.get_by_text(words.BRING_ASK_INTRO.partition("{")[0])
    expect(opened.or_(left).first).to_be_visible()
    while not opened.is_visible():
        said = left.inner_text()
        tap(question if question.count() else unknown)
        taps += 1
        expect(tab.get_by_text(said, exact=True)).to_have_count(0)
        expect(opened.or_(left).first).to_be_visible()
    tap(tab.get_by_role("link", name=words.COMPARE).first)
    assert taps + 1 <= 10
    for center in SIX[name].centers:
        expect(tab.get_by_text(center).first).to_be_visible()


def test_axe_finds_nothing_new_on_the_columns_and_questions_of_a_file(
    tab: Page, sample: str, tmp_path: Path
) -> None:
    _opened(tab, sample)
    path = tmp_path / "clinics.xlsx"
    path.write_bytes(SIX["clinics.xlsx"].make())
    _bring(tab, path)
    agree = tab.get_by_role("button", name=words.MAP_AGREE)
    expect(agree).to_be_visible()
    for agreed_to in (False, True):
        if agreed_to:
            tap(agree)
            expect(tab.get_by_role("heading", name=words.BRING_ASK_TITLE)).to_be_visible()
        _calm(tab)
        found = Axe().run(tab, options=_RULES).response["violations"]
        assert [rule["id"] for rule in found if rule["id"] not in OF_THE_UPLOADER] == []


def test_axe_finds_nothing_new_on_the_form_of_a_center(tab: Page, sample: str, tmp_path: Path) -> None:
    _opened(tab, sample)
    path = _saved(tab, words.LIST_SAVE_CSV, tmp_path)
    for theme in ("light", "dark"):
        tab.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        _opened(tab, sample)
        _bring(tab, path)
        tap(tab.locator(".st-key-list-gaps summary"))
        expect(tab.locator(".gaps").first).to_be_visible()
        tap(tab.get_by_role("button", name=words.LIST_ADD))
        expect(tab.get_by_role("button", name=words.LIST_KEEP)).to_be_visible()
        found = Axe().run(tab, options=_RULES).response["violations"]
        assert [rule["id"] for rule in found if rule["id"] not in OF_THE_UPLOADER] == []
