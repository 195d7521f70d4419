"""How long each step is on a phone: each has a budget."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser.taps import tap

_MAIN = '[data-testid="stMain"]'
_THREE = ("Cost", "Safety on the day", "Support services")


@pytest.fixture
def phone(tab: Page, sample: str) -> Page:
    """The sample on a phone, at Start, by a person who has Ocrevus and has put three factors in order."""
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(f"{sample}/learn")
    _at(tab, words.LEARN)
    tap(tab.get_by_role("combobox", name=words.MEDICINE_ASK))
    tap(tab.get_by_role("option", name=re.compile(r"^Ocrevus \(")))
    expect(tab.get_by_role("heading", name=re.compile("^How Ocrevus"))).to_be_visible()
    _go(tab, words.WEIGH)
    for place, factor in enumerate(_THREE, start=1):
        tap(_factors(tab).filter(has_text=factor).first)
        expect(tab.get_by_role("button", name=f"{place}. {factor}").first).to_be_visible()
    _go(tab, words.START)
    return tab


def _factors(tab: Page) -> Locator:
    return tab.locator(".swings .put")


def _at(tab: Page, step: str) -> None:
    title = words.START_DECISION if step == words.START else step
    expect(tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    tab.wait_for_load_state("networkidle")


def _go(tab: Page, step: str) -> None:
    tap(tab.locator(".masthead").get_by_role("button"))
    tap(tab.locator(".masthead").get_by_role("link", name=step))
    _at(tab, step)


@pytest.mark.parametrize(
    ("step", "budget"),
    [
        pytest.param(words.MUST, 2_500, id="must-haves"),
        pytest.param(words.WEIGH, 2_200, id="what-matters"),
        pytest.param(words.ASK, 2_000, id="ask"),
    ],
)
def test_a_step_is_no_longer_on_a_phone_than_its_budget(phone: Page, step: str, budget: int) -> None:
    if step != words.START:
        _go(phone, step)
    phone.wait_for_timeout(1_000)  # what is put in late counts too
    assert phone.locator(_MAIN).evaluate("main => main.scrollHeight") <= budget
