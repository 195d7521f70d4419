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
    def gaps(self) -> dict[str, float]:
        """The points by which `ahead` leads by factor id, below 0 where it lags: unknowns in the middle."""
        pairs = zip(self.ahead.contributions, self.behind.contributions, strict=True)
        return {mine.factor.id: mine.points.middle - theirs.points.middle for mine, theirs in pairs}

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
    """Why `ahead` comes before `behind`: the gap, what makes it, and what is not known."""
    return (*_reason(parted), *_silence(parted))


def _reason(parted: Difference) -> tuple[str, ...]:
    names = {"ahead": parted.ahead.provider.name, "behind": parted.behind.provider.name}
    gap, known, silence = (points(abs(each)) for each in (parted.gap, parted.known_gap, parted.silent.middle))
    if parted.gap <= TIE:
        return (words.WHY_LEVEL.format(**names, points=points(parted.ahead.middle)),)
    if parted.known_gap < -TIE:
        return (words.WHY_SILENCE_BEHIND.format(**names, gap=gap, known=known, silence=silence),)
    if parted.known_gap <= TIE:
        return (words.WHY_SILENCE_LEVEL.format(**names, gap=gap),)
    if abs(parted.silent.middle) <= TIE:
        whole = words.WHY_GAP.format(**names, gap=gap)
    else:
        split = words.WHY_GAP_ADDS if parted.silent.middle > 0 else words.WHY_GAP_TAKES
        whole = split.format(**names, gap=gap, known=known, silence=silence)
    leads = _named(parted, parted.reason, 1)
    if parted.lags:
        gains, losses = (points(sum(p for _, p in side)) for side in (parted.leads, parted.lags))
        told = words.WHY_KNOWN_LEADS_AND_LAGS if parted.silent_facts else words.WHY_LEADS_AND_LAGS
        lags = _named(parted, parted.lags, -1)
        return whole, told.format(gains=gains, losses=losses, leads=leads, lags=lags)
    others = sum(weight > 0 for weight in parted.ahead.weights) > len(parted.reason)
    return whole, (words.WHY_LEADS_OTHERS if others else words.WHY_LEADS).format(leads=leads)


def _silence(parted: Difference) -> tuple[str, ...]:
    if not parted.silent_facts:
        return ()
    facts = listed([indicator.label for indicator in parted.silent_facts])
    low, high = (parted.known_gap + end for end in (parted.silent.low, parted.silent.high))
    told = words.WHY_SILENT_EITHER if low < -TIE else words.WHY_SILENT
    names = {"ahead": parted.ahead.provider.name, "behind": parted.behind.provider.name}
    return (told.format(**names, facts=facts, low=points(abs(low)), high=points(high)),)


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


def first_now(ranked: Sequence[Score], groups: Sequence[Sequence[Score]]) -> str:
    """Who comes first, in one short line, with what could change it."""
    if not ranked:
        return words.SO_FAR_NOTHING
    if len(groups[0]) > 1:
        return words.SO_FAR_CLOSE.format(count=len(groups[0]))
    settled = ranked[0].provider.id in certainly_first(ranked)
    return (words.SO_FAR_FIRST if settled else words.SO_FAR_OPEN).format(name=ranked[0].provider.name)


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
    ends = (group[0], group[-1])
    first, last = (words.STATUS_NAMED.format(name=s.provider.name, points=round(s.middle)) for s in ends)
    told = words.STATUS_GROUP if len(group) == 2 else words.STATUS_GROUP_MANY
    return told.format(count=len(group), first=first, last=last)


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


def _named(parted: Difference, sides: Sequence[tuple[Factor, float]], sign: int) -> str:
    """Factors with their points, in both figures where silence moves one; `sign` is -1 for lags."""
    return listed([_factor(factor, amount, sign * parted.gaps[factor.id], sign) for factor, amount in sides])


def _factor(factor: Factor, amount: float, in_all: float, sign: int) -> str:
    if abs(in_all - amount) <= TIE:
        return words.WHY_FACTOR.format(factor=factor.label, points=points(amount))
    turned = words.WHY_FACTOR_AHEAD_IN_ALL if sign > 0 else words.WHY_FACTOR_BEHIND_IN_ALL
    told = turned if in_all < -TIE else words.WHY_FACTOR_IN_ALL
    return told.format(factor=factor.label, points=points(amount), in_all=points(abs(in_all)))
