import tomllib

import pytest

from decision.catalog.factor_files import read_factors
from decision.lists.problems import Place, Problem, Problems
from decision.method.factors import Factor, Levels, Points, Scale, YesNo, between
from tests.conftest import EXAMPLE, keys

KNOWN = {"sources": {"survey"}}
STRAIGHT = "scale = { worst = 90, best = 10 }"


def indicator_text(id: str, *lines: str, scale: str = STRAIGHT, says: str = "") -> str:
    """One block; whatever a number needs is filled in unless the lines or the scale say otherwise."""
    numeric = "worst" in scale or "points" in scale
    number = 'unit = "minutes"\nallowed = [0, 500]' if numeric else ""
    sentences = says or ('known = "{amount} minutes."' if numeric else 'yes = "Yes."\nno = "No."')
    return "\n".join(
        [
            "[[factor.indicator]]",
            f'id = "{id}"\nlabel = "L"\nwhy = "W."\nask = "A?"\nwhom = "D"\nsources = ["survey"]',
            number,
            scale,
            *lines,
            f'[factor.indicator.says]\n{sentences}\nunknown = "U."',
        ]
    )


def factor_text(*indicators: str) -> str:
    return "\n".join(['[[factor]]\nid = "way"\nlabel = "Way"\nwhy = "W."', *indicators])


OTHER = indicator_text("other")


def read(text: str) -> tuple[tuple[Factor, ...], list[Problem]]:
    problems = Problems()
    file = keys(text, problems, KNOWN, "data/factors.toml")
    found = read_factors(file)
    file.done()
    return found, list(problems.found)


def test_the_example_becomes_factors_word_for_word() -> None:
    text = (EXAMPLE / "factors.toml").read_text(encoding="utf-8")
    factors, problems = read(text)
    assert not problems
    written = tomllib.loads(text)["factor"]
    assert [(f.id, f.label, f.why) for f in factors] == [(w["id"], w["label"], w["why"]) for w in written]
    for factor, block in zip(factors, written, strict=True):
        for found, wanted in zip(factor.indicators, block["indicator"], strict=True):
            assert (found.id, found.label, found.why) == (wanted["id"], wanted["label"], wanted["why"])
            assert (found.ask, found.whom) == (wanted["ask"], wanted["whom"])
            assert found.sources == tuple(wanted["sources"])
            assert found.says == wanted["says"]
            assert found.unit == wanted.get("unit", "")
            assert found.unit_one == wanted.get("unit_one", "")
            assert found.allowed == (tuple(wanted["allowed"]) if "allowed" in wanted else None)
            assert found.share == wanted.get("share", 0.5)
            assert found.yours == wanted.get("yours", {}).get("ask")
            assert found.personal is wanted.get("personal", False)


def test_a_unit_may_have_another_word_for_one() -> None:
    (factor,), problems = read(factor_text(indicator_text("one", 'unit_one = "minute"'), OTHER))
    assert not problems
    assert [(each.unit, each.unit_one) for each in factor.indicators] == [
        ("minutes", "minute"),
        ("minutes", ""),
    ]


def test_an_amount_may_be_written_in_a_way_of_its_own() -> None:
    (factor,), problems = read(factor_text(indicator_text("one", 'written = "${amount}"'), OTHER))
    assert not problems
    assert [each.written for each in factor.indicators] == ["${amount}", ""]


def test_how_an_amount_is_written_has_a_place_for_it() -> None:
    _, problems = read(factor_text(indicator_text("one", 'written = "dollars"'), OTHER))
    assert [reported.place.column for reported in problems] == ["written"]


@pytest.mark.parametrize("key", ["unit_one", "written"])
def test_only_a_number_is_said_with_a_unit(key: str) -> None:
    yes_no = indicator_text("one", f'{key} = "{{amount}}"', scale='scale = { good = "yes" }')
    _, problems = read(factor_text(yes_no, OTHER))
    assert [reported.place.column for reported in problems] == [key]


