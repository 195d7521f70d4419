"""How numbers, days and ZIP codes may be written in a cell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.lists.figures import FIRST_DAY, read_day, read_number, read_phone, read_zip
from decision.lists.spelling import BadCell, Said
from decision.method.factors import Indicator, Points, between
from tests.conftest import indicator

MINUTES = indicator("minutes", between(worst=90, best=10), unit="minutes", allowed=(0, 1440))
CHANGE = indicator("change", Points(((-5, 0), (5, 1))))


@pytest.mark.parametrize(
    ("text", "of", "number"),
    [
        pytest.param("35", MINUTES, 35.0, id="a whole number"),
        pytest.param("2.5", MINUTES, 2.5, id="a number with a part"),
        pytest.param("0", MINUTES, 0.0, id="zero, the least that is allowed"),
        pytest.param("1440", MINUTES, 1440.0, id="the most that is allowed"),
        pytest.param("007", MINUTES, 7.0, id="zeros in front"),
        pytest.param("35.00", MINUTES, 35.0, id="zeros behind"),
        pytest.param("-2", CHANGE, -2.0, id="below zero"),
    ],
)
def test_a_number_is_read_as_written(text: str, of: Indicator, number: float) -> None:
    said = read_number(text, of)
    assert said == Said(number)
    assert type(said.value) is float


PLAINLY = "Write only the number, such as 35 or 2.5. Write unknown if nobody knows."
DIGITS = "Write it with the digits 0 to 9."
NOBODY = "Write unknown if nobody knows. Otherwise write the number."


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("half an hour", PLAINLY),
        ("soon", PLAINLY),
        ("1_000", PLAINLY),
        ("1.2.3", PLAINLY),
        ("(30)", PLAINLY),
        ("", PLAINLY),
        ("35 min", "Write 35 if that is right."),
        ("35min", "Write 35 if that is right."),
        ("35 minutes", "Write 35 if that is right."),
        ("2.5 h", "Write 150 if that is right."),
        ("50%", "Write 50 if that is right."),
        ("50 %", "Write 50 if that is right."),
        ("$420", "Write 420 if that is right."),
        ("$1,200", "Write 1200 if that is right."),
        ("420 €", "Write 420 if that is right."),
        ("420 USD", "Write 420 if that is right."),
        ("10-15", "Write 15 or 10, whichever is right."),
        ("10 - 15", "Write 15 or 10, whichever is right."),
        ("10–15", "Write 15 or 10, whichever is right."),
        ("10 to 15", "Write 15 or 10, whichever is right."),
        ("10 or 15", PLAINLY),
        ("2-3 weeks", PLAINLY),
        ("$10-$15", "Write 15 or 10, whichever is right."),
        ("~30", "Write 30 if that is right."),
        ("about 30", "Write 30 if that is right."),
        ("ca. 30", "Write 30 if that is right."),
        (">60", PLAINLY),
        ("<= 60", PLAINLY),
        ("≥60", PLAINLY),
        ("30+", "Write 30 if that is right."),
        ("30 or more", "Write 30 if that is right."),
        ("up to 30", PLAINLY),
        ("1,200", "Write 1200 or 1.200, whichever is right."),
        ("2,5", "Write 2.5 if that is right."),
        ("-2,5", PLAINLY),
        ("1,200,000", "Write 1200000 if that is right."),
        ("1,200.50", "Write 1200.50 if that is right."),
        ("1.200,50", PLAINLY),
        ("1 200", "Write 1200 if that is right."),
        ("1\u00a0200", "Write 1200 if that is right."),
        ("+5", "Write 5 if that is right."),
        ("−5", PLAINLY),
        (".5", "Write 0.5 if that is right."),
        ("5.", "Write 5 if that is right."),
        ("1e3", PLAINLY),
        ("1.5E+03", PLAINLY),
        ("inf", PLAINLY),
        ("-Infinity", PLAINLY),
        ("∞", PLAINLY),
        ("nan", NOBODY),
        ("NaN", NOBODY),
        ("-", NOBODY),
        ("?", NOBODY),
        ("none", NOBODY),
        ("TBD", NOBODY),
        ("null", NOBODY),
        (".", NOBODY),
        ("٣٥", DIGITS),
        ("３５", DIGITS),
        ("½", DIGITS),
        ("2½", DIGITS),
    ],
)
def test_what_is_no_plain_number_is_reported_with_the_remedy_that_fits_it(text: str, remedy: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_number(text, MINUTES)
    assert (caught.value.what, caught.value.remedy) == (
        f"'{' '.join(text.split())}' is not a number.",
        remedy,
    )


def test_a_longer_unit_of_time_is_said_in_that_of_the_column_and_any_other_is_left_off() -> None:
    with pytest.raises(BadCell, match=r"Write 120 if that is right\.$"):
        read_number("2 hours", MINUTES)
    with pytest.raises(BadCell, match=r"Write 3 if that is right\.$"):
        read_number("3 points", CHANGE)


@pytest.mark.parametrize(
    "text", ["2026-10-15", "2026-10-15 00:00:00", "10/15/2026", "15-Oct", "Oct-15", "15 Oct 2026", "Oct 2026"]
)
def test_a_date_that_a_spreadsheet_made_of_a_range_is_reported(text: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_number(text, MINUTES)
    assert caught.value.what == (
        f"'{text}' is a date. A spreadsheet may have made it from something like 10-15."
    )
    assert caught.value.remedy == "Set the format of the cell to text, and write one number."


@pytest.mark.parametrize("text", ["-1", "1440.5", "9" * 400])
def test_a_number_that_cannot_be_true_is_reported_with_what_can(text: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_number(text, MINUTES)
    shown = text if len(text) < 60 else "9" * 60 + "…"
    assert caught.value.what == f"{shown} minutes cannot be true: it must be from 0 to 1440."
    assert caught.value.remedy == "Correct it, or write unknown."


def test_a_number_beyond_all_bounds_is_none_where_anything_is_allowed() -> None:
    with pytest.raises(BadCell, match="is too large to be true"):
        read_number("9" * 400, CHANGE)


@pytest.mark.parametrize("text", ["unknown", "n/a", "Not known", "unk"])
def test_unknown_is_an_answer_to_each_of_them(text: str) -> None:
    for said, nothing in (
        (read_number(text, MINUTES), None),
        (read_day(text), None),
        (read_zip(text), ""),
    ):
        assert said.value == nothing
        assert [what for what, _ in said.notes] == (
            [] if text == "unknown" else [f"'{text}' was read as unknown."]
        )


@given(st.text(st.sampled_from("0123456789+-.,eE %$~<>–− 'ntafi"), max_size=9))
def test_whatever_is_typed_is_a_number_or_reported(text: str) -> None:
    try:
        said = read_number(text, CHANGE)
    except BadCell:
        return
    assert said.value is None or (isinstance(said.value, float) and float(text) == said.value)


# ---- days


def test_of_two_days_that_are_meant_none_is_to_come() -> None:
    for today, remedy in (
        (date(2026, 2, 1), "Write 2026-01-10 if that is right."),
        (None, "Write 2026-01-10 or 2026-10-01, whichever is right."),
    ):
        with pytest.raises(BadCell) as caught:
            read_day("1/10/26", today)
        assert caught.value.remedy == remedy


DAY = "Write the year, month and day as in 2026-11-01, or the word unknown."


@pytest.mark.parametrize("text", ["2026-11-05", "2000-01-01", "2024-02-29"])
def test_a_day_is_written_year_month_day(text: str) -> None:
    assert read_day(text) == Said(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("11/05/2026", "Write 2026-11-05 or 2026-05-11, whichever is right."),
        ("05.11.2026", "Write 2026-05-11 or 2026-11-05, whichever is right."),
        ("5-11-2026", "Write 2026-05-11 or 2026-11-05, whichever is right."),
        ("11/25/2026", "Write 2026-11-25 if that is right."),
        ("25.11.2026", "Write 2026-11-25 if that is right."),
        ("11/11/2026", "Write 2026-11-11 if that is right."),
        ("11/05/26", "Write 2026-11-05 or 2026-05-11, whichever is right."),
        ("10/30/26", "Write 2026-10-30 if that is right."),
        ("10-30-26", "Write 2026-10-30 if that is right."),
        ("11/11/11", "Write 2011-11-11 if that is right."),
        ("25/11/26", "Write 2026-11-25 if that is right."),
        ("31/31/2026", DAY),
        ("5 Nov 2026", "Write 2026-11-05 if that is right."),
        ("Nov 5, 2026", "Write 2026-11-05 if that is right."),
        ("November 5th 2026", "Write 2026-11-05 if that is right."),
        ("5-NOV-2026", "Write 2026-11-05 if that is right."),
        ("Thursday, Nov. 5, 2026", "Write 2026-11-05 if that is right."),
        ("2026-11-05 10:30 EST", "Write 2026-11-05 if that is right."),
        ("31 Feb 2026", DAY),
        ("5 Nov 26", "Write 2026-11-05 if that is right."),
        ("46331", "Write 2026-11-05 if that is right."),
        ("46331.0", "Write 2026-11-05 if that is right."),
        ("99999", "Write 2173-10-13 if that is right."),
        ("20261", DAY),
        ("2026-11-05 00:00:00", "Write 2026-11-05 if that is right."),
        ("2026-11-05T10:30", "Write 2026-11-05 if that is right."),
        ("2026-1-5", "Write 2026-01-05 if that is right."),
        ("2026/11/05", "Write 2026-11-05 if that is right."),
        ("٢026-10-01", DAY),
        ("20261101", "Write 2026-11-01 if that is right."),
        ("2026-02-30", DAY),
        ("2026-W40-4", DAY),
        ("2026-10-0", DAY),
        ("today", DAY),
        ("Nov 2026", DAY),
        ("2026", DAY),
        ("-", DAY),
        ("0000-01-01", DAY),
    ],
)
def test_what_is_no_plain_day_is_reported_with_each_day_that_it_can_be(text: str, remedy: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_day(text)
    assert (caught.value.what, caught.value.remedy) == (f"'{text}' is not a date.", remedy)


def test_a_day_after_today_is_reported() -> None:
    day = date(2026, 11, 5)
    assert read_day("2026-11-05", today=day) == Said(day)
    with pytest.raises(BadCell, match=r"^2026-11-06 is in the future\. Write the day when somebody asked"):
        read_day("2026-11-06", today=day)


def test_a_day_of_another_century_is_reported() -> None:
    assert read_day(str(FIRST_DAY)).value == FIRST_DAY
    with pytest.raises(BadCell, match=r"^1999-12-31 is too long ago to be true\. Correct the year"):
        read_day("1999-12-31")


# ---- ZIP codes


@pytest.mark.parametrize("text", ["02138", "00001", "60601-1234"])
def test_a_zip_code_is_kept_with_its_zeros(text: str) -> None:
    assert read_zip(text) == Said(text)


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        (
            "2138",
            "'2138' has 4 digits. A spreadsheet may have dropped a zero in front.",
            "Write 02138 if that is right.",
        ),
        (
            "501",
            "'501' has 3 digits. A spreadsheet may have dropped a zero in front.",
            "Write 00501 if that is right.",
        ),
        ("021381234", "'021381234' is not a ZIP code.", "Write 02138-1234 if that is right."),
    ],
)
def test_a_zip_code_that_lost_something_is_reported_with_what_it_may_be(
    text: str, what: str, remedy: str
) -> None:
    with pytest.raises(BadCell) as caught:
        read_zip(text)
    assert (caught.value.what, caught.value.remedy) == (what, remedy)


@pytest.mark.parametrize("text", ["610-555-O199", "6l0-555-0199", "(610) 555-019o"])
def test_a_phone_number_with_a_letter_for_a_digit_is_asked_about(text: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_phone(text)
    assert "a letter among its digits" in caught.value.what


@pytest.mark.parametrize(
    "text", ["610-555-0199 ext. 4", "610-555-0199x12", "1-800-INFUSE-1-555-0100", "Tel610-555-0199"]
)
def test_a_phone_number_with_words_around_it_is_kept_as_it_is(text: str) -> None:
    assert read_phone(text) == Said(text)


@pytest.mark.parametrize("text", ["2138.0", "02138-", "02138 1234", "MA 02138"])
def test_a_text_with_one_zip_code_in_it_is_reported_with_that(text: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_zip(text)
    assert caught.value.what == f"'{text}' is not a ZIP code."
    assert caught.value.remedy == "Write 02138 if that is right."


@pytest.mark.parametrize("text", ["EC1A 1BB", "٠٢١٣٨", "12", "-", "123456"])
def test_another_text_is_no_zip_code(text: str) -> None:
    with pytest.raises(BadCell) as caught:
        read_zip(text)
    assert caught.value.what == f"'{text}' is not a ZIP code."
    assert caught.value.remedy == (
        "Write 5 digits such as 02138, or 5 and 4 such as 02138-1234, or the word unknown."
    )
