"""How people spell words in a cell: yes, no, unknown, a level, an id. Nothing is guessed.

A cell is read as written, or read differently and noted, or refused with a remedy. What it probably means is
offered as well, for the person to confirm.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz, process

from decision.lists.problems import as_found
from decision.lists.texts import LOST, Telling, hidden_in, without_hidden
from decision.method.factors import Amount
from decision.wording import words
from decision.wording.language import either

UNKNOWN = "unknown"
MOST_CHARACTERS = 2_000
"""Characters in a cell. It is to be read on a card, and a spreadsheet holds no endless one."""

Value: TypeAlias = Amount | date | None

_UNKNOWN = {
    UNKNOWN, "n/a", "na", "n.a.", "not available", "not known", "not stated", "no data", "don't know",
    "dont know", "do not know", "unk",
}  # fmt: skip
# Each of these can mean that nobody knows, that there is none, or that the answer is no.
_UNCLEAR = re.compile(r"[-–—?.*/_]+|none|nil|null|nan|tbd|tba|pending|#[a-z/0]+[!?]?", re.IGNORECASE)
_FIRST = {
    "",
    *"-–—?.*/_#",
    *(sign for word in (*_UNKNOWN, "tbd", "pending") for sign in (word[0], word[0].upper())),
}
_YES, _NO = {"yes", "y", "true", "✓", "✔"}, {"no", "n", "false"}
_MEANT = dict.fromkeys((*_YES, "t", "yep", "☑"), "yes") | dict.fromkeys((*_NO, "f", "nope", *"✗✘☐"), "no")
ANSWERS = _MEANT | dict.fromkeys(("x", "1", "1.0", "•", "*", "+"), "yes") | dict.fromkeys(("0", "0.0"), "no")
"""What says yes or no, also under a heading that asks more, such as how far the way is without steps."""
_LIKE = 86  # of 100: two ways to write the same words
_ID = re.compile(r"[\w.-]{1,60}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What to ask about a cell: the cause, more to say of it, and each text that it may be meant to be.

    Each reading is written plainly. A cell without one has to be written again by the person; then `what`
    and `remedy` say why and how.
    """

    cause: str
    readings: tuple[str, ...] = ()
    detail: str = ""
    what: str = ""
    remedy: str = ""


class BadCell(ValueError):
    """A cell that cannot be read: what is wrong, the remedy, and what it may be meant to say."""

    def __init__(self, what: str, remedy: str, asked: Asked | None = None) -> None:
        super().__init__(f"{what} {remedy}")
        self.what, self.remedy, self.asked = what, remedy, asked


@dataclass(frozen=True)
class Said:
    """What a cell says. `notes` name everything that was not read as written.

    `asked` is what to ask the person of a list that is no file of ours before this is taken.
    """

    value: Value
    notes: tuple[Telling, ...] = ()
    asked: Asked | None = field(default=None, compare=False)


def read_as(value: Value, text: str, plain: str, cause: str = "") -> Said:
    """What was read of a text, noted unless it was spelled the plain way."""
    if text == plain:
        return Said(value)
    what = words.CELL_READ.format(text=as_found(text), plain=plain)
    note = what, words.CELL_WRITE_MAKE_PLAIN.format(plain=plain)
    return Said(value, (note,), Asked(cause, (plain,)) if cause else None)


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


def not_said_in(texts: Collection[str]) -> Collection[str]:
    """Those of many texts that may not be taken as typed. Most can, so they are judged together."""
    joined = "".join(texts)
    if not joined.isprintable() or LOST in joined or max(map(len, texts), default=0) > MOST_CHARACTERS:
        return texts
    return [
        text for text in texts if text[:1] in _FIRST and (is_unclear(text) or is_unknown(text) or not text)
    ]


def refuse_unreadable(text: str) -> None:
    """Raise BadCell for a cell that is empty, far too long, or has something that nobody can see."""
    if not text:
        raise BadCell(words.CELL_EMPTY, words.CELL_EMPTY_REMEDY)
    if name := hidden_in(text, also="\r"):  # no workbook can hold it
        what = words.CELL_HIDDEN.format(text=as_found(without_hidden(text)), name=name)
        raise BadCell(what, words.CELL_HIDDEN_REMEDY)
    if LOST in text:
        raise BadCell(words.CELL_LOST.format(text=as_found(text)), words.CELL_LOST_REMEDY.format(mark=LOST))
    if len(text) > MOST_CHARACTERS:
        what = words.CELL_LONG.format(count=len(text), most=MOST_CHARACTERS)
        raise BadCell(what, words.CELL_LONG_REMEDY)


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
    if is_id(text) and not is_unknown(text):
        return Said(text)
    remedy = words.CELL_OWN_ID_PLAINLY if is_unknown(text) else words.CELL_ID_PLAINLY
    raise BadCell(words.CELL_NOT_ID.format(text=as_found(text)), remedy)


def is_id(text: str) -> bool:
    """Whether a center may have it as its id; it has no colon, as that of a place that a person adds."""
    return bool(_ID.fullmatch(text))


def read_yes_or_no(text: str) -> Said:
    """Yes, no or None for unknown."""
    word = folded(text)
    if word in _YES | _NO:
        return read_as(word in _YES, text, ANSWERS[word], "yes_no")
    if is_unknown(text):
        return read_as(None, text, UNKNOWN)
    cause = "yes_no" if word in _MEANT else "mark"
    asked = Asked(cause, (ANSWERS[word],)) if word in ANSWERS else None
    what = words.CELL_CAN_MEAN_YES_NO if word in ("x", "1", "0") else words.CELL_NOT_YES_NO
    raise BadCell(what.format(text=as_found(text)), words.CELL_WRITE_YES_NO_UNKNOWN, asked)


def read_level(text: str, labels: Mapping[str, str]) -> Said:
    """One of the levels, or None for unknown. A level wins over a way to spell unknown.

    `labels` say what each level means, which people may write in its place.
    """
    if text == UNKNOWN or text in labels:
        return Said(None if text == UNKNOWN else text)
    near = [level for level, label in labels.items() if _joined(text) in (_joined(level), _joined(label))]
    if len(near) == 1:
        return read_as(near[0], text, near[0], "word")
    if is_unknown(text):
        return replace(read_as(None, text, UNKNOWN), asked=_word_meant(text, labels))
    remedy = words.CELL_WRITE_ONE.format(words=either([*(near or labels), UNKNOWN]))
    raise BadCell(words.CELL_NOT_ONE_LEVELS.format(text=as_found(text)), remedy, _word_meant(text, labels))


def _word_meant(text: str, labels: Mapping[str, str]) -> Asked | None:
    """The word that a text is another way to write; None where none is surely meant."""
    said = folded(text).replace("_", " ")
    ways = {
        (word, way): folded(way).replace("_", " ") for word, label in labels.items() for way in (word, label)
    }
    found = {word for (word, _), way in ways.items() if way == said}
    if len(found) != 1 and len(said) > 3:
        near = process.extract(said, ways, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE, limit=5)
        found = {word for _, _, (word, _) in near}
    return Asked("word", tuple(found)) if len(found) == 1 else None


def _joined(word: str) -> str:
    return re.sub(r"[\s_-]+", "_", word.casefold().strip())
