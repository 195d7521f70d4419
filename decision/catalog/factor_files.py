"""How factors.toml becomes factors, indicators and scales."""

from collections.abc import Mapping
from dataclasses import replace
from math import isclose

from decision.catalog.fields import (
    MOST_OF_A_FACT,
    MOST_OF_A_LABEL,
    Fields,
    Ids,
    has_others,
    no_repeats,
)
from decision.catalog.toml_files import Entry, entries, table
from decision.lists.columns import is_taken
from decision.lists.problems import Problems
from decision.method.factors import Factor, Indicator, Levels, Points, Scale, YesNo, between, is_number

_SCALES = (
    "Write { worst = 90, best = 10 }, { points = [[0, 0.0], [2, 0.5], [8, 1.0]] }, "
    '{ good = "yes" } or { levels = { full = 1.0, none = 0.0 } }.'
)


def read_factors(file: Entry, sources: Ids, problems: Problems) -> tuple[Factor, ...]:
    """Every factor of the file, in its order; problems are added to the list.

    A factor with a broken part keeps its other indicators, so that their columns are checked.
    """
    Fields(file, problems).done("factor")
    blocks = entries(file, "factor", problems)
    if not file.keys.get("factor") and not has_others(file, "factor"):
        problems.wrong(file.place(), "There is no factor.", "Add a block that begins with [[factor]].")
    no_repeats(blocks, problems)
    no_repeats(
        [indicator for block in blocks for indicator in entries(block, "indicator", Problems())], problems
    )
    return tuple(factor for block in blocks if (factor := _factor(block, sources, problems)) is not None)


def tell_taken(factors: Entry, problems: Problems) -> None:
    """Tell of every indicator of factors.toml whose id is taken by another column."""
    for block in (
        inner
        for factor in entries(factors, "factor", Problems())
        for inner in entries(factor, "indicator", Problems())
    ):
        id = block.keys.get("id")
        if isinstance(id, str) and is_taken(id.strip()):
            what = (
                f"'{id}' cannot be the id of an indicator: that column of providers.csv means something else."
            )
            problems.wrong(block.place("id"), what, "Choose another id, here and in providers.csv.")


def _factor(block: Entry, sources: Ids, problems: Problems) -> Factor | None:
    fields = Fields(block, problems)
    id, label, why = fields.id(), fields.text("label"), fields.text("why")
    short = fields.short("short", MOST_OF_A_LABEL) if "short" in block.keys else ""
    fields.done("indicator")
    blocks = entries(block, "indicator", problems)
    if len(blocks) < 2:
        what = f"The factor has {len(blocks)} indicators; it needs two or more."
        if isinstance(block.keys.get("indicator", []), list) and not has_others(block, "indicator"):
            problems.wrong(block.place(), what, "Add blocks that begin with [[factor.indicator]].")
        return None
    shares = _shares(blocks, problems)
    indicators = [
        _indicator(inner, share, sources, problems) for inner, share in zip(blocks, shares, strict=True)
    ]
    whole = [indicator for indicator in indicators if indicator is not None]
    if len(whole) < len(blocks):
        whole = [replace(indicator, share=1 / len(whole)) for indicator in whole]
    return Factor(id, label, tuple(whole), why, short) if whole else None


def _shares(blocks: list[Entry], problems: Problems) -> list[float]:
    given = [block.keys["share"] for block in blocks if "share" in block.keys]
    if not given:
        return [1 / len(blocks)] * len(blocks)
    if len(given) < len(blocks):
        for block in blocks:
            if "share" not in block.keys:
                what = "Other indicators of this factor have a share and this one has none."
                problems.wrong(block.place(), what, "Give all of them a share, or none.")
    good = [share for share in given if is_number(share) and 0 < share < 1]
    bad = [block for block in blocks if "share" in block.keys and block.keys["share"] not in good]
    for block in bad:
        what = f"'{block.keys['share']}' is not a share."
        problems.wrong(block.place("share"), what, "Write a number above 0 and below 1, such as 0.25.")
    if not bad and len(given) == len(blocks) and not isclose(sum(given), 1, abs_tol=1e-6):
        what = f"The shares of this factor sum to {sum(given):g}."
        problems.wrong(blocks[0].place("share"), what, "Change them until they sum to 1.")
    if bad or len(given) < len(blocks) or not isclose(sum(given), 1, abs_tol=1e-6):
        return [1 / len(blocks)] * len(blocks)
    return [share / sum(given) for share in given]


