"""Must-haves: what a center must have at all, whom that sets aside and why, and what is so for the person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.must_haves import MustHave, Outcome, Wanted, WithinLimit
from decision.method.providers import by_name
from decision.method.screening import Relaxing, Screening, screen
from decision.person.answers import Answers
from decision.person.stages import Stages
from decision.screens import facts, narrowing, own, parts, session
from decision.screens.session import Key
from decision.wording import words
from decision.wording.language import listed, number
from decision.wording.must_haves import (
    advice,
    how_many_are_left,
    limits,
    reasons,
    what_it_does,
    within,
    without,
)


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    st.title(words.MUST, anchor=False)
    is_long = narrowing.is_shown(now)
    if is_long:
        narrowing.show(now)
        st.header(words.NARROW_MUST_HAVES, anchor=False)
    st.markdown(words.MUST_INTRO)
    st.markdown(words.MUST_NOTE)
    catalog, of_all = now.known, now.screening_of_all
    line = st.empty()
    medicine = parts.ask_medicine(catalog)
    if medicine:
        parts.draw(facts.visit_html(catalog, medicine, today))
    is_blocked = now.is_blocked and of_all is now.screening
    if not is_blocked:
        parts.status(how_many_are_left(of_all), line)
    if of_all.rows and not of_all.possible:
        _advise(of_all, medicine)
    every = _all_on(catalog, now.said, medicine)
    for must_have in catalog.must_haves:
        _must_have(catalog, must_have, of_all, every, medicine, now.said.wanted)
    if not is_blocked:
        st.markdown(how_many_are_left(of_all))
    parts.draw(aside_html(catalog, now.screening, medicine))
    own.show(now, today, with_zip=not is_long)


def _all_on(catalog: Catalog, said: Answers, medicine: Medicine | None) -> Screening:
    """Every center at every must-have, as if all were ticked: what each would do."""
    wanted = replace(said.wanted, on=frozenset(must_have.id for must_have in catalog.must_haves))
    return screen(catalog.providers, catalog.must_haves, wanted, medicine)


def _must_have(
    catalog: Catalog,
    must_have: MustHave,
    found: Screening,
    every: Screening,
    medicine: Medicine | None,
    wanted: Wanted,
) -> None:
    """One must-have: the box, its limit, and what it does or would do."""
    on = must_have.id in wanted.on
    with st.container(border=True, key=f"must-have.{must_have.id}"):
        key = session.seeded(Key.MUST.of(must_have.id))
        st.checkbox(parts.plain(must_have.label), key=key, persist_state="session")
        if isinstance(must_have.condition, WithinLimit):
            _ask_limit(catalog, must_have, must_have.condition)
        # What it does to nobody is not worth a sentence: the list may still be too long to look at.
        held = found if on else every
        does = what_it_does(held, must_have, on=on) if held.rows else ()
        sentences = [_means(must_have, wanted), *does]
        parts.draw(parts.paragraphs(sentences) + _why(catalog, must_have, every, medicine))


def _means(must_have: MustHave, wanted: Wanted) -> str:
    """What passes, once there is a limit where one belongs."""
    limit = wanted.limits.get(must_have.id)
    if not isinstance(must_have.condition, WithinLimit):
        return must_have.means
    return "" if limit is None else must_have.means.format(limit=number(limit))


def _ask_limit(catalog: Catalog, must_have: MustHave, limit: WithinLimit) -> None:
    least, most = catalog.indicators[limit.indicator].allowed or (None, None)
    st.number_input(
        parts.plain(limit.ask),
        least,
        most,
        None,
        1.0,
        "%g",
        key=session.seeded(Key.LIMIT.of(must_have.id)),
        persist_state="session",
    )


def _why(catalog: Catalog, must_have: MustHave, every: Screening, medicine: Medicine | None) -> str:
    """Behind a fold: each center that does not pass, or has to be asked, with the facts."""
    items = [
        words.MUST_REASON.format(
            name=row.provider.name, reasons=reasons(catalog, medicine, row.provider, verdict)
        )
        for row in every.rows
        for verdict in row.verdicts
        if verdict.must_have.id == must_have.id and verdict.outcome is not Outcome.PASSED
    ]
    return parts.folded(words.MUST_WHY, parts.bullets(items)) if items else ""


def aside_html(catalog: Catalog, found: Screening, medicine: Medicine | None) -> str:
    """Behind a fold: the centers set aside, A to Z, each with every reason; nothing where there are none."""
    if not found.set_aside:
        return ""
    items = [
        words.MUST_REASON.format(
            name=row.provider.name,
            reasons=" ".join(reasons(catalog, medicine, row.provider, verdict) for verdict in row.not_passed),
        )
        for row in sorted(found.set_aside, key=lambda row: by_name(row.provider))
    ]
    return parts.folded(words.MUST_ASIDE.format(count=len(items)), parts.bullets(items))


def _advise(found: Screening, medicine: Medicine | None) -> None:
    """Nothing is left: what to let go, each with a tap."""
    steps = advice(found)
    if not steps:
        name = medicine.name if medicine else ""
        st.markdown(parts.plain(words.MUST_EMPTY_MEDICINE.format(medicine=name)))
        return
    st.markdown(words.MUST_EMPTY)
    for place, step in enumerate(steps):
        _advise_one(place, step)


def _advise_one(place: int, step: Relaxing) -> None:
    must_haves = [must_have.id for must_have in step.must_haves]
    labels = parts.plain(listed([must_have.label for must_have in step.must_haves]))
    st.markdown(parts.plain(without(step)))
    st.button(
        words.MUST_LET_GO.format(must_haves=labels),
        key=f"let_go.{place}",
        on_click=_let_go,
        args=(must_haves,),
    )
    if within(step):
        st.markdown(parts.plain(within(step)))
        label = parts.plain(words.MUST_MOVE.format(limits=limits(step)))
        st.button(label, key=f"move.{place}", on_click=_move, args=(dict(step.limits),))


def _let_go(must_haves: Sequence[str]) -> None:
    said = session.said()
    wanted = Wanted(said.wanted.on.difference(must_haves), said.wanted.limits)
    session.keep(said.with_wanted(wanted))


def _move(limits: dict[str, float]) -> None:
    said = session.said()
    session.keep(said.with_wanted(Wanted(said.wanted.on, {**said.wanted.limits, **limits})))
