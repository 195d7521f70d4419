"""What is in a file of answers: each answer as JSON can hold it, and back, with nothing believed unseen."""

from collections.abc import Callable, Mapping
from datetime import date
from math import isfinite
from typing import Any, TypeVar

from decision.method.factors import Amount
from decision.method.must_haves import Wanted
from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.person.answers import WAYS, Answers
from decision.person.narrowing import Narrow
from decision.person.who_set import MODES, Leaning, Weighing

T = TypeVar("T")


def plain_answers(said: Answers) -> dict[str, Any]:
    """Answers as JSON can hold them; sets are sorted, so that the same answers are the same text."""
    return {
        "mode": said.mode,
        "medicine": said.medicine,
        "present_center": said.present,
        **_plain_weighing(said.weighing),
        "must_haves": {"on": sorted(said.wanted.on), "limits": dict(said.wanted.limits)},
        "too_much": dict(said.too_much),
        "matters_most_inside": dict(said.most_inside),
        "zip_code": said.zip_code,
        "plan": said.plan,
        "narrow": {
            "miles": said.narrow.miles,
            "site_types": sorted(said.narrow.site_types),
            "name": said.narrow.name,
        },
        "side_by_side": list(said.compared),
        "listed_by": said.listed_by,
        "reported": [
            {"center": center, "about": about, **_plain_measurement(each)}
            for (center, about), each in said.told.items()
        ],
        "own_centers": [_plain_place(place) for place in said.places],
        "hide_figures": said.no_figures,
        "use_example": said.example,
        "notes": said.notes,
        "put_away": None if said.put_away is None else _plain_weighing(said.put_away),
        "is_second": said.is_second,
        "names_shown": said.names_shown,
        "letters": said.letters,
        "name_changed_view": said.name_changed,
    }


def answers_from(found: Mapping[str, Any]) -> Answers:
    """The answers again. ValueError, TypeError or KeyError where anything is not what was written."""
    nothing = plain_answers(Answers())
    unknown = found.keys() - nothing.keys()
    if unknown:
        raise ValueError(f"not known: {sorted(unknown)}")
    all_ = {**nothing, **found}
    wanted, narrow = all_["must_haves"], all_["narrow"]
    return Answers(
        **vars(_weighing(all_)),
        medicine=_maybe(_text, all_["medicine"]),
        compared=_texts(all_["side_by_side"]),
        too_much=_by_id(_number, all_["too_much"]),
        most_inside=_by_id(_text, all_["matters_most_inside"]),
        told={
            (_text(each["center"]), _text(each["about"])): _measurement(each)
            for each in _list(all_["reported"])
        },
        wanted=Wanted(frozenset(_texts(wanted["on"])), _by_id(_number, wanted["limits"])),
        places=tuple(map(_place, _list(all_["own_centers"]))),
        zip_code=_text(all_["zip_code"]),
        plan=_text(all_["plan"]),
        no_figures=_flag(all_["hide_figures"]),
        narrow=Narrow(
            _maybe(_number, narrow["miles"]), frozenset(_texts(narrow["site_types"])), _text(narrow["name"])
        ),
        listed_by=_text(all_["listed_by"]),
        example=_maybe(_flag, all_["use_example"]),
        mode=_one_of(MODES, all_["mode"]),
        present=_maybe(_text, all_["present_center"]),
        notes=_text(all_["notes"]),
        put_away=_maybe(_weighing, all_["put_away"]),
        is_second=_flag(all_["is_second"]),
        names_shown=_flag(all_["names_shown"]),
        letters=_of(int, all_["letters"]),
        name_changed=_maybe(_flag, all_["name_changed_view"]),
    )


# ---- what one person weighed


def _plain_weighing(said: Weighing) -> dict[str, Any]:
    return {
        "leaning": {"before": said.leaning.before, "after": said.leaning.after},
        "way": said.way,
        "order": [list(block) for block in said.order.blocks],
        "does_not_matter": sorted(said.order.not_mattering),
        "words": {factor: word.name.lower() for factor, word in said.words.words.items()},
        "numbers": dict(said.numbers.numbers),
        "set_by_counselor": [list(mark) for mark in sorted(said.by_counselor)],
        "ready": dict(said.ready),
    }


