"""The Markdown report escapes what documents bring and notifies nobody."""

import re
from types import ModuleType

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.report import render
from reconcile.report.formats.markdown import escaped

HOSTILE = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("<>&[]()*_`|#@:!\\\n-+=~$1w.")), max_size=40)


def test_each_card_has_answer_sentence_and_table(sample: ModuleType) -> None:
    """A card is a heading, the answer in bold, the sentence as a quotation, and a table of the camps."""
    text = render(sample.case(), "markdown")
    assert "## ≠ guards killed · Lindmoor depot\n\n**3** · contested · 63 %" in text
    assert "\n> three guards, according to" in text
    assert "| ▲ | 2 | Harbour Gazette (unattributed) | “two guards died”" in text


@given(text=HOSTILE)
@settings(max_examples=500)
def test_nothing_escaped_is_markup(text: str) -> None:
    """Escaped text is one line with no bare character of Markdown or HTML and no mention, link or issue number."""
    shown = escaped(text)
    assert "\n" not in shown
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "\ufffd", shown)
    assert not re.search(r"[\\`*_{}\[\]<>&|~$!]", bare)
    assert not re.search(r"@\w|#\d|://|(?i:\bwww\.)|^[#+=-]", bare)


@given(texts=st.lists(HOSTILE, min_size=1, max_size=15))
@settings(max_examples=300, deadline=None)
def test_any_text_keeps_the_tables_whole(sample: ModuleType, texts: list[str]) -> None:
    """Whatever the documents hold, every row of the evidence has five cells."""
    text = render(sample.of_texts(*texts), "markdown")
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert len(rows) >= 3
    assert all(len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 6 for row in rows)


def test_nothing_to_compare_says_what_was_read(sample: ModuleType) -> None:
    """An empty result lists what was read and what could not be."""
    text = render(sample.empty(), "markdown")
    assert "**Nothing to compare.**" in text
    assert "- calm.txt, 4 words" in text
    assert "- **odd.bin**: the file is binary" in text
