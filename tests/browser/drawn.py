"""What can be measured on a drawn page: contrast, targets, headings, folds, what is cut. A line a fault."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


_SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""


def measured(tab: Page, what: str) -> list[str]:
    """What a function of the script beside this finds, a line each."""
    found: list[str] = tab.evaluate(f"(() => {{ {_SCRIPT}; return {what}(); }})()")
    return found


def tree(tab: Page) -> list[dict[str, Any]]:
    """What the browser could hand a screen reader, a node each; what it does not is `ignored`."""
    nodes: list[dict[str, Any]] = tab.context.new_cdp_session(tab).send("Accessibility.getFullAXTree")[
        "nodes"
    ]
    return nodes


def contrast(tab: Page) -> list[str]:
    """Words under 7 to 1 on what lies behind them, and drawn marks under 3 to 1."""
    return measured(tab, "contrast")


def targets(tab: Page) -> list[str]:
    """Controls smaller than 44 by 44 px; a link within a sentence is as high as its line."""
    return measured(tab, "targets")


def headings(tab: Page) -> list[str]:
    """Headings that skip a level, and a page without one first heading."""
    return measured(tab, "headings")


def titled(tab: Page) -> list[str]:
    """A page whose title does not name it beside the app, or whose language is not said."""
    return measured(tab, "titled")


def moving(tab: Page) -> list[str]:
    """What moves for a reader who wants no motion; the tab must be so set."""
    return measured(tab, "moving")


def chosen(tab: Page) -> list[str]:
    """What is chosen, and no longer looks so in a contrast theme; the tab must have one."""
    return measured(tab, "chosen")


def folds(tab: Page) -> list[str]:
    """Names that more than one fold in sight has."""
    return measured(tab, "folds")


def wide(tab: Page) -> list[str]:
    """A page that scrolls sideways."""
    return measured(tab, "wide")


def stuck(tab: Page) -> list[str]:
    """What stays in sight and takes more than a quarter of the screen."""
    return measured(tab, "stuck")


def enlarged(tab: Page) -> list[str]:
    """What is cut, scrolls sideways or stays in sight too large, in the reader's type and in twice that."""
    reader = tab.context.new_cdp_session(tab)
    found = []
    for size in (32, 16):
        reader.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        tab.wait_for_timeout(300)
        wrong = [each for what in ("cut", "wide", "stuck") for each in measured(tab, what)]
        found += [f"in type of {size} px {each}" for each in wrong]
    return found


def focused(tab: Page) -> list[str]:
    """Controls that show no ring, or are covered, when they have the focus."""
    tab.keyboard.press("Shift+Tab")  # the ring is for those who go by keys
    return measured(tab, "focused")


def cut(tab: Page) -> list[str]:
    """Words that are cut as the page is, and with the spacing of WCAG 1.4.12."""
    found = measured(tab, "cut")
    style = tab.add_style_tag(content=_SPACED)
    found += [f"spaced, {each}" for each in (*measured(tab, "cut"), *measured(tab, "wide"))]
    style.evaluate("style => style.remove()")
    return found
