"""A list too long to compare, on the whole app: how it is made shorter, and what the later screens say."""

import csv
import re
from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog.catalog import current
from decision.method.providers import Measurement
from decision.method.screening import screen
from decision.person.answers import Answers
from decision.person.narrowing import MOST
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.tapping import app_of, heading, headings, rows
from tests.screens.tapping import at as _at
from tests.screens.tapping import calm as _calm
from tests.screens.tapping import pressed as _tap

TOWNS = {
    "Chicago": "60601",
    "Evanston": "60201",
    "Joliet": "60431",
    "Milwaukee": "53202",
    "Madison": "53703",
    "Indianapolis": "46204",
    "Detroit": "48226",
    "St. Louis": "63101",
    "Minneapolis": "55401",
    "New York": "10001",
    "Denver": "80202",
    "Seattle": "98101",
}
HERE = "60601"
COUNT = 60  # five in each town, nearest town first
MILWAUKEE = [f"Center {n:02}" for n in range(3, COUNT, len(TOWNS))]
FIRST = words.NARROW_FIRST.format(count=COUNT, most=MOST)
LATER = (words.WEIGH, words.COMPARE, words.ASK)


@pytest.fixture
def long(copied_example: Path) -> AppTest:
    """The app at Must-haves, on the example with a list of 60."""
    table = copied_example / "providers.csv"
    with table.open(newline="") as file:
        one = next(csv.DictReader(file))
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(one))
        writer.writeheader()
        for n in range(COUNT):
            town, zip_code = list(TOWNS.items())[n % len(TOWNS)]
            kind = "clinic" if n % 2 else "hospital"
            own = {"id": f"c{n}", "name": f"Center {n:02}", "town": town, "zip": zip_code}
            writer.writerow({**one, **own, "site_type": kind, "nurses": "unknown", "dollars": n})
    return _at(app_of(copied_example), words.MUST)


def _back(app: AppTest) -> AppTest:
    return _at(app, words.MUST, "go.back")


def _search(app: AppTest, name: str) -> AppTest:
    return _calm(app.text_input(key="narrow.name").set_value(name).run())


def _zip(app: AppTest, code: str = HERE) -> AppTest:
    return _calm(app.text_input(key="zip").set_value(code).run())


def _miles(app: AppTest, amount: float) -> AppTest:
    return _calm(app.number_input(key="narrow.miles").set_value(amount).run())


def _kinds(app: AppTest, *kinds: str) -> AppTest:
    return _calm(app.pills(key="narrow.kinds").set_value(list(kinds)).run())


def _text(app: AppTest) -> str:
    """All that is read on the screen, without the marks that keep Markdown as typed."""
    html = [str(each.proto.body) for each in app.get("html")]
    return "\n".join([*(element.value.replace("\\", "") for element in app.markdown), *html])


def _cards(app: AppTest) -> list[str]:
    return list(rows(app))


def _all_cards(app: AppTest) -> list[str]:
    app = _at(app, words.COMPARE)
    if any(box.key == "show_all" for box in app.checkbox):
        app = _calm(app.checkbox(key="show_all").check().run())
    return _cards(app)


def _left(count: int, of: int = COUNT) -> str:
    return words.MUST_LEFT.format(left=count, count=of)


def _part(count: int) -> str:
    return words.NARROW_PART.format(compared=count, count=COUNT)


def _keys(app: AppTest) -> set[str]:
    kinds: tuple[Any, ...] = (app.text_input, app.number_input, app.selectbox, app.pills, app.button)
    return {str(each.key) for kind in kinds for each in kind}


def _answers(app: AppTest) -> Answers:
    said = app.session_state["answers"]
    assert isinstance(said, Answers)
    return said


# ---- the part of the screen


