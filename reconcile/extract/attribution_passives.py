"""Attributions in the passive voice: 'it was reported that', 'is said to', 'was blamed on', 'confirmed by'."""

from reconcile.extract.attribution_clauses import phrase_end
from reconcile.extract.attribution_lexicon import (
    BLAME_ON,
    COMPLEMENT,
    DENIAL,
    FIGURE,
    NEGATIONS,
    PASSIVE_BELIEF,
    PASSIVE_HEARSAY,
)
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_objects import CLAIMS
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_subjects import subject_of
from reconcile.extract.attribution_tokens import verb_like
from reconcile.statement import Stance


def passive(reader: Reader, index: int) -> Attribution | None:
    """Read 'it was reported that', 'is said to', 'was quoted as saying', 'was blamed on', 'confirmed by'."""
    word, following = reader.word(index), reader.word(index + 1)
    subject = subject_of(reader, index)
    start = subject[0] if subject else reader.first
    if word == "quoted" and following == "as" and subject:
        end = index + 3
        quote = reader.opens_quote(end + (reader.word(end) in (",", ":")))
        content = (
            reader.stretch(quote.start, quote.end)
            if quote
            else reader.stretch(
                reader.tokens.ends[min(end, reader.last) - 1], reader.clause_end(min(end, reader.last - 1))
            )
        )
        return made(
            reader, subject, (index, min(end, reader.last)), content, Kind.QUOTE if quote else Kind.SAID, bool(quote)
        )
    if word in BLAME_ON and following in ("on", "to"):
        return blamed(reader, index)
    if word in NEGATIONS or "not" in reader.tokens.words[max(reader.first, index - 3) : index]:
        return None
    by = _agent(reader, index)
    if by and word in COMPLEMENT | FIGURE | DENIAL:
        end = phrase_end(reader.tokens, by + 1, reader.last)
        denied = word in DENIAL
        if denied and not any(w in CLAIMS for w in reader.tokens.words[start:index]):
            return None
        if plausible(reader.tokens, by + 1, end, reader.upper):
            content = reader.stretch(reader.tokens.starts[start], reader.tokens.starts[by if by > index + 1 else index])
            if reader.word(end) == "that":
                content = reader.stretch(reader.tokens.ends[end], reader.clause_end(end))
            kind, stance = (Kind.DENIED, Stance.DENIED) if denied else (Kind.REPORTED, Stance.ASSERTED)
            return made(reader, (by + 1, end), (index, index + 2), content, kind, stance=stance)
        return None
    dummy = subject is not None and reader.word(subject[1] - 1) == "it" and subject[1] - subject[0] == 1
    kind = Kind.HEARSAY if word in PASSIVE_HEARSAY else Kind.BELIEVED if word in PASSIVE_BELIEF else Kind.REPORTED
    hearsay = kind is Kind.HEARSAY
    if dummy and following == "that" and word in COMPLEMENT:
        content = reader.stretch(reader.tokens.ends[index + 1], reader.clause_end(index + 1))
        return made(reader, None, (index, index + 1), content, kind, hearsay=hearsay)
    reported_state = word == "reported" and (
        following in ("dead", "missing", "killed", "injured", "wounded") or following == ""
    )
    if subject and kind is not Kind.REPORTED and (following == "to" or reported_state):
        content = reader.stretch(reader.tokens.starts[start], reader.clause_end(index))
        return made(reader, None, (index, index + 1), content, kind, hearsay=hearsay)
    return None


def _agent(reader: Reader, index: int) -> int:
    """Return the token of 'by' in 'confirmed by', 'put at 151 by', or 0."""
    if reader.word(index + 1) == "by":
        return index + 1
    if reader.word(index + 1) in ("at", "as"):
        for at in range(index + 2, min(index + 7, reader.last)):
            if reader.word(at) == "by":
                return at
    return 0


def blamed(reader: Reader, index: int) -> Attribution | None:
    """Read 'attributed to the Red Front' and 'was blamed on rebels': nobody says who blames."""
    end = phrase_end(reader.tokens, index + 2, reader.last)
    start = index + 2
    for at in range(start, end):
        if at > start and (
            reader.word(at) in ("in", "on", "after", "by", "during", "and") or verb_like(reader.word(at))
        ):
            end = at
            break
    return (
        made(reader, None, (index, index + 2), reader.span(start, end), Kind.BLAMED, stance=Stance.ATTRIBUTED)
        if end > start
        else None
    )
