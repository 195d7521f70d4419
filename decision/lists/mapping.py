"""Which column of a file is which of ours.

In a file of others it is guessed from heading and cells, for the person to agree to. In a file with our own
headings, as in the data folder, nothing is asked: what is not as it must be is reported.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from decision.lists.columns import ENROLLED, GIVES, REQUIRED, Column, asked, labels
from decision.lists.problems import Place, Problems, Row, Table, as_found, listed
from decision.lists.spelling import STATES
from decision.lists.tables import Block
from decision.lists.texts import comparable
from decision.wording import words

Sure: TypeAlias = Literal["kept", "sure", "likely", "unsure", ""]

LEFT_OUT = ""
"""What a column is mapped to that is not used."""
_SAMPLE = 200  # different cells of a column by which it is judged
_LIKE = 84.0  # of 100: two headings that say the same
_SEEMING = 75  # the same in a file that has our own headings, where a mistake is told
_FIT = 0.5  # so large a part of the cells has to be readable as the column
_PATTERNS = {
    "zip": re.compile(r"\d{5}(-\d{4})?|\d{9}"),
    "phone": re.compile(
        r"(\+?1[ .-]?)?\(?\d{3}\)?[ ./-]*\d{3}[ .-]*\d{4}( *(x|ext\.?) *\d+)?", re.IGNORECASE
    ),
    "state": re.compile("|".join(STATES)),
}


@dataclass(frozen=True)
class Guess:
    """What a column of a file may be: the id of one of ours, or LEFT_OUT, and how sure that is."""

    column: str
    sure: Sure


def known_names(columns: Sequence[Column], synonyms: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """All that may head one of our columns, as headings are compared."""
    return frozenset(name for column in columns for name in _names(column, synonyms))


def guesses(
    block: Block,
    columns: Sequence[Column],
    synonyms: Mapping[str, Sequence[str]],
    kept: Mapping[str, str],
    today: date | None = None,
) -> tuple[Guess, ...]:
    """A guess for each column of a table; none of ours is guessed twice.

    `kept` is what was agreed to for an earlier version of the file: the id by the heading.
    """
    names = {column.id: _names(column, synonyms) for column in columns}
    samples = [_sample(block.columns[at]) for at in range(len(block.headings))]
    found: list[tuple[float, int, str, Sure]] = []
    for at, heading in enumerate(block.headings):
        said = comparable(heading)
        if heading in kept:
            if kept[heading]:
                found.append((200, at, kept[heading], "kept"))
            continue
        for column in columns:
            score, sure = _by_heading(said, names[column.id]) if said else (0.0, "")
            if score and (sure == "sure" or _fits(samples[at], column, today)):
                found.append((score, at, column.id, sure))
            elif _by_cells(samples[at], column.id):
                found.append((10, at, column.id, "unsure"))
    return _each_once(block, found, columns)


def used(mapping: Sequence[str]) -> list[int]:
    """The columns of a file that are used, by their places."""
    return [at for at, column in enumerate(mapping) if column != LEFT_OUT]


def _names(column: Column, synonyms: Mapping[str, Sequence[str]]) -> frozenset[str]:
    own = {comparable(column.id), *labels(column)}
    if column.id.startswith((GIVES, ENROLLED)):
        own.add(comparable(column.id.partition("_")[2]))
    return frozenset(own | {comparable(name) for name in synonyms.get(column.id, ())}) - {""}


def _by_heading(said: str, names: frozenset[str]) -> tuple[float, Sure]:
    if said in names:
        return 100, "sure"
    spoken = set(said.split())
    inner = max((len(name) for name in names if len(name) > 3 and set(name.split()) <= spoken), default=0)
    if inner:
        return 85 + inner / 100, "likely"
    score = max(fuzz.ratio(said, name) for name in names)
    return (score - 10, "likely") if score >= _LIKE else (0.0, "")


def _sample(cells: Sequence[str]) -> list[str]:
    return list(islice(dict.fromkeys(cell for cell in cells if cell), _SAMPLE))


def _fits(sample: Sequence[str], column: Column, today: date | None) -> bool:
    """Whether most of the cells can be read as this column, as they are or as they may be meant."""
    if not sample or column.kind == "names":
        return True
    bad = sum(1 for text in sample if (one := asked(text, column, today)) and not one.readings)
    return 1 - bad / len(sample) >= _FIT


def _by_cells(sample: Sequence[str], id: str) -> bool:
    pattern = _PATTERNS.get(id)
    if pattern is None or len(sample) < 2:
        return False
    return sum(bool(pattern.fullmatch(text)) for text in sample) >= 0.8 * len(sample)


def _each_once(
    block: Block, found: Sequence[tuple[float, int, str, Sure]], columns: Sequence[Column]
) -> tuple[Guess, ...]:
    guess = [Guess(LEFT_OUT, "")] * len(block.headings)
    ids = {column.id for column in columns}
    taken: set[str] = set()
    for _, at, id, sure in sorted(found, key=lambda each: (-each[0], each[1])):
        if id in ids and id not in taken and guess[at].column == LEFT_OUT:
            guess[at] = Guess(id, sure)
            taken.add(id)
    if "name" not in taken:
        like = _like_names(block, guess)
        if like is not None:
            guess[like] = Guess("name", "unsure")
    return tuple(guess)


def _like_names(block: Block, guess: Sequence[Guess]) -> int | None:
    """The first column that is left and has texts that differ from row to row."""
    for at, each in enumerate(guess):
        cells = [cell for cell in block.columns[at] if cell]
        texts = [cell for cell in cells if re.search(r"[^\W\d_]{3}", cell)]
        if not each.column and texts and len(texts) >= 0.8 * len(cells) and 2 * len({*cells}) > len(cells):
            return at
    return None


# ---- our own headings


def check_headings(
    table: Table,
    wanted: Sequence[Column],
    unread: Collection[str],
    open_starts: Sequence[str],
    problems: Problems,
) -> Table:
    """The table with its columns as they are meant, after telling of every one that is missing or not read.

    A heading that is one as people read it is that column. A heading that seems to be a missing one is a
    problem: kept out, it would lose a whole column in silence. It is still read as the column that it seems
    to be, to find the mistakes in its cells too. `unread` may stand there. `open_starts` is how columns begin
    that cannot be judged: gives_, enrolled_, or "" for all others.
    """
    ids = {column.id for column in wanted}
    missing = [column for column in wanted if column.id not in table.columns]
    extra = [
        heading
        for heading in table.columns
        if heading not in ids and heading not in unread and _start(heading) not in open_starts
    ]
    meant: dict[str, Column] = _as_labelled(table, extra, missing, wanted)
    for heading, column in meant.items():
        what = words.HEADING_READ_AS.format(text=as_found(_written(table, heading)), column=column.id)
        remedy = words.HEADING_READ_AS_REMEDY.format(column=column.id)
        problems.note(_place(table, heading), what, remedy)
    missing = [column for column in missing if column not in meant.values()]
    for heading in extra:
        if heading in meant:
            continue
        seeming = _seeming(heading, missing)
        if seeming is None:
            place = _place(table, heading)
            problems.note(place, words.HEADING_NO_PLACE, words.HEADING_NO_PLACE_REMEDY)
        else:
            meant[heading] = seeming
            what = words.HEADING_SEEMS.format(column=seeming.id)
            remedy = words.HEADING_SEEMS_REMEDY.format(column=seeming.id)
            problems.wrong(_place(table, heading), what, remedy)
    _tell_missing(table, [column for column in missing if column not in meant.values()], problems)
    return _renamed(table, meant)


def _as_labelled(
    table: Table, extra: Sequence[str], missing: Sequence[Column], wanted: Sequence[Column]
) -> dict[str, Column]:
    """The headings that are the own heading of one missing column, and of no other that there is."""
    said = {heading: comparable(_written(table, heading)) for heading in extra}
    found: dict[str, Column] = {}
    for heading, key in said.items():
        fitting = [column for column in wanted if key in labels(column)]
        alone = len(fitting) == [*said.values()].count(key) == 1
        if alone and fitting[0] in missing and fitting[0] not in found.values():
            found[heading] = fitting[0]
    return found


def _renamed(table: Table, meant: Mapping[str, Column]) -> Table:
    """The table with these headings as the ids of their columns; of two for one column the first."""
    ids: dict[str, str] = {}
    for heading, column in meant.items():
        if column.id not in ids.values():
            ids[heading] = column.id
    if not ids:
        return table
    new = {column: ids.get(column, column) for column in table.columns}
    rows = tuple(Row(row.number, {new[key]: cell for key, cell in row.cells.items()}) for row in table.rows)
    headings = {new[column]: _written(table, column) for column in table.columns}
    return replace(table, columns=tuple(new.values()), rows=rows, headings=headings)


def _written(table: Table, heading: str) -> str:
    return table.headings.get(heading, heading)


def _place(table: Table, heading: str) -> Place:
    return Place(table.file, table.header, _written(table, heading))


def _tell_missing(table: Table, missing: Sequence[Column], problems: Problems) -> None:
    for column in missing:
        if column.id in REQUIRED:
            problems.wrong(_place(table, column.id), words.HEADING_MISSING, words.HEADING_MISSING_REMEDY)
    names = [column.id for column in missing if column.id not in REQUIRED]
    if len(names) == 1:
        problems.note(_place(table, names[0]), words.HEADING_UNKNOWN, words.HEADING_UNKNOWN_REMEDY)
    elif names:
        what = words.HEADINGS_MISSING.format(names=listed(names, 4))
        problems.note(Place(table.file, table.header), what, words.HEADINGS_MISSING_REMEDY)


def _start(heading: str) -> str:
    return next((start for start in (GIVES, ENROLLED) if heading.startswith(start)), "")


def _seeming(heading: str, missing: Sequence[Column]) -> Column | None:
    """The missing column that a heading is most like, if it is like one at all."""
    found = max(missing, key=lambda column: _alike(heading, column), default=None)
    return found if found and _alike(heading, found) >= _SEEMING else None


def _alike(heading: str, column: Column) -> float:
    said, id, label = (comparable(text).split() for text in (heading, column.id, column.heading))
    if start := _start(column.id):  # that all of them begin in the same way makes none of them alike
        said = said[1:] if heading.casefold().startswith(start) else said
        id = id[1:]
    if said and set(id) <= set(said):
        return 100.0
    return max(fuzz.ratio(" ".join(said), " ".join(other)) for other in (id, label))
