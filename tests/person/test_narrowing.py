"""A long list made shorter: who is left, who is not and why, and that nobody is cut off in silence."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import pytest
import zipcodes
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog.catalog import Catalog, Same, load
from decision.method.providers import Provider, by_name
from decision.person import narrowing
from decision.person.answers import Answers
from decision.person.distances import miles
from decision.person.narrowing import MOST, Narrow, Narrowed, Reason, narrowed, sentences
from decision.person.stages import stages
from tests.conftest import EXAMPLE, names

HERE = "60601"  # Chicago
PLACED = sorted(place["zip_code"] for place in zipcodes.list_all() if float(place["lat"]))
NEAR, FAR = "60614", "62701"  # 3 and 175 miles from there

OAK = Provider("oak", "Oak Infusion", {}, town="Springfield", zip=FAR, site_type="hospital")
ELM = Provider("elm", "Elm Center", {}, town="Chicago", zip=NEAR, site_type="clinic")
ASH = Provider("ash", "Ash Center", {}, town="Oakville", site_type="clinic")
FIR = Provider("fir", "Fir Clinic", {}, zip=HERE)
FEW = (OAK, ELM, ASH, FIR)


def catalog(providers: Sequence[Provider] = FEW) -> Catalog:
    return replace(load(EXAMPLE), providers=tuple(providers))


def left(narrow: Narrow, zip_code: str = "", providers: Sequence[Provider] = FEW) -> list[str]:
    return names(narrowed(catalog(providers), narrow, zip_code).left)


def many(count: int, zip_codes: Sequence[str]) -> list[Provider]:
    """Centers in the given ZIP codes in turn, their names A-Z in the order of their numbers."""
    return [
        Provider(f"c{n}", f"Center {n:05}", {}, zip=zip_codes[n % len(zip_codes)], site_type="clinic")
        for n in range(count)
    ]


def by_distance(count: int) -> list[str]:
    """ZIP codes, each farther from here than the one before."""
    ring: dict[float, str] = {}
    for zip_code in PLACED[::20]:
        ring[miles(HERE, zip_code) or 0.0] = zip_code
    return [ring[away] for away in sorted(ring)][:count]


# ---- who is left


def test_nothing_said_sets_nobody_aside_and_is_a_to_z() -> None:
    found = narrowed(catalog(), Narrow(), "")
    assert names(found.left) == ["Ash Center", "Elm Center", "Fir Clinic", "Oak Infusion"]
    assert found.compared == found.left
    assert (found.count, found.set_aside, found.too_many, found.needs_zip) == (4, {}, False, False)
    assert sentences(found, Narrow()) == ("Still on your list: 4 of 4.",)


def test_with_a_zip_code_the_nearest_are_first_and_those_of_unknown_distance_last() -> None:
    assert left(Narrow(), HERE) == ["Fir Clinic", "Elm Center", "Oak Infusion", "Ash Center"]
    assert left(Narrow(), f" {HERE}-1234 ") == left(Narrow(), HERE)


def test_a_center_of_unknown_distance_is_never_too_far() -> None:
    narrow = Narrow(miles=100)
    found = narrowed(catalog(), narrow, HERE)
    assert names(found.left) == ["Fir Clinic", "Elm Center", "Ash Center"]
    assert names(found.unknown_distance) == ["Ash Center"]
    assert found.set_aside == {Reason.FAR: 1}
    assert sentences(found, narrow) == (
        "Still on your list: 3 of 4.",
        "Your limit of 100 miles in a straight line sets aside 1 of 4.",
        "For 1 of those left, how far away they are is not known. They stay on the list.",
    )


def test_the_limit_itself_is_near_enough() -> None:
    away = miles(HERE, NEAR)
    assert away is not None
    assert "Elm Center" in left(Narrow(miles=away), HERE)
    assert "Elm Center" not in left(Narrow(miles=away - 1e-9), HERE)


@pytest.mark.parametrize("zip_code", ["", "00011", "soon"])
def test_a_limit_in_miles_waits_for_a_zip_code_with_a_place(zip_code: str) -> None:
    narrow = Narrow(miles=1)
    found = narrowed(catalog(), narrow, zip_code)
    assert len(found.left) == 4
    assert (found.set_aside, found.unknown_distance, found.needs_zip) == ({}, (), True)
    assert sentences(found, narrow)[1:] == (
        "A limit in miles needs your ZIP code, and it sets no center aside until you type that in.",
    )


@pytest.mark.parametrize("away", [-1.0, float("nan"), float("inf")])
def test_a_limit_is_a_number_of_miles(away: float) -> None:
    with pytest.raises(ValueError, match="give a finite number, 0 or more"):
        Narrow(miles=away)


def test_a_center_of_unknown_kind_is_of_every_kind() -> None:
    narrow = Narrow(site_types=frozenset({"hospital"}))
    found = narrowed(catalog(), narrow, "")
    assert names(found.left) == ["Fir Clinic", "Oak Infusion"]
    assert names(found.unknown_kind) == ["Fir Clinic"]
    assert sentences(found, narrow)[1:] == (
        "The kinds of place you picked set aside 2 of 4.",
        "For 1 of those left, the kind of place is not known. They stay on the list too.",
    )


def test_a_kind_that_the_list_does_not_have_is_passed_over() -> None:
    assert len(left(Narrow(site_types=frozenset({"ship"})))) == 4
    assert left(Narrow(site_types=frozenset({"ship", "hospital"}))) == ["Fir Clinic", "Oak Infusion"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("oak", ["Ash Center", "Oak Infusion"], id="in the name or in the town"),
        pytest.param(" CENTER  chic ", ["Elm Center"], id="all words, in any order, capitals aside"),
        pytest.param("center infusion", [], id="not only some of the words"),
        pytest.param("unknown", [], id="the word of an empty cell"),
        pytest.param("  ", ["Ash Center", "Elm Center", "Fir Clinic", "Oak Infusion"], id="blank"),
        pytest.param("STRASSE", ["Weg Straße"], id="a letter with two capitals"),
        pytest.param("Straße", ["Weg Straße"], id="that letter itself"),
    ],
)
def test_a_search_is_for_all_words_in_name_and_town(name: str, found: list[str]) -> None:
    street = Provider("weg", "Weg Straße", {})
    assert left(Narrow(name=name), providers=(*FEW, street) if "Weg Straße" in found else FEW) == found


def test_of_those_a_search_sets_aside_it_says_whose_town_is_not_known() -> None:
    narrow = Narrow(name="chicago  elm")
    found = narrowed(catalog(), narrow, "")
    assert names(found.unknown_town) == ["Fir Clinic"]
    assert sentences(found, narrow)[1:] == (
        "Your search for “chicago elm” sets aside 3 of 4.",
        "Of those the search sets aside, the town is not known for 1.",
    )
    assert narrowed(catalog(), Narrow(name="fir"), "").unknown_town == ()


def test_each_reason_says_how_many_it_would_set_aside_by_itself() -> None:
    narrow = Narrow(100, frozenset({"clinic"}), "center")
    found = narrowed(catalog(), narrow, HERE)
    assert names(found.left) == ["Elm Center", "Ash Center"]
    # Oak and Fir by name; Oak is set aside by the others as well.
    assert found.set_aside == {Reason.NAME: 2, Reason.KIND: 1, Reason.FAR: 1}


def test_answers_keep_what_makes_the_list_shorter() -> None:
    said = Answers(zip_code=HERE)
    assert said.narrow == Narrow()
    assert replace(said, narrow=Narrow(name="elm")) == Answers(zip_code=HERE, narrow=Narrow(name="elm"))


# ---- never cut in silence

SHORTER = (
    f"First make the list shorter, to {MOST} or fewer: "
    "by how far away they are, by kind of place, or by name or town."
)
NEAREST = (
    f"So you now see the {MOST} that are nearest to you, out to about {{}} miles. "
    "To see others, make the list shorter."
)


def test_as_many_as_can_be_compared_are_all_compared() -> None:
    for zip_code in ("", HERE):
        found = narrowed(catalog(many(MOST, [HERE])), Narrow(), zip_code)
        assert not found.too_many
        assert (found.compared, found.reach) == (found.left, None)


def test_without_a_zip_code_too_many_are_not_cut_but_asked_to_be_narrowed() -> None:
    found = narrowed(catalog(many(1200, PLACED)), Narrow(), "")
    assert found.too_many
    assert (found.compared, len(found.left)) == ((), 1200)
    assert sentences(found, Narrow()) == (
        "Still on your list: 1,200 of 1,200.",
        f"You cannot compare 1,200 centers at once. {SHORTER}",
    )


def test_with_a_zip_code_the_nearest_are_compared_and_it_is_said_how_many_and_how_far() -> None:
    ring = by_distance(80)
    found = narrowed(catalog(many(80, ring)), Narrow(), HERE)
    assert [each.zip for each in found.compared] == ring[:MOST]
    assert found.reach == miles(HERE, ring[MOST - 1])
    assert found.reach is not None
    assert sentences(found, Narrow())[1:] == (
        f"No more than {MOST} centers can be compared at once. {NEAREST.format(round(found.reach))}",
    )


def test_those_that_are_equally_far_are_compared_together_or_not_at_all() -> None:
    inner, outer = many(MOST - 10, [NEAR]), many(MOST + 30, [FAR])[MOST - 10 :]
    found = narrowed(catalog([*outer, *inner]), Narrow(), HERE)
    assert set(names(found.compared)) == set(names(inner))
    assert f"the {MOST - 10} that are nearest to you, out to about 3 miles" in sentences(found, Narrow())[1]


def test_too_many_that_are_all_equally_far_have_to_be_narrowed() -> None:
    found = narrowed(catalog(many(MOST + 1, [NEAR])), Narrow(), HERE)
    assert (found.compared, found.reach) == ((), None)
    assert "You cannot compare 51 centers at once" in sentences(found, Narrow())[1]


def test_those_in_reach_of_the_door_are_not_said_to_be_no_miles_away() -> None:
    found = narrowed(catalog([*many(9, [HERE]), *many(99, [FAR])[9:]]), Narrow(), HERE)
    assert (len(found.compared), found.reach) == (9, 0)
    assert "out to about 1 mile." in sentences(found, Narrow())[1]


def test_those_of_unknown_distance_are_not_among_the_nearest_and_it_is_said() -> None:
    near, unknown = many(30, [NEAR]), [replace(each, zip="") for each in many(90, [NEAR])[30:]]
    found = narrowed(catalog([*unknown, *near]), Narrow(miles=10), HERE)
    assert (names(found.compared), len(found.left)) == (names(near), 90)
    assert sentences(found, Narrow(miles=10))[-1] == (
        "How far away another 60 are is not known, so they are not among the nearest. "
        "Search for their name or town to see them."
    )


ZIPS = st.sampled_from([HERE, NEAR, FAR, *PLACED[::4000], "", "unknown", "00011"])
CENTERS = st.lists(
    st.builds(
        Provider,
        st.uuids().map(str),
        st.sampled_from(["Oak", "Elm Center", "oak center"]),
        st.just({}),
        town=st.sampled_from(["", "Oakville", "Chicago"]),
        zip=ZIPS,
        site_type=st.sampled_from(["", "hospital", "clinic"]),
    ),
    max_size=90,
)
NARROWS = st.builds(
    Narrow,
    st.none() | st.floats(0, 3000),
    st.frozensets(st.sampled_from(["hospital", "clinic", "ship"])),
    st.sampled_from(["", "oak", "center", "oak center", "x"]),
)


def stays(center: Provider, narrow: Narrow, zip_code: str) -> bool:
    """Whether a center stays, worked out one by one."""
    town = center.town
    kinds = narrow.site_types & {"hospital", "clinic"}
    away = miles(zip_code, center.zip)
    return (
        all(word in f"{center.name} {town}".casefold() for word in narrow.name.split())
        and (not kinds or center.site_type in {"", *kinds})
        and (narrow.miles is None or away is None or away <= narrow.miles)
    )


@given(CENTERS, NARROWS, ZIPS)
def test_every_center_is_left_or_set_aside_for_a_reason_and_compared_or_said_not_to_be(
    centers: list[Provider], narrow: Narrow, zip_code: str
) -> None:
    found = narrowed(catalog(centers), narrow, zip_code)
    expected = [center for center in centers if stays(center, narrow, zip_code)]
    assert {each.id for each in found.left} == {center.id for center in expected}
    gone = len(centers) - len(found.left)
    assert max(found.set_aside.values(), default=0) <= gone <= sum(found.set_aside.values())
    assert len(found.compared) <= MOST
    assert found.compared == found.left[: len(found.compared)]
    check_cut(found, narrow, zip_code)


def check_cut(found: Narrowed, narrow: Narrow, zip_code: str) -> None:
    lines = sentences(found, narrow)
    if not found.too_many:
        assert found.compared == found.left
    elif not found.compared:
        assert "You cannot compare 51 centers at once" in lines[-1]
    else:
        away = [miles(zip_code, each.zip) for each in found.left]
        rest = [each for each in away[len(found.compared) :] if each is not None]
        assert found.reach == away[len(found.compared) - 1]
        assert all(found.reach is not None and each > found.reach for each in rest)
        assert any("nearest" in line for line in lines)
    for one, next_one in pairwise(found.left):
        first, second = miles(zip_code, one.zip), miles(zip_code, next_one.zip)
        assert second is None or (first is not None and first <= second)
        if first == second:
            assert by_name(one) < by_name(next_one)


# ---- quick


def test_each_center_is_placed_once_for_a_zip_code(monkeypatch: pytest.MonkeyPatch) -> None:
    long = catalog(many(300, PLACED[::100]))
    placed: list[str] = []

    def noted(one: str, other: str) -> float | None:
        placed.append(other)
        return miles(one, other)

    monkeypatch.setattr(narrowing, "miles", noted)
    narrowed(long, Narrow(500), HERE)
    assert len(placed) == 301  # and the ZIP code itself, to see whether it has a place
    narrowed(long, Narrow(50, name="1"), HERE)
    assert placed[301:] == [HERE]


def test_a_list_is_known_again_by_being_the_same_one_and_no_other() -> None:
    one, other = (OAK, ELM), (ELM, OAK)
    assert Same(one) == Same(one)
    assert hash(Same(one)) == hash(Same(one))
    assert Same(one) != Same(other)
    assert left(Narrow(), "", one) == left(Narrow(), "", other) == ["Elm Center", "Oak Infusion"]


def test_the_same_limits_on_the_same_list_are_worked_out_once() -> None:
    long = catalog(many(100, [HERE, FAR]))
    narrow = Narrow(name="center")
    found = narrowed(long, narrow, HERE)
    assert narrowed(long, Narrow(name="center"), f" {HERE} ") is found
    assert narrowed(long, narrow, FAR) is not found
    assert narrowed(replace(long, providers=(*long.providers,)[:99]), narrow, HERE) != found


@pytest.mark.parametrize(
    ("providers", "narrow", "is_whole", "is_blocked"),
    [
        pytest.param(FEW, Narrow(), True, False, id="all"),
        pytest.param(FEW, Narrow(name="oak"), False, False, id="some"),
        pytest.param(FEW, Narrow(name="nowhere"), False, True, id="none left"),
        pytest.param(many(MOST, [""]), Narrow(), True, False, id="just few enough"),
        pytest.param(many(MOST + 1, [""]), Narrow(), False, True, id="too many"),
        pytest.param([], Narrow(), True, False, id="an empty list"),
    ],
)
def test_what_is_left_is_all_some_or_nothing_to_compare(
    providers: Sequence[Provider], narrow: Narrow, is_whole: bool, is_blocked: bool
) -> None:
    found = narrowed(catalog(providers), narrow, "")
    assert (found.is_whole, found.is_blocked) == (is_whole, is_blocked)


def test_a_list_that_nothing_makes_shorter_is_gone_on_with_as_it_is() -> None:
    whole, said = catalog(), Answers(zip_code=HERE)
    assert stages(whole, whole, said).compared is whole  # also not put in another order
    some = stages(whole, whole, replace(said, narrow=Narrow(name="center"))).compared
    assert names(some.providers) == ["Elm Center", "Ash Center"]


def test_a_long_list_is_narrowed_at_once() -> None:
    long = catalog(many(10_000, PLACED[::4]))
    narrow = Narrow(500, frozenset({"clinic"}), "center 0")
    narrowed(long, narrow, HERE)
    took = []
    for number in range(5):
        start = perf_counter()
        narrowed(long, replace(narrow, miles=500 + number), HERE)
        took.append(perf_counter() - start)
    assert min(took) < 0.1  # some 10 ms; a loaded machine is given ten times that
