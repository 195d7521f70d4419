"""Whom to call: the chance that all answers of one center change who is first, by putting them in."""

import random
from itertools import pairwise, product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method import calls as module
from decision.method.asking import asking
from decision.method.calls import Call, calls
from decision.method.factors import Amount, Factor, Indicator, Levels, Points, Scale, YesNo, between
from decision.method.providers import Provider
from decision.method.scoring import Score
from tests.conftest import factor, indicator, provider, ranked
from tests.strategies import Asked, answers_of, asked, bounded, close_lists, lists, preferences, with_amount

FAINT = 1e-9
F0, F1, F2 = factor("f0"), factor("f1"), factor("f2")


@st.composite
def situations(draw: st.DrawFn, *, known_kinds: bool = True) -> Asked:
    drawn = draw(bounded(least=1) | close_lists() if known_kinds else lists(unknowns=True, least=2, most=3))
    return asked(drawn, draw(preferences(drawn.ids)).weights(drawn.ids))


def called(case: Asked) -> tuple[Call, ...]:
    return calls(case.scores())


def calls_of(factors: list[Factor], *centers: Provider) -> dict[str, Call]:
    """The calls by the name of the center, where every factor weighs the same."""
    scores = ranked([*centers], factors, {factor.id: 1 / len(factors) for factor in factors})
    return {call.provider.name: call for call in calls(scores)}


# ---- every list


@given(situations())
def test_a_call_asks_for_all_that_is_not_known_of_its_center_largest_worth_first(case: Asked) -> None:
    found = called(case)
    asked_for = sorted((call.provider.id, q.indicator.id) for call in found for q in call.questions)
    assert asked_for == sorted((id, fact.id) for id, fact in case.unknowns)
    assert len({call.provider.id for call in found}) == len(found)
    for call in found:
        worths = [question.worth for question in call.questions]
        assert worths == pytest.approx(sorted(worths, reverse=True), abs=FAINT)


@given(situations())
def test_the_likeliest_to_change_who_is_first_is_called_first(case: Asked) -> None:
    found = called(case)
    assert all(0 <= call.chance <= 1 for call in found)
    for one, other in pairwise(found):
        assert one.chance >= other.chance - FAINT


@given(situations())
def test_a_call_about_one_thing_has_the_chance_of_its_question(case: Asked) -> None:
    for call in called(case):
        if len(call.questions) == 1:
            assert call.chance == pytest.approx(call.questions[0].chance, abs=FAINT)


@given(situations())
def test_a_call_can_change_who_is_first_if_and_only_if_its_answers_do_at_their_worst_or_best(
    case: Asked,
) -> None:
    for call in called(case):
        id, facts = call.provider.id, [question.indicator for question in call.questions]
        ends = [{(id, fact.id): extremes(fact)[end] for fact in facts} for end in (0, 1)]
        assert (call.chance > 0) == any(case.first() - case.first(reported) for reported in ends)


def extremes(fact: Indicator) -> tuple[Amount, Amount]:
    """An answer worth least and one worth most."""
    amounts = answers_of(fact)
    return min(amounts, key=fact.scale.value_of), max(amounts, key=fact.scale.value_of)


def few(case: Asked) -> bool:
    return not any(isinstance(fact.scale, Points) for _, fact in case.unknowns)


@given(situations(known_kinds=False).filter(few))
def test_where_answers_are_few_the_chance_is_that_of_all_of_them_put_in(case: Asked) -> None:
    before = case.first()
    for call in called(case):
        facts = [question.indicator for question in call.questions]
        ways = list(product(*([answer for answer, _ in answers(fact)] for fact in facts)))
        changed = 0
        for way in ways:
            reported = {(call.provider.id, fact.id): answer for fact, answer in zip(facts, way, strict=True)}
            changed += bool(before - case.first(reported))
        assert call.exact
        assert call.chance == pytest.approx(changed / len(ways), abs=FAINT)


