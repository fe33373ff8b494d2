"""Reading: files, folders, tables and texts become Documents and Statements."""

from reconcile.read.case import is_readable
from reconcile.read.contents import Contents, spec_of
from reconcile.read.discovery import readers, suffixes
from reconcile.read.file import MAX_BYTES, MAX_FILES, File
from reconcile.read.material import Material, read, read_bytes
from reconcile.read.rows import as_row

__all__ = [
    "MAX_BYTES",
    "MAX_FILES",
    "Contents",
    "File",
    "Material",
    "as_row",
    "is_readable",
    "read",
    "read_bytes",
    "readers",
    "spec_of",
    "suffixes",
]
