"""The command line as people and scripts meet it: results, errors with place and remedy, exit codes, help."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reconcile.cli import cli

ARTICLE = (
    "Landslide buries bus near Oakford\n\nFour people were killed when a landslide buried a bus near Oakford "
    "on Friday, police spokesman Tom Hale said. A witness said five people were killed.\n"
)
TABLE = "source,item,attribute,value\nA,dam,height,12\nB,dam,height,15\n"


def run(*args: object, input: str | bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(cli, [str(a) for a in args], input=input, prog_name="reconcile")


def process(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reconcile", *map(str, args)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, **env},
        check=False,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Return an article that contradicts itself."""
    path = tmp_path / "landslide.txt"
    path.write_text(ARTICLE)
    return path


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Return a file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# What is wrong, its files, what to give, the exit code, and what the message must say: place, problem, remedy.
BAD: dict[str, tuple[dict[str, str | bytes], tuple[str, ...], tuple[str, ...]]] = {
    "missing file": ({}, ("none.txt",), ("none.txt", "no such file", "Check the path")),
    "folder without documents": ({"case/x.png": b"\0"}, ("case",), ("case", "no documents in this folder", ".txt")),
    "binary": ({"a.txt": b"abc\0def"}, ("a.txt",), ("a.txt", "binary", "offset 3", "plain text")),
    "wrong encoding": (
        {"a.txt": b"one\ntwo caf\xe9"},
        ("a.txt",),
        ("a.txt", "byte 0xe9 at offset 11 (line 2)", "not UTF-8", "iconv"),
    ),
    "ragged row": (
        {"t.csv": TABLE + "C,dam,height\n"},
        ("t.csv",),
        ("t.csv, row 3, line 4", "3 cells and the header has 4", "Quote cells"),
    ),
    "open quotation mark": (
        {"t.csv": TABLE + 'C,dam,height,"12\n'},
        ("t.csv",),
        ("t.csv, row 3, line 4", "quotation mark is not closed", "double the marks"),
    ),
    "unknown column": (
        {"t.csv": "source,item,valeu\nA,x,3"},
        ("t.csv",),
        ("t.csv, line 1", "unknown column 'valeu'", "Did you mean 'value'?", "--map"),
    ),
    "unknown columns": (
        {"t.csv": "country,deaths,dat\nA,3,x"},
        ("t.csv",),
        ("t.csv, line 1: unknown columns 'country', 'deaths', 'dat'. Did you mean 'date' by 'dat'? ", "NAME='country'"),
    ),
    "malformed rows": (
        {"t.csv": TABLE + "A,x\n" * 7},
        ("t.csv",),
        ("t.csv, row 3, line 4: the row has 2 cells", "Rows 4, 5, 6, 7, 8 and 1 more are malformed too."),
    ),
    "nothing that it is about": (
        {"t.csv": "source,value\nA,3"},
        ("t.csv",),
        ("t.csv", "no column 'item'", "--map item='COLUMN'"),
    ),
    "missing column": (
        {"t.csv": "item,value\nx,3"},
        ("t.csv",),
        ("t.csv", "no column 'source'", "--map source="),
    ),
    "column twice": ({"t.csv": "source,item,value,value\nA,x,3,4"}, ("t.csv",), ("t.csv", "two columns", "Rename")),
    "NaN": (
        {"t.csv": TABLE + "C,dam,height,NaN\n"},
        ("t.csv",),
        ("t.csv, row 3, line 4", "'value'", "NaN", "Leave the row"),
    ),
    "NaN in JSON": (
        {"t.jsonl": '{"source": "A", "item": "x", "value": NaN}'},
        ("t.jsonl",),
        ("t.jsonl, row 1, line 1", "NaN is not a value", "Leave the row out"),
    ),
    "broken JSON": (
        {"t.jsonl": '{"source": "A"'},
        ("t.jsonl",),
        ("t.jsonl, row 1", "expected '}'", "one object a line"),
    ),
    "no date": (
        {"t.csv": "source,item,value,date\nA,x,3,soon"},
        ("t.csv",),
        ("t.csv, row 1, line 2", "'date'", "'soon' is not a date", "2023-12-15"),
    ),
    "unknown suffix": ({"a.odt": "x"}, ("a.odt",), ("a.odt", "no reader", ".txt")),
    "unknown setting": (
        {"case/a.txt": "x", "case/case.toml": "[case]\nprofle = 'acled'"},
        ("case",),
        ("case.toml: [case]", "unknown key 'profle'", "Did you mean 'profile'?"),
    ),
    "source in two families": (
        {
            "case/a.txt": "x",
            "case/case.toml": "[[source]]\nname='P'\nfamily='X'\n[[source]]\nname='P'\nfamily='Y'",
        },
        ("case",),
        ("case.toml", "'P' has two families", "Keep one"),
    ),
    "document that does not exist": (
        {"case/a.txt": "x", "case/case.toml": "[[document]]\nfile='b.txt'"},
        ("case",),
        ("case.toml", "'b.txt' does not exist", "a.txt"),
    ),
    "circular attribution": (
        {
            "case/a.txt": "x",
            "case/case.toml": "[[source]]\nname='P'\nfamily='Q'\n[[source]]\nname='Q'\nfamily='P'",
        },
        ("case",),
        ("case.toml", "circular attribution", "P", "Q", "without a family"),
    ),
    "date option": ({"a.txt": "x"}, ("a.txt", "--as-of", "noon"), ("options", "'noon' is not a date", "2023-12-15")),
    "profile option": ({"a.txt": "x"}, ("a.txt", "--profile", "mine"), ("options", "'mine'", "default, acled")),
    "map option": ({"a.txt": "x"}, ("a.txt", "--map", "source"), ("--map", "not NAME=COLUMN", "source=publisher")),
    "config option": ({"a.txt": "x"}, ("a.txt", "--config", "no.toml"), ("no.toml", "no such file", "Check the path")),
    "report suffix": ({"a.txt": "x"}, ("a.txt", "-o", "r.docx"), ("docx", "html")),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("wrong", BAD)
def test_bad_input_is_one_paragraph_with_place_and_remedy(wrong: str, here: Path) -> None:
    """Alone, a bad input or setting leaves with 2 and says where, what and what to do."""
    files, args, said = BAD[wrong]
    for name, content in files.items():
        (here / name).parent.mkdir(exist_ok=True)
        written(here, name, content)
    result = run("run", *args)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    for words in said:
        assert words in result.stderr


INPUTS = sorted(name for name, (files, args, _) in BAD.items() if len(args) == 1 and "case/case.toml" not in files)


@pytest.mark.parametrize("wrong", INPUTS)
def test_bad_input_beside_a_good_one_leaves_with_4(wrong: str, here: Path) -> None:
    """The others' results are printed, the failure is told on standard error."""
    files, args, said = BAD[wrong]
    for name, content in {**files, "good.txt": ARTICLE}.items():
        (here / name).parent.mkdir(exist_ok=True)
        written(here, name, content)
    result = run("run", "good.txt", *args)
    assert result.exit_code == 4, result.output
    assert "killed" in result.stdout
    assert "Error: " in result.stderr
    assert said[0] in result.stderr


def test_files_are_named_as_they_were_given(here: Path) -> None:
    """A message names the file with the folder that was typed, alone, in a case, and beside others."""
    for name in ("one", "two"):
        (here / name).mkdir()
        written(here, f"{name}/t.csv", "source,value\nA,3\n")
        written(here, f"{name}/a.txt", b"a\0b")
    written(here, "good.txt", ARTICLE)
    assert run("run", "one/t.csv").stderr.startswith("Error: one/t.csv, row 1, line 2: no column")
    both = run("run", "good.txt", "one/t.csv", here / "two" / "t.csv").stderr
    assert "Error: one/t.csv, row" in both
    assert f"Error: {here}/two/t.csv, row" in both
    assert "Error: two/a.txt: is binary" in run("run", "good.txt", "two").stderr
    written(here, "two/case.toml", "[case]\nevnt = 'x'")
    assert run("run", "two").stderr.startswith("Error: two/case.toml: [case]: unknown key")


def test_declared_source_that_nobody_is_warns(here: Path) -> None:
    """A [[source]] that meets no name of the case is told on standard error; the run goes on."""
    written(here, "a.txt", f"The Lantern | 2031-05-02 |\n{ARTICLE}")
    written(here, "s.toml", "[[source]]\nname = 'Tom Hale'\ngrade = 'E'\n[[source]]\nname = 'The Lanterns'\n")
    result = run("run", "a.txt", "--config", "s.toml")
    assert result.exit_code == 0
    assert result.stderr == (
        "Warning: the declared source 'The Lanterns' is nobody's name in this case. Did you mean 'The Lantern'?\n"
    )


def test_a_rule_is_disabled_on_the_command_line(here: Path) -> None:
    """--disable leaves a rule out; a wrong id is answered with the nearest."""
    written(here, "t.csv", TABLE)
    assert "1 contradiction" in run("run", "t.csv").stdout
    assert "0 contradictions" in run("run", "t.csv", "--disable", "quantity-differs").stdout
    wrong = run("run", "t.csv", "--disable", "quantity-difers")
    assert (wrong.exit_code, "Did you mean 'quantity-differs'?" in wrong.stderr) == (2, True)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (("run", "--method", ""), {"auto", "vote"}),
        (("explain", "--disable", "quantity-"), {"quantity-differs", "quantity-strained"}),
        (("rules", "show", "time"), {"time-differs"}),
        (("graph", "--profile", "u"), {"ucdp"}),
    ],
)
def test_the_shell_offers_values(typed: tuple[str, ...], offered: set[str]) -> None:
    """Completion knows methods, profiles and rules."""
    from click.shell_completion import ShellComplete

    *before, incomplete = typed
    found = ShellComplete(cli, {}, "reconcile", "_X").get_completions(before, incomplete)
    assert offered <= {item.value for item in found}
    assert all(item.value.startswith(incomplete) for item in found)


