"""How the app is served: its first page, its size, what may come in and go out, and what is left behind."""

import asyncio
import os
import re
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from decision.screens.frame.serving import HEADERS, Served
from decision.wording import words
from tests.browser.person import FIRST, decide, kept, lean, opened, report, to, weigh
from tests.browser.server import ROOT, Server, running
from tests.browser.taps import tap
from tests.conftest import EXAMPLE
from tests.wire import asked, at_once, visiting

PATH = "compare-centers"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "log.txt"


@pytest.fixture(scope="module")
def served(log: Path) -> Iterator[str]:
    """The app under a path, as behind a proxy."""
    with running(ROOT / "app.py", [str(EXAMPLE)], log, options={"server.baseUrlPath": PATH}) as address:
        assert address.endswith(PATH)
        yield address


# ---- the first page, and how much is sent


PACKED = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("path", ["/", "/compare", "/no-such-page"])
@pytest.mark.parametrize("headers", [{}, PACKED], ids=["plain", "packed"])
def test_before_any_script_runs_the_page_has_our_title_and_language_and_says_that_it_is_loading(
    served: str, path: str, headers: Mapping[str, str]
) -> None:
    page = asked(served, path, headers)
    assert page.headers["Content-Encoding"] == ("gzip" if headers else None)
    assert '<html lang="en">' in page.text
    assert f"<title>{words.APP_TITLE}</title>" in page.text
    assert words.LOADING in page.text
    assert f"<p>{words.NEEDS_SCRIPTS}</p></noscript>" in page.text
    assert "Streamlit" not in re.sub(r"<(script|link)[^>]*>", "", page.text)
    assert not re.findall(r"<script>|service-desc|agent", page.text)


def test_the_first_thing_seen_is_our_title_and_not_an_empty_page(chromium: Browser, served: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(served)
    expect(tab).to_have_title(words.APP_TITLE)
    expect(tab.get_by_role("heading", level=1)).to_have_text(words.APP_TITLE)
    context.close()


def test_the_scripts_of_the_first_page_are_packed_to_a_third_and_unpack_to_the_same(served: str) -> None:
    named = re.findall(r'(?:src|href)="\.(/static/[^"]+\.(?:js|css))"', asked(served, "/").text)
    assert len(named) > 50
    plain = {path: asked(served, path) for path in named}
    packed = {path: asked(served, path, PACKED) for path in named}
    for path in named:
        assert packed[path].text == plain[path].text
        assert packed[path].headers["Content-Type"] == plain[path].headers["Content-Type"]
        assert "immutable" in packed[path].headers["Cache-Control"]
    sizes = [sum(len(each.body) for each in answers.values()) for answers in (packed, plain)]
    assert sizes[0] < sizes[1] / 3


def test_no_font_comes_before_the_first_answer_and_the_one_of_icons_not_at_all(
    chromium: Browser, served: str
) -> None:
    """On a slow line two fonts, of 545 kB, would come before the words that they are for."""
    context = chromium.new_context()
    tab = context.new_page()
    seen: list[str] = []
    tab.on("request", lambda each: seen.append(each.url.rpartition("/")[2]))
    tab.on("websocket", lambda line: line.on("framereceived", lambda _: seen.append("answer")))
    opened(tab, served)
    assert re.match(
        "Source Sans|system", tab.evaluate("getComputedStyle(document.body).fontFamily").strip('"')
    )
    context.close()
    fonts = [each for each in seen if each.endswith((".woff2", ".ttf"))]
    assert [each.partition("-")[0] for each in fonts] == ["SourceSansVF"]
    assert seen.index("answer") < seen.index(fonts[0])


def test_our_style_is_there_before_any_script_and_the_browser_asks_for_the_server_s_state_once(
    chromium: Browser, served: str
) -> None:
    assert re.search(r"<style>.*\.made-up \{.*</style>\s*</body>", asked(served, "/").text, re.DOTALL)
    context = chromium.new_context()
    tab = context.new_page()
    states: list[str] = []
    tab.on("requestfinished", lambda each: states.append(each.url) if each.url.endswith("/health") else None)
    opened(tab, served)
    context.close()
    assert len(states) == 1


# ---- what may come in and go out


HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
KEPT = ("no-store", "no-cache", "public, immutable, max-age=31536000")
STRANGER = {"Origin": "https://stranger.example"}
UPLOAD = "/_stcore/upload_file/a-session/a-file"


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        pytest.param("/", "GET", {}, 200, id="the first page"),
        pytest.param("/ask", "HEAD", PACKED, 200, id="the head of a page"),
        pytest.param("/ask/", "GET", {}, 301, id="another way to write a page"),
        pytest.param("/favicon.png", "GET", {}, 200, id="a picture"),
        pytest.param("/static/css/%2e%2e/x", "GET", {}, 400, id="a way out of the folder"),
        pytest.param("/_stcore/health", "GET", {}, 200, id="health"),
        pytest.param("/_stcore/host-config", "GET", {}, 200, id="what a host may do"),
        pytest.param("/media/none.html", "GET", {}, 404, id="a download that is not there"),
        pytest.param("/component/none/x.js", "GET", {}, 404, id="a component that is not there"),
        pytest.param("/_stcore/metrics", "GET", {}, 404, id="how many people are there"),
        pytest.param("/_stcore/agent/openapi.json", "GET", {}, 404, id="the way in for programs"),
        pytest.param("/_stcore/agent/interact", "POST", {}, 404, id="a program"),
        pytest.param("/auth/login", "GET", {}, 404, id="a way to sign in"),
        pytest.param("/auth/logout", "GET", {}, 404, id="a way to sign out"),
        pytest.param("/oauth2callback?code=x", "GET", {}, 404, id="the way back from signing in"),
        pytest.param("/", "POST", {}, 405, id="a form sent to the page"),
        pytest.param(UPLOAD, "PUT", {}, 403, id="an upload by a page that is not ours"),
        pytest.param("/_stcore/stream", "GET", HANDSHAKE, 101, id="the connection"),
        pytest.param("/_stcore/stream", "GET", HANDSHAKE | STRANGER, 403, id="another page's connection"),
    ],
)
def test_every_answer_has_the_headers_and_only_what_is_needed_is_open(
    served: str, path: str, method: str, headers: Mapping[str, str], status: int
) -> None:
    answer = asked(served, path, headers, method)
    assert answer.status == status
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert status == 101 or answer.headers["Cache-Control"] in KEPT
    assert answer.headers["Access-Control-Allow-Origin"] in (None, "http://localhost:8501")


