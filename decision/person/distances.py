"""How far apart two ZIP codes are in a straight line.

Between the middles of the two ZIP areas, as the crow flies. It is not the distance by road and says nothing
about minutes: it knows no river, mountain or traffic jam. Of two close ones, either may be nearer by road. A
place can be miles from the middle of its area, most of all in the country.

The middles are from GeoNames (https://www.geonames.org), CC BY 4.0, as the package zipcodes carries them;
nothing is sent anywhere. It has no middle for most military ZIP codes: those are unknown.
"""

import re
from functools import lru_cache
from math import asin, cos, dist, radians, sin
from typing import TypeAlias

import zipcodes

EARTH_RADIUS = 6371.0088 / 1.609344
"""Miles; the mean radius R1 of the Geodetic Reference System 1980 (Moritz 2000, Journal of Geodesy 74)."""

_ZIP = re.compile(r"(\d{5})(-\d{4})?", re.ASCII)

_Point: TypeAlias = tuple[float, float, float]  # on a ball of radius 1, from its center


def miles(one: str, other: str) -> float | None:
    """The great-circle distance between two ZIP codes, or None where the place of either is not known.

    Five digits, or five and four as in 60601-1234; spaces around them do not count.
    """
    here, there = _middle(one), _middle(other)
    if here is None or there is None:
        return None
    return 2 * EARTH_RADIUS * asin(dist(here, there) / 2)


def warm_up() -> None:
    """Read the places of all ZIP codes now: it takes about half a second, once."""
    _places()


def _middle(text: str) -> _Point | None:
    written = _ZIP.fullmatch(text.strip())
    return _places().get(written[1]) if written else None


@lru_cache(maxsize=1)
def _places() -> dict[str, _Point]:
    """Every ZIP code with a place. The package's own look-up goes through all of them each time: 0.3 ms."""
    found: dict[str, _Point] = {}
    for place in zipcodes.list_all():
        north, east = radians(float(place["lat"])), radians(float(place["long"]))
        if north or east:  # both 0 where the package has no coordinates
            on_the_ball = cos(north) * cos(east), cos(north) * sin(east), sin(north)
            found.setdefault(place["zip_code"], on_the_ball)
    return found
