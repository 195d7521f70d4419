"""Start: the decision, who this is for, and what it cannot do."""

import streamlit as st

from decision.wording import words


def show() -> None:
    """Draw the first screen; it asks nothing."""
    st.title(words.APP_TITLE, anchor=False)
    st.markdown(f"**{words.START_DECISION}**")
    st.markdown(words.START_WHY)
    st.markdown(words.START_WHO)
    st.header(words.START_STEPS_TITLE, anchor=False)
    st.markdown(
        "\n".join(f"{place}. {step}" for place, step in enumerate(words.lines("START_STEPS"), start=1))
    )
    st.markdown(words.START_TIME)
    st.header(words.START_CANNOT_TITLE, anchor=False)
    st.markdown("\n".join(f"- {line}" for line in words.lines("START_CANNOT")))
    st.markdown(words.START_CALL)
    st.header(words.START_ANSWERS_TITLE, anchor=False)
    st.markdown(words.START_ANSWERS)
    st.markdown(words.START_OWN)
    st.markdown(words.START_PAID)
