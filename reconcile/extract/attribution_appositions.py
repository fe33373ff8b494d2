"""Appositions: what is said of a holder between commas."""

from reconcile.extract.attribution_lexicon import (
    AUXILIARIES,
    DETERMINERS,
    DOCUMENTS,
    PREPOSITIONS,
    ROLES,
    SPEAKERS,
    SUBORDINATORS,
)
from reconcile.extract.attribution_noun_phrases import FURTHEST, phrase_start
from reconcile.extract.attribution_tokens import QUOTE_MARKS, Tokens, is_stop, verb_like
from reconcile.inflection import singular

_MADE = frozenset(
    "published released issued conducted commissioned compiled funded based founded headed organised organized written "
    "authored produced carried presented led run owned made prepared drafted signed posted".split()
)
_JOINTS = SUBORDINATORS | {"and", "but", "or", "then", "yet"}


def apposed(tokens: Tokens, comma: int, first: int) -> tuple[int, int] | None:
    """Return head and appositions of 'Ana Ruiz, 45, a nurse at the clinic,' whose last mark is at `comma`."""
    stop = comma
    for _ in range(5):
        start = _segment_start(tokens, stop, first)
        if start >= stop:
            return None
        if start > first + 1 and describes(tokens, start, stop):
            if tokens.words[start - 1] not in (",", "(", "—", "–"):
                return start, comma
            stop = start - 1
            continue
        head = phrase_start(tokens, stop, first)
        if head >= stop or not _names_somebody(tokens, head, stop, first):
            return None
        return _titled(tokens, head, first), comma
    return None


def _names_somebody(tokens: Tokens, head: int, stop: int, first: int) -> bool:
    """Return whether a phrase can be what an apposition describes: no object of a verb, and a name or a speaker."""
    if head > first and not is_stop(tokens, head - 1) and tokens.words[head - 1] not in _JOINTS:
        return False
    phrase = tokens.words[head:stop]
    clause = [i for i in range(head + 1, stop) if verb_like(tokens.words[i]) and tokens.words[i].endswith("ed")]
    if "who" not in phrase and any(not _of_document(tokens, i) for i in clause):
        return False  # "Twelve people drowned in Harl, the minister said": a clause, and no name of the minister
    if any(word[:1].isdigit() for word in phrase):
        return False
    if phrase[:1] and verb_like(phrase[0]):
        return False  # "Asked about the flood, Mayor Holt said": a participle leads in
    if any(word in SPEAKERS for word in phrase):
        return True
    # "The plant employs 850 people, the mayor said": a clause opens with a capital too, but its noun has none.
    return tokens.capital(head + 1 if phrase[:1] and phrase[0] in DETERMINERS and len(phrase) > 1 else head)


def _of_document(tokens: Tokens, verb: int) -> bool:
    """Return whether a participle tells how a document came out: 'A study published in May'."""
    made = tokens.words[verb] in _MADE and singular(tokens.words[verb - 1]) in DOCUMENTS
    return made and verb + 1 < len(tokens.words) and tokens.words[verb + 1] in PREPOSITIONS


def _titled(tokens: Tokens, head: int, first: int) -> int:
    """Return where 'The mayor, Jo Kent,' begins, given where 'Jo Kent' does."""
    if head - 2 <= first or tokens.words[head - 1] != "," or not tokens.capital(head):
        return head
    start = phrase_start(tokens, head - 1, first)
    words = tokens.words[start : head - 1]
    opens = (
        start == first
        or tokens.words[start - 1] in (",", ";", ":", "that", "and", "but")
        or tokens.words[start - 1] in QUOTE_MARKS
    )
    return start if words and words[0] in DETERMINERS and any(w in ROLES for w in words) and opens else head


def _segment_start(tokens: Tokens, stop: int, first: int) -> int:
    """Return where the stretch between commas that ends at `stop` begins."""
    lowest = max(first, stop - FURTHEST)
    start = stop
    while start > lowest and not is_stop(tokens, start - 1):
        start -= 1
    return start


def describes(tokens: Tokens, start: int, stop: int) -> bool:
    """Return whether a stretch describes the one before it: 'a nurse', '45', 'who saw it', 'citing', 'head of'."""
    word = tokens.words[start]
    if word in (
        "who",
        "which",
        "whose",
        "citing",
        "quoting",
        "speaking",
        "himself",
        "herself",
        "identified",
        "known",
        "from",
        "of",
    ):
        return True
    if word.isdigit() and stop - start <= 2:
        return True
    if word in _MADE and tokens.words[start + 1 : start + 2] and tokens.words[start + 1] in PREPOSITIONS:
        return True  # "The survey, published in May, found"
    opening = tokens.words[start : min(stop, start + 7)]
    if word in ("a", "an"):
        return not any(w in AUXILIARIES for w in opening) or "who" in opening
    if any(verb_like(w) for w in opening if w not in ("retired", "appointed", "elected")) and "who" not in opening:
        return False
    role = any(w in ROLES for w in opening) or any(w.endswith("'s") and w[:-2] in ROLES for w in opening)
    return role and start > 0
