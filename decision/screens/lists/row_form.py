"""One center of the list as a form: every column, with the checks that a file has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.catalog.rows import cells_of, columns_of, read_row
from decision.lists.columns import ENROLLED, GIVES, PLAIN, Column
from decision.lists.problems import Problem
from decision.lists.spelling import UNKNOWN
from decision.method.providers import Provider, by_name
from decision.person.narrowing import MOST, Narrow, narrowed
from decision.person.own_lists import OwnList, as_own
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.wording import words
from decision.wording.language import number

_AFTER = ("checked_on", "source")


@dataclass(frozen=True)
class _Heap:
    """Columns that are together in the form, under a title."""

    title: str
    columns: tuple[Column, ...]


def show(catalog: Catalog, today: date) -> tuple[OwnList, str] | None:
    """Draw it. What a tap made of the list, and the sentence that says so; None where nothing changed."""
    st.header(words.LIST_CHANGE_TITLE, anchor=False)
    st.markdown(words.LIST_CHANGE)
    center = _picked(catalog)
    st.button(words.LIST_ADD, key="row.add", on_click=_open_new)
    adding = session.is_on(Key.ROW_ADDING)
    if not adding and center is None:
        return None
    now = as_own(catalog)
    if adding or center is None:
        cells = {column.id: UNKNOWN for column in columns_of(catalog)} | {"id": now.free_id, "name": ""}
        return _form(catalog, now, cells, today)
    changed = _form(catalog, now, cells_of(center, catalog), today)
    if st.button(words.LIST_REMOVE, key=f"row.remove.{center.id}"):
        _close()
        return now.without_center(center.id), words.LIST_REMOVED.format(name=center.name)
    return changed


def _picked(catalog: Catalog) -> Provider | None:
    centers = catalog.providers
    if len(centers) > MOST:
        search = st.text_input(words.LIST_SEARCH, key="row.search", max_chars=60)
        centers = narrowed(catalog, Narrow(name=search), "").left if search.strip() else ()
        st.markdown(words.LIST_SEARCH_MANY.format(count=number(len(centers))))
    names = {each.id: each.name for each in sorted(centers, key=by_name)[:MOST]}
    picked = parts.pick(words.TELL_CENTER, words.TELL_CENTER_OPEN, names, Key.ROW_WHICH) if names else None
    return catalog.provider(picked or "")


def _open_new() -> None:
    _close()
    session.put(Key.ROW_ADDING, value=True)


def _close() -> None:
    session.forget(Key.ROW_ADDING, Key.ROW_WHICH)


def _form(
    catalog: Catalog, now: OwnList, cells: Mapping[str, str], today: date
) -> tuple[OwnList, str] | None:
    id = cells["id"]
    with st.form(f"row.{id}"):
        typed = {"id": id}
        first, *others = _heaps(catalog)
        typed |= _asked(first, cells)
        for heap in others:
            with st.expander(parts.plain(heap.title)):
                typed |= _asked(heap, cells)
        kept = st.form_submit_button(words.LIST_KEEP, key=f"row.keep.{id}", type="primary")
        closed = st.form_submit_button(words.LIST_CANCEL, key=f"row.cancel.{id}")
    if closed:
        _close()
        st.rerun()
    if not kept:
        return None
    found = read_row(typed, catalog, today=today)
    if isinstance(found, list):
        _tell(catalog, found)
        return None
    _close()
    return now.with_center(found), words.LIST_KEPT_ONE.format(name=found.name)


def _asked(heap: _Heap, cells: Mapping[str, str]) -> dict[str, str]:
    """What was typed for the columns of a heap."""
    return {
        column.id: _ask(column, cells[column.id], f"row.{cells['id']}.{column.id}") for column in heap.columns
    }


def _heaps(catalog: Catalog) -> tuple[_Heap, ...]:
    """The columns but for the id, which people need not see, in heaps as they belong together.

    The first is what a center cannot do without; the others are behind a tap.
    """
    columns = columns_of(catalog)
    by_id = {column.id: column for column in columns}
    given = tuple(column for column in columns if column.id.startswith((GIVES, ENROLLED)))
    return (
        _Heap("", tuple(by_id[id] for id in PLAIN if id != "id")),
        *([_Heap(words.LIST_MEDICINE_COLUMNS, given)] if given else []),
        *(
            _Heap(factor.label, tuple(by_id[each.id] for each in factor.indicators if each.id in by_id))
            for factor in catalog.factors
        ),
    )


def _ask(column: Column, cell: str, key: str) -> str:
    label = parts.plain(f"{column.heading} ({column.unit})" if column.unit else column.heading)
    if not column.words:
        return st.text_input(label, cell, key=key, help=parts.plain(column.explains) or None)
    words_of = list(column.words)
    at = words_of.index(cell) if cell in words_of else len(words_of) - 1
    picked = st.selectbox(label, words_of, at, format_func=lambda word: _word(column, word), key=key)
    return picked or UNKNOWN


def _word(column: Column, word: str) -> str:
    return column.means.get(word, word) if column.id == "site_type" else word


def _tell(catalog: Catalog, problems: Sequence[Problem]) -> None:
    headings = {column.id: column.heading for column in columns_of(catalog)}
    parts.status(words.LIST_WRONG.format(count=number(len(problems))))
    lines = [
        words.LIST_WRONG_AT.format(
            heading=headings.get(each.place.column or "", ""), what=each.what, remedy=each.remedy
        )
        for each in problems
    ]
    parts.draw(parts.bullets(lines))
