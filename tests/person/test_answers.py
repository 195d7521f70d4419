from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog.catalog import Catalog, load
from decision.method.factors import Amount
from decision.method.must_haves import Wanted
from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.method.providers import Measurement, Provider
from decision.method.scoring import rank, valued
from decision.person.answers import SIDE_BY_SIDE, WAYS, Answers, fits
from decision.person.stages import known, screened
from decision.person.who_set import Way, Weighing
from decision.person.whose import as_known
from tests.conftest import EXAMPLE, names
from tests.person.drawn_answers import answers
from tests.strategies import List, amounts_on, lists, preferences

ORDER, WORDS, NUMBERS = Order((("cost",),)), Words({"cost": Word.VERY}), Numbers({"cost": 5})


def test_nothing_is_said_at_first() -> None:
    answers = Answers()
    assert answers.way == "order"
    assert answers.preference.is_empty
    assert (answers.medicine, answers.compared, dict(answers.too_much)) == (None, (), {})


@pytest.mark.parametrize(
    ("way", "said"),
    [("order", ORDER), ("words", WORDS), ("numbers", NUMBERS)],
    ids=["order", "words", "numbers"],
)
def test_the_preference_is_the_one_of_the_way_chosen_now(way: Way, said: Preference) -> None:
    answers = Answers(way=way, order=ORDER, words=WORDS, numbers=NUMBERS)
    assert answers.preference is said
    assert way in WAYS


@pytest.mark.parametrize(
    ("said", "way"),
    [(ORDER, "order"), (WORDS, "words"), (NUMBERS, "numbers")],
    ids=["order", "words", "numbers"],
)
def test_saying_something_in_one_way_chooses_that_way(said: Preference, way: Way) -> None:
    start: Way = "words" if way == "order" else "order"
    answers = Answers(way=start, medicine="alphamab").with_preference(said)
    assert (answers.way, answers.preference, answers.medicine) == (way, said, "alphamab")


def test_trying_another_way_loses_nothing() -> None:
    answers = Answers().with_preference(ORDER).with_preference(WORDS).with_preference(NUMBERS)
    assert (answers.order, answers.words, answers.numbers) == (ORDER, WORDS, NUMBERS)


def test_answers_are_replaced_and_never_changed() -> None:
    answers = Answers()
    answers.with_preference(NUMBERS)
    assert answers == Answers()
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'way'"):
        answers.way = "words"  # type: ignore[misc]


@pytest.mark.parametrize("way", WAYS)
def test_while_nothing_is_said_there_are_no_weights(way: Way) -> None:
    assert Answers(way=way).weights(("cost", "travel")) is None


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Order((), frozenset({"cost", "travel"})), id="order"),
        pytest.param(Words({"cost": Word.NOT_AT_ALL}), id="words"),
        pytest.param(Numbers({"cost": 0}), id="numbers"),
    ],
)
def test_while_all_that_is_said_counts_0_there_are_no_weights(said: Preference) -> None:
    assert Answers().with_preference(said).weights(("cost", "travel")) is None


@pytest.mark.parametrize("said", [ORDER, WORDS, NUMBERS], ids=["order", "words", "numbers"])
def test_weights_are_those_of_the_preference(said: Preference) -> None:
    factors = ("cost", "travel")
    assert Answers().with_preference(said).weights(factors) == said.weights(factors)


def test_a_mistake_in_the_ids_is_not_taken_for_nothing_said() -> None:
    with pytest.raises(ValueError, match="unknown factor 'cost': use one of the list's"):
        Answers().with_preference(NUMBERS).weights(("travel",))


def test_no_more_centers_are_compared_than_fit_side_by_side() -> None:
    picked = [f"center_{number}" for number in range(SIDE_BY_SIDE + 1)]
    assert Answers().with_compared(picked).compared == tuple(picked[:SIDE_BY_SIDE])


