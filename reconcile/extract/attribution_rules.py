"""The patterns of attribution round a verb; each returns an Attribution or None."""

from reconcile.extract.attribution_clauses import phrase_end, plausible, subject_before
from reconcile.extract.attribution_lexicon import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COGNITION,
    COMPLEMENT,
    DENIAL,
    DETERMINERS,
    FIGURE,
    FORECAST,
    HAVE,
    NEGATIONS,
    NOUNLIKE,
    PARTICIPLE_ONLY,
    PREPOSITIONS,
    PRONOUNS,
    REFUSALS,
    SPEAKERS,
    SPEECH,
)
from reconcile.extract.attribution_making import made
from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_objects import CLAIMS, COUNTING, NUMBERS, beyond_claim, takes_bare
from reconcile.extract.attribution_passives import passive
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.attribution_subjects import opening_subject, subject_of, word_before
from reconcile.extract.attribution_tokens import QUOTE_MARKS, verb_like
from reconcile.extract.sentences import Span
from reconcile.extract.speech_quotes import Quote
from reconcile.statement import Stance

_TELLS = frozenset(
    "tell tells told telling inform informs informed informing notify notified assure assured assures".split()
)
_TOLD_OR_NOT = frozenset(
    "ask asks asked warn warned warns warning remind reminded advise advised brief briefed convince convinced".split()
)
_PARTICIPLES = frozenset("saying claiming adding warning alleging reporting insisting stating noting".split())


def verb(reader: Reader, index: int) -> Attribution | None:
    """Read the attribution round the verb at a token."""
    word = reader.word(index)
    before = word_before(reader, index)
    if before == "to":  # "refused to say": nothing is said
        return None
    if before in BE and not word.endswith("ing"):
        return passive(reader, index)
    if word.endswith("ing"):
        return _participle(reader, index)
    if _is_noun(reader, index, word):
        return None
    if (inverted := _inverted(reader, index, word)) is not None:
        return inverted
    subject = subject_of(reader, index)
    if before in ("and", "but", "then", "or") and (subject is None or before != "then"):
        return _coordinated(reader, index, word)
    return _active(reader, index, word, subject) if subject else None


def _coordinated(reader: Reader, index: int, word: str) -> Attribution | None:
    """Read '... and said that': the subject stands before an earlier verb, and is found once the sentence is read."""
    if word not in SPEECH and not reader.introduces(index + 1):
        return None
    after = reader.skip_adjuncts(_addressee(reader, index, word)[0])
    own = opening_subject(reader, index)
    found = _quoted_after(reader, index, after, own or (index, index + 1)) or _clause_after(
        reader, index, word, after, own or (index, index + 1)
    )
    return made(reader, None, (index, index + 1), found[1], found[2], found[3]) if found else None


def _is_noun(reader: Reader, index: int, word: str) -> bool:
    here = reader.tokens.capital(index) and not reader.upper and index > reader.first
    if (
        here
        and not reader.sentence.headline
        and reader.tokens.text[reader.sentence.start : reader.sentence.end].isupper() is False
    ):
        return True
    if word in PARTICIPLE_ONLY:
        return word_before(reader, index) not in HAVE and reader.word(index - 1) not in HAVE
    if word not in NOUNLIKE:
        return False
    before = reader.word(index - 1)
    if (
        before in DETERMINERS
        or before in PREPOSITIONS
        or before.endswith(("'s", "’s", "s'", "s’"))
        or before in ("to", "and", "or", "-", "")
    ):
        return not (before == "and" and reader.introduces(index + 1))
    if (
        before in PRONOUNS
        or before in AUXILIARIES
        or (before in ADVERBS and (word.endswith("s") or word_before(reader, index) in PRONOUNS))
    ):
        return False
    after = reader.word(index + 1)
    if verb_like(after) or after in PREPOSITIONS or (word == "posts" and after.isdigit()):
        return True
    plural_subject = before.endswith("s") or before in SPEAKERS or before in ("who", "police")
    clause = (
        after == "that" or reader.opens_quote(index + 1) is not None or after in (":", ",", ".") or word.endswith("s")
    )
    return not (plural_subject and clause) and not (clause and reader.tokens.capital(index - 1) and not reader.upper)


def _inverted(reader: Reader, index: int, word: str) -> Attribution | None:
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
    content, quoted = _quote_or_clause(reader, index, end, quote)
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


def _quote_or_clause(reader: Reader, at: int, cue_end: int, quote: Quote | None) -> tuple[Span | None, bool]:
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


