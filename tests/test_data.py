"""What must hold for any data; nothing here names a center, a factor or a medicine."""

import random
from collections import Counter
from itertools import permutations

import pytest

from decision.catalog import catalog
from decision.lists.problems import BadData
from decision.method.factors import Indicator, Points
from decision.method.must_haves import Wanted
from decision.method.preferences import Order
from decision.method.providers import Measurement, Provider
from decision.method.scoring import rank, valued
from decision.person.answers import Answers
from decision.person.stages import stages
from decision.screens.drawing.orders import listed
from decision.screens.steps.ask import remark, to_be_clear
from decision.wording import words
from decision.wording.must_haves import medicine_facts
from tests.conftest import DATA


def test_it_loads() -> None:
    try:
        catalog.load(DATA)
    except BadData as bad:
        pytest.fail(f"data/ has mistakes:\n{bad}")


def test_all_of_it_is_read_as_it_is_written() -> None:
    assert catalog.load(DATA).notes == ()


def test_each_center_has_a_score_under_an_order_of_all_factors() -> None:
    found = catalog.load(DATA)
    ids = tuple(factor.id for factor in found.factors)
    order = Order(tuple((id,) for id in ids))
    scores = rank(valued(found.providers, found.factors), order.weights(ids))
    assert {score.provider.id for score in scores} == {center.id for center in found.providers}
    assert all(0 <= score.low <= score.middle <= score.high <= 100 for score in scores)


def is_better(indicator: Indicator, one: Provider, other: Provider) -> bool:
    values = [indicator.value_of(center.amount(indicator.id)) for center in (one, other)]
    return values[0] is not None and values[1] is not None and values[0] > values[1]


def test_no_made_up_center_is_at_least_as_good_as_another_on_everything() -> None:
    found = catalog.load(DATA)
    if not found.info.made_up:
        pytest.skip("real centers are as they are")
    pointless = [
        f"{other.name} is better than {one.name} on nothing that is known of both"
        for one, other in permutations(found.providers, 2)
        if not any(is_better(indicator, other, one) for indicator in found.indicators.values())
    ]
    assert pointless == []


def test_every_factor_and_every_fact_of_it_has_a_short_text_for_a_cell() -> None:
    found = catalog.load(DATA)
    assert [factor.id for factor in found.factors if not factor.short] == []
    assert [id for id, indicator in found.indicators.items() if not indicator.short] == []


SHIPPED = catalog.load(DATA)
FACTS = {
    fact.id: fact
    for fact in (
        *SHIPPED.indicators.values(),
        *SHIPPED.asked,
        *(fact for medicine in SHIPPED.medicines for fact in medicine_facts(SHIPPED, medicine)),
    )
}


def drawn_answers(number: int) -> Answers:
    """What a person could have said of the list, from nothing reported to all of it."""
    chance = random.Random(number)  # noqa: S311  (the same on every run; no secret)
    ids, centers = [factor.id for factor in SHIPPED.factors], [center.id for center in SHIPPED.providers]
    placed = chance.sample(ids, chance.randint(0, len(ids)))
    silent = {(chance.choice(centers), chance.choice(list(FACTS))) for _ in range(number % 3)}
    share = 1.0 if number % 2 else chance.random()
    reported = {
        (center, id): Measurement(
            fact.scale.answers[0][0] if not isinstance(fact.scale, Points) else fact.scale.points[0][0],
            "",
            None,
            reported=True,
        )
        for center in centers
        for id, fact in FACTS.items()
        if (center, id) not in silent and chance.random() <= share
    }
    return Answers(
        order=Order(tuple((id,) for id in placed)),
        medicine=chance.choice([None, *(medicine.id for medicine in SHIPPED.medicines)]),
        compared=tuple(chance.sample(centers, chance.randint(0, 4))),
        reported=reported,
        wanted=Wanted(
            frozenset(chance.sample([each.id for each in SHIPPED.must_haves], chance.randint(0, 2)))
        ),
        example=chance.choice([None, False, True]),
    )


def unknown_of(said: Answers, center: Provider) -> list[str]:
    """What nobody has said of a center for this person, by the folder and by what was reported alone."""
    asked = [*SHIPPED.indicators.values(), *SHIPPED.asked]
    asked += medicine_facts(SHIPPED, SHIPPED.medicine(said.medicine))
    return [
        fact.id
        for fact in asked
        if (center.id, fact.id) not in said.reported and (fact.personal or center.amount(fact.id) is None)
    ]


def test_nothing_to_ask_is_said_of_the_shipped_list_only_where_all_is_known_and_then_it_is() -> None:
    times = Counter[bool]()
    for number in range(500):
        said = drawn_answers(number)
        now = stages(SHIPPED, SHIPPED, said)
        found = listed(now, "priorities")
        is_said = remark(now, found, to_be_clear(now, found)) == words.ASK_ALL_KNOWN
        possible = {center.id for center in now.possible.providers}
        open_ = {c.id for c in SHIPPED.providers if c.id in possible and unknown_of(said, c)}
        assert is_said is (bool(possible) and not open_), number
        assert not (is_said and {center.id for center in now.short_list} & open_), number
        times[is_said] += 1
    assert min(times[True], times[False]) > 20


def test_another_person_s_network_does_not_answer_for_this_person_s_plan() -> None:
    """The list's example person passes it; the plan of this one is still open."""
    shipped = catalog.load(DATA)
    ticked = Answers(wanted=Wanted(frozenset({"my_plan"})))
    now = stages(shipped, shipped, ticked)
    asked = to_be_clear(now, listed(now, "priorities"))
    for center in now.possible.providers:
        assert "in_network" in [fact.id for at, fact in asked if at is center], center.name


@pytest.mark.parametrize("id", ["next_dose", "help_into_chair", "wheelchair_scale", "wheelchair_restroom"])
def test_who_changes_centers_or_comes_in_a_wheelchair_can_ask_for_it_at_every_center(id: str) -> None:
    (must_have,) = (each for each in SHIPPED.must_haves if each.id == id)
    assert must_have.fact
    now = stages(SHIPPED, SHIPPED, Answers(wanted=Wanted(frozenset({id}))))
    found = listed(now, "priorities")
    in_order = [each.id for group in found.groups for each in group]
    assert [at.id for at, fact in to_be_clear(now, found) if fact is must_have.fact] == in_order
    assert len(in_order) == len(SHIPPED.providers)
