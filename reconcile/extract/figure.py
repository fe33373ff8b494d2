"""Making the draft of a count: its quote, its part among other figures, its attribute and scope."""

import re

from attrs import evolve

from reconcile.extract.attribute import DEAD, Said
from reconcile.extract.bare import year_like
from reconcile.extract.cues import AMONG_AFTER, FURTHER_BEFORE
from reconcile.extract.deeds import PLANNED, of_the_whole, rate, settled_future, stance_of
from reconcile.extract.draft import Draft
from reconcile.extract.nouns import AUXILIARIES, Counted, counted
from reconcile.extract.owners import owners
from reconcile.extract.page import Line, Page
from reconcile.extract.parts import standing
from reconcile.extract.places import locus
from reconcile.extract.predication import NOTHING as NOT_SAID
from reconcile.extract.predication import predication
from reconcile.inflection import is_plural
from reconcile.statement import Part, Stance
from reconcile.values import Form, Found, Quantity, reported

COUNTS = frozenset({Form.CARDINAL, Form.RANGE, Form.VAGUE, Form.NONE})


def made(page: Page, line: Line, found: Found, noun: Counted, said: Said) -> Draft | None:
    """Return the draft of a count; None where nothing says what it counts."""
    value = found.value
    assert isinstance(value, Quantity)
    differs = _difference(line, found, noun)
    if not noun.noun and (year_like(found) or not (said.attribute or noun.pronoun or differs)):
        return None
    if year_like(found) and len(noun.words) > 1 and len(noun.qualifiers) == len(noun.words):
        return None  # "2008 Winter Games": a name
    if not said.attribute and noun.noun and value.is_exact and value.low == 1:
        return None  # "one thing" counts nothing that sources disagree about
    own = said.hit is not None and line.tokens[said.hit.first].start > found.start
    if found.form is Form.NONE and noun.pronoun and noun.of_whole and not own:
        return None  # "none of them by lay-offs": how, not how many
    how = standing(
        page.prose,
        line,
        found.start,
        found.end,
        noun,
        toll=said.side == "toll",
        said=bool(said.attribute),
        core=found.core_start,
    )
    if noun.of_whole and noun.noun in DEAD and not _placed(line, noun.last):
        how = evolve(how, part=Part.SUBSET, after=True)  # "six of the dead were fishermen"
        noun = _predicated(page, line, noun)
    elif noun.of_whole and how.part is Part.TOTAL and of_the_whole(noun, said):
        how = evolve(how, part=Part.SUBSET, after=True)
    if _of_the_hurt(line, noun, said) and how.part is Part.TOTAL:
        how = evolve(how, part=Part.SUBSET, after=True)  # "two of the injured died": others may have died at once
    patients = said.attribute == "injured" and said.side == "right" and _in_care(page, line, found)
    if patients and how.part is Part.TOTAL:
        how = evolve(how, part=Part.SUBSET, after=True)  # who is still treated is some of those hurt before
    if found.hedge.lower() == "as many as" and said.attribute and how.stance is not Stance.FORECAST:
        value = reported(found)
        assert isinstance(value, Quantity)
    meant = None if how.stance is Stance.SUPERSEDED else stance_of(line, said)
    if said.attribute in PLANNED and settled_future(page.prose, line, found):
        how, meant = evolve(how, stance=None if how.stance is Stance.FORECAST else how.stance), None
    start, end = _span(line, found, noun, said)
    attribute = "difference" if differs else said.attribute or "count"
    attribute += rate(page.prose, end, line.sentence.end) if said.attribute else ""
    population = _population(page, noun, said)
    bare = predication(line, line.token_at(found.start), noun) if attribute == "count" else NOT_SAID
    return Draft(
        start=start,
        end=end,
        anchor=found.start,
        value=value.closed(),
        attribute=attribute,
        population=population,
        noun=noun.noun,
        predicate=line.unquoted(said.hit.first, said.hit.last) if said.hit else "",
        hedge=found.hedge,
        cue=how.cue,
        part=how.part,
        after=how.after,
        of_whole=(noun.of_whole and bool(noun.noun))
        or patients
        or _among(page, line, end)
        or _of_the_hurt(line, noun, said),
        stance=how.stance or meant,
        line=line.number,
        scope=scope_before(page, line, found.start),
        places=line.place_names,
        locus=_locus(page, line, found, start, end),
        qualifiers=(*noun.qualifiers, *_elsewhere(page, line, end), *_contender(page, line, found, noun)),
        deeds=bare.deeds,
        kinds=(*_kinds(noun), *bare.narrowing, *_further(page, line, found)) if attribute == "count" else (),
    )


