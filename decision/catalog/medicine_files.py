"""How the files about medicines become values: safety programs, medicines, benefits and risks."""

from decision.catalog.fields import Fields, Ids, blocks_of, has_others
from decision.catalog.toml_files import Entry, entries
from decision.guide.texts import ABOUT, ROUTES, Effect, Medicine, MedicineFact, Programme, StudyNumber
from decision.lists.problems import Problems


def read_programmes(file: Entry, sources: Ids, problems: Problems) -> tuple[Programme, ...]:
    """Every safety program; a list without one is legal."""
    return tuple(_programme(block, sources, problems) for block in blocks_of(file, "programme", problems))


def read_medicines(file: Entry, programmes: Ids, sources: Ids, problems: Problems) -> tuple[Medicine, ...]:
    """Every medicine with its facts."""
    Fields(file, problems).done("programme", "medicine")
    blocks = blocks_of(file, "medicine", problems)
    return tuple(_medicine(block, programmes, sources, problems) for block in blocks)


def read_effects(
    file: Entry, kind: str, medicines: Ids, indicators: Ids, sources: Ids, problems: Problems
) -> tuple[Effect, ...]:
    """Every benefit or every risk, as `kind` says; a risk names the indicators that have to do with it.

    Each of the two calls reports every key at the top that is neither, in the same words.
    """
    Fields(file, problems).done("benefit", "risk")
    blocks = blocks_of(file, kind, problems)
    return tuple(_effect(block, kind == "risk", medicines, indicators, sources, problems) for block in blocks)


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
        # A number's medicine that nobody knows is reported at the number.
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
