"""One center in full: one form for all of them, whatever their place. HTML, with every text escaped."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.providers import Provider
from decision.method.scoring import TIE, Score
from decision.screens.drawing.score import made
from decision.screens.frame.parts import bullets, folded, paragraphs
from decision.wording import words
from decision.wording.describing import Fact, Facts, away_sentence, fact_sentence, facts_in, facts_of
from decision.wording.language import day
from decision.wording.limits import Limits, with_limit
from decision.wording.must_haves import medicine_facts
from decision.wording.placing import facts_counted

_MANY = 8  # facts of which nothing is known: more are one line
_SHOWN = 3  # facts a group shows before the rest is folded away


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
    facts = facts_of(provider, catalog.factors) if score is None else facts_in(score)
    known, sum_ = ("", "") if score is None else (paragraphs([_known(score)]), made(score))
    away = "" if provider.away is None else away_sentence(provider.away)
    given = f'<p class="gives">{escape(_gives(catalog, provider, medicine))}</p>' if medicine else ""
    ask = f"<p><strong>{escape(remarks.first)}</strong></p>" if remarks.first else ""
    return (
        f"{paragraphs([remarks.lower, away, provider.about])}{known}{given}{ask}"
        f"{_groups(facts, remarks.limits)}{sum_}{_checked(provider, stale=remarks.stale)}"
    )


def _known(score: Score) -> str:
    if score.known_share > 1 - TIE:
        lent = any(fact.id in score.provider.lent for fact in facts_counted([score]))
        return words.CARD_KNOWN_LENT if lent else words.CARD_KNOWN_ALL
    # Rounded down, so that what is not wholly known is never shown as 100.
    return words.CARD_KNOWN.format(known=int(100 * score.known_share + TIE))


def _gives(catalog: Catalog, provider: Provider, medicine: Medicine) -> str:
    """Whether the medicine is given there, and whether the center is in the program it needs."""
    *enrolled, given = medicine_facts(catalog, medicine)
    facts = [given] if provider.gives_medicine(medicine.id) is False else [given, *enrolled]
    return " ".join(fact_sentence(fact, provider.amount(fact.id)) for fact in facts)


def _groups(facts: Facts, limits: Limits) -> str:
    none = words.table("CARD_NONE")
    groups = (
        (words.CARD_FITS, facts.fits, none["fits"]),
        (words.CARD_FITS_LESS, facts.fits_less, none["fits_less"]),
        (words.CARD_NOT_KNOWN, facts.not_known, none["not_known"]),
    )
    return "".join(
        f"<h4>{escape(title)}</h4>{_group(group, empty, limits)}" for title, group, empty in groups
    )


def _group(group: Sequence[Fact], none: str, limits: Limits) -> str:
    if not group:
        return paragraphs([none])
    sentences = [with_limit(fact.sentence, limits, fact.indicator, fact.provider) for fact in group]
    if group[0].value is None and len(group) > _MANY:  # one line: none of them says anything of the center
        return folded(words.CARD_UNKNOWN.format(count=len(group)), bullets(sentences))
    rest = sentences[_SHOWN:]
    more = folded(words.CARD_MORE.format(count=len(rest)), bullets(rest)) if rest else ""
    return bullets(sentences[:_SHOWN]) + more


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
