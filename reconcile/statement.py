"""The nodes of everything: who (Source) states what (Statement) where (Document) in answer to which Question."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from operator import le

from attrs import field, frozen

from reconcile.identity import content_id
from reconcile.values import Moment, Value


class Stance(StrEnum):
    """How the holder stands to what is stated."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"  # about one's own deed: "claimed responsibility"
    ATTRIBUTED = "attributed"  # laid at another's door by somebody not named
    DENIED = "denied"
    FORECAST = "forecast"  # "may rise", "is expected to"
    SUPERSEDED = "superseded"  # named as the former figure: "down from 290"


class SourceKind(StrEnum):
    """What a source is to the event; the prior of its accuracy hangs on it (`config.PRIORS`)."""

    OFFICIAL = "official, named"
    OFFICIALS = "official, unnamed"
    WITNESS = "witness"
    OUTLET = "outlet or agency in its own voice"
    PARTY = "party to the conflict"
    NARRATION = "unattributed narration"
    HEARSAY = "hearsay or social media"
    DATASET = "data source"


class Part(StrEnum):
    """How a figure stands to the other figures of its text."""

    TOTAL = "total"
    SUBSET = "subset"  # "including two children", "two of them"
    ADDITION = "addition"  # "along with two children", "an additional body": beside the antecedent
    INCREMENT = "increment"  # "five more": needs an antecedent, never a total
    CUMULATIVE = "cumulative"  # "bringing the toll to 12"
    ORDINAL = "ordinal"  # "the third victim": at least three by then
    WHOLE = "whole"  # all there are, of which another figure is a part: "141 of the 193 states"
    UNIT = "unit"  # a single named or described victim


@frozen
class Source:
    """Somebody who can be right or wrong: an outlet, a spokesman, a witness, a data provider.

    Attributes:
        name: as the text gives it at its fullest ("Jo Kent").
        kind: see SourceKind.
        role: what the text says of them ("spokesperson for the Harl Police").
        organisation: the body they speak for ("Harl Police"); sources of one organisation are one family.
        family: a declared family; sources of one family are not independent.
        grade: Admiralty reliability A to F, or "" where none is given.
    """

    name: str
    kind: SourceKind = field(default=SourceKind.NARRATION, converter=SourceKind)
    role: str = ""
    organisation: str = ""
    family: str = ""
    grade: str = ""

    @property
    def label(self) -> str:
        """Return the name with the role, as people would introduce them."""
        return f"{self.name}, {self.role}" if self.role and self.role.casefold() != self.name.casefold() else self.name


def _glimpse(text: str) -> str:
    return repr(text) if len(text) <= _GLIMPSE else f"{text[:_GLIMPSE]!r}... ({len(text)} characters)"


_GLIMPSE = 60  # characters of a text that a repr shows


