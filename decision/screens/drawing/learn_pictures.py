"""Pictures on the pages to read: the day with a medicine as a time line, and a map of who does what."""

from collections.abc import Iterator
from datetime import date
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Day, Job, Medicine, Role, Span
from decision.screens.drawing import facts
from decision.screens.frame import parts
from decision.wording import words
from decision.wording.language import listed, number

_HOUR, _HALF = 60, 30  # minutes


def day_with(catalog: Catalog, medicine: Medicine, today: date) -> str:
    """A bar for each part of each visit, on one scale, with sources; a sentence where no time is known."""
    title = words.DAY_TITLE.format(medicine=medicine.name)
    if not medicine.days:
        return f"<h2>{escape(title)}</h2>" + parts.paragraphs([words.DAY_NONE.format(medicine=medicine.name)])
    longest = max(_HOUR, *(_most(day.whole) or _most(day.runs) + _most(day.watch) for day in medicine.days))
    runs = words.DAY_SHOT if medicine.is_under_skin else words.DAY_RUNS
    full = range(1, longest // _HOUR + 1)
    hours = "".join(f'<span style="--from:{_of(at * _HOUR, longest)}">{number(at)}</span>' for at in full)
    lines = "".join(_line(day, runs, longest, hours) for day in medicine.days)
    evidence = facts.together([day.evidence for day in medicine.days])
    open_ = any(day.rest is None or day.whole is None for day in medicine.days)
    legend = parts.paragraphs([words.DAY_LEGEND, words.DAY_LEGEND_UNKNOWN if open_ else ""])
    return (
        f'<section class="days" style="--hours:{longest / _HOUR:g}"><h2>{escape(title)}</h2>'
        f"{legend}{lines}</section>"
        f"{facts.evidence_html(catalog, evidence, today, title)}"
    )


def _line(day: Day, runs: str, longest: int, hours: str) -> str:
    rows = "".join(
        f'<li><span>{escape(says)}</span><span class="{kind}" style="--from:{_of(start, longest)};'
        f'--least:{_of(least, longest)};--most:{_of(most, longest)}" aria-hidden="true"></span></li>'
        for says, kind, start, least, most in _rows(day, runs)
    )
    return (
        f"<figure><figcaption>{escape(day.visit)}</figcaption><ol>{rows}</ol>"
        f'<div class="hours" aria-hidden="true">{hours}</div></figure>'
    )


def _rows(day: Day, runs: str) -> Iterator[tuple[str, str, int, int, int]]:
    """What each row says, how it is drawn, when it starts if all before it is long, and how long it is."""
    yield words.DAY_ARRIVE, "moment", 0, 0, 0
    start = 0
    for part, span in ((day.before, day.rest), (runs, day.runs), (words.DAY_WATCH, day.watch)):
        if span is None:
            yield words.DAY_PART_UNKNOWN.format(part=part), "unknown", start, 0, 0
        elif span[1]:
            yield words.DAY_PART.format(part=part, long=_long(span)), "bar", start, *span
            start += span[1]
    if day.whole is None:
        yield words.DAY_HOME_UNKNOWN, "unknown", start, 0, 0
    else:
        yield words.DAY_HOME.format(long=_long(day.whole)), "moment", day.whole[1], 0, 0


def _long(span: tuple[float, float]) -> str:
    """How long it takes in words: in hours from one hour on, where they are whole or half."""
    least, most = span
    if least < _HOUR or least % _HALF or most % _HALF:
        one, several = words.DAY_MINUTES, words.DAY_MINUTES_TO
    else:
        one, several, least, most = words.DAY_HOURS, words.DAY_HOURS_TO, least / _HOUR, most / _HOUR
    return one.format(count=most) if least == most else several.format(least=least, most=most)


def _most(span: Span) -> int:
    return span[1] if span else 0


def _of(part: int, longest: int) -> str:
    return f"{100 * part / longest:.4g}%"


# ---- who does what


def who_does_what(catalog: Catalog, today: date) -> str:
    """A lane for each role, and a row for each job, with their sources; nothing where there is none."""
    if not catalog.jobs:
        return ""
    legend, rows = parts.paragraphs([words.WHO_LEGEND]), "".join(_job(catalog, job) for job in catalog.jobs)
    evidence = facts.together([job.evidence for job in catalog.jobs])
    return (
        f'{legend}<ol class="who" style="--lanes:{len(catalog.roles)}">{rows}</ol>'
        f"{facts.evidence_html(catalog, evidence, today, words.WHO_TITLE)}"
    )


def _job(catalog: Catalog, job: Job) -> str:
    lanes = "".join(_lane(role, job) for role in catalog.roles)
    heard = [
        sentence.format(who=listed([role.label for role in catalog.roles if role.id in ids]))
        for sentence, ids in ((words.WHO_DOES, job.does), (words.WHO_MAY, job.may))
        if ids
    ]
    return (
        f"<li><strong>{escape(job.label)}</strong>"
        f'<span class="lanes" aria-hidden="true">{lanes}</span>'
        f'<span class="heard">{escape(" ".join(heard))}</span><p>{escape(job.says)}</p></li>'
    )


def _lane(role: Role, job: Job) -> str:
    kind = "does" if role.id in job.does else "may" if role.id in job.may else "none"
    return f'<span class="{kind}">{"" if kind == "none" else escape(role.short)}</span>'
