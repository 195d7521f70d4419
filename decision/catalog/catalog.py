"""Everything in a data folder, read once and checked against itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from operator import is_
from pathlib import Path

from decision.catalog.checklist import Item
from decision.catalog.checklist_files import page_ids, read_checklist
from decision.catalog.factor_files import read_factors, tell_taken
from decision.catalog.fields import Ids, all_ids
from decision.catalog.guide_files import (
    read_effects,
    read_medicines,
    read_pages,
    read_programmes,
    read_sources,
    read_words,
)
from decision.catalog.info_files import read_info, read_synonyms
from decision.catalog.must_have_files import read_must_haves
from decision.catalog.toml_files import Entry, read_toml
from decision.guide.texts import Effect, ListInfo, Medicine, Page, Programme, Source, Word
from decision.lists.columns import Column, columns, names_of, with_medicines
from decision.lists.own_headings import read_table
from decision.lists.problems import Place, Problem, Problems, in_order, name_of
from decision.lists.provider_files import read_providers
from decision.method.factors import Factor, Indicator, Points
from decision.method.must_haves import MustHave
from decision.method.providers import Provider


@dataclass(frozen=True)
class Catalog:
    """All that a data folder says, complete and consistent; `notes` tell what is not as it was written."""

    info: ListInfo
    factors: tuple[Factor, ...]
    providers: tuple[Provider, ...]
    must_haves: tuple[MustHave, ...]
    programmes: tuple[Programme, ...]
    medicines: tuple[Medicine, ...]
    benefits: tuple[Effect, ...]
    risks: tuple[Effect, ...]
    pages: tuple[Page, ...]
    about: tuple[Page, ...]
    words: tuple[Word, ...]
    sources: tuple[Source, ...]
    checklist: tuple[Item, ...]
    notes: tuple[Problem, ...] = ()
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id, in the order of the factors."""
        return {indicator.id: indicator for factor in self.factors for indicator in factor.indicators}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _provider_by_id(self) -> dict[str, Provider]:
        return {provider.id: provider for provider in self.providers}

    def medicine(self, id: str | None) -> Medicine | None:
        """The medicine of that id, or None."""
        return next((medicine for medicine in self.medicines if medicine.id == id), None)

    def factors_behind(self, risk: Effect) -> tuple[Factor, ...]:
        """The factors of which an indicator bears on what a risk asks of a center."""
        return tuple(factor for factor in self.factors if _bears_on(factor, risk))

    def risks_behind(self, factor: Factor) -> tuple[Effect, ...]:
        """The risks on which an indicator of the factor bears."""
        return tuple(risk for risk in self.risks if _bears_on(factor, risk))

    def provider(self, id: str) -> Provider | None:
        """The provider of that id, or None."""
        return self._provider_by_id.get(id)


