"""The trail itself: one canonical JSON record a line, each holding the hash of the one before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.audit.canonical import canonical, digest
from reconcile.audit.steps import Data, steps
from reconcile.errors import AuditError

if TYPE_CHECKING:
    from reconcile.result import Reconciliation

FIRST = "0" * 64  # what the first record holds as the hash before it


@frozen(slots=False)
class Trail:
    """A hash-chained record of a run, the same bytes for the same input and configuration.

    Attributes:
        lines: one record a line, without the line ends.
    """

    lines: tuple[str, ...] = field(repr=False)

    @cached_property
    def text(self) -> str:
        """Return the trail as it is written to a file: every line ends with a line feed."""
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def head(self) -> str:
        """Return the hash of the last record; whoever keeps it elsewhere can tell a trail written anew."""
        return _hash_of(self.lines[-1]) if self.lines else FIRST

    def save(self, path: Path | str) -> Path:
        """Write the trail and return where."""
        path = Path(path)
        path.write_bytes(self.text.encode())
        return path

    @classmethod
    def load(cls, path: Path | str) -> "Trail":
        """Read a trail that verifies.

        Raises:
            AuditError: it is missing, not a trail, or changed; the message names the first place.
        """
        from reconcile.audit.verification import verify

        path = Path(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            reason = str(error.strerror or error).lower()
            raise AuditError(f"cannot be read: {reason}.", where=str(path), remedy="Check the path.") from None
        checked = verify(data)
        if not checked.ok:
            first = checked.problems[0]
            raise AuditError(
                f"the audit trail does not verify: {first.what}.",
                where=f"{path}:{first.line}",
                remedy="Get an unchanged copy, or run again.",
            )
        return cls.of(data)

    @classmethod
    def of(cls, text: str | bytes) -> "Trail":
        """Return the trail that a text holds, unchecked."""
        return cls(tuple((text if isinstance(text, str) else text.decode()).split("\n")[:-1]))


def trail(result: "Reconciliation") -> Trail:
    """Return the trail of a run."""
    return Trail(tuple(chained(steps(result))))


def chained(recorded: Iterable[tuple[str, Data]]) -> Iterator[str]:
    """Yield the lines of a trail, one by one, for steps of any number; the 'end' record counts them."""
    counts: Counter[str] = Counter()
    before = FIRST
    for step, data in recorded:
        line, before = _record(sum(counts.values()), step, data, before)
        counts[step] += 1
        yield line
    total: Mapping[str, int] = dict(sorted(counts.items()))
    yield _record(sum(counts.values()), "end", {"records": sum(counts.values()), "steps": total}, before)[0]


def _record(seq: int, step: str, data: Data, before: str) -> tuple[str, str]:
    record: Data = {"seq": seq, "step": step, "data": data, "prev": before}
    sealed = digest(record)
    return canonical({**record, "hash": sealed}).decode(), sealed


def _hash_of(line: str) -> str:
    import json

    return str(json.loads(line)["hash"])
