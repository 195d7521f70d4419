"""A list of centers, or an empty one to fill in, as a file that a spreadsheet opens; it can be read back.

A text that a spreadsheet would take for a formula gets an apostrophe in front; reading takes it off again.
"""

import csv
import io
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from decision.catalog.catalog import Catalog
from decision.catalog.rows import cells_of
from decision.lists.columns import PLAIN, Column, example
from decision.lists.files import KEPT_APART, KEPT_COLUMN
from decision.lists.problems import Problem
from decision.lists.provider_files import likenesses
from decision.lists.spelling import UNKNOWN
from decision.lists.tables import GUIDE
from decision.lists.texts import safe

CENTERS = "Centers"
MOST_FIRST = 20  # columns of a template that are in sight at first
_GUIDE_HEADER = (
    "Column", "What it is", "What to write", "For example", "Unit", "What the words mean",
    "Words to choose from",
)  # fmt: skip
_AS_TEXT = ("id", "zip", "phone")  # a spreadsheet would take some of these for numbers, and drop zeros
_NARROW = (*_AS_TEXT, "state")
_LAST_ROW = 10_000  # of the rows in which a spreadsheet offers the words to choose from
_WRITE = {
    "text": "Text. Write unknown where nobody knows.",
    "yes_no": "yes, no or unknown.",
    "level": "One of the words to the right.",
    "number": "A number without its unit. Write unknown where nobody knows.",
    "day": "A day as year-month-day. Write unknown where nobody knows.",
}
_MAY_DELETE = "You may delete columns that you do not know."
_REQUIRED = "Text. It is never unknown."


def list_csv(catalog: Catalog, mapping: Mapping[str, str] | None = None) -> bytes:
    """The centers of the list as CSV, in UTF-8 with the mark that spreadsheets know it by.

    A place that a person added is theirs alone and stays out. Each center has one source and one day: what
    one fact has of its own, as one that was reported to a person, is not kept. `mapping` is what the columns
    of their own file were agreed to be, by heading; it is kept below the centers, for the next version of it.
    """
    ids, rows = [column.id for column in catalog.columns], _centers(catalog)
    return _csv([ids, *([row[id] for id in ids] for row in rows), *_kept(catalog, mapping)])


def list_xlsx(catalog: Catalog, mapping: Mapping[str, str] | None = None) -> bytes:
    """The same as a workbook, with the meaning of each column, and what is kept, on a second sheet."""
    return _xlsx(catalog.columns, _centers(catalog), _kept(catalog, mapping))


def template_xlsx(catalog: Catalog) -> bytes:
    """A workbook to fill in, with every column, those beyond the first behind a tap."""
    return _xlsx(catalog.columns, (), first=first_columns(catalog))


def first_columns(catalog: Catalog) -> tuple[Column, ...]:
    """At most 20 columns to begin with: what every list has, a fact of each factor, the rest."""
    columns = catalog.columns
    lead = {factor.indicators[0].id for factor in catalog.factors}
    in_turn = sorted(columns, key=lambda each: (each.id not in PLAIN, each.id not in lead))
    first = {each.id for each in in_turn[:MOST_FIRST]}
    return tuple(each for each in columns if each.id in first)


def problems_csv(problems: Sequence[Problem]) -> bytes:
    """Problems or notes as CSV, one row each, to work through in a spreadsheet."""
    places = ((each.place.file, str(each.place.row or ""), each.place.column or "") for each in problems)
    rows = ((*place, each.what, each.remedy) for place, each in zip(places, problems, strict=True))
    return _csv([("file", "row", "column", "what was found", "what to do"), *rows])


def _centers(catalog: Catalog) -> list[dict[str, str]]:
    return [cells_of(provider, catalog) for provider in catalog.providers if not provider.added]


