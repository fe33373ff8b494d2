"""What a picture of the provenance graph shows: few boxes in columns, and how much it leaves out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, frozen

if TYPE_CHECKING:
    import networkx

COLUMNS = ("document", "via", "origin", "question")
MOST = {"document": 12, "via": 7, "origin": 13, "question": 8}  # boxes a column at most, the box 'more' among them
BOXES = 40  # at once; questions may take what the other columns leave
UNCOUNTED = -1  # the side of a statement that takes no part in the answer

_NEED = ("unresolved", "contested", "resolved", "revised", "single-origin", "agreed")


@frozen
class Box:
    """A node of the picture.

    Attributes:
        key: unique within its column.
        column: one of COLUMNS.
        label: first line.
        note: second line, or "".
        full: what a reader gets on pointing at it.
    """

    key: str
    column: str
    label: str
    note: str = ""
    full: str = ""


@frozen
class Voice:
    """One statement's way from a document, through who passed it on, and its origin to the question.

    Attributes:
        document, via, origin, question: keys of boxes; via is "" where the document has it from the origin itself.
        side: the camp it stands in, 0 for that of the answer, UNCOUNTED for none.
        value: what it says.
    """

    document: str
    via: str
    origin: str
    question: str
    side: int
    value: str


@frozen
class Picture:
    """Boxes by column, the voices that join them, and a sentence about what is left out."""

    boxes: Mapping[str, tuple[Box, ...]]
    voices: tuple[Voice, ...]
    omitted: str


def picture(graph: "networkx.MultiDiGraph") -> Picture:
    """Choose what to show of a provenance graph: first the questions that need eyes, then what they stand on."""
    boxes: dict[tuple[str, str], Box] = {}
    voices = _voices(graph, boxes)
    every = {q for q, d in graph.nodes(data=True) if d["kind"] == "question"}
    for q in sorted(every):
        boxes["question", q] = _question(graph, q)
    asked = sorted(every, key=lambda q: _need(graph, q))
    others = sum(min(len({getattr(v, c) for v in voices} - {""}), MOST[c]) for c in COLUMNS[:-1])
    shown = asked[: max(MOST["question"], BOXES - others)]
    voices = [v for v in voices if v.question in shown]
    left = [f"{len(asked) - len(shown)} more questions"] if len(asked) > len(shown) else []
    for column in ("origin", "via", "document"):
        voices, more = _folded(voices, column, boxes, shown)
        if more:
            left.append(f"{boxes[column, f'more {column}'].label} in one box")
    chosen = {c: _used(voices, c, boxes) for c in ("document", "via", "origin")}
    chosen["question"] = tuple(boxes["question", q] for q in shown)
    return Picture(chosen, tuple(voices), "; ".join(left))


def _used(voices: Iterable[Voice], column: str, boxes: Mapping[tuple[str, str], Box]) -> tuple[Box, ...]:
    keys = sorted({str(getattr(v, column)) for v in voices} - {""})
    return tuple(boxes[column, k] for k in keys)


def _voices(graph: "networkx.MultiDiGraph", boxes: dict[tuple[str, str], Box]) -> list[Voice]:
    carried = _carried(graph)
    sides = _sides(graph)
    found = []
    for s, data in graph.nodes(data=True):
        if data["kind"] != "statement":
            continue
        ends: dict[str, list[str]] = {}
        for _, end, edge in sorted(graph.out_edges(s, data=True), key=lambda e: (e[2].get("step", 0), e[1])):
            ends.setdefault(edge["relation"], []).append(end)
        origin, question, document = ends["hasOrigin"][0], ends["answers"][0], ends["quotedFrom"][0]
        group = carried[document]
        boxes["document", group[0]] = _document(graph, group)
        boxes["origin", origin] = _origin(graph, origin)
        via = _via(graph, ends["attributedTo"][0], ends.get("relayedBy", []), origin, document, boxes)
        side = sides.get(s, {}).get(question, UNCOUNTED)
        found.append(Voice(group[0], via, origin, question, side, str(data["value"])))
    return sorted(set(found), key=lambda v: (v.question, v.side, v.origin, v.via, v.document, v.value))


def _sides(graph: "networkx.MultiDiGraph") -> Mapping[str, Mapping[str, int]]:
    """Return statement -> question -> side, as the answers' edges say."""
    found: dict[str, dict[str, int]] = {}
    for c, s, data in graph.edges(data=True):
        if data["relation"] in ("basedOn", "dissentFrom"):
            question = next(q for _, q, d in graph.out_edges(c, data=True) if d["relation"] == "answers")
            found.setdefault(s, {})[question] = int(data["side"])
    return found


def _carried(graph: "networkx.MultiDiGraph") -> Mapping[str, list[str]]:
    """Return document -> the documents that carry one text, the first of them leading."""
    import networkx

    copied = networkx.Graph()
    copied.add_nodes_from(n for n, d in graph.nodes(data=True) if d["kind"] == "document")
    copied.add_edges_from((a, b) for a, b, d in graph.edges(data=True) if d["relation"] == "copyOf")
    found: dict[str, list[str]] = {}
    for part in networkx.connected_components(copied):
        group = sorted(part, key=lambda n: (graph.nodes[n]["published"] or "~", graph.nodes[n]["name"], n))
        found.update(dict.fromkeys(group, group))
    return found


