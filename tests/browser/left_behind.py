"""What a served app holds at most of what visitors leave behind: objects that only the collector takes away.

Each is used by a visitor while many others are made, as what one tap made is till the next.
"""

from collections import deque

from streamlit.starlette import App

from decision.screens.frame import serving

_USED = 20_000  # at a time


class Left:
    """An object that refers to itself."""

    held = 0

    def __init__(self) -> None:
        self.me = self
        Left.held += 1

    def __del__(self) -> None:
        Left.held -= 1


async def most(count: int) -> int:
    """How many were there at once, while so many were made."""
    used, found = deque[Left](maxlen=_USED), 0
    async with serving.beginning(lambda: None)(App(__file__)):
        for _ in range(count):
            used.append(Left())
            found = max(found, Left.held)
    return found
