"""HTML as elements, to be asked what is in them; a tag that is not closed where it should be is refused."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br"}


@dataclass
class Element:
    """One element, with its own text and its children in their order."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, tag: str = "") -> list["Element"]:
        """This element and all below it, or those of one tag."""
        below = [inner for child in self.children for inner in child.all(tag)]
        return [self, *below] if tag in ("", self.tag) else below

    def one(self, tag: str, kind: str | None = None) -> "Element":
        (found,) = [e for e in self.all(tag) if kind is None or e.attributes.get("class") == kind]
        return found


class Reader(HTMLParser):
    """Builds the elements, and refuses a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root


def form(element: Element) -> tuple[object, ...]:
    """The tags of an element and their classes; how many items a list has does not count."""
    inner = [form(child) for child in element.children]
    if element.tag in ("ul", "dl"):
        inner = list(dict.fromkeys(inner))
    kind = (element.attributes.get("class") or "").split(" ")[0]
    return (element.tag, kind, *inner)
