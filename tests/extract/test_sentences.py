"""Layout: paragraphs, headlines, datelines, quotes and sentences, over news English of our own making."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.extract.sentences import Block, quotes, split


def cut(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[s.start : s.end] for s in split(text).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Dale met Dr. Ines Roca at 3 p.m. on Aug. 14 in St. Orla.",
        "The U.S. Navy towed it.",
        "J. Q. Smith paid 3.5 million to No. 12.",
        "Gen. Ode and Lt. Col. Bray left for Velm, approx. 40 km away.",
        "Is it safe, the mayor asked.",
        "“Out!” Bray shouted at them.",
        "The firm, Dale Inc. of Velm, closed.",
        "It rose ... and fell.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    """Abbreviations, initials, decimals and marks inside a sentence do not end it."""
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It fell. Nobody was hurt.", ["It fell.", "Nobody was hurt."]),
        ("It fell. “We ran,” she said.", ["It fell.", "“We ran,” she said."]),
        ('It fell. "We ran." He left.', ["It fell.", '"We ran."', "He left."]),
        ("He left at 3 p.m. The road was open.", ["He left at 3 p.m.", "The road was open."]),
        ("“We ran. We hid,” said Roca.", ["“We ran.", "We hid,” said Roca."]),
        ("Who knew? Nobody did!", ["Who knew?", "Nobody did!"]),
        ("12 died.15 were hurt.", ["12 died.15 were hurt."]),
        ("THE BUS BURNED.  GEN. BRAY LEFT.", ["THE BUS BURNED.", "GEN. BRAY LEFT."]),
        ("水が上がった。橋が落ちた。", ["水が上がった。", "橋が落ちた。"]),
    ],
)
def test_sentences_end_where_they_end(text: str, parts: list[str]) -> None:
    """A full stop before a capital, a digit or an opening quote ends a sentence."""
    assert cut(text) == parts


def test_wrapped_lines_are_joined() -> None:
    """A wire wrapped in mid-sentence reads as its paragraphs, which indents and blank lines divide."""
    text = (
        "   THE RIVER ROSE THROUGH THE NIGHT AND TOOK THE LOWER PART OF THE\n"
        "TOWN.  THREE HOUSES FELL INTO THE WATER AND A BRIDGE WAS CLOSED TO\n"
        "ALL TRAFFIC UNTIL NOON.\n"
        "\n"
        "   THE MAYOR SAID THAT NOBODY HAD BEEN HURT AND THAT THE SCHOOL WOULD\n"
        "REMAIN OPEN FOR THOSE WHO HAD LOST THEIR HOMES.\n"
    )
    layout = split(text)
    assert len(layout.paragraphs) == 2
    assert len(layout.sentences) == 3


def test_unwrapped_lines_are_paragraphs() -> None:
    """In text that nobody wrapped each line is a paragraph."""
    text = "The river rose through the night.\nThe bridge fell.\nThe mayor said that nobody had been hurt in the town."
    assert len(split(text).paragraphs) == 3


@pytest.mark.parametrize(
    ("head", "block"),
    [
        ("Flood Takes Bridge In Velm", Block.HEADLINE),
        ("# Flood takes bridge", Block.HEADLINE),
        ("Twelve dead in Velm flood", Block.HEADLINE),
        ("By Ines Roca", Block.BYLINE),
        ("Photo: the bridge at dawn", Block.CAPTION),
        ("The bridge fell at dawn.", Block.BODY),
    ],
)
def test_blocks(head: str, block: Block) -> None:
    """What a first paragraph is shows in its form."""
    layout = split(f"{head}\n\nThe river rose through the night and took the bridge.")
    assert layout.sentences[0].block is block
    assert layout.sentences[-1].block is Block.BODY
    assert layout.sentences[0].headline is (block is Block.HEADLINE)


@pytest.mark.parametrize(
    ("line", "place", "agency", "date", "first"),
    [
        ("PORT VELM, Aug 14 (NW) -- The river rose.", "PORT VELM", "NW", "Aug 14", "The river rose."),
        ("PORT VELM, Aug 14 The river rose.", "PORT VELM", "", "Aug 14", "The river rose."),
        ("Velm, Orla (NW) — The river rose.", "Velm", "NW", "", "The river rose."),
        ("(Northwire) The river rose.", "", "Northwire", "", "The river rose."),
        ("VELM — The river rose.", "VELM", "", "", "The river rose."),
        ("VELM, 8 FEB 89 (NW) -- [TEXT] THE RIVER ROSE.", "VELM", "NW", "8 FEB 89", "THE RIVER ROSE."),
    ],
)
def test_datelines(line: str, place: str, agency: str, date: str, first: str) -> None:
    """A dateline is read apart from the sentence that it opens."""
    layout = split(line)
    (dateline,) = layout.datelines
    assert (dateline.place, dateline.agency, dateline.date) == (place, agency, date)
    assert line[layout.sentences[0].start : layout.sentences[0].end] == first


@pytest.mark.parametrize(
    "line",
    [
        "Police — who came late — left.",
        "The river rose.",
        "NASA said so.",
        "Rain fell - the dam held.",
        "A (very) long day.",
    ],
)
def test_no_dateline(line: str) -> None:
    """A dash or a bracket alone makes no dateline."""
    assert split(line).datelines == ()


def test_quotes_are_paired() -> None:
    """Curly, straight and spaced marks pair; apostrophes and inches do not."""
    text = 'The miners\' 6" pipe “broke twice,” he said. "It\'s old," she said. The " North " gate is shut.'
    assert [q.text for q in quotes(text)] == ["“broke twice,”", '"It\'s old,"', '" North "']


def test_a_quote_goes_on_over_paragraphs() -> None:
    """A quote that is reopened in the next paragraph goes on there."""
    layout = split("“We ran.\n\n“We hid,” she said.")
    assert [q.continues for q in layout.quotes] == [False, True]


_PIECES = st.sampled_from(
    [
        "He ",
        "said ",
        ". ",
        '"',
        "“",
        "” ",
        "‘",
        "’",
        "'",
        "\n",
        "\n\n",
        "Mr. ",
        "U.S. ",
        "VELM, Aug 14 (NW) -- ",
        "12.5 ",
        "! ",
        "… ",
        "# ",
        "\r\n",
        "(A) ",
    ]
)


@settings(max_examples=500)
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join)))
def test_sentences_tile_the_text(text: str) -> None:
    """Sentences and datelines never overlap, and together hold every character that is no blank."""
    layout = split(text)
    spans = sorted([(s.start, s.end) for s in layout.sentences] + [(d.start, d.end) for d in layout.datelines])
    at = 0
    for start, end in spans:
        assert text[at:start].strip() == ""
        assert at <= start < end
        at = end
    assert text[at:].strip() == ""
