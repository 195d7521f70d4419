"""Learn: benefits and risks of the planned medicine, and topics, each at an address of its own."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from html import escape
from itertools import repeat
from typing import NamedTuple

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import GROUPS, KnowledgeCheck, Medicine, Page
from decision.method.factors import Factor
from decision.person.stages import Stages
from decision.screens.drawing import effects, facts, learn_pictures
from decision.screens.frame import parts
from decision.wording import words

HERE, READ, AT = "learn", "read", "at"  # the step, and what its address can say: a topic, a place on it
FACTORS, _MINE, _EVERY, _TERMS = "what-can-matter", "my-medicine", "every-medicine", "hard-words"
CHECK = "check-what-you-know"


class _Topic(NamedTuple):
    title: str
    show: Callable[[], None]
    related: tuple[str, ...] = ()
    is_first: bool = False
    group: str = GROUPS[-1]


def show(now: Stages, today: date) -> None:
    """Draw the topic that the address names, or the way to all of them below benefits and risks."""
    topics = _topics(now, today)
    topic = topics.get(st.query_params.get(READ, ""))
    if topic is None:
        _hub(now, topics, today)
        return
    st.set_page_config(page_title=f"{topic.title} – {words.APP_TITLE}")
    parts.title(topic.title)
    back = f'<p class="back">{parts.way(HERE, words.LEARN_ALL)}</p>'
    parts.draw(back)
    topic.show()
    next_ = {id: topics[id].title for id in topic.related}
    parts.draw((_links(words.READ_NEXT, _list(next_)) if next_ else "") + back)


def _hub(now: Stages, topics: Mapping[str, _Topic], today: date) -> None:
    parts.title(words.LEARN)
    mine, to_read = parts.two_parts(5, 3)
    with mine:
        medicine = parts.ask_medicine(now.known)
        if medicine is None:
            st.markdown(words.LEARN_NO_MEDICINE)
        else:
            shown = effects.Shown(medicine, None, today, figures=not now.said.no_figures, linked=True)
            with st.container(gap=None):
                parts.draw(effects.beside(now.known, shown))
                parts.ask_figures()
    first = {id: topic.title for id, topic in topics.items() if topic.is_first}
    others = {id: topic for id, topic in topics.items() if not topic.is_first}
    grouped = "".join(map(_group, words.table("LEARN_GROUPS").items(), repeat(others)))
    if first:
        more = parts.folded(words.LEARN_MORE.format(count=len(others)), grouped)
        parts.draw(_links(words.LEARN_TOPICS, _list(first) + more), to_read)
    else:
        parts.draw(_links(words.LEARN_ALL_TOPICS, grouped), to_read)


def _group(group: tuple[str, str], topics: Mapping[str, _Topic]) -> str:
    """The topics of one group under its title; nothing where there are none."""
    id, title = group
    of_it = _list({name: topic.title for name, topic in topics.items() if topic.group == id})
    return f"<h3>{escape(title)}</h3>{of_it}" if of_it else ""


def _links(title: str, inner: str) -> str:
    return f'<nav class="topics" aria-label="{escape(title)}"><h2>{escape(title)}</h2>{inner}</nav>'


def _list(titles: Mapping[str, str]) -> str:
    items = "".join(f"<li>{parts.way(f'{HERE}?{READ}={id}', title)}</li>" for id, title in titles.items())
    return f"<ul>{items}</ul>" if items else ""


def _topics(now: Stages, today: date) -> dict[str, _Topic]:
    """All that there is to read, by the name that it has in the address."""
    catalog = now.known
    medicine = catalog.medicine(now.said.medicine)
    found = {}
    if medicine:
        title = words.LEARN_MEDICINE_FACTS.format(medicine=medicine.name)
        found[_MINE] = _Topic(title, partial(_facts, catalog, medicine, today), is_first=True)
    for page in catalog.pages:
        draw = partial(_page, catalog, medicine, page, today)
        found[page.id] = _Topic(page.title, draw, page.related, page.is_first, page.group)
    found[FACTORS] = _Topic(words.FACTORS_TITLE, partial(_factors, catalog, medicine), group="place")
    found[_EVERY] = _Topic(words.LEARN_EVERY, partial(_every, now, today), group="infusions")
    if catalog.terms:
        found[_TERMS] = _Topic(words.WORDS_EXPLAINED, partial(_glossary, catalog, today))
    if catalog.checks:
        found[CHECK] = _Topic(words.CHECK, partial(_checks, catalog, medicine, today))
    return found


def _facts(catalog: Catalog, medicine: Medicine, today: date) -> None:
    day = learn_pictures.day_with(catalog, medicine, today)
    parts.draw(facts.medicine_html(catalog, medicine, today, day))


def _page(catalog: Catalog, medicine: Medicine | None, page: Page, today: date) -> None:
    picture = ""
    if page.picture == "who":
        picture = learn_pictures.who_does_what(catalog, today)
    elif page.picture:
        drawn = medicine and learn_pictures.day_with(catalog, medicine, today)
        picture = drawn or parts.ways(words.DAY_CHOOSE, {HERE: words.LEARN})
    facts.show_page(catalog, page, today, picture, _own(medicine, page))


def _own(medicine: Medicine | None, page: Page) -> dict[str, str]:
    """What is known of one's own medicine, by the part of the page that is about it for all medicines."""
    if medicine is None:
        return {heading: parts.ways(words.OWN_CHOOSE, {HERE: words.LEARN}) for heading in page.own}
    label = words.OWN_MORE.format(medicine=medicine.name)
    return {
        heading: facts.own_html(
            medicine, about, parts.way(f"{HERE}?{READ}={_MINE}&{AT}=fact-{about[0]}", label)
        )
        for heading, about in page.own.items()
        if any(fact.about in about for fact in medicine.facts)
    }


