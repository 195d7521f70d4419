"""Study results as pictures: one dot for each person, full where it happened and hollow where it did not."""

from html import escape

from decision.guide.texts import StudyNumber
from decision.wording import words

_ACROSS = {100: 10, 1000: 25}  # dots in a row, by how many people are pictured
_FULL, _HOLLOW = "●", "○"  # letters, because they print, and take the colors that people set for text


def html(figure: StudyNumber) -> str:
    """The dots of a figure as HTML: one picture, or two on one base where the study compared.

    Nothing for a base that is not 100 or 1,000 people: other pictures could not be held against these.
    The sentence that says the same is beside it, made by the caller.
    """
    if figure.of not in _ACROSS:
        return ""
    if figure.compared is None:
        return f'<div class="pictures">{_picture(figure.count, figure.of, words.DOTS_ALONE)}</div>'
    with_it = _picture(figure.count, figure.of, words.DOTS_WITH)
    against = _picture(figure.compared, figure.of, words.DOTS_AGAINST, figure.against)
    return f'<div class="pictures">{with_it}{against}</div>'


def _picture(count: int, of: int, caption: str, against: str = "") -> str:
    label = words.DOTS_PICTURE.format(of=of, count=count)
    below = caption.format(count=count, of=of, against=against)
    return (
        f'<figure><div class="people of-{of}" role="img" aria-label="{escape(label)}">'
        f"{_dots(count, of)}</div><figcaption>{escape(below)}</figcaption></figure>"
    )


def _dots(count: int, of: int) -> str:
    dots, across = _FULL * count + _HOLLOW * (of - count), _ACROSS[of]
    return "\n".join(dots[start : start + across] for start in range(0, of, across))
