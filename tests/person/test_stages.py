"""The stages of a list: each has what the one before it leaves, and a tap works out only what it changes."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog import catalog
from decision.method.must_haves import Wanted
from decision.method.ordering import NOT_SAID, ordered
from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.method.scoring import valued
from decision.person.answers import Answers
from decision.person.narrowing import Narrow
from decision.person.own_lists import OwnList, opened
from decision.person.stages import known, screened, stages
from decision.person.who_set import UNSURE, Leaning
from tests.conftest import EXAMPLE, names

SHIPPED = catalog.load(EXAMPLE)
MUST = SHIPPED.must_haves[0].id
OWN = Provider("own:1", "My kitchen", {})
SAID = Answers(order=Order((("cost",), ("staff",))), wanted=Wanted(frozenset({MUST})), places=(OWN,))


def test_each_stage_has_what_the_one_before_it_leaves() -> None:
    said = replace(SAID, narrow=Narrow(name="clinic"))
    found = stages(SHIPPED, SHIPPED, said)
    assert found.listed is found.shipped is SHIPPED
    assert names(found.compared.providers) == ["Birch Clinic", "Cedar Clinic"]
    assert found.known == known(found.compared, said)
    assert names(found.known.providers) == ["Birch Clinic", "Cedar Clinic", "My kitchen"]
    assert found.screening == found.screening_of_all == screened(found.known, said)
    assert found.possible == replace(found.known, providers=screened(found.known, said).possible)
    assert found.ordered == ordered(valued(found.possible.providers, found.possible.factors), said.order)


def test_a_stage_that_leaves_out_nothing_is_the_very_catalog_before_it() -> None:
    found = stages(SHIPPED, SHIPPED, Answers())
    assert found.compared is found.listed
    assert found.possible is found.known


def test_the_persons_own_list_stands_in_for_the_folders() -> None:
    own = opened(SHIPPED, OwnList("mine", SHIPPED.providers[:1]))
    found = stages(SHIPPED, own, Answers())
    assert (found.shipped, found.listed) == (SHIPPED, own)
    assert names(found.possible.providers) == names(SHIPPED.providers[:1])


@pytest.mark.parametrize(
    ("center", "medicine", "reported", "asked"),
    [
        ("ash", "betamab", {}, ["Please confirm that you are in Beta Watch today."]),
        ("ash", "betamab", {"enrolled:beta_watch": True}, []),
        ("ash", "alphamab", {}, []),
        ("birch", "betamab", {}, []),
        ("cedar", "betamab", {}, ["Are you in Beta Watch today?"]),
    ],
    ids=["the list says yes", "one was reported", "another medicine", "the list says no", "not known"],
)
def test_a_sheet_first_asks_whom_the_program_names_if_the_center_is_in_it_today(
    center: str, medicine: str, reported: dict[str, bool], asked: list[str]
) -> None:
    watch = replace(SHIPPED.programmes[0], whom="the nurse on duty")
    said, here = Answers(medicine=medicine), replace(SHIPPED, programmes=(watch,))
    for about, answer in reported.items():
        said = said.with_reported(
            center, about, Measurement(answer, "Ann", date(2026, 11, 28), reported=True)
        )
    now = stages(here, here, said)
    (found,) = [each for each in now.known.providers if each.id == center]
    by_whom = now.sheet_of(found).by_whom
    assert [fact.ask for fact in by_whom.get("the nurse on duty", ())] == asked
    assert not asked or next(iter(by_whom)) == "the nurse on duty"


def test_a_list_without_any_center_left_is_blocked_until_a_place_is_added() -> None:
    none = Answers(narrow=Narrow(name="nowhere"))
    assert stages(SHIPPED, SHIPPED, none).is_blocked
    assert not stages(SHIPPED, SHIPPED, none.with_place(OWN)).is_blocked
    assert not stages(SHIPPED, SHIPPED, Answers()).is_blocked


WEIGHED = [
    pytest.param(replace(SAID, order=Order((("staff",),))), id="another order"),
    pytest.param(replace(SAID, way="words", words=Words({"cost": Word.VERY})), id="words"),
    pytest.param(replace(SAID, way="numbers", numbers=Numbers({"cost": 2.0})), id="numbers"),
    pytest.param(replace(SAID, too_much={"minutes": 20.0}), id="what is too much"),
    pytest.param(SAID.with_most_inside("staff", "nurses"), id="what matters most inside a factor"),
]


@pytest.mark.parametrize("said", WEIGHED)
def test_another_weighting_orders_anew_and_looks_at_no_center_again(said: Answers) -> None:
    before = stages(SHIPPED, SHIPPED, SAID)
    after = before.with_said(said)
    assert after.known is before.known
    assert after.screening is before.screening
    assert after.possible is before.possible
    assert after.ordered == stages(SHIPPED, SHIPPED, said).ordered != before.ordered


REPORTED = Measurement(9.0, "Ann", date(2026, 11, 20), reported=True)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(SAID.with_reported("birch", "nurses", REPORTED), id="an answer"),
        pytest.param(replace(SAID, wanted=Wanted()), id="no must-have"),
        pytest.param(SAID.without_place(OWN.id), id="a place taken away"),
        pytest.param(replace(SAID, medicine=SHIPPED.medicines[0].id), id="a medicine"),
    ],
)
def test_what_is_said_of_the_centers_is_worked_out_as_from_the_start(said: Answers) -> None:
    before = stages(SHIPPED, SHIPPED, SAID)
    assert before.with_said(said) == stages(SHIPPED, SHIPPED, said) != before


def test_people_who_said_nothing_of_the_centers_share_what_is_worked_out_of_them() -> None:
    one, other = (
        stages(SHIPPED, SHIPPED, Answers(order=Order(((factor,),)))).possible.providers
        for factor in ("cost", "staff")
    )
    assert one is other


def test_people_who_want_the_same_of_a_list_share_its_screening_and_what_that_leaves() -> None:
    wanted = Wanted(frozenset({"no_fee"}))
    said = (Answers(order=Order(((factor,),)), wanted=wanted) for factor in ("cost", "staff"))
    first, second = (stages(SHIPPED, SHIPPED, each) for each in said)
    assert first.screening is second.screening
    assert first.possible is second.possible
    assert first.possible != first.known


def test_until_it_is_said_what_matters_there_is_no_order() -> None:
    assert stages(SHIPPED, SHIPPED, Answers()).ordered == NOT_SAID


def hidden(said: Answers) -> Answers:
    return replace(said, mode="counselor")


def test_while_names_are_hidden_each_center_has_a_letter_and_nothing_tells_its_name() -> None:
    found = stages(SHIPPED, SHIPPED, hidden(replace(SAID, leaning=Leaning("ash"))))
    real = {each.id: each.name for each in stages(SHIPPED, SHIPPED, SAID).known.providers}
    assert names(found.known.providers) == [f"Center {letter}" for letter in "ABCDEFGH"[: len(real)]]
    for each in found.known.providers:
        texts = (each.name, each.about, each.town, each.phone, each.source)
        assert not [text for text in texts if real[each.id] in text]
    open_ = stages(SHIPPED, SHIPPED, SAID)
    assert [each.provider.id for each in found.ordered.ranked] == [
        each.provider.id for each in open_.ordered.ranked
    ]


def test_a_center_keeps_its_letter_when_others_are_set_aside() -> None:
    whole = stages(SHIPPED, SHIPPED, hidden(SAID)).known
    part = stages(SHIPPED, SHIPPED, hidden(replace(SAID, narrow=Narrow(name="clinic")))).known
    letters = {each.id: each.name for each in whole.providers}
    assert len(part.providers) < len(whole.providers)
    assert all(letters[each.id] == each.name for each in part.providers if not each.added)


@given(st.sets(st.integers(1, 2**30), min_size=2, max_size=9))
def test_the_letters_are_the_same_ones_in_another_order_for_each_person(shuffles: set[int]) -> None:
    many = replace(SHIPPED, providers=tuple(Provider(f"c{n}", f"Clinic {n}", {}) for n in range(30)))
    for shuffle in shuffles:
        said = hidden(Answers(letters=shuffle))
        shown = names(stages(many, many, said).known.providers)
        assert sorted(shown) == sorted(names(stages(many, many, hidden(Answers())).known.providers))
        near = hidden(replace(said, narrow=Narrow(name="2")))
        kept = {each.id: each.name for each in stages(many, many, near).known.providers}
        letters = dict(zip([each.id for each in many.providers], shown, strict=True))
        assert kept.items() <= letters.items()
    orders = {tuple(names(stages(many, many, hidden(Answers(letters=n))).known.providers)) for n in shuffles}
    assert len(orders) == len(shuffles)


def test_the_letters_go_on_after_the_last_one() -> None:
    many = replace(SHIPPED, providers=tuple(Provider(f"c{n}", f"Clinic {n}", {}) for n in range(30)))
    shown = names(stages(many, many, hidden(Answers())).known.providers)
    assert shown[24:28] == ["Center Y", "Center Z", "Center AA", "Center AB"]
    assert len({*shown}) == 30


def test_there_is_no_order_until_a_counselor_s_client_has_said_where_they_lean() -> None:
    assert stages(SHIPPED, SHIPPED, hidden(SAID)).ordered == NOT_SAID
    assert stages(SHIPPED, SHIPPED, hidden(replace(SAID, leaning=Leaning(UNSURE)))).ordered != NOT_SAID


def test_what_is_taken_along_has_the_names_and_the_order() -> None:
    shown = stages(SHIPPED, SHIPPED, hidden(SAID)).nothing_hidden
    open_ = stages(SHIPPED, SHIPPED, SAID)
    assert (shown.known, shown.ordered) == (open_.known, open_.ordered)
