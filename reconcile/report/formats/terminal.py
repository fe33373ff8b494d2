"""Plain text in columns, for a terminal: answer, doubt, evidence."""

from collections.abc import Iterable, Iterator, Sequence

from reconcile.consensus import Status
from reconcile.finding import Finding
from reconcile.report.card import QUIET, Card, Side, Voice, cards, unnoted
from reconcile.report.columns import clip, pad, spread, width, wrap
from reconcile.report.summary import summary
from reconcile.report.whisker import line as whisker
from reconcile.report.wording import (
    answer,
    confidence_word,
    count,
    holder_text,
    moment_text,
    percent,
    plain,
    range_text,
    signed,
    stance_text,
    value_text,
    words_of,
)
from reconcile.result import Reconciliation

NAME = "terminal"
SUFFIXES = (".txt", ".text")

# SGR codes. The camps' colours are the nearest of the 256 to the Okabe-Ito palette of the other reports.
_CAMP = ("38;5;32", "38;5;166", "38;5;36", "38;5;175", "38;5;179", "38;5;74", "38;5;185")
_GRAVE, _CALM, _STRONG, _FAINT = "1;38;5;166", "38;5;36", "1", "2"
_QUOTE_LINES = 2
_VALUE = 24  # columns for what a camp says
_LEAST = 12  # columns below which an answer is not worth showing beside its question


def render(result: Reconciliation, *, width: int = 80, color: bool = False) -> str:
    """Return the report for a terminal of `width` columns; `color` adds SGR codes and changes nothing else."""
    page = _Page(max(40, width), color)
    blocks = [page.title(result)]
    shown = cards(result)
    blocks += [page.card(card) for card in shown if card.need < QUIET]
    quiet = [card for card in shown if card.need == QUIET and not card.forecast]
    if quiet:
        blocks.append(page.rows(quiet))
    if foreseen := [card for card in shown if card.need == QUIET and card.forecast]:
        blocks.append(page.foreseen(foreseen))
    if not shown:
        blocks.append(page.empty(result))
    if notes := page.notes(unnoted(result, shown)):
        blocks.append(notes)
    if result.failures:
        blocks.append(page.failures(result))
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


