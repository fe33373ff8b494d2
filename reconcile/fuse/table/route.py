"""Which model fits which claims: by their shape, attribute by attribute, with the reason."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

from reconcile.columns.kinds.label import folded
from reconcile.fuse.table.shape import Shapes, common_meaning

if TYPE_CHECKING:
    from reconcile.columns.ballots import Ballots
    from reconcile.columns.claims import Claims
    from reconcile.fuse.table.method import Given

LABELS, PER_LABEL = 20.0, 20.0  # a closed set has at most so many labels, each claimed so often
SHARED_MEANING = 0.03  # chi-square an observation
FEW_LABELS = 3  # so few behave alike, whatever they mean
IN_TREE = 0.5  # of an attribute's values
CHANGES = 0.02  # of the answers
LISTS = 0.03  # of the answers
LISTED_LABELS = 0.1  # of the answers, where the labels are closed: some tools ask twice
TOGETHER = 0.9  # of the answers have several numbers: parts of one, as a coordinate's
EXACT, CHANCE = 0.1, 0.01  # numbers agree on one question, and do not across questions
ENOUGH = 200.0  # claims that show what an attribute is like; smaller ones are judged together


@frozen
class Route:
    """A model for some attributes.

    Attributes:
        method: its name.
        attributes: their indices, ascending.
        because: what about the claims calls for it.
    """

    method: str
    attributes: tuple[int, ...]
    because: str


def routes(claims: "Claims", ballots: "Ballots", given: "Given") -> tuple[Route, ...]:
    """Return the models for the attributes of a table, each attribute in one."""
    found: dict[tuple[str, str], list[int]] = {}
    for attribute, method, reason in _decided(claims, ballots, given):
        found.setdefault((method, reason), []).append(attribute)
    by_method: dict[str, list[tuple[list[int], str]]] = {}
    for (method, reason), attributes in found.items():
        by_method.setdefault(method, []).append((attributes, reason))
    return tuple(
        Route(method, tuple(sorted(a for attributes, _ in parts for a in attributes)), _told([r for _, r in parts]))
        for method, parts in sorted(by_method.items())
    )


def _told(reasons: list[str]) -> str:
    """Return the first reasons, and how many more there are."""
    return "; ".join(reasons[:2]) + (f"; and {len(reasons) - 2} more such" if len(reasons) > 2 else "")


def _decided(claims: "Claims", ballots: "Ballots", given: "Given") -> Iterator[tuple[int, str, str]]:
    """Yield (attribute, method, reason)."""
    shapes = Shapes.of(claims, ballots)
    undecided = numpy.ones(len(claims.attributes), dtype=bool)
    for attribute in numpy.flatnonzero(shapes.told > 0).tolist():
        special = _special(claims, shapes, attribute, given)
        if special or shapes.told[attribute] >= ENOUGH:
            undecided[attribute] = False
            alone = numpy.arange(len(undecided)) == attribute
            yield (
                attribute,
                *(special or _plain(shapes.together(alone), claims.kinds[attribute], timed=claims.time is not None)),
            )
    undecided &= shapes.told > 0
    for attribute in numpy.flatnonzero(undecided & (numpy.array(claims.kinds) == "number")).tolist():
        undecided[attribute] = False
        yield attribute, *_few_numbers(shapes.together(numpy.arange(len(undecided)) == attribute))
    for times in (True, False):
        small = undecided & ((numpy.array(claims.kinds) == "time") == times)
        if small.any():
            method, reason = _plain(shapes.together(small), "time" if times else "", timed=claims.time is not None)
            yield from ((attribute, method, reason) for attribute in numpy.flatnonzero(small).tolist())


def _few_numbers(shape: Shapes) -> tuple[str, str]:
    """Return the model for an attribute with few claims, all numbers, and why.

    Too few agree or differ to tell by that; but measurements lie near one another, and false codes anywhere.
    """
    if shape.lists[0] >= TOGETHER * shape.ballots[0]:
        return "combined-values", "numbers that come together"
    if shape.lists[0] >= LISTS * shape.ballots[0]:
        return "several-values", "sources give several numbers"
    if _rate(shape.alike, shape.pairs) < EXACT and 2 * shape.near[0] > shape.disputes[0]:
        return "measures", "measured numbers, near one another"
    return "open-domain", "exact numbers"


def _special(claims: "Claims", shapes: Shapes, attribute: int, given: "Given") -> tuple[str, str] | None:
    """Return the model of an attribute that shows what it is however small it is, and why; None where it does not."""
    if given.ancestors and _in_tree(claims, attribute, given):
        return "hierarchy", "its values stand in the hierarchy that was given"
    told, values = shapes.told[attribute], shapes.values[attribute]
    lists = shapes.lists[attribute] / shapes.ballots[attribute]
    few = values <= LABELS and told >= PER_LABEL * values
    if not few:
        return None
    if claims.time is not None and lists >= CHANGES:
        return "states", f"{lists:.0%} of the sources' answers change over time between {values:.0f} values"
    if claims.kinds[attribute] in {"number", "time", "names"} or lists >= LISTED_LABELS:
        return None
    if values <= FEW_LABELS or common_meaning(claims, attribute) > SHARED_MEANING:
        return "labels", f"{values:.0f} labels, the same for all questions, are claimed {told / values:.0f} times each"
    return None


def _in_tree(claims: "Claims", attribute: int, given: "Given") -> bool:
    """Return whether an attribute's values are values of the hierarchy."""
    names = {folded(name) for name in given.ancestors} | {folded(a) for line in given.ancestors.values() for a in line}
    slots = numpy.flatnonzero(claims.attribute[claims.question] == attribute).tolist()
    return sum(folded(claims.spelling[m]) in names for m in slots) >= IN_TREE * len(slots)


def _plain(shape: Shapes, kind: str, *, timed: bool) -> tuple[str, str]:
    """Return the model for a shape, and why.

    Args:
        shape: of one attribute, or of several taken together.
        kind: of their values; "" for words of any sort.
        timed: whether claims have times, so that several values of one source may be one after the other.
    """
    if kind == "time":
        return "open-domain", "times, one of them true, equal within ten minutes"
    lists = float(shape.lists[0] / shape.ballots[0])
    if kind == "number" and lists >= TOGETHER and not timed:
        return "combined-values", f"{lists:.0%} of the sources' answers are several numbers together"
    agree, by_chance = _rate(shape.alike, shape.pairs), _rate(shape.alike_apart, shape.apart)
    if kind == "number" and (agree < EXACT or by_chance > CHANCE):
        return (
            "measures",
            f"measured numbers: {agree:.0%} of the claims on a question agree, {by_chance:.1%} across questions",
        )
    if kind == "names" or lists >= LISTS:
        return "several-values", f"{lists:.0%} of the sources' answers have several values"
    if kind == "number":
        return "open-domain", f"exact numbers: {agree:.0%} of the claims on a question agree"
    return "open-domain", "values of an open domain, one of them true"


def _rate(part: "numpy.typing.NDArray[numpy.float64]", whole: "numpy.typing.NDArray[numpy.float64]") -> float:
    return float(part[0] / whole[0]) if whole[0] else 0.0


__all__ = ["Route", "routes"]
