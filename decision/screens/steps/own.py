"""What is true for one person only: their plan, trip and bill, their ZIP code, and places they add."""

from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from decision.method.providers import Provider
from decision.person.distances import miles
from decision.person.stages import Stages
from decision.person.whose import has_places, lent_facts, own_facts, own_unknown
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.steps import telling
from decision.wording import words
from decision.wording.describing import short_label
from decision.wording.language import listed


def show(now: Stages, today: date, *, with_zip: bool) -> None:
    """Draw the part of the screen; with the question for the ZIP code, unless it is above already."""
    _example(now)
    _ask_plan()
    if now.known.providers and own_facts(now.known):
        with st.expander(words.OWN_FACTS, key="own.each", on_change="rerun") as part:
            if part.open:
                st.markdown(words.OWN_FACTS_INTRO)
                telling.by_fact(now, today)
    if with_zip and has_places(now.listed):
        ask_zip()


def _ask_plan() -> None:
    """Ask for the name of their plan, and say what it is for: a question that only the plan can answer."""
    key = session.seeded(Key.PLAN)
    plan = st.text_input(words.OWN_PLAN, key=key, max_chars=60, persist_state="session").strip()
    shown = words.OWN_PLAN_NOTE.format(plan=plan) if plan else ""
    parts.status(shown, words.OWN_PLAN_HEARD if plan else "")


def _example(now: Stages) -> None:
    """Whose the facts are that differ from person to person, and one tap to use the example's, or not."""
    if not lent_facts(now.listed):
        return
    used = bool(now.said.example)
    with st.container(key="example"):
        st.markdown(parts.plain(_used(now) if used else words.EXAMPLE_LEFT))
        kwargs = {"used": not used}
        st.button(_tap_label(now), key="example.switch", on_click=use_example, kwargs=kwargs)


def _used(now: Stages) -> str:
    """That facts of the list count, and whose they are."""
    example = now.listed.info.example
    if example:
        return words.EXAMPLE_USED.format(whose=example)
    return words.LISTED_USED.format(facts=listed([*map(short_label, lent_facts(now.listed))]))


def _tap_label(now: Stages) -> str:
    if now.listed.info.example:
        return words.EXAMPLE_OUT if now.said.example else words.EXAMPLE_IN
    return words.LISTED_OUT if now.said.example else words.LISTED_IN


def use_example(*, used: bool) -> None:
    """Take the example person's facts, or leave them out."""
    session.keep(replace(session.said(), example=used))


def whose(now: Stages, lent: str) -> str:
    """Over a list, as HTML: whose facts count, as `lent` says, or what they have not said, and where to."""
    medicines = now.known.medicines
    open_: list[str] = [words.OWN_MEDICINE] if medicines and not now.known.medicine(now.said.medicine) else []
    if lent_facts(now.listed) and now.said.example:
        said = lent or _used(now)
    else:
        said, open_ = "", [*open_, *map(short_label, own_unknown(now.possible))]
    if not open_:
        return escape(said)
    unknown = escape(words.OWN_UNKNOWN.format(facts=listed(open_)))
    return f"{escape(said)} {unknown} {parts.way('must-haves', words.OWN_ADD)}".lstrip()


def example_tap(now: Stages) -> str:
    """The button that puts the example person's facts in, or leaves them out, where there are any."""
    if not lent_facts(now.listed):
        return ""
    wanted, label = "" if now.said.example else "yes", escape(_tap_label(now))
    tap = f'<button type="button" data-example="{wanted}">{label}</button>'
    return f'<p class="whose">{tap}</p>'


def ask_zip() -> None:
    """Ask for the ZIP code, and say what it does. What was typed is taken before anything is drawn."""
    key = session.seeded(Key.ZIP)
    given = st.text_input(words.OWN_ZIP, key=key, max_chars=10, persist_state="session")
    said = words.OWN_ZIP_NOTE if miles(given, given) is not None else words.OWN_ZIP_UNKNOWN
    parts.status(said if given.strip() else "")


def places(now: Stages) -> None:
    """Staying, having it at home, or waiting: each as one more choice on the list."""
    with st.expander(words.OWN_PLACE, key="places"):
        st.markdown(words.OWN_PLACE_INTRO)
        with st.form("place", border=False):
            st.text_input(words.OWN_PLACE_NAME, key=Key.PLACE_NAME, max_chars=60)
            st.checkbox(words.GLANCE_MARK, key=Key.PLACE_PRESENT)
            st.form_submit_button(words.OWN_PLACE_ADD, key="place.add", on_click=_add, args=(now,))
        parts.status(session.take(Key.PLACE_PROBLEM, ""))
        for place in now.said.places:
            label = words.OWN_PLACE_REMOVE.format(name=parts.plain(place.name))
            st.button(label, key=f"remove.{place.id}", on_click=_remove, args=(place.id,))


def _add(now: Stages) -> None:
    said, name = session.said(), session.read(Key.PLACE_NAME, "").strip()
    if not name:
        session.put(Key.PLACE_PROBLEM, parts.announcement(words.OWN_PLACE_EMPTY))
    elif name.casefold() in {each.name.casefold() for each in (*now.listed.providers, *said.places)}:
        session.put(Key.PLACE_PROBLEM, parts.announcement(words.OWN_PLACE_TWICE))
    else:
        # No id in a list has a colon, so a place of one's own never takes another's.
        number = 1 + max((int(place.id.rpartition(":")[2]) for place in said.places), default=0)
        place = Provider(f"own:{number}", name, {}, source=words.OWN_PLACE_SOURCE)
        session.keep(said.with_place(place, is_present=session.is_on(Key.PLACE_PRESENT)))
        session.put(Key.PLACE_NAME, "")
        session.put(Key.PLACE_PRESENT, value=False)


def _remove(id: str) -> None:
    session.keep(session.said().without_place(id))
    session.put(Key.FOCUS, "places")
