"""Finding the hedges on both sides of a phrase."""

import re
from collections.abc import Container
from functools import cache

from attrs import evolve

from reconcile.values.fold import GAP
from reconcile.values.hedges import FILLERS, HEDGES, TRAILERS, Bound
from reconcile.values.measure import TIME_UNITS
from reconcile.values.pattern import compiled
from reconcile.values.phrase import Phrase

_LONGEST = 6  # words of a hedge
_WINDOW = 64  # characters looked back
_WORD = re.compile(r"[^\W\d_]+\.?|[~≈±<>=≤≥]+|[^\s\w]")
_CLEAR = re.compile(r"[\s\"“”-]*")


def hedged(folded: str, phrase: Phrase, floor: int) -> Phrase:
    """Return the phrase with its hedges; nothing before `floor` belongs to it."""
    if phrase.first.ordinal:
        return phrase
    phrase = _trailing(folded, phrase)
    for _ in range(2):
        if not _may_hedge(folded, phrase.start):
            break
        words = _words_before(folded, phrase.start, floor)
        if filler := _longest(words, FILLERS):
            words = words[len(filler[1].split()) :]
        hit = _longest(words, HEDGES)
        if hit is None or not _hedges(folded, hit, phrase, floor):
            break
        bound = HEDGES[hit[1]]
        if bound is Bound.EXACT and phrase.hedges:  # "exactly more than ten", "equal to ten or more"
            return evolve(phrase, start=hit[0], words=(hit[1], *phrase.words))
        loose = bound is Bound.ABOUT  # loosens the number itself, so what bounds it works on the loosened one
        bounds = (bound, *phrase.hedges) if loose else (*phrase.hedges, bound)
        phrase = evolve(phrase, start=hit[0], hedges=bounds, words=(hit[1], *phrase.words))
    return phrase


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in (*HEDGES, *FILLERS))


def _may_hedge(folded: str, at: int) -> bool:
    """Return whether the word before `at` ends any hedge: most numbers have none, and this tells so soonest."""
    end = at
    while end and folded[end - 1] in " \n-":
        end -= 1
    start = end
    while start and end - start < 16 and not folded[start - 1].isspace():
        start -= 1
    word = folded[start:end]
    return word.strip("(\"'[-“”") in _last_words() or word[-1:] in "~≈±<>=≤≥"


def _words_before(folded: str, at: int, floor: int) -> list[tuple[int, str]]:
    """Return up to six words right before `at`, the nearest first, each with its start."""
    begin = max(floor, at - _WINDOW)
    matches = list(_WORD.finditer(folded, begin, at))[-_LONGEST - 3 :]
    out: list[tuple[int, str]] = []
    end = at
    for m in reversed(matches):
        if not _CLEAR.fullmatch(folded, m.end(), end) or "\n\n" in folded[m.end() : end]:
            break
        if m[0] not in '-"“”':
            out.append((m.start(), m[0]))
        end = m.start()
    return out


def _longest(words: list[tuple[int, str]], table: Container[str]) -> tuple[int, str] | None:
    """Return the longest phrase of a table that the nearest words make, with its start."""
    for n in range(min(len(words), _LONGEST), 0, -1):
        phrase = " ".join(w for _, w in reversed(words[:n]))
        if phrase in table:
            return words[n - 1][0], phrase
    return None


_MOVED = (
    rf"(?<!\w)(?:g(?:o|oes|oing|one)|went|moved?|moving|moves|shot|shoots|jump(?:s|ed|ing)?|r[io]ses?|risen|rising"
    rf"|climb(?:s|ed|ing)?|c[ao]me|comes|add(?:s|ed|ing)?|creep|creeps|crept|edged|inched|ticked|crawled"
    rf"|toll|total|tally|number|figure|count){GAP}$"
)
_ESTIMATING = (
    rf"(?<!\w)(?:had|has|have|having|was|were|been|is|are|who|which|he|she|it|they|we|i|police|officials|authorities"
    rf"|organisers|organizers|experts|observers|investigators|government|ministry|company|[a-z]{{3,12}}ly|first){GAP}$"
)
_SPREAD = rf"(?<!\w)(?:spread|scattered|strewn|distributed|dispersed|split|divided|stretched|strung|dotted){GAP}$"
_ASKING = rf"(?<!\w)(?:how|what){GAP}$"


def _hedges(folded: str, hit: tuple[int, str], phrase: Phrase, floor: int) -> bool:
    """Return False where a word that may hedge means something else: "over two days", "how about three"."""
    start, words = hit
    if words.startswith("equal") and floor and not folded[floor:start].strip():
        return False  # "two and two equals four"
    if words in ("about", "some") and compiled(_ASKING).search(folded, max(0, start - 12), start):
        return False
    if words == "over" and phrase.unit in TIME_UNITS and not phrase.age:
        return False
    if words == "estimated" and compiled(_ESTIMATING).search(folded, max(0, start - 20), start):
        return False  # "police estimated 300 people"
    if words == "over" and compiled(_SPREAD).search(folded, max(0, start - 14), start):
        return False  # "scattered over 11 villages"
    if words == "close to" and phrase.low < 10 and not phrase.unit:
        return False
    if words == "up to" and compiled(_MOVED).search(folded, max(0, start - 16), start):
        return False  # "has gone up to 40", "brings the toll up to 40" arrive at it
    return phrase.first.digits if words in ("c.", "ca", "ca.") else True


_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty"


@cache
def _trailer() -> re.Pattern[str]:
    names = "|".join(re.escape(t).replace("\\ ", GAP) for t in sorted(TRAILERS, key=lambda w: (-len(w), w)))
    return re.compile(
        rf"(?P<gap>{GAP}?)(?P<words>{names})(?!\w)(?!{GAP}?[0-9])(?!{GAP}(?:than|equal|{_NUMBERS})(?!\w))"
    )


def _or_equal(folded: str, phrase: Phrase, end: int) -> Phrase:
    """Return a phrase before "or equal to": the bound in front of it, if any, takes the number in."""
    hit = _longest(_words_before(folded, phrase.start, 0), HEDGES)
    bound = {Bound.MORE: Bound.LEAST, Bound.LESS: Bound.MOST}.get(HEDGES[hit[1]]) if hit else None
    if hit is None or bound is None:
        return phrase
    return evolve(phrase, start=hit[0], end=end, hedges=(*phrase.hedges, bound), words=(hit[1], "or equal to"))


def _trailing(folded: str, phrase: Phrase) -> Phrase:
    """Return the phrase with "or more", "or so", "+" behind it, or behind its unit."""
    for at in (phrase.end, phrase.unit_end):
        m = _trailer().match(folded, at)
        if m is None:
            continue
        words = " ".join(m["words"].split())
        if (words[0] in "-+") == (m["gap"] == "") and words != "plus":
            named = words.lstrip("-")
            if TRAILERS[words] is Bound.EXACT:
                return _or_equal(folded, phrase, m.end())
            return evolve(phrase, end=m.end(), hedges=(*phrase.hedges, TRAILERS[words]), words=(*phrase.words, named))
    return phrase
