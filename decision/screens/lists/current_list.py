"""The list that is open: the data folder's, or the person's own, which the tab keeps beside the answers."""

from datetime import date

from decision.catalog.catalog import Catalog
from decision.person.own_lists import OwnList, list_of, opened, text_of
from decision.screens.frame import session
from decision.screens.frame.session import Key
from decision.wording import words


def own() -> OwnList | None:
    return session.read(Key.LIST_OWN, None)


def opened_now(shipped: Catalog) -> Catalog:
    """The catalog with this person's list in it; the same object until another list is opened.

    What is worked out from a long list is kept for as long as the list is the same.
    """
    return session.read(Key.LIST_OPENED, shipped)


def to_keep(shipped: Catalog) -> str:
    """The text of this person's list for the tab to keep; empty where there is none, or it is too long."""
    mine = own()
    if mine is None:
        return ""
    of, text = session.read(Key.LIST_TEXT, (None, ""))
    if of is not mine:
        text = text_of(opened_now(shipped), mine)
        session.put(Key.LIST_TEXT, (mine, text))
    return str(text)


def restore(shipped: Catalog, today: date, text: str) -> None:
    """Open the list again that the tab still had, with what was said of it, before anything is drawn."""
    if not text:
        return
    found = list_of(text, shipped, today)
    if found is None:
        session.put(Key.LIST_SAID, (words.LIST_LOST,))
        return
    session.put(Key.LIST_OWN, found)
    session.put(Key.LIST_OPENED, opened(shipped, found))
