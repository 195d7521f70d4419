"""Compare: the centers in the order that fits the person, why, and what each risk asks of them."""

from collections.abc import Sequence
from datetime import date
from html import escape

import streamlit as st

from decision import words
from decision.answers import SIDE_BY_SIDE, Answers
from decision.catalog import Catalog
from decision.describing import read_back
from decision.explaining import difference, status, status_equal, why
from decision.factors import judged
from decision.guide import Medicine
from decision.preferences import Numbers
from decision.providers import Provider, by_name
from decision.scoring import Score, Values, rank, valued
from decision.screens import cards, effects, parts, tables, weigh

_FEW = 5  # cards on the screen before "show all": fewer centers are understood better


def show(catalog: Catalog, today: date) -> None:
    """Draw the whole screen; everything below the title is drawn anew with each tap."""
    st.title(words.COMPARE, anchor=False)
    if catalog.providers:
        _body(catalog, today)
    else:
        st.markdown(words.COMPARE_NO_CENTER)


@st.fragment
def _body(catalog: Catalog, today: date) -> None:
    main, beside = st.columns([3, 2], gap="large")
    with main:
        said, medicine, ranked, ordered = _list(catalog)
        _why(ranked)
        compared = _side_by_side(catalog, said, ranked)
    with beside:
        shown = compared or tuple(ordered[: SIDE_BY_SIDE - 1])
        parts.draw(effects.html(catalog, medicine, shown, today))


def _list(
    catalog: Catalog,
) -> tuple[Answers, Medicine | None, tuple[Score, ...], tuple[Provider, ...]]:
    line = st.container()
    medicine = parts.ask_medicine(catalog)
    by = _ask_order(catalog)
    with st.expander(words.COMPARE_CHANGE, key="change"):
        said = weigh.ask(catalog, with_ranges=False)
    values = valued(catalog.providers, judged(catalog.factors, said.too_much))
    ranked = _ranked(values, said, by)
    ordered = _ordered(catalog, ranked, by)
    with line:
        parts.status(_status(ranked, by))
        _said(catalog, said)
    _cards(catalog, ranked, ordered, medicine, numbered=by in ("priorities", "equal"))
    return said, medicine, ranked, ordered


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


def _ranked(values: Values, said: Answers, by: str) -> tuple[Score, ...]:
    """The scores in order; empty until the person has said what matters."""
    ids = values.factor_ids
    if by == "equal":
        return rank(values, Numbers(dict.fromkeys(ids, 1.0)).weights(ids))
    weights = said.weights(ids)
    return () if weights is None else rank(values, weights)


def _ordered(catalog: Catalog, ranked: Sequence[Score], by: str) -> tuple[Provider, ...]:
    in_name_order = sorted(catalog.providers, key=by_name)
    if by == "nearest" and catalog.info.nearest_by:
        return tuple(sorted(in_name_order, key=lambda provider: _distance(catalog, provider)))
    if by == "name" or not ranked:
        return tuple(in_name_order)
    return tuple(score.provider for score in ranked)


def _distance(catalog: Catalog, provider: Provider) -> float:
    amount = provider.amount(catalog.info.nearest_by or "")
    return float("inf") if amount is None else float(amount)


def _status(ranked: Sequence[Score], by: str) -> str:
    if by == "name":
        return words.STATUS_NAME
    if by == "nearest":
        return words.STATUS_NEAREST
    if by == "equal":
        return status_equal(ranked)
    return status(ranked) if ranked else words.STATUS_NOTHING


def _said(catalog: Catalog, said: Answers) -> None:
    sentences = [*read_back(said.preference, catalog.factors), weigh.set_aside(catalog, said)]
    lines = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences if sentence)
    parts.draw(f'<div class="said">{lines}<p>{escape(words.COMPARE_NOTE)}</p></div>')


def _cards(
    catalog: Catalog,
    ranked: Sequence[Score],
    ordered: Sequence[Provider],
    medicine: Medicine | None,
    *,
    numbered: bool,
) -> None:
    st.header(words.COMPARE_CENTERS, anchor=False)
    count, shown = len(ordered), ordered
    if count > _FEW:
        everything = st.session_state.setdefault("show_all", False)
        shown = ordered if everything else ordered[:_FEW]
    scores = {score.provider.id: score for score in ranked}
    parts.draw(
        "".join(
            cards.scored_card(catalog, scores[provider.id], medicine, numbered=numbered)
            if scores
            else cards.plain_card(catalog, provider, medicine)
            for provider in shown
        )
    )
    if count > _FEW:
        st.markdown(words.COMPARE_SHOWN.format(shown=len(shown), count=count))
        label = words.COMPARE_SHOW_ALL.format(count=count)
        st.checkbox(label, key="show_all", persist_state="session")


def _why(ranked: Sequence[Score]) -> None:
    st.header(words.WHY, anchor=False)
    if len(ranked) < 2:
        st.markdown(words.WHY_NEEDS_ORDER)
        return
    names = {score.provider.id: score.provider.name for score in ranked}
    first = _pick(words.WHY_FIRST, names, "why.first", ranked[0])
    second = _pick(words.WHY_SECOND, names, "why.second", ranked[1])
    by_id = {score.provider.id: score for score in ranked}
    parted = difference(by_id[first], by_id[second])
    sentences = "".join(f"<p>{escape(sentence)}</p>" for sentence in why(parted))
    hand = tables.by_hand(parted)
    parts.draw(f"{sentences}<details><summary>{escape(words.WHY_TABLE)}</summary>{hand}</details>")


def _pick(label: str, names: dict[str, str], key: str, default: Score) -> str:
    """The center picked, or the default of the present order while nothing is picked."""
    picked = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=default.provider.name,
        key=key,
        persist_state="session",
    )
    return picked or default.provider.id


def _side_by_side(catalog: Catalog, said: Answers, ranked: Sequence[Score]) -> tuple[Provider, ...]:
    st.header(words.SIDE, anchor=False)
    in_name_order = sorted(catalog.providers, key=by_name)
    names = {provider.id: parts.plain(provider.name) for provider in in_name_order}
    st.session_state.setdefault("compared", list(said.compared))
    picked = st.pills(
        words.SIDE_PICK,
        list(names),
        selection_mode="multi",
        format_func=names.__getitem__,
        key="compared",
        persist_state="session",
    )
    if len(picked) > SIDE_BY_SIDE:
        st.markdown(words.SIDE_MANY)
    said = said.with_compared([id for id in names if id in picked])
    parts.keep(said)
    compared = tuple(provider for provider in in_name_order if provider.id in said.compared)
    if len(compared) < 2:
        st.markdown(words.SIDE_FEW)
        return ()
    parts.draw(tables.side_by_side(catalog, compared, ranked))
    return compared
