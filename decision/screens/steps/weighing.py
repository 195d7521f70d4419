"""What matters: by tapping in order, by four words, or by numbers. Nothing is filled in beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.method.factors import Factor, Indicator, Points
from decision.method.ordering import Ordered
from decision.method.scoring import Score, inseparable
from decision.person.answers import WAYS, Answers
from decision.person.stages import Stages
from decision.screens.drawing.orders import heard_now
from decision.screens.drawing.score import fitted
from decision.screens.frame import keeping, parts, session
from decision.screens.frame.listing import Elsewhere, listing, place
from decision.screens.frame.session import Key
from decision.screens.html.so_far import SoFarGroup, so_far
from decision.screens.persons import counselor, leaning
from decision.screens.steps import narrowing, ordering
from decision.wording import words
from decision.wording.describing import counted, read_back
from decision.wording.language import listed
from decision.wording.placing import first_now
from decision.wording.swings import inside_back


def show(now: Stages) -> None:
    """Draw the whole screen."""
    catalog = now.possible
    parts.title(words.WEIGH)
    narrowing.tell(now.near)
    if not catalog.providers and not now.near.is_blocked:
        st.markdown(words.COMPARE_NONE_LEFT)
    main, beside = st.columns([2, 1], gap="medium")
    with main:
        ask_how(now.said, with_ranges=True)
        widgets = st.container()
        with st.container(key="read_back"):
            place(_READ_BACK)
        if now.said.mode != "counselor":  # whose client sees the facts first
            leaning.ask_before(now)
    with beside:
        place(_SO_FAR)
    factors = ordering.rows_of(catalog.factors, now.said)
    page = _Page(factors[-1])
    with widgets:
        for asked in (factors,) if now.said.way == "order" else [(factor,) for factor in factors]:
            _weighed(now, asked, page)
    page.is_new = False


_READ_BACK, _SO_FAR = "read_back", "so_far"  # the keys of two places


@dataclass
class _Page:
    """The last factor, and whether all of the page is new in this run."""

    last: Factor
    is_new: bool = True


@st.fragment
def _weighed(before: Stages, factors: Sequence[Factor], page: _Page) -> None:
    """Ask of some of the factors: a tap draws these again, and no other factor."""
    key = ordering.ROWS if len(factors) > 1 else f"swings.{factors[0].id}"
    now = before.with_said(ordering.said_after(key))
    tells = not page.is_new or factors[-1] is page.last
    if now.said.way == "numbers":
        _ask_number(*factors)
    html = asked(now.possible, now.said, factors, with_ranges=True)
    follows = Elsewhere(_follows(now), keeping.handing_answers(now.said)) if tells else None
    if html or follows:
        listing(html, key=key, on_tap=partial(ordering.take, key), elsewhere=follows)


def _follows(now: Stages) -> dict[str, str]:
    """The answers read back, and the list so far, as the HTML of their places."""
    catalog, said = now.possible, now.said
    sentences = [
        *said_back(said, catalog.factors),
        *(_judged_back(catalog, said) if said.mode != "two" else ()),
        set_aside(now),
        counselor.set_by(catalog, said),
        words.WEIGH_TOO_MUCH_BELOW if said.preference.is_empty and _judged_by_them(now) else "",
    ]
    return {
        _READ_BACK: parts.status_html(" ".join(filter(None, sentences)), _heard(now)),
        _SO_FAR: _so_far(now),
    }


def said_back(said: Answers, factors: Sequence[Factor]) -> Sequence[str]:
    """What they said, read back, but for the order of what is placed: a line under the rows has that."""
    sentences = read_back(said.preference, factors)
    return sentences[1:] if said.way == "order" and said.order.placed else sentences


def _heard(now: Stages) -> str:
    """What a tap changed: the order of the list, or where that is hidden, what was said."""
    if now.said.hides_points:
        return read_back(now.said.preference, now.possible.factors)[0]
    return heard_now(now, "priorities")


def _so_far(now: Stages) -> str:
    """The list as it is after this tap."""
    order = now.ordered
    groups = tuple(
        SoFarGroup(_title(order, group), tuple((score.provider.name, fitted(score)) for score in group))
        for group in order.groups
    )
    is_hidden = now.said.hides_points and not now.said.preference.is_empty
    first = words.SO_FAR_HIDDEN if is_hidden else first_now(order.ranked, order.groups)
    return so_far(words.SO_FAR, first, groups)


def _title(order: Ordered, group: Sequence[Score]) -> str:
    place = order.places[group[0].provider.id]
    return words.GROUP_TITLE.format(count=len(group), place=place) if len(group) > 1 else ""


def _judged_back(catalog: Catalog, said: Answers) -> list[str]:
    amounts = [
        words.READ_BACK_AMOUNT.format(
            label=catalog.indicators[id].label, amount=counted(amount, catalog.indicators[id])
        )
        for id, amount in said.too_much.items()
    ]
    too_much = [words.READ_BACK_TOO_MUCH.format(amounts=listed(amounts))] if amounts else []
    return [*too_much, *inside_back(said.most_inside, catalog.factors)]


def ask_how(said: Answers, *, with_ranges: bool) -> None:
    """Let the person choose how they like to weigh, and say what to do then."""
    order = words.WEIGH_ORDER if with_ranges else words.WEIGH_ORDER_SHORT
    parts.ask_one(words.WEIGH_WAY, words.table("WEIGH_WAYS"), WAYS, session.seeded(Key.WAY))
    hints = {"order": order, "words": words.WEIGH_WORDS, "numbers": words.WEIGH_NUMBERS}
    if said.preference.is_empty and not all(way.is_empty for way in (said.order, said.words, said.numbers)):
        st.markdown(words.WEIGH_KEPT)
    parts.draw(f'<p class="hint">{escape(hints[said.way])}</p>')


def ask_which(catalog: Catalog, said: Answers) -> tuple[Factor, ...]:
    """The factors to change on a screen that has little room: all in order, else one that is picked."""
    if said.way == "order":
        return catalog.factors
    labels = {factor.id: factor.label for factor in catalog.factors}
    picked = parts.choose(words.WEIGH_WHICH, labels, "which")
    (factor,) = (each for each in catalog.factors if each.id == picked)
    if said.way == "numbers":
        _ask_number(factor)
    return (factor,)


def asked(catalog: Catalog, said: Answers, factors: Sequence[Factor], *, with_ranges: bool) -> str:
    """What a person taps to weigh all factors in order, or one in words, as HTML; in numbers, its scale.

    It goes to a listing, the only thing in a fragment: each widget beside the one that is tapped costs the
    tap some milliseconds.
    """
    by_id = {factor.id: factor for factor in said.judged(catalog.factors)}
    factors = [by_id[factor.id] for factor in factors]
    if said.way == "order":
        return ordering.rows(catalog, said, factors, with_scales=with_ranges)
    (factor,) = factors
    return ordering.alone(catalog, said, factor, with_scale=with_ranges and bool(catalog.providers))


def ask_too_much(now: Stages) -> None:
    """Let the person say, under the way on, what is too much for them, where that is theirs to judge."""
    indicators = _judged_by_them(now)
    if not indicators:
        return
    with st.expander(words.WEIGH_TOO_MUCH_TITLE, key="too_much"):
        st.markdown(words.WEIGH_TOO_MUCH)
        for indicator in indicators:
            _ask_one_too_much(indicator)


def _judged_by_them(now: Stages) -> list[Indicator]:
    indicators = now.possible.indicators.values()
    return [each for each in indicators if each.yours] if now.said.mode != "two" else []


def _ask_one_too_much(indicator: Indicator) -> None:
    anchors = indicator.scale.worst_and_best if isinstance(indicator.scale, Points) else None
    if anchors is None or indicator.allowed is None or indicator.yours is None:
        return
    worst, best = anchors
    # One unit on the worse side of the best amount is the least that can be too much.
    least, most = (best + 1, indicator.allowed[1]) if worst > best else (indicator.allowed[0], best - 1)
    key = session.seeded(Key.TOO_MUCH.of(indicator.id))
    ask = parts.plain(indicator.yours)
    label = words.WEIGH_TOO_MUCH_NOW.format(ask=ask, worst=parts.plain(counted(worst, indicator)))
    st.number_input(label, least, most, None, 1.0, "%g", key=key, persist_state="session")


def _ask_number(factor: Factor) -> None:
    key = session.seeded(Key.NUMBER.of(factor.id))
    label = words.WEIGH_NUMBER_OF.format(factor=parts.plain(factor.label))
    st.number_input(label, 0.0, 1000.0, None, 1.0, "%g", key=key, persist_state="session")


def set_aside(now: Stages) -> str:
    """The sentence on factors that cannot help to choose, or nothing."""
    same = inseparable(now.values)
    return words.INSEPARABLE.format(factors=listed([factor.label for factor in same])) if same else ""
