"""The page to take home as a value, and as plain text to paste."""

from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import pytest

from decision.catalog.catalog import Catalog, load
from decision.guide.texts import MedicineFact
from decision.method.must_haves import Wanted
from decision.method.preferences import Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.person import take_home
from decision.person.answers import Answers
from decision.person.stages import stages
from decision.person.who_set import Leaning, Weighing
from decision.screens.html.take_home import body, call_sheet
from decision.wording import words
from decision.wording.notes import ROOM, TakeHome, as_text
from tests.conftest import EXAMPLE, figure, holes, row_of
from tests.taken_home import center, taken_home

PAGE = taken_home(3)
BARE = replace(taken_home(0), leaning=(), matters={words.HOME_MATTERS: ()})


def test_the_text_says_all_in_the_order_of_the_page() -> None:
    text = as_text(PAGE)
    first = PAGE.centers[0]
    said = [
        words.table("HOME_OF_ONE")["title"],
        "November 28, 2026",
        *PAGE.leaning,
        *PAGE.close,
        first.fit,
        *first.reasons,
        first.unknown,
        words.HOME_CALLS,
        "1. Travel time",
        *PAGE.about,
        *PAGE.stale,
        *PAGE.call,
        words.table("HOME_OF_ONE")["advice"],
        words.HOME_SHEET_MADE_UP,
        *(each.question for each in (*PAGE.asked, *PAGE.more)),
    ]
    places = [text.index(each) for each in said]
    assert places == sorted(places)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_each_question_is_once_in_the_text_with_room_for_the_answer_of_each_center(count: int) -> None:
    page = taken_home(count)
    text = as_text(page)
    for each in (*page.asked, *page.more):
        assert text.count(each.question) == 1
    for each in page.asked:
        assert len(each.lines) >= max(ROOM, len(each.names))
        assert {*each.lines} - {""} == {*each.names}
        assert all(f"\n  {name} {'_' * 40}\n" in text for name in each.names)


def test_that_nothing_was_said_is_one_sentence_and_no_heading() -> None:
    text, heads = as_text(BARE), words.table("HOME_OF_ONE")
    assert text.count(heads["open"]) == 1
    assert body(BARE).count(heads["open"]) == 1
    assert heads["open"] not in as_text(PAGE)
    for head in (heads["leaning"], heads["short"], heads["first"], words.HOME_MATTERS):
        assert head.upper() not in text
        assert f"<h2>{head}" not in body(BARE)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((), words.HOME_ALL_KNOWN),
        (("parking",), "Not known: parking."),
        (("parking", "the ramp", "fees"), "Not known: parking, the ramp, and fees."),
        (("parking", "the ramp", "fees", "hours"), "Not known: parking, the ramp, and 2 more."),
    ],
    ids=["none", "one", "three", "four"],
)
def test_what_is_not_known_is_named_and_counted(facts: tuple[str, ...], said: str) -> None:
    assert replace(center(1), not_known=facts).unknown == said


def test_what_must_be_clear_is_open_on_the_page_though_all_that_was_weighed_is_known() -> None:
    """The bill and first doses: nothing is said to be known of a center while one of these is not."""
    shipped = load(EXAMPLE)
    clear = tuple(
        replace(each, fact=replace(each.fact, clear_first=True)) if each.fact else each
        for each in shipped.must_haves
    )
    found = replace(shipped, must_haves=clear)
    said = Answers(order=Order((("staff",),)), compared=("ash",))
    page = take_home.taken_home(stages(found, found, said), date(2026, 11, 28))
    (ash,) = page.centers
    assert "Takes me for my first dose" in ash.not_known
    assert "May I have my first dose with you?" in {each.question for each in page.asked}


# ---- from what a person said

LIST = load(EXAMPLE)
BOTH = Wanted(frozenset({"no_fee", "near_enough"}), {"near_enough": 60})


def home(said: Answers, catalog: Catalog = LIST, today: date = date(2026, 11, 28)) -> TakeHome:
    return take_home.taken_home(stages(catalog, catalog, said), today)


