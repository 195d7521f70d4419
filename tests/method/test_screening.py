from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog
from decision.guide.texts import Medicine
from decision.method.factors import Amount, Indicator, Levels, Points, YesNo
from decision.method.must_haves import (
    AnswersPass,
    Condition,
    MedicineGiven,
    MustHave,
    Outcome,
    Wanted,
    WithinLimit,
)
from decision.method.providers import Provider
from decision.method.scoring import rank, valued
from decision.method.screening import screen
from tests.conftest import EXAMPLE, must_have, names, on, provider
from tests.strategies import (
    ALL,
    ANY_CASE,
    HELP,
    MEDICINE,
    NEAR,
    NO_FEE,
    NO_STEPS,
    PLAIN,
    SIDES,
    SOON,
    STAFFED,
    WATCHED,
    List,
    MustHaves,
    lists,
    needs,
    preferences,
    relaxed,
    screened,
    with_amount,
)

# ---- the medicine and its safety program

YES, NO, ASK = Outcome.PASSED, Outcome.NOT_PASSED, Outcome.ASK_FIRST
# By whether the medicine is given and whether the center is in the program.
WITH_A_PROGRAM = {
    (True, True): YES,
    (True, False): NO,
    (True, None): ASK,
    (False, True): NO,
    (False, False): NO,
    (False, None): NO,
    (None, True): ASK,
    (None, False): NO,
    (None, None): ASK,
}
BY_GIVING_ALONE = {
    (gives, enrolled): outcome
    for gives, outcome in {True: YES, False: NO, None: ASK}.items()
    for enrolled in (True, False, None)
}
CASES = [
    pytest.param(medicine, gives, enrolled, outcome, id=f"{medicine.id}, given {gives}, enrolled {enrolled}")
    for medicine in catalog.load(EXAMPLE).medicines
    for (gives, enrolled), outcome in (WITH_A_PROGRAM if medicine.programme else BY_GIVING_ALONE).items()
]


@pytest.mark.parametrize(("medicine", "gives", "enrolled", "outcome"), CASES)
def test_a_medicine_must_be_given_and_its_program_joined(
    medicine: Medicine, gives: bool | None, enrolled: bool | None, outcome: Outcome
) -> None:
    found = catalog.load(EXAMPLE)
    center = replace(
        found.providers[0],
        gives={each.id: gives if each.id == medicine.id else None for each in found.medicines},
        enrolled={each.id: enrolled for each in found.programmes},
    )
    (medicine_must_have,) = (each for each in found.must_haves if isinstance(each.condition, MedicineGiven))
    (row,) = screen([center], found.must_haves, on(medicine_must_have), needs(medicine)).rows
    assert [verdict.outcome for verdict in row.verdicts] == [outcome]


def test_the_example_has_a_medicine_with_a_program_and_one_without() -> None:
    assert {medicine.programme is None for medicine in catalog.load(EXAMPLE).medicines} == {True, False}


def test_to_be_in_the_program_of_another_medicine_does_not_count() -> None:
    other = replace(WATCHED, id="gammamab", programme="gamma_watch")
    center = Provider(
        "ash", "Ash", {}, gives={"betamab": True, "gammamab": True}, enrolled={"beta_watch": True}
    )
    (row,) = screened(center, wanted=on(MEDICINE), medicine=other).rows
    assert [verdict.outcome for verdict in row.verdicts] == [ASK]
    assert row.verdicts[0].causes == ("enrolled:gamma_watch",)


def test_a_center_of_which_nothing_is_recorded_is_asked_first() -> None:
    (row,) = screened(provider("Ash"), wanted=on(MEDICINE), medicine=WATCHED).rows
    assert row.ask_first[0].causes == ("gives:betamab", "enrolled:beta_watch")


def test_while_the_medicine_is_open_its_must_have_waits_and_sets_nothing_aside() -> None:
    center = Provider("ash", "Ash", {}, gives={"alphamab": False})
    found = screened(center, wanted=on(MEDICINE))
    assert (found.must_haves, found.waiting, names(found.possible)) == ((), (MEDICINE,), ["Ash"])
    assert screened(center, wanted=on(MEDICINE), medicine=PLAIN).possible == ()


