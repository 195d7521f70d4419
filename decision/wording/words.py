"""Every sentence the app can say, by name.

The sentences themselves are in `en/`, a file a subject. Facts about centers and medicines are not among them:
those are in the data folder. `words.NAME` is a sentence; `table` and `lines` give those that belong together.
"""

from decision.wording.language import ENGLISH, Lines, Sentence, Table, read

SENTENCES = read(ENGLISH)
globals().update({name: said for name, said in SENTENCES.items() if isinstance(said, Sentence)})


def __getattr__(name: str) -> Sentence:
    raise AttributeError(f"no sentence is called {name}: add it to a file of sentences")


def table(name: str) -> Table:
    """The sentences under one heading, by their keys."""
    found = SENTENCES[name]
    if isinstance(found, (Sentence, tuple)):
        raise TypeError(f"{name} is no table of sentences: ask for it as what it is")
    return found


def lines(name: str) -> Lines:
    """The sentences of one list, in order."""
    found = SENTENCES[name]
    if not isinstance(found, tuple):
        raise TypeError(f"{name} is no list of sentences: ask for it as what it is")
    return found
