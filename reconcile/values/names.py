"""A set of names: the authors of a book, the members of a board."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Self

from attrs import field, frozen

from reconcile.values.base import Relation, Value
from reconcile.values.label import canonical_label


def _canonical(names: Iterable[str]) -> frozenset[str]:
    return frozenset(canonical_label(n) for n in names if n.strip())


@frozen
class Names:
    """A set of names; a list that leaves one out is broader possibilities only if marked incomplete.

    Attributes:
        names: canonical forms.
        complete: whether the source gives all of them ("X and Y", not "X, among others").
        text: the words found.
    """

    kind: ClassVar[str] = "names"

    names: frozenset[str] = field(converter=_canonical)
    complete: bool = True
    text: str = field(default="", eq=False)

    def relation(self, other: Value) -> Relation:
        """Compare the sets: an incomplete list is broader than any list that contains it."""
        if not isinstance(other, Names):
            return Relation.INCOMMENSURABLE
        if self == other:
            return Relation.SAME
        if not other.complete and other.names <= self.names:
            return Relation.NARROWER
        if not self.complete and self.names <= other.names:
            return Relation.BROADER
        return Relation.DISJOINT if self.complete and other.complete else Relation.OVERLAP

    def in_core_of(self, other: Value) -> bool:
        """Return whether the other list allows this one."""
        return self.relation(other) in (Relation.SAME, Relation.NARROWER)

    def sort_key(self) -> tuple[str, float, float, str]:
        """Order by size, then by the names."""
        return (self.kind, float(len(self.names)), float(not self.complete), ";".join(sorted(self.names)))

    def as_json(self) -> dict[str, object]:
        """Return kind, names, complete and text."""
        return {"kind": self.kind, "names": sorted(self.names), "complete": self.complete, "text": self.text}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Restore what `as_json` gave."""
        names = data["names"]
        assert isinstance(names, list)
        return cls(
            names=frozenset(map(str, names)), complete=bool(data.get("complete", True)), text=str(data.get("text", ""))
        )

    def __str__(self) -> str:
        return self.text or "; ".join(sorted(self.names))