# ---- what is known of a center


@pytest.mark.parametrize(
    ("each", "amounts", "outcome", "causes"),
    [
        pytest.param(NEAR, {"minutes": 30}, YES, {"minutes": 30}, id="at the limit"),
        pytest.param(NEAR, {"minutes": 31}, NO, {"minutes": 31}, id="above the limit"),
        pytest.param(NEAR, {"minutes": None}, ASK, {"minutes": None}, id="a number nobody knows"),
        pytest.param(NEAR, {}, ASK, {"minutes": None}, id="a number never recorded"),
        pytest.param(STAFFED, {"nurses": 2}, YES, {"nurses": 2}, id="at the least"),
        pytest.param(STAFFED, {"nurses": 1}, NO, {"nurses": 1}, id="below the least"),
        pytest.param(NO_FEE, {"fee": False}, YES, {"fee": False}, id="no is the answer that passes"),
        pytest.param(NO_FEE, {"fee": True}, NO, {"fee": True}, id="yes is not"),
        pytest.param(NO_FEE, {"fee": None}, ASK, {"fee": None}, id="an answer nobody knows"),
        pytest.param(NO_STEPS, {"steps": "ramp"}, YES, {"steps": "ramp"}, id="one of two levels that pass"),
        pytest.param(NO_STEPS, {"steps": "stairs"}, NO, {"steps": "stairs"}, id="a level that does not"),
        pytest.param(
            HELP,
            {"doctor": True, "cart": "full"},
            YES,
            {"doctor": True, "cart": "full"},
            id="all parts pass",
        ),
        pytest.param(HELP, {"doctor": True, "cart": None}, ASK, {"cart": None}, id="one part is not known"),
        pytest.param(
            HELP, {"doctor": None, "cart": "basic"}, NO, {"cart": "basic"}, id="one part fails, one unknown"
        ),
        pytest.param(
            HELP,
            {"doctor": False, "cart": "basic"},
            NO,
            {"doctor": False, "cart": "basic"},
            id="both parts fail",
        ),
    ],
)
def test_a_must_have_is_passed_not_passed_or_ask_first_and_says_why(
    each: MustHave, amounts: dict[str, float], outcome: Outcome, causes: dict[str, float]
) -> None:
    (row,) = screened(provider("Ash", **amounts), wanted=on(each, near=30, staffed=2)).rows
    (verdict,) = row.verdicts
    assert (verdict.must_have, verdict.outcome) == (each, outcome)
    assert verdict.causes == tuple(causes)


def test_a_must_have_whose_limit_is_not_said_waits() -> None:
    found = screened(provider("Ash", minutes=500), wanted=on(NEAR, NO_FEE))
    assert (found.must_haves, found.waiting) == ((NO_FEE,), (NEAR,))
    assert names(found.possible) == ["Ash"]


def test_a_must_have_that_is_off_sets_nothing_aside_though_its_limit_is_kept() -> None:
    found = screened(provider("Ash", minutes=500), wanted=on(near=30))
    assert (found.must_haves, found.waiting, names(found.possible)) == ((), (), ["Ash"])


def test_must_haves_are_in_the_order_of_the_list_and_centers_as_they_were_given() -> None:
    centers = [provider("Cedar", fee=True), provider("Ash"), provider("Birch", fee=True)]
    found = screened(*centers, wanted=on(HELP, NO_FEE))
    assert found.must_haves == (NO_FEE, HELP)
    assert [verdict.must_have for verdict in found.rows[0].verdicts] == [NO_FEE, HELP]
    assert [row.provider.name for row in found.set_aside] == ["Cedar", "Birch"]


def test_only_a_possible_center_is_to_be_asked_first() -> None:
    found = screened(provider("Ash", fee=True), provider("Birch", fee=False), wanted=on(NO_FEE, HELP))
    assert [(row.provider.name, [v.must_have for v in row.ask_first]) for row in found.ask_first] == [
        ("Birch", [HELP])
    ]


