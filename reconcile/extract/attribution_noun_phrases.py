"""Where a noun phrase begins and ends, and whether it can name a speaker."""

import re

from reconcile.extract.attribution_lexicon import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKERS,
    SUBORDINATORS,
    TIME_WORDS,
    VENUES,
)
from reconcile.extract.attribution_tokens import Tokens, is_stop, verb_like

_CONTRACTED = re.compile(r"['’](?:ve|m|re|d|ll|s)$")
FURTHEST = 28  # words: a holder's description is never longer


def phrase_start(tokens: Tokens, end: int, first: int) -> int:
    """Return where the noun phrase that ends at `end` begins."""
    lowest = max(first, end - FURTHEST)
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
        if _describing(tokens, index, lowest):
            start = index
            joint = -1
            continue
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
    if "who" in before or any(_describing(tokens, i, lowest) for i in range(max(lowest, index - 4), index)):
        return True
    if before[-1:] in (["to"], ["be"]):
        return True
    reduced = tokens.words[index].endswith("ed") and tokens.words[index + 1 : index + 2] and not joined
    return bool(reduced) and tokens.words[index + 1] in ("in", "by", "at", "from", "for", "only", "as", "to", "on")


def _describing(tokens: Tokens, index: int, lowest: int) -> bool:
    """Return whether "that" or "which" tells which speakers are meant: "the unions that had called the march"."""
    if tokens.words[index] not in ("that", "which") or index <= lowest or tokens.words[index - 1] not in SPEAKERS:
        return False
    after = tokens.words[index + 1 : index + 2]
    if _self_named(tokens, index):
        return True
    return bool(after) and (after[0] in AUXILIARIES or (verb_like(after[0]) and not tokens.capital(index + 1)))


_NAMING = ("calls", "call", "called", "calling")
_THEMSELVES = ("itself", "themselves", "himself", "herself")


def _self_named(tokens: Tokens, index: int) -> bool:
    """Return whether a name follows that a group gives itself: "a group that calls itself Grey Lantern"."""
    words = tokens.words[index + 1 : index + 3]
    return len(words) == 2 and words[0] in _NAMING and words[1] in _THEMSELVES


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


def bare_end(tokens: Tokens, start: int, last: int) -> int:
    end = start
    while end < min(last, start + FURTHEST):
        word = tokens.words[end]
        if is_stop(tokens, end) or (word == "." and end == last - 1):
            break
        month = word == "may" and tokens.capital(end) and not tokens.upper
        if (
            end > start
            and ((word in SUBORDINATORS and word != "who") or (word in AUXILIARIES and not month))
            and not _self_named(tokens, end)
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
    if not words or len(words) > FURTHEST:
        return False
    leads_in = words[0] in AUXILIARIES or words[0] == "according" or (words[0] in PREPOSITIONS and words[0] != "over")
    if leads_in or words[-1] == "to":
        return False
    if len(words) == 1:
        word = words[0]
        return (
            word in PRONOUNS
            or _CONTRACTED.sub("", word) in PRONOUNS
            or word in SPEAKERS
            or (word not in DETERMINERS and tokens.capital(start) and word[0].isalpha() and not verb_like(word))
        )
    if all(word in DETERMINERS for word in words):
        return False
    if any(word in SPEAKERS or word.rstrip("s") in ROLES for word in words):
        return True
    return words[0] in DETERMINERS or any(tokens.capital(i) for i in range(start, end))
