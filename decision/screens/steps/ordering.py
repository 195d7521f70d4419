"""The rows of what is weighed, and the taps in them: a factor put next, moved, tied, left out or opened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from decision.catalog.catalog import Catalog
from decision.method.factors import Factor, Indicator
from decision.method.preferences import Order, Preference, Word, Words
from decision.person.answers import Answers
from decision.screens.drawing.effects import of_medicine
from decision.screens.drawing.scales import scale_for, scale_inside
from decision.screens.frame import session
from decision.screens.frame.listing import tapped
from decision.screens.frame.session import Key
from decision.screens.html.swings import Change, Inside, SwingRow, choices, swings
from decision.screens.persons import counselor
from decision.wording import words
from decision.wording.language import apart, listed
from decision.wording.swings import inside_said

ROWS = "swings"  # the key of the listing that they are in


def rows(catalog: Catalog, said: Answers, factors: Sequence[Factor], *, with_scales: bool) -> str:
    """All factors as rows to put in order, on wish with the scale of each, and the ways back, as HTML."""
    opened = _opened()
    drawn = [_row(catalog, said, each, with_scale=with_scales, is_open=each.id in opened) for each in factors]
    return swings(drawn, _back(), _so_far(said.order, factors))


def rows_of(factors: Sequence[Factor], said: Answers) -> tuple[Factor, ...]:
    """The factors as the rows of a screen that is opened: what has a place in the order comes first, in it.

    Who taps finds every row where it was, as one that moved would leave another under the finger: numbers
    change, and the line at the end. So this is asked when the screen is drawn, not after each tap in it.
    """
    if said.way != "order":
        return tuple(factors)
    places = {id: place for place, id in enumerate(said.order.placed)}
    return tuple(sorted(factors, key=lambda factor: places.get(factor.id, len(places))))


def _so_far(order: Order, factors: Sequence[Factor]) -> str:
    """The order in one line, by short names; empty while nothing is placed."""
    labels = {factor.id: factor.short or factor.label for factor in factors}
    blocks = [[id for id in block if id in labels] for block in order.blocks]
    placed = [
        words.WEIGH_PLACED.format(place=order.place_of(ids[0]), factor=listed([labels[id] for id in ids]))
        for ids in blocks
        if ids
    ]
    return words.WEIGH_SO_FAR.format(order=apart(placed)) if placed else ""


def alone(catalog: Catalog, said: Answers, factor: Factor, *, with_scale: bool) -> str:
    """One factor weighed in another way, as HTML: its words, on wish its scale, and what is behind that."""
    html = choices(factor.label, f"word.{factor.id}", _words(factor, said)) if said.way == "words" else ""
    if not with_scale:
        return html
    row = _row(catalog, said, factor, with_scale=True, is_open=factor.id in _opened())
    return html + swings([replace(row, put=None, place="", changes=(), other=())])


def _words(factor: Factor, said: Answers) -> list[Change]:
    names, chosen = words.table("WEIGH_WORD"), said.words.words.get(factor.id)
    texts = {word: names[f"{word:d}"] for word in Word}
    return [Change(text, text, f"word {factor.id} {word:d}", word == chosen) for word, text in texts.items()]


def _back() -> tuple[Change, ...]:
    """The last tap taken back, or all of them."""
    back = {"take_back": words.WEIGH_TAKE_BACK, "start_again": words.WEIGH_START_AGAIN}
    return tuple(Change(text, text, reports) for reports, text in back.items())


# ---- what a tap does


def take_back() -> None:
    """Take the last tap back."""
    said = session.said()
    _keep(said, said.order.without_last())


def start_again() -> None:
    """Forget the whole order."""
    _keep(session.said(), Order())


_CHANGES: Mapping[str, Callable[[Order, str], Order]] = {
    "next": Order.with_next,
    "up": lambda order, factor: order.moved(factor, up=True),
    "down": lambda order, factor: order.moved(factor, up=False),
    "remove": Order.without,
    "tie": lambda order, factor: order.with_tie(factor, tied=True),
    "part": lambda order, factor: order.with_tie(factor, tied=False),
    "none": Order.left_out,
}


def take(key: str) -> None:
    """Take a tap in the listing of that key into the answers."""
    tap = tapped(key)
    if tap is None:
        return
    if tap.kind == "open":
        session.put(Key.OPENED, _opened() ^ {tap.on})
        return
    if tap.on == "take_back":
        take_back()
        return
    if tap.on == "start_again":
        start_again()
        return
    change, _, factor = tap.on.partition(" ")
    said = session.said()
    if change == "most":
        factor, _, fact = factor.partition(" ")
        session.keep(said.with_most_inside(factor, fact or None))
        return
    if change == "word":
        factor, _, word = factor.partition(" ")
        _keep(said, Words({**said.words.words, factor: Word(int(word))}))
        return
    _keep(said, _CHANGES[change](said.order, factor), factor)


def said_after(key: str) -> Answers:
    """All that is said, in a fragment that taps in that listing draw: such a tap has just kept it.

    Else it is read from all widgets that were ever drawn, some 10 us each.
    """
    tap = tapped(key)
    return session.kept() if tap and tap.kind == "move" else session.said()


def _keep(said: Answers, preference: Preference, tapped: str = "") -> None:
    by_counselor = session.counselor_sets(said)
    session.keep(said.with_preference(preference, by_counselor=by_counselor, tapped=tapped))


# ---- the rows


def _opened() -> frozenset[str]:
    return session.read(Key.OPENED, frozenset())


def _row(catalog: Catalog, said: Answers, factor: Factor, *, with_scale: bool, is_open: bool) -> SwingRow:
    row = SwingRow(
        factor.id,
        words.WEIGH_OPEN,
        words.WEIGH_OPEN_NAME.format(factor=factor.label),
        _put(factor, said.order),
        _place(factor, said.order),
        scale_for(catalog, said, factor) if with_scale and catalog.providers else None,
        _moves(factor, said.order),
        is_open,
        whose=counselor.whose(said, factor.id),
    )
    if not is_open:
        return row
    row = replace(row, texts=_texts(catalog, said, factor), other=_other(catalog, factor, said.order))
    if not catalog.providers:
        return row
    most, asks = said.most_inside.get(factor.id), len(factor.indicators) > 1 and said.mode != "two"
    facts = tuple(_fact(catalog, factor, indicator, most, asks=asks) for indicator in factor.indicators)
    return replace(row, question=_question(factor, most) if asks else "", facts=facts)


def _place(factor: Factor, order: Order) -> str:
    return str(order.place_of(factor.id)) if factor.id in order.placed else ""


def _put(factor: Factor, order: Order) -> Change:
    text, place = factor.label, _place(factor, order)
    if factor.id in order.not_mattering:
        text = words.WEIGH_LEFT_OUT.format(factor=factor.label)
    name = words.WEIGH_PLACED.format(place=place, factor=factor.label) if place else text
    return Change(text, name, f"next {factor.id}")


def _moves(factor: Factor, order: Order) -> tuple[Change, ...]:
    """Up, down and out, for what has a place; what is at its end already cannot move."""
    if factor.id not in order.placed:
        return ()
    up, down = (order.moved(factor.id, up=up) != order for up in (True, False))
    return (
        _change("up" if up else "", factor, words.WEIGH_UP, words.WEIGH_UP_NAME),
        _change("down" if down else "", factor, words.WEIGH_DOWN, words.WEIGH_DOWN_NAME),
        _change("remove", factor, words.WEIGH_REMOVE, words.WEIGH_REMOVE_NAME),
    )


def _other(catalog: Catalog, factor: Factor, order: Order) -> tuple[Change, ...]:
    """The same place as the one before it, for what is not the first; and not mattering at all."""
    changes = []
    if factor.id in order.placed and factor.id != order.placed[0]:
        tied = any(factor.id in block[1:] for block in order.blocks)
        before = order.placed[order.placed.index(factor.id) - 1]
        above = next(each.short or each.label for each in catalog.factors if each.id == before)
        text = words.WEIGH_TIE.format(above=above)
        name = words.WEIGH_TIE_NAME.format(above=above, factor=factor.label)
        changes.append(Change(text, name, f"{'part' if tied else 'tie'} {factor.id}", tied))
    left_out = factor.id in order.not_mattering
    none = "remove" if left_out else "none"
    return (*changes, _change(none, factor, words.WEIGH_NONE, words.WEIGH_NONE_NAME, on=left_out))


def _change(does: str, factor: Factor, text: str, name: str, on: bool | None = None) -> Change:
    return Change(text, name.format(factor=factor.label), f"{does} {factor.id}" if does else "", on)


def _texts(catalog: Catalog, said: Answers, factor: Factor) -> tuple[str, ...]:
    risks = [
        risk.title for risk in of_medicine(catalog.risks_behind(factor), catalog.medicine(said.medicine))
    ]
    asked = words.FACTOR_RISKS_PLAIN.format(risks=apart(risks)) if risks else words.FACTOR_NO_RISK
    return factor.why, asked


def _question(factor: Factor, most: str | None) -> str:
    return inside_said(factor, most) if most else words.WEIGH_INSIDE


def _fact(catalog: Catalog, factor: Factor, indicator: Indicator, most: str | None, *, asks: bool) -> Inside:
    its = scale_inside(indicator, catalog.providers)
    if not asks:
        return Inside(indicator.label, its)
    is_most = indicator.id == most
    report = f"most {factor.id}" if is_most else f"most {factor.id} {indicator.id}"
    name = words.WEIGH_INSIDE_MOST.format(fact=indicator.label)
    return Inside(indicator.label, its, Change(indicator.label, name, report, is_most))
