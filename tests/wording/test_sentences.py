"""What must hold for every text that people can read: no word that pushes, plain and whole sentences."""

import ast
import re
import string
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pytest

from decision.catalog import catalog
from decision.catalog.catalog import Catalog
from tests.conftest import CONSTANTS, DATA, EXAMPLE, PUSHES, ROOT, Grade, lines_of, texts_in

EXAMPLE_FOUND = catalog.load(EXAMPLE)
FOLDERS = [pytest.param(DATA, id="data"), pytest.param(EXAMPLE, id="tests/example")]


SAID = [pytest.param(text, id=name) for name, value in CONSTANTS.items() for text in texts_in(value)]


# ---- no word that pushes a choice


@pytest.mark.parametrize(
    ("text", "pushes"),
    [
        pytest.param("The Best one.", True, id="a word, capitals aside"),
        pytest.param("We recommend it.", True, id="a word"),
        pytest.param("It is our top pick.", True, id="two words"),
        pytest.param("It is #1 here.", True, id="a mark"),
        pytest.param("It does not say which is right for you.", False, id="what the tool does not do"),
        pytest.param("An ordeal for bestowers.", False, id="a part of a longer word"),
    ],
)
def test_the_words_that_push_are_found_as_whole_words(text: str, pushes: bool) -> None:
    assert bool(PUSHES.search(text)) is pushes


@pytest.mark.parametrize("text", SAID)
def test_no_sentence_of_the_app_pushes_a_choice(text: str) -> None:
    assert not PUSHES.search(text)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_text_of_the_data_pushes_a_choice(folder: Path) -> None:
    assert [line for line in lines_of(folder) if PUSHES.search(line)] == []


# ---- plain language

HARDEST, USUAL = 8, 6  # grades of school
# The formula is made for running text: in a label, one long word alone decides. The app's own labels of
# three words and more are held to it all the same; of the data, texts of six.
FEWEST_OF_THE_APP, FEWEST_OF_THE_DATA = 3, 6
# Words that have no shorter one, and that people with MS hear from their own team. The pages explain them.
MEDICAL = {
    "multiple sclerosis": "the name of the illness; elsewhere it is MS",
    "infection": "germs that spread in the body; 'germs' alone would say less",
    "antibodies": "what a blood test counts; the risk of that name explains it",
    "relapsing": "the name of a kind of MS",
    "hepatitis B": "the name of an illness; the risk of that name explains it",
}


def plain(text: str, found: Catalog) -> str:
    """The text with plain words in place of names, holes and the medical words that are excepted."""
    drugs = [name for each in found.medicines for name in (each.name, each.generic)]
    names = {
        **dict.fromkeys(MEDICAL, "cold"),
        **dict.fromkeys(drugs, "drug"),
        **dict.fromkeys((center.name for center in found.providers), "place"),
    }
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(name)}\b", names[name], text, flags=re.IGNORECASE)
    return re.sub(r"\{\w+\}", "one", text)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+", text)


def long_enough(texts: list[str], fewest: int) -> list[str]:
    return [text for text in texts if len(text.split()) >= fewest]


def test_the_grade_is_the_published_formula(grade: Grade) -> None:
    # 0.39 * words per sentence + 11.8 * syllables per word - 15.59, with 6 words of 6 and of 12 syllables
    assert grade("The cat sat down by me.") == pytest.approx(0.39 * 6 + 11.8 * 6 / 6 - 15.59)
    assert grade("The medicine never enters any liver.") == pytest.approx(0.39 * 6 + 11.8 * 12 / 6 - 15.59)


@pytest.mark.parametrize("text", SAID)
def test_every_sentence_of_the_app_is_plain(text: str, grade: Grade) -> None:
    spoken = long_enough(sentences(plain(text, EXAMPLE_FOUND)), FEWEST_OF_THE_APP)
    assert [(sentence, grade(sentence)) for sentence in spoken if grade(sentence) > HARDEST] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_text_of_the_data_is_plain(folder: Path, grade: Grade) -> None:
    found = catalog.load(folder)
    spoken = long_enough([plain(line, found) for line in lines_of(folder)], FEWEST_OF_THE_DATA)
    assert [(text, grade(text)) for text in spoken if grade(text) > HARDEST] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_whole_reads_at_a_lower_grade_than_its_hardest_sentence(folder: Path, grade: Grade) -> None:
    found = catalog.load(folder)
    said = [text for value in CONSTANTS.values() for text in texts_in(value)]
    spoken = long_enough([plain(text, found) for text in [*said, *lines_of(folder)]], FEWEST_OF_THE_DATA)
    assert mean(grade(text) for text in spoken) <= USUAL


def test_every_excepted_word_is_one_that_is_used() -> None:
    said = " ".join([*lines_of(DATA), *(text for value in CONSTANTS.values() for text in texts_in(value))])
    assert [word for word in MEDICAL if word.casefold() not in said.casefold()] == []


# ---- whole, short, said once


