"""Figures whose noun stands before them: "put cases at 40", "a workforce of 900", "Deaths: 12", "sales fell to 12"."""

from attrs import evolve, frozen

from reconcile.extract.nouns import FUNCTION_WORDS, Counted, counted
from reconcile.extract.page import Line
from reconcile.inflection import is_plural
from reconcile.lexicon import TriggerKind

_PUT = frozenset(
    "put puts putting place places placed placing estimate estimates estimated estimating set sets setting give gives "
    "gave given giving peg pegs pegged kept keep keeps fixed cap capped caps".split()
)
_ARRIVING = frozenset("to at of".split())
_STANDING = frozenset(
    "stands stood is was are were reached reaches reach hit hits totalled totaled totals numbered number numbers "
    "passed exceeds exceeded topped tops touched averaged averages remains remained".split()
)
_STEPS = frozenset("has have had been being now already also then only still just up down back even".split())
_DETERMINERS = frozenset("a an the its their his her our this that these those each every any no some all".split())
# What a number after "of" tells no quantity of: a kind, a time, a place in an order.
_NOT_OF = frozenset(
    "age ages aged end start beginning summer winter spring autumn fall year years month day night rate score chance "
    "part all some most many one none any out each because instead ahead version class generation battle war act law "
    "plan constitution edition ratio result order case kind sort type top bottom rest half group resolution article "
    "minority matter speed temperature height length width depth weight distance price cost average mean level "
    "magnitude period series line list set pair couple bit lot row course front back side hope".split()
)
_MARKS = frozenset("- – — :".split())
_REACH = 14  # tokens between the noun and its figure


@frozen
class Headed:
    """A noun before its figure.

    Attributes:
        noun: what is counted.
        first: the token at which the phrase begins, for the quote.
        deed: what a participle after the noun says befell them ("put the villages affected at 11"), or "".
        last: the token after the words behind the figure that belong to it ("a 6,000-seat hall"), or 0.
    """

    noun: Counted
    first: int
    deed: str = ""
    last: int = 0


def headed(line: Line, first: int, last: int) -> Headed | None:
    """Return the noun before the figure at tokens [first, last), or None where none is said to come to it."""
    if found := _hyphenated(line, first, last):
        return found
    if first == 0:
        return None
    if _copula(line, first, last):
        return _noun_before(line, first - 1)
    before = line.tokens[max(line.before(first), 0)].low
    return (
        _number_of(line, first, before)
        or (_put(line, first) if before == "at" else None)
        or (_of(line, first) if before == "of" else None)
        or (_label(line, first, last) if before in _MARKS else None)
        or _subject(line, first, before)
    )


_COMPOUNDS = {"seater": "seat", "seat": "seat", "bed": "bed", "room": "room", "member": "member", "strong": "person"}


def _hyphenated(line: Line, first: int, last: int) -> Headed | None:
    """Read "a 6,000-seat hall", "a 90-member crew"."""
    if line.words(last, last + 1) != "-" or last + 1 >= len(line.tokens):
        return None
    noun = _COMPOUNDS.get(line.tokens[last + 1].low)
    if noun is None:
        return None
    deed = "capacity" if noun == "seat" else ""
    return Headed(Counted(noun, line.lexicon.population(noun), last, last), first, deed, last + 2)


def _copula(line: Line, first: int, last: int) -> bool:
    """Return whether the figure is all that is said of a plural: "the villages affected were eleven (in number)"."""
    over = last >= len(line.tokens) or line.tokens[last].low in {".", ",", ";"}
    counted_so = over or line.words(last, last + 2) == "in number"
    return line.tokens[first - 1].low in {"are", "were"} and counted_so


def _noun_before(line: Line, k: int) -> Headed | None:
    """Return the plural that stands before the verb at token `k`, a participle behind it."""
    hit = next((h for h in line.hits if h.last == k and h.first > 0), None)
    start = end = hit.first if hit is not None else k
    while start > 0 and end - start < 4 and _content(line, start - 1):
        start -= 1
    found = _phrase(line, start, start) if start < end else None
    if found is None or found.noun.last != end or not is_plural(line.tokens[end - 1].low):
        return None
    return evolve(found, deed=hit.triggers[0].attribute if hit is not None else "")


