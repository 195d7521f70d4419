"""With whom a person decides; and two who weigh apart, neither seeing the other, and then look at both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from decision.lists.problems import BadData
from decision.method.factors import Factor
from decision.method.ordering import ordered
from decision.method.preferences import NothingMatters, Preference
from decision.method.scoring import Values
from decision.person import answer_files
from decision.person.answers import Answers
from decision.person.fitting import Fitted, fitted
from decision.person.stages import Stages
from decision.person.two import SIDES, Side, Two, middle, question, side_by_side, taken_over, two
from decision.person.who_set import MODES, Weighing
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.html.table import table
from decision.wording import words
from decision.wording.language import listed, number

ADDRESS = "two-of-us"
_WEIGHING = "what-matters"
_TURN, _TOLD = "two-turn", "two-told"  # parts of the page: whose turn it is, what the last tap did
_SETTLED = "two.settled"  # what both said after the last settling, and before it
_OF_ONE = (_WEIGHING, "compare", "ask", "take-home")


def ask_mode() -> None:
    """Ask with whom the person decides, and say what that changes."""
    with st.container(gap=None, key="how"):
        parts.ask_one(words.MODE_ASK, words.table("MODES"), MODES, session.seeded(Key.MODE))
        parts.status(words.table("MODES_MEAN")[session.said().mode])


def note(now: Stages, address: str) -> None:
    """On a step that goes by what one of two said: whose it is, and the way to the other's."""
    if now.said.mode != "two" or address not in _OF_ONE:
        return
    if address == "take-home" and is_shown(now.said):
        parts.lead_to(ADDRESS, words.TWO)
        return
    if address == _WEIGHING:
        with st.container(key=_TURN):
            parts.status(f"{_of(words.lines('TWO_TURNS'), now)} {words.TWO_NOTE}", "")
            parts.focus_wanted()
        _ask_next(now, "two.next")
        return
    st.markdown(_of(words.lines("TWO_VIEW"), now))
    if session.is_on(Key.TWO_SHOWN):
        st.button(_of(words.lines("TWO_SWITCH"), now), key="two.switch", on_click=_switch)
    else:
        parts.lead_to(ADDRESS, words.TWO)


def below(now: Stages, address: str) -> None:
    """Under what matters to one of two: on to the other, or to both side by side."""
    if now.said.mode == "two" and address == _WEIGHING:
        _ask_next(now, "two.next.below")


def _ask_next(now: Stages, key: str) -> None:
    if now.said.put_away and not now.said.put_away.preference.is_empty:
        st.button(words.TWO_SHOW, key=key, on_click=_show)
    else:
        st.button(_of(words.lines("TWO_HAND"), now), key=key, on_click=_hand_on)


def _show() -> None:
    """Show both side by side, unless one of them has said nothing yet."""
    session.put(Key.GO_TO, ADDRESS)
    if not any(each.is_empty for each in session.said().both):
        session.put(Key.TWO_SHOWN, value=True)


def _hand_on() -> None:
    """Hand over, and lead the other one to where they weigh."""
    _hand()
    session.put(Key.GO_TO, _WEIGHING)
    session.put(Key.FOCUS, _TURN)


def is_shown(said: Answers) -> bool:
    """Whether two have both said what matters, and have asked to see it side by side."""
    return (
        said.mode == "two" and session.is_on(Key.TWO_SHOWN) and not any(each.is_empty for each in said.both)
    )


def show(now: Stages) -> None:
    """Draw the page beside the path."""
    st.title(words.TWO, anchor=False)
    is_on = now.said.mode == "two"
    st.markdown(words.TWO_INTRO if is_on else f"{words.TWO_INTRO} {words.TWO_OFF}")
    if not is_shown(now.said):
        ask_mode()
    if not is_on:
        return
    with st.container(key=_TOLD):
        parts.tell(Key.TWO_TOLD)
        parts.focus_wanted()
    _ask_back(now.said)
    first, second = now.said.both
    if is_shown(now.said):
        _side_by_side(now)
        parts.lead_to("compare", words.COMPARE)
        parts.lead_to("take-home", words.HOME)
        _hand_over(now)
        return
    if not first.is_empty and not second.is_empty:
        st.markdown(words.TWO_AWAY)
        st.button(words.TWO_SHOW, key="two.show", type="primary", on_click=_show)
    parts.draw(parts.paragraphs([_of(words.lines("TWO_TURNS"), now), words.TWO_NEXT]))
    parts.lead_to(_WEIGHING, words.WEIGH)
    _hand_over(now)
    with st.expander(words.TWO_FILE_TITLE, key="two.file"):
        _open_other(now)


