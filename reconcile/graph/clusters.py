"""Disjoint sets (union-find): what is joined, directly or through others, has one representative."""

from collections.abc import Iterable
from typing import Generic, Protocol, Self, TypeVar


class _Ordered(Protocol):
    def __lt__(self, other: Self, /) -> bool: ...

    def __hash__(self) -> int: ...


T = TypeVar("T", bound=_Ordered)


class Clusters(Generic[T]):
    """A partition that only grows coarser; the least member represents its set, whatever the order of joining."""

    def __init__(self, members: Iterable[T] = ()) -> None:
        """Start with every member alone."""
        self._above: dict[T, T] = {m: m for m in members}

    def of(self, member: T) -> T:
        """Return the least member of the set that holds `member`; a new one is alone."""
        above = self._above
        head = above.setdefault(member, member)
        while above[head] != head:
            above[head] = above[above[head]]
            head = above[head]
        return head

    def join(self, a: T, b: T) -> bool:
        """Make one set of two; return whether they were apart."""
        x, y = self.of(a), self.of(b)
        if x == y:
            return False
        low, high = (x, y) if x < y else (y, x)
        self._above[high] = low
        return True
