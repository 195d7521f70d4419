"""The whole app on a folder, without a browser: what a person taps, and what they then read."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from decision.catalog.catalog import current, load
from decision.guide.texts import VISIT
from decision.method.factors import Amount
from decision.method.providers import Measurement
from decision.person.answers import Answers
from decision.person.own_lists import as_own
from decision.person.own_lists import opened as of_own
from decision.wording import words
from decision.wording.describing import short_label
from decision.wording.language import listed
from tests.conftest import DATA, EXAMPLE, holes
from tests.screens.tapping import (
    app_of,
    has,
    heading,
    headings,
    html_of,
    led_to,
    listings,
    opened_row,
    rows,
    status,
    tap,
)
from tests.screens.tapping import at as _at
from tests.screens.tapping import calm as _calm
from tests.screens.tapping import pressed as _tap


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def open_folder(folder: Path = EXAMPLE, day: str = "2026-11-20", *, lent: bool = True) -> AppTest:
        """The app on a folder, by one who has tapped that the example person's facts count, or has not."""
        return app_of(folder, day, Answers(example=True) if lent else Answers())

    return open_folder


def _text(app: AppTest) -> str:
    return "\n".join(
        [element.value for element in app.markdown]
        + [str(each.proto.body) for each in app.get("html")]
        + [listings(app)]
    )


def _cards(app: AppTest) -> list[str]:
    """The headings of the rows of centers, in their order on the page."""
    return list(rows(app))


def _pick(app: AppTest, *centers: str) -> AppTest:
    for center in centers:
        tap(app, "centers", "pick", center)
    return _calm(app)


def _picked(app: AppTest) -> list[str]:
    return re.findall(r'data-pick="([^"]*)" aria-pressed="true"', listings(app))


def test_the_path_leads_through_every_step_in_order(opened: Any) -> None:
    app = opened()
    titles = [heading(app)]
    while any(button.key == "go.on" for button in app.button):
        app = _tap(app, "go.on")
        titles.append(heading(app))
    assert titles == [
        words.START_DECISION,
        words.LEARN,
        words.MUST,
        words.WEIGH,
        words.COMPARE,
        words.ASK,
        words.HOME,
    ]


def test_the_way_back_leads_to_the_step_before(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    assert heading(_tap(app, "go.back")) == words.MUST


def _with_names(app: AppTest, *names: str) -> AppTest:
    for number, name in enumerate(names, start=1):
        app.text_input(key=f"name.{number}").set_value(name)
    return _tap(app, "names.use")


def test_centers_that_a_person_has_in_mind_are_typed_in_by_name_and_lead_to_what_to_ask(opened: Any) -> None:
    app = _with_names(opened(), "Lake Clinic", "  ", "Hill Hospital")
    assert heading(app) == words.ASK
    assert words.MADE_UP not in _text(app)
    assert app.selectbox(key="sheet").options == ["Hill Hospital", "Lake Clinic"]


def test_without_a_name_typed_in_nothing_changes_and_the_form_says_so(opened: Any) -> None:
    app = _with_names(opened(), " ")
    assert heading(app) == words.START_DECISION
    assert words.START_NAMES_NONE in _text(app)
    assert words.MADE_UP in _text(app)


def test_who_typed_in_centers_finds_them_on_start_and_a_way_back_to_the_list_that_came(opened: Any) -> None:
    app = _with_names(opened(), "Lake Clinic", "Hill Hospital")
    while has(app, "go.back"):
        app = _tap(app, "go.back")
    typed = [app.text_input(key=f"name.{number}").value for number in (1, 2, 3, 4)]
    assert typed == ["Lake Clinic", "Hill Hospital", "", ""]
    assert words.START_LIST.format(name=words.START_NAMES_LIST) in _text(app)
    app = _tap(app, "start.back")
    assert words.MADE_UP in _text(app)
    assert not any(button.key == "start.back" for button in app.button)
    assert app.text_input(key="name.1").value == "Lake Clinic", "what was typed is still there"
    assert led_to(app) == "st-key-start-names", "the button that had the focus is gone"


def test_every_screen_says_that_the_centers_are_made_up(opened: Any) -> None:
    app = opened()
    for title in (words.START_DECISION, words.LEARN, words.WEIGH, words.COMPARE):
        app = _at(app, title)
        assert words.MADE_UP in _text(app), title


def test_a_real_list_is_not_called_made_up(opened: Any, copied_example: Path) -> None:
    info = copied_example / "list.toml"
    info.write_text(info.read_text().replace("made_up = true", "made_up = false"))
    assert words.MADE_UP not in _text(opened(copied_example))


def test_before_anything_is_chosen_the_list_stands_a_to_z_and_says_what_to_do_next(opened: Any) -> None:
    app = _at(opened(), words.COMPARE)
    assert _cards(app) == ["Ash Hospital", "Birch Clinic", "Cedar Clinic", "Dogwood Hospital"]
    assert words.STATUS_NOTHING in status(app)
    assert "of 100 points" not in _text(app)


def test_tapping_factors_in_order_gives_the_order_of_the_centers(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for factor in ("cost", "way", "staff"):
        app = _tap(app, f"place.{factor}")
    assert _ordered(app) == "1. Cost; 2. Way; 3. Staff"
    assert _cards(_at(app, words.COMPARE))[0] == "1. Birch Clinic"


def _ordered(app: AppTest) -> str:
    """The order of what is placed: in the line under the rows, and nowhere a second time."""
    said = re.findall(words.WEIGH_SO_FAR.format(order="([^<]*)"), _html(app))
    assert len(said) == 1
    assert words.READ_BACK_ORDER.partition("{")[0] not in _text(app)
    return str(said[0])


def test_what_is_not_tapped_is_said_to_count_least(opened: Any) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.cost")
    assert "Not said yet: Staff and Getting there." in status(app)


def test_a_second_tap_on_the_same_factor_changes_nothing(opened: Any) -> None:
    app = _tap(_tap(_at(opened(), words.WEIGH), "place.cost"), "place.cost")
    assert _ordered(app) == "1. Cost"


def test_a_tap_can_be_taken_back_and_all_of_them_too(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for key in ("place.cost", "place.staff", "take_back"):
        app = _tap(app, key)
    assert _ordered(app) == "1. Cost"
    assert words.READ_BACK_NOTHING in status(_tap(app, "start_again"))


def test_ties_moves_and_what_does_not_matter_can_be_said_without_dragging(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for factor in ("way", "cost"):
        app = _tap(app, f"place.{factor}")
    app = _tap(_tap(app, "open.cost"), "tie.cost")
    assert _ordered(app) == "1. Way and Cost"
    app = _tap(app, "up.cost")
    assert _ordered(app) == "1. Cost; 2. Way"
    app = _tap(app, "down.cost")
    assert _ordered(app) == "1. Way; 2. Cost"
    app = _tap(app, "remove.way")
    assert _ordered(app) == "1. Cost"
    app = _tap(_tap(app, "open.staff"), "none.staff")
    assert "Does not matter to you: Staff." in status(app)
    app = _tap(app, "remove.staff")
    assert "Not said yet: Staff and Getting there." in status(app)


def test_what_is_at_its_end_already_keeps_its_buttons_but_they_do_nothing(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    for factor in ("cost", "staff"):
        app = _tap(app, f"place.{factor}")
    assert [has(app, key) for key in ("up.cost", "down.cost", "up.staff", "down.staff")] == [
        False,
        True,
        True,
        False,
    ]
    assert html_of(app, "swings").count('aria-disabled="true"') == 2


def _birch(app: AppTest) -> tuple[str, bool]:
    """The points of Birch Clinic in the list so far, and whether Compare has as many."""
    (points,) = re.findall(r"Birch Clinic</span> <b class=\"points\">(\d+) points</b>", _text(app))
    app = _calm(_unfold(_at(app, words.COMPARE), "change").radio(key="order_by").set_value("name").run())
    on_compare = f'<b class="points">{points} points</b>' in rows(app)["Birch Clinic"]
    _tap(app, "go.back")
    return points, on_compare


@pytest.mark.parametrize(
    ("fact", "points", "said"),
    [
        # Birch has 2 nurses, worth 0.8, and no doctor, worth 0. Staff alone counts, with shares 3/4 and 1/4.
        pytest.param(
            "nurses",
            "60",
            "“MS nurses” now counts for 75 of 100 here. The other facts share the remaining 25",
            id="nurses",
        ),
        pytest.param(
            "doctor", "20", "“A doctor in the building” now counts for 75 of 100 here", id="the doctor"
        ),
    ],
)
def test_the_fact_that_matters_most_inside_a_factor_counts_more_everywhere_and_can_be_taken_back(
    opened: Any, fact: str, points: str, said: str
) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = _tap(app, "word.staff 3")
    assert _birch(app) == ("40", True)  # both facts count the same
    app = _tap(app, "open.staff")
    assert escape(words.WEIGH_INSIDE) in _text(app)
    app = _tap(app, f"most.staff {fact}")
    assert _birch(app) == (points, True)
    assert said in _text(app)
    assert "In Staff, this matters most to you" in status(app)
    app = _tap(app, "most.staff")
    assert _birch(app) == ("40", True)
    assert "In Staff, this matters most to you" not in status(app)


def test_about_and_the_sums_follow_the_fact_that_matters_most(opened: Any) -> None:
    app = _tap(_tap(_at(opened(), words.WEIGH), "open.staff"), "most.staff nurses")
    text = _card(_at(_tap(app, "place.staff"), words.COMPARE), "Birch Clinic")
    assert "counts for 75 of 100 here" in text
    assert "counts for 25 of 100 here" in text


@pytest.mark.parametrize("way", ["words", "numbers"])
def test_the_word_way_and_the_number_way_order_the_list_and_fill_in_nothing(opened: Any, way: str) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value(way).run())
    assert words.READ_BACK_NOTHING in status(app)
    if way == "words":
        app = _tap(app, "word.way 3")
    else:
        app = _calm(app.number_input(key="number.way").set_value(20.0).run())
    unsaid = words.READ_BACK_NO_WORD if way == "words" else words.READ_BACK_NO_NUMBER
    assert unsaid.format(factors="Staff and Cost") in status(app)
    assert _cards(_at(app, words.COMPARE))[0] == "1. Birch Clinic"


def test_what_was_said_survives_going_to_another_step_and_back(opened: Any) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = _tap(app, "word.cost 2")
    app = _tap(_tap(app, "go.back"), "go.on")
    assert app.radio(key="way").value == "words"
    assert re.findall(r'data-move="word cost (\d)" checked', listings(app)) == ["2"]
    assert "Matters quite a lot to you: Cost." in status(app)


def test_all_that_counts_nothing_is_refused_with_the_next_step(opened: Any) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = _tap(app, "word.cost 0")
    assert words.READ_BACK_ALL_ZERO in status(app)
    assert _cards(_at(app, words.COMPARE))[0] == "Ash Hospital"


def test_what_is_too_much_for_the_person_moves_the_scale(opened: Any) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.way")
    before = _text(_at(app, words.COMPARE))
    app = _tap(app, "go.back")
    app = _calm(app.number_input(key="too_much.minutes").set_value(40.0).run())
    assert _text(_at(app, words.COMPARE)) != before


def test_a_weight_changed_on_compare_orders_the_page_anew(opened: Any) -> None:
    app = _unfold(_at(opened(), words.COMPARE), "change")
    app = _calm(app.radio(key="way").set_value("words").run())
    app = _tap(app, "word.staff 3")
    assert _cards(app)[0] == "1. Ash Hospital"
    app = _calm(app.selectbox(key="which").set_value("way").run())
    app = _tap(app, "word.way 3")
    app = _calm(app.selectbox(key="which").set_value("staff").run())
    app = _tap(app, "word.staff 0")
    assert _cards(app)[0] == "1. Birch Clinic"


def test_more_on_a_factor_shows_its_facts_on_compare_too(opened: Any) -> None:
    app = _tap(_unfold(_at(opened(), words.COMPARE), "change"), "open.staff")
    (factor,) = (each for each in load(EXAMPLE).factors if each.id == "staff")
    for fact in factor.indicators:
        assert f'aria-label="{words.WEIGH_INSIDE_MOST.format(fact=fact.label)}"' in listings(app)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        pytest.param("name", ["Ash", "Birch", "Cedar", "Dogwood"], id="A to Z"),
        pytest.param("nearest", ["Birch", "Cedar", "Ash", "Dogwood"], id="near"),
    ],
)
def test_the_list_can_stand_in_other_orders_without_places(opened: Any, by: str, names: list[str]) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.staff")
    app = _calm(_unfold(_at(app, words.COMPARE), "change").radio(key="order_by").set_value(by).run())
    assert [card.split()[0] for card in _cards(app)] == names


def test_a_list_that_cannot_tell_what_is_near_does_not_offer_it(opened: Any, copied_example: Path) -> None:
    info = copied_example / "list.toml"
    info.write_text(info.read_text().replace('nearest_by = "minutes"\n', ""))
    app = _unfold(_at(opened(copied_example), words.COMPARE), "change")
    assert words.table("COMPARE_ORDERS")["nearest"] not in app.radio(key="order_by").options


def _reading(app: AppTest, topic: str) -> AppTest:
    """Learn, with that topic open. The app must be at Start or on Learn."""
    if heading(app) == words.START_DECISION:
        app = _tap(app, "go.on")
    app.query_params["read"] = topic
    return _calm(app.run())


def _topics(app: AppTest) -> dict[str, str]:
    """Where each link to a topic leads, by its label."""
    links = re.findall(r'data-go="learn\?read=([\w-]+)">(.+?)</a>', _text(app))
    return {unescape(label): topic for topic, label in links}


def _glossary_of(app: AppTest) -> str:
    found = [
        str(each.proto.body) for each in app.get("html") if each.proto.body.startswith("<ul><li>Infusion: ")
    ]
    return "".join(found)


def test_learn_explains_the_hard_words_a_to_z_with_the_oldest_check_of_them(
    opened: Any, copied_example: Path
) -> None:
    file = copied_example / "words.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2026-10-01", "2026-09-01", 1), encoding="utf-8")
    app = opened(copied_example)
    app = _reading(app, _topics(_at(app, words.LEARN))[words.WORDS_EXPLAINED])
    lines = re.findall(r"<li>(.+?)</li>", _glossary_of(app))
    assert lines == [
        "Infusion: A medicine runs slowly into a vein.",
        "Vein: Blood runs back to the heart through it.",
    ]
    assert words.CHECKED.format(checked_on="September 1, 2026", review_by="October 1, 2027") in _text(app)


