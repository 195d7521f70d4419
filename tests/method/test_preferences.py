from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from decision.method.preferences import (
    NothingMatters,
    Numbers,
    Order,
    Preference,
    Word,
    Words,
    ordered_inside,
    rank_order_centroid,
)
from tests.conftest import factor, indicator

FACTORS = ("cost", "travel", "staff")


@pytest.mark.parametrize(
    ("said", "weights"),
    [
        pytest.param(
            Order((("staff",), ("cost",), ("travel",))), (5 / 18, 2 / 18, 11 / 18), id="an order of all"
        ),
        pytest.param(Order((("cost", "travel", "staff"),)), (1 / 3, 1 / 3, 1 / 3), id="all tied"),
        pytest.param(
            Order((("staff",), ("cost", "travel"))),
            (7 / 36, 7 / 36, 22 / 36),
            id="two tied share their places",
        ),
        pytest.param(
            Order((("staff",),)), (7 / 36, 7 / 36, 22 / 36), id="those not placed count least, level"
        ),
        pytest.param(
            Order((("staff",), ("cost",)), frozenset({"travel"})), (1 / 4, 0, 3 / 4), id="one does not matter"
        ),
        pytest.param(
            Order((("staff",),), frozenset({"travel", "cost"})),
            (0, 0, 1),
            id="a single factor has all the weight",
        ),
        pytest.param(
            Order((), frozenset({"travel"})),
            (1 / 2, 0, 1 / 2),
            id="the rest is level where one does not matter",
        ),
        pytest.param(
            Words({"cost": Word.VERY, "travel": Word.A_LITTLE, "staff": Word.QUITE}),
            (3 / 6, 1 / 6, 2 / 6),
            id="words count 3, 1 and 2",
        ),
        pytest.param(
            Words({"cost": Word.VERY, "staff": Word.NOT_AT_ALL}),
            (1, 0, 0),
            id="no word counts like not at all",
        ),
        pytest.param(
            Numbers({"cost": 9, "travel": 3, "staff": 0}), (3 / 4, 1 / 4, 0), id="numbers in proportion"
        ),
        pytest.param(Numbers({"cost": 2}), (1, 0, 0), id="no number counts 0"),
        pytest.param(
            Numbers({"cost": 1e308, "travel": 1e308, "staff": 1e308}),
            (1 / 3, 1 / 3, 1 / 3),
            id="huge numbers",
        ),
        pytest.param(Numbers({"cost": 5e-324, "travel": 5e-324}), (1 / 2, 1 / 2, 0), id="tiny numbers"),
    ],
)
def test_what_a_person_says_becomes_weights(said: Preference, weights: tuple[float, ...]) -> None:
    assert said.weights(FACTORS) == pytest.approx(dict(zip(FACTORS, weights, strict=True)))


def test_weights_are_in_the_order_of_the_factors() -> None:
    assert tuple(Order((("staff",), ("cost",))).weights(FACTORS)) == FACTORS
    assert tuple(Numbers({"staff": 1, "cost": 2}).weights(FACTORS)) == FACTORS


@pytest.mark.parametrize(
    ("said", "next_step"),
    [
        pytest.param(Order((), frozenset(FACTORS)), "place at least one factor", id="order"),
        pytest.param(
            Words(dict.fromkeys(FACTORS, Word.NOT_AT_ALL)), "say that at least one factor matters", id="words"
        ),
        pytest.param(
            Numbers(dict.fromkeys(FACTORS, 0.0)), "say that at least one factor matters", id="numbers"
        ),
    ],
)
def test_all_zero_is_refused_with_the_next_step(said: Preference, next_step: str) -> None:
    with pytest.raises(NothingMatters, match=f"^nothing matters yet: {next_step}$"):
        said.weights(FACTORS)


@pytest.mark.parametrize("said", [Words(), Numbers()], ids=["words", "numbers"])
def test_nothing_chosen_yet_has_no_weights(said: Preference) -> None:
    assert said.is_empty
    with pytest.raises(NothingMatters, match=r"^nothing matters yet: "):
        said.weights(FACTORS)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Order((("cost",),)), id="one placed"),
        pytest.param(Order((), frozenset({"cost"})), id="one said not to matter"),
        pytest.param(Words({"cost": Word.NOT_AT_ALL}), id="one word"),
        pytest.param(Numbers({"cost": 0}), id="one number"),
    ],
)
def test_whatever_is_said_is_not_empty(said: Preference) -> None:
    assert not said.is_empty


