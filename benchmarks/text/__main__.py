"""Reading prose, measured on public sets: one table of our figures beside what was published for others.

    python benchmarks/text DATA_DIR [--scorer FILE] [--limit N] [--jobs N] [SET ...]

DATA_DIR has a folder for each set with its `dev.jsonl`. The scorer is a script that takes such a file and prints one
JSON object with the figures; by default it is `score_text.py` beside DATA_DIR. Neither data nor scorer is part of the
project.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent


class Figure(NamedTuple):
    """One line of the table: a figure of a set, and what is published for others ("" where nothing is)."""

    set: str
    key: str
    means: str
    anchors: str = ""


# An asterisk marks what is quoted from memory in the notes of the set, and what was measured on other parts of it.
FIGURES = (
    Figure("recognizers_number", "strict_number", "numbers, span and value", "Recognizers-Text declares: Python .91"),
    Figure("recognizers_number", "strict_numberrange", "ranges and open bounds", "Java .86, Python 0"),
    Figure("recognizers_number", "strict_percent", "percentages", "Python .85 (all items)"),
    Figure("recognizers_number", "strict_ordinal", "ordinals", "Python, Java .02 (all items)"),
    Figure("recognizers_datetime", "f1", "dates and times of news, F1", ".NET .985, Java .66, Python .59 (all kinds)"),
    Figure("quantulum3", "f1", "quantities, F1", "its own unit tests"),
    Figure("nli_stress_numeric", "accuracy", "more or less than N", "Q-REAS .633*, BiLSTM .313, InferSent .288"),
    Figure(
        "breaking_nli_num", "contradiction_recall", "swapped figure or country", "WordNet .858*, ESIM .656* (all pairs)"
    ),
    Figure("breaking_nli_num", "contradiction_precision", "the same, precision"),
    Figure("breaking_nli_num", "entailment_recall", "the same, not always contradiction"),
    Figure("fever_symmetric", "accuracy", "claims with digits against evidence", "BERT .575, reweighted .616 (v0.1)"),
    Figure("vitaminc_500", "accuracy", "the same, contrastive edits", "ALBERT .60* without training on the set"),
    Figure("contradoc", "numeric_hit_recall", "self-contradiction found, numeric"),
    Figure("contradoc", "alarms_per_clean_document", "false alarms a clean document"),
    Figure("contradoc", "balanced_accuracy", "flagged or not", "GPT-4 .538* (accuracy, whole texts)"),
    Figure("gum_attribution", "f1", "who says what, F1"),
    Figure("gum_attribution", "source_recall", "sources found"),
    Figure("muc34", "f1", "casualty fills, F1, 950 messages", "TST3: UMass .608; TST4: GE .485, FASTUS .460"),
    Figure("muc34", "f1_counts", "the same, several victims"),
    Figure("muc34", "f1_tst4_odd", "the same, 50 messages of TST4", "GE .533, GE-CMU .514, FASTUS .475"),
)


def main() -> int:
    """Score every set that is there and print the table."""
    args = _arguments()
    scorer = args.scorer or args.data / ".." / "score_text.py"
    if not scorer.is_file():
        sys.exit(f"{scorer}: there is no scorer. Name one: --scorer FILE")
    named = dict.fromkeys(f.set for f in FIGURES if not args.sets or f.set in args.sets)
    there = [name for name in named if (args.data / name / "dev.jsonl").is_file()]
    if not there:
        sys.exit(f"{args.data}: none of these sets is there: {', '.join(named) or 'you named none that is known'}")
    limit = ["--limit", str(args.limit)] if args.limit else []

    def scored(name: str) -> tuple[str, dict[str, float], float]:
        begin = time.perf_counter()
        command = [sys.executable, str(scorer), str(args.data / name / "dev.jsonl"), *limit]
        run = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
        seconds = time.perf_counter() - begin
        print(f"{name}: {seconds:.0f} s", file=sys.stderr, flush=True)
        if run.returncode:
            sys.exit(f"{name}: the scorer failed.\n{run.stderr}")
        return name, json.loads(run.stdout), seconds

    with ThreadPoolExecutor(args.jobs) as pool:
        print("\n".join(table(pool.map(scored, there))))
    missing = [name for name in named if name not in there]
    if missing:
        print(f"\nNot there: {', '.join(missing)}.")
    return 0


def table(scored: Iterable[tuple[str, dict[str, float], float]]) -> Sequence[str]:
    """Return the lines of one table in Markdown, with its legend."""
    rows = [("set", "items", "figure", "ours", "published", "s")]
    failed = 0
    for name, figures, seconds in scored:
        failed += int(figures.get("exceptions", 0))
        first = (name, f"{figures['items']:,}", f"{seconds:.0f}")
        for f in FIGURES:
            if f.set == name and f.key in figures:
                rows.append((first[0], first[1], f.means, _short(figures[f.key]), f.anchors, first[2]))
                first = ("", "", "")
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    rows.insert(1, tuple("-" * w for w in widths))  # type: ignore[arg-type]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |" for row in rows]
    legend = "* quoted from memory in the notes of the set, or on other parts of it; compare with care."
    return [*lines, "", legend, f"Exceptions: {failed}."]


def _short(x: float) -> str:
    """Return a share with three digits, as tables print it.

    >>> _short(0.8839), _short(1.0), _short(0.0)
    ('.884', '1.000', '.000')
    """
    return f"{x:.3f}".removeprefix("0") if 0 <= x < 1 else f"{x:.3f}"


def _arguments() -> argparse.Namespace:
    p = argparse.ArgumentParser(prog="benchmarks/text", description=__doc__.partition("\n")[0])
    p.add_argument("data", type=Path, metavar="DATA_DIR", help="a folder with one folder a set, each with dev.jsonl")
    p.add_argument("sets", nargs="*", metavar="SET", help="these sets only")
    p.add_argument("--scorer", type=Path, help="default: score_text.py beside DATA_DIR")
    p.add_argument("--limit", type=int, help="only the first N items of each set, to try it out")
    p.add_argument("--jobs", type=int, default=1, help="sets scored at once (default 1)")
    return p.parse_args()


if __name__ == "__main__":
    sys.exit(main())
