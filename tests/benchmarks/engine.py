"""The engine's times beside pymcdm, scikit-criteria and pyDecision, on the same work, in one run.

    .venv-peers/bin/python -m tests.benchmarks.engine

The work: value raw amounts on straight scales with fixed ends, weigh, sum and rank. Every peer gets
numbers that are all known, because none has unknowns; ours also gives ranges and contributions. "again"
is the same list after one weight has changed. The rankings of all four are compared before any clock
starts. Times are the least of several repeats, in microseconds; the ratio is to ours.

pyDecision divides each column by the highest amount in it, and there is no way to tell it not to. So it is
given one more row, where every amount is the best there is: what it divides by is then the fixed end of the
scale. It gives scores without places, so these are counted here.
"""

import random
import timeit
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from pyDecision.algorithm import saw_method
from pymcdm.methods.wsm import WSM
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel

from decision.method.factors import Factor, Indicator, between
from decision.method.preferences import Numbers
from decision.method.providers import Measurement, Provider
from decision.method.scoring import rank, valued

SIZES = ((12, 5), (14, 26), (10_000, 20))


@dataclass(frozen=True)
class Work:
    """One list in the forms each package takes."""

    providers: list[Provider]
    factors: list[Factor]
    weights: dict[str, float]
    matrix: Any  # providers by factors, amounts from 0 to 100


def main() -> None:
    """Print a table for each size."""
    print(f"numpy {np.__version__}")
    for providers, factors in SIZES:
        work = _work(providers, factors)
        _agree(work)
        _report(work)


def _work(count: int, width: int) -> Work:
    random_ = random.Random(f"{count}x{width}")
    matrix = [[random_.uniform(0, 100) for _ in range(width)] for _ in range(count)]
    factors = [
        Factor(f"f{j}", f"F{j}", (Indicator(f"i{j}", f"I{j}", between(0, 100), 1.0),)) for j in range(width)
    ]
    providers = [
        Provider(
            f"p{i}", f"P{i}", {f"i{j}": Measurement(amount, "made", None) for j, amount in enumerate(row)}
        )
        for i, row in enumerate(matrix)
    ]
    numbers = Numbers({factor.id: random_.random() for factor in factors})
    return Work(providers, factors, numbers.weights([factor.id for factor in factors]), np.array(matrix))


def _as_it_is(column: Any, cost: bool = False) -> Any:
    """No scale drawn from the list: the amounts are on their fixed scale already."""
    return column


def _pymcdm(work: Work) -> Any:
    method = WSM(_as_it_is)
    scores = method(work.matrix / 100, np.array(list(work.weights.values())), np.ones(work.matrix.shape[1]))
    return method.rank(scores)


def _scikit_criteria(work: Work) -> Any:
    table = mkdm(work.matrix / 100, [max] * work.matrix.shape[1], weights=list(work.weights.values()))
    return WeightedSumModel().evaluate(table).rank_


def _pydecision(work: Work) -> Any:
    count, width = work.matrix.shape
    table = np.vstack([work.matrix / 100, np.ones(width)])
    weights = list(work.weights.values())
    scores = saw_method(table, ["max"] * width, weights, graph=False, verbose=False)[:count, 1]
    places = np.empty(count, dtype=int)
    places[np.argsort(-scores)] = np.arange(1, count + 1)
    return places


def _ours(work: Work) -> Any:
    return rank(valued(work.providers, work.factors), work.weights)


def _agree(work: Work) -> None:
    places = {score.provider.id: score.place for score in _ours(work)}
    mine = np.array([places[provider.id] for provider in work.providers])
    for other in (_pymcdm(work), _scikit_criteria(work), _pydecision(work)):
        if not np.array_equal(mine, np.asarray(other, dtype=int)):
            raise SystemExit("the rankings differ: the packages do not do the same work")


def _report(work: Work) -> None:
    values = valued(work.providers, work.factors)
    size = f"{len(work.providers)} x {len(work.factors)}"
    times = {
        "ours, from raw amounts": _time(lambda: _ours(work)),
        "ours, again": _time(lambda: rank(values, work.weights)),
        "pymcdm, each time": _time(lambda: _pymcdm(work)),
        "scikit-criteria, each time": _time(lambda: _scikit_criteria(work)),
        "pyDecision, each time": _time(lambda: _pydecision(work)),
    }
    first, again = times["ours, from raw amounts"], times["ours, again"]
    print(f"\n{size}: microseconds, and times as long as ours from raw amounts / as ours again")
    for name, seconds in times.items():
        print(f"  {name:28} {seconds * 1e6:12.1f}   {seconds / first:8.2f} / {seconds / again:8.2f}")


def _time(work: Callable[[], object]) -> float:
    timer = timeit.Timer(work)
    count, _ = timer.autorange()
    return min(timer.repeat(repeat=5, number=max(1, count // 5))) / max(1, count // 5)


if __name__ == "__main__":
    main()
