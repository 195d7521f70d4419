"""How the files people read become values: sources, medicines, effects, pages, hard words."""

from collections.abc import Sequence
from pathlib import Path

from decision.catalog.fields import Fields, Ids, has_others, no_repeats
from decision.catalog.toml_files import Entry, entries, parse_toml, read_text
from decision.guide.texts import (
    ABOUT,
    ROUTES,
    Effect,
    Medicine,
    MedicineFact,
    Page,
    Programme,
    Source,
    StudyNumber,
    Word,
)
from decision.lists.problems import Place, Problems


def read_sources(file: Entry, problems: Problems) -> tuple[Source, ...]:
    """Every source; `url` may be empty for the project's own judgment."""
    Fields(file, problems).done("source")
    return tuple(_source(block, problems) for block in _blocks(file, "source", problems))


def read_programmes(file: Entry, sources: Ids, problems: Problems) -> tuple[Programme, ...]:
    """Every safety program; a list without one is legal."""
    return tuple(_programme(block, sources, problems) for block in _blocks(file, "programme", problems))


def read_medicines(file: Entry, programmes: Ids, sources: Ids, problems: Problems) -> tuple[Medicine, ...]:
    """Every medicine with its facts."""
    Fields(file, problems).done("programme", "medicine")
    blocks = _blocks(file, "medicine", problems)
    return tuple(_medicine(block, programmes, sources, problems) for block in blocks)


def read_effects(
    file: Entry, kind: str, medicines: Ids, indicators: Ids, sources: Ids, problems: Problems
) -> tuple[Effect, ...]:
    """Every benefit or every risk, as `kind` says; a risk names the indicators that bear on it.

    Each of the two calls tells of every key at the top that is neither, in the same words.
    """
    Fields(file, problems).done("benefit", "risk")
    blocks = _blocks(file, kind, problems)
    return tuple(_effect(block, kind == "risk", medicines, indicators, sources, problems) for block in blocks)


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


def read_words(file: Entry, sources: Ids, problems: Problems) -> tuple[Word, ...]:
    """Every hard word, A to Z; no spelling may stand at two of them, capitals aside."""
    Fields(file, problems).done("word")
    blocks = _blocks(file, "word", problems)
    words = [_word(block, sources, problems) for block in blocks]
    rows: dict[str, int | None] = {}
    for block, word in zip(blocks, words, strict=True):
        for spelling in filter(None, word.spellings):
            key = "term" if spelling == word.term else "also"
            if spelling.casefold() in rows:
                what = f"'{spelling}' is already explained in row {rows[spelling.casefold()]}."
                problems.wrong(block.place(key), what, "Keep one of the two.")
            rows.setdefault(spelling.casefold(), block.place(key).row)
    return tuple(sorted(words, key=lambda word: word.term.casefold()))


def _blocks(file: Entry, kind: str, problems: Problems) -> Sequence[Entry]:
    blocks = entries(file, kind, problems)
    no_repeats(blocks, problems)
    return blocks


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


def _programme(block: Entry, sources: Ids, problems: Problems) -> Programme:
    fields = Fields(block, problems)
    programme = Programme(
        fields.id(), fields.text("label"), fields.text("why"), fields.text("ask"), fields.evidence(sources)
    )
    fields.done()
    return programme


def _medicine(block: Entry, programmes: Ids, sources: Ids, problems: Problems) -> Medicine:
    fields = Fields(block, problems)
    id, name, generic = fields.id(), fields.text("name"), fields.text("generic")
    route = fields.choice("route", ROUTES)
    programme = fields.optional_choice("programme", programmes)
    fields.done("fact")
    facts = tuple(_medicine_fact(inner, sources, problems) for inner in entries(block, "fact", problems))
    if not block.keys.get("fact") and not has_others(block, "fact"):
        problems.wrong(block.place(), "The medicine has no fact.", "Add a block [[medicine.fact]].")
    return Medicine(id, name, generic, route, facts, programme)


def _medicine_fact(block: Entry, sources: Ids, problems: Problems) -> MedicineFact:
    fields = Fields(block, problems)
    fact = MedicineFact(fields.choice("about", ABOUT), fields.text("text"), fields.evidence(sources))
    fields.done()
    return fact


def _effect(
    block: Entry, risk: bool, medicines: Ids, indicators: Ids, sources: Ids, problems: Problems
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
    if fields.good("medicines"):
        # A number's medicine that nobody knows is told at the number.
        named = {
            number.medicine for number in effect.numbers if medicines is None or number.medicine in medicines
        }
        for medicine in sorted(named - {"", *effect.medicines}):
            what = f"There is a number for '{medicine}', which is not among the medicines here."
            fields.wrong("medicines", what, "Add the medicine, or delete the number.")
    return effect


def _number(block: Entry, medicines: Ids, sources: Ids, problems: Problems) -> StudyNumber:
    fields = Fields(block, problems)
    of = fields.whole("of", 1)
    most = of if fields.good("of") else None
    number = StudyNumber(
        fields.choice("medicine", medicines),
        fields.whole("count", 0, most),
        of,
        fields.text("event"),
        fields.text("who"),
        fields.text("span"),
        fields.chosen("sources", sources),
        fields.optional_whole("compared", 0, most),
        fields.text("against", default=""),
    )
    fields.done()
    if ("compared" in block.keys) != ("against" in block.keys):
        fields.wrong("against", "'compared' and 'against' go together.", "Write both, or neither.")
    return number


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


def _word(block: Entry, sources: Ids, problems: Problems) -> Word:
    fields = Fields(block, problems)
    also = _also(fields) if "also" in block.keys else ()
    word = Word(fields.id(), fields.text("term"), fields.text("means"), fields.evidence(sources), also)
    fields.done("also")
    return word


def _also(fields: Fields) -> tuple[str, ...]:
    found = fields.raw("also")
    if isinstance(found, list) and found and all(isinstance(item, str) and item.strip() for item in found):
        return tuple(item.strip() for item in found)
    fields.wrong("also", f"'{found}' is not a list of words.", 'Write also = ["first", "second"].')
    return ()
