"""Reading a list as people make it, beside pandas on the same bytes, in one run.

    .venv/bin/python -m tests.benchmarks.lists

The lists have 47 columns, as many as a list of centers, of words and numbers. Both read every cell as text;
pandas tells nothing of what is wrong with a cell or was read otherwise, so the ratio is what that costs: the
aim is at most 4 times for CSV, 1.5 times for a workbook, and 250 MB. Ours is from the bytes to every cell
checked, with twins looked for and a row made for each center. A list with more rows than are allowed is
refused, while pandas reads it all. Times are of the processor, the least of five; memory is by how much the
most that the process ever held grew, each in a process of its own.
"""

import csv
import io
import multiprocessing
import random
import timeit
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

import pandas as pd
from openpyxl import Workbook

from decision.catalog.catalog import Catalog, load
from decision.catalog.list_files import list_csv
from decision.lists.columns import Column
from decision.lists.files import sheets_of
from decision.lists.problems import BadData, Problems
from decision.lists.questions import Replies, checked
from decision.lists.tables import MOST_ROWS, blocks_of
from decision.method.providers import Provider
from tests.conftest import read_list

DATA = Path(__file__).parents[2] / "data"
COLUMNS = 47
ROWS = 10_000
TOO_MANY = 100_000
REPEATS = 5
MOST_MEGABYTES = 250


def main() -> None:
    """Print time and memory of each list, ours and theirs, and the ratios."""
    print(f"pandas {pd.__version__}")
    few, many = _rows(ROWS), _rows(TOO_MANY)
    _report(f"CSV, {ROWS:,} rows", _csv(few), _read_csv, rows=ROWS, aim=4)
    _report(f"Excel, {ROWS:,} rows", _xlsx(few), _read_excel, rows=ROWS, aim=1.5)
    _report(f"CSV, {TOO_MANY:,} rows, refused", _csv(many), _read_csv, rows=0)
    catalog = load(DATA)
    centers = tuple(_center(catalog, number) for number in range(ROWS))
    whole = list_csv(replace(catalog, providers=centers))
    _report(f"CSV, {ROWS:,} centers, checked and made into centers", whole, _read_csv, ROWS, ours=_centers)
    assert MOST_ROWS < TOO_MANY


def _rows(count: int) -> list[list[str]]:
    chance = random.Random(count)
    words = ["yes", "no", "unknown", "partial", "ms_center"]
    header = [f"column_{number}" for number in range(COLUMNS)]
    return [header, *([f"Center {n}", *_cells(chance, words)] for n in range(count))]


def _center(catalog: Catalog, number: int) -> Provider:
    model = catalog.providers[number % len(catalog.providers)]
    return replace(model, id=f"center_{number}", name=f"Center {number}")


def _centers(content: bytes) -> int:
    return len(read_list("list", content, load(DATA), date(2026, 11, 21)).providers)


def _cells(chance: random.Random, words: list[str]) -> list[str]:
    return [
        chance.choice(words) if column % 3 else str(chance.randrange(9_999)) for column in range(COLUMNS - 1)
    ]


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _xlsx(rows: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for row in rows:
        page.append([int(cell) if cell.isdecimal() else cell for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _read_csv(content: bytes) -> int:
    return len(pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False))


def _read_excel(content: bytes) -> int:
    return len(pd.read_excel(io.BytesIO(content), engine="calamine", dtype=str, keep_default_na=False))


def _ours(content: bytes) -> int:
    """From bytes to every cell checked, as the page does it before it asks."""
    names = frozenset({"column 0", "column 1"})
    try:
        (block, *_) = blocks_of("list", sheets_of("list", content, names, Problems()), names)
    except BadData:
        return 0
    columns = [Column("name", "", "", required=True), *(Column(f"c{at}", "", "") for at in range(1, COLUMNS))]
    found = checked(block, [column.id for column in columns], columns, Replies(), None)
    return len(found.table.rows)


def _report(
    label: str,
    content: bytes,
    theirs: Callable[[bytes], int],
    rows: int,
    *,
    ours: Callable[[bytes], int] = _ours,
    aim: float | None = None,
) -> None:
    assert ours(content) == rows
    ours_time, their_time = (_seconds(partial(read, content)) for read in (ours, theirs))
    ours_peak, their_peak = (_megabytes(read, content) for read in (ours, theirs))
    at_most = f"; aim: at most {aim:g} times and {MOST_MEGABYTES} MB" if aim else ""
    print(f"\n{label}: {len(content) / 1e6:.1f} MB{at_most}")
    print(
        f"  seconds    ours {ours_time:7.2f}   pandas {their_time:7.2f}   {ours_time / their_time:5.2f} times"
    )
    print(
        f"  megabytes  ours {ours_peak:7.1f}   pandas {their_peak:7.1f}   {ours_peak / their_peak:5.2f} times"
    )


def _seconds(work: Callable[[], object]) -> float:
    return min(timeit.repeat(work, timer=process_time, number=1, repeat=REPEATS))


def _megabytes(read: Callable[[bytes], int], content: bytes) -> float:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_grown, (read, content))


def _grown(read: Callable[[bytes], int], content: bytes) -> float:
    # What is imported and loaded on the first use is no part of the work.
    little = _rows(1)
    if read is _centers:
        read(list_csv(load(DATA)))
    else:
        read(_xlsx(little) if read is _read_excel else _csv(little))
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the most so far is what is held now
    before = _most()
    read(content)
    return _most() - before


def _most() -> float:
    """The most memory that this process held at once, in megabytes; Linux alone says so."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1e3


if __name__ == "__main__":
    main()
