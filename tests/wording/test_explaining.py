import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Factor, Indicator, between
from decision.method.providers import Provider
from decision.method.scoring import TIE, Score
from decision.wording import words
from decision.wording.explaining import Difference, difference, points, why, why_in_short, why_lower
from decision.wording.placing import factor_line, first_now, status
from tests.conftest import factor, figure, holes, indicator, measurement, provider, ranked, row_of
from tests.strategies import List, amounts_on, each_alone, lists, preferences, with_amount

CLOSE = 1e-9
GRID = (0.0, 0.5, 1.0)  # the values tried where a fact is unknown


def by_hand(one: Score, other: Score) -> dict[str, tuple[float, float, bool]]:
    """The points of two centers on each fact, an unknown at a half, and whether it is known of both."""
    found = {}
    for each, weight in zip(one.factors, one.weights, strict=True):
        for part in each.indicators:
            values = [part.value_of(score.provider.amount(part.id)) for score in (one, other)]
            mine, theirs = (0.5 if value is None else value for value in values)
            points = 100 * weight * part.share
            found[part.id] = (points * mine, points * theirs, None not in values)
    return found


@st.composite
def pairs(draw: st.DrawFn) -> Difference:
    drawn = draw(lists(unknowns=True, least=2))
    scores = ranked(
        list(drawn.providers), list(drawn.factors), draw(preferences(drawn.ids)).weights(drawn.ids)
    )
    one, other = draw(st.sampled_from(list(permutations(scores, 2))))
    return difference(one, other)


# ---- what parts two centers


@given(pairs())
def test_the_one_ahead_has_the_higher_middle(parted: Difference) -> None:
    assert parted.gap == parted.ahead.middle - parted.behind.middle >= 0


@given(pairs())
def test_it_does_not_matter_which_of_two_centers_is_named_first(parted: Difference) -> None:
    if parted.gap > 0:
        assert difference(parted.behind, parted.ahead) == parted


@given(pairs())
def test_what_is_known_and_what_is_silent_add_up_to_the_gap(parted: Difference) -> None:
    assert parted.known_gap + parted.silent.middle == pytest.approx(parted.gap, abs=CLOSE)
    assert parted.silent.low <= parted.silent.middle <= parted.silent.high


@given(pairs())
def test_leads_less_lags_are_the_known_gap(parted: Difference) -> None:
    ahead, behind = (sum(points for _, points in side) for side in (parted.leads, parted.lags))
    assert ahead - behind == pytest.approx(parted.known_gap, abs=1e-7)
    assert all(points > 0 for side in (parted.leads, parted.lags) for _, points in side)
    for side in (parted.leads, parted.lags):
        assert [points for _, points in side] == sorted((points for _, points in side), reverse=True)


@given(pairs())
def test_a_lead_is_made_of_facts_known_of_both_and_of_nothing_else(parted: Difference) -> None:
    facts = by_hand(parted.ahead, parted.behind)
    for each, lead in parted.known:
        made = sum(facts[i.id][0] - facts[i.id][1] for i in each.indicators if facts[i.id][2])
        assert lead == pytest.approx(made, abs=CLOSE)
    weights = dict(zip(parted.ahead.factors, parted.ahead.weights, strict=True))
    silent = [
        i for each in parted.ahead.factors if weights[each] for i in each.indicators if not facts[i.id][2]
    ]
    assert list(parted.silent_facts) == silent


@given(pairs(), st.data())
def test_what_a_rival_has_not_said_makes_no_lead_whatever_the_other_says(
    parted: Difference, data: st.DataObject
) -> None:
    factors, weights = list(parted.ahead.factors), parted.ahead.weights
    ahead, behind = parted.ahead.provider, parted.behind.provider
    for part in (part for each in factors for part in each.indicators):
        if behind.amount(part.id) is None:
            ahead = with_amount(ahead, part.id, data.draw(amounts_on(part.scale)))
    again = ranked([ahead, behind], factors, dict(zip((f.id for f in factors), weights, strict=True)))
    now = difference(again[0], again[1])
    sign = 1 if now.ahead.provider.id == ahead.id else -1
    assert [sign * lead for _, lead in now.known] == pytest.approx([lead for _, lead in parted.known])


