"""The way of the data, as a sequence of calls. No stage calls back; each takes frozen objects and gives new ones."""

import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reconcile.config import Config
from reconcile.declaration import as_declared
from reconcile.detect import detect, load_rules
from reconcile.errors import ConfigError, InputError
from reconcile.explain import worded
from reconcile.extract import extract as statements_of
from reconcile.extract import propose
from reconcile.finding import Finding, order
from reconcile.fuse import fuse_questions
from reconcile.graph import as_carried, first_published, with_origins
from reconcile.lexicon import load_lexicon
from reconcile.link import link
from reconcile.read import read
from reconcile.result import Reconciliation
from reconcile.statement import Document, Statement

Input = str | Path | Document | Any


def run(inputs: Input | Iterable[Input], config: Config | None = None) -> Reconciliation:
    """Reconcile what the inputs say.

    Args:
        inputs: one input or several: a `str` is a text, a `pathlib.Path` a file or folder; Documents, Statements,
            StatementTables and data frames are taken as they are.
        config: choices; None takes the defaults, and those of a case's `case.toml` where there is one.

    Raises:
        InputError: nothing could be read, or an input is of a type that cannot be.
        ConfigError: the configuration is wrong, or no Config.
    """
    inputs = _legible(inputs)
    material = read(inputs, _chosen(config))
    config = material.config
    rules = load_rules(config)
    lexicon = load_lexicon(config)
    extracted = [
        s
        for d, as_first in first_published(material.documents)
        for s in as_carried(statements_of(as_first, config=config, lexicon=lexicon), d)
    ]
    proposed = propose(material.documents, extracted, config, lexicon)  # nothing, unless a language model is named
    config = proposed.config
    given = as_declared((*extracted, *proposed.statements, *material.statements), config)
    linked = link(tuple(given), config, lexicon)
    sourced = with_origins(linked, material.documents, config)
    statements = tuple(sorted(sourced, key=order))
    findings, gate_log = detect(statements, rules, config)
    consensus = worded(fuse_questions(statements, findings, config), findings, config)
    if not statements:
        _warn_of_paths(inputs)
    return Reconciliation(
        documents=material.documents,
        statements=statements,
        findings=findings,
        consensus=consensus,
        gate_log=gate_log,
        failures=(*material.failures, *proposed.failures),
        given=material.statements,
        config=config,
    )


def check(inputs: Input | Iterable[Input], config: Config | None = None) -> tuple[Finding, ...]:
    """Return the findings alone: where the inputs contradict each other."""
    return run(inputs, config).findings


def extract(text: str | Document, config: Config | None = None) -> list[Statement]:
    """Return the statements of one text or Document, not yet linked to those of others."""
    return list(statements_of(_document(text), config=_chosen(config)))


def _document(text: object) -> Document:
    if isinstance(text, str | Document):
        return text if isinstance(text, Document) else Document(text)
    remedy = "Give a str or a Document; for files and tables: reconcile.run(...).statements."
    raise InputError(f"{type(text).__name__} is no text.", remedy=remedy)


def _chosen(config: object) -> Config | None:
    if config is None or isinstance(config, Config):
        return config
    remedy = (
        'Give reconcile.Config(method="vote", ...), or what reconcile.settings.load_settings(path) reads from TOML.'
    )
    raise ConfigError(f"config is a {type(config).__name__}, not a Config.", remedy=remedy)


def _legible(inputs: Input | Iterable[Input]) -> Input | Iterable[Input]:
    """Return the inputs; bytes and mappings would be iterated into something that nobody meant."""
    if isinstance(inputs, bytes | bytearray):
        raise InputError("bytes are no text.", remedy="Decode them (data.decode()), or give the file's pathlib.Path.")
    if isinstance(inputs, Mapping):
        remedy = "Give its texts: [reconcile.Document(text, name=name) for name, text in texts.items()]."
        raise InputError(f"a {type(inputs).__name__} cannot be read.", remedy=remedy)
    return inputs if isinstance(inputs, str) or not isinstance(inputs, Iterator) else tuple(inputs)


def _warn_of_paths(inputs: Input | Iterable[Input]) -> None:
    """Warn where a text in which nothing was found is the name of a file: a str is a text, a Path a file."""
    given = [inputs] if isinstance(inputs, str) else inputs if isinstance(inputs, list | tuple) else ()
    for text in given:
        if isinstance(text, str) and _PATH.fullmatch(text) and os.path.exists(text):
            warnings.warn(
                f"nothing was found in the text {text!r}, which is also the name of a file: for the file, "
                f"give pathlib.Path({text!r}).",
                stacklevel=3,
            )


_PATH = re.compile(r"[^\n\0]{0,200}\w(?:[/\\][^\n\0]{0,200}|\.\w{2,5})")
