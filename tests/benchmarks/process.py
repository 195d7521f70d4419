"""What a server takes of the machine, as Linux counts it: memory, open files, threads."""

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit


class Process(NamedTuple):
    """A running process by its number."""

    number: int

    def memory(self) -> int:
        """Bytes in memory."""
        return self._count("VmRSS") * 1024

    def seconds(self) -> float:
        """Of a processor, all that it took so far."""
        _, _, counts = self._folder.joinpath("stat").read_text(encoding="utf-8").rpartition(")")
        own, for_it = counts.split()[11:13]
        return (int(own) + int(for_it)) / os.sysconf("SC_CLK_TCK")

    def threads(self) -> int:
        return self._count("Threads")

    def files(self) -> int:
        """Open files and connections."""
        return len(list(self._folder.joinpath("fd").iterdir()))

    @property
    def _folder(self) -> Path:
        return Path("/proc", str(self.number))

    def _count(self, name: str) -> int:
        lines = self._folder.joinpath("status").read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def process_on(address: str) -> Process:
    """The process that listens at an address of this machine."""
    port = urlsplit(address).port
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            command = _command(folder)
            if "streamlit" in command and f"--server.port\0{port}\0" in command:
                return Process(int(folder.name))
    raise RuntimeError(f"nothing listens at {address}")


def _command(folder: Path) -> str:
    try:
        return folder.joinpath("cmdline").read_text(encoding="utf-8")
    except OSError:
        return ""