@given(pairs())
def test_the_reason_is_the_shortest_list_of_leads_that_outweighs_all_lags(parted: Difference) -> None:
    against = sum(points for _, points in parted.lags)
    enough = [
        count
        for count in range(1, len(parted.leads) + 1)
        for chosen in combinations(parted.leads, count)
        if sum(points for _, points in chosen) > against + TIE
    ]
    assert len(parted.reason) == min(enough, default=0)
    assert set(parted.reason) <= set(parted.leads)
    if parted.reason:
        assert sum(points for _, points in parted.reason) > against


def test_a_tie_has_no_reason() -> None:
    one, other = ranked(
        [provider("Ash", a=1, b=0), provider("Birch", a=0, b=1)],
        [factor("a"), factor("b")],
        {"a": 0.5, "b": 0.5},
    )
    assert difference(one, other).reason == ()


def test_nothing_is_reported_of_a_silent_fact_that_does_not_matter() -> None:
    one, other = ranked([provider("Ash", a=1), provider("Birch", a=0)], [factor("a"), factor("b")], ONLY_A)
    assert difference(one, other).silent_facts == ()


ONLY_A = {"a": 1.0, "b": 0.0}

# ---- what the answers could do


def on_values(drawn: List) -> List:
    """The same list with each amount put as its value, so that an answer of any value can be given."""
    factors = tuple(
        Factor(f.id, f.id, tuple(Indicator(i.id, i.id, between(0, 1), i.share) for i in f.indicators))
        for f in drawn.factors
    )
    values = [{i.id: i.value_of(center.amount(i.id)) for i in drawn.indicators} for center in drawn.providers]
    providers = (
        replace(center, measurements={id: measurement(value) for id, value in known.items()})
        for center, known in zip(drawn.providers, values, strict=True)
    )
    return List(factors, tuple(providers))


@st.composite
def few_unknowns(draw: st.DrawFn, most: int = 3) -> tuple[List, dict[str, float]]:
    """A list with so few unknowns that each way of filling them can be tried; and weights."""
    drawn = on_values(draw(lists(unknowns=False, least=2, most=3)))
    cells = [(center.id, part.id) for center in drawn.providers for part in drawn.indicators]
    hidden = draw(st.sets(st.sampled_from(cells), max_size=most))
    providers = list(drawn.providers)
    for place, center in enumerate(providers):
        for part in drawn.indicators:
            if (center.id, part.id) in hidden:
                providers[place] = with_amount(providers[place], part.id, None)
    return drawn._replace(providers=tuple(providers)), draw(preferences(drawn.ids)).weights(drawn.ids)


def fillings(centers: Sequence[Provider], factors: Sequence[Factor]) -> Iterator[list[Provider]]:
    """The centers with each unknown at each value of the grid."""
    parts = [part.id for each in factors for part in each.indicators]
    open_ = [(place, id) for place, each in enumerate(centers) for id in parts if each.amount(id) is None]
    for values in product(GRID, repeat=len(open_)):
        filled = list(centers)
        for (place, id), value in zip(open_, values, strict=True):
            filled[place] = with_amount(filled[place], id, value)
        yield filled


def middles(
    centers: list[Provider], factors: Sequence[Factor], weights: dict[str, float]
) -> dict[str, float]:
    return {score.provider.id: score.middle for score in ranked(centers, list(factors), weights)}


def shown_range(sentence: str) -> tuple[float, float]:
    """The two ends of the gap named in the sentence on silence, below 0 where the other one is ahead."""
    if either := holes(words.WHY_SILENT_EITHER, sentence):
        return -figure(either["low"]), figure(either["high"])
    one = holes(words.WHY_SILENT, sentence)
    assert one, sentence
    return figure(one["low"]), figure(one["high"])