@given(lists(unknowns=True), st.data())
def test_the_fact_that_matters_most_counts_most_in_its_factor_and_all_shares_sum_to_1(
    drawn: List, data: st.DataObject
) -> None:
    factor = data.draw(st.sampled_from(drawn.factors))
    most = data.draw(st.sampled_from(factor.indicators))
    before = {each.id: each for each in drawn.factors}
    for after in Answers().with_most_inside(factor.id, most.id).judged(tuple(drawn.factors)):
        shares = {indicator.id: indicator.share for indicator in after.indicators}
        assert list(shares) == [indicator.id for indicator in before[after.id].indicators]
        assert sum(shares.values()) == pytest.approx(1)
        if after.id != factor.id:
            assert after == before[after.id]
        elif len(shares) > 1:
            others = [share for id, share in shares.items() if id != most.id]
            assert shares[most.id] > max(others) == pytest.approx(min(others))


def test_what_matters_most_inside_is_said_anew_and_taken_back() -> None:
    said = Answers().with_most_inside("way", "minutes").with_most_inside("staff", "nurses")
    assert said.with_most_inside("way", "step_free").most_inside == {"staff": "nurses", "way": "step_free"}
    assert said.with_most_inside("way", None).most_inside == {"staff": "nurses"}


def test_what_was_reported_is_kept_replaced_and_taken_back() -> None:
    first, second = (Measurement(amount, "Ann", date(2026, 11, 20), reported=True) for amount in (3.0, 4.0))
    said = Answers(medicine="alphamab").with_reported("near", "nurses", first)
    said = said.with_reported("far", "nurses", first).with_reported("near", "nurses", second)
    assert said.reported == {("near", "nurses"): second, ("far", "nurses"): first}
    assert said.with_reported("near", "nurses", None).reported == {("far", "nurses"): first}
    assert said.with_reported("near", "minutes", None) == said
    assert said.medicine == "alphamab"


# ---- what was reported, on the list

AS_WRITTEN = load(EXAMPLE)
LIST = replace(AS_WRITTEN, providers=as_known(AS_WRITTEN, said=None))
"""The example, its trips marked as those of its example person: what anyone sees who has said nothing."""


def said(amount: Amount | None) -> Measurement:
    return Measurement(amount, "Ann", date(2026, 11, 20), reported=True)


@pytest.mark.parametrize(
    ("provider", "indicator", "amount", "fitting"),
    [
        pytest.param("cedar", "nurses", 3.0, True, id="a number within what is allowed"),
        pytest.param("cedar", "nurses", 50.0, True, id="the most that is allowed"),
        pytest.param("cedar", "nurses", 51.0, False, id="more than is allowed"),
        pytest.param("cedar", "nurses", -1.0, False, id="less than is allowed"),
        pytest.param("cedar", "nurses", True, False, id="yes for a number"),
        pytest.param("cedar", "doctor", False, True, id="no"),
        pytest.param("cedar", "doctor", 0.0, False, id="a number for yes or no"),
        pytest.param("cedar", "step_free", "none", True, id="a level"),
        pytest.param("cedar", "step_free", "half", False, id="a word that is no level any more"),
        pytest.param("cedar", "nurses", None, False, id="no answer"),
        pytest.param("cedar", "gives:betamab", True, True, id="that a medicine is given"),
        pytest.param("cedar", "gives:betamab", "yes", False, id="a word for whether it is given"),
        pytest.param(
            "cedar", "gives:gammamab", True, False, id="a medicine that is not on the list any more"
        ),
        pytest.param("cedar", "enrolled:beta_watch", False, True, id="that it is not in the program"),
        pytest.param("cedar", "enrolled:betamab", False, False, id="a medicine for a program"),
        pytest.param("cedar", "must:first_dose", False, True, id="an answer on a must-have's own fact"),
        pytest.param("cedar", "must:first_dose", "no", False, id="a word on a must-have's own fact"),
        pytest.param("cedar", "must:gone", True, False, id="a must-have that is not on the list any more"),
        pytest.param("cedar", "must:no_fee", True, False, id="a must-have that asks nothing of its own"),
        pytest.param("elm", "nurses", 3.0, False, id="a center that is not on the list any more"),
        pytest.param("cedar", "parking", 3.0, False, id="a fact that is not on the list any more"),
    ],
)
def test_what_was_reported_counts_only_where_it_fits_the_list(
    provider: str, indicator: str, amount: Amount | None, fitting: bool
) -> None:
    reported = said(amount)
    assert fits(LIST, provider, indicator, reported) == fitting
    found = known(LIST, Answers(reported={(provider, indicator): reported}))
    if fitting:
        changed = found.provider(provider)
        assert changed
        assert changed.measurements[indicator] is reported
    else:
        assert found == LIST


