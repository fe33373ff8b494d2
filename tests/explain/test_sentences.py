"""The printable sentence for each kind of answer."""

from datetime import datetime

import pytest
from attrs import evolve
from ballots import KILLED, NARRATION, OFFICIAL, PLAIN, ballots, conflict, fused, said
from hypothesis import given, settings

from reconcile.explain import worded
from reconcile.finding import Finding
from reconcile.statement import Document, Part, Question, SourceKind, Stance, Statement
from reconcile.values import Label, Moment, Quantity

REPORT = Document("an article", name="a.txt")
SPOKESMAN = said(
    3,
    "Ada Lund",
    OFFICIAL,
    document=REPORT,
    noun="policeman",
    role="spokesman for the Harbour Police",
    organisation="Harbour Police",
)
NARRATOR = said(2, "narrator", NARRATION, document=REPORT, noun="policeman", start=9)
LEDGER = Document("x", publisher="The Ledger")
FLOOR = Quantity(low=12, point=12)
SOLDIERS = Question("", "wounded", "soldiers")
PEOPLE = Question("", "killed", "")
WHO = Question("", "perpetrator", "")


def ask(attribute: str, population: str = "") -> Question:
    """Return a question of the one event."""
    return Question("", attribute, population)


def day(n: int) -> Moment:
    """Return a day in May."""
    return Moment(datetime(2031, 5, n), datetime(2031, 5, n + 1))


def named(group: str) -> Label:
    """Return a group's name as it is written."""
    return Label(group, text=group)


def claims(group: str, stance: Stance = Stance.CLAIMED) -> Statement:
    """Return what a group says of its own part in it."""
    return said(named(group), group, SourceKind.PARTY, question=WHO, stance=stance)


