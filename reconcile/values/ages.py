"""Ages: "61-year-old", "61 years old", "aged 61", "aged 4, 6 and 9", "between the ages of 5 and 12", "Mara, 41,"."""

import re
from functools import cache

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.guards import counts
from reconcile.values.pattern import compiled
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


_NUMBER = r"[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen"
_LIST = rf"(?<!\w)(?:aged|ages)(?:{GAP}of)?{GAP}(?:(?:{_NUMBER})(?:,{GAP}and|,|{GAP}and|{GAP}or){GAP})+$"
_MORE = rf"{GAP}(?:others?|more|or{GAP}more|of)(?!\w)"
_VERB = rf"{GAP}(?:was|were|is|are|had|have|has|died|who|and|or|dead|killed|injured|hurt|wounded)(?!\w)"
_LONGEST = 80  # characters of a list of ages


def aged(text: str, folded: str, phrase: Phrase) -> Phrase:
    """Return the phrase as an age in years (or the unit it names) where it is one."""
    old, age_of, _ = _patterns()
    if phrase.first.ordinal or phrase.first.currency or phrase.vague or not 0 <= phrase.high <= _OLDEST:
        return phrase
    if phrase.unit in ("year", "month", "week", "day") and old.match(folded, phrase.unit_end):
        return evolve(phrase, age=True)
    if phrase.unit and phrase.unit != "year":
        return phrase
    before = age_of.search(folded, max(0, phrase.start - 32), phrase.start)
    if before or _after_name(text, folded, phrase) or _listed(folded, phrase):
        return evolve(phrase, unit="year", age=True)
    return phrase


def _listed(folded: str, phrase: Phrase) -> bool:
    """Return whether the number goes on with a list of ages: "aged 34, 45 and 51"; "45 cows" begins something else."""
    other = counts(folded, phrase.end) and not compiled(_VERB).match(folded, phrase.end)
    if other or compiled(_MORE).match(folded, phrase.end):
        return False
    return compiled(_LIST).search(folded, max(0, phrase.start - _LONGEST), phrase.start) is not None


def _after_name(text: str, folded: str, phrase: Phrase) -> bool:
    """Return whether the number stands between commas behind a name: "Mara, 41, said"."""
    if not phrase.first.digits or phrase.is_range or phrase.unit or phrase.high.denominator != 1:
        return False
    if folded[phrase.start - 2 : phrase.start] != ", " or folded[phrase.end : phrase.end + 1] not in tuple(",.;)"):
        return False
    if folded[phrase.end : phrase.end + 1] == "." and folded[phrase.end + 1 : phrase.end + 2].isdigit():
        return False
    word = re.search(r"[\w'.-]{2,30}$", text[max(0, phrase.start - 32) : phrase.start - 2])
    return word is not None and word[0][:1].isupper() and word[0][1:].islower()
