"""A map of who does what: a lane for each role, and in each row those who have a part in that job."""

from datetime import date
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Job, Role
from decision.screens.drawing import facts
from decision.screens.frame import parts
from decision.wording import words
from decision.wording.language import listed


def html(catalog: Catalog, today: date) -> str:
    """All jobs in the order of the file, with their sources; nothing where there is none."""
    if not catalog.jobs:
        return ""
    legend, rows = parts.paragraphs([words.WHO_LEGEND]), "".join(_row(catalog, job) for job in catalog.jobs)
    evidence = facts.together([job.evidence for job in catalog.jobs])
    return (
        f'{legend}<ol class="who" style="--lanes:{len(catalog.roles)}">{rows}</ol>'
        f"{facts.evidence_html(catalog, evidence, today, words.WHO_TITLE)}"
    )


def _row(catalog: Catalog, job: Job) -> str:
    lanes = "".join(_lane(role, job) for role in catalog.roles)
    heard = [
        sentence.format(who=listed([role.label for role in catalog.roles if role.id in ids]))
        for sentence, ids in ((words.WHO_DOES, job.does), (words.WHO_MAY, job.may))
        if ids
    ]
    return (
        f"<li><strong>{escape(job.label)}</strong>"
        f'<span class="lanes" aria-hidden="true">{lanes}</span>'
        f'<span class="heard">{escape(" ".join(heard))}</span><p>{escape(job.says)}</p></li>'
    )


def _lane(role: Role, job: Job) -> str:
    kind = "does" if role.id in job.does else "may" if role.id in job.may else "none"
    return f'<span class="{kind}">{"" if kind == "none" else escape(role.short)}</span>'
