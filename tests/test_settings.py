"""Settings: what TOML may say, how contradictions are told, and the way to JSON and back."""

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reconcile.config import Config, DocumentSpec, SourceSpec
from reconcile.errors import ConfigError
from reconcile.settings import (
    checked,
    config_as_json,
    config_from_json,
    is_iso,
    load_settings,
    merged,
    parse_settings,
    with_choices,
)
from reconcile.statement import SourceKind

WRONG = {
    'as_of = "x"': ("unknown key 'as_of'", "Possible: attribute, case"),
    "[case]\npolcy = 'latest'": ("[case]: unknown key 'polcy'", "Did you mean 'policy'?"),
    "[case]\nas_of = 'yesterday'": ("as_of 'yesterday' is not a date", "Write 2023-12-15"),
    "[case]\npolicy = 'newest'": ("policy = 'newest' is not one of", "Give one of probable, latest, lower"),
    "[[source]]\ngrade = 'A'": ("[[source]] 1: 'name' is missing", "Add name"),
    "[[source]]\nname = 'A'\ngrade = 'G'": ("grade = 'G'", "A, B, C, D, E, F"),
    "[source]\nname = 'A'": ("'source' must be a table", "[[source]]"),
    "[priors]\noutlet = 3": ("outlet = 3 is not a number from 0.1 to 0.95", "Give"),
    "[priors]\nofficial = 0.99": ("official = 0.99 is not a number from 0.1 to 0.95", "Give"),
    f"[thresholds]\nfalse_values = {'9' * 400}": ("is not a whole number from 1 to 999999999", "Give"),
    "[thresholds]\nodds = nan": ("odds = nan", "at least 1"),
    "[columns]\nsource = 3": ("source = 3 is not a text", "Give a text"),
    "[[source]]\nname='A'\nfamily='X'\n[[source]]\nname='a'\nfamily='Y'": ("two families, 'X' and 'Y'", "Keep one"),
    "[[source]]\nname='A'\naliases=['C']\n[[source]]\nname='B'\naliases=['c']": ("'c' belongs to two sources", "Leave"),
    "[[source]]\nname='A'\nfamily='B'\n[[source]]\nname='B'\nfamily='A'": (
        "circular attribution: A -> B -> A",
        "without a family",
    ),
    "[[source]]\nname='A'\naliases=['B']\n[[source]]\nname='B'\naliases=['A']": (
        "circular attribution: 'A' and 'B' are aliases of each other",
        "Keep one",
    ),
    "[[document]]\nfile='a'\nurl='x'\n[[document]]\nfile='a'\nurl='y'": ("'a' is declared twice", "Keep one"),
    "case = [": ("not TOML", "toml.io"),
}


@pytest.mark.parametrize("toml", WRONG)
def test_wrong_settings_are_told_with_place_and_remedy(toml: str) -> None:
    """A slip or a contradiction names the file, the key and what to do."""
    problem, remedy = WRONG[toml]
    with pytest.raises(ConfigError) as caught:
        parse_settings(toml, where="case.toml")
    message = str(caught.value)
    assert message.startswith("case.toml")
    assert problem in message
    assert remedy in message
    assert "\n" not in message


def test_settings_cover_every_choice() -> None:
    """Sources, documents, thresholds, priors, rules and columns arrive in the configuration."""
    config = parse_settings(
        """
        [case]
        event = "dam"
        as_of = 2031-05-02T07:30:00Z
        [[source]]
        name = "Mayor"
        aliases = ["M"]
        kind = "official"
        [[document]]
        file = "a.txt"
        published = 2031-05-02
        [thresholds]
        odds = 2.0
        [priors]
        outlet = 0.6
        [rules]
        folders = ["own"]
        disabled = ["x"]
        [columns]
        source = "publisher"
        """,
        folder=Path("case"),
    )
    assert config.sources == (SourceSpec("Mayor", ("M",), kind=SourceKind.OFFICIAL),)
    assert config.documents == (DocumentSpec("a.txt", published="2031-05-02"),)
    assert (config.event, config.odds, config.priors[SourceKind.OUTLET]) == ("dam", 2.0, 0.6)
    assert (config.rules, config.disabled) == ((Path("case/own"),), ("x",))
    assert config.columns == {"source": "publisher"}