def test_an_error_of_the_server_has_the_headers_too_and_says_nothing() -> None:
    async def receive() -> Message:
        return {"type": "http.request"}

    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        raise KeyError("what Ada said")

    async def answered() -> list[Message]:
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        scope = {"type": "http", "method": "GET", "path": "/x", "headers": []}
        with pytest.raises(KeyError):
            await Served(fails)(scope, receive, send)
        return sent

    start, body = at_once(answered())
    assert start["status"] == 500
    assert {name: Headers(raw=start["headers"])[name] for name in HEADERS} == HEADERS
    assert body["body"] == b""


def test_every_script_style_and_font_of_the_first_page_has_the_headers(served: str) -> None:
    text = asked(served, "/").text
    for path in re.findall(r'(?:src|href)="\.(/[^"]+)"', text):
        for headers in ({}, PACKED):
            answer = asked(served, path, headers)
            assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path


def test_no_other_page_may_read_what_the_server_answers(served: str) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        assert asked(served, path, STRANGER).headers["Access-Control-Allow-Origin"] is None


LARGE = 51 * 2**20  # bytes; a list may have 50 MB


def test_an_upload_needs_the_page_s_own_token_and_a_person_and_has_a_limit(served: str) -> None:
    cookie = asked(served, "/_stcore/health").headers["Set-Cookie"].split(";")[0]
    own = {"Cookie": cookie, "X-Xsrftoken": cookie.partition("=")[2]}
    form = {"Content-Type": "multipart/form-data; boundary=x"}
    begin = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    assert asked(served, UPLOAD, form, "PUT", begin).status == 403
    assert asked(served, UPLOAD, form | {"Cookie": cookie}, "PUT", begin).status == 403
    assert asked(served, UPLOAD, form | own, "PUT", begin).status == 400

    async def sent(size: int) -> int:
        async with visiting(served) as person:
            await person.go()
            path = f"/_stcore/upload_file/{person.session}/a-file"
            body = begin + b"x" * size + b"\r\n--x--\r\n"
            return (await asyncio.to_thread(asked, served, path, form | own, "PUT", body)).status

    assert at_once(sent(2**20)) == 204
    assert at_once(sent(LARGE)) == 413


