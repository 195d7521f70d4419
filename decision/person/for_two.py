"""Two people in whole sentences, for their page and notes: what each wants, what differs, whom to call."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import NamedTuple

from decision.method.factors import Factor, Indicator
from decision.method.providers import Provider
from decision.person.stages import Stages
from decision.person.two import Difference, Two
from decision.wording import words
from decision.wording.calling import sorted_calls
from decision.wording.describing import short_label
from decision.wording.language import listed
from decision.wording.must_haves import to_ask_first
from decision.wording.notes import some

OF_TWO = 3  # centers of two who picked none together: as many as one page has room for


def sides_of(now: Stages) -> tuple[Stages, Stages]:
    """The list as the first of two sees it, and the second."""
    other = now.with_said(now.said.handed_over())
    return (other, now) if now.said.is_second else (now, other)


def wants(side: Stages) -> tuple[str, ...]:
    """What matters to one of two, a line a place, and no word on what they have not said."""
    groups = [[*same] for _, same in groupby(side.named, key=lambda factor: side.weights[factor.id])]
    how = {True: words.HOME_TIE, False: words.HOME_PLACED}
    return tuple(how[len(group) > 1].format(labels=_labels(group)) for group in groups)


def none_of(side: Stages) -> str:
    """What they said does not matter to them; empty if they said so of nothing."""
    said = side.said.preference.said
    left_out = [factor for factor in side.possible.factors if said.get(factor.id) == 0]
    return words.TWO_NONE.format(labels=_labels(left_out)) if left_out else ""


def alike(found: Two, *, short: bool = False) -> tuple[str, ...]:
    """Where they agree and differ, and what neither has named; in `short`, without what both lists show."""
    neither = [each for each in found.unsaid[0] if each in found.unsaid[1]]
    if not found.apart and not neither:
        return (words.TWO_ALL_SAME,)
    differ = [] if short else _factors((*found.lively, *found.idle))
    only = [] if short else zip(words.lines("TWO_PEOPLE"), map(_factors, found.only), strict=True)
    said = [(words.TWO_AGREED, found.agreed), (words.TWO_DIFFER, differ), (words.TWO_NEITHER, neither)]
    every = [how.format(labels=_labels(each)) for how, each in said if each]
    alone = [words.TWO_ONLY.format(who=who, labels=_labels(each)) for who, each in only if each]
    at = len(every) - bool(neither)
    return (*every[:at], *alone, *every[at:])


def changes(found: Two, names: Mapping[str, str], *, short: bool = False) -> tuple[str, ...]:
    """What comes first for each, and what it changes that they differ; `names` are by id."""
    overlap = words.TWO_OPEN if found.is_open else ""
    if short:
        return tuple(filter(None, [*_tops(found, names, some), overlap]))
    idle = words.TWO_IDLE.format(labels=_labels(_factors(found.idle))) if found.idle else ""
    close = words.TWO_CLOSE if max(map(len, found.first)) > 1 and not found.is_same_first else ""
    return tuple(filter(None, [*_tops(found, names, listed), close, idle, overlap]))


def _tops(found: Two, names: Mapping[str, str], row: Callable[[list[str]], str]) -> Iterator[str]:
    shared = found.first[0] & found.first[1]
    if found.is_same_first:
        yield words.TWO_SAME_FIRST.format(count=len(shared), names=listed(_sorted(shared, names)))
        yield words.TWO_SAME_ANYWAY if found.apart else ""
        yield _farthest(found, names)
    elif shared:
        yield words.TWO_SHARED_FIRST.format(names=listed(_sorted(shared, names)))
    for who, whose, first in zip(
        words.lines("TWO_PEOPLE"), words.lines("TWO_FIRST"), found.first, strict=True
    ):
        if alone := row(_sorted(first - shared, names)):
            yield words.TWO_ALSO_FIRST.format(who=who, names=alone) if shared else whose.format(names=alone)


def _farthest(found: Two, names: Mapping[str, str]) -> str:
    """The center whose places on the two lists are farthest apart, the first by name of such."""
    one, other = found.places
    far = max(sorted(one, key=names.__getitem__), key=lambda id: abs(one[id] - other[id]), default="")
    if not far or one[far] == other[far]:
        return ""
    return words.TWO_FARTHEST.format(name=names[far], one=one[far], other=other[far])


def question(found: Two, names: Mapping[str, str]) -> tuple[str, ...]:
    """What to talk about, and what settling it does."""
    chosen, heard = found.question, found.heard
    if chosen:
        others = (words.TWO_LEVEL, found.level), (words.TWO_AS_FAR, found.as_far)
        said = [how.format(labels=_labels(_factors(those))) for how, those in others if those]
        more = moves(found, heard, names) if heard and not chosen.together else ()
        return (_ask(chosen), *said, _weights(chosen), *moves(found, chosen, names), _settled(chosen), *more)
    if found.is_same_first:
        labels = _labels(_factors(found.apart))
        return (words.TWO_TALK_SAME.format(labels=labels) if labels else words.TWO_TALK_NONE,)
    if heard:
        hear = words.TWO_HEAR.format(who=words.lines("TWO_PEOPLE")[heard in found.only[1]])
        return (_ask(heard), hear, *moves(found, heard, names), *[_settled(heard)][: len(heard.together)])
    return (words.TWO_HEAR_NONE if any(found.unsaid) else words.TWO_NO_ONE,)


def in_short(found: Two, names: Mapping[str, str]) -> tuple[str, ...]:
    """The same for their notes, below what each wants, and why the one to talk about matters."""
    subject = None if found.is_same_first else found.question or found.heard
    asked = (_ask(subject), *moves(found, subject, names)) if subject else ()
    return (*alike(found, short=True), *changes(found, names, short=True), *asked)


def moves(found: Two, each: Difference, names: Mapping[str, str]) -> tuple[str, ...]:
    """What joins or leaves the top of the list of one once they weigh this as the other does."""
    said, people = list[str](), words.lines("TWO_PEOPLE")
    for side, new in each.leads.items():
        old = found.first[1 - side]
        how = "join" if old < new else "leave" if new < old else "turn"
        moved = some(_sorted({"join": new - old, "leave": old - new}.get(how, new), names))
        who, other, label = people[1 - side], people[side], _labels([each.factor])
        sentence = words.table("TWO_MOVES")[how]
        said += [sentence.format(who=who, other=other, label=label, names=moved)] if new != old else []
    return tuple(said)


def _ask(each: Difference) -> str:
    return words.TWO_ASK.format(label=each.factor.label)


def _factors(differences: Iterable[Difference]) -> list[Factor]:
    return [each.factor for each in differences]


def _labels(factors: Iterable[Factor]) -> str:
    return listed([factor.short or factor.label for factor in factors])


def _sorted(ids: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted(names[id] for id in ids)


def _weights(each: Difference) -> str:
    (one, other), (points, others) = words.lines("TWO_PEOPLE"), (round(100 * part) for part in each.weights)
    return words.TWO_WEIGHTS.format(one=one, other=other, points=points, others=others)


def _settled(each: Difference) -> str:
    if len(each.together) == 1:
        return words.TWO_TOGETHER_ONE.format(who=words.lines("TWO_PEOPLE")[each.together[0]])
    return words.TWO_TOGETHER_ANY if each.together else words.TWO_CANNOT


# ---- the calls that matter to either


class OurCall(NamedTuple):
    """One center, and what to ask there: for both, and only for the first or the second of two."""

    provider: Provider
    both: tuple[Indicator, ...]
    only: tuple[tuple[Indicator, ...], tuple[Indicator, ...]]

    @property
    def asks(self) -> Mapping[str, list[str]]:
        """The questions by whom to ask, those of one marked as theirs."""
        groups = ("{ask}", self.both), *zip(words.lines("TWO_CALL_ASK"), self.only, strict=True)
        found: dict[str, list[str]] = {}
        for how, fact in ((how, fact) for how, group in groups for fact in group):
            found.setdefault(fact.whom or words.ASK_ANYONE, []).append(how.format(ask=fact.ask))
        return found


def for_whom(call: OurCall, *, only: bool = False) -> tuple[str, ...]:
    """What to ask there, in short: for both, and then, or `only`, for one of them alone."""
    how = words.TWO_CALL_BOTH, *words.lines("TWO_CALL_ONLY")
    named = [*zip(how, (call.both, *call.only), strict=True)][only:]
    return tuple(each.format(facts=some([*map(short_label, group)])) for each, group in named if group)


def marked(calls: Iterable[OurCall]) -> Mapping[str, str]:
    """The questions that only one of two has, each with the words that say whose it is."""
    groups: dict[str, set[int]] = {}
    for fact, at in ((fact, at) for call in calls for at, group in enumerate(call.only) for fact in group):
        groups.setdefault(fact.ask, set()).add(at)
    ours = {fact.ask for call in calls for fact in call.both}
    how, alone = words.lines("TWO_CALL_ASK"), {ask: min(at) for ask, at in groups.items() if len(at) == 1}
    return {ask: how[at].format(ask=ask) for ask, at in alone.items() if ask not in ours}


def more_calls(calls: Sequence[OurCall], named: Sequence[Provider]) -> tuple[str, ...]:
    """How many more there are than to those named, by name."""
    more = [each.provider.name for each in calls if each.provider not in named]
    return (words.TWO_CALLS_MORE.format(count=len(more), names=some(more)),) if more else ()


def short_list_of(now: Stages, sides: Sequence[Stages]) -> tuple[Provider, ...]:
    """The centers that two picked; else of what each has first, in turn, what both have before the others."""
    if now.said.compared:
        return now.short_list
    lists = [side.short_list for side in sides]
    in_turn = {each.id: each for pair in zip_longest(*lists) for each in pair if each}
    few = [*in_turn.values()][:OF_TWO]
    return tuple(sorted(few, key=lambda each: not all(each in short for short in lists)))


def our_calls(now: Stages, sides: tuple[Stages, Stages]) -> tuple[OurCall, ...]:
    """The calls to the short list, then those that could change what comes first for either of two.

    Of the others the calls for both go first, then the likeliest to change it. What must be clear before
    anyone can go there is asked for both, and what is behind a factor for whoever named it.
    """
    short = {each.id: each for each in short_list_of(now, sides)}
    worth = [_chances(side) for side in sides]
    others = {id: [each.get(id, 0.0) for each in worth] for id in {*worth[0], *worth[1]} - {*short}}
    turn = sorted(others, key=lambda id: (0.0 in others[id], -max(others[id]), id))
    centers = (*short.values(), *filter(None, map(now.possible.provider, turn)))
    whole = [{*short, *each} for each in worth]
    found = [our_call(sides, each, (each.id in whole[0], each.id in whole[1])) for each in centers]
    return tuple(each for each in found if each.both or any(each.only))


def our_call(
    sides: tuple[Stages, Stages], center: Provider, whole: tuple[bool, bool] = (True, True)
) -> OurCall:
    """What to ask there; `whole` is for whom of two more than what must be clear."""
    one, other = (_asks(side, center, whole=each) for side, each in zip(sides, whole, strict=True))
    both = tuple(fact for id, fact in one.items() if id in other)
    mine = tuple(fact for id, fact in one.items() if id not in other)
    theirs = tuple(fact for id, fact in other.items() if id not in one)
    return OurCall(center, both, (mine, theirs))


def _chances(side: Stages) -> dict[str, float]:
    """The chance that a call changes what comes first for one of two, by id, where it is worth making."""
    above = {(center.id, fact.id) for center, fact in _must(side, side.possible.providers)}
    worth = sorted_calls(side.ordered.ranked, above, side.said.medicine).worth
    return {call.provider.id: call.chance for call in worth}


def _asks(side: Stages, center: Provider, *, whole: bool) -> dict[str, Indicator]:
    """What must be clear; and where it is the `whole` call, what is behind the factors that they named."""
    must = [fact for _, fact in _must(side, [center])]
    behind = [fact for factor in side.named for fact in factor.indicators] if whole else []
    return {fact.id: fact for fact in (*must, *behind) if center.is_open(fact.id) and fact.ask}


def _must(side: Stages, centers: Sequence[Provider]) -> Sequence[tuple[Provider, Indicator]]:
    return to_ask_first(side.known, side.known.medicine(side.said.medicine), side.screening, centers)
