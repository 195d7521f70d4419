"""Which column of a file is which of ours: guessed from heading and cells, for the person to confirm."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, islice
from math import log
from typing import Literal, TypeAlias

from rapidfuzz import fuzz, process

from decision.lists.columns import ENROLLED, GIVES, Column, asked
from decision.lists.figures import STATES
from decision.lists.spelling import ANSWERS, UNKNOWN, folded, is_id, is_unclear, is_unknown
from decision.lists.tables import Block
from decision.lists.texts import comparable

Sure: TypeAlias = Literal["kept", "sure", "likely", "unlike", "unsure", ""]

LEFT_OUT = ""
"""What a column is mapped to that is not used."""
_SAMPLE = 200  # different cells of a column by which it is judged
_LIKE_MEDICINE = 88  # of 100: two names of a medicine
_APART = re.compile(r"[,;/|\n+&]|\band\b", re.IGNORECASE)
_LIKE = 84.0  # of 100: two headings that say the same
_FIT = 0.5  # so large a part of the cells has to be readable as the column
_IN_QUESTION = 0.7  # what a word of a fact's question is worth, where one of its label is worth 1
_COVERED, _APART_BY = 0.6, 0.15  # how much of a heading a fact has to say, and how much more than the next
_PATTERNS = {
    "zip": re.compile(r"\d{5}(-\d{4})?|\d{9}"),
    "phone": re.compile(
        r"(\+?1[ .-]?)?\(?\d{3}\)?[ ./-]*\d{3}[ .-]*\d{4}( *(x|ext\.?) *\d+)?", re.IGNORECASE
    ),
    "state": re.compile("|".join(STATES)),
}


@dataclass(frozen=True)
class Called:
    """What others call one of our columns: names that say the `same`, or `near` ones that may say more."""

    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guess:
    """What a column of a file may be: the id of one of ours, or LEFT_OUT, and how sure that is.

    It is `unlike` where the heading says the same, and most of the cells cannot be read so.
    """

    column: str
    sure: Sure


def known_names(columns: Sequence[Column], synonyms: Mapping[str, Called]) -> frozenset[str]:
    """All that may head one of our columns, as headings are compared."""
    return frozenset(name for column in columns for name in _names(column, synonyms))


def guesses(
    block: Block,
    columns: Sequence[Column],
    synonyms: Mapping[str, Called],
    kept: Mapping[str, str],
    today: date | None = None,
) -> tuple[Guess, ...]:
    """A guess for each column of a table; none of ours is guessed twice.

    `kept` is what was agreed to for an earlier version of the file: the id by the heading.
    """
    names = {column.id: _names(column, synonyms) for column in columns}
    given = _medicines(columns)
    near = {id: {comparable(name) for name in called.near} for id, called in synonyms.items()}
    spoken = _spoken(columns)
    different = (dict.fromkeys(filter(None, cells)) for cells in block.columns)
    samples = [list(islice(texts, _SAMPLE)) for texts in different]
    found: list[tuple[float, int, str, Sure]] = []
    for at, heading in enumerate(block.headings):
        said = comparable(heading)
        if heading in kept:
            if kept[heading] in names:
                found.append((200, at, kept[heading], "kept"))
            continue
        meant = _by_words(said, spoken)
        for column in columns:
            score, sure = _by_heading(said, names[column.id], near.get(column.id, ()))
            fits = score and _fits(samples[at], column, today, given)
            if score and (fits or sure == "sure"):
                found.append((score, at, column.id, sure if fits else "unlike"))
            elif column.id == meant and samples[at] and _fits(samples[at], column, today, given):
                found.append((50, at, column.id, "likely"))
            elif _by_cells(samples[at], column.id):
                found.append((10, at, column.id, "unsure"))
    return _each_once(block, found)


def used(mapping: Sequence[str]) -> list[int]:
    """The columns of a file that are used, by their places."""
    return [at for at, column in enumerate(mapping) if column != LEFT_OUT]


def _names(column: Column, synonyms: Mapping[str, Called]) -> frozenset[str]:
    own = [column.id, column.heading, column.label]
    if column.id.startswith((GIVES, ENROLLED)):
        own.append(column.id.partition("_")[2])
    called = synonyms.get(column.id, Called())
    return frozenset(map(comparable, (*own, *called.same, *called.near))) - {""}


def _by_heading(said: str, names: Collection[str], near: Collection[str]) -> tuple[float, Sure]:
    if said in names:
        return (95, "likely") if said in near else (100, "sure")
    spoken = set(said.split())
    inner = max((len(name) for name in names if len(name) > 3 and set(name.split()) <= spoken), default=0)
    if inner:
        return 85 + inner / 100, "likely"
    score = max(fuzz.ratio(said, name) for name in names)
    return (score - 10, "likely") if score >= _LIKE else (0.0, "")


def _spoken(columns: Sequence[Column]) -> dict[str, dict[str, float]]:
    """For each word in the labels and questions of our facts, which facts have it, and what it is worth."""
    found: dict[str, dict[str, float]] = {}
    for column in (each for each in columns if each.indicator):
        label = (column.indicator.short or {}).get("label", "") if column.indicator else ""
        texts = {f"{column.explains} {column.unit}": _IN_QUESTION, f"{column.heading} {label}": 1.0}
        for text, worth in texts.items():
            for word in comparable(text).split():
                found.setdefault(word, {})[column.id] = worth
    return found


def _by_words(said: str, spoken: Mapping[str, Mapping[str, float]]) -> str:
    """The fact that the words of a heading speak of, rare ones above all; empty where none stands out."""
    facts = {id for ids in spoken.values() for id in ids}
    if not facts:
        return ""
    whole, scores = 0.0, dict.fromkeys(("", *facts), 0.0)
    for word in {*said.split()}:
        alike = process.extract(word, list(spoken), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=None)
        worth = {id: each for like, _, _ in alike if like[0] == word[0] for id, each in spoken[like].items()}
        rare = log(len(facts) / max(1, len(worth)))
        whole += rare
        for id, each in worth.items():
            scores[id] += rare * each
    less, most = sorted(scores.values())[-2:]
    is_clear = most >= _COVERED * whole and most - less >= _APART_BY * whole
    return max(scores, key=scores.__getitem__) if is_clear else ""


def _fits(sample: Sequence[str], column: Column, today: date | None, given: Mapping[str, str]) -> bool:
    """Whether most of the cells can be read as this column, as they are or as they may be meant."""

    def fits(text: str) -> bool:
        if column.kind == "names":
            return bool(_named_in(text, given)[0])
        found = asked(text, column, today)
        return not found or bool(found.readings) or (bool(column.words) and folded(text) in ANSWERS)

    return sum(map(fits, sample)) >= _FIT * len(sample)


def _by_cells(sample: Sequence[str], id: str) -> bool:
    matching = [text for text in sample if id in _PATTERNS and _PATTERNS[id].fullmatch(text)]
    return len(sample) > 1 and len(matching) >= 0.8 * len(sample)


def _each_once(block: Block, found: Sequence[tuple[float, int, str, Sure]]) -> tuple[Guess, ...]:
    guess = [Guess(LEFT_OUT, "")] * len(block.headings)
    taken: set[str] = set()
    for _, at, id, sure in sorted(found, key=lambda each: (-each[0], each[1])):
        if id not in taken and guess[at].column == LEFT_OUT:
            guess[at] = Guess(id, sure)
            taken.add(id)
    left = [at for at, each in enumerate(guess) if each.column == LEFT_OUT and _are_names(block.columns[at])]
    if left and "name" not in taken:
        guess[left[0]] = Guess("name", "unsure")
    return tuple(guess)


def _are_names(column: Sequence[str]) -> bool:
    """Whether the cells of a column are texts that differ from row to row."""
    cells = [cell for cell in column if cell]
    texts = [cell for cell in cells if re.search(r"[^\W\d_]{3}", cell)]
    return bool(texts) and len(texts) >= 0.8 * len(cells) and 2 * len({*cells}) > len(cells)


# ---- a column that is several of ours, and the one that is made of names


def medicines_in(
    texts: Sequence[str], columns: Sequence[Column]
) -> tuple[dict[str, list[str]], dict[int, str]]:
    """What the cells of a column of medicines say: a column for each that is named, and what is none of ours.

    A cell is yes where it names a medicine, and says nothing where it does not. The rest is by row.
    """
    given = _medicines(columns)
    met = {text: _named_in(text, given) for text in {*texts}}
    found: dict[str, list[str]] = {}
    for row, text in enumerate(texts):
        for id in met[text][0]:
            found.setdefault(id, [UNKNOWN] * len(texts))[row] = "yes"
    return found, {row: ", ".join(met[text][1]) for row, text in enumerate(texts) if met[text][1]}


def _medicines(columns: Sequence[Column]) -> dict[str, str]:
    return {column.id: folded(column.heading) for column in columns if column.id.startswith(GIVES)}


def _named_in(text: str, given: Mapping[str, str]) -> tuple[set[str], list[str]]:
    """The medicines that a cell names, and what in it is none of ours."""
    ids: set[str] = set()
    strange: list[str] = []
    parts = () if is_unknown(text) else _APART.split(text)  # n/a is not n and a
    for part in filter(None, map(folded, parts)):
        near = process.extract(part, given, scorer=fuzz.ratio, score_cutoff=_LIKE_MEDICINE, limit=1)
        if near:
            ids.add(near[0][2])
        elif not is_unclear(part) and not is_unknown(part):
            strange.append(part)
    return ids, strange


def _made_of(names: Sequence[str]) -> list[str]:
    """For each name an id made of it, é as e; two names may make one id."""
    plain = unicodedata.normalize("NFKD", "\n".join(map(folded, names))).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9\n]+", "_", plain).split("\n")
    return [each.strip("_")[:40] or "center" for each in made] if names else []


def ids_of(cells: Mapping[str, Sequence[str]], kept: Sequence[int], rows: int) -> list[str]:
    """An id for each row kept: its own where it has a good one of no other, else one made of its name."""
    ids = [*cells.get("id", [""] * rows)]
    made = _made_of(cells.get("name", ids))
    if "id" not in cells and len({UNKNOWN, *made}) > len(made):
        return made
    taken = {UNKNOWN}
    for row in kept:
        if not is_id(ids[row]) or ids[row].casefold() in taken:
            more = (f"{made[row]}_{number}" for number in count(2))
            ids[row] = made[row] if made[row] not in taken else next(id for id in more if id not in taken)
        taken.add(ids[row].casefold())
    return ids
