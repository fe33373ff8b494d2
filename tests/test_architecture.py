"""The house's plan, proven on the source: imports point one way, stages do not know each other, rules know the core."""

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest

ROOT = Path(__file__).resolve().parent.parent
STAGES = ("read", "extract", "link", "graph", "detect", "fuse", "explain")

# From the ground up. A part may import parts below it; parts that share a floor may not import each other, except on
# the floor of the core types, where only cycles are forbidden (and those are forbidden everywhere).
FLOORS: tuple[tuple[str, ...], ...] = (
    ("_version", "errors", "identity"),
    ("values",),
    ("statement",),
    (
        "finding",
        "consensus",
        "config",
        "gate",
        "rule",
        "lexicon",
        "inflection",
        "wording",
        "intervals",
        "camps",
        "succession",
        "updates",
        "sides",
        "table",
        "columns",
        "calibration",
        "settings",
        "curation",
        "declaration",
        "extras",
        "proposal",
    ),
    STAGES,
    ("pipeline", "result", "compare", "tabular"),
    ("independence", "judging"),
    ("audit", "report"),
    ("checking",),
    ("pytest_plugin",),
    ("cli",),
    ("__init__", "__main__"),
)
CORE = FLOORS[3]
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}

# Imports inside functions that go up, each with its reason.
LAZY_UPWARD = {
    ("tabular", "report"): "`fused.write(path)`",
    ("result", "explain"): "a result explains itself: `result.explain(...)`",
    ("result", "graph"): "`result.graph()`",
    ("result", "audit"): "`result.audit`",
    ("result", "report"): "`result.write(path)`",
    ("graph", "result"): "the provenance graph is drawn of a result, and names its type",
}


def modules(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the dotted name and the file of every module of a package's folder."""
    for file in sorted(folder.rglob("*.py")):
        parts = [folder.name, *file.relative_to(folder).with_suffix("").parts]
        yield ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts), file


def imports(module: str, file: Path) -> Iterator[tuple[str, bool]]:
    """Yield (dotted name imported, whether inside a function) for every import, those for type checkers included."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    lazy = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(node)
    }
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    package = module.split(".") if file.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(tree):
        late = id(node) in lazy or id(node) in typing_only
        if isinstance(node, ast.Import):
            yield from ((alias.name, late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            origin = ".".join(part for part in (base, node.module or "") if part)
            yield from ((f"{origin}.{alias.name}", late) for alias in node.names)


def part_of(module: str) -> str:
    """Return the floor's part that a dotted name belongs to: 'reconcile.values.quantity' is of 'values'."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def edges() -> Iterator[tuple[str, str, str, bool]]:
    """Yield (module, part, imported part, whether late) for every import of the project by itself."""
    for module, file in modules(ROOT / "reconcile"):
        part = part_of(module)
        for name, late in imports(module, file):
            if name.split(".")[0] == "reconcile":
                target = part_of(name)
                yield module, part, target if target in FLOOR else "__init__", late


def test_every_module_has_its_floor() -> None:
    """A part that the plan does not name has no place yet, and the plan names no part that is not there."""
    parts = {part_of(module) for module, _ in modules(ROOT / "reconcile")}
    unknown = parts - set(FLOOR)
    assert not unknown, f"give {sorted(unknown)} a floor in tests/test_architecture.py and docs/architecture.md"
    gone = set(FLOOR) - parts
    assert not gone, f"take {sorted(gone)} out of the plan: there are no such modules"


def test_imports_point_down() -> None:
    """No module imports from a floor above its own, nor a stage another stage, not even late."""
    wrong = sorted(
        f"{module} imports {target}"
        for module, part, target, late in edges()
        if part != target
        and not (late and (part, target) in LAZY_UPWARD)
        and (FLOOR[target] > FLOOR[part] or (FLOOR[target] == FLOOR[part] and part not in CORE))
        and (part, target) != ("pipeline", "result")
    )
    assert not wrong, "\n".join(wrong)


def test_no_module_imports_itself_round_a_corner() -> None:
    """The imports that run at start form no cycle between modules."""
    graph = networkx.DiGraph()
    names = {module for module, _ in modules(ROOT / "reconcile")}
    for module, file in modules(ROOT / "reconcile"):
        for name, late in imports(module, file):
            target = name if name in names else name.rpartition(".")[0]
            if not late and target in names and target != module:
                graph.add_edge(module, target)
    cycles = [" -> ".join(cycle) for cycle in networkx.simple_cycles(graph)]
    assert not cycles, cycles


def test_the_late_imports_upward_are_still_needed() -> None:
    """Every exception in the table is one that the code makes."""
    made = {(part, target) for _, part, target, late in edges() if late}
    assert set(LAZY_UPWARD) <= made


def test_rules_know_the_core_and_their_siblings_only() -> None:
    """A rule imports core types and modules of its own pack, no stage."""
    below = {part for parts in FLOORS[:4] for part in parts}
    wrong = sorted(
        f"{module} imports {name}"
        for module, file in modules(ROOT / "rules")
        for name, _ in imports(module, file)
        if name.startswith("reconcile.") and part_of(name) not in below
    )
    assert not wrong, "\n".join(wrong)


def test_nothing_imports_the_standard_pack_by_name() -> None:
    """The loader finds the standard rules as it finds anybody's."""
    wrong = [
        module
        for module, file in modules(ROOT / "reconcile")
        if any(name.split(".")[0] == "reconcile_rules" for name, _ in imports(module, file))
    ]
    assert not wrong


@pytest.mark.parametrize("stage", STAGES)
def test_the_plan_describes_every_stage(stage: str) -> None:
    """docs/architecture.md says what each stage's folder does."""
    assert f"`{stage}/`" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_pipeline_calls_the_stages_in_order() -> None:
    """`pipeline.run` is the way of the data, readable as a sequence of calls."""
    tree = ast.parse((ROOT / "reconcile" / "pipeline.py").read_text(encoding="utf-8"))
    run = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "run")
    calls = [node for node in ast.walk(run) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    line = {call.func.id: call.lineno for call in calls if isinstance(call.func, ast.Name)}
    lines = [line[step] for step in ("read", "statements_of", "link", "with_origins", "detect", "fuse_questions")]
    assert lines == sorted(set(lines))
    assert line["worded"] >= line["fuse_questions"]
