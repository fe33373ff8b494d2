"""One person in a stretch of tokens: a name with or without a role ("Judge Ana Ruiz"), or a role ("his wife")."""

import re
from collections.abc import Iterable

from attrs import frozen

from reconcile.extract.nouns import AUXILIARIES, FUNCTION_WORDS, PREPOSITIONS
from reconcile.extract.page import Line
from reconcile.inflection import singular

ARTICLES = frozenset({"a", "an"})
POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our"})
DETERMINERS = ARTICLES | POSSESSIVES | frozenset({"the", "another", "this", "that"})
_PARTICLES = frozenset("de del de la las los el al bin ibn abu van von der den da dos di y e ter ten".split())
_TIMES = frozenset(
    "today yesterday tonight early late last this morning afternoon evening night week monday tuesday wednesday "
    "thursday friday saturday sunday also instantly immediately recently later apparently reportedly allegedly".split()
)
# In capitals a word with one of these endings is no name.
_WORDLY = re.compile(
    r".{2,}(?:tion|sion|ment|ness|ity|ing|ism|ship|hood|ous|ful|less|able|ible|ical|ally|edly|ants|ents|ists|ers|ors"
    r"|ians|ance|ence|logy|graphy|wards?|[bcdfgiklnprstuvwyz]ed|sses|ies)$"
)
_ABBREVIATED = frozenset(
    "mr mrs ms dr prof gen col lt maj capt cpl sgt pvt sen rep gov rev fr st msgr engr atty insp supt brig adm".split()
)
_LONGEST = 12  # tokens of a person with modifiers and titles


@frozen
class Person:
    """Somebody as the words introduce them.

    Attributes:
        first, last: tokens [first, last), determiner included.
        name: words of the name, lower-case; () where only a role is given.
        role: what they are ("judge"), or "".
        determiner: the word that opens the phrase ("a", "his"), or "".
        beyond: the preposition or mark right after the phrase, or "".
    """

    first: int
    last: int
    name: tuple[str, ...] = ()
    role: str = ""
    determiner: str = ""
    beyond: str = ""


def person(
    line: Line, first: int, last: int, surnames: frozenset[str] = frozenset(), *, subject: bool = False
) -> Person | None:
    """Return the person that tokens [first, last) begin with, or None; nothing but a phrase after it may follow.

    Args:
        line: the sentence.
        first, last: the tokens to look at.
        surnames: words that the document uses as the last word of a full name; each stands for its bearer.
        subject: whether a verb may follow, because the whole phrase is a subject ("the murder of Jo Doe shocked ...").
    """
    while first < last and line.tokens[first].low in {"both", "also", "then", "alleged"}:
        first += 1
    if first >= last:
        return None
    determiner = line.tokens[first].low if line.tokens[first].low in DETERMINERS else ""
    start = first + bool(determiner)
    run = _run(line, start, last)
    end = _participle(line, start, run)
    if end == start or not (subject or end < run or closed(line, end, last)):
        return None
    beyond = line.tokens[end].low if end < last else ""
    while end > start + 1 and line.tokens[end - 1].low in _TIMES:
        end -= 1
    end = _before_verb(line, start, end) if subject else end
    found = _named(line, start, end, surnames, determiner) or _described(line, start, end)
    if found is None:
        return None
    name, role, stop = found
    if not determiner and not name and any(_bare(t.low) != t.low for t in line.tokens[start:stop]):
        determiner = "their"  # "the mayor's son", "Ruiz's driver"
    return Person(first, stop, name, role, determiner, beyond)


def _run(line: Line, start: int, last: int) -> int:
    """Return where the run of content words ends that begins at `start`."""
    k = start
    while k < min(last, start + _LONGEST):
        low = line.tokens[k].low
        if low == "." and start < k < last - 1 and _abbreviates(line, k - 1):
            k += 1
            continue
        if low.isdigit() and _aged(line, k):
            k += 3
            continue
        if low in FUNCTION_WORDS or not low[0].isalpha():
            break
        k += 1
    return min(k, last)


def _aged(line: Line, k: int) -> bool:
    """Return whether a number opens an age before a person: "a 29-year-old woman"."""
    after = [t.low for t in line.tokens[k + 1 : k + 3]]
    return len(after) == 2 and after[0] == "-" and after[1].startswith(("year", "month"))


def _participle(line: Line, start: int, end: int) -> int:
    """Return where the phrase ends before a participle about the person: "an officer guarding the house"."""
    for k in range(start + 1, end):
        low = line.tokens[k].low
        if low.endswith("ing") and len(low) > 5 and (_bare(line.tokens[k - 1].low),) in line.lexicon.roles:
            return k
    return end


def group(line: Line, first: int, last: int, *, subject: bool = False) -> bool:
    """Return whether tokens [first, last) are several people without a number: "the priests", "civilians".

    `subject`: whether a verb may follow, because the whole phrase is a subject ("the murder of the priests shocked").
    """
    start = first + (line.tokens[first].low in DETERMINERS | {"these", "those", "all", "other"})
    end = _run(line, start, last)
    if end > start and closed(line, end, last) and _several(line, end - 1):
        return True
    return subject and any(_several(line, k) for k in range(start, end))


