"""Every screen in the states that differ in what they show: how to bring a tab there, as a person does."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page, expect

from decision.wording import words
from tests.browser.taps import tap
from tests.lists_of_others import SIX

THREE = ("Cost", "Safety on the day", "Support services")  # in reach on the shipped list
_CLOSED = '[data-testid="stExpander"] > details:not([open]) > summary, .fold[aria-expanded="false"]'
_FOLDS = (
    "() => document.querySelectorAll('.stHtml details, .listing details').forEach(each => each.open = true)"
)


def at(tab: Page, address: str, step: str = "") -> None:
    """Open a step by its address."""
    tab.goto(f"{address}/{step}")
    tab.get_by_role("heading", level=1).wait_for()
    expect(tab.locator(".st-key-ways button").last).to_be_visible()
    tab.wait_for_load_state("networkidle")


def to(tab: Page, title: str) -> None:
    """Go to another step, or to a page beside the path, by its link."""
    link = tab.locator(".st-key-steps, .others").get_by_role("link", name=title, exact=False)
    if not link.first.is_visible():
        tap(tab.locator(".masthead").get_by_role("button"))
    tap(link.first)
    expect(tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()
    calm(tab)


def calm(tab: Page) -> None:
    """Wait until nothing is drawn any more."""
    expect(tab.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_have_count(1)
    tab.wait_for_load_state("networkidle")


def choose(tab: Page, label: str, option: str) -> None:
    """Choose in a list that opens."""
    tap(tab.get_by_role("combobox", name=re.compile(re.escape(label))).first)
    tap(tab.get_by_role("option", name=re.compile(f"^{option}")).first)
    calm(tab)


def place(tab: Page, factors: Sequence[str] = THREE) -> None:
    """Put factors in order on What matters."""
    for number, factor in enumerate(factors, start=1):
        tap(tab.get_by_role("button", name=re.compile(f"{factor}$")))
        expect(tab.get_by_role("button", name=f"{number}. {factor}", exact=True)).to_be_visible()


def look(tab: Page, theme: str, width: int, height: int = 800) -> None:
    """Show the page in a theme, at a size."""
    # Without motion, or a color is measured on its way from one theme to the other.
    tab.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    tab.set_viewport_size({"width": width, "height": height})
    tab.wait_for_timeout(150)


def open_folds(tab: Page) -> None:
    """Open every fold of ours and of Streamlit's."""
    closed = tab.locator(_CLOSED).locator("visible=true")
    while count := closed.count():
        tap(closed.first)
        expect(closed).not_to_have_count(count)
        calm(tab)
    tab.evaluate(_FOLDS)


def compared(tab: Page, address: str) -> None:
    """Compare as most people see it: Ocrevus, three factors in order, nothing opened."""
    at(tab, address, "what-matters")
    place(tab)
    to(tab, words.MUST)
    choose(tab, words.MEDICINE_ASK, r"Ocrevus \(")
    to(tab, words.COMPARE)


def _start_opened(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "two")
    open_folds(tab)
    bring(tab, "other.json", b"{}")
    expect(tab.locator(".shown").first).to_be_visible()
    tap(tab.get_by_role("button", name=words.START_NAMES_USE))
    expect(tab.get_by_text(words.START_NAMES_NONE)).to_be_visible()
    tap(tab.get_by_role("button", name=words.AFRESH))
    expect(tab.get_by_text(words.AFRESH_ASK)).to_be_visible()
    calm(tab)


def _learn_opened(tab: Page, address: str) -> None:
    at(tab, address, "learn")
    choose(tab, words.MEDICINE_ASK, "Lemtrada")
    expect(tab.get_by_role("heading", name=re.compile("^How Lemtrada"))).to_be_visible()
    open_folds(tab)


def _page_of_a_topic(tab: Page, address: str) -> None:
    at(tab, address, "learn?read=kinds_of_place")
    open_folds(tab)


def _what_can_matter(tab: Page, address: str) -> None:
    at(tab, address, "learn?read=what-can-matter")
    open_folds(tab)


def _who_does_what(tab: Page, address: str) -> None:
    at(tab, address, "learn?read=who_does_what")
    open_folds(tab)


def _the_day_of_mine(tab: Page, address: str) -> None:
    at(tab, address, "learn")
    choose(tab, words.MEDICINE_ASK, "Methylprednisolone")
    tap(tab.get_by_role("link", name=words.LEARN_MEDICINE_FACTS.format(medicine="Methylprednisolone")))
    expect(tab.locator(".days .unknown").first).to_be_visible()
    open_folds(tab)


