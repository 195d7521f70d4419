"""A list of centers that a person brings instead of the one in the data folder, or changes in the app.

A file becomes a list in stages, each a value: its tables, which column is what, what is still asked.
"""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from decision.catalog.catalog import Catalog
from decision.catalog.list_files import list_csv
from decision.lists.columns import Column, with_medicines
from decision.lists.files import kept_in, sheets_of
from decision.lists.mapping import LEFT_OUT, Guess, guesses, known_names, used
from decision.lists.problems import BadData, Place, Problem, Problems, as_found, in_order
from decision.lists.provider_files import read_providers
from decision.lists.questions import Checked, Replies, checked
from decision.lists.registry import read_registry
from decision.lists.spelling import UNKNOWN
from decision.lists.tables import Block, blocks_of
from decision.lists.texts import comparable
from decision.method.providers import Provider
from decision.person.answers import Answers
from decision.person.whose import lender
from decision.wording import words

MOST_KEPT = 1_000_000  # characters of a list in a tab; one center with 40 facts takes some 500


@dataclass(frozen=True)
class OwnList:
    """The centers in the order of the file, and `notes` on what was not read as written.

    `made_up` is whether its centers are: those of a made-up list stay so when one of them is changed.
    `mapping` is what was agreed to of the file's columns: the id of ours by heading, empty for none.
    """

    name: str
    providers: tuple[Provider, ...]
    notes: tuple[Problem, ...] = ()
    made_up: bool = False
    mapping: Mapping[str, str] = field(default_factory=dict)

    def with_center(self, center: Provider) -> "OwnList":
        """This list with one center changed, or added at its end."""
        centers = {each.id: each for each in self.providers}
        return replace(self, providers=tuple({**centers, center.id: center}.values()))

    def without_center(self, id: str) -> "OwnList":
        return replace(self, providers=tuple(each for each in self.providers if each.id != id))

    @property
    def free_id(self) -> str:
        """An id for a new center that none of the list has, capitals aside."""
        taken = {each.id.casefold() for each in self.providers}
        return next(id for number in range(1, len(taken) + 2) if (id := f"center_{number}") not in taken)


def registry_list(name: str, content: bytes, catalog: Catalog) -> OwnList:
    """The centers in a file of the provider registry; raises BadData with all that is wrong."""
    problems = Problems()
    providers = read_registry(name, content, catalog.info, problems)
    problems.refuse()
    return OwnList(name, providers, problems.notes)


def named(name: str, centers: Sequence[str]) -> OwnList:
    """A list of centers of which only the name is known; an empty name is none, and a name twice is one."""
    found: dict[str, str] = {}
    for text in (" ".join(each.split()) for each in centers if each.strip()):
        found.setdefault(text.casefold(), text)
    texts = enumerate(found.values(), start=1)
    return OwnList(name, tuple(Provider(f"center_{number}", text, {}) for number, text in texts))


def as_own(catalog: Catalog) -> OwnList:
    return OwnList(catalog.info.name, catalog.providers, catalog.notes, catalog.info.made_up)


def opened(catalog: Catalog, own: OwnList | None) -> Catalog:
    """The catalog with a person's own list instead of its own; unchanged where there is none.

    What the tests worked out is about the folder's own list, so it is left out.
    """
    if own is None:
        return catalog
    example = catalog.info.example if own.made_up else ""
    info = replace(catalog.info, name=own.name, made_up=own.made_up, example=example)
    return replace(catalog, info=info, providers=own.providers, notes=own.notes, audit=None)


def carried_over(said: Answers, before: Catalog, after: Catalog) -> Answers:
    """What a person said, where the list is another now.

    What was reported of a center counts on only where that center, by id and by name, is on both lists;
    the same holds for the centers they picked. What is about places of their own stays. Another one's trip
    and bill count only for the list of which they were asked for.
    """
    own = {place.id for place in said.places}
    names = {center.id: center.name for center in after.providers}
    same = own | {center.id for center in before.providers if names.get(center.id) == center.name}
    reported = {key: each for key, each in said.reported.items() if key[0] in same}
    example = said.example if lender(before.info) == lender(after.info) else None
    compared = tuple(id for id in said.compared if id in same)
    return replace(said, reported=reported, compared=compared, example=example)


@dataclass(frozen=True)
class Brought:
    """An opened file: its tables, the likeliest first, and what the person has said of it so far.

    `mapping` is the id of our column for each of the table's; None until it was agreed to. `kept` is what
    was agreed to for an earlier version of the file, by heading; `apart` are the ids of centers that were
    agreed to be no twins.
    """

    name: str
    blocks: tuple[Block, ...]
    notes: tuple[Problem, ...] = ()
    at: int = 0
    mapping: tuple[str, ...] | None = None
    answers: Replies = field(default_factory=Replies)
    kept: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()

    @property
    def block(self) -> Block:
        return self.blocks[self.at]

    def choosing(self, key: str, way: int) -> "Brought":
        return replace(self, answers=replace(self.answers, chosen={**self.answers.chosen, key: way}))

    def typing(self, cells: Mapping[tuple[int, str], str]) -> "Brought":
        return replace(self, answers=replace(self.answers, typed={**self.answers.typed, **cells}))


