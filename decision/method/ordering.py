"""From what matters to one person to the ranked list: points, what gave them, and groups about equal."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from decision.method.factors import Factor
from decision.method.preferences import NothingMatters, Numbers, Preference
from decision.method.providers import Provider
from decision.method.robustness import Blocks, about_equal, blocks_of
from decision.method.scoring import Score, rank, valued


@dataclass(frozen=True)
class Ordered:
    """A list by points; all three are empty while nothing is said, or all that is said counts 0.

    `ranked` is highest first. `blocks` are the factor ids by what matters, and empty where no preference
    made the list. `groups` are the same scores in the same order: those in one are about equal, and share
    its place.
    """

    ranked: tuple[Score, ...] = ()
    blocks: Blocks = ()
    groups: tuple[tuple[Score, ...], ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Score]:
        """The score of each provider, by its id."""
        return {score.provider.id: score for score in self.ranked}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each provider by its id, from 1: one for a whole group, and then as many skipped."""
        return {score.provider.id: group[0].place for group in self.groups for score in group}


NOT_SAID = Ordered()


def ordered(providers: Sequence[Provider], factors: Sequence[Factor], preference: Preference) -> Ordered:
    """The providers by what matters to the person, in groups of about equal; `NOT_SAID` until they say it.

    `factors` are as the person judges them. Raises ValueError as `valued` and `about_equal` do.
    """
    if preference.is_empty:
        return NOT_SAID
    ids = [factor.id for factor in factors]
    try:
        weights, blocks = preference.weights(ids), blocks_of(preference, ids)
    except NothingMatters:
        return NOT_SAID
    ranked = rank(valued(providers, factors), weights)
    return Ordered(ranked, blocks, about_equal(ranked, blocks))


def evenly(providers: Sequence[Provider], factors: Sequence[Factor]) -> Ordered:
    """The providers with the same weight for every factor, each in a group of its own."""
    ids = [factor.id for factor in factors]
    ranked = rank(valued(providers, factors), Numbers(dict.fromkeys(ids, 1.0)).weights(ids))
    return Ordered(ranked, (), tuple((score,) for score in ranked))
