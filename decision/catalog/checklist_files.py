"""How checklist.toml becomes the items of the checklist."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from decision.catalog.checklist import CHECKS, OUTCOMES, PAGE_CHECKS, TIERS, Item
from decision.catalog.fields import Fields, Ids, no_repeats
from decision.catalog.toml_files import Entry, entries
from decision.lists.problems import Problems


def read_checklist(file: Entry, pages: Ids, problems: Problems) -> tuple[Item, ...]:
    """Every item, in the order of the file; a list without one is legal."""
    Fields(file, problems).done("item")
    blocks = entries(file, "item", problems)
    no_repeats(blocks, problems)
    return tuple(_item(block, pages, problems) for block in blocks)


def page_ids(folders: Iterable[Path]) -> Ids:
    """What an item calls the pages of these folders; None where a folder is missing, which is told by itself.

    A page that cannot be read counts: it is told where it stands.
    """
    found: set[str] = set()
    for folder in folders:
        if not folder.is_dir():
            return None
        found |= {f"{folder.name}/{path.stem}" for path in folder.glob("*.md")}
    return found


def _item(block: Entry, pages: Ids, problems: Problems) -> Item:
    fields = Fields(block, problems)
    id, tier, asks = fields.id(), fields.choice("tier", TIERS), fields.text("asks")
    if "check" in block.keys and "outcome" not in block.keys:
        return _checked(fields, pages, Item(id, tier, asks))
    if "outcome" in block.keys and "check" not in block.keys:
        return _settled(fields, Item(id, tier, asks))
    remedy = 'Write check = "…", or outcome = "…" and why = "…".'
    fields.wrong("outcome", "An item has either a check or an outcome.", remedy)
    fields.done("check", "pages", "says", "outcome", "why")
    return Item(id, tier, asks)


def _checked(fields: Fields, pages: Ids, item: Item) -> Item:
    check = fields.choice("check", CHECKS)
    if check not in CHECKS:
        # Nobody can say what else belongs to it.
        fields.done("pages", "says")
        return item
    if check in PAGE_CHECKS:
        item = replace(item, pages=fields.chosen("pages", pages), says=fields.text("says", default=""))
    fields.done()
    return replace(item, check=check)


def _settled(fields: Fields, item: Item) -> Item:
    item = replace(item, outcome=fields.choice("outcome", OUTCOMES), why=fields.text("why"))
    fields.done()
    return item
