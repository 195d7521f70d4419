"""A walk through every screen of the app, without a browser, and all that can be read on the way."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from decision.method.preferences import Word
from decision.person.answers import Answers
from tests.screens.tapping import calm, press, tap

DAY = "2026-11-20"


class Shown(NamedTuple):
    """What can be read at one point of a walk: every text that Streamlit was given, as it was given.

    `html` is what the browser takes as HTML, `markdown` what it takes as Markdown, `labels` the rest.
    """

    state: str
    markdown: list[str]
    html: list[str]
    labels: list[str]


# ---- the app


_SCRIPT = """
import os
from datetime import date
from pathlib import Path
from app import main
main(Path(os.environ["DECISION_TEST_FOLDER"]), date.fromisoformat(os.environ["DECISION_TEST_DAY"]))
"""


@contextmanager
def drawn_from(folder: Path) -> Iterator[None]:
    before = {key: os.environ.get(key) for key in ("DECISION_TEST_FOLDER", "DECISION_TEST_DAY")}
    os.environ.update(DECISION_TEST_FOLDER=str(folder), DECISION_TEST_DAY=DAY)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                os.environ.pop(key)
            else:
                os.environ[key] = value


class Walk:
    """One person's way through the app; `shown` is what could be read at each point that was named."""

    def __init__(self) -> None:
        self.app = calm(AppTest.from_string(_SCRIPT, default_timeout=60).run())
        self.shown: list[Shown] = []

    def see(self, state: str) -> None:
        self.shown.append(_read(state, self.app))

    def set(self, kind: str, key: str, value: Any) -> None:
        getattr(self.app, kind)(key=key).set_value(value)
        calm(self.app.run())

    def tap(self, *keys: str) -> None:
        for key in keys:
            press(self.app, key)
            calm(self.app)

    def unfold(self, *keys: str) -> None:
        """Tap on what opens, and shows what is in it then."""
        for key in keys:
            self.app.session_state[key] = True
        calm(self.app.run())

    def to(self, address: str) -> None:
        """Open a screen by the end of its address, as a link to it does."""
        pages = self.app._registered_pages
        (page,) = (id for id, page in pages.items() if page.get("url_pathname") == address)
        self.app._page_hash = page
        calm(self.app.run())

    def bring(self, content: bytes, name: str) -> None:
        calm(self.app.file_uploader[0].set_value((name, content, "text/csv")).run())


# ---- what can be read


def text(walk: Walk) -> str:
    """All that can be read now."""
    now = _read("now", walk.app)
    return "\n".join([*now.markdown, *now.html, *now.labels])


def said(walk: Walk) -> Answers:
    found: Answers = walk.app.session_state["answers"]
    return found


_ATTRIBUTES = {"aria-label", "alt", "title", "placeholder", "aria-description"}
_NOT_TEXT = {"style", "script"}


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value for name, value in attrs if name in _ATTRIBUTES and value]
        if tag in _NOT_TEXT:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if not self._inside and data.strip():
            self.found.append(" ".join(data.split()))


def texts_of(html: str) -> list[str]:
    """Every text node of some HTML, and every attribute that is read out."""
    parser = _Texts()
    parser.feed(html)
    return parser.found


def tags_of(html: str) -> list[str]:
    parser = _Texts()
    parser.feed(html)
    return parser.tags


_UNREAD = {"id", "key", "url", "page", "icon", "tag", "type", "format"}
"""Fields of an element that no one reads."""


def _strings(message: Any) -> Iterator[str]:
    for what, value in message.ListFields():
        if what.name in _UNREAD or what.name.endswith(("_id", "_hash", "_key")):
            continue
        for each in value if isinstance(value, Sequence) and not isinstance(value, (str, bytes)) else [value]:
            if isinstance(each, str):
                yield each
            elif hasattr(each, "ListFields"):
                yield from _strings(each)


def every_node(block: Block) -> Iterator[Any]:
    for node in block.children.values():
        yield node
        if isinstance(node, Block):
            yield from every_node(node)


def shown_by(data: dict[str, Any]) -> list[str]:
    """The HTML in the data of a listing, in its own place and elsewhere."""
    return [data.get("html", ""), *dict(data.get("elsewhere", [])).values()]


def _read(state: str, app: AppTest) -> Shown:
    shown = Shown(state, [], [], [])
    for node in every_node(app._tree):
        proto: Any = getattr(node, "proto", None)
        match node.type:
            case "markdown":
                (shown.html if proto.allow_html else shown.markdown).append(node.value)
            case "bidi_component" if proto.component_name.endswith(("keeping", "leading")):
                pass  # what the tab keeps is on no screen
            case "bidi_component":
                shown.html.extend(shown_by(json.loads(proto.json)))
            case "html":
                shown.html.append(str(proto.body))
            case _ if hasattr(proto, "ListFields"):
                shown.labels.extend(_strings(proto))
    return shown


