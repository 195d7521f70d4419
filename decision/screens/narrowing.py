"""Making a long list shorter, before the must-haves: a search, the kinds of place, and how far."""

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.person.narrowing import Narrow, Narrowed, cut, told
from decision.screens import own, parts
from decision.wording import words

_NAME, _KINDS, _MILES = "narrow.name", "narrow.kinds", "narrow.miles"
_MANY = 20  # centers; of fewer one can look at each
_FARTHEST = 10_000.0  # miles; no two places of the country are farther apart


def take() -> None:
    """Take what the fields of this part say at this moment into the answers, before they are drawn.

    Everything on each screen goes by the list that they leave, so they come first of all.
    """
    said, state = parts.answers(), st.session_state
    narrow = Narrow(
        state.get(_MILES, said.narrow.miles),
        frozenset(state.get(_KINDS, said.narrow.site_types)),
        state.get(_NAME, said.narrow.name).strip(),
    )
    said = said.with_narrow(narrow).with_zip_code(state.get("zip", said.zip_code).strip())
    parts.keep(said)


def is_shown(near: Narrowed) -> bool:
    """Whether the list is too long to take in, or the person has made it shorter already."""
    return near.count > _MANY or parts.answers().narrow != Narrow()


def show(catalog: Catalog, near: Narrowed) -> None:
    """Draw the part of the screen. `catalog` is the whole list, `near` what is left of it."""
    said = parts.answers()
    st.header(words.NARROW, anchor=False)
    how_many, *others = told(near, said.narrow)
    last = cut(near)
    parts.status([how_many, *last])
    own.ask_zip(near)
    st.session_state.setdefault(_MILES, said.narrow.miles)
    st.number_input(
        words.NARROW_MOST_MILES, 0.0, _FARTHEST, None, 5.0, "%g", key=_MILES, persist_state="session"
    )
    _ask_kinds(catalog, said.narrow)
    st.session_state.setdefault(_NAME, said.narrow.name)
    st.text_input(words.NARROW_SEARCH, key=_NAME, max_chars=60, persist_state="session")
    # Below the fields, so that these do not move while one types: who is set aside, and who stays.
    parts.draw(
        parts.bullets([each for each in others if each not in last]) if len(others) > len(last) else ""
    )
    st.button(words.NARROW_CLEAR, key="narrow.clear", on_click=_clear)


def _ask_kinds(catalog: Catalog, narrow: Narrow) -> None:
    labels = {kind.id: parts.plain(kind.label) for kind in catalog.info.site_types}
    if not labels:
        return
    st.session_state.setdefault(_KINDS, [id for id in labels if id in narrow.site_types])
    st.pills(
        words.NARROW_KINDS,
        list(labels),
        selection_mode="multi",
        wrap=True,
        format_func=labels.__getitem__,
        key=_KINDS,
        persist_state="session",
    )


def _clear() -> None:
    # The ZIP code stays: it is a fact and sets no center aside.
    st.session_state.update({_NAME: "", _KINDS: [], _MILES: None})


def tell(near: Narrowed) -> None:
    """On a screen after this one: that not all of the list is compared, or that none of it can be yet."""
    if near.is_whole:
        return
    if near.is_blocked:
        st.markdown(words.NARROW_TOO_LONG if near.too_many else words.NARROW_NONE)
        return
    counts = {"compared": len(near.compared), "count": near.count}
    st.markdown(words.NARROW_PART.format(**counts))