def test_article_is_reconciled_to_standard_output(article: Path) -> None:
    """Without options the report for the terminal is printed, without colours in a pipe, and nothing else."""
    result = run("run", article)
    assert result.exit_code == 0, result.output
    assert "killed" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_standard_input_is_read_as_a_text(article: Path) -> None:
    """'-' reads a text from standard input."""
    result = run("run", "-", input=ARTICLE)
    assert result.exit_code == 0, result.output
    assert "killed" in result.stdout


def test_same_command_gives_the_same_bytes(article: Path) -> None:
    """Two processes with different hash seeds print and write the same."""
    outputs = []
    for seed in ("1", "2"):
        target = article.parent / f"r{seed}.json"
        done = process("run", article, "-o", target, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        outputs.append((done.stdout, target.read_bytes()))
    assert outputs[0] == outputs[1]


def test_reports_are_written_and_quiet_prints_nothing(article: Path) -> None:
    """-o is repeatable; --quiet leaves standard output empty."""
    targets = [article.parent / name for name in ("r.json", "r.csv", "r.md")]
    result = run("run", article, "-q", *(part for t in targets for part in ("-o", t)))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert all(t.stat().st_size for t in targets)


def test_report_into_the_case_folder_is_refused(article: Path) -> None:
    """A report must not be read as an article the next time, nor overwrite one."""
    result = run("run", article.parent, "-o", article.parent / "report.md")
    assert (result.exit_code, "read as an article" in result.stderr) == (2, True)
    result = run("run", article, "-o", article)
    assert (result.exit_code, "would be overwritten" in result.stderr) == (2, True)
    assert article.read_text() == ARTICLE


def test_table_columns_are_mapped(here: Path) -> None:
    """--map names foreign columns and those to pass over."""
    written(here, "t.csv", TABLE.replace("source", "publisher").replace("\n", ",\n").replace("value,", "value,id", 1))
    result = run("run", "t.csv", "--map", "source=publisher", "--map", "ignore=id")
    assert result.exit_code == 0, result.output
    assert "height" in result.stdout


def test_explain_answers_one_question(article: Path) -> None:
    """`explain` tells about the question asked, and offers the questions where none fits."""
    result = run("explain", article, "--question", "people killed")
    assert result.exit_code == 0, result.output
    assert "killed" in result.stdout
    result = run("explain", article, "--question", "nothing of the kind")
    assert result.exit_code == 2
    assert "Choose one of" in result.stderr


def test_graph_is_written_in_the_format_of_the_suffix(article: Path) -> None:
    """`graph -o` writes GraphML and more; an unknown suffix names the known ones."""
    target = article.parent / "g.graphml"
    result = run("graph", article, "-o", target)
    assert result.exit_code == 0, result.output
    assert "graphml" in target.read_text()
    result = run("graph", article, "-o", "g.docx")
    assert (result.exit_code, ".graphml" in result.stderr) == (2, True)


def test_rules_are_listed_shown_and_tested() -> None:
    """`rules` lists every rule, shows one with its examples, and runs the examples of all."""
    result = run("rules", "list")
    assert (result.exit_code, "quantity-differs" in result.stdout) == (0, True)
    result = run("rules", "show", "quantity-differs")
    assert (result.exit_code, "Examples:" in result.stdout) == (0, True)
    result = run("rules", "show", "quantity-difers")
    assert (result.exit_code, "Did you mean 'quantity-differs'?" in result.stderr) == (2, True)
    result = run("rules", "test")
    assert result.exit_code == 0, result.output
    assert "examples of" in result.stdout


RULE = '''
"""Round figures."""
from collections.abc import Iterator
from reconcile.camps import camp
from reconcile.rule import Claim, Conflict, Group, Scope, agrees, contradicts, not_comparable, rule
from reconcile.finding import Severity

@rule(id="{id}", title="x", scope=Scope.STATEMENT, severity=Severity.INFO, examples=({examples}))
def check(group: Group) -> Iterator[Conflict]:
    """Find nothing."""
    yield from ()
'''


def test_rules_that_nothing_tries_do_not_pass(here: Path) -> None:
    """`rules test` names rules without examples, the verdicts that lack one, and examples that are none."""
    (here / "own").mkdir()
    written(here, "own/a.py", RULE.format(id="bare", examples=""))
    written(here, "own/b.py", RULE.format(id="half", examples='agrees(Claim("ducks seen", "9")),'))
    result = run("rules", "test", "own")
    assert result.exit_code == 1
    assert "bare: no example that is 'contradicts' and none that is 'agrees'" in result.stdout
    assert "half: no example that is 'contradicts' and none that is 'not comparable'" in result.stdout
    (here / "other").mkdir()
    written(here, "other/b.py", RULE.format(id="half", examples='agrees(Claim("ducks seen", "9", as_of="May")),'))
    result = run("rules", "test", "other")
    assert (result.exit_code, "an example of the rule 'half' is none" in result.stderr) == (2, True)


def test_trail_is_verified_and_a_changed_byte_is_found(article: Path) -> None:
    """`audit verify` accepts what a run wrote and leaves with 1, saying where, when a byte differs."""
    trail = article.parent / "trail.jsonl"
    assert run("run", article, "-q", "-o", trail).exit_code == 0
    result = run("audit", "verify", trail)
    assert (result.exit_code, result.stdout.startswith("verified: ")) == (0, True)
    trail.write_bytes(trail.read_bytes().replace(b"killed", b"kiiled", 1))
    result = run("audit", "verify", trail)
    assert (result.exit_code, "trail.jsonl:" in result.stdout) == (1, True)
    assert run("audit", "verify", article.parent / "none.jsonl").exit_code == 2
    result = run("audit", "verify", article)
    assert (result.exit_code, result.stdout.count("\n")) == (1, 1)
    assert "landslide.txt: this is no audit trail" in result.stdout
    assert "reconcile run PATH... -o trail.jsonl" in result.stdout


@pytest.mark.parametrize("nothing", ["", " \n\t\n", "\ufeff"])
def test_an_empty_input_is_told(nothing: str, article: Path) -> None:
    """Nothing to read ends with 2 and a remedy; beside an article it takes nothing from the article's answer."""
    result = run("run", "-", input=nothing)
    assert (result.exit_code, "stdin: there is nothing to read" in result.stderr) == (2, True)
    empty = written(article.parent, "empty.txt", nothing)
    assert run("run", empty).exit_code == 2
    result = run("run", empty, article)
    assert (result.exit_code, "killed" in result.stdout) == (0, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", ARTICLE),
        ("a.txt", f"The Lantern | 2031-05-02 | https://l.example/a\n{ARTICLE}"),
        ("a.html", f"<nav>x</nav><h1>Bus</h1><p>{ARTICLE.replace('bus', '<b>bus</b> &amp;')}"),
        ("a.md", f"---\npublisher: The Lantern\ndate: 2031-05-02\n---\n{ARTICLE.replace('Four', '**Four**')}"),
        ("t.csv", TABLE),
        ("t.jsonl", '{"source": "A", "item": "dam", "value": 3, "date": "2031-05-02"}\n'),
    ],
)
def test_every_format_replays_from_its_trail(here: Path, name: str, content: str) -> None:
    """What a run recorded of any kind of input is enough to compute it again, byte for byte."""
    written(here, name, content)
    assert run("run", name, "-q", "-o", "trail.jsonl").exit_code == 0
    result = run("audit", "replay", "trail.jsonl")
    assert result.exit_code == 0, result.output
    assert "byte for byte" in result.stdout


