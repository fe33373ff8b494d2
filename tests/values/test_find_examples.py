"""What the value grammar reads in sentences of our own: spans, bounds, units, forms, and what it leaves alone."""

import pytest

from reconcile.values import Form, Quantity, find, reported

# text -> (span, low, high, unit, form); a high of None is open
ONE = [
    ("at least four guards were hurt", "at least four", 4, None, "", "cardinal"),
    ("250,000 seedlings", "250,000", 250_000, 250_000, "", "cardinal"),
    ("about 12 per cent of homes", "about 12 per cent", 9.6, 14.4, "percent", "percent"),
    ("a loss of $4.1 billion", "4.1 billion", 4.1e9, 4.1e9, "USD", "money"),
    ("it cost R5m", "5m", 5_000_000, 5_000_000, "ZAR", "money"),
    ("it lost N450 million", "450 million", 450_000_000, 450_000_000, "NGN", "money"),
    ("a share at R212.60", "212.60", 212.6, 212.6, "ZAR", "money"),
    ("a fine of Sh5,000", "5,000", 5000, 5000, "KES", "money"),
    ("a fee of GH₵20,000", "20,000", 20_000, 20_000, "GHS", "money"),
    ("38 cents a share", "38", 0.38, 0.38, "USD", "money"),
    ("5-10 cents", "5-10", 0.05, 0.1, "USD", "range"),
    ("the toll has gone up to 40", "40", 40, 40, "", "cardinal"),
    ("the hall holds up to 40", "up to 40", 0, 40, "", "cardinal"),
    ("scattered over 11 farms", "11", 11, 11, "", "cardinal"),
    ("over 11 farms burnt", "over 11", 11, None, "", "cardinal"),
    ("police estimated 300 goats", "300", 300, 300, "", "cardinal"),
    ("an estimated 300 goats", "an estimated 300", 240, 360, "", "cardinal"),
    ("the count is “approximately” 300", "approximately” 300", 240, 360, "", "cardinal"),
    ("scores were injured", "scores", 20, 99, "", "vague"),
    ("6 km from the dam", "6", 6, 6, "km", "measure"),
    ("they paid Rs 500", "500", 500, 500, "PKR", "money"),
    ("worth €3m", "3m", 3_000_000, 3_000_000, "EUR", "money"),
    ("a levy of A$20", "20", 20, 20, "AUD", "money"),
    ("$5-7m in aid", "5-7m", 5_000_000, 7_000_000, "USD", "range"),
    ("between 5 and 7 boats", "between 5 and 7", 5, 7, "", "range"),
    ("four or five boats", "four or five", 4, 5, "", "range"),
    ("two to three million", "two to three million", 2_000_000, 3_000_000, "", "range"),
    ("100 or more", "100 or more", 100, None, "", "cardinal"),
    ("ten or fewer", "ten or fewer", 0, 10, "", "cardinal"),
    ("12-plus", "12-plus", 12, None, "", "cardinal"),
    ("4+ boats", "4+", 4, None, "", "cardinal"),
    ("nearly 50 goats", "nearly 50", 44, 50, "", "cardinal"),
    ("several thousand", "several thousand", 3000, 9999, "", "vague"),
    ("dozens of goats", "dozens", 12, 99, "", "vague"),
    ("scores of goats", "scores", 20, 99, "", "vague"),
    ("tens of thousands of bees", "tens of thousands", 10_000, 99_999, "", "vague"),
    ("a couple of goats", "a couple", 2, 3, "", "vague"),
    ("more than a dozen goats", "more than a dozen", 13, 24, "", "cardinal"),
    ("half a dozen eggs", "half a dozen", 6, 6, "", "cardinal"),
    ("a dozen and a half", "a dozen and a half", 18, 18, "", "cardinal"),
    ("half a million", "half a million", 500_000, 500_000, "", "cardinal"),
    ("2½ tonnes", "2½", 2.5, 2.5, "t", "measure"),
    ("two-thirds of the crop", "two-thirds", 2 / 3, 2 / 3, "", "fraction"),
    ("one in five wells", "one in five", 0.2, 0.2, "", "fraction"),
    ("the third victim", "third", 3, 3, "", "ordinal"),
    ("the 22nd victim", "22nd", 22, 22, "", "ordinal"),
    ("a 61-year-old potter", "61", 61, 61, "year", "age"),
    ("Ilva, 41, wove baskets", "41", 41, 41, "year", "age"),
    ("aged 61", "61", 61, 61, "year", "age"),
    ("up 6.8 percentage points", "6.8 percentage points", 6.8, 6.8, "percentage point", "percent"),
    ("a 4,500-strong crowd", "4,500", 4500, 4500, "", "cardinal"),
    ("no deaths were reported", "no", 0, 0, "", "none"),
    ("nobody was hurt", "nobody", 0, 0, "", "none"),
    ("minus 5 degrees Celsius", "minus 5", -5, -5, "degC", "measure"),
    ("more than 20 and less than 35 boats", "more than 20 and less than 35", 20, 35, "", "range"),
    ("30 second", "30", 30, 30, "s", "measure"),
    (
        "two million three hundred thousand and five",
        "two million three hundred thousand and five",
        2300005,
        2300005,
        "",
        "cardinal",
    ),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "unit", "form"), ONE)
def test_one_quantity(text: str, span: str, low: float, high: float | None, unit: str, form: str) -> None:
    """The sentence states this one quantity, with this span and unit."""
    (found,) = find(text)
    assert isinstance(found.value, Quantity)
    assert (found.text, found.value.low, found.value.high) == (span, low, high)
    assert (found.value.unit, found.form) == (unit, form)


