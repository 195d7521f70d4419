from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from decision.catalog.fields import Fields, fields_of
from decision.catalog.toml_files import all_ids, entries, has_others, no_repeats
from decision.guide.texts import Evidence
from decision.lists.problems import Place, Problem, Problems
from decision.method.factors import is_number
from tests.conftest import keys, toml

Ask = Callable[[Fields], object]
SOURCES = {"survey", "label"}


def ask(text: str, question: Ask) -> tuple[object, list[Problem]]:
    problems = Problems()
    return question(Fields(toml(text), problems, {"sources": SOURCES})), list(problems.found)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        pytest.param('a = "x"', lambda f: f.text("a"), "x", id="text"),
        pytest.param('a = " x "', lambda f: f.text("a"), "x", id="text without its outer spaces"),
        pytest.param('a = "So."', lambda f: f.sentence("a"), "So.", id="a sentence"),
        pytest.param(
            'a = "In {n} days."',
            lambda f: f.sentence("a", "n"),
            "In {n} days.",
            id="a sentence with its hole",
        ),
        pytest.param('id = "a_1"', lambda f: f.id(), "a_1", id="an id"),
        pytest.param('a = "x"', lambda f: f.choice("a", ["x", "y"]), "x", id="a choice"),
        pytest.param("a = true", lambda f: f.flag("a"), True, id="true"),
        pytest.param("a = false", lambda f: f.flag("a"), False, id="false"),
        pytest.param("a = 3", lambda f: f.whole("a", 1, 3), 3, id="a whole number up to the most"),
        pytest.param("a = 1", lambda f: f.whole("a", 1, 3), 1, id="a whole number from the least"),
        pytest.param("a = 99", lambda f: f.whole("a", 1), 99, id="a whole number without a most"),
        pytest.param("a = 2026-11-01", lambda f: f.day("a"), date(2026, 11, 1), id="a day"),
        pytest.param(
            'a = ["label", "survey"]', lambda f: f.chosen("a", SOURCES), ("label", "survey"), id="ids"
        ),
        pytest.param("a = [1]", lambda f: f.raw("a"), [1], id="whatever stands there"),
        pytest.param(
            'sources = ["label"]\nchecked_on = 2026-10-01\nreview_by = 2026-10-02',
            lambda f: f.evidence(),
            Evidence(("label",), date(2026, 10, 1), date(2026, 10, 2)),
            id="evidence",
        ),
    ],
)
def test_a_key_is_read_by_its_type(text: str, question: Ask, value: object) -> None:
    found, problems = ask(text, question)
    assert found == value
    assert type(found) is type(value)
    assert not problems


