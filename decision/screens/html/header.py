"""The head of every page: ways past it, the name with its mark, and the steps with the present one marked."""

from collections.abc import Sequence
from html import escape


def header(
    name: str, at: str, label: str, steps: Sequence[tuple[str, str]], step: int, skip_top: str, skip_end: str
) -> str:
    """The head as HTML: the name of the aid, where this is ("Step 5 of 7"), and the steps.

    Each step is its title, and its address from where all steps are; `step` is 0 beside the path. The skips
    are links for the keyboard: to the heading, and to the way on at the end. A narrow screen has the steps
    behind a tap on where this is, a wide one in a row. The mark and the path's segments are hidden from
    screen readers: words say both.
    """
    places = range(1, len(steps) + 1)
    # Only where this is: a step that was passed by is not a step that was done.
    kinds = (' class="now"' if each == step else "" for each in places)
    path = "".join(f"<span{kind}></span>" for kind in kinds)
    drawn = f'<span class="path" aria-hidden="true">{path}</span>' if step else ""
    mark = '<span class="mark" aria-hidden="true"><span></span><span></span></span>'
    where = f"<span>{escape(at)}</span>{drawn}"
    links = "".join(_link(*way, place, here=place == step) for place, way in enumerate(steps, 1))
    menu = f"steps-{step}"  # another one at each step, so that it is closed there
    return (
        f'<div class="masthead">{_skip(skip_top, "top")}'
        f'<p class="title">{mark}{escape(name)}</p>'
        f'<p class="where">{where}</p><button type="button" popovertarget="{menu}">{where}</button>'
        f'<nav id="{menu}" popover aria-label="{escape(label)}"><ol>{links}</ol></nav>'
        f"{_skip(skip_end, 'end')}</div>"
    )


def _skip(label: str, to: str) -> str:
    return f'<a class="skip" href="#{to}" data-skip="{to}">{escape(label)}</a>'


def _link(title: str, to: str, place: int, *, here: bool) -> str:
    current = ' aria-current="step"' if here else ""
    address = escape(to)
    return (
        f'<li><a href="./{"" if place == 1 else address}" data-go="{address}"{current}>'
        f"<span>{place}</span> {escape(title)}</a></li>"
    )
