import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from decision.catalog import catalog
from decision.catalog.catalog import Same
from decision.lists.problems import BadData, Place
from decision.method.must_haves import WithinLimit
from tests.conftest import EXAMPLE


def test_the_example_is_read_whole() -> None:
    found = catalog.load(EXAMPLE)
    assert found.info.name == "Example list"
    assert [factor.id for factor in found.factors] == ["staff", "way", "cost"]
    assert [center.id for center in found.providers] == ["ash", "birch", "cedar", "dogwood"]
    must_haves = ["the_medicine", "no_fee", "near_enough", "enough_nurses", "help_there", "first_dose"]
    assert [must_have.id for must_have in found.must_haves] == must_haves
    assert [programme.id for programme in found.programmes] == ["beta_watch"]
    assert [medicine.id for medicine in found.medicines] == ["alphamab", "betamab"]
    assert [effect.id for effect in found.benefits] == ["fewer_attacks"]
    assert [effect.id for effect in found.risks] == ["reaction"]
    assert [page.id for page in found.pages] == ["what_it_is"]
    assert [check.id for check in found.checks] == ["slow"]
    assert [role.id for role in found.roles] == ["doctor_of_mine", "office"]
    assert [job.id for job in found.jobs] == ["order"]
    assert [page.id for page in found.about] == ["who_made_it"]
    assert [word.id for word in found.terms] == ["infusion", "vein"]
    assert [source.id for source in found.sources] == ["survey", "label"]


def test_indicators_are_found_by_id_in_the_order_of_the_factors() -> None:
    found = catalog.load(EXAMPLE)
    assert list(found.indicators) == ["nurses", "doctor", "minutes", "step_free", "fee", "dollars"]
    assert found.indicators["minutes"] is found.factors[1].indicators[0]


@pytest.mark.parametrize("id", ["ash", "dogwood"])
def test_a_center_is_found_by_its_id(id: str) -> None:
    center = catalog.load(EXAMPLE).provider(id)
    assert center is not None
    assert center.id == id


def test_a_medicine_and_a_source_are_found_by_id() -> None:
    found = catalog.load(EXAMPLE)
    medicine = found.medicine("betamab")
    assert medicine is not None
    assert medicine.name == "Betamab"
    assert found.source_by_id["label"].title == "Example label"


def test_what_is_not_there_is_not_found() -> None:
    found = catalog.load(EXAMPLE)
    assert found.provider("oak") is None
    assert found.medicine("gammamab") is None
    assert found.medicine(None) is None


def test_a_folder_that_is_not_there_is_reported_file_by_file_and_nothing_else(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="is missing or cannot be opened") as caught:
        catalog.load(tmp_path / "nowhere")
    files = [
        "about",
        "benefits_and_risks.toml",
        "factors.toml",
        "guide",
        "knowledge_check.toml",
        "list.toml",
        "medicines.toml",
        "must_haves.toml",
        "providers.csv",
        "sources.toml",
        "synonyms.toml",
        "who_does_what.toml",
        "words.toml",
    ]
    assert [reported.place for reported in caught.value.problems] == [
        Place(f"nowhere/{file}") for file in files
    ]


@pytest.mark.parametrize(
    "indicator",
    [
        pytest.param("milutes", id="an id nobody knows"),
        pytest.param("doctor", id="an indicator without numbers"),
    ],
)
def test_nearest_goes_by_an_indicator_with_numbers(copied_example: Path, indicator: str) -> None:
    file = copied_example / "list.toml"
    text = file.read_text(encoding="utf-8").replace('"minutes"', f'"{indicator}"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=f"'{indicator}' is not an indicator with numbers") as caught:
        catalog.load(copied_example)
    (reported,) = caught.value.problems
    row = text.splitlines().index(f'nearest_by = "{indicator}"') + 1
    assert reported.place == Place("example/list.toml", row, "nearest_by")
    assert reported.remedy == "Use one of dollars, minutes, nurses, or delete the line."


def test_a_folder_is_read_once_while_nothing_changes(copied_example: Path) -> None:
    assert catalog.current(copied_example) is catalog.current(copied_example)


def test_an_edit_is_read_when_the_app_is_started_again_and_not_before(copied_example: Path) -> None:
    before = catalog.current(copied_example)
    file = copied_example / "list.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Example list", "Edited list"), encoding="utf-8")
    assert catalog.current(copied_example) is before
    catalog.current.cache_clear()
    assert catalog.current(copied_example).info.name == "Edited list"


def test_nothing_of_a_folder_is_looked_at_again(copied_example: Path) -> None:
    before = catalog.current(copied_example)
    shutil.rmtree(copied_example)
    assert catalog.current(copied_example) is before