GOLDEN: list[tuple[list[Statement], str]] = [
    (
        [SPOKESMAN, NARRATOR],
        "three policemen, according to a Harbour police spokesman; the report elsewhere says two",
    ),
    ([SPOKESMAN], "three policemen were killed, according to a Harbour police spokesman"),
    ([evolve(SPOKESMAN, value=Quantity.exact(1))], "one policeman was killed, according to a Harbour police spokesman"),
    ([NARRATOR], "two policemen were killed, the report says"),
    (
        [said(41, n, OFFICIAL, question=SOLDIERS) for n in "abc"],
        "41 soldiers were wounded, according to three independent sources",
    ),
    (
        [said(FLOOR, "officials", SourceKind.OFFICIALS, question=PEOPLE)],
        "at least 12 people were killed, according to officials",
    ),
    (
        [said(3, "Ada Lund", noun="policeman"), said(2, "Bo Falk")],
        "between two and three policemen were killed: Bo Falk says two, Ada Lund says three",
    ),
    (
        [said(3, "narrator", NARRATION, document=LEDGER), said(4, "narrator", NARRATION, document=LEDGER, start=9)],
        "between three and four police officers were killed: The Ledger says both three and four",
    ),
    (
        [
            said(290, "the ministry", OFFICIAL, as_of=day(1), question=PEOPLE),
            said(253, "the ministry", OFFICIAL, as_of=day(3), start=9, question=PEOPLE),
        ],
        "253 people were killed, according to the ministry; the earlier figure was 290",
    ),
    (
        [
            said(3, "Ada Lund", question=ask("injured", "children")),
            said(3, "Bo Falk", question=ask("injured", "children")),
            said(
                5,
                "narrator",
                NARRATION,
                question=ask("injured", "children"),
                document=LEDGER,
            ),
        ],
        "three children injured, according to two independent sources; The Ledger says five",
    ),
    (
        [
            *(said(3, n, question=PEOPLE) for n in ("Ada Lund", "Bo Falk", "Cy Holt")),
            *(said(5, n, NARRATION, question=PEOPLE) for n in ("x", "y", "z")),
        ],
        "three people killed, according to three independent sources; three other sources say five",
    ),
    (
        [said(Quantity(low=4, point=4), "narrator", NARRATION, question=ask("explosions"))],
        "explosions: at least four, the report says",
    ),
    (
        [said(4, "narrator", NARRATION, question=ask("count", "truck"))],
        "trucks: four, the report says",
    ),
    (
        [
            said(
                Quantity(low=12, high=99, point=24, text="dozens"),
                "officials",
                SourceKind.OFFICIALS,
                question=ask("missing"),
            )
        ],
        "dozens of people are missing, according to officials",
    ),
    ([said(0, "police", SourceKind.OFFICIALS, question=PEOPLE)], "no people were killed, according to police"),
    (
        [said(Quantity.exact(6.8, "percent"), "the bureau", question=ask("change", "GDP"))],
        "GDP change: 6.8 percent, according to the bureau",
    ),
    (
        [said(27, "Ada Lund", question=ask("burnt", "house"))],
        "27 houses were burnt, according to Ada Lund",
    ),
    (
        [
            said(
                Label("Red Column", text="the Red Column"),
                "Red Column",
                SourceKind.PARTY,
                question=WHO,
                stance=Stance.CLAIMED,
            )
        ],
        "the Red Column claimed responsibility",
    ),
    (
        [
            said(
                Label("Red Column", text="the Red Column"),
                "officials",
                SourceKind.OFFICIALS,
                question=WHO,
                stance=Stance.ATTRIBUTED,
            )
        ],
        "responsibility was attributed to the Red Column, according to officials",
    ),
    (
        [
            said(Label("east gate"), "Ada Lund", question=ask("place")),
            said(Label("west gate"), "Bo Falk", question=ask("place")),
        ],
        "where it happened is not settled: Ada Lund says east gate, Bo Falk says west gate",
    ),
    (
        [
            said(
                Moment(datetime(2023, 12, 15, 2, 15), datetime(2023, 12, 15, 2, 45), "minute", approximate=True),
                "Ada Lund",
                question=ask("time", "event"),
            )
        ],
        "it happened around 2:30 am on 15 December 2023, according to Ada Lund",
    ),
    (
        [said(3, "Ada Lund", noun="policeman"), said(3, "the army", stance=Stance.DENIED)],
        "police killed is not settled: Ada Lund says three, the army denies it",
    ),
    (
        [said(3, "the army", stance=Stance.DENIED, noun="policeman")],
        "the army denies that three policemen were killed",
    ),
    (
        [said(3, "Ada Lund", noun="policeman"), said(3, "rumours", SourceKind.HEARSAY, stance=Stance.DENIED)],
        "three policemen, according to Ada Lund; rumours deny it",
    ),
    (
        [
            said(4, "narrator", NARRATION, question=ask("killed", "militant"), noun="body"),
            said(1, "narrator", NARRATION, question=ask("killed", "militant"), start=9, part=Part.ADDITION),
        ],
        "five militants were killed, the report says",
    ),
    (
        [said(Quantity(), "local sources", SourceKind.OFFICIALS, question=ask("casualties"), stance=Stance.FORECAST)],
        "casualties: no figure yet, but a forecast by local sources",
    ),
]


