"""Figures in prose: who is counted, what befell them, and how the figure stands to others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.statement import Part, Stance, Statement
from reconcile.values import Quantity


def figures(text: str, published: str | None = "2024-06-12") -> list[Statement]:
    """Return the statements of a text that hold a number."""
    document = reconcile.Document(text, name="a.txt", published=published)
    return [s for s in reconcile.extract(document) if isinstance(s.value, Quantity)]


def told(s: Statement) -> tuple[str, str, str]:
    """Return population, attribute and value as words."""
    return s.question.population, s.question.attribute, str(s.value)


READ = [
    ("Two policemen were killed.", [("police", "killed", "2")]),
    ("Gunmen killed two soldiers and three policemen.", [("soldiers", "killed", "2"), ("police", "killed", "3")]),
    ("The blast left at least nine villagers dead.", [("people", "killed", ">= 9")]),
    ("The bomb claimed the lives of four teachers.", [("teacher", "killed", "4")]),
    ("Six people on the ferry died.", [("people", "killed", "6")]),
    ("Eleven miners remain missing.", [("workers", "missing", "11")]),
    ("The death toll rose to 41 on Monday.", [("people", "killed", "41")]),
    ("The number of people killed by the storm has climbed to 312.", [("people", "killed", "312")]),
    ("The bodies of seven gunmen were found.", [("militants", "killed", "7")]),
    ("There were 14 deaths in the province.", [("people", "killed", "14")]),
    ("Four officers lost their lives in the raid.", [("police", "killed", "4")]),
    ("Police arrested 30 demonstrators.", [("demonstrators", "detained", "30")]),
    ("Some 5,000 residents were evacuated.", [("people", "displaced", "~5,000")]),
    ("12 injured passengers were taken ashore.", [("people", "injured", "12")]),
    ("The border force has lost 26 men since January.", [("men", "killed", "26")]),
    ("The company will cut 350 jobs.", [("workers", "jobs cut", "350")]),
    ("A crowd of 20,000 people gathered.", [("people", "attendance", "20,000")]),
    ("The ferry is licensed for 80 passengers.", [("people", "capacity", "80")]),
    ("Three explosions shook the harbour.", [("explosion", "count", "3")]),
    ("Fire destroyed 40 houses.", [("house", "destroyed", "40")]),
    ("Twenty-one died in Alt, eleven in Marn.", [("people", "killed", "21"), ("people", "killed", "11")]),
    ("As many as 103 people died.", [("people", "killed", "103")]),
    ("Nobody was hurt.", [("people", "injured", "0")]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[t for t, _ in READ])
def test_population_attribute_and_value_are_read(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A plain report of a count gives who is counted, what befell them and how many."""
    assert [told(s) for s in figures(text)] == expected


