"""A sentence under the eyes of the attribution rules: its tokens, quotes and bounds, and spans made from them."""

from attrs import frozen

from reconcile.extract.attribution_lexicon import ADVERBS, DAYS, SPEECH, TIME_WORDS, VENUES
from reconcile.extract.attribution_tokens import QUOTE_MARKS, Tokens, dotted
from reconcile.extract.sentences import Layout, Sentence, Span
from reconcile.extract.speech_quotes import Quote

_INTRODUCES = frozenset("that whether how why what if who where when which".split())
_ADDING = frozenset(
    "saying adding noting warning stressing insisting claiming explaining arguing stating reporting".split()
)
_COMPLEMENT_WITHIN = 12  # words between a verb and its "that"


@frozen
class Reader:
    """One sentence.

    Attributes:
        tokens: of the whole text.
        layout: of the whole text.
        sentence: the sentence.
        first, last: its tokens.
        upper: the text is set in capitals, so capitals mark no names.
    """

    tokens: Tokens
    layout: Layout
    sentence: Sentence
    first: int
    last: int
    upper: bool

    def span(self, start: int, end: int) -> Span | None:
        """Return the span of tokens [start, end), or None where it is empty."""
        if end <= start:
            return None
        a, b = self.tokens.starts[start], self.tokens.ends[end - 1]
        return Span(a, b, self.tokens.text[a:b])

    def stretch(self, start: int, end: int) -> Span | None:
        """Return the span of characters [start, end) without the blanks and commas around it, or None."""
        text = self.tokens.text
        while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
            end -= 1
        return Span(start, end, text[start:end]) if end > start else None

    def word(self, index: int) -> str:
        """Return a token of the sentence, or "" beyond its ends."""
        return self.tokens.words[index] if self.first <= index < self.last else ""

    def opens_quote(self, index: int) -> Quote | None:
        """Return the quote that opens at a token, or None."""
        if index >= self.last or self.tokens.words[index] not in QUOTE_MARKS:
            return None
        quote = self.layout.quote_at(self.tokens.starts[index])
        return quote if quote and quote.start == self.tokens.starts[index] else None

    def quote_before(self, index: int) -> Quote | None:
        """Return the quote that ends right before a token, a comma between them allowed, or None."""
        index -= 1
        if index >= 0 and self.tokens.words[index] in (",", "—", "–", "-"):
            index -= 1
        if index < self.first or self.tokens.words[index] not in QUOTE_MARKS:
            return None
        quote = self.layout.quote_at(self.tokens.starts[index])
        return (
            quote
            if quote and quote.end == self.tokens.ends[index] and quote.start < self.tokens.starts[index]
            else None
        )

    def skip_adjuncts(self, index: int) -> int:
        """Return the token after times, venues and adverbs that follow a verb: 'said [on Friday in a statement]'."""
        for _ in range(5):
            word = self.word(index)
            following = self.word(index + 1)
            if word in ("this", "last", "next", "earlier") and following in TIME_WORDS:
                index += 2
            elif (
                (
                    word in TIME_WORDS
                    and (word in DAYS or following not in ("be", "have", "not"))
                    and word not in _AMBIGUOUS
                )
                or (word in ADVERBS and word not in ("both", "all", "only", "no", "just", "even", "at", "never"))
                or (
                    word.endswith("ly")
                    and len(word) > 4
                    and word not in ("only", "early", "nearly", "roughly", "approximately", "family")
                )
            ):
                index += 1
            elif word in ("on", "in", "at", "by", "via", "through", "during", "to", "over", "from", "late", "early"):
                end = self._adjunct(index)
                if end == index:
                    break
                index = end
            else:
                break
        return index

    def _adjunct(self, index: int) -> int:
        """Return where a prepositional phrase of time or venue ends, or `index` where it is something else."""
        words = self.tokens.words
        for at in range(index + 1, min(self.last, index + 8)):
            word = words[at]
            if word in VENUES or (word in TIME_WORDS and word not in _AMBIGUOUS):
                while at + 1 < self.last and (
                    words[at + 1] in TIME_WORDS or words[at + 1] in VENUES or words[at + 1].isdigit()
                ):
                    at += 1
                return self._with_whom(at + 1)
            if not word[0].isalnum():
                break
        for at in range(index + 1, min(self.last, index + _COMPLEMENT_WITHIN)):
            if words[at] == "that":
                return at
            if words[at] in (",", ".", ";", ":"):
                break
        return index

    def _with_whom(self, index: int) -> int:
        """Skip 'with the broadcaster', 'carried by state television', 'to Reuters' up to 'that' or a mark."""
        issued = self.word(index) in ("he", "she", "it", "they") and self.word(index + 1) in _ISSUES
        if issued or self.word(index) in _WITH_WHOM:
            for at in range(index, min(self.last, index + _COMPLEMENT_WITHIN)):
                if self.tokens.words[at] in ("that", ",", ":", "."):
                    return at
        return index

    def introduces(self, index: int) -> bool:
        """Return whether a clause is introduced here ('that', 'whether')."""
        return self.word(index) in _INTRODUCES

    def clause_end(self, start: int, quote: Quote | None = None) -> int:
        """Return the offset where a clause that begins at token `start` stops being one speaker's."""
        words, tokens = self.tokens.words, self.tokens
        limit = quote.end if quote else self.sentence.end
        for index in range(start + 1, self.last):
            if tokens.starts[index] >= limit:
                break
            word = words[index]
            if word == ";":
                return tokens.starts[index]
            if (
                word in _ADDING
                and words[index - 1] == ","
                and (self.introduces(index + 1) or self.opens_quote(index + 1))
            ):
                return tokens.starts[index - 1]
            if word in ("and", "but") and self._same_speaker(index + 1):
                return tokens.starts[index]
        return min(limit, self.sentence.end)

    def _same_speaker(self, index: int) -> bool:
        """Return whether a verb of saying follows right away: 'and said', 'and also warned that'."""
        if self.word(index) in ADVERBS:
            index += 1
        word = self.word(index)
        if word in SPEECH and self.word(index + 1) in _SUBJECTS:
            return True  # "and claim she has left"
        return (
            word in SPEECH
            and word.endswith(("ed", "said", "told", "wrote"))
            and (
                word in ("said", "told", "wrote")
                or self.introduces(index + 1)
                or self.opens_quote(index + 1) is not None
            )
        )

    def prior_clause(self, index: int, cue_end: int) -> Span | None:
        """Return the clause before token `index` (', police said'), and on past the cue where it goes on."""
        start = self.sentence.start
        text = self.tokens.text
        end = self.tokens.starts[index] if index < len(self.tokens.starts) else self.sentence.end
        after = cue_end
        words = self.tokens.words
        if after < self.last and words[after] == "," and self.last - after > 3 and words[after + 1] not in _CONTRAST:
            end = self.sentence.end
        while start < end and text[start] in "-–— ":
            start += 1
        return self.stretch(start, end)

    def abbreviates(self, index: int) -> bool:
        """Return whether the full stop here belongs to a word."""
        return dotted(self.tokens, index)


_ISSUES = frozenset("carried posted issued released published made".split())
_WITH_WHOM = _ISSUES | {"with", "to", "on", "from", "of", "at"}
_AMBIGUOUS = frozenset("may march august next this day hours last".split())
_CONTRAST = frozenset("but while whereas though although as however citing quoting".split()) | _ADDING
_SUBJECTS = frozenset("he she they it we there".split())
