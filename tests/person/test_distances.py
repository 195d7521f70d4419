"""How far apart two ZIP codes are: against the published places of towns, and for any text at all."""

from math import asin, cos, pi, radians, sin, sqrt

import pytest
import zipcodes
from hypothesis import given
from hypothesis import strategies as st

from decision.person.distances import EARTH_RADIUS, miles

# The ZIP code of each town's middle, and where the town is: degrees north and east, as lists of cities
# commonly give them; not from the package.
TOWNS = {
    "Anchorage": ("99501", 61.2181, -149.9003),
    "Boston": ("02108", 42.3601, -71.0589),
    "Chicago": ("60602", 41.8781, -87.6298),
    "Dallas": ("75202", 32.7767, -96.7970),
    "Hagåtña": ("96910", 13.4757, 144.7489),
    "Honolulu": ("96813", 21.3069, -157.8583),
    "Houston": ("77002", 29.7604, -95.3698),
    "Los Angeles": ("90012", 34.0522, -118.2437),
    "Miami": ("33131", 25.7617, -80.1918),
    "Minneapolis": ("55415", 44.9778, -93.2650),
    "New York": ("10007", 40.7128, -74.0060),
    "Philadelphia": ("19107", 39.9526, -75.1652),
    "Portland": ("97204", 45.5152, -122.6784),
    "Providence": ("02903", 41.8240, -71.4128),
    "San Juan": ("00901", 18.4655, -66.1057),
    "Seattle": ("98104", 47.6062, -122.3321),
    "Springfield": ("62701", 39.7817, -89.6501),
}

NO_PLACE = [place["zip_code"] for place in zipcodes.list_all() if not float(place["lat"])]
PLACED = sorted(place["zip_code"] for place in zipcodes.list_all() if float(place["lat"]))


def haversine(one: str, other: str) -> float:
    """The great-circle distance of two towns in miles (Sinnott 1984, Sky and Telescope 68)."""
    (north, east), (up, right) = (map(radians, TOWNS[town][1:]) for town in (one, other))
    half = sin((up - north) / 2) ** 2 + cos(north) * cos(up) * sin((right - east) / 2) ** 2
    return 2 * 6371.0 * 0.621371 * asin(sqrt(half))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Boston", "Providence", id="41 miles"),
        pytest.param("Philadelphia", "New York", id="80 miles"),
        pytest.param("Seattle", "Portland", id="145 miles, north to south"),
        pytest.param("Chicago", "Springfield", id="179 miles"),
        pytest.param("Houston", "Dallas", id="225 miles"),
        pytest.param("Minneapolis", "Chicago", id="355 miles"),
        pytest.param("Miami", "San Juan", id="1032 miles, over the sea"),
        pytest.param("Seattle", "Anchorage", id="1435 miles, far north"),
        pytest.param("New York", "Los Angeles", id="2446 miles, east to west"),
        pytest.param("Honolulu", "Hagåtña", id="3803 miles, over the date line"),
    ],
)
def test_towns_are_as_far_apart_as_their_published_places(one: str, other: str) -> None:
    assert miles(TOWNS[one][0], TOWNS[other][0]) == pytest.approx(haversine(one, other), rel=0.01)


def test_neighbors_in_one_town_are_a_mile_or_two_apart() -> None:
    near = miles("60602", "60614")  # the Loop and Lincoln Park in Chicago, some 40 blocks of 1/8 mile
    assert near == pytest.approx(3, abs=1)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("60601-1234", id="five and four"),
        pytest.param(" 60601 ", id="spaces around it"),
        pytest.param("\t60601-1234\n", id="other blanks around it"),
    ],
)
def test_a_zip_code_can_be_written_in_more_than_one_way(written: str) -> None:
    assert miles(written, "94103") == miles("60601", "94103") == miles("94103", written)
    assert miles(written, "60601") == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("   ", id="blank"),
        pytest.param("unknown", id="the word of an empty cell"),
        pytest.param("6060", id="too short"),
        pytest.param("606011", id="too long"),
        pytest.param("606011234", id="nine digits in one"),
        pytest.param("60601-", id="a dash and nothing"),
        pytest.param("60601-123", id="a dash and three"),
        pytest.param("60601-12345", id="a dash and five"),
        pytest.param("60 601", id="a space within"),
        pytest.param("60601 60602", id="two"),
        pytest.param("60601\x00", id="a null"),
        pytest.param("6060l", id="a letter"),
        pytest.param("٦٠٦٠١", id="digits of another script"),
        pytest.param("６０６０１", id="wide digits"),
        pytest.param("-60601", id="a sign"),
        pytest.param("60601.0", id="a number from a spreadsheet"),
        pytest.param("SW1A 1AA", id="from elsewhere"),
        pytest.param("00000", id="zeros"),
        pytest.param("00011", id="made up"),
        pytest.param("99999", id="made up, the last"),
        pytest.param("00011-1234", id="made up, five and four"),
        pytest.param("09005", id="military, without a place"),
        pytest.param("20588", id="of one office, without a place"),
    ],
)
def test_what_has_no_place_has_no_distance(text: str) -> None:
    assert miles(text, "60601") is None
    assert miles("60601", text) is None
    assert miles(text, text) is None


def test_no_zip_code_without_coordinates_has_a_place() -> None:
    assert len(NO_PLACE) > 800
    assert [zip_code for zip_code in NO_PLACE if miles(zip_code, "60601") is not None] == []


def test_the_places_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    before = miles("60601", "94103")

    def again(*_: object, **__: object) -> None:
        raise AssertionError("the package is asked again")

    monkeypatch.setattr(zipcodes, "matching", again)
    monkeypatch.setattr(zipcodes, "list_all", again)
    assert miles(" 94103", "60601-1234") == before
    assert miles("10007", "02108") is not None


@given(st.sampled_from(PLACED), st.sampled_from(PLACED))
def test_the_way_back_is_as_long_and_a_place_is_no_way_from_itself(one: str, other: str) -> None:
    there = miles(one, other)
    assert there is not None
    assert there == miles(other, one)
    assert 0 <= there <= pi * EARTH_RADIUS
    assert miles(one, one) == 0


@given(st.sampled_from(PLACED), st.sampled_from(PLACED), st.sampled_from(PLACED))
def test_no_detour_is_shorter(one: str, other: str, between: str) -> None:
    direct, first, then = miles(one, other), miles(one, between), miles(between, other)
    assert direct is not None
    assert first is not None
    assert then is not None
    assert direct <= first + then + 1e-6


@given(st.text() | st.from_regex(r"\s*[0-9٠-٩]{0,6}(-\w{0,5})?\s*", fullmatch=True), st.text())
def test_any_text_is_a_number_of_miles_or_none(one: str, other: str) -> None:
    for distance in (miles(one, other), miles(one, "60601"), miles("60601", one), miles(one, one)):
        assert distance is None or 0 <= distance <= pi * EARTH_RADIUS
