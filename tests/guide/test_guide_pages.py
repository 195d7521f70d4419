"""What must hold for the pages that ship: every topic has its place, every number is a count of people."""

import re

import pytest

from decision.catalog import catalog
from decision.guide.texts import Effect, Page
from decision.wording import words
from tests.audit.reading_grade import grades, sentence_lengths
from tests.audit.table import SHORT
from tests.conftest import DATA

FOUND = catalog.load(DATA)
PAGES = FOUND.pages
EFFECTS = [pytest.param(effect, id=effect.id) for effect in (*FOUND.benefits, *FOUND.risks)]
GRADES = grades({page.id: page.text for page in PAGES})
LONGEST = 28  # words of a sentence
EACH_PAGE = [pytest.param(page, id=page.id) for page in PAGES]

# A topic, and how a title or a heading of the guide says it.
TOPICS = {
    "what an infusion is": r"what an infusion is",
    "how it differs from pills and shots": r"pills and shots",
    "how it works": r"how does it work",
    "its benefits": r"the benefits",
    "its side effects": r"side effects",
    "how to read benefits and risks": r"reading the numbers",
    "the medicines": r"medicines in short",
    "who it is for": r"is it for everyone",
    "earlier treatment": r"past treatment",
    "infections": r"infections",
    "vaccines": r"vaccines",
    "pregnancy": r"pregnancy",
    "the day": r"what the day is like",
    "tests and follow-up": r"tests and follow-up",
    "who keeps track": r"who keeps track",
    "feeling after": r"how you feel after",
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
    "questions and answers": r"usual questions",
    "questions to ask": r"questions to ask",
    "who to call": r"who to call",
}
CHOICES = ["Hospital unit", "Doctor's office", "Stand-alone center", "Home", "Where you go now", "Waiting"]
USUAL = ["What is", "How does it work", "the benefits", "side effects", "for everyone"]
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
    text = re.sub(r"^\s*(#+|-|\d+\.)\s", "", page.text, flags=re.MULTILINE)
    assert 150 <= sum(bool(re.search(r"\w", word)) for word in text.split()) <= 700


@pytest.mark.parametrize("page", EACH_PAGE)
def test_a_page_says_before_its_first_heading_what_it_answers(page: Page) -> None:
    before, *_ = page.text.split("\n## ")
    assert re.search(r"^This page (?:answers|explains) [^.]{20,}\.$", before, re.MULTILINE)


@pytest.mark.parametrize("page", EACH_PAGE)
def test_a_page_ends_with_questions_to_ask(page: Page) -> None:
    heading, *asked = page.text.split("\n## ")[-1].strip().splitlines()
    questions = [line for line in asked if line]
    assert heading.startswith("What to ask")
    assert len(questions) >= 3
    assert [line for line in questions if not re.match(r"(-|\d\.) [^?]+\?", line)] == []


@pytest.mark.parametrize("page", EACH_PAGE)
def test_a_page_is_for_an_adult_who_is_tired(page: Page) -> None:
    assert round(GRADES[page.id]) in {5, 6, 7}


@pytest.mark.parametrize("page", [*EACH_PAGE, *(pytest.param(page, id=page.id) for page in FOUND.about)])
def test_fewer_than_one_sentence_in_eight_is_short(page: Page) -> None:
    lengths = sentence_lengths(page.text)
    assert 8 * sum(length <= SHORT for length in lengths) < len(lengths)
    assert max(lengths) <= LONGEST


@pytest.mark.parametrize("page", EACH_PAGE)
def test_no_number_of_people_is_a_percentage(page: Page) -> None:
    assert not re.search(r"%|\bper ?cent", page.text)


@pytest.mark.parametrize("page", EACH_PAGE)
def test_no_page_lines_up_the_figures_of_two_medicines(page: Page) -> None:
    counted = [text for text in page.text.split("\n\n") if COUNT.search(text)]
    named = {each.name for each in FOUND.medicines for text in counted if each.name in text}
    assert len(named) <= 1


def test_when_to_call_at_once_is_first_on_its_page_and_is_said_in_the_same_words_everywhere() -> None:
    assert page_titled("Who to call").text.replace("**", "").strip().startswith(words.START_CALL)
    said = [*(page.text for page in PAGES), *(check.why for check in FOUND.checks)]
    team, _ = re.findall(r"[^.]+\.", words.START_CALL)
    assert sum(words.START_CALL in text for text in said) >= 2
    speaking = [text for text in said if re.search(r"\bnew or worse\b.*thinking", text, re.IGNORECASE)]
    assert [text for text in speaking if team not in text] == []


def test_each_kind_of_place_and_waiting_answers_the_same_questions() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", page_titled("Kinds of place").text, re.MULTILINE)
    rows = [[re.findall(r"[^|]+", line) for line in table.splitlines()[2:]] for table in tables]
    assert len(rows) >= 4
    assert [[name.strip() for name, _ in each] for each in rows] == [CHOICES] * len(rows)
    assert [answer for each in rows for _, answer in each if not re.search(r"[.?] $", answer)] == []


def test_the_usual_questions_are_all_asked_in_one_page_and_come_first() -> None:
    asked = headings(page_titled("Usual questions"))[1:]
    assert [words for words, heading in zip(USUAL, asked, strict=False) if words in heading] == USUAL


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_benefit_or_risk_names_no_medicine_as_it_is_shown_with_the_chosen_one(effect: Effect) -> None:
    said = " ".join((effect.title, effect.text, effect.when, effect.sure, effect.asks))
    assert [
        each.name for each in FOUND.medicines if re.search(rf"\b{each.name}\b", said, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_figure_says_who_got_the_medicine(effect: Effect) -> None:
    assert [number.who for number in effect.numbers if " who got " not in f" {number.who} "] == []


@pytest.mark.parametrize("effect", EFFECTS)
def test_the_closed_line_names_the_highest_of_several_figures_that_are_of_the_same_people(
    effect: Effect,
) -> None:
    """One line that showed the first of them would understate a risk that differs from person to person."""
    for medicine in FOUND.medicines:
        counts = [each.count for each in effect.numbers_for(medicine.id) if not each.group]
        said = [rate.short for rate in effect.rates_for(medicine.id)]
        if len(counts) > 1:
            assert [short for short in said if re.search(rf"\b{max(counts)}\b", short)] == said != []


@pytest.mark.parametrize("medicine", [pytest.param(each.id, id=each.id) for each in FOUND.medicines])
def test_each_medicine_has_a_benefit_and_a_risk_and_no_title_twice(medicine: str) -> None:
    for effects in (FOUND.benefits, FOUND.risks):
        titles = [effect.title for effect in effects if medicine in effect.medicines]
        assert titles != []
        assert len(titles) == len(set(titles))


def test_the_medicines_are_a_to_z() -> None:
    names = [medicine.name for medicine in FOUND.medicines]
    assert names == sorted(names)


@pytest.mark.parametrize("page", EACH_PAGE)
def test_no_page_tells_who_has_chosen_a_medicine_to_choose_one(page: Page) -> None:
    """The app says so itself, beside the page and only to those who have not."""
    assert not re.search(r"(choose|chosen) your medicine", page.text)
