"""Wording: what all carriers of one text share, so that what many carry counts once where figures are added up."""

from collections.abc import Hashable

from reconcile.statement import Document, SourceKind, Statement


def wording(s: Statement) -> Hashable:
    """Return a key that is equal for the same words of the same origin, whoever carries them; a table's rows differ."""
    if s.row is not None:
        return s.id
    start, end = s.frame.sentence
    text = s.document.text[start:end] if end else s.document.text
    holder = "" if s.holder.kind is SourceKind.NARRATION else s.holder.name  # a narrator bears the carrier's name
    return (text, s.start - start, s.end - start, s.value, s.stance, holder, s.origin)


def gives(document: Document, s: Statement) -> bool:
    """Return whether a document has a statement's very words: it is their own, or a copy of it."""
    start, end = s.frame.sentence
    return s.document.text[start:end] in document.text if end else s.document.text == document.text
