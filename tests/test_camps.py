"""Camps of figures are found by looking stabs up; here is what they mean, stab by stab, and that both say the same."""

from bisect import bisect_right
from collections.abc import Sequence

from ballots import quantities, said
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.camps import _point, camp, number_camps
from reconcile.finding import Camp
from reconcile.intervals import side_by_side
from reconcile.statement import Statement
from reconcile.values import Quantity

counts = st.one_of(quantities(most=30), quantities(), st.sampled_from((1_200, 1_230, 1_250)).map(Quantity.exact))


def plain_camps(statements: Sequence[Statement]) -> list[Camp]:
    """Return the camps, each figure tried at every stab."""
    unit = min(s.value.unit for s in statements if isinstance(s.value, Quantity))
    told = zip(side_by_side(statements), statements, strict=True)
    spans = sorted(told, key=lambda x: (x[0].high, not x[0].high_open, x[0].low))
    firsts = []
    for i, _ in spans:
        if not firsts or not firsts[-1].meets(i):
            firsts.append(i)
    groups: list[list[Statement]] = [[] for _ in firsts]
    for i, s in spans:
        below = bisect_right([f.high for f in firsts], i.high)
        homes = [k for k in range(below) if firsts[k].meets(i)]
        if len(homes) == 1 or len(homes) < len(firsts):
            groups[min(homes, key=lambda k: abs(firsts[k].high - _point(s, unit)))].append(s)
    return [camp(members) for members in groups if members]


@given(st.one_of(st.lists(counts, min_size=1, max_size=12), st.lists(quantities(unit="km"), min_size=1, max_size=12)))
@settings(max_examples=500)
def test_figures_find_their_camp_as_if_each_were_tried(values: list[Quantity]) -> None:
    """Which figures stand together does not depend on how the stabs are searched."""
    statements = [said(value, start=10 * n) for n, value in enumerate(values)]
    assert number_camps(statements) == plain_camps(statements)
