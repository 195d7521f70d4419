"""One wrong cell or key after another in a copy of the example folder, and what is reported of it."""

import csv
import io
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from decision.catalog import catalog
from decision.lists.problems import BadData, Problem
from tests.conftest import EXAMPLE

PROVIDERS, FACTORS, MEDICINES = "providers.csv", "factors.toml", "medicines.toml"
EFFECTS, LIST, SOURCES, PAGE = "benefits_and_risks.toml", "list.toml", "sources.toml", "guide/what_it_is.md"
MUST_HAVES, AUDIT, WORDS = "must_haves.toml", "audit.toml", "words.toml"

Edit = Callable[[str], str]
Row = Callable[[str], int | None]  # of the edited text


def cell(center: str, column: str, to: str) -> Edit:
    """One cell of a table, found by the center's id and the column's name."""

    def edited(text: str) -> str:
        header, *rows = csv.reader(io.StringIO(text))
        for row in rows:
            if row[0] == center:
                row[header.index(column)] = to
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([header, *rows])
        assert written.getvalue() != text
        return written.getvalue()

    return edited


def swap(old: str, new: str, after: str = "") -> Edit:
    """The first `old` behind `after`; without `after`, it must stand once."""

    def edited(text: str) -> str:
        start = text.index(after)
        assert text.count(old, start) == 1 or (after and old in text[start:]), f"{old!r} is not unique"
        return text[:start] + text[start:].replace(old, new, 1)

    return edited


def whole(new: str) -> Edit:
    return lambda _: new


def header_only(text: str) -> str:
    return text.splitlines(keepends=True)[0]


def without_column(name: str) -> Edit:
    def edited(text: str) -> str:
        rows = list(csv.reader(io.StringIO(text)))
        at = rows[0].index(name)
        return "".join(",".join(row[:at] + row[at + 1 :]) + "\n" for row in rows)

    return edited


def line(part: str, after: str = "") -> Row:
    """The true row of a part of the edited text, as an editor counts it."""
    return lambda text: text[: text.index(part, text.index(after))].count("\n") + 1


def header(block: str, above: str) -> Row:
    """The true row of the last `[[block]]` that stands above a part of the text."""
    return lambda text: text[: text.rindex(f"[[{block}]]", 0, text.index(above))].count("\n") + 1


def nowhere(_: str) -> None:
    return None


@dataclass(frozen=True)
class Mistake:
    """One edit of one file, and the one place at which it must be reported."""

    file: str
    edit: Edit
    row: Row
    column: str | None
    what: str
    remedy: str
    block: str | None = None


def reported_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(BadData, match=r"\S") as caught:
        catalog.load(folder)
    return caught.value.problems


