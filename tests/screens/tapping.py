"""A tap on a button of our own HTML, in an app that runs without a browser, and the rows it shows."""

import json
import re
from html import escape, unescape
from pathlib import Path
from typing import Any

from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.testing.v1 import AppTest

from decision.catalog.catalog import current
from decision.person.answers import Answers

_CHANGES = {"place": "next"}
"""What a row of what matters reports, where its button has another name in a test: `place.cost`."""


def app_of(folder: Path, day: str = "2026-11-20", said: Answers | None = None) -> AppTest:
    """The whole app drawn from a folder, on a day, as when the server has just been started."""
    current.cache_clear()
    kwargs = {"folder": str(folder), "day": day}
    app = AppTest.from_function(_app, default_timeout=60, kwargs=kwargs)
    app.session_state["answers"] = said or Answers()
    return calm(app.run())


def _app(folder: str, day: str) -> None:
    # Runs as a script of its own, so it imports what it needs.
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from app import main  # noqa: PLC0415

    main(Path(folder), date.fromisoformat(day))


def tap(app: AppTest, key: str, kind: str, on: str) -> None:
    """Run the app as after a tap inside the listing of that key: what the browser sends, and once.

    `kind` is "pick", "open", "swap", "mark" or "move".
    """
    states = app._tree.get_widget_states()
    state = states.widgets.add()
    state.id = f"$$STREAMLIT_INTERNAL_KEY_{_component(app, key).id}__events"
    state.json_trigger_value = json.dumps([{"event": "tap", "value": [kind, on]}])
    app._run(states)


def press(app: AppTest, key: str) -> None:
    """Tap a button: Streamlit's of that key, or one in the rows of what matters, such as `place.cost`."""
    if any(button.key == key for button in app.button):
        app.button(key=key).click().run()
        return
    found = _in_rows(app, key)
    assert found, f"there is no button {key}"
    tap(app, *found)


def calm(app: AppTest) -> AppTest:
    """The app, where nothing went wrong in it."""
    assert not app.exception, [error.message for error in app.exception]
    return app


def pressed(app: AppTest, key: str) -> AppTest:
    """The app after a tap on that button, by which nothing went wrong."""
    press(app, key)
    return calm(app)


def heading(app: AppTest) -> str:
    """What the screen is about; nothing where it has no heading."""
    headings = (re.fullmatch("<h1>(.*)</h1>", html) for html in _html(app))
    return next((unescape(found[1]) for found in headings if found), "")


def headings(app: AppTest) -> list[str]:
    """What each part of the screen is about, in their order."""
    found = (re.fullmatch("<h2>(.*)</h2>", html) for html in _html(app))
    return [unescape(each[1]) for each in found if each]


def at(app: AppTest, name: str, way: str = "go.on") -> AppTest:
    """Next, or back, step by step, until the screen of that name."""
    for _ in range(6):
        if heading(app) == name:
            return app
        app = pressed(app, way)
    raise AssertionError(f"no screen is called {name}")


def has(app: AppTest, key: str) -> bool:
    """Whether `press` would find that button."""
    return any(button.key == key for button in app.button) or _in_rows(app, key) is not None


def _in_rows(app: AppTest, key: str) -> tuple[str, str, str] | None:
    """In which listing a button is, and what a tap on it reports."""
    change, _, on = key.partition(".")
    kind, report = (
        ("open", on) if change == "open" else ("move", f"{_CHANGES.get(change, change)} {on}".rstrip())
    )
    for listing in _keys(app):
        if f'data-{kind}="{escape(report)}"' in html_of(app, listing):
            return listing, kind, report
    return None


def listings(app: AppTest) -> str:
    """The HTML of every listing on the page, from the top, and then what they bring elsewhere."""
    return "".join([*(_own(app, key) for key in _keys(app)), *_brought(app).values()])


def shown(app: AppTest, place: int = 0) -> str:
    """The HTML of the listing at a place, counted from the top of the page."""
    component: Any = app.get("bidi_component")[place]
    return str(json.loads(component.proto.json)["html"])


def html_of(app: AppTest, key: str) -> str:
    """The HTML in which taps are those of that key: of a listing, or brought to a place."""
    brought = _brought(app)
    heard = re.findall(f'data-place="([^"]*)" data-taps="{key}"', "".join(_html(app)))
    return brought.get(key, "") + _own(app, key) + "".join(brought.get(place, "") for place in heard)


def _html(app: AppTest) -> list[str]:
    return [str(each.proto.body) for each in app.get("html")]


def _own(app: AppTest, key: str) -> str:
    return str(json.loads(_component(app, key).json).get("html", ""))


def _brought(app: AppTest) -> dict[str, str]:
    """What listings bring to places, by the key of the place."""
    found = [json.loads(_component(app, key).json) for key in _keys(app)]
    return {key: text for data in found for key, text in data.get("elsewhere", [])}


def status(app: AppTest) -> str:
    """The first thing, of what is spoken when it changes, that says anything, as Markdown or HTML."""
    texts = map(str, [*(element.value for element in app.markdown), *_brought(app).values()])
    spoken = (text for text in texts if 'role="status"' in text)
    return next((text for text in spoken if re.sub(r"<[^>]+>", "", text).strip()), "")


def led_to(app: AppTest) -> str:
    """The part of the page that the last tap put the focus on; empty where it moved none."""
    parts: list[Any] = [each.proto for each in app.get("bidi_component")]
    leading = [part for part in parts if part.component_name.endswith("leading")]
    return str(json.loads(leading[0].json)["part"]) if leading else ""


def _keys(app: AppTest) -> list[str]:
    protos: list[Any] = [each.proto for each in app.get("bidi_component")]
    ours = [proto.id for proto in protos if proto.component_name.endswith("listing")]
    return [key for id in ours if (key := user_key_from_element_id(id))]


def _component(app: AppTest, key: str) -> Any:
    protos = (each.proto for each in app.get("bidi_component"))
    return next(proto for proto in protos if user_key_from_element_id(proto.id) == key)


def rows(app: AppTest) -> dict[str, str]:
    """The rows of centers on Compare, in their order: the HTML of each by what its heading says."""
    found = re.findall(r'<article class="center".*?</article>', listings(app), re.DOTALL)
    return {re.findall(r"<h3.*?<button[^>]*>(.*?)</button>", row)[0]: row for row in found}


def opened_row(app: AppTest, heading: str) -> str:
    """The row of that heading, with or without a place before it, opened in full."""
    (name,) = [each for each in rows(app) if each.partition(". ")[2] == heading or each == heading]
    if 'aria-expanded="true"' not in rows(app)[name]:
        (id,) = re.findall(r'data-open="([^"]*)"', rows(app)[name])
        tap(app, "centers", "open", id)
    return rows(app)[name]
