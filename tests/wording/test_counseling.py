"""What helps a person decide: leaning, readiness, and the prompts for counselors."""

import re

import pytest

from decision.wording import words
from decision.wording.notes import still_open
from decision.wording.placing import beside

QUESTIONS = list(words.table("READY_ASK"))


def test_each_readiness_question_has_a_next_step_of_its_own() -> None:
    assert len(QUESTIONS) == 4
    assert list(words.table("READY_NEXT")) == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_is_answered_with_no_is_still_open(question: str) -> None:
    assert still_open({question: False}) == f"Still open for me: {words.table('READY_OPEN')[question]}."


def test_what_is_answered_with_yes_or_not_at_all_is_not_called_open() -> None:
    assert still_open({}) == still_open(dict.fromkeys(QUESTIONS, True)) == ""


LEANED = "At first, you leaned toward Ash."


@pytest.mark.parametrize(
    ("leaned", "first", "same", "said"),
    [
        pytest.param("", ["Ash"], False, "", id="they did not say"),
        pytest.param("Ash", [], False, LEANED, id="there is no order"),
        pytest.param("Ash", ["Ash"], True, f"{LEANED} With your priorities, Ash comes first.", id="the same"),
        pytest.param(
            "Ash",
            ["Birch"],
            False,
            f"{LEANED} With your priorities, Birch comes first. {words.LEAN_CLOSER}",
            id="another one",
        ),
        pytest.param(
            "Ash",
            ["Ash", "Birch"],
            True,
            f"{LEANED} With your priorities, 2 centers are too close to call for first place: Ash and Birch.",
            id="one of two",
        ),
        pytest.param(
            "Ash",
            list("ABCD"),
            True,
            f"{LEANED} With your priorities, 4 centers are too close to call for first place.",
            id="one of many",
        ),
    ],
)
def test_where_they_leaned_is_said_beside_their_order(
    leaned: str, first: list[str], same: bool, said: str
) -> None:
    assert beside(leaned, first, same=same) == said


def test_the_questions_are_said_not_to_be_a_validated_scale() -> None:
    assert "not a validated scale" in words.READY_INTRO


@pytest.mark.parametrize(
    "step", ["start", "learn", "must-haves", "what-matters", "compare", "ask", "take-home"]
)
def test_each_step_has_a_prompt_with_a_question_to_ask(step: str) -> None:
    assert "sk: “" in words.table("COUNSEL")[step]


def test_another_page_has_no_prompt() -> None:
    assert "about" not in words.table("COUNSEL")


def test_the_guide_has_each_step_with_its_minutes_and_is_short() -> None:
    steps = words.table("COUNSEL_STEPS")
    assert steps.keys() == words.table("COUNSEL").keys()
    minutes = [re.search(r": (\d+) to (\d+) minutes$", step) for step in steps.values()]
    least, most = zip(*(found.groups() for found in minutes if found), strict=True)
    assert (sum(map(int, least)), sum(map(int, most))) == (20, 40)
    assert "20 to 40 minutes" in words.COUNSEL_TIME
    assert words.table("COUNSEL_STEPS_DO").keys() == steps.keys()
    assert words.table("COUNSEL_GUIDE").keys() == words.table("COUNSEL_PARTS").keys()
    texts = [
        text for name in ("STEPS", "STEPS_DO", "GUIDE") for text in words.table(f"COUNSEL_{name}").values()
    ]
    assert sum(len(text.split()) for text in texts) < 250
