"""The taps that make an order: a factor put next, taken back, moved up, tied or left out."""

from collections.abc import Mapping

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.method.factors import Factor
from decision.method.preferences import Order
from decision.person.answers import Answers
from decision.screens import parts, session
from decision.screens.session import Key
from decision.wording import words


def ask_place(factor: Factor, said: Answers) -> None:
    """One factor as a large button: a tap puts it next."""
    st.button(
        _order_label(factor, said.order),
        key=f"place.{factor.id}",
        on_click=_place,
        args=(factor.id,),
        width="stretch",
    )


def _order_label(factor: Factor, order: Order) -> str:
    label = parts.plain(factor.label)
    if factor.id in order.not_mattering:
        return words.WEIGH_LEFT_OUT.format(factor=label)
    if factor.id not in order.placed:
        return words.WEIGH_UNPLACED.format(factor=label)
    return words.WEIGH_PLACED.format(place=order.place_of(factor.id), factor=label)


def ask_more(catalog: Catalog, order: Order) -> None:
    """Moves up, ties, and what does not matter; each with one tap, none with dragging."""
    labels = {factor.id: parts.plain(factor.label) for factor in catalog.factors}
    for place, block in enumerate(order.blocks):
        for factor in block:
            if place or len(block) > 1:  # what stands alone at the top cannot move up
                label = words.WEIGH_UP.format(factor=labels[factor])
                st.button(label, key=f"up.{factor}", on_click=_move_up, args=(factor,))
            if place or factor != block[0]:
                _tick(words.WEIGH_TIE, labels, Key.TIE, factor, factor != block[0])
    for factor in labels:
        _tick(words.WEIGH_NONE, labels, Key.NONE, factor, factor in order.not_mattering)


def _tick(sentence: str, labels: Mapping[str, str], kind: Key, factor: str, ticked: bool) -> None:
    key = kind.of(factor)
    # The order is the truth: a box follows it, whichever button or box changed it.
    session.put(key, ticked)
    change = {Key.TIE: _toggle_tie, Key.NONE: _toggle_none}[kind]
    st.checkbox(sentence.format(factor=labels[factor]), key=key, on_change=change, args=(factor,))


def _place(factor: str) -> None:
    _keep_order(session.said().order.with_next(factor))


def take_back() -> None:
    """Take the last tap back."""
    _keep_order(session.said().order.without_last())


def start_again() -> None:
    """Forget the whole order."""
    _keep_order(Order())


def _move_up(factor: str) -> None:
    _keep_order(session.said().order.moved_up(factor))


def _toggle_tie(factor: str) -> None:
    _keep_order(session.said().order.with_tie(factor, tied=session.is_on(Key.TIE.of(factor))))


def _toggle_none(factor: str) -> None:
    order = session.said().order
    _keep_order(order.left_out(factor) if session.is_on(Key.NONE.of(factor)) else order.brought_back(factor))


def _keep_order(order: Order) -> None:
    said = session.said()
    session.keep(said.with_preference(order, by_counselor=session.counselor_sets(said)))
