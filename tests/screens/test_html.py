"""What the drawings say and leave out, for whoever sees them, hears them, or prints them."""

import re
import tomllib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import decision.screens.html as drawn
from decision.screens.html.beside import EffectLine, EffectList, Standing, beside
from decision.screens.html.glance import GlanceCell, GlanceGroup, GlanceHead, GlanceRow, glance, picks
from decision.screens.html.header import header
from decision.screens.html.marks import Dots, Fit, Strip, dots, strip
from decision.screens.html.side import SideCell, SideCenter, SideRow, SideWords, side
from tests.conftest import ROOT

_FOLDER = Path(drawn.__file__).parent
_HEAD = GlanceHead("At a glance", "Center", "Fit", ("1 Travel", "2 Cost"))
_ROW = GlanceRow(
    id="wren",
    name="Wrenmarsh",
    where="Hospital, Marshby",
    fit=Fit("A good part", "68 to 82", Dots(2, 1, 1), Strip(68, 75, 82)),
    cells=(GlanceCell("Travel", "20 min"), GlanceCell("Cost", "?", unknown=True)),
    heard="Travel: 20 minutes. Cost: not known.",
    ask_first="Ask first: cost",
    pick="Pick",
    pick_name="Pick Wrenmarsh",
)
_WORDS = SideWords("Your picks", "In your order", "Fit", "1 fact is the same")
_CENTERS = (
    SideCenter(
        "wren", "Wrenmarsh", Fit("A good part", "75"), swaps=(("Show Fern", "Show Fern for Wren", "fern"),)
    ),
    SideCenter("umber", "Umberfield", Fit("Most", "80")),
)


