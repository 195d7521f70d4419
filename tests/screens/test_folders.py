"""A data folder on the whole app: the one that ships, a real one, a broken one, one more factor."""

import re
from pathlib import Path
from typing import Any

from decision.wording import words
from tests.conftest import DATA
from tests.screens.deeds import names_of_rows, seen
from tests.screens.tapping import at, heading, html_of, pressed


def test_every_screen_says_that_the_centers_are_made_up(opened: Any) -> None:
    app = opened()
    for title in (words.START_DECISION, words.LEARN, words.WEIGH, words.COMPARE):
        app = at(app, title)
        assert words.MADE_UP in seen(app), title


def test_a_real_list_is_not_called_made_up(opened: Any, copied_example: Path) -> None:
    info = copied_example / "list.toml"
    info.write_text(info.read_text().replace("made_up = true", "made_up = false"))
    assert words.MADE_UP not in seen(opened(copied_example))


def test_a_broken_folder_is_answered_with_every_problem_and_no_traceback(
    opened: Any, copied_example: Path
) -> None:
    table = copied_example / "providers.csv"
    table.write_text(table.read_text().replace(",50,full", ",fifty,full").replace(",10,partial", ",10,some"))
    app = opened(copied_example)
    text = seen(app)
    assert heading(app) == words.BROKEN_TITLE
    assert words.BROKEN.format(count=2) in text
    for part in ("fifty", "row 2", "minutes", "some", "row 3", "step\\_free"):
        assert part in text, part
    assert not app.button


def test_of_mistakes_without_end_all_are_counted_and_the_first_shown(
    opened: Any, copied_example: Path
) -> None:
    (copied_example / "providers.csv").write_text("id,name\n" + "ash\n" * 1_100)
    text = seen(opened(copied_example))
    assert words.BROKEN.format(count=1_100) in text
    assert "row 1,001" in text
    assert "row 1,002" not in text


def test_a_factor_with_two_indicators_is_added_by_editing_the_folder_alone(
    opened: Any, copied_example: Path
) -> None:
    _add_comfort(copied_example)
    app = at(opened(copied_example), words.WEIGH)
    assert "<span>Comfort</span>" in seen(app)
    assert "A quiet room (1 of 2 facts)" in seen(app)
    app = at(pressed(app, "place.comfort"), words.COMPARE)
    assert names_of_rows(app)[0] == "1. Dogwood Hospital"
    assert "There is a quiet room." in seen(app)


def _add_comfort(folder: Path) -> None:
    factors = folder / "factors.toml"
    said = 'why = "Rest helps."\nask = "Is there one?"\nwhom = "the front desk"\nsources = ["survey"]\n'
    block = '\n[[factor]]\nid = "comfort"\nlabel = "Comfort"\nwhy = "A visit can be long."\n'
    for id, label in (("quiet_room", "A quiet room"), ("blankets", "Warm blankets")):
        thing = "a quiet room" if id == "quiet_room" else "a warm blanket"
        block += f'\n[[factor.indicator]]\nid = "{id}"\nlabel = "{label}"\nscale = {{ good = "yes" }}\n{said}'
        block += f'[factor.indicator.says]\nyes = "There is {thing}."\nno = "There is not {thing}."\n'
        block += f'unknown = "We do not know if there is {thing}."\n'
    factors.write_text(factors.read_text() + block)
    table = folder / "providers.csv"
    header, *rows = table.read_text().splitlines()
    table.write_text(
        "\n".join(
            [f"{header},quiet_room,blankets"]
            + [f"{row},{'yes,yes' if row.startswith('dogwood') else 'no,no'}" for row in rows]
        )
        + "\n"
    )


def test_the_app_runs_on_the_shipped_folder(opened: Any) -> None:
    app = at(opened(DATA), words.WEIGH)
    for factor in re.findall(r'data-move="next ([^"]*)"', html_of(app, "swings")):
        app = pressed(app, f"place.{factor}")
    app = at(app, words.COMPARE)
    assert names_of_rows(app)[0].startswith("1. ")
