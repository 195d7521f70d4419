"""One center in full: one form for all of them, whatever their place. HTML, with every text escaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.providers import Provider
from decision.method.scoring import TIE, Score
from decision.screens.frame.parts import bullets, folded, paragraphs
from decision.wording import words
from decision.wording.describing import Fact, Facts, away_sentence, facts_of, scale_note
from decision.wording.explaining import factor_line, points
from decision.wording.language import day
from decision.wording.limits import Limits, with_limit

_MANY = 8  # facts of which nothing is known: more are one line
_SHOWN = 3  # facts a heap shows before the rest is folded away


@dataclass(frozen=True)
class Remarks:
    """What is said of a center beside its facts: what to ask `first`, and that it was checked long ago.

    `limits` are the person's own. `lower` says why it has fewer points than the first.
    """

    first: str = ""
    lower: str = ""
    stale: bool = False
    limits: Limits = ()


def inside(
    catalog: Catalog, provider: Provider, score: Score | None, medicine: Medicine | None, remarks: Remarks
) -> str:
    """One center in full, under its row. Without a score: what is known of it, and no number."""
    facts = facts_of(provider, catalog.factors) if score is None else _facts(score)
    known, sum_ = ("", "") if score is None else (paragraphs([_known(score)]), made(score))
    away = "" if provider.away is None else away_sentence(provider.away)
    given = f'<p class="gives">{escape(_gives(catalog, provider, medicine))}</p>' if medicine else ""
    ask = f"<p><strong>{escape(remarks.first)}</strong></p>" if remarks.first else ""
    return (
        f"{paragraphs([remarks.lower, away, provider.about])}{known}{given}{ask}"
        f"{_heaps(facts, remarks.limits)}{sum_}{_checked(provider, stale=remarks.stale)}"
    )


def made(score: Score) -> str:
    """How one number is made, behind a fold."""
    return folded(words.CARD_MADE.format(name=score.provider.name), sums(score))


def sums(score: Score) -> str:
    """How one number is made: each factor's line, and under it the worth of each fact."""
    facts = _facts(score)
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


def _facts(score: Score) -> Facts:
    weights = {factor.id: weight for factor, weight in zip(score.factors, score.weights, strict=True)}
    return facts_of(score.provider, score.factors, weights)


def _known(score: Score) -> str:
    if score.known_share > 1 - TIE:
        weighed = [each.factor for each in score.contributions if each.weight > 0]
        facts = {indicator.id for factor in weighed for indicator in factor.indicators}
        lent = any(found.whose for id, found in score.provider.measurements.items() if id in facts)
        return words.CARD_KNOWN_LENT if lent else words.CARD_KNOWN_ALL
    # Rounded down, so that what is not wholly known is never shown as 100.
    return words.CARD_KNOWN.format(known=int(100 * score.known_share + TIE))


def _gives(catalog: Catalog, provider: Provider, medicine: Medicine) -> str:
    """Whether the medicine is given there, and whether the center is in the program it needs."""
    given = {True: words.GIVES_YES, False: words.GIVES_NO, None: words.GIVES_UNKNOWN}
    sentences = [given[provider.gives_medicine(medicine.id)].format(medicine=medicine.name)]
    programme = next((each for each in catalog.programmes if each.id == medicine.programme), None)
    if programme and provider.gives_medicine(medicine.id) is not False:
        enrolled = {True: words.ENROLLED_YES, False: words.ENROLLED_NO, None: words.ENROLLED_UNKNOWN}
        answer = (provider.enrolled or {}).get(programme.id)
        sentences.append(enrolled[answer].format(medicine=medicine.name, programme=programme.label))
    return " ".join(sentences)


def _heaps(facts: Facts, limits: Limits) -> str:
    none = words.table("CARD_NONE")
    heaps = (
        (words.CARD_FITS, facts.fits, none["fits"]),
        (words.CARD_FITS_LESS, facts.fits_less, none["fits_less"]),
        (words.CARD_NOT_KNOWN, facts.not_known, none["not_known"]),
    )
    return "".join(f"<h4>{escape(title)}</h4>{_heap(heap, empty, limits)}" for title, heap, empty in heaps)


def _heap(heap: Sequence[Fact], none: str, limits: Limits) -> str:
    if not heap:
        return paragraphs([none])
    sentences = [with_limit(fact.sentence, limits, fact.indicator, fact.provider) for fact in heap]
    if heap[0].value is None and len(heap) > _MANY:  # one line: none of them says anything of the center
        return folded(words.CARD_UNKNOWN.format(count=len(heap)), bullets(sentences))
    rest = sentences[_SHOWN:]
    more = folded(words.CARD_MORE.format(count=len(rest)), bullets(rest)) if rest else ""
    return bullets(sentences[:_SHOWN]) + more


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


def _checked(provider: Provider, *, stale: bool) -> str:
    if provider.added:
        return ""
    source = provider.source.rstrip(".") or words.SOURCE_UNKNOWN
    if provider.checked_on is None:
        sentence = words.CARD_CHECKED_UNKNOWN.format(source=source)
    else:
        sentence = words.CARD_CHECKED.format(checked_on=day(provider.checked_on), source=source)
    old = f" {words.CARD_STALE}" if stale else ""
    return f'<p class="checked">{escape(sentence + old)}</p>'
