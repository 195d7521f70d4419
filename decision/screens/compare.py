"""Compare: the centers in the order that fits the person, why, and what each risk asks of them.

What a new weight changes is drawn as text, at places kept for it: status, cards, reasons and the table
side by side. No widget is drawn again but the one that was tapped, because each costs milliseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision import words
from decision.answers import SIDE_BY_SIDE, Answers
from decision.catalog import Catalog
from decision.describing import read_back
from decision.explaining import difference, status, status_equal, why
from decision.factors import Factor, judged
from decision.guide import Medicine
from decision.preferences import Numbers
from decision.providers import Provider, by_name
from decision.scoring import Score, Values, rank, valued
from decision.screens import cards, effects, parts, tables, weigh

_FEW = 5  # cards on the screen before "show all": fewer centers are understood better


@dataclass(frozen=True)
class _Asked:
    """What the widgets that do not weigh say, and the places where the result is drawn."""

    medicine: Medicine | None
    by: str
    everything: bool
    pair: tuple[str | None, str | None]
    compared: tuple[Provider, ...]
    factors: tuple[Factor, ...]
    status: DeltaGenerator
    said: DeltaGenerator
    cards: Sequence[DeltaGenerator]
    why: Sequence[DeltaGenerator]
    side: DeltaGenerator


def show(catalog: Catalog, today: date) -> None:
    """Draw the whole screen."""
    st.title(words.COMPARE, anchor=False)
    if not catalog.providers:
        st.markdown(words.COMPARE_NO_CENTER)
        return
    main, beside = st.columns([3, 2], gap="large")
    with main:
        line = st.empty()
        medicine, by = parts.ask_medicine(catalog), _ask_order(catalog)
        weighing = st.expander(words.COMPARE_CHANGE, key="change")
        everything, places = _ask_all(catalog)
        st.markdown(words.COMPARE_NOTE)
        pair, reasons = _ask_pair(catalog)
        compared, side = _ask_compared(catalog)
    with weighing:
        weigh.ask_how(catalog)
        factors = weigh.ask_which(catalog, weigh.taken(catalog))
        widgets = st.container()
        weigh.ask_changes(catalog)
        said = st.empty()
    with widgets:
        _weighed(
            catalog,
            _Asked(medicine, by, everything, pair, compared, factors, line, said, places, reasons, side),
        )
    with beside:
        parts.draw(effects.html(catalog, medicine, compared, today))


@st.fragment
def _weighed(catalog: Catalog, asked: _Asked) -> None:
    # Worked out first and drawn in one go: the browser then puts all of it on the page at once.
    said = weigh.taken(catalog)
    values = valued(catalog.providers, judged(catalog.factors, said.too_much))
    ranked = _ranked(values, said, asked.by)
    ordered = _ordered(catalog, ranked, asked.by)
    shown = _cards(catalog, asked, ranked, ordered if asked.everything else ordered[:_FEW])
    reasons = _why(ranked, asked.pair)
    side = tables.side_by_side(catalog, asked.compared, ranked, asked.medicine) if asked.compared else ""
    line = _status(ranked, asked.by, asked.medicine)
    weigh.ask(catalog, said, asked.factors, with_ranges=False)
    parts.draw(_said(catalog, said), asked.said)
    parts.status(line, asked.status)
    for place, start in zip(asked.cards, range(0, len(shown), _FEW), strict=False):
        parts.draw("".join(shown[start : start + _FEW]), place)
    for place, reason in zip(asked.why, reasons, strict=False):
        parts.draw(reason, place)
    if side:
        parts.draw(side, asked.side)


def _ask_order(catalog: Catalog) -> str:
    orders = [by for by in words.COMPARE_ORDERS if by != "nearest" or catalog.info.nearest_by]
    st.session_state.setdefault("order_by", orders[0])
    return st.radio(
        words.COMPARE_ORDER_BY,
        orders,
        format_func=words.COMPARE_ORDERS.__getitem__,
        horizontal=True,
        key="order_by",
        persist_state="session",
    )


def _ask_all(catalog: Catalog) -> tuple[bool, Sequence[DeltaGenerator]]:
    """Whether all cards are shown (always, where there are few), and the places for them.

    Each place takes a few cards: Streamlit sends a piece of more than 10 kB on a slower way.
    """
    count = len(catalog.providers)
    st.header(words.COMPARE_CENTERS, anchor=False)
    places = [st.empty() for _ in range(0, count, _FEW)]
    if count <= _FEW:
        return True, places
    if not st.session_state.get("show_all"):
        st.markdown(words.COMPARE_SHOWN.format(shown=_FEW, count=count))
    label = words.COMPARE_SHOW_ALL.format(count=count)
    return st.checkbox(label, key="show_all", persist_state="session"), places


def _ask_pair(catalog: Catalog) -> tuple[tuple[str | None, str | None], Sequence[DeltaGenerator]]:
    """Which two centers to explain; None stands for the first and the second of the list."""
    st.header(words.WHY, anchor=False)
    names = {provider.id: provider.name for provider in sorted(catalog.providers, key=by_name)}
    pair = (
        _pick(words.WHY_ONE, words.WHY_ONE_OPEN, names, "why.one"),
        _pick(words.WHY_OTHER, words.WHY_OTHER_OPEN, names, "why.other"),
    )
    reason = st.empty()
    # Drawn only when asked for: these are the longest pieces, and would slow every tap.
    made = st.checkbox(words.CARD_MADE_ASK, key="why.made", persist_state="session")
    return pair, [reason, *(st.empty() for _ in range(2 if made else 0))]


def _pick(label: str, open_: str, names: dict[str, str], key: str) -> str | None:
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=open_,
        key=key,
        persist_state="session",
    )


def _ask_compared(catalog: Catalog) -> tuple[tuple[Provider, ...], DeltaGenerator]:
    """The 2 to 4 centers set side by side, A to Z; none while fewer than 2 are picked."""
    st.header(words.SIDE, anchor=False)
    said = parts.answers()
    in_name_order = sorted(catalog.providers, key=by_name)
    names = {provider.id: parts.plain(provider.name) for provider in in_name_order}
    st.session_state.setdefault("compared", list(said.compared))
    picked = st.pills(
        words.SIDE_PICK,
        list(names),
        selection_mode="multi",
        wrap=True,
        format_func=names.__getitem__,
        key="compared",
        persist_state="session",
    )
    said = said.with_compared(picked)
    parts.keep(said)
    if len(picked) > SIDE_BY_SIDE:
        st.markdown(words.SIDE_MANY)
    compared = tuple(provider for provider in in_name_order if provider.id in said.compared)
    if len(compared) < 2:
        st.markdown(words.SIDE_FEW)
        return (), st.empty()
    return compared, st.empty()


def _ranked(values: Values, said: Answers, by: str) -> tuple[Score, ...]:
    """The scores in order; empty until the person has said what matters."""
    ids = values.factor_ids
    if by == "equal":
        return rank(values, Numbers(dict.fromkeys(ids, 1.0)).weights(ids))
    weights = said.weights(ids)
    return () if weights is None else rank(values, weights)


def _ordered(catalog: Catalog, ranked: Sequence[Score], by: str) -> tuple[Provider, ...]:
    in_name_order = sorted(catalog.providers, key=by_name)
    if by == "nearest":
        return tuple(sorted(in_name_order, key=lambda provider: _distance(catalog, provider)))
    if by == "name" or not ranked:
        return tuple(in_name_order)
    return tuple(score.provider for score in ranked)


def _distance(catalog: Catalog, provider: Provider) -> float:
    amount = provider.amount(catalog.info.nearest_by or "")
    return float("inf") if amount is None else float(amount)


def _status(ranked: Sequence[Score], by: str, medicine: Medicine | None) -> str:
    if by == "name":
        return words.STATUS_NAME
    if by == "nearest":
        return words.STATUS_NEAREST
    if by == "equal":
        return status_equal(ranked)
    if not ranked:
        return words.STATUS_NOTHING
    return " ".join([status(ranked), *_not_given(ranked[:2], medicine), words.COMPARE_FOLLOWS])


def _not_given(named: Sequence[Score], medicine: Medicine | None) -> list[str]:
    """That a center named in the status does not give the medicine: its points do not tell."""
    return [
        words.STATUS_NOT_GIVEN.format(name=score.provider.name, medicine=medicine.name)
        for score in named
        if medicine and score.provider.gives_medicine(medicine.id) is False
    ]


def _said(catalog: Catalog, said: Answers) -> str:
    sentences = [*read_back(said.preference, catalog.factors), weigh.set_aside(catalog, said)]
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)


def _cards(catalog: Catalog, asked: _Asked, ranked: Sequence[Score], shown: Sequence[Provider]) -> list[str]:
    if not ranked:
        return [cards.plain_card(catalog, provider, asked.medicine) for provider in shown]
    scores = {score.provider.id: score for score in ranked}
    numbered = asked.by in ("priorities", "equal")
    return [
        cards.scored_card(catalog, scores[provider.id], asked.medicine, numbered=numbered)
        for provider in shown
    ]


def _why(ranked: Sequence[Score], pair: tuple[str | None, str | None]) -> list[str]:
    """The reason, and how each of the two numbers is made, in pieces that stay below 10 kB."""
    if len(ranked) < 2:
        return [f"<p>{escape(words.WHY_NEEDS_ORDER)}</p>"]
    by_id = {score.provider.id: score for score in ranked}
    one, other = (by_id[picked] if picked else ranked[place] for place, picked in enumerate(pair))
    if one is other:
        return [f"<p>{escape(words.WHY_SAME)}</p>"]
    parted = difference(one, other)
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in why(parted))
    fold = f"<summary>{escape(words.WHY_TABLE)}</summary>{tables.by_hand(parted)}"
    reason = f"{sentences}<details>{fold}</details>"
    return [reason, cards.made(parted.ahead), cards.made(parted.behind)]
