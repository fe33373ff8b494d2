"""Write docs/methods.md from the fusion methods themselves: `make docs`. A test compares the two."""

from pathlib import Path

from reconcile.fuse.table.method import TableMethod, table_methods

PAGE = Path(__file__).resolve().parent / "methods.md"
LAWS = {
    "symmetry": "new names for sources, questions and labels change nothing but the names",
    "order": "the order of the rows changes nothing, to the byte",
    "unanimity": "what every source of the table says is its question's answer, and no value is believed more",
    "monotonicity": "one more source that says an answer, and nothing else, leaves it the answer",
    "independence": "other sources on other questions change nothing",
    "duplicate": "a second source of one declared family that repeats what the first one says changes nothing",
    "scale": "another unit and origin of the numbers change the answers as they change the claims",
}
HEAD = """# Fusion methods for tables

Made from `reconcile/fuse/methods/` by `make docs`; change the methods, not this page. `reconcile run TABLE --method
NAME` and `reconcile.fuse(rows, method=NAME)` take each by its name; without a name `auto` looks at the claims and says
which model it took and why. Each method is one file, whose head has the equations; tests hold the classical ones to an
example worked by hand, to their laws on drawn tables, and, where crowd-kit has them, to its answers on real label sets.

## The laws

{laws}

## Which method keeps which law

A dot is a law that the method keeps on every table drawn by the tests, a cross one that it breaks: its section says
why, by a counter-example that the tests run. An empty cell is not claimed either way.

| method | made for | {names} |
|---|---|{rules}|
"""
KEPT, BROKEN = "•", "✗"


def mark(method: TableMethod, law: str) -> str:
    """Return what stands in a cell of the table."""
    return KEPT if law in method.keeps else BROKEN if law in method.breaks else ""


def row(method: TableMethod) -> str:
    """Return a method's row of the table."""
    kinds = ", ".join(method.kinds) or "all"
    cells = [f"[{method.name}](#{method.name})", kinds, *(mark(method, law) for law in LAWS)]
    return "| " + " | ".join(cells) + " |"


def described(method: TableMethod) -> str:
    """Return a method's section."""
    module = method.fit.__module__.rpartition(".")[2]
    head = f"## {method.name}\n\n*{sentence(method.title)}* {sentence(method.reference)} `{module}.py`"
    parts = [head]
    if method.when:
        parts.append(f"When to use it: {method.when}.")
    if method.breaks:
        parts.append("\n".join(f"- breaks {law}: {method.breaks[law].rstrip('.')}." for law in sorted(method.breaks)))
    return "\n\n".join(parts)


def sentence(text: str) -> str:
    """Return a text with a capital and a full stop."""
    return (text[:1].upper() + text[1:]).rstrip(".") + "."


def page() -> str:
    """Return the whole page."""
    methods = table_methods()
    laws = "\n".join(f"- **{law}**: {meaning}" for law, meaning in LAWS.items())
    head = HEAD.format(laws=laws, names=" | ".join(LAWS), rules="|".join([":-:"] * len(LAWS)))
    return head + "\n".join(map(row, methods)) + "\n\n" + "\n\n".join(map(described, methods)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