def _document(graph: "networkx.MultiDiGraph", group: Sequence[str]) -> Box:
    first = graph.nodes[group[0]]
    label = first["label"] + (f" + {len(group) - 1} with its text" if len(group) > 1 else "")
    full = "\n".join(
        " · ".join(filter(None, (d["publisher"], d["published"], d["name"]))) for d in _nodes(graph, group)
    )
    note = " · ".join(filter(None, (first["published"], first["name"] if first["publisher"] else "")))
    return Box(group[0], "document", label, note, full)


def _nodes(graph: "networkx.MultiDiGraph", ids: Iterable[str]) -> list[Mapping[str, str]]:
    return [graph.nodes[i] for i in ids]


def _origin(graph: "networkx.MultiDiGraph", origin: str) -> Box:
    label, _, role = str(graph.nodes[origin]["label"]).partition(", ")
    return Box(origin, "origin", label, role, str(graph.nodes[origin]["label"]))


def _via(
    graph: "networkx.MultiDiGraph",
    holder: str,
    relays: Sequence[str],
    origin: str,
    document: str,
    boxes: dict[tuple[str, str], Box],
) -> str:
    """Return the key of the box for relays, and for a holder who is not the origin's own face, or ''."""
    publishers = [b for _, b, d in graph.out_edges(document, data=True) if d["relation"] == "attributedTo"]
    face = graph.nodes[origin]["label"]
    narrates = holder in publishers or graph.nodes[holder]["label"] == graph.nodes[document]["label"]
    names = [str(graph.nodes[r]["label"]) for r in relays if graph.nodes[r]["label"] != face]
    if not narrates and graph.nodes[holder]["label"].partition(", ")[0] != face.partition(", ")[0]:
        names.insert(0, str(graph.nodes[holder]["label"]))
    key = " \u2192 ".join(names)
    if key:
        boxes["via", key] = Box(key, "via", key.partition(", ")[0] if len(names) == 1 else key, "", key)
    return key


def _question(graph: "networkx.MultiDiGraph", question: str) -> Box:
    label = str(graph.nodes[question]["label"])
    answer = _answer(graph, question)
    if answer is None:
        return Box(question, "question", label, "", label)
    chance = f"{answer['confidence']:.0%}".replace("%", " %")
    value = "" if answer["value"] == answer["status"] else answer["value"]
    note = " · ".join(filter(None, (value, answer["status"], chance)))
    return Box(question, "question", label, note, f"{label}\n{answer['sentence'] or note}")


def _answer(graph: "networkx.MultiDiGraph", question: str) -> Mapping[str, str] | None:
    answers = (c for c, _, d in graph.in_edges(question, data=True) if d["relation"] == "answers")
    return next((graph.nodes[c] for c in answers if graph.nodes[c]["kind"] == "consensus"), None)


def _need(graph: "networkx.MultiDiGraph", question: str) -> tuple[bool, int, str, str]:
    """Order questions: contradicted ones first, then by status, then by name."""
    answer = _answer(graph, question)
    status = str(answer["status"]) if answer is not None else ""
    graves = {
        graph.nodes[f].get("severity") for f, _, d in graph.in_edges(question, data=True) if d["relation"] == "concerns"
    }
    rank = _NEED.index(status) if status in _NEED else len(_NEED)
    return ("contradiction" not in graves, rank, str(graph.nodes[question]["label"]), question)


def _folded(
    voices: Sequence[Voice], column: str, boxes: dict[tuple[str, str], Box], shown: Sequence[str]
) -> tuple[list[Voice], int]:
    """Draw all but the most telling boxes of a column as one: those on the first questions, with most statements."""
    weight: Counter[str] = Counter()
    first: dict[str, int] = {}
    for v in voices:
        key = str(getattr(v, column))
        weight[key] += 1
        first[key] = min(first.get(key, len(shown)), shown.index(v.question))
    keys = sorted(set(weight) - {""}, key=lambda k: (first[k], -weight[k], boxes[column, k].label, k))
    if len(keys) <= MOST[column]:
        return list(voices), 0
    rest = set(keys[MOST[column] - 1 :])
    noun = {"document": "documents", "via": "carriers", "origin": "origins"}[column]
    full = "\n".join(boxes[column, k].full.replace("\n", "; ") for k in keys if k in rest)
    more = f"more {column}"
    boxes[column, more] = Box(more, column, f"{len(rest)} more {noun}", "", full)
    moved = {_moved(v, column, more) if getattr(v, column) in rest else v for v in voices}
    return sorted(moved, key=lambda v: (v.question, v.side, v.origin, v.via, v.document, v.value)), len(rest)


def _moved(v: Voice, column: str, key: str) -> Voice:
    if column == "document":
        return evolve(v, document=key)
    return evolve(v, origin=key) if column == "origin" else evolve(v, via=key)
