"""The page to take home as a file."""

from dataclasses import replace

from decision.person.take_home import Sum
from decision.screens.html.take_home import page
from decision.wording import words
from tests.taken_home import center, taken_home

MARK = "<b>&\"'"


def test_what_people_wrote_is_never_taken_for_html() -> None:
    named = replace(center(1), name=MARK, fit=MARK, not_known=(MARK,), where=(MARK,), asks={MARK: (MARK,)})
    full = replace(
        taken_home(0),
        made=(MARK,),
        leaning=(MARK,),
        about=(MARK,),
        close=(MARK,),
        matters=(MARK,),
        centers=(replace(named, sum=Sum(((MARK,) * 4,), MARK)),),
        stale=(MARK,),
        call=(MARK,),
    )
    assert "<b>" not in page(full, sums=True, sheets=True)


def test_the_arithmetic_and_the_call_sheets_are_there_on_wish_only() -> None:
    bare, full = page(taken_home(1)), page(taken_home(1), sums=True, sheets=True)
    for part in (words.HOME_SUM, words.HOME_SHEET.partition("{")[0]):
        assert part not in bare
        assert part in full


def test_what_is_not_said_has_no_heading_or_says_so() -> None:
    html = page(replace(taken_home(0), leaning=(), matters=(), stale=()))
    assert words.HOME_STALE not in html
    for open_ in (words.HOME_OPEN, words.HOME_SHORT_NONE):
        assert open_ in html


def test_a_center_with_nothing_to_ask_has_a_call_sheet_that_says_so() -> None:
    html = page(replace(taken_home(0), centers=(replace(center(1), asks={}),)), sheets=True)
    assert words.HOME_SHEET_NONE in html
