"""Compare at a glance: one row a center, in the order given; what is too close to call is bracketed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import starmap

from decision.screens.html.marks import Fit, bracketed, dots, strip


@dataclass(frozen=True)
class GlanceCell:
    """One of the person's top facts, in a few characters: "15 min". `unknown` draws it as not known.

    `beyond` says that it is beyond a limit of theirs, or is empty.
    """

    label: str
    text: str
    unknown: bool = False
    beyond: str = ""


@dataclass(frozen=True)
class GlanceRow:
    """One center as the list shows it.

    `id` is what a tap reports, in `data-pick` and `data-open`. `pick` is the word on the button and
    `pick_name` its whole name ("Pick Wrenmarsh"). `heard` says the fit, the points and the cells at once,
    for screen readers. `beyond` is what else is beyond a limit. `ask_first` and `present` are
    empty when there is nothing to ask and when this is not where the person goes now.
    `lost` says what takes most points from it.
    `inside` is HTML, already escaped, shown under an opened row, and after it the button `mark`, which says
    or takes back that the person goes there now.
    """

    id: str
    name: str
    where: str
    fit: Fit
    cells: tuple[GlanceCell, ...]
    heard: str
    ask_first: str
    pick: str
    pick_name: str
    picked: bool = False
    opened: bool = False
    present: str = ""
    inside: str = ""
    mark: str = ""
    beyond: str = ""
    lost: str = ""


@dataclass(frozen=True)
class GlanceGroup:
    """Rows that share one place under a title, in brackets; without a title, rows of their own."""

    title: str | None
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True)
class GlanceHead:
    """The list's title, for screen readers, and the words above the columns, seen on wide screens only.

    `over` says what is so in each row, or has no column. `legend` says what the marks of a row mean; it is
    seen where there are any.
    """

    title: str
    center: str
    fit: str
    factors: tuple[str, ...]
    over: tuple[str, ...] = ()
    legend: str = ""


def glance(head: GlanceHead, groups: Sequence[GlanceGroup], others: Sequence[tuple[str, str]] = ()) -> str:
    """The list as HTML, and after the centers the `others`.

    These are choices that are no center, such as not yet: the name, and a sentence on why it has no points.
    Raises ValueError when a row has not one cell for each factor of the head: its columns would not line up.
    """
    if any(len(row.cells) != len(head.factors) for group in groups for row in group.rows):
        raise ValueError("each row needs one cell for each factor of the head")
    factors = "".join(f"<span>{escape(each)}</span>" for each in head.factors)
    titles = (
        f'<div class="glance-head" aria-hidden="true"><span>{escape(head.center)}</span>'
        f"<span>{escape(head.fit)}</span>{factors}<span></span></div>"
    )
    drawn = (bracketed(group.title, "".join(map(_row, group.rows))) for group in groups)
    body = "".join((*drawn, *starmap(_other, others)))
    is_said = any(row.fit != Fit() for group in groups for row in group.rows)
    kind = "" if is_said else " unsaid"
    said = " ".join(filter(None, (head.legend if is_said else "", *head.over)))
    over = f'<p class="over-rows">{escape(said)}</p>' if said else ""
    return (
        f'<div class="glance{kind}" style="--factors:{len(head.factors)}">'
        f'<h2 class="heard">{escape(head.title)}</h2>{over}{titles}{body}</div>'
    )


def picks(text: str, see: str, count: int) -> str:
    """What is picked, and what is next, kept in sight while anything is; from two on, the way to see them."""
    way = f' <a href="#picked" data-skip="picked">{escape(see)}</a>' if count > 1 else ""
    return f'<p class="picks{" any" * (count > 0)}"><span role="status">{escape(text)}</span>{way}</p>'


def _other(name: str, text: str) -> str:
    head = f'<h3 class="name">{escape(name)}</h3>'
    return f'<article class="other">{head}<p class="where">{escape(text)}</p></article>'


def _row(row: GlanceRow) -> str:
    id = escape(row.id)
    present = f' <b class="present">{escape(row.present)}</b>' if row.present else ""
    ask = f'<p class="ask" aria-hidden="true">{escape(row.ask_first)}</p>' if row.ask_first else ""
    mark = f'<button type="button" data-mark="{id}">{escape(row.mark)}</button>' if row.mark else ""
    inside = f'<div class="inside">{row.inside}{mark}</div>' if row.opened and row.inside else ""
    return (
        f'<article class="center" id="center-{id}" data-key="center-{id}">'
        f'<h3 class="name"><button type="button" data-open="{id}" aria-expanded="{_said(row.opened)}">'
        f"{escape(row.name)}</button></h3>"
        f'<p class="where">{escape(row.where)}{present}</p>{_fit(row)}{_facts(row)}{ask}'
        f'<button type="button" class="pick" data-pick="{id}" aria-pressed="{_said(row.picked)}" '
        f'aria-label="{escape(row.pick_name)}">{escape(row.pick)}</button>{inside}</article>'
    )


def _fit(row: GlanceRow) -> str:
    if row.fit == Fit():
        return ""
    number = f' <b class="points">{escape(row.fit.points)}</b>' if row.fit.points else ""
    said = f"<p>{dots(row.fit.dots)}<span>{escape(row.fit.word)}</span>{number}</p>"
    lost = f"<small>{escape(row.lost)}</small>" if row.lost else ""
    return f'<div class="fit" aria-hidden="true">{said}{strip(row.fit.strip)}{lost}</div>'


def _facts(row: GlanceRow) -> str:
    cells = "".join(_cell(cell) for cell in row.cells)
    cells += f'<span class="rest">{_beyond(row.beyond)}</span>' if row.beyond else ""
    heard = f"{row.heard} {row.ask_first}".strip()  # in one, or each row is one more thing to hear
    return f'<p class="heard">{escape(heard)}</p><div class="facts" aria-hidden="true">{cells}</div>'


@lru_cache(maxsize=1024)
def _cell(cell: GlanceCell) -> str:
    """Of the last few lists, for a tap on what matters changes few of them."""
    kind = ' class="unknown"' if cell.unknown else ""
    text = f"<b{kind}>{escape(cell.text)}{_beyond(cell.beyond)}</b>"
    return f"<span><small>{escape(cell.label)}</small>{text}</span>"


def _beyond(text: str) -> str:
    return f' <em class="beyond">{escape(text)}</em>' if text else ""


def _said(state: bool) -> str:
    return "true" if state else "false"