def test_a_folder_fixed_is_read_again(copied_example: Path) -> None:
    file = copied_example / "list.toml"
    good = file.read_text(encoding="utf-8")
    file.write_text("name = 3\n", encoding="utf-8")
    with pytest.raises(BadData, match="'3' is not text"):
        catalog.current(copied_example)
    file.write_text(good, encoding="utf-8")
    assert catalog.current(copied_example).info.name == "Example list"


def test_a_clinic_adds_a_factor_with_one_block_and_a_column_for_each_fact(copied_example: Path) -> None:
    factors, providers = copied_example / "factors.toml", copied_example / "providers.csv"
    blocks = factors.read_text(encoding="utf-8")
    added = blocks[blocks.index('[[factor]]\nid = "cost"') :]
    for old, new in {'"cost"': '"calm"', '"fee"': '"noise"', '"dollars"': '"beds"'}.items():
        added = added.replace(old, new)
    factors.write_text(blocks + "\n" + added, encoding="utf-8")
    header, *rows = providers.read_text(encoding="utf-8").splitlines()
    table = [header + ",noise,beds", *(row + ",no,12" for row in rows)]
    providers.write_text("\n".join(table) + "\n", encoding="utf-8")
    found = catalog.load(copied_example)
    assert [factor.id for factor in found.factors] == ["staff", "way", "cost", "calm"]
    assert {(center.amount("noise"), center.amount("beds")) for center in found.providers} == {(False, 12.0)}


def test_what_is_read_otherwise_than_written_is_kept_in_the_order_of_the_rows(copied_example: Path) -> None:
    assert catalog.load(copied_example).notes == ()
    file = copied_example / "providers.csv"
    text = file.read_text(encoding="utf-8").replace("A big hospital.,yes", "A big hospital.,Y")
    text = text.replace("Cedar Clinic,Cedarby", "Ash Hospital,Ashton")
    file.write_text(text, encoding="utf-8")
    found = catalog.load(copied_example)
    assert [(reported.place.row, reported.place.column) for reported in found.notes] == [
        (2, "gives_alphamab"),
        (4, "name"),
    ]


def test_a_clinic_adds_a_must_have_with_one_block(copied_example: Path) -> None:
    file = copied_example / "must_haves.toml"
    block = """
[[must_have]]
id = "low_cost"
label = "A cost I can pay"
kind = "at_most"
means = "You pay {limit} dollars or less for a visit."
indicator = "dollars"
ask = "How many dollars can you pay at most?"
"""
    file.write_text(file.read_text(encoding="utf-8") + block, encoding="utf-8")
    added = catalog.load(copied_example).must_haves[-1]
    assert added.condition == WithinLimit(
        "dollars", at_most=True, ask="How many dollars can you pay at most?", unit="dollars"
    )


def test_a_list_without_hard_words_is_legal(copied_example: Path) -> None:
    (copied_example / "words.toml").write_text("", encoding="utf-8")
    assert catalog.load(copied_example).terms == ()


def test_a_list_without_must_haves_is_legal(copied_example: Path) -> None:
    (copied_example / "must_haves.toml").write_text("", encoding="utf-8")
    assert catalog.load(copied_example).must_haves == ()


def test_a_catalog_is_the_same_only_with_the_very_same_parts() -> None:
    found = catalog.load(EXAMPLE)
    alike = replace(found, providers=(*found.providers[:1], *found.providers[1:]))
    assert alike == found
    assert Same(found) == Same(replace(found))
    assert hash(Same(found)) == hash(Same(replace(found)))
    assert Same(found) != Same(alike)
    assert Same(found) != Same(replace(found, medicines=found.medicines[:1]))
    assert Same(found) != found


@pytest.mark.parametrize(
    ("file", "id"),
    [
        pytest.param("factors.toml", "minutes", id="an indicator"),
        pytest.param("medicines.toml", "alphamab", id="a medicine"),
        pytest.param("medicines.toml", "beta_watch", id="a program"),
        pytest.param("list.toml", "clinic", id="a kind of site"),
    ],
)
def test_while_an_id_is_in_doubt_no_column_or_cell_of_the_list_is_held_against_any(
    copied_example: Path, file: str, id: str
) -> None:
    toml = copied_example / file
    text = toml.read_text(encoding="utf-8")
    assert f'id = "{id}"' in text
    toml.write_text(text.replace(f'id = "{id}"', 'id = "No id"'), encoding="utf-8")
    with pytest.raises(BadData) as caught:
        catalog.load(copied_example)
    assert {problem.place.file for problem in caught.value.problems} == {f"example/{file}"}
