"""How an Excel workbook becomes a table: which of its sheets is read, and what in it hides what is there."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils import column_index_from_string, range_boundaries
from openpyxl.worksheet._reader import WorkSheetParser

from decision.lists.archives import checked, damaged
from decision.lists.cell_values import Oddities, text_of
from decision.lists.findings import Findings, as_found, listed
from decision.lists.headers import HEAD_ROWS, Header, Record, matches
from decision.lists.problems import BadData, Table
from decision.lists.tables import filled_rows, table_of

GUIDE = "How to fill it in"  # the sheet of our own template that explains the columns; it holds no list
_LAST_COLUMN = 16_384


@dataclass(frozen=True)
class _Sheet:
    """One sheet that is read from top to bottom, and what was found on the way."""

    parser: WorkSheetParser
    formats: Sequence[str]
    odd: Oddities = field(default_factory=Oddities)
    hidden: list[int] = field(default_factory=list)

    def records(self) -> Iterator[Record]:
        """The rows that stand in the sheet; raises ValueError where they go backwards or off the sheet."""
        last = 0
        for number, cells in self.parser.parse():
            texts: list[str] = []
            for cell in cells:
                index = cell["column"] - 1
                if not len(texts) <= index < _LAST_COLUMN:
                    raise ValueError("the cells of a row are out of order")
                texts.extend([""] * (index - len(texts)))
                code = self.formats[cell["style_id"]]
                texts.append(text_of(cell["value"], cell["data_type"], code, self.odd, number, index))
            if number <= last:
                raise ValueError("the rows are out of order")
            last = number
            # What the parser knows of a row is let go with it, so that a long sheet stays small.
            if self.parser.row_dimensions.pop(str(number), {}).get("hidden") in ("1", "true") and any(texts):
                self.hidden.append(number)
            yield number, texts


def workbook_table(content: bytes, known: Collection[str], findings: Findings) -> Table | None:
    """The table in a workbook; raises BadData where there is none, or not surely one."""
    parts = checked(content, findings)
    if "xl/vbaProject.bin" in parts:
        what = "This workbook has macros, which were neither read nor run."
        findings.note(what, "Save it as .xlsx to leave them out.")
    try:
        return _table(content, known, findings)
    except BadData:
        raise
    except Exception as error:  # a spoilt workbook can raise anything in the package that reads it
        raise damaged(findings) from error


def _table(content: bytes, known: Collection[str], findings: Findings) -> Table | None:
    book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    sheet = _opened(book, _chosen(book, known, findings))
    header, table = table_of(sheet.records(), known, findings, ragged=True)
    sheet.odd.tell(header, findings)
    _tell_merged(sheet, header, findings)
    _note_hidden(sheet, header, findings)
    return table


def _opened(book: Any, sheet: Any) -> _Sheet:
    """A sheet row by row. The package's own way to do so leaves out which cells are merged or hidden."""
    formats = [_format(book, style.numFmtId) for style in book._cell_styles]  # noqa: SLF001
    parser = WorkSheetParser(
        sheet._get_source(),  # noqa: SLF001
        sheet._shared_strings,  # noqa: SLF001
        epoch=book.epoch,
        date_formats=book._date_formats,  # noqa: SLF001
        timedelta_formats=book._timedelta_formats,  # noqa: SLF001
    )
    return _Sheet(parser, formats)


def _format(book: Any, number: int) -> str:
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, "General"))
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])  # noqa: SLF001


def _chosen(book: Any, known: Collection[str], findings: Findings) -> Any:
    """The sheet to read: the only one in sight with anything in it, or the only one with a known header."""
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    heads = {
        sheet.title: head
        for sheet in book.worksheets
        if sheet.title != GUIDE and sheet.sheet_state == "visible" and (head := _head(book, sheet, findings))
    }
    if hidden:
        what = f"Hidden sheets were not read: {listed(list(map(as_found, hidden)))}."
        findings.note(what, "Delete them; or show the one with the list and hide or delete the others.")
    fitting = list(heads)
    if len(heads) > 1:
        fitting = [title for title, head in heads.items() if max(matches(c, known) for _, c in head) >= 2]
    if not heads:
        raise findings.refusal("No sheet in sight has anything in it.", "Put the list in the first sheet.")
    names = listed(list(map(as_found, fitting or heads)))
    if len(fitting) != 1:
        what = f"More than one sheet could be the list: {names}."
        raise findings.refusal(what, "Keep the sheet with the list, and delete the others.")
    if len(heads) > 1:
        what = f"Of the sheets, {names} has the column names and was read; the others were not."
        findings.note(what, "Delete the other sheets to make this plain.")
    return next(sheet for sheet in book.worksheets if sheet.title == fitting[0])


def _head(book: Any, sheet: Any, findings: Findings) -> list[Record]:
    return list(islice(filled_rows(_opened(book, sheet).records(), findings), HEAD_ROWS))


def _tell_merged(sheet: _Sheet, header: Header, findings: Findings) -> None:
    """Tell of cells that are one to the eye: all but the first of them are blank."""
    merged = sheet.parser.merged_cells
    for cells in merged.mergeCell if merged else ():
        left, top, right, bottom = range_boundaries(cells.ref)
        shown = (bottom or 0) >= header.row and (left or 0) <= len(header.headings)
        if (left, top) != (right, bottom) and shown:
            what = f"The cells {cells.ref} are merged into one, so all but the first of them are blank."
            remedy = "Undo the merge, and write in each cell what is true for it."
            findings.wrong(what, remedy, top, header.heading((left or 1) - 1))


def _note_hidden(sheet: _Sheet, header: Header, findings: Findings) -> None:
    remedy = "Show them and check them, or delete them."
    if sheet.hidden:
        rows = listed([f"{row}" for row in sheet.hidden])
        findings.note(f"Hidden rows were read like the others: {rows}.", remedy, sheet.hidden[0])
    hidden = [heading for heading in map(header.heading, _hidden_columns(sheet, header)) if heading]
    if hidden:
        names = listed(list(map(as_found, hidden)))
        findings.note(f"Hidden columns were read like the others: {names}.", remedy, header.row, hidden[0])


def _hidden_columns(sheet: _Sheet, header: Header) -> list[int]:
    found: list[int] = []
    for letters, column in sheet.parser.column_dimensions.items():
        if column.get("hidden") in ("1", "true"):
            first = column_index_from_string(letters)
            last = min(int(column.get("max", first)), len(header.headings))
            found.extend(range(first - 1, last))
    return found