# ---- the ways through the app


def start(walk: Walk) -> None:
    walk.see("start")
    walk.tap("afresh.ask")
    walk.see("start, asked to start afresh")
    walk.tap("afresh.yes")
    walk.see("start, afresh")
    walk.tap("names.use")
    walk.see("start, no name typed in")


def learn(walk: Walk) -> None:
    walk.to("learn")
    walk.see("learn")
    walk.app.query_params["read"] = "what_it_is"
    calm(walk.app.run())
    walk.see("learn, a day of no medicine")
    del walk.app.query_params["read"]
    calm(walk.app.run())
    walk.set("selectbox", "medicine", "betamab")
    walk.see("learn, one medicine")
    walk.set("selectbox", "medicine", "alphamab")
    walk.see("learn, another")
    walk.set("checkbox", "no_figures", True)
    walk.see("learn, figures hidden")
    made = ("my-medicine", "what-can-matter", "every-medicine", "hard-words", "check-what-you-know")
    for topic in ("what_it_is", "who_does_it", *made):
        walk.app.query_params["read"] = topic
        calm(walk.app.run())
        walk.see(f"learn, {topic}")
    for place in (0, 1):
        walk.set("radio", "check.slow", place)
        walk.see(f"learn, question answered, {place}")
    del walk.app.query_params["read"]


def must_haves(walk: Walk) -> None:
    walk.to("must-haves")
    walk.see("must-haves")
    for each in ("the_medicine", "no_fee", "near_enough", "help_there", "first_dose"):
        walk.set("checkbox", f"must.{each}", True)
        walk.see(f"must-haves, with {each}")
    walk.set("selectbox", "medicine", "betamab")
    walk.see("must-haves, the medicine said")
    walk.set("number_input", "limit.near_enough", 40.0)
    walk.see("must-haves, few left")
    walk.set("number_input", "limit.near_enough", 1.0)
    walk.see("must-haves, none left")
    for address in ("what-matters", "compare", "ask", "must-haves"):
        walk.to(address)
        walk.see(f"{address}, none left")
    walk.tap("example.switch")
    walk.see("must-haves, the example person left out")
    walk.unfold("own.each")
    walk.see("must-haves, facts of one's own")
    if not walk.app.session_state["answers"].hides_names:
        walk.set("number_input", "answer.cedar.minutes", 20.0)
        walk.see("must-haves, a fact of one's own")
    for name in ("", "νθ <u>1</u>"):
        walk.app.text_input(key="place.name").set_value(name)
        walk.tap("place.add")
        walk.see("must-haves, a place added")


def what_matters(walk: Walk) -> None:
    walk.to("what-matters")
    walk.see("what matters")
    walk.set("radio", "way", "words")
    walk.see("what matters, in words")
    for word in Word:
        walk.tap(f"word.staff {word:d}")
        walk.see(f"what matters, {word.name}")
    walk.set("radio", "way", "numbers")
    for amount in (0.0, 20.0):
        walk.set("number_input", "number.way", amount)
        walk.see(f"what matters, {amount}")
    walk.set("radio", "way", "order")
    for factor in ("staff", "way"):
        walk.tap(f"place.{factor}")
        walk.see("what matters, tapped")
    walk.tap("open.way", "tie.way", "open.cost", "none.cost")
    walk.see("what matters, tied and left out")
    walk.tap("take_back")
    walk.set("number_input", "too_much.minutes", 40.0)
    walk.see("what matters, too much")


def leaning(walk: Walk) -> None:
    walk.set("selectbox", "lean.before", "cedar")
    walk.see("what matters, leaning before")


def compare(walk: Walk) -> None:
    walk.to("compare")
    walk.see("compare")
    walk.unfold("change", "beside.change", "why")
    walk.see("compare, all open")
    walk.tap("place.way", "place.cost", "place.staff")
    for order in ("name", "nearest", "priorities"):
        walk.set("radio", "order_by", order)
        walk.see(f"compare, by {order}")
    for kind, on in (("pick", "ash"), ("pick", "cedar"), ("open", "dogwood")):
        tap(walk.app, "centers", kind, on)
    walk.set("selectbox", "medicine", "betamab")
    walk.see("compare, side by side")
    walk.set("selectbox", "lean.after", "ash")
    walk.see("compare, leaning after")
    walk.set("selectbox", "why.one", "dogwood")
    walk.set("selectbox", "why.other", "ash")
    walk.see("compare, two asked for")
    walk.set("selectbox", "why.other", "dogwood")
    walk.see("compare, one twice")


