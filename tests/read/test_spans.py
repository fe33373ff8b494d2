"""Quotes are verbatim at their offsets, whole escapes and all, in every format that is read."""

from random import Random

import pytest
from feeds import FORMS, PDF, Form, folded
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import sentences

import reconcile
from reconcile.audit.codec import document_as_json, document_from_json
from reconcile.read import read_bytes
from reconcile.statement import Document

seen = st.characters(exclude_categories=["C", "Z"], exclude_characters="\u00ad\u200b\u2060\ufeff")
odd = st.one_of(seen, st.sampled_from("&<>\"'\\;#|*_[]()$%\u00e9\u2019\u05d0\u0660\U0001f30a"))
words = st.lists(st.text(odd, min_size=1, max_size=8), min_size=1, max_size=6).map(" ".join)
paragraphs = st.lists(words, min_size=1, max_size=3)
randoms = st.randoms(use_true_random=False)


def one(form: Form, texts: list[str], random: Random) -> Document:
    """Return the one document of texts written in a format."""
    (document,) = read_bytes(form.write(texts, random), form.name).documents
    return document


@settings(max_examples=500)
@given(paragraphs, st.sampled_from(FORMS), randoms, st.data())
def test_span_of_prose_says_in_the_file_what_was_read(
    texts: list[str], form: Form, random: Random, data: st.DataObject
) -> None:
    """From any word to any word of a paragraph, the file holds these words at these offsets, the last escape whole."""
    document = one(form, texts, random)
    prose = document.prose
    assert [folded(p) for p in prose.split("\n\n")] == [folded(t) for t in texts]
    start = data.draw(st.integers(0, len(prose) - 1).filter(lambda i: not prose[i].isspace()))
    stop = prose.find("\n\n", start) if "\n\n" in prose[start:] else len(prose)
    end = data.draw(st.integers(start + 1, stop).filter(lambda i: not prose[i - 1].isspace()))
    span = document.source_span(start, end)
    assert folded(form.says(document.text[slice(*span)])) == folded(prose[start:end])
    assert document.prose_span(*span) == (start, end)


@settings(max_examples=500)
@given(st.lists(sentences(), min_size=1, max_size=3), st.sampled_from(FORMS), randoms)
def test_quotes_of_every_format_say_what_the_statement_does(texts: list[str], form: Form, random: Random) -> None:
    """However the file spells an article, its statements are those of the bare words, and each quote says its own."""
    document = one(form, texts, random)
    statements = reconcile.extract(document)
    bare = reconcile.extract(Document(document.prose, published=document.published))
    assert [s.value for s in statements] == [s.value for s in bare]
    for s, plain in zip(statements, bare, strict=True):
        assert s.start < s.end
        assert s.quote == document.text[s.start : s.end]
        assert folded(form.says(s.quote)) == folded(plain.quote)
        assert document.prose_span(s.start, s.end) == (plain.start, plain.end)
        assert folded(form.says(document.text[slice(*s.frame.sentence)])) == folded(
            document.prose[slice(*plain.frame.sentence)]
        )


@settings(max_examples=100)
@given(st.lists(sentences(), min_size=1, max_size=3), randoms)
def test_quotes_of_a_pdf_say_what_the_statement_does(texts: list[str], random: Random) -> None:
    """The lines of a page are joined for reading; the quote is what stands there, broken where the line was."""
    document = one(PDF, texts, random)
    for s in reconcile.extract(document):
        assert s.quote == document.text[s.start : s.end]
        assert folded(s.quote) == folded(document.prose[slice(*document.prose_span(s.start, s.end))])


@settings(max_examples=500)
@given(paragraphs, st.sampled_from(FORMS), randoms)
def test_documents_survive_the_record_with_the_places_of_their_words(
    texts: list[str], form: Form, random: Random
) -> None:
    """A replay starts from the very document: its prose, where each character stands, and where escapes end."""
    document = one(form, texts, random)
    back = document_from_json(document_as_json(document))
    assert (back, back.id, back.prose, back.offsets) == (document, document.id, document.prose, document.offsets)
    assert dict(back.escapes) == dict(document.escapes)


@pytest.mark.parametrize(
    ("name", "text", "quote"),
    [
        ("a.html", "<p>Four were hurt in Mal&eacute;.", "Mal&eacute;"),
        ("a.html", "<p>Four were hurt in Mal&#233;.", "Mal&#233;"),
        ("a.ninjs", '{"body_text": "Four were hurt in Mal\\u00e9.", "uri": "x"}', "Mal\\u00e9"),
        ("a.json", '{"body_html": "<p>In Mal&#2\\u00333;.", "uri": "x"}', "Mal&#2\\u00333;"),
        ("a.nitf", "<nitf><body><body.content><p>Near Mal&#233;.</p></body.content></body></nitf>", "Mal&#233;"),
        ("a.md", "Near Mal&eacute;.", "Mal&eacute;"),
    ],
)
def test_quote_that_ends_on_an_escape_has_all_of_it(name: str, text: str, quote: str) -> None:
    """The last character of a quote may be written in several; none of them is cut off."""
    (document,) = read_bytes(text.encode(), name).documents
    start = document.prose.index("Mal\u00e9")
    assert document.text[slice(*document.source_span(start, start + 4))] == quote
