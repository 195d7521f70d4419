"""What matters: by tapping in order, by four words, or by numbers. Nothing is filled in beforehand."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from decision.catalog.catalog import Catalog
from decision.method.factors import Factor, Indicator, Points
from decision.method.ordering import judged
from decision.method.preferences import Order, Word
from decision.method.scoring import inseparable, valued
from decision.person.answers import WAYS, Answers
from decision.person.stages import Stages
from decision.screens import counselor, keeping, leaning, narrowing, ordering, parts, session
from decision.screens.effects import told
from decision.screens.session import Key
from decision.wording import words
from decision.wording.describing import counted, read_back, spread
from decision.wording.language import listed


def show(now: Stages) -> None:
    """Draw the whole screen."""
    catalog = now.possible
    st.title(words.WEIGH, anchor=False)
    narrowing.tell(now.near)
    if catalog.providers or not now.near.is_blocked:
        st.markdown(words.WEIGH_INTRO if catalog.providers else words.COMPARE_NONE_LEFT)
    ask_how(now.said)
    widgets = st.container()
    ask_changes(catalog, now.said)
    ask_too_much(catalog)
    st.subheader(words.READ_BACK_TITLE, anchor=False)
    line = st.empty()
    leaning.ask_before(now)
    with widgets:
        _weighed(catalog, line)


@st.fragment
def _weighed(catalog: Catalog, line: DeltaGenerator) -> None:
    said = session.said()
    ask(catalog, said, catalog.factors, with_ranges=bool(catalog.providers))
    sentences = [
        *read_back(said.preference, catalog.factors),
        *_too_much_back(catalog, said),
        set_aside(catalog, said),
        counselor.set_by(catalog, said),
    ]
    parts.status(" ".join(filter(None, sentences)), line)
    keeping.keep_answers("weighing")


def _too_much_back(catalog: Catalog, said: Answers) -> list[str]:
    amounts = [
        words.READ_BACK_AMOUNT.format(
            label=catalog.indicators[id].label, amount=counted(amount, catalog.indicators[id])
        )
        for id, amount in said.too_much.items()
    ]
    return [words.READ_BACK_TOO_MUCH.format(amounts="; ".join(amounts))] if amounts else []


def ask_how(said: Answers) -> None:
    """Let the person choose how they like to weigh, and say what to do then."""
    st.radio(
        words.WEIGH_WAY,
        WAYS,
        format_func=words.table("WEIGH_WAYS").__getitem__,
        horizontal=True,
        key=session.seeded(Key.WAY),
        persist_state="session",
    )
    hints = {"order": words.WEIGH_ORDER, "words": words.WEIGH_WORDS, "numbers": words.WEIGH_NUMBERS}
    if said.preference.is_empty and not all(way.is_empty for way in (said.order, said.words, said.numbers)):
        st.markdown(words.WEIGH_KEPT)
    st.markdown(hints[said.way])


def ask_which(catalog: Catalog, said: Answers) -> tuple[Factor, ...]:
    """The factors to change on a screen that has little room: all in order, else the one picked."""
    if said.way == "order":
        return catalog.factors
    labels = {factor.id: factor.label for factor in catalog.factors}
    picked = st.selectbox(
        words.WEIGH_WHICH, list(labels), format_func=labels.__getitem__, key="which", persist_state="session"
    )
    return tuple(factor for factor in catalog.factors if factor.id == picked)


def ask(catalog: Catalog, said: Answers, factors: Sequence[Factor], *, with_ranges: bool) -> None:
    """Let the person weigh these factors in the way they chose. Belongs in a fragment.

    Nothing else is drawn here: each widget beside the one that is
    tapped costs the tap some milliseconds.
    """
    asks = {"order": ordering.ask_place, "words": _ask_word, "numbers": _ask_number}
    for factor in factors:
        asks[said.way](factor, said)
        if with_ranges:
            _ranges(catalog, factor, said.medicine)
    if said.way == "order" and session.is_on(Key.ORDER_MORE) and _was_tapped(said.order):
        st.rerun()  # the open list of changes shows the order too, and stands outside the fragment


def _was_tapped(order: Order) -> bool:
    return session.read(Key.ORDER_DRAWN, order) != order


def ask_changes(catalog: Catalog, said: Answers) -> None:
    """Let the person take back, change and tie places, or leave a factor out."""
    if said.way != "order":
        return
    session.put(Key.ORDER_DRAWN, said.order)
    with st.container(horizontal=True, key="order.back"):
        st.button(words.WEIGH_TAKE_BACK, key="order.take_back", on_click=ordering.take_back)
        st.button(words.WEIGH_START_AGAIN, key="order.start_again", on_click=ordering.start_again)
    if st.checkbox(words.WEIGH_MORE, key=Key.ORDER_MORE, persist_state="session"):
        ordering.ask_more(catalog, said.order)


def ask_too_much(catalog: Catalog) -> None:
    """Let the person say what is too much for them, where that is theirs to judge."""
    indicators = [indicator for indicator in catalog.indicators.values() if indicator.yours]
    if not indicators:
        return
    with st.expander(words.WEIGH_TOO_MUCH_TITLE, key="too_much"):
        st.markdown(words.WEIGH_TOO_MUCH)
        for indicator in indicators:
            _ask_one_too_much(indicator)


def _ask_one_too_much(indicator: Indicator) -> None:
    anchors = indicator.scale.worst_and_best if isinstance(indicator.scale, Points) else None
    if anchors is None or indicator.allowed is None or indicator.yours is None:
        return
    worst, best = anchors
    # One unit on the worse side of the best amount is the least that can be too much.
    least, most = (best + 1, indicator.allowed[1]) if worst > best else (indicator.allowed[0], best - 1)
    key = session.seeded(Key.TOO_MUCH.of(indicator.id))
    ask = parts.plain(indicator.yours)
    label = words.WEIGH_TOO_MUCH_NOW.format(ask=ask, worst=f"{worst:g}", unit=indicator.unit)
    st.number_input(label, least, most, None, 1.0, "%g", key=key, persist_state="session")


def _ask_word(factor: Factor, _said: Answers) -> None:
    st.radio(
        parts.plain(factor.label),
        list(Word),
        index=None,
        format_func=lambda word: words.table("WEIGH_WORD")[f"{word:d}"],
        horizontal=True,
        key=session.seeded(Key.WORD.of(factor.id)),
        persist_state="session",
    )


def _ask_number(factor: Factor, _said: Answers) -> None:
    key = session.seeded(Key.NUMBER.of(factor.id))
    label = words.WEIGH_NUMBER_OF.format(factor=parts.plain(factor.label))
    st.number_input(label, 0.0, 1000.0, None, 1.0, "%g", key=key, persist_state="session")


def _ranges(catalog: Catalog, factor: Factor, planned: str | None) -> None:
    first, *others = (escape(spread(indicator, catalog.providers)) for indicator in factor.indicators)
    items = "".join(f"<li>{line}</li>" for line in others)
    medicine = catalog.medicine(planned)
    risks = [risk.title for risk in told(catalog.risks_behind(factor), medicine)]
    asked = words.FACTOR_RISKS_PLAIN.format(risks="; ".join(risks)) if risks else words.FACTOR_NO_RISK
    parts.draw(
        f'<div class="range"><p>{first}</p><details><summary>{escape(words.WEIGH_RANGES)}</summary>'
        f"<p>{escape(factor.why)}</p><ul>{items}</ul><p>{escape(asked)}</p></details></div>"
    )


def set_aside(catalog: Catalog, said: Answers) -> str:
    """The sentence on factors that cannot help to choose, or nothing."""
    same = inseparable(valued(catalog.providers, judged(catalog.factors, said.too_much)))
    return words.INSEPARABLE.format(factors=listed([factor.label for factor in same])) if same else ""