GOLDEN += [
    (
        [
            said(58, "Ada Lund", question=PEOPLE),
            said(Quantity(low=40, high=60, core_low=45, core_high=55, point=50), "Bo Falk", NARRATION, question=PEOPLE),
        ],
        "58 people were killed, according to Ada Lund",
    ),
    (
        [
            said(5, "Ada Lund", SourceKind.WITNESS, question=PEOPLE),
            said(Quantity(low=3, point=3), "officials", SourceKind.OFFICIALS, question=PEOPLE),
            said(Quantity(low=2, point=2), "Bo Falk", question=PEOPLE),
        ],
        "five people were killed, according to Ada Lund",
    ),
    (
        [
            said(48, "Ada Lund", question=PEOPLE),
            said(Quantity(low=44, high=49, core_low=47, point=49, text="nearly 50"), "Bo Falk", question=PEOPLE),
        ],
        "48 people were killed, according to Ada Lund",
    ),
    (
        [
            said(2, "officials", SourceKind.OFFICIALS, question=PEOPLE),
            said(3, "the mayor", question=PEOPLE, stance=Stance.DENIED),
        ],
        "two people were killed, according to officials",
    ),
    (
        [said(Label("Red Column"), "Red Column", SourceKind.PARTY, question=WHO, stance=Stance.DENIED)],
        "Red Column denies responsibility",
    ),
    (
        [said(Label("Red Column", text="Red Column"), "Ada Lund", question=WHO, stance=Stance.DENIED)],
        "Ada Lund denies that Red Column was responsible",
    ),
    (
        [claims("Red Column"), claims("Blue Army")],
        "who was responsible is not settled: Blue Army claims responsibility, Red Column claims responsibility",
    ),
    (
        [claims("Red Column"), said(named("Blue Army"), "Ada Lund", question=WHO, stance=Stance.ATTRIBUTED)],
        "responsibility was attributed to Blue Army, according to Ada Lund; Red Column claims responsibility",
    ),
    (
        [claims("Red Column"), claims("Blue Army"), claims("Grey Herons", Stance.DENIED)],
        "who was responsible is not settled: Blue Army claims responsibility, Red Column claims responsibility, "
        "Grey Herons denies responsibility",
    ),
]


@pytest.mark.parametrize(("statements", "words"), GOLDEN, ids=[words[:60] for _, words in GOLDEN])
def test_sentence(statements: list[Statement], words: str) -> None:
    """Each kind of answer reads as an editor would print it."""
    (c,) = worded([fused(statements)], [], PLAIN)
    assert c.sentence == words


@settings(max_examples=500)
@given(ballots())
def test_any_ballot_has_a_sentence_and_reasons(statements: list[Statement]) -> None:
    """Whatever is said, there is one line to print and a reason for the status; nothing else changes."""
    before = fused(statements)
    (c,) = worded([before], [], PLAIN)
    assert c.sentence
    assert "\n" not in c.sentence
    assert "status" in dict(c.because)
    assert evolve(c, sentence="", because=before.because) == before


@settings(max_examples=500)
@given(ballots(stances=(Stance.ASSERTED,)))
def test_a_floor_stays_a_floor_in_print(statements: list[Statement]) -> None:
    """Where the answer is open upward, the sentence does not print it as exact."""
    (c,) = worded([fused(statements)], [], PLAIN)
    if isinstance(c.value, Quantity) and c.value.high is None and c.value.low is not None:
        assert c.sentence.startswith(("at least ", "more than "))


def test_reasons_come_most_important_first() -> None:
    """Findings, then the status, then voices, then what would change it."""
    finding = conflict([SPOKESMAN], [NARRATOR])
    (c,) = worded([fused([SPOKESMAN, NARRATOR], [finding])], [finding], PLAIN)
    assert [relation for relation, _ in c.because] == ["contradiction", "status", "for", "against", "would change"]
    assert c.because[0][1] == finding.message
    assert c.because[-1][1] == "without a Harbour police spokesman: two (60%, single-origin); flips the answer"


def test_findings_of_other_questions_are_no_reasons() -> None:
    """What is found elsewhere is not told here."""
    other = evolve(NARRATOR, question=Question("", "injured"))
    elsewhere: Finding = conflict([other], [evolve(other, value=Quantity.exact(7))])
    (c,) = worded([fused([SPOKESMAN])], [elsewhere], PLAIN)
    assert all(relation != "contradiction" for relation, _ in c.because)


def test_the_noun_is_the_speakers_own() -> None:
    """Who counts policemen has policemen in print; who counts bodies has the people that they were."""
    for noun, words in (("policeman", "policemen"), ("body", "police officers"), ("", "police officers")):
        (c,) = worded([fused([said(3, "Ada Lund", noun=noun, question=KILLED)])], [], PLAIN)
        assert c.sentence == f"three {words} were killed, according to Ada Lund"
