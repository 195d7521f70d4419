"""How text with separators becomes rows of cells: by which separator, and where its quotes do not match."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from decision.lists.findings import Findings, as_found
from decision.lists.headers import HEAD_ROWS, Record, matches

_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SAMPLE = 50  # rows by which a separator is judged
_SAYS_ITSELF = re.compile(r'"?sep=([,;\t|])"?[,;\t]*[\r\n]*', re.IGNORECASE)
_SAVE = 'To make this plain, save the file as "CSV UTF-8 (comma)".'


def records_of(content: bytes, encoding: str, known: Collection[str], findings: Findings) -> Iterator[Record]:
    """The rows as a spreadsheet numbers them; raises BadData where they cannot be told apart."""
    text = _opened(content, encoding)
    said = _SAYS_ITSELF.fullmatch(text.readline(_SAMPLE))
    if said:
        separator = said[1]
        what = f"The first line says what stands between cells ({as_found(said[0])}), and they were read so."
        findings.note(what, f"Rows are counted from the line below it, as a spreadsheet does. {_SAVE}", 1)
    else:
        separator = _separator(content, encoding, known, findings)
        text = _opened(content, encoding)
    return _records(text, separator, findings)


def _opened(content: bytes, encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(content), encoding, newline="")


def _records(text: io.TextIOWrapper, separator: str, findings: Findings) -> Iterator[Record]:
    number = 0
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=separator, strict=True), start=1):
            yield number, cells
    except csv.Error as error:
        raise findings.refusal(*_quotes(str(error)), number + 1) from None


def _quotes(error: str) -> tuple[str, str]:
    if "field limit" in error:
        what = f"A cell in this row has more than {csv.field_size_limit():,} characters."
        return (
            what,
            'Make it shorter, or close a quote that was left open; write a quote inside a cell as "".',
        )
    why = "text follows one that is closed" if "expected after" in error else "one is not closed"
    what = f"The quotes in this file do not match: in this row, {why}."
    return what, 'Write a quote inside a cell as "" and close every quote.'


def _separator(content: bytes, encoding: str, known: Collection[str], findings: Findings) -> str:
    samples = {sign: _sample(_opened(content, encoding), sign) for sign in _NAMES}
    fitting = _by_known(samples, known) or _by_header(samples)
    if len(fitting) != 1:
        what = "Which sign stands between the cells of this file is not clear."
        raise findings.refusal(
            what, 'Save it as "CSV UTF-8 (comma)", with the column names in the first row.', 1
        )
    if fitting[0] != ",":
        findings.note(
            f"The cells of this file are kept apart by {_NAMES[fitting[0]]}, and were read so.", _SAVE
        )
    return fitting[0]


def _sample(text: io.TextIOWrapper, sign: str) -> list[list[str]]:
    """The first rows that are not blank, up to one whose quotes do not match."""
    found = []
    try:
        for cells in islice(csv.reader(text, delimiter=sign, strict=True), 20 * _SAMPLE):
            if any(cell.strip() for cell in cells):
                found.append(cells)
            if len(found) == _SAMPLE:
                break
    except csv.Error:
        pass
    return found


def _by_known(samples: Mapping[str, list[list[str]]], known: Collection[str]) -> list[str]:
    """The one sign with which a row names more known columns than with any other; none if that is no help."""
    counts = {
        sign: max((matches(cells, known) for cells in rows[:HEAD_ROWS]), default=0)
        for sign, rows in samples.items()
    }
    best = [sign for sign, count in counts.items() if count == max(counts.values())]
    return best if len(best) == 1 else [","] if known and min(counts.values()) == 1 else []


def _by_header(samples: Mapping[str, list[list[str]]]) -> list[str]:
    """The signs that the first row can be parted by; of several, those that part all rows alike."""
    parted = [sign for sign, rows in samples.items() if rows and len(rows[0]) > 1]
    if not parted:
        others = any(len(cells) > 1 for sign in ";\t" for cells in samples[sign])
        return [] if others else [","]
    return parted if len(parted) == 1 else [sign for sign in parted if _alike(samples[sign])]


def _alike(rows: list[list[str]]) -> bool:
    """Whether all rows are as wide as the first, but for blank cells at its end or theirs."""
    least, most = len(_trimmed(rows[0])), len(rows[0])
    return all(len(cells) >= least and len(_trimmed(cells)) <= most for cells in rows)


def _trimmed(cells: list[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