def _kinds(noun: Counted) -> tuple[str, ...]:
    """Return the words that narrow a noun, names aside: "provisional ballots"."""
    own = len(noun.noun.split())
    return tuple(w for w in noun.words[: max(0, len(noun.words) - own)] if w not in noun.qualifiers)


def _further(page: Page, line: Line, found: Found) -> tuple[str, ...]:
    """Return ("further",) where the figure leaves out what was told before: "a further 15 rifles" are never all."""
    before = page.prose[max(line.sentence.start, found.start - 20) : found.start]
    return ("further",) if FURTHER_BEFORE.search(" ".join(before.split())) else ()


def _of_the_hurt(line: Line, noun: Counted, said: Said) -> bool:
    """Return whether those who died are counted as some of the injured or the missing."""
    if not noun.of_whole or noun.noun or said.attribute != "killed" or said.side != "right":
        return False
    return any(h.first <= noun.last < h.last and h.triggers[0].attribute in {"injured", "missing"} for h in line.hits)


_IN_CARE = re.compile(
    r"(?:[^\W\d]+ ){0,4}?(?:(?:(?:is|are|was|were) )?still|remain(?:s|ed|ing)?|stay(?:s|ed)?|continue[sd]?) "
    r"(?:[^\W\d]+ ){0,3}?(?:treated|treatment|hospital\w*|(?:intensive )?care|life support|critical)\b",
    re.IGNORECASE,
)


def _in_care(page: Page, line: Line, found: Found) -> bool:
    """Return whether the figure is of those still in the care of doctors: "18 were still being treated"."""
    after = " ".join(page.prose[found.end : min(line.sentence.end, found.end + 100)].split())
    return _IN_CARE.match(after) is not None


def _among(page: Page, line: Line, end: int) -> bool:
    """Return whether the figure is that of some among the victims."""
    return AMONG_AFTER.match(f" {' '.join(page.prose[end : min(line.sentence.end, end + 60)].split())}") is not None


_ELSEWHERE = re.compile(
    r"\W{0,3}(?:\w+ ){0,4}?(?:elsewhere|(?:in|from) other (?:parts|areas|regions|provinces|districts|towns|places))\b"
)


def _elsewhere(page: Page, line: Line, end: int) -> tuple[str, ...]:
    """Return ("elsewhere",) where the figure leaves the event's own place out."""
    return ("elsewhere",) if _ELSEWHERE.match(page.prose, end, line.sentence.end) else ()


def _contender(page: Page, line: Line, found: Found, noun: Counted) -> tuple[str, ...]:
    """Return the names of the clause where each contender has a figure of its own: votes, seats, goals."""
    if noun.noun not in page.lexicon.contested:
        return ()
    return owners(page, line, line.token_at(found.start), line.token_at(found.end - 1) + 1)


def _locus(page: Page, line: Line, found: Found, start: int, end: int) -> tuple[str, ...]:
    """Return the places of the figure's own clause; the verb of a list stands in that of its first figure."""
    others, s = _others(line, found), line.sentence
    start = found.start if any(start < i < found.start for i in others) else start
    return locus(page.prose, s.start, s.end, start, end, others)


def _others(line: Line, found: Found) -> tuple[int, ...]:
    """Return where the other counts of the sentence begin."""
    return tuple(f.start for f in line.found if f.form in COUNTS and f.start != found.start)


_LOWERED = frozenset(
    "lower lowers lowered lowering higher cut cuts cutting reduce reduces reduced raise raises raised up down off "
    "short fewer revise revised revises trim trims trimmed slash slashes slashed".split()
)


