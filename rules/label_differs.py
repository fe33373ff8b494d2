"""Two words, or two lists of names, in answer to one question."""

from collections.abc import Iterator

from reconcile.camps import overlapping, ranked, subject, value_camps, versus
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.statement import Stance
from reconcile.values import Label, Names

from .identity_differs import ATTRIBUTES as IDENTITY
from .order_cycle import ATTRIBUTES as ORDER
from .place_differs import ATTRIBUTES as PLACE
from .responsibility_differs import ATTRIBUTES as RESPONSIBILITY
from .role_differs import ATTRIBUTES as ROLE
from .status_differs import ATTRIBUTES as STATUS

# Attributes whose words other rules know how to compare.
_KNOWN = IDENTITY | ORDER | PLACE | RESPONSIBILITY | ROLE | STATUS


@rule(
    id="label-differs",
    title="answers differ",
    scope=Scope.QUESTION,
    severity=Severity.CONTRADICTION,
    references=("semantics: a label is one word or its broader term", "design: closed label sets, sets of names"),
    exceptions=(
        "a broader term, an alias known to the case",
        "a list marked as incomplete ('X, among others')",
        "attributes that a rule of their own compares: place, status, role, responsibility, identity, order",
    ),
    examples=(
        contradicts(
            Claim("gunman manner-of-death", "suicide", label=True),
            Claim("gunman manner-of-death", "shot by police", label=True, document="b.txt"),
        ),
        contradicts(
            Claim("tower colour", "red", label=True, holder="register", document="register.csv"),
            Claim("tower colour", "green", label=True, holder="survey", document="survey.csv"),
        ),
        agrees(
            Claim("gunman manner-of-death", "the suicide", label=True),
            Claim("gunman manner-of-death", "Suicide", label=True, document="b.txt"),
        ),
        agrees(
            Claim("tower colour", "crimson", label=True, broader=("red",)),
            Claim("tower colour", "red", label=True, document="b.txt"),
            why="the broader term",
        ),
        not_comparable(
            Claim("tower colour", "red", label=True), Claim("bridge colour", "green", label=True), why="two things"
        ),
    ),
)
def label_differs(group: Group) -> Iterator[Conflict]:
    """Find words or sets of names in answer to one question that exclude each other.

    Where an answer is one of several words there is no nearness: either they are the same, or one is the broader, or
    somebody is wrong.
    """
    if group.questions[0].attribute in _KNOWN:
        return
    words = [s for s in group.statements if isinstance(s.value, Label | Names) and s.stance is Stance.ASSERTED]
    if not words:
        return
    camps = ranked(value_camps(words, overlapping), group.config.priors)
    if len(camps) > 1:
        yield Conflict(camps, f"{subject(group.questions[0])}: {versus(camps)}")
