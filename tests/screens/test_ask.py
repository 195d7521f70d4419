"""What Ask says is left to find out, for any answers on the example: held against the folder itself."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from decision.catalog.catalog import load
from decision.method.factors import Amount, Indicator, Levels, Points
from decision.method.must_haves import Wanted, WithinLimit, parts_of
from decision.method.preferences import Order
from decision.method.providers import Measurement, Provider
from decision.person.answers import Answers
from decision.person.own_lists import named, opened
from decision.person.stages import Stages, stages
from decision.screens.drawing.orders import listed
from decision.screens.steps.ask import remark, to_be_clear
from decision.wording import words
from decision.wording.must_haves import medicine_facts, to_ask_first
from decision.wording.placing import first_now
from tests.conftest import EXAMPLE, holes
from tests.strategies import needs

LIST = load(EXAMPLE)
CENTERS = [provider.id for provider in LIST.providers]
FACTS = {
    fact.id: fact
    for fact in (
        *LIST.indicators.values(),
        *LIST.asked,
        *(fact for medicine in LIST.medicines for fact in medicine_facts(LIST, medicine)),
    )
}


def answers_to(fact: Indicator) -> st.SearchStrategy[Amount]:
    match fact.scale:
        case Points():
            return st.integers(0, 50).map(float)
        case Levels(values):
            return st.sampled_from([word for word, _ in values])
    return st.booleans()


@st.composite
def states(draw: st.DrawFn) -> Answers:
    """Any medicine, must-haves, limits, order and short list; nothing, something or all reported."""
    every = [(center, fact) for center in CENTERS for fact in FACTS]
    how_much = draw(st.sampled_from(["nothing", "some", "all but one", "all"]))
    silent = {
        "nothing": every,
        "some": draw(st.lists(st.sampled_from(every))),
        "all but one": [draw(st.sampled_from(every))],
        "all": [],
    }[how_much]
    reported = {
        key: Measurement(draw(answers_to(FACTS[key[1]])), "", None, reported=True)
        for key in every
        if key not in silent
    }
    limited = [each.id for each in LIST.must_haves if isinstance(each.condition, WithinLimit)]
    placed = draw(st.lists(st.sampled_from([factor.id for factor in LIST.factors]), unique=True))
    return Answers(
        order=Order(tuple((id,) for id in placed)),
        medicine=draw(st.sampled_from([None, *(medicine.id for medicine in LIST.medicines)])),
        compared=tuple(draw(st.lists(st.sampled_from(CENTERS), unique=True))),
        reported=reported,
        wanted=Wanted(
            frozenset(draw(st.sets(st.sampled_from([each.id for each in LIST.must_haves]), max_size=2))),
            {id: float(draw(st.integers(0, 60))) for id in limited},
        ),
        example=draw(st.sampled_from([None, False, True])),
    )


def unknown(said: Answers, center: Provider) -> list[str]:
    """What nobody has said of a center for this person, by the folder and by what was reported alone."""
    (written,) = (each for each in LIST.providers if each.id == center.id)
    medicine = LIST.medicine(said.medicine)
    asked = [*LIST.indicators.values(), *LIST.asked, *medicine_facts(LIST, medicine)]
    return [
        fact.id
        for fact in asked
        if (center.id, fact.id) not in said.reported and (fact.personal or written.amount(fact.id) is None)
    ]


def remark_of(now: Stages) -> str:
    found = listed(now, "priorities")
    return remark(now, found, to_be_clear(now, found))


@given(states())
@settings(max_examples=500)
def test_nothing_to_ask_is_said_where_nothing_is_unknown_and_nowhere_else(said: Answers) -> None:
    now = stages(LIST, LIST, said)
    is_said = remark_of(now) == words.ASK_ALL_KNOWN
    possible = [(center.id, unknown(said, center)) for center in now.possible.providers]
    assert is_said is (bool(possible) and not any(facts for _, facts in possible))
    near = {center.id for center in now.short_list}
    assert not (is_said and any(facts for id, facts in possible if id in near))
    event(f"said: {is_said}")


@given(states())
@settings(max_examples=500)
def test_a_call_sheet_is_empty_only_of_a_center_of_which_nothing_is_unknown(said: Answers) -> None:
    now = stages(LIST, LIST, said)
    for center in now.known.providers:
        assert bool(now.sheet_of(center).by_whom) is bool(unknown(said, center)), center.name


@given(st.data())
@settings(max_examples=500)
def test_every_must_have_that_is_ticked_and_not_known_at_a_center_is_asked_there_before_all_else(
    data: Any,
) -> None:
    said = data.draw(states())
    now = stages(LIST, LIST, said)
    asked = to_be_clear(now, listed(now, "priorities"))
    medicine = LIST.medicine(said.medicine)
    for center in now.possible.providers:
        open_ = {
            part.about
            for each in LIST.must_haves
            if each.id in said.wanted.on
            for part in parts_of(each, said.wanted, needs(medicine))
        } & {*unknown(said, center)}
        first = [fact.id for at, fact in asked if at is center]
        program = f"enrolled:{medicine.programme}" if medicine and medicine.programme else ""
        if program in unknown(said, center) and program in first:
            assert first[0] == program, "who is not in the program may not give the medicine"
            first, open_ = first[1:], open_ - {program}
        assert {*first[: len(open_)]} == open_, "what is ticked comes before what is not"
        event(f"open: {bool(open_)}")


@given(states())
@settings(max_examples=200)
def test_a_first_call_is_short_has_all_that_must_be_clear_and_loses_no_question(said: Answers) -> None:
    now = stages(LIST, LIST, said)
    in_order = [factor.id for factor in now.named]
    for center in now.known.providers:
        first, rest = now.questions(center)
        medicine = LIST.medicine(said.medicine)
        must = {fact.id for _, fact in to_ask_first(now.known, medicine, now.screening, [center])}
        assert len(first) <= max(8, len(must))
        assert must <= {fact.id for fact in first}
        asked = [fact.id for fact in (*first, *rest)]
        assert len(asked) == len({*asked})
        assert {*asked} <= {*unknown(said, center)} | {f.id for f in LIST.asked}
        assert {id for id in unknown(said, center) if id in LIST.indicators} <= {*asked}
        behind = [id for id in asked if id not in must and any(id in _ids(f) for f in in_order)]
        assert behind == sorted(behind, key=lambda id: _place(id, in_order)), "what weighs most comes first"
        event(f"rest: {bool(rest)}")


def _ids(factor: str) -> list[str]:
    return [fact.id for each in LIST.factors if each.id == factor for fact in each.indicators]


def _place(fact: str, factors: list[str]) -> int:
    return next(place for place, factor in enumerate(factors) if fact in _ids(factor))


def test_of_centers_with_nothing_but_a_name_few_questions_are_asked_and_the_rest_is_counted() -> None:
    shipped = load(EXAMPLE)
    many = replace(
        shipped,
        must_haves=tuple(
            replace(each, fact=replace(each.fact, clear_first=True)) if each.fact else each
            for each in shipped.must_haves
        ),
    )
    typed = opened(many, named("typed", ["Lake Clinic"]))
    now = stages(many, typed, Answers(order=Order((("cost",),)), medicine=LIST.medicines[0].id))
    (lake,) = now.known.providers
    first, rest = now.questions(lake)
    assert [fact.id for fact in first][:1] == ["gives:alphamab"]
    assert "must:first_dose" in {fact.id for fact in first}
    assert {fact.id for fact in first} >= {"fee", "dollars"}, "what the person placed"
    assert rest
    text = now.sheet_of(lake).text
    before, _, after = text.partition(words.SHEET_MORE.format(count=len(rest), name=lake.name))
    assert all(fact.ask in before for fact in first)
    assert all(fact.ask in after and fact.ask not in before for fact in rest)
    assert words.SHEET_LINE not in after


def test_no_made_up_center_has_a_number_to_call_and_its_sheet_says_so() -> None:
    real = replace(LIST, info=replace(LIST.info, made_up=False))
    for catalog, is_made_up in ((LIST, True), (real, False)):
        now = stages(catalog, catalog, Answers())
        for center in now.known.providers:
            assert bool(center.phone) is not is_made_up
            assert (words.SHEET_MADE_UP in now.sheet_of(center).where) is is_made_up


@pytest.mark.parametrize("order", [Order(), Order((("cost",), ("staff",)))], ids=["nothing said", "an order"])
@pytest.mark.parametrize("count", [0, 1])
def test_with_one_center_or_none_no_order_is_spoken_of(count: int, order: Order) -> None:
    found = replace(LIST, providers=LIST.providers[:count])
    now = stages(found, found, Answers(order=order))
    assert remark_of(now) == (words.ASK_ONE if count else words.COMPARE_NO_CENTER)
    spoken = [listed(now, "priorities").status, first_now(now.ordered.ranked, now.ordered.groups)]
    assert words.STATUS_NOTHING not in spoken
    for ordered in (words.SO_FAR_FIRST, words.STATUS_FIRST, words.STATUS_TIE):
        assert [sentence for sentence in spoken if holes(ordered, sentence)] == []
