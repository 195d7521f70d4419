"""Must-haves: what a center must have at all, whom that sets aside and why, and what is so for the person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.must_haves import MustHave, Outcome, Wanted, WithinLimit
from decision.method.providers import by_name
from decision.method.relaxing import Relaxing
from decision.method.screening import Screening, screen
from decision.person.answers import Answers, known, screened, screened_left, shortened
from decision.person.narrowing import Narrowed, narrowed
from decision.screens import facts, narrowing, own, parts
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


def show(listed: Catalog, near: Narrowed, today: date) -> None:
    """Draw the whole screen. `listed` is the list as the folder has it, `near` what is left of it."""
    st.title(words.MUST, anchor=False)
    is_long = narrowing.is_shown(near)
    if is_long:
        narrowing.show(listed, near)
        st.header(words.NARROW_MUST_HAVES, anchor=False)
    st.markdown(words.MUST_INTRO)
    st.markdown(words.MUST_NOTE)
    said = taken(listed)
    catalog = known(shortened(listed, near), said)
    line = st.empty()
    medicine = parts.ask_medicine(catalog)
    said = parts.answers()
    if medicine:
        parts.draw(facts.visit_html(catalog, medicine, today))
    found = screened(catalog, said)
    # Of a list that was too long, the must-haves are told of all that they were held against.
    of_all = screened_left(listed, narrowed(listed, said.narrow, said.zip_code), said) or found
    is_blocked = near.is_blocked and not catalog.providers and of_all is found
    if not is_blocked:
        parts.status(how_many_are_left(of_all), line)
    if of_all.rows and not of_all.possible:
        _advise(of_all, medicine)
    every = _all_on(catalog, said, medicine)
    for must_have in catalog.must_haves:
        _must_have(catalog, must_have, of_all, every, medicine, said.wanted)
    if not is_blocked:
        st.markdown(how_many_are_left(of_all))
    parts.draw(aside_html(catalog, found, medicine))
    own.show(listed, near, catalog, today, with_zip=not is_long)


def taken(listed: Catalog) -> Answers:
    """The person's answers with what the boxes of this screen say at this moment, before they are drawn."""
    said, state = parts.answers(), st.session_state
    on = {
        must_have.id
        for must_have in listed.must_haves
        if state.get(f"must.{must_have.id}", must_have.id in said.wanted.on)
    }
    given = {
        must_have.id: state.get(f"limit.{must_have.id}", said.wanted.limits.get(must_have.id))
        for must_have in listed.must_haves
        if isinstance(must_have.condition, WithinLimit)
    }
    wanted = Wanted(frozenset(on), {id: limit for id, limit in given.items() if limit is not None})
    said = said.with_wanted(wanted)
    parts.keep(said)
    return said


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
        st.session_state.setdefault(f"must.{must_have.id}", on)
        st.checkbox(parts.plain(must_have.label), key=f"must.{must_have.id}", persist_state="session")
        if isinstance(must_have.condition, WithinLimit):
            _ask_limit(catalog, must_have, must_have.condition, wanted)
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


def _ask_limit(catalog: Catalog, must_have: MustHave, limit: WithinLimit, wanted: Wanted) -> None:
    least, most = catalog.indicators[limit.indicator].allowed or (None, None)
    st.session_state.setdefault(f"limit.{must_have.id}", wanted.limits.get(must_have.id))
    st.number_input(
        parts.plain(limit.ask),
        least,
        most,
        None,
        1.0,
        "%g",
        key=f"limit.{must_have.id}",
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
    for id in must_haves:
        st.session_state[f"must.{id}"] = False


def _move(limits: dict[str, float]) -> None:
    for id, limit in limits.items():
        st.session_state[f"limit.{id}"] = limit
