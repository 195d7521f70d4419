"""What is said of one's own medicine among what is said of all: its program, and a part of a page."""

from dataclasses import replace
from datetime import date

import pytest

from decision.catalog.catalog import load
from decision.guide.texts import MedicineFact
from decision.screens.drawing import facts
from tests.conftest import EXAMPLE

LIST = load(EXAMPLE)
ALPHA, BETA = LIST.medicines[:2]
TIMES = tuple(
    MedicineFact(about, text, ALPHA.facts[0].evidence)
    for about, text in (("watch", "You are watched & warm."), ("time", "It is quick."), ("call", "Call us."))
)


def test_a_medicine_with_a_program_says_who_must_be_in_it_and_what_to_tick_first() -> None:
    found = facts.bound_html(LIST, BETA)
    assert "Only sites in this program may give Betamab." in found
    given = next(each for each in LIST.must_haves if each.id == "the_medicine")
    assert f"“{given.label}”" in found


def test_a_medicine_without_one_says_nothing_and_a_list_without_the_must_have_names_none() -> None:
    assert facts.bound_html(LIST, ALPHA) == ""
    assert "“" not in facts.bound_html(replace(LIST, must_haves=()), BETA)


def test_what_is_known_of_it_comes_in_the_order_asked_for_each_with_what_it_is_about() -> None:
    medicine = replace(ALPHA, facts=TIMES)
    found = facts.own_html(medicine, ("time", "watch"), "<a>more</a>")
    assert "With Alphamab" in found
    assert found.index("It is quick.") < found.index("You are watched &amp; warm.") < found.index("more")
    assert "How long it runs:" in found
    assert "Call us." not in found


def test_what_is_about_one_thing_needs_no_word_for_it() -> None:
    found = facts.own_html(replace(ALPHA, facts=TIMES), ("call",), "")
    assert "<p>Call us.</p>" in found


def test_a_page_is_drawn_in_its_own_order_with_what_is_added_after_its_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []
    page = replace(LIST.pages[0], text="First.\n## One\nA $1.\n## Two\nB.")
    patch = monkeypatch.setattr
    patch("decision.screens.drawing.facts.st.markdown", lambda text, **_: drawn.append(text))
    patch("decision.screens.drawing.facts.parts.draw", lambda html, *_: drawn.append(html))
    facts.show_page(LIST, page, date(2026, 11, 28), "<pic>", {"One": "<own>"})
    assert [each.strip() for each in drawn[:-1] if each] == [
        "First.",
        "<pic>",
        "## One\nA \\$1.",
        "<own>",
        "## Two\nB.",
    ]


def test_a_picture_of_the_day_comes_after_what_is_new_and_before_what_a_visit_is_made_of() -> None:
    new, use = (replace(TIMES[0], about=about, text=about) for about in ("status", "use"))
    found = facts.medicine_html(LIST, replace(ALPHA, facts=(new, *TIMES, use)), date(2026, 11, 28), "<pic>")
    places = [found.index(text) for text in ("<p>status", "<pic>", "It is quick.", "Call us.", "<p>use")]
    assert places == sorted(places)
    assert found.count('id="fact-time"') == 1
