"""How the files that people read become values: the list, sources, pages, hard words and synonyms."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from decision.catalog.fields import MOST_OF_A_LABEL, Fields, Known
from decision.catalog.toml_files import Entry, Ids, all_ids, name_of, parse_toml, read_text
from decision.guide.glossary import Term
from decision.guide.texts import (
    ABOUT,
    GROUPS,
    Job,
    KnowledgeCheck,
    ListInfo,
    Page,
    Role,
    SiteType,
    Source,
)
from decision.lists.mapping import Called
from decision.lists.problems import Place, Problems
from decision.lists.texts import comparable
from decision.wording import words

_CODE = re.compile(r"[0-9A-Z]{9}[A-Z]")  # of the Health Care Provider Taxonomy
_HEADING = "Write one of its headings, word for word."


def read_info(fields: Fields) -> ListInfo:
    """What the list is, and its kinds of site. `nearest_by` is checked by the catalog."""
    owner = dict[str, str]()

    def site_type(block: Fields) -> SiteType:
        kind = block.made(SiteType, registry=_codes(block))
        for code in kind.registry:
            if owner.setdefault(code, kind.id) != kind.id:
                what = f"The code '{code}' already belongs to the kind of site '{owner[code]}'."
                block.wrong("registry", what, "Keep it at one of the two.")
        return kind

    return fields.made(ListInfo, site_types=fields.each("site_type", site_type))


def _codes(fields: Fields) -> tuple[str, ...]:
    codes = fields.chosen("registry", None) if fields.has("registry") else ()
    for code in codes:
        if not _CODE.fullmatch(code):
            remedy = 'Write nine digits or capitals and a closing letter, such as "261QI0500X".'
            fields.wrong("registry", f"'{code}' is not a code of the registry.", remedy)
    return codes


def source(fields: Fields) -> Source:
    """One source; `url` may be empty for the project's own judgment."""
    return fields.made(Source, url=_url(fields))


def _url(fields: Fields) -> str:
    url = fields.raw("url")
    if isinstance(url, str) and (not url or url.startswith(("https://", "http://"))) and " " not in url:
        return url
    if url is not None:
        fields.wrong("url", f"'{url}' is not an address.", 'Write url = "https://…", or "" if there is none.')
    return ""


def read_pages(folder: Path, known: Known, problems: Problems) -> tuple[Page, ...]:
    """Every page of a folder, in the order the pages give themselves."""
    if not folder.is_dir():
        place = Place(f"{folder.parent.name}/{folder.name}")
        problems.wrong(place, "The folder is missing.", "Put it there, with the pages in it.")
    found: list[Page] = []
    first: dict[int, Page] = {}
    paths = sorted(folder.glob("*.md"))
    for path in paths:
        header, text = _header(path, problems)
        if header is None:
            continue
        fields = Fields(header, problems, known)
        page = _page(path.stem, fields, text, [other.stem for other in paths if other != path])
        found.append(page)
        if fields.good("order") and first.setdefault(page.order, page) is not page:
            what = f"The page '{first[page.order].title}' has the same order, {page.order}."
            fields.wrong("order", what, "Give each page its own number.")
    return tuple(sorted(found, key=lambda page: page.order))


def _header(path: Path, problems: Problems) -> tuple[Entry | None, str]:
    """The keys at the top of a page and the text below them; no keys after a problem."""
    text = read_text(path, problems)
    if text is None:
        return None, ""
    file = name_of(path)
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        remedy = "Begin the page with a line +++, the keys, and a second line +++."
        problems.wrong(Place(file, 1), "The page has no block of keys at its top.", remedy)
        return None, ""
    header = parse_toml(file, parts[1], problems, first_row=parts[0].count("\n") + 2)
    if header is not None and not parts[2].strip():
        problems.wrong(Place(file), "The page has no text.", "Write it below the second line +++.")
    return header, parts[2].strip()


