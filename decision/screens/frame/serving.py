"""How the app is served: packed small, with its own first page, under a policy that lets nothing in or out.

Streamlit sends its scripts unpacked and a page under its own name, and leaves the rest to a proxy. Nobody
needs one here: all of that is around every answer of the server.
"""

import gc
import gzip
import logging
import re
import sys
import tomllib
import webbrowser
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from html import escape
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from decision.screens.frame import broken
from decision.wording import words
from decision.wording.language import ENGLISH

if sys.platform != "win32":
    import resource

_SERVED = tomllib.loads(Path(__file__).with_name("serving.toml").read_text(encoding="utf-8"))
HEADERS: dict[str, str] = _SERVED["headers"]
_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/auth/", "/oauth2callback")
_STREAMLIT = Path(st.__file__).with_name("static")
_STYLES = ("style.css", *(f"../html/{name}.css" for name in ("look", "compare", "swings", "learn")))
_ASKED = ("health", "host-config")
_FILES = 10_000
_ROUNDS = 1  # of the collector over what is young, before one over all: with Python's 10 much more piles up
_PAGE = "text/html"
_FACE = re.compile(r"@font-face\{font-family:(?:Source Sans|Material Symbols)[^}]*\}")
_YEAR = "public, immutable, max-age=31536000"  # the name of a file changes with what is in it
_BEGINNINGS = ("http.response.start", "websocket.accept", "websocket.http.response.start")


class Served:
    """Around every answer: the headers, files and the first page packed, and what nobody needs closed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._base = "/" + st.get_option("server.baseUrlPath").strip("/")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            if message["type"] in _BEGINNINGS:
                begun = True
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                headers.update(HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        try:
            await (self._chosen(scope) or self._app)(scope, receive, sent)
        except Exception:
            if not begun and scope["type"] == "http":
                await Response(status_code=500)(scope, receive, sent)
            raise

    def _chosen(self, scope: Scope) -> ASGIApp | None:
        """What answers in place of Streamlit, if anything does."""
        if scope["type"] == "lifespan":
            return None
        path = "/" + scope["path"].removeprefix(self._base).lstrip("/")
        asked = Headers(scope=scope)
        if scope["type"] == "websocket":
            return None if _same_origin(asked) else Response(status_code=403)
        if path.startswith(_CLOSED):
            return Response(status_code=404)
        if scope["method"] not in ("GET", "HEAD"):
            return None
        packed = "gzip" in asked.get("accept-encoding", "")
        return _file(path, packed=packed) if path in _files() else self._page(packed=packed)

    def _page(self, *, packed: bool) -> ASGIApp:
        """Streamlit's answer, with our page in place of its own."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            ours = False

            async def sent(message: Message) -> None:
                nonlocal ours
                if message["type"] == "http.response.start":
                    ours = _is_page(scope["path"], message)
                    if ours:
                        await _first_page(packed=packed)(scope, receive, send)
                if not ours:
                    await send(message)

            await self._app(scope, receive, sent)

        return answer


def _same_origin(asked: Headers) -> bool:
    """Whether the page that opens a connection is ours; what is no browser names no page."""
    origin = asked.get("origin")
    return origin is None or urlsplit(origin).netloc == asked.get("host")


@cache
def _files() -> dict[str, Path]:
    """Streamlit's own scripts and styles by their path."""
    found = (path for path in _STREAMLIT.rglob("*") if path.suffix in (".css", ".js"))
    return {f"/{path.relative_to(_STREAMLIT).as_posix()}": path for path in found}


def _read(path: str) -> str:
    return _files()[path].read_text("utf-8")


@cache
def faces() -> str:
    """The rules for the fonts of words and icons, for the style of a page: half of all that a visit needs.

    In Streamlit's own style they are fetched before the first answer; on a page, once it is drawn with them,
    and till then its words are there in a font of the device.
    """
    found = "".join(each for path in _files() if path.endswith(".css") for each in _FACE.findall(_read(path)))
    return found.replace("../media", "./static/media").replace("{", "{font-display:swap;")


def _soon(names: Iterable[str]) -> list[str]:
    """The paths of scripts by the beginnings of their names, and of all that they need."""
    left, found = [path for path in _files() if Path(path).name.startswith(tuple(names))], dict[str, None]()
    while left:
        path = left.pop()
        if path not in found:
            found[path] = None
            needed = re.findall(r'(?:from|import)"\./([\w.-]+\.js)"', _read(path))
            left += [f"/static/js/{name}" for name in needed]
    return list(found)


