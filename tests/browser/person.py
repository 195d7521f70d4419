"""What a person does on the tests' own folder: goes to a step, and says what counts there."""

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser.taps import tap, wait_until

FIRST = ("Cost", "Getting there")


def opened(tab: Page, address: str, step: str = "") -> Page:
    tab.goto(f"{address}/{step}")
    tab.get_by_role("heading", level=1).wait_for()
    tab.wait_for_load_state("networkidle")
    return tab


def reloaded(tab: Page) -> None:
    """Reload, and wait until what came back is drawn: before that, what was there can still be seen."""
    tab.wait_for_load_state("networkidle")
    tab.reload()
    tab.get_by_role("heading", level=1).wait_for()
    tab.wait_for_load_state("networkidle")
    expect(tab.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)
    expect(tab.locator('[data-stale="true"]')).to_have_count(0)


def to(tab: Page, title: str) -> None:
    tap(tab.locator(".st-key-steps, .others").get_by_role("link", name=title))
    expect(tab.get_by_role("heading", level=1, name=title)).to_be_visible()


def weigh(tab: Page, factors: Sequence[str]) -> None:
    to(tab, words.WEIGH)
    for place, factor in enumerate(factors, start=1):
        tap(tab.get_by_role("button", name=re.compile(f"{factor}$")))
        expect(tab.get_by_role("button", name=f"{place}. {factor}", exact=True)).to_be_visible()


def decide(tab: Page, mode: str) -> None:
    tap(tab.locator(".st-key-mode").get_by_text(words.table("MODES")[mode]))
    expect(tab.get_by_role("radio", name=words.table("MODES")[mode])).to_be_checked()


def lean(tab: Page, label: str, to_: str) -> None:
    tap(tab.get_by_role("combobox", name=re.compile(re.escape(label))))
    tap(tab.get_by_role("option", name=to_))
    expect(leaning(tab, label)).to_have_value(to_)


def leaning(tab: Page, label: str) -> Locator:
    return tab.get_by_role("combobox", name=re.compile(re.escape(label)))


def kept(tab: Page, text: str) -> None:
    """Waits until the tab has stored answers that hold this."""
    wait_until(tab, "text => (sessionStorage.getItem('answers') ?? '').includes(text)", text)


def kept_as(tab: Page, part: str, said: object) -> None:
    """Waits until the tab has stored this as that part of the answers."""
    stored = "JSON.parse(JSON.parse(sessionStorage.getItem('answers'))?.text ?? null)?.answers[part]"
    wait_until(tab, f"([part, said]) => JSON.stringify({stored}) === JSON.stringify(said)", [part, said])


def report(tab: Page, label: str, amount: str, *, so_far: int, who: str = "") -> None:
    """Type what the center answered that is called first, so many answers being there."""
    tap(tab.locator('[class*="st-key-call-"] summary').first)
    tap(tab.get_by_role("button", name=re.compile("^" + words.ASK_HAVE.format(name=""))).first)
    if who:
        tab.get_by_label(words.TELL_WHO).fill(who)
    tap(tab.get_by_label(label))
    tab.keyboard.type(amount)
    tab.keyboard.press("Enter")
    expect(reported(tab, so_far + 1)).to_be_visible()


def reported(tab: Page, count: int) -> Locator:
    return tab.get_by_text(words.REPORTED_TITLE.format(count=count), exact=True)
