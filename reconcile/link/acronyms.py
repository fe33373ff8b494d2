"""Who is counted under an acronym: "17 IDPs" are displaced persons where some text spells it out, else just people."""

import re
from collections.abc import Sequence

from attrs import evolve

from reconcile.inflection import singular
from reconcile.lexicon import Lexicon
from reconcile.statement import Statement

_ACRONYM = re.compile(r"\b[A-Z]{2,6}(?=s?\b)")
_REACH = 80  # characters in which the words stand
_SMALL = frozenset({"of", "the", "and", "for", "in", "to"})


def spelt_out(statements: Sequence[Statement], lexicon: Lexicon) -> list[Statement]:
    """Return the statements; those that count people by an acronym count whom it stands for."""
    texts = tuple(dict.fromkeys(s.document.prose for s in statements))
    known: dict[str, str] = {}
    return [_named(s, texts, known, lexicon) for s in statements]


def _named(s: Statement, texts: Sequence[str], known: dict[str, str], lexicon: Lexicon) -> Statement:
    if s.row is not None or not (short := _acronym(s)):
        return s
    if short not in known:
        known[short] = next(filter(None, (_head(short, t) for t in texts)), "")
    noun = known[short]
    population = lexicon.population(noun) if noun else lexicon.default_population.get(s.question.attribute, "")
    if not population:
        return s
    names = tuple(q for q in s.frame.qualifiers if q.removesuffix("s") != short.lower())
    frame = evolve(s.frame, noun=noun, qualifiers=names)
    return evolve(s, question=evolve(s.question, population=population), frame=frame)


def _acronym(s: Statement) -> str:
    """Return the acronym that a statement counts, or ""."""
    for found in _ACRONYM.finditer(s.quote):
        if s.frame.noun in (found[0].lower(), found[0].lower() + "s"):
            return found[0]
    return ""


def _head(short: str, text: str) -> str:
    """Return the head noun of what an acronym stands for where the text spells it out, or "".

    >>> _head("PDL", "Some persons deprived of liberty (PDLs) fled."), _head("MP", "Three MPs fled.")
    ('person', '')
    """
    for found in re.finditer(rf" \({short}s?\)", text):
        phrase = text[max(0, found.start() - _REACH) : found.start()].split()
        words = [w for part in phrase for w in part.split("-") if w and w.lower() not in _SMALL][-len(short) :]
        if [w[0].upper() for w in words] == list(short) and words[0] in phrase:
            return _noun(phrase[len(phrase) - 1 - phrase[::-1].index(words[0]) :])
    return ""


def _noun(words: Sequence[str]) -> str:
    """Return the head of a noun phrase: the word before "of" or a participle, else the last."""
    for k in range(1, len(words)):
        if words[k].lower() in _SMALL or words[k].endswith("ed"):
            return singular(words[k - 1].lower())
    return singular(words[-1].lower())
