"""Who comes first and how well a center fits: each sentence is read back and scored again."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.preferences import Preference
from decision.method.providers import Measurement, Provider
from decision.method.robustness import CLEAR_LEAD, about_equal, blocks_of, order_proof
from decision.method.scoring import TIE, Score, rank, valued
from decision.wording import words
from decision.wording.placing import dots, first_now, fit, most_lost, short_text, status, to_ask
from tests.conftest import factor, figure, holes, indicator, provider, ranked, row_of
from tests.strategies import List, each_alone, lists, preferences

A, B = factor("a"), factor("b")

# ---- who comes first, in words


def scores_of(centers: dict[str, float | None]) -> tuple[Score, ...]:
    return ranked([provider(name, a=amount) for name, amount in centers.items()], [A], {"a": 1.0})


@pytest.mark.parametrize(
    ("centers", "sentence"),
    [
        pytest.param({}, "There is no center on this list.", id="no center"),
        pytest.param(
            {"Ash": 0.7},
            "One center is left to compare: Ash (70 of 100).",
            id="one center",
        ),
        pytest.param(
            {"Ash": None},
            "One center is left to compare: Ash (nothing you weighed is known there).",
            id="one center, unknown: nothing can put another first",
        ),
        pytest.param(
            {"Ash": 0.2, "Birch": 0.75, "Cedar": 0.5},
            "With your priorities, Birch (75 of 100) comes first, and Cedar (50 of 100) is next.",
            id="a first and a second",
        ),
        pytest.param(
            {"Ash": 0.621, "Birch": 0.618},
            "With your priorities, Ash (62.1 of 100) comes first, and Birch (61.8 of 100) is next.",
            id="what rounds alike is reported to one decimal",
        ),
        pytest.param(
            {"Ash": 0.62121, "Birch": 0.62119},
            "With your priorities, Ash (62.121 of 100) comes first, and Birch (62.119 of 100) is next.",
            id="and to more where one decimal shows no difference",
        ),
        pytest.param(
            {"Ash": 0.5 + 2e-11, "Birch": 0.5},
            "With your priorities, Ash (50.000000002 of 100) comes first, "
            "and Birch (50.000000000 of 100) is next.",
            id="down to the least that is no tie",
        ),
        pytest.param(
            {"Cedar": 0.5, "Ash": 0.5, "Birch": 0.1},
            "With your priorities, these centers are level in first place: "
            "Ash (50 of 100) and Cedar (50 of 100).",
            id="two share the first place",
        ),
        pytest.param(
            {"Ash": 0.9, "Birch": None},
            "With your priorities, Ash (90 of 100) comes first, "
            "and Birch (nothing you weighed is known there) is next. "
            "This is for now. Missing answers could change it.",
            id="an answer could change it",
        ),
        pytest.param(
            {"Ash": 0.9, "Birch": 0.8, "Cedar": None},
            (
                "With your priorities, Ash (90 of 100) comes first, and Birch (80 of 100) is next. "
                "This is for now. Missing answers could change it."
            ),
            id="an answer of the third could change it",
        ),
        pytest.param(
            {"Ash": 1.0, "Birch": None},
            "With your priorities, Ash (100 of 100) comes first, "
            "and Birch (nothing you weighed is known there) is next. "
            "With these weights, no answer that is still missing could put another center ahead.",
            id="no answer can do more than draw level",
        ),
        pytest.param(
            {"Ash": None, "Birch": 0.5},
            "With your priorities, these centers are level in first place: "
            "Ash (nothing you weighed is known there) and Birch (50 of 100). "
            "This is for now. Missing answers could change it.",
            id="an answer would part a tie",
        ),
    ],
)
def test_one_sentence_tells_who_comes_first(centers: dict[str, float | None], sentence: str) -> None:
    scores = scores_of(centers)
    assert status(scores, about_equal(scores, (("a",),))) == sentence


def test_the_status_names_all_that_are_about_equal_in_the_first_places_by_points() -> None:
    centers = [provider("Cedar", a=1, b=0.9), provider("Ash", a=0.95, b=1), provider("Birch", a=0, b=0)]
    scores = ranked(centers, [A, B], {"a": 0.75, "b": 0.25})
    assert [score.provider.name for score in scores] == ["Cedar", "Ash", "Birch"]
    assert status(scores, about_equal(scores, (("a",), ("b",)))) == (
        "With your priorities, 2 centers are too close to call for first place: "
        "Cedar (98 of 100) and Ash (96 of 100)."
    )


def test_of_more_than_two_that_are_about_equal_the_status_names_none() -> None:
    centers = [provider("Cedar", a=1, b=0.9), provider("Ash", a=0.95, b=1), provider("Birch", a=0.93, b=1)]
    scores = ranked(centers, [A, B], {"a": 0.75, "b": 0.25})
    assert status(scores, about_equal(scores, (("a",), ("b",)))) == (
        "With your priorities, 3 centers are too close to call for first place."
    )


def each_named(drawn: List) -> list[Provider]:
    return [replace(center, name=f"Center {center.id}") for center in drawn.providers]


def reported(names: str) -> dict[str, float | tuple[float, float] | None]:
    """The centers named in a row with their points, or the two ends where these are all that is said.

    None where nothing is said to be known of one.
    """
    found: dict[str, float | tuple[float, float] | None] = {}
    for part in row_of(names):
        if silent := holes(words.STATUS_NAMED_SILENT, part):
            found[silent["name"]] = None
        elif read := holes(words.STATUS_NAMED, part):
            ends = holes(words.GLANCE_OPEN, read["points"])
            both = ends and (figure(ends["low"]), figure(ends["high"]))
            found[read["name"]] = both or figure(read["points"])
    assert len(found) == len(row_of(names)), names
    return found


def assert_points(
    shown: dict[str, float | tuple[float, float] | None], scores: tuple[Score, ...], slack: float = 0.5001
) -> None:
    """Each center has its points, but for those of which nothing that counts is known: these have none.

    One whose fit is not known at all, as it may be slight or strong, has both ends and nothing between.
    """
    by_name = {score.provider.name: score for score in scores}
    for name, points in shown.items():
        score = by_name[name]
        known = any(
            score.provider.amount(fact.id) is not None
            for each, weight in zip(score.factors, score.weights, strict=True)
            for fact in each.indicators
            if weight > 0
        )
        assert (points is not None) is known
        is_open = known and fit(score.low, score.high) == words.table("FIT")["little_to_strong"]
        assert isinstance(points, tuple) is is_open
        counted = (score.low, score.high) if is_open else score.middle
        assert points is None or points == pytest.approx(counted, abs=slack)


@given(lists(unknowns=True), st.data())
def test_the_centers_the_status_puts_first_have_the_points_reported_when_they_are_scored_again(
    drawn: List, data: st.DataObject
) -> None:
    said: Preference = data.draw(preferences(drawn.ids))
    scores = ranked(each_named(drawn), list(drawn.factors), said.weights(drawn.ids))
    groups = data.draw(st.sampled_from([about_equal(scores, blocks_of(said, drawn.ids)), each_alone(scores)]))
    middles = {score.provider.name: score.middle for score in scores}
    level = [name for name, middle in middles.items() if middle >= max(middles.values()) - TIE]
    sentence = status(scores, groups)
    for unknown in (words.STATUS_SETTLED, words.STATUS_UNSETTLED):
        sentence = sentence.removesuffix(unknown).rstrip()
    if one := holes(words.STATUS_ONE, sentence):
        assert len(scores) == 1
        shown = reported(one["name"])
    elif tie := holes(words.STATUS_TIE, sentence):
        shown = reported(tie["names"])
        assert sorted(shown) == sorted(level)
    elif few := holes(words.LEAN_FIRST, sentence) or holes(words.LEAN_FIRST_MANY, sentence):
        group = [score.provider.name for score in groups[0]]
        shown = reported(few["names"]) if "names" in few else {}
        assert list(shown) == (group if "names" in few else [])
        assert int(few["count"]) == len(group)
        assert ("names" in few) is (len(group) == 2), "of more, the first would be named alone, or last"
        assert max(middles.values()) - min(middles[name] for name in group) < CLEAR_LEAD
        assert first_now(scores, groups) == words.SO_FAR_CLOSE.format(count=len(group))
        level = [name for name in level if name in shown]  # of many, only their number is said
    elif then := holes(words.STATUS_FIRST_GROUP, sentence):
        shown = reported(then["first"])
        assert int(then["count"]) == len(groups[1]) > 1
        assert groups[1][0].place == 2
    else:
        two = holes(words.STATUS_FIRST, sentence)
        assert two, sentence
        first, second = reported(two["first"]), reported(two["second"])
        shown = {**first, **second}
        points = [each for each in (*first.values(), *second.values()) if isinstance(each, float)]
        assert len(points) < 2 or points[0] > points[1]
    assert_points(shown, scores)
    assert set(shown) >= set(level)


@given(lists(unknowns=True, least=2), st.data())
def test_what_is_said_of_a_bracket_is_so_of_each_center_in_it_and_of_the_first_of_the_next(
    drawn: List, data: st.DataObject
) -> None:
    """Held against the first of its own bracket only: 86 and 82 share a place, and 82 and 80 do not."""
    said: Preference = data.draw(preferences(drawn.ids))
    blocks = blocks_of(said, drawn.ids)
    scores = ranked(list(drawn.providers), list(drawn.factors), said.weights(drawn.ids))
    groups = about_equal(scores, blocks)
    read = holes(words.GROUP_NOTE, words.GROUP_NOTE.format(points=5))
    assert read
    limit = figure(read["points"])
    assert limit == CLEAR_LEAD
    for leader, *others in groups:
        assert all(leader.middle - other.middle < limit for other in others)
        assert not any(order_proof(leader, o, blocks) for o in others if leader.middle - o.middle > TIE)
    for (leader, *_), (after, *_) in pairwise(groups):
        assert leader.middle - after.middle >= limit - TIE or order_proof(leader, after, blocks)


def test_the_last_of_a_bracket_and_the_first_of_the_next_can_be_close() -> None:
    scores = scores_of({"Ash": 0.86, "Birch": 0.82, "Cedar": 0.8})
    assert [len(group) for group in about_equal(scores, ())] == [2, 1]


# ---- fit, in words and dots


def with_range(low: float, high: float) -> Score:
    """A score from `low` to `high`."""
    if low == high:
        return ranked([provider("Ash", a=low / 100)], [A], {"a": 1.0})[0]
    open_ = (high - low) / 100
    value = 0.0 if open_ == 1 else low / 100 / (1 - open_)
    parts = [indicator("open", share=open_), *([indicator("known", share=1 - open_)] if open_ < 1 else [])]
    (score,) = ranked([provider("Ash", open=None, known=value)], [factor("a", *parts)], {"a": 1.0})
    assert (score.low, score.high) == pytest.approx((low, high))
    return score


@pytest.mark.parametrize(
    ("low", "high", "said", "marks"),
    [
        pytest.param(0, 0, "Slight fit", (1, 0), id="the least"),
        pytest.param(24.4, 24.4, "Slight fit", (1, 0), id="24.4 is shown as 24"),
        pytest.param(24.6, 24.6, "Partial fit", (2, 0), id="24.6 is shown as 25"),
        pytest.param(49.4, 49.4, "Partial fit", (2, 0), id="49.4 is shown as 49"),
        pytest.param(49.6, 49.6, "Good fit", (3, 0), id="49.6 is shown as 50"),
        pytest.param(74.4, 74.4, "Good fit", (3, 0), id="74.4 is shown as 74"),
        pytest.param(74.6, 74.6, "Strong fit", (4, 0), id="74.6 is shown as 75"),
        pytest.param(100, 100, "Strong fit", (4, 0), id="the most"),
        pytest.param(0, 100, "Too little is known to say", (0, 4), id="nothing is known"),
        pytest.param(10, 30, "Slight to partial fit", (1, 1), id="two quarters"),
        pytest.param(10, 60, "Slight to good fit", (1, 2), id="the lower three"),
        pytest.param(30, 60, "Partial to good fit", (2, 1), id="the two in the middle"),
        pytest.param(30, 90, "Partial to strong fit", (2, 2), id="the upper three"),
        pytest.param(60, 90, "Good to strong fit", (3, 1), id="the upper two"),
        pytest.param(74.4, 74.6, "Good to strong fit", (3, 1), id="over one edge"),
    ],
)
def test_a_fit_is_reported_by_the_quarters_it_is_shown_in(
    low: float, high: float, said: str, marks: tuple[int, int]
) -> None:
    score = with_range(low, high)
    assert fit(score.low, score.high) == said
    assert dots(score.low, score.high) == marks


@given(st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted))
def test_the_word_and_the_dots_agree_with_the_numbers_beside_them(ends: list[float]) -> None:
    low, high = ends
    score = with_range(low, high) if high - low > 1e-6 else with_range(low, low)
    first, last = (min(round(end) // 25, 3) for end in (score.low, score.high))
    assert dots(score.low, score.high) == ((0, 4) if (first, last) == (0, 3) else (first + 1, last - first))
    names = ["little", "some", "good", "strong"]
    assert fit(score.low, score.high) == words.table("FIT")[f"{names[first]}_to_{names[last]}"]


def test_every_fit_has_words_of_its_own() -> None:
    assert len(set(words.table("FIT").values())) == len(words.table("FIT")) == 10


# ---- what takes most points from a center

C = factor("c", indicator("c", share=0.5), indicator("d", share=0.5))


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        pytest.param(
            {"a": 0.4, "c": 1, "d": 1}, "Most points lost on A: 0.4.", id="what is known to be weak"
        ),
        pytest.param({"a": 0.9, "c": 0, "d": 1}, "Most points lost on C: 0.", id="though it weighs less"),
        pytest.param(
            {"a": 0.5, "c": 0.4, "d": 0.4}, "Most points lost on A: 0.5.", id="though it is worth more"
        ),
        pytest.param({"a": None, "c": 1, "d": 1}, "The biggest question here is A.", id="what nobody knows"),
        pytest.param(
            {"a": 1, "c": 0.4, "d": None},
            "Most points lost on C: 0.4.",
            id="more on what is known beside it",
        ),
        pytest.param(
            {"a": 1, "c": 1, "d": None}, "The biggest question here is D.", id="more on what is not"
        ),
        pytest.param({"a": 1, "c": 1, "d": 1}, "", id="nothing is lost"),
    ],
)
def test_what_takes_most_points_from_a_center_is_named(amounts: dict[str, float | None], said: str) -> None:
    values = valued([provider("Ash", **amounts)], [A, C])
    (score,) = rank(values, {"a": 0.6, "c": 0.4})
    assert most_lost(score) == said


@pytest.mark.parametrize(
    ("whose", "amount", "said"),
    [
        pytest.param("Robin", 90.0, "your own price", id="known for another person"),
        pytest.param("", None, "price", id="known for nobody"),
    ],
)
def test_what_is_known_for_another_person_is_asked_as_the_reader_s_own(
    whose: str, amount: float | None, said: str
) -> None:
    price = replace(indicator("price"), short={"label": "price"})
    found = Measurement(amount, "", date(2026, 11, 1), whose=whose)
    assert to_ask(price, replace(provider("Ash"), measurements={"price": found})) == said


@given(lists(unknowns=True), st.data())
def test_nothing_would_bring_more_points_than_what_is_named_made_as_good_as_can_be(
    drawn: List, data: st.DataObject
) -> None:
    """Each fact in turn is held against its full value; what all of them lose is what the score lacks."""
    said: Preference = data.draw(preferences(drawn.ids))
    center: Provider = data.draw(st.sampled_from(drawn.providers))
    factors = [
        replace(each, indicators=tuple(replace(fact, short=None, label=fact.id) for fact in each.indicators))
        for each in drawn.factors
    ]
    weights = said.weights(drawn.ids)
    values = valued([center], factors)
    (now,) = rank(values, weights)
    facts = {fact.id: (fact, weights[each.id] * fact.share) for each in factors for fact in each.indicators}
    unknown = {id for id in facts if center.amount(id) is None}
    lost = {
        id: 100
        * part
        * (1 - (fact.unknown.middle if id in unknown else fact.value_of(center.amount(id)) or 0))
        for id, (fact, part) in facts.items()
    }
    assert sum(lost.values()) == pytest.approx(100 - now.middle)
    sentence = most_lost(now)
    if read := holes(words.GLANCE_LOST, sentence):
        assert read["fact"] == short_text(facts[read["label"]][0], center)
        assert lost[read["label"]] == pytest.approx(max(lost.values()), abs=1e-6)
    elif read := holes(words.GLANCE_LOST_OPEN, sentence):
        open_ = {id: part * (fact.unknown.high - fact.unknown.low) for id, (fact, part) in facts.items()}
        assert open_[read["label"]] == pytest.approx(max(open_[id] for id in unknown))
        assert max(lost[id] for id in unknown) == pytest.approx(max(lost.values()), abs=1e-6)
    assert (sentence == "") is (max(lost.values()) < 1e-6)