def broken(folder: Path, mistake: Mistake) -> str:
    file = folder / mistake.file
    text = mistake.edit(file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    return text


def in_a_cell(center: str, column: str, to: str, what: str, remedy: str) -> Mistake:
    return Mistake(PROVIDERS, cell(center, column, to), line(f"\n{center},"), column, what, remedy)


def after_newline(mistake: Mistake) -> Mistake:
    """The row of a cell is one below the newline in front of its center's id."""
    return Mistake(
        mistake.file,
        mistake.edit,
        lambda text: (mistake.row(text) or 0) + 1,
        mistake.column,
        mistake.what,
        mistake.remedy,
    )


DIGITS = "Write only the number"
ANSWERS = "Write yes, no or unknown."
DAY = "Write the year, month and day as in 2026-11-01, or the word unknown."

CELLS = {
    "text in a number cell": in_a_cell("birch", "minutes", "soon", "'soon' is not a number.", DIGITS),
    "a number with its unit": in_a_cell(
        "birch", "minutes", "10 min", "'10 min' is not a number.", "Write 10 if"
    ),
    "a thousands separator": in_a_cell(
        "ash", "dollars", "1,300", "'1,300' is not a number.", "Write 1300 or 1.300, whichever is right."
    ),
    "a decimal comma": in_a_cell(
        "ash", "minutes", "50,5", "'50,5' is not a number.", "Write 50.5 if that is right."
    ),
    "a currency sign": in_a_cell("ash", "dollars", "$300", "'$300' is not a number.", "Write 300 if"),
    "not a number": in_a_cell("ash", "minutes", "NaN", "'NaN' is not a number.", "Write unknown if"),
    "an endless number": in_a_cell("ash", "minutes", "inf", "'inf' is not a number.", DIGITS),
    "a power of ten": in_a_cell("ash", "dollars", "3e2", "'3e2' is not a number.", DIGITS),
    "a number too large": in_a_cell("cedar", "minutes", "9000", "9000 minutes cannot be true", "Correct it"),
    "a number beyond all bounds": in_a_cell("cedar", "minutes", "9" * 400, "9999", "Correct it"),
    "a negative number": in_a_cell("cedar", "minutes", "-5", "-5 minutes cannot be true", "Correct it"),
    "yes misspelt": in_a_cell("ash", "doctor", "yess", "'yess' is not yes or no.", ANSWERS),
    "a medicine given maybe": in_a_cell(
        "ash", "gives_betamab", "maybe", "'maybe' is not yes or no.", ANSWERS
    ),
    "a program half joined": in_a_cell("ash", "enrolled_beta_watch", "x", "'x' can mean yes or no", ANSWERS),
    "unknown misspelt": in_a_cell("cedar", "nurses", "unknwon", "'unknwon' is not a number.", DIGITS),
    "an empty cell": in_a_cell("dogwood", "step_free", "", "The cell is empty.", "Write what is true"),
    "a blank cell": in_a_cell("dogwood", "town", "  ", "The cell is empty.", "Write what is true"),
    "an empty date": in_a_cell("dogwood", "checked_on", "", "The cell is empty.", "Write what is true"),
    "a level nobody knows": in_a_cell(
        "birch",
        "step_free",
        "half",
        "'half' is not one of the answers that fit here.",
        "Write full, partial, none, or unknown.",
    ),
    "a kind of site nobody knows": in_a_cell(
        "birch", "site_type", "cinic", "'cinic' is not one of the answers", "Write hospital, clinic"
    ),
    "a date of another land": in_a_cell(
        "ash",
        "checked_on",
        "01.10.2026",
        "'01.10.2026' is not a date.",
        "Write 2026-01-10 or 2026-10-01, whichever is right.",
    ),
    "a day that is none": in_a_cell("ash", "checked_on", "2026-02-30", "'2026-02-30' is not a date.", DAY),
    "an id with a space": in_a_cell("cedar", "id", "ce dar", "'ce dar' is not an id.", "Use letters"),
    "an id twice": in_a_cell(
        "cedar", "id", "ash", "The id 'ash' is already used in row 2.", "Give each center"
    ),
}
CELLS = {name: after_newline(mistake) for name, mistake in CELLS.items()}
CELLS["an id with a space"] = Mistake(
    PROVIDERS,
    cell("cedar", "id", "ce dar"),
    line("ce dar,"),
    "id",
    "'ce dar' is not an id.",
    "Use letters a to z",
)
CELLS["an id twice"] = Mistake(
    PROVIDERS,
    cell("cedar", "id", "ash"),
    line("ash,Cedar"),
    "id",
    "The id 'ash' is already used in row 2.",
    "Give each center its own id.",
)

TABLES = {
    "a column missing": Mistake(
        PROVIDERS, without_column("name"), line("id,"), "name", "This column is missing.", "Add the column"
    ),
    "a column misspelt": Mistake(
        PROVIDERS,
        swap(",fee,", ",fees,"),
        line("id,"),
        "fees",
        "There is no column of this name.",
        "If it is one that is missing, give it that name: fee. If it is not, delete it.",
    ),
    "a column twice": Mistake(
        PROVIDERS, swap(",state,", ",town,"), line("id,"), "town", "This column appears twice.", "Keep one"
    ),
    "a column without a name": Mistake(
        PROVIDERS, swap(",state,", ",,"), line("id,"), None, "Column 4 has no name.", "Name it or delete"
    ),
    "a short row": Mistake(
        PROVIDERS,
        swap(",2026-09-15,Reported by phone", "", after="birch"),
        line("birch"),
        None,
        "The row has 17 cells and the header has 19.",
        "Add or remove cells",
    ),
    "a long row": Mistake(
        PROVIDERS,
        swap("A small clinic.", "A small, quiet clinic."),
        line("birch"),
        None,
        "The row has 20 cells and the header has 19.",
        "Add or remove cells",
    ),
    "a quote never closed": Mistake(
        PROVIDERS,
        swap("A small clinic.", '"A small clinic.'),
        line("birch"),
        None,
        "The quotes in this file",
        "Write a quote",
    ),
    "a quote inside a cell": Mistake(
        PROVIDERS,
        swap("A small clinic.", '"A "small" clinic."'),
        line("birch"),
        None,
        "The quotes in this file",
        "Write a",
    ),
    "only the header": Mistake(
        PROVIDERS, header_only, lambda _: 2, None, "There is no center", "Add one row"
    ),
    "an empty table": Mistake(
        PROVIDERS, whole(""), lambda _: 1, None, "There is no header row.", "Write the column"
    ),
}

NURSES, MINUTES = "factor 'staff', indicator 'nurses'", "factor 'way', indicator 'minutes'"
BLOCKS = {
    "a key missing": Mistake(
        FACTORS,
        swap('label = "MS nurses"\n', ""),
        header("factor.indicator", above='id = "nurses"'),
        None,
        "'label' is missing.",
        "Add a line label = … to this block.",
        NURSES,
    ),
    "a key misspelt that may be left out": Mistake(
        MEDICINES,
        swap('programme = "beta_watch"', 'program = "beta_watch"'),
        line("program ="),
        "program",
        "'program' is not a key that is known here.",
        "Use one of",
        "medicine 'betamab'",
    ),
    "a key nobody knows": Mistake(
        LIST,
        swap("made_up = true", "made_up = true\ncolor = 3"),
        line("color"),
        "color",
        "'color' is not a",
        "Use one",
    ),
    "a number for text": Mistake(
        FACTORS,
        swap('whom = "a map, at the hour of your visit"', "whom = 7"),
        line("whom = 7"),
        "whom",
        "'7' is not text.",
        'Write whom = "…".',
        MINUTES,
    ),
    "an empty text": Mistake(
        SOURCES,
        swap('title = "Example label"', 'title = ""'),
        line('title = ""'),
        "title",
        "'' is not text.",
        'Write title = "…".',
        "source 'label'",
    ),
    "yes for true": Mistake(
        LIST,
        swap("made_up = true", 'made_up = "yes"'),
        line("made_up"),
        "made_up",
        "'yes' is not true or false.",
        "Write made_up = true or made_up = false.",
    ),
    "a scale that is none": Mistake(
        FACTORS,
        swap("scale = { worst = 90, best = 10 }", "scale = { worst = 90 }"),
        line("scale = { worst = 90 }"),
        "scale",
        "This scale cannot be used: '{'worst': 90}' is not a scale.",
        "Write { worst = 90, best = 10 }",
        MINUTES,
    ),
    "a scale whose ends are the same": Mistake(
        FACTORS,
        swap("worst = 90, best = 10", "worst = 10, best = 10"),
        line("worst = 10, best"),
        "scale",
        "This scale cannot be used: worst and best must differ.",
        "Write { worst = 90, best = 10 }",
        MINUTES,
    ),
    "shares that do not sum to 1": Mistake(
        FACTORS,
        swap("share = 0.25", "share = 0.3"),
        line("share = 0.75"),
        "share",
        "The shares of this factor sum to 1.05.",
        "Change them until they sum to 1.",
        MINUTES,
    ),
    "a share left out": Mistake(
        FACTORS,
        swap("share = 0.25\n", ""),
        header("factor.indicator", above='id = "step_free"'),
        None,
        "Other indicators of this factor have a share",
        "Give all of them a share, or none.",
        "factor 'way', indicator 'step_free'",
    ),
    "a source nobody knows": Mistake(
        FACTORS,
        swap('sources = ["survey"]', 'sources = ["svy"]', after='id = "fee"'),
        line('"svy"'),
        "sources",
        "'svy' is not known here.",
        "Use one of label, survey.",
        "factor 'cost', indicator 'fee'",
    ),
    "a program nobody knows": Mistake(
        MEDICINES,
        swap('programme = "beta_watch"', 'programme = "alpha_watch"'),
        line("alpha_watch"),
        "programme",
        "'alpha_watch' is not known here.",
        "Use one of beta_watch.",
        "medicine 'betamab'",
    ),
    "a factor's id twice": Mistake(
        FACTORS,
        swap('id = "cost"', 'id = "way"'),
        line('id = "way"', after='label = "Travel time'),
        "id",
        "The id 'way' is already used in row ",
        "Give each its own id.",
        "factor 'way'",
    ),
    "an id with a hyphen": Mistake(
        FACTORS,
        swap('id = "staff"', 'id = "the-staff"'),
        line('id = "the-staff"'),
        "id",
        "'the-staff' is not an id.",
        "Use small letters",
        "factor 'the-staff'",
    ),
    "text without quotes": Mistake(
        PAGE,
        swap('title = "What an infusion is"', "title = What an infusion is"),
        line("title"),
        None,
        "This cannot be read: Invalid value.",
        "Write key = ",
    ),
    "a review date on the day of the check": Mistake(
        MEDICINES,
        swap("review_by = 2027-10-01", "review_by = 2026-10-01", after='id = "alphamab"'),
        line("review_by = 2026-10-01"),
        "review_by",
        "The review date 2026-10-01 is not after",
        "Write the day",
        "medicine 'alphamab', fact",
    ),
    "a date in quotes": Mistake(
        PAGE,
        swap("checked_on = 2026-10-01", 'checked_on = "2026-10-01"'),
        line("checked_on"),
        "checked_on",
        "'2026-10-01' is not a date.",
        "Write it without quotes",
    ),
    "a count above the number of people": Mistake(
        EFFECTS,
        swap("count = 22", "count = 122"),
        line("count = 122"),
        "count",
        "'122' is not a whole number from 0 to 100.",
        "Write count = ",
        "benefit 'fewer_attacks', number",
    ),
    "a comparison without its group": Mistake(
        EFFECTS,
        swap('against = "an older medicine"\n', "", after="[[risk.number]]"),
        header("risk.number", above="count = 34"),
        "against",
        "'compared' and 'against' go together.",
        "Write both, or neither.",
        "risk 'reaction', number",
    ),
    "a number of a medicine that is not meant": Mistake(
        EFFECTS,
        swap('["alphamab", "betamab"]', '["betamab"]', after="[[risk]]"),
        line('["betamab"]'),
        "medicines",
        "There is a number for 'alphamab'",
        "Add the medicine, or delete the number.",
        "risk 'reaction'",
    ),
    "a least above the most": Mistake(
        FACTORS,
        swap("allowed = [0, 1440]", "allowed = [1440, 0]"),
        line("[1440, 0]"),
        "allowed",
        "'[1440, 0]' is not a least and a most.",
        "Write two numbers",
        MINUTES,
    ),
    "a sentence without its hole": Mistake(
        FACTORS,
        swap("MS nurses on the staff: {amount}.", "Many."),
        line('known = "Many."'),
        "known",
        "The holes of this sentence are none.",
        "Write {amount} once",
        f"{NURSES}, says",
    ),
    "an answer without its sentence": Mistake(
        FACTORS,
        swap('no = "No hospital fee is added."\n', ""),
        line("[factor.indicator.says]", after='"fee"'),
        None,
        "'no' is missing.",
        "Add a line no = …",
        "factor 'cost', indicator 'fee', says",
    ),
    "a bent scale that a person may move": Mistake(
        FACTORS,
        swap(
            'unknown = "We do not know how many MS nurses work there."',
            'unknown = "We do not know."\n[factor.indicator.yours]\nask = "How few are too few?"',
        ),
        line("[factor.indicator.yours]"),
        "yours",
        "Only a scale with worst and best",
        "Use such a scale",
        NURSES,
    ),
    "an address that is none": Mistake(
        SOURCES,
        swap("https://example.org/label", "example.org/label"),
        line('url = "example'),
        "url",
        "'example.org/label' is not an address.",
        "Write url = ",
        "source 'label'",
    ),
    "nearest by an indicator nobody knows": Mistake(
        LIST,
        swap('nearest_by = "minutes"', 'nearest_by = "milutes"'),
        line("nearest_by"),
        "nearest_by",
        "'milutes' is not an indicator with numbers.",
        "Use one of dollars, minutes, nurses",
    ),
    "a route that is none": Mistake(
        MEDICINES,
        swap('route = "infusion"', 'route = "pill"', after='id = "betamab"'),
        line('"pill"'),
        "route",
        "'pill' is not known here.",
        "Use one of infusion, under the skin.",
        "medicine 'betamab'",
    ),
    "a block misspelt": Mistake(
        EFFECTS,
        lambda text: text.replace("[[risk", "[[risks"),
        line("[[risks]]"),
        "risks",
        "'risks' is not a key that is known here.",
        "Use one of benefit, risk, or delete it.",
    ),
    "a page without its keys": Mistake(
        PAGE,
        lambda text: text.split("+++\n")[2],
        lambda _: 1,
        None,
        "The page has no block of keys",
        "Begin the page",
    ),
    "a page without text": Mistake(
        PAGE,
        lambda text: text[: text.rindex("+++\n") + 4],
        nowhere,
        None,
        "The page has no text.",
        "Write it",
    ),
    "a page with an order that is no number": Mistake(
        PAGE,
        swap("order = 1", 'order = "first"'),
        line("order"),
        "order",
        "'first' is not a whole number",
        "Write",
    ),
}

NO_FEE = "must_have 'no_fee'"
OF_MUST_HAVES = {
    "an answer that the indicator does not have": Mistake(
        MUST_HAVES,
        swap('fee = ["no"]', 'fee = ["none"]'),
        line("passes = { fee"),
        "fee",
        "'none' is not known here.",
        "Use one of no, yes.",
        f"{NO_FEE}, passes",
    ),
    "two must-haves on the medicine": Mistake(
        MUST_HAVES,
        lambda text: text + text[: text.index("[[must_have]]", 3)].replace("the_medicine", "again"),
        line('kind = "medicine"', after='id = "again"'),
        "kind",
        "The must-have in row 4 is on the medicine too.",
        "Keep one of the two.",
        "must_have 'again'",
    ),
}

C3, K12 = "item 'c3'", "item 'k12'"
AUDITED = {
    "a table without its day": Mistake(
        AUDIT,
        swap("worked_out_on = 2026-10-15\n", ""),
        line("# Worked out"),
        None,
        "'worked_out_on' is missing.",
        "Add a line worked_out_on = …",
    ),
    "a table about no folder": Mistake(
        AUDIT,
        swap('folder = "none"', "folder = 12"),
        line("folder ="),
        "folder",
        "'12' is not text.",
        'Write folder = "…".',
    ),
    "an outcome that is none": Mistake(
        AUDIT,
        swap('"not ours to claim"', '"passed"'),
        line('"passed"'),
        "outcome",
        "'passed' is not known here.",
        "Use one of does not apply, fail, not ours to claim, pass.",
        K12,
    ),
    "an outcome that holds until no day": Mistake(
        AUDIT,
        swap("holds_until = 2027-10-01", 'holds_until = "soon"'),
        line("holds_until ="),
        "holds_until",
        "'soon' is not a date.",
        "Write it without quotes",
        "item 'q1'",
    ),
    "a tier that is none": Mistake(
        AUDIT,
        swap('tier = "certifying"', 'tier = "certified"'),
        line('"certified"'),
        "tier",
        "'certified' is not known here.",
        "Use one of certifying, qualifying, quality.",
        C3,
    ),
    "a grade that is no number": Mistake(
        AUDIT,
        swap("grade = 2.9", 'grade = "easy"'),
        line("grade ="),
        "grade",
        "'easy' is not a number.",
        "Write digits, such as grade = 6.5.",
        "page",
    ),
    "more short sentences than there are": Mistake(
        AUDIT,
        swap("short = 2", "short = 4"),
        line("short ="),
        "short",
        "'4' is not a whole number from 0 to 3.",
        "Write short = 0,",
        "page",
    ),
}

VEIN, DRIP = "word 'vein'", "word 'infusion'"
HARD_WORDS = {
    "a word without its meaning": Mistake(
        WORDS,
        swap('means = "A medicine runs slowly into a vein."\n', ""),
        header("word", above='id = "infusion"'),
        None,
        "'means' is missing.",
        "Add a line means = … to this block.",
        DRIP,
    ),
    "a word explained twice, capitals aside": Mistake(
        WORDS,
        swap('term = "Infusion"', 'term = "VEIN"'),
        line('term = "VEIN"'),
        "term",
        "'VEIN' is already explained in row 3.",
        "Keep one of the two.",
        DRIP,
    ),
    "another word for it that is explained elsewhere": Mistake(
        WORDS,
        swap('"IV"', '"vein"'),
        line("also ="),
        "also",
        "'vein' is already explained in row 3.",
        "Keep one of the two.",
        DRIP,
    ),
    "another word for it that is the word itself": Mistake(
        WORDS,
        swap('"IV"', '"infusion"'),
        line("also ="),
        "also",
        "'infusion' is already explained in row 11.",
        "Keep one of the two.",
        DRIP,
    ),
    "an empty word among the others": Mistake(
        WORDS,
        swap('"IV"', '" "'),
        line("also ="),
        "also",
        "'['drip', ' ']' is not a list of words.",
        'Write also = ["first", "second"].',
        DRIP,
    ),
}

MISTAKES = {**CELLS, **TABLES, **BLOCKS, **OF_MUST_HAVES, **AUDITED, **HARD_WORDS}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_once_at_its_place_with_the_remedy(
    copied_example: Path, mistake: Mistake
) -> None:
    text = broken(copied_example, mistake)
    (reported,) = reported_of(copied_example)
    folder = "guide" if mistake.file == PAGE else "example"
    assert reported.place.file == f"{folder}/{Path(mistake.file).name}"
    assert (reported.place.row, reported.place.column) == (mistake.row(text), mistake.column)
    assert reported.place.block == mistake.block
    assert reported.what.startswith(mistake.what)
    assert reported.remedy.startswith(mistake.remedy)


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_what_is_wrong_and_the_remedy_are_whole_sentences(copied_example: Path, mistake: Mistake) -> None:
    broken(copied_example, mistake)
    for reported in reported_of(copied_example):
        assert re.fullmatch(r"(['A-Z0-9-]).*\.", reported.what, re.DOTALL)
        assert re.fullmatch(r"[A-Z].*\.", reported.remedy, re.DOTALL)
        assert os.fspath(copied_example.parent) not in str(reported)


@pytest.mark.parametrize("file", [PROVIDERS, FACTORS, MEDICINES, EFFECTS, LIST, SOURCES, MUST_HAVES, WORDS])
def test_a_missing_file_is_reported_once_and_nothing_else(copied_example: Path, file: str) -> None:
    (copied_example / file).unlink()
    assert [str(reported) for reported in reported_of(copied_example)] == [
        f"example/{file}: The file is missing or cannot be opened. Put it there."
    ]


@pytest.mark.parametrize("file", [FACTORS, MEDICINES, EFFECTS, LIST, SOURCES, MUST_HAVES, AUDIT, WORDS])
def test_a_file_that_cannot_be_read_is_reported_once_and_nothing_else(
    copied_example: Path, file: str
) -> None:
    path = copied_example / file
    path.write_text("this is no TOML\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [(reported.place.file, reported.place.row) for reported in reported_of(copied_example)] == [
        (f"example/{file}", 1)
    ]


def test_a_byte_of_another_encoding_is_reported_with_its_row(copied_example: Path) -> None:
    path = copied_example / PAGE
    content = path.read_bytes().replace(b"A medicine", b"A caf\xe9")
    path.write_bytes(content)
    (reported,) = reported_of(copied_example)
    assert reported.place.file.endswith(Path(PAGE).name)
    assert reported.place.row == content[: content.index(b"\xe9")].count(b"\n") + 1
    assert (reported.what, reported.remedy) == (
        "This is not UTF-8 text.",
        'Save the file again as "CSV UTF-8" or UTF-8.',
    )


def test_an_indicator_is_not_called_like_a_column_that_has_another_meaning(copied_example: Path) -> None:
    path = copied_example / FACTORS
    text = path.read_text(encoding="utf-8").replace('id = "fee"', 'id = "about"')
    path.write_text(text, encoding="utf-8")
    places = [
        (reported.place.file, reported.place.row, reported.place.column)
        for reported in reported_of(copied_example)
    ]
    assert ("example/factors.toml", line('id = "about"')(text), "id") in places


def test_all_mistakes_are_reported_at_once_file_by_file_and_row_by_row(copied_example: Path) -> None:
    names = [
        "a decimal comma",
        "yes misspelt",
        "a level nobody knows",
        "an id twice",
        "a source nobody knows",
        "a date in quotes",
        "a key nobody knows",
        "an address that is none",
        "a count above the number of people",
    ]
    for name in names:
        broken(copied_example, MISTAKES[name])
    problems = reported_of(copied_example)
    assert len(problems) == len(names)
    for name in names:
        assert any(reported.what.startswith(MISTAKES[name].what) for reported in problems), name
    places = [(reported.place.file, reported.place.row or 0) for reported in problems]
    assert places == sorted(places)


def test_a_correct_folder_has_no_mistake() -> None:
    catalog.load(EXAMPLE)


@pytest.mark.parametrize(
    ("file", "after", "block"),
    [
        pytest.param(SOURCES, "", None, id="sources.toml"),
        pytest.param(SOURCES, "[[source]]\n", "source 'survey'", id="a source"),
        pytest.param(LIST, "[[site_type]]\n", "site_type 'hospital'", id="a kind of site"),
        pytest.param(MEDICINES, "", None, id="medicines.toml"),
        pytest.param(MEDICINES, "[[programme]]\n", "programme 'beta_watch'", id="a program"),
        pytest.param(MEDICINES, "[[medicine]]\n", "medicine 'alphamab'", id="a medicine"),
        pytest.param(MEDICINES, "[[medicine.fact]]\n", "medicine 'alphamab', fact", id="a fact"),
        pytest.param(EFFECTS, "", None, id="benefits_and_risks.toml"),
        pytest.param(EFFECTS, "[[benefit]]\n", "benefit 'fewer_attacks'", id="a benefit"),
        pytest.param(EFFECTS, "[[risk]]\n", "risk 'reaction'", id="a risk"),
        pytest.param(EFFECTS, "[[risk.number]]\n", "risk 'reaction', number", id="a number"),
        pytest.param(PAGE, "+++\n", None, id="a page"),
        pytest.param(MUST_HAVES, "", None, id="must_haves.toml"),
        pytest.param(MUST_HAVES, "[[must_have]]\n", "must_have 'the_medicine'", id="a must-have"),
        pytest.param(AUDIT, "", None, id="audit.toml"),
        pytest.param(AUDIT, "[[item]]\n", "item 'q1'", id="an item"),
        pytest.param(AUDIT, "[[page]]\n", "page", id="a page's grade"),
        pytest.param(WORDS, "", None, id="words.toml"),
        pytest.param(WORDS, "[[word]]\n", "word 'vein'", id="a word"),
    ],
)
def test_a_key_nobody_knows_is_reported_wherever_it_is(
    copied_example: Path, file: str, after: str, block: str | None
) -> None:
    mistake = Mistake(
        file, lambda text: text.replace(after, f"{after}color = 3\n", 1), line("color = 3"), "color", "", ""
    )
    text = broken(copied_example, mistake)
    (reported,) = reported_of(copied_example)
    assert (reported.place.row, reported.place.column, reported.place.block) == (
        mistake.row(text),
        "color",
        block,
    )
    assert reported.what == "'color' is not a key that is known here."
    assert reported.remedy.startswith("Use one of ")


@pytest.mark.parametrize(
    ("file", "block", "misspelt", "times"),
    [
        pytest.param(SOURCES, "source", "sources", 1, id="sources"),
        pytest.param(LIST, "site_type", "site_types", 1, id="kinds of site"),
        pytest.param(FACTORS, "factor", "factors", 1, id="factors"),
        pytest.param(FACTORS, "factor.indicator", "factor.indicators", 3, id="indicators"),
        pytest.param(MEDICINES, "programme", "program", 1, id="programs"),
        pytest.param(MEDICINES, "medicine", "medicines", 1, id="medicines"),
        pytest.param(MEDICINES, "medicine.fact", "medicine.facts", 2, id="facts"),
        pytest.param(EFFECTS, "benefit", "benefits", 1, id="benefits"),
        pytest.param(MUST_HAVES, "must_have", "must_haves", 1, id="must-haves"),
        pytest.param(WORDS, "word", "words", 1, id="words"),
        pytest.param(EFFECTS, "risk.number", "risk.numbers", 1, id="numbers"),
        pytest.param(AUDIT, "item", "items", 1, id="items"),
    ],
)
def test_blocks_misspelt_bring_no_other_problems(
    copied_example: Path, file: str, block: str, misspelt: str, times: int
) -> None:
    text = (copied_example / file).read_text(encoding="utf-8")
    text = re.sub(rf"^(\[+){re.escape(block)}(?=[.\]])", rf"\1{misspelt}", text, flags=re.MULTILINE)
    (copied_example / file).write_text(text, encoding="utf-8")
    problems = reported_of(copied_example)
    key = misspelt.rpartition(".")[2]
    assert [reported.what for reported in problems] == [f"'{key}' is not a key that is known here."] * times
    assert problems[0].place.row == line(f"[[{misspelt}]]")(text)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(MEDICINES, 'id = "betamab"', 'id = "Betamab"', id="a medicine"),
        pytest.param(MEDICINES, 'id = "betamab"', "id = 3", id="a medicine, a number"),
        pytest.param(MEDICINES, 'id = "beta_watch"', 'id = "beta-watch"', id="a program"),
        pytest.param(SOURCES, 'id = "label"', 'id = "the label"', id="a source"),
        pytest.param(LIST, 'id = "clinic"', 'id = "Clinic"', id="a kind of site"),
        pytest.param(FACTORS, 'id = "minutes"', 'id = "nurses"', id="an indicator twice"),
        pytest.param(FACTORS, 'id = "minutes"\n', "", id="an indicator without one"),
    ],
)
def test_an_id_that_is_wrong_is_reported_where_it_is_and_not_where_it_is_named(
    copied_example: Path, file: str, old: str, new: str
) -> None:
    broken(copied_example, Mistake(file, swap(old, new), nowhere, None, "", ""))
    (reported,) = reported_of(copied_example)
    assert reported.place.file == f"example/{file}"


@pytest.mark.parametrize("folder", ["guide", "about"])
def test_a_folder_of_pages_that_is_missing_is_reported(copied_example: Path, folder: str) -> None:
    shutil.rmtree(copied_example / folder)
    assert [str(reported) for reported in reported_of(copied_example)] == [
        f"example/{folder}: The folder is missing. Put it there, with the pages in it."
    ]


def test_a_column_taken_is_reported_without_a_word_on_its_cells(copied_example: Path) -> None:
    path = copied_example / FACTORS
    path.write_text(path.read_text(encoding="utf-8").replace('"fee"', '"about"'), encoding="utf-8")
    assert [(reported.place.file, reported.place.column) for reported in reported_of(copied_example)] == [
        ("example/factors.toml", "id"),
        ("example/must_haves.toml", "fee"),
    ]


def test_nearest_is_not_held_against_a_scale_that_cannot_be_used(copied_example: Path) -> None:
    edit = swap("worst = 90, best = 10", "worst = true, best = 10")
    broken(copied_example, Mistake(FACTORS, edit, nowhere, None, "", ""))
    (reported,) = reported_of(copied_example)
    assert reported.place.column == "scale"
