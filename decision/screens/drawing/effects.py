"""Benefits and risks in equal form, and how the compared centers do on what a risk asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Effect, Medicine, StudyNumber
from decision.method.providers import Provider
from decision.screens.drawing import facts, study_pictures
from decision.screens.frame import parts
from decision.screens.html.beside import EffectLine, EffectList, Standing
from decision.screens.html.beside import beside as beside_html
from decision.wording import words
from decision.wording.describing import known_sentence
from decision.wording.language import listed, number
from decision.wording.swings import spread

_ENOUGH = 0.5  # a fact worth this or more has at least half of what is asked, as the sentence says


@dataclass(frozen=True)
class Shown:
    """How benefits and risks are drawn: for one medicine or for all, and with what beside them.

    `compared`: None says nothing of centers; empty speaks of the whole list; else of each of these.
    `figures` are left out for those who prefer it. `linked` makes the factors behind a risk links to what
    Learn says of them.
    """

    medicine: Medicine | None
    compared: Sequence[Provider] | None
    today: date
    figures: bool = True
    linked: bool = False


def beside(catalog: Catalog, shown: Shown) -> str:
    """Two lists of one make, a line each that opens to the whole; beside each risk how the centers do.

    Without a medicine all are shown, each with the medicines it is true of, and no figures: those of
    different medicines are not to be compared.
    """
    medicine = shown.medicine
    title = words.EFFECTS_OF_ALL if medicine is None else words.EFFECTS_OF.format(medicine=medicine.full_name)
    lists = [
        EffectList(
            heading,
            tuple(_line(catalog, each, shown) for each in of_medicine(effects, medicine)),
            note,
            opened=shown.compared is None,
        )
        for heading, effects, note in (
            (words.BENEFITS, catalog.benefits, ""),
            (words.RISKS, catalog.risks, "" if medicine and shown.compared is None else words.EFFECTS_INTRO),
        )
    ]
    drawn = beside_html("benefits-and-risks", title, lists)
    if medicine is None:
        drawn = parts.paragraphs([words.EFFECTS_ALL_NOTE]) + drawn
    # Beside centers, what is not of one's own medicine is behind a tap.
    return drawn if medicine or shown.compared is None else parts.folded(title, drawn)


def _line(catalog: Catalog, effect: Effect, shown: Shown) -> EffectLine:
    whole = parts.paragraphs([effect.text]) + _more(catalog, effect, shown)
    stands = effect.asks and shown.compared is not None
    standings = (_standing(catalog, effect, shown.compared or catalog.providers),) if stands else ()
    return EffectLine(effect.id, effect.title, _short_figure(effect, shown), whole, standings)


def _short_figure(effect: Effect, shown: Shown) -> str:
    if not shown.medicine or not shown.figures:
        return ""
    figures, rates = effect.numbers_for(shown.medicine.id), effect.rates_for(shown.medicine.id)
    if rates or not figures:
        return rates[0].short if rates else ""
    # What was counted, and of whom, is named too: any infection and a serious one are not of one kind.
    first = figures[0]
    of = number(first.of)
    of = words.EFFECT_GROUP.format(of=of, group=first.group) if first.group else of
    template = words.EFFECT_FIGURE if first.compared is None else words.EFFECT_FIGURE_AGAINST
    return template.format(
        count=first.count, of=of, event=first.event, against=first.against, compared=first.compared
    )


def _standing(catalog: Catalog, effect: Effect, centers: Sequence[Provider]) -> Standing:
    """How many centers have at least half of each thing that a risk asks, how many may, how many do not."""
    yes = unknown = 0
    for provider in centers:
        indicators = [catalog.indicators[id] for id in effect.indicators]
        values = [indicator.value_of(provider.amount(indicator.id)) for indicator in indicators]
        if any(value is not None and value < _ENOUGH for value in values):
            continue
        yes, unknown = (yes, unknown + 1) if None in values else (yes + 1, unknown)
    no = len(centers) - yes - unknown
    sentence = words.EFFECT_STANDING if unknown else words.EFFECT_STANDING_KNOWN
    text = sentence.format(yes=yes, of=len(centers), unknown=unknown)
    return Standing(text, yes, unknown, no)


def of_medicine(effects: Sequence[Effect], medicine: Medicine | None) -> list[Effect]:
    """Those that are true of the medicine; all of them while it is open."""
    return [effect for effect in effects if medicine is None or medicine.id in effect.medicines]


def _more(catalog: Catalog, effect: Effect, shown: Shown) -> str:
    when, sure = words.EFFECT_WHEN.format(when=effect.when), words.EFFECT_SURE.format(sure=effect.sure)
    details = parts.paragraphs([when]) + _how_often(catalog, effect, shown) + parts.paragraphs([sure])
    said = " ".join((effect.title, effect.text, effect.asks, effect.when, effect.sure))
    return (
        _asks(catalog, effect, shown)
        + parts.folded(words.EFFECT_MORE, details, effect.title)
        + facts.words_html(catalog, said, effect.title)
        + facts.evidence_html(catalog, effect.evidence, shown.today, effect.title)
    )


def _how_often(catalog: Catalog, effect: Effect, shown: Shown) -> str:
    if shown.medicine is None:
        names = (catalog.medicine(id) for id in effect.medicines)
        return parts.paragraphs([words.EFFECT_FOR.format(medicines=listed([m.name for m in names if m]))])
    figures, rates = effect.numbers_for(shown.medicine.id), effect.rates_for(shown.medicine.id)
    if not figures and not rates:
        return parts.paragraphs([words.EFFECT_NO_NUMBER])
    if not shown.figures:
        return parts.paragraphs([words.EFFECT_HIDDEN])
    drawn = parts.paragraphs([rate.text for rate in rates])
    for figure in figures:
        drawn += parts.paragraphs([_number(figure)]) + study_pictures.html(figure)
    return drawn


def _number(figure: StudyNumber) -> str:
    sentence = words.EFFECT_NUMBER if figure.compared is None else words.EFFECT_NUMBER_AGAINST
    return sentence.format(
        of=figure.of,
        who=figure.who,
        count=figure.count,
        event=figure.event,
        span=figure.span,
        against=figure.against,
        compared=figure.compared,
    )


def _asks(catalog: Catalog, effect: Effect, shown: Shown) -> str:
    if not effect.asks:
        return ""
    asks = f"<p><strong>{escape(words.EFFECT_ASKS.format(asks=effect.asks))}</strong></p>"
    return f'<div class="asks">{asks}{_factors(catalog, effect, shown)}{_stand(catalog, effect, shown)}</div>'


def _stand(catalog: Catalog, effect: Effect, shown: Shown) -> str:
    if shown.compared is None:
        return ""
    indicators = [catalog.indicators[id] for id in effect.indicators]
    if not shown.compared:
        spreads = parts.bullets([spread(indicator, catalog.providers) for indicator in indicators])
        whole = spreads + parts.paragraphs([words.EFFECTS_LIST])
        return parts.folded(words.EFFECT_AT_LIST, whole, effect.title)
    rows = "".join(
        f"<dt>{escape(provider.name)}</dt>"
        + "".join(f"<dd>{escape(known_sentence(i, provider))}</dd>" for i in indicators)
        for provider in shown.compared
    )
    return parts.folded(words.EFFECT_AT, f"<dl>{rows}</dl>", effect.title)


def _factors(catalog: Catalog, effect: Effect, shown: Shown) -> str:
    """The factors that bear on a risk, as links where one reads and does not compare."""
    factors = catalog.factors_behind(effect)
    if not shown.linked:
        labels = listed([each.label for each in factors])
        return parts.paragraphs([words.EFFECT_FACTORS_PLAIN.format(factors=labels)])
    place = "learn?read=what-can-matter&at=factor-"
    return parts.ways(words.EFFECT_FACTORS, {f"{place}{each.id}": each.label for each in factors})
