"""Updates are found by sorting; here is what they mean, pair by pair, and that both say the same."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import combinations

from hypothesis import given, settings, target
from hypothesis import strategies as st

from reconcile.finding import order
from reconcile.intervals import side_by_side
from reconcile.statement import Document, Frame, Part, Question, Source, SourceKind, Stance, Statement
from reconcile.succession import NAMELESS, after, in_its_place
from reconcile.updates import Change, Update, current, marked, published_at, said_at, updates, voices
from reconcile.values import Grain, Moment, Quantity, Relation, Value

WEEK = ("2031-05-01", "2031-05-02", "2031-05-02T08:00", "2031-05-02T17:00", "some day", None)
TEXTS = (
    "The mayor first said that there were this many, and so it stood in the papers of the evening.",
    "The mayor said so, but later revised the figure to another, and then the town cut it to a third.",
    "Nobody gave a word of explanation with all these figures, of which there were many that day.",
)
KILLED = Question(event="", attribute="killed", population="people")


@st.composite
def spoken(draw: st.DrawFn, documents: Sequence[Document]) -> Statement:
    """Return a figure of one of few speakers in one of a few texts."""
    low = draw(st.integers(0, 6))
    high = draw(st.sampled_from((low, low, low, low + 1, low + 3, None)))
    value = Quantity(
        low=low,
        high=high,
        low_open=high != low and draw(st.booleans()) and high != low + 1,
        high_open=high not in (low, low + 1, None) and draw(st.booleans()),
        unit=draw(st.sampled_from(("km", "km", "m"))) if documents[0].name == "measures" else "",
    )
    when = draw(st.sampled_from((None, None, None, 0, 5, 30)))
    start = draw(st.integers(0, 60))
    day = datetime(2031, 5, 1)
    hours = timedelta(hours=when or 0)
    return Statement(
        question=KILLED,
        value=value,
        holder=Source(
            draw(st.sampled_from(("police", "Ines Orlan"))),
            draw(st.sampled_from((SourceKind.OFFICIAL, SourceKind.OFFICIALS, SourceKind.NARRATION))),
            organisation=draw(st.sampled_from(("", "", "Kallo Police"))),
        ),
        document=draw(st.sampled_from(documents)),
        quote="words",
        start=start,
        end=start + draw(st.integers(0, 9)),
        stance=draw(st.sampled_from((Stance.ASSERTED, Stance.ASSERTED, Stance.SUPERSEDED))),
        as_of=None
        if when is None
        else Moment(low=day + hours, high=day + hours + timedelta(hours=4), grain=Grain.HOUR),
        frame=Frame(
            cue=draw(st.sampled_from(("", "", "total", "has risen to"))),
            part=draw(st.sampled_from((Part.TOTAL, Part.TOTAL, Part.CUMULATIVE))),
        ),
        row=draw(st.sampled_from((None, None, 3))),
    )


@st.composite
def series(draw: st.DrawFn) -> list[Statement]:
    """Return figures of a few texts; the later ones of a text often repeat what stands before."""
    name = draw(st.sampled_from(("text", "measures")))
    documents = [
        Document(draw(st.sampled_from(TEXTS)), name=name if n == 0 else f"{name} {n}", published=published)
        for n, published in enumerate(draw(st.lists(st.sampled_from(WEEK), min_size=1, max_size=3)))
    ]
    return draw(st.lists(spoken(documents), min_size=2, max_size=12, unique_by=lambda s: s.id))


def plain_updates(statements: Sequence[Statement], context: Sequence[Statement]) -> tuple[Update, ...]:
    """Return the updates by their definition: each figure is held against each other one of its voice."""
    corrected = {(s.document.id, voice) for s in context if s.stance is Stance.SUPERSEDED for voice in voices(s)}
    by_voice: dict[str, list[Statement]] = defaultdict(list)
    for s in sorted(statements, key=order):
        for voice in voices(s):
            by_voice[voice].append(s)
    found: dict[str, Update] = {}
    for _, said in sorted(by_voice.items()):
        spans = dict(zip([s.id for s in said], side_by_side(said), strict=True))
        by_text: dict[str, set[Value]] = defaultdict(set)
        for s in said:
            by_text[s.document.id].add(s.value)
        together = {frozenset(pair) for values in by_text.values() for pair in combinations(values, 2)}

        def rises(s: Statement, t: Statement, spans=spans) -> bool:  # type: ignore[no-untyped-def]
            return bool(spans[t.id].low > spans[s.id].low)

        def replaces(t: Statement, s: Statement, together=together, rises=rises) -> bool:  # type: ignore[no-untyped-def]
            x, y = said_at(s), said_at(t)
            if after(y, x) or after(x, y):
                return after(y, x)
            if x and y and s.document.id != t.document.id and s.holder.kind not in NAMELESS:
                hours = x[1] - x[0] < 3600 and y[1] - y[0] < 3600
                if s.holder.name == t.holder.name and not hours and frozenset({s.value, t.value}) not in together:
                    return bool(rises(s, t))
            if in_its_place(s, t):
                return True
            if marked(s) or s.frame.part is Part.CUMULATIVE:
                return False
            return (marked(t) or t.frame.part is Part.CUMULATIVE) and bool(rises(s, t))

        pairs = []
        for s in said:
            newer = [t for t in said if not spans[t.id].meets(spans[s.id]) and replaces(t, s)]
            if newer:
                last = max(newer, key=lambda t: (said_at(t) or (0.0, 0.0), marked(t), order(t)))
                told = marked(last) or in_its_place(s, last)
                told = told or any((last.document.id, voice) in corrected for voice in voices(last))
                change = Change.SUPERSEDED if rises(s, last) else Change.REVISION if told else Change.FALL
                pairs.append(Update(change, s, last))
        gone = {u.earlier.value for u in pairs if u.change is not Change.FALL}
        falls = [u for u in pairs if u.change is Change.FALL and u.later.value in gone]
        pairs = [u for u in pairs if u not in falls]
        for s in said:
            before = [u.earlier for u in falls if u.later.value == s.value]
            first = min(before, key=lambda t: (said_at(t) or (0.0, 0.0))[1], default=s)
            if after(said_at(s), said_at(first)):
                pairs.append(Update(Change.STALE, s, first))
        for u in pairs:
            found.setdefault(u.earlier.id, u)
    return tuple(sorted(found.values(), key=lambda u: (order(u.earlier), order(u.later))))


def plain_current(statements: Sequence[Statement], context: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the figures that stand, by the definition."""
    replaced = plain_updates(statements, context)
    gone = {u.earlier.id for u in replaced}

    def stale(s: Statement, old: Statement, news: Statement) -> bool:
        x, y = published_at(s), published_at(news)
        return s.value == old.value and s.id != news.id and (x is None or y is None or x[0] < y[1] or x == y)

    dated = [
        u
        for u in replaced
        if u.change in (Change.SUPERSEDED, Change.REVISION) and u.earlier.document.text != u.later.document.text
    ]
    former = [s for s in context if s.stance is Stance.SUPERSEDED]
    standing = tuple(
        s
        for s in statements
        if s.id not in gone
        and not any(stale(s, old, old) for old in former)
        and not (s.holder.kind in NAMELESS and any(stale(s, u.earlier, u.later) for u in dated))
    )

    def outgrown(s: Statement, old: Statement) -> bool:
        told = [t for t in standing if t.document == old.document and set(voices(t)) & set(voices(old))]
        return (
            stale(s, s, old)
            and not s.value.is_exact
            and old.value.relation(s.value) is Relation.NARROWER
            and any(t.value.relation(s.value) is Relation.DISJOINT for t in told)
        )

    return tuple(s for s in standing if not any(outgrown(s, old) for old in former))


