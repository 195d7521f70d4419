"""A list of centers that a person brings in place of the one in the data folder, or changes on the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from decision.catalog.catalog import Catalog
from decision.lists.problems import Problem, Problems
from decision.lists.registry import read_registry
from decision.method.providers import Provider
from decision.person.answers import Answers


@dataclass(frozen=True)
class OwnList:
    """The centers in the order of the file, and `notes` on what was read otherwise than written.

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


def registry_list(name: str, content: bytes, catalog: Catalog) -> OwnList:
    """The centers in a file of the provider registry; raises BadData with all that is wrong."""
    problems = Problems()
    providers = read_registry(name, content, catalog.info, problems)
    problems.refuse()
    return OwnList(name, providers, problems.notes)


def as_own(catalog: Catalog) -> OwnList:
    """The list that is open, to be changed."""
    return OwnList(catalog.info.name, catalog.providers, catalog.notes, catalog.info.made_up)


def opened(catalog: Catalog, own: OwnList | None) -> Catalog:
    """The catalog with a person's own list in place of its own; as it is where there is none.

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
    the same holds for the centers they picked. What is about places of their own stays.
    """
    own = {place.id for place in said.places}
    names = {center.id: center.name for center in after.providers}
    same = own | {center.id for center in before.providers if names.get(center.id) == center.name}
    told = {key: each for key, each in said.told.items() if key[0] in same}
    compared = tuple(id for id in said.compared if id in same)
    return replace(said, told=told, compared=compared)
