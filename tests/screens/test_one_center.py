"""The rows of centers and one opened in full: one form for all, and the unknown is an answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest

from decision.catalog.catalog import Catalog
from decision.method.factors import Amount
from decision.method.preferences import Numbers
from decision.method.providers import Measurement, Provider
from decision.method.scoring import Score
from decision.person.answers import Answers
from decision.person.stages import known
from decision.screens.drawing import at_a_glance, effects, in_full
from decision.screens.drawing import score as draw_score
from decision.wording import words
from decision.wording.describing import fact_sentence
from tests.conftest import holes
from tests.screens.drawings import (
    LIST,
    PREFERENCES,
    TODAY,
    center,
    opened,
    rows,
    scores,
    side,
    staged,
    table_of,
)
from tests.screens.elements import Element, form, read


def groups(card: Element) -> dict[str, list[str]]:
    """The sentences of a card under each of its headings."""
    found: dict[str, list[str]] = {}
    for child in card.one("article").children:
        if child.tag == "h4":
            found[child.text] = []
        elif found and child.attributes.get("class") != "checked" and not _is_made(child):
            found[list(found)[-1]] += [part.text for part in child.all("li")] or [child.text]
    return found


def _is_made(element: Element) -> bool:
    """Whether it is the fold on how the number is made, which is behind the groups."""
    return element.tag == "details" and not element.one("summary").text.startswith("And ")


def frame(card: Element) -> list[tuple[object, ...]]:
    """The form of a card without what its three groups hold, which is a list or a sentence."""
    kept, in_group = [], False
    for child in card.one("article").children:
        ends = child.attributes.get("class") == "checked" or _is_made(child)
        in_group = (in_group or child.tag == "h4") and not ends
        if child.tag == "h4" or not in_group:
            kept.append(form(child))
    return kept


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
        found = groups(read(html))
        assert list(found) == ["Fits", "Fits less", "Not known"]
        assert all(found.values())


def test_an_empty_group_says_that_nothing_is_in_it() -> None:
    ash, dogwood = (center(name) for name in ("ash", "dogwood"))
    assert groups(read(opened(LIST, ash)))["Not known"] == [words.table("CARD_NONE")["not_known"]]
    assert groups(read(opened(LIST, dogwood)))["Fits"] == ["Nothing that we know of."]


def test_a_group_of_more_than_three_has_the_others_behind_a_fold_with_their_count() -> None:
    found = groups(read(opened(LIST, center("dogwood"))))["Not known"]
    assert found[:3] == [
        "We do not know how many MS nurses work there.",
        "We do not know if a doctor is in the building.",
        "We do not know if there are steps.",
    ]
    assert found[3:] == ["We do not know what you would pay."]


def test_the_facts_behind_a_fold_are_counted_on_it() -> None:
    for card in (read(opened(LIST, each)) for each in LIST.providers):
        for fold in card.all("details"):
            if reported := holes(words.CARD_MORE, fold.one("summary").text):
                assert int(reported["count"]) == len(fold.all("li")) > 0


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
def test_an_unknown_fact_is_with_the_unknown_and_in_the_table(here: Provider) -> None:
    unknown = [part for part in LIST.indicators.values() if here.amount(part.id) is None]
    sentences = [fact_sentence(part, None) for part in unknown]
    found = groups(read(opened(LIST, here)))
    assert [s for s in sentences if s in found["Fits"] + found["Fits less"]] == []
    assert found["Not known"][:3] == (sentences[:3] or [words.table("CARD_NONE")["not_known"]])
    table = table_of(side(staged(), [here, here]))
    open_ = {label for label, cells in table.items() if cells[0].attributes.get("class") == "unknown"}
    assert open_ == {part.label for part in unknown}


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
        pytest.param("ash", "Checked on October 1, 2026. Reported by phone.", id="with its day"),
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
    here = replace(center("ash"), source="Reported by phone.")
    assert read(opened(LIST, here)).one("p", "checked").text.endswith("Reported by phone.")


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
def test_what_has_to_be_asked_first_is_before_the_facts_with_and_without_a_score(here: Provider) -> None:
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
        assert groups(read(html))["Fits"] == [words.table("CARD_NONE")["fits"]]
    assert at_a_glance.where(own, here) == "Added by you"
    assert "from 0.0 to 100.0" in read(opened(own, score)).text


REPORTED = {("cedar", "nurses"): Measurement(3.0, "Ann <b>{0}</b>", date(2026, 11, 20), reported=True)}


REPORTED_NURSES = "MS nurses on the staff: 3. (Ann <b>{0}</b> said so on November 20, 2026.)"


def test_what_was_reported_is_on_the_card_with_who_reported_it_and_when_and_counts() -> None:
    found = known(LIST, Answers(reported=REPORTED))
    for html in (
        opened(found, center("cedar", found)),
        *(
            opened(found, score)
            for score in scores(Numbers({"staff": 1, "way": 0, "cost": 0}), found)
            if score.provider.id == "cedar"
        ),
    ):
        assert REPORTED_NURSES in groups(read(html))[words.CARD_FITS]
        assert "We do not know how many MS nurses work there." not in read(html).text


def test_what_was_reported_is_short_side_by_side_and_whole_under_how_a_number_is_made() -> None:
    found = known(LIST, Answers(reported=REPORTED))
    order = scores(Numbers({"staff": 1, "way": 0, "cost": 0}), found)
    table = table_of(side(staged(reported=REPORTED), [center("ash", found), center("cedar", found)]))
    assert [cell.one("span").text for cell in table["MS nurses"]] == ["4 nurses", "3 nurses (reported)"]
    (score,) = [score for score in order if score.provider.id == "cedar"]
    assert f"{REPORTED_NURSES} This is worth 90 of 100" in read(draw_score.made(score)).text