def _kept(catalog: Catalog, mapping: Mapping[str, str] | None) -> list[tuple[str, ...]]:
    """The rows for what was agreed to: the columns of one's own file, and which centers are no twins."""
    centers = [center for center in catalog.providers if not center.added]
    cells = zip(*((center.name, center.town, center.phone) for center in centers), strict=True)
    apart = likenesses(*cells) if centers else ()
    kept = [(KEPT_COLUMN, heading, id) for heading, id in (mapping or {}).items()]
    return [*kept, *((KEPT_APART, centers[at].id) for at in apart)]


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(safe, row) for row in rows)
    return BOM_UTF8 + text.getvalue().encode()


def _xlsx(
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, str]],
    kept: Iterable[Sequence[str]] = (),
    first: Sequence[Column] = (),
) -> bytes:
    book = Workbook()
    centers, guide = book.worksheets[0], book.create_sheet(GUIDE)
    centers.title = CENTERS
    _head(centers, [column.id for column in columns])
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            _fill(centers.cell(number, place), row[column.id], column)
    for place, column in enumerate(columns, start=1):
        centers.cell(1, place).comment = Comment(_about(column), "", height=120, width=320)
        widest = 40 if column.kind == "text" and column.id not in _NARROW else 14
        shown = centers.column_dimensions[get_column_letter(place)]
        shown.width = max(widest, len(column.id) + 2)
        if column.id in _AS_TEXT:
            shown.number_format = "@"
        if first and column not in first:  # in a group that a spreadsheet opens with one tap
            shown.outlineLevel, shown.hidden = 1, True
    _explain(guide, centers, columns)
    for each in kept:
        guide.append([safe(text) for text in each])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _about(column: Column) -> str:
    return f"{column.heading}. {column.explains}" if column.explains else f"{column.heading}."


def _head(sheet: Worksheet, headings: Sequence[str]) -> None:
    for place, heading in enumerate(headings, start=1):
        sheet.cell(1, place, heading).font = Font(bold=True)
    sheet.freeze_panes = "A2"


def _fill(cell: Cell | MergedCell, text: str, column: Column) -> None:
    """Write one cell: a number as a number and a day as a day, so that a spreadsheet can sort by them."""
    if column.kind == "number" and text != UNKNOWN and _keeps(text):
        cell.value = float(text)
    elif column.kind == "day" and text != UNKNOWN:
        cell.value = date.fromisoformat(text)  # shown as year-month-day
    else:
        _write(cell, text)
        if column.id in _AS_TEXT:
            cell.number_format = "@"


def _keeps(number: str) -> bool:
    """Whether a workbook keeps a number to the last digit: 15 digits, neither huge nor tiny."""
    return float(f"{float(number):.15g}") == float(number) and "e" not in f"{float(number):.15g}"


def _write(cell: Cell | MergedCell, text: str) -> None:
    # A workbook has a way to write any character in signs; a text that looks so is to stay what it is.
    cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", safe(text))
    cell.data_type = "s"  # also where it looks like a formula or an error


def _explain(sheet: Worksheet, centers: Worksheet, columns: Sequence[Column]) -> None:
    """One row for each column. Its words are in cells of their own, which the other sheet offers."""
    _head(sheet, _GUIDE_HEADER)
    start = get_column_letter(len(_GUIDE_HEADER))
    for number, column in enumerate(columns, start=2):
        means = "\n".join(f"{word}: {meaning}" for word, meaning in column.means.items())
        write = _REQUIRED if column.required else _WRITE[column.kind]
        texts = (column.id, _about(column), write, example(column), column.unit, means, *column.words)
        for place, text in enumerate(texts, start=1):
            if text:
                _write(sheet.cell(number, place), text)
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
        if column.words:
            offered = DataValidation(
                "list", f"'{GUIDE}'!${start}${number}:${get_column_letter(len(texts))}${number}"
            )
            offered.allow_blank = offered.showErrorMessage = True
            offered.errorTitle, offered.error = column.heading[:32], "Choose one of the words in the list."
            letter = get_column_letter(number - 1)
            offered.add(f"{letter}2:{letter}{_LAST_ROW}")
            centers.add_data_validation(offered)
    sheet.cell(len(columns) + 3, 1, _MAY_DELETE)
    for place, width in enumerate((22, 60, 40, 25, 12, 70), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
