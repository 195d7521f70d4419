"""How people write numbers, days and ZIP codes in a cell; what has two readings is never read as one."""

import re
from datetime import date, timedelta
from math import isinf

from decision.lists.problems import as_found
from decision.lists.spelling import UNKNOWN, BadCell, Said, is_unclear, is_unknown, read_as
from decision.method.factors import Indicator
from decision.wording import words

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_PLAINLY = "Write digits only, without a unit, such as 35 or 2.5; or the word unknown."
_DAY_REMEDY = "Write year-month-day, such as 2026-11-01, or unknown."
_ZIP_REMEDY = "Write 5 digits such as 02138, or 5 and 4 such as 02138-1234; or the word unknown."
FIRST_DAY = date(2000, 1, 1)
"""No center was checked before it: an older day is a typing mistake."""
_ZERO_OF_SPREADSHEETS = date(1899, 12, 30)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)([ T]\d.*)?", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{1,2})", re.ASCII)
_IN_WORDS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(st|nd|rd|th)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})",
        rf"{_MONTH}[ -](?P<day>\d{{1,2}})(st|nd|rd|th)?,?[ -](?P<year>\d{{4}})",
    )
)
# A day and a month, or a month and a year, as a spreadsheet shows what it has made of 10-15.
_SHORT_MONTHS = (
    re.compile(rf"\d{{1,2}}[ -]{_MONTH}([ -]\d{{2}})?", re.ASCII | re.IGNORECASE),
    re.compile(rf"{_MONTH}[ -]\d{{1,4}}", re.ASCII | re.IGNORECASE),
)

_AROUND = r"(about|around|approx\.?|approximately|ca\.?|circa|over|under|up to|at least|at most|[~≈<>≤≥]=?)"
_PERCENT = (
    "Write the number alone, without the percent sign{unit}. "
    "In a spreadsheet, set the format of the cells to General first."
)
# What people write in place of a number, and the remedy for it; the first that fits is told.
_NOT_PLAIN: tuple[tuple[str, str], ...] = (
    (r"[+-]?(nan|inf|infinity|∞)", "Write a number, or unknown if nobody knows."),
    (r"-?\d+,\d+", "Write {digits} or {point}, whichever is right."),
    (r"-?[\d.]*\d,[\d,.]*\d", "Write it without commas between the digits, and with one point at most."),
    (r"\d{1,3}([ \u00a0\u202f’']\d{3})+", "Write {digits} if that is the number."),
    (r"\+\d+(\.\d+)?", "Write it without the plus sign."),
    (r"[−–]\s*\d+(\.\d+)?", "Write the minus sign as -, or leave it out if it is none."),
    (r"-?\d+(\.\d+)?e[+-]?\d+", "Write out all of its digits, such as 1000 and not 1e3."),
    (rf"{_AROUND}\s*\d.*|\d.*(\+|or more|or less|or so)", "Write one number, and say the rest in 'about'."),
    (r"\$?\d[\d.]*\s*(-|–|—|to|or|and)\s*\$?\d.*", "Write one number, and say the rest in 'about'."),
    (r".*\d\s*%|%.*\d", _PERCENT),
    (r"(usd|us\$|[$€£¥])\s*\d.*|\d.*(usd|[$€£¥])", "Write the number alone, without the money sign{unit}."),
    (r"\.\d+", "Write a zero before the point."),
    (r"\d+\.", "Write it without the point at its end."),
    (r"-?\d+(\.\d+)?\s*[a-z].*", "Write the number alone, without a unit{unit}."),
)  # fmt: skip


def read_number(text: str, indicator: Indicator) -> Said:
    """The number, or None for unknown; zero is zero. Beyond what is allowed is refused."""
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    if not _NUMBER.fullmatch(text):
        raise _no_number(text, indicator)
    number = float(text)
    if indicator.allowed is not None and not indicator.allowed[0] <= number <= indicator.allowed[1]:
        least, most = indicator.allowed
        what = f"{_short(text)} {indicator.unit} cannot be true: it must be from {least:g} to {most:g}."
        raise BadCell(what, "Correct it, or write unknown.")
    if isinf(number):
        raise BadCell(f"{_short(text)} is too large to be true.", "Correct it, or write unknown.")
    return Said(number)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _no_number(text: str, indicator: Indicator) -> BadCell:
    what = f"{as_found(text)} is not a number."
    if _looks_like_a_day(text):
        made = f"{as_found(text)} is a date. A spreadsheet may have made it of something like 10-15."
        return BadCell(made, "Set the format of the cell to text, and write one number.")
    if is_unclear(text):
        return BadCell(what, "Write unknown if nobody knows; else write the number.")
    if any(mark.isnumeric() and not mark.isascii() for mark in text):
        return BadCell(what, "Write it with the digits 0 to 9.")
    unit = f", in {indicator.unit}" if indicator.unit else ""
    digits, point = re.sub(r"[^0-9-]", "", text), text.replace(",", ".")
    for pattern, remedy in _NOT_PLAIN:
        if re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII):
            return BadCell(what, remedy.format(unit=unit, digits=digits, point=point))
    return BadCell(what, _PLAINLY)


