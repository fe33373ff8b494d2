"""What a measured figure is the amount of: "losses of $4m", "cost the company $4m", "a delay of three hours".

The word nearest to a figure is often the verb that gives it or the speaker's name, and two reports of one sum share
neither. What they share is what the sum is for, so that is looked for first, in the order of how surely a place tells.
"""

from collections.abc import Iterable
from typing import NamedTuple

from reconcile.extract.nouns import FUNCTION_WORDS
from reconcile.extract.page import Line
from reconcile.inflection import singular

_STOPS = frozenset("; : , . ( ) and but or while where which who whose although because after before when if".split())
# Verbs of giving a figure, before which another subject speaks.
_SAYING = frozenset(
    "said says say saying told tells announced announces reported reports stated confirmed added claimed claims".split()
)
_REACH = 12  # tokens to the left
_FOLLOWS = frozenset({"of", "in"})
_EACH = frozenset({"a", "an", "per", "each", "every"})
_BETWEEN = frozenset({"'", "’", "-", "'s", "’s"})
_WIDEST = 3  # words of the longest phrase


class Amount(NamedTuple):
    """What a figure is the amount of: the lexicon's name of it, or "" where no lexicon knows the word, and the word."""

    name: str
    word: str


NO_AMOUNT = Amount("", "")


def amount_of(line: Line, first: int, last: int, measure: str) -> Amount:
    """Return what the figure at tokens [first, last) is the amount of; `measure`: "money", "time" or "ratio"."""
    return (
        _right_after(line, last, measure)
        or _of_which(line, first, measure)
        or _to_the_left(line, first, measure)
        or _for_which(line, last, measure)
        or NO_AMOUNT
    )


def _known(line: Line, k: int, size: int, measure: str, kinds: Iterable[str]) -> Amount | None:
    if k < 0 or k + size > len(line.tokens):
        return None
    words = tuple(t.low.removesuffix("'s").removesuffix("’s").rstrip("'’") for t in line.tokens[k : k + size])
    for amount in line.lexicon.amounts.get(words, ()):
        if measure in amount.of and amount.kind in kinds:
            return Amount(amount.name, singular(" ".join(words)) if amount.kind == "noun" else amount.name)
    return None


def _right_after(line: Line, k: int, measure: str) -> Amount | None:
    """Read "a $4m reward", "$4m in damages", "12 weeks' pay", "23 percent full", "jewels worth $4m of ..."."""
    for size in range(_WIDEST, 0, -1):
        if found := _known(line, k, size, measure, ("after",)):
            return found
    while k < len(line.tokens) and line.tokens[k].low in _BETWEEN:
        k += 1
    if k < len(line.tokens) and line.tokens[k].low in _EACH:
        return None  # "38 cents a share"
    after_of = k < len(line.tokens) and line.tokens[k].low in _FOLLOWS
    run = _noun_phrase(line, k + after_of, measure)
    for size in range(min(_WIDEST, run), 0, -1):
        # The last words of the phrase are its head: "a $4m profit warning" is no profit.
        if found := _known(line, k + after_of + run - size, size, measure, ("noun",)):
            return found
    verbs = (_known(line, k + 1 + run, size, measure, ("verb",)) for size in (2, 1) if after_of)
    return next(filter(None, verbs), None)  # "54 percent of voters turned out"


def _noun_phrase(line: Line, k: int, measure: str) -> int:
    """Return how many words from token k on make a noun phrase, its articles included."""
    n = 0
    while k + n < len(line.tokens) and n < 5:
        low = line.tokens[k + n].low
        article = low in {"the", "a", "an", "its", "their", "all", "any"}
        if not (article and n == 0) and (low in FUNCTION_WORDS or not low[0].isalpha()):
            break
        if n and _is_verb(line, k + n, measure):
            break
        n += 1
    return n


def _is_verb(line: Line, k: int, measure: str) -> bool:
    """Return whether token k begins a verb of amounts that is no noun of them; "pay" is both."""
    verb = any(_known(line, k, size, measure, ("verb",)) for size in (1, 2))
    return verb and not _known(line, k, 1, measure, ("noun",))


def _of_which(line: Line, first: int, measure: str) -> Amount | None:
    """Read "losses of $4m", "the cost of repairs of about $4m", and of any other noun "a stake of $4m"."""
    if first < 2 or line.tokens[first - 1].low != "of":
        return None
    for size in range(_WIDEST, 0, -1):
        if found := _known(line, first - 1 - size, size, measure, ("noun",)):
            return found
    word = line.tokens[first - 2].low
    return None if word in FUNCTION_WORDS or not word[0].isalpha() else Amount("", singular(word))


def _to_the_left(line: Line, first: int, measure: str) -> Amount | None:
    """Read "cost the company $4m", "put the damage at $4m", "takings came to $4m": the nearest word of its clause."""
    k = first - 1
    while k >= max(0, first - _REACH) and line.tokens[k].low not in _STOPS | _SAYING:
        for size in range(_WIDEST, 0, -1):
            start = k - size + 1
            kinds = ("noun", "verb", "before") if k == first - 1 else ("noun", "verb")
            if found := _known(line, start, size, measure, kinds):
                return _headed(line, start, found, measure)
        k -= 1
    return None


def _headed(line: Line, k: int, found: Amount, measure: str) -> Amount:
    """Return the head of "the cost of the damage" for "damage", and the subject of a verb that is one itself."""
    subject = _known(line, k - 1, 1, measure, ("noun",))
    if subject and found.word == found.name:
        return subject  # "tickets cost $60"
    before = [t.low for t in line.tokens[max(0, k - 3) : k]]
    if "of" not in before:
        return found
    at = max(0, k - 3) + before.index("of")
    return _known(line, at - 1, 1, measure, ("noun",)) or found


def _for_which(line: Line, k: int, measure: str) -> Amount | None:
    """Read "$4m for relief"."""
    if k >= len(line.tokens) or line.tokens[k].low != "for":
        return None
    run = _noun_phrase(line, k + 1, measure)
    return next((a for n in range(run) if (a := _known(line, k + 1 + n, 1, measure, ("noun",)))), None)
