"""Two people in whole sentences."""

from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decision.method.factors import Factor
from decision.method.preferences import NothingMatters, Numbers, Preference
from decision.method.robustness import about_equal, blocks_of
from decision.method.scoring import Values, rank, valued
from decision.person.answers import Answers
from decision.person.for_two import OurCall, alike, changes, in_short, marked, question, short_list_of
from decision.person.two import SIDES, Difference, Side, Two, taken_over, two
from decision.wording import words
from tests.conftest import factor, figure, holes, indicator, provider, row_of
from tests.strategies import List, lists, preferences

NAMES = {"ash": "Ash", "birch": "Birch"}
TRAVEL = Difference(
    factor("travel"), (0.61, 0.28), 1, (0, 1), {0: frozenset({"ash"}), 1: frozenset({"birch"})}
)
APART = Two((frozenset({"ash"}), frozenset({"birch"})), (factor("cost"),), ((), ()), (), (TRAVEL,), TRAVEL)
SAME = replace(
    APART, first=(frozenset({"ash", "birch"}),) * 2, question=None, places=({"ash": 1, "birch": 1},) * 2
)


def test_what_comes_first_for_each_is_said_and_what_is_the_same_for_both() -> None:
    assert alike(APART) == (
        "Named by both, with the same weight: Cost.",
        "Named by both, but not with the same weight: Travel.",
    )
    assert changes(APART, NAMES) == (
        "At the top of the first person's list: Ash.",
        "At the top of the second person's list: Birch.",
    )


def test_what_is_at_the_top_of_both_lists_is_named_once() -> None:
    found = replace(APART, first=(frozenset({"ash", "birch"}), frozenset({"birch"})))
    assert changes(found, NAMES) == (
        words.TWO_SHARED_FIRST.format(names="Birch"),
        words.TWO_ALSO_FIRST.format(who="the first person", names="Ash"),
        words.TWO_CLOSE,
    )
    assert words.TWO_CLOSE not in changes(APART, NAMES), "each has one at the top"


def test_what_only_one_has_named_and_what_neither_has_is_said_apart() -> None:
    found = replace(
        SAME,
        lively=(),
        only=((TRAVEL,), ()),
        unsaid=((factor("cost"),), (factor("travel"), factor("cost"))),
        agreed=(),
    )
    neither, only = words.TWO_NEITHER.format(labels="Cost"), "Named only by the first person: Travel."
    assert alike(found) == (only, neither)
    assert alike(found, short=True) == (neither,), "their notes have the lists above"


def test_where_the_same_centers_come_first_nothing_has_to_be_settled_and_that_is_said() -> None:
    assert changes(SAME, NAMES) == (
        words.TWO_SAME_FIRST.format(count=2, names="Ash and Birch"),
        words.TWO_SAME_ANYWAY,
    )
    assert question(SAME, NAMES) == (words.TWO_TALK_SAME.format(labels="Travel"),)


def test_where_the_same_comes_first_the_biggest_gap_below_is_named() -> None:
    names = {**NAMES, "cedar": "Cedar"}
    found = replace(
        SAME,
        first=(frozenset({"ash"}),) * 2,
        places=({"ash": 1, "birch": 2, "cedar": 3}, {"ash": 1, "birch": 3, "cedar": 2}),
    )
    assert words.TWO_FARTHEST.format(name="Birch", one=2, other=3) in changes(found, names)


def test_that_ranges_overlap_is_one_sentence_where_they_do() -> None:
    assert words.TWO_OPEN not in changes(APART, NAMES)
    for short in (False, True):
        assert changes(replace(APART, is_open=True), NAMES, short=short)[-1] == words.TWO_OPEN


def test_a_difference_that_moves_nothing_is_said_as_such() -> None:
    found = replace(SAME, idle=(TRAVEL,), lively=())
    assert changes(found, NAMES)[-1] == words.TWO_IDLE.format(labels="Travel")


