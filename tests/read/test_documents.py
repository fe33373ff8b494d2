"""Word files, PDF files and articles out of web pages: the optional formats, with files made here."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import SPACE, docx, pdf

from reconcile.config import Config
from reconcile.errors import InputError
from reconcile.read import read_bytes
from reconcile.read.xmltree import MAX_BYTES
from reconcile.statement import Document

WORDS = (
    "<w:p><w:pPr><w:t>style</w:t></w:pPr><w:r><w:t>Dam fails</w:t></w:r></w:p>"
    '<w:p><w:r><w:t xml:space="preserve">Four </w:t></w:r><w:ins><w:r><w:t>people</w:t></w:r></w:ins>'
    "<w:del><w:r><w:delText>dogs</w:delText></w:r></w:del><w:r><w:tab/><w:t>died</w:t><w:br/><w:t>today.</w:t></w:r></w:p>"
    "<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>dead</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc>"
    "</w:tr><w:tr><w:tc><w:p><w:r><w:t>missing</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice>"
    "<mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
)


def one(data: bytes, name: str, config: Config | None = None) -> Document:
    """Return the one document that bytes hold."""
    (document,) = read_bytes(data, name, config).documents
    return document


def maps_back(document: Document) -> None:
    """Check that every character of the prose stands at its place, or is white space."""
    places = document.offsets if document.offsets is not None else range(len(document.text))
    assert len(places) == len(document.prose)
    assert all(document.text[at] == char or char in " \n" for char, at in zip(document.prose, places, strict=True))


def test_word_file_gives_its_words_with_changes_accepted() -> None:
    """Paragraphs, breaks and rows stay; deleted words, styles and doubled boxes go."""
    document = one(docx(WORDS), "dam.docx")
    assert document.text == "Dam fails\n\nFour people died\ntoday.\n\ndead 4\nmissing\n\nBox"
    assert document.prose == document.text


def test_word_file_may_name_its_main_part() -> None:
    """The part that the package names as its document is read, wherever it lies."""
    named = b'<r><Relationship Type="http://x/officeDocument" Target="/other/text.xml"/></r>'
    text = f"<w:document {SPACE}><w:p><w:r><w:t>Elsewhere.</w:t></w:r></w:p></w:document>".encode()
    assert one(docx("", **{"_rels/.rels": named, "other/text.xml": text}), "a.docx").text == "Elsewhere."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"not packed", "is no .docx"),
        (b"\xd0\xcf\x11\xe0rest", "password"),
        (docx(""), "holds no text"),
        (docx("<w:p>"), "not well-formed XML"),
        (docx(f"<w:p><w:r><w:t>{'a' * (MAX_BYTES + 1)}</w:t></w:r></w:p>"), "unpacks to more than 16 MiB"),
        (docx(WORDS)[:200] + b"\0" * 80 + docx(WORDS)[280:], "damaged|not well-formed"),
        (b"PK\x01\x02" * 10_001, "more than 10000 parts"),
        (docx(WORDS).replace(b"word/document.xml", b"word/dokument.xml"), "has no part"),
    ],
    ids=["text", "old", "empty", "broken", "bomb", "damaged", "parts", "main"],
)
def test_hostile_and_broken_word_files_are_refused(data: bytes, message: str) -> None:
    """Neither a bomb, nor damage, nor a password raises anything but a sentence with the remedy."""
    with pytest.raises(InputError, match=message) as raised:
        read_bytes(data, "a.docx")
    assert raised.value.where.startswith("a.docx")
    assert raised.value.remedy


PAGES = [
    ["The Lantern", "Dam fails at Orrin", "Four people died when the dam of Orrin failed on Mon-", "day, the gov-",
     "ernment said. Two are missing, and the 30-", "year-old dam (built in 2001) is gone.", "More soon.", "1"],
    ["The Lantern", "A second report says that five people died there in the night", "of Monday.", "2"],
    ["The Lantern", "A third report says nothing of the dam of Orrin or of people.", "3"],
]  # fmt: skip


def test_pdf_gives_joined_lines_without_running_heads() -> None:
    """Words parted at line ends are whole, paragraphs stay apart, and what every page repeats is gone."""
    document = one(pdf(*PAGES), "dam.pdf")
    assert document.prose == (
        "Dam fails at Orrin\n\nFour people died when the dam of Orrin failed on Monday, the government said. Two are "
        "missing, and the 30- year-old dam (built in 2001) is gone.\n\nMore soon.\n\nA second report says that five "
        "people died there in the night of Monday.\n\nA third report says nothing of the dam of Orrin or of people."
    )
    maps_back(document)
    start = document.prose.index("Four people")
    assert document.text[slice(*document.source_span(start, start + 16))] == "Four people died"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"text", "is no PDF"),
        (b"%PDF-1.7\n" + b"\xff" * 500, "damaged PDF"),
        (pdf([""]), "holds no text"),
        (pdf(*PAGES)[:400], "damaged PDF|holds no text"),
    ],
    ids=["text", "noise", "empty", "cut"],
)
def test_broken_pdf_files_are_refused(data: bytes, message: str) -> None:
    """What pypdf cannot read is told in a sentence with the remedy."""
    with pytest.raises(InputError, match=message) as raised:
        read_bytes(data, "a.pdf")
    assert raised.value.where == "a.pdf"
    assert raised.value.remedy


@settings(max_examples=100)
@given(st.lists(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60), min_size=1, max_size=12))
def test_prose_of_a_pdf_maps_back_to_its_text(lines: list[str]) -> None:
    """Every character that is read of a PDF stands at its place in the extracted text."""
    data = pdf([line.replace("\\", "/") for line in lines])
    try:
        document = one(data, "a.pdf")
    except InputError as error:
        assert "holds no text" in error.problem  # noqa: PT017
    else:
        maps_back(document)


@settings(max_examples=200)
@given(
    st.binary(max_size=60), st.integers(0, 600), st.sampled_from([("a.docx", docx(WORDS)), ("a.pdf", pdf(["Four."]))])
)
def test_damaged_documents_are_read_or_refused(noise: bytes, at: int, given_file: tuple[str, bytes]) -> None:
    """Bytes overwritten anywhere raise nothing but a documented error."""
    name, data = given_file
    try:
        document = one(data[:at] + noise + data[at + len(noise) :], name)
    except InputError as error:
        assert error.remedy  # noqa: PT017
    else:
        maps_back(document)


PAGE = """<html><head><title>Dam fails at Orrin - The Lantern</title></head><body>
<div class="menu"><ul><li><a href="/">Home</a></li><li><a href="/s">Nine dead in other news</a></li></ul></div>
<h1>Dam fails at Orrin</h1><div class="article"><p>{0}</p><p>{1}</p><p>{2}</p></div>
<div class="related"><a href="/1">Read also: ninety die elsewhere</a> <a href="/2">More</a></div>
<div class="comments"><h2>Comments</h2><p>user1: I heard of fifty dead!</p></div></body></html>"""
TEXTS = [
    "Four people &mdash; all of them farmers &mdash; died when the dam of <b>Orrin</b> failed on Monday, police said, "
    "and the water took the road to the town with it within an hour of the first alarm.",
    "Two are missing, the mayor told reporters in the town hall, where families had waited through the night for news "
    "of those who had worked below the wall when it gave way.",
    "The dam was built in 2001. Its owner said that inspectors had seen no fault in it when they were there last year, "
    "and that the cause would be looked for as soon as the water was gone.",
]


def test_article_of_a_page_is_anchored_in_the_page() -> None:
    """On request the article alone is read, under its headline, each character with its place in the page."""
    page = PAGE.format(*TEXTS)
    plain, article = (one(page.encode(), "a.html", config) for config in (Config(), Config(articles=True)))
    assert "Nine dead" in plain.prose
    assert article.prose.startswith("Dam fails at Orrin\n\nFour people \u2014 all of them farmers \u2014 died when")
    assert article.prose.endswith("as soon as the water was gone.")
    assert not any(words in article.prose for words in ("Nine dead", "ninety die"))
    assert article.text == page
    start = article.prose.index("the dam of Orrin")
    assert page[slice(*article.source_span(start, start + 16))] == "the dam of <b>Orrin"
    assert list(article.offsets or ()) == sorted(article.offsets or ())


@pytest.mark.parametrize("page", ["", "<p>Four died.", "<nav>x", "\x01<html>"])
def test_page_without_an_article_is_read_as_it_is(page: str) -> None:
    """Where nothing like an article is found, the page is read as without the choice."""
    assert one(page.encode(), "a.html", Config(articles=True)).prose == one(page.encode(), "a.html").prose


@pytest.mark.parametrize(
    ("package", "data", "name", "extra"),
    [("pypdf", pdf(["Four."]), "a.pdf", "documents"), ("trafilatura", b"<p>Four.", "a.html", "articles")],
)
def test_missing_package_is_named_with_its_extra(
    package: str, data: bytes, name: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the optional package the message says which file needs it and how to install it."""
    without(package, monkeypatch)
    with pytest.raises(InputError, match=rf"{name}: .*'{package}'.*pip install 'claim-reconcile\[{extra}\]'"):
        read_bytes(data, name, Config(articles=True))


def without(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a package impossible to import."""
    monkeypatch.setitem(__import__("sys").modules, package, None)
