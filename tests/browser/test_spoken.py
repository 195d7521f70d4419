"""What a screen reader hears after each kind of tap: one short sentence, which says what changed."""

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser.states import at, calm, choose, compared, place, to
from tests.browser.taps import focus_kept, tap

LONGEST = 90  # characters, which take about six seconds to hear
_WORDS = words.table("WEIGH_WAYS")
_VERY = words.table("WEIGH_WORD")["3"]

# What a live region says is what is in it after a change. One that comes with its text is not spoken.
_LISTEN = """() => {
    const heard = window.heard = [], live = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
    window.listening?.disconnect();
    window.listening = new MutationObserver(changes => {
        const fresh = new Set(changes.flatMap(each => [...each.addedNodes]));
        const isNew = at => { for (; at; at = at.parentNode) if (fresh.has(at)) return true; };
        const said = changes.map(each => each.target.closest ? each.target : each.target.parentElement);
        for (const region of new Set(said.map(each => each?.closest(live))))
            if (region && !isNew(region)) heard.push(region.textContent.trim());
    });
    window.listening.observe(document.body, {subtree: true, childList: true, characterData: true});
}"""


def _spoken(tab: Page, act: Callable[[], object]) -> list[str]:
    """All that is heard from one tap on, till the page is calm."""
    tab.wait_for_timeout(500)  # the tap before is spoken
    calm(tab)
    tab.evaluate(_LISTEN)
    act()
    tab.wait_for_timeout(500)
    calm(tab)
    tab.wait_for_timeout(300)
    return [each for each in tab.evaluate("window.heard") if each]


def _held(tab: Page, taps: Mapping[str, Callable[[], object]]) -> None:
    heard = {name: _spoken(tab, act) for name, act in taps.items()}
    assert {name: said for name, said in heard.items() if len(said) != 1} == {}
    long = {
        name: said
        for name, (said,) in heard.items()
        if len(re.findall(r"[.!?](?=\s|$)", said)) != 1 or len(said) > LONGEST
    }
    assert long == {}


def _tap(target: Locator) -> Callable[[], None]:
    return lambda: tap(target)


def _type(field: Locator, text: str) -> Callable[[], None]:
    def act() -> None:
        field.fill(text)
        field.press("Enter")

    return act


def _factor(tab: Page, name: str) -> Callable[[], None]:
    return _tap(tab.get_by_role("button", name=re.compile(f"{name}$")))


def test_a_tap_on_what_matters_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "what-matters")
    cost = {"factor": "Cost"}
    _held(
        tab,
        {
            "the first factor": _factor(tab, "Safety on the day"),
            "the second": _factor(tab, "Cost"),
            "up": _tap(tab.get_by_role("button", name=words.WEIGH_UP_NAME.format(**cost))),
            "down": _tap(tab.get_by_role("button", name=words.WEIGH_DOWN_NAME.format(**cost))),
        },
    )
    tap(tab.get_by_role("button", name=words.WEIGH_OPEN_NAME.format(**cost)))
    _held(
        tab,
        {
            "the same place": _tap(tab.get_by_role("button", name=words.WEIGH_TIE_NAME.format(**cost))),
            "removed": _tap(tab.get_by_role("button", name=words.WEIGH_REMOVE_NAME.format(**cost))),
            "started again": _tap(tab.get_by_role("button", name=words.WEIGH_START_AGAIN)),
        },
    )


def test_a_word_and_a_number_on_what_matters_are_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "what-matters")
    tap(tab.get_by_text(_WORDS["words"]))
    group = tab.get_by_role("radiogroup", name="Cost")
    _held(tab, {"a word": _tap(group.get_by_text(_VERY))})
    tap(tab.get_by_text(_WORDS["numbers"]))
    number = tab.get_by_label(words.WEIGH_NUMBER_OF.format(factor="Support services"))
    _held(tab, {"a number": _type(number, "20")})


def test_a_tap_on_compare_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    compared(tab, sample)
    orders = words.table("COMPARE_ORDERS")
    picks = tab.locator("[data-pick]")
    _held(tab, {f"pick {each}": _tap(picks.nth(each)) for each in range(5)})
    tap(tab.get_by_text(words.COMPARE_CHANGE))
    order = tab.get_by_role("radiogroup", name=words.COMPARE_ORDER_BY)
    up = words.WEIGH_UP_NAME.format(factor="Support services")
    _held(
        tab,
        {
            "A to Z": _tap(order.get_by_text(orders["name"])),
            "nearest": _tap(order.get_by_text(orders["nearest"])),
            "by what matters": _tap(order.get_by_text(orders["priorities"])),
            "up": _tap(tab.get_by_role("button", name=up)),
        },
    )


def test_a_tap_on_must_haves_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "must-haves")
    rows = tab.locator('[class*="st-key-must-have"]')
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    tap(rows.get_by_text("Near enough for me", exact=True))
    first = rows.get_by_text("Takes me for my first dose", exact=True)
    _held(tab, {"a tick": _tap(first), "a limit": _type(limit, "30"), "none left": _type(limit, "5")})


def test_an_answer_on_ask_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "what-matters")
    place(tab)
    to(tab, words.ASK)
    tap(tab.locator(".st-key-tell summary").first)
    choose(tab, words.TELL_CENTER, "Brindlemoor")
    answer = tab.locator('[class*="st-key-answer-"]').get_by_role("radiogroup").first
    expect(answer).to_be_visible()
    told = _tap(answer.locator("label").first)
    _held(tab, {"an answer": told})
    tap(tab.locator(".st-key-told summary").first)
    _held(tab, {"taken back": _tap(tab.locator('[class*="st-key-back-"] button').first)})
    focus_kept(tab)  # the button is gone with its answer


@pytest.mark.parametrize("step", ["what-matters", "compare", "ask"])
def test_a_paragraph_that_is_shown_is_not_spoken_with_it(tab: Page, sample: str, step: str) -> None:
    at(tab, sample, "what-matters")
    place(tab)
    to(tab, {"what-matters": words.WEIGH, "compare": words.COMPARE, "ask": words.ASK}[step])
    spoken, shown = tab.get_by_role("status").first, tab.locator(".shown").first
    assert len(spoken.inner_text()) <= LONGEST
    assert shown.inner_text() not in spoken.inner_text()
    assert shown.evaluate("each => !each.closest('[role=status], [aria-live]')")