def _several(line: Line, k: int) -> bool:
    """Return whether a token is a plural that the lexicon knows."""
    low = _bare(line.tokens[k].low)
    one = singular(low)
    return one != low and ((one,) in line.lexicon.roles or (low,) in line.lexicon.nouns)


def _abbreviates(line: Line, k: int) -> bool:
    low = line.tokens[k].low
    return len(low) == 1 or low in _ABBREVIATED


def closed(line: Line, end: int, last: int) -> bool:
    """Return whether what follows the run belongs to it: nothing, a mark or a phrase with a preposition."""
    if end >= last:
        return True
    low = line.tokens[end].low
    if low in AUXILIARIES:
        return False
    return low in PREPOSITIONS or low in {"who", "whose", "whom", "which", "where", "when"} or not low[0].isalnum()


def _named(
    line: Line, start: int, end: int, surnames: frozenset[str], determiner: str
) -> tuple[tuple[str, ...], str, int] | None:
    """Return (name, role, end) where the run ends in a name, words of time aside."""
    k = end
    while k > start and not _name_word(line, k - 1):
        k -= 1
    stop = k
    while k > start and (_name_word(line, k - 1) or _inside(line, k - 1, start)):
        k -= 1
    words = tuple(t.low for t in line.tokens[k:stop] if t.low != ".")
    bare = [w for w in words if w not in _PARTICLES and len(w) > 1]
    if not bare or any(t.low not in _TIMES for t in line.tokens[stop:end]):
        return None
    if stop < end and _bare(words[-1]) != words[-1]:
        return None  # "Ruiz's decision"
    role = _role_before(line, start, k)
    words = (*words[:-1], _bare(words[-1]))
    if role:
        several = tuple(role.split()) not in line.lexicon.roles  # "peasants Ruiz and Soto"
        alone = len(bare) == 1 and (several or determiner in ARTICLES)
        return None if alone else (words, singular(role), stop)
    if determiner or k > start:
        return None
    return (words, "", stop) if len(bare) > 1 or _bare(bare[0]) in surnames else None


def _before_verb(line: Line, start: int, end: int) -> int:
    """Return where a verb begins that follows a name or a role within the run: "Ana Ruiz shocked the town"."""
    for k in range(start + 1, end):
        low = line.tokens[k].low
        known = low in line.lexicon.common or (_bare(low),) in line.lexicon.roles
        if known or low in _TIMES or _name_word(line, k) or _inside(line, k, start):
            continue
        if _name_word(line, k - 1) or (_bare(line.tokens[k - 1].low),) in line.lexicon.roles:
            return k
    return end


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").rstrip("'’") or word


def _name_word(line: Line, k: int) -> bool:
    """Return whether a token can be part of a name: capitalised, or in a text in capitals no common word."""
    token = line.tokens[k]
    if not line.prose[token.start].isupper():
        return False  # as most words: told before anything else is looked up
    low = _bare(token.low)
    if low in line.lexicon.common or (low,) in line.lexicon.roles or low in FUNCTION_WORDS or not low[0].isalpha():
        return False
    return not line.shouting or ("." not in low and len(low) > 1 and not _WORDLY.match(low))


def _inside(line: Line, k: int, start: int) -> bool:
    """Return whether a token stands within a name: a particle, an initial or its full stop."""
    low = line.tokens[k].low
    if k <= start:
        return False
    return low in _PARTICLES or low == "." or (len(low) == 1 and low.isalpha() and low != "a")


def _role_before(line: Line, start: int, k: int) -> str:
    """Return the role, as written, that ends right before token `k`, or ""."""
    low = [_bare(t.low) for t in line.tokens[start:k] if t.low != "."]
    for size in (3, 2, 1):
        words = tuple(low[-size:])
        if len(words) == size and (
            words in line.lexicon.roles or (*words[:-1], singular(words[-1])) in line.lexicon.roles
        ):
            return " ".join(words)
    return ""


def _described(line: Line, start: int, end: int) -> tuple[tuple[str, ...], str, int] | None:
    """Return ((), role, end) where the run ends in a role."""
    low = [_bare(t.low) for t in line.tokens[start:end]]
    for size in (3, 2, 1):
        if len(low) >= size and (found := line.lexicon.roles.get(tuple(low[-size:]))):
            return (), found, end
    return None


def surnames(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that a text uses as the last word of a name with its role or first name."""
    found: set[str] = set()
    for line in lines:
        for k, token in enumerate(line.tokens):
            # Amid a sentence what begins with a capital is marked as a name, unless all of it does.
            if not k or not (token.name or line.shouting):
                continue
            if _name_word(line, k) and ((line.tokens[k - 1].low,) in line.lexicon.roles or _name_word(line, k - 1)):
                found.add(_bare(line.tokens[k].low))
    return frozenset(found)
