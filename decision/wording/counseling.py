"""What helps a person decide: where they leaned, beside their order, and what is still open for them.

The readiness questions are our own and no validated scale: each "no" has a next step, and nothing is summed.
"""

from collections.abc import Mapping, Sequence

from decision.wording import words
from decision.wording.language import listed

FEW = 3  # names in one sentence; more are counted


def beside(leaned: str, first: Sequence[str], *, same: bool) -> str:
    """Where a person leaned before, next to what comes first by their order; empty if they did not say.

    `leaned` is a name, or words that go in its place; `first` are the names that share the first place, none
    while there is no order. `same` is whether what they leaned to is one of them.
    """
    if not leaned:
        return ""
    said = [words.LEAN_SAID.format(name=leaned)]
    if len(first) > FEW:
        said.append(words.LEAN_FIRST_MANY.format(count=len(first)))
    elif first:
        said.append(words.LEAN_FIRST.format(count=len(first), names=listed(first)))
    return " ".join([*said, *([words.LEAN_CLOSER] if first and not same else [])])


def still_open(ready: Mapping[str, bool]) -> str:
    """What was answered with no, in one sentence; empty where nothing was."""
    things = [thing for id, thing in words.table("READY_OPEN").items() if ready.get(id) is False]
    return words.HOME_READY.format(things=listed(things)) if things else ""
