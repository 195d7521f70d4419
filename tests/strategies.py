"""What the laws are tried on: random factors, lists of centers with or without unknowns, preferences.

Beside these stand the answers a fact can have, to try them one by one.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from hypothesis import strategies as st

from decision.changing import Reach
from decision.factors import Amount, Factor, Indicator, Levels, Points, Scale, YesNo
from decision.preferences import Numbers, Order, Preference, Word, Words
from decision.providers import Provider
from tests.conftest import measurement

# Eighths are exact in binary, so a tie by arithmetic is a tie and not a matter of rounding.
values = st.integers(0, 8).map(lambda eighths: eighths / 8)


class List(NamedTuple):
    """A list of centers, and what they can be weighed on."""

    factors: tuple[Factor, ...]
    providers: tuple[Provider, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(factor.id for factor in self.factors)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for factor in self.factors for indicator in factor.indicators)


@st.composite
def points(draw: st.DrawFn) -> Points:
    amounts = draw(st.lists(st.integers(-20, 200), min_size=2, max_size=4, unique=True))
    worths = draw(st.lists(values, min_size=len(amounts), max_size=len(amounts)))
    if len(set(worths)) == 1:
        worths[0] = 1 - worths[0] if worths[0] != 0.5 else 0.0
    return Points(tuple(zip(map(float, sorted(amounts)), worths, strict=True)))


@st.composite
def levels(draw: st.DrawFn) -> Levels:
    worths = draw(st.lists(values, min_size=2, max_size=4, unique=True))
    return Levels(tuple((f"level {place}", worth) for place, worth in enumerate(worths)))


scales: st.SearchStrategy[Scale] = st.one_of(points(), st.booleans().map(YesNo), levels())


def amounts_on(scale: Scale) -> st.SearchStrategy[Amount]:
    """Amounts of a scale, beyond the ends of a number scale too."""
    match scale:
        case Points():
            return st.integers(-40, 240).map(float)
        case YesNo():
            return st.booleans()
        case Levels(worths):
            return st.sampled_from([word for word, _ in worths])


@st.composite
def factors(draw: st.DrawFn, count: int | None = None) -> tuple[Factor, ...]:
    made = []
    for place in range(count or draw(st.integers(1, 4))):
        parts = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
        indicators = tuple(
            Indicator(f"i{place}_{number}", "", draw(scales), part / sum(parts))
            for number, part in enumerate(parts)
        )
        made.append(Factor(f"f{place}", "", indicators))
    return tuple(made)


@st.composite
def lists(draw: st.DrawFn, *, unknowns: bool, least: int = 1, most: int = 5) -> List:
    made = draw(factors())
    names = draw(st.lists(st.sampled_from(["Ash", "ash", "Birch", "Cedar"]), min_size=least, max_size=most))
    indicators = [indicator for factor in made for indicator in factor.indicators]
    providers = []
    for number, name in enumerate(names):
        known = {i.id: draw(amounts_on(i.scale)) for i in indicators}
        hidden = draw(st.sets(st.sampled_from(sorted(known)))) if unknowns else set()
        measurements = {id: measurement(None if id in hidden else amount) for id, amount in known.items()}
        providers.append(Provider(f"p{number}", name, measurements))
    return List(made, tuple(providers))


@st.composite
def allowances(draw: st.DrawFn, scale: Scale) -> tuple[float, float] | None:
    """The least and the most that can be true, or nothing said; in quarters, so between points too."""
    if not isinstance(scale, Points) or draw(st.booleans()):
        return None
    ends = draw(st.lists(st.integers(-160, 960), min_size=2, max_size=2, unique=True))
    return min(ends) / 4, max(ends) / 4


@st.composite
def bounded(draw: st.DrawFn, least: int = 2, most: int = 4) -> List:
    """A list with unknowns, in which some numbers have a least and a most; no amount lies beyond them."""
    drawn = draw(lists(unknowns=True, least=least, most=most))
    made = tuple(
        replace(f, indicators=tuple(replace(i, allowed=draw(allowances(i.scale))) for i in f.indicators))
        for f in drawn.factors
    )
    facts = {i.id: i for f in made for i in f.indicators}
    providers = []
    for center in drawn.providers:
        amounts = {id: center.amount(id) for id in facts}
        told = {id: None if a is None else within(facts[id], a) for id, a in amounts.items()}
        providers.append(replace(center, measurements={id: measurement(a) for id, a in told.items()}))
    return List(made, tuple(providers))


@st.composite
def orders(draw: st.DrawFn, ids: Sequence[str]) -> Order:
    """An order with ties, factors that do not matter and factors not placed; something counts."""
    shuffled = draw(st.permutations(ids))
    counted = draw(st.integers(1, len(shuffled)))
    placed = draw(st.integers(0, counted))
    joined = draw(st.lists(st.booleans(), min_size=placed, max_size=placed))
    blocks: list[tuple[str, ...]] = []
    for id, tied in zip(shuffled[:placed], joined, strict=True):
        if blocks and tied:
            blocks[-1] = (*blocks[-1], id)
        else:
            blocks.append((id,))
    return Order(tuple(blocks), frozenset(shuffled[counted:]))


@st.composite
def words(draw: st.DrawFn, ids: Sequence[str]) -> Words:
    """A word for some factors; at least one matters."""
    said = draw(st.dictionaries(st.sampled_from(list(ids)), st.sampled_from(Word)))
    said[draw(st.sampled_from(list(ids)))] = draw(st.sampled_from([Word.A_LITTLE, Word.QUITE, Word.VERY]))
    return Words(said)


@st.composite
def numbers(draw: st.DrawFn, ids: Sequence[str]) -> Numbers:
    """A number for every factor; at least one is above 0."""
    said = {id: float(draw(st.integers(0, 10))) for id in ids}
    said[draw(st.sampled_from(list(ids)))] = float(draw(st.integers(1, 10)))
    return Numbers(said)


def preferences(ids: Sequence[str]) -> st.SearchStrategy[Preference]:
    return st.one_of(orders(ids), words(ids), numbers(ids))


def with_amount(provider: Provider, indicator_id: str, amount: Amount | None) -> Provider:
    """The provider with one amount replaced."""
    return replace(provider, measurements={**provider.measurements, indicator_id: measurement(amount)})


def within(fact: Indicator, amount: Amount) -> Amount:
    """The amount, or the end of what is allowed that is next to it."""
    if fact.allowed is None or isinstance(amount, (bool, str)):
        return amount
    return max(fact.allowed[0], min(fact.allowed[1], amount))


def answers_of(fact: Indicator, count: int = 60) -> list[Amount]:
    """Every answer, or amounts over all that is allowed, with both ends and every point among them."""
    match fact.scale:
        case Points(bends):
            least, most = fact.allowed or (bends[0][0] - 1, bends[-1][0] + 1)
            steps = [least + (most - least) * place / count for place in range(count + 1)]
            return [*steps, most, *(amount for amount, _ in bends if least <= amount <= most)]
        case YesNo():
            return [True, False]
        case Levels(worths):
            return [word for word, _ in worths]


def holds(reach: Reach, amount: Amount) -> bool:
    """Whether the amount is one of those of the reach."""
    if isinstance(amount, (bool, str)):
        return amount in reach.answers
    return any(low <= amount <= high for low, high in reach.ranges)
