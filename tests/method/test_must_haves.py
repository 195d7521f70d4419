import pytest

from decision.method.factors import Amount
from decision.method.must_haves import AnswersPass, Wanted, WithinLimit

MOST = WithinLimit("minutes", at_most=True, ask="How many?", unit="minutes")
LEAST = WithinLimit("nurses", at_most=False, ask="How many?", unit="nurses")


@pytest.mark.parametrize(
    ("limit", "amount", "passes"),
    [
        pytest.param(MOST, 29.0, True, id="at most: below"),
        pytest.param(MOST, 30.0, True, id="at most: the limit itself"),
        pytest.param(MOST, 31.0, False, id="at most: above"),
        pytest.param(LEAST, 29.0, False, id="at least: below"),
        pytest.param(LEAST, 30.0, True, id="at least: the limit itself"),
        pytest.param(LEAST, 31.0, True, id="at least: above"),
    ],
)
def test_a_number_passes_up_to_its_limit(limit: WithinLimit, amount: float, passes: bool) -> None:
    assert limit.passes(amount, 30) is passes


@pytest.mark.parametrize("amount", [True, "full", float("nan"), float("inf")])
def test_what_is_no_number_is_not_held_against_a_limit(amount: Amount) -> None:
    with pytest.raises(ValueError, match="is not a finite number"):
        MOST.passes(amount, 30)


@pytest.mark.parametrize("passing", [{}, {"fee": ()}], ids=["no indicator", "no answer"])
def test_a_must_have_that_nobody_could_pass_is_refused(passing: dict[str, tuple[bool, ...]]) -> None:
    with pytest.raises(ValueError, match="each an answer that passes"):
        AnswersPass(passing)


def test_nothing_is_switched_on_at_first() -> None:
    assert Wanted().on == frozenset()
    assert dict(Wanted().limits) == {}
