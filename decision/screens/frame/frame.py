"""The frame around every screen: the head with the steps, and the ways on, back and aside at the foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from decision.catalog.catalog import Catalog
from decision.screens.frame import parts, serving, session
from decision.screens.frame.session import Key
from decision.screens.html.header import header
from decision.wording import words

_SCRIPT = Path(__file__).with_name("frame.js").read_text(encoding="utf-8")
_head = st.components.v2.component("frame", js=_SCRIPT, isolate_styles=False)


@dataclass(frozen=True)
class Step:
    """One screen of the path: its title, the end of its address, what draws it, and whether it is wide.

    `below` draws what is below the way on.
    """

    title: str
    address: str
    show: Callable[[], None]
    wide: bool = False
    below: Callable[[], None] | None = None


def style() -> None:
    """The fonts; the one style sheet came with the first page."""
    st.html(f"<style>{serving.faces()}</style>")


def head(
    pages: Sequence[StreamlitPage], screens: Sequence[Step], path: Sequence[Step], here: StreamlitPage
) -> None:
    """The name of the aid, how far along the path this is, and the way to every step.

    A tap that leads elsewhere, to one of all `screens` that `pages` are, is followed here.
    The browser puts the focus on the heading of a new step, or of another page to read within one.
    """
    titles = [step.title for step in path]
    step = titles.index(here.title) + 1 if here.title in titles else 0
    where = words.STEP_OF.format(step=step, steps=len(titles)) if step else here.title
    ways = [(each.title, each.address) for each in path]
    drawn = header(words.APP_TITLE, where, words.STEPS, ways, step, words.SKIP_TOP, words.SKIP_END)
    at = escape(f"{here.title} {st.query_params.to_dict()}")
    # Streamlit names a component's values after the callbacks that it is given.
    tapped = _head(
        key="steps", data={"html": f'<div data-at="{at}">{drawn}</div>'}, on_go_change=lambda: None
    ).go
    address, _, query = (session.take(Key.GO_TO, tapped) or "").partition("?")
    for page, each in zip(pages, screens, strict=True):
        if each.address == address:
            st.switch_page(page, query_params=dict(parse_qsl(query)))


def made_up(catalog: Catalog) -> None:
    """The line that stays while the list is made up."""
    if catalog.info.made_up:
        st.html(f'<p class="made-up">{escape(words.MADE_UP)}</p>')


def go_on(
    pages: Sequence[StreamlitPage], here: StreamlitPage, ask_on: Callable[[], None] | None = None
) -> None:
    """The way to the next step, and back, at the foot of a screen; beside the path, the way back to it.

    `ask_on` draws another way on, in the place of the main one.
    """
    titles = [page.title for page in pages]
    with st.container(horizontal=True, key="ways"):
        if ask_on:
            ask_on()
        if here.title not in titles:
            last = pages[session.read(Key.LAST_STEP, 0)]
            _go(words.GO_BACK.format(title=last.title), last, "go.back")
            return
        place = titles.index(here.title)
        session.put(Key.LAST_STEP, place)
        if place + 1 < len(pages) and not ask_on:
            _go(words.GO_ON.format(title=titles[place + 1]), pages[place + 1], "go.on", first=True)
        if place:
            _go(words.GO_BACK.format(title=titles[place - 1]), pages[place - 1], "go.back")


def _go(label: str, page: StreamlitPage, key: str, *, first: bool = False) -> None:
    if st.button(label, key=key, type="primary" if first else "secondary"):
        st.switch_page(page)


def beside(screens: Sequence[Step], here: StreamlitPage) -> None:
    """The links, at the foot of every screen, to those beside the path."""
    links = (parts.way(each.address, each.title) for each in screens if each.title != here.title)
    st.html(f'<p class="others">{" ".join(links)}</p>')
