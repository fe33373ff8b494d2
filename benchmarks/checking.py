"""How long `reconcile check` takes on a table, beside a bare group-by of duckdb on the same file in the same run.

    python benchmarks/checking.py TABLE.csv [RUNS]

The table has the columns item, attribute, source and value. Both are whole processes, start included; each is run
RUNS times (3), one after the other in turns, and the best counts.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

QUERY = """\
import sys, duckdb
rows = duckdb.execute(
    "select count(*) from (select 1 from read_csv(?, all_varchar = true) group by item, attribute"
    " having count(distinct value) > 1)", [sys.argv[1]]).fetchone()
print(rows[0])
"""


def timed(words: list[str]) -> tuple[float, float, str]:
    """Return seconds on the wall, seconds of CPU, and what a command printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return wall, cpu, done.stdout


def main() -> None:
    """Print both times, their ratio, the peak of memory, and how many groups each found."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    table, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    if find_spec("duckdb") is None:
        sys.exit("needs duckdb: pip install duckdb")
    ours, theirs, found = [], [], ""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "found.json"
        for _ in range(runs):
            theirs.append(timed([sys.executable, "-c", QUERY, table]))
            ours.append(timed([sys.executable, "-m", "reconcile", "check", table, "--map", "ignore=quote"]))
        timed([sys.executable, "-m", "reconcile", "check", table, "-o", str(report)])
        found = str(len(json.loads(report.read_text())["findings"]))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    best, bare = min(ours), min(theirs)
    print(f"reconcile check   {best[0]:6.2f} s  {best[1]:6.2f} s CPU  {found} groups contradict themselves")
    print(f"duckdb group by   {bare[0]:6.2f} s  {bare[1]:6.2f} s CPU  {bare[2].strip()} groups")
    print(f"ratio             {best[0] / bare[0]:6.2f}    {best[1] / bare[1]:6.2f}      peak {peak:.0f} MiB")


if __name__ == "__main__":
    main()
