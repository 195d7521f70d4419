"""What was done to make a long list shorter, in whole sentences."""

from decision.person.narrowing import MOST, Narrow, Narrowed, Reason, SetAside
from decision.wording import words
from decision.wording.language import number


def told(found: Narrowed, narrow: Narrow) -> tuple[str, ...]:
    """What was done to the list, in whole sentences: what is left and why, what is unknown and compared."""
    sentences = [words.MUST_LEFT.format(left=f"{len(found.left):,}", count=f"{found.count:,}")]
    sentences += [_aside(each, found, narrow) for each in found.set_aside]
    if found.unknown_town:
        sentences.append(words.NARROW_TOWN_UNKNOWN.format(unknown=f"{len(found.unknown_town):,}"))
    if narrow.miles is not None and found.unknown_distance:
        sentences.append(words.NARROW_FAR_UNKNOWN.format(unknown=f"{len(found.unknown_distance):,}"))
    if found.unknown_kind:
        sentences.append(words.NARROW_KIND_UNKNOWN.format(unknown=f"{len(found.unknown_kind):,}"))
    if found.needs_zip:
        sentences.append(words.NARROW_NEEDS_ZIP)
    return (*sentences, *cut(found))


def _aside(each: SetAside, found: Narrowed, narrow: Narrow) -> str:
    counts = {"aside": f"{each.alone:,}", "count": f"{found.count:,}"}
    match each.reason:
        case Reason.NAME:
            return words.NARROW_NAME.format(name=" ".join(narrow.name.split()), **counts)
        case Reason.KIND:
            return words.NARROW_KIND.format(**counts)
        case Reason.FAR:
            return words.NARROW_FAR.format(miles=_miles(narrow.miles or 0), **counts)
        case Reason.MUST:
            return words.NARROW_MUST.format(**counts)


def cut(found: Narrowed) -> tuple[str, ...]:
    """What is not compared although nothing sets it aside, because too many are left."""
    if not found.too_many:
        return ()
    if found.reach is None:
        return (words.NARROW_FIRST.format(left=f"{len(found.left):,}", most=MOST),)
    reach = _miles(max(1, round(found.reach)))
    nearest = words.NARROW_NEAREST.format(most=MOST, compared=len(found.compared), miles=reach)
    if not found.unknown_distance:
        return (nearest,)
    return nearest, words.NARROW_NEAREST_UNKNOWN.format(unknown=f"{len(found.unknown_distance):,}")


def _miles(amount: float) -> str:
    return words.NARROW_MILE if amount == 1 else words.NARROW_MILES.format(miles=number(amount))
