"""Who stands before a verb, in its own clause or before an earlier verb."""

from reconcile.extract.attribution_clauses import subject_before
from reconcile.extract.attribution_lexicon import ADVERBS
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_tokens import verb_like
from reconcile.extract.sentences import Span


def subject_of(reader: Reader, index: int) -> tuple[int, int] | None:
    """Return the tokens of the verb's subject; 'who' gives what it stands for, 'and said' the sentence's."""
    first = _bound(reader, index)
    found = subject_before(reader.tokens, index, first)
    if found is None:
        return None
    start, end = found
    if reader.word(end - 1) in ("who", "which", "that") and end - 1 > start:
        end -= 1
    return (start, end) if start < end else None


def _bound(reader: Reader, index: int) -> int:
    """Return the first token of the stretch that a subject may stand in: the sentence, or the quote round the verb."""
    quote = reader.layout.quote_at(reader.tokens.starts[index])
    if quote is None or quote.start <= reader.sentence.start:
        return reader.first
    return max(reader.first, reader.tokens.at(quote.start + 1))


def word_before(reader: Reader, index: int) -> str:
    at = index - 1
    while at > reader.first and (reader.word(at) in ADVERBS or reader.word(at).endswith("ly")):
        at -= 1
    return reader.word(at)


def opening_subject(reader: Reader, index: int) -> tuple[int, int] | None:
    """Return the subject of the verb before 'and said', or whom the sentence opens with."""
    for at in range(index - 1, max(reader.first, index - 30), -1):
        if verb_like(reader.word(at)):
            found = subject_before(reader.tokens, at, reader.first)
            if found and plausible(reader.tokens, *found, reader.upper):
                return found
    for at in range(reader.first + 1, min(index, reader.first + 14)):
        if verb_like(reader.word(at)):
            return reader.first, at
    return None


def opening_speaker(reader: Reader, offset: int) -> Span | None:
    """Return who opens the sentence, where they can speak, for a verb at an offset that has no subject beside it."""
    own = opening_subject(reader, reader.tokens.at(offset))
    return reader.span(*own) if own and plausible(reader.tokens, *own, reader.upper) else None
