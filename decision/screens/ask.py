"""Ask: the questions worth a call for this person, answers typed in, and call sheets."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.method.asking import Question
from decision.method.calls import Call, calls
from decision.method.factors import Indicator
from decision.method.providers import Provider
from decision.person.stages import Stages
from decision.screens import narrowing, orders, parts, session, telling
from decision.screens.session import Key
from decision.wording import words
from decision.wording.calling import CallSheet, call_chance, call_sheet, what_it_could_do
from decision.wording.must_haves import asked_facts, medicine_facts, not_known, to_ask_first

_FEW = 3  # questions on the screen before "show all": two or three calls are what a person can do


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    st.title(words.ASK, anchor=False)
    narrowing.tell(now.near)
    whole, said, is_blocked = now.known, now.said, now.is_blocked
    found = orders.listed(now, "priorities")
    if not is_blocked:
        st.markdown(words.ASK_INTRO)
    parts.status(" ".join(filter(None, [telling.changed(), "" if is_blocked else found.status])))
    medicine = whole.medicine(said.medicine)
    in_order = [provider for group in found.groups for provider in group]
    first = to_ask_first(whole, medicine, now.screening, in_order)
    if first:
        _first(now, first, today)
    if now.possible.providers and not not_known(whole, medicine, now.possible.providers):
        st.markdown(words.ASK_ALL_KNOWN)
    elif found.order.ranked:
        above = {(center.id, fact.id) for center, fact in first}
        _worth(now, [left for call in calls(found.order.ranked) if (left := _without(call, above))], today)
    elif whole.providers and not now.possible.providers:
        st.markdown(words.COMPARE_NONE_LEFT)
    elif not is_blocked:
        st.markdown(words.ASK_NEEDS_ORDER)
    asked = (*medicine_facts(whole, medicine), *asked_facts(whole, said.wanted.on))
    if not is_blocked:
        _any(now, asked, today)
    facts = {fact.id: fact for each in whole.medicines for fact in medicine_facts(whole, each)}
    facts |= {fact.id: fact for fact in asked_facts(whole)}
    if said.told or not is_blocked:
        telling.told_list(now, {**whole.indicators, **facts})
    if not is_blocked:
        _sheets(whole, asked)


def _any(now: Stages, asked: Sequence[Indicator], today: date) -> None:
    """Any answer on any of the centers, whether or not it could change the order."""
    st.header(words.TELL, anchor=False)
    st.markdown(words.TELL_INTRO)
    facts = {**now.known.indicators, **{fact.id: fact for fact in asked}}
    telling.any_form(now, facts, today, "tell")


def _first(now: Stages, asked: Sequence[tuple[Provider, Indicator]], today: date) -> None:
    """What decides whether a center is possible at all."""
    st.header(words.ASK_MUST, anchor=False)
    st.markdown(words.ASK_MUST_INTRO)
    everything = len(asked) <= _FEW
    if not everything:
        label = words.ASK_SHOW_ALL.format(count=len(asked))
        everything = st.checkbox(label, key="ask.first.all", persist_state="session")
    for provider, fact in asked if everything else asked[:_FEW]:
        _asked(now, provider, fact, (), today, "first")


def _worth(now: Stages, found: Sequence[Call], today: date) -> None:
    """The calls by what they could change, those to the centers picked for side by side first."""
    if not found:
        st.markdown(words.ASK_WEIGHED_KNOWN)
        return
    st.header(words.ASK_CALLS, anchor=False)
    picked = set(now.said.compared)
    st.markdown(words.ASK_CALLS_INTRO)
    if any(call.provider.id in picked for call in found):
        st.markdown(words.ASK_CALLS_PICKED)
    in_order = sorted(found, key=lambda call: call.provider.id not in picked)
    for call in in_order[:_FEW]:
        _call(now, call, today)
    more = in_order[_FEW:]
    title = words.CALL_MORE.format(count=len(more))
    parts.draw(parts.folded(title, "".join(map(_folded_call, more))) if more else "")


def _without(call: Call, above: Collection[tuple[str, str]]) -> Call | None:
    """The call without questions that stand above and change nothing alone; None if nothing is left."""
    left = [q for q in call.questions if q.worth > 0 or (q.provider.id, q.indicator.id) not in above]
    return replace(call, questions=tuple(left)) if left or call.chance > 0 else None


def _call(now: Stages, call: Call, today: date) -> None:
    """One center: what a call could change, its questions that change something alone, and the others."""
    alone = [question for question in call.questions if question.worth > 0]
    others = [question for question in call.questions if question.worth <= 0]
    parts.draw(f"<h3>{escape(call.provider.name)}</h3>{parts.paragraphs([call_chance(call)])}")
    for question in alone:
        _asked(now, question.provider, question.indicator, what_it_could_do(question), today, "question")
    if others:
        title = words.ASK_TOGETHER_MORE.format(count=len(others), name=call.provider.name)
        parts.draw(parts.folded(title, _asks(others)) if alone else _asks(others))


def _folded_call(call: Call) -> str:
    lines = parts.paragraphs([call_chance(call)])
    return f"<h3>{escape(call.provider.name)}</h3>{lines}{_asks(call.questions)}"


def _asked(
    now: Stages, provider: Provider, fact: Indicator, could: Sequence[str], today: date, heap: str
) -> None:
    """One question in a frame, with a way to type in the answer."""
    key = f"{heap}.{provider.id}.{fact.id}"
    with st.container(border=True, key=key):
        parts.draw(_told(provider, fact, could))
        label = words.ASK_HAVE.format(label=parts.plain(fact.label))
        st.button(label, key=f"have.{key}", on_click=_open, args=(key,))
        if session.read(Key.ASKED, "") == key:
            telling.form(now, provider, fact, today, f"answer.{key}")


def _open(key: str) -> None:
    session.put(Key.ASKED, "" if session.read(Key.ASKED, "") == key else key)


def _told(provider: Provider, fact: Indicator, could: Sequence[str]) -> str:
    title = words.ASK_ABOUT.format(name=provider.name, label=fact.label)
    whom = words.ASK_WHOM.format(whom=fact.whom or words.ASK_ANYONE)
    lines = [words.ASK_SAY.format(ask=fact.ask), whom, *could]
    return f"<h3>{escape(title)}</h3>{parts.paragraphs(lines)}"


def _asks(questions: Sequence[Question]) -> str:
    return parts.bullets([question.indicator.ask for question in questions])


def _sheets(catalog: Catalog, about: Sequence[Indicator]) -> None:
    """One call sheet at a time, on the screen and as a text file."""
    st.header(words.SHEETS, anchor=False)
    st.markdown(words.SHEETS_INTRO)
    provider = parts.pick_center(catalog, words.SHEET_WHICH, "sheet")
    if provider is None:
        return
    sheet = call_sheet(provider, [*about, *catalog.indicators.values()])
    if not sheet.by_whom:
        st.markdown(words.SHEET_NOTHING.format(name=parts.plain(provider.name)))
        return
    parts.draw(_sheet(sheet))
    st.download_button(words.SHEET_SAVE, sheet.text, f"questions-{provider.id}.txt", "text/plain", key="save")


def _sheet(sheet: CallSheet) -> str:
    heaps = "".join(
        f"<h4>{escape(words.ASK_WHOM.format(whom=whom))}</h4>"
        f"{parts.bullets([indicator.ask for indicator in indicators])}"
        for whom, indicators in sheet.by_whom.items()
    )
    title = escape(words.SHEET_TITLE.format(name=sheet.provider.name))
    return f'<article class="card"><h3>{title}</h3>{parts.paragraphs(sheet.where)}{heaps}</article>'
