import tomllib
from datetime import date
from pathlib import Path

import pytest

from decision.catalog import guide_files, medicine_files
from decision.catalog.guide_files import (
    read_checks,
    read_info,
    read_jobs,
    read_pages,
    read_terms,
)
from decision.guide.glossary import Term
from decision.guide.texts import (
    Day,
    Evidence,
    Job,
    KnowledgeCheck,
    ListInfo,
    MedicineFact,
    Page,
    Programme,
    Role,
    SiteType,
    Source,
    StudyNumber,
    StudyRate,
)
from decision.lists.problems import Place, Problem, Problems
from tests.conftest import EXAMPLE, keys

KNOWN = {
    "sources": {"survey", "label"},
    "programmes": {"beta_watch"},
    "medicines": {"alphamab", "betamab"},
    "indicators": {"doctor", "nurses"},
}
EVIDENCE = Evidence(("label",), date(2026, 10, 1), date(2027, 10, 1))
DATED = 'sources = ["label"]\nchecked_on = 2026-10-01\nreview_by = 2027-10-01\n'


def example(file: str) -> str:
    return (EXAMPLE / file).read_text(encoding="utf-8")


def test_sources_become_values() -> None:
    problems = Problems()
    assert keys(example("sources.toml"), problems).each("source", guide_files.source) == (
        Source("survey", "Example survey", "Nobody", "2026", "https://example.org/survey"),
        Source("label", "Example label", "Nobody", "2026-02", "https://example.org/label"),
    )
    assert not problems


@pytest.mark.parametrize(
    ("url", "good"),
    [
        pytest.param("https://example.org/a", True, id="an address"),
        pytest.param("http://example.org/a", True, id="an old address"),
        pytest.param("", True, id="none, for the project's own judgment"),
        pytest.param("example.org", False, id="without its beginning"),
        pytest.param("https://example.org/a b", False, id="with a space"),
        pytest.param("javascript:alert(1)", False, id="a script"),
    ],
)
def test_the_address_of_a_source_can_be_followed_or_is_empty(url: str, good: bool) -> None:
    problems = Problems()
    text = f'[[source]]\nid = "a"\ntitle = "T"\npublisher = "P"\npublished = "2026"\nurl = "{url}"\n'
    (source,) = keys(text, problems).each("source", guide_files.source)
    assert source.url == (url if good else "")
    if not good:
        assert list(problems.found) == [
            Problem(
                Place("data/list.toml", 6, "url", "source 'a'"),
                f"'{url}' is not an address.",
                'Write url = "https://…", or "" if there is none.',
            )
        ]
    assert good == (not problems)


def test_the_list_says_what_it_is() -> None:
    problems = Problems()
    assert read_info(keys(example("list.toml"), problems)) == ListInfo(
        "Example list",
        True,
        (SiteType("hospital", "Hospital unit"), SiteType("clinic", "Clinic")),
        "minutes",
        "Robin",
    )
    assert not problems


LIST_WITH_CODES = """name = "A"
made_up = false
[[site_type]]
id = "a"
label = "Kind A"
registry = {first}
[[site_type]]
id = "b"
label = "Kind B"
registry = {last}
"""


def test_a_list_may_leave_out_what_is_nearest() -> None:
    problems = Problems()
    info = read_info(keys('name = "A"\nmade_up = false\n', problems))
    assert (info.nearest_by, info.made_up) == (None, False)
    assert not problems


def test_a_kind_of_site_may_have_codes_in_the_registry() -> None:
    problems = Problems()
    info = read_info(keys(LIST_WITH_CODES.format(first='["261QI0500X", "251F00000X"]', last="[]"), problems))
    assert [kind.registry for kind in info.site_types[:1]] == [("261QI0500X", "251F00000X")]


