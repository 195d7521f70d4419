"""Pictures of what a list does not know: by fact and by center, in squares beside the count in words."""

from collections.abc import Iterable, Sequence
from html import escape

from decision.catalog.catalog import Catalog
from decision.catalog.gaps import Known, gaps
from decision.screens.frame import parts
from decision.wording import words
from decision.wording.language import apart

MOST_DRAWN = 50  # centers; so many can still be made out
_NAMED = 4  # facts of a center that are not known
_KNOWN, _UNKNOWN = "■", "□"  # letters, because they print, and take the colors people set for text


def html(catalog: Catalog) -> str:
    """Two tables of the same squares: a row for each fact, then one for each center, or each of the first.

    What the list has of no center is named below them, behind a tap.
    """
    found = gaps(catalog)
    if not found.by_center:
        return ""
    legend: list[str] = [words.GAPS_LEGEND, words.GAPS_FIRST] if found.by_fact else []
    if len(found.by_center) > MOST_DRAWN:
        legend.append(words.GAPS_DRAWN.format(drawn=MOST_DRAWN, count=len(found.by_center)))
    labels = [each.label for each in found.by_fact]
    centers = (_center(each, labels) for each in found.by_center[:MOST_DRAWN])
    tables = _table(words.GAPS_BY_FACT, map(_row, found.by_fact)) if found.by_fact else ""
    tables += _table(words.GAPS_BY_CENTER, centers)
    nowhere = words.GAPS_NOWHERE.format(count=len(found.nowhere))
    rest = parts.folded(nowhere, parts.bullets(found.nowhere)) if found.nowhere else ""
    return parts.paragraphs([" ".join(legend)]) + tables + rest


def _table(caption: str, rows: Iterable[str]) -> str:
    return f'<table class="gaps"><caption>{escape(caption)}</caption><tbody>{"".join(rows)}</tbody></table>'


def _center(center: Known, facts: Sequence[str]) -> str:
    """A center with the number to call, and what to ask there."""
    phone = center.phone or words.GAPS_NO_PHONE
    open_ = [fact for fact, known in zip(facts, center.known, strict=True) if not known]
    asks = words.GAPS_ASK.format(facts=apart(open_[:_NAMED])) if open_ else ""
    if len(open_) > _NAMED:
        asks = words.GAPS_ASK_MORE.format(facts=apart(open_[:_NAMED]), count=len(open_) - _NAMED)
    return _row(center, f"<br>{escape(phone)}", escape(asks))


def _row(row: Known, call: str = "", asks: str = "") -> str:
    count = words.GAPS_COUNT.format(unknown=row.unknown, all=len(row.known)) if row.known else ""
    squares = "".join(_KNOWN if known else _UNKNOWN for known in row.known[:MOST_DRAWN])
    return (
        f'<tr><th scope="row">{escape(row.label)}{call}</th><td>{escape(count)}'
        f'<span class="squares" aria-hidden="true">{squares}</span>{asks}</td></tr>'
    )
