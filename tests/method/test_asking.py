"""Which unknown is worth a question: every answer is put in and scored again, alone and with others."""

from collections.abc import Iterator
from math import isinf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.asking import Question, asking
from decision.method.changing import Reach, readable
from decision.method.factors import Amount, Factor, Indicator, Levels, Points, YesNo, between
from decision.method.preferences import Preference
from decision.method.providers import Provider
from decision.method.robustness import certainly_first, possibly_first
from tests.conftest import factor, indicator, provider, ranked
from tests.strategies import (
    Asked,
    List,
    about,
    answers_of,
    asked,
    bounded,
    close_lists,
    holds,
    preferences,
    within,
)

FAINT = 1e-9


@st.composite
def situations(draw: st.DrawFn) -> Asked:
    drawn: List = draw(bounded(least=1) | close_lists())
    preference: Preference = draw(preferences(drawn.ids))
    return asked(drawn, preference.weights(drawn.ids))


# ---- every list


@given(situations())
def test_every_unknown_of_every_center_is_asked_about_once(case: Asked) -> None:
    assert sorted(map(about, case.questions)) == sorted((id, fact.id) for id, fact in case.unknowns)


@given(situations())
def test_an_answer_changes_who_comes_first_if_and_only_if_its_question_tells_it(case: Asked) -> None:
    before = case.first()
    for question in case.questions:
        for amount in answers_of(question.indicator, 20):
            after = case.first({about(question): amount})
            reported = holds(question.rises, amount) or holds(question.falls, amount)
            assert bool(before - after) == reported or on_an_edge(question, amount)
            if reported and not on_an_edge(question, amount):
                others = {other.id for other in question.others}
                assert after == ({question.provider.id} if holds(question.rises, amount) else others)


def on_an_edge(question: Question, amount: Amount) -> bool:
    """Whether a number is within rounding of the end of a range."""
    ends = [end for reach in (question.rises, question.falls) for ends in reach.ranges for end in ends]
    return any(not isinf(end) and amount != end and abs(float(amount) - end) < 1e-5 for end in ends)


@given(situations())
def test_the_answers_named_do_change_it_at_their_very_ends_and_in_readable_numbers(case: Asked) -> None:
    before = case.first()
    for question in case.alone:
        assert not (question.rises.is_empty and question.falls.is_empty)
        for reach, after in (
            (question.rises, {question.provider.id}),
            (question.falls, {other.id for other in question.others}),
        ):
            readably = readable(question.indicator, reach)
            for amount in (*picked(question.indicator, reach), *picked(question.indicator, readably)):
                assert case.first({about(question): amount}) == after
                assert before - after


def picked(fact: Indicator, reach: Reach) -> Iterator[Amount]:
    """Every answer of a reach, or both ends and the middle of each range."""
    yield from reach.answers
    for range in reach.ranges:
        low, high = (float(within(fact, max(-1e4, min(1e4, end)))) for end in range)
        yield from (low, high, (low + high) / 2)


@given(situations())
def test_chance_and_worth_agree_with_every_answer_on_a_fine_grid(case: Asked) -> None:
    for question in case.questions:
        parts = list(leads(case, question))
        chance = sum(points > 0 for points in parts) / len(parts)
        assert question.chance == pytest.approx(chance, abs=2 / GRID)
        assert question.worth == pytest.approx(sum(parts) / len(parts), abs=100 / GRID**2 + 1e-7)
        assert 0 <= question.chance <= 1
        assert (question.worth > 0) == (question.chance > 0) == (question in case.alone)


GRID = 1000


def leads(case: Asked, question: Question) -> Iterator[float]:
    """The points by which the new first is ahead, 0 where nothing changes, over answers equally likely."""
    fact = question.indicator
    before = lead(case, question, None)
    amounts = answers_of(fact)
    if not isinstance(fact.scale, Points):
        now = [lead(case, question, amount) for amount in amounts]
    else:
        worst, best = (pick(amounts, key=fact.scale.value_of) for pick in (min, max))
        low, high = lead(case, question, worst), lead(case, question, best)
        now = [low + (high - low) * (step + 0.5) / GRID for step in range(GRID)]
    for after in now:
        rises, falls = before <= FAINT < after, before >= -FAINT > after
        yield abs(after) if rises or falls else 0.0


