"""What a verb of saying says: the quote or clause after it, or before where it closes the sentence."""

from reconcile.extract.attribution_lexicon import (
    COGNITION,
    COMPLEMENT,
    DENIAL,
    DETERMINERS,
    FIGURE,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
)
from reconcile.extract.attribution_model import Kind
from reconcile.extract.attribution_objects import CLAIMS, COUNTING, beyond_claim, takes_bare
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_tokens import QUOTE_MARKS, verb_like
from reconcile.extract.sentences import Span
from reconcile.extract.speech_quotes import Quote

_TELLS = frozenset(
    "tell tells told telling inform informs informed informing notify notified assure assured assures".split()
)
_TOLD_OR_NOT = frozenset(
    "ask asks asked warn warned warns warning remind reminded advise advised brief briefed convince convinced".split()
)


def addressee(reader: Reader, index: int, word: str) -> tuple[int, Span | None]:
    """Return the token after whom it was told, and the span of the addressee."""
    after = index + 1
    if word not in _TELLS and word not in _TOLD_OR_NOT:
        return after, None
    if word in _TOLD_OR_NOT and (reader.introduces(after) or not reader.word(after)[:1].isalnum()):
        return after, None
    for at in range(after, min(reader.last, after + 14)):
        here = reader.word(at)
        if reader.introduces(at) or here in (",", ":", ".", "?") or here in QUOTE_MARKS:
            return (at, reader.span(after, at)) if word in _TELLS else (at, None)
        if here in ("on", "in", "by", "at", "over", "via", "during", "late") and at > after:
            return at, reader.span(after, at)
        if at > after and (here in PRONOUNS or here in DETERMINERS or here.isdigit() or here in ("there", "police")):
            return at, reader.span(after, at)
    return after, None


Content = tuple[tuple[int, int], Span | None, Kind, bool]


def quoted_after(reader: Reader, index: int, after: int, subject: tuple[int, int]) -> Content | None:
    """Read 'X said: "..."'."""
    at = after
    while reader.word(at) in (",", ":", "-", "—"):
        at += 1
    if reader.word(at) == "that" and reader.opens_quote(at + 1):
        at += 1
    quote = reader.opens_quote(at)
    if quote is None:
        return None
    if (
        at == after + 1
        and reader.word(after) == ","
        and (before := reader.quote_before(subject[0]))
        and not before.title
    ):
        return subject, reader.stretch(before.start, quote.end), Kind.QUOTE, True
    if quote.end >= reader.sentence.end - 1:
        return subject, reader.stretch(quote.start, quote.end), Kind.QUOTE, True
    return subject, reader.stretch(quote.start, max(quote.end, reader.clause_end(at))), Kind.SAID, not quote.title


def clause_after(reader: Reader, index: int, word: str, after: int, subject: tuple[int, int]) -> Content | None:
    """Read 'X said [that] ...' and 'X confirmed three deaths'."""
    here = reader.word(after)
    if here == ",":
        return _after_comma(reader, after, subject, word)
    if not here or (here in (".", "!", "?", "…") and not reader.abbreviates(after)):
        return None
    if here == ":":
        return subject, reader.stretch(reader.tokens.ends[after], reader.clause_end(after)), Kind.SAID, False
    quote = reader.layout.quote_at(reader.tokens.starts[after])
    end = reader.clause_end(after, quote)
    rest = reader.tokens.words[after : min(reader.last, after + 14)]
    if reader.introduces(after):
        if here == "that" and not (word in COMPLEMENT or word in FIGURE):
            return None
        if here != "that" and word not in COMPLEMENT:
            return None
        start = (
            reader.tokens.starts[after + 1]
            if here == "that" and after + 1 < reader.last
            else reader.tokens.starts[after]
        )
        return subject, reader.stretch(start, end), Kind.SAID, False
    if not here[0].isalnum() or not takes_bare(reader, word, here, rest, subject):
        return None
    content = reader.stretch(reader.tokens.starts[after], end)
    if word in DENIAL and here in CLAIMS | DETERMINERS:
        content = beyond_claim(reader, after, end) or content
    kind = Kind.FIGURE if word in COUNTING or word in ("put", "puts", "estimated", "estimates") else Kind.SAID
    return subject, content, kind, False


def _after_comma(reader: Reader, after: int, subject: tuple[int, int], word: str) -> Content | None:
    """Read 'X said, quoting Y, that ...' and 'As X told Y, ...'."""
    if reader.word(subject[0] - 1) == "as" and subject[0] - 1 <= reader.first + 1:
        return subject, reader.stretch(reader.tokens.ends[after], reader.clause_end(after)), Kind.SAID, False
    for at in range(after + 1, min(reader.last, after + 12)):
        if reader.word(at) == "," and reader.word(at + 1) == "that":
            return subject, reader.stretch(reader.tokens.ends[at + 1], reader.clause_end(at + 1)), Kind.SAID, False
    if subject[0] <= reader.first + 1 and word in SPEECH:
        return subject, reader.stretch(reader.tokens.ends[after], reader.clause_end(after)), Kind.SAID, False
    return None


def quote_or_clause(reader: Reader, at: int, cue_end: int, quote: Quote | None) -> tuple[Span | None, bool]:
    """Return what stands before an attribution that closes a clause, and whether it is all quoted."""
    if quote is not None and (quote.start <= reader.sentence.start or (not quote.title and _leads(reader, quote))):
        end = quote.end
        after = cue_end + (reader.word(cue_end) in (",", ":"))
        second = reader.opens_quote(after)
        if second and after > cue_end:
            end = second.end
        return reader.stretch(quote.start, end), True
    return reader.prior_clause(at, cue_end), False


def _leads(reader: Reader, quote: Quote) -> bool:
    """Return whether nothing but a mark or a short lead-in stands before the quote in its sentence."""
    return reader.tokens.at(quote.start) - reader.first <= 1


def _trails(reader: Reader, index: int) -> bool:
    """Return whether only a place or the like follows: '... said on Friday [in Port Velm].'"""
    rest = reader.tokens.words[index : reader.last]
    return rest[0] in PREPOSITIONS and len(rest) < 14 and not any(verb_like(w) or w in PRONOUNS for w in rest)


def final(reader: Reader, index: int, word: str, after: int, subject: tuple[int, int]) -> Content | None:
    """Read '..., police said [on Friday].' and '"...," she said.'"""
    if word not in SPEECH and word not in COGNITION:
        return None
    here = reader.word(after)
    quote = reader.quote_before(subject[0])
    lead = reader.word(subject[0] - 1)
    if quote is None and (lead not in (",", "as", "-", "—", "–", "(", "!", "?") or subject[0] <= reader.first + 1):
        return None
    if here and here[0].isalnum() and quote is None and not _trails(reader, after):
        return None
    start = subject[0] - (lead == "as")
    content, quoted = quote_or_clause(reader, start, after, quote)
    return subject, content, Kind.QUOTE if quoted else Kind.SAID, quoted
