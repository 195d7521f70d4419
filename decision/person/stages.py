"""What is left of the list at each step, for one person: worked out once a run, for every screen."""

from dataclasses import dataclass, replace
from functools import cached_property

from decision.catalog.catalog import Catalog
from decision.method.ordering import Ordered, ordered
from decision.method.screening import Screening
from decision.person.answers import Answers, brought_near, known, screened, screened_left, shortened
from decision.person.narrowing import Narrowed, narrowed


@dataclass(frozen=True)
class Stages:
    """The catalog from the data folder to the ranked list; each stage has only centers of those before it.

    `shipped` has the folder's list, `listed` the person's own in its place if they opened one. `near` is what
    their limits leave of it, and `compared` has these centers, never too many, as the list has them. `known`
    has them with all that the person added: places, answers, distances. `screening` is `known` at the
    must-haves, and `possible` is `known` without the centers these set aside.
    """

    shipped: Catalog
    listed: Catalog
    said: Answers
    near: Narrowed
    compared: Catalog
    known: Catalog
    screening: Screening
    possible: Catalog

    @cached_property
    def ordered(self) -> Ordered:
        """The possible centers by what matters to the person."""
        factors = self.said.judged(self.possible.factors)
        return ordered(self.possible.providers, factors, self.said.preference)

    @cached_property
    def screening_of_all(self) -> Screening:
        """All that the must-haves were held against: of a list that is too long, more than are compared."""
        left = narrowed(self.listed, self.said.narrow, self.said.zip_code)
        return screened_left(self.listed, left, self.said) or self.screening

    @property
    def is_blocked(self) -> bool:
        """Whether there are centers on the list, and none of them, nor any place added, to compare."""
        return self.near.is_blocked and not self.known.providers

    def with_said(self, said: Answers) -> "Stages":
        """These stages after a tap that leaves the list as long as it is: what it changes, and no more."""
        if _of_centers(said) == _of_centers(self.said):
            return replace(self, said=said)
        return _from_near(self.shipped, self.listed, self.near, said)


def stages(shipped: Catalog, listed: Catalog, said: Answers) -> Stages:
    """Every stage for what a person has said. `listed` may be `shipped` itself."""
    return _from_near(shipped, listed, brought_near(listed, said), said)


def _from_near(shipped: Catalog, listed: Catalog, near: Narrowed, said: Answers) -> Stages:
    compared = shortened(listed, near)
    all_known = known(compared, said)
    screening = screened(all_known, said)
    possible = replace(all_known, providers=screening.possible)
    return Stages(shipped, listed, said, near, compared, all_known, screening, possible)


def _of_centers(said: Answers) -> Answers:
    """The answers without how they are weighed and what is picked: all that decides which are possible."""
    nothing = Answers()
    return replace(
        said,
        way=nothing.way,
        order=nothing.order,
        words=nothing.words,
        numbers=nothing.numbers,
        too_much=nothing.too_much,
        compared=nothing.compared,
        most_inside=nothing.most_inside,
    )
