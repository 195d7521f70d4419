"""What is beyond a person's own limits is marked wherever the fact is; what is alike is said once."""

import re
from dataclasses import replace
from datetime import date

import pytest

from decision.catalog.catalog import Catalog, load
from decision.method.must_haves import Wanted
from decision.method.preferences import Order
from decision.person.answers import Answers
from decision.person.stages import Stages, stages
from decision.person.take_home import taken_home
from decision.screens.drawing import at_a_glance, in_full, orders, side_by_side
from decision.wording import words
from decision.wording.describing import short_label
from decision.wording.notes import as_text
from tests.conftest import EXAMPLE

CATALOG = load(EXAMPLE)
SAID = Answers(
    order=Order((("way",), ("cost",)), frozenset({"staff"})),
    too_much={"minutes": 50},
    compared=("ash", "birch", "dogwood"),
    example=True,
)
KEPT = replace(SAID, too_much={}, wanted=Wanted(frozenset(), {"near_enough": 40, "enough_nurses": 3}))


def now(said: Answers, catalog: Catalog = CATALOG) -> Stages:
    return stages(catalog, catalog, said)


def glance(found: Stages) -> str:
    return at_a_glance.html(found, orders.listed(found, "priorities"), {}, everything=True)


def row(found: Stages, id: str) -> str:
    (shown,) = re.findall(f'<article class="center" id="center-{id}".*?</article>', glance(found), re.DOTALL)
    return str(shown)


@pytest.mark.parametrize(
    ("said", "center", "beyond"),
    [
        (SAID, "ash", "just at your 50 min"),
        (SAID, "dogwood", "more than your 50 min"),
        (SAID, "birch", ""),
        (KEPT, "ash", "more than your 40 min"),
        (replace(SAID, example=False), "dogwood", ""),  # the trip is not known then: nothing is claimed
        (replace(SAID, mode="two"), "dogwood", ""),  # what is too much for one of two counts for neither
    ],
)
def test_a_cell_beyond_a_limit_says_so_in_words_and_is_heard(said: Answers, center: str, beyond: str) -> None:
    shown = row(now(said), center)
    mark = re.findall('<em class="beyond">(.*?)</em></b>', shown)
    assert mark == ([beyond] if beyond else [])
    heard = re.findall('<p class="heard">(.*?)</p>', shown)[0]
    assert ("your limit of" in heard) is bool(beyond)


def test_what_is_beyond_a_limit_and_has_no_cell_is_said_in_the_row() -> None:
    rest = '<span class="rest"> <em class="beyond">'
    found = now(KEPT)
    assert re.findall(f"{rest}(.*?)</em>", row(found, "birch")) == [
        words.GLANCE_BEYOND.format(
            facts=words.BEYOND_FACT.format(label="MS nurses", fact="2 nurses", limit="3 nurses")
        )
    ]
    assert rest not in row(found, "ash")


def test_side_by_side_marks_what_is_beyond_and_folds_it_away_never() -> None:
    found = now(SAID)
    dogwood = found.possible.provider("dogwood")
    assert dogwood
    other = replace(dogwood, id="other")
    html = side_by_side.html(found, orders.listed(found, "priorities"), (dogwood, other), None)
    assert html.count('<em class="beyond">more than your 50 min</em>') == 2


def test_one_center_in_full_says_it_after_the_fact() -> None:
    found = now(SAID)
    dogwood = found.possible.provider("dogwood")
    assert dogwood
    remarks = in_full.Remarks(limits=found.limits)
    html = in_full.inside(found.possible, dogwood, found.ordered.by_id["dogwood"], None, remarks)
    assert words.table("BEYOND_SENTENCE")["more"].format(limit="50 min") in html
    assert "your limit" not in in_full.inside(found.possible, dogwood, None, None, in_full.Remarks())


def test_the_page_to_take_home_has_it_beside_the_center() -> None:
    text = as_text(taken_home(now(SAID), date(2026, 11, 20)))
    assert text.count(words.HOME_BEYOND.format(facts="").rstrip(".").strip()) == 2


# ---- the same everywhere


def test_a_fact_that_is_the_same_at_all_centers_shown_is_said_once() -> None:
    alike = tuple(
        replace(
            each, measurements={**each.measurements, "fee": replace(CATALOG.providers[0].measurements["fee"])}
        )
        for each in CATALOG.providers
    )
    catalog = replace(CATALOG, providers=alike)
    said = replace(SAID, too_much={}, order=Order((("cost",), ("way",), ("staff",))))
    start = words.GLANCE_SAME.partition("{")[0]
    assert start not in glance(now(said))
    shown = glance(now(said, catalog))
    fact = words.GLANCE_SAME_FACT.format(label=short_label(CATALOG.indicators["fee"]), fact="fee")
    assert shown.count(start) == 1
    assert words.GLANCE_SAME.format(facts=fact) in shown.partition('<div class="glance-head"')[0]
    assert "--factors:2" in shown