def _indicator(block: Entry, share: float, sources: Ids, problems: Problems) -> Indicator | None:
    fields = Fields(block, problems)
    id, label = fields.id(), fields.text("label")
    why, ask, whom = fields.text("why"), fields.text("ask"), fields.text("whom")
    found = fields.chosen("sources", sources)
    scale = _scale(fields)
    numeric = isinstance(scale, Points)
    unit = fields.text("unit") if numeric else ""
    unit_one = fields.text("unit_one") if numeric and "unit_one" in block.keys else ""
    allowed = _allowed(fields) if numeric else None
    if "share" in block.keys:
        fields.raw("share")
    says = _says(block, scale, problems)
    short = _short(block, scale, problems)
    yours = _yours(block, scale, problems)
    personal = "personal" in block.keys and fields.flag("personal")
    clear = "clear_first" in block.keys and fields.flag("clear_first")
    if scale is None:  # then nobody can say whether it needs a unit
        fields.done("says", "short", "yours", "unit", "unit_one", "allowed")
        return None
    fields.done("says", "short", "yours")
    return Indicator(
        id,
        label,
        scale,
        share,
        unit=unit,
        unit_one=unit_one,
        allowed=allowed,
        why=why,
        ask=ask,
        whom=whom,
        says=says,
        yours=yours,
        sources=found,
        personal=personal,
        short=short,
        clear_first=clear,
    )


def _scale(fields: Fields) -> Scale | None:
    written = fields.raw("scale")
    if written is None:
        return None
    if isinstance(written, dict):
        try:
            scale = _scale_from(written)
        except ValueError as error:
            fields.wrong("scale", f"This scale cannot be used: {error}.", _SCALES)
            return None
        if scale is not None:
            return scale
    fields.wrong("scale", f"'{written}' is not a scale.", _SCALES)
    return None


def _scale_from(written: Mapping[str, object]) -> Scale | None:
    match written:
        case {"worst": bool()} | {"best": bool()}:  # which Python would take for 1 or 0
            return None
        case {"worst": (int() | float()) as worst, "best": (int() | float()) as best, **rest} if not rest:
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
    return None


def _allowed(fields: Fields) -> tuple[float, float] | None:
    written = fields.raw("allowed")
    if written is None:
        return None
    if (
        isinstance(written, list)
        and len(written) == 2
        and all(map(is_number, written))
        and written[0] < written[1]
    ):
        return float(written[0]), float(written[1])
    fields.wrong(
        "allowed", f"'{written}' is not a least and a most.", "Write two numbers: allowed = [0, 500]."
    )
    return None


def _says(block: Entry, scale: Scale | None, problems: Problems) -> dict[str, str]:
    if scale is None:
        return {}
    if not isinstance(block.keys.get("says"), dict):
        if "says" in block.keys or not has_others(block, "scale", "allowed", "sources", "yours", "personal"):
            remedy = "Add a block that begins with [factor.indicator.says]."
            problems.wrong(block.place("says"), "The indicator has no sentences.", remedy)
        return {}
    fields = Fields(table(block, "says"), problems)
    keys = _answers(scale)
    says = {
        key: fields.sentence(key, "amount" if isinstance(scale, Points) and key == "known" else None)
        for key in [*keys, "unknown"]
    }
    fields.done()
    return says


def _answers(scale: Scale) -> list[str]:
    """The keys of what is said of an answer that is known."""
    match scale:
        case Points():
            return ["known"]
        case YesNo():
            return ["yes", "no"]
        case Levels(values):
            return [word for word, _ in values]


def _short(block: Entry, scale: Scale | None, problems: Problems) -> dict[str, str]:
    """The fact in a few characters, by answer; none where the block is left out."""
    if scale is None or not isinstance(block.keys.get("short"), dict):
        return {}
    inner = table(block, "short")
    fields = Fields(inner, problems)
    keys = [*_answers(scale), *(["one"] if isinstance(scale, Points) and "one" in inner.keys else [])]
    short = {key: fields.short(key, MOST_OF_A_FACT) for key in keys}
    if "label" in inner.keys and "label" not in keys:
        short["label"] = fields.short("label", MOST_OF_A_LABEL)
    if isinstance(scale, Points) and short["known"] and "{amount}" not in short["known"]:
        fields.wrong("known", "This short text has no place for the number.", "Write {amount} where it goes.")
    fields.done()
    return short


def _yours(block: Entry, scale: Scale | None, problems: Problems) -> str | None:
    if "yours" not in block.keys:
        return None
    fields = Fields(table(block, "yours"), problems)
    ask = fields.text("ask")
    fields.done()
    if scale is not None and not (isinstance(scale, Points) and scale.worst_and_best):
        what = "Only a scale with worst and best can be moved by a person."
        problems.wrong(block.place("yours"), what, "Use such a scale, or delete this block.")
    return ask
