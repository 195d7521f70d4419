"""The list so far, beside what is weighed: a short row a center, in the order of the points."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from decision.screens.html.marks import Dots, bracketed, dots


@dataclass(frozen=True)
class SoFarRow:
    """One center: how well it fits as dots and a word, and its points."""

    name: str
    fit_word: str
    points_text: str
    dots: Dots | None


@dataclass(frozen=True)
class SoFarGroup:
    """Rows that share one place under a title, in brackets; without a title, a row of its own."""

    title: str
    rows: tuple[SoFarRow, ...]


def so_far(title: str, line: str, groups: Sequence[SoFarGroup]) -> str:
    """The list as HTML. A phone shows `line` in its place; a wide screen shows `line` only without a list."""
    rows = "".join(
        bracketed(group.title, f'<ol role="list">{"".join(map(_row, group.rows))}</ol>') for group in groups
    )
    listed = " listed" if rows else ""
    head = f'<h2>{escape(title)}</h2><p class="first">{escape(line)}</p>'
    return f'<aside class="so-far{listed}" aria-label="{escape(title)}">{head}{rows}</aside>'


def _row(row: SoFarRow) -> str:
    return (
        f'<li><span class="name">{escape(row.name)}</span> <b class="points">{escape(row.points_text)}</b> '
        f'<span class="fit">{dots(row.dots) if row.dots else ""} {escape(row.fit_word)}</span></li>'
    )
