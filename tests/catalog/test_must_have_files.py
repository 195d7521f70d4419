import tomllib
from pathlib import Path

import pytest

from decision.catalog import catalog
from decision.catalog.must_have_files import KINDS, read_must_haves
from decision.catalog.toml_files import Ids
from decision.lists.problems import BadData, Problem, Problems
from decision.method.factors import Indicator, Levels, YesNo
from decision.method.must_haves import AnswersPass, Condition, MedicineGiven, MustHave, Wanted, WithinLimit
from decision.method.screening import screen
from tests.conftest import EXAMPLE, indicator, keys, names

INDICATORS = {
    "minutes": indicator("minutes", unit="minutes"),
    "fee": indicator("fee", YesNo(good=False)),
    "steps": indicator("steps", Levels((("full", 1.0), ("ramp", 0.5), ("stairs", 0.0)))),
    "worded": indicator("worded", Levels((("yes", 1.0), ("partly", 0.5), ("no", 0.0)))),
}


def block(*lines: str, id: str = "near", means: str = "It is so.") -> str:
    return "\n".join(["[[must_have]]", f'id = "{id}"\nlabel = "L"\nmeans = "{means}"', *lines])


def read(
    text: str, ids: Ids = frozenset(INDICATORS), indicators: dict[str, Indicator] = INDICATORS
) -> tuple[tuple[MustHave, ...], list[Problem]]:
    problems = Problems()
    file = keys(text, problems, {"indicators": ids}, "data/must_haves.toml")
    return read_must_haves(file, indicators), list(problems.found)


def test_the_example_becomes_must_haves_word_for_word() -> None:
    written = tomllib.loads((EXAMPLE / "must_haves.toml").read_text(encoding="utf-8"))["must_have"]
    must_haves = catalog.load(EXAMPLE).must_haves
    assert [(must_have.id, must_have.label, must_have.means) for must_have in must_haves] == [
        (block["id"], block["label"], block["means"]) for block in written
    ]
    assert {block["kind"] for block in written} == {*KINDS}
    for must_have, block in zip(must_haves, written, strict=True):
        if isinstance(must_have.condition, WithinLimit):
            assert must_have.condition.indicator == block["indicator"]
            assert must_have.condition.ask == block["ask"]


@pytest.mark.parametrize(
    ("lines", "condition"),
    [
        pytest.param('kind = "medicine"', MedicineGiven(), id="the medicine"),
        pytest.param(
            'kind = "answers"\npasses = { fee = ["no"] }', AnswersPass({"fee": (False,)}), id="yes and no"
        ),
        pytest.param(
            'kind = "answers"\npasses = { steps = ["full", "ramp"] }',
            AnswersPass({"steps": ("full", "ramp")}),
            id="levels",
        ),
        pytest.param(
            'kind = "answers"\npasses = { worded = ["yes"] }',
            AnswersPass({"worded": ("yes",)}),
            id="levels with the words yes and no",
        ),
        pytest.param(
            'kind = "answers"\n[must_have.passes]\nfee = ["yes"]\nsteps = ["full"]',
            AnswersPass({"fee": (True,), "steps": ("full",)}),
            id="two indicators",
        ),
        pytest.param(
            'kind = "at_most"\nindicator = "minutes"\nask = "How many?"',
            WithinLimit("minutes", at_most=True, ask="How many?", unit="minutes"),
            id="at most",
        ),
        pytest.param(
            'kind = "at_least"\nindicator = "minutes"\nask = "How many?"',
            WithinLimit("minutes", at_most=False, ask="How many?", unit="minutes"),
            id="at least",
        ),
    ],
)
def test_what_passes_follows_from_the_kind(lines: str, condition: Condition) -> None:
    means = "It takes {limit}." if isinstance(condition, WithinLimit) else "It is so."
    must_haves, problems = read(block(lines, means=means))
    assert not problems
    assert must_haves == (MustHave("near", "L", means, condition),)


def test_must_haves_are_in_the_order_of_the_file_and_none_is_legal() -> None:
    fee = 'kind = "answers"\npasses = { fee = ["no"] }'
    must_haves, problems = read("\n".join([block(fee, id="second"), block(fee, id="first")]))
    assert ([must_have.id for must_have in must_haves], problems) == (["second", "first"], [])
    assert read("") == ((), [])


LIMIT = 'kind = "at_most"\nindicator = "minutes"\nask = "How many?"'
TAKES = "It takes {limit}."


