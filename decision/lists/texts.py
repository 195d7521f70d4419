"""Text with separators as rows of cells: in which encoding, and by which separator."""

import csv
import io
import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import TypeAlias

from charset_normalizer import from_bytes

from decision.lists.problems import BadData, Place, Problems, as_found
from decision.wording import words

# A row by its number in the file, and its cells as they are written there.
Record: TypeAlias = tuple[int, Sequence[str]]

_HIDDEN = {"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"}
LOST = "\N{REPLACEMENT CHARACTER}"
"""What a program writes where it could not keep a letter: it can be seen, but the letter is gone."""

Telling: TypeAlias = tuple[str, str]  # what was found, and what to do: two whole sentences

# After any apostrophes: a spreadsheet would read the first four as a formula, and drop the last two.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE = 50  # rows by which a separator is judged
# What spreadsheets and old programs write; cp1252 first, as the one that American ones use.
_LIKELY = ["cp1252", "mac_roman", "cp437", "cp850", "cp1250", "cp1251", "shift_jis"]
_WIDE = ["utf_16", "utf_32", "utf_16_le", "utf_16_be"]
_JUDGED = 200_000  # bytes
_ENOUGH = 25_000  # rows that are not blank: whoever counts them refuses fewer


def rows_of(
    file: str, content: bytes, known: Collection[str], problems: Problems, most: int = _ENOUGH
) -> list[Record]:
    """The first rows that are not blank, as a spreadsheet numbers them; BadData where none can be told apart.

    `known` are the names of columns, as they are compared, by which the separator is recognized.
    """
    text = _decoded(file, content, problems)
    stream, sign = io.StringIO(text, newline=""), _separator(text, known)
    if sign != ",":
        what = words.TEXT_SEPARATOR.format(separator=words.table("TEXT_SEPARATORS")[_SIGNS[sign]])
        problems.note(Place(file), what, words.TEXT_SEPARATOR_REMEDY)
    rows: list[Record] = []
    one = dict[str, str]().setdefault  # the same few words are in most cells: each is kept once
    number = 0
    try:
        for number, cells in enumerate(csv.reader(stream, delimiter=sign, strict=True), start=1):
            if any(cells):
                rows.append((number, tuple(map(one, cells, cells))))
            if len(rows) == most:
                break
    except csv.Error as error:
        # What was read before it is of no use: an open quote swallows whole rows.
        raise BadData.of(Place(file, number + 1), *on_quotes(str(error))) from None
    return rows


def on_quotes(error: str) -> Telling:
    """What is wrong with the quotes of a text, by what the reader said of it, and what to do."""
    if "field limit" in error:
        return words.TEXT_CELL_TOO_LONG.format(count=csv.field_size_limit()), words.TEXT_CELL_TOO_LONG_REMEDY
    what = words.TEXT_QUOTE_FOLLOWED if "expected after" in error else words.TEXT_QUOTE_OPEN
    return what, words.TEXT_QUOTE_REMEDY


# ---- the encoding


def _decoded(file: str, content: bytes, problems: Problems) -> str:
    """The text; where its encoding is guessed, the person is shown a cell to check it by."""
    has_zeros = b"\0" in content
    with suppress(UnicodeDecodeError):
        if not has_zeros:
            return content.removeprefix(BOM_UTF8).decode()
    found = from_bytes(content[:_JUDGED], cp_isolation=[*_WIDE, *_LIKELY]).best()
    is_wide = found is not None and found.encoding in _WIDE
    if has_zeros and not is_wide:
        row = content[: content.index(b"\0")].count(b"\n") + 1
        raise BadData.of(Place(file, row), words.TEXT_ZERO, words.TEXT_ENCODING_REMEDY)
    encoding = found.encoding if found else "cp1252"
    # Where some letters are UTF-8 and some are not, those that are lost are asked about, cell by cell.
    if not is_wide and not content.decode(errors="ignore").isascii():
        encoding = "utf-8"
    elif not is_wide and _is_western(content):
        encoding = "cp1252"
    text = content.decode(encoding, errors="replace")
    odd = ((row, line) for row, line in enumerate(text.split("\n"), start=1) if not line.isascii())
    if not (found and found.bom) and (first := next(odd, None)):
        sample = next(part for part in re.split(r"[,;\t|]", first[1]) if not part.isascii())
        what = words.TEXT_GUESSED.format(encoding=encoding.upper(), sample=as_found(sample.strip('"\r')))
        problems.note(Place(file, first[0]), what, words.TEXT_ENCODING_REMEDY)
    return text