def test_learn_has_no_glossary_where_a_list_explains_no_word(opened: Any, copied_example: Path) -> None:
    (copied_example / "words.toml").write_text("", encoding="utf-8")
    app = _at(opened(copied_example), words.LEARN)
    assert words.WORDS_EXPLAINED not in _topics(app)


def test_the_medicine_chosen_on_learn_is_chosen_on_compare_with_its_own_risks(opened: Any) -> None:
    app = _calm(_at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    app = _unfold(_at(app, words.COMPARE), "beside.change")
    assert app.selectbox(key="medicine").value == "alphamab"
    text = _card(app, "Ash Hospital") + _text(app)
    assert "It gives Alphamab." in text
    assert "Over 2 years, 34 of 100 adults with relapsing MS had a reaction." in text


def test_figures_can_be_hidden_and_stay_hidden_on_the_other_screen(opened: Any) -> None:
    figure = "34 of 100 adults with relapsing MS had a reaction."
    app = _calm(_at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    assert figure in _text(app)
    app = _calm(app.checkbox(key="no_figures").check().run())
    assert figure not in _text(app)
    app = _unfold(_at(app, words.COMPARE), "beside.change")
    assert figure not in _text(app)
    app = _calm(app.checkbox(key="no_figures").uncheck().run())
    assert figure in _text(app)


def test_what_else_there_is_to_read_is_listed_by_group(opened: Any) -> None:
    listed = re.search(r'<nav class="topics".*?</nav>', _text(_at(opened(), words.LEARN)), re.DOTALL)
    assert listed
    titles = words.table("LEARN_GROUPS")
    groups = dict(re.findall(r"<h3>(.*?)</h3>(<ul>.*?</ul>)", listed[0]))
    assert words.LEARN_EVERY in groups[titles["infusions"]]
    assert words.FACTORS_TITLE in groups[titles["place"]]
    assert words.WORDS_EXPLAINED in groups[titles["help"]]
    assert titles["visits"] not in groups, "a group without a page is left out"


@pytest.mark.parametrize("medicine", ["", "alphamab", "betamab"])
def test_every_page_and_every_topic_is_one_link_away_and_is_read_in_full(opened: Any, medicine: str) -> None:
    catalog = current(EXAMPLE)
    app = _calm(_at(opened(), words.LEARN).selectbox(key="medicine").set_value(medicine).run())
    topics = _topics(app)
    assert {page.title for page in catalog.pages} <= topics.keys()
    assert {words.FACTORS_TITLE, words.LEARN_EVERY, words.WORDS_EXPLAINED} <= topics.keys()
    for title, topic in topics.items():
        app = _reading(app, topic)
        assert heading(app) == title
        assert 'data-go="learn"' in _text(app), "there is a way back"
        assert any(button.key == "go.on" for button in app.button)
    texts = [_text(_reading(app, page.id)) for page in catalog.pages]
    for page, text in zip(catalog.pages, texts, strict=True):  # a picture may be before its first heading
        assert [part for part in page.text.split("\n\n## ") if part not in text] == []


def test_a_topic_that_is_not_there_is_learn_itself(opened: Any) -> None:
    assert heading(_reading(opened(), "nowhere")) == words.LEARN


def _add_a_risk_of_betamab(folder: Path) -> None:
    effects = folder / "benefits_and_risks.toml"
    text = effects.read_text()
    (risk,) = re.findall(r"\[\[risk\]\]\n.*?(?=\n\[\[)", text, re.DOTALL)
    other = risk.replace('"reaction"', '"other"').replace("A reaction on the day", "Of Betamab alone")
    effects.write_text(text + "\n" + other.replace('["alphamab", "betamab"]', '["betamab"]') + "\n")


def test_learn_tells_nothing_of_other_medicines_before_it_is_asked_for(
    opened: Any, copied_example: Path
) -> None:
    _add_a_risk_of_betamab(copied_example)
    app = _at(opened(copied_example), words.LEARN)
    assert "A reaction on the day" not in _text(app)
    app = _calm(app.selectbox(key="medicine").set_value("alphamab").run())
    assert "A reaction on the day" in _text(app)
    assert "Of Betamab alone" not in _text(app)
    assert "Of Betamab alone" in _text(_reading(app, _topics(app)[words.LEARN_EVERY]))


def test_a_risk_and_its_factors_lead_to_each_other(opened: Any) -> None:
    app = _calm(_at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    assert 'data-go="learn?read=what-can-matter&amp;at=factor-staff"' in _text(app)
    text = _text(_reading(app, "what-can-matter"))
    (factor,) = re.findall(r'id="factor-staff".*?</article>', text)
    (no_risk,) = re.findall(r'id="factor-cost".*?</article>', text)
    assert 'data-go="learn?at=effect-reaction"' in factor
    assert words.FACTOR_NO_RISK in no_risk


def test_without_a_medicine_a_factor_leads_to_the_risks_of_them_all(opened: Any) -> None:
    factors = _text(_reading(opened(), "what-can-matter"))
    assert 'data-go="learn?read=every-medicine&amp;at=effect-reaction"' in factors
    assert 'data-key="effect-reaction"' in _text(_reading(opened(), "every-medicine"))


def test_what_matters_names_only_the_risks_of_the_medicine_that_is_planned(
    opened: Any, copied_example: Path
) -> None:
    _add_a_risk_of_betamab(copied_example)
    app = _tap(_at(opened(copied_example), words.WEIGH), "open.staff")
    both = words.FACTOR_RISKS_PLAIN.format(risks="A reaction on the day; Of Betamab alone")
    assert both in _text(app)
    app = _calm(
        _at(opened(copied_example), words.LEARN).selectbox(key="medicine").set_value("alphamab").run()
    )
    text = _text(_tap(_at(app, words.WEIGH), "open.staff"))
    assert both not in text
    assert words.FACTOR_RISKS_PLAIN.format(risks="A reaction on the day") in text


def test_what_matters_names_the_risks_behind_a_factor(opened: Any) -> None:
    app = _at(opened(), words.WEIGH)
    assert words.FACTOR_NO_RISK not in _text(app)
    text = _text(_tap(_tap(app, "open.staff"), "open.cost"))
    assert words.FACTOR_RISKS_PLAIN.format(risks="A reaction on the day") in text
    assert words.FACTOR_NO_RISK in text


def test_a_page_leads_to_those_to_read_next(opened: Any, copied_example: Path) -> None:
    (first,) = (copied_example / "guide").glob("*.md")
    dated = "sources = ['survey']\nchecked_on = 2026-10-01\nreview_by = 2027-10-01\n"
    (copied_example / "guide" / "more.md").write_text(
        f"+++\ntitle = 'More'\norder = 2\nrelated = ['{first.stem}']\n{dated}+++\nMore to read.\n"
    )
    text = _text(_reading(opened(copied_example), "more"))
    assert words.READ_NEXT in text
    assert f'data-go="learn?read={first.stem}"' in text
    assert words.READ_NEXT not in _text(_reading(opened(copied_example), first.stem))


def test_a_center_that_may_not_give_the_medicine_says_so_on_its_card(opened: Any) -> None:
    app = _planned(_unfold(_at(opened(), words.COMPARE), "beside.change"), "betamab")
    assert "It does not give Betamab." in rows(app)["Birch Clinic"]  # before its row is opened
    enrolled = words.ENROLLED_YES.format(medicine="Betamab", programme="Beta Watch")
    assert enrolled in _card(app, "Ash Hospital")
    assert words.GIVES_UNKNOWN.format(medicine="Betamab") in _card(app, "Cedar Clinic")


def test_picked_centers_stand_side_by_side_and_under_each_risk(opened: Any) -> None:
    app = _pick(_at(opened(), words.COMPARE), "ash", "cedar")
    text = _text(app)
    assert words.SIDE_TABLE in text
    assert "<dt>Ash Hospital</dt><dd>A doctor is in the building.</dd>" in text
    assert "<dd>We do not know how many MS nurses work there.</dd>" in text


def test_the_list_says_beside_the_picks_where_they_can_be_compared(opened: Any) -> None:
    app = _at(opened(), words.COMPARE)
    for count in range(3):
        said = re.findall(r'class="picks.*?role="status">(.*?)<', html_of(app, "centers"), re.DOTALL)[0]
        read = holes(words.SIDE_PICKED, said.strip())
        assert (
            (int(read["count"]) == count > 1)
            if read
            else said == (words.SIDE_FEW, words.SIDE_ONE_MORE)[count]
        )
        assert (words.SIDE_SEE in html_of(app, "centers")) is (count > 1)
        app = _pick(app, ("ash", "cedar", "birch")[count])


def test_the_reason_for_any_two_centers_can_be_asked(opened: Any) -> None:
    app = _tap(_at(opened(), words.WEIGH), "place.way")
    app = _calm(_unfold(_at(app, words.COMPARE), "why").selectbox(key="why.one").set_value("dogwood").run())
    app = _calm(app.selectbox(key="why.other").set_value("birch").run())
    assert "Birch Clinic is " in _text(app)
    app = _calm(app.selectbox(key="why.other").set_value("dogwood").run())
    assert words.WHY_SAME in _text(app)


def test_what_is_behind_a_fold_of_compare_is_drawn_once_it_is_open_and_stays_chosen_when_it_is_closed(
    opened: Any,
) -> None:
    app = _at(_weighed(opened(), "way"), words.COMPARE)
    inside = {"why.one", "why.other", "medicine", "no_figures", "order_by", "way"}
    keys = {each.key for each in (*app.selectbox, *app.radio, *app.checkbox)}
    assert not inside & keys
    app = _unfold(app, "why", "change", "beside.change")
    assert inside <= {each.key for each in (*app.selectbox, *app.radio, *app.checkbox)}
    reason = "points ahead of Dogwood Hospital"
    assert reason not in _html(app)
    app = _planned(_calm(app.selectbox(key="why.one").set_value("dogwood").run()), "betamab")
    assert reason in _html(app)
    for key in ("why", "change", "beside.change"):
        app.session_state[key] = False
    app = _calm(app.run())
    assert not inside & {each.key for each in (*app.selectbox, *app.radio, *app.checkbox)}
    assert "It does not give Betamab." in listings(app)
    assert reason in _html(app)


@pytest.mark.parametrize(
    ("key", "inside"), [("why", "why.one"), ("change", "which"), ("beside.change", "medicine")]
)
def test_a_tap_on_a_line_of_compare_opens_and_the_next_closes_what_is_under_it(
    opened: Any, key: str, inside: str
) -> None:
    app = _calm(_at(opened(), words.WEIGH).radio(key="way").set_value("words").run())
    app = _at(app, words.COMPARE)
    for is_open in (True, False):
        tap(app, "centers", "fold", key)
        assert (f'data-fold="{key}" aria-expanded="true"' in listings(app)) is is_open
        assert any(each.key == inside for each in app.selectbox) is is_open


def test_what_counts_most_names_what_the_person_tapped_and_no_more(opened: Any) -> None:
    app = _at(_tap(_at(opened(), words.WEIGH), "place.way"), words.COMPARE)
    assert words.GLANCE_YOURS.format(factors="Way") in _text(app)


def test_how_a_number_is_made_is_shown_where_its_center_is_opened(opened: Any) -> None:
    app = _at(_tap(_at(opened(), words.WEIGH), "place.way"), words.COMPARE)
    made = words.CARD_MADE.format(name="Birch Clinic")
    assert made not in _text(app)
    assert made in _card(app, "Birch Clinic")


def test_an_opened_center_is_closed_by_the_next_tap_and_by_opening_another(opened: Any) -> None:
    app = _at(opened(), words.COMPARE)
    _card(app, "Ash Hospital")
    _card(app, "Birch Clinic")
    assert ['aria-expanded="true"' in row for row in rows(app).values()] == [False, True, False, False]
    tap(app, "centers", "open", "birch")
    assert 'aria-expanded="true"' not in listings(app)


def test_the_center_where_the_person_goes_now_is_marked_and_can_be_unmarked(opened: Any) -> None:
    app = _at(opened(), words.COMPARE)
    assert words.GLANCE_STAY_OPEN in listings(app)
    assert words.GLANCE_MARK in _card(app, "Cedar Clinic")
    tap(app, "centers", "mark", "cedar")
    assert [words.GLANCE_PRESENT in row for row in rows(app).values()] == [False, False, True, False]
    assert words.GLANCE_STAY_HERE.format(name="Cedar Clinic") in listings(app)
    tap(app, "centers", "mark", "cedar")
    assert words.GLANCE_PRESENT not in listings(app)


def test_a_fact_past_its_review_date_says_so(opened: Any) -> None:
    assert "It was due for another check by" not in _text(_at(opened(day="2027-10-01"), words.COMPARE))
    assert "It was due for another check by" in _text(_at(opened(day="2027-10-02"), words.COMPARE))


def test_a_factor_on_which_all_centers_are_equal_is_named(opened: Any, copied_example: Path) -> None:
    table = copied_example / "providers.csv"
    rows = [row.split(",") for row in table.read_text().splitlines()]
    for column in ("fee", "dollars"):
        for row in rows[1:]:
            row[rows[0].index(column)] = "no" if column == "fee" else "100"
    table.write_text("\n".join(map(",".join, rows)) + "\n")
    app = _tap(_at(opened(copied_example), words.WEIGH), "place.way")
    assert words.INSEPARABLE.format(factors="Cost") in status(app)
    assert words.INSEPARABLE.format(factors="Cost") in _text(_unfold(_at(app, words.COMPARE), "change"))


def _change_table(folder: Path, changes: dict[tuple[str, str], str], *, without: str = "") -> None:
    """Write other words into the table of centers, by center and column, or leave a center out."""
    table = folder / "providers.csv"
    header, *rows = [row.split(",") for row in table.read_text().splitlines()]
    for row in rows:
        for (center, column), word in changes.items():
            if row[0] == center:
                row[header.index(column)] = word
    kept = [header, *(row for row in rows if row[0] != without)]
    table.write_text("\n".join(map(",".join, kept)) + "\n")


def _weighed(app: AppTest, *factors: str) -> AppTest:
    app = _at(app, words.WEIGH)
    for factor in factors:
        app = _tap(app, f"place.{factor}")
    return app


# ---- Compare: what is about equal, how sure the order is, and what does not help to choose


def _together(app: AppTest) -> dict[str, list[str]]:
    """The headings of the rows in each bracket, by its title."""
    brackets = re.findall(
        r'<section class="close"><p class="close-title">(.*?)</p>(.*?)</section>', _html(app)
    )
    return {title: re.findall(r'data-open="[^>]*>(.*?)</button>', inner) for title, inner in brackets}


def test_about_equal_centers_keep_the_order_of_points_and_share_one_place(
    opened: Any,
) -> None:
    # Cedar Clinic has 76 points, Ash Hospital 74, and the others 60 and fewer.
    app = _at(_weighed(opened(), "staff", "cost"), words.COMPARE)
    assert _cards(app) == ["Cedar Clinic", "Ash Hospital", "3. Birch Clinic", "4. Dogwood Hospital"]
    text = _text(_unfold(app, "why"))
    assert _together(app) == {words.GROUP_TITLE.format(count=2, place=1): ["Cedar Clinic", "Ash Hospital"]}
    assert words.GROUP_NOTE.format(points=5) in text
    assert "Cedar Clinic (76 of 100) and Ash Hospital (74 of 100)" in status(app)


def test_centers_that_are_apart_stand_in_no_group(opened: Any) -> None:
    app = _at(_weighed(opened(), "cost", "way", "staff"), words.COMPARE)
    assert _cards(app) == ["1. Birch Clinic", "2. Cedar Clinic", "3. Ash Hospital", "4. Dogwood Hospital"]
    assert _together(app) == {}
    assert words.GROUP_NOTE.format(points=5) not in _text(_unfold(app, "why"))


def test_a_group_further_down_is_told_its_places_and_what_a_group_is_only_in_the_first(
    opened: Any, copied_example: Path
) -> None:
    _change_table(copied_example, {("dogwood", "doctor"): "yes"})
    app = _at(_weighed(opened(copied_example), "staff", "cost"), words.COMPARE)
    assert _cards(app) == ["Cedar Clinic", "Ash Hospital", "Birch Clinic", "Dogwood Hospital"]
    text = _text(_unfold(app, "why"))
    assert words.GROUP_TITLE.format(count=2, place=3) in text
    assert text.count(words.GROUP_NOTE.format(points=5)) == 1


def test_how_sure_the_order_is_stands_there_once_it_is_weighed_and_not_before(opened: Any) -> None:
    app = _unfold(_at(opened(), words.COMPARE), "why", "change")
    assert words.SURE not in _text(app)
    assert words.COMPARE_FOLLOWS not in _text(app)
    for factor in ("staff", "cost"):
        app = _tap(app, f"place.{factor}")
    text = _text(app)
    assert words.COMPARE_FOLLOWS in text
    after = text[text.index(f"<h3>{words.SURE}</h3>") :]
    assert words.SURE_SHARES.format(shares="Cedar Clinic 62; Ash Hospital 38") in after
    assert text.count(words.SURE_POSSIBLE.format(names="Ash Hospital and Dogwood Hospital")) == 1
    assert words.SURE_OFF.format(first="Cedar Clinic", percent=7) in after
    assert after.count("would have the most points") == 3
    assert after.count("would catch up with Cedar Clinic") == 3


@pytest.mark.parametrize("by", ["name", "nearest"])
def test_how_sure_is_told_of_the_person_s_own_order_only(opened: Any, by: str) -> None:
    app = _unfold(_at(_weighed(opened(), "staff"), words.COMPARE), "why", "change")
    assert words.SURE in _text(app)
    app = _calm(app.radio(key="order_by").set_value(by).run())
    assert words.SURE not in _text(app)
    assert words.COMPARE_FOLLOWS not in _text(app)


BEST = {"nurses": "4", "doctor": "yes", "minutes": "10", "step_free": "full", "fee": "no", "dollars": "0"}
WORST = {"nurses": "0", "doctor": "no", "minutes": "90", "step_free": "none", "fee": "yes", "dollars": "500"}


def test_where_no_one_change_puts_another_first_that_is_said(opened: Any, copied_example: Path) -> None:
    changes = {("birch", column): word for column, word in BEST.items()}
    changes |= {(id, column): word for id in ("ash", "cedar", "dogwood") for column, word in WORST.items()}
    _change_table(copied_example, changes)
    app = _unfold(_at(_weighed(opened(copied_example), "cost", "way"), words.COMPARE), "why")
    text = _text(app)
    assert words.SURE_WHATEVER.format(first="Birch Clinic") in text
    assert any(holes(words.CHANGE_NONE, item) for item in re.findall(r"<li>(.*?)</li>", text))


def test_where_two_are_level_in_everything_nothing_is_said_of_one_alone(
    opened: Any, copied_example: Path
) -> None:
    changes = {(id, column): word for id in ("birch", "cedar") for column, word in BEST.items()}
    changes |= {(id, column): word for id in ("ash", "dogwood") for column, word in WORST.items()}
    _change_table(copied_example, changes)
    app = _unfold(_at(_weighed(opened(copied_example), "cost", "way"), words.COMPARE), "why")
    assert "these centers are level in first place" in status(app)
    text = _text(app)
    assert words.SURE_WHATEVER.format(first="Birch Clinic") not in text
    assert words.CHANGE_NONE.partition("{")[0] not in text


def test_of_one_center_nothing_is_said_of_what_would_change_the_order(
    opened: Any, copied_example: Path
) -> None:
    for center in ("ash", "birch", "dogwood"):
        _change_table(copied_example, {}, without=center)
    app = _unfold(_at(_weighed(opened(copied_example), "cost"), words.COMPARE), "why")
    assert "One center is left to compare: " in status(app)
    assert words.COMPARE_FOLLOWS in _text(app)
    assert words.SURE not in _text(app)


def _side_by_side(app: AppTest) -> tuple[dict[str, str], dict[str, str]]:
    """The rows of the table, and the facts that are the same, each by its label."""
    html = listings(app).partition('<div class="side"')[2]
    found = re.findall(
        r'<th role="rowheader" scope="row">(?:<span class="group">.*?</span> )?(.*?)</th>(.*?)</tr>', html
    )
    return dict(found), dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def test_facts_that_are_the_same_side_by_side_are_folded_away_with_their_count(
    opened: Any, copied_example: Path
) -> None:
    _change_table(copied_example, {("cedar", "dollars"): "100"})  # as at Birch Clinic; neither adds a fee
    app = _pick(_at(opened(copied_example), words.COMPARE), "birch", "cedar")
    apart, same = _side_by_side(app)
    assert same == {"What you pay for a visit": "$100", "Extra hospital fee": "no fee"}
    assert not {*apart} & {*same}
    assert words.SIDE_SAME.format(count=2) in _text(app)


def test_what_fits_more_side_by_side_goes_by_what_is_too_much_for_the_person(
    opened: Any, copied_example: Path
) -> None:
    far = {("ash", "minutes"): "100", ("dogwood", "minutes"): "120", ("dogwood", "step_free"): "full"}
    _change_table(copied_example, far)
    app = _pick(_at(_weighed(opened(copied_example), "way"), words.COMPARE), "ash", "dogwood")
    row = "Travel time, one way"
    assert words.SIDE_STRONGER not in _side_by_side(app)[0][row]  # from 90 minutes on it is worth nothing
    app = _tap(app, "go.back")
    app = _calm(app.number_input(key="too_much.minutes").set_value(150.0).run())
    assert words.SIDE_STRONGER in _side_by_side(_at(app, words.COMPARE))[0][row]


@pytest.mark.parametrize(
    ("minutes", "narrow", "wide"),
    [
        pytest.param((80, 50, 20), [1], [2], id="the second beats the first, and the third both"),
        pytest.param((80, 80, 20), [], [2], id="the two in sight are the same"),
        pytest.param((20, 50, 80), [0], [0], id="the first beats both"),
    ],
)
def test_of_three_side_by_side_a_phone_marks_what_fits_more_of_the_two_in_sight(
    opened: Any, copied_example: Path, minutes: tuple[int, ...], narrow: list[int], wide: list[int]
) -> None:
    centers = ("ash", "birch", "cedar")
    trips = zip(centers, minutes, strict=True)
    _change_table(copied_example, {(center, "minutes"): str(trip) for center, trip in trips})
    app = _pick(_at(_weighed(opened(copied_example), "way"), words.COMPARE), *centers)
    cells = _side_by_side(app)[0]["Travel time, one way"].split("</td>")
    for at, word, marked in (
        ("of-two", words.SIDE_STRONGER, narrow),
        ("of-all", words.SIDE_STRONGEST, wide),
    ):
        mark = f'<b class="word {at}">{word}</b>'
        assert [place for place, cell in enumerate(cells) if mark in cell] == marked


# ---- Ask: questions, answers and call sheets

NURSES = "MS nurses on the staff: {}. ({} said so on November 20, 2026.)"


def _html(app: AppTest) -> str:
    return "".join(str(each.proto.body) for each in app.get("html")) + listings(app)


def _questions(app: AppTest) -> list[str]:
    """The titles of the questions that count alone, in their order."""
    return re.findall(r"<h3>([^<]*)</h3><p>Ask: ", _html(app))


def _lines(app: AppTest) -> list[str]:
    """The lines of the calls, in their order."""
    return [part.label for part in app.expander if str(part.proto.id).partition("-call.")[1]]


def _unfold(app: AppTest, *keys: str) -> AppTest:
    """Tap on what opens, whatever it shows then."""
    for key in keys:
        app.session_state[key] = True
    return _calm(app.run())


def _typed(app: AppTest, center: str, fact: str, amount: Amount | None) -> AppTest:
    """An answer typed or picked in its row of the checklist, or cleared."""
    key = f"answer.{center}.{fact}"
    if any(each.key == key for each in app.number_input):
        assert amount is None or isinstance(amount, float)
        return _calm(app.number_input(key=key).set_value(amount).run())
    if any(each.key == key for each in app.radio):
        word = "" if amount is None else "yes" if amount else "no"
        return _calm(app.radio(key=key).set_value(word).run())
    return _calm(app.selectbox(key=key).set_value(amount or "").run())


def _at_center(app: AppTest, center: str, who: str = "") -> AppTest:
    """The checklist on Ask, open at a center with all its questions."""
    app = _calm(_unfold(app, "tell").selectbox(key="tell.center").set_value(center).run())
    app = _unfold(app, f"tell.more.{center}")
    return _calm(app.text_input(key="tell.who").set_value(who).run())


def _rows(app: AppTest) -> list[str]:
    """The labels of the rows of the checklist, a heap a kind of control."""
    every = (*app.number_input, *app.radio, *app.selectbox)
    return [each.label for each in every if str(each.key).startswith("answer.")]


def _answered(app: AppTest, center: str, fact: str, amount: Amount | None, who: str = "Ann") -> AppTest:
    """An answer of a center, typed into the checklist."""
    return _typed(_at_center(app, center, who), center, fact, amount)


def _told(app: AppTest) -> dict[tuple[str, str], Measurement]:
    said: Answers = app.session_state["answers"]
    return dict(said.told)


def _plain(app: AppTest) -> str:
    """The text on the screen without the signs that keep it plain."""
    return "\n".join(element.value.replace("\\", "") for element in app.markdown)


def _told_list(app: AppTest) -> list[str]:
    """What was told, as it stands on the screen."""
    lines = _plain(app).splitlines()
    parts = ("said so on", "You typed this in on", "no longer fits")
    return [line for line in lines if any(part in line for part in parts)]


MOVED = words.TOLD_MOVED.format(moves="Ash Hospital from place 1 to place 2")
MOVED_BACK = words.TOLD_MOVED.format(moves="Ash Hospital from place 2 to place 1")


def test_before_weighing_ask_says_to_weigh_first_and_still_offers_call_sheets(opened: Any) -> None:
    app = _at(opened(), words.ASK)
    assert words.ASK_NEEDS_ORDER in _text(app)
    assert words.ASK_CALLS not in headings(app)
    assert _questions(app) == []
    app = _calm(app.selectbox(key="sheet").set_value("cedar").run())
    html = _html(app)
    assert words.SHEET_TITLE.format(name="Cedar Clinic") in html
    assert html.index("Who to ask: the nurse in charge") < html.index("How many MS nurses work there?")
    assert html.index("Who to ask: the billing office") < html.index("What will I pay for one visit?")
    assert html.count("<li>") == 3  # and the trip, which the list has for its example person only
    assert len(app.get("download_button")) == 1
    app = _calm(app.selectbox(key="sheet").set_value("ash").run())
    assert _html(app).count("<li>") == 1
    assert "How long is the trip from my home?" in _html(app)


def test_the_questions_stand_by_worth_with_what_to_ask_whom_and_what_the_answers_could_do(
    opened: Any,
) -> None:
    app = _at(_weighed(opened(), "staff"), words.ASK)
    assert [line.partition("\\:")[0] for line in _lines(app)] == ["Cedar Clinic"]
    assert _questions(app) == []
    app = _unfold(app, "call.cedar")
    assert _questions(app) == ["MS nurses", "What you pay for a visit"]
    lines = [
        "<h3>MS nurses</h3>",
        "<p>Ask: How many MS nurses work there?</p>",
        "<p>Who to ask: the nurse in charge</p>",
        "<p>An answer of 2 nurses or more puts it first.</p>",
    ]
    assert "".join(lines) in _html(app)
    assert "<p>An answer of 201 dollars or less puts it first.</p>" in _html(app)
    assert _html(app).count(words.ASK_CALL_FIRST.format(name="Cedar Clinic")) == 1
    assert words.ASK_CALLS_INTRO in _text(app)
    assert words.CALL_NOTE in _text(app)
    assert headings(app).count(words.ASK_CALLS) == 1
    assert words.ASK_NEEDS_ORDER not in _text(app)
    app = _unfold(_at(_weighed(opened(), "staff", "cost"), words.ASK), "call.cedar")
    told = re.findall("<li>(.*?)</li>", _html(app))
    asked = re.findall("<li>(.*?)</li>", _html(_unfold(app, "call.dogwood")))[len(told) :]
    doctor, steps = "Is a doctor in the building the whole time?", "Can I get to the chair without a step?"
    nurses, trip = "How many MS nurses work there?", "How long is the trip from my home?"
    price = "What will I pay for one visit?"
    assert asked == [nurses, doctor, price, steps, *(nurses, doctor, price, trip, steps)]  # then its sheet


def test_what_is_counted_on_ask_is_as_many_as_there_are(opened: Any) -> None:
    app = _tap(_at(opened(), words.MUST), "example.switch")  # then no trip is known
    app = _at(_weighed(app, "way"), words.ASK)
    assert len(_lines(app)) == 3
    all_ = holes(words.CALL_ALL, app.checkbox(key="calls.all").label)
    app = _calm(app.checkbox(key="calls.all").check().run())
    assert all_ == {"count": str(len(_lines(app)))}
    before = _html(app)
    app = _unfold(app, "call.cedar")
    folds = re.findall(r"<details[^>]*><summary>.*?</details>", _html(app), re.DOTALL)
    (fold,) = [each for each in folds if each not in before and ">And " in each]
    told = holes(words.ASK_TOGETHER_MORE, re.findall(r"<summary>(.*?)</summary>", fold)[0])
    assert told == {"count": str(fold.count("<li>")), "name": "Cedar Clinic"}
    app = _at(_weighed(_tap(_at(opened(), words.MUST), "example.switch"), "cost"), words.ASK)
    titles = re.findall(r"<summary>(.*?)</summary>", _html(app))
    (idle,) = [read for each in titles if (read := holes(words.ASK_IDLE, each))]
    names = re.findall(r"<li>(.*?)</li>", _html(app).partition(words.ASK_IDLE_WHY)[2].partition("</ul>")[0])
    assert (int(idle["count"]), names) == (2, ["Dogwood Hospital", "Ash Hospital"])
    told_title = [holes(words.TOLD_TITLE, each.label) for each in app.expander]
    assert [int(each["count"]) for each in told_title if each] == [len(_told(app))]


def test_a_call_that_would_change_nothing_is_not_among_those_worth_making(opened: Any) -> None:
    """By its own text it is not; it is named behind a tap, with why, and one in vain is named with why."""
    app = _at(_weighed(opened(), "staff"), words.ASK)
    assert not any("Dogwood" in line for line in _lines(app))
    (idle,) = re.findall(rf"<details[^>]*><summary>{words.ASK_IDLE.format(count=1)}.*?</details>", _html(app))
    assert "<li>Dogwood Hospital</li>" in idle
    assert words.ASK_IDLE_WHY in idle
    app = _tap(_planned(_at(opened(), words.MUST), "betamab"), "example.switch")  # then its trip is not known
    app = _at(_weighed(app, "way"), words.ASK)
    assert words.ASK_IN_VAIN.format(medicine="Betamab", names="Birch Clinic") in _plain(app)
    assert not any("Birch" in line for line in _lines(app))


def test_a_call_that_would_change_nothing_is_worth_making_where_it_is_asked_first(opened: Any) -> None:
    app = _at(_weighed(opened(), "staff"), words.ASK)
    assert words.ASK_MUST not in headings(app)
    assert words.ASK_IDLE_STILL not in _html(app)
    app = _at(_weighed(_planned(_at(opened(), words.MUST), "betamab"), "staff"), words.ASK)
    assert words.ASK_MUST in headings(app)
    assert f"<p>{words.ASK_IDLE_WHY}</p><p>{words.ASK_IDLE_STILL}</p>" in _html(app)


def test_a_call_in_its_line_has_the_chance_its_sheet_and_a_way_to_type_in_the_answers(
    opened: Any,
) -> None:
    app = _at(_weighed(opened(), "staff"), words.ASK)
    assert (
        _lines(app)[0].replace("\\", "")
        == "Cedar Clinic: a call could change first place (a chance of about 47 in 100)"
    )  # made up: no number to call
    assert not app.get("download_button")
    app = _unfold(app, "call.cedar")
    assert words.table("CALL_CHANCE")["some"].format(cases=47) in _html(app)
    assert words.SHEET_TITLE.format(name="Cedar Clinic") in _html(app)
    assert len(app.get("download_button")) == 1
    app = _tap(app, "have.cedar")
    assert app.selectbox(key="tell.center").value == "cedar"
    assert "MS nurses, in nurses" in _rows(app)
    assert led_to(app) == "st-key-tell"  # has the focus


def test_only_where_nothing_at_all_is_unknown_is_there_nothing_to_ask(
    opened: Any, copied_example: Path
) -> None:
    """Must-haves and what differs from person to person are part of the count."""
    _change_table(copied_example, {("cedar", "nurses"): "1", ("cedar", "dollars"): "200"}, without="dogwood")
    for file, old, new in (
        ("must_haves.toml", "in_list = false", "in_list = true"),
        ("factors.toml", "personal = true\n", ""),
    ):
        path = copied_example / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert words.ASK_ALL_KNOWN not in _text(_at(_weighed(opened(copied_example), "staff"), words.ASK))
    path = copied_example / "providers.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([f"{head},first_dose", *(f"{row},yes" for row in rows)]), "utf-8")
    current.cache_clear()
    assert words.ASK_ALL_KNOWN in _text(_at(_weighed(opened(copied_example), "staff"), words.ASK))


def test_where_all_is_known_there_is_nothing_to_ask(opened: Any, copied_example: Path) -> None:
    _change_table(copied_example, {("cedar", "nurses"): "1", ("cedar", "dollars"): "200"}, without="dogwood")
    app = _at(_weighed(opened(copied_example), "staff"), words.ASK)
    assert words.ASK_CALLS not in headings(app)
    # First doses and the trip are not known for this person, though no must-have is ticked.
    assert words.ASK_WEIGHED_KNOWN in _text(app)
    assert words.ASK_ALL_KNOWN not in _text(app)


def test_an_answer_is_kept_with_who_and_when_orders_the_list_anew_and_takes_its_question_away(
    opened: Any,
) -> None:
    app = _at(_weighed(opened(), "staff"), words.ASK)
    assert not app.number_input
    assert "MS nurses" in _questions(_unfold(app, "call.cedar"))
    app = _answered(app, "cedar", "nurses", 4.0, " Ann, a nurse ")
    kept = Measurement(4.0, "Ann, a nurse", date(2026, 11, 20), told=True)
    assert _told(app) == {("cedar", "nurses"): kept}
    assert MOVED in status(app)
    assert words.SO_FAR_FIRST.format(name="Cedar Clinic") in status(app)
    assert "MS nurses" not in _questions(app)
    assert _told_list(app) == [f"Cedar Clinic: {NURSES.format(4, 'Ann, a nurse')}"]
    assert app.number_input(key="answer.cedar.nurses").value == 4
    assert MOVED not in status(_calm(app.run()))  # said once
    app = _tap(app, "back.cedar.nurses")
    assert "MS nurses" in _questions(_unfold(app, "call.cedar"))
    assert app.number_input(key="answer.cedar.nurses").value is None


def test_what_an_answer_changed_stays_in_sight_too_until_the_next_tap(opened: Any) -> None:
    app = _answered(_at(_weighed(opened(), "staff"), words.ASK), "cedar", "nurses", 4.0)
    in_the_bar = words.HEARD_FIRST.format(count=1, name="Cedar Clinic")
    assert MOVED in _plain(app)
    assert _plain(app).splitlines()[-1] == in_the_bar  # in short, or it would cover half of a phone
    after = _plain(_calm(app.run()))
    assert MOVED not in after
    assert after.splitlines()[-1] != in_the_bar


def test_a_tap_that_takes_its_own_button_away_says_where_the_focus_goes(opened: Any) -> None:
    app = _answered(_at(opened(), words.ASK), "cedar", "nurses", 4.0)
    assert led_to(app) == ""
    app = _tap(app, "back.cedar.nurses")
    assert led_to(app) == "st-key-told"
    assert led_to(_calm(app.run())) == ""  # once


def test_what_was_told_stands_on_the_card_with_who_and_when_and_in_short_side_by_side(opened: Any) -> None:
    app = _at(_weighed(opened(), "staff"), words.ASK)
    app = _answered(app, "cedar", "nurses", 4.0, "<b>Ann</b>")
    app = _tap(app, "go.back")
    assert _cards(app)[0] == "1. Cedar Clinic"
    fact = escape(NURSES.format(4, "<b>Ann</b>"))
    assert f"<li>{fact}</li>" in _card(app, "Cedar Clinic")
    app = _pick(app, "ash", "cedar")
    assert words.SIDE_TOLD.format(fact="4 nurses") in _side_by_side(app)[0]["MS nurses"]
    assert "<b>Ann</b>" not in _text(app)


def test_taking_an_answer_back_restores_the_order_and_the_question(opened: Any) -> None:
    app = _at(_weighed(opened(), "staff"), words.ASK)
    before, questions = status(app), _questions(_unfold(app, "call.cedar"))
    app = _answered(app, "cedar", "nurses", 4.0)
    app = _answered(app, "dogwood", "doctor", False)
    assert list(_told(app)) == [("cedar", "nurses"), ("dogwood", "doctor")]
    app = _tap(app, "back.cedar.nurses")
    assert list(_told(app)) == [("dogwood", "doctor")]
    assert MOVED_BACK in status(app)
    app = _tap(app, "back.dogwood.doctor")
    assert _told(app) == {}
    assert words.TOLD_NONE in _text(app)
    assert _questions(_unfold(app, "call.cedar")) == questions
    assert status(_calm(app.run())) == before
    assert _cards(_tap(app, "go.back")) == [
        "Ash Hospital",
        "Cedar Clinic",
        "3. Birch Clinic",
        "4. Dogwood Hospital",
    ]


@pytest.mark.parametrize(
    ("center", "fact", "amount", "sentence"),
    [
        pytest.param("dogwood", "nurses", 0.0, "MS nurses on the staff: 0.", id="a number, 0 too"),
        pytest.param("dogwood", "doctor", True, "A doctor is in the building.", id="yes"),
        pytest.param("dogwood", "doctor", False, "No doctor is in the building.", id="no is an answer"),
        pytest.param("dogwood", "step_free", "partial", "Part of the way in has steps.", id="a level"),
    ],
)
def test_any_open_fact_can_be_answered_with_or_without_an_order(
    opened: Any, center: str, fact: str, amount: Amount, sentence: str
) -> None:
    app = _answered(_at(opened(), words.ASK), center, fact, amount)
    kept = Measurement(amount, "Ann", date(2026, 11, 20), told=True)
    assert _told(app) == {(center, fact): kept}
    assert type(_told(app)[center, fact].amount) is type(amount)
    assert words.TOLD_SAME in status(app)
    line = words.TOLD_FACT.format(fact=sentence, who="Ann", day="November 20, 2026")
    assert _told_list(app) == [f"Dogwood Hospital: {line}"]


def test_what_can_be_told_is_what_the_list_does_not_know_what_is_the_person_s_own_and_what_was_told(
    opened: Any,
) -> None:
    app = _answered(_at(opened(), words.ASK), "cedar", "nurses", 4.0)
    open_ = [
        "MS nurses, in nurses",
        "Travel time, one way, in minutes",
        "What you pay for a visit, in dollars",
    ]
    assert _rows(app) == open_
    app = _answered(app, "cedar", "nurses", 1.0, "Bob")
    assert _told_list(app) == [f"Cedar Clinic: {NURSES.format(1, 'Bob')}"]
    fields = {each.key: each.placeholder for each in app.number_input}
    assert fields["answer.cedar.nurses"] == words.TELL_OPEN  # the list does not say how many; it was told
    assert fields["answer.cedar.minutes"] == words.OWN_LIST_SAYS.format(
        fact=words.GLANCE_EXAMPLE.format(fact="30 min")
    )
    app = _answered(app, "cedar", "minutes", 45.0)
    assert len(_told(app)) == 2


@pytest.mark.parametrize(("fact", "amount"), [("nurses", 2.0), ("doctor", True), ("step_free", "partial")])
def test_an_answer_that_is_cleared_is_taken_back(opened: Any, fact: str, amount: Amount) -> None:
    app = _answered(_at(_weighed(opened(), "staff"), words.ASK), "dogwood", fact, amount)
    assert list(_told(app)) == [("dogwood", fact)]
    assert _told(_typed(app, "dogwood", fact, None)) == {}


@pytest.mark.parametrize("who", ["", "  "], ids=["nothing", "spaces"])
def test_where_nobody_is_named_the_person_put_it_in(opened: Any, who: str) -> None:
    app = _answered(_at(opened(), words.ASK), "cedar", "nurses", 4.0, who)
    own = words.TOLD_OWN.format(fact="MS nurses on the staff: 4.", day="November 20, 2026")
    assert _told_list(app) == [f"Cedar Clinic: {own}"]


def test_who_told_it_is_shown_as_it_was_typed(opened: Any) -> None:
    app = _answered(_at(opened(), words.ASK), "cedar", "nurses", 4.0, "*Ann* <b> {0} [x](y)")
    assert _told_list(app) == [f"Cedar Clinic: {NURSES.format(4, '*Ann* <b> {0} [x](y)')}"]
    (line,) = [element.value for element in app.markdown if "said so on" in element.value]
    assert "\\*Ann\\* \\<b>" in line
    assert "\\[x\\]" in line


def test_an_answer_that_no_longer_fits_is_not_counted_and_is_said(opened: Any, copied_example: Path) -> None:
    app = _at(_weighed(opened(copied_example), "staff"), words.ASK)
    before = _questions(_unfold(app, "call.cedar"))
    app = _answered(app, "cedar", "nurses", 30.0)
    assert words.SO_FAR_FIRST.format(name="Cedar Clinic") in status(app)
    factors = copied_example / "factors.toml"
    factors.write_text(factors.read_text().replace("allowed = [0, 50]", "allowed = [0, 20]"))
    current.cache_clear()  # as when the app is started again
    app = _calm(app.run())
    assert _told_list(app) == [words.TOLD_UNFIT.format(name="Cedar Clinic", label="MS nurses")]
    assert _questions(_unfold(app, "call.cedar")) == before
    assert _cards(_tap(app, "go.back"))[0] == "Ash Hospital"
    assert "said so on" not in _text(app)


def test_an_answer_of_a_center_that_is_gone_is_said_and_can_be_taken_back(
    opened: Any, copied_example: Path
) -> None:
    app = _answered(_at(opened(copied_example), words.ASK), "cedar", "nurses", 4.0)
    app = _calm(app.selectbox(key="sheet").set_value("cedar").run())
    _change_table(copied_example, {}, without="cedar")
    current.cache_clear()  # as when the app is started again
    app = _calm(app.run())
    assert _told_list(app) == [words.TOLD_UNFIT.format(name="cedar", label="MS nurses")]
    app = _tap(app, "back.cedar.nurses")
    assert _told(app) == {}


def test_a_broken_folder_is_answered_with_every_problem_and_no_traceback(
    opened: Any, copied_example: Path
) -> None:
    table = copied_example / "providers.csv"
    table.write_text(table.read_text().replace(",50,full", ",fifty,full").replace(",10,partial", ",10,some"))
    app = opened(copied_example)
    text = _text(app)
    assert heading(app) == words.BROKEN_TITLE
    assert words.BROKEN.format(count=2) in text
    for part in ("fifty", "row 2", "minutes", "some", "row 3", "step\\_free"):
        assert part in text, part
    assert not app.button


def test_of_mistakes_without_end_all_are_counted_and_the_first_shown(
    opened: Any, copied_example: Path
) -> None:
    (copied_example / "providers.csv").write_text("id,name\n" + "ash\n" * 1_100)
    text = _text(opened(copied_example))
    assert words.BROKEN.format(count=1_100) in text
    assert "row 1,001" in text
    assert "row 1,002" not in text


def test_a_factor_with_two_indicators_is_added_by_editing_the_folder_alone(
    opened: Any, copied_example: Path
) -> None:
    _add_comfort(copied_example)
    app = _at(opened(copied_example), words.WEIGH)
    assert "<span>Comfort</span>" in _text(app)
    assert "A quiet room (1 of 2 facts)" in _text(app)
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


# ---- Must-haves: whom they set aside, and what would bring some back

A_TO_Z = ["Ash Hospital", "Birch Clinic", "Cedar Clinic", "Dogwood Hospital"]
LEFT = "Still on your list: {} of 4."


def _back(app: AppTest, title: str) -> AppTest:
    """Go back, step by step, to the screen of that title."""
    while heading(app) != title:
        app = _tap(app, "go.back")
    return app


def _tick(app: AppTest, *must_haves: str) -> AppTest:
    for must_have in must_haves:
        app = _calm(app.checkbox(key=f"must.{must_have}").check().run())
    return app


def _untick(app: AppTest, must_have: str) -> AppTest:
    return _calm(app.checkbox(key=f"must.{must_have}").uncheck().run())


def _limited(app: AppTest, must_have: str, amount: float) -> AppTest:
    return _calm(app.number_input(key=f"limit.{must_have}").set_value(amount).run())


def _planned(app: AppTest, medicine: str) -> AppTest:
    return _calm(app.selectbox(key="medicine").set_value(medicine).run())


@pytest.mark.parametrize("folder", [pytest.param(EXAMPLE, id="tests/example"), pytest.param(DATA, id="data")])
def test_must_haves_have_texts_of_the_chosen_medicine_and_of_no_other(opened: Any, folder: Path) -> None:
    found = current(folder)
    app = _tick(_at(opened(folder), words.MUST), *(each.id for each in found.must_haves[:1]))
    for medicine in found.medicines:
        text = unescape(_text(_planned(app, medicine.id)))
        own = {fact.text for fact in medicine.facts}
        told = [fact.text for fact in medicine.facts if fact.about in VISIT]
        assert all(each in text for each in told)
        others = [each for each in found.medicines if each is not medicine]
        said = " ".join(own)
        theirs = {fact.text for each in others for fact in each.facts if fact.text not in said}
        assert [each for each in theirs if each in text] == []
        left = text.replace(medicine.name, "")
        names = {each.name for each in others if each.name not in said and each.name not in medicine.name}
        assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", left)] == []
        programmes = {each.label for each in found.programmes if each.id != medicine.programme}
        assert [label for label in programmes if label in text and label not in said] == []


def _frame(app: AppTest, must_have: str) -> str:
    """What stands in the frame of one must-have, as HTML."""
    (frame,) = [block for block in _blocks(app.main) if block.proto.id.endswith(f"-must-have.{must_have}")]
    return "".join(str(each.proto.body) for each in frame.get("html"))


def _blocks(block: Block) -> list[Block]:
    inner = [child for child in block.children.values() if isinstance(child, Block)]
    return [*inner, *(below for child in inner for below in _blocks(child))]


def _does(app: AppTest, must_have: str) -> list[str]:
    """The sentences on what one must-have does, behind its line; while it waits, the line itself."""
    html = _frame(app, must_have)
    waits = re.findall("</span>(.*?[.])</summary>", html)
    sentences = [*waits, *re.findall("<p>(.*?)</p>", html)]
    means = {each["id"]: each["means"] for each in _must_haves()}[must_have]
    return [sentence for sentence in sentences if not re.fullmatch(means.replace("{limit}", ".*"), sentence)]


def _must_haves() -> list[dict[str, str]]:
    written: list[dict[str, str]] = tomllib.loads((EXAMPLE / "must_haves.toml").read_text())["must_have"]
    return written


def _in_short(app: AppTest, must_have: str) -> list[str]:
    """The line under a must-have, which opens."""
    return re.findall("</span>([^<]*)</summary>", _frame(app, must_have))


def _behind(html: str, title: str) -> list[str]:
    """The items behind the fold of that title; none where there is no such fold."""
    inner = html.partition(f"{escape(title)}</summary>")[2].partition("</details>")[0]
    return re.findall("<li>(.*?)</li>", inner)


def _card(app: AppTest, name: str) -> str:
    return opened_row(app, name)


def test_before_anything_is_ticked_all_centers_are_left(opened: Any) -> None:
    app = _at(opened(), words.MUST)
    assert LEFT.format(4) in status(app)
    assert not [box.key for box in app.checkbox if box.value]
    assert _does(app, "no_fee") == ["This would set aside 2 of 4: Ash Hospital and Dogwood Hospital."]
    assert _does(app, "the_medicine") == _does(app, "near_enough") == []
    assert "Set aside by your must-haves" not in _text(app)
    app = _at(app, words.COMPARE)
    assert _cards(app) == A_TO_Z
    assert "Set aside by your must-haves" not in _text(app)


def test_ticking_a_must_have_sets_aside_whom_it_says_on_every_later_screen(opened: Any) -> None:
    app = _tick(_at(opened(), words.MUST), "no_fee")
    assert LEFT.format(2) in status(app)
    assert _does(app, "no_fee") == ["This sets aside 2 of 4: Ash Hospital and Dogwood Hospital."]
    app = _tap(_at(app, words.WEIGH), "open.staff")
    assert "MS nurses: 2 nurses at each center where it is known. Not known at 1." in _text(app)
    app = _at(_tap(app, "place.staff"), words.COMPARE)
    assert [card.partition(". ")[2] or card for card in _cards(app)] == ["Cedar Clinic", "Birch Clinic"]
    assert _unfold(app, "why").selectbox(key="why.one").options == ["Birch Clinic", "Cedar Clinic"]
    app = _at(app, words.ASK)
    assert [line.partition("\\:")[0] for line in _lines(app)] == ["Cedar Clinic"]


def test_switching_a_must_have_off_brings_all_back(opened: Any) -> None:
    app = _untick(_tick(_at(opened(), words.MUST), "no_fee"), "no_fee")
    assert LEFT.format(4) in status(app)
    assert _does(app, "no_fee")[0].startswith("This would set aside 2 of 4")
    assert _cards(_at(app, words.COMPARE)) == A_TO_Z


def test_where_it_is_not_known_the_center_stays_and_its_card_says_to_ask_first(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "enough_nurses"), "enough_nurses", 3.0)
    assert _does(app, "enough_nurses") == [
        "This sets aside 1 of 4: Birch Clinic.",
        "Not known, so ask first: Cedar Clinic and Dogwood Hospital.",
    ]
    app = _at(app, words.COMPARE)
    assert _cards(app) == ["Ash Hospital", "Cedar Clinic", "Dogwood Hospital"]
    first = "Ask first about your must-haves: \u201cEnough MS nurses\u201d."
    assert [first in _card(app, name) for name in _cards(app)] == [False, True, True]
    app = _at(_tap(_tap(app, "go.back"), "place.staff"), words.COMPARE)
    assert [first in _card(app, name) for name in ("Ash Hospital", "Cedar Clinic")] == [False, True]


def test_a_limit_counts_once_it_is_typed_in_and_the_limit_itself_passes(opened: Any) -> None:
    app = _tick(_at(opened(), words.MUST), "near_enough")
    assert _does(app, "near_enough") == [words.MUST_NEEDS_LIMIT.format(must_have="“Near enough for me”")]
    assert LEFT.format(4) in status(app)
    app = _limited(app, "near_enough", 30.0)
    assert LEFT.format(2) in status(app)
    assert _does(app, "near_enough") == ["This sets aside 2 of 4: Ash Hospital and Dogwood Hospital."]
    app = _limited(app, "near_enough", 50.0)
    assert LEFT.format(3) in status(app)
    assert _cards(_at(app, words.COMPARE)) == ["Ash Hospital", "Birch Clinic", "Cedar Clinic"]


def test_compare_says_of_each_must_have_that_sets_nothing_aside_whether_it_was_checked(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough", "the_medicine"), "near_enough", 500.0)
    app = _at(app, words.COMPARE)
    waits = words.MUST_NEEDS_MEDICINE.format(must_have="“Gives my medicine”")
    way = f'{waits} <a href="./must-haves" data-go="must-haves">{words.MUST}</a>'
    assert _html(app).count(way) == 1
    passed = words.MUST_PASSED.format(count=4, must_haves="“Near enough for me”")
    assert passed in _html(app)
    app = _limited(_planned(_back(app, words.MUST), "betamab"), "near_enough", 30.0)
    app = _at(app, words.COMPARE)
    assert waits not in _html(app)
    assert "centers on this list pass" not in _html(app)


def test_behind_a_fold_stands_which_centers_and_why(opened: Any) -> None:
    app = _at(opened(), words.MUST)
    assert _in_short(app, "help_there") == ["Would set aside 1 of 4, not known at 1"]
    assert _behind(_frame(app, "help_there"), "not known at 1") == [
        "Birch Clinic: No doctor is in the building.",
        "Dogwood Hospital: We do not know if a doctor is in the building. We do not know if there are steps.",
    ]


def test_whom_the_must_haves_set_aside_stands_a_to_z_with_every_reason_on_both_screens(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough", "no_fee"), "near_enough", 60.0)
    trip = "The trip takes 70 minutes one way. (This is from Robin, not from you.)"
    aside = [
        "Ash Hospital: A hospital fee is added.",
        f"Dogwood Hospital: A hospital fee is added. {trip}",
    ]
    title = words.MUST_ASIDE.format(count=2)
    assert _behind(_html(app), title) == aside
    assert _does(app, "no_fee")[1:] == ["Without this must-have, you would get back: Ash Hospital."]
    app = _at(app, words.COMPARE)
    assert _behind(_html(app), title) == aside
    assert _cards(app) == ["Birch Clinic", "Cedar Clinic"]


def test_who_would_be_back_without_it_is_told_by_what_is_ticked_and_not_by_all_there_is(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough", "no_fee"), "near_enough", 5.0)
    # Birch Clinic has no doctor either, but that is not asked for.
    assert _does(app, "near_enough")[1:] == [
        "Without this must-have, you would get back: Birch Clinic and Cedar Clinic."
    ]


def test_must_haves_survive_going_to_another_step_and_back(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough", "no_fee"), "near_enough", 60.0)
    for title in (words.LEARN, words.ASK):
        app = _back(app, title) if title == words.LEARN else _at(app, title)
    app = _back(app, words.MUST)
    assert [box.key for box in app.checkbox if box.value] == ["must.near_enough", "must.no_fee"]
    assert app.number_input(key="limit.near_enough").value == 60
    assert LEFT.format(2) in status(app)


def test_a_limit_stays_typed_in_while_its_must_have_is_off(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough"), "near_enough", 30.0)
    app = _tick(_untick(app, "near_enough"), "near_enough")
    assert LEFT.format(2) in status(app)


def test_while_the_medicine_is_not_decided_its_must_have_says_that_it_is_not_checked(opened: Any) -> None:
    app = _tick(_at(opened(), words.MUST), "the_medicine")
    assert _does(app, "the_medicine") == [words.MUST_NEEDS_MEDICINE.format(must_have="“Gives my medicine”")]
    assert LEFT.format(4) in status(app)
    app = _planned(app, "betamab")
    assert _does(app, "the_medicine") == [
        "This sets aside 1 of 4: Birch Clinic.",
        "Not known, so ask first: Cedar Clinic and Dogwood Hospital.",
    ]
    assert LEFT.format(3) in status(app)


def test_a_medicine_changed_on_compare_sets_aside_at_once(opened: Any) -> None:
    app = _planned(_tick(_at(opened(), words.MUST), "the_medicine"), "alphamab")
    app = _unfold(_at(app, words.COMPARE), "beside.change")
    assert _cards(app) == A_TO_Z
    app = _planned(app, "betamab")
    assert _cards(app) == ["Ash Hospital", "Cedar Clinic", "Dogwood Hospital"]
    assert [line.partition(":")[0] for line in _behind(_html(app), words.MUST_ASIDE.format(count=1))] == [
        "Birch Clinic"
    ]


def test_a_center_that_is_picked_and_then_set_aside_leaves_every_screen_whole(opened: Any) -> None:
    app = _pick(_at(opened(), words.COMPARE), "ash", "birch", "cedar")
    app = _calm(_unfold(app, "why").selectbox(key="why.one").set_value("ash").run())
    app = _tick(_back(app, words.MUST), "no_fee")
    app = _at(app, words.COMPARE)
    assert _picked(app) == ["birch", "cedar"]
    assert "Ash Hospital" not in "".join(_cards(app))


# ---- when no center is left


def _nobody_left(app: AppTest) -> AppTest:
    """Cedar Clinic is too far, Birch Clinic has no doctor, and the others fail more."""
    app = _tick(_at(app, words.MUST), "no_fee", "near_enough", "help_there")
    return _limited(app, "near_enough", 20.0)


def _labels(app: AppTest, *kinds: str) -> dict[str, str]:
    """The buttons of the advice, by key."""
    return {
        button.key: button.label.replace("\\", "")
        for button in app.button
        if button.key and button.key.partition(".")[0] in kinds
    }


def test_when_no_center_is_left_the_screen_says_what_would_bring_some_back(opened: Any) -> None:
    app = _nobody_left(opened())
    assert LEFT.format(0) in status(app)
    text = _plain(app)
    advised = [
        words.MUST_EMPTY,
        "Without \u201cNear enough for me\u201d, you get back: Cedar Clinic.",
        "With 30 minutes for \u201cNear enough for me\u201d, you get back: Cedar Clinic.",
        "Without \u201cHelp there, and a way in\u201d, you get back: Birch Clinic.",
    ]
    places = [text.index(sentence) for sentence in advised]
    assert places == sorted(places)
    assert _labels(app, "let_go", "move") == {
        "let_go.0": "Let go: Near enough for me",
        "move.0": "Change to 30 minutes for \u201cNear enough for me\u201d",
        "let_go.1": "Let go: Help there, and a way in",
    }


@pytest.mark.parametrize(
    ("key", "back"),
    [
        pytest.param("let_go.0", "Cedar Clinic", id="let one go"),
        pytest.param("move.0", "Cedar Clinic", id="move its limit"),
        pytest.param("let_go.1", "Birch Clinic", id="let the other go"),
    ],
)
def test_a_tap_on_what_is_advised_brings_exactly_those_back(opened: Any, key: str, back: str) -> None:
    app = _tap(_nobody_left(opened()), key)
    assert LEFT.format(1) in status(app)
    assert words.MUST_EMPTY not in _text(app)
    assert not _labels(app, "let_go", "move")
    on = {box.key for box in app.checkbox if box.value}
    gone = {"let_go.0": "must.near_enough", "let_go.1": "must.help_there"}.get(key)
    assert on == {"must.no_fee", "must.near_enough", "must.help_there"} - {gone}
    said: Answers = app.session_state["answers"]
    assert said.wanted.limits == {"near_enough": 30 if key == "move.0" else 20}
    assert _cards(_at(app, words.COMPARE)) == [back]


def test_when_no_center_is_left_every_later_screen_stands_and_says_so(opened: Any) -> None:
    app = _at(_weighed(_nobody_left(opened()), "staff"), words.COMPARE)
    assert words.COMPARE_NONE_LEFT in _text(app)
    assert _cards(app) == []
    app = _at(app, words.ASK)
    assert words.COMPARE_NONE_LEFT in _text(app)
    assert words.ASK_NEEDS_ORDER not in _text(app)  # it was said what matters


def test_where_no_center_gives_the_medicine_that_is_said_and_nothing_is_to_be_let_go(
    opened: Any, copied_example: Path
) -> None:
    centers = ("ash", "birch", "cedar", "dogwood")
    _change_table(copied_example, {(center, "gives_alphamab"): "no" for center in centers})
    app = _planned(_tick(_at(opened(copied_example), words.MUST), "the_medicine", "no_fee"), "alphamab")
    assert words.MUST_EMPTY_MEDICINE.format(medicine="Alphamab") in _plain(app)
    assert words.MUST_EMPTY not in _text(app)
    assert not _labels(app, "let_go", "move")
    app = _planned(app, "betamab")
    assert words.MUST_EMPTY_MEDICINE.partition("{")[0] not in _plain(app)


# ---- Must-haves: what a visit is made of


def _add_visit(folder: Path, *, route: str = "infusion") -> None:
    """Give Betamab a fact of a visit and one that is none, and a way it is given."""
    file = folder / "medicines.toml"
    said = 'sources = ["label"]\nchecked_on = 2026-10-01\nreview_by = 2027-03-01\n'
    facts = {"schedule": "Once in 6 months.", "warning": "It can harm the liver."}
    before, betamab = file.read_text().split('id = "betamab"')
    betamab = betamab.replace('route = "infusion"', f'route = "{route}"')
    blocks = [f'\n[[medicine.fact]]\nabout = "{k}"\ntext = "{v}"\n{said}' for k, v in facts.items()]
    file.write_text(f'{before}id = "betamab"{betamab}' + "".join(blocks))


def _visit(app: AppTest) -> str:
    """What stands behind the fold on a visit, and before it on the way it is given."""
    (html,) = [
        str(each.proto.body)
        for each in app.get("html")
        if words.MUST_VISIT.format(medicine="Betamab") in str(each.proto.body)
    ]
    return html


@pytest.mark.parametrize(
    ("today", "checked"),
    [
        pytest.param("2027-03-01", words.CHECKED, id="on its review date"),
        pytest.param("2027-03-02", words.CHECKED_DUE, id="past it"),
    ],
)
@pytest.mark.parametrize("screen", [words.MUST, words.COMPARE])
def test_what_a_visit_is_made_of_stands_with_its_source_and_its_dates(
    opened: Any, copied_example: Path, screen: str, today: str, checked: str
) -> None:
    _add_visit(copied_example)
    app = _at(opened(copied_example, today), screen)
    app = _unfold(app, "beside.change") if screen == words.COMPARE else app
    assert words.MUST_VISIT.partition("{")[0] not in _html(app)  # no medicine yet
    visit = _visit(_planned(app, "betamab"))
    assert "<h3>How often</h3><p>Once in 6 months.</p>" in visit
    assert "Example label — Nobody, 2026-02" in visit
    assert 'href="https://example.org/label"' in visit
    assert escape(checked.format(checked_on="October 1, 2026", review_by="March 1, 2027")) in visit
    assert "liver" not in visit
    assert "For adults with relapsing MS." not in visit


def test_a_medicine_given_under_the_skin_says_first_that_no_chair_may_be_needed(
    opened: Any, copied_example: Path
) -> None:
    _add_visit(copied_example, route="under the skin")
    app = _planned(_at(opened(copied_example), words.MUST), "betamab")
    assert _visit(app).startswith(f"<p>{escape(words.ROUTE_UNDER_SKIN)}</p>")
    assert words.ROUTE_UNDER_SKIN not in _text(_planned(app, "alphamab"))


# ---- what is true for one person only


def _own(app: AppTest, center: str, fact: str, amount: Amount | None) -> AppTest:
    """A fact typed in on Must-haves, in the row of its center."""
    app = _calm(_unfold(app, "own.each").selectbox(key="own.fact").set_value(fact).run())
    return _typed(app, center, fact, amount)


def test_what_is_true_for_the_person_counts_in_place_of_the_list_and_both_are_shown(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough"), "near_enough", 60.0)
    assert LEFT.format(3) in status(app)
    app = _own(app, "cedar", "minutes", 80.0)
    assert _told(app) == {("cedar", "minutes"): Measurement(80.0, "", date(2026, 11, 20), told=True)}
    field = app.number_input(key="answer.cedar.minutes")  # its row stays, though its center is set aside
    assert field.placeholder == words.OWN_LIST_SAYS.format(fact=words.GLANCE_EXAMPLE.format(fact="30 min"))
    assert LEFT.format(2) in status(app)
    own = "The trip takes 80 minutes one way. (You typed this in on November 20, 2026.)"
    assert f"Cedar Clinic: {own}" in _behind(_html(app), words.MUST_ASIDE.format(count=2))
    app = _at(_untick(app, "near_enough"), words.COMPARE)
    beyond = words.table("BEYOND_SENTENCE")["more"].format(limit="60 min")
    assert f"<li>{own} {beyond}</li>" in _card(app, "Cedar Clinic")
    assert "The trip takes 30 minutes" not in _card(app, "Cedar Clinic")


def test_on_must_haves_only_what_is_the_person_s_own_is_asked_a_row_a_center_a_to_z(opened: Any) -> None:
    app = _unfold(_at(opened(), words.MUST), "own.each")
    assert app.selectbox(key="own.fact").options == ["Travel time, one way"]
    assert _rows(app) == A_TO_Z


def test_the_checklist_has_the_same_rows_on_ask(opened: Any) -> None:
    app = _own(_at(opened(), words.MUST), "birch", "minutes", 20.0)
    app = _unfold(_at(app, words.ASK), "tell")
    app = _calm(app.radio(key="tell.way").set_value("fact").run())
    assert _rows(app) == A_TO_Z
    assert app.number_input(key="answer.birch.minutes").value == 20


def test_the_example_person_s_facts_are_left_out_and_back_with_a_tap(opened: Any) -> None:
    app = _limited(_tick(_at(opened(), words.MUST), "near_enough"), "near_enough", 30.0)
    assert words.EXAMPLE_USED.format(whose="Robin") in _plain(app)
    assert LEFT.format(2) in status(app)
    app = _tap(app, "example.switch")
    assert words.EXAMPLE_LEFT in _plain(app)
    assert LEFT.format(4) in status(app)  # no trip is known, so no center is too far
    app = _unfold(app, "own.each")
    assert app.number_input(key="answer.birch.minutes").placeholder == words.TELL_OPEN
    assert LEFT.format(2) in status(_tap(app, "example.switch"))


UNSAID = [
    words.OWN_MEDICINE,
    *(short_label(each) for each in load(EXAMPLE).indicators.values() if each.personal),
]


def test_compare_says_that_they_are_not_known_and_a_tap_puts_the_example_in_and_out(opened: Any) -> None:
    app = _at(_weighed(opened(lent=False), "way", "cost"), words.COMPARE)
    unknown = words.OWN_UNKNOWN.format(facts=listed(UNSAID))
    mark = words.GLANCE_EXAMPLE.format(fact="")
    assert unknown in _text(app)
    assert mark not in _text(app)
    tap(app, "centers", "example", "yes")
    assert _calm(app).session_state["answers"].example is True
    assert mark in _text(app)
    assert unknown not in _text(app)
    tap(app, "centers", "example", "")
    assert _calm(app).session_state["answers"].example is False
    assert unknown in _text(app)


def test_the_trips_of_a_list_that_a_person_brought_count_once_they_ask_for_them(opened: Any) -> None:
    app = opened(lent=False)
    shipped = load(EXAMPLE)
    mine = replace(as_own(shipped), name="mine", made_up=False)
    app.session_state["list.own"], app.session_state["list.opened"] = mine, of_own(shipped, mine)
    app = _at(_weighed(_calm(app.run()), "way", "cost"), words.COMPARE)
    assert words.LISTED_IN in _text(app)
    assert words.EXAMPLE_IN not in _text(app)
    mark = words.GLANCE_LISTED.format(fact="")
    assert mark not in _text(app)
    tap(app, "centers", "example", "yes")
    assert mark in _text(app)
    assert words.LISTED_OUT in _text(app)


def test_compare_says_what_the_person_has_not_said_yet_and_leads_to_where_they_can(opened: Any) -> None:
    """Also where it is behind a factor that they have not placed: it counts, if least."""
    app = _at(_weighed(opened(lent=False), "staff"), words.COMPARE)
    assert len(UNSAID) == 2
    assert words.OWN_UNKNOWN.format(facts=listed(UNSAID)) in _text(app)
    assert f'data-go="must-haves">{words.OWN_ADD}</a>' in _html(app)
    app = _planned(_at(opened(lent=False), words.MUST), "alphamab")
    app = _at(_weighed(app, "staff"), words.COMPARE)
    assert words.OWN_UNKNOWN.format(facts=listed(UNSAID[1:])) in _text(app)


def test_a_list_begins_without_its_example_person_s_facts_and_one_that_names_nobody_calls_them_its_own(
    opened: Any, copied_example: Path
) -> None:
    info = copied_example / "list.toml"
    app = _at(opened(copied_example, lent=False), words.MUST)
    assert words.EXAMPLE_LEFT in _plain(app)
    assert "example.switch" in [each.key for each in app.button]
    app = _at(app, words.COMPARE)
    assert words.GLANCE_EXAMPLE.format(fact="") not in _html(app)
    info.write_text(info.read_text().replace('example = "Robin"\n', ""))
    app = _at(opened(copied_example), words.MUST)
    assert app.button(key="example.switch").label == words.LISTED_OUT
    trip = short_label(load(copied_example).indicators["minutes"])  # the one such fact that the list has
    assert words.LISTED_USED.format(facts=trip) in _plain(app)


def test_only_the_must_haves_that_set_a_center_apart_are_open_and_the_rest_behind_one_tap(
    opened: Any,
) -> None:
    app = _at(opened(), words.MUST)
    (more,) = [part for part in app.expander if part.label == words.MUST_MORE.format(count=1)]
    assert [box.key for box in more.checkbox] == ["must.first_dose"]
    assert not more.proto.expanded
    app = _at(_tap(_tick(app, "first_dose"), "go.back"), words.MUST)
    (more,) = [part for part in app.expander if part.label == words.MUST_MORE.format(count=1)]
    assert more.proto.expanded  # what is ticked is seen


def test_what_is_typed_in_on_must_haves_can_be_taken_back_on_ask(opened: Any) -> None:
    app = _at(_own(_at(opened(), words.MUST), "cedar", "minutes", 80.0), words.ASK)
    assert _told(_tap(app, "back.cedar.minutes")) == {}


def _zip(app: AppTest, code: str) -> AppTest:
    return _calm(app.text_input(key="zip").set_value(code).run())


def test_with_a_zip_code_that_is_known_the_cards_say_how_far_away_a_center_is(
    opened: Any, copied_example: Path
) -> None:
    _change_table(copied_example, {("ash", "zip"): "60601", ("birch", "zip"): "10001"})
    app = _at(opened(copied_example), words.MUST)
    assert words.OWN_ZIP_NOTE not in _text(app)
    app = _zip(app, " 60601 ")
    assert words.OWN_ZIP_NOTE in _text(app)
    assert words.OWN_ZIP_UNKNOWN not in _text(app)
    app = _at(app, words.COMPARE)
    assert f"<p>{words.OWN_MILES_NEAR}</p>" in _card(app, "Ash Hospital")
    assert re.search(r"<p>About 7\d\d miles from you in a straight line\.</p>", _card(app, "Birch Clinic"))
    assert "in a straight line" not in _card(app, "Cedar Clinic")  # its ZIP code is made up
    app = _back(app, words.MUST)
    assert (app.text_input(key="zip").value or "").strip() == "60601"
    assert "in a straight line" not in _html(_at(_zip(app, ""), words.COMPARE))


@pytest.mark.parametrize("code", ["00000", "6060", "<b>"])
def test_with_a_zip_code_that_is_not_known_no_distance_is_shown(
    opened: Any, copied_example: Path, code: str
) -> None:
    _change_table(copied_example, {("ash", "zip"): "60601"})
    app = _zip(_at(opened(copied_example), words.MUST), code)
    assert words.OWN_ZIP_UNKNOWN in _text(app)
    assert words.OWN_ZIP_NOTE not in _text(app)
    assert "in a straight line" not in _html(_at(app, words.COMPARE))


def _add(app: AppTest, name: str) -> AppTest:
    app.text_input(key="place.name").set_value(name)
    return _tap(app, "place.add")


def test_a_place_of_one_s_own_stands_on_compare_as_one_more_card_of_which_nothing_is_known(
    opened: Any,
) -> None:
    app = _add(_at(opened(), words.MUST), "  Where I go now ")
    assert "Still on your list: 5 of 5." in status(app)
    app = _at(app, words.COMPARE)
    assert _cards(app) == [*A_TO_Z, "Where I go now"]
    card = _card(app, "Where I go now")
    assert f'<p class="where">{words.OWN_PLACE_SITE}</p>' in card
    assert words.table("CARD_NONE")["fits"] in card
    assert "We do not know how many MS nurses work there." in card
    assert "hecked" not in card
    app = _at(_tap(_tap(app, "go.back"), "place.staff"), words.COMPARE)
    own = _card(app, "Where I go now")
    assert f'<b class="points">{words.GLANCE_OPEN.format(low=0, high=100)}</b>' in own


def test_a_place_of_one_s_own_can_be_told_facts_and_be_set_aside_like_the_others(opened: Any) -> None:
    app = _own(_add(_at(opened(), words.MUST), "At home"), "own:1", "minutes", 0.0)
    assert app.number_input(key="answer.own:1.minutes").placeholder == words.TELL_OPEN
    app = _at(app, words.COMPARE)
    assert "<li>The trip takes 0 minutes one way. (You typed this in on" in _card(app, "At home")
    app = _answered(_at(app, words.ASK), "own:1", "fee", True, "")
    app = _tick(_back(app, words.MUST), "no_fee")
    assert "Still on your list: 2 of 5." in status(app)
    assert "At home" not in _cards(_at(app, words.COMPARE))


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        pytest.param("", words.OWN_PLACE_EMPTY, id="no name"),
        pytest.param("   ", words.OWN_PLACE_EMPTY, id="spaces"),
        pytest.param("Ash Hospital", words.OWN_PLACE_TWICE, id="a center of the list"),
        pytest.param(" at HOME ", words.OWN_PLACE_TWICE, id="added before, capitals and spaces aside"),
    ],
)
def test_a_place_without_a_name_of_its_own_is_refused_with_a_sentence(
    opened: Any, name: str, problem: str
) -> None:
    app = _add(_at(opened(), words.MUST), "At home")
    assert problem not in _text(app)
    app = _add(app, name)
    assert problem in _text(app)
    assert "Still on your list: 5 of 5." in status(app)
    assert problem not in _text(_calm(app.run()))  # said once


def test_a_place_is_removed_with_its_answers_though_it_is_picked(opened: Any) -> None:
    app = _add(_add(_at(opened(), words.MUST), "At home"), "To wait")
    app = _own(_own(app, "own:2", "minutes", 5.0), "own:1", "minutes", 0.0)
    app = _at(app, words.COMPARE)
    app = _pick(app, "ash", "own:1")
    app = _calm(_at(app, words.ASK).selectbox(key="sheet").set_value("own:1").run())
    app = _tap(_back(app, words.MUST), "remove.own:1")
    assert "Still on your list: 5 of 5." in status(app)
    assert list(_told(app)) == [("own:2", "minutes")]
    assert _labels(app, "remove") == {"remove.own:2": "Remove from my list: To wait"}
    app = _at(app, words.COMPARE)
    assert _cards(app) == [*A_TO_Z, "To wait"]
    assert _picked(app) == ["ash"]
    assert "At home" not in _text(_at(app, words.ASK))


def test_the_name_of_a_place_is_shown_as_it_was_typed(opened: Any) -> None:
    name = "*My* <b>place</b> [x](y)"
    app = _add(_at(opened(), words.MUST), name)
    assert _labels(app, "remove") == {"remove.own:1": f"Remove from my list: {name}"}
    assert "\\*My\\* \\<b>" in app.button(key="remove.own:1").label
    html = _html(_at(app, words.COMPARE))
    assert f">{escape(name)}</button></h3>" in html
    assert "<b>place" not in html


# ---- Ask: what decides whether a center is possible


def _asking(app: AppTest, *must_haves: str, medicine: str = "betamab") -> AppTest:
    """On Ask, with a medicine, must-haves and something that matters."""
    app = _tick(_planned(_at(app, words.MUST), medicine), *must_haves)
    return _at(_weighed(app, "staff"), words.ASK)


def test_the_questions_of_the_must_haves_stand_before_all_others(opened: Any) -> None:
    app = _unfold(_asking(opened(), "the_medicine"), "call.cedar")
    assert headings(app).index(words.ASK_MUST) < headings(app).index(words.ASK_CALLS)
    assert _questions(app) == [
        "In the safety program for Betamab",
        "Gives Betamab",
        "In the safety program for Betamab",
        "Gives Betamab",
        "MS nurses",
        "What you pay for a visit",
    ]
    lines = re.findall("<summary><span><strong>(.*?)</strong>", _html(app))
    assert lines == ["Cedar Clinic", "Dogwood Hospital"], "each is named once, in the line that opens"
    assert "<p>Ask: Do you give Betamab now, and would you give it to me?</p>" in _html(app)
    assert "<p>Ask: Are you in Beta Watch today?</p>" in _html(app)


def test_where_no_must_have_has_to_be_asked_there_is_no_heap_for_them(opened: Any) -> None:
    app = _asking(opened(), "no_fee", medicine="alphamab")
    assert words.ASK_MUST not in headings(app)


def test_what_to_ask_first_is_open_for_the_short_list_and_behind_a_tap_for_the_others(opened: Any) -> None:
    app = _asking(opened(), "the_medicine", "help_there")
    (html,) = [str(each.proto.body) for each in app.get("html") if 'class="line"' in str(each.proto.body)]
    assert "<strong>Cedar Clinic</strong> Ask about safety program and Betamab." in html
    assert "more center" not in html
    app = _pick(_back(app, words.COMPARE), "ash", "cedar")
    app = _at(app, words.ASK)
    (html,) = [str(each.proto.body) for each in app.get("html") if 'class="line"' in str(each.proto.body)]
    near, _, others = html.partition(words.ASK_OTHERS.format(count=1))
    told = holes(words.ASK_OTHERS, re.findall(r"<summary>([^<]*)</summary>", html)[0])
    assert told
    assert int(told["count"]) == others.count('class="line"')
    assert "<strong>Cedar Clinic</strong>" in near
    assert "<strong>Dogwood Hospital</strong>" not in near
    assert "<strong>Dogwood Hospital</strong>" in others


def test_a_no_to_the_medicine_sets_the_center_aside_at_once_and_can_be_taken_back(opened: Any) -> None:
    app = _asking(opened(), "the_medicine", "no_fee")
    app = _answered(app, "cedar", "gives:betamab", False, "Ann")
    assert _told(app)["cedar", "gives:betamab"].amount is False
    assert words.ASK_MUST not in headings(app)
    assert words.COMPARE_NONE_LEFT in _text(app)
    line = "It does not give Betamab. (Ann said so on November 20, 2026.)"
    assert f"Cedar Clinic: {line}" in _told_list(app)
    app = _tap(app, "back.cedar.gives:betamab")
    assert "Gives Betamab" in _questions(app)
    assert words.COMPARE_NONE_LEFT not in _text(app)


def test_a_yes_to_the_medicine_and_its_program_leaves_nothing_to_ask_first(opened: Any) -> None:
    app = _asking(opened(), "the_medicine", "no_fee")
    for about in ("gives:betamab", "enrolled:beta_watch"):
        assert words.ASK_MUST in headings(app)
        app = _answered(app, "cedar", about, True)
    assert words.ASK_MUST not in headings(app)
    card = _card(_back(app, words.COMPARE), "Cedar Clinic")
    assert "Ask first" not in card
    assert "It gives Betamab. It is in the safety program that Betamab needs: Beta Watch." in card


def test_answers_on_the_medicine_can_be_typed_in_and_stand_on_the_call_sheet(opened: Any) -> None:
    app = _at(opened(), words.ASK)
    assert "Gives Betamab" not in _rows(_at_center(app, "cedar"))  # no medicine is planned
    app = _at(_planned(_back(app, words.MUST), "betamab"), words.ASK)
    options = _rows(_at_center(app, "cedar"))
    assert {"Gives Betamab", "In the safety program for Betamab"} <= {*options}
    assert "Gives Alphamab" not in options
    sheet = _calm(app.selectbox(key="sheet").set_value("cedar").run())
    assert "<li>Are you in Beta Watch today?</li>" in _html(sheet)
    app = _answered(app, "cedar", "enrolled:beta_watch", False)
    assert "<li>Are you in Beta Watch today?</li>" not in _html(app)


def test_what_only_a_must_have_asks_is_asked_while_it_is_ticked_and_its_answer_decides(opened: Any) -> None:
    label, question = "Takes me for my first dose", "<li>May I have my first dose with you?</li>"
    app = _at_center(_at(opened(), words.ASK), "ash")
    assert label not in _rows(app)
    assert question not in _html(_calm(app.selectbox(key="sheet").set_value("ash").run()))
    app = _tick(_back(app, words.MUST), "first_dose")
    assert LEFT.format(4) in status(app)
    app = _at(app, words.ASK)
    assert question in _html(app)
    app = _answered(app, "ash", "must:first_dose", False)
    line = "First doses are not given there. (Ann said so on November 20, 2026.)"
    assert _told_list(app) == [f"Ash Hospital: {line}"]
    app = _back(app, words.COMPARE)
    assert "Ash Hospital" not in _cards(app)
    assert _behind(_html(app), words.MUST_ASIDE.format(count=1)) == [f"Ash Hospital: {line}"]
    app = _tap(_at(app, words.ASK), "back.ash.must:first_dose")
    assert _cards(_back(app, words.COMPARE)) == A_TO_Z


def test_the_app_runs_on_the_shipped_folder(opened: Any) -> None:
    app = _at(opened(DATA), words.WEIGH)
    for factor in re.findall(r'data-move="next ([^"]*)"', html_of(app, "swings")):
        app = _tap(app, f"place.{factor}")
    app = _at(app, words.COMPARE)
    assert _cards(app)[0].startswith("1. ")


def test_however_many_centers_are_about_equal_none_and_no_sentence_below_them_is_lost(
    opened: Any, copied_example: Path
) -> None:
    app = _at(_weighed(_twins(opened, copied_example, 30), "cost"), words.COMPARE)
    assert len(_cards(app)) == 8
    assert words.GROUP_TITLE_PART.format(count=30, place=1, shown=8) in _html(app)
    all_ = holes(words.COMPARE_SHOW_ALL, app.checkbox(key="show_all").label)
    assert all_ == {"count": "30"}
    app = _calm(app.checkbox(key="show_all").check().run())
    assert len(_cards(app)) == 30
    assert f"<h3>{words.SURE}</h3>" in _html(_unfold(app, "why"))


def _twins(opened: Any, copied_example: Path, count: int) -> Any:
    """The app, with so many centers that are one another's twins."""
    table = copied_example / "providers.csv"
    header, _, birch, *_ = table.read_text().splitlines()
    twins = [birch.replace("birch,Birch", f"birch{place},Birch {place:02}", 1) for place in range(count)]
    table.write_text("\n".join([header, *twins]) + "\n")
    return opened(copied_example)


def test_of_a_list_that_only_names_put_in_order_none_is_hidden_for_its_name(
    opened: Any, copied_example: Path
) -> None:
    app = _at(_twins(opened, copied_example, 14), words.COMPARE)
    assert words.STATUS_NOTHING in _html(app)
    assert len(_cards(app)) == 14
    assert not [box for box in app.checkbox if box.key == "show_all"]
    app = _tap(_unfold(app, "change"), "place.cost")
    assert len(_cards(app)) == 8
    assert [box for box in app.checkbox if box.key == "show_all"]
    app = _calm(app.radio(key="order_by").set_value("name").run())
    assert len(_cards(app)) == 14


def test_a_list_too_long_to_be_seen_at_once_is_cut_short_in_any_order(
    opened: Any, copied_example: Path
) -> None:
    app = _at(_twins(opened, copied_example, 15), words.COMPARE)
    assert len(_cards(app)) == 8
    assert [box for box in app.checkbox if box.key == "show_all"]


def test_with_one_center_there_is_nothing_to_compare_it_with(opened: Any, copied_example: Path) -> None:
    table = copied_example / "providers.csv"
    table.write_text("\n".join(table.read_text().splitlines()[:2]) + "\n")
    app = _at(_weighed(opened(copied_example), "cost"), words.COMPARE)
    assert words.WHY_ONE_LEFT in _html(app)
    assert words.WHY_NEEDS_ORDER not in _html(app)


def test_the_zip_code_is_asked_only_where_some_center_has_one_that_is_known(
    opened: Any, copied_example: Path
) -> None:
    app = _at(opened(), words.MUST)
    assert not [field for field in app.text_input if field.key == "zip"]
    _change_table(copied_example, {("ash", "zip"): "60601"})
    app = _at(opened(copied_example), words.MUST)
    assert [field.label for field in app.text_input if field.key == "zip"] == [words.OWN_ZIP]


def test_a_call_sheet_says_there_is_nothing_to_ask_only_where_nothing_at_all_is_unknown(
    opened: Any, copied_example: Path
) -> None:
    factors = copied_example / "factors.toml"
    factors.write_text(factors.read_text("utf-8").replace("personal = true\n", ""), "utf-8")
    app = _calm(_at(opened(copied_example), words.ASK).selectbox(key="sheet").set_value("ash").run())
    assert "<li>May I have my first dose with you?</li>" in _html(app)  # though it is no must-have
    app = _at(_tick(_back(app, words.MUST), "first_dose"), words.ASK)
    app = _answered(app, "ash", "must:first_dose", True)
    app = _calm(app.selectbox(key="sheet").set_value("ash").run())
    assert words.SHEET_NOTHING.format(name="Ash Hospital") in _text(app)


def test_a_question_of_the_must_haves_is_not_said_to_change_nothing(opened: Any) -> None:
    question = "<li>Can I get to the chair without a step?</li>"
    before = _html(_unfold(_at(_weighed(opened(), "staff", "cost"), words.ASK), "call.dogwood"))
    assert question in before.partition(words.SHEET_TITLE.format(name="Dogwood Hospital"))[0]
    app = _tick(_at(opened(), words.MUST), "help_there")
    after = _html(_unfold(_at(_weighed(app, "staff", "cost"), words.ASK), "call.dogwood"))
    assert "<p>Ask: Can I get to the chair without a step?</p>" in after
    assert question not in after.partition(words.SHEET_TITLE.format(name="Dogwood Hospital"))[0]
