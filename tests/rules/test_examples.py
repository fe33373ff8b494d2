"""Every rule's own examples hold, and every rule has all three kinds."""

import pytest

from reconcile.detect import load_rules, run_examples
from reconcile.detect.examples import ExampleResult
from reconcile.rule import Rule, Verdict

RULES = load_rules()
RESULTS = run_examples(RULES)


def _name(result: ExampleResult) -> str:
    rule = next(r for r in RULES if r.id == result.rule)
    return f"{result.rule}-{rule.examples.index(result.example)}-{str(result.example.verdict).replace(' ', '_')}"


@pytest.mark.parametrize("result", RESULTS, ids=_name)
def test_example_holds(result: ExampleResult) -> None:
    """A rule comes to the verdict that its file states for each of its examples."""
    assert result.ok, f"{result.example.why or result.example.claims}: got {result.got}"


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_is_documented(rule: Rule) -> None:
    """A rule says what it finds and why it matters, where it comes from, when it is silent, and shows all verdicts."""
    assert rule.doc.count("\n") >= 2
    assert rule.title
    assert rule.references
    assert rule.exceptions
    verdicts = [e.verdict for e in rule.examples]
    assert verdicts.count(Verdict.CONTRADICTS) >= 2
    assert verdicts.count(Verdict.AGREES) >= 2
    assert Verdict.NOT_COMPARABLE in verdicts
