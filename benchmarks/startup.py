"""How long people wait: whole processes, best of five, and a warm run inside one. Run on a quiet machine.

python benchmarks/startup.py
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def best(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs in milliseconds: the one that others disturbed least."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
    return min(times) * 1000


def process(*arguments: str) -> float:
    """Return the shortest time of a whole Python process in milliseconds."""
    return best(lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True, cwd=ROOT))


def article() -> Path:
    """Return the example that is nearest to 3 KB, the size of an ordinary report."""
    return min((ROOT / "examples").glob("*/*.txt"), key=lambda p: (abs(p.stat().st_size - 3000), p.name))


def warm() -> float:
    """Return the shortest time of a run in a process that has already made one."""
    import reconcile

    text = article().read_text(encoding="utf-8")
    reconcile.run([text])
    return best(lambda: reconcile.run([text]), 4 * ROUNDS)


def main() -> None:
    """Print the figures with their targets beside."""
    path = str(article().relative_to(ROOT))
    size = article().stat().st_size / 1000
    print(f"Python {sys.version.split()[0]}, best of {ROUNDS}; {path}, {size:.1f} KB\n")
    print(f"{'':42}{'ms':>8}{'target':>9}")
    rows = (
        ("python -c pass", process("-c", "pass"), None),
        ("reconcile --help", process("-m", "reconcile", "--help"), 150),
        (f"reconcile run {path}"[:40], process("-m", "reconcile", "run", path), 600),
        ("reconcile.run([text]), warm", warm(), 25),
    )
    for name, taken, target in rows:
        word = "" if target is None else f"{target:>9}  {'kept' if taken <= target else 'MISSED'}"
        print(f"{name:42}{taken:8.1f}{word}")


if __name__ == "__main__":
    main()
