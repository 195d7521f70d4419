"""Make the README's picture of Compare from the running app, as most people see it.

.venv/bin/python -m tests.picture
"""

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running
from tests.browser.states import compared
from tests.browser.taps import tap

PICTURE = Path(__file__).with_name("pictures") / "compare.png"


def main() -> None:
    """Put three factors in order on the shipped list, with a medicine, and pick two centers."""
    PICTURE.parent.mkdir(exist_ok=True)
    log = Path(tempfile.mkdtemp()) / "log.txt"
    with running(ROOT / "app.py", [], log) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=list(CHROMIUM_FLAGS))
        page = chromium.new_page(viewport={"width": 1280, "height": 1496}, color_scheme="light")
        compared(page, address)
        for pick in page.locator(".pick").all()[:2]:
            tap(pick)
            expect(pick).to_have_attribute("aria-pressed", "true")
        page.locator('[data-testid="stMain"]').evaluate("main => main.scrollTo(0, 0)")
        page.wait_for_timeout(1000)
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
