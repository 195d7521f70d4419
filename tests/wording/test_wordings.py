"""No sentence of the app is there in two wordings: what is fixed in one must not live on in the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from math import ceil

import pytest

from decision.catalog import catalog
from decision.wording.language import Sentence
from tests.conftest import CONSTANTS, DATA, lines_of, texts_in

FEWEST_WORDS, ALIKE = 5, 0.75  # so many words, and so large a part of the words of both is in both
NOT_SAYING_THE_SAME = {
    "a negation": {"no", "not", "cannot", "none", "nothing", "never"},
    "a number": {"one", "two", "three", "four", "half"},
}
# What stays alike on purpose, by why. A sentence is alike to each of the others in its group.
ON_PURPOSE: dict[str, tuple[str, ...]] = {
    "whose view it is, of two": (
        "This is how the first of the two of us sees it.",
        "This is how the second of the two of us sees it.",
    ),
    "whose view the page goes by, of two": (
        "This page speaks to the first of you.",
        "This page speaks to the second of you.",
    ),
    "whose word the calls go by, of two": (
        "The calls below go by what the first of you said.",
        "The calls below go by what the second of you said.",
    ),
    "what joins the top of a list, leaves it, or is all of it": (
        "If {who} weighed {label} like {other}, {names} would join the top of their list.",
        "If {who} weighed {label} like {other}, {names} would leave the top of their list.",
        "If {who} weighed {label} like {other}, the top of their list would be {names}.",
    ),
    "whose list it is, of two": (
        "At the top of the first person's list:",
        "At the top of the second person's list:",
    ),
    "a heading or step, and what to do before something else": (
        "Say what matters to you.",
        "Say what matters to you first.",
    ),
    "one is exact, the other was tried with samples": (
        "Of every 100 ways to say how much, this is how many give each center the most points:",
        "Of every 100 ways to say how much, this is about how many give each center the most points:",
    ),
    "a limit is passed on one side, or on the other": (
        "This is more than your limit of {limit}.",
        "This is less than your limit of {limit}.",
    ),
    "one follows the other on the screen": (
        "They stay on the list.",
        "They stay on the list too.",
    ),
    "what you get before it differs from medicine to medicine": (
        "Before it runs you get a steroid and an allergy medicine.",
        "Before it runs you get an allergy medicine and a fever medicine.",
    ),
    "the tests before it differ from medicine to medicine": (
        "Before the first dose you have a hepatitis B test, liver tests and a test of your antibodies.",
        "Before the first dose you have a hepatitis B test and a test of your antibodies.",
    ),
    "the sources say it of the first medicine only": (
        "It can also cause bad allergic reactions, liver trouble and other infections, some of the brain.",
        "It can also cause bad allergic reactions, liver trouble and other infections.",
    ),
    "the risk names its medicines, the page speaks of all": (
        "These medicines make it harder to fight germs.",
        "Most of these medicines make it harder to fight germs.",
    ),
    "two certificates": (
        "A certificate for nurses who passed a test in infusion care.",
        "A certificate for nurses who passed a test in MS care.",
    ),
}


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, and what stands before a colon; a label, which has no end, is left out."""
    return (part for part in re.split(r"(?<=[.?!:])\s+", text) if part[-1:] in ".?!:" and part)


