"""Why one provider comes before another, and what a score says: whole sentences that can be checked.

G = sum of weight * (value of A - value of B) over the facts known of both. A rival's silence is
never counted as a lead: what is unknown of one or both is said apart, with all it could do to the gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from decision.method.factors import Factor, Indicator, Span
from decision.method.robustness import certainly_first
from decision.method.scoring import TIE, Contribution, Score
from decision.wording import words
from decision.wording.language import listed

# A fit is named by the quarter of 0 to 100 it lies in. A project choice, not a standard.
_QUARTERS = ((75, "strong"), (50, "good"), (25, "some"), (0, "little"))


@dataclass(frozen=True)
class Difference:
    """What parts two scores, in points; `ahead` has the higher middle or is level.

    `known` is, for each factor, the points by which `ahead` leads (or lags, below 0) on the facts
    known of both. `silent` is what the facts unknown of one or both add to the gap at worst, as
    counted, and at best; `silent_facts` are these facts.
    """

    ahead: Score
    behind: Score
    known: tuple[tuple[Factor, float], ...]
    silent: Span
    silent_facts: tuple[Indicator, ...]

    @property
    def gap(self) -> float:
        return self.ahead.middle - self.behind.middle

    @property
    def known_gap(self) -> float:
        return sum(points for _, points in self.known)

    @property
    def leads(self) -> tuple[tuple[Factor, float], ...]:
        """The factors on which `ahead` leads, largest first."""
        return tuple(sorted((lead for lead in self.known if lead[1] > TIE), key=lambda lead: -lead[1]))

    @property
    def lags(self) -> tuple[tuple[Factor, float], ...]:
        """The factors on which `ahead` lags, largest first, in points above 0."""
        lags = [(factor, -points) for factor, points in self.known if points < -TIE]
        return tuple(sorted(lags, key=lambda lag: -lag[1]))

    @property
    def reason(self) -> tuple[tuple[Factor, float], ...]:
        """The shortest list of leads that outweighs all lags; empty if no list does."""
        against, total = sum(points for _, points in self.lags), 0.0
        for count, (_, points) in enumerate(self.leads, start=1):
            total += points
            if total > against + TIE:
                return self.leads[:count]
        return ()


def difference(one: Score, other: Score) -> Difference:
    """What parts two scores made with the same weights and factors."""
    ahead, behind = (one, other) if one.middle >= other.middle else (other, one)
    known, facts, silent = [], [], [0.0, 0.0, 0.0]
    for factor, weight in zip(ahead.factors, ahead.weights, strict=True):
        lead = 0.0
        for indicator in factor.indicators:
            mine, theirs = (_value(score, indicator) for score in (ahead, behind))
            points = 100 * weight * indicator.share
            if mine is not None and theirs is not None:
                lead += points * (mine - theirs)
            elif points > 0:
                facts.append(indicator)
                spans = zip(_ends(indicator, mine), reversed(_ends(indicator, theirs)), strict=True)
                silent = [total + points * (m - t) for total, (m, t) in zip(silent, spans, strict=True)]
        known.append((factor, lead))
    return Difference(ahead, behind, tuple(known), Span(*silent), tuple(facts))


def why(parted: Difference) -> tuple[str, ...]:
    """Why `ahead` comes before `behind`, in one or two sentences."""
    names = {"ahead": parted.ahead.provider.name, "behind": parted.behind.provider.name}
    gap = points(parted.gap)
    if parted.gap <= TIE:
        first = words.WHY_LEVEL.format(**names, points=points(parted.ahead.middle))
    elif parted.reason and parted.lags:
        leads, lags = _named(parted.reason), _named(parted.lags)
        told = words.WHY_KNOWN_LEADS_AND_LAGS if parted.silent_facts else words.WHY_LEADS_AND_LAGS
        first = told.format(**names, gap=gap, leads=leads, lags=lags)
    elif parted.reason:
        first = words.WHY_LEADS.format(**names, gap=gap, leads=_named(parted.reason))
    elif parted.known_gap < -TIE:
        known = points(-parted.known_gap)
        first = words.WHY_SILENCE_BEHIND.format(**names, gap=gap, known=known)
    else:
        first = words.WHY_SILENCE_LEVEL.format(**names, gap=gap)
    return (first, *_silence(parted))


def _silence(parted: Difference) -> tuple[str, ...]:
    if not parted.silent_facts:
        return ()
    facts = listed([indicator.label for indicator in parted.silent_facts])
    low, high = (points(parted.known_gap + end) for end in (parted.silent.low, parted.silent.high))
    return (words.WHY_SILENT.format(facts=facts, low=low, high=high),)


def points(amount: float) -> str:
    """Points to one decimal, as in the tables; a difference too small for that is not shown as 0.0."""
    if abs(amount) <= TIE:
        return f"{0:.1f}"
    if abs(amount) < 0.05:
        return words.POINTS_UNDER
    return f"{amount:.1f}".replace("-", "\N{MINUS SIGN}")


def fit(score: Score) -> str:
    """How well a center fits, in words, from its lowest to its highest score as they are shown."""
    return words.table("FIT")[f"{_quarter(score.low)}_to_{_quarter(score.high)}"]


def dots(score: Score) -> tuple[int, int]:
    """Of four dots, how many are full for certain, and how many more may be."""
    order = [name for _, name in reversed(_QUARTERS)]
    if (_quarter(score.low), _quarter(score.high)) == (order[0], order[-1]):
        return 0, len(order)  # too little is known to say: then no dot says it
    sure, hoped = (order.index(_quarter(end)) + 1 for end in (score.low, score.high))
    return sure, hoped - sure


def status(ranked: Sequence[Score], groups: Sequence[Sequence[Score]]) -> str:
    """Who comes first in a list ordered by what matters to the person, in groups of about equal."""
    if not ranked:
        return words.COMPARE_NO_CENTER
    if len(ranked) == 1:
        return words.STATUS_ONE.format(points=round(ranked[0].middle))
    # Whatever the unknowns are, no answer can put another center before one that is certainly first.
    settled = ranked[0].provider.id in certainly_first(ranked)
    open_ = any(score.high - score.low > TIE for score in ranked)
    unknown = (words.STATUS_SETTLED if open_ else "") if settled else words.STATUS_UNSETTLED
    return f"{_head(ranked, groups)} {unknown}".rstrip()


def _head(ranked: Sequence[Score], groups: Sequence[Sequence[Score]]) -> str:
    group = groups[0]
    tied = [score.provider.name for score in ranked if score.place == 1]
    if len(tied) == len(group) > 1:
        return words.STATUS_TIE.format(points=round(ranked[0].middle), names=listed(tied))
    if len(group) == 1 and len(groups[1]) > 1:
        first, points = ranked[0].provider.name, round(ranked[0].middle)
        return words.STATUS_FIRST_GROUP.format(first=first, points=points, count=len(groups[1]))
    if len(group) == 1:
        return _first_and_second(ranked[0], ranked[1])
    names = [
        words.STATUS_NAMED.format(name=score.provider.name, points=round(score.middle)) for score in group
    ]
    return words.STATUS_GROUP.format(count=len(group), names=listed(names))


def _first_and_second(first: Score, second: Score) -> str:
    # Two scores that round alike are shown more finely, so that the order can be seen in them.
    pairs = ([f"{score.middle:.{places}f}" for score in (first, second)] for places in range(12))
    one, other = next(pair for pair in pairs if pair[0] != pair[1])
    return words.STATUS_FIRST.format(
        first=first.provider.name, points=one, second=second.provider.name, second_points=other
    )


def status_equal(ranked: Sequence[Score]) -> str:
    """One sentence on who comes first when every factor weighs the same."""
    if not ranked:
        return words.COMPARE_NO_CENTER
    tied = [score.provider.name for score in ranked if score.place == 1]
    shown = round(ranked[0].middle)
    if len(tied) > 1:
        return words.STATUS_EQUAL_TIE.format(points=shown, names=listed(tied))
    return words.STATUS_EQUAL.format(first=tied[0], points=shown)


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


def _value(score: Score, indicator: Indicator) -> float | None:
    return indicator.value_of(score.provider.amount(indicator.id))


def _ends(indicator: Indicator, value: float | None) -> Span:
    return indicator.unknown if value is None else Span(value, value, value)


def _quarter(score: float) -> str:
    return next(name for least, name in _QUARTERS if round(score) >= least)


def _named(leads: Sequence[tuple[Factor, float]]) -> str:
    return listed([words.WHY_FACTOR.format(factor=f.label, points=points(p)) for f, p in leads])
