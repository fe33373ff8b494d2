"""What passed between a run and a language model: recorded, so that a replay asks nobody."""

from collections.abc import Iterable, Mapping
from typing import cast

from attrs import field, fields, frozen


@frozen
class Rejection:
    """A statement that a language model proposed and that does not count.

    Attributes:
        quote: the words that it gave as quoted.
        value: the value that it gave.
        reason: why it does not count.
        nearest: the stretch of the document most like the quote, where there is one; for people to look at, never used.
    """

    quote: str
    value: str
    reason: str
    nearest: str = ""


def _rejections(given: Iterable[Rejection | Mapping[str, str]]) -> tuple[Rejection, ...]:
    return tuple(r if isinstance(r, Rejection) else Rejection(**r) for r in given)


@frozen
class Exchange:
    """One request about a part of a document, and what came of it.

    Attributes:
        document: id of the document.
        start, end: the part, offsets into its prose.
        prompt: SHA-256 of the request's body, in hexadecimal digits.
        model: as the endpoint names the one that answered.
        answer: its words.
        input_tokens, output_tokens: as the endpoint counts them; 0 where it does not.
        cost: by the prices in the configuration.
        attempts: requests that were sent.
        failure: why there is no answer, or "".
        proposed: how many statements the answer holds.
        counted: how many of them count.
        rejected: the others, or what is wrong with the answer as a whole.
    """

    document: str
    start: int = field(converter=int)
    end: int = field(converter=int)
    prompt: str
    model: str = ""
    answer: str = ""
    input_tokens: int = field(default=0, converter=int)
    output_tokens: int = field(default=0, converter=int)
    cost: float = field(default=0.0, converter=float)
    attempts: int = field(default=0, converter=int)
    failure: str = ""
    proposed: int = field(default=0, converter=int)
    counted: int = field(default=0, converter=int)
    rejected: tuple[Rejection, ...] = field(default=(), converter=_rejections)


def as_json(recorded: Exchange | Rejection) -> dict[str, object]:
    """Return the fields as plain JSON."""
    data = {f.name: getattr(recorded, f.name) for f in fields(type(recorded))}
    return {k: [as_json(r) for r in v] if isinstance(v, tuple) else v for k, v in data.items()}


def exchange_from_json(data: Mapping[str, object]) -> Exchange:
    """Restore what `as_json` gave of an exchange; numbers may be texts.

    Raises:
        TypeError, ValueError: it is none.
    """
    return Exchange(**cast("Mapping[str, str]", data))  # type: ignore[arg-type]
