"""HTML of our own in the page, patched in place, whose taps come back: no iframe, no separate styles.

Each element that is drawn costs a tap some milliseconds. So a listing also brings what goes to other places
of the page, and a fragment that a tap draws again has one element in it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from uuid import uuid4

import streamlit as st

from decision.screens.frame import session

# What a button reports, as in data-pick.
_EVENTS = ("pick", "open", "fold", "swap", "mark", "move", "example")
_SCRIPT = Path(__file__).with_name("listing.js").read_text(encoding="utf-8")
_DRAWN = "places.drawn"
_FOLD = "fold."
_draw = st.components.v2.component("decision_listing", js=_SCRIPT, isolate_styles=False)


@dataclass(frozen=True)
class Tap:
    """One tap: which kind of button it was on, and what that button carries, mostly a center's id."""

    kind: str
    on: str


@dataclass(frozen=True)
class Elsewhere:
    """What a listing brings along: the HTML of places by their keys, and what the tab is to keep."""

    places: Mapping[str, str]
    kept: Mapping[str, object]


def _nothing() -> None:
    """Streamlit names a component's values after the callbacks that it is given."""


def listing(
    html: str,
    *,
    key: str,
    on_tap: Callable[[], None] = _nothing,
    elsewhere: Elsewhere | None = None,
) -> Tap | None:
    """Show HTML, and the tap that caused this run, if it was one in here.

    All text in `html` must be escaped already. Only what differs from what is shown is changed, so focus
    and opened folds stay; an element with `data-key` keeps its identity when it moves. `on_tap` is called
    before the run that a tap causes, as with a button.
    """
    # Of a text alone, or a mapping within, Streamlit asks whether it is a table, and loads pandas to see.
    data: dict[str, object] = {"name": key, "html": html}
    if elsewhere:
        # Of several that bring HTML to a place, the one drawn last counts, also with what it brought before.
        data["drawn"] = session.read(_DRAWN, "")
        data |= {"elsewhere": tuple(elsewhere.places.items()), "kept": tuple(elsewhere.kept.items())}
    result = _draw(key=key, data=data, on_tap_change=on_tap)
    return _read(result.tap)


def fold(key: str, *, by: str) -> bool:
    """Where a line is shown that opens and closes what is under it, and whether it is open, kept under `key`.

    A listing brings the line, as `fold_lines` has it, and a tap on it is one in the place `by`. As a
    component of its own it would take 7 KiB of memory for each person, and as much again for each tap till
    that is collected; one of Streamlit's expanders is drawn again by a tap anywhere on the page.
    """
    place(_FOLD + key, by=by)
    return session.is_on(key)


def fold_lines(folds: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The lines of folds, by key and label, as HTML by the key of its place. A tap on one carries its key."""
    return {_FOLD + key: _fold_line(label, key) for key, label in folds}


def _fold_line(label: str, key: str) -> str:
    expanded = "true" if session.is_on(key) else "false"
    button = f'<button type="button" class="fold" data-fold="{key}" aria-expanded="{expanded}">'
    return f"{button}{escape(label)}</button>"


def place(key: str, *, taps: bool = False, by: str = "", heading: str = "") -> None:
    """Where HTML is shown that a listing brings, which is drawn after it; under a heading, if it has one.

    Where `taps` in it count, they belong to the fragment that the place is in; or else they count as taps in
    the place or the listing whose key is `by`. A heading of Streamlit's own is drawn again by each tap on
    the page, and costs as much as ten parts of it.
    """
    session.put(_DRAWN, uuid4().hex)
    if taps:
        _draw(key=key, data={"name": key, "place": True}, on_tap_change=_nothing)
    else:
        st.html(
            (f"<h2>{escape(heading)}</h2>" if heading else "")
            + f'<div data-place="{key}" data-taps="{by}"></div>'
        )


def tapped(key: str) -> Tap | None:
    """The tap inside the listing of that key, from the start of the run that it caused."""
    return _read(getattr(session.read(key, None), "tap", None))


def _read(tap: object) -> Tap | None:
    if not isinstance(tap, Sequence) or isinstance(tap, str) or len(tap) != 2:
        return None
    kind, on = tap
    return Tap(kind, str(on)) if kind in _EVENTS else None
