"""The first visit on a slow phone line: until the first words, and until Start can be used.

    .venv/bin/python -m tests.benchmarks.first_visit [visits]

The browser's own simulation of a slow 4G line (1.6 Mbit/s down, 0.75 up, 150 ms there and back) and of a
phone four times slower than this machine. Beside it the same visit to the app as Streamlit alone serves it.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from decision.wording import words
from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running

MOST = 6.0  # seconds until Start can be used
_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 0.75e6 / 8,
}
_SLOWER = 4
_SINCE = "performance.now() / 1000"
_PAINTED = "(performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN) / 1000"
_ALONE = """
import runpy, sys
sys.path.insert(0, {root!r})
sys.argv = [{app!r}]
runpy.run_path({app!r}, run_name="__main__")
"""


class Visit(NamedTuple):
    """Seconds until the first words and until Start is there, and kB that came by then."""

    painted: float
    ready: float
    size: float


def visit(chromium: Browser, address: str) -> Visit:
    """One visit with an empty cache."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", _LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    got = [0.0]
    line.on("Network.loadingFinished", lambda each: got.append(each["encodedDataLength"]))
    tab.goto(address, wait_until="commit")
    tab.locator(".st-key-ways button").wait_for(timeout=120_000)
    found = Visit(tab.evaluate(_PAINTED), tab.evaluate(_SINCE), sum(got) / 1000)
    context.close()
    return found


def main(visits: int) -> None:
    """Print the medians; end with an error if ours is too slow."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        alone = logs / "alone.py"
        alone.write_text(_ALONE.format(root=str(ROOT), app=str(ROOT / "app.py")), encoding="utf-8")
        chromium = playwright.chromium.launch(executable_path=browser(), args=list(CHROMIUM_FLAGS))
        with (
            running(ROOT / "app.py", [], logs / "ours.log") as ours,
            running(alone, [], logs / "alone.log") as by_itself,
        ):
            found = {"ours": list[Visit](), "by itself": list[Visit]()}
            for _ in range(visits):
                found["ours"].append(visit(chromium, ours))
                found["by itself"].append(visit(chromium, by_itself))
    print(f"First visit, slow 4G, processor {_SLOWER} times slower; medians of {visits}: {words.APP_TITLE}")
    for name, each in found.items():
        painted, ready, size = (statistics.median(column) for column in zip(*each, strict=True))
        print(f"  {name:10} first words {painted:5.1f} s   ready {ready:5.1f} s   {size:6.0f} kB")
    if statistics.median(each.ready for each in found["ours"]) > MOST:
        sys.exit(f"TOO SLOW: more than {MOST:g} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
