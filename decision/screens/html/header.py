"""The head of every page: the name with its mark, and how far along the path this step is."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Header:
    """The name of the aid, and where on the path: "Step 5 of 7" for step 5 of `steps`; 0 beside the path."""

    name: str
    where: str
    step: int
    steps: int


def header(head: Header) -> str:
    """The head as HTML. The mark and the path's segments are hidden from screen readers: words say both."""
    kinds = (
        "done" if each < head.step else "now" if each == head.step else ""
        for each in range(1, head.steps + 1)
    )
    path = "".join(f'<span class="{kind}"></span>' for kind in kinds)
    drawn = f'<span class="path" aria-hidden="true">{path}</span>' if head.step else ""
    mark = '<span class="mark" aria-hidden="true"><span></span><span></span></span>'
    return (
        f'<div class="masthead"><p class="title">{mark}'
        f'{escape(head.name)}</p><p class="step">{escape(head.where)}{drawn}</p></div>'
    )
