"""What a tap costs on Compare, What matters and Ask, beside a bare app with one widget, in one run.

    .venv/bin/python -m tests.benchmarks.page [rounds] [part of a name]

Both apps run at the same time under the same options, and a few taps on each follow one another in turn, so
that a busy moment of the machine falls on all of them. Of each tap: the browser's clock, until the last
change of the page; the script's own processor time, and that of the page's main thread, which a busy machine
does not touch; and the messages that the page got, with their bytes. A round of all cases takes half a minute
and more, so each one is announced as it begins; a tap that leads to no run of the script ends the whole.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import monotonic
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from decision.wording import words
from tests.benchmarks.timed import MARK
from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running
from tests.browser.states import calm, compared, to
from tests.browser.taps import tap

_EACH = 4  # taps of a case in a round, an even number: a round begins where the one before it did
_LOST = 60  # seconds after which a tap is taken to be lost

# Watches the page from a tap on; once the server has answered, the second waits until the page is still.
_TAP = """
([target, watched]) => {
  const control = document.querySelector(target);
  window.tapped = { last: 0 };
  window.tapped.watch = new MutationObserver(() => { window.tapped.last = performance.now(); });
  const all = { subtree: true, childList: true, characterData: true };
  window.tapped.watch.observe(document.querySelector(watched), all);
  window.tapped.start = performance.now();
  control.click();
}
"""
_LAST = """
() => new Promise((resolve) => {
  const asked = performance.now();
  const look = () => {
    const { start, last, watch } = window.tapped;
    const now = performance.now();
    // On a busy machine the page may change long after the server has answered.
    if (now - Math.max(asked, last) < 250 || (!last && now - asked < 10_000)) return setTimeout(look, 25);
    watch.disconnect();
    resolve(last - start);
  };
  look();
})
"""


class Tap(NamedTuple):
    """What one tap cost: milliseconds, but for the messages and their bytes."""

    last: float
    script: float
    messages: float
    bytes: float
    page: float


class Case(NamedTuple):
    """What is tapped: how to bring a tab there, and the two controls that are tapped in turn."""

    name: str
    reach: Callable[[Page, str], None]
    targets: tuple[str, str]


# ---- how to get there


def _bare(tab: Page, address: str) -> None:
    tab.goto(address)
    tab.get_by_text("A word").first.wait_for()


def _matters(tab: Page, address: str, *, in_words: bool = False) -> None:
    """Ocrevus, and three factors in order; or two in words, so that each tap gives another order."""
    compared(tab, address)
    to(tab, words.WEIGH)
    if in_words:
        tap(tab.get_by_text(words.table("WEIGH_WAYS")["words"]))
        for factor in ("safety", "expertise"):
            tap(tab.locator(f".st-key-swings-{factor}").get_by_text(words.table("WEIGH_WORD")["2"]))
            calm(tab)


def _compare(tab: Page, address: str, *, in_words: bool = False) -> None:
    _matters(tab, address, in_words=in_words)
    to(tab, words.COMPARE)
    tap(tab.get_by_text(words.COMPARE_CHANGE))


def _ask(tab: Page, address: str) -> None:
    _matters(tab, address)
    to(tab, words.ASK)


# ---- what is tapped there


def _options(within: str, *values: int) -> tuple[str, str]:
    one, other = (f"{within} label:has(input[value='{value}'])" for value in values)
    return one, other


_ORDER = ('[data-move="up safety"]', '[data-move="up cost"]')
_WORDS = ('[data-move="word expertise 0"]', '[data-move="word expertise 3"]')
_PICK, _OPEN, _CALL = ".center .pick", ".center [data-open]", "[class*='st-key-call-'] summary"

CASES = (
    Case("bare", _bare, _options("", 0, 3)),
    Case("Compare, in order", _compare, _ORDER),
    Case("Compare, in words", partial(_compare, in_words=True), _WORDS),
    Case("What matters, in order", _matters, _ORDER),
    Case("What matters, in words", partial(_matters, in_words=True), _WORDS),
    Case("Compare, pick", _compare, (_PICK, _PICK)),
    Case("Compare, open a center", _compare, (_OPEN, _OPEN)),
    Case("Compare, order of the list", _compare, _options(".st-key-order_by", 1, 0)),
    Case("Ask, open a call", _ask, (_CALL, _CALL)),
)
_BARE, *_OURS = CASES


# ---- the clock


class _Tab:
    """A tab that is brought to what is tapped, and what its taps cost."""

    def __init__(self, tab: Page, case: Case, address: str, log: Path) -> None:
        self.case, self._tab, self._log = case, tab, log
        self.taps: list[Tap] = []
        self._sizes: list[int] = []
        tab.on("websocket", lambda socket: socket.on("framereceived", self._received))
        self._inside = tab.context.new_cdp_session(tab)
        self._inside.send("Performance.enable")
        case.reach(tab, address)
        tab.locator(case.targets[0]).first.wait_for()
        calm(tab)

    def _received(self, content: str | bytes) -> None:
        self._sizes.append(len(content))

    def tap_each(self, *, timed: bool) -> None:
        self._tab.bring_to_front()
        for turn in range(_EACH):
            found = self._tapped(self.case.targets[turn % 2])
            self.taps += [found] if timed else []

    def _tapped(self, target: str) -> Tap:
        self._sizes.clear()
        runs, worked = len(self._runs()), self._worked()
        self._tab.evaluate(_TAP, [target, '[data-testid="stMain"]'])
        tapped = monotonic()
        while len(self._runs()) == runs:
            if monotonic() - tapped > _LOST:
                raise TimeoutError(f"{self.case.name}: no run of the script followed a tap on {target}")
            self._tab.wait_for_timeout(10)
        last = self._tab.evaluate(_LAST)
        script = sum(self._runs()[runs:])
        return Tap(last, script, len(self._sizes), sum(self._sizes), self._worked() - worked)

    def _runs(self) -> list[float]:
        """The script's own time of every run so far of the server."""
        return [float(own) for own in re.findall(rf"^{MARK} (\S+)\n", self._log.read_text(), re.MULTILINE)]

    def _worked(self) -> float:
        metrics = self._inside.send("Performance.getMetrics")["metrics"]
        return 1e3 * next(float(each["value"]) for each in metrics if each["name"] == "ThreadTime")