def _knowledge_check(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "counselor")
    to(tab, words.LEARN)
    at(tab, address, "learn?read=check-what-you-know")
    expect(tab.locator(".counsel").first).to_be_visible()
    for question in tab.locator('[class*="st-key-asked-"]').all()[:2]:
        tap(question.locator("label").last)
        expect(question.get_by_role("status")).not_to_be_empty()
    calm(tab)


def _must_haves(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "counselor")
    to(tab, words.MUST)
    tap(tab.locator(".st-key-example button"))
    expect(tab.get_by_role("button", name=words.EXAMPLE_OUT)).to_be_visible()
    open_folds(tab)


def _long_list(tab: Page, address: str) -> None:
    at(tab, address, "your-own-list")
    rows = "".join(f"c{each},Center {each:02},Chicago,60601,hospital\n" for each in range(24))
    bring(tab, "long.csv", f"id,name,town,zip,site_type\n{rows}".encode())
    expect(tab.get_by_role("button", name=words.LIST_UNDO)).to_be_visible()
    to(tab, words.MUST)
    zip_code = tab.get_by_label(words.OWN_ZIP)
    zip_code.fill("60201")
    zip_code.press("Enter")
    expect(tab.get_by_text(words.OWN_ZIP_NOTE)).to_be_visible()
    tap(tab.locator('[class*="st-key-narrow-kinds"] button').first)
    calm(tab)


def _must_haves_of_two(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "two")
    to(tab, words.MUST)
    open_folds(tab)


def _checklist_of_mine(tab: Page, address: str) -> None:
    at(tab, address, "must-haves")
    tap(tab.get_by_role("button", name=words.EXAMPLE_IN))
    expect(tab.get_by_role("button", name=words.EXAMPLE_OUT)).to_be_visible()
    choose(tab, words.MEDICINE_ASK, "Tysabri")
    for label in ("Gives my medicine", "In my plan's network", "Near enough for me"):
        tap(tab.locator('[class*="st-key-must-have"]').get_by_text(label, exact=True))
        calm(tab)
    open_folds(tab)
    expect(tab.get_by_role("spinbutton", name="Fernwhistle Infusion Suite")).to_be_visible()


def _nothing_left(tab: Page, address: str) -> None:
    _checklist_of_mine(tab, address)
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    limit.fill("5")
    limit.press("Enter")
    expect(tab.get_by_text(words.MUST_EMPTY)).to_be_visible()
    calm(tab)


def _matters(tab: Page, address: str) -> None:
    at(tab, address, "what-matters")


def _placed_and_opened(tab: Page, address: str) -> None:
    at(tab, address, "what-matters")
    place(tab)
    for button in tab.locator(".swings .more").all():
        tap(button)
        expect(button).to_have_attribute("aria-expanded", "true")
    open_folds(tab)


def _in_words(tab: Page, address: str) -> None:
    at(tab, address, "what-matters")
    tap(tab.get_by_text(words.table("WEIGH_WAYS")["words"]))
    tap(tab.locator(".choices").get_by_text(words.table("WEIGH_WORD")["3"]).first)
    calm(tab)


def _in_numbers(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "counselor")
    to(tab, words.WEIGH)
    tap(tab.get_by_text(words.COUNSEL_SETS))
    tap(tab.get_by_text(words.table("WEIGH_WAYS")["numbers"]))
    number = tab.get_by_label(words.WEIGH_NUMBER_OF.format(factor="Cost"))
    number.fill("20")
    number.press("Enter")
    expect(tab.get_by_text(words.COUNSEL_SET.format(labels="Cost"))).to_be_visible()
    open_folds(tab)


def _second_of_two(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "two")
    to(tab, words.WEIGH)
    place(tab, ("Cost",))
    tap(tab.get_by_role("button", name=words.lines("TWO_HAND")[0]).last)
    expect(tab.get_by_text(words.lines("TWO_TURNS")[1])).to_be_visible()
    place(tab, ("Support services",))


def _four_picked(tab: Page, address: str) -> None:
    compared(tab, address)
    for number in range(4):
        button = tab.locator("[data-pick]").nth(number)
        tap(button)
        expect(button).to_have_attribute("aria-pressed", "true")
    tap(tab.get_by_text(words.COMPARE_CHANGE))
    calm(tab)