def _difference(line: Line, found: Found, noun: Counted) -> bool:
    """Return whether the figure says by how much another is smaller or larger: "nearly 100 fewer"."""
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    after = {t.low for t in line.tokens[last : last + 1]} | {t.low for t in line.tokens[noun.last : noun.last + 1]}
    before = {t.low for t in line.tokens[max(0, first - 1) : first]}
    changed = any(t.low in line.lexicon.change or t.low in _LOWERED for t in line.tokens[max(0, first - 12) : first])
    division = line.words(noun.last, noun.last + 1) == "to"  # "turned down by 107 votes to 13"
    return bool(after & {"fewer", "lower", "higher", "less"}) or ("by" in before and changed and not division)


def _placed(line: Line, k: int) -> bool:
    """Return whether "... were in Alt" follows: the figure is that of a place."""
    return line.words(k, k + 1) in AUXILIARIES and line.words(k + 1, k + 2) in {"in", "at", "from", "near", "on"}


def _predicated(page: Page, line: Line, noun: Counted) -> Counted:
    """Return what they are said to be: fishermen."""
    be = line.words(noun.last, noun.last + 1) in AUXILIARIES
    told = counted(line, noun.last + 1, page.lexicon) if be else noun
    return (
        evolve(noun, noun=told.noun, population=told.population)
        if told.population in page.lexicon.populations
        else noun
    )


def _population(page: Page, noun: Counted, said: Said) -> str:
    usual = page.lexicon.default_population.get(said.attribute, "")
    if usual and page.lexicon.same_kind(noun.population, usual):
        return usual  # jobs are lost by workers
    return noun.population or usual


def _span(line: Line, found: Found, noun: Counted, said: Said) -> tuple[int, int]:
    """Return the quote: figure, noun and the word that says what befell them, if near."""
    start, end = found.start, found.end
    if noun.last > noun.first and noun.last <= len(line.tokens):
        end = max(end, line.tokens[noun.last - 1].end)
    if said.hit is not None and said.side != "list":
        a, b = line.tokens[said.hit.first].start, line.tokens[said.hit.last - 1].end
        if b - start < 160 and end - a < 160:
            start, end = min(start, a), max(end, b)
    return start, end


def ordinal(page: Page, line: Line, found: Found, noun: Counted, said: Said) -> Draft | None:
    """Read "the third victim" as at least three by then; "second floor" counts nothing."""
    known = page.lexicon.nouns.get(tuple(noun.noun.split()))
    value = found.value
    assert isinstance(value, Quantity)
    if known is None or noun.noun not in {"victim", "person", "casualty"} or value.low is None or value.low < 2:
        return None
    if not said.attribute or said.side == "left":
        return None
    start, end = _span(line, found, noun, said)
    return Draft(
        start=start,
        end=end,
        anchor=found.start,
        value=Quantity(low=value.low, point=value.low, core_low=value.low, text=found.text),
        attribute=said.attribute,
        population=_population(page, noun, said),
        noun=noun.noun,
        part=Part.ORDINAL,
        line=line.number,
    )


def scope_before(page: Page, line: Line, offset: int) -> str:
    """Return "both attacks" where the clause speaks of several events at once before `offset`, or ""."""
    k = line.token_at(offset)
    for i in range(min(k, len(line.tokens)) - 1, -1, -1):
        low = line.tokens[i].low
        if low in {";", "while", "where", "but"}:
            return ""
        if low in page.lexicon.events and is_plural(low):
            return _several(line, i, low)
    return ""


def _several(line: Line, i: int, noun: str) -> str:
    window = [t.low for t in line.tokens[max(0, i - 4) : i]]
    if "of" in window and "one" in window:
        return ""  # "one of the attacks"
    if "both" in window or "two" in window or "twin" in window:
        return f"both {noun}"
    numbers = [f for f in line.found if line.tokens[max(0, i - 4)].start <= f.start < line.tokens[i].start]
    return f"all {noun}" if numbers or "all" in window else ""
