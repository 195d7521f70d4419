"""Start: the decision, the way in, and in a line each what this cannot do and what happens to answers."""

import streamlit as st

from decision.lists.problems import BadData
from decision.person import answer_files
from decision.person.fitting import fitted
from decision.person.stages import Stages
from decision.screens import parts, session, together
from decision.screens.session import Key
from decision.wording import words


def show(now: Stages) -> None:
    """Draw the first screen; it asks nothing."""
    st.title(words.START_DECISION, anchor=False)
    st.markdown(words.START_WHY)
    st.markdown(words.START_TIME)
    together.ask_mode()
    with st.expander(words.SAVED_GO_ON, key="start.saved"):
        _open_saved(now)
    parts.status(session.read(Key.FILE_TOLD, ()))
    st.markdown(f"{words.START_CANNOT_SHORT} {words.START_ANSWERS_SHORT}")
    _more()


def _more() -> None:
    """What is worth a tap before the first step, and a way for the next person."""
    with st.expander(words.START_STEPS_TITLE, key="start.steps"):
        st.markdown(words.START_WHO)
        steps = enumerate(words.lines("START_STEPS"), start=1)
        st.markdown("\n".join(f"{place}. {step}" for place, step in steps))
        st.markdown(words.START_OWN)
    with st.expander(words.START_CANNOT_TITLE, key="start.cannot"):
        st.markdown("\n".join(f"- {line}" for line in words.lines("START_CANNOT")))
        st.markdown(words.START_CALL)
    with st.expander(words.START_ANSWERS_TITLE, key="start.answers"):
        st.markdown(words.START_ANSWERS)
        st.markdown(words.START_PAID)
        afresh()


def _open_saved(now: Stages) -> None:
    """Take up the answers of a file, once; a file that cannot be used changes nothing."""
    # For another person it is another control: the browser would still hold the file of the last one.
    key = f"file.{session.read(Key.PERSONS, 0)}"
    file = st.file_uploader(words.SAVED_FILE, type="json", key=key, max_upload_size=2)
    if file is None or session.read(Key.FILE_READ, "") == file.file_id:
        return
    session.put(Key.FILE_READ, file.file_id)
    try:
        found = fitted(answer_files.read(file.name, file.getvalue()), now.listed)
    except BadData as bad:
        session.put(Key.FILE_TOLD, tuple(map(str, bad.problems)))
    else:
        session.keep(found.answers)
        session.put(Key.FILE_TOLD, (words.SAVED_OPENED, *found.told))
    st.rerun()


def afresh() -> None:
    """Clear all for the next person, after one confirmation."""
    match session.read(Key.AFRESH, ""):
        case "ask":
            st.markdown(words.AFRESH_ASK)
            st.button(words.AFRESH_YES, key="afresh.yes", on_click=_clear)
            st.button(words.AFRESH_NO, key="afresh.no", on_click=session.forget, args=(Key.AFRESH,))
        case done:
            if done:
                parts.status(words.AFRESH_DONE)
            st.button(words.AFRESH, key="afresh.ask", on_click=session.put, args=(Key.AFRESH, "ask"))


def _clear() -> None:
    session.forget_person()
    session.put(Key.AFRESH, "done")
