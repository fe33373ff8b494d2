"""A table as columns of text: each distinct text once, and one number a row that says which."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy
from attrs import frozen

if TYPE_CHECKING:
    from reconcile.columns.claims import Ints


@frozen(eq=False)
class Column:
    """One column of n cells.

    Attributes:
        texts: the distinct texts, stripped of white space, sorted; "" for an empty cell.
        codes: (n,) index into `texts`.
    """

    texts: Sequence[str]
    codes: "Ints"

    @classmethod
    def constant(cls, text: str, n: int) -> "Column":
        """Return a column that says the same in each row."""
        return cls((text,), numpy.zeros(n, dtype=numpy.int32))


@frozen(eq=False)
class Table:
    """Rows of one table or of several, one below the other.

    Attributes:
        columns: by our names (source, item, attribute, value ...: `read.columns`).
        own: how the first table that has a column calls it, by our name.
        files: names of the tables.
        begins: row that each table begins with, and the number of all rows at the end.
    """

    columns: Mapping[str, Column]
    own: Mapping[str, str]
    files: Sequence[str]
    begins: Sequence[int]

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.begins[-1]

    def where(self, row: int) -> str:
        """Return 'file, row 3' of a row, counted from 0 over all tables."""
        at = int(numpy.searchsorted(self.begins, row, side="right")) - 1
        return f"{self.files[at]}, row {row - self.begins[at] + 1}"


__all__ = ["Column", "Table"]
