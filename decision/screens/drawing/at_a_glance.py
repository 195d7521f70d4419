"""The list at a glance: from an ordered list to one short row a center, with the person's top facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from decision.catalog.catalog import Catalog, Same
from decision.method.factors import Factor, Indicator
from decision.method.ordering import ordered
from decision.method.providers import Provider
from decision.method.screening import Screening
from decision.person.stages import Stages
from decision.screens.drawing.columns import Texts, columns, texts_of
from decision.screens.drawing.orders import FEW, Listed
from decision.screens.drawing.score import fitted
from decision.screens.frame import session
from decision.screens.frame.session import Key
from decision.screens.html.glance import GlanceCell, GlanceGroup, GlanceHead, GlanceRow, glance
from decision.wording import words
from decision.wording.describing import short_label
from decision.wording.language import listed
from decision.wording.limits import all_beyond, beyond, with_limit
from decision.wording.must_haves import to_ask_first
from decision.wording.placing import biggest_question, most_lost, to_ask

_ASKED = 2  # facts named that have to be asked first; of the others, how many


def html(now: Stages, found: Listed, inside: Mapping[str, str], *, everything: bool) -> str:
    """The rows as HTML, the first few or all. `inside` is what an opened row shows, by provider id."""
    centers = [provider for group in found.groups for provider in group]
    shown = centers if everything else centers[:FEW]
    texts, both = texts_of(Same(now.possible)), _of_both(now)
    facts, over = columns(now, shown, texts)
    once = _once(now, found, shown, with_lost=not both)
    head = GlanceHead(
        words.COMPARE_CENTERS,
        words.GLANCE_CENTER,
        words.GLANCE_FIT,
        tuple(
            words.GLANCE_COLUMN.format(factor=factor.short or factor.label, label=short_label(fact))
            for factor, fact in facts
        ),
        (*over, *once.said),
        words.GLANCE_LEGEND,
    )
    groups, left = [], len(shown)
    for group in found.groups:
        seen = group[:left]
        left -= len(seen)
        if not seen:
            break
        rows = tuple(
            _row(now, found, provider, facts, texts, once, inside, numbered=len(group) == 1)
            for provider in seen
        )
        rows = tuple(
            replace(row, lost=both[row.id], heard=f"{row.heard} {both[row.id]}") if row.id in both else row
            for row in rows
        )
        title = None
        if len(group) > 1:
            template = words.GROUP_TITLE if len(seen) == len(group) else words.GROUP_TITLE_PART
            place = found.order.places[group[0].id]
            title = template.format(count=len(group), place=place, shown=len(seen))
        groups.append(GlanceGroup(title, rows))
    return glance(head, groups, _others(now))


def _of_both(now: Stages) -> dict[str, str]:
    """By provider id, the points that it has for each of two, once they look at both side by side."""
    both = now.said.both
    if now.said.mode != "two" or not session.is_on(Key.TWO_SHOWN) or any(each.is_empty for each in both):
        return {}
    one, other = (ordered(now.values, each).by_id for each in both)
    return {
        id: words.GLANCE_BOTH.format(one=fitted(one[id]).points, other=fitted(other[id]).points)
        for id in one.keys() & other.keys()
    }


def _others(now: Stages) -> Sequence[tuple[str, str]]:
    """Staying and waiting, which are choices too; they have no points, as nothing of them was entered."""
    present = now.known.provider(now.said.present or "")
    stay = words.GLANCE_STAY_HERE.format(name=present.name) if present else words.GLANCE_STAY_OPEN
    return (words.GLANCE_STAY, stay), (words.GLANCE_WAIT, words.GLANCE_WAIT_TEXT)


@dataclass(frozen=True)
class _Asked:
    """By provider id: what has to be asked first there, and what is against going there at all."""

    facts: Mapping[str, Sequence[str]]
    against: Mapping[str, str]


@lru_cache(maxsize=16)
def _ask_first(same: Same[Catalog], screening: Same[Screening], planned: str | None) -> _Asked:
    """Of the last few lists, for a tap on what matters changes nothing in it."""
    catalog, medicine, asks = same.value, same.value.medicine(planned), dict[str, list[str]]()
    for provider, fact in to_ask_first(catalog, medicine, screening.value, catalog.providers):
        asks.setdefault(provider.id, []).append(to_ask(fact, provider))
    # With an order of points, that it does not give the medicine must be seen beside them.
    against = {
        provider.id: words.GIVES_NO.format(medicine=medicine.name)
        for provider in catalog.providers
        if medicine and provider.gives_medicine(medicine.id) is False
    }
    return _Asked(asks, against)


@dataclass(frozen=True)
class _Once:
    """What is so at all centers shown, said once over them; by provider id, what is left to say in a row."""

    said: Sequence[str]
    ask_first: Mapping[str, str]
    lost: Mapping[str, str]


@lru_cache(maxsize=64)
def _asks(
    same: Same[Catalog], screening: Same[Screening], planned: str | None, shown: tuple[str, ...]
) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """What has to be asked first at all that are shown, and by provider id what its row says of that."""
    asked = _ask_first(same, screening, planned)
    asks = {id: asked.facts.get(id, ()) for id in shown}
    first = asks[shown[0]] if len(shown) > 1 else ()
    alike = tuple(label for label in first if all(label in each for each in asks.values()))
    rest = {id: [label for label in its if label not in alike] for id, its in asks.items()}
    return alike, {
        id: f"{asked.against.get(id, '')} {_also_asked(labels) if alike else _asked_here(labels)}".strip()
        for id, labels in rest.items()
    }


def _also_asked(labels: Sequence[str]) -> str:
    return _asked(words.GLANCE_ASK_TOO, labels) if labels else ""


def _asked_here(labels: Sequence[str]) -> str:
    return _asked(words.GLANCE_ASK, labels) if labels else ""


def _once(now: Stages, found: Listed, shown: Sequence[Provider], *, with_lost: bool) -> _Once:
    ids = tuple(sorted(each.id for each in shown))  # the same few in another order say the same
    labels, ask_first = _asks(Same(now.possible), Same(now.screening), now.said.medicine, ids)
    alike = [*labels]
    scores = [score for each in shown if (score := found.order.by_id.get(each.id))]
    lost = {score.provider.id: most_lost(score) for score in scores}
    said = []
    if with_lost and len(shown) > 1 and len(set(lost.values())) == 1 and all(lost.values()):
        question = biggest_question(scores[0])
        label = short_label(question) if question else ""
        if label in alike:
            alike.sort(key=lambda each: each != label)  # first, in place of one more sentence
        else:
            said.append(words.GLANCE_LOST_ALL.format(label=label) if label else lost[shown[0].id])
        lost = {}
    return _Once([*said, *([_asked(words.GLANCE_ASK_ALL, alike)] if alike else [])], ask_first, lost)


def _asked(template: str, labels: Sequence[str]) -> str:
    rest = len(labels) - _ASKED
    more = [words.GLANCE_ASK_REST.format(count=rest)] if rest > 0 else []
    return template.format(facts=listed([*labels[:_ASKED], *more]))


def _row(
    now: Stages,
    found: Listed,
    provider: Provider,
    facts: Sequence[tuple[Factor, Indicator]],
    texts: Texts,
    once: _Once,
    inside: Mapping[str, str],
    *,
    numbered: bool,
) -> GlanceRow:
    score = found.order.by_id.get(provider.id)
    shown = fitted(score)
    name = provider.name
    if numbered and score is not None and found.is_own:
        name = words.CARD_PLACE.format(place=score.place, name=name)
    inside_cells = [indicator.id for _, indicator in facts]
    heard = " ".join(with_limit(texts.of(each, provider)[1], now.limits, each, provider) for _, each in facts)
    rest = all_beyond(now.limits, provider, inside_cells)
    rest = words.GLANCE_BEYOND.format(facts=rest) if rest else ""
    heard = f"{heard} {rest}".rstrip()
    lost = once.lost.get(provider.id, "")
    if score is not None:
        heard = words.GLANCE_HEARD.format(
            fit=shown.word, points=shown.points, facts=f"{lost} {heard}".strip()
        )
    is_present, is_picked = provider.id == now.said.present, provider.id in now.said.compared
    pick_name = words.GLANCE_PICKED_NAME if is_picked else words.GLANCE_PICK_NAME
    return GlanceRow(
        id=provider.id,
        name=name,
        where=where(now.possible, provider),
        fit=shown,
        lost=lost,
        cells=tuple(
            GlanceCell(
                short_label(indicator),
                texts.of(indicator, provider)[0],
                provider.amount(indicator.id) is None,
                beyond(now.limits, indicator, provider),
            )
            for _, indicator in facts
        ),
        heard=heard,
        ask_first=once.ask_first[provider.id],
        pick=words.GLANCE_PICKED if is_picked else words.GLANCE_PICK,
        pick_name=pick_name.format(name=provider.name),
        picked=is_picked,
        opened=provider.id in inside,
        present=words.GLANCE_PRESENT if is_present else "",
        inside=inside.get(provider.id, ""),
        mark=words.GLANCE_MARK_BACK if is_present else words.GLANCE_MARK,
        beyond=rest,
    )


def where(catalog: Catalog, provider: Provider) -> str:
    """What kind of place it is, and where."""
    if provider.added:
        return words.OWN_PLACE_SITE
    site = catalog.info.site_label(provider.site_type) or words.SITE_UNKNOWN
    return f"{site}, {provider.where}" if provider.where else site
