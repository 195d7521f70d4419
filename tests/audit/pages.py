"""The checks of the pages and of the way through the app."""

from tests.audit.build import Build, Cases, pages_by_name
from tests.audit.items import Item
from tests.audit.plain_words import real_words, says

HARDEST_GRADE = 8.0  # of school
FEWEST_WORDS = 60  # different real words, of a page that says something
MOST_DAYS = 366  # from the check of a fact to the next


def pages_there(build: Build, item: Item) -> Cases:
    """The pages an item names are there, say something, and are not past their review date."""
    there = pages_by_name(build.catalog)
    for name in item.pages:
        page = there.get(name)
        if page is None:
            yield name, False
        else:
            yield page.title, says(page.text, FEWEST_WORDS) and not page.evidence.is_due(build.today)


def is_on_a_page(build: Build, item: Item, text: str) -> bool:
    """Whether one of the pages an item names has a text that says something."""
    there = pages_by_name(build.catalog)
    return any(text in there[name].text for name in item.pages if name in there) and says(text, 1)


def choices_said(build: Build, item: Item) -> Cases:
    """Of each choice beside the centers, a sentence of its own is on one of the pages."""
    for choice in item.choices:
        yield choice.name, real_words(choice.says) >= 5 and is_on_a_page(build, item, choice.says)


def easy_pages(build: Build, _: Item) -> Cases:
    """A page without a grade may be of any, so it counts as too hard; one that says nothing is not easy."""
    for name, page in pages_by_name(build.catalog).items():
        is_easy = name in build.grades and build.grades[name] <= HARDEST_GRADE
        yield page.title, is_easy and says(page.text, FEWEST_WORDS)


def dated(build: Build, _: Item) -> Cases:
    """A day that is still to come is not the day of a check."""
    return ((name, evidence.checked_on <= build.today) for name, evidence in build.catalog.evidence)


def in_time(build: Build, _: Item) -> Cases:
    """What is looked at again only after years is not kept current, nor is what is past its day."""
    for name, evidence in build.catalog.evidence:
        days = (evidence.review_by - evidence.checked_on).days
        yield name, not evidence.is_due(build.today) and days <= MOST_DAYS


def steps(build: Build, _: Item) -> Cases:
    """Each step that the first screen numbers says what to do, and going on leads to a screen of its own."""
    screens = build.walk.screens[1:]
    for place, step in enumerate(build.walk.numbered):
        title = screens[place] if place < len(screens) else ""
        is_new = bool(title) and build.walk.screens.count(title) == 1
        yield step or f"Step {place + 1}", is_new and says(step, 3)


def orders(build: Build, _: Item) -> Cases:
    """Things to weigh that were put first in turn: at least two of them bring up different orders."""
    found = build.walk.orders
    differ = len(set(found.values())) > 1
    labels = {factor.id: factor.label for factor in build.catalog.factors}
    return ((labels.get(id, id), differ and len(order) > 1) for id, order in found.items())
