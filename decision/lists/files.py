"""What a file that people bring contains, whatever its kind: its sheets, each as rows of text.

Workbooks of every kind (.xlsx, .xlsm, .xls, .xlsb, .ods) are read by calamine. It gives the numbers and days
in the cells without the formats they are shown in: a ZIP code that was shown with a zero in front comes
without it, and is asked about like one that lost it. A formula comes as its stored result.
"""

import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from functools import reduce
from io import BytesIO

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from decision.lists.problems import BadData, Place, Problems
from decision.lists.texts import Record, as_typed, rows_of
from decision.wording import words

KEPT_COLUMN, KEPT_APART = "# column of your file", "# a center of its own"
"""How the rows of a saved list begin that are no centers: what a column of one's own file was agreed to be,
and the id of a center that is not the other one of its name and town."""
MOST_BYTES = 50_000_000
MOST_UNPACKED = 200_000_000  # bytes of all parts together
MOST_TIMES = 250  # as large unpacked as packed; a full workbook is 5 to 50 times, a trap a thousand
MOST_CELLS = 12_000_000  # from the first to the last of a sheet, empty ones and all: each takes memory
_SMALL = 5_000_000  # so little does no harm, however well it packs
_MOST_PARTS = 5_000
_PIECE = 1 << 20
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK"
# How files begin that hold no list, and the part by which a zip file is known, by the kind of file.
_STARTS = {
    kind: re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:" + start + rb")", re.IGNORECASE | re.DOTALL)
    for kind, start in {
        "picture": rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF",
        "text": rb"\{\\rtf",
        "packed": rb"\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!",
        "database": rb"SQLite format 3",
        "pdf": rb".*%PDF-",  # some programs write a few bytes before it
        "web": rb"<(!doctype html|html|head|body|meta|table)\b",
        "xml": rb"<(\?xml|!--|!doctype)",
        "json": rb'\{\s*"|\[\s*[\[{"\]]',
    }.items()
}
_PARTS = {
    "word": ("word/document.xml",),
    "slides": ("ppt/presentation.xml",),
    "numbers": ("Index/Document.iwa", "Index.zip"),
}
_HEAD = 2_000  # bytes by which a file is known
_ONE_WAY = bytes.maketrans(b"\t\n\r'", b'   "')  # of the ways to write XML
# In a file of LibreOffice: a cell, or the first of a row, that has something in it and is repeated often.
_REPEATED = re.compile(
    rb'number-columns-repeated="\d{4,}"[^>]*[^/]>'
    rb'|number-rows-repeated="\d{5,}"[^>]*>\s*<table:table-cell\b(?![^>]*/>)'
)


@dataclass(frozen=True)
class Sheet:
    """One sheet with anything in it.

    A text file is one sheet without a name. `exact` is whether a row with more cells than the others is a
    mistake in the file: in a text, a separator may have shifted the cells behind it.
    """

    name: str
    rows: tuple[Record, ...]
    exact: bool = False


def sheets_of(file: str, content: bytes, known: Collection[str], problems: Problems) -> tuple[Sheet, ...]:
    """Every sheet in sight that has anything in it; raises BadData where there is none.

    `known` are names of columns as `texts.comparable` gives them, by which a separator is recognized.
    """
    _refuse_others(file, content)
    if content.startswith((_ZIP, _OLE)):
        return _workbook(file, content, problems)
    return (Sheet("", tuple(rows_of(file, content, known, problems)), exact=True),)


def kept_in(sheets: Sequence[Sheet]) -> tuple[dict[str, str], frozenset[str]]:
    """What a saved list keeps beside its centers: our column by heading, and the ids of centers apart."""
    rows = [(cells[0].strip(), *map(str.strip, cells[1:3])) for sheet in sheets for _, cells in sheet.rows]
    return (
        {as_typed(row[1])[0]: row[2] for row in rows if row[0] == KEPT_COLUMN and len(row) > 2},
        frozenset(row[1] for row in rows if row[0] == KEPT_APART and len(row) > 1),
    )


