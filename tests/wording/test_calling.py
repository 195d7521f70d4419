"""What to ask whom, and what an answer could do: each answer that is named is put in and scored again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.asking import Question, asking
from decision.method.calls import Call, calls
from decision.method.factors import Amount, Indicator, Levels, Points, Scale, YesNo, between
from decision.method.ordering import Ordered
from decision.method.preferences import Preference
from decision.method.scoring import TIE, Score
from decision.wording import words
from decision.wording.calling import (
    CallSheet,
    call_chance,
    call_line,
    sorted_calls,
    what_changed,
    what_it_could_do,
)
from decision.wording.language import either
from tests.conftest import factor, figure, holes, indicator, measurement, provider, ranked, row_of
from tests.strategies import (
    Asked,
    List,
    about,
    answers_of,
    asked,
    bounded,
    close_lists,
    preferences,
    with_amount,
    within,
)

NURSES = between(0, 4)
MINUTES = between(90, 10)
HUMP = Points(((0, 0.0), (10, 1.0), (20, 1.0), (40, 0.0)))  # too few and too many are both bad
DIP = Points(((0, 1.0), (10, 0.0), (20, 1.0)))
PEAK = Points(((0, 0.0), (1, 1.0), (2, 0.0)))
STEPS = Levels((("full", 1.0), ("ramp", 0.75), ("partial", 0.5), ("none", 0.0)))


def asked_of(
    scale: Scale,
    theirs: Amount,
    *before_elm: float,
    unit: str = "",
    unit_one: str = "",
    written: str = "",
    allowed: tuple[float, float] | None = None,
    says: dict[str, str] | None = None,
) -> Question:
    """The one question of a list: a fact that is half of what matters, and that Elm has not reported.

    Ash and Birch have reported `theirs`. On the other half they are before Elm by these values, or behind it.
    So Elm comes first if its answer is worth more than theirs and the largest of these values together.
    """
    counted = indicator("fact", scale, unit=unit, allowed=allowed)
    fact = replace(counted, says=says, unit_one=unit_one, written=written)
    centers = [provider("Elm", fact=None, other=0.5)] + [
        provider(name, fact=theirs, other=0.5 + ahead)
        for name, ahead in zip(("Ash", "Birch"), before_elm, strict=False)
    ]
    made = [factor("open", fact), factor("other")]
    (question,) = asking(ranked(centers, made, {"open": 0.5, "other": 0.5}))
    return question


SAYS = {"full": "There is no step.", "ramp": "There is a ramp.", "partial": "A part has steps."}
DOCTOR = {"yes": "A doctor is there.", "no": "No doctor is there."}


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        pytest.param(
            asked_of(NURSES, 2, 0.25, unit="nurses", allowed=(0, 50)),
            ["An answer of 4 nurses or more puts it first."],  # with 3 it would be level
            id="a number or more",
        ),
        pytest.param(
            asked_of(MINUTES, 50, 0.25, unit="minutes", allowed=(0, 1440)),
            ["An answer of 29 minutes or less puts it first."],
            id="a number or less, where less is better",
        ),
        pytest.param(
            asked_of(NURSES, 2, -0.1, unit="nurses", unit_one="nurse", allowed=(0, 50)),
            ["An answer of 1 nurse or less puts Ash first."],
            id="a number that puts another one first",
        ),
        pytest.param(
            asked_of(NURSES, 2, -0.2, -0.1, allowed=(0, 50)),
            ["An answer of 1 or less puts Birch first."],
            id="the highest of the others is named, and a number without a unit",
        ),
        pytest.param(
            asked_of(MINUTES, 50, 0.25, unit="dollars", written="${amount}", allowed=(0, 1440)),
            ["An answer of $29 or less puts it first."],
            id="money",
        ),
        pytest.param(
            asked_of(HUMP, 5, 0.25, unit="dollars", written="${amount}"),
            ["An answer of $8 to $24 puts it first."],
            id="money between two amounts",
        ),
        pytest.param(asked_of(HUMP, 5, 0.25), ["An answer of 8 to 24 puts it first."], id="between"),
        pytest.param(
            asked_of(HUMP, 5, 0.25, unit="degrees"),
            ["An answer of 8 to 24 degrees puts it first."],
            id="between, with a unit",
        ),
        pytest.param(
            asked_of(DIP, 5, 0.25, unit="degrees"),
            ["An answer of 2 degrees or less or 18 degrees or more puts it first."],
            id="on either side",
        ),
        pytest.param(asked_of(PEAK, 0.5, 0.45), ["An answer of 1 puts it first."], id="just one number"),
        pytest.param(
            asked_of(PEAK, 0.5, 0.45, unit="cup"),
            ["An answer of 1 cup puts it first."],
            id="just one cup",
        ),
        pytest.param(
            asked_of(between(0, 1), 0.5, 0.25),
            ["An answer of 0.76 or more puts it first."],
            id="two decimals",
        ),
        pytest.param(
            asked_of(between(0, 4000), 2000, 0.25, unit="dollars"),
            ["An answer of 3,001 dollars or more puts it first."],
            id="thousands",
        ),
        pytest.param(
            asked_of(Points(((0, 0.0), (0.001, 1.0), (0.002, 0.0))), 0.0005, 0.25),
            ["Some answers put it first."],
            id="no number that can be read",
        ),
        pytest.param(
            asked_of(YesNo(good=True), True, -0.25),
            ["This answer puts it first: Fact: yes."],
            id="yes",
        ),
        pytest.param(
            asked_of(YesNo(good=True), False, 0.25, says=DOCTOR),
            ["This answer puts Ash first: No doctor is there."],
            id="no puts another one first",
        ),
        pytest.param(
            asked_of(STEPS, "partial", 0.3, says=SAYS),
            ["This answer puts it first: There is no step."],
            id="one level",
        ),
        pytest.param(
            asked_of(STEPS, "partial", 0.2, says=SAYS),
            ["Each of these answers puts it first: There is no step. There is a ramp."],
            id="several levels, the best first",
        ),
        pytest.param(
            asked_of(NURSES, 2, 0.0, 0.0, unit="nurses", unit_one="nurse", allowed=(0, 50)),
            [
                "An answer of 3 nurses or more puts it first.",
                "An answer of 1 nurse or less puts Ash and Birch first.",
            ],
            id="level now, so either side changes it",
        ),
        pytest.param(
            asked_of(YesNo(good=False), False, -0.5),
            [
                "This answer puts it first: Fact: no.",
                "This answer puts Ash first: Fact: yes.",
            ],
            id="level now, and yes or no",
        ),
        pytest.param(asked_of(NURSES, 2, 0.5), [], id="no answer is enough"),
        pytest.param(asked_of(NURSES, 2), [], id="no other center"),
    ],
)
def test_what_an_answer_could_do_is_said_in_whole_sentences(question: Question, sentences: list[str]) -> None:
    assert list(what_it_could_do(question)) == sentences


# ---- every list


def labelled(drawn: List) -> List:
    """The list with names, labels, units and questions of their own; every other fact has no one to ask."""
    made = tuple(
        replace(
            f,
            indicators=tuple(
                replace(
                    i,
                    label=i.id,
                    unit="units" if isinstance(i.scale, Points) else "",
                    ask=f"What of {i.id}?",
                    whom=f"desk {number % 2}" if place % 2 else "",
                )
                for number, i in enumerate(f.indicators)
            ),
        )
        for place, f in enumerate(drawn.factors)
    )
    return List(made, tuple(replace(p, name=f"Center {p.id}") for p in drawn.providers))


@st.composite
def situations(draw: st.DrawFn) -> Asked:
    drawn: List = labelled(draw(bounded(least=1) | close_lists()))
    preference: Preference = draw(preferences(drawn.ids))
    return asked(drawn, preference.weights(drawn.ids))


RANGE = re.compile(
    r"(?P<from>-?[\d,.]+)( units)? or more|(?P<to>-?[\d,.]+)( units)? or less|any amount"
    r"|(?P<least>-?[\d,.]+) to (?P<most>-?[\d,.]+)( units)?|(?P<just>-?[\d,.]+)( units)?"
)


def amounts_reported(fact: Indicator, answers: str) -> Iterator[float]:
    """Both ends, as said, of each range in words, the middle, and numbers far beyond an open end."""
    ranges = list(RANGE.finditer(answers))
    assert either([range.group() for range in ranges]) == answers
    for range in ranges:
        reported = {side: figure(text) for side, text in range.groupdict().items() if text}
        low = reported.get("from", reported.get("least", reported.get("just", -1e4)))
        high = reported.get("to", reported.get("most", reported.get("just", 1e4)))
        for amount in (low, (low + high) / 2, high):
            yield float(within(fact, amount))


def reported(case: Asked, question: Question, sentence: str) -> tuple[set[str], list[Amount]]:
    """The centers a sentence names, and answers it tells."""
    fact = question.indicator
    if read := holes(words.ASK_NUMBER, sentence):
        return _named(question, read["names"]), list(amounts_reported(fact, read["answers"]))
    read = holes(words.ASK_FACT, sentence) or holes(words.ASK_FACTS, sentence)
    assert read, sentence
    assert (read["facts"].count(".") > 1) == (holes(words.ASK_FACTS, sentence) is not None)
    said = [part.removeprefix(f"{fact.label}: ") for part in read["facts"].rstrip(".").split(". ")]
    yes_no: dict[str, bool | str] = {words.YES: True, words.NO: False}
    answers = yes_no if isinstance(fact.scale, YesNo) else {word: word for word in said}
    return _named(question, read["names"]), [answers[word] for word in said]


def _named(question: Question, names: str) -> set[str]:
    return {question.provider.name} if names == words.ASK_IT else set(row_of(names))


@given(situations())
def test_the_answers_named_put_first_the_very_centers_that_are_named(case: Asked) -> None:
    names = {p.id: p.name for p in case.drawn.providers}
    before = {names[id] for id in case.first()}
    for question in case.questions:
        sentences = what_it_could_do(question)
        assert bool(sentences) == (question in case.alone)
        for sentence in sentences:
            if holes(words.ASK_SOME, sentence):
                continue
            firsts, amounts = reported(case, question, sentence)
            assert amounts
            for amount in amounts:
                after = {names[id] for id in case.first({about(question): amount})}
                assert after == firsts != before


@given(situations())
def test_no_answer_that_changes_who_comes_first_is_kept_back(case: Asked) -> None:
    before = case.first()
    for question in case.questions:
        if isinstance(question.indicator.scale, Points):
            continue
        said = [reported(case, question, sentence)[1] for sentence in what_it_could_do(question)]
        changing = [
            amount
            for amount in answers_of(question.indicator)
            if before - case.first({about(question): amount})
        ]
        assert sorted(map(str, changing)) == sorted(str(amount) for amounts in said for amount in amounts)


# ---- call sheets

STAFF = [
    replace(indicator("nurses", share=0.5), ask="How many nurses?", whom="the nurse in charge"),
    replace(indicator("fee", share=0.25), ask="Is there a fee?", whom="the billing office"),
    replace(indicator("quiet", share=0.25), ask="Is it quiet?"),
]
COST = [
    replace(indicator("price", share=0.5), ask="What is the price?", whom="the billing office"),
    replace(indicator("doctor", share=0.25), ask="Is there a doctor?", whom="the nurse in charge"),
    replace(indicator("secret", share=0.25)),
]
FACTS = [*STAFF, *COST]


def asks(sheet: CallSheet) -> dict[str, list[str]]:
    return {whom: [i.id for i in indicators] for whom, indicators in sheet.by_whom.items()}


def test_a_call_sheet_asks_each_person_once_in_the_order_of_the_facts() -> None:
    sheet = CallSheet(provider("Ash"), FACTS)
    assert asks(sheet) == {
        "the nurse in charge": ["nurses", "doctor"],
        "the billing office": ["fee", "price"],
        words.ASK_ANYONE: ["quiet"],
    }
    assert list(sheet.by_whom) == ["the nurse in charge", "the billing office", words.ASK_ANYONE]


def test_what_is_known_or_was_reported_is_not_asked() -> None:
    here = with_amount(provider("Ash", nurses=0.5, fee=None, price=0.0), "doctor", 1.0)
    assert asks(CallSheet(here, FACTS)) == {"the billing office": ["fee"], words.ASK_ANYONE: ["quiet"]}
    reported = replace(measurement(1.0), reported=True)
    here = replace(here, measurements={**here.measurements, "fee": reported})
    assert asks(CallSheet(here, FACTS)) == {words.ASK_ANYONE: ["quiet"]}


def test_where_all_that_can_be_asked_is_known_the_sheet_is_empty() -> None:
    here = provider("Ash", nurses=1.0, fee=0.0, quiet=1.0, price=0.5, doctor=0.0)
    assert asks(CallSheet(here, FACTS)) == {}


def test_a_call_sheet_has_no_line_for_a_place_that_is_not_known() -> None:
    lines = CallSheet(provider("Ash"), FACTS).text.splitlines()
    assert lines[:2] == ["Questions for Ash", words.SHEET_WHEN]


def test_a_call_sheet_as_text_has_room_for_each_answer() -> None:
    here = replace(provider("Ash {0}", nurses=1.0), town="Ashton", state="EX")
    assert CallSheet(here, FACTS).text == (
        "Questions for Ash {0}\n"
        "Ashton, EX\n"
        "Date of the call: ____________ I spoke with: ____________\n"
        "\n"
        "Who to ask: the billing office\n"
        "- Is there a fee?\n"
        "Answer: ________________________________\n"
        "- What is the price?\n"
        "Answer: ________________________________\n"
        "\n"
        "Who to ask: the front desk\n"
        "- Is it quiet?\n"
        "Answer: ________________________________\n"
        "\n"
        "Who to ask: the nurse in charge\n"
        "- Is there a doctor?\n"
        "Answer: ________________________________\n"
    )


@given(situations())
def test_a_call_sheet_asks_each_unknown_once_and_nothing_else(case: Asked) -> None:
    for center in case.drawn.providers:
        sheet = CallSheet(center, case.drawn.indicators)
        unknown = [i for i in case.drawn.indicators if center.amount(i.id) is None]
        asked_for = [i for indicators in sheet.by_whom.values() for i in indicators]
        assert sorted(i.id for i in asked_for) == sorted(i.id for i in unknown)
        for whom, indicators in sheet.by_whom.items():
            assert indicators == tuple(i for i in unknown if (i.whom or words.ASK_ANYONE) == whom)
        lines = sheet.text.splitlines()
        assert sorted(line for line in lines if line.startswith("- ")) == sorted(
            f"- {i.ask}" for i in unknown
        )
        assert lines.count(words.SHEET_LINE) == len(unknown)


# ---- what an answer changed


def scores_of(**middles: float) -> tuple[Score, ...]:
    return ranked([provider(name, a=value) for name, value in middles.items()], [factor("a")], {"a": 1})


def each_apart(scores: tuple[Score, ...]) -> Ordered:
    """The scores as a list in which none are about equal but those that are level."""
    places = sorted({score.place for score in scores})
    level = (tuple(score for score in scores if score.place == place) for place in places)
    return Ordered(scores, (), tuple(level))


def test_a_center_that_moves_within_its_group_has_not_changed_the_place_that_they_share() -> None:
    before, after = scores_of(Ash=1, Birch=0.98, Cedar=0), scores_of(Ash=0.97, Birch=0.98, Cedar=0)
    grouped = [Ordered(each, (), (each[:2], each[2:])) for each in (before, after)]
    assert what_changed(*grouped) == words.REPORTED_WITHIN
    assert what_changed(grouped[0], grouped[0]) == words.REPORTED_SAME
    assert what_changed(grouped[0], each_apart(after)) == words.REPORTED_MOVED.format(
        moves="Ash from place 1 to place 2"
    )


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        pytest.param(
            scores_of(Ash=1, Birch=0.5, Cedar=0),
            scores_of(Ash=0.5, Birch=1, Cedar=0),
            words.REPORTED_MOVED.format(moves="Birch from place 2 to place 1; Ash from place 1 to place 2"),
            id="in the order of the list as it is now",
        ),
        pytest.param(
            scores_of(Ash=1, Birch=0.5),
            scores_of(Ash=0.75, Birch=0.5),
            words.REPORTED_SAME,
            id="only the points",
        ),
        pytest.param(
            scores_of(Ash=1, Birch=0.5),
            scores_of(Ash=0.5, Birch=0.5),
            words.REPORTED_MOVED.format(moves="Birch from place 2 to place 1"),
            id="level now, so in the first place too",
        ),
        pytest.param(
            scores_of(Birch=0.5),
            scores_of(Ash=1, Birch=0.5),
            words.REPORTED_MOVED.format(moves="Birch from place 1 to place 2"),
            id="one that is new has not moved",
        ),
        pytest.param((), (), words.REPORTED_SAME, id="nothing weighed yet"),
    ],
)
def test_the_centers_that_changed_their_places_are_reported(
    before: tuple[Score, ...], after: tuple[Score, ...], sentence: str
) -> None:
    assert what_changed(each_apart(before), each_apart(after)) == sentence


@given(situations(), st.data())
def test_the_moves_named_are_those_of_the_places_before_and_after(found: Asked, data: st.DataObject) -> None:
    other = data.draw(preferences(found.drawn.ids)).weights(found.drawn.ids)
    before, after = (asked(found.drawn, weights).scores() for weights in (found.weights, other))
    names = [score.provider.name for score in after]
    places = [
        {s.provider.name: 1 + sum(o.middle > s.middle + TIE for o in scores) for s in scores}
        for scores in (before, after)
    ]
    read = holes(words.REPORTED_MOVED, what_changed(each_apart(before), each_apart(after)))
    moves = [holes(words.REPORTED_MOVE, part) for part in read["moves"].split("; ")] if read else []
    reported = {move["name"]: (int(move["old"]), int(move["new"])) for move in moves if move}
    assert reported == {n: (places[0][n], places[1][n]) for n in names if places[0][n] != places[1][n]}
    assert list(reported) == [name for name in names if name in reported]


@given(situations())
def test_the_cases_named_of_a_call_are_its_chance_and_it_is_worth_making_only_where_they_are_shown(
    found: Asked,
) -> None:
    for call in calls(found.scores()):
        reported = holes(words.table("CALL_CHANCE")["some"], call_chance(call))
        if reported and call.chance >= 0.005:
            assert figure(reported["cases"]) == pytest.approx(100 * call.chance, abs=0.5 + 1e-9)
        assert bool(reported) is (call.chance <= 0.995)


def few(case: Asked) -> bool:
    return not any(isinstance(fact.scale, Points) for _, fact in case.unknowns)


@given(situations().filter(few))
def test_the_line_of_a_call_has_the_cases_that_change_who_is_first_when_all_answers_are_put_in(
    found: Asked,
) -> None:
    before = found.first()
    for call in calls(found.scores()):
        facts = [question.indicator for question in call.questions]
        ways = list(product(*map(answers_of, facts)))
        reported = [{(call.provider.id, f.id): a for f, a in zip(facts, way, strict=True)} for way in ways]
        share = sum(bool(before - found.first(each)) for each in reported) / len(ways)
        read = holes(words.CALL_LINE, call_line(call))
        assert read
        assert read["place"] == call.provider.name
        if call.chance < 0.005:
            assert share < 0.005
        elif some := holes(words.table("CALL_IN_SHORT")["some"], read["chance"]):
            assert figure(some["cases"]) == pytest.approx(100 * share, abs=0.5 + 1e-9)
            assert 0 < share < 1
        else:
            assert share > 0.995


@given(situations(), st.data())
def test_every_call_is_in_one_group_by_what_its_answers_change_and_none_is_worth_it_in_vain(
    found: Asked, data: st.DataObject
) -> None:
    """Worth making are those where 1 of 100 calls or more puts another center first."""
    given_at = {p.id: data.draw(st.sampled_from([True, False, None])) for p in found.drawn.providers}
    centers = tuple(replace(p, gives={"drug": given_at[p.id]}) for p in found.drawn.providers)
    scores = asked(found.drawn._replace(providers=centers), found.weights).scores()
    medicine = data.draw(st.sampled_from(["drug", None]))
    above = {(id, fact.id) for id, fact in found.unknowns if data.draw(st.booleans())}
    groups = sorted_calls(scores, above, medicine)
    chances = {call.provider.id: call.chance for call in calls(scores)}
    for at, group in enumerate(groups):
        for call in group:
            chance, vain = chances.pop(call.provider.id), medicine and given_at[call.provider.id] is False
            assert at == (2 if vain else 0 if chance >= 0.005 else 1)
            asks = {(q.provider.id, q.indicator.id) for q in call.questions if q.worth <= 0}
            assert not asks & above
    # Left out are those with nothing to ask but what is asked above.
    for id, chance in chances.items():
        assert chance == 0
        assert {(center, fact.id) for center, fact in found.unknowns if center == id} <= above


@pytest.mark.parametrize(
    ("chance", "phone", "line"),
    [
        pytest.param(
            0.005,
            "",
            "Ash: a call could change first place (a chance of about 1 in 100)",
            id="never about 0, and no number is known",
        ),
        pytest.param(
            0.47,
            "555-0101",
            "Ash, 555-0101: a call could change first place (a chance of about 47 in 100)",
            id="some do",
        ),
        pytest.param(
            0.995,
            "",
            "Ash: a call could change first place (a chance of about 99 in 100)",
            id="never about 100 while one does not",
        ),
        pytest.param(0.996, "", "Ash: a call would change first place nearly every time", id="nearly all do"),
    ],
)
def test_the_line_of_a_call_has_the_number_and_the_chance_in_words(
    chance: float, phone: str, line: str
) -> None:
    ash = replace(provider("Ash"), phone=phone)
    assert call_line(Call(ash, chance=chance, exact=True, questions=())) == line
