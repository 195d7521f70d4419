"""For a counselor beside a client: what to ask, names and points hidden at first, and whose word it is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import escape
from secrets import randbelow

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.method.factors import Factor
from decision.person.answers import Answers
from decision.person.stages import Stages
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.persons import leaning, together
from decision.wording import words
from decision.wording.language import listed

_NAMED = ("compare", "ask", "take-home")  # the steps that are about single centers
_SET = "what-matters"
_NAMES, _WHOSE = "counselor-named", "counselor-whose"  # two parts of the page
_PICKS = (Key.LEAN_BEFORE, Key.LEAN_AFTER, "why.one", "why.other", "sheet", "tell.center")  # of a center
_SHOWN = ("compare", "take-home")  # where the client sees once more what was set for them


def show() -> None:
    """Draw the page for counselors."""
    parts.title(words.COUNSEL_PAGE)
    st.markdown(words.COUNSEL_ON)
    together.ask_mode()
    if session.said().mode == "counselor":
        _clock()
    titles, guide = words.table("COUNSEL_PARTS"), words.table("COUNSEL_GUIDE")
    steps, does = words.table("COUNSEL_STEPS"), words.table("COUNSEL_STEPS_DO")
    yours = "".join(_part("h2", titles[id], text) for id, text in guide.items())
    each = "".join(_part("h3", title, does[id]) for id, title in steps.items())
    parts.draw(f'<section class="guide">{yours}<h2>{escape(words.COUNSEL_TIME)}</h2>{each}</section>')


def _part(heading: str, title: str, text: str) -> str:
    return f"<{heading}>{escape(title)}</{heading}>{parts.paragraphs([text])}"


def lettered(said: Answers) -> Answers:
    """What is said, with an order of letters for the names that are hidden from this person."""
    if said.mode != "counselor" or said.letters:
        return said
    shuffled = replace(said, letters=1 + randbelow(2**30))
    session.keep(shuffled)
    return shuffled


def box(now: Stages, address: str) -> None:
    """What a counselor has at the top of a step; nothing for all others."""
    if now.said.mode != "counselor":
        return
    session.put(Key.BEGAN, session.read(Key.BEGAN, None) or datetime.now(UTC))
    if asked := words.table("COUNSEL").get(address):
        with st.container(horizontal=True, key="counselor-box"):
            parts.draw(_box_html(asked, words.table("COUNSEL_THEN")[address]))
            if address != "compare":  # the first center is to be on a projector's first screen
                _clock()
    if address == _SET:
        _ask_who_sets()
    if address in _SHOWN:
        _whose(now)
    if address in _NAMED:
        _ask_names(now.said)
    if address in _NAMED[1:]:
        _tell_points(now.said)
    if address == "ask":
        _ask_name_changed(now.said)


def _ask_names(said: Answers) -> None:
    """The way to show the names, while they are hidden."""
    with st.container(key=_NAMES, horizontal=True, vertical_alignment="center"):
        if said.hides_names:
            st.markdown(words.COUNSEL_NAMES)
            st.button(words.COUNSEL_NAMES_SHOW, key="counselor.names", on_click=_show_names)
        else:
            _say_after_tap(_NAMES, words.COUNSEL_NAMES_SHOWN)


def lean(now: Stages) -> None:
    """What a counselor's client is asked beside the list, once they have seen what each center offers."""
    if now.said.mode == "counselor":
        leaning.ask_seen(now)
        _tell_points(now.said)
        _ask_name_changed(now.said)


def set_by(catalog: Catalog, said: Answers) -> str:
    """The sentence on what a counselor set, and the person has not agreed to yet, or nothing."""
    labels = [factor.label for factor in _not_agreed(catalog, said)]
    return words.COUNSEL_SET.format(labels=listed(labels)) if labels else ""


def whose(said: Answers, factor: str) -> str:
    """Beside a factor: that a counselor set it, and whether the person agrees; nothing on their own word."""
    mark = (said.way, factor)
    if mark not in said.by_counselor:
        return ""
    return words.COUNSEL_SET_AGREED if mark in said.agreed else words.COUNSEL_SET_ROW


def _not_agreed(catalog: Catalog, said: Answers) -> list[Factor]:
    ids = {factor for _, factor in said.not_agreed}
    return [factor for factor in catalog.factors if factor.id in ids]


def _box_html(asked: str, then: str) -> str:
    """The prompt in a line, which opens to what comes after the answer."""
    said = parts.folded(asked, parts.paragraphs([then]))
    return f'<aside class="counsel" aria-label="{escape(words.COUNSEL_BOX)}">{said}</aside>'


def _clock() -> None:
    """A clock that nobody sees until it is opened; then it goes on by itself."""
    with st.expander(words.COUNSEL_CLOCK, key="clock", on_change="rerun", width=260) as part:
        if part.open:
            _minutes()


@st.fragment(run_every=30)
def _minutes() -> None:
    began: datetime = session.read(Key.BEGAN, datetime.now(UTC))
    st.markdown(words.COUNSEL_MINUTES.format(count=(datetime.now(UTC) - began) // timedelta(seconds=60)))


def _ask_who_sets() -> None:
    key = Key.COUNSELOR_SETS
    st.checkbox(words.COUNSEL_SETS, key=key, on_change=_changed_hands, persist_state="session")


def _changed_hands() -> None:
    # What was said up to this tap is still the word of whoever tapped before.
    now = session.is_on(Key.COUNSELOR_SETS)
    session.put(Key.COUNSELOR_SETS, not now)
    session.begin()
    session.put(Key.COUNSELOR_SETS, now)


def _whose(now: Stages) -> None:
    """What a counselor set, for the client to agree to: each by itself, or all with one tap."""
    open_ = _not_agreed(now.listed, now.said)
    with st.container(key=_WHOSE, horizontal=True, vertical_alignment="center", gap="small"):
        if not open_:
            _say_after_tap(_WHOSE, words.COUNSEL_AGREED)
            return
        parts.status(f"{set_by(now.listed, now.said)} {words.COUNSEL_SEES}", "")
        parts.focus_wanted()
        for factor in open_:
            label = words.COUNSEL_AGREES.format(label=parts.plain(factor.label))
            st.button(label, key=f"counselor.agrees.{factor.id}", on_click=_agree, args=([factor.id],))
        if len(open_) > 1:
            every = [factor.id for factor in open_]
            st.button(words.COUNSEL_AGREES_ALL, key="counselor.agrees", on_click=_agree, args=(every,))


def _agree(factors: Sequence[str]) -> None:
    session.keep(session.said().with_agreed(factors))
    session.put(Key.FOCUS, _WHOSE)


def _say_after_tap(part: str, said: str) -> None:
    """What a tap did that took its own button away: it is there for the focus, until the next tap."""
    if session.read(Key.FOCUS, "") == part:
        parts.status(said, "")
        parts.focus_wanted()


def _tell_points(said: Answers) -> None:
    if said.hides_points:
        st.markdown(words.COUNSEL_POINTS)


def _ask_name_changed(said: Answers) -> None:
    if not said.hides_names:
        key = session.seeded(Key.NAME_CHANGED)
        parts.ask_yes_or_no(words.COUNSEL_NAME_ASK, words.COUNSEL_NAME_YES, words.COUNSEL_NAME_NO, key)


def _show_names() -> None:
    session.keep(replace(session.said(), names_shown=True))
    # The browser sends back what such a field shows: a letter that is no more would be no answer.
    for key in _PICKS:
        if picked := session.read(key, None):
            session.put(key, picked)
    session.put(Key.FOCUS, _NAMES)