def lead(case: Asked, question: Question, amount: Amount | None) -> float:
    scores = case.scores({} if amount is None else {about(question): amount})
    own = next(score.middle for score in scores if score.provider.id == question.provider.id)
    rivals = [score.middle for score in scores if score.provider.id != question.provider.id]
    return own - max(rivals, default=float("-inf"))


@given(situations())
def test_only_those_possibly_and_not_certainly_first_are_worth_asking_about(case: Asked) -> None:
    scores = case.scores()
    open_ = possibly_first(scores) - certainly_first(scores)
    assert {question.provider.id for question in case.alone} <= open_


@given(situations())
def test_what_is_asked_first_is_worth_most_and_of_what_is_worth_nothing_weighs_most(case: Asked) -> None:
    worths = [question.worth for question in case.questions]
    assert worths == pytest.approx(sorted(worths, reverse=True), abs=FAINT)
    weights = [question.weight for question in case.questions if question.worth == 0]
    assert weights == pytest.approx(sorted(weights, reverse=True), abs=FAINT)


# ---- by hand

F0, F1, F2 = factor("f0"), factor("f1"), factor("f2")


def found_in(factors: list[Factor], *centers: Provider) -> tuple[Question, ...]:
    """What there is to ask where every factor weighs the same."""
    return asking(ranked([*centers], factors, {factor.id: 1 / len(factors) for factor in factors}))


def only(found: tuple[Question, ...]) -> Question:
    (question,) = found
    return question


def test_one_that_is_behind_worked_by_hand() -> None:
    # Open has 30 points and 50 times X; Sure has 70, so Open leads from X = 0.8: 0.2, and 50 * 0.2**2 / 2.
    found = found_in([F0, F1], provider("Open", f0=0.6, f1=None), provider("Sure", f0=0.7, f1=0.7))
    question = only(found)
    assert (question.provider.name, question.indicator) == ("Open", F1.indicators[0])
    assert (question.weight, question.chance, question.worth) == pytest.approx((50, 0.2, 1))
    assert readable(question.indicator, question.rises).ranges == ((0.81, float("inf")),)
    assert question.falls.is_empty
    assert [other.name for other in question.others] == ["Sure"]


def test_one_that_leads_worked_by_hand() -> None:
    # Open has 30 points and 50 times X; the others have 45, so it falls behind below X = 0.3.
    centers = [
        provider("Open", f0=0.6, f1=None),
        provider("Two", f0=0.4, f1=0.5),
        provider("One", f0=0.5, f1=0.4),
        provider("Last", f0=0.5, f1=0.3),
    ]
    question = only(found_in([F0, F1], *centers))
    assert (question.weight, question.chance, question.worth) == pytest.approx((50, 0.3, 50 * 0.3**2 / 2))
    assert readable(question.indicator, question.falls).ranges == ((float("-inf"), 0.29),)
    assert question.rises.is_empty
    assert [other.name for other in question.others] == ["One", "Two"]


def test_two_that_are_level_on_the_same_unknown_are_both_asked_about() -> None:
    found = found_in([F0, F1], provider("Beta", f0=0.5, f1=None), provider("Alpha", f0=0.5, f1=None))
    assert [question.provider.name for question in found] == ["Alpha", "Beta"]
    for question in found:
        assert (question.chance, question.worth) == pytest.approx((1, 50 / 4))
        assert readable(question.indicator, question.rises).ranges == ((0.51, float("inf")),)
        assert readable(question.indicator, question.falls).ranges == ((float("-inf"), 0.49),)


def test_two_that_are_level_and_known_leave_nothing_to_ask() -> None:
    assert found_in([F0], provider("One", f0=0.5), provider("Two", f0=0.5)) == ()