@given(few_unknowns())
def test_the_range_reported_of_the_gap_holds_every_answer_and_both_its_ends_are_reached(
    drawn: tuple[List, dict[str, float]],
) -> None:
    (factors, providers), weights = drawn
    scores = ranked(list(providers[:2]), list(factors), weights)
    parted = difference(scores[0], scores[1])
    ids = parted.ahead.provider.id, parted.behind.provider.id
    gaps = []
    for filled in fillings(providers[:2], factors):
        found = middles(filled, factors, weights)
        gaps.append(found[ids[0]] - found[ids[1]])
    low, high = (parted.known_gap + end for end in (parted.silent.low, parted.silent.high))
    assert (min(gaps), max(gaps)) == pytest.approx((low, high), abs=CLOSE)
    reported = [
        sentence for sentence in why(parted) if sentence.startswith(words.WHY_SILENT.partition("{")[0])
    ]
    assert bool(reported) is bool(parted.silent_facts)
    for sentence in reported:
        assert shown_range(sentence) == pytest.approx((min(gaps), max(gaps)), abs=0.0501)


@given(few_unknowns())
def test_the_first_is_called_settled_exactly_when_no_answers_put_another_first(
    drawn: tuple[List, dict[str, float]],
) -> None:
    (factors, providers), weights = drawn
    scores = ranked(list(providers), list(factors), weights)
    first = scores[0].provider.id
    most = 0.0
    for filled in fillings(providers, factors):
        found = middles(filled, factors, weights)
        most = max(most, max(found.values()) - found[first])
    groups = each_alone(scores)
    assert (words.STATUS_UNSETTLED in status(scores, groups)) is (most > TIE)
    if len(groups[0]) == 1:
        first = words.SO_FAR_FIRST.format(name=scores[0].provider.name)
        assert first_now(scores, groups) == (f"{first} {words.STATUS_UNSETTLED}" if most > TIE else first)


# ---- why, in words

A, B, C = factor("a"), factor("b"), factor("c")
THREE = {"a": 0.5, "b": 0.3, "c": 0.2}


def parted(one: dict[str, float | None], other: dict[str, float | None]) -> Difference:
    scores = ranked([provider("Ash", **one), provider("Birch", **other)], [A, B, C], THREE)
    return difference(*scores)


@pytest.mark.parametrize(
    ("one", "other", "sentences"),
    [
        pytest.param(
            {"a": 0.2, "b": 1, "c": 1},
            {"a": 1, "b": 0, "c": 0},
            [
                "Ash is 10.0 points ahead of Birch.",
                (
                    "It gains 50.0 points in all where it is ahead, and loses 40.0 where it is behind. "
                    "Its lead on B (30.0 points) and C (20.0 points) "
                    "outweighs everything that it is behind on: A (40.0 points)."
                ),
            ],
            id="gains against losses, then two leads that are needed",
        ),
        pytest.param(
            {"a": 0.4, "b": 0, "c": 0},
            {"a": 0, "b": 0, "c": 1},
            ["Ash and Birch are level: both have 20.0 points."],
            id="level",
        ),
        pytest.param(
            {"a": None, "b": 0, "c": 0},
            {"a": 0, "b": 0.5, "c": 0},
            [
                (
                    "Ash is 10.0 points ahead of Birch, but only because we count the average answer for "
                    "what is missing. That adds 25.0. "
                    "On the facts known for both, Birch is 15.0 points ahead."
                ),
                (
                    "We do not know this for one or both of them: A. For now we count each as the average "
                    "of its possible answers. "
                    "The real answers could put Ash up to 35.0 points ahead, or Birch up to 15.0."
                ),
            ],
            id="ahead by silence against what is known",
        ),
        pytest.param(
            {"a": 1, "b": None, "c": 1},
            {"a": None, "b": None, "c": 0},
            [
                (
                    "Ash is 45.0 points ahead of Birch. On the facts known for both, it is 20.0 points "
                    "ahead. Counting the average answer for what is missing adds 25.0 more."
                ),
                words.WHY_LEADS_OTHERS.format(leads="C (20.0 points)"),
                (
                    "We do not know this for one or both of them: A and B. For now we count each as the "
                    "average of its possible "
                    "answers. The real answers could put Ash up to 100.0 points ahead, or Birch up to 10.0."
                ),
            ],
            id="silence beside a lead is reported in points, and is no lead",
        ),
    ],
)
def test_why_is_said_in_sentences_that_can_be_checked(
    one: dict[str, float | None], other: dict[str, float | None], sentences: list[str]
) -> None:
    assert list(why(parted(one, other))) == sentences


