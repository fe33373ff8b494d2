"""The provenance graph of a case: who has it from whom, which voices are one, and what answers stand on them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from reconcile.consensus import Consensus
from reconcile.finding import Finding
from reconcile.graph.declared import Declared
from reconcile.graph.reuse import Copy
from reconcile.graph.voices import Voices, is_narration
from reconcile.identity import content_id
from reconcile.sides import numbered
from reconcile.statement import Document, Question, Statement

if TYPE_CHECKING:
    import networkx

    from reconcile.result import Reconciliation

Attribute = str | int | float | bool


@frozen
class _Node:
    id: str
    kind: str
    label: str
    more: tuple[tuple[str, Attribute], ...] = ()


@frozen
class _Edge:
    start: str
    end: str
    relation: str
    more: tuple[tuple[str, Attribute], ...] = ()


def provenance_graph(result: "Reconciliation", question: "Question | str | None" = None) -> "networkx.MultiDiGraph":
    """Return the provenance graph of a result, or the part of it that one question hangs on.

    Nodes have `kind` (document, source, statement, origin, question, finding, consensus), `label` and plain
    attributes; edges have `relation` and point from what follows to what it follows from, so that the graph has no
    cycle, save where sources credit each other. Graph attribute `circular` names those ("" where there are none).

    Raises:
        UnknownQuestionError: no question, or more than one, fits the words.
    """
    import networkx

    chosen = _chosen(result, question)
    graph = networkx.MultiDiGraph(name="provenance")
    parts = [p for piece in _pieces(result, *chosen) for p in piece]
    fullest = {p.id: p for p in sorted((p for p in parts if isinstance(p, _Node)), key=_fullness)}
    for node in sorted(fullest.values(), key=lambda n: (n.kind, n.id)):
        graph.add_node(node.id, kind=node.kind, label=node.label, **dict(node.more))
    edges = {(p.start, p.end, p.relation): p for p in parts if isinstance(p, _Edge)}
    for _, edge in sorted(edges.items()):
        graph.add_edge(edge.start, edge.end, key=edge.relation, relation=edge.relation, **dict(edge.more))
    rings = [sorted(c) for c in networkx.strongly_connected_components(graph) if len(c) > 1]
    graph.graph["circular"] = "; ".join(sorted(", ".join(graph.nodes[n]["label"] for n in ring) for ring in rings))
    return graph


def _fullness(node: _Node) -> tuple[int, str, str]:
    """Order what is known of one node: the fullest label last, capitals rather than none."""
    return (len(node.label), node.label.swapcase(), repr(node.more))


def source_id(name: str) -> str:
    """Return the node id of a source by its canonical name."""
    return content_id("p", name)


def origin_id(key: str) -> str:
    """Return the node id of an origin by its key."""
    return content_id("o", key)


Chosen = tuple[Sequence[Document], Sequence[Statement], Sequence[Finding], Sequence[Consensus]]
Piece = Iterable[_Node | _Edge]


def _chosen(result: "Reconciliation", question: "Question | str | None") -> Chosen:
    """Return what the graph is to show: everything, or what concerns one question and the documents it stands in."""
    if question is None:
        return result.documents, result.statements, result.findings, result.consensus
    from reconcile.result import find_question

    answer = find_question(result.consensus, question)
    findings = result.findings_on(answer.question)
    wanted = {s.id for f in findings for s in f.statements} | {s.id for s in answer.statements}
    statements = [s for s in result.statements if s.question == answer.question or s.id in wanted]
    stands_in = {s.document.id for s in statements}
    return [d for d in result.documents if d.id in stands_in], statements, findings, [answer]


def _pieces(
    result: "Reconciliation",
    documents: Sequence[Document],
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    consensus: Sequence[Consensus],
) -> Iterator[Piece]:
    voices = Voices.of(result.statements, result.documents, Declared.of(result.config))
    every = {d.id: d for d in (*documents, *(s.document for s in statements))}
    yield from (_document(d, voices) for d in every.values())
    yield (piece for c in voices.reuse.copies if {c.source.id, c.copy.id} <= set(every) for piece in _copied(c))
    yield from (_statement(s, voices) for s in statements)
    yield from (_finding(f) for f in findings)
    yield from (_consensus(c) for c in consensus)


def _document(d: Document, voices: Voices) -> Piece:
    more = [("name", d.name), ("publisher", d.publisher), ("published", d.published or ""), ("url", d.url or "")]
    yield _Node(d.id, "document", _safe(d.publisher or d.name), _xml_safe(more))
    if d.publisher:
        name = voices.declared.name(d.publisher)
        family = voices.declared.family(d.publisher, d.family)
        more = [("role", "publisher"), ("organisation", ""), ("family", family)]
        yield _Node(source_id(name), "source", _safe(d.publisher), _xml_safe(more))
        yield _Edge(d.id, source_id(name), "attributedTo")


def _copied(c: Copy) -> Piece:
    more: list[tuple[str, Attribute]] = [("containment", round(c.containment, 4)), ("because", c.because)]
    yield _Edge(c.copy.id, c.source.id, "copyOf", _xml_safe([*more, ("decided", c.decided), ("words", c.words)]))


def _statement(s: Statement, voices: Voices) -> Piece:
    place: list[tuple[str, Attribute]] = [
        ("start", s.start),
        ("end", s.end),
        ("quote", s.quote),
        ("value", str(s.value)),
    ]
    yield _Node(s.id, "statement", _safe(s.quote), _xml_safe([*place, ("stance", str(s.stance)), ("where", s.where)]))
    yield _Edge(s.id, s.document.id, "quotedFrom", _xml_safe([("start", s.start), ("end", s.end)]))
    chain = [_holder_name(s, voices), *(voices.name(r) for r in s.relays)]
    for source, name in zip((s.holder, *s.relays), chain, strict=True):
        narrates = source is s.holder and is_narration(s)
        label = (s.document.publisher or s.document.name) if narrates else source.label
        role = "publisher" if narrates and s.document.publisher else source.role
        who = [("role", role), ("organisation", source.organisation), ("family", voices.family(source))]
        yield _Node(source_id(name), "source", _safe(label), _xml_safe(who))
        if s.origin in (f"voice: {name}", f"outlet: {name}") or s.origin.startswith(f"{name} in "):
            yield _Node(origin_id(s.origin), "origin", _safe(label), _xml_safe([("key", s.origin)]))
    yield _Edge(s.id, source_id(chain[0]), "attributedTo")
    for step, (told, relayed) in enumerate(pairwise(chain), 1):
        if told != relayed:
            yield _Edge(source_id(relayed), source_id(told), "relayed")
        yield _Edge(s.id, source_id(relayed), "relayedBy", (("step", step),))
    kind, _, words = s.origin.partition(": ")
    label = s.document.publisher or s.document.name if kind == "text" else words or s.origin
    yield _Node(origin_id(s.origin), "origin", _safe(label), _xml_safe([("key", s.origin)]))
    yield _Edge(s.id, origin_id(s.origin), "hasOrigin")
    yield _Node(s.question.id, "question", _safe(str(s.question)))
    yield _Edge(s.id, s.question.id, "answers")


def _holder_name(s: Statement, voices: Voices) -> str:
    """Return the holder's canonical name; a narrator is the publisher, or else the document itself."""
    if not is_narration(s):
        return voices.name(s.holder)
    return voices.declared.name(s.document.publisher) if s.document.publisher else f"narrator of {s.document.id}"


