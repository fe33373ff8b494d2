"""The baseline: a file that reads back, keeps reasons, and tells what is stale or has expired."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from raised import fingerprints, flags, words

from reconcile.checking import Entry, Flag, baseline_text, judged, updated
from reconcile.checking.baseline import parse_baseline
from reconcile.errors import ConfigError
from reconcile.finding import Severity
from reconcile.statement import Failure

TODAY = date(2026, 11, 22)
reasons = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
entries = st.builds(Entry, fingerprints, st.sampled_from(("a-rule", "b-rule")), words, st.none() | st.dates(), reasons)


@given(st.lists(entries, max_size=6, unique_by=lambda e: e.fingerprint))
def test_a_baseline_reads_back(given_: list[Entry]) -> None:
    """Every entry comes back, whatever its question holds; the order of writing changes no byte."""
    text = baseline_text(given_)
    assert parse_baseline(text) == {e.fingerprint: e for e in given_}
    assert baseline_text(given_[::-1]) == text
    assert parse_baseline(text.replace("\n", "\r\n")) == {e.fingerprint: e for e in given_}


@given(st.lists(flags(), max_size=5))
def test_an_updated_baseline_accepts_everything(found: list[Flag]) -> None:
    """After --update-baseline the same data pass, and nothing is stale."""
    known = {e.fingerprint: e for e in updated(found, {}, TODAY)}
    result = judged(found, baseline=known, today=TODAY)
    assert (result.new, result.stale, result.exit_code) == ((), (), 0)
    assert {f.fingerprint for f in result.known} == {f.fingerprint for f in found}


@given(st.lists(flags(), min_size=2, max_size=5, unique_by=lambda f: f.fingerprint))
def test_one_more_flag_is_one_new_one(found: list[Flag]) -> None:
    """Against the baseline of all others, exactly the added flag is new; taking one away makes its entry stale."""
    added, *others = (evolve(f, severity=Severity.CONTRADICTION) for f in found)
    known = {e.fingerprint: e for e in updated(others, {}, TODAY)}
    result = judged([added, *others], baseline=known, today=TODAY)
    assert (result.new, result.exit_code) == ((added,), 1)
    gone = judged(others[1:], baseline=known, today=TODAY)
    assert ([e.fingerprint for e in gone.stale], gone.exit_code) == ([others[0].fingerprint], 3)


def flag(**changes: object) -> Flag:
    """Return a plain contradiction."""
    plain = Flag("r", "values differ", Severity.CONTRADICTION, "price of item 7", (), "1 against 2", "f-0123456789")
    return evolve(plain, **changes)


def test_an_accepted_conflict_expires() -> None:
    """On its last day it is accepted, the day after it fails; a rewritten baseline keeps the reason, not the day."""
    e = Entry("f-0123456789", "r", "price of item 7", date(2026, 11, 22), "the supplier is asked")
    assert judged([flag()], baseline={e.fingerprint: e}, today=TODAY).exit_code == 0
    late = judged([flag()], baseline={e.fingerprint: e}, today=date(2026, 11, 23))
    assert (late.exit_code, late.new, late.expired, late.stale) == (1, (flag(),), (e,), ())
    assert updated([flag()], {e.fingerprint: e}, date(2026, 11, 23)) == [evolve(e, until=None)]


def test_what_is_ignored_or_not_shown_is_neither_new_nor_stale() -> None:
    """A pattern of questions or a fingerprint passes a flag over; so does a change that does not touch it."""
    known = {"f-0123456789": Entry("f-0123456789", "r", "price of item 7")}
    for ignore in (["price of *"], ["f-0123456789"]):
        result = judged([flag()], baseline=known, ignore=ignore, today=TODAY)
        assert (result.new, result.stale, result.ignored) == ((), (), (flag(),))
    assert judged([flag()], baseline={}, shown=lambda f: False, today=TODAY).exit_code == 0


def test_an_incomplete_run_calls_nothing_stale() -> None:
    """What an unreadable file would have shown is unknown: exit code 4, and no stale entry."""
    known = {"f-0123456789": Entry("f-0123456789", "r", "price of item 7")}
    result = judged([], baseline=known, failures=[Failure("a.csv", "a.csv: empty.")], today=TODAY)
    assert (result.exit_code, result.stale) == (4, ())


def test_what_fails_is_a_choice() -> None:
    """A tension passes by default and fails on request."""
    tension = flag(severity=Severity.TENSION)
    assert judged([tension], baseline={}, today=TODAY).exit_code == 0
    assert judged([tension], baseline={}, fail_on=Severity.TENSION, today=TODAY).exit_code == 1


@pytest.mark.parametrize("line", ["nonsense", "f-0123456789 r question", 'f-0123456789  r  "q"  until=soon'])
def test_a_malformed_line_is_named(line: str) -> None:
    """The message tells file and line and what a line looks like."""
    with pytest.raises(ConfigError, match=r"known\.txt:2: this line is no entry"):
        parse_baseline(f"# reconcile baseline 1\n{line}\n", "known.txt")
    entry = 'f-0123456789  r  "q"\n'
    with pytest.raises(ConfigError, match="stands here twice"):
        parse_baseline(entry + entry)
