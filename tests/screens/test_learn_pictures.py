"""The time line of a day and the map of who does what: each mark has its words, the unknown no length."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog.catalog import load
from decision.guide.texts import Day, Evidence, Job, Medicine, Role, Span
from decision.screens.drawing import learn_pictures
from tests.conftest import EXAMPLE

LIST = load(EXAMPLE)
TODAY = date(2026, 11, 28)
EVIDENCE = Evidence(("label",), date(2026, 10, 1), date(2027, 10, 1))
ROW = re.compile(
    r'<li><span>(.*?)</span><span class="(\w+)" style="--from:([\d.]+)%;--least:([\d.]+)%;--most:([\d.]+)%"'
    r' aria-hidden="true"></span></li>'
)


def day(runs: Span, watch: Span, whole: Span) -> Day:
    return Day("The first", "Checks", runs, watch, whole, EVIDENCE)


def with_days(*each: Day, route: str = "infusion") -> Medicine:
    return Medicine("m", "Gammamab", "gamma", route, (), None, each)


def drawn(medicine: Medicine) -> list[tuple[str, str, float, float, float]]:
    found = ROW.findall(learn_pictures.day_with(LIST, medicine, TODAY))
    return [
        (unescape(says), kind, *(float(at) for at in (start, least, most)))
        for says, kind, start, least, most in found
    ]


def test_a_day_is_drawn_part_by_part_on_one_scale() -> None:
    assert drawn(with_days(day((120, 120), (60, 60), (240, 270)))) == [
        ("You arrive", "moment", 0, 0, 0),
        ("Checks: 1 to 1.5 hours", "bar", 0, 22.22, 33.33),
        ("The infusion runs: 2 hours", "bar", 33.33, 44.44, 44.44),
        ("You are watched afterward: 1 hour", "bar", 77.78, 22.22, 22.22),
        ("You go home: 4 to 4.5 hours from door to door", "moment", 100, 0, 0),
    ]


@pytest.mark.parametrize(
    ("whole", "marks"),
    [
        pytest.param((240, 270), [("1", 22.22), ("2", 44.44), ("3", 66.67), ("4", 88.89)], id="4.5 hours"),
        pytest.param((120, 120), [("1", 50.0), ("2", 100.0)], id="whole hours, up to the end"),
    ],
)
def test_each_full_hour_of_the_scale_has_its_number(whole: Span, marks: list[tuple[str, float]]) -> None:
    found = learn_pictures.day_with(LIST, with_days(day((30, 30), (0, 0), whole)), TODAY)
    read = re.findall(r'<span style="--from:([\d.]+)%">(\d+)</span>', found)
    assert [(hour, float(at)) for at, hour in read] == marks


def test_what_is_not_known_has_a_question_mark_and_no_length() -> None:
    assert drawn(with_days(day((30, 60), None, (60, 120)))) == [
        ("You arrive", "moment", 0, 0, 0),
        ("Checks: not known, so ask the center how long", "unknown", 0, 0, 0),
        ("The infusion runs: 30 to 60 minutes", "bar", 0, 25, 50),
        ("You are watched afterward: not known, so ask the center how long", "unknown", 50, 0, 0),
        ("You go home: 1 to 2 hours from door to door", "moment", 100, 0, 0),
    ]


def test_a_watch_time_of_nothing_is_no_part_of_the_day() -> None:
    said = [row[0] for row in drawn(with_days(day((60, 60), (0, 0), (90, 90))))]
    assert said == [
        "You arrive",
        "Checks: 30 minutes",
        "The infusion runs: 1 hour",
        "You go home: 1.5 hours from door to door",
    ]


def test_a_whole_that_is_not_known_is_asked_for() -> None:
    said = [row[0] for row in drawn(with_days(day((60, 60), (30, 30), None)))]
    assert said[1] == "Checks: not known, so ask the center how long"
    assert said[-1] == "You go home: not known, so ask the center when"


def test_a_shot_does_not_run() -> None:
    said = [row[0] for row in drawn(with_days(day((10, 10), (15, 15), (90, 90)), route="under the skin"))]
    assert "The shot: 10 minutes" in said


def test_a_medicine_without_times_is_not_drawn_and_it_is_said_that_they_are_not_known() -> None:
    found = learn_pictures.day_with(LIST, with_days(), TODAY)
    assert "We do not know how long a visit with Gammamab takes" in found
    assert "<figure" not in found


@pytest.mark.parametrize("whole", [(240, 240), None])
def test_only_where_a_time_is_not_known_it_is_said_what_a_question_mark_means(whole: Span) -> None:
    found = learn_pictures.day_with(LIST, with_days(day((120, 120), (60, 60), whole)), TODAY)
    assert ("A part with a question mark" in found) is (whole is None)


def ends(span: Span) -> tuple[int, int]:
    return span or (0, 0)


spans = st.none() | st.tuples(st.integers(0, 300), st.integers(0, 60)).map(lambda two: (two[0], sum(two)))


@st.composite
def visits(draw: st.DrawFn) -> Day:
    """A day as a folder may have it: the whole is never shorter than what is known of its parts."""
    runs, watch, rest = draw(spans), draw(spans), ends(draw(spans))
    least, most = (ends(runs)[end] + ends(watch)[end] + rest[end] for end in (0, 1))
    return day(runs, watch, draw(st.sampled_from([None, (least, most)])))


@given(st.lists(visits(), min_size=1, max_size=4))
def test_no_bar_leaves_the_scale_and_each_begins_where_the_one_before_it_ends(each: list[Day]) -> None:
    start = 0.0
    for _, kind, at, least, most in drawn(with_days(*each)):
        assert least <= most
        assert at + most <= 100.1
        if kind == "bar":
            assert at == pytest.approx(start, abs=0.1)
        start = at + most if kind == "bar" else 0.0 if kind == "moment" else start


# ---- who does what

ROLES = (Role("a", "Your doctor", "Doctor"), Role("b", "The place", "Place"), Role("c", "The plan", "Plan"))


def test_a_job_has_a_box_for_each_who_has_a_part_in_it_and_the_same_in_words() -> None:
    job = Job("j", "Order it", "The doctor orders it.", ("a",), ("b", "c"), EVIDENCE)
    found = learn_pictures.who_does_what(replace(LIST, roles=ROLES, jobs=(job,)), TODAY)
    assert re.findall(r'<span class="(\w+)">(\w+)</span>', found) == [
        ("does", "Doctor"),
        ("may", "Place"),
        ("may", "Plan"),
    ]
    heard = "Done by: Your doctor. At some places done by: The place and The plan. Ask who does it at yours."
    assert f'<span class="heard">{heard}</span><p>The doctor orders it.</p>' in found


def test_who_has_no_part_in_a_job_is_not_named_for_it() -> None:
    job = Job("j", "Pay it", "The plan pays.", ("c",), (), EVIDENCE)
    found = learn_pictures.who_does_what(replace(LIST, roles=ROLES, jobs=(job,)), TODAY)
    assert '<span class="none"></span><span class="none"></span><span class="does">Plan</span>' in found
    assert '<span class="heard">Done by: The plan.</span>' in found


def test_without_a_job_there_is_no_map() -> None:
    assert learn_pictures.who_does_what(replace(LIST, jobs=()), TODAY) == ""
