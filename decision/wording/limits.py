"""What is beyond a person's own limits, said beside the fact: neutral, and only where both are known."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from decision.method.factors import Indicator, Points, is_number
from decision.method.must_haves import MustHave, WithinLimit
from decision.method.providers import Provider
from decision.wording import words
from decision.wording.describing import short_fact, short_label
from decision.wording.language import Sentence, apart
from decision.wording.placing import short_text


class Limit(NamedTuple):
    """The most, or else the least, that a person said of one fact, in its unit.

    `is_within` is whether that amount itself is still within the limit: of a must-have it is, and what is
    too much is not.
    """

    fact: Indicator
    amount: float
    at_most: bool
    is_within: bool

    def passed_at(self, provider: Provider) -> str:
        """How a provider is beyond it: "more", "less" or "same"; empty where it is not, or is not known."""
        amount = provider.amount(self.fact.id)
        if not is_number(amount) or (amount == self.amount and self.is_within):
            return ""
        if amount == self.amount:
            return "same"
        is_more = amount > self.amount
        return ("more" if is_more else "less") if is_more is self.at_most else ""


Limits: TypeAlias = Sequence[Limit]


def own_limits(
    indicators: Mapping[str, Indicator],
    must_haves: Sequence[MustHave],
    limits: Mapping[str, float],
    too_much: Mapping[str, float],
) -> Limits:
    """All that a person said: `limits` by must-have id, also of one switched off, `too_much` by indicator."""
    conditions = [(each.condition, limits.get(each.id)) for each in must_haves]
    found = [
        Limit(indicators[limited.indicator], amount, limited.at_most, is_within=True)
        for limited, amount in conditions
        if isinstance(limited, WithinLimit) and amount is not None
    ]
    for fact in indicators.values():
        anchors = fact.scale.worst_and_best if isinstance(fact.scale, Points) else None
        if fact.id in too_much and anchors:
            found.append(Limit(fact, too_much[fact.id], anchors[0] > anchors[1], is_within=False))
    return found


def beyond(limits: Limits, fact: Indicator, provider: Provider) -> str:
    """That the fact is beyond a limit, in a few words; empty where it is not, or is not known."""
    return _said(words.table("BEYOND"), limits, fact, provider)


def with_limit(sentence: str, limits: Limits, fact: Indicator, provider: Provider) -> str:
    """The sentence of a fact, and after it that this is beyond a limit, if it is."""
    return f"{sentence} {_said(words.table('BEYOND_SENTENCE'), limits, fact, provider)}".rstrip()


def all_beyond(limits: Limits, provider: Provider, but: Collection[str] = ()) -> str:
    """All that is beyond a limit, in a row, `but` the facts with these ids; empty where nothing is."""
    passed = {limit.fact.id: limit for limit in reversed(limits) if limit.passed_at(provider)}
    found = [
        words.BEYOND_FACT.format(
            label=short_label(limit.fact),
            fact=short_text(limit.fact, provider),
            limit=short_fact(limit.fact, limit.amount),
        )
        for id, limit in passed.items()
        if id not in but
    ]
    return apart(found)


def _said(how: Mapping[str, Sentence], limits: Limits, fact: Indicator, provider: Provider) -> str:
    for limit in limits:
        if limit.fact.id == fact.id and (passed := limit.passed_at(provider)):
            return how[passed].format(limit=short_fact(fact, limit.amount))
    return ""
