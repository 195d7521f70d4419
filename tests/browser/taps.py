"""Tapping as a person does: what is still, and can be seen."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

_AT_REST = """
document.fonts.ready
  .then(() => Promise.race([
    new Promise(done => setTimeout(done, 2000)), // an animation of what was taken away never ends
    Promise.allSettled(document.getAnimations()
      .filter(each => each.playState === "running")
      .filter(each => each.effect.getComputedTiming().iterations !== Infinity).map(each => each.finished)),
  ]))
  .then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
"""


def wait_until(tab: Page, said: str, *given: object) -> None:
    """Wait until a function of the page says so. Asked from outside, as the policy wants it."""
    for _ in range(150):
        if tab.evaluate(said, *given):
            return
        tab.wait_for_timeout(100)
    raise AssertionError(f"not so after 15 s: {said}")


_LOST = """
() => document.documentElement.dataset.by === "pointerdown" && document.activeElement === document.body
"""


def focus_kept(tab: Page) -> None:
    """Fails when the focus fell to the body after a tap, and nothing took it up within five seconds."""
    for _ in range(50):
        if not tab.evaluate(_LOST):
            return
        tab.wait_for_timeout(100)
    raise AssertionError("the focus fell to the body after a tap")


def tap(target: Locator) -> None:
    """Tap once the page is still: what is drawn late, and a font, move a target from under the pointer.

    The tap before this one has lost nobody's place.
    """
    still = target.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    expect(still).to_have_count(1)
    focus_kept(target.page)
    target.evaluate("node => node.scrollIntoViewIfNeeded()")  # what was just drawn anew is no reason to fail
    target.page.evaluate(_AT_REST)  # a list that opens while the page still scrolls closes again
    target.click()


def wait_until_many(tab: Page, found: Sequence[object], count: int) -> None:
    """Waits until so many were found, while the page goes on."""
    for _ in range(100):
        if len(found) >= count:
            return
        tab.wait_for_timeout(100)
    raise AssertionError(f"{len(found)} after 10 s")
