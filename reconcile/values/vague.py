"""Vague quantifiers ("several", "dozens", "a few hundred") and the absence of things ("no deaths")."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from reconcile.values.fold import GAP
from reconcile.values.numeral import Numeral
from reconcile.values.pattern import matches
from reconcile.values.profile import Profile, Vague

_SCALES = {
    "ten": 10,
    "dozen": 12,
    "score": 20,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
_AFTER_SCORES = r"killed|dead|injured|wounded|hurt|missing|more|people|died|arrested|detained|others|feared"


@cache
def _pattern() -> re.Pattern[str]:
    small = "|".join(s for s in _SCALES if s != "ten")
    return re.compile(
        rf"(?<![\w-])(?:(?P<few>several|a{GAP}few|a{GAP}couple|a{GAP}handful)"
        rf"(?:(?:{GAP}of)?{GAP}(?P<times>(?:{small}))s?(?:{GAP}(?P<more>thousand|million|billion))?(?!\w)"
        rf"|(?={GAP}of{GAP}[a-z])(?<!several)|(?<=several)(?={GAP}[a-z])|(?<=few)(?={GAP}[a-z]))"
        rf"|(?:many{GAP})?(?P<plural>dozens|hundreds|thousands|lakhs|millions|crores|billions|trillions|scores(?={GAP}(?:of|(?:(?:were|are|have|had){GAP}(?:been{GAP})?)?(?:{_AFTER_SCORES}))(?!\w))"
        rf"|tens(?={GAP}of))(?:{GAP}(?:and|upon){GAP}(?P=plural))?"
        rf"(?:{GAP}of{GAP}(?P<of>hundreds|thousands|lakhs|millions|crores|billions|trillions))?(?!\w))"
    )


def first_words() -> list[str]:
    """Return the words that vague quantifiers begin with."""
    plurals = [s + "s" for s in _SCALES]
    return ["several", "a", "many", *plurals]


def vague_numerals(folded: str, places: Sequence[int], profile: Profile) -> Iterator[tuple[Numeral, Vague]]:
    """Yield the vague quantifiers with low, high and point as the profile codes them."""
    for m in matches(_pattern(), folded, places):
        coded = _few(m, profile) if m["few"] else _plural(m, profile)
        yield Numeral(m.start(), m.end(), Fraction(coded[2]), word=m[0]), coded


def _few(m: re.Match[str], profile: Profile) -> Vague:
    word = " ".join(m["few"].split())
    coded = profile.vague[word]
    if m["times"]:
        coded = _scaled(coded, _SCALES[m["times"]])
    return _scaled(coded, _SCALES[m["more"]]) if m["more"] else coded


def _plural(m: re.Match[str], profile: Profile) -> Vague:
    word, of = m["plural"], m["of"]
    if of and (known := profile.vague.get(f"{word} of {of}")):
        return known
    coded = profile.vague.get(word) or _scaled((1, 9, 2), _SCALES[word[:-1]])
    return _scaled(coded, _SCALES[of[:-1]]) if of else coded


def _scaled(coded: Vague, by: int) -> Vague:
    """Return a vague number times a power: "several hundred" is 300 to 999, but "several dozen" 36 to 108."""
    low, high, point = coded
    if high is not None:
        high = high * by if by in (12, 20) else (high + 1) * by - 1
    return low * by, high, point * by


# What one may have none of without anything being counted: "no doubt", "no reports of deaths".
_ABSTRACT = (
    r"reports?|doubts?|longer|signs?|plans?|comments?|details?|indications?|clues?|means|matter|evidence|reasons?|questions?"
    r"|words?|thanks|terms|claims?|idea|need|way|information|immediate|official|further|other|such|sense|use|time|change"
    r"|problems?|issues?|more|less|fewer|better|worse|one's|mention|longer|apparent|confirmation|responsibility|stranger"
    r"|statements?|threats?|chances?|links?|ties|circumstances|results?|choices?|answers?|limits?|bounds|news|status|basis"
)


@cache
def _none() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:no(?:{GAP}|-)?one(?!\w)|no(?={GAP}(?!(?:{_ABSTRACT})(?!\w))"
        rf"(?:[a-z]{{2,16}}{GAP})?(?!(?:{_ABSTRACT})(?!\w))(?:[a-z]{{2,20}}(?<![sui])s|people|casualty|injury|fatality|death|victim|arrest|survivor"
        rf"|loss{GAP}of{GAP}life|children|women|men|police)(?!\w))|nobody(?!\w)|none(?!\w)(?!{GAP}the{GAP}less))"
    )


def absences(folded: str, places: Sequence[int]) -> Iterator[Numeral]:
    """Yield "no" before things that are counted, "none", "nobody", "no one" as zeros.

    "No reports of deaths" says that nothing is known and yields nothing.
    """
    for m in matches(_none(), folded, places):
        yield Numeral(m.start(), m.end(), Fraction(0), word=m[0])
