"""The page to take home as one HTML file: nothing outside it is needed, and it prints as a tagged PDF."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from decision.person.take_home import ROOM, ShortListed, Sum, TakeHome
from decision.wording import words
from decision.wording.language import spoken

_STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def page(taken: TakeHome, *, sums: bool = False, sheets: bool = False) -> str:
    """The whole file; on wish with the arithmetic and a call sheet a center, each on pages of its own."""
    more = [_sums(taken.centers)] if sums else []
    if sheets:
        more += map(_sheet, taken.centers)
    return _file(words.HOME_TITLE, f"<h1>{escape(words.HOME_TITLE)}</h1>{body(taken)}{''.join(more)}")


def body(taken: TakeHome) -> str:
    """The one page below its title."""
    parts = [
        f'<div class="run">{_paragraphs(taken.made)}</div>',
        _run(words.HOME_LEANING, taken.leaning or [words.HOME_OPEN]),
        _run(words.HOME_ABOUT, taken.about),
        f"<section><h2>{escape(words.HOME_MATTERS)}</h2>{_matters(taken.matters)}</section>",
        f"<h2>{escape(words.HOME_SHORT)}</h2>{_paragraphs(taken.close)}",
        *(map(_center, taken.centers) if taken.centers else [_paragraphs([words.HOME_SHORT_NONE])]),
        _run(words.HOME_STALE, taken.stale) if taken.stale else "",
        _run(words.HOME_CALL, [*taken.call, words.HOME_ADVICE]),
    ]
    return "".join(parts)


def _file(title: str, inner: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{spoken().code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body><main>{inner}</main></body></html>\n"
    )


def _run(title: str, sentences: Iterable[str]) -> str:
    """A heading and its sentences in one run of text: a page has no room for a line each."""
    return f'<section class="run"><h2>{escape(title)}:</h2> {_paragraphs(sentences)}</section>'


def _paragraphs(sentences: Iterable[str]) -> str:
    return " ".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)


def _matters(labels: Sequence[str]) -> str:
    if not labels:
        return _paragraphs([words.HOME_OPEN])
    return "<ol>" + "".join(f"<li>{escape(label)}</li>" for label in labels) + "</ol>"


def _center(center: ShortListed) -> str:
    said = _paragraphs(filter(None, [center.fit, center.answers, center.unknown]))
    about = f'<div class="run"><h3>{escape(center.name)}</h3> {said}</div>'
    return f"<section>{about}{_ask(center.question)}</section>"


def _ask(question: Sequence[str]) -> str:
    lines = "<span></span>" * ROOM
    room = f'<div class="room" role="img" aria-label="{escape(words.HOME_ROOM)}">{lines}</div>'
    return f'<div class="ask"><div>{_paragraphs(question)}</div>{room}</div>'


def _sheet(center: ShortListed) -> str:
    asked = [
        f"<h3>{escape(words.HOME_SHEET_WHOM.format(whom=whom))}</h3>"
        + "".join(_ask([question]) for question in questions)
        for whom, questions in center.asks.items()
    ]
    head = [
        *center.where,
        f"{words.HOME_SHEET_DAY} ______________",
        f"{words.HOME_SHEET_WITH} ______________",
    ]
    inner = _paragraphs(head) + ("".join(asked) or _paragraphs([words.HOME_SHEET_NONE]))
    title = escape(words.HOME_SHEET.format(name=center.name))
    return f'<section class="sheet"><h2>{title}</h2>{inner}</section>'


def _sums(centers: Sequence[ShortListed]) -> str:
    tables = "".join(_sum(center.name, center.sum) for center in centers if center.sum)
    intro = _paragraphs([words.HOME_SUM_INTRO])
    return f'<section class="sum"><h2>{escape(words.HOME_SUM)}</h2>{intro}{tables}</section>'


def _sum(name: str, sum: Sum) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in words.lines("HOME_SUM_HEADS"))
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for label, *cells in sum.rows
    )
    total = (
        f'<tr><th scope="row">{escape(words.HOME_SUM_TOTAL)}</th><td></td><td></td>'
        f"<td>{escape(sum.total)}</td></tr>"
    )
    caption = escape(words.HOME_SUM_CAPTION.format(name=name))
    head = f"<caption>{caption}</caption><thead><tr>{heads}</tr></thead>"
    return f"<table>{head}<tbody>{rows}{total}</tbody></table>"
