"""The notes to take home: what is on the page, on the call sheet after it, and the same as plain text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from decision.method.factors import Span
from decision.method.scoring import Score
from decision.wording import words
from decision.wording.calling import ByWhom
from decision.wording.describing import Fact, Facts, short_label
from decision.wording.explaining import points
from decision.wording.language import listed
from decision.wording.placing import fit, is_silent, short_text

SHOWN = 2  # named; the rest is counted
ROOM = 3  # blank lines for each answer
_BLANK = "_" * 20


@dataclass(frozen=True)
class Sum:
    """How the points of one center add up, as texts: label, weight, value and points; and all together."""

    name: str
    rows: tuple[tuple[str, str, str, str], ...]
    total: str


@dataclass(frozen=True)
class ShortListed:
    """A center of the short list.

    `fit` says the range of its points, in words; of two, a sentence each. `not_known` are labels of facts.
    `answers` is what was reported, and what is beyond a limit. `reasons` are what fits and what fits less, a
    sentence each, or none. `only` is what just one of two asks about, a sentence each.
    """

    name: str
    fit: str
    where: str = ""
    phone: str = ""
    not_known: tuple[str, ...] = ()
    answers: str = ""
    reasons: tuple[str, ...] = ()
    only: tuple[str, ...] = ()

    @property
    def unknown(self) -> str:
        facts = self.not_known
        said = words.HOME_UNKNOWN.format(facts=some(facts)) if facts else words.HOME_ALL_KNOWN
        return " ".join([said, *self.only])


@dataclass(frozen=True)
class Asked:
    """One question, whom to ask it, and the names of the centers of which the answer is not known."""

    question: str
    whom: str
    names: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """A label for each blank line, `ROOM` of them, or one a center: its name, then nothing."""
        rest = ("",) * (-(-ROOM // len(self.names)) - 1)
        return tuple(label for name in self.names for label in (name, *rest))


@dataclass(frozen=True)
class TakeHome:
    """All that is on the page, and the call sheet and the sums after it, as whole sentences and names.

    `made` says when, from which list, and for whom of two. `leaning` is where the person leans, before and
    after, and what is still open. `about` is their medicine and plan, their must-haves, and who these set
    aside. `matters` are labels, most important first, under a title; of two who look at both, each one's.
    `both` is where two agree and differ. `close` names centers that are too close to call, and whose facts
    count where they are another person's. `stale` says what goes out of date and when, `call` who to call and
    when at once. `asked` are the questions of the first calls, each once, and `more` those for when there is
    time. Centers that nobody picked (not `is_picked`) are called what they are: the first on the list.
    `reported` is what was reported of other centers.
    """

    made: tuple[str, ...]
    leaning: tuple[str, ...]
    about: tuple[str, ...]
    matters: Mapping[str, tuple[str, ...]]
    close: tuple[str, ...]
    centers: tuple[ShortListed, ...]
    stale: tuple[str, ...]
    call: tuple[str, ...]
    both: tuple[str, ...] = ()
    made_up: bool = False
    asked: tuple[Asked, ...] = ()
    more: tuple[Asked, ...] = ()
    sums: tuple[Sum, ...] = ()
    is_picked: bool = True
    reported: tuple[str, ...] = ()

    @property
    def on_paper(self) -> tuple[str, ...]:
        """What the frame of each screen says, and paper has to say by itself."""
        return (words.HOME_MADE_UP,) if self.made_up else ()

    @property
    def unsaid(self) -> tuple[str, ...]:
        """One sentence where nothing was said of what matters: what is not said has no heading."""
        return () if any(self.matters.values()) else (self.heads["open"],)

    @property
    def heads(self) -> Mapping[str, str]:
        """What is said in the first person: the title, headings, what is open and what the notes are."""
        heads = words.table("HOME_OF_BOTH") if len(self.matters) > 1 else words.table("HOME_OF_ONE")
        return heads if self.is_picked else {**heads, "short": heads["first"]}


def as_text(page: TakeHome) -> str:
    """The page as plain text, in the same order, and all questions, with room for the answers."""
    return "".join(f"{line}\n" for line in _lines(page))


def _lines(page: TakeHome) -> Iterator[str]:
    heads = page.heads
    yield from (heads["title"], *page.made, *page.on_paper, *page.unsaid)
    yield from ("", heads["leaning"].upper(), *page.leaning) if page.leaning else ()
    yield from (*_matters(page), "", words.HOME_BOTH.upper(), *page.both) if page.both else ()
    yield from ("", heads["short"].upper(), *page.close) if page.centers else ()
    for each in page.centers:
        yield ""
        yield from filter(None, (each.name, each.fit, *each.reasons, each.answers, each.unknown, each.phone))
        yield f"{words.HOME_CALLS} {_BLANK} {words.HOME_CALLS_WHEN} {_BLANK}"
    yield from () if page.both else _matters(page)
    yield from ("", heads["about"].upper(), *page.about)
    yield from ("", words.HOME_STALE.upper(), *page.stale) if page.stale else ()
    phones = [f"{label} {_BLANK}" for label in words.lines("HOME_PHONES")]
    yield from ("", words.HOME_CALL.upper(), *page.call, "", heads["advice"], *phones)
    if page.asked:
        yield from ("", words.HOME_SHEET.upper(), *([words.HOME_SHEET_MADE_UP] if page.made_up else []))
    for whom, group in groupby(page.asked, lambda each: each.whom):
        yield from ("", words.ASK_WHOM.format(whom=whom))
        for one in group:
            yield from (
                f"- {one.question}",
                *[f"  {name} {_BLANK * 2}".replace("   ", "  ") for name in one.lines],
            )
    if page.more:
        yield from ("", words.HOME_SHEET_MORE.format(count=len(page.more)))
        yield from [f"- {each.question}" for each in page.more]
    yield from ("", *page.reported) if page.reported else ()


def _matters(page: TakeHome) -> Iterator[str]:
    for title, labels in page.matters.items():
        yield from ("", title.upper()) if labels else ()
        yield from [f"{place}. {label}" for place, label in enumerate(labels, 1)]


def asked_once(sheets: Iterable[tuple[str, ByWhom]]) -> tuple[Asked, ...]:
    """Each question once, by whom to ask, in the order in which they come first; `sheets` are by name."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for name, by_whom in sheets:
        for whom, facts in by_whom.items():
            for fact in facts:
                found.setdefault(whom, {}).setdefault(fact.ask, {})[name] = None
    return tuple(
        Asked(ask, whom, tuple(names)) for whom, asks in found.items() for ask, names in asks.items()
    )


