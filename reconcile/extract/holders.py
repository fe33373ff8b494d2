"""Who the holders are: names, roles and bodies at their fullest, whatever short form the sentence uses."""

import re
from collections import Counter

from attrs import frozen

from reconcile.extract.attribution_lexicon import HEARSAY_NOUNS, OUTLET_NOUNS, OUTLETS, PARTIES, ROLES
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_people import Described, describe, is_pronoun
from reconcile.extract.attribution_voices import Voice, Voices
from reconcile.extract.attributions import find_attributions
from reconcile.extract.sentences import Layout, split
from reconcile.statement import Document, Source, SourceKind

__all__ = ["Holders", "Voice", "Voices", "resolve", "voices"]

HEARSAY = Source("hearsay", SourceKind.HEARSAY)


def narrator_of(document: Document) -> Source:
    """Return the document's own voice."""
    return Source(document.publisher or "narrator", SourceKind.NARRATION, family=document.family, grade=document.grade)


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
        self._names = _fullest(self.text, self.mentions.values())
        self._people = self._gather()
        self._sources: dict[tuple[int, int], Source | None] = {}
        for key in sorted(self.mentions):
            self._sources[key] = self._resolved(self.mentions[key])

    def source(self, start: int, end: int) -> Source | None:
        """Return who a holder's span is, or None where nobody can be told."""
        return self._sources.get((start, end))

    def _mention(self, start: int, text: str) -> Mention:
        sentence = self.layout.sentence_at(start)
        paragraph = sentence.paragraph if sentence else 0
        if is_pronoun(text):
            return Mention(start, paragraph, Described(words=text), text.strip().lower())
        return Mention(start, paragraph, describe(text, self.layout.upper))

    def _gather(self) -> dict[str, Source]:
        """Return each named holder at their fullest, over all their mentions."""
        told: dict[str, list[Described]] = {}
        for mention in self.mentions.values():
            d = mention.described
            if d.name:
                told.setdefault(self._names.get(d.name, d.name), []).append(d)
        for name in list(told):
            told[name].extend(_introductions(self.text, name, self.layout.upper))
        return {name: _merged(name, all_of) for name, all_of in sorted(told.items())}

    def _resolved(self, mention: Mention) -> Source | None:
        if mention.pronoun:
            return self._pronoun(mention)
        d = mention.described
        if d.name:
            return self._people[self._names.get(d.name, d.name)]
        if d.definite and d.head and (known := self._described(mention)):
            return known
        name = _plain(d.words)
        kind = d.kind or SourceKind.WITNESS
        return Source(name, kind, d.role, self._body(d.organisation)) if name else None

    def _body(self, organisation: str) -> str:
        """Return an organisation at its fullest: 'police' where only the 'Pelm police' speak."""
        if not organisation:
            return ""
        key = organisation.casefold()
        fuller = {
            s.organisation for s in self._people.values() if s.organisation and s.organisation.casefold().split()[-1:] == key.split()[-1:]
        }
        return min(fuller) if len(fuller) == 1 and " " not in key else organisation

    def _described(self, mention: Mention) -> Source | None:
        """Return who 'the spokesman', 'the group', 'the ministry' is: the only one it fits, or the nearest before."""
        d = mention.described
        if d.organisation and d.organisation.casefold() != d.head and " " in d.words.strip()[4:]:
            return None
        fitting = [s for s in self._people.values() if _fits(s, d.head)]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            return None
        return self._nearest(mention, fitting)

    def _nearest(self, mention: Mention, fitting: list[Source]) -> Source | None:
        before = [k for k in sorted(self._sources) if k[0] < mention.start and self._sources[k] in fitting]
        return self._sources[before[-1]] if before else None

    def _pronoun(self, mention: Mention) -> Source | None:
        if mention.pronoun in ("i", "we", "you", "who"):
            return None
        single = mention.pronoun in ("he", "she")
        before = [
            (k, self._sources[k])
            for k in sorted(self._sources)
            if k[0] < mention.start and self.mentions[k].paragraph >= mention.paragraph - 1
        ]
        for _, source in reversed(before):
            if source and (not single or _is_person(source)):
                return source
        people = [s for s in self._people.values() if _is_person(s)]
        return people[0] if single and len(people) == 1 else None


