"""Numbers as written, in digits and in words: the number proper, before hedges, units and ranges.

A scanner reads tokens ("1.2", "hundred", "and"), `reconcile.values.compose` makes numbers of them. All values are exact
fractions.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from reconcile.values.compose import composed
from reconcile.values.fold import GAP
from reconcile.values.numeral import Numeral, Token
from reconcile.values.pattern import compiled
from reconcile.values.wordlist import CARDINALS, GLYPHS, LETTERS, ORDINALS, PARTS, Sort

_TOO_MUCH = 10**30  # what is beyond is no figure anybody states, and would overflow floats downstream
_MOST_TOKENS = 24  # no number anybody writes is longer; bounds the work on hostile input

# 1,234,567 | 12,34,567 (Indian) | 1 234 567 | 1234, then decimals.
DIGITS = (
    r"(?:(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}(?!,?[0-9])|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?!,?[0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,6},[0-9]{1,2}(?!,?[0-9])|(?<![0-9],)[0-9]{1,3},[0-9]{2}(?![,.]?[0-9])"
    r"|(?<![0-9],)[0-9]{1,3},[0-9](?= ?(?:m|b|tr)(?:illion|illiard|i?n|ln)(?!\w))"
    r"|[1-9][0-9]{0,2}(?:[ '][0-9]{3}){1,6}(?![ ']?[0-9])|[0-9]{1,30})(?:\.[0-9]{1,30})?|(?<!\w)\.[0-9]{1,30})(?![0-9])"
)
CODES = (
    "usd eur gbp pkr inr jpy cny rmb aud cad chf kes ksh ngn zar rub uah sar aed brl mxn npr lkr bdt"
    " sek nok dkk pln huf czk try twd hkd sgd nzd thb vnd idr"
    " myr php ghs tzs ugx zmw mwk etb xof xaf egp mad ils"
).split()
_SIGNS = "£€¥₹₨₽₩₪₦฿₫₺₱₴৳₡₲₸₼₾₭₮֏₵"
# One letter is money only right before an amount: in thousands, with two decimals, with a power behind, or of three
# digits and more; `guards` looks whether it is a capital.
_AMOUNT = (
    r"(?=[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+\.[0-9]{2}(?![0-9])|[0-9]{3,}(?![\w-])"
    r"|[0-9]+(?:\.[0-9]+)? ?(?:m|mn|b|bn|tn|k|million|billion|trillion|crore|lakh|thousand)(?!\w))"
)
CURRENCY = (
    rf"(?:us|au|a|ca|c|nz|hk|s|r|nt|j|tt|z|b)?\$|gh[₵¢]|[{_SIGNS}]"
    rf"|(?:rs\.?|kshs?|ush|tsh|shs?|rm|rp|tk\.?|zk|mk)(?= ?[0-9])|(?:{'|'.join(CODES)})(?= ?[0-9])|[nrkp]{_AMOUNT}"
)
_COUNTABLE = (
    "hundred dozen score thousand lakh crore million billion trillion half quarter third fourth fifth sixth seventh"
    " eighth ninth tenth twentieth hundredth thousandth millionth"
).split()

_OF_PART = (
    "of|in|to|by|on|at|from|for|as|than|more|less|fewer|higher|lower|bigger|smaller|larger|or|and|but|were|are|have|had"
    "|since|when|while|after|before|during|over|within|a|an|the|this|last|million|billion|thousand|hundred|dozen|each"
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a number's first token and of a further one with what joins it."""
    words = sorted(
        (CARDINALS.keys() | ORDINALS.keys() | PARTS.keys()) - {"a", "an", "point"}, key=lambda w: (-len(w), w)
    )
    glyphs = "".join(GLYPHS)
    letters = "|".join(sorted(LETTERS, key=lambda w: (-len(w), w)))
    # without a currency sign "5m" is five metres unless a plural follows, and "5b" a name
    spaced = "mn|mln|bn|bln|tn|tln|trn"
    million = r"m(?= (?:people|[a-z]{3,20}s)(?!\w))"
    letters = rf"(?(currency)(?:{letters}|t)|(?:k|{spaced}|(?<=\.[0-9])b|{million}))"
    parts = "[234568]|10|12|16|20|25|32|50|64|100|1000"
    # "a third of them", "by a third", but "a third person" is one more
    nths = "|".join(w for w in ORDINALS if w in PARTS)
    one_more = rf"(?!{GAP}(?:{nths}){GAP}(?!(?:{_OF_PART})(?!\w))[a-z])"
    token = (
        rf"(?:(?P<currency>{CURRENCY}) ?)?(?P<sign>(?<![\w)%])[-+])?(?:(?P<digits>{DIGITS})"
        rf"(?: ?(?P<glyph>[{glyphs}])|(?P<over> {{1,2}}[0-9]{{1,3}}/[0-9]{{1,3}})(?![0-9/])"
        rf"|(?P<slash>/(?:{parts}))(?![0-9/]))?"
        rf"(?:(?:e|[x×*]10\^)(?P<power>[-+]?[0-9]{{1,2}})(?!\w)|\^(?P<raised>[-+]?[0-9]{{1,2}})(?!\w)|(?P<nth>st|nd|rd|th)(?!\w)"
        rf"|(?P<letter>{letters})(?!\w)| {{1,2}}(?P<spaced>{spaced}|(?<![0-9]{{4}} )k(?! ?[a-z]))(?!\w))?"
        rf"|(?P<lone>[{glyphs}]))"
        rf"|(?P<word>{'|'.join(words)}|an?(?={GAP}(?:{'|'.join(_COUNTABLE)})(?!\w)){one_more})(?!\w)"
    )
    ones = "(?:one|two|three|four|five|six|seven|eight|nine)"
    junk = r"(?P<junk>[0-9]{1,30}(?:\.[0-9]{1,30}){2,}|[0-9]{31,})"
    first = re.compile(rf"(?<!\w)(?:{junk}|{token})")
    then = re.compile(
        rf"(?P<joint>{GAP}and{GAP}"
        rf"|{GAP}of(?={GAP}an?{GAP}(?:million|billion|trillion|dozen|hundred|thousand|lakh|crore)(?!\w)){GAP}"
        rf"|,{GAP}|-|(?<=ty) - (?={ones}(?!\w))|{GAP})(?:{token}|(?P<point>point)(?!\w))"
    )
    return first, then


