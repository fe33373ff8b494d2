"""Fusion, measured on sets of claims with known truth: one table of every method against what was published for others.

    python benchmarks/fusion FOLDER [METHOD ...] [--set NAME ...] [--scorer FILE]

FOLDER has a folder for each set with `claims.csv.gz`, `truth.csv.gz` and perhaps `hierarchy.csv.gz`. The scorer is a
script that takes such a folder and a consensus file and prints one JSON object with the figures; by default it is
`score_fusion.py` beside FOLDER. Claims are shuffled first. Neither data nor scorer is part of the project.
"""

import argparse
import csv
import gzip
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

Figures = dict[str, object]
HEADER = ("set", "items", "figure", "anchor", "method", "ours", "Brier", "constant", "ECE", "no answer", "s")


def main() -> int:
    """Fuse and score every set by every method, and print the table."""
    args = _arguments()
    scorer = args.scorer or args.data / ".." / "score_fusion.py"
    if not scorer.is_file():
        sys.exit(f"{scorer}: there is no scorer. Name one: --scorer FILE")
    sets = [p for p in sorted(args.data.iterdir()) if (p / "claims.csv.gz").is_file()]
    sets = [p for p in sets if not args.sets or p.name in args.sets]
    if not sets:
        sys.exit(f"{args.data}: no set is there; each is a folder with claims.csv.gz and truth.csv.gz.")
    scored = []
    with TemporaryDirectory() as folder:
        for data in sets:
            shuffled = _shuffled(data / "claims.csv.gz", Path(folder) / f"{data.name}.csv")
            for method in args.methods or ["auto"]:
                scored.append((method, *_scored(data, shuffled, method, scorer)))
                print(f"{data.name}, {method}: {scored[-1][2]:.1f} s", file=sys.stderr, flush=True)
    print("\n".join(table(scored)))
    return 0


def _shuffled(claims: Path, to: Path) -> Path:
    """Write the claims in another order, the same each time."""
    with gzip.open(claims, "rt", encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    random.Random(4).shuffle(rows)
    with to.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return to


def _scored(data: Path, claims: Path, method: str, scorer: Path) -> tuple[Figures, float]:
    """Return the scorer's figures for one set, and the seconds that the run took."""
    consensus = claims.with_suffix(".consensus.csv")
    command = [sys.executable, "-m", "reconcile", "run", str(claims), "--method", method, "-q", "-o", str(consensus)]
    if (hierarchy := data / "hierarchy.csv.gz").is_file():
        command += ["--hierarchy", str(hierarchy)]
    begin = time.perf_counter()
    _output(command, f"{data.name}, {method}: the run")
    seconds = time.perf_counter() - begin
    return json.loads(
        _output([sys.executable, str(scorer), str(data), str(consensus)], f"{data.name}: the scorer")
    ), seconds


def _output(command: Sequence[str], what: str) -> str:
    run = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        sys.exit(f"{what} failed.\n{run.stderr}")
    return run.stdout


def table(scored: Sequence[tuple[str, Figures, float]]) -> Iterator[str]:
    """Yield the lines of one table in Markdown, and a summary of each method."""
    rows: list[tuple[str, ...]] = [HEADER]
    before = ""
    for method, f, seconds in scored:
        name = str(f["dataset"])
        set_ = (name, f"{f['items']:,}", str(f["metric"]), _short(f["anchor"])) if name != before else ("",) * 4
        ours = f"{_short(f['value'])}{' *' if f['ahead'] else ''}"
        confidence = tuple(_short(f.get(key)) for key in ("brier", "brier_constant", "ece"))
        rows.append((*set_, method, ours, *confidence, str(f["no_answer"] or ""), f"{seconds:.1f}"))
        before = name
    widths = [max(len(row[k]) for row in rows) for k in range(len(HEADER))]
    rows.insert(1, tuple("-" * w for w in widths))
    yield from ("| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in rows)
    yield ""
    yield "* at or ahead of the anchor, which the notes of each set tell the origin of."
    for method in dict.fromkeys(m for m, _, _ in scored):
        yield _summary(method, [f for m, f, _ in scored if m == method])


def _summary(method: str, figures: Iterable[Figures]) -> str:
    found = list(figures)
    with_confidence = [
        (float(str(f["brier"])), float(str(f["brier_constant"])), float(str(f["ece"]))) for f in found if "ece" in f
    ]
    ahead = sum(bool(f["ahead"]) for f in found)
    below = sum(brier < constant for brier, constant, _ in with_confidence)
    ece = _short(median(e for _, _, e in with_confidence)) if with_confidence else "-"
    return f"{method}: ahead on {ahead} of {len(found)}; Brier below the constant's on {below}; median ECE {ece}."


def _short(x: object) -> str:
    """Return a share with three digits, a larger figure with four significant ones, as tables print them.

    >>> _short(0.8839), _short(12.0217), _short(None)
    ('.884', '12.02', '-')
    """
    if not isinstance(x, int | float):
        return "-"
    return f"{x:.3f}".removeprefix("0") if 0 <= x < 1 else f"{x:.4g}"


def _arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(prog="benchmarks/fusion", description=__doc__.partition("\n")[0])
    p.add_argument("data", type=Path, metavar="FOLDER", help="a folder with one folder a set")
    p.add_argument("methods", nargs="*", metavar="METHOD", help="default: auto")
    p.add_argument("--set", dest="sets", action="append", metavar="NAME", help="this set only (repeatable)")
    p.add_argument("--scorer", type=Path, help="default: score_fusion.py beside FOLDER")
    return p.parse_args()


if __name__ == "__main__":
    sys.exit(main())