def test_a_made_up_list_is_called_so() -> None:
    real = replace(LIST, info=replace(LIST.info, made_up=False))
    assert [as_text(home(Answers(), each)).count(words.HOME_MADE_UP) for each in (LIST, real)] == [1, 0]
    assert [body(home(Answers(), each)).count(words.HOME_MADE_UP) for each in (LIST, real)] == [1, 0]


def test_who_comes_first_is_said_over_the_centers_that_are_too_close_to_call_after_it() -> None:
    said = Answers(order=Order((("staff",), ("way",), ("cost",))), compared=("ash", "birch", "dogwood"))
    groups = stages(LIST, LIST, said).ordered.groups
    assert [len(group) for group in groups] == [1, 1, 2], "of these, the picked ones are first, and level"
    assert home(said).close == (
        words.HOME_FIRST.format(names="Ash Hospital"),
        words.HOME_CLOSE.format(names="Birch Clinic and Dogwood Hospital"),
    )
    assert home(replace(said, compared=("cedar", "birch"))).close == (), "the first is not on it"


def test_on_a_screen_there_is_no_line_to_write_on_and_nothing_that_the_screen_says_anyway() -> None:
    assert 'class="blank"' in body(PAGE)
    assert 'class="blank"' in call_sheet(PAGE)
    shown = body(PAGE, on_paper=False) + call_sheet(PAGE, on_paper=False)
    assert "blank" not in shown
    assert words.HOME_MADE_UP not in shown
    for each in PAGE.asked:
        assert each.question in shown
        assert all(name in shown for name in each.names)


def test_the_medicine_the_plan_and_the_must_haves_are_on_it_with_whom_these_set_aside_and_why() -> None:
    page = home(Answers(medicine="alphamab", plan="Medicaid", wanted=BOTH))
    aside = "Ash Hospital (No hospital fee) and Dogwood Hospital (No hospital fee)"  # of nobody else's trip
    assert page.about == (
        "Alphamab (alpha).",
        "Plan: Medicaid.",
        "Must have: No hospital fee; Near enough for me (limit: 60 minutes).",
        f"Set aside: {aside}.",
    )
    must = holes(words.HOME_MUST, page.about[2])
    assert must
    limit = holes(words.HOME_LIMIT, row_of(must["labels"])[-1])
    assert limit
    assert figure(limit["limit"].removesuffix(" minutes")) == BOTH.limits["near_enough"]
    assert set(page.about) <= set(as_text(page).splitlines())


def test_who_to_call_has_what_the_medicine_adds_also_for_two_who_share_a_page() -> None:
    evidence = LIST.medicines[0].facts[0].evidence
    signs = MedicineFact("call", "Call about a rash.", evidence)
    found = replace(LIST, medicines=(replace(LIST.medicines[0], facts=(signs,)), *LIST.medicines[1:]))
    said = Answers(medicine="alphamab", mode="two")
    general = (words.START_CALL, words.HOME_911, words.HOME_TODAY)
    assert home(said, found).call == (*general, "Call about a rash.")
    assert home(replace(said, medicine="betamab"), found).call == general
    both = take_home.taken_home(stages(found, found, said), date(2026, 11, 28), both=True)
    assert both.call == home(said, found).call


def test_the_page_for_both_leaves_out_who_is_set_aside_and_what_a_talk_would_do_for_want_of_room() -> None:
    page = for_both(replace(PAIR, medicine="alphamab", wanted=BOTH))
    assert page.about == (
        "Alphamab (alpha).",
        "Must have: No hospital fee; Near enough for me (limit: 60 minutes).",
    )
    assert [line for line in page.both if holes(words.TWO_WEIGHTS, line)] == []
    assert {each.reasons for each in page.centers} == {()}


def test_there_is_a_line_for_each_number_to_call() -> None:
    text = as_text(PAGE)
    assert all(f"\n{label} ____" in text for label in words.lines("HOME_PHONES"))


def test_what_was_not_said_of_the_medicine_is_open_and_no_must_have_makes_no_line() -> None:
    assert home(Answers()).about == (words.HOME_MEDICINE_OPEN,)


