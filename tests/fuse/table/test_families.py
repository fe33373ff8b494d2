"""Families: sources that share rare values on the same questions speak with one voice."""

from itertools import combinations

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import Row, told

from reconcile.columns import Claims
from reconcile.fuse.table.families import Families, families, voices

ITEMS = [f"q{n}" for n in range(10)]


def crowd(items: list[str]) -> list[Row]:
    """Return five sources that agree."""
    return [(f"honest {n}", item, "right") for n in range(5) for item in items]


def test_who_shares_rare_values_is_of_one_family() -> None:
    """Ten values that nobody else claims: dependence 10 / 11, on the same questions."""
    rows = [*crowd(ITEMS), *((who, item, f"wrong {item}") for who in ("copy", "origin") for item in ITEMS)]
    claims = told(rows)
    found = families(claims)
    assert [[claims.sources[s] for s in group] for group in found.groups] == [["copy", "origin"]]
    assert found.links[0].dependence == pytest.approx(10 / 11)
    assert (found.links[0].overlap, found.links[0].rare) == (1.0, 10)


def test_who_shares_common_values_is_of_no_family() -> None:
    """Agreement on what most say shows nothing, however long the record."""
    claims = told([*crowd([f"q{n}" for n in range(40)]), ("other", "q0", "wrong")])
    assert families(claims).groups == ()


def test_who_covers_other_questions_is_of_no_family() -> None:
    """Two sources that share rare values where they meet, but meet on half of their questions."""
    more = [f"r{n}" for n in range(10)]
    rows = [*crowd([*ITEMS, *more]), *(("one", item, "odd") for item in ITEMS), *(("two", i, "odd") for i in ITEMS)]
    apart: list[Row] = [("two", item, "odd") for item in more]
    assert families(told(rows)).groups
    assert not families(told([*rows, *apart])).groups


def test_the_largest_member_speaks_and_the_next_where_it_is_silent() -> None:
    """Of a declared family the source with most claims is heard; others only where it says nothing."""
    rows: list[Row] = [("big", "p", "x"), ("big", "q", "x"), ("small", "p", "y"), ("small", "r", "y"), ("z", "p", "y")]
    claims = told([*rows, ("big", "s", "x")])
    declared = numpy.array([0, 0, -1], dtype=numpy.int32)
    heard = voices(claims, families(claims, declared))
    said = {(claims.sources[s], claims.keys["item"][q]) for s, q in zip(heard.source, heard.asked, strict=True)}
    assert said == {("big", "p"), ("big", "q"), ("big", "s"), ("big", "r"), ("z", "p")}
    assert len(heard) == 5


def plain_link(claims: Claims, a: int, b: int) -> bool:
    """Return whether two sources are linked, by the definition."""
    says = [
        {int(q): int(m) for q, m, s in zip(claims.asked, claims.slot, claims.source, strict=True) if s == x}
        for x in (a, b)
    ]
    if min(map(len, says)) < 8:
        return False
    both = sorted(says[0].keys() & says[1].keys())
    rare, sums = 0, []
    for mine, other in (says, says[::-1]):
        same = total = 0.0
        for q in both:
            n, agree = claims.voters[q], mine[q] == other[q]
            if n < 3:
                continue
            f = (claims.votes[mine[q]] - 1 - agree) / (n - 2)
            weight = 1 - f if f < 0.5 else 0.0
            total += weight
            same += weight * agree
            rare += bool(weight and agree)
        sums.append(same / (total + 1))
    overlap = len(both) / len(says[0].keys() | says[1].keys())
    return rare > 0 and min(sums) * overlap >= 0.85


@settings(max_examples=200)
@given(st.data())
def test_the_index_finds_what_all_pairs_would(data: st.DataObject) -> None:
    """Tables of eight sources on twelve questions, some of them copies with slips: the same links by definition."""
    items = [f"q{n}" for n in range(12)]
    values = data.draw(
        st.lists(st.lists(st.sampled_from("xxxyzuvw"), min_size=12, max_size=12), min_size=4, max_size=5)
    )
    rows: list[Row] = []
    for number, own in enumerate(values):
        rows += [(f"s{number}", item, v) for item, v in zip(items, own, strict=True)]
        for copy in range(data.draw(st.integers(0, 2))):
            slips = data.draw(st.sets(st.integers(0, 11), max_size=3))
            rows += [
                (f"s{number} copy {copy}", i, v)
                for n, (i, v) in enumerate(zip(items, own, strict=True))
                if n not in slips
            ]
    claims = told(rows)
    expected = {pair for pair in combinations(range(claims.S), 2) if plain_link(claims, *pair)}
    assert {link.pair for link in families(claims).links} == expected


def test_without_families_nothing_changes() -> None:
    """Claims of sources that are all of their own come back as they are."""
    claims = told(crowd(ITEMS))
    assert voices(claims, Families(numpy.arange(claims.S))) is claims
