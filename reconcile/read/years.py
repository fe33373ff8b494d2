"""Years in a table: four digits are a date where the attribute is one, and not a count of 1,931."""

import re
from collections.abc import Sequence

from attrs import evolve

from reconcile.statement import Statement
from reconcile.values import Moment, Quantity, parse

_YEAR = re.compile(r"1\d{3}|20\d{2}", re.ASCII)
# An attribute of these words alone, or one that calls itself a year or a date.
_DATED = re.compile(
    r"(?:.*[ _-])?(?:year|date)(?:[ _-](?:of|built|opened|founded)\b.*)?"
    r"|(?:was |year )?(?:born|built|founded|established|opened|inaugurated|completed|incorporated"
    r"|commissioned|erected)",
    re.IGNORECASE,
)


def with_years(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements of a table, with years as dates.

    An attribute is dated where its name says so, or where another of its cells is a date.
    """
    dated = {s.question.attribute for s in statements if isinstance(s.value, Moment)}
    dated |= {a for a in {s.question.attribute for s in statements} if _DATED.fullmatch(a)}
    return [_as_year(s) if s.question.attribute in dated else s for s in statements]


def _as_year(s: Statement) -> Statement:
    if not isinstance(s.value, Quantity) or s.value.unit or not s.value.is_exact or not _YEAR.fullmatch(s.quote):
        return s
    return evolve(s, value=parse(s.quote, "moment"))