def test_a_must_have_tells_whom_it_sets_aside() -> None:
    centers = (
        provider("Ash", minutes=50, fee=True),
        provider("Birch", minutes=50, fee=None),
        provider("Cedar", minutes=10, fee=True),
        provider("Dogwood", minutes=10, fee=False),
    )
    found = screened(*centers, wanted=on(NEAR, NO_FEE, near=30))
    near, fee = ([row.provider for row in found.set_aside_by(each)] for each in found.must_haves)
    assert (names(near), names(fee)) == (["Ash", "Birch"], ["Ash", "Cedar"])


@pytest.mark.parametrize(
    ("centers", "must_have", "apart"),
    [
        pytest.param([{"fee": True}, {"fee": False}], NO_FEE, True, id="one is set aside, one is not"),
        pytest.param(
            [{"fee": True}, {"fee": None}], NO_FEE, True, id="one is set aside, one has to be asked"
        ),
        pytest.param([{"fee": False}, {"fee": None}], NO_FEE, False, id="none is set aside"),
        pytest.param([{"fee": True}, {"fee": True}], NO_FEE, False, id="all are"),
        pytest.param([{"minutes": 10}, {"minutes": 20}], NEAR, True, id="two amounts, whatever the limit is"),
        pytest.param([{"minutes": 10}, {"minutes": 10}], NEAR, False, id="one amount"),
        pytest.param([{"minutes": 10}, {"minutes": None}], NEAR, False, id="one amount is known"),
        pytest.param([], NEAR, False, id="no center"),
    ],
)
def test_a_must_have_separates_centers_where_it_sets_aside_some_and_not_all(
    centers: list[dict[str, Amount | None]], must_have: MustHave, apart: bool
) -> None:
    places = [provider(name, **amounts) for name, amounts in zip(("Ash", "Birch"), centers, strict=False)]
    for limit in (5, 90):
        assert screened(*places, wanted=on(must_have, near=limit)).separates(must_have) is apart


