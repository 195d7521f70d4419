"""All that was worked out about a folder, as the text of its audit.toml."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from decision.catalog import catalog
from decision.catalog.audit_table import Outcome, fingerprint
from decision.guide.glossary import used_in
from decision.lists.problems import Problems
from decision.wording.language import ENGLISH
from decision.wording.language import FOLDER as SENTENCES
from tests.audit.build import Build, pages_by_name
from tests.audit.items import read_items
from tests.audit.outcomes import outcomes
from tests.audit.reading_grade import grades, sentence_lengths
from tests.audit.walking import walk
from tests.conftest import CONSTANTS, texts_in

COMMAND = "python -m tests.audit"
_HOLE = re.compile(r"\{\w+\}")
SHORT = 5  # words, or fewer, of a sentence that counts as short


def build_of(folder: Path, today: date) -> Build:
    """The folder as it runs on that day."""
    found = catalog.load(folder)
    texts = {name: page.text for name, page in pages_by_name(found).items()}
    factors, centers = [each.id for each in found.factors], [each.name for each in found.providers]
    return Build(found, today, grades(texts), walk(folder, today, factors, centers))


def worked_out(folder: Path, today: date) -> str:
    """The table for a folder, as of that day."""
    build = build_of(folder, today)
    lines = [
        f"# Worked out by the tests. Do not edit it: `{COMMAND}` writes it again.",
        f"worked_out_on = {today}",
        f'folder = "{fingerprint(folder, Problems())}"',
    ]
    for found in outcomes(build, read_items()):
        lines += ["", "[[item]]", *_item(found)]
    for name, page in pages_by_name(build.catalog).items():
        lines += ["", "[[page]]", f"page = {_quoted(name)}", *_reading(page.text, build.grades[name], build)]
    said = sentences_of_the_app()
    graded = grades(said)
    for subject, text in said.items():
        lines += ["", "[[subject]]", f"subject = {_quoted(subject)}", *_reading(text, graded[subject], build)]
    return "\n".join(lines) + "\n"


def sentences_of_the_app() -> dict[str, str]:
    """All that the app says in whole sentences, by subject; labels and buttons are left out.

    What a sentence is filled with counts as one short word: the sentences look easier than they are then.
    """
    return {
        path.stem: "\n\n".join(
            _HOLE.sub("one", text)
            for name in tomllib.loads(path.read_text(encoding="utf-8"))
            for text in texts_in(CONSTANTS[name])
            if text.endswith((".", "?", "!"))
        )
        for path in sorted((SENTENCES / ENGLISH).glob("*.toml"))
    }


def _reading(text: str, grade: float, build: Build) -> Iterator[str]:
    lengths = sentence_lengths(text)
    yield f"grade = {round(grade, 1)}"
    yield f"sentences = {len(lengths)}"
    yield f"short = {sum(length <= SHORT for length in lengths)}"
    yield f"longest = {max(lengths, default=0)}"
    yield f"hard = {len(used_in(text, build.catalog.terms))}"


def _item(found: Outcome) -> Iterator[str]:
    yield f"id = {_quoted(found.id)}"
    yield f"tier = {_quoted(found.tier)}"
    yield f"asks = {_quoted(found.asks)}"
    yield f"outcome = {_quoted(found.outcome)}"
    yield f"why = {_quoted(found.why)}"
    if found.holds_until is not None:
        yield f"holds_until = {found.holds_until}"


def _quoted(text: str) -> str:
    # A text in JSON is a text in TOML too.
    return json.dumps(text, ensure_ascii=False)
