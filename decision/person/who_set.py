"""Whose word an answer is: one person's, one of two people's, or a counselor's, who can also hide names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal, TypeAlias

from decision.method.preferences import Numbers, Order, Preference, Words
from decision.method.providers import Provider
from decision.wording import words

Mode = Literal["alone", "counselor", "two"]
MODES: tuple[Mode, ...] = ("alone", "counselor", "two")
Way = Literal["order", "words", "numbers"]
STAY, NOT_YET, UNSURE = ":stay", ":not_yet", ":unsure"  # leanings beside the centers, no ids of which are so
Marks: TypeAlias = frozenset[tuple[Way, str]]
"""The factors that a counselor was the last to set, each with the way in which they set it."""


@dataclass(frozen=True)
class Leaning:
    """Where a person leans before the comparison and after it; None until they say.

    Each is the id of a center, or one of `STAY`, `NOT_YET` and `UNSURE`.
    """

    before: str | None = None
    after: str | None = None


@dataclass(frozen=True)
class Weighing:
    """What a person says apart from another one. Each way of weighing keeps what was said in it.

    `by_counselor` are the factors, each with the way, that a counselor was the last to set; all else is the
    person's own word. `ready` is yes or no by the id of a readiness question.
    """

    way: Way = "order"
    order: Order = field(default_factory=Order)
    words: Words = field(default_factory=Words)
    numbers: Numbers = field(default_factory=Numbers)
    by_counselor: Marks = frozenset()
    leaning: Leaning = field(default_factory=Leaning)
    ready: Mapping[str, bool] = field(default_factory=dict)

    @property
    def preference(self) -> Preference:
        said: dict[Way, Preference] = {"order": self.order, "words": self.words, "numbers": self.numbers}
        return said[self.way]


def marked(
    marks: Marks, way: Way, before: Preference, after: Preference, *, by_counselor: bool, tapped: str = ""
) -> Marks:
    """The marks where the preference of one way was `before` and is `after`.

    `tapped` is the factor that a tap moved in an order: what only gives way to it is not set again.
    """
    old, new = before.said, after.said
    changed = {factor for factor in new if factor not in old or old[factor] != new[factor]}
    changed |= new.keys() & {tapped}
    there = {(way, factor) for factor in new.keys() - changed}
    kept = {mark for mark in marks if mark[0] != way or mark in there}
    return frozenset(kept | {(way, factor) for factor in changed} if by_counselor else kept)


def nameless(
    providers: Sequence[Provider], listed: tuple[Provider, ...], shuffle: int
) -> tuple[Provider, ...]:
    """The providers with a letter in place of the name, always the same one, and nothing that tells it.

    In another order for each person, so that no one knows a center by the last one's letter.
    """
    listed_ids = [each.id for each in listed]
    if shuffle:
        listed_ids.sort(key=lambda id: sha256(f"{shuffle} {id}".encode()).digest())
    in_order = dict.fromkeys((*listed_ids, *(each.id for each in providers)))
    letters = {id: words.NAMELESS.format(letters=_letters(place)) for place, id in enumerate(in_order)}

    def bare(each: Provider) -> Provider:
        letter = letters[each.id]
        about, source = (text.replace(each.name, letter) for text in (each.about, each.source))
        return replace(each, name=letter, about=about, source=source, town="", phone="")

    return tuple(map(bare, providers))


def _letters(place: int) -> str:
    """A, B, ... Z, AA, AB, ... for the places from 0."""
    alphabet = words.lines("NAMELESS_LETTERS")
    before, last = divmod(place, len(alphabet))
    return (_letters(before - 1) if before else "") + alphabet[last]
