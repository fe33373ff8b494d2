"""JSON in which every text knows where it stands: the members of objects and lists with their places."""

import json
import re
from array import array
from collections.abc import Iterator

from attrs import frozen

from reconcile.errors import InputError
from reconcile.identity import Plain

_DECODER = json.JSONDecoder()
_WHITE = re.compile(r"[ \t\r\n]*+")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


@frozen
class Node:
    """A value in a JSON text.

    Attributes:
        data: the value.
        text: the whole text.
        start, end: its place.
    """

    data: Plain
    text: str
    start: int
    end: int

    def members(self) -> "dict[str, Node]":
        """Return the members of an object by name, the last of a name; nothing where it is no object."""
        if not isinstance(self.data, dict):
            return {}
        found: dict[str, Node] = {}
        here = _white(self.text, self.start + 1)
        while self.text[here] != "}":
            key, here = _DECODER.raw_decode(self.text, here)
            found[str(key)], here = self._next(_white(self.text, here) + 1)
        return found

    def items(self) -> "Iterator[Node]":
        """Yield the items of a list; nothing where it is none."""
        if isinstance(self.data, list):
            here = _white(self.text, self.start + 1)
            while self.text[here] != "]":
                item, here = self._next(here)
                yield item

    def _next(self, here: int) -> "tuple[Node, int]":
        """Return the value from `here` on, and where the next member begins, or the closing bracket."""
        start = _white(self.text, here)
        data, end = _DECODER.raw_decode(self.text, start)
        here = _white(self.text, end)
        return Node(data, self.text, start, end), _white(self.text, here + (self.text[here] == ","))

    @property
    def words(self) -> str:
        """Return the text that a JSON text says, "" where it is none."""
        return self.data if isinstance(self.data, str) else ""

    def escapes(self) -> dict[int, int]:
        """Return where each escape in `words` ends, by where it begins."""
        return dict(match.span() for match in _ESCAPE.finditer(self.text, self.start + 1, self.end - 1))

    def places(self) -> "array[int]":
        """Return the place of each character of `words`; an escape stands where its backslash stands."""
        places = array("q")
        here, end = self.start + 1, self.end - 1
        for match in _ESCAPE.finditer(self.text, here, end):
            places.extend(range(here, match.start() + 1))
            here = match.end()
        places.extend(range(here, end))
        assert len(places) == len(self.words)
        return places


def parse(text: str, where: str) -> Node:
    """Return the value that a JSON text holds.

    Raises:
        InputError: it is no JSON, or nested too deeply; `where` and the line name the place.
    """
    try:
        data: Plain = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{where} (line {error.lineno}, column {error.colno})"
        raise InputError(f"is not JSON: {error.msg.lower()}.", where=place, remedy="Export it again.") from None
    except (ValueError, RecursionError) as error:
        detail = "nested too deeply" if isinstance(error, RecursionError) else "a number too long"
        raise InputError(f"is not JSON that can be read: {detail}.", where=where, remedy="Export it again.") from None
    start = _white(text, 0)
    return Node(data, text, start, len(text.rstrip(" \t\r\n")))


def _white(text: str, here: int) -> int:
    match = _WHITE.match(text, here)
    return match.end() if match else here