def ask(walk: Walk) -> None:
    walk.to("ask")
    walk.see("ask")
    walk.unfold("call.cedar", "call.dogwood")
    walk.see("ask, two calls open")
    walk.tap("have.cedar")
    walk.set("text_input", "tell.who", "νθ <u>1</u> *2*")
    walk.set("number_input", "answer.cedar.dollars", 20.0)
    walk.see("ask, an answer kept")
    walk.tap("back.cedar.dollars")
    walk.see("ask, an answer taken back")
    walk.set("selectbox", "tell.center", "dogwood")
    walk.see("ask, every kind of answer")
    walk.set("radio", "tell.way", "fact")
    walk.see("ask, one answer for each center")
    walk.set("radio", "tell.way", "center")
    walk.set("selectbox", "tell.center", "cedar")
    walk.set("number_input", "answer.cedar.nurses", 4.0)
    for center in ("cedar", "ash", "birch"):
        walk.set("selectbox", "sheet", center)
        walk.see(f"ask, the sheet for {center}")


def take_home(walk: Walk) -> None:
    walk.to("take-home")
    walk.see("take home")
    for question in ("facts", "matters", "support", "sure"):
        walk.set("pills", f"ready.{question}", False)
    walk.see("take home, not ready")


def two(walk: Walk) -> None:
    walk.to("two-of-us")
    walk.see("two of us, off")
    walk.set("radio", "mode", "two")
    walk.see("two of us")
    walk.to("what-matters")
    walk.tap("start_again", "place.way", "place.cost")
    walk.see("what matters, the first of two")
    walk.to("two-of-us")
    walk.tap("two.hand")
    walk.see("two of us, the second")
    walk.to("what-matters")
    walk.tap("place.staff")
    walk.to("two-of-us")
    walk.see("two of us, both done")
    walk.tap("two.show")
    walk.set("checkbox", "two.middle", True)
    walk.see("two of us, side by side")


def counselor(walk: Walk) -> None:
    walk.to("for-counselors")
    walk.see("for counselors")
    walk.set("radio", "mode", "counselor")
    walk.to("what-matters")
    walk.set("checkbox", "counselor.sets", True)
    walk.tap("place.staff", "place.way")
    walk.see("what matters, with a counselor")
    walk.to("compare")
    walk.see("compare, with a counselor")
    walk.set("selectbox", "lean.before", ":unsure")
    walk.see("compare, with points and no names")
    walk.to("ask")
    walk.see("ask, without names")
    walk.tap("counselor.names")
    walk.see("ask, with names")
    walk.to("take-home")
    walk.see("take home, with a counselor")


def about(walk: Walk) -> None:
    walk.to("about")
    walk.see("about")


def own_list(walk: Walk) -> None:
    walk.to("your-own-list")
    walk.see("own list, the one that came")
    walk.bring("α,β,γ,δ,ε\nνθ,ξο,30,ν,1\nλμ,ξο,ημι,ξι,2\n".encode(), "νθ")
    walk.see("own list, its columns asked about")
    walk.tap("bring.agree")
    walk.see("own list, without a name")
    for at, column in enumerate(("name", "town", "minutes", "doctor", "")):
        walk.set("selectbox", f"bring.map..1.{at}", column)
    walk.see("own list, its columns said")
    walk.tap("bring.agree")
    walk.see("own list, its cells asked about")
    walk.tap("fix.check")
    walk.see("own list, checked")
    walk.tap("fix.unknown")
    walk.see("own list, open")


def long_list(walk: Walk) -> None:
    for address in ("must-haves", "what-matters", "compare", "ask"):
        walk.to(address)
        walk.see(f"{address}, too many")
    walk.to("must-haves")
    walk.set("number_input", "narrow.miles", 1.0)
    walk.see("narrowed, no ZIP code")
    walk.set("text_input", "zip", "60601")
    walk.see("narrowed by a mile")
    walk.set("number_input", "narrow.miles", 100.0)
    walk.set("pills", "narrow.kinds", ["clinic"])
    walk.see("narrowed by kind")
    walk.set("text_input", "narrow.name", "10")
    walk.see("narrowed by name")
    walk.to("compare")
    walk.see("compare, a part of the list")
    walk.to("must-haves")
    walk.set("text_input", "narrow.name", "ουτις")
    for address in ("must-haves", "compare"):
        walk.to(address)
        walk.see(f"{address}, narrowed to none")
