"""The rows of centers, one opened in full, the tables, benefits and risks: one form, safe, and right."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import partial
from html.parser import HTMLParser
from itertools import combinations
from typing import Any

import pytest

from decision.catalog.catalog import Catalog, load
from decision.guide.texts import MedicineFact, StudyNumber, StudyRate
from decision.method.factors import Amount, Factor, Levels, Points, YesNo
from decision.method.preferences import Numbers
from decision.method.providers import Measurement, Provider
from decision.method.scoring import Score, rank, valued
from decision.person.answers import Answers
from decision.person.stages import Stages, known, stages
from decision.screens.drawing import at_a_glance, effects, in_full, orders, side_by_side, study_pictures, sure
from decision.screens.drawing import score as draw_score
from decision.wording import words
from decision.wording.describing import fact_sentence
from decision.wording.explaining import difference, points
from decision.wording.sureness import how_far_off
from tests.conftest import EXAMPLE, factor, holes, measurement, ranked

TODAY = date(2026, 12, 1)
LIST = load(EXAMPLE)
# Three factors of the example with weights that no rounding makes even, and with one left out.
PREFERENCES = [
    pytest.param(Numbers({"staff": 3, "way": 7, "cost": 2}), id="all three matter"),
    pytest.param(Numbers({"staff": 1, "way": 0, "cost": 6}), id="one does not matter"),
    pytest.param(Numbers({"staff": 1000, "way": 1, "cost": 999}), id="one matters very little"),
]


def scores(preference: Numbers, found: Catalog = LIST) -> tuple[Score, ...]:
    ids = [each.id for each in found.factors]
    return rank(valued(found.providers, found.factors), preference.weights(ids))


# ---- drawing


def opened(
    found: Catalog,
    here: Provider | Score,
    medicine: Any = None,
    remarks: in_full.Remarks | None = None,
) -> str:
    """One center in full, with its score or, before anything is weighed, without."""
    place, score = (here.provider, here) if isinstance(here, Score) else (here, None)
    return f"<article>{in_full.inside(found, place, score, medicine, remarks or in_full.Remarks())}</article>"


def staged(preference: Numbers | None = None, found: Catalog = LIST, told: Any = None) -> Stages:
    said = Answers(told=told or {}, example=True)
    weighed = said if preference is None else replace(said, way="numbers", numbers=preference)
    return stages(found, found, weighed)


def rows(now: Stages, by: str = "priorities") -> str:
    return at_a_glance.html(now, orders.listed(now, by), {}, everything=True)


def side(now: Stages, compared: Any) -> str:
    return side_by_side.html(now, orders.listed(now, "priorities"), compared, None)


# ---- reading HTML

VOID = {"br"}


@dataclass
class Element:
    """One element, with its own text and its children in their order."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def children(self) -> list["Element"]:
        return [part for part in self.parts if isinstance(part, Element)]

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, tag: str = "") -> list["Element"]:
        """This element and all below it, or those of one tag."""
        below = [inner for child in self.children for inner in child.all(tag)]
        return [self, *below] if tag in ("", self.tag) else below

    def one(self, tag: str, kind: str | None = None) -> "Element":
        (found,) = [e for e in self.all(tag) if kind is None or e.attributes.get("class") == kind]
        return found


