"""Attribution without a verb of saying: 'according to', 'reportedly', 'Police:', 'claimed responsibility'."""

from reconcile.extract.attribution_clauses import phrase_end, subject_before
from reconcile.extract.attribution_lexicon import (
    BE,
    DENIAL,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    SPEAKERS,
    SUBORDINATORS,
)
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_noun_phrases import plausible
from reconcile.extract.attribution_passives import blamed, passive
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_rules import verb
from reconcile.extract.attribution_tokens import QUOTE_MARKS, verb_like
from reconcile.extract.sentences import Span
from reconcile.statement import Stance

_CLAIMING = frozenset(
    "claim claims claimed claiming take takes took taken accept accepts accepted admit admits admitted".split()
)
_TOPICS = frozenset(
    "breaking update updated live watch analysis explainer explained opinion video photos factbox timeline correction "
    "editor's exclusive latest profile comment read more interview review".split()
)


def according(reader: Reader, index: int) -> Attribution | None:
    """Read 'According to X, ...' and '..., according to X'."""
    if reader.word(index + 1) != "to" or reader.word(index + 2) in ("plan", "how", "whether", "its", "what"):
        return None
    return _prepositional(reader, index, index + 2)


def per(reader: Reader, index: int) -> Attribution | None:
    """Read ', per X' and 'as per X'."""
    if reader.word(index - 1) not in (",", "as", "("):
        return None
    begin = index - (reader.word(index - 1) == "as")
    return _prepositional(reader, begin, index + 1)


def in_the_words(reader: Reader, index: int) -> Attribution | None:
    """Read 'in the words of X'."""
    if reader.word(index - 1) != "the" or reader.word(index - 2) != "in" or reader.word(index + 1) != "of":
        return None
    return _prepositional(reader, index - 2, index + 2)


def _prepositional(reader: Reader, cue: int, start: int) -> Attribution | None:
    end = phrase_end(reader.tokens, start, reader.last)
    leading = cue <= reader.first + 1 or reader.word(cue - 1) in ("that", "and", "but", ";", "while", "because", "as")
    comma = reader.word(end) == ","
    if leading and not comma:
        end = _short_end(reader, start, end)
    if end <= start or not plausible(reader.tokens, start, end, reader.upper):
        return None
    if leading:
        at = end + comma
        content = reader.stretch(reader.tokens.starts[at], reader.clause_end(at)) if at < reader.last else None
    else:
        content = reader.prior_clause(cue, end)
    words = reader.span(cue, start)
    quoted = False
    quote = reader.quote_before(cue) if not leading else None
    if quote and quote.start <= reader.sentence.start:
        content, quoted = reader.stretch(quote.start, quote.end), True
    return Attribution(reader.span(start, end), words, content, Kind.ACCORDING_TO, quoted=quoted) if words else None


_OPENERS = frozenset("there it they he she over about around nearly more fewer less up".split())


def _short_end(reader: Reader, start: int, end: int) -> int:
    """Return where the holder of 'According to police three people died' ends."""
    seen = False
    for at in range(start, end):
        word = reader.word(at)
        if seen and (word in DETERMINERS or word[0].isdigit() or word in _OPENERS):
            return at
        seen = seen or word in SPEAKERS or reader.tokens.capital(at)
    return end


_CLAUSE_LEADS = frozenset(
    "and but while as which who where when after because although though whereas with amid".split()
)


def adverb(reader: Reader, index: int) -> Attribution | None:
    """Read 'reportedly': it colours its clause, from the joint before to the joint after."""
    start = index
    while start > reader.first:
        word = reader.word(start - 1)
        if word in (";", ":") or (
            (word in _CLAUSE_LEADS and reader.word(start - 2) in (",", ""))
            or word in ("while", "but", "after", "because")
        ):
            break
        start -= 1
    end = index + 1
    while end < reader.last:
        word = reader.word(end)
        if word in (";", ":") or (word == "," and reader.word(end + 1) in _CLAUSE_LEADS):
            break
        end += 1
    cue = reader.span(index, index + 1)
    content = reader.span(start, end)
    return Attribution(None, cue, content, Kind.HEARSAY, hearsay=True) if cue else None


