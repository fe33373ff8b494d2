"""Comparable before contradictory: the gate that any two statements pass before a rule may set them against each other.

To be filled in: `comparable(a, b) -> Comparability`.
"""

from enum import StrEnum

from attrs import frozen


class Axis(StrEnum):
    """What can keep two statements from being comparable."""

    KIND = "kind of value"
    UNIT = "unit"
    EVENT = "event"
    ATTRIBUTE = "attribute"
    POPULATION = "population"
    SCOPE = "scope"
    TIME = "time"
    PERIOD = "period"
    PART = "part of another figure"
    STANCE = "stance"


@frozen
class Comparability:
    """Whether two statements may be compared, and if not, on which axis they differ and how."""

    comparable: bool
    axis: Axis | None = None
    reason: str = ""
