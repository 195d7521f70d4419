"""Typing in what a center answered and what is true for the person: one checklist, kept as it is typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from decision.lists.columns import words_of
from decision.method.factors import Amount, Indicator, Levels, Points, YesNo
from decision.method.providers import Measurement, Provider, by_name
from decision.person.answers import Answers, fits
from decision.person.stages import Stages
from decision.person.whose import as_known, own_facts
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.wording import words
from decision.wording.calling import what_changed
from decision.wording.describing import fact_sentence, known_sentence
from decision.wording.language import listed, number
from decision.wording.placing import heard, ids, short_text

_OPEN = ""  # the choice that keeps nothing


def changed() -> tuple[str, str]:
    """What the last answer kept or taken back changed, to be read, and to be heard; said once."""
    return session.take(Key.REPORTED_CHANGED, ("", ""))


def by_fact(now: Stages, today: date) -> None:
    """One fact that is the person's own, at every center, a row each; of a center without a name, none is."""
    if now.said.hides_names:
        st.markdown(words.OWN_NAMES)
        return
    facts = {fact.id: fact for fact in own_facts(now.known)}
    labels = {id: parts.plain(each.label) for id, each in facts.items()}
    fact = facts[parts.choose(words.OWN_WHICH, labels, "own.fact")]
    st.markdown(parts.plain(" ".join(filter(None, [fact.ask, _range(fact)]))))
    _rows(now, [(center, fact) for center in _centers(now, facts)], today, lambda one, _: one.name)


def by_center(now: Stages, today: date) -> None:
    """One center, and what it may be asked, a row each: as on its call sheet, the rest behind a tap."""
    provider = parts.pick_center(now.known, words.TELL_CENTER, "tell.center")
    if provider is None:
        return
    # A run of its own would close the list that is opened next.
    st.text_input(
        words.TELL_WHO, key=Key.REPORTED_BY, max_chars=80, on_change="ignore", persist_state="session"
    )
    # As it was before any answer, so that none moves the row in which it was typed.
    bare = replace(provider, measurements={}, gives=None, enrolled=None)
    first, rest = now.questions(_as_listed(now).get(provider.id, bare))

    def rows(facts: Sequence[Indicator]) -> None:
        _rows(now, [(provider, fact) for fact in facts], today, _label, Key.REPORTED_BY)

    rows(first)
    if rest:
        title = words.SHEET_MORE.format(count=len(rest), name=parts.plain(provider.name))
        with st.expander(title, key=f"tell.more.{provider.id}", on_change="rerun") as more:
            if more.open:
                rows(rest)


def _label(_: Provider, fact: Indicator) -> str:
    return words.TELL_ROW.format(label=fact.label, unit=fact.unit) if fact.unit else fact.label


def reported_list(now: Stages, facts: Mapping[str, Indicator]) -> None:
    """What was reported to the person so far, each to be taken back with a tap."""
    every, catalog, reported = now.listed, now.known, now.said.reported
    if not reported:
        st.markdown(words.REPORTED_NONE)
    for (center, about), measurement in reported.items():
        provider, fact = catalog.provider(center) or every.provider(center), facts.get(about)
        name = now.shown([provider])[0].name if provider else center
        label = fact.label if fact else about
        if provider and fact and fits(catalog, center, about, measurement):
            sentence = words.REPORTED_AT.format(name=name, fact=known_sentence(fact, provider))
        elif fact and catalog.provider(center) is None and fits(every, center, about, measurement):
            sentence = words.NARROW_REPORTED_OUT.format(name=name, label=label)
        else:
            sentence = words.REPORTED_UNFIT.format(name=name, label=label)
        st.markdown(parts.plain(sentence))
        st.button(
            words.REPORTED_BACK.format(label=parts.plain(label), name=parts.plain(name)),
            key=f"back.{center}.{about}",
            on_click=_take_back,
            args=(now, center, about),
        )


def _centers(now: Stages, facts: Mapping[str, Indicator]) -> list[Provider]:
    """The possible centers, and those of which something of the person's own was said, A to Z.

    An answer that sets its center aside must not take away the row in which it was typed.
    """
    kept = {center for center, about in now.said.reported if about in facts}
    kept |= {provider.id for provider in now.possible.providers}
    every = now.known.providers
    return sorted([each for each in every if each.id in kept] or every, key=by_name)


