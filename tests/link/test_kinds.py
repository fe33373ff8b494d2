"""What the lexicon says of words for one thing, and slips of the pen."""

import pytest

from reconcile.config import Config
from reconcile.lexicon import load_lexicon
from reconcile.link.digits import slip

LEXICON = load_lexicon(Config())


@pytest.mark.parametrize(("a", "b"), [("lorry", "truck"), ("house", "home"), ("fire", "blaze"), ("gdp", "economy")])
def test_nouns_of_one_family_are_one(a: str, b: str) -> None:
    """Whoever writes the one may mean the other, in both directions."""
    assert LEXICON.kin(a, b)
    assert LEXICON.kin(b, a)


@pytest.mark.parametrize(("a", "b"), [("car", "lorry"), ("robbery", "shooting"), ("goat", "cow"), ("", "house")])
def test_nouns_of_no_common_family_are_two(a: str, b: str) -> None:
    """A noun of two families lends neither of them to the other."""
    assert not LEXICON.kin(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("students", "children"), ("jobs", "workers"), ("men", "prisoners"), ("loss", "cost")]
)
def test_likeness_goes_both_ways(a: str, b: str) -> None:
    """What one source calls students another calls children."""
    assert LEXICON.same_kind(a, b)
    assert LEXICON.same_kind(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("police", "militants"), ("children", "workers"), ("men", "women"), ("loss", "profit")]
)
def test_what_must_stay_apart_is_not_alike(a: str, b: str) -> None:
    """No likeness leads from one to the other, not even over a third."""
    assert not LEXICON.same_kind(a, b)


@pytest.mark.parametrize(
    ("x", "y", "slipped"), [(680, 860, True), (1_450, 145, True), (24_185, 24_195, True), (21, 24, False)]
)
def test_a_slip_of_the_pen(x: float, y: float, slipped: bool) -> None:
    """Changed digits and a lost zero are slips, another number is none; the order of the two tells nothing."""
    assert slip(x, y) is slipped
    assert slip(y, x) is slipped
