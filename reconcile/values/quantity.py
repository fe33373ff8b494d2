"""A number as sources state it: hard bounds that the words exclude beyond, a plausible core and a point."""

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Self

from attrs import evolve, field, frozen

from reconcile.values.base import Number, Relation, Value, as_number
from reconcile.values.units import conversion

_INF = math.inf
_WRITTEN = 6  # more decimals than that nobody writes: they come from a conversion


@frozen
class Quantity:
    """A set of numbers, with the part of it that is most plausible.

    Attributes:
        low, high: hard bounds, None where unbounded; percentages as 0 to 100.
        low_open, high_open: whether the bound itself is excluded ("more than 100").
        core_low, core_high: the plausible core, inside the hard bounds; None where it reaches as far as they do.
        point: the one number to print, or None.
        unit: "" for a count of things, "percent", an ISO 4217 currency code, or a unit of `values.units`.
        text: the words found; no part of equality.
    """

    kind: ClassVar[str] = "quantity"

    low: Number | None = None
    high: Number | None = None
    low_open: bool = False
    high_open: bool = False
    core_low: Number | None = None
    core_high: Number | None = None
    point: Number | None = None
    unit: str = ""
    text: str = field(default="", eq=False)

    @classmethod
    def exact(cls, x: Number, unit: str = "", text: str = "") -> Self:
        """Return {x}.

        >>> Quantity.exact(3).is_exact
        True
        """
        return cls(low=x, high=x, core_low=x, core_high=x, point=x, unit=unit, text=text)

    @property
    def is_exact(self) -> bool:
        """Return whether the hard bounds allow one number only."""
        return self.low is not None and self.low == self.high

    @property
    def bounds(self) -> tuple[float, bool, float, bool]:
        """Return low, low_open, high, high_open with infinities for None."""
        lo = -_INF if self.low is None else self.low
        hi = _INF if self.high is None else self.high
        return lo, self.low_open, hi, self.high_open

    @property
    def core(self) -> tuple[float, float]:
        """Return the plausible core with infinities where it is unbounded."""
        lo, _, hi, _ = self.bounds
        return (lo if self.core_low is None else self.core_low), (hi if self.core_high is None else self.core_high)

    def closed(self) -> Self:
        """Return the same set of whole numbers with closed integer bounds: (100, inf) as [101, inf).

        >>> Quantity(low=100, low_open=True).closed().low
        101
        """
        lo = self.low + 1 if self.low_open and isinstance(self.low, int) else self.low
        hi = self.high - 1 if self.high_open and isinstance(self.high, int) else self.high
        return evolve(
            self,
            low=lo,
            high=hi,
            low_open=self.low_open and not isinstance(self.low, int),
            high_open=self.high_open and not isinstance(self.high, int),
        )

    def contains(self, x: Number) -> bool:
        """Return whether x lies within the hard bounds."""
        lo, lo_open, hi, hi_open = self.bounds
        return (lo < x or (lo == x and not lo_open)) and (x < hi or (x == hi and not hi_open))

    def commensurable(self, other: "Quantity") -> bool:
        """Return whether the units are equal or convert exactly."""
        return self.unit == other.unit or conversion(other.unit, self.unit) is not None

    def to(self, unit: str) -> Self:
        """Return the quantity in another unit, exactly where the conversion is.

        Raises:
            ValueError: the units measure different things.
        """
        if unit == self.unit:
            return self
        factor = conversion(self.unit, unit)
        if factor is None:
            raise ValueError(f"no conversion from {self.unit or 'a count'} to {unit or 'a count'}")

        def turned(x: Number | None) -> Number | None:
            return None if x is None else as_number(Fraction(str(x)) * factor)

        return evolve(
            self,
            low=turned(self.low),
            high=turned(self.high),
            core_low=turned(self.core_low),
            core_high=turned(self.core_high),
            point=turned(self.point),
            unit=unit,
        )

    def intersection(self, other: "Quantity") -> "Quantity | None":
        """Return the hard bounds that both allow (in this one's unit), or None; the point is kept if still inside."""
        if not self.commensurable(other):
            return None
        other = other.to(self.unit)
        lo, lo_open = max((self.bounds[0], self.bounds[1]), (other.bounds[0], other.bounds[1]))
        hi, hi_shut = min((self.bounds[2], not self.bounds[3]), (other.bounds[2], not other.bounds[3]))
        if lo > hi or (lo == hi and (lo_open or not hi_shut)):
            return None
        met = Quantity(
            low=None if lo == -_INF else lo,
            high=None if hi == _INF else hi,
            low_open=lo_open,
            high_open=not hi_shut,
            unit=self.unit,
        )
        points = [p for p in (self.point, other.point) if p is not None and met.contains(p)]
        return evolve(met, point=points[0] if points else None)

    def relation(self, other: Value) -> Relation:
        """Compare hard bounds; incommensurable units are not comparable."""
        if not isinstance(other, Quantity) or not self.commensurable(other):
            return Relation.INCOMMENSURABLE
        mine, theirs = self.bounds, other.to(self.unit).bounds
        if mine == theirs:
            return Relation.SAME
        a_low, a_high = (mine[0], mine[1]), (mine[2], not mine[3])
        b_low, b_high = (theirs[0], theirs[1]), (theirs[2], not theirs[3])
        (low, low_open), (high, high_shut) = max(a_low, b_low), min(a_high, b_high)
        if low > high or (low == high and (low_open or not high_shut)):
            return Relation.DISJOINT
        if a_low >= b_low and a_high <= b_high:
            return Relation.NARROWER
        return Relation.BROADER if a_low <= b_low and a_high >= b_high else Relation.OVERLAP

    def in_core_of(self, other: Value) -> bool:
        """Return whether the cores meet and the hard bounds do."""
        if not isinstance(other, Quantity) or self.relation(other) in (Relation.DISJOINT, Relation.INCOMMENSURABLE):
            return False
        (a_lo, a_hi), (b_lo, b_hi) = self.core, other.to(self.unit).core
        return a_lo <= b_hi and b_lo <= a_hi

    def sort_key(self) -> tuple[str, float, float, str]:
        """Order by low, high, then unit."""
        lo, _, hi, _ = self.bounds
        return (self.kind, lo, hi, self.unit)

    def as_json(self) -> dict[str, object]:
        """Return the fields with plain numbers."""
        names = ("low", "high", "low_open", "high_open", "core_low", "core_high", "point", "unit", "text")
        return {"kind": self.kind, **{n: getattr(self, n) for n in names}}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Restore what `as_json` gave."""
        return cls(**{k: v for k, v in data.items() if k != "kind"})  # type: ignore[arg-type]

    def __str__(self) -> str:
        """Return a short notation that `parse` reads: '3', '>= 4', '> 100', '<= 30', '~40', '5–7', with the unit.

        >>> str(Quantity(low=4, core_low=4, point=4))
        '>= 4'
        """
        from reconcile.values.notation import quantity_text

        return quantity_text(self)


def number_text(x: Number) -> str:
    """Return a number as people write it: thousands grouped, no trailing zeros, a converted one to four digits.

    >>> number_text(15200000), number_text(6.80), number_text(170.603674541)
    ('15,200,000', '6.8', '170.6')
    """
    if isinstance(x, float) and x.is_integer() and abs(x) < 1e15:
        x = int(x)
    if isinstance(x, int):
        return f"{x:,}"
    digits = f"{x:.12g}".partition(".")[2]
    return f"{x:,.4g}" if len(digits) > _WRITTEN and 1e-4 < abs(x) < 1e4 else f"{x:,.12g}"
