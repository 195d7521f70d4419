from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Amount, Factor, Indicator, Levels, Points, YesNo, between
from decision.method.must_haves import WithinLimit
from decision.method.preferences import Numbers, Order, Preference, Word, Words
from decision.method.providers import Measurement, Provider
from decision.wording import words
from decision.wording.describing import (
    Facts,
    away_sentence,
    counted,
    fact_sentence,
    facts_of,
    known_sentence,
    read_back,
    scale_note,
    short_fact,
)
from decision.wording.language import day, listed, number
from decision.wording.swings import spread
from tests.conftest import factor, figure, holes, indicator, provider, row_of
from tests.strategies import List, lists, numbers, preferences, scales

# ---- figures and lists of names


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        pytest.param(12.0, "12", id="a whole number has no point"),
        pytest.param(0.0, "0", id="zero"),
        pytest.param(-0.0, "0", id="zero has no sign"),
        pytest.param(100.0, "100", id="zeros before the point stay"),
        pytest.param(3400.0, "3,400", id="thousands"),
        pytest.param(1234567.5, "1,234,567.5", id="millions"),
        pytest.param(2.5, "2.5", id="one decimal"),
        pytest.param(0.1 + 0.2, "0.3", id="noise of the computer is not shown"),
        pytest.param(2.004, "2", id="rounded to a whole number, it has no point"),
        pytest.param(3.999, "4", id="rounded up to a whole number"),
        pytest.param(-0.001, "0", id="rounded to zero, it has no sign"),
        pytest.param(-2.5, "-2.5", id="below zero"),
    ],
)
def test_a_number_is_written_as_people_write_it(amount: float, shown: str) -> None:
    assert number(amount) == shown


@given(st.floats(-1e9, 1e9))
def test_a_number_reads_back_to_two_decimals_and_ends_in_a_digit(amount: float) -> None:
    shown = number(amount)
    assert float(shown.replace(",", "")) == pytest.approx(amount, abs=0.00501)
    assert shown[-1].isdigit()
    assert not ("." in shown and shown.endswith("0"))


@pytest.mark.parametrize(
    ("names", "row"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["Ash"], "Ash", id="one"),
        pytest.param(["Ash", "Birch"], "Ash and Birch", id="two"),
        pytest.param(["Ash", "Birch", "Cedar"], "Ash, Birch, and Cedar", id="three"),
        pytest.param(["{0}", "{x}"], "{0} and {x}", id="a name with braces in it is a name"),
    ],
)
def test_names_are_in_a_row(names: list[str], row: str) -> None:
    assert listed(names) == row


# ---- one fact, in a sentence


def said(id: str, scale: Levels | YesNo | None = None, unit: str = "", **says: str) -> Indicator:
    made = indicator(id, scale, unit=unit)
    return Indicator(id, made.label, made.scale, 1.0, unit, says=says or None)


NURSES = said("nurses", unit="nurses", known="There are {amount} nurses.", unknown="We do not know how many.")
DOCTOR = said(
    "doctor",
    YesNo(good=True),
    yes="A doctor is there.",
    no="No doctor is there.",
    unknown="We do not know of a doctor.",
)
STEPS = said(
    "steps",
    Levels((("full", 1.0), ("partial", 0.5), ("none", 0.0))),
    full="There is no step.",
    partial="There are some steps.",
    none="There are steps.",
    unknown="We do not know of steps.",
)