@pytest.mark.parametrize("is_second", [False, True])
def test_for_two_it_says_whose_it_is(is_second: bool) -> None:
    page = home(Answers(mode="two", is_second=is_second))
    assert words.lines("HOME_WHOSE")[is_second] in page.made
    assert words.lines("HOME_WHOSE")[is_second] not in home(Answers()).made


def test_centers_that_share_a_place_are_called_too_close_to_call() -> None:
    said = Answers(order=Order((("cost",), ("staff",))))
    page = home(replace(said, example=True))
    assert page.close[0] == "Too close to call by what matters to me: Birch Clinic and Cedar Clinic."
    assert home(said.with_compared(["birch", "ash"])).close == ()


def test_what_has_the_same_place_and_what_has_none_yet_are_kept_apart() -> None:
    tied = home(Answers(order=Order((("cost", "staff"),)))).matters[words.HOME_MATTERS]
    assert tied == ("Staff and Cost (the same)", "Getting there (not said yet)")


def test_what_was_said_in_words_is_on_it_though_not_all_is_answered_yet() -> None:
    assert home(Answers(way="words", words=Words({"cost": Word.VERY}))).matters[words.HOME_MATTERS] == (
        "Cost",
    )
    assert (
        home(Answers(way="words", words=Words({"cost": Word.NOT_AT_ALL}))).matters[words.HOME_MATTERS] == ()
    )


def test_of_a_place_of_which_nothing_is_known_that_is_said_and_no_range() -> None:
    own = Provider("own:1", "Where I go now", {})
    said = Answers(order=Order((("cost",), ("staff",), ("way",)))).with_place(own).with_compared(["own:1"])
    (center,) = home(said).centers
    assert center.fit == words.HOME_NOTHING_KNOWN
    assert "100" not in as_text(home(said)).partition("Where I go now")[2].partition("- ")[0]


def test_a_range_is_in_whole_points_as_on_the_list() -> None:
    said = Answers(order=Order((("cost",), ("staff",))), compared=("birch", "cedar"), example=True)
    one, ranged = home(said).centers
    assert one.fit.startswith("76 of 100 points. ")
    assert ranged.fit.startswith("53 to 98 of 100 points. ")


def test_why_each_center_is_on_it_is_said_with_what_is_against_it_what_weighs_most_first() -> None:
    said = Answers(order=Order((("staff",), ("cost",))), compared=("ash", "cedar"), example=True)
    page = home(said)
    reasons = {each.name: each.reasons for each in page.centers}
    assert reasons == {
        "Ash Hospital": (
            "Fits: MS nurses (4 nurses) and A doctor in the building (doctor there).",
            "Fits less: Extra hospital fee (fee) and What you pay for a visit ($300).",
        ),
        "Cedar Clinic": (
            "Fits: A doctor in the building (doctor there) and Extra hospital fee (no fee).",
            "Fits less: nothing that I know of.",
        ),
    }
    assert all(line in as_text(page).splitlines() for each in page.centers for line in each.reasons)
    assert all(escape(line) in body(page) for each in page.centers for line in each.reasons)


def test_a_center_of_which_nothing_is_known_has_no_reasons() -> None:
    own = Provider("own:1", "Where I go now", {})
    said = Answers(order=Order((("staff",),))).with_place(own).with_compared(["own:1"])
    assert [each.reasons for each in home(said).centers] == [()]


def test_while_points_are_hidden_nothing_says_what_fits() -> None:
    said = Answers(order=Order((("staff",), ("cost",))), mode="counselor", compared=("ash",))
    assert [each.reasons for each in home(said).centers] == [()]
    shown = take_home.taken_home(stages(LIST, LIST, said).nothing_hidden, date(2026, 11, 28))
    assert all(each.reasons for each in shown.centers)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (
            date(2026, 9, 1),
            "The oldest facts here are from September 1, 2026. Check them again by September 1, 2027.",
        ),
        (
            date(2027, 9, 2),
            (
                "The oldest facts here are from September 1, 2026. That is a long time "
                "ago, so check them again now."
            ),
        ),
    ],
    ids=["still good", "past"],
)
def test_when_what_is_known_goes_stale_is_said(today: date, said: str) -> None:
    dated = tuple(replace(each, checked_on=date(2026, 9, 1)) for each in LIST.providers)
    page = home(Answers(compared=("ash",)), replace(LIST, providers=dated), today)
    assert page.stale == (said,)


