"""Text from files is text: it is never HTML, and a link leads where the file says."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from decision.catalog.catalog import Catalog
from decision.guide.texts import MedicineFact
from decision.method.factors import Factor, Levels, Points, YesNo
from decision.method.preferences import Numbers
from decision.method.providers import Measurement
from decision.screens.drawing import effects, sure
from decision.screens.drawing import score as draw_score
from decision.wording.explaining import difference
from tests.screens.drawings import LIST, TODAY, center, opened, rows, scores, side, staged
from tests.screens.elements import read

ATTACK = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> " onclick="alert(1)" \' </p></td></article>&lt;'
)


# Fields that hold ids or words of the format. In a catalog or a factor, the same names hold the things.
IDS = {
    "id",
    "sources",
    "medicines",
    "indicators",
    "medicine",
    "programme",
    "site_type",
    "nearest_by",
    "route",
}


def attacked(value: Any) -> Any:
    """The same value with an attack at the end of each text that a file may hold.

    Levels are left alone: each must be a word of its scale.
    """
    if isinstance(value, Points | YesNo | Levels | Measurement):
        return value
    if isinstance(value, str):
        return value + ATTACK
    if isinstance(value, tuple):
        return tuple(attacked(inner) for inner in value)
    if isinstance(value, Mapping):
        return {key: attacked(inner) for key, inner in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {"id"} if isinstance(value, Catalog | Factor) else IDS
        kept = kept | ({"about"} if isinstance(value, MedicineFact) else set())
        changed = {f.name: attacked(getattr(value, f.name)) for f in fields(value) if f.name not in kept}
        return replace(value, **changed)
    return value


def every_piece(found: Catalog) -> Iterator[tuple[str, str]]:
    """Every piece of HTML of the three modules, with its name."""
    order = scores(Numbers({"staff": 3, "way": 7, "cost": 2}), found)
    for medicine in (None, *found.medicines):
        for score in order:
            yield "a card with its number", opened(found, score, medicine)
            yield "a card without", opened(found, score.provider, medicine)
        for compared in (None, (), found.providers[:3]):
            yield "benefits and risks", effects.beside(found, effects.Shown(medicine, compared, TODAY))
    for score in order:
        yield "how a number is made", draw_score.made(score)
    yield "by hand", sure.by_hand(difference(order[0], order[1]))
    now = staged(Numbers({"staff": 3, "way": 7, "cost": 2}), found)
    yield "side by side", side(now, now.possible.providers[:3])
    yield "the rows", rows(now)


def test_text_from_a_file_is_never_html() -> None:
    tags = {e.tag for _, html in every_piece(LIST) for e in read(html).all()}
    for name, html in every_piece(attacked(LIST)):
        root = read(html)
        assert "<script>alert(1)</script>" in root.text, name
        assert {e.tag for e in root.all()} <= tags, name
        keys = {key for element in root.all() for key in element.attributes}
        assert keys <= NAMED | LINK, name


LINK = {"href", "target", "rel"}


NAMED = {
    *("class", "style", "id", "type", "tabindex", "scope", "role", "open"),
    *("aria-hidden", "aria-label", "aria-expanded", "aria-pressed"),
    *("data-key", "data-open", "data-pick", "data-swap"),
}


def test_a_link_leads_where_the_file_says_and_opens_apart() -> None:
    for link in read(effects.beside(LIST, effects.Shown(None, None, TODAY))).all("a"):
        assert set(link.attributes) == LINK
        assert link.attributes["href"] == "https://example.org/label"
        assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener")


def test_braces_in_a_text_from_a_file_are_shown_as_they_are() -> None:
    here = replace(center("ash"), name="{place} {0} {", about="{about", source="{source}")
    now = staged(Numbers({"staff": 1}), replace(LIST, providers=(center("birch"), here)))
    for html in (
        rows(now),
        opened(LIST, now.ordered.by_id["ash"]),
        sure.by_hand(difference(*now.ordered.ranked)),
        side(now, now.possible.providers),
    ):
        assert here.name in read(html).text
    assert "{about" in opened(LIST, here)
