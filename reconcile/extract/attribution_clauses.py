"""Whole noun phrases round a verb: its subject before it, its object or agent after it, appositions and all."""

from reconcile.extract.attribution_appositions import apposed, describes
from reconcile.extract.attribution_lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIME_WORDS,
    VENUES,
)
from reconcile.extract.attribution_noun_phrases import bare_end, phrase_start
from reconcile.extract.attribution_tokens import QUOTE_MARKS, Tokens, is_stop

_CALENDAR = DAYS | frozenset(
    "january february march april may june july august september october november december".split()
)


def subject_before(tokens: Tokens, verb: int, first: int) -> tuple[int, int] | None:
    """Return the noun phrase before a verb as token indices [a, b), appositions and all, or None."""
    end = _skip_adverbs_back(tokens, verb, first)
    if end <= first:
        return None
    if tokens.words[end - 1] == ")":
        return _abbreviated(tokens, end, first)
    if tokens.words[end - 1] in (",", "—", "–"):
        return apposed(tokens, end - 1, first)
    start = phrase_start(tokens, end, first)
    if start >= end:
        return None
    if start - 1 > first and tokens.words[start - 1] == "," and describes(tokens, start, end):
        whole = apposed(tokens, end, first)
        if whole and tokens.words[whole[0]] not in PREPOSITIONS and tokens.words[whole[0]] not in SUBORDINATORS:
            return whole
    return start, end


def _abbreviated(tokens: Tokens, end: int, first: int) -> tuple[int, int] | None:
    """Return 'the Coastal Rescue Office (CRO)', brackets and all."""
    for bracket in range(end - 2, max(first, end - 8), -1):
        if tokens.words[bracket] == "(":
            start = phrase_start(tokens, bracket, first)
            return (start, end) if start < bracket else None
    return None


def _skip_adverbs_back(tokens: Tokens, verb: int, first: int) -> int:
    """Skip auxiliaries, adverbs and times between a subject and its verb: 'has also', 'on Friday', 'in a statement'."""
    end = verb
    while end > first:
        word = tokens.words[end - 1]
        if (
            word in AUXILIARIES
            or word in ADVERBS
            or word in ("not", "neither")
            or (word.endswith("ly") and len(word) > 4)
        ):
            end -= 1
        elif word == "," and end - 3 > first and tokens.words[end - 2] in ADVERBS and tokens.words[end - 3] == ",":
            end -= 2  # ", however,"
        elif _titled_word(tokens, end - 1) and word not in _CALENDAR:
            break  # "The Red Dawn", "the Morning Post": a name
        elif (word in TIME_WORDS or word in VENUES or word.isdigit()) and (begin := _adjunct_back(tokens, end, first)):
            end = begin
        else:
            break
    return end


def _titled_word(tokens: Tokens, index: int) -> bool:
    """Return whether a word begins with a capital and goes on in lower case."""
    return (
        tokens.text[tokens.starts[index] : tokens.starts[index] + 2].istitle()
        and tokens.ends[index] - tokens.starts[index] > 1
    )


def _adjunct_back(tokens: Tokens, end: int, first: int) -> int:
    """Return where 'on Friday', 'late on Tuesday', 'in a statement' before `end` begins, or 0."""
    for index in range(end - 1, max(first, end - 6), -1):
        word = tokens.words[index]
        if word in ("on", "in", "at", "by", "via", "through", "late", "early"):
            while index > first and tokens.words[index - 1] in ("late", "early"):
                index -= 1
            return index
        if is_stop(tokens, index) or word in ("of", "for", "from"):
            break
    lone = tokens.words[end - 1]
    return end - 1 if lone in TIME_WORDS and lone not in ("may", "march", "day", "hours") and end - 1 > first else 0


def phrase_end(tokens: Tokens, start: int, last: int) -> int:
    """Return where the noun phrase that begins at `start` ends, appositions and all."""
    end = bare_end(tokens, start, last)
    for _ in range(4):
        if end + 1 >= last or tokens.words[end] not in (",", "("):
            break
        segment = bare_end(tokens, end + 1, last)
        if segment <= end + 1 or not describes(tokens, end + 1, segment):
            break
        closes = segment >= last or tokens.words[segment] in ",).;" or tokens.words[segment] in QUOTE_MARKS
        if not closes:
            break
        end = segment + (tokens.words[end] == "(" and segment < last and tokens.words[segment] == ")")
    return end
