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

from decision.wording import words
from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running

_BATCHES = 5

# Clicks a target and resolves, once the page has been still for 250 ms, with the time to the first
# and to the last change of its text.
_TAP = """
async ([target, watched]) => {
  const root = document.querySelector(watched);
  const before = root.innerText;
  const control = document.querySelector(target);
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
    control.click();
  });
}
"""


def main(taps: int) -> None:
    """Print the medians of the bare app and of Compare in two ways of weighing, and their ratios."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        logs = Path(folder)
        with (
            running(ROOT / "app.py", [], logs / "app.log") as app,
            running(Path(__file__).with_name("bare_app.py"), [], logs / "bare.log") as bare,
        ):
            chromium = playwright.chromium.launch(executable_path=browser(), args=list(CHROMIUM_FLAGS))
            pages = {
                "bare": (_opened_bare(chromium.new_page(), bare), _RADIOS),
                "words": (_opened_words(chromium.new_page(), app), _WORDS),
            }
            order = _opened_order(chromium.new_page(), app)
            times: dict[str, list[list[float]]] = {"bare": [], "words": [], "order": []}
            for batch in range(_BATCHES + 1):
                # An even count of taps, so that a batch begins where the one before it did.
                each = 2 * (taps // _BATCHES // 2)
                found = {name: _taps(page, targets, each) for name, (page, targets) in pages.items()}
                found["order"] = _places(order, each)
                for name in times:
                    times[name] += found[name] if batch else []  # the first batch warms all of them up
            _report(times)


# The two controls that are tapped in turn: each tap gives another order.
_RADIOS = ("label:has(input[value='0'])", "label:has(input[value='3'])")
_WORDS = tuple(f"[class*='st-key-word'] label:has(input[value='{word}'])" for word in (0, 3))


def _opened_bare(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_text("A word").wait_for()
    return page


def _opened_order(page: Page, address: str) -> Page:
    page.goto(f"{address}/compare")
    page.get_by_text(words.COMPARE_CHANGE).click()
    page.locator(".swings .put").first.wait_for()
    return page


def _opened_words(page: Page, address: str) -> Page:
    page.goto(f"{address}/compare")
    page.get_by_text(words.COMPARE_CHANGE).click()
    page.get_by_text(words.table("WEIGH_WAYS")["words"]).click()
    for place in (1, 0):
        page.get_by_role("combobox", name=words.WEIGH_WHICH).click()
        page.get_by_role("option").nth(place).click()
        page.wait_for_timeout(700)
        page.locator("[class*='st-key-word']").get_by_text(words.table("WEIGH_WORD")["2"]).click()
        page.wait_for_timeout(700)
    return page


def _taps(page: Page, targets: tuple[str, ...], count: int) -> list[list[float]]:
    page.bring_to_front()
    return [_tap(page, targets[tap % 2]) for tap in range(count)]


def _places(page: Page, count: int) -> list[list[float]]:
    """Tap one factor after the other; when all have a place, start again, which is not timed."""
    page.bring_to_front()
    taps: list[str] = page.evaluate("[...document.querySelectorAll('.swings .put')].map(e => e.dataset.move)")
    found = []
    for tap in range(count):
        if tap % (len(taps) - 1) == 0:  # the last one changes no weight, as it is last either way
            page.locator(".st-key-order-start_again button, .st-key-order\\.start_again button").click()
            page.wait_for_timeout(700)
        found.append(_tap(page, f'.put[data-move="{taps[-1 - tap % (len(taps) - 1)]}"]'))
    return found


def _tap(page: Page, target: str) -> list[float]:
    found: list[float] = page.evaluate(_TAP, [target, '[data-testid="stMain"]'])
    return found


def _report(times: dict[str, list[list[float]]]) -> None:
    print("Tap to re-ordered page, in ms (first change of the text / last change of the page)")
    peer = statistics.median(last for _, last in times["bare"])
    for name, found in times.items():
        first, last = (statistics.median(column) for column in zip(*found, strict=True))
        tail = statistics.quantiles([end for _, end in found], n=20)[-1]
        print(
            f"  {name:6} median {first:6.1f} / {last:6.1f}   95th of 100 {tail:6.1f}"
            f"   taps {len(found)}   ratio to bare {last / peer:.2f}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
