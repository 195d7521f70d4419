"""What Ask says is left to find out, for any answers on the example: held against the folder itself."""

from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from decision.catalog.catalog import load
from decision.method.factors import Amount, Indicator, Levels, Points
from decision.method.must_haves import Wanted, WithinLimit, parts_of
from decision.method.preferences import Order
from decision.method.providers import Measurement, Provider
from decision.person.answers import Answers
from decision.person.stages import Stages, stages
from decision.screens.drawing.orders import listed
from decision.screens.steps.ask import remark, to_be_clear
from decision.wording import words
from decision.wording.must_haves import asked_facts, medicine_facts
from tests.conftest import EXAMPLE

LIST = load(EXAMPLE)
CENTERS = [provider.id for provider in LIST.providers]
FACTS = {
    fact.id: fact
    for fact in (
        *LIST.indicators.values(),
        *asked_facts(LIST),
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
    told = {
        key: Measurement(draw(answers_to(FACTS[key[1]])), "", None, told=True)
        for key in every
        if key not in silent
    }
    limited = [each.id for each in LIST.must_haves if isinstance(each.condition, WithinLimit)]
    placed = draw(st.lists(st.sampled_from([factor.id for factor in LIST.factors]), unique=True))
    return Answers(
        order=Order(tuple((id,) for id in placed)),
        medicine=draw(st.sampled_from([None, *(medicine.id for medicine in LIST.medicines)])),
        compared=tuple(draw(st.lists(st.sampled_from(CENTERS), unique=True))),
        told=told,
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
    asked = [*LIST.indicators.values(), *asked_facts(LIST), *medicine_facts(LIST, medicine)]
    return [
        fact.id
        for fact in asked
        if (center.id, fact.id) not in said.told and (fact.personal or written.amount(fact.id) is None)
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
            for part in parts_of(each, said.wanted, medicine)
        } & {*unknown(said, center)}
        first = [fact.id for at, fact in asked if at is center]
        assert {*first[: len(open_)]} == open_, "what is ticked comes before what is not"
        event(f"open: {bool(open_)}")
