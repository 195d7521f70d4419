"""The list at a glance: from an ordered list to one short row a center, with the person's top facts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from decision.catalog.catalog import Catalog, Same
from decision.method.factors import Factor, Indicator
from decision.method.ordering import ordered
from decision.method.providers import Provider
from decision.method.screening import Screening
from decision.person.stages import Stages
from decision.person.whose import own_unknown
from decision.screens.drawing.orders import FEW, Listed
from decision.screens.drawing.score import fitted
from decision.screens.frame import session
from decision.screens.frame.session import Key
from decision.screens.html.glance import GlanceCell, GlanceGroup, GlanceHead, GlanceRow, glance
from decision.wording import words
from decision.wording.describing import known_sentence, short_label
from decision.wording.language import apart, listed
from decision.wording.limits import all_beyond, beyond, with_limit
from decision.wording.must_haves import to_ask_first
from decision.wording.placing import most_lost, short_text, to_ask
from decision.wording.swings import main_fact

_TOP = 3  # facts in a row
_ASKED = 2  # facts named that have to be asked first; of the others, how many


def top_factors(now: Stages) -> tuple[Factor, ...]:
    """The factors in a row: those that weigh most for the person; before that is said, the file's first."""
    weights = now.weights
    factors = now.said.judged(now.possible.factors)
    weighed = [each for each in factors if not weights or weights[each.id] > 0]
    return tuple(sorted(weighed, key=lambda each: -weights.get(each.id, 0))[:_TOP])


def said_to_count(now: Stages) -> tuple[Factor, ...]:
    """Those of the factors in a row that the person named: in an order, only what has a place in it."""
    if not now.weights:
        return ()
    named = now.said.order.placed if now.said.way == "order" else [each.id for each in now.possible.factors]
    return tuple(factor for factor in top_factors(now) if factor.id in named)


def html(now: Stages, found: Listed, inside: Mapping[str, str], *, everything: bool) -> str:
    """The rows as HTML, the first few or all. `inside` is what an opened row shows, by provider id."""
    centers = [provider for group in found.groups for provider in group]
    texts = _texts(Same(now.possible))
    facts, same = _apart(now, centers if everything else centers[:FEW], texts)
    labels = tuple(
        words.GLANCE_COLUMN.format(factor=factor.short or factor.label, label=short_label(fact))
        for factor, fact in facts
    )
    titles = words.COMPARE_CENTERS, words.GLANCE_CENTER, words.GLANCE_FIT
    head = GlanceHead(*titles, labels, same, words.GLANCE_LEGEND)
    first = _ask_first(Same(now.possible), Same(now.screening), now.said.medicine)
    both = _of_both(now)
    groups, left = [], len(now.possible.providers) if everything else FEW
    for group in found.groups:
        shown = group[:left]
        left -= len(shown)
        if not shown:
            break
        rows = tuple(
            _row(
                now,
                found,
                provider,
                facts,
                texts,
                first.get(provider.id, ""),
                inside,
                numbered=len(group) == 1,
            )
            for provider in shown
        )
        rows = tuple(
            replace(row, lost=both[row.id], heard=f"{row.heard} {both[row.id]}") if row.id in both else row
            for row in rows
        )
        title = None
        if len(group) > 1:
            template = words.GROUP_TITLE if len(shown) == len(group) else words.GROUP_TITLE_PART
            place = found.order.places[group[0].id]
            title = template.format(count=len(group), place=place, shown=len(shown))
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


def _apart(
    now: Stages, centers: Sequence[Provider], texts: "_Texts"
) -> tuple[Sequence[tuple[Factor, Indicator]], str]:
    """The top factors, each with its fact in a row; what is the same at all centers is said once instead."""
    facts = [(factor, main_fact(factor)) for factor in top_factors(now)]
    # A line over the list says which of the person's own facts are not known: no column of nothing for them.
    unknown = own_unknown(now.possible)
    if known := [each for each in facts if each[1] not in unknown]:
        facts = known
    alike = {factor.id: _alike(now, fact, centers, texts) for factor, fact in facts}
    # By the fact's own name: others of its factor may differ.
    same = [
        words.GLANCE_SAME_FACT.format(label=short_label(fact), fact=alike[factor.id])
        for factor, fact in facts
        if alike[factor.id]
    ]
    if unknown or not 0 < len(same) < len(facts):
        return facts, ""
    left = [(factor, fact) for factor, fact in facts if not alike[factor.id]]
    return left, words.GLANCE_SAME.format(facts=apart(same))


