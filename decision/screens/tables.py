"""Tables of the Compare screen: centers side by side, and one gap checked by hand. HTML, escaped."""

from collections.abc import Sequence
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.providers import Provider
from decision.method.scoring import Score
from decision.screens.cards import gives
from decision.wording import words
from decision.wording.describing import known_sentence
from decision.wording.explaining import Difference, points


def side_by_side(
    catalog: Catalog,
    compared: Sequence[Provider],
    ranked: Sequence[Score],
    medicine: Medicine | None = None,
) -> str:
    """The same rows for each of the compared centers: points, the medicine, then every fact.

    A row's heading stands above its cells, so that two columns fit the narrowest phone.
    """
    names = "".join(f'<th scope="col">{escape(provider.name)}</th>' for provider in compared)
    scores = {score.provider.id: score for score in ranked}
    body = ""
    if scores:
        cells = [_points(scores[provider.id]) for provider in compared]
        body += _row(words.SIDE_POINTS, cells)
    if medicine:
        body += _row(words.SIDE_GIVES, [gives(catalog, provider, medicine) for provider in compared])
    for factor in catalog.factors:
        for indicator in factor.indicators:
            body += _row(
                indicator.label,
                [known_sentence(indicator, provider) for provider in compared],
            )
    return _region(words.SIDE_TABLE, f"<thead><tr>{names}</tr></thead>{body}")


def by_hand(parted: Difference) -> str:
    """The points of two centers by factor, with their gaps and sums."""
    ahead, behind = parted.ahead, parted.behind
    caption = words.WHY_TABLE_CAPTION.format(ahead=ahead.provider.name, behind=behind.provider.name)
    heads = (words.WHY_TABLE_FACTOR, ahead.provider.name, behind.provider.name, words.WHY_TABLE_GAP)
    rows = "".join(
        _cells(mine.factor.label, [mine.points.middle, theirs.points.middle])
        for mine, theirs in zip(ahead.contributions, behind.contributions, strict=True)
        if mine.weight > 0
    )
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    total = _cells(words.WHY_TABLE_SUM, [ahead.middle, behind.middle])
    return _region(caption, f"<thead><tr>{head}</tr></thead><tbody>{rows}{total}</tbody>")


def _points(score: Score) -> str:
    low, middle, high = (round(end) for end in (score.low, score.middle, score.high))
    template = words.CARD_POINTS if high - low < 1 else words.CARD_RANGE
    return template.format(low=low, middle=middle, high=high)


def _row(label: str, cells: Sequence[str]) -> str:
    inner = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
    heading = f'<tr><th scope="rowgroup" colspan="{len(cells)}">{escape(label)}</th></tr>'
    return f"<tbody>{heading}<tr>{inner}</tr></tbody>"


def _cells(label: str, pair: Sequence[float]) -> str:
    ahead, behind = pair
    numbers = (points(ahead), points(behind), points(ahead - behind))
    inner = "".join(f"<td>{escape(number)}</td>" for number in numbers)
    return f'<tr><th scope="row">{escape(label)}</th>{inner}</tr>'


def _region(name: str, inner: str) -> str:
    """A table that can be scrolled with the keyboard where it is wider than the screen."""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">'
        f"<table><caption>{escape(name)}</caption>{inner}</table></div>"
    )
