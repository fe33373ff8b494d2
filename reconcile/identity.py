"""Content hashes: the same content has the same id, on every machine and in every run."""

import hashlib
import json
from collections.abc import Mapping, Sequence

Plain = str | int | float | bool | None | Sequence["Plain"] | Mapping[str, "Plain"]


def content_id(prefix: str, *parts: Plain) -> str:
    """Return `prefix` and the first 80 bits of the SHA-256 of the parts, as 20 hexadecimal digits.

    >>> content_id("q", "killed", "police") == content_id("q", "killed", "police")
    True
    """
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}-{hashlib.sha256(data.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"
