import pytest

from decision.lists.findings import as_found, listed


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("Ash", "'Ash'", id="short"),
        pytest.param("one\ntwo\t three", "'one two three'", id="on one line"),
        pytest.param("x" * 60, f"'{'x' * 60}'", id="just short enough"),
        pytest.param("x" * 61, f"'{'x' * 60}…'", id="cut"),
    ],
)
def test_a_cell_is_quoted_on_one_line(text: str, quoted: str) -> None:
    assert as_found(text) == quoted


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcde"), "a, b, c, d and e"),
        (list("abcdefgh"), "a, b, c, d and 4 more"),
    ],
)
def test_names_are_listed(names: list[str], text: str) -> None:
    assert listed(names) == text