@pytest.mark.parametrize(("count", "shown"), [(20, False), (21, True)])
def test_a_list_that_cannot_be_taken_in_at_a_glance_can_be_made_shorter(
    long: AppTest, copied_example: Path, count: int, shown: bool
) -> None:
    assert heading(long) == words.MUST
    table = copied_example / "providers.csv"
    table.write_text("".join(table.read_text().splitlines(keepends=True)[: count + 1]))
    app = _at(app_of(copied_example), words.MUST)
    assert (words.NARROW in headings(app)) is shown
    assert FIRST not in _text(app)
    assert len(_all_cards(app)) == count


def test_a_short_list_shows_nothing_of_it() -> None:
    app = _at(app_of(EXAMPLE), words.MUST)
    assert not [key for key in _keys(app) if key.startswith("narrow")]
    for title in (words.MUST, *LATER):
        text = _text(_at(app, title))
        assert words.NARROW_PART.partition("{")[0] not in text
        assert words.NARROW_TOO_LONG not in text


def test_a_long_list_asks_first_to_make_it_shorter_and_judges_no_center_yet(long: AppTest) -> None:
    assert headings(long)[:2] == [words.NARROW, words.MUST_YOU]
    text = _text(long)
    assert _left(COUNT) in text
    assert FIRST in text
    assert text.count(_left(COUNT)) == 2, "read once, and spoken once"
    assert _left(0, 0) not in text
    assert words.MUST_NONE not in text
    assert long.checkbox(key="must.no_fee").value is False  # it can be ticked all the same
    assert "own.center" not in _keys(long)


@pytest.mark.parametrize("fee", ["yes", "unknown"])
def test_while_a_counselor_hides_the_names_no_must_have_of_a_long_list_shows_one(
    long: AppTest, copied_example: Path, fee: str
) -> None:
    """Two centers that have, or may have, the fee that no other has would be named."""
    table = copied_example / "providers.csv"
    with table.open(newline="") as file:
        centers = [{**row, "fee": "no"} for row in csv.DictReader(file)]
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(centers[0]))
        writer.writeheader()
        writer.writerows([*centers[2:], *({**row, "fee": fee} for row in centers[:2])])
    app = app_of(copied_example)
    app = _at(_calm(app.radio(key="mode").set_value("counselor").run()), words.MUST)
    app = _calm(app.checkbox(key="must.no_fee").check().run())
    assert _answers(app).hides_names
    assert _left(58 if fee == "yes" else COUNT) in _text(app)
    assert re.findall(r"Center \d\d", _text(app)) == []


@pytest.mark.parametrize("title", LATER)
def test_the_later_screens_say_that_the_list_is_too_long_and_nothing_else_of_it(
    long: AppTest, title: str
) -> None:
    app = _at(long, words.WEIGH)
    app = _at(_tap(app, "place.cost"), title)
    text = _text(app)
    assert text.count(words.NARROW_TOO_LONG) == 1
    for other in (words.COMPARE_NONE_LEFT, words.COMPARE_NO_CENTER, words.NARROW_NONE, words.ASK_NEEDS_ORDER):
        assert other not in text
    assert words.INSEPARABLE.partition("{")[0] not in text
    assert _cards(app) == []
    assert not {"sheet", "tell.center", "why.one"} & _keys(app)


def test_a_search_leaves_those_whose_name_or_town_it_is_and_all_that_counts_goes_by_them(
    long: AppTest,
) -> None:
    app = _search(long, " milwaukee ")
    text = _text(app)
    assert text.index(_left(5)) < text.index(_left(5, 5))
    assert words.NARROW_NAME.format(name="milwaukee", aside=55, all=COUNT) in text
    assert FIRST not in text
    app = _calm(app.checkbox(key="must.no_fee").check().run())
    assert words.MUST_DOES_MANY.format(aside=5, count=5) in _text(app)
    app = _calm(app.checkbox(key="must.no_fee").uncheck().run())
    assert _part(5) in _text(_at(app, words.WEIGH))
    assert _all_cards(app) == MILWAUKEE
    assert _part(5) in _text(app)
    assert _part(5) in _text(_at(app, words.ASK))


