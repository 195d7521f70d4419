"""Learn: the pages of the guide, the planned medicine, benefits beside risks, and why factors matter."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Evidence, Medicine, Term
from decision.method.factors import Factor
from decision.person.stages import Stages
from decision.screens import effects, facts, pages, parts
from decision.wording import words


def show(now: Stages, today: date) -> None:
    """Draw everything there is to read, each topic closed until it is tapped."""
    catalog = now.known
    st.title(words.LEARN, anchor=False)
    st.markdown(words.LEARN_INTRO)
    below = {"benefits-and-risks": words.LEARN_EFFECTS, "what-can-matter": words.FACTORS_TITLE}
    parts.draw(parts.jumps(words.LEARN_JUMPS, below))
    for page in catalog.pages:
        pages.show(catalog, page, today)
    if catalog.terms:
        with st.expander(words.WORDS_EXPLAINED, key="page.words"):
            _glossary(catalog, today)
    parts.draw('<div id="benefits-and-risks"></div>')
    st.header(words.LEARN_EFFECTS, anchor=False)
    medicine = parts.ask_medicine(catalog)
    if medicine is None:
        st.markdown(words.LEARN_NO_MEDICINE)
    else:
        title = words.LEARN_MEDICINE_FACTS.format(medicine=medicine.full_name)
        with st.expander(parts.plain(title), key="medicine.facts"):
            parts.draw(facts.medicine_html(catalog, medicine, today))
        parts.ask_figures()
    figures = not now.said.no_figures
    parts.draw(effects.html(catalog, effects.Shown(medicine, None, today, figures=figures, linked=True)))
    parts.draw(_factors(catalog, medicine))
    pages.bring_up_wanted()


def _factors(catalog: Catalog, medicine: Medicine | None) -> str:
    """Why each factor can matter, with links to the risks above that ask for it."""
    each = "".join(_factor(catalog, factor, medicine) for factor in catalog.factors)
    return (
        f'<section class="effects" id="what-can-matter"><h2>{escape(words.FACTORS_TITLE)}</h2>'
        f"<p>{escape(words.FACTORS_INTRO)}</p>{each}</section>"
    )


def _factor(catalog: Catalog, factor: Factor, medicine: Medicine | None) -> str:
    risks = effects.told(catalog.risks_behind(factor), medicine)
    links = parts.jumps(words.FACTOR_RISKS, {f"effect-{risk.id}": risk.title for risk in risks})
    none = f"<p>{escape(words.FACTOR_NO_RISK)}</p>"
    return (
        f'<article class="effect" id="factor-{escape(factor.id)}" tabindex="-1">'
        f"<h3>{escape(factor.label)}</h3><p>{escape(factor.why)}</p>{links if risks else none}</article>"
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