def test_an_order_tells_the_factors_placed_so_far() -> None:
    assert Order((("staff",), ("cost", "travel"))).placed == ("staff", "cost", "travel")


@pytest.mark.parametrize(
    ("blocks", "not_mattering", "message"),
    [
        pytest.param(
            (("cost",), ("cost",)), (), "a factor is twice in the order: place it once", id="two places"
        ),
        pytest.param((("cost", "cost"),), (), "a factor is twice in the order: place it once", id="one tie"),
        pytest.param(
            (("cost",),), ("cost",), "both placed and said not to matter: keep one of the two", id="both"
        ),
        pytest.param((("cost",), ()), (), "the order has an empty place: leave it out", id="an empty place"),
    ],
)
def test_an_order_that_contradicts_itself_is_refused(
    blocks: tuple[tuple[str, ...], ...], not_mattering: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        Order(blocks, frozenset(not_mattering))


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(-1.0, id="negative"),
        pytest.param(float("nan"), id="not a number"),
        pytest.param(float("inf"), id="endless"),
    ],
)
def test_a_number_that_cannot_be_weighed_is_refused(number: float) -> None:
    with pytest.raises(
        ValueError, match=rf"factor 'cost': {number} is not a number from 0 up; give one that is"
    ):
        Numbers({"travel": 1, "cost": number})


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Order((("coast",),)), id="placed"),
        pytest.param(Order((), frozenset({"coast"})), id="not mattering"),
        pytest.param(Words({"coast": Word.VERY}), id="words"),
        pytest.param(Numbers({"coast": 1}), id="numbers"),
    ],
)
def test_a_factor_nobody_knows_is_named_with_those_there_are(said: Preference) -> None:
    with pytest.raises(ValueError, match="unknown factor 'coast': use one of the list's"):
        said.weights(FACTORS)


def test_every_factor_nobody_knows_is_named() -> None:
    with pytest.raises(ValueError, match="unknown factor 'coast', 'raids': use one of the list's"):
        Numbers({"raids": 1, "coast": 1, "cost": 1}).weights(FACTORS)


@pytest.mark.parametrize("said", [Order((("cost",),)), Numbers({"cost": 1})], ids=["order", "numbers"])
def test_a_repeated_factor_is_refused(said: Preference) -> None:
    with pytest.raises(ValueError, match="factor id 'cost' is there twice"):
        said.weights(("cost", "travel", "cost"))


@pytest.mark.parametrize("said", [Order(), Words(), Numbers()], ids=["order", "words", "numbers"])
def test_where_there_is_no_factor_nothing_matters(said: Preference) -> None:
    with pytest.raises(NothingMatters, match=r"^nothing matters yet: "):
        said.weights(())


def test_the_centroid_of_five_places_is_the_one_in_the_method() -> None:
    assert rank_order_centroid(5) == pytest.approx((0.457, 0.257, 0.157, 0.090, 0.040), abs=5e-4)


def test_the_four_words_count_0_to_3() -> None:
    assert [(word.name, int(word)) for word in Word] == [
        ("NOT_AT_ALL", 0),
        ("A_LITTLE", 1),
        ("QUITE", 2),
        ("VERY", 3),
    ]


def order(text: str) -> Order:
    """An order written as "staff > cost = travel | rides", with what does not matter behind the bar."""
    placed, _, left_out = text.partition("|")
    blocks = tuple(tuple(block.replace("=", " ").split()) for block in placed.split(">") if block.strip())
    return Order(blocks, frozenset(left_out.split()))


@pytest.mark.parametrize(
    ("factor", "place"),
    [
        pytest.param("staff", 1, id="the first"),
        pytest.param("cost", 2, id="a tie"),
        pytest.param("travel", 2, id="the other of the tie"),
        pytest.param("rides", 4, id="the place after a tie is skipped"),
    ],
)
def test_a_placed_factor_knows_its_place(factor: str, place: int) -> None:
    assert order("staff > cost = travel > rides").place_of(factor) == place


