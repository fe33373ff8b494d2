"""What a clause says of whom or what it counts, by its own verb: "94 countries co-sponsored it", "hired four tugs".

No lexicon knows these verbs, but two counts of one noun are rivals only where the same is said of both. Without a
tagger the verb is found by its form and place: behind the noun phrase, or right before the figure.
"""

from attrs import frozen

from reconcile.extract.deed_words import SPEECH
from reconcile.extract.nouns import AUXILIARIES, FUNCTION_WORDS, PASTS, PREPOSITIONS, Counted
from reconcile.extract.page import QUOTES, Line
from reconcile.inflection import is_strong, stem

_BE = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't".split())
_COPULAS = frozenset(
    "stay stays stayed staying remain remains remained remaining became become "
    "declared deemed ruled considered judged".split()
)
_LIGHT = frozenset(
    map(stem, "have make go get do come be say include".split())
)  # verbs that tell nothing by themselves
_STOPS = frozenset(
    ". ; : ! ? ( ) – — but while when whereas although though because if unless so after before as since until".split()
)
_RELATIVE = frozenset("who which that whose".split())
_FAR = 14  # tokens in which a clause comes to its verb
_NEAR = 8  # tokens from a preposition back to the verb that it hangs on
_HUNG = frozenset("by with for against to into".split())  # prepositions that hang their figure on a verb
# What stands between a verb and its figure: "sent only about another 40".
_LOOSE = frozenset(
    "the a an its their his her our some another other further additional only just about around nearly almost "
    "roughly at least more than over up to as many few fewer less under all both exactly those these first last next "
    "total of still also now even already yet estimated".split()
)
_ADVERBS = frozenset("not never also still now then already only just all both since later yet ever no longer".split())
_NO_VERBS = frozenset(
    "hundred thousand million billion lakh crore dozen red bed seed feed speed need indeed given "
    "put based called".split()
)
# Unions of these, made once: they are asked for every word.
_BETWEEN = (_LOOSE | QUOTES) - {"of"}
_NO_PRESENT = FUNCTION_WORDS | SPEECH | _ADVERBS
_NEVER = FUNCTION_WORDS | _NO_VERBS | SPEECH | _COPULAS
_COPULAR = _BE | _COPULAS
_ENDS = _STOPS | SPEECH
_PASSED = AUXILIARIES | _ADVERBS | QUOTES
_BOUNDS = PREPOSITIONS | _STOPS | {","}
_JOINTS = frozenset({",", "and", "or"})


@frozen
class Predication:
    """What is said of the counted.

    Attributes:
        deeds: stems of the verbs of the clause; () where none is found.
        narrowing: those of a clause that narrows the noun: "clerks who struck".
    """

    deeds: tuple[str, ...] = ()
    narrowing: tuple[str, ...] = ()


NOTHING = Predication()


def predication(line: Line, first: int, noun: Counted, *, headed: bool = False) -> Predication:
    """Return what the clause says of the counted.

    Args:
        line: the sentence.
        first: first token of the figure, hedge included.
        noun: what is counted.
        headed: whether the noun stands before the figure: "the number of schools shut fell to 40".
    """
    if noun.attribute or not noun.noun:
        return NOTHING
    before = "" if headed else _before(line, first)
    if before:
        return Predication(_telling(before))
    return _behind(line, noun.last if headed else max(noun.last, first + 1), first if headed else len(line.tokens))


def _telling(*stems: str) -> tuple[str, ...]:
    return tuple(sorted({s for s in stems if s not in _LIGHT}))


def _before(line: Line, first: int) -> str:
    """Return the verb that has the figure as its object, or hangs it on a preposition: "hired four", "led by 118"."""
    k = line.before(first)
    while k > 0 and line.tokens[k].low in _BETWEEN:
        k -= 1
    k = _past_names(line, k)
    if k < 0:
        return ""
    low = line.tokens[k].low
    if low == "of":
        return _before_phrase(line, k)
    if low in PREPOSITIONS:
        return _governing(line, k) if low in _HUNG else ""
    going = low.endswith("ing") and line.words(k - 1, k) in _BE
    if going or _verbal(line, k) or (low.endswith("s") and _plain(line, k) and not _placed(line, k)):
        return stem(low)
    return ""