@pytest.mark.parametrize(
    ("written", "scale"),
    [
        pytest.param("{ worst = 90, best = 10 }", between(worst=90, best=10), id="less is better"),
        pytest.param("{ best = 2.5, worst = -1 }", between(worst=-1, best=2.5), id="more is better"),
        pytest.param(
            "{ points = [[0, 0.0], [2, 0.8], [4, 1]] }", Points(((0, 0), (2, 0.8), (4, 1))), id="points"
        ),
        pytest.param('{ good = "yes" }', YesNo(good=True), id="yes is good"),
        pytest.param('{ good = "no" }', YesNo(good=False), id="no is good"),
        pytest.param("{ levels = { yes = 1.0, no = 0 } }", Levels((("yes", 1.0), ("no", 0.0))), id="levels"),
    ],
)
def test_a_scale_is_written_in_four_ways(written: str, scale: Scale) -> None:
    (factor,), problems = read(factor_text(indicator_text("one", scale=f"scale = {written}"), OTHER))
    assert not problems
    assert factor.indicators[0].scale == scale


@pytest.mark.parametrize(
    ("written", "what"),
    [
        pytest.param(
            "{ worst = 10, best = 10 }", "This scale cannot be used: worst and best must", id="equal"
        ),
        pytest.param('{ worst = "90", best = 10 }', "is not a scale.", id="an anchor as text"),
        pytest.param("{ worst = true, best = 0 }", "is not a scale.", id="an anchor of true"),
        pytest.param("{ worst = nan, best = 0 }", "the amounts of a scale must be finite", id="no number"),
        pytest.param("{ worst = 0, best = inf }", "the amounts of a scale must be finite", id="endless"),
        pytest.param("{ worst = 90 }", "is not a scale.", id="one anchor"),
        pytest.param("{ worst = 90, best = 10, bset = 5 }", "is not a scale.", id="one key too many"),
        pytest.param('{ good = "yes", worst = 3 }', "is not a scale.", id="two ways at once"),
        pytest.param('{ good = "maybe" }', "is not a scale.", id="neither yes nor no"),
        pytest.param("{ good = true }", "is not a scale.", id="true for yes"),
        pytest.param("{}", "is not a scale.", id="an empty scale"),
        pytest.param('"straight"', "'straight' is not a scale.", id="text"),
        pytest.param("{ points = [[0, 0.0]] }", "at least two points", id="one point"),
        pytest.param("{ points = [[0, 0.0], [1]] }", "each point must be two numbers", id="half a point"),
        pytest.param("{ points = [[0, 0.0], [1, nan]] }", "each point must be two numbers", id="no value"),
        pytest.param("{ points = [[0, 0.0], [1, 2]] }", "must lie between 0 and 1", id="a value above 1"),
        pytest.param("{ points = [[3, 0.0], [1, 1]] }", "must rise from point to point", id="falling"),
        pytest.param(
            '{ levels = { full = "1", none = 0 } }', "value of each level must be a number", id="text value"
        ),
        pytest.param("{ levels = { full = 1 } }", "at least two levels", id="one level"),
        pytest.param("{ levels = { full = 1, unknown = 0 } }", "'unknown' is never a level", id="unknown"),
        pytest.param("{ levels = { full = 1, none = 1 } }", "must not all be the same", id="no difference"),
    ],
)
def test_a_scale_that_cannot_be_used_is_reported_at_its_key(written: str, what: str) -> None:
    text = factor_text(indicator_text("one", scale=f"scale = {written}"), OTHER)
    _, problems = read(text)
    reported = [p for p in problems if p.place.column == "scale"]
    assert len(reported) == 1
    assert reported[0].place.row == text.splitlines().index(f"scale = {written}") + 1
    assert reported[0].place.block == "factor 'way', indicator 'one'"
    assert what in reported[0].what
    assert reported[0].remedy.startswith("Write { worst = 90, best = 10 }, ")