class Same:
    """A catalog that is equal to one with the very same parts; to find it again takes no time.

    What is worked out from all of a long list is kept by this.
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._parts = tuple(getattr(catalog, each.name) for each in fields(catalog))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and all(map(is_, self._parts, other._parts))

    def __hash__(self) -> int:
        return id(self.catalog.providers)


def _bears_on(factor: Factor, risk: Effect) -> bool:
    return any(indicator.id in risk.indicators for indicator in factor.indicators)


def load(folder: Path) -> Catalog:
    """Read and check the whole folder, or raise BadData with every problem that was found.

    A file that cannot be read is told once: what it would have said is None to all the others.
    """
    problems = Problems()
    names = (
        "sources",
        "list",
        "factors",
        "medicines",
        "benefits_and_risks",
        "must_haves",
        "words",
        "checklist",
        "synonyms",
    )
    (
        source_file,
        list_file,
        factor_file,
        medicine_file,
        effect_file,
        must_have_file,
        word_file,
        check_file,
        called_file,
    ) = (read_toml(folder / f"{name}.toml", problems) for name in names)
    ids = _ids(source_file, list_file, factor_file, medicine_file)
    sources = read_sources(source_file, problems) if source_file else ()
    info = read_info(list_file, problems) if list_file else ListInfo("", made_up=False, site_types=())
    factors = read_factors(factor_file, ids.sources, problems) if factor_file else ()
    programmes = read_programmes(medicine_file, ids.sources, problems) if medicine_file else ()
    medicines = read_medicines(medicine_file, ids.programmes, ids.sources, problems) if medicine_file else ()
    benefits, risks = (
        read_effects(effect_file, kind, ids.medicines, ids.indicators, ids.sources, problems)
        if effect_file
        else ()
        for kind in ("benefit", "risk")
    )
    pages, about = (read_pages(folder / name, ids.sources, problems) for name in ("guide", "about"))
    named = page_ids(folder / name for name in ("guide", "about"))
    checklist = read_checklist(check_file, named, problems) if check_file else ()
    words = read_words(word_file, ids.sources, problems) if word_file else ()
    found = Catalog(
        info, factors, (), (), programmes, medicines, benefits, risks, pages, about, words, sources, checklist
    )
    known = columns(factors, medicines, programmes, info.site_types)
    synonyms = _synonyms(called_file, known, ids, problems)
    if factor_file:
        tell_taken(factor_file, problems)
    if list_file:
        _check_nearest(list_file, found, ids.indicators, problems)
    must_haves = (
        read_must_haves(must_have_file, ids.indicators, found.indicators, problems) if must_have_file else ()
    )
    providers = _providers(folder, found, ids, known, problems)
    problems.refuse()
    return replace(
        found,
        providers=providers,
        must_haves=must_haves,
        synonyms=synonyms,
        notes=tuple(in_order(problems.notes)),
    )


@dataclass(frozen=True)
class _Ids:
    """The ids that files may name, by what they are of; None where they could not all be read."""

    sources: Ids
    indicators: Ids
    programmes: Ids
    medicines: Ids
    site_types: Ids


def _ids(sources: Entry | None, info: Entry | None, factors: Entry | None, medicines: Entry | None) -> _Ids:
    return _Ids(
        all_ids(sources, "source"),
        # No indicator at all is told by itself; every column and risk would only repeat it.
        all_ids(factors, "factor.indicator") or None,
        all_ids(medicines, "programme", "medicine"),
        all_ids(medicines, "medicine", "programme"),
        all_ids(info, "site_type"),
    )


def _synonyms(
    file: Entry | None, known: Sequence[Column], ids: _Ids, problems: Problems
) -> Mapping[str, tuple[str, ...]]:
    """What others call our columns; not held against columns of which some could not be read."""
    if file is None:
        return {}
    if ids.indicators is None or ids.medicines is None or ids.programmes is None:
        return read_synonyms(file, None, problems)
    # An indicator whose scale cannot be used has no column, and is reported by itself.
    return read_synonyms(file, {column.id for column in with_medicines(known)} | {*ids.indicators}, problems)


def _providers(
    folder: Path, found: Catalog, ids: _Ids, known: Sequence[Column], problems: Problems
) -> tuple[Provider, ...]:
    path = _list_file(folder, problems)
    table = read_table(path, problems, names_of(known))
    if table is None:
        return ()
    return read_providers(
        table,
        None if ids.indicators is None else found.factors,
        None if ids.medicines is None else found.medicines,
        None if ids.programmes is None else found.programmes,
        None if ids.site_types is None else found.info,
        problems,
        unread=set(ids.indicators or ()) - set(found.indicators),
    )


def _list_file(folder: Path, problems: Problems) -> Path:
    """The list itself: a CSV file, or a workbook in its place."""
    path, workbook = (folder / f"providers.{kind}" for kind in ("csv", "xlsx"))
    if not workbook.exists():
        return path
    if path.exists():
        what = "There is also a providers.csv, so it is not clear which of the two is the list."
        problems.wrong(Place(name_of(workbook)), what, "Keep one of the two.")
    return workbook


def current(folder: Path) -> Catalog:
    """The folder as it stands now, read again only when a file in it has changed.

    Reading the sample takes some 25 ms, mostly in the TOML parser: too long for every tap.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    state = tuple((str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files)
    return _load_once(folder, state)


@lru_cache(maxsize=4)
def _load_once(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> Catalog:
    return load(folder)


def _check_nearest(file: Entry, found: Catalog, indicators: Ids, problems: Problems) -> None:
    nearest, read = found.info.nearest_by, found.indicators
    if nearest is None or indicators is None or nearest in set(indicators) - set(read):
        return
    numeric = sorted(id for id, indicator in read.items() if isinstance(indicator.scale, Points))
    if nearest not in numeric:
        what = f"'{nearest}' is not an indicator with numbers."
        remedy = f"Use one of {', '.join(numeric)}, or delete the line." if numeric else "Delete the line."
        problems.wrong(file.place("nearest_by"), what, remedy)
