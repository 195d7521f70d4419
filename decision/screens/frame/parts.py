"""What the screens share: widgets that more than one has, and text made safe to draw."""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.lists.problems import BadData
from decision.method.providers import Provider, by_name
from decision.screens.frame import session
from decision.screens.frame.session import Key
from decision.wording import words

_leading = st.components.v2.component(
    "leading", js=Path(__file__).with_name("leading.js").read_text("utf-8"), isolate_styles=False
)
_MARKDOWN = str.maketrans({mark: "\\" + mark for mark in r"\`*_[]<$~:"})


def plain(text: str) -> str:
    """Text from a file, safe in a Markdown label: every mark is shown as typed."""
    return text.translate(_MARKDOWN)


def title(text: str) -> None:
    """What the screen is about. Streamlit renders a title of its own again, as Markdown, on every tap."""
    st.html(f"<h1>{escape(text)}</h1>")


def heading(text: str) -> None:
    """What a part of the screen is about."""
    st.html(f"<h2>{escape(text)}</h2>")


def two_parts(left: int = 1, right: int = 1) -> list[DeltaGenerator]:
    """Two places, side by side on a wide screen, of these widths, and else one under the other."""
    with st.container(key="two-parts"):
        return st.columns([left, right], gap="large")


def status(said: str | Sequence[str], heard: str | None = None) -> None:
    """A sentence, or a paragraph each, that screen readers speak when it changes; or `heard` in its place."""
    # st.html would put in a new node each time, and a new node is not spoken.
    st.markdown(status_html(said, heard), unsafe_allow_html=True)


def status_html(said: str | Sequence[str], heard: str | None = None) -> str:
    """The same as HTML, for a listing, which is patched in place."""
    shown = escape(said) if isinstance(said, str) else paragraphs(said)
    if heard is None:
        return f'<div role="status">{shown}</div>'
    # What is spoken goes first: it stays the same node whether or not anything is shown.
    return f'<div role="status" class="heard">{escape(heard)}</div>' + (
        f'<div class="shown">{shown}</div>' if shown else ""
    )


def announcement(sentence: str) -> str:
    """The sentence to announce after a tap, in a form that is spoken even if it equals the last one."""
    said = spoken_again(sentence, session.read(Key.SPOKEN, "") == sentence)
    session.put(Key.SPOKEN, said)
    return said


def spoken_again(sentence: str, turn: int) -> str:
    """The sentence in a form that is spoken again where it is the same as at the turn before."""
    return sentence + "\N{NO-BREAK SPACE}" * (turn % 3)


def spoken_after(sentence: str, said: object) -> str:
    """The sentence in a form that is spoken whenever what was said has changed, if it reads the same too."""
    before, turn = session.read(Key.SPOKEN_OF, (None, 0))
    turn += before != said
    session.put(Key.SPOKEN_OF, (said, turn))
    return spoken_again(sentence, turn)


def tell(key: str) -> None:
    """Show and speak what is kept under a key: the sentence to speak, and then each to show."""
    heard_and_shown: Sequence[str] = session.read(key, ("",))
    status(heard_and_shown[1:], heard_and_shown[0])


def report(key: str, said: str, part: str) -> None:
    """Have `tell` show what a tap did that took its own button away; the focus goes to that part."""
    session.put(key, ("", said))
    session.put(Key.FOCUS, part)


def refused(bad: BadData) -> tuple[str, ...]:
    """What there is to tell of a file that cannot be used."""
    return (announcement(bad.problems[0].what), *map(str, bad.problems))


def draw(html: str, place: DeltaGenerator | None = None) -> None:
    """HTML made by this package, every text in it already escaped; at a place, or here.

    Nothing empties the place, or draws nothing here.
    """
    if html:
        (place or st).html(html)
    elif place:
        place.empty()


def paragraphs(sentences: Sequence[str]) -> str:
    """Sentences as HTML, one paragraph each; empty ones are left out."""
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)


def bullets(sentences: Sequence[str]) -> str:
    """Sentences as an HTML list."""
    return "<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def way(address: str, label: str) -> str:
    """A link to a step as HTML: its address, with what it is to show of it behind a question mark.

    A tap on it keeps all that was said, which a link that the browser follows would not.
    """
    found = escape(address)
    return f'<a href="./{found}" data-go="{found}">{escape(label)}</a>'


