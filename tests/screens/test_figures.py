"""Every figure that a list, a table and a page show is read back and worked out once more, on any list."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.catalog.catalog import load
from decision.method.factors import Amount, Indicator, Levels, Points
from decision.method.preferences import Order
from decision.method.providers import Measurement, Provider
from decision.person.answers import Answers
from decision.person.stages import Stages, stages
from decision.person.take_home import taken_home
from decision.person.who_set import Weighing
from decision.screens.drawing import at_a_glance, effects, in_full, side_by_side
from decision.screens.drawing.orders import FEW, listed
from decision.screens.steps.telling import _range
from decision.wording import words
from decision.wording.must_haves import to_ask_first
from decision.wording.notes import SHOWN, ShortListed, TakeHome, as_text
from decision.wording.placing import fit
from tests.conftest import EXAMPLE, figure, holes, row_of

LIST = load(EXAMPLE)
IDS = [factor.id for factor in LIST.factors]
TODAY = date(2026, 11, 28)
NEAR = 1e-6


def amounts(fact: Indicator) -> st.SearchStrategy[Amount]:
    match fact.scale:
        case Points():
            return st.integers(0, 60).map(float)
        case Levels(values):
            return st.sampled_from([word for word, _ in values])
    return st.booleans()


@st.composite
def states(draw: st.DrawFn) -> Stages:
    """A list of up to ten centers, of which anything may be unknown; any order, medicine and short list."""
    providers = []
    for number in range(draw(st.integers(1, 10))):
        known = {id: draw(st.none() | amounts(fact)) for id, fact in LIST.indicators.items()}
        found = {id: Measurement(amount, "by phone", TODAY) for id, amount in known.items()}
        gives = {each.id: draw(st.sampled_from([True, False, None])) for each in LIST.medicines}
        providers.append(Provider(f"c{number}", f"Center {number}", found, gives=gives, enrolled={}))
    shuffled = draw(st.permutations(IDS))
    placed = draw(st.integers(1, len(IDS)))
    medicine = draw(st.sampled_from([None, *(each.id for each in LIST.medicines)]))
    picked = draw(st.lists(st.sampled_from([each.id for each in providers]), unique=True, max_size=4))
    order = Order(tuple((id,) for id in shuffled[:placed]), frozenset(shuffled[placed:]))
    said = Answers(order=order, medicine=medicine, compared=tuple(picked), example=draw(st.booleans()))
    clear = [replace(m, fact=replace(m.fact, clear_first=True)) if m.fact else m for m in LIST.must_haves]
    whole = replace(LIST, providers=tuple(providers), must_haves=tuple(clear))
    return stages(whole, whole, said)


def by_hand(now: Stages, center: Provider) -> tuple[float, float, float]:
    """The points of a center from its facts and weights alone: at the least, in the middle, at the most."""
    weights = now.said.order.weights(IDS)
    found = [0.0, 0.0, 0.0]
    for factor in LIST.factors:
        for fact in factor.indicators:
            value = fact.value_of(center.amount(fact.id))
            ends = fact.unknown if value is None else (value, value, value)
            found = [s + 100 * weights[factor.id] * fact.share * e for s, e in zip(found, ends, strict=True)]
    return found[0], found[1], found[2]


def nothing_known(now: Stages, center: Provider) -> bool:
    weighed = [fact for f in LIST.factors if f.id in now.said.order.placed for fact in f.indicators]
    return all(center.amount(fact.id) is None for fact in weighed)


def ends_reported(text: str) -> tuple[float, float]:
    """The two ends of a range as it is said, or one number twice."""
    read = holes(words.HOME_TO, text)
    return (figure(read["low"]), figure(read["high"])) if read else (figure(text), figure(text))


# ---- the list at a glance


def rows(html: str) -> Iterator[tuple[str, str]]:
    for id, inner in re.findall(r'<article class="center" id="center-(\w+)"(.*?)</article>', html, re.DOTALL):
        yield id, unescape(inner)


def inner(html: str, start: str, end: str) -> str:
    return html.partition(start)[2].partition(end)[0]


@given(states())
def test_the_points_and_the_place_of_a_row_are_those_of_its_facts(now: Stages) -> None:
    by_id = {each.id: each for each in now.possible.providers}
    middles = {id: by_hand(now, each)[1] for id, each in by_id.items()}
    for id, row in rows(at_a_glance.html(now, listed(now, "priorities"), {}, everything=True)):
        low, middle, high = by_hand(now, by_id[id])
        text = inner(row, '<b class="points">', "</b>")
        if reported := holes(words.GLANCE_RANGE, text):
            assert fit(low, high) != words.table("FIT")["little_to_strong"], "then it would be no score"
            assert figure(reported["middle"]) == pytest.approx(middle, abs=0.5 + NEAR)
            shown = figure(reported["low"]), figure(reported["high"])
        elif reported := holes(words.GLANCE_OPEN, text):
            too_little = fit(low, high) == words.table("FIT")["little_to_strong"]
            assert nothing_known(now, by_id[id]) or too_little
            shown = figure(reported["low"]), figure(reported["high"])
        else:
            reported = holes(words.GLANCE_POINTS, text)
            assert reported, text
            shown = figure(reported["middle"]), figure(reported["middle"])
        assert shown == pytest.approx((low, high), abs=1 if "points" in text else 0.5 + NEAR)
        heard = inner(row, '<p class="heard">', "</p>")
        assert holes(words.GLANCE_HEARD, heard)
        score = now.ordered.by_id[id]
        assert heard.startswith(f"{fit(score.low, score.high)}, {text}. ")
        if place := holes(words.CARD_PLACE, inner(row, "aria-expanded=", "</button>").partition(">")[2]):
            assert int(place["place"]) == 1 + sum(other > middle + NEAR for other in middles.values())


@given(states(), st.booleans())
def test_a_bracket_counts_its_centers_and_names_the_place_they_share(now: Stages, everything: bool) -> None:
    html = at_a_glance.html(now, listed(now, "priorities"), {}, everything=everything)
    middles = [by_hand(now, each)[1] for each in now.possible.providers]
    left = len(middles) if everything else FEW
    brackets = re.findall(
        r'<section class="close"><p class="close-title">(.*?)</p>(.*?)</section>', html, re.DOTALL
    )
    for title, inside in brackets:
        whole, part = (
            holes(words.GROUP_TITLE, unescape(title)),
            holes(words.GROUP_TITLE_PART, unescape(title)),
        )
        shown = [id for id, _ in rows(inside)]
        reported = whole or part
        assert reported
        assert int(reported["count"]) > 1
        assert len(shown) == int(reported["shown" if part else "count"]) <= left
        (leader,) = [each for each in now.possible.providers if each.id == shown[0]]
        assert int(reported["place"]) == 1 + sum(m > by_hand(now, leader)[1] + NEAR for m in middles)


@given(states())
def test_what_to_ask_first_names_some_and_counts_the_others(now: Stages) -> None:
    medicine = now.possible.medicine(now.said.medicine)
    asked: dict[str, int] = {}
    for provider, _ in to_ask_first(now.possible, medicine, now.screening, now.possible.providers):
        asked[provider.id] = asked.get(provider.id, 0) + 1
    html = at_a_glance.html(now, listed(now, "priorities"), {}, everything=True)
    over = counted(words.GLANCE_ASK_ALL, unescape(inner(html, '<p class="over-rows">', "</p>")))
    assert not over or len(now.possible.providers) > 1
    for id, row in rows(html):
        text = inner(row, '<p class="ask" aria-hidden="true">', "</p>")
        assert over + counted(words.GLANCE_ASK_TOO if over else words.GLANCE_ASK, text) == asked.get(id, 0)


def counted(template: str, text: str) -> int:
    """How many facts a text names and counts, from where the template begins in it."""
    start = template.partition("{")[0]
    if start not in text:
        return 0
    read = holes(template, text[text.index(start) :])
    assert read
    *named, last = row_of(read["facts"])
    rest = holes(words.GLANCE_ASK_REST, last)
    return len(named) + (int(rest["count"]) if rest else 1)


# ---- side by side, and what risks ask


@given(states())
def test_the_same_facts_are_counted_and_are_as_many_as_are_folded_away(now: Stages) -> None:
    compared = now.possible.providers[:3]
    html = side_by_side.html(now, listed(now, "priorities"), compared, None)
    same = [
        fact
        for fact in LIST.indicators.values()
        if len({each.amount(fact.id) for each in compared}) == 1 and compared[0].amount(fact.id) is not None
    ]
    reported = unescape(inner(html, "<summary>", "</summary>"))
    read = holes(words.SIDE_SAME, reported)
    assert (read is not None) is bool(same)
    assert html.count("<dt>") == len(same)
    if read:
        assert int(read["count"]) == len(same)


@given(states(), st.integers(0, 4))
def test_at_how_many_centers_all_that_a_risk_asks_is_known_to_be_there_is_counted_again(
    now: Stages, count: int
) -> None:
    compared = now.possible.providers[:count]
    medicine = LIST.medicines[0]
    html = effects.beside(now.possible, effects.Shown(medicine, compared, TODAY))
    reported = re.findall(r'class="standing">.*?<span>([^<]*)</span></p>', html, re.DOTALL)
    risks = [each for each in LIST.risks if each.asks and medicine.id in each.medicines]
    assert len(reported) == len(risks)
    centers = compared or now.possible.providers
    for risk, text in zip(risks, reported, strict=True):
        read = holes(words.EFFECT_STANDING, text)
        if not read:
            read = {"unknown": "0", **(holes(words.EFFECT_STANDING_KNOWN, text) or {})}
        values = [[LIST.indicators[i].value_of(p.amount(i)) for i in risk.indicators] for p in centers]
        there = sum(all(v is not None and v >= 0.5 for v in row) for row in values)
        open_ = sum(None in row and not any(v is not None and v < 0.5 for v in row) for row in values)
        assert (int(read["yes"]), int(read["of"]), int(read["unknown"])) == (there, len(centers), open_)


@pytest.mark.parametrize("kind", ["benefits", "risks"])
@pytest.mark.parametrize("compared", [None, 7])
@pytest.mark.parametrize("group", ["", "smokers"])
def test_the_figures_of_an_effect_are_its_own_in_the_line_the_sentence_and_the_picture(
    kind: str, compared: int | None, group: str
) -> None:
    effect = (LIST.benefits if kind == "benefits" else LIST.risks)[0]
    number = replace(
        effect.numbers[0],
        count=3,
        of=100,
        compared=compared,
        against="tea" if compared else "",
        group=group,
    )
    only = (replace(effect, numbers=(number,)),)
    benefits, risks = (only, ()) if kind == "benefits" else ((), only)
    found = replace(LIST, benefits=benefits, risks=risks)
    shown = effects.Shown(LIST.medicines[0], None, TODAY)
    line = unescape(inner(effects.beside(found, shown), f'effect-{effect.id}"', "</summary>"))
    text = inner(line, '<b class="figure">', "</b>")
    read = holes(words.EFFECT_FIGURE_AGAINST if compared else words.EFFECT_FIGURE, text)
    assert read
    assert text.startswith("3 of 100 ")
    if group:
        of, rest = text.removeprefix("3 of ").split(group)
        assert holes(words.EFFECT_GROUP, f"{of}{group}") == {"of": "100", "group": group}
        assert rest.startswith(f" {number.event}")
    whole = effects.beside(found, shown)
    (sentence,) = [s for s in re.findall(r"<p>([^<]*)</p>", whole) if s.startswith("Over ")]
    reported = holes(words.EFFECT_NUMBER_AGAINST if compared else words.EFFECT_NUMBER, unescape(sentence))
    assert reported
    assert ", 3 of 100 " in sentence
    captions = [unescape(each) for each in re.findall(r"<figcaption>(.*?)</figcaption>", whole)]
    pictures = [holes(words.DOTS_PICTURE, unescape(p)) for p in re.findall(r'aria-label="(A pic.*?)"', whole)]
    assert [int(each["count"]) for each in pictures if each] == ([3, 7] if compared else [3])
    if compared:
        assert (figure(read["compared"]), figure(reported["compared"])) == (7, 7)
        with_it, other = holes(words.DOTS_WITH, captions[0]), holes(words.DOTS_AGAINST, captions[1])
        assert with_it == {"count": "3", "of": "100"}
        assert other == {"count": "7", "of": "100", "against": "tea"}
    else:
        assert holes(words.DOTS_ALONE, captions[0]) == {"count": "3", "of": "100"}


# ---- the page to take home


def page_of(now: Stages, center: Provider) -> TakeHome:
    return taken_home(now.with_said(now.said.with_compared([center.id])), TODAY)


def shown_of(page: TakeHome, center: Provider) -> ShortListed:
    return next(each for each in page.centers if each.name == center.name)


@given(states())
def test_the_points_on_the_page_are_those_of_the_facts_and_their_sum_adds_up(now: Stages) -> None:
    for center in now.possible.providers:
        page = page_of(now, center)
        found, title = shown_of(page, center), words.HOME_SUM_CAPTION.format(name=center.name)
        (sum_,) = [each for each in page.sums if each.name == title]
        low, _, high = by_hand(now, center)
        assert ends_reported(sum_.total) == pytest.approx((low, high), abs=0.0501)
        sums = [ends_reported(points) for *_, points in sum_.rows]
        slack = 0.051 * (len(sums) + 1)
        assert tuple(map(sum, zip(*sums, strict=True))) == pytest.approx((low, high), abs=slack)
        for _, weight, value, points in sum_.rows:
            for worth, shown in zip(ends_reported(value), ends_reported(points), strict=True):
                assert shown == pytest.approx(100 * float(weight) * worth, abs=1.1)
        if nothing_known(now, center):
            assert found.fit == words.HOME_NOTHING_KNOWN
            continue
        said = found.fit.partition(f" {words.EXAMPLE_COUNTS.partition('{')[0]}")[0]
        read = holes(words.HOME_FIT_RANGE, said) or holes(words.HOME_FIT, said)
        assert read
        ends = figure(read["low"]), figure(read.get("high", read["low"]))
        assert ends == pytest.approx((low, high), abs=0.5001)
        score = now.ordered.by_id[center.id]
        assert read["fit"] == fit(score.low, score.high)


@given(states())
def test_what_is_not_known_is_counted_on_the_page(now: Stages) -> None:
    for center in now.possible.providers:
        found = shown_of(page_of(now, center), center)
        if len(found.not_known) > SHOWN + 1:
            named = row_of(found.unknown.removesuffix("."))
            more = holes(words.HOME_MORE, named[-1])
            assert more
            assert int(more["count"]) == len(found.not_known) - SHOWN


@given(states())
def test_each_question_is_once_on_the_notes_and_for_each_center_of_which_it_is_open(now: Stages) -> None:
    page = taken_home(now, TODAY)
    asked = [each.question for each in (*page.asked, *page.more)]
    assert len(asked) == len({*asked})
    for center in now.short_list:
        found = now.questions(center)
        theirs = {each.question for each in (*page.asked, *page.more) if center.name in each.names}
        assert {fact.ask for fact in found.first} <= {each.question for each in page.asked}
        assert theirs <= {fact.ask for fact in (*found.first, *found.rest)} <= {*asked, ""}


@given(states())
def test_the_questions_that_can_wait_are_counted_on_a_call_sheet_and_in_the_notes(now: Stages) -> None:
    texts = [now.sheet_of(center).text for center in now.known.providers]
    for text in (*texts, as_text(taken_home(now, TODAY))):
        lines = text.splitlines()
        for at, line in enumerate(lines):
            if read := holes(words.SHEET_MORE, line) or holes(words.HOME_SHEET_MORE, line):
                asked = [*takewhile(lambda line: line.startswith("- "), lines[at + 1 :])]
                assert int(read["count"]) == len({*asked}) > 0


@given(states(), st.permutations(IDS))
def test_the_page_for_both_has_the_points_of_each_as_their_own_order_makes_them(
    now: Stages, others: list[str]
) -> None:
    one = replace(now.said, mode="two", put_away=Weighing(order=Order(tuple((id,) for id in others))))
    sides = [now.with_said(one), now.with_said(one.handed_over())]
    first, second = words.lines("HOME_BOTH_WHO")
    for center in taken_home(sides[0], TODAY, both=True).centers:
        provider = next(each for each in now.known.providers if each.name == center.name)
        of_first, _, of_second = center.fit.partition(f" {second}: ")
        for who, text, side in zip((first, second), (of_first, f"{second}: {of_second}"), sides, strict=True):
            each = holes(words.HOME_BOTH_EACH, text)
            assert each
            assert each["who"] == who
            if nothing_known(side, provider):
                assert each["said"] == words.HOME_NOTHING_KNOWN
                continue
            read = holes(words.HOME_POINTS, each["said"])
            assert read
            low, _, high = by_hand(side, provider)
            assert ends_reported(read["points"]) == pytest.approx((low, high), abs=0.5001)


@given(states())
def test_the_facts_that_are_not_known_of_a_center_are_counted_where_they_fold_into_a_line(
    now: Stages,
) -> None:
    with pytest.MonkeyPatch.context() as few:
        few.setattr(in_full, "_MANY", 1)
        for center in now.possible.providers:
            score = now.ordered.by_id[center.id]
            html = in_full.inside(now.possible, center, score, None, in_full.Remarks())
            weighed = [fact for f in LIST.factors if f.id in now.said.order.placed for fact in f.indicators]
            unknown = [fact for fact in weighed if center.amount(fact.id) is None]
            folds = re.findall(r"<summary>(.*?)</summary>(.*?)</details>", html, re.DOTALL)
            reads = [(holes(words.CARD_UNKNOWN, unescape(title)), text) for title, text in folds]
            reported = [(int(read["count"]), text.count("<li>")) for read, text in reads if read]
            assert reported == ([(len(unknown), len(unknown))] if len(unknown) > 1 else [])


# ---- the limits of what can be typed in


@pytest.mark.parametrize("allowed", [None, (0.0, 200.0), (0.5, 1440.0)])
def test_the_limits_named_are_those_that_an_answer_is_held_to(allowed: tuple[float, float] | None) -> None:
    fact = replace(LIST.indicators["minutes"], allowed=allowed)
    reported = holes(words.TELL_AMOUNT, _range(fact))
    assert (reported is None) is (allowed is None)
    if reported:
        least, most = figure(reported["least"]), figure(reported["most"])
        assert fact.takes(least)
        assert fact.takes(most)
        assert not fact.takes(least - 1)
        assert not fact.takes(most + 1)
