"""Why a cell cannot be taken as it is written, and what it may be meant to say.

On top is every way of writing that is understood. Nothing is changed here: each reading is offered, with its
cause, for the person to agree to.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from decision.lists.cells import read_cell
from decision.lists.columns import Column
from decision.lists.figures import days_meant
from decision.lists.problems import as_found
from decision.lists.spelling import MOST_CHARACTERS, UNKNOWN, BadCell, folded, is_unclear, is_unknown
from decision.lists.tables import hidden_in, without_hidden
from decision.wording import words

YES, NO = {"yes", "y", "true", "t", "yep", "✓", "✔", "☑"}, {"no", "n", "false", "f", "nope", "✗", "✘", "☐"}
MARKS_YES, MARKS_NO = {"x", "1", "1.0", "•", "*", "+"}, {"0", "0.0"}
NONE = {"none", "nil", "null"}  # nobody knows, or there is none
STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "district of columbia": "DC", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS",
    "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD", "massachusetts": "MA",
    "michigan": "MI", "minnesota": "MN", "mississippi": "MS", "missouri": "MO", "montana": "MT",
    "nebraska": "NE", "nevada": "NV", "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM",
    "new york": "NY", "north carolina": "NC", "north dakota": "ND", "ohio": "OH", "oklahoma": "OK",
    "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI", "south carolina": "SC", "south dakota": "SD",
    "tennessee": "TN", "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA",
    "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY", "puerto rico": "PR", "guam": "GU",
    "virgin islands": "VI", "american samoa": "AS", "northern mariana islands": "MP",
}  # fmt: skip
_OF_EXAMPLE = "EX"  # the state of made-up centers
_TIMES = {"h": 60, "hr": 60, "hrs": 60, "hour": 60, "hours": 60, "week": 7, "weeks": 7, "wk": 7, "wks": 7}
_LONGER = {
    "minute": {"h", "hr", "hrs", "hour", "hours"},
    "day": {"week", "weeks", "wk", "wks"},
}  # by the unit of a column
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_LIKE = 86  # of 100: two ways to write the same words

# A pattern of a number that is not written plainly: its cause, and the readings it offers.
_NUMBERS: tuple[tuple[str, str, Callable[[re.Match[str]], Sequence[str]]], ...] = (
    (r"-?\d+\.0*", "point", lambda found: [found[0].split(".")[0]]),
    (r"\d{1,3}(,\d{3}){2,}(\.\d+)?", "thousands", lambda found: [found[0].replace(",", "")]),
    (r"\d{1,3},\d{3}\.\d+", "thousands", lambda found: [found[0].replace(",", "")]),
    (r"\d{1,3},\d{3}", "comma", lambda found: [found[0].replace(",", ""), found[0].replace(",", ".")]),
    (r"\d+,\d+", "decimal_comma", lambda found: [found[0].replace(",", ".")]),
    (r"\d{1,3}([ \u00a0\u202f’']\d{3})+", "thousands", lambda found: [re.sub(r"\D", "", found[0])]),
    (rf"(?:usd|us\$|[$€£¥])\s*{_NUMBER}", "money", lambda found: [_bare(found[1])]),
    (rf"{_NUMBER}\s*(?:usd|dollars?|[$€£¥])", "money", lambda found: [_bare(found[1])]),
    (rf"{_NUMBER}\s*%", "percent", lambda found: [_bare(found[1])]),
    (rf"(?:about|around|approx\.?|ca\.?|circa|[~≈])\s*{_NUMBER}", "about", lambda found: [_bare(found[1])]),
    (rf"{_NUMBER}\s*(?:\+|or more|or so)", "about", lambda found: [_bare(found[1])]),
    (rf"{_NUMBER}\s*(?:-|–|—|to)\s*{_NUMBER}", "range", lambda found: [_bare(found[2]), _bare(found[1])]),
    (r"\.\d+", "point", lambda found: [f"0{found[0]}"]),
    (r"\+(\d+(?:\.\d+)?)", "point", lambda found: [found[1]]),
)


@dataclass(frozen=True)
class Asked:
    """A cell to ask about: the cause, what more there is to say of it, and each text it may be meant to be.

    Each reading is written plainly. A cell without one has to be written again by the person; then `what`
    and `remedy` say why and how.
    """

    cause: str
    readings: tuple[str, ...] = ()
    detail: str = ""
    what: str = ""
    remedy: str = ""


def asked(text: str, column: Column, today: date | None) -> Asked | None:
    """What to ask about a cell of this column; None where it is written plainly."""
    found = _offered(text, column, today)
    if found is not None:
        plain = tuple(dict.fromkeys(each for each in found.readings if _is_plain(each, column, today)))
        if plain:
            return Asked(found.cause, plain, found.detail)
    elif _is_plain(text, column, today):
        return None
    try:
        return Asked("", what=words.CELL_ODD.format(text=as_found(text)), remedy=_note(text, column, today))
    except BadCell as bad:
        return Asked("", what=bad.what, remedy=bad.remedy)


def _note(text: str, column: Column, today: date | None) -> str:
    """What is said of a cell that can be read, but not plainly; raises BadCell for one that cannot."""
    return " ".join(remedy for _, remedy in read_cell(text, column, today).notes)


def _is_plain(text: str, column: Column, today: date | None) -> bool:
    try:
        return not read_cell(text, column, today).notes
    except BadCell:
        return False


def _offered(text: str, column: Column, today: date | None) -> Asked | None:
    """What a cell may be meant to say; whether each of it can be read is not looked at yet."""
    if hidden_in(text):
        return Asked("hidden", (without_hidden(text).strip(),))
    if len(text) > MOST_CHARACTERS and column.kind == "text":
        return Asked("long", (f"{text[: MOST_CHARACTERS - 2].rstrip()} …",))
    if column.required or text == UNKNOWN:
        return None
    word = folded(text)
    is_word = word in column.words or (column.kind == "level" and bool(_level(text, column)))
    if not is_word and (not text or is_unclear(text) or is_unknown(text)):
        return Asked("none" if word in NONE else "nothing", (UNKNOWN,))
    special = _BY_ID.get(column.id) or _BY_KIND.get(column.kind)
    return special(text, column, today) if special else None


def _yes_no(text: str, _column: Column, _today: date | None) -> Asked | None:
    word = folded(text)
    if text in ("yes", "no"):
        return None
    for cause, yes, no in (("yes_no", YES, NO), ("mark", MARKS_YES, MARKS_NO)):
        if word in yes | no:
            return Asked(cause, ("yes" if word in yes else "no",))
    return None


def _level(text: str, column: Column) -> str:
    """The word of a column that a text is another way to write; empty where none is surely meant."""
    said = folded(text).replace("_", " ")
    ways = {
        f"{word} {at}": folded(way).replace("_", " ")
        for word in column.words
        if word != UNKNOWN
        for at, way in enumerate({word, column.means.get(word, word)})
    }
    same = {key.rpartition(" ")[0] for key, way in ways.items() if way == said}
    if len(same) == 1:
        return same.pop()
    if len(said) < 4:
        return ""
    near = process.extract(said, ways, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE, limit=5)
    words = {key.rpartition(" ")[0] for _, _, key in near}
    return words.pop() if len(words) == 1 else ""


def _spelled(text: str, column: Column, _today: date | None) -> Asked | None:
    if text in column.words:
        return None
    word = _level(text, column)
    return Asked("word", (word,)) if word else None


def _number(text: str, column: Column, _today: date | None) -> Asked | None:
    if re.fullmatch(r"\d{1,3}\.\d{3}", text):
        return Asked("three_decimals", (text.replace(".", ""), text))
    for pattern, cause, readings in _NUMBERS:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            return Asked(cause, tuple(readings(found)))
    if found := re.fullmatch(rf"{_NUMBER}\s*([a-z][a-z ./]*)", text, re.IGNORECASE):
        unit = folded(found[2]).rstrip(".")
        if unit in _LONGER.get(column.unit.removesuffix("s"), ()):
            return Asked("times", (f"{float(_bare(found[1])) * _TIMES[unit]:g}",), unit)
        return Asked("unit", (_bare(found[1]),), unit)
    return None


def _bare(digits: str) -> str:
    return digits.replace(",", "")


def _day(text: str, _column: Column, today: date | None) -> Asked | None:
    days = [] if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else days_meant(text, today)
    return Asked("days" if len(days) > 1 else "day", tuple(map(str, days))) if days else None


def _zip(text: str, _column: Column, _today: date | None) -> Asked | None:
    digits = re.sub(r"\.0$", "", text)
    if re.fullmatch(r"\d{3,4}", digits):
        return Asked("zip_zero", (digits.zfill(5),))
    if re.fullmatch(r"\d{8,9}", digits):
        return Asked("zip_nine", (f"{digits.zfill(9)[:5]}-{digits.zfill(9)[5:]}",))
    if re.fullmatch(r"\d{3,4}-\d{4}", digits):
        return Asked("zip_zero", (digits.zfill(10),))
    found = re.findall(r"\b\d{5}(?:-\d{4})?\b", text)
    return Asked("zip_part", (found[0],)) if len(found) == 1 and found[0] != text else None


def _state(text: str, _column: Column, _today: date | None) -> Asked | None:
    word = folded(text).rstrip(".")
    if word in STATES:
        return Asked("state", (STATES[word],))
    short = word.replace(".", "").upper()
    if short in (*STATES.values(), _OF_EXAMPLE):
        return Asked("state", (short,)) if short != text else None
    return Asked("no_state", (UNKNOWN,))


def _phone(text: str, _column: Column, _today: date | None) -> Asked | None:
    found = re.fullmatch(r"(\d{10})\.0", text)
    return Asked("phone", (found[1],)) if found else None


_Offer = Callable[[str, Column, date | None], Asked | None]
_BY_KIND: dict[str, _Offer] = {"yes_no": _yes_no, "level": _spelled, "number": _number, "day": _day}
_BY_ID: dict[str, _Offer] = {"zip": _zip, "state": _state, "phone": _phone}
