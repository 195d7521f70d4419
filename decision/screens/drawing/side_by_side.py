"""Two to four picked centers side by side: every fact, in the person's order, the same ones folded away."""

from collections.abc import Sequence

from decision.guide.texts import Medicine
from decision.method.factors import Indicator
from decision.method.providers import Provider
from decision.method.scoring import TIE
from decision.person.stages import Stages
from decision.screens.drawing.orders import Listed
from decision.screens.drawing.score import fitted
from decision.screens.html.side import SideCell, SideCenter, SideRow, SideWords, side
from decision.wording import words
from decision.wording.limits import beyond
from decision.wording.must_haves import medicine_facts
from decision.wording.placing import short_text

_ON_A_PHONE = 2  # columns; a tap puts another center in one of them


def html(now: Stages, found: Listed, compared: Sequence[Provider], medicine: Medicine | None) -> str:
    """The table as HTML, a column for each of the compared centers, in their order."""
    rows, same = _rows(now, compared, medicine)
    said = SideWords(
        words.SIDE_TABLE, words.SIDE_FACTS, words.SIDE_POINTS, words.SIDE_SAME.format(count=len(same))
    )
    return side(said, _heads(now, found, compared), rows, same)


def _heads(now: Stages, found: Listed, compared: Sequence[Provider]) -> list[SideCenter]:
    return [
        SideCenter(
            provider.id,
            provider.name,
            fitted(found.order.by_id.get(provider.id)),
            words.GLANCE_PRESENT if provider.id == now.said.present else "",
            tuple(_swap(provider, other) for other in compared[_ON_A_PHONE:]) if place < _ON_A_PHONE else (),
        )
        for place, provider in enumerate(compared)
    ]


def _swap(shown: Provider, other: Provider) -> tuple[str, str, str]:
    name = words.SIDE_SWAP_NAME.format(other=other.name, name=shown.name)
    return words.SIDE_SWAP.format(other=other.name), name, other.id


def _rows(
    now: Stages, compared: Sequence[Provider], medicine: Medicine | None
) -> tuple[list[SideRow], list[tuple[str, str]]]:
    weights, named = now.weights, {factor.id for factor in now.named}
    factors = sorted(now.said.judged(now.possible.factors), key=lambda factor: -weights.get(factor.id, 0))
    given = (words.SIDE_GIVES, medicine_facts(now.possible, medicine), True)
    groups = (given, *((factor.label, factor.indicators, factor.id in named) for factor in factors))
    rows: list[SideRow] = []
    same: list[tuple[str, str]] = []
    for group, indicators, counts in groups:
        title: str = group
        for indicator in indicators:
            cells = _cells(now, indicator, compared, counts=counts)
            is_said = cells[0].unknown or any(cell.beyond for cell in cells)
            if len({cell.text for cell in cells}) == 1 and not is_said:
                same.append((indicator.label, cells[0].text))
            else:
                rows.append(SideRow(indicator.label, cells, title))
                title = ""
    return rows, same


def _cells(
    now: Stages, indicator: Indicator, compared: Sequence[Provider], *, counts: bool
) -> tuple[SideCell, ...]:
    """Marked is only what `counts` for the person."""
    values = [indicator.value_of(provider.amount(indicator.id)) for provider in compared]
    texts = [_text(indicator, provider) for provider in compared]
    # Until a counselor's client has leaned, nothing is said to fit them more.
    shown = values if counts and not now.said.hides_points else ()
    in_all, of_two = _stronger(shown), _stronger(shown[:_ON_A_PHONE])
    is_all = len(compared) <= _ON_A_PHONE
    word: str = words.SIDE_STRONGER if is_all or len(in_all) > 1 else words.SIDE_STRONGEST
    # 11 doctors do not fit more than 8 that are worth as much.
    if len({texts[place] for place in in_all}) > 1:
        word = words.SIDE_FULL if max(values[place] or 0 for place in in_all) > 1 - TIE else ""
    return tuple(
        SideCell(
            texts[place],
            values[place] is None,
            word if place in in_all else "",
            beyond(now.limits, indicator, provider),
            None if is_all else words.SIDE_STRONGER if place in of_two else "",
        )
        for place, provider in enumerate(compared)
    )


def _stronger(values: Sequence[float | None]) -> list[int]:
    """The places of the highest values, where those that are known are not all the same."""
    known = [value for value in values if value is not None]
    if not known or max(known) - min(known) <= TIE:
        return []
    return [place for place, value in enumerate(values) if value is not None and value > max(known) - TIE]


def _text(indicator: Indicator, provider: Provider) -> str:
    if provider.amount(indicator.id) is None:
        return words.SIDE_UNKNOWN
    text, found = short_text(indicator, provider), provider.measurements.get(indicator.id)
    # Who said so, and when, is where the center opens: a whole sentence would stretch its row.
    return words.SIDE_REPORTED.format(fact=text) if found and found.reported else text
