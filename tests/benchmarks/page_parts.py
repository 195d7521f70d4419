"""What the answers on a page cost, part by part, and what it costs to import the engine, in one run.

    .venv-peers/bin/python -m tests.benchmarks.page_parts [lists]

The lists have 14 centers, 7 factors and 26 facts of every kind of scale; about a quarter is unknown, and
the factors stand in an order, one after the other. The time of a part on a list is the least of several
repeats, of the main thread alone, so that what else the machine does counts little; the median and the
worst are over the lists. The sum is that of all parts of one list: it has the weight intervals twice,
because "what would change" finds them again. Nothing is drawn, so a page as a whole is page.py's.

Beside each part stands the same work elsewhere, as far as pymcdm 1.4.0, scikit-criteria 0.10, pyDecision
5.1.8 and pysensmcda 2.0.0 have it. None of them keeps an unknown as a range: scikit-criteria fills it in,
pysensmcda draws it by chance. "By steps" and "by samples" try many weightings or amounts and may miss one
in between, so there is no ratio of like to like; engine.py and sureness.py have those there are.
"""

import random
import subprocess
import sys
import timeit
from collections.abc import Callable
from statistics import median
from time import thread_time
from typing import NamedTuple

from decision.method.asking import asking
from decision.method.changing import safe_within, weight_interval
from decision.method.factors import Amount, Factor, Indicator, Levels, Points, Scale, YesNo, between
from decision.method.preferences import Order
from decision.method.providers import Measurement, Provider
from decision.method.robustness import (
    Blocks,
    about_equal,
    blocks_of,
    certainly_first,
    order_proof,
    possibly_first,
)
from decision.method.scoring import Score, Values, rank, valued
from decision.wording.sureness import what_would_change
from tests.oracle import first_shares

CENTERS = 14
FACTS = (4, 4, 4, 4, 4, 3, 3)  # of each factor: 26 of 7
UNKNOWN = 0.25
SCALES: tuple[Scale, ...] = (
    between(worst=90, best=10),
    Points(((0, 0.0), (20, 0.4), (60, 0.8), (100, 1.0))),
    YesNo(good=True),
    Levels((("full", 1.0), ("some", 0.5), ("none", 0.0))),
)


class Page(NamedTuple):
    """One list, an order of what matters, and the scores that follow."""

    factors: tuple[Factor, ...]
    providers: tuple[Provider, ...]
    weights: dict[str, float]
    blocks: Blocks
    values: Values
    ranked: tuple[Score, ...]


class Part(NamedTuple):
    """One thing a page tells, and who else can tell it."""

    name: str
    work: Callable[[Page], object]
    elsewhere: str


PARTS = (
    Part(
        "valued",
        lambda page: valued(page.providers, page.factors),
        "the three of engine.py, where all is known",
    ),
    Part("rank", lambda page: rank(page.values, page.weights), "the three of engine.py, where all is known"),
    Part("about equal", lambda page: about_equal(page.ranked, page.blocks), "none"),
    Part(
        "possibly and certainly first",
        lambda page: (possibly_first(page.ranked), certainly_first(page.ranked)),
        "by samples, pysensmcda",
    ),
    Part(
        "order-proof over all others",
        lambda page: [order_proof(page.ranked[0], other, page.blocks) for other in page.ranked[1:]],
        "by samples, pysensmcda",
    ),
    Part(
        "all weight intervals",
        lambda page: [weight_interval(page.ranked, factor.id) for factor in page.factors],
        "by steps, pysensmcda",
    ),
    Part("how far all may be off", lambda page: safe_within(page.ranked), "by samples, pysensmcda"),
    Part(
        "exact shares",
        lambda page: first_shares(page.ranked, page.blocks),
        "exactly, pysensmcda, by sureness.py",
    ),
    Part("what would change, in words", lambda page: what_would_change(page.ranked), "by steps, pysensmcda"),
    Part("what to ask", lambda page: asking(page.ranked), "none"),
)

