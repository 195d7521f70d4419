"""The main job in a real browser: with the keyboard alone, in few taps, step by step."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser.person import FIRST, kept_as, opened, to, weigh
from tests.browser.taps import tap

_HAVE = re.compile("^" + words.ASK_HAVE.format(name=""))


_WATCH, _DAY, _WAY = "Keeping watch between visits", "Safety on the day", "Getting there and visit times"
_HELP, _SKILL, _TOOLS = "Support services", "MS experience and expertise", "Technology and equipment"
# Orders of what matters on the sample list: one center is first for certain; two are about equal.
_CLEAR = (_SKILL, _TOOLS, _WATCH, _DAY, _HELP, "Cost", _WAY)
_CLOSE = (_HELP, _WATCH, "Cost", _WAY, _DAY, _SKILL, _TOOLS)


def _status(tab: Page) -> Locator:
    return tab.locator(".shown").first


def _factor_buttons(tab: Page) -> Locator:
    return tab.locator(".swings .put")


def _first_card(tab: Page) -> Locator:
    return tab.locator(".center h3").first


def _opened(tab: Page, address: str, step: str = "") -> Page:
    tab.goto(f"{address}/{step}")
    tab.get_by_role("heading", level=1).wait_for()
    expect(tab.get_by_role("button", name=re.compile("^(Next|Back)")).last).to_be_visible()
    tab.wait_for_load_state("networkidle")  # what the tab kept is asked for once more after the first drawing
    return tab


def _choose(tab: Page, label: str, option: str) -> None:
    tap(tab.get_by_role("combobox", name=re.compile(re.escape(label))).first)
    tap(tab.get_by_role("option", name=re.compile(f"^{option}")).first)


def _go_with_order(tab: Page, address: str, order: Sequence[str], title: str) -> None:
    """Put the factors in this order on the sample list, and go to another step."""
    _opened(tab, address, "what-matters")
    for place, name in enumerate(order, start=1):
        tap(tab.get_by_role("button", name=re.compile(f"{name}$")))
        expect(tab.get_by_role("button", name=f"{place}. {name}", exact=True)).to_be_visible()
    tap(tab.locator(".st-key-steps").get_by_role("link", name=title))
    expect(tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()


def _lent(tab: Page, address: str) -> None:
    """Let the example person's trip, plan and price count, as who tries a made-up list may."""
    _opened(tab, address, "must-haves")
    tap(tab.get_by_role("button", name=words.EXAMPLE_IN))
    expect(tab.get_by_role("button", name=words.EXAMPLE_OUT)).to_be_visible()
    kept_as(tab, "use_example", True)  # the next page that is opened has it from there


def _tick(tab: Page, label: str) -> None:
    box = tab.get_by_role("checkbox", name=label, exact=True)
    tap(tab.locator('[class*="st-key-must-have"]').get_by_text(label, exact=True))
    expect(box).to_be_checked()


def _empty(tab: Page) -> None:
    """Ask so much of the sample's centers that none is left."""
    tap(tab.get_by_role("button", name=words.EXAMPLE_IN))
    _choose(tab, words.MEDICINE_ASK, "Tysabri")
    for label in ("Gives my medicine", "In my plan's network", "Open in the evening or on weekends"):
        _tick(tab, label)
    _tick(tab, "Near enough for me")
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    limit.fill("5")
    limit.press("Enter")
    expect(_status(tab)).to_have_text("Still on your list: 0 of 14.")


def _choose_medicine(tab: Page, name: str) -> None:
    _choose(tab, words.MEDICINE_ASK, name)
    expect(tab.get_by_role("heading", name=re.compile(f"^How {name}"))).to_be_visible()


def _pick(tab: Page, factor: str) -> None:
    tap(tab.get_by_role("combobox", name=words.WEIGH_WHICH))
    tap(tab.get_by_role("option", name=factor))
    expect(tab.get_by_role("radiogroup", name=factor)).to_be_visible()


def test_the_core_path_takes_at_most_12_taps(tab: Page, sample: str) -> None:
    taps = 0

    def counted(target: Locator) -> None:
        nonlocal taps
        tap(target)
        taps += 1

    _opened(tab, sample)
    counted(tab.get_by_role("link", name=words.WEIGH))
    expect(tab.get_by_role("heading", level=1, name=words.WEIGH)).to_be_visible()
    expect(_factor_buttons(tab)).to_have_count(7)  # the rows come a little after the heading
    for place in range(7):
        counted(_factor_buttons(tab).nth(place))
        expect(_factor_buttons(tab).nth(place)).to_have_accessible_name(re.compile(f"^{place + 1}\\. "))
    counted(tab.get_by_role("button", name=words.GO_ON.format(title=words.COMPARE)))
    expect(_status(tab)).to_contain_text("With your priorities,")
    assert taps <= 12, f"{taps} taps"


