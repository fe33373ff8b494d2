"""What the rules make of whole sentences: the way from prose to a finding, or to none."""

import pytest

import reconcile
from reconcile.finding import Severity
from reconcile.result import Reconciliation

GRAVE = (Severity.CONTRADICTION, Severity.TENSION)


def grave(result: Reconciliation) -> list[str]:
    """Return the rules that find something that an editor has to look at."""
    return [f.rule for f in result.findings if f.severity in GRAVE]


def test_a_sum_is_no_rival_of_its_total() -> None:
    """Who gives two figures that come to another's total does not contradict it."""
    result = reconcile.run(
        [
            "Mayor Ines Orlan said four people were killed in Kallo and another two were killed in hospital. "
            "Police said six people were killed."
        ]
    )
    assert not grave(result)


def test_a_sum_that_misses_the_total_is_one() -> None:
    """A total beyond what the figure and its addition come to is a contradiction still."""
    result = reconcile.run(
        [
            "Mayor Ines Orlan said four people were killed in Kallo and another two were killed in hospital. "
            "Police said nine people were killed."
        ]
    )
    assert grave(result) == ["quantity-differs"]
    assert "4 to 6 (Ines Orlan, Mayor) against 9 (police)" in result.findings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Police first said 310 people were killed, but later revised the figure to 287.",
        "Police said 310 people were killed. They later corrected the figure to 287.",
        "Police initially said 310 people were killed. Police later said 287 people were killed.",
    ],
)
def test_a_speaker_corrects_itself_in_one_text(text: str) -> None:
    """A figure that its own text puts in the place of another of one voice is a revision, and the latest stands."""
    result = reconcile.run([text])
    assert [f.rule for f in result.findings] == ["revision"]
    (answer,) = result.consensus
    assert (str(answer.value), str(answer.status)) == ("287", "revised")


def test_a_correction_in_a_later_text_is_no_silent_fall() -> None:
    """A lower figure whose text names the former one has its word about the correction."""
    result = reconcile.run(
        [
            reconcile.Document("Police said 310 people were killed.", name="a.txt", published="2031-05-02"),
            reconcile.Document(
                "Police said 287 people were killed, down from an earlier figure of 310.",
                name="b.txt",
                published="2031-05-04",
            ),
        ]
    )
    assert [f.rule for f in result.findings] == ["revision"]


@pytest.mark.parametrize(
    "text",
    [
        "Police did not say whether four people were killed.",
        "It was not clear whether four people were killed.",
        "Police declined to say if four people were killed.",
    ],
)
def test_what_is_left_open_states_nothing(text: str) -> None:
    """A question that somebody leaves unanswered gives no figure."""
    assert not reconcile.run([text]).statements


def test_what_a_question_takes_for_granted_is_stated() -> None:
    """Who does not say whether the blast that killed four was an accident says that it killed four."""
    (s,) = reconcile.run(["Police did not say whether the blast that killed four people was an accident."]).statements
    assert (str(s.value), s.holder.name) == ("4", "narrator")


def test_listed_parts_must_fit_into_their_whole() -> None:
    """Each part may be smaller than the whole while all of them are too many."""
    text = "Nine people were killed, including {} soldiers and four civilians."
    assert grave(reconcile.run([text.format("six")])) == ["parts-exceed-whole"]
    assert not grave(reconcile.run([text.format("five")]))


def test_an_increase_leads_from_the_old_count_to_the_new() -> None:
    """Another five after three bring the toll to eight, and to nothing else."""
    text = "Three people were killed on Monday. Another five people were killed on Tuesday, bringing the toll to {}."
    assert grave(reconcile.run([text.format("9")])) == ["increment-mismatch"]
    assert not grave(reconcile.run([text.format("8")]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire burned 3,600 acres, police said.", "The fire burned 3,600 hectares, the mayor said."),
        ("The damage cost $3.6m, police said.", "The damage cost EUR 3.6m, the mayor said."),
    ],
)
def test_one_figure_in_two_units(one: str, other: str) -> None:
    """The same digits with another unit are a finding of their own, whether or not the units convert."""
    assert "unit-differs" in grave(reconcile.run([one, other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire burned 6 km2, police said.", "The fire burned 600 hectares, the mayor said."),
        ("The mast is 131 feet tall, police said.", "The mast is 40 metres tall, the mayor said."),
        ("The fire spread more than 5 km, police said.", "The fire spread 5.4 km, the mayor said."),
    ],
)
def test_measures_that_convert_do_not_differ(one: str, other: str) -> None:
    """Measures are compared as measured: in one unit, to half of their last digit, with no gap after an open bound."""
    assert not grave(reconcile.run([one, other]))


def test_an_open_sum_is_told_once_however_many_carry_it() -> None:
    """Copies of a text leave one sum open together."""
    text = "Police said 4 people were killed in Kallo. Another 2 died in hospital."
    outlets = {"a.txt": "The Ledger", "b.txt": "The Argus", "c.txt": "Coast Radio"}
    (found,) = reconcile.run([reconcile.Document(text, name=n, publisher=p) for n, p in outlets.items()]).findings
    assert (found.rule, [len(camp.statements) for camp in found.camps]) == ("addition-open", [3, 3])
