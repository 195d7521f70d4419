"""Many people at once, each tapping on Compare every 3 s, beside a bare app tuned alike, in one run.

    .venv/bin/python -m tests.benchmarks.load [seconds] [people ...]

Each person is a connection as a tab has it, without the browser. Both apps are there at once, and people
are at both, so that a busy moment of the machine is not one app's alone; the clock runs from the tap to the
last message of the run it causes. Memory is what the server grows by from one person to all of them, a head.
A server keeps those who left for a while, so each count of people has servers of its own.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.process import process_on
from tests.browser.server import ROOT, running
from tests.wire import LOST, Visitor, visiting

EVERY = 3.0  # seconds between two taps of a person
PEOPLE = (10, 50, 100, 200)
_ORDER = ("cost", "safety", "support")
Tap = Callable[[Visitor, int], Awaitable[float]]


class Load(NamedTuple):
    """What came of one app under one count of people: seconds of each tap, errors, bytes a person, and the
    seconds of a processor that the server took for a tap, which a busy machine hardly touches.
    """

    times: list[float]
    errors: int
    memory: float
    work: float


async def come(tab: Visitor) -> None:
    """One person goes to Compare with three factors in an order."""
    await tab.go()
    await tab.go("compare")
    await tab.tap("centers", "fold", "change")
    for factor in _ORDER:
        await tab.tap("swings", "move", f"next {factor}")
    await tab.go("compare")  # where nothing was weighed yet, all centers are drawn, and stay there


async def move(tab: Visitor, turn: int) -> float:
    """The middle factor goes up, and at the next tap down again: each time the list is another."""
    return (await tab.tap("swings", "move", f"{('up', 'down')[turn % 2]} {_ORDER[1]}")).seconds


async def come_bare(tab: Visitor) -> None:
    await tab.go()


async def choose(tab: Visitor, turn: int) -> float:
    return (await tab.choose("None", ("A little", "Quite")[turn % 2])).seconds


async def measured(
    address: str, people: int, seconds: float, come: Callable[[Visitor], Awaitable[None]], tap: Tap
) -> Load:
    """Let so many people come, one after the other, and then tap for so long, each in their own rhythm."""
    server = process_on(address)
    async with visiting(address) as first:
        await come(first)  # what is loaded once is nobody's share
    before = server.memory()
    async with AsyncExitStack() as stack:
        tabs = [await stack.enter_async_context(visiting(address)) for _ in range(people)]
        for tab in tabs:
            await come(tab)
        times: list[float] = []
        errors, worked = 0, server.seconds()

        async def person(tab: Visitor) -> None:
            nonlocal errors
            await asyncio.sleep(random.uniform(0, EVERY))
            for turn in range(max(1, round(seconds / EVERY))):
                begun = asyncio.get_running_loop().time()
                try:
                    times.append(await tap(tab, turn))
                except LOST:
                    errors += 1
                tab.got.clear()
                await asyncio.sleep(max(0.0, begun + EVERY - asyncio.get_running_loop().time()))

        await asyncio.gather(*map(person, tabs))
        work = (server.seconds() - worked) / max(1, len(times))
        return Load(times, errors, (server.memory() - before) / people, work)


async def _both(bare: str, ours: str, people: int, seconds: float) -> dict[str, Load]:
    found = await asyncio.gather(
        measured(bare, people, seconds, come_bare, choose), measured(ours, people, seconds, come, move)
    )
    return dict(zip(("bare", "ours"), found, strict=True))


def _at(times: list[float], share: int) -> float:
    return statistics.quantiles(times, n=100)[share - 1] * 1000 if len(times) > 1 else float("nan")


def main(seconds: float, counts: tuple[int, ...]) -> None:
    """Print a line for each app and count of people, and the ratios."""
    print(f"A tap every {EVERY:g} s for {seconds:g} s. Milliseconds from tap to last message")
    for people in counts:
        with tempfile.TemporaryDirectory() as folder:
            logs = Path(folder)
            with (
                running(Path(__file__).with_name("bare_app.py"), [], logs / "bare.log") as bare_at,
                running(ROOT / "app.py", [], logs / "ours.log") as ours_at,
            ):
                found = asyncio.run(_both(bare_at, ours_at, people, seconds))
            logged = {name: (logs / f"{name}.log").read_text().count("Traceback") for name in found}
        for name, load in found.items():
            errors = load.errors + logged[name]
            print(
                f"  {people:4} people  {name}  p50 {_at(load.times, 50):7.1f}  p95 {_at(load.times, 95):7.1f}"
                f"  taps {len(load.times)}  errors {errors}  KiB a person {load.memory / 1024:.0f}"
                f"  processor a tap {load.work * 1000:.1f}"
            )
        ours, bare = found["ours"].times, found["bare"].times
        ratios = (_at(ours, 50) / _at(bare, 50), _at(ours, 95) / _at(bare, 95))
        print(f"  {people:4} people  ratio p50 {ratios[0]:.2f}  p95 {ratios[1]:.2f}", flush=True)


if __name__ == "__main__":
    asked = [float(each) for each in sys.argv[1:]]
    main(asked[0] if asked else 60.0, tuple(map(int, asked[1:])) or PEOPLE)