def _as_listed(now: Stages) -> Mapping[str, Provider]:
    """The list's centers before any answer, by id."""
    return {each.id: each for each in as_known(now.compared, said=now.said.example)}


def _range(fact: Indicator) -> str:
    if not isinstance(fact.scale, Points):
        return ""
    if fact.allowed is None:
        return words.TELL_AMOUNT_FREE.format(unit=fact.unit)
    least, most = map(number, fact.allowed)
    return words.TELL_AMOUNT.format(unit=fact.unit, least=least, most=most)


def _rows(
    now: Stages,
    asked: Sequence[tuple[Provider, Indicator]],
    today: date,
    label: Callable[[Provider, Indicator], str],
    who: str = "",
) -> None:
    """A control each, with what is kept in it; `who` is the key of the field that says who answered."""
    by_list = _as_listed(now)
    with st.container(horizontal=True):
        for provider, fact in asked:
            before = by_list.get(provider.id)
            is_listed = before is not None and before.amount(fact.id) is not None
            listed = words.OWN_LIST_SAYS.format(fact=short_text(fact, before)) if before and is_listed else ""
            _row(now, provider, fact, listed or words.TELL_OPEN, label, today, who)


def _row(
    now: Stages,
    provider: Provider,
    fact: Indicator,
    open_: str,
    label: Callable[[Provider, Indicator], str],
    today: date,
    who: str,
) -> None:
    key = Key.ANSWER.of(f"{provider.id}.{fact.id}")
    answers = _answers(fact)
    reported = now.said.reported.get((provider.id, fact.id))
    amount = reported.amount if reported and fits(now.known, provider.id, fact.id, reported) else None
    shown = next((word for word, each in answers.items() if each == amount), _OPEN) if answers else amount
    if session.read(key, None) != shown:
        session.put(key, shown)
    title = parts.plain(label(provider, fact))
    keep = partial(_keep, now, provider.id, fact, today, key, who)
    match fact.scale:
        case Points():
            least, most = fact.allowed or (None, None)
            st.number_input(
                title, least, most, None, 1.0, "%g", key, placeholder=open_, on_change=keep, width=260
            )
        case YesNo():
            named = {**words.table("TELL_ANSWERS"), _OPEN: open_}
            said = {word: parts.plain(named[word]) for word in (*answers, _OPEN)}
            st.radio(title, list(said), 0, said.__getitem__, key, horizontal=True, on_change=keep, width=260)
        case Levels():
            said = {_OPEN: open_} | {word: parts.plain(fact_sentence(fact, word)) for word in answers}
            st.selectbox(title, list(said), format_func=said.__getitem__, key=key, on_change=keep, width=540)


def _answers(fact: Indicator) -> Mapping[str, Amount]:
    """The answers to choose from, by what the control holds; none for a number."""
    if isinstance(fact.scale, YesNo):
        return {"yes": True, "no": False}
    return {word: word for word in words_of(fact.scale)}


def _keep(now: Stages, center: str, fact: Indicator, today: date, key: str, who: str) -> None:
    answers = _answers(fact)
    given: Amount | None = session.read(key, None)
    amount = answers.get(str(given)) if answers else given
    if amount is None:
        _change(now, session.said().with_reported(center, fact.id, None))
        return
    source = session.read(who, "").strip() if who else ""
    reported = Measurement(amount, source, today, reported=True)
    _change(now, session.said().with_reported(center, fact.id, reported))


def _take_back(now: Stages, provider: str, indicator: str) -> None:
    _change(now, session.said().with_reported(provider, indicator, None))
    session.put(Key.FOCUS, "reported")


def _change(now: Stages, said: Answers) -> None:
    before, after = now.with_said(session.said()), now.with_said(said)
    session.keep(said)
    one, other = before.ordered, after.ordered
    moved = (words.REPORTED_OFF, _parted(before, after)), (words.REPORTED_ON, _parted(after, before))
    # Who is set aside or back is said by name: the places of all others change with it.
    said_first = [sentence.format(names=listed(names)) for sentence, names in moved if names]
    shown = " ".join(said_first) or what_changed(one, other)
    spoken = said_first[0] if said_first else heard(ids(one.groups), other.groups)
    session.put(Key.REPORTED_CHANGED, (shown, parts.announcement(spoken)))


def _parted(one: Stages, other: Stages) -> list[str]:
    """The names of the centers that only the first of two lists has."""
    left = {provider.id for provider in other.possible.providers}
    return [provider.name for provider in one.possible.providers if provider.id not in left]
