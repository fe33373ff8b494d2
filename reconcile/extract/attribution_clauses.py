"""Noun phrases and clause bounds, as far as attribution needs them: who stands before or after a verb."""

from reconcile.extract.attribution_lexicon import (
    ADVERBS,
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKERS,
    SUBORDINATORS,
    TIME_WORDS,
    VENUES,
)
from reconcile.extract.attribution_tokens import QUOTE_MARKS, Tokens, is_stop, verb_like

_CALENDAR = DAYS | frozenset(
    "january february march april may june july august september october november december".split()
)
_JOINTS = SUBORDINATORS | {"and", "but", "or", "then", "yet"}
_FURTHEST = 28  # words: a holder's description is never longer


def subject_before(tokens: Tokens, verb: int, first: int) -> tuple[int, int] | None:
    """Return the noun phrase before a verb as token indices [a, b), appositions and all, or None."""
    end = _skip_adverbs_back(tokens, verb, first)
    if end <= first:
        return None
    if tokens.words[end - 1] == ")":
        return _abbreviated(tokens, end, first)
    if tokens.words[end - 1] in (",", "—", "–"):
        return _apposed(tokens, end - 1, first)
    start = phrase_start(tokens, end, first)
    if start >= end:
        return None
    if start - 1 > first and tokens.words[start - 1] == "," and _describes(tokens, start, end):
        whole = _apposed(tokens, end, first)
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
        if word in AUXILIARIES or word in ADVERBS or word == "not" or (word.endswith("ly") and len(word) > 4):
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


def phrase_start(tokens: Tokens, end: int, first: int) -> int:
    """Return where the noun phrase that ends at `end` begins."""
    lowest = max(first, end - _FURTHEST)
    start = end
    joint = -1
    while start > lowest:
        index = start - 1
        word = tokens.words[index]
        if is_stop(tokens, index):
            break
        if word == "who" and index > lowest and not is_stop(tokens, index - 1):
            start = index
            joint = -1
            continue
        if word in SUBORDINATORS and not tokens.capital(index):
            break
        if word in SUBORDINATORS:
            break
        if word in ("and", "or", "but", "&"):
            joint = index
        elif (
            verb_like(word)
            and (tokens.upper or not tokens.capital(index))
            and not _in_relative(tokens, index, lowest, joint >= 0)
        ):
            return (joint if joint >= 0 else index) + 1
        start = index
    return _trim(tokens, start, end)


def _in_relative(tokens: Tokens, index: int, lowest: int, joined: bool) -> bool:
    """Return whether a verb stands inside the phrase: 'who asked', 'to be published', 'a study published in'."""
    before = tokens.words[max(lowest, index - 4) : index]
    if "who" in before or before[-1:] in (["to"], ["be"]):
        return True
    reduced = tokens.words[index].endswith("ed") and tokens.words[index + 1 : index + 2] and not joined
    return bool(reduced) and tokens.words[index + 1] in ("in", "by", "at", "from", "for", "only", "as", "to", "on")


def _trim(tokens: Tokens, start: int, end: int) -> int:
    """Drop what leads into the phrase: 'and', 'but', 'on Friday', 'in Harl'."""
    while start < end and tokens.words[start] in (
        "and",
        "or",
        "but",
        "yet",
        "so",
        "then",
        "meanwhile",
        "&",
        "-",
        "however",
        "also",
    ):
        start += 1
    if start < end and tokens.words[start] in (
        "on",
        "in",
        "at",
        "by",
        "earlier",
        "late",
        "early",
        "from",
        "after",
        "before",
        "during",
    ):
        for index in range(start + 1, min(end, start + 8)):
            word = tokens.words[index]
            lead_in = index > start + 1 or word not in DETERMINERS
            if lead_in and (word in DETERMINERS or word in PRONOUNS or (word in SPEAKERS and word not in VENUES)):
                return index
            if tokens.words[index - 1] in TIME_WORDS and word not in TIME_WORDS and not word.isdigit():
                return index
    return start


