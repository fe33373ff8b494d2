"""What befell the counted: finds the word that says so, to the right or left of a figure and its noun."""

from attrs import frozen

from reconcile.extract.headed import number_of
from reconcile.extract.nouns import AUXILIARIES, Counted
from reconcile.extract.page import Hit, Line
from reconcile.extract.persons import person
from reconcile.lexicon import Trigger, TriggerKind
from reconcile.values import Form

_SKIP_RIGHT = AUXILIARIES | frozenset(
    "who which that also all both reportedly allegedly feared confirmed believed presumed known now still "
    "became become becomes becoming remained stayed "
    "later either then already immediately instantly more others other people including there so far have "
    "seriously badly severely slightly critically gravely lightly at least not yet to either".split()
)
_OF_THE_LIVING = frozenset({"killed", "injured"})
_OF_THINGS = frozenset({"destroyed", "damaged"})
_ARTICLED = frozenset("the a an this that its their his her last first second another".split())
_TOLD_OF = frozenset("said reported thought understood alleged estimated rumoured rumored".split())  # "are said to"
_BREAK_RIGHT = frozenset("; : while but when whereas although though because as and or after before . ! ?".split())
_DETERMINERS = frozenset("the a an its his her their another some all as up to".split())
COORDINATION = frozenset(", and or as well plus along with also including & another".split())
_PERFECT = frozenset({"have", "has", "had", "having", "'ve"})  # "have wounded six" is no passive
_TOLL_VERBS = frozenset(
    "to at of is was are were as had has stands stood reached reaches reach hit hits passed exceed exceeds exceeded "
    "topped touches touched now from includes totalled totaled rose climbed risen number numbered with : - –".split()
)
_MARKS = frozenset({":", "-", "–", "with", "from"})
_BETWEEN_AGES = frozenset("and or , to between from about".split())
_ARRIVING = frozenset({"to", "at"})
_PUT = frozenset("put puts given gave estimated reported stand stands stood come came gone went".split())


DEAD = frozenset({"victim", "dead", "casualty"})


@frozen
class Said:
    """What befell the counted, by which word.

    Attributes:
        attribute: from the lexicon; "" where nothing is said.
        hit: the trigger phrase, or None.
        side: "right", "left", "noun", "toll", "list" (at the far end of a list) or "".
    """

    attribute: str = ""
    hit: Hit | None = None
    side: str = ""


NOTHING = Said()


def said_of(line: Line, first: int, noun: Counted, before: "Said | None", gap: int) -> Said:
    """Return what befell the counted of a figure whose first token is `first`.

    Args:
        line: the sentence.
        first: first token of the figure, hedge included.
        noun: what is counted.
        before: what befell the counted of the figure before this one, where there is one in the sentence.
        gap: the token after that figure's noun.
    """
    if noun.attribute:
        return Said(noun.attribute, None, "noun")
    if noun.of_whole and noun.noun in DEAD and not _right(line, noun.last, noun):
        return Said("killed", None, "noun")  # "21 of the victims were in Alt"
    if noun.words and noun.words[-1] == "lives" and _taken(line, first):
        return Said("killed", None, "noun")
    left = _left(line, first, noun)
    if left is not None and left.hit is not None and left.hit.triggers[0].kind == TriggerKind.BEFORE:
        return left  # "the death of four students who had been kidnapped"
    if left is not None and left.hit is not None and line.tokens[left.hit.first].low in _TOLL_VERBS:
        left = _toll(line, first) or left  # "layoffs to hit 5,000"
    return (
        _right(line, noun.last, noun)
        or left
        or _noun(line, noun)
        or _toll(line, first)
        or _coordinated(line, first, before, gap)
        or NOTHING
    )


_TAKE = frozenset("take takes took taking taken claim claims claimed claiming cost costs costing lose lost".split())


def _taken(line: Line, first: int) -> bool:
    """Return whether lives are taken before the figure: "takes at least four policemen's lives"."""
    return any(t.low in _TAKE for t in line.tokens[max(0, first - 4) : first])


