"""Prompts for counselors, and the readiness questions."""

import pytest

from decision.wording import words
from decision.wording.counseling import guide, next_steps, prompt, readiness, what_readiness_is

QUESTIONS = list(readiness())


def test_each_readiness_question_has_a_next_step_of_its_own() -> None:
    assert len(QUESTIONS) == 4
    assert list(words.table("READY_NEXT")) == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_no_has_a_next_step_and_a_yes_has_none(question: str) -> None:
    assert next_steps({question: False}) == (words.table("READY_NEXT")[question],)
    assert next_steps({question: True}) == ()


def test_what_is_not_answered_has_no_next_step() -> None:
    assert next_steps({}) == ()


def test_the_questions_are_said_not_to_be_a_validated_scale() -> None:
    assert "not a validated scale" in what_readiness_is()[1]


@pytest.mark.parametrize(
    "step", ["start", "learn", "must-haves", "what-matters", "compare", "ask", "take-home"]
)
def test_each_step_has_a_prompt_with_a_question_to_ask(step: str) -> None:
    said = prompt(step)
    assert said is not None
    assert "sk: “" in said


def test_another_page_has_no_prompt() -> None:
    assert prompt("about") is None


def test_the_guide_is_short_enough_for_one_page() -> None:
    assert sum(len(part.split()) for part in guide()) < 400
