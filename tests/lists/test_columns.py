"""What a list may say of each center, and the example of a template."""

from pathlib import Path

import pytest

from decision.catalog import catalog
from decision.guide.texts import SiteType
from decision.lists.columns import Column, columns, example, is_taken
from decision.method.factors import Indicator, Points, between
from tests.conftest import DATA, EXAMPLE, factor, indicator

LIST = catalog.load(EXAMPLE)
BY_ID = {column.id: column for column in LIST.columns}


def test_the_columns_are_in_the_order_of_the_example_list() -> None:
    header = (EXAMPLE / "providers.csv").read_text(encoding="utf-8").splitlines()[0]
    assert ",".join(BY_ID) == header


def test_a_column_of_words_has_them_all_with_what_they_mean() -> None:
    step_free = BY_ID["step_free"]
    assert (step_free.kind, step_free.words) == ("level", ("full", "partial", "none", "unknown"))
    says = LIST.indicators["step_free"].says
    assert says is not None
    assert step_free.means == says
    assert BY_ID["site_type"].words == ("hospital", "clinic", "unknown")
    assert BY_ID["site_type"].means == {kind.id: kind.label for kind in LIST.info.site_types}
    assert BY_ID["gives_alphamab"].words == BY_ID["doctor"].words == ("yes", "no", "unknown")


def test_a_column_of_numbers_has_its_unit_and_its_question() -> None:
    fact = LIST.indicators["minutes"]
    assert BY_ID["minutes"] == Column("minutes", fact.label, fact.ask, "number", "minutes", indicator=fact)


def test_only_the_id_and_the_name_must_be_there() -> None:
    assert [column.id for column in BY_ID.values() if column.required] == ["id", "name"]


@pytest.mark.parametrize("folder", [DATA, EXAMPLE], ids=["data", "tests/example"])
def test_every_column_has_a_heading_and_says_what_it_is(folder: Path) -> None:
    found = catalog.load(folder).columns
    assert [column.id for column in found if not (column.heading and column.explains)] == []


@pytest.mark.parametrize(
    ("id", "taken"),
    [("about", True), ("phone", True), ("gives_x", True), ("enrolled_x", True), ("shade", False)],
)
def test_an_indicator_may_not_be_called_like_another_column(id: str, taken: bool) -> None:
    assert is_taken(id) is taken


def shown(fact: Indicator) -> str:
    (column,) = (each for each in columns((factor("f", fact),), (), (), ()) if each.indicator)
    return example(column)


@pytest.mark.parametrize(
    ("fact", "cell"),
    [
        pytest.param(indicator("a", between(worst=90, best=10)), "10", id="an amount of the scale"),
        pytest.param(
            indicator("a", between(worst=90, best=10), allowed=(20, 100)), "90", id="one that can be true"
        ),
        pytest.param(indicator("a", between(0, 1), allowed=(5, 6)), "unknown", id="none that can be true"),
        pytest.param(indicator("a", Points(((0.5, 0), (0.7, 1)))), "unknown", id="none that is whole"),
    ],
)
def test_the_example_shows_a_number_that_can_be_true(fact: Indicator, cell: str) -> None:
    assert shown(fact) == cell


@pytest.mark.parametrize(("kinds", "cell"), [((SiteType("clinic", "Clinic"),), "clinic"), ((), "unknown")])
def test_the_example_of_words_is_the_first_of_them(kinds: tuple[SiteType, ...], cell: str) -> None:
    assert [example(each) for each in columns((), (), (), kinds) if each.id == "site_type"] == [cell]
