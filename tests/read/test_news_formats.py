"""ninjs, NITF and NewsML-G2: what a person reads, where it stands in the file, and who published it when."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reconcile
from reconcile.errors import InputError
from reconcile.read import read, read_bytes
from reconcile.statement import Document

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>slug</title><docdata><date.issue norm="20310502T073000+0200"/>
<doc.copyright holder="Rights House"/></docdata><pubdata name="The Lantern"/></head>
<body><body.head><hedline><hl1>Dam fails at Orrin</hl1></hedline><byline>By <person>Ada Quill</person></byline>
<distributor>Northwire</distributor><dateline><location>ORRIN</location>, <story.date>May 2</story.date></dateline>
</body.head><body.content><p>Four&nbsp;people <em>died</em>, police&#160;said &amp; &#8220;wept&#8221;.</p>
<!-- nine dead --><p><![CDATA[Two <are> missing.]]></p><table><tr><td>dead</td><td>4</td></tr></table>
<media><media-metadata name="x" value="y">meta</media-metadata><media-caption>The dam</media-caption></media>
</body.content><body.end><tagline>Northwire</tagline></body.end></body></nitf>"""

G2 = """<?xml version="1.0"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>"""
ITEM = """<newsItem guid="urn:x:1"><rightsInfo><copyrightHolder><name>Rights House</name></copyrightHolder></rightsInfo>
<itemMeta><provider literal="NW"><name>Northwire</name></provider>
<versionCreated>2031-05-02T07:30:00+02:00</versionCreated>
</itemMeta><contentMeta><headline>Dam fails at Orrin</headline><by>Ada Quill</by></contentMeta>
<contentSet>{body}</contentSet></newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>slug</title>
</head><body><h1>Dam fails at Orrin</h1><p>Four people<br/>died.</p></body></html></inlineXML>"""
INNER_NITF = """<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content><p>Four died.</p></body.content>
</body></nitf></inlineXML>"""
PLAIN = '<inlineData contenttype="text/plain">Four died.\nTwo are missing.\n\nMore soon &amp; later.</inlineData>'
REMOTE = '<remoteContent href="http://x.example/picture.jpg"/>'


def one(text: str, name: str) -> Document:
    """Return the one document of a text under a name."""
    (document,) = read_bytes(text.encode(), name).documents
    return document


def maps_back(document: Document) -> None:
    """Check that every character of the prose stands at its place, or is white space, or comes from an escape."""
    assert document.offsets is not None
    assert len(document.offsets) == len(document.prose)
    for char, place in zip(document.prose, document.offsets, strict=True):
        assert document.text[place] in (char, "&", "\\") or char in " \n"


def test_nitf_gives_headline_byline_dateline_and_body() -> None:
    """Metadata and closing lines go; references, character data and named entities of HTML are resolved."""
    item = one(NITF, "dam.nitf")
    assert item.prose == (
        "Dam fails at Orrin\n\nBy Ada Quill\n\nORRIN, May 2\n\nFour people died, police said & \u201cwept\u201d.\n\n"
        "Two <are> missing.\n\ndead 4\n\nThe dam"
    )
    assert (item.publisher, item.published) == ("The Lantern", "2031-05-02T07:30:00+02:00")
    maps_back(item)


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        (XHTML, "Ada Quill\n\nDam fails at Orrin\n\nFour people\ndied."),
        (INNER_NITF, "Dam fails at Orrin\n\nAda Quill\n\nFour died."),
        (PLAIN, "Dam fails at Orrin\n\nAda Quill\n\nFour died.\nTwo are missing.\n\nMore soon & later."),
    ],
)
def test_newsml_gives_the_text_in_each_of_its_forms(body: str, prose: str) -> None:
    """XHTML, NITF and plain text inside an item are read alike, the headline once."""
    item = one(ITEM.format(body=body), "dam.xml")
    assert item.prose.split("\n\n")[-1] == prose.split("\n\n")[-1]
    assert item.prose.count("Dam fails") == 1
    assert (item.publisher, item.published) == ("Northwire", "2031-05-02T07:30:00+02:00")
    maps_back(item)


