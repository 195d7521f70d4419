from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision import catalog
from decision.factors import Indicator, Levels, Points, YesNo
from decision.gates import AnswersPass, Condition, Gate, MedicineGiven, Wanted, WithinLimit
from decision.guide import Medicine
from decision.providers import Provider
from decision.relaxing import relaxing
from decision.scoring import rank, valued
from decision.screening import About, Cause, Outcome, Screening, screen
from tests.conftest import EXAMPLE, provider
from tests.strategies import List, lists, preferences, with_amount

PLAIN = Medicine("alphamab", "Alphamab", "alpha", "infusion", ())
WATCHED = Medicine("betamab", "Betamab", "beta", "infusion", (), programme="beta_watch")


def gate(id: str, condition: Condition) -> Gate:
    return Gate(id, id.title(), f"It is {id}.", condition)


def limit(id: str, indicator: str, *, at_most: bool = True) -> Gate:
    return gate(id, WithinLimit(indicator, at_most, "How many?", "minutes"))


MEDICINE = gate("medicine", MedicineGiven())
NEAR = limit("near", "minutes")
SOON = limit("soon", "days")
STAFFED = limit("staffed", "nurses", at_most=False)
NO_FEE = gate("no_fee", AnswersPass({"fee": (False,)}))
NO_STEPS = gate("no_steps", AnswersPass({"steps": ("full", "ramp")}))
HELP = gate("help", AnswersPass({"doctor": (True,), "cart": ("full",)}))
ALL = (MEDICINE, NEAR, SOON, STAFFED, NO_FEE, NO_STEPS, HELP)


def on(*gates: Gate, **limits: float) -> Wanted:
    return Wanted(frozenset(gate.id for gate in gates), limits)


def screened(
    *centers: Provider, wanted: Wanted, medicine: Medicine | None = None, gates: tuple[Gate, ...] = ALL
) -> Screening:
    return screen(centers, gates, wanted, medicine)


def names(providers: tuple[Provider, ...]) -> list[str]:
    return [provider.name for provider in providers]


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
    (medicine_gate,) = (each for each in found.gates if isinstance(each.condition, MedicineGiven))
    (row,) = screen([center], found.gates, on(medicine_gate), medicine).rows
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
    assert row.verdicts[0].causes == (Cause(About.PROGRAMME, "gamma_watch", None),)


def test_a_center_of_which_nothing_is_recorded_is_asked_first() -> None:
    (row,) = screened(provider("Ash"), wanted=on(MEDICINE), medicine=WATCHED).rows
    assert row.ask_first[0].causes == (
        Cause(About.MEDICINE, "betamab", None),
        Cause(About.PROGRAMME, "beta_watch", None),
    )


def test_while_the_medicine_is_open_its_gate_waits_and_sets_nothing_aside() -> None:
    center = Provider("ash", "Ash", {}, gives={"alphamab": False})
    found = screened(center, wanted=on(MEDICINE))
    assert (found.gates, found.waiting, names(found.possible)) == ((), (MEDICINE,), ["Ash"])
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
def test_a_gate_is_passed_not_passed_or_ask_first_and_says_why(
    each: Gate, amounts: dict[str, float], outcome: Outcome, causes: dict[str, float]
) -> None:
    (row,) = screened(provider("Ash", **amounts), wanted=on(each, near=30, staffed=2)).rows
    (verdict,) = row.verdicts
    assert (verdict.gate, verdict.outcome) == (each, outcome)
    assert verdict.causes == tuple(Cause(About.INDICATOR, id, amount) for id, amount in causes.items())


def test_a_gate_whose_limit_is_not_said_waits() -> None:
    found = screened(provider("Ash", minutes=500), wanted=on(NEAR, NO_FEE))
    assert (found.gates, found.waiting) == ((NO_FEE,), (NEAR,))
    assert names(found.possible) == ["Ash"]


