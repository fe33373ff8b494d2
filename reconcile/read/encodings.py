"""Names of encodings that a file declares, as Python knows them."""

import re

from reconcile.errors import InputError
from reconcile.read.file import File

# What browsers decode under these names (WHATWG encoding standard).
_WINDOWS = frozenset({"windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"})


def encoding_of(file: File, declaration: re.Pattern[bytes]) -> str:
    """Return the encoding that a file declares in its first kilobyte, UTF-8 where it declares none.

    Args:
        file: the file.
        declaration: finds the name as its first group.

    Raises:
        InputError: Python does not know it, or it is not one for text.
    """
    match = declaration.search(file.data, 0, 1024)
    name = match[1].decode("ascii").lower() if match else "utf-8"
    if name in _WINDOWS:
        return "cp1252"
    if name.startswith(("utf-8", "utf8", "utf-16")):  # a declaration that could be read cannot be UTF-16
        return "utf-8"
    if re.fullmatch(r"(iso-8859|windows|koi8|gb|big5|shift_jis|euc)[a-z0-9_-]*|sjis|koi8", name):
        try:
            "".encode(name)
        except LookupError:
            pass
        else:
            return name
    problem = f"declares the unknown encoding '{name}'."
    raise InputError(problem, where=file.name, remedy="Save the page as UTF-8.")
