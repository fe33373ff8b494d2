"""Units that news and tables use, with exact conversion factors.

A small table of exact ratios instead of pint: building pint's registry costs more than the whole time budget of a run
on one article, and its factors are floats while an exact conversion must convert an answer without changing it.
Factors: SI prefixes; international yard and pound (1959): 1 yd = 0.9144 m, 1 lb = 0.45359237 kg; 1 acre = 4840 yd2.
Temperatures and currencies do not convert: one needs an offset, the other a date.
"""

from fractions import Fraction

_LENGTH = {
    "mm": "0.001",
    "cm": "0.01",
    "m": "1",
    "km": "1000",
    "in": "0.0254",
    "ft": "0.3048",
    "yd": "0.9144",
    "mi": "1609.344",
    "nmi": "1852",
}
_MASS = {"mg": "0.000001", "g": "0.001", "kg": "1", "t": "1000", "oz": "0.028349523125", "lb": "0.45359237"}
_AREA = {
    "m2": "1",
    "ha": "10000",
    "km2": "1000000",
    "acre": "4046.8564224",
    "mi2": "2589988.110336",
    "ft2": "0.09290304",
}
_VOLUME = {"ml": "0.001", "l": "1", "m3": "1000", "gal": "3.785411784", "bbl": "158.987294928"}
_TIME = {"s": "1", "min": "60", "h": "3600", "day": "86400", "week": "604800"}
_SPEED = {"m/s": "1", "km/h": "5/18", "mph": "0.44704", "kn": "463/900"}
_POWER = {"W": "1", "kW": "1000", "MW": "1000000", "GW": "1000000000"}
_RATIO = {"percent": "1", "permille": "0.1"}
_POINTS = {"percentage point": "1", "basis point": "0.01"}
_MONTHS = {"month": "1", "year": "12"}

_FACTORS: dict[str, tuple[str, Fraction]] = {
    unit: (dimension, Fraction(factor))
    for dimension, table in {
        "length": _LENGTH,
        "mass": _MASS,
        "area": _AREA,
        "volume": _VOLUME,
        "time": _TIME,
        "speed": _SPEED,
        "power": _POWER,
        "ratio": _RATIO,
        "points": _POINTS,
        "months": _MONTHS,
    }.items()
    for unit, factor in table.items()
}


def dimension(unit: str) -> str:
    """Return what a unit measures: 'count', 'length', ...; an unknown unit is a dimension of its own.

    >>> dimension("km"), dimension(""), dimension("USD")
    ('length', 'count', 'USD')
    """
    return "count" if not unit else _FACTORS[unit][0] if unit in _FACTORS else unit


def conversion(source: str, target: str) -> Fraction | None:
    """Return by what to multiply a figure in `source` to have it in `target`; None where none exists.

    >>> conversion("km", "m")
    Fraction(1000, 1)
    """
    if source == target:
        return Fraction(1)
    if source not in _FACTORS or target not in _FACTORS:
        return None
    (a, x), (b, y) = _FACTORS[source], _FACTORS[target]
    return x / y if a == b else None


def is_unit(unit: str) -> bool:
    """Return whether a code is one of this table's.

    >>> is_unit("km"), is_unit("parsec")
    (True, False)
    """
    return unit in _FACTORS or unit in _LONE


_LONE = frozenset({"degC", "degF", "magnitude"})