def test_what_was_reported_of_a_center_is_on_the_page() -> None:
    ash = LIST.providers[0]
    now = stages(LIST, LIST, Answers(compared=(ash.id,)))
    (fact, *_) = [each for each in LIST.indicators.values() if each.id == "nurses"]
    reported = now.said.with_reported(
        ash.id, fact.id, Measurement(3.0, "Ann", date(2026, 11, 28), reported=True)
    )
    page = take_home.taken_home(now.with_said(reported), date(2026, 11, 28))
    (center,) = page.centers
    read = holes(words.HOME_REPORTED, center.answers)
    assert read
    assert read["facts"] == f"{fact.label}: 3 nurses"
    assert center.answers in as_text(page).splitlines()


@pytest.mark.parametrize("count", [1, 6, 7, 9])
def test_what_was_reported_of_other_centers_is_on_the_page_and_what_has_no_room_is_counted(
    count: int,
) -> None:
    facts = ("nurses", "minutes", "dollars")
    keys = [(each.id, fact) for each in LIST.providers if each.id != "ash" for fact in facts][:count]
    assert len(keys) == count
    said = Answers(compared=("ash",))
    for id, fact in keys:
        said = said.with_reported(id, fact, Measurement(3.0, "Ann", date(2026, 11, 28), reported=True))
    page = home(said)
    lines = [line for line in page.reported if line.endswith("(Ann said so on November 28, 2026.)")]
    names = [each.name for id, _ in keys for each in LIST.providers if each.id == id]
    assert [line.partition(":")[0] for line in lines] == names[:6]
    more = [read for line in page.reported if (read := holes(words.HOME_REPORTED_MORE, line))]
    assert [int(read["count"]) for read in more] == ([count - 6] if count > 6 else [])
    assert {*page.reported} <= {*as_text(page).splitlines()}
    assert all(f"<p>{escape(line)}</p>" in call_sheet(page) for line in page.reported)


def test_of_a_list_of_three_each_center_is_on_the_page_though_one_was_picked() -> None:
    three = replace(LIST, providers=LIST.providers[:3])
    said = Answers(compared=(LIST.providers[0].id,))
    assert [each.name for each in home(said, three).centers] == [each.name for each in LIST.providers[:3]]
    assert len(home(Answers(), three).centers) == 3


@pytest.mark.parametrize("both", [False, True], ids=["of one", "of two"])
@pytest.mark.parametrize(
    ("said", "head"),
    [
        pytest.param({"compared": ("ash",)}, "short", id="a center picked"),
        pytest.param({}, "first", id="none picked"),
    ],
)
def test_only_what_was_picked_is_called_a_short_list(said: dict[str, Any], head: str, both: bool) -> None:
    now = stages(LIST, LIST, replace(PAIR, **said))
    page = take_home.taken_home(now, date(2026, 11, 28), both=both)
    title = words.table("HOME_OF_BOTH" if both else "HOME_OF_ONE")[head]
    assert title.upper() in as_text(page).splitlines()
    assert f"<h2>{title}</h2>" in body(page)


# ---- for both of two

PAIR = Answers(
    mode="two",
    order=Order((("cost",), ("way",))),
    put_away=Weighing(order=Order((("staff",), ("cost",))), leaning=Leaning(after="ash")),
)


def for_both(said: Answers) -> TakeHome:
    return take_home.taken_home(stages(LIST, LIST, said), date(2026, 11, 28), both=True)


@pytest.mark.parametrize("example", [True, None])
def test_the_page_for_both_says_when_another_ones_trip_counts_for_one_of_them(example: bool | None) -> None:
    page = for_both(replace(PAIR, example=example, compared=("ash", "birch")))
    lent = [line for line in as_text(page).splitlines() if "Robin" in line]
    said = words.EXAMPLE_COUNTS.format(facts="Travel time, one way", whose="Robin")
    assert lent == ([said] if example else [])