def opened_file(name: str, content: bytes, catalog: Catalog, kept: Mapping[str, str]) -> Brought:
    """The file with its tables; raises BadData where there is none that can be read.

    A list with our own headings, as one that was saved here, needs no word on its columns. What a saved list
    keeps of one's own file counts before `kept`.
    """
    problems = Problems()
    names = known_names(columns_here(catalog), catalog.synonyms)
    sheets = sheets_of(name, content, names, problems)
    saved, apart = kept_in(sheets)
    blocks = blocks_of(name, sheets, names)
    found = Brought(name, blocks, problems.notes, kept={**kept, **saved}, apart=apart)
    own = {comparable(column.id): column.id for column in catalog.columns}
    headings = [comparable(heading) for heading in found.block.headings]
    if "name" in headings and len({*headings}) == len(headings) and {*headings} <= own.keys():
        return replace(found, mapping=tuple(own[heading] for heading in headings))
    return found


def columns_here(catalog: Catalog) -> tuple[Column, ...]:
    return with_medicines(catalog.columns)


def guessed(brought: Brought, catalog: Catalog, today: date) -> tuple[Guess, ...]:
    return guesses(brought.block, columns_here(catalog), catalog.synonyms, brought.kept, today)


def asked_about(brought: Brought, catalog: Catalog, today: date) -> Checked:
    """What is left to ask; the columns must have been agreed to."""
    columns = columns_here(catalog)
    return checked(brought.block, brought.mapping or (), columns, brought.answers, today, brought.apart)


def as_list(brought: Brought, found: Checked, catalog: Catalog, today: date) -> OwnList:
    """The list, by the checks that the data folder has; raises BadData if anything is still wrong."""
    problems = Problems()
    centers = read_providers(found.table, catalog.columns, problems, today=today)
    problems.refuse()
    said = zip(brought.block.headings, brought.mapping or (), strict=True)
    kept = {heading: id for heading, id in said if heading and comparable(heading) != comparable(id)}
    of_cells = in_order(note for note in problems.notes if (note.place.row or 0) > brought.block.header)
    notes = (*_notes(brought, found), *of_cells)
    return OwnList(brought.name, centers, notes, mapping={**brought.kept, **kept})


def _notes(brought: Brought, found: Checked) -> Iterator[Problem]:
    """How the file was opened, what of it was left out, and what the person agreed to read in another way."""
    name, block, mapping = brought.name, brought.block, brought.mapping or ()
    yield from brought.notes
    for heading, id in zip(block.headings, mapping, strict=True):
        if heading and id == LEFT_OUT:
            place = Place(name, block.header or None, heading)
            yield Problem(place, words.BRING_UNUSED_NOTE, words.BRING_NOTHING)
    for each in block.left_out:
        yield Problem(Place(name, each.row), words.table("BRING_LEFT_OUT")[each.why], words.BRING_NOTHING)
    for at in used(mapping):
        before, changed = block.columns[at], dict[tuple[str, str], list[int]]()
        after = found.cells.get(mapping[at], before) if mapping[at] != "id" else before
        for row in found.rows if after is not before else ():
            if before[row] != after[row]:
                changed.setdefault((before[row], after[row]), []).append(row)
        for (one, other), rows in changed.items():
            shown = as_found(one) if one else words.BRING_ASK_EMPTY
            read = words.BRING_NOT_KNOWN if other == UNKNOWN else as_found(other)
            what = words.BRING_READ_NOTE.format(before=shown, after=read, count=len(rows))
            place = Place(name, block.numbers[rows[0]], block.headings[at] or None)
            yield Problem(place, what, words.BRING_AGREED)
    for row in sorted({*range(len(block.rows))} - {*found.rows}):
        yield Problem(Place(name, block.numbers[row]), words.BRING_READ_OUT, words.BRING_AGREED)


# ---- a list as a tab keeps it


def text_of(catalog: Catalog, own: OwnList) -> str:
    """The list that is open, as text that `list_of` reads; empty where it is longer than `MOST_KEPT`."""
    if 2 * len(own.providers) * len(catalog.columns) > MOST_KEPT:  # a cell and its comma
        return ""
    centers = list_csv(catalog, own.mapping).removeprefix(BOM_UTF8).decode()
    notes = [[vars(each.place), each.what, each.remedy] for each in own.notes]
    kept = {"name": own.name, "made_up": own.made_up, "centers": centers, "notes": notes}
    text = json.dumps(kept, ensure_ascii=False)
    return text if len(text) <= MOST_KEPT else ""


def list_of(text: str, catalog: Catalog, today: date) -> OwnList | None:
    """The list again, by the checks that a file has; None where this version or folder has no use for it."""
    try:
        found = json.loads(text)
        notes = tuple(Problem(Place(**place), what, remedy) for place, what, remedy in found["notes"])
        brought = opened_file("centers.csv", found["centers"].encode(), catalog, {})
        for key in ("fraction.", "three_decimals."):  # these numbers were agreed to as they are
            brought = brought.choosing(key, 1)
        checked_now = asked_about(brought, catalog, today)
        if brought.mapping is None or not checked_now.is_done:
            return None
        read = as_list(brought, checked_now, catalog, today)
        return replace(read, name=str(found["name"]), notes=notes, made_up=bool(found["made_up"]))
    except (BadData, ValueError, TypeError, KeyError, AttributeError):
        return None
