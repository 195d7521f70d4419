"""The page to take home: what is on it, and the same as plain text to paste."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from decision.catalog.gaps import good_until
from decision.method.factors import Span
from decision.method.must_haves import MustHave, Wanted
from decision.method.providers import Provider
from decision.method.scoring import Score
from decision.method.screening import Screened
from decision.person.stages import Stages
from decision.wording import words
from decision.wording.calling import call_sheet
from decision.wording.counseling import still_open
from decision.wording.describing import facts_of, short_fact
from decision.wording.explaining import points
from decision.wording.language import apart, day, listed, number
from decision.wording.limits import beyond_mine
from decision.wording.must_haves import asked_facts, to_ask_first
from decision.wording.placing import counted, fit, is_silent, lent

SHOWN = 2  # named; the rest is counted
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
    by whom to ask; one is on the page, all on the call sheet. `answers` also has what is beyond a limit.
    """

    name: str
    fit: str
    where: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sum: Sum | None = None
    answers: str = ""

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(question for asked in self.asks.values() for question in asked)

    @property
    def unknown(self) -> str:
        """What is not known of it, in one sentence."""
        facts = self.not_known
        return words.HOME_UNKNOWN.format(facts=_some(facts)) if facts else words.HOME_ALL_KNOWN

    @property
    def question(self) -> tuple[str, ...]:
        """What is on the page of its questions: the first, and how many more there are."""
        asked = self.questions
        first = words.HOME_ASK.format(question=asked[0]) if asked else words.HOME_ASK_OPEN
        return (first, words.HOME_ASK_MORE.format(count=len(asked) - 1)) if len(asked) > 1 else (first,)


@dataclass(frozen=True)
class TakeHome:
    """All that is on the page, as whole sentences and names.

    `made` says when, from which list, and for whom of two. `leaning` is where the person leans, before and
    after, and what is still open. `about` is their medicine and plan, their must-haves, and who these set
    aside. `matters` are labels, most important first. `close` names centers that are too close to call, and
    whose facts count where they are another person's. `stale` is what goes out of date, `call` who to call.
    """

    made: tuple[str, ...]
    leaning: tuple[str, ...]
    about: tuple[str, ...]
    matters: tuple[str, ...]
    close: tuple[str, ...]
    centers: tuple[ShortListed, ...]
    stale: tuple[str, ...]
    call: tuple[str, ...]


def as_text(page: TakeHome) -> str:
    """The page as plain text, in the same order, with all questions and room for each answer."""
    return "".join(f"{line}\n" for line in _lines(page))


def _lines(page: TakeHome) -> Iterator[str]:
    yield from (words.HOME_TITLE, *page.made)
    yield from ("", words.HOME_LEANING.upper(), *(page.leaning or (words.HOME_OPEN,)))
    yield from ("", words.HOME_ABOUT.upper(), *page.about, "", words.HOME_MATTERS.upper())
    yield from [f"{place}. {label}" for place, label in enumerate(page.matters, 1)] or [words.HOME_OPEN]
    yield from ("", words.HOME_SHORT.upper(), *page.close)
    for center in page.centers:
        yield from filter(None, (center.name, *center.where, center.fit, center.answers, center.unknown))
        for question in center.questions or (words.HOME_ASK_OPEN,):
            yield from (f"- {question}", *["  " + "_" * 40] * ROOM)
        yield ""
    if not page.centers:
        yield from (words.HOME_SHORT_NONE, "")
    yield from (words.HOME_STALE.upper(), *page.stale)
    yield from ("", words.HOME_CALL.upper(), *page.call, "", words.HOME_ADVICE)


def taken_home(now: Stages, today: date) -> TakeHome:
    """The page for one person. The short list is what they picked, or else what their order has first."""
    short = now.short_list
    return TakeHome(
        tuple(_made(now, today)),
        tuple(_leaning(now)),
        tuple(_about(now)),
        tuple(_matters(now)),
        tuple(_close(now, short)),
        tuple(_short_listed(now, each) for each in short),
        tuple(_stale(short, today)),
        (words.START_CALL,),
    )


def _made(now: Stages, today: date) -> Iterator[str]:
    yield words.HOME_MADE.format(day=day(today), name=now.listed.info.name)
    if now.said.mode == "two":
        yield words.lines("HOME_WHOSE")[now.said.is_second]
    yield from (words.HOME_MADE_UP,) if now.listed.info.made_up else ()


def _about(now: Stages) -> Iterator[str]:
    said, medicine = now.said, now.known.medicine(now.said.medicine)
    yield words.HOME_MEDICINE.format(medicine=medicine.full_name) if medicine else words.HOME_MEDICINE_OPEN
    if said.plan:
        yield words.HOME_PLAN.format(plan=said.plan)
    if must := [_must(each, said.wanted) for each in now.known.must_haves if each.id in said.wanted.on]:
        yield words.HOME_MUST.format(labels=listed(must))
    if aside := now.screening_of_all.set_aside:
        yield words.HOME_ASIDE.format(names=_some([_aside(row) for row in aside]))


