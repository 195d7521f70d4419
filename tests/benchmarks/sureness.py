"""Exact shares of the weightings beside pysensmcda, and beside a large sample, in one run.

    .venv-sureness/bin/python -m tests.benchmarks.sureness [problems]

The work: the share of all weightings that keep an order under which each center is first. pysensmcda's
exact_acceptability measures the same, by half-spaces and convex hulls. It is given the order as constraints
on the weights, each factor no lighter than any of the next block; this way owes nothing to ours, which goes
by the corners of the order. To each of several equal centers it gives all that they have
together, so that is divided by their number. The lists are in equal parts of values spread evenly, of
values on a small grid, and of centers that can nearly all be first; a third of them has equal centers.
Times are the least of three, of the main thread alone, so that what else the machine does counts little.
"""

import random
import sys
import timeit
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import hypot
from statistics import median
from time import thread_time
from typing import Any, TypeAlias

import numpy as np
from pysensmcda.smaa import exact_acceptability

from decision.method.factors import Factor, Indicator, between
from decision.method.providers import Measurement, Provider
from decision.method.robustness import Blocks
from decision.method.scoring import Score, rank, valued
from tests.oracle import first_shares

SAMPLE = 200_000

Rows: TypeAlias = list[list[float]]


@dataclass(frozen=True)
class Problem:
    """One list and order, and as an array the value of each center on each factor, block by block."""

    ranked: tuple[Score, ...]
    blocks: Blocks
    values: Any  # providers by factors, from 0 to 1, in the order of the list

    def ours(self) -> list[float]:
        return list(first_shares(self.ranked, self.blocks).by_id.values())

    def theirs(self) -> list[float]:
        count = self.values.shape[1]
        ends = [0, *accumulate(map(len, self.blocks))]
        blocks = [range(start, end) for start, end in pairwise(ends)]
        each = np.eye(count)
        lighter = [each[j] - each[i] for one, after in pairwise(blocks) for i in one for j in after]
        order = (np.array(lighter), np.zeros(len(lighter)))
        found = exact_acceptability(self.values, np.ones(count), order, scaling="none", weight_bounds=False)
        return [float(share) for share in found.acceptability]


