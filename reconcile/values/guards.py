"""What looks like a number and counts nothing: names with numbers, pronouns, scores of games."""

import re
from functools import cache

from reconcile.values.fold import GAP
from reconcile.values.measure import LETTER_SIGNS, unit_after
from reconcile.values.numeral import Numeral
from reconcile.values.pattern import compiled


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:route|routes|highway|motorway|road|channel|flight|boeing|airbus|no\.|nos\.|number|room|gate|platform|line"
        r"|section|article|clause|chapter|page|pages|pp\.|p\.|paragraph|figure|table|version|windows|iphone|type|model|class"
        r"|resolution|apollo|area|zone|ward|block|unit|terminal|formula|phase|stage|world war|catch|studio|pier|exit"
        r"|track|sector|category|level|tier|grade|chapter|verse|episode|season|part|volume|book|act|scene|interstate|bus|train"
        r"|tel|phone|fax|isbn|id|case)\s|#|№ ?)$"
    )


# What wires put before a headline: "UPDATE 2-Nine dead", "RPT-WRAPUP 1-...", "CORRECTED-Nine dead".
_SLUG_NUMBER = r"(?<![^\W\d_])(?:UPDATE|WRAPUP|WRAP|RECAP) $"
_SLUG = r"(?<![^\W\d_])(?:RPT|REFILE|CORRECTED|CORRECTION|UPDATE|WRAPUP|EXCLUSIVE|FACTBOX|TIMELINE|ALERT|URGENT)-$"


def is_name(text: str, folded: str, n: Numeral) -> bool:
    """Return whether the number names something ("Route 14", "Boeing 737", "F-16", "COVID-19", a telephone's)."""
    if n.ordinal:
        return False
    before = folded[max(0, n.start - 16) : n.start]
    if text[n.end : n.end + 1] == "-" and compiled(_SLUG_NUMBER).search(text, max(0, n.start - 12), n.start):
        return True
    if n.start and text[n.start - 1] == "-" and compiled(_SLUG).search(text, max(0, n.start - 12), n.start):
        return False
    if n.start and text[n.start - 1] in "-\u2010\u2011" and n.start > 1 and text[n.start - 2].isalpha():
        word = re.search(r"[^\W\d_]+$", folded[max(0, n.start - 16) : n.start - 1])
        if word is not None and word[0] not in ("to", "or", "and") and (n.digits or text[n.start - 2].isupper()):
            return True
    if n.currency in LETTER_SIGNS and not _amount(text, folded, n):
        return True
    if n.digits and n.end < len(folded) and folded[n.end].isalpha():
        return not _glued_unit(folded, n.end)
    if n.digits and compiled(_COLON).match(folded, n.end):
        return True  # what no clock has read: "a time of 2:19:54"
    if n.digits and n.start > 1 and folded[n.start - 1] in ".:/" and folded[n.start - 2].isdigit():
        return True
    return n.scale == 1 and not n.currency and _name_before().search(before) is not None and _capital(text, n, before)


_COLON = r":[0-5][0-9](?![0-9])"
_ROADS = r"(?:the|on|off|along|via|of|near) $|(?:road|route|highway|freeway|motorway|code|model|form) $"
_ROAD_AFTER = r"[- ](?:road|route|highway|freeway|motorway|bridge|junction|interchange|mask)"


