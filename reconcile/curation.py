"""What a curator declares about a data set: kinds and tolerances of attributes, sums, expectations, references."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from attrs import field, frozen, validators
from attrs.converters import optional
from attrs.validators import ge, in_

from reconcile.finding import Severity


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


def _frozen(given: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(given))


@frozen
class AttributeSpec:
    """What is declared about one attribute, or about one measure of a wide table.

    Attributes:
        name: as in the table; patterns with '*' are possible.
        tolerance: numbers (minutes of times) that differ by no more are the same.
        relative: the same as a share of the larger one.
        digits: numbers that agree in so many significant digits are the same; 0: all digits count.
        minimum, maximum: what values may be.
        cumulative: whether the value of a source never falls with time.
        aliases: a spelling and what it stands for.
    """

    name: str
    tolerance: float = field(default=0.0, converter=float, validator=ge(0))
    relative: float = field(default=0.0, converter=float, validator=ge(0))
    digits: int = field(default=0, validator=[ge(0)])
    minimum: float | None = field(default=None, converter=optional(float))
    maximum: float | None = field(default=None, converter=optional(float))
    cumulative: bool = False
    aliases: Mapping[str, str] = field(factory=dict, converter=_frozen)


@frozen
class SumSpec:
    """Figures that add up to another: of one item and source, and in the answers that fusing many claims gives.

    Attributes:
        total: the whole.
        parts: its parts.
        exhaustive: whether the parts are all there is; else they may not exceed the whole.
        tolerance: how far the sum may be off.
        over: the column that holds the names: "attribute" (killed = civilians + soldiers of each item), or "item" (a
            country = its provinces in each attribute, which answers alone are held to).
    """

    total: str
    parts: tuple[str, ...] = field(converter=_texts, validator=validators.min_len(1))
    exhaustive: bool = True
    tolerance: float = field(default=0.0, converter=float, validator=ge(0))
    over: str = field(default="attribute", validator=in_(("attribute", "item")))

    def __attrs_post_init__(self) -> None:
        """Refuse a total among its parts, and a part named twice."""
        if self.total in self.parts or len(set(self.parts)) < len(self.parts):
            raise ValueError(f"the sum '{self.total}' needs parts, each once and not itself")


@frozen
class Expectation:
    """Something that every row must fulfil.

    Attributes:
        id: of the rule.
        that: an expression over the columns that must be true ("low <= best <= high").
        message: what is wrong where it is not.
        severity: how much it matters.
        good, bad: example rows, which `reconcile rules test` tries.
    """

    id: str
    that: str
    message: str = ""
    severity: Severity = field(default=Severity.CONTRADICTION, converter=Severity)
    good: tuple[Mapping[str, object], ...] = field(default=())
    bad: tuple[Mapping[str, object], ...] = field(default=())


@frozen
class Wide:
    """How a table is read that has a column for each measure.

    Attributes:
        keys: columns that together name the item.
        measures: columns that hold values; (): those whose cells are numbers.
    """

    keys: tuple[str, ...] = field(default=(), converter=_texts)
    measures: tuple[str, ...] = field(default=(), converter=_texts)


@frozen
class CheckSpec:
    """What a check does where the command line does not say otherwise."""

    paths: tuple[str, ...] = field(default=(), converter=_texts)
    baseline: str = ""
    fail_on: str = field(default="contradiction", validator=in_(tuple(str(s) for s in Severity)))
    ignore: tuple[str, ...] = field(default=(), converter=_texts)


@frozen
class Curation:
    """All that is declared.

    Attributes:
        attributes: in the order given; the first whose name fits counts.
        sums: totals and parts.
        expectations: rules over the columns of a row.
        references: files of settled answers (a consensus CSV) that the data may not contradict.
        wide: how wide tables are read.
        check: defaults of the command.
    """

    attributes: tuple[AttributeSpec, ...] = field(default=())
    sums: tuple[SumSpec, ...] = field(default=())
    expectations: tuple[Expectation, ...] = field(default=())
    references: tuple[Path, ...] = field(default=())
    wide: Wide = field(factory=Wide)
    check: CheckSpec = field(factory=CheckSpec)

    def of(self, name: str) -> AttributeSpec:
        """Return what is declared about an attribute."""
        from fnmatch import fnmatchcase

        return next((a for a in self.attributes if a.name == name or fnmatchcase(name, a.name)), AttributeSpec(name))


__all__ = ["AttributeSpec", "CheckSpec", "Curation", "Expectation", "SumSpec", "Wide"]
