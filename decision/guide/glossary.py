"""The hard words, and which of them a text uses, so that each is explained where it is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from decision.guide.texts import Evidence


@dataclass(frozen=True)
class Term:
    """A hard word or two and what they mean. `also` are other words for the same thing, and odd plurals."""

    id: str
    term: str
    means: str
    evidence: Evidence
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way the word is written, the term first; a plural in -s goes without saying."""
        return (self.term, *self.also)


def used_in(text: str, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that a text uses, in the order of their first use, each once.

    They are found as whole words, with a plain plural in -s and over the end of a line. Capitals are
    set aside but for parts in capitals, such as PML and TOUCH: to touch something is another word.
    Where two begin at the same spot, only the longer one is there: an infusion reaction is no infusion.
    """
    pattern, owners = _finder(tuple(terms))
    found = (owners[(match.lastindex or 0) - 1] for match in pattern.finditer(text))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8)
def _finder(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], tuple[Term, ...]]:
    """The pattern, and the term that each of its groups means, the first group being number 1."""
    # A pattern takes the first of its alternatives that fits, so the longest come first.
    spelled = sorted(
        ((spelling, term) for term in terms for spelling in term.spellings),
        key=lambda pair: len(pair[0]),
        reverse=True,
    )
    any_of = "|".join(f"({_written(spelling)})" for spelling, _ in spelled)
    nothing = r"(?!)"
    return re.compile(rf"(?<!\w)(?:{any_of or nothing})(?i:s)?(?!\w)"), tuple(term for _, term in spelled)


def _written(spelling: str) -> str:
    parts = [(re.escape(part), sum(map(str.isupper, part)) > 1) for part in spelling.split()]
    return r"\s+".join(part if has_capitals else f"(?i:{part})" for part, has_capitals in parts)
