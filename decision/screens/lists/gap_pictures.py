"""Pictures of what a list does not know: by fact and by center, in squares beside the count in words."""

from collections.abc import Sequence
from html import escape

from decision.catalog.catalog import Catalog
from decision.catalog.gaps import Known, gaps
from decision.screens.frame import parts
from decision.wording import words

MOST_DRAWN = 50  # centers; so many can still be made out
_KNOWN, _UNKNOWN = "■", "□"  # letters, because they print, and take the colors people set for text


def html(catalog: Catalog) -> str:
    """Two tables of the same squares: a row for each fact, then one for each center, or each of the first."""
    by_fact, by_center = gaps(catalog)
    if not by_fact:
        return ""
    legend: list[str] = [words.GAPS_LEGEND, words.GAPS_FIRST]
    if len(by_center) > MOST_DRAWN:
        legend.append(words.GAPS_DRAWN.format(drawn=MOST_DRAWN, count=len(by_center)))
    facts = _table(words.GAPS_BY_FACT, by_fact)
    return parts.paragraphs([" ".join(legend)]) + facts + _table(words.GAPS_BY_CENTER, by_center[:MOST_DRAWN])


def _table(caption: str, rows: Sequence[Known]) -> str:
    body = "".join(map(_row, rows))
    return f'<table class="gaps"><caption>{escape(caption)}</caption><tbody>{body}</tbody></table>'


def _row(row: Known) -> str:
    count = words.GAPS_COUNT.format(unknown=row.unknown, all=len(row.known))
    squares = "".join(_KNOWN if known else _UNKNOWN for known in row.known[:MOST_DRAWN])
    return (
        f'<tr><th scope="row">{escape(row.label)}</th><td>{escape(count)}'
        f'<span class="squares" aria-hidden="true">{squares}</span></td></tr>'
    )
