"""Time zones behind a time of day, as fixed offsets; a name that several zones share is the one most common in news."""

from datetime import timedelta, timezone, tzinfo

from reconcile.values.fold import GAP

_MINUTES = {
    "gmt": 0, "utc": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "pkt": 300, "ist": 330,
    "jst": 540, "aest": 600,
}  # fmt: skip
ZONE = (
    rf"{GAP}?\(?(?P<name>{'|'.join(_MINUTES)})(?!\w)(?P<shift>[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?\)?"
    rf"|{GAP}local(?:{GAP}time)?(?!\w)"
)


def zone_of(name: str, shift: str | None) -> tzinfo | None:
    """Return the zone of "gmt", "utc" with "+5", or None where the shift is longer than a day."""
    minutes = _MINUTES[name]
    if shift and name in ("gmt", "utc"):
        digits = shift[1:].replace(":", "")
        hours, rest = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
        minutes += (int(hours) * 60 + int(rest)) * (-1 if shift[0] == "-" else 1)
    return timezone(timedelta(minutes=minutes)) if abs(minutes) < 24 * 60 else None
