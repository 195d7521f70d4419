"""TOML files of a data folder; the place of a key is its block, by id or number, as tomllib gives no rows."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision.lists.problems import Place, Problems


@dataclass(frozen=True)
class Entry:
    """One block of a TOML file, and its keys; without a `block` it is the whole file."""

    file: str
    keys: Mapping[str, Any]
    block: str | None = None

    def place(self, key: str | None = None) -> Place:
        return Place(self.file, None, key, self.block)


def name_of(path: Path) -> str:
    """The file as people know it: with its folder, and no path of the machine."""
    return f"{path.parent.name}/{path.name}"


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """All of a file; None after reporting that it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError:
        problems.wrong(Place(name_of(path)), "The file is missing or cannot be opened.", "Put it there.")
        return None


def read_text(path: Path, problems: Problems) -> str | None:
    """The text of a UTF-8 file, with or without a byte-order mark; None after a problem."""
    content = read_bytes(path, problems)
    try:
        text = None if content is None else content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = len((error.object[: error.start] + b"?").splitlines())
        remedy = 'Save the file again as "CSV UTF-8" or UTF-8.'
        problems.wrong(Place(name_of(path), row), "This is not UTF-8 text.", remedy)
        return None
    return text and text.replace("\r\n", "\n").replace("\r", "\n")


def read_toml(path: Path, problems: Problems) -> Entry | None:
    """A TOML file as one entry; its blocks come from `entries`. None after a problem."""
    text = read_text(path, problems)
    return None if text is None else parse_toml(name_of(path), text, problems)


def parse_toml(file: str, text: str, problems: Problems, first_row: int = 1) -> Entry | None:
    """TOML text as one entry, its first line being row `first_row` of the file."""
    try:
        keys = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        what, remedy, row = unreadable(error)
        place = Place(file, None if row is None else first_row + row - 1)
        problems.wrong(place, f"This cannot be read: {what}.", remedy)
        return None
    return Entry(file, keys)


def entries(entry: Entry, path: str, problems: Problems) -> list[Entry]:
    """The blocks written `[[path]]` in an entry.

    `path` is the name after the entry's own: "factor" at the top, "indicator" within a factor.
    """
    found = entry.keys.get(path, [])
    if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
        problems.wrong(
            entry.place(path), f"'{path}' is not a list of blocks.", f"Begin each one with [[{path}]]."
        )
        return []
    return [_entry(entry, f"{path} {number}", path, block) for number, block in enumerate(found, start=1)]


def table(entry: Entry, path: str) -> Entry:
    """The sub-table `[path]` of an entry; empty where there is none."""
    found = entry.keys.get(path)
    return _entry(entry, path, path, found if isinstance(found, dict) else {})


def has_others(entry: Entry, *known: str) -> bool:
    """Whether a list or block is there that is not known by name, and may be a misspelt one."""
    return any(isinstance(value, (list, dict)) and key not in known for key, value in entry.keys.items())


def no_repeats(blocks: Sequence[Entry], problems: Problems) -> None:
    seen: set[str] = set()
    for block in blocks:
        if isinstance(id := block.keys.get("id"), str):
            if id.strip() in seen:
                problems.wrong(
                    block.place("id"), f"The id '{id.strip()}' is there twice.", "Give each its own id."
                )
            seen.add(id.strip())


def _entry(parent: Entry, numbered: str, name: str, keys: Mapping[str, Any]) -> Entry:
    label = f"{name} '{keys['id']}'" if "id" in keys else numbered
    return Entry(parent.file, keys, label if parent.block is None else f"{parent.block}, {label}")


def unreadable(error: ValueError | RecursionError) -> tuple[str, str, int | None]:
    """What is wrong, the remedy, and the row within the text, where it is known."""
    if isinstance(error, RecursionError):
        return "There are too many brackets or dots within each other", "Write it with fewer of them.", None
    if not isinstance(error, tomllib.TOMLDecodeError):  # all that tomllib raises besides
        remedy = "Write a number of 18 digits or fewer, or put quotes around it if it is text."
        return "A whole number has too many digits", remedy, None
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    remedy = 'Write key = "text", key = 12 or key = 2026-11-01, with each quote and bracket closed.'
    return re.sub(r" \(at .*\)$", "", str(error)), remedy, int(found[1]) if found else None
