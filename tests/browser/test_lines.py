"""What is read in one line is on one line, and what stays in sight cuts none in half."""

from playwright.sync_api import Page

from tests.browser.states import at, calm, compared, place
from tests.browser.taps import tap

_TOPS = """() => [...document.querySelectorAll('.side tr.first')].map(row => {
    const text = row.querySelector('th').lastChild, range = document.createRange();
    range.selectNodeContents(text);
    return row.querySelector('td span').getBoundingClientRect().top - range.getBoundingClientRect().top;
})"""
_BAR = """() => {
    const bar = document.querySelector('.so-ordered'), over = getComputedStyle(bar, '::before');
    return [bar.getBoundingClientRect().bottom, getComputedStyle(bar).borderBottomLeftRadius,
        parseFloat(over.height) > 0 && over.backgroundImage.startsWith('linear-gradient')];
}"""

_TO_THE_BAR = """each => {
    const bottom = each.getBoundingClientRect().bottom;
    const bar = document.querySelector('.picks').getBoundingClientRect();
    document.querySelector('[data-testid="stMain"]').scrollBy(0, bottom - bar.top);
}"""
_COVERED = """each => {
    const {left, top} = each.getBoundingClientRect();
    return !each.contains(document.elementFromPoint(left + 20, Math.max(top, 0) + 40));
}"""


def test_a_center_that_a_tap_opens_comes_out_from_under_the_bar(tab: Page, sample: str) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    compared(tab, sample)
    for number in range(2):
        tap(tab.locator("[data-pick]").nth(number))
    tab.locator(".side tr.first").first.wait_for()
    name = tab.locator(".center [data-open]").nth(2)
    name.evaluate(_TO_THE_BAR)
    tap(name)
    tab.locator(".center .inside").wait_for()
    calm(tab)
    assert not tab.locator(".center .inside").evaluate(_COVERED)


def test_side_by_side_an_answer_is_on_the_line_of_its_question_under_the_name_of_its_group(
    tab: Page, sample: str
) -> None:
    tab.set_viewport_size({"width": 1280, "height": 800})
    compared(tab, sample)
    for number in range(2):
        tap(tab.locator("[data-pick]").nth(number))
    tab.locator(".side tr.first").first.wait_for()
    calm(tab)
    apart: list[float] = tab.evaluate(_TOPS)
    assert len(apart) > 3
    assert max(map(abs, apart)) < 4


def test_the_order_at_the_edge_of_the_screen_fades_out_what_goes_on_under_it(tab: Page, sample: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    at(tab, sample, "what-matters")
    place(tab, ("Safety on the day",))
    tab.locator('[data-testid="stMain"]').evaluate("each => each.scrollTo(0, 0)")
    assert tab.evaluate(_BAR) == [740, "0px", True]