@pytest.mark.parametrize(
    ("first", "last", "row", "what"),
    [
        pytest.param('["261QI0500"]', '["251F00000X"]', 6, "'261QI0500' is not a code", id="too short"),
        pytest.param('["261qi0500x"]', '["251F00000X"]', 6, "'261qi0500x' is not a code", id="small letters"),
        pytest.param('"261QI0500X"', '["251F00000X"]', 6, "is not a list of words", id="no list"),
        pytest.param(
            '["261QI0500X"]', '["261QI0500X"]', 10, "already belongs to the kind of site 'a'", id="shared"
        ),
    ],
)
def test_a_code_of_the_registry_is_one_and_is_at_one_kind_of_site(
    first: str, last: str, row: int, what: str
) -> None:
    problems = Problems()
    read_info(keys(LIST_WITH_CODES.format(first=first, last=last), problems))
    assert [(problem.place.row, problem.place.column) for problem in problems.found] == [(row, "registry")]
    assert what in problems.found[0].what


def test_medicines_and_programs_become_values() -> None:
    problems = Problems()
    file = keys(example("medicines.toml"), problems, KNOWN)
    (programme,) = file.each("programme", Programme)
    alphamab, betamab = file.each("medicine", medicine_files.medicine)
    assert not problems
    assert programme == Programme(
        "beta_watch",
        "Beta Watch",
        "Only sites in this program may give Betamab.",
        "Are you in Beta Watch today?",
        EVIDENCE,
    )
    assert (alphamab.id, alphamab.name, alphamab.generic) == ("alphamab", "Alphamab", "alpha")
    assert (alphamab.route, alphamab.programme, betamab.programme) == ("infusion", None, "beta_watch")
    assert alphamab.facts == (MedicineFact("use", "For adults with relapsing MS.", EVIDENCE),)


@pytest.mark.parametrize(
    ("line", "instead", "key", "what"),
    [
        pytest.param(
            'route = "infusion"', 'route = "pill"', "route", "'pill' is not known here.", id="the route"
        ),
        pytest.param(
            'about = "use"', 'about = "price"', "about", "'price' is not known here.", id="what it is about"
        ),
        pytest.param(
            'programme = "beta_watch"',
            'programme = "beta_wtach"',
            "programme",
            "'beta_wtach' is not known here.",
            id="the program",
        ),
    ],
)
def test_a_medicine_uses_only_known_words(line: str, instead: str, key: str, what: str) -> None:
    problems = Problems()
    keys(example("medicines.toml").replace(line, instead, 1), problems, KNOWN).each(
        "medicine", medicine_files.medicine
    )
    (reported,) = problems.found
    assert (reported.place.column, reported.what) == (key, what)
    assert reported.remedy.startswith("Use one of ")


def test_a_medicine_needs_a_fact() -> None:
    problems = Problems()
    text = '[[medicine]]\nid = "a"\nname = "A"\ngeneric = "a"\nroute = "infusion"\n'
    keys(text, problems, {**KNOWN, "programmes": ()}).each("medicine", medicine_files.medicine)
    (reported,) = problems.found
    assert reported == Problem(
        Place("data/list.toml", 1, None, "medicine 'a'"),
        "The number of 'fact' blocks here is 0; it must be 1 or more.",
        "Add a block that begins with [[medicine.fact]].",
    )


def effects(kind: str, text: str) -> tuple[list[dict[str, object]], list[Problem]]:
    problems = Problems()
    found = keys(text, problems, KNOWN).each(kind, getattr(medicine_files, kind))
    return [vars(effect) for effect in found], list(problems.found)


@pytest.mark.parametrize("kind", ["benefit", "risk"])
def test_benefits_and_risks_become_values_of_one_form(kind: str) -> None:
    text = example("benefits_and_risks.toml")
    (effect,), problems = effects(kind, text)
    (block,) = tomllib.loads(text)[kind]
    assert not problems
    for key in ("id", "title", "text", "when", "sure"):
        assert effect[key] == block[key]
    assert effect["medicines"] == tuple(block["medicines"])
    assert effect["evidence"] == EVIDENCE
    assert effect["asks"] == block.get("asks", "")
    assert effect["indicators"] == tuple(block.get("indicators", ()))
    (number,) = block["number"]
    assert effect["numbers"] == (StudyNumber(**{**number, "sources": tuple(number["sources"])}),)


