"""What the tests worked out about a data folder: audit.toml, and whether it is about this folder.

The app computes none of this. What depends on the date is checked on that date: an outcome that rests on
review dates says how long it holds.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from decision.catalog.fields import Fields
from decision.catalog.toml_files import read_bytes, read_toml
from decision.lists.problems import Problems
from decision.method.factors import is_number

FILE = "audit.toml"
TIERS = ("qualifying", "certifying", "quality")
PASS, FAIL, NOT_OURS, NOT_APPLICABLE = "pass", "fail", "not ours to claim", "does not apply"
OUTCOMES = (PASS, FAIL, NOT_OURS, NOT_APPLICABLE)


@dataclass(frozen=True)
class Outcome:
    """What became of one item of the standard; a pass is a fail after the day until which it holds."""

    id: str
    tier: str
    asks: str
    outcome: str
    why: str
    holds_until: date | None = None


@dataclass(frozen=True)
class Reading:
    """How hard a page, or the words of a screen, are to read: school grade, sentences, hard words explained.

    `short` is how many of the sentences are short, and `longest` how many words the longest has.
    """

    grade: float
    sentences: int
    short: int
    longest: int
    hard: int


@dataclass(frozen=True)
class Audit:
    """The table: the day it was worked out, each item, each page by a name such as "guide/the_day", and the
    sentences of the app by subject, such as "start".
    """

    worked_out_on: date
    outcomes: tuple[Outcome, ...]
    pages: dict[str, Reading]
    subjects: dict[str, Reading]


def read_audit(folder: Path, problems: Problems) -> Audit | None:
    """The table, or None where there is none or it was worked out for another folder than this one.

    It is held against nothing else in the folder: a table about an older folder is legal.
    """
    file = read_toml(folder / FILE, problems) if (folder / FILE).exists() else None
    if file is None:
        return None
    fields = Fields(file, problems)
    worked_out_on, about = fields.day("worked_out_on"), fields.text("folder")
    outcomes = fields.each("item", _outcome)
    pages, subjects = _readings(fields, "page"), _readings(fields, "subject")
    fields.done()
    return Audit(worked_out_on, outcomes, pages, subjects) if about == fingerprint(folder, problems) else None


def fingerprint(folder: Path, problems: Problems) -> str:
    """The SHA-256, in hexadecimal, of the names and content of all that is read from a folder but the table.

    Line ends are those of Unix, so that a copy made by git on Windows is the same folder.
    """
    found = sha256()
    patterns = ("*.toml", "providers.csv", "guide/*.md", "about/*.md")
    paths = [path for pattern in patterns for path in folder.glob(pattern) if path.name != FILE]
    for name in sorted(path.relative_to(folder).as_posix() for path in paths):
        content = (read_bytes(folder / name, problems) or b"").replace(b"\r\n", b"\n")
        found.update(f"{name} {len(content)}\n".encode() + content)
    return found.hexdigest()


def _outcome(fields: Fields) -> Outcome:
    tier, outcome = fields.choice("tier", TIERS), fields.choice("outcome", OUTCOMES)
    return fields.made(Outcome, tier=tier, outcome=outcome)


def _readings(fields: Fields, kind: str) -> dict[str, Reading]:
    return dict(fields.each(kind, lambda each: (each.text(kind), _reading(each))))


def _reading(fields: Fields) -> Reading:
    sentences = fields.whole("sentences", 0)
    grade = fields.value("grade", is_number, "a number", "digits, such as grade = 6.5", 0.0)
    counts = fields.whole("short", 0, sentences), fields.whole("longest", 0), fields.whole("hard", 0)
    return Reading(grade, sentences, *counts)
