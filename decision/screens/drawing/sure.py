"""Why one center comes before another, how sure that is and what would change it: a little, then all."""

from collections.abc import Sequence
from html import escape

from decision.method.robustness import CLEAR_LEAD
from decision.method.scoring import Score
from decision.screens.drawing.orders import Listed
from decision.screens.frame import parts
from decision.screens.html.table import table
from decision.wording import words
from decision.wording.explaining import Difference, difference, points, why, why_in_short
from decision.wording.language import number
from decision.wording.sureness import HowSure, could_be_first, how_far_off, what_would_change

_NAMED = 2  # centers named before a tap; more are counted


def closed(
    found: Listed, pair: tuple[str | None, str | None], how: HowSure | None, *, is_hidden: bool
) -> tuple[str, ...]:
    """What is said before a tap: why, and how sure; nothing of sureness if the list is not their own.

    `is_hidden` is whether the points are hidden until a counselor's client has leaned.
    """
    parted = apart(found.order.ranked, pair)
    none = words.WHY_HIDDEN if is_hidden else _no_reason(found.order.ranked)
    reason = none if parted is None else why_in_short(parted)
    if not found.is_own:
        return (reason,)
    certain = how.sentence if how and not how.is_shared else ""
    return (reason, could_be_first(found.order.ranked, _NAMED) or certain, how.more_often if how else "")


def apart(ranked: Sequence[Score], pair: tuple[str | None, str | None]) -> Difference | None:
    """What parts two centers, by default the first two of the list; None where there are no two."""
    if len(ranked) < 2:
        return None
    by_id = {score.provider.id: score for score in ranked}
    one, other = (by_id.get(id or "", ranked[place]) for place, id in enumerate(pair))
    return None if one is other else difference(one, other)


def _no_reason(ranked: Sequence[Score]) -> str:
    if len(ranked) > 1:
        return words.WHY_SAME
    return words.WHY_ONE_LEFT if ranked else words.WHY_NEEDS_ORDER


def more(found: Listed, pair: tuple[str | None, str | None], how: HowSure | None) -> str:
    """The rest as HTML: what is not known of the two, points by hand, and what would change the order."""
    parted = apart(found.order.ranked, pair)
    return (
        ("" if parted is None else parts.paragraphs(_rest(parted)))
        + ("" if parted is None else parts.folded(words.WHY_TABLE, by_hand(parted)))
        + change(found, how)
        + _about_groups(found)
    )


def _rest(parted: Difference) -> Sequence[str]:
    """What parts the two, in full, without what is said of it before a tap."""
    first, *others = why(parted)
    return others if first in why_in_short(parted) else [first, *others]


def change(found: Listed, how: HowSure | None) -> str:
    """How sure the order is and what would change it, as HTML.

    Nothing for one center, or for a list that is not in the person's own order.
    """
    ranked = found.order.ranked
    if not found.is_own or len(ranked) < 2:
        return ""
    level = ranked[1].place == 1  # then many a change puts one of them before the other
    none = () if level else (words.CHANGE_NONE.format(behind=ranked[1].provider.name),)
    changes = what_would_change(ranked) or none
    shares = how.sentence if how and how.is_shared else ""  # what is certain is said before a tap
    # While something is not answered, it is not counted yet: then nothing is said of all weights at once.
    far = how_far_off(ranked) if found.order.blocks else ""
    possible = could_be_first(ranked)
    is_said = possible == could_be_first(ranked, _NAMED)  # before a tap, in the same words
    about = parts.paragraphs(["" if is_said else possible, shares, far])
    return f"<h3>{escape(words.SURE)}</h3>{about}{parts.bullets(changes) if changes else ''}"


def _about_groups(found: Listed) -> str:
    note = words.GROUP_NOTE.format(points=number(CLEAR_LEAD))
    return parts.paragraphs([note]) if any(len(group) > 1 for group in found.groups) else ""


def by_hand(parted: Difference) -> str:
    """The points of two centers by factor, with their gaps and sums, as HTML."""
    ahead, behind, shown = parted.ahead, parted.behind, parted.shown
    caption = words.WHY_TABLE_CAPTION.format(ahead=ahead.provider.name, behind=behind.provider.name)
    heads = (words.WHY_TABLE_FACTOR, ahead.provider.name, behind.provider.name, words.WHY_TABLE_GAP)
    rows: list[tuple[str, float, float, float]] = [
        (mine.factor.label, mine.points.middle, theirs.points.middle, shown.in_all[mine.factor.id])
        for mine, theirs in zip(ahead.contributions, behind.contributions, strict=True)
        if mine.weight > 0
    ]
    rows.append((words.WHY_TABLE_SUM, ahead.middle, behind.middle, shown.gap))
    drawn = table(caption, heads, [(label, *map(points, numbers)) for label, *numbers in rows])
    # It can be scrolled with the keyboard where it is wider than the screen.
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">{drawn}</div>'
        f"{parts.paragraphs([words.FIGURES_ROUNDED])}"
    )
