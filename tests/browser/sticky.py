"""One name for several servers: a browser goes on with the one that its cookie names, while that answers."""

import asyncio
import re
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress

_MOST = 65_536  # bytes at a time
_COOKIE = re.compile(rb"\bserver=(\d+)")


class Sticky:
    """Who is sent to which port; `last` is the port of the newest connection."""

    def __init__(self, ports: Sequence[int]) -> None:
        self._ports = ports
        self.last = 0

    async def answer(self, client: StreamReader, to_client: StreamWriter) -> None:
        """One connection, both ways, until either side ends it."""
        with suppress(OSError, asyncio.IncompleteReadError):
            asked = await client.readuntil(b"\r\n\r\n")
            server, to_server, port = await self._open(asked)
            to_server.write(asked)
            both = (self._said(server, to_client, port), _passed(client, to_server))
            await asyncio.gather(*both)
        to_client.close()

    async def _open(self, asked: bytes) -> tuple[StreamReader, StreamWriter, int]:
        found = _COOKIE.search(asked)
        had = int(found[1]) if found else self._ports[0]
        for port in sorted(self._ports, key=lambda port: port != had):
            with suppress(OSError):
                opened = await asyncio.open_connection("127.0.0.1", port)
                self.last = port
                return *opened, port
        raise OSError("no server answers")

    async def _said(self, server: StreamReader, to_client: StreamWriter, port: int) -> None:
        first = await server.readuntil(b"\r\n")
        to_client.write(first + f"Set-Cookie: server={port}; Path=/\r\n".encode())
        await _passed(server, to_client)


async def _passed(source: StreamReader, to: StreamWriter) -> None:
    try:
        while some := await source.read(_MOST):
            to.write(some)
            await to.drain()
    finally:
        to.close()


@contextmanager
def one_name(port: int, ports: Sequence[int]) -> Iterator[Sticky]:
    """Answers on one port for the servers on these, in a thread of its own."""
    sticky = Sticky(ports)
    begun: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def serve() -> None:
        end = asyncio.Event()
        server = await asyncio.start_server(sticky.answer, "127.0.0.1", port)
        begun.set_result((asyncio.get_running_loop(), end))
        await end.wait()
        server.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    loop, end = begun.result(timeout=20)
    try:
        yield sticky
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join()