@pytest.mark.parametrize(
    ("lines", "means", "at", "column", "what", "remedy"),
    [
        pytest.param(
            'kind = "number"', TAKES, "kind", "kind", "'number' is not known here.", "Use one of", id="kind"
        ),
        pytest.param("", TAKES, "[[must", None, "'kind' is missing.", "Add a line kind", id="no kind"),
        pytest.param(
            'kind = "at_most"\nask = "A?"',
            TAKES,
            "[[must",
            None,
            "'indicator' is missing.",
            "Add",
            id="no indicator",
        ),
        pytest.param(
            LIMIT.replace("minutes", "milutes"),
            TAKES,
            "indicator",
            "indicator",
            "'milutes' is not known here.",
            "Use one of fee, minutes, steps, worded.",
            id="an indicator nobody knows",
        ),
        pytest.param(
            LIMIT.replace("minutes", "fee"),
            TAKES,
            "indicator",
            "indicator",
            "'fee' has no numbers, so it cannot have a limit.",
            'Use one with numbers, or kind = "answers".',
            id="a limit without numbers",
        ),
        pytest.param(
            LIMIT,
            "It takes long.",
            "means",
            "means",
            "The holes of this sentence are none.",
            "Write {limit} once",
            id="no hole for the limit",
        ),
        pytest.param(
            'kind = "medicine"',
            TAKES,
            "means",
            "means",
            "The holes of this sentence are ['limit'].",
            "Write it without { and }.",
            id="a hole without a limit",
        ),
        pytest.param(
            'kind = "medicine"\npasses = { fee = ["no"] }',
            "It is so.",
            "passes",
            "passes",
            "'passes' is not a key that is known here.",
            "Use one of id, kind, label, means, short, or delete it.",
            id="a key of another kind",
        ),
        pytest.param(
            'kind = "answers"', "It is so.", "[[must", None, "'passes' is missing.", "Add", id="no answers"
        ),
        pytest.param(
            'kind = "answers"\npasses = "yes"',
            "It is so.",
            "passes",
            "passes",
            "'yes' does not say which answers pass.",
            "Write passes = { the_indicator",
            id="answers of nothing",
        ),
        pytest.param(
            'kind = "answers"\npasses = {}',
            "It is so.",
            "passes",
            "passes",
            "'{}' does not say which answers pass.",
            "Write passes = { the_indicator",
            id="an empty table",
        ),
        pytest.param(
            'kind = "answers"\npasses = { fees = ["no"] }',
            "It is so.",
            "passes",
            "fees",
            "'fees' is not known here.",
            "Use one of fee, minutes, steps, worded.",
            id="answers of an indicator nobody knows",
        ),
        pytest.param(
            'kind = "answers"\npasses = { minutes = ["30"] }',
            "It is so.",
            "passes",
            "minutes",
            "'minutes' has numbers, so no answer can pass.",
            'Write kind = "at_most"',
            id="answers where there are numbers",
        ),
        pytest.param(
            'kind = "answers"\n[must_have.passes]\nfee = ["no"]\nsteps = "full"',
            "It is so.",
            "steps",
            "steps",
            "'full' is not a list of words.",
            'Write steps = ["first", "second"].',
            id="an answer that is no list",
        ),
        pytest.param(
            'kind = "answers"\npasses = { fee = [] }',
            "It is so.",
            "passes",
            "fee",
            "'[]' is not a list of words.",
            'Write fee = ["first", "second"].',
            id="an empty list",
        ),
        pytest.param(
            'kind = "answers"\npasses = { fee = [true] }',
            "It is so.",
            "passes",
            "fee",
            "'[True]' is not a list of words.",
            'Write fee = ["first", "second"].',
            id="true for yes",
        ),
        pytest.param(
            'kind = "answers"\npasses = { steps = ["full", "rmap"] }',
            "It is so.",
            "passes",
            "steps",
            "'rmap' is not known here.",
            "Use one of full, ramp, stairs.",
            id="a level nobody knows",
        ),
        pytest.param(
            'kind = "answers"\npasses = { fee = ["no", "unknown"] }',
            "It is so.",
            "passes",
            "fee",
            "'unknown' is not known here.",
            "Use one of no, yes.",
            id="unknown, which is always asked first",
        ),
        pytest.param(
            'kind = "answers"\npasses = { fee = ["no", "no"] }',
            "It is so.",
            "passes",
            "fee",
            "A word is twice in this list.",
            "Keep one of the two.",
            id="an answer twice",
        ),
        pytest.param(
            'kind = "answers"\npasses = { fee = ["no", "yes"] }',
            "It is so.",
            "passes",
            "fee",
            "Each of its answers passes, so this sets nothing aside.",
            "Leave out the answers that do not pass.",
            id="each answer passes",
        ),
    ],
)
def test_a_mistake_is_reported_once_at_its_place(
    lines: str, means: str, at: str, column: str | None, what: str, remedy: str
) -> None:
    text = block(lines, means=means)
    _, problems = read(text)
    (reported,) = problems
    row = next(row for row, line in enumerate(text.splitlines(), start=1) if line.startswith(at))
    assert (reported.place.row, reported.place.column) == (row, column)
    assert reported.place.block in ("must_have 'near'", "must_have 'near', passes")
    assert reported.what == what
    assert reported.remedy.startswith(remedy)


def test_a_second_must_have_on_the_medicine_is_reported_with_the_row_of_the_first() -> None:
    text = "\n".join([block('kind = "medicine"', id="one"), block('kind = "medicine"', id="two")])
    _, (reported,) = read(text)
    assert (reported.place.row, reported.place.column, reported.place.block) == (
        10,
        "kind",
        "must_have 'two'",
    )
    assert reported.what == "The must-have in row 5 is on the medicine too."
    assert reported.remedy == "Keep one of the two."


