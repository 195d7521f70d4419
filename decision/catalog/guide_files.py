"""How the files that people read become values: the list, sources, pages, hard words and synonyms."""

import re
from collections.abc import Sequence
from pathlib import Path

from decision.catalog.fields import MOST_OF_A_LABEL, Fields, Ids, Known, all_ids, read_each
from decision.catalog.toml_files import Entry, parse_toml, read_text
from decision.guide.glossary import Term
from decision.guide.texts import (
    ABOUT,
    GROUPS,
    PICTURES,
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


def read_info(file: Entry, problems: Problems) -> ListInfo:
    """What the list is, and its kinds of site. `nearest_by` is checked by the catalog."""
    fields, owner = Fields(file, problems), dict[str, str]()

    def site_type(block: Fields) -> SiteType:
        kind = SiteType(block.id(), block.text("label"), _codes(block))
        for code in kind.registry:
            if owner.setdefault(code, kind.id) != kind.id:
                what = f"The code '{code}' already belongs to the kind of site '{owner[code]}'."
                block.wrong("registry", what, "Keep it at one of the two.")
        return kind

    name, made_up = fields.text("name"), fields.flag("made_up")
    nearest_by = fields.text("nearest_by") if fields.has("nearest_by") else None
    example = fields.text("example") if fields.has("example") else ""
    kinds = fields.each("site_type", site_type)
    fields.done()
    return ListInfo(name, made_up, kinds, nearest_by or None, example)


def _codes(fields: Fields) -> tuple[str, ...]:
    codes = fields.chosen("registry", None) if fields.has("registry") else ()
    for code in codes:
        if not _CODE.fullmatch(code):
            remedy = 'Write nine digits or capitals and a closing letter, such as "261QI0500X".'
            fields.wrong("registry", f"'{code}' is not a code of the registry.", remedy)
    return codes


def read_sources(file: Entry | None, problems: Problems) -> tuple[Source, ...]:
    """Every source; `url` may be empty for the project's own judgment."""
    return read_each(file, "source", _source, problems)


def _source(fields: Fields) -> Source:
    title, publisher = fields.text("title"), fields.text("publisher")
    return Source(fields.id(), title, publisher, fields.text("published"), _url(fields))


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
    file = f"{path.parent.name}/{path.name}"
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
    title, order = fields.text("title"), fields.whole("order", 1)
    related = fields.chosen("related", others) if fields.has("related") else ()
    of_the_guide = fields.entry.file.startswith("guide/")
    picture = fields.choice("picture", PICTURES) if of_the_guide and fields.has("picture") else ""
    first = of_the_guide and fields.has("first") and fields.flag("first")
    own = _own(fields, text) if of_the_guide and fields.has("own") else {}
    group = fields.choice("group", GROUPS) if of_the_guide and fields.has("group") else GROUPS[-1]
    page = Page(id, title, order, text, fields.evidence(), related, picture, first, own, group)
    fields.done()
    return page


def _own(fields: Fields, text: str) -> dict[str, tuple[str, ...]]:
    """What facts of one's own medicine are about, by the heading of the part that they are shown in."""
    inner = fields.table("own")
    for heading in inner.entry.keys:
        if f"## {heading}" not in text.splitlines():
            fields.wrong("own", f"The page has no heading '{heading}'.", _HEADING)
    return {heading: inner.chosen(heading, ABOUT) for heading in inner.entry.keys}


def read_terms(file: Entry | None, known: Known, problems: Problems) -> tuple[Term, ...]:
    """Every hard word, A to Z; no spelling may belong to two of them, capitals aside."""
    rows: dict[str, int | None] = {}

    def term(fields: Fields) -> Term:
        id, word, means = fields.id(), fields.text("term"), fields.text("means")
        also = fields.texts("also") if fields.has("also") else ()
        found = Term(id, word, means, fields.evidence(), also)
        for spelling in filter(None, found.spellings):
            key = "term" if spelling == found.term else "also"
            if spelling.casefold() in rows:
                what = f"'{spelling}' is already explained in row {rows[spelling.casefold()]}."
                fields.wrong(key, what, "Keep one of the two.")
            rows.setdefault(spelling.casefold(), fields.entry.place(key).row)
        return found

    terms = read_each(file, "word", term, problems, known)
    return tuple(sorted(terms, key=lambda each: each.term.casefold()))


def read_checks(
    file: Entry | None, folder: Path, pages: Sequence[Page], known: Known, problems: Problems
) -> tuple[KnowledgeCheck, ...]:
    """Every question of the knowledge check; its answer is on one of the pages, which are in that folder."""
    texts = {page.id: page.text for page in pages}
    # A folder that is missing, and a page that cannot be read, are reported by themselves.
    ids = {path.stem for path in folder.glob("*.md")} if folder.is_dir() else None

    def check(fields: Fields) -> KnowledgeCheck:
        id, asks, choices = fields.id(), fields.text("asks"), fields.texts("choices", 2)
        right, why = fields.whole("right", 1, len(choices) or None), fields.text("why")
        page, part = fields.choice("page", ids), fields.text("part")
        if part and texts.get(page) and f"## {part}" not in texts[page].splitlines():
            what = f"The page '{page}' has no heading '{part}'."
            fields.wrong("part", what, _HEADING)
        section = fields.choice("section", ABOUT) if fields.has("section") else ""
        return KnowledgeCheck(id, asks, choices, right, why, page, part, fields.evidence(), section)

    return read_each(file, "question", check, problems, known)


def read_roles(file: Entry | None, problems: Problems) -> tuple[Role, ...]:
    """Everybody who has a part in an infusion."""

    def role(fields: Fields) -> Role:
        return Role(fields.id(), fields.text("label"), fields.short("short", MOST_OF_A_LABEL))

    return read_each(file, "role", role, problems, beside=("job",))


def read_jobs(file: Entry | None, known: Known, problems: Problems) -> tuple[Job, ...]:
    """Every job, with those of the same file who do it, or may."""
    roles = all_ids(file, "role", "job")

    def job(fields: Fields) -> Job:
        id, label, says = fields.id(), fields.text("label"), fields.text("says")
        does, may = (fields.chosen(key, roles) if fields.has(key) else () for key in ("does", "may"))
        if not {*does, *may} or {*does} & {*may}:
            what = "Somebody has to do this, and nobody both does it and may do it."
            fields.wrong("does", what, "Name each who has a part in it once, in 'does' or in 'may'.")
        return Job(id, label, says, does, may, fields.evidence())

    return read_each(file, "job", job, problems, known, ("role",))


def read_synonyms(file: Entry | None, columns: Ids, problems: Problems) -> dict[str, Called]:
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

    return dict(read_each(file, "column", column, problems))