def _of(lines: Sequence[str], now: Stages) -> str:
    return lines[now.said.is_second]


def _hand_over(now: Stages) -> None:
    if not now.said.preference.is_empty or now.said.put_away:
        st.button(_of(words.lines("TWO_HAND"), now), key="two.hand", on_click=_hand_on)


def _hand() -> None:
    session.keep(session.said().handed_over())
    session.forget_drawn()


def _switch() -> None:
    """Both have seen both, so that nothing is hidden from either."""
    _hand()
    session.put(Key.TWO_SHOWN, value=True)


def _open_other(now: Stages) -> None:
    """Put away what the other one weighed on another device."""
    if found := opened_answers(now, words.TWO_FILE, "two.file", Key.TWO_TOLD):
        told, theirs = words.TWO_FILE_EMPTY, found.answers
        if not theirs.preference.is_empty:
            told = words.TWO_FILE_OPENED
            session.keep(replace(session.said(), put_away=theirs.weighing))
        session.put(Key.TWO_TOLD, (parts.announcement(told), told))
        st.rerun()


def opened_answers(now: Stages, label: str, key: str, told: Key) -> Fitted | None:
    """The answers of a file, once; one that cannot be used changes nothing, and `told` says why."""
    # For another person it is another control: the browser would still hold the file of the last one.
    key = f"{key}.{session.read(Key.PERSONS, 0)}"
    file = st.file_uploader(label, type="json", key=key, max_upload_size=2)
    if file is None or session.read(Key.FILE_READ, "") == file.file_id:
        return None
    session.put(Key.FILE_READ, file.file_id)
    try:
        found = fitted(answer_files.read(file.name, file.getvalue()), now.listed)
    except BadData as bad:
        session.put(told, parts.refused(bad))
        st.rerun()
    return found


def _side_by_side(now: Stages) -> None:
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
    names = {each.id: each.name for each in now.possible.providers}
    parts.draw(parts.paragraphs(side_by_side(found, names)))
    if asked := question(found):
        title = f"<h2>{escape(words.TWO_ASK_TITLE)}</h2>"
        parts.draw(f'<div class="talk">{title}{parts.paragraphs(asked)}</div>')
        _ask_settle(found, values)
    place = st.empty()
    shown: list[Preference] = [first, second]
    if is_on := st.checkbox(words.TWO_MIDDLE_ASK, key="two.middle"):
        shown.append(middle(values.factor_ids, first, second))
    heard = _first_of_the_middle(now, shown[-1]) if is_on else ""
    parts.status([words.TWO_MIDDLE, heard] if is_on else "", heard)
    parts.draw(_table(values, shown), place)


def _ask_settle(found: Two, values: Values) -> None:
    """A tap each for what can be settled first: in the way of those who said anything on it."""
    with st.container(gap="xsmall"):
        for each in filter(None, (found.question, *found.level)):
            factor = each.factor
            for side in (side for side in SIDES if side not in each.silent):
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
    parts.told(Key.TWO_TOLD, done, _TOLD)


def _ask_back(said: Answers) -> None:
    """Take the settling back, until either of the two says something else."""
    both, before = session.read(_SETTLED, (None, None))
    if before and both == said.both:
        st.button(words.TWO_SETTLE_BACK, key="two.settle.back", on_click=_unsettle, args=before)


def _unsettle(weighing: Weighing, put_away: Weighing | None, is_second: bool) -> None:
    session.keep(replace(session.said(), **vars(weighing), put_away=put_away, is_second=is_second))
    session.forget(_SETTLED)
    parts.told(Key.TWO_TOLD, words.TWO_SETTLED_BACK, _TOLD)


def _first_of_the_middle(now: Stages, preference: Preference) -> str:
    groups = ordered(now.values, preference).groups
    first = sorted(score.provider.name for group in groups[:1] for score in group)
    return words.TWO_MIDDLE_FIRST.format(count=len(first), names=listed(first)) if first else ""


def _table(values: Values, shown: Sequence[Preference]) -> str:
    """The points that each gives to each factor."""
    weights: list[Mapping[str, float]] = [each.weights(values.factor_ids) for each in shown]
    heads = [*words.lines("TWO_HEADS"), words.TWO_MIDDLE_HEAD][: 1 + len(shown)]
    rows = [
        (factor.label, *(number(round(100 * each[factor.id])) for each in weights))
        for factor in values.factors
    ]
    return f'<div class="wide points">{table(words.TWO_CAPTION, heads, rows)}</div>'
