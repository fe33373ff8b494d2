"""Laws of the default method, whatever is claimed by whom."""

import math
from random import Random

from attrs import evolve
from ballots import PLAIN, ballots, fused, quantities, said
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.consensus import Candidate, Consensus
from reconcile.fuse import fuse_questions
from reconcile.statement import Document, Question, SourceKind, Stance, Statement
from reconcile.values import Label, Quantity, Value

lawful = settings(max_examples=500)
EPSILON = 1e-12
ASSERTING = (Stance.ASSERTED, Stance.ASSERTED, Stance.CLAIMED, Stance.ATTRIBUTED)
kinds = st.sampled_from(list(SourceKind))


def same_answer(a: Consensus, b: Consensus) -> bool:
    """Return whether two consensuses say the same, to 1e-12."""
    return (
        (a.value, a.low, a.high, a.status) == (b.value, b.low, b.high, b.status)
        and abs(a.confidence - b.confidence) <= EPSILON
        and [x.value for x in a.candidates] == [x.value for x in b.candidates]
    )


@lawful
@given(ballots(most=8), st.randoms(use_true_random=False))
def test_order_changes_no_byte(statements: list[Statement], random: Random) -> None:
    """Statements in any order give the very same consensus, reasons and all."""
    shuffled = random.sample(statements, len(statements))
    assert repr(fuse_questions(statements, (), PLAIN)) == repr(fuse_questions(shuffled, (), PLAIN))


@lawful
@given(ballots(), st.integers(0, 7), st.sampled_from((None, "2031-05-02", "2031-05-09T08:15")))
def test_further_carrier_of_the_same_origin_changes_no_confidence(
    statements: list[Statement], which: int, published: str | None
) -> None:
    """A copy at the same distance, in another document, is no further voice."""
    original = statements[which % len(statements)]
    document = Document("the same words", name="zz copy.txt", publisher="Second Hand", published=published)
    before, after = fused(statements), fused([*statements, evolve(original, document=document)])
    assert same_answer(before, after)
    assert before.origins == after.origins


def spans(value: Value) -> tuple[float, float]:
    """Return the core that identifies a candidate."""
    assert isinstance(value, Quantity)
    low, _, high, _ = value.closed().bounds
    return max(low, value.core[0]), min(high, value.core[1])


def _whole_or_none(rival: tuple[float, float], core: tuple[float, float]) -> bool:
    """Return whether a core takes all or nothing of a rival: all else stays fixed, no answer is cut in two."""
    return rival[1] < core[0] or core[1] < rival[0] or (core[0] <= rival[0] and rival[1] <= core[1])


@st.composite
def supported(draw: st.DrawFn) -> tuple[list[Statement], Candidate, Statement]:
    """Return a ballot, one of its candidates, and a new independent statement that supports it."""
    statements = draw(ballots(values=quantities(), most=5))
    before = fused(statements)
    assume(any(s.stance is Stance.ASSERTED for s in statements))
    candidate = draw(st.sampled_from(before.candidates))
    q = candidate.value
    assert isinstance(q, Quantity)
    value = q
    if draw(st.booleans()):  # a wider claim whose core contains the candidate
        low, high = draw(st.integers(0, 3)), draw(st.integers(0, 3))
        ends = spans(q)
        core = (None if ends[0] == -math.inf else ends[0] - low, None if ends[1] == math.inf else ends[1] + high)
        more, less = draw(st.integers(0, 3)), draw(st.integers(0, 3))  # hedged or not
        value = Quantity(
            low=None if core[0] is None else core[0] - less,
            high=None if core[1] is None else core[1] + more,
            core_low=core[0],
            core_high=core[1],
        )
    rivals = [spans(c.value) for c in before.candidates if c is not candidate]
    assume(all(_whole_or_none(r, spans(value)) for r in rivals))
    return statements, candidate, said(value, "independent", draw(kinds))


@lawful
@given(supported(), st.integers(3, 40))
def test_independent_support_never_lowers_a_confidence(
    case: tuple[list[Statement], Candidate, Statement], n: int
) -> None:
    """A new voice above chance for a value, or for one that contains it, leaves that value at least as probable."""
    statements, candidate, support = case
    config = Config(relay_cost=0, false_values=n)
    before = {spans(c.value): c.probability for c in fused(statements, config=config).candidates}
    after = {spans(c.value): c.probability for c in fused([*statements, support], config=config).candidates}
    assert after[spans(candidate.value)] >= before[spans(candidate.value)]


def test_a_support_that_cuts_a_rival_in_two_is_the_limit_of_the_law() -> None:
    """Beside 0 to 6 against 7, a claim of 6 to 7 leaves 6 of the rival: the rest of it joins what nobody claimed."""
    hedged = Quantity(low=0, high=8, core_low=1, core_high=7)
    ballot = [
        said(Quantity(low=0, high=6), "a"),
        said(Quantity(low=7), "a", start=10),
        said(hedged, "b"),
    ]
    config = Config(relay_cost=0, false_values=3)
    support = said(Quantity(low=6, high=7), "i", SourceKind.OFFICIALS)
    seven = lambda c: next(x.probability for x in c.candidates if spans(x.value) == (7, 7))  # noqa: E731
    before, after = fused(ballot, config=config), fused([*ballot, support], config=config)
    assert 0 < seven(before) - seven(after) < 0.01