def _file(path: str, *, packed: bool) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        await (await run_sync(_whole_file, path, packed))(scope, receive, send)

    return answer


@cache
def _whole_file(path: str, packed: bool) -> Response:
    text = _FACE.sub("", _read(path)) if path.endswith(".css") else _read(path)
    return _response(text, guess_type(path)[0], _YEAR, packed=packed)


@cache
def _first_page(*, packed: bool) -> Response:
    text = first_page(_STREAMLIT.joinpath("index.html").read_text("utf-8"))
    return _response(text, _PAGE, "no-cache", packed=packed)


def _response(text: str, kind: str | None, kept: str, *, packed: bool) -> Response:
    content, headers = text.encode(), {"cache-control": kept, "vary": "accept-encoding"}
    if packed:
        content, headers["content-encoding"] = gzip.compress(content), "gzip"
    return Response(content, headers=headers, media_type=kind)


def _is_page(path: str, start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith(_PAGE) and "/media/" not in path


_FIRST = '<main style="max-width: 40rem; margin: 3rem auto; padding: 0 1rem; font: 1.125rem/1.5 system-ui">'
_UNSAID = "<style>h1 + p { display: none }</style>"


def first_page(streamlits: str) -> str:
    """The page before any script runs: Streamlit's, in our language, with our name, words and style.

    The style comes last, so that of two rules that weigh the same ours counts; what all the scripts would
    ask for together is asked for at once. Left out: Streamlit's pointers for programs, the script that only
    sets a mark for crawlers, and the order to fetch a font before the scripts.
    """
    title, waiting, needed = map(escape, (words.APP_TITLE, words.LOADING, words.NEEDS_SCRIPTS))
    soon = [path for path in _soon(_SERVED["start"]) if path not in streamlits]
    asked = "".join(f'<link rel="preload" as="fetch" crossorigin href="./_stcore/{each}">' for each in _ASKED)
    style = "".join(Path(__file__).parent.joinpath(each).read_text("utf-8") for each in _STYLES)
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    said = f"{_FIRST}<h1>{title}</h1><p>{waiting}</p><noscript>{_UNSAID}<p>{needed}</p></noscript></main>"
    ahead = "".join(f'<link rel="modulepreload" crossorigin href=".{path}">' for path in soon)
    for pattern, ours in {
        r"<!--.*?-->|<script>.*?</script>": "",
        r"<link\s[^>]*\"(service-desc|preload)\"[^>]*>": "",
        r"<html[^>]*>": f'<html lang="{ENGLISH}">',
        r"<title>.*?</title>": f'<title>{title}</title><meta name="color-scheme" content="light dark">',
        r"<noscript>.*?</noscript>": "",
        r"(?=</head>)": asked + ahead,
        r'(<div id="root">)': rf"\1{said}",
    }.items():
        streamlits = re.sub(pattern, ours, streamlits, flags=re.DOTALL)
    return re.sub(r"\n\s*", "\n", streamlits.replace("</body>", f"<style>{style}</style></body>")).strip()


def _with_many_files() -> None:
    """A session has three files open till it is forgotten: the 1,024 that a system allows are soon gone."""
    if sys.platform != "win32":
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        many = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, many), hard))


def beginning(warm_up: Callable[[], None]) -> Callable[[App], AbstractAsyncContextManager[None]]:
    """What is done once, before the first visitor: warming up, and opening a browser where there is one."""

    @asynccontextmanager
    async def begin(_: App) -> AsyncGenerator[None]:
        logging.setLogRecordFactory(broken.without_values(logging.getLogRecordFactory()))
        _with_many_files()
        await run_sync(warm_up)
        gc.freeze()  # what is loaded once is not looked through again with what visitors leave behind,
        gc.collect()  # nor does it count in how much of that may pile up
        gc.set_threshold(*gc.get_threshold()[:2], _ROUNDS)
        if not st.get_option("server.headless"):
            at = f"http://localhost:{st.get_option('server.port')}/{st.get_option('server.baseUrlPath')}"
            await run_sync(webbrowser.open, at)
        yield

    return begin


LAYERS = (Middleware(Served),)
