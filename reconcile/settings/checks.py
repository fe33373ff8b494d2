"""Whether a configuration holds together."""

from attrs import evolve

from reconcile.config import Config, DocumentSpec, SourceSpec
from reconcile.errors import ConfigError
from reconcile.settings.dates import HOW, is_iso

_CHOSEN = ("family", "grade", "kind")  # what a source has one of


def checked(config: Config, where: str = "configuration") -> Config:
    """Return the configuration if it holds together, with what several places say of one source in one entry.

    Raises:
        ConfigError: a source in two families or of two grades, an alias of two sources, circular families or
            aliases, a date that does not parse, a file declared twice.
    """
    if (sources := _joined(config.sources)) != config.sources:
        config = evolve(config, sources=sources)
    _check_sources(config.sources, where)
    for what, when in (("as_of", config.as_of), *((f"published of {d.file}", d.published) for d in config.documents)):
        if when is not None and not is_iso(when):
            raise ConfigError(f"{what} '{when}' is not a date.", where=where, remedy=HOW)
    files: dict[str, DocumentSpec] = {}
    for document in config.documents:
        if files.setdefault(document.file, document) != document:
            problem = f"'{document.file}' is declared twice, differently."
            raise ConfigError(problem, where=where, remedy="Keep one entry.")
    return config


def _joined(sources: tuple[SourceSpec, ...]) -> tuple[SourceSpec, ...]:
    """Return the sources, those of one name in one entry; those that contradict it, to be told, behind the others."""
    joined: dict[str, SourceSpec] = {}
    clashing = []
    for source in sources:
        old = joined.setdefault(source.name.casefold(), source)
        if any(a and b and a != b for a, b in ((getattr(old, x), getattr(source, x)) for x in _CHOSEN)):
            clashing.append(source)
            continue
        chosen = {x: getattr(old, x) or getattr(source, x) for x in _CHOSEN}
        aliases = tuple(dict.fromkeys((*old.aliases, *source.aliases)))
        joined[source.name.casefold()] = evolve(old, aliases=aliases, **chosen)
    return (*joined.values(), *clashing)


def _check_sources(sources: tuple[SourceSpec, ...], where: str) -> None:
    """Refuse a name in two families, of two grades or two sources, and families or aliases that run in a circle."""
    owner: dict[str, SourceSpec] = {}
    for source in sources:
        for name in (source.name, *source.aliases):
            other = owner.setdefault(name.casefold(), source)
            if other != source:
                raise _contradiction(name, other, source, where)
    families = {s.name.casefold(): owner.get(s.family.casefold(), s).name.casefold() for s in sources if s.family}
    for start in sorted(families):
        way = [start]
        while (up := families.get(way[-1])) is not None and up != way[-1]:
            if up in way:
                circle = " -> ".join(owner[n].name for n in (*way[way.index(up) :], up))
                raise ConfigError(
                    f"circular attribution: {circle}.", where=where, remedy="Let one of them stand without a family."
                )
            way.append(up)


def _word(source: SourceSpec) -> str:
    return source.kind.name.lower() if source.kind else ""


def _contradiction(name: str, a: SourceSpec, b: SourceSpec, where: str) -> ConfigError:
    if a.name.casefold() == b.name.casefold():
        pairs = {"families": (a.family, b.family), "grades": (a.grade, b.grade), "kinds": (_word(a), _word(b))}
        what, x, y = next((what, x, y) for what, (x, y) in pairs.items() if x and y and x != y)
        problem = f"source '{a.name}' has two {what}, '{x}' and '{y}'."
        return ConfigError(problem, where=where, remedy="Keep one [[source]] entry for it.")
    both = {x.casefold() for x in (*a.aliases, *b.aliases)}
    if a.name.casefold() in both and b.name.casefold() in both:
        problem = f"circular attribution: '{a.name}' and '{b.name}' are aliases of each other."
        return ConfigError(problem, where=where, remedy="Keep one [[source]] entry with the other as its alias.")
    problem = f"'{name}' belongs to two sources, '{a.name}' and '{b.name}'."
    return ConfigError(problem, where=where, remedy="Leave the name with one of them.")
