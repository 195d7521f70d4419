"""Must-haves: what a center must have at all, whom that sets aside and why, and what is so for the person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.must_haves import AnswersPass, MedicineGiven, MustHave, Outcome, Wanted, WithinLimit
from decision.method.providers import by_name
from decision.method.screening import Relaxing, Screening
from decision.person.answers import Answers
from decision.person.stages import Stages, screened
from decision.person.whose import is_own
from decision.screens.drawing import facts
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.steps import narrowing, own, telling
from decision.wording import words
from decision.wording.language import listed, number
from decision.wording.must_haves import (
    advice,
    in_short,
    limits,
    reasons,
    waiting,
    what_it_does,
    within,
    without,
)

_LEFT = "left"  # has the focus when a tap takes the advice away


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    parts.title(words.MUST)
    is_long = narrowing.is_shown(now)
    if is_long:
        narrowing.show(now)
    st.markdown(words.MUST_INTRO)
    catalog, of_all = now.known, now.screening_of_all
    parts.heading(words.MUST_YOU)
    medicine = parts.ask_medicine(catalog)
    # A place of its own: what is drawn below it stays the same elements, with their focus.
    about = medicine and facts.visit_html(catalog, medicine, today) + facts.bound_html(catalog, medicine)
    parts.draw(about or "", st.empty())
    rows = _Rows(catalog, of_all, _all_on(catalog, now.said), medicine, now.said.wanted)
    own_ones = sorted((each for each in catalog.must_haves if is_own(catalog, each)), key=_on_medicine_first)
    rows.draw(own_ones)
    own.show(now, today, with_zip=not is_long)
    parts.heading(words.NARROW_MUST_HAVES)
    others = [each for each in catalog.must_haves if each not in own_ones]
    apart = [each for each in others if not rows.every.rows or rows.every.separates(each)]
    rows.draw(apart)
    _more(rows, [each for each in others if each not in apart])
    _left(now, of_all)
    if of_all.rows and not of_all.possible:
        _advise(of_all, medicine)
    parts.draw(aside_html(catalog, now.screening, medicine))
    own.places(now)
    parts.focus_wanted()


def _on_medicine_first(must_have: MustHave) -> int:
    """The medicine, what only a must-have asks, the rest, and what needs a limit."""
    kinds = (MedicineGiven, AnswersPass, WithinLimit)
    return 0 if must_have.fact else kinds.index(type(must_have.condition))


def _more(rows: "_Rows", others: Sequence[MustHave]) -> None:
    """Behind a tap: those that set no center apart. It begins open where one of them is ticked."""
    if not others:
        return
    key = "more.must_haves"
    session.seed(key, any(each.id in rows.wanted.on for each in others))
    with st.expander(words.MUST_MORE.format(count=len(others)), key=key, on_change="rerun"):
        rows.draw(others)


def _left(now: Stages, of_all: Screening) -> None:
    """What the last tap did, and how many are left: it stays in sight while the rows above are tapped."""
    is_blocked = now.is_blocked and of_all is now.screening
    changed, heard = telling.changed()
    left = "" if is_blocked else words.MUST_LEFT.format(left=len(of_all.possible), count=len(of_all.rows))
    if changed or left:
        with st.container(key=_LEFT):
            # Each tick and limit is heard, and the example put in or left out, also where it leaves as many.
            spoken = heard or parts.spoken_after(left, (now.said.wanted, now.said.example))
            parts.status(" ".join(filter(None, [changed, left])), spoken)


def _all_on(catalog: Catalog, said: Answers) -> Screening:
    """Every center at every must-have, as if all were ticked: what each would do."""
    wanted = replace(said.wanted, on=frozenset(must_have.id for must_have in catalog.must_haves))
    return screened(catalog, replace(said, wanted=wanted))


@dataclass(frozen=True)
class _Rows:
    """What every row of a must-have is drawn from: as it is now, and as if all were ticked."""

    catalog: Catalog
    found: Screening
    every: Screening
    medicine: Medicine | None
    wanted: Wanted

    def draw(self, must_haves: Sequence[MustHave]) -> None:
        """The box, its limit once it is ticked, and in a line what it does or would do, which opens."""
        with st.container(gap=None):
            for must_have in must_haves:
                with st.container(key=f"must-have.{must_have.id}", gap=None):
                    self._row(must_have, on=must_have.id in self.wanted.on)

    def _row(self, must_have: MustHave, *, on: bool) -> None:
        key = session.seeded(Key.MUST.of(must_have.id))
        st.checkbox(parts.plain(must_have.label), key=key, persist_state="session")
        if on and isinstance(must_have.condition, WithinLimit):
            _ask_limit(self.catalog, must_have, must_have.condition)
        parts.draw(self._does(must_have, on=on))

    def _does(self, must_have: MustHave, *, on: bool) -> str:
        held = self.found if on else self.every
        # What it does to nobody is not worth a line: the list may still be too long to look at.
        if not held.rows or not (short := in_short(held, must_have, on=on)):
            return ""
        inner = parts.paragraphs([_means(must_have, self.wanted), *what_it_does(held, must_have, on=on)])
        return parts.folded(short, inner + self._why(must_have), must_have.label)

    def _why(self, must_have: MustHave) -> str:
        """Each center that does not pass, or has to be asked, with the facts."""
        items = [
            words.MUST_REASON.format(
                name=row.provider.name,
                reasons=reasons(self.catalog, self.medicine, row.provider, verdict),
            )
            for row in self.every.rows
            for verdict in row.verdicts
            if verdict.must_have.id == must_have.id and verdict.outcome is not Outcome.PASSED
        ]
        return parts.bullets(items) if items else ""


def _means(must_have: MustHave, wanted: Wanted) -> str:
    """What passes, once there is a limit where one belongs."""
    limit = wanted.limits.get(must_have.id)
    if not isinstance(must_have.condition, WithinLimit):
        return must_have.means
    return "" if limit is None else must_have.means.format(limit=number(limit))


def _ask_limit(catalog: Catalog, must_have: MustHave, limit: WithinLimit) -> None:
    least, most = catalog.indicators[limit.indicator].allowed or (None, None)
    label, key = parts.plain(limit.ask), session.seeded(Key.LIMIT.of(must_have.id))
    st.number_input(label, least, most, None, 1.0, "%g", key=key, persist_state="session")


def waiting_html(found: Screening) -> str:
    """Of what is ticked, what is not checked yet and why, with the way to say it; nothing where all is."""
    said = waiting(found)
    return f"<p>{escape(said)} {parts.way('must-haves', words.MUST)}</p>" if said else ""


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
    label = words.MUST_LET_GO.format(must_haves=labels)
    st.button(label, key=f"let_go.{place}", on_click=_let_go, args=(must_haves,))
    if within(step):
        st.markdown(parts.plain(within(step)))
        label = parts.plain(words.MUST_MOVE.format(limits=limits(step)))
        st.button(label, key=f"move.{place}", on_click=_move, args=(dict(step.limits),))


def _let_go(must_haves: Sequence[str]) -> None:
    said = session.said()
    session.keep(replace(said, wanted=Wanted(said.wanted.on.difference(must_haves), said.wanted.limits)))
    session.put(Key.FOCUS, _LEFT)


def _move(limits: dict[str, float]) -> None:
    said = session.said()
    session.keep(replace(said, wanted=Wanted(said.wanted.on, {**said.wanted.limits, **limits})))
    session.put(Key.FOCUS, _LEFT)
