"""Ages: "61-year-old", "61 years old", "aged 61", "between the ages of 5 and 12", "Rehana, 41,"."""

import re
from functools import cache

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.phrase import Phrase

_OLDEST = 120


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    old = re.compile(rf"(?:{GAP}|-)(?:old(?:s)?|of{GAP}age)(?!\w)")
    aged = re.compile(
        rf"(?<!\w)(?:aged?|ages)(?:{GAP}limit)?"
        rf"(?:{GAP}(?:of|at|to|between|from|under|over|about|around|at{GAP}least))*{GAP}$"
    )
    named = re.compile(r"[^\W\d_][\w'.-]{0,30},? ?$")
    return old, aged, named


def aged(text: str, folded: str, phrase: Phrase) -> Phrase:
    """Return the phrase as an age in years (or the unit it names) where it is one."""
    old, age_of, _ = _patterns()
    if phrase.first.ordinal or phrase.first.currency or phrase.vague or not 0 <= phrase.high <= _OLDEST:
        return phrase
    if phrase.unit in ("year", "month", "week", "day") and old.match(folded, phrase.unit_end):
        return evolve(phrase, age=True)
    if phrase.unit and phrase.unit != "year":
        return phrase
    if age_of.search(folded, max(0, phrase.start - 32), phrase.start) or _after_name(text, folded, phrase):
        return evolve(phrase, unit="year", age=True)
    return phrase


def _after_name(text: str, folded: str, phrase: Phrase) -> bool:
    """Return whether the number stands between commas behind a name: "Rehana, 41, said"."""
    if not phrase.first.digits or phrase.is_range or phrase.unit or phrase.high.denominator != 1:
        return False
    if folded[phrase.start - 2 : phrase.start] != ", " or folded[phrase.end : phrase.end + 1] not in tuple(",.;)"):
        return False
    if folded[phrase.end : phrase.end + 1] == "." and folded[phrase.end + 1 : phrase.end + 2].isdigit():
        return False
    word = re.search(r"[\w'.-]{2,30}$", text[max(0, phrase.start - 32) : phrase.start - 2])
    return word is not None and word[0][:1].isupper() and word[0][1:].islower()
