"""What two said apart, side by side: the weights of each, and the one difference to talk about and settle."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from decision.method.factors import Factor
from decision.method.ordering import ordered
from decision.method.preferences import NothingMatters, Preference
from decision.method.scoring import Values
from decision.person.answers import Answers
from decision.person.for_two import (
    OurCall,
    alike,
    changes,
    for_whom,
    more_calls,
    none_of,
    our_calls,
    question,
    sides_of,
    wants,
)
from decision.person.stages import Stages
from decision.person.two import SIDES, Side, Two, middle, taken_over, two
from decision.person.who_set import Weighing
from decision.person.whose import own_unknown
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.html.table import table
from decision.screens.html.take_home import numbered
from decision.wording import words
from decision.wording.calling import call_place
from decision.wording.describing import short_label
from decision.wording.language import listed, number

SAID = "two-said"  # the part of the page that says what the last tap did
_FEW = 3  # calls named with what to ask: as many as two people can do
_SETTLED = "two.settled"  # what both said after the last settling, and before it


def draw(now: Stages, ask_changes: Callable[[], None]) -> None:
    """Draw what each wants, what differs and what that changes, what to talk about, and whom to call.

    `ask_changes` draws the ways back to what each of them said.
    """
    if not now.possible.providers:
        parts.status(words.COMPARE_NONE_LEFT)
        return
    try:
        found = two(now.values, *now.said.both)
    except NothingMatters:
        parts.status(words.TWO_NOTHING)
        return
    sides = sides_of(now)
    names = {each.id: each.name for each in now.possible.providers}
    open_ = listed([*map(short_label, own_unknown(now.possible))])
    unknown = words.OWN_UNKNOWN.format(facts=open_) if open_ else ""
    wanted = _titled(words.TWO_WANTS, []) + _wanted(sides) + parts.paragraphs(alike(found))
    changed = _titled(words.TWO_CHANGES_TITLE, [*changes(found, names), unknown])
    talk = f'<div class="talk">{_titled(words.TWO_ASK_TITLE, question(found, names))}</div>'
    parts.draw(f'<div class="ours">{wanted}{changed}{talk}</div>')
    with st.container(gap="xsmall"):
        _ask_settle(found, now.values)
        ask_changes()
    parts.draw(
        _titled(words.TWO_CALLS_TITLE, []) + _calls(our_calls(now, sides), max(_FEW, len(now.said.compared)))
    )
    with st.expander(words.TWO_POINTS, key="two.points"):
        _points(now, found)


def _titled(title: str, sentences: Sequence[str]) -> str:
    return f"<h2>{escape(title)}</h2>{parts.paragraphs(sentences)}"


def _wanted(sides: Sequence[Stages]) -> str:
    """What each said, side by side."""
    each = (
        f"<section><h3>{escape(who)}</h3>{numbered(wants(side))}{parts.paragraphs([none_of(side)])}</section>"
        for who, side in zip(words.lines("TWO_WHO"), sides, strict=True)
    )
    return f'<div class="pair">{"".join(each)}</div>'


def _calls(calls: Sequence[OurCall], few: int) -> str:
    """A line a center, which opens to the questions and whom to ask; how many more there are, by name."""
    if not calls:
        return parts.paragraphs([words.TWO_CALLS_NONE])
    lines = "".join(
        parts.line(call_place(call.provider), " ".join(for_whom(call)), parts.by_whom(call.asks, "h3"))
        for call in calls[:few]
    )
    named = [call.provider for call in calls[:few]]
    return lines + parts.paragraphs(more_calls(calls, named))


def _points(now: Stages, found: Two) -> None:
    """How much each factor counts for each, and on wish the middle."""
    shown: list[Preference] = [*now.said.both]
    place = st.empty()
    if is_on := st.checkbox(words.TWO_MIDDLE_ASK, key="two.middle"):
        shown.append(middle(now.values.factor_ids, *shown))
    heard = _first_of_the_middle(now, shown[-1]) if is_on else ""
    parts.status([words.TWO_MIDDLE, heard] if is_on else "", heard)
    unsaid = parts.paragraphs([words.TWO_UNSAID]) if any(found.unsaid) else ""
    parts.draw(_table(now.values, shown, found.unsaid) + unsaid, place)


def whose_calls(now: Stages) -> str:
    """Over the calls: by whose word they are, and the way to those for both."""
    ours = parts.way("two-of-us", words.TWO_CALLS_OURS)
    return f"<p>{escape(words.lines('TWO_CALLS')[now.said.is_second])} {ours}</p>"


def _ask_settle(found: Two, values: Values) -> None:
    """A tap each for what can be settled first: as the one weighs it, or the other."""
    for each in filter(None, (found.question, *found.level)):
        factor = each.factor
        for side in SIDES:
            who = words.lines("TWO_PEOPLE")[side]
            label = words.TWO_SETTLE.format(label=parts.plain(factor.label), who=who)
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
    parts.report(Key.TWO_SAID, done, SAID)


def ask_back(said: Answers) -> None:
    """Take the settling back, until either of the two says something else."""
    both, before = session.read(_SETTLED, (None, None))
    if before and both == said.both:
        st.button(words.TWO_SETTLE_BACK, key="two.settle.back", on_click=_unsettle, args=before)


def _unsettle(weighing: Weighing, put_away: Weighing | None, is_second: bool) -> None:
    session.keep(replace(session.said(), **vars(weighing), put_away=put_away, is_second=is_second))
    session.forget(_SETTLED)
    parts.report(Key.TWO_SAID, words.TWO_SETTLED_BACK, SAID)


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
