"""What a screen reader hears after each kind of tap: one short sentence, which says what changed."""

import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Locator, Page, expect

from decision.wording import words
from tests.browser.states import at, bring, calm, choose, compared, decide, place, to
from tests.browser.taps import focus_kept, tap
from tests.lists_of_others import SIX

LONGEST = 90  # characters, which take about six seconds to hear
_ENDS = re.compile(r"[.!?](?=\s|$)")  # of sentences
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
    # How many are on a list that opens is spoken by Streamlit's own part, also when it is closed again.
    return [each for each in tab.evaluate("window.heard") if each and "options available" not in each]


def _held(tab: Page, taps: Mapping[str, Callable[[], object]]) -> None:
    heard = {name: _spoken(tab, act) for name, act in taps.items()}
    assert {name: said for name, said in heard.items() if len(said) != 1} == {}
    long = {
        name: said for name, (said,) in heard.items() if len(_ENDS.findall(said)) != 1 or len(said) > LONGEST
    }
    assert long == {}


def _led(tab: Page, taps: Mapping[str, tuple[Callable[[], object], str | tuple[str, ...]]]) -> None:
    """A tap that takes its own button away: the focus goes to what it did, or to what is asked next.

    What has the focus is read, so that nothing else needs to be spoken, and at most one sentence is.
    """
    for name, (act, begins) in taps.items():
        heard = _spoken(tab, act)
        for _ in range(50):  # on a busy machine it comes later, and never is a fault
            read = tab.evaluate(
                "document.activeElement === document.body ? '' : document.activeElement.innerText"
            )
            if read.strip().startswith(begins):
                break
            tab.wait_for_timeout(100)
        assert read.strip().startswith(begins), f"{name}: the focus is on {read!r}"
        assert all(each not in read and len(_ENDS.findall(each)) == 1 for each in heard), (name, heard)
        assert len(heard) <= 1, (name, heard)


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
            "the same place": _tap(
                tab.get_by_role("button", name=words.WEIGH_TIE_NAME.format(above="Safety", **cost))
            ),
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
    reported = _tap(answer.locator("label").first)
    _held(tab, {"an answer": reported})
    tap(tab.locator(".st-key-reported summary").first)
    _held(tab, {"taken back": _tap(tab.locator('[class*="st-key-back-"] button').first)})
    focus_kept(tab)  # the button is gone with its answer


# ---- beside the path, and what is said of a file


def test_a_tap_on_start_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample)
    modes = words.table("MODES")
    mode = tab.locator(".st-key-mode")
    _held(tab, {each: _tap(mode.get_by_text(modes[each])) for each in ("counselor", "two", "alone")})
    tap(tab.get_by_text(words.START_NAMES_TITLE))
    use = tab.get_by_role("button", name=words.START_NAMES_USE)
    bad = b"{]"
    _held(
        tab,
        {
            "no name": _tap(use),
            "no name again": _tap(use),
            "a file that is none of ours": lambda: bring(tab, "one.json", bad),
            "another": lambda: bring(tab, "two.json", bad),
        },
    )
    tab.get_by_label(words.START_NAMES_ONE.format(number=1)).fill("Oak Center")
    tap(use)
    expect(tab.get_by_role("heading", level=1, name=words.ASK)).to_be_visible()
    tap(tab.locator(".st-key-steps").get_by_role("link", name=words.START))
    back = tab.get_by_role("button", name=words.LIST_BACK)
    _led(tab, {"the list before": (_tap(back), words.START_NAMES_TITLE)})


@pytest.mark.parametrize("step", ["", "take-home"])
def test_starting_afresh_leads_from_each_tap_to_what_it_asks_or_did(
    tab: Page, sample: str, step: str
) -> None:
    at(tab, sample, step)
    if not step:
        tap(tab.get_by_text(words.START_ANSWERS_TITLE))
    ask, yes, no = (
        tab.get_by_role("button", name=each) for each in (words.AFRESH, words.AFRESH_YES, words.AFRESH_NO)
    )
    _led(tab, {"asked": (_tap(ask), words.AFRESH_ASK), "no": (_tap(no), words.AFRESH)})
    _led(tab, {"asked": (_tap(ask), words.AFRESH_ASK), "yes": (_tap(yes), words.AFRESH_DONE)})


