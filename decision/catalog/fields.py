"""One block of a TOML file, read key by key; whatever is wrong is kept as a problem."""

import string
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from inspect import signature
from math import inf
from typing import Any, TypeAlias, TypeVar

from decision.catalog.toml_files import Entry, Ids, entries, has_others, is_id, no_repeats, table
from decision.guide.texts import ABOUT, PICTURES, ROUTES, Evidence
from decision.lists.problems import Problems

T = TypeVar("T")
_WORDS = {"about": ABOUT, "section": ABOUT, "picture": PICTURES, "route": ROUTES}
"""The keys that may hold only some words."""
_NAMES = {"medicine": "medicines", "programme": "programmes", "indicator": "indicators"}
"""The keys that name one of a kind; several of it are named under the name of the kind."""
MOST_OF_A_LABEL, MOST_OF_A_FACT = 16, 20
"""So many characters a text for a cell may have: it has a third of a phone."""


Known: TypeAlias = Mapping[str, Ids]
"""The ids that files may name, as "sources" or "medicines"; None where they could not all be read.

Nothing is held against None, so that one mistake is reported once, where it is, and not at every place that
names what it has hidden.
"""
NOTHING_KNOWN: Known = {}


class Fields:
    """The keys of one TOML block, each asked for once, by the type it must have.

    Every method returns a usable stand-in after a problem, so that one pass finds all problems; the
    stand-ins never leave the loader, which raises if there is any problem.
    """

    def __init__(self, entry: Entry, problems: Problems, known: Known = NOTHING_KNOWN) -> None:
        self.entry = entry
        self.problems = problems
        self.known = known
        self._asked: set[str] = set()
        self._wrong: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether a key that may be left out is there."""
        self._asked.add(key)
        return key in self.entry.keys

    def text(self, key: str) -> str:
        """Non-empty text."""
        found = self.value(
            key, lambda each: isinstance(each, str) and each.strip(), "text", f'{key} = "…"', ""
        )
        return found.strip()

    def short(self, key: str, most: int) -> str:
        """Text of at most so many characters, a hole for an amount being a number of four digits."""
        text = self.text(key)
        if len(text.replace("{amount}", "9,999")) > most:
            self.wrong(key, f"This has more than {most} characters.", "Write it shorter: it is one cell.")
        return text

    def sentence(self, key: str, hole: str | None = None) -> str:
        """Non-empty text with the one hole that is wanted, or with none."""
        sentence = self.text(key)
        holes = _holes(sentence)
        if sentence and holes != ({hole} if hole else set()):
            what = f"The holes of this sentence are {sorted(holes) or 'none'}."
            remedy = f"Write {{{hole}}} once where the number goes." if hole else "Write it without { and }."
            self.wrong(key, what, remedy)
        return sentence

    def says(self, keys: Sequence[str], hole: str | None = None) -> dict[str, str]:
        """The block `says`: a sentence for each answer and for an unknown; read after other blocks."""
        is_there = self.has("says") and isinstance(self.entry.keys["says"], dict)
        if not is_there and (self.has("says") or not self._may_be_misspelt()):
            remedy = f"Add a block that begins with [{self.entry.path}says]."
            self.wrong("says", "There are no sentences here.", remedy)
        if not is_there:
            return {}
        inner = self.table("says")
        said = {key: inner.sentence(key, hole) for key in keys} | {"unknown": inner.sentence("unknown")}
        if hole and inner.has("one"):
            said["one"] = inner.sentence("one")
        inner.done()
        return said

    def id(self) -> str:
        """The id: small letters, digits and _, a letter first; never the word unknown."""
        value = self.text("id")
        if value and not is_id(value):
            remedy = "Use small letters, digits and _, with a letter first; never the word unknown."
            self.wrong("id", f"'{value}' is not an id.", remedy)
        return value

    def choice(self, key: str, allowed: Ids) -> str:
        value = self.text(key)
        self.among(key, [value] if value else [], allowed)
        return value

    def chosen(self, key: str, allowed: Ids) -> tuple[str, ...]:
        """A list of one or more of the allowed words, none twice."""
        good = self.texts(key)
        self.among(key, good, allowed)
        if len(set(good)) != len(good):
            self.wrong(key, "A word is twice in this list.", "Keep one of the two.")
        return good

    def texts(self, key: str, least: int = 1) -> tuple[str, ...]:
        """A list of at least so many texts, none of them empty."""

        def is_good(texts: Any) -> bool:
            is_long = isinstance(texts, list) and len(texts) >= least
            return is_long and all(isinstance(each, str) and each.strip() for each in texts)

        plainly = f'{key} = ["first", "second"]'
        found: list[str] = self.value(key, is_good, "a list of words", plainly, [])
        return tuple(map(str.strip, found))

    def among(self, key: str, words: Sequence[str], allowed: Ids) -> None:
        remedy = f"Use one of {', '.join(sorted(allowed))}." if allowed else "Add it first."
        for word in (word for word in words if allowed is not None and word not in allowed):
            self.wrong(key, f"'{word}' is not known here.", remedy)

    def flag(self, key: str) -> bool:
        plainly = f"{key} = true or {key} = false"
        return self.value(key, lambda each: type(each) is bool, "true or false", plainly, stand_in=False)

    def whole(self, key: str, least: int, most: int | None = None) -> int:
        what = f"a whole number from {least}{'' if most is None else f' to {most}'}"
        top = inf if most is None else most
        # A flag is a number in Python, and a day with an hour is a day.
        plainly = f"{key} = {least}, or another such number"
        return self.value(key, lambda each: type(each) is int and least <= each <= top, what, plainly, least)

    def day(self, key: str) -> date:
        plainly = f"it without quotes: {key} = 2026-11-01"
        return self.value(key, lambda each: type(each) is date, "a date", plainly, date.min)

    def value(self, key: str, is_good: Callable[[Any], object], what: str, plainly: str, stand_in: T) -> T:
        """What is there, where it is good; else the stand-in, after saying what it is not."""
        found: T | None = self.raw(key)
        if found is None or is_good(found):
            return stand_in if found is None else found
        self.wrong(key, f"'{found}' is not {what}.", f"Write {plainly}.")
        return stand_in

    def evidence(self) -> Evidence:
        """`sources`, `checked_on` and `review_by`, the second before the third."""
        found = self.made(Evidence)
        if date.min < found.review_by <= found.checked_on:
            what = f"The review date {found.review_by} is not after the day of the check, {found.checked_on}."
            self.wrong("review_by", what, "Write the day on which the fact has to be looked at again.")
        return found

    def made(self, kind: type[T], **own: Any) -> T:
        """One of `kind`: each part of it that is not in `own` by its type, from the key of its name.

        A part that has a value to fall back on may be left out.
        """
        for part in signature(kind).parameters.values():
            if part.name not in own and (part.default is part.empty or self.has(part.name)):
                own[part.name] = self._read(part.name, part.annotation)
        return kind(**own)

    def _read(self, key: str, kind: Any) -> Any:
        names = self.known.get(_NAMES.get(key, key), _WORDS.get(key))
        if key == "id":
            return self.id()
        if kind is Evidence:
            return self.evidence()
        if kind is bool:
            return self.flag(key)
        if kind in (date, date | None):
            return self.day(key)
        return self.chosen(key, names) if kind == tuple[str, ...] else self.choice(key, names)

    def table(self, key: str) -> "Fields":
        """The block `[key]` within this one; without keys where there is none."""
        self._asked.add(key)
        return Fields(table(self.entry, key), self.problems, self.known)

    def each(self, kind: str, read: type[T] | Callable[["Fields"], T], least: int = 0) -> tuple[T, ...]:
        """What `read` makes of each block `[[kind]]` within this one, with no id twice and no key unread.

        A class is made as `made` does.
        """
        self._asked.add(kind)
        blocks = entries(self.entry, kind, self.problems)
        no_repeats(blocks, self.problems)
        is_list = isinstance(self.entry.keys.get(kind, []), list)
        if len(blocks) < least and is_list and not self._may_be_misspelt():
            what = f"The number of '{kind}' blocks here is {len(blocks)}; it must be {least} or more."
            remedy = f"Add a block that begins with [[{self.entry.path}{kind}]]."
            self.problems.wrong(self.entry.place(), what, remedy)
        found = []
        for block in blocks:
            fields = Fields(block, self.problems, self.known)
            found.append(fields.made(read) if isinstance(read, type) else read(fields))
            fields.done()
        return tuple(found)

    def _may_be_misspelt(self) -> bool:
        """Whether a block is there that nobody has asked for: it may be one of those that are missed."""
        return has_others(self.entry, *self._asked)

    def raw(self, key: str) -> Any:
        """Whatever is there; None after a missing key, which is reported."""
        if not self.has(key):
            what, remedy = f"'{key}' is missing.", f"Add a line {key} = … to this block."
            self.problems.wrong(self.entry.place(), what, remedy)
        return self.entry.keys.get(key)

    def wrong(self, key: str, what: str, remedy: str) -> None:
        self._wrong.add(key)
        self.problems.wrong(self.entry.place(key), what, remedy)

    def good(self, key: str) -> bool:
        """Whether a key was there without a problem, so that others may be held against it."""
        return key in self.entry.keys and key not in self._wrong

    def done(self, *others: str) -> None:
        """Report every key that nobody asked for; `others` may be there too."""
        self._asked.update(others)
        remedy = f"Use one of {', '.join(sorted(self._asked))}, or delete it."
        for key in self.entry.keys:
            if key not in self._asked:
                self.wrong(key, f"'{key}' is not a key that is known here.", remedy)


def fields_of(file: Entry | None, problems: Problems, known: Known = NOTHING_KNOWN) -> Fields:
    """The keys of a file; of one that could not be read, nothing more is reported."""
    return Fields(Entry("", {}), Problems(), known) if file is None else Fields(file, problems, known)


def _holes(sentence: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return {"{"}
