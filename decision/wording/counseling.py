"""What a counselor is prompted to ask at each step, their one-page guide, and the readiness questions.

The readiness questions are our own and no validated scale: each "no" has a next step, and nothing is summed.
"""

from collections.abc import Mapping

from decision.wording import words
from decision.wording.language import Sentence


def prompt(step: str) -> str | None:
    """What a counselor may ask at the step with that address; None where there is nothing to ask."""
    return words.table("COUNSEL").get(step)


def guide() -> tuple[str, ...]:
    """The page for counselors: its title, then a short paragraph on each thing, in order."""
    return tuple(words.table("COUNSEL_GUIDE").values())


def readiness() -> Mapping[str, Sentence]:
    """The readiness questions by their ids, in order."""
    return words.table("READY_ASK")


def what_readiness_is() -> tuple[str, str]:
    """The title over the questions, and that they are no validated scale."""
    return words.READY_TITLE, words.READY_INTRO


def next_steps(ready: Mapping[str, bool]) -> tuple[str, ...]:
    """A next step for each question that was answered with no, in the order of the questions."""
    return tuple(step for id, step in words.table("READY_NEXT").items() if ready.get(id) is False)
