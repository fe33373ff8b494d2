"""Cells of a statement table as values, each refused with its place where it does not parse."""

import json
from collections.abc import Mapping
from functools import lru_cache

from attrs import evolve, frozen

from reconcile.errors import InputError, ReconcileError, ValueParseError
from reconcile.identity import Plain
from reconcile.settings import HOW, is_iso, nearest
from reconcile.statement import Stance
from reconcile.values import PROFILES, Label, Moment, Names, Number, Quantity, Value, parse

KINDS: Mapping[str, type[Quantity] | type[Moment] | type[Label] | type[Names]] = {
    c.kind: c for c in (Quantity, Moment, Label, Names)
}
_NUMBERS = ("low", "high", "core_low", "core_high", "point")
_FLAGS = ("low_open", "high_open", "clock_only", "approximate", "complete")


@frozen
class Cell:
    """One cell.

    Attributes:
        text: what it says, quoting undone; "" where it is empty.
        start, end: its place in the file's text, without quotation marks.
        data: what JSON gave where that was no plain text or number.
    """

    text: str
    start: int
    end: int
    data: Plain = None


def value_of(cell: Cell, unit: str, profile: str) -> Value:
    """Return the value that a cell states, in the unit of another cell where there is one.

    Raises:
        ValueParseError: it states none.
    """
    if (data := _packed(cell)) is not None:
        return value_from_json(data)
    if isinstance(cell.data, list):
        if not cell.data or not all(isinstance(name, str) and name.strip() for name in cell.data):
            raise ValueParseError(f"{cell.data!r} is not a list of names.", remedy='Write ["name", "name"].')
        return Names(frozenset(map(str, cell.data)), text="; ".join(map(str, cell.data)))
    return _parsed(cell.text, unit, profile)


def _packed(cell: Cell) -> Mapping[str, Plain] | None:
    """Return the value as JSON that a cell holds, as an object or as text."""
    if isinstance(cell.data, Mapping):
        return cell.data
    if not cell.text.startswith('{"') or '"kind"' not in cell.text:
        return None
    try:
        data: Plain = json.loads(cell.text)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, Mapping) else None


@lru_cache(maxsize=1 << 16)
def _parsed(text: str, unit: str, profile: str) -> Value:
    value = parse(text, profile=PROFILES[profile])
    if not unit:
        return value
    if not isinstance(value, Quantity):
        raise ValueParseError(
            f"'{text}' is no number and cannot have the unit '{unit}'.", remedy="Correct one of them."
        )
    joined = parse(f"{text} {unit}", profile=PROFILES[profile])
    if isinstance(joined, Quantity) and joined.unit:
        return evolve(joined, text=text)
    return evolve(value, unit=unit)


def interval(low: str, high: str, point: Value | None, unit: str, profile: str) -> Quantity:
    """Return the quantity between two cells, either of which may be empty, around the value of a third.

    Raises:
        ValueParseError: they are not numbers, or in the wrong order.
    """
    ends: list[Number | None] = []
    for name, text in (("low", low), ("high", high)):
        end = _parsed(text, unit, profile) if text else None
        if end is not None and not (isinstance(end, Quantity) and end.is_exact):
            raise ValueParseError(f"{name} '{text}' is not one number.", remedy="Write one number.")
        unit = end.unit if isinstance(end, Quantity) and end.unit else unit
        ends.append(end.low if isinstance(end, Quantity) else None)
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        raise ValueParseError(f"low {low} is above high {high}.", remedy="Swap them, or correct the row.")
    best = point.point if isinstance(point, Quantity) else None
    if point is not None and (best is None or not Quantity(low=ends[0], high=ends[1]).contains(best)):
        raise ValueParseError(f"the value '{point}' is not between {low or '-inf'} and {high or 'inf'}.")
    return Quantity(low=ends[0], high=ends[1], point=best, unit=unit, text=point.text if point else f"{low}-{high}")


def moment_of(cell: Cell) -> Moment:
    """Return the moment that a cell states.

    Raises:
        ValueParseError: it states none.
    """
    value = parse(cell.text, "moment") if (data := _packed(cell)) is None else value_from_json(data)
    if not isinstance(value, Moment):
        raise ValueParseError(f"'{cell.text}' is not a date or time.", remedy="Write 2023-12-15 or 2023-12-15 02:30.")
    return value


def date_of(cell: Cell) -> str:
    """Return the ISO date or time in a cell.

    Raises:
        ValueParseError: it is none.
    """
    if not is_iso(cell.text.strip()):
        raise ValueParseError(f"'{cell.text}' is not a date.", remedy=HOW)
    return cell.text.strip()


def stance_of(cell: Cell) -> Stance:
    """Return the stance in a cell.

    Raises:
        ValueParseError: it is none.
    """
    word = cell.text.strip().casefold()
    if word not in tuple(Stance):
        raise ValueParseError(f"'{cell.text}' is not a stance.", remedy=nearest(word, map(str, Stance)))
    return Stance(word)


def value_from_json(data: Mapping[str, Plain]) -> Value:
    """Return the value that `Value.as_json` gave.

    Raises:
        ValueParseError: it did not.
    """
    kind = data.get("kind")
    maker = KINDS.get(kind) if isinstance(kind, str) else None
    if maker is None:
        raise ValueParseError(f"the object has no known kind: {kind!r}.", remedy=f"Use one of {', '.join(KINDS)}.")
    try:
        _check_fields(maker, data)
        return maker.from_json(data)
    except (TypeError, ValueError, KeyError, AssertionError, AttributeError) as error:
        problem = f"the object is not a {kind}: {str(error)[:200].rstrip('.')}."
        raise ValueParseError(problem, remedy="Write a number, a word or a date instead.") from None


def _check_fields(maker: type, data: Mapping[str, Plain]) -> None:
    for key, value in data.items():
        number = type(value) in (int, float) and abs(float(value)) < float("inf")  # type: ignore[arg-type]
        if maker is Quantity and key in _NUMBERS and value is not None and not number:
            raise ValueError(f"{key} is {value!r}")
        if key in _FLAGS and not isinstance(value, bool):
            raise ValueError(f"{key} is {value!r}")
        if key in ("unit", "text", "name") and not isinstance(value, str):
            raise ValueError(f"{key} is {value!r}")


def at(error: ReconcileError, column: str, where: str) -> InputError:
    """Return an error about a cell with its place."""
    return InputError(f"column '{column}': {error.problem}", where=where, remedy=error.remedy)
