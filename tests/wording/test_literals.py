"""No sentence is in the code, and no text in the code or in a data file pushes a choice."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA, PUSHES, ROOT

CODE = [ROOT / "app.py", *sorted((ROOT / "decision").rglob("*.py"))]
# Modules whose texts are for people who use the app: they have none of their own.
SPEAK_BY_FILE = (
    "app.py",
    "decision/wording/",
    "decision/person/",
    "decision/screens/",
    "decision/catalog/gaps.py",
)
# A scale has two ends, which its keys call worst and best: that says nothing of a center.
ENDS = re.compile(r"\bworst\b[^.;]*\bbest\b", re.IGNORECASE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def literals(path: Path, *, errors: bool = True) -> Iterator[str]:
    """Every string of a module but its docstrings and types; those of an f-string piece by piece.

    Without `errors`, what is said in a `raise` is left out: that is for those who write code.
    """
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    left_out: set[ast.AST | None] = set()
    for node in nodes:
        match node:
            case ast.Expr(value=text):
                left_out.add(text)
            case ast.arg(annotation=type_) | ast.FunctionDef(returns=type_) | ast.AnnAssign(annotation=type_):
                left_out.add(type_)
            case ast.Raise() if not errors:
                left_out.update(ast.walk(node))
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            yield node.value


def pushes(text: str) -> bool:
    return bool(PUSHES.search(ENDS.sub("", text)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("We recommend the best center.", True, id="a sentence"),
        pytest.param("Write { worst = 90, best = 10 }.", False, id="the ends of a scale"),
        pytest.param("The worst is far; the best is near.", True, id="not the ends of a scale"),
        pytest.param("The worst is here. The best is there.", True, id="two sentences"),
    ],
)
def test_the_ends_of_a_scale_are_no_word_on_a_center(text: str, found: bool) -> None:
    assert pushes(text) is found


@pytest.mark.parametrize("path", [pytest.param(path, id=name(path)) for path in CODE])
def test_no_text_in_the_code_pushes_a_choice(path: Path) -> None:
    assert [text for text in literals(path) if " " in text and pushes(text)] == []


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=name(path)) for path in sorted(DATA.rglob("*")) if path.is_file()],
)
def test_no_line_of_a_data_file_pushes_a_choice(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    ours = [line for line in lines if not line.startswith('url = "')]  # an address is not worded by us
    assert [line for line in ours if pushes(line)] == []


TAG = re.compile(r"<[^>]*>?|^[^<]*>")
CODE_OF_A_PAGE = re.compile(r"[(){};=]")  # a script, a style or an address
READS = re.compile(r"[A-Za-z]{2,} +[A-Za-z]|^[A-Z][a-z]+|[a-z]{2,}[.?!:,;] ")


def reads_like_words(text: str) -> bool:
    """Whether people could read this as a sentence, a label, or a piece of one."""
    left = TAG.sub("", text)
    return not CODE_OF_A_PAGE.search(left) and bool(READS.search(left))


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        pytest.param("No center is left.", True, id="a sentence"),
        pytest.param("Unknown", True, id="a label"),
        pytest.param("are in your plan", True, id="a piece of a sentence"),
        pytest.param("more, ", True, id="a piece with a comma"),
        pytest.param("<p>We do not know.</p>", True, id="a sentence in a tag"),
        pytest.param('<div class="wide open">', False, id="a tag"),
        pytest.param("window.scrollTo(0, 0); go on", False, id="a script"),
        pytest.param("what-matters", False, id="an address"),
        pytest.param("narrow.miles", False, id="a key"),
    ],
)
def test_what_reads_like_words_is_found(text: str, reads: bool) -> None:
    assert reads_like_words(text) is reads


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=name(path)) for path in CODE if name(path).startswith(SPEAK_BY_FILE)],
)
def test_what_people_read_is_in_the_files_of_a_language_and_not_in_the_code(path: Path) -> None:
    assert [text for text in literals(path, errors=False) if reads_like_words(text)] == []
