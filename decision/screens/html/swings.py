"""What is weighed, one row a factor: its scale with the centers on it, and the buttons that change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape


@dataclass(frozen=True)
class Mark:
    """Centers at one point of a scale, 0 its low end and 1 its high end."""

    at: float
    count: int


@dataclass(frozen=True)
class Scale:
    """What it is about, its two ends in words, the marks between, and all in one text for screen readers.

    `about` is empty where a label above says it.
    `note` is at how many centers it is not known, which is heard too; empty where it is at all.
    """

    about: str
    low: str
    high: str
    marks: tuple[Mark, ...]
    heard: str
    note: str = ""


@dataclass(frozen=True)
class Change:
    """A button that changes what is said: its text, its whole name, and what a tap reports, in `data-move`.

    One that can change nothing now reports nothing; it stays where it is, so that focus and finger do too,
    but the Tab key goes past it.
    `on` is whether it is pressed, for one that stays so.
    """

    text: str
    name: str
    reports: str
    on: bool | None = None


@dataclass(frozen=True)
class Inside:
    """One fact of an opened row: its scale, and the button that says that it matters most, if any."""

    label: str
    scale: Scale
    most: Change | None = None


@dataclass(frozen=True)
class SwingRow:
    """One factor. `put` gives it the next place, `place` is the one it has; without `put` neither is drawn.

    `more` opens the row: a tap on it reports `id`, in `data-open`. What is inside is drawn where it is open:
    what else can be said of the factor, paragraphs, a question, and its facts. `whose` says that another one
    set it, or is empty.
    """

    id: str
    more: str
    more_name: str
    put: Change | None = None
    place: str = ""
    scale: Scale | None = None
    changes: tuple[Change, ...] = ()
    is_open: bool = False
    texts: tuple[str, ...] = ()
    question: str = ""
    facts: tuple[Inside, ...] = ()
    other: tuple[Change, ...] = ()
    whose: str = ""


def swings(rows: Sequence[SwingRow], below: Sequence[Change] = (), order: str = "") -> str:
    """The rows as HTML as given, what they say in a line that stays in sight, and buttons below."""
    line = f'<p class="so-ordered">{escape(order)}</p>' if order else ""
    back = _changes(below, "back")
    return f'<div class="swings"><ul>{"".join(map(_row, rows))}</ul>{line}{back}</div>'


def choices(label: str, id: str, offered: Sequence[Change]) -> str:
    """One of several to choose, under their label; `id` is theirs alone on the page."""
    radios = "".join(
        f'<label><input type="radio" name="{escape(id)}" data-move="{escape(each.reports)}"'
        f"{' checked' if each.on else ''}><span>{escape(each.text)}</span></label>"
        for each in offered
    )
    # What was chosen of one factor must not stay chosen where another one takes its place.
    head = f'<fieldset class="choices" role="radiogroup" data-key="choices-{escape(id)}">'
    return f"{head}<legend>{escape(label)}</legend>{radios}</fieldset>"


@lru_cache(maxsize=256)
def _row(row: SwingRow) -> str:
    """Each as it was drawn last, for a tap changes few of them."""
    id = escape(row.id)
    scale = _scale(row.scale) if row.scale else ""
    is_open = "true" if row.is_open else "false"
    more = (
        f'<button type="button" class="more" data-open="{id}" aria-expanded="{is_open}" '
        f'aria-label="{escape(row.more_name)}">{escape(row.more)}</button>'
    )
    kind = " bare" if row.put is None else " placed" if row.place else ""
    inside = _inside(row) if row.is_open else ""
    whose = f'<p class="whose">{escape(row.whose)}</p>' if row.whose else ""
    below = f"{whose}{scale}{_changes(row.changes)}{inside}"
    return f'<li class="swing{kind}" data-key="swing-{id}">{_put(row)}{more}{below}</li>'


def _put(row: SwingRow) -> str:
    if row.put is None:
        return ""
    place = f'<b class="place" aria-hidden="true">{escape(row.place)}</b>'
    return _button(row.put, "put", f"{place}<span>{escape(row.put.text)}</span>")


def _scale(scale: Scale) -> str:
    marks = "".join(map(_mark, scale.marks))
    about = f'<p class="about" aria-hidden="true">{escape(scale.about)}</p>' if scale.about else ""
    note = f'<p class="note" aria-hidden="true">{escape(scale.note)}</p>' if scale.note else ""
    return (
        f'<div class="scale"><p class="heard">{escape(scale.heard)}</p>'
        f'<span class="line" aria-hidden="true">{marks}</span>{about}'
        f'<p class="ends" aria-hidden="true"><span>{escape(scale.low)}</span>'
        f"<span>{escape(scale.high)}</span></p>{note}</div>"
    )


def _mark(mark: Mark) -> str:
    return f'<i style="--at:{mark.at:.0%}">{mark.count if mark.count > 1 else ""}</i>'


def _changes(changes: Sequence[Change], key: str = "") -> str:
    buttons = "".join(_button(each, "", escape(each.text)) for each in changes)
    stays = f' data-key="{key}"' if key else ""
    return f'<p class="changes"{stays}>{buttons}</p>' if buttons else ""


def _button(change: Change, kind: str, inner: str) -> str:
    style = f' class="{kind}"' if kind else ""
    does = (
        f' data-move="{escape(change.reports)}"' if change.reports else ' aria-disabled="true" tabindex="-1"'
    )
    on = "" if change.on is None else f' aria-pressed="{"true" if change.on else "false"}"'
    return f'<button type="button"{style}{does}{on} aria-label="{escape(change.name)}">{inner}</button>'


def _inside(row: SwingRow) -> str:
    texts = "".join(f"<p>{escape(text)}</p>" for text in row.texts)
    question = f'<p class="question">{escape(row.question)}</p>' if row.question else ""
    facts = "".join(map(_fact, row.facts))
    return f'<div class="inside">{_changes(row.other)}{texts}{question}<ul>{facts}</ul></div>'


def _fact(fact: Inside) -> str:
    label = escape(fact.label)
    head = _button(fact.most, "most", label) if fact.most else f"<p>{label}</p>"
    return f"<li>{head}{_scale(fact.scale)}</li>"
