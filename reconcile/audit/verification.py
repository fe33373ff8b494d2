"""Checks a trail: every byte of it, and where it was changed."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from reconcile.audit.canonical import canonical, digest
from reconcile.audit.chain import FIRST
from reconcile.audit.steps import FORMAT

_FIELDS = ("data", "hash", "prev", "seq", "step")
_SHOWN = 60  # characters of a difference that a message shows


@frozen
class Problem:
    """One place where a trail is not what was written.

    Attributes:
        line: from 1.
        what: what is wrong, for people, with the field or the byte where it can be told.
        expected, found: the two sides, shortened.
    """

    line: int
    what: str
    expected: str = ""
    found: str = ""


@frozen
class Verification:
    """Whether a trail is whole and unchanged.

    Attributes:
        ok: no problem was found.
        records: how many records could be read.
        problems: in the order of the lines.
        head: hash of the last record, to compare with one kept elsewhere.
    """

    ok: bool
    records: int
    problems: tuple[Problem, ...]
    head: str = ""


def verify(trail: str | bytes, head: str | None = None) -> Verification:
    """Check the hashes, their chain, the numbering, the form and the count of a trail.

    Args:
        trail: what `Trail.text` or the file holds.
        head: hash of the last record as noted elsewhere; without it, a trail that somebody wrote anew as a whole,
            with new hashes, cannot be told from the first.
    """
    raw = trail.encode("utf-8", "surrogatepass") if isinstance(trail, str) else trail
    lines = raw.split(b"\n")
    problems: list[Problem] = []
    if not raw:
        problems.append(Problem(1, "the trail is empty", "a header record"))
    elif lines[-1]:
        problems.append(
            Problem(len(lines), "the last line does not end with a line feed", "\\n", _short(lines[-1][-9:]))
        )
    else:
        lines.pop()
    records: list[dict[str, object] | None] = []
    for number, line in enumerate(lines, 1):
        record, wrong = _parsed(line, number)
        records.append(record)
        problems.extend(wrong)
    if raw and all(r is None for r in records):
        return Verification(False, 0, (evolve(problems[0], what=f"this is no audit trail: {problems[0].what}"),))
    problems.extend(_chain(records))
    problems.extend(_ends(records))
    last = str((records[-1] or {}).get("hash", "")) if records else ""
    if head is not None and head != last:
        problems.append(Problem(len(lines), "the last hash is not the one noted elsewhere", head, last))
    ordered = tuple(sorted(problems, key=lambda p: p.line))
    return Verification(not ordered, sum(r is not None for r in records), ordered, last)


def _parsed(line: bytes, number: int) -> tuple[dict[str, object] | None, list[Problem]]:
    """Return the record of a line, or None, and what is wrong with its form."""
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return None, [Problem(number, f"byte {error.start + 1} is not UTF-8", "", f"0x{line[error.start]:02x}")]
    except (ValueError, RecursionError) as error:
        at = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        return None, [Problem(number, f"the line is not JSON{at}", "a record", _short(line))]
    if not isinstance(record, dict) or tuple(sorted(record)) != _FIELDS:
        found = ", ".join(sorted(map(str, record))) if isinstance(record, dict) else type(record).__name__
        return None, [Problem(number, "the line is not a record", ", ".join(_FIELDS), found[:_SHOWN])]
    try:
        form = canonical(record)
    except (ValueError, UnicodeEncodeError, RecursionError):
        return record, [Problem(number, "the record has no canonical form", "", _short(line))]
    if form != line:
        shorter = min(len(form), len(line))
        byte = next((i for i in range(shorter) if form[i] != line[i]), shorter)
        what = f"the record is not in canonical form from byte {byte + 1} on"
        return record, [Problem(number, what, _short(form[byte:]), _short(line[byte:]))]
    return record, []


def _chain(records: Sequence[dict[str, object] | None]) -> Iterator[Problem]:
    """Yield breaks of the chain, each with how far it goes on behind it, and records whose own seal is broken."""
    before: str | None = FIRST
    expected = 0
    breaks: list[tuple[int, Problem]] = []
    for i, record in enumerate(records):
        if record is None:
            before, expected = None, expected + 1
            continue
        own, seq = _digest(record), record["seq"]
        linked = before is None or record["prev"] == before
        if seq != expected or isinstance(seq, bool) or not linked:
            breaks.append((i, _break(i + 1, expected, record, before)))
        follower = records[i + 1] if i + 1 < len(records) else None
        if own != record["hash"]:
            kept = follower is not None and follower["prev"] == own
            part = "field 'hash'" if kept else "content"
            name = f"record {seq} ({record['step']})"
            yield Problem(i + 1, f"{part} of {name} was changed", own, str(record["hash"])[:64])
        # A record that is whole tells where the numbering goes on; one that was changed does not.
        expected = seq + 1 if own == record["hash"] and type(seq) is int else expected + 1
        before = str(record["hash"])
    ends = [*(i for i, _ in breaks[1:]), len(records)][: len(breaks)]
    for (i, problem), end in zip(breaks, ends, strict=True):
        yield evolve(problem, what=f"{problem.what}{_goes_on(records, i, end)}")


def _break(line: int, expected: int, record: dict[str, object], before: str | None) -> Problem:
    """Return what is wrong between a record and the one before it."""
    seq = record["seq"]
    if type(seq) is int and seq > expected:
        missing = f"record {expected} is" if seq == expected + 1 else f"records {expected} to {seq - 1} are"
        return Problem(line, f"{missing} missing here", str(expected), str(seq))
    if seq != expected or isinstance(seq, bool):
        what = "field 'seq': records are doubled, added or out of order here"
        return Problem(line, what, str(expected), str(seq)[:_SHOWN])
    return Problem(line, "field 'prev' is not the hash of the record before", before or "", str(record["prev"])[:64])


def _goes_on(records: Sequence[dict[str, object] | None], first: int, end: int) -> str:
    """Return how many records from a break on follow one another as they should."""
    record, after = records[first], end - first - 1
    assert record is not None
    name = f"record {str(record['seq'])[:20]}"
    if not after:
        return f"; {name} stands alone" if end < len(records) else ""
    behind = "the one record behind it follows" if after == 1 else f"the {after} records behind it follow"
    return f"; the chain goes on with {name}, and {behind} one another"


def _digest(record: dict[str, object]) -> str:
    try:
        return digest(record)  # type: ignore[arg-type]
    except (ValueError, RecursionError):
        return ""


def _ends(records: Sequence[dict[str, object] | None]) -> Iterator[Problem]:
    """Yield what is wrong with the header, the last record, and its count of the others."""
    if not records:
        return
    first, last = records[0], records[-1]
    if first is not None:
        data = first["data"]
        form = data.get("format") if isinstance(data, dict) else None
        if first["step"] != "header" or form != FORMAT:
            yield Problem(1, "the first record is not the header of this format", FORMAT, str(form)[:_SHOWN])
    if last is None or last["step"] != "end":
        found = "" if last is None else str(last["step"])
        yield Problem(len(records), "the end is missing: lines were cut off", "a record 'end'", found[:_SHOWN])
        return
    counts = Counter(str(r["step"]) for r in records[:-1] if r is not None)
    expected = {"records": len(records) - 1, "steps": dict(sorted(counts.items()))}
    if last["data"] != expected:
        yield Problem(len(records), "the count of records is another", str(last["data"])[:200], str(expected)[:200])


def _short(data: bytes) -> str:
    return data[:_SHOWN].decode("utf-8", "replace")
