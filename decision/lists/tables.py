"""How rows of cells become a table: what is blank is passed over, what cannot be a center is told."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

from decision.lists.findings import Findings, as_found
from decision.lists.headers import HEAD_ROWS, Header, Record, find_header, normalized, second_header
from decision.lists.hidden_characters import LOST, named, without
from decision.lists.problems import Row, Table

MOST_ROWS = 20_000
MOST_CHARACTERS = 2_000  # in one cell
MOST_UNNAMED = 20  # columns without a name that are told one by one
_LAST_ROW = 1_048_576  # of a spreadsheet; what goes on behind it is blank rows without end
_SUMS = {"total", "totals", "grand total", "subtotal", "sum", "average", "mean", "median", "count"}


def table_of(
    records: Iterable[Record], known: Collection[str], findings: Findings, *, ragged: bool = False
) -> tuple[Header, Table | None]:
    """The header, and the table unless its columns cannot be told apart; raises BadData to stop early.

    `ragged`: a workbook has no separators that could have shifted, so a row may end before the header does.
    """
    filled = filled_rows(records, findings)
    head = list(islice(filled, HEAD_ROWS))
    header = find_header(head, known, findings)
    head = [record for record in head if record[0] >= header.row]
    body = _Body(header, findings, ragged=ragged)
    second = second_header(head, header, known, findings)
    for number, cells in chain(head[1:], filled):
        if number == second:
            body.left_out += 1
        else:
            body.add(number, cells)
    body.tell_sums()
    columns = [column for column in header.columns if column]
    if body.unnamed or len({*columns}) < len(columns):
        body.tell_unnamed()
        return header, None
    headings = {c: h for c, h in zip(header.columns, header.headings, strict=True) if c}
    return header, Table(findings.file, tuple(columns), tuple(body.rows), body.left_out, headings, header.row)


def filled_rows(records: Iterable[Record], findings: Findings) -> Iterator[Record]:
    """The rows that are not blank; raises BadData at the first that is one too many."""
    count = -1  # the header is not one of the centers
    for number, cells in records:
        joined = "".join(cells)
        if joined and not joined.isspace():
            count += 1
            yield number, cells
        if count > MOST_ROWS or number > _LAST_ROW:
            what = f"The file has more than {MOST_ROWS:,} rows, which is the most that can be read."
            raise findings.refusal(what, "Split it by state or region, and use one part at a time.")


class _Body:
    """The rows below the header, checked one after another."""

    def __init__(self, header: Header, findings: Findings, *, ragged: bool) -> None:
        self.header = header
        self.findings = findings
        self.ragged = ragged
        self.rows: list[Row] = []
        self.left_out = 0
        self.unnamed: dict[
            int, tuple[int, str]
        ] = {}  # a column without heading: its first cell with something in it
        self._width = len(header.headings)
        self._kept = [index for index, column in enumerate(header.columns) if column]
        self._gaps = [index for index, column in enumerate(header.columns) if not column]
        self._columns = tuple(column for column in header.columns if column)
        self._same: dict[str, str] = {}

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Keep a row, or tell what is wrong with it."""
        joined = "".join(cells)
        if not joined.isprintable() or LOST in joined:
            cells = [self._seen(number, index, cell) for index, cell in enumerate(cells)]
        if len(joined) > MOST_CHARACTERS:
            self._tell_long(number, cells)
        # The same few words stand in most cells: each is kept once.
        same = self._same.setdefault
        cells = [same(cell, cell) for cell in map(str.strip, cells)]
        if len(cells) != self._width:
            fitted = self._fitted(number, cells)
            if fitted is None:
                self.left_out += 1
                return
            cells = fitted
        if self._gaps:
            self._note_gaps(number, cells)
            cells = [cells[index] for index in self._kept]
        if cells and self._repeats(cells):
            remedy = "Delete the row; one header at the top is enough."
            self.findings.wrong("This row repeats the column names.", remedy, number)
            self.left_out += 1
            return
        self.rows.append(Row(number, dict(zip(self._columns, cells, strict=True))))

    def tell_sums(self) -> None:
        """Tell of rows at the end that sum up the others."""
        while self.rows:
            row = self.rows[-1]
            first = next((cell for cell in row.cells.values() if cell), "")
            if first.rstrip(" :").casefold() not in _SUMS:
                return
            what = f"The list ends with a row that begins with {as_found(first)}, so it is not a center."
            self.findings.wrong(what, "Delete the row.", row.number)
            self.rows.pop()
            self.left_out += 1

    def tell_unnamed(self) -> None:
        """Tell of each column that has cells and no heading."""
        if len(self.unnamed) > MOST_UNNAMED:
            what = f"{len(self.unnamed):,} columns have no name, and cells in them."
            self.findings.wrong(what, "Name them or delete them.", self.header.row)
            return
        for index, (row, cell) in sorted(self.unnamed.items()):
            remedy = f"Name it or delete the column; row {row} has {as_found(cell)} in it."
            self.findings.wrong(f"Column {index + 1} has no name.", remedy, self.header.row)

    def _seen(self, number: int, index: int, cell: str) -> str:
        place = number, self.header.heading(index)
        if name := named(cell):
            what = f"{as_found(without(cell))} holds a character that cannot be seen: {name}."
            self.findings.wrong(what, "Type the cell anew, without copying it.", *place)
        if LOST in cell:
            what = f"A letter was lost in {as_found(without(cell))}."
            self.findings.wrong(what, f"Write the right letter in place of {LOST}.", *place)
        return without(cell)

    def _tell_long(self, number: int, cells: Sequence[str]) -> None:
        for index, cell in enumerate(cells):
            if len(cell) > MOST_CHARACTERS:
                what = f"The cell has {len(cell):,} characters, and {MOST_CHARACTERS:,} can be read."
                self.findings.wrong(what, "Make it shorter.", number, self.header.heading(index))

    def _fitted(self, number: int, cells: list[str]) -> list[str] | None:
        """The row as wide as the header, without empty cells behind it; None after telling that it is not."""
        count = len(cells)
        while len(cells) > self._width and not cells[-1]:
            cells.pop()
        if len(cells) > self._width and (self.ragged or len(cells) <= self.header.written):
            for index in range(self._width, len(cells)):
                if cells[index]:
                    self._note_unnamed(index, number, cells[index])
            cells = cells[: self._width]
        if len(cells) < self._width and self.ragged:
            cells += [""] * (self._width - len(cells))
        if len(cells) == self._width:
            return cells
        found = len(cells) if len(cells) > self._width else count
        what = f"The row has {found} cells and the header has {self._width}."
        remedy = "Add or remove cells until they match; put quotes around a cell that has a comma in it."
        self.findings.wrong(what, remedy, number)
        return None

    def _note_gaps(self, number: int, cells: Sequence[str]) -> None:
        for index in self._gaps:
            if cells[index]:
                self._note_unnamed(index, number, cells[index])

    def _note_unnamed(self, index: int, number: int, cell: str) -> None:
        self.unnamed.setdefault(index, (number, cell))

    def _repeats(self, cells: Sequence[str]) -> bool:
        if len(self._columns) < 2 or normalized(cells[0]) != self._columns[0]:
            return False
        same = sum(normalized(c) == column for c, column in zip(cells, self._columns, strict=True))
        return 2 * same >= sum(1 for cell in cells if cell) and same > 1