AGES = [
    ("Two nurses aged 29 and 41 were hurt.", [("nurse", "injured", "2")]),
    ("Four brothers, aged 8, 11, 13 and 16, drowned.", [("people", "killed", "4")]),
    ("Three girls aged six, nine, and 12 died.", [("children", "killed", "3")]),
    ("A tree left two cyclists aged 19 and 23 dead.", [("people", "killed", "2")]),
    ("Two boys aged 9 and 11 and 40 goats drowned.", [("goats", "killed", "40")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AGES, ids=[t for t, _ in AGES])
def test_ages_are_no_tolls(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Every number of a list of ages is an age, and what befell the counted stands behind the list."""
    assert [told(s) for s in figures(text) if s.question.attribute != "count"] == expected


AMONG = [
    ("Among the dead are two nurses.", [("nurse", "killed", "2", "subset")]),
    ("Among the injured were four cooks.", [("cook", "injured", "4", "subset")]),
    ("The dead include two guards and five women.",
     [("security personnel", "killed", "2", "subset"), ("women", "killed", "5", "subset")]),
    ("Among those killed were three cooks.", [("cook", "killed", "3", "subset")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AMONG, ids=[t for t, _ in AMONG])
def test_a_group_named_at_the_head_tells_what_befell_its_members(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    """Those among the dead are dead, whoever was spoken of last, and a part of them."""
    before = "A bridge fell. Nineteen people were killed and 60 were injured.\n\n"
    assert [(*told(s), s.frame.part.value) for s in figures(before + text)][2:] == expected


IN_CARE = [
    "Thirteen remained in hospital on Friday.",
    "On Friday 13 people were still being treated.",
    "Thirteen people are still in intensive care.",
]


@pytest.mark.parametrize("text", IN_CARE)
def test_those_still_in_care_are_a_part_of_the_injured(text: str) -> None:
    """Of those hurt some go home and some die: who is still in hospital is not how many were hurt."""
    result = reconcile.run(["A stand fell and 17 people were injured.\n\n" + text])
    assert not [f for f in result.findings if f.rule == "quantity_differs"]
    cared = [s for s in result.statements if str(s.value) == "13"]
    assert [s.frame.part for s in cared] == [Part.SUBSET]
    assert all("being" not in q.scope for s in cared for q in [s.question])


MISREAD = [
    ("Owners of the S40 and the N300 complained.", []),
    ("The maker will replace models N700 and P150.", []),
    ("He paid N700 for a ticket.", [("pay", "money", "700 NGN")]),
    ("Nine tenants were burned by the steam.", [("tenant", "injured", "9")]),
    ("Fire burned nine barns.", [("building", "destroyed", "9")]),
    ("During the strike 17 ferries stayed in port.", [("ferry", "count", "17")]),
    ("On 3 June 16 cooks were hurt.", [("cook", "injured", "16")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISREAD, ids=[t for t, _ in MISREAD])
def test_a_word_of_two_meanings_is_read_by_what_stands_beside_it(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Models are no money, scalded people no ruins, a strike of workers no raid, a count no year."""
    assert [told(s) for s in figures(text)] == expected


LASTING = [
    ("He rowed home in 3:07:12.", []),
    ("The delay lasted 4 hours and 10 minutes.", [("delay", "duration", "250 min")]),
    ("He swam it in 1 hour 2 minutes 3 seconds.", [("", "duration", "3,723 s")]),
    ("The mill will shed 90 jobs, none of them by compulsion.", [("workers", "jobs cut", "90")]),
    ("The mill will shed 90 jobs. None of them was hurt.", [("workers", "jobs cut", "90"), ("people", "injured", "0")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LASTING, ids=[t for t, _ in LASTING])
def test_what_lasts_is_one_figure_and_a_manner_is_none(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Hours and minutes are one stretch of time, a race's time no time of day, "none of them by ..." no count."""
    assert [told(s) for s in figures(text)] == expected
    assert not [s for s in reconcile.extract(text) if s.question.attribute == "time"]


def test_each_figure_of_a_list_has_its_own_place() -> None:
    """What befell the first is said of all, but each happened where its own words say."""
    told = figures("Some 700 people were evacuated: 400 in Alt, 200 in Marn and 100 in Velm.")
    assert [s.frame.locus for s in told[1:]] == [("Alt",), ("Marn",), ("Velm",)]


def test_a_month_owns_no_money() -> None:
    """When it was is not what it was for."""
    assert [s.question.population for s in figures("In April $4m was spent.")] == [""]


STANDINGS = [
    ("Nine people died, including two children.", ["total", "subset"]),
    ("Nine people were hurt, two of them critically.", ["total", "subset"]),
    ("Six bodies were found, with an additional body in the yard.", ["total", "addition"]),
    ("Three more people died overnight, bringing the death toll to 24.", ["increment", "cumulative"]),
    ("A total of 90 people were rescued.", ["cumulative"]),
]


@pytest.mark.parametrize(("text", "parts"), STANDINGS, ids=[t for t, _ in STANDINGS])
def test_a_figure_knows_how_it_stands_to_others(text: str, parts: list[str]) -> None:
    """Subsets, additions, increments and totals are told apart."""
    assert [str(s.frame.part) for s in figures(text)] == parts


FORMER = [
    ("The toll was cut to 253 from an earlier figure of 290.", {253: Stance.ASSERTED, 290: Stance.SUPERSEDED}),
    ("The ministry had initially reported 290 deaths.", {290: Stance.SUPERSEDED}),
    ("The number of dead rose to 21, up from 12 the day before.", {21: Stance.ASSERTED, 12: Stance.SUPERSEDED}),
    ("The toll could reach 400.", {400: Stance.FORECAST}),
]


@pytest.mark.parametrize(("text", "stances"), FORMER, ids=[t for t, _ in FORMER])
def test_former_and_feared_figures_are_not_asserted(text: str, stances: dict[int, Stance]) -> None:
    """A figure named as given up, or only feared, does not stand as a fact."""
    assert {s.value.point: s.stance for s in figures(text) if isinstance(s.value, Quantity)} == stances


SILENT = [
    "The second floor was empty.",
    "He took a flight on a Boeing 737 over Route 14.",
    "One of the attacks was foiled.",
    "The war of 1812 is remembered here.",
    "The agency raised the pension age to 67.",
    "Call 555-0123 for details.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_counts_nothing_makes_no_statement_of_casualties(text: str) -> None:
    """Floors, routes, years and telephone numbers are no counts of people."""
    assert [told(s) for s in figures(text) if s.question.attribute in ("killed", "injured")] == []


def test_a_month_that_is_over_is_history() -> None:
    """ "In March" in a report of June tells of another event."""
    killed = {
        s.value.point: s.frame.background
        for s in figures("Two soldiers were killed on Tuesday. In March, eleven soldiers were killed there.")
        if isinstance(s.value, Quantity)
    }
    assert killed == {2: False, 11: True}


def test_an_open_forecast_has_no_number() -> None:
    """ "The toll may rise" is a forecast without a figure."""
    (s,) = figures("The death toll may rise.")
    assert s.stance is Stance.FORECAST
    assert s.value == Quantity(low=0)


_NUMBERS = {2: "two", 3: "three", 5: "five", 12: "twelve", 30: "30", 140: "140", 2500: "2,500"}
_PEOPLE = {
    "policemen": "police",
    "soldiers": "soldiers",
    "militants": "militants",
    "children": "children",
    "miners": "workers",
}
_FATES = {
    "{n} {p} were killed.": "killed",
    "The attack killed {n} {p}.": "killed",
    "The attack left {n} {p} dead.": "killed",
    "{n} {p} lost their lives.": "killed",
    "The fire injured {n} {p}.": "injured",
    "{n} {p} were wounded in the fire.": "injured",
    "{n} {p} are still missing.": "missing",
    "Rebels abducted {n} {p}.": "captured",
}


@settings(max_examples=500)
@given(st.sampled_from(sorted(_NUMBERS)), st.sampled_from(sorted(_PEOPLE)), st.sampled_from(sorted(_FATES)))
def test_any_number_of_any_people_with_any_fate_is_read(n: int, people: str, frame: str) -> None:
    """The grammar composes: number, people and fate are read independently of each other."""
    text = frame.format(n=_NUMBERS[n], p=people)
    text = text[0].upper() + text[1:]
    read = [told(s) for s in figures(text)]
    assert (_PEOPLE[people], _FATES[frame], f"{n:,}") in read


@settings(max_examples=500)
@given(st.text(max_size=300))
def test_quotes_are_verbatim(text: str) -> None:
    """Whatever the text, each quote stands at its offsets."""
    document = reconcile.Document(text)
    for s in reconcile.extract(document):
        assert s.quote == document.text[s.start : s.end]
        assert s.quote


def test_parts_have_an_antecedent() -> None:
    """A part names the statement that it is part of."""
    whole, part = figures("Nine people died, including two children.")
    assert part.frame.part is Part.SUBSET
    assert part.frame.antecedent == whole.id


def test_a_plural_before_a_plural_narrows_it() -> None:
    """Those who died are officers, not customs."""
    (s,) = reconcile.extract("Six customs officers were killed in Harl.")
    assert (s.frame.noun, s.question.population) == ("customs officer", "security personnel")


def test_a_number_of_named_people_may_rise() -> None:
    """The toll of a forecast may say whose it is between "number of" and what befell them."""
    found = reconcile.extract("Nurses fear that the number of soldiers killed will rise.")
    assert [(s.question.attribute, s.question.population, str(s.stance)) for s in found] == [
        ("killed", "soldiers", "forecast")
    ]


NAMED = [
    ("A six-year ban was lifted.", ("ban", "duration", "6 year")),
    ("He has an 85% chance of survival.", ("chance", "share", "85 %")),
    ("The mill is about 16 miles (26 km) to the north-east.", ("mill", "distance", "26 km")),
    ("Output fell by 1.7%, or 6.8% at an annual rate.", ("output", "change (annualised)", "6.8 %")),
]


@pytest.mark.parametrize(("text", "last"), NAMED, ids=[t for t, _ in NAMED])
def test_a_measure_is_named_by_what_it_measures(text: str, last: tuple[str, str, str]) -> None:
    """The noun that a measure stands before, a way or a basis beside it say what it is."""
    assert told(figures(text)[-1]) == last


def test_three_days_after_is_a_day_and_no_duration() -> None:
    """What only places one event after another measures nothing."""
    assert figures("The raid came three days after the march.") == []


def test_a_compass_word_further_on_makes_no_distance() -> None:
    """ "A 5-mile tunnel under the north bank" is as long as that; "5 miles (8 km) to the north" is that far off."""
    far, long = (
        "The town lies 5 miles (8 km) to the north of Velm.",
        "They dug a 5-mile tunnel under the north bank of Velm.",
    )
    attribute = lambda text: {s.question.attribute for s in reconcile.extract(text) if s.value.kind == "quantity"}  # noqa: E731
    assert "distance" in attribute(far)
    assert "distance" not in attribute(long)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels burned three vehicles.", [("destroyed", "3")]),
        ("TEN BUSES WERE BURNED.", [("destroyed", "10")]),
        ("26 shacks burned.", [("destroyed", "26")]),
        ("The blaze burned six Danes.", [("injured", "6")]),
        ("Two nurses were burnt.", [("injured", "2")]),
        ("Three sheep were burned.", [("injured", "3")]),
        ("Twelve were burned.", [("injured", "12")]),
    ],
)
def test_what_is_burned_is_hurt_only_where_it_can_be(text: str, expected: list[tuple[str, str]]) -> None:
    """A word that is said of people and of things means things where its noun names nobody."""
    assert [(s.question.attribute, str(s.value)) for s in reconcile.extract(text)] == expected


def test_digits_that_begin_with_nought_count_nothing() -> None:
    """A time on a military clock, a code."""
    assert [str(s.value) for s in reconcile.extract("A cadet was injured this morning at 0815.")] == ["1"]


def test_the_number_of_a_paragraph_counts_nothing() -> None:
    """ "5. The policy ..." opens a list; "5 soldiers" do not."""
    assert reconcile.extract("5. The policy toward those maimed in the war failed.") == []
    assert [str(s.value) for s in reconcile.extract("5 soldiers were maimed.")] == ["5"]
