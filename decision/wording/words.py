"""Every sentence the app can say, by name, in the language that is spoken now.

The sentences themselves are in `en/`, a file a subject. Facts about centers and medicines are not among them:
those are in the data folder. `words.NAME` is a sentence; `table` and `lines` give those that belong together.
"""

from decision.wording.language import Language, Lines, Sentence, Table, speech, spoken


def __getattr__(name: str) -> Sentence:
    """The sentence of that name; AttributeError for one that is not in the language's folder."""
    found = spoken().sentences.get(name)
    if not isinstance(found, Sentence):
        raise AttributeError(f"no sentence is called {name}: add it to a file of sentences")
    globals()[name] = found  # the next one to ask finds it at once
    return found


def speak(language: Language) -> None:
    """Say all from now on in another language."""
    for name in spoken().sentences:
        globals().pop(name, None)
    speech.language = language


def table(name: str) -> Table:
    """The sentences under one heading, by their keys."""
    found = spoken().sentences[name]
    if isinstance(found, (Sentence, tuple)):
        raise TypeError(f"{name} is no table of sentences: ask for it as what it is")
    return found


def lines(name: str) -> Lines:
    """The sentences of one list, in order."""
    found = spoken().sentences[name]
    if not isinstance(found, tuple):
        raise TypeError(f"{name} is no list of sentences: ask for it as what it is")
    return found
