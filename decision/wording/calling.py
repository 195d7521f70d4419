"""What to ask whom, and what an answer could change: whole sentences, and a call sheet for each provider."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import isinf
from typing import NamedTuple, TypeAlias

from decision.guide.texts import Medicine
from decision.method.asking import Question
from decision.method.calls import Call, calls
from decision.method.changing import Reach, readable
from decision.method.factors import Factor, Indicator
from decision.method.ordering import Ordered
from decision.method.providers import Provider, about_programme
from decision.method.scoring import Score
from decision.method.screening import Screening
from decision.wording import words
from decision.wording.describing import bare, fact_sentence, unit_of
from decision.wording.language import Table, apart, either, listed
from decision.wording.must_haves import Knows, medicine_facts, to_ask_first

_FIRST = 8  # questions of a first call, unless more than these have to be clear
_FEW = 0.005  # a chance under this is hardly one


class Questions(NamedTuple):
    """What is not known of one provider: what to ask first, and the rest."""

    first: tuple[Indicator, ...]
    rest: tuple[Indicator, ...]


def questions(
    catalog: Knows,
    medicine: Medicine | None,
    screening: Screening,
    on: Collection[str],
    named: Sequence[Factor],
    provider: Provider,
) -> Questions:
    """What has to be clear, then what is behind the factors named, in their order, then all else.

    `on` are the ids of the must-haves that the person has. The first are few, but all that has to be clear.
    Where all that the person asks for is known, the rest is what only other must-haves ask.
    """
    must = {fact.id: fact for _, fact in to_ask_first(catalog, medicine, screening, [provider])}
    behind = {fact.id: fact for factor in named for fact in factor.indicators}
    of_mine = [
        each.fact for each in catalog.must_haves if each.fact and (each.id in on or each.fact.clear_first)
    ]
    others = (*medicine_facts(catalog, medicine), *of_mine, *catalog.indicators.values())
    facts = {**must, **behind, **{fact.id: fact for fact in others}}.values()
    open_ = [fact for fact in facts if provider.is_open(fact.id)]
    open_ = open_ or [fact for fact in catalog.asked if provider.is_open(fact.id)]
    said = sum(fact.id in must or fact.id in behind for fact in open_)
    few = max(len(must), min(said or _FIRST, _FIRST))
    return Questions(tuple(open_[:few]), tuple(open_[few:]))


def to_confirm(catalog: Knows, medicine: Medicine | None, provider: Provider) -> tuple[Indicator, ...]:
    """Whether the provider still is in the medicine's safety program, where only the list says so."""
    ask, enrolled = words.ASK_STILL_ENROLLED, provider.enrolled or {}
    return tuple(
        replace(fact, id=f"confirm:{fact.id}", ask=ask.format(programme=each.label))
        for fact in medicine_facts(catalog, medicine)
        for each in catalog.programmes
        if fact.id == about_programme(each.id) and enrolled.get(each.id)
        if fact.id not in provider.measurements
    )


ByWhom: TypeAlias = Mapping[str, tuple[Indicator, ...]]
"""What to ask, by whom to ask."""


@dataclass(frozen=True)
class CallSheet:
    """What to ask one provider: these facts in the first call, and the `others` when there is time.

    A fact that was reported to the person is known; one of an example person is not. `plan` is the person's.
    `made_up` is whether there is no such provider to call.
    """

    provider: Provider
    facts: Sequence[Indicator]
    others: Sequence[Indicator] = ()
    plan: str = ""
    made_up: bool = False

    @cached_property
    def by_whom(self) -> ByWhom:
        return _by_whom(self.provider, self.facts)

    @cached_property
    def more(self) -> ByWhom:
        return _by_whom(self.provider, self.others)

    @property
    def where(self) -> tuple[str, ...]:
        """The place and the number to call, as far as they are known, and the plan to ask about."""
        phone = words.SHEET_PHONE.format(phone=self.provider.phone) if self.provider.phone else ""
        plan = words.SHEET_PLAN.format(plan=self.plan) if self.plan else ""
        no_one = words.SHEET_MADE_UP if self.made_up else ""
        return tuple(filter(None, (no_one, self.provider.where, phone, plan)))

    @property
    def text(self) -> str:
        """The sheet as plain text, with room for the answers of the first call, and the rest as a list."""
        lines = [words.SHEET_TITLE.format(name=self.provider.name), *self.where, words.SHEET_WHEN]
        for whom, indicators in self.by_whom.items():
            lines += ["", words.ASK_WHOM.format(whom=whom)]
            for indicator in indicators:
                lines += [f"- {indicator.ask}", words.SHEET_LINE]
        if self.more:
            asked = [indicator.ask for indicators in self.more.values() for indicator in indicators]
            title = words.SHEET_MORE.format(count=len(asked), name=self.provider.name)
            lines += ["", title, *(f"- {ask}" for ask in asked)]
        return "\n".join(lines) + "\n"


