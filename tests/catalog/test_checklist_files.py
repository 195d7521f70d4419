from pathlib import Path

from decision.catalog.checklist import Item
from decision.catalog.checklist_files import page_ids, read_checklist
from decision.lists.problems import Problem, Problems
from tests.conftest import EXAMPLE, toml

PAGES = {"guide/what_it_is", "about/who_made_it"}


def read(text: str) -> tuple[tuple[Item, ...], list[Problem]]:
    problems = Problems()
    return read_checklist(toml(text, "data/checklist.toml"), PAGES, problems), list(problems.found)


def test_items_become_values() -> None:
    found, problems = read((EXAMPLE / "checklist.toml").read_text(encoding="utf-8"))
    assert not problems
    assert found == (
        Item(
            "q1",
            "qualifying",
            "Does it say what an infusion is?",
            check="pages",
            pages=("guide/what_it_is",),
            says="runs slowly into a vein",
        ),
        Item("c3", "certifying", "Does it say when things were checked?", check="dated"),
        Item(
            "k12",
            "quality",
            "Were people with MS asked what they need?",
            outcome="not ours to claim",
            why="No one was asked yet.",
        ),
    )


def test_words_to_look_for_may_be_left_out() -> None:
    text = (
        '[[item]]\nid = "q1"\ntier = "quality"\nasks = "A?"\ncheck = "pages"\npages = ["about/who_made_it"]\n'
    )
    ((item,), problems) = read(text)
    assert (item.pages, item.says, problems) == (("about/who_made_it",), "", [])


def test_a_list_without_an_item_is_legal() -> None:
    assert read("") == ((), [])


def test_pages_go_by_their_folder_and_their_name(tmp_path: Path) -> None:
    for name in ("guide/one.md", "guide/notes.txt", "about/one.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert page_ids(tmp_path / name for name in ("guide", "about")) == {"guide/one", "about/one"}


def test_without_one_of_the_folders_no_page_is_held_against_the_others(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    assert page_ids(tmp_path / name for name in ("guide", "about")) is None