def _plain(line: Line, k: int) -> bool:
    """Return whether a word may be a verb of the present: "the report lists 40"."""
    low = line.tokens[k].low
    return k > 0 and low.isalpha() and not line.tokens[k].name and low not in _NO_PRESENT


def _placed(line: Line, k: int) -> bool:
    """Return whether the words up to token `k` say where: "in the coastal counties 40 schools"."""
    for i in range(k - 1, max(-1, k - 5), -1):
        if line.tokens[i].low in _BOUNDS:
            return line.tokens[i].low in PREPOSITIONS
    return k == 0


def _past_names(line: Line, k: int) -> int:
    """Return the token before a receiver: "gave Ruiz 40 votes"."""
    start = k
    while k > 0 and line.tokens[k].name and line.tokens[k].low.isalpha() and start - k < 3:
        k -= 1
    return k if k < start and _verbal(line, k) else start


def _before_phrase(line: Line, k: int) -> str:
    """Return the verb before "the results of" """
    i = k - 1
    while i > 0 and k - i < 5 and line.tokens[i].low not in FUNCTION_WORDS and line.tokens[i].low.isalpha():
        if _verbal(line, i):
            return stem(line.tokens[i].low)
        i -= 1
    while i > 0 and line.tokens[i].low in _LOOSE:
        i -= 1
    return stem(line.tokens[i].low) if i >= 0 and _verbal(line, i) else ""


def _governing(line: Line, k: int) -> str:
    for i in range(k - 1, max(-1, k - _NEAR), -1):
        low = line.tokens[i].low
        if low in _ENDS or low in _JOINTS:
            return ""
        if _verbal(line, i):
            return "" if low in line.lexicon.change else stem(low)  # "shrank to 40" tells of the count
    return ""


def _behind(line: Line, k: int, end: int) -> Predication:
    """Return the verbs behind the noun phrase, before token `end`: "clerks who struck were paid"."""
    told: list[str] = []
    narrowing: list[str] = []
    be = narrowed = False
    for i in range(k, min(end, k + _FAR)):
        low = line.tokens[i].low
        if low in _COPULAR:
            be = True
        elif low in _ENDS or (low in _JOINTS and not _goes_on(line, i)):
            break
        elif low in _RELATIVE:
            narrowed = True
        elif low in line.lexicon.change and end < len(line.tokens):
            break  # "the number of schools fell to 40"
        elif low in _PASSED or low.endswith("ly"):
            continue
        elif _verbal(line, i) or (be and low.endswith("ing")):
            if narrowed and not narrowing:
                narrowing.append(stem(low))
                be = False
                continue
            told += [stem(low), *_coordinated(line, i)]
            break
        elif be and low not in FUNCTION_WORDS and low.isalpha():
            told += [stem(low), *_coordinated(line, i)]  # "are Filipinos", "were without water"
            break
    return Predication(_telling(*(told or narrowing)), tuple(narrowing if told else ()))


def _coordinated(line: Line, k: int) -> tuple[str, ...]:
    """Return the verb that is joined to the one at token `k`: "withheld or cancelled"."""
    joined = line.words(k + 1, k + 2) in {"or", "and"} and k + 2 < len(line.tokens)
    return (stem(line.tokens[k + 2].low),) if joined and _verbal(line, k + 2) else ()


def _goes_on(line: Line, k: int) -> bool:
    """Return whether a comma or "and" joins more subjects or opens a clause about them: "two cooks and 3 maids"."""
    after = line.tokens[k + 1].low if k + 1 < len(line.tokens) else "."
    return after in _RELATIVE or k + 1 in line.forms


def _verbal(line: Line, k: int) -> bool:
    low = line.tokens[k].low
    if line.tokens[k].name or low in _NEVER or not low.isalpha():
        return False
    return low in PASTS or is_strong(low) or (low.endswith("ed") and len(low) > 4)
