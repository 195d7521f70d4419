"""Learn: the pages of the guide, the medicine that is planned, and benefits beside risks."""

from datetime import date
from html import escape

import streamlit as st

from decision import words
from decision.catalog import Catalog
from decision.guide import Medicine, Page
from decision.screens import effects, parts


def show(catalog: Catalog, today: date) -> None:
    """Draw everything there is to read, each topic closed until it is tapped."""
    st.title(words.LEARN, anchor=False)
    st.markdown(words.LEARN_INTRO)
    for page in catalog.pages:
        with st.expander(parts.plain(page.title), key=f"page.{page.id}"):
            _page(catalog, page, today)
    st.header(words.LEARN_EFFECTS, anchor=False)
    medicine = parts.ask_medicine(catalog)
    if medicine is None:
        st.markdown(words.LEARN_NO_MEDICINE)
    else:
        title = words.LEARN_MEDICINE_FACTS.format(medicine=medicine.full_name)
        with st.expander(parts.plain(title), key="medicine.facts"):
            parts.draw(_medicine_html(catalog, medicine, today))
    parts.draw(effects.html(catalog, medicine, None, today))


def _page(catalog: Catalog, page: Page, today: date) -> None:
    # A page's own headings stand below the title of the screen, and a dollar sign is a dollar sign.
    st.markdown(page.text.replace("$", "\\$"), anchors=False)
    parts.draw(parts.evidence_html(catalog, page.evidence, today))


def _medicine_html(catalog: Catalog, medicine: Medicine, today: date) -> str:
    note = f"<p>{escape(words.ROUTE_UNDER_SKIN)}</p>" if medicine.route == "under the skin" else ""
    facts = "".join(
        f"<h3>{escape(words.MEDICINE_ABOUT[fact.about])}</h3><p>{escape(fact.text)}</p>"
        f"{parts.evidence_html(catalog, fact.evidence, today)}"
        for fact in medicine.facts
    )
    return f'<section class="medicine">{note}{facts}</section>'
