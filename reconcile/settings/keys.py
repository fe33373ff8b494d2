"""The tables of a configuration: which keys they have and what each key takes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import cast

from attrs import fields

from reconcile.config import LanguageModel
from reconcile.errors import ConfigError
from reconcile.statement import SourceKind
from reconcile.values import PROFILES

Table = Mapping[str, object]

FILES = ("hierarchy", "calibration", "truth", "features")  # of tables of many claims
TABLES: Mapping[str, tuple[str, ...]] = {
    "case": ("event", "as_of", "profile", "policy", "method"),
    "source": ("name", "aliases", "grade", "family", "kind"),
    "document": ("file", "publisher", "published", "url"),
    "thresholds": ("false_values", "relay_cost", "resolved", "odds", "wrong_cost"),
    "priors": tuple(kind.name.lower() for kind in SourceKind),
    "rules": ("folders", "disabled"),
    "read": ("articles", *FILES),
    "language_model": tuple(f.name for f in fields(LanguageModel) if f.name != "recorded"),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "source": ("name",),
    "document": ("file",),
    "language_model": ("endpoint", "model"),
}
FREE = ("columns", "kinds")  # tables whose keys are the user's own
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "profile": tuple(PROFILES),
    "policy": ("probable", "latest", "lower"),
    "grade": ("", *"ABCDEF"),
    "kind": TABLES["priors"],
}


def nearest(wrong: str, right: Iterable[str]) -> str:
    """Return 'Did you mean ...?', or the list of what is possible.

    >>> nearest("polcy", ["event", "policy"])
    "Did you mean 'policy'?"
    """
    names = sorted(right)
    close = get_close_matches(wrong.casefold(), names, n=1, cutoff=0.6)
    return f"Did you mean '{close[0]}'?" if close else f"Possible: {', '.join(names)}."


def check_table(key: str, table: Table, where: str) -> None:
    for name, value in table.items():
        if key not in FREE and name not in TABLES[key]:
            raise ConfigError(f"unknown key '{name}'.", where=where, remedy=nearest(name, TABLES[key]))
        expected, holds = _expected(key, name)
        if not holds(value):
            raise ConfigError(f"{name} = {value!r} is not {expected}.", where=where, remedy=f"Give {expected}.")
    for needed in _NEEDED.get(key, ()):
        if not table.get(needed):
            raise ConfigError(f"'{needed}' is missing.", where=where, remedy=f'Add {needed} = "...".')


def _expected(key: str, name: str) -> tuple[str, Callable[[object], bool]]:
    """Return what a key takes, in words and as a test."""
    if (key, name) == ("thresholds", "false_values"):
        return "a whole number from 1 to 999999999", lambda v: type(v) is int and 1 <= v < 1e9
    if (key, name) in (("thresholds", "odds"), ("thresholds", "wrong_cost")):
        return "a number of at least 1", lambda v: type(v) in (int, float) and 1 <= cast(float, v) < 1e9
    if key == "priors":  # fusion would clip what lies outside without a word
        return "a number from 0.1 to 0.95", lambda v: type(v) in (int, float) and 0.1 <= cast(float, v) <= 0.95
    if key == "thresholds":
        low = 0.5 if name == "resolved" else 0
        return f"a number from {low} to 1", lambda v: type(v) in (int, float) and low <= cast(float, v) <= 1
    if (key, name) == ("read", "articles"):
        return "true or false", lambda v: isinstance(v, bool)
    if (key, name) == ("language_model", "retries"):
        return "a whole number from 0 to 10", lambda v: type(v) is int and 0 <= v <= 10
    if key == "language_model" and name in ("timeout", "input_price", "output_price", "max_cost"):
        return "a number, not below 0", lambda v: type(v) in (int, float) and 0 <= cast(float, v) < 1e9
    if name in ("aliases", "folders", "disabled"):
        return "a list of texts", lambda v: isinstance(v, list) and all(isinstance(x, str) for x in v)
    if name in ("as_of", "published"):
        return "a date", lambda v: isinstance(v, str | date)
    if key not in FREE and (choices := _CHOICES.get(name)):
        return f"one of {', '.join(c for c in choices if c)}", lambda v: isinstance(v, str) and v in choices
    return "a text", lambda v: isinstance(v, str)