def test_a_factor_without_a_place_is_named() -> None:
    with pytest.raises(ValueError, match="factor 'cost' has no place yet: place it first"):
        order("staff | cost").place_of("cost")


@pytest.mark.parametrize(
    ("before", "factor", "after"),
    [
        pytest.param("", "cost", "cost", id="the first"),
        pytest.param("staff", "cost", "staff > cost", id="behind the others"),
        pytest.param("staff | cost", "cost", "staff > cost", id="one said not to matter now does"),
        pytest.param("staff > cost", "staff", "staff > cost", id="a double tap is harmless"),
    ],
)
def test_a_factor_is_put_next(before: str, factor: str, after: str) -> None:
    assert order(before).with_next(factor) == order(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("staff > cost | rides", "staff | rides", id="the last place"),
        pytest.param("staff > cost = travel", "staff > cost", id="the last of a tie"),
        pytest.param("staff", "", id="the only one"),
        pytest.param("| rides", "| rides", id="nothing placed"),
    ],
)
def test_the_last_step_is_taken_back(before: str, after: str) -> None:
    assert order(before).without_last() == order(after)


@pytest.mark.parametrize(
    ("before", "factor", "after"),
    [
        pytest.param("staff > cost > rides", "rides", "staff > rides > cost", id="past the one above"),
        pytest.param("staff = cost > rides", "rides", "rides > staff = cost", id="past a whole tie"),
        pytest.param("staff > cost = rides", "rides", "staff > rides > cost", id="out of its tie"),
        pytest.param("staff = cost > rides", "cost", "cost > staff > rides", id="out of the first tie"),
        pytest.param("staff > cost > rides", "cost", "cost > staff > rides", id="those below stay"),
        pytest.param("staff > cost | rides", "cost", "cost > staff | rides", id="what is left out stays so"),
        pytest.param("staff > cost", "staff", "staff > cost", id="the first stays"),
        pytest.param("staff > cost", "rides", "staff > cost", id="one without a place stays so"),
    ],
)
def test_a_factor_moves_up_one_place(before: str, factor: str, after: str) -> None:
    assert order(before).moved(factor, up=True) == order(after)


@pytest.mark.parametrize(
    ("before", "factor", "after"),
    [
        pytest.param("staff > cost > rides", "staff", "cost > staff > rides", id="past the one below"),
        pytest.param("staff > cost = rides", "staff", "cost = rides > staff", id="past a whole tie"),
        pytest.param("staff = cost > rides", "staff", "cost > staff > rides", id="out of its tie"),
        pytest.param("staff > cost = rides", "cost", "staff > rides > cost", id="out of the last tie"),
        pytest.param("staff > cost", "cost", "staff > cost", id="the last stays"),
        pytest.param("staff > cost", "rides", "staff > cost", id="one without a place stays so"),
    ],
)
def test_a_factor_moves_down_one_place(before: str, factor: str, after: str) -> None:
    assert order(before).moved(factor, up=False) == order(after)


@pytest.mark.parametrize(
    ("before", "factor", "tied", "after"),
    [
        pytest.param("staff > cost", "cost", True, "staff = cost", id="two are tied"),
        pytest.param("staff = cost > rides", "rides", True, "staff = cost = rides", id="one joins a tie"),
        pytest.param("a > b > c > d | e", "c", True, "a > b = c > d | e", id="in the middle"),
        pytest.param("staff > cost", "staff", True, "staff > cost", id="the first has none above it"),
        pytest.param("staff = cost", "cost", True, "staff = cost", id="already tied"),
        pytest.param("staff = cost", "cost", False, "staff > cost", id="a tie is taken apart"),
        pytest.param(
            "a > b = c = d > e | f", "c", False, "a > b > c = d > e | f", id="below it the tie stays"
        ),
        pytest.param("staff > cost", "cost", False, "staff > cost", id="not tied"),
        pytest.param("staff", "rides", True, "staff", id="one without a place"),
    ],
)
def test_a_factor_is_tied_to_the_one_above_or_parted_from_it(
    before: str, factor: str, tied: bool, after: str
) -> None:
    assert order(before).with_tie(factor, tied=tied) == order(after)


