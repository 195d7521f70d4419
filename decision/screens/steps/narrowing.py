"""Making a long list shorter, before the must-haves: a search, the kinds of place, and how far."""

from dataclasses import replace

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.person.narrowing import Narrow, Narrowed, cut, sentences
from decision.person.stages import Stages
from decision.person.whose import has_places
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.steps import own
from decision.wording import words

_MANY = 20  # centers; of fewer one can look at each
_FARTHEST = 10_000.0  # miles; no two places of the country are farther apart


def is_shown(now: Stages) -> bool:
    """Whether the list is too long to take in, or the person has made it shorter already."""
    return now.near.count > _MANY or now.said.narrow != Narrow()


def show(now: Stages) -> None:
    """Draw the part of the screen."""
    near = now.near
    parts.heading(words.NARROW)
    how_many, *others = sentences(near, now.said.narrow)
    last = cut(near)
    parts.status([how_many, *last], how_many)
    if has_places(now.listed):
        own.ask_zip()
        key = session.seeded(Key.MILES)
        st.number_input(
            words.NARROW_MOST_MILES, 0.0, _FARTHEST, None, 5.0, "%g", key=key, persist_state="session"
        )
    _ask_kinds(now.listed)
    key = session.seeded(Key.NAME)
    st.text_input(words.NARROW_SEARCH, key=key, max_chars=60, persist_state="session")
    # Below the fields, so that these do not move while one types: who is set aside, and who stays.
    parts.draw(
        parts.bullets([each for each in others if each not in last]) if len(others) > len(last) else ""
    )
    st.button(words.NARROW_CLEAR, key="narrow.clear", on_click=_clear)


def _ask_kinds(catalog: Catalog) -> None:
    labels = {kind.id: parts.plain(kind.label) for kind in catalog.info.site_types}
    if not labels:
        return
    st.pills(
        words.NARROW_KINDS,
        list(labels),
        selection_mode="multi",
        wrap=True,
        format_func=labels.__getitem__,
        key=session.seeded(Key.KINDS, labels),
        persist_state="session",
    )


def _clear() -> None:
    # The ZIP code stays: it is a fact and sets no center aside.
    session.keep(replace(session.said(), narrow=Narrow()))


def tell(near: Narrowed) -> None:
    """On a screen after this one: that not all of the list is compared, or that none of it can be yet."""
    if near.is_whole:
        return
    if near.is_blocked:
        st.markdown(words.NARROW_TOO_LONG if near.too_many else words.NARROW_NONE)
        return
    counts = {"compared": len(near.compared), "count": near.count}
    st.markdown(words.NARROW_PART.format(**counts))
