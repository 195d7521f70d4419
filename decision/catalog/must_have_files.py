"""How must_haves.toml becomes must-haves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from decision.catalog.fields import MOST_OF_A_LABEL, Fields, Ids, blocks_of
from decision.catalog.toml_files import Entry, table
from decision.lists.columns import is_taken
from decision.lists.problems import Problems
from decision.method.factors import Indicator, Levels, Points, YesNo
from decision.method.must_haves import ASKED, AnswersPass, Condition, MedicineGiven, MustHave, WithinLimit

KINDS = ("medicine", "answers", "at_most", "at_least", "asked")
_PASSES = 'Write passes = { the_indicator = ["yes"] }, with one or more indicators.'


def read_must_haves(
    file: Entry, ids: Ids, indicators: Mapping[str, Indicator], problems: Problems
) -> tuple[MustHave, ...]:
    """Every must-have, in the order of the file; a list without one is legal.

    `ids` are of all indicators, None where they could not be read; those not among `indicators` have no
    usable scale, and nothing is held against them.
    """
    Fields(file, problems).done("must_have")
    blocks = blocks_of(file, "must_have", problems)
    _one_on_the_medicine(blocks, problems)
    reader = _Reader(ids, indicators, problems)
    return tuple(must_have for block in blocks if (must_have := reader.must_have(block)) is not None)


@dataclass(frozen=True)
class _Reader:
    """Reads one block after another of one file, reporting every mistake."""

    ids: Ids
    indicators: Mapping[str, Indicator]
    problems: Problems

    def must_have(self, block: Entry) -> MustHave | None:
        """None after a problem that leaves no usable condition."""
        fields = Fields(block, self.problems)
        id, label, kind = fields.id(), fields.text("label"), fields.choice("kind", KINDS)
        short = fields.short("short", MOST_OF_A_LABEL) if "short" in block.keys else ""
        if kind not in KINDS:
            # Nobody can say what else belongs to it.
            fields.done("means", "passes", "indicator", "ask", "whom", "says", "in_list", "clear_first")
            return None
        limited = kind.startswith("at_")
        means = fields.sentence("means", "limit" if limited else None)
        condition: Condition | None = MedicineGiven()
        fact = None
        if limited:
            condition = self.limit(fields, at_most=kind == "at_most")
        elif kind == "answers":
            condition = self.answers(fields)
        elif kind == "asked":
            fact = self.asked(fields, id, label, short)
            condition = AnswersPass({fact.id: (True,)})
        fields.done(*(["says"] if kind == "asked" else []))
        return None if condition is None else MustHave(id, label, means, condition, fact, short)

    def asked(self, fields: Fields, id: str, label: str, short: str) -> Indicator:
        """A yes/no of the must-have's own: the question, whom to ask, and a sentence for each answer."""
        ask, whom = fields.text("ask"), fields.text("whom")
        in_list = "in_list" in fields.entry.keys and fields.flag("in_list")
        if in_list and (is_taken(id) or id in (self.ids or ())):
            what = f"'{id}' cannot be its id: that column of providers.csv means something else."
            fields.wrong("id", what, "Choose another id for this must-have.")
        clear = "clear_first" in fields.entry.keys and fields.flag("clear_first")
        says: dict[str, str] = {}
        if isinstance(fields.entry.keys.get("says"), dict):
            inner = Fields(table(fields.entry, "says"), self.problems)
            says = {key: inner.sentence(key) for key in ("yes", "no", "unknown")}
            inner.done()
        else:
            remedy = "Add a block that begins with [must_have.says]."
            self.problems.wrong(fields.entry.place("says"), "The must-have has no sentences.", remedy)
        return Indicator(
            ASKED + id,
            label,
            YesNo(good=True),
            1.0,
            ask=ask,
            whom=whom,
            says=says,
            short={"label": short} if short else None,
            personal=not in_list,
            clear_first=clear,
        )

    def limit(self, fields: Fields, *, at_most: bool) -> WithinLimit:
        id, ask = fields.choice("indicator", self.ids), fields.text("ask")
        indicator = self.indicators.get(id)
        if indicator is not None and not isinstance(indicator.scale, Points):
            what = f"'{id}' has no numbers, so it cannot have a limit."
            fields.wrong("indicator", what, 'Use one with numbers, or kind = "answers".')
        if indicator is None:
            return WithinLimit(id, at_most, ask, "")
        return WithinLimit(id, at_most, ask, indicator.unit, indicator.unit_one)

    def answers(self, fields: Fields) -> AnswersPass | None:
        written = fields.raw("passes")
        if written is None:
            return None
        if not isinstance(written, dict) or not written:
            fields.wrong("passes", f"'{written}' does not say which answers pass.", _PASSES)
            return None
        inner = Fields(table(fields.entry, "passes"), self.problems)
        passing = {id: self.passing(inner, id) for id in written}
        return AnswersPass(passing) if all(passing.values()) else None

    def passing(self, fields: Fields, id: str) -> tuple[bool | str, ...]:
        """The answers of one indicator that pass; none after a problem."""
        indicator = self.indicators.get(id)
        if indicator is None:
            if self.ids is not None and id not in self.ids:
                known = ", ".join(sorted(self.ids))
                fields.wrong(id, f"'{id}' is not known here.", f"Use one of {known}.")
            return ()
        match indicator.scale:
            case Points():
                what = f"'{id}' has numbers, so no answer can pass."
                fields.wrong(id, what, 'Write kind = "at_most" or kind = "at_least", and indicator = "…".')
                return ()
            case YesNo():
                return tuple(word == "yes" for word in _chosen(fields, id, ["yes", "no"]))
            case Levels(values):
                return _chosen(fields, id, [word for word, _ in values])


def _chosen(fields: Fields, id: str, answers: Sequence[str]) -> tuple[str, ...]:
    written = fields.raw(id)
    if not isinstance(written, list) or not written or not all(isinstance(word, str) for word in written):
        fields.wrong(id, f"'{written}' is not a list of answers.", f'Write {id} = ["{answers[0]}"].')
        return ()
    for word in written:
        if word not in answers:
            what = f"'{word}' is not one of its answers."
            fields.wrong(id, what, f"Write one or more of {', '.join(answers)}.")
    if len(set(written)) != len(written):
        fields.wrong(id, "An answer stands twice in this list.", "Keep one of the two.")
    if set(written) >= set(answers):
        what = "Each of its answers passes, so this sets nothing aside."
        fields.wrong(id, what, "Leave out the answers that do not pass.")
    return tuple(written)


def _one_on_the_medicine(blocks: Sequence[Entry], problems: Problems) -> None:
    found = [block for block in blocks if block.keys.get("kind") == "medicine"]
    for block in found[1:]:
        what = f"The must-have in row {found[0].place('kind').row} is on the medicine too."
        problems.wrong(block.place("kind"), what, "Keep one of the two.")
