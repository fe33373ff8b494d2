"""Figures: how many of whom, and what befell them."""

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from reconcile.extract.attribute import COORDINATION, DEAD, NOTHING, Said, number_of, said_of
from reconcile.extract.change import measured
from reconcile.extract.cues import ANAPHORIC_BEFORE
from reconcile.extract.deeds import listed, of_the_whole, rate, stance_of
from reconcile.extract.draft import Draft
from reconcile.extract.nouns import AUXILIARIES, Counted, counted
from reconcile.extract.owners import owners
from reconcile.extract.page import Line, Page, Token
from reconcile.extract.parts import Standing, standing
from reconcile.extract.places import locus
from reconcile.extract.shares import of_base, share_before
from reconcile.inflection import is_plural
from reconcile.statement import Part, Stance
from reconcile.values import Form, Found, Quantity, reported

_GAVE = frozenset("said says reported reports counted counts claimed claims gave gives".split())
_MEMORY = 4  # sentences after which a topic is forgotten
_COUNTS = frozenset({Form.CARDINAL, Form.RANGE, Form.VAGUE, Form.NONE})
_SKIPPED = frozenset({Form.AGE, Form.MOMENT, Form.FRACTION})


def drafts(page: Page) -> Iterator[Draft]:
    """Yield a draft for every figure that counts or measures something."""
    topic: tuple[int, Said, Counted] | None = None
    for line in page.lines:
        said, gap, noun = NOTHING, 0, Counted("", "", 0, 0)
        lists = listed(line)
        for found in line.found:
            if not isinstance(found.value, Quantity) or found.form in _SKIPPED:
                continue
            if found.value.unit or found.form not in _COUNTS | {Form.ORDINAL}:
                if draft := measured(page, line, found):
                    yield draft
                continue
            if (share := share_before(line, found)) is not None:
                found = of_base(share, found)  # "40 percent of the 500 houses"
            first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
            one = isinstance(found.value, Quantity) and found.value.is_exact and found.value.low == 1
            here = counted(line, last, page.lexicon, one=one)
            now = said_of(line, first, here, said if said is not NOTHING else None, gap)
            now = lists.get(first, NOTHING) if now is NOTHING else now
            if found.form is Form.ORDINAL:
                draft = _ordinal(page, line, found, here, now)
            else:
                if elliptic(line, last, here, now) and said is not NOTHING:
                    now = said  # "21 died in Alt, eleven in Marn"
                here = _inherit(here, noun, now, line.tokens[gap:first])
                here = _of_toll(page, line, here, now, first)
                if topic is not None and _anaphoric(page, line, found, here, now, topic[0]):
                    now, here = topic[1], evolve(here, noun=topic[2].noun, population=topic[2].population)
                draft = _figure(page, line, found, here, now)
            if draft is not None:
                yield draft
                said, gap = now, here.last
                if draft.part is not Part.SUBSET:  # "12 people, including three children, died and 40 were hurt"
                    noun = here
                if now.attribute:
                    topic = (line.number, Said(now.attribute, None, "topic"), here)


def _of_toll(page: Page, line: Line, here: Counted, now: Said, first: int) -> Counted:
    """Return who is counted where the toll's own words say it: "the number of villagers displaced at 40"."""
    start = number_of(line, first) if now.side == "toll" and not here.noun else 0
    if not start:
        return here
    told = counted(line, start, page.lexicon)
    return (
        evolve(here, noun=told.noun, population=told.population)
        if told.population in page.lexicon.populations
        else here
    )


def _anaphoric(page: Page, line: Line, found: Found, here: Counted, now: Said, topic: int) -> bool:
    """Return whether a bare figure is of what was counted just before: "It rose to 39"."""
    if here.noun or here.pronoun or now.attribute or line.number - topic > _MEMORY or _year_like(found):
        return False
    if number_of(line, line.token_at(found.start)):
        return False  # it says itself whose number it is
    left = " ".join(page.prose[max(line.sentence.start, found.start - 70) : found.start].split()) + " "
    return ANAPHORIC_BEFORE.search(left) is not None


