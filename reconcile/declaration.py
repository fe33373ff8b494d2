"""What a user declares of sources, laid over what the texts say of them, and which declarations met nobody."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from reconcile.config import Config, SourceSpec
from reconcile.statement import Document, Source, Statement
from reconcile.values.label import canonical_label


def as_declared(statements: Iterable[Statement], config: Config) -> Iterator[Statement]:
    """Return the statements, each holder with the grade and kind that are declared for this name or alias.

    Names stay as the texts give them, so that quotes and reports do; families are traced with the origins.
    """
    specs = {canonical_label(name): spec for spec in config.sources for name in (spec.name, *spec.aliases)}
    for s in statements:
        spec = specs.get(canonical_label(s.holder.name)) if specs else None
        yield s if spec is None else evolve(s, holder=_declared(s.holder, spec))


def _declared(source: Source, spec: SourceSpec) -> Source:
    return evolve(source, kind=spec.kind or source.kind, grade=spec.grade or source.grade)


def unmet(
    config: Config, documents: Iterable[Document], statements: Iterable[Statement]
) -> tuple[tuple[SourceSpec, tuple[str, ...]], ...]:
    """Return the declared sources that nobody in the case is called, each with the names there that are near it."""
    if not config.sources:
        return ()
    from difflib import get_close_matches

    met = {canonical_label(name): name for name in _names(documents, statements)}
    met |= {canonical_label(spec.family): spec.family for spec in config.sources}
    found = []
    for spec in config.sources:
        wanted = [canonical_label(name) for name in (spec.name, *spec.aliases)]
        if not any(name in met for name in wanted):
            near = get_close_matches(wanted[0], sorted(met), n=2, cutoff=0.6)
            found.append((spec, tuple(met[name] for name in near)))
    return tuple(found)


def _names(documents: Iterable[Document], statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the names by which a declaration can meet somebody."""
    for d in documents:
        yield from (d.publisher, d.family)
    for s in statements:
        for source in (s.holder, *s.relays):
            yield from (source.name, source.organisation)