@pytest.mark.parametrize(
    ("centers", "must_haves", "wanted", "message"),
    [
        pytest.param(["Ash", "Ash"], ALL, Wanted(), "provider id 'ash' is there twice", id="a center twice"),
        pytest.param([], (NEAR, NEAR), Wanted(), "'near' is there twice", id="a must-have twice"),
        pytest.param(
            [], ALL, Wanted(frozenset({"calm"})), "unknown must-have 'calm'", id="a must-have nobody knows"
        ),
        pytest.param(
            [], ALL, Wanted(limits={"calm": 3}), "unknown must-have with a limit 'calm'", id="its limit"
        ),
        pytest.param(
            [],
            ALL,
            Wanted(limits={"no_fee": 3}),
            "must-have with a limit 'no_fee'",
            id="a must-have without a limit",
        ),
        pytest.param(
            [],
            ALL,
            Wanted(limits={"near": float("nan")}),
            "the limit of must-have 'near' is nan",
            id="no number",
        ),
    ],
)
def test_what_cannot_be_screened_is_an_error_that_names_it(
    centers: list[str], must_haves: tuple[MustHave, ...], wanted: Wanted, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        screened(*map(provider, centers), wanted=wanted, must_haves=must_haves)


def test_no_center_and_no_must_have_are_legal() -> None:
    found = screened(wanted=Wanted(), must_haves=())
    assert (found.rows, found.possible) == ((), ())


# ---- laws


def ids_of(providers: Iterable[Provider]) -> list[str]:
    return [center.id for center in providers]


@given(ANY_CASE)
def test_every_center_is_possible_or_set_aside_and_is_once(case: MustHaves) -> None:
    found = case.screening()
    assert [row.provider for row in found.rows] == list(case.centers)
    set_aside = [row.provider for row in found.set_aside]
    assert sorted(ids_of([*found.possible, *set_aside])) == sorted(ids_of(case.centers))


@given(ANY_CASE)
def test_a_must_have_switched_on_never_adds_a_center(case: MustHaves) -> None:
    for each in ALL:
        assert case.possible(replace(case.wanted, on=frozenset({*case.wanted.on, each.id}))) <= case.possible(
            case.wanted
        )


@given(ANY_CASE, st.integers(0, 80))
def test_a_limit_that_is_tightened_never_adds_a_center(case: MustHaves, step: int) -> None:
    for each in ALL:
        if isinstance(each.condition, WithinLimit) and each.id in case.wanted.limits:
            tighter = case.wanted.limits[each.id] + (-step if each.condition.at_most else step)
            assert case.possible(relaxed(case.wanted, (), {each.id: tighter})) <= case.possible(case.wanted)


@given(ANY_CASE, st.sampled_from(sorted(SIDES)))
def test_an_unknown_never_sets_a_center_aside(case: MustHaves, indicator: str) -> None:
    silent = Provider("silent", "Silent", {})
    assert screened(silent, wanted=case.wanted, medicine=case.medicine).possible == (silent,)
    fewer = case._replace(centers=tuple(with_amount(center, indicator, None) for center in case.centers))
    assert case.possible(case.wanted) <= fewer.possible(case.wanted)


@given(ANY_CASE)
def test_what_is_set_aside_has_a_known_cause_and_what_is_asked_first_an_unknown_one(case: MustHaves) -> None:
    for row in case.screening().rows:
        for verdict in row.verdicts:
            unknown = [row.provider.amount(about) is None for about in verdict.causes]
            assert unknown
            assert all(unknown) if verdict.outcome is ASK else not any(unknown)


@given(ANY_CASE)
def test_a_must_have_that_waits_changes_nothing(case: MustHaves) -> None:
    unsaid = {NEAR.id, SOON.id, STAFFED.id} - set(case.wanted.limits)
    if case.medicine is None:
        unsaid.add(MEDICINE.id)
    found = case.screening()
    assert {each.id for each in found.waiting} == unsaid & case.wanted.on
    assert case.screening(relaxed(case.wanted, unsaid)).rows == found.rows


@given(ANY_CASE)
def test_whom_a_must_have_sets_aside_is_what_it_does_alone(case: MustHaves) -> None:
    found = case.screening()
    for each in found.must_haves:
        by_itself = case.screening(replace(case.wanted, on=frozenset([each.id])))
        reported, alone = found.set_aside_by(each), by_itself.set_aside
        assert [row.provider for row in reported] == [row.provider for row in alone]


@st.composite
def conditions(draw: st.DrawFn, indicators: tuple[Indicator, ...]) -> Condition:
    """A condition on one or two indicators that some amount passes and some does not."""
    first, *others = draw(st.permutations(indicators))
    if isinstance(first.scale, Points):
        return WithinLimit(first.id, draw(st.booleans()), "How many?", "")
    answered = [each for each in others[:1] if not isinstance(each.scale, Points)]
    return AnswersPass({each.id: draw(passing(each)) for each in [first, *answered]})


def passing(indicator: Indicator) -> st.SearchStrategy[tuple[bool | str, ...]]:
    match indicator.scale:
        case YesNo():
            return st.sampled_from([(True,), (False,)])
        case Levels(values):
            words: list[bool | str] = [word for word, _ in values]
            return st.lists(st.sampled_from(words), min_size=1, max_size=len(words) - 1, unique=True).map(
                tuple
            )
        case Points():
            raise AssertionError("numbers have limits")


@given(lists(unknowns=True), st.data())
def test_setting_a_center_aside_never_moves_the_score_of_another(drawn: List, data: st.DataObject) -> None:
    each = must_have("any", data.draw(conditions(drawn.indicators)))
    limits = {"any": 50} if isinstance(each.condition, WithinLimit) else {}
    possible = screen(drawn.providers, [each], on(each, **limits), ()).possible
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    before = {
        score.provider.id: (score.low, score.middle, score.high)
        for score in rank(valued(drawn.providers, drawn.factors), weights)
    }
    for score in rank(valued(possible, drawn.factors), weights):
        assert (score.low, score.middle, score.high) == before[score.provider.id]