@pytest.mark.parametrize(
    ("fact", "amount", "sentence"),
    [
        pytest.param(NURSES, 1200.0, "There are 1,200 nurses.", id="a number in its hole"),
        pytest.param(NURSES, 0.0, "There are 0 nurses.", id="none is known, and a number"),
        pytest.param(NURSES, None, "We do not know how many.", id="an unknown number is not 0"),
        pytest.param(DOCTOR, True, "A doctor is there.", id="yes"),
        pytest.param(DOCTOR, False, "No doctor is there.", id="no"),
        pytest.param(DOCTOR, None, "We do not know of a doctor.", id="an unknown answer is not no"),
        pytest.param(STEPS, "partial", "There are some steps.", id="a level"),
        pytest.param(STEPS, None, "We do not know of steps.", id="an unknown level is no level"),
        pytest.param(said("nurses"), 2.5, "Nurses: 2.5.", id="a number without a sentence"),
        pytest.param(said("doctor"), True, "Doctor: yes.", id="yes without a sentence"),
        pytest.param(said("doctor"), False, "Doctor: no.", id="no without a sentence is not 0"),
        pytest.param(said("steps"), "full", "Steps: full.", id="a level without a sentence"),
        pytest.param(said("nurses"), None, "Nurses: Not known.", id="unknown without a sentence"),
    ],
)
def test_a_fact_is_one_whole_sentence(fact: Indicator, amount: Amount | None, sentence: str) -> None:
    assert fact_sentence(fact, amount) == sentence


ONE_NURSE = replace(NURSES, unit_one="nurse", scale=Points(((0, 0.0), (1, 0.5), (2, 1.0))))
PRICE = replace(indicator("price", between(1000, 0), unit="dollars"), unit_one="dollar", written="${amount}")


@pytest.mark.parametrize(
    ("amount", "of", "shown"),
    [
        pytest.param(2.0, ONE_NURSE, "2 nurses", id="many"),
        pytest.param(1.0, ONE_NURSE, "1 nurse", id="one"),
        pytest.param(0.0, ONE_NURSE, "0 nurses", id="none"),
        pytest.param(1.001, ONE_NURSE, "1 nurse", id="what is shown as 1"),
        pytest.param(1.5, ONE_NURSE, "1.5 nurses", id="more than one"),
        pytest.param(1.0, NURSES, "1 nurses", id="without a word for one"),
        pytest.param(1.0, said("nurses"), "1", id="without a unit"),
        pytest.param(
            1.0, WithinLimit("nurses", True, "How many?", "nurses", "nurse"), "1 nurse", id="a limit"
        ),
        pytest.param(1000.0, PRICE, "$1,000", id="money"),
        pytest.param(1.0, PRICE, "$1", id="one of money"),
        pytest.param(
            90.0,
            WithinLimit("price", True, "How much?", "dollars", "dollar", "${amount}"),
            "$90",
            id="a limit in money",
        ),
    ],
)
def test_one_is_counted_in_the_word_for_one(amount: float, of: Indicator | WithinLimit, shown: str) -> None:
    assert counted(amount, of) == shown


def test_the_word_for_one_is_in_ranges_and_scales() -> None:
    centers = [provider("Ash", nurses=1.0), provider("Birch", nurses=0.0)]
    assert spread(ONE_NURSE, centers) == "Nurses: from 0 to 1 nurse on this list."
    assert spread(ONE_NURSE, centers[:1]) == "Nurses: 1 nurse at each center where it is known."
    assert scale_note(ONE_NURSE) == "Its scale, from 0 to 100: 0 nurses = 0; 1 nurse = 50; 2 nurses = 100."


def test_money_is_written_the_same_way_in_ranges_and_scales() -> None:
    centers = [provider("Ash", price=1000.0), provider("Birch", price=40.0)]
    assert spread(PRICE, centers) == "Price: from $40 to $1,000 on this list."
    assert spread(PRICE, centers[:1]) == "Price: $1,000 at each center where it is known."
    assert scale_note(PRICE) == "Its scale, from 0 to 100: $0 = 100; $1,000 = 0."


DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        pytest.param(
            Measurement(3.0, "Ann {0}, a nurse", DAY, reported=True),
            "There are 3 nurses. (Ann {0}, a nurse said so on November 1, 2026.)",
            id="by whom and when",
        ),
        pytest.param(
            Measurement(3.0, "", DAY, reported=True),
            "There are 3 nurses. (You typed this in on November 1, 2026.)",
            id="by nobody else than the person",
        ),
        pytest.param(
            Measurement(3.0, "Reported by phone", DAY),
            "There are 3 nurses.",
            id="what stands in the list is not",
        ),
        pytest.param(
            Measurement(3.0, "Ann", None, reported=True), "There are 3 nurses.", id="not without the day"
        ),
        pytest.param(Measurement(None, "Website", DAY), "We do not know how many.", id="unknown"),
        pytest.param(None, "We do not know how many.", id="never recorded"),
    ],
)
def test_what_was_reported_is_said_with_who_reported_it_and_when(
    found: Measurement | None, sentence: str
) -> None:
    here = Provider("ash", "Ash", {} if found is None else {"nurses": found})
    assert known_sentence(NURSES, here) == sentence
    facts = facts_of(here, [factor("staff", NURSES)])
    (fact,) = (*facts.fits, *facts.fits_less, *facts.not_known)
    assert fact.sentence == sentence


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        pytest.param(date(2026, 11, 1), "November 1, 2026", id="no zero before the day"),
        pytest.param(date(2027, 2, 28), "February 28, 2027", id="two digits"),
    ],
)
def test_a_day_is_written_as_people_write_it(moment: date, shown: str) -> None:
    assert day(moment) == shown


# ---- the real range of the list


@pytest.mark.parametrize(
    ("fact", "amounts", "sentence"),
    [
        pytest.param(NURSES, [4, 0, 2], "Nurses: from 0 to 4 nurses on this list.", id="numbers"),
        pytest.param(
            NURSES,
            [4, None, 2, None],
            "Nurses: from 2 to 4 nurses on this list. Not known at 2.",
            id="numbers with unknowns, which are no 0",
        ),
        pytest.param(NURSES, [3, 3], "Nurses: 3 nurses at each center where it is known.", id="all the same"),
        pytest.param(
            NURSES, [3, None], "Nurses: 3 nurses at each center where it is known. Not known at 1.", id="one"
        ),
        pytest.param(NURSES, [None, None], "Nurses: not known at any center yet.", id="all unknown"),
        pytest.param(NURSES, [], "Nurses: not known at any center yet.", id="no center"),
        pytest.param(
            DOCTOR,
            [True, False, True, None],
            "A doctor is there. This is true at 2 of 4 centers on this list, and not at 1. Not known at 1.",
            id="yes and no",
        ),
        pytest.param(
            DOCTOR,
            [True, None],
            "A doctor is there. This is true at each center on this list where it is known. Not known at 1.",
            id="only yes",
        ),
        pytest.param(
            DOCTOR,
            [False, False],
            "No doctor is there. This is true at each center on this list where it is known.",
            id="only no",
        ),
        pytest.param(
            said("fee", YesNo(good=False), yes="A fee is added.", no="No fee is added."),
            [True, False],
            "No fee is added. This is true at 1 of 2 centers on this list, and not at 1.",
            id="where no is the good answer",
        ),
        pytest.param(
            STEPS,
            ["none", "partial", "partial", "none"],
            "There are some steps. This is true at 2 of 4 centers on this list, and not at 2.",
            id="the level worth most of those that are found",
        ),
        pytest.param(DOCTOR, [None], "Doctor: not known at any center yet.", id="no answer known"),
    ],
)
def test_the_real_range_of_a_fact_is_reported_with_what_is_not_known(
    fact: Indicator, amounts: list[Amount | None], sentence: str
) -> None:
    centers = [provider(f"Center {place}", **{fact.id: amount}) for place, amount in enumerate(amounts)]
    assert spread(fact, centers) == sentence


@given(st.data())
def test_each_point_of_a_scale_is_worth_what_is_reported(data: st.DataObject) -> None:
    fact = replace(indicator("f", data.draw(scales)), unit="units")
    read = holes(words.SCALE, scale_note(fact))
    assert (read is None) is isinstance(fact.scale, YesNo)
    for point in read["points"].split("; ") if read else ():
        reported = holes(words.SCALE_POINT, point)
        assert reported
        amount: Amount = reported["amount"].removeprefix("F: ")
        if isinstance(fact.scale, Points):
            amount = float(reported["amount"].removesuffix(" units").replace(",", ""))
        assert 100 * fact.scale.value_of(amount) == pytest.approx(float(reported["worth"]), abs=0.0501)


