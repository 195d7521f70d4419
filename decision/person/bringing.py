"""A file on its way to being a list: opened, its columns agreed to, its cells asked about, then centers.

Each stage is worked out from the one before; what the person said is all that is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from decision.catalog.catalog import Catalog
from decision.catalog.rows import columns_of
from decision.lists.columns import Column, with_medicines
from decision.lists.files import sheets_of
from decision.lists.mapping import Guess, guesses, known_names, used
from decision.lists.problems import Place, Problem, Problems
from decision.lists.provider_files import read_providers
from decision.lists.questions import Answers, Checked, checked
from decision.lists.tables import Block, blocks_of
from decision.lists.texts import comparable
from decision.person.own_lists import OwnList
from decision.wording import words


@dataclass(frozen=True)
class Brought:
    """An opened file: its tables, the likeliest first, and what the person has said of it so far.

    `mapping` is the id of our column for each of the table's; None until it was agreed to. `kept` is what
    was agreed to for an earlier version of the file, by heading.
    """

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[Problem, ...] = ()
    at: int = 0
    mapping: tuple[str, ...] | None = None
    answers: Answers = field(default_factory=Answers)
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def block(self) -> Block:
        """The table that is read."""
        return self.blocks[self.at]

    def choosing(self, key: str, way: int) -> "Brought":
        """With a question answered by one of its readings."""
        return replace(self, answers=replace(self.answers, chosen={**self.answers.chosen, key: way}))

    def typing(self, cells: Mapping[tuple[int, str], str]) -> "Brought":
        """With cells typed, by row and column."""
        return replace(self, answers=replace(self.answers, typed={**self.answers.typed, **cells}))


def opened_file(name: str, content: bytes, catalog: Catalog, kept: Mapping[str, str]) -> Brought:
    """The file with its tables; raises BadData where there is none that can be read.

    A list with our own headings, as one that was saved here, needs no word on its columns.
    """
    problems = Problems()
    names = known_names(columns_here(catalog), catalog.synonyms)
    blocks = blocks_of(name, sheets_of(name, content, names, problems), names)
    found = Brought(name, blocks, problems.notes, kept=kept)
    own = {comparable(column.id): column.id for column in columns_of(catalog)}
    headings = [comparable(heading) for heading in found.block.headings]
    if "name" in headings and len({*headings}) == len(headings) and {*headings} <= own.keys():
        return replace(found, mapping=tuple(own[heading] for heading in headings))
    return found


def columns_here(catalog: Catalog) -> tuple[Column, ...]:
    """Every column that one of a file may be."""
    return with_medicines(columns_of(catalog))


def guessed(brought: Brought, catalog: Catalog, today: date) -> tuple[Guess, ...]:
    """What each column of the table may be."""
    return guesses(brought.block, columns_here(catalog), catalog.synonyms, brought.kept, today)


def agreed(brought: Brought, mapping: Sequence[str]) -> Brought:
    """With the person's word on the columns."""
    return replace(brought, mapping=tuple(mapping))


def asked_about(brought: Brought, catalog: Catalog, today: date) -> Checked:
    """What is left to ask; the columns must have been agreed to."""
    return checked(brought.block, brought.mapping or (), columns_here(catalog), brought.answers, today)


def as_list(brought: Brought, found: Checked, catalog: Catalog, today: date) -> OwnList:
    """The list, by the checks that the data folder has; raises BadData if anything is still wrong."""
    problems = Problems()
    of = (catalog.factors, catalog.medicines, catalog.programmes, catalog.info)
    centers = read_providers(found.table, *of, problems, today=today, asked=catalog.asked)
    problems.refuse()
    said = zip(brought.block.headings, brought.mapping or (), strict=True)
    kept = {heading: id for heading, id in said if heading and comparable(heading) != comparable(id)}
    of_cells = [note for note in problems.notes if (note.place.row or 0) > brought.block.header]
    return OwnList(brought.name, centers, (*_notes(brought), *of_cells), mapping={**brought.kept, **kept})


def _notes(brought: Brought) -> tuple[Problem, ...]:
    """What was read in another way than it is written, and what was left out."""
    block, mapping = brought.block, brought.mapping or ()
    places = {*range(len(block.headings))} - {*used(mapping)}
    unused = [block.headings[at] for at in sorted(places) if block.headings[at]]
    notes = [
        Problem(Place(brought.name, block.header or None, each), words.BRING_UNUSED_NOTE, words.BRING_NOTHING)
        for each in unused
    ]
    rows = [
        Problem(Place(brought.name, each.row), words.table("BRING_LEFT_OUT")[each.why], words.BRING_NOTHING)
        for each in block.left_out
    ]
    return (*brought.notes, *notes, *rows)
