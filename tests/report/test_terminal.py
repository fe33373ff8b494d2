"""The terminal report lines up, keeps within its width, and lets no document steer the terminal."""

import re
from types import ModuleType

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.consensus import Status
from reconcile.report import render
from reconcile.report.card import QUIET, cards
from reconcile.report.columns import clip, pad, spread, width, wrap
from reconcile.report.summary import summary

STYLE = re.compile(r"\x1b\[[0-9;]*m")
ODD = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("東京🔥\u0301\u200d\ufe0f\u202e\x1b[m\n")), max_size=60
)


@given(text=ODD, room=st.integers(1, 40))
def test_clipped_and_wrapped_text_keeps_to_its_room(text: str, room: int) -> None:
    """A clipped text and every wrapped line take no more cells than given, wide characters counted as two."""
    assert width(clip(text, room)) <= room
    assert all(width(line) <= max(room, 2) for line in wrap(text, room))
    assert width(pad(clip(text, room), room)) == room


@given(text=st.text(alphabet="ab 京\u0301", max_size=80), room=st.integers(2, 30))
def test_wrapping_loses_no_word(text: str, room: int) -> None:
    """Wrapped lines hold the same characters as the text, blanks aside."""
    assert "".join("".join(wrap(text, room)).split()) == "".join(text.split())


def test_two_edges_line_up() -> None:
    """What stands at the right edge ends at the edge, also behind wide characters."""
    assert [width(spread(left, "62 %", 30)) for left in ("abc", "東京", "🔥🔥 e\u0301")] == [30, 30, 30]


@given(texts=st.lists(ODD, min_size=1, max_size=15), columns=st.integers(1, 120))
@settings(max_examples=500, deadline=None)
def test_any_text_keeps_within_the_width(sample: ModuleType, texts: list[str], columns: int) -> None:
    """Whatever the documents hold, no line is wider than asked (40 at least) and no control character gets through."""
    text = render(sample.of_texts(*texts), "terminal", width=columns)
    assert all(width(line) <= max(columns, 40) for line in text.split("\n"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


@pytest.mark.parametrize("columns", [40, 56, 80, 132])
def test_the_case_keeps_within_the_width(sample: ModuleType, columns: int) -> None:
    """The sample case fits terminals of any usual width."""
    lines = render(sample.case(), "terminal", width=columns).split("\n")
    assert max(width(line) for line in lines) <= columns


def test_colour_changes_nothing_but_colour(sample: ModuleType) -> None:
    """With the colour codes taken out, the coloured report is the plain one."""
    plain, coloured = (render(sample.case(), "terminal", color=c) for c in (False, True))
    assert STYLE.search(coloured)
    assert not STYLE.search(plain)
    assert STYLE.sub("", coloured) == plain


def test_answer_before_doubt_before_evidence(sample: ModuleType) -> None:
    """A card gives the answer with its confidence, then the sentence, then the camps, then the reasons."""
    text = render(sample.case(), "terminal")
    places = [
        text.index(x) for x in ("≠ contested    63 %", "  3   [2 ", "“three guards", "├ 3 ■", "└ 2 ▲", "weighs more")
    ]
    assert places == sorted(places)


def test_what_needs_eyes_comes_first(sample: ModuleType) -> None:
    """Contested and unresolved questions stand before settled ones, which take one line each."""
    text = render(sample.case(), "terminal")
    assert text.index("guards killed") < text.index("tank lorries") < text.index("Not contradicted")
    assert len(re.findall(r"^.*workers injured.*$", text, re.MULTILINE)) == 1


def test_nothing_to_compare_says_what_was_read(sample: ModuleType) -> None:
    """An empty result is no empty report."""
    text = render(sample.empty(), "terminal")
    assert "Nothing to compare." in text
    assert "calm.txt" in text
    assert "odd.bin: the file is binary" in text


def test_questions_with_nothing_but_forecasts_stand_last() -> None:
    """What may be needs nobody's eyes: no card, a line at the end, and the same in a page."""
    text = (
        "Officials said on Monday that the number of injured could rise to 30. Two climbers died, police said. "
        "Three climbers died, a witness said."
    )
    made = reconcile.run([text])
    assert [card.forecast for card in cards(made)] == [*[False] * (len(cards(made)) - 1), True]
    assert cards(made)[-1].need == QUIET
    shown = render(made, "terminal")
    assert "injured" in shown.partition("Forecasts only")[2]
    assert "injured" not in shown.partition("Forecasts only")[0]
    page = render(made, "html")
    assert page.index("Forecasts only") > page.index("climber")
    assert "… forecast" in page


def test_the_sign_of_a_contradiction_needs_one(sample: ModuleType) -> None:
    """What is contested by a tension alone does not bear the sign, and the head counts tensions apart."""
    made = sample.case()
    contested = next(card for card in cards(made) if card.consensus.status is Status.CONTESTED)
    assert contested.sign == "≠"
    milder = tuple(evolve(f, severity="tension") for f in made.findings)
    calm = evolve(made, findings=milder)
    assert "~" in {card.sign for card in cards(calm)}
    assert "≠" not in {card.sign for card in cards(calm)}
    assert summary(calm).contradictions == 0
    assert f"{len(milder)} tensions" in summary(calm).text