@pytest.mark.parametrize("text", SAID)
def test_no_text_of_the_app_is_long(text: str) -> None:
    assert len(text) <= 300


@pytest.mark.parametrize("text", SAID)
def test_no_text_of_the_app_is_empty_or_has_a_space_too_many(text: str) -> None:
    assert text == " ".join(text.split())
    assert text


def test_no_sentence_is_in_two_constants() -> None:
    """A label such as "Not known" may; a sentence that is fixed in one place must not live on in another."""
    in_each = [{t for t in texts_in(value) if t[-1] in ".?!"} for value in CONSTANTS.values()]
    counts = Counter(text for texts in in_each for text in texts)
    assert [text for text, count in counts.items() if count > 1] == []


# ---- used, and filled


class Call(NamedTuple):
    """One `.format(...)`: the constant it is called on, or None for a variable; the holes it fills."""

    constant: str | None
    keywords: frozenset[str]


class Used(NamedTuple):
    """What one function does with words.py."""

    name: str
    constants: list[str]
    calls: list[Call]
    hands_on: list[tuple[str, str]]  # the function it calls, the constant it gives it


def is_own(value: ast.expr) -> bool:
    """Whether it is the language's own filling of a sentence, which fills any."""
    return isinstance(value, ast.Name) and value.id == "str"


def holes(value: object) -> set[str]:
    return {name for text in texts_in(value) for _, name, _, _ in string.Formatter().parse(text) if name}


def constant(node: ast.AST) -> str | None:
    match node:
        case ast.Attribute(value=ast.Name(id="words"), attr=name) if name.isupper():
            return name
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="words"), attr="table" | "lines"),
            args=[ast.Constant(value=str(name))],
        ):
            return name
        case _:
            return None


def keywords(call: ast.Call, function: ast.AST) -> frozenset[str]:
    """The holes a call fills; a mapping given with ** must be a literal in the same function."""
    names = [keyword.arg for keyword in call.keywords if keyword.arg]
    for keyword in call.keywords:
        if keyword.arg is None:
            assert isinstance(keyword.value, ast.Name)
            names += literal_keys(keyword.value.id, function)
    return frozenset(names)


def literal_keys(variable: str, function: ast.AST) -> list[str]:
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(keys=keys)) if name == variable:
                return [str(key.value) for key in keys if isinstance(key, ast.Constant)]
    raise AssertionError(f"**{variable} is no literal mapping of the same function")


def used_by(function: ast.FunctionDef) -> Used:
    calls: list[Call] = []
    hands_on: list[tuple[str, str]] = []
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr="format")) if not is_own(value):
                calls.append(Call(constant(value), keywords(node, function)))
            case ast.Call(func=ast.Name(id=called), args=args):
                hands_on += [(called, given) for arg in args if (given := constant(arg))]
    found = Counter(used for node in ast.walk(function) if (used := constant(node)))
    found -= Counter(call.constant for call in calls if call.constant)
    return Used(function.name, list(found), calls, hands_on)


@cache
def uses() -> list[tuple[Path, list[Used]]]:
    files = [ROOT / "app.py", *sorted((ROOT / "decision").rglob("*.py"))]
    trees = [(path, ast.parse(path.read_text(encoding="utf-8"))) for path in files]
    return [
        (path, [used_by(node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)])
        for path, tree in trees
    ]


def reached(used: Used, module: list[Used]) -> list[Call]:
    """The `.format` calls on variables that a constant of this function can come to."""
    given_to = {function for function, _ in used.hands_on}
    functions = [used, *(other for other in module if other.name in given_to)]
    return [call for function in functions for call in function.calls if call.constant is None]


FILES = [pytest.param(module, id=str(path.relative_to(ROOT))) for path, module in uses()]


@pytest.mark.parametrize("module", FILES)
def test_a_sentence_that_is_filled_at_once_gets_exactly_its_holes(module: list[Used]) -> None:
    for used in module:
        for call in used.calls:
            if call.constant:
                assert call.keywords == holes(CONSTANTS[call.constant]), (used.name, call.constant)


@pytest.mark.parametrize("module", FILES)
def test_a_sentence_that_is_chosen_first_and_filled_later_gets_its_holes(module: list[Used]) -> None:
    for used in module:
        chosen = {name: holes(CONSTANTS[name]) for name in used.constants if holes(CONSTANTS[name])}
        calls = reached(used, module)
        for name, wanted in chosen.items():
            assert any(wanted <= call.keywords for call in calls), (used.name, name)
        for call in calls if chosen else []:
            fitting = [wanted for wanted in chosen.values() if wanted <= call.keywords]
            assert call.keywords == set().union(*fitting), (used.name, call.keywords)


def test_every_text_of_the_app_is_used() -> None:
    files = [ROOT / "app.py", *sorted((ROOT / "decision").rglob("*.py"))]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    assert set(CONSTANTS) - {constant(node) for node in nodes} == set()


def test_every_text_that_the_code_names_is_there() -> None:
    named = {name for _, module in uses() for used in module for name in used.constants}
    assert named - set(CONSTANTS) == set()
