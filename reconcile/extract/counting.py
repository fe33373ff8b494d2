"""Reading the figures of a page in order: each is counted by its own words or by what was counted before it."""

import re
from collections.abc import Iterator, Sequence

from attrs import define, evolve, field

from reconcile.extract.attribute import COORDINATION, NOTHING, Said, said_of
from reconcile.extract.bare import Topic, anaphoric, known, resolved, telling
from reconcile.extract.change import Measured, measured
from reconcile.extract.deeds import listed
from reconcile.extract.draft import Draft
from reconcile.extract.figure import COUNTS, made, ordinal
from reconcile.extract.headed import Headed, headed
from reconcile.extract.nouns import Counted, counted, of_whole_after
from reconcile.extract.page import Line, Page, Token
from reconcile.extract.predication import predication
from reconcile.extract.shares import as_percent, of_base, of_figure, pronoun, share_before
from reconcile.extract.uncounted import no_count
from reconcile.extract.victims import HARMED
from reconcile.lexicon import TriggerKind
from reconcile.statement import Part
from reconcile.values import Form, Found, Quantity

_GAVE = frozenset("said says reported reports counted counts claimed claims gave gives".split())
_SKIPPED = frozenset({Form.AGE, Form.MOMENT})
_BESIDE = frozenset(
    "in at across over from near within throughout among between".split()
)  # "killed nine in three towns"
_NOBODY = Counted("", "", 0, 0)


@define
class Reading:
    """What has been read of a page so far.

    Attributes:
        page: the page.
        topic: what befell whom last: "it rose to 39" is of that.
        mention: who or what was counted last: "nine were sent home" are some of those.
        measure: what was measured last.
        told: what was counted, by numbers that no two things share by chance.
        said, noun, gap: of the figure before in the same sentence, and the token after its noun.
        based: whether the figure before was told of this one: "141 of the 193".
    """

    page: Page
    topic: Topic | None = None
    mention: Topic | None = None
    measure: Measured | None = None
    told: dict[str, Topic] = field(factory=dict)
    said: Said = NOTHING
    noun: Counted = _NOBODY
    gap: int = 0
    based: bool = False

    def line(self, line: Line) -> Iterator[Draft]:
        """Yield the drafts of the figures of the next sentence."""
        self.said, self.noun, self.gap, self.based = NOTHING, _NOBODY, 0, False
        lists: dict[int, Said] | None = None
        for found in line.found:
            if not isinstance(found.value, Quantity) or found.form in _SKIPPED:
                continue
            if found.form is Form.FRACTION and found.value.unit == "":
                if pronoun(line, found) or of_figure(line, found):
                    continue
                found = as_percent(found)  # "a third of the staff"
            assert isinstance(found.value, Quantity)
            if found.value.unit or found.form not in COUNTS | {Form.ORDINAL}:
                if draft := measured(self.page, line, found, self.measure):
                    self.measure = Measured(line.number, found.value.unit, draft.attribute, draft.population)
                    yield draft
            else:
                lists = listed(line) if lists is None else lists
                if draft := self._count(line, found, lists):
                    yield draft
        self._topic(line)

    def _topic(self, line: Line) -> None:
        """Remember a toll that is told without its figure: "the toll was brought down by half. It is 305 now"."""
        if self.topic is not None and self.topic.line == line.number:
            return
        tolls = [t for h in line.hits for t in h.triggers if t.kind == TriggerKind.TOLL]
        deeds = [t for h in line.hits for t in h.triggers if t.attribute in HARMED]
        for t in (tolls or deeds)[-1:]:
            who = evolve(_NOBODY, population=line.lexicon.default_population.get(t.attribute, ""))
            self.topic = Topic(line.number, Said(t.attribute, None, "topic"), who, Quantity(low=0))

    def _count(self, line: Line, found: Found, lists: dict[int, Said]) -> Draft | None:
        if (share := share_before(line, found)) is not None:
            found = of_base(share, found)  # "40 percent of the 500 houses"
        first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
        if no_count(line, found, last):
            return None
        value = found.value
        one = isinstance(value, Quantity) and value.is_exact and value.low == 1
        here = counted(line, last, self.page.lexicon, one=one)
        now = said_of(line, first, here, self.said if self.said is not NOTHING else None, self.gap)
        if now is NOTHING and not self.page.lexicon.lifeless(here.population):
            now = lists.get(first, NOTHING)
        before, self.based = self.based, of_whole_after(line, last)
        if before:
            now = NOTHING  # "141 of 193 states voted for": the 193 did not
        if found.form is Form.ORDINAL:
            draft = ordinal(self.page, line, found, here, now)
        else:
            draft, here, now = self._cardinal(line, found, here, now)
        if before and draft is not None and draft.attribute == "count":
            draft = evolve(draft, part=Part.WHOLE, after=False)
        if draft is not None:
            self._remember(line, draft, here, now)
        return draft

    def _cardinal(self, line: Line, found: Found, here: Counted, now: Said) -> tuple[Draft | None, Counted, Said]:
        """Return the draft of a count, with what is counted and what befell them where the text told it before."""
        first, last = line.token_at(found.start), line.token_at(found.end - 1) + 1
        if _elliptic(line, last, here, now) and self.said is not NOTHING:
            now = self.said  # "21 died in Alt, eleven in Marn"
        if not _of_things(line, now, self.noun):
            here = _inherit(here, self.noun, now, line.tokens[self.gap : first])
        head = headed(line, first, last) if not here.noun and not here.pronoun else None
        if head is not None and (now.side == "toll" or not now.attribute):
            here = _of_head(self.page, here, now, head)
            now = Said(head.deed, None, "toll") if head.deed and not now.attribute else now
        part, end = Part.TOTAL, 0
        if self.topic is not None and anaphoric(self.page, line, found, here, now, self.topic):
            now, before = self.topic.said, self.topic.noun
            here = evolve(here, noun=before.noun, population=before.population)
        elif bare := resolved(line, found, here, now, self.mention, self.told.get(_number(found))):
            here, now, part, end = bare.noun, bare.said, bare.part, bare.end
        found = grouped(line, found, here, head)
        draft = made(self.page, line, found, here, now)
        if draft is not None and self.based:
            draft = evolve(draft, after=False)  # the whole comes after its part
        if draft is not None and self._patients(draft, now):
            draft = evolve(draft, part=Part.SUBSET, after=True)  # of 21 hurt eight were taken to hospital
        if draft is not None:
            draft = _widened(line, draft, head, end)
            if head is not None and draft.attribute == "count":
                draft = evolve(draft, deeds=predication(line, first, head.noun, headed=True).deeds)
            if part is Part.SUBSET and draft.part is Part.TOTAL:
                draft = evolve(draft, part=part, after=True)
        return draft, here, now

    def _patients(self, draft: Draft, now: Said) -> bool:
        """Return whether the figure is of those in hospital, behind a larger one of all who were hurt."""
        hurt = self.topic is not None and self.topic.said.attribute == now.attribute == "injured"
        if not hurt or self.topic is None or "hospital" not in draft.predicate or draft.part is not Part.TOTAL:
            return False
        value, whole = draft.value, self.topic.value
        assert isinstance(value, Quantity)
        if value.low is None or whole.low is None or draft.population != self.topic.noun.population:
            return False
        return 0 < value.low < whole.low

    def _remember(self, line: Line, draft: Draft, here: Counted, now: Said) -> None:
        self.said, self.gap = now, here.last
        first = line.token_at(draft.anchor)
        beside = first > 0 and line.tokens[first - 1].low in _BESIDE and not now.attribute
        if draft.part is not Part.SUBSET and not beside:  # "12 people, including three children, died and 40 were hurt"
            self.noun = here
        value = draft.value
        assert isinstance(value, Quantity)
        if now.attribute:
            self.topic = Topic(line.number, Said(now.attribute, None, "topic"), here, value)
        if (known(here) and not beside) or now.attribute:
            if here.population != draft.population:
                here = evolve(here, population=draft.population)
            self.mention = Topic(line.number, now, here, value)
            if telling(value):
                self.told.setdefault(f"{value.low:.10g}", self.mention)