@pytest.mark.parametrize(
    ("before", "factor", "after"),
    [
        pytest.param("staff > cost > rides", "cost", "staff > rides | cost", id="with a place of its own"),
        pytest.param("staff = cost | rides", "cost", "staff | cost rides", id="out of a tie"),
        pytest.param("staff", "cost", "staff | cost", id="without a place"),
    ],
)
def test_a_factor_is_left_out_as_not_mattering(before: str, factor: str, after: str) -> None:
    assert order(before).left_out(factor) == order(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("staff > cost > rides", "staff > rides", id="with a place of its own"),
        pytest.param("staff = cost | rides", "staff | rides", id="out of a tie"),
        pytest.param("staff | cost rides", "staff | rides", id="not mattering until now"),
        pytest.param("staff | rides", "staff | rides", id="nothing was said of it"),
    ],
)
def test_what_was_said_of_a_factor_is_taken_out_of_the_order(before: str, after: str) -> None:
    assert order(before).without("cost") == order(after)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        pytest.param(order("staff > cost"), ("travel", "rides"), id="not placed"),
        pytest.param(order("staff > cost = rides | travel"), (), id="placed or left out"),
        pytest.param(Words({"cost": Word.NOT_AT_ALL}), ("staff", "travel", "rides"), id="without a word"),
        pytest.param(Numbers({"cost": 0, "rides": 4}), ("staff", "travel"), id="without a number"),
    ],
)
def test_what_is_not_answered_yet_is_named_in_the_order_of_the_list(
    said: Preference, left: tuple[str, ...]
) -> None:
    assert said.unanswered(("staff", "cost", "travel", "rides")) == left


@pytest.mark.parametrize(
    ("made", "given", "message"),
    [
        (Words, 7, "factor 'cost': 7 is not one of the four words; use a Word"),
        (Words, 3, "factor 'cost': 3 is not one of the four words; use a Word"),
        (Words, "very", "factor 'cost': 'very' is not one of the four words; use a Word"),
        (Words, True, "factor 'cost': True is not one of the four words; use a Word"),
        (Words, None, "factor 'cost': None is not one of the four words; use a Word"),
        (Numbers, 10**400, "factor 'cost': a number of more than 20 digits is not a number from 0 up"),
        (Numbers, True, "factor 'cost': True is not a number from 0 up; give one that is"),
        (Numbers, "5", "factor 'cost': '5' is not a number from 0 up; give one that is"),
        (Numbers, None, "factor 'cost': None is not a number from 0 up; give one that is"),
    ],
)
def test_what_is_no_word_or_no_number_is_refused_with_its_factor_and_the_remedy(
    made: Callable[[Any], Preference], given: object, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        made({"cost": given})


FACTS = (
    factor("way", *(indicator(id, share=share) for id, share in (("a", 0.5), ("b", 0.25), ("c", 0.25)))),
    factor("cost"),
)


def test_what_matters_most_inside_a_factor_gives_its_facts_their_shares() -> None:
    way, cost = ordered_inside(FACTS, {"way": "b"})
    assert [fact.share for fact in way.indicators] == pytest.approx((7 / 36, 22 / 36, 7 / 36))
    assert cost is FACTS[1]
    assert [replace(fact, share=0.5) for fact in way.indicators] == [
        replace(fact, share=0.5) for fact in FACTS[0].indicators
    ]


def test_a_factor_of_one_fact_keeps_all_of_it_and_none_named_stays_as_it_is() -> None:
    assert ordered_inside(FACTS, {"cost": "cost"}) == FACTS
    assert ordered_inside(FACTS, {}) == FACTS


@pytest.mark.parametrize(
    ("most_inside", "message"),
    [
        ({"wya": "a"}, "^unknown factor 'wya': use one of the list's"),
        ({"way": "z"}, "^unknown fact behind factor 'way' 'z': use one of the list's"),
    ],
)
def test_what_matters_most_inside_a_factor_is_one_of_its_facts(
    most_inside: dict[str, str], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        ordered_inside(FACTS, most_inside)
