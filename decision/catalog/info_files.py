"""How list.toml becomes what the list is and its kinds of site, and synonyms.toml other names of columns."""

import re
from collections.abc import Sequence

from decision.catalog.fields import Fields, Ids, no_repeats
from decision.catalog.toml_files import Entry, entries
from decision.guide.texts import ListInfo, SiteType
from decision.lists.problems import Problems
from decision.lists.texts import comparable
from decision.wording import words

_CODE = re.compile(r"[0-9A-Z]{9}[A-Z]")  # of the Health Care Provider Taxonomy


def read_info(file: Entry, problems: Problems) -> ListInfo:
    """What the list is, and its kinds of site. `nearest_by` is checked by the catalog."""
    fields = Fields(file, problems)
    name, made_up = fields.text("name"), fields.flag("made_up")
    nearest_by = fields.text("nearest_by", default="") or None
    fields.done("site_type")
    blocks = entries(file, "site_type", problems)
    no_repeats(blocks, problems)
    kinds = tuple(_site_type(block, problems) for block in blocks)
    _tell_shared_codes(blocks, kinds, problems)
    return ListInfo(name, made_up, kinds, nearest_by)


def read_synonyms(file: Entry, ids: Ids, problems: Problems) -> dict[str, tuple[str, ...]]:
    """What other people call each column, by its id; a name may stand at one column only."""
    Fields(file, problems).done("column")
    blocks = entries(file, "column", problems)
    no_repeats(blocks, problems)
    found: dict[str, tuple[str, ...]] = {}
    first: dict[str, str] = {}
    for block in blocks:
        fields = Fields(block, problems)
        id, called = fields.choice("id", ids), fields.chosen("called", None)
        fields.done()
        found[id] = called
        for name in called:
            if first.setdefault(comparable(name), id) != id:
                what = words.SYNONYM_TWICE.format(name=name, column=first[comparable(name)])
                fields.wrong("called", what, words.TABLE_TWICE_REMEDY)
    return found


def _site_type(block: Entry, problems: Problems) -> SiteType:
    fields = Fields(block, problems)
    kind = SiteType(fields.id(), fields.text("label"), _codes(fields))
    fields.done()
    return kind


def _codes(fields: Fields) -> tuple[str, ...]:
    codes = fields.optional_chosen("registry", None)
    for code in codes:
        if not _CODE.fullmatch(code):
            remedy = 'Write nine digits or capitals and a closing letter, such as "261QI0500X".'
            fields.wrong("registry", f"'{code}' is not a code of the registry.", remedy)
    return codes


def _tell_shared_codes(blocks: Sequence[Entry], kinds: Sequence[SiteType], problems: Problems) -> None:
    first: dict[str, str] = {}
    for block, kind in zip(blocks, kinds, strict=True):
        for code in kind.registry:
            if first.setdefault(code, kind.id) != kind.id:
                what = f"The code '{code}' already stands at the kind of site '{first[code]}'."
                problems.wrong(block.place("registry"), what, "Keep it at one of the two.")
