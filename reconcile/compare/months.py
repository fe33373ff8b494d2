"""Days and months without a year ("on 3 May"), which dates with a year can bear out or deny."""

import re
from collections.abc import Iterator

from reconcile.values import Grain, Moment, Quantity

_NAMES = "january|february|march|april|may|june|july|august|september|october|november|december".split("|")
_NUMBER = {name[: max(3, n)]: i for i, name in enumerate(_NAMES, 1) for n in (3, len(name))} | {"sept": 9}
_MONTH = "|".join(sorted(_NUMBER, key=len, reverse=True))
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_PATTERN = re.compile(
    rf"\b(?:(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})|(?P<month2>{_MONTH})\.? (?P<day2>{_DAY})"
    rf"|(?<=\bin )(?P<month3>{_MONTH})|(?<=\bon )(?P<month4>{_MONTH}))\b(?!,? [0-9])",
    re.IGNORECASE,
)


def month_days(text: str) -> Iterator[tuple[int, int, Quantity]]:
    """Yield (start, end, value) of days and months of an unnamed year.

    >>> [(s, e, str(q)) for s, e, q in month_days("It opened on 3 May and closed in June.")]
    [(13, 18, '503'), (33, 37, '601–631')]
    """
    for m in _PATTERN.finditer(text):
        month = _NUMBER[(m["month"] or m["month2"] or m["month3"] or m["month4"]).lower()]
        day = re.match("[0-9]+", m["day"] or m["day2"] or "")
        yield m.start(), m.end(), _place(month, int(day[0]) if day else None, m[0])


def of_any_year(moment: Moment) -> Quantity | None:
    """Return where in a year a day or month lies, as month * 100 + day; None for what is wider or finer."""
    low = moment.low
    if low is None or moment.high is None or moment.grain not in (Grain.DAY, Grain.MONTH):
        return None
    if (moment.high - low).days > 31:
        return None
    return _place(low.month, low.day if moment.grain is Grain.DAY else None, moment.text)


def _place(month: int, day: int | None, text: str) -> Quantity:
    if day is not None:
        return Quantity.exact(month * 100 + day, text=text)
    return Quantity(low=month * 100 + 1, high=month * 100 + 31, text=text)
