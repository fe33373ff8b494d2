"""Whom a word that says what befell somebody is about: its object, its subject, or whose death it names."""

from collections.abc import Iterator

from attrs import frozen

from reconcile.extract.coordination import Piece, objects, subjects
from reconcile.extract.nouns import AUXILIARIES, FUNCTION_WORDS
from reconcile.extract.page import Hit, Line
from reconcile.extract.persons import DETERMINERS
from reconcile.lexicon import Trigger, TriggerKind

HARMED = frozenset({"killed", "injured"})
_NOT = frozenset(
    "not never n't cannot without no attempted attempt attempts attempting try tries tried trying plot plots plotted "
    "plotting plan plans planned planning threat threats threatened threatening intend intended intent avoid avoided "
    "prevent prevented conspiracy conspiring conspired order ordered if would could might may should must will can "
    "wanted wants sworn vowed".split()
)
_WILL = frozenset(
    "threat threats threaten threatens threatened threatening plot plots plotted plotting plan plans planned planning "
    "intend intends intended intention vow vows vowed swear swore sworn want wants wanted order orders ordered "
    "try tries tried trying attempt attempts attempted conspire conspired conspiring".split()
)
_GROUP = AUXILIARIES | frozenset("to also then all both later".split())
_BELIEVED = frozenset({"reported", "believed", "confirmed", "feared", "presumed", "said"})
_OPENERS = frozenset(
    "; : that when where while because after before as but although though since which until if whether said says "
    "reported confirmed announced stated added indicated revealed learned declared claimed denied leaving left "
    "leaves leave".split()
)
_BEING = frozenset({"was", "were", "been", "being", "is", "are", "be", "got", "gets", "get"})
_DEATHS = frozenset(
    "death murder assassination killing slaying execution martyrdom body corpse shooting wounding".split()
)
_OF_MANY = frozenset({"massacre", "slaughter", "loss"})  # a bare name after these is a place or a thing
_KNOWN = frozenset({"the", "these", "those"})
_OBJECTS = DETERMINERS | {"half", "all", "every", "each"}
_SPAN = 40  # tokens that a subject can lie before its verb


@frozen
class Harm:
    """What a word or phrase says befell whom.

    Attributes:
        attribute: "killed" or "injured".
        hit: the trigger; None where a noun for the victims says it ("among the dead were ...").
        side: where the victims stand to it: "left" or "right", as `attribute.Said` has it for figures.
        pieces: the victims.
    """

    attribute: str
    hit: Hit | None
    side: str
    pieces: tuple[Piece, ...]


def tells(line: Line) -> bool:
    """Return whether a sentence says that somebody was killed or hurt, or may list who they are."""
    return not line.bag.isdisjoint(LISTED) or any(t.attribute in HARMED for h in line.hits for t in h.triggers)


def harms(line: Line, surnames: frozenset[str]) -> Iterator[Harm]:
    """Yield what the sentence says befell whom, in the order of the words that say it."""
    for hit in line.hits:
        trigger = next((t for t in hit.triggers if t.attribute in HARMED), None)
        if trigger is None or _unreal(line, hit.first):
            continue
        side, pieces = _whom(line, hit, trigger, surnames)
        if line.tokens[hit.first].low in _OF_MANY:
            pieces = [p for p in pieces if p.figure or p.group or (p.person is not None and p.person.role)]
        if pieces:
            yield Harm(trigger.attribute, hit, side, tuple(pieces))
        if named := _told_after(line, hit, surnames):
            yield Harm(trigger.attribute, None, "list", tuple(named))
    yield from _named(line, surnames)


def _told_after(line: Line, hit: Hit, surnames: frozenset[str]) -> list[Piece]:
    """Return the persons that a sentence names after saying what befell them: "five died, including Jo Doe"."""
    for k in range(hit.last, min(hit.last + 14, len(line.tokens) - 1)):
        low = line.tokens[k].low
        if low in {";", "while", "but"} or k in line.opening:
            return []
        if low in {"including", ":"} or (low == "them" and line.tokens[k - 1].low == "among"):
            return [p for p in objects(line, k + 1, surnames) if p.person is not None]
        if line.words(k, k + 2) in {"along with", "together with"}:
            return objects(line, k + 2, surnames)
    return []


