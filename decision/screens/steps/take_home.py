"""Take home: the notes on one page, to read, print or paste, and the answers as a file."""

from datetime import date
from functools import partial
from typing import Literal

import streamlit as st

from decision.person.answer_files import written
from decision.person.fitting import saved
from decision.person.stages import Stages
from decision.person.take_home import taken_home
from decision.screens.frame import parts
from decision.screens.html.take_home import body, call_sheet, page
from decision.screens.persons import leaning, together
from decision.screens.steps import start
from decision.wording import words
from decision.wording.notes import as_text


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    parts.title(words.HOME)
    if together.waits(now.said):
        together.ask_to_show_here()
        start.afresh()
        return
    st.markdown(words.HOME_INTRO)
    both = together.is_shown(now.said)
    taken = taken_home(now.nothing_hidden, today, both=both)
    if now.said.hides_names or now.said.hides_points:
        st.markdown(words.HOME_HIDDEN)
    whole = partial(page, taken, sheet=True, sums=True)
    _save(words.HOME_SAVE_PAGE, whole, "my-notes.html", "text/html", first=True)
    shown = taken_home(now, today, both=both)  # what is hidden from a client is hidden here as well
    sheet = call_sheet(shown, on_paper=False)
    asked = parts.folded(words.HOME_SHEET, sheet) if shown.asked or shown.reported else ""
    parts.draw(f'<div class="home">{body(shown, on_paper=False)}{asked}</div>')
    _save(words.HOME_SAVE_TEXT, partial(as_text, taken), "my-notes.txt", "text/plain")
    file = partial(written, saved(now.said, now.nothing_hidden.known, today))
    _save(words.SAVED_SAVE, file, "my-answers.json", "application/json")
    st.markdown(words.SAVED_WHY)
    leaning.ask_ready(now)
    start.afresh()


def _save(label: str, make: partial[str], name: str, mime: str, *, first: bool = False) -> None:
    """A button for a file that is made only when it is asked for."""
    looks: Literal["primary", "secondary"] = "primary" if first else "secondary"
    st.download_button(label, make, name, mime, key=f"home.{name}", on_click="ignore", type=looks)