WHOLE = ("WHY_GAP_ADDS", "WHY_GAP_TAKES", "WHY_SILENCE_BEHIND", "WHY_SILENCE_LEVEL", "WHY_GAP", "WHY_LEVEL")


SPLIT = [factor(id, indicator(f"{id}_most", share=0.6), indicator(f"{id}_rest", share=0.4)) for id in "abc"]


@st.composite
def half_known(draw: st.DrawFn) -> Difference:
    """Two centers of which often one fact of a factor is known and the other is not."""
    cells = [part.id for each in SPLIT for part in each.indicators]
    amounts = st.sampled_from([0, 0.25, 0.75, 1, None])
    centers = [provider(name, **{id: draw(amounts) for id in cells}) for name in ("Ash", "Birch")]
    scores = ranked(centers, SPLIT, draw(preferences("abc")).weights("abc"))
    return difference(*(replace(s, factors=tuple(replace(f, label=f.id) for f in s.factors)) for s in scores))


@pytest.mark.parametrize(
    ("first", "other", "sentence"),
    [
        pytest.param(
            {"a": 0.2, "b": 1, "c": 0.5},
            {"a": 0, "b": 2 / 3, "c": 0},
            "It is 30.0 points behind Ash, mainly on A and B.",
            id="more than half is two of three that are the same",
        ),
        pytest.param(
            {"a": 0, "b": 1, "c": 1},
            {"a": 0.8, "b": 0, "c": 0},
            "It is 10.0 points behind Ash. It gains 40.0 points, mainly on A, but loses 50.0, mainly on B.",
            id="stronger in what weighs most, and lower all the same",
        ),
        pytest.param({"a": 0.5, "b": 0, "c": 0}, {"a": 0, "b": 0.5, "c": 0.5}, "", id="level"),
    ],
)
def test_why_one_is_lower_is_said_in_gains_and_losses(
    first: dict[str, float | None], other: dict[str, float | None], sentence: str
) -> None:
    found = parted(first, other)
    assert why_lower(found.ahead, found.behind) == sentence


@given(pairs() | half_known())
def test_what_is_said_of_the_lower_one_adds_up_to_its_gap_and_names_most_of_what_it_gains_and_loses(
    parted: Difference,
) -> None:
    sentence = why_lower(parted.ahead, parted.behind)
    assert why_lower(parted.behind, parted.ahead) == "" or parted.gap <= TIE
    read = holes(words.WHY_LOWER, sentence) or holes(words.WHY_LOWER_ONLY, sentence)
    assert bool(read) is (parted.gap > TIE)
    if not read:
        return
    labels = {factor.label: factor.id for factor in parted.ahead.factors}
    sides = {"lags": 1, "leads": -1} if "gains" in read else {"lags": 1}
    for side, sign in sides.items():
        points = {id: sign * gap for id, gap in parted.gaps.items() if sign * gap > TIE}
        reported, whole = sum(points[labels[name]] for name in row_of(read[side])), sum(points.values())
        assert reported > whole / 2 - 0.15
        if "gains" in read:
            assert figure(read["losses" if side == "lags" else "gains"]) == pytest.approx(whole, abs=0.301)
    losses = tenths(read.get("losses", read["gap"]))
    assert tenths(read["gap"]) == losses - tenths(read.get("gains", "0.0"))
    assert figure(read["gap"]) == pytest.approx(parted.gap, abs=0.0501)


