"""How people write numbers, dates, states, ZIP codes, phones; what has two readings is never read as one."""

import re
import tomllib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import isinf
from pathlib import Path

from dateutil.parser import parse

from decision.lists.problems import as_found
from decision.lists.spelling import UNKNOWN, Asked, BadCell, Said, folded, is_unclear, is_unknown, read_as
from decision.method.factors import Indicator
from decision.wording import words
from decision.wording.language import either

STATES = tomllib.loads((Path(__file__).parent / "states.toml").read_text(encoding="utf-8"))
_CODES = {name.casefold(): code for code, name in STATES.items()}
_OF_EXAMPLE = "EX"  # the state of made-up centers
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
FIRST_DAY = date(2000, 1, 1)
"""No center was checked before it: an older day is a typing mistake."""
_ZERO_OF_SPREADSHEETS = date(1899, 12, 30)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# A day, a day and a month, or a month and a year, as a spreadsheet shows what it has made of 10-15.
_DATED = re.compile(
    r"\d{4}-\d\d-\d\d([ T]\d.*)?|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d\d)|"
    r"(\d{1,2}[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?([ ,-]+\d{1,4})*",
    re.ASCII | re.IGNORECASE,
)
_IN_DOUBT = datetime(2000, 1, 1, tzinfo=UTC), datetime(2004, 2, 2, tzinfo=UTC)
"""What is not said of a day is taken from one of these, and then from the other."""

_FIGURE = r"(\d[\d,]*(?:\.\d+)?)"
# A pattern of a number that is not written plainly: its cause, and the readings it offers.
_OFFERED: tuple[tuple[str, str, Callable[[re.Match[str]], Sequence[str]]], ...] = (
    (r"\d{1,3}\.\d{3}", "three_decimals", lambda found: [found[0].replace(".", ""), found[0]]),
    (r"-?\d+\.0*", "point", lambda found: [found[0].split(".")[0]]),
    (r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3},\d{3}\.\d+", "thousands", lambda found: [_bare(found[0])]),
    (r"\d{1,3},\d{3}", "comma", lambda found: [_bare(found[0]), found[0].replace(",", ".")]),
    (r"\d+,\d+", "decimal_comma", lambda found: [found[0].replace(",", ".")]),
    (r"\d{1,3}([ \u00a0\u202f’']\d{3})+", "thousands", lambda found: [re.sub(r"\D", "", found[0])]),
    (rf"(?:usd|us\$|[$€£¥])\s*{_FIGURE}", "money", lambda found: [_bare(found[1])]),
    (rf"{_FIGURE}\s*(?:usd|dollars?|[$€£¥])", "money", lambda found: [_bare(found[1])]),
    (rf"{_FIGURE}\s*%", "percent", lambda found: [_bare(found[1])]),
    (rf"(?:about|around|approx\.?|ca\.?|circa|[~≈])\s*{_FIGURE}", "about", lambda found: [_bare(found[1])]),
    (rf"{_FIGURE}\s*(?:\+|or more|or so)", "about", lambda found: [_bare(found[1])]),
    (r"\.\d+", "point", lambda found: [f"0{found[0]}"]),
    (r"\+(\d+(?:\.\d+)?)", "point", lambda found: [found[1]]),
)
# One to so many, also as a spreadsheet makes an hour of it: 01:04:00.
_RATIO = re.compile(r"0?1\s*:\s*0?([1-9]\d?)(?::00)?|0?([1-9]\d?)\s*:\s*0?1(?::00)?", re.ASCII)
_RANGE = re.compile(rf"\$?\s*{_FIGURE}\s*(?:-|–|—|to)\s*\$?\s*{_FIGURE}( *[a-z][a-z ./]*)?", re.IGNORECASE)
_SPANS = ("minute", "hour", "day", "week", "month", "year")
_SPAN = re.compile(
    r"\b(?:(mins?|minutes?)|(h|hrs?|hours?)|(days?)|(we?e?ks?)|(mos?|months?)|(ye?a?rs?))\b", re.IGNORECASE
)
_TIMES = {("hour", "minute"): 60, ("week", "day"): 7}


