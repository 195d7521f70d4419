"""The orders that a list can have: by what matters to the person, A to Z, or nearest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from decision.catalog.catalog import Catalog
from decision.method.ordering import Ordered
from decision.method.providers import Provider, by_name
from decision.person.stages import Stages
from decision.screens.frame import parts, session
from decision.screens.frame.session import Key
from decision.wording import words
from decision.wording.placing import facts_counted, heard, ids, lent, status

FEW = 8  # centers on the screen before "show all"
_MANY = 14  # so many are shown at once where only their names put them in order


@dataclass(frozen=True)
class Listed:
    """The list as it is drawn: `order` has the points, and `groups` the centers that are about equal.

    `status` says who is first, and `lent` which facts count as they are for another person; it may be empty.
    """

    by: str
    order: Ordered
    groups: tuple[tuple[Provider, ...], ...]
    status: str
    lent: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is by what matters to the person, and they have said what does."""
        return self.by == "priorities" and bool(self.order.ranked)


def _orders(catalog: Catalog) -> list[str]:
    """Those there are to choose from."""
    return [by for by in words.table("COMPARE_ORDERS") if by != "nearest" or catalog.info.nearest_by]


def order_now(catalog: Catalog) -> str:
    """The order that is chosen, or the first there is."""
    orders = _orders(catalog)
    chosen = session.read(Key.ORDER_BY, "")
    return chosen if chosen in orders else orders[0]


def is_long(now: Stages) -> bool:
    """Whether not all centers are shown before a tap; from A to Z, only a name would hide the last."""
    by = order_now(now.possible)
    is_by_name = by == "name" or (by == "priorities" and not now.ordered.ranked)
    return len(now.possible.providers) > (_MANY if is_by_name else FEW)


def ask_order(catalog: Catalog) -> None:
    """Let the person choose how the list is ordered."""
    orders = _orders(catalog)
    if session.read(Key.ORDER_BY, "") not in orders:
        session.put(Key.ORDER_BY, orders[0])
    parts.ask_one(words.COMPARE_ORDER_BY, words.table("COMPARE_ORDERS"), orders, Key.ORDER_BY, shown=True)


def listed(now: Stages, by: str) -> Listed:
    """The possible centers in one of the orders."""
    catalog, own = now.possible, now.ordered
    if by == "name":
        return Listed(by, own, _alone(catalog.providers), words.STATUS_NAME)
    if by == "nearest":
        near = sorted(catalog.providers, key=lambda each: (_distance(catalog, each), by_name(each)))
        trip = catalog.indicators.get(catalog.info.nearest_by or "")
        theirs = lent(near, [trip] if trip else [])
        return Listed(by, own, tuple((provider,) for provider in near), words.STATUS_NEAREST, theirs)
    if not own.ranked:
        return Listed(by, own, _alone(catalog.providers), _unordered(now))
    theirs = lent([score.provider for score in own.ranked], facts_counted(own.ranked))
    groups = tuple(tuple(score.provider for score in group) for group in own.groups)
    return Listed(by, own, groups, status(own.ranked, own.groups), theirs)


def heard_now(now: Stages, by: str) -> str:
    """How the last tap that counted changed the order; empty before the first one.

    A tap counts when it changes any points, or the way in which the list is ordered.
    """
    own = now.ordered
    drawn = by, ids(own.groups), tuple(score.middle for score in own.ranked)
    last, said = session.read(Key.HEARD, (drawn, ""))
    if drawn != last:
        before = last[1] if last[0] == by else ()
        said = parts.announcement(words.table("HEARD_ORDERS").get(by) or heard(before, own.groups))
    session.put(Key.HEARD, (drawn, said))
    return said


def _unordered(now: Stages) -> str:
    """What is said over a list without an order: of one center, or none, there is none to come."""
    centers = now.possible.providers
    if len(centers) < 2:
        return words.STATUS_ONE.format(name=centers[0].name) if centers else ""
    return words.STATUS_HIDDEN if now.said.hides_points else words.STATUS_NOTHING


def _alone(providers: Sequence[Provider]) -> tuple[tuple[Provider, ...], ...]:
    return tuple((provider,) for provider in sorted(providers, key=by_name))


def _distance(catalog: Catalog, provider: Provider) -> float:
    amount = provider.amount(catalog.info.nearest_by or "")
    return float("inf") if amount is None else float(amount)
