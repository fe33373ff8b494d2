"""Parquet files."""

from typing import TYPE_CHECKING

from reconcile.errors import InputError
from reconcile.read.file import File

if TYPE_CHECKING:
    import pyarrow

SUFFIXES = (".parquet",)


def read_arrow(file: File) -> "pyarrow.Table":
    """Return the columns of a file.

    Raises:
        InputError: it is no Parquet, or is cut short.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        return parquet.read_table(pyarrow.BufferReader(file.data))
    except (pyarrow.ArrowException, OSError) as error:
        problem = f"cannot be read as Parquet: {str(error).splitlines()[0][:200].lower().rstrip('.')}."
        raise InputError(problem, where=file.name, remedy="Is it complete? Fetch or write it again.") from None