def test_message_of_several_items_gives_a_document_each() -> None:
    """Items with text are numbered; pictures are no documents."""
    text = G2.format(items=ITEM.format(body=XHTML) + ITEM.format(body=REMOTE) + ITEM.format(body=PLAIN))
    documents = read_bytes(text.encode(), "feed.newsml").documents
    assert [d.name for d in documents] == ["feed.newsml#1", "feed.newsml#2"]
    assert [d.prose[-8:] for d in documents] == ["le\ndied.", "& later."]
    for document in documents:
        maps_back(document)


FIRST = {
    "uri": "https://northwire.example/1",
    "type": "text",
    "versioncreated": "2031-05-02T07:30:00Z",
    "byline": "Ada Quill",
    "headline": "Dam fails at Orrin",
    "located": "Orrin",
    "copyrightholder": "Rights House",
    "provider": "Northwire",
    "body_text": "Four people died \u2014 \u201cpolice\u201d.\n\nTwo are missing.",
}
SECOND = {
    "uri": "urn:x:1",
    "versionCreated": "2031-05-02T07:30:00Z",
    "headlines": [{"role": "short", "value": "Dam"}, {"role": "main", "value": "Dam fails at Orrin"}],
    "infosources": [{"name": "Northwire"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "Four died."},
        {
            "role": "main",
            "contenttype": "application/xhtml+xml",
            "value": "<p>Four&nbsp;died \U0001f30a.</p><p>More.</p>",
        },
    ],
}


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("sort_keys", [True, False])
def test_ninjs_of_the_first_form_is_read(ascii_only: bool, sort_keys: bool) -> None:
    """Headline, byline and body come in this order however the file orders and escapes them."""
    item = one(json.dumps(FIRST, ensure_ascii=ascii_only, sort_keys=sort_keys, indent=1), "dam.json")
    assert item.prose == f"Dam fails at Orrin\n\nAda Quill\n\n{FIRST['body_text']}"
    assert (item.publisher, item.published) == ("Northwire", "2031-05-02T07:30:00Z")
    assert item.url == "https://northwire.example/1"
    maps_back(item)
    start = item.prose.index("Four")
    span = item.source_span(start, start + len("Four people died"))
    assert item.text[slice(*span)] == "Four people died"
    assert item.prose_span(*span) == (start, start + len("Four people died"))


@pytest.mark.parametrize("ascii_only", [True, False])
def test_ninjs_of_the_later_forms_is_read(ascii_only: bool) -> None:
    """The main headline and the marked-up body are chosen from the lists."""
    item = one(json.dumps(SECOND, ensure_ascii=ascii_only), "dam.ninjs")
    assert item.prose == "Dam fails at Orrin\n\nFour died \U0001f30a.\n\nMore."
    assert (item.publisher, item.published, item.url) == ("Northwire", "2031-05-02T07:30:00Z", None)
    maps_back(item)


@pytest.mark.parametrize(
    "text", [NITF, json.dumps(FIRST, sort_keys=True), json.dumps({**FIRST, "headline": "Two die"})]
)
def test_statements_of_a_feed_quote_the_file(text: str) -> None:
    """Every quote stands in the file at its offsets, also where the body comes before the headline."""
    item = one(text, "dam.nitf" if text.startswith("<") else "dam.json")
    statements = reconcile.extract(item)
    assert any(s.question.attribute == "killed" and s.value.as_json()["low"] == 4 for s in statements)
    assert all(s.start < s.end and s.quote == item.text[s.start : s.end] for s in statements)


