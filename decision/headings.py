"""The headings of a list of centers: which are missing, which say nothing here, which are misspelt."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from decision.columns import ENROLLED, GIVES, REQUIRED, Column
from decision.reading import Place, Problem, Row, Table

_ALIKE = 0.75


def check_headings(
    table: Table,
    wanted: Sequence[Column],
    unread: Collection[str],
    open_starts: Sequence[str],
    problems: list[Problem],
    notes: list[Problem],
) -> None:
    """Tell of every column that is missing, and of every one that is not read.

    A heading that seems to be a missing one is a problem: kept out, it would lose a whole column in silence.
    `unread` may stand there. `open_starts` is how columns begin that cannot be judged: gives_, enrolled_,
    or "" for all others.
    """
    ids = {column.id for column in wanted}
    missing = [column for column in wanted if column.id not in table.columns]
    extra = [
        heading
        for heading in table.columns
        if heading not in ids and heading not in unread and _start(heading) not in open_starts
    ]
    meant = {heading: _meant(heading, missing) for heading in extra}
    for heading, column in meant.items():
        place = table.place(Row(1, {}), heading)
        if column is None:
            remedy = "Correct its name, add it to factors.toml or medicines.toml, or delete it."
            notes.append(Problem(place, "No other file speaks of this column, so it was left out.", remedy))
        else:
            what = f"This column seems to be '{column.id}', which is missing."
            remedy = f"Call it '{column.id}' if it is. If it is not, add a column '{column.id}' too."
            problems.append(Problem(place, what, remedy))
    told = {column.id for column in meant.values() if column}
    for column in missing:
        if column.id not in told:
            _tell_missing(Place(table.file, 1, column.id), column, problems, notes)


def _tell_missing(place: Place, column: Column, problems: list[Problem], notes: list[Problem]) -> None:
    if column.id in REQUIRED:
        problems.append(
            Problem(place, "This column is missing.", "Add the column, with a cell for each row.")
        )
    else:
        what = "This column is missing, so it is not known at any center."
        notes.append(Problem(place, what, "Add the column; where nobody knows, write unknown."))


def _start(heading: str) -> str:
    return next((start for start in (GIVES, ENROLLED) if heading.startswith(start)), "")


def _meant(heading: str, missing: Sequence[Column]) -> Column | None:
    """The missing column that a heading is most like, if it is like one at all."""
    found = max(
        ((_alike(heading, column), column) for column in missing), key=lambda pair: pair[0], default=None
    )
    return found[1] if found and found[0] >= _ALIKE else None


def _alike(heading: str, column: Column) -> float:
    words, id, label = _words(heading), _words(column.id), _words(column.heading)
    start = _start(column.id)
    if start:  # that all of them begin in the same way makes none of them alike
        words = words[1:] if heading.casefold().startswith(start) else words
        id = id[1:]
    if words and set(id) <= set(words):
        return 1.0
    one = " ".join(words)
    return max(SequenceMatcher(None, one, " ".join(other)).ratio() for other in (id, label))


def _words(heading: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", heading.casefold()) if word]
