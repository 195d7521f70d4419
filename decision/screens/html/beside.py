"""Benefits and risks in one equal, compact form: a line each with its figure, opening to the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from decision.screens.html.marks import squares


@dataclass(frozen=True)
class Standing:
    """How many centers have what a risk asks for, may have it, and do not; and that in words."""

    text: str
    yes: int
    unknown: int
    no: int


@dataclass(frozen=True)
class EffectLine:
    """A benefit or a risk in one line, its figure at the right; `more` is HTML, already escaped."""

    id: str
    title: str
    figure: str
    more: str
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class EffectList:
    """Benefits, or risks, under a title; `note` is what is true of all of them, or empty.

    `opened` shows the lines on a phone too, without a tap.
    """

    title: str
    lines: tuple[EffectLine, ...]
    note: str = ""
    opened: bool = False


def beside(id: str, title: str, lists: Sequence[EffectList]) -> str:
    """The lists as HTML, all of one make, in the order given. `id` is what a link from the top leads to."""
    body = "".join(_list(each) for each in lists)
    return (
        f'<aside class="beside" id="{escape(id)}" tabindex="-1" aria-label="{escape(title)}">'
        f"<h2>{escape(title)}</h2>{body}</aside>"
    )


def _list(effects: EffectList) -> str:
    # On a phone behind its title; where there is room the style sheet shows it closed or open.
    note = f"<p>{escape(effects.note)}</p>" if effects.note else ""
    opened = " open" if effects.opened else ""
    return (
        f'<details class="effects-of"{opened}><summary><h3>{escape(effects.title)}</h3></summary>{note}'
        + "".join(_line(line) for line in effects.lines)
        + "</details>"
    )


def _line(line: EffectLine) -> str:
    standings = "".join(
        f'<p class="standing">{squares(each.yes, each.unknown, each.no)}<span>{escape(each.text)}</span></p>'
        for each in line.standings
    )
    return (
        f'<div class="effect-line" data-key="effect-{escape(line.id)}"><details><summary>'
        f'<span class="title">{escape(line.title)}</span> '
        f'<b class="figure">{escape(line.figure)}</b></summary>'
        f'<div class="more">{line.more}</div></details>{standings}</div>'
    )