labels = st.sampled_from("pqrst").map(Label)


@lawful
@given(ballots(values=labels), st.permutations("pqrst"), st.permutations("abcde"))
def test_renaming_sources_and_labels_only_renames(
    statements: list[Statement], new_labels: list[str], new_names: list[str]
) -> None:
    """Opaque names carry no weight: the answer is the renamed one, with the same probabilities to 1e-12."""
    label, name = dict(zip("pqrst", new_labels, strict=True)), dict(zip("abcde", new_names, strict=True))
    renamed = [
        evolve(
            s,
            value=Label(label[str(s.value)]),
            holder=evolve(s.holder, name=name[s.holder.name]),
            document=Document("x", name=name[s.holder.name]),
            origin=name[s.origin],
        )
        for s in statements
    ]
    before, after = fused(statements), fused(renamed)
    assert (before.value and label[str(before.value)]) == (after.value and str(after.value))
    assert (before.status, before.low, before.high) == (after.status, after.low, after.high)
    probabilities = {label[str(c.value)]: c.probability for c in before.candidates}
    assert probabilities.keys() == {str(c.value) for c in after.candidates}
    assert all(abs(probabilities[str(c.value)] - c.probability) <= EPSILON for c in after.candidates)


@st.composite
def measures(draw: st.DrawFn) -> Quantity:
    """Return a length in km with explicit bounds, to the metre."""
    low, high = sorted(draw(st.lists(st.integers(1, 9000), min_size=2, max_size=2, unique=True)))
    return Quantity(low=low / 1000, high=high / 1000, point=low / 1000, unit="km")


@lawful
@given(ballots(values=measures(), stances=ASSERTING), st.lists(st.booleans(), min_size=6, max_size=6))
def test_exact_unit_conversion_converts_the_answer(statements: list[Statement], which: list[bool]) -> None:
    """Lengths with explicit bounds, some or all told in metres, give the same answer with the same confidence."""
    told = [evolve(s, value=s.value.to("m")) if m else s for s, m in zip(statements, which, strict=False)]
    before, after = fused(statements), fused(told)
    assert (before.confidence, before.status) == (after.confidence, after.status)
    assert (before.value is None) == (after.value is None)
    if isinstance(before.value, Quantity) and isinstance(after.value, Quantity):
        assert after.value.to("m").bounds == before.value.to("m").bounds
        factor = 1000 if after.value.unit == "m" else 1
        assert math.isclose(after.low or 0, (before.low or 0) * factor, rel_tol=EPSILON)
        assert math.isclose(after.high or 0, (before.high or 0) * factor, rel_tol=EPSILON)


@lawful
@given(ballots())
def test_what_if_is_a_run_without_that_origin(statements: list[Statement]) -> None:
    """Each what-if is what a real run gives once the origin's statements are taken away."""
    c = fused(statements)
    assert len(c.what_if) == (len(c.contributions) if len(c.contributions) > 1 else 0)
    for w in c.what_if:
        real = fused([s for s in statements if s.origin != w.origin])
        assert (w.value, w.confidence, w.status) == (real.value, real.confidence, real.status)
        assert w.flips == (real.value != c.value)


@lawful
@given(ballots())
def test_probabilities_are_a_distribution_without_certainty(statements: list[Statement]) -> None:
    """Candidates and the unclaimed mass add up to one, and nothing is exactly 0 or 1."""
    c = fused(statements)
    assert all(0 < x.probability < 1 for x in c.candidates)
    assert 0 < c.confidence < 1
    if c.candidates:
        assert math.isclose(sum(x.probability for x in c.candidates) + c.unclaimed, 1, abs_tol=1e-8)
        assert c.contributions[-1].probability == c.confidence == c.candidates[0].probability


@lawful
@given(ballots(stances=ASSERTING))
def test_the_range_holds_the_answer(statements: list[Statement]) -> None:
    """What is left open includes the best value, and a draw has no best value."""
    c = fused(statements)
    low, high = (-math.inf if c.low is None else c.low), (math.inf if c.high is None else c.high)
    assert low <= high
    if isinstance(c.value, Quantity):
        assert low <= c.value.closed().bounds[0]
        assert c.value.closed().bounds[2] <= high
    assert (c.value is None) == (c.status == "unresolved")
    assert not set(c.supporting) & set(c.dissenting)


@lawful
@given(ballots(), ballots())
def test_other_questions_change_nothing(statements: list[Statement], others: list[Statement]) -> None:
    """The answer to one question does not hang on what is said on another."""
    elsewhere = [evolve(s, question=Question("elsewhere", "injured")) for s in others]
    together = {c.question: c for c in fuse_questions([*statements, *elsewhere], (), PLAIN)}
    assert repr(together[statements[0].question]) == repr(fused(statements))


@lawful
@given(st.integers(0, 9), st.integers(0, 9), kinds, st.booleans())
def test_equal_weights_are_never_decided_by_order(a: int, b: int, kind: SourceKind, swap: bool) -> None:
    """Two equally good voices with two values leave the question open, with both in the range."""
    assume(a != b)
    pair = [said(a, "first", kind), said(b, "second", kind)]
    c = fused(pair[::-1] if swap else pair)
    assert (c.value, c.status, c.low, c.high) == (None, "unresolved", min(a, b), max(a, b))
