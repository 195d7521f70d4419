"""A browser of this machine, and the app answering on it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from tests.browser.server import CHROMIUM_FLAGS, ROOT, browser, running
from tests.conftest import EXAMPLE

expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong

_NO_BROWSER = (
    "NO BROWSER: the tests of the screens were NOT run. Install Chromium "
    "(Debian: sudo apt-get install -y chromium; macOS: brew install --cask chromium) "
    "or name one in DECISION_BROWSER."
)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; where there is none, a loud skip, and a failure in CI."""
    if browser() is None:
        if os.environ.get("CI"):
            pytest.fail(_NO_BROWSER)
        pytest.skip(_NO_BROWSER)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=browser(), args=list(CHROMIUM_FLAGS))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the shipped folder."""
    yield from _served([], tmp_path_factory.mktemp("sample") / "log.txt")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on the tests' own folder."""
    yield from _served([str(EXAMPLE)], tmp_path_factory.mktemp("example") / "log.txt")


def _served(arguments: list[str], log: Path) -> Iterator[str]:
    with running(ROOT / "app.py", arguments, log) as address:
        yield address
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A new tab of 1280 by 900 that fails if a request left this machine, or the policy was broken."""
    outside: list[str] = []
    refused: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900})

    def guard(route: Route) -> None:
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    page = context.new_page()
    page.on("console", lambda said: refused.append(said.text) if "Security Policy" in said.text else None)
    yield page
    context.close()
    assert not refused
    assert not outside, f"the page asked for {outside}"
