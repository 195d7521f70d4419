"""Answers in a file: they come back as they were, a broken file is refused, an old one opens for ever."""

import json
from contextlib import suppress
from dataclasses import fields, replace
from datetime import UTC, date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.lists.problems import BadData
from decision.method.must_haves import Wanted
from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.person import answer_files
from decision.person.answer_files import Saved, read, written
from decision.person.answers import Answers
from decision.person.narrowing import Narrow
from decision.person.who_set import NOT_YET, STAY, UNSURE, Leaning, Weighing
from decision.wording import words
from tests.person.drawn_answers import answers, days, texts

TODAY = date(2026, 11, 28)
WHOLE = Path(__file__).with_name("answers_version_1.json").read_bytes()

# ---- any answers at all

begins = st.none() | st.datetimes(timezones=st.just(UTC))
any_saved = st.builds(Saved, answers, texts, st.dictionaries(texts, texts, max_size=3), days, begins)


def reread(found: Saved) -> Saved:
    return read("mine.json", written(found).encode())


@given(any_saved)
def test_any_answers_that_are_written_and_read_are_equal(found: Saved) -> None:
    again = reread(found)
    assert again == found
    # 1 and True are equal in Python, and mean different things here.
    assert repr(again.answers.reported) == repr(found.answers.reported)


@given(any_saved)
def test_the_same_answers_are_the_same_text(found: Saved) -> None:
    assert written(reread(found)) == written(found)


# ---- a file that is not whole


def refused(content: bytes) -> str:
    with pytest.raises(BadData) as caught:
        read("mine.json", content)
    (problem,) = caught.value.problems
    assert problem.place.file == "mine.json"
    assert problem.remedy
    return problem.what


def summed(content: dict[str, Any]) -> bytes:
    """A file with this content, and the sum that goes with it."""
    without = {key: each for key, each in content.items() if key != "sum"}
    return json.dumps({**without, "sum": answer_files._sum(without)}).encode()


@given(st.integers(0, len(WHOLE.strip()) - 1))
def test_a_file_that_is_cut_short_anywhere_is_refused(end: int) -> None:
    assert refused(WHOLE[:end]) in (words.SAVED_FOREIGN, words.SAVED_BROKEN)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=3))
def test_a_file_with_anything_in_it_changed_is_refused_or_says_the_same(at: int, put: bytes) -> None:
    """It says the same where only a space is another one, or a letter is written as its code."""
    changed = WHOLE[:at] + put + WHOLE[at + 1 :]
    try:
        again = read("mine.json", changed)
    except BadData:
        return
    assert again == read("mine.json", WHOLE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'"near": 60', b'"near": 90', id="a number"),
        pytest.param(b'"Medicaid"', b'"Medicare"', id="a text"),
        pytest.param(b'"zip_code": "60601",', b"", id="an answer is gone"),
    ],
)
def test_a_file_with_an_answer_changed_is_refused(old: bytes, new: bytes) -> None:
    assert WHOLE.count(old) == 1
    assert refused(WHOLE.replace(old, new)) == words.SAVED_BROKEN


def test_an_answer_that_is_not_known_here_is_not_passed_over() -> None:
    content = json.loads(WHOLE)
    content["answers"]["new"] = 1
    assert refused(summed(content)) == words.SAVED_BROKEN


leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=3)
anything = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2)
)


@given(st.data(), anything)
def test_a_file_of_another_hand_whose_sum_is_right_is_refused_or_read_and_never_breaks(
    data: st.DataObject, put: object
) -> None:
    """Anything may be put anywhere, however deep: in the place of one answer, of a part of it, or of all."""
    content = json.loads(WHOLE)
    inside, at = content, data.draw(st.sampled_from(sorted(content)))
    while isinstance(inside[at], dict | list) and inside[at] and data.draw(st.booleans()):
        inside = inside[at]
        at = data.draw(st.sampled_from(sorted(inside) if isinstance(inside, dict) else range(len(inside))))
    inside[at] = put
    with suppress(BadData):
        again = read("mine.json", summed(content))
        assert reread(again) == again


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,town\nAsh,Springfield\n",
        b"\xff\xfe\x00\x01",
        b"[1, 2]",
        b'"text"',
        b"{}",
        b'{"version": 1}',
        b"[" * 100_000,
        b"1" * 10_000,
    ],
    ids=[
        "nothing",
        "a list",
        "no text",
        "an array",
        "a word",
        "empty",
        "no answers",
        "deep",
        "a huge number",
    ],
)
def test_a_foreign_file_is_called_so(content: bytes) -> None:
    assert refused(content) == words.SAVED_FOREIGN


