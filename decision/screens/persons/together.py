"""With whom a person decides; and two who weigh apart, neither seeing the other, and then look at both."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from decision.lists.problems import BadData
from decision.person import answer_files
from decision.person.answers import Answers
from decision.person.fitting import Fitted, fitted
from decision.person.stages import Stages
from decision.person.two import SIDES, Side
from decision.person.who_set import MODES
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.persons import both
from decision.wording import words

ADDRESS = "two-of-us"
_WEIGHING = "what-matters"
_TURN = "two-turn"  # the part of the page that says whose turn it is
_OF_ONE = (_WEIGHING, "compare", "ask", "take-home")


def ask_mode() -> None:
    """Ask with whom the person decides, and say what that changes."""
    with st.container(gap=None, key="how"):
        parts.ask_one(words.MODE_ASK, words.table("MODES"), MODES, session.seeded(Key.MODE), shown=True)
        parts.status(words.table("MODES_MEAN")[session.said().mode])


def note(now: Stages, address: str) -> None:
    """On a step that goes by what one of two said: whose it is, and the way to the other's."""
    if now.said.mode != "two" or address not in _OF_ONE:
        return
    if address == "take-home" and _have_both(now.said):
        if is_shown(now.said):
            parts.lead_to(ADDRESS, words.TWO)
        return
    if address == _WEIGHING:
        changing = words.TWO_CHANGING.format(who=_of(words.lines("TWO_PEOPLE"), now))
        with st.container(key=_TURN):
            parts.status(changing if is_shown(now.said) else _of(words.lines("TWO_TURNS"), now), "")
            parts.focus_wanted()
        return
    st.markdown(_of(words.lines("TWO_VIEW"), now))
    if session.is_on(Key.TWO_SHOWN):
        ask_switch(now)
    elif waits(now.said):
        st.button(words.TWO_SHOW, key="two.show", on_click=_show)
    else:
        parts.lead_to(ADDRESS, words.TWO)


def way_on(now: Stages, address: str) -> Callable[[], None] | None:
    """The main button for two: from what matters to one to the other, then to both, and on from there."""
    if now.said.mode == "two" and address == _WEIGHING:
        return partial(_ask_next, now)
    return _ask_on if address == ADDRESS and is_shown(now.said) else None


def _ask_next(now: Stages) -> None:
    is_last = now.said.put_away and not now.said.put_away.preference.is_empty
    label = words.TWO_SHOW if is_last else _of(words.lines("TWO_HAND"), now)
    st.button(label, key="two.next", type="primary", on_click=_show if is_last else _hand_on)


def _ask_on() -> None:
    on, to = words.GO_ON.format(title=words.COMPARE), (Key.GO_TO, "compare")
    st.button(on, key="two.on", type="primary", on_click=session.put, args=to)


def _show() -> None:
    """Show both side by side, unless one of them has said nothing yet."""
    session.put(Key.GO_TO, ADDRESS)
    if waits(session.said()):
        session.put(Key.TWO_SHOWN, value=True)


def ask_to_show_here() -> None:
    """The way to the notes of two who have both said what matters: shown once they ask for both."""
    parts.draw(parts.paragraphs([words.TWO_AWAY, words.TWO_HOME_AWAY]))
    show = (Key.TWO_SHOWN, True)
    st.button(words.TWO_SHOW_HOME, key="two.show", type="primary", on_click=session.put, args=show)


def _hand_on() -> None:
    """Hand over, and lead the other one to where they weigh."""
    _hand()
    session.put(Key.GO_TO, _WEIGHING)
    session.put(Key.FOCUS, _TURN)


def is_shown(said: Answers) -> bool:
    """Whether two have both said what matters, and have asked to see it side by side."""
    return _have_both(said) and session.is_on(Key.TWO_SHOWN)


def waits(said: Answers) -> bool:
    """Whether two have both said what matters, and have not asked yet to see it side by side."""
    return _have_both(said) and not session.is_on(Key.TWO_SHOWN)


