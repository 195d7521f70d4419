"""Where the centers lie on the scale of a factor: where the fact that it names puts them, and no other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Factor, between
from decision.method.providers import Provider
from decision.screens.drawing.scales import scale, scale_inside
from decision.screens.html.swings import Mark
from decision.wording import words
from decision.wording.swings import main_fact
from tests.conftest import factor, holes, indicator, provider, ranked
from tests.strategies import List, bounded

_TRIP = replace(indicator("trip", between(90, 10), share=0.6), short={"known": "{amount} min"})
WAY = factor("way", _TRIP, indicator("steps", share=0.4))


@pytest.mark.parametrize(
    ("centers", "marks", "note"),
    [
        pytest.param(
            [provider("A", trip=90, steps=1), provider("B", trip=10, steps=0)],
            (Mark(0, 1), Mark(1, 1)),
            "",
            id="the two ends, whatever else counts",
        ),
        pytest.param(
            [provider("A", trip=50, steps=0.5), provider("B", trip=50, steps=None)],
            (Mark(0.5, 2),),
            "",
            id="two at one place, and nothing else has to be known",
        ),
        pytest.param(
            [provider("A", trip=10), provider("B", trip=None, steps=1)],
            (Mark(1, 1),),
            "Not known at 1 of 2 centers.",
            id="where the fact is not known there is no mark, though others are",
        ),
        pytest.param(
            [provider("A", trip=None, steps=1), provider("B")],
            (),
            "Not known at any center yet.",
            id="known nowhere",
        ),
    ],
)
def test_each_center_has_its_place_on_the_scale_of_the_fact_that_is_named(
    centers: list[Provider], marks: tuple[Mark, ...], note: str
) -> None:
    found = scale(WAY, centers)
    assert (found.about, found.low, found.high) == ("Trip (1 of 2 facts)", "90 min or more", "10 min or less")
    assert (found.marks, found.note) == (marks, note)


@pytest.mark.parametrize(
    ("trips", "heard"),
    [
        pytest.param(
            (15, 45, None), "Trip: from 15 to 45 minutes on this list. Not known at 1.", id="some known"
        ),
        pytest.param((None, None), "Trip: not known at any center yet.", id="none"),
    ],
)
def test_what_is_heard_of_a_scale_is_what_is_drawn(trips: tuple[float | None, ...], heard: str) -> None:
    fact = replace(_TRIP, unit="minutes")
    centers = [provider(str(number), trip=trip, steps=1) for number, trip in enumerate(trips)]
    ends = "Trip (1 of 2 facts): the low end is “90 min or more”, and the high end is “10 min or less”."
    assert scale(replace(WAY, indicators=(fact, WAY.indicators[1])), centers).heard == f"{ends} {heard}"
    inside = scale_inside(fact, centers)
    assert (inside.about, inside.heard) == ("", heard)


@pytest.mark.parametrize(
    ("allowed", "amount", "at"),
    [
        pytest.param((0, 1440), 10, 1, id="the best amount is at the high end"),
        pytest.param((30, 60), 30, 1, id="also where the best that can be is less than the scale has"),
        pytest.param((30, 60), 60, 0, id="and the worst is at the low end"),
    ],
)
def test_the_ends_are_what_the_answers_can_be(allowed: tuple[float, float], amount: float, at: float) -> None:
    trip = factor("way", indicator("trip", between(90, 10), allowed=allowed))
    assert scale(trip, [provider("A", trip=amount)]).marks == (Mark(at, 1),)


def test_a_scale_that_is_flat_over_all_that_is_allowed_has_its_centers_at_one_place() -> None:
    flat: Factor = factor("way", indicator("trip", between(90, 10), allowed=(0, 5)))
    assert scale(flat, [provider("A", trip=5)]).marks == (Mark(0, 1),)


@given(bounded(least=1), st.data())
def test_the_centers_on_a_scale_lie_where_its_fact_alone_would_score_them(
    drawn: List, data: st.DataObject
) -> None:
    each: Factor = data.draw(st.sampled_from(drawn.factors))
    fact = replace(main_fact(each), share=1.0)
    known = {p.id for p in drawn.providers if p.amount(fact.id) is not None}
    found = scale(each, drawn.providers)
    # The ends of the scale, from a center of which nothing is known.
    scores = ranked([provider("Nobody"), *drawn.providers], [replace(each, indicators=(fact,))], {each.id: 1})
    (ends,) = (score for score in scores if score.provider.name == "Nobody")
    width = ends.high - ends.low or 100
    at = sorted((s.middle - ends.low) / width for s in scores if s.provider.id in known)
    drawn_at = [mark.at for mark in found.marks for _ in range(mark.count)]
    assert drawn_at == pytest.approx(at, abs=1 / 24 + 1e-9)
    read = holes(words.table("WEIGH_NOT_KNOWN")["some"], found.note) or {"unknown": "0"}
    if known:
        assert int(read["unknown"]) == len(drawn.providers) - len(known)
    else:
        assert found.note == words.table("WEIGH_NOT_KNOWN")["all"]
