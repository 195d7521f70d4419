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
from decision.wording import words

UNKNOWN = "unknown"
MOST_CHARACTERS = 2_000
"""Characters in a cell. It is to be read on a card, and a spreadsheet holds no endless one."""

Value: TypeAlias = Amount | date | None
Telling: TypeAlias = tuple[str, str]  # what was found, and what to do: two whole sentences


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
    return Said(
        value,
        (
            (
                words.CELL_READ.format(text=as_found(text), plain=plain),
                words.CELL_WRITE_MAKE_PLAIN.format(plain=plain),
            ),
        ),
    )


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
        raise BadCell(words.CELL_EMPTY, words.CELL_EMPTY_REMEDY)
    if len(text) > MOST_CHARACTERS:
        remedy = words.CELL_SAY_CHARACTERS_FEWER.format(most_characters=MOST_CHARACTERS)
        raise BadCell(words.CELL_TEXT_CHARACTERS.format(text=len(text), text_2=as_found(text)), remedy)
    if not (text.isprintable() and LOST not in text) and any(map(_is_refused, text)):
        raise BadCell(words.CELL_MARK_CANNOT_SEEN.format(text=as_found(text)), words.CELL_TYPE_TEXT_AGAIN)


def _is_refused(mark: str) -> bool:
    """What nobody can see, a letter that is lost, or what no file of a spreadsheet can hold."""
    return is_hidden(mark) or mark in f"\r\ufffe\uffff{LOST}"


def read_text(text: str) -> Said:
    """A text as typed, "" for unknown. What can mean several things is refused."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if is_unclear(text):
        what = words.CELL_CAN_MEAN_NOBODY_KNOWS.format(text=as_found(text))
        raise BadCell(what, words.CELL_WRITE_UNKNOWN_IF_NOBODY)
    return Said(text)


def read_name(text: str) -> Said:
    """A name as typed; unknown is none."""
    if is_unknown(text) or is_unclear(text):
        raise BadCell(words.CELL_NOT_NAME.format(text=as_found(text)), words.CELL_WRITE_NAME_PEOPLE_KNOW)
    return Said(text)


def read_id(text: str) -> Said:
    """An id. It has no colon: the id of a place that a person adds has one, so the two never meet."""
    if is_unknown(text):
        raise BadCell(
            words.CELL_NOT_ID.format(text=as_found(text)), f"{words.CELL_OWN_ID} {words.CELL_ID_PLAINLY}"
        )
    if not _ID.fullmatch(text):
        raise BadCell(words.CELL_NOT_ID.format(text=as_found(text)), words.CELL_ID_PLAINLY)
    return Said(text)


def read_state(text: str) -> Said:
    """The two letters of a state; "" for unknown."""
    if is_unknown(text):
        return read_as("", text, UNKNOWN)
    if len(text) == 2 and text.isascii() and text.isalpha():
        return read_as(text.upper(), text, text.upper())
    remedy = words.CELL_WRITE_TWO_LETTERS_STATE
    raise BadCell(words.CELL_NOT_STATE_TWO_LETTERS.format(text=as_found(text)), remedy)


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
        what = words.CELL_CAN_MEAN_YES_NO.format(text=as_found(text))
        raise BadCell(what, words.CELL_WRITE_YES_NO_UNKNOWN)
    raise BadCell(words.CELL_NOT_YES_NO.format(text=as_found(text)), words.CELL_WRITE_YES_NO_UNKNOWN)


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
    what = words.CELL_NOT_ONE_LEVELS.format(text=as_found(text))
    raise BadCell(what, words.CELL_WRITE_UNKNOWN.format(near=", ".join(near or levels)))


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
        words.CELL_USE_ONE_WRITE_UNKNOWN.format(known=known) if known else words.CELL_WRITE_UNKNOWN_LIST_NO
    )
    raise BadCell(words.CELL_NOT_KIND_SITE_KNOWN.format(text=as_found(text)), remedy)


def _joined(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.casefold().strip())


def safe(text: str) -> str:
    """The text as a spreadsheet may open it: one more apostrophe before what it would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def as_typed(text: str) -> tuple[str, tuple[Telling, ...]]:
    """The text without the apostrophe that `safe` puts in front of it, and what to tell of that."""
    if not (text.startswith("'") and _FORMULA.match(text)):
        return text, ()
    what = words.CELL_APOSTROPHE_BEFORE_LEFT_OUT.format(text=as_found(text[1:]))
    remedy = words.CELL_LEAVE_KEEPS_SPREADSHEET_FROM
    return text[1:], ((what, remedy),)
