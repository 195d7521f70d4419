"""What tomllib does not tell: the row of each key, and what is wrong with a text it cannot take."""

import re
import tomllib
from collections import Counter


def refuse_absurd(value: object, depth: int = 0) -> None:
    """Refuse whole numbers beyond 64 bits, as TOML allows, and absurd depth: some cannot even be shown."""
    if depth > 50:
        raise RecursionError
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            refuse_absurd(inner, depth + 1)
    elif isinstance(value, int) and value.bit_length() > 63:
        raise ValueError("beyond 64 bits")


_MANY_DIGITS = re.compile(r"[=\[,]\s*[-+]?(0[xob])?[\da-fA-F_]{16,}")  # 16, because of numbers in hex


def unreadable(text: str, error: ValueError | RecursionError) -> tuple[str, str, int | None]:
    """What is wrong, the remedy, and the row within the text, where it is known."""
    if isinstance(error, RecursionError):
        return "There are too many brackets or dots within each other", "Write it with fewer of them.", None
    if isinstance(error, tomllib.TOMLDecodeError):
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        remedy = 'Write key = "text", key = 12 or key = 2026-11-01, with each quote and bracket closed.'
        return re.sub(r" \(at .*\)$", "", str(error)), remedy, int(found[1]) if found else None
    # What else tomllib raises is a number of thousands of digits.
    digits = _MANY_DIGITS.search(text)
    remedy = "Write a number of 18 digits or fewer, or put quotes around it if it is text."
    row = text.count("\n", 0, digits.end()) + 1 if digits else None
    return "A whole number has too many digits", remedy, row


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

    tomllib tells no rows. This reads headers and keys at the start of a line, which is how the files
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
