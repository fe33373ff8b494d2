"""Who speaks in a statement: the key of a voice, the same wherever that voice is carried."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from reconcile.graph.credits import Credits, credits
from reconcile.graph.declared import Declared, canonical
from reconcile.graph.outlets import Outlets
from reconcile.graph.owners import narrators, outlet_voice
from reconcile.graph.reuse import Reuse, reuse
from reconcile.statement import Document, Source, SourceKind, Statement

_PEOPLE = (SourceKind.OFFICIAL, SourceKind.WITNESS)
_BODIES = (SourceKind.OFFICIALS, SourceKind.PARTY)
_BYSTANDERS = (SourceKind.WITNESS, SourceKind.HEARSAY)


def is_narration(s: Statement) -> bool:
    """Return whether a document speaks in its own voice; an outlet that its text names speaks for itself anywhere."""
    kind = s.holder.kind
    if kind is SourceKind.NARRATION:
        return True
    return kind is SourceKind.OUTLET and not s.relays and canonical(s.holder.name) in ("narrator", "")


@frozen
class Voices:
    """The voices of a case.

    Attributes:
        declared: what the configuration says.
        documents: document id -> key of the voice in which it narrates.
        fullest: canonical name of a person -> the fullest form found ("okoro" -> "ada okoro").
        credited: agencies that documents credit, and their initials ("cp" -> "coastal press").
        outlets: canonical name of a publisher -> the voice of all its documents, where they have one and the same.
        publishers: the outlets of the case under all their names.
        reuse: which texts are carried by which documents.
    """

    declared: Declared
    documents: Mapping[str, str]
    fullest: Mapping[str, str]
    credited: Credits
    outlets: Mapping[str, str]
    publishers: Outlets
    reuse: Reuse

    @classmethod
    def of(cls, statements: Iterable[Statement], documents: Iterable[Document], declared: Declared) -> "Voices":
        """Collect the voices; documents that only statements name count too."""
        statements = list(statements)
        unique = {d.id: d for d in (*documents, *(s.document for s in statements))}
        publishers = Outlets.of(unique.values(), declared)
        named = {o.name for s in statements for o in (s.holder, *s.relays) if o.kind is SourceKind.OUTLET}
        credited = credits(list(unique.values()), sorted(named), declared)
        carried = reuse(unique.values())
        new = cls(declared, {}, _fullest(s.holder for s in statements), credited, {}, publishers, carried)
        told = narrators(unique, carried, credited, declared, new.cited(statements))
        roots = [d for docs in carried.roots.values() for d in docs]
        outlets = {**_outlets(unique.values(), told, declared), **_outlets(roots, told, declared)}
        return evolve(new, documents=told, outlets=outlets)

    def cited(self, statements: Iterable[Statement]) -> set[str]:
        """Return the voices of the outlets that statements have their news from; a dateline's credit is none."""
        heard = {
            self.of_outlet(x)
            for s in statements
            for x in (s.holder, *s.relays)
            if x.kind is SourceKind.OUTLET and not self.is_credit(x, s.document)
        }
        named = {self.publishers.cited(s) for s in statements if self.speaks_as_outlet(s)} - {""}
        return heard | {self.of_outlet(Source(n, SourceKind.OUTLET)) for n in named}

    def of_statement(self, s: Statement) -> str:
        """Return the key of the voice that speaks in a statement, other statements aside."""
        if self.speaks_as_outlet(s) and (cited := self.publishers.cited(s)):
            return self.of_outlet(Source(cited, SourceKind.OUTLET))
        if is_narration(s):
            agencies = [r for r in s.relays if r.kind is SourceKind.OUTLET and not self.is_credit(r, s.document)]
            return self.of_outlet(agencies[0]) if agencies else self.documents[s.document.id]
        if self.is_outlet(s.holder):
            return self.of_outlet(s.holder)
        family = self.family(s.holder)
        if family:
            return f"family: {family}"
        name = self.name(s.holder)
        return f"{name} in {self.documents[s.document.id]}" if is_bystander(s.holder) else f"voice: {name}"

    @staticmethod
    def speaks_as_outlet(s: Statement) -> bool:
        """Return whether an outlet speaks: this document's or another, itself or with what it cites."""
        return s.holder.kind is SourceKind.OUTLET or is_narration(s)

    def is_credit(self, source: Source, document: Document) -> bool:
        """Return whether a source is the agency that the document's dateline credits: whose text it is, is settled."""
        return self.credited.documents.get(document.id) == self.name(source)

    def relays(self, s: Statement) -> tuple[Source, ...]:
        """Return who passed a statement on; an agency that credits itself in its own text is nobody between."""
        if not s.relays or not s.document.publisher:
            return s.relays
        publisher = self.declared.name(s.document.publisher)
        return tuple(r for r in s.relays if self.name(r) != publisher)

    def is_outlet(self, source: Source) -> bool:
        """Return whether a source is an outlet, or an office that publishes in this case."""
        if source.kind is SourceKind.OUTLET:
            return True
        return source.kind is not SourceKind.DATASET and self.declared.name(source.name) in self.publishers.names

    def of_outlet(self, outlet: Source) -> str:
        """Return the key of an outlet or agency that speaks for itself."""
        family, name = self.family(outlet), self.name(outlet)
        return self.outlets.get(name, outlet_voice(name, "")) if not family else outlet_voice(name, family)

    def family(self, source: Source) -> str:
        """Return the declared family of a source or of the body it speaks for, or ''."""
        return self.declared.family(source.name, source.family) or self.declared.family(source.organisation)

    def name(self, source: Source) -> str:
        """Return the canonical name of a source; a person's is the fullest that the case gives."""
        name = self.declared.name(source.name)
        if source.kind is SourceKind.OUTLET:
            return self.publishers.find(source.name) or self.credited.initials.get(name, name)
        return self.fullest.get(name, name) if source.kind in _PEOPLE else name

    def body(self, source: Source) -> str:
        """Return the canonical name of the body that a source speaks for, or ''."""
        if source.organisation:
            return self.declared.name(source.organisation)
        return self.declared.name(source.name) if source.kind in _BODIES else ""