def test_a_file_of_a_newer_version_is_called_so() -> None:
    content = {**json.loads(WHOLE), "version": answer_files.VERSION + 1, "what_is_new": 1}
    assert refused(json.dumps(content).encode()) == words.SAVED_NEWER


def test_a_file_that_is_far_too_large_is_not_even_looked_at() -> None:
    assert refused(b" " * (answer_files.LARGEST + 1)) == words.SAVED_LARGE


def test_an_amount_that_is_no_number_is_not_written() -> None:
    with pytest.raises(ValueError, match="float"):
        written(Saved(Answers(too_much={"minutes": float("inf")})))


# ---- a file of each version; it may never be changed

OTHERS = Weighing(
    "numbers",
    Order((("start",),), frozenset({"cost"})),
    Words({"comfort": Word.QUITE}),
    Numbers({"cost": 2, "start": 0.5}),
    frozenset({("numbers", "start")}),
    Leaning(STAY, "lakeview"),
    {"sure": False},
)
SAID = Answers(
    way="words",
    order=Order((("getting_there",), ("cost", "start")), frozenset({"comfort"})),
    words=Words({"cost": Word.VERY, "start": Word.NOT_AT_ALL}),
    numbers=Numbers({"cost": 7.5}),
    medicine="alphamab",
    compared=("lakeview", "own:1"),
    too_much={"drive_minutes": 45},
    reported={
        ("lakeview", "drive_minutes"): Measurement(20, "Dana, nurse", date(2026, 11, 20), reported=True),
        ("own:1", "must:ramp"): Measurement(amount=True, source="you", checked_on=None, reported=True),
    },
    wanted=Wanted(frozenset({"medicine", "near"}), {"near": 60}),
    places=(Provider("own:1", "Ann’s clinic", {}, town="Troy", gives={"alphamab": None}, source="you"),),
    zip_code="60601",
    no_figures=True,
    narrow=Narrow(50, frozenset({"hospital"}), "lake"),
    mode="counselor",
    by_counselor=frozenset({("order", "cost")}),
    leaning=Leaning(UNSURE, NOT_YET),
    ready={"facts": True, "time": False},
    present="lakeview",
    example=False,
    most_inside={"getting_there": "drive_minutes"},
    put_away=OTHERS,
    is_second=True,
    names_shown=True,
    name_changed=False,
    plan="Medicaid",
    letters=7,
    agreed=frozenset({("words", "cost")}),
)
NAMES = {"lakeview": "Lakeview Infusion", "cost": "What it costs me"}


def test_a_file_of_this_version_opens() -> None:
    assert read("answers.json", WHOLE) == Saved(SAID, "The sample list", NAMES, date(2026, 11, 28))


def test_the_newest_stored_file_has_every_answer_that_there_is() -> None:
    """An answer that is new needs a file of a new version here, beside those that are."""
    assert json.loads(WHOLE)["version"] == answer_files.VERSION
    for value, kind in ((SAID, Answers), (OTHERS, Weighing)):
        nothing = {each.name: getattr(kind(), each.name) for each in fields(kind)}
        assert [name for name, default in nothing.items() if getattr(value, name) == default] == []


def test_a_file_can_be_read_by_a_person() -> None:
    text = written(Saved(SAID, "The sample list", NAMES, TODAY))
    for seen in [
        "Ann’s clinic",
        '"very"',
        "2026-11-28",
        "Lakeview Infusion",
    ]:
        assert seen in text


def test_what_an_older_file_does_not_have_is_not_said() -> None:
    content = json.loads(WHOLE)
    del content["answers"]["leaning"]
    assert read("mine.json", summed(content)).answers == replace(SAID, leaning=Leaning())
