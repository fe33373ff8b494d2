"""Two figures that can just both be right, though neither reads as if it meant the other."""

from collections.abc import Iterator

from reconcile.camps import number_camps, plausible, ranked, subject, versus
from reconcile.finding import Severity
from reconcile.intervals import beside, with_additions
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.updates import current
from reconcile.values import Quantity

from .identity_differs import ATTRIBUTES as IDENTITY


@rule(
    id="quantity-strained",
    title="figures hardly agree",
    scope=Scope.QUESTION,
    severity=Severity.TENSION,
    mandatory=False,
    references=(
        "semantics: hard bounds overlap, cores disjoint",
        "Jansen and Pollmann 2001 on round numbers; Williams and Power 2013 on hedges",
    ),
    exceptions=(
        "floors and ceilings ('at least four' beside eight), whose typical excess is no reason to doubt",
        "figures that differ outright: quantity-differs reports those",
        "a figure that its own speaker replaced later",
    ),
    examples=(
        contradicts(
            Claim("people attendance", "about 1,000"),
            Claim("people attendance", "1,190", document="b.txt"),
            why="within the widest reading of 'about', far from its plausible one",
        ),
        contradicts(
            Claim("houses burnt", "about 50"),
            Claim("houses burnt", "about 70", document="b.txt"),
        ),
        agrees(Claim("people killed", "at least four"), Claim("people killed", "8"), why="a floor"),
        agrees(Claim("people attendance", "about 1,000"), Claim("people attendance", "1,050")),
        agrees(
            Claim("people killed", "3"), Claim("people killed", "5"), why="quantity-differs reports it, once is enough"
        ),
        not_comparable(Claim("houses burnt", "about 50"), Claim("cars burnt", "about 70"), why="other things"),
    ),
)
def quantity_strained(group: Group) -> Iterator[Conflict]:
    """Find hedged figures whose bounds overlap while their plausible cores do not.

    "About 50" and "about 70" are both true of 58, but hardly of one count: an editor wants to know, a build need not
    fail.
    """
    if group.questions[0].attribute in IDENTITY:
        return
    figures = [s for s in current(group.statements, group.context) if isinstance(s.value, Quantity)]
    added = beside(group.statements, group.context)
    if len(figures) < 2 or len(number_camps(figures, with_additions(added))) > 1:
        return
    camps = ranked(number_camps(figures, with_additions(added, plausible)), group.config.priors)
    if len(camps) > 1:
        yield Conflict(camps, f"{subject(group.questions[0])}: {versus(camps)} fit only at their margins")
