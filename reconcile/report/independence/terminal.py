"""A table of sources for a terminal: how reliable, how sure that is, and who has what from whom."""

from collections.abc import Iterator

from reconcile.independence import Family, Independence, Pair, Trusted
from reconcile.report.columns import clip, pad, wrap
from reconcile.report.wording import count, plain

SHOWN = 30
_STRONG, _FAINT = "1", "2"


def as_text(found: Independence, *, width: int = 80, color: bool = False, most: int = SHOWN) -> str:
    """Return the lines, none wider than `width`; of long lists the first `most`."""
    page = _Page(max(40, width), color, most)
    blocks = (page.sources(found), page.families(found), page.pairs(found))
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block) + "\n"


class _Page:
    """Lines of one width, coloured or not."""

    def __init__(self, width: int, color: bool, most: int) -> None:
        self.width, self.color, self.most = width, color, most

    def sources(self, found: Independence) -> Iterator[str]:
        room = max(12, self.width - 46)
        yield self._styled(_STRONG, f"Sources by {found.measure}")
        yield self._styled(_FAINT, f"  {'':{room}} {found.measure[:11]:>11} {'95 %':>13} {'claims':>9} {'own':>6}")
        for s in found.sources[: self.most]:
            yield clip(f"  {pad(clip(plain(s.name), room), room)} {self._figures(s)}", self.width)
        yield from self._rest(len(found.sources), "source")

    def _figures(self, s: Trusted) -> str:
        reliability = "-" if s.reliability is None else f"{s.reliability:.3f}"
        span = "" if s.low is None or s.high is None else f"{s.low:.3f}-{s.high:.3f}"
        own = f"{100 * s.own / s.claims:.0f} %" if s.claims else ""
        return f"{reliability:>11} {span:>13} {s.claims:>9,} {own:>6}"

    def families(self, found: Independence) -> Iterator[str]:
        if found.families:
            yield self._styled(_STRONG, f"Families: {count(len(found.families), 'voice')}")
            for family in found.families[: self.most]:
                yield from self._wrapped(" = ".join(map(plain, family.members)), _family(family))
            yield from self._rest(len(found.families), "family", "families")

    def pairs(self, found: Independence) -> Iterator[str]:
        if not found.found:
            yield "No two of the others share more rare mistakes than chance explains."
            return
        yield self._styled(_STRONG, f"Copying: {count(found.found, 'pair')}")
        for pair in found.pairs[: self.most]:
            yield from self._wrapped(_who(pair), why(pair))
        yield from self._rest(found.found, "pair")

    def _wrapped(self, text: str, reason: str) -> Iterator[str]:
        yield from (f"  {line}" for line in wrap(text, self.width - 2))
        yield from (self._styled(_FAINT, f"    {line}") for line in wrap(reason, self.width - 4))

    def _rest(self, n: int, noun: str, plural: str = "") -> Iterator[str]:
        if n > self.most:
            yield f"  and {count(n - self.most, f'more {noun}', f'more {plural}' if plural else '')}"

    def _styled(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text


def _family(family: Family) -> str:
    if family.declared:
        return "declared"
    return f"the closest two share {count(family.rare, 'minority value')} and cover the same ({family.overlap:.0%})"


def _who(pair: Pair) -> str:
    first, second = plain(pair.first), plain(pair.second)
    if not pair.copier:
        return f"{first} and {second}"
    return f"{second} from {first}" if pair.copier == pair.second else f"{first} from {second}"


def why(pair: Pair) -> str:
    """Return why two sources are no independent voices, in a sentence."""
    told = (
        f"{count(pair.rare, 'rare mistake')} shared; the same on {pair.same:,} of {pair.both:,} questions that both "
        f"answer ({pair.covered[0]:.0%} and {pair.covered[1]:.0%} of their claims), {pair.rate:.0%} taken over"
    )
    shown = "; ".join(f"{plain(' '.join(e.question.values()))}: {plain(e.value)}" for e in pair.examples)
    return f"{told}. {shown}" if shown else told
