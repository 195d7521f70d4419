"""Everything in a data folder, read once and checked against itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from operator import is_
from pathlib import Path
from typing import Generic, TypeVar

from decision.catalog import guide_files, medicine_files
from decision.catalog.audit_table import Audit, read_audit
from decision.catalog.factor_files import read_factors
from decision.catalog.fields import Fields, fields_of
from decision.catalog.list_tables import check_headings, read_table
from decision.catalog.must_have_files import read_must_haves
from decision.catalog.toml_files import all_ids, read_toml
from decision.guide import texts
from decision.guide.glossary import Term
from decision.guide.texts import Effect, Evidence, ListInfo, Medicine, Page, Programme, Source
from decision.lists.columns import Column, columns, with_medicines
from decision.lists.mapping import Called
from decision.lists.problems import Problem, Problems, in_order
from decision.lists.provider_files import read_providers
from decision.method.factors import Factor, Indicator, Points
from decision.method.must_haves import MustHave
from decision.method.providers import Provider

T = TypeVar("T")

_GUIDE = ("medicines", "benefits_and_risks", "who_does_what", "knowledge_check", "words", "sources")
_FILES = ("list", "factors", "must_haves", "synonyms", *_GUIDE)


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
    checks: tuple[texts.KnowledgeCheck, ...] = ()
    roles: tuple[texts.Role, ...] = ()
    jobs: tuple[texts.Job, ...] = ()
    notes: tuple[Problem, ...] = ()
    audit: Audit | None = None
    synonyms: Mapping[str, Called] = field(default_factory=dict)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id, in the order of the factors."""
        return {indicator.id: indicator for factor in self.factors for indicator in factor.indicators}

    @cached_property
    def personal(self) -> tuple[str, ...]:
        """The ids of the indicators that differ from person to person."""
        return tuple(id for id, indicator in self.indicators.items() if indicator.personal)

    @property
    def asked(self) -> tuple[Indicator, ...]:
        """The facts that only a must-have asks, in the order of the must-haves."""
        return tuple(each.fact for each in self.must_haves if each.fact)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column that a list of this catalog may have, in the order in which it is written."""
        return columns(self.factors, self.medicines, self.programmes, self.info.site_types, self.asked)

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
            *((medicine.name, day.evidence) for medicine in self.medicines for day in medicine.days),
            *((job.label, job.evidence) for job in self.jobs),
            *((check.asks, check.evidence) for check in self.checks),
            *((page.title, page.evidence) for page in pages),
            *((word.term, word.evidence) for word in self.terms),
        )

    @cached_property
    def _provider_by_id(self) -> dict[str, Provider]:
        return {provider.id: provider for provider in self.providers}

    def medicine(self, id: str | None) -> Medicine | None:
        return next((medicine for medicine in self.medicines if medicine.id == id), None)

    def factors_behind(self, risk: Effect) -> tuple[Factor, ...]:
        """The factors with an indicator that a risk asks a center for."""
        return tuple(factor for factor in self.factors if _bears_on(factor, risk))

    def risks_behind(self, factor: Factor) -> tuple[Effect, ...]:
        return tuple(risk for risk in self.risks if _bears_on(factor, risk))

    def provider(self, id: str) -> Provider | None:
        return self._provider_by_id.get(id)

    def holding(self, providers: tuple[Provider, ...]) -> "Catalog":
        """This catalog with these providers: one for all who have the same ones, as people are many."""
        is_same = len(providers) == len(self.providers) and all(map(is_, providers, self.providers))
        return self if is_same else _holding(Same(self), Same(providers))


class Same(Generic[T]):
    """A value that is equal to one with the very same parts; to find it again takes no time.

    What is worked out from all of a long list is kept by this. A catalog is another one in each run, of parts
    that are the same; a tuple of providers is its own only part.
    """

    def __init__(self, value: T) -> None:
        self.value = value
        self._parts: tuple[object, ...] = (value,)
        if isinstance(value, Catalog):
            self._parts = tuple(getattr(value, part.name) for part in fields(value))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and all(map(is_, self._parts, other._parts))

    def __hash__(self) -> int:
        return hash(tuple(map(id, self._parts)))


@lru_cache(maxsize=16)
def _holding(catalog: Same[Catalog], providers: Same[tuple[Provider, ...]]) -> Catalog:
    return replace(catalog.value, providers=providers.value)


def _bears_on(factor: Factor, risk: Effect) -> bool:
    return any(indicator.id in risk.indicators for indicator in factor.indicators)


def load(folder: Path) -> Catalog:
    """Read and check the whole folder, or raise BadData with every problem that was found.

    A file that cannot be read is reported once: what it would have said is None to all the others.
    """
    problems = Problems()
    read = {name: read_toml(folder / f"{name}.toml", problems) for name in _FILES}
    known = {
        "sources": all_ids(read["sources"], "source"),
        # That there is no indicator at all is reported by itself; every column and risk would only repeat it.
        "indicators": all_ids(read["factors"], "factor.indicator") or None,
        "programmes": all_ids(read["medicines"], "programme", "medicine"),
        "medicines": all_ids(read["medicines"], "medicine", "programme"),
        "site_types": all_ids(read["list"], "site_type"),
    }
    file = {name: fields_of(entry, problems, known) for name, entry in read.items()}
    pages = guide_files.read_pages(folder / "guide", known, problems)
    factors = read_factors(file["factors"])
    indicators = {indicator.id: indicator for factor in factors for indicator in factor.indicators}
    found = Catalog(
        info=guide_files.read_info(file["list"]),
        factors=factors,
        providers=(),
        must_haves=read_must_haves(file["must_haves"], indicators),
        programmes=file["medicines"].each("programme", Programme),
        medicines=file["medicines"].each("medicine", medicine_files.medicine),
        benefits=file["benefits_and_risks"].each("benefit", medicine_files.benefit),
        risks=file["benefits_and_risks"].each("risk", medicine_files.risk),
        pages=pages,
        about=guide_files.read_pages(folder / "about", known, problems),
        terms=guide_files.read_terms(file["words"]),
        sources=file["sources"].each("source", guide_files.source),
        checks=guide_files.read_checks(file["knowledge_check"], folder / "guide", pages),
        roles=file["who_does_what"].each("role", guide_files.role),
        jobs=guide_files.read_jobs(file["who_does_what"]),
    )
    _check_nearest(file["list"], found)
    # While some id is in doubt, no column is held against the others.
    is_whole = None not in [ids for kind, ids in known.items() if kind != "sources"]
    # An indicator whose scale cannot be used has no column, and is reported by itself.
    unread = {*(known["indicators"] or ())} - found.indicators.keys()
    called = {column.id for column in with_medicines(found.columns)} | unread
    synonyms = guide_files.read_synonyms(file["synonyms"], called if is_whole else None)
    for each in file.values():
        each.done()
    table = read_table(folder / "providers.csv", problems)
    providers: tuple[Provider, ...] = ()
    if table and is_whole:
        check_headings(table, found.columns, unread, problems)
        providers = read_providers(table, found.columns, problems)
    audit = read_audit(folder, problems)
    problems.refuse()
    notes = tuple(in_order(problems.notes))
    return replace(found, providers=providers, synonyms=synonyms, notes=notes, audit=audit)


@lru_cache(maxsize=4)
def current(folder: Path) -> Catalog:
    """The folder, read once a process: an edit is read when the app is started again.

    A folder with mistakes is read at each call, until they are gone.
    """
    return load(folder)


def _check_nearest(file: Fields, found: Catalog) -> None:
    nearest, read, known = found.info.nearest_by, found.indicators, file.known["indicators"]
    if not nearest or known is None or nearest in set(known) - set(read):
        return
    numeric = sorted(id for id, indicator in read.items() if isinstance(indicator.scale, Points))
    if nearest not in numeric:
        what = f"'{nearest}' is not an indicator with numbers."
        remedy = f"Use one of {', '.join(numeric)}, or delete the line." if numeric else "Delete the line."
        file.wrong("nearest_by", what, remedy)
