"""Who comes first, beside where a person leaned, and how well a center fits: in words, dots and points."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from decision.method.factors import Indicator
from decision.method.providers import Provider
from decision.method.robustness import certainly_first
from decision.method.scoring import TIE, Contribution, Score
from decision.wording import words
from decision.wording.describing import short_fact, short_label
from decision.wording.explaining import points
from decision.wording.language import listed

_FEW = 3  # names in one sentence; more are counted

# A fit is named by the quarter of 0 to 100 it lies in. A project choice, not a standard.
_QUARTERS = ("little", "some", "good", "strong")
_NONE_SURE = 0, 4


def fit(low: float, high: float) -> str:
    """How well a center fits, in words, from its lowest to its highest score as they are shown."""
    return words.table("FIT")[f"{_QUARTERS[_quarter(low)]}_to_{_QUARTERS[_quarter(high)]}"]


def dots(low: float, high: float) -> tuple[int, int]:
    """Of four dots, how many are full for certain, and how many more may be, from lowest to highest score."""
    least, most = _quarter(low), _quarter(high)
    if (least, most) == (0, 3):
        return _NONE_SURE  # too little is known to say: then no dot says it
    return least + 1, most - least


def status(ranked: Sequence[Score], groups: Sequence[Sequence[Score]]) -> str:
    """Who comes first in a list ordered by what matters to the person, in groups of about equal."""
    if not ranked:
        return words.COMPARE_NO_CENTER
    if len(ranked) == 1:
        return words.STATUS_ONE.format(name=_named(ranked[0]))
    # Whatever the unknowns are, no answer can put another center before one that is certainly first.
    settled = ranked[0].provider.id in certainly_first(ranked)
    open_ = any(score.high - score.low > TIE for score in ranked)
    unknown = (words.STATUS_SETTLED if open_ else "") if settled else words.STATUS_UNSETTLED
    return f"{_head(ranked, groups)} {unknown}".rstrip()


def first_now(ranked: Sequence[Score], groups: Sequence[Sequence[Score]]) -> str:
    """Who comes first, in one short line, with what could change it."""
    if not ranked:
        return words.SO_FAR_NOTHING
    if len(ranked) == 1:
        return words.STATUS_ONE.format(name=ranked[0].provider.name)
    if len(groups[0]) > 1:
        return words.SO_FAR_CLOSE.format(count=len(groups[0]))
    first = words.SO_FAR_FIRST.format(name=ranked[0].provider.name)
    settled = ranked[0].provider.id in certainly_first(ranked)
    return first if settled else f"{first} {words.STATUS_UNSETTLED}"


def _head(ranked: Sequence[Score], groups: Sequence[Sequence[Score]]) -> str:
    group = groups[0]
    if len(group) == 1 and len(groups[1]) > 1:
        return words.STATUS_FIRST_GROUP.format(first=_named(ranked[0]), count=len(groups[1]))
    if len(group) == 1:
        # Two scores that round alike are shown more finely, so that the order can be seen in them.
        one, other = (score.middle for score in ranked[:2])
        places = next(each for each in range(12) if f"{one:.{each}f}" != f"{other:.{each}f}")
        first, second = (_named(score, places) for score in ranked[:2])
        return words.STATUS_FIRST.format(first=first, second=second)
    if len(group) > 2 and group[-1].place > 1:
        return words.LEAN_FIRST_MANY.format(count=len(group))
    names = listed([_named(score) for score in group])
    if group[-1].place == 1:
        return words.STATUS_TIE.format(names=names)
    return words.LEAN_FIRST.format(count=len(group), names=names)


def _named(score: Score, places: int = 0) -> str:
    """A center with its points, or that nothing is known there: its middle would be read as a score."""
    if is_silent(score):
        return words.STATUS_NAMED_SILENT.format(name=score.provider.name)
    points = f"{score.middle:.{places}f}"
    if is_open(score):
        points = words.GLANCE_OPEN.format(low=round(score.low), high=round(score.high))
    return words.STATUS_NAMED.format(name=score.provider.name, points=points)


def is_silent(score: Score) -> bool:
    """Whether nothing is known of the provider that counts for the person."""
    return score.known_share < TIE


def beside(leaned: str, first: Sequence[str], *, same: bool) -> str:
    """Where a person leaned before, next to what comes first by their order; empty if they did not say.

    `leaned` is a name, or words that go in its place; `first` are the names that share the first place, none
    while there is no order. `same` is whether what they leaned to is one of them.
    """
    if not leaned:
        return ""
    said = [words.LEAN_SAID.format(name=leaned)]
    if len(first) > _FEW:
        said.append(words.LEAN_FIRST_MANY.format(count=len(first)))
    elif first:
        said.append(words.LEAN_FIRST.format(count=len(first), names=listed(first)))
    return " ".join([*said, *([words.LEAN_CLOSER] if first and not same else [])])


def is_open(score: Score) -> bool:
    """Whether too little is known to say how well it fits, so that its middle would be read as a score."""
    return is_silent(score) or dots(score.low, score.high) == _NONE_SURE


def most_lost(score: Score) -> str:
    """The fact that takes most points from 100, with what is so there; empty if none does.

    As it is counted: each unknown takes what the average of its answers takes. Where one of them takes most,
    it is said which of the unknowns can move the points most.
    """
    fact, provider = _most_lost(score), score.provider
    if fact is None:
        return ""
    if provider.amount(fact.id) is not None:
        return words.GLANCE_LOST.format(label=short_label(fact), fact=short_text(fact, provider))
    return words.GLANCE_LOST_OPEN.format(label=short_label(fact))


def biggest_question(score: Score) -> Indicator | None:
    """The unknown that `most_lost` names; None where it names what is known, or nothing."""
    fact = _most_lost(score)
    return fact if fact and score.provider.amount(fact.id) is None else None


def _most_lost(score: Score) -> Indicator | None:
    lost, movable = [], []
    for fact, weight in score.facts:
        value, unknown = fact.value_of(score.provider.amount(fact.id)), fact.unknown
        lost.append((weight * (1 - (unknown.middle if value is None else value)), fact))
        if value is None:
            movable.append((weight * (unknown.high - unknown.low), fact))
    most, named = max(lost, key=itemgetter(0))
    if most < TIE:
        return None
    return named if score.provider.amount(named.id) is not None else max(movable, key=itemgetter(0))[1]


def heard(before: Sequence[Sequence[str]], groups: Sequence[Sequence[Score]]) -> str:
    """What changed in the order, in one sentence; `before` are the ids in the groups as they were."""
    now = ids(groups)
    if now == before:
        return words.HEARD_SAME
    if not now:
        return words.table("HEARD_ORDERS")["name"]
    sentence = words.HEARD_BELOW if now[:1] == before[:1] else words.HEARD_FIRST
    return sentence.format(count=len(now[0]), name=groups[0][0].provider.name)


def ids(groups: Sequence[Sequence[Score]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(score.provider.id for score in group) for group in groups)


def short_text(indicator: Indicator, provider: Provider) -> str:
    """One fact in a few characters, marked where it is the list's or an example person's only."""
    fact = short_fact(indicator, provider.amount(indicator.id))
    if whose := provider.lent.get(indicator.id):
        return (words.GLANCE_LISTED if whose == words.THE_LIST else words.GLANCE_EXAMPLE).format(fact=fact)
    return fact


def to_ask(indicator: Indicator, provider: Provider) -> str:
    """What is to be asked, in a few words: "your" price where that of another person is known."""
    label = short_label(indicator)
    is_lent = provider.amount(indicator.id) is not None
    return words.GLANCE_ASK_YOURS.format(fact=label) if is_lent else label


def lent(providers: Iterable[Provider], facts: Sequence[Indicator]) -> str:
    """Which of these facts hold there only for another person, and whose they are; empty if none do."""
    theirs: dict[str, Indicator] = {}
    whose = ""
    for provider in providers:
        if not provider.lent.keys() <= theirs.keys():
            theirs |= {fact.id: fact for fact in facts if fact.id in provider.lent}
        whose = next(iter(provider.lent.values()), whose)
    labels = listed([*map(short_label, theirs.values())])
    return words.EXAMPLE_COUNTS.format(whose=whose, facts=labels) if theirs else ""


def facts_counted(scores: Sequence[Score]) -> list[Indicator]:
    """The facts that count in the scores of one list."""
    return [fact for score in scores[:1] for fact, weight in score.facts if weight > 0]


def factor_line(contribution: Contribution) -> str:
    """How one factor's points are made, in figures that can be multiplied by hand."""
    span, weight = contribution.points, f"{100 * contribution.weight:.2f}"
    low, middle, high = map(points, span)
    value, factor = f"{contribution.value.middle:.3f}", contribution.factor.label
    line = words.CARD_FACTOR_RANGE if span.high - span.low > TIE else words.CARD_FACTOR_LINE
    return line.format(factor=factor, weight=weight, value=value, points=middle, low=low, high=high)


def _quarter(score: float) -> int:
    return min(round(score) // 25, 3)
