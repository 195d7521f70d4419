"""How sure an order is and what would change it: whole sentences, each true when it is scored again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil, floor

from decision.method.changing import changes, safe_within, weight_interval
from decision.method.factors import Factor
from decision.method.robustness import Blocks, order_proof, possibly_first
from decision.method.scoring import TIE, Score
from decision.method.shares import Shares, in_order, shares_among
from decision.wording import words
from decision.wording.describing import fact_sentence, known_sentence
from decision.wording.language import adding_up, apart, listed, number

_FEW = 0.005  # a share under this is called few
_SAME_SHARE = 1e-9  # shares closer than this are the same but for rounding
_MOST = 3  # changes named of one kind: the nearest say enough


@dataclass(frozen=True)
class HowSure:
    """How sure it is who comes first, in a sentence; `is_shared` where several do under some weights.

    `more_often` names those that more weightings put first than the one that is; empty if none.
    """

    sentence: str
    is_shared: bool
    more_often: str = ""


@dataclass(frozen=True)
class WeightChange:
    """A weight of one factor, in [0, 1], that puts others first: one alone, or several that are level.

    The other factors keep their proportions. `needed` is one that people can read, and read apart from
    `now`: whole tenths of 100.
    """

    factor: Factor
    now: float
    needed: float
    newcomers: tuple[Score, ...]


def how_sure(ranked: Sequence[Score], blocks: Blocks) -> HowSure | None:
    """How sure it is who comes first: against other weights that keep the order, and against the unknown.

    None for one center, and while nothing can be said of all weightings: then `blocks` is empty.
    """
    if len(ranked) < 2 or not blocks:
        return None
    if sum(map(len, blocks)) == 1:
        return HowSure(words.SURE_ONE_WAY, is_shared=False)
    first = ranked[0]
    # One that is level with it in everything that counts comes first as well.
    if ranked[1].place > 1 and all(order_proof(first, other, blocks) for other in ranked[1:]):
        return HowSure(words.SURE_WHATEVER.format(first=first.provider.name), is_shared=False)
    return _shares(ranked, _kept_shares(in_order(ranked, blocks), tuple(map(len, blocks))))


# Most taps leave the order as it is, and others on the same list come to the same one.
_kept_shares = lru_cache(maxsize=128)(shares_among)


def could_be_first(ranked: Sequence[Score], most: int | None = None) -> str:
    """The centers that what is not known could put ahead of the present first; empty if there are none.

    Of more than `most`, how many there are in place of their names.
    """
    possible = possibly_first(ranked)
    heads = [score for score in ranked if score.place == 1]
    names = [
        score.provider.name
        for score in ranked[len(heads) :]
        # One that could only draw level would not come first.
        if score.provider.id in possible and all(score.high - head.low > TIE for head in heads)
    ]
    if most is not None and len(names) > max(most, len(ranked) - len(heads) - 1):
        return words.SURE_POSSIBLE_ANY.format(count=len(ranked))
    if most is not None and len(names) > most:
        return words.SURE_POSSIBLE_MANY.format(count=len(names))
    return words.SURE_POSSIBLE.format(names=listed(names)) if names else ""


def how_far_off(ranked: Sequence[Score]) -> str:
    """How far all weights may be off at once before another center comes first.

    Empty where there is nothing to say: two are level now, or no such change of weights puts another first.
    """
    safe = safe_within(ranked)
    name = ranked[0].provider.name
    if safe >= 1 or (len(ranked) > 1 and ranked[1].place == 1):
        return ""
    percent = floor(100 * safe + TIE)
    return words.SURE_OFF.format(first=name, percent=percent) if percent else words.SURE_OFF_NONE


def weight_changes(ranked: Sequence[Score]) -> tuple[WeightChange, ...]:
    """The nearest weights of each factor, up and down, that put another provider first; nearest first."""
    found = []
    for factor in ranked[0].factors if len(ranked) > 1 else ():
        interval = weight_interval(ranked, factor.id)
        # Rounded outward, so that the number on the screen is itself one that makes the change.
        shown = round(10 * _percent(interval.weight))
        low = min(floor(1000 * interval.low - TIE), shown - 1) / 1000
        high = max(ceil(1000 * interval.high + TIE), shown + 1) / 1000
        found += [
            WeightChange(factor, interval.weight, needed, newcomers)
            for needed in (low, high)
            if 0 <= needed <= 1 and (newcomers := _first_at(ranked, factor, needed))
        ]
    # Rounded, so that two equal steps stay in the order of the factors.
    return tuple(sorted(found, key=lambda change: round(abs(change.needed - change.now), 9)))


def reweighted(ranked: Sequence[Score], factor: Factor, weight: float) -> dict[str, float]:
    """The weights by factor id with one set, the others in proportion; equal where they have none."""
    weights = ranked[0].weight_by_id
    others = {id: share for id, share in weights.items() if id != factor.id}
    whole = sum(others.values())
    rest = {id: share / whole if whole else 1 / len(others) for id, share in others.items()}
    return {id: weight if id == factor.id else (1 - weight) * rest[id] for id in weights}


def _first_at(ranked: Sequence[Score], factor: Factor, weight: float) -> tuple[Score, ...]:
    """Who is first with that weight; nobody if the one that leads now is still among them."""
    weights = reweighted(ranked, factor, weight).values()
    middles = [
        sum(share * value for share, value in zip(weights, score.values.middle, strict=True))
        for score in ranked
    ]
    least = max(middles) - TIE / 100
    if middles[0] >= least:
        return ()
    return tuple(score for score, middle in zip(ranked, middles, strict=True) if middle >= least)


def _percent(weight: float) -> float:
    return round(100 * weight, 1)


def what_would_change(ranked: Sequence[Score]) -> tuple[str, ...]:
    """The nearest changes of one weight, and of one fact of the second, that change who comes first."""
    if len(ranked) < 2:
        return ()
    by_weight = [
        # Where one factor has all the weight, the others have no proportions to keep.
        (words.CHANGE_WEIGHT_EVEN if change.now > 1 - TIE else words.CHANGE_WEIGHT).format(
            factor=change.factor.label,
            needed=number(_percent(change.needed)),
            now=number(_percent(change.now)),
            name=listed([score.provider.name for score in change.newcomers]),
        )
        for change in _each_once(ranked, weight_changes(ranked))[:_MOST]
    ]
    return (*by_weight, *what_would_level(ranked[0], ranked[1]))


def _each_once(ranked: Sequence[Score], found: Sequence[WeightChange]) -> list[WeightChange]:
    """The changes without those that come to the same weights: more of one of two is less of the other."""
    by_weights: dict[tuple[float, ...], WeightChange] = {}
    for change in found:
        weights = reweighted(ranked, change.factor, change.needed).values()
        by_weights.setdefault(tuple(round(weight, 6) for weight in weights), change)
    return list(by_weights.values())


def what_would_level(ahead: Score, behind: Score) -> tuple[str, ...]:
    """The smallest changes of one fact that bring the one behind level with the one ahead, or past it."""
    return tuple(
        words.CHANGE_FACT.format(
            ahead=ahead.provider.name,
            behind=behind.provider.name,
            now=known_sentence(change.indicator, behind.provider),
            then=fact_sentence(change.indicator, change.amount_needed),
        )
        for change in changes(behind, ahead)[:_MOST]
    )


def _shares(ranked: Sequence[Score], shares: Shares) -> HowSure:
    names: Mapping[str, str] = {score.provider.id: score.provider.name for score in ranked}
    leading = sorted(
        (id for id, share in shares.by_id.items() if share > 0), key=lambda id: -shares.by_id[id]
    )
    if len(leading) == 1:
        sentence = words.SURE_SHARE_ALL if shares.exact else words.SURE_SHARE_ALL_ABOUT
        return HowSure(sentence.format(first=names[leading[0]]), is_shared=False)
    sentence = words.SURE_SHARES if shares.exact else words.SURE_SHARES_ABOUT
    shown = _of_100([shares.by_id[id] for id in leading])
    lines = [
        words.SURE_SHARE.format(name=names[id], share=each) for id, each in zip(leading, shown, strict=True)
    ]
    first = ranked[0].provider
    own = shares.by_id[first.id] + _SAME_SHARE
    more = [names[id] for id in leading if shares.by_id[id] > own]
    more_often = words.SURE_MORE_OFTEN.format(first=first.name, names=listed(more)) if more else ""
    return HowSure(sentence.format(shares=apart(lines)), is_shared=True, more_often=more_often)


def _of_100(shares: Sequence[float]) -> list[str]:
    """Shares, the largest first, in parts of 100 that add up; never 0 or 100 where it is not quite that."""
    counted = [share for share in shares if share >= _FEW]
    if counted[0] > 1 - _FEW:
        return [words.SHARE_MOST, *[words.SHARE_FEW] * (len(shares) - 1)]
    # Each has one at the least; what that is too much is the largest one's less.
    whole = round(100 * sum(counted)) - len(counted)
    found = adding_up([max(0.0, 100 * share - 1) for share in counted], whole)
    found[0] += whole - sum(found)
    return [*(str(1 + part) for part in found), *[words.SHARE_FEW] * (len(shares) - len(counted))]
