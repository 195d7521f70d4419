import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.lists.number_formats import is_amount, plain, shown


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (35, "35"),
        (35.0, "35"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (4.3499999999999996, "4.35"),
        (-0.0, "0"),
        (-7.25, "-7.25"),
        (0.0001, "0.0001"),
        (6175551234, "6175551234"),
        (123456789012345678, "123456789012345678"),
        (1e20, "1E+20"),
        (1e-12, "1E-12"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_without_a_format(number: float, text: str) -> None:
    assert plain(number) == shown(number, "General") == shown(number, "@") == text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        pytest.param(2138, "00000", "02138", id="leading zeros"),
        pytest.param(21380123, "00000-0000", "02138-0123", id="a long zip code"),
        pytest.param(21380123, r"00000\-0000", "02138-0123", id="with the sign escaped"),
        pytest.param(5551234, r"[<=9999999]###\-####;\(###\)\ ###\-####", "555-1234", id="a short phone"),
        pytest.param(6175551234, r"[<=9999999]###\-####;\(###\)\ ###\-####", "(617) 555-1234", id="a phone"),
        pytest.param(16175551234, "(000) 000-0000", "(1617) 555-1234", id="more digits than places"),
        pytest.param(35, "0", "35", id="whole"),
        pytest.param(2.5, "0", "3", id="rounded up, as spreadsheets do"),
        pytest.param(-2.5, "0", "-3", id="rounded away from zero"),
        pytest.param(1.005, "0.00", "1.01", id="rounded by the digits people see"),
        pytest.param(2, "0.00", "2.00", id="decimals"),
        pytest.param(2.5, "0.0##", "2.5", id="decimals that may be left out"),
        pytest.param(0.5, "#.00", ".50", id="no zero before the point"),
        pytest.param(1200, "#,##0", "1,200", id="thousands"),
        pytest.param(1234567.891, "#,##0.00", "1,234,567.89", id="thousands and decimals"),
        pytest.param(200, "#,##0", "200", id="less than a thousand"),
        pytest.param(0, "#,##0", "0", id="none"),
        pytest.param(0.5, "0%", "50%", id="percent"),
        pytest.param(0.1234, "0.00%", "12.34%", id="percent and decimals"),
        pytest.param(420, '"$"#,##0', "$420", id="money"),
        pytest.param(420, "$#,##0.00", "$420.00", id="money with cents"),
        pytest.param(1420, "[$$-409]#,##0", "$1,420", id="money of a place"),
        pytest.param(35, r"[$€-2]\ 0", "€ 35", id="other money"),
        pytest.param(35, '0.00\\ "€"', "35.00 €", id="money behind"),
        pytest.param(
            1200.5, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$1,200.50", id="books"
        ),
        pytest.param(-5, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$(5.00)", id="a loss"),
        pytest.param(0, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', "$-", id="nothing"),
        pytest.param(-3, "0;[Red]-0", "-3", id="red"),
        pytest.param(-3, "$0", "-$3", id="the sign before the money"),
        pytest.param(35, '0" min"', "35 min", id="a unit"),
    ],
)
def test_a_number_is_read_as_a_format_shows_it(number: float, code: str, text: str) -> None:
    assert shown(number, code) == text


@pytest.mark.parametrize(
    "code",
    ["#,##0", "0.00", '"$"0', "$#,##0.00;[Red]($#,##0.00)", "[$$-409]#,##0", "[$USD] 0", '0.00\\ "€"'],
)
def test_a_format_that_dresses_up_an_amount_is_known(code: str) -> None:
    assert is_amount(code)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "@",
        "00000",
        "00000-0000",
        "000.00",
        "(000) 000-0000",
        "[<=9999999]###-####;(###) ###-####",
        "0%",
        "0.00%",
        '0.0" min"',
        "#,##0,",
        "0.00E+00",
    ],
)
def test_a_format_for_percent_codes_or_units_is_no_amount(code: str) -> None:
    assert not is_amount(code)


@pytest.mark.parametrize(
    "code",
    ["0.00E+00", "# ?/?", "0,", "#,##0,", ";;;", "d/m/yy", "0.0.0", "0%0", "0.0-0", "[x", "0.0,0", "0-0.0"],
)
def test_a_format_that_is_not_known_shows_nothing(code: str) -> None:
    assert shown(1234.5, code) is None


@given(st.floats() | st.integers(), st.text(alphabet='0#?.,%;$-()[]"\\_* €<=>Ed@') | st.text())
def test_no_number_and_no_format_is_an_error(number: float, code: str) -> None:
    text = shown(number, code)
    assert text is None or text == text.strip() != ""


@given(st.floats(-1e9, 1e9) | st.integers(-(10**9), 10**9))
def test_a_number_without_a_format_is_the_number(number: float) -> None:
    assert float(plain(number)) == pytest.approx(number, rel=1e-14, abs=1e-300)
