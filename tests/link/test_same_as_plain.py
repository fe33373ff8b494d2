"""What linking finds by counting and looking up is what its plain definitions say, cluster by cluster, word by word."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.link.context import Context, _Known
from reconcile.link.naming import _most, _numbered, _plain, named
from reconcile.statement import Document, Frame, Question, Source, SourceKind, Statement
from reconcile.values import Grain, Moment, Quantity

words = st.sampled_from(("bridge", "harbour", "market", "night", "fire"))
places = st.lists(st.sampled_from(("Marn", "Kallo", "Tulen")), max_size=2).map(tuple)
days = st.sampled_from((None, None, Moment(low=datetime(2031, 5, 2), high=datetime(2031, 5, 3), grain=Grain.DAY)))


@st.composite
def stated(draw: st.DrawFn) -> Statement:
    """Return a statement whose frame tells where and when."""
    return Statement(
        question=Question(
            "", "killed", draw(st.sampled_from(("police", "people"))), draw(st.sampled_from(("", "both")))
        ),
        value=Quantity.exact(3),
        holder=Source("narrator", SourceKind.NARRATION),
        document=Document("three", name="a.txt"),
        quote="three",
        start=0,
        end=5,
        frame=Frame(locus=draw(places), places=draw(places), when=draw(days)),
    )


@given(st.data())
@settings(max_examples=500)
def test_questions_are_told_apart_as_if_each_rival_were_looked_through(data: st.DataObject) -> None:
    """A cluster is named by what none of the others of its name has: a place, a time, else a telling word."""
    statements = data.draw(st.lists(stated(), min_size=1, max_size=9))
    around = Context(tuple(data.draw(st.frozensets(words)) for _ in statements), (), (), {})
    homes = [data.draw(st.integers(0, 4)) for _ in statements]
    clusters = [[i for i, home in enumerate(homes) if home == k] for k in sorted(set(homes))]
    plain = [_plain([statements[i] for i in c], Config()) for c in clusters]

    def only_here(here: Sequence[tuple[str, ...]], elsewhere: Sequence[tuple[str, ...]]) -> list[str]:
        taken = {p for names in elsewhere for p in names}
        return [p for names in here for p in names if p not in taken]

    def told_apart(cluster: Sequence[int], q: Question) -> Question:
        rivals = [i for c, p in zip(clusters, plain, strict=True) if p == q and c is not cluster for i in c]
        mine, theirs = ([statements[i].frame for i in group] for group in (cluster, rivals))
        marks = only_here([f.locus for f in mine], [f.locus for f in theirs])
        marks = marks or only_here([f.places for f in mine], [f.places for f in theirs])
        times = [f"{f.when.low:%Y-%m-%d}" for f in mine if f.when is not None and f.when.low is not None]
        used = {w for i in rivals for w in around.words[i]}
        telling = [w for i in cluster for w in sorted(around.words[i]) if w not in used and len(w) > 4]
        mark = _most(marks) or _most(times) or _most(telling)
        return Question(q.event, q.attribute, q.population, ", ".join(part for part in (q.scope, mark) if part))

    taken = Counter(plain)
    expected = [q if taken[q] == 1 else told_apart(c, q) for c, q in zip(clusters, plain, strict=True)]
    assert named(clusters, statements, around, Config()) == _numbered(expected)


@given(st.lists(st.text("Aab -", max_size=4), max_size=6), st.text("Aab -", max_size=9))
@settings(max_examples=500)
def test_the_place_that_opens_a_sentence_is_the_first_that_fits(known: list[str], sentence: str) -> None:
    """A known place is found at the beginning of a sentence as if each were tried in the order of the alphabet."""
    fitting = (p for p in sorted(known) if sentence.startswith(p) and not sentence[len(p) : len(p) + 1].isalnum())
    assert _Known(known).opening(sentence) == next(fitting, None)
