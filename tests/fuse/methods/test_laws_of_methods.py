"""The laws that the classical methods declare, on drawn tables; what one breaks is broken by its counter-example."""

from collections.abc import Callable

import numpy
import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from tabled import Row, chances, leaders, tabled

from reconcile.columns import Claims
from reconcile.fuse.table.method import Beliefs, Given, TableMethod, table_method, table_methods

CASES = 200
CLOSE = 1e-6
SAME_FIXED_POINT = 1e-4  # where other questions decide how many rounds are taken
CLASSICAL = (
    "vote weighted-vote sums average-log investment pooled-investment truthfinder 2-estimates 3-estimates accu popaccu "
    "accu-sim accu-copy ltm crh catd gtm dawid-skene one-coin ibcc glad tdh"
).split()  # the models of `auto` have tests of their own
OF_NUMBERS = ("accu-sim", "catd", "crh", "gtm", "truthfinder")  # to all others a number is a label

Found = dict[tuple[str, str, str], float]
SOURCES, ITEMS = "abcde", "pqrs"
VALUES: dict[str, tuple[str | float, ...]] = {"label": ("x", "y", "z"), "number": (1.0, 2.0, 3.0, 5.0, 9.0)}


@frozen
class Case:
    """A table, and what the laws do to it.

    Attributes:
        kind: of value.
        rows: the table.
        elsewhere: a table of other sources on other questions.
        renamed: new names for sources, questions and labels.
        twin: a source of the table that gets a double, who repeats its claims on some questions.
        repeated: those questions.
        unit, origin: by which numbers are multiplied, and what is added.
    """

    kind: str
    rows: tuple[Row, ...]
    elsewhere: tuple[Row, ...]
    renamed: dict[str, str]
    twin: str
    repeated: tuple[str, ...]
    unit: float
    origin: float


def tables(kind: str, names: str = SOURCES, items: str = ITEMS) -> st.SearchStrategy[tuple[Row, ...]]:
    """Return small tables: one claim at most of a source on a question."""
    cells = st.tuples(st.sampled_from(names), st.sampled_from(items))
    said = st.dictionaries(cells, st.sampled_from(VALUES[kind]), min_size=1, max_size=14)
    return said.map(lambda found: tuple((s, q, v) for (s, q), v in found.items()))


@st.composite
def cases(draw: st.DrawFn, kind: str) -> Case:
    """Draw a table and all that a law may need."""
    rows = draw(tables(kind))
    names = [draw(st.permutations(group)) for group in (SOURCES, ITEMS, "xyz")]
    renamed = dict(zip(SOURCES + ITEMS + "xyz", (n for group in names for n in group), strict=True))
    twin = draw(st.sampled_from(sorted({row[0] for row in rows})))
    repeated = draw(st.sets(st.sampled_from(sorted(row[1] for row in rows if row[0] == twin)), min_size=1))
    unit, origin = draw(st.sampled_from([0.125, 3.0, 60.0, 1024.0])), draw(st.sampled_from([0.0, 1.0, -17.0, 500.0]))
    elsewhere = draw(tables(kind, names="klmno", items="tuvw"))
    return Case(kind, rows, elsewhere, renamed, twin, tuple(sorted(repeated)), unit, origin)


def fitted(method: TableMethod, rows: tuple[Row, ...], kind: str) -> tuple[Claims, Beliefs]:
    """Return the claims of some rows and what a method makes of them."""
    claims = tabled(rows, kind)
    return claims, method.fit(claims, Given())


def answers(claims: Claims, beliefs: Beliefs) -> Found:
    """Return the probabilities, and the estimates of numbers, by question."""
    found = chances(claims, beliefs)
    if beliefs.estimate is not None and claims.kinds[0] == "number":
        for item, number in zip(claims.keys["item"], beliefs.estimate.tolist(), strict=True):
            found[item, "", "estimate"] = number
    return found


def alike(one: Found, other: Found, within: float) -> None:
    """Fail where two sets of answers differ."""
    assert one.keys() == other.keys()
    off = {k: (v, other[k]) for k, v in one.items() if abs(v - other[k]) > within * max(1.0, abs(v))}
    assert not off, off