def test_with_a_zip_code_the_nearest_are_compared_and_that_is_said(long: AppTest) -> None:
    app = _zip(long)
    assert words.NARROW_NEAREST.partition("{")[0] in _text(app)
    assert words.OWN_ZIP_NOTE in _text(app)
    cards = _all_cards(app)
    assert len(cards) == MOST
    assert not {f"Center {n}" for n in range(10, COUNT, len(TOWNS))} & set(cards)  # Denver
    assert _part(MOST) in _text(app)


def test_a_limit_in_miles_waits_for_the_zip_code(long: AppTest) -> None:
    app = _miles(long, 100.0)
    assert words.NARROW_NEEDS_ZIP in _text(app)
    assert _left(COUNT) in _text(app)
    app = _zip(app)
    assert words.NARROW_NEEDS_ZIP not in _text(app)
    assert _left(20) in _text(app)
    assert words.NARROW_FAR.format(count=100, aside=40, all=COUNT) in _text(app)


def test_a_zip_code_that_is_not_known_is_said_and_measures_nothing(long: AppTest) -> None:
    app = _zip(long, "00001")
    assert words.OWN_ZIP_UNKNOWN in _text(app)
    assert FIRST in _text(app)


def test_the_kinds_picked_are_left_and_none_is_all(long: AppTest) -> None:
    app = _kinds(long, "hospital")
    assert _left(30) in _text(app)
    assert words.NARROW_KIND.format(aside=30, all=COUNT) in _text(app)
    assert len(_all_cards(app)) == 30
    assert FIRST in _text(_kinds(_back(app)))


def test_all_of_it_can_be_cleared_but_the_zip_code_stays(long: AppTest) -> None:
    app = _kinds(_miles(_zip(_search(long, "chicago")), 10.0), "hospital")
    assert _left(5) in _text(app)
    app = _tap(app, "narrow.clear")
    assert _left(COUNT) in _text(app)
    assert app.text_input(key="narrow.name").value == ""
    assert app.number_input(key="narrow.miles").value is None
    assert app.pills(key="narrow.kinds").value == []
    assert app.text_input(key="zip").value == HERE


def test_what_was_said_is_kept_on_other_screens_and_on_the_way_back(long: AppTest) -> None:
    app = _kinds(_miles(_zip(_search(long, "center")), 500.0), "hospital")
    before = _answers(app).narrow
    assert (before.name, before.miles, before.site_types) == ("center", 500.0, frozenset({"hospital"}))
    app = _back(_at(app, words.ASK))
    assert _answers(app).narrow == before
    assert app.text_input(key="narrow.name").value == "center"
    assert app.number_input(key="narrow.miles").value == 500.0
    assert app.pills(key="narrow.kinds").value == ["hospital"]
    assert app.text_input(key="zip").value == HERE


@pytest.mark.parametrize("title", LATER)
def test_a_search_that_finds_nothing_is_reported_as_that(long: AppTest, title: str) -> None:
    app = _search(long, "nowhere")
    assert _left(0) in _text(app)
    text = _text(_at(app, title))
    assert text.count(words.NARROW_NONE) == 1
    assert words.NARROW_TOO_LONG not in text
    assert words.COMPARE_NONE_LEFT not in text


def test_must_haves_that_leave_none_of_a_shorter_list_are_said_as_before(long: AppTest) -> None:
    app = _calm(_search(long, "milwaukee").checkbox(key="must.no_fee").check().run())
    app = _at(app, words.COMPARE)
    assert words.COMPARE_NONE_LEFT in _text(app)
    assert _part(5) in _text(app)


def test_a_list_that_is_short_again_still_shows_what_makes_it_shorter(
    long: AppTest, copied_example: Path
) -> None:
    app = _search(long, "center 1")
    table = copied_example / "providers.csv"
    table.write_text("".join(table.read_text().splitlines(keepends=True)[:13]))
    current.cache_clear()  # as when the app is started again
    app = _calm(app.run())
    assert _left(3, 12) in _text(app)
    app = _tap(app, "narrow.clear")
    assert not [key for key in _keys(app) if key.startswith("narrow")]
    assert _left(12, 12) in _text(app)


