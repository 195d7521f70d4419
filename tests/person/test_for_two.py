"""Two people in whole sentences."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from decision.method.factors import Factor
from decision.method.preferences import NothingMatters, Numbers, Preference
from decision.method.robustness import about_equal, blocks_of
from decision.method.scoring import Values, rank, valued
from decision.person.two import SIDES, Difference, Side, Two, question, side_by_side, taken_over, two
from decision.wording import words
from tests.conftest import factor, figure, holes, indicator, provider, row_of
from tests.strategies import List, lists, preferences

NAMES = {"ash": "Ash", "birch": "Birch"}
TRAVEL = Difference(factor("travel"), (0.61, 0.28), 1, (0, 1))
APART = Two((frozenset({"ash"}), frozenset({"birch"})), (factor("cost"),), ((), ()), (), (TRAVEL,), TRAVEL)
SAME = replace(APART, first=(frozenset({"ash", "birch"}),) * 2, question=None)


def test_what_comes_first_for_each_and_what_they_share_is_said() -> None:
    assert side_by_side(APART, NAMES) == (
        "At the top of the first person's list: Ash.",
        "At the top of the second person's list: Birch.",
        "You say the same on: Cost.",
    )


def test_where_the_same_centers_come_first_there_is_nothing_to_settle() -> None:
    assert side_by_side(SAME, NAMES)[0] == words.TWO_SAME_FIRST.format(count=2, names="Ash and Birch")
    assert question(SAME) == ()


def test_a_difference_that_moves_nothing_is_said_as_such() -> None:
    found = replace(SAME, idle=(TRAVEL,), lively=())
    assert side_by_side(found, NAMES)[-1] == words.TWO_IDLE.format(labels="Travel")


def test_two_who_say_the_same_on_all_are_told_so() -> None:
    assert words.TWO_ALL_SAME in side_by_side(replace(SAME, lively=()), NAMES)


@pytest.mark.parametrize(
    ("together", "said"),
    [
        ((0, 1), words.TWO_TOGETHER_ANY),
        ((1,), "If both of you weigh this as the second of you does, the same centers come first for both."),
        ((), words.TWO_CANNOT),
    ],
    ids=["either word", "the word of one", "neither word"],
)
def test_what_settling_the_question_does_is_said(together: tuple[Side, ...], said: str) -> None:
    asked = question(replace(APART, question=replace(TRAVEL, together=together)))
    assert asked[0] == "Talk about this one: Travel."
    assert "61 of 100" in asked[1]
    assert "28 of 100" in asked[1]
    assert asked[2] == said


def test_where_no_single_thing_moves_the_list_that_is_said() -> None:
    assert question(replace(APART, question=None)) == (words.TWO_NO_ONE,)


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


@given(couples())
def test_what_is_said_of_two_is_so_when_both_lists_are_scored_again(
    couple: tuple[Values, Preference, Preference],
) -> None:
    values, *said = couple
    firsts = [first(values, each) for each in said]
    names = {id: id for id in (row.provider.id for row in values.rows)}
    sentences = side_by_side(two(values, *said), names)
    if firsts[0] == firsts[1]:
        same = holes(words.TWO_SAME_FIRST, sentences[0])
        assert same
        assert sorted(row_of(same["names"])) == firsts[0]
        assert int(same.get("count", 1)) == len(firsts[0])
    else:
        told = [holes(*each) for each in zip(words.lines("TWO_FIRST"), sentences[:2], strict=True)]
        assert [read and sorted(row_of(read["names"])) for read in told] == firsts
    on_both = [
        sorted(row_of(read["names"])) for each in sentences if (read := holes(words.TWO_SHARED_FIRST, each))
    ]
    shared = sorted({*firsts[0]} & {*firsts[1]})
    assert on_both == ([shared] if shared and firsts[0] != firsts[1] else [])
    weights = [each.weights(values.factor_ids) for each in said]
    said_by_both = {id for id in values.factor_ids if not any(each.unanswered([id]) for each in said)}
    for sentence in sentences:
        if agreed := holes(words.TWO_AGREED, sentence):
            assert said_by_both >= {*row_of(agreed["labels"])}
        assert sentence != words.TWO_ALL_SAME or said_by_both == {*values.factor_ids}
        agreed, idle = holes(words.TWO_AGREED, sentence), holes(words.TWO_IDLE, sentence)
        alike = agreed or idle
        for id in row_of(alike["labels"]) if alike else ():
            for side in SIDES:
                moved = taken(values, said, id, side)
                if moved is None:
                    continue
                if agreed:
                    after = moved.weights(values.factor_ids)
                    assert after == pytest.approx(weights[1 - side], abs=0.005)
                assert first(values, moved) == firsts[1 - side]


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
    asked = question(two(values, *said))
    assert (asked == ()) is (first(values, said[0]) == first(values, said[1]))
    both = [id for id in values.factor_ids if not any(each.unanswered([id]) for each in said)]
    able = {(id, side) for id in both for side in SIDES if settles(values, said, id, side)}
    hear = holes(words.TWO_HEAR, asked[0]) if asked else None
    if hear:
        by_one = {id for id in values.factor_ids if sum(bool(each.unanswered([id])) for each in said) == 1}
        assert {*row_of(hear["labels"])} == by_one
    if hear or asked in ((), (words.TWO_NO_ONE,), (words.TWO_HEAR_NONE,)):
        assert not (asked and able)
        assert asked != (words.TWO_NO_ONE,) or both == [*values.factor_ids]
        return
    about, told, settled = asked[0], *asked[-2:]
    read, figures = holes(words.TWO_ASK, about), holes(words.TWO_WEIGHTS, told)
    assert read
    assert figures
    people = [str(each) for each in words.lines("TWO_PEOPLE")]
    weights = [100 * each.weights(values.factor_ids)[read["label"]] for each in said]
    assert [figures["one"], figures["other"]] == people
    assert [figure(figures["points"]), figure(figures["others"])] == pytest.approx(weights, abs=0.5001)
    ways = [side for side in SIDES if (read["label"], side) in able]
    level = next((found for line in asked[1:-2] if (found := holes(words.TWO_LEVEL, line))), None)
    for id in row_of(level["labels"]) if level else ():
        assert id != read["label"]
        assert bool(ways) is bool([side for side in SIDES if (id, side) in able])
        apart = [
            abs(one[id] - other[id]) for one, other in [[each.weights(values.factor_ids) for each in said]]
        ]
        assert 100 * apart[0] == pytest.approx(abs(weights[0] - weights[1]), abs=0.5001)
    far = [found for line in asked[1:-2] if (found := holes(words.TWO_AS_FAR, line))]
    named = {read["label"], *(id for each in (level, *far) if each for id in row_of(each["labels"]))}
    mine, theirs = [each.weights(values.factor_ids) for each in said]
    for each in two(values, *said).lively:
        is_as_far = 100 * abs(mine[each.factor.id] - theirs[each.factor.id]) >= abs(weights[0] - weights[1])
        assert each.factor.id in named or not is_as_far, "one on which they are as far apart is named"
    assert read["label"] in both, "nothing is settled from what was not said"
    if one := holes(words.TWO_TOGETHER_ONE, settled):
        assert [people.index(one["who"])] == ways
    else:
        assert settled == (words.TWO_TOGETHER_ANY if ways else words.TWO_CANNOT)
        assert ways in ([], list(SIDES))
        assert ways or not able