@given(pairs() | half_known())
def test_what_is_said_at_once_of_the_higher_one_is_the_same_seen_from_there_or_what_makes_its_lead(
    parted: Difference,
) -> None:
    said = why_in_short(parted)
    read = holes(words.WHY_SHORT, said) or holes(words.WHY_SHORT_ONLY, said)
    if not read:
        assert parted.gap <= TIE or parted.known_gap < 0.0501  # level, or ahead by what is missing alone
        assert said == why(parted)[0]
        return
    lower = why_lower(parted.ahead, parted.behind)
    turned = holes(words.WHY_LOWER, lower) or holes(words.WHY_LOWER_ONLY, lower)
    assert turned
    assert (read["ahead"], read["behind"]) == (parted.ahead.provider.name, parted.behind.provider.name)
    for mine, theirs in (("gap", "gap"), ("leads", "lags"), ("lags", "leads"), ("gains", "losses")):
        assert read.get(mine) == turned.get(theirs)


def test_a_center_that_is_ahead_on_what_counts_most_and_lower_has_at_once_what_outweighs_it() -> None:
    found = parted({"a": 0, "b": 1, "c": 1}, {"a": 0.8, "b": 0, "c": 0})
    assert why_in_short(found) == (
        "Ash is 10.0 points ahead of Birch. It gains 50.0 points, mainly on B, but loses 40.0, mainly on A."
    )


SIDES = ("WHY_KNOWN_LEADS_AND_LAGS", "WHY_LEADS_AND_LAGS")


def tenths(text: str) -> int:
    return round(10 * figure(text))


@given(pairs() | half_known())
def test_the_parts_named_of_a_gap_add_up_to_it_as_they_are_shown(parted: Difference) -> None:
    """To the tenth: 15.7 is never made of 11.9 and 3.7."""
    sentences = why(parted)
    assert not any("\N{MINUS SIGN}" in sentence for sentence in sentences)
    assert not any(f"less {words.POINTS_UNDER}" in sentence for sentence in sentences)
    kind, reported = next(
        (kind, reported)
        for kind in WHOLE
        if (reported := holes(getattr(words, kind), sentences[0])) is not None
    )
    if kind == "WHY_LEVEL":
        assert parted.gap <= TIE
        assert figure(reported["points"]) == pytest.approx(parted.ahead.middle, abs=0.0501)
        return
    assert figure(reported["gap"]) == pytest.approx(parted.gap, abs=0.0501)
    gap, known, silence = (tenths(reported.get(each, "0.0")) for each in ("gap", "known", "silence"))
    made = {
        "WHY_GAP_ADDS": known + silence,
        "WHY_GAP_TAKES": known - silence,
        "WHY_SILENCE_BEHIND": silence - known,
    }
    assert made.get(kind, gap) == gap
    if kind in made:
        sign = -1 if kind == "WHY_SILENCE_BEHIND" else 1
        assert sign * known / 10 == pytest.approx(parted.known_gap, abs=0.0501)
        assert silence / 10 == pytest.approx(abs(parted.silent.middle), abs=0.1001)
    elif kind == "WHY_SILENCE_LEVEL":
        assert abs(parted.known_gap) < 0.0501
    else:
        known = gap
        assert abs(parted.silent.middle) < 0.1001
    for sentence in sentences[1:]:
        others = holes(words.WHY_LEADS_OTHERS, sentence)
        if others:
            assert all(points >= -TIE for _, points in parted.known)
            assert sum(weight > 0 for weight in parted.ahead.weights) > len(parted.reason)
        if sides := next((found for each in SIDES if (found := holes(getattr(words, each), sentence))), None):
            assert tenths(sides["gains"]) - tenths(sides["losses"]) == known
            parts = [
                [tenths(str(row[1])) for row in factors_reported(sides[side], 1 - 2 * at)]
                for at, side in enumerate(("leads", "lags"))
            ]
            assert sum(parts[0]) <= tenths(sides["gains"])
            assert sum(parts[1]) == tenths(sides["losses"])


@given(pairs() | half_known())
def test_the_gaps_of_the_table_add_up_to_the_gap_that_is_said(parted: Difference) -> None:
    shown = parted.shown
    assert sum(round(10 * each) for each in shown.in_all.values()) == round(10 * shown.gap)
    assert shown.in_all == pytest.approx(parted.gaps, abs=0.2001)
    silent = {f.id for f in parted.ahead.factors for i in f.indicators if i in parted.silent_facts}
    assert all(shown.in_all[id] == shown.of_known[id] for id in shown.in_all if id not in silent)