def is_bystander(source: Source) -> bool:
    """Return whether a holder is an unnamed witness or rumour: the same words elsewhere may be another person."""
    if source.kind is SourceKind.HEARSAY:
        return not source.organisation
    return source.kind in _BYSTANDERS and not _is_named(source.name) and not source.organisation


def _is_named(name: str) -> bool:
    """Return whether a holder is called by name: 'Ada Okoro', not 'witnesses' or 'Local sources'."""
    first, *others = name.split() or [""]
    return any(w != w.lower() for w in others) or (not others and first != first.lower())


def _outlets(documents: Iterable[Document], narrators: Mapping[str, str], declared: Declared) -> Mapping[str, str]:
    """Return the voice of publishers whose documents all have one: citing them is citing that voice.

    What they only carry tells of them where there is nothing else.
    """
    found: dict[str, set[str]] = {}
    for d in documents:
        if d.publisher:
            found.setdefault(declared.name(d.publisher), set()).add(narrators[d.id])
    return {name: min(voices) for name, voices in found.items() if len(voices) == 1}


def _fullest(holders: Iterable[Source]) -> Mapping[str, str]:
    """Map a person's shorter name to the one longer name of the case that ends with it; two candidates: to none."""
    names = sorted({canonical(h.name) for h in holders if h.kind in _PEOPLE and _is_named(h.name)})
    longer: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        for at in range(1, len(words)):
            longer.setdefault(" ".join(words[at:]), set()).add(name)
    one = {short: _longest(fits) for short, fits in longer.items() if short in names}
    return {short: name for short, name in one.items() if name}


def _longest(names: set[str]) -> str:
    """Return the longest of names that are all endings of it, or '' where they are different people."""
    longest = max(names, key=lambda n: (len(n), n))
    return longest if all(longest.endswith(n) for n in names) else ""