def _have_both(said: Answers) -> bool:
    return said.mode == "two" and not any(each.is_empty for each in said.both)


def ask_switch(now: Stages) -> None:
    """The same page as it is for the other of two."""
    st.button(_of(words.lines("TWO_SWITCH"), now), key="two.switch", on_click=_switch)


def show(now: Stages) -> None:
    """Draw the page beside the path."""
    parts.title(words.TWO)
    is_on = now.said.mode == "two"
    if not is_shown(now.said):
        st.markdown(words.TWO_INTRO if is_on else f"{words.TWO_INTRO} {words.TWO_OFF}")
        ask_mode()
    if not is_on:
        return
    with st.container(key=both.SAID):
        parts.tell(Key.TWO_SAID)
        parts.focus_wanted()
    both.ask_back(now.said)
    if is_shown(now.said):
        both.draw(now, _ask_changes)
        parts.lead_to("take-home", words.HOME)
        return
    if waits(now.said):
        st.markdown(words.TWO_AWAY)
        st.button(words.TWO_SHOW, key="two.show", type="primary", on_click=_show)
    parts.draw(parts.paragraphs([_of(words.lines("TWO_TURNS"), now), words.TWO_NEXT]))
    parts.lead_to(_WEIGHING, words.WEIGH)
    _hand_over(now)
    with st.expander(words.TWO_FILE_TITLE, key="two.file"):
        ask_file(now, words.TWO_FILE, "two.file", Key.TWO_SAID, _put_away)


def _of(lines: Sequence[str], now: Stages) -> str:
    return lines[now.said.is_second]


def _hand_over(now: Stages) -> None:
    if not now.said.preference.is_empty or now.said.put_away:
        st.button(_of(words.lines("TWO_HAND"), now), key="two.hand", on_click=_hand_on)


def _ask_changes() -> None:
    """The way to what either of them said, for two who have seen both."""
    for side in SIDES:
        label = words.TWO_CHANGE.format(who=words.lines("TWO_PEOPLE")[side])
        st.button(label, key=f"two.change.{side}", on_click=_change, args=(side,))


def _change(side: Side) -> None:
    if session.said().is_second != side:
        _switch()
    session.put(Key.GO_TO, _WEIGHING)
    session.put(Key.FOCUS, _TURN)


def _hand() -> None:
    session.keep(session.said().handed_over())
    session.forget_drawn()


def _switch() -> None:
    """Both have seen both, so that nothing is hidden from either."""
    _hand()
    session.put(Key.TWO_SHOWN, value=True)


def _put_away(found: Fitted) -> None:
    """Put away what the other one weighed on another device."""
    sentence, theirs = words.TWO_FILE_EMPTY, found.answers
    if not theirs.preference.is_empty:
        sentence = words.TWO_FILE_OPENED
        session.keep(replace(session.said(), put_away=theirs.weighing))
    session.put(Key.TWO_SAID, (parts.announcement(sentence), sentence))


def ask_file(now: Stages, label: str, key: str, says: Key, take: Callable[[Fitted], None]) -> None:
    """Ask for a file of saved answers, to `take`. One of no use changes nothing, and the page says why."""
    # For another person it is another control: the browser would still hold the file of the last one.
    key = f"{key}.{session.read(Key.PERSONS, 0)}"
    args = (now, key, says, take)
    st.file_uploader(label, type="json", key=key, max_upload_size=2, on_change=_read, args=args)


def _read(now: Stages, key: str, says: Key, take: Callable[[Fitted], None]) -> None:
    """Before anything is drawn, as answers may be shown by any widget of the page."""
    file = session.read(key, None)
    if file is None:
        return
    try:
        found = fitted(answer_files.read(file.name, file.getvalue()), now.listed)
    except BadData as bad:
        session.put(says, parts.refused(bad))
    else:
        take(found)
