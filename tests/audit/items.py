"""What the standard asks: checklist.toml as items, each settled by a check or by a fixed outcome."""

from dataclasses import dataclass, replace
from pathlib import Path

from decision.catalog.audit_table import OUTCOMES, TIERS
from decision.catalog.fields import Fields
from decision.catalog.toml_files import Entry, read_toml
from decision.lists.problems import Problems

CHECKLIST = Path(__file__).with_name("checklist.toml")
PAGE_CHECKS = ("pages", "kept_current")
CHOICE_CHECKS = ("choices_described", "good_points", "other_points")
CHECKS = (
    *PAGE_CHECKS,
    *CHOICE_CHECKS,
    "same_detail",
    "same_facts",
    "sourced",
    "dated",
    "uncertainty",
    "proof",
    "figures",
    "figure_groups",
    "figure_spans",
    "figure_bases",
    "counts",
    "three_ways",
    "what_matters",
    "steps",
    "questions",
    "reading_grade",
)


@dataclass(frozen=True)
class Choice:
    """A choice beside the centers, and the sentence of a page that speaks of it; "" where none does yet."""

    name: str
    says: str = ""


@dataclass(frozen=True)
class Item:
    """One item: a check of `CHECKS` that settles it, or else a fixed outcome of `OUTCOMES` and why.

    `pages` are those that the item is about, such as "guide/the_day", and `says` are texts that must each be
    on one of them. `choices` are those that an item of `CHOICE_CHECKS` looks for on these pages.
    """

    id: str
    tier: str
    asks: str
    check: str = ""
    pages: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    outcome: str = ""
    why: str = ""


def read_items(path: Path = CHECKLIST) -> tuple[Item, ...]:
    """Every item in the order of the file, or BadData with all that is wrong with it."""
    problems = Problems()
    file = read_toml(path, problems)
    items = items_of(file, problems) if file else ()
    problems.refuse()
    return items


def items_of(file: Entry, problems: Problems) -> tuple[Item, ...]:
    """Every item of a file that could be read, and what is wrong with it."""
    fields = Fields(file, problems)
    found = fields.each("item", _item)
    fields.done()
    return found


def _item(fields: Fields) -> Item:
    has_check, has_outcome = fields.has("check"), fields.has("outcome")
    item = Item(fields.id(), fields.choice("tier", TIERS), fields.text("asks"))
    if has_check and not has_outcome:
        return _checked(fields, item)
    if has_outcome and not has_check:
        return replace(item, outcome=fields.choice("outcome", OUTCOMES), why=fields.text("why"))
    remedy = 'Write check = "…", or outcome = "…" and why = "…".'
    fields.wrong("outcome", "An item has either a check or an outcome.", remedy)
    fields.done("check", "pages", "says", "choice", "outcome", "why")
    return item


def _checked(fields: Fields, item: Item) -> Item:
    check = fields.choice("check", CHECKS)
    if check not in CHECKS:
        # Nobody can say what else belongs to it.
        fields.done("pages", "says", "choice")
        return item
    item = replace(item, check=check)
    if check in (*PAGE_CHECKS, *CHOICE_CHECKS):
        item = replace(item, pages=fields.chosen("pages", None))
    if check in PAGE_CHECKS:
        item = replace(item, says=fields.chosen("says", None) if fields.has("says") else ())
    if check in CHOICE_CHECKS:
        item = replace(item, choices=fields.each("choice", _choice))
    return item


def _choice(fields: Fields) -> Choice:
    return Choice(fields.text("name"), fields.text("says") if fields.has("says") else "")
