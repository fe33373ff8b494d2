"""What a screen finds: sides of entries that contradict each other, or a rule that rows break."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from reconcile.curation import Curation
from reconcile.finding import Severity

if TYPE_CHECKING:
    from reconcile.config import Config
    from reconcile.detect.table.sheet import Sheet


@frozen
class Stand:
    """One side.

    Attributes:
        value: what it says, as most of its rows write it.
        key: what it says in canonical form; it enters the fingerprint.
        entries: numbers of the sheet's entries that say so, ascending.
    """

    value: str
    key: str
    entries: tuple[int, ...]


@frozen
class Clash:
    """One thing that is wrong.

    Attributes:
        rule, title, severity: of the rule that it breaks.
        question: what is asked, in words.
        stands: the sides; one where something contradicts the rule alone.
        message: one sentence.
        is_choice: whether one of the sides must be right, so that a vote among them makes sense.
    """

    rule: str
    title: str
    severity: Severity
    question: str
    stands: tuple[Stand, ...]
    message: str
    is_choice: bool = False


@frozen
class Screen:
    """One defect that is looked for column by column.

    Attributes:
        id: of the rule; the same as that of the rule for prose where both find the same.
        title: what it finds.
        run: from a sheet and what is declared to clashes, in any order.
    """

    id: str
    title: str
    run: "Callable[[Sheet, Curation, Config], Iterator[Clash]]" = field(eq=False, repr=False)


__all__ = ["Clash", "Screen", "Stand"]
