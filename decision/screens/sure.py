"""How sure the order on Compare is: what is certain above the cards, the rest behind a tap below them."""

from html import escape

from decision.screens import parts
from decision.screens.orders import Listed
from decision.wording import words
from decision.wording.sureness import HowSure, could_be_first, how_far_off, what_would_change


def follows(found: Listed, how: HowSure | None) -> tuple[str, ...]:
    """How sure the first is, where it needs a word, and what the list follows; only for their own order."""
    if not found.is_own:
        return ()
    sentence = "" if how is None else how.more_often if how.is_shared else how.sentence
    return (*filter(None, [sentence]), words.COMPARE_FOLLOWS)


def change(found: Listed, how: HowSure | None) -> str:
    """How sure the order is and what would change it, as HTML.

    Nothing for one center, or for a list that does not stand in the person's own order.
    """
    if not found.is_own or len(found.order.ranked) < 2:
        return ""
    level = found.order.ranked[1].place == 1  # then many a change puts one of them before the other
    changes = what_would_change(found.order.ranked) or (
        () if level else (words.CHANGE_NONE.format(behind=found.order.ranked[1].provider.name),)
    )
    items = "".join(f"<li>{escape(change)}</li>" for change in changes)
    # What is certain stands above the cards.
    about = [how.sentence if how and how.is_shared else "", how_far_off(found.order.ranked)]
    told = f"<ul>{items}</ul>" if items else ""
    more = parts.folded(words.SURE_MORE, parts.paragraphs(about) + told)
    possible = parts.paragraphs([could_be_first(found.order.ranked)])
    return f'<div class="sure"><h2>{escape(words.SURE)}</h2>{possible}{more}</div>'
