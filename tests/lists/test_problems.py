"""The one collector of problems: each mistake once, and nothing used with any."""

import pytest

from decision.lists.problems import BadData, Place, Problems


def test_a_mistake_that_is_found_twice_is_kept_once_and_nothing_is_used_with_one() -> None:
    problems = Problems()
    problems.refuse()
    for _ in range(2):
        problems.wrong(Place("b.toml", 3), "It is wrong.", "Correct it.")
    problems.wrong(Place("a.toml"), "It is missing.", "Put it there.")
    assert (len(problems), bool(problems)) == (2, True)
    with pytest.raises(BadData, match="It is missing") as refused:
        problems.refuse()
    assert [problem.place.file for problem in refused.value.problems] == ["a.toml", "b.toml"]


def test_a_note_is_no_mistake() -> None:
    problems = Problems()
    problems.note(Place("a.csv", 2), "It was read otherwise.", "Nothing to do.")
    problems.refuse()
    assert not problems
    assert [str(note) for note in problems.notes] == ["a.csv, row 2: It was read otherwise. Nothing to do."]
