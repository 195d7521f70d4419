"""What is known of a medicine, and where a fact is from, as HTML; and a page to read."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from types import MappingProxyType

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.guide.glossary import used_in
from decision.guide.texts import VISIT, Evidence, Medicine, MedicineFact, Page, Source
from decision.method.must_haves import MedicineGiven
from decision.screens.frame import parts
from decision.wording import words
from decision.wording.language import day


def medicine_html(catalog: Catalog, medicine: Medicine, today: date, picture: str = "") -> str:
    """All that is known of a medicine, with sources and dates; a picture before what a visit is made of."""
    facts, led_to = medicine.facts, {fact.about: fact for fact in reversed(medicine.facts)}
    cut = next((at for at, fact in enumerate(facts) if fact.about in VISIT), len(facts))
    first, rest = (
        _facts_html(catalog, each, today, tuple(led_to.values())) for each in (facts[:cut], facts[cut:])
    )
    hard = words_html(catalog, " ".join(fact.text for fact in facts))
    section = '<section class="medicine">'
    return f"{section}{_route(medicine)}{first}</section>{picture}{section}{rest}{hard}</section>"


def _route(medicine: Medicine) -> str:
    return parts.paragraphs([words.ROUTE_UNDER_SKIN] if medicine.is_under_skin else [])


def _facts_html(
    catalog: Catalog, facts: Sequence[MedicineFact], today: date, led_to: Sequence[MedicineFact] | None = None
) -> str:
    """Each fact with where it is from. On a page of its own, an address leads to those of `led_to`."""
    at = "h3" if led_to is None else "h2"
    named = words.table("MEDICINE_ABOUT")
    drawn = ""
    for fact in facts:
        id = (
            f' id="fact-{escape(fact.about)}" tabindex="-1"'
            if any(fact is each for each in led_to or ())
            else ""
        )
        drawn += f"<{at}{id}>{escape(named[fact.about])}</{at}><p>{escape(fact.text)}</p>"
        drawn += evidence_html(catalog, fact.evidence, today, named[fact.about])
    return drawn


def own_html(medicine: Medicine, about: Sequence[str], more: str) -> str:
    """What is known of one's own medicine on a few things, with a way to where it is from."""
    named = words.table("MEDICINE_ABOUT")
    found = [fact for each in about for fact in medicine.facts if fact.about == each]
    if len(about) == 1:
        said = parts.paragraphs([fact.text for fact in found])
    else:
        lines = (f"<strong>{escape(named[each.about])}:</strong> {escape(each.text)}" for each in found)
        said = "".join(f"<p>{line}</p>" for line in lines)
    title = escape(words.OWN_TITLE.format(medicine=medicine.name))
    return f'<div class="own"><h3>{title}</h3>{said}{more}</div>'


def visit_html(catalog: Catalog, medicine: Medicine, today: date) -> str:
    """Behind a fold: how often, how long, and what the place must do."""
    title = words.MUST_VISIT.format(medicine=medicine.name)
    facts = _facts_html(catalog, [fact for fact in medicine.facts if fact.about in VISIT], today)
    return _route(medicine) + (parts.folded(title, facts) if facts else "")


def bound_html(catalog: Catalog, medicine: Medicine) -> str:
    """That only places in its safety program may give it, and the must-have that sets all others aside."""
    why = [each.why for each in catalog.programmes if each.id == medicine.programme]
    given = [each.label for each in catalog.must_haves if isinstance(each.condition, MedicineGiven)]
    tick = [words.MUST_TICK_FIRST.format(must_have=label) for label in given if why]
    return parts.paragraphs([*why, *tick])


def evidence_html(catalog: Catalog, evidence: Evidence, today: date, about: str = "") -> str:
    """When a fact was checked, and a closed list of its sources; `about` names one fact of many."""
    sentence = words.CHECKED_DUE if evidence.is_due(today) else words.CHECKED
    checked = sentence.format(checked_on=day(evidence.checked_on), review_by=day(evidence.review_by))
    items = "".join(f"<li>{source_html(catalog.source_by_id[id])}</li>" for id in evidence.sources)
    fold = parts.folded(words.SOURCES, f"<p>{escape(checked)}</p><ul>{items}</ul>", about)
    return f'<div class="sources">{fold}</div>'


def together(each: Sequence[Evidence]) -> Evidence:
    """The evidence of several as one: every source once, the oldest check, the first date due."""
    sources = dict.fromkeys(id for one in each for id in one.sources)
    return Evidence(tuple(sources), min(one.checked_on for one in each), min(one.review_by for one in each))


def source_html(source: Source) -> str:
    """One source, as a link where it has an address."""
    text = escape(
        words.SOURCE.format(title=source.title, publisher=source.publisher, published=source.published)
    )
    if not source.url:
        return text
    return f'<a href="{escape(source.url)}" target="_blank" rel="noopener">{text}</a>'


def words_html(catalog: Catalog, text: str, about: str = "") -> str:
    """The hard words of a text behind a fold, each with what it means; nothing where there is none.

    `about` names what the text is about, where there are many.
    """
    used = used_in(text, catalog.terms)
    lines = [words.WORD_MEANS.format(term=each.term, means=each.means) for each in used]
    fold = parts.folded(words.WORDS_HERE, parts.bullets(lines), about)
    return f'<div class="hard">{fold}</div>' if lines else ""


def show_page(
    catalog: Catalog,
    page: Page,
    today: date,
    picture: str = "",
    own: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Draw a page to read, without its title; a picture, as HTML, comes before its first heading.

    `own` is HTML, by the heading of the part that it comes at the end of.
    """
    # Its own headings are below the title of the screen, and a dollar sign is a dollar sign.
    first, *others = page.text.replace("$", "\\$").split("\n## ")
    text, drawn = first, picture
    for part in others:
        if drawn:
            st.markdown(text, anchors=False)
            parts.draw(drawn)
            text = ""
        text, drawn = f"{text}\n## {part}", own.get(part.partition("\n")[0], "")
    st.markdown(text, anchors=False)
    parts.draw(drawn)
    parts.draw(
        words_html(catalog, page.text, page.title) + evidence_html(catalog, page.evidence, today, page.title)
    )
