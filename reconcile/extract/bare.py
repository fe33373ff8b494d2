"""Bare figures: "nine were sent home", "Alt with three", "they say 12" count what was named before."""

import re

from attrs import evolve, frozen

from reconcile.extract.attribute import Said
from reconcile.extract.cues import ANAPHORIC_BEFORE
from reconcile.extract.headed import number_of
from reconcile.extract.nouns import AUXILIARIES, FUNCTION_WORDS, PASTS, Counted, counted
from reconcile.extract.page import QUOTES, Line, Page
from reconcile.extract.victims import HARMED
from reconcile.statement import Part
from reconcile.values import Found, Quantity

_MEMORY = 4  # sentences after which a topic is forgotten
_TOLD = frozenset(
    "said says say told reported reports report counted counts count claimed claims claim gave gives give named list "
    "lists listed estimated estimates estimate recorded records registered announced confirmed cited found tallied "
    "showed shows put puts".split()
)
_OPENING = frozenset(
    ', ; : and but while that where whereas as when so because although though of whom which then . “ " ( -'.split()
)
_THE_REST = frozenset(
    "the other remaining another further only just at least rest last first some others these those all a an "
    "additional further".split()
)
_PART_OF = frozenset("in at from on to for near with inside outside across aboard under by".split())
_BE = frozenset("is are was were be been being".split())
_ADVERBS = frozenset(
    "also since already later still now then not yet all both once again only either reportedly".split()
)
_PARTICIPLES = frozenset("set let cut hurt torn broken stolen written hidden bitten read run fed led".split())
_STATED = frozenset("stated said reported believed thought understood confirmed known described listed feared".split())


@frozen
class Topic:
    """What was counted last.

    Attributes:
        line: the number of its sentence.
        said: what befell them.
        noun: who or what.
        value: how many.
    """

    line: int
    said: Said
    noun: Counted
    value: Quantity


@frozen
class Resolved:
    """What a bare figure counts.

    Attributes:
        noun, said: as of a figure with a noun.
        part: SUBSET where it can only be some of those counted before, else TOTAL.
        end: the token after the words that say what they did or are, or 0.
    """

    noun: Counted
    said: Said
    part: Part = Part.TOTAL
    end: int = 0


def anaphoric(page: Page, line: Line, found: Found, here: Counted, now: Said, topic: Topic | None) -> bool:
    """Return whether a bare figure is of what was counted just before: "It rose to 39"."""
    if topic is None or here.noun or here.pronoun or now.attribute or line.number - topic.line > _MEMORY:
        return False
    if year_like(found) or number_of(line, line.token_at(found.start)):
        return False  # it says itself whose number it is
    at = found.core_start
    left = " ".join(page.prose[max(line.sentence.start, at - 70) : at].translate(_UNQUOTED).split()) + " "
    return ANAPHORIC_BEFORE.search(left) is not None


def year_like(found: Found) -> bool:
    """Return whether a bare figure without a noun is written as years are: "the massacre of 1873"."""
    return not found.hedge and len(found.text) == 4 and found.text.isdigit() and "1000" <= found.text <= "2100"


def resolved(
    line: Line, found: Found, here: Counted, now: Said, topic: Topic | None, same: Topic | None
) -> Resolved | None:
    """Return what a figure without a noun counts; None where nothing says that it counts.

    Args:
        line: its sentence.
        found: the figure.
        here, now: what its own words say.
        topic: what the text counted last.
        same: what the text counted with this very number, where it is one that tells.
    """
    if here.noun or here.pronoun or year_like(found):
        return None
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    if same is not None and not now.attribute:
        return _again(here, same)
    if line.words(last, last + 1) == "who" and line.words(first - 1, first) in {"the", "those", "all"}:
        return Resolved(evolve(here, noun="person", population="people"), now, end=last + 1)
    if topic is None or line.number - topic.line > _MEMORY:
        return None
    who = evolve(here, noun=topic.noun.noun, population=topic.noun.population, words=())
    if vote := _voted(line, last, topic):
        return Resolved(who, vote, end=last + 2)
    if _subject(line, first, last):
        if told := _predicated(line, last):
            of = evolve(topic.said, hit=None, side="topic")
            return Resolved(evolve(who, noun=told.noun, population=told.population), of, end=told.last)
        part = _part(found, topic)
        if now.attribute:
            known = topic.noun.population in line.lexicon.populations
            people = known and not line.lexicon.lifeless(topic.noun.population) and now.attribute not in HARMED
            return Resolved(who, now, part) if people or not _own(line, now) else None
        deed, end = _deed(line, last)
        return Resolved(who, Said(deed, None, "verb"), part, end)
    if now.attribute:
        return None
    if line.words(last, last + 1) == "more" or _instead(line, first, topic):
        return Resolved(who, evolve(topic.said, hit=None, side="topic"), end=last + 1)
    beside = line.number == topic.line and _list_member(line, first, last)
    if beside or _object(line, first, last):
        return Resolved(who, evolve(topic.said, hit=None, side="topic"))
    return None


def _again(here: Counted, same: Topic) -> Resolved:
    """Return what was counted with this very number before: "the 412 given out on Monday"."""
    who = evolve(here, noun=same.noun.noun, population=same.noun.population, words=())
    return Resolved(who, evolve(same.said, hit=None, side="topic"))


