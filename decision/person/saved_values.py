"""What a file of answers contains: each answer as JSON can hold it, and back, with nothing taken on trust.

Each class is written field by field, and read again by the types of its fields.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import repeat
from math import isfinite
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.person.answers import Answers

T = TypeVar("T")

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
_NOT_KEPT = {(Measurement, "whose"), (Provider, "away"), (Answers, "told")}


def plain_answers(said: Answers) -> dict[str, Any]:
    """Answers as JSON can hold them; sets are sorted, so that the same answers are the same text."""
    reported = [
        {"center": center, "about": about, **_plain_fields(each)}
        for (center, about), each in said.told.items()
    ]
    return {**_plain_fields(said), "reported": reported}


def answers_from(found: Mapping[str, Any]) -> Answers:
    """The answers again. ValueError, TypeError or KeyError where anything is not what was written."""
    nothing = plain_answers(Answers())
    unknown = found.keys() - nothing.keys()
    if unknown:
        raise ValueError(f"not known: {sorted(unknown)}")
    all_ = {**nothing, **found}
    told = {
        (read_value(str, each["center"]), read_value(str, each["about"])): _made(Measurement, each)
        for each in _of(list, all_["reported"])
    }
    return _made(Answers, all_, told=told)


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
        name: _made(each, found) if each in _FLAT else read_value(each, found[_KEYS.get(name, name)])
        for name, each in _kept(kind)
    }
    return kind(**read, **others)


def read_value(kind: Any, found: Any) -> Any:
    """A value of an annotated type; TypeError, ValueError or KeyError where it is of another."""
    of, parts = get_origin(kind) or kind, get_args(kind)
    if of is UnionType:
        return _read_as_one(parts, found)
    if of is Literal:
        return parts[parts.index(found)]
    if of is Mapping:
        return {id: read_value(parts[1], each) for id, each in _of(dict, found).items()}
    if of in (tuple, frozenset):
        kinds = repeat(parts[0], len(found)) if of is frozenset or ... in parts else parts
        return of(read_value(*each) for each in zip(kinds, _of(list, found), strict=True))
    if is_dataclass(of):
        return _made(kind, found)
    return _LEAVES[of](found) if of in _LEAVES else _of(of, found)


def _read_as_one(kinds: Iterable[Any], found: Any) -> Any:
    for kind in kinds:
        with suppress(TypeError, ValueError):
            return read_value(kind, found)
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
