"""How checklist.toml becomes items, and what is wrong with one that cannot be read."""

from pathlib import Path

import pytest

from decision.lists.problems import BadData, Problem, Problems
from tests.audit.items import Choice, Item, items_of, read_items
from tests.conftest import toml

GOOD = """
[[item]]
id = "q1"
tier = "qualifying"
asks = "Does it say what an infusion is?"
check = "pages"
pages = ["guide/what_it_is"]
says = ["It runs slowly into a vein."]

[[item]]
id = "q4"
tier = "qualifying"
asks = "Does it name the good points?"
check = "good_points"
pages = ["guide/what_it_is", "guide/the_day"]
choice = [{ name = "Home", says = "A nurse comes to you." }, { name = "Waiting" }]

[[item]]
id = "c3"
tier = "certifying"
asks = "Does it say when things were checked?"
check = "dated"

[[item]]
id = "k12"
tier = "quality"
asks = "Were people asked?"
outcome = "not ours to claim"
why = "No one was asked yet."
"""


def read(text: str) -> tuple[tuple[Item, ...], tuple[Problem, ...]]:
    problems = Problems()
    return items_of(toml(text, "checklist.toml"), problems), problems.found


def test_items_become_values() -> None:
    found, problems = read(GOOD)
    assert not problems
    assert found == (
        Item(
            "q1",
            "qualifying",
            "Does it say what an infusion is?",
            check="pages",
            pages=("guide/what_it_is",),
            says=("It runs slowly into a vein.",),
        ),
        Item(
            "q4",
            "qualifying",
            "Does it name the good points?",
            check="good_points",
            pages=("guide/what_it_is", "guide/the_day"),
            choices=(Choice("Home", "A nurse comes to you."), Choice("Waiting")),
        ),
        Item("c3", "certifying", "Does it say when things were checked?", check="dated"),
        Item(
            "k12",
            "quality",
            "Were people asked?",
            outcome="not ours to claim",
            why="No one was asked yet.",
        ),
    )


def test_words_to_look_for_may_be_left_out() -> None:
    ((item, *_), problems) = read(GOOD.replace('says = ["It runs slowly into a vein."]\n', ""))
    assert (item.pages, item.says, problems) == (("guide/what_it_is",), (), ())


def test_a_list_without_an_item_is_legal() -> None:
    assert read("") == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param('"dated"', '"date"', "'date' is not known here.", id="a check nobody knows"),
        pytest.param(
            'check = "pages"\n',
            'check = "page"\n',
            "'page' is not known here.",
            id="a check of pages nobody knows",
        ),
        pytest.param(
            'pages = ["guide/what_it_is"]\n', "", "'pages' is missing.", id="a check of pages without them"
        ),
        pytest.param(
            'check = "dated"',
            'check = "dated"\npages = ["guide/what_it_is"]',
            "'pages' is not a key that is known here.",
            id="pages for a check of something else",
        ),
        pytest.param(
            'check = "dated"',
            'check = "dated"\nsays = ["It is."]',
            "'says' is not a key that is known here.",
            id="words for a check of something else",
        ),
        pytest.param(
            'check = "dated"',
            'check = "dated"\nchoice = [{ name = "Home" }]',
            "'choice' is not a key that is known here.",
            id="choices for a check of something else",
        ),
        pytest.param('{ name = "Waiting" }', "{}", "'name' is missing.", id="a choice without a name"),
        pytest.param(
            '"not ours to claim"', '"passed"', "'passed' is not known here.", id="an outcome that is none"
        ),
        pytest.param(
            'why = "No one was asked yet."', "", "'why' is missing.", id="an outcome without its reason"
        ),
        pytest.param(
            'check = "dated"',
            'check = "dated"\noutcome = "pass"\nwhy = "It is."',
            "An item has either a check or an outcome.",
            id="an outcome beside a check",
        ),
        pytest.param(
            'check = "dated"',
            "",
            "An item has either a check or an outcome.",
            id="neither an outcome nor a check",
        ),
        pytest.param(
            '"certifying"', '"certified"', "'certified' is not known here.", id="a tier that is none"
        ),
        pytest.param(
            'asks = "Were people asked?"', "", "'asks' is missing.", id="an item without its question"
        ),
        pytest.param('"c3"', '"q1"', "The id 'q1' is already used in row 3.", id="an id twice"),
    ],
)
def test_a_mistake_in_the_checklist_is_reported(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "checklist.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadData) as caught:
        read_items(path)
    assert [problem.what for problem in caught.value.problems] == [what]


def test_a_checklist_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="is missing or cannot be opened"):
        read_items(tmp_path / "nowhere.toml")
