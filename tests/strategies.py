"""What the laws are tried on: random factors, lists of centers with or without unknowns, preferences.

Beside these stand the answers a fact can have, to try them one by one; a list with what there is to ask of
it; and centers with what one person must have.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, product
from typing import NamedTuple

from hypothesis import strategies as st

from decision.guide.texts import Medicine
from decision.method.asking import Question, asking
from decision.method.changing import Reach
from decision.method.factors import Amount, Factor, Indicator, Levels, Points, Scale, YesNo
from decision.method.must_haves import AnswersPass, MedicineGiven, MustHave, Wanted
from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.method.providers import Provider, about_medicine, about_programme
from decision.method.robustness import Blocks
from decision.method.scoring import Score, rank, valued
from decision.method.screening import Screening, screen
from tests.conftest import factor, limit, measurement, must_have, on, provider

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
            Indicator(f"i{place}_{number}", f"i{place}_{number}", draw(scales), part / sum(parts))
            for number, part in enumerate(parts)
        )
        made.append(Factor(f"f{place}", f"f{place}", indicators))
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
        reported = {id: None if a is None else within(facts[id], a) for id, a in amounts.items()}
        providers.append(replace(center, measurements={id: measurement(a) for id, a in reported.items()}))
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


def answered(ids: Sequence[str]) -> st.SearchStrategy[Preference]:
    """A preference of which something can be said for all weightings: no word and no number is missing."""
    whole = words(ids).map(lambda said: Words(dict.fromkeys(ids, Word.NOT_AT_ALL) | dict(said.words)))
    return st.one_of(orders(ids), whole, numbers(ids))


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


# ---- tables of values

HAIR = 1e-6  # points: what rounding may add to a comparison made in another way


def named(count: int) -> list[Factor]:
    return [factor(f"f{place}") for place in range(count)]


@st.composite
def tables(
    draw: st.DrawFn, *, unknowns: int = 0, most: int = 4, kinds: int = 4
) -> tuple[list[Factor], list[Provider]]:
    """Up to `kinds` factors and `most` centers whose amounts are values; up to `unknowns` are unknown."""
    made = named(draw(st.integers(1, kinds)))
    cells: list[list[float | None]] = [
        [draw(values) for _ in made] for _ in range(draw(st.integers(2, most)))
    ]
    for _ in range(draw(st.integers(0, unknowns))):
        row = draw(st.sampled_from(cells))
        row[draw(st.integers(0, len(made) - 1))] = None
    return made, [
        provider(f"C{number}", **{f.id: cell for f, cell in zip(made, row, strict=True)})
        for number, row in enumerate(cells)
    ]


def ids_of(factors: Sequence[Factor]) -> list[str]:
    return [factor.id for factor in factors]


def fillings(providers: Sequence[Provider], answers: Sequence[float]) -> Iterator[list[Provider]]:
    """The centers with each unknown of each at every one of the answers, in every combination."""
    unknown = [(p.id, id) for p in providers for id, m in p.measurements.items() if m.amount is None]
    for filled in product(answers, repeat=len(unknown)):
        reported = dict(zip(unknown, filled, strict=True))
        yield [
            provider(p.name, **{id: reported.get((p.id, id), m.amount) for id, m in p.measurements.items()})
            for p in providers
        ]


def weightings(blocks: Blocks, ids: Sequence[str], steps: int = 3) -> Iterator[dict[str, float]]:
    """Weightings on a grid that keep the order: none lighter than any of the next block, free within one."""
    counted = [id for block in blocks for id in block]
    for heights in product(range(steps + 1), repeat=len(counted)):
        said = dict(zip(counted, heights, strict=True))
        spans = [[said[id] for id in block] for block in blocks]
        if any(heights) and all(min(one) >= max(next) for one, next in pairwise(spans)):
            raw = {id: float(said.get(id, 0)) for id in ids}
            yield {id: number / sum(raw.values()) for id, number in raw.items()}


def firsts(scores: Sequence[Score]) -> set[str]:
    """The centers within rounding of the highest middle."""
    return {s.provider.id for s in scores if s.middle >= scores[0].middle - HAIR}


def off_by(weights: Sequence[float], part: float) -> Iterator[list[float]]:
    """The corners of all weightings that are off by up to a part of themselves: all but one at an end."""
    for free in range(len(weights)):
        for signs in product((-1, 1), repeat=len(weights)):
            moved = [w * (1 + part * sign) for w, sign in zip(weights, signs, strict=True)]
            moved[free] += 1 - sum(moved)
            if abs(moved[free] - weights[free]) <= part * weights[free] + 1e-12:
                yield [max(0.0, weight) for weight in moved]


# ---- what there is to ask

Reported = Mapping[tuple[str, str], Amount]  # answers, by provider and indicator


class Asked(NamedTuple):
    """A list, what matters, and what there is to ask."""

    drawn: List
    weights: dict[str, float]
    questions: tuple[Question, ...]

    def scores(self, reported: Reported | None = None) -> tuple[Score, ...]:
        """The list scored again with these answers in it."""
        providers = {p.id: p for p in self.drawn.providers}
        for (id, fact), amount in (reported or {}).items():
            providers[id] = with_amount(providers[id], fact, amount)
        return rank(valued(tuple(providers.values()), self.drawn.factors), self.weights)

    def first(self, reported: Reported | None = None) -> set[str]:
        return {score.provider.id for score in self.scores(reported) if score.place == 1}

    @property
    def alone(self) -> list[Question]:
        """Those of which one answer can change who comes first."""
        return [question for question in self.questions if question.worth > 0]

    @property
    def unknowns(self) -> list[tuple[str, Indicator]]:
        return [
            (p.id, i) for p in self.drawn.providers for i in self.drawn.indicators if p.amount(i.id) is None
        ]


def asked(drawn: List, weights: dict[str, float]) -> Asked:
    return Asked(drawn, weights, asking(rank(valued(drawn.providers, drawn.factors), weights)))


def about(question: Question) -> tuple[str, str]:
    return question.provider.id, question.indicator.id


@st.composite
def close_lists(draw: st.DrawFn) -> List:
    """Centers whose amounts are values, in quarters, so that many are level or come level at an end."""
    made = tuple(factor(f"f{place}") for place in range(draw(st.integers(1, 4))))
    cells = st.none() | st.integers(0, 4).map(lambda quarters: quarters / 4)
    count = draw(st.integers(1, 4))
    centers = tuple(provider(f"C{place}", **{f.id: draw(cells) for f in made}) for place in range(count))
    return List(made, centers)


# ---- what a person must have


def relaxed(wanted: Wanted, let_go: Iterable[str], limits: Mapping[str, float] | None = None) -> Wanted:
    """These must-haves with some switched off, and some with other limits."""
    return replace(wanted, on=wanted.on - {*let_go}, limits={**wanted.limits, **(limits or {})})


PLAIN = Medicine("alphamab", "Alphamab", "alpha", "infusion", ())
WATCHED = Medicine("betamab", "Betamab", "beta", "infusion", (), programme="beta_watch")
MEDICINE = must_have("medicine", MedicineGiven())
NEAR = limit("near", "minutes")
SOON = limit("soon", "days")
STAFFED = limit("staffed", "nurses", at_most=False)
NO_FEE = must_have("no_fee", AnswersPass({"fee": (False,)}))
NO_STEPS = must_have("no_steps", AnswersPass({"steps": ("full", "ramp")}))
HELP = must_have("help", AnswersPass({"doctor": (True,), "cart": ("full",)}))
ALL = (MEDICINE, NEAR, SOON, STAFFED, NO_FEE, NO_STEPS, HELP)


def needs(medicine: Medicine | None) -> list[str]:
    """What has to be so for a medicine, as a center knows it: that it is given, and the program joined."""
    if medicine is None:
        return []
    program = [about_programme(medicine.programme)] if medicine.programme else []
    return [about_medicine(medicine.id), *program]


def screened(
    *centers: Provider,
    wanted: Wanted,
    medicine: Medicine | None = None,
    must_haves: tuple[MustHave, ...] = ALL,
) -> Screening:
    return screen(centers, must_haves, wanted, needs(medicine))


class MustHaves(NamedTuple):
    """Centers, what one person wants of them, and their medicine."""

    centers: tuple[Provider, ...]
    wanted: Wanted
    medicine: Medicine | None

    def screening(self, wanted: Wanted | None = None) -> Screening:
        return screened(*self.centers, wanted=wanted or self.wanted, medicine=self.medicine)

    def possible(self, wanted: Wanted) -> set[str]:
        return {center.id for center in self.screening(wanted).possible}


ANSWERS = st.sampled_from([True, False, None])
SIDES = {
    "minutes": st.sampled_from([10, 40, 50, 60, None]),
    "days": st.sampled_from([5, 20, None]),
    "nurses": st.sampled_from([0, 1, 2, None]),
    "fee": ANSWERS,
    "steps": st.sampled_from(["full", "stairs", None]),
    "doctor": ANSWERS,
    "cart": st.sampled_from(["full", "basic", None]),
}
LIMITS = {"near": st.sampled_from([30, 45, 55]), "soon": st.just(7), "staffed": st.sampled_from([1, 2])}


@st.composite
def some_centers(draw: st.DrawFn) -> tuple[Provider, ...]:
    amounts = draw(st.lists(st.fixed_dictionaries(SIDES), min_size=1, max_size=6))
    return tuple(
        replace(
            provider(f"Center {place}", **each),
            gives={WATCHED.id: draw(ANSWERS)},
            enrolled={"beta_watch": draw(ANSWERS)},
        )
        for place, each in enumerate(amounts)
    )


ANY_CASE = st.builds(
    MustHaves,
    some_centers(),
    st.builds(
        Wanted,
        st.frozensets(st.sampled_from([each.id for each in ALL]), min_size=1, max_size=4),
        st.fixed_dictionaries({}, optional=LIMITS),
    ),
    st.sampled_from([WATCHED, None]),
)


@st.composite
def cases_with_nobody_left(draw: st.DrawFn) -> MustHaves:
    """Every center fails one or more of a few must-haves, so that there is often more than one way back."""
    wanted = on(MEDICINE, NEAR, STAFFED, NO_FEE, near=30, staffed=2)
    medicine = draw(st.sampled_from([WATCHED, None]))
    failing = screened(*draw(some_centers()), wanted=wanted, medicine=medicine).set_aside
    return MustHaves(tuple(row.provider for row in failing), wanted, medicine)


NOBODY_LEFT = cases_with_nobody_left()


def each_alone(scores: Sequence[Score]) -> list[list[Score]]:
    """Groups as they are where no two centers are about equal; level ones stay together."""
    return [list(tied) for _, tied in groupby(scores, key=lambda score: score.place)]
