"""What a check says, in words that all outputs share."""

from reconcile.checking.flag import Flag, Place, Side
from reconcile.checking.outcome import Outcome
from reconcile.finding import Severity

_ALL = 1 << 30


def counted(n: int, noun: str) -> str:
    """Return '1 row', '1,200 rows'.

    >>> counted(1, "entry"), counted(1200, "entry")
    ('1 entry', '1,200 entries')
    """
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {noun if n == 1 else many}"


def plain(text: str) -> str:
    """Return a text on one line without control characters."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in text).split())


def head(outcome: Outcome) -> str:
    """Return the verdict in one line."""
    parts = [counted(n, noun) for noun, n in outcome.checked]
    for severity in Severity:
        n = sum(f.severity is severity for f in outcome.new)
        if n:
            parts.append(f"{n:,} new info" if severity is Severity.INFO else counted(n, f"new {severity}"))
    if not outcome.new:
        parts.append("no new conflict")
    for n, what in ((len(outcome.known), "in the baseline"), (len(outcome.ignored), "ignored")):
        if n:
            parts.append(f"{n:,} {what}")
    if outcome.stale:
        parts.append(f"{counted(len(outcome.stale), 'stale baseline entry')}")
    if outcome.failures:
        parts.append(f"{counted(len(outcome.failures), 'input')} could not be read")
    return " · ".join(parts)


def side_text(side: Side, most: int = _ALL) -> str:
    """Return 'v1: a.csv:3 (src7), a.csv:9 (src2)'; of many places the first, and how many more."""
    places = [place_text(p) for p in side.places[:most]]
    more = len(side.places) - len(places)
    return f"{plain(side.value)}: {', '.join(places)}{f' and {more:,} more' if more else ''}"


def place_text(p: Place) -> str:
    """Return 'a.csv:3 (src7)'."""
    return f"{plain(str(p))} ({plain(p.source)})" if p.source else plain(str(p))


def suggestion_text(f: Flag) -> str:
    """Return 'probably v1 (0.91, resolved)', that no side is ahead, or ''."""
    s = f.suggestion
    if s and s.status == "unresolved":
        return "open: no side is far enough ahead"
    return f"probably {plain(s.value)} ({s.confidence:.2f}, {s.status})" if s else ""


__all__ = ["counted", "head", "place_text", "plain", "side_text", "suggestion_text"]