def test_those_that_are_level_among_themselves_come_first_together_a_to_z() -> None:
    # In points, Open and Beta are 0.5e-9 apart, Beta and Alpha 0.8e-9: only Open and Alpha are not level.
    made = {"Open": 3e-11, "Beta": 2e-11, "Alpha": 0.4e-11}
    centers = [
        provider(name, f0=0.001 + more, f1=None if name == "Open" else 0.5) for name, more in made.items()
    ]
    question = only(found_in([F0, F1], *centers))
    assert [other.name for other in question.others] == ["Alpha", "Beta"]
    case = asked(List((F0, F1), tuple(centers)), {"f0": 0.5, "f1": 0.5})
    assert case.first({("open", "f1"): 0.0}) == {"alpha", "beta"}
    assert (question.rises.is_empty, question.falls.is_empty) == (False, False)


def test_yes_and_no_are_equally_likely() -> None:
    bad = factor("f1", indicator("f1", YesNo(good=False)))
    # Open has 30 points and, if no, 50 more: 80 against 70, then 30 against 40.
    question = only(found_in([F0, bad], provider("Open", f0=0.6), provider("Sure", f0=0.4, f1=False)))
    assert (question.chance, question.worth) == pytest.approx((0.5, 10 / 2))
    assert (question.rises, question.falls) == (Reach((False,)), Reach())
    question = only(found_in([F0, bad], provider("Open", f0=0.6), provider("Sure", f0=0.8, f1=True)))
    assert (question.chance, question.worth) == pytest.approx((0.5, 10 / 2))
    assert (question.rises, question.falls) == (Reach(), Reach((True,)))


def test_levels_are_equally_likely_whatever_they_are_worth() -> None:
    levels = Levels((("none", 0.0), ("some", 0.4), ("most", 0.8), ("all", 1.0)))
    made = factor("f1", indicator("f1", levels))
    # 30 points and 0, 20, 40 or 50 more against 65: ahead by 5 and by 15 in two answers of four.
    question = only(found_in([F0, made], provider("Open", f0=0.6), provider("Sure", f0=0.5, f1="most")))
    assert (question.chance, question.worth) == pytest.approx((0.5, (5 + 15) / 4))
    assert question.rises.answers == ("all", "most")
    # It counts their mean, 0.55, and is level at 57.5, so every answer tells who is first.
    question = only(found_in([F0, made], provider("Open", f0=0.6), provider("Sure", f0=0.35, f1="most")))
    assert (question.chance, question.worth) == pytest.approx((1, (27.5 + 7.5 + 12.5 + 22.5) / 4))
    assert (question.rises.answers, question.falls.answers) == (("all", "most"), ("some", "none"))


def test_a_value_lies_evenly_between_those_that_are_allowed() -> None:
    # From 2 to 8 it is worth 0.2 to 0.8, so 40 to 70 points against 60: ahead in a third, by 5 in the mean.
    made = factor("f1", indicator("f1", between(0, 10), allowed=(2, 8)))
    question = only(found_in([F0, made], provider("Open", f0=0.6), provider("Sure", f0=0.6, f1=6)))
    assert (question.weight, question.chance, question.worth) == pytest.approx((50, 1 / 3, 5 / 3))
    assert readable(question.indicator, question.rises).ranges == ((7, float("inf")),)
    none = only(found_in([F0, made], provider("Open", f0=0.6), provider("Sure", f0=0.8, f1=8)))
    assert (none.chance, none.worth) == (0, 0)


@pytest.mark.parametrize("other", [0.5, 0.4, 0.3])
def test_where_all_that_is_allowed_is_worth_the_same_the_answer_changes_nothing(other: float) -> None:
    made = factor("f1", indicator("f1", between(0, 10), allowed=(-5, 0)))
    found = found_in([F0, made], provider("Open", f0=0.4), provider("Sure", f0=other, f1=0))
    assert [(q.chance, q.worth) for q in found] == [(0, 0)]


