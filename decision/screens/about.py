"""About: who made this and who pays, how a score is made, how current all is, and the checklist."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape
from itertools import groupby

import streamlit as st

from decision.catalog import audit
from decision.catalog.catalog import Catalog, Same
from decision.catalog.reading_grade import grades
from decision.guide.texts import Page
from decision.method.factors import judged
from decision.method.providers import Provider, by_name
from decision.method.scoring import rank, valued
from decision.person.answers import Answers
from decision.person.stages import Stages
from decision.screens import cards, facts, pages, parts
from decision.wording import words
from decision.wording.language import day, number


def show(now: Stages, today: date) -> None:
    """Draw the whole screen."""
    catalog = now.listed
    st.title(words.ABOUT, anchor=False)
    st.markdown(words.ABOUT_INTRO)
    for page in catalog.about:
        pages.show(catalog, page, today)
    _worked_card(catalog, now.said)
    by_page = _grades(Same(catalog))
    with st.expander(words.ABOUT_PAGES, key="about.pages"):
        parts.draw(_pages(catalog, by_page, today))
    with st.expander(words.ABOUT_CHECKLIST, key="about.checklist"):
        st.markdown(words.ABOUT_CHECKLIST_INTRO)
        parts.draw(_checklist_of(Same(catalog), today))
    with st.expander(words.ABOUT_SOURCES, key="about.sources"):
        parts.draw(
            "<ul>" + "".join(f"<li>{facts.source_html(each)}</li>" for each in catalog.sources) + "</ul>"
        )


@lru_cache(maxsize=4)
def _grades(same: Same) -> dict[str, float]:
    return grades(audit.page_texts(same.catalog))


@lru_cache(maxsize=4)
def _checklist_of(same: Same, today: date) -> str:
    """The checklist, counted once: it looks at each center, and a list of thousands takes seconds."""
    return _checklist(audit.checklist(same.catalog, today, _grades(same)))


@lru_cache(maxsize=4)
def _first(same: Same) -> Provider:
    return min(same.catalog.providers, key=by_name)


def _worked_card(catalog: Catalog, said: Answers) -> None:
    """How the number of one center is made: with what the person said, or else with all weights the same."""
    if not catalog.providers:
        return
    ids = [factor.id for factor in catalog.factors]
    weights = said.weights(ids)
    whose = words.ABOUT_CARD_EQUAL if weights is None else words.ABOUT_CARD_YOURS
    first = _first(Same(catalog))
    equal = dict.fromkeys(ids, 1 / len(ids))
    (score,) = rank(valued((first,), judged(catalog.factors, said.too_much)), weights or equal)
    with st.expander(words.ABOUT_CARD, key="about.card"):
        st.markdown(whose.format(name=parts.plain(first.name)))
        parts.draw(cards.sums(score))


def _pages(catalog: Catalog, by_page: dict[str, float], today: date) -> str:
    groups = (("guide", catalog.pages), ("about", catalog.about))
    lines = [_on_page(page, by_page[f"{name}/{page.id}"], today) for name, group in groups for page in group]
    return parts.bullets(lines) + parts.paragraphs([words.ABOUT_GRADE_NOTE])


def _on_page(page: Page, grade: float, today: date) -> str:
    sentence = words.ABOUT_PAGE_DUE if page.evidence.is_due(today) else words.ABOUT_PAGE
    return sentence.format(
        title=page.title,
        checked_on=day(page.evidence.checked_on),
        review_by=day(page.evidence.review_by),
        grade=number(round(grade, 1)),
    )


def _checklist(findings: Sequence[audit.Finding]) -> str:
    counts = dict.fromkeys(words.table("ABOUT_OUTCOMES"), 0)
    for finding in findings:
        counts[finding.outcome] += 1
    lines = [words.table("ABOUT_OUTCOMES")[outcome].format(count=count) for outcome, count in counts.items()]
    tiers = words.table("ABOUT_TIERS")
    return parts.bullets(lines) + "".join(
        f"<section><h3>{escape(tiers[tier])}</h3>{''.join(map(_finding, group))}</section>"
        for tier, group in groupby(findings, key=lambda finding: finding.item.tier)
    )


def _finding(finding: audit.Finding) -> str:
    outcome = words.table("ABOUT_OUTCOME")[finding.outcome].format(item=finding.item.id.upper())
    return (
        f'<p class="finding"><strong>{escape(outcome)}</strong> {escape(finding.item.asks)}<br>'
        f"{escape(finding.why)}</p>"
    )
