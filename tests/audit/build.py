"""What a check may look at, and what it counts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from decision.catalog.catalog import Catalog
from decision.guide.texts import Page
from tests.audit.walking import Walk

Cases: TypeAlias = Iterator[tuple[str, bool]]
"""What people call each case, and whether it is as asked."""


class Build(NamedTuple):
    """The whole as it runs. `grades` are the reading grades of the pages, by `pages_by_name`."""

    catalog: Catalog
    today: date
    grades: Mapping[str, float]
    walk: Walk


def pages_by_name(catalog: Catalog) -> dict[str, Page]:
    """Every page by the name the checklist gives it: its folder and its id, such as "guide/the_day"."""
    folders = {"guide": catalog.pages, "about": catalog.about}
    return {f"{folder}/{page.id}": page for folder, pages in folders.items() for page in pages}
