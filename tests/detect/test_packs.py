"""Rule packs: by entry point, by folder, and what goes wrong."""

import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from reconcile.config import Config
from reconcile.detect import detect, load_rules
from reconcile.detect.examples import statements_of
from reconcile.errors import ConfigError, RuleError
from reconcile.rule import Claim

RULE = '''
"""Found in every text that counts swans."""

from collections.abc import Iterator

from reconcile.camps import camp
from reconcile.finding import Severity
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, rule


@rule(
    id="{id}",
    title="too many swans",
    scope=Scope.STATEMENT,
    severity=Severity.INFO,
    examples=(contradicts(Claim("swans seen", "9")), agrees(Claim("ducks seen", "9"))),
)
def swans(group: Group) -> Iterator[Conflict]:
    """Find swans."""
    for s in group.statements:
        if s.question.population == "swans":
            yield Conflict((camp([s]),), "swans")
'''

PackMaker = Callable[[str, str], None]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackMaker:
    """Return a function that installs a third-party pack of one module on a path of its own."""

    def install(name: str, source: str) -> None:
        site = tmp_path / f"site-{name}"
        package = site / f"{name}_pack"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text('"""A pack."""\n')
        (package / "swans.py").write_text(source)
        info = site / f"{name}_pack-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-pack\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[reconcile.rules]\n{name} = {name}_pack\n")
        monkeypatch.syspath_prepend(str(site))

    return install


def folder(path: Path, **sources: str) -> Config:
    """Return a configuration with a folder of rule files."""
    path.mkdir(exist_ok=True)
    for name, source in sources.items():
        (path / f"{name}.py").write_text(dedent(source))
    return Config(rules=(path,))


def test_the_standard_pack_is_found() -> None:
    """The rules of this distribution are found by their entry point, each under an id of its own, in order."""
    ids = [r.id for r in load_rules()]
    assert {"quantity-differs", "time-differs", "responsibility-differs", "self-contradiction"} <= set(ids)
    assert ids == sorted(set(ids))


def test_a_third_party_pack_loads_by_entry_point(pack: PackMaker) -> None:
    """A pack that is merely installed beside this one is found, and its rules fire."""
    pack("lake", RULE.format(id="lake-swans"))
    rules = {r.id: r for r in load_rules()}
    findings, _ = detect(statements_of((Claim("swans seen", "9"),)), (rules["lake-swans"],))
    assert [f.rule for f in findings] == ["lake-swans"]


def test_a_pack_that_does_not_load_is_named(pack: PackMaker) -> None:
    """A pack whose import fails is an error with its name, its module and a remedy."""
    pack("broken", "import no_such_module_anywhere")
    with pytest.raises(RuleError, match=r"broken_pack\.swans.*'broken' does not load.*Repair or uninstall"):
        load_rules()


def test_no_pack_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any installed pack the message says what to run."""
    monkeypatch.setattr("reconcile.detect.packs.entry_points", lambda group: ())
    monkeypatch.setattr(sys, "path", [*sys.path, "nowhere"])  # another path, so that nothing is cached for it
    with pytest.raises(RuleError, match=r"no rule pack found; run: pip install -e \."):
        load_rules()


def test_a_folder_of_rules_loads(tmp_path: Path) -> None:
    """Every file of a folder that a user names is a rule file; those with a leading underscore are not."""
    config = folder(tmp_path / "mine", swans=RULE.format(id="my-swans"), _draft="raise ValueError")
    assert "my-swans" in {r.id for r in load_rules(config)}


def test_two_rules_of_one_id_are_an_error(tmp_path: Path) -> None:
    """An id that is taken is refused, with the place of both rules."""
    config = folder(tmp_path / "mine", swans=RULE.format(id="quantity-differs"))
    with pytest.raises(RuleError, match=r"swans\.py.*already taken by reconcile_rules\.quantity_differs"):
        load_rules(config)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("raise SystemExit(3)", "SystemExit"),
        ("import sys; sys.exit()", "SystemExit"),
        ("def broken(:", "SyntaxError"),
        ("import no_such_module", "ModuleNotFoundError"),
    ],
)
def test_a_broken_rule_file_is_named(tmp_path: Path, source: str, problem: str) -> None:
    """A file that does not load is told with its name, what it raised and a remedy."""
    with pytest.raises(RuleError, match=rf"(?s)bad\.py.*{problem}.*Repair it or move it"):
        load_rules(folder(tmp_path / "mine", bad=source))


def test_a_folder_without_rules_is_an_error(tmp_path: Path) -> None:
    """A folder that is missing, or holds no rule, is refused rather than passed over."""
    with pytest.raises(RuleError, match="no folder of rules"):
        load_rules(Config(rules=(tmp_path / "missing",)))
    with pytest.raises(RuleError, match="no rule in this folder"):
        load_rules(folder(tmp_path / "empty", nothing="x = 1"))


def test_disabled_rules_are_left_out() -> None:
    """A disabled rule does not run; an unknown id is an error that names the nearest."""
    assert "time-differs" not in {r.id for r in load_rules(Config(disabled=("time-differs",)))}
    with pytest.raises(ConfigError, match=r"no rule 'time-difers' to disable.*'time-differs'"):
        load_rules(Config(disabled=("time-difers",)))


def test_a_rule_that_fails_is_named(tmp_path: Path) -> None:
    """A rule that raises on some statements is told with its id and the place, and how to go on without it."""
    source = RULE.format(id="my-swans").replace("for s in group.statements:", "for s in [1 / 0]:")
    rules = [r for r in load_rules(folder(tmp_path / "mine", swans=source)) if r.id == "my-swans"]
    with pytest.raises(RuleError, match=r"a\.txt:\d.*'my-swans' failed.*ZeroDivisionError.*--disable my-swans"):
        detect(statements_of((Claim("swans seen", "9"),)), rules)


def test_a_rule_that_would_end_the_process_is_named(tmp_path: Path) -> None:
    """A rule that calls exit while it checks is a rule that fails."""
    source = RULE.format(id="my-swans").replace("for s in group.statements:", "for s in [exit(0)]:")
    rules = [r for r in load_rules(folder(tmp_path / "mine", swans=source)) if r.id == "my-swans"]
    with pytest.raises(RuleError, match=r"'my-swans' failed.*SystemExit"):
        detect(statements_of((Claim("swans seen", "9"),)), rules)
