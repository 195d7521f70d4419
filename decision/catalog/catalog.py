"""Everything in a data folder, read once and checked against itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from operator import is_
from pathlib import Path

from decision.catalog.audit_table import Audit, read_audit
from decision.catalog.factor_files import read_factors, tell_taken
from decision.catalog.fields import Ids, all_ids
from decision.catalog.guide_files import read_info, read_pages, read_sources, read_synonyms, read_terms
from decision.catalog.list_tables import read_centers, read_table
from decision.catalog.medicine_files import read_effects, read_medicines, read_programmes
from decision.catalog.must_have_files import read_must_haves
from decision.catalog.toml_files import Entry, read_toml
from decision.guide.texts import Effect, Evidence, ListInfo, Medicine, Page, Programme, Source, Term
from decision.lists.columns import Column, columns, names_of, with_medicines
from decision.lists.mapping import Called
from decision.lists.problems import Place, Problem, Problems, in_order, name_of
from decision.method.factors import Factor, Indicator, Points
from decision.method.must_haves import MustHave
from decision.method.providers import Provider

_FILES = ("sources", "list", "factors", "medicines", "benefits_and_risks", "must_haves", "words", "synonyms")


@dataclass(frozen=True)
class Catalog:
    """All that a data folder says, complete and consistent; `notes` say what is not as it was written.

    `audit` is what the tests worked out about this very folder; None where they did not.
    """

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
    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    notes: tuple[Problem, ...] = ()
    audit: Audit | None = None
    synonyms: Mapping[str, Called] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id, in the order of the factors."""
        return {indicator.id: indicator for factor in self.factors for indicator in factor.indicators}

    @property
    def asked(self) -> tuple[Indicator, ...]:
        """The facts that only a must-have asks, in the order of the must-haves."""
        return tuple(each.fact for each in self.must_haves if each.fact)

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def evidence(self) -> tuple[tuple[str, Evidence], ...]:
        """What people call each fact and page that has to be looked at again, and its dates."""
        effects, pages = (*self.benefits, *self.risks), (*self.pages, *self.about)
        return (
            *((effect.title, effect.evidence) for effect in effects),
            *((programme.label, programme.evidence) for programme in self.programmes),
            *((medicine.name, fact.evidence) for medicine in self.medicines for fact in medicine.facts),
            *((page.title, page.evidence) for page in pages),
            *((word.term, word.evidence) for word in self.terms),
        )

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

    A file that cannot be read is reported once: what it would have said is None to all the others.
    """
    problems = Problems()
    files = [read_toml(folder / f"{name}.toml", problems) for name in _FILES]
    source_file, list_file, factor_file, medicine_file, *others = files
    effect_file, must_have_file, word_file, called_file = others
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
    terms = read_terms(word_file, ids.sources, problems) if word_file else ()
    found = Catalog(
        info, factors, (), (), programmes, medicines, benefits, risks, pages, about, terms, sources
    )
    if factor_file:
        tell_taken(factor_file, problems)
    if list_file:
        _check_nearest(list_file, found, ids.indicators, problems)
    must_haves = (
        read_must_haves(must_have_file, ids.indicators, found.indicators, problems) if must_have_file else ()
    )
    found = replace(found, must_haves=must_haves)
    known = columns(factors, medicines, programmes, info.site_types, found.asked)
    synonyms = _synonyms(called_file, known, ids, problems)
    providers = _providers(folder, found, ids, known, problems)
    audit = read_audit(folder, problems)
    problems.refuse()
    return replace(
        found, providers=providers, synonyms=synonyms, notes=tuple(in_order(problems.notes)), audit=audit
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
        # That there is no indicator at all is reported by itself; every column and risk would only repeat it.
        all_ids(factors, "factor.indicator") or None,
        all_ids(medicines, "programme", "medicine"),
        all_ids(medicines, "medicine", "programme"),
        all_ids(info, "site_type"),
    )


def _synonyms(
    file: Entry | None, known: Sequence[Column], ids: _Ids, problems: Problems
) -> Mapping[str, Called]:
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
    return read_centers(
        table,
        None if ids.indicators is None else found.factors,
        None if ids.medicines is None else found.medicines,
        None if ids.programmes is None else found.programmes,
        None if ids.site_types is None else found.info,
        problems,
        unread=set(ids.indicators or ()) - set(found.indicators),
        asked=found.asked,
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


@lru_cache(maxsize=4)
def current(folder: Path) -> Catalog:
    """The folder, read once a process: an edit is read when the app is started again.

    A folder with mistakes is read at each call, until they are gone.
    """
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