def test_the_page_for_both_has_what_each_said_where_they_agree_and_what_to_talk_about() -> None:
    page = for_both(PAIR)
    first, second = words.lines("HOME_BOTH_MATTERS")
    assert page.matters == {first: ("Cost", "Way"), second: ("Staff", "Cost")}, (
        "in short, and what they named"
    )
    assert words.HOME_BOTH_MADE in page.made
    assert any(holes(words.TWO_ASK, line) for line in page.both)
    assert any(holes(words.TWO_SHARED_FIRST, line) for line in page.both)
    moves = words.table("TWO_MOVES").values()
    assert any(holes(how, line) for how in moves for line in page.both), "why the one to talk about matters"
    assert page.leaning == ("Second of us: I lean toward Ash Hospital.",)
    text = as_text(page)
    assert all(line in text for line in (*page.both, first.upper(), second.upper()))


def test_what_each_wants_comes_before_where_they_differ_and_before_the_centers() -> None:
    page = for_both(PAIR)
    heads = [*words.lines("HOME_BOTH_MATTERS"), words.HOME_BOTH, page.heads["first"]]
    text, html = as_text(page), body(page)
    assert [text.count(head.upper()) for head in heads] == [html.count(f"<h2>{head}") for head in heads]
    for places in ([text.index(head.upper()) for head in heads], [html.index(head) for head in heads]):
        assert places == sorted(places)


def test_a_question_of_one_of_two_says_whose_it_is_at_the_center_and_on_the_call_sheet() -> None:
    said = Answers(mode="two", order=Order((("way",),)), put_away=Weighing(order=Order((("cost",),))))
    page = for_both(said)
    questions = [each.question for each in page.asked]
    assert "How long is the trip from my home? (for the first person)" in questions
    assert "What will I pay for one visit? (for the second person)" in questions
    assert "May I have my first dose with you?" not in " ".join(each for each in questions if "(for" in each)
    first, second = (each.partition("{")[0] for each in words.lines("TWO_CALL_ONLY"))
    reported = {each.name: (first in each.unknown, second in each.unknown) for each in page.centers}
    assert reported == {  # the bill is known at the last two
        "Cedar Clinic": (True, True),
        "Ash Hospital": (True, False),
        "Birch Clinic": (True, False),
    }
    assert home(said).centers[0].only == (), "alone, all of it is one's own"


def test_the_other_calls_are_named_over_a_short_list_of_two_and_have_no_room_over_more() -> None:
    def others(*picked: str) -> list[dict[str, str]]:
        page = for_both(PAIR.with_compared(picked))
        return [read for line in page.close if (read := holes(words.TWO_CALLS_MORE, line))]

    (more,) = others("ash", "birch")
    assert (int(more.get("count", 1)), row_of(more["names"])) == (2, ["Cedar Clinic", "Dogwood Hospital"])
    assert others("ash", "birch", "cedar") == []


def test_the_page_for_both_is_the_same_whoever_has_it_now() -> None:
    assert for_both(PAIR) == for_both(PAIR.handed_over())


def test_each_center_has_the_points_of_both_and_each_one_s_sum() -> None:
    page = for_both(PAIR.with_compared(["birch", "ash"]))
    assert [each.name for each in page.centers] == ["Birch Clinic", "Ash Hospital"]
    for each in page.centers:
        assert each.fit.count(" of 100 points.") == 2
        assert [sum.name for sum in page.sums if each.name in sum.name] == [
            title.format(name=each.name) for title in words.lines("HOME_BOTH_SUM")
        ]


def test_of_two_who_picked_none_what_each_has_first_is_on_it_and_no_more_than_one_page_holds() -> None:
    page = for_both(PAIR)
    assert len(page.centers) == 3
    each_first = [stages(LIST, LIST, said).short_list[0].name for said in (PAIR, PAIR.handed_over())]
    assert {*each_first} <= {center.name for center in page.centers}
