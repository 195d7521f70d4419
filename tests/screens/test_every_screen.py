"""What holds on every screen: only a language and the data folder speak, and no text is taken for HTML."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from html import unescape
from typing import Any

import pytest
from babel import Locale

import app
from decision.catalog import catalog as catalogs
from decision.catalog.catalog import Catalog
from decision.method.factors import Levels
from decision.method.providers import Provider
from decision.wording import language, words
from decision.wording.language import Sentence
from tests.conftest import EXAMPLE
from tests.screens import walk
from tests.screens.walk import Shown, Walk, drawn_from, tags_of, texts_of

WAYS: dict[str, list[Callable[[Walk], None]]] = {
    "the path": [
        walk.start,
        walk.learn,
        walk.must_haves,
    ],
    "what matters": [walk.what_matters, walk.leaning, walk.compare, walk.ask, walk.take_home],
    "two": [walk.two],
    "a counselor": [walk.counselor],
    "about": [walk.about],
    "an own list": [walk.own_list],
    "a long list": [walk.long_list],
}
LONG = 205  # centers: more than can be compared, and more than any list on a screen may be cut to
ZIP_CODES = ("60601", "53202", "80202", "")


# ---- a folder's texts, changed

_NAMES_NOTHING_READ = {"id", "zip", "site_type", "route", "check", "tier", "outcome", "nearest_by"}
_AN_ID = re.compile(r"[a-z0-9_/]*")
_ALWAYS_READ = {"unit", "unit_one", "generic", "short"}


def changed(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    """A catalog, or a part of one, with every text that people read changed; ids stay."""
    if isinstance(value, str):
        is_id = name in _NAMES_NOTHING_READ or bool(_AN_ID.fullmatch(value))
        return change(value) if value and (name in _ALWAYS_READ or not is_id) else value
    if isinstance(value, Levels):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{name: changed(part, change, name) for name, part in parts.items()})
    if isinstance(value, tuple):
        return tuple(changed(part, change, name) for part in value)
    if isinstance(value, Mapping):
        return {key: changed(part, change, name) for key, part in value.items()}
    return value


def long(found: Catalog) -> Catalog:
    """The catalog with many centers, made from those it has."""

    def center(n: int) -> Provider:
        one = found.providers[n % len(found.providers)]
        return replace(one, id=f"c{n}", name=f"{one.name} {n:03}", zip=ZIP_CODES[n % len(ZIP_CODES)])

    return replace(found, providers=tuple(map(center, range(LONG))))


def with_every_picture(found: Catalog) -> Catalog:
    """The catalog with one more page, which has the picture that none of its own has."""
    more = replace(found.pages[0], id="who_does_it", picture="who")
    return replace(found, pages=(*found.pages, more))


def walked(
    ways: list[Callable[[Walk], None]], found: Catalog, monkeypatch: pytest.MonkeyPatch
) -> list[Shown]:
    monkeypatch.setattr(app, "current", lambda _: found)
    with drawn_from(EXAMPLE):
        one = Walk()
        for way in ways:
            way(one)
    return one.shown


@pytest.fixture
def shown(way: str, change: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> list[Shown]:
    """All that is read on one way through the app, on the example with its texts changed."""
    found = changed(with_every_picture(catalogs.load(EXAMPLE)), change)
    return walked(WAYS[way], long(found) if way == "a long list" else found, monkeypatch)


# ---- a made-up language

_GREEK = "αβγδεζηθικλμνξοπρςστυφχψωϊ"
_LETTERS = str.maketrans(dict(zip("abcdefghijklmnopqrstuvwxyz", _GREEK, strict=True)))
_HOLE = re.compile(r"(\{\w+\})")


def made_up(text: str) -> str:
    """A text in a language that nobody speaks: each letter is replaced, and the holes stay."""
    return "".join(
        part if _HOLE.fullmatch(part) else part.casefold().translate(_LETTERS) for part in _HOLE.split(text)
    )


def translated(value: Any) -> Any:
    match value:
        case Sentence():
            return Sentence(made_up(value), {form: made_up(text) for form, text in value.forms.items()})
        case tuple():
            return tuple(map(translated, value))
    return {key: translated(inner) for key, inner in value.items()}


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app speaks the made-up language; it counts and dates as Greek does, in Greek letters."""
    monkeypatch.setattr(language, "LOCALE", Locale("el"))
    for name, value in words.SENTENCES.items():
        said = translated(value)
        monkeypatch.setitem(words.SENTENCES, name, said)
        if isinstance(said, Sentence):
            monkeypatch.setattr(words, name, said)
    language.number.cache_clear()
    yield
    language.number.cache_clear()


_WORD = re.compile(r"[A-Za-z]+")


def readable(shown: Shown) -> Iterator[str]:
    """Every text on the screen, but for the marks in what was typed on the way."""
    html = [text for each in shown.html for text in texts_of(each)]
    for text in (*map(unescape, shown.markdown), *html, *shown.labels):
        yield text.replace("<u>", "").replace("</u>", "")


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("change", [pytest.param(made_up, id="")])
@pytest.mark.parametrize("way", WAYS)
def test_in_another_language_no_screen_says_a_word_of_english(shown: list[Shown]) -> None:
    """The folder's texts are in that language too, so a word in our letters is one of the code's own."""
    english = {(text, each.state) for each in shown for text in readable(each) if _WORD.search(text)}
    assert english == set()


# ---- text that could be taken for HTML

MARK = "<u>x</u>"  # a tag that no drawing of ours has


def marked(text: str) -> str:
    return f"{text} {MARK}"


@pytest.mark.parametrize("change", [pytest.param(marked, id="")])
@pytest.mark.parametrize("way", WAYS)
def test_no_text_of_a_folder_becomes_a_tag_on_any_screen(shown: list[Shown]) -> None:
    assert [(each.state, html) for each in shown for html in each.html if "u" in tags_of(html)] == []
    assert any(MARK in text for each in shown for html in each.html for text in texts_of(html))