def test_trails_are_shown_and_compared(article: Path) -> None:
    """`audit show` lists the records; `audit diff` leaves with 0 for equal runs and with 1 for others."""
    trails = [article.parent / name for name in ("a.jsonl", "b.jsonl", "c.jsonl")]
    assert run("run", article, "-q", "-o", trails[0], "-o", trails[1]).exit_code == 0
    article.write_text(ARTICLE.replace("Four", "Three"))
    assert run("run", article, "-q", "-o", trails[2]).exit_code == 0
    assert "extract" in run("audit", "show", trails[0]).stdout
    assert run("audit", "diff", trails[0], trails[1]).exit_code == 0
    result = run("audit", "diff", trails[0], trails[2])
    assert result.exit_code == 1
    assert result.stdout.strip()


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Return a command and all below it with their full names."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from commands(found, f"{name} {below}")


def test_every_command_and_option_has_help() -> None:
    """No command and no option is left without a word on what it does."""
    found = dict(commands(cli, "reconcile"))
    assert {"reconcile run", "reconcile explain", "reconcile audit diff", "reconcile rules test"} <= set(found)
    for name, command in found.items():
        assert command.get_short_help_str(200), name
        assert command is cli or len(command.get_short_help_str(200)) <= 70, name
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"
            else:
                assert parameter.make_metavar(click.Context(command)), name