def test_an_answer_to_the_knowledge_check_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "learn?read=check-what-you-know")
    choices = tab.locator('[class*="st-key-asked-"]').nth(1).get_by_role("radiogroup").locator("label")
    _held(tab, {f"choice {each}": _tap(choices.nth(each)) for each in range(3)})


def test_each_tick_and_each_word_on_must_haves_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "must-haves")
    boxes = tab.locator('[class*="st-key-must-have"] [data-testid="stCheckbox"] label')
    expect(boxes.first).to_be_visible()
    calm(tab)
    ticks = [boxes.nth(each) for each in range(boxes.count()) if boxes.nth(each).is_visible()]
    assert len(ticks) > 5
    _held(tab, {f"tick {each}": _tap(box) for each, box in enumerate(ticks)})
    example = tab.locator(".st-key-example button")
    _held(
        tab,
        {
            "the example out": _tap(example),
            "and in": _tap(example),
            "a plan": _type(tab.get_by_label(words.OWN_PLAN), "Gold"),
        },
    )
    tap(tab.get_by_text(words.OWN_PLACE, exact=True))
    add = tab.get_by_role("button", name=words.OWN_PLACE_ADD)
    _held(tab, {"a place without a name": _tap(add), "and again": _tap(add)})
    tab.get_by_label(words.OWN_PLACE_NAME).fill("My clinic")
    tap(add)
    remove = tab.get_by_role("button", name=words.OWN_PLACE_REMOVE.format(name="My clinic"))
    _led(tab, {"removed": (_tap(remove), words.OWN_PLACE)})


def test_what_two_do_is_heard_in_one_sentence_or_read_where_it_leads(tab: Page, sample: str) -> None:
    at(tab, sample, "two-of-us")
    both = words.table("MODES")["two"]
    _held(tab, {"two": _tap(tab.locator(".st-key-mode").get_by_text(both))})
    expect(tab.get_by_role("radio", name=both)).to_be_focused()
    tap(tab.get_by_text(words.TWO_FILE_TITLE))
    _held(tab, {"a file that is none of ours": lambda: bring(tab, "one.json", b"{]")})
    to(tab, words.WEIGH)
    place(tab, ("Cost",))
    hand = tab.get_by_role("button", name=words.lines("TWO_HAND")[0]).last
    _led(tab, {"handed on": (_tap(hand), words.lines("TWO_TURNS")[1])})
    place(tab, ("Support services", "Cost"))
    tap(tab.get_by_role("button", name=words.TWO_SHOW).first)
    settle = tab.locator('[class*="st-key-two-settle"] button').last
    back = tab.get_by_role("button", name=words.TWO_SETTLE_BACK)
    said = words.TWO_SETTLED.partition("{")[0]
    _led(tab, {"settled": (_tap(settle), said), "back": (_tap(back), words.TWO_SETTLED_BACK)})
    tap(tab.get_by_text(words.TWO_POINTS))
    (middle,) = _spoken(tab, _tap(tab.get_by_text(words.TWO_MIDDLE_ASK)))
    assert len(_ENDS.findall(middle)) == 1  # as long as the names are


def test_what_a_counselor_and_a_client_do_is_read_where_it_leads(tab: Page, sample: str) -> None:
    at(tab, sample)
    decide(tab, "counselor")
    to(tab, words.WEIGH)
    tap(tab.get_by_text(words.COUNSEL_SETS))
    calm(tab)
    place(tab, ("Cost", "Support services"))
    to(tab, words.COMPARE)
    agree = tab.locator('[class*="st-key-counselor-agrees"] button').first
    _led(
        tab,
        {
            "one agreed to": (_tap(agree), words.COUNSEL_SET.partition("{")[0]),
            "all agreed to": (_tap(agree), words.COUNSEL_AGREED),
        },
    )
    names = tab.get_by_role("button", name=words.COUNSEL_NAMES_SHOW)
    _led(tab, {"names": (_tap(names), words.COUNSEL_NAMES_SHOWN)})


