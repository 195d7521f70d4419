"""The checks of benefits and risks, of the figures on them, and of where all that is said is from."""

from collections.abc import Iterator, Sequence
from html import escape

from decision.catalog.catalog import Catalog
from decision.guide.texts import Effect, Medicine, StudyNumber
from decision.screens.drawing import effects, study_pictures
from decision.wording.language import number
from tests.audit.build import Build, Cases, pages_by_name
from tests.audit.items import Item
from tests.audit.plain_words import (
    has_percent,
    names_a_time,
    names_people,
    real_words,
    says,
    says_how_sure,
    says_what_it_rests_on,
)

DRAWABLE = (100, 1_000)  # people that can be drawn as dots
MOST_POINTS = 3  # times as many points on one side as on the other
MOST_WORDS = 2  # times as many words in a point of one side as in one of the other
_OURS = "This project"  # the publisher of what rests on our own judgment


# ---- where it is from


def sourced(build: Build, _: Item) -> Cases:
    """Whatever has a source names one from outside; for pages on the tool itself, our own word will do."""
    by_id = build.catalog.source_by_id
    outside = {id for id, source in by_id.items() if source.publisher != _OURS and says(source.title, 1)}
    for name, ids in _sources(build.catalog):
        yield name, set(by_id).issuperset(ids) and not outside.isdisjoint(ids)
    for page in build.catalog.about:
        sources = page.evidence.sources
        yield page.title, bool(sources) and set(by_id).issuperset(sources)


def _sources(catalog: Catalog) -> Iterator[tuple[str, tuple[str, ...]]]:
    about = [page.evidence for page in catalog.about]
    yield from (
        (name, evidence.sources)
        for name, evidence in catalog.evidence
        if not any(evidence is other for other in about)
    )
    yield from ((indicator.label, indicator.sources) for indicator in catalog.indicators.values())
    for effect in (*catalog.benefits, *catalog.risks):
        yield from ((effect.title, figure.sources) for figure in effect.numbers)
        yield from ((effect.title, rate.sources) for rate in effect.rates)


# ---- benefits and risks


def whole_benefits(build: Build, _: Item) -> Cases:
    return ((effect.title, _is_whole(effect)) for effect in build.catalog.benefits)


def whole_risks(build: Build, _: Item) -> Cases:
    return ((effect.title, _is_whole(effect)) for effect in build.catalog.risks)


def _is_whole(effect: Effect) -> bool:
    fewest = ((effect.title, 1), (effect.text, 6), (effect.when, 2), (effect.sure, 4))
    return all(says(text, least) for text, least in fewest) and bool(effect.evidence.sources)


def as_many_points(build: Build, _: Item) -> Cases:
    """Neither side of a medicine has many times the points of the other."""
    for medicine in build.catalog.medicines:
        sides = [len(side) for side in _sides(build, medicine)]
        yield medicine.name, 0 < max(sides) <= MOST_POINTS * min(sides)


def as_many_words(build: Build, _: Item) -> Cases:
    """A point of one side takes about as many words as one of the other, on average."""
    for medicine in build.catalog.medicines:
        sides = [_words_a_point(side) for side in _sides(build, medicine)]
        yield medicine.name, 0 < max(sides) <= MOST_WORDS * min(sides)


def _words_a_point(side: Sequence[Effect]) -> float:
    return sum(real_words(effect.text) for effect in side) / max(1, len(side))


def _sides(build: Build, medicine: Medicine) -> tuple[list[Effect], list[Effect]]:
    benefits, risks = build.catalog.benefits, build.catalog.risks
    return effects.of_medicine(benefits, medicine), effects.of_medicine(risks, medicine)


def how_sure(build: Build, _: Item) -> Cases:
    return ((effect.title, says_how_sure(effect.sure)) for effect in _effects(build))


def what_it_rests_on(build: Build, _: Item) -> Cases:
    return ((effect.title, says_what_it_rests_on(effect.sure)) for effect in _effects(build))


# ---- figures


def with_figures(build: Build, _: Item) -> Cases:
    """A medicine has figures on both sides, or the one side would look larger."""
    benefits, risks = build.catalog.benefits, build.catalog.risks
    for medicine in build.catalog.medicines:
        yield medicine.name, _has_figure(benefits, medicine.id) and _has_figure(risks, medicine.id)


def _has_figure(side: Sequence[Effect], medicine_id: str) -> bool:
    return any(says(figure.event, 1) for effect in side for figure in effect.numbers_for(medicine_id))


def figure_groups(build: Build, _: Item) -> Cases:
    for effect, figure in _figures(build):
        yield effect.title, names_people(figure.who) and build.catalog.medicine(figure.medicine) is not None


def figure_spans(build: Build, _: Item) -> Cases:
    """A figure has one span for both its groups, so a second count needs the group it is of."""
    for effect, figure in _figures(build):
        is_paired = (figure.compared is None) == (not says(figure.against, 1))
        yield effect.title, names_a_time(figure.span) and is_paired


def figure_bases(build: Build, _: Item) -> Cases:
    """The figures that are beside each other, those of one medicine under one title, have one base."""
    bases: dict[tuple[str, str], set[int]] = {}
    for effect, figure in _figures(build):
        bases.setdefault((effect.title, figure.medicine), set()).add(figure.of)
    return ((title, len(found) == 1) for (title, _medicine), found in bases.items())


def counted_people(build: Build, _: Item) -> Cases:
    """So many people out of so many had something, and no more than there were."""
    for effect, figure in _figures(build):
        most = max(figure.count, figure.compared or 0)
        yield effect.title, names_people(figure.who) and says(figure.event, 1) and most <= figure.of > 1


def counts(build: Build, _: Item) -> Cases:
    """No text that could tell a share of people in percent does so."""
    for effect in _effects(build):
        texts = (effect.text, effect.when, effect.sure, effect.asks)
        yield effect.title, says(effect.text, 6) and not has_percent(" ".join(texts))
        yield from ((effect.title, not has_percent(f"{each.short} {each.text}")) for each in effect.rates)
    for effect, figure in _figures(build):
        yield effect.title, not has_percent(f"{figure.event} {figure.who} {figure.against}")
    for medicine in build.catalog.medicines:
        yield from ((medicine.name, not has_percent(fact.text)) for fact in medicine.facts)
    yield from ((page.title, not has_percent(page.text)) for page in pages_by_name(build.catalog).values())


def three_ways(build: Build, _: Item) -> Cases:
    """On the screen, in words, as a count, and as dots that are as many as the people who had it."""
    for medicine in build.catalog.medicines:
        html = effects.beside(build.catalog, effects.Shown(medicine, None, build.today))
        for effect in _effects(build):
            for figure in effect.numbers_for(medicine.id):
                yield effect.title, says(figure.event, 1) and _is_drawn(figure, html)


def _is_drawn(figure: StudyNumber, html: str) -> bool:
    picture = study_pictures.html(figure)
    people = figure.count + (figure.compared or 0)
    return (
        figure.of in DRAWABLE
        and picture.count("●") == people
        and picture in html
        and escape(figure.event) in html
        and f" {number(figure.count)} " in html
    )


def _effects(build: Build) -> tuple[Effect, ...]:
    return (*build.catalog.benefits, *build.catalog.risks)


def _figures(build: Build) -> Iterator[tuple[Effect, StudyNumber]]:
    return ((effect, figure) for effect in _effects(build) for figure in effect.numbers)