@cache
def tokens(sentence: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\{\w+\}|[\w'’]+", sentence.casefold()))


@cache
def may_differ() -> frozenset[str]:
    """Words that make another statement of a sentence: a number, a negation, the name of a medicine."""
    found = catalog.load(DATA)
    names = [name for each in found.medicines for name in (each.name, each.generic)]
    names += [programme.label for programme in found.programmes]
    words = {token for name in names for token in tokens(name)} - {"a", "with", "steroid"}
    return frozenset(words.union(*NOT_SAYING_THE_SAME.values()))


def same_in_other_words(one: str, other: str) -> bool:
    """Whether two sentences are alike, but not the same, and do not plainly say something else."""
    first, second = tokens(one), tokens(other)
    if (
        first == second
        or min(len(first), len(second)) < FEWEST_WORDS
        or (one[-1] == "?") != (other[-1] == "?")
    ):
        return False
    both, apart = set(first) & set(second), set(first) ^ set(second)
    if len(both) < ALIKE * (len(both) + len(apart)):
        return False
    return not any(is_another(token) for token in apart)


@cache
def is_another(token: str) -> bool:
    return token in may_differ() or bool(re.search(r"[\d{]", token))


def doubles(said: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs that say the same in other words, in the order in which they are said."""
    once = list(dict.fromkeys(said))
    return [(once[i], once[j]) for i, j in sorted(pairs(once)) if same_in_other_words(once[i], once[j])]


def pairs(said: Sequence[str]) -> set[tuple[int, int]]:
    """By their places, all pairs that may be alike: to look at every pair takes seconds.

    Of two that are alike, each shares so large a part of its words that one of its few rarest is shared.
    """
    each = [set(tokens(sentence)) for sentence in said]
    count = Counter(word for words in each for word in words)
    by_word: dict[str, list[int]] = {}
    found = set()
    for place, words in enumerate(each):
        rarest = sorted(words, key=lambda word: (count[word], word))
        for word in rarest[: len(words) - ceil(ALIKE * len(words)) + 1]:
            before = by_word.setdefault(word, [])
            found |= {(other, place) for other in before}
            before.append(place)
    return found


@cache
def all_that_is_said() -> tuple[str, ...]:
    app = [text for value in CONSTANTS.values() for text in texts_in(value)]
    return tuple(sentence for text in [*app, *lines_of(DATA)] for sentence in sentences(text))


def test_no_pair_that_is_alike_is_passed_over() -> None:
    some = list(dict.fromkeys(all_that_is_said()))[::4]
    some += [sentence for group in ON_PURPOSE.values() for sentence in group if sentence not in some]
    assert doubles(some) == [pair for pair in combinations(some, 2) if same_in_other_words(*pair)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param(
            "We show no distance to this place.", "We show no distance to the place.", True, id="1 word"
        ),
        pytest.param("Ask who answers at night first.", "Ask first who answers at night.", True, id="order"),
        pytest.param("Ask who answers at night.", "ask who answers at night:", False, id="the same words"),
        pytest.param("It takes 2 hours each time.", "It takes 3 hours each time.", False, id="a number"),
        pytest.param(
            "You have two doses a year.", "You have three doses a year.", False, id="a number in words"
        ),
        pytest.param(
            "The center is in your plan.", "The center is not in your plan.", False, id="a negation"
        ),
        pytest.param(
            "The site of Tysabri is near.", "The site of Tyruko is near.", False, id="two medicines"
        ),
        pytest.param("We know {known} of it here.", "We know all of it here.", False, id="a hole"),
        pytest.param("There is a nurse there.", "Is there a nurse?", False, id="a question and a statement"),
        pytest.param("Ask your team.", "Ask the team.", False, id="few words"),
        pytest.param(
            "Call your team about a fever.", "Write down what you felt and when.", False, id="others"
        ),
    ],
)
def test_two_wordings_are_found(one: str, other: str, same: bool) -> None:
    assert same_in_other_words(one, other) is same
    assert same_in_other_words(other, one) is same


def forms() -> Iterator[tuple[str, ...]]:
    """The plural forms of each sentence that has any: one sentence, said of one and of many."""
    for value in CONSTANTS.values():
        if isinstance(value, Sentence) and value.forms:
            yield tuple(part for text in texts_in(value) for part in sentences(text))


def test_no_sentence_is_in_two_wordings() -> None:
    alike = [*ON_PURPOSE.values(), *forms()]
    known = {frozenset(pair) for group in alike for pair in combinations(group, 2)}
    assert [pair for pair in doubles(all_that_is_said()) if frozenset(pair) not in known] == []


def test_what_stays_alike_on_purpose_is_still_said_and_alike() -> None:
    said = set(all_that_is_said())
    for reason, group in ON_PURPOSE.items():
        assert [sentence for sentence in group if sentence not in said] == [], reason
        assert doubles(group) != [], reason


def test_a_double_is_found_among_all_that_is_said() -> None:
    reported = "You can go back to it at any time of day."
    assert doubles([*all_that_is_said(), reported, reported.replace("to it ", "")])[-1][0] == reported
