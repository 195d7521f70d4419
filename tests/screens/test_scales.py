"""Where the centers lie on the scale of a factor: as they count in the points, no more than is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.method.factors import Factor, between
from decision.method.providers import Provider
from decision.screens.drawing.scales import scale
from decision.screens.html.swings import Mark
from decision.wording import words
from tests.conftest import factor, figure, holes, indicator, provider, ranked
from tests.strategies import List, bounded

ORDER = ("both", "partly", "unknown")
WAY = factor("way", indicator("trip", between(90, 10), share=0.5), indicator("steps", share=0.5))


@pytest.mark.parametrize(
    ("centers", "marks", "note"),
    [
        pytest.param(
            [provider("A", trip=90, steps=0), provider("B", trip=10, steps=1)],
            (Mark(0, 1), Mark(1, 1)),
            "",
            id="the two ends",
        ),
        pytest.param(
            [provider("A", trip=50, steps=0.5), provider("B", trip=90, steps=1)],
            (Mark(0.5, 2),),
            "",
            id="two",
        ),
        pytest.param(
            [provider("A", trip=10, steps=None), provider("B")],
            (Mark(0.75, 1, partly=True),),
            "Some facts are missing at 1 of 2 centers. At 1 more, all are missing.",
            id="what is not known at all has no mark, and what is in part lies where it counts",
        ),
        pytest.param(
            [provider("A", trip=10, steps=None), provider("B", trip=50, steps=1)],
            (Mark(0.75, 2, partly=True),),
            "Some facts are missing at 1 of 2 centers.",
            id="two at one place, one of them known in part",
        ),
        pytest.param([provider("A")], (), "All facts are missing at 1 of 1 centers.", id="nothing is known"),
    ],
)
def test_each_center_has_its_place_on_the_scale(
    centers: list[Provider], marks: tuple[Mark, ...], note: str
) -> None:
    found = scale(WAY, centers)
    assert (found.marks, found.note) == (marks, note)


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
def test_what_is_heard_of_a_scale_is_the_reach_of_the_centers_scored_again_and_who_is_not_known(
    drawn: List, data: st.DataObject
) -> None:
    each: Factor = data.draw(st.sampled_from(drawn.factors))
    ids = [i.id for i in each.indicators]
    missing = {p.id: sum(p.amount(id) is None for id in ids) for p in drawn.providers}
    unknown = sum(count == len(ids) for count in missing.values())
    partly = sum(0 < count < len(ids) for count in missing.values())
    found = scale(each, drawn.providers)
    kinds = words.table("WEIGH_NOT_KNOWN")
    read = next((read for kind in ORDER if (read := holes(kinds[kind], found.note))), {})
    counts = {"partly": partly, "unknown": unknown}
    if any(counts.values()):
        counts["count"] = len(drawn.providers)
    assert {key: int(count) for key, count in read.items()} == {
        key: count for key, count in counts.items() if count
    }
    # The ends of the scale, from a center of which nothing is known.
    scores = ranked([provider("Nobody"), *drawn.providers], [each], {each.id: 1.0})
    (ends,) = (score for score in scores if score.provider.name == "Nobody")
    known = [s.middle for s in scores if missing.get(s.provider.id, len(ids)) < len(ids)]
    heard = holes(words.WEIGH_SCALE_REACH, found.heard)
    assert (heard is None) is (not known)
    if heard:
        width = ends.high - ends.low or 100
        reach = [100 * (end - ends.low) / width for end in (min(known), max(known))]
        assert [figure(heard["least"]), figure(heard["most"])] == pytest.approx(reach, abs=0.5001)
