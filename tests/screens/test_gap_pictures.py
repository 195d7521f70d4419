"""The squares of what a list does not know, and the words beside them."""

import re
from dataclasses import replace

from decision.catalog import catalog
from decision.catalog.catalog import Catalog
from decision.method.providers import Provider
from decision.screens.lists.gap_pictures import MOST_DRAWN, html
from decision.wording import words
from tests.conftest import EXAMPLE, factor, indicator, provider

LIST = catalog.load(EXAMPLE)
ROW = re.compile(
    r'<tr><th scope="row">(.*?)</th><td>(.*?)<span class="squares" aria-hidden="true">(.*?)</span>(.*?)</td>'
)
NO_PHONE = f"<br>{words.GAPS_NO_PHONE}"


def listed(*centers: Provider) -> Catalog:
    """A list of centers of which only cost and beds are facts."""
    factors = (factor("cost"), factor("beds"))
    info = replace(LIST.info, made_up=False)
    return replace(LIST, info=info, factors=factors, medicines=(), programmes=(), providers=centers)


def test_known_is_full_and_unknown_is_hollow_by_fact_and_by_center() -> None:
    assert ROW.findall(html(listed(provider("Elm", cost=1, beds=1), provider("Oak", cost=None, beds=1)))) == [
        ("Cost", "1 of 2 not known", "□■", ""),
        ("Beds", "0 of 2 not known", "■■", ""),
        (f"Oak{NO_PHONE}", "1 of 2 not known", "□■", words.GAPS_ASK.format(facts="Cost")),
        (f"Elm{NO_PHONE}", "0 of 2 not known", "■■", ""),
    ]


def test_what_to_ask_at_a_center_is_named_and_of_many_facts_the_rest_is_counted() -> None:
    facts = [f"fact {letter}" for letter in "abcdef"]
    elm, oak = provider("Elm", **dict.fromkeys(facts, 1)), provider("Oak", **{facts[0]: 1})
    drawn = html(replace(listed(elm, oak), factors=tuple(map(factor, facts))))
    assert "To ask: Fact B; Fact C; Fact D; Fact E; and 1 more." in drawn
    oak = provider("Oak", **dict.fromkeys(facts[:4], 1))
    drawn = html(replace(listed(elm, oak), factors=tuple(map(factor, facts))))
    assert "To ask: Fact E; Fact F." in drawn


def test_the_number_to_call_is_with_the_center() -> None:
    oak = replace(provider("Oak", cost=1), phone="610-555-0134")
    assert ROW.findall(html(listed(oak)))[-1][0] == "Oak<br>610-555-0134"


def test_what_the_list_has_of_no_center_is_one_line_below_and_named_behind_a_tap() -> None:
    line = words.GAPS_NOWHERE.format(count=1)
    drawn = html(listed(provider("Oak", cost=1)))
    assert [row[0] for row in ROW.findall(drawn)] == ["Cost", f"Oak{NO_PHONE}"]
    assert drawn.index("</table>") < drawn.index(f"<summary>{line}</summary><ul><li>Beds</li></ul>")
    assert words.GAPS_NOWHERE.format(count=0) not in html(listed(provider("Oak", cost=1, beds=1)))
    names_alone = html(listed(provider("Oak")))
    assert (ROW.findall(names_alone), words.GAPS_LEGEND in names_alone) == (
        [(f"Oak{NO_PHONE}", "", "", "")],
        False,
    )


def test_of_a_long_list_the_centers_with_most_unknown_are_drawn_and_that_is_said() -> None:
    known = [provider(f"Center {n:02}", cost=1, beds=1) for n in range(MOST_DRAWN)]
    drawn = html(listed(*known, provider("Open", cost=None, beds=None)))
    cost, beds, *centers = ROW.findall(drawn)
    assert cost[1] == beds[1] == "1 of 51 not known"
    assert [len(row[2]) for row in (cost, beds)] == [MOST_DRAWN] * 2
    names = ["Open", *(each.name for each in known[:-1])]
    assert [center[0] for center in centers] == [f"{name}{NO_PHONE}" for name in names]
    assert "only the 50 centers with the most unknown facts are drawn" in drawn
    assert "are drawn" not in html(listed(*known))


def test_a_name_is_never_html() -> None:
    center = replace(provider("<script>", **{"a & b": 1}), phone="<b>")
    found = html(replace(listed(center), factors=(factor("f", indicator("a & b")),)))
    assert "<script>" not in found
    assert [row[0] for row in ROW.findall(found)] == ["A &amp; B", "&lt;script&gt;<br>&lt;b&gt;"]


def test_an_empty_list_has_no_picture() -> None:
    assert html(listed()) == ""