class Outside(BaseHTTPRequestHandler):
    """Another server, which counts who asks it."""

    seen: ClassVar[list[str]] = []

    def _answer(self) -> None:
        self.seen.append(self.path)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Type", "text/html")
        self.end_headers()

    vars().update(do_GET=_answer, do_POST=_answer)  # as the library calls them

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def outside() -> Iterator[tuple[str, list[str]]]:
    Outside.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Outside) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"127.0.0.1:{server.server_port}", Outside.seen
        server.shutdown()
        thread.join()


WAYS_OUT = {
    "a request": "fetch('http://{at}/').catch(() => 0)",
    "a beacon": "navigator.sendBeacon('http://{at}/', 'x')",
    "a connection": "new Promise(done => {{ new WebSocket('ws://{at}/').onerror = done }})",
    "a picture": "new Promise(done => {{ const each = new Image(); each.onerror = each.onload = done; "
    "each.src = 'http://{at}/' }})",
    "a script": "new Promise(done => {{ const each = document.createElement('script'); "
    "each.onerror = each.onload = done; each.src = 'http://{at}/'; document.head.append(each) }})",
    "a style": "new Promise(done => {{ const each = document.createElement('link'); each.rel = 'stylesheet'; "
    "each.onerror = each.onload = done; each.href = 'http://{at}/'; document.head.append(each) }})",
    "a frame": "new Promise(done => {{ const each = document.createElement('iframe'); each.onload = done; "
    "each.src = 'http://{at}/'; document.body.append(each); setTimeout(done, 1000) }})",
    "a form": "new Promise(done => {{ const each = document.createElement('form'); each.target = '_blank'; "
    "each.action = 'http://{at}/'; document.body.append(each); each.submit(); setTimeout(done, 1000) }})",
}


@pytest.mark.parametrize("way", WAYS_OUT)
def test_nothing_on_the_page_can_send_anything_to_another_server(
    chromium: Browser, served: str, outside: tuple[str, list[str]], way: str
) -> None:
    at, seen = outside
    context = chromium.new_context()
    tab = opened(context.new_page(), served)
    tab.evaluate(WAYS_OUT[way].format(at=at))
    tab.wait_for_timeout(300)
    context.close()
    assert seen == []


@pytest.mark.parametrize("ours", [True, False], ids=["ours", "another, which may be framed"])
def test_no_other_page_may_frame_ours(
    chromium: Browser, served: str, outside: tuple[str, list[str]], ours: bool
) -> None:
    framed = served if ours else f"http://localhost:{outside[0].partition(':')[2]}/framed"
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(f"http://{outside[0]}/")
    tab.set_content(f'<iframe src="{framed}"></iframe>', wait_until="load")
    assert tab.frames[1].url.startswith("chrome-error:" if ours else framed)
    context.close()


# ---- what is left behind


SUM = re.compile(r"(?<=/media/)[0-9a-f]{32,64}(?=\.)")
"""The checksum by which a download is named: one in 2,000 happens to hold the four digits."""


def test_a_whole_walk_asks_only_our_server_and_leaves_nothing_in_addresses_logs_and_files(
    tab: Page, served: str, log: Path
) -> None:
    requests: list[tuple[str, str]] = []
    lines: list[str] = []
    tab.on("request", lambda each: requests.append((each.method, each.url)))
    tab.on("framenavigated", lambda frame: requests.append(("GET", frame.url)))  # what the address line shows
    tab.on("websocket", lambda line: lines.append(line.url))
    before = files()
    opened(tab, served)
    decide(tab, "two")
    weigh(tab, FIRST)
    lean(tab, words.LEAN_BEFORE_ASK, "Ash Hospital")
    to(tab, words.COMPARE)
    to(tab, words.ASK)
    report(tab, "What you pay for a visit, in dollars", "8642", so_far=0)
    kept(tab, "8642")
    to(tab, words.HOME)
    with tab.expect_download() as download:
        tap(tab.get_by_role("button", name=words.HOME_SAVE_PAGE))
    assert "Ash Hospital" in Path(download.value.path()).read_text(encoding="utf-8")
    tab.close()

    host = urlsplit(served).netloc
    assert len(requests) > 60
    urls = [url for _, url in requests]
    assert [url for url in urls if not url.startswith((f"{served}/", f"blob:http://{host}/", "data:"))] == []
    assert lines
    assert {*lines} == {f"ws://{host}/{PATH}/_stcore/stream"}
    assert {method for method, _ in requests} == {"GET"}
    spelled = [SUM.sub("", url).casefold() for url in urls]
    assert [url for url in spelled if "?" in url or "8642" in url or "ash" in url] == []
    said = log.read_text()
    assert [each for each in ("8642", "ash", "Ash", "cost", "two") if each in said] == []
    assert files() - before == set()


