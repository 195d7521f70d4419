"""Answers and the person's own list, kept in the browser's tab: there after a reload, gone once it is closed.

The text goes to the tab's own storage in each run, and comes back once, when another session finds it there:
after a reload, a lost line, or from another server. It is in no address, no log and no file of a server.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import streamlit as st

from decision.lists.problems import BadData
from decision.person.answer_files import Saved, read, written
from decision.person.answers import NOTHING, Answers
from decision.screens.frame import session
from decision.screens.frame.session import Key

_tab = st.components.v2.component("keeping", js=Path(__file__).with_name("keeping.js").read_text("utf-8"))
_FRAME = "keeping"


class Left(NamedTuple):
    """What a tab still has from an earlier session, as texts; each is empty where there was nothing."""

    answers: str
    own_list: str = ""


@dataclass(frozen=True)
class _Kept:
    """How far keeping is in this session.

    `turn` counts what was handed to the tab, so that an older text never replaces a newer one; the list is
    handed on only when it is another, and `list_turn` is when. `taken` is whether the tab gave back what an
    earlier session had left; `handed` is that until it is taken up. `drawn` is whether the page shows it.
    """

    session: str
    turn: int = 0
    own_list: str = ""
    list_turn: int = 0
    taken: bool = False
    handed: Left | None = None
    drawn: bool = False


def handed() -> Left | None:
    """What the tab still had from an earlier session, until `taken_up` is called. Else None."""
    return _kept().handed


def taken_up() -> None:
    """What the tab still had is in the session. Not before: a tap can end a run at any line."""
    session.put(Key.TAB, replace(_kept(), handed=None))


def keep(text: str, own_list: str = "") -> None:
    """Hand the tab what it is to keep, once a run, at its end; nothing at all where a text is empty."""
    data, kept = handing(text), _kept()
    if own_list != kept.own_list:
        kept = replace(kept, own_list=own_list, list_turn=kept.turn)
        session.put(Key.TAB, kept)
    if own_list:  # apart from the rest, so that a long list goes to the tab once
        listed = data | {"place": "list", "turn": kept.list_turn, "text": own_list}
        _tab(key=f"{_FRAME}.list", data=listed, on_held_change=_nothing, on_back_change=_nothing)
    data |= {"frame": True, "listed": bool(own_list)}
    _tab(key=_FRAME, data=data, on_held_change=_take, on_back_change=_nothing, on_drawn_change=_drawn)


def handing(text: str) -> dict[str, object]:
    """The same for a fragment that changes answers, where a listing brings it: the list stays as it is."""
    kept = _kept()
    if kept.drawn:
        session.forget(Key.DRAWN)  # all its widgets count again, from the next run on
    kept = replace(kept, turn=kept.turn + 1)
    session.put(Key.TAB, kept)
    state = {"session": kept.session, "taken": kept.taken, "drawn": kept.drawn}
    return state | {"place": "answers", "turn": kept.turn, "text": text}


def restore(open_list: Callable[[str], None]) -> None:
    """Take up what the tab still had: once a run, before anything is drawn. `open_list` gets the own list."""
    left = handed()
    if left is None:
        return
    if left.answers:
        # What this version cannot read is as if the tab had nothing.
        with suppress(BadData):
            found = read("", left.answers.encode())
            session.bring_back(found.answers)
            session.put(Key.BEGAN, found.began)
    open_list(left.own_list)
    taken_up()


def keep_answers(said: Answers, own_list: str = "") -> None:
    """Hand the tab all that is said, as `keep` does."""
    keep(_text(said), own_list)


def handing_answers(said: Answers) -> dict[str, object]:
    """All that is said, for a listing to hand the tab, as `handing`."""
    return handing(_text(said))


def _text(said: Answers) -> str:
    kept = Saved(said, began=session.read(Key.BEGAN, None))
    return "" if said == NOTHING else written(kept, indent=None)


def _kept() -> _Kept:
    return session.read(Key.TAB, None) or _Kept(uuid4().hex)


def _nothing() -> None:
    """Nothing to do: that the line is back is reason enough for a run."""


def _take() -> None:
    kept = _kept()
    match session.read(_FRAME, {"held": None})["held"]:
        case [str(answers), str(own_list)] if not kept.taken:
            session.put(Key.TAB, replace(kept, taken=True, handed=Left(answers, own_list)))


def _drawn() -> None:
    session.put(Key.TAB, replace(_kept(), drawn=True))
