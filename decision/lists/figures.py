"""How people write numbers, days and ZIP codes in a cell; what has two readings is never read as one."""

import re
from datetime import date, timedelta
from math import isinf

from decision.lists.problems import as_found
from decision.lists.spelling import UNKNOWN, BadCell, Said, is_unclear, is_unknown, read_as
from decision.method.factors import Indicator
from decision.wording import words

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
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
# What people write in place of a number, and its key in NUMBER_REMEDIES; the first that fits is told.
_NOT_PLAIN: tuple[tuple[str, str], ...] = (
    (r"[+-]?(nan|inf|infinity|∞)", "endless"),
    (r"-?\d+,\d+", "comma"),
    (r"-?[\d.]*\d,[\d,.]*\d", "commas"),
    (r"\d{1,3}([ \u00a0\u202f’']\d{3})+", "spaces"),
    (r"\+\d+(\.\d+)?", "plus"),
    (r"[−–]\s*\d+(\.\d+)?", "minus"),
    (r"-?\d+(\.\d+)?e[+-]?\d+", "power"),
    (rf"{_AROUND}\s*\d.*|\d.*(\+|or more|or less|or so)", "about"),
    (r"\$?\d[\d.]*\s*(-|–|—|to|or|and)\s*\$?\d.*", "range"),
    (r".*\d\s*%|%.*\d", "percent"),
    (r"(usd|us\$|[$€£¥])\s*\d.*|\d.*(usd|[$€£¥])", "money"),
    (r"\.\d+", "point_first"),
    (r"\d+\.", "point_last"),
    (r"-?\d+(\.\d+)?\s*[a-z].*", "unit"),
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
        what = words.CELL_CANNOT_TRUE_MUST_FROM.format(
            text=_short(text), unit=indicator.unit, least=f"{least:g}", most=f"{most:g}"
        )
        raise BadCell(what, words.CELL_CORRECT_WRITE_UNKNOWN)
    if isinf(number):
        raise BadCell(words.CELL_TOO_LARGE_TRUE.format(text=_short(text)), words.CELL_CORRECT_WRITE_UNKNOWN)
    return Said(number)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _no_number(text: str, indicator: Indicator) -> BadCell:
    what = words.CELL_NOT_NUMBER.format(text=as_found(text))
    if _looks_like_a_day(text):
        made = words.CELL_DATE_SPREADSHEET_MAY_HAVE.format(text=as_found(text))
        return BadCell(made, words.CELL_SET_FORMAT_CELL_TEXT)
    if is_unclear(text):
        return BadCell(what, words.CELL_WRITE_UNKNOWN_IF_NOBODY_2)
    if any(mark.isnumeric() and not mark.isascii() for mark in text):
        return BadCell(what, words.CELL_WRITE_DIGITS)
    unit = f", in {indicator.unit}" if indicator.unit else ""
    digits, point = re.sub(r"[^0-9-]", "", text), text.replace(",", ".")
    for pattern, remedy in _NOT_PLAIN:
        if re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII):
            return BadCell(
                what, words.table("NUMBER_REMEDIES")[remedy].format(unit=unit, digits=digits, point=point)
            )
    return BadCell(what, words.CELL_NUMBER_PLAINLY)


def _looks_like_a_day(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in (_WITH_TIME, _SLASHES, *_IN_WORDS, *_SHORT_MONTHS))


def read_day(text: str, today: date | None = None) -> Said:
    """A day, or None for unknown. A day after `today` is refused, where that is given."""
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    found = _iso(text) if _ISO.fullmatch(text) else None
    if found is None:
        raise BadCell(words.CELL_NOT_DATE.format(text=as_found(text)), _day_remedy(text, today))
    if found < FIRST_DAY:
        raise BadCell(words.CELL_TOO_LONG_AGO_TRUE.format(found=found), words.CELL_CORRECT_YEAR_WRITE_UNKNOWN)
    if today is not None and found > today:
        raise BadCell(words.CELL_FUTURE.format(found=found), words.CELL_WRITE_DAY_WHICH_SOMEBODY)
    return Said(found)


def _day_remedy(text: str, today: date | None) -> str:
    if match := _SHORT_YEAR.fullmatch(text):
        return _short_year_remedy(*match.groups(), today=today)
    days = sorted({day for day in _readings(text) if day is not None and day >= FIRST_DAY})
    if not days:
        return words.CELL_DAY_PLAINLY
    if len(days) == 1:
        return words.CELL_WRITE_IF_DAY.format(text=days[0])
    return words.CELL_WRITE_WHICHEVER_DAY.format(days=" or ".join(map(str, days)))


def _short_year_remedy(one: str, two: str, three: str, *, today: date | None) -> str:
    """The remedy for a year of two digits, which may stand first or last; more than one day is not named."""
    made = (
        _made(f"20{y:0>2}", m, d) for y, m, d in ((three, one, two), (three, two, one), (one, two, three))
    )
    days = {day for day in made if day is not None and (today is None or day <= today)}
    return words.CELL_WRITE_IF_DAY_2.format(pop=days.pop()) if len(days) == 1 else words.CELL_DAY_PLAINLY


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
    what = words.CELL_NOT_ZIP_CODE.format(text=as_found(text))
    if re.fullmatch(r"\d{3,4}", text, re.ASCII):
        what = words.CELL_ZIP_SHORT.format(text=as_found(text), digits=len(text))
        return _refuse(what, words.CELL_WRITE_IF_RIGHT.format(text=f"{text:0>5}"))
    if re.fullmatch(r"\d{9}", text, re.ASCII):
        return _refuse(what, words.CELL_WRITE_IF_RIGHT_2.format(text=text[:5], text_2=text[5:]))
    return _refuse(what, words.CELL_ZIP_PLAINLY)


def read_phone(text: str) -> Said:
    """A phone number as written; "" for unknown. Seven digits or more, and no number in powers of ten."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if sum(map(str.isdigit, text)) < 7 or re.fullmatch(r"[\d.]+e[+-]?\d+", text, re.IGNORECASE):
        raise BadCell(words.CELL_NO_PHONE.format(text=as_found(text)), words.CELL_NO_PHONE_REMEDY)
    return Said(text)


def _refuse(what: str, remedy: str) -> Said:
    raise BadCell(what, remedy)