def test_two_who_say_the_same_on_all_read_so_and_that_nothing_sets_them_apart() -> None:
    found = replace(SAME, lively=())
    assert alike(found) == (words.TWO_ALL_SAME,)
    assert words.TWO_SAME_ANYWAY not in changes(found, NAMES)
    assert question(found, NAMES) == (words.TWO_TALK_NONE,)


@pytest.mark.parametrize(
    ("together", "said"),
    [
        ((0, 1), words.TWO_TOGETHER_ANY),
        ((1,), "If both of you weigh this as the second person does, the same centers come first for both."),
        ((), words.TWO_CANNOT),
    ],
    ids=["either word", "the word of one", "neither word"],
)
def test_what_settling_the_question_does_is_said(together: tuple[Side, ...], said: str) -> None:
    asked = question(replace(APART, question=replace(TRAVEL, together=together)), NAMES)
    assert asked[0] == "Talk about this one: Travel."
    assert "61 of 100" in asked[1]
    assert "28 of 100" in asked[1]
    assert asked[-1] == said


@pytest.mark.parametrize(
    ("before", "after", "how", "names"),
    [
        ({"ash"}, {"ash", "birch"}, "join", "Birch"),
        ({"ash", "birch"}, {"birch"}, "leave", "Ash"),
        ({"ash"}, {"birch"}, "turn", "Birch"),
    ],
    ids=["one joins", "one leaves", "another one"],
)
@pytest.mark.parametrize("side", SIDES)
def test_why_it_matters_is_said_with_the_centers_that_the_other_s_word_moves(
    side: Side, before: set[str], after: set[str], how: str, names: str
) -> None:
    first = [frozenset(before), frozenset(before)]
    first[side] = frozenset({"ash", "cedar"})
    chosen = replace(TRAVEL, leads={side: frozenset(after)})
    found = replace(APART, first=(first[0], first[1]), question=chosen)
    people = words.lines("TWO_PEOPLE")
    moved = words.table("TWO_MOVES")[how]
    said = moved.format(who=people[1 - side], other=people[side], label="Travel", names=names)
    cedar = {**NAMES, "cedar": "Cedar"}
    assert said in question(found, cedar)
    assert in_short(found, cedar)[-2:] == ("Talk about this one: Travel.", said)


def test_where_no_single_thing_moves_the_list_that_is_said() -> None:
    assert question(replace(APART, question=None), NAMES) == (words.TWO_NO_ONE,)


def test_of_what_each_has_first_what_both_have_comes_before_the_others() -> None:
    ash, birch, cedar, dogwood = (provider(name) for name in ("Ash", "Birch", "Cedar", "Dogwood"))
    lists: list[Any] = [SimpleNamespace(short_list=each) for each in ((ash, birch, cedar), (dogwood, birch))]
    now: Any = SimpleNamespace(said=Answers())
    assert short_list_of(now, lists) == (birch, ash, dogwood)


def test_a_question_is_one_person_s_only_where_it_is_so_at_each_center() -> None:
    ash, birch, trip = provider("Ash"), provider("Birch"), replace(indicator("trip"), ask="How far?")
    alone = OurCall(ash, (), ((trip,), ()))
    assert marked([alone]) == {"How far?": words.lines("TWO_CALL_ASK")[0].format(ask="How far?")}
    assert marked([alone, OurCall(birch, (trip,), ((), ()))]) == {}
    assert marked([alone, OurCall(birch, (), ((), (trip,)))]) == {}


# ---- on any list, each sentence read back and tried by scoring again


@st.composite
def couples(draw: st.DrawFn) -> tuple[Values, Preference, Preference]:
    drawn: List = draw(lists(unknowns=True, least=2, most=4))
    centers = [replace(center, name=center.id) for center in drawn.providers]
    one, other = (draw(preferences(drawn.ids)) for _ in SIDES)
    return valued(centers, drawn.factors), one, other


def first(values: Values, said: Preference) -> list[str]:
    groups = about_equal(rank(values, said.weights(values.factor_ids)), blocks_of(said, values.factor_ids))
    return sorted(score.provider.name for score in groups[0])