def test_a_file_is_heard_stage_by_stage_and_each_begins_at_its_heading(tab: Page, sample: str) -> None:
    at(tab, sample, "your-own-list")
    theirs = SIX["clinics.xlsx"].make()
    agree = tab.get_by_role("button", name=words.MAP_AGREE).first  # there is one below the other columns too
    question = tab.locator('[class*="st-key-ask-"] button').first
    refused = words.LIST_REFUSED.format(name="bad.xlsx", count=1)
    _led(
        tab,
        {
            "refused": (lambda: bring(tab, "bad.xlsx", b"PK and no more"), refused),
            "columns": (lambda: bring(tab, "clinics.xlsx", theirs), words.MAP_TITLE),
            "dropped": (
                _tap(tab.get_by_role("button", name=words.LIST_DROP)),
                "Upload",
            ),  # Streamlit's own word
            "columns again": (lambda: bring(tab, "clinics2.xlsx", theirs), words.MAP_TITLE),
        },
    )
    tap(tab.locator(".st-key-bring-others summary"))
    choose(tab, "Clinic", words.MAP_LEAVE_OUT)
    _held(tab, {"no column of names": _tap(agree), "and again": _tap(agree)})
    choose(tab, "Clinic", "Name")
    _led(tab, {"agreed": (_tap(agree), words.BRING_ASK_TITLE)})
    while not tab.get_by_text(words.LIST_USED).count():
        _led(tab, {"answered": (_tap(question), (words.BRING_ASK_TITLE, words.LIST_OPEN_TITLE))})
    opened = words.LIST_OPEN_TITLE
    _led(tab, {"undone": (_tap(tab.get_by_role("button", name=words.LIST_UNDO)), opened)})


def test_a_center_of_ones_own_list_is_heard_in_one_sentence(tab: Page, sample: str) -> None:
    at(tab, sample, "your-own-list")
    bring(tab, "two.csv", b"id,name,town\noak,Oak Center,Ashford\nelm,Elm Center,Oakham\n")
    expect(tab.get_by_role("button", name=words.LIST_BACK)).to_be_visible()
    add, keep, cancel, remove = (
        tab.get_by_role("button", name=each)
        for each in (words.LIST_ADD, words.LIST_KEEP, words.LIST_CANCEL, words.LIST_REMOVE)
    )
    tap(add)
    calm(tab)
    _held(tab, {"kept without a name": _tap(keep), "and again": _tap(keep)})
    opened = words.LIST_OPEN_TITLE

    def named() -> None:
        tab.get_by_role("textbox", name="Name", exact=True).fill("Ash")
        tap(keep)

    _led(tab, {"kept": (named, opened)})
    assert _spoken(tab, lambda: choose(tab, words.TELL_CENTER, "Oak Center")) == []
    _led(tab, {"closed": (_tap(cancel), words.LIST_ADD)})
    choose(tab, words.TELL_CENTER, "Oak Center")
    _led(
        tab,
        {
            "off the list": (_tap(remove), opened),
            "renamed": (_type(tab.get_by_label(words.LIST_NAME), "Mine"), opened),
            "back": (_tap(tab.get_by_role("button", name=words.LIST_BACK)), opened),
        },
    )


@pytest.mark.parametrize("step", ["what-matters", "compare"])
def test_a_paragraph_that_is_shown_is_not_spoken_with_it(tab: Page, sample: str, step: str) -> None:
    at(tab, sample, "what-matters")
    place(tab)
    to(tab, {"what-matters": words.WEIGH, "compare": words.COMPARE}[step])
    spoken, shown = tab.get_by_role("status").first, tab.locator(".shown").first
    assert len(spoken.inner_text()) <= LONGEST
    assert shown.inner_text() not in spoken.inner_text()
    assert shown.evaluate("each => !each.closest('[role=status], [aria-live]')")
