"""Learn: the pages of the guide, the medicine that is planned, and benefits beside risks."""

from datetime import date

import streamlit as st

from decision import words
from decision.catalog import Catalog
from decision.guide import Page
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
            parts.draw(parts.medicine_html(catalog, medicine, today))
    parts.draw(effects.html(catalog, medicine, None, today))


def _page(catalog: Catalog, page: Page, today: date) -> None:
    # A page's own headings stand below the title of the screen, and a dollar sign is a dollar sign.
    st.markdown(page.text.replace("$", "\\$"), anchors=False)
    parts.draw(parts.evidence_html(catalog, page.evidence, today))