IN_FULL = ("WHY_FACTOR_BEHIND_IN_ALL", "WHY_FACTOR_AHEAD_IN_ALL", "WHY_FACTOR_IN_ALL", "WHY_FACTOR")


def factors_reported(row: str, sign: int) -> Iterator[tuple[str, float, float]]:
    """Of each factor in a row of leads (1) or lags (-1): its id, and its points on the known and in all."""
    for part in re.split(r"(?<=\)),? (?:and )?", row):
        kind, read = next((k, read) for k in IN_FULL if (read := holes(getattr(words, k), part)))
        turned = -1 if kind in ("WHY_FACTOR_BEHIND_IN_ALL", "WHY_FACTOR_AHEAD_IN_ALL") else 1
        assert (kind == "WHY_FACTOR_AHEAD_IN_ALL") <= (sign > 0)
        assert (kind == "WHY_FACTOR_BEHIND_IN_ALL") <= (sign < 0)
        yield read["factor"], figure(read["points"]), turned * figure(read.get("in_all", read["points"]))


def in_all_again(parted: Difference, id: str) -> float:
    """The points by which the one ahead leads on a factor, both scored again on this factor alone."""
    weight = dict(zip((f.id for f in parted.ahead.factors), parted.ahead.weights, strict=True))[id]
    centers = [parted.ahead.provider, parted.behind.provider]
    alone = {
        score.provider.id: score.middle
        for score in ranked(
            centers, list(parted.ahead.factors), {f.id: float(f.id == id) for f in parted.ahead.factors}
        )
    }
    return weight * (alone[centers[0].id] - alone[centers[1].id])


@given(pairs() | half_known())
def test_every_factor_named_is_a_lead_or_a_lag_of_so_many_points_when_it_is_scored_again(
    parted: Difference,
) -> None:
    facts = by_hand(parted.ahead, parted.behind)
    known = {
        f.id: sum(facts[i.id][0] - facts[i.id][1] for i in f.indicators if facts[i.id][2])
        for f in parted.ahead.factors
    }
    leads = sorted((points for points in known.values() if points > TIE), reverse=True)
    against = sum(-points for points in known.values() if points < -TIE)
    for sentence in why(parted)[1:]:
        kinds = (
            words.WHY_KNOWN_LEADS_AND_LAGS,
            words.WHY_LEADS_AND_LAGS,
            words.WHY_LEADS_OTHERS,
            words.WHY_LEADS,
        )
        read = next((read for kind in kinds if (read := holes(kind, sentence))), None)
        if read is None:
            continue
        reported = [(1, *each) for each in factors_reported(read["leads"], 1)]
        reported += [(-1, *each) for each in factors_reported(read["lags"], -1)] if "lags" in read else []
        for sign, id, amount, in_all in reported:
            assert sign * known[id] > TIE
            assert amount == pytest.approx(sign * known[id], abs=0.1001)
            assert in_all == pytest.approx(sign * in_all_again(parted, id), abs=0.2001)
        ahead = [id for sign, id, *_ in reported if sign > 0]
        assert [known[id] for id in ahead] == pytest.approx(leads[: len(ahead)], abs=CLOSE)
        assert sum(known[id] for id in ahead) > against + TIE >= sum(known[id] for id in ahead[:-1])
        assert {id for sign, id, *_ in reported if sign < 0} == {
            id for id, points in known.items() if points < -TIE
        }
        if "gains" in read:
            assert figure(read["gains"]) == pytest.approx(sum(leads), abs=0.1 * len(leads) + 0.0001)
            assert figure(read["losses"]) == pytest.approx(against, abs=0.1 * len(parted.lags) + 0.0001)
        else:
            assert against == 0


