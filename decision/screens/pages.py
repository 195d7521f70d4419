"""One page to read: its text, the hard words in it, where it is from, and what to read next."""

from datetime import date

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Page
from decision.screens import facts, parts, session
from decision.screens.session import Key
from decision.wording import words


def show(catalog: Catalog, page: Page, today: date) -> None:
    """Draw a page behind a line to tap."""
    # Its being open is kept, so that a link from another page can open it.
    with st.expander(parts.plain(page.title), key=_key(page), on_change="rerun"):
        # A page's own headings stand below the title of the screen, and a dollar sign is a dollar sign.
        st.markdown(page.text.replace("$", "\\$"), anchors=False)
        parts.draw(facts.words_html(catalog, page.text) + facts.evidence_html(catalog, page.evidence, today))
        _read_next(catalog, page)


def bring_up_wanted() -> None:
    """Scroll to the page that was opened from another one, if that has just been done."""
    if wanted := session.take(Key.READ, None):
        parts.bring_up(f"st-key-{_key(wanted).replace('.', '-')}")


def _read_next(catalog: Catalog, page: Page) -> None:
    if page.related:
        st.markdown(words.READ_NEXT)
    for other in (other for other in catalog.pages if other.id in page.related):
        key = f"next.{page.id}.{other.id}"
        st.button(parts.plain(other.title), key=key, on_click=_open, args=(other,))


def _open(page: Page) -> None:
    session.put(_key(page), value=True)
    session.put(Key.READ, page)


def _key(page: Page) -> str:
    return Key.PAGE.of(page.id)
