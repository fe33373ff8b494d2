"""Where crowd-kit has the same method, both find the same share of the truth on real label sets, within .01."""

import csv
import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pytest
from tabled import Row, tabled

from reconcile.columns import Claims
from reconcile.fuse.table.method import Given, table_method
from reconcile.fuse.table.sums import best

SETS = ("rte", "dog", "bluebird", "ms")
WITHIN = 0.01
pytestmark = pytest.mark.filterwarnings("ignore")  # crowd-kit's, of pandas
# GLAD's climb takes a minute a set in crowd-kit; the smallest set is enough for it.
PAIRS = [
    (ours, theirs, data)
    for ours, theirs in (
        ("vote", "MajorityVote"),
        ("weighted-vote", "Wawa"),
        ("dawid-skene", "DawidSkene"),
        ("one-coin", "OneCoinDawidSkene"),
    )
    for data in SETS
] + [("glad", "GLAD", "bluebird"), ("glad", "GLAD", "ms")]


def rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a gzipped CSV file."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def load(need: Callable[[str], Path]) -> Callable[[str], tuple[list[Row], dict[str, str]]]:
    """Return what reads a set: its claims and its truth by item."""

    def read(name: str) -> tuple[list[Row], dict[str, str]]:
        folder = need(f"shared/bench/fusion/{name}")
        claims: list[Row] = [(r["source"], r["item"], r["value"]) for r in rows(folder / "claims.csv.gz")]
        return claims, {r["item"]: r["value"] for r in rows(folder / "truth.csv.gz")}

    return read


def ours(method: str, claims: Claims) -> dict[str, str]:
    """Return our method's answers by item."""
    slots = best(claims, numpy.round(table_method(method).fit(claims, Given()).probability, 9))
    return {item: claims.spelling[m] for item, m in zip(claims.keys["item"], slots.tolist(), strict=True)}


def theirs(model: str, said: list[Row]) -> dict[str, str]:
    """Return crowd-kit's answers by item; the rows sorted, as it takes the first of a draw."""
    import crowdkit.aggregation
    import pandas

    table: Any = pandas.DataFrame([(q, s, v) for s, q, v in sorted(said)], columns=["task", "worker", "label"])
    aggregation = getattr(crowdkit.aggregation, model)()
    if model == "Wawa":  # its own `predict` fails with the scikit-learn of 2025 and later; this is what it does
        skills = aggregation.fit(table).skills_
        return named(crowdkit.aggregation.MajorityVote().fit_predict(table, skills))
    if model == "DawidSkene":  # answers by labels that nobody claims of an item too (1 % of ms); ours are claims
        claimed = pandas.crosstab(table["task"], table["label"]) > 0
        return named(aggregation.fit_predict_proba(table).where(claimed).idxmax(axis=1))
    return named(aggregation.fit_predict(table))


def named(found: Any) -> dict[str, str]:
    """Return a pandas series as a dictionary of texts."""
    return {str(k): str(v) for k, v in found.items()}


def accuracy(found: dict[str, str], truth: dict[str, str]) -> float:
    """Return which part of the truth was found."""
    return sum(found[item] == value for item, value in truth.items() if item in found) / len(truth)


def undrawn(claims: Claims) -> set[str]:
    """Return the items on which one value has most votes."""
    leads = claims.votes >= numpy.maximum.reduceat(claims.votes, claims.first_slot[:-1])[claims.question]
    many = numpy.bincount(claims.question, leads)
    return {item for item, n in zip(claims.keys["item"], many.tolist(), strict=True) if n == 1}


@pytest.mark.parametrize(("method", "model", "data"), PAIRS)
def test_both_find_the_same_truth(
    method: str,
    model: str,
    data: str,
    need: Callable[[str], Path],
    load: Callable[[str], tuple[list[Row], dict[str, str]]],
) -> None:
    """The accuracies are within .01; draws of a vote are broken otherwise, so a vote's answers only where it leads."""
    need("import crowdkit")
    said, truth = load(data)
    claims = tabled(said)
    if method == "vote":
        clear = undrawn(claims)
        truth = {item: value for item, value in truth.items() if item in clear}
    assert accuracy(ours(method, claims), truth) == pytest.approx(accuracy(theirs(model, said), truth), abs=WITHIN)