def intended(line: Line, hit: Hit) -> bool:
    """Return whether the words only speak of the will to do it: "vowed to kill ten judges"."""
    before = [t.low for t in line.tokens[max(0, hit.first - 5) : hit.first]]
    return before[-1:] == ["to"] and any(w in _WILL for w in before)


def presupposed(hit: Hit) -> bool:
    """Return whether a noun names the deed as known, whatever is denied: "denied any part in the murder of"."""
    return all(t.kind in (TriggerKind.BEFORE, TriggerKind.NOUN) for t in hit.triggers)


def _unreal(line: Line, k: int) -> bool:
    """Return whether the words before a trigger say that it did not happen, or not yet."""
    return any(t.low in _NOT for t in line.tokens[max(0, k - 4) : k])


def _whom(line: Line, hit: Hit, trigger: Trigger, surnames: frozenset[str]) -> tuple[str, list[Piece]]:
    """Return on which side of the trigger its victims stand, and who they are."""
    if trigger.kind == TriggerKind.TOLL or trigger.people:
        return "", []
    if trigger.kind == TriggerKind.NOUN:
        return "left", _owner(line, hit, surnames)
    if trigger.kind == TriggerKind.BEFORE:
        return "right", objects(line, hit.last, surnames, nominal=True)
    verb = _verb_group(line, hit.first)
    passive = any(t.low in _BEING for t in line.tokens[verb : hit.first])
    if trigger.kind == TriggerKind.ACTIVE or (trigger.kind == TriggerKind.PASSIVE and not passive):
        base = line.words(hit.first, hit.first + 1)
        if trigger.kind == TriggerKind.PASSIVE or base.endswith(("ing", "ed")) or trigger.finite:
            if base == line.tokens[hit.first].low and _infinitive(line, hit.first):
                return "", []
            if found := objects(line, hit.last, surnames):
                return "right", found
            if trigger.kind == TriggerKind.PASSIVE and (told := _described(line, hit, surnames)):
                return "right", told
            if line.words(hit.last, hit.last + 1) in _OBJECTS:
                return "", []  # "the nurses burned the files"
        if trigger.kind == TriggerKind.ACTIVE:  # "murder" is a noun as well
            return "left", _owner(line, hit, surnames)
    return "left", _subject(line, verb, surnames)


def _described(line: Line, hit: Hit, surnames: frozenset[str]) -> list[Piece]:
    """Return who are only described by what befell them: "the murdered priests were buried"."""
    if line.words(hit.first - 1, hit.first) not in _KNOWN:
        return []
    return [p for p in objects(line, hit.last, surnames, nominal=True)[:1] if p.group]


def _infinitive(line: Line, k: int) -> bool:
    return k > 0 and line.tokens[k - 1].low == "to"


def _verb_group(line: Line, k: int) -> int:
    """Return where the verb group begins that ends in the trigger at token `k`: "had also been seriously"."""
    j = k
    while j > 0:
        low = line.tokens[j - 1].low
        being = j >= 2 and line.tokens[j - 2].low in _BEING
        if not (low in _GROUP or (low.endswith("ly") and len(low) > 4) or (being and low in _BELIEVED)):
            break
        j -= 1
    return _joined(line, j)


def _joined(line: Line, j: int) -> int:
    """Return where the verb group begins if a participle is joined before token `j`: "were abducted and murdered"."""
    if j < 2 or line.tokens[j - 1].low != "and" or not line.tokens[j - 2].low.endswith(("ed", "en", "shot")):
        return j
    for k in range(j - 2, max(0, j - 8), -1):
        low = line.tokens[k].low
        if low in _BEING:
            return _verb_group(line, k + 1)
        if low in {",", ";", "who"}:
            return j
    return j