def files() -> set[tuple[str, int]]:
    """Every file of the project and when it was changed, but those that Python and tools write."""
    return {
        (path.as_posix(), path.stat().st_mtime_ns)
        for path in ROOT.rglob("*")
        if path.is_file() and not re.search(r"__pycache__|/\.\w+(_cache)?/|/\.git", path.as_posix())
    }


def test_an_error_shows_a_person_what_to_do_and_the_log_where_it_was_and_neither_what_was_said(
    tmp_path: Path,
) -> None:
    log = tmp_path / "log.txt"

    async def got(address: str) -> bytes:
        async with visiting(address) as person:
            await person.go()
            return bytes(person.got)

    with running(ROOT / "tests" / "browser" / "failing_page.py", [], log) as address:
        shown = at_once(got(address))
    assert b"Before it fails." in shown
    assert words.STOPPED.encode() in shown
    assert not re.search(rb"Ada|KeyError|Traceback|failing_page.py\"", shown)
    said = log.read_text()
    assert "failing_page.py" in said
    assert "KeyError" in said
    assert "Ada" not in said.replace('raise KeyError("what Ada said")', "")


# ---- many at once


MANY = 50


def test_of_fifty_people_at_once_on_one_server_nobody_ever_gets_what_another_said(sample: str) -> None:
    async def person(number: int) -> bytes:
        name = f"Center of visitor {number:02}"
        async with visiting(sample) as tab:
            await tab.go()
            tab.type("name.1", name)
            await tab.press("names.use")
            await tab.go("must-haves")
            await tab.choose("plan", f"Plan of visitor {number:02}")
            await tab.go("compare")
            await tab.go("take-home")
            return bytes(tab.got)

    async def everyone() -> list[bytes]:
        return await asyncio.gather(*map(person, range(MANY)))

    for number, got in enumerate(at_once(everyone())):
        for said in (b"Center", b"Plan"):
            assert {*re.findall(said + rb" of visitor (\d\d)", got)} == {f"{number:02}".encode()}


def test_the_health_address_answers_as_long_as_the_server_does(served: str) -> None:
    answer = asked(served, "/_stcore/health")
    assert (answer.status, answer.text) == (200, "ok")


def test_people_who_come_and_go_do_not_use_up_the_files_that_a_system_allows(tmp_path: Path) -> None:
    """A session that is kept for those whose line was lost has three open: 160 would do for 48 people."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (160, hard))
    try:
        server = Server(ROOT / "app.py", tmp_path / "log.txt", [str(EXAMPLE)])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    async def come_and_go() -> None:
        for _ in range(60):
            async with visiting(server.address) as person:
                await person.go()

    try:
        at_once(come_and_go())
    finally:
        server.kill()


def test_no_step_makes_the_server_load_what_only_tables_need(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"

    async def through(address: str) -> None:
        async with visiting(address) as person:
            for step in ("", "learn", "must-haves", "what-matters", "compare", "ask", "take-home", "about"):
                await person.go(step)

    with running(ROOT / "tests" / "browser" / "loading_page.py", [str(EXAMPLE)], log) as address:
        at_once(through(address))
    loaded = re.findall(r"loaded: (.*)", log.read_text())
    assert len(loaded) >= 8
    assert set(loaded) == {"[]"}


def test_what_visitors_leave_behind_does_not_pile_up() -> None:
    most = "import asyncio, tests.browser.left_behind as left; print(asyncio.run(left.most(200_000)))"
    command = [sys.executable, "-c", most]
    headless = os.environ | {"STREAMLIT_SERVER_HEADLESS": "true"}
    ran = subprocess.run(command, cwd=ROOT, env=headless, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 60_000
