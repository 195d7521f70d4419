"""What people can read: medicines, benefits and risks, pages, hard words; each with its source and dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True)
class Source:
    """Where a fact is from. `published` is a day, month or year as text; `url` may be empty."""

    id: str
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True)
class Evidence:
    """The ids of the sources of a fact, the day it was checked, and the day it is due again."""

    sources: tuple[str, ...]
    checked_on: date
    review_by: date

    def is_due(self, today: date) -> bool:
        """Whether the review date has passed; the date itself is still in time."""
        return today > self.review_by


@dataclass(frozen=True)
class SiteType:
    """One kind of place, such as a hospital unit. `registry` are the codes it has in a provider registry."""

    id: str
    label: str
    registry: tuple[str, ...] = ()


@dataclass(frozen=True)
class Programme:
    """A safety program that a site must be in before it may give a medicine, and `whom` to ask about it."""

    id: str
    label: str
    why: str
    ask: str
    evidence: Evidence
    whom: str = ""


VISIT = ("schedule", "time", "watch", "visit", "before", "site")  # what a visit is made of
REST = ("use", "action", "premedicine", "monitoring", "warning", "call", "pregnancy", "status", "note")
ABOUT = (*VISIT, *REST)


@dataclass(frozen=True)
class MedicineFact:
    """One fact of one medicine; `about` is one of `ABOUT`."""

    about: str
    text: str
    evidence: Evidence


Span: TypeAlias = tuple[int, int] | None  # the least and the most, in minutes; None where nobody knows


@dataclass(frozen=True)
class Day:
    """One kind of visit, such as the first, and its parts; `before` is what comes before the medicine."""

    visit: str
    before: str
    runs: Span
    watch: Span
    whole: Span
    evidence: Evidence

    @property
    def rest(self) -> Span:
        """What is left of the whole visit beside its other parts; None where one of them is unknown."""
        if self.runs is None or self.watch is None or self.whole is None:
            return None
        least, most = (self.whole[end] - self.runs[end] - self.watch[end] for end in (0, 1))
        return least, most


ROUTES = ("infusion", "under the skin")


@dataclass(frozen=True)
class Medicine:
    """One medicine by brand, because safety programs differ by brand. `route` is one of `ROUTES`."""

    id: str
    name: str
    generic: str
    route: str
    facts: tuple[MedicineFact, ...]
    programme: str | None = None
    days: tuple[Day, ...] = ()

    @property
    def is_under_skin(self) -> bool:
        return self.route == ROUTES[1]

    @property
    def full_name(self) -> str:
        """The brand with the generic name behind it, or one name where both are the same."""
        is_one = self.name.casefold() == self.generic.casefold()
        return self.name if is_one else f"{self.name} ({self.generic})"


@dataclass(frozen=True)
class StudyNumber:
    """Of `of` people, `count` had the event; `compared` had it with `against`, on the same base.

    `group` is who they were, in few words, where the medicine is for others too.
    """

    medicine: str
    count: int
    of: int
    event: str
    who: str
    span: str
    sources: tuple[str, ...]
    compared: int | None = None
    against: str = ""
    group: str = ""


@dataclass(frozen=True)
class StudyRate:
    """What one count of people cannot say, such as attacks a year: in one line, or none, and in full."""

    medicine: str
    short: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Effect:
    """A benefit or a risk. Of a risk, `asks` is what it asks of a center, and `indicators` show that."""

    id: str
    title: str
    text: str
    medicines: tuple[str, ...]
    when: str
    sure: str
    evidence: Evidence
    numbers: tuple[StudyNumber, ...] = ()
    asks: str = ""
    indicators: tuple[str, ...] = ()
    rates: tuple[StudyRate, ...] = ()

    def rates_for(self, medicine_id: str | None) -> tuple[StudyRate, ...]:
        return tuple(rate for rate in self.rates if rate.medicine == medicine_id)

    def numbers_for(self, medicine_id: str | None) -> tuple[StudyNumber, ...]:
        """The figures of one medicine. Figures of other medicines are never shown beside them."""
        return tuple(number for number in self.numbers if number.medicine == medicine_id)


PICTURES, GROUPS = ("day", "who"), ("infusions", "visits", "place", "help")


@dataclass(frozen=True)
class Page:
    """One page to read, in Markdown; `order` is its place among the pages, of which few are `is_first`.

    `related` are the ids of the pages to read next, `picture` is one of `PICTURES` or empty, `group` one of
    `GROUPS`. `own` says, by heading, what the facts are about that one's own medicine adds to that part.
    """

    id: str
    title: str
    order: int
    text: str
    evidence: Evidence
    related: tuple[str, ...] = ()
    picture: str = ""
    is_first: bool = False
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    group: str = GROUPS[-1]


@dataclass(frozen=True)
class KnowledgeCheck:
    """A question on what there is to read, and the place of its right choice, counted from 1.

    `page` and `part`, a heading on it, say where the answer is. `section` is what a fact of the medicine is
    about where the answer depends on that; else it is empty.
    """

    id: str
    asks: str
    choices: tuple[str, ...]
    right: int
    why: str
    page: str
    part: str
    evidence: Evidence
    section: str = ""


@dataclass(frozen=True)
class Role:
    """Somebody with a part in an infusion, such as the health plan; `short` fits in a quarter of a phone."""

    id: str
    label: str
    short: str


@dataclass(frozen=True)
class Job:
    """Something that has to be done, and the ids of the roles who do it; `may` do it at some places only."""

    id: str
    label: str
    says: str
    does: tuple[str, ...]
    may: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class ListInfo:
    """What the loaded list is. `nearest_by` is the indicator that says how near a provider is.

    `example` names the person whose trips, plan and bills are on the list, as in "a person in Ashton"; it is
    empty where nobody is named.
    """

    name: str
    made_up: bool
    site_types: tuple[SiteType, ...]
    nearest_by: str | None = None
    example: str = ""

    def site_label(self, site_type: str) -> str | None:
        return next((kind.label for kind in self.site_types if kind.id == site_type), None)
