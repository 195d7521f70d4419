"""Why one provider comes before another, and what a score says: whole sentences that can be checked.

G = sum of weight * (value of A - value of B) over the facts known of both. A rival's silence is
never counted as a lead: what is unknown at one or both is said separately, with all it could do to the gap.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import copysign
from operator import add

from decision.method.factors import Factor, Indicator, Span
from decision.method.scoring import TIE, Score
from decision.wording import words
from decision.wording.language import adding_up, listed

_TENTH = 0.05  # points from here on are shown


@dataclass(frozen=True)
class Difference:
    """What separates two scores, in points; `ahead` has the higher middle or is level.

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
        ahead, behind = self.ahead, self.behind
        pairs = zip(ahead.factors, ahead.weights, ahead.values.middle, behind.values.middle, strict=True)
        return {each.id: 100 * weight * mine - 100 * weight * theirs for each, weight, mine, theirs in pairs}

    @property
    def known_gap(self) -> float:
        return sum(points for _, points in self.known)

    @property
    def leads(self) -> tuple[tuple[Factor, float], ...]:
        return tuple(sorted((lead for lead in self.known if lead[1] > TIE), key=lambda lead: -lead[1]))

    @property
    def lags(self) -> tuple[tuple[Factor, float], ...]:
        """The factors on which `ahead` lags, largest first, in points above 0."""
        lags = [(factor, -points) for factor, points in self.known if points < -TIE]
        return tuple(sorted(lags, key=lambda lag: -lag[1]))

    @cached_property
    def shown(self) -> "Parts":
        """Its points as they are shown, so that they add up: each part is a tenth off at most, a sum less."""
        known = [10 * points for _, points in self.known]
        silent = [10 * gap - part for gap, part in zip(self.gaps.values(), known, strict=True)]
        # Rounded twice, so that two equal sums that were added up in another order stay equal.
        gap, sure = (round(round(10 * points, 6)) for points in (self.gap, self.known_gap))
        sure = sure if self.silent_facts else gap
        parts = [adding_up(known, sure), adding_up(silent, gap - sure)]
        of_known = map(_tenths, parts[0], known)
        in_all = map(_tenths, map(add, *parts), map(add, known, silent))
        return Parts(
            _tenths(gap, 10 * self.gap),
            _tenths(sure, 10 * self.known_gap),
            _tenths(gap - sure, 10 * self.silent.middle),
            dict(zip(self.gaps, of_known, strict=True)),
            dict(zip(self.gaps, in_all, strict=True)),
        )

    @property
    def reason(self) -> tuple[tuple[Factor, float], ...]:
        """The shortest list of leads that outweighs all lags; empty if no list does."""
        against, sums = sum(points for _, points in self.lags), accumulate(points for _, points in self.leads)
        least = next((count for count, led in enumerate(sums, start=1) if led > against + TIE), 0)
        return self.leads[:least]


@dataclass(frozen=True)
class Parts:
    """A difference in tenths of a point: the gap is what is known and the silence; both are by factor id too.

    What is there but shows no tenth is a thousandth.
    """

    gap: float
    known: float
    silence: float
    of_known: Mapping[str, float]
    in_all: Mapping[str, float]


def _tenths(count: int, exact: float) -> float:
    return count / 10 if count or abs(exact) <= 10 * TIE else copysign(0.001, exact)


def difference(one: Score, other: Score) -> Difference:
    """What separates two scores made with the same weights and factors."""
    ahead, behind = (one, other) if one.middle >= other.middle else (other, one)
    known, facts, silent = [], [], [0.0, 0.0, 0.0]
    for factor, weight in zip(ahead.factors, ahead.weights, strict=True):
        lead = 0.0
        for indicator in factor.indicators:
            mine, theirs = (
                indicator.value_of(each.provider.amount(indicator.id)) for each in (ahead, behind)
            )
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


def why_in_short(parted: Difference) -> str:
    """The gap, and what it is mainly made of and in spite of; where only what is missing makes it, that."""
    if parted.gap <= TIE or parted.known_gap < -TIE or abs(parted.shown.known) < _TENTH:
        return next(_reason(parted))
    gains, losses, leads, lags = _in_all(parted)
    names = {"ahead": parted.ahead.provider.name, "behind": parted.behind.provider.name}
    gap = points(parted.shown.gap)
    if not lags:
        return words.WHY_SHORT_ONLY.format(**names, gap=gap, leads=leads)
    return words.WHY_SHORT.format(**names, gap=gap, gains=gains, losses=losses, leads=leads, lags=lags)


