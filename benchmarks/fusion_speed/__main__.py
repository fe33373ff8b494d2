"""Speed of fusion: kernels beside a compiled loop and crowd-kit, copy detection, and a whole run. Processor time.

python benchmarks/fusion_speed [--claims N] [--sources N] [--peer PYTHON] [--skip-run]
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy
from drawn import columns, drawn, written
from kernels import Floats, compiled_late, in_c, ours, sparse

from reconcile.columns import Claims
from reconcile.fuse.table.copies import copies

ROUNDS = 15
TARGETS = {"run": 3.0, "crowd-kit": 30.0, "C": 4.0}


def best(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor time of several calls in seconds: the one that others disturbed least."""
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        action()
        times.append(time.process_time() - begin)
    return min(times)


def verdict(kept: bool) -> str:
    """Return how a figure stands to its target."""
    return "kept" if kept else "MISSED"


def rounds_of(claims: Claims) -> dict[str, float]:
    """Print and return seconds a round of each kernel; all must find the same."""
    odds = numpy.log(numpy.linspace(4, 40, claims.S))
    kernels = {
        "C": in_c(claims),
        "numpy (ours)": ours(claims),
        "scipy.sparse": sparse(claims),
        "numba": compiled_late(claims),
    }
    seconds: dict[str, float] = {}
    expected: tuple[Floats, Floats] | None = None
    for name, step in kernels.items():
        if step is None:
            print(f"  {name:16} skipped: {'no C compiler found' if name == 'C' else 'not installed'}")
            continue
        found = step(odds)
        expected = expected or found
        if not all(numpy.allclose(a, b) for a, b in zip(found, expected, strict=True)):
            sys.exit(f"{name} finds something else")
        seconds[name] = best(lambda step=step: step(odds))
        print(f"  {name:16}{seconds[name] * 1e3:8.2f} ms{len(claims) / seconds[name] / 1e6:8.0f} M claims/s")
    return seconds


def compare(claims: Claims, table: Path, peer: str) -> None:
    """Print the kernels' round, crowd-kit's and what they are to each other."""
    print(f"one round of one-coin EM, {len(claims):,} claims, {claims.S:,} sources")
    seconds = rounds_of(claims)
    mine = seconds["numpy (ours)"]
    if "C" in seconds:
        ratio = mine / seconds["C"]
        print(f"ours take {ratio:.1f} times the C loop (at most {TARGETS['C']:.0f}: {verdict(ratio <= TARGETS['C'])})")
    answer = subprocess.run(
        [peer, str(Path(__file__).with_name("peer.py")), str(table)], capture_output=True, text=True
    )
    if answer.returncode:
        print("crowd-kit: skipped, it is not installed; name a Python that has it by --peer")
        return
    theirs = float(answer.stdout)
    ratio = theirs / mine
    print(f"  {'crowd-kit':16}{theirs * 1e3:8.0f} ms{len(claims) / theirs / 1e6:8.2f} M claims/s")
    least = TARGETS["crowd-kit"]
    print(f"ours are {ratio:.0f} times as fast (at least {least:.0f}: {verdict(ratio >= least)})")


def copying(claims: Claims) -> None:
    """Print what looking for copiers costs, in rounds."""
    step = ours(claims)
    p, total = step(numpy.full(claims.S, numpy.log(40.0)))
    accuracy = total / claims.told.clip(min=1)
    found = copies(claims, p, accuracy)
    seconds = best(lambda: copies(claims, p, accuracy), 5)
    print(f"copy detection: {seconds:.2f} s, {len(found):,} pairs of {claims.S * (claims.S - 1) // 2:,}")


def whole(table: Path, folder: Path) -> None:
    """Print the processor time of a whole process that reads, fuses and writes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = folder / "consensus.csv"
    subprocess.run(
        [sys.executable, "-m", "reconcile", "run", str(table), "-o", str(out)], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rows = sum(1 for _ in out.open(encoding="utf-8")) - 1
    target = f"under {TARGETS['run']:.0f} s: {verdict(seconds < TARGETS['run'])}"
    print(f"reconcile run: {seconds:.2f} s ({target}), {rows:,} answers, {after.ru_maxrss / 1024:.0f} MiB")


def main() -> None:
    """Draw the claims and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=float, default=1e6, help="how many claims to draw")
    parser.add_argument("--sources", type=int, default=200, help="of how many sources")
    parser.add_argument("--peer", default=sys.executable, help="a Python that has crowd-kit")
    parser.add_argument("--skip-run", action="store_true", help="leave out the whole run")
    chosen = parser.parse_args()
    told = drawn(int(chosen.claims), chosen.sources)
    claims = columns(*told)
    with TemporaryDirectory() as folder:
        table = Path(folder) / "claims.csv"
        written(*told, table)
        compare(claims, table, chosen.peer)
        copying(claims)
        if not chosen.skip_run:
            whole(table, Path(folder))


if __name__ == "__main__":
    main()