def _looks_like_a_day(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_WITH_TIME, _SLASHES, *_IN_WORDS, *_SHORT_MONTHS))


def read_day(text: str, today: date | None = None) -> Said:
    """A day, or None for unknown. A day after `today` is refused, where that is given."""
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    found = _iso(text) if _ISO.fullmatch(text) else None
    if found is None:
        raise BadCell(f"{as_found(text)} is not a date.", _day_remedy(text, today))
    if found < FIRST_DAY:
        raise BadCell(f"{found} is too long ago to be true.", "Correct the year, or write unknown.")
    if today is not None and found > today:
        raise BadCell(f"{found} is in the future.", "Write the day on which somebody asked, or unknown.")
    return Said(found)


def _day_remedy(text: str, today: date | None) -> str:
    if match := _SHORT_YEAR.fullmatch(text):
        return _short_year_remedy(*match.groups(), today=today)
    days = sorted({day for day in _readings(text) if day is not None and day >= FIRST_DAY})
    if not days:
        return _DAY_REMEDY
    if len(days) == 1:
        return f"Write {days[0]} if that is the day."
    return f"Write {' or '.join(map(str, days))}, whichever is the day."


def _short_year_remedy(one: str, two: str, three: str, *, today: date | None) -> str:
    """The remedy for a year of two digits, which may stand first or last; more than one day is not named."""
    made = (
        _made(f"20{y:0>2}", m, d) for y, m, d in ((three, one, two), (three, two, one), (one, two, three))
    )
    days = {day for day in made if day is not None and (today is None or day <= today)}
    return f"Write {days.pop()} if that is the day." if len(days) == 1 else _DAY_REMEDY


def days_meant(text: str, today: date | None) -> list[date]:
    """Every day that a text can mean which is no ISO date, the one with the month first before others.

    What is still to come, or too long ago, is not meant.
    """
    if match := _SHORT_YEAR.fullmatch(text):
        one, two, three = match.groups()
        found = [_made(f"20{three:0>2}", one, two), _made(f"20{three:0>2}", two, one)]
    else:
        found = _readings(text)
    meant = [day for day in found if day is not None and day >= FIRST_DAY and (today is None or day <= today)]
    return list(dict.fromkeys(meant))


def _readings(text: str) -> list[date | None]:
    """Every day that the text can mean, its year having four digits."""
    if re.fullmatch(r"\d{5}(\.0+)?", text, re.ASCII):  # how a spreadsheet counts the days
        return [_ZERO_OF_SPREADSHEETS + timedelta(days=int(text[:5]))]
    if match := _WITH_TIME.fullmatch(text):
        return [_iso(match[1])]
    if match := _LOOSE.fullmatch(text):
        return [_made(match[1], match[2], match[3])]
    if match := _SLASHES.fullmatch(text):
        one, other, year = match.groups()
        return [_made(year, one, other), _made(year, other, one)]
    for pattern in _IN_WORDS:
        if match := pattern.fullmatch(text):
            month = _MONTHS.index(match["month"].casefold()) + 1
            return [_made(match["year"], str(month), match["day"])]
    return []


def _iso(text: str) -> date | None:
    return _made(*text.split("-"))


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_zip(text: str) -> Said:
    """A ZIP code as written; "" for unknown. A zero that a spreadsheet has dropped is not put back."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if re.fullmatch(r"\d{5}(-\d{4})?", text, re.ASCII):
        return Said(text)
    what = f"{as_found(text)} is not a ZIP code."
    if re.fullmatch(r"\d{3,4}", text, re.ASCII):
        lost = "A spreadsheet may have dropped a zero in front."
        return _refuse(
            f"{as_found(text)} has {len(text)} digits. {lost}", f"Write {text:0>5} if that is right."
        )
    if re.fullmatch(r"\d{9}", text, re.ASCII):
        return _refuse(what, f"Write {text[:5]}-{text[5:]} if that is right.")
    return _refuse(what, _ZIP_REMEDY)


def read_phone(text: str) -> Said:
    """A phone number as written; "" for unknown. Seven digits or more, and no number in powers of ten."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if sum(map(str.isdigit, text)) < 7 or re.fullmatch(r"[\d.]+e[+-]?\d+", text, re.IGNORECASE):
        raise BadCell(words.CELL_NO_PHONE.format(text=as_found(text)), words.CELL_NO_PHONE_REMEDY)
    return Said(text)


def _refuse(what: str, remedy: str) -> Said:
    raise BadCell(what, remedy)
