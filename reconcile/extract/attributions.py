"""Who says what: the attributions of a text, by rules over words, quotes and clauses."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from attrs import evolve

from reconcile.extract import (
    attribution_doubts,
    attribution_phrases,
    attribution_rules,
    attribution_subjects,
    attribution_views,
)
from reconcile.extract.attribution_lexicon import (
    COMPLEMENT,
    DENIAL,
    FIGURE,
    HEARSAY_ADVERBS,
    RELAY_VERBS,
    REVISION,
    SPEAKING,
)
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_tokens import Tokens, tokens_of
from reconcile.extract.attribution_voices import Voice, Voices
from reconcile.extract.sentences import Layout, Span, split
from reconcile.statement import Stance

__all__ = ["Attribution", "Kind", "Voice", "Voices", "find_attributions"]

_Rule = Callable[[Reader, int], Attribution | None]


def _table() -> Mapping[str, _Rule]:
    rules: dict[str, _Rule] = dict.fromkeys(COMPLEMENT | FIGURE | DENIAL | REVISION | SPEAKING, attribution_rules.verb)
    rules |= dict.fromkeys(HEARSAY_ADVERBS, attribution_phrases.adverb)
    rules |= dict.fromkeys(RELAY_VERBS, attribution_phrases.cited)
    rules |= dict.fromkeys(
        ("attributed", "blamed", "blames", "blame", "ascribed", "accused", "accuses"), attribution_phrases.blame
    )
    rules |= dict.fromkeys(("reports", "rumours", "rumors", "allegations", "speculation"), attribution_phrases.rumour)
    rules |= dict.fromkeys(attribution_views.MINDS, attribution_views.mind)
    rules |= dict.fromkeys(attribution_views.VIEWS - {"words"}, attribution_views.view)
    rules |= dict.fromkeys(("doubt", "doubts"), attribution_doubts.doubt)
    rules |= {
        "according": attribution_phrases.according,
        "per": attribution_phrases.per,
        "words": lambda r, i: attribution_phrases.in_the_words(r, i) or attribution_views.view(r, i),
        "quote": lambda r, i: attribution_views.quoting(r, i) or attribution_phrases.cited(r, i),
        "clear": attribution_views.clear,
        "confirmation": attribution_doubts.confirmation,
        "responsibility": attribution_phrases.responsibility,
        "true": attribution_phrases.not_true,
    }
    return rules


_RULES = _table()
_LONGEST = 200  # words: no sentence is longer
_NEIGHBOURS = 8  # attributions on either side that may bound another's clause


def find_attributions(text: str, layout: Layout | None = None) -> list[Attribution]:
    """Return the attributions of a text in the order of their cues; never raises."""
    layout = layout or split(text)
    tokens = tokens_of(text, ((q.start, q.end) for q in layout.quotes if q.title), layout.upper)
    found: list[Attribution] = []
    cues = [index for index, word in enumerate(tokens.words) if word in _RULES]
    for reader in _readers(tokens, layout):
        here: list[Attribution] = []
        for index in cues[bisect_left(cues, reader.first) : bisect_left(cues, reader.last)]:
            attribution = _RULES[tokens.words[index]](reader, index)
            if attribution is not None:
                here.append(_undisputed(_inherit(attribution, here, reader)))
        if not here or reader.sentence.headline:
            here.extend(attribution_phrases.labelled(reader))
        if here:
            found.extend(_settled(here, text))
    return _nested(found)


def _readers(tokens: Tokens, layout: Layout) -> Iterator[Reader]:
    """Yield a reader for each sentence; what runs on without end is read piece by piece."""
    last = 0
    for sentence in layout.sentences:
        first = (
            tokens.at(sentence.start) if last >= len(tokens.starts) or tokens.starts[last] != sentence.start else last
        )
        last = tokens.at(sentence.end)
        if last - first <= _LONGEST:
            yield Reader(tokens, layout, sentence, first, last, layout.upper)
            continue
        for begin in range(first, last, _LONGEST):
            end = min(begin + _LONGEST, last)
            piece = evolve(sentence, start=tokens.starts[begin], end=tokens.ends[end - 1])
            yield Reader(tokens, layout, piece, begin, end, layout.upper)


def _inherit(attribution: Attribution, before: list[Attribution], reader: Reader) -> Attribution:
    """Give ', adding that', 'and said' and ', citing police,' what the attribution before them has."""
    if attribution.kind is Kind.CITED and before and attribution.content is None:
        return evolve(attribution, content=before[-1].content)
    if attribution.holder is None and attribution.kind in (Kind.SAID, Kind.QUOTE):
        speaker = next((a.holder for a in reversed(before) if a.holder is not None), None)
        return evolve(
            attribution, holder=speaker or attribution_subjects.opening_speaker(reader, attribution.cue.start)
        )
    return attribution


_NOBODY = ("neither ", "nobody", "no one", "no-one", "none ", "no ")


def _undisputed(attribution: Attribution) -> Attribution:
    """Turn "neither side denies that ..." into what it is: common ground."""
    if attribution.stance is not Stance.DENIED or attribution.holder is None:
        return attribution
    if not attribution.holder.text.casefold().startswith(_NOBODY):
        return attribution
    return evolve(attribution, kind=Kind.SAID, stance=Stance.ASSERTED)


def _settled(here: list[Attribution], text: str) -> list[Attribution]:
    """Cut each content where another speaker's clause begins, and drop what has neither holder nor content."""
    kept: list[Attribution] = []
    for index, attribution in enumerate(here):
        content = attribution.content
        if content is not None and not attribution.quoted:
            for other in here[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]:
                content = _cut(content, attribution, other, text)
        if content is not None:
            kept.append(evolve(attribution, content=content) if content is not attribution.content else attribution)
    return kept


