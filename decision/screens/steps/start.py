"""Start: the decision, the ways in, and in a line each what this cannot do and what happens to answers."""

from itertools import zip_longest

import streamlit as st

from decision.person.answers import Answers
from decision.person.fitting import Fitted
from decision.person.own_lists import named
from decision.person.stages import Stages
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.lists import current_list, own_list
from decision.screens.persons import together
from decision.wording import words

_MOST_NAMES = 4  # as many as can be side by side
_AFRESH, _DONE = "afresh", "afresh-done"  # two parts of the page


def show() -> None:
    """Draw the first screen down to the main button; it asks nothing."""
    parts.title(words.START_DECISION)
    st.markdown(words.START_WHY)


def below(now: Stages) -> None:
    """With whom the person decides, other ways in, and what is worth a tap before the first step."""
    together.ask_mode()
    nothing = Answers(mode=now.said.mode, letters=now.said.letters)
    parts.tell(Key.FILE_SAID)
    with st.container(key=_DONE):
        if session.read(Key.AFRESH, "") == "done" and now.said == nothing:
            parts.status(words.AFRESH_DONE, "")
    if current_list.own() is not None:
        st.markdown(words.START_LIST.format(name=parts.plain(now.listed.info.name)))
        st.button(words.LIST_BACK, key="start.back", on_click=_go_back, args=(now,))
    with st.container(key="start.more", gap="xsmall"):
        with st.expander(words.START_NAMES_TITLE, key="start.names"):
            _ask_names(now)
        with st.expander(words.SAVED_GO_ON, key="start.saved"):
            together.ask_file(now, words.SAVED_FILE, "file", Key.FILE_SAID, _take_up)
        with st.expander(words.START_CANNOT_TITLE, key="start.cannot"):
            st.markdown("\n".join(f"- {line}" for line in words.lines("START_CANNOT")))
            st.markdown(words.START_CALL)
        with st.expander(words.START_ANSWERS_TITLE, key="start.answers"):
            st.markdown(words.START_ANSWERS)
            st.markdown(words.START_PAID)
            afresh()
        with st.expander(words.START_STEPS_TITLE, key="start.steps"):
            st.markdown(words.START_WHO)
            steps = enumerate(words.lines("START_STEPS"), start=1)
            st.markdown("\n".join(f"{place}. {step}" for place, step in steps))
            st.markdown(words.START_OWN)


def _go_back(now: Stages) -> None:
    own_list.take(now.shipped, now.listed, None)
    session.put(Key.FOCUS, "start-names")  # as the browser has it


def _ask_names(now: Stages) -> None:
    """Centers of which nothing is known but the name, and on to what to ask them."""
    st.markdown(words.START_NAMES_INTRO.format(most=_MOST_NAMES))
    parts.ask_medicine(now.known)
    with st.form("names", border=False):
        keys = [Key.CENTER_NAME.of(str(number)) for number in range(1, _MOST_NAMES + 1)]
        is_typed = now.listed.info.name == words.START_NAMES_LIST
        typed = [center.name for center in now.listed.providers[:_MOST_NAMES]] if is_typed else []
        for number, (key, name) in enumerate(zip_longest(keys, typed, fillvalue=""), start=1):
            session.seed(key, name)
            label = words.START_NAMES_ONE.format(number=number)
            st.text_input(label, key=key, max_chars=60, persist_state="session")
        st.form_submit_button(words.START_NAMES_USE, key="names.use", on_click=_use_names, args=(now, keys))
    parts.status(session.take(Key.NAMES_PROBLEM, ""))


def _use_names(now: Stages, keys: list[str]) -> None:
    found = named(words.START_NAMES_LIST, [session.read(key, "") for key in keys])
    if found.providers:
        own_list.take(now.shipped, now.listed, found)
        session.put(Key.GO_TO, "ask")
    else:
        session.put(Key.NAMES_PROBLEM, parts.announcement(words.START_NAMES_NONE))


def _take_up(found: Fitted) -> None:
    session.keep(found.answers)
    session.put(Key.FILE_SAID, (parts.announcement(words.SAVED_OPENED), words.SAVED_OPENED, *found.reported))


def afresh() -> None:
    """Clear all for the next person, after one confirmation; and the place of the focus on its screen."""
    with st.container(key=_AFRESH):
        if session.read(Key.AFRESH, "") == "ask":
            parts.status(words.AFRESH_ASK, "")
            st.button(words.AFRESH_YES, key="afresh.yes", on_click=_clear)
            st.button(words.AFRESH_NO, key="afresh.no", on_click=_ask_afresh, args=("",))
        else:
            label = words.AFRESH_NEXT if session.said().mode == "counselor" else words.AFRESH
            st.button(label, key="afresh.ask", on_click=_ask_afresh, args=("ask",))
    parts.focus_wanted()


def _ask_afresh(now: str) -> None:
    session.put(Key.AFRESH, now)
    session.put(Key.FOCUS, _AFRESH)


def _clear() -> None:
    mode = session.said().mode
    session.forget_person()
    if mode == "counselor":  # whose choice it is, and who goes on with the next client
        session.keep(Answers(mode=mode))
    session.put(Key.AFRESH, "done")
    session.put(Key.FOCUS, _DONE)
    session.put(Key.GO_TO, "start")
