"""What is kept from one tap to the next: the only module that touches Streamlit's session state.

The widgets are the truth: what one says on the screen goes before what was kept. Only a page that does not
show yet what came back from its tab says no more than it showed before: a tap on it would take that back.
"""

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

import streamlit as st

from decision.person.answers import NOTHING, Answers, Part, part_at, part_by_id

T = TypeVar("T")


class Key(StrEnum):
    """Every key that is read or written. Where one ends with a dot, an id follows: `Key.NUMBER.of(id)`."""

    ANSWERS = "answers"
    ASKED = "asked"  # the keys of all widgets of the answers that were drawn

    # A widget that shows a part of the answers, and is asked for it before anything is drawn.
    WAY = "way"
    NUMBER = "number."
    TOO_MUCH = "too_much."
    MUST = "must."
    LIMIT = "limit."
    MILES = "narrow.miles"
    KINDS = "narrow.kinds"
    NAME = "narrow.name"
    ZIP = "zip"
    PLAN = "plan"
    MEDICINE = "medicine"
    NO_FIGURES = "no_figures"
    MODE = "mode"
    NAME_CHANGED = "name.changed"
    LEAN_BEFORE = "lean.before"
    LEAN_AFTER = "lean.after"
    READY = "ready."

    # What a screen shows now.
    ORDER_BY = "order_by"
    SHOW_ALL = "show_all"
    CENTER = "center"  # the center that is open in the list
    OPENED = "opened"  # the ids of the factors of which all is shown
    LAST_STEP = "last_step"
    GO_TO = "go_to"  # the address of a step that a tap leads to
    CENTER_NAME = "name."
    NAMES_PROBLEM = "names.problem"
    TAB = "tab"  # where keeping the answers in the tab is
    DRAWN = "drawn"  # the answers that the page still shows while it is handed those of the tab
    PERSONS = "persons"  # how many had the tab before
    AFRESH = "afresh"  # whether to start afresh is asked, or done
    BEGAN = "began"  # when a counselor and a client did
    COUNSELOR_SETS = "counselor.sets"  # whether it is the counselor who taps
    TWO_SHOWN = "two.shown"  # whether what two said apart is side by side
    TWO_SAID = "two.said"
    FILE_SAID = "file.said"
    BROUGHT_UP = "brought_up"  # how many times a part was scrolled to
    PLACE_NAME = "place.name"
    PLACE_PRESENT = "place.present"
    PLACE_PROBLEM = "place.problem"

    # What a center answered: the sentence on what it changed, said once; each answer; who gave them.
    REPORTED_CHANGED = "reported.changed"
    ANSWER = "answer."
    REPORTED_BY = "tell.who"
    HEARD = "heard"  # the order that was drawn last, and the sentence spoken on it
    SPOKEN = "spoken"  # the sentence spoken last, on whichever step
    SPOKEN_OF = "spoken.of"  # what was said when it was spoken, and how many times that changed
    FOCUS = "focus"  # the key of what has the focus next, because a tap takes away what had it

    # The person's own list, the ones before it, and how the reading of a file went.
    LIST_OWN = "list.own"
    LIST_OPENED = "list.opened"
    LIST_BEFORE = "list.before"
    LIST_TEXT = "list.text"  # the list that is open, and the text of it that the tab keeps
    LIST_SAID = "list.said"
    LIST_READ = "list.read"
    LIST_PROBLEMS = "list.problems"
    LIST_NEW = "list.new"
    LIST_BROUGHT = "list.brought"  # a file on its way to being a list
    LIST_DROPPED = "list.dropped"  # how many files were left: each next one has an empty box
    ROW_ADDING = "row.adding"
    ROW_WHICH = "row.which"
    ROW_CLOSED = "row.closed"  # whether none is to be picked any more

    def of(self, id: str) -> str:
        """The key of one of many."""
        return f"{self}{id}"


# ---- the answers


def said() -> Answers:
    """All that this person has said: what was kept, under what the widgets say at this moment."""
    before = answers = kept()
    drawn = read(Key.DRAWN, None)
    for _, part, id, value in _shown_now():
        if part.shown(answers if drawn is None else drawn, id) != value:
            answers = part.laid(answers, id, value)
    return answers.marked_since(before, by_counselor=counselor_sets(answers))


def counselor_sets(answers: Answers) -> bool:
    """Whether it is a counselor who taps now, and not the person."""
    return answers.mode == "counselor" and is_on(Key.COUNSELOR_SETS)


def kept() -> Answers:
    """What was kept last, whatever the widgets say."""
    return read(Key.ANSWERS, NOTHING)


def begin() -> Answers:
    """Keep what the widgets say, and return all that is said: once a run, before anything is drawn."""
    answers = st.session_state[Key.ANSWERS] = said()
    if Key.DRAWN in st.session_state:
        keep(answers)
    return answers


