"""What is wrong with one file as a whole, and how cells and names are written in a sentence on it."""

from decision.lists.problems import BadData, Place, Problem, Problems

NO_TABLE = "This is not a file with a table."
_MOST_QUOTED = 60


class Findings:
    """The one collector of problems, for one file: places in it are given by row and column."""

    def __init__(self, file: str, problems: Problems | None = None) -> None:
        self.file = file
        self.problems = Problems() if problems is None else problems

    def wrong(self, what: str, remedy: str, row: int | None = None, column: str | None = None) -> None:
        """Keep a problem."""
        self.problems.wrong(Place(self.file, row, column), what, remedy)

    def note(self, what: str, remedy: str, row: int | None = None, column: str | None = None) -> None:
        """Keep a note; whoever calls this does so once a file or once a column."""
        self.problems.note(Place(self.file, row, column), what, remedy)

    def refusal(self, what: str, remedy: str, row: int | None = None) -> BadData:
        """An error to raise where reading on makes no sense: this one problem is then told alone."""
        return BadData([Problem(Place(self.file, row), what, remedy)])


def as_found(text: str) -> str:
    """A cell in quotes for a sentence: on one line, and cut short where it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _MOST_QUOTED else f"'{line[:_MOST_QUOTED]}…'"


def listed(names: list[str], most: int = 5) -> str:
    """'a', 'a and b', 'a, b and 7 more'."""
    shown = names[:most] if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1:,} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
