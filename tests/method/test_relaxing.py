"""What would bring centers back: everything it names is let go or moved, and screened again."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given

from decision.method.must_haves import MustHave, WithinLimit
from decision.method.providers import Provider
from decision.method.screening import relaxing
from tests.conftest import names, on, provider
from tests.strategies import (
    ALL,
    HELP,
    MEDICINE,
    NEAR,
    NO_FEE,
    NOBODY_LEFT,
    PLAIN,
    SOON,
    STAFFED,
    MustHaves,
    relaxed,
    screened,
)


def test_while_a_center_is_left_nothing_has_to_be_relaxed() -> None:
    centers = (provider("Ash", fee=True), provider("Birch", fee=None))
    assert relaxing(screened(*centers, wanted=on(NO_FEE))) == ()


def test_the_must_have_that_brings_back_more_is_first_then_the_earlier_one() -> None:
    centers = (
        provider("Ash", minutes=10, fee=True, doctor=True, cart="full"),
        provider("Birch", minutes=10, fee=False, doctor=False, cart="full"),
        provider("Cedar", minutes=50, fee=False, doctor=True, cart="full"),
        provider("Dogwood", minutes=10, fee=False, doctor=False, cart="full"),
        provider("Elm", minutes=50, fee=True, doctor=False, cart="full"),
    )
    found = relaxing(screened(*centers, wanted=on(NEAR, NO_FEE, HELP, near=30)))
    assert [(each.must_haves, names(each.back)) for each in found] == [
        ((HELP,), ["Birch", "Dogwood"]),
        ((NEAR,), ["Cedar"]),
        ((NO_FEE,), ["Ash"]),
    ]


def test_two_must_haves_are_named_where_no_single_one_brings_anyone_back() -> None:
    centers = (
        provider("Ash", minutes=50, fee=True, doctor=True, cart="full"),
        provider("Birch", minutes=50, fee=True, doctor=False, cart="full"),
    )
    (found,) = relaxing(screened(*centers, wanted=on(NEAR, NO_FEE, HELP, near=30)))
    assert (found.must_haves, names(found.back)) == ((NEAR, NO_FEE), ["Ash"])


@pytest.mark.parametrize(
    ("each", "amounts", "limits", "within"),
    [
        pytest.param(NEAR, [90, 45, 60], {"near": 45}, ["Birch"], id="at most"),
        pytest.param(NEAR, [45, 45, 60], {"near": 45}, ["Ash", "Birch"], id="two at once"),
        pytest.param(STAFFED, [1, 2, 0], {"staffed": 2}, ["Birch"], id="at least"),
    ],
)
def test_a_limit_moves_no_further_than_to_the_next_center(
    each: MustHave, amounts: list[float], limits: dict[str, float], within: list[str]
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


def test_a_must_have_without_a_limit_is_let_go_and_the_other_moves() -> None:
    centers = (provider("Ash", minutes=60, fee=True), provider("Birch", minutes=40, fee=True))
    (found,) = relaxing(screened(*centers, wanted=on(NEAR, NO_FEE, near=30)))
    assert (found.must_haves, dict(found.limits)) == ((NEAR, NO_FEE), {"near": 40})
    assert (names(found.back), names(found.back_within)) == (["Ash", "Birch"], ["Birch"])


def test_the_medicine_is_never_let_go() -> None:
    centers = (
        Provider("ash", "Ash", {}, gives={"alphamab": False}),
        replace(provider("Birch", fee=True, minutes=50), gives={"alphamab": True}),
    )
    (found,) = relaxing(screened(*centers, wanted=on(MEDICINE, NEAR, NO_FEE, near=30), medicine=PLAIN))
    assert (found.must_haves, names(found.back)) == ((NEAR, NO_FEE), ["Birch"])
    assert relaxing(screened(centers[0], wanted=on(MEDICINE), medicine=PLAIN)) == ()


def test_where_there_is_no_center_there_is_nothing_to_let_go() -> None:
    assert relaxing(screened(wanted=on(NO_FEE))) == ()


# ---- laws


@given(NOBODY_LEFT)
def test_letting_go_of_what_is_named_brings_back_exactly_whom_it_says(case: MustHaves) -> None:
    for each in relaxing(case.screening()):
        let_go = relaxed(case.wanted, (must_have.id for must_have in each.must_haves))
        assert each.back
        assert case.screening(let_go).possible == each.back


@given(NOBODY_LEFT)
def test_moving_the_limits_that_are_named_brings_back_exactly_whom_it_says(case: MustHaves) -> None:
    for each in relaxing(case.screening()):
        let_go = [must_have.id for must_have in each.must_haves if must_have.id not in each.limits]
        moved = relaxed(case.wanted, let_go, each.limits)
        assert each.back_within
        assert case.screening(moved).possible == each.back_within


@given(NOBODY_LEFT)
def test_no_smaller_set_of_must_haves_and_no_nearer_limit_brings_anyone_back(case: MustHaves) -> None:
    found = relaxing(case.screening())
    free = [must_have.id for must_have in ALL if must_have.id in case.wanted.on and must_have is not MEDICINE]
    fewest = len(found[0].must_haves) if found else len(free) + 1
    for count in range(fewest):
        for smaller in combinations(free, count):
            assert case.possible(relaxed(case.wanted, smaller)) == set()
    for each in found:
        assert len(each.must_haves) == fewest
        limits = [
            (must_have, must_have.condition)
            for must_have in each.must_haves
            if isinstance(must_have.condition, WithinLimit)
        ]
        for first, limit in limits[:1]:
            nearer = each.limits[first.id] + (-0.5 if limit.at_most else 0.5)
            others = [must_have.id for must_have in each.must_haves if must_have is not first]
            assert case.possible(relaxed(case.wanted, others, {first.id: nearer})) == set()


@given(NOBODY_LEFT)
def test_every_smallest_set_is_named_once(case: MustHaves) -> None:
    found = relaxing(case.screening())
    named = [tuple(must_have.id for must_have in each.must_haves) for each in found]
    free = [must_have.id for must_have in ALL if must_have.id in case.wanted.on and must_have is not MEDICINE]
    helpful = [
        chosen
        for chosen in combinations(free, len(named[0]) if named else 0)
        if case.possible(relaxed(case.wanted, chosen))
    ]
    assert sorted(named) == sorted(helpful)