_LETTER_SIGNS = "us au a ca c nz hk s r nt j tt z b gh n k p rs ksh kshs ush tsh sh shs rm rp tk zk mk $".split()


def first_words() -> list[str]:
    """Return the words and signs that numerals begin with, besides digits."""
    return [*CARDINALS, *ORDINALS, *PARTS, *GLYPHS, *CODES, *_LETTER_SIGNS, *_SIGNS]


def numerals(folded: str, places: Sequence[int]) -> Iterator[Numeral]:
    """Yield the numerals of a folded text that begin at one of the places, from left to right, none overlapping."""
    first, then = _patterns()
    at = 0
    for place in places:
        if place < at:
            continue
        m = _begun(folded, place, at, first)
        if m is None:
            continue
        at = m.end()
        if m["junk"]:
            continue
        tokens = [_token(m, m.start())]
        while tokens:
            while len(tokens) < _MOST_TOKENS and not tokens[-1].closed and (m := then.match(folded, tokens[-1].end)):
                tokens.append(_token(m, m.end("joint")))
            numeral = composed(tokens)
            if numeral is None:
                at = max(at, tokens.pop(0).end)
                continue
            at = numeral.end
            tokens = [t for t in tokens if t.start >= at]
            if abs(numeral.value) < _TOO_MUCH and not _is_thing(folded, numeral):
                yield numeral


def _begun(folded: str, place: int, floor: int, first: re.Pattern[str]) -> re.Match[str] | None:
    """Return the match of a first token, with the sign or decimal point that stands before the place."""
    if place > floor and folded[place - 1] in "+-." and (m := first.match(folded, place - 1)):
        return m
    return first.match(folded, place)


def _is_thing(folded: str, n: Numeral) -> bool:
    """Return whether "quarter" is three months, or the final of a cup, and "a score of 58" the result of a test."""
    if n.value == 20 and n.word in ("a", "score"):
        return n.word == "score" or compiled(_RESULT).match(folded, n.end) is not None
    return folded[n.start : n.end] == "quarter" and not folded.startswith((" of the", " of a", " of all"), n.end)


_RESULT = rf"{GAP}of{GAP}(?:[a-z]{{2,12}}{GAP}){{0,3}}[0-9]"


def _token(m: re.Match[str], start: int) -> Token:
    """Return the token that a match of either pattern holds."""
    joint = m["joint"] if "joint" in m.re.groupindex else ""
    joint = "-" if joint == " - " else joint if joint in ("", "-") else joint.strip() or " "
    if word := m["word"]:
        sort, value = CARDINALS.get(word) or ORDINALS.get(word) or (Sort.PART, 0)
        return Token(start, m.end(), sort, Fraction(value), word in ORDINALS, joint, PARTS.get(word, 0), word=word)
    if "point" in m.re.groupindex and m["point"]:
        return Token(start, m.end(), Sort.POINT, Fraction(0), joint=joint)
    return _digits(m, start, joint)


def _digits(m: re.Match[str], start: int, joint: str) -> Token:
    digits = m["digits"] or "0"
    if _EUROPEAN.fullmatch(digits):
        digits = digits.replace(".", "").replace(",", ".")
    digits = digits.translate(_UNGROUPED)
    value = Fraction(int(digits)) if digits.isdigit() else Fraction(digits)
    scale = 10**12 if m["letter"] == "t" else LETTERS.get(m["letter"] or m["spaced"] or "", 1)
    if m["power"]:
        value *= Fraction(10) ** int(m["power"])
    if m["raised"] and (value or not m["raised"].startswith("-")):
        value = Fraction(value) ** int(m["raised"])
    closed = bool(m["power"] or m["raised"] or m["nth"] or scale > 1)
    part = False
    if glyph := m["glyph"] or m["lone"]:
        value, part = value + Fraction(*GLYPHS[glyph]), m["lone"] is not None
    elif over := m["over"]:
        above, below = over.split("/")
        value += Fraction(int(above), int(below)) if int(below) else 0
    elif slash := m["slash"]:
        below = int(slash[1:])
        value, part, closed = value / below, True, True
    return Token(
        start,
        m.end(),
        Sort.DIGITS,
        -value if m["sign"] == "-" else value,
        nth=m["nth"] is not None,
        joint=joint,
        scale=scale,
        currency=m["currency"] or "",
        places=len(digits.partition(".")[2]),
        closed=closed,
        is_part=part,
    )


_EUROPEAN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}")
_UNGROUPED = str.maketrans("", "", ", '")