class _Heard(HTMLParser):
    """The pieces of text that a screen reader comes to, in their order: a button by its name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        name = named.get("aria-label") if tag == "button" else None
        if name:
            self.pieces.append(name)
        hidden = named.get("aria-hidden") == "true" or bool(name) or any(silent for _, silent in self._open)
        self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag, f"<{tag}> closes what is not open"

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(silent for _, silent in self._open):
            self.pieces.append(data.strip())


def test_a_row_is_heard_once_in_order_and_without_its_marks() -> None:
    assert _Heard(glance(_HEAD, [GlanceGroup(None, (_ROW,))])).pieces == [
        "At a glance",
        "Wrenmarsh",
        "Hospital, Marshby",
        "Travel: 20 minutes. Cost: not known. Ask first: cost",
        "Pick Wrenmarsh",
    ]


def test_eight_rows_stay_far_below_the_120_announcements_of_the_whole_page() -> None:
    rows = tuple(replace(_ROW, id=f"center-{place}") for place in range(8))
    assert len(_Heard(glance(_HEAD, [GlanceGroup("Too close to call", rows)])).pieces) <= 8 * 4 + 2


def test_a_row_that_does_not_line_up_with_the_head_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell for each factor"):
        glance(_HEAD, [GlanceGroup(None, (replace(_ROW, cells=_ROW.cells[:1]),))])


def test_what_is_too_close_to_call_shares_one_bracket_and_one_title() -> None:
    html = glance(_HEAD, [GlanceGroup("Too close to call: places 1 and 2", (_ROW, replace(_ROW, id="fern")))])
    assert html.count('<section class="close">') == 1
    assert html.count("Too close to call") == 1
    assert '<section class="close">' not in glance(_HEAD, [GlanceGroup(None, (_ROW,))])


def test_an_unknown_cell_is_marked_as_such_and_a_known_one_is_not() -> None:
    html = glance(_HEAD, [GlanceGroup(None, (_ROW,))])
    assert '<b class="unknown">?</b>' in html
    assert "<b>20 min</b>" in html


@pytest.mark.parametrize(("count", "kind"), [(0, "picks"), (1, "picks any"), (2, "picks any")])
def test_the_line_of_the_picks_is_spoken_and_leads_from_two_on_to_side_by_side(count: int, kind: str) -> None:
    html = picks("1 & more", "See them", count)
    assert html.startswith(f'<p class="{kind}"><span role="status">1 &amp; more</span>')
    to = re.findall(r'data-skip="(\w+)">See them</a>', html)
    assert len(to) == (count > 1)
    assert all(f'id="{each}"' in side(_WORDS, _CENTERS, [], []) for each in to)


@pytest.mark.parametrize("picked", [True, False])
def test_a_pick_says_whether_it_is_on(picked: bool) -> None:
    html = glance(_HEAD, [GlanceGroup(None, (replace(_ROW, picked=picked),))])
    assert f'data-pick="wren" aria-pressed="{str(picked).lower()}"' in html


def test_a_row_without_points_draws_neither_dots_nor_a_strip() -> None:
    html = glance(_HEAD, [GlanceGroup(None, (replace(_ROW, fit=Fit("A good part")),))])
    assert "dots" not in html
    assert "strip" not in html
    assert 'class="points"' not in html


def test_the_inside_of_a_row_is_shown_only_when_it_is_opened() -> None:
    row = replace(_ROW, inside="<p>All of it</p>")
    assert "All of it" not in glance(_HEAD, [GlanceGroup(None, (row,))])
    assert "<p>All of it</p>" in glance(_HEAD, [GlanceGroup(None, (replace(row, opened=True),))])


def test_what_the_marks_of_a_row_mean_is_heard_before_the_rows_and_only_where_there_are_any() -> None:
    head = replace(_HEAD, legend="Points (lowest to highest).", over=("Ask first at each: cost.",))
    whole = "Points (lowest to highest). Ask first at each: cost."
    assert _Heard(glance(head, [GlanceGroup(None, (_ROW,))])).pieces[1] == whole
    unsaid = replace(_ROW, fit=Fit())
    assert _Heard(glance(head, [GlanceGroup(None, (unsaid,))])).pieces[1] == "Ask first at each: cost."


@given(st.text(min_size=1).map(lambda text: f"<b>{text}\"'&"))
def test_no_text_handed_in_can_become_a_tag_or_leave_its_attribute(text: str) -> None:
    row = replace(
        _ROW, id=text, name=text, where=text, heard=text, ask_first=text, present=text, pick_name=text
    )
    row = replace(row, fit=Fit(text, text), pick=text, cells=(GlanceCell(text, text, True),) * 2)
    center = SideCenter(text, text, Fit(text, text), present=text, swaps=((text, text, text),))
    line = EffectLine(text, text, text, "", (Standing(text, 1, 0, 0),))
    html = (
        glance(GlanceHead(text, text, text, (text, text), (text,), text), [GlanceGroup(text, (row,))])
        + side(
            SideWords(text, text, text, text),
            [center],
            [SideRow(text, (SideCell(text, stronger=text, of_two=text),), text)],
            [(text, text)],
        )
        + beside(text, text, [EffectList(text, (line,), text)])
        + header(text, text, text, [(text, text)], 1, text, text)
    )
    assert text not in html


@pytest.mark.parametrize(
    ("points", "ranged"),
    [(Strip(68, 75, 82), True), (Strip(75, 75, 75), False), (Strip(75, 75.2, 75.9), False)],
)
def test_only_a_range_of_a_point_or_more_is_hatched(points: Strip, ranged: bool) -> None:
    assert ("ranged" in strip(points)) is ranged


def test_dots_are_drawn_in_the_order_sure_maybe_not() -> None:
    assert re.findall(r'class="(full|maybe|none)"', dots(Dots(2, 1, 1))) == ["full", "full", "maybe", "none"]


def test_side_by_side_marks_what_is_stronger_by_a_word_and_what_is_unknown_as_unknown() -> None:
    row = SideRow("Trip", (SideCell("20 min", stronger="Stronger here"), SideCell("Not known", unknown=True)))
    html = side(_WORDS, _CENTERS, [row], [])
    assert (
        '<td role="cell" class="stronger"><span>20 min</span> <b class="word">Stronger here</b></td>' in html
    )
    assert '<td role="cell" class="unknown"><span>Not known</span></td>' in html


@pytest.mark.parametrize(
    ("cell", "drawn"),
    [
        pytest.param(
            SideCell("20 min", stronger="most", of_two="more"),
            'class="stronger"><span>20 min</span> <b class="word of-all">most</b> '
            '<b class="word of-two">more<',
            id="of both, each in its own words",
        ),
        pytest.param(
            SideCell("20 min", stronger="most", of_two=""),
            'class="stronger of-all"><span>20 min</span> <b class="word of-all">most</b><',
            id="of all only",
        ),
        pytest.param(
            SideCell("20 min", of_two="more"),
            'class="stronger of-two"><span>20 min</span> <b class="word of-two">more</b><',
            id="of the two only",
        ),
        pytest.param(SideCell("20 min", of_two=""), "<span>20 min</span></td>", id="of neither"),
    ],
)
def test_a_mark_of_more_than_two_centers_is_said_of_those_that_are_seen(cell: SideCell, drawn: str) -> None:
    assert drawn in side(_WORDS, _CENTERS, [SideRow("Trip", (cell, SideCell("90 min", of_two="")))], [])


def test_side_by_side_folds_the_same_rows_away_with_their_count_and_no_fold_without_any() -> None:
    html = side(_WORDS, _CENTERS, [], [("Access", "Step-free")])
    assert (
        "<summary>1 fact is the same</summary><dl><div><dt>Access</dt><dd>Step-free</dd></div></dl>" in html
    )
    assert "<details" not in side(_WORDS, _CENTERS, [], [])


def test_a_swap_says_which_center_leaves_and_which_comes() -> None:
    swap = 'data-swap="wren fern" aria-label="Show Fern for Wren">Show Fern</button>'
    assert swap in side(_WORDS, _CENTERS, [], [])


def test_side_by_side_refuses_a_row_that_has_not_a_cell_for_each_center() -> None:
    with pytest.raises(ValueError):
        side(_WORDS, _CENTERS, [SideRow("Trip", (SideCell("20 min"),))], [])


def test_a_benefit_and_a_risk_have_the_same_form() -> None:
    line = EffectLine("each", "Title", "34 of 100", "<p>More</p>")
    html = beside("effects", "Help and harm", [EffectList("Help", (line,)), EffectList("Harm", (line,))])
    good, bad = re.findall(r'<details class="effects-of">.*?</details></div></details>', html)
    assert good.replace("Help", "Harm") == bad


def test_how_the_centers_are_is_said_beside_its_squares() -> None:
    line = EffectLine("pml", "PML", "rare", "", (Standing("Tracked at 2, not known at 1", 2, 1, 0),))
    html = beside("effects", "Help and harm", [EffectList("Harm", (line,))])
    assert (html.count('"full"'), html.count('"maybe"')) == (2, 1)
    assert "Tracked at 2, not known at 1" in _Heard(html).pieces


def _header(step: int) -> str:
    ways = [(title, title.lower()) for title in ("Begin", "Read", "Say", "See")]
    return header("The aid", "Step 3 of 4", "Steps", ways, step, "Past the head", "To the end")


def test_the_header_draws_where_this_is_and_calls_no_step_done() -> None:
    path = '<span></span><span></span><span class="now"></span><span></span></span>'
    assert _header(3).count(path) == 2, "in a row, and on the button of a phone"
    assert 'class="path"' not in _header(0)


def test_the_header_leads_to_every_step_and_marks_the_present_one() -> None:
    links = re.findall(r"<a href=\"\./(\w*)\" data-go=\"(\w+)\"( aria-current=\"step\")?>", _header(3))
    assert [address for _, address, _ in links] == ["begin", "read", "say", "see"]
    assert [address for address, _, _ in links] == ["", "read", "say", "see"], "the first is the app itself"
    assert [address for _, address, current in links if current] == ["say"]


_STYLE = (_FOLDER / "look.css").read_text(encoding="utf-8")
_PAIRS = dict(re.findall(r"--([\w-]+): light-dark\(([^)]*)\);", _STYLE))
_THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def _of_both(name: str) -> dict[str, str]:
    light, dark = _PAIRS[name].split(", ")
    return {"light": light, "dark": dark}


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio, of two colors like #1a1f24."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize(("name", "least"), [("ink", 7), ("soft", 7), ("accent", 7), ("ask", 7), ("edge", 3)])
def test_text_reaches_7_to_1_and_edges_3_to_1_on_both_grounds(
    theme: str, ground: str, name: str, least: float
) -> None:
    assert _contrast(_of_both(name)[theme], _THEME[theme][ground]) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_on_the_accent_reach_7_to_1(theme: str) -> None:
    assert _contrast(_of_both("on-accent")[theme], _of_both("accent")[theme]) >= 7


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("linkColor", "accent"),
        ("textColor", "ink"),
        ("grayTextColor", "soft"),
        ("borderColor", "edge"),
        ("secondaryBackgroundColor", "panel"),
        ("backgroundColor", "ground"),
    ],
)
def test_the_style_sheet_and_the_theme_have_the_same_colors(theme: str, option: str, name: str) -> None:
    assert _THEME[theme][option] == _of_both(name)[theme]


@pytest.mark.parametrize("file", sorted(_FOLDER.parent.glob("*/*.[cj]s*")), ids=lambda path: path.name)
def test_nothing_scrolls_smoothly(file: Path) -> None:
    assert "smooth" not in file.read_text(encoding="utf-8"), "a reader may want no motion"


@pytest.mark.parametrize("sheet", sorted(_FOLDER.parent.glob("*/*.css")), ids=lambda path: path.name)
def test_no_style_looks_for_what_is_checked_or_focused_in_something(sheet: Path) -> None:
    looked_for = re.findall(r":has\([^,;{}]*:(?:checked|focus)", sheet.read_text(encoding="utf-8"))
    assert looked_for == [], "each tap would style all of the page again"
