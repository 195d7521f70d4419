"""The page to take home, from what one person said, or two who look at both."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import groupby

from decision.catalog.gaps import good_until
from decision.method.factors import Factor
from decision.method.must_haves import MustHave, Wanted, WithinLimit
from decision.method.preferences import NothingMatters
from decision.method.providers import Provider
from decision.person import for_two
from decision.person.answers import Answers, fits
from decision.person.stages import Stages
from decision.person.two import two
from decision.wording import words
from decision.wording.describing import counted, facts_in, facts_of, known_sentence, short_fact, short_label
from decision.wording.language import apart, day, listed
from decision.wording.limits import all_beyond
from decision.wording.must_haves import all_facts, to_ask_first
from decision.wording.notes import (
    ShortListed,
    Sum,
    TakeHome,
    asked_once,
    fit_for,
    fit_of,
    reasons_of,
    some,
    still_open,
    sum_of,
)
from decision.wording.placing import facts_counted, lent

_REPORTED = 6  # answers of other centers: as many as one page has room for


def taken_home(now: Stages, today: date, *, both: bool = False) -> TakeHome:
    """The page for one, or for `both` of two: on what they picked, or else on what their order has first."""
    two_sides = for_two.sides_of(now) if both else None
    sides = two_sides or (now,)
    short = for_two.short_list_of(now, two_sides) if two_sides else now.short_list
    calls = {each.id: for_two.our_call(two_sides, each) for each in short} if two_sides else {}
    sheets = [side.sheet_of(center) for center in short for side in sides]
    asked = asked_once((sheet.provider.name, sheet.by_whom) for sheet in sheets)
    more = asked_once((sheet.provider.name, sheet.more) for sheet in sheets)
    questions, marks = {each.question for each in asked}, for_two.marked(calls.values())
    titles = words.lines("HOME_BOTH_MATTERS") if both else [words.HOME_MATTERS]
    matters = [for_two.wants(each) for each in two_sides] if two_sides else [tuple(_matters(now))]
    leaning = _leanings(sides) if both else (*_leans(now), *filter(None, [still_open(now.said.ready)]))
    close = [] if both else [*_close(now, short)]
    if two_sides and len(short) < for_two.OF_TWO:  # else there is no room for the other calls
        close += for_two.more_calls(for_two.our_calls(now, two_sides), short)
    return TakeHome(
        tuple(_made(now, today, both=both)),
        tuple(leaning),
        tuple(_about(now, both=both)),
        dict(zip(titles, matters, strict=True)),
        (*close, *_lent(sides, short)),
        tuple(_short_listed(now, sides, each, calls.get(each.id)) for each in short),
        tuple(_stale(short, today)),
        tuple(_call(now)),
        tuple(_of_both(now)) if both else (),
        now.listed.info.made_up,
        tuple(replace(each, question=marks.get(each.question, each.question)) for each in asked),
        tuple(each for each in more if each.question not in questions),
        tuple(_sums(sides, short)),
        not short or any(each.id in now.said.compared for each in short),
        tuple(_reported_elsewhere(now, short)),
    )


def _of_both(now: Stages) -> Iterator[str]:
    """Where two agree and differ, what comes first for each, and which difference to talk about."""
    with suppress(NothingMatters):
        found = two(now.values, *now.said.both)
        yield from for_two.in_short(found, {each.id: each.name for each in now.possible.providers})


def _made(now: Stages, today: date, *, both: bool) -> Iterator[str]:
    yield words.HOME_MADE.format(day=day(today), name=now.listed.info.name)
    if both:
        yield words.HOME_BOTH_MADE
    elif now.said.mode == "two":
        yield words.lines("HOME_WHOSE")[now.said.is_second]


def _about(now: Stages, *, both: bool) -> Iterator[str]:
    """What the page is about, with who is set aside; a page for both has no room for that."""
    said, medicine = now.said, now.known.medicine(now.said.medicine)
    yield words.HOME_MEDICINE.format(medicine=medicine.full_name) if medicine else words.HOME_MEDICINE_OPEN
    if said.plan:
        yield words.HOME_PLAN.format(plan=said.plan)
    if must := [_must(each, said.wanted) for each in now.known.must_haves if each.id in said.wanted.on]:
        yield words.HOME_MUST.format(labels=apart(must))
    if (aside := now.screening_of_all.set_aside) and not both:
        why = [[each.must_have.short or each.must_have.label for each in row.not_passed] for row in aside]
        named = zip((row.provider.name for row in aside), map(listed, why), strict=True)
        names = [words.HOME_ASIDE_WHY.format(name=name, why=each) for name, each in named]
        yield words.HOME_ASIDE.format(names=some(names))


def _call(now: Stages) -> Iterator[str]:
    """When to call at once, for anyone and with one's own medicine."""
    yield from (words.START_CALL, words.HOME_911, words.HOME_TODAY)
    medicine = now.known.medicine(now.said.medicine)
    yield from (fact.text for fact in medicine.facts if fact.about == "call") if medicine else ()


