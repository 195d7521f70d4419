"""Wherever a fact counts that is another person's, that is said beside it: in the list, and on the page."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from decision.catalog.catalog import load
from decision.method.preferences import Order
from decision.method.providers import Measurement
from decision.person.answers import Answers
from decision.person.stages import Stages, stages
from decision.person.take_home import taken_home
from decision.screens.drawing import at_a_glance, side_by_side
from decision.screens.drawing.orders import listed
from decision.wording import words
from decision.wording.sureness import what_would_level
from tests.conftest import EXAMPLE, holes

LIST = load(EXAMPLE)
IDS = [factor.id for factor in LIST.factors]
CENTERS = [provider.id for provider in LIST.providers]
THEIRS = "minutes"  # the one fact of the example that differs from person to person; it is behind "way"
TODAY = date(2026, 11, 28)


@st.composite
def states(draw: st.DrawFn) -> Stages:
    """Any order; the example's facts used, or not; the person's own in place of some of them, or of all."""
    shuffled = draw(st.permutations(IDS))
    placed = draw(st.integers(1, len(IDS)))
    order = Order(tuple((id,) for id in shuffled[:placed]), frozenset(shuffled[placed:]))
    own = draw(st.sampled_from([[], CENTERS]) | st.lists(st.sampled_from(CENTERS)))
    mine = Measurement(12.0, "", TODAY, reported=True)
    said = Answers(
        order=order,
        example=draw(st.sampled_from([None, False, True])),
        reported={(center, THEIRS): mine for center in own},
    )
    return stages(LIST, LIST, said)


def lent_at(now: Stages) -> list[str]:
    """The centers where the list's own trip counts, by the folder and by what was said alone."""
    counts = "way" in now.said.order.placed and now.said.example
    return [
        each.id
        for each in LIST.providers
        if counts and each.amount(THEIRS) is not None and (each.id, THEIRS) not in now.said.reported
    ]


def is_said(text: str) -> bool:
    (sentence,) = [text[text.index(START) :]] if START in text else [""]
    read = holes(words.EXAMPLE_COUNTS, sentence)
    if read:
        assert (read["whose"], read["facts"]) == ("Robin", "Travel time, one way")
    return read is not None


START = words.EXAMPLE_COUNTS.partition("{")[0]


@given(states(), st.sampled_from(["priorities", "nearest"]))
def test_the_line_over_the_list_says_whose_facts_count_where_they_are_not_the_readers(
    now: Stages, by: str
) -> None:
    if by == "priorities":
        lent = bool(lent_at(now))
    else:  # the trip counts in both, whatever the order
        lent = bool(lent_at(now.with_said(replace(now.said, order=Order((("way",),))))))
    assert is_said(listed(now, by).lent) is lent


@given(states())
def test_the_page_to_take_home_says_so_once_where_they_count(now: Stages) -> None:
    lent = lent_at(now)
    now = now.with_said(now.said.with_compared(CENTERS))
    for id in now.said.compared:
        alone = now.with_said(now.said.with_compared([id]))
        page = taken_home(alone, TODAY)
        assert is_said(" ".join(page.close)) is any(
            (each.name in {center.name for center in page.centers}) and each.id in lent
            for each in LIST.providers
        )


@given(states())
def test_a_fact_that_would_have_to_change_says_whose_it_is_now(now: Stages) -> None:
    ranked = now.ordered.ranked
    for ahead in ranked:
        for behind in ranked[ahead.place :]:
            for sentence in what_would_level(ahead, behind):
                reported = holes(words.CHANGE_FACT, sentence)
                assert reported
                if reported["now"].startswith("Travel"):
                    assert ("Robin" in reported["now"]) is (behind.provider.id in lent_at(now))


def test_the_cells_of_the_list_and_side_by_side_mark_it() -> None:
    now = stages(LIST, LIST, Answers(order=Order((("way",),)), compared=("ash", "birch"), example=True))
    found = listed(now, "priorities")
    mark = words.GLANCE_EXAMPLE.format(fact="")
    assert mark in at_a_glance.html(now, found, {}, everything=True)
    assert mark in side_by_side.html(now, found, now.known.providers[:2], None)


def test_of_a_center_of_which_nothing_weighed_is_known_the_page_names_no_points() -> None:
    (ash, *_) = LIST.providers
    bare = replace(LIST, providers=(replace(ash, measurements={}), *LIST.providers[1:]))
    now = stages(bare, bare, Answers(order=Order((("way",),)), compared=(ash.id,)))
    (center,) = taken_home(now, TODAY).centers
    assert center.fit == words.HOME_NOTHING_KNOWN
    assert not any(letter.isdigit() for letter in center.fit)
