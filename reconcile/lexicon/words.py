"""What a word or phrase of the vocabulary can mean."""

from enum import StrEnum

from attrs import field, frozen

Words = tuple[str, ...]


class TriggerKind(StrEnum):
    """Where the counted stand to the word that says what befell them."""

    ACTIVE = "active"  # before them: "killed two", "claiming the lives of two"
    PASSIVE = "passive"  # a participle; after them: "two were killed"; before them as ACTIVE
    BEFORE = "before"  # a set phrase before them only
    AFTER = "after"  # after them: "two died", "two dead"
    NOUN = "noun"  # is itself what is counted: "two deaths"
    TOLL = "toll"  # the figure follows a verb: "the toll rose to 12"


@frozen
class Trigger:
    """What a word or phrase says befell the counted."""

    attribute: str
    kind: TriggerKind
    finite: bool = False  # a form that can be the clause's verb on its own ("died", "killed")
    people: bool = False  # means this of people only: "lost 26 men", not "lost 26 goals"
    of: frozenset[str] = frozenset()  # means this of these populations only; empty: of any


@frozen
class Population:
    """A class of people or things that are counted together."""

    name: str
    broader: frozenset[str] = field(converter=frozenset)
    mortal: bool = True  # whether to lose them means that they died


@frozen
class Amount:
    """A word for what a sum of money, a stretch of time or a percentage is the amount of.

    Attributes:
        name: of the amount: "loss", "delay".
        kind: "noun", "verb", "before" or "after" (a set phrase on that side of the figure).
        of: what it is measured in: "money", "time", "ratio".
    """

    name: str
    kind: str
    of: frozenset[str]


@frozen
class Once:
    """Something that happens once to its subject.

    Attributes:
        attribute: under which its date is stated.
        place: under which its place is stated, or "".
        active: whether the form has its subject before it without "was": "the bridge collapsed".
        passive: whether it has it so after "was", or as a participle.
    """

    attribute: str
    place: str = ""
    active: bool = False
    passive: bool = False