def test_a_scale_that_cannot_be_used_does_not_make_other_keys_wrong() -> None:
    _, problems = read(factor_text(indicator_text("one", scale="scale = { worst = 10, best = 10 }"), OTHER))
    assert [reported.place.column for reported in problems] == ["scale"]


@pytest.mark.parametrize(
    ("first", "second", "shares"),
    [
        pytest.param((), (), (0.5, 0.5), id="equal where none is given"),
        pytest.param(("share = 0.75",), ("share = 0.25",), (0.75, 0.25), id="as given"),
        pytest.param(("share = 0.333333",), ("share = 0.6666665",), (1 / 3, 2 / 3), id="a rounded third"),
    ],
)
def test_shares_make_a_whole(
    first: tuple[str, ...], second: tuple[str, ...], shares: tuple[float, float]
) -> None:
    (factor,), problems = read(factor_text(indicator_text("one", *first), indicator_text("two", *second)))
    assert not problems
    assert tuple(i.share for i in factor.indicators) == pytest.approx(shares, abs=1e-6)
    assert sum(i.share for i in factor.indicators) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize(
    ("first", "second", "column", "what"),
    [
        pytest.param(
            ("share = 0.7",), ("share = 0.2",), "share", "The shares of this factor sum to 0.9.", id="sum"
        ),
        pytest.param(
            ("share = 0.7",), (), None, "Other indicators of this factor have a share", id="one has none"
        ),
        pytest.param(("share = 0",), ("share = 1.0",), "share", "'0' is not a share.", id="nothing"),
        pytest.param(("share = 1.0",), ("share = 0.5",), "share", "'1.0' is not a share.", id="the whole"),
        pytest.param(
            ("share = 0.7",),
            ("share = 0.299",),
            "share",
            "The shares of this factor sum to 0.999.",
            id="nearly 1",
        ),
        pytest.param(("share = -0.5",), ("share = 0.5",), "share", "'-0.5' is not a share.", id="negative"),
        pytest.param(("share = nan",), ("share = 0.5",), "share", "'nan' is not a share.", id="no number"),
        pytest.param(('share = "0.5"',), ("share = 0.5",), "share", "'0.5' is not a share.", id="text"),
        pytest.param(("share = true",), ("share = 0.5",), "share", "'True' is not a share.", id="true"),
    ],
)
def test_shares_that_make_no_whole_are_reported(
    first: tuple[str, ...], second: tuple[str, ...], column: str | None, what: str
) -> None:
    _, problems = read(factor_text(indicator_text("one", *first), indicator_text("two", *second)))
    assert problems[0].place.column == column
    assert problems[0].what.startswith(what)
    assert problems[0].remedy.endswith(".")


def test_where_share_is_misspelt_in_each_indicator_the_remedy_names_it() -> None:
    texts = [indicator_text(id, "shares = 0.5") for id in ("one", "two")]
    _, problems = read(factor_text(*texts))
    assert [reported.what for reported in problems] == ["'shares' is not a key that is known here."] * 2
    assert all(" share," in reported.remedy for reported in problems)


@pytest.mark.parametrize(
    ("scale", "says", "key", "what", "remedy"),
    [
        pytest.param(
            STRAIGHT,
            'known = "Some."',
            "known",
            "The holes of this sentence are none.",
            "Write {amount} once",
            id="none",
        ),
        pytest.param(
            STRAIGHT,
            'known = "{minutes}."',
            "known",
            "The holes of this sentence are ['minutes'].",
            "Write {amount} once",
            id="another name",
        ),
        pytest.param(
            STRAIGHT,
            'known = "{amount."',
            "known",
            "The holes of this sentence",
            "Write {amount} once",
            id="open hole",
        ),
        pytest.param(
            'scale = { good = "yes" }',
            'yes = "{amount}."\nno = "No."',
            "yes",
            "The holes of this sentence are ['amount'].",
            "Write it without { and }.",
            id="a hole in a yes",
        ),
    ],
)
def test_a_sentence_has_exactly_the_hole_it_needs(
    scale: str, says: str, key: str, what: str, remedy: str
) -> None:
    _, problems = read(factor_text(indicator_text("one", scale=scale, says=says), OTHER))
    (reported,) = problems
    assert reported.place.column == key
    assert reported.place.block == "factor 'way', indicator 'one', says"
    assert reported.what.startswith(what)
    assert reported.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("scale", "says", "missing"),
    [
        pytest.param('scale = { good = "yes" }', 'yes = "Y."', "no", id="no sentence for no"),
        pytest.param(
            "scale = { levels = { full = 1, none = 0 } }", 'full = "F."', "none", id="none for a level"
        ),
    ],
)
def test_each_answer_has_a_sentence(scale: str, says: str, missing: str) -> None:
    _, problems = read(factor_text(indicator_text("one", scale=scale, says=says), OTHER))
    assert [reported.what for reported in problems] == [f"'{missing}' is missing."]