def _right(line: Line, k: int, noun: Counted) -> Said | None:
    """Look for "... were killed", "... dead", "... on board died" within reach of the noun phrase."""
    steps, passive, gapped = 0, False, False
    hits = line.opening
    while (k := _past_ages(line, k)) < len(line.tokens) and steps < 9:
        low = line.tokens[k].low
        if k in hits and not _name(line, hits[k]):
            if found := _state(line, hits[k], noun, passive=passive, gapped=gapped):
                return found
            active = any(t.kind in (TriggerKind.ACTIVE, TriggerKind.BEFORE) for t in hits[k].triggers)
            if active and low not in AUXILIARIES:
                return None
        if low in _BREAK_RIGHT or line.tokens[k].low[0].isdigit():
            return None
        if low == ",":
            if steps > 0 or not _relative(line, k):
                return None
        elif low in AUXILIARIES:
            passive = passive or low not in _PERFECT
        elif low not in _SKIP_RIGHT and not (passive and low in _TOLD_OF):
            if passive and not low.endswith("ly"):
                return None
            gapped = True
        k, steps = k + 1, steps + 1
    return None


def _name(line: Line, hit: Hit) -> bool:
    """Return whether a word that may be a verb is part of a name: "from the Harbour Safety Board"."""
    return hit.last - hit.first == 1 and line.tokens[hit.first].name


def _past_ages(line: Line, k: int) -> int:
    """Return the token after the ages of those counted: "two women, aged 60 and 72, died"."""
    tokens = line.tokens
    apart = k < len(tokens) and tokens[k].low == ","
    at = k + apart
    if at >= len(tokens) or tokens[at].low != "aged":
        return k
    ages = [f for f in line.found if f.form is Form.AGE and f.start > line.tokens[at].start]
    end = at + 1
    for found in ages:
        first = line.token_at(found.start)
        if any(t.low not in _BETWEEN_AGES for t in line.tokens[end:first]):
            break
        end = line.token_at(found.end - 1) + 1
    if end == at + 1:
        return k
    return end + (apart and line.words(end, end + 1) == ",")


def _relative(line: Line, comma: int) -> bool:
    return comma + 1 < len(line.tokens) and line.tokens[comma + 1].low in {"who", "which", "all", "both"}


def _state(line: Line, hit: Hit, noun: Counted, *, passive: bool, gapped: bool) -> Said | None:
    for t in hit.triggers:
        if not _means(t, hit, line, noun):
            continue
        acting = not passive and not t.finite and _object_follows(line, hit.last)  # "two bombs that wounded six"
        if not passive and _perfect(line, hit) and t.kind in (TriggerKind.AFTER, TriggerKind.PASSIVE) and not _own(t):
            continue
        if t.kind == TriggerKind.AFTER and not acting and not (gapped and not passive and not t.finite):
            return Said(t.attribute, hit, "right")
        # "two killed" in a headline, "two were killed"; but "gunmen killed two" has its object on the right.
        if t.kind == TriggerKind.PASSIVE and (passive or (not gapped and not _object_follows(line, hit.last))):
            return Said(t.attribute, hit, "right")
    return None


def _own(t: Trigger) -> bool:
    """Return whether a verb has no object: whoever has died, died."""
    return t.kind == TriggerKind.AFTER and t.finite


def _perfect(line: Line, hit: Hit) -> bool:
    """Return whether a participle is no state but a deed of its subject: "the film has exposed flaws"."""
    if hit.last - hit.first > 1 or not line.tokens[hit.first].low.endswith("ed"):
        return False
    over = hit.last >= len(line.tokens) or not line.tokens[hit.last].low[0].isalpha()
    return line.words(hit.first - 1, hit.first) in _PERFECT and not over


def _means(t: Trigger, hit: Hit, line: Line, noun: Counted) -> bool:
    """Return whether a word can mean this of those who are counted: one cuts jobs and trees, but fells no jobs."""
    if t.of:
        return noun.population in t.of
    lifeless = line.lexicon.lifeless(noun.population)
    if t.attribute in _OF_THE_LIVING and (lifeless or (_of_either(hit) and noun.noun and not _somebody(line, noun))):
        return False
    if t.attribute in _OF_THINGS and not lifeless and line.lexicon.people(noun.population):
        return False  # who is burned is hurt
    return not t.people or line.lexicon.mortal(noun.population)


def _of_either(hit: Hit) -> bool:
    """Return whether a word is said of things as well: people are burned, and vehicles are."""
    return any(t.attribute in _OF_THINGS for t in hit.triggers)


def _somebody(line: Line, noun: Counted) -> bool:
    """Return whether a noun is known to name people or animals, or is a name itself: "six Danes"."""
    known = noun.population in line.lexicon.populations or tuple(noun.noun.split()) in line.lexicon.roles
    return known or noun.words[-1:] == noun.qualifiers[-1:]


