"""Every sentence with a number in it has a test that reads the number back, and works it out once more."""

import ast
import string
import tomllib
from functools import cache

import pytest

from tests.conftest import ROOT, texts_in

SENTENCES = ROOT / "decision" / "wording" / "en"
READ_WITH_A_PATTERN = {
    "ANSWER_FROM": "amounts_reported",
    "ANSWER_TO": "amounts_reported",
    "ANSWER_BETWEEN": "amounts_reported",
    "ANSWER_JUST": "amounts_reported",
}
"""Those that a function of the tests takes apart in another way: a unit that may be empty has no hole."""
SUBJECTS = ("asking", "compare", "effects", "sureness", "take_home", "two", "why")
# Holes that are filled with names, facts or texts; all others are numbers, or rows that have numbers in them.
NO_NUMBER = {
    *("after", "ahead", "answers", "ask", "asks", "before", "behind", "chance", "checked_on", "day", "event"),
    *("fact", "factor", "factors", "facts", "first", "fit", "label", "labels", "lags", "leads", "medicine"),
    *("medicines", "must_haves", "name", "names", "now_fact", "one", "order", "other", "place_name", "phone"),
    *("programme", "question", "risks", "scale", "second", "sentence", "source", "span", "sure", "then"),
    *(
        "plan",
        "group",
        "said",
        "things",
        "unit",
        "until",
        "why",
        "when",
        "who",
        "whom",
        "against",
        "moves",
        "amounts",
        "shares",
    ),
}


def numbered(subject: str) -> list[str]:
    """The sentences of a subject with a hole for a number."""
    written = tomllib.loads((SENTENCES / f"{subject}.toml").read_text(encoding="utf-8"))
    return [
        name
        for name, value in written.items()
        for texts in [list(texts_in(tuple(value.values()) if isinstance(value, dict) else value))]
        if {hole for text in texts for _, hole, _, _ in string.Formatter().parse(text) if hole} - NO_NUMBER
    ]


@cache
def read_back() -> frozenset[str]:
    """The sentences that a test takes apart with `holes`: by name, or as one of a row of names."""
    found = set[str]()
    for path in (ROOT / "tests").rglob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [
            node.args[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "holes"
        ]
        for template in calls:
            for node in ast.walk(template):
                match node:
                    case ast.Attribute(value=ast.Name(id="words"), attr=name):
                        found.add(name)
                    case ast.Constant(value=str(name)):
                        found.add(name)
                    case ast.Call(func=ast.Name(id="getattr")):
                        found |= {
                            str(each.value) for each in ast.walk(tree) if isinstance(each, ast.Constant)
                        }
    return frozenset(found)


@cache
def functions() -> frozenset[str]:
    paths = (ROOT / "tests").rglob("test_*.py")
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in paths)
    return frozenset(
        node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    )


@pytest.mark.parametrize(
    "name", [pytest.param(name, id=name) for subject in SUBJECTS for name in numbered(subject)]
)
def test_a_sentence_with_a_number_is_taken_apart_by_a_test(name: str) -> None:
    other = READ_WITH_A_PATTERN.get(name)
    found = name in read_back() if other is None else other in functions()
    assert found, f"read {name} back with holes(), and work its numbers out again"
