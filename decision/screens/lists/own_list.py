"""Your own list: a form to fill in, a file brought, what to check again, and the list saved."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.catalog.gaps import never_dated, stale
from decision.catalog.list_files import list_csv, list_xlsx, problems_csv, template_xlsx
from decision.lists.problems import BadData, Problem
from decision.lists.registry import is_registry
from decision.person.own_lists import Brought, OwnList, carried_over, opened, opened_file, registry_list
from decision.screens.drawing import facts
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.screens.lists import bringing, gap_pictures, row_form
from decision.screens.lists.current_list import opened_now, own, to_keep
from decision.wording import words
from decision.wording.language import day

_FIRST = 20  # of many problems, those that are shown; more are not read in one go
_NAMED = 10  # of many centers, those that are named
_MOST_MB = 50
_OPEN = "list-open"  # the part of the page on the list that is open
_CSV, _XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(shipped: Catalog, today: date) -> None:
    """Draw the whole screen. `shipped` has the list of the data folder."""
    catalog = opened_now(shipped)
    parts.title(words.LIST)
    _bring(shipped, catalog, today)
    if session.read(Key.LIST_BROUGHT, None) is not None:
        return  # what is below is about the list that is open, not about the file on its way
    parts.draw(facts.words_html(catalog, f"{words.LIST_SAVE_CSV} {words.LIST_BRING}"))
    _open_now(shipped, catalog)
    _get(catalog)
    if session.said().hides_names:
        st.markdown(words.LIST_NAMES_HIDDEN)
        return
    if own() is not None or not catalog.info.made_up:
        _check_again(catalog, today)
    changed = row_form.show(catalog, today)
    if changed is not None:
        _change(shipped, catalog, *changed)
    _save(catalog)


def take(shipped: Catalog, before: Catalog, now: OwnList | None, first: Sequence[str] = ()) -> None:
    """Open another list, or the shipped one; from another screen, before anything is drawn. Undone here."""
    session.put(Key.LIST_BEFORE, (*_earlier(), own()))
    _put(shipped, before, now, first)


def _put(shipped: Catalog, before: Catalog, now: OwnList | None, first: Sequence[str]) -> None:
    """Open another list, or the shipped one; keep what was said of centers that are on it too; say so."""
    said, after = session.said(), opened(shipped, now)
    carried = carried_over(said, before, after)
    session.keep(carried)
    session.put(Key.LIST_OWN, now)
    session.put(Key.LIST_OPENED, after)
    away = len(said.reported) - len(carried.reported)
    lines = [*first, words.LIST_PUT_AWAY.format(count=away) if away else ""]
    lines += [words.LIST_MUST_STAY] if said.wanted.on else []
    session.put(Key.LIST_SAID, tuple(filter(None, lines)))


def _change(shipped: Catalog, before: Catalog, now: OwnList | None, *first: str) -> None:
    take(shipped, before, now, first)
    _go_up()


def _go_up() -> None:
    session.put(Key.FOCUS, _OPEN)
    st.rerun()


def _undo(shipped: Catalog, before: Catalog) -> None:
    *earlier, last = _earlier()
    session.put(Key.LIST_BEFORE, tuple(earlier))
    _put(shipped, before, last, [words.LIST_UNDONE])
    _go_up()


def _earlier() -> tuple[OwnList | None, ...]:
    return session.read(Key.LIST_BEFORE, ())


def _open_now(shipped: Catalog, catalog: Catalog) -> None:
    name, count = catalog.info.name, len(catalog.providers)
    first, open_ = session.read(Key.LIST_SAID, ()), words.LIST_OPEN.format(name=name, count=count)
    is_new = session.read(Key.FOCUS, "") == _OPEN
    with st.container(key=_OPEN):
        parts.heading(words.LIST_OPEN_TITLE)
        # What is spoken is another one only after a tap that changed the list.
        heard = parts.spoken_again(next(iter(first), open_), len(_earlier()))
        parts.status(" ".join([*first, open_] if is_new else [open_]), heard)
        if own() is not None:
            on, to = words.GO_ON.format(title=words.MUST), (Key.GO_TO, "must-haves")
            st.button(on, key="list.go.on", type="primary", on_click=session.put, args=to)
    parts.focus_wanted()
    if _earlier() and st.button(words.LIST_UNDO, key="list.undo"):
        _undo(shipped, catalog)
    if own() is not None and st.button(words.LIST_BACK, key="list.back"):
        _change(shipped, catalog, None, words.LIST_WENT_BACK)
    mine = own()
    if mine is not None:
        if not to_keep(shipped):
            st.markdown(words.LIST_TOO_LONG)
            _save_csv(catalog, mine, "list.save.long")
        called = st.text_input(words.LIST_NAME, mine.name, key=f"list.name.{mine.name}", max_chars=80).strip()
        if called and called != mine.name:
            _change(shipped, catalog, replace(mine, name=called))
    if catalog.notes:
        with st.expander(words.LIST_NOTES_OF, key="list.notes"):
            _listed(catalog.notes, "notes")


def _get(catalog: Catalog) -> None:
    parts.heading(words.LIST_GET_TITLE)
    st.markdown(words.LIST_GET)
    make, name = partial(template_xlsx, catalog), "centers-to-fill-in.xlsx"
    _download(words.LIST_GET_XLSX, make, name, _XLSX, "get.xlsx")


def _download(label: str, make: Callable[[], bytes], name: str, mime: str, key: str) -> None:
    """A button for a file that is made only when it is asked for."""
    st.download_button(label, make, name, mime, key=key, on_click="ignore")


def _bring(shipped: Catalog, catalog: Catalog, today: date) -> None:
    dropped = session.read(Key.LIST_DROPPED, 0)
    file = st.file_uploader(words.LIST_FILE, key=f"list.file.{dropped}", max_upload_size=_MOST_MB)
    with st.expander(words.LIST_PASTE, key="list.paste"), st.form("list.pasting", border=False):
        pasted = st.text_area(words.LIST_PASTE_HERE, key="list.pasted")
        if st.form_submit_button(words.LIST_PASTE_READ, key="list.paste.read") and pasted.strip():
            _read(shipped, catalog, str(words.LIST_PASTED), pasted.encode(), today)
    if session.read(Key.LIST_BROUGHT, None) is None:
        st.markdown("\n\n".join([words.LIST_INTRO, words.LIST_KEPT, words.LIST_BRING]))
    if file is not None and session.read(Key.LIST_READ, None) != file.file_id:
        session.put(Key.LIST_READ, file.file_id)  # each file once, not on every tap after it
        with st.spinner(words.LIST_READING):
            _read(shipped, catalog, file.name, file.getvalue(), today)
    if problems := session.read(Key.LIST_PROBLEMS, ()):
        name, found = problems
        with st.container(key="list-problems"):
            parts.status(words.LIST_REFUSED.format(name=name, count=len(found)))
            _listed(found, "problems")
        if session.take(Key.LIST_NEW, default=False):
            parts.bring_up("st-key-list-problems")
    brought: Brought | None = session.read(Key.LIST_BROUGHT, None)
    if brought is not None:
        with st.container(key="list-bringing"):
            now = bringing.show(brought, shipped, today)
        if st.button(words.LIST_DROP, key="list.drop"):
            session.forget(Key.LIST_BROUGHT)
            session.put(Key.LIST_DROPPED, dropped + 1)
            session.put(Key.FOCUS, f"list-file-{dropped + 1}")  # as the browser has it
            st.rerun()
        if now is not None:
            _next(shipped, catalog, now, today)
        if session.take(Key.LIST_NEW, default=False):
            parts.bring_up("st-key-list-bringing")


def _read(shipped: Catalog, catalog: Catalog, name: str, content: bytes, today: date) -> None:
    session.forget(Key.LIST_PROBLEMS)
    session.forget(Key.LIST_BROUGHT)
    session.put(Key.LIST_NEW, value=True)
    kept = dict((own() or OwnList("", ())).mapping)
    try:
        if is_registry(content):
            _open(shipped, catalog, registry_list(name, content, shipped))
        else:
            _next(shipped, catalog, opened_file(name, content, shipped, kept), today)
    except BadData as bad:
        session.put(Key.LIST_PROBLEMS, (name, bad.problems))


def _next(shipped: Catalog, catalog: Catalog, now: Brought, today: date) -> None:
    """Go on with a file: the next stage of it, or the list where nothing is left to ask."""
    try:
        found = bringing.ready(now, shipped, today)
    except BadData as bad:
        session.put(Key.LIST_PROBLEMS, (now.name, bad.problems))
        session.forget(Key.LIST_BROUGHT)
        st.rerun()
    if found is not None:
        session.forget(Key.LIST_BROUGHT)
        _open(shipped, catalog, found)
    session.put(Key.LIST_BROUGHT, now)
    session.put(Key.LIST_NEW, value=True)
    st.rerun()


def _open(shipped: Catalog, catalog: Catalog, found: OwnList) -> None:
    notes = [words.LIST_NOTES] if found.notes else []
    _change(shipped, catalog, found, words.LIST_USED, words.LIST_USED_NEXT, *notes)


def _listed(found: Sequence[Problem], key: str) -> None:
    """The first few of many findings, each with its place and what to do, and a file with all of them."""
    parts.draw(parts.bullets([str(each) for each in found[:_FIRST]]))
    if len(found) > _FIRST:
        st.markdown(words.LIST_FIRST.format(shown=_FIRST))
    _download(words.LIST_SAVE_ALL, partial(problems_csv, found), f"{key}.csv", _CSV, f"list.save.{key}")


def _check_again(catalog: Catalog, today: date) -> None:
    parts.heading(words.LIST_STALE_TITLE)
    old, undated = stale(catalog.providers, today), never_dated(catalog.providers)
    if not old and not undated:
        st.markdown(words.LIST_STALE_NONE)
    if old:
        dated = ((each.name, day(each.checked_on or date.min)) for each in old)
        _named(words.LIST_STALE, [words.LIST_STALE_ONE.format(name=name, day=said) for name, said in dated])
    if undated:
        _named(words.LIST_UNDATED, [each.name for each in undated])
    with st.expander(words.LIST_GAPS, key="list.gaps", on_change="rerun") as gaps:
        if gaps.open:  # counted only when it is looked at: a long list takes a while
            parts.draw(gap_pictures.html(catalog))


def _named(title: str, names: Sequence[str]) -> None:
    more = len(names) - _NAMED
    rest = [words.LIST_STALE_MORE.format(count=more)] if more > 0 else []
    st.markdown(title.format(count=len(names)))
    parts.draw(parts.bullets([*names[:_NAMED], *rest]))


def _save(catalog: Catalog) -> None:
    parts.heading(words.LIST_SAVE_TITLE)
    st.markdown(words.LIST_SAVE)
    mine = own()
    make = partial(list_xlsx, catalog, mine.mapping if mine else {})
    with st.container(horizontal=True, key="list.save"):
        _download(words.LIST_SAVE_XLSX, make, "centers.xlsx", _XLSX, "save.xlsx")
        _save_csv(catalog, mine, "save.csv")


def _save_csv(catalog: Catalog, mine: OwnList | None, key: str) -> None:
    make = partial(list_csv, catalog, mine.mapping if mine else {})
    _download(words.LIST_SAVE_CSV, make, "centers.csv", _CSV, key)
