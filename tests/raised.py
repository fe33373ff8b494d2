"""Flags for the tests of checks, as Hypothesis draws them."""

from hypothesis import strategies as st

from reconcile.checking import Flag, Place, Side, Suggestion
from reconcile.finding import Severity

# What a cell, a path or a hostile message may hold.
words = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    (
        "50% of it, a:b",
        "::error::x",
        "line\nbreak\r\n",
        "[a](b)",
        "<b>&amp;</b>",
        "| pipe |",
        '"quoted"',
        "",
        "\x00\x1b[31m",
    )
)
fingerprints = st.integers(0, 16**20 - 1).map(lambda n: f"f-{n:020x}")


@st.composite
def places(draw: st.DrawFn) -> Place:
    """Return a place in a file, with or without lines and columns."""
    line, column = draw(st.integers(0, 9)), draw(st.integers(0, 5))
    return Place(
        file=draw(st.sampled_from(("a.csv", "data/b c.csv", "x,y:z.csv", "é.txt"))),
        line=line,
        end_line=line and line + draw(st.integers(0, 2)),
        column=column if line else 0,
        end_column=column + 3 if line and column else 0,
        row=draw(st.integers(0, 9)),
        source=draw(words),
        written=draw(words),
    )


@st.composite
def flags(draw: st.DrawFn) -> Flag:
    """Return a flag with one to four sides."""
    sides = st.builds(Side, words, st.lists(places(), min_size=1, max_size=5).map(tuple))
    suggested = st.builds(Suggestion, words, st.floats(0.01, 0.99), st.sampled_from(("resolved", "contested")))
    return Flag(
        rule=draw(st.sampled_from(("one-value-per-key", "parts-exceed-whole"))),
        title="values differ",
        severity=draw(st.sampled_from(tuple(Severity))),
        question=draw(words),
        sides=tuple(draw(st.lists(sides, min_size=1, max_size=4))),
        message=draw(words),
        fingerprint=draw(fingerprints),
        suggestion=draw(st.none() | suggested),
    )
