"""The layout of a text: paragraphs, headlines, datelines, quotes and sentences, all as offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from reconcile.extract import entries, speech_dateline, speech_paragraphs, speech_quotes
from reconcile.extract.speech_dateline import Dateline
from reconcile.extract.speech_quotes import Quote


class Block(StrEnum):
    """What a paragraph is to the page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"


@frozen
class Span:
    """A verbatim stretch of the prose: `prose[start:end] == text`."""

    start: int
    end: int
    text: str


@frozen
class Sentence:
    """A sentence of the prose, without the blanks around it.

    Attributes:
        start, end: offsets.
        paragraph: index of its paragraph.
        block: what its paragraph is to the page.
    """

    start: int
    end: int
    paragraph: int
    block: Block = Block.BODY

    @property
    def headline(self) -> bool:
        """Return whether it stands in a headline or a heading between the paragraphs."""
        return self.block is Block.HEADLINE


@frozen(slots=False)
class Layout:
    """A text cut up: sentences and datelines together cover everything but blanks, and never overlap.

    Attributes:
        text: the prose.
        paragraphs: offsets of the paragraphs.
        sentences: in their order.
        quotes: in their order.
        datelines: of the paragraphs that have one.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    datelines: tuple[Dateline, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds an offset, or the last one before it."""
        index = bisect_right(self._starts, offset) - 1
        return self.sentences[max(index, 0)] if self.sentences else None

    def index_at(self, offset: int) -> int:
        """Return the index of the sentence that holds an offset."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def quote_at(self, offset: int) -> Quote | None:
        """Return the quote that holds an offset, or None."""
        index = bisect_right(self._quote_starts, offset) - 1
        # a single-marked quote never holds another, so the last one that begins before decides
        return self.quotes[index] if index >= 0 and offset < self.quotes[index].end else None

    @cached_property
    def upper(self) -> bool:
        """Return whether the text is set in capitals throughout, as old wires are."""
        sample = self.text[:4000]
        return sum(map(str.isupper, sample)) > 9 * sum(map(str.islower, sample))


# Before a name or number: a full stop after these never ends a sentence.
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen lt col maj capt cpl sgt pte cmdr adm brig det insp supt const rep sen gov pres "
    "hon rev fr st ste mt ft messrs mme mlle sr sra vs approx ca cf eg ie e.g i.e viz al spc pfc lieut asst "
    "dept".split()
)
# Before a digit: no end ("Aug. 14", "No. 5").
_NUMBERED = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos art fig p pp vol ch sec para ext".split()
)
# May end a sentence; then the next word is one that sentences open with.
_MAYBE = frozenset("inc co corp ltd jr bros etc est plc llc ave blvd rd hon mph kph oz lb ft".split())
_OPENERS = frozenset(
    "the a an in on at it he she they we i this that these those there but and however his her its their "
    "after before as while when if police officials some many most several two three no one another according "
    "for from since what".split()
)
_END = re.compile(r"[.!?…。！？؟।](?:(?<=[.!?…])[.!?…]+)?")
_BEFORE = re.compile(r"[\w'’.-]*$")
_SPEECH_AFTER = re.compile(
    r"(?:(?:[A-Z][\w'’.-]*|the|an?)\s+){1,5}?(?:[a-z]+\s){0,2}(?:said|says|asked|asks|added|adds|told|cried|shouted|wrote|replied)\b"
)
_CLOSERS = ")]}”’»'"


def split(text: str) -> Layout:
    """Cut a text up; never raises."""
    paragraphs = speech_paragraphs.paragraphs(text)
    quotes = speech_quotes.pair(text, paragraphs)
    closing = {quote.end - 1 for quote in quotes}
    opening = {quote.start for quote in quotes}
    sentences: list[Sentence] = []
    datelines: list[Dateline] = []
    blocks = _blocks(text, paragraphs)
    clocks = entries.heads(text, paragraphs)
    for index, (start, end) in enumerate(paragraphs):
        dateline = speech_dateline.read(text, start, end) if blocks[index] in (Block.BODY, Block.BYLINE) else None
        dateline = clocks.get(start, dateline)
        if dateline:
            datelines.append(dateline)
            start = dateline.end
        sentences.extend(
            Sentence(a, b, index, blocks[index]) for a, b in _sentences(text, start, end, opening, closing)
        )
    return Layout(text, tuple(paragraphs), tuple(sentences), tuple(quotes), tuple(datelines))


def quotes(text: str) -> list[Span]:
    """Return the quoted stretches of a text, marks and all."""
    return [Span(q.start, q.end, text[q.start : q.end]) for q in split(text).quotes]


def _sentences(text: str, start: int, end: int, opening: set[int], closing: set[int]) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        stop = _absorb(text, match.end(), end, closing)
        after = stop
        while after < end and text[after].isspace():
            after += 1
        if after >= end or match.start() < begin or not _ends(text, match, stop, after, begin, opening):
            continue
        yield begin, stop
        begin = after
    while begin < end and text[begin].isspace():
        begin += 1
    if begin < end:
        yield begin, end


def _absorb(text: str, stop: int, end: int, closing: set[int]) -> int:
    """Return the offset after the marks that close with the sentence."""
    while stop < end:
        if text[stop] in _CLOSERS or (text[stop] == '"' and stop in closing):
            stop += 1
        elif text[stop] == " " and stop + 1 in closing:
            stop += 2
        else:
            break
    return stop


def _ends(text: str, match: re.Match[str], stop: int, after: int, begin: int, opening: set[int]) -> bool:
    """Return whether the marks at `match` end a sentence that goes on at `after`."""
    mark, following = match.group(), text[after]
    if mark[0] in "。！？؟।":
        return True
    if after == stop:  # nothing between: "3.5", "example.org", but also "the end.The next" and 'end."Next'
        glued = text[match.start() - 2 : match.start()].islower() and text[after : after + 2].istitle()
        return after in opening or (glued and stop == match.end() and text[after + 1 : after + 2].islower())
    if following.islower() or following in ",;:)]}":
        return False
    if stop > match.end() and mark[0] in "!?" and _SPEECH_AFTER.match(text, after, min(len(text), after + 80)):
        return False
    return mark != "." or stop > match.end() or not _abbreviated(text, match.start(), after, begin)


def _abbreviated(text: str, dot: int, after: int, begin: int) -> bool:
    before = _BEFORE.search(text, max(begin, dot - 24), dot)
    word = before.group().strip(".'’-") if before else ""
    lower = word.lower()
    following = re.match(r"\w*", text[after : after + 24])
    next_word = following.group().lower() if following else ""
    if lower in _TITLES or (before is not None and before.start() == begin and word.isdigit() and len(word) < 3):
        return True
    if lower in _NUMBERED:
        return next_word.isdigit()
    if len(word) == 1 and word.isalpha():
        return word != "I"
    if "." in word or lower in _MAYBE:
        return next_word not in _OPENERS and after < len(text) and text[after] not in "“\"‘'"
    return False


_TERMINAL = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_BYLINE = re.compile(
    r"(?:by|from|reporting by|written by|edited by|text by)\s+[A-Z]|(?:published|updated|posted|last updated)\b|https?://"
    r"|.{2,60}\|.{2,60}\|",
    re.I,
)
_CAPTION = re.compile(
    r"(?:file )?(?:photo|photograph|picture|image|caption|video|map|graphic)s?\b\s?(?:[:|(/]|by\b|shows\b)", re.I
)


def _blocks(text: str, paragraphs: list[tuple[int, int]]) -> list[Block]:
    """Return what each paragraph is; a heading is short, lacks a full stop and has a body below."""
    body = [bool(_TERMINAL.search(text, max(a, b - 6), b)) for a, b in paragraphs]
    blocks: list[Block] = []
    for index, (start, end) in enumerate(paragraphs):
        head = text[start : min(end, start + 160)]
        if _CAPTION.match(head):
            blocks.append(Block.CAPTION)
        elif end - start <= 150 and not body[index] and _BYLINE.match(head):
            blocks.append(Block.BYLINE)
        elif head.startswith("#") or _is_heading(head, end - start, body, index):
            blocks.append(Block.HEADLINE)
        else:
            blocks.append(Block.BODY)
    return blocks


def _is_heading(head: str, length: int, body: list[bool], index: int) -> bool:
    first = index == 0
    if length > (150 if first else 110) or head[0].islower() or head[-1:] in ",;:" or head[0] in "-*•–—(":
        return False
    question = head[-1:] in "?!" and first and length < 100
    if body[index] and not question:
        return False
    return any(body[index + 1 : index + (4 if index < 3 else 2)])