def answers(fact: Indicator) -> tuple[tuple[bool | str, float], ...]:
    assert not isinstance(fact.scale, Points)
    return fact.scale.answers


# ---- by hand


def test_a_call_can_change_who_is_first_where_no_single_answer_does() -> None:
    # Open has 50 and 25 X + 25 Y, less 25 in the middle: 25 to 75, at 50. Sure has 70: X + Y must be over
    # 1.8, a corner of 0.2 * 0.2 / 2.
    factors = [F0, F1, F2, factor("f3")]
    open_ = provider("Open", f0=0.5, f1=0.5, f2=None, f3=None)
    sure = provider("Sure", f0=0.9, f1=0.9, f2=0.5, f3=0.5)
    scores = ranked([open_, sure], factors, {f.id: 0.25 for f in factors})
    assert [question.worth for question in asking(scores)] == [0, 0]
    (call,) = calls(scores)
    assert (call.provider, call.exact) == (open_, True)
    assert call.chance == pytest.approx(0.2 * 0.2 / 2)
    assert [question.indicator.id for question in call.questions] == ["f2", "f3"]


def test_the_center_that_is_first_is_called_for_what_could_put_it_behind() -> None:
    # Open has 75 with 25 to 75 of it open; Sure has 60: X + Y under 0.4, a corner of 0.4 * 0.4 / 2.
    factors = [F0, F1, F2, factor("f3")]
    open_ = provider("Open", f0=1, f1=1, f2=None, f3=None)
    call = calls_of(factors, open_, provider("Sure", f0=0.6, f1=0.6, f2=0.6, f3=0.6))["Open"]
    assert call.chance == pytest.approx(0.4 * 0.4 / 2)


def test_numbers_yes_or_no_and_levels_are_summed_each_in_its_own_way() -> None:
    # Thirds: 0 to 1 of X, 0 or 1, and 0, 1/2 or 1, against 1.75 for Sure. With yes and the best level any X;
    # with yes and the middle level X over 0.25; with yes and the least, or no and the best, X over
    # 0.75; and no with less never: (1 + 3/4 + 1/4 + 1/4) / 6.
    yes = factor("f1", indicator("f1", YesNo(good=True)))
    level = factor("f2", indicator("f2", Levels((("all", 1.0), ("some", 0.5), ("none", 0.0)))))
    sure = provider("Sure", f0=0.75, f1=True, f2="none")
    call = calls_of([F0, yes, level], provider("Open"), sure)["Open"]
    assert call.exact
    assert call.chance == pytest.approx((1 + 3 / 4 + 1 / 4 + 1 / 4) / 6)


def test_ten_numbers_are_exact() -> None:
    # The sum of ten even parts of 0 to 1 is over 9 with the chance 1/10!, and 9.5 with 2**-10 of that.
    factors = [factor(f"f{place}") for place in range(10)]
    open_ = provider("Open")
    for each, chance in ((0.9, 1 / 3628800), (0.95, 2**-10 / 3628800)):
        sure = provider("Sure", **{f.id: each for f in factors})
        call = calls_of(factors, open_, sure)["Open"]
        assert call.exact
        assert call.chance == pytest.approx(chance, rel=1e-6)


def test_very_unequal_weights_do_not_cancel() -> None:
    weights = {"f0": 0.5, "f1": 0.4999, "f2": 1e-4 - 4e-9, "f3": 2e-9, "f4": 2e-9}
    factors = [factor(id) for id in weights]
    sure = provider("Sure", f0=0.75, f1=0.75, f2=0.5, f3=0.5, f4=0.5)
    (call,) = calls(ranked([provider("Open"), sure], factors, weights))
    assert call.exact
    assert call.chance == pytest.approx(0.5 * 0.5 / 2, abs=1e-4)


