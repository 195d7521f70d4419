"""Two who decide together: each weighs apart, and both are side by side only when they ask for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from decision.catalog.catalog import load
from decision.method.ordering import ordered
from decision.method.preferences import Order
from decision.method.providers import Measurement
from decision.method.scoring import valued
from decision.person.answer_files import written
from decision.person.answers import Answers
from decision.person.fitting import saved
from decision.person.for_two import for_whom, our_calls, short_list_of, sides_of
from decision.person.stages import stages
from decision.person.two import Side, taken_over, two
from decision.person.two import middle as middle_of
from decision.screens.drawing.score import fitted
from decision.wording import words
from decision.wording.calling import sorted_calls
from tests.conftest import EXAMPLE, holes, row_of
from tests.screens.tapping import heading, led_to, tap
from tests.screens.walk import Walk, drawn_from, said, text

TODAY = date(2026, 11, 28)
LIST = load(EXAMPLE)
LIST_IDS = [factor.id for factor in LIST.factors]
ONE, OTHER = ("cost", "way"), ("staff", "cost")
ALL_SAID = ("cost", "way", "staff"), ("staff", "cost", "way")


@pytest.fixture
def walk() -> Iterator[Walk]:
    with drawn_from(EXAMPLE):
        walk = Walk()
        walk.set("radio", "mode", "two")
        yield walk


def weigh(walk: Walk, *factors: str) -> None:
    walk.to("what-matters")
    walk.tap(*(f"place.{factor}" for factor in factors))
    walk.to("two-of-us")


def both_weighed(walk: Walk, one: Sequence[str] = ONE, other: Sequence[str] = OTHER) -> None:
    weigh(walk, *one)
    walk.tap("two.hand")
    weigh(walk, *other)


def test_the_page_for_both_says_what_of_their_own_is_not_known_yet_until_they_say_it(walk: Walk) -> None:
    both_weighed(walk)
    walk.tap("two.show")
    unknown = words.OWN_UNKNOWN.format(facts="Travel time, one way")
    assert unknown in unescape(text(walk))
    walk.to("must-haves")
    walk.tap("example.switch")
    walk.to("two-of-us")
    assert unknown not in unescape(text(walk))


def test_who_decides_alone_finds_how_to_turn_it_on(walk: Walk) -> None:
    walk.set("radio", "mode", "alone")
    walk.to("two-of-us")
    assert words.TWO_OFF in text(walk)
    walk.set("radio", "mode", "two")
    assert words.lines("TWO_TURNS")[0] in text(walk)


def test_no_word_of_one_on_the_facts_behind_a_factor_is_shown_to_the_other_or_counts_for_them(
    walk: Walk,
) -> None:
    walk.set("radio", "mode", "alone")
    walk.to("what-matters")
    walk.tap("place.staff", "open.staff", "most.staff nurses")
    assert said(walk).most_inside == {"staff": "nurses"}
    alone = said(walk).judged(LIST.factors)
    walk.to("")
    walk.set("radio", "mode", "two")
    assert alone != LIST.factors
    assert said(walk).judged(LIST.factors) == LIST.factors
    walk.to("what-matters")
    assert 'data-move="most' not in text(walk)
    assert words.WEIGH_TOO_MUCH not in text(walk)


def test_after_handing_over_the_second_begins_with_nothing_and_the_first_is_not_shown(walk: Walk) -> None:
    weigh(walk, *ONE)
    walk.to("compare")
    assert "With your priorities," in text(walk)
    tap(walk.app, "centers", "open", "birch")
    assert 'aria-expanded="true"' in text(walk)
    walk.to("two-of-us")
    walk.tap("two.hand")
    assert said(walk).preference.is_empty
    assert "center" not in walk.app.session_state, "the center that the first opened would be open"
    for address in ("two-of-us", "what-matters", "compare", "ask", "take-home"):
        walk.to(address)
        shown = text(walk)
        assert "Cost first" not in shown, address
        assert "With your priorities," not in shown, address
        assert words.TWO_CAPTION not in shown, address


def test_who_is_done_hands_over_on_what_matters_and_the_second_is_led_on_to_both(walk: Walk) -> None:
    walk.to("what-matters")
    walk.tap("place.cost", "two.next")
    assert words.lines("TWO_TURNS")[1] in text(walk)
    assert said(walk).preference.is_empty
    assert led_to(walk.app) == "st-key-two-turn"
    walk.tap("two.next")
    assert words.TWO_CAPTION not in text(walk), "the second has said nothing yet"
    walk.to("what-matters")
    walk.tap("place.staff", "two.next")
    assert words.TWO_CAPTION in text(walk)


def test_the_main_button_leads_two_from_one_to_the_other_to_both_and_on_to_notes_for_both(
    walk: Walk,
) -> None:
    def main() -> list[str]:
        return [str(each.key) for each in walk.app.button if each.proto.type == "primary"]

    walk.to("what-matters")
    for factor in ("cost", "staff"):
        walk.tap(f"place.{factor}")
        assert main() == ["two.next"]
        assert "go.on" not in {str(each.key) for each in walk.app.button}
        walk.tap("two.next")
    assert words.TWO_CAPTION in text(walk)
    assert main() == ["two.on"]
    walk.tap("two.on")
    assert heading(walk.app) == words.COMPARE
    walk.to("take-home")
    assert words.HOME_BOTH_MADE in text(walk)


@pytest.mark.parametrize("mode", ["alone", "counselor", "two"])
def test_start_says_in_a_line_what_it_changes_with_whom_one_decides(walk: Walk, mode: str) -> None:
    walk.to("")
    walk.set("radio", "mode", mode)
    means = words.table("MODES_MEAN")
    assert [each for each in means if means[each] in text(walk)] == [mode]
    assert ("10 minutes" in text(walk)) is (mode == "alone"), "a counselor takes longer"
    radio = walk.app.radio(key="mode")
    assert radio.label == words.MODE_ASK
    assert not radio.proto.HasField("label_visibility") or not radio.proto.label_visibility.value


def test_both_are_shown_only_once_they_ask_for_it(walk: Walk) -> None:
    both_weighed(walk)
    assert words.TWO_CAPTION not in text(walk)
    walk.tap("two.show")
    shown = text(walk)
    assert words.TWO_CAPTION in shown
    assert words.TWO_ASK_TITLE in shown
    assert words.TWO_WANTS in unescape(shown)


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("who_has_it", [0, 1])
def test_the_one_difference_is_settled_where_it_is_talked_about_and_the_tap_can_be_taken_back(
    walk: Walk, side: Side, who_has_it: int
) -> None:
    both_weighed(walk, *ALL_SAID)
    if not who_has_it:
        walk.tap("two.hand")
        walk.to("two-of-us")
    walk.tap("two.show")
    before = said(walk)
    assert before.is_second == who_has_it
    values = valued(LIST.providers, LIST.factors)
    chosen = two(values, *before.both).question
    assert chosen
    key = f"two.settle.{chosen.factor.id}.{side}"
    walk.tap(key)
    after = said(walk)
    taken = taken_over(before.both[1 - side], before.both[side], chosen.factor.id, values)
    assert after.both[1 - side] == taken
    assert after.both[side] == before.both[side]
    reported = words.TWO_SETTLED.format(label=chosen.factor.label, who=words.lines("TWO_PEOPLE")[side])
    assert reported in text(walk)
    assert words.TWO_CAPTION in text(walk), "both are still side by side"
    walk.tap("two.settle.back")
    assert said(walk) == before
    assert reported not in text(walk)


def test_what_one_has_not_said_reads_as_not_said_and_is_not_settled(walk: Walk) -> None:
    both_weighed(walk)  # only on the cost have both said something
    walk.tap("two.show")
    shown = text(walk)
    assert shown.count(words.TWO_UNSAID) == 1
    cells = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>', shown)
    weights = [each.weights(LIST_IDS) for each in said(walk).both]
    one, other = ({id: f"{100 * weight:.0f}" for id, weight in each.items()} for each in weights)
    assert cells == [  # no number stands for a word that nobody gave, and what counts most comes first
        ("Staff", words.TWO_NOT_SAID, other["staff"]),
        ("Cost", one["cost"], other["cost"]),
        ("Getting there", one["way"], words.TWO_NOT_SAID),
    ]
    settling = {str(each.key) for each in walk.app.button if str(each.key).startswith("two.settle.")}
    assert settling <= {"two.settle.cost.0", "two.settle.cost.1"}


def test_the_middle_has_a_number_in_each_row_and_adds_up_to_all_with_what_neither_has_said(
    walk: Walk,
) -> None:
    both_weighed(walk, ("cost",), ("cost",))
    walk.tap("two.show")
    walk.set("checkbox", "two.middle", True)
    shown = text(walk)
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>', shown)
    middle = middle_of(LIST_IDS, *said(walk).both).weights(LIST_IDS)
    assert [row[:3] for row in rows] == [
        ("Cost", "61", "61"),
        ("Staff and Getting there", words.TWO_NOT_SAID, words.TWO_NOT_SAID),
    ]
    each = holes(words.TWO_MIDDLE_EACH, rows[1][3])
    assert rows[0][3] == "61"
    assert each
    assert int(each["points"]) == round(100 * middle["staff"])
    assert middle["staff"] == middle["way"]
    assert shown.count(words.TWO_UNSAID) == 1


def columns(walk: Walk) -> list[tuple[str, list[str], str]]:
    """What each is shown to want: who, line by line, and what does not matter to them."""
    found = re.findall(r"<section><h3>(.*?)</h3><ol>(.*?)</ol>(.*?)</section>", unescape(text(walk)))
    return [
        (who, re.findall("<li>(.*?)</li>", lines), re.sub("<.*?>", "", rest)) for who, lines, rest in found
    ]


def test_what_each_wants_is_first_and_side_by_side_before_any_sentence_about_it(walk: Walk) -> None:
    both_weighed(walk)
    walk.tap("two.show")
    shown = unescape(text(walk))
    first, second = words.lines("TWO_WHO")
    assert columns(walk) == [(first, ["Cost", "Way"], ""), (second, ["Staff", "Cost"], "")]
    parts = [words.TWO, words.TWO_WANTS, words.TWO_CHANGES_TITLE, words.TWO_ASK_TITLE, words.TWO_CALLS_TITLE]
    places = [shown.index(f">{each}<") for each in parts]
    assert places == sorted(places)
    assert words.TWO_ONLY.format(who="the first person", labels="Way") in shown
    assert words.TWO_ONLY.format(who="the second person", labels="Staff") in shown
    assert words.TWO_INTRO not in shown


def test_what_is_tied_and_what_does_not_matter_to_one_of_them_is_with_what_they_want(walk: Walk) -> None:
    walk.to("what-matters")
    walk.tap("place.cost", "place.way", "open.way", "tie.way", "open.staff", "none.staff", "two.next")
    weigh(walk, "way")
    walk.tap("two.show")
    tied = words.HOME_TIE.format(labels="Way and Cost")
    none = words.TWO_NONE.format(labels="Staff")
    first, second = words.lines("TWO_WHO")
    assert columns(walk) == [(first, [tied], none), (second, ["Way"], "")]


def test_with_the_same_center_first_for_both_there_is_still_what_each_wants_and_what_to_talk_about(
    walk: Walk,
) -> None:
    both_weighed(walk, ("staff", "way", "cost"), ("staff", "way"))
    walk.tap("two.show")
    shown = unescape(text(walk))
    now = stages(LIST, LIST, said(walk))
    assert two(now.values, *said(walk).both).is_same_first
    assert [lines for _, lines, _ in columns(walk)] == [["Staff", "Way", "Cost"], ["Staff", "Way"]]
    assert words.TWO_SAME_ANYWAY in shown
    assert words.TWO_ASK_TITLE in shown
    assert words.TWO_TALK_SAME.format(labels="Cost") in shown


@pytest.mark.parametrize("side", [0, 1])
def test_one_tap_leads_from_the_page_for_both_to_what_either_said_and_one_leads_back(
    walk: Walk, side: Side
) -> None:
    both_weighed(walk)
    walk.tap("two.show")
    before = said(walk)
    walk.tap(f"two.change.{side}")
    assert heading(walk.app) == words.WEIGH
    assert led_to(walk.app) == "st-key-two-turn"
    changing = words.TWO_CHANGING.format(who=words.lines("TWO_PEOPLE")[side])
    assert changing in text(walk)
    assert words.lines("TWO_TURNS")[side] not in text(walk), "nothing is hidden from either any more"
    assert said(walk).preference == before.both[side]
    assert said(walk).both == before.both
    walk.to("what-matters")
    walk.tap("remove.cost", "two.next")
    assert words.TWO_WANTS in unescape(text(walk))
    assert columns(walk)[side][1] == [["Way"], ["Staff"]][side]


def call_lines(walk: Walk) -> dict[str, str]:
    """The calls for both, by the name of the center: what to ask there, and for whom, in short."""
    calls = text(walk).partition(words.TWO_CALLS_TITLE)[2]
    found = re.findall(r'<details class="line"><summary><span><strong>(.*?)</strong> (.*?)</span>', calls)
    return {name: unescape(line) for name, line in found}


def test_the_calls_that_matter_to_either_are_one_list_with_whose_question_it_is(walk: Walk) -> None:
    both_weighed(walk, ("way",), ("cost",))
    walk.tap("two.show")
    now = stages(LIST, LIST, said(walk))
    sides = sides_of(now)
    calls = our_calls(now, sides)
    short = [each.name for each in short_list_of(now, sides)]
    assert call_lines(walk) == {each.provider.name: " ".join(for_whom(each)) for each in calls[:3]}
    assert {*call_lines(walk)} <= {*short}
    shown = unescape(text(walk))
    for call in calls[:3]:
        behind = [
            {fact.id for factor in side.named for fact in factor.indicators if call.provider.is_open(fact.id)}
            for side in sides
        ]
        assert {fact.id for fact in call.both} >= behind[0] & behind[1]
        assert [{each.id for each in only} for only in call.only] == [
            behind[0] - behind[1],
            behind[1] - behind[0],
        ]
        for how, group in zip(words.lines("TWO_CALL_ASK"), call.only, strict=True):
            assert all(how.format(ask=fact.ask) in shown for fact in group)
    assert "How long is the trip from my home? (for the first person)" in shown
    assert "What will I pay for one visit? (for the second person)" in shown


def test_a_call_that_could_change_what_comes_first_for_either_is_counted_where_it_has_no_line(
    walk: Walk,
) -> None:
    both_weighed(walk, ("way",), ("cost",))
    walk.tap("two.show")
    now = stages(LIST, LIST, said(walk))
    worth = {
        call.provider.name
        for side in sides_of(now)
        for call in sorted_calls(side.ordered.ranked, (), None).worth
    }
    (more,) = [
        read
        for line in re.findall(r"<p>([^<]*)</p>", unescape(text(walk)))
        if (read := holes(words.TWO_CALLS_MORE, line))
    ]
    left = worth - {*call_lines(walk)}
    assert (int(more.get("count", 1)), {*row_of(more["names"])}) == (len(left), left)


def test_where_every_answer_is_in_there_is_no_call_to_make(walk: Walk) -> None:
    both_weighed(walk)
    walk.tap("two.show")
    answers = said(walk)
    for center in LIST.providers:
        for fact in (*LIST.indicators.values(), *LIST.asked):
            amount = next(each for each in (True, 3.0, "full") if fact.takes(each))
            answers = answers.with_reported(
                center.id, fact.id, Measurement(amount, "Ann", TODAY, reported=True)
            )
    walk.app.session_state["answers"] = answers
    walk.to("two-of-us")
    assert call_lines(walk) == {}
    assert words.TWO_CALLS_NONE in text(walk)
    assert words.TWO_OPEN not in text(walk), "no range is left"


def test_a_settling_cannot_be_taken_back_over_what_was_said_after_it(walk: Walk) -> None:
    both_weighed(walk, *ALL_SAID)
    walk.tap("two.show")
    (key, *_) = [each.key for each in walk.app.button if str(each.key).startswith("two.settle.")]
    walk.tap(str(key))
    assert "two.settle.back" in [each.key for each in walk.app.button]
    walk.to("what-matters")
    walk.tap("remove.way")
    walk.to("two-of-us")
    assert "two.settle.back" not in [each.key for each in walk.app.button]


def test_there_is_no_middle_unless_they_ask_for_it(walk: Walk) -> None:
    both_weighed(walk)
    walk.tap("two.show")
    assert words.TWO_MIDDLE_HEAD not in text(walk)
    walk.set("checkbox", "two.middle", True)
    assert words.TWO_MIDDLE in text(walk)
    assert words.TWO_MIDDLE_HEAD in text(walk)
    lines = re.findall(r"<p>([^<]*)</p>", text(walk))
    (reported,) = [read for line in lines if (read := holes(words.TWO_MIDDLE_FIRST, line))]
    assert int(reported.get("count", 1)) == len(row_of(reported["names"]))


def test_the_first_can_go_on_and_finds_what_they_said(walk: Walk) -> None:
    both_weighed(walk)
    walk.tap("two.hand")
    assert said(walk).order == Order((("cost",), ("way",)))
    assert words.TWO_CAPTION not in text(walk)
    assert words.lines("TWO_TURNS")[0] in text(walk)


def test_what_both_share_stays_when_one_hands_over(walk: Walk) -> None:
    weigh(walk, *ONE)
    before = replace(said(walk), wanted=said(walk).wanted)
    walk.tap("two.hand")
    after = said(walk)
    assert (after.mode, after.wanted, after.reported) == ("two", before.wanted, before.reported)


def test_what_the_other_saved_on_another_device_is_put_away_and_shown_when_asked_for(walk: Walk) -> None:
    weigh(walk, *ONE)
    others = Answers(order=Order((("staff",),)))
    _upload(walk, written(saved(others, load(EXAMPLE), TODAY)))
    assert said(walk).put_away == others.weighing
    assert said(walk).order == Order((("cost",), ("way",)))
    assert words.TWO_FILE_OPENED in unescape(text(walk))
    walk.tap("two.show")
    assert words.TWO_CAPTION in text(walk)


@pytest.mark.parametrize(
    ("file", "reported"),
    [("{}", words.SAVED_FOREIGN), (written(saved(Answers(), load(EXAMPLE), TODAY)), words.TWO_FILE_EMPTY)],
    ids=["another file", "nothing said in it"],
)
def test_a_file_that_does_not_help_changes_nothing_and_says_so(walk: Walk, file: str, reported: str) -> None:
    weigh(walk, *ONE)
    before = said(walk)
    _upload(walk, file)
    assert said(walk) == before
    assert reported in text(walk)


def _upload(walk: Walk, content: str) -> None:
    uploader = walk.app.file_uploader(key="two.file.0")
    uploader.set_value(("answers.json", content.encode(), "application/json")).run()


def test_starting_afresh_leaves_nothing_of_either(walk: Walk) -> None:
    both_weighed(walk)
    walk.to("take-home")
    walk.tap("afresh.ask", "afresh.yes")
    assert said(walk) == Answers()
    assert heading(walk.app) == words.START_DECISION
    assert words.AFRESH_DONE in text(walk)


@pytest.mark.parametrize("step", ["compare", "ask"])
def test_a_step_that_goes_by_one_of_two_says_whose_it_is_and_shows_the_other_s_once_both_have_seen_both(
    walk: Walk, step: str
) -> None:
    both_weighed(walk)
    walk.to(step)
    assert words.lines("TWO_VIEW")[1] in text(walk)
    assert not [button for button in walk.app.button if button.key == "two.switch"]
    walk.tap("two.show")
    assert heading(walk.app) == words.TWO
    assert {"two.on", "go.to.take-home"} <= {button.key for button in walk.app.button}
    walk.to(step)
    walk.tap("two.switch")
    assert words.lines("TWO_VIEW")[0] in text(walk)
    assert said(walk).order == Order((("cost",), ("way",)))
    walk.tap("two.switch")
    assert words.lines("TWO_VIEW")[1] in text(walk)
    assert said(walk).order == Order((("staff",), ("cost",)))


def test_the_page_to_take_home_of_two_who_have_weighed_is_for_both_once_they_ask_for_it(walk: Walk) -> None:
    both_weighed(walk)
    walk.to("take-home")
    assert words.TWO_HOME_AWAY in text(walk)
    assert "home.my-notes.html" not in {each.key for each in walk.app.get("download_button")}
    assert not any(words.lines("HOME_WHOSE")[side] in text(walk) for side in (0, 1))
    assert words.HOME_BOTH not in text(walk)
    walk.tap("two.show")
    shown = text(walk)
    assert words.HOME_BOTH_MADE in shown
    assert all(title in shown for title in (words.HOME_BOTH, *words.lines("HOME_BOTH_MATTERS")))
    assert not any(whose in shown for whose in words.lines("HOME_WHOSE"))
    assert not any(view in shown for view in words.lines("TWO_VIEW"))


def test_while_only_one_of_two_has_weighed_the_page_says_that_it_is_theirs(walk: Walk) -> None:
    weigh(walk, *ONE)
    walk.to("take-home")
    assert words.lines("HOME_WHOSE")[0] in text(walk)


def test_the_calls_say_by_whose_word_they_are_and_lead_to_those_for_both(walk: Walk) -> None:
    both_weighed(walk)
    start = words.lines("TWO_CALLS")
    walk.to("ask")
    assert not any(each in text(walk) for each in start), "nothing of the other before both are shown"
    walk.to("two-of-us")
    walk.tap("two.show")
    for side in (1, 0):
        walk.to("ask")
        assert [each for each in start if each in text(walk)] == [start[side]]
        assert f'data-go="two-of-us">{words.TWO_CALLS_OURS}</a>' in text(walk)
        walk.tap("two.switch")


def test_who_decides_alone_does_not_read_whose_view_it_is(walk: Walk) -> None:
    walk.set("radio", "mode", "alone")
    for step in ("compare", "ask", "take-home"):
        walk.to(step)
        assert words.lines("TWO_VIEW")[0] not in text(walk)
        assert words.lines("HOME_WHOSE")[0] not in text(walk)


def test_compare_has_the_points_of_both_beside_each_center_once_both_have_seen_both(walk: Walk) -> None:
    both_weighed(walk)
    start = words.GLANCE_BOTH.partition("{")[0]
    walk.to("compare")
    assert start not in text(walk)
    walk.to("two-of-us")
    walk.tap("two.show")
    found = stages(LIST, LIST, said(walk))
    sides = [ordered(found.values, each).by_id for each in said(walk).both]
    walk.to("compare")
    drawn = re.findall(r'<article class="center" id="center-(\w+)".*?</article>', text(walk), re.DOTALL)
    assert {*drawn} == {center.id for center in LIST.providers}
    for id in drawn:
        one, other = (fitted(side[id]).points for side in sides)
        assert text(walk).count(words.GLANCE_BOTH.format(one=one, other=other)) >= 2  # seen, and heard
