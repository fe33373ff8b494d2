"""The stage: each consensus gets its sentence and its reasons."""

from collections.abc import Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.consensus import Consensus
from reconcile.explain.lines import one_line
from reconcile.explain.reasons import reasons
from reconcile.explain.sentence import sentence
from reconcile.finding import Finding
from reconcile.statement import Question


def worded(consensus: Sequence[Consensus], findings: Sequence[Finding], config: Config) -> tuple[Consensus, ...]:
    """Return each consensus with `sentence` and `because` filled in.

    The sentence is fit to print; the reasons are (relation, text) pairs: the findings by severity, "status", the notes
    of the fusion ("sum", "policy" ...), "for" and "against" for each origin, and "would change".
    """
    concern: dict[Question, list[Finding]] = {}
    for f in findings:
        for q in f.questions:
            concern.setdefault(q, []).append(f)
    return tuple(_worded(c, concern.get(c.question, []), config) for c in consensus)


def _worded(c: Consensus, findings: Sequence[Finding], config: Config) -> Consensus:
    return evolve(c, sentence=one_line(sentence(c, findings)), because=reasons(c, findings, config))