def ways(title: str, places: Mapping[str, str]) -> str:
    """Links as HTML: labels by the address that they lead to."""
    links = " ".join(way(address, label) for address, label in places.items())
    return f'<p class="jumps">{escape(title)} {links}</p>'


def folded(title: str, inner: str, about: str = "") -> str:
    """HTML behind a line to tap; `inner` is HTML already. `about` names the subject, for screen readers."""
    subject = f'<span class="heard">{escape(about)}: </span>' if about else ""
    return f"<details><summary>{subject}{escape(title)}</summary>{inner}</details>"


def line(name: str, facts: str, inner: str) -> str:
    """A center in a line that opens; `inner` is HTML already."""
    shown = f"<span><strong>{escape(name)}</strong> {escape(facts)}</span>"
    return f'<details class="line"><summary>{shown}</summary>{inner}</details>'


def by_whom(asked: Mapping[str, Sequence[str]], heading: str = "h4") -> str:
    """Questions as HTML, under whom to ask."""
    return "".join(
        f"<{heading}>{escape(words.ASK_WHOM.format(whom=whom))}</{heading}>{bullets(asks)}"
        for whom, asks in asked.items()
    )


def bring_up(name: str) -> None:
    """Scroll to the part of the screen with that class, and put the focus on its first control, if any."""
    _lead(name, stay=False)


def _lead(part: str, *, stay: bool) -> None:
    number = session.read(Key.BROUGHT_UP, 0) + 1
    session.put(Key.BROUGHT_UP, number)
    _leading(key="leading", data={"number": number, "part": part, "stay": stay})


def lead_to(address: str, title: str) -> None:
    """A way to the screen with that address and title."""
    label = words.GO_TO.format(title=title)
    st.button(label, key=f"go.to.{address}", on_click=session.put, args=(Key.GO_TO, address))


def focus_wanted() -> None:
    """Put the focus where the last tap wants it, if it took away what had it."""
    if wanted := session.take(Key.FOCUS, ""):
        _lead(f"st-key-{wanted}", stay=True)


def pick(label: str, open_: str, names: Mapping[str, str], key: str) -> str | None:
    """One of these ids, shown by name; None, shown as `open_`, until one is picked."""
    return st.selectbox(
        label, list(names), None, names.__getitem__, key, placeholder=open_, persist_state="session"
    )


def choose(label: str, names: Mapping[str, str], key: str) -> str:
    """One of these ids, shown by name; the first until another is chosen, or where that is there no more."""
    ids = list(names)

    def shown(id: str) -> str:
        return names.get(id, names[ids[0]])

    return st.selectbox(label, ids, format_func=shown, key=key, persist_state="session")


def ask_one(
    question: str, names: Mapping[str, str], ids: Sequence[str], key: str, *, shown: bool = False
) -> None:
    """A row of choices of which one is always on; the question is only heard, unless it is `shown`."""
    st.radio(
        question,
        ids,
        format_func=names.__getitem__,
        horizontal=True,
        label_visibility="visible" if shown else "collapsed",
        key=key,
        persist_state="session",
    )


def ask_yes_or_no(question: str, yes: str, no: str, key: str) -> None:
    """A question that is answered with one of two taps, or not at all."""
    answers: Sequence[bool] = (True, False)
    st.pills(
        question, answers, format_func=lambda is_so: yes if is_so else no, key=key, persist_state="session"
    )


def pick_center(catalog: Catalog, label: str, key: str) -> Provider | None:
    """One of the centers, A to Z; None until one is picked."""
    names = {provider.id: provider.name for provider in sorted(catalog.providers, key=by_name)}
    return catalog.provider(pick(label, words.TELL_CENTER_OPEN, names, key) or "")


def ask_medicine(catalog: Catalog) -> Medicine | None:
    """Which medicine is planned; None when it is not decided or not known."""
    names = {"": str(words.MEDICINE_OPEN)} | {each.id: each.full_name for each in catalog.medicines}
    return catalog.medicine(choose(words.MEDICINE_ASK, names, session.seeded(Key.MEDICINE)))


def ask_figures() -> None:
    """Let those who prefer it hide how often good and bad things happen."""
    st.checkbox(words.FIGURES_HIDE, key=session.seeded(Key.NO_FIGURES), persist_state="session")