def test_an_id_twice_is_reported() -> None:
    fee = 'kind = "answers"\npasses = { fee = ["no"] }'
    _, (reported,) = read("\n".join([block(fee), block(fee)]))
    assert reported.what == "The id 'near' is already used in row 2."


@pytest.mark.parametrize(
    "lines",
    [LIMIT.replace("minutes", "lost"), 'kind = "answers"\npasses = { lost = ["of any kind"] }'],
    ids=["a limit", "answers"],
)
@pytest.mark.parametrize(
    "ids", [None, frozenset({*INDICATORS, "lost"})], ids=["no indicator could be read", "one could not"]
)
def test_nothing_is_held_against_an_indicator_that_could_not_be_read(lines: str, ids: Ids) -> None:
    means = TAKES if "at_most" in lines else "It is so."
    assert read(block(lines, means=means), ids)[1] == []


SAYS = '[must_have.says]\nyes = "It is."\nno = "It is not."\nunknown = "We do not know."'
ASKED = 'kind = "asked"\nask = "Is it?"\nwhom = "the nurse"'


def test_a_must_have_with_a_fact_of_its_own_asks_it_and_passes_with_yes() -> None:
    (must_have,), problems = read(block(ASKED, SAYS))
    assert problems == []
    assert must_have.fact is not None
    assert must_have.condition == AnswersPass({must_have.fact.id: (True,)})
    assert must_have.fact.id == "must:near"  # which no indicator can be called
    assert (must_have.fact.label, must_have.fact.ask, must_have.fact.whom) == ("L", "Is it?", "the nurse")
    assert must_have.fact.says == {"yes": "It is.", "no": "It is not.", "unknown": "We do not know."}
    assert must_have.fact.scale == YesNo(good=True)


@pytest.mark.parametrize(
    ("lines", "column", "what"),
    [
        pytest.param(ASKED, "says", "There are no sentences here.", id="no sentences"),
        pytest.param(
            f'{ASKED}\nsays = "yes"', "says", "There are no sentences here.", id="words for sentences"
        ),
        pytest.param(
            ASKED + SAYS.replace('unknown = "We do not know."', "").replace("[", "\n["),
            None,
            "'unknown' is missing.",
            id="a sentence is missing",
        ),
        pytest.param(
            f"{ASKED}\npasses = {{}}\n{SAYS}",
            "passes",
            "'passes' is not a key that is known here.",
            id="a key of another kind",
        ),
        pytest.param(
            f'kind = "medicine"\n{SAYS}',
            "says",
            "'says' is not a key that is known here.",
            id="sentences of another kind",
        ),
    ],
)
def test_what_is_wrong_with_a_fact_of_its_own_is_reported_once(
    lines: str, column: str | None, what: str
) -> None:
    _, problems = read(block(lines))
    assert [(problem.place.column, problem.what) for problem in problems] == [(column, what)]


# ---- a fact of a must-have that a list may have


def with_column(folder: Path, *cells: str) -> Path:
    """The folder with first doses as a column of its list."""
    must_haves = folder / "must_haves.toml"
    must_haves.write_text(must_haves.read_text("utf-8").replace("in_list = false", "in_list = true"), "utf-8")
    providers = folder / "providers.csv"
    rows = providers.read_text("utf-8").splitlines()
    lines = [f"{row},{cell}" for row, cell in zip(rows, ("first_dose", *cells), strict=True)]
    providers.write_text("\n".join(lines), "utf-8")
    return folder


def test_what_the_list_knows_of_a_must_have_is_known_at_its_centers(copied_example: Path) -> None:
    found = catalog.load(with_column(copied_example, "yes", "no", "unknown", "yes"))
    (fact,) = found.asked
    assert [provider.amount(fact.id) for provider in found.providers] == [True, False, None, True]
    outcomes = screen(found.providers, found.must_haves, Wanted(frozenset({"first_dose"})), ())
    assert names(outcomes.possible) == ["Ash Hospital", "Cedar Clinic", "Dogwood Hospital"]
    assert names(row.provider for row in outcomes.ask_first) == ["Cedar Clinic"]


def test_without_the_word_of_the_folder_no_column_answers_for_a_person(copied_example: Path) -> None:
    found = catalog.load(EXAMPLE)
    assert [each.personal for each in found.asked] == [True]
    assert "first_dose" not in {column.id for column in found.columns}


def test_a_must_have_may_not_take_the_column_of_something_else(copied_example: Path) -> None:
    folder = with_column(copied_example, "yes", "no", "unknown", "yes")
    must_haves = folder / "must_haves.toml"
    must_haves.write_text(
        must_haves.read_text("utf-8").replace('id = "first_dose"', 'id = "minutes"'), "utf-8"
    )
    with pytest.raises(BadData, match="'minutes' cannot be its id"):
        catalog.load(folder)