def bring_back(answers: Answers) -> None:
    """Take up the answers that the tab had, for a page that shows others until DRAWN is forgotten."""
    seed(Key.DRAWN, kept())
    keep(answers)


def keep(answers: Answers) -> None:
    """Take these as the person's answers. A widget that says otherwise shows them when it is drawn next.

    Raises what Streamlit raises for such a widget that is drawn already in this run: call it before, as a
    tap does, or run again after it.
    """
    st.session_state[Key.ANSWERS] = answers
    for key, part, id, value in _shown_now():
        if part.shown(answers, id) != value and part.laid(answers, id, value) != answers:
            # To take the key away instead would leave the widget on the page beside a new one.
            st.session_state[key] = part.shown(answers, id)


def seeded(key: str, among: Collection[str] | None = None) -> str:
    """The key of a widget that shows a part of the answers, made to show it unless it says more already.

    `among` are the options of a widget that takes several, in order. Raises KeyError for any other key.
    """
    part, id = _part_of(key)
    if part is None:
        raise KeyError(f"{key} shows no part of the answers: use seed")
    put(Key.ASKED, read(Key.ASKED, frozenset()) | {key})
    shown = part.shown(kept(), id)
    seed(key, shown if among is None else [each for each in among if each in shown])
    return key


def read(key: str, default: T) -> T:
    """What is kept under a key, or the default."""
    found: T = st.session_state.get(key, default)
    return found


def is_on(key: str) -> bool:
    """Whether a box is ticked, or something was put that counts as yes."""
    return bool(read(key, None))


def put(key: str, value: object) -> None:
    """Keep something; a widget of that key shows it when it is drawn next."""
    st.session_state[key] = value


def seed(key: str, value: object) -> None:
    """Let a widget begin with this value, unless it has one."""
    st.session_state.setdefault(key, value)


def take(key: str, default: T) -> T:
    """What is kept under a key, or the default; it is there no more."""
    found: T = st.session_state.pop(key, default)
    return found


def forget(*keys: str) -> None:
    """Keep nothing under these keys."""
    for key in keys:
        st.session_state.pop(key, None)


def forget_drawn() -> None:
    """Keep nothing of what was shown to one person, for another who goes on in the same tab."""
    forget(Key.OPENED, Key.CENTER, Key.HEARD, Key.SPOKEN, Key.SPOKEN_OF)
    forget(Key.REPORTED_CHANGED, Key.FILE_SAID, Key.TWO_SAID, Key.TWO_SHOWN)


def forget_person() -> None:
    """Keep nothing of this person, and count one more."""
    tab, persons = read(Key.TAB, None), read(Key.PERSONS, 0)
    forget(*st.session_state.to_dict())
    st.session_state.update({Key.TAB: tab, Key.PERSONS: persons + 1})


# ---- which widget shows what

_NOTHING = object()


def _wanted(answers: Answers, id: str, on: Any) -> Answers:
    others = answers.wanted.on - {id}
    return part_at("wanted.on").laid(answers, id, others | {id} if on else others)


_PARTS: Mapping[str, Part] = {
    Key.WAY: part_at("way"),
    Key.NUMBER: part_by_id("numbers.numbers"),
    Key.TOO_MUCH: part_by_id("too_much"),
    Key.MUST: Part(lambda a, id: id in a.wanted.on, _wanted),
    Key.LIMIT: part_by_id("wanted.limits"),
    Key.MILES: part_at("narrow.miles"),
    Key.KINDS: Part(lambda a, _: sorted(a.narrow.site_types), part_at("narrow.site_types", frozenset).laid),
    Key.NAME: part_at("narrow.name", str.strip),
    Key.ZIP: part_at("zip_code", str.strip),
    Key.PLAN: part_at("plan", str.strip),
    # Streamlit reads None as "nothing is picked"; an open medicine is picked.
    Key.MEDICINE: Part(lambda a, _: a.medicine or "", part_at("medicine", lambda id: id or None).laid),
    Key.NO_FIGURES: part_at("no_figures"),
    Key.MODE: part_at("mode"),
    Key.NAME_CHANGED: part_at("name_changed"),
    Key.LEAN_BEFORE: part_at("leaning.before"),
    Key.LEAN_AFTER: part_at("leaning.after"),
    Key.READY: part_by_id("ready"),
}


def _shown_now() -> Iterator[tuple[str, Part, str, Any]]:
    """Each widget of the answers: its key, the part it shows, of which id, and what it says now."""
    for key in read(Key.ASKED, frozenset[str]()):
        part, id = _part_of(key)
        if part and (value := read(key, _NOTHING)) is not _NOTHING:
            yield key, part, id, value


def _part_of(key: str) -> tuple[Part | None, str]:
    """The part of the answers that a widget shows, and the id it is for; None if it shows none."""
    if key in _PARTS:
        return _PARTS[key], ""
    kind, dot, id = key.partition(".")
    return _PARTS.get(kind + dot), id