def _picked_and_opened(tab: Page, address: str) -> None:
    compared(tab, address)
    for number in range(3):
        button = tab.locator("[data-pick]").nth(number)
        tap(button)
        expect(button).to_have_attribute("aria-pressed", "true")
    tap(tab.locator(".center [data-open]").first)
    expect(tab.get_by_role("table", name=words.SIDE_TABLE)).to_be_visible()
    expect(tab.locator(".center .inside")).to_be_visible()
    open_folds(tab)


def _ask(tab: Page, address: str) -> None:
    at(tab, address, "what-matters")
    place(tab)
    to(tab, words.ASK)


def _ask_with_a_counselor(tab: Page, address: str) -> None:
    _counselor(tab, address)
    to(tab, words.ASK)


def _ask_of_two(tab: Page, address: str) -> None:
    _two_of_us(tab, address)
    to(tab, words.ASK)


def _answer_typed_in(tab: Page, address: str) -> None:
    _ask(tab, address)
    tap(tab.locator('[class*="st-key-call-"] summary').first)
    tap(tab.get_by_role("button", name=re.compile("^" + words.ASK_HAVE.format(name=""))).first)
    expect(tab.get_by_role("textbox", name=words.TELL_WHO)).to_be_visible()
    open_folds(tab)


def _call_sheet(tab: Page, address: str) -> None:
    _ask(tab, address)
    tap(tab.locator(".st-key-sheets summary").first)
    calm(tab)
    field = tab.get_by_role("combobox", name=re.compile(re.escape(words.SHEET_WHICH)))
    option = tab.get_by_role("option", name=re.compile("^Brindlemoor"))
    for _ in range(4):  # a list that opens while the fold around it still opens closes again
        tap(field)
        tab.wait_for_timeout(700)
        if option.count():
            break
    tap(option)
    expect(tab.get_by_role("heading", name=re.compile("^Questions for Brindlemoor"))).to_be_visible()


def _take_home(tab: Page, address: str) -> None:
    _picked_and_opened(tab, address)
    to(tab, words.HOME)
    open_folds(tab)


def _take_home_with_a_counselor(tab: Page, address: str) -> None:
    _counselor(tab, address)
    to(tab, words.HOME)
    open_folds(tab)


def _take_home_of_two(tab: Page, address: str) -> None:
    _two_of_us(tab, address)
    to(tab, words.HOME)
    open_folds(tab)


def _about(tab: Page, address: str) -> None:
    at(tab, address, "about")
    open_folds(tab)


def _own_list(tab: Page, address: str) -> None:
    at(tab, address, "your-own-list")
    open_folds(tab)


def _center_typed_in(tab: Page, address: str) -> None:
    at(tab, address, "your-own-list")
    bring(
        tab,
        "three.csv",
        b"id,name,town\noak,Oak Center,Ashford\nelm,Elm Center,Oakham\nfir,Fir Center,Birchtown\n",
    )
    tap(tab.locator(".st-key-list-gaps summary"))
    expect(tab.locator(".gaps").first).to_be_visible()
    bring(tab, "bad.xlsx", b"PK and no more")
    expect(tab.locator(".st-key-list-problems")).to_be_visible()
    tap(tab.get_by_role("button", name=words.LIST_ADD))
    tap(tab.get_by_role("button", name=words.LIST_KEEP))
    expect(tab.get_by_text(words.LIST_WRONG.partition("{")[0])).to_be_visible()


def _columns_asked_about(tab: Page, address: str) -> None:
    at(tab, address, "your-own-list")
    bring(tab, "clinics.xlsx", SIX["clinics.xlsx"].make())
    expect(tab.get_by_role("button", name=words.MAP_AGREE)).to_be_visible()
    open_folds(tab)


def _cells_asked_about(tab: Page, address: str) -> None:
    _columns_asked_about(tab, address)
    tap(tab.get_by_role("button", name=words.MAP_AGREE).first)
    expect(tab.get_by_role("heading", name=words.BRING_ASK_TITLE)).to_be_visible()
    calm(tab)


def bring(tab: Page, name: str, content: bytes) -> None:
    """Give the page a file."""
    kind = {".json": "application/json"}.get(Path(name).suffix, "application/octet-stream")
    tab.locator('input[type="file"]').first.set_input_files(
        {"name": name, "mimeType": kind, "buffer": content}
    )