# What is said of money near by: without any of it "K200" is a model, a flight, a room.
_MONEY_BEFORE, _MONEY_AFTER = 70, 40  # characters
_MONEY = (
    r"(?<!\w)(?:pa(?:y|ys|id|ying|yments?|yout)|pric(?:e|es|ed)|cost(?:s|ing)?|fees?|fin(?:e|es|ed)|worth|valued?|money"
    r"|cash|salar(?:y|ies)|wages?|earn(?:s|ed|ings?)?|sp(?:end|ends|ent|ending)|b(?:uy|uys|ought)|s(?:ell|ells|old|elling)"
    r"|charg(?:e|es|ed|ing)|loans?|debts?|ow(?:e|es|ed|ing)|budgets?|revenues?|profits?|tax(?:es)?|tariffs?|fares?|rents?"
    r"|grants?|donat(?:e|ed|ions?)|bribes?|bail|compensation|damages|reward|prize|tickets?|rand|naira|kwacha|pesos?|dollars?"
    r"|currency|stole|stolen|billion|million|bn"
    r"|per (?:litre|liter|kg|kilo|kilogram|bag|day|month|year|week|hour|head|unit)"
    r"|(?:a|each) (?:litre|liter|kilo|kilogram|bag|month|week|unit))(?!\w)"
)


def _amount(text: str, folded: str, n: Numeral) -> bool:
    """Return whether a letter right before the digits is money, and not the letter of a road or a model."""
    if not text[n.start].isupper() or n.scale > 1 or "." in text[n.start : n.end] or "," in text[n.start : n.end]:
        return text[n.start].isupper()
    if compiled(_ROADS).search(folded, max(0, n.start - 12), n.start) or compiled(_ROAD_AFTER).match(folded, n.end):
        return False
    return compiled(_MONEY).search(folded, max(0, n.start - _MONEY_BEFORE), n.end + _MONEY_AFTER) is not None


def _glued_unit(folded: str, at: int) -> bool:
    return unit_after(folded, at) is not None


def _capital(text: str, n: Numeral, before: str) -> bool:
    """Return whether the naming word is written as a name, or is a sign."""
    words = text[max(0, n.start - 16) : n.start].split()
    return not words or words[-1][:1].isupper() or words[-1][:1] in "#№" or words[-1].lower() in ("no.", "number")


_COUNTED = (
    rf"{GAP}(?:[a-z]+{GAP})?(?:people|men|women|children|dead|killed|troops|police"
    r"|(?!was|has|is|this|as|its|his|us|plus|thus|census|crisis|series|business)[a-z]{3,20}s)(?!\w)"
    rf"|-strong|{GAP}?(?:%|per{GAP}?cent|million|billion|thousand|crore|lakh)"
)


def counts(folded: str, at: int) -> bool:
    """Return whether what stands at `at` is counted by the number before it: a plural, within two words."""
    return compiled(_COUNTED).match(folded, at) is not None


_ONE_AFTER = re.compile(
    r"(?: of\b| another\b| day\b| by one\b|'s\b| who\b| that\b| which\b| or the other\b|-?sided\b|-?way\b"
    r"|-?time\b|-off\b)"
)
_ONE_BEFORE = re.compile(
    r"\b(?:this|that|the|no|any|every|each|some|which|another|last|next|first|only|other|new|same|such|old"
    r"|good|big|no-)[ -]$"
)


def is_pronoun(folded: str, start: int, end: int, hedged: bool, n: Numeral) -> bool:
    """Return whether "one" (or "second" as a time) stands for a thing and counts none."""
    if n.word != "one" or folded[start:end] != "one":
        return False
    if _ONE_AFTER.match(folded, end):
        return not (hedged and not folded.startswith(" of", end))
    return not hedged and _ONE_BEFORE.search(folded[max(0, start - 10) : start]) is not None


_GAME = re.compile(
    r"\b(?:w[io]n|wins|winning|beat|beats|beating|lost|lose|loses|defeat\w*|victory|draw|drew|led|lead|score\w*|goal\w*|match"
    r"|vote\w*|ruling|ruled|final|semi-?final|thrash\w*)\b"
)


def is_score(folded: str, a: Numeral, b: Numeral) -> bool:
    """Return whether "3-1" is the score of a game or a vote: falling, or beside words of a contest."""
    if not (a.digits and b.digits) or a.value > 999 or b.value > 999:
        return False
    if a.value >= b.value:
        return a.value.denominator == b.value.denominator == 1
    around = folded[max(0, a.start - 40) : b.end + 30]
    return b.value < 12 and _GAME.search(around) is not None