NOTHING = [
    "no longer safe",
    "no doubt about it",
    "no reports of deaths",
    "one of the boats sank",
    "this one sank",
    "along Route 14",
    "a Boeing 737",
    "an F-16 crossed the border",
    "the COVID-19 wave",
    "the home side won 3-1",
    "the motion failed 5-3",
    "release 1.2.10 of the program",
    "see http://a.example/12/34",
    "the April-June quarter",
    "they may march",
    "Good morning to all",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    """Names with numbers, pronouns, scores of games and idioms are no quantities."""
    assert find(text) == []


def test_a_change_is_two_figures_and_no_range() -> None:
    """ "Rose from 3 to 5" names an old and a new figure."""
    assert [str(f.value) for f in find("The toll rose from 3 to 5")] == ["3", "5"]
    assert [str(f.value) for f in find("They found 3 to 5 boats")] == ["3–5"]


def test_as_many_as_is_an_upper_bound_until_a_toll_is_reported() -> None:
    """The bound is [0, 103]; of a reported toll the words only underline 103."""
    (found,) = find("as many as 103 people died")
    assert isinstance(found.value, Quantity)
    assert (found.value.low, found.value.high) == (0, 103)
    emphatic = reported(found)
    assert isinstance(emphatic, Quantity)
    assert emphatic.is_exact
    assert reported(find("up to 103 people")[0]) == find("up to 103 people")[0].value


def test_hedges_that_loosen_and_bound_work_together() -> None:
    """ "At least about 30" begins where "about 30" does."""
    (found,) = find("at least about 30 boats")
    assert isinstance(found.value, Quantity)
    assert (found.value.low, found.value.high, found.hedge) == (24, None, "at least; about")


def test_values_do_not_reach_over_paragraphs() -> None:
    """A number at the end of one paragraph and one at the start of the next are two."""
    assert [f.text for f in find("They saw two\n\nhundred oaks")] == ["two", "hundred"]
    assert [f.text for f in find("They saw two\nhundred oaks")] == ["two\nhundred"]


def test_forms_are_their_plain_words() -> None:
    """A form equals its word, so that callers need no import."""
    assert find("12 oaks")[0].form == "cardinal"
    assert set(Form) >= {"ordinal", "percent", "money", "measure", "age", "range", "vague", "moment"}


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("the repairs took 5,200, give or take 300, days", "5,200, give or take 300", 4900, 5500),
        ("it weighed 18 ± 2 kg", "18 ± 2", 16, 20),
        ("4,6 million visitors came", "4,6 million", 4_600_000, 4_600_000),
        ("sixty - four barges", "sixty - four", 64, 64),
        ("7 hundred and 35 barges", "7 hundred and 35", 735, 735),
        ("a third rower fell ill", "third", 3, 3),
        ("a third of the rowers fell ill", "a third", 1 / 3, 1 / 3),
        ("exactly more than 80 barges", "exactly more than 80", 80, None),
        ("more than 80 or equal to", "more than 80 or equal to", 80, None),
        ("two in seven adults", "two in seven", 2 / 7, 2 / 7),
        ("a turnout percentage of 64.", "percentage of 64", 64, 64),
        ("a billion and a half million barrels", "a billion and a half million", 1_000_500_000, 1_000_500_000),
        ("between the third and the ninth", "between the third and the ninth", 3, 9),
        ("a score of 71 out of 100", "71 out of 100", 0.71, 0.71),
        ("3^4", "3^4", 81, 81),
    ],
)
def test_further_wordings(text: str, span: str, low: float, high: float | None) -> None:
    """Tolerances, decimal commas before powers, spaced hyphens, one more of a kind, shares and powers are read."""
    found = find(text)[0]
    assert isinstance(found.value, Quantity)
    assert (found.text, found.value.low, found.value.high) == (span, low, high)


def test_a_year_behind_an_event_is_no_count() -> None:
    """ "The revolt of 1873" names a year, "the crowd of 1873" a size."""
    assert [f.value.kind for f in find("the revolt of 1873; the crowd of 1873")] == ["moment", "quantity"]


def test_the_age_that_a_limit_is_moved_to_is_an_age() -> None:
    """ "Raise the pension age to 71" is no count of anything."""
    assert [f.form for f in find("raise the pension age to 71")] == [Form.AGE]


@pytest.mark.parametrize(
    ("headline", "figures"),
    [
        ("UPDATE 2-Nine dead in mill blast", ["9"]),
        ("UPDATE 2-3 dead in mill blast", ["3"]),
        ("WRAPUP 3-Nine to 12 dead after raids", ["9–12"]),
        ("RPT-UPDATE 1-Nine dead in mill blast", ["9"]),
        ("CORRECTED-Nine dead in mill blast", ["9"]),
        ("RPT-At least 40 hurt", [">= 40"]),
        ("Update 2-3 times a day", ["2–3"]),
    ],
)
def test_the_number_of_a_wire_update_is_no_figure(headline: str, figures: list[str]) -> None:
    """What a wire puts before a headline counts its updates, and leaves the headline's own figure alone."""
    assert [str(f.value) for f in find(headline)] == figures


@pytest.mark.parametrize("word", ["three", "forty", "two", "zero"])
def test_long_runs_of_number_words_are_read_as_nothing(word: str) -> None:
    """A hundred number words in a row state nothing and hide no figure beside them; a number read out is still seen."""
    run = " ".join([word] * 100)
    assert [f.text for f in find(f"Seven people died. {run}. Nine people died.")] == ["Seven", "Nine"]
    assert find(f"{word} " * 10)
