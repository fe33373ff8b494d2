"""What a reader gives, and how what a case declares enters it."""

import re

from attrs import evolve, frozen

from reconcile.config import Config, SourceSpec
from reconcile.errors import InputError
from reconcile.read.prose import Prose
from reconcile.settings import HOW, is_iso
from reconcile.statement import Document, Source, SourceKind, Statement

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:\d\d)?)?(?!\d)", re.ASCII)


@frozen
class Contents:
    """What one input holds: documents to extract from, and statements that are ready."""

    documents: tuple[Document, ...] = ()
    statements: tuple[Statement, ...] = ()


def document(
    name: str,
    text: str,
    config: Config,
    *,
    prose: Prose | None = None,
    publisher: str = "",
    published: str | None = None,
    url: str | None = None,
) -> Document:
    """Return a Document with what the file says about itself, overridden by what the case declares about it."""
    made = Document(text, name=name, publisher=publisher, published=published, url=url)
    if prose is not None:
        made = evolve(made, prose=prose.text, offsets=prose.offsets, escapes=prose.escapes)
    for spec in config.documents:
        if spec.file == name:
            publisher, published, url = spec.publisher or publisher, spec.published or published, spec.url or url
            made = evolve(made, publisher=publisher, published=published, url=url)
    return declared(made, config)


def declared(document: Document, config: Config) -> Document:
    """Return the document with the family and grade that its publisher is declared to have.

    Raises:
        InputError: the date of publication is not one.
    """
    if document.published is not None and not is_iso(document.published):
        problem = f"the date of publication '{document.published}' is not a date."
        raise InputError(problem, where=document.name, remedy=HOW)
    spec = spec_of(document.publisher, config)
    if spec is None:
        return document
    return evolve(document, family=document.family or spec.family, grade=document.grade or spec.grade)


def iso_date(text: str) -> str:
    """Return the ISO date or time in what a page says of itself, its date alone, or '' where it writes it otherwise.

    >>> iso_date("2023-12-15T10:00:00+0500"), iso_date("2023-12-15 at noon"), iso_date("15 December")
    ('2023-12-15T10:00:00+05:00', '2023-12-15', '')
    >>> iso_date("20231215T100000+0500"), iso_date("20231215")
    ('2023-12-15T10:00:00+05:00', '2023-12-15')
    """
    text = re.sub(r"(\d)\s?([+-]\d\d)(\d\d)$", r"\1\2:\3", text.strip())
    if basic := _BASIC.match(text):
        date, hour, minute, second, zone = "-".join(basic.group(1, 2, 3)), *basic.group(4, 5, 6, 7)
        full = f"{date}T{hour}:{minute}:{second or '00'}{zone or ''}"
        text = full if hour and is_iso(full) else date
    return text if is_iso(text) else text[:10] if len(text) > 10 and is_iso(text[:10]) else ""


def spec_of(name: str, config: Config) -> SourceSpec | None:
    """Return what is declared about a source under this name or alias."""
    folded = name.casefold()
    fits = (s for s in config.sources if folded and folded in {x.casefold() for x in (s.name, *s.aliases)})
    return next(fits, None)


def data_source(name: str, config: Config) -> Source:
    """Return the source of a table's row, under its declared name."""
    spec = spec_of(name, config)
    if spec is None:
        return Source(name, SourceKind.DATASET)
    return Source(spec.name, spec.kind or SourceKind.DATASET, family=spec.family, grade=spec.grade)