@pytest.mark.parametrize("written", ["[0]", "[5, 5]", "[9, 1]", '["0", "9"]', "[0, true]", "[0, inf]", "500"])
def test_allowed_is_a_least_and_a_most(written: str) -> None:
    text = factor_text(indicator_text("one").replace("[0, 500]", written), OTHER)
    _, problems = read(text)
    (reported,) = problems
    assert reported.place.column == "allowed"
    assert reported.what.endswith("is not a least and a most.")
    assert reported.remedy == "Write two numbers: allowed = [0, 500]."


def test_only_a_scale_with_worst_and_best_is_a_persons_to_judge() -> None:
    bent = "scale = { points = [[0, 0], [2, 0.8], [4, 1]] }"
    yours = '[factor.indicator.yours]\nask = "How many?"'
    (factor,), problems = read(factor_text(indicator_text("one") + "\n" + yours, OTHER))
    assert not problems
    assert [i.yours for i in factor.indicators] == ["How many?", None]
    _, problems = read(factor_text(indicator_text("one", scale=bent) + "\n" + yours, OTHER))
    (reported,) = problems
    assert (reported.place.column, reported.what) == (
        "yours",
        "Only a scale with worst and best can be moved by a person.",
    )


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        pytest.param(
            "",
            "The number of 'factor' blocks here is 0; it must be 1 or more.",
            "Add a block that begins with [[factor]].",
            id="no factor",
        ),
        pytest.param(
            factor_text(),
            "The number of 'indicator' blocks here is 0; it must be 2 or more.",
            "Add a block that begins with [[factor.indicator]].",
            id="no indicator",
        ),
        pytest.param(
            factor_text(OTHER),
            "The number of 'indicator' blocks here is 1; it must be 2 or more.",
            "Add a block that begins with [[factor.indicator]].",
            id="one indicator",
        ),
    ],
)
def test_too_little_is_reported(text: str, what: str, remedy: str) -> None:
    factors, problems = read(text)
    assert factors == ()
    assert problems == [Problem(Place("data/factors.toml", 1, None, problems[0].place.block), what, remedy)]


YOURS = '\n[factor.indicator.yours]\nask = "How many?"'


@pytest.mark.parametrize(
    ("text", "block"),
    [
        pytest.param("color = 3\n" + factor_text(OTHER, indicator_text("one")), None, id="of the file"),
        pytest.param(
            factor_text("color = 3", OTHER, indicator_text("one")), "factor 'way'", id="of a factor"
        ),
        pytest.param(
            factor_text(OTHER, indicator_text("one", "color = 3")),
            "factor 'way', indicator 'one'",
            id="of an indicator",
        ),
        pytest.param(
            factor_text(OTHER, indicator_text("one")) + "\ncolor = 3",
            "factor 'way', indicator 'one', says",
            id="of the sentences",
        ),
        pytest.param(
            factor_text(OTHER, indicator_text("one")) + YOURS + "\ncolor = 3",
            "factor 'way', indicator 'one', yours",
            id="of what is a person's to judge",
        ),
    ],
)
def test_a_key_nobody_knows_is_reported(text: str, block: str | None) -> None:
    _, problems = read(text)
    (reported,) = problems
    row = text.splitlines().index("color = 3") + 1
    assert reported.place == Place("data/factors.toml", row, "color", block)
    assert reported.what == "'color' is not a key that is known here."