def _is_person(source: Source) -> bool:
    return bool(source.role) or (source.kind is SourceKind.WITNESS) or (bool(source.name) and source.name != source.organisation and " " in source.name)


def _fits(source: Source, head: str) -> bool:
    words = f"{source.role} {source.name if source.name == source.organisation else ''}".casefold().split()
    if head in words:
        return True
    return head in PARTIES and source.kind is SourceKind.PARTY and source.organisation == source.name and head in ("group", "organisation", "movement", "militants", "rebels", "front")


_RUN = r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]*\.?|(?:al|el|bin|de|van|von|der|del|da|la|ul|ur)(?= [A-ZÀ-ÖØ-Þ]))"
_NAME = re.compile(rf"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w'’-]*\.?(?: {_RUN}){{1,4}}")


def _fullest(text: str, mentions: "object") -> dict[str, str]:
    """Return each holder's name -> the fullest form of it anywhere in the text."""
    names = Counter(m.described.name for m in mentions if m.described.name)  # type: ignore[attr-defined]
    wanted = {name.split()[-1].rstrip(".") for name in names}
    forms: Counter[str] = Counter(names)
    for match in _NAME.finditer(text):
        run = match.group().rstrip(".").removesuffix("'s").removesuffix("’s")
        if run.split()[-1] in wanted:
            d = describe(run)
            if d.name and d.person:
                forms[d.name] += 1
    return {name: _best(name, forms) for name in names}


def _best(name: str, forms: Counter[str]) -> str:
    own = name.casefold().split()
    candidates = [f for f in forms if f == name or (f.casefold().split()[-1] == own[-1] and set(own) <= set(f.casefold().split()))]
    longest = sorted(candidates, key=lambda f: (-len(f.split()), -forms[f], f))
    if len(own) == 1 and len({f for f in longest if len(f.split()) > 1}) > 1:
        spoken = [f for f in longest if len(f.split()) > 1 and forms[f]]
        return spoken[0]
    return longest[0]


def _introductions(text: str, name: str, upper: bool) -> list[Described]:
    """Return what the text says of a named person wherever it introduces them."""
    told: list[Described] = []
    at = text.find(name)
    while at >= 0 and len(told) < 20:
        end = at + len(name)
        after = text[end : end + 120]
        apposition = re.match(r",\s((?:an?|the|his|her|its|their|[A-Za-z])[^,.;:\n]{2,90})[,.]", after)
        if apposition and any(w.lower() in ROLES for w in apposition.group(1).split()[:8]):
            told.append(describe(f"{name}, {apposition.group(1)}", upper))
        lead = re.search(r"(?:^|[.,;:\n]\s*|\b(?:the|an?)\s)((?:[\w'’-]+ ){1,5}),?\s?$", text[max(0, at - 70) : at])
        if lead and any(w.lower() in ROLES for w in lead.group(1).split()[-2:]):
            told.append(describe(f"{lead.group(1)}{name}", upper))
        at = text.find(name, end)
    return [d for d in told if d.name == name]


def _merged(name: str, told: list[Described]) -> Source:
    role = min((d.role for d in told if d.role), key=lambda r: (-len(r), r), default="")
    organisation = next((d.organisation for d in sorted(told, key=lambda d: d.words) if d.role == role and d.organisation), "")
    organisation = organisation or min((d.organisation for d in told if d.organisation), key=lambda o: (-len(o), o), default="")
    kinds = [d.kind for d in told if d.kind is not None and (d.role == role or not role)]
    if SourceKind.PARTY in [d.kind for d in told]:
        kind = SourceKind.PARTY
    else:
        kind = min(kinds, key=str) if kinds else SourceKind.WITNESS
    if role and all(d.kind is SourceKind.WITNESS or not d.role for d in told):
        kind = SourceKind.WITNESS
    return Source(name, kind, role, organisation)


