"""What is in a zip file, and whether it may be unpacked: a workbook is one, and so is much else."""

import zipfile
import zlib
from io import BytesIO

from decision.lists.findings import NO_TABLE, Findings

MOST_UNPACKED = 200_000_000  # bytes of all parts together
MOST_TIMES = 250  # as large unpacked as packed; a full workbook is 5 to 50 times, a trap a thousand
_SMALL = 5_000_000  # so little does no harm, however well it packs
_MOST_PARTS = 5_000
# Marks of XML: what is small as text can be large once each of its elements is an object.
MOST_MARKS = 8_000_000
_PIECE = 1 << 16
AS_WORKBOOK = "Save it as an Excel workbook (.xlsx) or as a CSV file."

# Parts by which other files that are zips can be told.
_OTHERS = {
    "xl/workbook.bin": "an Excel file of the binary kind (.xlsb)",
    "word/document.xml": "a Word document",
    "ppt/presentation.xml": "a set of slides",
    "Index/Document.iwa": "a file of Apple Numbers",
    "Index.zip": "a file of Apple Numbers",
}
_ZIP = "a zip file and not a workbook"
_NO_TABLES = (_ZIP, "a Word document", "a set of slides")


def checked(content: bytes, findings: Findings) -> frozenset[str]:
    """The names of a workbook's parts; raises BadData unless it is one that can safely be unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_others(archive, findings)
            _refuse_large(archive, len(content), findings)
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise damaged(findings) from error


def damaged(findings: Findings) -> Exception:
    """The error to raise for a workbook that is cut off or spoilt."""
    return findings.refusal(
        "This workbook is damaged or of a kind that cannot be read.",
        "Open it in a spreadsheet program and save it anew as .xlsx or as CSV.",
    )


def _refuse_others(archive: zipfile.ZipFile, findings: Findings) -> None:
    names = {*archive.namelist()}
    kind = next((kind for part, kind in _OTHERS.items() if part in names), None)
    if kind is None and "mimetype" in names:
        kind = "a file of LibreOffice or OpenOffice (such as .ods)"
    if kind is None and "[Content_Types].xml" not in names:
        kind = _ZIP
    if kind:
        remedy = "Unpack it, and use the list that is in it." if kind == _ZIP else AS_WORKBOOK
        said = f"{NO_TABLE} It is {kind}." if kind in _NO_TABLES else f"This is {kind}."
        raise findings.refusal(said, remedy)
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise findings.refusal("This file is protected by a password.", "Save it without one.")


def _refuse_large(archive: zipfile.ZipFile, packed: int, findings: Findings) -> None:
    """Refuse what says that it is too large, and then what is: what a zip says of itself may be false."""
    parts = archive.infolist()
    allowed = min(MOST_UNPACKED, max(_SMALL, MOST_TIMES * packed))
    too_large = len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > allowed
    left, marks = allowed, MOST_MARKS
    for part in parts if not too_large else []:
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                marks -= piece.count(b"<")
                if min(left, marks) < 0:
                    break
    if too_large or min(left, marks) < 0:
        what = "This workbook would be far too large once it is unpacked."
        raise findings.refusal(what, "Copy the list alone into a new workbook, or save it as CSV.")
