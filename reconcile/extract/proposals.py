"""Statements that others than our own grammar propose: nobody, unless the configuration names a language model."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from reconcile.config import Config
from reconcile.lexicon import Lexicon
from reconcile.statement import Document, Failure, Statement


@frozen
class Proposals:
    """What a language model added.

    Attributes:
        config: the configuration with the record of what was asked and answered in it, so that the trail holds it and
            a replay asks nobody; the one given where no model is named.
        statements: those that count, in the order of their documents and places.
        failures: documents that it could not be asked about.
    """

    config: Config
    statements: tuple[Statement, ...] = ()
    failures: tuple[Failure, ...] = ()


def propose(documents: Iterable[Document], known: Sequence[Statement], config: Config, lexicon: Lexicon) -> Proposals:
    """Ask the language model that the configuration names, if it names one.

    Args:
        documents: what to ask about.
        known: statements that were read without it; a figure that is read already is not added again.
        config: where it holds a record of answers, they are taken, and nothing is sent.
        lexicon: the vocabulary.

    Raises:
        ConfigError: httpx is not installed, or the endpoint refuses the key, the address or the model.
    """
    if config.language_model is None:
        return Proposals(config)
    from reconcile.extract.language_model.proposing import heard

    return heard(documents, known, config.language_model, config, lexicon)
