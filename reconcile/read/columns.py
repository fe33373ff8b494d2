"""Which column of a table is which: recognised names, those that a user maps, and those to pass over."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from attrs import frozen

from reconcile.config import Config
from reconcile.errors import ConfigError, InputError
from reconcile.settings import nearest

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "source": ("source",),
        "item": ("item", "subject", "entity", "event"),
        "attribute": ("attribute", "property", "question"),
        "value": ("value",),
        "unit": ("unit",),
        "as_of": ("as_of", "time"),
        "published": ("published", "date"),
        "low": ("low",),
        "high": ("high",),
        "quote": ("quote",),
        "url": ("url",),
        "population": ("population",),
        "scope": ("scope",),
        "holder": ("holder",),
        "stance": ("stance",),
    }
)
IGNORE = "ignore"

_RECOGNISED = {name: ours for ours, names in COLUMNS.items() for name in names}


@frozen
class Columns:
    """The columns of one table: our name by the table's own; "" for those to pass over."""

    ours: Mapping[str, str]

    def own(self, ours: str) -> str:
        """Return how the table calls one of our columns."""
        return next((own for own, name in self.ours.items() if name == ours), ours)


def recognise(names: Iterable[str], config: Config, where: str) -> Columns:
    """Return which column is which.

    Args:
        names: the table's header.
        config: `columns` maps our names to the table's.
        where: file and row, for the message.

    Raises:
        InputError: a column is unknown, or two are the same; nothing gives the value or what it is about.
        ConfigError: the mapping names a column that we do not have.
    """
    mapped, ignored = _mapping(config)
    ours: dict[str, str] = {}
    for own in names:
        folded = own.strip().casefold().replace(" ", "_").replace("-", "_")
        name = "" if own.strip() in ignored else mapped.get(own.strip()) or _RECOGNISED.get(folded)
        if name is None:
            close = get_close_matches(folded, sorted(_RECOGNISED), n=1, cutoff=0.6)
            guess = _RECOGNISED[close[0]] if close else "source"
            remedy = (
                f"{nearest(folded, _RECOGNISED)} Or say what it is: --map {guess}='{own}', or --map ignore='{own}'."
            )
            raise InputError(f"unknown column '{own}'.", where=where, remedy=remedy)
        if own in ours:
            raise InputError(f"two columns are called '{own}'.", where=where, remedy="Rename or remove one of them.")
        if name and (other := next((o for o, n in ours.items() if n == name), None)):
            remedy = f"Remove one, or pass it over: --map ignore='{own}'."
            raise InputError(f"columns '{other}' and '{own}' both give the {name}.", where=where, remedy=remedy)
        ours[own] = name
    return Columns(ours)


def required(columns: Columns, config: Config, where: str, *, has_publisher: bool) -> None:
    """Check that a table has the columns that make a statement.

    Raises:
        InputError: one is missing.
    """
    have = set(columns.ours.values())
    needed = (
        ("value", {"value", "low", "high"}),
        ("item", {"item", "attribute"}),
        *(() if has_publisher else (("source", {"source", "holder"}),)),
    )
    for name, any_of in needed:
        if not have & any_of:
            own = config.columns.get(name, name)
            names = [c for c, ours in columns.ours.items() if not ours] or list(columns.ours)
            instead = " or ".join(f"'{n}'" for n in COLUMNS[name])
            problem = f"no column '{own}'; the table has {', '.join(repr(n) for n in columns.ours) or 'none'}."
            remedy = f"Name one {instead}, or say which it is: --map {name}='{names[0] if names else '...'}'."
            raise InputError(problem, where=where, remedy=remedy)


def _mapping(config: Config) -> tuple[Mapping[str, str], frozenset[str]]:
    for ours in config.columns:
        if ours not in COLUMNS and ours != IGNORE:
            problem = f"a table has no column '{ours}' to map."
            raise ConfigError(problem, where="columns", remedy=nearest(ours, (*COLUMNS, IGNORE)))
    ignored = frozenset(n.strip() for n in config.columns.get(IGNORE, "").split(",") if n.strip())
    return {own.strip(): ours for ours, own in config.columns.items() if ours != IGNORE}, ignored
