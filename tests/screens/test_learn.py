"""Learn on the whole app: the medicine, the pages, the hard words, and what leads to what."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from decision.catalog.catalog import current
from decision.wording import words
from tests.conftest import EXAMPLE
from tests.screens.deeds import seen, unfold
from tests.screens.tapping import at, calm, heading, opened_row, pressed


def _reading(app: AppTest, topic: str) -> AppTest:
    """Learn, with that topic open. The app must be at Start or on Learn."""
    if heading(app) == words.START_DECISION:
        app = pressed(app, "go.on")
    app.query_params["read"] = topic
    return calm(app.run())


def _topics(app: AppTest) -> dict[str, str]:
    """Where each link to a topic leads, by its label."""
    links = re.findall(r'data-go="learn\?read=([\w-]+)">(.+?)</a>', seen(app))
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
    app = _reading(app, _topics(at(app, words.LEARN))[words.WORDS_EXPLAINED])
    lines = re.findall(r"<li>(.+?)</li>", _glossary_of(app))
    assert lines == [
        "Infusion: A medicine runs slowly into a vein.",
        "Vein: Blood runs back to the heart through it.",
    ]
    assert words.CHECKED.format(checked_on="September 1, 2026", review_by="October 1, 2027") in seen(app)


def test_learn_has_no_glossary_where_a_list_explains_no_word(opened: Any, copied_example: Path) -> None:
    (copied_example / "words.toml").write_text("", encoding="utf-8")
    app = at(opened(copied_example), words.LEARN)
    assert words.WORDS_EXPLAINED not in _topics(app)


def test_the_medicine_chosen_on_learn_is_chosen_on_compare_with_its_own_risks(opened: Any) -> None:
    app = calm(at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    app = unfold(at(app, words.COMPARE), "beside.change")
    assert app.selectbox(key="medicine").value == "alphamab"
    text = opened_row(app, "Ash Hospital") + seen(app)
    assert "It gives Alphamab." in text
    assert "Over 2 years, 34 of 100 adults with relapsing MS had a reaction." in text


def test_figures_can_be_hidden_and_stay_hidden_on_the_other_screen(opened: Any) -> None:
    figure = "34 of 100 adults with relapsing MS had a reaction."
    app = calm(at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    assert figure in seen(app)
    app = calm(app.checkbox(key="no_figures").check().run())
    assert figure not in seen(app)
    app = unfold(at(app, words.COMPARE), "beside.change")
    assert figure not in seen(app)
    app = calm(app.checkbox(key="no_figures").uncheck().run())
    assert figure in seen(app)


def test_what_else_there_is_to_read_is_listed_by_group(opened: Any) -> None:
    listed = re.search(r'<nav class="topics".*?</nav>', seen(at(opened(), words.LEARN)), re.DOTALL)
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
    app = calm(at(opened(), words.LEARN).selectbox(key="medicine").set_value(medicine).run())
    topics = _topics(app)
    assert {page.title for page in catalog.pages} <= topics.keys()
    assert {words.FACTORS_TITLE, words.LEARN_EVERY, words.WORDS_EXPLAINED} <= topics.keys()
    for title, topic in topics.items():
        app = _reading(app, topic)
        assert heading(app) == title
        assert 'data-go="learn"' in seen(app), "there is a way back"
        assert any(button.key == "go.on" for button in app.button)
    texts = [seen(_reading(app, page.id)) for page in catalog.pages]
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
    app = at(opened(copied_example), words.LEARN)
    assert "A reaction on the day" not in seen(app)
    app = calm(app.selectbox(key="medicine").set_value("alphamab").run())
    assert "A reaction on the day" in seen(app)
    assert "Of Betamab alone" not in seen(app)
    assert "Of Betamab alone" in seen(_reading(app, _topics(app)[words.LEARN_EVERY]))


def test_a_risk_and_its_factors_lead_to_each_other(opened: Any) -> None:
    app = calm(at(opened(), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    assert 'data-go="learn?read=what-can-matter&amp;at=factor-staff"' in seen(app)
    text = seen(_reading(app, "what-can-matter"))
    (factor,) = re.findall(r'id="factor-staff".*?</article>', text)
    (no_risk,) = re.findall(r'id="factor-cost".*?</article>', text)
    assert 'data-go="learn?at=effect-reaction"' in factor
    assert words.FACTOR_NO_RISK in no_risk


def test_without_a_medicine_a_factor_leads_to_the_risks_of_them_all(opened: Any) -> None:
    factors = seen(_reading(opened(), "what-can-matter"))
    assert 'data-go="learn?read=every-medicine&amp;at=effect-reaction"' in factors
    assert 'data-key="effect-reaction"' in seen(_reading(opened(), "every-medicine"))


def test_what_matters_names_only_the_risks_of_the_medicine_that_is_planned(
    opened: Any, copied_example: Path
) -> None:
    _add_a_risk_of_betamab(copied_example)
    app = pressed(at(opened(copied_example), words.WEIGH), "open.staff")
    both = words.FACTOR_RISKS_PLAIN.format(risks="A reaction on the day; Of Betamab alone")
    assert both in seen(app)
    app = calm(at(opened(copied_example), words.LEARN).selectbox(key="medicine").set_value("alphamab").run())
    text = seen(pressed(at(app, words.WEIGH), "open.staff"))
    assert both not in text
    assert words.FACTOR_RISKS_PLAIN.format(risks="A reaction on the day") in text


def test_what_matters_names_the_risks_behind_a_factor(opened: Any) -> None:
    app = at(opened(), words.WEIGH)
    assert words.FACTOR_NO_RISK not in seen(app)
    text = seen(pressed(pressed(app, "open.staff"), "open.cost"))
    assert words.FACTOR_RISKS_PLAIN.format(risks="A reaction on the day") in text
    assert words.FACTOR_NO_RISK in text


def test_a_page_leads_to_those_to_read_next(opened: Any, copied_example: Path) -> None:
    (first,) = (copied_example / "guide").glob("*.md")
    dated = "sources = ['survey']\nchecked_on = 2026-10-01\nreview_by = 2027-10-01\n"
    (copied_example / "guide" / "more.md").write_text(
        f"+++\ntitle = 'More'\norder = 2\nrelated = ['{first.stem}']\n{dated}+++\nMore to read.\n"
    )
    text = seen(_reading(opened(copied_example), "more"))
    assert words.READ_NEXT in text
    assert f'data-go="learn?read={first.stem}"' in text
    assert words.READ_NEXT not in seen(_reading(opened(copied_example), first.stem))
