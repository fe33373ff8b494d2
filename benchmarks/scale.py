"""Large inputs: seconds of processor time of each stage, and the most memory that the process has held up to its end.

    python benchmarks/scale.py [MEGABYTES] [plain|dense|distinct|one_item|many_items ...]

Each shape runs in a process of its own, from the file to the report. `plain` is prose with a figure here and there,
`dense` repeats a few reports with other numbers, `distinct` makes every sentence anew; `one_item` is a table of a
thousand sources on one item, `many_items` one of ten thousand rows on a thousand. All of it is generated here.
"""

import csv
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

MEGABYTES = 5.0
PLACES = [a + b for a in ("Mar", "Old", "Tul", "Vos", "Qar", "Bran", "Hesk") for b in ("wick", "en", "trel", "ock")]
PEOPLE = [f"{a} {b}" for a in ("Idris", "Maren", "Jomo", "Lena", "Pavel") for b in ("Falken", "Oquist", "Rudd")]
ROLES = ("police spokesman", "governor", "fire chief", "hospital director", "mayor", "army spokeswoman")
GROUPS = ("people", "civilians", "soldiers", "policemen", "miners", "villagers", "passengers", "students", "nurses")
FATES = ("killed", "injured", "detained", "displaced", "evacuated", "rescued")
CAUSES = ("flood", "landslide", "collapse of a bridge", "fire in a depot", "storm", "derailment", "raid", "gas leak")
THINGS = ("houses", "shops", "fields", "boats", "schools", "bridges", "barns", "vehicles", "wells", "trees")
LOSSES = ("burnt down", "were damaged", "were swept away", "stood empty", "were searched")
HEDGES = ("", "", "", "at least ", "about ", "more than ", "nearly ")
PLAIN = (
    "The council met in the old hall of {place} and spoke for long about the road that nobody wants to pay for.",
    "Along the river the willows have been cut, and the path now runs in the sun from the mill to the weir.",
    "Those who remember the market say that it was louder then, and that the fish came before daybreak.",
    "{person} teaches in {place} and writes about the songs that the rowers sang on their way home.",
    "What the town needs, she says, is patience, a new roof for the school and somebody who answers letters.",
    "The train from {place} was late again, and the passengers stood in the rain without a word.",
    "In spring the gardens behind the station belong to the children and to the cats.",
    "Nobody has an answer yet, and the committee will come back to the matter after the holidays.",
)
REPORT = """{hedge}{a} {group} were {fate} when a {cause} struck {place} on Monday, {role} {person} said.

The {cause} also left {b} {group} injured, according to witnesses. {c} {things} {loss}, officials said. "We have counted
{d} dead," said {person}. Local media put the number of {group} {fate} at {e}, while a hospital in {place} spoke of {f}.
Last year {g} people were killed in a similar {cause} in {place}. The toll later rose to {h}.
"""


def sentence(pick: random.Random, *, fresh: bool) -> str:
    """Return a sentence with figures; a fresh one is about a place of its own too."""
    one = pick.choice
    n, m = (pick.randint(2, 900) for _ in range(2))
    place = one(PLACES) + one(("", " North", " Hill", "-on-Sea"))
    word = "".join(one("bdfgklmnprstv") + one("aeiou") for _ in range(4)) if fresh else one(THINGS)
    return one(
        (
            f"{one(HEDGES)}{n} {one(GROUPS)} were {one(FATES)} after a {one(CAUSES)} in {place} near the {word} works.",
            f"{one(ROLES)} {one(PEOPLE)} said {n} {one(GROUPS)} had been {one(FATES)} by the {word} river.",
            f"In {word.title()} {n} {one(THINGS)} {one(LOSSES)} and {m} {one(GROUPS)} were {one(FATES)}.",
            f"According to {one(PEOPLE)}, the {word} company lost {n} of its {n + m} workers within {m % 30 + 2} days.",
            f"The price of {word} rose by {n % 40 + 1} percent to {m} dollars, {one(PEOPLE)} told reporters.",
            f"{one(HEDGES)}{n} visitors came to the {word} fair in {place}, {m % 90 + 1} percent of them from abroad.",
        )
    )


def plain(pick: random.Random) -> Iterator[str]:
    """Yield prose in which one sentence in fifteen has a figure."""
    while True:
        filled = pick.choice(PLAIN).format(place=pick.choice(PLACES), person=pick.choice(PEOPLE))
        yield sentence(pick, fresh=False) if pick.random() < 1 / 15 else filled


