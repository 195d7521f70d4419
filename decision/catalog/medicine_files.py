"""How the files about medicines become values: medicines, benefits and risks."""

import re
from collections.abc import Sequence
from typing import Any

from decision.catalog.fields import Fields
from decision.catalog.toml_files import entries
from decision.guide.texts import Day, Effect, Medicine, MedicineFact, Span, StudyNumber, StudyRate
from decision.lists.problems import Problems

_HOURS = re.compile(r"(?:(\d+(?:\.\d+)?) to )?(\d+(?:\.\d+)?) (hour|minute)s?\b")
_PARTS = {"time": "runs", "watch": "watch", "visit": "whole"}  # of a day, by what a fact on it is about


def medicine(fields: Fields) -> Medicine:
    """One medicine with its facts and its days."""
    days, facts = fields.each("day", _day), fields.each("fact", MedicineFact, least=1)
    _check_hours(fields, facts, days)
    return fields.made(Medicine, facts=facts, days=days)


def _check_hours(fields: Fields, facts: Sequence[MedicineFact], days: Sequence[Day]) -> None:
    """Where the facts say in digits how long a part of a day takes, the days say the same."""
    spans: dict[str, list[tuple[int, int]]] = {
        part: sorted({getattr(day, part) for day in days} - {None, (0, 0)}) for part in _PARTS.values()
    }
    for about, part in _PARTS.items():
        at = [place for place, fact in enumerate(facts) if fact.about == about]
        said = {_span_of(found): found[0] for place in at for found in _HOURS.finditer(facts[place].text)}
        # What is said of the whole visit may also name a part of it.
        others = [span for each in spans for span in spans[each] if part in (each, "whole")]
        if days and said and not {*spans[part]} <= {*said} <= {*others}:
            texts, has = " and ".join(said.values()), " and ".join(map(_written, spans[part])) or "unknown"
            what = f"The text says '{texts}', but '{part}' of the days says '{has}' in minutes."
            place = entries(fields.entry, "fact", Problems())[at[0]].place("text")
            fields.problems.wrong(place, what, f"Correct the text, or '{part}' in [[medicine.day]].")


def _written(span: tuple[int, int]) -> str:
    return f"{span[0]}" if span[0] == span[1] else f"{span[0]} to {span[1]}"


def _span_of(found: re.Match[str]) -> tuple[int, int]:
    unit = 60 if found[3] == "hour" else 1
    least, most = (round(float(each) * unit) for each in (found[1] or found[2], found[2]))
    return least, most


def _day(fields: Fields) -> Day:
    day = fields.made(Day, **{part: _span(fields, part) for part in _PARTS.values()})
    known, whole = [span for span in (day.runs, day.watch) if span], day.whole
    too_long = whole and any(sum(span[end] for span in known) > whole[end] for end in (0, 1))
    if too_long or (day.rest and day.rest[1] < day.rest[0]):
        what = "The parts of this visit do not fit into the whole of it."
        fields.wrong("whole", what, "Write whole = [least, most], each with all the parts and the rest.")
    return day


def _span(fields: Fields, key: str) -> Span:
    """Minutes, as one number or as the least and the most; or the word unknown."""
    match fields.raw(key):
        case None | "unknown":
            return None
        case int(both) if both >= 0 and not isinstance(both, bool):
            return both, both
        case [int(least), int(most)] if 0 <= least <= most:
            return least, most
    what = f"'{fields.entry.keys[key]}' is not a number of minutes."
    fields.wrong(key, what, f'Write {key} = 60, {key} = [60, 90], or {key} = "unknown".')
    return None


def benefit(fields: Fields) -> Effect:
    return _effect(fields, asks="", indicators=())


def risk(fields: Fields) -> Effect:
    """A risk also says what it asks of a center, and which indicators have to do with that."""
    indicators = fields.chosen("indicators", fields.known.get("indicators"))
    return _effect(fields, asks=fields.text("asks"), indicators=indicators)


def _effect(fields: Fields, **own: Any) -> Effect:
    numbers, rates = fields.each("number", _number), fields.each("rate", _rate)
    found, known = fields.made(Effect, numbers=numbers, rates=rates, **own), fields.known.get("medicines")
    if fields.good("medicines"):
        # A number's medicine that nobody knows is reported at the number.
        every = [*(number.medicine for number in numbers), *(rate.medicine for rate in rates)]
        named = {medicine for medicine in every if known is None or medicine in known}
        for medicine in sorted(named - {"", *found.medicines}):
            what = f"There is a number for '{medicine}', which is not among the medicines here."
            fields.wrong("medicines", what, "Add the medicine, or delete the number.")
    return found


def _number(fields: Fields) -> StudyNumber:
    of = fields.whole("of", 1)
    most = of if fields.good("of") else None
    compared = fields.whole("compared", 0, most) if fields.has("compared") else None
    if fields.has("compared") != fields.has("against"):
        fields.wrong("against", "'compared' and 'against' go together.", "Write both, or neither.")
    return fields.made(StudyNumber, count=fields.whole("count", 0, most), of=of, compared=compared)


def _rate(fields: Fields) -> StudyRate:
    return fields.made(StudyRate, short=fields.text("short") if fields.has("short") else "")
