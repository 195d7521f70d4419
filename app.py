"""The app: the steps in order, drawn from one data folder.

`streamlit run app.py -- FOLDER` draws it from another folder than `data/`. The server imports
this file once, for how it is served, and runs it as a script on every tap.
"""

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import streamlit as st

from decision.catalog.catalog import current
from decision.lists.problems import BadData
from decision.person.distances import warm_up
from decision.person.stages import Stages, stages
from decision.screens.frame import broken, frame, keeping, serving, session
from decision.screens.frame.frame import Step
from decision.screens.lists import current_list, own_list
from decision.screens.persons import counselor, together
from decision.screens.steps import about, ask, compare, learn, must_haves, start, take_home, weighing
from decision.wording import words

DATA = Path(__file__).with_name("data")


def main(folder: Path, today: date | None = None) -> None:
    """Draw the app from one data folder, from top to bottom, on every interaction."""
    st.set_page_config(page_title=words.APP_TITLE)
    frame.style()
    try:
        shipped = current(folder)
    except BadData as bad:
        broken.show(bad.problems)
        return
    today = today or datetime.now(UTC).date()
    keeping.restore(partial(current_list.restore, shipped, today))
    now = stages(shipped, current_list.opened_now(shipped), counselor.lettered(session.begin()))
    draw(now, steps(now, today), beside(now, today))
    keeping.keep_answers(session.said(), own_list=current_list.to_keep(shipped))


def steps(now: Stages, today: date) -> tuple[Step, ...]:
    """The path, one step a screen."""
    return (
        Step(words.START, "start", start.show, below=partial(start.below, now)),
        Step(words.LEARN, "learn", partial(learn.show, now, today)),
        Step(words.MUST, "must-haves", partial(must_haves.show, now, today)),
        Step(
            words.WEIGH,
            "what-matters",
            partial(weighing.show, now),
            wide=True,
            below=partial(weighing.ask_too_much, now),
        ),
        Step(words.COMPARE, "compare", partial(compare.show, now, today), wide=True),
        Step(words.ASK, "ask", partial(ask.show, now, today)),
        Step(words.HOME, "take-home", partial(take_home.show, now, today)),
    )


def beside(now: Stages, today: date) -> tuple[Step, ...]:
    """What is beside the path, and can be reached from each step."""
    return (
        Step(words.LIST, "your-own-list", partial(own_list.show, now.shipped, today)),
        Step(words.TWO, "two-of-us", partial(together.show, now)),
        Step(words.COUNSEL_PAGE, "for-counselors", counselor.show),
        Step(words.ABOUT, "about", partial(about.show, now, today)),
    )


def draw(now: Stages, path: Sequence[Step], others: Sequence[Step]) -> None:
    """The frame around the screen the person is at."""
    screens = [*path, *others]

    def inside(step: Step) -> None:
        # All that asks is drawn within the page: a widget outside it is another one, and forgets, within it.
        with st.container():  # however much it holds, what was tapped below stays the same element
            counselor.box(now, step.address)
            together.note(now, step.address)
        step.show()
        frame.go_on(pages, here, together.way_on(now, step.address))
        if step.below:
            step.below()

    every = [
        st.Page(partial(inside, step), title=step.title, url_path=step.address, default=step is path[0])
        for step in screens
    ]
    pages = every[: len(path)]
    here = st.navigation(every, position="hidden")
    step = next(step for step in screens if step.title == here.title)
    st.set_page_config(
        page_title=f"{here.title} – {words.APP_TITLE}", layout="wide" if step.wide else "centered"
    )
    frame.head(every, screens, path, here)
    frame.made_up(now.listed)
    here.run()
    # Of two, who weighs is led there from one to the other; on Start there is no room for one more way.
    is_led = now.said.mode != "two" or here.title in (words.START, words.WEIGH)
    off = {words.TWO} if is_led else set[str]()
    frame.beside([each for each in others if each.title not in off], here)


def _folder() -> Path:
    return Path(sys.argv[1]) if len(sys.argv) > 1 else DATA


def _warm() -> None:
    """Read what every visit needs, before the first one."""
    warm_up()
    with suppress(BadData):  # the page says what is wrong
        current(_folder())


if __name__ == "__main__":
    main(_folder())
else:
    app = st.App(
        __file__,
        middleware=serving.LAYERS,
        lifespan=serving.beginning(_warm),
        on_script_error=broken.stopped,
    )
