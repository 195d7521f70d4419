"""The table of the audit: about this very folder, or about none."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from decision.catalog import catalog
from decision.catalog.audit_table import FILE, Outcome, Reading, fingerprint
from decision.lists.problems import Problems
from decision.person.own_lists import OwnList, opened


def fitted(folder: Path) -> Path:
    """The folder, its table being about it as it is now."""
    table = folder / FILE
    text = table.read_text(encoding="utf-8")
    table.write_text(
        text.replace('folder = "none"', f'folder = "{fingerprint(folder, Problems())}"'), encoding="utf-8"
    )
    return folder


def test_a_table_about_this_folder_is_read(copied_example: Path) -> None:
    found = catalog.load(fitted(copied_example)).audit
    assert found is not None
    assert found.worked_out_on == date(2026, 10, 15)
    assert [each.id for each in found.outcomes] == ["q1", "c3", "k12"]
    assert found.outcomes[0] == Outcome(
        "q1",
        "qualifying",
        "Does it say what an infusion is?",
        "pass",
        "Pages on this: 1 of 1.",
        date(2027, 10, 1),
    )
    assert found.pages == {
        "guide/what_it_is": Reading(2.9, 3, 2, 9, 1),
        "about/who_made_it": Reading(-1.0, 1, 1, 4, 0),
    }
    assert found.subjects == {"start": Reading(4.1, 9, 1, 17, 2)}


def edited(name: str) -> Callable[[Path], object]:
    def edit(folder: Path) -> object:
        path = folder / name
        return path.write_bytes(path.read_bytes() + b"\n")

    return edit


@pytest.mark.parametrize(
    "change",
    [
        *(
            pytest.param(edited(name), id=f"{name} has one more line")
            for name in ("providers.csv", "factors.toml", "guide/what_it_is.md", "about/who_made_it.md")
        ),
        pytest.param(
            lambda folder: shutil.copy(folder / "words.toml", folder / "more.toml"),
            id="there is one more file",
        ),
    ],
)
def test_a_table_about_another_folder_is_none(copied_example: Path, change: Callable[[Path], object]) -> None:
    fitted(copied_example)
    change(copied_example)
    assert catalog.load(copied_example).audit is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder: (folder / "README.md").write_text("Read me."), id="a README is added"),
        pytest.param(
            lambda folder: (folder / "~$providers.csv").write_text(""), id="Excel has the list open"
        ),
        pytest.param(edited(FILE), id="the table itself has one more line"),
        pytest.param(
            lambda folder: (folder / "factors.toml").write_bytes(
                (folder / "factors.toml").read_bytes().replace(b"\n", b"\r\n")
            ),
            id="the line ends are those of Windows",
        ),
    ],
)
def test_what_is_not_read_as_data_makes_no_other_folder(
    copied_example: Path, change: Callable[[Path], object]
) -> None:
    fitted(copied_example)
    change(copied_example)
    assert catalog.load(copied_example).audit is not None


def test_another_letter_makes_another_folder(copied_example: Path) -> None:
    before = fingerprint(copied_example, Problems())
    path = copied_example / "providers.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Ash Hospital", "Ask Hospital"), encoding="utf-8"
    )
    assert fingerprint(copied_example, Problems()) != before


def test_two_files_that_change_their_names_are_another_folder(copied_example: Path) -> None:
    before = fingerprint(copied_example, Problems())
    one, other = copied_example / "words.toml", copied_example / "sources.toml"
    texts = one.read_bytes(), other.read_bytes()
    one.write_bytes(texts[1])
    other.write_bytes(texts[0])
    assert fingerprint(copied_example, Problems()) != before


def test_a_folder_without_a_table_is_legal(copied_example: Path) -> None:
    (copied_example / FILE).unlink()
    assert catalog.load(copied_example).audit is None


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "factors.toml").mkdir()
    problems = Problems()
    fingerprint(tmp_path, problems)
    assert [problem.what for problem in problems.found] == ["The file is missing or cannot be opened."]


def test_a_list_that_a_person_brings_has_no_table(copied_example: Path) -> None:
    found = catalog.load(fitted(copied_example))
    assert opened(found, None).audit is not None
    assert opened(found, OwnList("My list", found.providers, made_up=False)).audit is None


def test_the_fingerprint_is_worked_out_once_while_nothing_changes(
    copied_example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def counted(folder: Path, problems: Problems) -> str:
        taken.append(folder)
        return fingerprint(folder, problems)

    monkeypatch.setattr("decision.catalog.audit_table.fingerprint", counted)
    for _ in range(3):
        catalog.current(copied_example)
    assert taken == [copied_example]
