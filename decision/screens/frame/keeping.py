"""Answers kept in the browser's tab: there after a reload, and gone when the tab is closed.

The text goes to the tab's own storage in each run, and comes back once, when another session finds it there:
after a reload, a lost line, or from another server. It is in no address, no log and no file of a server.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import streamlit as st

from decision.lists.problems import BadData
from decision.person.answer_files import Saved, read, written
from decision.person.answers import Answers
from decision.screens.frame import session
from decision.screens.frame.session import Key

_tab = st.components.v2.component("keeping", js=Path(__file__).with_name("keeping.js").read_text("utf-8"))
_FRAME = "keeping"


@dataclass(frozen=True)
class _Kept:
    """Where keeping stands in this session.

    `turn` counts what was handed to the tab, so that an older text never replaces a newer one. `taken` is
    whether the tab gave back what an earlier session had left; `handed` is that text until it is fetched.
    """

    session: str
    turn: int = 0
    taken: bool = False
    handed: str | None = None


def restore() -> str | None:
    """What the tab still had from an earlier session: once, in the run after it was found. Else None."""
    kept = _kept()
    session.put(Key.TAB, replace(kept, handed=None))
    return kept.handed


def keep(text: str, part: str = "") -> None:
    """Hand the tab what it is to keep; nothing at all where the text is empty.

    Called once a run, at its end. A fragment that changes answers calls it too, with a name of its own as
    `part`: the frame is not drawn again with it.
    """
    kept = _kept()
    session.put(Key.TAB, replace(kept, turn=kept.turn + 1))
    state = {"session": kept.session, "turn": kept.turn, "taken": kept.taken, "frame": not part}
    key = f"{_FRAME}.{part}" if part else _FRAME
    _tab(key=key, data={**state, "text": text}, on_held_change=_take, on_back_change=_draw_again)


def restore_answers() -> None:
    """Take up what the tab still had, all of it: once a run, before anything is drawn."""
    text = restore()
    if text:
        # What this version cannot read is as if the tab had nothing.
        with suppress(BadData):
            session.keep(read("", text.encode()).answers)


def keep_answers(part: str = "") -> None:
    """Hand the tab all that is said by now, as `keep` does."""
    said = session.said()
    keep("" if said == Answers() else written(Saved(said)), part)


def _kept() -> _Kept:
    return session.read(Key.TAB, None) or _Kept(uuid4().hex)


def _draw_again() -> None:
    """Nothing to do: that the line is back is reason enough for a run."""


def _take() -> None:
    kept = _kept()
    text = session.read(_FRAME, {"held": None})["held"]
    if not kept.taken and isinstance(text, str):
        session.put(Key.TAB, replace(kept, taken=True, handed=text))
