"""What is known of a medicine, and where a fact is from, as HTML."""

from collections.abc import Sequence
from datetime import date
from html import escape

from decision import words
from decision.catalog import Catalog
from decision.describing import day
from decision.guide import ABOUT, VISIT, Evidence, Medicine
from decision.screens import parts


def medicine_html(catalog: Catalog, medicine: Medicine, today: date) -> str:
    """All that is known of a medicine, with sources and dates."""
    facts = _facts_html(catalog, medicine, today, ABOUT)
    return f'<section class="medicine">{_route_html(medicine)}{facts}</section>'


def _route_html(medicine: Medicine) -> str:
    return f"<p>{escape(words.ROUTE_UNDER_SKIN)}</p>" if medicine.is_under_skin else ""


def _facts_html(catalog: Catalog, medicine: Medicine, today: date, about: Sequence[str]) -> str:
    return "".join(
        f"<h3>{escape(words.MEDICINE_ABOUT[fact.about])}</h3><p>{escape(fact.text)}</p>"
        f"{evidence_html(catalog, fact.evidence, today)}"
        for fact in medicine.facts
        if fact.about in about
    )


def visit_html(catalog: Catalog, medicine: Medicine, today: date) -> str:
    """Behind a fold: how often, how long, and what the place must do."""
    title = words.MUST_VISIT.format(medicine=medicine.name)
    has_facts = any(fact.about in VISIT for fact in medicine.facts)
    inner = parts.folded(title, _facts_html(catalog, medicine, today, VISIT)) if has_facts else ""
    return _route_html(medicine) + inner


def evidence_html(catalog: Catalog, evidence: Evidence, today: date) -> str:
    """When a fact was checked, and a closed list of its sources."""
    sentence = words.CHECKED_DUE if evidence.is_due(today) else words.CHECKED
    checked = sentence.format(checked_on=day(evidence.checked_on), review_by=day(evidence.review_by))
    items = "".join(f"<li>{_source_html(catalog, id)}</li>" for id in evidence.sources)
    return (
        f'<details class="sources"><summary>{escape(words.SOURCES)}</summary>'
        f"<p>{escape(checked)}</p><ul>{items}</ul></details>"
    )


def _source_html(catalog: Catalog, id: str) -> str:
    source = catalog.source_by_id[id]
    text = escape(
        words.SOURCE.format(title=source.title, publisher=source.publisher, published=source.published)
    )
    if not source.url:
        return text
    return f'<a href="{escape(source.url)}" target="_blank" rel="noopener">{text}</a>'