def test_what_is_picked_on_a_phone_leads_to_side_by_side(tab: Page, example: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    _opened(tab, example, "compare")
    for place in range(2):
        button = tab.locator("[data-pick]").nth(place)
        tap(button)
        expect(button).to_have_attribute("aria-pressed", "true")
    way = tab.get_by_role("link", name=words.SIDE_SEE)
    expect(way).to_be_in_viewport()
    tap(way)
    expect(tab.locator("#picked")).to_be_focused()
    expect(tab.get_by_role("heading", name=words.SIDE)).to_be_in_viewport()


def test_the_main_job_can_be_done_with_the_keyboard_alone(tab: Page, example: str) -> None:
    _opened(tab, example)
    _press_on(tab, tab.get_by_role("link", name=words.WEIGH))
    expect(tab.get_by_role("heading", level=1, name=words.WEIGH)).to_be_visible()
    for place, name in enumerate(("Cost", "Getting there", "Staff"), start=1):
        _press_on(tab, tab.get_by_role("button", name=re.compile(f"{name}$")))
        placed = tab.get_by_role("button", name=f"{place}. {name}")
        expect(placed).to_be_visible()
        expect(placed).to_be_focused()
    _press_on(tab, tab.get_by_role("button", name=words.GO_ON.format(title=words.COMPARE)))
    expect(_status(tab)).to_contain_text("2 centers are too close to call for first place: Birch Clinic")
    _press_on(tab, tab.get_by_role("button", name=words.EXAMPLE_IN))
    expect(_status(tab)).to_contain_text("With your priorities, Birch Clinic (")
    expect(_first_card(tab)).to_have_text("1. Birch Clinic")
    expect(tab.get_by_role("button", name=words.EXAMPLE_OUT)).to_be_focused()


def _press_on(tab: Page, target: Locator) -> None:
    """Go to a control with the Tab key, see that it has a focus mark, and press Enter."""
    _reach(tab, target)
    outline = target.evaluate("target => getComputedStyle(target).outlineWidth")
    assert outline == "3px", f"the focus mark is {outline} wide"
    tab.keyboard.press("Enter")


def _reach(tab: Page, target: Locator) -> None:
    """Go to a control with the Tab key."""
    expect(target).to_be_attached()
    for _ in range(80):
        tab.keyboard.press("Tab")
        if target.evaluate("target => target === document.activeElement"):
            return
    raise AssertionError("the Tab key did not reach the control")


def test_a_weight_changed_with_the_arrow_keys_orders_the_page_and_keeps_the_focus(
    tab: Page, example: str
) -> None:
    _opened(tab, example, "compare")
    tap(tab.get_by_role("button", name=words.EXAMPLE_IN))
    tap(tab.get_by_text(words.COMPARE_CHANGE))
    tap(tab.get_by_text(words.table("WEIGH_WAYS")["words"]))
    group = tab.get_by_role("radiogroup", name="Staff")
    tap(group.get_by_text(words.table("WEIGH_WORD")["3"]))
    expect(_first_card(tab)).to_have_text("1. Ash Hospital")
    _pick(tab, "Getting there")
    tap(tab.get_by_role("radiogroup", name="Getting there").get_by_text(words.table("WEIGH_WORD")["3"]))
    expect(tab.get_by_text("Matters very much to you: Staff and Getting there.")).to_be_visible()
    _pick(tab, "Staff")
    line = _status(tab).element_handle()
    assert line is not None
    group.locator("input:checked").focus()
    for _ in range(3):
        tab.keyboard.press("ArrowLeft")
    expect(_first_card(tab)).to_have_text("1. Birch Clinic")
    assert group.locator("input:checked").evaluate("radio => radio === document.activeElement")
    assert line.evaluate("node => node.isConnected"), "a new node would not be spoken"


def test_what_was_said_and_chosen_survives_going_to_another_step_and_back(tab: Page, example: str) -> None:
    _opened(tab, example, "what-matters")
    tap(tab.get_by_text(words.table("WEIGH_WAYS")["words"]))
    tap(tab.get_by_role("radiogroup", name="Cost").get_by_text(words.table("WEIGH_WORD")["2"]))
    expect(_status(tab)).to_contain_text("Matters quite a lot to you: Cost.")
    tap(tab.get_by_role("link", name=words.LEARN))
    expect(tab.get_by_role("heading", level=1, name=words.LEARN)).to_be_visible()
    tap(tab.get_by_role("link", name=words.WEIGH))
    expect(
        tab.get_by_role("radiogroup", name="Cost").get_by_label(words.table("WEIGH_WORD")["2"])
    ).to_be_checked()
    expect(_status(tab)).to_contain_text("Matters quite a lot to you: Cost.")


def test_the_title_of_the_tab_names_the_step(tab: Page, example: str) -> None:
    _opened(tab, example, "learn")
    expect(tab).to_have_title(f"{words.LEARN} – {words.APP_TITLE}")


def test_each_step_begins_at_its_top(tab: Page, sample: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    _opened(tab, sample)
    main = tab.locator('[data-testid="stMain"]')
    for title in (words.LEARN, words.MUST, words.WEIGH, words.COMPARE, words.WEIGH, words.MUST, words.LEARN):
        way = tab.get_by_role("button", name=re.compile(f": {title}$"))
        tap(way)
        expect(tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_in_viewport()
        tab.wait_for_timeout(700)  # what is put in late must not move the page either
        assert main.evaluate("main => main.scrollTop") == 0, title


def test_a_factor_moves_where_it_is_and_what_was_tapped_keeps_the_focus(tab: Page, example: str) -> None:
    _opened(tab, example, "what-matters")
    for name in ("Cost", "Staff", "Getting there"):
        tap(tab.get_by_role("button", name=name, exact=True))
    rows = tab.locator(".swing .put span").all_inner_texts()
    for name, order in (
        (words.WEIGH_UP_NAME, "1. Cost; 2. Way; 3. Staff"),
        (words.WEIGH_UP_NAME, "1. Way; 2. Cost; 3. Staff"),
        (words.WEIGH_DOWN_NAME, "1. Cost; 2. Way; 3. Staff"),
    ):
        button = tab.get_by_role("button", name=name.format(factor="Getting there"))
        tap(button)
        expect(tab.locator(".so-ordered")).to_have_text(words.WEIGH_SO_FAR.format(order=order))
        expect(button).to_be_focused()
    assert tab.locator(".swing .put span").all_inner_texts() == rows, "a row left the place of the finger"


def test_the_list_so_far_follows_each_tap_beside_the_rows_and_in_one_line_on_a_phone(
    tab: Page, example: str
) -> None:
    _lent(tab, example)
    _opened(tab, example, "what-matters")
    names = tab.locator(".so-far .name")
    expect(tab.get_by_text(words.SO_FAR_NOTHING)).to_be_visible()
    tap(tab.get_by_role("button", name="Cost", exact=True))
    expect(names.first).to_have_text("Birch Clinic")
    tap(tab.get_by_role("button", name=words.WEIGH_REMOVE_NAME.format(factor="Cost")))
    tap(tab.get_by_role("button", name="Staff", exact=True))
    expect(names.first).to_have_text("Ash Hospital")
    line = tab.locator(".so-far .first")
    expect(line).to_be_hidden()
    tab.set_viewport_size({"width": 360, "height": 740})
    expect(line).to_contain_text("for first place now")
    expect(names.first).to_be_hidden()


def test_the_sample_shows_a_certain_first_near_equals_what_could_change_and_what_cannot_separate(
    tab: Page, sample: str
) -> None:
    _lent(tab, sample)
    _go_with_order(tab, sample, _CLEAR, words.COMPARE)
    expect(_status(tab)).to_contain_text("With your priorities, Quillhaven MS Center (")
    expect(_status(tab)).to_contain_text(words.STATUS_SETTLED)
    expect(_first_card(tab)).to_have_text("1. Quillhaven MS Center")
    expect(
        tab.get_by_text(re.compile("^As long as you keep this order, Quillhaven MS Center has"))
    ).to_be_visible()
    tab.evaluate("sessionStorage.clear()")  # another person: the tab keeps what was said
    _lent(tab, sample)
    _go_with_order(tab, sample, _CLOSE, words.COMPARE)
    expect(_status(tab)).to_contain_text("2 centers are too close to call for first place")
    expect(_status(tab)).to_contain_text(words.STATUS_UNSETTLED)
    expect(tab.get_by_text(words.GROUP_TITLE.format(count=2, place=1))).to_be_visible()
    tap(tab.get_by_text(words.WHY_MORE))
    expect(tab.get_by_text(re.compile("^Your order says what counts more"))).to_be_visible()
    possible = tab.get_by_text(re.compile("^" + words.SURE_POSSIBLE.partition("{")[0]))
    expect(possible.filter(has_text="Saffronvale Infusion Partners")).to_be_visible()
    for name in ("Cloverstead University Hospital", "Umberfield MS Clinic"):
        tap(tab.get_by_role("button", name=words.GLANCE_PICK_NAME.format(name=name)))
    side = tab.locator(".side")
    expect(side.get_by_role("columnheader")).to_have_count(3)
    expect(side.locator("summary")).to_have_text(re.compile("that are the same$"))


def test_an_answer_typed_in_changes_the_order_and_can_be_taken_back(tab: Page, sample: str) -> None:
    _lent(tab, sample)
    _go_with_order(tab, sample, _CLOSE, words.ASK)
    before = words.SO_FAR_CLOSE.format(count=2)
    call = tab.locator(".st-key-call-umberfield")
    tap(call.locator("summary").first)
    expect(call).to_contain_text("Help with rides")
    expect(call).to_contain_text("puts Cloverstead University Hospital first")
    tap(call.get_by_role("button", name=_HAVE))
    expect(tab.locator(".st-key-tell summary").first).to_be_focused()
    tab.get_by_role("textbox", name=words.TELL_WHO).fill("Ann, front desk")
    _choose(tab, "Help with rides", "The center does not help with rides.")
    expect(_status(tab)).to_contain_text(words.REPORTED_WITHIN)
    expect(tab.get_by_role("combobox", name="Help with rides")).to_be_focused()
    expect(tab.locator(".st-key-left")).to_be_in_viewport()
    reported = tab.get_by_text(re.compile("Ann, front desk said so on"))
    tap(tab.locator(".st-key-reported summary").first)
    expect(reported.first).to_be_visible()
    tap(tab.locator(".st-key-steps").get_by_role("link", name=words.COMPARE))
    expect(_status(tab)).to_contain_text("Cloverstead University Hospital")
    tap(tab.locator("[data-open]", has_text="Umberfield MS Clinic"))
    expect(reported.first).to_be_attached()
    tap(tab.locator(".st-key-steps").get_by_role("link", name=words.ASK))
    tap(tab.locator(".st-key-reported summary").first)
    tap(tab.get_by_role("button", name=re.compile("^Take back: Help with rides")))
    expect(tab.locator(".st-key-reported summary").first).to_be_focused()
    expect(_status(tab)).to_contain_text(words.REPORTED_WITHIN)
    expect(_status(tab)).to_contain_text(before)


def test_an_empty_list_says_what_to_let_go_and_following_it_brings_centers_back(
    tab: Page, sample: str
) -> None:
    _opened(tab, sample, "must-haves")
    expect(_status(tab)).to_have_text("Still on your list: 14 of 14.")
    _empty(tab)
    expect(tab.get_by_text(words.MUST_EMPTY)).to_be_visible()
    tap(tab.locator('[class*="st-key-move-"] button').first)
    expect(_status(tab)).to_be_focused()
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    expect(limit).not_to_have_value("5")
    limit.fill("5")
    limit.press("Enter")
    expect(tab.get_by_text(words.MUST_EMPTY)).to_be_visible()
    expect(tab.get_by_text(re.compile("^Set aside by your must-haves \\(14\\)$"))).to_be_visible()
    tap(tab.get_by_role("button", name="Let go: Near enough for me"))
    expect(_status(tab)).to_be_focused()
    expect(_status(tab)).not_to_have_text("Still on your list: 0 of 14.")
    expect(tab.get_by_role("checkbox", name="Near enough for me", exact=True)).not_to_be_checked()
    left = int(_status(tab).inner_text().split(": ")[1].split()[0])
    tap(tab.locator(".st-key-steps").get_by_role("link", name=words.COMPARE))
    expect(tab.get_by_role("heading", level=1, name=words.COMPARE, exact=True)).to_be_visible()
    expect(tab.get_by_text(f"Set aside by your must-haves ({14 - left})")).to_be_visible()
    expect(tab.locator(".center h3")).to_have_count(min(left, 8))


def test_the_must_haves_can_be_said_with_the_keyboard_alone(tab: Page, sample: str) -> None:
    _opened(tab, sample, "must-haves")
    medicine = tab.get_by_role("combobox", name=re.compile(re.escape(words.MEDICINE_ASK)))
    _reach(tab, medicine)
    tab.keyboard.type("Tysabri")
    expect(tab.get_by_role("option", name=re.compile("^Tysabri"))).to_be_visible()
    tab.keyboard.press("Enter")
    expect(tab.get_by_text(words.MUST_VISIT.format(medicine="Tysabri"))).to_be_visible()
    _press_on(tab, tab.get_by_role("button", name=words.EXAMPLE_IN))
    for label in ("Gives my medicine", "Near enough for me"):
        box = tab.get_by_role("checkbox", name=label, exact=True)
        _reach(tab, box)
        tab.keyboard.press("Space")
        expect(box).to_be_checked()
    _reach(tab, tab.get_by_label("How many minutes one way can you travel at most?"))
    tab.keyboard.type("5")
    tab.keyboard.press("Enter")
    expect(_status(tab)).to_contain_text(re.compile("^Still on your list: [01] of 14"))
    limit = tab.get_by_label("How many minutes one way can you travel at most?")
    limit.evaluate("box => box.select()")
    tab.keyboard.type("30")
    tab.keyboard.press("Enter")
    expect(_status(tab)).not_to_contain_text(re.compile("^Still on your list: [01] of 14"))


def test_what_a_must_have_does_is_in_sight_where_it_is_ticked_on_a_phone(tab: Page, sample: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    _opened(tab, sample, "must-haves")
    for label in ("Takes me for my first dose", "No steps on my way to the chair"):
        _tick(tab, label)
        expect(_status(tab)).to_be_in_viewport()
    expect(_status(tab)).to_have_text("Still on your list: 11 of 14.")


def test_a_new_step_begins_at_its_heading_for_the_keyboard_and_for_who_hears_it(
    tab: Page, sample: str
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    _opened(tab, sample)
    expect(tab.locator("body")).to_be_focused()
    for title in (words.LEARN, words.MUST, words.WEIGH, words.COMPARE, words.ASK, words.HOME):
        _at_its_heading(tab, tab.get_by_role("button", name=words.GO_ON.format(title=title)), title)
    _at_its_heading(tab, tab.get_by_role("button", name=words.GO_BACK.format(title=words.ASK)), words.ASK)
    tab.go_back()
    expect(tab.get_by_role("heading", level=1, name=words.HOME)).to_be_focused()
    tap(tab.locator(".masthead").get_by_role("button"))
    _at_its_heading(tab, tab.locator(".masthead").get_by_role("link", name=words.WEIGH), words.WEIGH)
    expect(tab.locator(".masthead").get_by_role("link", name=words.WEIGH)).not_to_be_visible()


def _at_its_heading(tab: Page, way: Locator, title: str) -> None:
    tap(way)
    expect(tab.get_by_role("heading", level=1, name=title, exact=True)).to_be_focused()
    assert tab.locator('[data-testid="stMain"]').evaluate("main => main.scrollTop") == 0, title


def test_the_links_past_the_long_parts_move_the_focus(tab: Page, example: str) -> None:
    _opened(tab, example, "learn")
    _press_on(tab, tab.get_by_role("link", name=words.SKIP_TOP))
    expect(tab.get_by_role("heading", level=1)).to_be_focused()
    tab.keyboard.press("Shift+Tab")
    expect(tab.get_by_role("link", name=words.SKIP_END)).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("button", name=words.GO_ON.format(title=words.MUST))).to_be_focused()


def test_streamlit_shows_no_menu_and_no_bar_of_its_own(tab: Page, example: str) -> None:
    _opened(tab, example)
    expect(tab.locator('[data-testid="stHeader"] *')).to_have_count(0)
    top = tab.locator(".masthead").evaluate("head => head.getBoundingClientRect().top")
    assert top < 16


def test_about_is_reached_from_a_step_and_leads_back_to_it(tab: Page, sample: str) -> None:
    _opened(tab, sample, "what-matters")
    tap(tab.locator(".others").get_by_role("link", name=words.ABOUT))
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.ABOUT)
    tap(tab.get_by_role("button", name=words.GO_BACK.format(title=words.WEIGH)))
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.WEIGH)


def test_a_topic_has_a_page_of_its_own_and_the_browser_leads_back_from_it(tab: Page, sample: str) -> None:
    _opened(tab, sample, "learn")
    _choose_medicine(tab, "Tysabri")
    for title in ("What the day is like", "How you feel after"):
        tap(tab.locator(".topics").get_by_role("link", name=title))
        expect(tab.get_by_role("heading", level=1, name=title)).to_be_focused()
        expect(tab).to_have_title(f"{title} – {words.APP_TITLE}")
    for title in ("What the day is like", words.LEARN):
        tab.go_back()
        expect(tab.get_by_role("heading", level=1, name=title)).to_be_focused()
    expect(tab.get_by_role("heading", name=re.compile("^How Tysabri"))).to_be_visible()
    tab.go_forward()
    tap(tab.get_by_role("link", name=words.LEARN_ALL).first)
    expect(tab.get_by_role("heading", level=1, name=words.LEARN, exact=True)).to_be_focused()


def test_a_risk_leads_to_its_factor_and_back_and_nothing_said_is_lost(tab: Page, sample: str) -> None:
    _opened(tab, sample, "learn")
    _choose_medicine(tab, "Tysabri")
    risk = tab.locator('[data-key="effect-pml"]')
    tap(risk.locator("summary").first)
    tap(risk.locator(".jumps a").first)
    factor = tab.locator(".effect:focus")
    expect(factor).to_be_in_viewport()
    tap(factor.get_by_role("link", name="PML"))
    expect(risk.locator("summary").first).to_be_focused()
    expect(risk.locator(".more")).to_be_visible()
    expect(tab.locator(".st-key-medicine input")).to_have_value("Tysabri (natalizumab)")


# In ms. Sooner than a person taps, and sooner than a fold opens by itself.
@pytest.mark.parametrize("wait", [350, 500])
def test_a_list_inside_a_fold_that_has_just_been_opened_opens_with_one_tap(
    tab: Page, sample: str, wait: int
) -> None:
    tab.set_viewport_size({"width": 360, "height": 740})
    opened(tab, sample, "ask")
    tap(tab.locator(".st-key-sheets summary").first)
    tab.wait_for_timeout(wait)
    field = tab.get_by_role("combobox", name=re.compile(re.escape(words.SHEET_WHICH)))
    field.evaluate("each => each.scrollIntoView({ block: 'center' })")
    # Nobody scrolls and taps within one frame. A page that still has to say that it scrolled closes the list.
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    at = field.evaluate(
        "each => { const box = each.getBoundingClientRect(); return [box.x + box.width / 2, box.y + 20] }"
    )
    tab.mouse.click(*at)
    tab.wait_for_timeout(1_000)  # longer than a fold takes to open, and a list to close again
    expect(tab.get_by_role("option").first).to_be_visible()


_MOVING = """
() => document.querySelector(".st-key-tell").getAnimations({ subtree: true })
  .filter(each => each.playState === "running" && each.effect.getComputedTiming().endTime !== Infinity).length
"""


def test_a_fold_that_the_app_opens_moves_no_more_once_it_has_the_focus(tab: Page, sample: str) -> None:
    _go_with_order(tab, sample, _CLOSE, words.ASK)
    call = tab.locator(".st-key-call-umberfield")
    tap(call.locator("summary").first)
    tap(call.get_by_role("button", name=_HAVE))
    expect(tab.locator(".st-key-tell summary").first).to_be_focused()
    assert tab.evaluate(_MOVING) == 0


_LATE = "const soon = setTimeout; setTimeout = (does, ms, ...of) => soon(does, ms === 100 ? 1e3 : ms, ...of)"


def test_on_a_slow_machine_who_has_gone_on_to_a_field_is_not_brought_back_from_it(
    tab: Page, example: str
) -> None:
    tab.add_init_script(_LATE)
    opened(tab, example)
    weigh(tab, FIRST)
    to(tab, words.ASK)
    tap(tab.locator('[class*="st-key-call-"] summary').first)
    tap(tab.get_by_role("button", name=_HAVE).first)
    field = tab.get_by_label("What you pay for a visit, in dollars")
    tap(field)
    tab.wait_for_timeout(1500)  # longer than what brings the focus up waits
    expect(field).to_be_focused()
