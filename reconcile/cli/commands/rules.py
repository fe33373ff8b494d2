"""`reconcile rules`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reconcile.cli.completing import rule_ids

if TYPE_CHECKING:
    from reconcile.rule import Example, Rule

_RULES = click.option(
    "--rules", "folders", metavar="DIR", multiple=True, help="A folder of further rules (repeatable)."
)


@click.group("rules")
def command() -> None:
    """List, show and test the rules that find contradictions."""


@command.command("list")
@_RULES
def list_(folders: tuple[str, ...]) -> None:
    """List all rules: id, gravest severity, title."""
    rules = _loaded(folders)
    longest = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        click.echo(f"{rule.id:{longest}}  {rule.severity:13}  {rule.title}")


@command.command()
@click.argument("id", metavar="ID", shell_complete=rule_ids)
@_RULES
def show(id: str, folders: tuple[str, ...]) -> None:
    """Show a rule with its references, exceptions and examples."""
    rules = {rule.id: rule for rule in _loaded(folders)}
    if id not in rules:
        from reconcile.errors import ConfigError
        from reconcile.settings import nearest

        raise ConfigError(f"there is no rule '{id}'.", remedy=nearest(id, rules))
    click.echo("\n".join(_lines(rules[id])))


@command.command()
@click.argument("folder", required=False, metavar="[DIR]")
def test(folder: str | None) -> None:
    """Run the examples of all rules, or of those in a folder.

    Leaves with 1 where one does not hold, and where a rule has none of one of the three verdicts.
    """
    from reconcile.detect import run_examples, untried

    own = {rule.id for rule in _loaded(())} if folder else set()
    rules = [rule for rule in _loaded((folder,) if folder else ()) if rule.id not in own]
    results = run_examples(rules)
    failed = [r for r in results if not r.ok]
    for r in failed:
        click.echo(f"{r.rule}: expected '{r.example.verdict}', got '{r.got}': {_example(r.example)}")
    missing = untried(rules)
    for id, verdicts in missing:
        without = " and none that is ".join(f"'{v}'" for v in verdicts)
        click.echo(f"{id}: no example that is {without}; see docs/writing-rules.md")
    counted = f"{len(rules)} rule{'' if len(rules) == 1 else 's'}"
    click.echo(f"{len(results) - len(failed)} of {len(results)} examples of {counted} hold")
    if failed or missing:
        click.get_current_context().exit(1)


def _loaded(folders: tuple[str, ...]) -> "tuple[Rule, ...]":
    from reconcile.config import Config
    from reconcile.detect import load_rules

    return load_rules(Config(rules=tuple(map(Path, folders))))


def _lines(rule: "Rule") -> list[str]:
    lines = [
        f"{rule.id}: {rule.title}",
        f"{rule.severity}, {'mandatory' if rule.mandatory else 'advisory'}",
        "",
        rule.doc,
    ]
    for head, items in (
        ("References", rule.references),
        ("Exceptions", rule.exceptions),
        ("Examples", tuple(f"{e.verdict}: {_example(e)}" for e in rule.examples)),
    ):
        lines += ["", f"{head}:", *(f"- {item}" for item in items)] if items else []
    return lines


def _example(example: "Example") -> str:
    claims = " | ".join(f"{c.what}: {c.value} ({c.holder})" for c in example.claims)
    return f"{claims}{f' - {example.why}' if example.why else ''}"
