"""What is told at a glance is told right: quick looks before slow patterns, each held to its plain definition."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.config import Config
from reconcile.extract import attribution_tokens, open_questions, page, sentences, speech_quotes
from reconcile.extract.document import page_of
from reconcile.extract.extractors import ends, forecasts, responsibility, scores, statuses
from reconcile.lexicon import load_lexicon
from reconcile.statement import Document
from reconcile.values import Quantity
from reconcile.values.pattern import cut

_MARKS = re.compile(r"[“”„«»\"‘’]|``|''|(?<![\w'])'(?=\w)|(?<=[\w.,!?…])'(?![\w'])")
_ENDS = re.compile(r"[.!?…]+|[。！？؟।]")
_ODD = st.text(alphabet="ab 's.!?…。`\"“”‘’«»\n,", max_size=40)
_PHRASES = (
    "killed himself|may rise|is likely to climb|could be higher|Ana Ruiz is missing|Ana Ruiz , reportedly dead"
    "|in hospital|3–1|5-2|6-1 4-6|two against three|by 52 votes to 48|Ten TO four|a lone wolf"
    "|The Red Front claimed responsibility|was attributed to the Red Front|was killed by police"
    "|Guards shot dead the gunman|A SELF-INFLICTED WOUND|the|it|.|of|said it was behind|Ana|war|to|-|7|alone|Killed"
)
_WORDS = st.sampled_from(_PHRASES.split("|"))
_PROSE = st.lists(_WORDS, max_size=30).map(" ".join)


@given(_ODD)
def test_quotation_marks_are_those_of_the_plain_pattern(text: str) -> None:
    """The pattern that leaps from mark to mark finds what one finds that looks at every letter."""
    assert [m.span() for m in speech_quotes._MARK.finditer(text)] == [m.span() for m in _MARKS.finditer(text)]


@given(_ODD)
def test_ends_of_sentences_are_those_of_the_plain_pattern(text: str) -> None:
    """So does the one for full stops."""
    assert [m.span() for m in sentences._END.finditer(text)] == [m.span() for m in _ENDS.finditer(text)]


@settings(max_examples=200)
@pytest.mark.parametrize("pattern", [page._TOKEN, attribution_tokens._TOKEN], ids=["page", "attributions"])
@given(text=st.text(max_size=60), at=st.integers(0, 9))
def test_a_text_is_cut_where_the_pattern_matches(pattern: "re.Pattern[str]", text: str, at: int) -> None:
    """One split tells words and places alike."""
    spans = [(m[0], at + m.start(), at + m.end()) for m in pattern.finditer(text)]
    assert list(zip(*cut(pattern, text, at), strict=True)) == spans


_NEEDED = [
    (ends._OWN_HAND, ends._WORDS),
    (ends._OTHERS, ends._WORDS),
    (forecasts._RISE, forecasts._GROWING),
    (statuses._STATUS, statuses._WORDS),
    (responsibility._CLAIM, responsibility._HINTS),
    (responsibility._LAID, (*responsibility._HINTS, "pinned on", "suspect")),
    (responsibility._ALONE, responsibility._HINTS),
]


@settings(max_examples=500)
@given(_PROSE)
def test_no_pattern_matches_without_one_of_its_words(text: str) -> None:
    """A sentence that holds none of the words is one that the pattern does not match."""
    for pattern, words in _NEEDED:
        assert not pattern.search(text) or any(word in text.casefold() for word in words)
    assert not (scores._PAIR.search(text) or scores._SETS.search(text)) or scores._paired(text.casefold())


@settings(max_examples=200)
@given(_PROSE, st.lists(_WORDS.map(str.lower), max_size=4))
def test_the_sentences_that_hold_a_word_are_those_where_it_stands(text: str, words: list[str]) -> None:
    """In their order, each once."""
    here = page_of(Document(text), Config(), load_lexicon(Config()))
    plain = [
        line
        for line in here.lines
        if any(word in text[line.sentence.start : line.sentence.end].casefold() for word in words)
    ]
    assert list(here.holding(*words)) == plain


@settings(max_examples=200)
@given(_PROSE)
def test_what_is_looked_up_by_its_place_is_what_a_search_finds(text: str) -> None:
    """Phrases by their first token and by the token after them, quantities by the token that they begin in."""
    for line in page_of(Document(text), Config(), load_lexicon(Config())).lines:
        for k in range(len(line.tokens) + 1):
            assert line.opening.get(k) == next((h for h in line.hits if h.first == k), None)
            assert line.closing.get(k) == next((h for h in line.hits if h.last == k), None)
            at = (f for f in line.found if isinstance(f.value, Quantity) and line.token_at(f.start) == k)
            assert line.quantities.get(k) == next(at, None)


@settings(max_examples=500)
@given(st.lists(st.sampled_from("did not say if whether he IF Whether rifles asked sure three died ,".split())))
def test_only_what_says_if_or_whether_is_left_open(words: list[str]) -> None:
    """A clause that the quick look passes over asks nothing."""
    text = " ".join(words) + " "
    if not {"if", "whether"} & set(text.lower().split()):
        assert not open_questions._ASKED.search(text)
        assert open_questions.openness(text, 0, len(text)) is open_questions.Openness.NONE
