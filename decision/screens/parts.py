"""What the screens share: the frame, widgets that more than one has, and text made safe to draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.providers import Provider, by_name
from decision.screens import session
from decision.screens.html.header import Header, header
from decision.screens.session import Key
from decision.wording import words

_FOLDER = Path(__file__).parent
_STYLE = "".join(
    (_FOLDER / name).read_text(encoding="utf-8")
    for name in ("style.css", "html/look.css", "html/compare.css")
)
# The heading of the last step may still be there for a moment, so it is looked for until it is another.
_AT_TOP = "document.querySelector('[data-testid=stMain]').scrollTo(0, 0); document.activeElement.blur()"
_MARKDOWN = str.maketrans({mark: "\\" + mark for mark in r"\`*_[]<$~:"})


@dataclass(frozen=True)
class Step:
    """One screen of the path: its title, the end of its address, what draws it, and whether it is wide."""

    title: str
    address: str
    show: Callable[[], None]
    wide: bool = False


def plain(text: str) -> str:
    """Text from a file, safe in a Markdown label: every mark is shown as typed."""
    return text.translate(_MARKDOWN)


def status(said: str | Sequence[str], place: DeltaGenerator | None = None) -> None:
    """A sentence, or a paragraph each, that screen readers speak when it changes; at a place, or here."""
    text = escape(said) if isinstance(said, str) else paragraphs(said)
    # st.html would put in a new node each time, and a new node is not spoken.
    (place or st).markdown(f'<div role="status">{text}</div>', unsafe_allow_html=True)


def draw(html: str, place: DeltaGenerator | None = None) -> None:
    """HTML made by this package, every text in it already escaped; at a place, or here.

    Nothing empties the place, or draws nothing here.
    """
    if html:
        (place or st).html(html)
    elif place:
        place.empty()


class Drawn:
    """A place on the screen for HTML that is worked out later in the same run.

    It shows at once what stood there last. An empty place would let the page collapse for a moment, and the
    browser would not scroll back to where the reader was.
    """

    def __init__(self, key: str) -> None:
        self._key = Key.DRAWN.of(key)
        last = session.read(self._key, "")
        self._place = st.html(last) if last else st.empty()

    def draw(self, html: str) -> None:
        """Put HTML there, as `draw` does."""
        session.put(self._key, html)
        draw(html, self._place)


def paragraphs(sentences: Sequence[str]) -> str:
    """Sentences as HTML, one paragraph each; empty ones are left out."""
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)


def bullets(sentences: Sequence[str]) -> str:
    """Sentences as an HTML list."""
    return "<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def jumps(title: str, places: Mapping[str, str]) -> str:
    """Links within a page as HTML: labels by the id of the element they lead to."""
    links = "".join(f'<a href="#{escape(id)}">{escape(label)}</a> ' for id, label in places.items())
    return f'<p class="jumps">{escape(title)} {links}</p>'


def folded(title: str, inner: str) -> str:
    """HTML behind a line to tap; `inner` is HTML already."""
    return f"<details><summary>{escape(title)}</summary>{inner}</details>"


def style() -> None:
    """The one style sheet."""
    st.html(f"<style>{_STYLE}</style>")


def at_top(address: str) -> None:
    """Let a new step begin at its top, for the eye and for the keyboard.

    Streamlit leaves the page where the last step was scrolled to, and the focus on the button that led
    here, which is at the foot of the new step too. The address is in the script only so that it is another
    one, and runs, when the step is another.
    """
    st.html(f"<script>{_AT_TOP} // {escape(address)}</script>", unsafe_allow_javascript=True)


def bring_up(name: str) -> None:
    """Scroll to the part of the screen with that class, and put the focus on its first control, if any."""
    # The number makes it another script each time, so that it runs again.
    number = session.read(Key.BROUGHT_UP, 0) + 1
    session.put(Key.BROUGHT_UP, number)
    find = f"const part = document.querySelector('.{name}')"
    act = "part.scrollIntoView(); part.querySelector('summary, button')?.focus({preventScroll: true})"
    later = f"setTimeout(() => {{ {find}; {act} }}, 100)"  # when what the tap changed is drawn
    st.html(f"<script>{later} // {number}</script>", unsafe_allow_javascript=True)


def head(pages: Sequence[StreamlitPage], here: StreamlitPage) -> None:
    """The name of the aid, and how far along the path this is."""
    titles = [page.title for page in pages]
    step = titles.index(here.title) + 1 if here.title in titles else 0
    where = words.STEP_OF.format(step=step, steps=len(titles)) if step else here.title
    draw(header(Header(words.APP_TITLE, where, step, len(titles))))


def links(pages: Sequence[StreamlitPage], here: StreamlitPage) -> None:
    """The way to every step, at the foot, with the present one marked in words."""
    with st.container(horizontal=True, key="steps"):
        for number, page in enumerate(pages, start=1):
            title = words.STEP_HERE.format(title=page.title) if page.title == here.title else page.title
            st.page_link(page, label=f"{number}. {title}", width="content")


def lead_to(address: str) -> None:
    """A way to the screen with that address."""
    pages: tuple[StreamlitPage, ...] = session.read(Key.PAGES, ())
    for page in pages:
        if page.url_path == address:
            _go(words.GO_TO.format(title=page.title), page, f"go.to.{address}")


def made_up(catalog: Catalog) -> None:
    """The line that stays while the list is made up."""
    if catalog.info.made_up:
        st.html(f'<p class="made-up">{escape(words.MADE_UP)}</p>')


def go_on(pages: Sequence[StreamlitPage], here: StreamlitPage) -> None:
    """The way to the next step, and back, at the foot of a screen; beside the path, the way back to it."""
    titles = [page.title for page in pages]
    if here.title not in titles:
        last = pages[session.read(Key.LAST_STEP, 0)]
        _go(words.GO_BACK.format(title=last.title), last, "go.back")
        return
    place = titles.index(here.title)
    session.put(Key.LAST_STEP, place)
    with st.container(horizontal=True, key="ways"):
        if place + 1 < len(pages):
            _go(words.GO_ON.format(title=titles[place + 1]), pages[place + 1], "go.on", first=True)
        if place:
            _go(words.GO_BACK.format(title=titles[place - 1]), pages[place - 1], "go.back")


def _go(label: str, page: StreamlitPage, key: str, *, first: bool = False) -> None:
    if st.button(label, key=key, type="primary" if first else "secondary"):
        st.switch_page(page)


def beside(pages: Sequence[StreamlitPage], here: StreamlitPage) -> None:
    """The links, at the foot of every screen, to those beside the path."""
    with st.container(horizontal=True, key="beside"):
        for page in pages:
            if page.title != here.title:
                st.page_link(page, label=page.title, width="content")


def pick(label: str, open_: str, names: Mapping[str, str], key: str) -> str | None:
    """One of these ids, shown by name; None, shown as `open_`, until one is picked."""
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=open_,
        key=key,
        persist_state="session",
    )


def pick_center(catalog: Catalog, label: str, key: str) -> Provider | None:
    """One of the centers, which stand A to Z; None until one is picked."""
    names = {provider.id: provider.name for provider in sorted(catalog.providers, key=by_name)}
    return catalog.provider(pick(label, words.TELL_CENTER_OPEN, names, key) or "")


def ask_medicine(catalog: Catalog) -> Medicine | None:
    """Which medicine is planned; None when it is not decided or not known."""
    chosen = st.selectbox(
        words.MEDICINE_ASK,
        ["", *(medicine.id for medicine in catalog.medicines)],
        format_func=lambda id: _medicine_name(catalog, id),
        key=session.seeded(Key.MEDICINE),
        persist_state="session",
    )
    return catalog.medicine(chosen)


def ask_figures() -> None:
    """Let those who prefer it hide how often good and bad things happen."""
    st.checkbox(words.FIGURES_HIDE, key=session.seeded(Key.NO_FIGURES), persist_state="session")


def _medicine_name(catalog: Catalog, id: str) -> str:
    medicine = catalog.medicine(id)
    return words.MEDICINE_OPEN if medicine is None else medicine.full_name
