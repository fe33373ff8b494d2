"""Writes whole results: every kind of value, every field of every record, and the oddest words.

Hypothesis draws a few words, numbers and times and a seed; which stands where follows from the seed. Drawing each of
the hundred fields of a small result by itself would take most of a test's time.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import TypeVar

from attrs import Factory, field, frozen
from hypothesis import strategies as st

from reconcile.config import Config, DocumentSpec, LanguageModel, SourceSpec
from reconcile.consensus import Candidate, Consensus, Contribution, Status, WhatIf
from reconcile.finding import Camp, Finding, Severity, order
from reconcile.gate import Axis, Comparability, GateEntry
from reconcile.proposal import Exchange, Rejection
from reconcile.result import Reconciliation
from reconcile.statement import Document, Failure, Frame, Part, Question, Source, SourceKind, Stance, Statement
from reconcile.values import Grain, Label, Moment, Names, Quantity, Value

T = TypeVar("T")
MARKS = ']]> <![CDATA[ | \\ " \' \'\' """ ` ``` &amp; &#0; &lt <b> </script> --> {{x}} % %% _ * # ~ $ ; ;; [a](b) , \t@'
NUMBERLIKE = "=1+1 -3 +7 007 1e5 1,000 NaN null true 2024-03-01 1_000 0x1F 5% .5"
UNSEEN = "\u202e\u05d0 \u0661 \ufeff \u2028 \x85 \x00 \x1b[31m \x7f \ufffe \ud800 \udc00 \U0001f30a e\u0301 \xad \u200b"
NAMED = "@x rc:x prov:type x:y \\n \\u0041 https://a.test/?a=1&b=2 javascript:x __class__"
SPACED = ("", " ", "\n", "\r\n", "\t", "\r", " a ", "a\nb", "a\r\nb", "a\n\nb", "\u00a0", "two words", "=\n|")
ODD = (*MARKS.split(" "), *NUMBERLIKE.split(" "), *UNSEEN.split(" "), *NAMED.split(" "), *SPACED)

words = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=()), max_size=8),
    st.lists(st.sampled_from(ODD), max_size=3).map("".join),
    st.sampled_from(("police", "three guards", "Orla Venn", "Caf\u00e9 21")),
)
numbers = st.one_of(
    st.integers(-9, 99),
    st.integers(-(10**25), 10**25),
    st.sampled_from((0, 2**53 + 1, 0.1, 1e300, 5e-324, -2.5, 3.0)),
    st.floats(allow_nan=False, allow_infinity=False),
)
times = st.one_of(
    st.datetimes(datetime(1000, 1, 2), datetime(9000, 1, 1)),
    st.dates().map(lambda d: datetime(d.year, d.month, d.day)),
)
ZONES = (None, UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=9)))
UNITS = ("", "", "", "percent", "km", "USD", "degC", "t", "x y")
DATES = (None, "2024-03-01", "2024-03-01T07:30:00+02:00")


