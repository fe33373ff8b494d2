"""A word instead of a number: a perpetrator, a place, a status."""

from collections.abc import Mapping
from typing import ClassVar, Self

from attrs import field, frozen

from reconcile.values.base import Relation, Value


def canonical_label(text: str) -> str:
    """Return the form under which spellings of one label meet: case, articles, hyphens and blanks folded.

    >>> canonical_label("The  Sons-of-Marn")
    'sons of marn'
    """
    words = text.casefold().replace("-", " ").replace("\u2019", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"the", "a", "an"} else words)


@frozen
class Label:
    """One name or word.

    Attributes:
        name: the canonical form that equality and hashing use.
        text: the spelling found.
        broader: canonical forms of labels that contain this one (a province of a city, a parent group).
    """

    kind: ClassVar[str] = "label"

    name: str = field(converter=canonical_label)
    text: str = field(default="", eq=False)
    broader: frozenset[str] = field(default=frozenset(), eq=False)

    def relation(self, other: Value) -> Relation:
        """Return same, narrower or broader along `broader`, else disjoint."""
        if not isinstance(other, Label):
            return Relation.INCOMMENSURABLE
        if self.name == other.name:
            return Relation.SAME
        if other.name in self.broader:
            return Relation.NARROWER
        return Relation.BROADER if self.name in other.broader else Relation.DISJOINT

    def in_core_of(self, other: Value) -> bool:
        """Return whether the other label is this one or contains it."""
        return self.relation(other) in (Relation.SAME, Relation.NARROWER)

    def sort_key(self) -> tuple[str, float, float, str]:
        """Order labels by their canonical form."""
        return (self.kind, 0.0, 0.0, self.name)

    def as_json(self) -> dict[str, object]:
        """Return kind, name, text and broader."""
        return {"kind": self.kind, "name": self.name, "text": self.text, "broader": sorted(self.broader)}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Restore what `as_json` gave."""
        broader = data.get("broader", [])
        return cls(
            name=str(data["name"]),
            text=str(data.get("text", "")),
            broader=frozenset(map(str, broader)) if isinstance(broader, list) else frozenset(),
        )

    def __str__(self) -> str:
        return self.text or self.name