def _widened(line: Line, draft: Draft, head: Headed | None, end: int) -> Draft:
    """Return the draft with a quote that holds the noun before the figure, or the verb behind it."""
    start = line.tokens[head.first].start if head is not None else draft.start
    end = head.last if head is not None and head.last else end
    last = line.tokens[min(end, len(line.tokens)) - 1].end if end else draft.end
    start, last = min(draft.start, start), max(draft.end, last)
    return draft if (start, last) == (draft.start, draft.end) else evolve(draft, start=start, end=last)


_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")


def grouped(line: Line, found: Found, noun: Counted, head: Headed | None) -> Found:
    """Return "91.648 spectators" as the thousands that it means: no part of a person is counted."""
    value = found.value
    assert isinstance(value, Quantity)
    counted = noun.population in line.lexicon.populations or head is not None
    if not (counted and _GROUPS.fullmatch(found.text) and value.is_exact and value.low):
        return found
    return evolve(found, value=Quantity.exact(int(found.text.replace(".", "")), text=found.text))


def _number(found: Found) -> str:
    """Return a figure without its hedge, to know it again."""
    value = found.value
    assert isinstance(value, Quantity)
    return f"{value.low:.10g}" if value.low is not None else ""


def _of_head(page: Page, here: Counted, now: Said, head: Headed) -> Counted:
    """Return who is counted where the words before the figure say it: "the number of villagers displaced at 40"."""
    told = head.noun
    who = told.population in page.lexicon.populations or (told.noun,) in page.lexicon.roles
    if now.side == "toll" and not who:
        return evolve(here, qualifiers=told.qualifiers)  # "the number of Alters killed"
    return evolve(here, noun=told.noun, population=told.population, words=told.words, qualifiers=told.qualifiers)


def _elliptic(line: Line, k: int, here: Counted, now: Said) -> bool:
    """Return whether a figure stands alone before a place, so that noun and verb are those of the figure before."""
    if here.noun or here.pronoun or now.attribute or k >= len(line.tokens):
        return False
    if line.tokens[k].low in {".", ",", ";"} and line.words(k - 2, k - 1) in _GAVE:
        return True  # "while the spokesman said five."
    if k + 1 >= len(line.tokens):
        return False
    after = line.tokens[k + 1 : k + 3]
    return line.tokens[k].low in {"in", "at", "from"} and any(t.name for t in after)


def _of_things(line: Line, now: Said, noun: Counted) -> bool:
    """Return whether things were counted last and what is said befalls people: "40 houses burnt and three injured"."""
    people = line.lexicon.default_population.get(now.attribute) in line.lexicon.populations
    thing = noun.population not in line.lexicon.populations or line.lexicon.lifeless(noun.population)
    return people and bool(noun.noun) and thing


def _inherit(here: Counted, before: Counted, now: Said, between: Sequence[Token]) -> Counted:
    """Give a figure without a noun that of the figure before it, if they are coordinated or it has its own verb."""
    if here.noun or not before.noun:
        return here
    if not now.attribute and not here.pronoun and any(t.low not in COORDINATION for t in between):
        return here
    return evolve(here, noun=before.noun, population=before.population)