@frozen(slots=False)
class Document:
    """A text as given, with what is known of its origin.

    Attributes:
        text: the content as given, markup and all; every quote is verbatim in it.
        name: the file name or another short name.
        publisher: the outlet that carries it, or "".
        published: ISO 8601 date, or date and time, or None.
        url: where it was published, or None.
        family: a declared family of publishers (one owner, one agency).
        grade: Admiralty reliability of the publisher, or "".
        prose: what a person reads of the text; the same as `text` unless a reader took markup away.
        offsets: for each character of `prose` its place in `text`; None where they are the same.
        escapes: where in `text` a character is written in several ("&amp;"): the place behind it, by its place.
    """

    text: str = field(repr=_glimpse)
    name: str = ""
    publisher: str = ""
    published: str | None = None
    url: str | None = None
    family: str = ""
    grade: str = ""
    prose: str = field(default="", repr=False, eq=False)
    offsets: "array[int] | None" = field(default=None, repr=False, eq=False)
    escapes: Mapping[int, int] = field(factory=dict, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Fill in prose and name."""
        if not self.prose and self.offsets is None:
            object.__setattr__(self, "prose", self.text)
        if not self.name:
            object.__setattr__(self, "name", f"text {content_id('', self.text)[1:7]}")

    @cached_property
    def id(self) -> str:
        """Return the content hash of the text and its origin."""
        return content_id("d", self.text, self.name, self.publisher, self.published, self.url)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `text` of a span of `prose`."""
        if self.offsets is None or start >= end:
            return start, end
        first, last = self.offsets[start], self.offsets[end - 1]
        if first > last:
            places = self.offsets[start:end]
            first, last = min(places), max(places)
        return first, self.escapes.get(last, last + 1)

    def prose_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in `prose` of a span of `text`."""
        if self.offsets is None:
            return start, end
        if self._in_order:
            return bisect_left(self.offsets, start), bisect_left(self.offsets, end)
        inside = [i for i, place in enumerate(self.offsets) if start <= place < end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    @cached_property
    def _in_order(self) -> bool:
        """Whether the prose follows the text; a feed may give the body before the headline."""
        return self.offsets is None or all(map(le, self.offsets, self.offsets[1:]))


@frozen
class Failure:
    """An input that could not be read, while others were: its name, and what is wrong and what to do about it."""

    name: str
    problem: str


@frozen
class Question:
    """The slot that statements answer.

    Attributes:
        event: what happened, by its main place or a short name; "" where only one event is in play.
        attribute: the rule packs' vocabulary (killed, injured, missing, time, perpetrator ...) or any noun.
        population: who or what is counted ("police", "militants", "house"); "" where not stated.
        scope: where the event is not enough: a place, period or basis ("Harl", "both attacks", "Q2 2019, annualised").
    """

    event: str = ""
    attribute: str = ""
    population: str = ""
    scope: str = ""

    @property
    def id(self) -> str:
        """Return the content hash."""
        return content_id("q", self.event, self.attribute, self.population, self.scope)

    def __str__(self) -> str:
        """Return what a card's head shows: 'police killed · Harl'."""
        what = f"{self.population} {self.attribute}".strip()
        return " · ".join(part for part in (what, self.scope or self.event) if part)


@frozen
class Frame:
    """What the words around a value say about comparability.

    Attributes:
        noun: head noun as counted, singular ("policeman", "explosion").
        predicate: the word that says what befell them ("killed", "claiming the lives of").
        places: names of places in reach, nearest first.
        locus: those of its own clause: where it happened, as far as the words go.
        qualifiers: names that narrow who is counted, lower-case ("norwegian" customers).
        deeds: stems of the verbs that say something of the counted, where no lexicon knows them ("abstain").
        kinds: the other words that narrow who is counted ("provisional" ballots).
        period: a stretch of time that the figure covers ("so far this year", "Q2 2019").
        when: the date of what is counted, where the sentence gives one; not when it was said.
        basis: how it was measured ("annualised", "per day", "of the vote").
        incident: which incident of the document; "" is the main one.
        background: told as history or as another event.
        part: how it stands to other figures.
        antecedent: id of the statement that it is part of or adds to.
        hedge: the words that loosen or bound the figure.
        cue: words that mark an update ("revised", "rose to", "correction").
        sentence: start and end of the sentence in the document's text.
        headline: whether it stands in the headline.
    """

    noun: str = ""
    predicate: str = ""
    places: tuple[str, ...] = ()
    locus: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    period: str = ""
    when: Moment | None = None
    basis: str = ""
    incident: str = ""
    background: bool = False
    part: Part = field(default=Part.TOTAL, converter=Part)
    antecedent: str = ""
    hedge: str = ""
    cue: str = ""
    sentence: tuple[int, int] = (0, 0)
    headline: bool = False


@frozen(slots=False)
class Statement:
    """One source's answer to one question, with the words that give it.

    Attributes:
        question: what it answers; the linking stage sets it.
        value: what it answers.
        holder: who says so.
        document: where it stands.
        quote: `document.text[start:end]`, verbatim.
        start, end: offsets into `document.text`.
        stance: how the holder stands to it.
        as_of: the moment that the figure holds for, or None.
        relays: who passed it on, from the holder towards the reader (the publisher of the document is not among them).
        frame: what the words around it say about comparability.
        origin: key of the independent origin; the graph stage sets it. Statements of one origin are one voice.
        row: the row of a table that it comes from (1 = the first after the header), or None.
        reported: ISO 8601 date or time at which a table says it was reported, or at which a text that the document
            carries later was first published; None: with its document.
    """

    question: Question
    value: Value
    holder: Source
    document: Document
    quote: str
    start: int
    end: int
    stance: Stance = field(default=Stance.ASSERTED, converter=Stance)
    as_of: Moment | None = None
    relays: tuple[Source, ...] = ()
    frame: Frame = Frame()
    origin: str = ""
    row: int | None = None
    reported: str | None = None

    def __repr__(self) -> str:
        """Return who says what where in short; a statement holds its whole document."""
        said = f"{str(self.question)!r}: {self.value}, {self.stance} by {self.holder.label or 'nobody named'}"
        return f"<Statement {said}, {_glimpse(self.quote)}, {self.where}>"

    @property
    def published(self) -> str | None:
        """Return when it was reported: as its row or its first carrier says, else with its document."""
        return self.reported or self.document.published

    @cached_property
    def id(self) -> str:
        """Return the content hash of what is stated, by whom and where; linking and origins do not change it."""
        return content_id(
            "s",
            self.document.id,
            self.start,
            self.end,
            self.row,
            json_of(self.value),
            self.holder.name,
            str(self.stance),
            self.frame.noun,
            self.frame.predicate,
        )

    @property
    def where(self) -> str:
        """Return 'file:row' or 'file:start-end'."""
        return f"{self.document.name}:{self.row if self.row is not None else f'{self.start}-{self.end}'}"


def json_of(value: Value) -> str:
    """Return a value as canonical text for hashing."""
    data: Mapping[str, object] = value.as_json()
    return ";".join(f"{k}={data[k]}" for k in sorted(data))