def _checks(catalog: Catalog, medicine: Medicine | None, today: date) -> None:
    """The questions, each with what is right as soon as one answers it, and where that is explained."""
    st.markdown(words.CHECK_INTRO)
    for check in catalog.checks:
        with st.container(key=f"asked-{check.id}"):
            asks, *choices = map(parts.plain, (check.asks, *check.choices))
            chosen = st.radio(asks, range(len(choices)), None, choices.__getitem__, f"check.{check.id}")
            said = words.CHECK_YES if chosen == check.right - 1 else words.CHECK_NO
            if chosen is None:
                parts.status("", "")
            else:
                parts.status(f"{said} {check.why}", parts.spoken_again(said, chosen))
            parts.draw(_explained(catalog, medicine, check))
    evidence = facts.together([check.evidence for check in catalog.checks])
    parts.draw(facts.evidence_html(catalog, evidence, today))


def _explained(catalog: Catalog, medicine: Medicine | None, check: KnowledgeCheck) -> str:
    """Where the answer is, on a page for everyone, and on that of the medicine where it depends on it."""
    title = next(page.title for page in catalog.pages if page.id == check.page)
    where = words.CHECK_WHERE.format(page=title, part=check.part)
    found = f'<p class="back">{parts.way(f"{HERE}?{READ}={check.page}", where)}</p>'
    if medicine and any(fact.about == check.section for fact in medicine.facts):
        place = f"{HERE}?{READ}={_MINE}&{AT}=fact-{check.section}"
        label = words.CHECK_MINE.format(medicine=medicine.name)
        return f'{found}<p class="back">{parts.way(place, label)}</p>'
    return found + parts.paragraphs([words.CHECK_DEPENDS] if check.section else [])


def _every(now: Stages, today: date) -> None:
    figures = not now.said.no_figures
    parts.draw(effects.beside(now.known, effects.Shown(None, None, today, figures=figures, linked=True)))


def _factors(catalog: Catalog, medicine: Medicine | None) -> None:
    """Why each factor can matter, with links to the risks that ask for it."""
    each = "".join(_factor(catalog, factor, medicine) for factor in catalog.factors)
    parts.draw(f'<section class="effects"><p>{escape(words.FACTORS_INTRO)}</p>{each}</section>')


def _factor(catalog: Catalog, factor: Factor, medicine: Medicine | None) -> str:
    risks = effects.of_medicine(catalog.risks_behind(factor), medicine)
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
    evidence = facts.together([each.evidence for each in catalog.terms])
    parts.draw(facts.evidence_html(catalog, evidence, today))