def test_a_gate_that_is_off_sets_nothing_aside_though_its_limit_is_kept() -> None:
    found = screened(provider("Ash", minutes=500), wanted=on(near=30))
    assert (found.gates, found.waiting, names(found.possible)) == ((), (), ["Ash"])


def test_gates_stand_in_the_order_of_the_list_and_centers_as_they_were_given() -> None:
    centers = [provider("Cedar", fee=True), provider("Ash"), provider("Birch", fee=True)]
    found = screened(*centers, wanted=on(HELP, NO_FEE))
    assert found.gates == (NO_FEE, HELP)
    assert [verdict.gate for verdict in found.rows[0].verdicts] == [NO_FEE, HELP]
    assert [row.provider.name for row in found.set_aside] == ["Cedar", "Birch"]


def test_only_a_possible_center_is_to_be_asked_first() -> None:
    found = screened(provider("Ash", fee=True), provider("Birch", fee=False), wanted=on(NO_FEE, HELP))
    assert [(row.provider.name, [v.gate for v in row.ask_first]) for row in found.ask_first] == [
        ("Birch", [HELP])
    ]


def test_a_gate_tells_whom_it_sets_aside_and_whom_no_other_gate_would() -> None:
    centers = (
        provider("Ash", minutes=50, fee=True),
        provider("Birch", minutes=50, fee=None),
        provider("Cedar", minutes=10, fee=True),
        provider("Dogwood", minutes=10, fee=False),
    )
    found = screened(*centers, wanted=on(NEAR, NO_FEE, near=30))
    near, fee = (found.set_aside_by(each) for each in found.gates)
    assert (near.gate, names(near.alone), names(near.only)) == (NEAR, ["Ash", "Birch"], ["Birch"])
    assert (fee.gate, names(fee.alone), names(fee.only)) == (NO_FEE, ["Ash", "Cedar"], ["Cedar"])


