"""The page to take home as a file."""

from dataclasses import replace

from decision.screens.html.take_home import page
from decision.wording import words
from decision.wording.notes import Asked, Sum
from tests.taken_home import center, taken_home

MARK = "<b>&\"'"


def test_what_people_wrote_is_never_taken_for_html() -> None:
    named = replace(center(1), name=MARK, fit=MARK, not_known=(MARK,), where=MARK, phone=MARK)
    asked = (Asked(MARK, MARK, (MARK,)),)
    full = replace(
        taken_home(0),
        made=(MARK,),
        leaning=(MARK,),
        about=(MARK,),
        close=(MARK,),
        matters={MARK: (MARK,)},
        both=(MARK,),
        centers=(named,),
        asked=asked,
        more=asked,
        sums=(Sum(MARK, ((MARK,) * 4,), MARK),),
        stale=(MARK,),
        call=(MARK,),
    )
    assert "<b>" not in page(full, sheet=True, sums=True)


def test_the_call_sheet_and_then_the_arithmetic_follow_the_page_on_wish_only() -> None:
    bare, full = page(taken_home(1)), page(taken_home(1), sheet=True, sums=True)
    parts = [f"<h2>{part}</h2>" for part in (words.HOME_SHEET, words.HOME_SUM)]
    assert not [part for part in parts if part in bare]
    places = [full.index(part) for part in (words.table("HOME_OF_ONE")["advice"], *parts)]
    assert places == sorted(places)


def test_each_question_is_there_once_with_a_line_for_the_answer_of_each_center() -> None:
    taken = taken_home(3)
    html = page(taken, sheet=True, sums=True)
    for each in (*taken.asked, *taken.more):
        assert html.count(each.question) == 1
    room = html.partition(taken.asked[0].question)[2].partition(taken.asked[1].question)[0]
    assert [room.count(f"<span>{center.name}</span>") for center in taken.centers] == [1, 1, 1]


def test_each_center_has_a_line_for_who_calls_and_when() -> None:
    html = page(taken_home(3))
    for label in (words.HOME_CALLS, words.HOME_CALLS_WHEN):
        assert html.count(f"<span>{label}</span>") == 3


def test_a_made_up_list_says_calmly_on_the_sheet_that_there_is_no_one_to_call() -> None:
    made_up, real = taken_home(1), replace(taken_home(1), made_up=False)
    assert words.HOME_SHEET_MADE_UP in page(made_up, sheet=True)
    assert words.HOME_SHEET_MADE_UP not in page(real, sheet=True)


def test_what_is_not_said_has_no_heading() -> None:
    html = page(replace(taken_home(0), leaning=(), matters={words.HOME_MATTERS: ()}, stale=()))
    assert words.HOME_STALE not in html
    assert words.table("HOME_OF_ONE")["open"] in html


def test_where_there_is_nothing_to_ask_there_is_no_call_sheet() -> None:
    nothing = replace(taken_home(1), asked=(), more=(), reported=())
    assert f"<h2>{words.HOME_SHEET}" not in page(nothing, sheet=True)
