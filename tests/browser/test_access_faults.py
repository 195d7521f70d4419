"""What no checker sees: where the focus is, what is spoken, what paper shows. Each fault is planted."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser import drawn, paper
from tests.browser.checkers import axe
from tests.browser.states import STATES, at, calm, compared, look, place, to
from tests.browser.taps import focus_kept, tap

MOST_PAGES = 3


@pytest.mark.parametrize(
    ("measure", "plant"),
    [
        (axe, "h1.innerHTML = '<img src=x>'"),
        (drawn.contrast, "p.style.color = '#777'"),
        (drawn.contrast, "p.style.opacity = '0.6'"),
        (drawn.targets, "button.style.cssText = 'min-height: 0; height: 43px; padding: 0'"),
        (drawn.headings, "h1.insertAdjacentHTML('afterend', '<h3>Too deep</h3>')"),
        (drawn.headings, "h1.insertAdjacentHTML('afterend', '<h1>One more</h1>')"),
        (drawn.titled, "document.title = document.title.replace(/^.+? /, 'Compare ')"),
        (drawn.titled, "document.documentElement.lang = ''"),
        (drawn.folds, "p.innerHTML = '<details><summary>More</summary></details>'.repeat(2)"),
        (drawn.wide, "p.style.minWidth = '321px'"),
        (
            drawn.cut,
            "p.style.cssText = 'width: 3rem; white-space: nowrap; overflow: hidden; text-overflow: ellipsis'",
        ),
        (
            drawn.cut,
            "p.style.width = '12rem'; p.style.height = p.offsetHeight + 'px'; p.style.overflow = 'hidden'",
        ),
        (drawn.enlarged, "p.style.cssText = `height: ${p.offsetHeight}px; overflow: hidden`"),
        (drawn.stuck, "p.style.cssText = 'position: sticky; bottom: 0; height: 26vh'"),
        (drawn.focused, "p.style.cssText = 'position: fixed; inset: auto 0 0; height: 20vh; z-index: 9'"),
        (drawn.focused, "document.documentElement.style.setProperty('--ink', 'var(--ground)')"),
        (drawn.moving, "p.style.setProperty('transition', 'color 1s', 'important')"),
        (drawn.moving, "p.style.scrollBehavior = 'smooth'"),
        (drawn.moving, "p.animate([{opacity: 0}, {opacity: 1}], 60000)"),
        (drawn.chosen, "radio.style.setProperty('outline', 'none', 'important')"),
        (drawn.chosen, "other.style.outline = '2px solid'"),
    ],
)
def test_a_planted_fault_is_found(
    tab: Page,
    example: str,
    measure: Callable[[Page], list[str]],
    plant: str,
    record_property: Callable[[str, object], None],
) -> None:
    """On Start, at 320 px; what looks chosen, in a contrast theme."""
    at(tab, example)
    look(tab, "light", 320)
    tab.emulate_media(forced_colors="active" if measure is drawn.chosen else "none")
    assert measure(tab) == []
    tab.evaluate(
        f"""() => {{
            const main = document.querySelector('[data-testid="stMain"]');
            const h1 = main.querySelector("h1"), button = main.querySelector(".st-key-ways button");
            const [radio, other] = main.querySelectorAll('[role="radiogroup"] label');
            const p = [...main.querySelectorAll(".stMarkdown p")].find(each => each.offsetHeight > 20);
            {plant};
        }}"""
    )
    found = measure(tab)
    record_property("planted", bool(found))
    assert found != []


# ---- focus


_RULE = """([part, gone]) => {
    const all = rules => [...rules].flatMap(rule => [rule, ...all(rule.cssRules ?? [])]);
    for (const rule of all([...document.styleSheets].flatMap(sheet => [...sheet.cssRules]))) {
        if (!rule.selectorText?.includes(part)) continue;
        rule.was ??= rule.style.cssText;
        rule.style.cssText = gone ? "" : rule.was;
    }
}"""
MARKS = {
    "of all that has no frame": ":is(a, button, input, summary",
    "of a text, a number and a longer text": '[data-testid="stTextAreaRootElement"]):focus-within',
    "of a box, a choice and a list that opens": 'label:focus-within, [data-testid="stSelectbox"]',
    "kept off what stays in sight": ':root:not([data-by="pointerdown"]) [data-testid="stMain"]',
}
"""What marks the focus, by a part of its rule in the style sheet."""


def test_each_mark_of_the_focus_is_missed_when_it_is_taken_away(tab: Page, sample: str) -> None:
    at(tab, sample, "must-haves")
    tap(tab.locator('[class*="st-key-must-have"]').get_by_text("Near enough for me", exact=True))
    calm(tab)
    look(tab, "light", 360, 500)
    assert drawn.focused(tab) == []
    missed = {}
    for name, part in MARKS.items():
        tab.evaluate(_RULE, [part, True])
        missed[name] = drawn.focused(tab) != []
        tab.evaluate(_RULE, [part, False])
    assert missed == dict.fromkeys(MARKS, True)


def test_what_stays_in_sight_on_must_haves_stays_no_more_where_it_is_long(tab: Page, sample: str) -> None:
    at(tab, sample, "must-haves")
    look(tab, "light", 360, 740)
    bar = tab.locator(".st-key-left")
    for words_of_it, stays in ((1, True), (60, False), (1, True)):
        bar.locator(".shown").evaluate(
            "(each, count) => each.textContent = 'Words '.repeat(count)", words_of_it
        )
        tab.wait_for_timeout(300)
        assert bar.evaluate("each => getComputedStyle(each.parentElement).position === 'sticky'") == stays
        assert drawn.stuck(tab) == []


def test_a_long_name_goes_on_in_the_next_line(tab: Page, sample: str) -> None:
    STATES["Must-haves, a long list"](tab, sample)
    look(tab, "light", 320)
    names = {"stButtonGroup": "A pill", "stButton": "A button"}
    for part, what in names.items():
        label = tab.locator(f'[data-testid="{part}"] button p').last
        label.evaluate("(each, said) => each.textContent = said", f"{what} with a name too long for one line")
    assert drawn.cut(tab) == []
    tab.evaluate(_RULE, ['[data-testid="stButtonGroup"], [data-testid="stButton"]', True])
    cut = drawn.cut(tab)
    assert [what for what in names.values() if not any(what in each for each in cut)] == []


@pytest.mark.parametrize("after", [0, 300])
def test_a_tap_that_loses_the_focus_is_found(tab: Page, example: str, after: int) -> None:
    at(tab, example)
    summary = tab.locator('[data-testid="stExpander"] summary').first
    tap(summary)
    focus_kept(tab)
    tab.evaluate(
        "after => addEventListener('click', () => setTimeout(() => document.activeElement.blur(), after))",
        after,
    )
    tap(summary)
    tab.wait_for_timeout(after + 200)  # the click may come back before what it set off
    with pytest.raises(AssertionError, match="fell to the body"):
        focus_kept(tab)


def test_no_tap_on_a_step_loses_the_focus(tab: Page, sample: str) -> None:
    compared(tab, sample)
    for button in (".center [data-pick]", ".center [data-pick]", ".center [data-open]"):
        target = tab.locator(button).nth(1)
        _pressed(tab, target)
    to(tab, words.WEIGH)
    for factor in ("Safety on the day", "Support services", "Cost"):
        for name in (words.WEIGH_UP_NAME, words.WEIGH_REMOVE_NAME):
            _pressed(tab, tab.get_by_role("button", name=name.format(factor=factor)))
    _pressed(tab, tab.get_by_role("button", name=words.WEIGH_START_AGAIN))
    to(tab, words.MUST)
    box = tab.get_by_role("checkbox", name="Near enough for me", exact=True)
    box.focus()
    tab.keyboard.press("Space")
    _has_focus(tab)
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    limit.fill("30")
    limit.press("Enter")
    _has_focus(tab)


def _pressed(tab: Page, target: Locator) -> None:
    target.focus()
    tab.keyboard.press("Enter")
    _has_focus(tab)


def _has_focus(tab: Page) -> None:
    tab.wait_for_timeout(300)
    calm(tab)
    tab.wait_for_timeout(300)
    assert tab.evaluate("document.activeElement !== document.body"), "the focus fell to the body"


def test_a_list_opens_with_one_tap_at_the_very_edge_of_the_screen(tab: Page, sample: str) -> None:
    at(tab, sample, "ask")
    tap(tab.locator(".st-key-sheets summary").first)
    field = tab.get_by_role("combobox", name=re.compile(re.escape(words.SHEET_WHICH)))
    tab.wait_for_timeout(600)
    field.evaluate(
        """each => document.querySelector('[data-testid="stMain"]')
            .scrollBy(0, each.getBoundingClientRect().bottom - innerHeight + 4)"""
    )
    tab.wait_for_timeout(300)
    field.click()
    tab.wait_for_timeout(300)
    expect(tab.get_by_role("option").first).to_be_visible()


# ---- what is spoken


@pytest.mark.parametrize("step", ["must-haves", "what-matters", "compare"])
def test_the_status_line_is_changed_and_never_replaced(tab: Page, sample: str, step: str) -> None:
    at(tab, sample, "what-matters")
    place(tab)
    to(tab, {"must-haves": words.MUST, "what-matters": words.WEIGH, "compare": words.COMPARE}[step])
    bar = tab.locator(".st-key-left") if step == "must-haves" else tab
    line = bar.get_by_role("status").first
    before, node = line.inner_text(), line.element_handle()
    assert node
    if step == "must-haves":
        tap(tab.locator('[class*="st-key-must-have"]').get_by_text("Takes me for my first dose", exact=True))
    elif step == "what-matters":
        tap(tab.get_by_role("button", name=words.WEIGH_UP_NAME.format(factor="Support services")))
    else:
        tap(tab.get_by_text(words.COMPARE_CHANGE))
        expect(tab.get_by_text(words.table("WEIGH_WAYS")["words"])).to_be_visible()
        calm(tab)
        tap(tab.get_by_text(words.table("WEIGH_WAYS")["words"]))
        calm(tab)
        tap(tab.locator(".choices").get_by_text(words.table("WEIGH_WORD")["3"]).first)
    expect(line).not_to_have_text(before)
    assert node.evaluate("node => node.isConnected"), "a new node would not be spoken"


def test_the_steps_are_a_landmark_and_the_present_one_is_said(tab: Page, example: str) -> None:
    at(tab, example, "must-haves")
    steps = tab.get_by_role("navigation", name=words.STEPS)
    expect(steps.get_by_role("link")).to_have_count(7)
    expect(steps.locator('[aria-current="step"]')).to_have_text(re.compile(words.MUST))


def test_marks_of_folds_are_not_read_aloud(tab: Page, sample: str) -> None:
    compared(tab, sample)
    heard = [each for each in drawn.tree(tab) if not each["ignored"]]
    names = [each["name"]["value"] for each in heard if each["role"]["value"] == "DisclosureTriangle"]
    assert names
    assert not [name for name in names if re.match(r"[+\u2212-]", name)]


# ---- paper


def _wrong_on_paper(tab: Page) -> list[str]:
    """What is laid over something else, cut, or left out, where Compare is printed."""
    pdf = tab.pdf(format="Letter")
    found = paper.lines(pdf)
    pages = len(re.findall(rb"/Type /Page\b", pdf))
    printed = {word for line in found for word in line.text.split()}
    said = " ".join(tab.locator(".center .name, .center .facts b, h2:not(.heard), .yours").all_inner_texts())
    return [
        *paper.over(found),
        *paper.cut(found),
        *(f"left out: {word}" for word in said.split() if word not in printed),
        *([f"pages: {pages}"] if pages > MOST_PAGES else []),
    ]


def test_compare_prints_on_at_most_three_pages_with_nothing_cut(tab: Page, sample: str) -> None:
    compared(tab, sample)
    expect(tab.locator(".center")).to_have_count(8)
    assert _wrong_on_paper(tab) == []


@pytest.mark.parametrize(
    "plant",
    [
        ".glance .center { height: 3rem !important }",
        ".close-title { position: absolute !important; top: 2rem }",
        ".glance { margin-left: -3rem }",
        ".close { overflow: hidden; height: 10rem }",
        ".glance .name { overflow: hidden; height: 0.6rem }",
        ".close { break-before: page }",
    ],
)
def test_a_fault_on_paper_is_found(tab: Page, sample: str, plant: str) -> None:
    compared(tab, sample)
    tab.evaluate("plant => document.body.insertAdjacentHTML('beforeend', `<style>${plant}</style>`)", plant)
    assert _wrong_on_paper(tab) != []