def _by_whom(provider: Provider, facts: Sequence[Indicator]) -> ByWhom:
    """What is not known of these; what no one is named for is asked under one heading."""
    by_whom: dict[str, tuple[Indicator, ...]] = {}
    for fact in facts:
        if provider.is_open(fact.id) and fact.ask:
            whom = fact.whom or words.ASK_ANYONE
            by_whom[whom] = (*by_whom.get(whom, ()), fact)
    return by_whom


class Calls(NamedTuple):
    """The calls by what they could change: worth making, hardly ever changing who is first, and in vain.

    Where the person's medicine is not given, a call is in vain.
    """

    worth: Sequence[Call]
    idle: Sequence[Call]
    in_vain: Sequence[Call]


def sorted_calls(ranked: Sequence[Score], above: Collection[tuple[str, str]], medicine: str | None) -> Calls:
    """The calls, without questions that are asked above and change nothing alone: center and fact, by id."""
    left = [each for call in calls(ranked) if (each := _without(call, above))]
    given = [call for call in left if call.provider.gives_medicine(medicine or "") is not False]
    worth = [call for call in given if call.chance >= _FEW]  # 1 of 100, as it is shown
    return Calls(
        worth, [call for call in given if call not in worth], [call for call in left if call not in given]
    )


def _without(call: Call, above: Collection[tuple[str, str]]) -> Call | None:
    left = [q for q in call.questions if q.worth > 0 or (q.provider.id, q.indicator.id) not in above]
    return replace(call, questions=tuple(left)) if left or call.chance > 0 else None


def call_chance(call: Call) -> str:
    """How many of 100 equally likely ways of answering all of a call worth making change who is first."""
    return _chance(words.table("CALL_CHANCE"), call)


def call_place(provider: Provider) -> str:
    name, phone = provider.name, provider.phone
    return words.CALL_PLACE_PHONE.format(name=name, phone=phone) if phone else name


def call_line(call: Call) -> str:
    """Whom to call, the number, and the same chance in a few words."""
    return words.CALL_LINE.format(
        place=call_place(call.provider), chance=_chance(words.table("CALL_IN_SHORT"), call)
    )


def _chance(sentences: Table, call: Call) -> str:
    """Some of 100 are never given as none, nor as all."""
    how_likely = "most" if call.chance > 1 - _FEW else "some"
    return sentences[how_likely].format(cases=min(99, max(1, round(100 * call.chance))))


def what_it_could_do(question: Question) -> tuple[str, ...]:
    """Which answers to one question alone put which center first; none where none does. "It" is its own."""
    own, others = words.ASK_IT, listed([other.name for other in question.others])
    return (
        *_sentence(question.indicator, question.rises, own),
        *_sentence(question.indicator, question.falls, others),
    )


def _sentence(indicator: Indicator, reach: Reach, names: str) -> tuple[str, ...]:
    if reach.is_empty:
        return ()
    shown = readable(indicator, reach)
    if shown.ranges:
        answers = either([_range(indicator, *ends) for ends in shown.ranges])
        return (words.ASK_NUMBER.format(answers=answers, names=names),)
    if shown.answers:
        facts = " ".join(fact_sentence(indicator, answer) for answer in shown.answers)
        sentence = words.ASK_FACT if len(shown.answers) == 1 else words.ASK_FACTS
        return (sentence.format(names=names, facts=facts),)
    return (words.ASK_SOME.format(names=names),)


def _range(indicator: Indicator, least: float, most: float) -> str:
    if isinf(least) and isinf(most):
        return words.ANSWER_ANY
    unit = unit_of(least if isinf(most) else most, indicator)
    unit = f" {unit}" if unit else ""
    if isinf(most):
        return words.ANSWER_FROM.format(amount=bare(least, indicator), unit=unit)
    if isinf(least):
        return words.ANSWER_TO.format(amount=bare(most, indicator), unit=unit)
    if least == most:
        return words.ANSWER_JUST.format(amount=bare(least, indicator), unit=unit)
    ends = {"least": bare(least, indicator), "most": bare(most, indicator)}
    return words.ANSWER_BETWEEN.format(**ends, unit=unit)


def what_changed(before: Ordered, after: Ordered) -> str:
    """Which centers changed their place, in the order of the list as it is now. A group shares one."""
    moves = []
    for score in after.ranked:
        new = after.places[score.provider.id]
        old = before.places.get(score.provider.id, new)
        if old != new:
            moves.append(words.REPORTED_MOVE.format(name=score.provider.name, old=old, new=new))
    if moves:
        return words.REPORTED_MOVED.format(moves=apart(moves))
    one, other = (tuple(each.by_id) for each in (before, after))
    return words.REPORTED_SAME if one == other or {*one} != {*other} else words.REPORTED_WITHIN
