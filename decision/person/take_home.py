"""The page to take home: what is on it, and the same as plain text to paste."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from decision.method.providers import Provider
from decision.method.scoring import Score
from decision.person.answers import Answers
from decision.person.stages import Stages
from decision.wording import words
from decision.wording.calling import call_sheet
from decision.wording.counseling import still_open
from decision.wording.describing import facts_of
from decision.wording.explaining import fit, points
from decision.wording.language import day, listed
from decision.wording.must_haves import to_ask_first

SHOWN = 2  # facts that are not known named beside a center; the rest is counted
FEW = 3  # centers on the page where none was picked, or all that share the first place
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

    `leaning` is where the person leans, before and after, and what is still open; `matters` are labels, most
    important first. `stale` says what goes out of date and when, `call` who to call and when at once.
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


def taken_home(now: Stages, today: date) -> TakeHome:
    """The page for one person. The short list is what they picked, or else what their order has first."""
    short = short_list(now)
    labels = {factor.id: factor.label for factor in now.possible.factors}
    matters = [[labels[id] for id in block] for block in now.ordered.blocks]
    return TakeHome(
        today,
        now.listed.info.name,
        now.listed.info.made_up,
        tuple(_leaning(now, now.said)),
        tuple(words.HOME_TIE.format(labels=listed(each)) if len(each) > 1 else each[0] for each in matters),
        tuple(_short_listed(now, each) for each in short),
        _stale(short),
        (words.START_CALL,),
    )


def short_list(now: Stages) -> tuple[Provider, ...]:
    """The centers that the person picked, or else those that their order has first."""
    picked = [each for id in now.said.compared if (each := now.known.provider(id))]
    if picked or not now.ordered.groups:
        return tuple(picked)
    first, *_ = now.ordered.groups
    return tuple(score.provider for score in now.ordered.ranked[: max(FEW, len(first))])


def _leaning(now: Stages, said: Answers) -> Iterator[str]:
    for sentence, id in (
        (words.HOME_LEAN_BEFORE, said.leaning.before),
        (words.HOME_LEAN, said.leaning.after),
    ):
        center = now.known.provider(id or "")
        name = center.name if center else words.table("HOME_LEANS").get(id or "")
        if name:
            yield sentence.format(name=name)
    if open_ := still_open(said.ready):
        yield open_


def _short_listed(now: Stages, center: Provider) -> ShortListed:
    catalog, score = now.known, now.ordered.by_id.get(center.id)
    weights = dict(zip((each.id for each in score.factors), score.weights, strict=True)) if score else None
    medicine = catalog.medicine(now.said.medicine)
    weighed = facts_of(center, now.possible.factors, weights)
    of_factors = (*weighed.not_known, *weighed.fits, *weighed.fits_less)
    unknown = {fact.id: fact for _, fact in to_ask_first(catalog, medicine, now.screening, [center])}
    unknown |= {each.indicator.id: each.indicator for each in of_factors if center.is_open(each.indicator.id)}
    sheet = call_sheet(center, list(unknown.values()), now.said.plan)
    return ShortListed(
        center.name,
        words.HOME_FIT.format(points=_range(score.low, score.high), fit=fit(score)) if score else "",
        sheet.where,
        tuple(fact.label for fact in unknown.values()),
        {whom: tuple(fact.ask for fact in asked) for whom, asked in sheet.by_whom.items()},
        _sum(score) if score else None,
    )


def _range(low: float, high: float) -> str:
    one, other = points(low), points(high)
    return (
        words.HOME_POINTS.format(points=one) if one == other else words.HOME_RANGE.format(low=one, high=other)
    )


def _sum(score: Score) -> Sum:
    rows = tuple(
        (
            each.factor.label,
            f"{each.weight:.2f}",
            _plain_range(f"{each.value.low:.2f}", f"{each.value.high:.2f}"),
            _plain_range(points(each.points.low), points(each.points.high)),
        )
        for each in score.contributions
        if each.weight
    )
    return Sum(rows, _plain_range(points(score.low), points(score.high)))


def _plain_range(low: str, high: str) -> str:
    return low if low == high else words.HOME_TO.format(low=low, high=high)


def _stale(short: tuple[Provider, ...]) -> tuple[str, ...]:
    days = [each.checked_on for each in short]
    dated = [each for each in days if each]
    oldest = (words.HOME_CHECKED.format(day=day(min(dated))),) if dated else ()
    return oldest if len(dated) == len(days) else (*oldest, words.HOME_CHECKED_NEVER)
