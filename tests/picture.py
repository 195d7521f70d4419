"""Make the README's picture of Compare from the running app.

.venv/bin/python -m tests.picture
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from decision.wording import words
from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running

PICTURE = Path(__file__).with_name("pictures") / "compare.png"


def main() -> None:
    """Tap four factors in their order on the shipped list, choose a medicine, and take the picture."""
    PICTURE.parent.mkdir(exist_ok=True)
    log = Path(tempfile.mkdtemp()) / "log.txt"
    with running(ROOT / "app.py", [], log) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser(), args=list(CHROMIUM_FLAGS))
        page = chromium.new_page(viewport={"width": 1280, "height": 1400})
        page.goto(f"{address}/what-matters")
        for place in range(4):
            button = page.locator('[class*="st-key-place"] button').nth(place)
            button.click()
            expect(button).to_contain_text(f"{place + 1}. ")
        page.get_by_role("button", name=words.GO_ON.format(title=words.COMPARE)).click()
        page.get_by_role("combobox", name=re.compile(re.escape(words.MEDICINE_ASK))).click()
        page.get_by_role("option").nth(1).click()
        expect(page.locator(".gives").first).to_be_visible()
        page.wait_for_timeout(1000)
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