def places_of(values: Values, said: Preference) -> dict[str, int]:
    """The place of each in its group, which all in it share."""
    groups = about_equal(rank(values, said.weights(values.factor_ids)), blocks_of(said, values.factor_ids))
    return {score.provider.id: group[0].place for group in groups for score in group}


def taken(values: Values, said: Sequence[Preference], id: str, side: int) -> Preference | None:
    """What the other one says after taking this one's word on a factor; None where that says nothing."""
    moved = taken_over(said[1 - side], said[side], id, values)
    try:
        moved.weights(values.factor_ids)
    except NothingMatters:
        return None
    return moved


def settles(values: Values, said: Sequence[Preference], id: str, side: int) -> bool:
    moved = taken(values, said, id, side)
    return moved is not None and first(values, moved) == first(values, said[side])


def read_of(sentence: str, lines: Sequence[str]) -> list[dict[str, str]]:
    return [read for line in lines if (read := holes(sentence, line))]


def tops_reported(lines: Sequence[str]) -> list[set[str]]:
    """What is at the top of each list, put together again from what both share and what one has alone."""
    shared = [row_of(each["names"]) for each in read_of(words.TWO_SHARED_FIRST, lines)]
    people = [str(each) for each in words.lines("TWO_PEOPLE")]
    tops = [{name for names in shared for name in names} for _ in SIDES]
    for each in read_of(words.TWO_ALSO_FIRST, lines):
        tops[people.index(each["who"])] |= {*row_of(each["names"])}
    for top, sentence in zip(tops, words.lines("TWO_FIRST"), strict=True):
        top |= {name for each in read_of(sentence, lines) for name in row_of(each["names"])}
    return tops


@given(couples())
def test_what_comes_first_for_two_is_so_when_both_lists_are_scored_again(
    couple: tuple[Values, Preference, Preference],
) -> None:
    values, *said = couple
    firsts = [first(values, each) for each in said]
    names = {id: id for id in (row.provider.id for row in values.rows)}
    sentences = changes(two(values, *said), names)
    if firsts[0] != firsts[1]:
        assert [sorted(top) for top in tops_reported(sentences)] == firsts
        assert not read_of(words.TWO_FARTHEST, sentences)
        return
    same = holes(words.TWO_SAME_FIRST, sentences[0])
    assert same
    assert sorted(row_of(same["names"])) == firsts[0]
    assert int(same.get("count", 1)) == len(firsts[0])
    one, other = (places_of(values, each) for each in said)
    gaps = {id: abs(one[id] - other[id]) for id in names}
    reported = [
        (far["name"], int(far["one"]), int(far["other"])) for far in read_of(words.TWO_FARTHEST, sentences)
    ]
    assert [gaps[name] for name, *_ in reported] == [gap for gap in [max(gaps.values())] if gap]
    assert all((one[name], other[name]) == (place, places) for name, place, places in reported)


@given(couples())
def test_where_two_agree_or_differ_in_vain_is_so_when_both_lists_are_scored_again(
    couple: tuple[Values, Preference, Preference],
) -> None:
    values, *said = couple
    firsts = [first(values, each) for each in said]
    names = {id: id for id in (row.provider.id for row in values.rows)}
    found = two(values, *said)
    sentences = [*changes(found, names), *alike(found)]
    weights = [each.weights(values.factor_ids) for each in said]
    said_by_both = {id for id in values.factor_ids if not any(each.unanswered([id]) for each in said)}
    agreed = {id for each in read_of(words.TWO_AGREED, sentences) for id in row_of(each["labels"])}
    idle = {id for each in read_of(words.TWO_IDLE, sentences) for id in row_of(each["labels"])}
    assert said_by_both >= agreed
    assert words.TWO_ALL_SAME not in sentences or said_by_both == {*values.factor_ids}
    for id in agreed | idle:
        for side in SIDES:
            moved = taken(values, said, id, side)
            if moved is not None:
                assert first(values, moved) == firsts[1 - side]
                after = moved.weights(values.factor_ids)
                assert id in idle or after == pytest.approx(weights[1 - side], abs=0.005)


