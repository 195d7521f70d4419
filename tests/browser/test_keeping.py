"""Answers stay in their tab: over a reload and a server that is gone, in no other tab, and in no log."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.server import Server
from tests.browser.taps import wait_until, wait_until_many

PAGE = Path(__file__).with_name("keeping_page.py")
NOTE = "my sister drives"
_SESSION = "() => JSON.parse(sessionStorage.getItem('answers')).session"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(PAGE, tmp_path / "log.txt")
    yield made
    made.kill()
    log = made.log.read_text()
    assert "Traceback" not in log, log
    assert NOTE not in log


def say(tab: Page, note: str) -> None:
    tab.get_by_label("Note").fill(note)
    tab.keyboard.press("Enter")


def heard(tab: Page, said: str) -> None:
    expect(tab.get_by_text(re.compile(rf"heard: {said}\."))).to_be_visible()


def stored(tab: Page, text: str | None) -> None:
    """Waits until the tab has stored a text, or nothing."""
    held = "sessionStorage.getItem('answers')"
    wait_until(tab, f"text => (JSON.parse({held})?.text ?? null) === text", text)


@pytest.fixture
def said(server: Server, tab: Page) -> Page:
    """A tab in which an answer was given."""
    tab.goto(server.address)
    say(tab, NOTE)
    stored(tab, NOTE)
    return tab


def test_a_reload_keeps_the_answers(said: Page) -> None:
    said.reload()
    heard(said, NOTE)


def test_an_answer_given_in_a_part_of_the_page_is_kept_too(said: Page) -> None:
    said.get_by_role("button", name="Add").click()
    stored(said, f"{NOTE}\nmore")
    said.reload()
    heard(said, f"{NOTE}\\s+more")


def test_a_server_that_was_stopped_and_started_has_the_answers_before_the_next_tap(
    said: Page, server: Server
) -> None:
    first = said.get_by_text("heard:").inner_text()
    before = said.evaluate(_SESSION)
    server.kill()
    server.start()
    expect(said.get_by_text(first)).to_be_hidden(timeout=60_000)
    heard(said, NOTE)
    # The first drawing has the note from the field itself; only then is it given back what the tab has.
    wait_until(said, f"before => ({_SESSION})() !== before", before)
    said.wait_for_load_state("networkidle")
    say(said, f"{NOTE} on Mondays")
    heard(said, f"{NOTE} on Mondays")
    stored(said, f"{NOTE} on Mondays")


def test_a_page_that_is_loaded_from_another_server_has_the_answers(said: Page, server: Server) -> None:
    server.kill()
    server.start()
    said.reload()
    heard(said, NOTE)


@pytest.mark.parametrize("report", ["held", "drawn"])
def test_a_report_of_the_tab_that_is_lost_on_its_way_is_made_again(said: Page, report: str) -> None:
    made: list[str | bytes] = []

    def without_the_first(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            is_report = isinstance(message, bytes) and f'"event":"{report}"'.encode() in message
            if is_report:
                made.append(message)
            if not is_report or len(made) > 1:
                server.send(message)

        line.on_message(pass_on)

    said.route_web_socket(re.compile("/_stcore/stream"), without_the_first)
    said.reload()
    wait_until_many(said, made, 1)
    said.get_by_role("button", name="Look again").click()
    wait_until_many(said, made, 2)
    heard(said, NOTE)


def test_a_second_tab_starts_clean(said: Page, server: Server) -> None:
    other = said.context.new_page()
    other.goto(server.address)
    heard(other, "")
    stored(other, None)
    stored(said, NOTE)


def test_starting_afresh_leaves_nothing_in_the_tab(said: Page) -> None:
    said.get_by_role("button", name="Start afresh").click()
    heard(said, "")
    stored(said, None)
    said.reload()
    heard(said, "")
    assert NOTE not in said.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert NOTE not in said.content()


def test_no_address_has_the_answers(said: Page) -> None:
    assert "?" not in said.url
    assert "#" not in said.url
