"""Comma-separated values, one row a question: key columns under their own names, then the answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

from reconcile.columns.answers import STATUSES
from reconcile.tabular import Fused

if TYPE_CHECKING:
    import pyarrow
    from numpy.typing import NDArray

    from reconcile.columns.claims import Floats, Ints

NAME = "csv"
SUFFIXES = (".csv",)

# What a spreadsheet would run as a formula (OWASP, "CSV injection"); a plain number is none.
_FORMULA = r"^\s*[=+\-@\t\r]"
_NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"


def render(fused: Fused) -> str:
    """Return a header and one row for each question, in canonical order, with `\\n` line ends."""
    import pyarrow
    from pyarrow import compute

    answers = fused.answers
    texts = {**answers.claims.keys, "value": answers.value}
    columns = {name: _guarded(pyarrow.array(column, pyarrow.string())) for name, column in texts.items()}
    columns |= {"low": _bounds(answers.low), "high": _bounds(answers.high)}
    columns["confidence"] = pyarrow.array(answers.confidence).cast(pyarrow.string())
    columns["status"] = pyarrow.array([str(s) for s in STATUSES]).take(pyarrow.array(answers.status))
    for name, side in (("supporting", answers.supporting), ("dissenting", answers.dissenting)):
        columns[name] = _guarded(_names(answers.claims.sources, *side))
    header = _quoted(pyarrow.array(list(columns), pyarrow.string())).to_pylist()
    rows = compute.binary_join_element_wise(*map(_quoted, columns.values()), ",").to_pylist()
    return "\n".join((",".join(header), *rows, ""))


def _quoted(cells: "pyarrow.Array") -> "pyarrow.Array":
    """Return cells as RFC 4180 writes them: quoted where they hold a comma, a quotation mark or a line break."""
    from pyarrow import compute

    special = compute.match_substring_regex(cells, '[",\n\r]')
    if not _any(special):
        return cells
    doubled = compute.replace_substring(cells, '"', '""')
    return compute.if_else(special, compute.binary_join_element_wise('"', doubled, '"', ""), cells)


def _bounds(x: "Floats") -> "pyarrow.Array":
    """Return bounds with 9 significant digits as text, empty where there is none."""
    import pyarrow

    return pyarrow.array(["" if v != v else f"{v:.9g}" for v in x.tolist()], pyarrow.string())


def _names(sources: Sequence[str], first: "NDArray[numpy.int64]", source: "Ints") -> "pyarrow.Array":
    """Return the names of each question's sources, joined."""
    import pyarrow
    from pyarrow import compute

    named = pyarrow.array(sources, pyarrow.string()).take(pyarrow.array(source))
    lists = pyarrow.ListArray.from_arrays(pyarrow.array(first.astype(numpy.int32)), named)
    return compute.binary_join(lists, "; ")


def _guarded(texts: "pyarrow.Array") -> "pyarrow.Array":
    """Return cells that a spreadsheet takes for text, never for a formula, and that stay on one row for all readers."""
    from pyarrow import compute

    clean = (
        compute.replace_substring_regex(texts, "\r\n?", "\n") if _any(compute.match_substring(texts, "\r")) else texts
    )
    risky = compute.match_substring_regex(clean, _FORMULA)
    if not _any(risky):
        return clean
    risky = compute.and_not(risky, compute.match_substring_regex(clean, _NUMBER))
    return compute.if_else(risky, compute.binary_join_element_wise("'", clean, ""), clean)


def _any(mask: "pyarrow.Array") -> bool:
    from pyarrow import compute

    return bool(compute.any(mask).as_py())