# Near, Cheap and one between: no single factor brings the two to the same first.
FAR_APART = (
    valued(
        [
            provider("Near", a=1, b=1, c=0, d=0),
            provider("Cheap", a=0, b=0, c=1, d=1),
            provider("Between", a=0.9, b=0.1, c=0.9, d=0.1),
        ],
        [Factor(id, id, (indicator(id),)) for id in "abcd"],
    ),
    Numbers({"a": 4, "b": 4, "c": 1, "d": 1}),
    Numbers({"a": 1, "b": 1, "c": 4, "d": 4}),
)


@given(couples())
@example(FAR_APART)
def test_the_one_thing_to_talk_about_has_its_points_and_settles_what_is_said(
    couple: tuple[Values, Preference, Preference],
) -> None:
    values, *said = couple
    names = {id: id for id in (row.provider.id for row in values.rows)}
    found = two(values, *said)
    asked = question(found, names)
    both = [id for id in values.factor_ids if not any(each.unanswered([id]) for each in said)]
    able = {(id, side) for id in both for side in SIDES if settles(values, said, id, side)}
    if first(values, said[0]) == first(values, said[1]):
        labels = [each.factor.label for each in found.apart]
        read = holes(words.TWO_TALK_SAME, asked[0])
        assert (sorted(row_of(read["labels"])) if read else []) == sorted(labels)
        assert bool(read) or asked == (words.TWO_TALK_NONE,)
        return
    heard = read_of(words.TWO_HEAR, asked[1:2])
    for by in heard:
        subject = holes(words.TWO_ASK, asked[0])
        assert subject
        silent = [bool(preference.unanswered([subject["label"]])) for preference in said]
        assert silent == [who != by["who"] for who in words.lines("TWO_PEOPLE")]
    if heard or asked in ((words.TWO_NO_ONE,), (words.TWO_HEAR_NONE,)):
        assert not able
        assert asked != (words.TWO_NO_ONE,) or both == [*values.factor_ids]
        return
    moved = words.table("TWO_MOVES").values()
    asked = tuple(line for line in asked if not any(holes(each, line) for each in moved))
    about, reported, settled = asked[0], *asked[-2:]
    read, figures = holes(words.TWO_ASK, about), holes(words.TWO_WEIGHTS, reported)
    assert read
    assert figures
    people = [str(each) for each in words.lines("TWO_PEOPLE")]
    weights = [100 * each.weights(values.factor_ids)[read["label"]] for each in said]
    assert [figures["one"], figures["other"]] == people
    assert [figure(figures["points"]), figure(figures["others"])] == pytest.approx(weights, abs=0.5001)
    ways = [side for side in SIDES if (read["label"], side) in able]
    level = next((each for line in asked[1:-2] if (each := holes(words.TWO_LEVEL, line))), None)
    for id in row_of(level["labels"]) if level else ():
        assert id != read["label"]
        assert bool(ways) is bool([side for side in SIDES if (id, side) in able])
        apart = [
            abs(one[id] - other[id]) for one, other in [[each.weights(values.factor_ids) for each in said]]
        ]
        assert 100 * apart[0] == pytest.approx(abs(weights[0] - weights[1]), abs=0.5001)
    far = [each for line in asked[1:-2] if (each := holes(words.TWO_AS_FAR, line))]
    named = {read["label"], *(id for each in (level, *far) if each for id in row_of(each["labels"]))}
    mine, theirs = [each.weights(values.factor_ids) for each in said]
    for one_of in found.lively:
        id = one_of.factor.id
        is_as_far = 100 * abs(mine[id] - theirs[id]) >= abs(weights[0] - weights[1])
        assert id in named or not is_as_far, "one on which they are as far apart is named"
    assert read["label"] in both, "nothing is settled from what was not said"
    if one := holes(words.TWO_TOGETHER_ONE, settled):
        assert [people.index(one["who"])] == ways
    else:
        assert settled == (words.TWO_TOGETHER_ANY if ways else words.TWO_CANNOT)
        assert ways in ([], list(SIDES))
        assert ways or not able
