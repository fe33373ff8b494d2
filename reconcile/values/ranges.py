"""Two numbers that say one thing: "between 5 and 7", "from 5 to 7", "5-7", "four or five", "one in five"."""

import re
from fractions import Fraction
from functools import cache

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.guards import is_score
from reconcile.values.pattern import compiled
from reconcile.values.phrase import Phrase

_REACH = 20  # characters between the ends
_BEFORE = 48  # characters looked back for "between" and for verbs of change

_CHANGE = (
    r"(?<!\w)(?:rose|risen|rising|rises?|fell|fallen|falling|falls?|increas\w+|decreas\w+|dropp?\w*|grew|grown|growing"
    r"|climb\w*|jump\w*|revis\w+|rais\w+|reduc\w+|cuts?|lower\w*|went|goes|gone|going|mov(?:ed|es|ing)|brought|bring\w*"
    r"|correct\w+|amend\w+|up|down|chang\w+|updat\w+|slid\w*|sank|shr[aiu]nk"
    r"|hikes?|hiked|doubl\w+|declin\w+|slipp\w+|plung\w+|soar\w+|surg\w+|edg\w+|swell\w*|swollen)(?!\w)[^.;]{0,40}$"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    connector = re.compile(
        rf"{GAP}?-{GAP}?|-?{GAP}?(?P<word>to|or|and|until|through|in|over|out{GAP}of)(?:{GAP}every)?{GAP}?"
        rf"(?:(?:as{GAP}many{GAP}as|up{GAP}to|perhaps|even|maybe){GAP})?|-(?P<tight>to|or)-"
    )
    between = re.compile(
        rf"(?<!\w)between{GAP}(?:the{GAP}ages{GAP}of{GAP}|(?:about|around|roughly|some|an{GAP}estimated|approximately){GAP})?$"
    )
    lead = re.compile(rf"(?<!\w)(?:anywhere{GAP})?(?:between|from){GAP}$")
    return connector, between, lead, re.compile(_CHANGE)


def joined(folded: str, a: Phrase, b: Phrase) -> Phrase | bool | None:
    """Return the range from `a` to `b`, None where they are two numbers, False where they are the score of a game."""
    between = folded[a.unit_end : b.start]
    if len(between) > _REACH or a.vague or b.vague:
        return None
    if a.first.ordinal or b.first.ordinal:
        return _places(folded, a, b, between)
    if compiled(_TOLERANCE).fullmatch(between):
        return _tolerance(a, b)
    m = _patterns()[0].fullmatch(between)
    if m is None:
        return None
    word = (m["word"] or m["tight"] or "-").split()[0]
    if word == "over":
        return _quotient(folded, a, b)
    if word in ("in", "out"):
        sampled = "every" in between or compiled(_SAMPLE).match(folded, b.end) is not None
        return _share_of(a, b, word, sampled)
    if word == "-" and a.unit_end == a.end and is_score(folded, a.first, b.first):
        return False
    before = folded[max(0, a.start - _BEFORE) : a.start]
    return _range(a, b, word, before)


def _range(a: Phrase, b: Phrase, word: str, before: str) -> Phrase | None:
    _, between, _, change = _patterns()
    if (word == "and") != (between.search(before) is not None) and word in ("and", "or"):
        return None
    if word in ("to", "until", "through") and change.search(before):
        return None
    b = _million_after_money(a, b)
    if a.first.part != b.first.part or (b.unit and a.unit and a.unit != b.unit):
        return None
    if b.first.currency and not a.first.currency:
        return None
    if not a.unit and b.first.value and not b.is_range:
        a = evolve(a, low=a.low * (b.high / b.first.value))  # "5-10 cents" are parts of a dollar at both ends
    low, high = _shared_scale(a, b), b.high
    if low > high and _SPREAD.search(before):
        low, high = high, low
    if low >= high or (word == "or" and high > 10 * low):
        return None
    return evolve(
        a,
        end=b.end,
        core_end=b.core_end,
        low=low,
        high=high,
        last=b.last,
        unit=b.unit or a.unit,
        unit_end=b.unit_end,
    )


def _million_after_money(a: Phrase, b: Phrase) -> Phrase:
    """Read the "m" of "$5-7m" as millions, not metres."""
    if a.first.currency and not b.first.currency and b.unit == "m" and b.unit_end == b.end + 1:
        return evolve(
            b, high=b.high * 10**6, end=b.unit_end, core_end=b.unit_end, unit="", last=evolve(b.last, scale=10**6)
        )
    return b


def _shared_scale(a: Phrase, b: Phrase) -> Fraction:
    """Return the lower end: "3 to 5 million" begins at three million, "500 to 2 thousand" at 500."""
    scale = b.last.scale
    return a.low * scale if a.first.scale == 1 and scale > 1 and a.low * scale < b.high else a.low


_SPREAD = re.compile(rf"(?<!\w)(?:rang(?:ed?|es|ing)|vari(?:ed|es)|varying|between)(?:{GAP}(?:from|between))?{GAP}$")


def _quotient(folded: str, a: Phrase, b: Phrase) -> Phrase | None:
    """Read "one over three" as a part, where nothing is counted behind it."""
    if a.unit or b.unit or b.low == 0 or not re.match(r"\s*(?:$|[.,;:!?)])", folded[b.end : b.end + 4]):
        return None
    part = evolve(a.first, end=b.last.end, value=a.low / b.low, part=True)
    return evolve(
        a, end=b.end, core_end=b.core_end, low=part.value, high=part.value, first=part, last=part, unit_end=b.end
    )


_TOLERANCE = rf",?{GAP}(?:give{GAP}or{GAP}take|plus{GAP}or(?:{GAP}minus)?){GAP}|{GAP}?(?:±|\+/-?){GAP}?"
_TO_ORDINAL = rf"{GAP}and{GAP}(?:the{GAP})?"


def _tolerance(a: Phrase, b: Phrase) -> Phrase | None:
    """Read "44,000, give or take 3,000", "12 ± 2" as the range around the first."""
    by = abs(b.high)
    if a.is_range or by > abs(a.low) or (a.unit and b.unit and a.unit != b.unit):
        return None
    return evolve(
        a,
        end=b.end,
        core_end=b.core_end,
        low=a.low - by,
        high=a.high + by,
        last=b.last,
        unit=a.unit or b.unit,
        unit_end=b.unit_end,
    )


def _places(folded: str, a: Phrase, b: Phrase, between: str) -> Phrase | None:
    """Read "between the tenth and the fifteenth" as a range of places."""
    if not (a.first.ordinal and b.first.ordinal and a.low < b.high and compiled(_TO_ORDINAL).fullmatch(between)):
        return None
    lead = compiled(rf"(?<!\w)between{GAP}(?:the{GAP})?$").search(folded, max(0, a.start - 24), a.start)
    if lead is None:
        return None
    return evolve(a, start=lead.start(), end=b.end, core_end=b.core_end, high=b.high, last=b.last, unit_end=b.unit_end)


# What is counted in samples, so that "two in five adults" is a share and "two in five days" is not.
_SAMPLE = (
    rf"{GAP}(?:people|persons|adults?|men|women|children|boys|girls|households?|families|voters?|residents|workers"
    rf"|employees|students|pupils|patients|respondents|americans|britons|indians|citizens|of|or{GAP}more)(?!\w)|\W{{0,3}}$"
)


def _share_of(a: Phrase, b: Phrase, word: str, every: bool) -> Phrase | None:
    """Read "one in five", "9 out of 10", "two in every hundred" as a part of one."""
    if not 0 < a.low < b.high or b.high > 1000 or a.unit or b.unit or a.low.denominator * b.high.denominator != 1:
        return None
    if not (every or a.low == 1 or (word == "out" and b.high in (10, 100, 1000))):
        return None
    part = evolve(a.first, end=b.last.end, value=a.low / b.high, part=True)
    return evolve(
        a, end=b.end, core_end=b.core_end, low=part.value, high=part.value, first=part, last=part, unit_end=b.end
    )


def led(folded: str, phrase: Phrase, floor: int) -> Phrase:
    """Return a range with the "between" or "from" that opens it."""
    if phrase.is_range and (m := _patterns()[2].search(folded, max(floor, phrase.start - 24), phrase.start)):
        return evolve(phrase, start=m.start())
    return phrase
