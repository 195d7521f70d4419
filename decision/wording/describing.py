"""What is known, in plain words: facts, amounts, figures, and what a person said."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from decision.method.factors import Amount, Factor, Indicator, Levels, Points
from decision.method.must_haves import WithinLimit
from decision.method.preferences import NothingMatters, Numbers, Order, Preference, Words
from decision.method.providers import Provider
from decision.method.scoring import Score
from decision.wording import words
from decision.wording.language import Sentence, adding_up, apart, day, listed, number


@dataclass(frozen=True)
class Fact:
    """One indicator at one provider. `weight` is its part of what matters to the person, 0 to 1."""

    indicator: Indicator
    provider: Provider
    value: float | None
    weight: float

    @property
    def amount(self) -> Amount | None:
        return self.provider.amount(self.indicator.id)

    @property
    def sentence(self) -> str:
        """The fact as the data folder says it, with the amount in it, and who reported it if someone did."""
        return known_sentence(self.indicator, self.provider)


@dataclass(frozen=True)
class Facts:
    """The facts of one provider in three groups, each with what counts most first."""

    fits: tuple[Fact, ...]
    fits_less: tuple[Fact, ...]
    not_known: tuple[Fact, ...]


def facts_of(
    provider: Provider, factors: Sequence[Factor], weights: Mapping[str, float] | None = None
) -> Facts:
    """What fits (value 1/2 or more), fits less, and is not known, of all that matters.

    Without weights every fact is shown, in the order of the data folder; with them, a factor of
    weight 0 is left out, because it is not what the person asked about.
    """
    facts = [
        Fact(indicator, provider, indicator.value_of(provider.amount(indicator.id)), weight)
        for factor in factors
        for indicator in factor.indicators
        if (weight := indicator.share * (1.0 if weights is None else weights[factor.id])) > 0
    ]
    if weights is not None:
        facts.sort(key=_pull, reverse=True)
    return Facts(
        tuple(fact for fact in facts if fact.value is not None and fact.value >= 0.5),
        tuple(fact for fact in facts if fact.value is not None and fact.value < 0.5),
        tuple(fact for fact in facts if fact.value is None),
    )


def facts_in(score: Score) -> Facts:
    """The facts of a score, with what each weighs in it."""
    return facts_of(score.provider, score.factors, score.weight_by_id)


def _pull(fact: Fact) -> float:
    """How far a fact pulls the score from the middle; an unknown may pull it all the way."""
    return fact.weight * (0.5 if fact.value is None else abs(fact.value - 0.5))


def fact_sentence(indicator: Indicator, amount: Amount | None) -> str:
    """One whole sentence; without one in the data, the label and the amount."""
    says = indicator.says or {}
    match amount:
        case None:
            return says.get("unknown", f"{indicator.label}: {words.SIDE_UNKNOWN}.")
        case bool():
            word = words.YES if amount else words.NO
            return says.get(word, f"{indicator.label}: {word}.")
        case str():
            return says.get(amount, f"{indicator.label}: {amount}.")
        case _:
            known = says.get("known", f"{indicator.label}: {{amount}}.").format(amount=number(amount))
            return says.get("one", known) if amount == 1 else known


def short_fact(indicator: Indicator, amount: Amount | None) -> str:
    """The fact in a few characters, for a cell; what is not known is a question mark."""
    short = indicator.short or {}
    match amount:
        case None:
            return words.SHORT_UNKNOWN
        case bool():
            return short.get("yes" if amount else "no", words.YES if amount else words.NO)
        case str():
            return short.get(amount, amount)
    text = short.get("one", "") if amount == 1 else ""
    return text or short.get("known", counted(amount, indicator)).format(amount=number(amount))


def short_label(indicator: Indicator) -> str:
    """What the fact is about, in a few characters; without these, its label."""
    return (indicator.short or {}).get("label", indicator.label)


def known_sentence(indicator: Indicator, provider: Provider) -> str:
    """One fact at one provider as far as it is known, with who reported it or whose alone it is."""
    sentence = fact_sentence(indicator, provider.amount(indicator.id))
    found = provider.measurements.get(indicator.id)
    if found is not None and found.whose and found.amount is not None:
        return words.EXAMPLE_FACT.format(fact=sentence, whose=found.whose)
    if found is None or not found.reported or found.checked_on is None:
        return sentence
    template = words.REPORTED_FACT if found.source else words.REPORTED_OWN
    return template.format(fact=sentence, who=found.source, day=day(found.checked_on))


def away_sentence(miles: float) -> str:
    if miles < 1:
        return words.OWN_MILES_NEAR
    return words.OWN_MILES.format(count=round(miles))


def bare(amount: float, of: Indicator | WithinLimit) -> str:
    """The number without its unit: 20; money as it is written: $1,000."""
    return (of.written or "{amount}").format(amount=number(amount))


def unit_of(amount: float, of: Indicator | WithinLimit) -> str:
    """The unit as it is said of an amount: 1 nurse, 2 nurses; nothing where the bare amount says it all."""
    unit = of.unit_one or of.unit if number(amount) == "1" else of.unit
    return "" if of.written else unit


def counted(amount: float, of: Indicator | WithinLimit) -> str:
    return f"{bare(amount, of)} {unit_of(amount, of)}".strip()


def scale_note(indicator: Indicator) -> str:
    """Which amounts are worth what, 0 to 100, so that a worth can be checked; nothing for yes and no."""
    match indicator.scale:
        case Points(points):
            pairs = [(counted(amount, indicator), value) for amount, value in points]
        case Levels(values):
            pairs = [(fact_sentence(indicator, word).rstrip("."), value) for word, value in values]
        case _:
            return ""
    said = [words.SCALE_POINT.format(amount=amount, worth=number(round(100 * v, 1))) for amount, v in pairs]
    return words.SCALE.format(points=apart(said))


def read_back(preference: Preference, factors: Sequence[Factor]) -> tuple[str, ...]:
    if preference.is_empty:
        return (words.READ_BACK_NOTHING,)
    labels = {factor.id: factor.label for factor in factors}
    try:
        weights = preference.weights([*labels])
    except NothingMatters:
        return (words.READ_BACK_ALL_ZERO,)
    by_word, open_ = words.table("READ_BACK_WORDS"), preference.unanswered([*labels])
    said, groups = "", list[tuple[Sentence, Collection[str]]]()
    match preference:
        case Order(_, not_mattering):
            said = _order_back(preference, labels)
            groups = [(words.READ_BACK_UNPLACED, open_), (by_word["0"], not_mattering)]
        case Words(chosen):
            groups = [
                (how, [id for id in chosen if chosen[id] == int(word)]) for word, how in by_word.items()
            ]
            groups.append((words.READ_BACK_NO_WORD, open_))
        case Numbers(numbers):
            said = _numbers_back(weights, labels)
            zero = [id for id, number in numbers.items() if not number]
            groups = [(by_word["0"], zero), (words.READ_BACK_NO_NUMBER, open_)]
    lines = [
        how.format(factors=listed([labels[id] for id in labels if id in ids])) for how, ids in groups if ids
    ]
    return (said, *lines) if said else tuple(lines)


def _order_back(order: Order, labels: Mapping[str, str]) -> str:
    places = [
        words.READ_BACK_PLACE.format(
            place=order.place_of(block[0]), factors=listed([labels[id] for id in block])
        )
        for block in order.blocks
    ]
    return words.READ_BACK_ORDER.format(order=apart(places)) if places else ""


def _numbers_back(weights: Mapping[str, float], labels: Mapping[str, str]) -> str:
    counted = [id for id, weight in weights.items() if weight]
    shares = zip(counted, _shares([100 * weights[id] for id in counted]), strict=True)
    said = [words.READ_BACK_SHARE.format(factor=labels[id], share=share) for id, share in shares]
    return words.READ_BACK_NUMBERS.format(shares=listed(said))


def _shares(points: Sequence[float]) -> list[str]:
    """Parts of 100, whole from 1 up, so that these add up; a small one that counts is never shown as 0."""
    whole = [each for each in points if each >= 1]
    shown = iter(adding_up(whole, round(sum(whole))))
    small = (words.POINTS_UNDER if each < 0.05 else f"{each:.1f}" for each in points if each < 1)
    return [str(next(shown)) if each >= 1 else next(small) for each in points]
