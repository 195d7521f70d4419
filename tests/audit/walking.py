"""The app, walked as a person would: from screen to screen, and one thing after another put first."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from streamlit.testing.v1 import AppTest

from tests.screens.tapping import has, heading, listings, press

_MOST_SCREENS = 12


class Walk(NamedTuple):
    """What was found on the way.

    `numbered` are the numbered lines on the first screen, and `screens` the titles of all. `orders` is in
    which order the next screen names the centers once a factor was put first, by that factor. `last` is all
    that the last screen says.
    """

    numbered: tuple[str, ...]
    screens: tuple[str, ...]
    orders: dict[str, tuple[str, ...]]
    last: str


def walk(folder: Path, day: date, factors: Sequence[str], centers: Sequence[str]) -> Walk:
    """Go through the app of a folder on that day; `factors` are put first in turn until two orders differ."""
    app = AppTest.from_function(_app, kwargs={"folder": str(folder), "day": day.isoformat()})
    app.default_timeout = 60
    app.run()
    numbered = tuple(re.findall(r"^\d+\. (.+)$", _text(app), re.MULTILINE))
    screens, orders = [_title(app)], {}
    while has(app, "go.on") and len(screens) < _MOST_SCREENS:
        if any(has(app, f"place.{factor}") for factor in factors):
            orders = _orders(app, factors, centers)
        _tap(app, "go.on")
        screens.append(_title(app))
    return Walk(numbered, tuple(screens), orders, _text(app))


def _app(folder: str, day: str) -> None:
    # Runs as a script of its own, so it imports what it needs.
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from app import main  # noqa: PLC0415

    main(Path(folder), date.fromisoformat(day))


def _orders(app: AppTest, factors: Sequence[str], centers: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The order with each factor first, one after the other, until there are two; the last one stays said."""
    found: dict[str, tuple[str, ...]] = {}
    untouched = _text(app)
    for factor in factors:
        _tap(app, "start_again")
        if _text(app) != untouched:
            break  # what was said is still said, so no other order is of one factor alone
        for key in (f"place.{factor}", "go.on"):
            _tap(app, key)
        text = _text(app)
        named = [center for center in centers if center in text]
        found[factor] = tuple(sorted(named, key=text.index))
        _tap(app, "go.back")
        if len({*found.values()}) > 1:
            break
    return found


def _tap(app: AppTest, key: str) -> None:
    """A tap on what is there; a button that is not is found out by what does not change."""
    if has(app, key):
        press(app, key)


def _title(app: AppTest) -> str:
    return "" if app.exception else heading(app)


def _text(app: AppTest) -> str:
    """All that is shown, without what is only spoken: it differs after each tap."""
    drawn = [element.value for element in app.markdown]
    html = "\n".join([*drawn, *(str(each.proto.body) for each in app.get("html")), listings(app)])
    return re.sub(r'<div role="status" class="heard">.*?</div>', "", html)
