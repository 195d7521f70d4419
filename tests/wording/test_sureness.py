"""How sure an order is and what would change it: each sentence is read back and tried by scoring again."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Amount, Factor, Indicator, Points, YesNo, between
from decision.method.preferences import Numbers, Preference
from decision.method.providers import Provider
from decision.method.robustness import Blocks, blocks_of
from decision.method.scoring import TIE, Score, rank, valued
from decision.method.shares import Shares
from decision.wording import sureness, words
from decision.wording.describing import fact_sentence
from decision.wording.language import number
from decision.wording.sureness import (
    HowSure,
    could_be_first,
    how_far_off,
    how_sure,
    reweighted,
    weight_changes,
    what_would_change,
    what_would_level,
)
from tests.conftest import factor, figure, holes, indicator, provider, ranked, row_of
from tests.oracle import first_shares
from tests.strategies import (
    HAIR,
    List,
    answered,
    bounded,
    fillings,
    firsts,
    ids_of,
    named,
    off_by,
    preferences,
    tables,
    weightings,
    with_amount,
)


class Case(NamedTuple):
    """Centers in the order of what matters."""

    factors: list[Factor]
    providers: list[Provider]
    preference: Preference
    blocks: Blocks
    scores: tuple[Score, ...]

    @property
    def ids(self) -> list[str]:
        return ids_of(self.factors)

    def again(
        self, weights: Mapping[str, float], centers: Sequence[Provider] | None = None
    ) -> tuple[Score, ...]:
        return ranked(list(centers or self.providers), self.factors, weights)


def case(factors: list[Factor], providers: list[Provider], preference: Preference) -> Case:
    ids = ids_of(factors)
    scores = ranked(providers, factors, preference.weights(ids))
    return Case(factors, providers, preference, blocks_of(preference, ids), scores)


@st.composite
def cases(draw: st.DrawFn, *, unknowns: int = 3, most: int = 4, kinds: int = 4) -> Case:
    factors, providers = draw(tables(unknowns=unknowns, most=most, kinds=kinds))
    return case(factors, providers, draw(answered(ids_of(factors))))


def of(numbers: Mapping[str, float], **centers: Sequence[float | None]) -> Case:
    """A case on a table: a row of values for each center, weighed by numbers."""
    factors = named(len(numbers))
    rows = [
        provider(name, **{f.id: cell for f, cell in zip(factors, row, strict=True)})
        for name, row in centers.items()
    ]
    return case(factors, rows, Numbers(numbers))


def names_of(scores: Sequence[Score]) -> set[str]:
    return {score.provider.name for score in scores}


def heads(scores: Sequence[Score]) -> set[str]:
    """The names in the first place."""
    return names_of([score for score in scores if score.place == 1])


# ---- other weights that keep the order, and the unknown


def holds_everywhere(found: Case, answers: Sequence[float]) -> bool:
    """Whether the first is first, alone or level, whatever the weights in the order and the unknowns."""
    first = found.scores[0].provider.id
    return all(
        first in firsts(found.again(weights, filled))
        for filled in fillings(found.providers, answers)
        for weights in weightings(found.blocks, found.ids, steps=2)
    )


@given(cases(unknowns=4, most=3, kinds=3))
def test_it_is_sure_whatever_if_and_only_if_no_weights_in_the_order_and_no_answers_break_it(
    found: Case,
) -> None:
    sure = how_sure(found.scores, found.blocks)
    assert sure is not None
    if sum(map(len, found.blocks)) == 1:
        assert sure == HowSure(words.SURE_ONE_WAY, is_shared=False)
        return
    alone = len(heads(found.scores)) == 1
    reported = holes(words.SURE_WHATEVER, sure.sentence)
    assert (reported is not None) == (alone and holds_everywhere(found, (0, 1)))
    if reported:
        assert reported["first"] == found.scores[0].provider.name


def spread_weights(size: int, steps: int) -> Iterator[tuple[float, ...]]:
    """The parts of a whole, spread evenly: the middles of the cells of a grid over two or three parts."""
    if size == 2:
        for place in range(steps):
            yield (place + 0.5) / steps, 1 - (place + 0.5) / steps
    for one, two in product(range(steps), repeat=2) if size == 3 else ():
        for part in (1 / 3, 2 / 3):  # the middles of the two triangles of a square
            x, y = (one + part) / steps, (two + part) / steps
            if x + y < 1:
                yield x, y, 1 - x - y


def worth(amount: Amount | None) -> float:
    return 0.5 if amount is None else float(amount)


def share_of_each(found: Case, steps: int) -> dict[str, float]:
    """How many of 100 spread weightings in the order put each center first; level ones share."""
    counted = [id for block in found.blocks for id in block]
    counts, total = {center.name: 0.0 for center in found.providers}, 0
    for weights in spread_weights(len(counted), steps):
        said = dict(zip(counted, weights, strict=True))
        spans = [[said[id] for id in block] for block in found.blocks]
        if all(min(one) >= max(next) for one, next in pairwise(spans)):
            scores = {
                center.name: sum(weight * worth(center.amount(id)) for id, weight in said.items())
                for center in found.providers
            }
            best = [name for name, score in scores.items() if score > max(scores.values()) - 1e-9]
            total += 1
            for name in best:
                counts[name] += 100 / len(best)
    return {name: count / total for name, count in counts.items()}


@given(cases(unknowns=2, kinds=3))
def test_the_shares_said_add_up_to_100_and_are_those_of_spread_weightings(found: Case) -> None:
    if sum(map(len, found.blocks)) == 1:
        return
    sure = how_sure(found.scores, found.blocks)
    assert sure is not None
    sentence = sure.sentence
    counted = share_of_each(found, 1000 if sum(map(len, found.blocks)) == 2 else 60)
    if all_ := holes(words.SURE_SHARE_ALL, sentence):
        assert counted[all_["first"]] == pytest.approx(100)
    elif some := holes(words.SURE_SHARES, sentence):
        reported = dict(share_reported(part) for part in some["shares"].split("; "))
        assert {name: reported.get(name, 0) for name in counted} == pytest.approx(counted, abs=4)
        whole = [share for share in reported.values() if share not in (0.25, 99.75)]
        assert sum(whole) == 100 if len(whole) == len(reported) else sum(reported.values()) <= 100.5
        assert list(reported.values()) == sorted(reported.values(), reverse=True)
        assert len(reported) > 1
    else:
        assert holes(words.SURE_WHATEVER, sentence)


def share_reported(part: str) -> tuple[str, float]:
    """A name, and its share out of 100; what is under 1 or over 99 is taken as half of a half."""
    read = holes(words.SURE_SHARE, part.replace(" ", "_").replace("_", " ", 1))
    assert read
    name, share = read["name"], read["share"].replace("_", " ")
    edges: dict[str, float] = {words.SHARE_FEW: 0.25, words.SHARE_MOST: 99.75}
    return name, edges[share] if share in edges else float(share)


def nine(*rows: Sequence[float | None]) -> Case:
    """Centers on nine factors, each more important than the next: more blocks than can be had exactly."""
    names = ("Ash", "Birch", "Cedar")
    numbers = {f"f{place}": 9.0 - place for place in range(9)}
    return of(numbers, **dict(zip(names, rows, strict=False)))


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        pytest.param(
            of({"f0": 2, "f1": 1}, Ash=[0.75, 0.5], Birch=[0.25, 0.75]),
            words.SURE_WHATEVER.format(first="Ash"),
            id="one leads whatever the weights, for all is known",
        ),
        pytest.param(
            of({"f0": 2, "f1": 1}, Ash=[None, 1], Birch=[0.25, 0.75]),
            words.SURE_SHARE_ALL.format(first="Ash"),
            id="one leads whatever the weights, if each unknown counts half",
        ),
        pytest.param(
            of({"f0": 2, "f1": 1}, Ash=[1, 0], Birch=[0.5, 0.75]),
            words.SURE_SHARES.format(shares="Ash 80; Birch 20"),
            id="the larger share first",
        ),
        pytest.param(
            of({"f0": 2, "f1": 1}, Ash=[1, 0], Birch=[0.99, 0.01006]),
            words.SURE_SHARES.format(shares="Ash more than 99; Birch fewer than 1"),
            id="never 0 or 100 where it is not quite that",
        ),
        pytest.param(
            # A lead on the first by 1 - u, on the second by u: thirds of the half that keeps the order.
            of({"f0": 1, "f1": 1}, Ash=[1, 0], Birch=[0, 1], Cedar=[2 / 3, 2 / 3]),
            words.SURE_SHARES.format(shares="Ash 34; Birch 33; Cedar 33"),
            id="what is shown of three thirds is 100 in all",
        ),
        pytest.param(
            of({"f0": 2, "f1": 1}, Ash=[1, 0], Birch=[1, 0], Cedar=[0, 0]),
            words.SURE_SHARES.format(shares="Ash 50; Birch 50"),
            id="of two that are level in everything none is called the first",
        ),
        pytest.param(
            of({"f0": 1}, Ash=[1], Birch=[0.5]),
            words.SURE_ONE_WAY,
            id="one factor leaves one way",
        ),
        pytest.param(
            of({"f0": 1, "f1": 1}, Ash=[1, 0], Birch=[0, 1]),
            words.SURE_SHARES.format(shares="Ash 50; Birch 50"),
            id="two factors that are tied leave very many",
        ),
        pytest.param(
            # At the nine corners Ash leads by 1/2 k - 1/4: more than 0 at the first only, so its part is
            # the product of 1/4 / (1/4 - lead) over the others, .0352.
            nine([1, *[0.5] * 8], [0.75, *[0.75] * 8]),
            words.SURE_SHARES_ABOUT.format(shares="Birch 96; Ash 4"),
            id="more blocks than can be had exactly",
        ),
        pytest.param(
            nine([0.9, *[0.5] * 8], [0.9001, *[0.1] * 8]),
            words.SURE_SHARE_ALL_ABOUT.format(first="Ash"),
            id="more blocks than can be had exactly, one found first in all ways",
        ),
    ],
)
def test_how_sure_it_is_who_comes_first(found: Case, sentence: str) -> None:
    is_shared = sentence.startswith((words.SURE_SHARES[:20], words.SURE_SHARES_ABOUT[:20]))
    assert how_sure(found.scores, found.blocks) == HowSure(sentence, is_shared)


@given(cases(unknowns=3))
def test_one_that_fewer_weightings_put_first_is_not_shown_first_without_a_word(found: Case) -> None:
    sure = how_sure(found.scores, found.blocks)
    if sure is None or sum(map(len, found.blocks)) == 1:
        return
    shares = first_shares(found.scores, found.blocks).by_id
    first = found.scores[0].provider
    more = {s.provider.name for s in found.scores if shares[s.provider.id] > shares[first.id] + 1e-9}
    reported = holes(words.SURE_MORE_OFTEN, sure.more_often)
    assert bool(reported) is bool(more)
    if reported:
        assert (reported["first"], set(row_of(reported["names"]))) == (first.name, more)


@pytest.mark.parametrize(
    ("first", "more"),
    [("A", "C"), ("B", "C, D, and A"), ("C", None)],
    ids=["the same but for rounding is not more", "largest first", "the largest"],
)
def test_those_that_more_weightings_put_first_are_named_largest_first(first: str, more: str | None) -> None:
    shares = Shares({"a": 0.3, "b": 0.2, "c": 0.5, "d": 0.3 + 1e-12}, exact=True)
    centers = [provider(name) for name in sorted("ABCD", key=lambda name: name != first)]
    scores = [ranked([each], [factor("f0")], {"f0": 1})[0] for each in centers]
    reported = more and words.SURE_MORE_OFTEN.format(first=first, names=more)
    assert sureness._shares(scores, shares).more_often == (reported or "")


def test_more_of_one_factor_and_less_of_the_only_other_are_one_change() -> None:
    found = of({"f0": 60, "f1": 40}, Ash=[1, 0], Birch=[0, 1])
    assert len(weight_changes(found.scores)) == 2
    reported = [s for s in what_would_change(found.scores) if holes(words.CHANGE_WEIGHT, s)]
    assert len(reported) == 1


def test_of_one_center_it_is_not_said_how_sure_it_is_that_it_is_first() -> None:
    found = of({"f0": 2, "f1": 1}, Ash=[1, 0])
    assert how_sure(found.scores, found.blocks) is None


@given(cases(unknowns=5))
def test_the_unknown_could_put_first_exactly_those_that_some_answers_put_ahead_of_the_present_first(
    found: Case,
) -> None:
    present, weights = heads(found.scores), found.preference.weights(found.ids)
    expected = set()
    for filled in fillings(found.providers, (0, 1)):
        scores = found.again(weights, filled)
        middles = {score.provider.name: score.middle for score in scores}
        best = max(middles.values())
        expected |= {
            name
            for name, middle in middles.items()
            if middle >= best - HAIR and all(middle > middles[head] + HAIR for head in present - {name})
        } - present
    sentence = could_be_first(found.scores)
    reported = holes(words.SURE_POSSIBLE, sentence)
    assert (reported is None) == (sentence == "") == (not expected)
    if reported:
        assert sorted(row_of(reported["names"])) == sorted(expected)
    others = {center.name for center in found.providers} - present
    for most in range(4):
        short = could_be_first(found.scores, most)
        many, any_ = holes(words.SURE_POSSIBLE_MANY, short), holes(words.SURE_POSSIBLE_ANY, short)
        assert (any_ is not None) == (len(expected) > most and expected == others)
        assert (many is not None) == (len(expected) > most and expected != others)
        if any_:
            assert int(any_["count"]) == len(found.providers)
        else:
            assert int(many["count"]) == len(expected) if many else short == sentence


def test_a_center_that_answers_could_only_bring_level_is_not_said_to_come_first() -> None:
    level = of({"f0": 1, "f1": 1}, Ash=[1, 0.5], Birch=[0.5, None])
    assert could_be_first(level.scores) == ""
    ahead = of({"f0": 1, "f1": 1}, Ash=[1, 0.49], Birch=[0.5, None], Cedar=[0.5, None], Dog=[0, 0])
    assert could_be_first(ahead.scores) == words.SURE_POSSIBLE.format(names="Birch and Cedar")


def test_a_center_that_another_is_always_before_is_not_said_to_come_first() -> None:
    # Ash has .31 to .81, Birch .55 and Cedar .4: Cedar may pass Ash, but then Birch is first.
    found = of({"f0": 1, "f1": 1}, Ash=[0.62, None], Birch=[0.55, 0.55], Cedar=[0.4, 0.4])
    assert could_be_first(found.scores) == words.SURE_POSSIBLE.format(names="Birch")


def test_a_center_must_come_before_all_that_are_level_in_the_first_place() -> None:
    # Ash has .25 to .75 and Birch .5, so both are first. At its best, Cedar has .5, level with Birch.
    found = of({"f0": 1, "f1": 1}, Ash=[None, 0.5], Birch=[0.5, 0.5], Cedar=[None, 0])
    assert could_be_first(found.scores) == ""


# ---- weights that are off


def worst_lead(found: Case, percent: float) -> float:
    """The least lead of the first over all weightings off by up to so many percent of themselves."""
    first, weights = found.scores[0].provider.id, found.scores[0].weights
    leads = []
    for moved in off_by(weights, percent / 100):
        middles = {s.provider.id: s.middle for s in found.again(dict(zip(found.ids, moved, strict=True)))}
        leads.append(middles[first] - max(middles.values()))
    return min(leads)


@given(cases(unknowns=2))
def test_weights_off_by_the_percent_said_are_safe_and_by_one_percent_more_are_not(found: Case) -> None:
    sentence = how_far_off(found.scores)
    first = found.scores[0].provider.name
    if reported := holes(words.SURE_OFF, sentence):
        percent = int(reported["percent"])
        assert reported["first"] == first
        assert 1 <= percent <= 99
        assert worst_lead(found, percent) >= -HAIR
        assert worst_lead(found, percent + 1) < 0
    elif sentence == words.SURE_OFF_NONE:
        assert worst_lead(found, 1) < 0
    else:
        assert sentence == ""
        assert len(heads(found.scores)) > 1 or worst_lead(found, 100) >= -HAIR


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        # Ash leads by w - (1 - w); with both weights off by p it falls by 2 * (1 - w) * p.
        pytest.param({"f0": 60, "f1": 40}, words.SURE_OFF.format(first="Ash", percent=25), id="in percent"),
        pytest.param(
            {"f0": 59.9, "f1": 40.1}, words.SURE_OFF.format(first="Ash", percent=24), id="rounded down"
        ),
        pytest.param(
            {"f0": 74.36, "f1": 25.64}, words.SURE_OFF.format(first="Ash", percent=95), id="nearly all of it"
        ),
        pytest.param({"f0": 50.1, "f1": 49.9}, words.SURE_OFF_NONE, id="less than 1 percent"),
        pytest.param({"f0": 50, "f1": 50}, "", id="level now, so nothing is off"),
        pytest.param({"f0": 75, "f1": 25}, "", id="all of it, which says nothing"),
    ],
)
def test_how_far_off_is_said_in_whole_percent(numbers: dict[str, float], sentence: str) -> None:
    assert how_far_off(of(numbers, Ash=[1, 0], Birch=[0, 1]).scores) == sentence


# ---- another weight


def with_weight(found: Case, id: str, of_100: float) -> tuple[Score, ...]:
    """Scored again with one weight set, and what is left of 100 in proportion; equal where there is none."""
    old = dict(zip(found.ids, found.scores[0].weights, strict=True))
    others = [other for other in found.ids if other != id]
    whole = sum(old[other] for other in others)
    left = {o: (100 - of_100) * (old[o] / whole if whole else 1 / len(others)) for o in others}
    return found.again(Numbers({id: of_100, **left}).weights(found.ids))


@given(cases())
def test_the_very_weight_named_puts_the_one_named_first_and_a_nearer_one_does_not(found: Case) -> None:
    labels = {f.label: f.id for f in found.factors}
    present = dict(zip(found.ids, found.scores[0].weights, strict=True))
    changes = weight_changes(found.scores)
    even = [holes(words.CHANGE_WEIGHT_EVEN, s) for s in what_would_change(found.scores)]
    assert not any(reported and present[labels[reported["factor"]]] < 1 for reported in even)
    sentences = [
        s
        for s in what_would_change(found.scores)
        if holes(words.CHANGE_WEIGHT, s) or holes(words.CHANGE_WEIGHT_EVEN, s)
    ]
    came_to = {
        tuple(round(w, 6) for w in reweighted(found.scores, c.factor, c.needed).values()) for c in changes
    }
    assert len(sentences) == min(3, len(came_to))
    for sentence in sentences:
        reported = holes(words.CHANGE_WEIGHT, sentence) or holes(words.CHANGE_WEIGHT_EVEN, sentence)
        assert reported
        id, needed = labels[reported["factor"]], figure(reported["needed"])
        assert figure(reported["now"]) == pytest.approx(100 * present[id], abs=0.05 + HAIR)
        assert reported["now"] != reported["needed"]
        after = with_weight(found, id, needed)
        assert heads(after) == set(row_of(reported["name"]))
        assert found.scores[0].provider.name not in heads(after)
        step = 0.1 if needed < figure(reported["now"]) else -0.1
        if round(needed + step, 1) != figure(reported["now"]):
            assert found.scores[0].provider.id in firsts(with_weight(found, id, round(needed + step, 1)))


@given(cases())
def test_every_factor_whose_weight_can_put_another_first_is_reported_on_that_side(found: Case) -> None:
    changes = weight_changes(found.scores)
    leader = found.scores[0].provider.id
    for place, id in enumerate(found.ids if len(found.ids) > 1 else ()):
        now = 100 * found.scores[0].weights[place]
        for of_100 in range(0, 101, 5):
            if abs(of_100 - now) > 0.2 and leader not in firsts(with_weight(found, id, of_100)):
                side = [c for c in changes if c.factor.id == id and (c.needed < c.now) == (of_100 < now)]
                assert len(side) == 1
                assert abs(side[0].needed - side[0].now) <= abs(of_100 - now) / 100 + 1e-9


@given(cases())
def test_changes_of_a_weight_are_nearest_first(found: Case) -> None:
    steps = [abs(change.needed - change.now) for change in weight_changes(found.scores)]
    assert all(later >= earlier - 1e-9 for earlier, later in pairwise(steps))
    reported = [holes(words.CHANGE_WEIGHT, s) for s in what_would_change(found.scores)]
    shown = [abs(figure(t["needed"]) - figure(t["now"])) for t in reported if t]
    assert all(later >= earlier - 0.1 - HAIR for earlier, later in pairwise(shown))


def test_at_most_three_changes_of_a_weight_are_reported_and_they_are_the_nearest() -> None:
    found = of(
        {"f0": 30, "f1": 26, "f2": 24, "f3": 20},
        Ash=[1, 1, 0, 0],
        Birch=[0, 0.75, 1, 0.75],
        Cedar=[0.75, 0, 0.75, 1],
    )
    changes = weight_changes(found.scores)
    assert len(changes) > 3
    reported = [holes(words.CHANGE_WEIGHT, sentence) for sentence in what_would_change(found.scores)]
    shown = [(t["factor"], t["needed"]) for t in reported if t]
    assert shown == [(c.factor.label, number(round(100 * c.needed, 1))) for c in changes[:3]]


CHANGE = (
    "If {} counted for {} of 100, not {}, {} would have the most points. "
    "The other factors would share the rest as they do now."
)


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        pytest.param(
            of({"f0": 60, "f1": 40}, Ash=[1, 0], Birch=[0, 1]),
            [CHANGE.format("F0", "49.9", "60", "Birch")],
            id="a tenth beyond where they are level",
        ),
        pytest.param(
            of({"f0": 60, "f1": 40}, Ash=[1, 0], Birch=[0, 0.9]),
            [CHANGE.format("F0", "47.3", "60", "Birch")],
            id="rounded away from the present weight",
        ),
        pytest.param(
            of({"f0": 1, "f1": 1, "f2": 1}, Ash=[1, 0, 0.5], Birch=[0, 1, 0.5]),
            [CHANGE.format("F1", "33.4", "33.3", "Birch"), CHANGE.format("F0", "33.2", "33.3", "Birch")],
            id="what looks like the present weight is no change",
        ),
        pytest.param(
            of({"f0": 2, "f1": 1}, Ash=[0, 1], Birch=[0.5, 0]),
            [CHANGE.format("F0", "66.8", "66.7", "Birch")],
            id="nor is it where the present weight is rounded up",
        ),
        pytest.param(
            of({"f0": 50, "f1": 50}, Ash=[0, 1], Birch=[0.0005, 0]),
            [CHANGE.format("F0", "100", "50", "Birch")],
            id="all of the weight, and none",
        ),
        pytest.param(
            of({"f0": 60, "f1": 40}, Ash=[1, 0], Birch=[0, 1], Cedar=[0, 1]),
            [
                CHANGE.format("F0", "49.9", "60", "Birch and Cedar"),
            ],
            id="two that are level come first together",
        ),
        pytest.param(
            of({"f0": 60, "f1": 40, "f2": 0}, Ash=[1, 1, 0], Birch=[0, 1, 1]),
            [CHANGE.format("F2", "37.6", "0", "Birch")],
            id="a factor that does not count now could",
        ),
        pytest.param(of({"f0": 60, "f1": 40}, Ash=[1, 1], Birch=[0, 1]), [], id="no weight changes it"),
        pytest.param(of({"f0": 1}, Ash=[1], Birch=[0]), [], id="one factor"),
        pytest.param(of({"f0": 60, "f1": 40}, Ash=[1, 0]), [], id="one center"),
        pytest.param(
            of({"f0": 60, "f1": 40}, Ash=[1, 0], Birch=[1, 0]), [], id="two that are level in everything"
        ),
    ],
)
def test_the_weights_that_put_another_first(found: Case, sentences: list[str]) -> None:
    reported = [s for s in what_would_change(found.scores) if holes(words.CHANGE_WEIGHT, s)]
    assert reported == sentences


def test_one_center_has_nothing_that_would_change_it() -> None:
    assert what_would_change(of({"f0": 60, "f1": 40}, Ash=[1, 0]).scores) == ()


# ---- another fact


@st.composite
def pairs(draw: st.DrawFn) -> tuple[List, dict[str, float], tuple[Score, ...]]:
    """A list whose facts have labels of their own, scored; two centers or more."""
    drawn = draw(bounded())
    made = tuple(Factor(f.id, f.id, tuple(labelled(i) for i in f.indicators), f.why) for f in drawn.factors)
    weights = draw(preferences(drawn.ids)).weights(drawn.ids)
    return List(made, drawn.providers), weights, rank(valued(drawn.providers, made), weights)


def labelled(fact: Indicator) -> Indicator:
    return Indicator(fact.id, fact.id, fact.scale, fact.share, "units", fact.allowed)


def fact_reported(drawn: List, sentence: str) -> tuple[Indicator, Amount]:
    """The fact and its amount in a sentence such as "i0: 3,400."."""
    label, _, text = sentence.removesuffix(".").partition(": ")
    (fact,) = [each for each in drawn.indicators if each.label == label]
    if isinstance(fact.scale, Points):
        return fact, figure(text)
    return (fact, text == words.YES) if isinstance(fact.scale, YesNo) else (fact, text)


@given(pairs())
def test_with_the_fact_as_it_is_reported_the_one_behind_is_level_or_ahead(
    scored: tuple[List, dict[str, float], tuple[Score, ...]],
) -> None:
    drawn, weights, scores = scored
    for ahead, behind in pairwise(scores):
        sentences = what_would_level(ahead, behind)
        assert len(sentences) <= 3
        assert not sentences or ahead.middle - behind.middle > TIE
        for sentence in sentences:
            reported = holes(words.CHANGE_FACT, sentence)
            assert reported
            assert (reported["ahead"], reported["behind"]) == (ahead.provider.name, behind.provider.name)
            (fact, now), (same, then) = (fact_reported(drawn, reported[part]) for part in ("now", "then"))
            assert same is fact
            assert reported["now"] == fact_sentence(fact, behind.provider.amount(fact.id))
            assert now != then
            changed = [
                with_amount(p, fact.id, then) if p.id == behind.provider.id else p for p in drawn.providers
            ]
            after = {s.provider.id: s.middle for s in rank(valued(changed, drawn.factors), weights)}
            assert after[behind.provider.id] >= after[ahead.provider.id] - TIE


LEVEL = "Birch would catch up with Ash if one fact changed. Now: {} It would have to be: {}"


@pytest.mark.parametrize(
    ("weights", "minutes", "doctor", "cost", "sentences"),
    [
        # Ash leads by .6 * .5 - .2 = .1, so the minutes must be worth a sixth more: 13.3 minutes less.
        pytest.param((0.6, 0.2, 0.2), 50, True, 1, [("Minutes: 50.", "Minutes: 36.")], id="a number"),
        # By .2 * .5 + .4 - .4 = .1: a doctor gives .4, and 40 minutes less give just the .1.
        pytest.param(
            (0.2, 0.4, 0.4),
            50,
            False,
            1,
            [("Doctor: no.", "Doctor: yes."), ("Minutes: 50.", "Minutes: 10.")],
            id="yes or no, which needs the smaller step",
        ),
        # By .4 * .5 + .35 - .25 = .3, of which the minutes give no more than .2.
        pytest.param(
            (0.4, 0.35, 0.25), 50, False, 1, [("Doctor: no.", "Doctor: yes.")], id="the others not enough"
        ),
        # By .6 * .5 + .2 - .2 * .5 = .4, which the .3 of the minutes and the .2 of a doctor are below.
        pytest.param((0.6, 0.2, 0.2), 50, False, None, [], id="no one fact is enough; an unknown is no fact"),
        pytest.param((0.2, 0.0, 0.8), 10, False, 0, [], id="level already, on what counts"),
    ],
)
def test_the_facts_that_level_are_reported_with_what_is_so_now(
    weights: tuple[float, float, float],
    minutes: float,
    doctor: bool,
    cost: float | None,
    sentences: list[tuple[str, str]],
) -> None:
    factors = [
        factor("way", indicator("minutes", between(90, 10), unit="minutes")),
        factor("staff", indicator("doctor", YesNo(good=True))),
        factor("cost"),
    ]
    centers = [
        provider("Ash", minutes=10, doctor=True, cost=0),
        provider("Birch", minutes=minutes, doctor=doctor, cost=cost),
    ]
    ahead, behind = ranked(centers, factors, dict(zip(("way", "staff", "cost"), weights, strict=True)))
    assert what_would_level(ahead, behind) == tuple(LEVEL.format(now, then) for now, then in sentences)


def test_the_smallest_step_is_reported_first() -> None:
    found = of({"f0": 20, "f1": 50, "f2": 30}, Ash=[0.5, 0.5, 0.5], Birch=[0.25, 0.45, 0.4])
    # Ash leads by .05 + .025 + .03 = .105: steps of .525, .21 and .35.
    assert what_would_level(*found.scores) == (
        LEVEL.format("F1: 0.45.", "F1: 0.66."),
        LEVEL.format("F2: 0.4.", "F2: 0.75."),
        LEVEL.format("F0: 0.25.", "F0: 0.78."),
    )


def test_at_most_three_facts_that_level_are_reported() -> None:
    found = of(dict.fromkeys(("f0", "f1", "f2", "f3"), 1.0), Ash=[0.6] * 4, Birch=[0.55] * 4)
    sentences = what_would_level(*found.scores)
    assert sentences == tuple(
        LEVEL.format(f"{label}: 0.55.", f"{label}: 0.75.") for label in ("F0", "F1", "F2")
    )
    # Of the centers behind, something is said of the second; and here no weight changes who comes first.
    three = of(dict.fromkeys(found.ids, 1.0), Ash=[0.6] * 4, Birch=[0.55] * 4, Cedar=[0.5] * 4)
    assert what_would_change(three.scores) == sentences
    assert what_would_level(found.scores[0], found.scores[0]) == ()
