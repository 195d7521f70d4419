"""A tap on a button of our own HTML, in an app that runs without a browser, and the rows it shows."""

import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest


def tap(app: AppTest, key: str, kind: str, on: str) -> None:
    """Run the app as after a tap inside the listing of that key: pick, open, swap or mark."""
    app.session_state[key] = {"tap": [kind, on]}
    app.run()
    app.session_state[key] = {"tap": None}  # in a browser a tap lasts for one run


def shown(app: AppTest, place: int = 0) -> str:
    """The HTML of the listing at a place, counted from the top of the page."""
    component: Any = app.get("bidi_component")[place]
    return str(json.loads(component.proto.json))


def listings(app: AppTest) -> str:
    """The HTML of every listing on the page, from the top."""
    found: Any = app.get("bidi_component")
    return "".join(
        str(json.loads(each.proto.json)) for each in found if each.proto.component_name.endswith("listing")
    )


def rows(app: AppTest) -> dict[str, str]:
    """The rows of the list, in their order: the HTML of each by what its heading says."""
    found = re.findall(r'<article class="center".*?</article>', listings(app), re.DOTALL)
    return {re.findall(r"<h3.*?<button[^>]*>(.*?)</button>", row)[0]: row for row in found}


def opened_row(app: AppTest, heading: str) -> str:
    """The row of that heading, with or without a place before it, opened in full."""
    (name,) = [each for each in rows(app) if each.partition(". ")[2] == heading or each == heading]
    if 'aria-expanded="true"' not in rows(app)[name]:
        (id,) = re.findall(r'data-open="([^"]*)"', rows(app)[name])
        tap(app, "centers", "open", id)
    return rows(app)[name]
