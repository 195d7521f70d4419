"""The app: the steps in order, drawn from one data folder.

`streamlit run app.py -- FOLDER` draws it from another folder than `data/`.
"""

import gc
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import streamlit as st

from decision.catalog.catalog import Catalog, current
from decision.lists.problems import BadData
from decision.person.answers import brought_near, known, possible, shortened
from decision.person.distances import warm_up
from decision.screens import (
    about,
    ask,
    broken,
    compare,
    learn,
    must_haves,
    narrowing,
    own_list,
    parts,
    start,
    weighing,
)
from decision.screens.parts import Step
from decision.wording import words

DATA = Path(__file__).with_name("data")


def main(folder: Path, today: date | None = None) -> None:
    """Draw the app from one data folder, from top to bottom, on every interaction."""
    st.set_page_config(page_title=words.APP_TITLE)
    parts.style()
    try:
        catalog = current(folder)
        _settle()
    except BadData as bad:
        broken.show(bad.problems)
        return
    today = today or datetime.now(UTC).date()
    shown = own_list.opened_now(catalog)
    draw(shown, steps(shown, today), beside(catalog, shown, today))


@st.cache_resource
def _settle() -> None:
    """Once a process: leave what is loaded for good out of the garbage collection.

    Streamlit collects after every run, and meanwhile sends nothing of what the run drew. Looking through
    all that never goes away took some 40 ms of every tap.
    """
    warm_up()  # the first look-up of a ZIP code reads them all
    gc.collect()
    gc.freeze()


def steps(catalog: Catalog, today: date) -> tuple[Step, ...]:
    """The path, one step a screen.

    A long list is made shorter first. From What matters on, only the centers are left that are possible.
    """
    narrowing.take()
    said = must_haves.taken(catalog)
    near = brought_near(catalog, said)
    whole = known(shortened(catalog, near), said)
    left = possible(whole, said)
    return (
        Step(words.START, "start", start.show),
        Step(words.LEARN, "learn", partial(learn.show, whole, today)),
        Step(words.MUST, "must-haves", partial(must_haves.show, catalog, near, today)),
        Step(words.WEIGH, "what-matters", partial(weighing.show, left, near)),
        Step(words.COMPARE, "compare", partial(compare.show, left, whole, near, today), wide=True),
        Step(words.ASK, "ask", partial(ask.show, catalog, near, today)),
    )


def beside(shipped: Catalog, catalog: Catalog, today: date) -> tuple[Step, ...]:
    """What is beside the path, and can be reached from each step. `shipped` has the folder's own list."""
    return (
        Step(words.LIST, "your-own-list", partial(own_list.show, shipped, today)),
        Step(words.ABOUT, "about", partial(about.show, catalog, today)),
    )


def draw(catalog: Catalog, path: Sequence[Step], others: Sequence[Step]) -> None:
    """The frame around the screen the person is at."""
    screens = [*path, *others]
    every = [
        st.Page(step.show, title=step.title, url_path=step.address, default=step is path[0])
        for step in screens
    ]
    pages, apart = every[: len(path)], every[len(path) :]
    here = st.navigation(every, position="hidden")
    step = next(step for step in screens if step.title == here.title)
    st.set_page_config(
        page_title=f"{here.title} – {words.APP_TITLE}", layout="wide" if step.wide else "centered"
    )
    parts.at_top(step.address)
    parts.links(pages, here)
    parts.made_up(catalog)
    here.run()
    parts.go_on(pages, here)
    parts.beside(apart, here)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
