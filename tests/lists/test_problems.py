"""The one collector of problems: each mistake once, counted beyond a limit, and nothing used with any."""

import pytest

from decision.lists.problems import MOST_OF_A_FILE, BadData, Place, Problem, Problems


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


def test_beyond_a_limit_the_mistakes_of_a_file_are_counted_and_those_of_others_kept() -> None:
    problems = Problems()
    for row in range(MOST_OF_A_FILE + 2):
        problems.wrong(Place("a.csv", row), "It is wrong.", "Correct it.")
    problems.wrong(Place("b.csv"), "It is wrong.", "Correct it.")
    assert len(problems) == MOST_OF_A_FILE + 3
    *kept, other, more = problems.found
    assert len(kept) == MOST_OF_A_FILE
    assert other.place == Place("b.csv")
    assert (more.place, more.what) == (Place("a.csv"), "There are 2 more mistakes.")


def test_what_was_found_in_a_file_gives_way_to_the_one_reason_that_it_cannot_be_read() -> None:
    problems = Problems()
    problems.wrong(Place("a.csv", 2), "It is wrong.", "Correct it.")
    problems.wrong(Place("b.csv", 2), "It is wrong.", "Correct it.")
    problems.refused("a.csv", Problem(Place("a.csv"), "This is no table.", "Take another."))
    assert [problem.what for problem in problems.found] == ["It is wrong.", "This is no table."]
