"""What all values share: each is a set of possibilities, and any two stand in one of six relations."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, Protocol, Self, runtime_checkable

Number = int | float


class Relation(StrEnum):
    """How the possibilities of one value stand to those of another, by hard bounds."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    OVERLAP = "overlap"
    DISJOINT = "disjoint"
    INCOMMENSURABLE = "incommensurable"


@runtime_checkable
class Value(Protocol):
    """The interface of Quantity, Moment, Label and Names. All are frozen, hashable and printable by `str`."""

    kind: ClassVar[str]

    @property
    def text(self) -> str:
        """Return the words or the cell that the value was read from, or ''. It takes no part in equality."""

    def relation(self, other: "Value") -> Relation:
        """Return how this value's possibilities stand to the other's."""

    def in_core_of(self, other: "Value") -> bool:
        """Return whether this value's most plausible part lies in the other's plausible core."""

    def sort_key(self) -> tuple[str, float, float, str]:
        """Return a key that orders values of any kind in one canonical way."""

    def as_json(self) -> dict[str, object]:
        """Return plain JSON with a `kind`; `from_json` of the same class restores an equal value."""

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Restore what `as_json` gave."""


def relation(a: Value, b: Value) -> Relation:
    """Return how `a` stands to `b` by hard bounds; values of different kinds are incommensurable."""
    return a.relation(b) if a.kind == b.kind else Relation.INCOMMENSURABLE


def as_number(x: Fraction) -> Number:
    """Return the shortest honest number: an int where exact, else the nearest float.

    >>> as_number(Fraction("0.29") * 100)
    29
    """
    return int(x) if x.denominator == 1 else float(x)