def elliptic(line: Line, k: int, here: Counted, now: Said) -> bool:
    """Return whether a figure stands alone before a place, so that noun and verb are those of the figure before."""
    if here.noun or here.pronoun or now.attribute or k >= len(line.tokens):
        return False
    if line.tokens[k].low in {".", ",", ";"} and line.words(k - 2, k - 1) in _GAVE:
        return True  # "while the spokesman said five."
    if k + 1 >= len(line.tokens):
        return False
    after = line.tokens[k + 1 : k + 3]
    return line.tokens[k].low in {"in", "at", "from"} and any(t.name for t in after)


def _inherit(here: Counted, before: Counted, now: Said, between: Sequence[Token]) -> Counted:
    """Give a figure without a noun that of the figure before it, if they are coordinated or it has its own verb."""
    if here.noun or not before.noun:
        return here
    if not now.attribute and not here.pronoun and any(t.low not in COORDINATION for t in between):
        return here
    return evolve(here, noun=before.noun, population=before.population)


def _figure(page: Page, line: Line, found: Found, noun: Counted, said: Said) -> Draft | None:
    value = found.value
    assert isinstance(value, Quantity)
    if not noun.noun and (_year_like(found) or not (said.attribute or noun.pronoun)):
        return None
    if not said.attribute and noun.noun and value.is_exact and value.low == 1:
        return None  # "one thing" counts nothing that sources disagree about
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
    if found.hedge.lower() == "as many as" and said.attribute and how.stance is not Stance.FORECAST:
        value = reported(found)
        assert isinstance(value, Quantity)
    start, end = _span(line, found, noun, said)
    attribute = "difference" if _difference(line, found, noun) else said.attribute or "count"
    attribute += rate(page.prose, end, line.sentence.end) if said.attribute else ""
    population = _population(page, noun, said)
    return Draft(
        start=start,
        end=end,
        anchor=found.start,
        value=value.closed(),
        attribute=attribute,
        population=population,
        noun=noun.noun,
        predicate=line.words(said.hit.first, said.hit.last) if said.hit else "",
        hedge=found.hedge,
        cue=how.cue,
        part=how.part,
        after=how.after,
        stance=how.stance or stance_of(line, said),
        line=line.number,
        scope=scope_before(page, line, found.start),
        places=line.place_names,
        locus=locus(page.prose, line.sentence.start, line.sentence.end, start, end, _others(line, found)),
        qualifiers=(*noun.qualifiers, *_elsewhere(page, line, end), *_contender(page, line, found, noun)),
    )


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


def _year_like(found: Found) -> bool:
    """Return whether a bare figure without a noun is written as years are: "the massacre of 1873"."""
    return not found.hedge and len(found.text) == 4 and found.text.isdigit() and "1000" <= found.text <= "2100"


def _others(line: Line, found: Found) -> tuple[int, ...]:
    """Return where the other counts of the sentence begin."""
    return tuple(f.start for f in line.found if f.form in _COUNTS and f.start != found.start)


def _difference(line: Line, found: Found, noun: Counted) -> bool:
    """Return whether the figure says by how much another is smaller or larger: "nearly 100 fewer"."""
    first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
    after = {t.low for t in line.tokens[last : last + 1]} | {t.low for t in line.tokens[noun.last : noun.last + 1]}
    before = {t.low for t in line.tokens[max(0, first - 1) : first]}
    changed = any(t.low in line.lexicon.change for t in line.tokens[max(0, first - 6) : first])
    return bool(after & {"fewer", "lower", "higher", "less"}) or ("by" in before and changed)


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


def _ordinal(page: Page, line: Line, found: Found, noun: Counted, said: Said) -> Draft | None:
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


__all__ = ["Standing", "drafts", "scope_before"]
