"""The page to take home, as it is printed and as it is read on a narrow phone."""

import re
from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from decision.catalog.catalog import load
from decision.guide.texts import Medicine
from decision.method.must_haves import Wanted
from decision.method.preferences import Order
from decision.person.answers import Answers
from decision.person.stages import stages
from decision.person.take_home import taken_home as page_of
from decision.person.who_set import Leaning, Weighing
from decision.screens.html.take_home import page
from decision.wording import words
from decision.wording.notes import ROOM, TakeHome, as_text
from tests.browser.server import ROOT
from tests.taken_home import taken_home

PAPERS = ["Letter", "A4"]
LEAST = 14 / 72 * 96 - 0.01  # 14 points in pixels, and a hair for rounding


def printed(tab: Page, count: int, paper: str, *, all_of_it: bool = False) -> bytes:
    tab.set_content(page(taken_home(count), sheet=all_of_it, sums=all_of_it))
    return tab.pdf(format=paper, tagged=True)


def said_of(about: str, medicine: Medicine) -> str:
    return " ".join(fact.text for fact in medicine.facts if fact.about == about)


def of_the_sample(picked: int, *, both: bool = False, named: slice = slice(None), musts: int = 4) -> TakeHome:
    """The page of someone who said all that can be said, on the list that ships; of two, of `named` only."""
    shipped = load(ROOT / "data")
    ids = [factor.id for factor in shipped.factors]
    limits = {each.id: 60.0 for each in shipped.must_haves if "{limit}" in each.means}
    first, *_, last = shipped.providers
    said = Answers(
        order=Order(tuple((id,) for id in ids[named])),
        medicine=max(shipped.medicines, key=lambda each: len(said_of("call", each))).id,
        plan="Blue Cross Blue Shield of Illinois PPO",
        wanted=Wanted(frozenset(each.id for each in shipped.must_haves[:musts]), limits),
        leaning=Leaning(first.id, last.id),
        ready=dict.fromkeys(words.table("READY_ASK"), False),
        mode="two",
        put_away=Weighing(
            order=Order(tuple((id,) for id in ids[::-1][named])), leaning=Leaning(last.id, first.id)
        ),
    )
    possible = stages(shipped, shipped, said).possible.providers
    said = said.with_compared([each.id for each in possible[:picked]])
    return page_of(stages(shipped, shipped, said), date(2026, 11, 28), both=both)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("centers", "count"), [(0, 1), (1, 1), (2, 1), (3, 1), (6, 2)], ids=str)
def test_up_to_three_centers_take_one_page_and_up_to_six_take_two(
    tab: Page, paper: str, centers: int, count: int
) -> None:
    assert pages(printed(tab, centers, paper)) == count


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("picked", [1, 3])
def test_all_that_can_be_said_on_the_list_that_ships_is_on_one_page(
    tab: Page, paper: str, picked: int
) -> None:
    taken = of_the_sample(picked)
    assert len(taken.centers) == picked
    assert len(taken.about) == 4  # medicine, plan, must-haves, who is set aside
    tab.set_content(page(taken))
    assert pages(tab.pdf(format=paper, tagged=True)) == 1


def test_all_is_read_in_the_order_of_the_text_to_paste(tab: Page) -> None:
    """The tags of the print follow the page's own order, and so does who listens to it."""
    taken = of_the_sample(3)
    tab.set_content(page(taken))
    read = " ".join(tab.locator("main").inner_text().casefold().split())
    places = [0]
    for line in (
        as_text(taken).casefold().partition(f"\n{words.HOME_SHEET.upper()}\n".casefold())[0].splitlines()
    ):
        text = re.sub(r"_+", "", re.sub(r"^(\d\. |- )", "", line))
        text = " ".join(text.split())
        assert text in read[places[-1] :]
        places.append(read.index(text, places[-1]))
    assert len(places) > 20


@pytest.mark.parametrize("paper", PAPERS)
def test_the_call_sheet_and_then_the_arithmetic_have_a_page_of_their_own(tab: Page, paper: str) -> None:
    assert pages(printed(tab, 3, paper, all_of_it=True)) == 1 + 1 + 1


@pytest.mark.parametrize("paper", PAPERS)
def test_all_that_is_printed_of_three_centers_of_the_list_that_ships_is_five_sheets_at_most(
    tab: Page, paper: str
) -> None:
    tab.set_content(page(of_the_sample(3), sheet=True, sums=True))
    assert pages(tab.pdf(format=paper, tagged=True)) <= 5


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("picked", [0, 3])
@pytest.mark.parametrize("named", [slice(None), slice(3)], ids=["all named", "three named"])
@pytest.mark.parametrize("musts", [1, 4])
def test_the_page_for_both_of_two_is_one_page(
    tab: Page, paper: str, picked: int, named: slice, musts: int
) -> None:
    tab.set_content(page(of_the_sample(picked, both=True, named=named, musts=musts)))
    assert pages(tab.pdf(format=paper, tagged=True)) == 1


def test_the_print_is_tagged_and_has_a_title_a_language_and_headings_in_order(tab: Page) -> None:
    pdf = printed(tab, 2, "Letter", all_of_it=True)
    assert b"/Marked true" in pdf
    assert b"/Lang (en)" in pdf
    assert f"/Title ({words.table('HOME_OF_ONE')['title']})".encode() in pdf
    tags = [tag.decode() for tag in re.findall(rb"/S /(\w+)", pdf)]
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD"} <= set(tags)
    levels = tab.locator("h1, h2, h3").evaluate_all("all => all.map(each => +each.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_all_that_is_printed_is_black_on_white_and_14_points_or_larger(tab: Page) -> None:
    printed(tab, 3, "Letter", all_of_it=True)
    tab.emulate_media(media="print")
    looks = tab.locator("main *").evaluate_all(
        "all => all.map(each => getComputedStyle(each)).map(look => [parseFloat(look.fontSize), look.color])"
    )
    assert min(size for size, _ in looks) >= LEAST
    assert {color for _, color in looks} == {"rgb(0, 0, 0)"}
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_each_question_has_three_blank_lines_to_write_on_or_one_a_center(tab: Page) -> None:
    printed(tab, 3, "Letter", all_of_it=True)
    tab.emulate_media(media="print")
    rooms = tab.locator(".ask").evaluate_all(
        "all => all.map(each => [...each.querySelectorAll('.blank')].map(line => line.offsetHeight))"
    )
    assert len(rooms) == len(taken_home(3).asked)
    assert {len(room) for room in rooms} == {ROOM} == {3}
    blanks = tab.locator(".blank").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert min(blanks) >= 24  # pixels: a quarter of an inch


@pytest.mark.parametrize("taken", [taken_home(6), of_the_sample(3)], ids=["made up", "the sample"])
def test_nothing_is_cut_on_a_narrow_phone(tab: Page, taken: TakeHome) -> None:
    tab.set_viewport_size({"width": 320, "height": 700})
    tab.set_content(page(taken, sheet=True, sums=True))
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    ends = tab.locator("main *").evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    assert max(ends) <= 320


def test_the_file_needs_nothing_from_outside(tab: Page) -> None:
    html = page(taken_home(3), sheet=True, sums=True)
    assert not re.search(r"https?:|src=|@import|url\(|<script", html)