def symmetry(method: TableMethod, case: Case) -> None:
    """New names for sources, questions and labels change nothing but the names."""
    new = case.renamed
    renamed: tuple[Row, ...] = tuple((new[s], new[q], new.get(str(v), v)) for s, q, v in case.rows)
    before = answers(*fitted(method, case.rows, case.kind))
    after = answers(*fitted(method, renamed, case.kind))
    alike({(new[q], a, new.get(v, v)): p for (q, a, v), p in before.items()}, after, CLOSE)


def unanimity(method: TableMethod, case: Case) -> None:
    """What every source of the table says is its question's answer, and no value is believed more."""
    value: str | float = "x" if case.kind == "label" else 4.0
    everybody: tuple[Row, ...] = tuple((s, "all", value) for s in sorted({row[0] for row in case.rows}))
    claims, beliefs = fitted(method, (*case.rows, *everybody), case.kind)
    found = answers(claims, beliefs)
    assert found["all", "", str(value)] >= max(beliefs.probability) - CLOSE
    assert found.get(("all", "", "estimate"), 4.0) == pytest.approx(4.0)


def monotonicity(method: TableMethod, case: Case) -> None:
    """One more source that says an answer, and nothing else, leaves it the answer."""
    ahead = leaders(chances(*fitted(method, case.rows, case.kind)))
    for (item, _), value in ahead.items():
        said = value if case.kind == "label" else float(value)
        found = chances(*fitted(method, (*case.rows, ("new", item, said)), case.kind))
        rivals = [p for (q, _, v), p in found.items() if q == item and v != value]
        assert found[item, "", value] > max(rivals, default=0.0) - CLOSE, (item, value, found)


def independence(method: TableMethod, case: Case) -> None:
    """Other sources on other questions change nothing."""
    alone = answers(*fitted(method, case.rows, case.kind))
    together = answers(*fitted(method, (*case.rows, *case.elsewhere), case.kind))
    alike(alone, {k: p for k, p in together.items() if k[0] in ITEMS}, SAME_FIXED_POINT)


def duplicate(method: TableMethod, case: Case) -> None:
    """A second source of one declared family that repeats some of the first one's claims changes nothing."""
    repeated = tuple((f"{s}2", q, v) for s, q, v in case.rows if s == case.twin and q in case.repeated)
    copied = tabled((*case.rows, *repeated), case.kind)
    families = numpy.array([0 if s[0] == case.twin else -1 for s in copied.sources], dtype=numpy.int32)
    after = answers(copied, method.fit(copied, Given(families=families)))
    alike(answers(*fitted(method, case.rows, case.kind)), after, CLOSE)


def scale(method: TableMethod, case: Case) -> None:
    """Another unit and another origin of the numbers change the answers as they change the claims."""
    moved: tuple[Row, ...] = tuple((s, q, float(v) * case.unit + case.origin) for s, q, v in case.rows)
    _, before = fitted(method, case.rows, case.kind)
    _, after = fitted(method, moved, case.kind)
    assert after.probability == pytest.approx(before.probability, abs=CLOSE)
    if before.estimate is not None and after.estimate is not None:
        assert after.estimate == pytest.approx(before.estimate * case.unit + case.origin, abs=1e-5 * case.unit)


LAWS: dict[str, Callable[[TableMethod, Case], None]] = {
    law.__name__: law for law in (symmetry, unanimity, monotonicity, independence, duplicate, scale)
}


def keeping(law: str, kind: str) -> list[TableMethod]:
    """Return the methods that declare a law, of those that such values mean something to."""
    every = kind == ("number" if law == "scale" else "label")
    return [m for m in map(table_method, CLASSICAL) if law in m.keeps and (every or m.name in OF_NUMBERS)]


@pytest.mark.parametrize(("law", "kind"), [(x, k) for x in LAWS for k in VALUES if (x, k) != ("scale", "label")])
@settings(max_examples=CASES)
@given(data=st.data())
def test_methods_keep_their_laws(law: str, kind: str, data: st.DataObject) -> None:
    """What a method declares holds on every drawn table."""
    case = data.draw(cases(kind))
    for method in keeping(law, kind):
        try:
            LAWS[law](method, case)
        except AssertionError as broken:
            raise AssertionError(f"{method.name} breaks {law}: {broken}") from broken


def parsed(text: str, kind: str) -> tuple[Row, ...]:
    """Return the rows of "a p z, b p x": source, question, value."""
    cells = (row.split() for row in text.split(","))
    return tuple((s, q, v if kind == "label" else float(v)) for s, q, v in cells)