def test_what_a_study_counted_in_another_way_is_read_beside_the_figures() -> None:
    rate = (
        '[[benefit.rate]]\nmedicine = "betamab"\nshort = "9 a year"\ntext = "So many."\nsources = ["label"]\n'
    )
    text = example("benefits_and_risks.toml").replace("[[risk]]", f"{rate}\n[[risk]]", 1)
    (effect,), problems = effects("benefit", text)
    assert not problems
    assert effect["rates"] == (StudyRate("betamab", "9 a year", "So many.", ("label",)),)
    _, (problem,) = effects("benefit", text.replace('"alphamab", "betamab"', '"alphamab"', 1))
    assert "'betamab'" in problem.what


def test_a_figure_may_say_in_few_words_who_was_counted() -> None:
    text = example("benefits_and_risks.toml").replace("count = 22", 'count = 22\ngroup = "new to it"')
    (effect,), problems = effects("benefit", text)
    assert not problems
    (block,) = tomllib.loads(text)["benefit"]
    (number,) = block["number"]
    assert effect["numbers"] == (StudyNumber(**{**number, "sources": tuple(number["sources"])}),)


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        pytest.param(
            "count = 34", "count = 134", "count", "'134' is not a whole number from 0 to 100.", id="count"
        ),
        pytest.param(
            "compared = 10",
            "compared = 101",
            "compared",
            "'101' is not a whole number from 0 to 100.",
            id="compared",
        ),
        pytest.param(
            "count = 34", "count = -1", "count", "'-1' is not a whole number from 0 to 100.", id="negative"
        ),
        pytest.param(
            "compared = 10\n", "", "against", "'compared' and 'against' go together.", id="no compared"
        ),
        pytest.param(
            'against = "an older medicine"\n',
            "",
            "against",
            "'compared' and 'against' go together.",
            id="no against",
        ),
        pytest.param("of = 100", "of = 0", "of", "'0' is not a whole number from 1.", id="of nobody"),
        pytest.param(
            "of = 100", 'of = "100"', "of", "'100' is not a whole number from 1.", id="of in quotes"
        ),
        pytest.param(
            'indicators = ["doctor", "nurses"]',
            'indicators = ["docter"]',
            "indicators",
            "'docter' is not known here.",
            id="an indicator nobody knows",
        ),
        pytest.param(
            'medicine = "alphamab"',
            'medicine = "gammamab"',
            "medicine",
            "'gammamab' is not known here.",
            id="a number of a medicine nobody knows",
        ),
        pytest.param(
            'medicines = ["alphamab", "betamab"]',
            'medicines = ["betamab"]',
            "medicines",
            "There is a number for 'alphamab', which is not among the medicines here.",
            id="a number of another medicine",
        ),
        pytest.param(
            'medicines = ["alphamab", "betamab"]',
            'medicines = "alphamab"',
            "medicines",
            "'alphamab' is not a list of words.",
            id="medicines as text",
        ),
    ],
)
def test_a_risk_that_does_not_hold_together_is_reported_once(old: str, new: str, key: str, what: str) -> None:
    text = example("benefits_and_risks.toml")
    risk = text[text.index("[[risk]]") :]
    assert old in risk
    _, problems = effects("risk", risk.replace(old, new, 1))
    assert [(reported.place.column, reported.what) for reported in problems] == [(key, what)]


@pytest.mark.parametrize(
    "line", ['asks = "Someone near."', 'indicators = ["doctor"]'], ids=["asks", "indicators"]
)
def test_a_benefit_asks_nothing_of_a_center(line: str) -> None:
    text = example("benefits_and_risks.toml")
    _, problems = effects("benefit", text.replace("[[benefit]]", f"[[benefit]]\n{line}", 1))
    (reported,) = problems
    assert reported.place.column == line.split(maxsplit=1)[0]
    assert reported.what.endswith("is not a key that is known here.")


def page(folder: Path, name: str, order: object = 1, text: str = "Read this.") -> str:
    content = f'+++\ntitle = "The {name}"\norder = {order}\n{DATED}+++\n{text}\n'
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(content, encoding="utf-8")
    return content


