"""A number or range while the words around it are read."""

from fractions import Fraction

from attrs import evolve, frozen

from reconcile.values.fold import GAP
from reconcile.values.hedges import Bound
from reconcile.values.measure import MINOR, SHARES, currency, unit_after
from reconcile.values.numeral import Numeral
from reconcile.values.pattern import compiled
from reconcile.values.profile import Vague


@frozen
class Phrase:
    """A number or range [low, high] while its surroundings are read.

    Attributes:
        start, end, core_start, core_end: spans of the phrase and of the number proper.
        low, high: the ends; equal for one number.
        first, last: the numerals at both ends; the same object for one number.
        unit, unit_end: its unit and where the words of that end.
        hedges, words: the kinds of hedge, the innermost first, and their words in the order of the text.
        vague: low, high and point of a vague word, else None.
        age: whether it is somebody's age.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    low: Fraction
    high: Fraction
    first: Numeral
    last: Numeral
    unit: str = ""
    unit_end: int = 0
    hedges: tuple[Bound, ...] = ()
    words: tuple[str, ...] = ()
    vague: Vague | None = None
    age: bool = False

    @property
    def is_range(self) -> bool:
        """Return whether two numbers stand in the phrase."""
        return self.first is not self.last


def single(folded: str, n: Numeral, vague: Vague | None = None) -> Phrase:
    """Return the phrase of one numeral with the unit behind or the currency before it."""
    phrase = Phrase(n.start, n.end, n.start, n.end, n.value, n.value, n, n, unit_end=n.end, vague=vague)
    if vague is not None:
        low, high, _ = vague
        phrase = evolve(phrase, low=Fraction(low), high=Fraction(low if high is None else high))
    if n.currency:
        return evolve(phrase, unit=currency(n.currency))
    if n.ordinal:
        return phrase
    if (unit := unit_after(folded, n.end)) is None:
        return _percentage(folded, phrase)
    code, _, end = unit
    if code in MINOR:  # cents are hundredths of the money that they are of
        code, parts = MINOR[code]
        phrase = evolve(phrase, low=phrase.low / parts, high=phrase.high / parts)
    return evolve(phrase, unit=code, unit_end=end, end=end if code in SHARES else n.end)


_SHARE_OF = rf"(?<!\w)(?P<words>(?:per{GAP}?cent|percentage){GAP}of){GAP}$"
_NUMBERED = r"(?:[0-9½¼¾]|(?<!\w)(?:[a-z]+ty|[a-z]+teen|hundred|one|two|three|four|five|six|seven|eight|nine|ten)) ?$"
_ENDED = r"\s*(?:$|[.,;:!?)]|(?:in|for|by|and|or|was|is|on|at)(?!\w))"


def _percentage(folded: str, phrase: Phrase) -> Phrase:
    """Return "a percentage of 12" as 12 percent: no number before the words and nothing counted behind."""
    if not folded.endswith("of", 0, max(0, phrase.start - 1)):
        return phrase
    m = compiled(_SHARE_OF).search(folded, max(0, phrase.start - 24), phrase.start)
    if m is None or compiled(_NUMBERED).search(folded, max(0, m.start() - 16), m.start()):
        return phrase
    return evolve(phrase, start=m.start(), unit="percent") if compiled(_ENDED).match(folded, phrase.end) else phrase
