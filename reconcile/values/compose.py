"""How the tokens of a number compose: "two hundred and fifty thousand", "1.2 million", "half a dozen", "two-thirds"."""

from collections.abc import Sequence
from fractions import Fraction

from reconcile.values.numeral import Numeral, Token
from reconcile.values.portions import Portions
from reconcile.values.wordlist import PLURALS, Sort


def composed(tokens: Sequence[Token]) -> Numeral | None:
    """Return the longest number that the tokens begin with, or None where a lone article, "point" or sign is all."""
    first = tokens[0]
    if first.sort is Sort.DIGITS and not first.is_part and (len(tokens) == 1 or tokens[1].sort is Sort.DIGITS):
        value = first.value if first.scale == 1 else first.value * first.scale  # the usual case, at once
        return Numeral(first.start, first.end, value, first.scale, first.nth, False, True, first.currency)
    return _Reading(tokens).numeral()


class _Reading(Portions):
    """Whole numbers, groups of falling powers, decimals."""

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
            if (half := self._half_power()) is not None:
                return before, half / 2, int(half)
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

    def _half_power(self) -> Fraction | None:
        """Read "and a half million" behind a greater power; return the power."""
        tokens = self._tokens[self._at : self._at + 3]
        if len(tokens) < 3 or tokens[0].joint != "and" or tokens[2].sort is not Sort.SCALE:
            return None
        if {tokens[0].word, tokens[1].word} != {"a", "half"}:
            return None
        self._at += 3
        return tokens[2].value

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
        if rest is None and (digits := self._next(Sort.DIGITS, joints=("and",))) and self._adds(digits):
            rest = self._take(digits)  # "3 hundred and 21"
        return value if rest is None else value + rest

    def _adds(self, digits: Token) -> bool:
        """Return whether digits behind "hundred and" go on with a number that began in digits."""
        return (
            self._tokens[0].sort is Sort.DIGITS
            and 0 < digits.value < 100
            and digits.value.denominator == digits.scale == 1
            and not (digits.currency or digits.closed)
        )

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

    def _and_a_half(self, total: Fraction | None) -> Fraction | None:
        """Read "and a half" after the power: "a dozen and a half", "a million and a half"."""
        if total is None or self._ordinal:
            return total
        part = self._fraction_after_and()
        return total if part is None else total + part * max(1, self._scale if self._scale != 100 else 1)
