"""Compare: the list at a glance, two to four side by side, why and how sure, and the medicine beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from html import escape

import streamlit as st

from decision.catalog.catalog import Catalog, Same
from decision.catalog.gaps import stale
from decision.guide.texts import Medicine
from decision.method.factors import Factor
from decision.method.providers import Provider, by_name
from decision.method.scoring import Score
from decision.person.answers import SIDE_BY_SIDE, Answers
from decision.person.stages import Stages
from decision.screens.drawing import at_a_glance, columns, effects, facts, in_full, orders, side_by_side, sure
from decision.screens.drawing.orders import Listed
from decision.screens.frame import keeping, parts, session
from decision.screens.frame.listing import Elsewhere, fold, fold_lines, listing, place, tapped
from decision.screens.frame.session import Key
from decision.screens.html.glance import picks
from decision.screens.persons import counselor, leaning
from decision.screens.steps import must_haves, narrowing, ordering, own, weighing
from decision.wording import words
from decision.wording.explaining import why_lower
from decision.wording.language import listed
from decision.wording.must_haves import ask_first_at, passed_by_all
from decision.wording.sureness import HowSure, how_sure

CENTERS, SIDE = "centers", "side"  # the keys of two places that take taps, and of others:
_TOP, _ASKED, _SAID, _WHY, _MORE, _LEANED = "top", "asked", "said", "why.closed", "why.more", "leaned"
_FOLDS = ("change", "beside.change", "why")  # the keys of the lines that open more to ask
_NOTE = "side.note"  # what has to be said of the last pick


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    session.forget(_NOTE)
    parts.title(words.COMPARE)
    narrowing.tell(now.near)
    if now.possible.providers:
        _compared(now, today)
    elif not now.near.is_blocked:
        st.markdown(words.COMPARE_NONE_LEFT if now.known.providers else words.COMPARE_NO_CENTER)


@st.fragment
def _compared(before: Stages, today: date) -> None:
    _follow_taps()
    main, beside = st.columns([5, 2], gap="medium")
    now = before.with_said(session.said())
    medicine = now.possible.medicine(now.said.medicine)
    compared = _picked(now)
    with main, st.container(gap="xsmall"):
        place(_TOP)
        parts.draw(must_haves.waiting_html(now.screening))
        asked = _ask_changes(now) if fold("change", by=CENTERS) else ()
        if asked:
            place(_ASKED, by=ordering.ROWS)
            place(_SAID)
        place(CENTERS, taps=True)
        if is_long := orders.is_long(now):
            label = words.COMPARE_SHOW_ALL.format(count=len(now.possible.providers))
            st.checkbox(label, key=Key.SHOW_ALL, persist_state="session")
        passed = parts.paragraphs([passed_by_all(now.screening)])
        parts.draw(passed + must_haves.aside_html(now.known, now.screening, medicine))
    with beside:
        counselor.lean(now)
        parts.draw(_beside(now, compared, medicine, today))
        if fold("beside.change", by=CENTERS):
            parts.ask_medicine(now.possible)
            parts.ask_figures()
    if len(compared) > 1:
        parts.heading(words.SIDE)
        place(SIDE, taps=True)
    _ask_why(now)
    place(_LEANED)
    leaning.ask_after(now)
    _weighed(now, asked, today, is_long=is_long)


@st.fragment
def _weighed(before: Stages, asked: Sequence[Factor], today: date, *, is_long: bool) -> None:
    """Bring what is asked, and all that follows, to its places: a tap draws this again, and no more.

    So the list is cut short only where the tap that shows all is there: where it `is_long`. This is outside
    of all columns, as Streamlit copies at each tap what it is drawn in, and all around that.
    """
    key = ordering.ROWS
    now = before.with_said(ordering.said_after(key))
    rows = weighing.asked(now.possible, now.said, asked, with_ranges=False) if asked else ""
    places = _follows(now, today, is_long=is_long) | {_ASKED: rows}
    follows = Elsewhere(places, keeping.handing_answers(now.said))
    listing("", key=key, on_tap=partial(ordering.take, key), elsewhere=follows)


def _follows(now: Stages, today: date, *, is_long: bool) -> dict[str, str]:
    """All that depends on what matters, as HTML by the key of its place."""
    catalog, said, compared = now.possible, now.said, _picked(now)
    medicine, found = catalog.medicine(said.medicine), orders.listed(now, orders.order_now(catalog))
    back = [*weighing.said_back(said, catalog.factors), weighing.set_aside(now)]
    how = how_sure(found.order.ranked, found.order.blocks) if found.is_own else None
    return {
        _TOP: parts.status_html(_status(found, medicine), orders.heard_now(now, found.by))
        + _yours(now, found),
        _SAID: parts.paragraphs(back),
        CENTERS: _list(now, found, medicine, today, everything=not is_long or not orders.is_long(now)),
        SIDE: side_by_side.html(now, found, compared, medicine) if len(compared) > 1 else "",
        _WHY: _why(now, found, how),
        _MORE: sure.more(found, _pair(compared), how) if session.is_on("why") else "",
        _LEANED: parts.paragraphs([leaning.said_beside(now)]),
        **fold_lines(zip(_FOLDS, (words.COMPARE_CHANGE, words.BESIDE_CHANGE, words.WHY_MORE), strict=True)),
    }


def _follow_taps() -> None:
    """Take a tap on the list, or on the table, into the answers."""
    tap = tapped(CENTERS) or tapped(SIDE)
    if tap is None:
        return
    said = session.said()
    if tap.kind == "fold" and tap.on in _FOLDS:
        session.put(tap.on, not session.is_on(tap.on))
    elif tap.kind == "open":
        session.put(Key.CENTER, "" if session.read(Key.CENTER, "") == tap.on else tap.on)
    elif tap.kind == "mark":
        session.keep(replace(said, present=None if said.present == tap.on else tap.on))
    elif tap.kind == "example":
        own.use_example(used=bool(tap.on))
    elif tap.kind == "swap":
        session.keep(said.with_compared(_swapped(said.compared, *tap.on.split(" ", 1))))
    elif tap.on not in said.compared and len(said.compared) >= SIDE_BY_SIDE:
        session.put(_NOTE, words.SIDE_MANY)  # it stays till the next pick: to take it back would be heard too
    else:
        session.forget(_NOTE)
        session.keep(said.with_compared(_toggled(said, tap.on)))


def _toggled(said: Answers, id: str) -> list[str]:
    others = [each for each in said.compared if each != id]
    return others if id in said.compared else [*others, id]


def _swapped(compared: Sequence[str], one: str, other: str) -> list[str]:
    places = {one: other, other: one}
    return [places.get(id, id) for id in compared]


def _ask_changes(now: Stages) -> tuple[Factor, ...]:
    """Behind a tap: the order of the list, and how to say what matters; the factors to ask of."""
    orders.ask_order(now.possible)
    weighing.ask_how(now.said, with_ranges=False)
    return weighing.ask_which(now.possible, now.said)


def _picked(now: Stages) -> tuple[Provider, ...]:
    """The centers set side by side, in the order they were picked; those set aside since are left out."""
    return tuple(filter(None, map(now.possible.provider, now.said.compared)))


def _yours(now: Stages, found: Listed) -> str:
    labels = listed([factor.short or factor.label for factor in columns.said_to_count(now)])
    order = words.GLANCE_YOURS.format(factors=labels) if labels else ""
    link = f'<a class="to-beside" href="#medicine" data-skip="medicine">{escape(words.GLANCE_TO_EFFECTS)}</a>'
    return f'<p class="yours">{escape(order)} {own.whose(now, found.lent)}{link}</p>'


def _status(found: Listed, medicine: Medicine | None) -> str:
    if not found.is_own:
        return found.status
    named = max(2, len(found.groups[0]))
    return " ".join([found.status, *_not_given(found.order.ranked[:named], medicine)])


def _not_given(named: Sequence[Score], medicine: Medicine | None) -> list[str]:
    """That a center named in the status does not give the medicine: its points do not tell."""
    return [
        words.STATUS_NOT_GIVEN.format(name=score.provider.name, medicine=medicine.name)
        for score in named
        if medicine and score.provider.gives_medicine(medicine.id) is False
    ]


def _picks(now: Stages, note: str) -> str:
    """What is picked, and where it can be seen; a note on the last tap goes before that."""
    count = len(_picked(now))
    texts = [words.SIDE_FEW, words.SIDE_ONE_MORE, words.SIDE_PICKED.format(count=count)]
    return picks(note or texts[min(count, 2)], words.SIDE_SEE, count)


def _list(now: Stages, found: Listed, medicine: Medicine | None, today: date, *, everything: bool) -> str:
    inside = _opened(now, found, medicine, today)
    html = at_a_glance.html(now, found, inside, everything=everything or session.is_on(Key.SHOW_ALL))
    return own.example_tap(now) + html + _picks(now, session.read(_NOTE, ""))


def _opened(now: Stages, found: Listed, medicine: Medicine | None, today: date) -> dict[str, str]:
    """The center that is open, in full, by its id; nothing while none is."""
    provider = now.possible.provider(session.read(Key.CENTER, ""))
    if provider is None:
        return {}
    score = found.order.by_id.get(provider.id)
    lower = why_lower(found.order.ranked[0], score) if score and found.is_own else ""
    first = ask_first_at(now.screening).get(provider.id, "")
    remarks = in_full.Remarks(first, lower, bool(stale([provider], today)), now.limits)
    html = in_full.inside(now.possible, provider, score, medicine, remarks)
    return {provider.id: html + facts.words_html(now.possible, html)}


def _beside(now: Stages, compared: Sequence[Provider], medicine: Medicine | None, today: date) -> str:
    ids = tuple(provider.id for provider in compared)
    return _beside_html(Same(now.possible), medicine.id if medicine else "", ids, today, now.said.no_figures)


@lru_cache(maxsize=32)
def _beside_html(
    same: Same[Catalog], medicine: str, compared: Sequence[str], today: date, no_figures: bool
) -> str:
    """Of the last few lists, for a tap on what matters changes nothing in it."""
    catalog, chosen = same.value, same.value.medicine(medicine)
    centers = tuple(filter(None, map(catalog.provider, compared)))
    shown = effects.Shown(chosen, centers, today, figures=not no_figures)
    visit = facts.visit_html(catalog, chosen, today) if chosen else ""
    return f'<div id="medicine" tabindex="-1">{effects.beside(catalog, shown)}{visit}</div>'


def _pair(compared: Sequence[Provider]) -> tuple[str | None, str | None]:
    """The two centers that are set against each other, as far as they were chosen: else the first picks."""
    chosen = session.read("why.one", None), session.read("why.other", None)
    return chosen if any(chosen) or len(compared) < 2 else (compared[0].id, compared[1].id)


def _why(now: Stages, found: Listed, how: HowSure | None) -> str:
    own = words.COMPARE_FOLLOWS if found.is_own else words.COMPARE_NOTE
    hidden = now.said.hides_points and not now.said.preference.is_empty
    first, *rest = sure.closed(found, _pair(_picked(now)), how, is_hidden=hidden)
    return parts.paragraphs([first, " ".join([*rest, own])])


def _ask_why(now: Stages) -> None:
    place(_WHY, heading=words.WHY)
    if not fold("why", by=CENTERS):
        return
    names = {provider.id: provider.name for provider in sorted(now.possible.providers, key=by_name)}
    parts.pick(words.WHY_ONE, words.WHY_ONE_OPEN, names, "why.one")
    parts.pick(words.WHY_OTHER, words.WHY_OTHER_OPEN, names, "why.other")
    place(_MORE)