@frozen
class Maker:
    """Makes records of what was drawn.

    Attributes:
        words, numbers, times: what was drawn.
        seed: of what picks among them.
    """

    words: tuple[str, ...]
    numbers: tuple[int | float, ...]
    times: tuple[datetime, ...]
    seed: int
    random: Random = field(default=Factory(lambda self: Random(self.seed), takes_self=True), init=False, repr=False)

    def word(self) -> str:
        """Return one of the words, or nothing."""
        return self.random.choice((*self.words, ""))

    def some(self) -> str:
        """Return one of the words that is not blank."""
        return self.random.choice([w for w in self.words if w.strip()] or ["some"])

    def several(self, make: Callable[[], T], most: int = 2) -> tuple[T, ...]:
        """Return a few of what is made."""
        return tuple(make() for _ in range(self.random.randint(0, most)))

    def maybe(self, make: Callable[[], T]) -> T | None:
        """Return what is made, or nothing."""
        return make() if self.random.random() < 0.7 else None

    def flag(self) -> bool:
        """Return yes or no."""
        return self.random.random() < 0.5

    def number(self) -> int | float:
        """Return one of the numbers."""
        return self.random.choice(self.numbers)

    def probability(self) -> float:
        """Return a number from 0 to 1, with all of its digits."""
        return self.random.choice((0.0, 1.0, self.random.random(), self.random.random()))

    def quantity(self) -> Quantity:
        """Return a number as sources state it: exact, bounded, ranged, hedged, unknown."""
        unit, text = self.random.choice(UNITS), self.word()
        low, a, point, b, high = sorted(self.number() for _ in range(5))
        if self.flag():
            return Quantity.exact(low, unit, text)
        least, most = self.maybe(lambda: low), self.maybe(lambda: high)
        return Quantity(
            low=least,
            high=most,
            low_open=least is not None and self.flag(),
            high_open=most is not None and self.flag(),
            core_low=self.maybe(lambda: a),
            core_high=self.maybe(lambda: b),
            point=self.maybe(lambda: point),
            unit=unit,
            text=text,
        )

    def moment(self) -> Moment:
        """Return an interval of time, with or without zone, open on a side or not."""
        zone = self.random.choice(ZONES)
        low, high = sorted(self.random.choice(self.times).replace(tzinfo=zone) for _ in range(2))
        grain = self.random.choice(list(Grain))
        return Moment(self.maybe(lambda: low), self.maybe(lambda: high), grain, self.flag(), self.flag(), self.word())

    def label(self) -> Label:
        """Return a label, perhaps with broader ones."""
        return Label(self.word(), self.word(), frozenset(self.several(self.word)))

    def names(self) -> Names:
        """Return a set of names."""
        return Names(frozenset(self.several(self.word, 3)), self.flag(), self.word())

    def value(self) -> Value:
        """Return a value of any kind."""
        return self.random.choice((self.quantity, self.quantity, self.moment, self.label, self.names))()

    def source(self) -> Source:
        """Return a source."""
        kind, grade = self.random.choice(list(SourceKind)), self.random.choice(("", *"ABCDEF"))
        return Source(self.word(), kind, self.word(), self.word(), self.word(), grade)

    def question(self) -> Question:
        """Return a question."""
        return Question(self.word(), self.word(), self.word(), self.word())

    def frame(self) -> Frame:
        """Return a frame with every field set somehow, or an empty one."""
        if self.flag():
            return Frame()
        return Frame(
            noun=self.word(),
            predicate=self.word(),
            places=self.several(self.word),
            locus=self.several(self.word),
            qualifiers=self.several(self.word),
            period=self.word(),
            when=self.maybe(self.moment),
            basis=self.word(),
            incident=self.word(),
            background=self.flag(),
            part=self.random.choice(list(Part)),
            antecedent=self.word(),
            hedge=self.word(),
            cue=self.word(),
            sentence=(self.random.randint(0, 9), self.random.randint(9, 99)),
            headline=self.flag(),
        )

    def date(self) -> str | None:
        """Return a date as documents and rows give it, or none."""
        return self.random.choice(DATES)

    def document(self) -> Document:
        """Return a text with what is known of its origin."""
        return Document(
            "".join(self.several(self.word, 4)),
            name=self.word(),
            publisher=self.word(),
            published=self.date(),
            url=self.maybe(self.word),
            family=self.word(),
            grade=self.random.choice(("", "A", "F")),
        )

    def statement(self, document: Document) -> Statement:
        """Return a statement with every field set somehow, its quote verbatim."""
        start, end = sorted(self.random.randint(0, len(document.text)) for _ in range(2))
        return Statement(
            question=self.question(),
            value=self.value(),
            holder=self.source(),
            document=document,
            quote=document.text[start:end],
            start=start,
            end=end,
            stance=self.random.choice(list(Stance)),
            as_of=self.maybe(self.moment),
            relays=self.several(self.source),
            frame=self.frame(),
            origin=self.word(),
            row=self.maybe(lambda: self.random.randint(1, 9)),
            reported=self.date(),
        )

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return reasons."""
        return self.several(lambda: (self.word(), self.word()))

    def consensus(self, question: Question, said: tuple[Statement, ...]) -> Consensus:
        """Return an answer to a question, on which some of the statements stand."""
        low, high = sorted((self.number(), self.number()))
        cut = self.random.randint(0, len(said))
        return Consensus(
            question=question,
            value=self.maybe(self.value),
            low=self.maybe(lambda: low),
            high=self.maybe(lambda: high),
            confidence=self.probability(),
            status=self.random.choice(list(Status)),
            supporting=said[:cut],
            dissenting=said[cut:],
            sentence=self.word(),
            because=self.pairs(),
            candidates=tuple(
                Candidate(s.value, self.probability(), ((self.word(), float(self.random.gauss(0, 3))),))
                for s in said[:2]
            ),
            contributions=tuple(
                Contribution(self.word(), s, (s,), self.probability(), self.random.gauss(0, 3), self.probability())
                for s in said[:1]
            ),
            what_if=self.several(
                lambda: WhatIf(
                    self.word(),
                    self.maybe(self.value),
                    self.probability(),
                    self.random.choice(list(Status)),
                    self.flag(),
                )
            ),
            unclaimed=self.probability(),
        )

    def finding(self, questions: tuple[Question, ...], said: tuple[Statement, ...]) -> Finding:
        """Return a finding that sets every statement against every other."""
        camps = tuple(Camp(s.value, (s,)) for s in said)
        severity = self.random.choice(list(Severity))
        return Finding(self.word(), severity, questions, camps, self.word(), self.flag(), self.pairs())

    def gate(self, said: tuple[Statement, ...]) -> GateEntry:
        """Return why two statements were kept apart."""
        verdict = Comparability(self.flag(), self.random.choice((None, *Axis)), self.word())
        return GateEntry(said[0], said[-1], verdict)

    def result(self, most: int = 3) -> Reconciliation:
        """Return a result of one or two documents in which everything refers to what is there."""
        read = {d.id: d for d in (self.document(), *self.several(self.document, 1))}
        drawn = {s.id: s for s in self.several(lambda: self.statement(self.random.choice(list(read.values()))), most)}
        said = tuple(sorted(drawn.values(), key=order))
        asked = tuple(dict.fromkeys(s.question for s in said))
        return Reconciliation(
            documents=tuple(read.values()),
            statements=said,
            findings=self.several(lambda: self.finding(asked, said), 1) if said else (),
            consensus=tuple(self.consensus(q, tuple(s for s in said if s.question == q)) for q in asked),
            gate_log=self.several(lambda: self.gate(said), 1) if said else (),
            failures=self.several(lambda: Failure(self.word(), self.word()), 1),
            config=Config(event=self.word()),
        )

    def exchange(self) -> Exchange:
        """Return what passed between a run and a language model."""
        counts = [self.random.randint(0, 10**6) for _ in range(7)]
        rejected = self.several(lambda: Rejection(self.word(), self.word(), self.word(), self.word()))
        asked = (self.word(), *counts[:2], self.word(), self.word(), self.word())
        return Exchange(*asked, *counts[2:4], self.random.random(), counts[4], self.word(), *counts[5:], rejected)

    def model(self) -> LanguageModel:
        """Return the choice of a language model."""
        prices = [self.random.choice((0.0, 2.0, self.random.random() * 100)) for _ in range(2)]
        return LanguageModel(
            self.random.choice(("http://h/v1", "https://h:8080/v1/x?y=1")),
            self.some(),
            self.word(),
            self.random.uniform(0.1, 3600),
            self.random.randint(0, 10),
            *prices,
            self.maybe(self.random.random),
        )

    def config(self) -> Config:
        """Return choices, every one of them set somehow."""
        specs = {
            name.casefold(): SourceSpec(
                name,
                tuple(dict.fromkeys(self.several(self.some))),
                self.random.choice(("", *"ABCDEF")),
                self.word(),
                self.maybe(lambda: self.random.choice(list(SourceKind))),
            )
            for name in self.several(self.some)
        }
        files = {f: DocumentSpec(f, self.word(), self.date(), self.maybe(self.word)) for f in self.several(self.some)}
        return Config(
            profile=self.random.choice(("default", "acled", "ucdp", "emdat")),
            as_of=self.random.choice((None, "2024", "2024-03", "2024-03-01", "2024-03-01T07:30:00+02:00")),
            policy=self.random.choice(("probable", "latest", "lower")),
            event=self.word(),
            false_values=self.random.randint(1, 10**9),
            relay_cost=self.probability(),
            resolved=self.random.uniform(0.5, 1),
            odds=self.random.uniform(1, 1e6),
            priors={self.random.choice(list(SourceKind)): self.probability() for _ in range(2)},
            sources=tuple(specs.values()),
            documents=tuple(files.values()),
            disabled=tuple(dict.fromkeys(self.several(self.word))),
            columns={self.random.choice(("source", "item", "ignore")): self.word() for _ in range(2)},
            articles=self.flag(),
            language_model=self.maybe(self.model),
        )


makers = st.builds(
    Maker,
    st.lists(words, min_size=1, max_size=6).map(tuple),
    st.lists(numbers, min_size=1, max_size=4).map(tuple),
    st.lists(times, min_size=1, max_size=3).map(tuple),
    st.integers(0, 2**32),
)