def pages(folder: Path) -> tuple[tuple[Page, ...], list[Problem]]:
    problems = Problems()
    return read_pages(folder, KNOWN, problems), list(problems.found)


def test_pages_are_in_the_order_they_give_themselves(tmp_path: Path) -> None:
    page(tmp_path, "a", 2)
    page(tmp_path, "b", 1, "## One\n\nTwo +++ three.\n\n+++\n\nFour.")
    found, problems = pages(tmp_path)
    assert not problems
    assert found == (
        Page("b", "The b", 1, "## One\n\nTwo +++ three.\n\n+++\n\nFour.", EVIDENCE),
        Page("a", "The a", 2, "Read this.", EVIDENCE),
    )


def test_a_page_says_whether_it_is_one_of_the_few_that_matter_first(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    page(folder, "a", 1)
    (folder / "b.md").write_text(
        f'+++\ntitle = "B"\norder = 2\nfirst = true\n{DATED}+++\nRead.\n', encoding="utf-8"
    )
    found, problems = pages(folder)
    assert not problems
    assert [each.is_first for each in found] == [False, True]


def test_a_page_names_the_pages_to_read_next(tmp_path: Path) -> None:
    page(tmp_path, "a", 1)
    (tmp_path / "b.md").write_text(
        f'+++\ntitle = "B"\norder = 2\nrelated = ["a"]\n{DATED}+++\nRead.\n', encoding="utf-8"
    )
    found, problems = pages(tmp_path)
    assert not problems
    assert [(each.id, each.related) for each in found] == [("a", ()), ("b", ("a",))]


@pytest.mark.parametrize(
    ("related", "wrong", "remedy"),
    [
        pytest.param('["c"]', "'c' is not known here.", "Use one of a.", id="no such page"),
        pytest.param('["b"]', "'b' is not known here.", "Use one of a.", id="itself"),
    ],
)
def test_a_page_to_read_next_that_is_not_there_is_reported(
    tmp_path: Path, related: str, wrong: str, remedy: str
) -> None:
    folder = tmp_path / "guide"
    page(folder, "a", 1)
    (folder / "b.md").write_text(
        f'+++\ntitle = "B"\norder = 2\nrelated = {related}\n{DATED}+++\nRead.\n', encoding="utf-8"
    )
    _, problems = pages(folder)
    assert problems == [Problem(Place("guide/b.md", 4, "related"), wrong, remedy)]


def test_only_markdown_files_are_pages(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Nothing.", encoding="utf-8")
    assert pages(tmp_path) == ((), [])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Read this.\n", id="no block"),
        pytest.param('+++\ntitle = "A"\n', id="a block never closed"),
        pytest.param('Before.\n+++\ntitle = "A"\n+++\nRead this.\n', id="text before the block"),
        pytest.param("", id="nothing at all"),
    ],
)
def test_a_page_begins_with_its_keys(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    (folder / "a.md").write_text(content, encoding="utf-8")
    assert pages(folder) == (
        (),
        [
            Problem(
                Place("guide/a.md", 1),
                "The page has no block of keys at its top.",
                "Begin the page with a line +++, the keys, and a second line +++.",
            )
        ],
    )


def test_a_page_without_text_is_reported(tmp_path: Path) -> None:
    page(tmp_path / "guide", "a", text=" ")
    _, problems = pages(tmp_path / "guide")
    assert [(reported.place.file, reported.what) for reported in problems] == [
        ("guide/a.md", "The page has no text.")
    ]


def test_two_pages_of_one_order_are_reported_at_the_second(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    page(folder, "a", 1)
    content = page(folder, "b", 1)
    _, problems = pages(folder)
    (reported,) = problems
    assert reported.place == Place("guide/b.md", content.splitlines().index("order = 1") + 1, "order")
    assert reported.what == "The page 'The a' has the same order, 1."
    assert reported.remedy == "Give each page its own number."


def test_an_order_that_is_no_number_is_not_also_reported_as_the_same_order(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    page(folder, "a", 1)
    page(folder, "b", '"two"')
    _, problems = pages(folder)
    assert [(reported.place.file, reported.what) for reported in problems] == [
        ("guide/b.md", "'two' is not a whole number from 1.")
    ]


def test_empty_rows_above_a_page_do_not_move_its_keys(tmp_path: Path) -> None:
    content = "\n\n" + page(tmp_path, "a", '"two"')
    (tmp_path / "a.md").write_text(content, encoding="utf-8")
    _, problems = pages(tmp_path)
    assert [reported.place.row for reported in problems] == [content.splitlines().index('order = "two"') + 1]


def test_a_group_that_is_no_text_is_not_also_reported_as_missing() -> None:
    text = example("benefits_and_risks.toml").replace('against = "an older medicine"', "against = 3")
    _, problems = effects("risk", text)
    assert [(reported.place.column, reported.what) for reported in problems] == [
        ("against", "'3' is not text.")
    ]


def test_a_count_below_zero_is_reported_beside_a_wrong_number_of_people() -> None:
    text = (
        example("benefits_and_risks.toml").replace("of = 100", "of = 0").replace("count = 34", "count = -1")
    )
    _, problems = effects("risk", text)
    assert [reported.what for reported in problems] == [
        "'0' is not a whole number from 1.",
        "'-1' is not a whole number from 0.",
    ]


def test_a_fact_misspelt_is_not_also_reported_as_missing() -> None:
    problems = Problems()
    text = example("medicines.toml").replace("[[medicine.fact]]", "[[medicine.fatc]]")
    keys(text, problems, KNOWN).each("medicine", medicine_files.medicine)
    assert [reported.place.column for reported in problems.found] == ["fatc", "fatc"]


def test_words_are_a_to_z_whatever_their_order_in_the_file() -> None:
    problems = Problems()
    text = example("words.toml").replace('term = "Vein"', 'term = "an Arm"')
    assert read_terms(keys(text, problems, KNOWN)) == (
        Term("vein", "an Arm", "Blood runs back to the heart through it.", EVIDENCE),
        Term("infusion", "Infusion", "A medicine runs slowly into a vein.", EVIDENCE, ("drip", "IV")),
    )
    assert not problems


def test_all_that_is_wrong_with_the_words_is_reported_at_once() -> None:
    problems = Problems()
    text = example("words.toml")
    for old, new in {'term = "Vein"': "term = 3", '["drip", "IV"]': '"drip"', '["label"]': "[]"}.items():
        text = text.replace(old, new)
    read_terms(keys(text, problems, KNOWN))
    assert [(reported.place.block, reported.place.column) for reported in problems.found] == [
        ("word 'vein'", "term"),
        ("word 'vein'", "sources"),
        ("word 'infusion'", "sources"),
        ("word 'infusion'", "also"),
    ]


def test_the_keys_of_a_word_are_named_where_one_is_misspelt() -> None:
    problems = Problems()
    read_terms(keys(example("words.toml").replace("also =", "alos ="), problems, KNOWN))
    (reported,) = problems.found
    assert (
        reported.remedy == "Use one of also, checked_on, id, means, review_by, sources, term, or delete it."
    )


# ---- the days of a medicine


def days(old: str, new: str) -> tuple[tuple[Day, ...], list[Problem]]:
    problems = Problems()
    text = example("medicines.toml")
    assert old in text
    alphamab, *_ = keys(text.replace(old, new, 1), problems, KNOWN).each("medicine", medicine_files.medicine)
    return alphamab.days, list(problems.found)


@pytest.mark.parametrize(
    ("written", "watch", "rest"),
    [
        pytest.param("60", (60, 60), (30, 60), id="one number"),
        pytest.param("[60, 80]", (60, 80), (30, 40), id="the least and the most"),
        pytest.param('"unknown"', None, None, id="unknown"),
    ],
)
def test_a_day_becomes_a_value_and_what_comes_before_gets_the_rest(
    written: str, watch: tuple[int, int] | None, rest: tuple[int, int] | None
) -> None:
    found, problems = days("watch = 60", f"watch = {written}")
    assert problems == []
    assert found == (Day("The first visit", "Checks and the tube", (60, 90), watch, (150, 210), EVIDENCE),)
    assert found[0].rest == rest


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        pytest.param(
            "watch = 60", 'watch = "an hour"', "watch", "'an hour' is not a number of minutes.", id="a text"
        ),
        pytest.param("watch = 60", "watch = -1", "watch", "'-1' is not a number of minutes.", id="negative"),
        pytest.param("watch = 60", "watch = true", "watch", "'True' is not a number of minutes.", id="yes"),
        pytest.param(
            "runs = [60, 90]",
            "runs = [90, 60]",
            "runs",
            "'[90, 60]' is not a number of minutes.",
            id="turned",
        ),
        pytest.param(
            "whole = [150, 210]",
            "whole = [100, 210]",
            "whole",
            "The parts of this visit do not fit into the whole of it.",
            id="too short",
        ),
    ],
)
def test_a_time_that_cannot_be_is_reported_at_its_key(old: str, new: str, key: str, what: str) -> None:
    _, problems = days(old, new)
    assert [(reported.place.column, reported.what) for reported in problems] == [(key, what)]


# ---- who does what, and the knowledge check


def test_roles_and_jobs_become_values() -> None:
    problems = Problems()
    file = keys(example("who_does_what.toml"), problems, KNOWN)
    assert file.each("role", guide_files.role) == (
        Role("doctor_of_mine", "My doctor", "Doctor"),
        Role("office", "The office", "Office"),
    )
    says = "The doctor orders it, and at some places the office does."
    evidence = Evidence(("survey",), EVIDENCE.checked_on, EVIDENCE.review_by)
    job = Job("order", "Order it", says, ("doctor_of_mine",), ("office",), evidence)
    assert read_jobs(file) == (job,)
    assert not problems


NOBODY = "Somebody has to do this, and nobody both does it and may do it."


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        pytest.param(
            '["office"]', '["offcie"]', "may", "'offcie' is not known here.", id="a role nobody knows"
        ),
        pytest.param('["office"]', '["doctor_of_mine"]', "does", NOBODY, id="one who does it and may"),
        pytest.param(
            'does = ["doctor_of_mine"]\nmay = ["office"]\n', "", "does", NOBODY, id="a job of nobody"
        ),
    ],
)
def test_a_job_that_nobody_can_have_is_reported(old: str, new: str, key: str, what: str) -> None:
    problems, text = Problems(), example("who_does_what.toml")
    assert old in text
    read_jobs(keys(text.replace(old, new, 1), problems, KNOWN))
    assert [(reported.place.column, reported.what) for reported in problems.found] == [(key, what)]


