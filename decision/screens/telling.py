"""Typing in what a center answered: the right control for each fact, kept with who said it and when."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from decision.method.factors import Amount, Indicator, Levels, Points, YesNo
from decision.method.providers import Measurement, Provider
from decision.person.answers import Answers, fits
from decision.person.stages import Stages
from decision.screens import parts, session
from decision.screens.session import Key
from decision.wording import words
from decision.wording.calling import what_changed
from decision.wording.describing import fact_sentence, known_sentence
from decision.wording.language import number


def changed() -> str:
    """What the last answer kept or taken back changed, or nothing; told once."""
    sentence = session.take(Key.TOLD_CHANGED, "")
    session.put(Key.TOLD_HERE, (session.take(Key.TOLD_FORM, ""), sentence))
    return sentence


def form(now: Stages, provider: Provider, indicator: Indicator, today: date, key: str) -> None:
    """Ask for one answer, and keep it on a tap."""
    with st.form(key, border=False):
        _control(indicator, key + Key.TOLD_AMOUNT)
        st.text_input(words.TELL_WHO, key=key + Key.TOLD_WHO, max_chars=80)
        st.form_submit_button(
            words.TELL_KEEP, key=f"{key}.keep", on_click=_keep, args=(now, provider, indicator, today, key)
        )
        came_from, sentence = session.read(Key.TOLD_HERE, ("", ""))
        if came_from == key and sentence:
            st.markdown(parts.plain(sentence))


def any_form(now: Stages, facts: Mapping[str, Indicator], today: date, key: str) -> None:
    """Let the person pick a center and one of these facts, and type in its answer."""
    provider = parts.pick_center(now.known, words.TELL_CENTER, f"{key}.center")
    if provider is None:
        return
    open_ = {id: fact.label for id, fact in facts.items() if _is_open(provider, fact)}
    about = st.selectbox(
        words.TELL_WHAT,
        list(open_),
        index=None,
        format_func=open_.__getitem__,
        placeholder=words.TELL_WHAT_OPEN,
        key=f"{key}.fact.{provider.id}",
    )
    if about:
        indicator = facts[about]
        st.markdown(words.ASK_SAY.format(ask=parts.plain(indicator.ask)))
        before = now.compared.provider(
            provider.id
        )  # as the folder has it: what was told is not the list's word
        if before and before.amount(about) is not None:
            st.markdown(parts.plain(words.OWN_LIST_SAYS.format(fact=known_sentence(indicator, before))))
        form(now, provider, indicator, today, f"{key}.{provider.id}.{about}")


def told_list(now: Stages, facts: Mapping[str, Indicator]) -> None:
    """What the person was told so far, each to be taken back with a tap."""
    every, catalog, told = now.listed, now.known, now.said.told
    st.header(words.TOLD_TITLE, anchor=False)
    if not told:
        st.markdown(words.TOLD_NONE)
    for (center, about), measurement in told.items():
        provider, fact = catalog.provider(center) or every.provider(center), facts.get(about)
        name, label = provider.name if provider else center, fact.label if fact else about
        if provider and fact and fits(catalog, center, about, measurement):
            sentence = words.TOLD_AT.format(name=name, fact=known_sentence(fact, provider))
        elif fact and catalog.provider(center) is None and fits(every, center, about, measurement):
            sentence = words.NARROW_TOLD_OUT.format(name=name, label=label)
        else:
            sentence = words.TOLD_UNFIT.format(name=name, label=label)
        st.markdown(parts.plain(sentence))
        st.button(
            words.TOLD_BACK.format(label=parts.plain(label), name=parts.plain(name)),
            key=f"back.{center}.{about}",
            on_click=_take_back,
            args=(now, center, about),
        )


def _is_open(provider: Provider, fact: Indicator) -> bool:
    """Whether a fact may be told: it is the person's own, not known from the list, or told before."""
    measurement = provider.measurements.get(fact.id)
    told = measurement is not None and measurement.told
    return fact.personal or told or provider.amount(fact.id) is None


def _control(indicator: Indicator, key: str) -> None:
    match indicator.scale:
        case Points():
            least, most = indicator.allowed or (None, None)
            label = words.TELL_AMOUNT_FREE.format(unit=indicator.unit)
            if least is not None and most is not None:
                label = words.TELL_AMOUNT.format(unit=indicator.unit, least=number(least), most=number(most))
            st.number_input(parts.plain(label), least, most, None, 1.0, "%g", key=key)
        case YesNo():
            _pick(indicator, {True: "yes", False: "no"}, key)
        case Levels(values):
            _pick(indicator, {word: word for word, _ in values}, key)


def _pick(indicator: Indicator, answers: Mapping[bool | str, str], key: str) -> None:
    st.radio(
        words.TELL_YES_NO,
        list(answers),
        index=None,
        format_func=lambda answer: parts.plain(fact_sentence(indicator, answer)),
        key=key,
    )


def _keep(now: Stages, provider: Provider, indicator: Indicator, today: date, key: str) -> None:
    amount: Amount | None = session.read(key + Key.TOLD_AMOUNT, None)
    session.put(Key.TOLD_FORM, key)
    if amount is None:
        session.put(Key.TOLD_CHANGED, words.TELL_NOTHING)
        return
    who = session.read(key + Key.TOLD_WHO, "").strip()
    told = Measurement(amount, who, today, told=True)
    _change(now, session.said().with_told(provider.id, indicator.id, told))
    session.forget(Key.ASKED)


def _take_back(now: Stages, provider: str, indicator: str) -> None:
    _change(now, session.said().without_told(provider, indicator))


def _change(now: Stages, said: Answers) -> None:
    before, after = now.with_said(session.said()), now.with_said(said)
    session.keep(said)
    session.put(Key.TOLD_CHANGED, what_changed(before.ordered.ranked, after.ordered.ranked))
