"""A list of 10,000 centers in a real browser: made shorter on a phone, and compared."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.catalog.catalog import load
from decision.catalog.list_files import list_csv
from decision.wording import words
from tests.browser.server import ROOT, running
from tests.conftest import EXAMPLE

_COUNT = 10_000
_TOWNS = ("Chicago", "Evanston", "Joliet", "Milwaukee", "Madison", "Detroit", "Denver", "Seattle")
_ZIPS = ("60601", "60201", "60431", "53202", "53703", "48226", "80202", "98101")
_STILL = '[data-testid="stApp"][data-test-script-state="notRunning"]'


def _write(folder: Path) -> None:
    """The example with a long list: every eighth center in one town; each hundredth has no ZIP code."""
    shutil.copytree(EXAMPLE, folder)
    found = load(folder)
    made = [
        replace(
            found.providers[n % len(found.providers)],
            id=f"c{n}",
            name=f"Center {n:05}",
            town=_TOWNS[n % len(_TOWNS)],
            zip=_ZIPS[n % len(_ZIPS)] if n % 100 else "",
        )
        for n in range(_COUNT)
    ]
    (folder / "providers.csv").write_bytes(list_csv(replace(found, providers=tuple(made))))


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on a folder with the long list."""
    folder = tmp_path_factory.mktemp("long")
    _write(folder / "data")
    log = folder / "log.txt"
    with running(ROOT / "app.py", [str(folder / "data")], log) as address:
        yield address
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture
def phone(tab: Page, long: str) -> Page:
    """Must-haves on a phone."""
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{long}/must-haves")
    tab.get_by_role("heading", level=1).wait_for()
    expect(tab.locator(_STILL)).to_have_count(1)
    return tab


def _status(tab: Page) -> Locator:
    return tab.locator(".shown").first


def _type(tab: Page, label: str, text: str) -> None:
    field = tab.get_by_label(label)
    field.fill(text)
    field.press("Enter")


def _go(tab: Page, title: str) -> None:
    expect(tab.locator(_STILL)).to_have_count(1)
    tab.locator(".masthead").get_by_role("button").click()  # on a phone the steps are behind it
    tab.locator(".masthead").get_by_role("link", name=title).click()
    expect(tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    expect(tab.locator(_STILL)).to_have_count(1)


def _left(count: int) -> str:
    return words.MUST_LEFT.format(left=f"{count:,}", count=f"{_COUNT:,}")


def test_a_long_list_is_narrowed_by_name_to_a_few_and_these_are_compared(phone: Page) -> None:
    expect(_status(phone)).to_contain_text(_left(_COUNT))
    _go(phone, words.COMPARE)
    expect(phone.get_by_text(words.NARROW_TOO_LONG)).to_be_visible()
    _go(phone, words.MUST)
    _type(phone, words.NARROW_SEARCH, "milwaukee 0001")
    expect(_status(phone)).to_have_text(_left(2))
    _go(phone, words.COMPARE)
    expect(phone.locator(".center h3")).to_have_text(["Center 00011", "Center 00019"])
    for button in phone.locator("[data-pick]").all():
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_role("table", name=words.SIDE_TABLE)).to_be_visible()


def test_with_a_zip_code_the_nearest_of_a_long_list_are_compared(phone: Page) -> None:
    _type(phone, words.NARROW_SEARCH, "0001")
    expect(_status(phone)).to_have_text(_left(11))
    _type(phone, words.OWN_ZIP, _ZIPS[0])
    _type(phone, words.NARROW_MOST_MILES, "20")
    expect(_status(phone)).to_have_text(_left(3))
    phone.get_by_role("button", name=words.NARROW_CLEAR).click()
    expect(_status(phone)).to_contain_text(_left(_COUNT))
    expect(phone.get_by_label(words.NARROW_SEARCH)).to_have_value("")
