"""Figures that look like rivals and are none: the reading that keeps each of them apart."""

import pytest

import reconcile
from reconcile.statement import Document, Part, Stance, Statement


def read(text: str, published: str = "2036-03-04") -> list[Statement]:
    """Return the statements of a text."""
    return list(reconcile.extract(Document(text, published=published)))


def figures(text: str, attribute: str) -> list[str]:
    """Return the figures of an attribute as the text writes them."""
    return [s.quote for s in read(text) if s.question.attribute == attribute]


def test_a_participle_describes_the_noun_behind_it() -> None:
    """What is exposed are records; and the missing are missing also where a toll is called after them."""
    (records,) = read("Some 14 million exposed records may hold names.")
    assert (records.frame.noun, records.question.attribute) == ("record", "affected")
    (missing,) = read("The agency lists 900 missing persons.")
    assert (missing.frame.noun, missing.question.attribute) == ("person", "missing")


def test_half_a_rise_is_no_half_of_a_thing() -> None:
    """A part of a figure with a unit is arithmetic; of a thing it is a share."""
    assert figures("Spending edged up, half the 0.8 percent rise of spring.", "share") == []
    assert figures("Half of the spending went to ferries.", "share") == ["Half"]


def test_a_share_of_a_figure_is_read_in_its_place() -> None:
    """Looking at the figures beside it loses no share of a number that is given."""
    assert [str(s.value) for s in read("40 percent of the 500 houses burnt down.")] != []


def test_a_list_of_bare_figures_has_as_many_owners() -> None:
    """Of three halls that have so many seats each none has the last figure for all."""
    assert figures("The firm's other halls have 9,000, 7,500 and 6,200 seats.", "stock") == []
    assert figures("The halls have 9,000 seats and 40 doors.", "stock")[0].endswith("9,000 seats")


@pytest.mark.parametrize(
    "text",
    [
        "Two of the injured died in hospital.",
        "Several of the injured succumbed to burns.",
        "There were no Danish sailors among the victims.",
    ],
)
def test_some_of_the_victims_are_no_toll(text: str) -> None:
    """Who dies of the injured, or is among the dead, is a part: others may have died."""
    assert [s.frame.part for s in read(text) if s.question.attribute in ("killed", "count")] == [Part.SUBSET]


def test_those_in_hospital_are_some_of_the_hurt() -> None:
    """Behind a larger figure of all who were hurt those taken to hospital are a part; alone they are all."""
    both = [s for s in read("Thirty-one people were hurt. Nine were taken to hospital.") if s.quote.startswith("Nine")]
    assert [s.frame.part for s in both] == [Part.SUBSET]
    alone = [s for s in read("Nine people were taken to hospital.") if s.question.attribute == "injured"]
    assert [s.frame.part for s in alone] == [Part.TOTAL]


def test_bodies_that_were_identified_are_no_dead_of_their_own() -> None:
    """What befell the bodies is said by the verb, whoever they are the bodies of."""
    assert figures("He said that 19 bodies of sailors were identified.", "killed") == []
    assert len(figures("Rescuers found the bodies of 12 miners.", "killed")) == 1


def test_a_basis_is_that_of_its_own_figure() -> None:
    """Of two rates each has its own basis, and one at the head of its clause reaches its figure."""
    text = "Output fell 1.7 percent, or 6.8 percent at an annual rate."
    assert [s.frame.basis for s in read(text) if s.question.attribute.startswith("change")] == ["", "annualised"]
    text = "At an annual rate, gross domestic product (GDP) was down by 7.1 percent."
    assert [s.frame.basis for s in read(text)] == ["annualised"]


def test_an_estimate_of_last_month_is_a_former_figure() -> None:
    """Who says what last month's estimate was no longer stands by it; what analysts look for is no result."""
    (old,) = (s for s in read("Last month's estimate for the quarter had been a fall of 1.7 percent.") if s.value)
    assert old.stance is Stance.SUPERSEDED
    hoped = [
        s for s in read("Analysts had been looking for earnings of $45 million.") if s.question.attribute == "money"
    ]
    assert [s.stance for s in hoped] == [Stance.FORECAST]


def test_an_event_called_by_its_year_dates_the_figure_beside_it() -> None:
    """The fires of another year are another event, for the figure next to them only."""
    (then,) = (s for s in read("The brigade burnt 40 acres, and the 2003 fires took 900 acres.") if "900" in s.quote)
    assert then.frame.when is not None
    assert then.frame.when.low is not None
    assert then.frame.when.low.year == 2003
    assert [s.frame.when for s in read("The brigade burnt 40 acres.")] == [None]


def test_a_further_figure_is_marked() -> None:
    """What is found besides is not all that is found."""
    assert "further" in next(s for s in read("Police found a further 15 flutes.")).frame.kinds


def test_a_weekday_and_an_ordinal_noun_are_no_date() -> None:
    """The third day of a count is no third of the month."""
    days = [s.value for s in read("The count began on Saturday, the third day of spring.", "2036-11-22")]
    assert not any("2036-05-03" in str(day) for day in days)
