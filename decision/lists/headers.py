"""Which row of a list is its header, and what the columns are called."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from decision.lists.findings import Findings, as_found
from decision.lists.hidden_characters import named, without

# A row by its number in the file, and its cells as they stand there.
Record: TypeAlias = tuple[int, Sequence[str]]

HEAD_ROWS = 20  # how many rows that are not blank are looked at to find the header
MOST_COLUMNS = 300
_NONE = ("There is no header row.", "Write the column names in row 1.")


@dataclass(frozen=True)
class Header:
    """The header row: headings as written, up to the last that is not blank, and their column names.

    `written` is how many cells the row has in the file, blank ones at its end and all.
    """

    row: int
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    written: int

    def heading(self, index: int) -> str | None:
        """What stands above a cell; None where nothing does."""
        return (self.headings[index] or None) if index < len(self.headings) else None


def normalized(heading: str) -> str:
    """The name of a column: small letters, and one _ for white space of any kind and length."""
    return "_".join(heading.casefold().split())


def matches(cells: Sequence[str], known: Collection[str]) -> int:
    """How many different known columns a row names."""
    named = ({normalized(cell), label_key(cell)} & set(known) for cell in cells) if known else ()
    return len({min(names) for names in named if names})


def label_key(text: str) -> str:
    """A heading as people read it, with capitals, white space, _ and ? aside; unlike an id it ends in ?."""
    return "_".join(re.sub(r"[\s_?]+", " ", text.casefold()).split()) + "?"


def find_header(head: Sequence[Record], known: Collection[str], findings: Findings) -> Header:
    """The header among the first rows that are not blank; raises BadData where none can be used."""
    if not head:
        raise findings.refusal(*_NONE, 1)
    number, cells = head[_below_titles(head, known, findings)]
    headings = [without(cell).strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise findings.refusal(*_NONE, number)
    if len(headings) > MOST_COLUMNS:
        what = f"The header has {len(headings):,} columns, and {MOST_COLUMNS} can be read."
        raise findings.refusal(
            what, "Keep the columns that this aid asks for, and delete the others.", number
        )
    header = Header(number, tuple(headings), tuple(map(normalized, headings)), len(cells))
    _tell_hidden(header, cells, findings)
    _tell_twice(header, findings)
    _tell_read_as(header, known, findings)
    return header


def second_header(
    head: Sequence[Record], header: Header, known: Collection[str], findings: Findings
) -> int | None:
    """The number of the row below the header where it has column names too, after telling of it."""
    if len(head) < 2:
        return None
    row, cells = head[1]
    count = matches(cells, known)
    if count < 2 or 2 * count < _filled(cells) or set(map(normalized, cells)) <= set(header.columns):
        return None
    found = as_found(next(cell for cell in cells if cell.strip()))
    what = f"This row has column names too, such as {found}, so there are two header rows."
    findings.wrong(what, "Keep one header row, with one name in each column.", row)
    return row


def _below_titles(head: Sequence[Record], known: Collection[str], findings: Findings) -> int:
    """Which row looks like the header; it is told if something else stands above it."""
    first, cells = head[0]
    counts = [matches(cells, known) for _, cells in head]
    best = counts.index(max(counts))
    if counts[best] < 2 or counts[best] == counts[0]:
        # A title stands alone in its row, and a list has rows with more.
        wide = [index for index, (_, cells) in enumerate(head) if _filled(cells) >= 3]
        best = wide[0] if wide and _filled(cells) == 1 else 0
    if best:
        title = next(cell for cell in cells if cell.strip())
        row = head[best][0]
        what = f"Row {row} looks like the header, but {as_found(title)} stands above it."
        remedy = f"Delete what stands above row {row}, so that the column names come first."
        findings.wrong(what, remedy, first)
    return best


def _tell_hidden(header: Header, cells: Sequence[str], findings: Findings) -> None:
    for index, cell in enumerate(cells):
        if name := named(cell):
            what = f"This heading holds a character that cannot be seen: {name}."
            findings.wrong(
                what, "Type the heading anew, without copying it.", header.row, header.heading(index)
            )


def _tell_twice(header: Header, findings: Findings) -> None:
    twice = [column for column, count in Counter(header.columns).items() if column and count > 1]
    for column in twice:
        written = [h for h, c in zip(header.headings, header.columns, strict=True) if c == column]
        ways = list(dict.fromkeys(written))
        also = f" It is written {' and '.join(map(as_found, ways))}." if len(ways) > 1 else ""
        findings.wrong(f"This column stands twice.{also}", "Keep one of the two.", header.row, ways[0])


def _tell_read_as(header: Header, known: Collection[str], findings: Findings) -> None:
    pairs = zip(header.headings, header.columns, strict=True)
    changed = [
        f"{as_found(heading)} as {column}"
        for heading, column in pairs
        # A heading as people read it is another column, and is told by who knows which.
        if heading != column and (column in known or label_key(heading) not in known)
    ]
    if changed:
        what = f"Capitals and spaces in headings do not count: {', '.join(changed)}."
        findings.note(what, "Nothing to do if these are right; else write the name on the right.", header.row)


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())
