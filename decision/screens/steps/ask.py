"""Ask: what must be clear first, the calls by what they could change, answers typed in, and call sheets."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from decision.method.asking import Question
from decision.method.calls import Call
from decision.method.factors import Indicator
from decision.method.providers import Provider
from decision.person.stages import Stages
from decision.person.whose import own_facts
from decision.screens.drawing import orders
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.persons import both, together
from decision.screens.steps import narrowing, telling
from decision.wording import calling, words
from decision.wording.calling import ByWhom, Calls, CallSheet, sorted_calls
from decision.wording.language import listed
from decision.wording.must_haves import all_facts, not_known, to_ask_first
from decision.wording.placing import first_now, to_ask

_ALL = "calls.all"  # whether all calls are shown
_FEW = 3  # centers and calls on the screen before a tap: two or three calls are what a person can do
Asked = Sequence[tuple[Provider, Indicator]]


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    parts.title(words.ASK)
    narrowing.tell(now.near)
    said, is_blocked = now.said, now.is_blocked
    found = orders.listed(now, "priorities")
    changed, heard = telling.changed()
    first = first_now(found.order.ranked, found.order.groups) if changed and found.is_own else ""
    parts.status(f"{changed} {first}".strip(), heard)
    must = to_be_clear(now, found)
    with st.container():  # however much it holds, the row that was typed in below stays the same element
        before, after = parts.two_parts() if must else [st.container()] * 2
        if must:
            with before:
                _draw_first(now, found, must)
        with after:
            if sentence := remark(now, found, must):
                st.markdown(sentence)
            else:
                _calls(now, all_calls(now, found, must), asked=bool(must))
    with st.container(gap="xsmall"):
        if not is_blocked:
            _answers(now, today)
        if said.reported or not is_blocked:
            with st.expander(words.REPORTED_TITLE.format(count=len(said.reported)), key="reported"):
                telling.reported_list(now, all_facts(now.known, *now.known.medicines))
        if not is_blocked:
            _sheets(now)
    if changed:  # in short, or it would lie over half of a phone; all of it is above
        with st.container(key="left"):
            st.markdown(parts.plain(heard))
    parts.focus_wanted()


def remark(now: Stages, found: orders.Listed, first: Asked) -> str:
    """What there is to say where no call is listed. Nothing to ask is said only where nothing is unknown."""
    whole = now.known
    if now.possible.providers and not not_known(
        whole, whole.medicine(now.said.medicine), now.possible.providers
    ):
        return words.ASK_ALL_KNOWN
    if now.is_blocked:
        return ""
    if not now.possible.providers:
        return words.COMPARE_NONE_LEFT if whole.providers else words.COMPARE_NO_CENTER
    if len(now.possible.providers) == 1:
        return words.ASK_ONE
    if found.order.ranked:
        return "" if any(all_calls(now, found, first)) else words.ASK_WEIGHED_KNOWN
    return words.ASK_NEEDS_ORDER


def to_be_clear(now: Stages, found: orders.Listed) -> Asked:
    """What decides whether a center is possible at all, in the order of the list."""
    in_order = [provider for group in found.groups for provider in group]
    return to_ask_first(now.known, now.known.medicine(now.said.medicine), now.screening, in_order)


def _draw_first(now: Stages, found: orders.Listed, asked: Asked) -> None:
    """The centers of the short list, a line each that opens to its questions; the others behind a tap."""
    parts.heading(words.ASK_MUST)
    in_order = [provider.id for group in found.groups for provider in group]
    short = {provider.id for provider in now.short_list} & {*in_order} or {*in_order[:_FEW]}
    groups: dict[str, list[tuple[Provider, Indicator]]] = {}
    for provider, fact in asked:
        groups.setdefault(provider.id, []).append((provider, fact))
    near = [_first_line(group) for id, group in groups.items() if id in short]
    others = [_first_line(group) for id, group in groups.items() if id not in short]
    more = parts.folded(words.ASK_OTHERS.format(count=len(others)), "".join(others)) if others else ""
    parts.draw(f"{parts.paragraphs([words.ASK_MUST_INTRO])}{''.join(near)}{more}")


def _first_line(group: Asked) -> str:
    provider = group[0][0]
    facts = words.ASK_MUST_LINE.format(facts=listed([to_ask(fact, provider) for _, fact in group]))
    inner = "".join(_question(fact, ()) for _, fact in group)
    return parts.line(provider.name, facts, inner)


def all_calls(now: Stages, found: orders.Listed, first: Asked) -> Calls:
    """The calls by what they could change, without questions listed above that change nothing alone."""
    above = {(center.id, fact.id) for center, fact in first}
    return sorted_calls(found.order.ranked, above, now.said.medicine)


def _calls(now: Stages, found: Calls, *, asked: bool) -> None:
    """The calls worth making in full, and of the others the names, with why they are not."""
    if found.worth:
        parts.heading(words.ASK_CALLS)
    parts.draw(both.whose_calls(now) if together.is_shown(now.said) else "")
    if found.worth:
        _worth(now, found.worth)
    if found.idle:
        names = [calling.call_place(call.provider) for call in found.idle]
        title = words.ASK_IDLE.format(count=len(names))
        # What is asked above may be of the same centers: it decides something else.
        why = [words.ASK_IDLE_WHY, *([words.ASK_IDLE_STILL] if asked else [])]
        parts.draw(parts.folded(title, parts.paragraphs(why) + parts.bullets(names)))
    if found.in_vain and (medicine := now.known.medicine(now.said.medicine)):
        names = [call.provider.name for call in found.in_vain]
        st.markdown(parts.plain(words.ASK_IN_VAIN.format(medicine=medicine.name, names=listed(names))))


def _worth(now: Stages, found: Sequence[Call]) -> None:
    """The calls by what they could change, those to the centers picked for side by side first."""
    picked = set(now.said.compared)
    picked_first = [words.ASK_CALLS_PICKED] if any(call.provider.id in picked for call in found) else []
    st.markdown(" ".join([words.ASK_CALLS_INTRO, *picked_first]))
    in_order = sorted(found, key=lambda call: call.provider.id not in picked)
    more = len(in_order) > _FEW and not session.is_on(_ALL)
    with st.container(gap="xsmall"):
        for call in in_order[:_FEW] if more else in_order:
            _call(now, call)
    if len(in_order) > _FEW:
        label = words.CALL_ALL.format(count=len(in_order))
        st.checkbox(label, key=_ALL, persist_state="session")


def _call(now: Stages, call: Call) -> None:
    """One center in a line, which opens to its questions, what counts most first, and to its call sheet."""
    id, name = call.provider.id, call.provider.name
    with st.expander(parts.plain(calling.call_line(call)), key=f"call.{id}", on_change="rerun") as part:
        if not part.open:
            return
        alone = [question for question in call.questions if question.worth > 0]
        others = [question for question in call.questions if question.worth <= 0]
        asked = "".join(_question(q.indicator, calling.what_it_could_do(q)) for q in alone)
        title = words.ASK_TOGETHER_MORE.format(count=len(others), name=name)
        rest = parts.folded(title, _asks(others)) if alone else _asks(others)
        intro = words.ASK_CALL_FIRST.format(name=name) if alone else ""
        said = parts.paragraphs([calling.call_chance(call), words.CALL_NOTE, intro])
        parts.draw(said + asked + (rest if others else ""))
        st.button(words.ASK_HAVE.format(name=parts.plain(name)), key=f"have.{id}", on_click=_type, args=(id,))
        sheet = now.sheet_of(call.provider)
        parts.draw(parts.folded(words.SHEET_TITLE.format(name=name), _sheet(sheet)))
        _save(sheet, "call")


def _type(center: str) -> None:
    """Open the checklist at this center."""
    session.put("tell", value=True)
    session.put("tell.way", "center")
    session.put("tell.center", center)
    session.put(Key.FOCUS, "tell")


def _question(fact: Indicator, could: Sequence[str]) -> str:
    whom = words.ASK_WHOM.format(whom=fact.whom or words.ASK_ANYONE)
    lines = [words.ASK_SAY.format(ask=fact.ask), whom, *could]
    return f"<h3>{escape(fact.label)}</h3>{parts.paragraphs(lines)}"


def _asks(questions: Sequence[Question]) -> str:
    return parts.bullets([question.indicator.ask for question in questions])


def _answers(now: Stages, today: date) -> None:
    """Any answer on any of the centers, and what is so for the person at each."""
    with st.expander(words.TELL, key="tell", on_change="rerun") as part:
        if not part.open:
            return
        st.markdown(words.TELL_INTRO)
        ways = words.table("TELL_WAYS")
        way = "center"
        if own_facts(now.known):
            session.seed("tell.way", way)
            way = st.radio(words.TELL_HOW, list(ways), format_func=ways.__getitem__, key="tell.way")
        if way == "fact":
            telling.by_fact(now, today)
        else:
            telling.by_center(now, today)


def _sheets(now: Stages) -> None:
    """One call sheet at a time, of any center, on the screen and as a text file."""
    with st.expander(words.SHEETS, key="sheets"):
        st.markdown(words.SHEETS_INTRO)
        provider = parts.pick_center(now.known, words.SHEET_WHICH, "sheet")
        if provider is None:
            return
        sheet = now.sheet_of(provider)
        if not sheet.by_whom:
            st.markdown(words.SHEET_NOTHING.format(name=parts.plain(provider.name)))
            return
        parts.draw(_sheet(sheet))
        _save(sheet, "sheet")


def _save(sheet: CallSheet, group: str) -> None:
    id = sheet.provider.id
    name = f"questions-{id}.txt"
    st.download_button(words.SHEET_SAVE, sheet.text, name, "text/plain", key=f"save.{group}.{id}")


def _sheet(sheet: CallSheet) -> str:
    title = escape(words.SHEET_TITLE.format(name=sheet.provider.name))
    count = sum(map(len, sheet.more.values()))
    rest = words.SHEET_MORE.format(count=count, name=sheet.provider.name)
    more = parts.folded(rest, _by_whom(sheet.more)) if count else ""
    first = f"<h3>{title}</h3>{parts.paragraphs(sheet.where)}{_by_whom(sheet.by_whom)}"
    return f'<article class="card">{first}{more}</article>'


def _by_whom(asked: ByWhom) -> str:
    return parts.by_whom({whom: [fact.ask for fact in facts] for whom, facts in asked.items()})
