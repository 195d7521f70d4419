"""Characters in a cell that nobody can see, so that what is read is not what is shown."""

import unicodedata

# Control characters, what turns the direction of writing or has no width, halves of characters, and the two
# separators that are not the line breaks people type.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_TYPED = "\t\n\r"
# What a program writes where it could not keep a letter: it can be seen, but the letter is gone.
LOST = "\N{REPLACEMENT CHARACTER}"


def is_hidden(character: str) -> bool:
    """Whether it leaves no mark; tabs and line breaks do, as people type them."""
    return unicodedata.category(character) in _HIDDEN and character not in _TYPED


def named(text: str) -> str | None:
    """The first hidden character of a text by its name; None where all can be seen."""
    if text.isprintable():
        return None
    for character in text:
        if is_hidden(character):
            number = f"U+{ord(character):04X}"
            name = unicodedata.name(character, "control character").lower()
            return f"{name} ({number})"
    return None


def without(text: str) -> str:
    """The text as it can be seen."""
    if text.isprintable():
        return text
    return "".join(character for character in text if not is_hidden(character))