def _refuse_others(file: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        what = words.FILE_TOO_LARGE.format(most=MOST_BYTES // 1_000_000)
        raise BadData.of(Place(file), what, words.FILE_SPLIT)
    head = content[:_HEAD].replace(b"\0", b"")  # as text that is two bytes wide is half of zeros
    kind = next((kind for kind, start in _STARTS.items() if start.match(head)), None)
    if kind:
        raise BadData.of(Place(file), words.table("FILE_KINDS")[kind], words.FILE_AS_WORKBOOK)


# ---- workbooks


def _workbook(file: str, content: bytes, problems: Problems) -> tuple[Sheet, ...]:
    try:
        _refuse_unsafe(file, content)
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            return _sheets(file, book, problems)
    except (BadData, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except PasswordError:
        raise BadData.of(Place(file), words.FILE_LOCKED, words.FILE_LOCKED_REMEDY) from None
    except BaseException as error:  # a panic of the reader in Rust is no Exception
        raise BadData.of(Place(file), words.FILE_DAMAGED, words.FILE_DAMAGED_REMEDY) from error


def _sheets(file: str, book: CalamineWorkbook, problems: Problems) -> tuple[Sheet, ...]:
    hidden = [each.name for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible]
    if hidden:
        what = words.FILE_HIDDEN_SHEETS.format(names=", ".join(hidden))
        problems.note(Place(file), what, words.FILE_HIDDEN_SHEETS_REMEDY)
    seen = [_sheet(book.get_sheet_by_name(name)) for name in book.sheet_names if name not in hidden]
    found = tuple(sheet for sheet in seen if sheet.rows)
    if not found:
        raise BadData.of(Place(file), words.FILE_EMPTY, words.FILE_EMPTY_REMEDY)
    return found


def _sheet(sheet: CalamineSheet) -> Sheet:
    cells = enumerate(sheet.to_python(skip_empty_area=False), start=1)
    texts = ((at, tuple([cell if type(cell) is str else text_of(cell) for cell in row])) for at, row in cells)
    return Sheet(sheet.name, tuple(row for row in texts if any(row[1])))


def text_of(value: object) -> str:
    """What a cell says as text: a whole number without a point, a day as year-month-day."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        text = f"{value:.15g}"  # the digits that a spreadsheet shows; never 35.0 for 35
        return f"{Decimal(text):f}" if "e-" in text and abs(value) >= 1e-9 else text.replace("e", "E")
    return str(value.date() if isinstance(value, datetime) and value.time() == time() else value)


# ---- what may be unpacked


def _refuse_unsafe(file: str, content: bytes) -> None:
    """Refuse other kinds of zip files, what is locked, and what would be too large."""
    if not content.startswith(_ZIP):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise PasswordError
        return
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = {*archive.namelist()}
        kinds = [kind for kind, parts in _PARTS.items() if names.intersection(parts)]
        if not kinds and not names & {"[Content_Types].xml", "content.xml"}:
            kinds = ["zip"]
        if kinds:
            remedy = words.FILE_UNPACK if kinds == ["zip"] else words.FILE_AS_WORKBOOK
            raise BadData.of(Place(file), words.table("FILE_KINDS")[kinds[0]], remedy)
        if any(part.flag_bits & 1 for part in archive.infolist()):
            raise PasswordError
        if _is_large(archive, len(content)):
            raise BadData.of(Place(file), words.FILE_UNPACKED, words.FILE_UNPACKED_REMEDY)


def _is_large(archive: zipfile.ZipFile, packed: int) -> bool:
    """Whether it says that it is too large, or is: what a zip says of itself may be false."""
    parts = archive.infolist()
    allowed = min(MOST_UNPACKED, max(_SMALL, MOST_TIMES * packed))
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > allowed:
        return True
    for part in parts:
        rows, columns = 0, 0
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                allowed -= len(piece)
                if allowed < 0 or (part.filename == "content.xml" and _REPEATED.search(piece)):
                    return True
                if part.filename.startswith("xl/worksheets/"):
                    rows, columns = _extent(piece, rows, columns)
        if rows * columns > MOST_CELLS:
            return True
    return False


def _extent(piece: bytes, rows: int, columns: int) -> tuple[int, int]:
    """The last row and column that a piece of a sheet names, or those before it if they are further."""
    places = piece.translate(_ONE_WAY).split(b' r="')[1:]  # what follows is AB1 for a cell, and 123 for a row
    letters = {place[:3].rstrip(b'0123456789"') for place in places}
    numbers = (place[:8].partition(b'"')[0] for place in places if place[:1] <= b"9")
    return (
        max([rows, *(int(number) for number in numbers if number.isdigit())]),
        max(
            [columns, *(reduce(lambda place, letter: 26 * place + letter - 64, each, 0) for each in letters)]
        ),
    )
