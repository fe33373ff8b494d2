"""One cell of a table, or one example value, as a Value (first cut)."""
import re
from datetime import datetime

from reconcile.errors import ValueParseError
from reconcile.values.base import Value
from reconcile.values.find import find
from reconcile.values.label import Label
from reconcile.values.names import Names
from reconcile.values.profile import PROFILES, Profile


def parse(text: str, kind: str | None = None, now: datetime | None = None, profile: Profile = PROFILES["default"]) -> Value:
    """Return the value of a cell.

    Raises:
        ValueParseError: empty, not a number, infinite, or not of the kind asked for.
    """
    cell = text.strip()
    if not cell or re.fullmatch(r"[+-]?(?:nan|inf|infinity|n/?a|null)", cell.lower()):
        raise ValueParseError(f"{text!r} holds no value.", remedy="Leave the row out, or write the number or word that the source states.")
    if kind == "names":
        return Names(cell.split(";"), text=cell)
    if kind != "label":
        found = find(cell, now, profile)
        if len(found) == 1 and (kind is None or found[0].value.kind == kind):
            f = found[0]
            if kind is not None or (f.start == 0 and len(cell) - f.end <= 12):
                return f.value
        if kind is not None:
            raise ValueParseError(f"{text!r} is not one {kind}.", remedy="Write one number, range or date in the cell.")
    return Label(cell, text=cell)
