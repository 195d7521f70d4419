"""What the must-haves do, in the very sentences that a person reads."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from decision.catalog.catalog import Catalog, load
from decision.method.factors import Amount, YesNo
from decision.method.must_haves import AnswersPass, Outcome, Verdict, Wanted, WithinLimit
from decision.method.providers import Measurement, Provider
from decision.method.screening import Relaxing
from decision.person.answers import Answers
from decision.person.stages import known, screened
from decision.person.whose import as_known
from decision.wording import words
from decision.wording.must_haves import (
    advice,
    ask_first_at,
    in_short,
    limits,
    medicine_facts,
    not_known,
    passed_by_all,
    reasons,
    to_ask_first,
    waiting,
    what_it_does,
    within,
    without,
)
from tests import strategies
from tests.conftest import EXAMPLE, holes, must_have, names, on, provider, row_of
from tests.strategies import (
    ANY_CASE,
    HELP,
    MEDICINE,
    NEAR,
    NO_FEE,
    NOBODY_LEFT,
    PLAIN,
    SOON,
    MustHaves,
    relaxed,
)

LIST = load(EXAMPLE)
MUST_HAVES = {each.id: each for each in LIST.must_haves}
ALPHA, BETA = LIST.medicines
TREES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm")


def said(medicine: str | None, *must_haves: str, **limits: float) -> Answers:
    """One person's medicine and must-haves, on the example, where Robin's trips count."""
    return Answers(medicine=medicine, wanted=Wanted(frozenset(must_haves), limits), example=True)


# ---- what one must-have does


def with_fees(*fees: bool | None) -> list[Provider]:
    return [provider(name, fee=fee) for name, fee in zip(TREES, fees, strict=False)]


@pytest.mark.parametrize("ticked", [pytest.param(True, id="ticked"), pytest.param(False, id="not ticked")])
@pytest.mark.parametrize(
    ("fees", "sentences"),
    [
        pytest.param([False, False], ["This sets no center aside."], id="none"),
        pytest.param([True, False, False], ["This sets aside 1 of 3: Ash."], id="one"),
        pytest.param([True, False, True], ["This sets aside 2 of 3: Ash and Cedar."], id="two"),
        pytest.param([True, True, True, False], ["This sets aside 3 of 4: Ash, Birch, and Cedar."], id="few"),
        pytest.param([True] * 4, ["This sets aside 4 of 4."], id="many are not named"),
        pytest.param(
            [None, False],
            ["This sets no center aside.", "Not known, so ask first: Ash."],
            id="not known, so nobody is set aside",
        ),
        pytest.param(
            [True, None, None, None],
            ["This sets aside 1 of 4: Ash.", "Not known, so ask first: Birch, Cedar, and Dogwood."],
            id="a few to ask",
        ),
        pytest.param(
            [True, None, None, None, None],
            ["This sets aside 1 of 5: Ash.", "Not known at 4 centers, so ask first there."],
            id="many to ask",
        ),
    ],
)
def test_a_must_have_says_whom_it_sets_aside_and_whom_to_ask(
    fees: list[bool | None], sentences: list[str], ticked: bool
) -> None:
    would = [sentence.replace("This sets aside", "This would set aside") for sentence in sentences]
    found = strategies.screened(*with_fees(*fees), wanted=on(NO_FEE))
    assert what_it_does(found, NO_FEE, on=ticked) == tuple(sentences if ticked else would)


def test_a_must_have_says_who_would_be_back_without_it_where_another_sets_some_aside_too() -> None:
    centers = (
        provider("Ash", minutes=50, fee=True),
        provider("Birch", minutes=50, fee=False),
        provider("Cedar", minutes=10, fee=False),
    )
    found = strategies.screened(*centers, wanted=on(NEAR, NO_FEE, near=30))
    assert what_it_does(found, NEAR, on=True) == (
        "This sets aside 2 of 3: Ash and Birch.",
        "Without this must-have, you would get back: Birch.",
    )
    assert what_it_does(found, NO_FEE, on=True) == ("This sets aside 1 of 3: Ash.",)
    assert what_it_does(found, NEAR, on=False) == ("This would set aside 2 of 3: Ash and Birch.",)


def test_where_all_that_it_sets_aside_would_be_back_their_names_are_once() -> None:
    found = strategies.screened(provider("Ash", fee=True), provider("Birch", fee=True), wanted=on(NO_FEE))
    assert what_it_does(found, NO_FEE, on=True) == ("This sets aside 2 of 2: Ash and Birch.",)


def test_once_the_limit_and_the_medicine_are_said_nothing_waits() -> None:
    center = replace(provider("Ash", minutes=10), gives={PLAIN.id: True})
    found = strategies.screened(center, wanted=on(MEDICINE, NEAR, near=30), medicine=PLAIN)
    for each in (MEDICINE, NEAR):
        assert what_it_does(found, each, on=True) == ("This sets no center aside.",)
    assert waiting(found) == ""


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        pytest.param([False, False], "All 2 centers on this list pass “{}”.", id="known at all"),
        pytest.param([False], "The center on this list passes “{}”.", id="at one"),
        pytest.param([False, None], "", id="not known at one"),
        pytest.param([False, True], "", id="one is set aside"),
        pytest.param([], "", id="no center"),
    ],
)
def test_what_is_known_to_be_so_at_every_center_is_said_to_have_been_checked(
    fees: list[bool | None], said: str
) -> None:
    found = strategies.screened(*with_fees(*fees), wanted=on(NO_FEE, NEAR))
    assert passed_by_all(found) == said.format(NO_FEE.label)


@pytest.mark.parametrize(
    ("fees", "on_it", "line"),
    [
        pytest.param([True, False], True, "Sets aside 1 of 2", id="ticked"),
        pytest.param([True, False], False, "Would set aside 1 of 2", id="not ticked"),
        pytest.param([True, None, None], True, "Sets aside 1 of 3, not known at 2", id="and some unknown"),
        pytest.param([True, None], False, "Would set aside 1 of 2, not known at 1", id="unknown, not ticked"),
        pytest.param([False, False], True, "Sets no center aside", id="none"),
        pytest.param([False, None], False, "Not known at 1 of 2, none set aside", id="none, and one unknown"),
    ],
)
def test_in_short_a_must_have_says_how_many_it_sets_aside_and_how_many_to_ask(
    fees: list[bool | None], on_it: bool, line: str
) -> None:
    found = strategies.screened(*with_fees(*fees), wanted=on(NO_FEE))
    assert in_short(found, NO_FEE, on=on_it) == line


def test_in_short_a_must_have_that_waits_says_for_what_and_only_when_it_is_ticked() -> None:
    found = strategies.screened(provider("Ash", minutes=10), wanted=on(MEDICINE, NEAR))
    near, medicine = (words.MUST_NAMED.format(label=each.label) for each in (NEAR, MEDICINE))
    limit = words.MUST_NEEDS_LIMIT.format(must_have=near)
    chosen = words.MUST_NEEDS_MEDICINE.format(must_have=medicine)
    assert in_short(found, NEAR, on=True) == limit
    assert in_short(found, MEDICINE, on=True) == chosen
    assert waiting(found) in {f"{limit} {chosen}", f"{chosen} {limit}"}
    assert in_short(found, NEAR, on=False) == in_short(found, MEDICINE, on=False) == ""
    assert what_it_does(found, NEAR, on=True) == what_it_does(found, MEDICINE, on=True) == ()


@given(ANY_CASE)
def test_the_counts_and_the_names_are_those_of_the_screening(case: MustHaves) -> None:
    found = case.screening()
    for each in found.must_haves:
        alone = case.screening(replace(case.wanted, on=frozenset([each.id])))
        reported, *more = what_it_does(found, each, on=True)
        aside = [row.provider.name for row in alone.set_aside]
        if few := holes(words.MUST_DOES, reported):
            assert (few["aside"], row_of(few["names"])) == (str(len(aside)), aside)
        elif many := holes(words.MUST_DOES_MANY, reported):
            assert (many["aside"], many["count"]) == (str(len(aside)), str(len(case.centers)))
        else:
            assert (reported, aside) == (words.MUST_NONE, [])
        back = set(case.possible(relaxed(case.wanted, [each.id]))) - case.possible(case.wanted)
        only = [read for sentence in more if (read := holes(words.MUST_ONLY, sentence))]
        assert len(only) == (0 < len(back) < len(aside))
        for read in only:
            assert row_of(read["names"]) == [c.name for c in case.centers if c.id in back]


# ---- why


def verdict_on(center: str, answers: Answers) -> tuple[Provider, Verdict]:
    """How one center of the example stands at the one must-have that is in effect."""
    (row,) = [row for row in screened(known(LIST, answers), answers).rows if row.provider.id == center]
    (verdict,) = row.verdicts
    return row.provider, verdict


GIVES_UNKNOWN = "We do not know if it gives Betamab, so ask first."
ENROLLED_UNKNOWN = (
    "We do not know if it is in the safety program that Betamab needs: Beta Watch. Ask about this first."
)


@pytest.mark.parametrize(
    ("center", "answers", "sentence"),
    [
        pytest.param("ash", said(None, "no_fee"), "A hospital fee is added.", id="an answer"),
        pytest.param(
            "ash",
            said(None, "near_enough", near_enough=45),
            "The trip takes 50 minutes one way. (This is from Robin, not from you.)",
            id="a number",
        ),
        pytest.param(
            "cedar",
            said(None, "enough_nurses", enough_nurses=1),
            "We do not know how many MS nurses work there.",
            id="not known",
        ),
        pytest.param(
            "dogwood",
            said(None, "help_there"),
            "We do not know if a doctor is in the building. We do not know if there are steps.",
            id="two that are not known",
        ),
        pytest.param(
            "birch",
            said(None, "help_there"),
            "No doctor is in the building.",
            id="only the part that is not so",
        ),
        pytest.param(
            "birch",
            said("betamab", "the_medicine"),
            "It does not give Betamab. It is not in the safety program that Betamab needs: Beta Watch.",
            id="the medicine and its program",
        ),
        pytest.param(
            "cedar",
            said("betamab", "the_medicine"),
            f"{GIVES_UNKNOWN} {ENROLLED_UNKNOWN}",
            id="neither is known",
        ),
        pytest.param(
            "dogwood",
            said("alphamab", "the_medicine"),
            "We do not know if it gives Alphamab, so ask first.",
            id="a medicine without a program",
        ),
    ],
)
def test_the_reasons_are_the_facts_behind_an_outcome(center: str, answers: Answers, sentence: str) -> None:
    here, verdict = verdict_on(center, answers)
    assert reasons(LIST, LIST.medicine(answers.medicine), here, verdict) == sentence


def reported(amount: Amount, who: str = "Ann") -> Measurement:
    return Measurement(amount, who, date(2026, 11, 20), reported=True)


def test_a_reason_that_was_reported_says_by_whom_and_when() -> None:
    answers = said("betamab", "the_medicine").with_reported("cedar", "gives:betamab", reported(False))
    here, verdict = verdict_on("cedar", answers)
    assert reasons(LIST, BETA, here, verdict) == (
        "It does not give Betamab. (Ann said so on November 20, 2026.)"
    )


# ---- the medicine


def test_while_the_medicine_is_open_there_is_nothing_to_know_about_it() -> None:
    assert medicine_facts(LIST, None) == ()


def test_of_a_medicine_without_a_program_one_fact_is_to_be_known() -> None:
    (gives,) = medicine_facts(LIST, ALPHA)
    assert (gives.id, gives.label) == ("gives:alphamab", "Gives Alphamab")
    assert gives.ask == "Do you give Alphamab now, and would you give it to me?"
    assert gives.says == {
        "yes": "It gives Alphamab.",
        "no": "It does not give Alphamab.",
        "unknown": "We do not know if it gives Alphamab, so ask first.",
    }
    assert gives.scale == YesNo(good=True)


def test_of_a_medicine_with_a_program_the_program_is_to_be_known_too_in_the_program_s_own_words() -> None:
    enrolled, gives = medicine_facts(LIST, BETA)
    assert (gives.id, enrolled.id) == ("gives:betamab", "enrolled:beta_watch")
    assert (enrolled.label, enrolled.ask) == (
        "In the safety program for Betamab",
        "Are you in Beta Watch today?",
    )
    assert enrolled.says == {
        "yes": "It is in the safety program that Betamab needs: Beta Watch.",
        "no": "It is not in the safety program that Betamab needs: Beta Watch.",
        "unknown": ENROLLED_UNKNOWN,
    }
    assert enrolled.scale == YesNo(good=True)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        pytest.param({}, Outcome.ASK_FIRST, id="nothing reported"),
        pytest.param({"gives:betamab": True}, Outcome.ASK_FIRST, id="given, but the program is not known"),
        pytest.param({"enrolled:beta_watch": True}, Outcome.ASK_FIRST, id="in the program, but is it given"),
        pytest.param({"gives:betamab": True, "enrolled:beta_watch": True}, Outcome.PASSED, id="both"),
        pytest.param({"gives:betamab": False}, Outcome.NOT_PASSED, id="not given"),
        pytest.param({"enrolled:beta_watch": False}, Outcome.NOT_PASSED, id="not in the program"),
        pytest.param({"gives:alphamab": False}, Outcome.ASK_FIRST, id="another medicine"),
    ],
)
def test_what_is_reported_of_the_medicine_and_its_program_decides_at_once(
    answers: dict[str, bool], outcome: Outcome
) -> None:
    person = said("betamab", "the_medicine")
    for about, answer in answers.items():
        person = person.with_reported("cedar", about, reported(answer))
    assert verdict_on("cedar", person)[1].outcome is outcome


# ---- what to ask first


def asked_first(answers: Answers) -> list[tuple[str, str]]:
    found = screened(known(LIST, answers), answers)
    asked = to_ask_first(LIST, LIST.medicine(answers.medicine), found, found.possible)
    return [(center.id, fact.id) for center, fact in asked]


def test_to_ask_first_is_what_is_not_known_of_the_possible_centers_in_the_order_of_the_list() -> None:
    answers = said("betamab", "enough_nurses", "the_medicine", "help_there", enough_nurses=1)
    assert asked_first(answers) == [
        ("cedar", "enrolled:beta_watch"),
        ("cedar", "gives:betamab"),
        ("cedar", "nurses"),
        ("dogwood", "enrolled:beta_watch"),
        ("dogwood", "gives:betamab"),
        ("dogwood", "nurses"),
        ("dogwood", "doctor"),
        ("dogwood", "step_free"),
    ]


def test_what_only_a_must_have_asks_is_asked_of_every_center_and_what_is_reported_decides() -> None:
    answers = said(None, "first_dose")
    assert asked_first(answers) == [(center.id, "must:first_dose") for center in LIST.providers]
    answers = answers.with_reported("ash", "must:first_dose", reported(True))
    answers = answers.with_reported("birch", "must:first_dose", reported(False))
    assert asked_first(answers) == [("cedar", "must:first_dose"), ("dogwood", "must:first_dose")]
    here, verdict = verdict_on("birch", answers)
    assert verdict.outcome is Outcome.NOT_PASSED
    assert reasons(LIST, None, here, verdict) == (
        "First doses are not given there. (Ann said so on November 20, 2026.)"
    )


def test_a_center_that_is_set_aside_is_not_asked_first() -> None:
    answers = said(None, "enough_nurses", "no_fee", enough_nurses=1)  # Dogwood Hospital adds a fee
    assert asked_first(answers) == [("cedar", "nurses")]


def test_what_was_reported_is_not_asked_any_more() -> None:
    answers = said("betamab", "the_medicine").with_reported("cedar", "gives:betamab", reported(True))
    assert asked_first(answers) == [
        ("cedar", "enrolled:beta_watch"),
        ("dogwood", "enrolled:beta_watch"),
        ("dogwood", "gives:betamab"),
    ]


def test_whether_it_is_in_the_program_is_asked_before_all_else_must_have_or_not() -> None:
    answers = said("betamab", "enough_nurses", "help_there", enough_nurses=1)
    firsts = dict(reversed(asked_first(answers)))
    assert firsts == {"cedar": "enrolled:beta_watch", "dogwood": "enrolled:beta_watch"}


def test_a_fact_that_two_must_haves_ask_for_is_asked_once() -> None:
    doctor = must_have("doctor", AnswersPass({"doctor": (True,)}))
    both = replace(LIST, must_haves=(doctor, replace(doctor, id="again")))
    found = screened(both, said(None, "doctor", "again"))
    assert [(c.id, fact.id) for c, fact in to_ask_first(both, None, found, found.possible)] == [
        ("dogwood", "doctor")
    ]


def test_what_to_ask_first_comes_with_the_question_itself() -> None:
    answers = said("alphamab", "the_medicine", "help_there")
    found = screened(LIST, answers)
    asked = to_ask_first(LIST, ALPHA, found, found.possible)
    assert [fact.ask for _, fact in asked] == [
        "Do you give Alphamab now, and would you give it to me?",
        "Is a doctor in the building the whole time?",
        "Can I get to the chair without a step?",
    ]


def test_a_possible_center_says_which_must_haves_to_ask_about_first() -> None:
    answers = said("betamab", "the_medicine", "enough_nurses", "no_fee", enough_nurses=1)
    must_haves = "\u201cGives my medicine\u201d and \u201cEnough MS nurses\u201d"
    assert ask_first_at(screened(LIST, answers)) == {
        "cedar": f"Ask first about your must-haves: {must_haves}."
    }


# ---- when no center is left


def nobody(*centers: Provider, wanted: Wanted) -> tuple[Relaxing, ...]:
    return advice(strategies.screened(*centers, wanted=wanted))


def test_advice_names_what_to_let_go_and_how_far_a_limit_would_move() -> None:
    (step,) = nobody(provider("Ash", minutes=90), provider("Birch", minutes=45), wanted=on(NEAR, near=30))
    assert without(step) == "Without \u201cNear\u201d, you get back: Ash and Birch."
    assert within(step) == "With 45 minutes for \u201cNear\u201d, you get back: Birch."
    assert limits(step) == "45 minutes for \u201cNear\u201d"


def test_advice_names_two_must_haves_and_two_limits_in_their_order() -> None:
    (step,) = nobody(provider("Ash", minutes=90, days=1200.5), wanted=on(NEAR, SOON, near=30, soon=7))
    assert without(step) == "Without \u201cNear\u201d and \u201cSoon\u201d, you get back: Ash."
    assert limits(step) == "90 minutes for \u201cNear\u201d; 1,200.5 minutes for \u201cSoon\u201d"
    assert within(step) == (
        "With 90 minutes for \u201cNear\u201d; 1,200.5 minutes for \u201cSoon\u201d, you get back: Ash."
    )


def test_more_than_ten_who_come_back_are_counted_and_not_named() -> None:
    many = [provider(f"Center {number:02}", minutes=45) for number in range(11)]
    (step,) = nobody(*many, wanted=on(NEAR, near=30))
    assert without(step) == "Without \u201cNear\u201d, you get back 11."
    assert within(step) == "With 45 minutes for \u201cNear\u201d, you get back 11."
    (step,) = nobody(*many[:10], wanted=on(NEAR, near=30))
    assert "Center 00, Center 01" in without(step)
    assert "Center 00, Center 01" in within(step)


@pytest.mark.parametrize(
    ("back", "sentence"),
    [
        pytest.param(10, words.MUST_ONLY.partition("{")[0] + "Center 00, Center 01", id="ten"),
        pytest.param(11, "Without this must-have, you would get back 11.", id="eleven"),
    ],
)
def test_more_than_ten_who_would_be_back_without_one_must_have_are_counted(back: int, sentence: str) -> None:
    both = provider("Both", minutes=45, fee=True)
    many = [provider(f"Center {number:02}", minutes=45, fee=False) for number in range(back)]
    found = strategies.screened(both, *many, wanted=on(NEAR, NO_FEE, near=30))
    assert any(said.startswith(sentence) for said in what_it_does(found, NEAR, on=True))


def test_a_limit_without_a_unit_is_reported_as_a_number() -> None:
    plain = replace(NEAR, condition=WithinLimit("minutes", True, "How many?", ""))
    found = strategies.screened(provider("Ash", minutes=90), wanted=on(plain, near=30), must_haves=(plain,))
    (step,) = advice(found)
    assert limits(step) == "90 for \u201cNear\u201d"


def test_a_limit_of_one_has_the_word_for_one() -> None:
    near = replace(NEAR, condition=WithinLimit("minutes", True, "How many?", "minutes", "minute"))
    found = strategies.screened(provider("Ash", minutes=1), wanted=on(near, near=0), must_haves=(near,))
    (step,) = advice(found)
    assert limits(step) == "1 minute for \u201cNear\u201d"


@pytest.mark.parametrize(
    ("wanted", "moved"),
    [
        pytest.param(on(NO_FEE), "", id="no limit at all"),
        pytest.param(
            on(NEAR, NO_FEE, near=30), "40 minutes for \u201cNear\u201d", id="a limit and an answer"
        ),
    ],
)
def test_where_moving_limits_is_not_enough_it_is_not_advised(wanted: Wanted, moved: str) -> None:
    (step,) = nobody(provider("Ash", fee=True, minutes=40), wanted=wanted)
    assert within(step) == ""
    assert limits(step) == moved


def test_no_more_than_three_ways_are_advised_and_what_brings_back_most_is_first() -> None:
    centers = (
        provider("Ash", fee=True),
        provider("Birch", doctor=False, fee=False),
        provider("Cedar", doctor=False, fee=False),
        provider("Dogwood", minutes=50),
        provider("Elm", days=50),
    )
    found = nobody(*centers, wanted=on(NEAR, SOON, NO_FEE, HELP, near=30, soon=7))
    assert [without(step) for step in found] == [
        "Without \u201cHelp\u201d, you get back: Birch and Cedar.",
        "Without \u201cNear\u201d, you get back: Dogwood.",
        "Without \u201cSoon\u201d, you get back: Elm.",
    ]


def test_while_a_center_is_left_nothing_is_advised() -> None:
    assert nobody(provider("Ash", fee=True), provider("Birch"), wanted=on(NO_FEE)) == ()


@given(NOBODY_LEFT)
def test_who_does_what_is_advised_gets_back_the_very_centers_that_are_named(case: MustHaves) -> None:
    for step in advice(case.screening()):
        let_go = relaxed(case.wanted, (must_have.id for must_have in step.must_haves))
        read = holes(words.MUST_RELAX, without(step))
        assert read
        assert row_of(read["names"]) == names(case.screening(let_go).possible)
        moved = holes(words.MUST_RELAX_LIMIT, within(step))
        assert bool(moved) == (within(step) != "")
        if moved:
            back = case.screening(relaxed(case.wanted, (), step.limits)).possible
            assert row_of(moved["names"]) == names(back)


# ---- what must be clear first, and what is left to find out


def with_clear(*ids: str) -> Catalog:
    """The example, with these facts among those that must be clear before anyone can go there."""
    factors = tuple(
        replace(each, indicators=tuple(replace(i, clear_first=i.id in ids) for i in each.indicators))
        for each in LIST.factors
    )
    must_haves = tuple(
        replace(each, fact=replace(each.fact, clear_first=each.fact.id in ids)) if each.fact else each
        for each in LIST.must_haves
    )
    return replace(LIST, factors=factors, must_haves=must_haves)


def test_what_must_be_clear_is_asked_of_each_possible_center_though_no_must_have_is_ticked() -> None:
    found = with_clear("must:first_dose", "dollars")
    nothing = screened(found, Answers())
    asked = to_ask_first(found, None, nothing, nothing.possible)
    assert [(center.id, fact.id) for center, fact in asked] == [
        ("ash", "must:first_dose"),
        ("birch", "must:first_dose"),
        ("cedar", "dollars"),
        ("cedar", "must:first_dose"),
        ("dogwood", "dollars"),
        ("dogwood", "must:first_dose"),
    ]


def test_what_is_known_for_another_person_only_has_yet_to_be_asked() -> None:
    found = with_clear("minutes")
    marked = replace(found, providers=as_known(found, said=None))
    nothing = screened(marked, Answers())
    asked = to_ask_first(marked, None, nothing, nothing.possible)
    assert [(center.id, fact.id) for center, fact in asked] == [
        (each.id, "minutes") for each in LIST.providers
    ]
    assert to_ask_first(found, None, nothing, LIST.providers) == ()


def test_nothing_is_left_to_find_out_only_where_all_is_known_must_haves_and_medicine_too() -> None:
    ash = LIST.providers[0]
    known_here = provider("Ash", **{id: ash.amount(id) for id in LIST.indicators})
    assert {fact.id for _, fact in not_known(LIST, None, [known_here])} == {"must:first_dose"}
    asked = replace(known_here, measurements={**known_here.measurements, "must:first_dose": reported(True)})
    assert not_known(LIST, None, [asked]) == ()
    assert {fact.id for _, fact in not_known(LIST, ALPHA, [asked])} == {"gives:alphamab"}
