"""Years in a table: four digits are a date where the attribute is one, and not a count of 1,931."""

import re
from collections.abc import Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.lexicon import load_lexicon
from reconcile.statement import Statement
from reconcile.values import Moment, Quantity, parse

_YEAR = re.compile(r"1\d{3}|20\d{2}", re.ASCII)
# An attribute that calls itself a year or a date.
_DATED = re.compile(r"(?:.*[ _-])?(?:year|date)(?:[ _-](?:of|(?P<deed>[a-z]+))\b.*)?", re.IGNORECASE)
_AUXILIARY = re.compile(r"(?:was|year)[ _-]", re.IGNORECASE)


def with_years(statements: Sequence[Statement], config: Config) -> list[Statement]:
    """Return the statements of a table, with years as dates.

    An attribute is dated where its name says so, or names what happens once ("founded"), or where another of its cells
    is a date.
    """
    dated = {s.question.attribute for s in statements if isinstance(s.value, Moment)}
    asked = {s.question.attribute for s in statements if _like_year(s)} - dated
    dated |= {a for a in asked if _says_when(a, config)}
    return [_as_year(s) if s.question.attribute in dated else s for s in statements]


def _says_when(attribute: str, config: Config) -> bool:
    m = _DATED.fullmatch(attribute)
    if m is not None:
        return m["deed"] is None or _once(m["deed"], config)
    return _once(_AUXILIARY.sub("", attribute, count=1), config)


def _once(deed: str, config: Config) -> bool:
    """Return whether a lexicon knows the words as what happens once to its subject, and not as what befalls many."""
    words, lexicon = tuple(re.split(r"[ _-]", deed.lower())), load_lexicon(config)
    return words in lexicon.once and words not in lexicon.triggers


def _like_year(s: Statement) -> bool:
    value = s.value
    return isinstance(value, Quantity) and not value.unit and value.is_exact and _YEAR.fullmatch(s.quote) is not None


def _as_year(s: Statement) -> Statement:
    return evolve(s, value=parse(s.quote, "moment")) if _like_year(s) else s
