"""Nouns, figures, times and holders in words."""

from datetime import datetime, timedelta

import pytest
from ballots import NARRATION, OFFICIAL, said
from hypothesis import given
from hypothesis import strategies as st

from reconcile.explain.figures import bare, figure, moment, number, plain
from reconcile.explain.holders import introduced, says
from reconcile.explain.nouns import article, is_plural, plural, singular
from reconcile.statement import Document, SourceKind
from reconcile.values import Moment, Quantity
from reconcile.values.quantity import number_text

NOUNS = {
    "policeman": "policemen",
    "policewoman": "policewomen",
    "child": "children",
    "person": "people",
    "body": "bodies",
    "boy": "boys",
    "bus": "buses",
    "church": "churches",
    "box": "boxes",
    "house": "houses",
    "life": "lives",
    "human": "humans",
    "police officer": "police officers",
    "member of parliament": "members of parliament",
    "explosion": "explosions",
    "passer-by": "passers-by",
    "nurse": "nurses",
    "horse": "horses",
    "dose": "doses",
    "lease": "leases",
    "excuse": "excuses",
    "campus": "campuses",
    "prize": "prizes",
}
INVARIANT = ("police", "personnel", "troops", "aircraft", "staff")


@pytest.mark.parametrize(("one", "many"), NOUNS.items())
def test_plural_and_singular_undo_each_other(one: str, many: str) -> None:
    """A noun has its plural, the plural its singular, and each stays what it is."""
    assert (plural(one), singular(many)) == (many, one)
    assert (plural(many), singular(one)) == (many, one)


@pytest.mark.parametrize("noun", INVARIANT)
def test_nouns_without_a_plural_of_their_own(noun: str) -> None:
    """What has one form keeps it."""
    assert plural(noun) == singular(noun) == noun


@given(st.text(max_size=20))
def test_any_text_has_a_plural(noun: str) -> None:
    """No noun, however odd, raises anything."""
    assert isinstance(singular(noun), str)
    assert isinstance(is_plural(noun), bool)
    assert article(noun).endswith(noun)
    assert isinstance(plural(noun), str)


FIGURES = [
    (Quantity.exact(3), "three"),
    (Quantity.exact(0), "none"),
    (Quantity.exact(10), "ten"),
    (Quantity.exact(11), "11"),
    (Quantity.exact(1234), "1,234"),
    (Quantity.exact(15_200_000), "15.2 million"),
    (Quantity.exact(15_213_457), "15,213,457"),
    (Quantity(low=4, point=4), "at least four"),
    (Quantity(low=100, low_open=True, point=100), "more than 100"),
    (Quantity(low=0, high=30), "up to 30"),
    (Quantity(low=0, high=30, high_open=True), "fewer than 30"),
    (Quantity(low=44, high=50, high_open=True, point=50), "nearly 50"),
    (Quantity(low=40, high=60, core_low=45, core_high=55, point=50), "about 50"),
    (Quantity(low=5, high=7), "between five and seven"),
    (Quantity(low=12, high=99, point=24, text="dozens"), "dozens"),
    (Quantity(low=3, high=9, point=5, text="Several"), "several"),
    (Quantity(), "an unknown number"),
    (Quantity.exact(6.8, "percent"), "6.8 percent"),
    (Quantity.exact(3, "percent"), "3 percent"),
    (Quantity(low=5, high=7, unit="percent"), "between 5 and 7 percent"),
    (Quantity.exact(4_200_000, "USD"), "$4.2 million"),
    (Quantity.exact(-3, "EUR"), "-€3"),
    (Quantity.exact(500, "PKR"), "PKR 500"),
    (Quantity(low=5, high=7, unit="GBP"), "between £5 and £7"),
    (Quantity.exact(1, "week"), "1 week"),
    (Quantity.exact(41, "km"), "41 km"),
    (Quantity(low=0, high=3, high_open=True, unit="h"), "less than 3 hours"),
    (Quantity(low=48, high=52, core_low=48, core_high=52, point=50, text="between 48 and 52"), "between 48 and 52"),
    # Read from prose: counts with closed bounds, and the speaker's own hedge in the words around them.
    (Quantity(low=44, high=49, core_low=47, point=49, text="Nearly 50 people were killed"), "nearly 50"),
    (Quantity(low=101, point=101, text="More than 100 people were injured"), "more than 100"),
    (Quantity(low=320, high=480, core_low=360, core_high=440, point=400, text="some 400 people"), "some 400"),
    (Quantity(low=0, high=29, point=29, text="Fewer than 30 were hurt"), "fewer than 30"),
    (Quantity(low=0, high=4, point=4, text="fewer than five people"), "fewer than five"),
    (Quantity(low=12, high=99, point=24, text="Dozens of people were killed"), "dozens"),
    # Where the words no longer say what the bounds do, the bounds are printed.
    (Quantity(low=60, point=60, text="more than 50 people"), "at least 60"),
]


@pytest.mark.parametrize(("value", "words"), FIGURES)
def test_figures_in_words(value: Quantity, words: str) -> None:
    """Small numbers in words, large ones in digits, money with its sign, bounds as bounds."""
    assert figure(value) == words


@given(st.integers(0, 10**7), st.booleans(), st.sampled_from(("", "km", "percent", "USD")))
def test_a_floor_is_never_printed_as_an_exact_figure(low: int, strict: bool, unit: str) -> None:
    """ "At least n" keeps its hedge whatever n is."""
    words = figure(Quantity(low=low, low_open=strict, point=low, unit=unit))
    assert words.startswith("more than " if strict else "at least ")