_DISOWNS = frozenset("distanced distances disowned disowns discounted discounts played ridiculed condemned".split())


def rumour(reader: Reader, index: int) -> Attribution | None:
    """Read 'reports that ...' and 'rumours of ...'; 'reports say' is left to the verb."""

    before, after = reader.word(index - 1), reader.word(index + 1)
    if after != "that" or (before in SPEAKERS and reader.word(index) == "reports"):
        return verb(reader, index) if reader.word(index) == "reports" else None
    start = index - (before in ("unconfirmed", "unverified", "conflicting", "early", "initial", "persistent"))
    cue, content = (
        reader.span(start, index + 1),
        reader.stretch(reader.tokens.ends[index + 1], reader.clause_end(index + 1)),
    )
    for at in range(start - 1, max(reader.first, start - 6), -1):
        if reader.word(at) in DENIAL:
            return None  # the verb's own rule reads it
        if reader.word(at) in _DISOWNS:
            subject = subject_before(reader.tokens, at, reader.first)
            if subject and cue and content and plausible(reader.tokens, *subject, reader.upper):
                return Attribution(reader.span(*subject), cue, content, Kind.DENIED, Stance.DENIED)
    return Attribution(None, cue, content, Kind.HEARSAY, hearsay=True) if cue and content else None


def cited(reader: Reader, index: int) -> Attribution | None:
    """Read ', citing X' and 'quoting X': X stands behind what the citing one says."""
    word = reader.word(index)
    before = reader.word(index - 1)
    if word in ("quote", "quotes", "cite") or word not in ("citing", "quoting", "cited", "quoted"):
        return None
    if word in ("cited", "quoted"):
        if before in BE:
            return passive(reader, index) if word == "quoted" else None
        if before in DETERMINERS or before in PREPOSITIONS or before == ",":
            return None
    end = phrase_end(reader.tokens, index + 1, reader.last)
    for at in range(index + 1, end):
        if reader.word(at) in ("as", "that"):
            end = at
    if not plausible(reader.tokens, index + 1, end, reader.upper):
        return None
    cue, holder = reader.span(index, index + 1), reader.span(index + 1, end)
    if cue is None:
        return None
    content: Span | None = None
    at = end + (reader.word(end) == ",")
    if reader.word(at) == "as" and reader.word(at + 1) == "saying":
        content = reader.stretch(reader.tokens.ends[at + 1], reader.clause_end(at + 1))
    elif reader.word(at) == "that":
        content = reader.stretch(reader.tokens.ends[at], reader.clause_end(at))
    elif before == "," and reader.tokens.starts[index] - reader.sentence.start > 40 and reader.last - end <= 2:
        content = None if _speech_before(reader, index) else reader.prior_clause(index - 1, end)
    return Attribution(holder, cue, content, Kind.CITED)


def _speech_before(reader: Reader, index: int) -> bool:
    return any(w in ("said", "says", "reported", "reports") for w in reader.tokens.words[reader.first : index])


def blame(reader: Reader, index: int) -> Attribution | None:
    """Read 'X blamed Y', 'X attributed the raid to Y', 'attributed to Y', 'was blamed on Y'."""
    word, before = reader.word(index), reader.word(index - 1)
    if reader.word(index + 1) in ("to", "on") and word in ("attributed", "blamed", "ascribed"):
        return blamed(reader, index)
    if before in BE or before in PREPOSITIONS or before in DETERMINERS:
        return None
    subject = subject_before(reader.tokens, index, reader.first)
    if subject is None or not plausible(reader.tokens, *subject, reader.upper) or index + 1 >= reader.last:
        return None
    cue, holder = reader.span(index, index + 1), reader.span(*subject)
    content = reader.stretch(reader.tokens.starts[index + 1], reader.clause_end(index + 1))
    return Attribution(holder, cue, content, Kind.BLAMED, Stance.ATTRIBUTED) if cue and content else None


