"""How a list that people made in a spreadsheet becomes a table, whatever its file is called."""

import re
from collections.abc import Collection
from pathlib import Path, PurePath

from decision.lists.archives import AS_WORKBOOK
from decision.lists.decoding import WINDOWS, encoding_of, note_windows
from decision.lists.delimited import records_of
from decision.lists.findings import NO_TABLE, Findings
from decision.lists.headers import normalized
from decision.lists.problems import BadData, Problems, Table, name_of, read_bytes
from decision.lists.tables import table_of
from decision.lists.workbooks import workbook_table

MOST_BYTES = 50_000_000
_ZIP = b"PK"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture or a sound",
    b"{\\rtf": "a text document (.rtf)",
    b"\x1f\x8b": "a packed file (.gz)",
    b"7z\xbc\xaf\x27\x1c": "a packed file (.7z)",
    b"Rar!": "a packed file (.rar)",
    b"SQLite format 3": "a database",
}
_WORDS = {
    re.compile(r"<(!doctype html|html|head|body|meta|table)\b", re.IGNORECASE): "a web page",
    re.compile(r"<(\?xml|!--|!doctype)", re.IGNORECASE): "an XML file",
    re.compile(r'(\{\s*"|\[\s*[\[{"\]])'): "a JSON file",
}
_HEAD = 2_000  # bytes by which a file is told


def read_table(path: Path, problems: Problems, known: Collection[str] = ()) -> Table | None:
    """The table in a file; None after a problem that leaves no usable header."""
    content = read_bytes(path, problems)
    if content is None:
        return None
    return table_from(name_of(path), content, problems, known=known)


def table_from(
    name: str,
    content: bytes,
    problems: Problems,
    *,
    known: Collection[str] = (),
) -> Table | None:
    """The table in what was uploaded or found; None after a problem that leaves no usable header.

    `problems` are what makes the file unusable: with any, a table only serves to find more of them. `notes`
    are what was read otherwise than it is written; blanks around a cell are trimmed without one. `known` are
    column names that are expected, by which the header is recognised among titles, sheets and separators.
    """
    findings = Findings(name, problems)
    known = frozenset(map(normalized, known))
    try:
        return _table(name, content, known, findings)
    except BadData as refused:
        problems.refused(name, *refused.problems)
        return None


def _table(name: str, content: bytes, known: Collection[str], findings: Findings) -> Table | None:
    _refuse_others(content, findings)
    ending = PurePath(name).suffix.casefold()
    if content.startswith(_ZIP):
        if ending in (".csv", ".txt", ".tsv"):
            findings.note(
                f"The name ends in {ending}, but this is an Excel workbook and was read as one.",
                "Name it .xlsx.",
            )
        return workbook_table(content, known, findings)
    if ending.startswith(".xl"):
        findings.note(
            f"The name ends in {ending}, but this is a text file and was read as one.", "Name it .csv."
        )
    encoding = encoding_of(content, findings)
    _, table = table_of(records_of(content, encoding, known, findings), known, findings)
    if table is not None and encoding == WINDOWS:
        note_windows(table, findings)
    return table


def _refuse_others(content: bytes, findings: Findings) -> None:
    """Refuse what is no list, by how it begins."""
    if len(content) > MOST_BYTES:
        what = f"The file is larger than {MOST_BYTES // 1_000_000} MB, which is the most that can be read."
        raise findings.refusal(what, "Split it by state or region, and use one part at a time.")
    if content.startswith(_OLD):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        what = "a workbook protected by a password" if locked else "an Excel file of the old kind (.xls)"
        raise findings.refusal(
            f"This is {what}.", f"{'Take the password off. ' if locked else ''}{AS_WORKBOOK}"
        )
    kind = next((kind for start, kind in _STARTS.items() if content.startswith(start)), None)
    if kind is None and b"%PDF-" in content[:_HEAD]:  # some programs write a few bytes before it
        kind = "a PDF"
    head = content[:_HEAD].decode(
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "ignore"
    )
    kind = kind or next((kind for start, kind in _WORDS.items() if start.match(head.lstrip())), None)
    if kind:
        raise findings.refusal(f"{NO_TABLE} It is {kind}.", AS_WORKBOOK)