def _must(must_have: MustHave, wanted: Wanted) -> str:
    label, limit = must_have.label, wanted.limits.get(must_have.id)
    return label if limit is None else words.HOME_LIMIT.format(label=label, limit=number(limit))


def _aside(row: Screened) -> str:
    why = [each.must_have.short or each.must_have.label for each in row.not_passed]
    return words.HOME_ASIDE_WHY.format(name=row.provider.name, why=listed(why))


def _matters(now: Stages) -> Iterator[str]:
    """A line a place; an order leaves open what was not placed, and those that share a place are said to."""
    labels, said = {factor.id: factor.label for factor in now.possible.factors}, now.said
    weights = {id: weight for id, weight in (said.weights([*labels]) or {}).items() if weight > 0}
    for _, same in groupby(sorted(weights, key=weights.__getitem__, reverse=True), weights.__getitem__):
        block = tuple(same)
        open_ = said.way == "order" and block[0] not in said.order.placed
        how = words.HOME_UNPLACED if open_ else words.HOME_TIE if len(block) > 1 else words.HOME_PLACED
        yield how.format(labels=listed([labels[id] for id in block]))


def _close(now: Stages, short: Sequence[Provider]) -> Iterator[str]:
    ids = {each.id for each in short}
    for group in now.ordered.groups:
        names = [score.provider.name for score in group if score.provider.id in ids]
        if len(names) > 1:
            yield words.HOME_CLOSE.format(names=listed(names))
    scores = [score for score in now.ordered.ranked if score.provider.id in ids]
    yield from filter(None, [lent(fact for score in scores for fact in counted(score))])


def _some(items: Sequence[str]) -> str:
    """The first of these, and how many more there are."""
    more = len(items) - SHOWN
    return listed(items if more <= 1 else [*items[:SHOWN], words.HOME_MORE.format(count=more)])


def _leaning(now: Stages) -> Iterator[str]:
    leaning = now.said.leaning
    for sentence, id in ((words.HOME_LEAN_BEFORE, leaning.before), (words.HOME_LEAN, leaning.after)):
        center = now.known.provider(id or "")
        if name := center.name if center else words.table("HOME_LEANS").get(id or ""):
            yield sentence.format(name=name)
    yield from filter(None, [still_open(now.said.ready)])


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
        _fit(score) if score else "",
        sheet.where,
        tuple(fact.label for fact in unknown.values()),
        {whom: tuple(fact.ask for fact in asked) for whom, asked in sheet.by_whom.items()},
        _sum(score) if score else None,
        " ".join(filter(None, [_answers(now, center), beyond_mine(now.limits, center)])),
    )


def _answers(now: Stages, center: Provider) -> str:
    told = {id: each.amount for (of, id), each in now.said.told.items() if of == center.id}
    asked = (*now.known.indicators.values(), *asked_facts(now.known))
    known = [(fact.label, short_fact(fact, told[fact.id])) for fact in asked if told.get(fact.id) is not None]
    rows = [words.HOME_TOLD_FACT.format(label=label, fact=fact) for label, fact in known]
    return words.HOME_TOLD.format(facts=apart(rows)) if rows else ""


def _fit(score: Score) -> str:
    """The range in words; where nothing is known that counts, that and no range."""
    if is_silent(score):
        return words.HOME_NOTHING_KNOWN
    how = words.HOME_FIT if round(score.low) == round(score.high) else words.HOME_FIT_RANGE
    return how.format(low=round(score.low), high=round(score.high), fit=fit(score))


def _sum(score: Score) -> Sum:
    rows = [
        (each.factor.label, f"{each.weight:.2f}", _range(each.value, "{:.2f}".format), _range(each.points))
        for each in score.contributions
        if each.weight
    ]
    return Sum(tuple(rows), _range(score))


def _range(of: Span | Score, written: Callable[[float], str] = points) -> str:
    low, high = written(of.low), written(of.high)
    return low if low == high else words.HOME_TO.format(low=low, high=high)


def _stale(short: Sequence[Provider], today: date) -> Iterator[str]:
    days = [each.checked_on for each in short]
    if dated := [each for each in days if each]:
        oldest, until = min(dated), good_until(min(dated))
        how = words.HOME_CHECKED if until >= today else words.HOME_CHECKED_PAST
        yield how.format(day=day(oldest), until=day(until))
    if len(dated) < len(days):
        yield words.HOME_CHECKED_NEVER
    yield from (words.HOME_CHANGES,) if short else ()
