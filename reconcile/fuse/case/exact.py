"""Sums that lose nothing: a running sum to which one more number is added as if all had been summed anew.

Shewchuk, Adaptive precision floating-point arithmetic and fast robust geometric predicates (1997): a sum is kept as a
few floats that do not overlap, whose `math.fsum` is that of all that was added.
"""


class Sum:
    """A running sum.

    >>> import math
    >>> s = Sum()
    >>> for x in (1e16, 1.0, -1e16):
    ...     s.add(x)
    >>> s.parts, math.fsum(s.parts)
    ([1.0], 1.0)
    """

    def __init__(self) -> None:
        self.parts: list[float] = []

    def add(self, x: float) -> None:
        """Add a finite number."""
        kept = []
        for part in self.parts:
            if abs(x) < abs(part):
                x, part = part, x
            high = x + part
            low = part - (high - x)
            if low:
                kept.append(low)
            x = high
        self.parts = [*kept, x] if x else kept