@given(numbers(["a", "b", "c", "d"]))
def test_the_points_a_person_gives_add_up_to_100_as_they_are_read_back(said: Numbers) -> None:
    (sentence, *_) = read_back(said, [factor(id) for id in "abcd"])
    reported = holes(words.READ_BACK_NUMBERS, sentence)
    assert reported
    shares = [holes(words.READ_BACK_SHARE, part) for part in row_of(reported["shares"])]
    weights = said.weights(["a", "b", "c", "d"])
    for read in shares:
        assert read
        assert figure(read["share"]) == pytest.approx(100 * weights[read["factor"].lower()], abs=1)
    assert sum(figure(read["share"]) for read in shares if read) == 100


# ---- what fits, fits less, and is not known

STAFF = factor("staff", indicator("nurses", share=0.75), indicator("doctor", share=0.25))
WAY, COST = factor("way"), factor("cost")


def groups(facts: Facts) -> tuple[list[str], list[str], list[str]]:
    fits, fits_less, not_known = (
        [fact.indicator.id for fact in group] for group in (facts.fits, facts.fits_less, facts.not_known)
    )
    return fits, fits_less, not_known


@pytest.mark.parametrize(
    ("amounts", "weights", "found"),
    [
        pytest.param(
            {"nurses": 0.5, "doctor": 0.49, "way": 1.0},
            None,
            (["nurses", "way"], ["doctor"], ["cost"]),
            id="half fits, less than half fits less",
        ),
        pytest.param(
            {}, None, ([], [], ["nurses", "doctor", "way", "cost"]), id="all unknown, in file order"
        ),
        pytest.param(
            {"nurses": 0.6, "doctor": 1.0, "way": 0.9, "cost": 0.8},
            None,
            (["nurses", "doctor", "way", "cost"], [], []),
            id="without weights, in file order",
        ),
        pytest.param(
            {"nurses": 0.6, "doctor": 1.0, "way": 0.9, "cost": 0.8},
            {"staff": 0.5, "way": 0.2, "cost": 0.3},
            (["cost", "way", "doctor", "nurses"], [], []),
            id="with weights, first what pulls most: .09 .08 .0625 .0375",
        ),
        pytest.param(
            {"nurses": 0.0, "doctor": 0.0, "way": 0.4, "cost": 0.25},
            {"staff": 0.2, "way": 0.4, "cost": 0.4},
            ([], ["cost", "nurses", "way", "doctor"], []),
            id="the same for what fits less: .1 .075 .04 .025",
        ),
        pytest.param(
            {},
            {"staff": 0.3, "way": 0.4, "cost": 0.3},
            ([], [], ["way", "cost", "nurses", "doctor"]),
            id="an unknown pulls by its whole weight: .4 .3 .225 .075",
        ),
        pytest.param(
            {"nurses": 1.0, "way": 1.0},
            {"staff": 0.0, "way": 1.0, "cost": 0.0},
            (["way"], [], []),
            id="what does not matter is left out, known or not",
        ),
        pytest.param(
            {"way": 0.9, "cost": 0.9},
            {"staff": 0.0, "way": 0.5, "cost": 0.5},
            (["way", "cost"], [], []),
            id="what pulls alike stays in file order",
        ),
    ],
)
def test_facts_are_in_three_groups_with_what_counts_most_first(
    amounts: dict[str, float],
    weights: Mapping[str, float] | None,
    found: tuple[list[str], list[str], list[str]],
) -> None:
    assert groups(facts_of(provider("Ash", **amounts), [STAFF, WAY, COST], weights)) == found


def test_a_fact_tells_its_weight_value_and_sentence() -> None:
    (fact,) = facts_of(provider("Ash", nurses=0.25), [factor("staff", NURSES)], {"staff": 0.4}).fits_less
    assert (fact.amount, fact.value, fact.weight) == (0.25, 0.25, 0.4)
    assert fact.sentence == "There are 0.25 nurses."