@pytest.mark.parametrize(
    ("text", "question", "what", "remedy"),
    [
        pytest.param(
            "a = 3", lambda f: f.text("a"), "'3' is not text.", 'Write a = "…".', id="a number for text"
        ),
        pytest.param('a = " "', lambda f: f.text("a"), "' ' is not text.", 'Write a = "…".', id="blank text"),
        pytest.param(
            'a = "So."',
            lambda f: f.sentence("a", "n"),
            "The holes of this sentence are none.",
            "Write {n} once where the number goes.",
            id="a sentence without its hole",
        ),
        pytest.param(
            'a = "In {n} days."',
            lambda f: f.sentence("a"),
            "The holes of this sentence are ['n'].",
            "Write it without { and }.",
            id="a sentence with a hole too many",
        ),
        pytest.param(
            'a = "z"',
            lambda f: f.choice("a", ["y", "x"]),
            "'z' is not known here.",
            "Use one of x, y.",
            id="choice",
        ),
        pytest.param(
            'a = "yes"',
            lambda f: f.flag("a"),
            "'yes' is not true or false.",
            "Write a = true or a = false.",
            id="yes for true",
        ),
        pytest.param(
            "a = 1",
            lambda f: f.flag("a"),
            "'1' is not true or false.",
            "Write a = true or a = false.",
            id="1",
        ),
        pytest.param(
            "a = 0",
            lambda f: f.whole("a", 1),
            "'0' is not a whole number from 1.",
            "Write a = 1",
            id="too small",
        ),
        pytest.param(
            "a = 4",
            lambda f: f.whole("a", 1, 3),
            "'4' is not a whole number from 1 to 3.",
            "Write a = 1, or another such number.",
            id="too large",
        ),
        pytest.param(
            "a = 1.5",
            lambda f: f.whole("a", 1),
            "'1.5' is not a whole number from 1.",
            "Write a = 1",
            id="a part",
        ),
        pytest.param(
            "a = true",
            lambda f: f.whole("a", 0),
            "'True' is not a whole number from 0.",
            "Write a = 0",
            id="true",
        ),
        pytest.param(
            'a = "3"',
            lambda f: f.whole("a", 0),
            "'3' is not a whole number from 0.",
            "Write a = 0",
            id="quoted",
        ),
        pytest.param(
            'a = "2026-11-01"',
            lambda f: f.day("a"),
            "'2026-11-01' is not a date.",
            "Write it without quotes: a = 2026-11-01.",
            id="a quoted date",
        ),
        pytest.param(
            "a = 2026-11-01T10:00:00",
            lambda f: f.day("a"),
            "'2026-11-01 10:00:00' is not a date.",
            "Write it without quotes",
            id="a date with an hour",
        ),
        pytest.param(
            'a = "label"',
            lambda f: f.chosen("a", SOURCES),
            "'label' is not a list of words.",
            'Write a = ["first", "second"].',
            id="text for a list",
        ),
        pytest.param(
            "a = []", lambda f: f.chosen("a", SOURCES), "'[]' is not a list", "Write a = [", id="empty list"
        ),
        pytest.param(
            "a = [1]", lambda f: f.chosen("a", SOURCES), "'[1]' is not a list", "Write a = [", id="numbers"
        ),
        pytest.param(
            'a = ["label", "lable"]',
            lambda f: f.chosen("a", SOURCES),
            "'lable' is not known here.",
            "Use one of label, survey.",
            id="an id nobody knows",
        ),
        pytest.param(
            'a = ["label", "label"]',
            lambda f: f.chosen("a", SOURCES),
            "A word is twice in this list.",
            "Keep one of the two.",
            id="an id twice",
        ),
    ],
)
def test_a_key_of_the_wrong_kind_is_reported_with_the_remedy(
    text: str, question: Ask, what: str, remedy: str
) -> None:
    _, problems = ask(text, question)
    (reported,) = problems
    assert reported.place == Place("data/list.toml", 1, "a")
    assert reported.what.startswith(what)
    assert reported.remedy.startswith(remedy)
    assert reported.what.endswith(".")
    assert reported.remedy.endswith(".")


@pytest.mark.parametrize("id", ["Ash", "1st", "_a", "a-b", "a b", "é"])
def test_an_id_is_made_of_small_letters_digits_and_underscores(id: str) -> None:
    found, problems = ask(f'id = "{id}"', lambda f: f.id())
    assert found == id
    (reported,) = problems
    assert reported.place.column == "id"
    assert reported.what == f"'{id}' is not an id."
    assert reported.remedy == "Use small letters, digits and _, with a letter first; never the word unknown."


@pytest.mark.parametrize(
    "question",
    [
        pytest.param(lambda f: f.text("a"), id="text"),
        pytest.param(lambda f: f.choice("a", ["x"]), id="choice"),
        pytest.param(lambda f: f.flag("a"), id="flag"),
        pytest.param(lambda f: f.whole("a", 1), id="whole number"),
        pytest.param(lambda f: f.day("a"), id="day"),
        pytest.param(lambda f: f.chosen("a", SOURCES), id="ids"),
        pytest.param(lambda f: f.raw("a"), id="anything"),
    ],
)
def test_a_missing_key_is_reported_once_at_its_block(question: Ask) -> None:
    _, problems = ask("b = 1", question)
    (reported,) = problems
    assert reported.place == Place("data/list.toml", 1)
    assert reported.what == "'a' is missing."
    assert reported.remedy == "Add a line a = … to this block."


def test_every_id_nobody_knows_is_reported() -> None:
    _, problems = ask('a = ["x", "label", "y"]', lambda f: f.chosen("a", SOURCES))
    assert [reported.what for reported in problems] == ["'x' is not known here.", "'y' is not known here."]


@pytest.mark.parametrize("review_by", ["2026-10-01", "2026-09-30"], ids=["the same day", "before"])
def test_a_review_date_that_is_not_after_the_check_is_reported(review_by: str) -> None:
    _, problems = ask(
        f'sources = ["label"]\nchecked_on = 2026-10-01\nreview_by = {review_by}',
        lambda f: f.evidence(),
    )
    (reported,) = problems
    assert reported.place == Place("data/list.toml", 3, "review_by")
    assert reported.what == f"The review date {review_by} is not after the day of the check, 2026-10-01."
    assert reported.remedy == "Write the day on which the fact has to be looked at again."


