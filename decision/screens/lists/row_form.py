"""One center of the list as a form: every column, with the checks that a file has."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.catalog.rows import cells_of, read_row
from decision.lists.columns import ENROLLED, GIVES, PLAIN, Column
from decision.lists.problems import Problem
from decision.lists.spelling import UNKNOWN
from decision.method.providers import Provider, by_name
from decision.person.narrowing import MOST, Narrow, narrowed
from decision.person.own_lists import OwnList, as_own
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.wording import words

_Group: TypeAlias = tuple[str, tuple[Column, ...]]
"""Columns that are together in the form, under a title."""


def show(catalog: Catalog, today: date) -> tuple[OwnList, str] | None:
    """Draw it. What a tap made of the list, and the sentence that says so; None where nothing changed."""
    parts.heading(words.LIST_CHANGE_TITLE)
    st.markdown(words.LIST_CHANGE)
    center = _picked(catalog)
    st.button(words.LIST_ADD, key="row.add", on_click=_open_new)
    adding = session.is_on(Key.ROW_ADDING)
    if not adding and center is None:
        return None
    now = as_own(catalog)
    if adding or center is None:
        cells = {column.id: UNKNOWN for column in catalog.columns} | {"id": now.free_id, "name": ""}
        return _form(catalog, now, cells, today)
    changed = _form(catalog, now, cells_of(center, catalog), today)
    if st.button(words.LIST_REMOVE, key=f"row.remove.{center.id}"):
        _close()
        return now.without_center(center.id), words.LIST_REMOVED.format(name=center.name)
    return changed


def _picked(catalog: Catalog) -> Provider | None:
    centers = catalog.providers
    if session.take(Key.ROW_CLOSED, default=False):
        session.put(Key.ROW_WHICH, None)  # if it were forgotten, the page would go on showing it
    if len(centers) > MOST:
        search = st.text_input(words.LIST_SEARCH, key="row.search", max_chars=60)
        centers = narrowed(catalog, Narrow(name=search), "").left if search.strip() else ()
        st.markdown(words.LIST_SEARCH_MANY.format(count=len(centers)))
    names = {each.id: each.name for each in sorted(centers, key=by_name)[:MOST]}
    picked = parts.pick(words.TELL_CENTER, words.TELL_CENTER_OPEN, names, Key.ROW_WHICH) if names else None
    return catalog.provider(picked or "")


def _open_new() -> None:
    _close()
    session.put(Key.ROW_ADDING, value=True)


def _close() -> None:
    session.forget(Key.ROW_ADDING)
    session.put(Key.ROW_CLOSED, value=True)


def _form(
    catalog: Catalog, now: OwnList, cells: Mapping[str, str], today: date
) -> tuple[OwnList, str] | None:
    id = cells["id"]
    with st.form(f"row.{id}"):
        typed = {"id": id}
        (_, first), *others = _groups(catalog)
        typed |= _asked(first, cells)
        for title, columns in others:
            with st.expander(parts.plain(title)):
                typed |= _asked(columns, cells)
        kept = st.form_submit_button(words.LIST_KEEP, key=f"row.keep.{id}", type="primary")
        closed = st.form_submit_button(words.LIST_CANCEL, key=f"row.cancel.{id}")
    if closed:
        _close()
        session.put(Key.FOCUS, "row-add")
        st.rerun()
    found = read_row(typed, catalog, today=today) if kept else []
    if isinstance(found, list):
        _tell(catalog, found)
        return None
    _close()
    return now.with_center(found), words.LIST_KEPT_ONE.format(name=found.name)


def _asked(columns: Sequence[Column], cells: Mapping[str, str]) -> dict[str, str]:
    return {each.id: _ask(each, cells[each.id], f"row.{cells['id']}.{each.id}") for each in columns}


def _groups(catalog: Catalog) -> list[_Group]:
    """The columns but for the id, which people need not see, in groups as they belong together.

    The first is what a center cannot do without; the others are behind a tap.
    """
    by_id = {column.id: column for column in catalog.columns}
    given = [id for id in by_id if id.startswith((GIVES, ENROLLED))]
    groups: list[tuple[str, list[str]]] = [(words.LIST_MEDICINE_COLUMNS, given)] if given else []
    groups += [(factor.label, [each.id for each in factor.indicators]) for factor in catalog.factors]
    first = ("", [id for id in PLAIN if id != "id"])
    return [(title, tuple(by_id[id] for id in ids if id in by_id)) for title, ids in (first, *groups)]


def _ask(column: Column, cell: str, key: str) -> str:
    label = parts.plain(column.label)
    if not column.words:
        return st.text_input(label, cell, key=key, help=parts.plain(column.explains) or None)
    at = column.words.index(cell) if cell in column.words else len(column.words) - 1
    means = column.means if column.id == "site_type" else {}
    picked = st.selectbox(label, column.words, at, lambda word: means.get(word, word), key=key)
    return picked or UNKNOWN


def _tell(catalog: Catalog, problems: Sequence[Problem]) -> None:
    headings = {column.id: column.heading for column in catalog.columns}
    wrong = words.LIST_WRONG.format(count=len(problems))
    parts.status(parts.announcement(wrong) if problems else "")
    named = ((headings.get(each.place.column or "", ""), each) for each in problems)
    lines = [words.LIST_WRONG_AT.format(heading=at, what=each.what, remedy=each.remedy) for at, each in named]
    parts.draw(parts.bullets(lines) if lines else "")