def _alike(now: Stages, fact: Indicator, centers: Sequence[Provider], texts: "_Texts") -> str:
    """The fact where it is known, the same and within the person's limits at all of two or more centers."""
    said = {texts.of(fact, each)[0] for each in centers}
    is_open = any(each.amount(fact.id) is None or beyond(now.limits, fact, each) for each in centers)
    return "" if len(said) > 1 or len(centers) < 2 or is_open else said.pop()


def _others(now: Stages) -> Sequence[tuple[str, str]]:
    """Staying and waiting, which are choices too; they have no points, as nothing of them was entered."""
    present = now.known.provider(now.said.present or "")
    stay = words.GLANCE_STAY_HERE.format(name=present.name) if present else words.GLANCE_STAY_OPEN
    return (words.GLANCE_STAY, stay), (words.GLANCE_WAIT, words.GLANCE_WAIT_TEXT)


@lru_cache(maxsize=16)
def _ask_first(same: Same[Catalog], screening: Same[Screening], planned: str | None) -> Mapping[str, str]:
    """By provider id, what has to be asked first there (a few facts, and how many more), or is against it.

    Of the last few lists, for a tap on what matters changes nothing in it.
    """
    catalog, medicine, asks = same.value, same.value.medicine(planned), dict[str, list[str]]()
    for provider, fact in to_ask_first(catalog, medicine, screening.value, catalog.providers):
        asks.setdefault(provider.id, []).append(to_ask(fact, provider))
    said = {id: _asked(labels) for id, labels in asks.items()}
    # With an order of points, that it does not give the medicine must be seen beside them.
    for provider in catalog.providers:
        if medicine and provider.gives_medicine(medicine.id) is False:
            not_given = words.GIVES_NO.format(medicine=medicine.name)
            said[provider.id] = f"{not_given} {said.get(provider.id, '')}".rstrip()
    return said


def _asked(labels: Sequence[str]) -> str:
    rest = len(labels) - _ASKED
    more = [words.GLANCE_ASK_REST.format(count=rest)] if rest > 0 else []
    return words.GLANCE_ASK.format(facts=listed([*labels[:_ASKED], *more]))


def _row(
    now: Stages,
    found: Listed,
    provider: Provider,
    facts: Sequence[tuple[Factor, Indicator]],
    texts: "_Texts",
    ask_first: str,
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
    if rest := all_beyond(now.limits, provider, inside_cells):
        heard = f"{heard} {words.GLANCE_BEYOND.format(facts=rest)}"
    lost = most_lost(score, now.values) if score else ""
    if score is not None:
        heard = words.GLANCE_HEARD.format(fit=shown.word, points=shown.points, lost=lost, facts=heard)
    is_present = provider.id == now.said.present
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
        ask_first=ask_first,
        pick=words.GLANCE_PICK,
        pick_name=words.GLANCE_PICK_NAME.format(name=provider.name),
        picked=provider.id in now.said.compared,
        opened=provider.id in inside,
        present=words.GLANCE_PRESENT if is_present else "",
        inside=inside.get(provider.id, ""),
        mark=words.GLANCE_MARK_BACK if is_present else words.GLANCE_MARK,
        beyond=rest,
    )


class _Texts:
    """The facts of a list as texts, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], tuple[str, str]] = {}

    def of(self, fact: Indicator, provider: Provider) -> tuple[str, str]:
        """A fact of a center in a few characters, and as a sentence."""
        made, at = self._made, (provider.id, fact.id)
        if at not in made:
            made[at] = short_text(fact, provider), known_sentence(fact, provider)
        return made[at]


@lru_cache(maxsize=16)
def _texts(_: Same[Catalog]) -> _Texts:
    """Of the last few lists, for a tap on what matters changes none of them."""
    return _Texts()


def where(catalog: Catalog, provider: Provider) -> str:
    """What kind of place it is, and where."""
    if provider.added:
        return words.OWN_PLACE_SITE
    site = catalog.info.site_label(provider.site_type) or words.SITE_UNKNOWN
    return f"{site}, {provider.where}" if provider.where else site
