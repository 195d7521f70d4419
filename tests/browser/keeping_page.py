"""A page with one answer and a fragment with another, kept in the tab as the app keeps its answers."""

import os

import streamlit as st

from decision.screens.frame import keeping
from decision.screens.frame.listing import Elsewhere, listing


def text() -> str:
    return "\n".join(filter(None, [st.session_state["note"], st.session_state.get("more", "")]))


@st.fragment
def more() -> None:
    if st.button("Add"):
        st.session_state["more"] = "more"
    listing("", key="more", elsewhere=Elsewhere({}, keeping.handing(text())))


def afresh() -> None:
    st.session_state["note"] = st.session_state["more"] = ""


left = keeping.handed()
if left is not None:
    st.session_state["note"], _, st.session_state["more"] = left.answers.partition("\n")
    keeping.taken_up()
st.button("Start afresh", on_click=afresh)
st.button("Look again")
st.text_input("Note", key="note")
st.markdown(f"Server {os.getpid()} heard: {text()}.")
more()
keeping.keep(text())
