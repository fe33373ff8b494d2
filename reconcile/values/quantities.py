"""Quantities in running text: numerals and vague words with their hedges, ranges, units, money and ages.

Words left and right of each numeral are looked up in tables, a bounded number of them, so that the work grows with the
text and no faster.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from reconcile.values.ages import aged
from reconcile.values.combine import combined
from reconcile.values.found import Form, Found
from reconcile.values.guards import is_name, is_pronoun
from reconcile.values.hedges import Bound, bounded
from reconcile.values.hedging import hedged
from reconcile.values.measure import SHARES, is_money, signed
from reconcile.values.numeral import Numeral
from reconcile.values.numerals import numerals
from reconcile.values.phrase import Phrase, single
from reconcile.values.profile import Profile, Vague
from reconcile.values.quantity import Quantity
from reconcile.values.ranges import joined, led
from reconcile.values.triggers import Scan
from reconcile.values.vague import absences, vague_numerals

Span = tuple[int, int]
_LONGEST_RUN = 20  # number words in a row, as a code or a telephone number is read out
Places = Mapping[Scan, Sequence[int]]


def quantities(text: str, folded: str, places: Places, taken: Sequence[Span], profile: Profile) -> list[Found]:
    """Return the quantities outside the spans already taken by moments, in order."""
    return combined(text, folded, [_found(text, p, profile) for p in phrases(text, folded, places, taken, profile)])


def phrases(text: str, folded: str, places: Places, taken: Sequence[Span], profile: Profile) -> list[Phrase]:
    """Return the phrases that quantities are made of, with hedges and ends of ranges."""
    singles = _phrases(text, folded, places, taken, profile)
    out: list[Phrase] = []
    at, floor = 0, 0
    while at < len(singles):
        phrase, at = _longest(folded, singles, at)
        if phrase is None:
            continue
        phrase = led(folded, hedged(folded, aged(text, folded, phrase), floor), floor)
        if not is_pronoun(folded, phrase.core_start, phrase.core_end, bool(phrase.hedges), phrase.first):
            out.append(phrase)
            floor = phrase.end
    return out


def _phrases(text: str, folded: str, places: Places, taken: Sequence[Span], profile: Profile) -> list[Phrase]:
    """Return one phrase a number, in order, outside the spans taken; of two that overlap, the one that begins first."""
    coded: dict[int, Vague] = {}
    numbers = list(numerals(folded, places[Scan.NUMERAL]))
    for n, vague in vague_numerals(folded, places[Scan.VAGUE], profile):
        numbers.append(n)
        coded[n.start] = vague
    numbers += absences(folded, places[Scan.ABSENCE])
    numbers.sort(key=lambda n: (n.start, -n.end))
    out: list[Phrase] = []
    end = 0
    for n in _readable(folded, _outside(numbers, taken)):
        if n.start >= end and not is_name(text, folded, n):
            out.append(single(folded, n, coded.get(n.start)))
            end = max(out[-1].end, out[-1].unit_end)  # "30 second" is no ordinal
    return out


def _readable(folded: str, numbers: list[Numeral]) -> Iterator[Numeral]:
    """Yield the numerals but those of long runs of words with nothing between: no reader could take them apart."""
    run: list[Numeral] = []
    for n in numbers:
        if run and not (folded[n.start].isalpha() and folded[run[-1].end : n.start].isspace()):
            yield from run if len(run) <= _LONGEST_RUN else ()
            run = []
        run.append(n)
    yield from run if len(run) <= _LONGEST_RUN else ()


def _outside(numbers: list[Numeral], taken: Sequence[Span]) -> list[Numeral]:
    """Return the numerals that overlap no span; both are sorted by their start."""
    out, i = [], 0
    for n in numbers:
        while i < len(taken) and taken[i][1] <= n.start:
            i += 1
        if i == len(taken) or n.end <= taken[i][0]:
            out.append(n)
    return out


def _longest(folded: str, phrases: list[Phrase], at: int) -> tuple[Phrase | None, int]:
    """Return the phrase at `at`, with the next where both are ends of one range, and where to go on."""
    if at + 1 < len(phrases):
        both = joined(folded, phrases[at], phrases[at + 1])
        if both is False:
            return None, at + 2
        if isinstance(both, Phrase):
            return both, at + 2
    return phrases[at], at + 1


def _found(text: str, phrase: Phrase, profile: Profile) -> Found:
    if sign := phrase.first.currency:  # the sign is the unit, which the span leaves out where nothing stands before it
        digits = phrase.core_start + len(sign)
        digits += text[digits] == " "
        start = digits if phrase.start == phrase.core_start else phrase.start
        phrase = evolve(phrase, start=start, core_start=digits)
    words = text[phrase.start : phrase.end]
    value = evolve(stated(phrase, profile), text=words)
    hedge = "; ".join(phrase.words)
    return Found(phrase.start, phrase.end, words, value, _form(phrase), hedge, phrase.core_start, phrase.core_end)


def stated(phrase: Phrase, profile: Profile) -> Quantity:
    """Return the bounds that the phrase leaves possible."""
    if phrase.vague is not None:
        low, high, point = phrase.vague
        bounds = tuple(b for b in phrase.hedges if b is not Bound.ABOUT)
        if not bounds:
            return Quantity(low=low, high=high, point=point, unit=phrase.unit)
        return bounded(phrase.low, phrase.high, bounds, phrase.unit)
    if phrase.hedges == (Bound.MORE,) and phrase.first.word == "a" and phrase.low == 12 and not phrase.is_range:
        low, high, point = profile.vague["over a dozen"]
        return Quantity(low=low, high=high, point=point, unit=phrase.unit)
    made = bounded(phrase.low, phrase.high, phrase.hedges, phrase.unit, signed(phrase.unit))
    return evolve(made, high=1) if phrase.first.part and made.high is None and phrase.low <= Fraction(1) else made


def _form(phrase: Phrase) -> Form:
    if phrase.first.ordinal:
        return Form.ORDINAL
    if phrase.age:
        return Form.AGE
    if phrase.unit in SHARES:
        return Form.PERCENT
    if phrase.vague is not None:
        return Form.VAGUE
    if phrase.is_range:
        return Form.RANGE
    if is_money(phrase.unit):
        return Form.MONEY
    if phrase.unit:
        return Form.MEASURE
    if phrase.first.word.startswith("no"):
        return Form.NONE
    return Form.FRACTION if phrase.first.part else Form.CARDINAL
