"""The columns of the list: which facts each row shows, and what is said once over the rows instead."""

from collections.abc import Sequence
from functools import lru_cache

from decision.catalog.catalog import Catalog, Same
from decision.method.factors import Factor, Indicator
from decision.method.providers import Provider
from decision.person.stages import Stages
from decision.person.whose import own_unknown
from decision.wording import words
from decision.wording.describing import known_sentence, short_label
from decision.wording.language import apart
from decision.wording.limits import beyond
from decision.wording.placing import short_text
from decision.wording.swings import main_fact

_TOP = 3  # facts in a row


def said_to_count(now: Stages) -> tuple[Factor, ...]:
    """The first of the factors that the person named: in an order, only of what has a place in it."""
    return now.named[:_TOP]


def top_factors(now: Stages) -> tuple[Factor, ...]:
    """The factors in a row: the first that the person named, and no other; before that, the file's first."""
    named, weights = [factor.id for factor in said_to_count(now)], now.weights
    judged = {factor.id: factor for factor in now.said.judged(now.possible.factors)}
    left = [id for id in judged if not weights or weights[id] > 0]
    return tuple(judged[id] for id in named or left[:_TOP])


class Texts:
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
def texts_of(_: Same[Catalog]) -> Texts:
    """Of the last few lists, for a tap on what matters changes none of them."""
    return Texts()


def columns(
    now: Stages, centers: Sequence[Provider], texts: Texts
) -> tuple[Sequence[tuple[Factor, Indicator]], tuple[str, ...]]:
    """The top factors, each with its fact in a row, and what is said over the list in place of a column.

    A factor shows what counts most in it of all that is known at any center. What would come before that is
    named, as is what is the same at all centers shown.
    """
    factors, known = top_factors(now), _known(Same(now.possible))
    shown = [(factor, fact) for factor in factors if (fact := _shown(factor, known))]
    if not shown:
        return [(factor, main_fact(factor)) for factor in factors], ()
    # Which of the person's own facts are not known is said over the list already.
    own = own_unknown(now.possible)
    mains = [(factor, main_fact(factor)) for factor in factors] if now.named else []
    nowhere = [
        words.GLANCE_SAME_FACT.format(label=short_label(fact), fact=factor.short or factor.label)
        for factor, fact in mains
        if fact.id not in known and fact not in own
    ]
    said = (words.GLANCE_NOWHERE.format(facts=apart(nowhere)),) if nowhere else ()
    if own:
        return shown, said
    alike = {factor.id: _alike(now, fact, centers, texts) for factor, fact in shown}
    # By the fact's own name: others of its factor may differ.
    same = [
        words.GLANCE_SAME_FACT.format(label=short_label(fact), fact=alike[factor.id])
        for factor, fact in shown
        if alike[factor.id]
    ]
    if not 0 < len(same) < len(shown):
        return shown, said
    left = [(factor, fact) for factor, fact in shown if not alike[factor.id]]
    return left, (*said, words.GLANCE_SAME.format(facts=apart(same)))


def _shown(factor: Factor, known: frozenset[str]) -> Indicator | None:
    facts = [fact for fact in factor.indicators if fact.id in known]
    return max(facts, key=lambda fact: fact.share, default=None)


@lru_cache(maxsize=16)
def _known(same: Same[Catalog]) -> frozenset[str]:
    """The ids of the facts that are known at any center. Of the last few lists, as the texts are."""
    catalog = same.value
    return frozenset(
        id for id in catalog.indicators if any(each.amount(id) is not None for each in catalog.providers)
    )


def _alike(now: Stages, fact: Indicator, centers: Sequence[Provider], texts: Texts) -> str:
    """The fact where it is known, the same and within the person's limits at all of two or more centers."""
    said = {texts.of(fact, each)[0] for each in centers}
    is_open = any(each.amount(fact.id) is None or beyond(now.limits, fact, each) for each in centers)
    return "" if len(said) > 1 or len(centers) < 2 or is_open else said.pop()