def test_what_was_reported_lies_over_the_list_and_changes_nothing_else_of_it() -> None:
    reported = {("cedar", "nurses"): said(3.0), ("ash", "doctor"): said(False), ("elm", "nurses"): said(1.0)}
    found = known(LIST, Answers(reported=reported))
    assert replace(found, providers=LIST.providers) == LIST
    for before, after in zip(LIST.providers, found.providers, strict=True):
        own = {indicator: each for (id, indicator), each in reported.items() if id == before.id}
        assert after == replace(before, measurements={**before.measurements, **own})
    assert load(EXAMPLE) == AS_WRITTEN


def test_where_nothing_was_reported_the_list_is_as_it_is() -> None:
    assert known(LIST, Answers()) == LIST


# ---- must-haves, the ZIP code and places of one's own

HOME, WAIT = (Provider(f"own:{number}", name, {}) for number, name in ((1, "At home"), (2, "To wait")))
NEAR = Wanted(frozenset({"near_enough"}), {"near_enough": 30})


def test_a_place_is_added_behind_the_others_and_removed_with_all_that_was_reported_of_it() -> None:
    answers = Answers(medicine="alphamab").with_place(HOME).with_place(WAIT)
    assert answers.places == (HOME, WAIT)
    for center, indicator in (("own:1", "nurses"), ("own:1", "minutes"), ("own:2", "nurses"), ("ash", "fee")):
        answers = answers.with_reported(center, indicator, said(1.0))
    left = answers.without_place("own:1")
    assert left.places == (WAIT,)
    assert list(left.reported) == [("own:2", "nurses"), ("ash", "fee")]
    assert left.medicine == "alphamab"
    assert left.without_place("own:1") == left
    assert len(answers.reported) == 4


def test_a_place_that_is_removed_is_not_where_they_go_now_and_not_side_by_side() -> None:
    answers = Answers(compared=("own:1", "ash")).with_place(HOME, is_present=True).with_place(WAIT)
    assert answers.present == "own:1"
    left = answers.without_place("own:1")
    assert (left.present, left.compared) == (None, ("ash",))


def test_an_added_place_is_last_on_the_list_and_nothing_of_it_is_known() -> None:
    found = known(LIST, Answers().with_place(HOME).with_place(WAIT))
    assert found.providers == (*LIST.providers, HOME, WAIT)
    assert replace(found, providers=LIST.providers) == LIST
    assert [HOME.amount(id) for id in LIST.indicators] == [None] * len(LIST.indicators)


def test_what_was_reported_of_an_added_place_counts_as_at_any_other() -> None:
    answers = Answers().with_place(HOME).with_reported("own:1", "minutes", said(0.0))
    home = known(LIST, answers).provider("own:1")
    assert home
    assert home.amount("minutes") == 0
    unfit = answers.with_reported("own:1", "nurses", said(51.0))
    assert known(LIST, unfit) == known(LIST, answers)


def test_what_was_reported_of_a_place_that_is_removed_counts_nowhere() -> None:
    answers = Answers().with_place(HOME).with_reported("own:1", "minutes", said(0.0))
    assert known(LIST, answers.without_place("own:1")) == LIST
    assert known(LIST, replace(answers, places=())) == LIST


def test_a_place_never_takes_the_id_of_a_center_of_the_list() -> None:
    assert known(LIST, Answers().with_place(replace(HOME, id="ash"))) == LIST


def in_chicago(*ids: str) -> Catalog:
    """The example with some centers at a ZIP code that is known."""
    return replace(
        LIST, providers=tuple(replace(c, zip="60601") if c.id in ids else c for c in LIST.providers)
    )


