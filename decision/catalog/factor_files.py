"""How factors.toml becomes factors, indicators and scales."""

from dataclasses import replace
from math import isclose
from typing import Any

from decision.catalog.fields import MOST_OF_A_FACT, MOST_OF_A_LABEL, Fields
from decision.catalog.toml_files import entries, no_repeats
from decision.lists.columns import is_taken, words_of
from decision.lists.problems import Problems
from decision.method.factors import Factor, Indicator, Levels, Points, Scale, YesNo, between, is_number

_SCALES = (
    "Write { worst = 90, best = 10 }, { points = [[0, 0.0], [2, 0.5], [8, 1.0]] }, "
    '{ good = "yes" } or { levels = { full = 1.0, none = 0.0 } }.'
)


def read_factors(file: Fields) -> tuple[Factor, ...]:
    """Every factor of the file, in its order.

    A factor with a broken part keeps its other indicators, so that their columns are checked.
    """
    found = file.each("factor", _factor, least=1)
    blocks = entries(file.entry, "factor", Problems())
    inner = [inner for block in blocks for inner in entries(block, "indicator", Problems())]
    no_repeats(inner, file.problems)
    return tuple(factor for factor in found if factor)


def _factor(fields: Fields) -> Factor | None:
    id, label, why = fields.id(), fields.text("label"), fields.text("why")
    short = fields.short("short", MOST_OF_A_LABEL) if fields.has("short") else ""
    blocks = entries(fields.entry, "indicator", Problems())
    has_shares = any("share" in block.keys for block in blocks)
    found = fields.each("indicator", lambda block: _indicator(block, has_share=has_shares), least=2)
    indicators = [each for each in found if each]
    if len(found) < 2 or not indicators:
        return None
    shares = [each.share for each in indicators]
    if not has_shares or len(indicators) < len(found) or not all(shares):
        shares = [1.0] * len(indicators)  # equal parts where none is given, and after a problem
    elif not isclose(sum(shares), 1, abs_tol=1e-6):
        what = f"The shares of this factor sum to {sum(shares):g}."
        fields.problems.wrong(blocks[0].place("share"), what, "Change them until they sum to 1.")
    parts = zip(indicators, shares, strict=True)
    whole = tuple(replace(each, share=share / sum(shares)) for each, share in parts)
    return Factor(id, label, whole, why, short)


_OF_SCALE = ("says", "short", "unit", "unit_one", "written", "allowed")


def _indicator(fields: Fields, *, has_share: bool) -> Indicator | None:
    """One indicator, which should have a share where `has_share`; None where its scale cannot be used."""
    id, scale, share = fields.id(), _scale(fields), _share(fields, has_share=has_share)
    if is_taken(id):
        what = f"'{id}' cannot be the id of an indicator: that column of providers.csv means something else."
        fields.wrong("id", what, "Choose another id, here and in providers.csv.")
    own: dict[str, Any] = {key: fields.text(key) for key in ("why", "ask", "whom")}
    own |= {"sources": fields.chosen("sources", fields.known.get("sources")), "yours": _yours(fields, scale)}
    if scale is None:  # then nobody can say whether it needs a unit
        fields.done("label", "personal", "clear_first", *_OF_SCALE)
        return None
    if isinstance(scale, Points):
        own |= {"unit": fields.text("unit"), "allowed": _allowed(fields)}
        own["written"] = fields.sentence("written", "amount") if fields.has("written") else ""
    else:
        own |= {"unit": "", "unit_one": "", "written": "", "allowed": None}
    own |= {"short": _short(fields, scale), "says": _says(fields, scale)}
    return fields.made(Indicator, id=id, scale=scale, share=share, **own)


def _share(fields: Fields, *, has_share: bool) -> float:
    """The part of the indicator in its factor; 0 where there is none, and after a problem."""
    if not fields.has("share"):
        if has_share:
            what = "Other indicators of this factor have a share and this one has none."
            fields.problems.wrong(fields.entry.place(), what, "Give all of them a share, or none.")
        return 0.0
    plainly = "a number above 0 and below 1, such as 0.25"
    return fields.value("share", lambda each: is_number(each) and 0 < each < 1, "a share", plainly, 0.0)


def _scale(fields: Fields) -> Scale | None:
    written = fields.raw("scale")
    try:
        return None if written is None else _scale_from(written)
    except ValueError as error:
        fields.wrong("scale", f"This scale cannot be used: {error}.", _SCALES)
        return None


def _scale_from(written: object) -> Scale:
    match written:
        case {"worst": (int() | float()) as worst, "best": (int() | float()) as best, **rest} if not rest:
            if bool not in (type(worst), type(best)):  # which Python would take for 1 or 0
                return between(float(worst), float(best))
        case {"good": ("yes" | "no") as good, **rest} if not rest:
            return YesNo(good == "yes")
        case {"points": list() as points, **rest} if not rest:
            if not all(isinstance(p, list) and len(p) == 2 and all(map(is_number, p)) for p in points):
                raise ValueError("each point must be two numbers, an amount and its value")
            return Points(tuple((float(amount), float(value)) for amount, value in points))
        case {"levels": dict() as levels, **rest} if not rest:
            if not all(map(is_number, levels.values())):
                raise ValueError("the value of each level must be a number")
            if "unknown" in levels:
                raise ValueError("'unknown' is never a level")
            return Levels(tuple((word, float(value)) for word, value in levels.items()))
    raise ValueError(f"'{written}' is not a scale")


def _allowed(fields: Fields) -> tuple[float, float] | None:
    match fields.raw("allowed"):
        case None:
            return None
        case [least, most] if is_number(least) and is_number(most) and least < most:
            return float(least), float(most)
        case written:
            what = f"'{written}' is not a least and a most."
            fields.wrong("allowed", what, "Write two numbers: allowed = [0, 500].")
            return None


def _says(fields: Fields, scale: Scale) -> dict[str, str]:
    """A whole sentence for each answer, and one for an unknown."""
    return fields.says(words_of(scale) or ["known"], "amount" if isinstance(scale, Points) else None)


def _short(fields: Fields, scale: Scale) -> dict[str, str]:
    """The fact in a few characters, by answer; none where the block is left out."""
    if not fields.has("short") or not isinstance(fields.entry.keys["short"], dict):
        return {}
    inner, keys = fields.table("short"), [*words_of(scale)] or ["known"]
    if isinstance(scale, Points) and inner.has("one"):
        keys.append("one")
    short = {key: inner.short(key, MOST_OF_A_FACT) for key in keys}
    if "label" not in keys and inner.has("label"):
        short["label"] = inner.short("label", MOST_OF_A_LABEL)
    if isinstance(scale, Points) and short["known"] and "{amount}" not in short["known"]:
        inner.wrong("known", "This short text has no place for the number.", "Write {amount} where it goes.")
    inner.done()
    return short


def _yours(fields: Fields, scale: Scale | None) -> str | None:
    """The question that lets a person say what is too much for them; None where the block is left out."""
    if not fields.has("yours"):
        return None
    inner = fields.table("yours")
    ask = inner.text("ask")
    inner.done()
    if scale is not None and not (isinstance(scale, Points) and scale.worst_and_best):
        what = "Only a scale with worst and best can be moved by a person."
        fields.wrong("yours", what, "Use such a scale, or delete this block.")
    return ask
