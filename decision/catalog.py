"""Everything in a data folder, read once and checked against itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from decision.factor_files import read_factors
from decision.factors import Factor, Indicator
from decision.guide import Effect, ListInfo, Medicine, Page, Programme, Source
from decision.guide_files import (
    read_effects,
    read_info,
    read_medicines,
    read_pages,
    read_programmes,
    read_sources,
)
from decision.provider_files import read_providers
from decision.providers import Provider
from decision.reading import BadData, Entry, Place, Problem, read_table, read_toml


@dataclass(frozen=True)
class Catalog:
    """All that a data folder says, complete and consistent."""

    info: ListInfo
    factors: tuple[Factor, ...]
    providers: tuple[Provider, ...]
    programmes: tuple[Programme, ...]
    medicines: tuple[Medicine, ...]
    benefits: tuple[Effect, ...]
    risks: tuple[Effect, ...]
    pages: tuple[Page, ...]
    sources: tuple[Source, ...]

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator by id, in the order of the factors."""
        return {indicator.id: indicator for factor in self.factors for indicator in factor.indicators}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def medicine(self, id: str | None) -> Medicine | None:
        """The medicine of that id, or None."""
        return next((medicine for medicine in self.medicines if medicine.id == id), None)

    def provider(self, id: str) -> Provider | None:
        """The provider of that id, or None."""
        return next((provider for provider in self.providers if provider.id == id), None)


def load(folder: Path) -> Catalog:
    """Read and check the whole folder, or raise BadData with every problem that was found."""
    problems: list[Problem] = []
    sources = read_sources(_toml(folder / "sources.toml", problems), problems)
    source_ids = {source.id for source in sources}
    info = read_info(_toml(folder / "list.toml", problems), problems)
    factors = read_factors(_toml(folder / "factors.toml", problems), source_ids, problems)
    indicators = {indicator.id for factor in factors for indicator in factor.indicators}
    file = _toml(folder / "medicines.toml", problems)
    programmes = read_programmes(file, source_ids, problems)
    programme_ids = {programme.id for programme in programmes}
    medicines = read_medicines(file, programme_ids, source_ids, problems)
    medicine_ids = {medicine.id for medicine in medicines}
    file = _toml(folder / "benefits_and_risks.toml", problems)
    benefits = read_effects(file, "benefit", medicine_ids, indicators, source_ids, problems)
    risks = read_effects(file, "risk", medicine_ids, indicators, source_ids, problems)
    pages = read_pages(folder / "guide", source_ids, problems)
    table = read_table(folder / "providers.csv", problems)
    providers = read_providers(table, factors, medicines, programmes, info, problems) if table else ()
    _check_nearest(folder, info, factors, problems)
    if problems:
        raise BadData(_sorted(problems))
    return Catalog(info, factors, providers, programmes, medicines, benefits, risks, pages, sources)


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


def _toml(path: Path, problems: list[Problem]) -> Entry:
    # A file that cannot be read at all is told once; its stand-in is empty.
    return read_toml(path, problems) or Entry(f"{path.parent.name}/{path.name}", {})


def _check_nearest(folder: Path, info: ListInfo, factors: Sequence[Factor], problems: list[Problem]) -> None:
    numeric = {i.id for factor in factors for i in factor.indicators if i.allowed is not None}
    if info.nearest_by is not None and info.nearest_by not in numeric:
        place = Place(f"{folder.name}/list.toml", column="nearest_by")
        what = f"'{info.nearest_by}' is not an indicator with numbers."
        problems.append(Problem(place, what, f"Use one of {', '.join(sorted(numeric))}, or delete the line."))


def _sorted(problems: Sequence[Problem]) -> list[Problem]:
    seen = dict.fromkeys(problems)
    return sorted(seen, key=lambda problem: (problem.place.file, problem.place.row or 0))
