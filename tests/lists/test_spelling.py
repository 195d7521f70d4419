"""How yes, no, unknown, a level, a state, an id and a text may be written in a cell."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.lists.figures import read_state
from decision.lists.problems import as_found
from decision.lists.spelling import (
    MOST_CHARACTERS,
    UNKNOWN,
    BadCell,
    Said,
    Value,
    is_unclear,
    read_id,
    read_level,
    read_name,
    read_text,
    read_yes_or_no,
    refuse_unreadable,
)
from decision.lists.texts import as_typed, safe

LEVELS = {word: word for word in ["in_person", "part way", "none", "n/a"]}
LABELS = {"ms_center": "MS center", "office": "Neurology office", "clinic": "Clinic", "walk_in": "clinic"}


def a_level(text: str) -> Said:
    return read_level(text, LEVELS)


def a_site_type(text: str) -> Said:
    return read_level(text, LABELS)


def reported(read: Callable[[str], Said], text: str) -> tuple[str, str]:
    """What is reported of a cell that cannot be read."""
    with pytest.raises(BadCell) as caught:
        read(text)
    assert str(caught.value) == f"{caught.value.what} {caught.value.remedy}"
    return caught.value.what, caught.value.remedy


# ---- words that are read

SPELT = {
    "yes": (read_yes_or_no, True, ["YES", "Yes", "y", "Y", "true", "TRUE", "✓", "✔"]),
    "no": (read_yes_or_no, False, ["NO", "No", "n", "N", "False", "false"]),
    "in_person": (a_level, "in_person", ["In person", "IN-PERSON", "in person", "In  Person"]),
    "part way": (a_level, "part way", ["Part way", "part_way"]),
    "none": (a_level, "none", ["None"]),
    "n/a": (a_level, "n/a", ["N/A"]),
    "ms_center": (a_site_type, "ms_center", ["MS center", "ms-center", "MS_CENTER"]),
    "office": (a_site_type, "office", ["neurology office", "Office"]),
    "MA": (read_state, "MA", ["ma", "Ma"]),
}
CASES = [
    pytest.param(read, text, value, plain, id=f"{text} as {plain}")
    for plain, (read, value, texts) in SPELT.items()
    for text in [plain, *texts]
]


@pytest.mark.parametrize(("read", "text", "value", "plain"), CASES)
def test_a_word_is_read_and_reported_unless_it_is_the_plain_one(
    read: Callable[[str], Said], text: str, value: Value, plain: str
) -> None:
    said = read(text)
    assert said.value == value
    assert type(said.value) is type(value)
    what = f"'{' '.join(text.split())}' was read as {plain}."
    note = (what, f"Write {plain} to make this plain.")
    assert said.notes == (() if text == plain else (note,))


UNKNOWNS = [
    "Unknown", "UNKNOWN", "n/a", "N/A", "na", "NA", "n.a.", "Not available", "not known", "Not stated",
    "no data", "don't know", "don’t know", "dont know", "Do not know", "unk", "UNK", "not  known",
]  # fmt: skip
WITH_UNKNOWN: dict[str, tuple[Callable[[str], Said], Value]] = {
    "a yes or no": (read_yes_or_no, None),
    "a level": (lambda text: read_level(text, {"full": "full", "part": "part"}), None),
    "a kind of site": (a_site_type, None),
    "a state": (read_state, ""),
    "a text": (read_text, ""),
}


@pytest.mark.parametrize("kind", WITH_UNKNOWN)
@pytest.mark.parametrize("text", UNKNOWNS)
def test_what_people_write_where_nobody_knows_is_unknown_and_reported(kind: str, text: str) -> None:
    read, nothing = WITH_UNKNOWN[kind]
    assert read(UNKNOWN) == Said(nothing)
    (note,) = read(text).notes
    assert read(text).value == nothing
    assert note == (f"{as_found(text)} was read as unknown.", "Write unknown to make this plain.")


def test_a_level_wins_over_a_way_to_write_unknown() -> None:
    assert a_level("n/a") == Said("n/a")
    assert a_level("N/A").value == "n/a"
    assert a_level("not known").value is None
    assert a_level("unknown") == Said(None)


# ---- words that are not read

UNCLEAR = [
    "-",
    "--",
    "–",
    "?",
    "??",
    "none",
    "None",
    "nil",
    "null",
    "NaN",
    "TBD",
    ".",
    "...",
    "*",
    "pending",
    "#N/A",
]


@pytest.mark.parametrize("kind", WITH_UNKNOWN)
@pytest.mark.parametrize("text", UNCLEAR)
def test_what_can_mean_several_things_is_never_unknown(kind: str, text: str) -> None:
    _, remedy = reported(WITH_UNKNOWN[kind][0], text)
    assert "unknown" in remedy


@pytest.mark.parametrize("text", ["x", "X", "1", "0"])
def test_a_mark_that_can_be_yes_or_no_is_neither(text: str) -> None:
    assert reported(read_yes_or_no, text) == (
        f"'{text}' can mean yes or no, and nobody but you can say which.",
        "Write yes, no or unknown.",
    )


@pytest.mark.parametrize("text", ["maybe", "yess", "yes and no", "ye", "t", "✗", "yes?", "", "1.0"])
def test_another_word_is_no_yes_or_no(text: str) -> None:
    assert reported(read_yes_or_no, text) == (f"'{text}' is not yes or no.", "Write yes, no or unknown.")


def test_another_word_is_no_level() -> None:
    assert reported(a_level, "part") == (
        "'part' is not one of the answers that fit here.",
        "Write in_person, part way, none, n/a, or unknown.",
    )


def test_of_two_levels_that_differ_in_capitals_only_the_written_one_is_read() -> None:
    levels = {word: word for word in ["Full", "full", "none"]}
    assert read_level("Full", levels) == Said("Full")
    with pytest.raises(BadCell, match="Write Full, full, or unknown"):
        read_level("FULL", levels)


def test_a_kind_of_site_nobody_knows_is_reported_with_those_there_are() -> None:
    assert reported(a_site_type, "ship") == (
        "'ship' is not one of the answers that fit here.",
        "Write ms_center, office, clinic, walk_in, or unknown.",
    )
    assert reported(lambda text: read_level(text, {}), "ship")[1] == "Write unknown."


def test_a_label_that_two_kinds_of_site_can_be_is_reported_with_the_two() -> None:
    assert a_site_type("clinic") == Said("clinic")
    assert "Write clinic, walk_in, or unknown." in reported(a_site_type, "CLINIC")[1]


@pytest.mark.parametrize("text", ["Massachusetts", "M", "MAS", "M1", "ÖÄ", "M."])
def test_a_state_has_two_letters(text: str) -> None:
    what, remedy = reported(read_state, text)
    assert what == f"'{text}' is not a state in two letters."
    assert remedy == "Write the two letters of the state, such as MA, or unknown."


@pytest.mark.parametrize("text", ["0012", "ash", "Ash.North-2_b", "-1", "a" * 60, "7"])
def test_an_id_is_any_short_text_of_letters_digits_and_a_few_marks(text: str) -> None:
    assert read_id(text) == Said(text)


@pytest.mark.parametrize("text", ["a b", "own:1", "a" * 61, "é", "a/b", "a\nb", "a,b"])
def test_another_text_is_no_id(text: str) -> None:
    what, remedy = reported(read_id, text)
    assert what.endswith(" is not an id.")
    assert (
        remedy
        == "Use letters a to z, digits, points, hyphens and underscores, at most 60 of them, without spaces."
    )


@pytest.mark.parametrize("text", ["unknown", "Unknown", "NA", "unk"])
def test_unknown_is_no_id_and_no_name(text: str) -> None:
    assert reported(read_id, text)[1].startswith("Give the center its own id. Use letters")
    assert reported(read_name, text) == (f"'{text}' is not a name.", "Write the name that people know.")


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_can_mean_several_things_is_no_name(text: str) -> None:
    assert reported(read_name, text)[0].endswith(" is not a name.")


@pytest.mark.parametrize(
    "text", ["<b>A</b>", "*A*", "{a}", "none of these", "A - B", "two\nlines", "🦋", "a?"]
)
def test_a_text_is_kept_as_typed(text: str) -> None:
    assert read_text(text) == Said(text)
    assert read_name(text) == Said(text)


# ---- what no cell may hold


def test_an_empty_cell_is_refused() -> None:
    with pytest.raises(BadCell, match=r"The cell is empty\. Write what is true, or the word unknown\."):
        refuse_unreadable("")


@pytest.mark.parametrize(
    "mark",
    [
        "\x00",
        "\x0b",
        "\x1f",
        "\x85",
        "\x9f",
        "\ufffe",
        "\uffff",
        "\r",
        "\u200b",
        "\u202e",
        "\u00ad",
        "\ufffd",
    ],
)
def test_a_mark_that_cannot_be_seen_is_refused(mark: str) -> None:
    reported = (
        "A letter was lost" if mark == "\ufffd" else r"cannot be seen: .* \(U\+.*\)\. Type the cell again"
    )
    with pytest.raises(BadCell, match=reported):
        refuse_unreadable(f"a{mark}b")


@pytest.mark.parametrize("text", ["a\nb", "a\tb", "⚕️", "a\u00a0b", "a" * MOST_CHARACTERS])
def test_what_people_type_is_not_refused(text: str) -> None:
    refuse_unreadable(text)


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(BadCell) as caught:
        refuse_unreadable("a" * (MOST_CHARACTERS + 1))
    assert caught.value.what == "The cell has 2,001 characters, and 2,000 can be read."
    assert caught.value.remedy == "Make it shorter."


# ---- formulas


@pytest.mark.parametrize(
    "text", ["=1+1", "+1 555", "-a", "@a", "'=a", "''@a", "'\ta", "'\ra", "-", "'-2", "+5"]
)
def test_what_a_spreadsheet_would_run_gets_one_more_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"
    typed, ((what, _),) = as_typed(safe(text))
    assert typed == text
    assert what == f"The apostrophe before {as_found(text)} was left out."


@pytest.mark.parametrize("text", ["-2", "-2.5", "35", "a=b", "'a", "''", "'Round the corner", "", "yes"])
def test_what_it_would_not_run_is_left_alone(text: str) -> None:
    assert safe(text) == text
    assert as_typed(text) == (text, ())


@given(st.text(st.sampled_from("'=+-@\t\r2.a\n") | st.characters(), max_size=8))
def test_each_text_is_itself_again_after_it_was_made_safe(text: str) -> None:
    assert as_typed(safe(text))[0] == text
    assert safe(text)[:1] not in ("=", "+", "@", "\t", "\r")


@given(st.text(max_size=20))
def test_what_is_unclear_is_never_read_as_a_text(text: str) -> None:
    if is_unclear(text):
        with pytest.raises(BadCell):
            read_text(text)
