"""Typing in what a center answered: the right control for each fact, kept with who said it and when."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.method.factors import Amount, Indicator, Levels, Points, YesNo
from decision.method.providers import Measurement, Provider
from decision.method.scoring import Score
from decision.person.answers import Answers, fits, known, possible
from decision.screens import orders, parts
from decision.wording import words
from decision.wording.calling import what_changed
from decision.wording.describing import fact_sentence, known_sentence
from decision.wording.language import number

_FORM, _HERE = "told.form", "told.here"  # the form it came from, where the sentence is shown again
_CHANGED = "told.changed"  # what the last answer changed, told once, after the list has been ordered again


def changed() -> str:
    """What the last answer kept or taken back changed, or nothing; told once."""
    sentence = str(st.session_state.pop(_CHANGED, ""))
    st.session_state[_HERE] = (st.session_state.pop(_FORM, ""), sentence)
    return sentence


def form(listed: Catalog, provider: Provider, indicator: Indicator, today: date, key: str) -> None:
    """Ask for one answer, and keep it on a tap. `listed` is the list as the folder has it."""
    with st.form(key, border=False):
        _control(indicator, f"{key}.amount")
        st.text_input(words.TELL_WHO, key=f"{key}.who", max_chars=80)
        st.form_submit_button(
            words.TELL_KEEP, key=f"{key}.keep", on_click=_keep, args=(listed, provider, indicator, today, key)
        )
        came_from, sentence = st.session_state.get(_HERE, ("", ""))
        if came_from == key and sentence:
            st.markdown(parts.plain(sentence))


def any_form(
    listed: Catalog, catalog: Catalog, facts: Mapping[str, Indicator], today: date, key: str
) -> None:
    """Let the person pick a center and one of these facts, and type in its answer."""
    provider = parts.pick_center(catalog, words.TELL_CENTER, f"{key}.center")
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
        before = listed.provider(provider.id)  # as the folder has it: what was told is not the list's word
        if before and before.amount(about) is not None:
            st.markdown(parts.plain(words.OWN_LIST_SAYS.format(fact=known_sentence(indicator, before))))
        form(listed, provider, indicator, today, f"{key}.{provider.id}.{about}")


def told_list(every: Catalog, listed: Catalog, catalog: Catalog, facts: Mapping[str, Indicator]) -> None:
    """What the person was told so far, each to be taken back with a tap.

    `every` has all centers of the folder, `listed` those left of them, `catalog` these with what was told.
    """
    st.header(words.TOLD_TITLE, anchor=False)
    told = parts.answers().told
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
            args=(listed, center, about),
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


def _keep(listed: Catalog, provider: Provider, indicator: Indicator, today: date, key: str) -> None:
    amount: Amount | None = st.session_state[f"{key}.amount"]
    st.session_state[_FORM] = key
    if amount is None:
        st.session_state[_CHANGED] = words.TELL_NOTHING
        return
    who = st.session_state[f"{key}.who"].strip()
    said = parts.answers()
    _change(listed, said.with_told(provider.id, indicator.id, Measurement(amount, who, today, told=True)))
    st.session_state.pop("asked", None)


def _take_back(listed: Catalog, provider: str, indicator: str) -> None:
    _change(listed, parts.answers().without_told(provider, indicator))


def _change(listed: Catalog, said: Answers) -> None:
    before = _ranked(listed, parts.answers())
    parts.keep(said)
    st.session_state[_CHANGED] = what_changed(before, _ranked(listed, said))


def _ranked(listed: Catalog, said: Answers) -> tuple[Score, ...]:
    return orders.by_what_matters(possible(known(listed, said), said), said).ranked