def checks(text: str) -> tuple[tuple[KnowledgeCheck, ...], list[Problem]]:
    problems = Problems()
    guide = EXAMPLE / "guide"
    found = read_checks(keys(text, problems, KNOWN), guide, read_pages(guide, KNOWN, Problems()))
    return found, list(problems.found)


def test_a_question_of_the_knowledge_check_becomes_a_value() -> None:
    found, problems = checks(example("knowledge_check.toml"))
    assert problems == []
    evidence = Evidence(("survey",), EVIDENCE.checked_on, EVIDENCE.review_by)
    assert found == (
        KnowledgeCheck(
            "slow",
            "How does an infusion get into the body?",
            ("In a pill.", "Slowly, into a vein."),
            2,
            "It runs into a vein.",
            "what_it_is",
            "How it runs",
            evidence,
            "use",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        pytest.param("right = 2", "right = 3", "right", "'3' is not a whole number from 1 to 2.", id="right"),
        pytest.param(
            '["In a pill.", "Slowly, into a vein."]\nright = 2',
            '["In a pill."]\nright = 1',
            "choices",
            "'['In a pill.']' is not a list of words.",
            id="one choice",
        ),
        pytest.param(
            'page = "what_it_is"', 'page = "what"', "page", "'what' is not known here.", id="no such page"
        ),
        pytest.param(
            'part = "How it runs"',
            'part = "How it run"',
            "part",
            "The page 'what_it_is' has no heading 'How it run'.",
            id="no such heading",
        ),
        pytest.param(
            'section = "use"', 'section = "price"', "section", "'price' is not known here.", id="no such fact"
        ),
    ],
)
def test_a_question_without_its_answer_is_reported_with_its_place(
    old: str, new: str, key: str, what: str
) -> None:
    text = example("knowledge_check.toml")
    assert old in text
    _, problems = checks(text.replace(old, new, 1))
    assert [(reported.place.column, reported.what) for reported in problems] == [(key, what)]
    assert all(reported.remedy for reported in problems)


