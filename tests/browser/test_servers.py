"""A person goes on when the server does not: their answers and their own list are in the tab."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, WebSocketRoute, expect

from decision.wording import words
from tests.browser.person import (
    FIRST,
    decide,
    kept,
    lean,
    leaning,
    opened,
    reloaded,
    report,
    reported,
    to,
    weigh,
)
from tests.browser.server import ROOT, Server, free_port
from tests.browser.sticky import one_name
from tests.browser.taps import tap, wait_until, wait_until_many
from tests.conftest import EXAMPLE
from tests.wire import LOST, at_once, visiting

PATH = "centers"
_LIST = "id,name,town\noak,Oak Center,Oakville\nelm,Elm Clinic,unknown\n"


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[list[Server]]:
    """Two servers of the app on the tests' own folder, under one path."""
    logs = [tmp_path / f"{each}.txt" for each in ("one", "other")]
    both = [Server(ROOT / "app.py", log, [str(EXAMPLE)], PATH) for log in logs]
    yield both
    for server in both:
        server.kill()
        assert "Traceback" not in server.log.read_text(), server.log.read_text()


@pytest.fixture
def server(servers: list[Server]) -> Server:
    return servers[0]


def in_the_middle_of_ask(tab: Page, address: str) -> None:
    opened(tab, address)
    decide(tab, "two")
    weigh(tab, FIRST)
    lean(tab, words.LEAN_BEFORE_ASK, "Ash Hospital")
    to(tab, words.ASK)
    report(tab, "What you pay for a visit, in dollars", "100", so_far=0)
    kept(tab, r"\"amount\": 100")


_SESSION = "() => JSON.parse(sessionStorage.getItem('answers')).session"


def lost_and_back(tab: Page, session: object) -> None:
    """Waits until the page has another server than that of the session, which has what the tab kept."""
    app = tab.locator("[data-test-connection-state]")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=60_000)
    wait_until(tab, f"before => ({_SESSION})() !== before", session)
    tab.wait_for_load_state("networkidle")


def go_on(tab: Page) -> None:
    """All that was said is there, and more can be said."""
    expect(reported(tab, 1)).to_be_visible()
    to(tab, words.WEIGH)
    expect(tab.get_by_role("button", name="2. Getting there", exact=True)).to_be_visible()
    expect(leaning(tab, words.LEAN_BEFORE_ASK)).to_have_value("Ash Hospital")
    tap(tab.locator(".st-key-steps").get_by_role("link", name=words.START))
    expect(tab.get_by_role("radio", name=words.table("MODES")["two"])).to_be_checked()
    to(tab, words.ASK)
    expect(reported(tab, 1)).to_be_visible()
    report(tab, "Travel time, one way, in minutes", "20", so_far=1)
    kept(tab, r"\"amount\": 20")
    reloaded(tab)
    expect(reported(tab, 2)).to_be_visible()


def test_a_server_that_is_killed_in_the_middle_of_ask_and_started_again_loses_nothing(
    tab: Page, server: Server
) -> None:
    in_the_middle_of_ask(tab, server.address)
    session = tab.evaluate(_SESSION)
    server.kill()
    app = tab.locator("[data-test-connection-state]")
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    server.start()
    lost_and_back(tab, session)
    go_on(tab)


def test_a_link_that_is_tapped_while_the_tab_still_reports_what_it_has_is_followed_after_that(
    tab: Page, server: Server
) -> None:
    in_the_middle_of_ask(tab, server.address)
    sent: list[str] = []
    late: list[Callable[[], None]] = []

    def with_a_late_report(line: WebSocketRoute) -> None:
        ahead = line.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            events = [each for each in ("held", "go") if f'"event":"{each}"' in str(message)]
            sent.extend(events)
            if "held" in events:
                late.append(partial(ahead.send, message))
            else:
                ahead.send(message)

        line.on_message(pass_on)

    tab.route_web_socket(re.compile("/_stcore/stream"), with_a_late_report)
    tab.reload()
    tab.get_by_role("heading", level=1).wait_for()
    wait_until_many(tab, late, 1)
    tap(tab.locator(".st-key-steps").get_by_role("link", name=words.WEIGH))
    tab.wait_for_timeout(300)
    assert sent == ["held"]
    late[0]()
    expect(tab.get_by_role("heading", level=1, name=words.WEIGH)).to_be_visible()
    expect(tab.get_by_role("button", name="2. Getting there", exact=True)).to_be_visible()