@pytest.mark.parametrize(
    ("zip_code", "known_at"),
    [
        pytest.param("60601", ["Ash Hospital", "Cedar Clinic"], id="where both ends are known"),
        pytest.param("60601-1234", ["Ash Hospital", "Cedar Clinic"], id="nine digits"),
        pytest.param("00000", [], id="a ZIP code that is not known"),
        pytest.param("here", [], id="no ZIP code"),
        pytest.param("", [], id="nothing said"),
    ],
)
def test_how_far_away_a_center_is_is_said_only_with_a_zip_code_that_is_known(
    zip_code: str, known_at: list[str]
) -> None:
    found = known(in_chicago("ash", "cedar"), Answers(zip_code=zip_code, places=(HOME,)))
    assert names([center for center in found.providers if center.away is not None]) == known_at
    assert [center.away for center in found.providers if center.away is not None] == [0.0] * len(known_at)


def test_how_far_away_it_is_changes_nothing_else() -> None:
    before = in_chicago("ash")
    found = known(before, Answers(zip_code="10001"))
    assert found.providers[0].away == pytest.approx(712, abs=5)  # New York to Chicago
    assert replace(found, providers=tuple(replace(c, away=None) for c in found.providers)) == before


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(Wanted(frozenset({"no_fee", "quiet"})), id="a must-have that is gone"),
        pytest.param(
            Wanted(frozenset({"no_fee"}), {"quiet": 3, "no_fee": 4}), id="a limit of one that has none now"
        ),
        pytest.param(
            Wanted(frozenset({"no_fee", "near_enough"})), id="a limit that is not said sets nobody aside"
        ),
    ],
)
def test_must_haves_that_the_list_no_longer_has_are_passed_over(wanted: Wanted) -> None:
    answers = Answers(wanted=wanted)
    assert names(screened(LIST, answers).possible) == ["Birch Clinic", "Cedar Clinic"]


def test_a_medicine_that_is_gone_checks_nothing() -> None:
    answers = Answers(medicine="gammamab", wanted=Wanted(frozenset({"the_medicine"})))
    assert screened(LIST, answers).possible == LIST.providers
    betamab = screened(LIST, replace(answers, medicine="betamab"))
    assert names(row.provider for row in betamab.set_aside) == ["Birch Clinic"]


def possible(catalog: Catalog, said: Answers) -> Catalog:
    """What is left of a catalog at the must-haves."""
    return replace(catalog, providers=screened(catalog, said).possible)


def test_the_possible_list_has_only_whom_no_must_have_sets_aside_and_is_else_the_same() -> None:
    lent = replace(LIST, providers=as_known(AS_WRITTEN, said=True))
    found = possible(lent, Answers(wanted=NEAR))
    assert names(found.providers) == ["Birch Clinic", "Cedar Clinic"]
    assert replace(found, providers=lent.providers) == lent
    assert possible(LIST, Answers()) == LIST


def test_an_added_place_is_set_aside_by_what_was_reported_of_it_and_stays_while_nothing_is_known() -> None:
    answers = Answers(wanted=NEAR).with_place(HOME)
    assert "At home" in names(possible(known(LIST, answers), answers).providers)
    far = answers.with_reported("own:1", "minutes", said(31.0))
    assert "At home" not in names(possible(known(LIST, far), far).providers)


# ---- laws


def scores(found: Catalog, weights: dict[str, float]) -> dict[str, tuple[float, float, float]]:
    ranked = rank(valued(found.providers, found.factors), weights)
    return {score.provider.id: (score.low, score.middle, score.high) for score in ranked}


@given(lists(unknowns=True), st.data())
def test_an_added_place_never_moves_the_score_of_a_center(drawn: List, data: st.DataObject) -> None:
    listed = replace(LIST, factors=drawn.factors, providers=drawn.providers)
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    answers = Answers().with_place(HOME)
    for fact in drawn.indicators:
        if data.draw(st.booleans()):
            answers = answers.with_reported(HOME.id, fact.id, said(data.draw(amounts_on(fact.scale))))
    found = scores(known(listed, answers), weights)
    assert found.pop(HOME.id)
    assert found == scores(listed, weights)


