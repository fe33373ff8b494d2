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
_UNKNOWN = (SourceKind.WITNESS, SourceKind.HEARSAY)


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
        if not published:
            return cls(names, None)
        spellings = sorted((r"\s+".join(map(re.escape, n.split())) for n in names if n), key=lambda n: (-len(n), n))
        return cls(names, re.compile(rf"\b(?:citing|quoting)\s+(?:the\s+)?(?P<name>{'|'.join(spellings)})\b", re.I))

    def find(self, name: str) -> str:
        """Return the canonical name of the outlet that a holder's words name, or ''."""
        words = canonical(name).replace("'s", "").split()
        n = len(words)
        first = next((i for i, w in enumerate(words) if w not in _PRESS), n)
        last = next((i for i in range(n, 0, -1) if words[i - 1] not in _PRESS), 0)
        spans = sorted(
            ((i, j) for i in range(first + 1) for j in range(last, n + 1) if i < j), key=lambda s: s[0] - s[1]
        )
        return next((self.names[x] for i, j in spans if (x := " ".join(words[i:j])) in self.names), "")

    def cited(self, s: Statement) -> str:
        """Return the canonical name of the outlet that an outlet's or narrator's sentence says it cites, or ''."""
        start, end = s.frame.sentence
        found = self.citing.search(s.document.text, start, end) if self.citing is not None else None
        if found is None:
            return ""
        ahead = s.document.text[start : found.start()].rstrip(" ,").casefold()
        if s.holder.kind is SourceKind.OUTLET and ahead and not ahead.endswith(s.holder.name.casefold()):
            return ""  # somebody else in the sentence cites it
        return self.names.get(canonical(found["name"]), "")

    def recognised(self, s: Statement) -> Statement:
        """Return the statement with holder and relays known for outlets where they bear the name of one."""
        if s.holder.kind is SourceKind.DATASET or not self.names:
            return s
        holder, relays = self._known(s.holder), tuple(self._known(r) for r in s.relays)
        same = holder is s.holder and all(a is b for a, b in zip(relays, s.relays, strict=True))
        return s if same else evolve(s, holder=holder, relays=relays)

    def _known(self, source: Source) -> Source:
        unknown = source.kind in _UNKNOWN and self.find(source.name)
        return evolve(source, kind=SourceKind.OUTLET) if unknown else source
