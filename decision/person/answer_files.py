"""Answers to and from a file: JSON with a version, that a person can read and a newer app still opens.

A missing key means that nothing was said, so an older file opens as it is; what a newer app adds raises
`VERSION`. A checksum tells a whole file from one that was cut short or changed. Each class is written field
by field, and read again by the types of its fields: nothing is taken on trust.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import repeat
from math import isfinite
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

from decision.lists.problems import BadData, Place
from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.person.answers import Answers
from decision.wording import words

T = TypeVar("T")
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
        "answers": _plain_answers(saved.answers),
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
        names, day = (
            _read_value(Mapping[str, str], found["names"]),
            _read_value(date | None, found["saved_on"]),
        )
        began = datetime.fromisoformat(found["began"]).astimezone(UTC) if "began" in found else None
        return Saved(_answers_from(found["answers"]), _read_value(str, found["list"]), names, day, began)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise broken from None


def _sum(content: Mapping[str, Any]) -> str:
    """The same for the same content, however it is spaced and in whatever order its keys are."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()[:16]


# ---- what a file contains: each answer as JSON can hold it, and back

# What a field is called in a file, where a person who reads it would not know our name for it.
_KEYS = {
    "agreed": "agreed_with_counselor",
    "blocks": "order", "by_counselor": "set_by_counselor", "compared": "side_by_side",
    "example": "use_example", "measurements": "facts", "most_inside": "matters_most_inside",
    "name_changed": "name_changed_view", "no_figures": "hide_figures",
    "not_mattering": "does_not_matter", "places": "own_centers", "present": "present_center",
    "wanted": "must_haves",
}  # fmt: skip
_FLAT = (Order, Words, Numbers)  # their fields are among those of what they are in
# How far a place is is worked out from the ZIP codes; what was reported is a list of its own.
_NOT_KEPT = {(Measurement, "whose"), (Provider, "away"), (Answers, "reported")}


def _plain_answers(said: Answers) -> dict[str, Any]:
    """Answers as JSON can hold them; sets are sorted, so that the same answers are the same text."""
    reported = [
        {"center": center, "about": about, **_plain_fields(each)}
        for (center, about), each in said.reported.items()
    ]
    return {**_plain_fields(said), "reported": reported}


def _answers_from(found: Mapping[str, Any]) -> Answers:
    """The answers again. ValueError, TypeError or KeyError where anything is not what was written."""
    nothing = _plain_answers(Answers())
    unknown = found.keys() - nothing.keys()
    if unknown:
        raise ValueError(f"not known: {sorted(unknown)}")
    all_ = {**nothing, **found}
    reported = {
        (_read_value(str, each["center"]), _read_value(str, each["about"])): _made(Measurement, each)
        for each in _of(list, all_["reported"])
    }
    return _made(Answers, all_, reported=reported)


_FIELDS: dict[type, tuple[tuple[str, Any], ...]] = {}  # by class, with their types, as they come to be asked


def _kept(kind: type) -> tuple[tuple[str, Any], ...]:
    if kind not in _FIELDS:
        every = ((each.name, each.type) for each in fields(kind))
        _FIELDS[kind] = tuple(each for each in every if (kind, each[0]) not in _NOT_KEPT)
    return _FIELDS[kind]


def _plain(value: Any) -> Any:
    match value:
        case None | str() | bool():  # most of what is said
            pass
        case Word():
            return value.name.lower()
        case date():
            return value.isoformat()
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple() | frozenset():
            plain = map(_plain, value)
            return list(plain) if isinstance(value, tuple) else sorted(plain)
        case _ if is_dataclass(value):
            return _plain_fields(value)
    return value


def _plain_fields(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, kind in _kept(type(value)):
        plain = _plain(getattr(value, name))
        found |= plain if kind in _FLAT else {_KEYS.get(name, name): plain}
    return found


def _made(kind: type[T], found: Mapping[str, Any], **others: Any) -> T:
    read = {
        name: _made(each, found) if each in _FLAT else _read_value(each, found[_KEYS.get(name, name)])
        for name, each in _kept(kind)
    }
    return kind(**read, **others)


def _read_value(kind: Any, found: Any) -> Any:
    """A value of an annotated type; TypeError, ValueError or KeyError where it is of another."""
    of, parts = get_origin(kind) or kind, get_args(kind)
    if of is UnionType:
        return _read_as_one(parts, found)
    if of is Literal:
        return parts[parts.index(found)]
    if of is Mapping:
        return {id: _read_value(parts[1], each) for id, each in _of(dict, found).items()}
    if of in (tuple, frozenset):
        kinds = repeat(parts[0], len(found)) if of is frozenset or ... in parts else parts
        return of(_read_value(*each) for each in zip(kinds, _of(list, found), strict=True))
    if is_dataclass(of):
        return _made(kind, found)
    return _LEAVES[of](found) if of in _LEAVES else _of(of, found)


def _read_as_one(kinds: Iterable[Any], found: Any) -> Any:
    for kind in kinds:
        with suppress(TypeError, ValueError):
            return _read_value(kind, found)
    raise TypeError(f"{found!r} is none of {kinds}")


def _number(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not isfinite(found):
        raise TypeError(f"{found!r} is not a finite number")
    return found


def _of(kind: type[T], found: Any) -> T:
    if not isinstance(found, kind):
        raise TypeError(f"{found!r} is not {kind.__name__}")
    return found


_LEAVES: dict[Any, Callable[[Any], Any]] = {
    float: _number,
    date: date.fromisoformat,
    Word: lambda found: Word[found.upper()],
}
