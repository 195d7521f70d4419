"""What must hold for the pages that ship: every topic has its place, every number is a count of people."""

import re

import pytest

from decision.catalog import catalog
from decision.guide.texts import Page
from tests.conftest import DATA

PAGES = catalog.load(DATA).pages
EACH_PAGE = [pytest.param(page, id=page.id) for page in PAGES]

# A topic, and how a title or a heading of the guide says it.
TOPICS = {
    "what an infusion is": r"what an infusion is",
    "how it differs from pills and shots": r"pills and shots",
    "how to read benefits and risks": r"benefits and risks",
    "the medicines": r"the medicines",
    "who it is for": r"is it for everyone",
    "earlier treatment": r"past treatment",
    "infections": r"infections",
    "vaccines": r"vaccines",
    "pregnancy": r"pregnancy",
    "the day": r"what a day there is like",
    "tests and follow-up": r"tests and follow-up",
    "who keeps track": r"who keeps track",
    "feeling after": r"how you may feel after",
    "eating": r"eating",
    "moving": r"moving",
    "mood": r"mood",
    "support": r"support",
    "choosing a center": r"choosing a center",
    "what is not known": r"what is not known",
    "price by kind of place": r"kinds of place and price",
    "accreditation": r"accreditation",
    "paying": r"paying",
    "facility fee": r"facility fee",
    "help to pay": r"help to pay",
    "questions and answers": r"questions and answers",
    "questions to ask": r"questions to ask",
    "who to call": r"who to call",
}
PLACES = ["Hospital unit", "MS center", "Stand-alone infusion center", "Doctor's office", "Home"]
CALL = (
    "New or worse weakness, sight, speech, balance or thinking: call your MS team today. "
    "Trouble breathing or signs of stroke: call 911."
)
COUNT = re.compile(r"\bof (each )?(100|1,000)\b")


def headings(page: Page) -> list[str]:
    return [page.title, *re.findall(r"^## (.+)$", page.text, re.MULTILINE)]


def page_titled(words: str) -> Page:
    return next(page for page in PAGES if words in page.title)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_a_page_or_a_heading(topic: str) -> None:
    said = [heading.casefold() for page in PAGES for heading in headings(page)]
    assert [heading for heading in said if re.search(TOPICS[topic], heading)] != []


@pytest.mark.parametrize("page", EACH_PAGE)
def test_a_page_is_read_in_a_few_minutes(page: Page) -> None:
    words = re.sub(r"^\s*(#+|-|\d+\.)\s", "", page.text, flags=re.MULTILINE).split()
    assert 150 <= len(words) <= 400


@pytest.mark.parametrize("page", EACH_PAGE)
def test_no_number_of_people_is_a_percentage(page: Page) -> None:
    assert not re.search(r"%|\bper ?cent", page.text)


@pytest.mark.parametrize("page", EACH_PAGE)
def test_no_page_lines_up_the_figures_of_two_medicines(page: Page) -> None:
    counted = [text for text in page.text.split("\n\n") if COUNT.search(text)]
    named = {each.name for each in catalog.load(DATA).medicines for text in counted if each.name in text}
    assert len(named) <= 1


def test_when_to_call_at_once_stands_first_on_its_page() -> None:
    assert page_titled("Who to call").text.replace("**", "").strip().startswith(CALL)


def test_the_day_is_told_for_each_kind_of_place() -> None:
    assert re.findall(r"^\*\*(.+?)\.\*\*", page_titled("What a day").text, re.MULTILINE) == PLACES