def responsibility(reader: Reader, index: int) -> Attribution | None:
    """Read 'X claimed responsibility for ...' and 'denied responsibility'."""
    at = index - 1
    while at > reader.first and at >= index - 4 and reader.word(at) not in _CLAIMING:
        at -= 1
    if reader.word(at) not in _CLAIMING or reader.word(at - 1) in BE:
        return _claimed_by(reader, index)
    subject = subject_before(reader.tokens, at, reader.first)
    if subject is None:
        return None
    between = reader.tokens.words[subject[0] : at]
    if any(w in NEGATIONS or w == "none" or w.endswith("n't") for w in between):
        return None
    cue = reader.span(at, index + 1)
    content = reader.stretch(reader.tokens.starts[index], reader.clause_end(index))
    return Attribution(reader.span(*subject), cue, content, Kind.CLAIMED, Stance.CLAIMED) if cue and content else None


def _claimed_by(reader: Reader, index: int) -> Attribution | None:
    """Read 'responsibility for the raid was claimed by X'."""
    for at in range(index + 1, min(reader.last, index + 14)):
        if reader.word(at) in ("claimed", "admitted", "accepted") and reader.word(at + 1) == "by":
            end = phrase_end(reader.tokens, at + 2, reader.last)
            cue, holder = reader.span(at, at + 2), reader.span(at + 2, end)
            content = reader.stretch(reader.tokens.starts[index], reader.tokens.starts[at])
            return (
                Attribution(holder, cue, content, Kind.CLAIMED, Stance.CLAIMED) if cue and holder and content else None
            )
    return None


def not_true(reader: Reader, index: int) -> Attribution | None:
    """Read 'it is not true that ...'."""
    if reader.word(index - 1) not in ("not", "n't") or reader.word(index + 1) != "that":
        return None
    cue = reader.span(index - 1, index + 1)
    content = reader.stretch(reader.tokens.ends[index + 1], reader.clause_end(index + 1))
    return Attribution(None, cue, content, Kind.DENIED, Stance.DENIED) if cue and content else None


def labelled(reader: Reader) -> list[Attribution]:
    """Read 'Police: 3 dead', '3 dead - police' in a headline, and 'Mayor Ruiz: "..."' anywhere."""
    found: list[Attribution] = []
    words = reader.tokens.words
    for at in range(reader.first + 1, min(reader.last - 1, reader.first + 9)):
        if words[at] == ":" and not words[at - 1].isdigit():
            found.extend(_label_before(reader, at))
            break
        if verb_like(words[at]) or words[at] in SUBORDINATORS or words[at] in QUOTE_MARKS:
            break
    if reader.sentence.headline and not found:
        found.extend(_label_after(reader))
    return found


def _label_before(reader: Reader, colon: int) -> list[Attribution]:
    words = reader.tokens.words[reader.first : colon]
    start = reader.first
    while start < colon and not reader.word(start)[0].isalpha():
        start += 1
    quote = reader.opens_quote(colon + 1)
    speaker = words[-1] in SPEAKERS or words[-1] in ("un", "eu") or words[-1].rstrip("s") in SPEAKERS
    named = quote is not None and reader.tokens.capital(start)
    if (
        start >= colon
        or any(w in _TOPICS for w in words)
        or not ((speaker and (reader.sentence.headline or quote)) or named)
    ):
        return []
    cue, holder = reader.span(colon, colon + 1), reader.span(start, colon)
    content = reader.stretch(reader.tokens.ends[colon], quote.end if quote and not quote.title else reader.sentence.end)
    return (
        [Attribution(holder, cue, content, Kind.HEADLINE, quoted=quote is not None and not quote.title)]
        if cue and content
        else []
    )


def _label_after(reader: Reader) -> list[Attribution]:
    for at in range(reader.last - 1, max(reader.first + 2, reader.last - 7), -1):
        if reader.word(at) in ("-", "–", "—", ":"):
            holder = reader.span(at + 1, reader.last)
            cue = reader.span(at, at + 1)
            content = reader.stretch(reader.sentence.start, reader.tokens.starts[at])
            speaker = any(w in SPEAKERS for w in reader.tokens.words[at + 1 : reader.last])
            return [Attribution(holder, cue, content, Kind.HEADLINE)] if holder and cue and content and speaker else []
    return []