IMPORTS = {
    "ours, all that is timed here": "decision.asking, decision.wording.sureness",
    "pymcdm": "pymcdm.methods.wsm",
    "scikit-criteria": "skcriteria.agg.simple",
    "pyDecision": "pyDecision.algorithm",
}


def main() -> None:
    """Print a line for each part, for their sum, and for each import."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    pages = [_page(random.Random(f"{number}")) for number in range(count)]
    _report_parts(pages)
    _report_imports()


def _page(chance: random.Random) -> Page:
    factors = tuple(_factor(chance, f"f{number}", count) for number, count in enumerate(FACTS))
    facts = [fact for factor in factors for fact in factor.indicators]
    providers = tuple(_center(chance, f"p{number}", facts) for number in range(CENTERS))
    ids = [factor.id for factor in factors]
    order = Order(tuple((id,) for id in chance.sample(ids, len(ids))), frozenset())
    weights, values = order.weights(ids), valued(providers, factors)
    return Page(factors, providers, weights, blocks_of(order, ids), values, rank(values, weights))


def _factor(chance: random.Random, id: str, count: int) -> Factor:
    facts = [_fact(f"{id}_{number}", chance.choice(SCALES), 1 / count) for number in range(count)]
    return Factor(id, id.upper(), tuple(facts))


def _fact(id: str, scale: Scale, share: float) -> Indicator:
    allowed = (0, 120) if isinstance(scale, Points) else None
    return Indicator(id, id.upper(), scale, share, allowed=allowed)


def _center(chance: random.Random, id: str, facts: list[Indicator]) -> Provider:
    amounts = {fact.id: None if chance.random() < UNKNOWN else _amount(chance, fact.scale) for fact in facts}
    return Provider(
        id, id.upper(), {fact: Measurement(amount, "made", None) for fact, amount in amounts.items()}
    )


def _amount(chance: random.Random, scale: Scale) -> Amount:
    match scale:
        case Points():
            return chance.randint(0, 100)
        case YesNo():
            return chance.random() < 0.5
        case Levels(values):
            return chance.choice(values)[0]


def _report_parts(pages: list[Page]) -> None:
    times = [[_time(part, page) for page in pages] for part in PARTS]
    ranking = median(next(found for part, found in zip(PARTS, times, strict=True) if part.name == "rank"))
    exact = sum(first_shares(page.ranked, page.blocks).exact for page in pages)
    print(f"{len(pages)} lists of {CENTERS} x {len(FACTS)} x {sum(FACTS)}; the shares of {exact} are exact")
    print(f"  {'microseconds':28} {'median':>9} {'worst':>9} {'x rank':>8}   the same elsewhere")
    for part, found in zip(PARTS, times, strict=True):
        _line(part.name, found, ranking, part.elsewhere)
    _line("the sum", [sum(found) for found in zip(*times, strict=True)], ranking, "")


def _line(name: str, seconds: list[float], ranking: float, elsewhere: str) -> None:
    middle, worst = median(seconds), max(seconds)
    print(
        f"  {name:28} {middle * 1e6:9.1f} {worst * 1e6:9.1f} {middle / ranking:8.1f}   {elsewhere}".rstrip()
    )


def _time(part: Part, page: Page) -> float:
    timer = timeit.Timer(lambda: part.work(page), timer=thread_time)
    once = timer.timeit(1)
    number = max(1, min(100, int(0.002 / max(once, 1e-6))))
    return min(timer.repeat(repeat=5, number=number)) / number


def _report_imports() -> None:
    print("\nmilliseconds to import, in a new interpreter, median of 7; and times as long as ours")
    found = {name: median(_import(modules) for _ in range(7)) for name, modules in IMPORTS.items()}
    ours = next(iter(found.values()))
    for name, seconds in found.items():
        print(f"  {name:28} {seconds * 1e3:9.1f} {seconds / ours:8.1f}")


def _import(modules: str) -> float:
    clock = "from time import perf_counter as now; start = now()"
    script = f"{clock}; import {modules}; print(now() - start)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    main()
