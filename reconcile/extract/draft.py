"""What an extractor yields before holders, scopes and antecedents are settled for the whole document."""

from attrs import frozen

from reconcile.statement import Part, Stance
from reconcile.values import Moment, Value


@frozen
class Draft:
    """A statement in the making.

    Attributes:
        start, end: the quote, offsets into the prose.
        anchor: offset of the value itself; decides the order of drafts and which voice speaks.
        value: what is stated.
        attribute, population: of the Question.
        noun, predicate, hedge, cue, period, basis: of the Frame.
        part: how it stands to the figure before it.
        after: whether it refers to the figure before it as its antecedent.
        stance: overrides the voice's stance where not None.
        of_whole: whether its own words name whom it is part of: "five of the clerks".
        line: number of the sentence.
        scope: an explicit scope ("both attacks"), or "".
        places: named places of the clause.
        locus: those of its own clause.
        qualifiers: words that narrow the noun and are written as names ("Australian"), lower-case.
        deeds: stems of the verbs that say something of the counted, where no lexicon knows them.
        kinds: the other words that narrow the noun ("provisional" ballots).
        when: the date of what is counted, or None.
        background: told as history or of another event.
        unnumbered: several people without a number ("the priests"): gives way to whatever counts them.
        holder: name of the holder where the pattern itself says who it is ("X claimed responsibility"), or "".
    """

    start: int
    end: int
    anchor: int
    value: Value
    attribute: str
    population: str = ""
    noun: str = ""
    predicate: str = ""
    hedge: str = ""
    cue: str = ""
    period: str = ""
    basis: str = ""
    part: Part = Part.TOTAL
    after: bool = False
    of_whole: bool = False
    stance: Stance | None = None
    line: int = 0
    scope: str = ""
    places: tuple[str, ...] = ()
    locus: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    when: Moment | None = None
    background: bool = False
    unnumbered: bool = False
    holder: str = ""
