"""Values as newspapers print them: small numbers in words, money with its sign, times that people can read."""

import re
from datetime import datetime, timedelta
from functools import lru_cache

from reconcile.values import PROFILES, Grain, Moment, Names, Number, Quantity, Value, parse
from reconcile.values.quantity import number_text

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
_UNITS = {"s": "seconds", "min": "minutes", "h": "hours"} | {x: f"{x}s" for x in ("day", "week", "month", "year")}
_HEDGE = re.compile(
    r"\b(?P<hedge>(?:just |well )?(?:more than|over|above|under|below|fewer than|less than)|at least|at most"
    r"|not less than|no (?:fewer|less|more) than|up to|as many as|nearly|almost|close to|about|around|roughly"
    r"|approximately|some|an estimated)"
    r" (?P<number>\d[\d.,]*\d(?: (?:hundred|thousand|million|billion|trillion))?|\d|[a-z]+(?:-[a-z]+)?)"
    r"(?![\w-])"
)
_LONGEST = 400  # characters of a quote that a hedged figure is looked for in
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def number(x: Number, unit: str = "") -> str:
    """Return a number with its unit: to ten in words unless measured, millions by name.

    >>> number(3), number(12), number(15_200_000), number(6.8, "percent"), number(4_200_000, "USD")
    ('three', '12', '15.2 million', '6.8 percent', '$4.2 million')
    """
    if not unit and isinstance(x, int) and 0 <= x <= 10:
        return _WORDS[x]
    text = _large(x)
    if unit in _SIGNS:
        return f"-{_SIGNS[unit]}{text[1:]}" if text.startswith("-") else f"{_SIGNS[unit]}{text}"
    if len(unit) == 3 and unit.isupper():
        return f"{unit} {text}"
    return f"{text} {_UNITS.get(unit, unit)}" if unit else text


def _large(x: Number) -> str:
    """Return a number with 'million' or above where that loses nothing."""
    for size, name in _LARGE:
        if abs(x) >= size:
            short = x / size
            return f"{number_text(short)} {name}" if round(short, 3) * size == x else number_text(x)
    return number_text(x)


def figure(q: Quantity) -> str:
    """Return a quantity in words that promise no more than its bounds: never an exact figure for an "at least".

    >>> figure(Quantity(low=4, point=4)), figure(Quantity(low=100, low_open=True)), figure(Quantity(low=5, high=7))
    ('at least four', 'more than 100', 'between five and seven')
    """
    if q.low is not None and q.low == q.high:
        return "none" if q.low == 0 and not q.unit else _one(q.low, q.unit)
    if (own := _vague(q) or _hedged(q)) is not None:
        return own
    if q.low is None and q.high is None:
        return "an unknown number" if not q.unit else "an unknown amount"
    if q.high is None:
        assert q.low is not None
        return f"{'more than' if q.low_open else 'at least'} {number(q.low, q.unit)}"
    if q.high_open and q.point is not None and q.point == q.high:
        return f"nearly {number(q.high, q.unit)}"
    if q.low is None or (q.low == 0 and q.point in (None, q.high)):
        below = "less than" if q.unit else "fewer than"
        return f"{below if q.high_open else 'up to'} {number(q.high, q.unit)}"
    if q.point is not None and q.low < q.core[0] <= q.point <= q.core[1] < q.high:
        return f"about {number(q.point, q.unit)}"
    return between(q.low, q.high, q.unit)


def _one(x: Number, unit: str) -> str:
    """Return a measure, in the singular where it is one: "1 week"."""
    text = number(x, unit)
    return text.removesuffix("s") if x == 1 and unit in _UNITS else text


def between(low: Number | None, high: Number | None, unit: str = "") -> str:
    """Return a range in words; open ends give "at least" and "up to"."""
    if low is None or high is None:
        return figure(Quantity(low=low, high=high, unit=unit))
    if low == high:
        return number(low, unit)
    sign = unit in _SIGNS or (len(unit) == 3 and unit.isupper())
    return f"between {number(low, unit) if sign or not unit else _large(low)} and {number(high, unit)}"


def _vague(q: Quantity) -> str | None:
    """Return the vague words themselves ("dozens"), where the quantity was read from nothing else."""
    text = f" {' '.join(q.text[:_LONGEST].split()).casefold()} "
    for words, known in PROFILES["default"].vague.items():
        if known[:2] == (q.low, q.high) and known[0] != known[1] and f" {words} " in text:
            return words
    return None


