"""Items of a list behind a total are parts of it."""

import pytest

import reconcile
from reconcile.statement import Part


@pytest.mark.parametrize(
    "text",
    [
        "A total of 900 people fled, Orlan said: 600 in Varr Province and 300 in Ost.",
        "In all 900 people fled the valley: 600 from Varr, 200 from Ost and 100 from Lower Tam.",
    ],
)
def test_a_list_by_place_behind_a_colon_parts_the_total(text: str) -> None:
    """The items are some of the total, each elsewhere, and nothing contradicts."""
    result = reconcile.run([text])
    parts = {s.value.point: s.frame.part for s in result.statements if isinstance(s.value, reconcile.Quantity)}
    assert parts.pop(900) is not Part.SUBSET
    assert parts
    assert set(parts.values()) == {Part.SUBSET}
    assert not [f.message for f in result.findings if f.severity in ("contradiction", "tension")]


def test_places_without_a_total_are_no_parts() -> None:
    """What follows a colon without a figure before it stands for itself."""
    result = reconcile.run(["The floods struck twice: 600 people fled in Varr Province and 300 fled in Ost."])
    assert {s.frame.part for s in result.statements if isinstance(s.value, reconcile.Quantity)} == {Part.TOTAL}
