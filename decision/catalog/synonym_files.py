"""How synonyms.toml becomes what other people call each column of a list."""

from decision.catalog.fields import Fields, Ids, no_repeats
from decision.catalog.toml_files import Entry, entries
from decision.lists.problems import Problems
from decision.lists.texts import comparable
from decision.wording import words


def read_synonyms(file: Entry, ids: Ids, problems: Problems) -> dict[str, tuple[str, ...]]:
    """What other people call each column, by its id; a name is one column's only."""
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