HOURS = 'about = "watch"\ntext = "You are watched for {said} after it."\n'


@pytest.mark.parametrize("said", ["1 hour", "60 minutes", "an hour"])
def test_a_text_that_says_how_long_something_takes_may_say_it_in_its_own_way(said: str) -> None:
    assert days('about = "use"\ntext = "For adults with relapsing MS."\n', HOURS.format(said=said))[1] == []


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        pytest.param("2 hours", "watch = 60", id="another time"),
        pytest.param("1 to 2 hours", "watch = 60", id="a range"),
        pytest.param("1 hour or 30 minutes", "watch = 60", id="one too many"),
        pytest.param("1 hour", "watch = [60, 90]", id="no range"),
    ],
)
def test_a_text_and_a_day_that_differ_are_reported_with_both(said: str, minutes: str) -> None:
    text = example("medicines.toml").replace("watch = 60", minutes, 1)
    old = 'about = "use"\ntext = "For adults with relapsing MS."\n'
    assert old in text
    problems = Problems()
    keys(text.replace(old, HOURS.format(said=said), 1), problems, KNOWN).each(
        "medicine", medicine_files.medicine
    )
    (problem,) = problems.found
    assert problem.place.column == "text"
    assert said.replace(" or ", " and ") in problem.what
    assert "'60'" in problem.what or "'60 to 90'" in problem.what
    assert problem.remedy


