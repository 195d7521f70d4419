"""What the must-haves do: whom each sets aside and why, whom to ask first, and what would bring some back."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from decision.guide.texts import Medicine, Programme
from decision.method.factors import Indicator, YesNo
from decision.method.must_haves import MustHave, Outcome, Verdict, WithinLimit
from decision.method.providers import Provider, about_medicine, about_programme
from decision.method.screening import Relaxing, Screening, relaxing
from decision.wording import words
from decision.wording.describing import counted, known_sentence
from decision.wording.language import apart, listed

_FEW = 3  # centers named in the sentence itself; more are behind the fold, with their reasons
_NAMED = 10  # at most, where no fold has them: who comes back


class Knows(Protocol):
    """What these sentences need of a catalog."""

    @property
    def indicators(self) -> Mapping[str, Indicator]: ...

    @property
    def must_haves(self) -> tuple[MustHave, ...]: ...

    @property
    def asked(self) -> tuple[Indicator, ...]: ...

    @property
    def programmes(self) -> tuple[Programme, ...]: ...


def medicine_facts(catalog: Knows, medicine: Medicine | None) -> tuple[Indicator, ...]:
    """What is to be known of each center about one medicine: that it is in its program, and gives it.

    The program comes first: a center that is not in it may not give the medicine.
    """
    if medicine is None:
        return ()
    name = medicine.name
    label, ask = words.ASK_GIVES_LABEL.format(medicine=name), words.ASK_GIVES.format(medicine=name)
    gives = [each.format(medicine=name) for each in (words.GIVES_YES, words.GIVES_NO, words.GIVES_UNKNOWN)]
    given = _yes_no(about_medicine(medicine.id), label, ask, "", gives, name)
    programme = next((each for each in catalog.programmes if each.id == medicine.programme), None)
    if programme is None:
        return (given,)
    id, label = about_programme(programme.id), words.ASK_ENROLLED_LABEL.format(medicine=name)
    joined = [
        each.format(medicine=name, programme=programme.label)
        for each in (words.ENROLLED_YES, words.ENROLLED_NO, words.ENROLLED_UNKNOWN)
    ]
    return _yes_no(id, label, programme.ask, programme.whom, joined, words.ENROLLED_SHORT), given


def _yes_no(id: str, label: str, ask: str, whom: str, says: Sequence[str], short: str) -> Indicator:
    """A fact that is good where it is so, with what is said of a yes, of a no and while it is not known."""
    said = dict(zip(("yes", "no", "unknown"), says, strict=True))
    return Indicator(id, label, YesNo(good=True), 1.0, ask=ask, whom=whom, says=said, short={"label": short})


def reasons(catalog: Knows, medicine: Medicine | None, provider: Provider, verdict: Verdict) -> str:
    """Why a provider does not pass a must-have, or what is not known of it, fact by fact."""
    facts = all_facts(catalog, medicine)
    return " ".join(known_sentence(facts[about], provider) for about in verdict.causes)


def ask_first_at(screening: Screening) -> dict[str, str]:
    """By provider id: which must-haves have to be asked about first, in one sentence."""
    return {
        row.provider.id: words.CARD_ASK_FIRST.format(
            must_haves=listed(
                [words.MUST_NAMED.format(label=verdict.must_have.label) for verdict in row.ask_first]
            )
        )
        for row in screening.ask_first
    }


def to_ask_first(
    catalog: Knows, medicine: Medicine | None, screening: Screening, providers: Sequence[Provider]
) -> tuple[tuple[Provider, Indicator], ...]:
    """What has to be asked of these providers before all else, in their order.

    The safety program of the medicine comes first, must-have or not, then the must-haves, also where they are
    passed by what is so for another person only. That they give the medicine, and what must be clear before
    anyone can go there, is asked whether or not it is one.
    """
    facts = all_facts(catalog, medicine)
    wanted = {
        row.provider.id: [about for verdict in row.verdicts for about in verdict.causes]
        for row in screening.rows
    }
    of_medicine = [fact.id for fact in medicine_facts(catalog, medicine)]
    given = about_medicine(medicine.id) if medicine else ""
    bound = of_medicine[:-1]  # all but that it gives it
    always = [*of_medicine, *(id for id, fact in facts.items() if fact.clear_first)]
    return tuple(
        (provider, facts[about])
        for provider in providers
        for about in dict.fromkeys([*bound, *wanted.get(provider.id, []), *always])
        if provider.is_open(about)
        # One that is known not to give it needs no question on its program.
        and (about not in of_medicine or provider.amount(given) is not False)
    )


def not_known(
    catalog: Knows, medicine: Medicine | None, providers: Sequence[Provider]
) -> tuple[tuple[Provider, Indicator], ...]:
    """Every fact that has yet to be found out: behind the factors, of the medicine, and of the must-haves."""
    facts = all_facts(catalog, medicine)
    return tuple(
        (provider, fact) for provider in providers for id, fact in facts.items() if provider.is_open(id)
    )


def in_short(screening: Screening, must_have: MustHave, *, on: bool) -> str:
    """What one must-have does, as counts; while it waits, for what. Empty while it waits and is not on."""
    if must_have in screening.waiting:
        return _waits(must_have) if on else ""
    aside, ask = len(screening.set_aside_by(must_have)), len(_to_ask(screening, must_have))
    does = ("does" if on else "would") if aside else "none"
    sentence = words.table("MUST_SHORT")[f"{does}_ask" if ask else does]
    return sentence.format(aside=aside, count=len(screening.rows), ask=ask)


def what_it_does(screening: Screening, must_have: MustHave, *, on: bool) -> tuple[str, ...]:
    """Whom one must-have sets aside, whom only this one does, whom to ask first; nothing while it waits."""
    if must_have in screening.waiting:
        return ()
    aside = screening.set_aside_by(must_have)
    only = [row.provider for row in aside if len(row.not_passed) == 1]
    sentences = [_aside([row.provider for row in aside], len(screening.rows), on=on)]
    if on and only and len(only) < len(aside):
        template = words.MUST_ONLY if len(only) <= _NAMED else words.MUST_ONLY_MANY
        sentences.append(template.format(count=len(only), names=_names(only)))
    if unknown := _to_ask(screening, must_have):
        few = len(unknown) <= _FEW
        template = words.MUST_ASK_FIRST if few else words.MUST_ASK_FIRST_MANY
        sentences.append(template.format(count=len(unknown), names=_names(unknown)))
    return tuple(sentences)


def _waits(must_have: MustHave) -> str:
    of_limit = isinstance(must_have.condition, WithinLimit)
    template = words.MUST_NEEDS_LIMIT if of_limit else words.MUST_NEEDS_MEDICINE
    return template.format(must_have=words.MUST_NAMED.format(label=must_have.label))


def waiting(screening: Screening) -> str:
    """Of each must-have that is on and not checked yet, what it waits for."""
    return " ".join(map(_waits, screening.waiting))


def passed_by_all(screening: Screening) -> str:
    """Which must-haves are known to be so at every center that was held against them; empty if none is."""
    passed = [
        words.MUST_NAMED.format(label=must_have.label)
        for place, must_have in enumerate(screening.must_haves)
        if screening.rows and all(row.verdicts[place].outcome is Outcome.PASSED for row in screening.rows)
    ]
    count = len(screening.rows)
    return words.MUST_PASSED.format(count=count, must_haves=listed(passed)) if passed else ""


def _to_ask(screening: Screening, must_have: MustHave) -> list[Provider]:
    return [
        row.provider
        for row in screening.rows
        if any(each.must_have.id == must_have.id for each in row.ask_first)
    ]


def _aside(aside: Sequence[Provider], count: int, *, on: bool) -> str:
    if not aside:
        return words.MUST_NONE
    does, would = words.MUST_DOES, words.MUST_WOULD
    if len(aside) > _FEW:
        does, would = words.MUST_DOES_MANY, words.MUST_WOULD_MANY
    return (does if on else would).format(aside=len(aside), count=count, names=_names(aside))


def advice(screening: Screening) -> tuple[Relaxing, ...]:
    """When nothing is left: the smallest sets of must-haves to let go, those that bring back most first."""
    return relaxing(screening)[:3]


def without(step: Relaxing) -> str:
    must_haves = listed([words.MUST_NAMED.format(label=must_have.label) for must_have in step.must_haves])
    template = words.MUST_RELAX if len(step.back) <= _NAMED else words.MUST_RELAX_MANY
    return template.format(must_haves=must_haves, count=len(step.back), names=_names(step.back))


def within(step: Relaxing) -> str:
    """Who comes back when limits move as little as it takes; empty where that alone is not enough."""
    if len(step.limits) < len(step.must_haves):
        return ""
    back = step.back_within
    template = words.MUST_RELAX_LIMIT if len(back) <= _NAMED else words.MUST_RELAX_LIMIT_MANY
    return template.format(limits=limits(step), count=len(back), names=_names(back))


def limits(step: Relaxing) -> str:
    """The limits that would be enough, each with its must-have."""
    lines = []
    for must_have in step.must_haves:
        if isinstance(must_have.condition, WithinLimit) and must_have.id in step.limits:
            limit = counted(step.limits[must_have.id], must_have.condition)
            lines.append(words.MUST_LIMIT.format(label=must_have.label, limit=limit))
    return apart(lines)


def all_facts(catalog: Knows, *medicines: Medicine | None) -> dict[str, Indicator]:
    """By id, every fact behind the factors, that only a must-have asks, and of the medicines."""
    of_medicines = (fact for medicine in medicines for fact in medicine_facts(catalog, medicine))
    return {**catalog.indicators, **{fact.id: fact for fact in (*catalog.asked, *of_medicines)}}


def _names(providers: Sequence[Provider]) -> str:
    return listed([provider.name for provider in providers])