def _must(must_have: MustHave, wanted: Wanted) -> str:
    label, limit, condition = must_have.label, wanted.limits.get(must_have.id), must_have.condition
    if not isinstance(condition, WithinLimit):
        return label
    if limit is None:
        return words.HOME_NO_LIMIT.format(label=label)
    return words.HOME_LIMIT.format(label=label, limit=counted(limit, condition))


def _matters(now: Stages) -> Iterator[str]:
    """A line a place; an order leaves open what was not placed, and those that share a place are said to."""
    said = now.said
    labels = {factor.id: _whose(said, factor) for factor in now.possible.factors}
    weights = {id: weight for id, weight in (said.weights([*labels]) or {}).items() if weight > 0}
    for _, same in groupby(sorted(weights, key=weights.__getitem__, reverse=True), weights.__getitem__):
        block = tuple(same)
        open_ = said.way == "order" and block[0] not in said.order.placed
        how = words.HOME_UNPLACED if open_ else words.HOME_TIE if len(block) > 1 else words.HOME_PLACED
        yield how.format(labels=listed([labels[id] for id in block]))


def _whose(said: Answers, factor: Factor) -> str:
    """The label, and who set its weight; nothing of that where all of it is the person's own word."""
    theirs = {id for way, id in said.by_counselor if way == said.way}
    if not theirs or said.mode == "two" or factor.id in said.preference.unanswered([factor.id]):
        return factor.label
    is_agreed = (said.way, factor.id) in said.agreed
    how = words.HOME_SET_AGREED if is_agreed else words.HOME_SET
    return (how if factor.id in theirs else words.HOME_SET_MINE).format(label=factor.label)


def _close(now: Stages, short: Sequence[Provider]) -> Iterator[str]:
    ids = {each.id for each in short}
    for place, group in enumerate(now.ordered.groups):
        names = [score.provider.name for score in group if score.provider.id in ids]
        how = words.HOME_CLOSE if len(names) > 1 else words.HOME_FIRST
        if len(names) > 1 or (names and place == 0 and len(group) == 1):
            yield how.format(names=listed(names))


def _lent(sides: Sequence[Stages], short: Sequence[Provider]) -> Iterator[str]:
    """Which of the facts that count are another person's, once, whichever of two they count for."""
    ids = {each.id for each in short}
    scores = [score for side in sides for score in side.ordered.ranked if score.provider.id in ids]
    yield from filter(None, [lent([score.provider for score in scores], facts_counted(scores))])


def _leans(now: Stages) -> Iterator[str]:
    leaning = now.said.leaning
    for sentence, id in ((words.HOME_LEAN_BEFORE, leaning.before), (words.HOME_LEAN, leaning.after)):
        center = now.known.provider(id or "")
        if name := center.name if center else words.table("HOME_LEANS").get(id or ""):
            yield sentence.format(name=name)


