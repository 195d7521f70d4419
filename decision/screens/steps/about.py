"""About: who made this and who pays, how a score is made, how current all is, and the checklist."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from html import escape
from itertools import groupby

import streamlit as st

from decision.catalog.audit_table import FAIL, Audit, Outcome, Reading
from decision.catalog.catalog import Catalog, Same
from decision.guide.texts import Page
from decision.method.providers import Provider, by_name
from decision.method.scoring import rank, valued
from decision.person.answers import Answers
from decision.person.stages import Stages
from decision.screens.drawing import facts, score
from decision.screens.frame import parts
from decision.wording import words
from decision.wording.language import day, number
from decision.wording.swings import inside_back


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    catalog = now.listed
    parts.title(words.ABOUT)
    st.markdown(words.ABOUT_INTRO)
    for page in catalog.about:
        with st.expander(parts.plain(page.title), key=f"about.{page.id}"):
            facts.show_page(catalog, page, today)
    _worked_card(now.known, now.said)
    with st.expander(words.ABOUT_PAGES, key="about.pages"):
        parts.draw(_pages(catalog, today))
    with st.expander(words.ABOUT_CHECKLIST, key="about.checklist"):
        parts.draw(_checklist(catalog.audit, today))
    with st.expander(words.ABOUT_SOURCES, key="about.sources"):
        parts.draw(
            "<ul>" + "".join(f"<li>{facts.source_html(each)}</li>" for each in catalog.sources) + "</ul>"
        )


@lru_cache(maxsize=4)
def _first(same: Same[Catalog]) -> Provider:
    return min(same.value.providers, key=by_name)


def _worked_card(catalog: Catalog, said: Answers) -> None:
    """How the number of one center is made: with what the person said, or else with all weights the same."""
    if not catalog.providers:
        return
    if said.hides_points:
        with st.expander(words.ABOUT_CARD, key="about.card"):
            st.markdown(words.ABOUT_CARD_HIDDEN)
        return
    ids = [factor.id for factor in catalog.factors]
    weights = said.weights(ids)
    whose = words.ABOUT_CARD_EQUAL if weights is None else words.ABOUT_CARD_YOURS
    first = _first(Same(catalog))
    equal = dict.fromkeys(ids, 1 / len(ids))
    (found,) = rank(valued((first,), said.judged(catalog.factors)), weights or equal)
    with st.expander(words.ABOUT_CARD, key="about.card"):
        st.markdown(whose.format(name=parts.plain(first.name)))
        parts.draw(parts.paragraphs(inside_back(said.most_inside, catalog.factors)))
        parts.draw(score.sums(found))


def _pages(catalog: Catalog, today: date) -> str:
    """The dates of each page as they are today, and how hard it is to read where that was worked out."""
    audit = catalog.audit
    readings = audit.pages if audit else {}
    groups = (("guide", catalog.pages), ("about", catalog.about))
    lines = [
        _on_page(page, readings.get(f"{name}/{page.id}"), today) for name, group in groups for page in group
    ]
    due = sum(evidence.is_due(today) for _, evidence in catalog.evidence)
    note = words.ABOUT_GRADE_NOTE.format(worked_out_on=day(audit.worked_out_on)) if audit else ""
    return (
        parts.paragraphs(
            [words.ABOUT_DUE.format(due=due, count=len(catalog.evidence)), note or words.ABOUT_NO_GRADES]
        )
        + parts.bullets(lines)
        + (_sentences(audit.subjects) if audit else "")
    )


def _sentences(subjects: Mapping[str, Reading]) -> str:
    """How hard the app's own sentences are to read, by subject."""
    titles = words.table("ABOUT_SUBJECTS")
    lines = [
        words.ABOUT_SUBJECT.format(title=titles.get(id, id), reading=_grade(reading))
        for id, reading in subjects.items()
    ]
    return parts.paragraphs([words.ABOUT_SUBJECTS_NOTE]) + parts.bullets(lines)


def _on_page(page: Page, reading: Reading | None, today: date) -> str:
    sentence = words.ABOUT_PAGE_DUE if page.evidence.is_due(today) else words.ABOUT_PAGE
    dates = sentence.format(
        title=page.title, checked_on=day(page.evidence.checked_on), review_by=day(page.evidence.review_by)
    )
    return dates if reading is None else f"{dates} {_grade(reading)}"


def _grade(reading: Reading) -> str:
    return words.ABOUT_PAGE_READING.format(
        grade=number(reading.grade),
        sentences=reading.sentences,
        short=reading.short,
        longest=reading.longest,
        hard=reading.hard,
    )


def _checklist(audit: Audit | None, today: date) -> str:
    if audit is None:
        return parts.paragraphs([words.ABOUT_NO_CHECKLIST])
    outcomes = [_on_the_day(each, audit, today) for each in audit.outcomes]
    counts = Counter(each.outcome for each in outcomes)
    intro = words.ABOUT_CHECKLIST_INTRO.format(worked_out_on=day(audit.worked_out_on))
    whole = len(outcomes)
    lines = [line.format(count=counts[id], all=whole) for id, line in words.table("ABOUT_OUTCOMES").items()]
    tiers = words.table("ABOUT_TIERS")
    return (
        parts.paragraphs([intro])
        + parts.bullets(lines)
        + "".join(
            f"<section><h3>{escape(tiers[tier])}</h3>{''.join(map(_outcome, group))}</section>"
            for tier, group in groupby(outcomes, key=lambda each: each.tier)
        )
    )


def _on_the_day(found: Outcome, audit: Audit, today: date) -> Outcome:
    """The outcome as it is today: what rests on a review date that has passed is no pass any more."""
    if found.holds_until is None or today <= found.holds_until:
        return found
    why = words.ABOUT_LAPSED.format(
        worked_out_on=day(audit.worked_out_on), holds_until=day(found.holds_until)
    )
    return replace(found, outcome=FAIL, why=why)


def _outcome(found: Outcome) -> str:
    outcome = words.table("ABOUT_OUTCOME")[found.outcome].format(item=found.id.upper())
    return (
        f'<p class="finding"><strong>{escape(outcome)}</strong> {escape(found.asks)}<br>'
        f"{escape(found.why)}</p>"
    )