def test_others_are_not_spoken_of_where_no_other_counts() -> None:
    scores = ranked([provider("Ash", a=1, b=0), provider("Birch", a=0, b=1)], [A, B], ONLY_A)
    assert why(difference(*scores))[1] == words.WHY_LEADS.format(leads="A (100.0 points)")


def test_a_factor_known_in_part_leads_by_that_part_and_says_what_the_table_says() -> None:
    staff = factor("staff", indicator("nurses", share=0.5), indicator("doctor", share=0.5))
    scores = ranked(
        [provider("Ash", nurses=1, doctor=None), provider("Birch", nurses=0, doctor=0)],
        [staff],
        {"staff": 1.0},
    )
    assert why(difference(*scores))[1] == words.WHY_LEADS.format(
        leads="Staff (50.0 points on what is known, 75.0 overall)"
    )


def test_a_lead_with_a_lag_inside_it_does_not_claim_to_be_behind_on_nothing() -> None:
    """Leads and lags are said by factor, so the sentence may not speak for each fact."""
    staff = factor("staff", indicator("nurses", share=0.5), indicator("doctor", share=0.5))
    centers = [provider("Ash", nurses=1, doctor=0), provider("Birch", nurses=0, doctor=0.5)]
    sentence = " ".join(why(difference(*ranked(centers, [staff], {"staff": 1.0}))))
    assert "Ash is 25.0 points ahead of Birch. It is ahead on Staff (25.0 points)." in sentence
    assert "behind on nothing" not in sentence


# ---- figures


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        pytest.param(0.0, "0.0", id="nothing"),
        pytest.param(-0.0, "0.0", id="nothing has no sign"),
        pytest.param(1e-13, "0.0", id="noise of the computer is nothing"),
        pytest.param(-1e-13, "0.0", id="below zero too"),
        pytest.param(0.001, "less than 0.1", id="a little is not nothing"),
        pytest.param(0.049, "less than 0.1", id="up to where one decimal can show it"),
        pytest.param(0.051, "0.1", id="from there on it is shown"),
        pytest.param(12.0, "12.0", id="one decimal always"),
        pytest.param(12.349, "12.3", id="rounded"),
        pytest.param(-12.36, "−12.4", id="a minus sign, not a dash"),
        pytest.param(100.0, "100.0", id="the most"),
    ],
)
def test_points_are_said_to_one_decimal(amount: float, shown: str) -> None:
    assert points(amount) == shown


LINE = re.compile(
    r"(?P<label>.*): weight (?P<weight>[\d.]+) × value (?P<value>[\d.]+) = (?P<points>.*) points"
    r"(, from (?P<low>.*) to (?P<high>.*))?"
)


@given(lists(unknowns=True), st.data())
def test_every_figure_of_a_factor_can_be_multiplied_by_hand(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for score in ranked(list(drawn.providers), list(drawn.factors), weights):
        for contribution in score.contributions:
            found = LINE.fullmatch(factor_line(contribution))
            assert found
            weight, value = float(found["weight"]), float(found["value"])
            # Half a unit of the last place of each: weight 0.005, value 0.0005, points 0.05.
            slack = 0.005 * (value + 0.0005) + 0.0005 * weight + 0.0501
            assert figure(found["points"]) == pytest.approx(weight * value, abs=slack)
            low, middle, high = contribution.points
            assert bool(found["low"]) is (high - low > TIE)
            if found["low"]:
                assert (figure(found["low"]), figure(found["high"])) == pytest.approx((low, high), abs=0.0501)
            assert figure(found["points"]) == pytest.approx(middle, abs=0.0501)


@pytest.mark.parametrize(
    ("amount", "line"),
    [
        pytest.param(0.25, "A: weight 50.00 × value 0.250 = 12.5 points", id="known"),
        pytest.param(
            None,
            "A: weight 50.00 × value 0.500 = 25.0 points, from 0.0 to 50.0",
            id="unknown, with its range",
        ),
    ],
)
def test_a_factor_line_reads(amount: float | None, line: str) -> None:
    (score,) = ranked([provider("Ash", a=amount, b=1)], [A, B], {"a": 0.5, "b": 0.5})
    assert factor_line(score.contributions[0]) == line
