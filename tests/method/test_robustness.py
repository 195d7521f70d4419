"""How sure the order is, against brute force: every filling of the unknowns, every weighting on a grid."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from decision.method.changing import WeightInterval, safe_within, weight_interval
from decision.method.factors import Factor
from decision.method.preferences import NothingMatters, Numbers, Order, Preference, Word, Words
from decision.method.providers import Provider
from decision.method.robustness import (
    CLEAR_LEAD,
    Blocks,
    about_equal,
    blocks_of,
    certainly_first,
    order_proof,
    possibly_first,
)
from decision.method.scoring import Score
from tests.conftest import factor, indicator, provider, ranked
from tests.strategies import (
    HAIR,
    answered,
    fillings,
    firsts,
    ids_of,
    named,
    off_by,
    orders,
    preferences,
    tables,
    weightings,
)


def by_id(scores: Sequence[Score]) -> dict[str, Score]:
    return {score.provider.id: score for score in scores}


def ends_of(found: WeightInterval) -> tuple[object, ...]:
    return found.low, found.high


@given(tables(unknowns=5), st.data())
def test_possibly_and_certainly_first_are_what_every_filling_of_the_unknowns_finds(
    table: tuple[list[Factor], list[Provider]], data: st.DataObject
) -> None:
    factors, providers = table
    weights = data.draw(preferences(ids_of(factors))).weights(ids_of(factors))
    scores = ranked(providers, factors, weights)
    found = [firsts(ranked(filled, factors, weights)) for filled in fillings(providers, (0, 1))]
    assert possibly_first(scores) == set.union(*found)
    assert certainly_first(scores) == set.intersection(*found)


def test_an_unknown_of_all_centers_may_differ_between_them() -> None:
    one, two = provider("One", f0=0.6, f1=None), provider("Two", f0=0.5, f1=None)
    scores = ranked([one, two], named(2), {"f0": 0.5, "f1": 0.5})
    assert possibly_first(scores) == {"one", "two"}
    assert certainly_first(scores) == frozenset()


def test_one_center_alone_is_certainly_first_and_none_is_first_of_none() -> None:
    scores = ranked([provider("One", f0=None)], named(1), {"f0": 1})
    assert possibly_first(scores) == certainly_first(scores) == {"one"}
    assert possibly_first(()) == certainly_first(()) == frozenset()


FIVE = ["f0", "f1", "f2", "f3", "f4"]


@pytest.mark.parametrize(
    ("preference", "blocks"),
    [
        (Order((("f2",), ("f0", "f1")), frozenset({"f4"})), (("f2",), ("f0", "f1"), ("f3",))),
        (Order((("f1",),)), (("f1",), ("f0", "f2", "f3", "f4"))),
        (
            Words(
                dict.fromkeys(FIVE, Word.NOT_AT_ALL) | {"f3": Word.VERY, "f1": Word.QUITE, "f0": Word.VERY}
            ),
            (("f0", "f3"), ("f1",)),
        ),
        (Numbers(dict.fromkeys(FIVE, 0) | {"f0": 2, "f1": 30, "f2": 2}), (("f1",), ("f0", "f2"))),
    ],
)
def test_an_order_words_and_numbers_give_blocks_without_what_does_not_matter(
    preference: Preference, blocks: Blocks
) -> None:
    assert blocks_of(preference, FIVE) == blocks


@pytest.mark.parametrize(
    "preference", [Words(dict.fromkeys(["f0", "f1", "f2", "f3"], Word.VERY)), Numbers({"f0": 2, "f1": 30})]
)
def test_words_and_numbers_that_are_not_all_given_yet_allow_no_claim_for_all_weightings(
    preference: Preference,
) -> None:
    assert blocks_of(preference, FIVE) == ()
    sure, poor = ranked(
        [provider("Sure", **dict.fromkeys(FIVE, 1)), provider("Poor", **dict.fromkeys(FIVE, 0))],
        [factor(id) for id in FIVE],
        preference.weights(FIVE),
    )
    assert not order_proof(sure, poor, ())
    assert about_equal((sure, poor), ()) == ((sure,), (poor,))


def test_a_preference_for_nothing_has_no_blocks() -> None:
    with pytest.raises(NothingMatters):
        blocks_of(Numbers({"f0": 0}), ["f0"])


@given(tables(kinds=4), st.data())
def test_order_proof_is_what_every_weighting_that_keeps_the_order_finds(
    table: tuple[list[Factor], list[Provider]], data: st.DataObject
) -> None:
    factors, providers = table
    ids = ids_of(factors)
    preference = data.draw(answered(ids))
    blocks = blocks_of(preference, ids)
    one, two = (p.id for p in providers[:2])
    scored = [by_id(ranked(providers, factors, weights)) for weights in weightings(blocks, ids)]
    expected = all(scores[one].middle >= scores[two].middle - HAIR for scores in scored)
    scores = by_id(ranked(providers, factors, preference.weights(ids)))
    assert order_proof(scores[one], scores[two], blocks) == expected


@given(tables(unknowns=3, most=2, kinds=3), st.data())
def test_order_proof_holds_however_the_unknowns_are_filled_and_else_some_filling_breaks_it(
    table: tuple[list[Factor], list[Provider]], data: st.DataObject
) -> None:
    factors, providers = table
    ids = ids_of(factors)
    order = data.draw(orders(ids))
    blocks = blocks_of(order, ids)
    one, two = (p.id for p in providers)
    held = []
    for filled in fillings(providers, (0, 0.5, 1)):
        for weights in weightings(blocks, ids, steps=1):
            scores = by_id(ranked(filled, factors, weights))
            held.append(scores[one].middle >= scores[two].middle - HAIR)
    scores = by_id(ranked(providers, factors, order.weights(ids)))
    assert order_proof(scores[one], scores[two], blocks) == all(held)


def test_kirkwood_and_sarin_a_center_behind_on_one_factor_can_be_ahead_in_every_weighting() -> None:
    factors = named(3)
    centers = [provider("A", f0=0.7, f1=0.4, f2=0.6), provider("B", f0=0.5, f1=0.6, f2=0.4)]
    order = Order((("f0",), ("f1",), ("f2",)))
    a, b = ranked(centers, factors, order.weights(ids_of(factors)))
    blocks = blocks_of(order, ids_of(factors))
    assert a.provider.id == "a"
    assert order_proof(a, b, blocks)
    assert not order_proof(b, a, blocks)
    assert not order_proof(a, b, (("f1",), ("f0",), ("f2",)))


def test_a_tie_may_be_broken_in_any_way() -> None:
    # Over both A leads by 0.1, but it is behind where the first of the two has all the weight.
    centers = [provider("A", f0=0.2, f1=0.9), provider("B", f0=0.5, f1=0.5)]
    a, b = ranked(centers, named(2), {"f0": 0.5, "f1": 0.5})
    assert not order_proof(a, b, (("f0", "f1"),))
    assert order_proof(a, b, (("f1",), ("f0",)))


def test_of_two_very_important_factors_either_may_count_more() -> None:
    centers = [provider("Ash", f0=1, f1=0, f2=0.5), provider("Birch", f0=0, f1=0.98, f2=0.5)]
    said = Words({"f0": Word.VERY, "f1": Word.VERY, "f2": Word.A_LITTLE})
    ids = ["f0", "f1", "f2"]
    ash, birch = ranked(centers, named(3), said.weights(ids))
    assert ash.provider.name == "Ash"
    assert not order_proof(ash, birch, blocks_of(said, ids))


def test_what_is_not_placed_yet_may_still_come_in_any_order() -> None:
    # After one tap A leads by 20 of 36 points; with f2 placed next it is behind in some weightings.
    centers = [provider("A", f0=0.6, f1=1, f2=0), provider("B", f0=0.5, f1=0, f2=0.9)]
    ids, said = ["f0", "f1", "f2"], Order((("f0",),))
    a, b = ranked(centers, named(3), said.weights(ids))
    assert a.provider.name == "A"
    assert blocks_of(said, ids) == (("f0",), ("f1", "f2"))
    assert not order_proof(a, b, blocks_of(said, ids))
    assert order_proof(a, b, (("f0",), ("f1",), ("f2",)))


def test_the_knife_edge_center_can_lead_only_where_two_weights_are_equal() -> None:
    factors = named(3)
    centers = [
        provider("A", f0=1, f1=0, f2=0),
        provider("B", f0=0, f1=1, f2=0),
        provider("C", f0=0.5, f1=0.5, f2=0),
    ]
    level = ranked(centers, factors, {"f0": 0.4, "f1": 0.4, "f2": 0.2})
    assert possibly_first(level) == certainly_first(level) == {"a", "b", "c"}
    found = weight_interval(level, "f0")
    assert ends_of(found) == (pytest.approx(0.4), 1)
    tilted = ranked(centers, factors, {"f0": 0.41, "f1": 0.39, "f2": 0.2})
    assert certainly_first(tilted) == {"a"}


@pytest.mark.parametrize("blocks", [((),), (("f9",),), (("f0",), ("f0",))])
def test_an_order_with_an_empty_place_or_that_names_a_factor_wrongly_is_refused(blocks: Blocks) -> None:
    one, two = ranked([provider("A", f0=1), provider("B", f0=0)], named(1), {"f0": 1})
    with pytest.raises(ValueError, match="name"):
        order_proof(one, two, blocks)


@given(tables(unknowns=3), st.data())
def test_each_group_is_headed_by_the_one_that_is_not_clearly_ahead_of_the_rest_of_it(
    table: tuple[list[Factor], list[Provider]], data: st.DataObject
) -> None:
    factors, providers = table
    ids = ids_of(factors)
    preference = data.draw(preferences(ids))
    blocks = blocks_of(preference, ids)
    scores = ranked(providers, factors, preference.weights(ids))
    groups = about_equal(scores, blocks)
    assert [score for group in groups for score in group] == list(scores)

    def apart(leader: Score, other: Score) -> bool:
        lead = leader.middle - other.middle
        assume(abs(lead - CLEAR_LEAD) > HAIR)
        return lead > HAIR and (lead > CLEAR_LEAD or order_proof(leader, other, blocks))

    for group in groups:
        assert not any(apart(group[0], other) for other in group[1:])
    for above, below in pairwise(groups):
        assert apart(above[0], below[0])


def test_a_lead_of_exactly_five_points_sets_apart_and_a_smaller_one_does_not() -> None:
    factors, weights, blocks = named(2), {"f0": 0.5, "f1": 0.5}, (("f0",), ("f1",))
    centers = [provider("A", f0=0.4, f1=0.8), provider("B", f0=0.6, f1=0.5), provider("C", f0=0.6, f1=0.52)]
    groups = about_equal(ranked(centers, factors, weights), blocks)
    assert [[score.provider.id for score in group] for group in groups] == [["a", "c"], ["b"]]


def test_small_steps_down_the_list_are_measured_from_the_one_that_leads_the_group() -> None:
    factors, weights, blocks = named(2), {"f0": 0.5, "f1": 0.5}, (("f0",), ("f1",))
    centers = [provider("A", f0=0.4, f1=0.8), provider("B", f0=0.5, f1=0.64), provider("C", f0=0.6, f1=0.48)]
    groups = about_equal(ranked(centers, factors, weights), blocks)
    assert [[score.provider.id for score in group] for group in groups] == [["a", "b"], ["c"]]


def test_centers_equal_in_everything_stay_together_and_a_small_sure_lead_sets_apart() -> None:
    centers = [provider("A", f0=0.52), provider("B", f0=0.52), provider("C", f0=0.5)]
    groups = about_equal(ranked(centers, named(1), {"f0": 1}), (("f0",),))
    assert [[score.provider.id for score in group] for group in groups] == [["a", "b"], ["c"]]


def reweighted(scores: Sequence[Score], id: str, weight: float) -> dict[str, float]:
    """The weights with one set and the others in proportion, or equal where they have none."""
    old = {f.id: w for f, w in zip(scores[0].factors, scores[0].weights, strict=True) if f.id != id}
    whole = sum(old.values())
    shares = {other: w / whole if whole else 1 / len(old) for other, w in old.items()}
    return {id: weight, **{other: (1 - weight) * share for other, share in shares.items()}}


@given(tables(unknowns=2, kinds=4), st.data())
def test_weight_intervals_are_where_scoring_again_keeps_the_leader_first(
    table: tuple[list[Factor], list[Provider]], data: st.DataObject
) -> None:
    factors, providers = table
    ids = ids_of(factors)
    assume(len(ids) > 1)
    scores = ranked(providers, factors, data.draw(preferences(ids)).weights(ids))
    leader, id = scores[0].provider.id, data.draw(st.sampled_from(ids))
    found = weight_interval(scores, id)
    assert found.weight == scores[0].weights[ids.index(id)]
    assert 0 <= found.low <= found.weight <= found.high <= 1

    def again(weight: float) -> tuple[Score, ...]:
        return ranked(providers, factors, reweighted(scores, id, weight))

    for part in (0, 0.25, 0.5, 0.75, 1):
        assert leader in firsts(again(found.low + part * (found.high - found.low)))
    for beyond in (found.low - 1e-5, found.high + 1e-5):
        if 0 <= beyond <= 1:
            assert leader not in firsts(again(beyond))


def test_a_weight_interval_at_no_weight_and_at_all_weight() -> None:
    centers = [provider("A", f0=1, f1=0, f2=0.5), provider("B", f0=0, f1=1, f2=0.5)]
    whole = weight_interval(ranked(centers, named(3), {"f0": 1, "f1": 0, "f2": 0}), "f0")
    assert ends_of(whole) == (pytest.approx(1 / 3), 1)
    none = weight_interval(ranked(centers, named(3), {"f0": 1, "f1": 0, "f2": 0}), "f1")
    assert ends_of(none) == (0, pytest.approx(0.5))


def test_a_weight_interval_ends_where_equal_rivals_take_over() -> None:
    centers = [provider("A", f0=1, f1=0), provider("B", f0=0, f1=0.5), provider("C", f0=0, f1=0.5)]
    found = weight_interval(ranked(centers, named(2), {"f0": 0.5, "f1": 0.5}), "f0")
    assert ends_of(found) == (pytest.approx(1 / 3), 1)


def test_no_rival_takes_over_where_the_difference_is_the_same_on_every_factor() -> None:
    centers = [provider("A", f0=0.5, f1=0.5), provider("B", f0=0.25, f1=0.25)]
    found = weight_interval(ranked(centers, named(2), {"f0": 0.3, "f1": 0.7}), "f0")
    assert ends_of(found) == (0, 1)


def test_the_weight_of_a_sole_factor_never_changes_who_is_first() -> None:
    centers = [provider("A", f0=0.5), provider("B", f0=0.25)]
    found = weight_interval(ranked(centers, named(1), {"f0": 1}), "f0")
    assert ends_of(found) == (0, 1)


def test_a_weight_interval_needs_a_center_and_a_factor_of_the_list() -> None:
    with pytest.raises(ValueError, match="add one"):
        weight_interval((), "f0")
    with pytest.raises(ValueError, match="use one of f0"):
        weight_interval(ranked([provider("A", f0=1)], named(1), {"f0": 1}), "f1")


@given(tables(unknowns=2), st.data())
def test_within_what_is_safe_no_weighting_moves_the_leader_and_just_beyond_one_does(
    table: tuple[list[Factor], list[Provider]], data: st.DataObject
) -> None:
    factors, providers = table
    ids = ids_of(factors)
    scores = ranked(providers, factors, data.draw(preferences(ids)).weights(ids))
    leader, weights = scores[0].provider.id, scores[0].weights
    safe = safe_within(scores)
    assert 0 <= safe <= 1

    def lead(moved: Sequence[float]) -> float:
        again = by_id(ranked(providers, factors, dict(zip(ids, moved, strict=True))))
        return min(again[leader].middle - score.middle for score in again.values())

    assert all(lead(moved) >= -HAIR for moved in off_by(weights, safe))
    if safe < 0.99:
        assert any(lead(moved) < 0 for moved in off_by(weights, safe + 0.01))


def test_how_far_weights_may_be_off_worked_by_hand() -> None:
    # A leads by 0.6 * 1 - 0.4 * 1 = 0.2; with both weights off by p it falls by 2 * 0.4 * p.
    centers = [provider("A", f0=1, f1=0), provider("B", f0=0, f1=1)]
    assert safe_within(ranked(centers, named(2), {"f0": 0.6, "f1": 0.4})) == pytest.approx(0.25)
    assert safe_within(ranked(centers, named(2), {"f0": 0.5, "f1": 0.5})) == pytest.approx(0)
    assert safe_within(ranked(centers, named(2), {"f0": 0.9, "f1": 0.1})) == 1


def test_a_leader_on_every_factor_is_safe_however_far_the_weights_are_off() -> None:
    centers = [provider("A", f0=1, f1=1), provider("B", f0=0, f1=0.5)]
    assert safe_within(ranked(centers, named(2), {"f0": 0.5, "f1": 0.5})) == 1
    assert safe_within(ranked(centers[:1], named(2), {"f0": 0.5, "f1": 0.5})) == 1
    with pytest.raises(ValueError, match="add one"):
        safe_within(())


def test_a_factor_known_in_part_is_unknown_in_part_only() -> None:
    made = factor("f0", indicator("a", share=0.75), indicator("b", share=0.25))
    scores = ranked([provider("A", a=1, b=None), provider("B", a=0.5, b=None)], [made], {"f0": 1})
    assert certainly_first(scores) == {"a"}
    assert order_proof(scores[0], scores[1], (("f0",),))
