"""The way of the data, as a sequence of calls. No stage calls back; each takes frozen objects and gives new ones."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reconcile.config import Config
from reconcile.declaration import as_declared
from reconcile.detect import detect, load_rules
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
        InputError: nothing could be read.
        ConfigError: the configuration is wrong.
    """
    material = read(inputs, config)
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
    document = text if isinstance(text, Document) else Document(text)
    return list(statements_of(document, config=config))
