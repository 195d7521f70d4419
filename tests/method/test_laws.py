"""What holds for every list and every person, whatever is drawn."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Amount, Points
from decision.method.preferences import Numbers, Order, Word, Words, rank_order_centroid
from decision.method.providers import by_name
from decision.method.scoring import TIE, Score, rank, valued
from tests.strategies import (
    List,
    amounts_on,
    answers_of,
    bounded,
    lists,
    numbers,
    orders,
    preferences,
    with_amount,
    words,
)

WITH_UNKNOWNS = lists(unknowns=True)
KNOWN = lists(unknowns=False)
CLOSE = 1e-9


def scores(drawn: List, weights: dict[str, float]) -> dict[str, Score]:
    return {score.provider.id: score for score in rank(valued(drawn.providers, drawn.factors), weights)}


def levels(score: Score) -> tuple[float, float, float]:
    return score.low, score.middle, score.high


def with_one_changed(drawn: List, provider_id: str, indicator_id: str, amount: Amount | None) -> List:
    changed = tuple(
        with_amount(provider, indicator_id, amount) if provider.id == provider_id else provider
        for provider in drawn.providers
    )
    return drawn._replace(providers=changed)


@given(WITH_UNKNOWNS, st.data())
def test_a_score_lies_between_0_and_100_with_low_middle_and_high_in_order(
    drawn: List, data: st.DataObject
) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for score in scores(drawn, weights).values():
        assert 0 <= score.low <= score.middle <= score.high <= 100
        assert 0 <= score.known_share <= 1


@given(WITH_UNKNOWNS, st.data())
def test_contributions_add_up_to_the_score_at_every_level(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for score in scores(drawn, weights).values():
        points = [contribution.points for contribution in score.contributions]
        assert tuple(map(sum, zip(*points, strict=True))) == pytest.approx(levels(score), abs=CLOSE)


@given(KNOWN, st.data())
def test_a_score_is_one_number_where_everything_is_known(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for score in scores(drawn, weights).values():
        assert score.low == score.middle == score.high
        assert score.known_share == pytest.approx(1)


@given(bounded(least=1), st.data())
def test_a_score_is_as_wide_as_what_the_answers_can_be_worth(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for score in scores(drawn, weights).values():
        open_ = [
            (100 * weights[factor.id] * fact.share, [fact.scale.value_of(each) for each in answers_of(fact)])
            for factor in drawn.factors
            for fact in factor.indicators
            if score.provider.amount(fact.id) is None
        ]
        width = sum(points * (max(worths) - min(worths)) for points, worths in open_)
        assert score.high - score.low == pytest.approx(width, abs=1e-7)
        assert score.low + sum(points * max(worths) for points, worths in open_) == pytest.approx(
            score.high + sum(points * min(worths) for points, worths in open_), abs=1e-7
        )
        unknown = sum(points for points, _ in open_) / 100
        assert score.known_share == pytest.approx(1 - unknown)


@given(bounded(least=1), st.data())
def test_a_middle_is_the_mean_of_the_middles_after_each_answer(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    before = scores(drawn, weights)
    for center, fact in product(drawn.providers, drawn.indicators):
        if center.amount(fact.id) is None:
            answers = answers_of(fact)
            if isinstance(fact.scale, Points):  # evenly between the ends: the mean of the two
                answers = [pick(answers, key=fact.scale.value_of) for pick in (min, max)]
            after = [
                scores(with_one_changed(drawn, center.id, fact.id, answer), weights) for answer in answers
            ]
            mean = sum(each[center.id].middle for each in after) / len(after)
            assert before[center.id].middle == pytest.approx(mean, abs=1e-7)


@given(bounded(least=1), st.data())
def test_a_middle_is_what_the_known_facts_give_and_the_mean_of_each_that_is_not_known(
    drawn: List, data: st.DataObject
) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for score in scores(drawn, weights).values():
        known = unknown = 0.0
        for factor in drawn.factors:
            for fact in factor.indicators:
                points = 100 * weights[factor.id] * fact.share
                value = fact.value_of(score.provider.amount(fact.id))
                known += points * (value or 0)
                unknown += points * fact.unknown.middle if value is None else 0
        assert known + unknown == pytest.approx(score.middle, abs=1e-7)


IDS = ("a", "b", "c", "d", "e")


@given(preferences(IDS))
def test_weights_are_not_negative_and_sum_to_1(preference: Order | Words | Numbers) -> None:
    weights = preference.weights(IDS)
    assert tuple(weights) == IDS
    assert min(weights.values()) >= 0
    assert sum(weights.values()) == pytest.approx(1)


@given(numbers(IDS), st.sampled_from([1e-300, 1e-9, 0.1, 3.0, 1e9, 1e300]))
def test_only_the_proportions_of_numbers_matter(said: Numbers, times: float) -> None:
    enlarged = Numbers({id: number * times for id, number in said.numbers.items()})
    assert enlarged.weights(IDS) == pytest.approx(said.weights(IDS))


@given(words(IDS))
def test_words_agree_with_the_numbers_0_1_2_3(said: Words) -> None:
    counted = {Word.NOT_AT_ALL: 0.0, Word.A_LITTLE: 1.0, Word.QUITE: 2.0, Word.VERY: 3.0}
    as_numbers = Numbers({id: counted[word] for id, word in said.words.items()})
    assert said.weights(IDS) == as_numbers.weights(IDS)


@given(words(IDS))
def test_the_words_give_the_order_with_ties(said: Words) -> None:
    weights = said.weights(IDS)
    word = {id: said.words.get(id, Word.NOT_AT_ALL) for id in IDS}
    for one in IDS:
        for other in IDS:
            assert (weights[one] > weights[other]) == (word[one] > word[other])
            assert (weights[one] == weights[other]) == (word[one] == word[other])


@given(st.integers(1, 30))
def test_rank_order_centroid_weights_sum_to_1_and_fall_with_the_place(count: int) -> None:
    weights = rank_order_centroid(count)
    assert len(weights) == count
    assert sum(weights) == pytest.approx(1)
    assert list(weights) == sorted(set(weights), reverse=True)
    assert weights[-1] > 0


@given(orders(IDS))
def test_an_order_weighs_each_place_more_than_the_next_and_ties_the_same(said: Order) -> None:
    weights = said.weights(IDS)
    unplaced = tuple(id for id in IDS if id not in {*said.placed, *said.not_mattering})
    blocks = [*said.blocks, unplaced] if unplaced else [*said.blocks]
    for block in blocks:
        assert len({weights[id] for id in block}) == 1
    for earlier, later in pairwise(blocks):
        assert weights[earlier[0]] > weights[later[0]] > 0
    assert all(weights[id] == 0 for id in said.not_mattering)


@given(orders(IDS))
def test_a_tied_block_has_the_mean_of_the_places_it_covers(said: Order) -> None:
    weights = said.weights(IDS)
    counted = len(IDS) - len(said.not_mattering)
    start = 0
    for block in said.blocks:
        places = range(start + 1, start + len(block) + 1)
        tails = [sum(Fraction(1, k) for k in range(place, counted + 1)) / counted for place in places]
        assert weights[block[0]] == pytest.approx(float(sum(tails, Fraction(0)) / len(block)))
        start += len(block)


@given(WITH_UNKNOWNS, st.data())
def test_a_better_fact_never_lowers_its_center(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    indicator = data.draw(st.sampled_from(drawn.indicators))
    id = data.draw(st.sampled_from(drawn.providers)).id
    worse, better = sorted(
        data.draw(st.tuples(amounts_on(indicator.scale), amounts_on(indicator.scale))),
        key=indicator.scale.value_of,
    )
    before = scores(with_one_changed(drawn, id, indicator.id, worse), weights)[id]
    after = scores(with_one_changed(drawn, id, indicator.id, better), weights)[id]
    for low, high in zip(levels(before), levels(after), strict=True):
        assert high >= low - CLOSE
    assert after.place <= before.place


@given(KNOWN, st.data())
def test_caring_more_about_a_factor_never_hurts_the_center_that_is_highest_on_it(
    drawn: List, data: st.DataObject
) -> None:
    said = data.draw(numbers(drawn.ids))
    cared = data.draw(st.sampled_from(drawn.ids))
    more = Numbers({**said.numbers, cared: said.numbers[cared] + data.draw(st.integers(1, 20))})
    place = drawn.ids.index(cared)
    rows = valued(drawn.providers, drawn.factors).rows
    highest = max(row.middle[place] for row in rows)
    before, after = (scores(drawn, numbers.weights(drawn.ids)) for numbers in (said, more))
    for row in rows:
        if row.middle[place] >= highest - 1e-12:
            assert after[row.provider.id].place <= before[row.provider.id].place


@given(WITH_UNKNOWNS, st.data())
def test_an_unknown_never_raises_low_or_lowers_high(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    indicator = data.draw(st.sampled_from(drawn.indicators))
    id = data.draw(st.sampled_from(drawn.providers)).id
    amount = data.draw(amounts_on(indicator.scale))
    known = scores(with_one_changed(drawn, id, indicator.id, amount), weights)[id]
    unknown = scores(with_one_changed(drawn, id, indicator.id, None), weights)[id]
    assert unknown.low <= known.low + CLOSE
    assert unknown.high >= known.high - CLOSE
    assert unknown.known_share <= known.known_share + CLOSE


@given(lists(unknowns=True, least=2), st.data())
def test_adding_a_center_never_moves_the_score_of_another(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    without = scores(drawn._replace(providers=drawn.providers[:-1]), weights)
    everyone = scores(drawn, weights)
    for id, score in without.items():
        assert levels(everyone[id]) == levels(score)


@given(WITH_UNKNOWNS, st.data())
def test_centers_that_tie_share_a_place_and_are_a_to_z(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    order = rank(valued(drawn.providers, drawn.factors), weights)
    assert sorted(score.provider.id for score in order) == sorted(p.id for p in drawn.providers)
    for score in order:
        above = sum(other.middle > score.middle + TIE for other in order)
        assert score.place == above + 1
    for earlier, later in pairwise(order):
        assert earlier.place <= later.place
        if earlier.place == later.place:
            assert by_name(earlier.provider) <= by_name(later.provider)


@given(WITH_UNKNOWNS, st.data())
def test_renaming_and_reordering_centers_does_not_change_scores(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    renamed = [replace(p, name=data.draw(st.text(max_size=3))) for p in drawn.providers]
    shuffled = drawn._replace(providers=tuple(data.draw(st.permutations(renamed))))
    before, after = scores(drawn, weights), scores(shuffled, weights)
    for id, score in before.items():
        assert (after[id].place, *levels(after[id])) == (score.place, *levels(score))


@given(WITH_UNKNOWNS, st.data())
def test_a_factor_that_does_not_matter_moves_nothing(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(numbers(drawn.ids)).weights(drawn.ids)
    idle = [factor for factor in drawn.factors if weights[factor.id] == 0]
    changed = drawn
    for indicator in [indicator for factor in idle for indicator in factor.indicators]:
        for provider in drawn.providers:
            amount = data.draw(st.none() | amounts_on(indicator.scale))
            changed = with_one_changed(changed, provider.id, indicator.id, amount)
    before, after = scores(drawn, weights), scores(changed, weights)
    assert {id: levels(score) for id, score in after.items()} == {
        id: levels(score) for id, score in before.items()
    }
