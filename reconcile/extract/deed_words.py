"""Which verb a clause has near a word: what happened there, without a tagger."""

from attrs import frozen

from reconcile.extract.nouns import AUXILIARIES, FUNCTION_WORDS, PASTS
from reconcile.extract.page import QUOTES, Line
from reconcile.extract.victims import HARMED
from reconcile.lexicon import TriggerKind

SPEECH = frozenset(
    "talked talking testified "
    "said says say told tells tell reported reports announced announces added adds stated states confirmed confirms "
    "declared informed spoke speaking briefed tweeted wrote posted according quoted replied asked warned noted "
    "insisted explained argued commented believes believed thinks thought knew known seen saw heard revealed".split()
)
_AHEAD = frozenset(
    "will would shall may might could can should must due scheduled set expected planned plans plan planning to until "
    "if unless likely".split()
)
_NOT_DEEDS = frozenset(
    "had has have was were been being based called named need used united armed injured wounded hundred limited "
    "alleged suspected so-called related aged expected feared indeed hatred sacred naked wicked rugged speed seed feed "
    "weed breed bleed exceed proceed succeed unprecedented".split()
)
_STOPS = frozenset("; : ( ) – —".split())
_FAR = 14  # tokens between a verb and what it is the time of


@frozen
class Deed:
    """A verb and what it says.

    Attributes:
        word: the event that is its subject ("raid"), else what the lexicon says of it ("killed"), else the verb itself.
        known: whether the word is one of the lexicon.
        ahead: whether it is only to come: "will be held".
        first, last: its tokens [first, last).
    """

    word: str
    known: bool
    ahead: bool
    first: int
    last: int


def deed_before(line: Line, k: int) -> Deed | None:
    """Return the nearest verb before token `k` in its clause; None where that is one of speech."""
    for i in range(k - 1, max(-1, k - _FAR), -1):
        low = line.tokens[i].low
        if low in SPEECH or low in _STOPS or low in QUOTES:
            return None
        if deed := _deed(line, i):
            return deed
    return None


def deed_after(line: Line, k: int) -> Deed | None:
    """Return the first verb from token `k` on; None where that is one of speech."""
    for i in range(k, min(len(line.tokens), k + _FAR)):
        low = line.tokens[i].low
        if low in SPEECH or low in _STOPS:
            return None
        if deed := _deed(line, i):
            return deed
    return None


def _deed(line: Line, k: int) -> Deed | None:
    """Return the deed that token `k` names, or None where it is no verb."""
    low = line.tokens[k].low
    ahead = any(t.low in _AHEAD for t in line.tokens[max(0, k - 4) : k])
    for size in (3, 2, 1):
        words = tuple(t.low for t in line.tokens[k : k + size])
        if words in line.lexicon.happen and not _modifies(line, k):
            return Deed(_subject(line, k) or low, True, ahead, k, k + size)
    hit = next((h for h in line.hits if h.first == k), None)
    if hit is not None:
        verb = next((t for t in hit.triggers if t.kind not in (TriggerKind.NOUN, TriggerKind.TOLL)), None)
        verbal = low.endswith(("ed", "ing")) or low in PASTS or (verb is not None and verb.kind == TriggerKind.AFTER)
        if verb is not None and verbal and low not in AUXILIARIES and not _modifies(line, k):
            event = _subject(line, k)
            word = verb.attribute if verb.attribute in HARMED else low
            return Deed(event or word, bool(event), ahead, k, hit.last)
    plain = low in PASTS or (low.endswith("ed") and len(low) > 4)
    if not plain or low in _NOT_DEEDS or low in FUNCTION_WORDS or line.tokens[k].name or _modifies(line, k):
        return None
    return Deed(_subject(line, k) or low, False, ahead, k, k + 1)


def _modifies(line: Line, k: int) -> bool:
    """Return whether the word at token `k` stands before a noun that it describes: "the injured men"."""
    return k > 0 and line.tokens[k - 1].low in {"the", "a", "an", "of", "its", "their", "his", "her"}


def _subject(line: Line, k: int) -> str:
    """Return the event that the verb at token `k` has as its subject: "the raid, the third this year, began"."""
    for i in range(k - 1, max(-1, k - 8), -1):
        token = line.tokens[i]
        if token.low in line.lexicon.events:
            return line.lexicon.events[token.low]
        if token.low in AUXILIARIES or token.low in FUNCTION_WORDS or token.name:
            continue
        if token.low in {",", ";", "."}:
            return ""
    return ""