def _page(id: str, fields: Fields, text: str, others: Ids) -> Page:
    own: dict[str, Any] = {"order": fields.whole("order", 1)}
    if fields.has("related"):
        own["related"] = fields.chosen("related", others)
    if fields.entry.file.startswith("guide/"):
        own["is_first"] = fields.has("first") and fields.flag("first")
        own["own"] = _own(fields, text) if fields.has("own") else {}
        own["group"] = fields.choice("group", GROUPS) if fields.has("group") else GROUPS[-1]
    else:
        own |= {"picture": "", "group": GROUPS[-1]}
    page = fields.made(Page, id=id, text=text, **{"is_first": False, "own": {}, **own})
    fields.done()
    return page


def _own(fields: Fields, text: str) -> dict[str, tuple[str, ...]]:
    """What facts of one's own medicine are about, by the heading of the part that they are shown in."""
    inner = fields.table("own")
    for heading in inner.entry.keys:
        if f"## {heading}" not in text.splitlines():
            fields.wrong("own", f"The page has no heading '{heading}'.", _HEADING)
    return {heading: inner.chosen(heading, ABOUT) for heading in inner.entry.keys}


def read_terms(file: Fields) -> tuple[Term, ...]:
    """Every hard word, A to Z; no spelling may belong to two of them, capitals aside."""
    rows: dict[str, int | None] = {}

    def term(fields: Fields) -> Term:
        found = fields.made(Term)
        for spelling in filter(None, found.spellings):
            key = "term" if spelling == found.term else "also"
            if spelling.casefold() in rows:
                what = f"'{spelling}' is already explained in row {rows[spelling.casefold()]}."
                fields.wrong(key, what, "Keep one of the two.")
            rows.setdefault(spelling.casefold(), fields.entry.place(key).row)
        return found

    return tuple(sorted(file.each("word", term), key=lambda each: each.term.casefold()))


def read_checks(file: Fields, folder: Path, pages: Sequence[Page]) -> tuple[KnowledgeCheck, ...]:
    """Every question of the knowledge check; its answer is on one of the pages, which are in that folder."""
    texts = {page.id: page.text for page in pages}
    # A folder that is missing, and a page that cannot be read, are reported by themselves.
    ids = {path.stem for path in folder.glob("*.md")} if folder.is_dir() else None

    def check(fields: Fields) -> KnowledgeCheck:
        choices, page = fields.texts("choices", 2), fields.choice("page", ids)
        right = fields.whole("right", 1, len(choices) or None)
        found = fields.made(KnowledgeCheck, choices=choices, right=right, page=page)
        if found.part and texts.get(page) and f"## {found.part}" not in texts[page].splitlines():
            what = f"The page '{page}' has no heading '{found.part}'."
            fields.wrong("part", what, _HEADING)
        return found

    return file.each("question", check)


def role(fields: Fields) -> Role:
    return fields.made(Role, short=fields.short("short", MOST_OF_A_LABEL))


def read_jobs(file: Fields) -> tuple[Job, ...]:
    """Every job, with those of the same file who do it, or may."""
    roles = all_ids(file.entry, "role", "job")

    def job(fields: Fields) -> Job:
        does, may = (fields.chosen(key, roles) if fields.has(key) else () for key in ("does", "may"))
        if not {*does, *may} or {*does} & {*may}:
            what = "Somebody has to do this, and nobody both does it and may do it."
            fields.wrong("does", what, "Name each who has a part in it once, in 'does' or in 'may'.")
        return fields.made(Job, does=does, may=may)

    return file.each("job", job)


def read_synonyms(file: Fields, columns: Ids) -> dict[str, Called]:
    """What other people call each column, by its id; a name is one column's only."""
    owner: dict[str, str] = {}

    def column(fields: Fields) -> tuple[str, Called]:
        id = fields.choice("id", columns)
        called, near = (fields.chosen(key, None) if fields.has(key) else () for key in ("called", "near"))
        for name in (*called, *near):
            if owner.setdefault(comparable(name), id) != id:
                what = words.SYNONYM_TWICE.format(name=name, column=owner[comparable(name)])
                fields.wrong("called", what, words.TABLE_TWICE_REMEDY)
        return id, Called(called, near)

    return dict(file.each("column", column))
