"""Benefits and risks: one form, only those of the medicine, and figures on one base."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from decision.catalog.catalog import Catalog
from decision.guide.texts import StudyNumber, StudyRate
from decision.screens.drawing import effects, study_pictures
from decision.wording import words
from decision.wording.describing import fact_sentence
from tests.conftest import holes
from tests.screens.drawings import LIST, TODAY
from tests.screens.elements import Element, form, read


def articles(html: str, place: int) -> list[Element]:
    """The effects of one of the two lists: 0 the benefits, 1 the risks."""
    both = [each for each in read(html).all("details") if each.attributes.get("class") == "effects-of"]
    assert [each.one("h3").text for each in both] == [words.BENEFITS, words.RISKS]
    return [each for each in both[place].all("div") if each.attributes.get("class") == "effect-line"]


def without_asks(article: Element) -> list[tuple[object, ...]]:
    """The form of an effect, apart from what a risk asks of a center, and the hard words of its own text."""
    return [
        form(child)
        for child in article.one("div", "more").children
        if child.attributes.get("class") not in ("asks", "hard")
    ]


MEDICINES = [None, *LIST.medicines]


COMPARED = [
    pytest.param(None, id="on Learn"),
    pytest.param((), id="none"),
    pytest.param(LIST.providers[:2], id="two"),
]


@pytest.mark.parametrize("compared", COMPARED)
@pytest.mark.parametrize("medicine", MEDICINES)
def test_benefits_and_risks_have_one_form(compared: Any, medicine: Any) -> None:
    html = effects.beside(LIST, effects.Shown(medicine, compared, TODAY))
    drawn = [without_asks(article) for place in (0, 1) for article in articles(html, place)]
    assert len(drawn) == 2
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("medicine", LIST.medicines)
def test_only_the_effects_of_the_medicine_are_shown(medicine: Any) -> None:
    of_beta = tuple(replace(each, title="Of Betamab", medicines=("betamab",)) for each in LIST.risks)
    found = replace(LIST, risks=(*LIST.risks, *of_beta))
    titles = [
        e.one("span", "title").text
        for e in articles(effects.beside(found, effects.Shown(medicine, None, TODAY)), 1)
    ]
    assert ("Of Betamab" in titles) is (medicine.id == "betamab")


def with_figures_of_both() -> Catalog:
    """The example with a figure of each medicine on each effect, every one to be known by its words."""
    figures = tuple(
        StudyNumber(
            medicine.id, count, 1000, f"had the event of {medicine.id}", "adults", "2 years", ("label",)
        )
        for medicine, count in zip(LIST.medicines, (711, 822), strict=True)
    )
    benefits, risks = (
        tuple(replace(each, numbers=figures) for each in kind) for kind in (LIST.benefits, LIST.risks)
    )
    return replace(LIST, benefits=benefits, risks=risks)


@pytest.mark.parametrize("compared", COMPARED)
@pytest.mark.parametrize(
    ("id", "own", "others"),
    [
        pytest.param("alphamab", ["711"], ["822", "event of betamab"], id="the first"),
        pytest.param("betamab", ["822"], ["711", "event of alphamab"], id="the second"),
        pytest.param(None, [], ["711", "822"], id="with no medicine chosen there are no figures"),
    ],
)
def test_figures_of_another_medicine_are_never_shown(
    compared: Any, id: str | None, own: list[str], others: list[str]
) -> None:
    found = with_figures_of_both()
    html = effects.beside(found, effects.Shown(found.medicine(id), compared, TODAY))
    for article in (*articles(html, 0), *articles(html, 1)):
        assert [text for text in own if text not in article.text] == []
    assert [text for text in others if text in html] == []


def test_where_a_medicine_has_no_figure_that_is_said() -> None:
    html = effects.beside(LIST, effects.Shown(LIST.medicine("betamab"), None, TODAY))
    for article in (*articles(html, 0), *articles(html, 1)):
        assert words.EFFECT_NO_NUMBER in article.text


def test_figures_are_reported_on_one_base_with_what_they_were_compared_with() -> None:
    html = effects.beside(LIST, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    benefit, risk = articles(html, 0)[0].text, articles(html, 1)[0].text
    before = "Over 2 years, {} of 100 adults with relapsing MS had a"
    assert (
        f"{before.format(22)} new attack. "
        "Of 100 who got an older medicine instead, this happened to 40." in benefit
    )
    assert (
        f"{before.format(34)} reaction. "
        "Of 100 who got an older medicine instead, this happened to 10." in risk
    )
    alone = replace(LIST.risks[0].numbers[0], compared=None, against="")
    found = replace(LIST, risks=(replace(LIST.risks[0], numbers=(alone,)),))
    html = effects.beside(found, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    article = articles(html, 1)[0]
    assert f"{before.format(34)} reaction." in article.text
    assert "With an older medicine" not in article.text


def test_the_line_of_a_figure_says_of_whom_it_is_where_that_is_not_all_who_take_the_medicine() -> None:
    of_some = replace(LIST.risks[0].numbers[0], group="with late MS")
    found = replace(LIST, risks=(replace(LIST.risks[0], numbers=(of_some,)),))
    html = effects.beside(found, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    line = articles(html, 1)[0].one("b", "figure").text
    assert line == "34 of 100 with late MS had a reaction; with an older medicine: 10"
    reported = holes(words.EFFECT_GROUP, line.partition(" of ")[2].partition(" had ")[0])
    assert reported
    assert reported["of"].split()[0] == "100"


def test_where_a_range_is_said_beside_figures_the_line_is_the_range_and_the_figures_are_still_in_full() -> (
    None
):
    range_ = StudyRate("alphamab", "1 to 34 of 100, by a blood test", "It depends.", ("label",))
    found = replace(LIST, risks=(replace(LIST.risks[0], rates=(range_,)),))
    html = effects.beside(found, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    article = articles(html, 1)[0]
    assert article.one("b", "figure").text == range_.short
    assert article.all("figure") != []


@pytest.mark.parametrize("figures", [True, False])
def test_what_is_no_count_of_people_is_on_the_line_and_in_full_and_is_not_pictured(*, figures: bool) -> None:
    rate = StudyRate("betamab", "9 attacks a year for each 100 people", "There were 9 attacks.", ("label",))
    found = replace(LIST, benefits=(replace(LIST.benefits[0], rates=(rate,)),))
    shown = effects.Shown(LIST.medicine("betamab"), None, TODAY, figures=figures)
    article = articles(effects.beside(found, shown), 0)[0]
    assert (article.one("b", "figure").text == rate.short) is figures
    assert (rate.text in article.text) is figures
    assert words.EFFECT_NO_NUMBER not in article.text
    assert article.all("figure") == []
    other = articles(effects.beside(found, replace(shown, medicine=LIST.medicine("alphamab"))), 0)[0]
    assert "9 attacks" not in other.text


def pictured(html: str) -> list[tuple[str, int, int, str | None]]:
    """Of each picture: what stands below it, how many dots are full and hollow, and what it is called."""
    return [
        (
            figure.one("figcaption").text,
            figure.one("div").text.count("●"),
            figure.one("div").text.count("○"),
            figure.one("div").attributes["aria-label"],
        )
        for figure in read(html).all("figure")
    ]


def test_a_figure_that_compared_is_pictured_twice_on_one_base() -> None:
    html = effects.beside(LIST, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    label = "A picture of 100 dots, one for each person, with {} of them filled in."
    assert pictured(html) == [
        ("With this medicine: 22 of 100", 22, 78, label.format(22)),
        ("With an older medicine: 40 of 100", 40, 60, label.format(40)),
        ("With this medicine: 34 of 100", 34, 66, label.format(34)),
        ("With an older medicine: 10 of 100", 10, 90, label.format(10)),
    ]


@pytest.mark.parametrize(
    ("count", "of", "rows"),
    [
        pytest.param(0, 100, ["○" * 10] * 10, id="nobody"),
        pytest.param(100, 100, ["●" * 10] * 10, id="everybody"),
        pytest.param(13, 100, ["●" * 10, "●" * 3 + "○" * 7, *["○" * 10] * 8], id="13 of 100"),
        pytest.param(41, 1000, ["●" * 25, "●" * 16 + "○" * 9, *["○" * 25] * 38], id="41 of 1,000"),
    ],
)
def test_the_dots_are_in_rows_the_full_ones_first(count: int, of: int, rows: list[str]) -> None:
    figure = StudyNumber("alphamab", count, of, "slept", "adults", "2 years", ("label",))
    (picture,) = read(study_pictures.html(figure)).all("figure")
    assert picture.one("div").text.split("\n") == rows


def test_a_base_that_cannot_be_pictured_has_no_picture() -> None:
    assert study_pictures.html(StudyNumber("alphamab", 1, 99, "slept", "adults", "2 years", ("label",))) == ""


@pytest.mark.parametrize("compared", COMPARED)
def test_hidden_figures_leave_no_number_and_no_picture_and_say_so(compared: Any) -> None:
    shown = effects.Shown(LIST.medicine("alphamab"), compared, TODAY, figures=False)
    html = effects.beside(LIST, shown)
    assert pictured(html) == []
    for place in (0, 1):
        for article in articles(html, place):
            assert words.EFFECT_HIDDEN in article.text
            assert "of 100" not in article.text.casefold()


def test_each_risk_names_the_factors_that_bear_on_it() -> None:
    here = articles(effects.beside(LIST, effects.Shown(None, (), TODAY)), 1)[0]
    assert words.EFFECT_FACTORS_PLAIN.format(factors="Staff") in here.text
    linked = articles(effects.beside(LIST, effects.Shown(None, None, TODAY, linked=True)), 1)[0]
    assert [(link.attributes["href"], link.text) for link in linked.one("p", "jumps").all("a")] == [
        ("./learn?read=what-can-matter&at=factor-staff", "Staff")
    ]


def test_in_short_each_effect_is_one_line_with_its_figure_and_opens_to_all_that_is_said_of_it() -> None:
    medicine = LIST.medicine("alphamab")
    html = effects.beside(LIST, effects.Shown(medicine, None, TODAY))
    (reaction,) = re.findall(r'data-key="effect-reaction".*', html, re.DOTALL)
    line = reaction.split("</summary>")[0]
    figure = LIST.risks[0].numbers_for("alphamab")[0]
    (reported,) = re.findall(r'class="figure">(\d+) of (\d+) (.*?); with (.*?): (\d+)</b>', line)
    of = (figure.count, figure.of, figure.event, figure.against, figure.compared)
    assert reported == tuple(map(str, of))
    hidden = effects.beside(LIST, effects.Shown(medicine, None, TODAY, figures=False))
    assert "34 of 100" not in hidden
    assert "standing" not in html, "Learn says nothing of centers"


def test_without_a_medicine_each_effect_says_which_medicines_it_is_true_of() -> None:
    html = effects.beside(LIST, effects.Shown(None, None, TODAY))
    for article in (*articles(html, 0), *articles(html, 1)):
        assert "This is true of Alphamab and Betamab." in article.text


@pytest.mark.parametrize(
    ("days", "due"),
    [
        pytest.param(0, False, id="on the review date it is in time"),
        pytest.param(1, True, id="on the day after it is due"),
    ],
)
def test_a_fact_past_its_review_date_says_so(days: int, due: bool) -> None:
    today = LIST.risks[0].evidence.review_by + timedelta(days=days)
    html = effects.beside(LIST, effects.Shown(None, None, today))
    for article in (*articles(html, 0), *articles(html, 1)):
        dates = {"checked_on": "October 1, 2026", "review_by": "October 1, 2027"}
        assert (words.CHECKED_DUE.format(**dates) in article.text) is due
        assert (words.CHECKED.format(**dates) in article.text) is not due


@pytest.mark.parametrize("medicine", MEDICINES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_each_risk_shows_how_each_compared_center_stands_on_what_it_asks(medicine: Any, count: int) -> None:
    compared = LIST.providers[:count]
    for article, risk in zip(
        articles(effects.beside(LIST, effects.Shown(medicine, compared, TODAY)), 1), LIST.risks, strict=True
    ):
        parts = [LIST.indicators[id] for id in risk.indicators]
        rows = [(e.tag, e.text) for e in article.one("dl").children]
        assert rows == [
            row
            for each in compared
            for row in [("dt", each.name), *(("dd", fact_sentence(i, each.amount(i.id))) for i in parts)]
        ]
        assert words.EFFECT_ASKS.format(asks=risk.asks) in article.text


def test_with_none_compared_each_risk_tells_of_the_whole_list() -> None:
    (article,) = articles(effects.beside(LIST, effects.Shown(None, (), TODAY)), 1)
    assert [item.text for item in article.all("ul")[0].all("li")] == [
        (
            "A doctor is in the building. "
            "This is true at 2 of 4 centers on this list, and not at 1. Not known at 1."
        ),
        "MS nurses: from 2 to 4 nurses on this list. Not known at 2.",
    ]


def test_on_learn_a_risk_says_what_it_asks_and_nothing_of_centers() -> None:
    (article,) = articles(effects.beside(LIST, effects.Shown(None, None, TODAY)), 1)
    assert words.EFFECT_ASKS.format(asks=LIST.risks[0].asks) in article.text
    assert not article.all("dl")
    assert words.EFFECT_AT_LIST not in article.text
