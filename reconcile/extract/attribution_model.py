"""What one attribution is: who, by which words, says what."""

from enum import StrEnum

from attrs import field, frozen

from reconcile.extract.sentences import Span
from reconcile.statement import Stance


class Kind(StrEnum):
    """The pattern that gives the attribution."""

    SAID = "said"
    QUOTE = "quote"
    ACCORDING_TO = "according to"
    FIGURE = "figure"  # "counted 12 dead", "put the figure at"
    HEADLINE = "headline"  # "Police: 3 dead"
    CLAIMED = "claimed"  # responsibility for one's own deed
    DENIED = "denied"
    BLAMED = "blamed"  # "was blamed on", "attributed to"
    REPORTED = "reported"  # "it was reported that"
    HEARSAY = "hearsay"  # "reportedly", "rumours that"
    BELIEVED = "believed"  # "are believed to have died"
    DOUBTED = "doubted"  # "could not confirm", "did not say"
    CITED = "cited"  # "citing police"


@frozen
class Attribution:
    """Somebody's words or thought, as the text marks them.

    Attributes:
        holder: who, as a span of the text; None where nobody is named ("reportedly").
        cue: the word or words that attribute.
        content: what is attributed; it may run over sentences where it is a quote.
        kind: the pattern.
        stance: how the holder stands to the content.
        hearsay: nobody answers for it.
        quoted: the content is in quotation marks.
        relay: to whom it was told, where that is an outlet ("told Reuters").
        chain: the attributions around it, the nearest first.
    """

    holder: Span | None
    cue: Span
    content: Span | None
    kind: Kind = field(default=Kind.SAID, converter=Kind)
    stance: Stance = field(default=Stance.ASSERTED, converter=Stance)
    hearsay: bool = False
    quoted: bool = False
    relay: Span | None = None
    chain: tuple["Attribution", ...] = ()

    @property
    def size(self) -> int:
        """Return how many characters the content has."""
        return self.content.end - self.content.start if self.content else 0
