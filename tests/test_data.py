"""What must hold for any data; nothing here names a center, a factor or a medicine."""

from itertools import permutations

import pytest

from decision.catalog import catalog
from decision.lists.problems import BadData
from decision.method.factors import Indicator
from decision.method.preferences import Order
from decision.method.providers import Provider
from decision.method.scoring import rank, valued
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
