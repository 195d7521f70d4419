"""People come, tap and go for as long as asked: memory levels off, and no file or thread is left behind.

    .venv/bin/python -m tests.benchmarks.soak [minutes] [people at once] [seconds a line may be away]

Garbage is collected as configured. A session is kept for a while after its tab is closed, in case the line
comes back, so memory grows for that long and then holds; a short run needs a shorter while.
The verdict compares the last two quarters.
"""

import asyncio
import random
import statistics
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.load import come, move
from tests.benchmarks.process import Process, process_on
from tests.browser.server import ROOT, running
from tests.wire import LOST, visiting

_STAY = (3, 12)  # taps of one visit
_PAUSE = (0.5, 3.0)  # seconds between two taps
_LINES = 20  # of the table
_GROWS = 1.05  # times, from the third quarter to the end: more has not levelled off


class Seen(NamedTuple):
    """What the server takes at a time, in seconds, MiB and counts, and how many visits there were by then."""

    at: float
    memory: float
    files: int
    threads: int
    visits: int


def main(minutes: float, people: int, away: int) -> None:
    """Print the table and the verdict; end with an error if something was left behind."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log.txt"
        options = {"server.disconnectedSessionTTL": str(away)}
        with running(ROOT / "app.py", [], log, options=options) as address:
            server = process_on(address)
            seen, errors = asyncio.run(_soak(address, server, minutes * 60, people, away))
        errors += log.read_text().count("Traceback")
    _report(seen, errors)


async def _soak(
    address: str, server: Process, seconds: float, people: int, away: int
) -> tuple[list[Seen], int]:
    begun = monotonic()
    visits = errors = 0
    seen: list[Seen] = []

    def look() -> None:
        now = monotonic() - begun
        seen.append(Seen(now, server.memory() / 2**20, server.files(), server.threads(), visits))
        print(
            f"  {now:6.0f} s  {seen[-1].memory:6.1f} MiB  {seen[-1].files:4} files"
            f"  {seen[-1].threads:4} threads  {visits:5} visits",
            flush=True,
        )

    async def place() -> None:
        nonlocal visits, errors
        while monotonic() - begun < seconds:
            try:
                async with visiting(address) as tab:
                    await come(tab)
                    for turn in range(random.randint(*_STAY)):
                        await move(tab, turn)
                        await asyncio.sleep(random.uniform(*_PAUSE))
                visits += 1
            except LOST:
                errors += 1

    async def watch() -> None:
        while monotonic() - begun < seconds:
            await asyncio.sleep(seconds / _LINES)
            look()

    print(f"{people} people at once for {seconds / 60:g} minutes; a line may be away for {away} s")
    await _one(address)
    look()
    await asyncio.gather(watch(), *(place() for _ in range(people)))
    await asyncio.sleep(away + 1)
    await _one(address)  # those who stayed away too long are forgotten when the next person comes
    look()
    return seen, errors


async def _one(address: str) -> None:
    async with visiting(address) as tab:
        await come(tab)
    await asyncio.sleep(2)


def _report(seen: list[Seen], errors: int) -> None:
    first, last = seen[0], seen[-1]
    running_ = seen[1:-1]
    third = running_[len(running_) // 2 : 3 * len(running_) // 4]
    fourth = running_[3 * len(running_) // 4 :]
    grew = statistics.median(each.memory for each in fourth) / statistics.median(
        each.memory for each in third
    )
    print(
        f"{last.visits} visits, {errors} errors. Memory, from the third quarter to the fourth: {grew:.3f}"
        f" times. Left behind: {last.files - first.files} files, {last.threads - first.threads} threads"
    )
    if errors or grew > _GROWS or last.files > first.files + 2 or last.threads > first.threads + 2:
        sys.exit("NOT LEVEL: something is left behind")


if __name__ == "__main__":
    asked = [float(each) for each in sys.argv[1:]]
    main(
        asked[0] if asked else 30.0,
        int(asked[1]) if len(asked) > 1 else 20,
        int(asked[2]) if len(asked) > 2 else 300,
    )
