"""The marks that show an amount (dots, a strip, squares), beside its words, and the bracket around ties."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Dots:
    """How many dots are full, may be full, and stay empty."""

    full: int
    maybe: int
    none: int


@dataclass(frozen=True)
class Strip:
    """A range of points, each from 0 to 100: what is known, where the order takes it to be, what could be."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Fit:
    """How well a center fits, as it is shown everywhere: a word, figures, dots and a strip, or none of it."""

    word: str = ""
    points: str = ""
    dots: Dots | None = None
    strip: Strip | None = None


def dots(amount: Dots | None) -> str:
    """Round dots, hidden from screen readers: the words are beside them. Of none, nothing."""
    if amount is None:
        return ""
    return _drawn("dots", (("full", amount.full), ("maybe", amount.maybe), ("none", amount.none)))


def squares(yes: int, unknown: int, no: int) -> str:
    """One square a center, hidden from screen readers: the words are beside them."""
    return _drawn("squares", (("full", yes), ("maybe", unknown), ("none", no)))


def strip(points: Strip | None) -> str:
    """The range on a line from 0 to 100, hidden from screen readers: the points are beside it.

    A range of less than a point has no notch and no hatching. Of none, nothing.
    """
    if points is None:
        return ""
    ranged = ' class="strip ranged"' if points.high - points.low >= 1 else ' class="strip"'
    ends = f"--low:{points.low:.1f}%;--middle:{points.middle:.1f}%;--high:{points.high:.1f}%"
    return f'<span{ranged} style="{ends}" aria-hidden="true"><i></i></span>'


def bracketed(title: str | None, rows: str) -> str:
    """Rows, as HTML, that share one place under a title; without a title, as they are."""
    if not title:
        return rows
    return f'<section class="close"><p class="close-title">{escape(title)}</p>{rows}</section>'


def _drawn(kind: str, counts: tuple[tuple[str, int], ...]) -> str:
    each = "".join(f'<i class="{mark}"></i>' * count for mark, count in counts)
    return f'<span class="{kind}" aria-hidden="true">{each}</span>'
