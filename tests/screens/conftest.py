"""The whole app on a folder, without a browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from decision.person.answers import Answers
from tests.conftest import EXAMPLE
from tests.screens.tapping import app_of


@pytest.fixture
def opened() -> Callable[..., AppTest]:
    def open_folder(folder: Path = EXAMPLE, day: str = "2026-11-20", *, lent: bool = True) -> AppTest:
        """The app on a folder, by one who has tapped that the example person's facts count, or has not."""
        return app_of(folder, day, Answers(example=True) if lent else Answers())

    return open_folder
