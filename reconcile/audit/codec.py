"""Documents and statements as plain JSON and back: what a replay starts from."""

from array import array
from collections.abc import Mapping

from attrs import fields

from reconcile.audit.canonical import plain, text, untext
from reconcile.errors import AuditError
from reconcile.identity import Plain
from reconcile.statement import Document, Frame, Question, Source, Statement
from reconcile.values import Label, Moment, Names, Quantity, Value

_VALUES: Mapping[str, type[Value]] = {c.kind: c for c in (Label, Moment, Names, Quantity)}
_TEXTS = ("text", "name", "publisher", "published", "url", "family", "grade")


def document_as_json(d: Document) -> dict[str, Plain]:
    """Return everything that a document is, with its prose and offsets where they are not the text itself."""
    data: dict[str, Plain] = {n: plain(getattr(d, n)) for n in _TEXTS}
    if d.prose != d.text:
        data["prose"] = text(d.prose)
    if d.offsets is not None:
        data["offsets"] = [list(stretch) for stretch in _stretches(d.offsets)]
    if d.escapes:
        data["escapes"] = [[start, end] for start, end in sorted(d.escapes.items())]
    return data


def document_from_json(data: Mapping[str, Plain]) -> Document:
    """Restore what `document_as_json` gave."""
    given = {n: None if data[n] is None else untext(data[n]) for n in _TEXTS}
    stretches = data.get("offsets")
    offsets = None
    if isinstance(stretches, list):
        offsets = array("q", (place for start, length in stretches for place in range(start, start + length)))
    escapes = data.get("escapes")
    words = given["text"] or ""
    prose = untext(data["prose"]) if "prose" in data else words
    return Document(
        text=words,
        name=given["name"] or "",
        publisher=given["publisher"] or "",
        published=given["published"],
        url=given["url"],
        family=given["family"] or "",
        grade=given["grade"] or "",
        prose=prose,
        offsets=offsets,
        escapes=dict(escapes) if isinstance(escapes, list) else {},
    )


def _stretches(offsets: "array[int]") -> list[tuple[int, int]]:
    """Return offsets as (start, length) of stretches without a gap."""
    found: list[tuple[int, int]] = []
    for place in offsets:
        if found and place == found[-1][0] + found[-1][1]:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((place, 1))
    return found


def source_as_json(s: Source) -> dict[str, Plain]:
    """Return a source's fields."""
    return {f.name: plain(getattr(s, f.name)) for f in fields(Source)}


def source_from_json(data: Mapping[str, Plain]) -> Source:
    """Restore what `source_as_json` gave."""
    return Source(**{k: untext(v) for k, v in data.items()})


def value_as_json(v: Value | None) -> Plain:
    """Return a value's JSON with its numbers as strings."""
    return None if v is None else plain(v.as_json())


def value_from_json(data: Mapping[str, Plain]) -> Value:
    """Restore what `value_as_json` gave."""
    kind = _VALUES.get(str(data["kind"]))
    if kind is None:
        raise AuditError(f"the trail holds a value of the unknown kind '{data['kind']}'.")
    words = {k: [untext(x) for x in v] if isinstance(v, list) else _word(v) for k, v in data.items()}
    if kind is Quantity:
        numbers = ("low", "high", "core_low", "core_high", "point")
        words |= {k: None if data[k] is None else _number(str(data[k])) for k in numbers}
    return kind.from_json(words)


def _word(v: Plain) -> object:
    return v if v is None or isinstance(v, bool) else untext(v)


def _number(digits: str) -> int | float:
    return float(digits) if set(digits) & set(".einf") else int(digits)


def question_as_json(q: Question) -> dict[str, Plain]:
    """Return a question's id and parts."""
    return {"id": q.id, **{f.name: plain(getattr(q, f.name)) for f in fields(Question)}}


def question_from_json(data: Mapping[str, Plain]) -> Question:
    """Restore what `question_as_json` gave."""
    return Question(**{f.name: untext(data[f.name]) for f in fields(Question)})


def statement_as_json(s: Statement) -> dict[str, Plain]:
    """Return what was extracted: everything but the question and the origin, which later steps set."""
    return {
        "id": s.id,
        "document": s.document.id,
        "quote": text(s.quote),
        "start": s.start,
        "end": s.end,
        "row": s.row,
        "reported": plain(s.reported),
        "value": value_as_json(s.value),
        "holder": source_as_json(s.holder),
        "relays": [source_as_json(r) for r in s.relays],
        "stance": str(s.stance),
        "as_of": value_as_json(s.as_of),
        "frame": frame_as_json(s.frame),
    }


def statement_from_json(
    data: Mapping[str, Plain], documents: Mapping[str, Document], question: Question | None = None
) -> Statement:
    """Restore what `statement_as_json` gave."""
    relays, as_of, holder, value = data["relays"], data["as_of"], data["holder"], data["value"]
    assert isinstance(relays, list)
    assert isinstance(holder, Mapping)
    assert isinstance(value, Mapping)
    frame = data["frame"]
    assert isinstance(frame, Mapping)
    moment = value_from_json(as_of) if isinstance(as_of, Mapping) else None
    assert moment is None or isinstance(moment, Moment)
    return Statement(
        question=question or Question(),
        value=value_from_json(value),
        holder=source_from_json(holder),
        document=documents[str(data["document"])],
        quote=untext(data["quote"]),
        start=int(str(data["start"])),
        end=int(str(data["end"])),
        row=None if data["row"] is None else int(str(data["row"])),
        reported=None if data["reported"] is None else untext(data["reported"]),
        stance=str(data["stance"]),
        as_of=moment,
        relays=tuple(source_from_json(r) for r in relays),
        frame=frame_from_json(frame),
    )


def frame_as_json(f: Frame) -> dict[str, Plain]:
    """Return the frame's fields that are not at their default."""
    data = {a.name: getattr(f, a.name) for a in fields(Frame) if getattr(f, a.name) != a.default}
    return {name: _part_of_frame(value) for name, value in data.items()}


def _part_of_frame(value: object) -> Plain:
    if isinstance(value, Moment):
        return value_as_json(value)
    numbers = isinstance(value, tuple) and all(isinstance(x, int) for x in value)
    return list(value) if numbers and isinstance(value, tuple) else plain(value)


def frame_from_json(data: Mapping[str, Plain]) -> Frame:
    """Restore what `frame_as_json` gave."""
    words: dict[str, object] = {}
    for k, v in data.items():
        if k == "sentence" and isinstance(v, list):
            words[k] = tuple(v)
        elif k == "when" and isinstance(v, Mapping):
            words[k] = value_from_json(v)
        else:
            words[k] = tuple(untext(x) for x in v) if isinstance(v, list) else _word(v)
    return Frame(**words)  # type: ignore[arg-type]