@given(lists(unknowns=True), st.data())
def test_every_fact_that_counts_is_in_the_one_group_that_is_true_of_it(
    drawn: List, data: st.DataObject
) -> None:
    weights = data.draw(
        st.one_of(st.none(), preferences(drawn.ids).map(lambda said: said.weights(drawn.ids)))
    )
    for center in drawn.providers:
        facts = facts_of(center, drawn.factors, weights)
        assert all(fact.value is not None and fact.value >= 0.5 for fact in facts.fits)
        assert all(fact.value is not None and fact.value < 0.5 for fact in facts.fits_less)
        assert all(fact.value is fact.amount is None for fact in facts.not_known)
        reported = [
            fact.indicator.id for group in (facts.fits, facts.fits_less, facts.not_known) for fact in group
        ]
        counts = [f for f in drawn.factors if weights is None or weights[f.id] > 0]
        assert sorted(reported) == sorted(i.id for f in counts for i in f.indicators)


@given(lists(unknowns=True), st.data())
def test_no_group_tells_less_of_what_counts_before_more(drawn: List, data: st.DataObject) -> None:
    weights = data.draw(preferences(drawn.ids)).weights(drawn.ids)
    for center in drawn.providers:
        facts = facts_of(center, drawn.factors, weights)
        for group in (facts.fits, facts.fits_less, facts.not_known):
            pulls = [fact.weight * (0.5 if fact.value is None else abs(fact.value - 0.5)) for fact in group]
            assert all(one >= other for one, other in pairwise(pulls))


# ---- what a person said, read back

FOUR = [Factor(id, id.title(), (indicator(id),)) for id in ("staff", "way", "cost", "hours")]
NOTHING, ALL_ZERO = words.READ_BACK_NOTHING, words.READ_BACK_ALL_ZERO


@pytest.mark.parametrize(
    ("preference", "sentences"),
    [
        pytest.param(Order(), [NOTHING], id="no tap"),
        pytest.param(Words(), [NOTHING], id="no word"),
        pytest.param(Numbers(), [NOTHING], id="no number"),
        pytest.param(
            Order((("cost",), ("staff",), ("way",), ("hours",))),
            ["Your order is: 1. Cost; 2. Staff; 3. Way; 4. Hours."],
            id="an order",
        ),
        pytest.param(
            Order((("way", "cost"), ("staff", "hours"))),
            ["Your order is: 1. Way and Cost; 3. Staff and Hours."],
            id="a tie shares its place, and the next is skipped",
        ),
        pytest.param(
            Order((("cost",),)),
            [
                "Your order is: 1. Cost.",
                ("Not said yet: Staff, Way, and Hours. What you have not said yet shares the lowest weight."),
            ],
            id="the first tap",
        ),
        pytest.param(
            Order((("cost",), ("way",)), frozenset({"staff"})),
            [
                "Your order is: 1. Cost; 2. Way.",
                "Not said yet: Hours. What you have not said yet shares the lowest weight.",
                "Does not matter to you: Staff.",
            ],
            id="placed, not tapped and left out",
        ),
        pytest.param(
            Order((), frozenset({"hours", "staff"})),
            [
                "Not said yet: Way and Cost. What you have not said yet shares the lowest weight.",
                "Does not matter to you: Staff and Hours.",
            ],
            id="only left out",
        ),
        pytest.param(
            Order((), frozenset({"staff", "way", "cost", "hours"})), [ALL_ZERO], id="all are left out"
        ),
        pytest.param(
            Words({"staff": Word.A_LITTLE, "way": Word.VERY, "cost": Word.NOT_AT_ALL, "hours": Word.QUITE}),
            [
                "Matters very much to you: Way.",
                "Matters quite a lot to you: Hours.",
                "Matters a little to you: Staff.",
                "Does not matter to you: Cost.",
            ],
            id="four words",
        ),
        pytest.param(
            Words({"hours": Word.VERY, "staff": Word.VERY}),
            [
                "Matters very much to you: Staff and Hours.",
                "Not counted until you choose a word: Way and Cost.",
            ],
            id="the same word twice, and none yet",
        ),
        pytest.param(
            Words({"cost": Word.NOT_AT_ALL}), [ALL_ZERO], id="the first word says that it does not matter"
        ),
        pytest.param(
            Numbers({"staff": 20, "way": 10, "cost": 10, "hours": 10}),
            ["Out of 100 points, you give Staff 40, Way 20, Cost 20, and Hours 20."],
            id="numbers, as parts of 100",
        ),
        pytest.param(
            Numbers({"staff": 3, "way": 1, "cost": 0}),
            [
                "Out of 100 points, you give Staff 75 and Way 25.",
                "Does not matter to you: Cost.",
                "Not counted until you give a number: Hours.",
            ],
            id="a zero and no number are not the same",
        ),
        pytest.param(
            Numbers({"staff": 249, "way": 1, "cost": 249, "hours": 1}),
            ["Out of 100 points, you give Staff 50, Way 0.2, Cost 50, and Hours 0.2."],
            id="a small number is not reported as 0",
        ),
        pytest.param(
            Numbers({"staff": 1000, "way": 0.1, "cost": 0, "hours": 0}),
            [
                "Out of 100 points, you give Staff 100 and Way less than 0.1.",
                "Does not matter to you: Cost and Hours.",
            ],
            id="nor is the smallest",
        ),
        pytest.param(
            Numbers({"staff": 1e308, "way": 1e308, "cost": 1e308, "hours": 1e308}),
            ["Out of 100 points, you give Staff 25, Way 25, Cost 25, and Hours 25."],
            id="the largest numbers",
        ),
        pytest.param(Numbers({"staff": 0.0, "way": 0.0}), [ALL_ZERO], id="every number is 0"),
    ],
)
def test_what_was_said_is_read_back_in_whole_sentences(preference: Preference, sentences: list[str]) -> None:
    assert list(read_back(preference, FOUR)) == sentences


