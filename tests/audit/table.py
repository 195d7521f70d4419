"""All that was worked out about a folder, as the text of its audit.toml."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from decision.catalog import catalog
from decision.catalog.audit_table import Outcome, fingerprint
from decision.guide.glossary import used_in
from decision.lists.problems import Problems
from tests.audit.build import Build, pages_by_name
from tests.audit.items import read_items
from tests.audit.outcomes import outcomes
from tests.audit.reading_grade import grades, sentence_lengths
from tests.audit.walking import walk

COMMAND = "python -m tests.audit"
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
        lengths = sentence_lengths(page.text)
        short = sum(length <= SHORT for length in lengths)
        lines += ["", "[[page]]", f"page = {_quoted(name)}", f"grade = {round(build.grades[name], 1)}"]
        lines += [f"sentences = {len(lengths)}", f"short = {short}", f"longest = {max(lengths, default=0)}"]
        lines += [f"hard = {len(used_in(page.text, build.catalog.terms))}"]
    return "\n".join(lines) + "\n"


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
