"""One look on all screens: a size a heading, a mark for what opens, and nothing that a phone hides."""

import re

import pytest
from playwright.sync_api import Page, expect

from decision.wording import words
from tests.browser.states import at, calm, choose, compared, look, open_folds, place, to
from tests.browser.taps import tap

_STEPS = ("learn", "must-haves", "ask", "take-home", "your-own-list", "for-counselors")
_PAGES = ("learn?read=kinds_of_place", "learn?read=what-can-matter")
# Of each heading in sight: its level, size and weight, and how far the text over and under it is.
_HEADINGS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    const box = text => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range.getBoundingClientRect();
    };
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), texts = [];
    while (walker.nextNode()) {
        const text = walker.currentNode, around = text.parentElement;
        const isSeen = around.checkVisibility() && !around.closest('.heard, style') && box(text).height;
        if (text.data.trim() && isSeen) texts.push(text);
    }
    return [...main.querySelectorAll('h1, h2, h3, h4')]
        .filter(each => texts.some(text => each.contains(text)))
        .map(each => {
            const {top, bottom} = box(texts.find(text => each.contains(text)));
            const nearest = gaps => Math.min(...gaps.filter(gap => gap > -2));
            const {fontSize, fontWeight} = getComputedStyle(each);
            return {level: each.tagName, look: `${fontSize} ${fontWeight}`, text: each.innerText,
                over: nearest(texts.map(text => top - box(text).bottom)),
                under: nearest(texts.map(text => box(text).top - bottom))};
        });
}"""
# Of each line that opens: the mark before its first word, and the size of that.
_MARKS = """() => [...document.querySelectorAll('summary, :is(.stHtml, .listing) button[aria-expanded]')]
    .filter(each => each.checkVisibility())
    .map(each => {
        const theirs = each.closest('[data-testid="stExpander"] > details > summary')?.firstElementChild;
        const {width, height, borderWidth, rotate} = getComputedStyle(theirs ?? each, '::before');
        return [width, height, borderWidth, rotate].join(' ');
    })"""
_OPEN = re.compile("135deg$")
_CUT = """() => {
    const list = document.querySelector('[role="listbox"]'), {bottom} = list.getBoundingClientRect();
    return [...list.querySelectorAll('[role="option"]')]
        .filter(each => each.getBoundingClientRect().bottom > Math.min(bottom, innerHeight) + 1)
        .map(each => each.innerText);
}"""
_POINTS = """() => [...document.querySelectorAll('.center .fit')].map(each => {
    const [strip, points] = ['.strip', '.points'].map(one => each.querySelector(one).getBoundingClientRect());
    return [strip.width, points.top < strip.bottom && strip.top < points.bottom && strip.right < points.left];
})"""
_SPLIT = """() => [...document.querySelectorAll('.yours a')]
    .filter(each => each.getClientRects().length > 1).map(each => each.innerText)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_a_heading_of_a_level_has_one_size_and_belongs_to_what_is_under_it(
    tab: Page, sample: str, width: int
) -> None:
    at(tab, sample, "what-matters")
    place(tab)
    to(tab, words.MUST)
    choose(tab, words.MEDICINE_ASK, r"Ocrevus \(")
    looks: dict[str, set[str]] = {}
    for address in (*_STEPS, *_PAGES):
        at(tab, sample, address)
        open_folds(tab)
        look(tab, "light", width)
        for each in tab.evaluate(_HEADINGS):
            looks.setdefault(each["level"], set()).add(each["look"])
            if each["level"] == "H2":
                assert 0 <= each["under"] <= 24, each
                assert each["under"] < each["over"], each
    assert all(len(each) == 1 for each in looks.values()), looks
    assert len(set().union(*looks.values())) == len(looks)


def test_every_line_that_opens_has_one_mark_which_turns_when_it_is_open(tab: Page, sample: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    compared(tab, sample)
    marks = tab.evaluate(_MARKS)
    tap(tab.locator(".center [data-open]").first)
    tab.locator(".center .inside").wait_for()
    for address in ("what-matters", *_STEPS):
        marks += tab.evaluate(_MARKS)
        at(tab, sample, address)
    assert len(set(marks)) == 2, set(marks)
    assert sum(bool(_OPEN.search(each)) for each in set(marks)) == 1


@pytest.mark.parametrize("width", [360, 1920])
def test_no_link_over_the_list_goes_on_in_the_next_line(tab: Page, sample: str, width: int) -> None:
    compared(tab, sample)
    look(tab, "light", width)
    assert tab.evaluate(_SPLIT) == []


def test_on_a_phone_the_points_of_each_center_end_the_line_of_its_strip(tab: Page, sample: str) -> None:
    compared(tab, sample)
    look(tab, "light", 360)
    points = tab.evaluate(_POINTS)
    assert len(points) == 8
    assert all(is_beside for _, is_beside in points)
    assert len({width for width, _ in points}) == 1, "or their lengths could not be compared"


def test_a_center_that_is_picked_says_so_in_its_button_and_to_screen_readers(tab: Page, sample: str) -> None:
    compared(tab, sample)
    first = tab.locator(".center .pick").first
    tap(first)
    expect(first).to_have_text(words.GLANCE_PICKED)
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(first).to_have_accessible_name(re.compile(f"^{words.GLANCE_PICKED}"))


def test_a_phone_shows_every_medicine_of_the_list_that_opens(tab: Page, sample: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    at(tab, sample, "learn")
    tap(tab.get_by_role("combobox", name=words.MEDICINE_ASK))
    expect(tab.get_by_role("option").last).to_be_visible()
    assert tab.evaluate(_CUT) == []


@pytest.mark.parametrize("address", ["learn", "ask"])
def test_a_wide_screen_has_the_two_parts_of_a_step_side_by_side_and_a_narrow_one_in_a_column(
    tab: Page, sample: str, address: str
) -> None:
    at(tab, sample, "what-matters")
    place(tab)
    at(tab, sample, address)
    parts = tab.locator(".st-key-two-parts [data-testid=stColumn]")
    for width, apart in ((768, False), (1280, True), (1920, True)):
        look(tab, "light", width)
        calm(tab)
        one, other = (each.bounding_box() for each in parts.all())
        assert one
        assert other
        assert (one["x"] + one["width"] <= other["x"]) is apart
        assert (one["y"] + one["height"] <= other["y"]) is not apart


def test_a_scale_has_its_one_line_and_none_of_what_opens(tab: Page, sample: str) -> None:
    at(tab, sample, "what-matters")
    scale = tab.locator(".scale .line").first
    expect(scale).to_be_visible()
    assert scale.evaluate("node => getComputedStyle(node).borderTopWidth") == "0px"
