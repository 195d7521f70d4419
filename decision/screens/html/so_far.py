"""The list so far, beside what is weighed: a short row a center, in the order of the points."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import starmap

from decision.screens.html.marks import Fit, bracketed, dots


@dataclass(frozen=True)
class SoFarGroup:
    """Centers that share one place under a title, in brackets; without a title, one on its own.

    Each is by its name, with how well it fits.
    """

    title: str
    centers: tuple[tuple[str, Fit], ...]


def so_far(title: str, line: str, groups: Sequence[SoFarGroup]) -> str:
    """The list as HTML. A phone shows `line` in its place; a wide screen shows `line` only without a list."""
    rows = "".join(
        bracketed(group.title, f'<ol role="list">{"".join(starmap(_row, group.centers))}</ol>')
        for group in groups
    )
    listed = " listed" if rows else ""
    head = f'<h2>{escape(title)}</h2><p class="first">{escape(line)}</p>'
    return f'<aside class="so-far{listed}" aria-label="{escape(title)}">{head}{rows}</aside>'


def _row(name: str, fit: Fit) -> str:
    return (
        f'<li><span class="name">{escape(name)}</span> <b class="points">{escape(fit.points)}</b> '
        f'<span class="fit">{dots(fit.dots)} {escape(fit.word)}</span></li>'
    )
