"""How the files about medicines become values: safety programs, medicines, benefits and risks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decision.catalog.fields import Fields, Known, read_each
from decision.catalog.toml_files import Entry, entries, has_others
from decision.guide.texts import (
    ABOUT,
    ROUTES,
    Day,
    Effect,
    Medicine,
    MedicineFact,
    Programme,
    Span,
    StudyNumber,
    StudyRate,
)
from decision.lists.problems import Problems

_KINDS = ("programme", "medicine")
_HOURS = re.compile(r"(?:(\d+(?:\.\d+)?) to )?(\d+(?:\.\d+)?) (hour|minute)s?\b")
_PARTS = {"time": "runs", "watch": "watch", "visit": "whole"}  # of a day, by what a fact on it is about


def read_programmes(file: Entry | None, known: Known, problems: Problems) -> tuple[Programme, ...]:
    """Every safety program; a list without one is legal."""

    def programme(fields: Fields) -> Programme:
        id, label, why, ask = fields.id(), fields.text("label"), fields.text("why"), fields.text("ask")
        whom = fields.text("whom") if fields.has("whom") else ""
        return Programme(id, label, why, ask, fields.evidence(), whom)

    return read_each(file, "programme", programme, problems, known, _KINDS)


def read_medicines(file: Entry | None, known: Known, problems: Problems) -> tuple[Medicine, ...]:
    """Every medicine with its facts."""
    return read_each(file, "medicine", _medicine, problems, known, _KINDS)


def read_effects(file: Entry | None, kind: str, known: Known, problems: Problems) -> tuple[Effect, ...]:
    """Every "benefit" or every "risk", as `kind` says."""
    read = _risk if kind == "risk" else _benefit
    return read_each(file, kind, read, problems, known, ("benefit", "risk"))


def _medicine(fields: Fields) -> Medicine:
    id, name, generic = fields.id(), fields.text("name"), fields.text("generic")
    route = fields.choice("route", ROUTES)
    programme = fields.choice("programme", fields.known.programmes) if fields.has("programme") else None
    facts, days = fields.each("fact", _medicine_fact), fields.each("day", _day)
    _check_hours(fields, facts, days)
    block = fields.entry
    if not block.keys.get("fact") and not has_others(block, "fact", "day"):
        what = "The medicine has no fact."
        fields.problems.wrong(block.place(), what, "Add a block [[medicine.fact]].")
    return Medicine(id, name, generic, route, facts, programme, days)


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


def _medicine_fact(fields: Fields) -> MedicineFact:
    return MedicineFact(fields.choice("about", ABOUT), fields.text("text"), fields.evidence())


def _day(fields: Fields) -> Day:
    visit, before = fields.text("visit"), fields.text("before")
    runs, watch, whole = (_span(fields, key) for key in ("runs", "watch", "whole"))
    day = Day(visit, before, runs, watch, whole, fields.evidence())
    known = [span for span in (runs, watch) if span]
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


def _benefit(fields: Fields) -> Effect:
    known, medicines = fields.known.medicines, fields.chosen("medicines", fields.known.medicines)
    id, title, text = fields.id(), fields.text("title"), fields.text("text")
    when, sure, numbers = fields.text("when"), fields.text("sure"), fields.each("number", _number)
    rates = fields.each("rate", _rate)
    if fields.good("medicines"):
        # A number's medicine that nobody knows is reported at the number.
        every = [*(number.medicine for number in numbers), *(rate.medicine for rate in rates)]
        named = {medicine for medicine in every if known is None or medicine in known}
        for medicine in sorted(named - {"", *medicines}):
            what = f"There is a number for '{medicine}', which is not among the medicines here."
            fields.wrong("medicines", what, "Add the medicine, or delete the number.")
    return Effect(id, title, text, medicines, when, sure, fields.evidence(), numbers, rates=rates)


def _risk(fields: Fields) -> Effect:
    """A risk also says what it asks of a center, and which indicators have to do with that."""
    indicators = fields.chosen("indicators", fields.known.indicators)
    return replace(_benefit(fields), asks=fields.text("asks"), indicators=indicators)


def _number(fields: Fields) -> StudyNumber:
    of = fields.whole("of", 1)
    most = of if fields.good("of") else None
    compared = fields.whole("compared", 0, most) if fields.has("compared") else None
    against = fields.text("against") if fields.has("against") else ""
    if fields.has("compared") != fields.has("against"):
        fields.wrong("against", "'compared' and 'against' go together.", "Write both, or neither.")
    medicine, count = fields.choice("medicine", fields.known.medicines), fields.whole("count", 0, most)
    event, who, span = fields.text("event"), fields.text("who"), fields.text("span")
    sources = fields.chosen("sources", fields.known.sources)
    group = fields.text("group") if fields.has("group") else ""
    return StudyNumber(medicine, count, of, event, who, span, sources, compared, against, group)


def _rate(fields: Fields) -> StudyRate:
    medicine, sources = fields.known.medicines, fields.chosen("sources", fields.known.sources)
    short = fields.text("short") if fields.has("short") else ""
    return StudyRate(fields.choice("medicine", medicine), short, fields.text("text"), sources)
