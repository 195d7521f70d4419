"""What reading one file finds: problems that make it unusable, and notes of what is read not as written."""

from decision.lists.problems import BadData, Place, Problem

# A file with more mistakes than this is told these and how many more there are: nobody reads further.
MOST_TOLD = 1_000
NO_TABLE = "This is not a file with a table."
_MOST_QUOTED = 60


class Findings:
    """The problems and notes of one file, counted to the last and kept up to a number that fits in memory."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.untold = 0

    def wrong(self, what: str, remedy: str, row: int | None = None, column: str | None = None) -> None:
        """Keep a problem, or only count it where there are too many."""
        if len(self.problems) < MOST_TOLD:
            self.problems.append(Problem(Place(self.file, row, column), what, remedy))
        else:
            self.untold += 1

    def note(self, what: str, remedy: str, row: int | None = None, column: str | None = None) -> None:
        """Keep a note; whoever calls this does so once a file or once a column."""
        self.notes.append(Problem(Place(self.file, row, column), what, remedy))

    def refusal(self, what: str, remedy: str, row: int | None = None) -> BadData:
        """An error to raise where reading on makes no sense: this one problem is then told alone."""
        return BadData([Problem(Place(self.file, row), what, remedy)])

    def all_problems(self) -> list[Problem]:
        """The problems that were kept, and at the end how many were not."""
        if not self.untold:
            return self.problems
        what = f"There {'is 1 more mistake' if self.untold == 1 else f'are {self.untold:,} more mistakes'}."
        remedy = "Correct those that are named first; the others are named then."
        return [*self.problems, Problem(Place(self.file), what, remedy)]


def as_found(text: str) -> str:
    """A cell in quotes for a sentence: on one line, and cut short where it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= _MOST_QUOTED else f"'{line[:_MOST_QUOTED]}…'"


def listed(names: list[str], most: int = 5) -> str:
    """'a', 'a and b', 'a, b and 7 more'."""
    shown = names[:most] if len(names) <= most else [*names[: most - 1], f"{len(names) - most + 1:,} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
