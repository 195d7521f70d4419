"""What there is to ask about the cells of a table: one question a cause, and the rest one by one.

All of it follows from the table, what was agreed to of its columns, and what was answered: nothing else is
kept, and nothing changes in a cell that was not answered or typed by the person.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from decision.lists.causes import MARKS_YES, YES, Asked, asked
from decision.lists.columns import GIVES, MEDICINES, Column
from decision.lists.mapping import used
from decision.lists.problems import Row, Table
from decision.lists.spelling import UNKNOWN, folded
from decision.lists.tables import Block
from decision.wording import words

LEAVE_OUT = "\0"
"""A reading of a cell with which its whole row is left out."""
_MOST_TURNS = 4  # a cell may have one cause behind another
_LIKE = 88  # of 100: two names of a medicine
_APART = re.compile(r"[,;/|\n+&]|\band\b", re.IGNORECASE)


@dataclass(frozen=True)
class Item:
    """One cell to ask about: its row in the table and in the file, its column, and what it may mean."""

    row: int
    number: int
    column: str
    text: str
    readings: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """All cells with one cause. `key` is what the answer is kept under, `ways` how many answers there are."""

    cause: str
    detail: str
    items: tuple[Item, ...]

    @property
    def key(self) -> str:
        return f"{self.cause}.{self.detail}"

    @property
    def ways(self) -> int:
        return max(len(item.readings) for item in self.items)


@dataclass(frozen=True)
class Fix:
    """One cell that only the person can write: where it is, what is wrong, and what can be read."""

    row: int
    number: int
    column: str
    text: str
    what: str
    remedy: str


@dataclass(frozen=True)
class Replies:
    """What was answered: by question which of its readings, and by row and column what was typed."""

    chosen: Mapping[str, int] = field(default_factory=dict)
    typed: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """What is left to ask, and the list as it is so far: by our columns, with the readings agreed to."""

    table: Table
    questions: tuple[Question, ...]
    fixes: tuple[Fix, ...]

    @property
    def is_done(self) -> bool:
        return not self.questions and not self.fixes


class _Asking:
    """Collects what there is to ask, cell by cell."""

    def __init__(self, block: Block, answers: Replies) -> None:
        self.block = block
        self.answers = answers
        self.items: dict[tuple[str, str], list[Item]] = defaultdict(list)
        self.fixes: list[Fix] = []
        self.out: set[int] = set()

    def settled(self, row: int, column: str, text: str, found: Asked) -> str:
        """The text that was agreed to in place of one; the same one where that is still to ask."""
        number = self.block.numbers[row]
        if not found.readings:
            self.fixes.append(Fix(row, number, column, text, found.what, found.remedy))
            return text
        way = self.answers.chosen.get(f"{found.cause}.{found.detail}")
        if way is None:
            self.items[found.cause, found.detail].append(Item(row, number, column, text, found.readings))
            return text
        reading = found.readings[min(way, len(found.readings) - 1)]
        if reading == LEAVE_OUT:
            self.out.add(row)
        return reading


def checked(
    block: Block, mapping: Sequence[str], columns: Sequence[Column], answers: Replies, today: date | None
) -> Checked:
    """What is to ask about a table whose columns are what `mapping` says; each is the id of one of ours."""
    asking = _Asking(block, answers)
    by_id = {column.id: column for column in columns}
    cells: dict[str, list[str]] = {}
    for at in used(mapping):
        column = by_id[mapping[at]]
        texts = _typed(block.column(at), column.id, answers)
        if column.id == "id":
            continue
        if column.id == MEDICINES:
            cells.update(_medicines(texts, columns, asking))
        else:
            cells[column.id] = _column(texts, column, asking, today)
    if "name" in cells:
        _twins(cells, asking, merge=MEDICINES in mapping)
    if "id" in mapping:
        cells = {"id": _typed(block.column(mapping.index("id")), "id", answers), **cells}
    kept = [row for row in range(len(block.rows)) if row not in asking.out]
    ids = _ids(cells, kept)
    rows = tuple(
        Row(block.numbers[row], {**{id: texts[row] for id, texts in cells.items()}, "id": ids[row]})
        for row in kept
    )
    order = [column.id for column in columns if column.id in cells or column.id == "id"]
    table = Table(block.file, tuple(order), rows, header=block.header)
    questions = (Question(cause, detail, tuple(items)) for (cause, detail), items in asking.items.items())
    fixes = tuple(fix for fix in asking.fixes if fix.row not in asking.out)
    return Checked(table, tuple(sorted(questions, key=lambda each: -len(each.items))), fixes)


def _typed(texts: Sequence[str], column: str, answers: Replies) -> list[str]:
    typed = {row: text for (row, id), text in answers.typed.items() if id == column}
    return [typed.get(row, text) for row, text in enumerate(texts)] if typed else list(texts)


def _column(texts: list[str], column: Column, asking: _Asking, today: date | None) -> list[str]:
    """The cells of a column, each as agreed to so far. The same few texts stand in most of them."""
    finds = {text: asked(text, column, today) for text in set(texts)}
    finds |= _beside_others(texts, column, finds)
    odd = {text for text, found in finds.items() if found is not None or text == LEAVE_OUT}
    for row, text in enumerate(texts if odd else ()):
        if text == LEAVE_OUT:
            asking.out.add(row)
        if text not in odd or text == LEAVE_OUT:
            continue
        now, found = text, finds[text]
        typed = (row, column.id) in asking.answers.typed
        for _ in range(_MOST_TURNS):
            if found is None or (typed and found.cause in _ONLY_ODD):
                break
            before, now = now, asking.settled(row, column.id, now, found)
            if now in (before, LEAVE_OUT):
                break
            found = asked(now, column, today)
            found = None if found and found.cause in _ONLY_ODD else found
        texts[row] = now
    return texts


_ONLY_ODD = {"fraction", "three_decimals"}  # of numbers that can be read, but hardly be true


def _beside_others(
    texts: Sequence[str], column: Column, finds: Mapping[str, Asked | None]
) -> dict[str, Asked | None]:
    """What is odd only beside the other cells of its column."""
    found: dict[str, Asked | None] = {}
    if column.id == "name":
        found |= {text: Asked("no_name", (LEAVE_OUT,)) for text in finds if not text}
    if column.kind == "yes_no" and "" in finds:
        said = {folded(text) for text in finds if text}
        if said and said <= YES | MARKS_YES:
            found[""] = Asked("blank_beside_marks", ("no", UNKNOWN))
    if column.kind == "number":
        numbers = [text for text in texts if re.fullmatch(r"\d+(\.\d+)?", text)]
        broken = {text for text in numbers if "." in text and float(text) % 1}
        whole = sum(text not in broken for text in numbers)
        for text in broken if 2 * whole > len(numbers) else [each for each in broken if float(each) < 1]:
            if finds[text] is None:
                found[text] = Asked("fraction", (text,))
    return {text: each for text, each in found.items() if text in finds}


# ---- medicines by name, and rows that are one center


def _medicines(texts: Sequence[str], columns: Sequence[Column], asking: _Asking) -> dict[str, list[str]]:
    """A column for each medicine that a cell names: yes where it does, and nothing said where it does not."""
    given = {column.id: folded(column.heading) for column in columns if column.id.startswith(GIVES)}
    met: dict[str, tuple[set[str], list[str]]] = {}
    found: dict[str, list[str]] = {}
    for row, text in enumerate(texts):
        if text not in met:
            met[text] = _named_in(text, given)
        ids, strange = met[text]
        for id in ids:
            found.setdefault(id, [UNKNOWN] * len(texts))[row] = "yes"
        if strange:
            names = ", ".join(strange)
            other = Asked("other_medicine", (text,), names, "", "")
            asking.settled(row, MEDICINES, text, other)
    return found


def _named_in(text: str, given: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """The medicines that a cell names, and what in it is none of ours."""
    ids: set[str] = set()
    strange: list[str] = []
    for part in filter(None, (folded(part) for part in _APART.split(text))):
        near = process.extract(part, given, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=1)
        if near:
            ids.add(near[0][2])
        elif part not in ("unknown", "-", "n/a"):
            strange.append(part)
    return ids, strange


def _twins(cells: dict[str, list[str]], asking: _Asking, *, merge: bool) -> None:
    """Ask about rows with one name and town; where each is for one medicine, they are one center."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    towns = cells.get("town") or [""] * len(cells["name"])
    for row, name in enumerate(cells["name"]):
        if row not in asking.out and name != LEAVE_OUT and name:
            groups[folded(name), folded(towns[row])].append(row)
    for first, *others in groups.values():
        for row in others:
            if merge:
                _merged(cells, first, row, asking)
            elif (row, "name") not in asking.answers.typed:
                text = cells["name"][row]
                asking.settled(row, "name", text, Asked("twins", (LEAVE_OUT, text)))