# ---- nothing said is lost


def _reported(app: AppTest, center: str, amount: float) -> AppTest:
    """Type in at Ask how many nurses a center has."""
    app = _at(app, words.ASK)
    app.session_state["tell"] = True
    app = _calm(_calm(app.run()).selectbox(key="tell.center").set_value(center).run())
    return _calm(app.number_input(key=f"answer.{center}.nurses").set_value(amount).run())


def test_what_was_reported_of_a_center_that_is_narrowed_out_is_kept_and_counts_again_when_it_is_back(
    long: AppTest,
) -> None:
    app = _reported(_search(long, "milwaukee"), "c3", 4.0)
    kept = _answers(app).reported
    assert list(kept) == [("c3", "nurses")]
    out = words.NARROW_REPORTED_OUT.format(name="Center 03", label="MS nurses")
    assert out not in _text(app)
    app = _at(_search(_back(app), "denver"), words.ASK)
    assert out in _text(app)
    assert "no longer fits" not in _text(app)
    assert _answers(app).reported == kept
    app = _at(_search(_back(app), ""), words.ASK)
    assert out in _text(app)  # also while the list is too long
    app = _at(_search(_back(app), "milwaukee"), words.ASK)
    assert out not in _text(app)
    assert "Center 03: MS nurses on the staff: 4." in _text(app)


def test_what_was_reported_of_a_center_that_is_narrowed_out_can_be_taken_back(long: AppTest) -> None:
    app = _reported(_search(long, "milwaukee"), "c3", 4.0)
    app = _at(_search(_back(app), "denver"), words.ASK)
    assert _answers(_tap(app, "back.c3.nurses")).reported == {}


def test_what_no_longer_fits_is_reported_as_that_also_of_a_center_that_is_narrowed_out(
    long: AppTest, copied_example: Path
) -> None:
    app = _reported(_search(long, "milwaukee"), "c3", 30.0)
    app = _at(_search(_back(app), "denver"), words.ASK)
    factors = copied_example / "factors.toml"
    factors.write_text(factors.read_text().replace("allowed = [0, 50]", "allowed = [0, 20]"))
    current.cache_clear()  # as when the app is started again
    assert words.REPORTED_UNFIT.format(name="Center 03", label="MS nurses") in _text(_calm(app.run()))


def _add_place(app: AppTest, name: str) -> AppTest:
    app.text_input(key="place.name").set_value(name)
    return _tap(app, "place.add")


def test_a_place_of_ones_own_is_never_narrowed_away(long: AppTest) -> None:
    app = _add_place(long, "Home")
    app = _at(app, words.COMPARE)
    assert _cards(app) == ["Home"]
    assert words.NARROW_TOO_LONG in _text(app)
    app = _search(_back(app), "milwaukee")
    assert _all_cards(app) == [*MILWAUKEE, "Home"]


def test_a_place_may_not_have_the_name_of_a_center_that_is_narrowed_out(long: AppTest) -> None:
    app = _add_place(_search(long, "milwaukee"), "center 10")
    assert words.OWN_PLACE_TWICE in _text(app)
    assert _answers(app).places == ()


def _unfolded(app: AppTest) -> AppTest:
    """What is behind the reasons on Compare is drawn once it is open."""
    app.session_state["why"] = True
    return _calm(app.run())


@pytest.mark.parametrize("key", ["why.one", "sheet"])
def test_a_center_that_was_picked_and_is_narrowed_out_is_no_longer_picked(long: AppTest, key: str) -> None:
    app = _at(_search(long, "milwaukee"), words.COMPARE if key == "why.one" else words.ASK)
    app = _unfolded(app) if key == "why.one" else app
    app = _calm(app.selectbox(key=key).set_value("c3").run())
    title = heading(app)
    app = _at(_search(_back(app), "denver"), title)
    app = _unfolded(app) if key == "why.one" else app
    assert app.selectbox(key=key).value is None


