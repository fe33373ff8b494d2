"""From statements and rules to findings: group, screen, gate, then ask the rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve

from reconcile.config import Config
from reconcile.detect.gatelog import gate_log
from reconcile.detect.groups import groups_of
from reconcile.errors import RuleError
from reconcile.finding import Finding, Severity, order
from reconcile.gate import GateEntry, in_its_own_right
from reconcile.rule import Conflict, Group, Rule, Scope
from reconcile.statement import Question, Statement


def detect(
    statements: Sequence[Statement], rules: Sequence[Rule], config: Config | None = None
) -> tuple[tuple[Finding, ...], tuple[GateEntry, ...]]:
    """Return what the rules find, gravest first, and the alike pairs that the gate kept apart.

    The order of the statements changes nothing.

    Raises:
        RuleError: a rule fails; the message names it.
    """
    config = config or Config()
    statements = _settled(statements)
    groups = groups_of(statements, {r.scope for r in rules}, config)
    found: dict[str, Finding] = {}
    sides: dict[str, dict[str, int]] = {}
    about: dict[str, list[str]] = {}  # by statement, the findings that concern it
    for rule in sorted(rules, key=lambda r: (r.marks, r.id)):
        for finding in _findings(rule, groups):
            marked = []
            if rule.marks:
                near = {id for camp in finding.camps for s in camp.statements for id in about.get(s.id, ())}
                marked = [id for id in sorted(near) if _same_dispute(sides[id], finding)]
            for id in marked:
                found[id] = _marked(found[id], finding)
            if not marked and (id := finding.id) not in found:
                found[id] = finding
                sides[id] = _sides(finding)
                for s in sides[id]:
                    about.setdefault(s, []).append(id)
    return tuple(sorted(found.values(), key=rank)), gate_log(statements)


def rank(f: Finding) -> tuple[int, str, tuple[str, ...], str, str]:
    """Return the order of findings: gravest first, then rule, question, fingerprint."""
    return (f.severity.rank, f.rule, tuple(str(q) for q in f.questions), f.fingerprint, f.id)


def _settled(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements in canonical order, each once, subsets of other populations as totals of their own."""
    by_id = {s.id: s for s in statements}
    settled = (in_its_own_right(s, by_id.get(s.frame.antecedent)) for s in by_id.values())
    return tuple(sorted(settled, key=order))


def _findings(rule: Rule, groups: Mapping[Scope, Sequence[Group]]) -> Iterator[Finding]:
    for group in groups[rule.scope]:
        for conflict in _asked(rule, group):
            yield _finding(rule, conflict)


def _asked(rule: Rule, group: Group) -> Iterable[Conflict]:
    """Ask a rule; whatever it raises is told with the rule's name and where the statements stand."""
    try:
        return tuple(rule.check(group))
    except (Exception, SystemExit) as e:  # a rule is others' code
        where = group.statements[0].where if group.statements else ""
        problem = f"the rule '{rule.id}' failed on '{group.questions[0]}': {type(e).__name__}: {e}."
        key = f'disabled = ["{rule.id}"] under [rules] of the settings'
        raise RuleError(problem, where=where, remedy=f"Repair it, or disable it: --disable {rule.id}, or {key}.") from e


def _finding(rule: Rule, conflict: Conflict) -> Finding:
    questions = {s.question for camp in conflict.camps for s in camp.statements}
    return Finding(
        rule=rule.id,
        severity=conflict.severity or rule.severity,
        questions=tuple(sorted(questions, key=question_order)),
        camps=conflict.camps,
        message=conflict.message,
        mandatory=rule.mandatory,
        because=conflict.because,
    )


def question_order(q: Question) -> tuple[str, str, str, str]:
    """Return the canonical order of questions."""
    return (q.event, q.attribute, q.population, q.scope)


def _same_dispute(sides: Mapping[str, int], mark: Finding) -> bool:
    """Return whether a finding (`sides`: statement -> camp) sets statements of different camps of the mark apart."""
    taken = [{sides[s.id] for s in camp.statements if s.id in sides} for camp in mark.camps]
    taken = [t for t in taken if t]
    return len(taken) > 1 and len(set().union(*taken)) > 1


def _sides(f: Finding) -> dict[str, int]:
    return {s.id: i for i, camp in enumerate(f.camps) for s in camp.statements}


def _marked(f: Finding, mark: Finding) -> Finding:
    """Return the finding with the mark's notes; news is no self-contradiction and stays unmarked."""
    if f.severity is Severity.INFO:
        return f
    return evolve(f, because=(*f.because, *(note for note in mark.because if note not in f.because)))
