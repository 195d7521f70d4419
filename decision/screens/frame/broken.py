"""What is shown instead of the app when its data folder has mistakes, or the app has one."""

from collections.abc import Sequence

import streamlit as st

from decision.lists.problems import Problem
from decision.screens.frame import parts
from decision.wording import words

_FIRST = 1_000  # nobody reads further


def show(problems: Sequence[Problem]) -> None:
    """Every problem, with its place and what to do."""
    st.title(words.BROKEN_TITLE, anchor=False)
    st.markdown(words.BROKEN_INTRO)
    st.markdown(words.BROKEN.format(count=len(problems)))
    st.markdown("\n".join(f"1. {parts.plain(str(problem))}" for problem in problems[:_FIRST]))


def stopped(_: Exception) -> bool:
    """What a person sees when the app fails: what they can do, and nothing about where it failed."""
    st.error(words.STOPPED)
    return True
