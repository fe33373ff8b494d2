"""The words numbers are made of, each with what it does in a number and what it is worth."""

from enum import Enum


class Sort(Enum):
    """What a word does in a number."""

    DIGITS = "digits"
    ZERO = "zero"
    UNIT = "unit"
    TEEN = "teen"
    TENS = "tens"
    HUNDRED = "hundred"
    SCALE = "scale"
    DOZEN = "dozen"
    ARTICLE = "article"
    POINT = "point"
    PART = "part"
    MINUS = "minus"


_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NTH_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
_NTH_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_SCALES = {
    "thousand": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
}

CARDINALS: dict[str, tuple[Sort, int]] = {
    **{w: (Sort.UNIT, n) for n, w in enumerate(_UNITS, 1)},
    **{w: (Sort.TEEN, n) for n, w in enumerate(_TEENS, 10)},
    **{w: (Sort.TENS, 10 * n) for n, w in enumerate(_TENS, 2)},
    "fourty": (Sort.TENS, 40),
    "zero": (Sort.ZERO, 0),
    "nil": (Sort.ZERO, 0),
    "nought": (Sort.ZERO, 0),
    "naught": (Sort.ZERO, 0),
    "hundred": (Sort.HUNDRED, 100),
    **{w: (Sort.SCALE, n) for w, n in _SCALES.items()},
    **{w + "s": (Sort.SCALE, n) for w, n in _SCALES.items()},
    "hundreds": (Sort.HUNDRED, 100),
    "dozen": (Sort.DOZEN, 12),
    "dozens": (Sort.DOZEN, 12),
    "score": (Sort.DOZEN, 20),
    "a": (Sort.ARTICLE, 1),
    "an": (Sort.ARTICLE, 1),
    "point": (Sort.POINT, 0),
    "minus": (Sort.MINUS, -1),
    "negative": (Sort.MINUS, -1),
}

ORDINALS: dict[str, tuple[Sort, int]] = {
    **{w: (Sort.UNIT, n) for n, w in enumerate(_NTH_UNITS, 1)},
    **{w: (Sort.TEEN, n) for n, w in enumerate(_NTH_TEENS, 10)},
    **{w[:-1] + "ieth": (Sort.TENS, 10 * n) for n, w in enumerate(_TENS, 2)},
    "hundredth": (Sort.HUNDRED, 100),
    **{w + "th": (Sort.SCALE, n) for w, n in _SCALES.items()},
}

# A part of one: "half", "thirds"; what may also be an ordinal stays one unless a numerator stands before it.
PARTS: dict[str, int] = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{w: n for w, (_, n) in ORDINALS.items() if n > 2},
    **{w + "s": n for w, (_, n) in ORDINALS.items() if n > 2},
}

# Plurals that are a number only behind one: "three dozens", but "dozens" alone is vague.
PLURALS = frozenset(w for w in CARDINALS if w.endswith("s"))

# Powers as letters glued to digits or after money: "$4bn", "1.2m", "10k".
LETTERS: dict[str, int] = {
    "k": 10**3,
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "tln": 10**12,
    "trn": 10**12,
}

GLYPHS: dict[str, tuple[int, int]] = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