class Reader(HTMLParser):
    """Builds the elements, and refuses a tag that is not closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def read(html: str) -> Element:
    reader = Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root


def form(element: Element) -> tuple[object, ...]:
    """The tags of an element and their classes; how many items a list has does not count."""
    inner = [form(child) for child in element.children]
    if element.tag in ("ul", "dl"):
        inner = list(dict.fromkeys(inner))
    kind = (element.attributes.get("class") or "").split(" ")[0]
    return (element.tag, kind, *inner)


def heaps(card: Element) -> dict[str, list[str]]:
    """The sentences of a card under each of its headings."""
    found: dict[str, list[str]] = {}
    for child in card.one("article").children:
        if child.tag == "h4":
            found[child.text] = []
        elif found and child.attributes.get("class") != "checked" and not _is_made(child):
            found[list(found)[-1]] += [part.text for part in child.all("li")] or [child.text]
    return found


def _is_made(element: Element) -> bool:
    """Whether it is the fold on how the number is made, which is behind the heaps."""
    return element.tag == "details" and not element.one("summary").text.startswith("And ")


def frame(card: Element) -> list[tuple[object, ...]]:
    """The form of a card without what its three heaps hold, which is a list or a sentence."""
    kept, in_heap = [], False
    for child in card.one("article").children:
        ends = child.attributes.get("class") == "checked" or _is_made(child)
        in_heap = (in_heap or child.tag == "h4") and not ends
        if child.tag == "h4" or not in_heap:
            kept.append(form(child))
    return kept


# ---- one form for all


@pytest.mark.parametrize("preference", PREFERENCES)
@pytest.mark.parametrize("medicine", [None, *LIST.medicines])
def test_the_first_and_the_last_card_have_the_same_form(preference: Numbers, medicine: Any) -> None:
    drawn = [frame(read(opened(LIST, score, medicine))) for score in scores(preference)]
    assert all(each == drawn[0] for each in drawn)


@pytest.mark.parametrize("medicine", [None, *LIST.medicines])
def test_before_anything_is_chosen_all_cards_have_the_same_form_and_no_number(medicine: Any) -> None:
    drawn = [read(opened(LIST, center, medicine)) for center in LIST.providers]
    assert all(frame(each) == frame(drawn[0]) for each in drawn)
    for card in drawn:
        assert "points" not in card.text
        assert not [e for e in card.all() if e.attributes.get("class") in ("fit", "dots")]


def test_no_row_but_for_its_words_and_marks_tells_its_place() -> None:
    """Neither a class nor a style, nor anything else of the HTML, marks the first."""
    drawn = read(rows(staged(Numbers({"staff": 3, "way": 7, "cost": 2})))).all("article")
    first, *rest = [each for each in drawn if each.attributes["class"] == "center"]
    assert len(rest) == 3
    for row in (first, *rest):
        used = {key for element in row.all() for key in element.attributes}
        assert used == {*(key for element in first.all() for key in element.attributes)}
        kinds = [child.attributes.get("class") for child in row.children]
        assert [kind for kind in kinds if kind != "ask"] == ["name", "where", "fit", "heard", "facts", "pick"]


@pytest.mark.parametrize(
    ("by", "names"),
    [
        pytest.param(
            "priorities",
            ["1. Ash Hospital", "2. Cedar Clinic", "Birch Clinic", "Dogwood Hospital"],
            id="by points",
        ),
        pytest.param(
            "name", ["Ash Hospital", "Birch Clinic", "Cedar Clinic", "Dogwood Hospital"], id="A to Z"
        ),
    ],
)
def test_a_place_is_before_a_name_only_where_the_list_is_by_points(by: str, names: list[str]) -> None:
    drawn = read(rows(staged(Numbers({"staff": 9, "way": 1, "cost": 1})), by))
    assert [each.text for each in drawn.all("h3") if each.children] == names


@pytest.mark.parametrize("preference", PREFERENCES)
def test_every_card_says_what_fits_what_fits_less_and_what_is_not_known(preference: Numbers) -> None:
    centers: list[Provider | Score] = [*scores(preference), *LIST.providers]
    for html in (opened(LIST, here) for here in centers):
        found = heaps(read(html))
        assert list(found) == ["Fits", "Fits less", "Not known"]
        assert all(found.values())


def test_an_empty_heap_says_that_nothing_is_in_it() -> None:
    ash, dogwood = (center(name) for name in ("ash", "dogwood"))
    assert heaps(read(opened(LIST, ash)))["Not known"] == [words.table("CARD_NONE")["not_known"]]
    assert heaps(read(opened(LIST, dogwood)))["Fits"] == ["Nothing that we know of."]


def test_a_heap_of_more_than_three_has_the_others_behind_a_fold_with_their_count() -> None:
    found = heaps(read(opened(LIST, center("dogwood"))))["Not known"]
    assert found[:3] == [
        "We do not know how many MS nurses work there.",
        "We do not know if a doctor is in the building.",
        "We do not know if there are steps.",
    ]
    assert found[3:] == ["We do not know what you would pay."]


def test_the_facts_behind_a_fold_are_counted_on_it() -> None:
    for card in (read(opened(LIST, each)) for each in LIST.providers):
        for fold in card.all("details"):
            if told := holes(words.CARD_MORE, fold.one("summary").text):
                assert int(told["count"]) == len(fold.all("li")) > 0


def center(id: str, found: Catalog = LIST) -> Provider:
    made = found.provider(id)
    assert made
    return made


# ---- unknown is an answer


def said_wrongly(found: Catalog, here: Provider) -> Iterator[str]:
    """Every sentence that would turn an unknown fact of a center into a known one."""
    for part in found.indicators.values():
        if here.amount(part.id) is None:
            guesses: list[Amount] = [0.0] if part.unit else []
            for guess in (*guesses, True, False):
                yield fact_sentence(part, guess)
            yield from (text for key, text in (part.says or {}).items() if key not in ("known", "unknown"))


@pytest.mark.parametrize("here", [pytest.param(center, id=center.id) for center in LIST.providers])
def test_an_unknown_fact_is_never_shown_as_0_or_no(here: Provider) -> None:
    (score,) = [s for s in scores(Numbers({"staff": 3, "way": 7, "cost": 2})) if s.provider == here]
    compared = [here, here]
    drawn = [
        opened(LIST, score),
        opened(LIST, here),
        draw_score.made(score),
        side(staged(), compared),
        rows(staged()),
        effects.beside(LIST, effects.Shown(None, compared, TODAY)),
    ]
    for html in drawn:
        text = read(html).text
        assert [sentence for sentence in said_wrongly(LIST, here) if sentence in text] == []


@pytest.mark.parametrize("here", [pytest.param(center, id=center.id) for center in LIST.providers])
def test_an_unknown_fact_stands_with_the_unknown_and_in_the_table(here: Provider) -> None:
    unknown = [part for part in LIST.indicators.values() if here.amount(part.id) is None]
    sentences = [fact_sentence(part, None) for part in unknown]
    found = heaps(read(opened(LIST, here)))
    assert [s for s in sentences if s in found["Fits"] + found["Fits less"]] == []
    assert found["Not known"][:3] == (sentences[:3] or [words.table("CARD_NONE")["not_known"]])
    table = table_of(side(staged(), [here, here]))
    open_ = {label for label, cells in table.items() if cells[0].attributes.get("class") == "unknown"}
    assert open_ == {part.label for part in unknown}


def table_of(html: str) -> dict[str, list[Element]]:
    """The cells of each row side by side, by the label of its fact, without the factor before it."""
    found = {}
    for row in read(html).one("tbody").all("tr"):
        label = "".join(part for part in row.one("th").parts if isinstance(part, str)).strip()
        found[label] = row.all("td")
    return found


GIVES = "We do not know if it gives Betamab, so ask first."
ENROLLED = (
    "We do not know if it is in the safety program that Betamab needs: Beta Watch. Ask about this first."
)


@pytest.mark.parametrize(
    ("id", "medicine", "sentences"),
    [
        pytest.param("ash", "alphamab", "It gives Alphamab.", id="a medicine without a program"),
        pytest.param(
            "ash",
            "betamab",
            "It gives Betamab. It is in the safety program that Betamab needs: Beta Watch.",
            id="gives it and is in the program",
        ),
        pytest.param("birch", "betamab", "It does not give Betamab.", id="then the program does not matter"),
        pytest.param(
            "cedar",
            "betamab",
            f"{GIVES} {ENROLLED}",
            id="unknown, both",
        ),
        pytest.param(
            "dogwood",
            "betamab",
            f"{GIVES} {ENROLLED}",
            id="unknown at a center that says little",
        ),
    ],
)
def test_a_card_says_if_the_planned_medicine_is_given(id: str, medicine: str, sentences: str) -> None:
    card = read(opened(LIST, center(id), LIST.medicine(medicine)))
    assert card.one("p", "gives").text == sentences


def test_a_center_that_gives_a_medicine_but_is_not_in_its_program_says_both() -> None:
    here = replace(center("ash"), enrolled={"beta_watch": False})
    card = read(opened(LIST, here, LIST.medicine("betamab")))
    assert card.one("p", "gives").text == (
        "It gives Betamab. It is not in the safety program that Betamab needs: Beta Watch."
    )


@pytest.mark.parametrize(
    ("id", "sentence"),
    [
        pytest.param("ash", "Checked on October 1, 2026. Told by phone.", id="with its day"),
        pytest.param("dogwood", "We do not know when this was checked. Website.", id="the day is unknown"),
    ],
)
def test_a_card_says_when_and_how_it_was_checked(id: str, sentence: str) -> None:
    assert read(opened(LIST, center(id))).one("p", "checked").text == sentence


def test_a_card_checked_long_ago_says_so_where_it_says_when() -> None:
    here = center("ash")
    (score,) = [s for s in scores(Numbers({"staff": 1})) if s.provider == here]
    old = in_full.Remarks(stale=True)
    for drawn in (partial(opened, LIST, here), partial(opened, LIST, score)):
        with_it = read(drawn(remarks=old)).one("p", "checked").text
        without_it = read(drawn()).one("p", "checked").text
        assert with_it == f"{without_it} {words.CARD_STALE}"


def test_a_source_that_ends_in_a_point_does_not_get_a_second() -> None:
    here = replace(center("ash"), source="Told by phone.")
    assert read(opened(LIST, here)).one("p", "checked").text.endswith("Told by phone.")


# ---- what has to be asked first, how far it is, and places of one's own

FIRST = "Ask first about your must-haves: \u201cNear <enough> & calm\u201d."


@pytest.mark.parametrize(
    ("known", "sentences"),
    [
        pytest.param(
            {},
            ["Kind of place not known", "We do not know when this was checked. We do not know who said so."],
            id="nothing",
        ),
        pytest.param(
            {"town": "Oak", "source": "Website"},
            ["Kind of place not known, Oak", "We do not know when this was checked. Website."],
            id="the town and the source",
        ),
        pytest.param(
            {"site_type": "clinic", "state": "EX", "checked_on": date(2026, 10, 1)},
            ["Clinic, EX", "Checked on October 1, 2026. We do not know who said so."],
            id="the kind of place, the state and the day",
        ),
    ],
)
def test_a_card_is_whole_where_little_is_known_of_a_center(
    known: dict[str, Any], sentences: list[str]
) -> None:
    oak = Provider("oak", "Oak", {}, **known)
    paragraphs = [element.text for element in read(opened(LIST, oak)).all("p")]
    row = read(rows(staged(found=replace(LIST, providers=(oak,))))).all("article")[0]
    assert [row.one("p", "where").text, paragraphs[-1]] == sentences
    assert "" not in paragraphs


@pytest.mark.parametrize("here", [pytest.param(center, id=center.id) for center in LIST.providers])
def test_what_has_to_be_asked_first_stands_before_the_facts_with_and_without_a_score(here: Provider) -> None:
    (score,) = [s for s in scores(Numbers({"staff": 1})) if s.provider == here]
    for drawn in (partial(opened, LIST, score), partial(opened, LIST, here)):
        with_it, without_it = (
            read(drawn(remarks=in_full.Remarks(FIRST))).one("article"),
            read(drawn()).one("article"),
        )
        (said,) = [child for child in with_it.children if child.text == FIRST]
        assert said.all("strong")
        rest = [child for child in with_it.children if child is not said]
        assert [(form(e), e.text) for e in rest] == [(form(e), e.text) for e in without_it.children]
        after = with_it.children[with_it.children.index(said) + 1]
        assert (after.tag, after.text) == ("h4", words.CARD_FITS)


@pytest.mark.parametrize(
    ("away", "sentence"),
    [
        pytest.param(0.0, "Less than 1 mile from you in a straight line.", id="the same ZIP code"),
        pytest.param(0.99, "Less than 1 mile from you in a straight line.", id="just under one"),
        pytest.param(12.6, "About 13 miles from you in a straight line.", id="whole miles"),
    ],
)
def test_a_card_says_how_far_away_a_center_is_where_that_is_known(away: float, sentence: str) -> None:
    here = center("ash")
    near = read(opened(LIST, replace(here, away=away))).one("article")
    plain = read(opened(LIST, here)).one("article")
    assert [e.text for e in near.children if e.text == sentence] == [sentence]
    assert [e.text for e in near.children if e.text != sentence] == [e.text for e in plain.children]


def test_a_place_of_one_s_own_says_so_and_nothing_of_when_it_was_checked() -> None:
    own = known(LIST, Answers(places=(Provider("own:1", "At home", {}),)))
    here = center("own:1", own)
    (score,) = [s for s in scores(Numbers({"staff": 1}), own) if s.provider == here]
    for html in (
        opened(own, score),
        opened(own, here),
    ):
        card = read(html).one("article")
        assert not [e for e in card.all() if e.attributes.get("class") == "checked"]
        assert heaps(read(html))["Fits"] == [words.table("CARD_NONE")["fits"]]
    assert at_a_glance.where(own, here) == "Added by you"
    assert "from 0.0 to 100.0" in read(opened(own, score)).text


# ---- text from files is text

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


# ---- what a person was told

TOLD = {("cedar", "nurses"): Measurement(3.0, "Ann <b>{0}</b>", date(2026, 11, 20), told=True)}
TOLD_NURSES = "MS nurses on the staff: 3. (Ann <b>{0}</b> said so on November 20, 2026.)"


def test_what_was_told_stands_on_the_card_with_who_told_it_and_when_and_counts() -> None:
    found = known(LIST, Answers(told=TOLD))
    for html in (
        opened(found, center("cedar", found)),
        *(
            opened(found, score)
            for score in scores(Numbers({"staff": 1, "way": 0, "cost": 0}), found)
            if score.provider.id == "cedar"
        ),
    ):
        assert TOLD_NURSES in heaps(read(html))[words.CARD_FITS]
        assert "We do not know how many MS nurses work there." not in read(html).text


def test_what_was_told_is_short_side_by_side_and_whole_under_how_a_number_is_made() -> None:
    found = known(LIST, Answers(told=TOLD))
    order = scores(Numbers({"staff": 1, "way": 0, "cost": 0}), found)
    table = table_of(side(staged(told=TOLD), [center("ash", found), center("cedar", found)]))
    assert [cell.one("span").text for cell in table["MS nurses"]] == ["4 nurses", "3 nurses (reported)"]
    (score,) = [score for score in order if score.provider.id == "cedar"]
    assert f"{TOLD_NURSES} This is worth 90 of 100" in read(draw_score.made(score)).text


# ---- every number agrees with the score, and can be made again by hand

RANGE = re.compile(r"(?P<middle>\d+)(?: points| \((?P<low>\d+) to (?P<high>\d+)\))")


def shown(text: str) -> tuple[int, int, int]:
    """Low, middle and high, as a row tells them."""
    found = RANGE.fullmatch(text)
    assert found, text
    middle = int(found["middle"])
    return int(found["low"] or middle), middle, int(found["high"] or middle)


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
        told = (words.CARD_SUM_RANGE if ranged else words.CARD_SUM).format(
            middle=points(score.middle), low=points(score.low), high=points(score.high)
        )
        assert made == told
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


def figure(text: str) -> float:
    """A figure as it is shown; less than 0.1 is read as 0."""
    return 0.0 if text == words.POINTS_UNDER else float(text.replace("\N{MINUS SIGN}", "-").replace(",", ""))


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
        told = holes(words.CARD_FACTOR_RANGE, line.text) or holes(words.CARD_FACTOR_LINE, line.text)
        assert told, line.text
        weight, low, middle, high = float(told["weight"]), 0.0, 0.0, 0.0
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
        assert float(told["value"]) == pytest.approx(middle, abs=0.0061)
        assert figure(told["points"]) == pytest.approx(weight * middle, abs=0.16)
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
        told = holes(words.CARD_SUM_RANGE, last) or holes(words.CARD_SUM, last)
        assert told
        low, middle, high = (figure(told.get(end, told["middle"])) for end in ("low", "middle", "high"))
        # Three weights and their facts, each told to one decimal.
        assert (low, middle, high) == pytest.approx((hand.low, hand.middle, hand.high), abs=0.4)
        text = read(opened(LIST, score)).text
        known = holes(words.CARD_KNOWN, read(opened(LIST, score)).all("p")[1].text)
        everything = words.CARD_KNOWN_ALL in text or words.CARD_KNOWN_LENT in text
        assert everything is not bool(known)
        assert hand.known - 1.1 <= (float(known["known"]) if known else 100) <= hand.known + 0.11


def test_only_what_matters_stands_in_the_folded_block() -> None:
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


# ---- benefits and risks


def articles(html: str, place: int) -> list[Element]:
    """The effects of one of the two lists: 0 the benefits, 1 the risks."""
    both = [each for each in read(html).all("details") if each.attributes.get("class") == "effects-of"]
    assert [each.one("h3").text for each in both] == [words.BENEFITS, words.RISKS]
    return [each for each in both[place].all("div") if each.attributes.get("class") == "effect-line"]


def without_asks(article: Element) -> list[tuple[object, ...]]:
    """The form of an effect, apart from what a risk asks of a center, and the hard words of its own text."""
    return [
        form(child)
        for child in article.one("div", "more").children
        if child.attributes.get("class") not in ("asks", "hard")
    ]


MEDICINES = [None, *LIST.medicines]
COMPARED = [
    pytest.param(None, id="on Learn"),
    pytest.param((), id="none"),
    pytest.param(LIST.providers[:2], id="two"),
]


@pytest.mark.parametrize("compared", COMPARED)
@pytest.mark.parametrize("medicine", MEDICINES)
def test_benefits_and_risks_have_one_form(compared: Any, medicine: Any) -> None:
    html = effects.beside(LIST, effects.Shown(medicine, compared, TODAY))
    drawn = [without_asks(article) for place in (0, 1) for article in articles(html, place)]
    assert len(drawn) == 2
    assert drawn[0] == drawn[1]


@pytest.mark.parametrize("medicine", LIST.medicines)
def test_only_the_effects_of_the_medicine_are_shown(medicine: Any) -> None:
    of_beta = tuple(replace(each, title="Of Betamab", medicines=("betamab",)) for each in LIST.risks)
    found = replace(LIST, risks=(*LIST.risks, *of_beta))
    titles = [
        e.one("span", "title").text
        for e in articles(effects.beside(found, effects.Shown(medicine, None, TODAY)), 1)
    ]
    assert ("Of Betamab" in titles) is (medicine.id == "betamab")


def with_figures_of_both() -> Catalog:
    """The example with a figure of each medicine on each effect, every one to be known by its words."""
    figures = tuple(
        StudyNumber(
            medicine.id, count, 1000, f"had the event of {medicine.id}", "adults", "2 years", ("label",)
        )
        for medicine, count in zip(LIST.medicines, (711, 822), strict=True)
    )
    benefits, risks = (
        tuple(replace(each, numbers=figures) for each in kind) for kind in (LIST.benefits, LIST.risks)
    )
    return replace(LIST, benefits=benefits, risks=risks)


@pytest.mark.parametrize("compared", COMPARED)
@pytest.mark.parametrize(
    ("id", "own", "others"),
    [
        pytest.param("alphamab", ["711"], ["822", "event of betamab"], id="the first"),
        pytest.param("betamab", ["822"], ["711", "event of alphamab"], id="the second"),
        pytest.param(None, [], ["711", "822"], id="with no medicine chosen there are no figures"),
    ],
)
def test_figures_of_another_medicine_are_never_shown(
    compared: Any, id: str | None, own: list[str], others: list[str]
) -> None:
    found = with_figures_of_both()
    html = effects.beside(found, effects.Shown(found.medicine(id), compared, TODAY))
    for article in (*articles(html, 0), *articles(html, 1)):
        assert [text for text in own if text not in article.text] == []
    assert [text for text in others if text in html] == []


def test_where_a_medicine_has_no_figure_that_is_said() -> None:
    html = effects.beside(LIST, effects.Shown(LIST.medicine("betamab"), None, TODAY))
    for article in (*articles(html, 0), *articles(html, 1)):
        assert words.EFFECT_NO_NUMBER in article.text


def test_figures_are_told_on_one_base_with_what_they_were_compared_with() -> None:
    html = effects.beside(LIST, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    benefit, risk = articles(html, 0)[0].text, articles(html, 1)[0].text
    before = "Over 2 years, {} of 100 adults with relapsing MS had a"
    assert (
        f"{before.format(22)} new attack. "
        "Of 100 who got an older medicine instead, this happened to 40." in benefit
    )
    assert (
        f"{before.format(34)} reaction. "
        "Of 100 who got an older medicine instead, this happened to 10." in risk
    )
    alone = replace(LIST.risks[0].numbers[0], compared=None, against="")
    found = replace(LIST, risks=(replace(LIST.risks[0], numbers=(alone,)),))
    html = effects.beside(found, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    article = articles(html, 1)[0]
    assert f"{before.format(34)} reaction." in article.text
    assert "With an older medicine" not in article.text


def test_the_line_of_a_figure_says_of_whom_it_is_where_that_is_not_all_who_take_the_medicine() -> None:
    of_some = replace(LIST.risks[0].numbers[0], group="with late MS")
    found = replace(LIST, risks=(replace(LIST.risks[0], numbers=(of_some,)),))
    html = effects.beside(found, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    line = articles(html, 1)[0].one("b", "figure").text
    assert line == "34 of 100 with late MS had a reaction; with an older medicine: 10"
    told = holes(words.EFFECT_GROUP, line.partition(" of ")[2].partition(" had ")[0])
    assert told
    assert told["of"].split()[0] == "100"


def test_where_a_range_is_said_beside_figures_the_line_is_the_range_and_the_figures_are_still_in_full() -> (
    None
):
    range_ = StudyRate("alphamab", "1 to 34 of 100, by a blood test", "It depends.", ("label",))
    found = replace(LIST, risks=(replace(LIST.risks[0], rates=(range_,)),))
    html = effects.beside(found, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    article = articles(html, 1)[0]
    assert article.one("b", "figure").text == range_.short
    assert article.all("figure") != []


@pytest.mark.parametrize("figures", [True, False])
def test_what_is_no_count_of_people_is_on_the_line_and_in_full_and_is_not_pictured(*, figures: bool) -> None:
    rate = StudyRate("betamab", "9 attacks a year for each 100 people", "There were 9 attacks.", ("label",))
    found = replace(LIST, benefits=(replace(LIST.benefits[0], rates=(rate,)),))
    shown = effects.Shown(LIST.medicine("betamab"), None, TODAY, figures=figures)
    article = articles(effects.beside(found, shown), 0)[0]
    assert (article.one("b", "figure").text == rate.short) is figures
    assert (rate.text in article.text) is figures
    assert words.EFFECT_NO_NUMBER not in article.text
    assert article.all("figure") == []
    other = articles(effects.beside(found, replace(shown, medicine=LIST.medicine("alphamab"))), 0)[0]
    assert "9 attacks" not in other.text


def pictured(html: str) -> list[tuple[str, int, int, str | None]]:
    """Of each picture: what stands below it, how many dots are full and hollow, and what it is called."""
    return [
        (
            figure.one("figcaption").text,
            figure.one("div").text.count("●"),
            figure.one("div").text.count("○"),
            figure.one("div").attributes["aria-label"],
        )
        for figure in read(html).all("figure")
    ]


def test_a_figure_that_compared_is_pictured_twice_on_one_base() -> None:
    html = effects.beside(LIST, effects.Shown(LIST.medicine("alphamab"), None, TODAY))
    label = "A picture of 100 dots, one for each person, with {} of them filled in."
    assert pictured(html) == [
        ("With this medicine: 22 of 100", 22, 78, label.format(22)),
        ("With an older medicine: 40 of 100", 40, 60, label.format(40)),
        ("With this medicine: 34 of 100", 34, 66, label.format(34)),
        ("With an older medicine: 10 of 100", 10, 90, label.format(10)),
    ]


@pytest.mark.parametrize(
    ("count", "of", "rows"),
    [
        pytest.param(0, 100, ["○" * 10] * 10, id="nobody"),
        pytest.param(100, 100, ["●" * 10] * 10, id="everybody"),
        pytest.param(13, 100, ["●" * 10, "●" * 3 + "○" * 7, *["○" * 10] * 8], id="13 of 100"),
        pytest.param(41, 1000, ["●" * 25, "●" * 16 + "○" * 9, *["○" * 25] * 38], id="41 of 1,000"),
    ],
)
def test_the_dots_stand_in_rows_the_full_ones_first(count: int, of: int, rows: list[str]) -> None:
    figure = StudyNumber("alphamab", count, of, "slept", "adults", "2 years", ("label",))
    (picture,) = read(study_pictures.html(figure)).all("figure")
    assert picture.one("div").text.split("\n") == rows


def test_a_base_that_cannot_be_pictured_has_no_picture() -> None:
    assert study_pictures.html(StudyNumber("alphamab", 1, 99, "slept", "adults", "2 years", ("label",))) == ""


@pytest.mark.parametrize("compared", COMPARED)
def test_hidden_figures_leave_no_number_and_no_picture_and_say_so(compared: Any) -> None:
    shown = effects.Shown(LIST.medicine("alphamab"), compared, TODAY, figures=False)
    html = effects.beside(LIST, shown)
    assert pictured(html) == []
    for place in (0, 1):
        for article in articles(html, place):
            assert words.EFFECT_HIDDEN in article.text
            assert "of 100" not in article.text.casefold()


def test_each_risk_names_the_factors_that_bear_on_it() -> None:
    here = articles(effects.beside(LIST, effects.Shown(None, (), TODAY)), 1)[0]
    assert words.EFFECT_FACTORS_PLAIN.format(factors="Staff") in here.text
    linked = articles(effects.beside(LIST, effects.Shown(None, None, TODAY, linked=True)), 1)[0]
    assert [(link.attributes["href"], link.text) for link in linked.one("p", "jumps").all("a")] == [
        ("./learn?read=what-can-matter&at=factor-staff", "Staff")
    ]


def test_in_short_each_effect_is_one_line_with_its_figure_and_opens_to_all_that_is_said_of_it() -> None:
    medicine = LIST.medicine("alphamab")
    html = effects.beside(LIST, effects.Shown(medicine, None, TODAY))
    (reaction,) = re.findall(r'data-key="effect-reaction".*', html, re.DOTALL)
    line = reaction.split("</summary>")[0]
    figure = LIST.risks[0].numbers_for("alphamab")[0]
    (told,) = re.findall(r'class="figure">(\d+) of (\d+) (.*?); with (.*?): (\d+)</b>', line)
    of = (figure.count, figure.of, figure.event, figure.against, figure.compared)
    assert told == tuple(map(str, of))
    hidden = effects.beside(LIST, effects.Shown(medicine, None, TODAY, figures=False))
    assert "34 of 100" not in hidden
    assert "standing" not in html, "Learn says nothing of centers"


def test_without_a_medicine_each_effect_says_which_medicines_it_is_true_of() -> None:
    html = effects.beside(LIST, effects.Shown(None, None, TODAY))
    for article in (*articles(html, 0), *articles(html, 1)):
        assert "This is true of Alphamab and Betamab." in article.text


@pytest.mark.parametrize(
    ("days", "due"),
    [
        pytest.param(0, False, id="on the review date it is in time"),
        pytest.param(1, True, id="on the day after it is due"),
    ],
)
def test_a_fact_past_its_review_date_says_so(days: int, due: bool) -> None:
    today = LIST.risks[0].evidence.review_by + timedelta(days=days)
    html = effects.beside(LIST, effects.Shown(None, None, today))
    for article in (*articles(html, 0), *articles(html, 1)):
        dates = {"checked_on": "October 1, 2026", "review_by": "October 1, 2027"}
        assert (words.CHECKED_DUE.format(**dates) in article.text) is due
        assert (words.CHECKED.format(**dates) in article.text) is not due


@pytest.mark.parametrize("medicine", MEDICINES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_each_risk_shows_how_each_compared_center_stands_on_what_it_asks(medicine: Any, count: int) -> None:
    compared = LIST.providers[:count]
    for article, risk in zip(
        articles(effects.beside(LIST, effects.Shown(medicine, compared, TODAY)), 1), LIST.risks, strict=True
    ):
        parts = [LIST.indicators[id] for id in risk.indicators]
        rows = [(e.tag, e.text) for e in article.one("dl").children]
        assert rows == [
            row
            for each in compared
            for row in [("dt", each.name), *(("dd", fact_sentence(i, each.amount(i.id))) for i in parts)]
        ]
        assert words.EFFECT_ASKS.format(asks=risk.asks) in article.text


def test_with_none_compared_each_risk_tells_of_the_whole_list() -> None:
    (article,) = articles(effects.beside(LIST, effects.Shown(None, (), TODAY)), 1)
    assert [item.text for item in article.all("ul")[0].all("li")] == [
        (
            "A doctor is in the building. "
            "This is true at 2 of 4 centers on this list, and not at 1. Not known at 1."
        ),
        "MS nurses: from 2 to 4 nurses on this list. Not known at 2.",
    ]


def test_on_learn_a_risk_says_what_it_asks_and_nothing_of_centers() -> None:
    (article,) = articles(effects.beside(LIST, effects.Shown(None, None, TODAY)), 1)
    assert words.EFFECT_ASKS.format(asks=LIST.risks[0].asks) in article.text
    assert not article.all("dl")
    assert words.EFFECT_AT_LIST not in article.text


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
    told = how_far_off(found.order.ranked)
    assert told
    assert (told in sure.change(found, None)) is said
