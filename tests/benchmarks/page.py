"""Time from a tap to the re-ordered Compare page, beside a bare app with one widget, in one run.

    .venv/bin/python -m tests.benchmarks.page [taps]

Both apps run at the same time; batches of taps alternate between them, so that a busy moment of the
machine falls on both. The clock runs in the browser, from the tap until the last change of the page.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running

_BATCHES = 5

# Taps the n-th radio of a group and resolves, once the page has been still for 250 ms, with the time
# to the first and to the last change of the text below `watched`.
_TAP = """
async ([group, option, watched]) => {
  const radios = document.querySelectorAll(group)[0].querySelectorAll('input[type=radio]');
  const root = document.querySelector(watched);
  const before = root.innerText;
  return await new Promise((resolve, reject) => {
    let start = 0, last = 0, text = 0, timer;
    const done = () => { observer.disconnect(); resolve([text - start, last - start]); };
    const observer = new MutationObserver(() => {
      last = performance.now();
      if (!text && root.innerText !== before) text = last;
      clearTimeout(timer);
      timer = setTimeout(() => text ? done() : 0, 250);
    });
    observer.observe(root, {subtree: true, childList: true, characterData: true});
    setTimeout(() => reject('no change within 10 s'), 10000);
    start = performance.now();
    radios[option].click();
  });
}
"""


def main(taps: int) -> None:
    """Print the medians of both apps and their ratio."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        with (
            running(ROOT / "app.py", [], logs / "app.log") as app,
            running(Path(__file__).with_name("bare_app.py"), [], logs / "bare.log") as bare,
        ):
            chromium = playwright.chromium.launch(executable_path=browser(), args=list(CHROMIUM_FLAGS))
            ours, peer = _opened_compare(chromium.new_page(), app), _opened_bare(chromium.new_page(), bare)
            times: dict[str, list[list[float]]] = {"bare": [], "compare": []}
            for batch in range(_BATCHES + 1):
                for name, page, group in (("bare", peer, _ANY), ("compare", ours, _FIRST_WORD)):
                    page.bring_to_front()
                    found = [_tap(page, group, tap) for tap in range(taps // _BATCHES)]
                    times[name] += found if batch else []  # the first batch warms both up
            _report(times)


_ANY = '[data-testid="stRadio"]'
_FIRST_WORD = '[class*="st-key-word-"] [data-testid="stRadio"], [class*="st-key-word"][data-testid="stRadio"]'


def _opened_bare(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_text("A word").wait_for()
    return page


def _opened_compare(page: Page, address: str) -> Page:
    page.goto(f"{address}/compare")
    page.get_by_text("Change what matters to you").click()
    page.get_by_text("Four words").click()
    page.locator(_FIRST_WORD).first.wait_for()
    for radio in page.locator(_FIRST_WORD).all()[1:]:
        radio.get_by_text("Quite").click()
        page.wait_for_timeout(400)
    return page


def _tap(page: Page, group: str, tap: int) -> list[float]:
    found: list[float] = page.evaluate(_TAP, [group, tap % 2 * 3, '[data-testid="stMain"]'])
    return found


def _report(times: dict[str, list[list[float]]]) -> None:
    medians = {}
    print("Tap to re-ordered page, in ms (first change of the text / last change of the page)")
    for name, found in times.items():
        first, last = (statistics.median(column) for column in zip(*found, strict=True))
        medians[name] = last
        tail = statistics.quantiles([end for _, end in found], n=20)[-1]
        print(f"  {name:8} median {first:6.1f} / {last:6.1f}   95th of 100 {tail:6.1f}   taps {len(found)}")
    print(f"  ratio of the medians, compare to bare: {medians['compare'] / medians['bare']:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
