"""How the files people read become values: what the list is, sources, pages, words of all kinds."""

import re
from collections.abc import Sequence
from pathlib import Path

from decision.catalog.fields import Fields, Ids, blocks_of
from decision.catalog.toml_files import Entry, parse_toml, read_text
from decision.guide.texts import ListInfo, Page, SiteType, Source, Term
from decision.lists.mapping import Called
from decision.lists.problems import Place, Problems
from decision.lists.texts import comparable
from decision.wording import words

_CODE = re.compile(r"[0-9A-Z]{9}[A-Z]")  # of the Health Care Provider Taxonomy


def read_info(file: Entry, problems: Problems) -> ListInfo:
    """What the list is, and its kinds of site. `nearest_by` is checked by the catalog."""
    fields = Fields(file, problems)
    name, made_up = fields.text("name"), fields.flag("made_up")
    nearest_by = fields.text("nearest_by", default="") or None
    example = fields.text("example", default="")
    fields.done("site_type")
    blocks = blocks_of(file, "site_type", problems)
    kinds = tuple(_site_type(block, problems) for block in blocks)
    _tell_shared_codes(blocks, kinds, problems)
    return ListInfo(name, made_up, kinds, nearest_by, example)


def read_sources(file: Entry, problems: Problems) -> tuple[Source, ...]:
    """Every source; `url` may be empty for the project's own judgment."""
    Fields(file, problems).done("source")
    return tuple(_source(block, problems) for block in blocks_of(file, "source", problems))


def read_pages(folder: Path, sources: Ids, problems: Problems) -> tuple[Page, ...]:
    """Every page of a folder, in the order the pages give themselves."""
    if not folder.is_dir():
        place = Place(f"{folder.parent.name}/{folder.name}")
        problems.wrong(place, "The folder is missing.", "Put it there, with the pages in it.")
    found: list[Page] = []
    first: dict[int, Page] = {}
    paths = sorted(folder.glob("*.md"))
    for path in paths:
        fields, text = _header(path, problems)
        if fields is None:
            continue
        page = _page(path.stem, fields, text, sources, [other.stem for other in paths if other != path])
        found.append(page)
        if fields.good("order") and first.setdefault(page.order, page) is not page:
            what = f"The page '{first[page.order].title}' has the same order, {page.order}."
            fields.wrong("order", what, "Give each page its own number.")
    return tuple(sorted(found, key=lambda page: page.order))


def read_terms(file: Entry, sources: Ids, problems: Problems) -> tuple[Term, ...]:
    """Every hard word, A to Z; no spelling may belong to two of them, capitals aside."""
    Fields(file, problems).done("word")
    blocks = blocks_of(file, "word", problems)
    terms = [_term(block, sources, problems) for block in blocks]
    rows: dict[str, int | None] = {}
    for block, term in zip(blocks, terms, strict=True):
        for spelling in filter(None, term.spellings):
            key = "term" if spelling == term.term else "also"
            if spelling.casefold() in rows:
                what = f"'{spelling}' is already explained in row {rows[spelling.casefold()]}."
                problems.wrong(block.place(key), what, "Keep one of the two.")
            rows.setdefault(spelling.casefold(), block.place(key).row)
    return tuple(sorted(terms, key=lambda each: each.term.casefold()))


def read_synonyms(file: Entry, ids: Ids, problems: Problems) -> dict[str, Called]:
    """What other people call each column, by its id; a name is one column's only."""
    Fields(file, problems).done("column")
    blocks = blocks_of(file, "column", problems)
    found: dict[str, Called] = {}
    first: dict[str, str] = {}
    for block in blocks:
        fields = Fields(block, problems)
        id, called = fields.choice("id", ids), fields.optional_chosen("called", None)
        near = fields.optional_chosen("near", None)
        fields.done()
        found[id] = Called(called, near)
        for name in (*called, *near):
            if first.setdefault(comparable(name), id) != id:
                what = words.SYNONYM_TWICE.format(name=name, column=first[comparable(name)])
                fields.wrong("called", what, words.TABLE_TWICE_REMEDY)
    return found


def _source(block: Entry, problems: Problems) -> Source:
    fields = Fields(block, problems)
    source = Source(
        fields.id(), fields.text("title"), fields.text("publisher"), fields.text("published"), _url(fields)
    )
    fields.done()
    return source


def _url(fields: Fields) -> str:
    url = fields.raw("url")
    if isinstance(url, str) and (not url or url.startswith(("https://", "http://"))) and " " not in url:
        return url
    if url is not None:
        fields.wrong("url", f"'{url}' is not an address.", 'Write url = "https://…", or "" if there is none.')
    return ""


def _header(path: Path, problems: Problems) -> tuple[Fields | None, str]:
    """The keys at the top of a page and the text below them; no keys after a problem."""
    text = read_text(path, problems)
    if text is None:
        return None, ""
    file = f"{path.parent.name}/{path.name}"
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        remedy = "Begin the page with a line +++, the keys, and a second line +++."
        problems.wrong(Place(file, 1), "The page has no block of keys at its top.", remedy)
        return None, ""
    header = parse_toml(file, parts[1], problems, first_row=parts[0].count("\n") + 2)
    if header is not None and not parts[2].strip():
        problems.wrong(Place(file), "The page has no text.", "Write it below the second line +++.")
    return None if header is None else Fields(header, problems), parts[2].strip()


def _page(id: str, fields: Fields, text: str, sources: Ids, others: Ids) -> Page:
    page = Page(
        id,
        fields.text("title"),
        fields.whole("order", 1),
        text,
        fields.evidence(sources),
        fields.optional_chosen("related", others),
    )
    fields.done()
    return page


def _term(block: Entry, sources: Ids, problems: Problems) -> Term:
    fields = Fields(block, problems)
    also = _also(fields) if "also" in block.keys else ()
    term = Term(fields.id(), fields.text("term"), fields.text("means"), fields.evidence(sources), also)
    fields.done("also")
    return term


def _also(fields: Fields) -> tuple[str, ...]:
    found = fields.raw("also")
    if isinstance(found, list) and found and all(isinstance(item, str) and item.strip() for item in found):
        return tuple(item.strip() for item in found)
    fields.wrong("also", f"'{found}' is not a list of words.", 'Write also = ["first", "second"].')
    return ()


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
                what = f"The code '{code}' already belongs to the kind of site '{first[code]}'."
                problems.wrong(block.place("registry"), what, "Keep it at one of the two.")