def _is_western(content: bytes) -> bool:
    """Whether it can be Windows-1252: a few single letters with accents, and no byte that it has not."""
    try:
        letters = [letter for letter in content.decode("cp1252") if not letter.isascii()]
    except UnicodeDecodeError:
        return False
    return sum(letter in "éèêáàâíóôöúüñçÉÁÑÜÖ’‘“”–—•…®™°" for letter in letters) >= 0.8 * len(letters)


# ---- the separator


def _separator(text: str, known: Collection[str]) -> str:
    """The sign by which a row names most known columns; else the one that parts most rows alike."""
    samples = {sign: _sample(text, sign) for sign in _SIGNS}
    named = {
        sign: max((count_named(row, known) for row in rows), default=0) for sign, rows in samples.items()
    }
    fitting = [sign for sign in _SIGNS if named[sign] == max(named.values())]
    if len(fitting) == 1 and named[fitting[0]] > 1:
        return fitting[0]
    if min(named.values()) == 1:  # the one heading is a known column, whatever is in the rows
        return ","
    return max(_SIGNS, key=lambda sign: _parted(samples[sign]))


def _sample(text: str, sign: str) -> list[list[str]]:
    stream = io.StringIO(text[: _SAMPLE * 4_000], newline="")
    rows: list[list[str]] = []
    with suppress(csv.Error):
        for row in csv.reader(stream, delimiter=sign, strict=True):
            rows += [row] if any(cell.strip() for cell in row) else []
            if len(rows) == _SAMPLE:
                break
    return rows


def count_named(row: Sequence[str], known: Collection[str]) -> int:
    return len({name for cell in row if (name := comparable(cell)) in known})


def _parted(rows: Sequence[Sequence[str]]) -> float:
    """How many rows have the usual width, if that is more than one cell; wider is better only then."""
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count, default=0)
    return widths.count(usual) + usual / 1_000 if usual > 1 else 0.5 * any(width > 1 for width in widths)


def hidden_in(text: str, also: str = "") -> str | None:
    """The first character that nobody can see, or that is in `also`, by its name; else None."""
    if text.isprintable():
        return None
    found = next((mark for mark in text if is_hidden(mark) or mark in also), None)
    return found and f"{unicodedata.name(found, 'control character').lower()} (U+{ord(found):04X})"


def is_hidden(character: str) -> bool:
    """Whether it leaves no mark, or is none; tabs and line breaks do, as people type them."""
    return unicodedata.category(character) in _HIDDEN and character not in "\t\n\r"


def without_hidden(text: str) -> str:
    return text if text.isprintable() else "".join(each for each in text if not is_hidden(each))


def comparable(heading: str) -> str:
    """A heading as it is compared: its words in small letters; marks and the width of spaces aside."""
    return " ".join(re.findall(r"[^\W_]+", heading.casefold()))


def safe(text: str) -> str:
    """The text as a spreadsheet may open it: one more apostrophe before what it would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def as_typed(text: str) -> tuple[str, tuple[Telling, ...]]:
    """The text without the apostrophe that `safe` puts in front of it, and what to tell of that."""
    if not (text.startswith("'") and _FORMULA.match(text)):
        return text, ()
    what = words.CELL_APOSTROPHE_BEFORE_LEFT_OUT.format(text=as_found(text[1:]))
    return text[1:], ((what, words.CELL_LEAVE_KEEPS_SPREADSHEET_FROM),)
