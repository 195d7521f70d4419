"""When a text says something: by the words of the dictionary, and by the kinds of words in it."""

from collections.abc import Callable

import pytest

from tests.audit.plain_words import (
    has_percent,
    names_a_time,
    names_people,
    real_words,
    says_how_sure,
    says_it_is_unknown,
    says_what_it_rests_on,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("x", 0, id="a letter"),
        pytest.param("x x x x x x", 0, id="letters"),
        pytest.param("good good good", 1, id="the same word again"),
        pytest.param("qwert zuiop asdfg hjklm", 0, id="keys"),
        pytest.param("qwert zuiop asdfg good", 0, id="keys and a word"),
        pytest.param("It runs into a vein.", 4, id="a sentence, but for its word of one letter"),
        pytest.param("Ocrevus and Tysabri help", 2, id="names among words"),
        pytest.param("12 345", 0, id="numbers"),
        pytest.param("It isn’t the nurse's", 4, id="apostrophes of both kinds"),
    ],
)
def test_real_words_are_counted(text: str, count: int) -> None:
    assert real_words(text) == count


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        (says_how_sure, "It was shown in large studies.", "It comes and goes with the day."),
        (says_how_sure, "We are not sure of this.", "sure"),
        (says_what_it_rests_on, "It was shown in large studies.", "It is well known to all."),
        (says_it_is_unknown, "We do not know how many.", "There are many nurses there."),
        (names_people, "people with relapsing MS", "doses in one study"),
        (names_a_time, "about 2 and a half years", "the years of its studies"),
        (names_a_time, "the first 5 days of doses", "the time of one study of 99 people"),
        (names_a_time, "a year", "2"),
        (has_percent, "It helps 20% of them.", "It helps 20 of 100."),
        (has_percent, "It helps 20 per cent.", "It costs 20 cents."),
    ],
)
def test_a_text_has_words_of_a_kind_or_has_not(kind: Callable[[str], bool], yes: str, no: str) -> None:
    assert (kind(yes), kind(no)) == (True, False)
