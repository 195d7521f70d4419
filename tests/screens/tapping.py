"""A tap on a button of our own HTML, in an app that runs without a browser."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def tap(app: AppTest, key: str, kind: str, on: str) -> None:
    """Run the app as after a tap inside the listing of that key: "pick", "open" or "swap", and on what."""
    app.session_state[key] = {"tap": [kind, on]}
    app.run()
    del app.session_state[key]  # in a browser a tap lasts for one run


def shown(app: AppTest, place: int = 0) -> str:
    """The HTML of the listing at a place, counted from the top of the page."""
    component: Any = app.get("bidi_component")[place]
    return str(json.loads(component.proto.json))
