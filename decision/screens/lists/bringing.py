"""A file becomes a list, one screen per stage: which column is what, then one question per cause."""

from datetime import date
from itertools import islice
from typing import Literal

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.lists.columns import heading_of
from decision.lists.problems import as_found
from decision.lists.questions import LEAVE_OUT, Checked, Item, Question
from decision.lists.spelling import UNKNOWN
from decision.person.own_lists import Brought, OwnList, as_list, asked_about, columns_here
from decision.screens.frame import parts
from decision.screens.lists import which_column
from decision.wording import words
from decision.wording.language import either

_EXAMPLES = 6  # of the cells with one cause: each is written in another way
_AT_A_TIME = 20  # cells to write in one form


def show(brought: Brought, catalog: Catalog, today: date) -> Brought | None:
    """Draw the stage that the file is at. What a tap made of it; None where nothing changed."""
    if brought.mapping is None:
        return which_column.show(brought, catalog, today)
    found = asked_about(brought, catalog, today)
    parts.heading(words.BRING_ASK_TITLE)
    parts.status(what_is_left(len(found.questions), len(found.fixes)))
    st.markdown(words.BRING_ASK_ONLY)
    for at, question in enumerate(found.questions):
        changed = _question(brought, question, catalog, at)
        if changed is not None:
            return changed
    return _fixes(brought, found, catalog) if found.fixes else None


def what_is_left(questions: int, cells: int) -> str:
    """How many questions, and how many cells that only the person can write."""
    asked = words.BRING_ASK_LEFT.format(count=questions) if questions else words.BRING_ASK_NONE_LEFT
    return f"{asked} {words.BRING_CELLS_LEFT.format(count=cells) if cells else ''}".rstrip()


def ready(brought: Brought, catalog: Catalog, today: date) -> OwnList | None:
    """The list, where nothing is left to ask; raises BadData for a file that has no center."""
    if brought.mapping is None:
        return None
    found = asked_about(brought, catalog, today)
    return as_list(brought, found, catalog, today) if found.is_done else None


# ---- one question a cause


def _question(brought: Brought, question: Question, catalog: Catalog, at: int) -> Brought | None:
    with st.container(border=True, key=f"ask-{at}"):
        text, texts = words.table("BRING_ASK")[question.cause], {item.text for item in question.items}
        column = _called(question.items[0], catalog)
        said = {"text": either(sorted(map(as_found, texts))), "column": column, "detail": question.detail}
        st.markdown(parts.plain(text.format(count=len(question.items), **said)))
        is_which = question.cause == "which"
        if not is_which:
            parts.draw(parts.bullets(examples(question, catalog)))
        for way in range(question.ways):
            looks: Literal["primary", "secondary"] = "primary" if way == 0 and not is_which else "secondary"
            if st.button(_way(question, way, catalog), key=f"ask.{question.key}.{way}", type=looks):
                return brought.choosing(question.key, way)
        looking = st.checkbox(words.BRING_ASK_EACH, key=f"ask.{question.key}.each")
        return _each(brought, question, catalog) if looking else None


def examples(question: Question, catalog: Catalog) -> list[str]:
    """The first cell of each way to write it, as only what was shown can be agreed to, and how many more."""
    different: dict[object, Item] = {}
    for item in question.items:
        different.setdefault((item.column, item.text.casefold(), item.readings, item.what), item)
    ways: dict[object, Item] = {}
    for item in different.values():
        ways.setdefault((item.text.casefold(), *_readings(item, catalog), item.what), item)
    more = len(ways) - _EXAMPLES
    rest = [words.BRING_ASK_MORE.format(count=more)] if more > 0 else []
    return [*(_before_after(item, catalog) for item in islice(ways.values(), _EXAMPLES)), *rest]


def _row(item: Item) -> str:
    """Where a cell is: its row, and the center in it."""
    name = as_found(item.name).strip("'")
    return (words.BRING_ROW_OF if name else words.BRING_ROW).format(row=item.number, name=name)


def _called(item: Item, catalog: Catalog) -> str:
    return heading_of(columns_here(catalog), item.column)


def _way(question: Question, way: int, catalog: Catalog) -> str:
    if question.cause == "which":
        return parts.plain(_meaning(question.items[0], catalog)[question.items[0].readings[way]])
    own = words.table("BRING_ASK_WAYS").get(f"{question.cause}_{way}")
    return (own or words.BRING_ASK_YES).format(count=len(question.items))


def _meaning(item: Item, catalog: Catalog) -> dict[str, str]:
    """What each word of a cell's column means; empty where all can be written."""
    column = next((each for each in columns_here(catalog) if each.id == item.column), None)
    return {word: column.means.get(word, word) for word in column.words} if column else {}


