"""The screen About, drawn from the example folder: who pays, the worked sum, the pages, the checklist."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog import audit, catalog
from decision.catalog.catalog import Catalog, Same
from decision.catalog.reading_grade import grade
from decision.method.preferences import Numbers
from decision.person.answers import Answers
from decision.screens import about as screen
from decision.wording import words
from decision.wording.language import day
from tests.conftest import EXAMPLE

LIST = catalog.load(EXAMPLE)


def _screen() -> None:
    # Runs as a script of its own, so it imports what it needs. The folder and the day are the test's.
    import os  # noqa: PLC0415
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from decision.catalog import catalog  # noqa: PLC0415
    from decision.person.stages import stages  # noqa: PLC0415
    from decision.screens import about, session  # noqa: PLC0415

    day = date.fromisoformat(os.environ["DECISION_TEST_DAY"])
    found = catalog.load(Path(os.environ["DECISION_TEST_FOLDER"]))
    about.show(stages(found, found, session.said()), day)


@pytest.fixture
def about(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def draw(folder: Path = EXAMPLE, day: str = "2026-11-20", **state: Any) -> AppTest:
        monkeypatch.setenv("DECISION_TEST_FOLDER", str(folder))
        monkeypatch.setenv("DECISION_TEST_DAY", day)
        app = AppTest.from_function(_screen, default_timeout=30)
        for key, value in state.items():
            app.session_state[key] = value
        app.run()
        assert not app.exception, [error.message for error in app.exception]
        return app

    return draw


def _lines(app: AppTest) -> Iterator[str]:
    """Every sentence drawn, without tags."""
    for each in (*app.markdown, *app.get("html")):
        body = each.value if hasattr(each, "value") else each.proto.body
        yield from (re.sub(r"<[^>]+>", "", line) for line in re.split(r"</?(?:p|li|h\d|br)\b[^>]*>", body))


def test_every_page_about_the_tool_is_there(about: Any) -> None:
    labels = [each.label for each in about().expander]
    assert [page.title for page in LIST.about] == labels[: len(LIST.about)]


def test_each_page_has_its_dates_and_its_grade(about: Any) -> None:
    lines = list(_lines(about()))
    for page in (*LIST.pages, *LIST.about):
        assert (
            words.ABOUT_PAGE.format(
                title=page.title,
                checked_on=day(page.evidence.checked_on),
                review_by=day(page.evidence.review_by),
                grade=f"{round(grade(page.text), 1):g}",
            )
            in lines
        )


def test_a_page_past_its_day_says_so(about: Any) -> None:
    lines = list(_lines(about(day="2027-10-02")))
    assert any(line.startswith("What an infusion is: checked on") and "due since" in line for line in lines)
    lines = list(_lines(about(day="2027-10-01")))
    assert not any("due since" in line for line in lines)


def test_without_weights_the_worked_sum_takes_them_all_the_same(about: Any) -> None:
    lines = list(_lines(about()))
    assert words.ABOUT_CARD_EQUAL.format(name="Ash Hospital") in lines
    weights = [line for line in lines if ": weight 33.33 × value " in line]
    assert len(weights) == len(LIST.factors)


def test_with_weights_the_worked_sum_is_the_persons_own(about: Any) -> None:
    said = Answers().with_preference(Numbers({"staff": 3, "way": 1}))
    lines = list(_lines(about(answers=said)))
    assert words.ABOUT_CARD_YOURS.format(name="Ash Hospital") in lines
    assert any(re.match(r"Staff\b.*\b75\b", line) for line in lines)


def test_the_checklist_tells_each_item_its_outcome_and_why(about: Any) -> None:
    lines = list(_lines(about()))
    assert "Passed: 2" in lines
    assert "Failed: 0" in lines
    assert "Not ours to claim: 1" in lines
    assert [line for line in lines if line.startswith("Q1, passed.")] != []
    assert [line for line in lines if line.startswith("K12, not ours to claim.")] != []


def test_the_checklist_is_worked_out_anew(about: Any) -> None:
    lines = list(_lines(about(day="2027-10-02")))
    assert "Passed: 1" in lines
    assert "Failed: 1" in lines
    assert [line for line in lines if line.startswith("Q1, failed.")] != []


def test_all_sources_are_listed(about: Any) -> None:
    text = "\n".join(_lines(about()))
    for source in LIST.sources:
        assert source.title in text


def test_the_checklist_of_one_list_is_counted_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[date] = []
    checklist = audit.checklist

    def count(found: Catalog, today: date, by_page: Mapping[str, float]) -> tuple[audit.Finding, ...]:
        counted.append(today)
        return checklist(found, today, by_page)

    monkeypatch.setattr(audit, "checklist", count)
    found, monday, tuesday = catalog.load(EXAMPLE), date(2026, 11, 23), date(2026, 11, 24)
    for each, today in ((found, monday), (replace(found), monday), (found, tuesday)):
        screen._checklist_of(Same(each), today)
    assert counted == [monday, tuesday]
    screen._checklist_of(Same(replace(found, providers=found.providers[:1])), monday)
    assert counted == [monday, tuesday, monday]
