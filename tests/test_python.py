"""The Python API as people meet it: wrong arguments end in a documented error with its remedy."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

import reconcile
from reconcile.errors import ConfigError, InputError, ValueParseError


@pytest.mark.parametrize("config", [{"method": "vote"}, "case.toml", 3])
def test_a_configuration_that_is_none_is_refused(config: object) -> None:
    """A dict or a path in place of a Config is told, with what to give."""
    for call in (reconcile.run, reconcile.check, reconcile.extract):
        with pytest.raises(ConfigError, match=r"not a Config\. Give reconcile\.Config\(.*load_settings"):
            cast(Any, call)("Two died.", config=config)


@pytest.mark.parametrize("inputs", [{"a.txt": "Two died."}, b"Two died.", 3, None, [], [b"Two died."]])
def test_an_input_that_cannot_be_read_is_refused(inputs: object) -> None:
    """Mappings, bytes and numbers are neither texts nor taken apart."""
    with pytest.raises(InputError, match=r"(Give|Decode) "):
        reconcile.run(inputs)


def test_extracting_from_a_file_is_refused() -> None:
    """`extract` takes one text."""
    with pytest.raises(InputError, match=r"reconcile\.run"):
        reconcile.extract(cast(Any, Path("a.txt")))


def test_a_text_that_is_the_name_of_a_file_warns_where_nothing_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    """A str stays a text; only where it says nothing and such a file exists is there a word about Path."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Two climbers died.")
    with pytest.warns(UserWarning, match=r"pathlib\.Path\('a\.txt'\)"):
        reconcile.run(["a.txt"])
    recwarn.clear()
    reconcile.run(["b.txt"])
    reconcile.run(["Two climbers died."])
    assert not recwarn.list


@pytest.mark.parametrize("now", [datetime(2024, 1, 2), date(2024, 1, 2), "2024-01-02", "2024-01-02T15:30"])
def test_values_are_found_from_a_day_in_any_form(now: datetime | date | str) -> None:
    """Days of the week are resolved against a datetime, a date, or either as a text."""
    (found,) = reconcile.find_values("on Friday", now=now)
    assert str(found.value) == "2023-12-29"


@pytest.mark.parametrize("now", ["soon", "2024-13-01", 5])
def test_a_day_that_is_none_is_refused(now: object) -> None:
    """What is no date is told, with how to write one."""
    with pytest.raises(ValueParseError, match="write 2024-01-02"):
        reconcile.find_values("on Friday", now=cast(Any, now))
