"""Learn: benefits and risks of the planned medicine, and topics, each at an address of its own."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from html import escape
from typing import NamedTuple

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Evidence, Medicine, Term
from decision.method.factors import Factor
from decision.person.stages import Stages
from decision.screens.drawing import effects, facts
from decision.screens.frame import parts
from decision.wording import words

HERE, READ, AT = "learn", "read", "at"  # the step, and what its address can say: a topic, a place on it
FACTORS, _MINE, _EVERY, _TERMS = "what-can-matter", "my-medicine", "every-medicine", "hard-words"


class _Topic(NamedTuple):
    title: str
    show: Callable[[], None]
    related: tuple[str, ...] = ()


def show(now: Stages, today: date) -> None:
    """Draw the topic that the address names, or the way to all of them below benefits and risks."""
    topics = _topics(now, today)
    topic = topics.get(st.query_params.get(READ, ""))
    if topic is None:
        _hub(now, topics, today)
        return
    st.set_page_config(page_title=f"{topic.title} – {words.APP_TITLE}")
    st.title(parts.plain(topic.title), anchor=False)
    back = f'<p class="back">{parts.way(HERE, words.LEARN_ALL)}</p>'
    parts.draw(back)
    topic.show()
    next_ = {id: topics[id].title for id in topic.related}
    parts.draw((_links(words.READ_NEXT, next_) if next_ else "") + back)


def _hub(now: Stages, topics: Mapping[str, _Topic], today: date) -> None:
    st.title(words.LEARN, anchor=False)
    medicine = parts.ask_medicine(now.known)
    if medicine is None:
        st.markdown(words.LEARN_NO_MEDICINE)
    else:
        shown = effects.Shown(medicine, None, today, figures=not now.said.no_figures, linked=True)
        with st.container(gap=None):
            parts.draw(effects.beside(now.known, shown))
            parts.ask_figures()
    parts.draw(_links(words.LEARN_TOPICS, {id: topic.title for id, topic in topics.items()}))


def _links(title: str, titles: Mapping[str, str]) -> str:
    items = "".join(f"<li>{parts.way(f'{HERE}?{READ}={id}', title)}</li>" for id, title in titles.items())
    return f'<nav class="topics" aria-label="{escape(title)}"><h2>{escape(title)}</h2><ul>{items}</ul></nav>'


def _topics(now: Stages, today: date) -> dict[str, _Topic]:
    """All that there is to read, by the name that it has in the address."""
    catalog = now.known
    medicine = catalog.medicine(now.said.medicine)
    found = {}
    if medicine:
        title = words.LEARN_MEDICINE_FACTS.format(medicine=medicine.name)
        found[_MINE] = _Topic(title, partial(_facts, catalog, medicine, today))
    for page in catalog.pages:
        found[page.id] = _Topic(page.title, partial(facts.show_page, catalog, page, today), page.related)
    found[FACTORS] = _Topic(words.FACTORS_TITLE, partial(_factors, catalog, medicine))
    found[_EVERY] = _Topic(words.LEARN_EVERY, partial(_every, now, today))
    if catalog.terms:
        found[_TERMS] = _Topic(words.WORDS_EXPLAINED, partial(_glossary, catalog, today))
    return found


def _facts(catalog: Catalog, medicine: Medicine, today: date) -> None:
    parts.draw(facts.medicine_html(catalog, medicine, today))


def _every(now: Stages, today: date) -> None:
    figures = not now.said.no_figures
    parts.draw(effects.beside(now.known, effects.Shown(None, None, today, figures=figures, linked=True)))


def _factors(catalog: Catalog, medicine: Medicine | None) -> None:
    """Why each factor can matter, with links to the risks that ask for it."""
    each = "".join(_factor(catalog, factor, medicine) for factor in catalog.factors)
    parts.draw(f'<section class="effects"><p>{escape(words.FACTORS_INTRO)}</p>{each}</section>')


def _factor(catalog: Catalog, factor: Factor, medicine: Medicine | None) -> str:
    risks = effects.told(catalog.risks_behind(factor), medicine)
    place = f"{HERE}?" if medicine else f"{HERE}?{READ}={_EVERY}&"
    links = parts.ways(words.FACTOR_RISKS, {f"{place}{AT}=effect-{risk.id}": risk.title for risk in risks})
    none = f"<p>{escape(words.FACTOR_NO_RISK)}</p>"
    return (
        f'<article class="effect" id="factor-{escape(factor.id)}" tabindex="-1">'
        f"<h2>{escape(factor.label)}</h2><p>{escape(factor.why)}</p>{links if risks else none}</article>"
    )


def _glossary(catalog: Catalog, today: date) -> None:
    lines = [words.WORD_MEANS.format(term=each.term, means=each.means) for each in catalog.terms]
    parts.draw(parts.bullets(lines))
    parts.draw(facts.evidence_html(catalog, _evidence(catalog.terms), today))


def _evidence(explained: Sequence[Term]) -> Evidence:
    """The evidence of all of them as one: every source once, the oldest check, the first date due."""
    sources = dict.fromkeys(id for word in explained for id in word.evidence.sources)
    checked = min(word.evidence.checked_on for word in explained)
    return Evidence(tuple(sources), checked, min(word.evidence.review_by for word in explained))
