"""Quantities in running text: numerals with their hedges, ranges, units and money.

Words left and right of each numeral are looked up in tables, a bounded number of them, so that the work grows with the
text and no faster.
"""

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from attrs import evolve, frozen

from reconcile.values.compose import Numeral
from reconcile.values.found import Form, Found
from reconcile.values.guards import is_name, is_pronoun, is_score
from reconcile.values.hedges import FILLERS, HEDGES, TRAILERS, Bound, bounded
from reconcile.values.measure import SHARES, TIME_UNITS, currency, signed, unit_after
from reconcile.values.numerals import GAP, numerals

_LONGEST_HEDGE = 6  # words


@frozen
class Phrase:
    """A number or range [low, high] while its surroundings are read.

    Attributes:
        start, end, core_start, core_end: spans of the phrase and of the number proper.
        low, high: the ends; equal for one number.
        unit, form: what is known of them so far.
        scale: the last power of the (upper) number.
        hedges: the kinds of hedge, the innermost first, with the words in `words`.
        first, last: the numerals at both ends.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: Fraction
    high: Fraction
    first: Numeral
    last: Numeral
    unit: str = ""
    unit_end: int = 0
    hedges: tuple[Bound, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def is_range(self) -> bool:
        """Return whether two numbers stand in the phrase."""
        return self.first is not self.last


def quantities(text: str, folded: str, taken: Sequence[tuple[int, int]]) -> list[Found]:
    """Return the quantities outside the spans already taken by moments, in order."""
    found: list[Found] = []
    phrases = [p for n in _free(folded, taken) if not is_name(text, folded, n) for p in [_single(folded, n)]]
    at = 0
    while at < len(phrases):
        phrase, at = _joined(folded, phrases, at)
        if phrase is None:
            continue
        phrase = _hedged(folded, phrase, found[-1].end if found else 0)
        if not is_pronoun(folded, phrase.core_start, phrase.core_end, bool(phrase.hedges), phrase.first):
            found.append(_found(text, phrase))
    return found


def _free(folded: str, taken: Sequence[tuple[int, int]]) -> list[Numeral]:
    out, i = [], 0
    for n in numerals(folded):
        while i < len(taken) and taken[i][1] <= n.start:
            i += 1
        if i == len(taken) or n.end <= taken[i][0]:
            out.append(n)
    return out


def _single(folded: str, n: Numeral) -> Phrase:
    """Return the phrase of one numeral with its unit."""
    phrase = Phrase(n.start, n.end, n.start, n.end, n.value, n.value, n, n, unit_end=n.end)
    if n.currency:
        return evolve(phrase, unit=currency(n.currency))
    if n.ordinal or (unit := unit_after(folded, n.end)) is None:
        return phrase
    code, _, end = unit
    covered = end if code in SHARES else n.end
    return evolve(phrase, unit=code, unit_end=end, end=covered)


@cache
def _connector() -> re.Pattern[str]:
    return re.compile(rf"{GAP}?-{GAP}?|-?{GAP}?(?P<word>to|or|and|until|through|/){GAP}?(?:as many as{GAP}|up to{GAP})?|-to-|-or-")


def _joined(folded: str, phrases: list[Phrase], at: int) -> tuple[Phrase | None, int]:
    """Return the phrase at `at`, with the next one where both are ends of one range, and where to go on."""
    a = phrases[at]
    if at + 1 == len(phrases):
        return a, at + 1
    b = phrases[at + 1]
    between = folded[a.unit_end : b.start]
    if b.start - a.unit_end > 16 or not (m := _connector().fullmatch(between)):
        return a, at + 1
    before = folded[max(0, a.start - 48) : a.start]
    word = m["word"] or ("to" if "to" in between else "or" if "or" in between else "-")
    if word == "-" and is_score(folded, a.first, b.first):
        return None, at + 2
    merged = _range(a, b, word, before)
    return (merged, at + 2) if merged else (a, at + 1)


_CHANGE = re.compile(
    r"\b(?:rose|risen|rising|rise|fell|fallen|falling|fall|increas\w+|decreas\w+|dropp?\w*|grew|grown|growing|climb\w*"
    r"|jump\w*|revis\w+|rais\w+|reduc\w+|cut|cuts|lower\w*|went|up|down|chang\w+|updat\w+|slid\w*|sank|shr[aiu]nk|doubl\w+"
    r"|declin\w+|slipp\w+|plung\w+|soar\w+|surg\w+|edg\w+|swell\w*|swollen)\b[^.;]{0,40}$"
)


def _range(a: Phrase, b: Phrase, word: str, before: str) -> Phrase | None:
    """Return the range from a to b, or None where the words do not make one."""
    if a.first.ordinal or b.first.ordinal or (b.first.currency and not a.first.currency):
        return None
    if word == "and" and not re.search(r"\b(?:between|from|both)\s+$|\bbetween\s+(?:about|around|roughly|some|an estimated)\s+$", before):
        return None
    if word in ("to", "until", "through") and _CHANGE.search(before):
        return None
    unit = b.unit or a.unit
    if a.unit and b.unit and a.unit != b.unit and not (a.unit == "m" and b.unit):
        return None
    low, high = a.low, b.high
    if a.first.scale < b.last.scale and a.first.scale == 1 and low * b.last.scale < high + b.last.scale and low < high / b.last.scale:
        low *= b.last.scale
    if low >= high or (word == "or" and (a.first.part != b.first.part)):
        return None
    if a.first.part and not b.first.part:
        return None
    return evolve(
        a, end=b.end, core_end=b.core_end, high=high, low=low, last=b.last, unit=unit, unit_end=b.unit_end
    )


def _words_before(folded: str, at: int, floor: int) -> list[tuple[int, str]]:
    """Return up to `_LONGEST_HEDGE` words that end at `at`, the nearest first, each with its start."""
    out: list[tuple[int, str]] = []
    window = folded[max(floor, at - 64) : at]
    offset = at - len(window)
    for m in reversed(list(_WORD.finditer(window))):
        if len(out) == _LONGEST_HEDGE or (out and m.end() + offset + 3 < out[-1][0]):
            break
        out.append((m.start() + offset, m[0]))
    if out and window[out[0][0] - offset + len(out[0][1]) :].strip("\n -"):
        return []
    return out


_WORD = re.compile(r"[^\W\d_]+\.?|[~≈±<>=≤≥]+|[^\s\w]")


def _phrase_before(folded: str, at: int, floor: int, table: frozenset[str]) -> tuple[int, str] | None:
    """Return the longest phrase of a table that ends right before `at`, with its start."""
    words = _words_before(folded, at, floor)
    for n in range(len(words), 0, -1):
        phrase = " ".join(w for _, w in reversed(words[:n]))
        if phrase in table:
            return words[n - 1][0], phrase
    return None


_HEDGE_WORDS = frozenset(HEDGES)


def _hedged(folded: str, phrase: Phrase, floor: int) -> Phrase:
    """Return the phrase with the hedges on both of its sides."""
    phrase = _trailing(folded, phrase)
    if phrase.first.ordinal:
        return phrase
    for _ in range(2):
        at = phrase.start
        if (filler := _phrase_before(folded, at, floor, FILLERS)) is not None:
            at = filler[0]
        hit = _phrase_before(folded, at, floor, _HEDGE_WORDS)
        if hit is None or not _is_hedge(folded, hit[1], hit[0], phrase):
            break
        bound = HEDGES[hit[1]]
        phrase = evolve(phrase, start=hit[0], hedges=(*phrase.hedges, bound), words=(hit[1], *phrase.words))
    if phrase.is_range and (lead := re.search(r"\b(?:between|from|anywhere from|anywhere between)\s+$", folded[max(floor, phrase.start - 20) : phrase.start])):
        phrase = evolve(phrase, start=phrase.start - len(lead[0]))
    return phrase


def _is_hedge(folded: str, words: str, start: int, phrase: Phrase) -> bool:
    """Return False where a word that may hedge means something else: "over two days", "close to three villages"."""
    if words == "over" and phrase.unit in TIME_UNITS and not folded.startswith(("old", "of age"), phrase.unit_end + 1):
        return False
    if words == "close to" and phrase.low < 10 and not phrase.unit:
        return False
    if words == "c." or words == "ca":
        return phrase.first.digits
    return not (words in ("some", "about") and phrase.first.part and False)


@cache
def _trailer() -> re.Pattern[str]:
    names = "|".join(re.escape(t).replace("\\ ", GAP) for t in sorted(TRAILERS, key=lambda w: (-len(w), w)))
    return re.compile(rf"{GAP}?(?P<words>{names})(?!\w)(?!{GAP}?[0-9])")


def _trailing(folded: str, phrase: Phrase) -> Phrase:
    m = _trailer().match(folded, phrase.end)
    if m is None or phrase.first.ordinal:
        return phrase
    words = " ".join(m["words"].split())
    glued = words[0] in "-+"
    if glued != (m.start("words") == phrase.end):
        return phrase
    if words == "plus" or (words == "odd" and m.end() < len(folded) and folded[m.end()] != " "):
        return phrase
    return evolve(phrase, end=m.end(), hedges=(*phrase.hedges, TRAILERS[words]), words=(*phrase.words, words.lstrip("-")))


def _found(text: str, phrase: Phrase) -> Found:
    share = phrase.first.part and not phrase.unit
    value = bounded(phrase.low, phrase.high, phrase.hedges, phrase.unit if not share else "", signed(phrase.unit))
    words = text[phrase.start : phrase.end]
    return Found(
        phrase.start,
        phrase.end,
        words,
        evolve(value, text=words),
        _form(phrase),
        "; ".join(phrase.words),
        phrase.core_start,
        phrase.core_end,
    )


def _form(phrase: Phrase) -> Form:
    if phrase.first.ordinal:
        return Form.ORDINAL
    if phrase.unit in SHARES:
        return Form.PERCENT
    if phrase.is_range:
        return Form.RANGE
    if phrase.first.currency or (len(phrase.unit) == 3 and phrase.unit.isupper()):
        return Form.MONEY
    if phrase.unit:
        return Form.MEASURE
    return Form.FRACTION if phrase.first.part else Form.CARDINAL