@pytest.mark.parametrize(
    ("centers", "gates", "wanted", "message"),
    [
        pytest.param(["Ash", "Ash"], ALL, Wanted(), "provider id 'ash' stands twice", id="a center twice"),
        pytest.param([], (NEAR, NEAR), Wanted(), "gate id 'near' stands twice", id="a gate twice"),
        pytest.param([], ALL, Wanted(frozenset({"calm"})), "unknown gate 'calm'", id="a gate nobody knows"),
        pytest.param([], ALL, Wanted(limits={"calm": 3}), "unknown gate with a limit 'calm'", id="its limit"),
        pytest.param(
            [], ALL, Wanted(limits={"no_fee": 3}), "gate with a limit 'no_fee'", id="a gate without a limit"
        ),
        pytest.param(
            [], ALL, Wanted(limits={"near": float("nan")}), "the limit of gate 'near' is nan", id="no number"
        ),
    ],
)
def test_what_cannot_be_screened_is_an_error_that_names_it(
    centers: list[str], gates: tuple[Gate, ...], wanted: Wanted, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        screened(*map(provider, centers), wanted=wanted, gates=gates)


def test_no_center_and_no_gate_are_legal() -> None:
    found = screened(wanted=Wanted(), gates=())
    assert (found.rows, found.possible, relaxing(found)) == ((), (), ())


# ---- when nothing is left


def test_while_a_center_is_left_nothing_has_to_be_relaxed() -> None:
    centers = (provider("Ash", fee=True), provider("Birch", fee=None))
    assert relaxing(screened(*centers, wanted=on(NO_FEE))) == ()


def test_the_gate_that_brings_back_more_stands_first_then_the_earlier_one() -> None:
    centers = (
        provider("Ash", minutes=10, fee=True, doctor=True, cart="full"),
        provider("Birch", minutes=10, fee=False, doctor=False, cart="full"),
        provider("Cedar", minutes=50, fee=False, doctor=True, cart="full"),
        provider("Dogwood", minutes=10, fee=False, doctor=False, cart="full"),
        provider("Elm", minutes=50, fee=True, doctor=False, cart="full"),
    )
    found = relaxing(screened(*centers, wanted=on(NEAR, NO_FEE, HELP, near=30)))
    assert [(each.gates, names(each.back)) for each in found] == [
        ((HELP,), ["Birch", "Dogwood"]),
        ((NEAR,), ["Cedar"]),
        ((NO_FEE,), ["Ash"]),
    ]


def test_two_gates_are_named_where_no_single_one_brings_anyone_back() -> None:
    centers = (
        provider("Ash", minutes=50, fee=True, doctor=True, cart="full"),
        provider("Birch", minutes=50, fee=True, doctor=False, cart="full"),
    )
    (found,) = relaxing(screened(*centers, wanted=on(NEAR, NO_FEE, HELP, near=30)))
    assert (found.gates, names(found.back)) == ((NEAR, NO_FEE), ["Ash"])


@pytest.mark.parametrize(
    ("each", "amounts", "limits", "within"),
    [
        pytest.param(NEAR, [90, 45, 60], {"near": 45}, ["Birch"], id="at most"),
        pytest.param(NEAR, [45, 45, 60], {"near": 45}, ["Ash", "Birch"], id="two at once"),
        pytest.param(STAFFED, [1, 2, 0], {"staffed": 2}, ["Birch"], id="at least"),
    ],
)
def test_a_limit_moves_no_further_than_to_the_next_center(
    each: Gate, amounts: list[float], limits: dict[str, float], within: list[str]
) -> None:
    ids = {"near": "minutes", "staffed": "nurses"}
    centers = [
        provider(name, **{ids[each.id]: amount})
        for name, amount in zip(["Ash", "Birch", "Cedar"], amounts, strict=True)
    ]
    (found,) = relaxing(screened(*centers, wanted=on(each, near=30, staffed=3)))
    assert names(found.back) == ["Ash", "Birch", "Cedar"]
    assert (dict(found.limits), names(found.back_within)) == (limits, within)


def test_two_limits_move_to_one_center_and_not_to_the_nearer_half_of_two() -> None:
    centers = (provider("Ash", minutes=40, days=30), provider("Birch", minutes=60, days=9))
    (found,) = relaxing(screened(*centers, wanted=on(NEAR, SOON, near=30, soon=7)))
    assert (dict(found.limits), names(found.back_within)) == ({"near": 40, "soon": 30}, ["Ash"])


def test_a_gate_without_a_limit_is_let_go_and_the_other_moves() -> None:
    centers = (provider("Ash", minutes=60, fee=True), provider("Birch", minutes=40, fee=True))
    (found,) = relaxing(screened(*centers, wanted=on(NEAR, NO_FEE, near=30)))
    assert (found.gates, dict(found.limits)) == ((NEAR, NO_FEE), {"near": 40})
    assert (names(found.back), names(found.back_within)) == (["Ash", "Birch"], ["Birch"])


def test_the_medicine_is_never_let_go() -> None:
    centers = (
        Provider("ash", "Ash", {}, gives={"alphamab": False}),
        replace(provider("Birch", fee=True, minutes=50), gives={"alphamab": True}),
    )
    (found,) = relaxing(screened(*centers, wanted=on(MEDICINE, NEAR, NO_FEE, near=30), medicine=PLAIN))
    assert (found.gates, names(found.back)) == ((NEAR, NO_FEE), ["Birch"])
    assert relaxing(screened(centers[0], wanted=on(MEDICINE), medicine=PLAIN)) == ()


# ---- laws


class Case(NamedTuple):
    """Centers, what one person wants of them, and their medicine."""

    centers: tuple[Provider, ...]
    wanted: Wanted
    medicine: Medicine | None

    def screening(self, wanted: Wanted | None = None) -> Screening:
        return screen(self.centers, ALL, wanted or self.wanted, self.medicine)

    def possible(self, wanted: Wanted) -> set[str]:
        return {center.id for center in self.screening(wanted).possible}


ANSWERS = st.sampled_from([True, False, None])
SIDES = {
    "minutes": st.sampled_from([10, 40, 50, 60, None]),
    "days": st.sampled_from([5, 20, None]),
    "nurses": st.sampled_from([0, 1, 2, None]),
    "fee": ANSWERS,
    "steps": st.sampled_from(["full", "stairs", None]),
    "doctor": ANSWERS,
    "cart": st.sampled_from(["full", "basic", None]),
}
LIMITS = {"near": st.sampled_from([30, 45, 55]), "soon": st.just(7), "staffed": st.sampled_from([1, 2])}


@st.composite
def some_centers(draw: st.DrawFn) -> tuple[Provider, ...]:
    amounts = draw(st.lists(st.fixed_dictionaries(SIDES), min_size=1, max_size=6))
    return tuple(
        replace(
            provider(f"Center {place}", **each),
            gives={WATCHED.id: draw(ANSWERS)},
            enrolled={"beta_watch": draw(ANSWERS)},
        )
        for place, each in enumerate(amounts)
    )


ANY_CASE = st.builds(
    Case,
    some_centers(),
    st.builds(
        Wanted,
        st.frozensets(st.sampled_from([each.id for each in ALL]), min_size=1, max_size=4),
        st.fixed_dictionaries({}, optional=LIMITS),
    ),
    st.sampled_from([WATCHED, None]),
)


@st.composite
def cases_with_nobody_left(draw: st.DrawFn) -> Case:
    """Every center fails one or more of a few gates, so that there is often more than one way back."""
    wanted = on(MEDICINE, NEAR, STAFFED, NO_FEE, near=30, staffed=2)
    medicine = draw(st.sampled_from([WATCHED, None]))
    failing = screen(draw(some_centers()), ALL, wanted, medicine).set_aside
    return Case(tuple(row.provider for row in failing), wanted, medicine)


NOBODY_LEFT = cases_with_nobody_left()


def ids_of(providers: Iterable[Provider]) -> list[str]:
    return [center.id for center in providers]


@given(ANY_CASE)
def test_every_center_is_possible_or_set_aside_and_stands_once(case: Case) -> None:
    found = case.screening()
    assert [row.provider for row in found.rows] == list(case.centers)
    set_aside = [row.provider for row in found.set_aside]
    assert sorted(ids_of([*found.possible, *set_aside])) == sorted(ids_of(case.centers))


@given(ANY_CASE)
def test_a_gate_switched_on_never_adds_a_center(case: Case) -> None:
    for each in ALL:
        assert case.possible(case.wanted.with_on({*case.wanted.on, each.id})) <= case.possible(case.wanted)


@given(ANY_CASE, st.integers(0, 80))
def test_a_limit_that_is_tightened_never_adds_a_center(case: Case, step: int) -> None:
    for each in ALL:
        if isinstance(each.condition, WithinLimit) and each.id in case.wanted.limits:
            tighter = case.wanted.limits[each.id] + (-step if each.condition.at_most else step)
            assert case.possible(case.wanted.with_limits({each.id: tighter})) <= case.possible(case.wanted)


@given(ANY_CASE, st.sampled_from(sorted(SIDES)))
def test_an_unknown_never_sets_a_center_aside(case: Case, indicator: str) -> None:
    silent = Provider("silent", "Silent", {})
    assert screen([silent], ALL, case.wanted, case.medicine).possible == (silent,)
    fewer = case._replace(centers=tuple(with_amount(center, indicator, None) for center in case.centers))
    assert case.possible(case.wanted) <= fewer.possible(case.wanted)


@given(ANY_CASE)
def test_what_is_set_aside_has_a_known_cause_and_what_is_asked_first_an_unknown_one(case: Case) -> None:
    for row in case.screening().rows:
        for verdict in row.verdicts:
            unknown = [cause.amount is None for cause in verdict.causes]
            assert unknown
            assert all(unknown) if verdict.outcome is ASK else not any(unknown)


@given(ANY_CASE)
def test_a_gate_that_waits_changes_nothing(case: Case) -> None:
    unsaid = {NEAR.id, SOON.id, STAFFED.id} - set(case.wanted.limits)
    if case.medicine is None:
        unsaid.add(MEDICINE.id)
    found = case.screening()
    assert {each.id for each in found.waiting} == unsaid & case.wanted.on
    assert case.screening(case.wanted.without(unsaid)).rows == found.rows


@given(ANY_CASE)
def test_whom_a_gate_sets_aside_is_what_it_does_alone_and_what_it_adds_to_the_others(case: Case) -> None:
    found = case.screening()
    for each in found.gates:
        told = found.set_aside_by(each)
        by_itself = case.screening(case.wanted.with_on([each.id]))
        assert list(told.alone) == [row.provider for row in by_itself.set_aside]
        back = case.possible(case.wanted.without([each.id])) - case.possible(case.wanted)
        assert set(ids_of(told.only)) == back


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
    each = gate("any", data.draw(conditions(drawn.indicators)))
    limits = {"any": 50} if isinstance(each.condition, WithinLimit) else {}
    possible = screen(drawn.providers, [each], on(each, **limits), None).possible
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    before = {
        score.provider.id: (score.low, score.middle, score.high)
        for score in rank(valued(drawn.providers, drawn.factors), weights)
    }
    for score in rank(valued(possible, drawn.factors), weights):
        assert (score.low, score.middle, score.high) == before[score.provider.id]


@given(NOBODY_LEFT)
def test_letting_go_of_what_is_named_brings_back_exactly_whom_it_says(case: Case) -> None:
    for each in relaxing(case.screening()):
        let_go = case.wanted.without(gate.id for gate in each.gates)
        assert each.back
        assert case.screening(let_go).possible == each.back


@given(NOBODY_LEFT)
def test_moving_the_limits_that_are_named_brings_back_exactly_whom_it_says(case: Case) -> None:
    for each in relaxing(case.screening()):
        let_go = [gate.id for gate in each.gates if gate.id not in each.limits]
        moved = case.wanted.without(let_go).with_limits(each.limits)
        assert each.back_within
        assert case.screening(moved).possible == each.back_within


@given(NOBODY_LEFT)
def test_no_smaller_set_of_gates_and_no_nearer_limit_brings_anyone_back(case: Case) -> None:
    found = relaxing(case.screening())
    free = [gate.id for gate in ALL if gate.id in case.wanted.on and gate is not MEDICINE]
    fewest = len(found[0].gates) if found else len(free) + 1
    for count in range(fewest):
        for smaller in combinations(free, count):
            assert case.possible(case.wanted.without(smaller)) == set()
    for each in found:
        assert len(each.gates) == fewest
        limits = [(gate, gate.condition) for gate in each.gates if isinstance(gate.condition, WithinLimit)]
        for first, limit in limits[:1]:
            nearer = each.limits[first.id] + (-0.5 if limit.at_most else 0.5)
            others = [gate.id for gate in each.gates if gate is not first]
            assert case.possible(case.wanted.without(others).with_limits({first.id: nearer})) == set()


@given(NOBODY_LEFT)
def test_every_smallest_set_is_named_once(case: Case) -> None:
    found = relaxing(case.screening())
    named = [tuple(gate.id for gate in each.gates) for each in found]
    free = [gate.id for gate in ALL if gate.id in case.wanted.on and gate is not MEDICINE]
    helpful = [
        chosen
        for chosen in combinations(free, len(named[0]) if named else 0)
        if case.possible(case.wanted.without(chosen))
    ]
    assert sorted(named) == sorted(helpful)