def read_number(text: str, indicator: Indicator) -> Said:
    """The number, or None for unknown; zero is zero. Beyond what is allowed is refused."""
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    if not _NUMBER.fullmatch(text):
        raise _no_number(text, indicator)
    number, asked = float(text), _number_meant(text, indicator.unit)
    if indicator.allowed is not None and not indicator.allowed[0] <= number <= indicator.allowed[1]:
        least, most = indicator.allowed
        what = words.CELL_CANNOT_TRUE_MUST_FROM.format(
            text=as_found(text).strip("'"), unit=indicator.unit, least=f"{least:g}", most=f"{most:g}"
        )
        raise BadCell(what, words.CELL_CORRECT_WRITE_UNKNOWN, asked)
    if isinf(number):
        what = words.CELL_TOO_LARGE_TRUE.format(text=as_found(text).strip("'"))
        raise BadCell(what, words.CELL_CORRECT_WRITE_UNKNOWN)
    return Said(number, asked=asked)


def _bare(digits: str) -> str:
    return digits.replace(",", "")


def _no_number(text: str, indicator: Indicator) -> BadCell:
    asked = _number_meant(text, indicator.unit)
    if _DATED.fullmatch(text) and any(map(str.isdigit, text)):
        made = words.CELL_DATE_SPREADSHEET_MAY_HAVE.format(text=as_found(text))
        return BadCell(made, words.CELL_SET_FORMAT_CELL_TEXT, asked)
    remedy = words.CELL_WRITE_UNKNOWN_IF_NOBODY_2 if is_unclear(text) else words.CELL_NUMBER_PLAINLY
    if any(mark.isnumeric() and not mark.isascii() for mark in text):
        remedy = words.CELL_WRITE_DIGITS
    return BadCell(words.CELL_NOT_NUMBER.format(text=as_found(text)), _remedy(asked, remedy), asked)


def _remedy(asked: Asked | None, plainly: str) -> str:
    """To write what is meant, where that is known; else how to write it plainly."""
    if asked is None:
        return plainly
    one = words.CELL_WRITE_IF_RIGHT if len(asked.readings) == 1 else words.CELL_WRITE_WHICHEVER
    return one.format(text=either(asked.readings))


def _number_meant(text: str, unit: str) -> Asked | None:
    """What a number that is not written plainly may be meant to be, in the unit of its column."""
    ratio = _RATIO.fullmatch(text) if unit and not _span_in(unit) else None  # 1:30 may be an hour and a half
    if ratio:
        return Asked("ratio", (ratio[1] or ratio[2],), unit)
    for pattern, cause, readings in _OFFERED:
        if found := re.fullmatch(pattern, text, re.IGNORECASE):
            return Asked(cause, tuple(readings(found)))
    if found := _RANGE.fullmatch(text):
        ends = [_bare(found[2]), _bare(found[1])]
        if found[3]:
            ends = [each.readings[0] for end in ends if (each := _number_meant(f"{end}{found[3]}", unit))]
        return Asked("range", tuple(ends)) if len(ends) > 1 else None
    if found := re.fullmatch(rf"{_FIGURE}\s*([a-z][a-z ./]*)", text, re.IGNORECASE):
        other = folded(found[2]).rstrip(".")
        span = _span_in(other)
        if span in ("", _span_in(unit)):
            return Asked("unit", (_bare(found[1]),), other)
        times = _TIMES.get((span, _span_in(unit))) if _SPAN.fullmatch(other) else None
        if times:
            return Asked("times", (f"{float(_bare(found[1])) * times:g}",), words.table("SPANS")[span])
    return None


def _span_in(unit: str) -> str:
    """The span of time that a unit speaks of, if any: 3 weeks are not 3 minutes."""
    found = _SPAN.search(unit)
    return _SPANS[(found.lastindex or 1) - 1] if found else ""


def read_day(text: str, today: date | None = None) -> Said:
    """A day, or None for unknown. A day after `today` is refused, where that is given."""
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    days = _readings(text)
    if not _ISO.fullmatch(text) or not days:
        # What is still to come, or too long ago, is not meant.
        readings = tuple(str(day) for day in days if FIRST_DAY <= day <= (today or date.max))
        asked = Asked("days" if len(readings) > 1 else "day", readings) if readings else None
        remedy = _remedy(asked, words.CELL_DAY_PLAINLY)
        raise BadCell(words.CELL_NOT_DATE.format(text=as_found(text)), remedy, asked)
    found = days[0]
    if found < FIRST_DAY:
        raise BadCell(words.CELL_TOO_LONG_AGO_TRUE.format(found=found), words.CELL_CORRECT_YEAR_WRITE_UNKNOWN)
    if today is not None and found > today:
        raise BadCell(words.CELL_FUTURE.format(found=found), words.CELL_WRITE_DAY_WHICH_SOMEBODY)
    return Said(found)