def sum_of(name: str, score: Score) -> Sum:
    rows = [
        (
            each.factor.label,
            f"{each.weight:.2f}",
            range_of(each.value, "{:.2f}".format),
            range_of(each.points),
        )
        for each in score.contributions
        if each.weight
    ]
    return Sum(name, tuple(rows), range_of(score))


def fit_of(score: Score) -> str:
    """The range in words; where nothing is known that counts, that and no range."""
    if is_silent(score):
        return words.HOME_NOTHING_KNOWN
    how = words.HOME_FIT if round(score.low) == round(score.high) else words.HOME_FIT_RANGE
    return how.format(low=round(score.low), high=round(score.high), fit=fit(score.low, score.high))


def fit_for(who: str, score: Score) -> str:
    """The range for one of two, in fewer words: the page has no room for more."""
    said = words.HOME_POINTS.format(points=range_of(score, "{:.0f}".format))
    return words.HOME_BOTH_EACH.format(who=who, said=words.HOME_NOTHING_KNOWN if is_silent(score) else said)


def reasons_of(facts: Facts) -> tuple[str, ...]:
    """What fits and what fits less, a sentence each, with as many facts; none where nothing is known."""
    if not facts.fits and not facts.fits_less:
        return ()
    groups = {words.HOME_FITS: facts.fits, words.HOME_FITS_LESS: facts.fits_less}
    return tuple(
        sentence.format(facts=listed([*map(_reason, group[:SHOWN])] or [words.HOME_FITS_NONE]))
        for sentence, group in groups.items()
    )


def _reason(fact: Fact) -> str:
    text = short_text(fact.indicator, fact.provider)
    return words.HOME_REASON.format(label=short_label(fact.indicator), fact=text)


def range_of(of: Span | Score, written: Callable[[float], str] = points) -> str:
    """From the lowest to the highest, or the one that both are."""
    low, high = written(of.low), written(of.high)
    return low if low == high else words.HOME_TO.format(low=low, high=high)


def some(items: Sequence[str]) -> str:
    """The first of these, and how many more there are."""
    more = len(items) - SHOWN
    return listed(items if more <= 1 else [*items[:SHOWN], words.HOME_MORE.format(count=more)])


def still_open(ready: Mapping[str, bool]) -> str:
    """What was answered with no: the questions are our own and no validated scale, so nothing is summed."""
    things = [thing for id, thing in words.table("READY_OPEN").items() if ready.get(id) is False]
    return words.HOME_READY.format(things=listed(things)) if things else ""