def _merged(cells: dict[str, list[str]], first: int, row: int, asking: _Asking) -> None:
    """Two rows of one center as one; what differs in them is asked about."""
    for id, texts in cells.items():
        one, other = texts[first], texts[row]
        if one in ("", UNKNOWN):
            texts[first] = other
        elif other not in ("", UNKNOWN, one) and folded(other) != folded(one):
            asking.settled(row, id, other, Asked("differs", (one,)))
    asking.out.add(row)


def _ids(cells: Mapping[str, Sequence[str]], rows: Iterable[int]) -> dict[int, str]:
    """An id for each row: its own where it has a good one that no other has, else one made of its name."""
    taken: set[str] = set()
    found: dict[int, str] = {}
    own, names = cells.get("id"), cells.get("name")
    for row in rows:
        id = own[row] if own else ""
        if not re.fullmatch(r"[\w.-]{1,60}", id, re.ASCII) or id.casefold() in taken | {UNKNOWN}:
            id = _free(names[row] if names else "", taken)
        taken.add(id.casefold())
        found[row] = id
    return found


def _free(name: str, taken: set[str]) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()  # é becomes e
    base = "_".join(re.findall(r"[a-z0-9]+", bare.casefold()))[:40] or "center"
    at = 1
    while (id := base if at == 1 and base != UNKNOWN else f"{base}_{at}") in taken:
        at += 1
    return id


def heading_of(columns: Sequence[Column], id: str) -> str:
    """A column as people read it."""
    return next((column.heading for column in columns if column.id == id), words.COLUMN_MEDICINES)
