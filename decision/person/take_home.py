"""The page to take home: what is on it, and the same as plain text to paste."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from decision.wording import words
from decision.wording.language import day, listed

SHOWN = 2  # facts that are not known named beside a center; the rest is counted
ROOM = 3  # blank lines for each answer


@dataclass(frozen=True)
class Sum:
    """How the points of one center add up, as texts: label, weight, value and points; and all together."""

    rows: tuple[tuple[str, str, str, str], ...]
    total: str


@dataclass(frozen=True)
class ShortListed:
    """A center of the short list.

    `fit` says the range of its points, in words. `not_known` are labels of facts. `asks` are whole questions
    by whom to ask; the first of all is on the page, and all of them are on the call sheet.
    """

    name: str
    fit: str
    where: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sum: Sum | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """All questions, in order."""
        return tuple(question for asked in self.asks.values() for question in asked)

    @property
    def unknown(self) -> str:
        """What is not known of it, in one sentence."""
        if not self.not_known:
            return words.HOME_ALL_KNOWN
        if len(self.not_known) <= SHOWN + 1:
            return words.HOME_UNKNOWN.format(facts=listed(self.not_known))
        more = len(self.not_known) - SHOWN
        return words.HOME_UNKNOWN_SOME.format(facts=", ".join(self.not_known[:SHOWN]), count=more)

    @property
    def question(self) -> tuple[str, ...]:
        """What is on the page of its questions: the first, and how many more there are."""
        if not self.questions:
            return (words.HOME_ASK_OPEN,)
        first, *more = self.questions
        rest = (words.HOME_ASK_MORE.format(count=len(more)),) if more else ()
        return (words.HOME_ASK.format(question=first), *rest)


@dataclass(frozen=True)
class TakeHome:
    """All that is on the page, as whole sentences and names.

    `leaning` is where the person leans, before and after; `matters` are labels, most important first.
    `stale` says what goes out of date and when, `call` who to call and when at once.
    """

    made_on: date
    list_name: str
    made_up: bool
    leaning: tuple[str, ...]
    matters: tuple[str, ...]
    centers: tuple[ShortListed, ...]
    stale: tuple[str, ...]
    call: tuple[str, ...]

    @property
    def made(self) -> tuple[str, ...]:
        """When it was written and from which list."""
        made = words.HOME_MADE.format(day=day(self.made_on), name=self.list_name)
        return (made, words.HOME_MADE_UP) if self.made_up else (made,)


def as_text(page: TakeHome) -> str:
    """The page as plain text, in the same order, with all questions and room for each answer."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: TakeHome) -> Iterator[str]:
    yield from (words.HOME_TITLE, *page.made)
    yield from ("", words.HOME_LEANING.upper(), *(page.leaning or (words.HOME_OPEN,)))
    yield from ("", words.HOME_MATTERS.upper())
    yield from [f"{place}. {label}" for place, label in enumerate(page.matters, 1)] or [words.HOME_OPEN]
    yield from ("", words.HOME_SHORT.upper())
    for center in page.centers:
        yield from (center.name, *center.where, center.fit, center.unknown)
        for question in center.questions or (words.HOME_ASK_OPEN,):
            yield from (f"- {question}", *["  " + "_" * 40] * ROOM)
        yield ""
    if not page.centers:
        yield from (words.HOME_SHORT_NONE, "")
    yield from (words.HOME_STALE.upper(), *page.stale)
    yield from ("", words.HOME_CALL.upper(), *page.call, "", words.HOME_ADVICE)
