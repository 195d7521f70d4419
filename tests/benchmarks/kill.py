"""One of two copies behind one name is killed while people tap: when its people go on, what others notice.

    .venv/bin/python -m tests.benchmarks.kill [people] [seconds]

A browser stays with the copy that its cookie names, as in `.deploy/nginx.conf`; each person taps every
second. One whose copy is gone opens a new connection, as a tab does, and gets all of Compare from the other
copy; what a tab keeps and gives back is not part of this (`tests/browser/test_servers.py`).
"""

import asyncio
import random
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.load import come, move
from tests.browser.server import ROOT, Server, free_port
from tests.browser.sticky import one_name
from tests.wire import LOST, visiting

_EVERY = 1.0  # seconds between two taps of a person
_AGAIN = 0.5  # seconds until a lost tab tries again


class Seen(NamedTuple):
    """What one person saw: when each tap was and the seconds it took, and when they were lost and back."""

    taps: list[tuple[float, float]]
    lost: list[float]
    back: list[float]


async def _person(name: str, server: Server, end: float) -> Seen:
    seen = Seen([], [], [])
    while monotonic() < end:
        try:
            async with visiting(name, cookie=f"server={server.port}") as tab:
                await come(tab)
                if seen.lost:
                    seen.back.append(monotonic())
                await asyncio.sleep(random.uniform(0, _EVERY))
                for turn in range(1_000_000):
                    if monotonic() >= end:
                        break
                    begun = monotonic()
                    seen.taps.append((begun, await move(tab, turn)))
                    await asyncio.sleep(max(0.0, begun + _EVERY - monotonic()))
        except LOST:
            seen.lost.append(monotonic())
            await asyncio.sleep(_AGAIN)
    return seen


async def _everyone(
    name: str, servers: list[Server], people: int, seconds: float
) -> tuple[float, list[Seen]]:
    end = monotonic() + seconds
    tasks = [asyncio.create_task(_person(name, servers[each % 2], end)) for each in range(people)]
    await asyncio.sleep(seconds / 2)
    at = monotonic()
    await asyncio.to_thread(servers[0].kill)
    return at, await asyncio.gather(*tasks)


def _line(name: str, times: list[float]) -> str:
    cut = statistics.quantiles(times, n=20)
    return f"{name:30} p50 {cut[9] * 1000:6.0f} ms  p95 {cut[18] * 1000:6.0f} ms  of {len(times)}"


def main(people: int, seconds: float) -> None:
    """Print when people of the killed copy went on; end with an error if anyone at the other was lost."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = [Server(ROOT / "app.py", Path(folder) / f"{each}.txt") for each in range(2)]
        for server in servers:
            stack.callback(server.kill)
        stack.enter_context(one_name(port, [each.port for each in servers]))
        at, found = asyncio.run(_everyone(f"http://127.0.0.1:{port}", servers, people, seconds))
    moved, stayed = found[::2], found[1::2]
    print(
        f"{people} people at two copies, a tap every {_EVERY:g} s for {seconds:g} s; one is killed half-way"
    )
    taps = [tap for each in stayed for tap in each.taps]
    print(_line("at the other copy, before", [took for tap, took in taps if tap < at]))
    print(_line("at the other copy, after", [took for tap, took in taps if tap >= at]))
    back = sorted(each.back[0] - at for each in moved if each.back) or [float("nan")]
    print(
        f"of the killed copy {len(moved)}, on Compare again {len(back)}:"
        f" the first after {back[0]:.1f} s, half {statistics.median(back):.1f}, all {back[-1]:.1f}"
    )
    lost = sum(len(each.lost) for each in stayed)
    print(f"lost at the other copy: {lost}")
    if lost or len(back) < len(moved):
        sys.exit("NOT UNHURT: someone at the other copy was lost, or someone did not come back")


if __name__ == "__main__":
    asked = [float(each) for each in sys.argv[1:]]
    main(int(asked[0]) if asked else 20, asked[1] if len(asked) > 1 else 60.0)
