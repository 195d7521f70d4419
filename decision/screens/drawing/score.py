"""A score as it is drawn: a word, points, dots and a strip; and how it is made, to be checked by hand."""

from html import escape

from decision.method.scoring import Score
from decision.screens.frame.parts import bullets, folded, paragraphs
from decision.screens.html.marks import Dots, Fit, Strip
from decision.wording import words
from decision.wording.describing import Fact, facts_in, scale_note
from decision.wording.explaining import points
from decision.wording.placing import dots, factor_line, fit, is_open


def fitted(score: Score | None) -> Fit:
    """What is shown of a score; of none, nothing."""
    if score is None:
        return Fit()
    ends = Strip(score.low, score.middle, score.high)
    low, middle, high = map(round, (ends.low, ends.middle, ends.high))
    template = words.GLANCE_POINTS if high - low < 1 else words.GLANCE_RANGE
    if is_open(score):
        template = words.GLANCE_OPEN  # a middle of what is hardly known would be read as a score
    text = template.format(low=low, middle=middle, high=high)
    sure, hoped = dots(ends.low, ends.high)
    marks = Dots(sure, hoped, 4 - sure - hoped)
    return Fit(fit(ends.low, ends.high), text, marks, ends)


def made(score: Score) -> str:
    """How one number is made, behind a fold."""
    return folded(words.CARD_MADE.format(name=score.provider.name), sums(score))


def sums(score: Score) -> str:
    """How one number is made: each factor's line, and under it the worth of each fact."""
    facts = facts_in(score)
    by_indicator = {fact.indicator.id: fact for fact in (*facts.fits, *facts.fits_less, *facts.not_known)}
    lines = "".join(
        f"<p><strong>{escape(factor_line(contribution))}</strong></p>"
        + bullets([_worth(by_indicator[indicator.id]) for indicator in contribution.factor.indicators])
        for contribution in score.contributions
        if contribution.weight > 0
    )
    ranged = points(score.low) != points(score.high)
    in_all = (words.CARD_SUM_RANGE if ranged else words.CARD_SUM).format(
        middle=points(score.middle), low=points(score.low), high=points(score.high)
    )
    return paragraphs([f"{words.CARD_WEIGHTS} {words.FIGURES_ROUNDED}"]) + lines + paragraphs([in_all])


def _worth(fact: Fact) -> str:
    share, said = _hundredths(fact.indicator.share), fact.sentence
    if fact.value is None:
        low, middle, high = map(_hundredths, fact.indicator.unknown)
        return words.CARD_FACT_UNKNOWN.format(fact=said, low=low, middle=middle, high=high, share=share)
    scale = scale_note(fact.indicator)
    worth = _hundredths(fact.value)
    return words.CARD_FACT_WORTH.format(fact=said, worth=worth, share=share, scale=scale).rstrip()


def _hundredths(part: float) -> str:
    return f"{100 * part:.1f}".removesuffix(".0")
