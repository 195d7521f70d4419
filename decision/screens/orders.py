"""The orders a list can stand in: by what matters, A to Z, nearest, or with the same weight for all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.texts import Medicine
from decision.method.factors import judged
from decision.method.preferences import Numbers
from decision.method.providers import Provider, by_name
from decision.method.robustness import Blocks, about_equal, blocks_of
from decision.method.scoring import Score, Values, rank, valued
from decision.person.answers import Answers
from decision.screens import cards
from decision.screens.cards import NO_REMARKS, Remarks
from decision.wording import words
from decision.wording.explaining import status, status_equal

FEW = 3  # centers on the screen before "show all", more where about equal ones belong to them


@dataclass(frozen=True)
class Ordered:
    """The list as it stands: `ranked` is empty until the person has said what matters.

    `blocks` is the order of what matters, in the person's own order only. `groups` are the centers as
    they are drawn: those in one group are about equal and stand A to Z.
    """

    by: str
    ranked: tuple[Score, ...]
    blocks: Blocks
    groups: tuple[tuple[Provider, ...], ...]
    status: str

    @property
    def is_numbered(self) -> bool:
        """Whether a place in the list is one by score."""
        return self.by in ("priorities", "equal")


def ask_order(catalog: Catalog) -> str:
    """Let the person choose how the list is ordered."""
    orders = [by for by in words.table("COMPARE_ORDERS") if by != "nearest" or catalog.info.nearest_by]
    st.session_state.setdefault("order_by", orders[0])
    return st.radio(
        words.COMPARE_ORDER_BY,
        orders,
        format_func=words.table("COMPARE_ORDERS").__getitem__,
        horizontal=True,
        key="order_by",
        persist_state="session",
    )


def ordered(catalog: Catalog, said: Answers, by: str) -> Ordered:
    """The list in one of the orders."""
    if by == "priorities":
        return by_priorities(catalog, said)
    values = _valued(catalog, said)
    if by == "equal":
        equal = Numbers(dict.fromkeys(values.factor_ids, 1.0)).weights(values.factor_ids)
        ranked = rank(values, equal)
        return Ordered(by, ranked, (), tuple((score.provider,) for score in ranked), status_equal(ranked))
    weights = said.weights(values.factor_ids)
    ranked = () if weights is None else rank(values, weights)
    if by == "name":
        return Ordered(by, ranked, (), _alone(catalog.providers), words.STATUS_NAME)
    near = sorted(catalog.providers, key=lambda provider: (_distance(catalog, provider), by_name(provider)))
    return Ordered(by, ranked, (), tuple((provider,) for provider in near), words.STATUS_NEAREST)


def by_priorities(catalog: Catalog, said: Answers) -> Ordered:
    """The list by what matters to the person; A to Z until they have said it."""
    values = _valued(catalog, said)
    weights = said.weights(values.factor_ids)
    if weights is None:
        return Ordered("priorities", (), (), _alone(catalog.providers), words.STATUS_NOTHING)
    ranked, blocks = rank(values, weights), blocks_of(said.preference, values.factor_ids)
    alike = about_equal(ranked, blocks)
    groups = tuple(_a_to_z([score.provider for score in group]) for group in alike)
    return Ordered("priorities", ranked, blocks, groups, status(ranked, alike))


def _valued(catalog: Catalog, said: Answers) -> Values:
    return valued(catalog.providers, judged(catalog.factors, said.too_much))


def _alone(providers: Sequence[Provider]) -> tuple[tuple[Provider, ...], ...]:
    return tuple((provider,) for provider in _a_to_z(providers))


def drawn(
    catalog: Catalog,
    found: Ordered,
    medicine: Medicine | None,
    remarks: Mapping[str, Remarks],
    *,
    everything: bool,
) -> list[str]:
    """The cards as HTML, of the first few groups or of all; before a group stands what it is.

    `remarks` are by provider id; a center without any is not among them.
    """
    pieces: list[str] = []
    explained = False
    for group in found.groups:
        if len(pieces) >= FEW and not everything:
            break
        html = _group(catalog, found, medicine, remarks, group)
        if len(group) > 1:
            title = words.GROUP_TITLE.format(first=len(pieces) + 1, last=len(pieces) + len(group))
            note = "" if explained else f"<p>{escape(words.GROUP_NOTE)}</p>"
            html[0] = f'<p class="group">{escape(title)}</p>{note}{html[0]}'
            explained = True
        pieces += html
    if len(pieces) < len(catalog.providers):
        sentence = words.COMPARE_SHOWN.format(shown=len(pieces), count=len(catalog.providers))
        pieces[-1] += f"<p>{escape(sentence)}</p>"
    return pieces


def _group(
    catalog: Catalog,
    found: Ordered,
    medicine: Medicine | None,
    remarks: Mapping[str, Remarks],
    group: Sequence[Provider],
) -> list[str]:
    alone = len(group) == 1
    scores = {score.provider.id: score for score in found.ranked}
    return [
        cards.scored_card(
            catalog,
            scores[provider.id],
            medicine,
            remarks.get(provider.id, NO_REMARKS),
            numbered=alone and found.is_numbered,
            grouped=not alone,
        )
        if scores
        else cards.plain_card(catalog, provider, medicine, remarks.get(provider.id, NO_REMARKS))
        for provider in group
    ]


def _a_to_z(providers: Sequence[Provider]) -> tuple[Provider, ...]:
    return tuple(sorted(providers, key=by_name))


def _distance(catalog: Catalog, provider: Provider) -> float:
    amount = provider.amount(catalog.info.nearest_by or "")
    return float("inf") if amount is None else float(amount)