def _readings(item: Item, catalog: Catalog) -> list[str]:
    """What a cell may be read as, in words that people know."""
    plain = {"yes": "yes", "no": "no", UNKNOWN: UNKNOWN}
    shown = {word: f"'{meaning}'" for word, meaning in (_meaning(item, catalog) | plain).items()}
    shown[LEAVE_OUT] = words.BRING_ASK_LEFT_OUT
    return [shown.get(each, as_found(each)) for each in item.readings]


def _before_after(item: Item, catalog: Catalog) -> str:
    if item.what:
        return item.what
    heading, shown = _called(item, catalog), _readings(item, catalog)
    if item.text and item.text == item.readings[0] and len(shown) > 1:
        one, other = shown[:2]
        return words.BRING_ASK_DIFFERS.format(row=_row(item), column=heading, one=one, other=other)
    before, after = as_found(item.text) if item.text else words.BRING_ASK_EMPTY, " / ".join(shown)
    said = words.BRING_ASK_STAYS if before == after else words.BRING_ASK_CELL
    return said.format(row=_row(item), column=heading, before=before, after=after)


def _each(brought: Brought, question: Question, catalog: Catalog) -> Brought | None:
    items = question.items[:_AT_A_TIME]
    typed: dict[tuple[int, str], str] = {}
    with st.form(f"each.{question.key}", border=False):
        for item in items:
            which = question.cause == "which"
            label = _which(item, catalog) if which else _before_after(item, catalog)
            key = f"each.{question.key}.{item.row}.{item.column}"
            if LEAVE_OUT in item.readings:
                out = st.checkbox(parts.plain(label), key=key)
                typed[item.row, item.column] = LEAVE_OUT if out or not item.text else item.text
            elif which:
                typed[item.row, item.column] = _choose(label, item, catalog, key)
            else:
                typed[item.row, item.column] = st.text_input(parts.plain(label), item.readings[0], key=key)
        label = words.BRING_ASK_TAKE.format(count=len(items))
        taken = st.form_submit_button(label, key=f"take.{question.key}")
    return brought.typing(typed) if taken else None


# ---- the cells that only the person can write


def _fixes(brought: Brought, found: Checked, catalog: Catalog) -> Brought | None:
    parts.heading(words.FIX_TITLE.format(count=len(found.fixes)))
    typed: dict[tuple[int, str], str] = {}
    with st.form("fix", border=False):
        for fixes in _same(found, catalog)[:_AT_A_TIME]:
            said = _write(fixes[0], len(fixes) - 1, catalog)
            typed |= {(fix.row, fix.column): said for fix in fixes}
        checked = st.form_submit_button(words.FIX_CHECK, key="fix.check", type="primary")
    if st.button(words.FIX_UNKNOWN.format(count=len(found.fixes)), key="fix.unknown"):
        no_name = {(fix.row, fix.column): LEAVE_OUT for fix in found.fixes if fix.column == "name"}
        return brought.typing({(fix.row, fix.column): UNKNOWN for fix in found.fixes} | no_name)
    return brought.typing(typed) if checked else None


def _same(found: Checked, catalog: Catalog) -> list[list[Item]]:
    """The cells that are written once: those of a column with the same in them, unless they are texts."""
    texts = {column.id for column in columns_here(catalog) if column.kind == "text"}
    same: dict[object, list[Item]] = {}
    for fix in found.fixes:
        same.setdefault((fix.column, fix.text, fix.column in texts and fix.row), []).append(fix)
    return [*same.values()]


def _write(fix: Item, others: int, catalog: Catalog) -> str:
    """Ask for one cell, and so many others with the same in them."""
    heading, key = _called(fix, catalog), f"fix.{fix.row}.{fix.column}"
    if _meaning(fix, catalog):
        return _choose(_which(fix, catalog), fix, catalog, key)
    label = words.FIX_CELL.format(row=_row(fix), column=heading, what=fix.what, remedy=fix.remedy)
    if others:
        label = f"{label} {words.FIX_SAME.format(count=others)}"
    return st.text_input(parts.plain(label), fix.text, key=key)


def _which(item: Item, catalog: Catalog) -> str:
    return words.FIX_CHOOSE.format(row=_row(item), column=_called(item, catalog), text=as_found(item.text))


def _choose(label: str, item: Item, catalog: Catalog, key: str) -> str:
    """One of the words for a cell; what is in it until one is chosen."""
    means = _meaning(item, catalog)
    shown = {word: parts.plain(meaning) for word, meaning in means.items()}
    picked = st.selectbox(
        parts.plain(label), list(shown), None, shown.__getitem__, key=key, placeholder=words.FIX_OPEN
    )
    return picked or item.text