def main() -> None:
    """Print what each part finds."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    problems = [_problem(random.Random(f"{number}")) for number in range(count)]
    print(f"numpy {np.__version__}, {count} lists of 2 to 12 centers by 2 to 5 factors")
    _beside_pysensmcda(problems)
    _beside_a_sample(problems)
    for centers, factors in ((12, 5), (14, 6), (14, 7)):
        _times(centers, factors)


def _problem(chance: random.Random) -> Problem:
    """Up to 12 centers by 5 factors, with ties of values, of factors and of centers."""
    width = chance.randint(2, 5)
    rows = chance.choice(KINDS)(chance, chance.randint(2, 12), width)
    if chance.random() < 1 / 3:
        rows += [chance.choice(rows) for _ in range(chance.randint(1, 2))]
    places = chance.sample(range(width), width)
    cuts = sorted(chance.sample(range(1, width), chance.randint(1, width - 1)))
    return _made(rows, [places[a:b] for a, b in zip([0, *cuts], [*cuts, width], strict=True)])


def _even(chance: random.Random, count: int, width: int) -> Rows:
    return [[chance.random() for _ in range(width)] for _ in range(count)]


def _gridded(chance: random.Random, count: int, width: int) -> Rows:
    return [[chance.choice((0, 0.25, 0.5, 0.75, 1)) for _ in range(width)] for _ in range(count)]


def _rivals(chance: random.Random, count: int, width: int) -> Rows:
    """Values whose means down to each factor lie on a sphere: no center is behind at all of them."""
    rows = []
    for _ in range(count):
        point = [abs(chance.gauss(0, 1)) for _ in range(width)]
        means = [0.5 + part / hypot(*point) / 4 / width for part in point]
        rows.append(
            [k * mean - (k - 1) * before for k, (before, mean) in enumerate(pairwise([0, *means]), 1)]
        )
    return rows


KINDS = (_even, _gridded, _rivals)


def _made(rows: Rows, places: Sequence[list[int]]) -> Problem:
    width = len(rows[0])
    factors = [
        Factor(f"f{j}", f"F{j}", (Indicator(f"i{j}", f"I{j}", between(0, 1), 1.0),)) for j in range(width)
    ]
    providers = [
        Provider(
            f"p{i}", f"P{i}", {f"i{j}": Measurement(amount, "made", None) for j, amount in enumerate(row)}
        )
        for i, row in enumerate(rows)
    ]
    ranked = rank(valued(providers, factors), dict.fromkeys((f.id for f in factors), 1 / width))
    values = np.array([score.values.middle for score in ranked])
    blocks = tuple(tuple(f"f{place}" for place in block) for block in places)
    return Problem(ranked, blocks, values[:, [place for block in places for place in block]])


def _beside_pysensmcda(problems: Sequence[Problem]) -> None:
    largest, ours, peers, failed = 0.0, list[float](), list[float](), 0
    for problem in problems:
        try:
            theirs = problem.theirs()
        except Exception as error:  # noqa: BLE001  (whatever the peer raises is reported)
            failed += 1
            print(f"  pysensmcda failed: {type(error).__name__}")
            continue
        rows = problem.values
        alike = [int((np.abs(rows - row).max(axis=1) < 1e-11).sum()) for row in rows]
        apart = [abs(a - b / n) for a, b, n in zip(problem.ours(), theirs, alike, strict=True)]
        largest = max(largest, *apart)
        ours.append(_time(problem.ours))
        peers.append(_time(problem.theirs))
    ratios = [peer / mine for peer, mine in zip(peers, ours, strict=True)]
    print(f"\npysensmcda 2.0.0: {len(ratios)} lists compared, {failed} on which it failed")
    print(f"  largest disagreement {largest:.1e}")
    print(
        f"  milliseconds, median and worst: ours {median(ours) * 1e3:.2f} and {max(ours) * 1e3:.2f}; ", end=""
    )
    print(f"pysensmcda {median(peers) * 1e3:.0f} and {max(peers) * 1e3:.0f}")
    print(f"  its time over ours: median {median(ratios):.0f}, from {min(ratios):.1f} to {max(ratios):.0f}")


def _beside_a_sample(problems: Sequence[Problem]) -> None:
    """The standard error is the exact share's; it says little where fewer than ten hits are expected."""
    generator, largest, faint, count = np.random.default_rng(1), 0.0, 0.0, 0
    for problem in problems:
        weights = -np.sort(-generator.dirichlet(np.ones(problem.values.shape[1]), SAMPLE), axis=1)
        for start, end in pairwise([0, *accumulate(map(len, problem.blocks))]):
            weights[:, start:end] = generator.permuted(weights[:, start:end], axis=1)
        heights = weights @ problem.values.T
        level = heights >= heights.max(axis=1, keepdims=True) - 1e-11
        found = (level / level.sum(axis=1, keepdims=True)).mean(axis=0)
        for share, sampled in zip(problem.ours(), found, strict=True):
            if min(share, 1 - share) * SAMPLE >= 10:
                error = (share * (1 - share) / SAMPLE) ** 0.5
                largest, count = max(largest, abs(share - sampled) / error), count + 1
            else:
                faint = max(faint, abs(share - sampled) * SAMPLE)
    print(f"\na sample of {SAMPLE} weightings a list: {count} shares not next to 0 or 1")
    print(f"  largest deviation {largest:.1f} standard errors; of the other shares {faint:.0f} weightings")


def _times(centers: int, width: int) -> None:
    print(f"\n{centers} x {width}, each factor a block; milliseconds")
    for kind in KINDS:
        chance = random.Random(f"{centers}x{width}")
        problems = [_made(kind(chance, centers, width), [[at] for at in range(width)]) for _ in range(50)]
        exact = sum(first_shares(problem.ranked, problem.blocks).exact for problem in problems)
        times = [_time(problem.ours) * 1e3 for problem in problems]
        print(f"  {kind.__name__[1:]:8} {exact} of 50 exact;", end=" ")
        print(f"median {median(times):.2f}, worst {max(times):.2f}")


def _time(work: Callable[[], object]) -> float:
    return min(timeit.repeat(work, timer=thread_time, repeat=3, number=1))


if __name__ == "__main__":
    main()
