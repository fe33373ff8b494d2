"""Statements in running text: overlapping spans split and nest, and no character of the text is lost."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.report.card import Mark
from reconcile.report.page.spans import Piece, Said, paragraphs
from reconcile.statement import Document, Question, Source, Statement
from reconcile.values import Quantity


def said(document: Document, start: int, end: int) -> Said:
    """Return a statement at a span of the text, sound or not."""
    s = Statement(Question(), Quantity.exact(1), Source("x"), document, document.text[start:end], start, end)
    return Said(s, "q", Mark(0), quiet=False)


def text_of(children: Iterable[str | Piece]) -> str:
    """Return the text of pieces."""
    return "".join(c if isinstance(c, str) else text_of(c.children) for c in children)


def covered(children: Iterable[str | Piece], within: tuple[str, ...] = ()) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield each character with the ids of the statements around it."""
    for c in children:
        if isinstance(c, str):
            yield from ((x, within) for x in c)
        else:
            yield from covered(c.children, (*within, c.said.statement.id))


SPANS = st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=4)


@given(text=st.text(alphabet="ab \n\r京", min_size=1, max_size=40), spans=SPANS)
@settings(max_examples=500)
def test_marks_cover_exactly_their_spans(text: str, spans: list[tuple[int, int]]) -> None:
    """Every character shown is under the statements whose spans hold it and no other, and no text is lost."""
    document = Document(text, name="d")
    all_said = [said(document, a, b) for a, b in dict.fromkeys(spans)]
    sound = [x for x in all_said if 0 <= x.statement.start < x.statement.end <= len(text)]
    shown = [p.children for p in paragraphs(document, all_said)]
    kept = [(i, c) for i, line in lines(text) for i, c in enumerate(line, i)]
    found = [(c, set(ids)) for children in shown for c, ids in covered(children)]
    assert [c for c, _ in found] == [c for _, c in kept]
    for (i, _), (_, ids) in zip(kept, found, strict=True):
        assert ids == {x.statement.id for x in sound if x.statement.start <= i < x.statement.end}


def lines(text: str) -> Iterable[tuple[int, str]]:
    """Yield the lines that hold a word, each with its offset."""
    start = 0
    for line in text.replace("\r", "\n").split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def test_overlapping_spans_are_split_where_they_cross() -> None:
    """Of two spans that cross, the later one is cut in two: one part within the first, one after it."""
    document = Document("two or three men", name="d")
    (paragraph,) = paragraphs(document, [said(document, 0, 12), said(document, 7, 16)])
    outer, rest = paragraph.children
    assert isinstance(outer, Piece)
    assert isinstance(rest, Piece)
    inner = outer.children[1]
    assert isinstance(inner, Piece)
    assert (text_of([outer]), text_of([inner]), text_of([rest])) == ("two or three", "three", " men")
    assert (inner.first, rest.first) == (True, False)
    assert inner.said is rest.said


def test_many_spans_on_one_word_are_bounded() -> None:
    """However many statements lie on one word, marks nest only so deep."""
    document = Document("a" * 60, name="d")
    (paragraph,) = paragraphs(document, [said(document, i, 60 - i) for i in range(30)])
    assert max(len(ids) for _, ids in covered(paragraph.children)) == 4
    assert text_of(paragraph.children) == document.text


def test_long_texts_show_what_matters() -> None:
    """Of a very long text the paragraphs with statements are shown with their neighbours, and gaps are counted."""
    text = "\n".join(f"line {i} " + "x" * 100 for i in range(4000))
    document = Document(text, name="d")
    place = text.index("line 2000 ")
    shown = paragraphs(document, [said(document, place, place + 9)])
    assert [p.skipped for p in shown] == [1999, 0, 0]
    assert [text_of(p.children)[:9] for p in shown] == ["line 1999", "line 2000", "line 2001"]
