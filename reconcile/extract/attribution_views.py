"""Attribution by a state of mind or a noun for a view: 'is convinced that', 'in the view of', 'to quote'."""

import re

from attrs import evolve

from reconcile.extract.attribution_clauses import phrase_end
from reconcile.extract.attribution_lexicon import ADVERBS, BE, NEGATIONS
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_rules import verb
from reconcile.extract.attribution_subjects import subject_of
from reconcile.extract.sentences import Span

MINDS = frozenset(
    "convinced sure certain confident adamant hopeful afraid worried concerned aware optimistic pessimistic sceptical "
    "skeptical disappointed pleased proud glad sorry angry surprised unaware doubtful".split()
)
VIEWS = frozenset("view views opinion words eyes estimation judgment judgement assessment reckoning telling".split())
_MAKING = frozenset("make makes made making".split())
_CONTRACTED = ("'m", "’m", "'re", "’re", "'s", "’s")
_MARKS = frozenset(",:")


def mind(reader: Reader, index: int) -> Attribution | None:
    """Read 'X is convinced that ...'; "convinced Y that" is left to the verb."""
    at = index - 1
    while at > reader.first and (reader.word(at) in ADVERBS or reader.word(at) in ("very", "quite", "so")):
        at -= 1
    contracted = reader.word(at).endswith(_CONTRACTED) or reader.word(at) in ("m", "re")
    if reader.word(at) not in BE and not contracted:
        return verb(reader, index) if reader.word(index) == "convinced" else None
    if reader.word(index + 1) != "that" or any(w in NEGATIONS for w in reader.tokens.words[at:index]):
        return None
    subject = subject_of(reader, at) if not contracted else (at - 2 if reader.word(at) in ("m", "re") else at, at + 1)
    if subject is None or subject[0] < reader.first or not plausible(reader.tokens, *subject, reader.upper):
        return None
    content = reader.stretch(reader.tokens.ends[index + 1], reader.clause_end(index + 1))
    return made(reader, subject, (index, index + 1), content, Kind.SAID)


def clear(reader: Reader, index: int) -> Attribution | None:
    """Read 'X made it clear that ...'."""
    at = index - 1 - (reader.word(index - 1) == "it")
    if reader.word(at) not in _MAKING or reader.word(index + 1) != "that":
        return None
    subject = subject_of(reader, at)
    if subject is None or not plausible(reader.tokens, *subject, reader.upper):
        return None
    content = reader.stretch(reader.tokens.ends[index + 1], reader.clause_end(index + 1))
    return made(reader, subject, (at, index + 1), content, Kind.SAID)


def view(reader: Reader, index: int) -> Attribution | None:
    """Read 'in the view of X, ...', "in X's words, ..." where a clause opens with it."""
    if reader.word(index + 1) == "of" and reader.word(index - 1) == "the" and reader.word(index - 2) == "in":
        start, begin = index + 2, index - 2
        end = phrase_end(reader.tokens, start, reader.last)
        after = end
    else:
        begin = index - 1
        while begin > reader.first and begin > index - 7 and reader.word(begin) != "in":
            begin -= 1
        start, end, after = begin + 1, index, index + 1
        if reader.word(begin) != "in" or not reader.word(end - 1).endswith(("'s", "’s", "s'", "s’")):
            return None
    cue = (begin, start) if after == end else (index, index + 1)
    if end <= start or not plausible(reader.tokens, start, end, reader.upper):
        return None
    content = _around(reader, begin, after)
    found = made(reader, (start, end), cue, content, Kind.ACCORDING_TO) if content else None
    return evolve(found, holder=_possessor(found.holder)) if found and found.holder else None


def _possessor(holder: Span) -> Span:
    """Return "the mayor" of "the mayor's"."""
    bare = re.sub(r"['’]s?$", "", holder.text)
    return Span(holder.start, holder.start + len(bare), bare)


def _around(reader: Reader, begin: int, after: int) -> Span | None:
    """Return what follows a phrase that opens the sentence, or stands before one that closes it."""
    if begin <= reader.first + 1 and reader.word(after) in _MARKS:
        return reader.stretch(reader.tokens.ends[after], reader.clause_end(after))
    if reader.word(begin - 1) == "," and after >= reader.last - 1:
        return reader.prior_clause(begin, after)
    return None


def quoting(reader: Reader, index: int) -> Attribution | None:
    """Read 'To quote X, ...' at the head of a sentence."""
    if index != reader.first + 1 or reader.word(index - 1) != "to":
        return None
    end = phrase_end(reader.tokens, index + 1, reader.last)
    if reader.word(end) not in _MARKS or not plausible(reader.tokens, index + 1, end, reader.upper):
        return None
    content = reader.stretch(reader.tokens.ends[end], reader.clause_end(end))
    return made(reader, (index + 1, end), (index - 1, index + 1), content, Kind.ACCORDING_TO)
