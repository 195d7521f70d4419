"""A list written as a file and read again is the same list; what a spreadsheet would run is made safe."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from decision.catalog import catalog
from decision.catalog.catalog import Catalog
from decision.catalog.list_files import (
    CENTERS,
    first_columns,
    list_csv,
    list_xlsx,
    template_xlsx,
)
from decision.catalog.list_tables import check_headings
from decision.guide.texts import ListInfo, Medicine, Programme, SiteType
from decision.lists.columns import PLAIN
from decision.lists.figures import FIRST_DAY
from decision.lists.problems import Place, Problem, Problems, Row, Table
from decision.lists.provider_files import read_providers
from decision.lists.spelling import MOST_CHARACTERS, BadCell, read_name, read_text, refuse_unreadable
from decision.lists.tables import GUIDE
from decision.lists.texts import comparable
from decision.method.factors import Factor, Levels, Points, YesNo, between
from decision.method.providers import Measurement, Provider
from decision.person.own_lists import as_list, asked_about, opened_file
from tests.conftest import DATA, EXAMPLE, as_table, factor, indicator, sheet

LIST = catalog.load(EXAMPLE)
SAMPLE = catalog.load(DATA)
TODAY = date(2026, 11, 21)


class Found(NamedTuple):
    """What a file says."""

    centers: tuple[Provider, ...]
    problems: list[Problem]
    notes: list[Problem]


def table_of(content: bytes, of: Catalog) -> Table:
    """A written file as the app reads it, which may not find anything to tell in it."""
    found = sheet(content, "list", [comparable(column.id) for column in of.columns])
    assert (found.problems, found.notes) == ([], [])
    assert found.block is not None
    assert found.block.left_out == ()
    return as_table(found.block)


def sheet_of(content: bytes, name: str) -> Worksheet:
    sheet = load_workbook(io.BytesIO(content))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def centers_of(table: Table, of: Catalog, problems: Problems) -> tuple[Provider, ...]:
    wanted = of.columns
    check_headings(table, wanted, (), problems)
    return read_providers(table, wanted, problems)


def read(content: bytes, of: Catalog) -> Found:
    problems = Problems()
    centers = centers_of(table_of(content, of), of, problems)
    return Found(centers, list(problems.found), list(problems.notes))


KINDS = [pytest.param(list_csv, id="CSV"), pytest.param(list_xlsx, id="a workbook")]


@pytest.mark.parametrize("write", KINDS)
@pytest.mark.parametrize("of", [LIST, SAMPLE], ids=["tests/example", "data"])
def test_a_list_that_is_written_and_read_is_the_same(write: Callable[[Catalog], bytes], of: Catalog) -> None:
    assert read(write(of), of) == Found(of.providers, [], [])


# ---- the law, for any list


WORDS = ["full", "part way", "=sum", "a,b", 'say "so"', "n/a", "none", "-x", "@", "Yes", "é"]
FACTORS: tuple[Factor, ...] = (
    factor(
        "f",
        indicator("minutes", between(90, 10), share=0.25, unit="minutes", allowed=(0, 1440)),
        indicator("change", Points(((-5, 0), (5, 1))), share=0.25),
        indicator("doctor", YesNo(good=True), share=0.25),
        indicator("steps", Levels(tuple((word, n / 10) for n, word in enumerate(WORDS))), share=0.25),
    ),
)
KNOWN = replace(
    LIST,
    info=ListInfo("List", True, (SiteType("clinic", "Clinic"), SiteType("home", "At home"))),
    factors=FACTORS,
    medicines=(Medicine("alphamab", "Alphamab", "alpha", "infusion", ()),),
    programmes=(Programme("watch", "=Watch", "", "", LIST.programmes[0].evidence),),
)
answers = st.sampled_from([True, False, None])
ODD = [
    "=1+1",
    "'=1+1",
    "''@a",
    "+1 555",
    "-2",
    "'-2",
    "-a",
    "#N/A!",
    "<b>A</b>",
    '"',
    "a\nb",
    "a\tb",
    "🦋",
    "'",
    "_x0041_",
    ",;\"'",
]
numbers = st.one_of(st.none(), st.floats(-1e30, 1e30), st.integers(-500, 500).map(float))


def can_stand(reads: Callable[[str], object]) -> Callable[[str], bool]:
    """Whether a text can come out of a file at all; the value that stands for unknown does not."""

    def judged(text: str) -> bool:
        try:
            refuse_unreadable(text)
            said = reads(text)
        except BadCell:
            return False
        return not getattr(said, "notes", ()) and bool(getattr(said, "value", ""))

    return judged


typed = st.one_of(st.sampled_from(ODD), st.text(max_size=12), st.text("'=+-@ \n\t\"a", max_size=6)).map(
    str.strip
)
texts = st.just("") | typed.filter(can_stand(read_text))


@st.composite
def centers(draw: st.DrawFn, id: str) -> Provider:
    source, day = draw(texts), draw(st.none() | st.dates(FIRST_DAY, date(2100, 1, 1)))
    amounts = {
        "minutes": draw(st.none() | st.floats(0, 1440)),
        "change": draw(numbers),
        "doctor": draw(answers),
        "steps": draw(st.none() | st.sampled_from(WORDS)),
    }
    return Provider(
        id=id,
        name=draw(typed.filter(can_stand(read_name))),
        measurements={key: Measurement(amount, source, day) for key, amount in amounts.items()},
        town=draw(texts),
        state=draw(st.sampled_from(["", "EX", "MA"])),
        zip=draw(st.sampled_from(["", "00012", "02138-0001"])),
        phone=draw(st.sampled_from(["", "+1 555 010 0199", "555-0101", "=5550101"])),
        site_type=draw(st.sampled_from(["", "clinic", "home"])),
        about=draw(texts),
        gives={"alphamab": draw(answers)},
        enrolled={"watch": draw(answers)},
        source=source,
        checked_on=day,
    )


ids = st.lists(
    st.from_regex(r"[A-Za-z0-9_.-]{1,8}", fullmatch=True), min_size=1, max_size=4, unique_by=str.casefold
)
lists = (
    ids.map(lambda found: [id for id in found if can_stand(read_name)(id)] or ["0012"])
    .flatmap(lambda found: st.tuples(*map(centers, found)))
    .map(lambda found: replace(KNOWN, providers=found))
)


@pytest.mark.parametrize("write", KINDS)
@given(of=lists)
def test_any_list_that_is_written_and_read_is_the_same(
    write: Callable[[Catalog], bytes], of: Catalog
) -> None:
    found = read(write(of), of)
    assert found.problems == []
    assert found.centers == of.providers
    apart = [note for note in found.notes if "apostrophe" not in note.what]
    assert [note.what for note in apart if "with this name and town" not in note.what] == []


@given(of=lists)
def test_no_cell_that_is_written_can_be_run(of: Catalog) -> None:
    cells = [
        cell for row in csv.reader(io.StringIO(list_csv(of).decode("utf-8-sig"), newline="")) for cell in row
    ]
    assert [cell for cell in cells if cell[:1] in "=+@\t\r" and cell] == []
    assert [cell for cell in cells if cell.startswith("-") and not is_figure(cell)] == []


def is_figure(cell: str) -> bool:
    return cell[1:].replace(".", "", 1).isdecimal()


# ---- as a spreadsheet has it


def test_csv_begins_with_the_mark_that_spreadsheets_know_and_has_their_line_ends() -> None:
    content = list_csv(LIST)
    assert content.startswith(b"\xef\xbb\xbfid,name,")
    assert content.count(b"\r\n") == content.count(b"\n") == 1 + len(LIST.providers)


def test_a_place_that_a_person_added_is_theirs_and_stays_out() -> None:
    whole = replace(LIST, providers=(*LIST.providers, Provider("own:1", "Mine", {})))
    assert list_csv(whole) == list_csv(LIST)


def test_in_a_workbook_texts_are_texts_numbers_are_numbers_and_days_are_days() -> None:
    here = replace(LIST.providers[0], id="0012", phone="5550101", name="=1+1", about="#DIV/0!")
    centers = sheet_of(list_xlsx(replace(LIST, providers=(here,))), CENTERS)
    cells = {str(head.value): cell for head, cell in zip(centers[1], centers[2], strict=True)}
    assert {id: cells[id].number_format for id in ("id", "zip", "phone")} == dict.fromkeys(
        ("id", "zip", "phone"), "@"
    )
    assert [cells[id].value for id in ("id", "zip", "phone")] == ["0012", "00001", "5550101"]
    assert (cells["name"].value, cells["name"].data_type) == ("'=1+1", "s")
    assert cells["about"].data_type == "s"
    assert (cells["minutes"].value, cells["minutes"].data_type) == (50, "n")
    assert str(cells["checked_on"].value) == "2026-10-01 00:00:00"
    assert cells["checked_on"].number_format == "yyyy-mm-dd"
    assert centers.freeze_panes == "A2"
    letters = map(get_column_letter, range(1, len(cells) + 1))
    assert [letter for letter in letters if centers.column_dimensions[letter].width < 14] == []


# ---- the template


@pytest.mark.parametrize("of", [LIST, SAMPLE], ids=["tests/example", "data"])
def test_a_form_has_every_column_and_an_example_of_each_that_is_written_the_plain_way(of: Catalog) -> None:
    content = template_xlsx(of)
    table = table_of(content, of)
    assert (table.columns, table.rows) == (tuple(column.id for column in of.columns), ())
    lines = sheet_of(content, GUIDE).iter_rows(min_row=2, max_row=1 + len(of.columns), values_only=True)
    written = {str(line[0]): str(line[3]) for line in lines}
    problems = Problems()
    (center,) = centers_of(replace(table, rows=(Row(2, written),)), of, problems)
    assert (center.name, problems.found, problems.notes) == ("Example Infusion Center", (), ())


def test_a_form_that_nobody_filled_in_holds_no_center() -> None:
    assert [reported.what for reported in read(template_xlsx(LIST), LIST).problems] == [
        "There is no center in this file."
    ]


def test_the_columns_to_begin_with_are_those_of_every_list_and_a_fact_of_each_factor() -> None:
    first = [column.id for column in first_columns(SAMPLE)]
    assert len(first) == 20
    assert {*PLAIN} < {*first}
    lead = [factor.indicators[0].id for factor in SAMPLE.factors if factor.indicators[0].id not in PLAIN]
    assert {*lead[:10]} <= {*first}


def test_in_a_workbook_the_columns_to_begin_with_are_in_sight_and_the_others_behind_a_tap() -> None:
    centers = sheet_of(template_xlsx(SAMPLE), CENTERS)
    letters = {str(cell.value): get_column_letter(n) for n, cell in enumerate(centers[1], start=1)}
    folded = {id for id, letter in letters.items() if centers.column_dimensions[letter].hidden}
    assert {*letters} - folded == {column.id for column in first_columns(SAMPLE)}
    assert {centers.column_dimensions[letters[id]].outlineLevel for id in folded} == {1}
    whole = sheet_of(list_xlsx(SAMPLE), CENTERS)
    assert not [each for each in whole.column_dimensions.values() if each.hidden]


# ---- what a saved list keeps beside its centers


MAPPING = {"Clinic": "name", "=Town": "town", "Fax": ""}
TWINS = (replace(LIST.providers[0], id="one"), replace(LIST.providers[0], id="two"))


@pytest.mark.parametrize("write", [list_csv, list_xlsx], ids=["CSV", "a workbook"])
def test_what_the_columns_were_agreed_to_be_is_kept_in_a_saved_list(
    write: Callable[[Catalog, dict[str, str]], bytes],
) -> None:
    content = write(LIST, MAPPING)
    again = opened_file("saved", content, LIST, {"Clinic": "town", "Nurses": "nurses"})
    assert again.kept == {**MAPPING, "Nurses": "nurses"}
    assert read(content, LIST).centers == LIST.providers
    found = as_list(again, asked_about(again, LIST, TODAY), LIST, TODAY)
    assert (found.providers, found.mapping) == (LIST.providers, {**MAPPING, "Nurses": "nurses"})
    assert found.notes == ()


@pytest.mark.parametrize("write", KINDS)
def test_centers_that_were_agreed_to_be_no_twins_are_not_asked_about_again(
    write: Callable[[Catalog], bytes],
) -> None:
    whole = replace(LIST, providers=TWINS)
    assert asked_about(opened_file("saved", write(whole), LIST, {}), LIST, TODAY).questions == ()
    assert opened_file("saved", write(replace(LIST, providers=TWINS[:1])), LIST, {}).apart == set()


def test_a_new_row_of_the_same_name_is_asked_about_beside_those_that_were_agreed_to() -> None:
    text = list_csv(replace(LIST, providers=TWINS)).decode("utf-8-sig").splitlines()
    more = "\n".join([*text, text[1].replace("one,", "new,", 1)]).encode()
    (question,) = asked_about(opened_file("saved.csv", more, LIST, {}), LIST, TODAY).questions
    assert (question.key, [item.number for item in question.items]) == ("twins.", [5])


def test_a_workbook_explains_each_column_and_offers_its_words() -> None:
    content = template_xlsx(SAMPLE)
    centers, guide = sheet_of(content, CENTERS), sheet_of(content, GUIDE)
    lines = list(guide.iter_rows(min_row=2, values_only=True))
    columns = SAMPLE.columns
    *lines, nothing, last = lines
    assert [cell for cell in (*nothing, *last) if cell] == ["You may delete columns that you do not know."]
    assert [line[0] for line in lines] == [column.id for column in columns]
    for line, column in zip(lines, columns, strict=True):
        assert column.heading in str(line[1])
        assert (line[4] or "") == column.unit
        assert tuple(word for word in line[6:] if word) == column.words
        assert all(meaning in str(line[5]) for meaning in column.means.values())
    offered = {str(each.sqref): str(each.formula1) for each in centers.data_validations.dataValidation}
    expected = {}
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        if column.words:
            words = guide[offered[f"{letter}2:{letter}10000"].rpartition("!")[2].replace("$", "")]
            expected[f"{letter}2:{letter}10000"] = column.words
            assert tuple(cell.value for cell in words[0]) == column.words
    assert set(offered) == set(expected)
    assert all(each.showErrorMessage for each in centers.data_validations.dataValidation)


def test_each_heading_of_a_workbook_has_a_comment_that_says_what_it_is() -> None:
    centers = sheet_of(template_xlsx(SAMPLE), CENTERS)
    for cell, column in zip(centers[1], SAMPLE.columns, strict=True):
        assert cell.comment is not None
        assert cell.comment.text.startswith(f"{column.heading}. ")
        assert column.explains in cell.comment.text


def test_the_column_of_the_state_is_narrow() -> None:
    centers = sheet_of(template_xlsx(SAMPLE), CENTERS)
    letters = {str(cell.value): get_column_letter(n) for n, cell in enumerate(centers[1], start=1)}
    assert centers.column_dimensions[letters["state"]].width == 14
    assert centers.column_dimensions[letters["town"]].width == 40


def test_a_word_that_could_be_run_is_offered_as_it_is_written() -> None:
    guide = sheet_of(template_xlsx(KNOWN), GUIDE)
    values = [cell for row in guide.iter_rows(values_only=True) for cell in row if isinstance(cell, str)]
    assert "'=sum" in values
    assert [value for value in values if value[:1] in "=+@"] == []


def test_a_text_as_long_as_can_be_is_kept_whole_in_a_workbook() -> None:
    here = replace(LIST.providers[0], about="a" * MOST_CHARACTERS)
    whole = replace(LIST, providers=(here,))
    assert read(list_xlsx(whole), whole).centers == (here,)


def test_a_mistake_in_a_written_file_is_reported_at_the_row_and_column_of_that_file() -> None:
    content = list_csv(LIST).replace(b",50,", b",50 min,", 1)
    (reported,) = read(content, LIST).problems
    assert (reported.place.row, reported.place.column) == (2, "minutes")
    assert isinstance(reported.place, Place)
