"""A list of centers that a person brings in place of the one in the data folder, or changes on the page."""

from dataclasses import dataclass, replace
from datetime import date

from decision.catalog.catalog import Catalog
from decision.catalog.rows import columns_of
from decision.lists.columns import names_of
from decision.lists.problems import BadData, Problem, Problems
from decision.lists.provider_files import read_providers
from decision.lists.registry import is_registry, read_registry
from decision.lists.sheets import table_from
from decision.method.providers import Provider
from decision.person.answers import Answers


@dataclass(frozen=True)
class OwnList:
    """The centers in the order of the file, and `notes` on what was read otherwise than written.

    `made_up` is whether its centers are: those of a made-up list stay so when one of them is changed.
    """

    name: str
    providers: tuple[Provider, ...]
    notes: tuple[Problem, ...] = ()
    made_up: bool = False

    def with_center(self, center: Provider) -> "OwnList":
        """This list with one center changed, or added at its end."""
        ids = [each.id for each in self.providers]
        if center.id not in ids:
            return replace(self, providers=(*self.providers, center))
        place = ids.index(center.id)
        return replace(self, providers=(*self.providers[:place], center, *self.providers[place + 1 :]))

    def without_center(self, id: str) -> "OwnList":
        """This list without one center."""
        return replace(self, providers=tuple(each for each in self.providers if each.id != id))

    @property
    def free_id(self) -> str:
        """An id for a new center that none of the list has, capitals aside."""
        taken = {each.id.casefold() for each in self.providers}
        return next(id for number in range(1, len(taken) + 2) if (id := f"center_{number}") not in taken)


def read_list(
    name: str, content: bytes, catalog: Catalog, today: date, *, blanks_unknown: bool = False
) -> OwnList:
    """The list in a file: a spreadsheet with the columns of the catalog, or a file of the provider registry.

    Raises BadData with all that is wrong; then nothing of the file may be used. `blanks_unknown` is whether
    the person has said that empty cells are unknown.
    """
    problems = Problems()
    if is_registry(name, content):
        providers = read_registry(name, content, catalog.info, problems)
    else:
        providers = _of_a_spreadsheet(name, content, catalog, today, problems, blanks_unknown=blanks_unknown)
    if problems:
        raise BadData(problems.found)
    return OwnList(name, providers, problems.notes)


def _of_a_spreadsheet(
    name: str,
    content: bytes,
    catalog: Catalog,
    today: date,
    problems: Problems,
    *,
    blanks_unknown: bool,
) -> tuple[Provider, ...]:
    known = names_of(columns_of(catalog))
    table = table_from(name, content, problems, known=known)
    if table is None:
        return ()
    of = (catalog.factors, catalog.medicines, catalog.programmes, catalog.info)
    return read_providers(table, *of, problems, today=today, blanks_unknown=blanks_unknown)


def as_own(catalog: Catalog) -> OwnList:
    """The list that is open, to be changed."""
    return OwnList(catalog.info.name, catalog.providers, catalog.notes, catalog.info.made_up)


def opened(catalog: Catalog, own: OwnList | None) -> Catalog:
    """The catalog with a person's own list in place of its own; as it is where there is none."""
    if own is None:
        return catalog
    info = replace(catalog.info, name=own.name, made_up=own.made_up)
    return replace(catalog, info=info, providers=own.providers, notes=own.notes)


def carried_over(said: Answers, before: Catalog, after: Catalog) -> Answers:
    """What a person said, where the list is another now.

    What they were told of a center counts on only where that center, by id and by name, is on both lists;
    the same holds for the centers they picked. What is about places of their own stays.
    """
    own = {place.id for place in said.places}
    names = {center.id: center.name for center in after.providers}
    same = own | {center.id for center in before.providers if names.get(center.id) == center.name}
    told = {key: each for key, each in said.told.items() if key[0] in same}
    compared = tuple(id for id in said.compared if id in same)
    return replace(said, told=told, compared=compared)