def test_help_imports_nothing_heavy() -> None:
    """`--help` answers at once: neither the engine nor its libraries are loaded for it."""
    code = (
        "import sys\nfrom reconcile.cli import cli\n"
        "try: cli(['--help'], prog_name='reconcile')\nexcept SystemExit: pass\n"
        "print([m for m in ('attr', 'numpy', 'networkx', 'jinja2', 'prov', 'reconcile.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.rstrip().endswith("[]")
    assert "Commands:" in done.stdout


def test_module_runs_as_a_command() -> None:
    """`python -m reconcile` is the command; a wrong command is answered with the nearest right one."""
    done = process("--version")
    assert (done.returncode, done.stdout.split()[0]) == (0, "reconcile")
    done = process("rnu", "x.txt")
    assert (done.returncode, "Did you mean 'run'?" in done.stderr) == (2, True)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_script_says_how_to_install_it(shell: str) -> None:
    """The script names the command and the way to install it."""
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_RECONCILE_COMPLETE" in result.stdout
    assert "# To install: reconcile completion" in result.stdout


def test_completion_offers_the_commands() -> None:
    """What the script asks for is answered."""
    done = process(_RECONCILE_COMPLETE="bash_complete", COMP_WORDS="reconcile ex", COMP_CWORD="1")
    assert "explain" in done.stdout


def test_unexpected_error_apologises(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect of ours ends in a paragraph, exit code 70 and no traceback unless asked for."""
    import reconcile.pipeline

    def broken(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(reconcile.pipeline, "run", broken)
    result = run("run", article)
    assert result.exit_code == 70
    assert "sorry, this is a defect of reconcile" in result.stderr
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("RECONCILE_DEBUG", "1")
    assert "Traceback" in run("run", article).stderr


def test_names_cannot_steer_the_terminal(here: Path) -> None:
    """Control characters in a file's name are not sent to the terminal."""
    result = run("run", "a\x1b[2Jb.txt")
    assert (result.exit_code, "\x1b" in result.output) == (2, False)
