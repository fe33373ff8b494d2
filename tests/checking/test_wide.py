"""A wide table of casualty estimates: every fault that is put in is found, and nothing else."""

import csv
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reconcile.checking.checking import find
from reconcile.curation import AttributeSpec, Curation, Expectation, SumSpec
from reconcile.detect.table.wide import measures_of

PARTS = ("side_a", "side_b", "civilians", "unknown")
FAMILIES = ("deaths", *PARTS, "injured", "displaced")
ENDS = ("low", "best", "high")
COLUMNS = ("event", "country", "as_of", "source", *(f"{f}_{end}" for f in FAMILIES for end in ENDS))
SOURCES = ("Observatory", "Ministry", "Red Hand", "Press Watch")
FAULTS = {
    "differs": "quantity-differs",
    "disorder": "bounds-out-of-order",
    "sum": "parts-exceed-whole",
    "negative": "impossible-value",
    "falls": "count-falls",
    "expectation": "too-many-displaced",
}
CURATION = Curation(
    attributes=(
        *(AttributeSpec(f, minimum=0) for f in FAMILIES if f != "displaced"),
        AttributeSpec("displaced", minimum=0, cumulative=True),
    ),
    sums=(SumSpec("deaths", PARTS),),
    expectations=(Expectation("too-many-displaced", "displaced_best < 5000000", "more than live there"),),
)
Row = dict[str, str | int]


def reported(random: Random, event: str, day: int, source: str, truth: dict[str, int]) -> Row:
    """Return what a source says of an event: bounds around the truth, parts that add up."""
    row: Row = {"event": event, "country": "Kallo", "as_of": f"2024-03-{day:02}", "source": source}
    for family in FAMILIES[1:]:
        n = truth[family]
        low, high = n - random.randint(0, min(n, 3)), n + random.randint(0, 4)
        row |= {f"{family}_low": low, f"{family}_best": n, f"{family}_high": high}
    for end in ENDS:
        row[f"deaths_{end}"] = sum(int(row[f"{part}_{end}"]) for part in PARTS)
    for column in random.sample([f"{f}_{end}" for f in ("injured", "displaced") for end in ENDS], random.randint(0, 2)):
        row[column] = random.choice(("", "n/a"))
    return row


def event(random: Random, name: str, fault: str) -> list[Row]:
    """Return the rows on one event, with the fault asked for ("": none)."""
    truth = {f: random.randint(0, 40) for f in FAMILIES[1:]} | {"displaced": random.randint(100, 9_000)}
    lone = fault in ("disorder", "sum", "negative", "falls", "expectation")
    sources = random.sample(SOURCES, 1 if lone else random.randint(2, 4))
    rows = [reported(random, name, 2, source, truth) for source in sources]
    last = rows[-1]
    if fault == "differs":
        for row in rows:
            row |= {"displaced_low": "", "displaced_best": truth["displaced"], "displaced_high": ""}
        last["displaced_best"] = truth["displaced"] + random.randint(1, 500)
    if fault == "disorder":
        last |= {"injured_low": 9, "injured_best": random.randint(0, 8), "injured_high": 12}
    if fault == "sum":
        more = random.randint(40, 90)
        last |= {f"deaths_{end}": int(last[f"deaths_{end}"]) + more for end in ENDS}
    if fault == "negative":
        last |= {"injured_low": "", "injured_best": -random.randint(1, 9), "injured_high": ""}
    if fault == "falls":
        last |= {"displaced_low": "", "displaced_best": 900, "displaced_high": ""}
        rows.append({**last, "as_of": "2024-03-09", "displaced_best": random.randint(0, 899)})
    if fault == "expectation":
        last |= {"displaced_low": "", "displaced_best": random.randint(5_000_000, 9_000_000), "displaced_high": ""}
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for all seeds."""
    return tmp_path_factory.mktemp("wide")


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(("", "", *FAULTS)), min_size=3, max_size=8))
def test_every_fault_is_found_and_nothing_else(folder: Path, seed: int, faults: list[str]) -> None:
    """25 columns, low, best and high of seven measures: each fault is one flag of its rule, on its event."""
    assert len(COLUMNS) == 25
    random = Random(seed)
    wanted = Counter((FAULTS[f], f"event {i}") for i, f in enumerate(faults) if f)
    rows = [row for i, fault in enumerate(faults) for row in event(random, f"event {i}", fault)]
    random.shuffle(rows)
    path = folder / "estimates.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, random.sample(COLUMNS, len(COLUMNS)))
        writer.writeheader()
        writer.writerows(rows)
    found = Counter(
        (f.rule, next(e for e in f.question.split(" · ")[1].split(", ") if e[:5] == "event"))
        for f in find([path], None, CURATION).flags
    )
    assert found == wanted


def test_columns_of_one_measure_are_found_by_their_names() -> None:
    """Low, best and high may stand before or behind, under several names; other columns are measures of their own."""
    (deaths,) = measures_of(["min_deaths", "deaths", "Deaths-Max"])
    assert (deaths.best, deaths.low, deaths.high) == ("deaths", "min_deaths", "Deaths-Max")
    assert [m.name for m in measures_of(["injured", "best_guess"])] == ["injured", "best_guess"]
