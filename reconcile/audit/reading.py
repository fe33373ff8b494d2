"""Reads the records of a trail back, for replaying, comparing and showing."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

from reconcile.audit.chain import Trail
from reconcile.audit.verification import verify
from reconcile.errors import AuditError
from reconcile.identity import Plain

Data = Mapping[str, Plain]


@frozen
class Record:
    """One record: its line from 1, the step, and what was recorded."""

    line: int
    step: str
    data: Data


def verified(trail: Trail | str | bytes | Path) -> Trail:
    """Return a trail that verifies, from itself, its text or its file.

    Raises:
        AuditError: it does not verify; the message names the first place.
    """
    if isinstance(trail, Path):
        return Trail.load(trail)
    text = trail.text if isinstance(trail, Trail) else trail
    checked = verify(text)
    if not checked.ok:
        first = checked.problems[0]
        problem = f"the audit trail does not verify: {first.what}."
        raise AuditError(problem, where=f"line {first.line}", remedy="Get an unchanged copy, or run again.")
    return trail if isinstance(trail, Trail) else Trail.of(text)


def records(trail: Trail) -> Iterator[Record]:
    """Yield the records of a trail in order."""
    for number, line in enumerate(trail.lines, 1):
        record = json.loads(line)
        yield Record(number, record["step"], record["data"])


def table(value: Plain) -> Data:
    """Return a value that must be an object.

    Raises:
        AuditError: it is none; the trail is of another version.
    """
    if not isinstance(value, Mapping):
        raise AuditError("the audit trail holds something else than expected.", remedy="Use the version that wrote it.")
    return value


def tables(value: Plain) -> list[Data]:
    """Return a value that must be a list of objects; AuditError as for `table`."""
    if isinstance(value, str) or not isinstance(value, list):
        raise AuditError("the audit trail holds something else than expected.", remedy="Use the version that wrote it.")
    return [table(v) for v in value]