def _active(reader: Reader, index: int, word: str, subject: tuple[int, int]) -> Attribution | None:
    between = reader.tokens.words[subject[1] : index]
    negated = any(w in NEGATIONS or w.endswith("n't") or w in REFUSALS for w in between)
    if not plausible(reader.tokens, *subject, reader.upper):
        return None
    if word in COGNITION and word not in SPEECH and not _thinks(reader, subject, index):
        return None
    after, relay = _addressee(reader, index, word)
    after = reader.skip_adjuncts(after)
    found = (
        _quoted_after(reader, index, after, subject)
        or _clause_after(reader, index, word, after, subject)
        or _final(reader, index, word, after, subject)
    )
    if found is None:
        return None
    holder, content, kind, quoted = found
    stance = Stance.FORECAST if word in FORECAST else Stance.ASSERTED
    hearsay = False
    if word in DENIAL:
        kind, stance = (Kind.DENIED, Stance.DENIED) if not negated else (Kind.DOUBTED, Stance.ASSERTED)
        hearsay = negated
    elif negated:
        kind, hearsay = Kind.DOUBTED, True
    return made(reader, holder, (index, index + 1), content, kind, quoted, stance, hearsay, relay)


def _thinks(reader: Reader, subject: tuple[int, int], index: int) -> bool:
    """Return whether a verb of thinking stands close behind somebody who thinks."""
    words = reader.tokens.words[subject[0] : subject[1]]
    return index - subject[1] <= 2 and (words[-1] in PRONOUNS or any(w in SPEAKERS for w in words) or len(words) <= 4)


def _addressee(reader: Reader, index: int, word: str) -> tuple[int, Span | None]:
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


_Found = tuple[tuple[int, int], Span | None, Kind, bool]


def _quoted_after(reader: Reader, index: int, after: int, subject: tuple[int, int]) -> _Found | None:
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


def _clause_after(reader: Reader, index: int, word: str, after: int, subject: tuple[int, int]) -> _Found | None:
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


def _after_comma(reader: Reader, after: int, subject: tuple[int, int], word: str) -> _Found | None:
    """Read 'X said, quoting Y, that ...' and 'As X told Y, ...'."""
    if reader.word(subject[0] - 1) == "as" and subject[0] - 1 <= reader.first + 1:
        return subject, reader.stretch(reader.tokens.ends[after], reader.clause_end(after)), Kind.SAID, False
    for at in range(after + 1, min(reader.last, after + 12)):
        if reader.word(at) == "," and reader.word(at + 1) == "that":
            return subject, reader.stretch(reader.tokens.ends[at + 1], reader.clause_end(at + 1)), Kind.SAID, False
    if subject[0] <= reader.first + 1 and word in SPEECH:
        return subject, reader.stretch(reader.tokens.ends[after], reader.clause_end(after)), Kind.SAID, False
    return None


def _trails(reader: Reader, index: int) -> bool:
    """Return whether only a place or the like follows: '... said on Friday [in Port Velm].'"""
    rest = reader.tokens.words[index : reader.last]
    return rest[0] in PREPOSITIONS and len(rest) < 14 and not any(verb_like(w) or w in PRONOUNS for w in rest)


def _final(reader: Reader, index: int, word: str, after: int, subject: tuple[int, int]) -> _Found | None:
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
    content, quoted = _quote_or_clause(reader, start, after, quote)
    return subject, content, Kind.QUOTE if quoted else Kind.SAID, quoted


def _participle(reader: Reader, index: int) -> Attribution | None:
    """Read ', adding that ...' and 'a statement saying ...'; the holder is whoever acts in the sentence."""
    word, before = reader.word(index), reader.word(index - 1)
    if (
        word not in COMPLEMENT
        or before == "as"
        or before in DETERMINERS
        or before in PREPOSITIONS
        or (word in COGNITION and before != ",")
    ):
        return None
    after = reader.skip_adjuncts(index + 1)
    quote = reader.opens_quote(after + (reader.word(after) in (",", ":")))
    rest = reader.tokens.words[after : min(reader.last, after + 12)]
    bare = word in _PARTICIPLES and reader.word(after)[:1].isalnum() and any(verb_like(w) for w in rest[1:])
    if not (reader.introduces(after) or quote or bare):
        return None
    if before in AUXILIARIES:
        subject = subject_of(reader, index)
    elif before == ",":
        subject = None
    else:
        subject = subject_of(reader, index)
        if subject and reader.word(subject[1] - 1) not in SPEAKERS:
            subject = None
    if quote:
        content = reader.stretch(quote.start, quote.end)
    else:
        skip = reader.word(after) == "that"
        content = reader.stretch(
            reader.tokens.starts[after] if not skip else reader.tokens.ends[after], reader.clause_end(after)
        )
    return made(reader, subject, (index, index + 1), content, Kind.QUOTE if quote else Kind.SAID, quote is not None)
