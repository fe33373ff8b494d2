"""The baseline: conflicts that are known and accepted, in a small sorted text file that reads well as a diff.

    # reconcile baseline 1: known conflicts; `reconcile check --update-baseline` writes this file.
    f-0123456789abcdef0123  one-value-per-key  "price of item 7"  until=2027-03-31  # the supplier is asked

A line is a fingerprint, the rule, the question (a JSON string), perhaps the last day on which it is accepted, perhaps
the reason. Only the fingerprint and the day count; the rest is for people, and is kept when the file is written anew.
"""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from reconcile.checking.flag import Flag
from reconcile.errors import ConfigError

HEAD = "# reconcile baseline 1: known conflicts; `reconcile check --update-baseline` writes this file."
_MAX_BYTES = 1 << 28
_LINE = re.compile(
    r'(?P<fingerprint>[a-z]-[0-9a-f]{8,64})[ \t]+(?P<rule>\S+)[ \t]+(?P<question>"(?:[^"\\]|\\.)*")'
    r"(?:[ \t]+until=(?P<until>\S+))?(?:[ \t]+#[ \t]*(?P<reason>.*?))?[ \t]*"
)


@frozen
class Entry:
    """One accepted conflict.

    Attributes:
        fingerprint: of the flag.
        rule, question: for people.
        until: the last day on which it is accepted; None: for good.
        reason: why it is accepted, or "".
    """

    fingerprint: str
    rule: str
    question: str
    until: date | None = None
    reason: str = ""

    def expired(self, today: date) -> bool:
        """Return whether it is no longer accepted."""
        return self.until is not None and today > self.until

    def __str__(self) -> str:
        """Return its line."""
        question = json.dumps(self.question, ensure_ascii=False)
        until = f"  until={self.until.isoformat()}" if self.until else ""
        return f"{self.fingerprint}  {self.rule}  {question}{until}" + (f"  # {self.reason}" if self.reason else "")


def read_baseline(path: Path) -> dict[str, Entry]:
    """Return the entries by fingerprint; a file that does not exist has none.

    Raises:
        ConfigError: it cannot be read, or a line is none.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ConfigError("is larger than 256 MiB.", where=str(path), remedy="A baseline is a short text file.")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ConfigError(f"cannot be read: {reason}.", where=str(path), remedy="Check the path.") from None
    return parse_baseline(text, str(path))


def parse_baseline(text: str, where: str = "baseline") -> dict[str, Entry]:
    """Return the entries of a baseline's text by fingerprint.

    Raises:
        ConfigError: a line is no entry, or a fingerprint stands there twice.
    """
    found: dict[str, Entry] = {}
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        entry = _entry(line, f"{where}:{number}")
        if entry.fingerprint in found:
            problem = f"{entry.fingerprint} stands here twice."
            raise ConfigError(problem, where=f"{where}:{number}", remedy="Keep one of the lines.")
        found[entry.fingerprint] = entry
    return found


def _entry(line: str, where: str) -> Entry:
    m = _LINE.fullmatch(line)
    try:
        if m is None:
            raise ValueError
        until = date.fromisoformat(m["until"]) if m["until"] else None
        return Entry(m["fingerprint"], m["rule"], json.loads(m["question"]), until, m["reason"] or "")
    except ValueError:
        remedy = (
            'A line is: fingerprint  rule  "question"  until=2027-03-31  # reason. --update-baseline writes it anew.'
        )
        raise ConfigError("this line is no entry of a baseline.", where=where, remedy=remedy) from None


def baseline_text(entries: Iterable[Entry]) -> str:
    """Return the file's text: sorted by question, rule and fingerprint, so that a change is a small diff."""
    lines = sorted(entries, key=lambda e: (e.question, e.rule, e.fingerprint))
    return "".join(f"{line}\n" for line in (HEAD, *map(str, lines)))


def updated(flags: Iterable[Flag], known: Mapping[str, Entry], today: date) -> list[Entry]:
    """Return the entries that accept exactly these flags; reasons are kept, days that have passed are taken out."""
    found = []
    for f in flags:
        old = known.get(f.fingerprint)
        fresh = Entry(f.fingerprint, f.rule, f.question)
        if old is not None:
            fresh = evolve(fresh, reason=old.reason, until=None if old.expired(today) else old.until)
        found.append(fresh)
    return list({e.fingerprint: e for e in found}.values())


__all__ = ["Entry", "baseline_text", "parse_baseline", "read_baseline", "updated"]
