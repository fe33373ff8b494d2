"""Laws of the value grammar, with numbers written out by generators of our own."""

from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.values import PROFILES, Moment, Quantity, find

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def below_thousand(n: int, joint: str, hyphen: str) -> str:
    """Write 1 to 999 in words."""
    if n >= 100:
        rest = n % 100
        return f"{ONES[n // 100]} hundred" + (f"{joint}{below_thousand(rest, joint, hyphen)}" if rest else "")
    if n < 20:
        return ONES[n]
    return TENS[n // 10 - 2] + (hyphen + ONES[n % 10] if n % 10 else "")


def words(n: int, joint: str = " and ", hyphen: str = "-") -> str:
    """Write a whole number in English."""
    if n == 0:
        return "zero"
    parts = []
    for scale, name in SCALES:
        if n >= scale:
            parts.append(f"{below_thousand(n // scale, joint, hyphen)} {name}")
            n %= scale
    if n:
        parts.append(("and " if parts and n < 100 and joint == " and " else "") + below_thousand(n, joint, hyphen))
    return " ".join(parts)


def indian(n: int) -> str:
    """Group digits as lakh and crore do: 12,34,567."""
    text = str(n)
    head, tail = text[:-3], text[-3:]
    groups = []
    while head:
        groups.insert(0, head[-2:])
        head = head[:-2]
    return ",".join([*groups, tail])


WHOLE = st.integers(2, 10**13)
# what a year could be is left out: "2019" bare is one
COUNTS = st.integers(2, 999) | st.integers(10_000, 10**9)
WRITTEN = st.one_of(
    WHOLE.map(lambda n: (n, words(n))),
    WHOLE.map(lambda n: (n, words(n, joint=" "))),
    WHOLE.map(lambda n: (n, words(n, hyphen=" "))),
    WHOLE.map(lambda n: (n, words(n).upper())),
    WHOLE.map(lambda n: (n, f"{n:,}")),
    WHOLE.filter(lambda n: n > 99_999).map(lambda n: (n, indian(n))),
    WHOLE.filter(lambda n: n > 999).map(lambda n: (n, f"{n:,}".replace(",", " "))),
    COUNTS.map(lambda n: (n, str(n))),
    st.integers(2, 999).map(lambda n: (n * 10**6, f"{n} million")),
    st.integers(11, 9999).map(lambda n: (n * 10**5, f"{n / 10:.1f} million")),
    st.integers(2, 99).map(lambda n: (n * 10**5, f"{n} lakh")),
    st.integers(2, 99).map(lambda n: (n * 12, f"{words(n)} dozen")),
)
LEFT = ["", "The flood hit ", "Officials said ", "(", "In all, "]
RIGHT = [" people", " families were displaced.", " houses, they said", " victims)", " soldiers;"]


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    found = find(text)
    assert len(found) == 1, found
    value = found[0].value
    assert isinstance(value, Quantity)
    assert found[0].text == text[found[0].start : found[0].end] == value.text
    return value


@settings(max_examples=500)
@given(WRITTEN, st.sampled_from(LEFT), st.sampled_from(RIGHT))
def test_a_number_written_out_reads_back_as_itself(written: tuple[int, str], left: str, right: str) -> None:
    """However a count is written, it is read as that count and nothing else."""
    n, text = written
    value = only(left + text + right)
    assert (value.low, value.high, value.point) == (n, n, n)


HEDGES = {
    "at least": lambda n: (n, False, None, False),
    "no fewer than": lambda n: (n, False, None, False),
    "more than": lambda n: (n, True, None, False),
    "over": lambda n: (n, True, None, False),
    "up to": lambda n: (0, False, n, False),
    "no more than": lambda n: (0, False, n, False),
    "as many as": lambda n: (0, False, n, False),
    "fewer than": lambda n: (0, False, n, True),
    "under": lambda n: (0, False, n, True),
    "exactly": lambda n: (n, False, n, False),
}


@settings(max_examples=500)
@given(WRITTEN, st.sampled_from(sorted(HEDGES)), st.sampled_from(LEFT), st.sampled_from(RIGHT))
def test_a_hedge_moves_the_bounds_as_the_table_says(
    written: tuple[int, str], hedge: str, left: str, right: str
) -> None:
    """Each one-sided hedge gives the hard bounds of the semantics' table, and its words are in the span."""
    n, text = written
    whole = left + hedge + " " + text + right
    value = only(whole)
    assert (value.low, value.low_open, value.high, value.high_open) == HEDGES[hedge](n)
    found = find(whole)[0]
    assert found.hedge == hedge
    assert found.text == f"{hedge} {text}"
    assert whole[found.core_start : found.core_end] == text


@settings(max_examples=500)
@given(st.integers(2, 10**9), st.sampled_from(["about", "around", "some", "roughly", "approximately", "an estimated"]))
def test_about_leaves_a_fifth_on_either_side_and_at_least_one(n: int, hedge: str) -> None:
    """The support of "about n" is n +- 20 %, the core +- 10 %, both at least +- 1, in whole numbers."""
    value = only(f"{hedge} {n:,} people")
    assert value.low is not None
    assert value.high is not None
    share = max(Fraction(n, 5), Fraction(1))
    assert n - share <= value.low <= n - 1
    assert n + 1 <= value.high <= n + share
    assert value.low + 1 > n - share
    assert value.low <= value.core[0] <= n <= value.core[1] <= value.high
    assert value.point == n


@settings(max_examples=500)
@given(
    st.tuples(COUNTS, COUNTS).filter(lambda p: p[0] < p[1]),
    st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "{}–{}", "from {} to {}"]),
)
def test_a_range_has_its_ends_as_bounds(ends: tuple[int, int], form: str) -> None:
    """Every way to write a range gives both ends, closed."""
    low, high = ends
    value = only("They counted " + form.format(f"{low:,}", f"{high:,}") + " houses")
    assert (value.low, value.high, value.low_open, value.high_open) == (low, high, False, False)
    assert value.point is not None
    assert low <= value.point <= high