def _finding(f: Finding) -> Piece:
    more: list[tuple[str, Attribute]] = [("rule", f.rule), ("severity", str(f.severity)), ("mandatory", f.mandatory)]
    yield _Node(f.id, "finding", _safe(f.message), _xml_safe(more))
    for q in f.questions:
        yield _Node(q.id, "question", _safe(str(q)))
        yield _Edge(f.id, q.id, "concerns")
    for number, camp in enumerate(f.camps, 1):
        for s in camp.statements:
            yield _Edge(f.id, s.id, "names", _xml_safe([("camp", number), ("value", str(camp.value))]))


def _consensus(c: Consensus) -> Piece:
    value = "unresolved" if c.value is None else str(c.value)
    more: list[tuple[str, Attribute]] = [("status", str(c.status)), ("confidence", c.confidence), ("value", value)]
    yield _Node(c.id, "consensus", _safe(value), _xml_safe([*more, ("sentence", c.sentence)]))
    yield _Node(c.question.id, "question", _safe(str(c.question)))
    yield _Edge(c.id, c.question.id, "answers")
    side = numbered(c)
    yield from (_Edge(c.id, s.id, "basedOn", (("side", side[s.id]),)) for s in c.supporting)
    yield from (_Edge(c.id, s.id, "dissentFrom", (("side", side[s.id]),)) for s in c.dissenting)


def _safe(words: str) -> str:
    """Return a text that every format can hold: control characters and half surrogates as U+FFFD."""
    return "".join(c if _xml_char(c) else "\ufffd" for c in words.replace("\r\n", "\n").replace("\r", "\n"))


def _xml_char(c: str) -> bool:
    return c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c >= "\U00010000"


def _xml_safe(pairs: Iterable[tuple[str, Attribute]]) -> tuple[tuple[str, Attribute], ...]:
    return tuple((k, _safe(v) if isinstance(v, str) else v) for k, v in pairs)
