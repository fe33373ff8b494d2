"""Making an Attribution from token spans of one sentence."""

from reconcile.extract.attribution_model import Attribution, Kind
from reconcile.extract.attribution_reader import Reader
from reconcile.extract.sentences import Span
from reconcile.statement import Stance


def made(
    reader: Reader,
    holder: tuple[int, int] | None,
    cue: tuple[int, int],
    content: Span | None,
    kind: Kind,
    quoted: bool = False,
    stance: Stance = Stance.ASSERTED,
    hearsay: bool = False,
    relay: Span | None = None,
) -> Attribution | None:
    """Return the attribution of token spans, or None where the cue or the content is empty."""
    words = reader.span(*cue)
    if words is None or content is None:
        return None
    return Attribution(reader.span(*holder) if holder else None, words, content, kind, stance, hearsay, quoted, relay)
