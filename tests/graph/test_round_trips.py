"""What a provenance graph is written as gives the graph back, read by others: every node, edge, attribute and type."""

import json
from xml.etree import ElementTree

import networkx
from hypothesis import given, settings
from prov.constants import (
    PROV_ATTR_AGENT,
    PROV_ATTR_ENTITY,
    PROV_ATTR_GENERATED_ENTITY,
    PROV_ATTR_INFLUENCEE,
    PROV_ATTR_INFLUENCER,
    PROV_ATTR_USED_ENTITY,
    PROV_LABEL,
    PROV_TYPE,
)
from prov.identifier import QualifiedName
from prov.model import (
    ProvAgent,
    ProvAttribution,
    ProvDerivation,
    ProvDocument,
    ProvElement,
    ProvEntity,
    ProvInfluence,
    ProvRelation,
)
from results import Maker, makers

from reconcile.graph import export, exporters, provenance_graph
from reconcile.graph.picture import picture
from reconcile.graph.prov_document import NAMESPACE, prov_document

lawful = settings(max_examples=500)
Content = tuple[list[object], list[object]]


def typed(data: dict[str, object]) -> list[tuple[str, str, object]]:
    """Return attributes with their types: 1, 1.0 and True are three things."""
    return sorted((k, type(v).__name__, repr(v)) for k, v in data.items())


def content(graph: networkx.MultiDiGraph) -> Content:
    """Return nodes and edges with their attributes, in order."""
    nodes = sorted((n, typed(d)) for n, d in graph.nodes(data=True))
    return nodes, sorted((a, b, k, typed(d)) for a, b, k, d in graph.edges(keys=True, data=True))


@lawful
@given(makers)
def test_graphml_gives_the_graph_back(maker: Maker) -> None:
    """networkx reads the same nodes, edges, attributes, types and the graph's own attributes."""
    graph = provenance_graph(maker.result())
    back = networkx.parse_graphml(export(graph, "graphml").encode().decode(), force_multigraph=True)
    assert content(back) == content(graph)
    assert {k: back.graph[k] for k in graph.graph} == graph.graph


@lawful
@given(makers)
def test_json_gives_the_graph_back(maker: Maker) -> None:
    """networkx reads the same graph from node-link JSON, whose numbers are numbers."""
    graph = provenance_graph(maker.result())
    back = networkx.node_link_graph(json.loads(export(graph, "json").encode()), edges="edges")
    assert content(back) == content(graph)
    assert back.graph == graph.graph


TYPES = {"source": "source"}
for kind in ("document", "statement", "origin", "question", "finding", "consensus"):
    TYPES[f"{NAMESPACE}{kind.title()}"] = kind


def nodes_of(document: ProvDocument) -> list[object]:
    """Return the nodes of the graph that a PROV document tells of."""
    found = []
    for record in document.get_records(ProvElement):
        name = record.identifier.localpart
        kinds = [TYPES.get(x.uri, "") for x in record.get_attribute(PROV_TYPE) if hasattr(x, "uri")]
        kind = "source" if isinstance(record, ProvAgent) and not kinds else "".join(kinds)
        if not kind or not isinstance(record, ProvAgent | ProvEntity):
            continue
        (label,) = record.get_attribute(PROV_LABEL)
        more = {k.localpart: v for k, v in record.extra_attributes if k.namespace.uri == NAMESPACE}
        found.append((name, typed({"kind": kind, "label": label, **more})))
    return sorted(found)


def told(graph: networkx.MultiDiGraph) -> list[object]:
    """Return the nodes of a graph without empty attributes, which PROV leaves out."""
    kept = ((n, {k: v for k, v in d.items() if v != "" or k == "label"}) for n, d in graph.nodes(data=True))
    return sorted((n, typed(d)) for n, d in kept)


ENDS = {
    ProvAttribution: (PROV_ATTR_ENTITY, PROV_ATTR_AGENT),
    ProvDerivation: (PROV_ATTR_GENERATED_ENTITY, PROV_ATTR_USED_ENTITY),
    ProvInfluence: (PROV_ATTR_INFLUENCEE, PROV_ATTR_INFLUENCER),
}
NAMES = {"Quotation": "quotedFrom", "PrimarySource": "hasOrigin"}


def end(record: ProvRelation, name: QualifiedName) -> str:
    """Return the node at one end of a relation."""
    (found,) = record.get_attribute(name)
    return found.localpart


def edges_of(document: ProvDocument) -> list[object]:
    """Return the edges of the graph that a PROV document tells of; a relay is an entity between."""
    found = []
    for record in document.get_records(tuple(ENDS)):
        start, stop = (end(record, name) for name in ENDS[type(record)])
        kinds = [x.localpart for x in record.get_attribute(PROV_TYPE)]
        more = {k.localpart: v for k, v in record.extra_attributes if k.namespace.uri == NAMESPACE}
        if isinstance(record, ProvAttribution):
            start, _, step = start.partition(".relay")
            kinds, more = (["relayedBy"], {"step": int(step)}) if step else (["attributedTo"], {})
        if kinds:
            relation = NAMES.get(kinds[0], kinds[0])
            found.append((start, stop, relation, typed({"relation": relation, **more})))
    return sorted(found)


def in_prov(maker: Maker, format: str, reader: str) -> None:
    """Check that a PROV form is read as the document that was written, and tells of all of the graph."""
    graph = provenance_graph(maker.result())
    text = export(graph, format).encode().decode()
    back = ProvDocument.deserialize(content=text, format=reader)
    assert back == prov_document(graph)
    assert nodes_of(back) == told(graph)
    assert edges_of(back) == content(graph)[1]


@lawful
@given(makers)
def test_prov_json_gives_the_graph_back(maker: Maker) -> None:
    """PROV-JSON is read as the same records, with every attribute of every node and edge."""
    in_prov(maker, "provjson", "json")


@lawful
@given(makers)
def test_prov_json_ld_gives_the_graph_back(maker: Maker) -> None:
    """PROV JSON-LD is read as the same records, with every attribute of every node and edge."""
    in_prov(maker, "jsonld", "jsonld")


@lawful
@given(makers)
def test_prov_n_gives_the_graph_back(maker: Maker) -> None:
    """PROV-N is read as the same records, with every attribute of every node and edge."""
    in_prov(maker, "provn", "provn")


@lawful
@given(makers)
def test_svg_gives_the_words_of_the_picture_back(maker: Maker) -> None:
    """Read as XML, the picture has a box for each that was meant, whose title is its full words."""
    graph = provenance_graph(maker.result())
    root = ElementTree.fromstring(export(graph, "svg").encode())
    space = {"svg": "http://www.w3.org/2000/svg"}
    titles = [e.text or "" for e in root.iterfind("svg:g/svg:title", space)]
    assert titles == [b.full or b.label for boxes in picture(graph).boxes.values() for b in boxes]


def test_every_export_has_its_law() -> None:
    """Who adds a format adds the way back."""
    assert set(exporters()) == {"graphml", "json", "jsonld", "provjson", "provn", "svg"}