@settings(max_examples=500)
@given(series())
def test_updates_are_what_their_definition_says(statements: list[Statement]) -> None:
    """Which figure replaces which, and how, is the same as when each is held against each other one."""
    figures = [s for s in statements if s.stance is Stance.ASSERTED]
    expected = plain_updates(figures, statements)
    target(float(len(expected)))
    assert updates(figures, statements) == expected


@settings(max_examples=500)
@given(series())
def test_what_stands_is_what_the_definition_says(statements: list[Statement]) -> None:
    """A figure stands where no update and no former figure of its value takes it away."""
    figures = [s for s in statements if s.stance is Stance.ASSERTED]
    assert current(figures, statements) == plain_current(figures, statements)


def test_a_bound_goes_with_the_only_figure_that_it_allows() -> None:
    """The ministry lowers 290 to 253: "more than 270" of the day before is as stale; "more than 240" still holds."""
    old = Document("The toll passed a mark.", name="old", published="2031-05-01")
    new = Document("It was lowered.", name="new", published="2031-05-02")
    ministry, outlet = Source("ministry", SourceKind.OFFICIAL), Source("", SourceKind.NARRATION)

    def said(value: Quantity, who: Source, where: Document, stance: Stance = Stance.ASSERTED, at: int = 0) -> Statement:
        return Statement(KILLED, value, who, where, "words", at, at + 5, stance=stance)

    former = said(Quantity.exact(290), ministry, new, Stance.SUPERSEDED, 9)
    now = said(Quantity.exact(253), ministry, new)
    high, low = said(Quantity(low=271), outlet, old), said(Quantity(low=241), outlet, old, at=9)
    assert current([now, high, low], [former]) == (now, low)
    assert current([now, high, low]) == (now, high, low)