def main(rounds: int, part: str) -> None:
    """Print what a tap of each case costs, and the ratio to the bare app's."""
    chosen = [_BARE, *(case for case in _OURS if part in case.name)]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_:
        logs = Path(folder, "bare"), Path(folder, "app")
        scripts = Path(__file__).with_name("bare_app.py"), ROOT / "app.py"
        bare, app = (
            open_.enter_context(running(script, [], log, module="tests.benchmarks.timed"))
            for script, log in zip(scripts, logs, strict=True)
        )
        chromium = open_.enter_context(sync_playwright()).chromium.launch(
            executable_path=browser(), args=list(CHROMIUM_FLAGS)
        )
        tabs = [
            _Tab(
                chromium.new_context().new_page(),
                case,
                *((bare, logs[0]) if case is _BARE else (app, logs[1])),
            )
            for case in chosen
        ]
        for turn in range(rounds + 1):
            print(f"round {turn} of {rounds}", file=sys.stderr, flush=True)
            for tab in tabs:
                tab.tap_each(timed=turn > 0)  # the first round warms all of them up
        _report(tabs)


def _report(tabs: Sequence[_Tab]) -> None:
    print(f"Of {len(tabs[0].taps)} taps each, in one run; ms, medians, and the 95th and 10th percentiles")
    heads = (
        "last change",
        "x bare",
        "95th",
        "x bare",
        "10th",
        "x bare",
        "script",
        "messages",
        "bytes",
        "page",
    )
    print(f"  {'':28}" + "".join(f"{head:>12}" for head in heads))
    peer = _times(tabs[0])
    for tab in tabs:
        _, *others = (median(column) for column in zip(*tab.taps, strict=True))
        ratios = [each for ours, its in zip(_times(tab), peer, strict=True) for each in (ours, ours / its)]
        print(f"  {tab.case.name:28}" + "".join(f"{figure:12.1f}" for figure in (*ratios, *others)))


def _times(tab: _Tab) -> tuple[float, float, float]:
    """The median of the last change; its 95th percentile; and its 10th, where little else was done."""
    times = [each.last for each in tab.taps]
    twentieths = quantiles(times, n=20)
    return median(times), twentieths[18], twentieths[1]


if __name__ == "__main__":
    _, *given = sys.argv
    main(int(given[0]) if given else 15, given[1] if len(given) > 1 else "")
