"""The one place that knows a language: its sentences, plurals, numbers, dates and rows of names.

A second language is a folder of sentences beside `en/`; how it counts and dates comes from Babel, which has
the rules of the Unicode CLDR for every language.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from math import floor
from pathlib import Path
from typing import Any, Self

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

FOLDER = Path(__file__).parent
ENGLISH = "en"
LOCALE = Locale(ENGLISH)  # how the language counts and dates


class Sentence(str):
    """A whole sentence or label with named holes; `forms` are its plural forms by name, if it has any.

    As text it is the form for many. A hole that is given a number gets it as the language writes it.
    """

    forms: Mapping[str, str]

    def __new__(cls, text: str, forms: Mapping[str, str] | None = None) -> Self:
        made = super().__new__(cls, text)
        made.forms = forms or {}
        return made

    def format(self, *_: object, **holes: object) -> str:
        """The sentence with its holes filled, in the plural form that `count` asks for."""
        count = holes.get("count")
        text: str = self
        if self.forms and isinstance(count, (int, float)):
            text = self.forms.get(LOCALE.plural_form(count), self)
        for name, held in holes.items():
            if isinstance(held, (int, float)):
                holes[name] = number(held)
        return str.format(text, **holes)


Table = Mapping[str, Sentence]
Lines = tuple[Sentence, ...]


def read(code: str) -> dict[str, Sentence | Table | Lines]:
    """The sentences of a language by name, from its folder; a name that is in it twice is an error."""
    found: dict[str, Sentence | Table | Lines] = {}
    for path in sorted((FOLDER / code).glob("*.toml")):
        for name, written in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in found:
                raise ValueError(f"{path.name}: {name} is in another file too: keep one")
            found[name] = _made(written)
    return found


def _made(written: Any) -> Sentence | Table | Lines:
    match written:
        case str():
            return Sentence(written)
        case list():
            return tuple(map(Sentence, written))
        case {"other": str(other)}:
            return Sentence(other, written)
    return {key: Sentence(text) for key, text in written.items()}


def day(moment: date) -> str:
    """A date as people read it, such as November 1, 2026."""
    return format_date(moment, "long", LOCALE)


@lru_cache(maxsize=4096)
def number(amount: float) -> str:
    """A number as people write it: 3,400 and 2.5, never 12.0."""
    # Adding 0.0 turns a negative zero into a plain one.
    return format_decimal(round(float(amount), 2) + 0.0, "#,##0.##", LOCALE)


def adding_up(parts: Sequence[float], whole: int) -> list[int]:
    """The parts in whole numbers that add up to `whole`, their sum rounded: the largest rests go up."""
    exact = [round(part, 9) for part in parts]
    found = [floor(part) for part in exact]
    rests = sorted(range(len(parts)), key=lambda at: found[at] - exact[at])
    for at in rests[: max(0, whole - sum(found))]:
        found[at] += 1
    return found


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a", "a and b", "a, b, and c"."""
    return format_list(list(names), "standard", LOCALE) if names else ""


def either(names: Sequence[str]) -> str:
    """Names of which one will do: "a", "a or b", "a, b, or c"."""
    return format_list(list(names), "or", LOCALE) if names else ""


def apart(parts: Sequence[str]) -> str:
    """Longer things in a row, which may have commas of their own."""
    return "; ".join(parts)