def test_folder_passes_over_other_json_and_xml(tmp_path: Path) -> None:
    """Files whose suffix tells little are read where they begin like an article, and left alone where not."""
    (tmp_path / "dam.xml").write_text(NITF)
    (tmp_path / "item.json").write_text(json.dumps(FIRST))
    (tmp_path / "expected.json").write_text('{"answers": [4]}')
    (tmp_path / "map.xml").write_text("<svg/>")
    assert sorted(d.name for d in read(tmp_path).documents) == ["dam.xml", "item.json"]
    assert not read(tmp_path).failures


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("<svg/>", "a.xml", r"a\.xml: is a '\.xml' file, but does not begin like NewsML-G2 or NITF\."),
        ('{"a": 1}', "a.json", r"does not begin like ninjs"),
        ('{"headline": "x"}', "a.ninjs", r"no text in body_text"),
        ('{"headline": "x",\n "body', "a.ninjs", r"a\.ninjs \(line 2, column \d+\): is not JSON"),
        (
            "<nitf><body>\n<p></body></nitf>",
            "a.nitf",
            r"a\.nitf \(line 2, column \d+\): is not well-formed XML: mismatched",
        ),
        ("<nitf><head/></nitf>", "a.nitf", "without text"),
        ("<newsItem/>", "a.nitf", "its root is <newsItem>"),
        (ITEM.format(body=REMOTE), "a.newsml", "without a text"),
        ("<nitf>" + "<p>" * 300, "a.nitf", "nested more than 200 deep"),
        ("[" * 100_000, "a.ninjs", "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, name: str, message: str) -> None:
    """What, where and what to do, for files of another kind, broken files and files without text."""
    with pytest.raises(InputError, match=message) as raised:
        read_bytes(text.encode(), name)
    assert raised.value.remedy


BOMB = """<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "dead dead dead">{entities}]>
<nitf><body><body.content><p>&z;</p></body.content></body></nitf>"""


@pytest.mark.parametrize(
    "entities",
    [
        "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghiz", strict=True)),
        '<!ENTITY z SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://x.example/evil.dtd"> %p;',
    ],
)
def test_entities_of_a_hostile_file_are_refused(entities: str) -> None:
    """Neither is memory filled, nor a file or an address read, by what a document type declares."""
    with pytest.raises(InputError, match="declares the entity"):
        read_bytes(BOMB.format(entities=entities).encode(), "a.nitf")


seen = st.characters(exclude_categories=["C"], exclude_characters="\u00ad\u200b\u2060\ufeff")
words = st.text(seen, min_size=1, max_size=30)
paragraphs = st.lists(words.filter(lambda w: not w.isspace()), min_size=1, max_size=5)


def as_nitf(texts: list[str]) -> str:
    """Return paragraphs as NITF."""
    body = "".join(f"<p>{escape(t)}</p>" for t in texts)
    return f"<nitf><body><body.content>{body}</body.content></body></nitf>"


def as_newsml(texts: list[str]) -> str:
    """Return paragraphs as NewsML-G2 with NITF in it."""
    return f"<newsItem><contentSet><inlineXML>{as_nitf(texts)}</inlineXML></contentSet></newsItem>"


def as_ninjs(texts: list[str]) -> str:
    """Return paragraphs as a plain ninjs body."""
    return json.dumps({"uri": "urn:x:1", "body_text": "\n\n".join(texts)})


def as_marked_up(texts: list[str]) -> str:
    """Return paragraphs as a marked-up ninjs body."""
    return json.dumps({"body_xhtml": "".join(f"<p>{escape(t)}</p>" for t in texts), "uri": "urn:x:1"})


FORMS = [(as_nitf, "a.nitf"), (as_newsml, "a.newsml"), (as_ninjs, "a.ninjs"), (as_marked_up, "a.ninjs")]


@settings(max_examples=500)
@given(paragraphs, st.sampled_from(FORMS))
def test_paragraphs_survive_every_feed_format(texts: list[str], form: tuple[Callable[[list[str]], str], str]) -> None:
    """Whatever the words, they come back, white space folded, each character with its place."""
    write, name = form
    document = one(write(texts), name)
    assert [p.split() for p in document.prose.split("\n\n")] == [t.split() for t in texts]
    maps_back(document)


TAGS = "<nitf> </nitf> <body> </body> <p> </p> <br/> <newsItem> <contentSet> <inlineXML> <!-- --> <![CDATA[ ]]>".split()
OTHERS = [
    "&amp;",
    "&x;",
    "<!DOCTYPE nitf>",
    "Four died.",
    "\r\n",
    "\u00e9",
    '{"body_text": "',
    '", "uri": "x"}',
    "\\u00e9",
    "\\",
]
pieces = st.sampled_from(TAGS + OTHERS)


@settings(max_examples=500)
@given(st.lists(pieces, max_size=12).map("".join), st.sampled_from([".nitf", ".newsml", ".xml", ".ninjs", ".json"]))
def test_broken_feeds_are_read_or_refused(text: str, suffix: str) -> None:
    """Nothing but a documented error comes of a broken file, and what is read maps back."""
    name = f"a{suffix}"
    try:
        documents = read_bytes(text.encode(), name).documents
    except InputError as error:
        documents, refusal = (), error
    for document in documents:
        maps_back(document)
    if not documents:
        assert refusal.where.startswith(name)
        assert refusal.remedy
