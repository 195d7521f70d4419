"""How long each step is on a phone, and how many taps, keys and announcements; each has a budget."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser import drawn
from tests.browser.person import decide
from tests.browser.states import calm
from tests.browser.taps import tap

_MAIN = '[data-testid="stMain"]'
_THREE = ("Cost", "Safety on the day", "Support services")
_FIRST_NAMED = 600  # px from the top of Compare to the end of the first center's name
_KEYS = 60
_TAPS = 12
_HEARD = 120
_PATH = (words.LEARN, words.MUST, words.WEIGH, words.COMPARE)
_NAMED = {"heading", "button", "link", "checkbox", "radio", "combobox", "DisclosureTriangle"}  # heard whole


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
        pytest.param(words.START, 900, id="start"),
        pytest.param(words.LEARN, 1_800, id="learn"),
        pytest.param(words.MUST, 2_500, id="must-haves"),
        pytest.param(words.WEIGH, 2_200, id="what-matters"),
        pytest.param(words.COMPARE, 4_000, id="compare"),
        pytest.param(words.ASK, 2_000, id="ask"),
    ],
)
def test_a_step_is_no_longer_on_a_phone_than_its_budget(phone: Page, step: str, budget: int) -> None:
    if step != words.START:
        _go(phone, step)
    phone.wait_for_timeout(1_000)  # what is put in late counts too
    assert phone.locator(_MAIN).evaluate("main => main.scrollHeight") <= budget


@pytest.mark.parametrize(
    ("step", "budget"),
    [pytest.param(words.START, 900, id="start"), pytest.param(words.WEIGH, 2_200, id="what-matters")],
)
def test_with_two_a_step_is_no_longer_than_for_one(phone: Page, step: str, budget: int) -> None:
    decide(phone, "two")
    if step != words.START:
        _go(phone, step)
    phone.wait_for_timeout(1_000)
    assert phone.locator(_MAIN).evaluate("main => main.scrollHeight") <= budget


def test_the_first_center_is_named_soon_on_compare(phone: Page) -> None:
    _go(phone, words.COMPARE)
    expect(phone.locator(".center .name").first).to_be_visible()
    names = [name for name in _names(phone) if name]
    assert min(names) <= _FIRST_NAMED


def _names(tab: Page) -> list[float]:
    """How far from the top of the page each name of a center ends, in px; only those that can be seen."""
    found: list[float] = tab.locator(_MAIN).evaluate(
        """main => [...main.querySelectorAll(".center .name, .card h3")]
            .map(name => name.getBoundingClientRect())
            .filter(box => box.height)
            .map(box => box.bottom + main.scrollTop)"""
    )
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_compare_is_read_aloud_in_few_announcements(phone: Page, width: int) -> None:
    """Closed: each heading and control with its name, and each piece of text outside of these."""
    _go(phone, words.COMPARE)
    expect(phone.locator(".center")).to_have_count(8)
    phone.set_viewport_size({"width": width, "height": 740})
    heard = _heard(phone)
    assert len(heard) <= _HEARD, heard


def _heard(tab: Page) -> list[str]:
    nodes = {node["nodeId"]: node for node in drawn.tree(tab)}

    def is_one(node: dict[str, Any] | None, *roles: str) -> bool:
        return node is not None and not node["ignored"] and node["role"]["value"] in roles

    def is_within(node: dict[str, Any]) -> bool:
        above = nodes.get(node.get("parentId", ""))
        return is_one(above, *_NAMED) or (above is not None and is_within(above))

    texts = [node for node in nodes.values() if is_one(node, "StaticText") and not is_within(node)]
    named = [node for node in nodes.values() if is_one(node, *_NAMED)]
    return [node["name"]["value"] for node in [*named, *texts]]


def test_a_ranked_list_is_few_taps_away(tab: Page, sample: str) -> None:
    """The whole path from Start, step by step, with a medicine chosen and three factors put in order."""
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(sample)
    _at(tab, words.START)
    on = [tab.get_by_role("button", name=words.GO_ON.format(title=title)) for title in _PATH]
    chosen = [
        tab.get_by_role("combobox", name=words.MEDICINE_ASK),
        tab.get_by_role("option", name=re.compile(r"^Ocrevus \(")),
    ]
    placed = [_factors(tab).filter(has_text=factor).first for factor in _THREE]
    taps = [on[0], *chosen, *on[1:3], *placed, on[3]]
    for each in taps:
        tap(each)
    expect(tab.locator(".shown").first).to_contain_text("With your priorities,")
    assert len(taps) <= _TAPS


def test_a_ranked_list_is_few_key_presses_away(tab: Page, sample: str) -> None:
    """The whole path from Start, step by step, with the links past the long parts."""
    tab.goto(sample)
    _at(tab, words.START)
    keys = _tab_to(tab, tab.get_by_role("link", name=words.SKIP_TOP)) + 1
    tab.keyboard.press("Enter")
    keys += _tab_to(tab, tab.get_by_role("button", name=words.GO_ON.format(title=words.LEARN)))
    for here, step in ((words.LEARN, words.MUST), (words.MUST, words.WEIGH)):
        keys += _enter(tab, here)
        keys += _to_the_end(tab, step)
    keys += _enter(tab, words.WEIGH)
    for place, factor in enumerate(_THREE, start=1):
        keys += _tab_to(tab, _factors(tab).filter(has_text=factor).first) + 1
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("button", name=f"{place}. {factor}").first).to_be_visible()
    keys += _tab_to(tab, tab.get_by_role("button", name=words.GO_ON.format(title=words.COMPARE)))
    keys += _enter(tab, words.COMPARE)
    expect(tab.locator(".shown").first).to_contain_text("With your priorities,")
    assert keys <= _KEYS, f"{keys} key presses"


def _enter(tab: Page, step: str) -> int:
    tab.keyboard.press("Enter")
    heading = tab.get_by_role("heading", level=1, name=step, exact=True)
    expect(heading).to_be_focused()
    calm(tab)  # a heading that is put in once more takes the focus again, for as long as the step is drawn
    expect(heading).to_be_focused()
    return 1


def _to_the_end(tab: Page, step: str) -> int:
    tab.keyboard.press("Shift+Tab")
    expect(tab.get_by_role("link", name=words.SKIP_END)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("button", name=words.GO_ON.format(title=step))).to_be_focused()
    return 2


def _tab_to(tab: Page, target: Locator) -> int:
    """Go forward or back to a control, whichever way it is; how many presses that took."""
    ahead: bool = target.evaluate(
        """target => {
            const here = document.activeElement;
            const after = here.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
            return here === document.body || Boolean(after);
        }"""
    )
    for presses in range(_KEYS):
        if target.evaluate("target => target === document.activeElement"):
            return presses
        tab.keyboard.press("Tab" if ahead else "Shift+Tab")
    raise AssertionError("the Tab key did not reach the control")