def test_of_two_servers_behind_one_name_the_other_goes_on_when_one_is_killed(
    tab: Page, servers: list[Server]
) -> None:
    port = free_port()
    with ExitStack() as stack:
        sticky = stack.enter_context(one_name(port, [each.port for each in servers]))
        in_the_middle_of_ask(tab, f"http://127.0.0.1:{port}/{PATH}")
        assert sticky.last == servers[0].port
        session = tab.evaluate(_SESSION)
        servers[0].kill()
        tab.wait_for_timeout(500)
        lost_and_back(tab, session)
        go_on(tab)
        assert sticky.last == servers[1].port
        tab.close()


def test_when_one_of_two_servers_is_killed_under_load_nobody_at_the_other_notices_and_all_can_come_back(
    servers: list[Server],
) -> None:
    port = free_port()
    name = f"http://127.0.0.1:{port}/{PATH}"
    killed = asyncio.Event()

    async def person(number: int) -> int:
        """How many of ten taps were answered; whoever is lost comes again."""
        server = servers[number % 2]
        answered = 0
        while answered < 10:
            with suppress(*LOST):
                async with visiting(name, cookie=f"server={server.port}") as tab:
                    await tab.go("compare")
                    for _ in range(10):
                        await tab.go()
                        answered += 1
                        if answered == 5:
                            await killed.wait()
                    return answered
            assert server is servers[0], "someone at the other server was lost"
        return answered

    async def kill() -> None:
        await asyncio.sleep(2)
        servers[0].kill()
        killed.set()

    async def everyone() -> list[int]:
        killing = asyncio.create_task(kill())
        found = await asyncio.gather(*map(person, range(10)))
        await killing
        return found

    with one_name(port, [each.port for each in servers]):
        found = at_once(everyone())
    assert len(found) == 10
    assert min(found) >= 10


# ---- a list of one's own


def typed_names(tab: Page, address: str) -> None:
    opened(tab, address)
    tap(tab.get_by_text(words.START_NAMES_TITLE))
    for number, name in enumerate(("Oak Center", "Elm Clinic"), start=1):
        tab.get_by_label(words.START_NAMES_ONE.format(number=number)).fill(name)
    tap(tab.get_by_role("button", name=words.START_NAMES_USE))
    expect(tab.get_by_role("heading", level=1, name=words.ASK)).to_be_visible()


def brought_file(tab: Page, address: str) -> None:
    opened(tab, address, "your-own-list")
    content = FilePayload(name="mine.csv", mimeType="text/csv", buffer=_LIST.encode())
    tab.locator('input[type="file"]').set_input_files(content)
    expect(tab.get_by_text(words.LIST_OPEN.format(name="mine.csv", count=2))).to_be_visible()


@pytest.mark.parametrize("bring", [typed_names, brought_file])
def test_a_list_of_one_s_own_is_there_after_a_reload_and_a_killed_server_and_gone_for_the_next_person(
    tab: Page, server: Server, bring: object
) -> None:
    assert callable(bring)
    bring(tab, server.address)
    lean_on = "Elm Clinic"
    to(tab, words.WEIGH)
    lean(tab, words.LEAN_BEFORE_ASK, lean_on)
    kept(tab, "center_2" if bring is typed_names else "elm")
    wait_until(tab, "() => (sessionStorage.getItem('list') ?? '').includes('Elm Clinic')")
    reloaded(tab)
    expect(leaning(tab, words.LEAN_BEFORE_ASK)).to_have_value(lean_on)
    tab.wait_for_load_state("networkidle")
    session = tab.evaluate(_SESSION)
    server.kill()
    server.start()
    lost_and_back(tab, session)
    to(tab, words.COMPARE)
    expect(tab.get_by_text("Oak Center").first).to_be_visible()
    to(tab, words.WEIGH)
    expect(leaning(tab, words.LEAN_BEFORE_ASK)).to_have_value(lean_on)
    to(tab, words.HOME)
    tap(tab.get_by_role("button", name=words.AFRESH))
    tap(tab.get_by_role("button", name=words.AFRESH_YES))
    expect(tab.get_by_text(words.AFRESH_DONE)).to_be_visible()
    wait_until(tab, "() => sessionStorage.getItem('list') === null")
    reloaded(tab)
    to(tab, words.WEIGH)
    tap(leaning(tab, words.LEAN_BEFORE_ASK))
    expect(tab.get_by_role("option", name="Ash Hospital")).to_be_visible()
    assert "Elm Clinic" not in server.log.read_text()
