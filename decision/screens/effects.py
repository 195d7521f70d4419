"""Benefits and risks in equal form, and how the compared centers stand on what a risk asks."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TypeAlias

from decision import words
from decision.catalog import Catalog
from decision.describing import known_sentence, number, spread
from decision.factors import Indicator
from decision.guide import Effect, Medicine, StudyNumber
from decision.providers import Provider
from decision.screens import parts

# None: say nothing of centers; empty: speak of the whole list; else: of each of these.
_Compared: TypeAlias = Sequence[Provider] | None


def html(catalog: Catalog, medicine: Medicine | None, compared: _Compared, today: date) -> str:
    """Two lists of the same make: the benefits of the medicine, and its risks.

    Without a medicine all are shown, each with the medicines it is true of, and no figures: those
    of different medicines are not to be compared. How centers stand on what a risk asks is left out
    where `compared` is None, told of the whole list where it is empty, and else of each center in it.
    """
    title = words.EFFECTS_OF_ALL if medicine is None else words.EFFECTS_OF.format(medicine=medicine.full_name)
    note = f"<p>{escape(words.EFFECTS_ALL_NOTE)}</p>" if medicine is None else ""
    lists = "".join(
        f"<section><h3>{escape(heading)}</h3>{_list(catalog, effects, medicine, compared, today)}</section>"
        for heading, effects in ((words.BENEFITS, catalog.benefits), (words.RISKS, catalog.risks))
    )
    return (
        f'<section class="effects"><h2>{escape(title)}</h2><p>{escape(words.EFFECTS_INTRO)}</p>{note}'
        f'<div class="two-lists">{lists}</div></section>'
    )


def _list(
    catalog: Catalog,
    effects: Sequence[Effect],
    medicine: Medicine | None,
    compared: _Compared,
    today: date,
) -> str:
    shown = [effect for effect in effects if medicine is None or medicine.id in effect.medicines]
    return "".join(_effect(catalog, effect, medicine, compared, today) for effect in shown)


def _effect(
    catalog: Catalog,
    effect: Effect,
    medicine: Medicine | None,
    compared: _Compared,
    today: date,
) -> str:
    lines = [words.EFFECT_WHEN.format(when=effect.when)]
    if medicine is None:
        names = (catalog.medicine(id) for id in effect.medicines)
        lines.append(words.EFFECT_FOR.format(medicines=", ".join(each.name for each in names if each)))
    else:
        lines += [_number(figure) for figure in effect.numbers_for(medicine.id)] or [words.EFFECT_NO_NUMBER]
    lines.append(words.EFFECT_SURE.format(sure=effect.sure))
    more = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return (
        f'<article class="effect"><h4>{escape(effect.title)}</h4><p>{escape(effect.text)}</p>'
        f"{_asks(catalog, effect, compared)}"
        f"<details><summary>{escape(words.EFFECT_MORE)}</summary>{more}</details>"
        f"{parts.evidence_html(catalog, effect.evidence, today)}</article>"
    )


def _number(figure: StudyNumber) -> str:
    sentence = words.EFFECT_NUMBER if figure.compared is None else words.EFFECT_NUMBER_AGAINST
    return sentence.format(
        of=number(figure.of),
        who=figure.who,
        count=number(figure.count),
        event=figure.event,
        span=figure.span,
        against=figure.against,
        compared="" if figure.compared is None else number(figure.compared),
    )


def _asks(catalog: Catalog, effect: Effect, compared: _Compared) -> str:
    if not effect.asks:
        return ""
    asks = f"<p><strong>{escape(words.EFFECT_ASKS.format(asks=effect.asks))}</strong></p>"
    if compared is None:
        return asks
    indicators = [catalog.indicators[id] for id in effect.indicators]
    title, inner = words.EFFECT_AT_LIST, _stand_as_list(catalog, indicators)
    if compared:
        title, inner = words.EFFECT_AT, _stand_each(compared, indicators)
    return f"{asks}<details><summary>{escape(title)}</summary>{inner}</details>"


def _stand_as_list(catalog: Catalog, indicators: Sequence[Indicator]) -> str:
    items = "".join(f"<li>{escape(spread(indicator, catalog.providers))}</li>" for indicator in indicators)
    return f"<ul>{items}</ul><p>{escape(words.EFFECTS_LIST)}</p>"


def _stand_each(compared: Sequence[Provider], indicators: Sequence[Indicator]) -> str:
    rows = "".join(
        f"<dt>{escape(provider.name)}</dt>"
        + "".join(f"<dd>{escape(known_sentence(i, provider))}</dd>" for i in indicators)
        for provider in compared
    )
    return f"<dl>{rows}</dl>"
