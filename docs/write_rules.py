"""Write docs/rules.md from the rules themselves: `make docs`. A test compares the two."""

from inspect import cleandoc
from pathlib import Path

from reconcile.config import Config
from reconcile.detect import load_rules
from reconcile.rule import Example, Rule

PAGE = Path(__file__).resolve().parent / "rules.md"
HEAD = """# The rules

Made from the rule library by `make docs`; change the rules, not this page. Each rule is one file in `rules/`, its
examples are executed by the tests and by `reconcile rules test`. How values are read and what makes statements
comparable stands in [semantics.md](semantics.md).

| rule | shown | gravest | finds |
|---|---|---|---|
"""


def described(rule: Rule) -> str:
    """Return a rule's section."""
    advice = "a defect" if rule.mandatory else "a hint for an editor"
    head = f"## {rule.id}\n\n*{rule.title}.* Severity: {rule.severity}; {advice}. Looks at: {rule.scope}."
    parts = [head, cleandoc("    " + rule.doc)]
    if rule.exceptions:
        parts.append("Stays silent:\n\n" + "\n".join(f"- {exception}" for exception in rule.exceptions))
    if rule.examples:
        parts.append("| example | verdict | why |\n|---|---|---|\n" + "\n".join(map(row, rule.examples)))
    if rule.references:
        parts.append("References:\n\n" + "\n".join(f"- {reference}" for reference in rule.references))
    return "\n\n".join(parts)


def row(example: Example) -> str:
    """Return an example as a table's row: what each holder says, and what the rule makes of it."""
    claims = [
        f"{c.holder}: {' '.join(filter(None, (c.value, c.noun, c.what, c.scope, c.as_of)))}" for c in example.claims
    ]
    return (
        "| "
        + " | ".join(cell.replace("|", "\\|") for cell in ("<br>".join(claims), str(example.verdict), example.why))
        + " |"
    )


def page() -> str:
    """Return the whole page."""
    rules = load_rules(Config())
    table = "\n".join(f"| [{r.id}](#{r.id}) | {r.scope} | {r.severity} | {r.title} |" for r in rules)
    return HEAD + table + "\n\n" + "\n\n".join(map(described, rules)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
