"""Compare: the centers in the order that fits the person, why, and what each risk asks of them.

What a new weight changes is drawn as text, at places kept for it: status, cards, reasons and the table
side by side. No widget is drawn again but the one that was tapped, because each costs milliseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.catalog.catalog import Catalog
from decision.catalog.gaps import stale
from decision.guide.texts import Medicine
from decision.method.factors import Factor
from decision.method.ordering import judged
from decision.method.providers import Provider, by_name
from decision.method.scoring import Score, inseparable, valued
from decision.method.screening import Screening
from decision.person.answers import SIDE_BY_SIDE, Answers
from decision.person.stages import Stages
from decision.screens import (
    cards,
    effects,
    facts,
    leaning,
    must_haves,
    narrowing,
    orders,
    parts,
    session,
    sure,
    tables,
    weighing,
)
from decision.screens.orders import Listed
from decision.screens.parts import Drawn
from decision.screens.session import Key
from decision.wording import words
from decision.wording.describing import read_back
from decision.wording.explaining import difference, why
from decision.wording.language import listed
from decision.wording.must_haves import ask_first_at
from decision.wording.sureness import how_sure

_PIECE = 9_000  # characters in one piece of HTML: Streamlit sends more than 10 kB on a slower way


@dataclass(frozen=True)
class _Places:
    """Where the result is drawn, from the top of the screen down."""

    status: DeltaGenerator
    said: DeltaGenerator
    list: Sequence[Drawn]
    why: Sequence[Drawn]
    side: Drawn


@dataclass(frozen=True)
class _Asked:
    """What the widgets that do not weigh say."""

    medicine: Medicine | None
    remarks: Mapping[str, cards.Remarks]
    by: str
    everything: bool
    pair: tuple[str | None, str | None]
    compared: tuple[Provider, ...]
    factors: tuple[Factor, ...]


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    catalog, said = now.possible, now.said
    st.title(words.COMPARE, anchor=False)
    narrowing.tell(now.near)
    if not catalog.providers:
        if not now.near.is_blocked:
            st.markdown(words.COMPARE_NONE_LEFT if now.known.providers else words.COMPARE_NO_CENTER)
        return
    main, beside = st.columns([3, 2], gap="large")
    with main:
        line = st.empty()
        medicine, by = parts.ask_medicine(catalog), orders.ask_order(catalog)
        changes = st.expander(words.COMPARE_CHANGE, key="change")
        everything, places = _ask_all(catalog)
        st.markdown(words.COMPARE_NOTE)
        parts.draw(must_haves.aside_html(now.known, now.screening, medicine))
        pair, reasons = _ask_pair(catalog)
        compared, side = _ask_compared(catalog, said)
        leaning.ask_after(now)
    with changes:
        weighing.ask_how(said)
        factors = weighing.ask_which(catalog, said)
        widgets = st.container()
        weighing.ask_changes(catalog, said)
        back = st.empty()
    with widgets:
        remarks = _remarks(now.screening, catalog, today)
        _weighed(
            now,
            _Asked(medicine, remarks, by, everything, pair, compared, factors),
            _Places(line, back, places, reasons, side),
        )
    with beside:
        if medicine:
            parts.draw(facts.visit_html(catalog, medicine, today))
            parts.ask_figures()
        figures = not said.no_figures
        parts.draw(effects.html(catalog, effects.Shown(medicine, compared, today, figures=figures)))
        parts.draw(facts.words_html(catalog, _facts_text(catalog)))


@st.fragment
def _weighed(before: Stages, asked: _Asked, places: _Places) -> None:
    # Worked out first and drawn in one go: the browser then puts all of it on the page at once.
    now = before.with_said(session.said())
    catalog, said, found = now.possible, now.said, orders.listed(now, asked.by)
    shown = orders.drawn(catalog, found, asked.medicine, asked.remarks, everything=asked.everything)
    how = how_sure(found.order.ranked, found.order.blocks) if found.is_own else None
    above = parts.paragraphs(sure.follows(found, how))
    pieces = _pieces([above, *shown, sure.change(found, how)], len(places.list))
    reasons = _why(found.order.ranked, asked.pair)
    side = _side(catalog, said, asked, found.order.ranked)
    line = _status(found, asked.medicine)
    weighing.ask(catalog, said, asked.factors, with_ranges=False)
    parts.draw(_said(catalog, said), places.said)
    parts.status(line, places.status)
    for place, piece in zip((*places.list, places.side), (*pieces, side), strict=True):
        place.draw(piece)
    for place, reason in zip(places.why, reasons, strict=False):
        place.draw(reason)


def _remarks(found: Screening, catalog: Catalog, today: date) -> dict[str, cards.Remarks]:
    """What each card says beside its facts, by provider id."""
    first, old = ask_first_at(found), {provider.id for provider in stale(catalog.providers, today)}
    return {id: cards.Remarks(first.get(id, ""), id in old) for id in {*first, *old}}


def _pieces(blocks: Sequence[str], count: int) -> list[str]:
    """HTML put together into so many pieces, each as long as can be sent quickly; the last takes the rest."""
    pieces = [""]
    for block in blocks:
        if pieces[-1] and len(pieces[-1]) + len(block) > _PIECE and len(pieces) < count:
            pieces.append("")
        pieces[-1] += block
    return [*pieces, *[""] * (count - len(pieces))]


def _ask_all(catalog: Catalog) -> tuple[bool, Sequence[Drawn]]:
    """Whether all cards are shown (always, where there are few), and the places for the list."""
    count = len(catalog.providers)
    st.header(words.COMPARE_CENTERS, anchor=False)
    everything = count <= orders.FEW
    if not everything:
        label = words.COMPARE_SHOW_ALL.format(count=count)
        everything = st.checkbox(label, key="show_all", persist_state="session")
    return everything, [Drawn(f"list.{n}") for n in range(2 + (count // 2 if everything else 0))]


def _ask_pair(catalog: Catalog) -> tuple[tuple[str | None, str | None], Sequence[Drawn]]:
    """Which two centers to explain; None stands for the first and the second of the list."""
    st.header(words.WHY, anchor=False)
    names = {provider.id: provider.name for provider in sorted(catalog.providers, key=by_name)}
    pair = (
        parts.pick(words.WHY_ONE, words.WHY_ONE_OPEN, names, "why.one"),
        parts.pick(words.WHY_OTHER, words.WHY_OTHER_OPEN, names, "why.other"),
    )
    reason = Drawn("why")
    # Drawn only when asked for: these are the longest pieces, and would slow every tap.
    made = st.checkbox(words.CARD_MADE_ASK, key="why.made", persist_state="session")
    return pair, [reason, *(Drawn(f"why.{number}") for number in range(2 if made else 0))]


def _ask_compared(catalog: Catalog, said: Answers) -> tuple[tuple[Provider, ...], Drawn]:
    """The 2 to 4 centers set side by side, A to Z; none while fewer than 2 are picked."""
    st.header(words.SIDE, anchor=False)
    in_name_order = sorted(catalog.providers, key=by_name)
    names = {provider.id: parts.plain(provider.name) for provider in in_name_order}
    picked = st.pills(
        words.SIDE_PICK,
        list(names),
        selection_mode="multi",
        wrap=True,
        format_func=names.__getitem__,
        key=session.seeded(Key.COMPARED),
        persist_state="session",
    )
    if len(picked) > SIDE_BY_SIDE:
        st.markdown(words.SIDE_MANY)
    compared = tuple(provider for provider in in_name_order if provider.id in said.compared)
    if len(compared) < 2:
        st.markdown(words.SIDE_FEW)
        return (), Drawn("side")
    return compared, Drawn("side")


def _facts_text(catalog: Catalog) -> str:
    """All that the cards may say of a fact, for the hard words in it."""
    says = (sentence for each in catalog.indicators.values() for sentence in (each.says or {}).values())
    return " ".join((*(each.label for each in catalog.indicators.values()), *says))


def _status(found: Listed, medicine: Medicine | None) -> str:
    if not found.is_own:
        return found.status
    return " ".join([found.status, *_not_given(found.order.ranked[:2], medicine)])


def _side(catalog: Catalog, said: Answers, asked: _Asked, ranked: Sequence[Score]) -> str:
    """The compared centers side by side, and the factors on which they are the same."""
    if not asked.compared:
        return ""
    same = inseparable(valued(asked.compared, judged(catalog.factors, said.too_much)))
    line = words.SAME_ON.format(factors=listed([factor.label for factor in same])) if same else ""
    return parts.paragraphs([line]) + tables.side_by_side(catalog, asked.compared, ranked, asked.medicine)


def _not_given(named: Sequence[Score], medicine: Medicine | None) -> list[str]:
    """That a center named in the status does not give the medicine: its points do not tell."""
    return [
        words.STATUS_NOT_GIVEN.format(name=score.provider.name, medicine=medicine.name)
        for score in named
        if medicine and score.provider.gives_medicine(medicine.id) is False
    ]


def _said(catalog: Catalog, said: Answers) -> str:
    return parts.paragraphs([*read_back(said.preference, catalog.factors), weighing.set_aside(catalog, said)])


def _why(ranked: Sequence[Score], pair: tuple[str | None, str | None]) -> list[str]:
    """The reason, and how each of the two numbers is made, in pieces that stay below 10 kB."""
    if len(ranked) < 2:
        return [parts.paragraphs([words.WHY_ONE_LEFT if ranked else words.WHY_NEEDS_ORDER])]
    by_id = {score.provider.id: score for score in ranked}
    one, other = (by_id[picked] if picked else ranked[place] for place, picked in enumerate(pair))
    if one is other:
        return [parts.paragraphs([words.WHY_SAME])]
    parted = difference(one, other)
    fold = f"<summary>{escape(words.WHY_TABLE)}</summary>{tables.by_hand(parted)}"
    reason = f"{parts.paragraphs(why(parted))}<details>{fold}</details>"
    return [reason, cards.made(parted.ahead), cards.made(parted.behind)]
