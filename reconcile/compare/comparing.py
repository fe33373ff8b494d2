"""The one function of this package that others call."""

from reconcile.compare.sentences import compare_sentences
from reconcile.compare.statements import compare_statements
from reconcile.compare.verdict import Comparison
from reconcile.extract import extract
from reconcile.statement import Document, Statement


def compare(a: str | Statement, b: str | Statement) -> Comparison:
    """Return how `a` stands to `b`, each a sentence or a Statement.

    Two sentences are compared figure by figure, and by the words that differ where all others are equal; two
    statements by the gate and then by their values. A sentence beside a Statement is first read into statements.
    What it says of (b, a) is the converse of what it says of (a, b). No text raises.

    >>> str(compare("A crew of twelve sailed north.", "A crew of more than ten sailed north.").verdict)
    'narrower'
    """
    if isinstance(a, str) and isinstance(b, str):
        return compare_sentences(a, b)
    return compare_statements(_statements(a), _statements(b))


def _statements(x: str | Statement) -> list[Statement]:
    return [x] if isinstance(x, Statement) else list(extract(Document(x)))
