"""The provenance graph and its exports: what is in it, round trips, and the same bytes each time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from prov.model import ProvDocument

from reconcile.errors import ConfigError, UnknownQuestionError
from reconcile.graph import export, exporters, provenance_graph, svg
from reconcile.graph.prov_document import prov_document
from reconcile.result import Reconciliation
from reconcile.statement import Source, SourceKind

GOLDEN = Path(__file__).parent / "golden"
KINDS = {"document", "source", "statement", "origin", "question", "finding", "consensus"}


def content(graph: networkx.MultiDiGraph) -> tuple[object, object]:
    """Return nodes and edges with their attributes, in order."""
    nodes = sorted((n, sorted(d.items())) for n, d in graph.nodes(data=True))
    return nodes, sorted((a, b, k, sorted(d.items())) for a, b, k, d in graph.edges(keys=True, data=True))


def odd(small: Reconciliation, words: str) -> Reconciliation:
    """Return the small case with odd words in every place that comes from outside."""
    documents = {d.id: evolve(d, publisher=words, prose="") for d in small.documents}
    holder = Source(words, SourceKind.OFFICIAL, role=words)
    statements = tuple(
        evolve(s, document=documents[s.document.id], holder=holder, quote=words, origin=f"voice: {words}")
        for s in small.statements
    )
    return Reconciliation(tuple(documents.values()), statements, (), ())


def test_nodes_and_edges(small: Reconciliation) -> None:
    """Statements are quoted from documents, attributed to holders, relayed, of an origin and answer a question."""
    graph = provenance_graph(small)
    assert {d["kind"] for _, d in graph.nodes(data=True)} == KINDS
    relations = {d["relation"] for _, _, d in graph.edges(data=True)}
    expected = {"quotedFrom", "attributedTo", "relayed", "relayedBy", "hasOrigin", "answers", "concerns", "names"}
    assert relations == expected | {"basedOn", "dissentFrom"}
    assert networkx.is_directed_acyclic_graph(graph)
    assert graph.graph["circular"] == ""


def test_the_neighbourhood_of_a_question(small: Reconciliation) -> None:
    """Asked for one question, the graph holds its statements and their documents, and no other question."""
    graph = provenance_graph(small, "shed burnt")
    kinds = [d["kind"] for _, d in graph.nodes(data=True)]
    assert (kinds.count("question"), kinds.count("statement"), kinds.count("document")) == (1, 1, 1)
    with pytest.raises(UnknownQuestionError):
        provenance_graph(small, "no such thing")


def test_mutual_citation_is_named(small: Reconciliation) -> None:
    """Sources that relay each other are reported, not hidden and not an endless loop."""
    a, b = Source("Echo One", SourceKind.OUTLET), Source("Echo Two", SourceKind.OUTLET)
    first, second, *rest = small.statements
    circled = (evolve(first, holder=a, relays=(b,)), evolve(second, holder=b, relays=(a,)), *rest)
    graph = provenance_graph(evolve(small, statements=circled, findings=(), consensus=()))
    assert graph.graph["circular"] == "Echo One, Echo Two" or graph.graph["circular"] == "Echo Two, Echo One"


def test_graphml_round_trip(small: Reconciliation) -> None:
    """GraphML gives the same graph back."""
    graph = provenance_graph(small)
    back = networkx.parse_graphml(export(graph, "graphml"), force_multigraph=True)
    assert content(back) == content(graph)


def test_json_round_trip(small: Reconciliation) -> None:
    """Node-link JSON gives the same graph back."""
    graph = provenance_graph(small)
    back = networkx.node_link_graph(json.loads(export(graph, "json")), edges="edges")
    assert content(back) == content(graph)


@pytest.mark.parametrize(("format", "reader"), [("provn", "provn"), ("jsonld", "jsonld"), ("provjson", "json")])
def test_prov_round_trip(small: Reconciliation, format: str, reader: str) -> None:
    """What is written in a PROV form, the `prov` package reads back as the same document."""
    graph = provenance_graph(small)
    assert ProvDocument.deserialize(content=export(graph, format), format=reader) == prov_document(graph)


@settings(max_examples=60)
@given(words=st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_words_survive_every_export(small: Reconciliation, words: str) -> None:
    """Control characters, half surrogates, markup and right-to-left text make no export fail or break its form."""
    graph = provenance_graph(odd(small, words))
    for format in exporters():
        export(graph, format).encode()
    back = networkx.parse_graphml(export(graph, "graphml"), force_multigraph=True)
    assert content(back) == content(graph)
    ElementTree.fromstring(export(graph, "svg"))


def test_exports_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same bytes in every format."""
    script = (
        "import reconcile, hashlib; from reconcile.graph import export, exporters, provenance_graph\n"
        "r = reconcile.run('Two miners died, police said. Officials said that three miners died.')\n"
        "print([hashlib.sha256(export(r, f).encode()).hexdigest() for f in exporters()])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=tmp_path,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize("format", sorted(exporters()))
def test_golden_exports(small: Reconciliation, format: str, tmp_path: Path) -> None:
    """Each export of the small case is the file kept; RECONCILE_GOLDEN=write renews it after a look."""
    golden = GOLDEN / f"small.{format}"
    if os.environ.get("RECONCILE_GOLDEN") == "write":
        export(small, format, golden)
    assert export(small, format, tmp_path / "out") == golden.read_text(encoding="utf-8")
    assert (tmp_path / "out").read_bytes() == golden.read_bytes()


def test_an_unknown_format_is_refused(small: Reconciliation) -> None:
    """The error names the formats there are."""
    with pytest.raises(ConfigError, match=r"'dot'.*graphml, json"):
        export(small, "dot")


def test_the_picture_can_be_read_without_seeing_it(small: Reconciliation) -> None:
    """The SVG has a role, a title and a description that says who stands where, with all text escaped."""
    picture = svg(small)
    root = ElementTree.fromstring(picture)
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    description = root.findtext("svg:desc", namespaces=space) or ""
    assert "Ida Brandt says 3" in description
    assert "Gazette says 2" in description
    assert root.findtext("svg:title", namespaces=space)
    assert "<script" not in picture
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")


def boxes(picture: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of the boxes of an SVG."""
    rects = [e for e in ElementTree.fromstring(picture).iter() if e.get("class") == "rg-box"]
    corners = [[float(e.get(k, "0")) for k in ("x", "y", "width", "height")] for e in rects]
    return [(x, y, x + w, y + h) for x, y, w, h in corners]


@settings(max_examples=40)
@given(st.integers(1, 60), st.integers(1, 6), st.integers(0, 10**6))
def test_no_hairball(small: Reconciliation, outlets: int, questions: int, seed: int) -> None:
    """Of any number of outlets at most 40 boxes are drawn; none overlap, and no line enters one."""
    asked = [evolve(small.consensus[0].question, scope=f"place {i}") for i in range(questions)]
    base = small.statements[0]
    statements, documents = [], []
    for i in range(outlets):
        d = evolve(base.document, text=f"report {i} two wardens", prose="", name=f"{i}.txt", publisher=f"Outlet {i}")
        documents.append(d)
        q = asked[(i * 7 + seed) % questions]
        holder = Source(f"Speaker {(i * seed) % 23}", SourceKind.OFFICIAL)
        relays = (Source(f"Agency {i % 9}", SourceKind.OUTLET),) if (i + seed) % 3 == 0 else ()
        statements.append(
            evolve(base, document=d, question=q, holder=holder, relays=relays, origin=f"voice: speaker {i % 23}")
        )
    picture = svg(Reconciliation(tuple(documents), tuple(statements), (), ()))
    drawn = boxes(picture)
    assert 0 < len(drawn) <= 40
    for i, (l1, t1, r1, b1) in enumerate(drawn):
        assert all(r1 <= l2 or r2 <= l1 or b1 <= t2 or b2 <= t1 for l2, t2, r2, b2 in drawn[i + 1 :])
    if outlets > 12:
        assert "more documents" in picture
    for x, y in _points(picture):
        assert not any(left < x < right and top < y < bottom for left, top, right, bottom in drawn)


def _points(picture: str) -> list[tuple[float, float]]:
    """Return points along all lines: the ends of each piece and, for a curve, sixteen between."""
    found = []
    for e in ElementTree.fromstring(picture).iter():
        if (e.get("class") or "").split(" ")[0] not in ("rg-way", "rg-side", "rg-un"):
            continue
        numbers = [float(n) for n in (e.get("d") or "").translate(str.maketrans("MCLH", "    ")).split()]
        x0, y0, *rest = numbers
        if len(rest) >= 6:
            a, b, c, d, x1, y1 = rest[:6]
            for t in (k / 16 for k in range(17)):
                u = 1 - t
                x = u**3 * x0 + 3 * u * u * t * a + 3 * u * t * t * c + t**3 * x1
                found.append((x, u**3 * y0 + 3 * u * u * t * b + 3 * u * t * t * d + t**3 * y1))
            found += [(rest[6], y1)] if len(rest) > 6 else []
        else:
            (x1, y1) = rest
            found += [(x0 + (x1 - x0) * k / 16, y0 + (y1 - y0) * k / 16) for k in range(17)]
    return found
