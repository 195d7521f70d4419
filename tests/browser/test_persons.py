"""Answers, two people and a counselor in a real browser: nothing is lost, and nothing is left behind."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from decision.wording import words
from tests.browser.checkers import axe
from tests.browser.person import (
    FIRST,
    decide,
    kept,
    kept_as,
    lean,
    leaning,
    opened,
    reloaded,
    report,
    reported,
    to,
    weigh,
)
from tests.browser.server import ROOT, running
from tests.browser.taps import tap, wait_until
from tests.conftest import EXAMPLE

SECOND = ("Staff", "Cost")


# ---- a reload


def say_mode(tab: Page) -> Callable[[], None]:
    decide(tab, "two")
    kept_as(tab, "mode", "two")
    return lambda: expect(tab.get_by_role("radio", name=words.table("MODES")["two"])).to_be_checked()


def say_medicine(tab: Page) -> Callable[[], None]:
    box = tab.get_by_role("combobox", name=re.compile(re.escape(words.MEDICINE_ASK))).first
    tap(box)
    tap(tab.get_by_role("option", name=re.compile("^Alphamab")).first)
    kept_as(tab, "medicine", "alphamab")
    return lambda: expect(box).to_have_value(re.compile("^Alphamab"))


def say_order(tab: Page) -> Callable[[], None]:
    weigh(tab, FIRST)
    kept_as(tab, "order", [["cost"], ["way"]])
    return lambda: expect(tab.get_by_role("button", name="2. Getting there", exact=True)).to_be_visible()


def say_where_they_lean(tab: Page) -> Callable[[], None]:
    lean(tab, words.LEAN_AFTER_ASK, "Ash Hospital")
    kept(tab, r"\"after\": \"ash\"")
    return lambda: expect(leaning(tab, words.LEAN_AFTER_ASK)).to_have_value("Ash Hospital")


def say_what_was_reported(tab: Page) -> Callable[[], None]:
    weigh(tab, FIRST)
    to(tab, words.ASK)
    report(tab, "What you pay for a visit, in dollars", "100", so_far=0)
    kept(tab, r"\"amount\": 100")
    return lambda: expect(reported(tab, 1)).to_be_visible()


def say_ready(tab: Page) -> Callable[[], None]:
    tap(tab.get_by_text(words.READY_TITLE))
    tap(tab.locator(".st-key-ready-sure").get_by_text(words.READY_NO))
    open_ = words.HOME_READY.format(things=words.table("READY_OPEN")["sure"])
    expect(tab.get_by_text(open_)).to_be_visible()
    kept(tab, r"\"sure\": false")
    return lambda: expect(tab.get_by_text(open_)).to_be_visible()


@pytest.mark.parametrize(
    ("step", "say"),
    [
        ("", say_mode),
        ("learn", say_medicine),
        ("must-haves", say_medicine),
        ("what-matters", say_order),
        ("compare", say_where_they_lean),
        ("ask", say_what_was_reported),
        ("take-home", say_ready),
    ],
)
def test_a_reload_in_each_step_keeps_what_was_said_there(
    tab: Page, example: str, step: str, say: Callable[[Page], Callable[[], None]]
) -> None:
    opened(tab, example, step)
    still_there = say(tab)
    reloaded(tab)
    still_there()


TYPED = ("Aunt Vera clinic", "Zebracare Gold", "Nurse Quimby", "73.25")
"""All that the last person typed in a session, in every field that takes words, and an amount."""


def type_everything(tab: Page, address: str) -> None:
    place, plan, who, amount = TYPED
    opened(tab, address, "must-haves")
    tab.get_by_label(words.OWN_PLAN).fill(plan)
    tab.keyboard.press("Enter")
    kept(tab, plan)
    tap(tab.get_by_text(words.OWN_PLACE, exact=True))
    tab.get_by_label(words.OWN_PLACE_NAME).fill(place)
    tap(tab.get_by_role("button", name=words.OWN_PLACE_ADD))
    kept(tab, place)
    weigh(tab, FIRST)
    lean(tab, words.LEAN_BEFORE_ASK, place)
    to(tab, words.ASK)
    report(tab, "What you pay for a visit, in dollars", amount, so_far=0, who=who)
    kept(tab, amount)
    kept(tab, who)


def test_a_reload_in_every_step_keeps_every_answer(tab: Page, example: str) -> None:
    type_everything(tab, example)
    held = "JSON.parse(sessionStorage.getItem('answers'))"
    text = tab.evaluate(f"{held}.text")
    for step in (words.START, words.LEARN, words.MUST, words.WEIGH, words.COMPARE, words.ASK, words.HOME):
        tap(tab.locator(".st-key-steps").get_by_role("link", name=step))
        title = words.START_DECISION if step == words.START else step
        expect(tab.get_by_role("heading", level=1, name=title)).to_be_visible()
        before = tab.evaluate(f"{held}.session")
        reloaded(tab)
        wait_until(tab, f"before => {held}.session !== before", before)
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate(f"{held}.text") == text, step
        expect(tab.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(tab.get_by_text(words.HOME_LEAN_BEFORE.format(name=TYPED[0]))).to_be_visible()
    expect(tab.get_by_text(words.HOME_PLAN.format(plan=TYPED[1]))).to_be_visible()


# ---- the next person


def left_behind(tab: Page) -> str:
    """All that a tab holds: its page, its address, its storage, and its cookies."""
    stores = "[{...sessionStorage}, {...localStorage}, document.cookie, document.title]"
    fields = "[...document.querySelectorAll('input, textarea')].map(each => each.value).join(' ')"
    return " ".join(
        [tab.content(), tab.url, tab.evaluate(f"JSON.stringify({stores})"), tab.evaluate(fields)]
        + [str(each) for each in tab.context.cookies()]
    )


def found(text: str) -> list[str]:
    return [each for each in TYPED if each in text]


def test_starting_afresh_leaves_nothing_in_the_page_the_tab_or_the_log_and_back_shows_nothing(
    tab: Page, tmp_path: Path
) -> None:
    with running(ROOT / "app.py", [str(EXAMPLE)], tmp_path / "log.txt") as address:
        type_everything(tab, address)
        to(tab, words.HOME)
        expect(tab.get_by_text(words.HOME_LEAN_BEFORE.format(name=TYPED[0]))).to_be_visible()
        assert len(found(left_behind(tab))) == len(TYPED), "what is looked for below is there before"
        tap(tab.get_by_role("button", name=words.AFRESH))
        tap(tab.get_by_role("button", name=words.AFRESH_YES))
        expect(tab.get_by_text(words.AFRESH_DONE)).to_be_visible()
        wait_until(tab, "() => sessionStorage.getItem('answers') === null")
        for step in (None, words.HOME, words.ASK, words.WEIGH, words.MUST):
            if step:  # the browser's Back, through every step that the last person was at
                tab.go_back()
                expect(tab.get_by_role("heading", level=1, name=step)).to_be_visible()
                tab.wait_for_load_state("networkidle")
            assert found(left_behind(tab)) == [], step
            expect(tab.get_by_role("button", name=re.compile(r"^\d\. "))).to_have_count(0)
        reloaded(tab)
        expect(tab.get_by_role("heading", level=1, name=words.MUST)).to_be_visible()
        assert found(left_behind(tab)) == []
    assert found((tmp_path / "log.txt").read_text()) == []


def test_a_second_tab_starts_clean(tab: Page, example: str) -> None:
    opened(tab, example, "what-matters")
    weigh(tab, FIRST)
    kept(tab, "cost")
    other = opened(tab.context.new_page(), example, "what-matters")
    expect(other.get_by_role("button", name=re.compile(r"Cost$"))).to_be_visible()
    expect(other.get_by_role("button", name=re.compile(r"^\d\. "))).to_have_count(0)
    assert other.evaluate("sessionStorage.getItem('answers')") is None


# ---- two


def test_a_couple_weighs_apart_and_then_looks_at_both(tab: Page, example: str) -> None:
    opened(tab, example)
    decide(tab, "two")
    weigh(tab, FIRST)
    tap(tab.get_by_role("button", name=words.lines("TWO_HAND")[0]).last)
    expect(tab.get_by_text(words.lines("TWO_TURNS")[1])).to_be_visible()
    to(tab, words.COMPARE)
    expect(tab.get_by_text(re.compile("With your priorities,"))).to_have_count(0)
    weigh(tab, SECOND)
    reloaded(tab)
    expect(tab.get_by_role("button", name="1. Staff", exact=True)).to_be_visible()
    tab.wait_for_load_state("networkidle")
    expect(tab.get_by_text(words.TWO_WANTS)).to_have_count(0)
    tap(tab.get_by_role("button", name=words.TWO_SHOW))
    expect(tab.get_by_role("heading", name=words.TWO_WANTS)).to_be_visible()
    columns = [
        each.all_inner_texts()
        for each in (column.locator("li") for column in tab.locator(".pair section").all())
    ]
    assert columns == [["Cost", "Way"], ["Staff", "Cost"]]
    expect(tab.get_by_role("heading", name=words.TWO_ASK_TITLE)).to_be_visible()
    expect(tab.get_by_text(words.TWO_CAPTION)).to_be_hidden()
    tap(tab.get_by_text(words.TWO_POINTS))
    expect(tab.get_by_text(words.TWO_CAPTION)).to_be_visible()
    expect(tab.get_by_text(words.TWO_MIDDLE)).to_have_count(0)
    tap(tab.get_by_text(words.TWO_MIDDLE_ASK))
    expect(tab.get_by_text(words.TWO_MIDDLE)).to_be_visible()


def test_one_of_two_changes_what_they_said_and_both_see_it_again(tab: Page, example: str) -> None:
    opened(tab, example)
    decide(tab, "two")
    weigh(tab, FIRST)
    tap(tab.get_by_role("button", name=words.lines("TWO_HAND")[0]).last)
    expect(tab.get_by_text(words.lines("TWO_TURNS")[1])).to_be_visible()
    weigh(tab, SECOND)
    tap(tab.get_by_role("button", name=words.TWO_SHOW))
    for mine, who in zip((FIRST, SECOND), words.lines("TWO_PEOPLE"), strict=True):
        tap(tab.get_by_role("button", name=words.TWO_CHANGE.format(who=who)))
        expect(tab.get_by_text(words.TWO_CHANGING.format(who=who))).to_be_visible()
        expect(tab.get_by_role("button", name=f"1. {mine[0]}", exact=True)).to_be_visible()
        tap(tab.get_by_role("button", name=words.TWO_SHOW))
        expect(tab.get_by_role("heading", name=words.TWO_WANTS)).to_be_visible()


# ---- a counselor


def test_a_counselor_s_session_of_12_steps(tab: Page, example: str) -> None:
    opened(tab, example)  # 1
    to(tab, words.COUNSEL_PAGE)
    decide(tab, "counselor")  # 2
    to(tab, words.LEARN)  # 3
    box = tab.get_by_role("complementary", name=words.COUNSEL_BOX)
    expect(box).to_contain_text("What do you know about your medicine")
    to(tab, words.MUST)  # 4
    weigh(tab, ("Cost",))  # 5
    tap(tab.get_by_text(words.COUNSEL_SETS))  # 6
    tap(tab.get_by_role("button", name=re.compile("Staff$")))
    expect(tab.get_by_text(words.COUNSEL_SET.format(labels="Staff"))).to_be_visible()
    to(tab, words.COMPARE)  # 7
    main = tab.locator('[data-testid="stMain"]')
    expect(tab.get_by_text(words.COUNSEL_POINTS)).to_be_visible()
    points = main.locator("b.points")
    expect(points).to_have_count(0)
    expect(main).not_to_contain_text(re.compile(r"\d of 100"))
    expect(main).not_to_contain_text("Ash Hospital")
    lean(tab, words.LEAN_SEEN_ASK, "Center A")  # 8
    expect(points).not_to_have_count(0)
    expect(main).to_contain_text(re.compile(r"\d of 100"))
    assert axe(tab) == []
    tap(tab.get_by_role("button", name=words.COUNSEL_AGREES.format(label="Staff")))  # 9
    expect(tab.get_by_text(words.COUNSEL_SET.format(labels="Staff"))).to_have_count(0)
    tap(tab.get_by_role("button", name=words.COUNSEL_NAMES_SHOW))  # 10
    expect(main).to_contain_text("Ash Hospital")
    expect(leaning(tab, words.LEAN_SEEN_ASK)).to_have_value(re.compile("(Hospital|Clinic)$"))
    tap(tab.get_by_role("radiogroup", name=words.COUNSEL_NAME_ASK).get_by_text(words.COUNSEL_NAME_NO))
    reloaded(tab)
    expect(main).to_contain_text("Ash Hospital")
    tab.wait_for_load_state("networkidle")
    to(tab, words.ASK)  # 11
    clock = tab.get_by_text(re.compile("since you began"))
    expect(clock).to_have_count(0)
    tap(tab.get_by_text(words.COUNSEL_CLOCK))
    expect(clock).to_be_visible()
    expect(main).to_contain_text("Cedar Clinic")
    to(tab, words.HOME)  # 12
    expect(main).to_contain_text(re.compile(words.HOME_LEAN_BEFORE.format(name=".*(Hospital|Clinic)")))
    tap(tab.get_by_role("button", name=words.AFRESH_NEXT))
    tap(tab.get_by_role("button", name=words.AFRESH_YES))
    expect(tab.get_by_text(words.AFRESH_DONE)).to_be_visible()
    expect(box).to_have_count(1)  # for the next client


def test_on_a_projector_the_type_is_larger_for_a_counselor_only(tab: Page, example: str) -> None:
    tab.set_viewport_size({"width": 1920, "height": 1080})
    opened(tab, example)
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    alone = tab.evaluate(size)
    decide(tab, "counselor")
    expect(tab.get_by_role("complementary", name=words.COUNSEL_BOX)).to_be_visible()
    assert tab.evaluate(size) >= 1.4 * alone


@pytest.mark.parametrize("shown", [False, True], ids=["names hidden", "names shown"])
def test_on_a_projector_the_first_center_is_on_the_first_screen(
    tab: Page, sample: str, *, shown: bool
) -> None:
    tab.set_viewport_size({"width": 1920, "height": 1080})
    opened(tab, sample)
    decide(tab, "counselor")
    weigh(tab, ("Cost",))
    tap(tab.get_by_text(words.COUNSEL_SETS))
    tap(tab.get_by_role("button", name=re.compile("Safety on the day$")))
    expect(tab.get_by_text(words.COUNSEL_SET_ROW)).to_be_visible()
    to(tab, words.COMPARE)
    if shown:
        lean(tab, words.LEAN_SEEN_ASK, words.table("LEAN_CHOICES")[":unsure"])
        tap(tab.get_by_role("button", name=words.COUNSEL_NAMES_SHOW))
        expect(tab.get_by_role("radiogroup", name=words.COUNSEL_NAME_ASK)).to_be_visible()
    row = tab.locator(".glance .center").first
    expect(row).to_be_visible()
    tab.locator('[data-testid="stMain"]').evaluate("main => main.scrollTo(0, 0)")
    assert row.evaluate("row => row.getBoundingClientRect().bottom") <= 1080


def test_what_the_client_said_stays_their_word_when_the_counselor_takes_over(tab: Page, example: str) -> None:
    opened(tab, example)
    decide(tab, "counselor")
    to(tab, words.WEIGH)
    tap(tab.get_by_text(words.table("WEIGH_WAYS")["words"]))
    tap(tab.get_by_role("radiogroup", name="Cost").get_by_text(words.table("WEIGH_WORD")["3"]))
    expect(tab.locator(".shown").first).to_contain_text("Matters very much to you: Cost.")
    tap(tab.get_by_text(words.COUNSEL_SETS))
    tap(tab.get_by_role("radiogroup", name="Staff").get_by_text(words.table("WEIGH_WORD")["3"]))
    expect(tab.get_by_text(words.COUNSEL_SET.format(labels="Staff"))).to_be_visible()


_TAKEN_AWAY = """
() => {
  window.taken = 0;
  const holds = (node) => node.matches?.(".st-key-mode") || node.querySelector?.(".st-key-mode");
  new MutationObserver((changes) => {
    for (const { removedNodes } of changes) window.taken += [...removedNodes].filter(holds).length;
  }).observe(document.body, { subtree: true, childList: true });
}
"""


def test_the_choice_of_how_to_decide_is_not_drawn_twice_as_the_prompts_come(tab: Page, example: str) -> None:
    """Where it is, the focus is lost on a slow machine, as one of the two is taken away."""
    opened(tab, example)
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 8})
    tab.evaluate(_TAKEN_AWAY)
    decide(tab, "counselor")
    expect(tab.locator(".st-key-counselor-box")).to_be_visible()
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate("window.taken") == 0


@pytest.mark.parametrize("mode", ["counselor", "two"])
def test_what_was_chosen_on_start_is_still_chosen_on_the_page_for_counselors(
    tab: Page, example: str, mode: str
) -> None:
    opened(tab, example)
    decide(tab, mode)
    to(tab, words.COUNSEL_PAGE)
    expect(tab.get_by_role("radio", name=words.table("MODES")[mode])).to_be_checked()