@pytest.mark.parametrize("missing", ["checked_on", "review_by"])
def test_a_missing_date_is_not_also_reported_as_a_wrong_order_of_dates(missing: str) -> None:
    lines = {"sources": '["label"]', "checked_on": "2026-10-01", "review_by": "2027-10-01"}
    text = "\n".join(f"{key} = {value}" for key, value in lines.items() if key != missing)
    _, problems = ask(text, lambda f: f.evidence())
    assert [reported.what for reported in problems] == [f"'{missing}' is missing."]


def test_a_key_nobody_asked_for_is_reported_with_those_that_are_known() -> None:
    problems = Problems()
    fields = Fields(toml('name = "A"\nnmae = "B"\n[[kind]]\nid = "c"\n'), problems)
    fields.text("name")
    assert not fields.has("count")
    assert not fields.has("route")
    fields.done("kind")
    (reported,) = problems.found
    assert reported.place == Place("data/list.toml", 2, "nmae")
    assert reported.what == "'nmae' is not a key that is known here."
    assert reported.remedy == "Use one of count, kind, name, route, or delete it."


@dataclass(frozen=True)
class Made:
    """A part of each type that a block is read by."""

    id: str
    sources: tuple[str, ...]
    medicine: str
    route: str
    evidence: Evidence
    is_new: bool = False
    until: date | None = None
    note: str = "none"


MADE = """id = "a"
sources = ["label"]
medicine = "alphamab"
route = "infusion"
checked_on = 2026-10-01
review_by = 2026-10-02
"""


def test_a_block_becomes_one_of_a_class_each_part_by_its_type_and_what_is_known() -> None:
    known = {"sources": SOURCES, "medicines": {"alphamab"}}
    evidence = Evidence(("label",), date(2026, 10, 1), date(2026, 10, 2))
    whole = Made("a", ("label",), "alphamab", "infusion", evidence)
    more = "is_new = true\nuntil = 2027-01-01\nnote = 'x'\n"
    for text, made in (
        (MADE, whole),
        (MADE + more, replace(whole, is_new=True, until=date(2027, 1, 1), note="x")),
    ):
        problems = Problems()
        fields = keys(text, problems, known)
        assert fields.made(Made) == made
        fields.done()
        assert not problems
    problems = Problems()
    assert keys(MADE + "note = 'x'", problems, known).made(Made, note="y").note == "y"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"a"', '"A"', "'A' is not an id."),
        ('["label"]', '["lable"]', "'lable' is not known here."),
        ('"alphamab"', '"beta"', "'beta' is not known here."),
        ('"infusion"', '"pill"', "'pill' is not known here."),
        ('id = "a"\n', "", "'id' is missing."),
        ('id = "a"', 'id = "a"\nis_new = 1', "'1' is not true or false."),
        ('id = "a"', 'id = "a"\nuntil = "soon"', "'soon' is not a date."),
        ('id = "a"', 'id = "a"\nnote = 3', "'3' is not text."),
    ],
)
def test_what_a_part_of_a_class_cannot_be_is_reported_at_its_key(old: str, new: str, what: str) -> None:
    problems, known = Problems(), {"sources": SOURCES, "medicines": {"alphamab"}}
    keys(MADE.replace(old, new), problems, known).made(Made)
    assert [each.what for each in problems.found] == [what]


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        pytest.param("", ["The number of 'part' blocks here is 0; it must be 1 or more."], id="none"),
        pytest.param("[[part]]", [], id="one"),
        pytest.param("[[patr]]", [], id="a misspelt one is reported by itself"),
    ],
)
def test_a_block_that_must_be_there_is_reported_where_it_is_not(text: str, whats: list[str]) -> None:
    problems = Problems()

    def kind(block: Fields) -> None:
        block.each("part", lambda part: part, least=1)
        block.done("patr")

    keys(f"[[kind]]\n{text.replace('[[', '[[kind.')}", problems).each("kind", kind)
    assert [each.what for each in problems.found] == whats
    assert all(each.remedy == "Add a block that begins with [[kind.part]]." for each in problems.found)


def test_what_is_no_list_of_blocks_is_reported_with_the_whole_name_of_the_block() -> None:
    problems = Problems()
    keys("[[kind]]\npart = 3", problems).each("kind", lambda block: block.each("part", lambda part: part))
    assert [each.remedy for each in problems.found] == ["Begin each one with [[kind.part]]."]


def test_of_a_file_that_could_not_be_read_nothing_more_is_reported() -> None:
    problems = Problems()
    fields = fields_of(None, problems)
    assert (fields.text("a"), fields.each("kind", lambda block: block, least=1)) == ("", ())
    assert not problems


