"""Every screen in every state: what two checkers find, and what is measured on the drawn page."""

import os
import warnings
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import drawn
from tests.browser.checkers import axe, engine, ibm
from tests.browser.states import STATES, at, calm, look
from tests.browser.taps import tap

WIDTHS = (320, 768, 1280)
THEMES = ("light", "dark")
# What takes longer: each width and each theme once.
_ONCE = (("light", 320), ("dark", 768), ("light", 1280))
_NO_ENGINE = (
    "NO SECOND CHECKER: IBM's engine could not be fetched; the screens were checked by axe-core ONLY."
)


@pytest.fixture(scope="session")
def second(pytestconfig: pytest.Config) -> str | None:
    """IBM's engine; where it cannot be fetched, a loud warning, and a failure in CI."""
    found = engine(pytestconfig.cache.mkdir("access"))
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(_NO_ENGINE)
        warnings.warn(_NO_ENGINE, stacklevel=1)
    return found


@pytest.mark.parametrize("state", STATES)
def test_a_screen_is_open_to_everyone(
    tab: Page, sample: str, second: str | None, state: str, record_property: Callable[[str, object], None]
) -> None:
    STATES[state](tab, sample)
    calm(tab)  # what is being drawn again is faded
    found: list[str] = []
    frame: set[str] = set()
    for theme in THEMES:
        for width in WIDTHS:
            look(tab, theme, width)
            faults = [*axe(tab), *drawn.contrast(tab), *drawn.wide(tab), *drawn.targets(tab)]
            if (theme, width) in _ONCE:
                faults += [*drawn.cut(tab), *drawn.focused(tab)]
            if second and (theme, width) in _ONCE:
                ours, of_the_frame = ibm(tab, second)
                faults += ours
                frame.update(of_the_frame)
            found += [f"{theme} {width} {each}" for each in faults]
    if tab.locator(".counsel").count():  # on a projector
        look(tab, "light", 1920, 1080)
        found += [f"on a projector {each}" for each in (*axe(tab), *drawn.wide(tab), *drawn.cut(tab))]
    look(tab, "light", 320, 256)
    zoomed = (*drawn.wide(tab), *drawn.cut(tab), *drawn.focused(tab), *drawn.stuck(tab))
    found += [f"at 400 % {each}" for each in zoomed]
    look(tab, "light", 360, 740)
    found += [*drawn.titled(tab), *drawn.headings(tab), *drawn.folds(tab), *drawn.moving(tab)]
    found += drawn.enlarged(tab)
    tab.emulate_media(forced_colors="active")
    found += [
        f"in a contrast theme {each}"
        for each in (*drawn.chosen(tab), *drawn.contrast(tab), *drawn.focused(tab))
    ]
    looks, seconds = len(THEMES) * len(WIDTHS), len(_ONCE) if second else 0
    record_property("access", (looks, seconds, len(found), state))
    assert found == []
    assert frame <= OF_THE_FRAME, frame - OF_THE_FRAME


def test_the_steps_behind_a_tap_on_a_phone_are_open_to_everyone(tab: Page, example: str) -> None:
    at(tab, example)
    found: list[str] = []
    for theme in THEMES:
        look(tab, theme, 320)
        if theme == THEMES[0]:
            tap(tab.locator(".masthead").get_by_role("button"))
        expect(tab.get_by_role("navigation").get_by_role("link").first).to_be_visible()
        found += [*axe(tab), *drawn.contrast(tab), *drawn.targets(tab), *drawn.cut(tab), *drawn.wide(tab)]
    tab.emulate_media(forced_colors="active")
    assert [*found, *drawn.chosen(tab)] == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_main_button_can_be_read_under_a_pointer(tab: Page, example: str, theme: str) -> None:
    at(tab, example)
    look(tab, theme, 1280)
    tab.locator('[data-testid="stBaseButton-primary"]').first.hover()
    calm(tab)
    assert drawn.contrast(tab) == []


# What IBM's engine says of Streamlit's own parts, and no app can fix.
OF_THE_FRAME = frozenset({"label_content_exists", "fieldset_label_valid", "label_name_visible"})
