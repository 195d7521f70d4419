"""What is on the pages of a print: each line of words, where it is, and what cuts it off.

Reads the PDF that Chromium writes, whose parts are plain or packed with zlib; no other one.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from unicodedata import normalize

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)(?:\bstream\r?\n|\bendobj)", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-F]*)>|/(\w+)|(-?[\d.]+)|([A-Za-z*]+)")
_CODES = re.compile(rb"^<([0-9A-F]+)> (?:<([0-9A-F]+)> )?<((?:[0-9A-F]{4})+)>\r?$", re.MULTILINE)
_POINTS = 0.75  # a px
_CAPITAL, _LETTER = 0.66, 0.3  # how high a capital letter is, and how wide any letter at least, of the size
_SEEN = 2.0  # px: what shows less is for screen readers only


@dataclass(frozen=True)
class Box:
    """Where something is: from left and top, in px of a sheet."""

    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: "Box") -> "Box":
        """What of this is seen through another."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    @property
    def wide(self) -> float:
        return self.right - self.left

    @property
    def high(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True)
class Line:
    """Words that were set in one go: from the top of their capitals to their baseline, and what is seen."""

    page: int
    text: str
    box: Box
    seen: Box


def over(lines: list[Line]) -> list[str]:
    """Lines that are laid over each other."""
    found = []
    for one, other in combinations(lines, 2):
        both = one.box.within(other.box)
        if one.page == other.page and both.wide > _SEEN and both.high > min(one.box.high, other.box.high) / 4:
            found.append(f"page {one.page}: {one.text} / {other.text}")
    return found


def cut(lines: list[Line]) -> list[str]:
    """Lines of which a part is not seen: at the edge of the paper, or of what they are in."""
    return [
        f"page {line.page}: {line.text}"
        for line in lines
        if line.box.wide - line.seen.wide > _SEEN or line.box.high - line.seen.high > _SEEN
    ]


def lines(pdf: bytes) -> list[Line]:
    """All lines of words that are seen, page by page."""
    objects = {int(found[1]): (found[2], found.end()) for found in _OBJECT.finditer(pdf)}
    fonts = {
        number: _letters(pdf, objects, head) for number, (head, _) in objects.items() if b"/ToUnicode" in head
    }
    pages = [head for head, _ in objects.values() if re.search(rb"/Type /Page\b", head)]
    return [
        line
        for page, head in enumerate(pages, start=1)
        for line in _page(page, _stream(pdf, objects, head, b"Contents"), head, fonts)
    ]


def _stream(pdf: bytes, objects: dict[int, tuple[bytes, int]], head: bytes, name: bytes) -> bytes:
    """What is in the object that is named."""
    named = re.search(name + rb" (\d+) 0 R", head)
    if not named:
        return b""
    _, start = objects[int(named[1])]
    return zlib.decompressobj().decompress(pdf[start:])


def _letters(pdf: bytes, objects: dict[int, tuple[bytes, int]], head: bytes) -> dict[int, str]:
    """The letters of a font, by the number that stands for each."""
    found = {}
    for first, last, text in _CODES.findall(_stream(pdf, objects, head, b"ToUnicode")):
        letters = bytes.fromhex(text.decode()).decode("utf-16-be")
        for step in range(int(last or first, 16) - int(first, 16) + 1):
            found[int(first, 16) + step] = letters[:-1] + chr(ord(letters[-1]) + step)
    return found


def _page(page: int, content: bytes, head: bytes, fonts: dict[int, dict[int, str]]) -> Iterator[Line]:
    names = {name.decode(): fonts[int(number)] for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", head)}
    ends = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", head)[0]
    place = _Place(Box(0, 0, *(float(end) / _POINTS for end in ends)))
    pen = _Pen()
    given: list[str] = []
    for code, name, number, what in _TOKEN.findall(content):
        if not what:
            given.append((code or name or number).decode())
            continue
        place.follow(what, given)
        pen.follow(what, given, names)
        if what == b"ET" and (line := pen.line(page, place)):
            yield line
        given = []


class _Place:
    """Where on the sheet the next thing is drawn, and through which hole it is seen."""

    def __init__(self, sheet: Box) -> None:
        self.scale, self.right, self.down, self.hole = 1 / _POINTS, 0.0, 0.0, sheet
        self._asked = sheet
        self._kept: list[tuple[float, float, float, Box]] = []

    def on_sheet(self, left: float, top: float, right: float, bottom: float) -> Box:
        x, y, by = self.right, self.down, self.scale
        return Box(x + by * left, y + by * top, x + by * right, y + by * bottom)

    def follow(self, what: bytes, given: list[str]) -> None:
        match what:
            case b"q":
                self._kept.append((self.scale, self.right, self.down, self.hole))
            case b"Q":
                self.scale, self.right, self.down, self.hole = self._kept.pop()
            case b"cm":
                wide, _, _, _, x, y = map(float, given[-6:])
                if self._kept:  # the first turns the sheet upside down
                    self.right, self.down = self.right + self.scale * x, self.down + self.scale * y
                self.scale *= wide
            case b"re":
                x, y, wide, high = map(float, given[-4:])
                self._asked = self.on_sheet(x, y, x + wide, y + high)
            case b"W" | b"W*":
                self.hole = self.hole.within(self._asked)


class _Pen:
    """What is being written: letters of a font, from where they start to where the last one is."""

    def __init__(self) -> None:
        self._font: dict[int, str] = {}
        self._size, self._start, self._at, self._base, self._text = 0.0, 0.0, 0.0, 0.0, ""

    def follow(self, what: bytes, given: list[str], names: dict[str, dict[int, str]]) -> None:
        match what:
            case b"Tf":
                self._font, self._size = names.get(given[-2], {}), float(given[-1])
            case b"Tm":
                self._start = self._at = float(given[-2])
                self._base, self._text = float(given[-1]), ""
            case b"Td":
                self._at += float(given[-2])
            case b"Tj":
                codes = bytes.fromhex(given[-1])
                self._text += normalize("NFKC", "".join(self._font.get(code, "?") for code in codes))

    def line(self, page: int, place: _Place) -> Line | None:
        """The line that ends here, if anything of it is seen."""
        top, end = self._base - _CAPITAL * self._size, self._at + _LETTER * self._size
        box = place.on_sheet(self._start, top, end, self._base)
        seen = box.within(place.hole)
        some = min(place.hole.wide, place.hole.high) > _SEEN and min(seen.wide, seen.high) > 0
        return Line(page, self._text, box, seen) if some and self._text.strip() else None
