"""The whole path by keys alone: every control is come to, in order, marked and in sight; no place is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser import drawn
from tests.browser.states import at, calm

_MOST = 400  # presses on one screen
_TABLE = "Name\tTown\tMinutes\nOak Center\tAshford\t10 min\nElm Center\tOakham\t20 min\n"


class Keys:
    """A person who has a keyboard and nothing else; `found` is what was wrong where they came."""

    def __init__(self, tab: Page) -> None:
        self._tab = tab
        self.found: list[str] = []
        self._where = ""

    def walk(self, where: str) -> None:
        """Through all of a screen with the Tab key, and back to its top."""
        self._where = where
        calm(self._tab)
        drawn.measured(self._tab, "walking")
        for key in ("Tab", "Shift+Tab"):
            for _ in range(_MOST):
                self._tab.keyboard.press(key)
                if not self._is_here(key):
                    break
            if key == "Tab":
                self._wrong(drawn.measured(self._tab, "passed"))

    def to(self, target: Locator) -> None:
        """To a control, whichever way it is."""
        expect(target.first).to_be_visible()
        calm(self._tab)
        is_ahead = target.first.evaluate(
            """target => {
                const here = document.activeElement, after = Node.DOCUMENT_POSITION_FOLLOWING;
                return here === document.body || Boolean(here.compareDocumentPosition(target) & after);
            }"""
        )
        for _ in range(_MOST):
            if target.first.evaluate("target => target === document.activeElement"):
                return
            self._tab.keyboard.press("Tab" if is_ahead else "Shift+Tab")
        raise AssertionError(f"{self._where}: the Tab key did not reach {target}")

    def press(self, target: Locator, key: str = "Enter", *, then: Callable[[], object] | None = None) -> None:
        """A key on a control; the focus is somewhere afterward, marked and in sight."""
        self.to(target)
        self._tab.keyboard.press(key)
        if then:
            then()
        self._tab.wait_for_timeout(200)
        calm(self._tab)
        self._tab.wait_for_timeout(200)
        for _ in range(50):  # on a busy machine what takes the focus up is drawn later
            if self._tab.evaluate("document.activeElement !== document.body"):
                break
            self._tab.wait_for_timeout(100)
        if not self._is_here(f"{key} on {target}"):
            self._wrong([f"{key} on {target}: the focus fell to the body"])

    def type(self, field: Locator, text: str) -> None:
        self.to(field)
        self._tab.keyboard.insert_text(text)

    def choose(self, field: Locator, text: str) -> None:
        """An option of a list that opens, by its first letters."""
        self.to(field)
        self._tab.keyboard.press("ArrowDown")
        self._tab.keyboard.press("ControlOrMeta+a")
        self._tab.keyboard.type(text)
        expect(self._tab.get_by_role("option").first).to_be_visible()
        self._tab.keyboard.press("ArrowDown")
        self.press(field)

    def step(self, title: str) -> None:
        """The way on, at the foot of the step; the next one begins at its heading."""
        self.press(self._tab.get_by_role("button", name=words.GO_ON.format(title=title)))
        self._begun(title)

    def beside(self, title: str) -> None:
        self.press(self._tab.locator(".others").get_by_role("link", name=title))
        self._begun(title)

    def _begun(self, title: str) -> None:
        expect(self._tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_focused()

    def _is_here(self, after: str) -> bool:
        wrong = drawn.measured(self._tab, "at")
        if wrong and wrong != ["the body"]:
            self._tab.wait_for_timeout(300)  # a busy browser has not scrolled yet
            wrong = drawn.measured(self._tab, "at")
        if wrong != ["the body"]:
            self._wrong([f"{after}: {each}" for each in wrong])
        return wrong != ["the body"]

    def _wrong(self, found: list[str]) -> None:
        self.found += [f"{self._where}: {each}" for each in found]


@pytest.fixture(params=[1280, 360])
def keys(request: pytest.FixtureRequest, tab: Page) -> Keys:
    tab.set_viewport_size({"width": request.param, "height": 640})
    return Keys(tab)


def test_the_path_is_gone_by_keys_alone(tab: Page, sample: str, keys: Keys) -> None:
    at(tab, sample)
    keys.walk("Start")
    keys.step(words.LEARN)
    keys.choose(tab.get_by_role("combobox", name=words.MEDICINE_ASK), "Ocrevus (")
    expect(tab.get_by_role("heading", name=re.compile("^How Ocrevus"))).to_be_visible()
    keys.walk("Learn")
    keys.step(words.MUST)
    for label in ("Takes me for my first dose", "Near enough for me"):
        keys.press(tab.get_by_role("checkbox", name=label, exact=True), "Space")
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    keys.type(limit, "45")
    keys.press(limit)
    keys.walk("Must-haves")
    keys.step(words.WEIGH)
    for factor in ("Cost", "Safety on the day", "Support services"):
        keys.press(tab.get_by_role("button", name=re.compile(f"^{factor}|: {factor}$")).first)
    keys.press(tab.get_by_role("button", name=words.WEIGH_UP_NAME.format(factor="Support services")))
    keys.press(tab.get_by_role("button", name=words.WEIGH_OPEN_NAME.format(factor="Cost")))
    keys.walk("What matters")
    keys.step(words.COMPARE)
    for place in range(3):
        keys.press(tab.locator("[data-pick]").nth(place))
    expect(tab.get_by_role("table", name=words.SIDE_TABLE)).to_be_visible()
    keys.press(tab.locator(".center [data-open]").first)
    expect(tab.locator(".center .inside")).to_be_visible()
    keys.walk("Compare")
    keys.step(words.ASK)
    keys.press(tab.locator('[class*="st-key-call-"] summary').first)
    keys.press(tab.get_by_role("button", name=re.compile("^" + words.ASK_HAVE.format(name=""))).first)
    keys.type(tab.get_by_role("textbox", name=words.TELL_WHO), "Ana")
    answer = tab.locator('[class*="st-key-answer-"] input[type="radio"]:checked').first
    keys.press(answer, "ArrowUp")
    expect(tab.get_by_text(words.REPORTED_TITLE.format(count=1))).to_be_visible()
    keys.press(tab.locator(".st-key-reported summary").first)
    keys.walk("Ask")
    keys.press(tab.locator('[class*="st-key-back-"] button').first)
    keys.step(words.HOME)
    keys.press(tab.locator(".st-key-readiness summary").first)
    keys.walk("Take home")
    assert not keys.found, "\n".join(keys.found)


def test_what_is_beside_the_path_is_gone_by_keys_alone(tab: Page, sample: str, keys: Keys) -> None:
    at(tab, sample, "about")
    keys.press(tab.locator('[data-testid="stExpander"] summary').first)
    keys.walk("About")
    keys.beside(words.COUNSEL_PAGE)
    keys.walk("For counselors")
    modes = tab.locator(".st-key-mode")
    keys.press(modes.get_by_role("radio").first, "ArrowRight")
    keys.press(tab.locator(".st-key-clock summary"))
    keys.press(modes.get_by_role("radio", checked=True), "ArrowRight")
    keys.beside(words.TWO)
    keys.walk("Two of us")
    keys.press(tab.get_by_role("button", name=words.GO_TO.format(title=words.WEIGH)))
    factors = [re.compile(f"{name}$") for name in ("Safety on the day", "Support services")]
    for factor in factors:
        keys.press(tab.get_by_role("button", name=factor).first)
    second = tab.get_by_text(words.lines("TWO_TURNS")[1])
    hand_over = tab.get_by_role("button", name=words.lines("TWO_HAND")[0]).last
    keys.press(hand_over, then=lambda: expect(second).to_be_focused())
    for factor in reversed(factors):
        keys.press(tab.get_by_role("button", name=factor).first)
    keys.press(tab.get_by_role("button", name=words.TWO_SHOW).first)
    keys.press(tab.locator(".st-key-two-points summary").first)
    keys.press(tab.get_by_role("checkbox", name=words.TWO_MIDDLE_ASK), "Space")
    keys.press(tab.locator('[class*="st-key-two-settle"] button').first)
    keys.press(tab.get_by_role("button", name=words.TWO_SETTLE_BACK))
    keys.walk("Two of us, side by side")
    keys.beside(words.LIST)
    keys.press(tab.locator(".st-key-list-paste summary").first)
    keys.type(tab.get_by_label(words.LIST_PASTE_HERE), _TABLE)
    keys.press(tab.get_by_role("button", name=words.LIST_PASTE_READ))
    keys.walk("Your own list, its columns")
    keys.press(tab.get_by_role("button", name=words.MAP_AGREE))
    question = tab.locator('[class*="st-key-ask-"] button')
    keys.walk("Your own list, a question")
    while question.count():
        keys.press(question.first)
    expect(tab.get_by_role("button", name=words.LIST_UNDO)).to_be_visible()
    keys.press(tab.get_by_role("button", name=words.LIST_ADD))
    keys.walk("Your own list, a center to add")
    keys.press(tab.get_by_role("button", name=words.LIST_CANCEL))
    keys.press(tab.get_by_role("button", name=words.LIST_UNDO))
    assert not keys.found, "\n".join(keys.found)


def test_who_goes_on_with_the_keys_is_not_brought_back_to_the_heading(tab: Page, sample: str) -> None:
    at(tab, sample)
    tab.get_by_role("button", name=words.GO_ON.format(title=words.LEARN)).focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1, name=words.LEARN)).to_be_focused()
    tab.keyboard.press("Tab")
    tab.evaluate("document.activeElement.blur()")  # as past the last control of the page
    tab.wait_for_timeout(1200)
    assert tab.evaluate("document.activeElement === document.body")
