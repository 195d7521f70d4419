"""How the files people read become values: sources, the list itself, medicines, benefits and risks, pages."""

from collections.abc import Collection, Sequence
from pathlib import Path

from decision.fields import Fields, no_repeats
from decision.guide import (
    ABOUT,
    ROUTES,
    Effect,
    ListInfo,
    Medicine,
    MedicineFact,
    Page,
    Programme,
    SiteType,
    Source,
    StudyNumber,
)
from decision.reading import Entry, Place, Problem, entries, parse_toml, read_text


def read_sources(file: Entry, problems: list[Problem]) -> tuple[Source, ...]:
    """Every source; `url` may be empty for the project's own judgment."""
    Fields(file, problems).done("source")
    return tuple(_source(block, problems) for block in _blocks(file, "source", problems))


def read_info(file: Entry, problems: list[Problem]) -> ListInfo:
    """What the list is, and its kinds of site. `nearest_by` is checked by the catalog."""
    fields = Fields(file, problems)
    name, made_up = fields.text("name"), fields.flag("made_up")
    nearest_by = fields.text("nearest_by", default="") or None
    fields.done("site_type")
    kinds = tuple(_site_type(block, problems) for block in _blocks(file, "site_type", problems))
    return ListInfo(name, made_up, kinds, nearest_by)


def read_programmes(file: Entry, sources: Collection[str], problems: list[Problem]) -> tuple[Programme, ...]:
    """Every safety program; a list without one is legal."""
    return tuple(_programme(block, sources, problems) for block in _blocks(file, "programme", problems))


def read_medicines(
    file: Entry, programmes: Collection[str], sources: Collection[str], problems: list[Problem]
) -> tuple[Medicine, ...]:
    """Every medicine with its facts."""
    Fields(file, problems).done("programme", "medicine")
    blocks = _blocks(file, "medicine", problems)
    return tuple(_medicine(block, programmes, sources, problems) for block in blocks)


def read_effects(
    file: Entry,
    kind: str,
    medicines: Collection[str],
    indicators: Collection[str],
    sources: Collection[str],
    problems: list[Problem],
) -> tuple[Effect, ...]:
    """Every benefit or every risk, as `kind` says; a risk names the indicators that bear on it."""
    blocks = _blocks(file, kind, problems)
    return tuple(_effect(block, kind == "risk", medicines, indicators, sources, problems) for block in blocks)


def read_pages(folder: Path, sources: Collection[str], problems: list[Problem]) -> tuple[Page, ...]:
    """Every page of a folder, in the order the pages give themselves."""
    pages = [_page(path, sources, problems) for path in sorted(folder.glob("*.md"))]
    found = [page for page in pages if page is not None]
    places = {page.order: page for page in reversed(found)}
    for page in found:
        if places[page.order] is not page:
            place = Place(f"{folder.name}/{page.id}.md", column="order")
            what = f"The page '{places[page.order].title}' has the same order, {page.order}."
            problems.append(Problem(place, what, "Give each page its own number."))
    return tuple(sorted(found, key=lambda page: page.order))


def _blocks(file: Entry, kind: str, problems: list[Problem]) -> Sequence[Entry]:
    blocks = entries(file, kind, problems)
    no_repeats(blocks, problems)
    return blocks


def _source(block: Entry, problems: list[Problem]) -> Source:
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


def _site_type(block: Entry, problems: list[Problem]) -> SiteType:
    fields = Fields(block, problems)
    kind = SiteType(fields.id(), fields.text("label"))
    fields.done()
    return kind


def _programme(block: Entry, sources: Collection[str], problems: list[Problem]) -> Programme:
    fields = Fields(block, problems)
    programme = Programme(
        fields.id(), fields.text("label"), fields.text("why"), fields.text("ask"), fields.evidence(sources)
    )
    fields.done()
    return programme


def _medicine(
    block: Entry, programmes: Collection[str], sources: Collection[str], problems: list[Problem]
) -> Medicine:
    fields = Fields(block, problems)
    id, name, generic = fields.id(), fields.text("name"), fields.text("generic")
    route = fields.choice("route", ROUTES)
    programme = fields.optional_choice("programme", programmes)
    fields.done("fact")
    facts = tuple(_medicine_fact(inner, sources, problems) for inner in entries(block, "fact", problems))
    if not facts:
        problems.append(Problem(block.place(), "The medicine has no fact.", "Add a block [[medicine.fact]]."))
    return Medicine(id, name, generic, route, facts, programme)


def _medicine_fact(block: Entry, sources: Collection[str], problems: list[Problem]) -> MedicineFact:
    fields = Fields(block, problems)
    fact = MedicineFact(fields.choice("about", ABOUT), fields.text("text"), fields.evidence(sources))
    fields.done()
    return fact


def _effect(
    block: Entry,
    risk: bool,
    medicines: Collection[str],
    indicators: Collection[str],
    sources: Collection[str],
    problems: list[Problem],
) -> Effect:
    fields = Fields(block, problems)
    effect = Effect(
        fields.id(),
        fields.text("title"),
        fields.text("text"),
        fields.chosen("medicines", medicines),
        fields.text("when"),
        fields.text("sure"),
        fields.evidence(sources),
        tuple(_number(inner, medicines, sources, problems) for inner in entries(block, "number", problems)),
        fields.text("asks") if risk else "",
        fields.chosen("indicators", indicators) if risk else (),
    )
    fields.done("number")
    for number in effect.numbers:
        if number.medicine not in effect.medicines:
            what = f"There is a number for '{number.medicine}', which is not among the medicines here."
            problems.append(
                Problem(block.place("medicines"), what, "Add the medicine, or delete the number.")
            )
    return effect


def _number(
    block: Entry, medicines: Collection[str], sources: Collection[str], problems: list[Problem]
) -> StudyNumber:
    fields = Fields(block, problems)
    of = fields.whole("of", 1)
    number = StudyNumber(
        fields.choice("medicine", medicines),
        fields.whole("count", 0, of),
        of,
        fields.text("event"),
        fields.text("who"),
        fields.text("span"),
        fields.chosen("sources", sources),
        fields.optional_whole("compared", 0, of),
        fields.text("against", default=""),
    )
    fields.done()
    if (number.compared is None) != (not number.against):
        fields.wrong("against", "'compared' and 'against' go together.", "Write both, or neither.")
    return number


def _page(path: Path, sources: Collection[str], problems: list[Problem]) -> Page | None:
    text = read_text(path, problems)
    if text is None:
        return None
    file = f"{path.parent.name}/{path.name}"
    parts = text.split("+++\n", 2)
    if len(parts) != 3 or parts[0].strip():
        remedy = "Begin the page with a line +++, the keys, and a second line +++."
        problems.append(Problem(Place(file, 1), "The page has no block of keys at its top.", remedy))
        return None
    header = parse_toml(file, parts[1], problems, first_row=2)
    if header is None:
        return None
    fields = Fields(header, problems)
    page = Page(
        path.stem, fields.text("title"), fields.whole("order", 1), parts[2].strip(), fields.evidence(sources)
    )
    fields.done()
    if not page.text:
        problems.append(Problem(Place(file), "The page has no text.", "Write it below the second line +++."))
    return page