OWN = 'order = 1\nown = { "%s" = ["%s"] }'


def test_a_page_says_in_which_part_what_is_known_of_the_own_medicine_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    content = page(folder, "a") + "\n## How long\n\nIt depends.\n"
    (folder / "a.md").write_text(content.replace("order = 1", OWN % ("How long", "time")))
    (found,), problems = pages(folder)
    assert problems == []
    assert found.own == {"How long": ("time",)}


@pytest.mark.parametrize(
    ("heading", "about", "what"),
    [
        ("How far", "time", "The page has no heading 'How far'."),
        ("How long", "price", "'price' is not known here."),
    ],
)
def test_a_part_or_a_kind_of_fact_that_is_not_there_is_reported(
    tmp_path: Path, heading: str, about: str, what: str
) -> None:
    folder = tmp_path / "guide"
    content = page(folder, "a") + "\n## How long\n\nIt depends.\n"
    (folder / "a.md").write_text(content.replace("order = 1", OWN % (heading, about)))
    assert [reported.what for reported in pages(folder)[1]] == [what]


def test_a_page_names_its_picture(tmp_path: Path) -> None:
    assert [each.picture for each in pages(EXAMPLE / "guide")[0]] == ["day"]
    folder = tmp_path / "guide"
    content = page(folder, "a")
    (folder / "a.md").write_text(content.replace("order = 1", 'order = 1\npicture = "cat"'))
    assert [reported.what for reported in pages(folder)[1]] == ["'cat' is not known here."]


def test_a_page_names_the_group_it_is_listed_in_and_without_one_is_in_the_last(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    content = (
        (EXAMPLE / "guide" / "what_it_is.md")
        .read_text(encoding="utf-8")
        .replace("order = 1\n", "order = {}\n")
    )
    (folder / "a.md").write_text(content.replace("order = {}", 'order = 1\ngroup = "place"'))
    (folder / "b.md").write_text(content.replace("order = {}", "order = 2"))
    assert [each.group for each in pages(folder)[0]] == ["place", "help"]
    (folder / "b.md").write_text(content.replace("order = {}", 'order = 2\ngroup = "cats"'))
    (problem,) = pages(folder)[1]
    assert problem.place.column == "group"