def _weighing(found: Mapping[str, Any]) -> Weighing:
    leaning = found["leaning"]
    return Weighing(
        _one_of(WAYS, found["way"]),
        Order(
            tuple(_texts(block) for block in _list(found["order"])),
            frozenset(_texts(found["does_not_matter"])),
        ),
        Words(_by_id(lambda word: Word[_text(word).upper()], found["words"])),
        Numbers(_by_id(_number, found["numbers"])),
        frozenset((_one_of(WAYS, way), _text(factor)) for way, factor in _list(found["set_by_counselor"])),
        Leaning(_maybe(_text, leaning["before"]), _maybe(_text, leaning["after"])),
        _by_id(_flag, found["ready"]),
    )


# ---- what a person was told, and places of their own

_PLACE_TEXTS = ("town", "state", "zip", "phone", "site_type", "about", "source")


def _plain_measurement(each: Measurement) -> dict[str, Any]:
    return {
        "amount": each.amount,
        "source": each.source,
        "checked_on": _plain_day(each.checked_on),
        "told": each.told,
    }


def _measurement(found: Mapping[str, Any]) -> Measurement:
    return Measurement(
        _maybe(_amount, found["amount"]),
        _text(found["source"]),
        _maybe(_day, found["checked_on"]),
        _flag(found["told"]),
    )


def _plain_place(place: Provider) -> dict[str, Any]:
    """How far it is is not kept: it is worked out from the ZIP codes."""
    return {
        "id": place.id,
        "name": place.name,
        **{name: getattr(place, name) for name in _PLACE_TEXTS},
        "gives": None if place.gives is None else dict(place.gives),
        "enrolled": None if place.enrolled is None else dict(place.enrolled),
        "checked_on": _plain_day(place.checked_on),
        "facts": {about: _plain_measurement(each) for about, each in place.measurements.items()},
    }


def _place(found: Mapping[str, Any]) -> Provider:
    town, state, zip_code, phone, site_type, about, source = (_text(found[name]) for name in _PLACE_TEXTS)
    return Provider(
        _text(found["id"]),
        _text(found["name"]),
        _by_id(_measurement, found["facts"]),
        town,
        state,
        zip_code,
        phone,
        site_type,
        about,
        gives=_maybe(_yes_or_no_by_id, found["gives"]),
        enrolled=_maybe(_yes_or_no_by_id, found["enrolled"]),
        source=source,
        checked_on=_maybe(_day, found["checked_on"]),
    )


# ---- single values; TypeError where one is of another type


def _text(found: Any) -> str:
    return _of(str, found)


def _flag(found: Any) -> bool:
    return _of(bool, found)


def _number(found: Any) -> float:
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not isfinite(found):
        raise TypeError(f"{found!r} is not a finite number")
    return found


def _amount(found: Any) -> Amount:
    return found if isinstance(found, (bool, str)) else _number(found)


def _day(found: Any) -> date:
    return date.fromisoformat(_text(found))


def _plain_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _of(kind: type[T], found: Any) -> T:
    if not isinstance(found, kind):
        raise TypeError(f"{found!r} is not {kind.__name__}")
    return found


def _one_of(values: tuple[T, ...], found: Any) -> T:
    return values[values.index(found)]


def _maybe(read: Callable[[Any], T], found: Any) -> T | None:
    return None if found is None else read(found)


def _list(found: Any) -> list[Any]:
    return _of(list, found)


def _texts(found: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(found)))


def _by_id(read: Callable[[Any], T], found: Any) -> dict[str, T]:
    return {id: read(each) for id, each in _of(dict, found).items()}


def _yes_or_no_by_id(found: Any) -> dict[str, bool | None]:
    return _by_id(lambda each: _maybe(_flag, each), found)