def _plain(words: str) -> str:
    bare = re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I)
    return re.sub(r",?\s+(?:who|which)\b.*", "", bare, flags=re.S)[:120]


def resolve(attribution: Attribution, text: str, document: Document) -> tuple[Source, tuple[Source, ...]]:
    """Return the holder of one attribution and its relays; the narrator where nobody is named."""
    layout = split(text)
    cast = Holders(document, layout, [attribution, *find_attributions(text, layout)])
    holder, relays = _voice_of(attribution, cast, narrator_of(document))
    return holder or narrator_of(document), relays


def voices(document: Document, layout: Layout | None = None) -> Voices:
    """Return who speaks where in a document's prose."""
    layout = layout or split(document.prose)
    attributions = find_attributions(document.prose, layout)
    cast = Holders(document, layout, attributions)
    own = narrator_of(document)
    agencies = _agencies(document, layout)
    narrator = Voice(own, tuple(a for a in agencies if a.name.casefold() != own.name.casefold()))
    reaches = [r for a in attributions if (r := _reach(a, cast, own, layout, narrator)) is not None]
    return Voices(narrator, tuple(sorted(reaches, key=lambda r: (r[0], -r[1], r[2].holder.name))))


def _reach(a: Attribution, cast: Holders, own: Source, layout: Layout, narrator: Voice) -> tuple[int, int, Voice] | None:
    if a.content is None or a.kind is Kind.BELIEVED or (a.kind is Kind.REPORTED and a.holder is None):
        return None
    if a.hearsay and a.holder is None and any(outer.holder for outer in a.chain):
        return None
    holder, relays = _voice_of(a, cast, own)
    if holder is None:
        return None
    start, end = a.content.start, a.content.end
    if a.kind is Kind.CLAIMED and a.holder is not None:
        start, end = min(a.holder.start, start), max(a.holder.end, end)
    elif a.kind is Kind.BLAMED:
        start = min(a.cue.start, start)
    if holder == own:
        relays = narrator.relays
    return start, end, Voice(holder, relays, a.stance, a.cue.text, a.quoted)


def _voice_of(a: Attribution, cast: Holders, own: Source) -> tuple[Source | None, tuple[Source, ...]]:
    outer = [s for c in a.chain if c.holder and (s := cast.source(c.holder.start, c.holder.end))]
    if a.hearsay:
        return HEARSAY, ()
    if a.holder is None:
        return (outer[0] if outer else own), tuple(outer[1:])
    holder = cast.source(a.holder.start, a.holder.end)
    if holder is None:
        return None, ()
    relays = [s for s in outer if s != holder]
    if a.relay and (told := _outlet(a.relay.text)):
        relays.insert(0, told)
    return holder, tuple(dict.fromkeys(relays))


def _outlet(words: str) -> Source | None:
    """Return the outlet that was told, or None where it was 'reporters' or a crowd."""
    bare = re.sub(r"^(?:the|an?)\s+", "", words.strip(), flags=re.I)
    marks = [w.casefold() for w in bare.split()]
    named = bare[:1].isupper() and len(marks) <= 6
    if named or (set(marks) & (OUTLETS | OUTLET_NOUNS) and not set(marks) & (HEARSAY_NOUNS - {"media"}) and "conference" not in marks):
        return Source(bare, SourceKind.OUTLET)
    return None


def _agencies(document: Document, layout: Layout) -> tuple[Source, ...]:
    """Return the agencies that datelines credit."""
    names = dict.fromkeys(d.agency for d in layout.datelines if d.agency)
    return tuple(Source(name, SourceKind.OUTLET) for name in names)


