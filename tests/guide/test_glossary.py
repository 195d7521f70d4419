from datetime import date

import pytest

from decision.guide import glossary
from decision.guide.glossary import Term, used_in
from decision.guide.texts import Evidence

EVIDENCE = Evidence(("label",), date(2026, 10, 1), date(2027, 10, 1))


def word(term: str, *also: str) -> Term:
    return Term(term.casefold().replace(" ", "_"), term, "It is explained.", EVIDENCE, also)


INFUSION, REACTION, CENTER = word("Infusion"), word("Infusion reaction"), word("Infusion center")
PML, TOUCH, VIRUS = word("PML"), word("TOUCH"), word("JC virus", "JCV")
ANTIBODIES, OFF_LABEL, LABEL = word("Antibodies", "antibody"), word("Off-label"), word("Label")
WORDS = (INFUSION, REACTION, CENTER, PML, TOUCH, VIRUS, ANTIBODIES, OFF_LABEL, LABEL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", [], id="no text"),
        pytest.param("Nothing hard here.", [], id="no word"),
        pytest.param("An infusion is given.", [INFUSION], id="a word, without its capital"),
        pytest.param("INFUSION DAY", [INFUSION], id="an ordinary word in capitals"),
        pytest.param("Two infusions.", [INFUSION], id="a plural"),
        pytest.param("INFUSIONS", [INFUSION], id="a plural in capitals"),
        pytest.param("The infusion's end.", [INFUSION], id="what belongs to it"),
        pytest.param("Reinfusion, infusionist.", [], id="a part of a longer word"),
        pytest.param("An infusion, then an infusion.", [INFUSION], id="twice in a text, once in the answer"),
        pytest.param("**Infusion:** it runs.", [INFUSION], id="between marks of Markdown"),
        pytest.param("PML is rare.", [PML], id="a word of capitals"),
        pytest.param("Two PMLs.", [PML], id="a word of capitals in the plural"),
        pytest.param("Pml and pml.", [], id="a word of capitals in small letters"),
        pytest.param("Do not touch it. Touch nothing.", [], id="another word, in small letters"),
        pytest.param("The site is in TOUCH.", [TOUCH], id="a name that is a word, in capitals"),
        pytest.param("A test for the JC Virus.", [VIRUS], id="capitals in one part decide for that part"),
        pytest.param("A test for the jc virus.", [], id="the part of capitals in small letters"),
        pytest.param("A test for JCV.", [VIRUS], id="another word for it"),
        pytest.param("One antibody.", [ANTIBODIES], id="a plural that does not end in -s"),
        pytest.param("An infusion\nreaction.", [REACTION], id="over the end of a line"),
        pytest.param("Infusion  reactions.", [REACTION], id="over two spaces"),
    ],
)
def test_words_are_found_whole(text: str, found: list[Term]) -> None:
    assert used_in(text, WORDS) == tuple(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("An infusion reaction.", [REACTION], id="the longer of two that begin together"),
        pytest.param("Off-label use.", [OFF_LABEL], id="one that holds another one behind"),
        pytest.param(
            "An infusion reaction in an infusion.", [REACTION, INFUSION], id="the shorter one elsewhere"
        ),
        pytest.param("An infusion reactivates it.", [INFUSION], id="the longer one only in part"),
    ],
)
def test_the_longer_word_is_the_one_that_is_there(text: str, found: list[Term]) -> None:
    assert used_in(text, WORDS) == tuple(found)
    assert used_in(text, WORDS[::-1]) == tuple(found)


def test_words_come_in_the_order_of_their_first_use() -> None:
    text = "The label names PML. An infusion center tests for JCV, the JC virus, and PML."
    assert used_in(text, WORDS) == (LABEL, PML, CENTER, VIRUS)


def test_without_words_nothing_is_found() -> None:
    assert used_in("An infusion.", ()) == ()


def test_a_word_may_hold_marks_that_mean_something_in_a_pattern() -> None:
    marked = word("A+ (top) rating?")
    assert used_in("An a+ (top) rating? Yes.", [marked]) == (marked,)
    assert used_in("An aa top rating.", [marked]) == ()


def test_a_glossary_is_made_ready_once() -> None:
    used_in("An infusion.", WORDS)
    before = glossary._finder.cache_info().misses
    used_in("Another infusion.", list(WORDS))
    assert glossary._finder.cache_info().misses == before
