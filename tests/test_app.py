"""The whole app on a folder, without a browser: what a person taps, and what they then read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision import words
from tests.conftest import DATA, EXAMPLE


def _app() -> None:
    # Runs as a script of its own, so it imports what it needs. The folder and the day are the test's.
    import os  # noqa: PLC0415
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from app import main  # noqa: PLC0415

    main(Path(os.environ["DECISION_TEST_FOLDER"]), date.fromisoformat(os.environ["DECISION_TEST_DAY"]))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def open_folder(folder: Path = EXAMPLE, day: str = "2026-11-20") -> AppTest:
        monkeypatch.setenv("DECISION_TEST_FOLDER", str(folder))
        monkeypatch.setenv("DECISION_TEST_DAY", day)
        return _calm(AppTest.from_function(_app, default_timeout=30).run())

    return open_folder


def _calm(app: AppTest) -> AppTest:
    assert not app.exception, [error.message for error in app.exception]
    return app


def _tap(app: AppTest, key: str) -> AppTest:
    return _calm(app.button(key=key).click().run())


def _at(app: AppTest, title: str) -> AppTest:
    """Go on, step by step, until the screen of that title."""
    for _ in range(4):
        if app.title[0].value == title:
            return app
        app = _tap(app, "go.on")
    raise AssertionError(f"no screen is called {title}")


def _text(app: AppTest) -> str:
    return "\n".join(
        [element.value for element in app.markdown] + [str(each.proto.body) for each in app.get("html")]
    )


def _cards(app: AppTest) -> list[str]:
    """The headings of the cards, in their order on the page."""
    html = "".join(str(each.proto.body) for each in app.get("html"))
    return [part.split("</h3>")[0] for part in html.split('<article class="card"><h3>')[1:]]


def _status(app: AppTest) -> str:
    return next(element.value for element in app.markdown if 'role="status"' in element.value)


def test_the_path_leads_through_every_step_in_order(opened: Any) -> None:
    app = opened()
    titles = [app.title[0].value]
    while any(button.key == "go.on" for button in app.button):
        app = _tap(app, "go.on")
        titles.append(app.title[0].value)
    assert titles == [words.APP_TITLE, words.LEARN, words.WEIGH, words.COMPARE, words.ASK]


def test_the_way_back_leads_to_the_step_before(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    assert _tap(app, "go.back").title[0].value == words.LEARN


def test_every_screen_says_that_the_centers_are_made_up(opened: Any) -> None:
    app = opened()
    for title in (words.APP_TITLE, words.LEARN, words.WEIGH, words.COMPARE):
        app = _at(app, title)
        assert words.MADE_UP in _text(app), title


def test_a_real_list_is_not_called_made_up(opened: Any, copied_example: Path) -> None:
    info = copied_example / "list.toml"
    info.write_text(info.read_text().replace("made_up = true", "made_up = false"))
    assert words.MADE_UP not in _text(opened(copied_example))


def test_before_anything_is_chosen_the_list_stands_a_to_z_and_says_what_to_do_next(opened: Any) -> None:
    app = _at(opened(), words.COMPARE)
    assert _cards(app) == ["Ash Hospital", "Birch Clinic", "Cedar Clinic"]
    app = _calm(app.checkbox(key="show_all").check().run())
    assert _cards(app) == ["Ash Hospital", "Birch Clinic", "Cedar Clinic", "Dogwood Hospital"]
    assert words.STATUS_NOTHING in _status(app)
    assert "of 100 points" not in _text(app)


def test_tapping_factors_in_order_gives_the_order_of_the_centers(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for factor in ("cost", "way", "staff"):
        app = _tap(app, f"place.{factor}")
    assert "1. Cost; 2. Getting there; 3. Staff" in _status(app)
    assert _cards(_at(app, words.COMPARE))[0] == "1. Birch Clinic"


def test_what_is_not_tapped_is_said_to_count_least(opened: Any) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.cost")
    assert "Not tapped yet: Staff and Getting there." in _status(app)


def test_a_second_tap_on_the_same_factor_changes_nothing(opened: Any) -> None:
    app = _tap(_tap(_at(opened(), words.WEIGH), "place.cost"), "place.cost")
    assert "Your order is: 1. Cost." in _status(app)


def test_a_tap_can_be_taken_back_and_all_of_them_too(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for key in ("place.cost", "place.staff", "order.take_back"):
        app = _tap(app, key)
    assert "Your order is: 1. Cost." in _status(app)
    assert words.READ_BACK_NOTHING in _status(_tap(app, "order.start_again"))


def test_ties_moves_and_what_does_not_matter_can_be_said_without_dragging(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for factor in ("way", "cost"):
        app = _tap(app, f"place.{factor}")
    app = _calm(app.checkbox(key="order.more").check().run())
    app = _calm(app.checkbox(key="tie.cost").check().run())
    assert "1. Getting there and Cost." in _status(app)
    app = _tap(app, "up.cost")
    assert "1. Cost; 2. Getting there." in _status(app)
    app = _calm(app.checkbox(key="none.staff").check().run())
    assert "Does not matter to you: Staff." in _status(app)


@pytest.mark.parametrize("way", ["words", "numbers"])
def test_the_word_way_and_the_number_way_order_the_list_and_fill_in_nothing(opened: Any, way: str) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value(way).run())
    assert words.READ_BACK_NOTHING in _status(app)
    if way == "words":
        app = _calm(app.radio(key="word.way").set_value(3).run())
    else:
        app = _calm(app.number_input(key="number.way").set_value(20.0).run())
    assert "so not counted: Staff and Cost" in _status(app)
    assert _cards(_at(app, words.COMPARE))[0] == "1. Birch Clinic"


def test_what_was_said_survives_going_to_another_step_and_back(opened: Any) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = _calm(app.radio(key="word.cost").set_value(2).run())
    app = _tap(_tap(app, "go.back"), "go.on")
    assert app.radio(key="way").value == "words"
    assert app.radio(key="word.cost").value == 2
    assert "Matters quite a lot to you: Cost." in _status(app)


def test_all_that_counts_nothing_is_refused_with_the_next_step(opened: Any) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = _calm(app.radio(key="word.cost").set_value(0).run())
    assert words.READ_BACK_ALL_ZERO in _status(app)
    assert _cards(_at(app, words.COMPARE))[0] == "Ash Hospital"


def test_what_is_too_much_for_the_person_moves_the_scale(opened: Any) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.way")
    before = _text(_at(app, words.COMPARE))
    app = _tap(app, "go.back")
    app = _calm(app.number_input(key="too_much.minutes").set_value(40.0).run())
    assert _text(_at(app, words.COMPARE)) != before


def test_a_weight_changed_on_compare_orders_the_page_anew(opened: Any) -> None:
    app = _calm(_at(opened(), words.COMPARE).radio(key="way").set_value("words").run())
    app = _calm(app.radio(key="word.staff").set_value(3).run())
    assert _cards(app)[0] == "1. Ash Hospital"
    app = _calm(app.selectbox(key="which").set_value("way").run())
    app = _calm(app.radio(key="word.way").set_value(3).run())
    app = _calm(app.selectbox(key="which").set_value("staff").run())
    app = _calm(app.radio(key="word.staff").set_value(0).run())
    assert _cards(app)[0] == "1. Birch Clinic"


@pytest.mark.parametrize(
    ("by", "names"),
    [
        pytest.param("name", ["Ash", "Birch", "Cedar"], id="A to Z"),
        pytest.param("nearest", ["Birch", "Cedar", "Ash"], id="near"),
    ],
)
def test_the_list_can_stand_in_other_orders_without_places(opened: Any, by: str, names: list[str]) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.staff")
    app = _calm(_at(app, words.COMPARE).radio(key="order_by").set_value(by).run())
    assert [card.split()[0] for card in _cards(app)] == names


def test_all_factors_can_weigh_the_same(opened: Any) -> None:
    app = _calm(_at(opened(), words.COMPARE).radio(key="order_by").set_value("equal").run())
    assert _cards(app)[0].startswith("1. ")
    assert "With the same weight for all" in _status(app)


def test_a_list_that_cannot_tell_what_is_near_does_not_offer_it(opened: Any, copied_example: Path) -> None:
    info = copied_example / "list.toml"
    info.write_text(info.read_text().replace('nearest_by = "minutes"\n', ""))
    app = _at(opened(copied_example), words.COMPARE)
    assert words.COMPARE_ORDERS["nearest"] not in app.radio(key="order_by").options


def test_the_medicine_chosen_on_learn_is_chosen_on_compare_with_its_own_risks(opened: Any) -> None:
    app = _calm(_at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    app = _at(app, words.COMPARE)
    assert app.selectbox(key="medicine").value == "alphamab"
    text = _text(app)
    assert "Gives Alphamab." in text
    assert "Of 100 adults with relapsing MS, 34 had a reaction over 2 years." in text


def test_a_center_that_may_not_give_the_medicine_says_so_on_its_card(opened: Any) -> None:
    app = _calm(_at(opened(), words.COMPARE).selectbox(key="medicine").set_value("betamab").run())
    text = _text(app)
    assert "Does not give Betamab." in text
    assert words.ENROLLED_YES.format(medicine="Betamab", programme="Beta Watch") in text
    assert words.GIVES_UNKNOWN.format(medicine="Betamab") in text


def test_picked_centers_stand_side_by_side_and_under_each_risk(opened: Any) -> None:
    app = _calm(_at(opened(), words.COMPARE).pills(key="compared").set_value(["ash", "cedar"]).run())
    text = _text(app)
    assert words.SIDE_TABLE in text
    assert "<dt>Ash Hospital</dt><dd>A doctor is in the building.</dd>" in text
    assert "<dd>We do not know how many MS nurses work there.</dd>" in text


def test_the_reason_for_any_two_centers_can_be_asked(opened: Any) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.way")
    app = _calm(_at(app, words.COMPARE).selectbox(key="why.one").set_value("dogwood").run())
    app = _calm(app.selectbox(key="why.other").set_value("birch").run())
    assert "Birch Clinic has " in _text(app)
    app = _calm(app.selectbox(key="why.other").set_value("dogwood").run())
    assert words.WHY_SAME in _text(app)


def test_how_the_two_numbers_are_made_is_shown_when_asked_for(opened: Any) -> None:
    app = _at(_tap(_at(opened(), words.WEIGH), "place.way"), words.COMPARE)
    made = words.CARD_MADE.format(name="Birch Clinic")
    assert made not in _text(app)
    assert made in _text(_calm(app.checkbox(key="why.made").check().run()))


def test_a_fact_past_its_review_date_says_so(opened: Any) -> None:
    assert "This was due again by" not in _text(_at(opened(day="2027-10-01"), words.COMPARE))
    assert "This was due again by" in _text(_at(opened(day="2027-10-02"), words.COMPARE))


def test_a_factor_on_which_all_centers_are_equal_is_named(opened: Any, copied_example: Path) -> None:
    table = copied_example / "providers.csv"
    rows = [row.split(",") for row in table.read_text().splitlines()]
    for column in ("fee", "dollars"):
        for row in rows[1:]:
            row[rows[0].index(column)] = "no" if column == "fee" else "100"
    table.write_text("\n".join(map(",".join, rows)) + "\n")
    app = _tap(_at(opened(copied_example), words.WEIGH), "place.way")
    assert words.INSEPARABLE.format(factors="Cost") in _text(_at(app, words.COMPARE))


def test_a_broken_folder_is_answered_with_every_problem_and_no_traceback(
    opened: Any, copied_example: Path
) -> None:
    table = copied_example / "providers.csv"
    table.write_text(table.read_text().replace(",50,full", ",fifty,full").replace(",10,partial", ",10,some"))
    app = opened(copied_example)
    text = _text(app)
    assert app.title[0].value == words.BROKEN_TITLE
    assert words.BROKEN_MANY.format(count=2) in text
    for part in ("fifty", "row 2", "minutes", "some", "row 3", "step\\_free"):
        assert part in text, part
    assert not app.button


def test_a_factor_with_two_indicators_is_added_by_editing_the_folder_alone(
    opened: Any, copied_example: Path
) -> None:
    _add_comfort(copied_example)
    app = _at(opened(copied_example), words.WEIGH)
    assert any(button.label == "Comfort" for button in app.button)
    app = _at(_tap(app, "place.comfort"), words.COMPARE)
    assert _cards(app)[0] == "1. Dogwood Hospital"
    assert "There is a quiet room." in _text(app)


def _add_comfort(folder: Path) -> None:
    factors = folder / "factors.toml"
    said = 'why = "Rest helps."\nask = "Is there one?"\nwhom = "the front desk"\nsources = ["survey"]\n'
    block = '\n[[factor]]\nid = "comfort"\nlabel = "Comfort"\nwhy = "A visit can be long."\n'
    for id, label in (("quiet_room", "A quiet room"), ("blankets", "Warm blankets")):
        thing = "a quiet room" if id == "quiet_room" else "a warm blanket"
        block += f'\n[[factor.indicator]]\nid = "{id}"\nlabel = "{label}"\nscale = {{ good = "yes" }}\n{said}'
        block += f'[factor.indicator.says]\nyes = "There is {thing}."\nno = "There is not {thing}."\n'
        block += f'unknown = "We do not know if there is {thing}."\n'
    factors.write_text(factors.read_text() + block)
    table = folder / "providers.csv"
    header, *rows = table.read_text().splitlines()
    table.write_text(
        "\n".join(
            [f"{header},quiet_room,blankets"]
            + [f"{row},{'yes,yes' if row.startswith('dogwood') else 'no,no'}" for row in rows]
        )
        + "\n"
    )


def test_the_app_runs_on_the_shipped_folder(opened: Any) -> None:
    app = _at(opened(DATA), words.WEIGH)
    for button in [button.key for button in app.button if button.key and button.key.startswith("place.")]:
        app = _tap(app, button)
    app = _at(app, words.COMPARE)
    assert _cards(app)[0].startswith("1. ")