@st.composite
def must_haves(draw: st.DrawFn) -> Wanted:
    """Some of the must-haves of the example, and some of their limits."""
    limits = {"near_enough": st.sampled_from([5, 30, 60, 70]), "enough_nurses": st.integers(0, 5)}
    ids = [must_have.id for must_have in LIST.must_haves]
    return Wanted(draw(st.frozensets(st.sampled_from(ids))), draw(st.fixed_dictionaries({}, optional=limits)))


MEDICINES = st.sampled_from([None, *(medicine.id for medicine in LIST.medicines)])


@given(must_haves(), MEDICINES, st.data())
def test_must_haves_never_move_the_scores_of_those_that_are_left(
    wanted: Wanted, medicine: str | None, data: st.DataObject
) -> None:
    ids = [factor.id for factor in LIST.factors]
    weights = data.draw(preferences(ids)).weights(ids)
    before = scores(LIST, weights)
    left = scores(possible(LIST, Answers(medicine=medicine, wanted=wanted)), weights)
    assert left == {id: before[id] for id in left}


@given(must_haves(), MEDICINES, st.data())
def test_what_is_reported_of_one_center_changes_no_verdict_on_another(
    wanted: Wanted, medicine: str | None, data: st.DataObject
) -> None:
    answers = Answers(medicine=medicine, wanted=wanted)
    here = data.draw(st.sampled_from([center.id for center in LIST.providers]))
    about = [
        *((fact.id, amounts_on(fact.scale)) for fact in LIST.indicators.values()),
        *((f"gives:{each.id}", st.booleans()) for each in LIST.medicines),
        *((f"enrolled:{each.id}", st.booleans()) for each in LIST.programmes),
    ]
    reported = answers
    for id, amounts in about:
        if data.draw(st.booleans()):
            reported = reported.with_reported(here, id, said(data.draw(amounts)))
    before, after = (screened(known(LIST, each), each) for each in (answers, reported))
    for one, other in zip(before.rows, after.rows, strict=True):
        assert one.provider.id == other.provider.id
        if one.provider.id != here:
            assert one == other
    assert (before.must_haves, before.waiting) == (after.must_haves, after.waiting)


def test_a_fact_that_only_a_must_have_asks_sets_a_center_aside_once_it_was_reported() -> None:
    wanted = Answers(wanted=Wanted(frozenset({"first_dose"})))
    assert possible(known(LIST, wanted), wanted).providers == LIST.providers
    asked = screened(known(LIST, wanted), wanted).ask_first
    assert [row.provider.id for row in asked] == [provider.id for provider in LIST.providers]
    reported = wanted.with_reported("cedar", "must:first_dose", said(False))
    reported = reported.with_reported("ash", "must:first_dose", said(True))
    found = screened(known(LIST, reported), reported)
    assert [row.provider.id for row in found.set_aside] == ["cedar"]
    assert "ash" not in [row.provider.id for row in found.ask_first]


@given(answers)
def test_what_is_handed_over_and_back_is_as_it_was(said: Answers) -> None:
    back = said.handed_over().handed_over()
    assert back == replace(said, put_away=said.put_away or Weighing())


@given(answers)
def test_handing_over_puts_away_what_was_weighed_and_keeps_all_else(said: Answers) -> None:
    bare = replace(said, put_away=None)
    after = bare.handed_over()
    assert (after.put_away, after.weighing) == (bare.weighing, Weighing())
    assert after.is_second is not bare.is_second
    assert replace(after, **vars(bare.weighing), put_away=None, is_second=bare.is_second) == bare


def test_the_first_of_two_is_named_first_whoever_has_it_now() -> None:
    said = Answers(order=Order((("travel",),)))
    after = said.handed_over().with_preference(Order((("cost",),)))
    assert after.both == after.handed_over().both == (said.order, after.order)
