"""What a cell of a workbook says as text, and what of that is not as it is written: told once a column."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from typing import Any

from decision.lists.findings import Findings, as_found
from decision.lists.headers import Header
from decision.lists.number_formats import Number, is_amount, plain, shown


class Kind(Enum):
    """What can be odd about a cell."""

    FORMULA = auto()
    TIME = auto()
    FORMAT = auto()
    SHOWN = auto()
    AMOUNT = auto()
    DATE = auto()


@dataclass(frozen=True)
class Oddity:
    """The first odd cell of a kind in a column: its row, what was read, and what stands behind it."""

    row: int
    text: str
    behind: str = ""


class Oddities:
    """What was odd in the cells of one sheet, by kind and column, with how many there are of each."""

    def __init__(self) -> None:
        self.first: dict[tuple[Kind, int], Oddity] = {}
        self.count: dict[tuple[Kind, int], int] = {}

    def keep(self, kind: Kind, column: int, oddity: Oddity) -> None:
        """Count a cell, and keep it if it is the first of its kind in its column."""
        self.first.setdefault((kind, column), oddity)
        self.count[kind, column] = self.count.get((kind, column), 0) + 1

    def tell(self, header: Header, findings: Findings) -> None:
        """Tell each kind once a column, at its first cell; a column without a heading is told elsewhere."""
        for (kind, column), oddity in self.first.items():
            place = oddity.row, header.heading(column)
            if place[1] is None:
                continue
            what, remedy = _SENTENCES[kind]
            more = self.count[kind, column] - 1
            others = f" This column has {more:,} more like it." if more else ""
            said = what.format(text=as_found(oddity.text), behind=oddity.behind) + others
            (findings.wrong if kind in _WRONG else findings.note)(said, remedy, *place)


_WRONG = {Kind.FORMULA, Kind.TIME, Kind.FORMAT}
_SENTENCES = {
    Kind.FORMULA: (
        "There is a formula here: {text}.",
        "Copy the column and paste it over itself as values only.",
    ),
    Kind.TIME: ("There is a time of day here: {text}.", "Write the day only, such as 2026-11-01."),
    Kind.FORMAT: (
        "The sheet shows the number {behind} by a format that cannot be read here: {text}.",
        "Give the column the format Text, and type again what should be read.",
    ),
    Kind.SHOWN: (
        "The number {behind} was read as the sheet shows it: {text}.",
        "To make this plain, give the column the format Text, and type what should be read.",
    ),
    Kind.AMOUNT: (
        "In this column, a number shown as {text} was read as {behind}.",
        "Nothing to do if this is right; else correct the number in the cell.",
    ),
    Kind.DATE: (
        "A date was read as year-month-day: {text}.",
        "To make this plain, give the column the format yyyy-mm-dd.",
    ),
}


def text_of(value: Any, kind: str, code: str, odd: Oddities, row: int, column: int) -> str:
    """The text of one cell: its value, what kind of cell the file says it is, and its number format."""
    if isinstance(value, str) and kind != "f":
        return _unescaped(value)
    if value is None:
        return ""
    if kind == "f":
        text = (
            value if isinstance(value, str) else f"={getattr(value, 'text', None) or ''}".replace("==", "=")
        )
        odd.keep(Kind.FORMULA, column, Oddity(row, text))
        return text
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return _number(value, code, odd, row, column)
    return _moment(value, code, odd, row, column)


def _number(value: Number, code: str, odd: Oddities, row: int, column: int) -> str:
    bare = plain(value)
    seen = shown(value, code)
    if seen is None:
        odd.keep(Kind.FORMAT, column, Oddity(row, code, bare))
        return bare
    if seen != bare and is_amount(code):
        odd.keep(Kind.AMOUNT, column, Oddity(row, seen, bare))
        return bare
    if seen != bare:
        odd.keep(Kind.SHOWN, column, Oddity(row, seen, bare))
    return seen


def _moment(value: Any, code: str, odd: Oddities, row: int, column: int) -> str:
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        if code.casefold().split(";")[0] != "yyyy-mm-dd":
            odd.keep(Kind.DATE, column, Oddity(row, value.isoformat()))
        return value.isoformat()
    text = str(value) if isinstance(value, (datetime, time, timedelta)) else repr(value)
    odd.keep(Kind.TIME, column, Oddity(row, text))
    return text


def _unescaped(text: str) -> str:
    """Text with the control characters that a workbook can only hold written out, such as _x000D_."""
    if "_x00" not in text:
        return text
    return "".join(_characters(text))


def _characters(text: str) -> Iterator[str]:
    start = 0
    while (found := text.find("_x00", start)) >= 0:
        code = text[found + 4 : found + 6]
        control = text[found + 6 : found + 7] == "_" and code[:1] in ("0", "1") and _is_hex(code)
        yield text[start:found] + (chr(int(code, 16)) if control else "_x00")
        start = found + (7 if control else 4)
    yield text[start:]


def _is_hex(code: str) -> bool:
    return len(code) == 2 and all(digit in "0123456789abcdefABCDEF" for digit in code)