def number_of(line: Line, first: int) -> int:
    """Return the token after "number of" within reach before a figure, or 0."""
    for k in range(first - 2, max(0, first - 24), -1):
        if line.tokens[k - 1].low in {"number", "numbers"} and line.tokens[k].low == "of":
            return k + 1
    return 0


def _number_of(line: Line, first: int, before: str) -> Headed | None:
    """Read "the number of teachers on strike is 40", "puts the number of villages affected at 11"."""
    start = number_of(line, first) if before in _ARRIVING | _STANDING | _STEPS else 0
    return _phrase(line, start, start - 2) if start else None


def _put(line: Line, first: int) -> Headed | None:
    """Read "put suspected cases at 40"."""
    for k in range(first - 2, max(-1, first - _REACH), -1):
        if line.tokens[k].low in _PUT:
            return _phrase(line, k + 1, k + 1)
        if line.tokens[k].low in {";", ":", "and", "but", "said"}:
            return None
    return None


def _of(line: Line, first: int) -> Headed | None:
    """Read "a workforce of 900": a figure that nothing follows, of a thing that it measures."""
    if first < 3:
        return None
    word = line.tokens[first - 2].low
    start = first - 2
    while start > 0 and first - start < 5 and line.tokens[start - 1].low not in FUNCTION_WORDS | _DETERMINERS:
        start -= 1
    opened = start > 0 and line.tokens[start - 1].low in _DETERMINERS - {"no", "any"}
    if word in _NOT_OF or word in FUNCTION_WORDS or not word.isalpha() or not opened or is_plural(word):
        return None
    words = tuple(t.low for t in line.tokens[start : first - 1])
    return Headed(Counted(word, line.lexicon.population(word), start, first - 1, words), start)


def _label(line: Line, first: int, last: int) -> Headed | None:
    """Read "Phone numbers – 4,210": a line of a list, a label and its figure and nothing else."""
    label = line.tokens[: first - 1]
    over = last >= len(line.tokens) or line.tokens[last].low in {".", ";", ",", "(", "*"}
    if not over or not 0 < len(label) <= 6 or not all(t.low[0].isalpha() for t in label):
        return None
    words = tuple(t.low for t in label)
    return Headed(Counted(" ".join(words), line.lexicon.population(words[-1]), 0, len(label), words), 0)


def _subject(line: Line, first: int, before: str) -> Headed | None:
    """Read "enrolment stood at 900", "cases rose to 12": the subject of a verb that comes to the figure."""
    k = first - 1
    if before in {"to", "at"}:
        k -= 1
        while k > 0 and line.tokens[k].low in _STEPS | {"sharply", "slightly", "again"}:
            k -= 1
        if line.tokens[k].low not in line.lexicon.change and line.tokens[k].low not in _STANDING | {
            "come",
            "came",
            "gone",
        }:
            return None
    elif before not in _STANDING - {"is", "was", "are", "were"}:
        return None
    end = k
    while end > 0 and line.tokens[end - 1].low in _STEPS:
        end -= 1
    start = end
    while start > 0 and end - start < 4 and _content(line, start - 1):
        start -= 1
    if start == end or line.tokens[end - 1].name:
        return None
    found = _phrase(line, start, start)
    return found if found is not None and found.noun.last == end else None


def _content(line: Line, k: int) -> bool:
    low = line.tokens[k].low
    return low.replace("-", "").isalpha() and low not in FUNCTION_WORDS


def _phrase(line: Line, k: int, first: int) -> Headed | None:
    """Return the noun phrase at token `k`, its determiners left out."""
    while k < len(line.tokens) and line.tokens[k].low in _DETERMINERS:
        k += 1
    noun = counted(line, k, line.lexicon)
    if not noun.noun or noun.pronoun:
        return None
    hit = next((h for h in line.hits if h.first == noun.last), None)
    told = [t for t in hit.triggers if t.kind in (TriggerKind.PASSIVE, TriggerKind.AFTER)] if hit is not None else []
    return Headed(noun, first, told[0].attribute if told else "")
