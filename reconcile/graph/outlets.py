"""Outlets that other outlets name: the publishers of the case under any declared name."""

import re
from collections.abc import Iterable, Mapping

from attrs import evolve, field, frozen

from reconcile.graph.declared import Declared, canonical
from reconcile.statement import Document, Source, SourceKind, Statement

# "a report in the Morning Sentinel", "the Morning Sentinel newspaper"
_PRESS = frozenset(
    "a an the report reports article articles story stories in by from of on at news newspaper newspapers paper "
    "daily weekly magazine website site page broadcaster outlet agency local state".split()
)
# Who an unknown name may be taken for; an office or a party that also publishes stays what it is.
_UNKNOWN = (SourceKind.WITNESS, SourceKind.HEARSAY, SourceKind.NARRATION)


@frozen
class Outlets:
    """The publishers of a case.

    Attributes:
        names: canonical form of a publisher's name or alias -> its canonical declared name.
        citing: finds ", citing the Morning Sentinel," in a sentence; None where nobody is named.
    """

    names: Mapping[str, str]
    citing: re.Pattern[str] | None = field(eq=False)

    @classmethod
    def of(cls, documents: Iterable[Document], declared: Declared) -> "Outlets":
        """Collect the publishers with all names under which they are declared."""
        published = {declared.name(d.publisher) for d in documents if d.publisher}
        names = {name: name for name in published} | {n: own for n, own in declared.names.items() if own in published}
        if len(published) < 2:
            return cls(names, None)
        spellings = sorted((r"\s+".join(map(re.escape, n.split())) for n in names if n), key=lambda n: (-len(n), n))
        return cls(names, re.compile(rf"\b(?:citing|quoting)\s+(?:the\s+)?(?P<name>{'|'.join(spellings)})\b", re.I))

    def find(self, name: str) -> str:
        """Return the canonical name of the outlet that a holder's words name, or ''."""
        words = canonical(name).replace("'s", "").split()
        while words and " ".join(words) not in self.names and words[0] in _PRESS:
            words = words[1:]
        while words and " ".join(words) not in self.names and words[-1] in _PRESS:
            words = words[:-1]
        return self.names.get(" ".join(words), "")

    def cited(self, s: Statement) -> str:
        """Return the canonical name of the outlet that a narrating sentence says it cites, or ''."""
        start, end = s.frame.sentence
        found = self.citing.search(s.document.text, start, end) if self.citing is not None else None
        return self.names.get(canonical(found["name"]), "") if found else ""

    def recognised(self, s: Statement) -> Statement:
        """Return the statement with holder and relays known for outlets where they bear the name of one."""
        if s.holder.kind is SourceKind.DATASET or not self.names:
            return s
        holder = self._known(s.holder, s.document)
        relays = tuple(self._known(r, s.document) for r in s.relays)
        same = holder is s.holder and all(a is b for a, b in zip(relays, s.relays, strict=True))
        return s if same else evolve(s, holder=holder, relays=relays)

    def _known(self, source: Source, document: Document) -> Source:
        if source.kind not in _UNKNOWN or canonical(source.name) == canonical(document.publisher):
            return source
        return evolve(source, kind=SourceKind.OUTLET) if self.find(source.name) else source
