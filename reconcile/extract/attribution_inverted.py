"""Attributions whose verb stands before its speaker: '"...", said Ana Ruiz, a nurse'."""

from reconcile.extract.attribution_clauses import phrase_end, subject_before
from reconcile.extract.attribution_contents import quote_or_clause
from reconcile.extract.attribution_lexicon import (
    AUXILIARIES,
    PRONOUNS,
    SPEECH,
)
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_objects import NUMBERS
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_tokens import QUOTE_MARKS


def inverted(reader: Reader, index: int, word: str) -> Attribution | None:
    """Read '"...", said Ana Ruiz, a nurse' and '..., say police'."""
    before = reader.word(index - 1)
    if word not in SPEECH or index <= reader.first or before not in QUOTE_MARKS | frozenset(",-—–?!"):
        return None
    start = index + 1
    following = reader.word(start)
    if (
        following == "responsibility"
        or not following
        or not following[0].isalnum()
        or following in ("that", "to")
        or following in AUXILIARIES
    ):
        return None
    quote = reader.quote_before(index)
    if quote is None and (following in NUMBERS or following[0].isdigit()):
        return None
    if quote is None and (before in QUOTE_MARKS or subject_ends_in_apposition(reader, index)):
        return None
    end = phrase_end(reader.tokens, start, reader.last)
    if following in PRONOUNS:
        end = start + 1
    if (
        end <= start
        or not plausible(reader.tokens, start, end, reader.upper)
        or (quote is None and not _closes(reader, end))
    ):
        return None
    content, quoted = quote_or_clause(reader, index, end, quote)
    kind = Kind.QUOTE if quoted else Kind.SAID
    return made(reader, (start, end), (index, index + 1), content, kind, quoted)


def subject_ends_in_apposition(reader: Reader, index: int) -> bool:
    """Return whether 'Ana Ruiz, a nurse,' stands before the verb."""
    if reader.word(index - 1) != ",":
        return False
    found = subject_before(reader.tokens, index, reader.first)
    return found is not None and "," in reader.tokens.words[found[0] : found[1]]


def _closes(reader: Reader, index: int) -> bool:
    return (
        index >= reader.last
        or reader.word(index) in (".", ",", ";", "!", "?", "…", "-", "—", "–", "(", ")")
        or reader.word(index) in QUOTE_MARKS
        or (reader.word(index) in ("who", "as", "after", "when", "where", "in", "on", "at", "whose"))
    )
