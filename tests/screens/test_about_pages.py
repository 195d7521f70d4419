"""What must hold for the pages about the tool: they say what the code does and what the data holds."""

import re
from datetime import date

import pytest

from decision.catalog import catalog
from decision.guide.texts import Page
from decision.method import shares
from decision.method.preferences import Word, rank_order_centroid
from decision.method.robustness import CLEAR_LEAD, SPREAD
from tests.conftest import DATA

FOUND = catalog.load(DATA)
EACH_PAGE = [pytest.param(page, id=page.id) for page in FOUND.about]


def about(id: str) -> str:
    return next(page.text for page in FOUND.about if page.id == id)


def months(checked_on: date, review_by: date) -> int:
    assert checked_on.day == review_by.day
    return 12 * (review_by.year - checked_on.year) + review_by.month - checked_on.month


@pytest.mark.parametrize("page", EACH_PAGE)
def test_a_page_is_read_in_a_few_minutes(page: Page) -> None:
    assert 150 <= len(page.text.split()) <= 450


@pytest.mark.parametrize("page", EACH_PAGE)
def test_a_page_keeps_away_from_percentages(page: Page) -> None:
    assert not re.search(r"%|\bper ?cent", page.text)


def test_who_pays_and_who_has_not_checked_it_are_said_plainly() -> None:
    text = about("who_made_this")
    assert "No center, drug maker or health plan has paid for this tool." in text
    assert "We do not give names yet." in text
    assert (
        "No person with MS has tried it. No nurse, doctor or other outside reviewer has checked it." in text
    )


def test_how_long_facts_hold_is_said_as_it_is_in_the_data() -> None:
    dated = [
        *(effect.evidence for effect in (*FOUND.benefits, *FOUND.risks)),
        *(fact.evidence for medicine in FOUND.medicines for fact in medicine.facts),
        *(programme.evidence for programme in FOUND.programmes),
        *(page.evidence for page in (*FOUND.pages, *FOUND.about)),
    ]
    in_words = re.findall(r"due after (\w+) months", about("how_facts_are_kept"))
    said = {{"three": 3, "six": 6}[count] for count in in_words}
    assert said == {months(evidence.checked_on, evidence.review_by) for evidence in dated}


def test_the_lead_that_counts_as_clear_is_that_of_the_code() -> None:
    (points,) = re.findall(r"less than (\d+) points", about("how_the_score_works"))
    assert float(points) == CLEAR_LEAD
    assert f"The {points} is our own choice." in about("how_the_score_works")


def test_the_weights_of_an_order_are_those_of_the_code() -> None:
    ((count, *rest),) = re.findall(
        r"With (\d) factors, that is (\d+), (\d+) and (\d+) of 100", about("how_the_score_works")
    )
    assert [int(weight) for weight in rest] == [round(100 * w) for w in rank_order_centroid(int(count))]


def test_the_four_words_count_as_in_the_code() -> None:
    ((*rest, last),) = re.findall(
        r"your words count (\d), (\d), (\d) and (\d)\.", about("how_the_score_works")
    )
    assert [*rest, last] == [str(int(word)) for word in Word]


def test_where_shares_become_about_is_where_the_code_says() -> None:
    text = about("how_the_score_works")
    assert f"With more than {shares._MOST_FACTORS} factors that count" in text
    assert f"we try {SPREAD:,} ways" in text


def test_the_limits_name_the_sample_list_only_while_it_is_made_up() -> None:
    assert ("The list that comes with this tool is made up." in about("what_it_cannot_do")) is (
        FOUND.info.made_up
    )


@pytest.mark.parametrize(
    ("author", "year"),
    [
        ("Keeney and Raiffa", "1976"),
        ("Barron and Barrett", "1996"),
        ("Kirkwood and Sarin", "1985"),
        ("Lahdelma and Salminen", "2001"),
        ("Raiffa and Schlaifer", "1961"),
    ],
)
def test_each_work_that_is_named_is_among_the_sources_of_the_page(author: str, year: str) -> None:
    page = next(page for page in FOUND.about if author in page.text)
    after = page.text.partition(author)[2]
    assert year in after[:60]
    assert year in {FOUND.source_by_id[id].published for id in page.evidence.sources}
