"""Answers to and from a file: JSON with a version, that a person can read and a newer app still opens.

A missing key means that nothing was said, so an older file opens as it is; what a newer app adds raises
`VERSION`. A checksum tells a whole file from one that was cut short or changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from decision.lists.problems import BadData, Place
from decision.person.answers import Answers
from decision.person.saved_values import answers_from, plain_answers, read_value
from decision.wording import words

VERSION = 1
LARGEST = 2_000_000  # bytes; answers on 50 centers with every fact reported are some 300,000
_SUM = "sum"


@dataclass(frozen=True)
class Saved:
    """What a file of answers holds.

    `list_name` is the list they were given on, and `names` are the names there of all that the answers speak
    of, by id: a center of the same id and another name is another center.
    `began` is when a counselor and a client did; a file that a person saves has none.
    """

    answers: Answers
    list_name: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    saved_on: date | None = None
    began: datetime | None = None


def written(saved: Saved, indent: int | None = 1) -> str:
    """The text of the file, on one line without an indent. An amount that is not finite is an error."""
    content: dict[str, Any] = {
        "file": str(words.SAVED_TITLE),
        "version": VERSION,
        "saved_on": saved.saved_on.isoformat() if saved.saved_on else None,
        "list": saved.list_name,
        "answers": plain_answers(saved.answers),
        "names": dict(sorted(saved.names.items())),
    }
    if saved.began:
        content["began"] = saved.began.isoformat()
    content[_SUM] = _sum(content)
    return json.dumps(content, ensure_ascii=False, indent=indent, allow_nan=False) + "\n"


def read(name: str, content: bytes) -> Saved:
    """The answers of a file called `name`, or BadData, which says what is wrong and what to do."""
    place = Place(name)
    if len(content) > LARGEST:
        raise BadData.of(place, words.SAVED_LARGE, words.SAVED_FOREIGN_FIX)
    foreign = BadData.of(place, words.SAVED_FOREIGN, words.SAVED_FOREIGN_FIX)
    broken = BadData.of(place, words.SAVED_BROKEN, words.SAVED_BROKEN_FIX)
    try:
        text = content.decode("utf-8-sig")
        found = json.loads(text)
    except (ValueError, RecursionError):
        # One that begins as ours does was ours.
        raise (broken if words.SAVED_TITLE.encode() in content[:200] else foreign) from None
    if not isinstance(found, dict) or not {"version", "answers"} <= found.keys():
        raise foreign
    version = found["version"]
    if isinstance(version, int) and version > VERSION:
        raise BadData.of(place, words.SAVED_NEWER, words.SAVED_NEWER_FIX)
    if found.pop(_SUM, None) != _sum(found):
        raise broken
    try:
        names, day = read_value(Mapping[str, str], found["names"]), read_value(date | None, found["saved_on"])
        began = datetime.fromisoformat(found["began"]).astimezone(UTC) if "began" in found else None
        return Saved(answers_from(found["answers"]), read_value(str, found["list"]), names, day, began)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise broken from None


def _sum(content: Mapping[str, Any]) -> str:
    """The same for the same content, however it is spaced and in whatever order its keys are."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:16]
