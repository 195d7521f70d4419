"""What a list may say about each center, column by column, and how a cell of each column is read.

Nothing is changed here: where a cell is not written plainly, what it probably means is offered for the person
to confirm.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, TypeAlias

from decision.guide.texts import Medicine, Programme, SiteType
from decision.lists import spelling
from decision.lists.figures import read_day, read_number, read_phone, read_state, read_zip
from decision.lists.problems import as_found
from decision.lists.spelling import ANSWERS, UNKNOWN, Asked, BadCell, Said, folded
from decision.lists.texts import hidden_in, without_hidden
from decision.method.factors import Factor, Indicator, Levels, Points, Scale, YesNo
from decision.method.must_haves import ASKED
from decision.wording import words

Kind: TypeAlias = Literal["text", "yes_no", "level", "number", "day", "names"]

GIVES, ENROLLED = "gives_", "enrolled_"
MEDICINES = "medicines"
"""The column of a file that names the medicines given there; in our own lists each has a column."""
REQUIRED = ("id", "name")

_BEFORE = ("id", "name", "town", "state", "zip", "phone", "site_type", "about")
_AFTER = ("checked_on", "source")
PLAIN = (*_BEFORE, *_AFTER)
"""The columns that every list has."""
_EXAMPLE = {
    "id": "example", "name": "Example Infusion Center", "town": "Sampleton", "state": "EX", "zip": "00001",
    "phone": "555-0100", "checked_on": "2026-11-01",
}  # fmt: skip
_NONE = {"none", "nil", "null"}  # nobody knows, or there is none
_READERS: dict[str, Callable[[str], Said]] = {
    "id": spelling.read_id,
    "name": spelling.read_name,
    "state": read_state,
    "zip": read_zip,
    "phone": read_phone,
    "yes_no": spelling.read_yes_or_no,
}


@dataclass(frozen=True)
class Column:
    """One column: its id, which heads it in a file, and its heading and meaning as people read them.

    `words` are the only ones that it may hold; empty where that is open. `means` says what each word
    means, where that is not plain. A column that is not `required` may be missing or unknown.
    `indicator` is the fact in it, where it is one behind a factor.
    """

    id: str
    heading: str
    explains: str
    kind: Kind = "text"
    unit: str = ""
    words: tuple[str, ...] = ()
    means: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    indicator: Indicator | None = None

    @property
    def label(self) -> str:
        return f"{self.heading} ({self.unit})" if self.unit else self.heading


def is_taken(column: str) -> bool:
    """Whether a column has a meaning of its own, so that no indicator may be called like it."""
    return column in PLAIN or column.startswith((GIVES, ENROLLED))


def columns(
    factors: Sequence[Factor],
    medicines: Sequence[Medicine],
    programmes: Sequence[Programme],
    site_types: Sequence[SiteType],
    asked: Sequence[Indicator] = (),
) -> tuple[Column, ...]:
    """Every column that a list with these may have, in the order of a template.

    `asked` are the facts of must-haves; those that differ from person to person have no column.
    """
    return (
        *(_plain(id, site_types) for id in _BEFORE),
        *(_answer(GIVES + each.id, each.name, words.COLUMN_GIVES) for each in medicines),
        *(_answer(ENROLLED + each.id, each.label, words.COLUMN_ENROLLED) for each in programmes),
        *(_fact(each) for factor in factors for each in factor.indicators if not is_taken(each.id)),
        *(_fact(each) for each in asked if not each.personal),
        *(_plain(id, site_types) for id in _AFTER),
    )


def words_of(scale: Scale) -> tuple[str, ...]:
    """The words that a cell of a fact on this scale may hold, but for unknown; none where it is a number."""
    match scale:
        case Points():
            return ()
        case YesNo():
            return "yes", "no"
        case Levels(values):
            return tuple(word for word, _ in values)


def with_medicines(columns: Sequence[Column]) -> tuple[Column, ...]:
    """These columns, and the one that a file of others may have in place of one for each medicine."""
    return (*columns, Column(MEDICINES, words.COLUMN_MEDICINES, words.COLUMN_MEDICINES_MEANS, "names"))


def heading_of(columns: Sequence[Column], id: str) -> str:
    return next((column.heading for column in columns if column.id == id), words.COLUMN_MEDICINES)


def _plain(id: str, site_types: Sequence[SiteType]) -> Column:
    heading, explains = words.table("COLUMN_HEADINGS")[id], words.table("COLUMN_EXPLAINS")[id]
    if id == "site_type":
        means = {kind.id: kind.label for kind in site_types}
        return Column(id, heading, explains, "level", words=(*means, UNKNOWN), means=means)
    return Column(id, heading, explains, "day" if id == "checked_on" else "text", required=id in REQUIRED)


def _answer(id: str, heading: str, explains: str) -> Column:
    return Column(id, heading, explains, "yes_no", words=("yes", "no", UNKNOWN))


def _fact(fact: Indicator) -> Column:
    says, words = fact.says or {}, words_of(fact.scale)
    kind: Kind = "yes_no" if isinstance(fact.scale, YesNo) else "level" if words else "number"
    words += (UNKNOWN,) if words else ()
    means = {word: says[word] for word in words if word in says}
    id = fact.id.removeprefix(ASKED)
    return Column(id, fact.label, fact.ask, kind, fact.unit, words, means, indicator=fact)


def example(column: Column) -> str:
    """What a cell of a made-up center says, written the plain way."""
    if text := _EXAMPLE.get(column.id) or words.table("COLUMN_EXAMPLES").get(column.id):
        return text
    if column.words:
        return column.words[0]
    fact = column.indicator
    points = fact.scale.points if fact and isinstance(fact.scale, Points) else ()
    known = [amount for amount, _ in points if fact and fact.takes(amount)]
    return f"{known[0]:.0f}" if known and known[0] == int(known[0]) else UNKNOWN


def read_cell(text: str, column: Column, today: date | None) -> Said | BadCell:
    """What a cell of a column says, or why that cannot be read."""
    try:
        spelling.refuse_unreadable(text)
        if column.kind == "level":
            means = {word: column.means.get(word, word) for word in column.words if word != UNKNOWN}
            return spelling.read_level(text, means)
        if column.kind == "number" and column.indicator:
            return read_number(text, column.indicator)
        if column.kind == "day":
            return read_day(text, today)
        return _READERS.get(column.id if column.kind == "text" else column.kind, spelling.read_text)(text)
    except BadCell as bad:
        return bad


def asked(text: str, column: Column, today: date | None) -> Asked | None:
    """What to ask about a cell of this column; None where it is written plainly."""
    said = read_cell(text, column, today)
    offered = _unread(text, column, said) or said.asked or Asked("")
    plain = [each for each in offered.readings if _is_plain(read_cell(each, column, today))]
    if plain:
        return replace(offered, readings=tuple(dict.fromkeys(plain)))
    if isinstance(said, BadCell):
        return Asked("", what=said.what, remedy=said.remedy)
    if _is_plain(said):
        return None
    remedy = " ".join(remedy for _, remedy in said.notes)
    return Asked("", what=words.CELL_ODD.format(text=as_found(text)), remedy=remedy)


def asked_of_all(texts: Sequence[str], column: Column, today: date | None) -> dict[str, Asked]:
    """What to ask about each text of a column, those that are written plainly left out."""
    different: Collection[str] = dict.fromkeys(texts)
    if column.kind == "text" and (column.id == "name" or column.id not in _READERS):
        different = spelling.not_said_in(different)
    finds = {text: found for text in different if (found := asked(text, column, today))}
    return finds | _beside_others(texts, column, finds)


def _beside_others(texts: Sequence[str], column: Column, finds: Mapping[str, Asked]) -> dict[str, Asked]:
    """What is odd only beside the other cells of its column, or beside its words."""
    found: dict[str, Asked] = {}
    others = {*texts} - {""} if column.kind == "yes_no" and "" in finds else ()
    if {ANSWERS.get(folded(text)) for text in others} == {"yes"}:
        found[""] = Asked("blank_beside_marks", ("no", UNKNOWN))
    allowed = column.indicator.allowed if column.indicator else None
    if column.kind == "number" and (allowed is None or allowed[0] % 1 == 0):
        odd = [text for text in {*texts} - finds.keys() if "." in text and float(text) % 1]
        found |= {text: Asked("fraction", (text,)) for text in odd}
    if column.words:
        many = Counter(texts)
        found |= {
            text: Asked("which", column.words, f"{column.id}.{ANSWERS.get(folded(text), folded(text))}")
            for text, each in finds.items()
            if not each.readings and (many[text] > 1 or folded(text) in ANSWERS)
        }
    return found


def _is_plain(said: Said | BadCell) -> bool:
    return isinstance(said, Said) and not said.notes


def _unread(text: str, column: Column, said: Said | BadCell) -> Asked | None:
    """What is offered for a cell whatever its kind: without what nobody can see, cut short, or not known."""
    if hidden_in(text):
        return Asked("hidden", (without_hidden(text).strip(),))
    if len(text) > spelling.MOST_CHARACTERS and column.kind == "text":
        return Asked("long", (f"{text[: spelling.MOST_CHARACTERS - 2].rstrip()} …",))
    open_ = not text or spelling.is_unclear(text) or spelling.is_unknown(text)
    if column.required or text == UNKNOWN or not open_:
        return None
    word = folded(text)
    if word in column.words or (column.kind == "level" and said.asked):
        return None
    return Asked("none" if word in _NONE else "nothing", (UNKNOWN,))