@settings(max_examples=300)
@given(st.integers(2, 20), st.integers(2, 20))
def test_consecutive_numbers_with_or_are_a_range(n: int, step: int) -> None:
    """ "Four or five" is from four to five."""
    high = n + 1 + step % 2
    value = only(f"{words(n)} or {words(high)} men")
    assert (value.low, value.high) == (n, high)


@settings(max_examples=300)
@given(st.decimals(0, 1000, places=2, allow_nan=False), st.sampled_from(["%", " %", " per cent", " percent"]))
def test_percentages_run_from_0_to_100_and_cover_their_sign(x: object, sign: str) -> None:
    """A percentage is read as written, its unit is percent and its span holds the sign."""
    text = f"rose {x}{sign} in all"
    found = find(text)
    assert len(found) == 1
    assert found[0].text == f"{x}{sign}"
    assert isinstance(found[0].value, Quantity)
    assert found[0].value.unit == "percent"
    assert found[0].value.low == pytest.approx(float(str(x)))


ODD = st.text() | st.text("0123456789.,-:/ $%€½¾²٣४௧①Ⅷ+~<>=", max_size=80)
PARTS = st.sampled_from(
    "at least|more than|about|between|and|to|or|from|-|/|:|.|,|five|hundred|million|a|half|dozen|third|second|of|1,200"
    "|99|2019|12|3.5|$|%|per cent|km|years|old|May|March|Friday|last|next|week|ago|2:30|am|pm|noon|early|hours"
    "|no|none|one"
    "|since|before|the|quarter|past|century|1990s|GMT|+5|Q3|00:00|31|February|9999|0001|minus|point|in|every|£|Rs\n|\n\n".split(
        "|"
    )
)


@settings(max_examples=500)
@given(ODD | st.lists(PARTS, max_size=14).map(" ".join) | st.lists(PARTS, max_size=14).map("".join))
def test_no_text_raises_and_every_span_is_verbatim(text: str) -> None:
    """Whatever the text, values come back sorted, apart, and with the characters of their spans."""
    for now in (None, datetime(2023, 12, 16, 10), datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)):
        end = 0
        for found in find(text, now):
            assert end <= found.start <= found.core_start < found.core_end <= found.end <= len(text)
            assert found.text == text[found.start : found.end]
            assert isinstance(found.value, Quantity | Moment)
            end = found.end


@pytest.mark.parametrize("digit", ["1", "9", "0", "٣"])
@pytest.mark.parametrize("length", [31, 400, 5000])
def test_digit_strings_without_end_are_no_numbers(digit: str, length: int) -> None:
    """A string of digits longer than any figure is passed over, and costs nothing but its length."""
    assert find(digit * length + " people") == []


@given(st.sampled_from(sorted(PROFILES)))
def test_a_coding_profile_moves_the_point_and_never_the_bounds(name: str) -> None:
    """Profiles differ in what they print for "dozens", not in what the words exclude."""
    for text in ("dozens of people", "several people", "hundreds of people", "tens of thousands of people"):
        default, coded = find(text)[0].value, find(text, profile=PROFILES[name])[0].value
        assert isinstance(default, Quantity)
        assert isinstance(coded, Quantity)
        assert default.bounds == coded.bounds
        assert coded.point is not None
        assert coded.contains(coded.point)


_LETTERS = {"R": "ZAR", "N": "NGN", "K": "ZMW", "P": "PHP"}
_SCALED = {"m": 10**6, "bn": 10**9, " million": 10**6, " billion": 10**9}


@settings(max_examples=500)
@given(st.sampled_from(sorted(_LETTERS)), st.integers(1, 999), st.sampled_from(sorted(_SCALED)))
def test_a_letter_before_an_amount_is_its_currency(letter: str, n: int, scale: str) -> None:
    """R5m is five million rand, whatever the letter, the number and the power."""
    (found,) = find(f"it cost {letter}{n}{scale} in all")
    assert found.value == Quantity.exact(n * _SCALED[scale], _LETTERS[letter], text=found.text)


@settings(max_examples=500)
@given(st.sampled_from(sorted(_LETTERS)), st.integers(1, 99))
def test_a_letter_before_a_small_number_is_a_name(letter: str, n: int) -> None:
    """R2, N95, K9 and P5 are roads, masks, dogs and classes."""
    assert find(f"they saw the {letter}{n} there") == []


@settings(max_examples=500)
@given(st.sampled_from("rnkp"), st.integers(1, 999), st.sampled_from(sorted(_SCALED)))
def test_a_small_letter_is_no_currency(letter: str, n: int, scale: str) -> None:
    """What is money is written with a capital."""
    assert all(f.form != "money" for f in find(f"it cost {letter}{n}{scale} in all"))
