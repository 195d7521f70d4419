"""A listing in a browser: patched in place, so that nothing that a person is at is lost by a tap."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.server import running

_PAGE = Path(__file__).with_name("listing_page.py")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page with one listing."""
    with running(_PAGE, [], tmp_path_factory.mktemp("listing") / "log.txt") as address:
        yield address


@pytest.fixture
def rows(tab: Page, address: str) -> Page:
    """The page, drawn, its fold opened by hand."""
    tab.goto(address)
    tab.get_by_text("Taps").click()
    expect(tab.locator("details b")).to_have_text("0")
    return tab


def test_a_tap_by_keyboard_moves_its_row_and_keeps_focus_and_the_open_fold(rows: Page) -> None:
    last = rows.get_by_role("button", name="wren")
    last.focus()
    rows.keyboard.press("Enter")
    expect(rows.locator("details b")).to_have_text("1")
    expect(rows.locator(".st-key-rows [data-pick]")).to_have_text(["wren", "fern", "quill"])
    expect(last).to_be_focused()
    expect(rows.locator("details")).to_have_attribute("open", "")


def test_a_row_that_moves_stays_the_same_element(rows: Page) -> None:
    rows.evaluate("document.getElementById('wren').mine = true")
    rows.get_by_role("button", name="wren").click()
    expect(rows.locator("details b")).to_have_text("1")
    assert rows.evaluate("document.getElementById('wren').mine") is True


def test_the_same_tap_counts_each_time_and_another_widget_repeats_none(rows: Page) -> None:
    for count in ("1", "2"):
        rows.get_by_role("button", name="wren").click()
        expect(rows.locator("details b")).to_have_text(count)
    rows.get_by_text("Another widget").click()
    expect(rows.get_by_role("checkbox", name="Another widget")).to_be_checked()
    rows.get_by_role("button", name="fern").click()
    expect(rows.locator("details b")).to_have_text("3")


def test_a_listing_brings_html_to_a_place_outside_its_part_and_the_last_one_drawn_counts(rows: Page) -> None:
    last = rows.locator(".st-key-last")
    expect(last).to_have_text("Said: ")
    for name, said in (("a", "a"), ("b", "ab"), ("a", "aba")):
        rows.get_by_role("button", name=f"Say {name}").click()
        expect(last).to_have_text(f"Said: {said}")
    # All of them are drawn again, the ones with what they brought before too.
    rows.emulate_media(color_scheme="dark")
    rows.wait_for_timeout(500)
    expect(last).to_have_text("Said: aba")


def test_a_place_that_comes_later_shows_what_was_brought_before(rows: Page) -> None:
    rows.get_by_role("button", name="Say a").click()
    expect(rows.locator(".st-key-last")).to_have_text("Said: a")
    rows.get_by_text("Another widget").click()
    expect(rows.locator(".st-key-said")).to_have_text("Said: a")


def test_a_place_whose_own_script_comes_late_shows_what_was_brought_before(tab: Page, address: str) -> None:
    def late(route: Route) -> None:
        tab.wait_for_timeout(1000)
        route.continue_()

    tab.route(re.compile(r"/Html\.[^/]*\.js"), late)
    tab.goto(address)
    expect(tab.get_by_role("radiogroup", name="Which one here?")).to_be_visible()


def test_a_line_opens_and_closes_what_is_under_it_and_keeps_the_focus(rows: Page) -> None:
    line, inside = rows.get_by_role("button", name="More"), rows.get_by_text("What is inside")
    rows.get_by_role("button", name="Say a").click()  # brings the line: its place is in the page by now
    expect(line).to_have_attribute("aria-expanded", "false")
    line.focus()
    for is_open in ("true", "false"):
        rows.keyboard.press("Enter")
        expect(line).to_have_attribute("aria-expanded", is_open)
        expect(inside).to_have_count(int(is_open == "true"))
        expect(line).to_be_focused()
    expect(rows.locator("details b")).to_have_text("0")


@pytest.mark.parametrize("name", ["Which one?", "Which one here?"])
def test_a_choice_by_keyboard_or_tap_keeps_the_focus_and_is_drawn_as_chosen(rows: Page, name: str) -> None:
    group = rows.get_by_role("radiogroup", name=name)
    for number, each in enumerate(("one", "two", "one")):
        choice = group.get_by_role("radio", name=each)
        choice.click() if not number else rows.keyboard.press("ArrowDown" if number == 1 else "ArrowUp")
        expect(group.locator("[checked]")).to_have_attribute("data-move", each)
        expect(choice).to_be_checked()
        expect(choice).to_be_focused()


@pytest.mark.parametrize("name", ["Which one?", "Which one here?"])
def test_a_choice_that_was_not_taken_is_not_shown_as_chosen_for_long(rows: Page, name: str) -> None:
    group = rows.get_by_role("radiogroup", name=name)
    group.get_by_text("one", exact=True).click()
    expect(group.locator("[checked]")).to_have_attribute("data-move", "one")
    group.get_by_text("never", exact=True).click()
    expect(group.get_by_role("radio", name="never")).to_be_checked()
    expect(group.get_by_role("radio", name="one")).to_be_checked(timeout=20_000)
