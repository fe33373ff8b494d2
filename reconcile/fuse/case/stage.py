"""The stage: every question's statements in, one consensus a question out."""

from collections.abc import Iterable, Sequence

from reconcile.config import Config
from reconcile.consensus import Consensus, Status
from reconcile.finding import Finding
from reconcile.fuse.case.method import method_named
from reconcile.fuse.case.question import fuse_question
from reconcile.statement import Question, Stance, Statement

# Those that need eyes first.
ATTENTION = (
    Status.CONTESTED,
    Status.UNRESOLVED,
    Status.REVISED,
    Status.RESOLVED,
    Status.AGREED,
    Status.SINGLE_ORIGIN,
)
_COVERS = {
    "casualties": ("killed", "injured", "wounded"),
    "toll": ("killed",),
    "death toll": ("killed",),
    "victims": ("killed", "injured", "wounded"),
}
_RANK = {kind: n for n, kind in enumerate(ATTENTION)}


def fuse_questions(
    statements: Sequence[Statement], findings: Sequence[Finding], config: Config
) -> tuple[Consensus, ...]:
    """Return one consensus for each question that the statements answer, those that need eyes first.

    Args:
        statements: with question and origin set, in any order.
        findings: what the rules found; a contradiction or a revision among a question's statements decides its status.
        config: priors, thresholds, method and policy.

    Raises:
        ConfigError: there is no such method.
    """
    method = method_named(config.method)
    concern = _by_question(findings)
    groups: dict[Question, list[Statement]] = {}
    for s in statements:
        groups.setdefault(s.question, []).append(s)
    warnings = [s for s in statements if s.stance is Stance.FORECAST]
    return _sorted(
        fuse_question(q, group, concern.get(q, ()), config, method, [w for w in warnings if _warns(w.question, q)])
        for q, group in groups.items()
    )


def _warns(said: Question, asked: Question) -> bool:
    """Return whether a forecast on one question opens the figures of another: casualties are killed and injured."""
    return (
        asked.attribute in _COVERS.get(said.attribute, ())
        and said.population in ("", asked.population)
        and (not said.event or not asked.event or said.event == asked.event)
        and (not said.scope or not asked.scope or said.scope == asked.scope)
    )


def _by_question(findings: Iterable[Finding]) -> dict[Question, list[Finding]]:
    found: dict[Question, list[Finding]] = {}
    for f in findings:
        for q in f.questions:
            found.setdefault(q, []).append(f)
    return found


def _sorted(all_: Iterable[Consensus]) -> tuple[Consensus, ...]:
    def key(c: Consensus) -> tuple[int, int, str, str]:
        q = c.question  # where nobody gives an answer, there is nothing to look at
        return (_RANK[c.status] if c.candidates else len(_RANK), -c.origins, str(q), q.id)

    return tuple(sorted(all_, key=key))
