"""How a spreadsheet shows a number in a cell, so that what is read is what people see.

Only formats that lists have are known: leading zeros, decimals, thousands, percent, money, and digits with
signs between them such as a phone number's. Of any other, `shown` says that it does not know.
"""

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

Number: TypeAlias = int | float
# A part of a format: what kind it is, and the text that stands for it.
_Token: TypeAlias = tuple[str, str]

_TOKENS = re.compile(
    r"""
      "(?P<quoted>[^"]*)" | \\(?P<escaped>.) | (?P<space>_.) | (?P<fill>\*.)
    | \[\$(?P<money>[^\]-]*)[^\]]*\] | \[(?P<test>[<>=]+-?\d+(\.\d+)?)\] | (?P<color>\[[A-Za-z]+\s?\d*\])
    | (?P<digit>[0#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%) | (?P<end>;)
    | (?P<plain>[-+() $€£¥:!&'~{}<>=^]) | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_TEXT = {"quoted", "escaped", "money", "plain"}
_UNSEEN = {"space", "fill", "color"}
_MONEY = re.compile(r"[$€£¥]|[a-z]{3}", re.IGNORECASE)
_DRESS = re.compile(r"([-+() $€£¥]|us\$|usd|eur|gbp)*", re.IGNORECASE)
_LARGE, _SMALL = 1e15, 1e-9  # beyond these a spreadsheet writes powers of ten


def plain(number: Number) -> str:
    """A number without a format, to the 15 digits that a spreadsheet shows; never 35.0 for 35."""
    if isinstance(number, int):
        return str(number)
    if not math.isfinite(number):
        return str(number)
    if number and not _SMALL <= abs(number) < _LARGE:
        return f"{number:.15g}".replace("e", "E")
    text = f"{Decimal(f'{number:.15g}'):f}"
    return "0" if text == "-0" else text


def shown(number: Number, code: str) -> str | None:
    """A number as a format shows it; None for a format that is not known here."""
    if code.casefold() in ("", "general", "@"):
        return plain(number)
    if not math.isfinite(number) or abs(number) >= _LARGE:
        return None
    sections = _sections(code)
    if sections is None:
        return None
    exact = Decimal(f"{number:.15g}")
    section, sign = _chosen(sections, exact)
    text = None if section is None else _filled(section, abs(exact))
    return f"{sign}{text}".strip() or None if text is not None else None


def is_amount(code: str) -> bool:
    """Whether a format only dresses up an amount: with money signs, commas between thousands, or decimals.

    Percent does not count, nor do zeros in front, words, or signs between digits as in a phone number.
    """
    sections = _sections(code)
    if sections is None or not all(map(_is_plain_amount, sections)):
        return False
    tokens = [token for section in sections for token in section]
    return any(
        kind in ("comma", "point") or (kind == "text" and _MONEY.search(text)) for kind, text in tokens
    )


def _is_plain_amount(section: list[_Token]) -> bool:
    kinds = [kind for kind, _ in section]
    digits = [index for index, kind in enumerate(kinds) if kind == "digit"]
    first, last = (digits[0], digits[-1]) if digits else (0, -1)
    middle = section[first : last + 1]
    point = [kind for kind, _ in middle].index("point") if ("point", ".") in middle else len(middle)
    dressed = all(_DRESS.fullmatch(text) for kind, text in section if kind == "text")
    outside = {*kinds[:first], *kinds[last + 1 :]} <= {"text", "test", "point"}
    inside = all(kind in ("digit", "comma", "point") for kind, _ in middle)
    return dressed and outside and inside and middle[:point].count(("digit", "0")) < 2


def _sections(code: str) -> list[list[_Token]] | None:
    """The parts between semicolons; None if there is anything in them that is not known here."""
    sections: list[list[_Token]] = [[]]
    for found in _TOKENS.finditer(code):
        kind = found.lastgroup or "other"
        if kind == "end":
            sections.append([])
        elif kind == "other":
            # A fourth part is for text, which has no number to show.
            if len(sections) < 4:
                return None
        elif kind not in _UNSEEN:
            sections[-1].append(("text" if kind in _TEXT else kind, found[kind]))
    return sections[:3]


def _chosen(sections: Sequence[list[_Token]], number: Decimal) -> tuple[list[_Token] | None, str]:
    """The part for a number, and the sign before it: a part for negative ones alone shows theirs itself."""
    if any(kind == "test" for section in sections for kind, _ in section):
        fitting = (section for section in sections if _passes(section, number))
        return next(fitting, None), "-" if number < 0 else ""
    if number < 0:
        return (sections[1], "") if len(sections) > 1 else (sections[0], "-")
    return sections[2 if number == 0 and len(sections) > 2 else 0], ""


def _passes(section: list[_Token], number: Decimal) -> bool:
    test = next((text for kind, text in section if kind == "test"), None)
    if test is None:
        return True
    sign = test.rstrip("-.0123456789")
    limit = Decimal(test[len(sign) :])
    holds = {"<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit}
    return {**holds, "=": number == limit, "<>": number != limit}.get(sign, False)


def _filled(section: list[_Token], number: Decimal) -> str | None:
    """A part of a format with the digits of a number in it."""
    tokens = [token for token in section if token[0] != "test"]
    digits = [index for index, (kind, _) in enumerate(tokens) if kind == "digit"]
    if not digits:
        return _texts(tokens)
    before, after = _texts(tokens[: digits[0]]), _texts(tokens[digits[-1] + 1 :])
    if before is None or after is None:
        return None
    hundreds = sum(kind == "percent" for kind, _ in tokens)
    middle = _digits(tokens[digits[0] : digits[-1] + 1], number * 100**hundreds)
    return None if middle is None else before + middle + after


def _texts(tokens: list[_Token]) -> str | None:
    """What stands beside the digits; a comma there would divide by a thousand, which lists do not have."""
    if any(kind not in ("text", "percent") for kind, _ in tokens):
        return None
    return "".join(text for _, text in tokens)


def _digits(middle: list[_Token], number: Decimal) -> str | None:
    kinds = [kind for kind, _ in middle]
    if "percent" in kinds or kinds.count("point") > 1:
        return None
    point = kinds.index("point") if "point" in kinds else len(kinds)
    decimals = [text for kind, text in middle[point + 1 :] if kind == "digit"]
    if len(decimals) != len(middle[point + 1 :]):
        return None
    whole, _, fraction = f"{number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}".partition(
        "."
    )
    while len(fraction) > decimals.count("0") and fraction.endswith("0"):
        fraction = fraction[:-1]
    left = _whole(middle[:point], whole.lstrip("0"))
    if left is None or (decimals and "text" in kinds):
        return None
    return f"{left}.{fraction}" if point < len(kinds) else left


def _whole(middle: list[_Token], digits: str) -> str | None:
    """The digits before the point, with zeros in front, commas, or other signs between them."""
    kinds = [kind for kind, _ in middle]
    zeros = sum(token == ("digit", "0") for token in middle)
    digits = digits.rjust(zeros, "0")
    if "comma" in kinds:
        return None if "text" in kinds else f"{int(digits):,}" if digits and zeros < 2 else digits
    if "text" not in kinds:
        return digits
    placed, rest = [], list(digits)
    for kind, text in reversed(middle):
        placed.append(text if kind == "text" else rest.pop() if rest else "")
    return "".join(rest) + "".join(reversed(placed))
