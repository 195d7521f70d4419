"""Pictures of what a list does not know: by fact and by center, in squares beside the count in words."""

from collections.abc import Sequence
from html import escape

from decision.catalog.catalog import Catalog
from decision.catalog.gaps import Grid, Line, grid
from decision.wording import words

_KNOWN, _UNKNOWN, _PARTLY = (
    "■",
    "□",
    "◧",
)  # letters, because they print, and take the colors people set for text


def html(catalog: Catalog) -> str:
    """Two tables of the same squares: a row for each fact, then a row for each center."""
    return drawn(grid(catalog))


def drawn(found: Grid) -> str:
    """A grid as HTML; nothing where there is no center or no fact."""
    if not found.rows or not found.columns:
        return ""
    by_fact = _table(words.GAPS_BY_FACT, found.columns, list(zip(*found.known, strict=True)))
    return f"<p>{escape(_legend(found))}</p>{by_fact}{_table(words.GAPS_BY_CENTER, found.rows, found.known)}"


def _table(caption: str, lines: Sequence[Line], known: Sequence[Sequence[float]]) -> str:
    rows = "".join(_row(line, shares) for line, shares in zip(lines, known, strict=True))
    return f'<table class="gaps"><caption>{escape(caption)}</caption><tbody>{rows}</tbody></table>'


def _row(line: Line, shares: Sequence[float]) -> str:
    count = words.GAPS_COUNT.format(unknown=line.unknown, all=line.of)
    return (
        f'<tr><th scope="row">{escape(line.label)}</th><td>{escape(count)}'
        f'<span class="squares" aria-hidden="true">{"".join(map(_square, shares))}</span></td></tr>'
    )


def _square(share: float) -> str:
    return {0.0: _UNKNOWN, 1.0: _KNOWN}.get(share, _PARTLY)


def _legend(found: Grid) -> str:
    sentences: list[str] = [words.GAPS_LEGEND]
    if found.row_size > 1:
        sentences.append(words.GAPS_GROUPED_ROWS.format(rows=found.row_size))
    if found.column_size > 1:
        sentences.append(words.GAPS_GROUPED_COLUMNS.format(columns=found.column_size))
    if max(found.row_size, found.column_size) > 1:
        sentences.append(words.GAPS_PARTLY)
    return " ".join([*sentences, words.GAPS_FIRST])
