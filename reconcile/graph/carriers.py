"""When a text was first published: who carries it later carries its dates too, and its 'today' is still that day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve

from reconcile.graph.dated import first_seen, span
from reconcile.graph.reuse import wording
from reconcile.statement import Document, Statement


def first_published(documents: Iterable[Document]) -> list[tuple[Document, Document]]:
    """Return each document, in the order given, with itself as it stood when its text was first published.

    Only the same text word for word counts: who edits a text may have brought it up to date. A carrier that gives no
    date, or a day and leaves open the hour that another gives, is not before the others.
    """
    documents = list(documents)
    dates = _first_dates(documents)
    return [(d, evolve(d, published=dates[d.id]) if d.id in dates else d) for d in documents]


def _first_dates(documents: Sequence[Document]) -> Mapping[str, str]:
    """Return the first carrier's date for all that give another or none, by document id."""
    if len({d.published for d in documents}) < 2:
        return {}
    found: dict[str, str] = {}
    texts: defaultdict[str, list[Document]] = defaultdict(list)
    for d in documents:
        texts[wording(d)].append(d)
    for carriers in texts.values():
        if len(carriers) > 1 and (first := first_seen(d.published for d in carriers)):
            found.update({d.id: first for d in carriers if span(d.published) != span(first)})
    return found


def as_carried(statements: Iterable[Statement], document: Document) -> list[Statement]:
    """Return what was read of a document as first published as that of the document that carries it.

    The statements keep the date of the first carrier as that of their report.
    """
    statements = list(statements)
    if all(s.document is document for s in statements):
        return statements
    there = [evolve(s, document=document, reported=s.document.published) for s in statements]
    ids = {a.id: b.id for a, b in zip(statements, there, strict=True)}
    return [
        evolve(s, frame=evolve(s.frame, antecedent=ids.get(s.frame.antecedent, s.frame.antecedent)))
        if s.frame.antecedent
        else s
        for s in there
    ]