@given(st.integers(11, 10**15))
def test_large_numbers_are_exact(n: int) -> None:
    """A number is never rounded on its way into words."""
    words = number(n)
    for size, name in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if words.endswith(name):
            assert round(float(words.removesuffix(name).replace(",", "")) * size) == n
            return
    assert words == number_text(n)


def at(hour: int, minute: int = 0) -> datetime:
    """Return a time of day on 15 December 2023."""
    return datetime(2023, 12, 15, hour, minute)


DAY = timedelta(days=1)
MOMENTS = [
    (Moment(at(2, 15), at(2, 45), "minute", approximate=True), "around 2:30 am on 15 December 2023"),
    (Moment(at(14, 5), at(14, 6), "minute"), "at 2:05 pm on 15 December 2023"),
    (Moment(at(14, 5), at(14, 6), "minute", clock_only=True), "at 2:05 pm"),
    (Moment(at(0), at(6), "part of day"), "between midnight and 6 am on 15 December 2023"),
    (
        Moment(at(22), at(22) + timedelta(hours=6), "part of day"),
        "between 10 pm on 15 December 2023 and 4 am on 16 December 2023",
    ),
    (Moment(at(0), at(0) + DAY, "day"), "on 15 December 2023"),
    (Moment(at(0), at(0) + 3 * DAY, "day"), "between 15 December 2023 and 17 December 2023"),
    (Moment(datetime(2023, 12, 1), datetime(2024, 1, 1), "month"), "in December 2023"),
    (Moment(datetime(2023, 1, 1), datetime(2024, 1, 1), "year"), "in 2023"),
    (Moment(low=at(0)), "after 15 December 2023"),
    (Moment(high=at(0)), "before 15 December 2023"),
    (Moment(), "at an unknown time"),
]


@pytest.mark.parametrize(("value", "words"), MOMENTS)
def test_times_in_words(value: Moment, words: str) -> None:
    """Times read as people say them, with their preposition."""
    assert moment(value) == plain(value) == words


def test_a_time_after_says_has_no_preposition() -> None:
    """ "The survey says 2023", not "says in 2023"."""
    assert bare(Moment(datetime(2023, 1, 1), datetime(2024, 1, 1), "year")) == "2023"


HOLDERS = [
    (("Ada Lund", OFFICIAL, "spokesperson for the Harbour Police", "Harbour Police"), "a Harbour police spokesperson"),
    (("Ada Lund", OFFICIAL, "spokeswoman", "Rescue Service"), "a Rescue Service spokeswoman"),
    (("Ada Lund", OFFICIAL, "mayor of Ashby", ""), "the mayor of Ashby"),
    (("Ada Lund", OFFICIAL, "fire chief", ""), "fire chief Ada Lund"),
    (("Ada Lund", OFFICIAL, "", ""), "Ada Lund"),
    (("police spokesman", OFFICIAL, "police spokesman", ""), "a police spokesman"),
    (("army officer", SourceKind.OFFICIALS, "", ""), "an army officer"),
    (("local officials", SourceKind.OFFICIALS, "", ""), "local officials"),
    (("Police", SourceKind.OFFICIALS, "", ""), "police"),
    (("the interior ministry", SourceKind.OFFICIALS, "", ""), "the interior ministry"),
    (("narrator", NARRATION, "", ""), "the report"),
    (("plain.example", SourceKind.OUTLET, "", ""), "plain.example"),
    (("hearsay", SourceKind.HEARSAY, "", ""), "unconfirmed reports"),
    (("Northern Column", SourceKind.PARTY, "", ""), "Northern Column"),
    (("", SourceKind.WITNESS, "", ""), "an unnamed source"),
]


HOLDERS += [
    (("doctors", SourceKind.OFFICIALS, "doctors at the regional hospital", ""), "doctors at the regional hospital"),
    (("", SourceKind.OFFICIALS, "nurses", "Vale Hospital"), "Vale Hospital nurses"),
    (("people with knowledge of the plan", SourceKind.OFFICIALS, "", ""), "people with knowledge of the plan"),
    (("person familiar with the plans", SourceKind.OFFICIALS, "", ""), "a person familiar with the plans"),
    (("police in the valley", SourceKind.OFFICIALS, "", ""), "police in the valley"),
    (("Nora Feld", OFFICIAL, "doctors at the hospital", ""), "Nora Feld"),
]


@pytest.mark.parametrize(("holder", "words"), HOLDERS)
def test_holders_are_introduced(holder: tuple[str, SourceKind, str, str], words: str) -> None:
    """A spokesman is introduced by the body, an office by its name, a person by title and name."""
    name, kind, role, organisation = holder
    assert introduced(said(3, name, kind, role=role, organisation=organisation)) == words


def test_a_narrator_is_the_paper() -> None:
    """Where the publisher is known, the narrator's words are the publisher's."""
    assert introduced(said(3, "narrator", NARRATION, document=Document("x", publisher="The Ledger"))) == "The Ledger"


@pytest.mark.parametrize(
    ("holder", "verb"),
    [
        ("police", "say"),
        ("Harbour police", "say"),
        ("a Harbour police spokesman", "says"),
        ("local officials", "say"),
        ("officials of the ministry", "say"),
        ("Northern News", "says"),
        ("the report", "says"),
        ("unconfirmed reports", "say"),
        ("a member of the emergency services", "says"),
    ],
)
def test_verbs_agree_with_holders(holder: str, verb: str) -> None:
    """Police say, a spokesman says."""
    assert says(holder) == verb