def _apposed(tokens: Tokens, comma: int, first: int) -> tuple[int, int] | None:
    """Return head and appositions of 'Ana Ruiz, 45, a nurse at the clinic,' whose last mark is at `comma`."""
    stop = comma
    for _ in range(5):
        start = _segment_start(tokens, stop, first)
        if start >= stop:
            return None
        if start > first + 1 and _describes(tokens, start, stop):
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
    if "who" not in phrase and any(verb_like(w) and w.endswith("ed") for w in phrase[1:]):
        return False  # "Twelve people drowned in Harl, the minister said": a clause, and no name of the minister
    if any(word[:1].isdigit() for word in phrase):
        return False
    if any(word in SPEAKERS for word in phrase):
        return True
    # "The plant employs 850 people, the mayor said": a clause opens with a capital too, but its noun has none.
    return tokens.capital(head + 1 if phrase[:1] and phrase[0] in DETERMINERS and len(phrase) > 1 else head)


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
    lowest = max(first, stop - _FURTHEST)
    start = stop
    while start > lowest and not is_stop(tokens, start - 1):
        start -= 1
    return start


def _describes(tokens: Tokens, start: int, stop: int) -> bool:
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
    opening = tokens.words[start : min(stop, start + 7)]
    if word in ("a", "an"):
        return not any(w in AUXILIARIES for w in opening) or "who" in opening
    if any(verb_like(w) for w in opening if w not in ("retired", "appointed", "elected")) and "who" not in opening:
        return False
    role = any(w in ROLES for w in opening) or any(w.endswith("'s") and w[:-2] in ROLES for w in opening)
    return role and start > 0


def phrase_end(tokens: Tokens, start: int, last: int) -> int:
    """Return where the noun phrase that begins at `start` ends, appositions and all."""
    end = _bare_end(tokens, start, last)
    for _ in range(4):
        if end + 1 >= last or tokens.words[end] not in (",", "("):
            break
        segment = _bare_end(tokens, end + 1, last)
        if segment <= end + 1 or not _describes(tokens, end + 1, segment):
            break
        closes = segment >= last or tokens.words[segment] in ",).;" or tokens.words[segment] in QUOTE_MARKS
        if not closes:
            break
        end = segment + (tokens.words[end] == "(" and segment < last and tokens.words[segment] == ")")
    return end


def _bare_end(tokens: Tokens, start: int, last: int) -> int:
    end = start
    while end < min(last, start + _FURTHEST):
        word = tokens.words[end]
        if is_stop(tokens, end) or (word == "." and end == last - 1):
            break
        if (
            end > start
            and ((word in SUBORDINATORS and word != "who") or word in AUXILIARIES)
            and "who" not in tokens.words[start:end]
        ):
            break
        if end > start and word in ("and", "but") and end + 1 < last and tokens.words[end + 1] in PRONOUNS:
            break
        end += 1
    return end


def plausible(tokens: Tokens, start: int, end: int, upper: bool) -> bool:
    """Return whether a phrase names somebody who can say or think something."""
    words = tokens.words[start:end]
    if not words or len(words) > _FURTHEST:
        return False
    leads_in = words[0] in AUXILIARIES or words[0] == "according" or (words[0] in PREPOSITIONS and words[0] != "over")
    if leads_in or words[-1] == "to":
        return False
    if len(words) == 1:
        word = words[0]
        return (
            word in PRONOUNS
            or word in SPEAKERS
            or (word not in DETERMINERS and tokens.capital(start) and word[0].isalpha() and not verb_like(word))
        )
    if all(word in DETERMINERS for word in words):
        return False
    if any(word in SPEAKERS or word.rstrip("s") in ROLES for word in words):
        return True
    return words[0] in DETERMINERS or any(tokens.capital(i) for i in range(start, end))