def dense(pick: random.Random) -> Iterator[str]:
    """Yield reports of few kinds, again and again with other numbers."""
    kinds = [
        {
            "place": pick.choice(PLACES),
            "person": pick.choice(PEOPLE),
            "role": pick.choice(ROLES),
            "group": pick.choice(GROUPS),
            "fate": pick.choice(FATES),
            "cause": pick.choice(CAUSES),
            "things": pick.choice(THINGS),
            "loss": pick.choice(LOSSES),
        }
        for _ in range(12)
    ]
    while True:
        figures = {name: pick.randint(2, 60) for name in "abcdefgh"}
        text = REPORT.format(**pick.choice(kinds), **figures, hedge=pick.choice(HEDGES))
        yield text[0].upper() + text[1:] + " ".join(pick.choices(PLAIN[1:3] + PLAIN[4:], k=6)) + "\n\n"


def distinct(pick: random.Random) -> Iterator[str]:
    """Yield sentences of which no two are alike."""
    while True:
        text = sentence(pick, fresh=True) if pick.random() < 0.5 else pick.choice(PLAIN[1:3] + PLAIN[4:])
        yield text[0].upper() + text[1:] + ("\n\n" if pick.random() < 0.2 else "")


SHAPES: dict[str, Callable[[random.Random], Iterator[str]]] = {"plain": plain, "dense": dense, "distinct": distinct}


def text_of(shape: str, size: int) -> str:
    """Return a text of a shape, of at least so many characters."""
    parts: list[str] = []
    length = 0
    for part in SHAPES[shape](random.Random(7)):
        parts.append(part)
        length += len(part) + 1
        if length >= size:
            return " ".join(parts)
    raise AssertionError("the sentences never end")


def table_of(rows: int, items: int, path: Path) -> None:
    """Write a table of so many rows, whose values scatter about one for each item."""
    pick = random.Random(7)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("source", "item", "attribute", "value"))
        for n in range(rows):
            source = n if items == 1 else pick.randint(0, 200)
            writer.writerow((f"s{source}", f"i{n % items}", "killed", 100 + round(pick.gauss(0, 6))))


TABLES = {"one_item": (1_000, 1), "many_items": (10_000, 1_000)}
STAGES = {
    "read": "read",
    "extract": "statements_of",
    "link": "link",
    "graph": "with_origins",
    "detect": "detect",
    "fuse": "fuse_questions",
    "explain": "worded",
}


def measured(shape: str, megabytes: float) -> None:
    """Run one shape in this process and print its table."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.csv" if shape in TABLES else "text.txt")
        if shape in TABLES:
            table_of(*TABLES[shape], path)
        else:
            path.write_text(text_of(shape, int(megabytes * 1e6)), encoding="utf-8")
        _run(shape, path, Path(folder, "report.json"))


def _run(shape: str, path: Path, report: Path) -> None:
    from reconcile import pipeline

    begin = time.process_time()
    spent: dict[str, tuple[float, float]] = {}
    for stage, function in STAGES.items():
        setattr(pipeline, function, _timed(stage, getattr(pipeline, function), spent))
    result = pipeline.run(path)
    _timed("report", result.write, spent)(report)
    size = path.stat().st_size / 1e6
    found = f"{len(result.statements)} statements, {len(result.questions)} questions, {len(result.findings)} findings"
    print(f"{shape}: {size:.2f} MB, {found}")
    for stage, (seconds, most) in spent.items():
        print(f"  {stage:<10}{seconds:>8.2f} s {most:>8.0f} MB")
    print(f"  {'in all':<10}{time.process_time() - begin:>8.2f} s {_peak():>8.0f} MB", flush=True)


def _timed(stage: str, function: Callable[..., Any], spent: dict[str, tuple[float, float]]) -> Callable[..., Any]:
    """Return a function that books its time and the most memory held so far under its stage."""

    def timed(*arguments: Any, **named: Any) -> Any:
        begin = time.process_time()
        found = function(*arguments, **named)
        spent[stage] = (spent.get(stage, (0.0, 0.0))[0] + time.process_time() - begin, _peak())
        return found

    return timed


def _peak() -> float:
    """Return the most memory that the process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    """Measure the named shapes, or all, each in a process of its own."""
    sizes = [float(a) for a in arguments if a.replace(".", "", 1).isdigit()]
    shapes = [a for a in arguments if a in {*SHAPES, *TABLES}] or [*SHAPES, *TABLES]
    megabytes = sizes[0] if sizes else MEGABYTES
    if "--here" in arguments:
        measured(shapes[0], megabytes)
        return
    for shape in shapes:
        subprocess.run([sys.executable, __file__, str(megabytes), shape, "--here"], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
