"""Every number on Compare agrees with the score, and can be made again by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

import pytest

from decision.method.preferences import Numbers
from decision.screens.drawing import orders, sure
from decision.screens.drawing import score as draw_score
from decision.wording import words
from decision.wording.explaining import difference, points
from decision.wording.sureness import how_far_off
from tests.conftest import factor, holes, measurement, ranked
from tests.screens.drawings import (
    LIST,
    PREFERENCES,
    center,
    figure,
    opened,
    rows,
    scores,
    shown,
    side,
    staged,
    table_of,
)
from tests.screens.elements import Element, read


@pytest.mark.parametrize("preference", PREFERENCES)
def test_the_row_and_the_tables_show_the_points_of_the_score(preference: Numbers) -> None:
    order, now = scores(preference), staged(preference)
    ids = [each.id for each in LIST.providers]
    in_table = dict(zip(ids, table_of(side(now, LIST.providers))[words.SIDE_POINTS], strict=True))
    in_rows = {row.attributes["id"]: row for row in read(rows(now)).all("article") if "id" in row.attributes}
    for score in order:
        here = score.provider.id
        drawn = in_rows[f"center-{here}"].one("b", "points"), in_table[here].one("b", "points")
        low, middle, high = (round(end) for end in (score.low, score.middle, score.high))
        if low < 25 and high >= 75:  # too little is known to say: a middle would be read as a score
            assert [each.text for each in drawn] == [f"{low} to {high}"] * 2
        else:
            assert [shown(each.text) for each in drawn] == [(low, middle, high)] * 2
        made = read(draw_score.made(score)).all("p")[-1].text
        ranged = points(score.low) != points(score.high)
        reported = (words.CARD_SUM_RANGE if ranged else words.CARD_SUM).format(
            middle=points(score.middle), low=points(score.low), high=points(score.high)
        )
        assert made == reported
    for one, other in combinations(order, 2):
        parted = difference(one, other)
        *_, last = read(sure.by_hand(parted)).all("tr")
        cells = [cell.text for cell in last.all("td")]
        assert cells == [points(parted.ahead.middle), points(parted.behind.middle), points(parted.gap)]


@pytest.mark.parametrize("preference", PREFERENCES)
def test_the_dots_are_as_many_for_certain_as_the_lowest_score_earns(preference: Numbers) -> None:
    drawn = read(rows(staged(preference))).all("article")
    by_id = {row.attributes["id"]: row.one("span", "dots") for row in drawn if "id" in row.attributes}
    for score in scores(preference):
        kinds = [dot.attributes["class"] for dot in by_id[f"center-{score.provider.id}"].children]
        low, high = (min(round(end) // 25, 3) + 1 for end in (score.low, score.high))
        low = 0 if (low, high) == (1, 4) else low  # too little is known to say
        assert kinds == ["full"] * low + ["maybe"] * (high - low) + ["none"] * (4 - high)


@dataclass
class ByHand:
    """One number made again from what is on the screen alone."""

    low: float = 0.0
    middle: float = 0.0
    high: float = 0.0
    known: float = 0.0


def made_by_hand(block: Element) -> ByHand:
    """What the folded block says, multiplied and added up; each line checked on the way."""
    hand, lines = ByHand(), block.all("strong")
    for line, facts in zip(lines, block.all("ul"), strict=True):
        reported = holes(words.CARD_FACTOR_RANGE, line.text) or holes(words.CARD_FACTOR_LINE, line.text)
        assert reported, line.text
        weight, low, middle, high = float(reported["weight"]), 0.0, 0.0, 0.0
        for item in facts.all("li"):
            # The scale is left out where there is none to tell of.
            known = holes(words.CARD_FACT_WORTH, f"{item.text} -")
            open_ = holes(words.CARD_FACT_UNKNOWN, item.text)
            found = known or open_
            assert found, item.text
            share = float(found["share"]) / 100
            ends = ["worth"] * 3 if known else ["low", "middle", "high"]
            worths = [float(found[end]) for end in ends]
            low, middle, high = (
                total + share * worth / 100 for total, worth in zip((low, middle, high), worths, strict=True)
            )
            hand.known += weight * share if known else 0
        assert float(reported["value"]) == pytest.approx(middle, abs=0.0061)
        assert figure(reported["points"]) == pytest.approx(weight * middle, abs=0.16)
        hand.low, hand.middle, hand.high = (
            total + weight * value
            for total, value in zip((hand.low, hand.middle, hand.high), (low, middle, high), strict=True)
        )
    return hand


@pytest.mark.parametrize("preference", PREFERENCES)
def test_every_number_can_be_made_again_from_the_folded_block(preference: Numbers) -> None:
    for score in scores(preference):
        block = read(draw_score.made(score))
        assert block.one("summary").text == words.CARD_MADE.format(name=score.provider.name)
        hand = made_by_hand(block)
        last = block.all("p")[-1].text
        reported = holes(words.CARD_SUM_RANGE, last) or holes(words.CARD_SUM, last)
        assert reported
        low, middle, high = (
            figure(reported.get(end, reported["middle"])) for end in ("low", "middle", "high")
        )
        # Three weights and their facts, each said to one decimal.
        assert (low, middle, high) == pytest.approx((hand.low, hand.middle, hand.high), abs=0.4)
        text = read(opened(LIST, score)).text
        known = holes(words.CARD_KNOWN, read(opened(LIST, score)).all("p")[1].text)
        everything = words.CARD_KNOWN_ALL in text or words.CARD_KNOWN_LENT in text
        assert everything is not bool(known)
        assert hand.known - 1.1 <= (float(known["known"]) if known else 100) <= hand.known + 0.11


def test_only_what_matters_is_in_the_folded_block() -> None:
    for score in scores(Numbers({"staff": 1, "way": 0, "cost": 6})):
        lines = [line.text for line in read(draw_score.made(score)).all("strong")]
        assert [line.split(":")[0] for line in lines] == ["Staff", "Cost"]


@pytest.mark.parametrize(
    ("open_", "matters", "sentence"),
    [
        pytest.param(0, 1, "Everything that you weighed is known here.", id="all is known"),
        pytest.param(1, 99, "Here, we know the facts behind 99 of the 100 points.", id="nearly all"),
        pytest.param(1, 999, "Here, we know the facts behind 99 of the 100 points.", id="never rounded up"),
        pytest.param(24, 1, "Here, we know the facts behind 4 of the 100 points.", id="4 in 100 is not 3"),
        pytest.param(1, 0, "Here, we know the facts behind 0 of the 100 points.", id="nothing is known"),
    ],
)
def test_a_card_says_how_much_of_what_matters_is_known(open_: float, matters: float, sentence: str) -> None:
    here = replace(center("ash"), measurements={"known": measurement(1.0)})
    weights = Numbers({"open": open_, "known": matters}).weights(["open", "known"])
    (score,) = ranked([here], [factor("open"), factor("known")], weights)
    assert sentence in read(opened(LIST, score)).text


@pytest.mark.parametrize("preference", PREFERENCES)
def test_the_rows_of_the_table_by_hand_add_up(preference: Numbers) -> None:
    for one, other in combinations(scores(preference), 2):
        parted = difference(one, other)
        table = read(sure.by_hand(parted))
        names = parted.ahead.provider.name, parted.behind.provider.name
        assert [cell.text for cell in table.one("thead").all("th")] == ["What matters", *names, "Gap"]
        *rows, last = [[figure(cell.text) for cell in row.all("td")] for row in table.one("tbody").all("tr")]
        for ahead, behind, gap in (*rows, last):
            assert ahead - behind == pytest.approx(gap, abs=0.151)
        slack = 0.05 * (len(rows) + 1) + 0.001
        assert [sum(column) for column in zip(*rows, strict=True)] == pytest.approx(last, abs=slack)
        heads = [row.one("th").text for row in table.one("tbody").all("tr")]
        assert heads == [f.label for f, w in zip(LIST.factors, one.weights, strict=True) if w] + ["Overall"]


def test_side_by_side_has_each_fact_once_in_a_row_or_among_those_that_are_the_same() -> None:
    compared = [center("dogwood"), center("ash"), center("cedar")]
    html = side(staged(), compared)
    heads = [cell.text for cell in read(html).one("thead").all("th")]
    assert heads == [words.SIDE_FACTS, *(each.name for each in compared)]
    same = [term.text for term in read(html).all("dt")]
    apart = [label for label in table_of(html) if label != words.SIDE_POINTS]
    assert sorted([*same, *apart]) == sorted(part.label for part in LIST.indicators.values())
    assert all(len(cells) == len(compared) for cells in table_of(html).values())


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        pytest.param({"staff": 3, "way": 7, "cost": 2}, True, id="all have a number"),
        pytest.param({"staff": 3, "way": 7}, False, id="one has none yet, so it is not counted yet"),
    ],
)
def test_how_far_all_weights_may_be_off_is_said_only_when_all_is_answered(
    numbers: Mapping[str, float], said: bool
) -> None:
    found = orders.listed(staged(Numbers(numbers)), "priorities")
    reported = how_far_off(found.order.ranked)
    assert reported
    assert (reported in sure.change(found, None)) is said
