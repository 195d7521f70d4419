"""The app, or any Streamlit script, running on a free port of this machine for as long as it is needed."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def browser() -> str | None:
    """The path of a Chromium or Chrome of this machine, or None."""
    named = os.environ.get("DECISION_BROWSER", "")
    return next((path for name in (named, *_BROWSERS) if name and (path := shutil.which(name))), None)


@contextmanager
def running(
    script: Path,
    arguments: Sequence[str],
    log: Path,
    port: int | None = None,
    *,
    killed: bool = False,
    options: Mapping[str, str] | None = None,
    module: str = "streamlit",
) -> Iterator[str]:
    """The address of a Streamlit script, stopped again at the end; what it prints goes to `log`.

    On a port that is named, it is as another server that answers under the same name. One that is `killed`
    has no time to say goodbye to anyone. The `options` are Streamlit's own, as in `server.baseUrlPath`;
    `module` starts it in place of Streamlit's own.
    """
    port = port or free_port()
    options = options or {}
    command = [module, "run", str(script), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    command += [part for name, value in options.items() for part in (f"--{name}", value)]
    address = f"http://127.0.0.1:{port}/{options.get('server.baseUrlPath', '')}".rstrip("/")
    with answering([*command, "--", *arguments], address, log, killed=killed) as found:
        yield found


@contextmanager
def answering(command: Sequence[str], address: str, log: Path, *, killed: bool = False) -> Iterator[str]:
    """The address of what a command of `python -m` starts, once it answers; stopped again at the end."""
    with log.open("a") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            _wait(address, process, log)
            yield address
        finally:
            process.kill() if killed else process.terminate()
            process.wait(timeout=20)


class Server:
    """A server that can be killed, and started again under the same address."""

    def __init__(self, script: Path, log: Path, arguments: Sequence[str] = (), path: str = "") -> None:
        self.log = log
        self._options = {"server.baseUrlPath": path}
        self.port = free_port()
        self._script, self._arguments = script, arguments
        self._now = ExitStack()
        self.address = self.start()

    def start(self) -> str:
        one = running(self._script, self._arguments, self.log, self.port, killed=True, options=self._options)
        return self._now.enter_context(one)

    def kill(self) -> None:
        self._now.close()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"the app stopped before it answered:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - our own port
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the app did not answer within 30 seconds:\n{log.read_text()}")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
