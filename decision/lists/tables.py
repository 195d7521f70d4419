"""The tables in a file: where each begins, which row has its headings, and which rows are no centers."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from decision.lists.files import KEPT_APART, KEPT_COLUMN, Sheet
from decision.lists.problems import BadData, Place
from decision.lists.texts import Record, comparable, count_named, without_hidden
from decision.wording import words

MOST_ROWS = 20_000
MOST_COLUMNS = 300
HEAD_ROWS = 20  # how many rows that are not blank are looked at to find the headings
GUIDE = "How to fill it in"  # the sheet of our own template that explains the columns; it holds no list
_SUMS = {"total", "totals", "grand total", "subtotal", "sum", "average", "mean", "median", "count"}
# What no heading is: a phone number, a ZIP code, a day, yes or no.
_FACT = re.compile(r"[\d().+/ -]*\d{3}[\d().+/ -]*|yes|no|true|false", re.IGNORECASE)
_LONG_REMARK = 40  # letters in a row that has nothing else
_WHITE = "\t\n\r" + "".join(chr(code) for code in range(0x3001) if unicodedata.category(chr(code)) == "Zs")


@dataclass(frozen=True)
class LeftOut:
    """A row that is no center: its number, why (a key of LEFT_OUT), and the first thing in it."""

    row: int
    why: str
    text: str


@dataclass(frozen=True)
class Block:
    """A table as it is in a file: headings as written, and below each a cell in every row, spaces trimmed.

    A heading is empty where a column has none. `numbers` are those of the rows in the file, `header` is that
    of the headings, 0 where there are none.
    """

    file: str
    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    header: int
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def columns(self) -> tuple[tuple[str, ...], ...]:
        return tuple(zip(*self.rows, strict=True)) or ((),) * len(self.headings)


def blocks_of(file: str, sheets: Sequence[Sheet], known: Collection[str]) -> tuple[Block, ...]:
    """Every table in a file, the one that names most known columns first; raises BadData for none.

    `known` are the names of columns as `comparable` gives them.
    """
    found = [
        (block, count_named(block.headings, known))
        for sheet in sheets
        if sheet.name != GUIDE
        for block in _in_sheet(file, sheet, known)
    ]
    if not found:
        raise BadData.of(Place(file, 1), words.TABLE_NO_HEADER, words.TABLE_NO_HEADER_REMEDY)
    # Of tables that name as many columns, the longer: a list has more rows than a note beside it.
    # A table without a row is one only where there is no other.
    found = [each for each in found if each[0].rows] or found
    order = sorted(found, key=lambda each: (-each[1], -len(each[0].rows) * len(each[0].headings)))
    return tuple(block for block, _ in order)


def _in_sheet(file: str, sheet: Sheet, known: Collection[str]) -> Iterator[Block]:
    rows = list(_filled(file, sheet.rows))
    starts = _starts(rows, known)
    ends = [*starts[1:], len(rows)] if starts else []
    above: tuple[LeftOut, ...] = ()  # a title that is apart from its table
    for start, end in zip(starts, ends, strict=True):
        if end < len(rows) and all(_count(cells) == 1 for _, cells in rows[start:end]):
            above += tuple(LeftOut(number, "title", _first(cells)) for number, cells in rows[start:end])
            continue
        block = _block(file, sheet, rows[start:end], known)
        if block is not None:
            yield replace(block, left_out=(*above, *block.left_out))
            above = ()


def _filled(file: str, rows: Sequence[Record]) -> Iterator[Record]:
    """The rows that are not blank, white space around cells aside; raises BadData at the first too many."""
    count = -1  # the header is not one of the centers
    for number, written in rows:
        cells, joined = written, ",".join(written)
        if not joined.isprintable():  # what cannot be seen stays, to be reported
            cells = tuple(cell.strip() if cell.isprintable() else cell.strip(_WHITE) for cell in cells)
        elif joined[:1] == " " or joined[-1:] == " " or " ," in joined or ", " in joined:
            cells = tuple(map(str.strip, cells))
        if any(cells) and cells[0] not in (KEPT_COLUMN, KEPT_APART):
            count += 1
            yield number, cells
        if count > MOST_ROWS:
            what = words.TABLE_TOO_LONG.format(most=MOST_ROWS)
            raise BadData.of(Place(file), what, words.FILE_SPLIT)


def _starts(rows: Sequence[Record], known: Collection[str]) -> list[int]:
    """Where tables begin: at the first row, and behind a gap where a row has headings of its own."""
    starts = [0] if rows else []
    for at in range(1, len(rows)):
        gap, alone = rows[at][0] - rows[at - 1][0] > 1, _count(rows[at][1]) == 1
        head = [cells for _, cells in rows[at : at + (2 if alone else 1)]] if gap else []
        if any(count_named(cells, known) >= max(2, _count(cells) / 2) for cells in head):
            starts.append(at)
    return starts


def _block(file: str, sheet: Sheet, rows: Sequence[Record], known: Collection[str]) -> Block | None:
    at = _header(rows[:HEAD_ROWS], known)
    above = tuple(LeftOut(number, "title", _first(cells)) for number, cells in rows[:at])
    number, header = rows[at]
    has_header = count_named(header, known) > 0 or not any(map(_FACT.fullmatch, header))
    below = rows[at + 1 :] if has_header else rows[at:]
    headings = [without_hidden(cell).strip() for cell in header] if has_header else []
    headings = headings[: _width(headings)]
    # In a text, a separator may have shifted what is beyond the header; elsewhere it is a column without one.
    most = len(header) if sheet.exact and has_header else MOST_COLUMNS + 1
    wider = (cells for _, cells in below if len(cells) > len(headings))
    width = max([len(headings), *(wide for cells in wider if (wide := _width(cells)) <= most)])
    if not width or (not headings and has_header):
        return None
    if width > MOST_COLUMNS:
        what = words.TABLE_TOO_WIDE.format(count=width, most=MOST_COLUMNS)
        raise BadData.of(Place(file, number), what, words.TABLE_TOO_WIDE_REMEDY)
    headings += [""] * (width - len(headings))
    body = Block(file, sheet.name, tuple(headings), (), (), number if has_header else 0, above)
    return _with_rows(body, below)


def _header(head: Sequence[Record], known: Collection[str]) -> int:
    """Which row looks like the headings: the one that names most known columns, else the first wide one."""
    counts = [count_named(cells, known) for _, cells in head]
    most = counts.index(max(counts))
    if counts[most] >= 2 and counts[most] > counts[0]:
        return most
    # A title is alone in its row, and a list has rows with more.
    wide = [at for at, (_, cells) in enumerate(head) if _count(cells) >= 3]
    return wide[0] if wide and _count(head[0][1]) == 1 and not counts[0] else 0


def _with_rows(block: Block, rows: Sequence[Record]) -> Block:
    width, own = len(block.headings), [comparable(heading) for heading in block.headings]
    kept, numbers, left_out = [], [], list(block.left_out)
    word = own[0].partition(" ")[0]
    for number, cells in rows:
        found = width if len(cells) == width and cells[-1] else _width(cells)
        if found > width:
            left_out.append(LeftOut(number, "wide", _first(cells)))
        elif block.header and word in cells[0].casefold() and _repeats(cells, own):
            left_out.append(LeftOut(number, "repeats", _first(cells)))
        else:
            kept.append(
                tuple(cells) if len(cells) == width else (*cells[:width], *[""] * (width - len(cells)))
            )
            numbers.append(number)
    while kept and (why := _no_center(kept[-1], width)):
        left_out.append(LeftOut(numbers.pop(), why, _first(kept.pop())))
    return replace(block, rows=tuple(kept), numbers=tuple(numbers), left_out=tuple(left_out))


def _no_center(row: Sequence[str], width: int) -> str:
    """Why a row at the end is no center; empty where it may be one."""
    first = _first(row)
    if first.rstrip(" :").casefold() in _SUMS:
        return "sum"
    alone = _count(row) == 1 and width > 2
    return "remark" if alone and (len(first) > _LONG_REMARK or first[0] in "*†#(") else ""


def _repeats(row: Sequence[str], own: Sequence[str]) -> bool:
    if len(own) < 2 or comparable(row[0]) != own[0]:
        return False
    same = sum(bool(cell) and comparable(cell) == name for cell, name in zip(row, own, strict=False))
    return same > 1 and 2 * same >= _count(row)


def _first(cells: Sequence[str]) -> str:
    return next(filter(None, cells), "")


def _count(cells: Sequence[str]) -> int:
    return sum(map(bool, cells))


def _width(cells: Sequence[str]) -> int:
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return width