def _readings(text: str) -> list[date]:
    """Every day that a text can mean, the one with the month first before the other."""
    if re.fullmatch(r"\d{5}(\.0+)?", text, re.ASCII):  # how a spreadsheet counts the days
        return [_ZERO_OF_SPREADSHEETS + timedelta(days=int(text[:5]))]
    found: dict[date, None] = {}
    for day_first in (False, not text[:4].isdigit()) if text.isascii() else ():
        with suppress(ValueError, OverflowError):
            days = {parse(text, dayfirst=day_first, default=each, ignoretz=True).date() for each in _IN_DOUBT}
            found |= dict.fromkeys(days if len(days) == 1 else ())
    return list(found)


def read_state(text: str) -> Said:
    """The two letters of a state; "" for unknown."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    asked = _state_meant(text)
    if len(text) == 2 and text.isascii() and text.isalpha():
        return replace(read_as(text.upper(), text, text.upper()), asked=asked)
    remedy = words.CELL_WRITE_TWO_LETTERS_STATE
    raise BadCell(words.CELL_NOT_STATE_TWO_LETTERS.format(text=as_found(text)), remedy, asked)


def _state_meant(text: str) -> Asked | None:
    word, short = folded(text).rstrip("."), folded(text).replace(".", "").upper()
    if code := _CODES.get(word):
        return Asked("state", (code,))
    if short in (*STATES, _OF_EXAMPLE):
        return Asked("state", (short,)) if short != text else None
    return Asked("no_state", (UNKNOWN,))


def read_zip(text: str) -> Said:
    """A ZIP code as written; "" for unknown. A zero that a spreadsheet has dropped is not put back."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if re.fullmatch(r"\d{5}(-\d{4})?", text, re.ASCII):
        return Said(text)
    asked = _zip_meant(text)
    what = words.CELL_ZIP_SHORT if re.fullmatch(r"\d{3,4}", text, re.ASCII) else words.CELL_NOT_ZIP_CODE
    said = what.format(text=as_found(text), digits=len(text))
    raise BadCell(said, _remedy(asked, words.CELL_ZIP_PLAINLY), asked)


def _zip_meant(text: str) -> Asked | None:
    digits = text.removesuffix(".0")
    if re.fullmatch(r"\d{3,4}", digits):
        return Asked("zip_zero", (digits.zfill(5),))
    if re.fullmatch(r"\d{8,9}", digits):
        return Asked("zip_nine", (f"{digits.zfill(9)[:5]}-{digits.zfill(9)[5:]}",))
    if re.fullmatch(r"\d{3,4}-\d{4}", digits):
        return Asked("zip_zero", (digits.zfill(10),))
    found = re.findall(r"\b\d{5}(?:-\d{4})?\b", text)
    return Asked("zip_part", (found[0],)) if len(found) == 1 and found[0] != text else None


def read_phone(text: str) -> Said:
    """A phone number as written; "" for unknown. Seven digits or more, no power of ten, no O among digits."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if sum(map(str.isdigit, text)) < 7 or re.fullmatch(r"[\d.]+e[+-]?\d+", text, re.IGNORECASE):
        raise BadCell(words.CELL_NO_PHONE.format(text=as_found(text)), words.CELL_NO_PHONE_REMEDY)
    if re.search(r"(?<![a-z])[oil](?=\d)|(?<=\d)[oil](?![a-z])", text, re.IGNORECASE):
        raise BadCell(words.CELL_PHONE_LETTER.format(text=as_found(text)), words.CELL_NO_PHONE_REMEDY)
    pointed = re.fullmatch(r"(\d{10})\.0", text)
    return Said(text, asked=Asked("phone", (pointed[1],)) if pointed else None)


def dialed(phone: str) -> str:
    """The digits of a phone number, however it is written; the 1 for the country aside."""
    digits = "".join(filter(str.isdigit, phone.removesuffix(".0")))
    return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits


def is_one_phone(one: str, other: str) -> bool:
    return dialed(one) == dialed(other) != ""
