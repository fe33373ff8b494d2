"""How the tokens of a number compose: "two hundred and fifty thousand", "1.2 million", "half a dozen", "two-thirds"."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import frozen

from reconcile.values.wordlist import PLURALS, Sort


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


def composed(tokens: Sequence[Token]) -> Numeral | None:
    """Return the longest number that the tokens begin with, or None where a lone article, "point" or sign is all."""
    first = tokens[0]
    if first.sort is Sort.DIGITS and not first.is_part and (len(tokens) == 1 or tokens[1].sort is Sort.DIGITS):
        value = first.value if first.scale == 1 else first.value * first.scale  # the usual case, at once
        return Numeral(first.start, first.end, value, first.scale, first.nth, False, True, first.currency)
    return _Reading(tokens).numeral()


class _Reading:
    """A cursor over the tokens; each method reads one constituent and moves on, or leaves the cursor where it is."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens, self._at = tokens, 0
        self._scale, self._ordinal, self._part = 1, False, False

    def _next(self, *sorts: Sort, joints: str | tuple[str, ...] = (" ", "-", "")) -> Token | None:
        """Return the token at the cursor if it is of these sorts and so joined."""
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.sort in sorts and (self._at == 0 or token.joint in joints) and not self._ordinal:
                return token
        return None

    def _take(self, token: Token) -> Fraction:
        self._at += 1
        self._ordinal = token.nth
        return token.value

    def numeral(self) -> Numeral | None:
        """Read a whole number."""
        sign = 1
        if minus := self._next(Sort.MINUS):
            self._at, sign = 1, -1
            if not self._next(Sort.DIGITS, Sort.UNIT, Sort.TEEN, Sort.TENS, Sort.HUNDRED, Sort.ZERO):
                return None
            del minus
        value = self._parts() if sign == 1 else None
        if value is None and self._tokens[self._at].word not in PLURALS:
            value = self._whole()
        if value is None:
            return None
        value = self._divided(value)
        first, last = self._tokens[0], self._tokens[self._at - 1]
        return Numeral(
            first.start,
            last.end,
            sign * value,
            self._scale,
            self._ordinal,
            self._part,
            first.sort is Sort.DIGITS,
            first.currency,
            first.word,
        )

    def _divided(self, value: Fraction) -> Fraction:
        """Read a denominator in the plural: "twenty-three fifths"."""
        if self._at < len(self._tokens) and not self._part and not self._ordinal:
            token = self._tokens[self._at]
            if token.below and token.word.endswith("s") and token.joint in (" ", "-") and value.denominator == 1:
                self._at, self._part = self._at + 1, True
                return value / token.below
        return value

    def _parts(self) -> Fraction | None:
        """Read "half", "a third", "two-thirds", "3/4", and "half a million", "half a dozen"."""
        first = self._tokens[0]
        if first.word in PLURALS:
            return None
        if first.is_part:
            self._at, self._part = 1, True
            return self._scaled(first.value)
        if first.word in ("half", "quarter"):
            self._at = 1
            return self._scaled_part(Fraction(1, first.below))
        if len(self._tokens) > 1 and self._tokens[1].below and self._tokens[1].joint in (" ", "-"):
            top, bottom = self._tokens[0], self._tokens[1]
            plural = bottom.word.endswith(("s", "ves")) or bottom.word == "half"
            one = top.sort is Sort.ARTICLE or top.value == 1
            small = top.sort in (Sort.UNIT, Sort.TEEN, Sort.ARTICLE) or (top.sort is Sort.DIGITS and not top.closed)
            if (
                small
                and not top.nth
                and top.value.denominator == 1
                and (plural or one)
                and not (top.word == "a" and bottom.word == "second")
            ):
                self._at = 2
                return self._scaled_part(Fraction(int(top.value), bottom.below))
        return self._one_nth()

    def _one_nth(self) -> Fraction | None:
        """Read "one twenty-fifth"."""
        if [t.sort for t in self._tokens[:3]] == [Sort.UNIT, Sort.TENS, Sort.UNIT] and self._tokens[2].nth:
            one, tens, unit = self._tokens[:3]
            if one.value == 1 and tens.joint == " " and unit.joint == "-":
                self._at, self._part = 3, True
                return Fraction(1, int(tens.value + unit.value))
        return None

    def _scaled_part(self, value: Fraction) -> Fraction:
        """Read on after a part: "a million", "million", "a dozen", else leave it a part of one."""
        before = self._at
        if self._next(Sort.ARTICLE, joints=(" ", "-", "", "of")):
            self._at += 1
        if token := self._next(Sort.SCALE, Sort.HUNDRED, Sort.DOZEN):
            self._take(token)
            self._scale = int(token.value)
            return value * token.value
        self._at, self._part = before, True
        return value

    def _scaled(self, value: Fraction) -> Fraction:
        while token := self._next(Sort.SCALE):
            value *= self._take(token)
            self._scale *= int(token.value)
            self._part = False
        return value

    def _whole(self) -> Fraction | None:
        """Read groups of falling powers: "two million three hundred thousand and five"."""
        total, limit = None, None
        while (group := self._group(total is None)) is not None:
            before, value, power = group
            if limit is not None and (value >= limit or value == 0):
                self._at, self._ordinal = before, False
                break
            total = value if total is None else total + value
            self._scale = power if power > 1 or limit is None else self._scale
            limit = power
            if power == 1 or self._ordinal:
                break
        return self._and_a_half(total)

    def _group(self, first: bool) -> tuple[int, Fraction, int] | None:
        """Read one group with its power; return where it began, its worth and the power."""
        before = self._at
        if not first and self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.joint == "," and not any(t.sort is Sort.SCALE for t in self._tokens[self._at + 1 : self._at + 5]):
                return None
            if token.sort is Sort.DIGITS and token.joint != " ":
                return None
            if self._part_next():
                return None
        small = self._small(first)
        if small is None:
            return None
        power, value = 1, small + (self._fraction_after_and() or 0)  # "two and a half million"
        while not self._ordinal and (times := self._next(Sort.SCALE, Sort.DOZEN)):
            value *= self._take(times)
            power *= int(times.value)
            if times.sort is Sort.DOZEN:
                break
        if self._at - before == 1 and self._tokens[before].sort is Sort.ARTICLE:
            self._at = before
            return None
        scale = self._tokens[before].scale
        return before, value * scale, max(power * scale, 1)

    def _small(self, first: bool) -> Fraction | None:
        """Read what stands before a power: digits, or words below a thousand ("fifteen hundred" too)."""
        joints = (" ", "-", "") if first else (" ", "-", "and", ",")
        if token := self._next(Sort.DIGITS, joints=joints):
            value = self._take(token)
            if token.closed:
                return value
            return self._hundreds(value) if value < 100 and not self._ordinal else value
        if token := self._next(Sort.ZERO, joints=joints):
            return self._decimals(self._take(token))
        if first and (token := self._next(Sort.HUNDRED, Sort.SCALE, Sort.DOZEN)):
            return Fraction(1) if token.sort is not Sort.HUNDRED else self._hundreds(Fraction(1))
        if token := self._next(Sort.ARTICLE, joints=joints):
            self._at += 1
            return self._hundreds(Fraction(1))
        low = self._below_hundred(joints)
        return None if low is None else self._decimals(low if self._ordinal else self._hundreds(low))

    def _below_hundred(self, joints: tuple[str, ...]) -> Fraction | None:
        if token := self._next(Sort.TENS, joints=joints):
            value = self._take(token)
            unit = self._next(Sort.UNIT)
            return value + self._take(unit) if unit else value
        if token := self._next(Sort.UNIT, Sort.TEEN, joints=joints):
            return self._take(token)
        return None

    def _hundreds(self, value: Fraction) -> Fraction:
        """Read "hundred" and what it may be followed by below a hundred."""
        token = self._next(Sort.HUNDRED)
        if token is None:
            return value
        value *= self._take(token)
        if self._scale == 1:
            self._scale = 100
        rest = None if self._ordinal or self._part_next() else self._below_hundred((" ", "and", "-"))
        return value if rest is None else value + rest

    def _part_next(self) -> bool:
        """Return whether "and three quarters" comes next, so that "three" is no unit of the whole."""
        tokens = self._tokens[self._at : self._at + 2]
        return len(tokens) == 2 and tokens[0].joint == "and" and bool(tokens[1].below) and tokens[1].word.endswith("s")

    def _decimals(self, value: Fraction) -> Fraction:
        """Read "point two five"."""
        if self._ordinal or not self._next(Sort.POINT):
            return value
        before, text = self._at, ""
        self._at += 1
        while (token := self._next(Sort.UNIT, Sort.ZERO, joints=(" ",))) and not token.nth:
            text += str(self._take(token))
        if not text:
            after = self._below_hundred((" ",))
            if after is None or self._ordinal:
                self._at, self._ordinal = before, False
                return value
            text = str(after)
        return value + Fraction(int(text), 10 ** len(text))

    def _fraction_after_and(self) -> Fraction | None:
        """Read "and a half", "and three quarters"."""
        at = self._at
        tokens = self._tokens[at : at + 2]
        if self._ordinal or not tokens or tokens[0].joint != "and":
            return None
        if tokens[0].word in ("half",):
            self._at += 1
            return Fraction(1, 2)
        if len(tokens) == 2 and tokens[1].below and tokens[1].joint in (" ", "-"):
            top = tokens[0]
            if top.sort is Sort.ARTICLE or (top.sort is Sort.UNIT and (top.value == 1 or tokens[1].word.endswith("s"))):
                self._at += 2
                return Fraction(int(top.value), tokens[1].below)
        return None

    def _and_a_half(self, total: Fraction | None) -> Fraction | None:
        """Read "and a half" after the power: "a dozen and a half", "a million and a half"."""
        if total is None or self._ordinal:
            return total
        part = self._fraction_after_and()
        return total if part is None else total + part * max(1, self._scale if self._scale != 100 else 1)