class _Page:
    """Lines of one width, coloured or not."""

    def __init__(self, columns: int, color: bool) -> None:
        self.columns, self.color = columns, color

    def styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text

    def strong(self, text: str) -> str:
        return self.styled(text, _STRONG)

    def faint(self, text: str) -> str:
        return self.styled(text, _FAINT)

    def status(self, card: Card) -> str:
        c = card.consensus
        calm = c.status in (Status.AGREED, Status.RESOLVED, Status.REVISED, Status.SINGLE_ORIGIN)
        return self.styled(f"{card.sign} {card.state}", _CALM if calm or card.forecast else _GRAVE)

    def title(self, result: Reconciliation) -> list[str]:
        return [self.strong(line) for line in wrap(summary(result).text, self.columns)]

    def card(self, card: Card) -> list[str]:
        return [
            *self.head(card),
            *self.figures(card),
            *self.sentence(card),
            *self.evidence(card),
            *self.reasons(card),
        ]

    def head(self, card: Card) -> list[str]:
        c = card.consensus
        right = f"{self.status(card)}  {percent(c.confidence):>6}"
        when = f" · as of {moment_text(card.as_of)}" if card.as_of else ""
        room = self.columns - width(right) - 2
        title = clip(plain(str(c.question)) or "(no name)", room)
        when = when if width(title) + width(when) <= room else ""
        return [spread(self.strong(title) + self.faint(when), right, self.columns)]

    def figures(self, card: Card) -> list[str]:
        c = card.consensus
        statements = sum(len(side.statements) for side in card.sides)
        facts = " · ".join(
            (
                f"{confidence_word(c)} confidence",
                count(len(card.sides), "camp"),
                count(c.origins, "origin"),
                count(statements, "statement"),
            )
        )
        drawn = whisker(c)
        shown = clip(answer(c), self.columns - 4)
        left = f"  {self.strong(shown)}" + (f"   {drawn}" if drawn else "")
        one = spread(left, self.faint(facts), self.columns)
        if width(one) <= self.columns:
            return [one]
        # No room for all three: the facts go below, and so does the drawing, or it is left out.
        lines = [left] if width(left) <= self.columns else [f"  {self.strong(shown)}", f"  {drawn}"]
        return [*(x for x in lines if width(x) <= self.columns), f"  {self.faint(clip(facts, self.columns - 2))}"]

    def sentence(self, card: Card) -> list[str]:
        text = plain(card.consensus.sentence)
        return [f"  {x}" for x in wrap(f"“{text}”", self.columns - 2)] if text else []

    def evidence(self, card: Card) -> Iterator[str]:
        values = [clip(value_text(side.value), min(_VALUE, self.columns // 4)) for side in card.sides]
        room = max(map(width, values), default=0)
        for i, (side, value) in enumerate(zip(card.sides, values, strict=True)):
            yield from self.side(side, pad(value, room), last=i == len(card.sides) - 1)

    def side(self, side: Side, value: str, *, last: bool) -> Iterator[str]:
        branch, stem = ("└", " ") if last else ("├", "│")
        sign = self.styled(f"{side.mark.shape}", _CAMP[side.mark.colour])
        under = " " * (width(value) + 3)
        for i, voice in enumerate(side.voices):
            lead = f"  {branch} {value} {sign} " if i == 0 else f"  {stem} {under[:-2]}{sign} "
            yield from self.voice(voice, lead, f"  {stem} {under}")

    def voice(self, voice: Voice, lead: str, under: str) -> Iterator[str]:
        s = voice.statement
        moved = signed(voice.contribution.log_odds) if voice.contribution else "–"
        stance = stance_text(s)
        more = f"+{count(len(voice.carriers), 'repeat')}" if voice.carriers else ""
        extra = ", ".join(x for x in (stance, more) if x)
        who = holder_text(s) + (f" [{extra}]" if extra else "")
        quote = f"“{shown}”" if (shown := words_of(s)) else plain(s.where)
        room = self.columns - width(lead) - width(moved) - 2
        if width(who) + 2 + width(quote) <= room:
            yield spread(f"{lead}{who}  {self.faint(quote)}", moved, self.columns)
            return
        yield spread(f"{lead}{clip(who, room)}", moved, self.columns)
        for part in wrap(quote, self.columns - width(under) - 2, lines=_QUOTE_LINES):
            yield f"{under}{self.faint(part)}"

    def reasons(self, card: Card) -> list[str]:
        lines = [line for label, text in card.reasons for line in self.labelled(label, text)]
        flips = [x for x in card.consensus.what_if if x.flips and card.consensus.origins > 1]
        for x in flips:
            holder = next((k.statement for k in card.consensus.contributions if k.origin == x.origin), None)
            then = f"{value_text(x.value)}, {percent(x.confidence)}" if x.value is not None else str(x.status)
            lines += self.labelled("what if", f"without {holder_text(holder) if holder else x.origin}: {then}")
        return lines

    def labelled(self, label: str, text: str) -> list[str]:
        lead = f"  {clip(plain(label), self.columns // 2)}: "
        parts = wrap(plain(text), self.columns - width(lead)) or [""]
        indent = " " * width(lead)
        return [self.faint(lead) + parts[0], *(indent + p for p in parts[1:])]

    def rows(self, quiet: list[Card]) -> list[str]:
        names = [clip(plain(str(card.consensus.question)) or "(no name)", self.columns * 2 // 5) for card in quiet]
        room = max(width(n) for n in names)
        lines = [self.strong("Not contradicted")]
        for card, name in zip(quiet, names, strict=True):
            c = card.consensus
            right = f"{self.status(card)}  {percent(c.confidence):>6}"
            left = f"  {pad(name, room)}  "
            free = self.columns - width(left) - width(right) - 2
            if free < _LEAST:
                lines.append(spread(f"  {clip(name, self.columns - width(right) - 4)}", right, self.columns))
                lines.append(f"    {self.strong(clip(_compact(card), self.columns - 4))}")
            else:
                lines.append(spread(left + self.strong(clip(_compact(card), free)), right, self.columns))
        return lines

    def foreseen(self, cards: list[Card]) -> list[str]:
        told = [f"{plain(str(card.consensus.question))}: {_foretold(card)}" for card in cards]
        return [self.strong("Forecasts only"), *(self.faint(f"  {clip(line, self.columns - 2)}") for line in told)]

    def notes(self, loose: Sequence[Finding]) -> list[str]:
        lines = [line for f in loose for line in self.note(f)]
        return [self.strong("Also noticed"), *lines] if lines else []

    def note(self, f: Finding) -> list[str]:
        return self.labelled(str(f.severity), f.message)

    def empty(self, result: Reconciliation) -> list[str]:
        lines = [self.strong("Nothing to compare.")]
        lines += wrap("No statement with a figure, time, place or name was found.", self.columns)
        if result.documents:
            lines += ["Here is what was read:", *self.read(result)]
        return lines

    def read(self, result: Reconciliation) -> Iterable[str]:
        for d in result.documents:
            size = count(len(d.prose.split()), "word")
            yield spread(f"  {clip(plain(d.name), self.columns - width(size) - 4)}", size, self.columns)

    def failures(self, result: Reconciliation) -> list[str]:
        lines = [self.strong("Could not be read")]
        for x in result.failures:
            lines += self.labelled(x.name, x.problem.removeprefix(f"{x.name}: "))
        return lines


def _foretold(card: Card) -> str:
    said = {f"{holder_text(s)} “{plain(words_of(s))}”": None for s in card.consensus.statements or card.others}
    return "; ".join(said)


def _compact(card: Card) -> str:
    c = card.consensus
    left = range_text(c)
    return f"{answer(c)} ({left})" if c.value is not None and left else answer(c)
