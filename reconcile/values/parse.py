"""One cell of a table, or one example value, as a Value."""

import re
from datetime import datetime
from functools import cache

from attrs import evolve

from reconcile.errors import ValueParseError
from reconcile.values.base import Value
from reconcile.values.find import find
from reconcile.values.fold import fold
from reconcile.values.found import Form
from reconcile.values.iso import iso_moment
from reconcile.values.label import Label
from reconcile.values.measure import is_money
from reconcile.values.moment import Moment
from reconcile.values.names import Names
from reconcile.values.profile import PROFILES, Profile
from reconcile.values.quantities import phrases, stated
from reconcile.values.quantity import Quantity
from reconcile.values.triggers import places
from reconcile.values.units import is_unit

_LONGEST = 10_000  # characters; a cell beyond is a document
_NOTHING = re.compile(r"[-+±]?\s*(?:nan|inf|infinity|∞|n/a|#n/a|null|nil|[-?.\s/]*)", re.IGNORECASE)
_KINDS = ("quantity", "moment", "label", "names")


def parse(
    text: str, kind: str | None = None, now: datetime | None = None, profile: Profile = PROFILES["default"]
) -> Value:
    """Return the value of a cell: "~40", "5-7", ">= 4", "12%", "$1,200", "5 km", "2023-12-15", "a; b; c", or a label.

    Without a `kind` a cell is a number or a date where all of it says so, else a label; "2019" alone is a number.
    With a `kind` ("quantity", "moment", "label", "names") it is that or an error. `parse(str(v), v.kind)` is `v` again
    for what `values.notation` can write.

    Raises:
        ValueParseError: empty, NaN, infinite, or not of the kind asked for.
    """
    cell = text.strip()
    if not cell or len(cell) > _LONGEST or _NOTHING.fullmatch(cell):
        raise ValueParseError(
            f"{_short(text)} holds no value.",
            remedy="Leave the row out, or write the number, date or name that the source states.",
        )
    if kind not in (None, *_KINDS):
        raise ValueParseError(f"there is no kind of value called {kind!r}.", remedy=f"Use one of {', '.join(_KINDS)}.")
    value = _of_kind(cell, kind, now, profile)
    if value is None:
        raise ValueParseError(f"{_short(text)} is not one {kind}.", remedy=_REMEDIES[kind or "label"])
    return value


_REMEDIES = {
    "quantity": "Write one number or range, as 12, 5-7, >= 4, about 30 or 12%.",
    "moment": "Write one date, time or interval, as 2023-12-15, 02:30 or 2023-12-15/2023-12-17.",
    "label": "Write a word or a name.",
    "names": "Write the names with semicolons between them.",
}


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "...")


def _of_kind(cell: str, kind: str | None, now: datetime | None, profile: Profile) -> Value | None:
    if kind == "label":
        return Label(cell, text=cell)
    if kind == "names":
        return _names(cell)
    if kind == "moment":
        return _moment(cell, now)
    quantity = _quantity(cell, kind is not None, profile)
    if kind == "quantity":
        return quantity
    # a bare "2019" or "12" is a number; anything else that ISO reads is a date, "2023-12" no range from 2023 down to 12
    plain = cell.replace(",", "").lstrip("+-").replace(".", "", 1).isdigit()
    moment = None if plain and quantity else _moment(cell, None)
    return moment or quantity or Label(cell, text=cell)


_OTHERS = re.compile(r"\s*(?:,|;|\band\b)?\s*(?:et al\.?|and others|among others|others|\.\.\.|…)\s*$", re.IGNORECASE)


def _names(cell: str) -> Names | None:
    """Return the names between semicolons; "et al." leaves the list open."""
    whole = _OTHERS.sub("", cell)
    names = [n.strip() for n in whole.split(";") if n.strip()]
    return Names(names, complete=whole == cell, text=cell) if names else None


@cache
def _unit_behind() -> re.Pattern[str]:
    return re.compile(
        r"(?P<number>.*[0-9½¼¾%]|.*[a-z])\s+(?P<unit>[A-Za-z][A-Za-z0-9/]{0,8}(?: [a-z]{5,6})?)", re.DOTALL
    )


def _quantity(cell: str, asked: bool, profile: Profile) -> Quantity | None:
    if cell.lower() == "unknown" and asked:
        return Quantity(text=cell)
    if re.fullmatch(r"0\d+", cell) and not asked:
        return None  # a code, not a number
    if (m := _unit_behind().fullmatch(cell)) and (is_unit(m["unit"]) or is_money(m["unit"])):
        made = _number(m["number"], m["unit"], asked, profile)
        if made is not None:
            return evolve(made, text=cell)
    return _number(cell, None, asked, profile)


def _number(cell: str, unit: str | None, asked: bool, profile: Profile) -> Quantity | None:
    """Return the quantity that the whole cell states, in the unit given or its own."""
    folded = fold(cell)
    found = phrases(cell, folded, places(folded), [], profile)
    if len(found) == 2 and unit is None:
        return _both(cell, profile)
    if len(found) == 2 and unit is not None:
        both = _both(cell, profile)
        return None if both is None else evolve(both, unit=unit)
    if len(found) != 1:
        return None
    phrase = found[0]
    before, after = folded[: phrase.start].strip(), folded[max(phrase.end, phrase.unit_end) :].strip()
    if before or (
        after and not (_COUNTED.fullmatch(cell[max(phrase.end, phrase.unit_end) :].strip()) and unit is None)
    ):
        return None
    if phrase.first.word.startswith("no") and not asked:
        return None  # "none", "nobody" in a column of words
    if unit is not None:
        phrase = evolve(phrase, unit=unit)
    return evolve(stated(phrase, profile), text=cell)


_COUNTED = re.compile(r"[a-z]+(?: [a-z]+){0,3}")


def _both(cell: str, profile: Profile) -> Quantity | None:
    """Return "> 20 and <= 35"."""
    found = find(cell, None, profile)
    if (
        len(found) == 1
        and found[0].form is Form.RANGE
        and found[0].text == cell
        and isinstance(found[0].value, Quantity)
    ):
        return found[0].value
    return None


_LEAD = re.compile(r"(?:on|at|in|the|\(|\s)+", re.IGNORECASE)


def _moment(cell: str, now: datetime | None) -> Moment | None:
    """Return the moment that the whole cell states."""
    if (exact := iso_moment(cell)) is not None:
        return evolve(exact, text=cell)
    found = find(cell, now)
    if len(found) != 1 or not isinstance(found[0].value, Moment):
        return None
    f = found[0]
    outside = _LEAD.sub("", cell[: f.start]) + cell[f.end :].strip(" .)")
    return None if outside else evolve(found[0].value, text=cell)