def _two_of_us(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "two")
    to(tab, words.WEIGH)
    place(tab)
    tap(tab.get_by_role("button", name=words.lines("TWO_HAND")[0]).last)
    expect(tab.get_by_text(words.lines("TWO_TURNS")[1])).to_be_visible()
    to(tab, words.WEIGH)
    place(tab, ("Support services", "Cost"))
    tap(tab.get_by_role("button", name=words.TWO_SHOW))
    tap(tab.get_by_text(words.TWO_POINTS))
    tap(tab.get_by_text(words.TWO_MIDDLE_ASK))
    expect(tab.get_by_text(words.TWO_MIDDLE)).to_be_visible()


def _compared_by_two(tab: Page, address: str) -> None:
    _two_of_us(tab, address)
    to(tab, words.COMPARE)


def _two_before_all(tab: Page, address: str) -> None:
    at(tab, address, "two-of-us")
    open_folds(tab)


def _for_counselors(tab: Page, address: str) -> None:
    at(tab, address, "for-counselors")
    decide(tab, "counselor")
    open_folds(tab)


def _counselor(tab: Page, address: str) -> None:
    at(tab, address)
    decide(tab, "counselor")
    to(tab, words.WEIGH)
    place(tab, ("Cost",))
    tap(tab.get_by_text(words.COUNSEL_SETS))
    calm(tab)
    place_more = tab.get_by_role("button", name=re.compile("Support services$"))
    tap(place_more)
    to(tab, words.COMPARE)
    expect(tab.get_by_text(words.COUNSEL_POINTS)).to_be_visible()
    open_folds(tab)


def _names_shown(tab: Page, address: str) -> None:
    _counselor(tab, address)
    choose(tab, words.LEAN_SEEN_ASK, "Center A")
    show = tab.get_by_role("button", name=words.COUNSEL_NAMES_SHOW)
    tap(show)
    expect(show).to_have_count(0)
    expect(tab.locator("b.points").first).to_be_visible()
    calm(tab)


def decide(tab: Page, mode: str) -> None:
    """Say on Start, or on a page that asks it too, with whom one decides."""
    tap(tab.locator(".st-key-mode").get_by_text(words.table("MODES")[mode]))
    expect(tab.get_by_role("radio", name=words.table("MODES")[mode])).to_be_checked()
    calm(tab)


STATES: dict[str, Callable[[Page, str], None]] = {
    "Start, by two, opened, a file and no name refused, to start afresh asked": _start_opened,
    "Learn, a medicine, opened": _learn_opened,
    "Learn, a topic": _page_of_a_topic,
    "Learn, what can matter": _what_can_matter,
    "Learn, who does what": _who_does_what,
    "Learn, the day with a medicine": _the_day_of_mine,
    "Learn, the knowledge check, with a counselor": _knowledge_check,
    "Must-haves, with a counselor and the example": _must_haves,
    "Must-haves, by two": _must_haves_of_two,
    "Must-haves, a long list": _long_list,
    "Must-haves, some ticked, a checklist open": _checklist_of_mine,
    "Must-haves, nothing left": _nothing_left,
    "What matters": _matters,
    "What matters, three placed, opened": _placed_and_opened,
    "What matters, in words": _in_words,
    "What matters, in numbers, with a counselor": _in_numbers,
    "What matters, by the second of two": _second_of_two,
    "Compare, by two": _compared_by_two,
    "Compare, three picked, a center open": _picked_and_opened,
    "Compare, four picked, to change opened": _four_picked,
    "Ask, with a counselor, names hidden": _ask_with_a_counselor,
    "Ask, by two": _ask_of_two,
    "Ask, an answer typed in": _answer_typed_in,
    "Ask, a call sheet": _call_sheet,
    "Take home, opened": _take_home,
    "Take home, with a counselor, opened": _take_home_with_a_counselor,
    "Take home, by two, opened": _take_home_of_two,
    "About, opened": _about,
    "Own list, before any": _own_list,
    "Own list, a file refused, a center that cannot be kept": _center_typed_in,
    "Own list, columns asked about": _columns_asked_about,
    "Own list, cells asked about": _cells_asked_about,
    "Two of us, nothing said yet": _two_before_all,
    "Two of us, side by side": _two_of_us,
    "For counselors": _for_counselors,
    "Compare, with a counselor, names hidden": _counselor,
    "Compare, with a counselor, names and points shown": _names_shown,
}
