"""Who speaks where: the reach of each attribution, and of the quotes that go on without one."""

import re
from collections.abc import Iterator

from reconcile.extract.attribution_lexicon import (
    HEARSAY_NOUNS,
    OUTLET_NOUNS,
    OUTLETS,
)
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_voices import Voice, Voices
from reconcile.extract.attributions import find_attributions
from reconcile.extract.holders import Holders
from reconcile.extract.sentences import Layout, split
from reconcile.extract.speech_quotes import Quote
from reconcile.statement import Document, Source, SourceKind

HEARSAY = Source("hearsay", SourceKind.HEARSAY)


def narrator_of(document: Document) -> Source:
    """Return the document's own voice."""
    return Source(document.publisher or "narrator", SourceKind.NARRATION, family=document.family, grade=document.grade)


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
    found = Voices(narrator, _ordered(reaches))
    return Voices(narrator, _ordered([*reaches, *_going_on(layout, found)]))


_Reach = tuple[int, int, Voice]


def _ordered(reaches: list[_Reach]) -> tuple[_Reach, ...]:
    return tuple(sorted(reaches, key=lambda r: (r[0], -r[1], r[2].holder.name, r[2].cue)))


def _going_on(layout: Layout, found: Voices) -> Iterator[_Reach]:
    """Yield the quotes that nobody is named for but that go on: in the same paragraph, or reopened in the next."""
    said = [(q, found.at(q.start, q.end)) for q in layout.quotes if not q.title]
    voiced: list[Voice | None] = [voice if voice.quoted else None for _, voice in said]
    for index, (quote, voice) in enumerate(said[1:], 1):
        before = said[index - 1][0]
        together = quote.continues or _paragraph(layout, before) == _paragraph(layout, quote)
        if not voice.cue and voiced[index] is None and together:
            voiced[index] = voiced[index - 1]
        elif not voice.cue and _opens(layout, quote):
            voiced[index] = _last_before(layout, found, quote)
    for index in range(len(said) - 1, 0, -1):
        if said[index][0].continues and not said[index - 1][1].cue and voiced[index - 1] is None:
            voiced[index - 1] = voiced[index]
    for (quote, voice), speaker in zip(said, voiced, strict=True):
        if speaker is not None and not voice.cue:
            yield quote.start, quote.end, speaker


def _opens(layout: Layout, quote: Quote) -> bool:
    """Return whether a quote is a paragraph of its own."""
    start, end = layout.paragraphs[_paragraph(layout, quote)]
    return quote.start == start and quote.end >= end - 1


def _last_before(layout: Layout, found: Voices, quote: Quote) -> Voice | None:
    """Return who spoke last in the paragraph before."""
    number = _paragraph(layout, quote) - 1
    if number < 0:
        return None
    start, end = layout.paragraphs[number]
    reach = found.last_within(start, end)
    return reach if reach is not None and reach.holder.kind is not SourceKind.HEARSAY else None


def _paragraph(layout: Layout, quote: Quote) -> int:
    sentence = layout.sentence_at(quote.start)
    return sentence.paragraph if sentence else 0


def _reach(
    a: Attribution, cast: Holders, own: Source, layout: Layout, narrator: Voice
) -> tuple[int, int, Voice] | None:
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
    if named or (
        set(marks) & (OUTLETS | OUTLET_NOUNS)
        and not set(marks) & (HEARSAY_NOUNS - {"media"})
        and "conference" not in marks
    ):
        return Source(bare, SourceKind.OUTLET)
    return None


def _agencies(document: Document, layout: Layout) -> tuple[Source, ...]:
    """Return the agencies that datelines credit."""
    names = dict.fromkeys(d.agency for d in layout.datelines if d.agency)
    return tuple(Source(name, SourceKind.OUTLET) for name in names)
