"""What a person does on a screen of the whole app, and what they then read there."""

import re
from html import escape
from pathlib import Path

from streamlit.testing.v1 import AppTest

from decision.method.factors import Amount
from decision.method.providers import Measurement
from decision.person.answers import Answers
from decision.wording import words
from tests.screens.tapping import at, calm, heading, listings, pressed, rows, tap


def seen(app: AppTest) -> str:
    return "\n".join(
        [element.value for element in app.markdown]
        + [str(each.proto.body) for each in app.get("html")]
        + [listings(app)]
    )


def names_of_rows(app: AppTest) -> list[str]:
    """The headings of the rows of centers, in their order on the page."""
    return list(rows(app))


def pick(app: AppTest, *centers: str) -> AppTest:
    for center in centers:
        tap(app, "centers", "pick", center)
    return calm(app)


def picked(app: AppTest) -> list[str]:
    return re.findall(r'data-pick="([^"]*)" aria-pressed="true"', listings(app))


def change_table(folder: Path, changes: dict[tuple[str, str], str], *, without: str = "") -> None:
    """Write other words into the table of centers, by center and column, or leave a center out."""
    table = folder / "providers.csv"
    header, *rows = [row.split(",") for row in table.read_text().splitlines()]
    for row in rows:
        for (center, column), word in changes.items():
            if row[0] == center:
                row[header.index(column)] = word
    kept = [header, *(row for row in rows if row[0] != without)]
    table.write_text("\n".join(map(",".join, kept)) + "\n")


def weighed(app: AppTest, *factors: str) -> AppTest:
    app = at(app, words.WEIGH)
    for factor in factors:
        app = pressed(app, f"place.{factor}")
    return app


def side_by_side(app: AppTest) -> tuple[dict[str, str], dict[str, str]]:
    """The rows of the table, and the facts that are the same, each by its label."""
    html = listings(app).partition('<div class="side"')[2]
    found = re.findall(
        r'<th role="rowheader" scope="row">(?:<span class="group">.*?</span> )?(.*?)</th>(.*?)</tr>', html
    )
    return dict(found), dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def all_html(app: AppTest) -> str:
    return "".join(str(each.proto.body) for each in app.get("html")) + listings(app)


def call_lines(app: AppTest) -> list[str]:
    """The lines of the calls, in their order."""
    return [part.label for part in app.expander if str(part.proto.id).partition("-call.")[1]]


def unfold(app: AppTest, *keys: str) -> AppTest:
    """Tap on what opens, whatever it shows then."""
    for key in keys:
        app.session_state[key] = True
    return calm(app.run())


def typed_in(app: AppTest, center: str, fact: str, amount: Amount | None) -> AppTest:
    """An answer typed or picked in its row of the checklist, or cleared."""
    key = f"answer.{center}.{fact}"
    if any(each.key == key for each in app.number_input):
        assert amount is None or isinstance(amount, float)
        return calm(app.number_input(key=key).set_value(amount).run())
    if any(each.key == key for each in app.radio):
        word = "" if amount is None else "yes" if amount else "no"
        return calm(app.radio(key=key).set_value(word).run())
    return calm(app.selectbox(key=key).set_value(amount or "").run())


def at_center(app: AppTest, center: str, who: str = "") -> AppTest:
    """The checklist on Ask, open at a center with all its questions."""
    app = calm(unfold(app, "tell").selectbox(key="tell.center").set_value(center).run())
    app = unfold(app, f"tell.more.{center}")
    return calm(app.text_input(key="tell.who").set_value(who).run())


def answer_rows(app: AppTest) -> list[str]:
    """The labels of the rows of the checklist, a group a kind of control."""
    every = (*app.number_input, *app.radio, *app.selectbox)
    return [each.label for each in every if str(each.key).startswith("answer.")]


def answered(app: AppTest, center: str, fact: str, amount: Amount | None, who: str = "Ann") -> AppTest:
    """An answer of a center, typed into the checklist."""
    return typed_in(at_center(app, center, who), center, fact, amount)


def reported(app: AppTest) -> dict[tuple[str, str], Measurement]:
    said: Answers = app.session_state["answers"]
    return dict(said.reported)


def plain(app: AppTest) -> str:
    """The text on the screen without the signs that keep it plain."""
    return "\n".join(element.value.replace("\\", "") for element in app.markdown)


A_TO_Z = ["Ash Hospital", "Birch Clinic", "Cedar Clinic", "Dogwood Hospital"]


LEFT = "Still on your list: {} of 4."


def back_at(app: AppTest, title: str) -> AppTest:
    """Go back, step by step, to the screen of that title."""
    while heading(app) != title:
        app = pressed(app, "go.back")
    return app


def tick(app: AppTest, *must_haves: str) -> AppTest:
    for must_have in must_haves:
        app = calm(app.checkbox(key=f"must.{must_have}").check().run())
    return app


def untick(app: AppTest, must_have: str) -> AppTest:
    return calm(app.checkbox(key=f"must.{must_have}").uncheck().run())


def limited(app: AppTest, must_have: str, amount: float) -> AppTest:
    return calm(app.number_input(key=f"limit.{must_have}").set_value(amount).run())


def planned(app: AppTest, medicine: str) -> AppTest:
    return calm(app.selectbox(key="medicine").set_value(medicine).run())


def behind(html: str, title: str) -> list[str]:
    """The items behind the fold of that title; none where there is no such fold."""
    inner = html.partition(f"{escape(title)}</summary>")[2].partition("</details>")[0]
    return re.findall("<li>(.*?)</li>", inner)


def labels_of(app: AppTest, *kinds: str) -> dict[str, str]:
    """The buttons of the advice, by key."""
    return {
        button.key: button.label.replace("\\", "")
        for button in app.button
        if button.key and button.key.partition(".")[0] in kinds
    }
