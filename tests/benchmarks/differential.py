"""The engine against brute force on many random problems: how many there were, and every disagreement.

    .venv/bin/python -m tests.benchmarks.differential [problems] [preferences on the list in data/]

What is compared stands in tests/oracle.py, and a few of the problems are part of the tests. Besides the
disagreements it is counted how often there was something to find: without a tie, an unknown or a rival there
is little that could be wrong.
"""

import sys
from collections import Counter
from itertools import groupby
from operator import itemgetter

from decision.catalog.catalog import load
from decision.method.preferences import Order
from tests.conftest import DATA
from tests.oracle import Problem, disagreements, heights, problem, problem_of


def main() -> int:
    """Print the counts; 1 where the two disagree."""
    counts = [int(count) for count in (*sys.argv[1:], "2000", "2000")[:2]]
    shipped = load(DATA)
    problems = [("random problems", problem(("benchmark", number))) for number in range(counts[0])]
    problems += [
        ("preferences on the list in data/", problem_of(shipped.factors, shipped.providers, number))
        for number in range(counts[1])
    ]
    total = 0
    for name, group in groupby(problems, key=itemgetter(0)):
        kinds, found = Counter[str](), list[str]()
        for number, (_, made) in enumerate(group):
            kinds.update(["all", *_kinds(made)])
            found += [f"{number}, {text}" for text in disagreements(made, number)]
        print(name)
        for kind, times in sorted(kinds.items()):
            print(f"  {kind:36} {times:6}")
        print(f"  {'disagreements':36} {len(found):6}", *found[:20], sep="\n    ", flush=True)
        total += len(found)
    return 1 if total else 0


def _kinds(made: Problem) -> list[str]:
    stands = heights(made.preference, made.ids)
    counted = [each for each in stands or () if each is not None]
    open_ = sum(answer is None for row in made.table for answer in row.values())
    named = {
        "an order": isinstance(made.preference, Order),
        "words or numbers with gaps": stands is None,
        "ties or factors not placed": len(set(counted)) < len(counted),
        "unknowns": open_ > 0,
        "three unknowns or more": open_ > 2,
    }
    return [name for name, holds in named.items() if holds]


if __name__ == "__main__":
    sys.exit(main())
