"""Attributions in the passive voice: 'it was reported that', 'is said to', 'was blamed on', 'confirmed by'."""

from reconcile.extract.attribution_clauses import phrase_end
from reconcile.extract.attribution_lexicon import (
    ADVERBS,
    AUXILIARIES,
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
    if word == "quoted" and subject and (saying := _saying(reader, index)):
        return _quoted_as(reader, index, subject, saying)
    if word in BLAME_ON and following in ("on", "to"):
        return blamed(reader, index)
    if word in NEGATIONS or "not" in reader.tokens.words[max(reader.first, index - 3) : index]:
        return None
    by = _agent(reader, index)
    if by and word in COMPLEMENT | FIGURE | DENIAL:
        end = phrase_end(reader.tokens, by + 1, reader.last)
        denied = word in DENIAL
        if denied:
            return _denied_by(reader, index, (by + 1, end))
        if plausible(reader.tokens, by + 1, end, reader.upper):
            content = reader.stretch(reader.tokens.starts[start], reader.tokens.starts[by if by > index + 1 else index])
            if reader.word(end) == "that":
                content = reader.stretch(reader.tokens.ends[end], reader.clause_end(end))
            return made(reader, (by + 1, end), (index, index + 2), content, Kind.REPORTED)
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


_FURTHEST = 14  # words between "quoted" and "as saying"


def _saying(reader: Reader, index: int) -> int:
    """Return the token after 'quoted [by Y] as saying', or 0."""
    for at in range(index + 1, min(reader.last - 1, index + _FURTHEST)):
        if reader.word(at) == "as" and reader.word(at + 1) in ("saying", "telling"):
            return at + 2
        if at == index + 1 and reader.word(at) not in ("by", "in", "on"):
            return 0
    return 0


def _quoted_as(reader: Reader, index: int, subject: tuple[int, int], end: int) -> Attribution | None:
    """Read 'X was quoted [by Y] as saying [by Y]' before or after what is said; Y passed it on."""
    after = _beyond_agent(reader, end)
    relay = reader.span(end + 1, after) if after > end else reader.span(index + 2, end - 2)
    at = after + (reader.word(after) in (",", ":", "that"))
    quote = reader.opens_quote(at)
    before = reader.quote_before(subject[0])
    quoted = True
    if quote is not None:
        content = reader.stretch(quote.start, quote.end)
    elif before is not None:
        content = reader.stretch(before.start, before.end)
    elif reader.word(at) in ("", ".") and reader.word(subject[0] - 1) == ",":
        content, quoted = reader.prior_clause(subject[0], after), False
    elif at < reader.last:
        content, quoted = reader.stretch(reader.tokens.starts[at], reader.clause_end(at)), False
    else:
        return None
    kind = Kind.QUOTE if quoted else Kind.SAID
    return made(reader, subject, (index, end), content, kind, quoted, relay=relay)


def _beyond_agent(reader: Reader, index: int) -> int:
    """Return the token after 'by Radio Harl', or `index` where no outlet is named."""
    if reader.word(index) != "by":
        return index
    end = phrase_end(reader.tokens, index + 1, reader.last)
    return end if plausible(reader.tokens, index + 1, end, reader.upper) else index


def _denied_by(reader: Reader, index: int, holder: tuple[int, int]) -> Attribution | None:
    """Read "the mayor's claim that nine people died was rejected by police": police deny what is claimed."""
    for at in range(reader.first, index - 1):
        if reader.word(at) in CLAIMS and reader.word(at + 1) in ("that", "of"):
            end = index
            while end > at and reader.word(end - 1) in AUXILIARIES | ADVERBS:
                end -= 1
            content = reader.stretch(reader.tokens.ends[at + 1], reader.tokens.ends[end - 1])
            return made(reader, holder, (index, index + 2), content, Kind.DENIED, stance=Stance.DENIED)
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
