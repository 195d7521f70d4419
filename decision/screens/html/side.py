"""Two to four centers side by side: the person's order of rows, names in sight, same rows folded away."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from decision.screens.html.marks import Fit, dots, strip


@dataclass(frozen=True)
class SideCenter:
    """The head of one column.

    `swaps` are buttons that put another center in it: the words of each, its whole name ("Show Birch instead
    of Ash"), and the id of the other. A tap reports `id`, a space, and the id of the other, in `data-swap`.
    """

    id: str
    name: str
    fit: Fit
    present: str = ""
    swaps: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class SideCell:
    """What one center has in a row. `stronger` and `beyond` are the words that mark it so, or empty.

    `of_two` takes its place on a narrow screen, where two of more centers are seen; None: it stays.
    """

    text: str
    unknown: bool = False
    stronger: str = ""
    beyond: str = ""
    of_two: str | None = None


@dataclass(frozen=True)
class SideRow:
    """One fact, and a cell for each center. `group` is a factor's name before its first row, or empty."""

    label: str
    cells: tuple[SideCell, ...]
    group: str = ""


@dataclass(frozen=True)
class SideWords:
    """The words around the rows: the table's name, the head of the facts, the row of points, the fold."""

    caption: str
    facts: str
    fit: str
    same: str


def side(
    words: SideWords, centers: Sequence[SideCenter], rows: Sequence[SideRow], same: Sequence[tuple[str, str]]
) -> str:
    """The table as HTML, rows in the order given. On a narrow screen a row's name is above its cells.

    `same` are the label and the text of each fact that is one at all the centers.
    """
    names = "".join(_name(center) for center in centers)
    fits = "".join(_fit(center) for center in centers)
    first = f'<tr role="row"><th role="rowheader" scope="row">{escape(words.fit)}</th>{fits}</tr>'
    body = "".join(_row(row, centers) for row in rows)
    return (
        f'<div class="side" id="picked" tabindex="-1" style="--centers:{len(centers)}">'
        f'<table role="table"><caption class="heard">{escape(words.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">'
        f'<th role="columnheader" scope="col" class="corner">{escape(words.facts)}</th>{names}</tr></thead>'
        f'<tbody role="rowgroup">{first}{body}</tbody></table>{_same(words, same)}</div>'
    )


def _name(center: SideCenter) -> str:
    present = f' <b class="present">{escape(center.present)}</b>' if center.present else ""
    name = f'<span class="name">{escape(center.name)}</span>{present}'
    return f'<th role="columnheader" scope="col" data-key="side-{escape(center.id)}">{name}</th>'


def _fit(center: SideCenter) -> str:
    fit = center.fit
    swaps = "".join(
        f'<button type="button" data-swap="{escape(center.id)} {escape(other)}" '
        f'aria-label="{escape(name)}">{escape(text)}</button>'
        for text, name, other in center.swaps
    )
    return (
        f'<td role="cell"><div class="fit">{dots(fit.dots)}<b class="points">{escape(fit.points)}</b> '
        f'{strip(fit.strip)}<span class="word">{escape(fit.word)}</span></div>{swaps}</td>'
    )


def _row(row: SideRow, centers: Sequence[SideCenter]) -> str:
    cells = "".join(_cell(cell) for _, cell in zip(centers, row.cells, strict=True))
    group = f'<span class="group">{escape(row.group)}</span> ' if row.group else ""
    first = ' class="first"' if row.group else ""
    label = f'<th role="rowheader" scope="row">{group}{escape(row.label)}</th>'
    return f'<tr role="row"{first}>{label}{cells}</tr>'


def _cell(cell: SideCell) -> str:
    word, kind = _word(cell.stronger, ""), "stronger"
    if cell.of_two is not None:
        word = _word(cell.stronger, " of-all") + _word(cell.of_two, " of-two")
        kind += "" if cell.stronger and cell.of_two else " of-all" if cell.stronger else " of-two"
    kind = ' class="unknown"' if cell.unknown else f' class="{kind}"' if word else ""
    beyond = f' <em class="beyond">{escape(cell.beyond)}</em>' if cell.beyond else ""
    return f'<td role="cell"{kind}><span>{escape(cell.text)}</span>{beyond}{word}</td>'


def _word(text: str, seen: str) -> str:
    return f' <b class="word{seen}">{escape(text)}</b>' if text else ""


def _same(words: SideWords, same: Sequence[tuple[str, str]]) -> str:
    if not same:
        return ""
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in same)
    fold = f"<summary>{escape(words.same)}</summary><dl>{rows}</dl>"
    return f'<details class="same" data-key="side-same">{fold}</details>'