def test_a_name_is_shown_as_it_was_typed(long: AppTest) -> None:
    app = _search(long, "*a* <b> {x}")
    assert escape(words.NARROW_NAME.format(name="*a* <b> {x}", aside=60, all=60)) in _text(app)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How many centers were put through the must-haves since the last time that was asked."""
    seen: list[int] = []

    def counted(providers: Any, *others: Any) -> Any:
        seen.append(len(providers))
        return screen(providers, *others)

    monkeypatch.setattr("decision.person.stages.screen", counted)
    return lambda: max([seen.pop() for _ in range(len(seen))], default=0)


def test_no_screen_looks_at_more_centers_than_can_be_compared(
    long: AppTest, calls: Callable[[], int]
) -> None:
    calls()
    app = _zip(long)
    for title in (words.MUST, *LATER):
        app = _at(app, title)
        _calm(app.run())
        assert calls() == MOST, title


# ---- must-haves make a long list shorter too


def _dollars(app: AppTest, most: float) -> AppTest:
    app = _calm(app.checkbox(key="must.low_cost").check().run())
    return _calm(app.number_input(key="limit.low_cost").set_value(most).run())


@pytest.fixture
def priced(long: AppTest, copied_example: Path) -> AppTest:
    """The same list, on which each center costs one dollar more, with a must-have on that."""
    block = """
[[must_have]]
id = "low_cost"
label = "A cost I can pay"
kind = "at_most"
means = "Dollars for a visit: {limit} or less."
indicator = "dollars"
ask = "How many dollars can you pay at most?"
"""
    with (copied_example / "must_haves.toml").open("a") as file:
        file.write(block)
    return _at(app_of(copied_example), words.MUST)


def test_a_must_have_is_held_against_all_of_a_list_that_is_too_long(priced: AppTest) -> None:
    app = _dollars(priced, 9)
    text = _text(app)
    assert _left(10) in text
    assert words.MUST_DOES_MANY.format(aside=50, count=COUNT) in text
    assert words.NARROW_MUST.format(aside=50, all=COUNT) in text
    assert _all_cards(app) == [f"Center {n:02}" for n in range(10)]


def test_a_center_that_only_must_be_asked_is_not_set_aside_of_a_long_list(priced: AppTest) -> None:
    app = _calm(priced.checkbox(key="must.enough_nurses").check().run())
    app = _calm(app.number_input(key="limit.enough_nurses").set_value(3.0).run())
    assert _left(COUNT) in _text(app)
    assert words.MUST_ASK_FIRST_MANY.format(count=COUNT) in _text(app)


def test_what_was_reported_counts_where_a_must_have_is_held_against_a_long_list(priced: AppTest) -> None:
    reported = Measurement(99.0, "desk", date(2026, 11, 20), reported=True)
    priced.session_state["answers"] = Answers().with_reported("c0", "dollars", reported)
    assert _left(9) in _text(_dollars(priced, 9))


def test_must_haves_that_leave_nothing_of_a_long_list_say_what_to_let_go(priced: AppTest) -> None:
    app = _tap(priced, "example.switch")
    app = _calm(app.checkbox(key="must.near_enough").check().run())
    app = _calm(app.number_input(key="limit.near_enough").set_value(10.0).run())
    text = _text(app)
    assert _left(0) in text
    assert words.MUST_EMPTY in text
    assert words.NARROW_NONE in _text(_at(app, words.WEIGH))
    app = _tap(_back(app), "let_go.0")
    assert _left(COUNT) in _text(app)


def test_a_must_have_taken_back_brings_the_long_list_back(priced: AppTest) -> None:
    app = _dollars(priced, 9)
    app = _calm(app.checkbox(key="must.low_cost").uncheck().run())
    assert words.NARROW_MUST.format(aside=50, all=COUNT) not in _text(app)
    assert FIRST in _text(app)
