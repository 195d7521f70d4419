"""Saved answers on another list: what no longer fits is said, the rest is kept."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from decision.catalog.catalog import Catalog, load
from decision.method.must_haves import Wanted
from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Provider
from decision.method.scoring import valued
from decision.person.answer_files import Saved
from decision.person.answers import Answers
from decision.person.fitting import fitted, saved
from decision.person.stages import known, screened
from decision.person.who_set import STAY, UNSURE, Leaning
from decision.wording import words
from tests.conftest import EXAMPLE, measurement
from tests.person.drawn_answers import answers

LIST = load(EXAMPLE)
TODAY = date(2026, 11, 28)
SAID = Answers(
    order=Order((("way",), ("cost", "staff"))),
    words=Words({"cost": Word.VERY}),
    numbers=Numbers({"staff": 3}),
    medicine="betamab",
    compared=("ash", "birch"),
    reported={("ash", "minutes"): measurement(20), ("birch", "must:first_dose"): measurement(amount=True)},
    wanted=Wanted(frozenset({"no_fee", "near_enough"}), {"near_enough": 30}),
    too_much={"minutes": 60},
    most_inside={"way": "step_free", "staff": "nurses"},
    leaning=Leaning(UNSURE, "birch"),
    present="ash",
)


def without(id: str) -> Catalog:
    """The example list without the part of this id."""
    return replace(
        LIST,
        providers=tuple(each for each in LIST.providers if each.id != id),
        factors=tuple(each for each in LIST.factors if each.id != id),
        must_haves=tuple(each for each in LIST.must_haves if each.id != id),
        medicines=tuple(each for each in LIST.medicines if each.id != id),
    )


def test_all_fits_the_list_on_which_it_was_said() -> None:
    assert fitted(saved(SAID, LIST, TODAY), LIST) == (SAID, ())


def test_what_another_put_away_fits_as_one_s_own_does() -> None:
    away = SAID.handed_over()
    own, others = (fitted(saved(each, LIST, TODAY), without("cost")) for each in (SAID, away))
    assert others.answers.put_away == own.answers.weighing
    assert others.reported == own.reported


@pytest.mark.parametrize(
    ("after", "kept", "reported"),
    [
        pytest.param(
            without("birch"),
            replace(
                SAID,
                compared=("ash",),
                reported={("ash", "minutes"): measurement(20)},
                leaning=Leaning(UNSURE, None),
            ),
            words.SAVED_NO_CENTER.format(names="Birch Clinic"),
            id="a center is gone",
        ),
        pytest.param(
            without("cost"),
            replace(SAID, order=Order((("way",), ("staff",))), words=Words()),
            words.SAVED_NO_FACTOR.format(names="Cost"),
            id="a factor is gone",
        ),
        pytest.param(
            without("no_fee"),
            replace(SAID, wanted=Wanted(frozenset({"near_enough"}), {"near_enough": 30})),
            words.SAVED_NO_MUST,
            id="a must-have is gone",
        ),
        pytest.param(
            without("betamab"),
            replace(SAID, medicine=None),
            words.SAVED_NO_MEDICINE.format(names="Betamab"),
            id="the medicine is gone",
        ),
        pytest.param(
            without("first_dose"),
            replace(SAID, reported={("ash", "minutes"): measurement(20)}),
            words.SAVED_NO_FACT,
            id="a fact that was reported is gone",
        ),
    ],
)
def test_what_no_longer_fits_is_said_and_the_rest_is_kept(
    after: Catalog, kept: Answers, reported: str
) -> None:
    found = fitted(saved(SAID, LIST, TODAY), after)
    assert found.answers == kept
    assert found.reported[0].startswith(reported.partition("{")[0])


def test_a_center_of_the_same_id_and_another_name_is_another_center() -> None:
    renamed = replace(
        LIST, providers=tuple(replace(each, name=each.name + " North") for each in LIST.providers)
    )
    found = fitted(saved(SAID, LIST, TODAY), renamed)
    assert (found.answers.compared, found.answers.reported, found.answers.present) == ((), {}, None)
    assert found.reported == (words.SAVED_NO_CENTER.format(names="Ash Hospital and Birch Clinic"),)


def test_a_leaning_to_stay_needs_no_center() -> None:
    said = Answers(leaning=Leaning(STAY, UNSURE))
    assert fitted(saved(said, LIST, TODAY), without("ash")) == (said, ())


def test_a_place_of_their_own_stays_with_what_was_reported_of_it() -> None:
    place = Provider("own:1", "Mine", {"minutes": measurement(10), "nurses": measurement("many")})
    said = Answers(places=(place,), reported={("own:1", "dollars"): measurement(50)}, present="own:1")
    found = fitted(saved(said, LIST, TODAY), LIST)
    assert found.answers.places == (replace(place, measurements={"minutes": measurement(10)}),)
    assert (found.answers.reported, found.answers.present) == (said.reported, "own:1")
    assert found.reported == (words.SAVED_NO_FACT.format(names="MS nurses"),)


@given(answers)
def test_whatever_was_saved_the_list_can_be_worked_out_with_it(said: Answers) -> None:
    after = fitted(Saved(said), LIST).answers
    whole = known(LIST, after)
    screened(whole, after)
    assert valued(whole.providers, after.judged(LIST.factors))
    after.weights([factor.id for factor in LIST.factors])


@pytest.mark.parametrize(
    ("most_inside", "kept", "reported"),
    [
        pytest.param({"way": "minutes"}, {"way": "minutes"}, (), id="it is still so"),
        pytest.param(
            {"way": "nurses"},
            {},
            (words.SAVED_NO_FACT.format(names="MS nurses"),),
            id="the fact is elsewhere",
        ),
        pytest.param(
            {"rides": "bus"}, {}, (words.SAVED_NO_FACTOR.format(names="rides"),), id="the factor is gone"
        ),
    ],
)
def test_what_matters_most_inside_a_factor_stays_where_the_list_has_it(
    most_inside: dict[str, str], kept: dict[str, str], reported: tuple[str, ...]
) -> None:
    found = fitted(saved(Answers(most_inside=most_inside), LIST, TODAY), LIST)
    assert (found.answers.most_inside, found.reported) == (kept, reported)


def test_what_is_too_much_goes_only_where_the_list_has_no_such_scale() -> None:
    found = fitted(saved(SAID, LIST, TODAY), without("way"))
    assert found.answers.too_much == {}
    assert found.reported[-1] == words.SAVED_NO_FACT.format(names="Travel time, one way")
