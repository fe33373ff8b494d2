"""Arrow IPC: files (Feather) and streams."""

from typing import TYPE_CHECKING

from reconcile.errors import InputError
from reconcile.read.file import File

if TYPE_CHECKING:
    import pyarrow

SUFFIXES = (".arrow", ".feather")


def read_arrow(file: File) -> "pyarrow.Table":
    """Return the columns of a file.

    Raises:
        InputError: it is no Arrow file, or is cut short.
    """
    import pyarrow
    from pyarrow import ipc

    buffer = pyarrow.py_buffer(file.data)
    try:
        reader = ipc.open_file(buffer) if file.data.startswith(b"ARROW1") else ipc.open_stream(buffer)
        return reader.read_all()
    except (pyarrow.ArrowException, OSError) as error:
        problem = f"cannot be read as Arrow: {str(error).splitlines()[0][:200].lower().rstrip('.')}."
        raise InputError(problem, where=file.name, remedy="Is it complete? Fetch or write it again.") from None