def test_an_unknown_reaches_no_higher_than_its_best_answer() -> None:
    # Quince has .35 points and half of 0 to .5: at most 60 against the 70 of Pine.
    b = factor("b", indicator("b", Levels((("good", 0.5), ("bad", 0.0)))))
    pine, quince = provider("Pine", f0=0.9, b="good"), provider("Quince", f0=0.7)
    scores = ranked([pine, quince], [F0, b], {"f0": 0.5, "b": 0.5})
    assert [(s.low, s.middle, s.high) for s in scores] == [
        pytest.approx((70, 70, 70)),
        pytest.approx((35, 47.5, 60)),
    ]
    assert possibly_first(scores) == certainly_first(scores) == {"pine"}
    assert [(q.provider.name, q.worth) for q in asking(scores)] == [("Quince", 0)]


def test_levels_count_the_mean_of_their_answers() -> None:
    # 75 and half of 0 or .5 is level with nobody: 87.5 as it is counted, 75 or 100 once it is answered.
    made = factor("f1", indicator("f1", Levels((("poor", 0.0), ("fair", 0.5)))))
    question = only(found_in([F0, made], provider("Open", f0=1), provider("Sure", f0=0.9, f1="fair")))
    assert (question.chance, question.worth) == pytest.approx((0.5, 2.5))
    assert question.rises.answers == ("fair",)


def test_what_weighs_nothing_and_the_unknowns_of_one_center_alone_change_nothing() -> None:
    scores = ranked(
        [provider("Open", f0=None, f1=None), provider("Sure", f0=0.6, f1=1)], [F0, F1], {"f0": 1, "f1": 0}
    )
    first, second = asking(scores)
    assert first.indicator == F0.indicators[0]
    assert (second.indicator, second.weight) == (F1.indicators[0], 0)
    assert (second.chance, second.worth) == (0, 0)
    question = only(found_in([F0, F1], provider("Open", f0=0.5)))
    assert (question.worth, question.others) == (0, ())
    assert asking(()) == ()


def test_what_can_only_come_level_changes_nothing() -> None:
    # At its best Open has the 75 of Sure; and Sure, at its worst, would have the 75 of Open.
    found = found_in([F0, F1], provider("Open", f0=0.5, f1=None), provider("Sure", f0=0.5, f1=1))
    assert [(q.worth, q.rises, q.falls) for q in found] == [(0, Reach(), Reach())]
    found = found_in([F0, F1], provider("First", f0=1, f1=None), provider("Second", f0=0, f1=1))
    assert [(q.worth, q.rises, q.falls) for q in found] == [(0, Reach(), Reach())]


def test_of_equal_worth_the_wider_is_asked_first() -> None:
    # 5 points behind: 5 ahead in one answer of two, and up to wide/2 - 5 ahead: both are worth 2.5 points.
    wide = 20 + 10 * 3**0.5
    weights = {"f0": 0.2, "f1": wide / 100, "f2": 0.8 - wide / 100}
    centers = [
        provider("Open", f0=None, f1=None, f2=0.5),
        provider("Sure", f0=True, f1=0.5 - 5 / wide, f2=0.5),
    ]
    found = asking(ranked(centers, [factor("f0", indicator("f0", YesNo(good=True))), F1, F2], weights))
    assert [question.worth for question in found] == pytest.approx([2.5, 2.5])
    assert [question.indicator.id for question in found] == ["f1", "f0"]


def test_of_equal_worth_and_weight_the_one_behind_may_be_first_a_to_z() -> None:
    found = found_in([F0, F1], provider("Zed", f0=0.6, f1=None), provider("Ash", f0=0.5, f1=None))
    assert [question.provider.name for question in found] == ["Ash", "Zed"]
    assert [question.worth for question in found] == pytest.approx([50 * 0.4**2 / 2] * 2)


def test_of_equal_worth_and_weight_they_are_a_to_z_then_in_the_order_of_the_factors() -> None:
    parts = [indicator(id, YesNo(good=True), share=0.5) for id in ("y", "x")]
    centers = [provider("b", x=None, y=None), provider("A", x=None, y=None), provider("C", x=True, y=False)]
    assert [(q.provider.name, q.indicator.id) for q in found_in([factor("both", *parts)], *centers)] == [
        ("A", "y"),
        ("A", "x"),
        ("b", "y"),
        ("b", "x"),
    ]
