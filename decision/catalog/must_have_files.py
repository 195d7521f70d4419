"""How must_haves.toml becomes must-haves."""

from collections.abc import Mapping
from dataclasses import replace

from decision.catalog.fields import MOST_OF_A_LABEL, Fields
from decision.lists.columns import is_taken, words_of
from decision.method.factors import Indicator, Points, YesNo
from decision.method.must_haves import ASKED, AnswersPass, Condition, MedicineGiven, MustHave, WithinLimit

KINDS = ("medicine", "answers", "at_most", "at_least", "asked")
_PASSES = 'Write passes = { the_indicator = ["yes"] }, with one or more indicators.'


def read_must_haves(file: Fields, indicators: Mapping[str, Indicator]) -> tuple[MustHave, ...]:
    """Every must-have, in the order of the file; a list without one is legal.

    Those of the known indicators that are not among `indicators` have no usable scale, and nothing is held
    against them.
    """
    rows: list[int | None] = []  # of those on the medicine

    def must_have(fields: Fields) -> MustHave | None:
        if fields.entry.keys.get("kind") == "medicine":
            rows.append(fields.entry.place("kind").row)
            if len(rows) > 1:
                what = f"The must-have in row {rows[0]} is on the medicine too."
                fields.wrong("kind", what, "Keep one of the two.")
        return _must_have(fields, indicators)

    return tuple(filter(None, file.each("must_have", must_have)))


def _must_have(fields: Fields, indicators: Mapping[str, Indicator]) -> MustHave | None:
    """One must-have; None after a problem that leaves no usable condition."""
    id, label, kind = fields.id(), fields.text("label"), fields.choice("kind", KINDS)
    short = fields.short("short", MOST_OF_A_LABEL) if fields.has("short") else ""
    if kind not in KINDS:
        # Nobody can say what else belongs to it.
        fields.done("means", "passes", "indicator", "ask", "whom", "says", "in_list", "clear_first")
        return None
    means = fields.sentence("means", "limit" if kind.startswith("at_") else None)
    condition: Condition | None = MedicineGiven()
    fact = None
    match kind:
        case "at_most" | "at_least":
            condition = _limit(fields, indicators, at_most=kind == "at_most")
        case "answers":
            condition = _answers(fields, indicators)
        case "asked":
            fact = _asked(fields, id, label, short)
            condition = AnswersPass({fact.id: (True,)})
    return None if condition is None else MustHave(id, label, means, condition, fact, short)


def _asked(fields: Fields, id: str, label: str, short: str) -> Indicator:
    """A yes/no of the must-have's own: the question, whom to ask, and a sentence for each answer."""
    ask, whom = fields.text("ask"), fields.text("whom")
    in_list = fields.has("in_list") and fields.flag("in_list")
    if in_list and (is_taken(id) or id in (fields.known.get("indicators") or ())):
        what = f"'{id}' cannot be its id: that column of providers.csv means something else."
        fields.wrong("id", what, "Choose another id for this must-have.")
    clear_first = fields.has("clear_first") and fields.flag("clear_first")
    label_only = {"label": short} if short else None
    found = Indicator(ASKED + id, label, YesNo(good=True), 1.0, ask=ask, whom=whom, clear_first=clear_first)
    return replace(found, says=fields.says(("yes", "no")), short=label_only, personal=not in_list)


def _limit(fields: Fields, indicators: Mapping[str, Indicator], *, at_most: bool) -> WithinLimit:
    id, ask = fields.choice("indicator", fields.known.get("indicators")), fields.text("ask")
    indicator = indicators.get(id)
    if indicator is None:
        return WithinLimit(id, at_most, ask, "")
    if not isinstance(indicator.scale, Points):
        what = f"'{id}' has no numbers, so it cannot have a limit."
        fields.wrong("indicator", what, 'Use one with numbers, or kind = "answers".')
    return WithinLimit(id, at_most, ask, indicator.unit, indicator.unit_one, indicator.written)


def _answers(fields: Fields, indicators: Mapping[str, Indicator]) -> AnswersPass | None:
    written = fields.raw("passes")
    if written is None:
        return None
    if not isinstance(written, dict) or not written:
        fields.wrong("passes", f"'{written}' does not say which answers pass.", _PASSES)
        return None
    inner = fields.table("passes")
    passing = {id: _passing(inner, id, indicators.get(id)) for id in written}
    return AnswersPass(passing) if all(passing.values()) else None


def _passing(fields: Fields, id: str, indicator: Indicator | None) -> tuple[bool | str, ...]:
    """The answers of one indicator that pass; none after a problem."""
    if indicator is None:
        fields.among(id, [id], fields.known.get("indicators"))
        return ()
    answers = words_of(indicator.scale)
    if not answers:
        what = f"'{id}' has numbers, so no answer can pass."
        fields.wrong(id, what, 'Write kind = "at_most" or kind = "at_least", and indicator = "…".')
        return ()
    passing = fields.chosen(id, answers)
    if {*passing} >= {*answers}:
        what = "Each of its answers passes, so this sets nothing aside."
        fields.wrong(id, what, "Leave out the answers that do not pass.")
    return tuple(word == "yes" for word in passing) if isinstance(indicator.scale, YesNo) else passing
