"""The screen About, drawn from the example folder: who pays, the worked sum, the pages, the checklist."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog import catalog
from decision.catalog.audit_table import FILE, fingerprint
from decision.lists.problems import Problems
from decision.method.preferences import Numbers
from decision.person.answers import Answers
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import calm

LIST = catalog.load(EXAMPLE)


def _screen() -> None:
    # Runs as a script of its own, so it imports what it needs. The folder and the day are the test's.
    import os  # noqa: PLC0415
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from decision.catalog import catalog  # noqa: PLC0415
    from decision.person.stages import stages  # noqa: PLC0415
    from decision.screens.frame import session  # noqa: PLC0415
    from decision.screens.steps import about  # noqa: PLC0415

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
        return calm(app.run())

    return draw


def _lines(app: AppTest) -> Iterator[str]:
    """Every sentence drawn, without tags."""
    for each in (*app.markdown, *app.get("html")):
        body = each.value if hasattr(each, "value") else each.proto.body
        yield from (re.sub(r"<[^>]+>", "", line) for line in re.split(r"</?(?:p|li|h\d|br)\b[^>]*>", body))


def test_every_page_about_the_tool_is_there(about: Any) -> None:
    labels = [each.label for each in about().expander]
    assert [page.title for page in LIST.about] == labels[: len(LIST.about)]


@pytest.fixture
def audited(copied_example: Path) -> Path:
    """The example with a table that is about it."""
    table = copied_example / FILE
    text = table.read_text(encoding="utf-8").replace('"none"', f'"{fingerprint(copied_example, Problems())}"')
    table.write_text(text, encoding="utf-8")
    return copied_example


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "What an infusion is: checked on October 1, 2026, next check due by October 1, 2027. "
            "It reads at grade 2.9. Sentences of five words or fewer: 2 of 3. "
            "Words in the longest sentence: 9. Hard words explained below it: 1.",
            id="a page to read",
        ),
        pytest.param(
            "Who made it: checked on October 1, 2026, next check due by October 1, 2027. "
            "It reads at grade -1. Sentences of five words or fewer: 1 of 1. "
            "Words in the longest sentence: 4. Hard words explained below it: 0.",
            id="a page about the tool",
        ),
    ],
)
def test_each_page_has_its_dates_and_its_grade(about: Any, audited: Path, line: str) -> None:
    assert line in list(_lines(about(audited)))


def test_a_page_that_the_table_leaves_out_has_no_grade(about: Any, audited: Path) -> None:
    table = audited / FILE
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("guide/what_it_is", "guide/something_else"), encoding="utf-8")
    lines = list(_lines(about(audited)))
    assert "What an infusion is: checked on October 1, 2026, next check due by October 1, 2027." in lines


@pytest.mark.parametrize(
    ("day", "due"),
    [
        pytest.param("2027-10-01", 0, id="the day itself is in time"),
        pytest.param("2027-10-02", 13, id="the next day is not"),
    ],
)
def test_what_is_due_again_is_counted_on_the_day(about: Any, day: str, due: int) -> None:
    assert words.ABOUT_DUE.format(due=due, count=13) in list(_lines(about(day=day)))


def test_a_page_past_its_day_says_so(about: Any) -> None:
    lines = list(_lines(about(day="2027-10-02")))
    assert any(
        line.startswith("What an infusion is: checked on") and "another check was due" in line
        for line in lines
    )
    lines = list(_lines(about(day="2027-10-01")))
    assert not any("another check was due" in line for line in lines)


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


def test_the_checklist_gives_each_item_its_outcome_and_why(about: Any, audited: Path) -> None:
    lines = list(_lines(about(audited)))
    assert words.ABOUT_CHECKLIST_INTRO.format(worked_out_on="October 15, 2026") in lines
    assert "This tool passes 2 of the 3 points." in lines
    assert "It fails 0 of them." in lines
    assert "We cannot claim 1 of them, because these need people or trials." in lines
    assert "We skip 0 of them, because these do not apply to a choice of place." in lines
    assert "Q1 passes. Does it say what an infusion is?" in lines
    assert "K12 is not ours to claim. Were people with MS asked what they need?" in lines
    assert {"Pages on this: 1 of 1.", "Facts and pages: 7 of 7.", "No one was asked yet."} <= {*lines}


def test_a_pass_that_rests_on_a_review_date_is_a_fail_after_it(about: Any, audited: Path) -> None:
    assert "This tool passes 2 of the 3 points." in list(_lines(about(audited, day="2027-10-01")))
    lines = list(_lines(about(audited, day="2027-10-02")))
    assert "This tool passes 1 of the 3 points." in lines
    assert "It fails 1 of them." in lines
    assert "Q1 fails. Does it say what an infusion is?" in lines
    lapsed = words.ABOUT_LAPSED.format(worked_out_on="October 15, 2026", holds_until="October 1, 2027")
    assert lapsed in lines
    assert "Pages on this: 1 of 1." not in lines


def test_with_another_folder_nothing_is_claimed(about: Any, audited: Path) -> None:
    page = audited / "guide" / "what_it_is.md"
    page.write_text(page.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")
    lines = list(_lines(about(audited)))
    assert words.ABOUT_NO_CHECKLIST in lines
    assert words.ABOUT_NO_GRADES in lines
    claimed = r"passes|fails|not ours|does not apply|grade \d|October 15, 2026"
    assert [line for line in lines if re.search(claimed, line, re.IGNORECASE)] == []


def test_what_the_table_says_is_text_and_no_code(about: Any, audited: Path) -> None:
    table = audited / FILE
    text = table.read_text(encoding="utf-8")
    text = text.replace("what an infusion is?", "<b>what</b>?").replace("1 of 1.", "<i>1</i> of 1.")
    table.write_text(text, encoding="utf-8")
    html = "".join(each.proto.body for each in about(audited).get("html"))
    assert "&lt;b&gt;what&lt;/b&gt;?" in html
    assert "&lt;i&gt;1&lt;/i&gt; of 1." in html
    assert not re.search(r"<[bi]>", html)


def test_all_sources_are_listed(about: Any) -> None:
    text = "\n".join(_lines(about()))
    for source in LIST.sources:
        assert source.title in text
