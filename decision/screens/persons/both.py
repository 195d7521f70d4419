"""What two said apart, side by side: the weights of each, and the one difference to talk about and settle."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from decision.method.factors import Factor
from decision.method.ordering import ordered
from decision.method.preferences import NothingMatters, Preference
from decision.method.scoring import Values
from decision.person.answers import Answers
from decision.person.stages import Stages
from decision.person.two import SIDES, Side, Two, middle, question, side_by_side, taken_over, two
from decision.person.who_set import Weighing
from decision.person.whose import own_unknown
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.html.table import table
from decision.wording import words
from decision.wording.calling import sorted_calls
from decision.wording.describing import short_label
from decision.wording.language import listed, number
from decision.wording.notes import some

TOLD = "two-told"  # the part of the page that says what the last tap did
_SETTLED = "two.settled"  # what both said after the last settling, and before it


def draw(now: Stages) -> None:
    """Draw how much each factor counts for each, what comes first for each, and what to talk about."""
    if not now.possible.providers:
        parts.status(words.COMPARE_NONE_LEFT)
        return
    first, second = now.said.both
    values = now.values
    try:
        found = two(values, first, second)
    except NothingMatters:
        parts.status(words.TWO_NOTHING)
        return
    place = st.empty()
    shown: list[Preference] = [first, second]
    if is_on := st.checkbox(words.TWO_MIDDLE_ASK, key="two.middle"):
        shown.append(middle(values.factor_ids, first, second))
    heard = _first_of_the_middle(now, shown[-1]) if is_on else ""
    parts.status([words.TWO_MIDDLE, heard] if is_on else "", heard)
    unsaid = parts.paragraphs([words.TWO_UNSAID]) if any(found.unsaid) else ""
    parts.draw(_table(values, shown, found.unsaid) + unsaid, place)
    names = {each.id: each.name for each in now.possible.providers}
    open_ = listed([*map(short_label, own_unknown(now.possible))])
    unknown = words.OWN_UNKNOWN.format(facts=open_) if open_ else ""
    parts.draw(parts.paragraphs([*side_by_side(found, names), unknown]))
    if asked := question(found):
        title = f"<h2>{escape(words.TWO_ASK_TITLE)}</h2>"
        parts.draw(f'<div class="talk">{title}{parts.paragraphs(asked)}</div>')
        _ask_settle(found, values)


def whose_calls(now: Stages) -> str:
    """Over the calls: by whose word they are, and which ones there are by the other one's."""
    other = now.with_said(now.said.handed_over())
    worth = sorted_calls(other.ordered.ranked, (), other.said.medicine).worth
    who = words.lines("TWO_PEOPLE")[other.said.is_second]
    names = some([call.provider.name for call in worth])
    how = words.TWO_CALLS_OTHER if worth else words.TWO_CALLS_NONE
    theirs = how.format(who=who, count=len(worth), names=names)
    return parts.paragraphs([f"{words.lines('TWO_CALLS')[now.said.is_second]} {theirs}"])


def _ask_settle(found: Two, values: Values) -> None:
    """A tap each for what can be settled first: as the one weighs it, or the other."""
    with st.container(gap="xsmall"):
        for each in filter(None, (found.question, *found.level)):
            factor = each.factor
            for side in SIDES:
                label = words.lines("TWO_SETTLE")[side].format(label=parts.plain(factor.label))
                key = f"two.settle.{factor.id}.{side}"
                st.button(label, key=key, on_click=_settle, args=(factor, side, values))


def _settle(factor: Factor, side: Side, values: Values) -> None:
    """Let the other one take this one's word on one factor."""
    said = session.said()
    settled = taken_over(said.both[1 - side], said.both[side], factor.id, values)
    is_taker = said.is_second == (side == 0)
    after = said if is_taker else said.handed_over()
    after = after.with_preference(settled)
    after = after if is_taker else after.handed_over()
    session.keep(after)
    session.put(_SETTLED, (after.both, (said.weighing, said.put_away, said.is_second)))
    done = words.TWO_SETTLED.format(label=factor.label, who=words.lines("TWO_PEOPLE")[side])
    parts.told(Key.TWO_TOLD, done, TOLD)


def ask_back(said: Answers) -> None:
    """Take the settling back, until either of the two says something else."""
    both, before = session.read(_SETTLED, (None, None))
    if before and both == said.both:
        st.button(words.TWO_SETTLE_BACK, key="two.settle.back", on_click=_unsettle, args=before)


def _unsettle(weighing: Weighing, put_away: Weighing | None, is_second: bool) -> None:
    session.keep(replace(session.said(), **vars(weighing), put_away=put_away, is_second=is_second))
    session.forget(_SETTLED)
    parts.told(Key.TWO_TOLD, words.TWO_SETTLED_BACK, TOLD)


def _first_of_the_middle(now: Stages, preference: Preference) -> str:
    groups = ordered(now.values, preference).groups
    first = sorted(score.provider.name for group in groups[:1] for score in group)
    return words.TWO_MIDDLE_FIRST.format(count=len(first), names=listed(first)) if first else ""


def _table(
    values: Values, shown: Sequence[Preference], unsaid: tuple[Collection[Factor], Collection[Factor]]
) -> str:
    """How much each factor counts for each, what counts most first; no number where they have not said so.

    Those of which neither has said anything are one row. They count in the middle, which is a sum.
    """
    weights: list[Mapping[str, float]] = [each.weights(values.factor_ids) for each in shown]
    silent = [each for each in values.factors if each in unsaid[0] and each in unsaid[1]]

    def points(factor: Factor, column: int) -> str:
        is_open = column < len(unsaid) and factor in unsaid[column]
        return words.TWO_NOT_SAID if is_open else number(round(100 * weights[column][factor.id]))

    def most(factor: Factor) -> float:
        return max(
            each[factor.id] for each, open_ in zip(weights, unsaid, strict=False) if factor not in open_
        )

    columns = range(len(shown))
    named = sorted((each for each in values.factors if each not in silent), key=most, reverse=True)
    rows = [(each.label, *(points(each, column) for column in columns)) for each in named]
    if silent:
        cells = [points(silent[0], column) for column in columns]
        if len(silent) > 1 and len(shown) > len(unsaid):
            cells[-1] = words.TWO_MIDDLE_EACH.format(points=cells[-1])
        rows.append((listed([each.label for each in silent]), *cells))
    heads = [*words.lines("TWO_HEADS"), words.TWO_MIDDLE_HEAD][: 1 + len(shown)]
    region = f'role="region" tabindex="0" aria-label="{escape(words.TWO_CAPTION)}"'
    return f'<div class="wide points" {region}>{table(words.TWO_CAPTION, heads, rows)}</div>'