_JOINTS = ("and", "but", "while", "whereas", "although", "though", "however", "as", "yet")


def _cut(content: Span, own: Attribution, other: Attribution, text: str) -> Span:
    """Return the content without the clause that another speaker's words take up."""
    if other is own or other.holder is None or other.kind in (Kind.BLAMED, Kind.CITED):
        return content
    begin, end = other.holder.start, other.cue.end
    if own.cue.start < begin and content.start < begin < content.end:
        lead = text[max(content.start, begin - 24) : begin].rstrip().rstrip(",").lower()
        word = lead.split()[-1] if lead.split() else ""
        if word.strip(",;") in _JOINTS or lead.endswith(";"):
            stop = text.rfind(word, content.start, begin)
            return _trimmed(content.start, max(stop, content.start + 1), text)
    if end <= own.cue.start and content.start < end and other.content is not None and other.content.start >= end:
        # this one closes a clause; the other opened an earlier one in the same sentence
        for joint in (", while ", "; ", ", but ", ", and ", ", whereas ", ", although ", ", though "):
            at = text.find(joint, end, own.cue.start)
            if at >= 0:
                return _trimmed(at + len(joint), content.end, text)
    return content


def _trimmed(start: int, end: int, text: str) -> Span:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    return Span(start, end, text[start:end])


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Give each attribution the ones whose content it stands in, the nearest first."""
    ordered = sorted(found, key=lambda a: (a.cue.start, a.cue.end, str(a.kind)))
    result: list[Attribution] = []
    open_ones: list[Attribution] = []
    saying: dict[Span | None, Attribution] = {}  # what each content was last said by
    for attribution in sorted(ordered, key=_begin):
        open_ones = [a for a in open_ones if a.content is not None and a.content.end > attribution.cue.start]
        outer = saying.get(attribution.content) if attribution.kind is Kind.CITED else None
        passing = [] if outer is None else [a for a in (outer, *outer.chain) if a not in open_ones]
        result.append(_chained(attribution, [*open_ones, *passing]))
        open_ones.append(attribution)
        saying[attribution.content] = result[-1]
    return sorted(result, key=lambda a: (a.cue.start, a.cue.end, str(a.kind)))


def _begin(attribution: Attribution) -> tuple[int, int]:
    start = attribution.content.start if attribution.content else attribution.cue.start
    return min(start, attribution.cue.start), -attribution.size


def _chained(attribution: Attribution, open_ones: list[Attribution]) -> Attribution:
    around = [
        a
        for a in open_ones
        if a.content is not None
        and attribution.content is not None
        and a.content.start <= attribution.cue.start < a.content.end
        and a.content.start <= attribution.content.start
        and attribution.content.end <= a.content.end
        and not attribution.content.start <= a.cue.start < attribution.content.end
    ]
    if attribution.kind is Kind.CITED:
        around += [a for a in open_ones if a not in around and a.content == attribution.content]
    if not around:
        return attribution
    return evolve(attribution, chain=tuple(sorted(around, key=lambda a: (a.size, -a.cue.start))))
