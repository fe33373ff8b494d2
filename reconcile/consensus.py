"""The answer to a question, how sure it is, and everything that it follows from."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from attrs import field, frozen

from reconcile.errors import UnknownQuestionError
from reconcile.identity import content_id
from reconcile.statement import Question, Statement
from reconcile.values import Number, Value


class Status(StrEnum):
    """What kind of answer it is."""

    AGREED = "agreed"  # no contradiction, two or more origins
    SINGLE_ORIGIN = "single-origin"  # one origin, however many carriers
    RESOLVED = "resolved"  # contradiction, best value at .80 or more
    CONTESTED = "contested"  # contradiction, best below .80 but ahead by odds of at least 1.5
    UNRESOLVED = "unresolved"  # the first two within odds of 1.5: no best value
    REVISED = "revised"  # the same speaker, or the authority that others quote, changed the figure


@frozen
class Contribution:
    """What one origin's voice moved.

    Attributes:
        origin: key of the origin.
        statement: the statement that speaks for the origin (its most reliable carrier).
        carriers: all statements of the origin on this question.
        accuracy: the probability with which this voice is taken to be right.
        log_odds: what it adds to the best candidate's log-odds (negative: it speaks against it).
        probability: the best candidate's probability once this and all contributions before it are counted.
    """

    origin: str
    statement: Statement
    carriers: tuple[Statement, ...]
    accuracy: float
    log_odds: float
    probability: float


@frozen
class Candidate:
    """One possible answer.

    Attributes:
        value: the answer.
        probability: posterior, given all voices.
        support: (origin, log-odds added) for every origin whose statement allows it.
    """

    value: Value
    probability: float
    support: tuple[tuple[str, float], ...]


@frozen
class WhatIf:
    """What the answer would be without one origin.

    Attributes:
        origin: the origin left out.
        value: best value then, None if unresolved.
        confidence, status: as of a Consensus.
        flips: whether the value differs from today's answer, or one appears or disappears.
    """

    origin: str
    value: Value | None
    confidence: float
    status: Status
    flips: bool


@frozen
class Consensus:
    """The best-supported answer to one question.

    Attributes:
        question: what is answered.
        value: the answer; None when unresolved.
        low, high: what the statements leave open (None: open-ended, or not a number).
        confidence: probability that `value` is right; of the best candidate even when unresolved.
        status: see Status.
        supporting: statements whose value allows the answer, in canonical order.
        dissenting: statements whose value does not.
        sentence: fit to print.
        because: (relation, text) pairs, most important first: the reasons in words.
        candidates: every claimed answer with its probability, best first.
        contributions: what each origin moved, largest first.
        what_if: the answer without each single origin.
        unclaimed: prior mass of answers that nobody gave.
    """

    question: Question
    value: Value | None
    low: Number | None
    high: Number | None
    confidence: float
    status: Status = field(converter=Status)
    supporting: tuple[Statement, ...]
    dissenting: tuple[Statement, ...]
    sentence: str = ""
    because: tuple[tuple[str, str], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    unclaimed: float = 0.0

    def __repr__(self) -> str:
        """Return the answer in short; a consensus holds whole documents."""
        answer = "no best value" if self.value is None else str(self.value)
        return f"<Consensus {str(self.question)!r}: {answer}, {self.status}, {self.confidence:.2f}>"

    @property
    def id(self) -> str:
        """Return the content hash of question, answer and what it stands on."""
        value = "" if self.value is None else repr(self.value.as_json())
        stands_on = sorted(s.id for s in (*self.supporting, *self.dissenting))
        return content_id("c", self.question.id, value, repr(self.confidence), str(self.status), stands_on)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return supporting and dissenting statements."""
        return (*self.supporting, *self.dissenting)

    @property
    def origins(self) -> int:
        """Return how many independent origins spoke."""
        return len(self.contributions)


def find_question(consensus: Sequence[Consensus], words: Question | str) -> Consensus:
    """Return the consensus whose question is meant: by value, by id, by its name, or by words.

    Words are looked for in the name first, as they are; then as forms and synonyms of its words, as far as the
    vocabulary knows them ("died" for killed); then in the sentence of the answer and in the sources' words too. The
    first way in which one or more questions fit counts.

    Raises:
        UnknownQuestionError: none fits, or several fit equally well.
    """
    fits = _meant(consensus, words)
    if len(fits) == 1:
        return fits[0]
    offered = [c.question for c in fits or consensus]
    often = Counter(map(str, offered))
    shown = [f"'{q}' ({q.id})" if often[str(q)] > 1 else f"'{q}'" for q in offered]
    more = f" and {len(shown) - _OFFERED} more" if len(shown) > _OFFERED else ""
    problem = f"{'more than one question fits' if fits else 'no question fits'} '{words}'."
    remedy = f"Choose one of: {'; '.join(shown[:_OFFERED])}{more}." if shown else "There are no questions."
    raise UnknownQuestionError(problem, remedy=remedy)


_OFFERED = 20  # questions that an error lists
_ASKING = frozenset(
    "a an the of in on at to for by and or is are was were be been did do does has have had how many much what which "
    "who whom whose it there this that number figure".split()
)
_ASKED = {"when": "time", "where": "place"}


def _meant(consensus: Sequence[Consensus], words: Question | str) -> list[Consensus]:
    if isinstance(words, Question):
        return [c for c in consensus if c.question == words]
    if fits := [c for c in consensus if words == c.question.id or words.casefold() == str(c.question).casefold()]:
        return fits
    wanted = frozenset(_words(words))
    if not wanted:
        return []
    if fits := [c for c in consensus if wanted == frozenset(_words(f"{c.question.population} {c.question.attribute}"))]:
        return fits
    if fits := [c for c in consensus if wanted <= set(_words(str(c.question)))]:
        return fits
    asked = wanted - _ASKING or wanted
    alike = {word: _alike(word) for word in sorted(asked)}
    for told in (_named, _told):
        if fits := [c for c in consensus if all(forms & told(c) for forms in alike.values())]:
            return fits
    return []


def _words(text: str) -> list[str]:
    return [bare for w in text.casefold().replace("·", " ").split() if (bare := w.strip("?!.,;:\"'“”‘’"))]


def _alike(word: str) -> frozenset[str]:
    """Return a word, its singular, and what it says of whom in the vocabulary: "died" is killed, "officer" police."""
    from reconcile.config import Config
    from reconcile.inflection import singular
    from reconcile.lexicon import load_lexicon

    lexicon = load_lexicon(Config())
    found = {word, singular(word), _ASKED.get(word, word)}
    found |= {form for t in lexicon.triggers.get((word,), ()) for form in t.attribute.casefold().split()}
    population = lexicon.nouns.get((word,), ("", ""))[1].casefold()
    found |= set(population.split()) - {"people"}  # nearly every noun of persons is one of people
    return frozenset(found)


def _named(c: Consensus) -> set[str]:
    """Return the words of a question's name with their singulars."""
    from reconcile.inflection import singular

    q = c.question
    words = _words(f"{q} {q.event} {q.scope}")
    return {*words, *map(singular, words)}


def _told(c: Consensus) -> set[str]:
    """Return the words of name and answer, and those that sources say."""
    from reconcile.inflection import singular

    words = _words(" ".join((c.sentence, *(s.quote for s in c.statements))))
    return {*_named(c), *words, *map(singular, words)}
