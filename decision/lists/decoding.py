"""How the bytes of a text file are read: which encoding it is in, and what is said if it is not UTF-8."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

from decision.lists.findings import NO_TABLE, Findings, as_found
from decision.lists.problems import Table

WINDOWS = "cp1252"
_REMEDY = 'Save the file again as "CSV UTF-8" or UTF-8.'
_MARKS = {  # the longer first: a mark of UTF-32 begins with one of UTF-16
    BOM_UTF32_LE: "utf-32",
    BOM_UTF32_BE: "utf-32",
    BOM_UTF16_LE: "utf-16",
    BOM_UTF16_BE: "utf-16",
}


def encoding_of(content: bytes, findings: Findings) -> str:
    """The encoding of the text; raises BadData where none is sure to give all of it."""
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    if marked:
        if _bad(content, marked) is not None:
            raise findings.refusal(f"This is not {marked.upper()} text, though it begins so.", _REMEDY)
        findings.note(f"This file is {marked.upper()} text, and was read as that.", _REMEDY)
        return marked
    if b"\0" in content:
        row = _row(content, content.index(b"\0"))
        raise findings.refusal(
            f"{NO_TABLE} There is a character with the code 0 here, which no text has.", _REMEDY, row
        )
    error = None if content.isascii() else _bad(content, "utf-8")
    if error is None:
        return "utf-8-sig"
    row = _row(content, error)
    # Where some letters are UTF-8 and some are not, to read all of them one way would spoil the others.
    mixed = not content.decode(errors="ignore").isascii()
    if mixed or _bad(content, WINDOWS) is not None:
        raise findings.refusal("This is not UTF-8 text.", _REMEDY, row)
    return WINDOWS


def note_windows(table: Table, findings: Findings) -> None:
    """Note that a table was read as Windows-1252, with a cell to check it by."""
    what = "This file is not UTF-8 text, and was read as Windows-1252."
    for row in table.rows:
        for column, cell in row.cells.items():
            if not cell.isascii():
                what = f"{what[:-1]}: this cell as {as_found(cell)}."
                findings.note(what, f"Check this cell. {_REMEDY}", row.number, table.headings[column])
                return
    findings.note(what, _REMEDY)


def _bad(content: bytes, encoding: str) -> int | None:
    """Where the first byte stands that cannot be read; None where all can."""
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _row(content: bytes, offset: int) -> int:
    before = content[:offset]
    return before.count(b"\n") + before.replace(b"\r\n", b"").count(b"\r") + 1
