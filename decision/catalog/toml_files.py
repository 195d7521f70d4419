"""TOML files of a data folder, with the row of every key, which the parser does not give."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from decision.lists.problems import Place, Problems

Ids: TypeAlias = Collection[str] | None

_ID = re.compile(r"(?!unknown$)[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Entry:
    """One block of a TOML file: its keys, its place, and the row of each key.

    `block` is what people call it, as "factor 'cost'", and `path` is how its header begins, as "factor.".
    """

    file: str
    keys: Mapping[str, Any]
    row: int | None = None
    block: str | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    path: str = ""

    def place(self, key: str | None = None) -> Place:
        """The place of a key; of the block's first row if the key is not there."""
        row = self.row if key is None else self.rows.get(key, self.row)
        return Place(self.file, row, key, self.block)


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
    return Entry(file, keys, first_row, None, rows_of(text, first_row))


def entries(entry: Entry, name: str, problems: Problems) -> list[Entry]:
    """The blocks of a name within an entry, such as [[factor]] in a file."""
    found = entry.keys.get(name, [])
    if not isinstance(found, list) or not all(isinstance(block, dict) for block in found):
        remedy = f"Begin each one with [[{entry.path}{name}]]."
        problems.wrong(entry.place(name), f"'{name}' is not a list of blocks.", remedy)
        return []
    return [_entry(entry, f"{name}[{index}]", name, block) for index, block in enumerate(found)]


def table(entry: Entry, name: str) -> Entry:
    """The one block of a name within an entry; empty where there is none."""
    found = entry.keys.get(name)
    return _entry(entry, name, name, found if isinstance(found, dict) else {})


def has_others(entry: Entry, *known: str) -> bool:
    """Whether a list or block is there that is not known by name, and may be a misspelt one."""
    return any(isinstance(value, (list, dict)) and key not in known for key, value in entry.keys.items())


def no_repeats(blocks: Sequence[Entry], problems: Problems) -> None:
    seen: dict[str, int | None] = {}
    for block in blocks:
        id = block.keys.get("id")
        if not isinstance(id, str):
            continue
        if (id := id.strip()) in seen:
            what = f"The id '{id}' is already used in row {seen[id]}."
            problems.wrong(block.place("id"), what, "Give each its own id.")
        seen.setdefault(id, block.place("id").row)


def is_id(text: str) -> bool:
    """Whether it is small letters, digits and _, a letter first, and not the word unknown."""
    return bool(_ID.fullmatch(text))


def all_ids(file: Entry | None, path: str, *beside: str) -> Ids:
    """The ids of every block at a path such as factor.indicator; None where one of them is in doubt.

    That is so where the file could not be read, an id is wrong or used twice, or a block is there
    whose name is not known, because that may be a misspelt one. `beside` are the other known blocks.
    """
    problems, blocks = Problems(), [] if file is None else [file]
    for name in path.split("."):
        if any(has_others(block, name, *beside) for block in blocks):
            return None
        blocks = [inner for block in blocks for inner in entries(block, name, problems)]
    ids = [str(block.keys.get("id", "")).strip() for block in blocks]
    is_sure = file and not problems and all(map(is_id, ids)) and len({*ids}) == len(ids)
    return frozenset(ids) if is_sure else None


def _entry(parent: Entry, prefix: str, name: str, keys: Mapping[str, Any]) -> Entry:
    start = f"{prefix}."
    inner = {key.removeprefix(start): row for key, row in parent.rows.items() if key.startswith(start)}
    label = f"{name} '{keys['id']}'" if "id" in keys else name
    block = label if parent.block is None else f"{parent.block}, {label}"
    row = parent.rows.get(prefix, parent.row)
    return Entry(parent.file, keys, row, block, inner, f"{parent.path}{name}.")


# ---- what tomllib does not tell: the row of each key, and what is wrong with a text it cannot take


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


_TEXT_OR_REMARK = re.compile(
    r"""
    \"{3} (?:\\.|[^\\])*? \"{3,5} | '{3} .*? '{3,5}  # over several rows; two quotes may end the text itself
    | "(?:\\.|[^"\\\n])*" | '[^'\n]*' | \#[^\n]*
    """,
    re.DOTALL | re.VERBOSE,
)
_HEADER = re.compile(r"\s*(\[\[?)([^\]]*)\]")
_KEY = re.compile(r"\s*([\w-]+)(\.[\w.-]+)?\s*=")


def rows_of(text: str, first_row: int) -> dict[str, int]:
    """The row of each block and key, by a path such as factor[2].indicator[0].why.

    tomllib gives no rows. This reads headers and keys at the start of a line, which is how the files
    of a data folder are written; a key it does not find is placed at the first row of its block.
    A name of blocks alone, such as factor, has the row of the first of them.
    """
    # Texts and remarks may hold anything; only the rows they take count here.
    bare = _TEXT_OR_REMARK.sub(lambda found: '""' + "\n" * found[0].count("\n"), text)
    rows: dict[str, int] = {}
    counts: Counter[str] = Counter()
    current: dict[str, str] = {}  # the path, with its indexes, of each block name last opened
    prefix, depth = "", 0  # depth: how many brackets of a list over several rows are open
    for number, line in enumerate(bare.split("\n"), start=first_row):
        inside = depth > 0
        depth += sum(map(line.count, "[{")) - sum(map(line.count, "]}"))
        if inside:
            continue
        if header := _HEADER.match(line):
            name = re.sub(r"\s", "", header[2])
            parent, _, last = name.rpartition(".")
            base = f"{current.get(parent, parent)}.{last}" if parent else last
            if header[1] == "[[":
                prefix = f"{base}[{counts[base]}]"
                counts[base] += 1
                rows.setdefault(base, number)
            else:
                prefix = base
            current[name] = prefix
            rows[prefix] = number
        elif key := _KEY.match(line):
            path = f"{prefix}.{key[1]}" if prefix else key[1]
            rows.setdefault(path, number)
            rows.setdefault(path + (key[2] or ""), number)
    return rows
