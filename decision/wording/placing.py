"""Who comes first, and how well a center fits: in words, in dots, and in points where something is known."""

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

# A fit is named by the quarter of 0 to 100 it lies in. A project choice, not a standard.
_QUARTERS = ("little", "some", "good", "strong")


def fit(low: float, high: float) -> str:
    """How well a center fits, in words, from its lowest to its highest score as they are shown."""
    return words.table("FIT")[f"{_QUARTERS[_quarter(low)]}_to_{_QUARTERS[_quarter(high)]}"]


def dots(low: float, high: float) -> tuple[int, int]:
    """Of four dots, how many are full for certain, and how many more may be, from lowest to highest score."""
    least, most = _quarter(low), _quarter(high)
    if (least, most) == (0, 3):
        return 0, 4  # too little is known to say: then no dot says it
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
    return words.STATUS_NAMED.format(name=score.provider.name, points=f"{score.middle:.{places}f}")


def is_silent(score: Score) -> bool:
    """Whether nothing is known of the provider that counts for the person."""
    return score.known_share < TIE


def most_lost(score: Score) -> str:
    """The fact that takes most points from 100, with what is so there; empty if none does.

    As it is counted: each unknown takes what the average of its answers takes. Where one of them takes most,
    it is said which of the unknowns can move the points most.
    """
    rows = [
        (weight * fact.share, fact, fact.value_of(score.provider.amount(fact.id)))
        for factor, weight in zip(score.factors, score.weights, strict=True)
        for fact in factor.indicators
    ]
    first = max(rows, key=_lost)
    _, most, value = first
    if _lost(first) < TIE:
        return ""
    if value is not None:
        return words.GLANCE_LOST.format(label=short_label(most), fact=short_text(most, score.provider))
    unknown = [
        (part * (fact.unknown.high - fact.unknown.low), fact) for part, fact, value in rows if value is None
    ]
    _, widest = max(unknown, key=itemgetter(0))
    return words.GLANCE_LOST_OPEN.format(label=short_label(widest))


def _lost(row: tuple[float, Indicator, float | None]) -> float:
    """What a fact takes from 1: its part of all, and its value if that is known."""
    part, fact, value = row
    return part * (1 - (fact.unknown.middle if value is None else value))


def heard(before: Sequence[Sequence[str]], groups: Sequence[Sequence[Score]]) -> str:
    """What changed in the order of the list, in one short sentence.

    `before` are the ids of the centers in the groups of about equal as they were.
    """
    now = ids(groups)
    if now == before:
        return words.HEARD_SAME
    if not now:
        return words.table("HEARD_ORDERS")["name"]
    sentence = words.HEARD_BELOW if now[:1] == before[:1] else words.HEARD_FIRST
    return sentence.format(count=len(now[0]), name=groups[0][0].provider.name)


def ids(groups: Sequence[Sequence[Score]]) -> tuple[tuple[str, ...], ...]:
    """The ids of the centers in each group."""
    return tuple(tuple(score.provider.id for score in group) for group in groups)


def short_text(indicator: Indicator, provider: Provider) -> str:
    """One fact in a few characters, marked where it is so for the example person only."""
    fact = short_fact(indicator, provider.amount(indicator.id))
    if indicator.id in provider.lent:
        return words.GLANCE_EXAMPLE.format(fact=fact)
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


def counted(scores: Sequence[Score]) -> list[Indicator]:
    """The facts that count in the scores of one list."""
    return [
        fact
        for score in scores[:1]
        for factor, weight in zip(score.factors, score.weights, strict=True)
        if weight > 0
        for fact in factor.indicators
    ]


def factor_line(contribution: Contribution) -> str:
    """How one factor's points are made, in figures that can be multiplied by hand."""
    line = words.CARD_FACTOR_LINE
    span = contribution.points
    if span.high - span.low > TIE:
        line = words.CARD_FACTOR_RANGE
    return line.format(
        factor=contribution.factor.label,
        weight=f"{100 * contribution.weight:.2f}",
        value=f"{contribution.value.middle:.3f}",
        points=points(span.middle),
        low=points(span.low),
        high=points(span.high),
    )


def _quarter(score: float) -> int:
    return min(round(score) // 25, 3)
