"""Who the holders are: names, roles and bodies at their fullest, whatever short form the sentence uses."""

import re
from collections import Counter

from attrs import evolve, frozen

from reconcile.extract.attribution_cast import Cast
from reconcile.extract.attribution_lexicon import (
    COMMON,
    OFFICIAL_BODIES,
    PARTIES,
    SPEAKERS,
)
from reconcile.extract.attribution_model import Attribution
from reconcile.extract.attribution_people import Described, describe, is_document, is_pronoun
from reconcile.extract.sentences import Layout
from reconcile.statement import Document, Source, SourceKind

_MEMORY = 40  # holders back that a pronoun or "the spokesman" may reach
_BACK = 250  # characters back that "its" may reach
_OWN = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:[Tt]he|[Aa]n?)\s(?P<body>(?:(?!(?:the|by|of|an?|and|to|in|on)\b)[\w'’-]+\s){0,4}(?P<noun>"
    + "|".join(sorted({w for w in PARTIES | OFFICIAL_BODIES if w.isalpha()}, key=lambda w: (-len(w), w)))
    + r"))\b"
)
_WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_OPENING = re.compile(
    rf"(?:The |A |An )?(?P<who>(?:{_WORD} )?(?:[a-z][\w-]+ ){{0,3}}"
    rf"{_WORD}(?: (?:al|bin|de|van|von|der)(?= ))?(?: {_WORD})+)"
    r"(?= [a-z]|,)"
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")


@frozen
class Mention:
    """A holder's words at their place."""

    start: int
    paragraph: int
    described: Described
    pronoun: str = ""


class Holders:
    """The cast of one document: each holder's words resolved to a Source, whatever the order of the paragraphs."""

    def __init__(self, document: Document, layout: Layout, attributions: list[Attribution]) -> None:
        """Read the document's cast."""
        self.document, self.layout, self.text = document, layout, document.prose
        self.mentions = {
            (a.holder.start, a.holder.end): self._mention(a.holder.start, a.holder.text)
            for a in attributions
            if a.holder is not None
        }
        self.cast = Cast(self.text, (m.described for _, m in sorted(self.mentions.items())), layout.upper)
        self._people = sorted(self.cast.people.values(), key=lambda s: s.name)
        surnames = [(s.name.rsplit(None, 1)[-1].casefold(), s) for s in self._people if is_person(s)]
        shared = Counter(name for name, _ in surnames)
        self._surnames = {name: s for name, s in surnames if shared[name] == 1}
        self._sources: dict[tuple[int, int], Source | None] = {}
        self._said: list[tuple[Mention, Source]] = []
        for key in sorted(self.mentions):
            mention = self.mentions[key]
            source = self._sources[key] = self._resolved(mention)
            if source is not None:
                self._said.append((mention, source))

    def source(self, start: int, end: int) -> Source | None:
        """Return who a holder's span is, or None where nobody can be told."""
        return self._sources.get((start, end))

    def _mention(self, start: int, text: str) -> Mention:
        sentence = self.layout.sentence_at(start)
        paragraph = sentence.paragraph if sentence else 0
        if is_pronoun(text):
            return Mention(start, paragraph, Described(words=text), text.strip().lower())
        return Mention(start, paragraph, self._belonging(start, describe(text, self.layout.upper)))

    def _belonging(self, start: int, d: Described) -> Described:
        """Return "its secretary, ..." with the body that was named right before as the organisation."""
        if d.organisation or not _OWN.match(d.words):
            return d
        bodies = list(_BODY.finditer(self.text, max(0, start - _BACK), start))
        if not bodies:
            return d
        body = bodies[-1]
        party = body["noun"].lower().rstrip("s") in PARTIES or body["noun"].lower() in PARTIES
        return evolve(d, organisation=body["body"], kind=SourceKind.PARTY if party else d.kind)

    def _resolved(self, mention: Mention) -> Source | None:
        if mention.pronoun:
            return self._pronoun(mention)
        d = mention.described
        if d.name:
            return self.cast.fullest(d.name)
        if d.definite and d.head and (known := self._described(mention)):
            return known
        if d.definite and is_document(d) and self._said and self._said[-1][0].paragraph >= mention.paragraph - 1:
            return self._said[-1][1]
        name = _plain(d)
        kind = d.kind or SourceKind.WITNESS
        return Source(name, kind, d.role, self._body(d.organisation)) if name else None

    def _body(self, organisation: str) -> str:
        """Return an organisation at its fullest: 'police' where only the 'Pelm police' speak."""
        if not organisation:
            return ""
        key = organisation.casefold()
        fuller = {
            s.organisation
            for s in self._people
            if s.organisation and s.organisation.casefold().split()[-1:] == key.split()[-1:]
        }
        return min(fuller) if len(fuller) == 1 and " " not in key else organisation

    def _described(self, mention: Mention) -> Source | None:
        """Return who 'the spokesman', 'the group', 'the ministry' is: the only one it fits, or the nearest before."""
        d = mention.described
        if d.organisation and d.organisation.casefold() != d.head and " " in d.words.strip()[4:]:
            return None
        fitting = [s for s in self._people if _fits(s, d.head)]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            return None
        return self._nearest(mention, fitting)

    def _nearest(self, mention: Mention, fitting: list[Source]) -> Source | None:
        """Return the last of some sources to have spoken before."""
        return next((source for _, source in reversed(self._said[-_MEMORY:]) if source in fitting), None)

    def _named_before(self, mention: Mention) -> tuple[int, Source] | None:
        """Return the last person of the cast whom the paragraph names before a mention, and where."""
        start = max(self.layout.paragraphs[mention.paragraph][0], mention.start - 400)
        for match in reversed(list(_CAPITAL.finditer(self.text, start, mention.start))):
            known = self._surnames.get(match.group().casefold())
            if known is not None:
                return match.start(), known
        return None

    def _subject_before(self, mention: Mention) -> tuple[int, Source] | None:
        """Return the person in full name that the sentence before is about: "Police chief Omar Bell disagreed. He"."""
        index = self.layout.index_at(mention.start)
        if index == 0 or self.layout.upper:
            return None
        before, here = self.layout.sentences[index - 1], self.layout.sentences[index]
        if before.headline or before.paragraph != here.paragraph:
            return None
        opening = _OPENING.match(self.text, before.start, before.end)
        if opening is None:
            return None
        d = describe(opening["who"])
        if not d.person or len(d.name.split()) < 2:
            return None
        known = self.cast.people.get(d.name)
        return before.start, known or Source(d.name, d.kind or SourceKind.WITNESS, d.role, self._body(d.organisation))

    def _pronoun(self, mention: Mention) -> Source | None:
        """Return whom 'he', 'she', 'they', 'it' stands for: the last fitting one, here or a paragraph before."""
        if mention.pronoun.split()[0] in ("i", "we", "you", "who", "our", "my"):
            return None
        single = mention.pronoun in ("he", "she")
        named = (self._subject_before(mention) or self._named_before(mention)) if single else None
        for before, source in reversed(self._said[-_MEMORY:]):
            if named is not None and before.start < named[0]:
                return named[1]
            if before.paragraph < mention.paragraph - 1:
                break
            if not single or is_person(source):
                return source
        if named is not None:
            return named[1]
        people = [s for s in self._people if is_person(s)]
        return people[0] if single and len(people) == 1 else None


def is_person(source: Source) -> bool:
    """Return whether a source is a single human being."""
    return (
        bool(source.role)
        or (source.kind is SourceKind.WITNESS)
        or (bool(source.name) and source.name != source.organisation and " " in source.name)
    )


def _fits(source: Source, head: str) -> bool:
    words = f"{source.role} {source.name if source.name == source.organisation else ''}".casefold().split()
    if head in words:
        return True
    if head in _BODIES and source.organisation == source.name:
        return source.kind is not SourceKind.HEARSAY
    return (
        head in PARTIES
        and source.kind is SourceKind.PARTY
        and source.organisation == source.name
        and head in ("group", "organisation", "movement", "militants", "rebels", "front")
    )


# What any body may be called once it has been named.
_BODIES = frozenset("organisation organization agency charity body institution company firm ministry union".split())


def _plain(d: Described) -> str:
    """Return a description without article and relative clause: 'local sources', 'Lauen police'."""
    bare = re.sub(r"^(?:the|an?)\s+", "", d.words, flags=re.I)
    bare = re.sub(r",?\s+(?:who|which)\b.*", "", bare, flags=re.S)[:120]
    first = bare.split(" ", 1)[0]
    return bare[:1].lower() + bare[1:] if first.lower() in SPEAKERS | COMMON and first[1:].islower() else bare
