"""A visitor without a browser: what a tab sends to the server and gets from it, over the same connection."""

import asyncio
import gzip
import http.client
import json
import time
from collections.abc import AsyncIterator, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

_LIMIT = 64 * 2**20  # bytes of one message
_PATIENCE = 60.0  # seconds
T = TypeVar("T")
LOST = (OSError, TimeoutError, WebSocketException, AssertionError)
"""What a visit can end with that is no fault of the visitor."""


class Run(NamedTuple):
    """What a run of the app sent to one visitor: in how many seconds, as how many messages and bytes."""

    seconds: float
    messages: int
    size: int


class Visitor:
    """One tab: what is on its page, all that it ever got, and the taps in it."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._page = ClientState()
        self._states: dict[str, WidgetState] = {}
        self._cached: dict[str, ForwardMsg] = {}
        self._widgets: dict[str, str] = {}  # the last fragment that each was drawn in, by its id
        self.got = bytearray()
        self.session = ""

    async def go(self, page: str = "") -> Run:
        """Open a step, or draw the one that is open again."""
        if page:
            self._page.page_name = page
            self._page.page_script_hash = ""
        return await self._run("")

    async def choose(self, key: str, text: str) -> Run:
        """Choose an option, or type text."""
        id = self._id(key)
        self._states[id] = WidgetState(id=id, string_value=text)
        return await self._run(self._widgets[id])

    def type(self, key: str, text: str) -> None:
        """Type into a form: nothing is sent before its button is pressed."""
        id = self._id(key)
        self._states[id] = WidgetState(id=id, string_value=text)

    async def press(self, key: str) -> Run:
        """Press a button."""
        id = self._id(key)
        return await self._run(self._widgets[id], WidgetState(id=id, trigger_value=True))

    async def tap(self, listing: str, kind: str, on: str) -> Run:
        """Tap a button of the app's own HTML, in the listing of that key."""
        id = self._id(listing)
        event = json.dumps([{"event": "tap", "value": [kind, on]}])
        state = WidgetState(id=f"$$STREAMLIT_INTERNAL_KEY_{id}__events", json_trigger_value=event)
        return await self._run(self._widgets[id], state)

    async def unfold(self, key: str) -> Run:
        """Open a fold that draws its inside only once it is open."""
        id = self._id(key)
        self._states[id] = WidgetState(id=id, bool_value=True)
        return await self._run(self._widgets[id])

    def has(self, key: str) -> bool:
        return any(_key(id) == key for id in self._widgets)

    def _id(self, key: str) -> str:
        found = [id for id in self._widgets if _key(id) == key or f"-{key}" in id]
        assert found, f"there is no widget {key}, but {sorted(map(_key, self._widgets))}"
        return found[-1]

    async def _run(self, fragment: str, *triggers: WidgetState) -> Run:
        asked = BackMsg(rerun_script=self._page)
        asked.rerun_script.fragment_id = fragment
        asked.rerun_script.cached_message_hashes.extend(self._cached)
        asked.rerun_script.widget_states.widgets.extend([*self._states.values(), *triggers])
        begun = time.perf_counter()
        await self._line.send(asked.SerializeToString())
        messages = size = 0
        async with asyncio.timeout(_PATIENCE):
            while True:
                data = await self._line.recv(decode=False)
                messages, size = messages + 1, size + len(data)
                self.got += data
                message = self._whole(ForwardMsg.FromString(data))
                self._take(message)
                if message.WhichOneof("type") == "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        continue
                    return Run(time.perf_counter() - begun, messages, size)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """A message that was sent before comes as its name alone."""
        if message.WhichOneof("type") == "ref_hash":
            return self._cached[message.ref_hash]
        if message.metadata.cacheable:
            self._cached[message.hash] = message
        return message

    def _take(self, message: ForwardMsg) -> None:
        match message.WhichOneof("type"):
            case "new_session":
                self.session = message.new_session.initialize.session_id or self.session
                self._page.page_script_hash = message.new_session.page_script_hash
            case "navigation":
                self._page.page_script_hash = message.navigation.page_script_hash
            case "delta":
                delta = message.delta
                new: Any = delta.add_block if delta.HasField("add_block") else delta.new_element
                kind = new.WhichOneof("type")
                drawn: Any = getattr(new, kind) if kind else None
                if id := getattr(drawn, "id", ""):
                    self._widgets.pop(id, None)
                    self._widgets[id] = message.delta.fragment_id


def _key(id: str) -> str:
    """The key that the app gave a widget; its whole id, where it gave none."""
    return id.rpartition("-")[2] if id.startswith("$$ID") else id


@asynccontextmanager
async def visiting(address: str, cookie: str = "") -> AsyncIterator[Visitor]:
    """A visitor of the app at an address such as `http://127.0.0.1:8501/base`, until the end of the block."""
    url = address.replace("http", "ws", 1).rstrip("/") + "/_stcore/stream"
    protocol = [Subprotocol("streamlit")]
    async with connect(
        url, subprotocols=protocol, max_size=_LIMIT, additional_headers={"Cookie": cookie} if cookie else None
    ) as line:
        yield Visitor(line)


def at_once(work: Coroutine[Any, Any, T]) -> T:
    """What comes of visits, in a thread of their own: the browser of a test has the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Answer(NamedTuple):
    """What a server answers: the status, its headers and what it sends."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        packed = self.headers["Content-Encoding"] == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode()


def asked(
    address: str, path: str, headers: Mapping[str, str] | None = None, method: str = "GET", body: bytes = b""
) -> Answer:
    """One request as it is written, without what a library would do of itself."""
    at = urlsplit(address)
    with closing(http.client.HTTPConnection(at.hostname or "", at.port, timeout=60)) as line:
        line.request(method, f"{at.path}{path}", body or None, dict(headers or {}))
        got = line.getresponse()
        # Behind the first lines of an opened connection comes no body.
        return Answer(got.status, got.headers, b"" if got.status == 101 else got.read())
