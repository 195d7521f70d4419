"""How people spell words in a cell: yes, no, unknown, a level, a state, an id. Nothing is guessed.

A cell is read as written, or read otherwise and told so, or refused with a remedy.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from decision.lists.problems import as_found
from decision.lists.tables import LOST, is_hidden
from decision.method.factors import Amount

UNKNOWN = "unknown"
MOST_CHARACTERS = 2_000
"""Characters in a cell. It is to be read on a card, and a spreadsheet holds no endless one."""

Value: TypeAlias = Amount | date | None
Telling: TypeAlias = tuple[str, str]  # what was found, and what to do: two whole sentences

ID_REMEDY = "Use letters a to z, digits, _, - and the point, at most 60 of them, without spaces."
EMPTY = ("The cell is empty.", "Write what is true, or the word unknown.")
OWN_ID = "Give the center its own id."

_UNKNOWN = {
    UNKNOWN, "n/a", "na", "n.a.", "not available", "not known", "not stated", "no data", "don't know",
    "dont know", "do not know", "unk",
}  # fmt: skip
# Each of these can mean that nobody knows, that there is none, or that the answer is no.
_UNCLEAR = re.compile(r"[-–—?.*/_]+|none|nil|null|nan|tbd|tba|pending|#[a-z/0]+[!?]?", re.IGNORECASE)
_YES, _NO = {"yes", "y", "true", "✓", "✔"}, {"no", "n", "false"}
_ID = re.compile(r"[\w.-]{1,60}", re.ASCII)
# After any apostrophes: a spreadsheet would read the first four as a formula, and drop the last two.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class BadCell(ValueError):
    """A cell that cannot be read: what is wrong, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True)
class Said:
    """What a cell says. `notes` tell of all that was read otherwise than written."""

    value: Value
    notes: tuple[Telling, ...] = ()

    def after(self, *notes: Telling) -> "Said":
        """The same, with what was told of the cell before it came to this."""
        return replace(self, notes=(*notes, *self.notes))


def read_as(value: Value, text: str, plain: str) -> Said:
    """What was read of a text, told unless it was spelt the plain way."""
    if text == plain:
        return Said(value)
    return Said(value, ((f"{as_found(text)} was read as {plain}.", f"Write {plain} to make it plain."),))


def is_unknown(text: str) -> bool:
    """Whether people write this where nobody knows. Silence, a dash or a question mark is not it."""
    return folded(text.replace("’", "'")) in _UNKNOWN


def is_unclear(text: str) -> bool:
    """Whether this can mean several things, so that only the writer can say which."""
    return bool(_UNCLEAR.fullmatch(text))


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text with capitals and the width of spaces aside."""
    return " ".join(text.casefold().split())


def refuse_unreadable(text: str) -> None:
    """Raise BadCell for an empty cell, for what cannot be seen, and for what is far too long."""
    if not text:
        raise BadCell(*EMPTY)
    if len(text) > MOST_CHARACTERS:
        remedy = f"Say it in {MOST_CHARACTERS} characters or fewer."
        raise BadCell(f"The text has {len(text)} characters: {as_found(text)}.", remedy)
    if not (text.isprintable() and LOST not in text) and any(map(_is_refused, text)):
        raise BadCell(f"{as_found(text)} has a mark in it that cannot be seen.", "Type the text again.")


def _is_refused(mark: str) -> bool:
    """What nobody can see, a letter that is lost, or what no file of a spreadsheet can hold."""
    return is_hidden(mark) or mark in f"\r\ufffe\uffff{LOST}"


def read_text(text: str) -> Said:
    """A text as typed, "" for unknown. What can mean several things is refused."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if is_unclear(text):
        what = f"{as_found(text)} can mean that nobody knows, or that there is none."
        raise BadCell(what, "Write unknown if nobody knows; else say in words what is true.")
    return Said(text)


def read_name(text: str) -> Said:
    """A name as typed; unknown is none."""
    if is_unknown(text) or is_unclear(text):
        raise BadCell(f"{as_found(text)} is not a name.", "Write the name that people know.")
    return Said(text)


def read_id(text: str) -> Said:
    """An id. It has no colon: the id of a place that a person adds has one, so the two never meet."""
    if is_unknown(text):
        raise BadCell(f"{as_found(text)} is not an id.", f"{OWN_ID} {ID_REMEDY}")
    if not _ID.fullmatch(text):
        raise BadCell(f"{as_found(text)} is not an id.", ID_REMEDY)
    return Said(text)


def read_state(text: str) -> Said:
    """The two letters of a state; "" for unknown."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if len(text) == 2 and text.isascii() and text.isalpha():
        return read_as(text.upper(), text, text.upper())
    remedy = "Write the two letters of the state, such as MA, or unknown."
    raise BadCell(f"{as_found(text)} is not a state in two letters.", remedy)


def read_yes_or_no(text: str) -> Said:
    """Yes, no or None for unknown."""
    word = folded(text)
    if word in _YES:
        return read_as(value=True, text=text, plain="yes")
    if word in _NO:
        return read_as(value=False, text=text, plain="no")
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    if word in ("x", "1", "0"):
        what = f"{as_found(text)} can mean yes or no, and nobody but you can say which."
        raise BadCell(what, "Write yes, no or unknown.")
    raise BadCell(f"{as_found(text)} is not yes or no.", "Write yes, no or unknown.")


def read_level(text: str, levels: Sequence[str]) -> Said:
    """One of the levels, or None for unknown. A level wins over a way to spell unknown."""
    if text == UNKNOWN:
        return Said(None)
    if text in levels:
        return Said(text)
    near = [level for level in levels if _joined(level) == _joined(text)]
    if len(near) == 1:
        return read_as(near[0], text, near[0])
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    what = f"{as_found(text)} is not one of its levels."
    raise BadCell(what, f"Write {', '.join(near or levels)} or unknown.")


def read_site_type(text: str, labels: Mapping[str, str]) -> Said:
    """The id of a kind of site, written as its id or as its label; "" for unknown."""
    if text in labels:
        return Said(text)
    near = [id for id, label in labels.items() if _joined(text) in (_joined(id), _joined(label))]
    if len(near) == 1:
        return read_as(near[0], text, near[0])
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    known = ", ".join(sorted(near or labels))
    remedy = (
        f"Use one of {known}, or write unknown."
        if known
        else "Write unknown: this list has no kinds of place."
    )
    raise BadCell(f"{as_found(text)} is not a kind of site that is known here.", remedy)


def _joined(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.casefold().strip())


def safe(text: str) -> str:
    """The text as a spreadsheet may open it: one more apostrophe before what it would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def as_typed(text: str) -> tuple[str, tuple[Telling, ...]]:
    """The text without the apostrophe that `safe` puts in front of it, and what to tell of that."""
    if not (text.startswith("'") and _FORMULA.match(text)):
        return text, ()
    what = f"The apostrophe before {as_found(text[1:])} was left out."
    remedy = "Leave it there: it keeps a spreadsheet from taking the text for a formula."
    return text[1:], ((what, remedy),)