@given(st.data())
def test_every_factor_is_read_back_once_in_each_way(data: st.DataObject) -> None:
    preference = data.draw(preferences([f.id for f in FOUR]).filter(lambda said: not said.is_empty))
    text = " ".join(read_back(preference, FOUR))
    assert [text.count(factor.label) for factor in FOUR] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("miles", "sentence"),
    [
        pytest.param(0.0, "Less than 1 mile from you in a straight line.", id="here"),
        pytest.param(0.99, "Less than 1 mile from you in a straight line.", id="nearly a mile"),
        pytest.param(1.0, "About 1 mile from you in a straight line.", id="a mile"),
        pytest.param(1.6, "About 2 miles from you in a straight line.", id="whole miles"),
        pytest.param(187.8, "About 188 miles from you in a straight line.", id="far"),
    ],
)
def test_how_far_away_a_place_is_is_in_whole_miles(miles: float, sentence: str) -> None:
    assert away_sentence(miles) == sentence


# ---- a fact in a few characters


COUNTED = replace(
    indicator("nurses", unit="nurses"), short={"known": "{amount} nurses", "one": "1 nurse"}, unit_one="nurse"
)
YES_OR_NO = replace(indicator("fee", YesNo(good=False)), short={"yes": "fee", "no": "no fee"})
LEVELS = replace(indicator("steps", Levels((("full", 1.0), ("none", 0.0)))), short={"full": "no steps"})


@pytest.mark.parametrize(
    ("fact", "amount", "shown"),
    [
        pytest.param(COUNTED, 3.0, "3 nurses", id="a number"),
        pytest.param(COUNTED, 1.0, "1 nurse", id="one is said in its own way"),
        pytest.param(COUNTED, 1500.0, "1,500 nurses", id="thousands"),
        pytest.param(COUNTED, None, "?", id="not known"),
        pytest.param(YES_OR_NO, True, "fee", id="yes"),
        pytest.param(YES_OR_NO, False, "no fee", id="no"),
        pytest.param(LEVELS, "full", "no steps", id="a level"),
        pytest.param(LEVELS, "none", "none", id="a level without a short text"),
        pytest.param(replace(COUNTED, short=None), 1.0, "1 nurse", id="a number without a short text"),
        pytest.param(replace(YES_OR_NO, short=None), True, "yes", id="yes without a short text"),
    ],
)
def test_a_fact_in_a_few_characters(fact: Indicator, amount: Amount | None, shown: str) -> None:
    assert short_fact(fact, amount) == shown