def test_an_indicator_id_is_used_once_in_the_whole_file() -> None:
    second = factor_text(OTHER, indicator_text("third")).replace('id = "way"', 'id = "cost"')
    _, problems = read(factor_text(indicator_text("one"), OTHER) + "\n" + second)
    (reported,) = problems
    assert (reported.place.column, reported.place.block) == ("id", "factor 'cost', indicator 'other'")
    assert reported.what.startswith("The id 'other' is already used in row ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("[factor", "[factors", id="factors"),
        pytest.param("indicator.says]", "indicator.say]", id="the sentences"),
        pytest.param("indicator.yours]", "indicator.your]", id="what is a person's to judge"),
    ],
)
def test_a_block_misspelt_is_reported_once_for_each_that_has_it(old: str, new: str) -> None:
    text = factor_text(OTHER, indicator_text("one")) + YOURS
    _, problems = read(text.replace(old, new))
    key = new.rpartition(".")[2].strip("[]")
    assert {reported.what for reported in problems} == {f"'{key}' is not a key that is known here."}
    assert {reported.place.column for reported in problems} == {key}
    assert len({reported.place.row for reported in problems}) == len(problems)


def test_indicators_misspelt_are_not_also_reported_as_too_few() -> None:
    _, problems = read(factor_text(OTHER, indicator_text("one").replace("factor.indicator", "factor.fact")))
    assert [(reported.place.column, reported.place.block) for reported in problems] == [
        ("fact", "factor 'way'")
    ]


@pytest.mark.parametrize("instead", ["", 'says = "Yes."'], ids=["missing", "text"])
def test_an_indicator_without_sentences_is_reported_once(instead: str) -> None:
    text = indicator_text("one")
    _, problems = read(factor_text(OTHER, text[: text.index("[factor.indicator.says]")] + instead))
    (reported,) = problems
    assert (reported.place.column, reported.what) == ("says", "There are no sentences here.")
    assert reported.remedy == "Add a block that begins with [factor.indicator.says]."


def test_a_broken_indicator_leaves_the_others_of_its_factor_to_be_read() -> None:
    broken = indicator_text("one", "share = 0.3", scale="scale = 3")
    (factor,), problems = read(
        factor_text(broken, indicator_text("two", "share = 0.3"), indicator_text("three", "share = 0.4"))
    )
    assert [reported.place.column for reported in problems] == ["scale"]
    assert [(i.id, i.share) for i in factor.indicators] == [("two", 0.5), ("three", 0.5)]


# ---- short texts


def with_short(*lines: str) -> tuple[tuple[Factor, ...], list[str]]:
    text = (EXAMPLE / "factors.toml").read_text("utf-8")
    old = 'known = "{amount} nurses"\none = "1 nurse"\n'
    assert old in text
    problems = Problems()
    found = read_factors(keys(text.replace(old, "".join(f"{line}\n" for line in lines)), problems))
    return found, [problem.what for problem in problems.found]


def test_short_texts_are_read_with_the_fact_they_shorten() -> None:
    found, problems = with_short('known = "{amount} RNs"', 'one = "1 RN"')
    assert problems == []
    assert found[0].indicators[0].short == {"known": "{amount} RNs", "one": "1 RN"}
    assert found[0].short == "Staff"


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        pytest.param(('known = "nurses"',), "This short text has no place for the number.", id="no number"),
        pytest.param(
            ('known = "{amount} nurses who know MS"',),
            "This has more than 20 characters.",
            id="too long for a cell",
        ),
        pytest.param(('one = "1 nurse"',), "'known' is missing.", id="only one"),
    ],
)
def test_a_short_text_that_does_not_fit_its_cell_is_reported(lines: tuple[str, ...], what: str) -> None:
    assert with_short(*lines)[1] == [what]