def _reason(parted: Difference) -> Iterator[str]:
    names = {"ahead": parted.ahead.provider.name, "behind": parted.behind.provider.name}
    shown = parted.shown
    gap, known, silence = (points(abs(each)) for each in (shown.gap, shown.known, shown.silence))
    if parted.gap <= TIE:
        yield words.WHY_LEVEL.format(**names, points=points(parted.ahead.middle))
        return
    if abs(shown.known) < _TENTH and (shown.silence > _TENTH or not parted.reason):
        yield words.WHY_SILENCE_LEVEL.format(**names, gap=gap)
        return
    if parted.known_gap < -TIE:
        yield words.WHY_SILENCE_BEHIND.format(**names, gap=gap, known=known, silence=silence)
        return
    if abs(shown.silence) < _TENTH:
        yield words.WHY_GAP.format(**names, gap=gap)
    else:
        split = words.WHY_GAP_ADDS if shown.silence > 0 else words.WHY_GAP_TAKES
        yield split.format(**names, gap=gap, known=known, silence=silence)
    leads = _named(parted, parted.reason, 1)
    if parted.lags:
        gains, losses = (
            points(abs(sum(shown.of_known[factor.id] for factor, _ in side)))
            for side in (parted.leads, parted.lags)
        )
        sentence = words.WHY_KNOWN_LEADS_AND_LAGS if parted.silent_facts else words.WHY_LEADS_AND_LAGS
        lags = _named(parted, parted.lags, -1)
        yield sentence.format(gains=gains, losses=losses, leads=leads, lags=lags)
        return
    others = sum(weight > 0 for weight in parted.ahead.weights) > len(parted.reason)
    yield (words.WHY_LEADS_OTHERS if others else words.WHY_LEADS).format(leads=leads)


def _silence(parted: Difference) -> tuple[str, ...]:
    if not parted.silent_facts:
        return ()
    facts = listed([indicator.label for indicator in parted.silent_facts])
    low, high = (parted.known_gap + end for end in (parted.silent.low, parted.silent.high))
    sentence = words.WHY_SILENT_EITHER if low < -TIE else words.WHY_SILENT
    names = {"ahead": parted.ahead.provider.name, "behind": parted.behind.provider.name}
    return (sentence.format(**names, facts=facts, low=points(abs(low)), high=points(high)),)


def why_lower(first: Score, score: Score) -> str:
    """Why a center has fewer points than the first, as they are counted; empty where it has not."""
    parted = difference(first, score)
    if parted.ahead is not first or parted.gap <= TIE:
        return ""
    losses, gains, lags, leads = _in_all(parted)
    named = {"first": first.provider.name, "gap": points(parted.shown.gap), "lags": lags}
    if not leads:
        return words.WHY_LOWER_ONLY.format(**named)
    return words.WHY_LOWER.format(**named, gains=gains, losses=losses, leads=leads)


def _in_all(parted: Difference) -> tuple[str, str, str, str]:
    """What `ahead` gains in all that counts, what it loses, and on what mainly: it adds up as shown."""
    losses = -sum(each for each in parted.shown.in_all.values() if each < 0)
    lags = _mainly(parted, -1) if losses else ""
    return points(parted.shown.gap + losses), points(losses), _mainly(parted, 1), lags


def _mainly(parted: Difference, sign: int) -> str:
    """The fewest factors that make more than half of all lags, or of all leads where `sign` is -1."""
    labels = {factor.id: factor.label for factor in parted.ahead.factors}
    side = [(sign * p, id) for id, p in parted.shown.in_all.items() if sign * p > 0]
    side.sort(key=lambda each: -each[0])
    sums = [*accumulate(p for p, _ in side)]
    least = next(count for count, made in enumerate(sums, start=1) if 2 * made > sums[-1])
    return listed([labels[id] for _, id in side[:least]])


def points(amount: float) -> str:
    """Points to one decimal, as in the tables; a difference too small for that is not shown as 0.0."""
    if abs(amount) <= TIE:
        return f"{0:.1f}"
    if abs(amount) < 0.05:
        return words.POINTS_UNDER
    return f"{amount:.1f}".replace("-", "\N{MINUS SIGN}")


def _ends(indicator: Indicator, value: float | None) -> Span:
    return indicator.unknown if value is None else Span(value, value, value)


def _named(parted: Difference, sides: Sequence[tuple[Factor, float]], sign: int) -> str:
    """Factors with their points, in both figures where silence moves one; `sign` is -1 for lags."""
    return listed([_factor(parted, factor, sign) for factor, _ in sides])


def _factor(parted: Difference, factor: Factor, sign: int) -> str:
    shown = (parted.shown.of_known[factor.id], parted.shown.in_all[factor.id])
    amount, in_all = (points(abs(each)) for each in shown)
    if shown[0] == shown[1]:
        return words.WHY_FACTOR.format(factor=factor.label, points=amount)
    turned = words.WHY_FACTOR_AHEAD_IN_ALL if sign > 0 else words.WHY_FACTOR_BEHIND_IN_ALL
    sentence = turned if sign * shown[1] < 0 else words.WHY_FACTOR_IN_ALL
    return sentence.format(factor=factor.label, points=amount, in_all=in_all)