TWELVE = ", ".join(f"{s} {q} x" for s in "ABCDEFGHIJKL" for q in "ABCDEFGHIJKL")
TWENTY = ", ".join(f"{s} {q} x" for s in "ABCDEFGHIJKLMNOPQRST" for q in "ABCDEFGHIJKLMNOPQRST")

# method, law -> kind, table, what stands elsewhere
BROKEN: dict[tuple[str, str], tuple[str, str, str]] = {
    ("2-estimates", "unanimity"): ("label", "c q z, e q x, e s z", ""),
    ("2-estimates", "independence"): ("label", "a p z, c r x, e p x, e r z", "l v y, m t x"),
    ("2-estimates", "monotonicity"): (
        "label",
        "a p y, a r y, a s z, b r y, c s y, d p x, d q y, d s y, e p y, e r y, e s y",
        "",
    ),
    ("3-estimates", "independence"): ("label", "a p z, c r x, e p x, e r z", "l v y, m t x"),
    ("3-estimates", "monotonicity"): ("label", "a p x, a q x, a r y, b q z, c q x, c r x, d q y, d r z", ""),
    ("accu-sim", "independence"): ("number", "c p 5, d p 1, d s 1", "l t 3, l w 5, n w 3"),
    ("truthfinder", "independence"): ("number", "c p 5, d p 1, d s 1", "l t 3, l w 5, n w 3"),
    ("average-log", "independence"): ("label", "a p x, a q x, a r x, b p y, b q x", TWELVE),
    ("sums", "independence"): ("label", "a p x, a q x, b p x, c p y", TWENTY),
    ("investment", "independence"): (
        "label",
        "a q x, b q y, c r x, c s z, d q z, d s x",
        "k t y, l w x, m t z, n u y, n v y",
    ),
    ("pooled-investment", "monotonicity"): ("label", "b r x, c p z, c r y, d r x, e p y, e r x", ""),
    ("popaccu", "unanimity"): ("label", "d p x, e p z", ""),
    ("popaccu", "monotonicity"): (
        "label",
        "a p z, a r y, b p y, b s y, d p x, d q y, d r x, d s y, e p z, e q y, e r x",
        "",
    ),
    ("crh", "independence"): ("label", "a p z, a q x, b p x, c q x", "k u x, m u z, o u y"),
    ("catd", "monotonicity"): (
        "number",
        "a p 9, a q 2, a r 2, a s 1, b p 9, b q 2, b r 1, c r 1, c s 2, d r 9",
        "",
    ),
    ("dawid-skene", "unanimity"): ("label", "a p x, a q x, a s y, b s x, c p y, c q x, c r y, c s x, e r x", ""),
    ("dawid-skene", "independence"): ("label", "b s z", "m v y"),
    ("ibcc", "unanimity"): ("label", "c p z, c q z", ""),
    ("ibcc", "independence"): ("label", "b s z", "m v y"),
    ("glad", "unanimity"): ("label", "a r x, a s y, c p x, c q z, c r y, c s x, e r y, e s x", ""),
    ("glad", "independence"): ("label", "b s z", "m v y"),
    ("one-coin", "unanimity"): ("label", "a p y, a q y, a r y, a s z, b r z", ""),
    ("one-coin", "independence"): ("label", "a p x, b q z, d p y", "o u x"),
}


@pytest.mark.parametrize(("name", "law"), sorted(BROKEN))
def test_a_counter_example_breaks_its_law(name: str, law: str) -> None:
    """What a method is said to break it does break."""
    kind, rows, elsewhere = BROKEN[name, law]
    other = parsed(elsewhere, kind) if elsewhere else ()
    case = Case(kind, parsed(rows, kind), other, {}, "", (), 1.0, 0.0)
    with pytest.raises(AssertionError):
        LAWS[law](table_method(name), case)


def test_every_break_has_its_counter_example() -> None:
    """Nothing is said to be broken that is not shown, and nothing shown that is not said."""
    assert {(name, law) for name in CLASSICAL for law in table_method(name).breaks} == set(BROKEN)


@pytest.mark.parametrize("method", table_methods(), ids=lambda m: m.name)
def test_a_law_is_not_both_kept_and_broken(method: TableMethod) -> None:
    """Laws are called by their names; one that is in neither list is not claimed, and no case against it is known."""
    assert {*method.keeps, *method.breaks} <= {*LAWS, "order"}
    assert not {*method.keeps} & {*method.breaks}
