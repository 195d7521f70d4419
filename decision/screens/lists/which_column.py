"""Which column of a file is which of ours: our guess, some of its cells, and the person's word."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from decision.catalog.catalog import Catalog
from decision.lists.mapping import LEFT_OUT, Guess, used
from decision.lists.problems import as_found
from decision.lists.tables import Block
from decision.person.own_lists import Brought, columns_here, guessed
from decision.screens.frame import parts
from decision.wording import words
from decision.wording.language import apart, listed

_CELLS = 3  # of a column, those that are shown
_AT_A_TIME = 20  # rows that are left out


def show(brought: Brought, catalog: Catalog, today: date) -> Brought | None:
    """Draw it. What a tap made of the file; None where nothing changed."""
    parts.heading(words.MAP_TITLE)
    block = brought.block
    if len(brought.blocks) > 1:
        names, key = [_name(each) for each in brought.blocks], f"bring.table.{brought.name}"
        label, which = words.MAP_TABLE.format(count=len(names)), range(len(names))
        at = st.selectbox(label, which, brought.at, names.__getitem__, key=key)
        if at is not None and at != brought.at:
            return replace(brought, at=at)
    said, doubted = st.container(), st.container()
    agreeing = {"bring.agree": st.container()}
    guess = guessed(brought, catalog, today)
    columns = sorted(columns_here(catalog), key=lambda column: column.id == "id")  # which hardly any file has
    labels = {LEFT_OUT: str(words.MAP_LEAVE_OUT)} | {column.id: column.label for column in columns}
    explains = {column.id: column.explains for column in columns}
    others = sum(not _is_doubtful(each) for each in guess)
    is_open = "name" not in {each.column for each in guess}
    title = words.MAP_OTHERS.format(count=others)
    sure = st.expander(title, expanded=is_open, key="bring.others") if others else doubted
    mapping: list[str] = []
    for at, each in enumerate(guess):
        with doubted if _is_doubtful(each) else sure:
            mapping.append(_column(block, at, each, labels, explains))
    twice = sorted({labels[id] for id in mapping if id and mapping.count(id) > 1})
    if others:  # where the eye is, once it has gone over them
        agreeing["bring.agree.below"] = sure
    with said:
        _summary(brought, guess, mapping, labels)
    wrong = words.MAP_TWICE.format(names=listed(twice)) if twice else ""
    if "name" not in mapping:
        wrong = words.MAP_NO_NAME
    for key, place in agreeing.items():
        with place:
            agree = st.button(words.MAP_AGREE, key=key, type="primary")
            if agree and not wrong:
                return replace(brought, mapping=tuple(mapping))
            parts.status(parts.announcement(wrong) if agree else "")
    return None


def _name(block: Block) -> str:
    rows = words.MAP_TABLE_NAME.format(
        row=block.header or block.numbers[0] if block.numbers else 1, count=len(block.rows)
    )
    return f"{block.sheet}: {rows}" if block.sheet else rows


def _summary(
    brought: Brought, guess: Sequence[Guess], mapping: Sequence[str], labels: Mapping[str, str]
) -> None:
    """What is left out is said first, then what we are sure of, and which guesses to check, that follow."""
    block, kept = brought.block, set(used(mapping))
    unused = [as_found(_heading(block, at)) for at in range(len(mapping)) if at not in kept]
    lines: list[str] = []
    if unused:
        lines.append(words.MAP_UNUSED.format(unused=len(unused), count=len(mapping), names=listed(unused)))
    named = [as_found(_heading(block, at)) for at in range(len(mapping))]
    certain = [at for at in sorted(kept) if not _is_doubtful(guess[at]) and mapping[at] == guess[at].column]
    if certain:
        pairs = [words.MAP_SURE_ONE.format(heading=named[at], column=labels[mapping[at]]) for at in certain]
        lines.append(words.MAP_SURE_OF.format(columns=apart(pairs)))
    lines += [
        words.MAP_ROW_LEFT_OUT.format(
            row=each.row, why=words.table("BRING_LEFT_OUT")[each.why], text=as_found(each.text)
        )
        for each in block.left_out[:_AT_A_TIME]
    ]
    lines += [f"{note.what} {note.remedy}" for note in brought.notes]
    doubtful = [at for at, each in enumerate(guess) if _is_doubtful(each) and mapping[at] == each.column]
    if doubtful:
        lines.append(words.MAP_LOOK.format(names=listed([named[at] for at in doubtful])))
    parts.draw(parts.bullets(lines) if lines else "")
    st.markdown(words.MAP_INTRO)


def _heading(block: Block, at: int) -> str:
    return block.headings[at] or words.MAP_NO_HEADING.format(column=at + 1)


def _is_doubtful(guess: Guess) -> bool:
    return guess.sure in ("likely", "unlike", "unsure")


def _column(
    block: Block, at: int, guess: Guess, labels: Mapping[str, str], explains: Mapping[str, str]
) -> str:
    cells = [as_found(cell) for cell in dict.fromkeys(block.columns[at]) if cell][:_CELLS]
    seen = words.MAP_CELLS.format(cells=listed(cells)) if cells else words.MAP_NO_CELLS
    heading, key = parts.plain(_heading(block, at)), f"bring.map.{block.sheet}.{block.header}.{at}"
    ids, shown = list(labels), {id: parts.plain(label) for id, label in labels.items()}
    first = ids.index(guess.column)
    picked = st.selectbox(heading, ids, first, shown.__getitem__, key=key, persist_state="session")
    sure = words.table("MAP_SURE")[guess.sure or "none"] if picked == guess.column else ""
    means = words.MAP_MEANS.format(explains=explains[picked]) if picked and _is_doubtful(guess) else ""
    st.caption(parts.plain(" ".join(filter(None, [seen, sure, means]))))
    return picked or LEFT_OUT
