"""What Compare draws of the example, for tests that read it: rows, one center in full, side by side."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from decision.catalog.catalog import Catalog, load
from decision.method.preferences import Numbers
from decision.method.providers import Provider
from decision.method.scoring import Score, rank, valued
from decision.person.answers import Answers
from decision.person.stages import Stages, stages
from decision.screens.drawing import at_a_glance, in_full, orders, side_by_side
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.elements import Element, read

TODAY = date(2026, 12, 1)


LIST = load(EXAMPLE)


# Three factors of the example with weights that no rounding makes even, and with one left out.
PREFERENCES = [
    pytest.param(Numbers({"staff": 3, "way": 7, "cost": 2}), id="all three matter"),
    pytest.param(Numbers({"staff": 1, "way": 0, "cost": 6}), id="one does not matter"),
    pytest.param(Numbers({"staff": 1000, "way": 1, "cost": 999}), id="one matters very little"),
]


def scores(preference: Numbers, found: Catalog = LIST) -> tuple[Score, ...]:
    ids = [each.id for each in found.factors]
    return rank(valued(found.providers, found.factors), preference.weights(ids))


def opened(
    found: Catalog,
    here: Provider | Score,
    medicine: Any = None,
    remarks: in_full.Remarks | None = None,
) -> str:
    """One center in full, with its score or, before anything is weighed, without."""
    place, score = (here.provider, here) if isinstance(here, Score) else (here, None)
    return f"<article>{in_full.inside(found, place, score, medicine, remarks or in_full.Remarks())}</article>"


def staged(preference: Numbers | None = None, found: Catalog = LIST, reported: Any = None) -> Stages:
    said = Answers(reported=reported or {}, example=True)
    weighed = said if preference is None else replace(said, way="numbers", numbers=preference)
    return stages(found, found, weighed)


def rows(now: Stages, by: str = "priorities") -> str:
    return at_a_glance.html(now, orders.listed(now, by), {}, everything=True)


def side(now: Stages, compared: Any) -> str:
    return side_by_side.html(now, orders.listed(now, "priorities"), compared, None)


def center(id: str, found: Catalog = LIST) -> Provider:
    made = found.provider(id)
    assert made
    return made


def table_of(html: str) -> dict[str, list[Element]]:
    """The cells of each row side by side, by the label of its fact, without the factor before it."""
    found = {}
    for row in read(html).one("tbody").all("tr"):
        label = "".join(part for part in row.one("th").parts if isinstance(part, str)).strip()
        found[label] = row.all("td")
    return found


RANGE = re.compile(r"(?P<middle>\d+)(?: points| \((?P<low>\d+) to (?P<high>\d+)\))")


def shown(text: str) -> tuple[int, int, int]:
    """Low, middle and high, as a row tells them."""
    found = RANGE.fullmatch(text)
    assert found, text
    middle = int(found["middle"])
    return int(found["low"] or middle), middle, int(found["high"] or middle)


def figure(text: str) -> float:
    """A figure as it is shown; less than 0.1 is read as 0."""
    return 0.0 if text == words.POINTS_UNDER else float(text.replace("\N{MINUS SIGN}", "-").replace(",", ""))
