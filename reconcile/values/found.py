"""What the value grammar hands back: a value with the exact place of its words."""

from enum import StrEnum

from attrs import evolve, frozen

from reconcile.values.moment import Moment
from reconcile.values.quantity import Quantity


class Form(StrEnum):
    """How a value is worded."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    FRACTION = "fraction"
    MONEY = "money"
    MEASURE = "measure"
    AGE = "age"
    RANGE = "range"
    VAGUE = "vague"
    NONE = "none"
    MOMENT = "moment"


@frozen
class Found:
    """A value in a text.

    Attributes:
        start, end: the span of hedge, number and percent sign or word, without the unit or the thing counted; a sign
            of money is inside only where a hedge stands before it ("over $4.1 billion").
        text: the characters of that span.
        value: the Quantity or Moment that the words state.
        form: how it is worded.
        hedge: the hedge words in lower case ("at least"), several joined by "; ", or "".
        core_start, core_end: the span of the number proper, without its hedges.
    """

    start: int
    end: int
    text: str
    value: Quantity | Moment
    form: Form
    hedge: str = ""
    core_start: int = 0
    core_end: int = 0


_EMPHASIS = frozenset({"as many as", "as much as"})


def reported(found: Found) -> Quantity | Moment:
    """Return the value where "as many as N" only underlines a toll already reported: N itself; else the value as it is.

    "As many as 103 people died" states 103, while "as many as 103 may have died" leaves [0, 103] (semantics: values).
    """
    value = found.value
    if isinstance(value, Quantity) and found.hedge in _EMPHASIS and value.high is not None:
        return evolve(value, low=value.high, core_low=value.high, core_high=value.high, point=value.high)
    return value