def test_one_center_alone_cannot_be_put_behind_and_a_known_one_is_not_called() -> None:
    (call,) = calls_of([F0], provider("Open")).values()
    assert (call.chance, call.exact) == (0, True)
    assert calls_of([F0], provider("One", f0=1), provider("Two", f0=0)) == {}
    assert calls(()) == ()


def test_of_equal_chances_the_larger_group_is_called_first_then_a_to_z() -> None:
    # All three are far behind Sure, whatever they answer.
    rows = {"Zed": (0, None, None), "Birch": (0, 0, None), "Ash": (0, 0, None)}
    centers = [provider(name, f0=a, f1=b, f2=c) for name, (a, b, c) in rows.items()]
    scores = ranked(
        [*centers, provider("Sure", f0=1, f1=1, f2=1)], [F0, F1, F2], {"f0": 0.8, "f1": 0.1, "f2": 0.1}
    )
    assert [(call.provider.name, call.chance) for call in calls(scores)] == [
        ("Zed", 0),
        ("Ash", 0),
        ("Birch", 0),
    ]


# ---- about


def sampled(scores: tuple[Score, ...], center: Provider, tries: int = 4000) -> float:
    """How often answers drawn at random, put in all together, change who is first."""
    chance = random.Random(repr(center.id))  # noqa: S311  (the same on every run; no secret)
    factors, weights = (
        scores[0].factors,
        {f.id: w for f, w in zip(scores[0].factors, scores[0].weights, strict=True)},
    )
    before = {score.provider.id for score in scores if score.place == 1}
    changed = 0
    for _ in range(tries):
        reported = center
        for fact in (fact for f in factors for fact in f.indicators):
            if center.amount(fact.id) is None:
                reported = with_amount(reported, fact.id, drawn(chance, fact))
        others = [score.provider for score in scores if score.provider.id != center.id]
        after = ranked([reported, *others], list(factors), weights)
        changed += bool(before - {score.provider.id for score in after if score.place == 1})
    return changed / tries


def drawn(chance: random.Random, fact: Indicator) -> float | bool | str:
    if isinstance(fact.scale, Points):
        return chance.uniform(fact.scale.points[0][0], fact.scale.points[-1][0])
    return chance.choice([answer for answer, _ in fact.scale.answers])


def many(seed: int, count: int) -> tuple[tuple[Score, ...], Provider]:
    """A center of which so many facts are not known, numbers and levels, and one that is about as good."""
    chance = random.Random(seed)  # noqa: S311  (the same on every run; no secret)
    scales: list[Scale] = [between(0, 1), YesNo(good=True), Levels((("a", 1.0), ("b", 0.7), ("c", 0.1)))]
    factors = [factor(f"f{at}", indicator(f"f{at}", chance.choice(scales))) for at in range(count)]
    parts = [chance.random() for _ in factors]
    weights = {f.id: part / sum(parts) for f, part in zip(factors, parts, strict=True)}
    open_ = provider("Open")
    known = {f.id: drawn(chance, f.indicators[0]) for f in factors}
    return ranked([open_, provider("Sure", **known)], factors, weights), open_


@pytest.mark.parametrize("count", [3, 6, 11, 16])
@pytest.mark.parametrize("seed", range(3))
def test_chances_are_what_answers_drawn_at_random_find(count: int, seed: int) -> None:
    scores, open_ = many(seed, count)
    (call,) = calls(scores)
    found = sampled(scores, open_)
    slack = 0 if call.exact else 0.01
    assert abs(call.chance - found) <= 5 * sqrt(found * (1 - found) / 4000) + 5 / 4000 + slack
    assert call.exact or count > 10


@pytest.mark.parametrize("seed", range(10))
def test_what_is_worked_out_on_a_grid_is_about_what_is_exact(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    scores, _ = many(seed, 14)
    (about,) = calls(scores)
    monkeypatch.setattr(module, "_MOST_TERMS", 2**22)
    (exact,) = calls(scores)
    assert (exact.exact, about.exact) == (True, False)
    assert about.chance == pytest.approx(exact.chance, abs=0.01)