def _leanings(sides: Sequence[Stages]) -> Iterator[str]:
    """Where each of two leans now, or else where they leaned before."""
    for who, side in zip(words.lines("HOME_BOTH_WHO"), sides, strict=True):
        if said := [*_leans(side)]:
            yield words.HOME_BOTH_EACH.format(who=who, said=said[-1])


def _short_listed(
    now: Stages, sides: Sequence[Stages], center: Provider, call: for_two.OurCall | None
) -> ShortListed:
    scores = [side.ordered.by_id.get(center.id) for side in sides]
    facts = facts_in(scores[0]) if scores[0] else facts_of(center, now.possible.factors)
    of_factors = (*facts.not_known, *facts.fits, *facts.fits_less)
    medicine = now.known.medicine(now.said.medicine)
    labels = [short_label(fact) for _, fact in to_ask_first(now.known, medicine, now.screening, [center])]
    labels += [short_label(each.indicator) for each in of_factors if center.is_open(each.indicator.id)]
    fits = fit_of(scores[0]) if scores[0] else ""
    if len(sides) > 1:
        who = words.lines("HOME_BOTH_WHO")
        fits = " ".join(fit_for(name, each) for name, each in zip(who, scores, strict=True) if each)
    return ShortListed(
        center.name,
        fits,
        center.where,
        words.SHEET_PHONE.format(phone=center.phone) if center.phone else "",
        tuple(dict.fromkeys(labels)),
        " ".join(_answers(now, center)),
        # A page for both has no room for each one's, and what fits one may not count for the other.
        reasons_of(facts) if scores[0] and len(sides) == 1 else (),
        for_two.for_whom(call, only=True) if call else (),
    )


def _answers(now: Stages, center: Provider) -> Iterator[str]:
    """What was reported of it, and what is beyond a limit."""
    reported = {id: each.amount for (of, id), each in now.said.reported.items() if of == center.id}
    asked = (*now.known.indicators.values(), *now.known.asked)
    known = [
        (fact.label, short_fact(fact, reported[fact.id]))
        for fact in asked
        if reported.get(fact.id) is not None
    ]
    rows = [words.HOME_REPORTED_FACT.format(label=label, fact=fact) for label, fact in known]
    if rows:
        yield words.HOME_REPORTED.format(facts=apart(rows))
    if beyond := all_beyond(now.limits, center):
        yield words.HOME_BEYOND.format(facts=beyond)


def _reported_elsewhere(now: Stages, short: Sequence[Provider]) -> Iterator[str]:
    """What was reported of centers that are not on the short list: the first few, and how many more."""
    known, ids = now.known, {each.id for each in short}
    facts = all_facts(known, known.medicine(now.said.medicine))
    reported = [key for key in now.said.reported if key[0] not in ids]
    fitting = [key for key in reported if key[1] in facts and fits(known, *key, now.said.reported[key])]
    for id, about in fitting[:_REPORTED]:
        if center := known.provider(id):
            yield words.REPORTED_AT.format(name=center.name, fact=known_sentence(facts[about], center))
    if more := len(reported) - len(fitting[:_REPORTED]):
        yield words.HOME_REPORTED_MORE.format(count=more)


def _sums(sides: Sequence[Stages], short: Sequence[Provider]) -> Iterator[Sum]:
    titles = words.lines("HOME_BOTH_SUM") if len(sides) > 1 else [words.HOME_SUM_CAPTION]
    for center in short:
        for title, side in zip(titles, sides, strict=True):
            if score := side.ordered.by_id.get(center.id):
                yield sum_of(title.format(name=center.name), score)


def _stale(short: Sequence[Provider], today: date) -> Iterator[str]:
    days = [each.checked_on for each in short]
    if dated := [each for each in days if each]:
        oldest, until = min(dated), good_until(min(dated))
        how = words.HOME_CHECKED if until >= today else words.HOME_CHECKED_PAST
        yield how.format(day=day(oldest), until=day(until))
    if len(dated) < len(days):
        yield words.HOME_CHECKED_NEVER
