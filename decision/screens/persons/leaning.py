"""Where a person leans before they compare and after, and whether they are ready to decide; all optional."""

import streamlit as st

from decision.method.providers import by_name
from decision.person.stages import Stages
from decision.person.who_set import STAY
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.wording import words
from decision.wording.placing import beside

# The step that helps where a readiness question is answered with no; where none does, the page is at hand.
_HELPS = {"facts": "ask", "matters": "what-matters", "sure": "compare"}


def ask_before(now: Stages) -> None:
    """Ask where they lean, before the comparison."""
    _ask(now, words.LEAN_BEFORE_ASK, Key.LEAN_BEFORE)


def ask_seen(now: Stages) -> None:
    """Ask it of one who has seen the facts, and no points yet."""
    _ask(now, words.LEAN_SEEN_ASK, Key.LEAN_BEFORE)


def ask_after(now: Stages) -> None:
    """Ask where they lean after it, under what `said_beside` says."""
    _ask(now, words.LEAN_AFTER_ASK, Key.LEAN_AFTER)


def said_beside(now: Stages) -> str:
    """Where they leaned before, beside what their order puts first; empty where they did not say."""
    leaned = now.said.leaning.before or ""
    first = [score.provider for group in now.ordered.groups[:1] for score in group]
    center = now.known.provider(leaned)
    name = center.name if center else words.table("LEAN_SAYS").get(leaned, "")
    meant = now.said.present if leaned == STAY else leaned
    same = any(each.id == meant for each in first)
    return beside(name, [each.name for each in sorted(first, key=by_name)], same=same)


def ask_ready(now: Stages) -> None:
    """The readiness questions, and a next step for each that is answered with no."""
    with st.expander(words.READY_TITLE, key="readiness"):
        st.markdown(words.READY_INTRO)
        for id, question in words.table("READY_ASK").items():
            key = session.seeded(Key.READY.of(id))
            parts.ask_yes_or_no(question, words.READY_YES, words.READY_NO, key)
            if now.said.ready.get(id) is False:
                st.markdown(words.table("READY_NEXT")[id])
                if helps := _HELPS.get(id):
                    titles = {"ask": words.ASK, "what-matters": words.WEIGH, "compare": words.COMPARE}
                    parts.lead_to(helps, titles[helps])


def _ask(now: Stages, label: str, key: Key) -> None:
    session.seeded(key)
    names: dict[str, str] = dict(words.table("LEAN_CHOICES"))
    names |= {each.id: each.name for each in sorted(now.possible.providers, key=by_name)}
    said = session.read(key, "")
    if said and said not in names:  # they may go on leaning to a center that was set aside since
        center = now.known.provider(said)
        names[said] = words.LEAN_ASIDE.format(name=center.name) if center else words.LEAN_GONE
    parts.pick(label, words.LEAN_OPEN, names, key)
