"""The options that several commands share, and the run that they describe."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar, cast

import click

from reconcile.cli.completing import method_names, profile_names, rule_ids

if TYPE_CHECKING:
    from reconcile.config import Config
    from reconcile.result import Reconciliation

INCOMPLETE = 4

F = TypeVar("F", bound=Callable[..., object])


class Choices(TypedDict):
    """What the shared options hold; the names are those of the parameters."""

    paths: tuple[str, ...]
    method: str | None
    config: str | None
    as_of: str | None
    profile: str | None
    rules: tuple[str, ...]
    disabled: tuple[str, ...]
    columns: tuple[str, ...]
    articles: bool
    endpoint: str | None
    model: str | None
    api_key_env: str | None


_PARAMETERS = (
    click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    click.option(
        "--method",
        metavar="NAME",
        shell_complete=method_names,
        help="How to fuse; without it, chosen by the shape of the claims.",
    ),
    click.option(
        "--config", metavar="FILE", help="Settings in TOML: sources, grades, dates ...; docs/configuration.md."
    ),
    click.option("--as-of", metavar="DATE", help="Take the state of knowledge at this date (2023-12-15) or time."),
    click.option(
        "--profile",
        metavar="NAME",
        shell_complete=profile_names,
        help="Coding of 'dozens' and the like: default, acled, ucdp, emdat.",
    ),
    click.option("--rules", metavar="DIR", multiple=True, help="A folder of further rules (repeatable)."),
    click.option(
        "--disable",
        "disabled",
        metavar="ID",
        multiple=True,
        shell_complete=rule_ids,
        help="A rule not to run (repeatable); `reconcile rules list` shows all ids.",
    ),
    click.option(
        "--map",
        "columns",
        metavar="NAME=COLUMN",
        multiple=True,
        help="For tables: source=publisher says that column 'publisher' gives the source; ignore=COLUMN passes over.",
    ),
    click.option("--articles", is_flag=True, help="Of web pages, read the article alone (needs trafilatura)."),
    click.option(
        "--language-model",
        "endpoint",
        metavar="URL",
        help="Send the texts to this OpenAI-compatible endpoint and check what it proposes (needs httpx).",
    ),
    click.option("--model", metavar="NAME", help="The model, as the endpoint of --language-model calls it."),
    click.option("--api-key-env", metavar="VARIABLE", help="The environment variable that holds the endpoint's key."),
)


def run_options(command: F) -> F:
    """Give a command the paths and the choices of a run."""
    for parameter in reversed(_PARAMETERS):
        command = parameter(command)
    return command


def optional_paths(command: F) -> F:
    """Give a command the choices of a run, and paths that may be left out."""
    for parameter in reversed(_PARAMETERS[1:]):
        command = parameter(command)
    return click.argument("paths", nargs=-1, metavar="[PATH]...")(command)


def reconciled(choices: Mapping[str, object]) -> "Reconciliation":
    """Run what the options describe; tell on standard error what could not be read.

    Raises:
        ReconcileError: nothing could be read, or the configuration is wrong.
    """
    from reconcile.cli.group import printable
    from reconcile.cli.places import as_given
    from reconcile.cli.progress import progress
    from reconcile.declaration import unmet
    from reconcile.errors import InputError

    given = cast(Choices, choices)
    with progress():
        from reconcile.pipeline import run

        try:
            result = run(_inputs(given["paths"]), config_of(choices))
        except InputError as error:
            raise InputError(as_given(str(error), given["paths"])) from None
    if not result.statements and not any(d.prose.strip("\ufeff\n\r\t ") for d in result.documents):
        names = printable(", ".join(d.name for d in result.documents[:8]))
        remedy = "Give a text with words in it; was it saved, or fetched, without its content?"
        raise InputError("there is nothing to read: no text.", where=names, remedy=remedy)
    for failure in result.failures:
        click.echo(f"Error: {printable(as_given(failure.problem, given['paths']))}", err=True)
    for spec, near in unmet(result.config, result.documents, result.statements):
        meant = f" Did you mean {' or '.join(repr(n) for n in near)}?" if near else ""
        warning = f"Warning: the declared source '{spec.name}' is nobody's name in this case.{meant}"
        click.echo(printable(warning), err=True)
    if result.config.language_model is not None:
        from reconcile.cli.language_model import told

        for line in told(result.config.language_model):
            click.echo(printable(line), err=True)
    return result


def what_is_given(choices: Mapping[str, object]) -> "tuple[list[Path], Config]":
    """Return the paths and the configuration that the options describe.

    Raises:
        ConfigError: the configuration is wrong.
        InputError: a path is '-': a check names files and lines.
    """
    from reconcile.errors import InputError

    given = cast(Choices, choices)
    if "-" in given["paths"]:
        raise InputError("a check tells file and line.", where="-", remedy="Save the text to a file and name that.")
    return [Path(p) for p in dict.fromkeys(given["paths"])], config_of(choices)


def leave(result: "Reconciliation") -> None:
    """End with the exit code that says whether everything was read."""
    if result.failures:
        click.get_current_context().exit(INCOMPLETE)


def config_of(choices: Mapping[str, object]) -> "Config":
    """Return the configuration that the options describe.

    Raises:
        ConfigError: it is wrong.
    """
    from attrs import evolve

    from reconcile.config import Config
    from reconcile.settings import load_settings, with_choices

    given = cast(Choices, choices)
    base = load_settings(Path(given["config"])) if given["config"] else Config()
    names = ("method", "as_of", "profile")
    config = with_choices(base, {name: given[name] for name in names})  # type: ignore[literal-required]
    if given["endpoint"] or given["model"] or given["api_key_env"]:
        from reconcile.cli.language_model import chosen

        model = chosen(config.language_model, given["endpoint"], given["model"], given["api_key_env"])
        config = evolve(config, language_model=model)
    rules = (*config.rules, *map(Path, given["rules"]))
    disabled = tuple(dict.fromkeys((*config.disabled, *given["disabled"])))
    columns = {**config.columns, **_mapped(given["columns"])}
    return evolve(
        config, rules=rules, disabled=disabled, columns=columns, articles=config.articles or given["articles"]
    )


def _mapped(pairs: Iterable[str]) -> dict[str, str]:
    from reconcile.errors import ConfigError

    columns: dict[str, str] = {}
    for pair in pairs:
        ours, sign, own = (part.strip() for part in pair.partition("="))
        if not (ours and sign and own):
            raise ConfigError(f"'{pair}' is not NAME=COLUMN.", where="--map", remedy="Write --map source=publisher.")
        if ours == "ignore" and ours in columns:
            own = f"{columns[ours]},{own}"
        elif ours in columns:
            raise ConfigError(f"'{ours}' is mapped twice.", where="--map", remedy="Keep one.")
        columns[ours] = own
    return columns


def _inputs(paths: Iterable[str]) -> list[object]:
    inputs: list[object] = []
    for path in dict.fromkeys(paths):
        inputs.extend(_standard_input() if path == "-" else [Path(path)])
    return inputs


def _standard_input() -> list[object]:
    from reconcile.errors import InputError
    from reconcile.read import MAX_BYTES, read_bytes

    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"is larger than {MAX_BYTES >> 20} MiB.", where="stdin", remedy="Split it.")
    contents = read_bytes(data, "stdin")
    return [*contents.documents, *contents.statements]