@lru_cache(maxsize=1024)
def _parsed(text: str) -> Quantity | None:
    """Return what words mean, or None where they are no figure."""
    try:
        found = parse(text)
    except ValueError:
        return None
    return found if isinstance(found, Quantity) else None


def _hedged(q: Quantity) -> str | None:
    """Return the speaker's own hedge with the number ("nearly 50"), where the quantity still is what they said."""
    words = " ".join(q.text[:_LONGEST].split()).casefold()
    for found in _HEDGE.finditer(words):
        said, base = _parsed(found[0] + ("%" if q.unit == "percent" else "")), _parsed(found["number"])
        if said and base and base.low is not None and base.is_exact and said.closed().bounds == q.closed().bounds:
            return f"{found['hedge']} {number(base.low, q.unit)}"
    return None


def takes_of(words: str) -> bool:
    """Return whether a figure wants "of" before its noun: "dozens of people", but "several people"."""
    return words in PROFILES["default"].vague and words.endswith("s") and words != "several"


def moment(m: Moment) -> str:
    """Return a time with its preposition: "around 2:30 am on 15 December 2023", "in March 2021".

    >>> moment(Moment(low=datetime(2023, 3, 1), high=datetime(2023, 4, 1), grain="month"))
    'in March 2023'
    """
    if m.low is None:
        return "at an unknown time" if m.high is None else f"before {_day(m.high)}"
    if m.high is None:
        return f"after {_day(m.low)}"
    if m.grain in (Grain.MINUTE, Grain.SECOND, Grain.HOUR):
        middle = m.low + (m.high - m.low) / 2 if m.approximate else m.low
        middle = middle if m.approximate else m.low
        when = f"{'around' if m.approximate else 'at'} {_clock(_to_minute(middle))}"
        return when if m.clock_only else f"{when} on {_day(m.low)}"
    if m.grain is Grain.PART_OF_DAY or m.high - m.low < timedelta(days=1):
        if m.low.date() != (m.high - timedelta(seconds=1)).date() and not m.clock_only:
            return f"between {_clock(m.low)} on {_day(m.low)} and {_clock(m.high)} on {_day(m.high)}"
        when = f"between {_clock(m.low)} and {_clock(m.high)}"
        return when if m.clock_only else f"{when} on {_day(m.low)}"
    about = "around " if m.approximate else ""
    if m.grain is Grain.YEAR:
        return f"{about or 'in '}{m.low.year}"
    if m.grain is Grain.MONTH:
        return f"{about or 'in '}{m.low:%B} {m.low.year}"
    if m.high - m.low <= timedelta(days=1):
        return f"{about or 'on '}{_day(m.low)}"
    return f"between {_day(m.low)} and {_day(m.high - timedelta(seconds=1))}"


def _to_minute(t: datetime) -> datetime:
    return t.replace(second=0, microsecond=0)


def _day(t: datetime) -> str:
    return f"{t.day} {t:%B} {t.year}"


def _clock(t: datetime) -> str:
    if (t.hour, t.minute) == (0, 0):
        return "midnight"
    if (t.hour, t.minute) == (12, 0):
        return "noon"
    minutes = f":{t.minute:02}" if t.minute else ""
    return f"{t.hour % 12 or 12}{minutes} {'am' if t.hour < 12 else 'pm'}"


def share(p: float) -> str:
    """Return a probability as a percentage that is never 0 or 100.

    >>> share(0.625), share(0.0004), share(0.9999)
    ('62', '<1', '>99')
    """
    return "<1" if p < 0.005 else ">99" if p > 0.995 else f"{p * 100:.0f}"


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def bare(value: Value) -> str:
    """Return a value as the object of "says": a time without the preposition of its day or year."""
    words = plain(value)
    return words.split(" ", 1)[1] if isinstance(value, Moment) and words.startswith(("on ", "in ", "at ")) else words


def plain(value: Value) -> str:
    """Return any value in words, without the thing counted."""
    if isinstance(value, Quantity):
        return figure(value)
    if isinstance(value, Moment):
        return moment(value)
    if isinstance(value, Names) and not value.text:
        return listed(sorted(value.names)) if value.names else "nobody"
    return str(value)