names = st.text(min_size=1, max_size=8)
configs = st.builds(
    Config,
    as_of=st.one_of(st.none(), st.dates().map(str)),
    event=names,
    odds=st.floats(1, 100),
    resolved=st.floats(0.5, 1),
    priors=st.dictionaries(st.sampled_from(SourceKind), st.floats(0.1, 0.95)),
    sources=st.lists(
        st.builds(
            SourceSpec,
            names,
            st.lists(names),
            st.sampled_from(["", "A", "F"]),
            names,
            st.sampled_from([None, *SourceKind]),
        ),
        max_size=3,
    ),
    documents=st.lists(st.builds(DocumentSpec, names, names, st.none(), st.one_of(st.none(), names)), max_size=2),
    rules=st.lists(st.sampled_from([Path("a"), Path("b/c")]), max_size=2),
    columns=st.dictionaries(names, names, max_size=2),
)


@given(configs)
def test_configuration_survives_json(config: Config) -> None:
    """What the audit trail records restores the same choices."""
    assert config_from_json(json.loads(json.dumps(config_as_json(config)))) == config


@given(configs)
def test_merging_with_the_defaults_changes_nothing(config: Config) -> None:
    """Defaults on either side leave a configuration as it is."""
    assert merged(config, Config()) == config
    once = merged(Config(), config)
    assert merged(once, once) == once


@given(st.text(max_size=30))
def test_any_text_is_settings_or_a_documented_error(text: str) -> None:
    """Reading settings raises nothing but ConfigError."""
    try:
        assert isinstance(parse_settings(text), Config)
    except ConfigError as error:
        refusal = error
    else:
        return
    assert refusal.where


@pytest.mark.parametrize("data", [{"metod": "x"}, {"sources": [3]}, {"priors": {"boss": 1}}, {"rules": 3}])
def test_recorded_configuration_that_is_none_is_refused(data: dict[str, object]) -> None:
    """A tampered trail's configuration raises ConfigError."""
    with pytest.raises(ConfigError):
        config_from_json(data)


def test_choices_of_the_command_line_are_checked_alike() -> None:
    """Options take the same values as [case], and None chooses nothing."""
    assert with_choices(Config(profile="ucdp"), {"profile": None, "method": "vote"}) == Config(
        profile="ucdp", method="vote"
    )
    with pytest.raises(ConfigError, match="default, acled"):
        with_choices(Config(), {"profile": "mine"})


def test_missing_or_garbled_settings_file_is_told(tmp_path: Path) -> None:
    """The file's name and the remedy are in the message."""
    with pytest.raises(ConfigError, match=r"none\.toml: cannot be read: no such file"):
        load_settings(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_bytes(b"\xff")
    with pytest.raises(ConfigError, match="0xff at offset 0 is not UTF-8"):
        load_settings(tmp_path / "bad.toml")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2031", True),
        ("2031-05", True),
        ("2031-05-02T07:30Z", True),
        ("2031-02-30", False),
        ("31", False),
        ("2031-05-02x", False),
        ("1000-01-01", True),
        ("0999", False),
        ("2999-12-31T23:59Z", True),
        ("3000-01-01", False),
    ],
)
def test_iso_dates_are_those_that_exist(text: str, right: bool) -> None:
    """Years, months, days and times count when the calendar has them."""
    assert is_iso(text) == right


def test_what_is_not_said_of_a_source_is_no_contradiction() -> None:
    """A family, grade or kind told in one place and left out in another holds; aliases of both are known."""
    case = Config(sources=(SourceSpec("Ada Orr", ("the mayor",), grade="B"), SourceSpec("Wire")))
    over = Config(sources=(SourceSpec("ada orr", ("Orr",), family="the city", kind=SourceKind.OFFICIAL),))
    joined = SourceSpec("Ada Orr", ("the mayor", "Orr"), "B", "the city", SourceKind.OFFICIAL)
    assert checked(merged(case, over)).sources == (joined, SourceSpec("Wire"))
    for clash in (SourceSpec("ADA ORR", grade="C"), SourceSpec("Ada Orr", kind=SourceKind.PARTY)):
        with pytest.raises(ConfigError, match=r"has two grades, 'B' and 'C'|has two kinds, 'official' and 'party'"):
            checked(merged(case, Config(sources=(*over.sources, clash))))


def test_false_values_are_bounded_in_python_too() -> None:
    """A number that no logarithm can take is refused where it is given."""
    with pytest.raises(ValueError, match="false_values"):
        Config(false_values=10**400)


def test_the_guide_example_holds_beside_a_case() -> None:
    """The full example of the guide can be given with a case that declares the same source without a family."""
    guide = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
    example = guide.split("```toml\n")[1].split("```")[0]
    config = parse_settings(example)
    own = Config(sources=tuple(evolve(s, family="", grade="") for s in config.sources))
    assert checked(merged(own, config)).sources == config.sources