def _object_follows(line: Line, k: int) -> bool:
    if k >= len(line.tokens):
        return False
    token = line.tokens[k]
    starts = {line.token_at(f.start) for f in line.found}
    if person(line, k, min(k + 8, len(line.tokens))) is not None:
        return True
    return k in starts or token.low in _DETERMINERS - {"as", "up", "to"} or token.low[0].isdigit()


def _noun(line: Line, noun: Counted) -> Said | None:
    """Look for a noun that says it itself: "four fatalities", "two bodies"."""
    for h in line.hits:
        if h.last == noun.last and noun.first <= h.first:
            for t in h.triggers:
                if t.kind == TriggerKind.NOUN:
                    return Said(t.attribute, h, "noun")
    return None


def _left(line: Line, first: int, noun: Counted) -> Said | None:
    """Look for "killing ...", "claimed the lives of ..." right before the figure."""
    k = first
    while k > 0 and line.tokens[k - 1].low in _DETERMINERS and first - k < 3:
        k -= 1
    for h in line.hits:
        if h.last == k or h.last == first:
            for t in h.triggers:
                if not _means(t, h, line, noun) or _articled(line, h):
                    continue
                if t.kind in (TriggerKind.ACTIVE, TriggerKind.BEFORE) or (
                    t.kind == TriggerKind.PASSIVE and not _passive_before(line, h.first)
                ):
                    return Said(t.attribute, h, "left")
    return None


def _articled(line: Line, hit: Hit) -> bool:
    """Return whether an article makes a noun of what may be a verb: "during the strike 41 ships had to wait"."""
    alone = hit.last - hit.first == 1 and hit.first > 0 and hit.triggers[0].kind == TriggerKind.ACTIVE
    low = line.tokens[hit.first].low
    return alone and line.tokens[hit.first - 1].low in _ARTICLED and not low.endswith(("ed", "ing"))


def _passive_before(line: Line, k: int) -> bool:
    return any(t.low in {"was", "were", "been", "being", "be", "is", "are"} for t in line.tokens[max(0, k - 2) : k])


def _toll(line: Line, first: int) -> Said | None:
    """Look for "the death toll ... rose to ..." or "the number of villagers displaced ..." earlier in the sentence."""
    k = line.before(first)
    if k < 0:
        return None
    before = line.tokens[k].low
    for h in reversed(line.hits):
        if h.last == first and any(t.kind == TriggerKind.TOLL for t in h.triggers):
            return _of_kind(h, TriggerKind.TOLL)  # "a world record 91,553"
    if before not in _TOLL_VERBS:
        return None
    for h in reversed(line.hits):
        if h.last <= first and first - h.last <= (3 if before in _MARKS else 24):
            if found := _of_kind(h, TriggerKind.TOLL):
                return found
            if before in _ARRIVING and _moves(line, h.last, k) and (found := _of_kind(h, TriggerKind.NOUN)):
                return found  # "deaths in Alt rose to 12"
    start = number_of(line, first)
    for h in line.hits if start else ():
        if start <= h.first and h.last <= first:
            for t in h.triggers:
                if t.kind in (TriggerKind.PASSIVE, TriggerKind.AFTER, TriggerKind.NOUN):
                    return Said(t.attribute, h, "toll")
    return None


def _of_kind(hit: Hit, kind: TriggerKind) -> Said | None:
    return next((Said(t.attribute, hit, "toll") for t in hit.triggers if t.kind == kind), None)


def _moves(line: Line, first: int, last: int) -> bool:
    """Return whether a verb of rising, falling or giving stands between, and no other figure."""
    figures = {line.token_at(f.start) for f in line.found if f.form is not Form.MOMENT}
    between = line.tokens[first:last]
    told = any(t.low in line.lexicon.change or t.low in _PUT for t in between)
    return told and not any(first <= k < last for k in figures)


def _coordinated(line: Line, first: int, before: Said | None, gap: int) -> Said | None:
    """Look at the figure before this one: "killed two soldiers and three policemen"."""
    if before is None or not before.attribute or before.side not in ("left", "toll") or gap > first:
        return None
    between = line.tokens[gap:first]
    if between and len(between) <= 4 and all(t.low in COORDINATION for t in between):
        return Said(before.attribute, before.hit, before.side)
    return None
