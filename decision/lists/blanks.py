"""The empty cells of a row, told together where they are many, so that they hide no other mistake."""

from collections.abc import Sequence

from decision.lists.findings import listed
from decision.lists.problems import Place, Problem, Row, Table

MOST_SINGLE = 3
"""Empty cells of one row that are told one by one."""
_MOST_NAMED = 4


def tell_empty(table: Table, row: Row, problems: Sequence[Problem]) -> list[Problem]:
    """The problems of the empty cells of one row; one for all of them where they are many."""
    if len(problems) <= MOST_SINGLE:
        return list(problems)
    names = listed([problem.place.column or "" for problem in problems], _MOST_NAMED)
    what = f"{len(problems)} cells of this row are empty: {names}."
    return [Problem(Place(table.file, row.number), what, "Write in each what is true, or the word unknown.")]


def read_as_unknown(table: Table, row: Row, columns: Sequence[str]) -> Problem:
    """The note that the empty cells of a row in these columns were read as unknown."""
    names = listed([table.place(row, column).column or "" for column in columns], _MOST_NAMED)
    many = f"{len(columns)} empty cells were" if len(columns) > 1 else "1 empty cell was"
    what = f"{many} read as unknown: {names}."
    return Problem(Place(table.file, row.number), what, "Write unknown to make it plain.")
