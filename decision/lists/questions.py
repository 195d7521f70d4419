"""What to ask about the cells of a table: one question per cause, and the rest one by one.

All of it follows from the table, what was agreed about its columns, and the answers so far: nothing else is
kept, and no cell changes unless the person answered or typed it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from decision.lists.columns import MEDICINES, Column, asked, asked_of_all
from decision.lists.figures import is_one_phone
from decision.lists.mapping import ids_of, medicines_in, used
from decision.lists.problems import Row, Table, as_found
from decision.lists.provider_files import likenesses
from decision.lists.spelling import UNKNOWN, Asked, folded
from decision.lists.tables import Block
from decision.wording import words

LEAVE_OUT = "\0"
"""A reading of a cell with which its whole row is left out."""
TWIN = "# twin"
"""In place of a column: what was said of a row that may be the center of a row above."""
_ONLY_ODD = {"fraction", "three_decimals"}  # of numbers that can be read, but hardly be true
_MOST_TURNS = 4  # a cell may have one cause behind another
_Cells: TypeAlias = Mapping[str, Sequence[str]]  # by column
_Agreed: TypeAlias = tuple[str, Asked | None]  # a text so far, and what is still to ask about it


@dataclass(frozen=True)
class Item:
    """One cell to ask about: its row in the table and in the file, its column, and what it may mean.

    One without readings the person has to write; `what` is wrong there, and `remedy` says what can be read.
    `name` is that of the center, unless it is the name that is asked about.
    """

    row: int
    number: int
    column: str
    text: str
    readings: tuple[str, ...]
    what: str = ""
    remedy: str = ""
    name: str = ""


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
class Replies:
    """What was answered: by question which of its readings, and by row and column what was typed."""

    chosen: Mapping[str, int] = field(default_factory=dict)
    typed: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """What is left to ask, and the cells as they are so far by our columns, with the readings agreed to.

    `rows` are the places of the rows that are not left out.
    """

    block: Block
    cells: _Cells
    rows: Sequence[int]
    questions: tuple[Question, ...]
    fixes: tuple[Item, ...]

    @cached_property
    def table(self) -> Table:
        """The list as it is so far, with an id for each row."""
        numbers = self.block.numbers
        others = {id: texts for id, texts in self.cells.items() if id != "id"}
        cells = {"id": ids_of(self.cells, self.rows, len(numbers)), **others}
        by_row = [*zip(*cells.values(), strict=True)]
        rows = (Row(numbers[row], dict(zip(cells, by_row[row], strict=True))) for row in self.rows)
        return Table(self.block.file, tuple(cells), tuple(rows), header=self.block.header)

    @property
    def is_done(self) -> bool:
        return not self.questions and not self.fixes


class _Asking:
    """Collects what there is to ask, and which rows are left out by what was answered."""

    def __init__(self, block: Block, answers: Replies, names: Sequence[str]) -> None:
        self.block, self.answers, self.names = block, answers, names
        self.items: dict[tuple[str, str], list[Item]] = defaultdict(list)
        self.fixes: list[Item] = []
        self.out: set[int] = set()

    def agreed(self, text: str, found: Asked, again: Callable[[str], Asked | None]) -> _Agreed:
        """A text as it was agreed to so far, and what is still to ask; `again` looks at what came of it."""
        for _ in range(_MOST_TURNS):
            way = self.answers.chosen.get(f"{found.cause}.{found.detail}")
            if way is None or not found.readings:
                return text, found
            before, text = text, found.readings[min(way, len(found.readings) - 1)]
            now = None if text in (before, LEAVE_OUT) else again(text)
            if now is None or now.cause in _ONLY_ODD:
                break
            found = now
        return text, None

    def settle(self, row: int, column: str, agreed: _Agreed) -> str:
        """Note what is still to ask about a cell, or that its row is left out; its text so far."""
        text, found = agreed
        if text == LEAVE_OUT:
            self.out.add(row)
        if found:
            number, name = self.block.numbers[row], self.names[row] if column != "name" else ""
            item = Item(row, number, column, text, found.readings, found.what, found.remedy, name)
            (self.items[found.cause, found.detail] if found.readings else self.fixes).append(item)
        return text

    def ask(self, row: int, column: str, text: str, found: Asked) -> str:
        """Ask about a cell for a cause that is answered once; its text so far."""
        return self.settle(row, column, self.agreed(text, found, lambda _: None))


def checked(
    block: Block,
    mapping: Sequence[str],
    columns: Sequence[Column],
    answers: Replies,
    today: date | None,
    apart: Collection[str] = (),
) -> Checked:
    """What to ask about a table whose columns are what `mapping` says; each is the id of one of ours.

    `apart` are the ids of rows that were agreed to be no twins.
    """
    named = block.columns[mapping.index("name")] if "name" in mapping else ("",) * len(block.rows)
    asking = _Asking(block, answers, _typed(named, "name", answers))
    by_id = {column.id: column for column in columns}
    cells, typed = dict[str, Sequence[str]](), dict[str, Sequence[str]]()
    for at in used(mapping):
        column = by_id[mapping[at]]
        texts = typed[column.id] = _typed(block.columns[at], column.id, answers)
        if column.id == MEDICINES:
            given, strange = medicines_in(texts, columns)
            cells.update(given)
            for row, names in strange.items():
                asking.ask(row, MEDICINES, texts[row], Asked("other_medicine", (texts[row],), names))
        elif column.id == "id":
            cells["id"] = texts
        else:
            cells[column.id] = _column(texts, column, asking, today)
    if "name" in cells:
        _twins(cells, typed, asking, apart)
    kept = [row for row in range(len(block.rows)) if row not in asking.out]
    questions = [Question(cause, detail, tuple(items)) for (cause, detail), items in asking.items.items()]
    # First those on whole rows, and then the one about most cells.
    questions.sort(key=lambda question: (question.items[0].column != TWIN, -len(question.items)))
    fixes = tuple(fix for fix in asking.fixes if fix.row not in asking.out)
    in_order = {column.id: cells[column.id] for column in columns if column.id in cells}
    return Checked(block, in_order, kept, tuple(questions), fixes)


def _typed(texts: Sequence[str], column: str, answers: Replies) -> Sequence[str]:
    typed = {row: text for (row, id), text in answers.typed.items() if id == column}
    return [typed.get(row, text) for row, text in enumerate(texts)] if typed else texts


def _column(texts: Sequence[str], column: Column, asking: _Asking, today: date | None) -> Sequence[str]:
    """The cells of a column, each as agreed to so far. The same few texts are in most of them."""
    finds = asked_of_all(texts, column, today)
    if column.id == "name" and "" in finds:
        finds[""] = Asked("no_name", (LEAVE_OUT,))
    if not finds:
        return texts
    agreed = {
        text: asking.agreed(text, found, lambda each: asked(each, column, today))
        for text, found in finds.items()
    }
    agreed[LEAVE_OUT] = (LEAVE_OUT, None)
    now = [*texts]
    for row, text in enumerate(texts):
        is_typed = (row, column.id) in asking.answers.typed
        if text in agreed and not (is_typed and text in finds and finds[text].cause in _ONLY_ODD):
            now[row] = asking.settle(row, column.id, agreed[text])
    return now


# ---- rows that are one center


def _twins(cells: dict[str, Sequence[str]], typed: _Cells, asking: _Asking, apart: Collection[str]) -> None:
    """Ask about rows that may be one center; where each row is for one medicine, those with one name are.

    `typed` are the cells before anything was agreed to.
    """
    blank, numbers = ("",) * len(cells["name"]), asking.block.numbers
    names, towns, phones, ids = (cells.get(id) or blank for id in ("name", "town", "phone", "id"))
    into: dict[int, int] = {}
    alike = likenesses(names, towns, phones)
    known = {id: [*typed.get(id, texts)] for id, texts in cells.items()} if alike else {}
    for row, (first, cause) in alike.items():
        one = into.get(first, first)
        if row in asking.out or one in asking.out or ids[row] in apart:
            continue
        if not (MEDICINES in typed and cause == "twins"):
            twin = words.TWIN_PHONE if is_one_phone(phones[row], phones[one]) else words.TWIN
            said = {"name": as_found(names[row]), "other": as_found(names[one]), "phone": phones[one]}
            what = twin.format(row=numbers[row], first=numbers[one], **said)
            found = Asked(cause, (LEAVE_OUT, names[row]), what=what)
            answer = asking.answers.typed.get((row, TWIN)) or asking.ask(row, TWIN, names[row], found)
            if answer != LEAVE_OUT:
                continue
        asking.out.add(row)
        into[row] = one
        for id, texts in cells.items():
            now = cells[id] = texts if isinstance(texts, list) else [*texts]
            _merge(id, now, known[id], one, row, asking)


def _merge(id: str, texts: list[str], known: list[str], first: int, row: int, asking: _Asking) -> None:
    """One column of two rows as one: a blank gives way, and what differs is asked about."""
    one, other = (texts[at] if known[at] else "" for at in (first, row))
    same = folded(one) == folded(other) or (id == "phone" and is_one_phone(one, other))
    if same or other in ("", UNKNOWN) or (first, id) in asking.answers.typed:
        return
    if one in ("", UNKNOWN):
        texts[first] = known[first] = other
    elif id not in ("id", "name"):
        texts[first] = asking.ask(first, id, one, Asked("differs", (one, other)))
