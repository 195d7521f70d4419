"""Answers that others published, worked out again; each file says where they are from."""

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pytest

from decision.method.factors import Factor, Points, between
from decision.method.preferences import Numbers, Order, Preference, rank_order_centroid
from tests.conftest import ROOT, factor, indicator, provider, ranked

FOLDER = ROOT / "tests" / "worked_examples"


@dataclass(frozen=True)
class Worked:
    """One case of one file; shown with its source when it fails."""

    file: dict[str, Any]
    case: dict[str, Any]

    @property
    def source(self) -> str:
        file = self.file
        return f"\n{file['name']}: {self.case.get('name', '')}\n{file['source']}\nOpened: {file['opened']}"


def cases(folder: str) -> list[Any]:
    found = []
    for path in sorted((FOLDER / folder).glob("*.toml")):
        file = tomllib.loads(path.read_text(encoding="utf-8"))
        for case in file.get("case", [{}]):
            words = [path.stem, *filter(None, [case.get("name")])]
            found.append(pytest.param(Worked(file, case), id=": ".join(words)))
    return found


def factors_of(worked: Worked) -> list[Factor]:
    file, case = worked.file, worked.case
    bent = {id: Points(tuple(map(tuple, points))) for id, points in file.get("points", {}).items()}
    straight = zip(file["factors"], case["worst"], case["best"], strict=True)
    return [factor(id, indicator(id, bent.get(id) or between(worst, best))) for id, worst, best in straight]


def preference_of(worked: Worked) -> Preference:
    ids = worked.file["factors"]
    if worked.case["way"] == "order":
        return Order(tuple((id,) for id in ids))
    return Numbers(dict(zip(ids, worked.case["said"], strict=True)))


@pytest.mark.parametrize("worked", cases("scores"))
def test_published_scores_and_places_are_reached(worked: Worked) -> None:
    ids, case = worked.file["factors"], worked.case
    names = case.get("list", list(worked.file["centers"]))
    centers = [provider(name, **dict(zip(ids, worked.file["centers"][name], strict=True))) for name in names]
    order = ranked(centers, factors_of(worked), preference_of(worked).weights(ids))
    found = {score.provider.name: score for score in order}
    for name, points in zip(names, case["scores"], strict=False):
        assert found[name].middle == pytest.approx(points, abs=case["within"]), worked.source
    assert [found[name].place for name in names] == case["places"], worked.source


@pytest.mark.parametrize("worked", cases("scales"))
def test_published_values_are_reached(worked: Worked) -> None:
    scale = Points(tuple(map(tuple, worked.case["points"])))
    values = [scale.value_of(amount) for amount in worked.case["amounts"]]
    assert values == pytest.approx(worked.case["values"], abs=1e-12), worked.source


@pytest.mark.parametrize("worked", cases("weights"))
def test_published_weights_are_reached(worked: Worked) -> None:
    for count, exact in worked.file["exact"].items():
        weights = [float(Fraction(weight)) for weight in exact]
        assert rank_order_centroid(int(count)) == pytest.approx(weights, abs=1e-12), worked.source
    assert rank_order_centroid(4) == pytest.approx(worked.file["rounded_four"], abs=0.005), worked.source


def test_every_worked_example_is_used() -> None:
    used = {path.parent.name for path in FOLDER.rglob("*.toml")}
    assert used == {"scores", "scales", "weights"}


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem) for path in sorted(FOLDER.rglob("*.toml"))]
)
def test_every_worked_example_says_where_it_is_from(path: Any) -> None:
    file = tomllib.loads(path.read_text(encoding="utf-8"))
    assert file["source"].endswith(".")
    assert file["opened"].endswith(".")
