"""Where rules come from: packs by entry point, and folders that a user names."""

import hashlib
import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from reconcile.config import Config
from reconcile.errors import ConfigError, RuleError
from reconcile.rule import Rule

GROUP = "reconcile.rules"


def load_rules(config: Config | None = None) -> tuple[Rule, ...]:
    """Return the rules of all packs and of the configured folders, by id, without the disabled ones.

    Raises:
        RuleError: no pack is installed, a pack or file cannot be loaded, or two rules share an id.
        ConfigError: a disabled rule does not exist.
    """
    config = config or Config()
    found = [*_installed(tuple(sys.path)), *(r for folder in config.rules for r in _folder(folder))]
    rules = _unique(found)
    for id in config.disabled:
        if id not in rules:
            near = get_close_matches(id, rules, n=1, cutoff=0.3)
            raise ConfigError(
                f"there is no rule '{id}' to disable.",
                where="disabled",
                remedy=f"Did you mean '{near[0]}'?" if near else "`reconcile rules list` shows all ids.",
            )
    return tuple(rules[id] for id in sorted(rules) if id not in config.disabled)


def _unique(found: Iterable[tuple[Rule, str]]) -> dict[str, Rule]:
    rules: dict[str, tuple[Rule, str]] = {}
    for rule, where in found:
        if rule.id in rules:
            raise RuleError(
                f"the rule id '{rule.id}' is already taken by {rules[rule.id][1]}.",
                where=where,
                remedy="Give one of them another id.",
            )
        rules[rule.id] = (rule, where)
    return {id: rule for id, (rule, _) in rules.items()}


@lru_cache(maxsize=4)
def _installed(path: tuple[str, ...]) -> tuple[tuple[Rule, str], ...]:
    """Return the rules of all installed packs; cached by `sys.path`, on which they are looked for."""
    packs = sorted(set(entry_points(group=GROUP)), key=lambda e: (e.name, e.value))
    if not packs:
        raise RuleError("no rule pack found;", remedy="run: pip install -e .")
    seen: dict[str, tuple[Rule, str]] = {}
    for pack in {e.value: e for e in packs}.values():
        for rule, where in _pack(pack):
            seen.setdefault(f"{where}:{rule.id}", (rule, where))
    return tuple(seen.values())


def _pack(entry: EntryPoint) -> Iterator[tuple[Rule, str]]:
    for module in _modules(entry):
        yield from _rules_of(module)


def _modules(entry: EntryPoint) -> Iterator[ModuleType]:
    """Import a pack's package and its public modules, one level deep."""
    name = entry.value
    try:
        package = importlib.import_module(name)
        yield package
        for info in pkgutil.iter_modules(getattr(package, "__path__", ())):
            if not info.name.startswith("_") and not info.ispkg:
                name = f"{package.__name__}.{info.name}"
                yield importlib.import_module(name)
    except (Exception, SystemExit) as e:  # a pack is others' code: whatever it raises is told with its place
        raise RuleError(
            f"the rule pack '{entry.name}' does not load: {type(e).__name__}: {e}.",
            where=name,
            remedy="Repair or uninstall the pack.",
        ) from e


@lru_cache(maxsize=16)
def _folder(folder: Path) -> tuple[tuple[Rule, str], ...]:
    """Return the rules of all files of a folder that a user names."""
    if not folder.is_dir():
        raise RuleError("this is no folder of rules.", where=str(folder), remedy="Name a folder with *.py files.")
    found = [r for file in sorted(folder.glob("*.py")) if not file.name.startswith("_") for r in _file(file)]
    if not found:
        raise RuleError(
            "no rule in this folder.", where=str(folder), remedy="A file defines rules with `@rule` of reconcile.rule."
        )
    return tuple(found)


def _file(file: Path) -> Iterator[tuple[Rule, str]]:
    name = f"_reconcile_rules_{hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:12]}_{file.stem}"
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        sys.modules[name] = module  # attrs and dataclasses look their module up
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as e:  # a user's rule may raise anything; Ctrl-C alone passes
        del sys.modules[name]
        raise RuleError(
            f"this rule file does not load: {type(e).__name__}: {e}.", where=str(file), remedy="Repair it or move it."
        ) from e
    yield from _rules_of(module, str(file))


def _rules_of(module: ModuleType, where: str = "") -> Iterator[tuple[Rule, str]]:
    """Return the Rules that a module defines; one that it only imports from elsewhere belongs there."""
    for value in vars(module).values():
        if isinstance(value, Rule) and value.check.__module__ == module.__name__:
            yield value, where or module.__name__
