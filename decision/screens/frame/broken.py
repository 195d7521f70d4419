"""What is shown when the data folder has mistakes, or the app itself fails; and what is logged."""

import logging
import traceback
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from decision.lists.problems import Problem
from decision.screens.frame import parts
from decision.wording import words

_FIRST = 1_000  # nobody reads further


def show(problems: Sequence[Problem]) -> None:
    """Every problem, with its place and what to do."""
    parts.title(words.BROKEN_TITLE)
    st.markdown(words.BROKEN_INTRO)
    st.markdown(words.BROKEN.format(count=len(problems)))
    st.markdown("\n".join(f"1. {parts.plain(str(problem))}" for problem in problems[:_FIRST]))


def stopped(_: Exception) -> bool:
    """What a person sees when the app fails: what they can do, and nothing about where it failed."""
    st.error(words.STOPPED)
    return True


def without_values(record: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
    """What a person said may be in the message of an error: the log gets its kind, and where it was."""

    def made(*args: Any, **named: Any) -> logging.LogRecord:
        found = record(*args, **named)
        if found.exc_info and (error := found.exc_info[1]):
            at = "".join(traceback.format_tb(error.__traceback__))
            found.msg, found.args = f"{found.getMessage()}\nTraceback:\n{at}{type(error).__name__}", ()
            found.exc_info = None
        return found

    return made
