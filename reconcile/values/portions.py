"""Parts of one in a number: "two-thirds", "half a million", "and three quarters", "twenty-three fifths"."""

from collections.abc import Sequence
from fractions import Fraction

from reconcile.values.numeral import Numeral, Token
from reconcile.values.wordlist import PLURALS, Sort


class Portions:
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
        raise NotImplementedError

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
        """Read "one twenty-fifth", "one two-hundredth"."""
        one, *rest = self._tokens
        if one.sort is Sort.UNIT and one.value == 1 and rest and rest[0].joint == " " and rest[0].sort is Sort.UNIT:
            read = type(self)(rest)
            bottom = read.numeral()
            if bottom is not None and bottom.ordinal and bottom.value > 100:
                self._at, self._part = 1 + read._at, True
                return 1 / bottom.value
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

    def _part_next(self) -> bool:
        """Return whether "and three quarters" comes next, so that "three" is no unit of the whole."""
        tokens = self._tokens[self._at : self._at + 2]
        return len(tokens) == 2 and tokens[0].joint == "and" and bool(tokens[1].below) and tokens[1].word.endswith("s")

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
