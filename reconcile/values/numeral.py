"""A number as written, and the tokens that it is made of."""

from fractions import Fraction

from attrs import frozen

from reconcile.values.wordlist import Sort


@frozen
class Numeral:
    """One number as written.

    Attributes:
        start, end: its span, with a currency sign that stands before the digits.
        value: what it says.
        scale: the power it was multiplied by last ("5 million": 10**6), which "3 to 5 million" shares.
        ordinal, part: whether it is an ordinal; a part of one ("two-thirds").
        digits: whether it begins with digits.
        currency: the sign or code before the digits as folded, or "".
        word: its first word in letters, or "".
    """

    start: int
    end: int
    value: Fraction
    scale: int = 1
    ordinal: bool = False
    part: bool = False
    digits: bool = False
    currency: str = ""
    word: str = ""


@frozen
class Token:
    """One word or digit group of a number; `joint` is what joins it to the one before: "", " ", "-", "and" or ","."""

    start: int
    end: int
    sort: Sort
    value: Fraction
    nth: bool = False
    joint: str = ""
    below: int = 0  # the denominator, where the word may name a part
    scale: int = 1
    word: str = ""
    currency: str = ""
    places: int = 0
    closed: bool = False  # nothing may follow inside the number
    is_part: bool = False
