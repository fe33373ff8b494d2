"""Laws of comparison: of a sentence with itself, of both directions, of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile import compare
from reconcile.compare import Verdict

CONVERSE = {Verdict.NARROWER: Verdict.BROADER, Verdict.BROADER: Verdict.NARROWER}

numbers = st.one_of(
    st.integers(0, 10_000).map(str),
    st.integers(1000, 10**7).map("{:,}".format),
    st.sampled_from(["nine", "a dozen", "third"]),
)
hedges = st.sampled_from(["", "", "more than ", "at least ", "about ", "fewer than ", "up to ", "nearly "])
nouns = st.sampled_from(["barges", "people", "singers", "%", "km", "years", "million dollars", "goats in Peru", ""])
figures = st.builds(lambda h, n, u: f"{h}{n} {u}".strip(), hedges, numbers, nouns)
dates = st.sampled_from(
    ["in 1998", "on 3 May 1999", "from May 1960 to July 1964", "on 5 March", "at 5 pm", "as of May 2019"]
)
verbs = st.sampled_from(
    ["left", "was born", "died", "rose", "fell", "was not built", "won 3-2", "were killed in", "(born 1980)"]
)
subjects = st.sampled_from(["The harbour", "It", "Ida Lowe", "A Thai cook", "A Greek cook", "Sales", "The blast"])
parts = st.lists(st.one_of(figures, dates, st.sampled_from(["and", "with", ",", "in Chile"])), min_size=1, max_size=5)
sentences = st.builds(lambda s, v, p: f"{s} {v} {' '.join(p)}.", subjects, verbs, parts)
texts = st.one_of(st.text(max_size=200), sentences, st.lists(sentences, max_size=3).map(" ".join))


@given(texts)
def test_a_sentence_is_the_same_as_itself(text: str) -> None:
    """Compared with itself a text is the same, or there is nothing in it to compare."""
    assert compare(text, text).verdict in (Verdict.SAME, Verdict.NOT_COMPARABLE)


@given(sentences)
def test_a_sentence_with_words_is_the_same_as_itself(text: str) -> None:
    """A sentence that has words is never incomparable with itself."""
    assert compare(text, text).verdict is Verdict.SAME


@given(sentences, sentences)
def test_the_converse_verdict_holds_in_the_other_direction(a: str, b: str) -> None:
    """Narrower one way is broader the other way, and every other verdict is the same both ways."""
    there, back = compare(a, b).verdict, compare(b, a).verdict
    assert back is CONVERSE.get(there, there)


@given(texts, texts)
def test_no_text_raises(a: str, b: str) -> None:
    """Any two texts have a verdict and a reason."""
    comparison = compare(a, b)
    assert comparison.verdict in Verdict
    assert comparison.reason


@given(st.integers(2, 10**6), st.integers(2, 10**6))
def test_plain_counts_stand_as_numbers_do(m: int, n: int) -> None:
    """Two counts of the same thing agree exactly if they are equal."""
    verdict = compare(f"The mill ships {m} sacks a week.", f"The mill ships {n:,} sacks a week.").verdict
    assert verdict is (Verdict.SAME if m == n else Verdict.CONTRADICT)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_count_bears_out_the_bounds_that_it_keeps(m: int, n: int) -> None:
    """A count above a bound is narrower than "more than" it, and contradicts it otherwise."""
    verdict = compare(f"The mill ships {m} sacks.", f"The mill ships more than {n} sacks.").verdict
    assert verdict is (Verdict.NARROWER if m > n else Verdict.CONTRADICT)


@pytest.mark.parametrize("unit", ["1 ", "May ", "3-2 ", "and 4 people ", "not ", "from 1990 to 1991 ", "\ufffd9", "( "])
def test_a_long_text_is_compared_in_bounded_time(unit: str) -> None:
    """Many figures in one text cost no more than their length, and raise nothing."""
    assert compare(unit * 2000 + "goats", unit * 1999 + "sheep goats").verdict in Verdict
