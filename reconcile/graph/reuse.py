"""Which documents carry another's text, so that a wire story counts once however many outlets carry it.

Method: containment of five-word runs, as in studies of news-agency copy (Nicholls 2019, Digital Journalism 7:10).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from attrs import frozen

from reconcile.graph.clusters import Clusters
from reconcile.graph.credits import without_credit
from reconcile.graph.dated import Span, earlier, first_seen, span
from reconcile.graph.shingles import RUN, Shingled, words
from reconcile.statement import Document

CONTAINED = 0.5  # share of the shorter text's runs from which it counts as carried over
SHARED = 12  # and at least so many runs (16 words): short texts on one event meet by chance
STRETCH = 40  # or one unbroken stretch of so many words outside quotation marks


@frozen
class Copy:
    """Two documents of which one carries the other's text.

    Attributes:
        source: the earlier one; the first in canonical order where the dates do not tell.
        copy: the one that carries its text.
        containment: share, 0 to 1, of the shorter one's five-word runs that the other has too.
        words: the longest stretch that both have, at most 12 words.
        because: the reason, for people.
        decided: whether the dates tell which was first; where not, the pair is symmetric.
    """

    source: Document
    copy: Document
    containment: float
    words: str
    because: str
    decided: bool


@frozen(slots=False)
class Text:
    """One wording with all documents that carry it word for word, the first ones first, then in canonical order."""

    key: str
    carriers: tuple[Document, ...]

    @cached_property
    def published(self) -> Span | None:
        """Return when it first appeared; None if no carrier is dated."""
        return span(self.carriers[0].published)

    @property
    def roots(self) -> tuple[Document, ...]:
        """Return the carriers that may be the first: all but those that are surely later."""
        return tuple(d for d in self.carriers if not earlier(self.published, span(d.published)))


@frozen
class Reuse:
    """Text reuse among documents.

    Attributes:
        copies: one link from each carrier towards what it carries; enough to connect every group, not all pairs.
        groups: document id -> key of its group of texts.
        roots: key of a group -> the documents whose text nobody in it published surely earlier.
    """

    copies: tuple[Copy, ...]
    groups: Mapping[str, str]
    roots: Mapping[str, tuple[Document, ...]]


def copies(documents: Iterable[Document]) -> tuple[Copy, ...]:
    """Return who carries whose text, in canonical order, whatever the order of the documents."""
    return reuse(documents).copies


def reuse(documents: Iterable[Document]) -> Reuse:
    """Group documents by the text they carry.

    A dated text has at most one source among the surely earlier ones, the one it shares most with: a round-up that
    carries two agencies' texts must not make these two into one. Pairs whose order the dates leave open are joined.
    """
    texts = _texts(documents)
    shingled = Shingled.of([t.carriers[0].prose for t in texts] if len(texts) > 1 else [])
    links = _links(texts, shingled)
    joined = Clusters(t.key for t in texts)
    carried = {texts[j].key for i, j, _, decided in links if decided}
    found = [c for t in texts for c in _word_for_word(t)]
    for i, j, containment, decided in links:
        joined.join(texts[i].key, texts[j].key)
        found.append(_edited(texts[i], texts[j], shingled, (i, j), containment, decided))
    roots: defaultdict[str, list[Document]] = defaultdict(list)
    for text in texts:
        if text.key not in carried:
            roots[joined.of(text.key)].extend(text.roots)
    return Reuse(
        copies=tuple(found),
        groups={d.id: joined.of(t.key) for t in texts for d in t.carriers},
        roots={key: tuple(docs) for key, docs in roots.items()},
    )


def place(d: Document) -> tuple[bool, str, str, str, str]:
    """Return the canonical order of documents: dated ones first, by date, publisher, name, id."""
    return (not d.published, d.published or "", d.publisher, d.name, d.id)


def _texts(documents: Iterable[Document]) -> list[Text]:
    """Return the different wordings, earliest first."""
    same: defaultdict[str, list[Document]] = defaultdict(list)
    unique = sorted({d.id: d for d in documents}.values(), key=place)
    alone = len(unique) == 1
    for d in unique:
        same["" if alone else wording(d)].append(d)
    texts = [Text(key, _first_first(docs)) for key, docs in same.items()]
    return sorted(texts, key=lambda t: (t.published is None, t.published or (), t.key))


def _first_first(carriers: Sequence[Document]) -> tuple[Document, ...]:
    """Return the carriers of one text, those of its first date in front."""
    first = span(first_seen(d.published for d in carriers))
    return tuple(sorted(carriers, key=lambda d: span(d.published) != first))


def wording(d: Document) -> str:
    """Return a hash of a document's words, its agency's dateline aside: equal for all that carry the same text."""
    text = without_credit(d.prose)
    content = " ".join(words(text)) or text
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _links(texts: Sequence[Text], shingled: Shingled) -> list[tuple[int, int, float, bool]]:
    """Return (source, copy, containment, decided) links that connect every group of texts, strongest first."""
    sources: dict[int, tuple[int, float]] = {}
    open_pairs: list[tuple[int, int, float]] = []
    for (i, j), shared in sorted(shingled.shared().items()):
        containment = shingled.containment(i, j, shared)
        if not _carried(shingled, i, j, shared, containment):
            continue
        if earlier(texts[i].published, texts[j].published):
            if j not in sources or containment > sources[j][1]:
                sources[j] = (i, containment)
        else:
            open_pairs.append((i, j, containment))
    joined = Clusters(range(len(texts)))
    links = [(i, j, c, True) for j, (i, c) in sorted(sources.items())]
    for i, j, _, _ in links:
        joined.join(i, j)
    for i, j, c in sorted(open_pairs, key=lambda p: (-p[2], p[0], p[1])):
        if joined.join(i, j):
            links.append((i, j, c, False))
    return links


def _carried(shingled: Shingled, i: int, j: int, shared: int, containment: float) -> bool:
    if shared < SHARED:
        return False
    if containment >= CONTAINED:
        return True
    if shared < STRETCH - RUN + 1:
        return False
    start, end = shingled.longest(i, j)
    return end - start >= STRETCH


def _word_for_word(text: Text) -> list[Copy]:
    first = text.carriers[0]
    start = " ".join(first.prose.split()[:12])
    roots = text.roots
    return [
        Copy(first, d, 1.0, start, _reason("the same text word for word", decided), decided)
        for d in text.carriers[1:]
        for decided in [d not in roots]
    ]


def _edited(a: Text, b: Text, shingled: Shingled, pair: tuple[int, int], containment: float, decided: bool) -> Copy:
    start, end = shingled.longest(*pair)
    stretch = shingled.words[pair[1]][start : min(end, start + 12)]
    what = (
        f"{containment:.0%} of the shorter one's five-word runs stand in both"
        if containment >= CONTAINED
        else f"one stretch of {end - start} words stands in both"
    )
    return Copy(a.carriers[0], b.carriers[0], containment, " ".join(stretch), _reason(what, decided), decided)


def _reason(what: str, decided: bool) -> str:
    return f"{what}; {'the source was published earlier' if decided else 'the dates leave open which was first'}"