def telling(value: Quantity) -> bool:
    """Return whether a number is one that no two things share by chance: of three significant digits or more."""
    return value.low is not None and len(f"{value.low:.10g}".strip("0").replace(".", "")) >= 3


def _predicated(line: Line, k: int) -> Counted | None:
    """Return what they are said to be: "43 are foreigners"."""
    if line.words(k, k + 1) not in {"are", "were"}:
        return None
    told = counted(line, k + 1, line.lexicon)
    if not told.noun or told.attribute or told.population not in line.lexicon.populations:
        return None
    return None if told.words[0] in PASTS or _regular(told.words[0]) else told  # "were sent home"


def _own(line: Line, now: Said) -> bool:
    """Return whether what befell them says whom by itself: "three died" are people, whatever was counted before."""
    return bool(line.lexicon.default_population.get(now.attribute))


def _subject(line: Line, first: int, last: int) -> bool:
    """Return whether the figure opens a clause whose verb stands right behind it: "the other two are in hospital"."""
    if last >= len(line.tokens) or not (
        line.tokens[last].low in AUXILIARIES | PASTS or _regular(line.tokens[last].low)
    ):
        return False
    k = first
    while k > 0 and line.tokens[k - 1].low in _THE_REST:
        k -= 1
    return k == 0 or line.tokens[k - 1].low in _OPENING | _TOLD


def _part(found: Found, topic: Topic) -> Part:
    """Return SUBSET where the figure is smaller than the one before it."""
    value, whole = found.value, topic.value
    assert isinstance(value, Quantity)
    if value.low is None or whole.low is None or value.low >= whole.low:
        return Part.TOTAL
    return Part.SUBSET


def _regular(word: str) -> bool:
    return word.endswith("ed") and len(word) > 4


def _deed(line: Line, k: int) -> tuple[str, int]:
    """Return what a verb that no lexicon knows says of them, and where it ends: the participle, or "" for a count."""
    passive = False
    while k < len(line.tokens) and (line.tokens[k].low in AUXILIARIES | _ADVERBS or line.tokens[k].low.endswith("ly")):
        passive = passive or line.tokens[k].low in _BE
        k += 1
    if k >= len(line.tokens):
        return "", k
    low = line.tokens[k].low
    if not passive or low in _STATED or not (low in PASTS or low in _PARTICIPLES or _regular(low)):
        return "", k + (low[0].isalpha() and low not in FUNCTION_WORDS)
    return low, k + 1


def _object(line: Line, first: int, last: int) -> bool:
    """Return whether the figure is all that somebody says: "they say 12.", "the police counted 40, the party 90"."""
    k = line.before(first)
    if k < 0 or line.tokens[k].low not in _TOLD:
        return False
    return last >= len(line.tokens) or line.tokens[last].low in {".", ",", ";", "and", "while", "but", "”", '"'}


_VOTES = {"for": "in favour", "yes": "in favour", "against": "against", "no": "against", "abstaining": "abstained"}


def _voted(line: Line, k: int, topic: Topic) -> Said | None:
    """Return how they voted: "141 voted for, five “against”", where the sentence is about a vote."""
    while k < len(line.tokens) and line.tokens[k].low in QUOTES:
        k += 1
    side = _VOTES.get(line.words(k, k + 1))
    after = next((t.low for t in line.tokens[k + 1 :] if t.low not in QUOTES), ".")
    if side is None or after not in {".", ",", ";", "and", "with", "while"}:
        return None
    voting = topic.said.attribute in _VOTES.values() or any(t.low.startswith(("vot", "ballot")) for t in line.tokens)
    return Said(side, None, "verb") if voting else None


def _instead(line: Line, first: int, topic: Topic) -> bool:
    """Return whether the figure is set against one of the same sentence: "30, against 41 before", "not 500"."""
    k = first - 1
    while k > 0 and line.tokens[k].low in {"the", "about", "some"}:
        k -= 1
    if k < 0 or line.number != topic.line:
        return False
    return line.tokens[k].low in {"against", "versus", "not"} or line.words(k - 1, k + 1) in {
        "compared with",
        "compared to",
        "instead of",
        "up from",
        "down from",
        "rather than",
    }


def _list_member(line: Line, first: int, last: int) -> bool:
    """Return whether the figure is that of a place or a group in a list: "Alt with three", "eight to the Reds"."""
    if first > 1 and line.tokens[first - 1].low == "with" and line.tokens[first - 2].name:
        return True
    if first > 0 and line.tokens[first - 1].low not in _OPENING | _THE_REST | {"with"}:
        return False
    if last >= len(line.tokens) or line.tokens[last].low not in _PART_OF:
        return False
    after = line.tokens[last + 1 : last + 5]
    return any(t.name for t in after) and not any(t.low[0].isdigit() for t in after[:1])


_UNQUOTED = str.maketrans('“”"', "   ")
_PLAIN = re.compile(r"[a-z]+")


def known(noun: Counted) -> bool:
    """Return whether a noun can be what later figures count without naming it."""
    return bool(noun.noun) and noun.noun not in FUNCTION_WORDS and _PLAIN.match(noun.noun) is not None
