"""The engine against brute force that shares no code with it, and whether a false claim would be seen."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from decision.method import calls, robustness, scoring, shares
from decision.method.robustness import Blocks
from decision.method.scoring import Score
from tests import oracle
from tests.oracle import disagreements, problem

PROBLEMS = 60


@pytest.mark.parametrize("seed", range(PROBLEMS))
def test_the_engine_and_brute_force_agree(seed: int) -> None:
    assert disagreements(problem(seed), seed) == []


def proof_at_the_ends_of_blocks(one: Score, other: Score, blocks: Blocks) -> bool:
    """As if tied factors were equally heavy."""
    total = 0.0
    for block in robustness.places(one, blocks) if blocks else ():
        total += sum(one.values.low[place] - other.values.high[place] for place in block)
        if total < -1e-11:
            return False
    return bool(blocks)


def shares_by_points(ranked: Sequence[Score], blocks: Blocks) -> shares.Shares:
    """As if who is ahead by the weights as set had all weightings."""
    head = max(ranked, key=lambda score: score.middle)
    return shares.Shares({s.provider.id: float(s is head) for s in ranked}, exact=True)


def from_0_to_1(*given: Any) -> scoring.Values:
    """As if every unknown could be worth 0 to 1, whatever its scale gives."""
    found = VALUED(*given)
    rows = []
    for row in found.rows:
        facts = [
            [(i.share, i.value_of(row.provider.amount(i.id))) for i in f.indicators] for f in found.factors
        ]
        low = tuple(sum(share * (value or 0.0) for share, value in each) for each in facts)
        high = tuple(least + 1 - known for least, known in zip(low, row.known, strict=True))
        rows.append(replace(row, low=low, high=high))
    return replace(found, rows=tuple(rows))


def calls_of_one_answer(ranked: Sequence[Score]) -> tuple[calls.Call, ...]:
    """As if the likeliest single answer were all that a call can do."""
    return tuple(replace(call, chance=max(q.chance for q in call.questions)) for call in CALLS(ranked))


VALUED, CALLS = scoring.valued, calls.calls
FALSE: list[tuple[Any, str, Callable[..., Any], str]] = [
    (robustness, "order_proof", proof_at_the_ends_of_blocks, "order_proof"),
    (oracle, "first_shares", shares_by_points, "shares"),
    (scoring, "valued", from_0_to_1, "ranges"),
    (calls, "calls", calls_of_one_answer, "calls"),
]


@pytest.mark.parametrize(
    ("module", "name", "claim", "kind"), [pytest.param(*each, id=each[3]) for each in FALSE]
)
def test_a_false_claim_is_seen(
    module: Any, name: str, claim: Callable[..., Any], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, claim)
    found = [text for seed in range(PROBLEMS) for text in disagreements(problem(seed), seed)]
    assert [text for text in found if text.startswith(f"{kind}: ")]