def _subject(line: Line, verb: int, surnames: frozenset[str]) -> list[Piece]:
    """Return whom the verb group at token `verb` has as its subject."""
    end = verb
    if end > 0 and line.tokens[end - 1].low in {"who", "whom"}:
        end -= 1
        end -= end > 0 and line.tokens[end - 1].low == ","
        found = subjects(line, _clause(line, end), end, surnames)
        return found[-1:] if found and found[-1].person is not None else found
    if end > 0 and line.tokens[end - 1].low == ",":
        end -= 1
    return subjects(line, _clause(line, end), end, surnames)


def _clause(line: Line, end: int) -> int:
    """Return where the clause begins whose subject ends before token `end`."""
    k = end
    while k > max(0, end - _SPAN):
        low = line.tokens[k - 1].low
        if low == "who" or (low in {"which", "whose"} and k >= 2 and line.tokens[k - 2].low == ","):
            k -= 1
            continue
        if low in _OPENERS and not (low == "as" and k >= 2 and line.tokens[k - 2].low.endswith(("ing", "ed", "known"))):
            return k
        if low in AUXILIARIES and not _relative(line, k - 1):
            return _after_joint(line, k, end)
        k -= 1
    return k


def _relative(line: Line, k: int) -> bool:
    """Return whether the auxiliary at token `k` belongs to "who was ..."."""
    for j in range(k - 1, max(-1, k - 16), -1):
        low = line.tokens[j].low
        if low in {"who", "which", "whose", "whom"}:
            return True
        if low in {",", ";", "and"}:
            return False
    return False


def _after_joint(line: Line, k: int, end: int) -> int:
    """Return the token after the next "and" or comma, where a clause before this one ends."""
    return next((j + 1 for j in range(k, end) if line.tokens[j].low in {"and", ",", "while", "or"}), end)


def _owner(line: Line, hit: Hit, surnames: frozenset[str]) -> list[Piece]:
    """Return whose death a noun names: "the judge's murder"."""
    k = hit.first
    if line.tokens[hit.last - 1].low not in _DEATHS or k == 0 or not _genitive(line.tokens[k - 1].low):
        return []
    start = k
    while start > max(0, k - 8) and (line.tokens[start - 1].low[0].isalpha() or line.tokens[start - 1].low == "."):
        start -= 1
        if line.tokens[start].low in DETERMINERS:
            break
        if line.tokens[start].low in FUNCTION_WORDS:
            start += 1
            break
    return subjects(line, start, k, surnames)[-1:]


def _genitive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


_LISTS = {"dead": "killed", "deceased": "killed", "victims": "killed", "victim": "killed", "fatalities": "killed"}
_HURT = {"injured": "injured", "wounded": "injured", "hurt": "injured"}
LISTED = frozenset(_LISTS) | frozenset(_HURT)  # nouns after which a list of names may come


def _named(line: Line, surnames: frozenset[str]) -> Iterator[Harm]:
    """Yield the victims of lists: "the dead were identified as ...", "among the injured is ..."."""
    low = line.lows
    if line.bag.isdisjoint(LISTED) and "killed" not in line.bag:
        return
    for k, word in enumerate(low):
        attribute = _LISTS.get(word) or _HURT.get(word) or ("killed" if word == "killed" else None)
        if attribute is None:
            continue
        named = {"those"} if word == "killed" else {"the", "other", "those"}
        if not any(w in named for w in low[max(0, k - 3) : k]):
            continue
        start = _list_after(low, k)
        if start and (pieces := [p for p in objects(line, start, surnames) if p.person is not None or p.figure]):
            yield Harm(attribute, None, "list", tuple(pieces))


def _list_after(low: list[str], k: int) -> int:
    """Return where the list begins that tells who the dead at token `k` are, or 0."""
    named = next((j for j in range(k + 1, min(len(low), k + 24)) if low[j] in {"identified", "named"}), 0)
    if named and "as" in low[named + 1 : named + 3]:
        return low.index("as", named) + 1
    for j in range(k + 1, min(len(low) - 1, k + 9)):
        if low[j] in {"are", "is", "were", "was"} and (j == k + 1 or "among" in low[max(0, k - 3) : k]):
            return j + 1 + (low[j + 1] == ":")
        if low[j] in {":", "include", "included", "including"}:
            return j + 1
        if low[j] in {",", ".", ";", "and"}:
            return 0
    return 0
