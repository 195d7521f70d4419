"""The page to take home as one HTML file: nothing outside it is needed, and it prints as a tagged PDF."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from decision.screens.html.table import table
from decision.wording import words
from decision.wording.language import ENGLISH, listed
from decision.wording.notes import Asked, ShortListed, Sum, TakeHome

_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def page(taken: TakeHome, *, sheet: bool = False, sums: bool = False) -> str:
    """The whole file; on wish with the call sheet of the short list, and then with the arithmetic."""
    asked = f"<h2>{escape(words.HOME_SHEET)}</h2>{call_sheet(taken)}"
    more = [f'<section class="sheet">{asked}</section>'] if sheet and (taken.asked or taken.reported) else []
    more += [_sums(taken.sums)] if sums and taken.sums else []
    title = escape(taken.heads["title"])
    return (
        f'<!doctype html>\n<html lang="{ENGLISH}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{title}</h1>{body(taken)}{''.join(more)}</main></body></html>\n"
    )


def body(taken: TakeHome, *, on_paper: bool = True) -> str:
    """The one page below its title; lines to write on, and what a screen says anyway, are on paper only."""
    heads = taken.heads
    made = [*taken.made, *(taken.on_paper if on_paper else ()), *taken.unsaid]
    parts = [
        f'<div class="run">{_paragraphs(made)}</div>',
        _run(heads["leaning"], taken.leaning) if taken.leaning else "",
        _matters(taken.matters) + _run(words.HOME_BOTH, taken.both) if taken.both else "",
        _short(taken) if taken.centers else "",
        *(_center(each, on_paper=on_paper) for each in taken.centers),
        "" if taken.both else _matters(taken.matters),
        _run(heads["about"], taken.about),
        _run(words.HOME_STALE, taken.stale) if taken.stale else "",
        _run(words.HOME_CALL, [*taken.call, heads["advice"]]),
        _blanks(words.lines("HOME_PHONES"), on_paper=on_paper),
    ]
    return "".join(parts)


def _run(title: str, sentences: Iterable[str]) -> str:
    """A heading and its sentences in one run of text: a page has no room for a line each."""
    return f'<section class="run"><h2>{escape(title)}</h2> {_paragraphs(sentences)}</section>'


def _paragraphs(sentences: Iterable[str]) -> str:
    return " ".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _matters(matters: Mapping[str, Sequence[str]]) -> str:
    """What matters to one as a list; to each of two in a run of text, as the page has no room for both."""
    if len(matters) > 1:
        return "".join(
            _run(title, [f"{at}. {label}." for at, label in enumerate(labels, start=1)])
            for title, labels in matters.items()
        )
    return "".join(
        f"<section><h2>{escape(title)}</h2>{numbered(labels)}</section>"
        for title, labels in matters.items()
        if labels
    )


def numbered(labels: Sequence[str]) -> str:
    """An ordered list."""
    return "<ol>" + "".join(f"<li>{escape(label)}</li>" for label in labels) + "</ol>"


def _short(taken: TakeHome) -> str:
    head = taken.heads["short"]
    return _run(head, taken.close) if taken.close else f"<h2>{escape(head)}</h2>"


def _center(center: ShortListed, *, on_paper: bool) -> str:
    said = _paragraphs(
        filter(None, [center.fit, *center.reasons, center.answers, center.unknown, center.phone])
    )
    about = f'<div class="run"><h3>{escape(center.name)}</h3> {said}</div>'
    calls = _blanks([words.HOME_CALLS, words.HOME_CALLS_WHEN], on_paper=on_paper)
    return f"<section>{about}{calls}</section>"


def _blanks(labels: Iterable[str], *, on_paper: bool) -> str:
    """Lines to write on: on a screen they would look like fields."""
    return f'<div class="blanks">{"".join(map(_blank, labels))}</div>' if on_paper else ""


def _blank(label: str) -> str:
    """A line to write on after its label."""
    return f'<p class="blank"><span>{escape(label)}</span></p>'


def call_sheet(taken: TakeHome, *, on_paper: bool = True) -> str:
    """Each question once, with room for each center's answer, the rest without, and what others answered.

    On a screen, the names of the centers take the place of the lines to write on.
    """
    head = _paragraphs([words.HOME_SHEET_MADE_UP]) if taken.made_up else ""
    head += "".join(_spoke(each, on_paper=on_paper) for each in taken.centers)
    asked = "".join(
        f"<h3>{escape(words.ASK_WHOM.format(whom=whom))}</h3>"
        + "".join(_ask(each) if on_paper else f"<p>{_asked_of(each)}</p>" for each in group)
        for whom, group in groupby(taken.asked, lambda each: each.whom)
    )
    more = "".join(f"<li>{_asked_of(each)}</li>" for each in taken.more)
    title = words.HOME_SHEET_MORE.format(count=len(taken.more))
    more = f"<h3>{escape(title)}</h3><ul>{more}</ul>" if more else ""
    reported = f'<div class="run">{_paragraphs(taken.reported)}</div>' if taken.reported else ""
    return f"{head}{asked}{more}{reported}"


def _spoke(center: ShortListed, *, on_paper: bool) -> str:
    about = " ".join(filter(None, [center.where, center.phone]))
    spoke = _blanks([words.HOME_SHEET_WITH, words.HOME_SHEET_DAY], on_paper=on_paper)
    return f"<h3>{escape(center.name)}</h3>{_paragraphs([about])}{spoke}"


def _asked_of(asked: Asked) -> str:
    return f"{escape(asked.question)} ({escape(listed(asked.names))})"


def _ask(asked: Asked) -> str:
    return f'<div class="ask">{_paragraphs([asked.question])}{"".join(map(_blank, asked.lines))}</div>'


def _sums(sums: Iterable[Sum]) -> str:
    head = f"<h2>{escape(words.HOME_SUM)}</h2>{_paragraphs([words.HOME_SUM_INTRO])}"
    heads, total = words.lines("HOME_SUM_HEADS"), words.HOME_SUM_TOTAL
    tables = "".join(table(each.name, heads, [*each.rows, (total, "", "", each.total)]) for each in sums)
    return f'<section class="sum">{head}{tables}</section>'
