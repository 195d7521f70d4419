"""All that one person has said: one value, from which everything on the screens is worked out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from decision.catalog import Catalog
from decision.preferences import NothingMatters, Numbers, Order, Preference, Words
from decision.providers import Measurement, Told, laid_over

Way = Literal["order", "words", "numbers"]
WAYS: tuple[Way, ...] = ("order", "words", "numbers")
SIDE_BY_SIDE = 4


@dataclass(frozen=True)
class Answers:
    """One person's answers. Each way of weighing keeps what was said in it, so trying another loses nothing.

    `compared` are the provider ids picked for side by side, at most `SIDE_BY_SIDE` of them.
    `too_much` is by indicator id, in its unit. `told` is what centers answered.
    `medicine` is None until the person names one.
    """

    way: Way = "order"
    order: Order = field(default_factory=Order)
    words: Words = field(default_factory=Words)
    numbers: Numbers = field(default_factory=Numbers)
    medicine: str | None = None
    compared: tuple[str, ...] = ()
    too_much: Mapping[str, float] = field(default_factory=dict)
    told: Told = field(default_factory=dict)

    @property
    def preference(self) -> Preference:
        """What was said in the way that is chosen now; it may still be empty."""
        said: dict[Way, Preference] = {"order": self.order, "words": self.words, "numbers": self.numbers}
        return said[self.way]

    def weights(self, factors: Sequence[str]) -> dict[str, float] | None:
        """Weights by factor id; None while nothing is said, or while all that is said counts 0."""
        if self.preference.is_empty:
            return None
        try:
            return self.preference.weights(factors)
        except NothingMatters:
            return None

    def with_preference(self, preference: Preference) -> "Answers":
        """These answers with one way's preference replaced, and that way chosen."""
        match preference:
            case Order():
                return replace(self, way="order", order=preference)
            case Words():
                return replace(self, way="words", words=preference)
            case Numbers():
                return replace(self, way="numbers", numbers=preference)

    def with_medicine(self, medicine: str | None) -> "Answers":
        """These answers with the medicine that is planned, or None when it is open."""
        return replace(self, medicine=medicine)

    def with_compared(self, providers: Sequence[str]) -> "Answers":
        """These answers with the providers picked for side by side; no more than `SIDE_BY_SIDE` are kept."""
        return replace(self, compared=tuple(providers)[:SIDE_BY_SIDE])

    def with_too_much(self, too_much: Mapping[str, float]) -> "Answers":
        """These answers with what is too much for the person, by indicator id."""
        return replace(self, too_much=dict(too_much))

    def with_told(self, provider: str, indicator: str, measurement: Measurement) -> "Answers":
        """These answers with what a provider answered about one indicator; it replaces an earlier answer."""
        return replace(self, told={**self.told, (provider, indicator): measurement})

    def without_told(self, provider: str, indicator: str) -> "Answers":
        """These answers with one such answer taken back, if it was there."""
        kept = {key: told for key, told in self.told.items() if key != (provider, indicator)}
        return replace(self, told=kept)


def fits(catalog: Catalog, provider: str, indicator: str, measurement: Measurement) -> bool:
    """Whether what was told is still about a provider and an indicator of the catalog, and can be true."""
    if catalog.provider(provider) is None or indicator not in catalog.indicators:
        return False
    return measurement.amount is not None and catalog.indicators[indicator].takes(measurement.amount)


def heard(catalog: Catalog, told: Told) -> Catalog:
    """The catalog with what a person was told laid over it. What no longer fits it is passed over."""
    fitting = {key: each for key, each in told.items() if fits(catalog, *key, each)}
    return replace(catalog, providers=laid_over(catalog.providers, fitting)) if fitting else catalog