@pytest.mark.parametrize(
    ("value", "number"),
    [
        pytest.param(1, True, id="whole"),
        pytest.param(-0.5, True, id="part"),
        pytest.param(True, False, id="true"),
        pytest.param("1", False, id="text"),
        pytest.param(float("nan"), False, id="nan"),
        pytest.param(float("inf"), False, id="inf"),
        pytest.param(None, False, id="nothing"),
    ],
)
def test_only_a_finite_number_is_a_number(value: object, number: bool) -> None:
    assert is_number(value) is number


def test_an_id_used_again_is_reported_with_the_row_of_the_first() -> None:
    text = (
        '[[kind]]\nid = "a"\n[[kind]]\nid = "b"\n[[kind]]\nid = "a"\n[[kind]]\nid = 3\n[[kind]]\nid = "a"\n'
    )
    problems = Problems()
    no_repeats(entries(toml(text), "kind", Problems()), problems)
    assert [(reported.place.row, reported.place.column) for reported in problems.found] == [
        (6, "id"),
        (10, "id"),
    ]
    assert {reported.what for reported in problems.found} == {"The id 'a' is already used in row 2."}
    assert {reported.remedy for reported in problems.found} == {"Give each its own id."}


def test_unknown_is_no_id() -> None:
    _, problems = ask('id = "unknown"', lambda f: f.id())
    assert [reported.what for reported in problems] == ["'unknown' is not an id."]


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        pytest.param('a = "x"', lambda f: f.choice("a", None), "x", id="a choice"),
        pytest.param('a = ["x", "y"]', lambda f: f.chosen("a", None), ("x", "y"), id="ids"),
    ],
)
def test_nothing_is_held_against_what_could_not_be_read(text: str, question: Ask, value: object) -> None:
    assert ask(text, question) == (value, [])


@pytest.mark.parametrize(
    ("text", "question"),
    [
        pytest.param('a = "x"', lambda f: f.choice("a", ()), id="a choice"),
        pytest.param('a = ["x"]', lambda f: f.chosen("a", ()), id="ids"),
    ],
)
def test_where_nothing_can_be_chosen_the_remedy_offers_no_empty_list(text: str, question: Ask) -> None:
    _, problems = ask(text, question)
    assert [reported.remedy for reported in problems] == ["Add it first."]


@pytest.mark.parametrize(
    ("text", "good"),
    [
        pytest.param("a = 3", True, id="good"),
        pytest.param('a = "3"', False, id="wrong"),
        pytest.param("b = 3", False, id="missing"),
    ],
)
def test_a_key_is_good_when_nothing_was_reported_of_it(text: str, good: bool) -> None:
    fields = Fields(toml(text), Problems())
    fields.whole("a", 1)
    assert fields.good("a") is good


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('[[kind]]\nid = "a"\n[[kind]]\nid = "b"', {"a", "b"}, id="all"),
        pytest.param("", set(), id="none"),
        pytest.param('[[kind]]\nid = "a"\n[[other]]\nid = "b"', {"a"}, id="another block that is known"),
        pytest.param('color = 3\n[[kind]]\nid = "a"', {"a"}, id="a key nobody knows"),
        pytest.param('[[kind]]\nid = "a"\n[[knid]]\nid = "b"', None, id="a block nobody knows"),
        pytest.param('[[kind]]\nid = "a"\n[[kind]]', None, id="an id missing"),
        pytest.param('[[kind]]\nid = "a"\n[[kind]]\nid = "a"', None, id="an id twice"),
        pytest.param('[[kind]]\nid = "A"', None, id="an id that is none"),
        pytest.param('[kind]\nid = "a"', None, id="no list of blocks"),
    ],
)
def test_ids_are_known_when_none_of_them_is_in_doubt(text: str, found: set[str] | None) -> None:
    assert all_ids(toml(text), "kind", "other") == found


def test_the_ids_of_a_file_that_could_not_be_read_are_not_known() -> None:
    assert all_ids(None, "kind") is None


def test_ids_are_known_of_blocks_within_blocks() -> None:
    text = '[[kind]]\n[[kind.part]]\nid = "a"\n[[kind]]\n[[kind.part]]\nid = "b"\n'
    assert all_ids(toml(text), "kind.part") == {"a", "b"}
    assert all_ids(toml(text + '[[kind.prat]]\nid = "c"'), "kind.part") is None


def test_a_number_or_text_is_no_misspelt_block() -> None:
    assert not has_others(toml('a = 1\nb = "x"\n[[kind]]'), "kind")
    assert has_others(toml("[[knid]]"), "kind")
